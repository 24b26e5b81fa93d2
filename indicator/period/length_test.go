package period_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

func TestLength(t *testing.T) {
	tests := map[string]struct {
		span                string
		elapsed, inclusive  int // -1: not known
		minDays, maxDays    int
		text                string
		err                 error
		wholeMonths, fitted int
	}{
		"youth employment, Serbia": {span: "2009-05/2012-05", elapsed: 36, inclusive: 37, minDays: 1067, maxDays: 1127,
			text: "36 months elapsed, 37 inclusive, 1067 to 1127 days"},
		"Global Joint Programme": {span: "2014-02-01/2018-01-31", elapsed: 47, inclusive: 48, minDays: 1461, maxDays: 1461, wholeMonths: 48,
			text: "47 months elapsed, 48 inclusive, 1461 days"},
		"the same in months":           {span: "2014-02/2018-01", elapsed: 47, inclusive: 48, minDays: 1404, maxDays: 1461},
		"Regional Migration Programme": {span: "2010-03/2015-08", elapsed: 65, inclusive: 66, minDays: 1950, maxDays: 2010},
		"social protection pilot":      {span: "2015-10-01/2016-03-31", elapsed: 5, inclusive: 6, minDays: 183, maxDays: 183, wholeMonths: 6},
		"Western Balkans":              {span: "2008-02/2010-01", elapsed: 23, inclusive: 24, minDays: 673, maxDays: 731},
		"mine survivors":               {span: "2014-02/2016-07", elapsed: 29, inclusive: 30, minDays: 855, maxDays: 912},
		"years":                        {span: "2013/2016", elapsed: -1, inclusive: -1, minDays: 732, maxDays: 1461, text: "732 to 1461 days"},
		"a year and a month":           {span: "2013/2016-06", elapsed: -1, inclusive: -1, minDays: 884, maxDays: 1277},
		"the whole of a year":          {span: "2016", elapsed: 11, inclusive: 12, minDays: 366, maxDays: 366, wholeMonths: 12},
		"the whole of a month":         {span: "2016-02", elapsed: 0, inclusive: 1, minDays: 29, maxDays: 29, wholeMonths: 1},
		"within a month":               {span: "2016-02/2016-02", elapsed: 0, inclusive: 1, minDays: 1, maxDays: 29},
		"a day":                        {span: "2016-02-29", elapsed: 0, inclusive: 1, minDays: 1, maxDays: 1},
		"day to its month":             {span: "2016-02-10/2016-02", elapsed: 0, inclusive: 1, minDays: 1, maxDays: 20},
		"whole months from the middle": {span: "2015-01-16/2015-03-15", elapsed: 2, inclusive: 3, minDays: 59, maxDays: 59, wholeMonths: 2},
		"no whole months":              {span: "2015-01-16/2015-03-16", elapsed: 2, inclusive: 3, minDays: 60, maxDays: 60},
		"all of the calendar":          {span: "0001/9999-12-31", elapsed: -1, inclusive: -1, minDays: 3_651_695, maxDays: 3_652_059},
		"open end":                     {span: "1997/..", err: period.ErrOpen},
		"open start":                   {span: "../1997", err: period.ErrOpen},
		"end not stated":               {span: "1997/", err: period.ErrNotStated},
		"start not stated":             {span: "/1997", err: period.ErrNotStated},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := period.MustParseSpan(tt.span)
			l, err := s.Length()
			require.ErrorIs(t, err, tt.err)
			months, ok := s.WholeMonths()
			require.Equal(t, tt.wholeMonths, months)
			require.Equal(t, tt.wholeMonths > 0, ok)
			if tt.err != nil {
				require.Zero(t, l)
				return
			}
			require.Equal(t, tt.elapsed >= 0, l.HasMonths)
			require.Equal(t, max(tt.elapsed, 0), l.ElapsedMonths)
			require.Equal(t, max(tt.inclusive, 0), l.InclusiveMonths)
			require.Equal(t, tt.minDays, l.MinDays)
			require.Equal(t, tt.maxDays, l.MaxDays)
			days, ok := l.InclusiveDays()
			require.Equal(t, tt.minDays == tt.maxDays, ok)
			if ok {
				require.Equal(t, tt.minDays, days)
			}
			if tt.text != "" {
				require.Equal(t, tt.text, l.String())
			}
		})
	}
	_, err := period.Span{}.Length()
	require.ErrorIs(t, err, period.ErrNotStated)
	require.EqualError(t, err, `period: not stated: length of span "", which needs both ends`)
	_, err = period.MustParseSpan("1997/..").Length()
	require.EqualError(t, err, "period: open span: 1997/.. has no length")
}

