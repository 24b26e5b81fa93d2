package period_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

func TestRelations(t *testing.T) {
	const met, not, maybe = check.Met, check.NotMet, check.CannotTell
	tests := []struct {
		name, s, t                            string
		contains, overlaps, before, meet, sam check.Verdict
	}{
		{"phases touch in 2013 at year precision", "2011/2013", "2013/2016", not, maybe, maybe, maybe, not},
		{"phase I and the start of II in its month", "2011/2013", "2013-12/2016-06", not, maybe, maybe, maybe, not},
		{"components at month precision end with the parent", "2010-03/2015-08", "2013-01/2015-08", maybe, met, not, not, not},
		{"components, whole months", "2010-03-01/2015-08-31", "2013-01-01/2015-08-31", met, met, not, not, not},
		{"day and month precision", "2014-02-01/2018-01-31", "2014-02/2018-01", met, met, not, not, maybe},
		{"month and day precision", "2014-02/2018-01", "2014-02-01/2018-01-31", maybe, met, not, not, maybe},
		{"a programme and a year in it", "2014-02/2018-01", "2015", met, met, not, not, not},
		{"a programme and its first year", "2014-02/2018-01", "2014", not, met, not, not, not},
		{"a year and a month of it", "2014", "2014-02", met, met, not, not, not},
		{"a year in two ways", "2014", "2014-01-01/2014-12-31", met, met, not, not, met},
		{"written alike", "2009-05/2012-05", "2009-05/2012-05", maybe, met, not, not, maybe},
		{"known days alike", "2014-02-01/2018-01-31", "2014-02-01/2018-01-31", met, met, not, not, met},
		{"one after the other", "2013-01-01/2013-12-31", "2014", not, not, met, met, not},
		{"one month apart", "2015-10-01/2016-03-31", "2017-02/2017-03", not, not, met, not, not},
		{"open ends", "1997/..", "2005/..", met, met, not, not, not},
		{"open and closed", "1997/..", "2005/2010", met, met, not, not, not},
		{"closed and open", "2005/2010", "1997/..", not, met, not, not, not},
		{"before an open one", "2005/2010", "2011/..", not, not, met, maybe, not},
		{"open start", "../2012", "2013/..", not, not, met, maybe, not},
		{"all time", "../..", "1997/..", met, met, not, not, not},
		{"all time twice", "../..", "../..", met, met, not, not, met},
		{"end not stated", "2014-02/", "2016", maybe, maybe, maybe, maybe, not},
		{"end not stated, too early", "2014-02/", "2013", not, not, not, not, not},
		{"end not stated, may be open", "2014-02-01/", "2014-02-01/..", maybe, met, not, not, maybe},
		{"within a month, first day given", "2014-02/2014-02-01", "2014-02-01", met, met, not, not, met},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, b := period.MustParseSpan(tt.s), period.MustParseSpan(tt.t)
			require.Equal(t, tt.contains, a.Contains(b), "contains")
			require.Equal(t, tt.overlaps, a.Overlaps(b), "overlaps")
			require.Equal(t, tt.overlaps, b.Overlaps(a), "overlaps, turned round")
			require.Equal(t, tt.before, a.Before(b), "before")
			require.Equal(t, tt.meet, a.Meets(b), "meets")
			require.Equal(t, tt.sam, a.Same(b), "same")
			require.Equal(t, tt.sam, b.Same(a), "same, turned round")
			require.Equal(t, tt.sam != not, a.Compatible(b), "compatible")
		})
	}
}

func TestContainsDate(t *testing.T) {
	tests := []struct {
		span, date string
		want       check.Verdict
	}{
		{"2009-05/2012-05", "2009-05", check.CannotTell},
		{"2009-05/2012-05", "2009-06-01", check.Met},
		{"2009-05/2012-05", "2010", check.Met},
		{"2009-05/2012-05", "2009", check.CannotTell},
		{"2009-05/2012-05", "2012-06-01", check.NotMet},
		{"2014-02-01/2018-01-31", "2014-02", check.Met},
		{"1997/..", "2030", check.Met},
		{"1997/..", "1996-12-31", check.NotMet},
		{"1997/", "2030", check.CannotTell},
		{"2011", "2011-01-01", check.Met},
		{"2011/2011", "2011-06-15", check.CannotTell},
		{"../..", "2011", check.Met},
	}
	for _, tt := range tests {
		t.Run(tt.span+" "+tt.date, func(t *testing.T) {
			require.Equal(t, tt.want, period.MustParseSpan(tt.span).ContainsDate(period.MustParse(tt.date)))
		})
	}
}

