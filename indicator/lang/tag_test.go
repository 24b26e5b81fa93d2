package lang_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"iom.int/migdev/indicator/lang"
)

var _ map[lang.Tag]struct{}

func mustTag(t testing.TB, s string) lang.Tag {
	t.Helper()
	tag, err := lang.ParseTag(s)
	require.NoError(t, err)
	return tag
}

func TestParseTag(t *testing.T) {
	for s, want := range map[string]string{
		"en": "en", "EN": "en", "en-gb": "en-GB", "SR-LATN-rs": "sr-Latn-RS", "es-419": "es-419",
		"mo": "ro-MD", "sh": "sr-Latn", "hbs": "sr-Latn", "iw": "he", "cnr": "cnr", "und": "und", "x-foo": "x-foo",
		"srp": "sr", "sqi": "sq", "ukr": "uk", "sr-XK": "sr-XK", "ar-u-nu-latn": "ar-u-nu-latn", "i-klingon": "tlh",
	} {
		tag, err := lang.ParseTag(s)
		require.NoError(t, err, s)
		require.Equal(t, want, tag.String(), s)
		require.True(t, tag == mustTag(t, want), "tags compare with ==: %s", s)
	}
	for text, tag := range map[string]lang.Tag{
		"en": lang.English, "fr": lang.French, "es": lang.Spanish, "ru": lang.Russian, "sr": lang.Serbian,
		"sr-Latn": lang.SerbianLatin, "de": lang.German, "sq": lang.Albanian, "uk": lang.Ukrainian,
	} {
		require.True(t, mustTag(t, text) == tag, text)
	}

	refused := map[string]struct{ in, want string }{
		"empty":            {"", `"" is no language`},
		"underscore":       {"en_GB", `"en_GB" is no language: want a BCP 47 tag`},
		"unknown language": {"xx", `unknown`},
		"unknown region":   {"en-AB", `"en-AB" is no language`},
		"blank":            {"en ", `"en " is no language`},
		"word":             {"English", `"English" is no language`},
		"double hyphen":    {"en--GB", `"en--GB" is no language`},
		"hyphen last":      {"en-", `"en-" is no language`},
		"list":             {"en,fr", `"en,fr" is no language`},
		"NUL":              {"en\x00", `"en\x00" is no language`},
		"bidi mark":        {"\u202een", `"\u202een" is no language`},
		"other letters":    {"еn", `"еn" is no language`},
		"other digits":     {"es-٤١٩", `is no language`},
		"invalid UTF-8":    {"e\xff", `"e\xff" is no language`},
		"36 bytes":         {"en-x-" + strings.Repeat("a", 31), "a tag of 36 bytes"},
		"a megabyte":       {strings.Repeat("a-", 500_000), "a tag of 1000000 bytes"},
	}
	for name, tt := range refused {
		t.Run(name, func(t *testing.T) {
			tag, err := lang.ParseTag(tt.in)
			require.ErrorContains(t, err, tt.want)
			require.True(t, strings.HasPrefix(err.Error(), "lang: "))
			require.Equal(t, language.Und, tag)
		})
	}
}

func FuzzParseTag(f *testing.F) {
	for _, s := range []string{"en", "sr-Latn-RS", "sh", "zh-min-nan", "en-a-bbb-x-c", "ar-u-nu-arab", "aa-t-de-u-co-phonebk", "x-a", "i-default", "", "en_GB"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		tag, err := lang.ParseTag(s)
		if err != nil {
			require.Equal(t, language.Und, tag)
			return
		}
		again, err := lang.ParseTag(tag.String())
		require.NoError(t, err, tag.String())
		require.True(t, tag == again, "%s, %s", tag, again)

		p := lang.NewPrinter(tag)
		require.Equal(t, tag, p.Tag())
		require.True(t, p == lang.NewPrinter(again))
		require.NotEmpty(t, p.AppendNumber(nil, "-1234567.50"))

		text := lang.NewText(tag, "x")
		got, used := text.In(tag)
		require.Equal(t, "x", got)
		require.Equal(t, tag, used)
	})
}
