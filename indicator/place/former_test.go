package place_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

func TestParseCountryAsOf(t *testing.T) {
	tests := map[string]struct {
		code, asOf, want string
		err              error
	}{
		"Yugoslavia until 1992":              {code: "YUG", asOf: "1990", want: "YUCS"},
		"its last day":                       {code: "YU", asOf: "1992-04-26", want: "YUCS"},
		"the Federal Republic from":          {code: "YU", asOf: "1992-04-27", want: "CSXX"},
		"the Federal Republic later":         {code: "YUG", asOf: "2001", want: "CSXX"},
		"a list that outlived it":            {code: "YUG", asOf: "2012", want: "CSXX"},
		"the year of the change":             {code: "YUG", asOf: "1992", err: place.ErrAmbiguousCountry},
		"the month of the change":            {code: "YU", asOf: "1992-04", err: place.ErrAmbiguousCountry},
		"no date":                            {code: "YUG", err: place.ErrAmbiguousCountry},
		"Czechoslovakia":                     {code: "CS", asOf: "1990", want: "CSHH"},
		"nobody had it then":                 {code: "CS", asOf: "1998", want: "CSHH"},
		"the day before":                     {code: "CS", asOf: "2003-07-22", want: "CSHH"},
		"Serbia and Montenegro":              {code: "CS", asOf: "2003-07-23", want: "CSXX"},
		"CS without a date":                  {code: "CS", err: place.ErrAmbiguousCountry},
		"CS in the year of the change":       {code: "CS", asOf: "2003", err: place.ErrAmbiguousCountry},
		"SCG needs no date":                  {code: "SCG", want: "CSXX"},
		"SCG at any date":                    {code: "SCG", asOf: "1980", want: "CSXX"},
		"its number":                         {code: "891", want: "CSXX"},
		"number of the Socialist Republic":   {code: "890", want: "YUCS"},
		"CSK":                                {code: "CSK", want: "CSHH"},
		"Czechoslovakia, number":             {code: "200", want: "CSHH"},
		"Soviet Union":                       {code: "SU", want: "SUHH"},
		"Soviet Union, letters":              {code: "SUN", want: "SUHH"},
		"Soviet Union, number":               {code: "810", want: "SUHH"},
		"German Democratic Republic":         {code: "DD", want: "DDDE"},
		"its letters":                        {code: "DDR", want: "DDDE"},
		"its number in M49":                  {code: "278", want: "DDDE"},
		"Federal Republic of Germany":        {code: "280", want: "DE"},
		"Netherlands Antilles":               {code: "AN", want: "ANHH"},
		"Netherlands Antilles, letters":      {code: "ANT", want: "ANHH"},
		"Netherlands Antilles, number":       {code: "530", want: "ANHH"},
		"Democratic Yemen":                   {code: "YD", want: "YDYE"},
		"Democratic Yemen, letters":          {code: "YMD", want: "YDYE"},
		"Democratic Yemen, number":           {code: "720", want: "YDYE"},
		"Yemen before 1990":                  {code: "886", want: "YE"},
		"Ethiopia before 1993":               {code: "230", want: "ET"},
		"four letters":                       {code: "YUCS", want: "YUCS"},
		"Zaire":                              {code: "ZAR", want: "CD"},
		"a country of today":                 {code: "SRB", asOf: "1990", want: "RS"},
		"a number without its leading zeros": {code: "8", want: "AL"},
		"none":                               {code: "XYZ", err: place.ErrUnknownCountry},
		"empty":                              {code: "", err: place.ErrUnknownCountry},
		"lower case":                         {code: "yug", asOf: "1990", err: place.ErrUnknownCountry},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var asOf period.Date
			require.NoError(t, asOf.UnmarshalText([]byte(tt.asOf)))
			c, err := place.ParseCountryAsOf(tt.code, asOf)
			require.ErrorIs(t, err, tt.err)
			require.Equal(t, tt.want, c.Code())
		})
	}
	_, err := place.ParseCountryAsOf("YUG", period.MustParse("1992"))
	require.EqualError(t, err, `place: ambiguous country: "YUG": it stands for YUCS, and from 1992-04-27 for CSXX: want a date before or after that day, not "1992"`)
}

// The codes and numbers of former countries against golang.org/x/text, where
// it has them: it knows YU and CS as one country each.
func TestFormerCodesSecondOpinion(t *testing.T) {
	for code, want := range map[string]struct {
		alpha3 string
		number int
	}{"AN": {"ANT", 530}, "SU": {"SUN", 810}, "DD": {"DDR", 278}, "YD": {"YMD", 720}, "CS": {"SCG", 891}} {
		r, err := language.ParseRegion(code)
		require.NoError(t, err)
		require.Equal(t, want.alpha3, r.ISO3())
		require.Equal(t, want.number, r.M49())
		c, err := place.ParseCountryAsOf(code, period.MustParse("2005"))
		require.NoError(t, err)
		require.Equal(t, want.alpha3, c.Alpha3())
	}
}

func TestFormerCountries(t *testing.T) {
	former := slices.Collect(place.FormerCountries())
	require.Len(t, former, 7)
	require.True(t, slices.IsSortedFunc(former, place.Country.Compare))
	for _, c := range former {
		require.True(t, c.IsFormer())
		require.Len(t, c.Code(), 4)
		require.Len(t, c.Alpha3(), 3)
		require.Len(t, c.M49(), 3)
		require.Nil(t, c.M49Groups())
		require.Equal(t, period.Day, c.Existed().Start().Precision())
		require.Equal(t, period.Day, c.Existed().End().Precision())
		require.NotEmpty(t, c.Successors())
		require.True(t, slices.IsSortedFunc(c.Successors(), place.Country.Compare))
		for _, s := range c.Successors() {
			require.False(t, s.IsFormer())
			require.False(t, s.IsZero())
		}
		for _, code := range []string{c.Code(), c.M49()} {
			back, err := place.ParseCountryAsOf(code, period.Date{})
			require.NoError(t, err)
			require.Equal(t, c, back)
		}
		back, err := place.ParseCountryAsOf(c.Alpha3(), c.Existed().Start())
		require.NoError(t, err)
		require.Equal(t, c, back)
	}
	scg := place.MustCountry("CSXX")
	require.Equal(t, "1992-04-27/2006-06-02", scg.Existed().String())
	require.Equal(t, []place.Country{place.MustCountry("ME"), place.MustCountry("RS"), place.MustCountry("XK")}, scg.Successors())
	require.Equal(t, "Srbija i Crna Gora", scg.Name(lang.SerbianLatin))
	require.Len(t, place.MustCountry("SUHH").Successors(), 15)

	for _, c := range []place.Country{{}, place.MustCountry("RS")} {
		require.False(t, c.IsFormer())
		require.True(t, c.Existed().IsZero())
		require.Nil(t, c.Successors())
	}
}

func FuzzParseCountryAsOf(f *testing.F) {
	for _, s := range []string{"YUG", "CS", "891", "SCG", "RS", "", "yu", "YU\x00", "٨٩١", "\u202eYU", "\xff"} {
		f.Add(s, "1992-04")
	}
	f.Fuzz(func(t *testing.T, s, on string) {
		asOf, _ := period.Parse(on)
		c, err := place.ParseCountryAsOf(s, asOf)
		if err != nil {
			require.True(t, c.IsZero())
			return
		}
		again, err := place.ParseCountryAsOf(c.String(), asOf)
		require.NoError(t, err)
		require.Equal(t, c, again)
		if plain, err := place.ParseCountry(s); err == nil {
			require.Equal(t, plain, c)
		}
	})
}
