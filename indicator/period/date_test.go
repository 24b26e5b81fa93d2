package period_test

import (
	"encoding"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

var (
	_ map[period.Date]struct{}
	_ encoding.TextMarshaler   = period.Date{}
	_ encoding.TextAppender    = period.Date{}
	_ encoding.TextUnmarshaler = (*period.Date)(nil)
	_ fmt.Stringer             = period.Date{}
	_ encoding.TextMarshaler   = period.Day
	_ encoding.TextUnmarshaler = (*period.Precision)(nil)
)

// TestCalendar compares every day of the calendar with the standard library.
func TestCalendar(t *testing.T) {
	day := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	for n := 1; day.Year() <= 9999; n++ {
		d, err := period.FromDayNumber(n)
		if err != nil {
			t.Fatal(err)
		}
		y, m, dd := day.Date()
		e, err := period.NewDay(y, m, dd)
		if err != nil || d != e || d.DayNumber() != n || d.Year() != y || d.Month() != m || d.Day() != dd {
			t.Fatalf("day %d: %v, want %v (%v)", n, d, day, err)
		}
		day = day.AddDate(0, 0, 1)
	}
	for _, n := range []int{-1, 0, 3_652_060} {
		_, err := period.FromDayNumber(n)
		require.Error(t, err)
	}
}

func TestDateParts(t *testing.T) {
	tests := map[string]struct {
		text        string
		precision   period.Precision
		year        int
		month       time.Month
		day         int
		first, last string
	}{
		"year":          {"2011", period.Year, 2011, 0, 0, "2011-01-01", "2011-12-31"},
		"month":         {"2016-02", period.Month, 2016, time.February, 0, "2016-02-01", "2016-02-29"},
		"no leap year":  {"1900-02", period.Month, 1900, time.February, 0, "1900-02-01", "1900-02-28"},
		"day":           {"2018-01-31", period.Day, 2018, time.January, 31, "2018-01-31", "2018-01-31"},
		"first day":     {"0001-01-01", period.Day, 1, time.January, 1, "0001-01-01", "0001-01-01"},
		"last year":     {"9999", period.Year, 9999, 0, 0, "9999-01-01", "9999-12-31"},
		"end of 400":    {"2000-12-31", period.Day, 2000, time.December, 31, "2000-12-31", "2000-12-31"},
		"leap day":      {"2000-02-29", period.Day, 2000, time.February, 29, "2000-02-29", "2000-02-29"},
		"leap december": {"2016-12", period.Month, 2016, time.December, 0, "2016-12-01", "2016-12-31"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			d, err := period.Parse(tt.text)
			require.NoError(t, err)
			require.Equal(t, tt.text, d.String())
			require.Equal(t, tt.precision, d.Precision())
			require.Equal(t, tt.year, d.Year())
			require.Equal(t, tt.month, d.Month())
			require.Equal(t, tt.day, d.Day())
			require.Equal(t, tt.first, d.First().String())
			require.Equal(t, tt.last, d.Last().String())
			require.False(t, d.IsZero())
			text, err := d.AppendText([]byte("in "))
			require.NoError(t, err)
			require.Equal(t, "in "+tt.text, string(text))
		})
	}
}

func TestDateZero(t *testing.T) {
	var d period.Date
	require.True(t, d.IsZero())
	require.Equal(t, "", d.String())
	require.Equal(t, period.Unstated, d.Precision())
	require.Zero(t, d.Year())
	require.Zero(t, d.Month())
	require.Zero(t, d.Day())
	require.Zero(t, d.DayNumber())
	require.Equal(t, d, d.First())
	require.Equal(t, d, d.Last())
	require.Equal(t, d, d.Truncate(period.Day))
	e := period.MustParse("2011")
	for _, v := range []check.Verdict{d.Before(e), e.Before(d), d.After(e), d.Same(e), e.Same(d), d.Same(d), d.Within(e), e.Within(d)} {
		require.Equal(t, check.CannotTell, v)
	}
}

func TestNewDate(t *testing.T) {
	tests := map[string]struct {
		year, month, day int
		ok               bool
	}{
		"fine":               {2011, 3, 15, true},
		"leap day":           {2016, 2, 29, true},
		"no leap day":        {2015, 2, 29, false},
		"century":            {1900, 2, 29, false},
		"day 0":              {2011, 3, 0, false},
		"day 32":             {2011, 3, 32, false},
		"31 April":           {2011, 4, 31, false},
		"month 0":            {2011, 0, 1, false},
		"month 13":           {2011, 13, 1, false},
		"year 0":             {0, 1, 1, false},
		"year 10000":         {10000, 1, 1, false},
		"negative":           {-1, -1, -1, false},
		"large and overflow": {math.MaxInt, math.MaxInt, math.MaxInt, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			d, err := period.NewDay(tt.year, time.Month(tt.month), tt.day)
			if tt.ok {
				require.NoError(t, err)
				require.Equal(t, tt.day, d.Day())
				return
			}
			require.ErrorContains(t, err, "period: no ")
			require.Zero(t, d)
		})
	}
	d, err := period.NewYear(2011)
	require.NoError(t, err)
	require.Equal(t, period.MustParse("2011"), d)
	_, err = period.NewYear(0)
	require.ErrorContains(t, err, "period: no year 0: want 1 to 9999")
	d, err = period.NewMonth(2011, time.March)
	require.NoError(t, err)
	require.Equal(t, period.MustParse("2011-03"), d)
	_, err = period.NewMonth(2011, 13)
	require.ErrorContains(t, err, "period: no month 13: want 1 to 12")
}