// TestDurations are the elapsed and inclusive months of the timeframes
// of the projects of the regional publication and the project pages.
func TestDurations(t *testing.T) {
	for text, elapsed := range map[string]int{
		"May 2009-May 2012": 36, "February 2008 to January 2010": 23, "February 2014—January 2018": 47,
		"August 2013–February 2016": 30, "August 2013–November 2014": 15, "July 2014—June 2016": 23,
		"September 2015—November 2016": 14, "February 2014—July 2016": 29, "December 2013—June 2016": 30,
		"June 2014—June 2016": 24, "March 2010–August 2015": 65, "October 2014–September 2016": 23,
		"January 2015—June 2016": 17, "October 2015–October 2017": 24, "January 2013–August 2015": 31,
		"April 2015—September 2016": 17, "July 2013–May 2015": 22, "October 2013—June 2015": 20,
	} {
		s, err := period.ParseEnglish(text)
		require.NoError(t, err)
		l, err := s.Length()
		require.NoError(t, err)
		require.True(t, l.HasMonths)
		require.Equal(t, elapsed, l.ElapsedMonths, text)
		require.Equal(t, elapsed+1, l.InclusiveMonths, text)
	}
}

func TestLengthAt(t *testing.T) {
	tests := map[string]struct {
		span, asOf       string
		elapsed          int // -1: not known
		minDays, maxDays int
		err              error
	}{
		"open, years":               {"1997/..", "2015", -1, 6211, 6939, nil},
		"open, months":              {"2015-01/..", "2015-11", 10, 275, 334, nil},
		"open, days":                {"2015-01-01/..", "2015-12-31", 11, 365, 365, nil},
		"running":                   {"2014-02-01/2018-01-31", "2016-01-31", 23, 730, 730, nil},
		"running, to the month":     {"2014-02-01/2018-01-31", "2016-01", 23, 700, 730, nil},
		"ended":                     {"2014-02-01/2018-01-31", "2020", 47, 1461, 1461, nil},
		"in its last month":         {"2014-02-01/2018-01-31", "2018-01", 47, 1431, 1461, nil},
		"end only to the month":     {"2014-02-01/2018-01", "2018-01-15", 47, 1431, 1445, nil},
		"which month is not known":  {"2014-02-01/2018", "2018-03", -1, 1431, 1520, nil},
		"which month, turned round": {"2014-02-01/2018-03", "2018", -1, 1431, 1520, nil},
		"whole year, in it":         {"2016", "2016-06-30", 5, 182, 182, nil},
		"whole year, behind it":     {"2016", "2017", 11, 366, 366, nil},
		"whole year, that year":     {"2016", "2016", -1, 1, 366, nil},
		"may not have begun":        {"2016-06/2018", "2016", -1, 1, 214, nil},
		"has not begun":             {"2016-06/2018", "2016-05", 0, 0, 0, period.ErrEndBeforeStart},
		"has not begun, open":       {"2016-06/..", "2016-05", 0, 0, 0, period.ErrEndBeforeStart},
		"no date":                   {"2016-06/..", "", 0, 0, 0, period.ErrNotStated},
		"end not stated":            {"2016-06/", "2017", 0, 0, 0, period.ErrNotStated},
		"start not stated":          {"/..", "2017", 0, 0, 0, period.ErrNotStated},
		"open start":                {"../2016", "2017", 0, 0, 0, period.ErrOpen},
		"open start and end":        {"../..", "2017", 0, 0, 0, period.ErrOpen},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var asOf period.Date
			require.NoError(t, asOf.UnmarshalText([]byte(tt.asOf)))
			l, err := period.MustParseSpan(tt.span).LengthAt(asOf)
			require.ErrorIs(t, err, tt.err)
			if tt.err != nil {
				require.Zero(t, l)
				return
			}
			require.Equal(t, tt.elapsed >= 0, l.HasMonths)
			require.Equal(t, max(tt.elapsed, 0), l.ElapsedMonths)
			require.Equal(t, tt.minDays, l.MinDays)
			require.Equal(t, tt.maxDays, l.MaxDays)
		})
	}
}

