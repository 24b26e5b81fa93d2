package programme_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
)

// recordsOf returns n programmes of 40 years in 193 countries with 500 donors, each
// with its dates, a total, a pillar and, every tenth, a parent.
func recordsOf(n int) []programme.Programme {
	rng := rand.New(rand.NewPCG(7, 8))
	var all []place.Country
	for c := range place.Countries() {
		all = append(all, c)
	}
	currencies := []string{"USD", "EUR", "CHF"}
	out := make([]programme.Programme, n)
	for i := range out {
		p := &out[i]
		p.ID = fmt.Sprintf("p%06d", i)
		p.Status = programme.Status(1 + rng.IntN(3))
		start, err := period.NewDay(1985+rng.IntN(40), time.Month(1+rng.IntN(12)), 1+rng.IntN(28))
		if err != nil {
			panic(err)
		}
		end, err := start.EndAfter(6 + rng.IntN(54))
		if err != nil {
			panic(err)
		}
		if p.Span, err = period.NewSpan(start, end.End().Truncate(period.Month)); err != nil {
			panic(err)
		}
		for range 1 + rng.IntN(3) {
			p.Countries = append(p.Countries, all[rng.IntN(len(all))])
		}
		p.Organisations = asDonors(fmt.Sprintf("d%03d", rng.IntN(500)))
		p.Classifications = []programme.Classification{{Code: indicator.Code{Vocabulary: "pillar", Value: fmt.Sprintf("%d.%d", 1+rng.IntN(9), 1+rng.IntN(9))}}}
		amount, err := money.New(int64(rng.IntN(1_000_000_00)), 2, money.MustCurrency(currencies[rng.IntN(3)]))
		if err != nil {
			panic(err)
		}
		if p.Total, err = money.Stated(amount); err != nil {
			panic(err)
		}
		if i%10 == 0 && i > 0 {
			p.Relations = []programme.Relation{relatedBy(programme.Parent, fmt.Sprintf("p%06d", i-1))}
		}
	}
	return out
}

const manyProgrammes = 100_000

func BenchmarkNewPortfolio(b *testing.B) {
	list := recordsOf(manyProgrammes)
	b.ReportAllocs()
	for b.Loop() {
		programme.NewPortfolio(list...)
	}
}

// Each query by its index and, in the same run, by a look at every programme:
// what not twice asks is the same question without an index.
func BenchmarkSelect(b *testing.B) {
	f, _ := programme.NewPortfolio(recordsOf(manyProgrammes)...)
	serbia := programme.InCountry(place.MustCountry("RS"))
	for _, q := range []struct {
		name   string
		filter programme.Filter
	}{
		{"country", serbia},
		{"region", programme.InGroup(place.MustGroup("WESTERN-BALKANS"), period.Date{})},
		{"day", programme.RunningOn(period.MustParse("2012-05-15"))},
		{"first-years", programme.RunningDuring(period.MustParseSpan("../1985-03"))},
		{"donor", programme.FundedBy("d007")},
		{"pillar", programme.ClassifiedUnder(indicator.MustCode("pillar:1.2"))},
		{"relation", programme.RelatedAs(programme.Component, "p000009")},
		{"country-day-donor", programme.AllOf(serbia, programme.RunningOn(period.MustParse("2012-05-15")), programme.FundedBy("d007"))},
	} {
		b.Run(q.name, func(b *testing.B) {
			scan := programme.Not(programme.Not(q.filter))
			n := f.Select(q.filter).Len()
			if n != f.Select(scan).Len() {
				b.Fatal("the index and the scan differ")
			}
			const scans = 5
			begin := time.Now()
			for range scans {
				f.Select(scan)
			}
			scanned := time.Since(begin) / scans
			b.ReportAllocs()
			for b.Loop() {
				f.Select(q.filter)
			}
			perSelect := float64(b.Elapsed()) / float64(b.N)
			b.ReportMetric(float64(n), "programmes")
			b.ReportMetric(float64(scanned)/perSelect, "times-scan")
		})
	}
}

func BenchmarkTotals(b *testing.B) {
	f, _ := programme.NewPortfolio(recordsOf(manyProgrammes)...)
	s := f.Select(programme.RunningOn(period.MustParse("2012-05-15")))
	b.ReportAllocs()
	for b.Loop() {
		s.Totals(programme.CountTop)
	}
	b.ReportMetric(float64(s.Len()), "programmes")
}
