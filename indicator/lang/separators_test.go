package lang_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/lang"
)

var _ map[lang.Marks]struct{}

func TestPrinterMarks(t *testing.T) {
	for tag, want := range map[string]lang.Marks{
		"und":     {".", "", "-", '0', 3, 3},
		"en":      {".", ",", "-", '0', 3, 3},
		"fr":      {",", "\u202f", "-", '0', 3, 3},
		"es":      {",", ".", "-", '0', 3, 3},
		"ru":      {",", "\u00a0", "-", '0', 3, 3},
		"sr":      {",", ".", "-", '0', 3, 3},
		"sr-Latn": {",", ".", "-", '0', 3, 3},
		"de":      {",", ".", "-", '0', 3, 3},
		"sq":      {",", "\u00a0", "-", '0', 3, 3},
		"uk":      {",", "\u00a0", "-", '0', 3, 3},
		"hi":      {".", ",", "-", '0', 3, 2},
		"fa":      {"٫", "٬", "\u200e\u2212", '۰', 3, 3},
	} {
		require.Equal(t, want, lang.NewPrinter(mustTag(t, tag)).Marks(), tag)
	}
}

// In every language that x/text has numbers of, the marks are all there is
// between the digits of a number and around it.
func TestMarksWriteWhatThePrinterWrites(t *testing.T) {
	for _, tag := range []string{"en", "fr", "fr-CA", "es", "es-MX", "ru", "sr", "sr-Latn", "de", "de-AT", "de-CH", "sq", "uk", "hi",
		"bn", "fa", "ar", "ar-EG", "ur", "he", "sv", "lt", "et", "fi", "my", "ne", "mr", "ps", "ckb", "hr", "mk", "bs", "ro", "tr", "ka", "hy",
		"az", "kk", "ky", "tg", "uz", "tk"} {
		p := lang.NewPrinter(mustTag(t, tag))
		m := p.Marks()
		digits := func(s string) string {
			var out []rune
			for _, c := range s {
				out = append(out, m.Zero+c-'0')
			}
			return string(out)
		}
		require.Equal(t, 3, m.Primary, tag)
		first := 6 % m.Secondary
		if first == 0 {
			first = m.Secondary
		}
		want := m.Minus + digits("987654321"[:first])
		for i := first; i < 6; i += m.Secondary {
			want += m.Group + digits("987654321"[i:i+m.Secondary])
		}
		want += m.Group + digits("321") + m.Decimal + digits("05")
		require.Equal(t, want, string(p.AppendNumber(nil, "-987654321.05")), tag)
	}
}
