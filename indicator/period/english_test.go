package period_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
)

func TestParseEnglish(t *testing.T) {
	tests := map[string]string{
		// from project pages, a newsletter and a regional publication
		"May 2009-May 2012":                           "2009-05/2012-05",
		"February 2008 to January 2010":               "2008-02/2010-01",
		"from February 2008 to January 2010":          "2008-02/2010-01",
		"1 February 2014 - 31 January 2018":           "2014-02-01/2018-01-31",
		"from 1 February 2014 to 31 January 2018":     "2014-02-01/2018-01-31",
		"from 1 October 2015 through 31 March 2016":   "2015-10-01/2016-03-31",
		"1997—Present (Open-ended)":                   "1997/..",
		"1997-Present":                                "1997/..",
		"since 1992":                                  "1992/..",
		"SINCE 2006":                                  "2006/..",
		"From the year 2000 and onwards":              "2000/..",
		"in 2015 onwards":                             "2015/..",
		"2000 onwards":                                "2000/..",
		"2016-17":                                     "2016/2017",
		"2008-2015":                                   "2008/2015",
		"2013–2017":                                   "2013/2017",
		"2011–2014":                                   "2011/2014",
		"from 2013–2018":                              "2013/2018",
		"Between 2013 and 2015":                       "2013/2015",
		"between 1988 and 1994":                       "1988/1994",
		"October-December 2014":                       "2014-10/2014-12",
		"24-25 June 2014":                             "2014-06-24/2014-06-25",
		"MARCH 2017":                                  "2017-03",
		"on 5 June 2013":                              "2013-06-05",
		"In 2011":                                     "2011",
		"until 2014":                                  "/2014",
		"December 2013—June 2016":                     "2013-12/2016-06",
		"in period May 2009-May 2012":                 "2009-05/2012-05",
		"for 2015-2020":                               "2015/2020",
		"October–November 2014":                       "2014-10/2014-11",
		"\tFebruary\u00a02014\n–\u2009January 2018\r": "2014-02/2018-01",

		// single dates
		"15 March 2011":          "2011-03-15",
		"15th of March, 2011":    "2011-03-15",
		"March 15, 2011":         "2011-03-15",
		"March 15th 2011":        "2011-03-15",
		"March, 2011":            "2011-03",
		"March of 2011":          "2011-03",
		"Mar. 2011":              "2011-03",
		"1 Sept. 2011":           "2011-09-01",
		"sep 2011":               "2011-09",
		"2nd may 2011":           "2011-05-02",
		"3rd May 2011":           "2011-05-03",
		"11th May 2011":          "2011-05-11",
		"22ND May 2011":          "2011-05-22",
		"the year 2000":          "2000",
		"during the period 2011": "2011",
		"2011-03-15":             "2011-03-15",
		"2014-02":                "2014-02",
		"2011-10":                "2011-10",
		"1999-12":                "1999-12",
		"29 February 2016":       "2016-02-29",

		// spans
		"2011 - 12":                           "2011/2012",
		"2011–12":                             "2011/2012",
		"2011-13":                             "2011/2013",
		"during the period from 2011 to 2014": "2011/2014",
		"the period of 2011-2014":             "2011/2014",
		"24 May - 3 June 2014":                "2014-05-24/2014-06-03",
		"24 May-June 2014":                    "2014-05-24/2014-06",
		"21st-22nd March 2017":                "2017-03-21/2017-03-22",
		"2014-02-01 to 2018-01-31":            "2014-02-01/2018-01-31",
		"2014-02-01-2018-01-31":               "2014-02-01/2018-01-31",
		"2014-02 to 2018-01":                  "2014-02/2018-01",
		"2014-02-01/2018-01-31":               "2014-02-01/2018-01-31",
		" 1997/present ":                      "1997/..",
		"2016 to March 2017":                  "2016/2017-03",
		"2016-17 March 2017":                  "2016/2017-03-17",
		"2016-17 of March 2017":               "2016/2017-03-17",
		"May 2009 up to May 2012":             "2009-05/2012-05",
		"May 2009 until May 2012":             "2009-05/2012-05",
		"between 2013–2015":                   "2013/2015",
		"2012-2012":                           "2012/2012",

		// open and missing ends
		"1997 to the present":         "1997/..",
		"1997 - today":                "1997/..",
		"2009 to date":                "2009/..",
		"from May 2009 to now":        "2009-05/..",
		"from May 2009 onward":        "2009-05/..",
		"May 2009 – ongoing":          "2009-05/..",
		"May 2009 and on-going":       "2009-05/..",
		"May 2009 (ongoing)":          "2009-05/..",
		"May 2009 and present":        "2009-05/..",
		"since May 2009 (open ended)": "2009-05/..",
		"since the year 1992":         "1992/..",
		"2009 - open-ended":           "2009/..",
		"from May 2009":               "2009-05/",
		"up to 31 May 2012":           "/2012-05-31",
		"till May 2012":               "/2012-05",
	}
	for in, want := range tests {
		t.Run(in, func(t *testing.T) {
			s, err := period.ParseEnglish(in)
			require.NoError(t, err)
			require.Equal(t, want, s.String())
		})
	}
}

