package lang_test

import (
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"iom.int/migdev/indicator/lang"
)

var (
	_ json.Marshaler   = lang.Text{}
	_ json.Unmarshaler = (*lang.Text)(nil)
	_ fmt.Stringer     = lang.Text{}
)

// textOf makes a text that says in each language its own tag, as written.
func textOf(t testing.TB, tags string) lang.Text {
	t.Helper()
	var text lang.Text
	for _, s := range strings.Fields(tags) {
		text = text.With(mustTag(t, s), s)
	}
	return text
}

func TestTextIn(t *testing.T) {
	tests := map[string]struct {
		texts, tags, want string
	}{
		"exact":                         {"en sr fr", "fr", "fr"},
		"first preference":              {"en sr fr", "fr sr", "fr"},
		"next preference":               {"en sr fr", "de fr sr", "fr"},
		"parent":                        {"en es", "es-MX", "es"},
		"nearest parent":                {"en es es-419", "es-MX", "es-419"},
		"exact before parent":           {"es es-MX", "es-MX", "es-MX"},
		"other region":                  {"en es-AR", "es-MX", "es-AR"},
		"region where none is asked":    {"en fr-CA", "fr", "fr-CA"},
		"same language before next":     {"fr es-AR", "es-MX fr", "es-AR"},
		"canonical form":                {"en ro-MD", "mo", "ro-MD"},
		"Serbian Latin for Cyrillic":    {"en sr-Latn", "sr", "sr-Latn"},
		"Serbian Cyrillic for Latin":    {"en sr", "sr-Latn", "sr"},
		"script of the reader":          {"sr sr-Latn", "sr-ME", "sr-Latn"},
		"script of the region":          {"sr-Latn sr-Cyrl", "sr-RS", "sr-Cyrl"},
		"parent of another script":      {"sr sr-Latn", "sr-Latn-XK", "sr-Latn"},
		"Serbo-Croatian":                {"en sr sr-Latn", "sh", "sr-Latn"},
		"Croatian":                      {"en sr sr-Latn", "hr", "sr-Latn"},
		"Bosnian":                       {"en sr sr-Latn", "bs", "sr-Latn"},
		"Bosnian in Cyrillic":           {"en sr-Latn sr", "bs-Cyrl", "sr"},
		"Montenegrin":                   {"en sr sr-ME", "cnr", "sr-ME"},
		"Croatian, Cyrillic alone":      {"ru en sr", "hr", "en"},
		"Serbian is not read as others": {"en bs hr cnr", "sr-Latn", "en"},
		"Ukrainian is not Russian":      {"ru en", "uk", "en"},
		"Macedonian is not Serbian":     {"sr en", "mk", "en"},
		"Albanian":                      {"sr en", "sq", "en"},
		"English in a region":           {"fr en-GB", "de", "en-GB"},
		"first stated":                  {"sr fr", "de", "sr"},
		"no preference":                 {"sr en", "", "en"},
		"no preference, no English":     {"sr fr", "", "sr"},
		"und":                           {"en und", "und", "und"},
		"und is not guessed":            {"sr en", "und-RS", "en"},
		"not stated, first":             {"und fr", "de", "und"},
		"private use":                   {"en x-foo", "x-foo", "x-foo"},
		"private use, other":            {"x-foo en", "x-bar", "en"},
		"Chinese in another script":     {"en zh-Hant", "zh-Hans", "zh-Hant"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var tags []lang.Tag
			for _, s := range strings.Fields(tt.tags) {
				tags = append(tags, mustTag(t, s))
			}
			got, used := textOf(t, tt.texts).In(tags...)
			require.Equal(t, tt.want, got)
			require.Equal(t, tt.want, used.String())
		})
	}

	got, used := lang.Text{}.In(lang.English)
	require.Empty(t, got)
	require.Equal(t, language.Und, used)
}

func TestTextWith(t *testing.T) {
	one := lang.En("a")
	two := one.With(lang.Serbian, "б")
	three := two.With(lang.English, "b")
	other := two.With(lang.French, "c")
	last := two.With(lang.German, "d") // must not write into other

	require.Equal(t, 1, one.Len())
	require.Equal(t, "a", two.String())
	require.Equal(t, "b", three.String())
	require.Equal(t, 2, three.Len())
	for text, want := range map[string]lang.Text{"c": other, "d": last} {
		got, _ := want.In(lang.French, lang.German)
		require.Equal(t, text, got)
	}

	require.True(t, lang.NewText(lang.English, "").IsZero())
	require.True(t, one.With(lang.English, "").IsZero())
	require.True(t, one.With(lang.English, "").Equal(lang.Text{}))
	require.True(t, two.With(lang.Serbian, "").Equal(one))
	require.True(t, two.With(lang.French, "").Equal(two))
	require.Equal(t, "a", one.String(), "texts do not change")

	odd, _ := language.Raw.Parse("sh")
	require.True(t, lang.NewText(odd, "x").Equal(lang.NewText(lang.SerbianLatin, "x")), "tags are kept canonical")
}

func TestTextEqual(t *testing.T) {
	a := textOf(t, "en sr")
	require.True(t, a.Equal(textOf(t, "en sr")))
	require.False(t, a.Equal(textOf(t, "sr en")), "the order decides the fallback")
	require.False(t, a.Equal(textOf(t, "en")))
	require.False(t, a.Equal(a.With(lang.Serbian, "x")))
	require.True(t, lang.Text{}.Equal(lang.Text{}))
	require.True(t, lang.Text{}.IsZero())
	require.Empty(t, lang.Text{}.String())
}

