package place_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

func TestParseGroup(t *testing.T) {
	for in, want := range map[string]string{
		"EU": "EU", "EUU": "EU", "EA": "EA", "EMU": "EA", "EZ": "EA", "EFTA": "EFTA",
		"SEEECA": "SEEECA", "SEECA": "SEEECA", "SEEECA-SEE": "SEEECA-SEE", "SEEECA-EE": "SEEECA-EE", "SEEECA-CA": "SEEECA-CA",
		"WESTERN-BALKANS": "WESTERN-BALKANS", "SOUTH-CAUCASUS": "SOUTH-CAUCASUS",
		"001": "001", "039": "039", "150": "150", "830": "830",
	} {
		g, err := place.ParseGroup(in)
		require.NoError(t, err)
		require.Equal(t, want, g.Code)
		require.Equal(t, g, place.MustGroup(in))
	}
	for _, in := range []string{
		"", "eu", "39", "688", "RS", "European Union", "EU ", "EU\x00", "EU\u202e", "\xff", "٠٣٩", "EMU EZ", " ", strings.Repeat("1", 1e6),
	} {
		g, err := place.ParseGroup(in)
		require.ErrorIs(t, err, place.ErrUnknownGroup, "%.80q", in)
		require.Equal(t, place.Group{}, g)
		require.Less(t, len(err.Error()), 600)
		require.Panics(t, func() { place.MustGroup(in) })
	}
}

func TestGroups(t *testing.T) {
	seen := map[string]bool{}
	for g := range place.Groups() {
		require.False(t, seen[g.Code])
		seen[g.Code] = true
		require.Equal(t, g, place.MustGroup(g.Code))
		require.Empty(t, g.Check(), g.Code)
		require.Equal(t, 6, g.Name.Len(), g.Code)
		for tag, name := range g.Name.All() {
			cyrillic := strings.ContainsFunc(name, func(r rune) bool { return r >= 'Ѐ' && r <= 'ӿ' })
			require.Equal(t, tag == lang.Russian || tag == lang.Serbian, cyrillic, name)
		}
		_, err := place.ParseCountry(g.Code)
		require.Error(t, err, "the code of a group is none of a country")
		if g.Code[0] <= '9' {
			for _, m := range g.Members {
				require.Contains(t, m.Country.M49Groups(), g.Code)
			}
			continue
		}
		for _, m := range g.Members {
			for _, d := range []period.Date{m.Since, m.Until} {
				require.Contains(t, []period.Precision{period.Unstated, period.Day}, d.Precision())
			}
		}
	}
	for range place.Groups() {
		break // stops when asked
	}
	for g := range place.Groups() {
		if g.Code == "EU" {
			break // among the others too
		}
	}
	// What is given out is the caller's.
	g := place.MustGroup("EU")
	g.Members[0] = place.Member{}
	require.NotEqual(t, g.Members[0], place.MustGroup("EU").Members[0])
}

func TestM49Groups(t *testing.T) {
	for code, want := range map[string]string{
		"RS": "039 150 001", "XK": "039 150 001", "AL": "039 150 001", "UA": "151 150 001", "RU": "151 150 001",
		"TR": "145 142 001", "GE": "145 142 001", "CY": "145 142 001", "KZ": "143 142 001", "TW": "030 142 001",
		"EC": "005 419 019 001", "JM": "029 419 019 001", "US": "021 019 001", "CV": "011 202 002 001", "MA": "015 002 001",
		"GG": "830 154 150 001", "AQ": "001",
	} {
		require.Equal(t, want, strings.Join(place.MustCountry(code).M49Groups(), " "), code)
	}
	require.Nil(t, place.Country{}.M49Groups())
	for code, n := range map[string]int{
		"001": 250, "002": 60, "143": 5, "039": 17, "151": 10, "830": 2,
	} {
		require.Len(t, place.MustGroup(code).Members, n, code)
	}
}

// M49 against golang.org/x/text, which has it from CLDR 32 of 2017. Islands
// that M49 did not place then are in Oceania there.
func TestM49GroupsSecondOpinion(t *testing.T) {
	placedSince := strings.Fields("AQ BV CC CX GS HM IO TF UM")
	compared := 0
	for g := range place.Groups() {
		region, err := language.ParseRegion(g.Code)
		if g.Code[0] > '9' || err != nil {
			continue
		}
		for c := range place.Countries() {
			if slices.Contains(placedSince, c.Code()) {
				continue
			}
			want := check.Decide(region.Contains(language.MustParseRegion(c.Code())))
			require.Equal(t, want, g.Has(c, period.Date{}), "%s in %s", c, g.Code)
			compared++
		}
	}
	require.Greater(t, compared, 28*(250-len(placedSince)))
}

