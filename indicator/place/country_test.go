package place_test

import (
	"encoding"
	"encoding/json"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/place"
)

var (
	_ fmt.Stringer             = place.Country{}
	_ encoding.TextAppender    = place.Country{}
	_ encoding.TextMarshaler   = place.Country{}
	_ encoding.TextUnmarshaler = (*place.Country)(nil)
	_ map[place.Country]struct{}
)

// seeeca are the 20 countries and territories of the International
// Organization for Migration's region of 2015: South-Eastern Europe, Eastern
// Europe and Central Asia.
var seeeca = strings.Fields("AL BA IL ME RS MK XK TR  AM AZ BY GE MD RU UA  KZ KG TJ TM UZ")

func TestParseCountry(t *testing.T) {
	for in, want := range map[string]string{
		"RS": "RS", "SRB": "RS", "688": "RS",
		"XK": "XK", "XKX": "XK", "XKK": "XK", "KOS": "XK", "KSV": "XK", "412": "XK", "983": "XK",
		"GR": "GR", "EL": "GR", "GRC": "GR", "GB": "GB", "UK": "GB", "GBR": "GB",
		"ROM": "RO", "ROU": "RO", "TMP": "TL", "TLS": "TL", "TP": "TL", "ZAR": "CD", "COD": "CD", "ZR": "CD",
		"TUR": "TR", "BUR": "MM", "BU": "MM", "RHO": "ZW", "RH": "ZW", "ADO": "AD", "IMY": "IM", "WBG": "PS", "736": "SD", "729": "SD",
		"008": "AL", "08": "AL", "8": "AL", "070": "BA", "70": "BA", "51": "AM", "031": "AZ", "4": "AF",
		"YUCS": "YUCS", "CSXX": "CSXX", "SUHH": "SUHH", "ANHH": "ANHH",
		"SS": "SS", "728": "SS", "SX": "SX", "CW": "CW", "TW": "TW", "158": "TW",
	} {
		t.Run(in, func(t *testing.T) {
			c, err := place.ParseCountry(in)
			require.NoError(t, err)
			require.Equal(t, want, c.Code())
			require.Equal(t, place.MustCountry(want), c)
			require.False(t, c.IsZero())
		})
	}
}

func TestParseCountryRefuses(t *testing.T) {
	for name, s := range map[string]string{
		"empty":           "",
		"lower case":      "rs",
		"mixed case":      "Srb",
		"blank":           " RS",
		"blank behind":    "RS ",
		"name":            "Serbia",
		"nobody's":        "QQ",
		"zero":            "0",
		"zeros":           "000",
		"four digits":     "0688",
		"sign":            "-8",
		"group, M49":      "150",
		"group, letters":  "EUU",
		"world":           "WLD",
		"European Union":  "EU",
		"euro area":       "EZ",
		"United Nations":  "UN",
		"unknown":         "ZZ",
		"Yugoslavia":      "YUG",
		"Serbia and Mont": "CS",
		"its number":      "891",
		"SFR Yugoslavia":  "890",
		"Soviet Union":    "SU",
		"Antilles":        "ANT",
		"four letters":    "RSXX",
		"three of four":   "SUH",
		"one letter":      "R",
		"digit, letter":   "6R8",
		"letter, digit":   "R8",
		"before A":        "@A",
		"behind Z":        "A[A",
		"NUL":             "RS\x00",
		"Cyrillic":        "РС",
		"Arabic digits":   "٦٨٨",
		"mark":            "\u200eRS",
		"override":        "RS\u202e",
		"invalid UTF-8":   "\xff\xfe",
		"million":         strings.Repeat("8", 1e6),
	} {
		t.Run(name, func(t *testing.T) {
			c, err := place.ParseCountry(s)
			require.ErrorIs(t, err, place.ErrUnknownCountry)
			require.True(t, c.IsZero())
			require.Less(t, len(err.Error()), 600)
			require.Panics(t, func() { place.MustCountry(s) })
		})
	}
	_, err := place.ParseCountry("Srb\u202e")
	require.EqualError(t, err, `place: unknown country: "Srb\u202e": want a code of ISO 3166-1 or M49 such as RS, SRB or 688`)
	_, err = place.ParseCountry("YUG")
	require.ErrorContains(t, err, "this one is of a former country, which ParseCountryAsOf reads")
}