func TestTextAll(t *testing.T) {
	var got []string
	for tag, text := range textOf(t, "sr en fr").All() {
		require.Equal(t, tag.String(), text)
		got = append(got, text)
		if text == "en" {
			break
		}
	}
	require.Equal(t, []string{"sr", "en"}, got)
}

func TestTextJSON(t *testing.T) {
	for _, text := range []lang.Text{
		{}, lang.En("a"), textOf(t, "sr en fr es-419 und x-foo sr-Latn"),
		lang.En("<b>\"quoted\" & more</b>\n\u202e\x00 \u2028"),
	} {
		data, err := json.Marshal(text)
		require.NoError(t, err)
		var back lang.Text
		require.NoError(t, json.Unmarshal(data, &back), string(data))
		require.True(t, text.Equal(back), string(data))
	}
	data, err := json.Marshal(lang.NewText(lang.Serbian, "б").With(lang.English, "b"))
	require.NoError(t, err)
	require.Equal(t, `{"sr":"б","en":"b"}`, string(data))

	var text lang.Text
	require.NoError(t, json.Unmarshal([]byte(` { "EN-gb" : "a" , "mo" : "b" } `), &text))
	require.True(t, text.Equal(lang.NewText(mustTag(t, "en-GB"), "a").With(mustTag(t, "ro-MD"), "b")))

	_, err = json.Marshal(lang.En("a\xff"))
	require.ErrorContains(t, err, "not valid UTF-8")
	_, err = json.Marshal(lang.NewText(language.MustParse("x-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd"), "a"))
	require.ErrorContains(t, err, "a tag of 37 bytes")

	refused := map[string]struct{ in, want string }{
		"list":              {`["a"]`, "cannot unmarshal"},
		"text":              {`"a"`, "cannot unmarshal"},
		"number":            {`{"en": 1}`, "cannot unmarshal"},
		"null in it":        {`{"en": null}`, "empty text in en"},
		"empty text":        {`{"en": ""}`, "empty text in en"},
		"no language":       {`{"english": "a"}`, `"english" is no language`},
		"empty key":         {`{"": "a"}`, `"" is no language`},
		"underscore":        {`{"en_GB": "a"}`, `"en_GB" is no language`},
		"twice":             {`{"en": "a", "en": "b"}`, `key "en" stands twice`},
		"twice, other case": {`{"en": "a", "EN": "b"}`, `key "EN" stands twice`},
		"twice, other name": {`{"sr-Latn": "a", "sh": "b"}`, `the language sr-Latn stands twice, the second time as "sh"`},
		"nested":            {`{"en": {"en": "a"}}`, "cannot unmarshal"},
		"behind":            {`{"en": "a"} x`, "invalid character"},
	}
	for name, tt := range refused {
		t.Run(name, func(t *testing.T) {
			text := lang.En("kept")
			require.ErrorContains(t, json.Unmarshal([]byte(tt.in), &text), tt.want)
			require.Error(t, text.UnmarshalJSON([]byte(tt.in)))
			require.True(t, text.Equal(lang.En("kept")))
		})
	}
	text = lang.En("kept")
	require.NoError(t, json.Unmarshal([]byte(`null`), &text))
	require.True(t, text.Equal(lang.En("kept")))
}

// A record leaves an empty text out with omitzero.
func TestTextOmitZero(t *testing.T) {
	type record struct {
		Title lang.Text `json:"title,omitzero"`
	}
	data, err := json.Marshal(record{})
	require.NoError(t, err)
	require.Equal(t, `{}`, string(data))
}

// A hostile input of 4 kB costs no more than reading it.
func TestHostileInput(t *testing.T) {
	for name, in := range map[string]string{
		"long text":   `{"en": "` + strings.Repeat("a", 4000) + `"}`,
		"long key":    `{"` + strings.Repeat("a-", 2000) + `": "a"}`,
		"many keys":   `{"en": "a"` + strings.Repeat(`, "en": "a"`, 350) + `}`,
		"deep":        strings.Repeat(`{"en":`, 700),
		"million":     `{"en": 1e1000000000}`,
		"not UTF-8":   `{"en": "` + strings.Repeat("\xff", 4000) + `"}`,
		"only braces": strings.Repeat("{", 4000),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			var text lang.Text
			err := text.UnmarshalJSON([]byte(in))
			_, errTag := lang.ParseTag(in)
			runtime.ReadMemStats(&after)
			require.Error(t, errTag)
			require.Equal(t, name == "long text", err == nil)
			require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(64_000))
		})
	}
}

func FuzzTextJSON(f *testing.F) {
	for _, s := range []string{
		`{}`, `null`, `{"en": "a", "sr": "б"}`, `{"sh": "a", "sr-Latn": "b"}`, `{"en": ""}`, `{"x-a": "\u0000"}`, `[]`, `{"en": "a"} 1`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var text lang.Text
		if err := text.UnmarshalJSON(data); err != nil {
			require.True(t, text.IsZero())
			return
		}
		out, err := text.MarshalJSON()
		require.NoError(t, err)
		var back lang.Text
		require.NoError(t, back.UnmarshalJSON(out))
		require.True(t, text.Equal(back))
	})
}

func BenchmarkTextIn(b *testing.B) {
	text := textOf(b, "en sr fr")
	mexico := mustTag(b, "es-MX")
	b.Run("exact", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _ = text.In(lang.French)
		}
	})
	b.Run("fallback", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _ = text.In(mexico)
		}
	})
}