// The number of members on dates around each enlargement, as the bodies
// publish it.
func TestDatedGroups(t *testing.T) {
	for _, tt := range []struct {
		group, on string
		n, maybe  int
	}{
		{"EU", "1957-12-31", 0, 0}, {"EU", "1958-01-01", 6, 0}, {"EU", "1972", 6, 0}, {"EU", "1973", 9, 0}, {"EU", "1981", 10, 0},
		{"EU", "1986", 12, 0}, {"EU", "1995", 15, 0}, {"EU", "2004-04-30", 15, 0}, {"EU", "2004-05-01", 25, 0}, {"EU", "2004", 15, 10},
		{"EU", "2004-05", 25, 0}, {"EU", "2007-01-01", 27, 0}, {"EU", "2013-06", 27, 0}, {"EU", "2013", 27, 1}, {"EU", "2013-07", 28, 0},
		{"EU", "2020-01-31", 28, 0}, {"EU", "2020-02-01", 27, 0}, {"EU", "2020", 27, 1}, {"EU", "2026", 27, 0},
		{"EA", "1998", 0, 0}, {"EA", "1999", 11, 0}, {"EA", "2001", 12, 0}, {"EA", "2007", 13, 0}, {"EA", "2008", 15, 0}, {"EA", "2009", 16, 0},
		{"EA", "2011", 17, 0}, {"EA", "2014", 18, 0}, {"EA", "2015", 19, 0}, {"EA", "2022-12-31", 19, 0}, {"EA", "2023", 20, 0}, {"EA", "2026", 21, 0},
		{"EFTA", "1960-05-02", 0, 0}, {"EFTA", "1960-05-03", 7, 0}, {"EFTA", "1970-03", 8, 0}, {"EFTA", "1973", 6, 0}, {"EFTA", "1986", 6, 0},
		{"EFTA", "1991", 6, 1}, {"EFTA", "1992", 7, 0}, {"EFTA", "1995", 4, 0}, {"EFTA", "2026", 4, 0},
		{"SEEECA", "2015", 20, 0}, {"SEEECA-SEE", "2015", 8, 0}, {"SEEECA-EE", "2015", 7, 0}, {"SEEECA-CA", "2015", 5, 0},
		{"WESTERN-BALKANS", "2010", 7, 0}, {"WESTERN-BALKANS", "2013", 6, 1}, {"WESTERN-BALKANS", "2020", 6, 0}, {"SOUTH-CAUCASUS", "2015", 3, 0},
	} {
		members, maybe := place.MustGroup(tt.group).On(period.MustParse(tt.on))
		require.Len(t, members, tt.n, "%s on %s: %s", tt.group, tt.on, members)
		require.Len(t, maybe, tt.maybe, "%s on %s: %s", tt.group, tt.on, maybe)
	}
	// Every member of the euro area is one of the Union at that time; nobody is
	// in the Union and in the Association at once.
	eu, efta := place.MustGroup("EU"), place.MustGroup("EFTA")
	for _, m := range place.MustGroup("EA").Members {
		require.Equal(t, check.Met, eu.Has(m.Country, m.Since), m.Country)
	}
	for _, m := range eu.Members {
		require.Equal(t, check.NotMet, efta.Has(m.Country, m.Since), m.Country)
	}
}

// The region is made of its three parts, as its list of 2015 has them.
func TestSEEECA(t *testing.T) {
	var parts []string
	for _, code := range []string{"SEEECA-SEE", "SEEECA-EE", "SEEECA-CA"} {
		members, _ := place.MustGroup(code).On(period.MustParse("2015"))
		parts = append(parts, codes(members)...)
	}
	whole, _ := place.MustGroup("SEEECA").On(period.MustParse("2015"))
	require.Equal(t, codes(whole), parts)
	require.Equal(t, seeeca, parts)
	caucasus, _ := place.MustGroup("SOUTH-CAUCASUS").On(period.MustParse("2015"))
	require.Subset(t, parts, codes(caucasus))
}

func BenchmarkParseGroup(b *testing.B) {
	for _, s := range []string{"EU", "SEEECA", "039", "001"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _ = place.ParseGroup(s)
			}
		})
	}
}

func BenchmarkM49Groups(b *testing.B) {
	c := place.MustCountry("RS")
	b.ReportAllocs()
	for b.Loop() {
		_ = c.M49Groups()
	}
}

func FuzzParseGroup(f *testing.F) {
	for _, s := range []string{"EU", "039", "SEECA", "", "eu", "39", "EU\x00", "٠٣٩", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g, err := place.ParseGroup(s)
		if err != nil {
			require.ErrorIs(t, err, place.ErrUnknownGroup)
			require.Equal(t, place.Group{}, g)
			return
		}
		require.Equal(t, g, place.MustGroup(g.Code))
	})
}
