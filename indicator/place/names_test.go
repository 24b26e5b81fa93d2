package place_test

import (
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/place"
)

func TestParseCountryName(t *testing.T) {
	for name, want := range map[string]string{
		"Serbia":   "RS",
		"SERBIA":   "RS",
		"Србија":   "RS",
		"СРБИЈА":   "RS",
		"Srbija":   "RS",
		"Türkiye":  "TR",
		"Turkiye":  "TR",
		"Turkey":   "TR",
		"Turquía":  "TR",
		"Mađarska": "HU",
		"MAĐARSKA": "HU",

		// as older files of prices, flows and the United Nations have it
		"Congo, Dem. Rep":      "CD",
		"Lao, PDR":             "LA",
		"West Bank/Gaza Strip": "PS",
		"Netherlands-Antilles": "ANHH",
		"Türkiye, Rep. of":     "TR",

		// as the documents of programmes have it
		"Kosovo*":                "XK",
		"Kosovo* ":               "XK",
		"Kosovo/UNSCR 1244":      "XK",
		"Kosovo and Metohija":    "XK",
		"Republic of Moldova":    "MD",
		"Moldova":                "MD",
		"Kyrgyz Republic":        "KG",
		"Kyrgyzstan":             "KG",
		"Republic of Tajikistan": "TJ",
		"the former Yugoslav Republic of Macedonia": "MK",
		"Russia": "RU",

		// as the World Bank has it
		"Egypt, Arab Rep.":   "EG",
		"Macedonia, FYR":     "MK",
		"Korea, Rep.":        "KR",
		"Congo, Dem. Rep.":   "CD",
		"Congo, Rep.":        "CG",
		"Bahamas, The":       "BS",
		"Cote d'Ivoire":      "CI",
		"Côte d'Ivoire":      "CI",
		"Côte d’Ivoire":      "CI",
		"Slovak Republic":    "SK",
		"West Bank and Gaza": "PS",
		"Yemen, Rep.":        "YE",
		"Venezuela, RB":      "VE",

		// as lists of ISO 3166-1 and the United Nations have it
		"Moldova (the Republic of)":         "MD",
		"Sudan (the)":                       "SD",
		"Falkland Islands (the) [Malvinas]": "FK",
		"China, Hong Kong SAR*":             "HK",
		"Czech Republic":                    "CZ",
		"Swaziland":                         "SZ",
		"Cape Verde":                        "CV",
		"Lao People's Democratic Republic":  "LA",
		"Guinea‑Bissau":                     "GW",
		"  Bosnia\u00a0and\n Herzegovina":   "BA",
		"Папуа - Новая Гвинея":              "PG",
		"Объединённые Арабские Эмираты": "AE",
		"Serbia and Montenegro":                    "CSXX",
		"former Yugoslavia":                        "YUCS",
		"Socialist Federal Republic of Yugoslavia": "YUCS",
		"USSR":                             "SUHH",
		"Netherlands Antilles":             "ANHH",
		"Social\u00adist Federal Republic": "", // a soft hyphen
		"Yugoslavia":                       "",
		"Korea":                            "",
		"Serb":                             "",
		"Srbia":                            "",
		"RS":                               "",
		"European Union":                   "",
		"Serbia, Montenegro":               "",
		"Serbia\x00":                       "",
		"\u202eSerbia":                     "",
		"Sеrbia":                           "", // a Cyrillic е
		"\xff\xfe":                         "",
		"":                                 "",
		"*":                                "",
		" (the)":                           "",
		strings.Repeat("8", 1e6):           "",
		"Serbia" + strings.Repeat(" ", 1000) + "Serbia": "",
		"XK Kosovo": "",
		"Kosovo\n":  "XK",
		"The former Yugoslav Republic of Macedonia (the)": "MK",
	} {
		c, err := place.ParseCountryName(name)
		require.Equal(t, want, c.Code(), "%.80q", name)
		if want == "" {
			require.ErrorIs(t, err, place.ErrUnknownCountry)
			require.Less(t, len(err.Error()), 600)
		} else {
			require.NoError(t, err)
		}
	}
	_, err := place.ParseCountryName("Serbien")
	require.EqualError(t, err, `place: unknown country: "Serbien": want the name of a country in English, French, Spanish, Russian or Serbian`)
}

func TestParseCountryNameHostileInputIsCheap(t *testing.T) {
	s := strings.Repeat("Serbia* ", 512)
	_, _ = place.ParseCountryName(s)
	const runs = 50
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range runs {
		_, _ = place.ParseCountryName(s)
	}
	runtime.ReadMemStats(&after)
	require.Less(t, (after.TotalAlloc-before.TotalAlloc)/runs, uint64(3000))
}

func FuzzParseCountryName(f *testing.F) {
	for _, s := range []string{"Serbia", "Србија", "Kosovo*", "Bahamas, The", "Sudan (the)", "Côte d’Ivoire", "", "*", "İ", "\u202eSerbia", "\xff", "Serbia\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := place.ParseCountryName(s)
		if err != nil {
			require.ErrorIs(t, err, place.ErrUnknownCountry)
			require.True(t, c.IsZero())
			return
		}
		for _, tag := range []lang.Tag{lang.English, lang.Russian, lang.SerbianLatin} {
			again, err := place.ParseCountryName(c.Name(tag))
			require.NoError(t, err)
			require.Equal(t, c, again)
		}
		again, err := place.ParseCountryName(" " + s + "* ")
		require.NoError(t, err)
		require.Equal(t, c, again)
	})
}

func BenchmarkParseCountryName(b *testing.B) {
	for _, s := range []string{"Serbia", "Bosnia and Herzegovina", "Russian Federation (the)", "Северная Македония"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _ = place.ParseCountryName(s)
			}
		})
	}
}