// TestLengthLaw compares the bounds with every pair of days.
func TestLengthLaw(t *testing.T) {
	ends := []string{"2013-02", "2013-02-01", "2013-02-27", "2013-02-28", "2013-03-01", "2013-03", "2013-04-30", "2013-04"}
	for _, a := range ends {
		for _, b := range append(ends, "..") {
			s, err := period.ParseSpan(a + "/" + b)
			if err != nil {
				continue
			}
			if !s.IsOpen() {
				least, most := 1<<30, 0
				for _, x := range pairs(s) {
					least, most = min(least, x.end-x.start+1), max(most, x.end-x.start+1)
				}
				l, err := s.Length()
				require.NoError(t, err)
				require.Equal(t, [2]int{least, most}, [2]int{l.MinDays, l.MaxDays}, "%v", s)
			}
			for _, asOf := range parseAll(ends...) {
				least, most := 1<<30, 0
				for _, x := range pairs(s) {
					for n := max(asOf.First().DayNumber(), x.start); n <= asOf.Last().DayNumber(); n++ {
						days := min(x.end, n) - x.start + 1
						least, most = min(least, days), max(most, days)
					}
				}
				l, err := s.LengthAt(asOf)
				if most == 0 {
					require.ErrorIs(t, err, period.ErrEndBeforeStart)
					continue
				}
				require.NoError(t, err)
				require.Equal(t, [2]int{least, most}, [2]int{l.MinDays, l.MaxDays}, "%v at %v", s, asOf)
			}
		}
	}
}

func TestLasts(t *testing.T) {
	tests := []struct {
		span   string
		months int
		want   check.Verdict
	}{
		{"2009-05/2012-05", 36, check.CannotTell}, // three years, if both ends are the same day
		{"2009-05/2012-05", 37, check.CannotTell},
		{"2009-05/2012-05", 35, check.NotMet},
		{"2009-05/2012-05", 38, check.NotMet},
		{"2014-02-01/2018-01-31", 48, check.Met}, // four years
		{"2014-02-01/2018-01-31", 47, check.NotMet},
		{"2014-02/2018-01", 48, check.CannotTell},
		{"2015-10-01/2016-03-31", 6, check.Met},
		{"2014-02/2016-07", 6, check.NotMet}, // "the 6-month implementation period"
		{"2016-02/2016-07", 6, check.CannotTell},
		{"2010-03/2015-08", 60, check.NotMet}, // "over 5 years"
		{"2011/2012", 24, check.CannotTell},
		{"2011/2013", 24, check.CannotTell},
		{"2011/2014", 24, check.NotMet},
		{"2016", 12, check.Met},
		{"2016/2016", 12, check.CannotTell},
		{"2016/2016", 13, check.NotMet},
		{"1997/..", 12, check.NotMet},
		{"../1997", 12, check.NotMet},
		{"../..", 12, check.NotMet},
		{"1997/", 12, check.CannotTell},
		{"/1997", 12, check.CannotTell},
		{"/0001-01", 2, check.NotMet},
		{"9999/", 13, check.NotMet},
		{"2009-05/2012-05", 0, check.NotMet},
		{"2009-05/2012-05", -36, check.NotMet},
		{"2009-05/2012-05", math.MaxInt, check.NotMet},
	}
	for _, tt := range tests {
		t.Run(tt.span, func(t *testing.T) {
			require.Equal(t, tt.want, period.MustParseSpan(tt.span).Lasts(tt.months))
		})
	}
	require.Equal(t, check.CannotTell, period.Span{}.Lasts(12))
}

// TestLastsLaw tries every start that a span may have.
func TestLastsLaw(t *testing.T) {
	ends := []string{"2013-01", "2013-01-30", "2013-02", "2013-02-01", "2013-02-28", "2013-03", "2013-03-01", "2013-04-30"}
	for _, a := range ends {
		for _, b := range ends {
			s, err := period.ParseSpan(a + "/" + b)
			if err != nil {
				continue
			}
			for months := 1; months <= 5; months++ {
				var want tally
				for _, x := range pairs(s) {
					start, err := period.FromDayNumber(x.start)
					require.NoError(t, err)
					end, err := start.EndAfter(months)
					require.NoError(t, err)
					want.add(end.Start().DayNumber() == x.end)
				}
				require.Equal(t, want.verdict(), s.Lasts(months), "%v, %d months", s, months)
			}
		}
	}
}
