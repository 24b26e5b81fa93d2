package period_test

import (
	"encoding"
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

var (
	_ map[period.Cadence]struct{}
	_ encoding.TextMarshaler   = period.Monthly
	_ encoding.TextUnmarshaler = (*period.Cadence)(nil)
	_ fmt.Stringer             = period.Monthly
)

// cadences are all there are.
func cadences(t *testing.T) []period.Cadence {
	out := []period.Cadence{period.Monthly}
	for _, c := range []period.Cadence{period.Quarterly, period.HalfYearly, period.Yearly} {
		for m := time.January; m <= time.December; m++ {
			fiscal, err := c.From(m)
			require.NoError(t, err)
			require.Equal(t, m, fiscal.FirstMonth())
			require.Equal(t, c.Months(), fiscal.Months())
			out = append(out, fiscal)
		}
	}
	return out
}

func TestCadencePeriod(t *testing.T) {
	tests := []struct {
		cadence, date string
		want, label   string // empty: none
	}{
		{"monthly", "2014-03-15", "2014-03", "2014-03"},
		{"monthly", "2014-03", "2014-03", "2014-03"},
		{"monthly", "2014", "", ""},
		{"quarterly", "2014-03-31", "2014-01-01/2014-03-31", "2014-Q1"},
		{"quarterly", "2014-12", "2014-10-01/2014-12-31", "2014-Q4"},
		{"quarterly", "2014", "", ""},
		{"half-yearly", "2014-07-01", "2014-07-01/2014-12-31", "2014-H2"},
		{"half-yearly", "2014-06", "2014-01-01/2014-06-30", "2014-H1"},
		{"yearly", "2014", "2014", "2014"},
		{"yearly", "2014-02-28", "2014", "2014"},
		{"yearly-from-04", "2014-04-01", "2014-04-01/2015-03-31", "FY2014/15"},
		{"yearly-from-04", "2014-03-31", "2013-04-01/2014-03-31", "FY2013/14"},
		{"yearly-from-07", "1999-12", "1999-07-01/2000-06-30", "FY1999/00"},
		{"yearly-from-04", "2014", "", ""},
		{"quarterly-from-04", "2015-03-31", "2015-01-01/2015-03-31", "FY2014/15-Q4"},
		{"quarterly-from-02", "2016-02-29", "2016-02-01/2016-04-30", "FY2016/17-Q1"},
		{"quarterly-from-12", "2016-02-29", "2015-12-01/2016-02-29", "FY2015/16-Q1"},
		{"half-yearly-from-10", "2016-01", "2015-10-01/2016-03-31", "FY2015/16-H1"},
		{"quarterly-from-02", "2016-01", "2015-11-01/2016-01-31", "FY2015/16-Q4"},
		{"yearly-from-04", "0001-03", "", ""}, // begins before the year 1
		{"yearly-from-04", "0001-04", "0001-04-01/0002-03-31", "FY0001/02"},
		{"yearly-from-04", "9999-04", "", ""},
		{"yearly-from-04", "9999-03", "9998-04-01/9999-03-31", "FY9998/99"},
		{"quarterly", "9999-12", "9999-10-01/9999-12-31", "9999-Q4"},
	}
	for _, tt := range tests {
		t.Run(tt.cadence+" "+tt.date, func(t *testing.T) {
			c := period.MustParseCadence(tt.cadence)
			s, ok := c.Period(period.MustParse(tt.date))
			require.Equal(t, tt.want != "", ok)
			require.Equal(t, tt.want, s.String())
			label, ok := c.Label(s)
			require.Equal(t, tt.want != "", ok)
			require.Equal(t, tt.label, label)
			if ok {
				require.True(t, c.IsPeriod(s))
				require.True(t, c.IsPeriod(s.Outer()))
				back, err := c.ParseLabel(label)
				require.NoError(t, err)
				require.Equal(t, s, back)
			}
		})
	}
	_, ok := period.Yearly.Period(period.Date{})
	require.False(t, ok)
	for _, c := range []period.Cadence{0, 5, 0x11, 0xff} {
		_, ok = c.Period(period.MustParse("2014-01-01"))
		require.False(t, ok)
		require.Zero(t, c.Months())
		require.Zero(t, c.FirstMonth())
	}
}

func TestCadenceIsPeriod(t *testing.T) {
	for text, want := range map[string]bool{
		"2014-01-01/2014-03-31": true,
		"2014-01/2014-03":       false, // the days are not known
		"2014-02-01/2014-04-30": false,
		"2014-01-01/2014-06-30": false,
		"2014-01-01/..":         false,
		"../2014-03-31":         false,
		"/2014-03-31":           false,
		"2014":                  false,
	} {
		s := period.MustParseSpan(text)
		require.Equal(t, want, period.Quarterly.IsPeriod(s), text)
		_, ok := period.Quarterly.Label(s)
		require.Equal(t, want, ok, text)
		_, ok = period.Quarterly.Step(s, 1)
		require.Equal(t, want, ok, text)
	}
	require.False(t, period.Quarterly.IsPeriod(period.Span{}))
}

// TestCadenceLaw: the reporting periods of a cadence have no gap and no
// overlap, are as long as the cadence says, step there and back, are found
// again from their days, and have names that lead back to them.
func TestCadenceLaw(t *testing.T) {
	for _, c := range cadences(t) {
		s, ok := c.Period(period.MustParse("1998-12-31"))
		require.True(t, ok)
		names := map[string]bool{}
		for range 30 {
			months, ok := s.WholeMonths()
			require.True(t, ok)
			require.Equal(t, c.Months(), months)
			require.Equal(t, 0, (int(s.Start().First().Month()-c.FirstMonth())+12)%c.Months())

			label, ok := c.Label(s)
			require.True(t, ok)
			require.False(t, names[label], label)
			names[label] = true
			back, err := c.ParseLabel(label)
			require.NoError(t, err, "%s: %s", c, label)
			require.Equal(t, s, back)

			for _, d := range []period.Date{s.Start().First(), s.End().Last()} {
				found, ok := c.Period(d)
				require.True(t, ok)
				require.Equal(t, s, found)
			}
			next, ok := c.Step(s, 1)
			require.True(t, ok)
			require.Equal(t, check.Met, s.Meets(next))
			before, ok := c.Step(next, -1)
			require.True(t, ok)
			require.Equal(t, s, before)
			s = next
		}
	}
}

func TestCadenceStep(t *testing.T) {
	s := period.MustParseSpan("2014-01-01/2014-03-31")
	got, ok := period.Quarterly.Step(s, -4)
	require.True(t, ok)
	require.Equal(t, "2013-01-01/2013-03-31", got.String())
	got, ok = period.Quarterly.Step(s, 0)
	require.True(t, ok)
	require.Equal(t, s, got)
	for _, n := range []int{math.MaxInt, math.MinInt, 40_000, -8_100} {
		_, ok = period.Quarterly.Step(s, n)
		require.False(t, ok, n)
	}
}

func TestCadencePeriods(t *testing.T) {
	tests := map[string]struct {
		cadence, span string
		want          []string // with what the span is known to take up of them
		err           error
		fails         bool
	}{
		"years of a programme": {cadence: "yearly", span: "2009-05/2012-05",
			want: []string{"2009 not met", "2010 met", "2011 met", "2012 not met"}},
		"half-years, days": {cadence: "half-yearly", span: "2014-01-01/2015-02-01",
			want: []string{"2014-H1 met", "2014-H2 met", "2015-H1 not met"}},
		"quarters, months": {cadence: "quarterly", span: "2015-10/2016-03",
			want: []string{"2015-Q4 cannot tell", "2016-Q1 cannot tell"}},
		"quarters of years": {cadence: "quarterly", span: "2015/2016", want: []string{
			"2015-Q1 cannot tell", "2015-Q2 cannot tell", "2015-Q3 cannot tell", "2015-Q4 cannot tell",
			"2016-Q1 cannot tell", "2016-Q2 cannot tell", "2016-Q3 cannot tell", "2016-Q4 cannot tell"}},
		"whole year":       {cadence: "yearly", span: "2015", want: []string{"2015 met"}},
		"one day":          {cadence: "monthly", span: "2015-02-28", want: []string{"2015-02 not met"}},
		"fiscal years":     {cadence: "yearly-from-07", span: "2014-02-01/2015-06-30", want: []string{"FY2013/14 not met", "FY2014/15 met"}},
		"end of time":      {cadence: "yearly", span: "9998-02/9999", want: []string{"9998 not met", "9999 cannot tell"}},
		"open start":       {cadence: "yearly", span: "../2012", err: period.ErrOpen},
		"start not stated": {cadence: "yearly", span: "/2012", err: period.ErrNotStated},
		"end not stated":   {cadence: "yearly", span: "2012/", err: period.ErrNotStated},
		"before year 1":    {cadence: "yearly-from-07", span: "0001/0002", fails: true},
		"after year 9999":  {cadence: "yearly-from-07", span: "9998/9999", fails: true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			c, s := period.MustParseCadence(tt.cadence), period.MustParseSpan(tt.span)
			seq, err := c.Periods(s)
			if tt.err != nil || tt.fails {
				require.Error(t, err)
				if tt.err != nil {
					require.ErrorIs(t, err, tt.err)
				}
				require.Nil(t, seq)
				return
			}
			require.NoError(t, err)
			for range 2 { // a sequence can be run again
				var got []string
				for p := range seq {
					label, ok := c.Label(p)
					require.True(t, ok)
					got = append(got, fmt.Sprintf("%s %v", label, s.Contains(p)))
				}
				require.Equal(t, tt.want, got)
			}
		})
	}
	_, err := period.Cadence(0).Periods(period.MustParseSpan("2012"))
	require.Error(t, err)

	seq, err := period.Monthly.Periods(period.MustParseSpan("1997/.."))
	require.NoError(t, err)
	n := 0
	for range seq {
		n++
	}
	require.Equal(t, (9999-1997+1)*12, n)
	n = 0
	for range seq {
		if n++; n == 5 {
			break
		}
	}
	require.Equal(t, 5, n)
}
