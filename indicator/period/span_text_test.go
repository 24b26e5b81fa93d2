package period_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

func TestParseSpan(t *testing.T) {
	tests := map[string]string{ // text: what it prints as
		"2011":                  "2011",
		"2011-03":               "2011-03",
		"2011-03-15":            "2011-03-15",
		"2009-05/2012-05":       "2009-05/2012-05",
		"2012-12/2016":          "2012-12/2016",
		"2014-02-01/2018-01-31": "2014-02-01/2018-01-31",
		"1997/..":               "1997/..",
		"1997/present":          "1997/..",
		"../2012-05":            "../2012-05",
		"../..":                 "../..",
		"../present":            "../..",
		"2014-02/":              "2014-02/",
		"/2012":                 "/2012",
		"../":                   "../",
		"/..":                   "/..",
		"2011/2011":             "2011/2011",
		"2011-01-01/2011-01-01": "2011-01-01",
	}
	for in, want := range tests {
		s, err := period.ParseSpan(in)
		require.NoError(t, err, in)
		require.Equal(t, want, s.String())
		require.False(t, s.IsZero())
		text, err := s.AppendText([]byte("in "))
		require.NoError(t, err)
		require.Equal(t, "in "+want, string(text))

		data, err := json.Marshal(s)
		require.NoError(t, err)
		var back period.Span
		require.NoError(t, check.DecodeJSON(data, &back))
		require.Equal(t, s, back)
	}
	data, err := json.Marshal(period.Span{})
	require.NoError(t, err)
	require.JSONEq(t, `""`, string(data))
	span := period.MustParseSpan("2011")
	require.NoError(t, json.Unmarshal(data, &span))
	require.True(t, span.IsZero())
}

func TestParseSpanErrors(t *testing.T) {
	texts := map[string]string{
		"empty":          "",
		"slash":          "/",
		"two slashes":    "2011/2012/2013",
		"blank":          "2011 / 2012",
		"Present":        "1997/Present",
		"present first":  "present/2012",
		"present alone":  "present",
		"dots":           "..",
		"three dots":     "1997/...",
		"elided month":   "2008-01/02",
		"bad start":      "2011-13/2012",
		"bad end":        "2011/2012-02-30",
		"words":          "May 2009/May 2012",
		"approximate":    "1997~/2012",
		"dash":           "2011-2012",
		"null by string": "null",
	}
	for name, s := range hostile {
		texts[name] = s
		texts[name+", end"] = "2011/" + s
		texts[name+", start"] = s + "/.."
	}
	for name, s := range texts {
		t.Run(name, func(t *testing.T) {
			span, err := period.ParseSpan(s)
			require.ErrorContains(t, err, "period: ")
			require.ErrorContains(t, err, " is no span: ")
			require.Zero(t, span)
			require.Less(t, len(err.Error()), 1200)

			span = period.MustParseSpan("1997/..")
			if s != "" {
				require.Error(t, span.UnmarshalText([]byte(s)))
				require.Equal(t, "1997/..", span.String())
			}
		})
	}
	_, err := period.ParseSpan("2012-05/2009-05")
	require.ErrorIs(t, err, period.ErrEndBeforeStart)
	_, err = period.ParseSpan("2011-13/2012")
	require.EqualError(t, err, `period: "2011-13/2012" is no span: "2011-13" is no date: no month 13: want 1 to 12; want a date, START/END, START/.. or ../END`)
	require.Panics(t, func() { period.MustParseSpan("soon") })
}

func FuzzParseSpan(f *testing.F) {
	for _, s := range []string{"2011", "2009-05/2012-05", "1997/..", "1997/present", "../2012", "2014/", "/2014", "../..", "/", "2012/2009"} {
		f.Add(s)
	}
	for _, s := range hostile {
		f.Add(s[:min(len(s), 64)])
	}
	f.Fuzz(func(t *testing.T, s string) {
		span, err := period.ParseSpan(s)
		if err != nil {
			require.Zero(t, span)
			return
		}
		back, err := period.ParseSpan(span.String())
		require.NoError(t, err)
		require.Equal(t, span, back)
		require.NotEqual(t, check.NotMet, span.Same(span))
		if l, err := span.Length(); err == nil {
			require.LessOrEqual(t, 1, l.MinDays)
			require.LessOrEqual(t, l.MinDays, l.MaxDays)
			if l.HasMonths { // more than elapsed − 1 months, at most the inclusive months
				require.Less(t, l.ElapsedMonths*28-31, l.MaxDays)
				require.LessOrEqual(t, l.MinDays, l.InclusiveMonths*31)
			}
		}
	})
}

func BenchmarkParseSpan(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := period.ParseSpan("2014-02-01/2018-01-31"); err != nil {
			b.Fatal(err)
		}
	}
}
