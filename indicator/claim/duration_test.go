package claim_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

func TestLasts(t *testing.T) {
	const yes, no, none = claim.Consistent, claim.Inconsistent, claim.Undecided
	type c = claim.Consistency
	tests := map[string]struct {
		span, stated             string // stated: "" where it is not
		elapsed, inclusive, days c
		want                     c
	}{
		"four years, by the day":     {"2014-02-01/2018-01-31", "four years", no, yes, none, yes},
		"four years, by the month":   {"2014-02/2018-01", "four years", no, yes, none, yes},
		"three years":                {"2009-05/2012-05", "three years", yes, no, none, yes},
		"37 months":                  {"2009-05/2012-05", "37 months", no, yes, none, yes},
		"38 months":                  {"2009-05/2012-05", "38 months", no, no, none, no},
		"6 months of a single year":  {"2016-02/2016-07", "6-month implementation period", no, yes, none, yes},
		"6 months beside 30":         {"2014-02/2016-07", "6-month implementation period", no, no, none, no},
		"over 5 years":               {"2010-03/2015-08", "over 5 years", yes, yes, none, yes},
		"5 years":                    {"2010-03/2015-08", "5 years", no, no, none, no},
		"5.5 years":                  {"2010-03/2015-08", "5.5 years", no, yes, none, yes},
		"at least, up to":            {"2010-03/2015-08", "at least 66 months", no, yes, none, yes},
		"about":                      {"2010-03/2015-08", "some 5 years", yes, yes, none, yes},
		"a range":                    {"2010-03/2015-08", "5-6 years", yes, yes, none, yes},
		"183 days":                   {"2015-10-01/2016-03-31", "183 days", none, none, yes, yes},
		"182 days":                   {"2015-10-01/2016-03-31", "182 days", none, none, no, no},
		"6 calendar months":          {"2015-10-01/2016-03-31", "6 months", no, yes, none, yes},
		"days between months":        {"2016-02/2016-02", "29 days", none, none, yes, yes},
		"more days than a month has": {"2016-02/2016-02", "30 days", none, none, no, no},
		"weeks":                      {"2016-02-01/2016-02-28", "4 weeks", none, none, yes, yes},
		"weeks, a day too long":      {"2016-02-01/2016-02-29", "4 weeks", none, none, no, no},
		"several decades":            {"1990-01/2010-01", "several decades", yes, yes, none, yes},
		"a decade":                   {"2005-01/2014-12", "one decade", no, yes, none, yes},
		"the unit in capitals":       {"2016-02/2016-07", "6 MONTHS", no, yes, none, yes},
		"words behind the unit":      {"2016-02/2016-07", "6 months' work", no, yes, none, yes},
		"years alone, shortest":      {"2013/2016", "25 months", none, none, none, yes},
		"years alone, below it":      {"2013/2016", "24 months", none, none, none, no},
		"years alone, longest":       {"2013/2016", "four years", none, none, none, yes},
		"years alone, above it":      {"2013/2016", "49 months", none, none, none, no},
		"a year and a month":         {"2013/2016-06", "42 months", none, none, none, yes},
		"below a year and a month":   {"2013/2016-06", "29 months", none, none, none, no},
		"a month and a year":         {"2013-06/2016", "31 months", none, none, none, yes},
		"below a month and a year":   {"2013-06/2016", "30 months", none, none, none, no},
		"above a month and a year":   {"2013-06/2016", "44 months", none, none, none, no},
		"within a year":              {"2016-11/2016", "less than 1 month", none, none, none, yes},
		"within a year, too long":    {"2016-11/2016", "3 months", none, none, none, no},
		"the whole of a year":        {"2016", "one year", no, yes, none, yes},
		"years alone, in days":       {"2013/2016", "1461 days", none, none, yes, yes},
		"not stated":                 {"2013/2016", "", none, none, none, none},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var stated figure.Quantity
			if tt.stated != "" {
				stated = figure.MustParse(tt.stated)
			}
			s := period.MustParseSpan(tt.span)
			d, err := claim.Lasts(s, stated)
			require.NoError(t, err)
			require.Equal(t, []c{tt.elapsed, tt.inclusive, tt.days, tt.want}, []c{d.Elapsed, d.Inclusive, d.Days, d.Consistency})
			require.Equal(t, tt.want == yes, d.Holds())
			length, err := s.Length()
			require.NoError(t, err)
			require.Equal(t, length, d.Length)
		})
	}
}

