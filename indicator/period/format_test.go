package period_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
)

func TestDateFormat(t *testing.T) {
	en, fr := printer(t, "en"), printer(t, "fr")
	for text, want := range map[string][3]string{
		"2014":       {"2014", "2014", "2014"},
		"2014-02":    {"February 2014", "février 2014", "2014-02"},
		"2014-02-01": {"1 February 2014", "1er février 2014", "2014-02-01"},
	} {
		d := period.MustParse(text)
		require.Equal(t, want, [3]string{d.Format(en), d.Format(fr), d.Format(lang.Printer{})})
	}
	require.Equal(t, "", period.Date{}.Format(en))
}

func TestSpanFormat(t *testing.T) {
	spans := []string{"2009-05/2012-05", "2011/2013", "1997/..", "2014-02-01/..", "2014-02/", "2014-02-01/", "../2012", "../2012-05", "/2012-05-31", "2011-03"}
	tests := map[string][]string{
		"en": {"May 2009 to May 2012", "2011 to 2013", "since 1997", "since 1 February 2014",
			"from February 2014", "from 1 February 2014", "until 2012", "until May 2012", "until 31 May 2012", "March 2011"},
		"fr": {"mai 2009 – mai 2012", "2011–2013", "depuis 1997", "depuis le 1er février 2014",
			"dès février 2014", "dès le 1er février 2014", "jusqu’en 2012", "jusqu’en mai 2012", "jusqu’au 31 mai 2012", "mars 2011"},
		"es": {"mayo de 2009 – mayo de 2012", "2011–2013", "desde 1997", "desde el 1 de febrero de 2014",
			"a partir de febrero de 2014", "a partir del 1 de febrero de 2014", "hasta 2012", "hasta mayo de 2012", "hasta el 31 de mayo de 2012", "marzo de 2011"},
		"ru": {"май 2009 г. – май 2012 г.", "2011–2013", "1997 – настоящее время", "1 февраля 2014 г. – настоящее время",
			"февраль 2014 г. – ?", "1 февраля 2014 г. – ?", "по 2012 г.", "по май 2012 г.", "по 31 мая 2012 г.", "март 2011 г."},
		"sr": {"мај 2009. – мај 2012.", "2011.–2013.", "1997. – данас", "1. фебруар 2014. – данас",
			"фебруар 2014. – ?", "1. фебруар 2014. – ?", "крај: 2012.", "крај: мај 2012.", "крај: 31. мај 2012.", "март 2011."},
		"sr-Latn": {"maj 2009. – maj 2012.", "2011.–2013.", "1997. – danas", "1. februar 2014. – danas",
			"februar 2014. – ?", "1. februar 2014. – ?", "kraj: 2012.", "kraj: maj 2012.", "kraj: 31. maj 2012.", "mart 2011."},
		"de": {"Mai 2009 bis Mai 2012", "2011 bis 2013", "seit 1997", "seit dem 1. Februar 2014",
			"ab Februar 2014", "ab dem 1. Februar 2014", "bis 2012", "bis Mai 2012", "bis zum 31. Mai 2012", "März 2011"},
		"sq": {"maj 2009 – maj 2012", "2011–2013", "1997 – sot", "1 shkurt 2014 – sot",
			"shkurt 2014 – ?", "1 shkurt 2014 – ?", "deri në 2012", "deri në maj 2012", "deri më 31 maj 2012", "mars 2011"},
		"uk": {"травень 2009 р. – травень 2012 р.", "2011–2013", "1997 – дотепер", "1 лютого 2014 р. – дотепер",
			"лютий 2014 р. – ?", "1 лютого 2014 р. – ?", "по 2012 р.", "по травень 2012 р.", "по 31 травня 2012 р.", "березень 2011 р."},
		"tg":  spans, // no words: ISO text
		"und": spans,
	}
	for tag, want := range tests {
		t.Run(tag, func(t *testing.T) {
			p := printer(t, tag)
			for i, text := range spans {
				require.Equal(t, want[i], period.MustParseSpan(text).Format(p))
			}
			for _, text := range []string{"../..", "../", "/.."} {
				require.Equal(t, text, period.MustParseSpan(text).Format(p))
			}
			require.Equal(t, "", period.Span{}.Format(p))
		})
	}
}
