package figure_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
)

func TestRealRoot(t *testing.T) {
	ln := func(n int64) figure.Real {
		out, ok := figure.Ln(figure.Int(n))
		require.True(t, ok)
		return out
	}
	two, _ := figure.Root(figure.Int(2), 2)
	plusOne := two.Add(figure.RealOf(figure.Int(1)))
	tests := map[string]struct {
		of     figure.Real
		degree int
		want   string // 30 places, computed with 60 digits
	}{
		"of a rational number": {figure.RealOf(figure.Int(27)), 3, "3"},
		"of a logarithm":       {ln(194), 3, "1.739981741018522515844971225946"},
		"of a sum":             {plusOne, 2, "1.553773974030037307344158953063"},
		"degree 1":             {ln(2), 1, "0.693147180559945309417232121458"},
		"of a small number":    {ln(2).Mul(figure.RealOf(figure.MustNumber("0.000000000000000000000000000001"))), 3, "0.000000000088499704450051771875"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, ok := tt.of.Root(tt.degree)
			require.True(t, ok)
			require.Equal(t, tt.want, got.Round(30, figure.HalfEven).String())
		})
	}
	_, ok := ln(2).Neg().Root(3)
	require.False(t, ok)
	_, ok = ln(2).Root(0)
	require.False(t, ok)
	_, ok = ln(2).Root(1201)
	require.False(t, ok)
}

// The power of a root is what it is the root of.
func TestRealRootPower(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 7))
	for range 200 {
		n, _ := figure.Frac(1+rng.Int64N(1000), 1+rng.Int64N(1000))
		of, _ := figure.Ln(n.Add(figure.Int(1)))
		degree := 1 + rng.IntN(9)
		root, ok := of.Root(degree)
		require.True(t, ok)
		power := figure.RealOf(figure.Int(1))
		for range degree {
			power = power.Mul(root)
		}
		require.True(t, power.Bounds(40).Meets(of.Bounds(40)), "%s, degree %d", n, degree)
	}
}
