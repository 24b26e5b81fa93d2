package lang_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"iom.int/migdev/indicator/lang"
)

var _ map[lang.Printer]struct{}

func TestPrinterIdentity(t *testing.T) {
	french, again := lang.NewPrinter(lang.French), lang.NewPrinter(mustTag(t, "fr"))
	require.True(t, french == again)
	require.False(t, french == lang.NewPrinter(mustTag(t, "fr-CA")))
	require.False(t, french == lang.Printer{})
	require.True(t, lang.NewPrinter(language.Und) == lang.Printer{})
	odd, _ := language.Raw.Parse("sh")
	require.True(t, lang.NewPrinter(odd) == lang.NewPrinter(lang.SerbianLatin))

	require.Equal(t, language.Und, lang.Printer{}.Tag())
	require.Equal(t, "fr-CA", lang.NewPrinter(mustTag(t, "fr-CA")).Tag().String())
}

func TestPrinterLocale(t *testing.T) {
	for s, want := range map[string]string{
		"und": "", "en": "en", "en-GB": "en", "en-US": "en", "fr-CA": "fr", "es-419": "es", "es-MX": "es", "ru-UA": "ru",
		"sr": "sr", "sr-RS": "sr", "sr-Cyrl-BA": "sr", "sr-Latn": "sr-Latn", "sr-Latn-RS": "sr-Latn", "sr-ME": "sr-Latn",
		"sh": "sr-Latn", "de-AT": "de", "sq-XK": "sq", "uk-UA": "uk", "ar-u-nu-latn": "ar-u-nu-latn", "hr": "hr", "bs": "bs",
		"cnr": "cnr", "mk": "mk", "ru-Latn": "ru-Latn", "und-RS": "und-RS", "x-foo": "x-foo",
	} {
		require.Equal(t, want, lang.NewPrinter(mustTag(t, s)).Locale(), s)
	}
}

func TestRange(t *testing.T) {
	tests := map[string]struct{ low, high, plain, want string }{
		"numbers":      {"15", "20", "15-20", "15–20"},
		"with percent": {"15%", "20%", "15%-20%", "15%–20%"},
		"groups":       {"1\u202f500", "2\u202f000", "1\u202f500-2\u202f000", "1\u202f500–2\u202f000"},
		"negative":     {"-5", "-3", "-5 - -3", "-5 – -3"},
		"minus sign":   {"−5", "3", "−5 - 3", "−5 – 3"},
		"Arabic minus": {"\u061c-٥", "٣", "\u061c-٥ - ٣", "\u061c-٥ – ٣"},
		"dates":        {"3 May 2012", "7 June 2012", "3 May 2012 - 7 June 2012", "3 May 2012 – 7 June 2012"},
		"ISO dates":    {"2009-05", "2012-05", "2009-05 - 2012-05", "2009-05 – 2012-05"},
		"years":        {"1997", "2003", "1997-2003", "1997–2003"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tt.plain, lang.Printer{}.Range(tt.low, tt.high))
			require.Equal(t, tt.want, lang.NewPrinter(lang.English).Range(tt.low, tt.high))
		})
	}
}

// Printers are made and used at the same time.
func TestPrinterConcurrently(t *testing.T) {
	shared := lang.NewPrinter(lang.Serbian)
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for range 50 {
				p := lang.NewPrinter(lang.Serbian)
				got := fmt.Sprintf("%s %s", p.AppendNumber(nil, "1234567.5"), shared.Date(2014, 2, i))
				if p != shared || len(got) == 0 {
					t.Error("printers differ")
				}
			}
		})
	}
	group.Wait()
}

func BenchmarkNewPrinter(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_ = lang.NewPrinter(lang.French)
	}
}
