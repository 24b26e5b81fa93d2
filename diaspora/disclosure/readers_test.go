package disclosure_test

import (
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/disclosure"
)

// Several goroutines may suppress, audit and round one table.
func TestReaders(t *testing.T) {
	r := rand.New(rand.NewPCG(41, 42))
	counts := make([][]int64, 12)
	for i := range counts {
		for range 8 {
			counts[i] = append(counts[i], int64(r.ExpFloat64()*14))
		}
	}
	table, err := disclosure.NewTable(nil, nil, counts)
	require.NoError(t, err)
	options := disclosure.Options{Threshold: 5, KeepSmallTotals: true}
	public, _, err := disclosure.Suppress(table, options)
	require.NoError(t, err)
	rounding, err := disclosure.Random(5, []byte("a key of sixteen bytes"))
	require.NoError(t, err)
	rounded, err := rounding.Table(public)
	require.NoError(t, err)
	var wait sync.WaitGroup
	for range 6 {
		wait.Go(func() {
			p, _, err := disclosure.Suppress(table, options)
			if err != nil || p.String() != public.String() {
				t.Errorf("another table, %v", err)
			}
			if audit, err := public.Audit(); err != nil || !audit.Safe() {
				t.Errorf("not safe, %v", err)
			}
			if again, err := rounding.Table(public); err != nil || again.CSV() != rounded.CSV() {
				t.Errorf("rounded otherwise, %v", err)
			}
		})
	}
	wait.Wait()
}

// Tables at the edges of what is taken in are protected or refused, and end.
func TestExtremeTables(t *testing.T) {
	tests := map[string]struct {
		counts [][]int64
		err    error
	}{
		"one small among huge": {[][]int64{{1, 1 << 50, 9}, {1 << 50, 1 << 50, 9}, {9, 9, 1 << 50}}, nil},
		"at the limit":         {[][]int64{{2, disclosure.MaxTotal/4 - 2}, {disclosure.MaxTotal / 4, disclosure.MaxTotal / 4}}, nil},
		"one cell":             {[][]int64{{3}}, disclosure.ErrSmallTotal},
		"one column":           {[][]int64{{3}, {900}}, disclosure.ErrSmallTotal},
		"nothing but zeros":    {[][]int64{{0, 0}, {0, 0}}, nil},
		"all ones":             {[][]int64{{1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}}, disclosure.ErrUnsafe},
		"alone in its row":     {[][]int64{{3, 0, 90}, {0, 50, 60}, {40, 0, 70}}, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			table, err := disclosure.NewTable(nil, nil, tt.counts)
			require.NoError(t, err)
			public, _, err := disclosure.Suppress(table, disclosure.Options{Threshold: 5})
			if tt.err != nil {
				require.ErrorIs(t, err, tt.err)
				require.Empty(t, public.Rows(), "nothing is published")
				return
			}
			require.NoError(t, err)
			audit, err := public.Audit()
			require.NoError(t, err)
			require.True(t, audit.Safe())
		})
	}
	_, err := disclosure.NewTable(nil, nil, [][]int64{{disclosure.MaxTotal, 1}})
	require.ErrorIs(t, err, disclosure.ErrTable)
}