func TestHostileInputIsCheap(t *testing.T) {
	s := strings.Repeat("8", 4096)
	_, _ = place.ParseCountry(s)
	const runs = 50
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range runs {
		_, _ = place.ParseCountry(s)
	}
	runtime.ReadMemStats(&after)
	require.Less(t, (after.TotalAlloc-before.TotalAlloc)/runs, uint64(3000))
}

func TestCountryTable(t *testing.T) {
	countries := slices.Collect(place.Countries())
	require.Len(t, countries, 250, "ISO 3166-1 has 249 entries; Kosovo is one more")
	var last place.Country
	for _, c := range countries {
		require.False(t, c.IsFormer())
		require.Positive(t, c.Compare(last), "in the order of their codes")
		last = c
		for _, code := range []string{c.Code(), c.Alpha3(), c.M49()} {
			back, err := place.ParseCountry(code)
			require.NoError(t, err)
			require.Equal(t, c, back, code)
		}
		require.Len(t, c.Code(), 2)
		require.Len(t, c.Alpha3(), 3)
		require.Len(t, c.M49(), 3)
	}
	for range place.Countries() {
		break // stops when asked
	}
}

// The codes against those of golang.org/x/text, which follow ISO 3166-1.
func TestCountryCodesSecondOpinion(t *testing.T) {
	for c := range place.Countries() {
		r, err := language.ParseRegion(c.Code())
		require.NoError(t, err, c)
		require.True(t, r.IsCountry(), c)
		if c.Code() == "XK" {
			require.Equal(t, "XKX", c.Alpha3())
			require.Equal(t, "412", c.M49())
			continue
		}
		require.Equal(t, r.ISO3(), c.Alpha3())
		require.Equal(t, fmt.Sprintf("%03d", r.M49()), c.M49())
	}
}

func TestCountryName(t *testing.T) {
	tests := []struct{ code, tag, want string }{
		{"MK", "en", "North Macedonia"},
		{"TR", "en", "Türkiye"},
		{"SZ", "en", "Eswatini"},
		{"CZ", "en", "Czechia"},
		{"CV", "en", "Cabo Verde"},
		{"MD", "en-GB", "Republic of Moldova"},
		{"XK", "en", "Kosovo"},
		{"RS", "fr", "Serbie"},
		{"RS", "fr-CA", "Serbie"},
		{"EC", "es-EC", "Ecuador"},
		{"TJ", "ru", "Таджикистан"},
		{"KG", "ru-KG", "Кыргызстан"},
		{"ME", "sr", "Црна Гора"},
		{"ME", "sr-Cyrl-ME", "Црна Гора"},
		{"ME", "sr-ME", "Crna Gora"},
		{"HU", "sr-Latn", "Mađarska"},
		{"AZ", "sr-Latn-RS", "Azerbejdžan"},
		{"PL", "sr-Latn", "Poljska"},
		{"RS", "sh", "Srbija"},
		{"RS", "bs", "Srbija"},
		{"RS", "hr", "Srbija"},
		{"RS", "bs-Cyrl", "Србија"},
		{"RS", "de", "Serbia"},
		{"RS", "und", "Serbia"},
		{"RS", "mk", "Serbia"},
		{"TV", "fr", "Tuvalu"},
	}
	for _, tt := range tests {
		t.Run(tt.code+" "+tt.tag, func(t *testing.T) {
			c := place.MustCountry(tt.code)
			require.Equal(t, tt.want, c.Name(language.MustParse(tt.tag)))
			name, _ := c.Names().In(language.MustParse(tt.tag))
			require.Equal(t, tt.want, name, "the name that Names gives")
		})
	}
	require.Empty(t, place.Country{}.Name(lang.English))
	require.True(t, place.Country{}.Names().IsZero())
}

