package iati_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme/iati"
)

// BenchmarkCheckFile reads and checks a file of 20,000 activities and 200 MB, or
// a tenth of it with -short, by all rules and with codelists. It reports the heap
// in MB at its highest, and the speed by that of a bare loop over the tokens of
// the same bytes (1: as quick), of which it runs both in turn.
func BenchmarkCheckFile(b *testing.B) {
	activities := 20_000
	if testing.Short() {
		activities = 2_000
	}
	o := iati.Options{AsOf: period.MustParse("2020-06-30"), Codelists: codelists(b)}
	var mine, tokens time.Duration
	var h highest
	var length int64
	b.ReportAllocs()
	for b.Loop() {
		start := time.Now()
		r, err := iati.NewReader[iati.Activity](newSynthetic(activities), iati.Limits{})
		if err != nil {
			b.Fatal(err)
		}
		c := iati.NewChecker[iati.Activity](r.Root(), o)
		n := 0
		for a, err := range r.Records() {
			if err != nil {
				b.Fatal(err)
			}
			if fs := c.Check(&a); len(fs) > 0 {
				b.Fatal(fs)
			}
			if n++; n%100 == 0 {
				h.look()
			}
		}
		if fs := c.Finish(r.Tail()); len(fs) > 0 || n != activities {
			b.Fatal(n, fs)
		}
		mine += time.Since(start)
		b.StopTimer()
		start = time.Now()
		counted := &counter{r: newSynthetic(activities)}
		bare(b, counted)
		tokens += time.Since(start)
		length = counted.n
		b.StartTimer()
	}
	b.SetBytes(length)
	b.ReportMetric(float64(h.heap)/(1<<20), "heap-MB")
	b.ReportMetric(tokens.Seconds()/mine.Seconds(), "speed-of-bare-loop")
}

func BenchmarkCheck(b *testing.B) {
	f, err := iati.Read[iati.Activity](newSynthetic(1))
	if err != nil {
		b.Fatal(err)
	}
	o := iati.Options{AsOf: period.MustParse("2020-06-30"), Codelists: codelists(b)}
	b.ReportAllocs()
	for b.Loop() {
		if fs := f.Records[0].Check(o); len(fs) > 0 {
			b.Fatal(fs)
		}
	}
}

// A clean activity allocates little, whatever its length.
func TestCheckAllocates(t *testing.T) {
	f, err := iati.Read[iati.Activity](newSynthetic(1))
	require.NoError(t, err)
	o := iati.Options{AsOf: period.MustParse("2020-06-30"), Codelists: codelists(t)}
	a := &f.Records[0]
	c := iati.NewChecker[iati.Activity](f.Root, o)
	require.Empty(t, c.Check(a))
	short := testing.AllocsPerRun(20, func() { c.Check(a) })
	require.LessOrEqual(t, short, 10.0)
	for range 4 {
		a.Transactions = append(a.Transactions, a.Transactions...)
	}
	c = iati.NewChecker[iati.Activity](f.Root, o)
	require.Empty(t, c.Check(a))
	require.LessOrEqual(t, testing.AllocsPerRun(20, func() { c.Check(a) }), short+5)
}
