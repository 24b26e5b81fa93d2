package disclosure_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/disclosure"
)

func BenchmarkSuppress(b *testing.B) {
	for _, size := range []struct {
		rows, columns int
		mean          float64
	}{{5, 5, 14}, {10, 10, 14}, {30, 12, 14}, {200, 50, 14}, {200, 50, 40}} {
		b.Run(fmt.Sprintf("%dx%d_mean_%v", size.rows, size.columns, size.mean), func(b *testing.B) {
			tb := table(b, randomCounts(rand.New(rand.NewPCG(1, 2)), size.rows, size.columns, size.mean))
			b.ReportAllocs()
			for b.Loop() {
				_, _, err := disclosure.Suppress(tb, disclosure.Options{Threshold: 5, KeepSmallTotals: true})
				require.NoError(b, err)
			}
		})
	}
}

// BenchmarkDisclosed compares the question whether a table is safe with that for
// all ranges.
func BenchmarkDisclosed(b *testing.B) {
	tb := table(b, randomCounts(rand.New(rand.NewPCG(1, 2)), 200, 50, 14))
	p, _, err := disclosure.Suppress(tb, disclosure.Options{Threshold: 5})
	require.NoError(b, err)
	b.Run("Disclosed", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, err := p.Disclosed()
			require.NoError(b, err)
		}
	})
	b.Run("Audit", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, err := p.Audit()
			require.NoError(b, err)
		}
	})
}

func BenchmarkMeasure(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	records := make([]person, 100_000)
	for i := range records {
		records[i] = person{
			country: []string{"DEU", "CHE", "ITA", "EST", "NOR"}[r.IntN(5)], sex: []string{"M", "F"}[r.IntN(2)],
			isco: fmt.Sprint(1000 + r.IntN(9000)), intent: []string{"return", "stay"}[r.IntN(2)],
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		_, err := disclosure.Measure(slices.Values(records), roles(3))
		require.NoError(b, err)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(records)), "ns/record")
}

func BenchmarkRound(b *testing.B) {
	for _, r := range []disclosure.Rounding{nearest(b, 5, 0), random(b, 5)} {
		b.Run(r.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, err := r.Round(42, "2024", "DEU", "women")
				require.NoError(b, err)
			}
		})
	}
}
