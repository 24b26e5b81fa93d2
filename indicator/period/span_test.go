package period_test

import (
	"encoding"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/period"
)

var (
	_ map[period.Span]struct{}
	_ encoding.TextMarshaler   = period.Span{}
	_ encoding.TextAppender    = period.Span{}
	_ encoding.TextUnmarshaler = (*period.Span)(nil)
	_ fmt.Stringer             = period.Span{}
)

func TestNewSpan(t *testing.T) {
	tests := map[string]struct {
		start, end string
		want       string
		err        error
	}{
		"months":              {"2009-05", "2012-05", "2009-05/2012-05", nil},
		"end before start":    {"2012-05", "2009-05", "", period.ErrEndBeforeStart},
		"the day before":      {"2012-05-02", "2012-05-01", "", period.ErrEndBeforeStart},
		"may be in order":     {"2012-05-31", "2012-05", "2012-05-31/2012-05", nil},
		"may be in order too": {"2012", "2012-01-01", "2012/2012-01-01", nil},
		"certainly not":       {"2012-06-01", "2012-05", "", period.ErrEndBeforeStart},
		"one day":             {"2012-05-01", "2012-05-01", "2012-05-01", nil},
		"within a year":       {"2012", "2012", "2012/2012", nil},
		"no end":              {"2012", "", "2012/", nil},
		"no start":            {"", "2012", "/2012", nil},
		"nothing":             {"", "", "", nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var start, end period.Date
			require.NoError(t, start.UnmarshalText([]byte(tt.start)))
			require.NoError(t, end.UnmarshalText([]byte(tt.end)))
			s, err := period.NewSpan(start, end)
			require.ErrorIs(t, err, tt.err)
			require.Equal(t, tt.want, s.String())
			if err == nil {
				require.Equal(t, start, s.Start())
				require.Equal(t, end, s.End())
				require.False(t, s.IsOpen())
				require.False(t, s.IsOpenStart())
				require.Equal(t, tt.want == "", s.IsZero())
			}
		})
	}
	_, err := period.NewSpan(period.MustParse("2012-05"), period.MustParse("2009-05"))
	require.EqualError(t, err, "period: the end is before the start: 2009-05 is before 2012-05")
}

func TestSpanForms(t *testing.T) {
	date := period.MustParse("2011")
	since, until, all := period.Since(date), period.Until(date), period.Whole(date)
	require.Equal(t, "2011/..", since.String())
	require.True(t, since.IsOpen())
	require.False(t, since.IsOpenStart())
	require.Equal(t, date, since.Start())
	require.True(t, since.End().IsZero())

	require.Equal(t, "../2011", until.String())
	require.False(t, until.IsOpen())
	require.True(t, until.IsOpenStart())
	require.True(t, until.Start().IsZero())
	require.Equal(t, date, until.End())

	require.Equal(t, "2011", all.String())
	require.True(t, all.IsWhole())
	require.False(t, since.IsWhole())
	within, err := period.NewSpan(date, date)
	require.NoError(t, err)
	require.NotEqual(t, all, within)
	require.True(t, all.Compatible(within))

	require.Equal(t, period.Span{}, period.Whole(period.Date{}))
	require.Equal(t, "/..", period.Since(period.Date{}).String())
	require.Equal(t, "../", period.Until(period.Date{}).String())
}

func TestSpanOuter(t *testing.T) {
	tests := map[string]string{
		"2010-03/2015-08":       "2010-03-01/2015-08-31",
		"2011/2013":             "2011-01-01/2013-12-31",
		"2011":                  "2011-01-01/2011-12-31",
		"2011-03-15":            "2011-03-15",
		"2014-02-01/2018-01-31": "2014-02-01/2018-01-31",
		"1997/..":               "1997-01-01/..",
		"../1997":               "../1997-12-31",
		"1997/":                 "1997-01-01/",
		"/1997":                 "/1997-12-31",
		"../..":                 "../..",
		"/..":                   "/..",
	}
	for in, want := range tests {
		require.Equal(t, period.MustParseSpan(want), period.MustParseSpan(in).Outer(), in)
	}
	require.True(t, period.Span{}.Outer().IsZero())
}

func TestSpanClosedAt(t *testing.T) {
	tests := map[string]struct {
		span, asOf, want string
		err              error
	}{
		"open":               {"1997/..", "2015-11", "1997/2015-11", nil},
		"not open":           {"2009-05/2012-05", "2010", "2009-05/2012-05", nil},
		"open, begins after": {"1997/..", "1996", "", period.ErrEndBeforeStart},
		"not stated":         {"1997/..", "", "", period.ErrNotStated},
		"not needed":         {"1997", "", "1997", nil},
		"open at both ends":  {"../..", "2015", "../2015", nil},
		"start not stated":   {"/..", "2015", "/2015", nil},
		"on its first day":   {"2015-11-01/..", "2015-11-01", "2015-11-01", nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var asOf period.Date
			require.NoError(t, asOf.UnmarshalText([]byte(tt.asOf)))
			got, err := period.MustParseSpan(tt.span).ClosedAt(asOf)
			require.ErrorIs(t, err, tt.err)
			require.Equal(t, tt.want, got.String())
		})
	}
}

func TestSpanCompare(t *testing.T) {
	sorted := []period.Span{{}}
	for _, s := range []string{
		"/2012", "/..", // the start is not stated
		"2011", "2011/", "2011/2011", "2011/2012", "2011/..",
		"2011-01-01", "2011-01-01/2011-12-31", "2012",
	} {
		sorted = append(sorted, period.MustParseSpan(s))
	}
	sorted = append([]period.Span{
		period.MustParseSpan("../"), period.MustParseSpan("../2012"), period.MustParseSpan("../.."),
	}, sorted...) // an open start comes first
	slices.SortFunc(sorted, period.Span.Compare)
	var texts []string
	for i, a := range sorted {
		texts = append(texts, a.String())
		for j, b := range sorted {
			require.Equal(t, i < j, a.Compare(b) < 0, "%v, %v", a, b)
			require.Equal(t, i == j, a.Compare(b) == 0, "%v, %v", a, b)
		}
	}
	require.Equal(t, []string{
		"../", "../2012", "../..", "", "/2012", "/..",
		"2011/", "2011", "2011/2011", "2011/2012", "2011/..",
		"2011-01-01", "2011-01-01/2011-12-31", "2012",
	}, texts)
}