// TestLastsYears: a duration fits years alone where it fits some months in them.
func TestLastsYears(t *testing.T) {
	for _, text := range []string{"2013/2015", "2013/2013-03", "2014-06/2015", "2014-12/2014", "2013-01/2014", "2013/2015-12"} {
		years := period.MustParseSpan(text)
		for months := range int64(40) {
			stated := figure.Count(months, "months")
			want := false
			for m := range 36 * 36 {
				from, err := period.NewMonth(2013+m/36/12, 1+monthOf(m/36))
				require.NoError(t, err)
				to, err := period.NewMonth(2013+m%36/12, 1+monthOf(m%36))
				require.NoError(t, err)
				if within(from, years.Start()) && within(to, years.End()) && from.Compare(to) <= 0 {
					s, err := period.NewSpan(from, to)
					require.NoError(t, err)
					d, err := claim.Lasts(s, stated)
					require.NoError(t, err)
					want = want || d.Holds()
				}
			}
			d, err := claim.Lasts(years, stated)
			require.NoError(t, err)
			require.Equal(t, want, d.Holds(), "%s", d)
		}
	}
}

func TestLastsErrors(t *testing.T) {
	tests := map[string]struct {
		span   string
		stated figure.Figure
		err    error
		text   string
	}{
		"open":            {"1997/..", figure.MustParse("18 years"), period.ErrOpen, ""},
		"open start":      {"../1997", figure.MustParse("18 years"), period.ErrOpen, ""},
		"end not stated":  {"1997/", figure.MustParse("18 years"), period.ErrNotStated, ""},
		"span not stated": {"", figure.MustParse("18 years"), period.ErrNotStated, ""},
		"unit": {"2013/2016", figure.MustParse("18 partners"), claim.ErrDurationUnit,
			`claim: no unit of time: "partners": want years, months, weeks, days or decades`},
		"no unit": {"2013/2016", figure.MustParse("18"), claim.ErrDurationUnit,
			`claim: no unit of time: "": want years, months, weeks, days or decades`},
		"money":       {"2013/2016", figure.MustParse("USD 18"), claim.ErrDurationUnit, ""},
		"joined":      {"2013/2016", figure.Count(18, "monthly"), claim.ErrDurationUnit, ""},
		"in Cyrillic": {"2013/2016", figure.Count(18, "мonths"), claim.ErrDurationUnit, ""},
		"long":        {"2013/2016", figure.Count(18, strings.Repeat("x", 1_000_000)), claim.ErrDurationUnit, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var s period.Span
			if tt.span != "" {
				s = period.MustParseSpan(tt.span)
			}
			d, err := claim.Lasts(s, tt.stated)
			require.ErrorIs(t, err, tt.err)
			require.Equal(t, claim.Undecided, d.Consistency)
			require.Less(t, len(err.Error()), 300)
			if tt.text != "" {
				require.EqualError(t, err, tt.text)
			}
		})
	}
}

func TestDurationText(t *testing.T) {
	d, err := claim.Lasts(period.MustParseSpan("2014-02/2016-07"), figure.MustParse("6 months"))
	require.NoError(t, err)
	require.Equal(t, "2014-02/2016-07, 29 months elapsed, 30 inclusive, 855 to 912 days, against 6 months: inconsistent", d.String())
	require.Equal(t, ""+
		"input: span: 2014-02/2016-07\n"+
		"input: stated: 6 months = [6, 6]\n"+
		"compute: length: 29 months elapsed, 30 inclusive, 855 to 912 days\n"+
		"compute: by elapsed months: inconsistent\n"+
		"compute: by inclusive months: inconsistent\n"+
		"result: stated against dates: inconsistent (consistent where one reading fits)\n", d.Trace().String())
	d, err = claim.Lasts(period.MustParseSpan("2016-02/2016-02"), figure.MustParse("29 days"))
	require.NoError(t, err)
	require.Equal(t, check.Trace{{Kind: check.Compute, Name: "by days", Text: "consistent"}}, d.Trace().Of(check.Compute)[1:])
}

func monthOf(m int) time.Month { return time.Month(m % 12) }

// within reports whether a month lies in a date stated to the year or the month.
func within(month, date period.Date) bool {
	return month.Truncate(date.Precision()) == date
}
