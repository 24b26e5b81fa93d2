package indicator_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

const manyValues = 1_000_000

// benchValues returns whole numbers, or amounts with two decimals.
func benchValues(b *testing.B, places int32) ([]figure.Number, []decimal.Decimal) {
	b.Helper()
	r := rand.New(rand.NewPCG(1, 1))
	numbers, decimals := make([]figure.Number, manyValues), make([]decimal.Decimal, manyValues)
	for i := range numbers {
		decimals[i] = decimal.New(r.Int64N(1e9), -places)
		n, err := figure.FromDecimal(decimals[i])
		if err != nil {
			b.Fatal(err)
		}
		numbers[i] = n
	}
	return numbers, decimals
}

// The ratio tells how many times as long shopspring takes for the plain sum, in
// the same run.
func BenchmarkTallyAdd(b *testing.B) {
	for _, places := range []int32{0, 2} {
		numbers, decimals := benchValues(b, places)
		for _, a := range []indicator.Aggregation{indicator.Sum, indicator.WeightedMean, indicator.Minimum, indicator.Median} {
			b.Run(fmt.Sprintf("%s/places=%d", a, places), func(b *testing.B) {
				b.ReportAllocs()
				n := 0
				for b.Loop() {
					tally := indicator.MustTally(a)
					for _, v := range numbers {
						tally.AddWeighted(v, v)
					}
					n++
				}
				own := b.Elapsed()
				b.ReportMetric(float64(own.Nanoseconds())/float64(n*manyValues), "ns/value")
				if a != indicator.Sum {
					return
				}
				start := time.Now()
				for range n {
					var sum decimal.Decimal
					for _, d := range decimals {
						sum = sum.Add(d)
					}
				}
				b.ReportMetric(float64(time.Since(start))/float64(own), "shopspring/Tally")
			})
		}
	}
}

func BenchmarkTallyAddItem(b *testing.B) {
	items := make([]indicator.Item, 1000)
	r := rand.New(rand.NewPCG(2, 2))
	for i := range items {
		for items[i].Absence != indicator.Present || items[i].Weight.IsUnbounded() {
			items[i] = randomItem(r, false)
		}
	}
	for _, a := range combining {
		b.Run(a.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				tally := indicator.MustTally(a)
				for _, item := range items {
					tally.AddItem(item)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(items)), "ns/value")
		})
	}
}

// One million values in a thousand partial tallies, merged into one.
func BenchmarkTallyMerge(b *testing.B) {
	numbers, _ := benchValues(b, 2)
	const parts = 1000
	day := period.MustParse("2011")
	for _, a := range combining {
		tallies := make([]*indicator.Tally, parts)
		for i := range tallies {
			tallies[i] = indicator.MustTally(a)
			for _, v := range numbers[i*manyValues/parts : (i+1)*manyValues/parts] {
				tallies[i].AddItem(indicator.Item{
					Value: figure.Point(v), Weight: figure.Point(v), Denominator: figure.Point(v), Period: day,
				})
			}
		}
		b.Run(a.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var whole indicator.Tally
				for _, t := range tallies {
					if err := whole.Merge(t); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

func BenchmarkTallyResult(b *testing.B) {
	numbers, _ := benchValues(b, 2)
	for _, a := range []indicator.Aggregation{indicator.Mean, indicator.Median} {
		tally := indicator.MustTally(a)
		for _, v := range numbers {
			tally.Add(v)
		}
		b.Run(a.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				tally.Result()
			}
		})
	}
}

func BenchmarkTallyBinary(b *testing.B) {
	numbers, _ := benchValues(b, 2)
	tally := indicator.MustTally(indicator.Median)
	for _, v := range numbers[:10000] {
		tally.Add(v)
	}
	data, err := tally.MarshalBinary()
	if err != nil {
		b.Fatal(err)
	}
	b.Run("marshal", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := tally.MarshalBinary(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("unmarshal", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			if err := new(indicator.Tally).UnmarshalBinary(data); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// Ratios without a common denominator, as those of workers are.
func BenchmarkRecruitmentCosts(b *testing.B) {
	r := rand.New(rand.NewPCG(4, 4))
	type worker struct{ cost, earnings figure.Number }
	workers := make([]worker, 100_000)
	for i := range workers {
		workers[i] = worker{figure.Int(r.Int64N(5000)), figure.Int(200 + r.Int64N(3000))}
	}
	b.ReportAllocs()
	for b.Loop() {
		var costs indicator.RecruitmentCosts
		for _, w := range workers {
			costs.Add(w.cost, w.earnings)
		}
		costs.Mean()
		costs.Median()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(workers)), "ns/worker")
}

func BenchmarkCheckTotal(b *testing.B) {
	d := indicator.Disaggregation{Total: figure.Point(figure.Int(232629))}
	for _, n := range []int64{143478, 89123, 28} {
		d.Parts = append(d.Parts, indicator.Part{Name: "part", Value: figure.Point(figure.Int(n))})
	}
	b.ReportAllocs()
	for b.Loop() {
		if d.CheckTotal().Check() != nil {
			b.Fatal("they fit")
		}
	}
}