func TestParseEnglishErrors(t *testing.T) {
	tests := map[string]error{
		"":                       nil,
		" ":                      nil,
		"2011-12":                period.ErrAmbiguous,
		"from 2011-12":           period.ErrAmbiguous,
		"since 2011-12":          period.ErrAmbiguous,
		"2008-09 to 2010-11":     period.ErrAmbiguous,
		"2001-02":                period.ErrAmbiguous,
		"May 2012-May 2009":      period.ErrEndBeforeStart,
		"December-January 2015":  period.ErrEndBeforeStart,
		"25-24 June 2014":        period.ErrEndBeforeStart,
		"2015-2011":              period.ErrEndBeforeStart,
		"2012/2009":              period.ErrEndBeforeStart,
		"01/02/2014":             nil,
		"01.02.2014":             nil,
		"2016/17":                nil,
		"31 April 2014":          nil,
		"30 February 2016":       nil,
		"0 May 2014":             nil,
		"00 May 2014":            nil,
		"May 0, 2014":            nil,
		"0000 - May 2014":        nil,
		"2014-00":                nil,
		"2014-02-00":             nil,
		"2014-13-01":             nil,
		"1st 2014":               nil,
		"1th May 2014":           nil,
		"11st May 2014":          nil,
		"12rd May 2014":          nil,
		"5x May 2014":            nil,
		"May":                    nil,
		"24 May":                 nil,
		"24":                     nil,
		"24-25":                  nil,
		"24 - June 2014":         nil,
		"May - 2012":             nil,
		"May 2009 -":             nil,
		"- May 2009":             nil,
		"from":                   nil,
		"since":                  nil,
		"until":                  nil,
		"between 2013":           nil,
		"between 2013 to 2015":   nil,
		"between 2013 and":       nil,
		"May 2009 May 2012":      nil,
		"May 2009 and May 2012":  nil,
		"May 2009 - May 2012 - ": nil,
		"2009, 2010":             nil,
		"1997-Present (Closed)":  nil,
		"1997-Present (":         nil,
		"since the last decade":  nil,
		"During the last two decades and on-going": nil,
		"the year May":        nil,
		"20 11":               nil,
		"12014":               nil,
		"mayor 2014":          nil,
		"ma 2014":             nil,
		"two thousand":        nil,
		"1999-00":             nil,
		"2016-16":             nil,
		"2016-15":             nil,
		"May 2009 ~ May 2012": nil,
		"present":             nil,
		"1997 onwards 1998":   nil,
	}
	for _, s := range hostile {
		tests[s] = nil
	}
	for in, want := range tests {
		t.Run(in[:min(len(in), 40)], func(t *testing.T) {
			s, err := period.ParseEnglish(in)
			require.ErrorContains(t, err, "period: ")
			require.Zero(t, s)
			require.Less(t, len(err.Error()), 1200)
			require.Equal(t, 1, strings.Count(err.Error(), "period: "), err.Error())
			if want != nil {
				require.ErrorIs(t, err, want)
			}
		})
	}
	for in, want := range map[string]string{
		"2011-12":           `period: ambiguous: 2011-12 may be a month, or the years 2011 and 2012, in "2011-12"`,
		"May 2012-May 2009": `period: the end is before the start: 2009-05 is before 2012-05, in "May 2012-May 2009"`,
		"31 April 2014":     `period: "31 April 2014" is no English date or span: no day 31 in 2014-04: want 1 to 30`,
		"May - 2012":        `period: "May - 2012" is no English date or span: a date has no year`,
		"May 2009 May 2012": `period: "May 2009 May 2012" is no English date or span: "may" is not understood there`,
		"May 2009 -":        `period: "May 2009 -" is no English date or span: the end stands where a date is wanted`,
	} {
		_, err := period.ParseEnglish(in)
		require.EqualError(t, err, want)
	}
}

// TestEnglishRoundTrip: what Format writes in English is read back.
func TestEnglishRoundTrip(t *testing.T) {
	en := printer(t, "en")
	for _, text := range []string{
		"2011", "2011-05", "2011-05-15", "2009-05/2012-05", "2011/2012", "2011/2011", "2014-02-01/2018-01-31", "2012-12/2016",
		"1997/..", "2014-02-01/..", "2014-02/", "/2012", "/2012-05-31",
	} {
		s := period.MustParseSpan(text)
		back, err := period.ParseEnglish(s.Format(en))
		require.NoError(t, err)
		require.Equal(t, s, back, s.Format(en))
	}
}

func printer(t testing.TB, tag string) lang.Printer {
	parsed, err := lang.ParseTag(tag)
	require.NoError(t, err)
	return lang.NewPrinter(parsed)
}

func FuzzParseEnglish(f *testing.F) {
	for _, s := range []string{
		"May 2009-May 2012", "from 1 October 2015 through 31 March 2016", "1997—Present (Open-ended)", "since 1992",
		"From the year 2000 and onwards", "2016-17", "between 2013 and 2015", "24-25 June 2014", "March 15th, 2011", "until 2014",
		"2014-02-01 to 2018-01-31", "2011-12", "0000 - May 2014", "on-going", "15th of March, 2011",
	} {
		f.Add(s)
	}
	for _, s := range hostile {
		f.Add(s[:min(len(s), 200)])
	}
	en := printer(f, "en")
	f.Fuzz(func(t *testing.T, s string) {
		span, err := period.ParseEnglish(s)
		if err != nil {
			require.Zero(t, span)
			return
		}
		require.NotEqual(t, check.NotMet, span.Same(span))
		back, err := period.ParseSpan(span.String())
		require.NoError(t, err)
		require.Equal(t, span, back)
		if span.IsOpenStart() || span.Start().IsZero() && span.End().IsZero() { // has no words of its own
			return
		}
		back, err = period.ParseEnglish(span.Format(en))
		require.NoError(t, err)
		require.Equal(t, span, back)
	})
}

func BenchmarkParseEnglish(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := period.ParseEnglish("from 1 October 2015 through 31 March 2016"); err != nil {
			b.Fatal(err)
		}
	}
}