func TestFromTime(t *testing.T) {
	at := time.Date(2018, 1, 31, 23, 30, 0, 0, time.FixedZone("", -3600)) // 1 February in UTC
	d, err := period.FromTime(at)
	require.NoError(t, err)
	require.Equal(t, "2018-01-31", d.String())
	_, err = period.FromTime(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC))
	require.Error(t, err)
}

func TestDateVerdicts(t *testing.T) {
	const met, not, maybe = check.Met, check.NotMet, check.CannotTell
	tests := []struct {
		a, b                        string
		before, after, same, within check.Verdict
	}{
		{"2011", "2012", met, not, not, not},
		{"2011", "2012-01-01", met, not, not, not},
		{"2011-12-31", "2012-01", met, not, not, not},
		{"2011", "2011", maybe, maybe, maybe, met},
		{"2011-03", "2011", maybe, maybe, maybe, met},
		{"2011", "2011-03", maybe, maybe, maybe, maybe},
		{"2011-01-01", "2011", maybe, not, maybe, met}, // the first day comes after none of them
		{"2011-12-31", "2011", not, maybe, maybe, met},
		{"2011-03-15", "2011-03-15", not, not, met, met},
		{"2011-03-15", "2011-03-16", met, not, not, not},
		{"2011-03-15", "2011-03", maybe, maybe, maybe, met},
		{"2011-03", "2012", met, not, not, not},
	}
	for _, tt := range tests {
		t.Run(tt.a+" "+tt.b, func(t *testing.T) {
			a, b := period.MustParse(tt.a), period.MustParse(tt.b)
			require.Equal(t, tt.before, a.Before(b), "before")
			require.Equal(t, tt.after, a.After(b), "after")
			require.Equal(t, tt.same, a.Same(b), "same")
			require.Equal(t, tt.same, b.Same(a), "same, turned round")
			require.Equal(t, tt.within, a.Within(b), "within")
			require.Equal(t, tt.after, b.Before(a), "after is before turned round")
		})
	}
}

// TestDateVerdictsLaw asks every day that two dates may stand for.
func TestDateVerdictsLaw(t *testing.T) {
	dates := parseAll("2011", "2011-12", "2011-12-31", "2012-01-01", "2012-01", "2012-02", "2012-02-29", "2012", "2013-01-01")
	for _, a := range dates {
		for _, b := range dates {
			var before, same tally
			for x := a.First().DayNumber(); x <= a.Last().DayNumber(); x++ {
				for y := b.First().DayNumber(); y <= b.Last().DayNumber(); y++ {
					before.add(x < y)
					same.add(x == y)
				}
			}
			require.Equal(t, before.verdict(), a.Before(b), "%v before %v", a, b)
			require.Equal(t, same.verdict(), a.Same(b), "%v same as %v", a, b)
		}
	}
}

func parseAll(texts ...string) []period.Date {
	dates := make([]period.Date, len(texts))
	for i, s := range texts {
		dates[i] = period.MustParse(s)
	}
	return dates
}

// tally turns answers for single cases into a verdict on all of them.
type tally struct{ yes, no bool }

func (t *tally) add(ok bool) {
	t.yes, t.no = t.yes || ok, t.no || !ok
}

func (t *tally) verdict() check.Verdict {
	switch {
	case t.yes && !t.no:
		return check.Met
	case t.no && !t.yes:
		return check.NotMet
	}
	return check.CannotTell
}

func TestDateCompare(t *testing.T) {
	sorted := append([]period.Date{{}}, parseAll("2010-12-31", "2011", "2011-01", "2011-01-01", "2011-01-02", "2011-02", "2012")...)
	for i, a := range sorted {
		for j, b := range sorted {
			require.Equal(t, i < j, a.Compare(b) < 0, "%v, %v", a, b)
			require.Equal(t, i == j, a.Compare(b) == 0, "%v, %v", a, b)
		}
	}
	shuffled := slices.Clone(sorted)
	slices.Reverse(shuffled)
	slices.SortFunc(shuffled, period.Date.Compare)
	require.Equal(t, sorted, shuffled)
}

func TestDateTruncate(t *testing.T) {
	tests := map[string]struct {
		in   string
		to   period.Precision
		want string
	}{
		"day to month":  {"2011-03-15", period.Month, "2011-03"},
		"day to year":   {"2011-03-15", period.Year, "2011"},
		"month to year": {"2011-03", period.Year, "2011"},
		"month to day":  {"2011-03", period.Day, "2011-03"},
		"to nothing":    {"2011-03", period.Unstated, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tt.want, period.MustParse(tt.in).Truncate(tt.to).String())
		})
	}
}