// TestRelationsZero: of what is not stated nobody can tell, not even against
// all time.
func TestRelationsZero(t *testing.T) {
	var zero period.Span
	for _, text := range []string{"../..", "2011", "1997/..", "2014/"} {
		s := period.MustParseSpan(text)
		for _, v := range []check.Verdict{
			s.Contains(zero), zero.Contains(s), s.Overlaps(zero), zero.Overlaps(s), s.Before(zero), zero.Before(s),
			s.Meets(zero), zero.Meets(s), s.Same(zero), zero.Same(s), s.ContainsDate(period.Date{}), zero.ContainsDate(period.MustParse("2011")),
		} {
			require.Equal(t, check.CannotTell, v)
		}
	}
	require.Equal(t, check.CannotTell, zero.Same(zero))
}

// Days outside the calendar, for the models of this test: an open start and an
// open end, and a window in which ends that are not stated are tried out.
const (
	never   = 1 << 30
	windowA = "2013-01-25"
	windowB = "2013-04-05"
)

type pair struct{ start, end int }

// pairs lists every start and end that a span may stand for.
func pairs(s period.Span) []pair {
	days := func(d period.Date, open bool, never int) []int {
		var out []int
		if open {
			return []int{never}
		}
		first, last := d.First(), d.Last()
		if d.IsZero() {
			out = append(out, never)
			first, last = period.MustParse(windowA), period.MustParse(windowB)
		}
		for n := first.DayNumber(); n <= last.DayNumber(); n++ {
			out = append(out, n)
		}
		return out
	}
	if s.IsWhole() {
		return []pair{{s.Start().First().DayNumber(), s.End().Last().DayNumber()}}
	}
	var out []pair
	for _, a := range days(s.Start(), s.IsOpenStart(), -never) {
		for _, b := range days(s.End(), s.IsOpen(), never) {
			if a <= b {
				out = append(out, pair{a, b})
			}
		}
	}
	return out
}

// TestRelationsLaw compares each relation with every pair of spans that two
// spans may stand for.
func TestRelationsLaw(t *testing.T) {
	relations := map[string]struct {
		ask  func(s, t period.Span) check.Verdict
		hold func(s, t pair) bool
	}{
		"contains": {period.Span.Contains, func(s, t pair) bool { return s.start <= t.start && t.end <= s.end }},
		"overlaps": {period.Span.Overlaps, func(s, t pair) bool { return s.start <= t.end && t.start <= s.end }},
		"before":   {period.Span.Before, func(s, t pair) bool { return s.end < t.start }},
		"meets":    {period.Span.Meets, func(s, t pair) bool { return s.end+1 == t.start }},
		"same":     {period.Span.Same, func(s, t pair) bool { return s == t }},
	}
	var spans []period.Span
	ends := []string{"", "..", "2013-02", "2013-02-27", "2013-02-28", "2013-03-01", "2013-03", "2013-03-02", "2013-03-31"}
	for _, a := range ends {
		for _, b := range ends {
			if s, err := period.ParseSpan(a + "/" + b); err == nil {
				spans = append(spans, s)
			}
		}
	}
	spans = append(spans, period.MustParseSpan("2013-02"), period.MustParseSpan("2013-03"))
	random := rand.New(rand.NewPCG(1, 2))
	for range 1500 {
		s, u := spans[random.IntN(len(spans))], spans[random.IntN(len(spans))]
		some, others := pairs(s), pairs(u)
		for name, r := range relations {
			var want tally
		search:
			for _, x := range some {
				for _, y := range others {
					if want.add(r.hold(x, y)); want.yes && want.no {
						break search
					}
				}
			}
			require.Equal(t, want.verdict(), r.ask(s, u), "%v %s %v", s, name, u)
		}
	}
	for _, s := range spans {
		for _, d := range parseAll("2013-02", "2013-02-27", "2013-02-28", "2013-03-01", "2013-03", "2013-04") {
			var want tally
			for _, x := range pairs(s) {
				for n := d.First().DayNumber(); n <= d.Last().DayNumber(); n++ {
					want.add(x.start <= n && n <= x.end)
				}
			}
			require.Equal(t, want.verdict(), s.ContainsDate(d), "%v contains %v", s, d)
		}
	}
}

func BenchmarkOverlaps(b *testing.B) {
	s, t := period.MustParseSpan("2011/2013"), period.MustParseSpan("2013-12/2016-06")
	b.ReportAllocs()
	for b.Loop() {
		if s.Overlaps(t) != check.CannotTell {
			b.Fatal("overlap is told")
		}
	}
}
