package lang_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"iom.int/migdev/indicator/lang"
)

var worded = []lang.Tag{
	lang.English, lang.French, lang.Spanish, lang.Russian, lang.Serbian, lang.SerbianLatin, lang.German, lang.Albanian, lang.Ukrainian,
}

func TestDate(t *testing.T) {
	tests := map[string]struct{ first, other, month, year string }{
		"und":     {"2014-02-01", "2012-05-23", "2014-02", "2014"},
		"en":      {"1 February 2014", "23 May 2012", "February 2014", "2014"},
		"en-US":   {"1 February 2014", "23 May 2012", "February 2014", "2014"},
		"fr":      {"1er février 2014", "23 mai 2012", "février 2014", "2014"},
		"es":      {"1 de febrero de 2014", "23 de mayo de 2012", "febrero de 2014", "2014"},
		"ru":      {"1 февраля 2014 г.", "23 мая 2012 г.", "февраль 2014 г.", "2014"},
		"sr":      {"1. фебруар 2014.", "23. мај 2012.", "фебруар 2014.", "2014."},
		"sr-Latn": {"1. februar 2014.", "23. maj 2012.", "februar 2014.", "2014."},
		"de":      {"1. Februar 2014", "23. Mai 2012", "Februar 2014", "2014"},
		"sq":      {"1 shkurt 2014", "23 maj 2012", "shkurt 2014", "2014"},
		"uk":      {"1 лютого 2014 р.", "23 травня 2012 р.", "лютий 2014 р.", "2014"},
		"tr":      {"2014-02-01", "2012-05-23", "2014-02", "2014"},
		"ar":      {"2014-02-01", "2012-05-23", "2014-02", "2014"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := lang.NewPrinter(mustTag(t, name))
			require.Equal(t, tt.first, p.Date(2014, time.February, 1))
			require.Equal(t, tt.other, p.Date(2012, time.May, 23))
			require.Equal(t, tt.month, p.Date(2014, time.February, 0))
			require.Equal(t, tt.year, p.Date(2014, 0, 0))
			require.Equal(t, tt.year, p.Date(2014, 0, 5), "a day without a month is none")
		})
	}
}

// What no calendar has is written out and not hidden.
func TestDateOutside(t *testing.T) {
	for _, p := range []lang.Printer{{}, lang.NewPrinter(lang.English), lang.NewPrinter(lang.Russian)} {
		require.Equal(t, "2014-13-01", p.Date(2014, 13, 1))
		require.Equal(t, "2014--01-01", p.Date(2014, -1, 1))
		require.Equal(t, "2014-02-32", p.Date(2014, 2, 32))
		require.Equal(t, "2014-02--01", p.Date(2014, 2, -1))
		require.Equal(t, "0097", p.Date(97, 0, 0))
		require.Equal(t, "-0044", p.Date(-44, 0, 0))
		require.Equal(t, "12014", p.Date(12014, 0, 0))
	}
}

// Each language has twelve names, all different, in both forms.
func TestMonths(t *testing.T) {
	for _, tag := range worded {
		p := lang.NewPrinter(tag)
		seen := make(map[string]bool)
		for month := time.January; month <= time.December; month++ {
			for _, day := range []int{0, 2} {
				s := p.Date(2014, month, day)
				require.False(t, seen[s], s)
				seen[s] = true
				require.NotContains(t, s, "  ", tag)
			}
		}
		require.Len(t, seen, 24)
	}
	ru := lang.NewPrinter(lang.Russian)
	require.Equal(t, "3 мая 2014 г.", ru.Date(2014, time.May, 3))
	require.Equal(t, "август 2014 г.", ru.Date(2014, time.August, 0))
	uk := lang.NewPrinter(lang.Ukrainian)
	require.Equal(t, "3 листопада 2014 р.", uk.Date(2014, time.November, 3))
	require.Equal(t, "листопад 2014 р.", uk.Date(2014, time.November, 0))
}

func TestList(t *testing.T) {
	for tag, want := range map[lang.Tag]string{
		language.Und: "A, B, C", lang.English: "A, B and C", lang.French: "A, B et C", lang.Spanish: "A, B y C",
		lang.Russian: "A, B и C", lang.Serbian: "A, B и C", lang.SerbianLatin: "A, B i C", lang.German: "A, B und C",
		lang.Albanian: "A, B dhe C", lang.Ukrainian: "A, B і C", mustTag(t, "tr"): "A, B, C",
	} {
		p := lang.NewPrinter(tag)
		require.Equal(t, want, p.List("A", "B", "C"))
		require.Empty(t, p.List())
		require.Equal(t, "A", p.List("A"))
	}
	require.Equal(t, "A and B", lang.NewPrinter(lang.English).List("A", "B"))
	require.Equal(t, "A, B", lang.Printer{}.List("A", "B"))
}

func TestListSpanish(t *testing.T) {
	es := lang.NewPrinter(mustTag(t, "es-EC"))
	for item, word := range map[string]string{
		"Italia": "e", "India": "e", "íntegro": "e", "Íñigo": "e", "hijos": "e", "Hidalgo": "e", "híbridos": "e", "«Italia»": "e",
		"i": "e", "hi": "e", "hierro": "y", "Hielo": "y", "hiato": "y", "Honduras": "y", "h": "y", "yeso": "y", "España": "y",
		"3 islas": "y", "": "y", "\xff": "y",
	} {
		require.Equal(t, "A "+word+" "+item, es.List("A", item), "%q", item)
	}
	require.Equal(t, "Italia, India y Perú", es.List("Italia", "India", "Perú"), "the last word decides")
	require.Equal(t, "A et Italie", lang.NewPrinter(lang.French).List("A", "Italie"))
}

func BenchmarkDate(b *testing.B) {
	p := lang.NewPrinter(lang.Russian)
	b.ReportAllocs()
	for b.Loop() {
		_ = p.Date(2014, time.February, 1)
	}
}