func TestDateEndAfter(t *testing.T) {
	tests := map[string]struct {
		start  string
		months int
		want   string
		err    bool
	}{
		// Two years that begin anywhere in 2011 (pilot of the Global Joint Programme).
		"pilot":                     {"2011", 24, "2012-12-31/2013-12-30", false},
		"global joint programme":    {"2014-02-01", 48, "2018-01-31", false},
		"six months":                {"2015-10-01", 6, "2016-03-31", false},
		"month":                     {"2011-02", 1, "2011-02-28/2011-03-27", false},
		"from the middle":           {"2015-01-16", 1, "2015-02-15", false},
		"no such day":               {"2015-01-31", 1, "2015-02-28", false},
		"no such day, leap year":    {"2016-01-31", 1, "2016-02-29", false},
		"from leap day":             {"2016-02-29", 12, "2017-02-28", false},
		"to the end of time":        {"0001-01-01", 12 * 9999, "9999-12-31", false},
		"passes the end of time":    {"0001-01-02", 12 * 9999, "", true},
		"first of a month, passes":  {"0001-01-01", 12*9999 + 1, "", true},
		"huge":                      {"2011", math.MaxInt, "", true},
		"no months":                 {"2011", 0, "", true},
		"negative months":           {"2011", -1, "", true},
		"last possible start fails": {"9999", 12, "", true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := period.MustParse(tt.start).EndAfter(tt.months)
			if tt.err {
				require.Error(t, err)
				require.Zero(t, got)
				return
			}
			require.NoError(t, err)
			require.Equal(t, tt.want, got.String())
		})
	}
	_, err := period.Date{}.EndAfter(1)
	require.ErrorIs(t, err, period.ErrNotStated)
}

// TestDateEndAfterLaw: later starts do not end earlier, more months end later,
// and what is counted forward is found again by WholeMonths.
func TestDateEndAfterLaw(t *testing.T) {
	var before [38]int
	for n := period.MustParse("2015-01-01").DayNumber(); n <= period.MustParse("2016-12-31").DayNumber(); n++ {
		start, err := period.FromDayNumber(n)
		require.NoError(t, err)
		last := n - 1
		for months := 1; months < len(before); months++ {
			end, err := start.EndAfter(months)
			require.NoError(t, err)
			day := end.Start()
			require.GreaterOrEqual(t, day.DayNumber(), before[months])
			require.Greater(t, day.DayNumber(), last)
			before[months], last = day.DayNumber(), day.DayNumber()

			span, err := period.NewSpan(start, day)
			require.NoError(t, err)
			got, ok := span.WholeMonths()
			require.True(t, ok)
			require.Equal(t, months, got, "%v", span)
			require.Equal(t, check.Met, span.Lasts(months))
			require.Equal(t, check.NotMet, span.Lasts(months+1))
		}
	}
}

func TestPrecisionText(t *testing.T) {
	for p, want := range map[period.Precision]string{period.Unstated: "", period.Year: "year", period.Month: "month", period.Day: "day"} {
		text, err := p.MarshalText()
		require.NoError(t, err)
		require.Equal(t, want, string(text))
		require.Equal(t, want, p.String())
		var q period.Precision
		require.NoError(t, q.UnmarshalText(text))
		require.Equal(t, p, q)
	}
	p := period.Month
	require.Error(t, p.UnmarshalText([]byte("decade")))
	require.Equal(t, period.Month, p)
	_, err := period.Precision(9).MarshalText()
	require.Error(t, err)
	require.Equal(t, "Precision(9)", period.Precision(9).String())
	require.Less(t, period.Year, period.Day)
}

func TestDateJSON(t *testing.T) {
	type record struct {
		Start period.Date                 `json:"start"`
		End   period.Date                 `json:"end,omitzero"`
		By    map[period.Date]period.Span `json:"by"`
	}
	in := record{Start: period.MustParse("2009-05"), By: map[period.Date]period.Span{
		period.MustParse("2011"): period.MustParseSpan("2009-05/2012-05"),
	}}
	data, err := json.Marshal(in)
	require.NoError(t, err)
	require.JSONEq(t, `{"start":"2009-05","by":{"2011":"2009-05/2012-05"}}`, string(data))
	var out record
	require.NoError(t, check.DecodeJSON(data, &out))
	require.Equal(t, in, out)

	d := period.MustParse("2011")
	for _, bad := range []string{`"2011-13"`, `2011`, `{}`, `"2011/2012"`} {
		require.Error(t, json.Unmarshal([]byte(bad), &d), bad)
		require.Equal(t, "2011", d.String())
	}
	require.NoError(t, json.Unmarshal([]byte(`""`), &d))
	require.True(t, d.IsZero())
}
