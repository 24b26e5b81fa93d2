package place_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/place"
)

func TestSortBy(t *testing.T) {
	for name, tt := range map[string]struct{ tag, want string }{
		// Č, Ć and Đ behind all of C and D, the pairs as letters of their own.
		"Serbian, Latin":       {"sr-Latn", "Azerbejdžan Crna.Gora Cuba Čačak Čad Češka Ćićevac Ćuprija Danska Dunav Džibuti Đakovica Đerdap Luksemburg Ljig Nova.Varoš Njegoš Srbija Surdulica Šabac Šid Zambija Žabalj"},
		"Montenegro":           {"sr-ME", "Cetinje Čad Ćuprija Dunav Đakovica Srbija Šabac Zeta Žabljak"},
		"Bosnian":              {"bs", "Cazin Čapljina Ćuprija Doboj Đakovica Sarajevo Šamac Zenica Žepče"},
		"Montenegrin":          {"cnr", "Cetinje Čad Ćuprija Srbija Šabac"},
		"Croatian":             {"hr", "Cres Čakovec Ćuprija Dubrovnik Đakovo Split Šibenik Zadar Županja"},
		"Serbo-Croatian":       {"sh", "Crna.Gora Čad Ćuprija"},
		"Serbian, Cyrillic":    {"sr", "Аустрија Грчка Данска Ђибути Естонија Иран Јапан Куба Лаос Љубљана Мали Нови.Сад Његош Оман Того Ћуприја Уганда Чад Џибути Швајцарска"},
		"Russian":              {"ru", "Австрия Гана Египет Ёлкино Жодино Йемен Китай Эстония Южный.Судан Ямайка"},
		"French":               {"fr", "Cameroun Côte.d’Ivoire Égypte El.Salvador Émirats Équateur Fidji"},
		"Spanish":              {"es", "Níger Nigeria Noruega Ñuble Omán"},
		"English":              {"en", "Afghanistan Åland.Islands Albania Côte.d’Ivoire Croatia Kosovo* Kuwait"},
		"a language it has no": {"de", "Ägypten Albanien Oman Österreich"},
	} {
		t.Run(name, func(t *testing.T) {
			want := strings.Split(strings.ReplaceAll(tt.want, ".", "\u00a0"), " ")
			for i := range want {
				want[i] = strings.ReplaceAll(want[i], "\u00a0", " ")
			}
			got := slices.Clone(want)
			r := rand.New(rand.NewPCG(1, 2))
			r.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
			place.SortBy(got, language.MustParse(tt.tag), func(s string) string { return s })
			require.Equal(t, want, got)
		})
	}
}

func TestSortByKeepsTheOrderOfEqualNames(t *testing.T) {
	type town struct {
		name string
		n    int
	}
	towns := []town{{"Šabac", 1}, {"Bor", 2}, {"Šabac", 3}, {"Bor", 4}}
	calls := 0
	place.SortBy(towns, lang.SerbianLatin, func(x town) string { calls++; return x.name })
	require.Equal(t, []town{{"Bor", 2}, {"Bor", 4}, {"Šabac", 1}, {"Šabac", 3}}, towns)
	require.Equal(t, 4, calls)
	place.SortBy[town](nil, lang.English, nil)
}

func TestSortByName(t *testing.T) {
	for tag, want := range map[lang.Tag]string{
		lang.English:      "AL BA XK ME MK RS",
		lang.French:       "AL BA XK MK ME RS",
		lang.Spanish:      "AL BA XK MK ME RS",
		lang.Russian:      "AL BA XK MK RS ME",
		lang.Serbian:      "AL BA XK MK RS ME",
		lang.SerbianLatin: "AL BA ME XK MK RS",
	} {
		cs := []place.Country{}
		for code := range strings.FieldsSeq("RS XK AL MK BA ME") {
			cs = append(cs, place.MustCountry(code))
		}
		place.SortByName(cs, tag)
		var got []string
		for _, c := range cs {
			got = append(got, c.Name(tag))
		}
		require.Equal(t, want, strings.Join(codes(cs), " "), "%s: %v", tag, got)
	}
	// Every country, in every language, from any order to one.
	for _, tag := range []lang.Tag{lang.English, lang.French, lang.Spanish, lang.Russian, lang.Serbian, lang.SerbianLatin} {
		one := slices.Collect(place.Countries())
		other := slices.Clone(one)
		slices.Reverse(other)
		place.SortByName(one, tag)
		place.SortByName(other, tag)
		require.Equal(t, one, other, tag)
	}
}

// codes returns the codes of countries.
func codes(cs []place.Country) []string {
	var out []string
	for _, c := range cs {
		out = append(out, c.Code())
	}
	return out
}

func BenchmarkSortByName(b *testing.B) {
	all := slices.Collect(place.Countries())
	for _, tag := range []lang.Tag{lang.English, lang.SerbianLatin} {
		b.Run(tag.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				place.SortByName(slices.Clone(all), tag)
			}
		})
	}
}