// Each country, of today or before, has a name in each language, in its script,
// that no other country has, and by which it is found.
func TestCountryNames(t *testing.T) {
	names := map[lang.Tag]map[string]place.Country{}
	for c := range everyCountry {
		require.Equal(t, 6, c.Names().Len(), c)
		for tag, name := range c.Names().All() {
			require.Equal(t, name, c.Name(tag))
			require.NotRegexp(t, `^\s|\s$|\s\s|['"*]`, name)
			for _, r := range name {
				if unicode.IsLetter(r) {
					cyrillic := tag == lang.Russian || tag == lang.Serbian
					require.Equal(t, cyrillic, unicode.Is(unicode.Cyrillic, r), "%s in %s: %c", name, tag, r)
				}
			}
			first, _ := utf8.DecodeRuneInString(name)
			require.True(t, unicode.IsUpper(first), name)
			if names[tag] == nil {
				names[tag] = map[string]place.Country{}
			}
			require.Zero(t, names[tag][name], name)
			names[tag][name] = c
			back, err := place.ParseCountryName(name)
			require.NoError(t, err)
			require.Equal(t, c, back, name)
		}
	}
	require.Len(t, names, 6)
}

// everyCountry yields the countries of today and the former ones.
func everyCountry(yield func(place.Country) bool) {
	for _, list := range []iter.Seq[place.Country]{place.Countries(), place.FormerCountries()} {
		for c := range list {
			if !yield(c) {
				return
			}
		}
	}
}

// The letters of each language: what is none of them is a slip of the keyboard,
// such as a Latin а in a Russian name or a Serbian ј for и.
func TestCountryNameLetters(t *testing.T) {
	const blanks = " -()’,—"
	letters := map[lang.Tag]string{
		lang.English:      "abcdefghijklmnopqrstuvwxyz" + "åçéôü",
		lang.French:       "abcdefghijklmnopqrstuvwxyz" + "åçéèêëïîôûü",
		lang.Spanish:      "abcdefghijklmnopqrstuvwxyz" + "áéíñóúüåô",
		lang.Russian:      "абвгдежзийклмнопрстуфхцчшщъыьэюя",
		lang.Serbian:      "абвгдђежзијклљмнњопрстћуфхцчџш",
		lang.SerbianLatin: "abcčćdđefghijklmnoprsštuvzž",
	}
	for c := range everyCountry {
		for tag, name := range c.Names().All() {
			for _, r := range strings.ToLower(name) {
				require.Contains(t, letters[tag]+blanks, string(r), "%s in %s", name, tag)
			}
		}
	}
}

func TestCountryCodec(t *testing.T) {
	type record struct {
		From   place.Country         `json:"from"`
		To     place.Country         `json:"to,omitzero"`
		Shares map[place.Country]int `json:"shares,omitempty"`
	}
	r := record{From: place.MustCountry("XKX"), Shares: map[place.Country]int{place.MustCountry("DE"): 3}}
	data, err := json.Marshal(r)
	require.NoError(t, err)
	require.Equal(t, `{"from":"XK","shares":{"DE":3}}`, string(data))
	var back record
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, r, back)

	data, err = json.Marshal(record{})
	require.NoError(t, err)
	require.Equal(t, `{"from":""}`, string(data))
	require.NoError(t, json.Unmarshal(data, &back))
	require.True(t, back.From.IsZero())

	for c := range everyCountry {
		text, err := c.MarshalText()
		require.NoError(t, err)
		var back place.Country
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, c, back)
	}

	c := place.MustCountry("RS")
	require.ErrorIs(t, c.UnmarshalText([]byte("Serbia")), place.ErrUnknownCountry)
	require.Equal(t, "RS", c.String(), "left as it was")
}

func FuzzParseCountry(f *testing.F) {
	for _, s := range []string{"RS", "SRB", "688", "8", "XKX", "EL", "", "rs", "891", "٦٨٨", "\u202eRS", "\xff", "R\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := place.ParseCountry(s)
		if err != nil {
			require.True(t, c.IsZero())
			return
		}
		again, err := place.ParseCountry(c.String())
		require.NoError(t, err)
		require.Equal(t, c, again)
		require.NotEmpty(t, c.Name(lang.English))
	})
}

func BenchmarkParseCountry(b *testing.B) {
	for _, s := range []string{"RS", "SRB", "688", "XKX", "ZWE"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _ = place.ParseCountry(s)
			}
		})
	}
}

func BenchmarkCountryName(b *testing.B) {
	c := place.MustCountry("BA")
	for _, tag := range []lang.Tag{lang.English, lang.Serbian, lang.SerbianLatin} {
		b.Run(tag.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_ = c.Name(tag)
			}
		})
	}
}
