package place_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/place"
)

func TestDesignationsFor(t *testing.T) {
	xk, rs := place.MustCountry("XK"), place.MustCountry("RS")
	un := place.Designations{place.UNSCR1244()}
	serbia := place.Designations{{Country: xk, Name: lang.En("Kosovo and Metohija")}}
	profile := place.Designations{{Country: xk, Name: lang.En("Kosovo/UNSCR 1244")}}

	for name, tt := range map[string]struct {
		ds         place.Designations
		c          place.Country
		tag        lang.Tag
		name, note string
	}{
		"note":         {un, xk, lang.English, "Kosovo*", "References to Kosovo shall be understood to be in the context of United Nations Security Council resolution 1244 (1999)."},
		"Serbian":      {un, xk, lang.Serbian, "Косово*", "Свако упућивање на Косово треба разумети у контексту Резолуције 1244 (1999) Савета безбедности Уједињених нација."},
		"other source": {serbia, xk, lang.English, "Kosovo and Metohija", ""},
		"third source": {profile, xk, lang.English, "Kosovo/UNSCR 1244", ""},
		"none":         {nil, xk, lang.Serbian, "Косово", ""},
		"other place":  {un, rs, lang.French, "Serbie", ""},
		"not stated":   {un, place.Country{}, lang.English, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := tt.ds.For(tt.c)
			require.Equal(t, tt.c, d.Country)
			got, _ := d.Name.In(tt.tag)
			require.Equal(t, tt.name, got)
			got, _ = d.Note.In(tt.tag)
			require.Equal(t, tt.note, got)
		})
	}
	require.True(t, un.Has(xk))
	require.False(t, un.Has(rs))
	require.False(t, place.Designations(nil).Has(place.Country{}))
}

func TestUNSCR1244(t *testing.T) {
	d := place.UNSCR1244()
	require.Empty(t, place.Designations{d}.Check())
	require.Equal(t, "Kosovo", d.Country.Name(lang.English), "the country keeps its own name")
	for _, tag := range []lang.Tag{lang.English, lang.French, lang.Spanish, lang.Russian, lang.Serbian, lang.SerbianLatin} {
		name, used := d.Name.In(tag)
		require.Equal(t, tag, used)
		require.Equal(t, d.Country.Name(tag)+"*", name)
		note, used := d.Note.In(tag)
		require.Equal(t, tag, used)
		require.Contains(t, note, "1244 (1999)")
	}
}

func TestDesignationsWith(t *testing.T) {
	other := place.Designation{Country: place.MustCountry("XK"), Name: lang.En("Kosovo/UNSCR 1244")}
	mk := place.Designation{Country: place.MustCountry("MK"), Name: lang.En("the former Yugoslav Republic of Macedonia")}
	ds := place.Designations{place.UNSCR1244()}
	two := ds.With(mk).With(other)
	require.Equal(t, place.Designations{other, mk}, two)
	require.Equal(t, place.Designations{place.UNSCR1244()}, ds, "left as it was")
	require.Equal(t, place.Designations{mk}, place.Designations(nil).With(mk))
}

func TestDesignationsCheck(t *testing.T) {
	ds := place.Designations{
		place.UNSCR1244(),
		{Name: lang.En("nowhere")},
		{Country: place.MustCountry("MK")},
		{Country: place.MustCountry("XK"), Name: lang.En("Kosovo")},
		{},
	}
	require.Equal(t, []string{
		"[1].country: error place.designation-country",
		"[2].name: error place.designation-name",
		"[3]: error place.designation-twice",
		"[4].country: error place.designation-country",
		"[4].name: error place.designation-name",
	}, brief(ds.Check()))
	clean := place.Designations{place.UNSCR1244()}
	require.Zero(t, testing.AllocsPerRun(100, func() { clean.Check() }))
}

func TestDesignationJSON(t *testing.T) {
	ds := place.Designations{
		place.UNSCR1244(),
		{Country: place.MustCountry("MK"), Name: lang.En("the former Yugoslav Republic of Macedonia")},
	}
	data, err := json.Marshal(ds)
	require.NoError(t, err)
	var back place.Designations
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, ds, back)
	data, err = json.Marshal(ds[1])
	require.NoError(t, err)
	require.Equal(t, `{"country":"MK","name":{"en":"the former Yugoslav Republic of Macedonia"}}`, string(data))

	for name, bad := range map[string]string{
		"unknown field":   `{"country": "XK", "name": {"en": "Kosovo*"}, "scope": "all"}`,
		"duplicate":       `{"country": "XK", "country": "RS"}`,
		"unknown country": `{"country": "Kosovo", "name": {"en": "Kosovo*"}}`,
		"name as text":    `{"country": "XK", "name": "Kosovo*"}`,
	} {
		t.Run(name, func(t *testing.T) {
			d := place.UNSCR1244()
			require.ErrorContains(t, json.Unmarshal([]byte(bad), &d), "place: designation: ")
			require.Equal(t, place.UNSCR1244(), d, "left as it was")
		})
	}
}

func FuzzDesignationJSON(f *testing.F) {
	data, err := json.Marshal(place.UNSCR1244())
	require.NoError(f, err)
	for _, s := range []string{
		string(data), `{"country":"MK","name":{"en":"the former Yugoslav Republic of Macedonia"}}`, `{"country":"XK","country":"RS"}`,
		`{"country":"Kosovo"}`, `{"country":""}`, `{"name":null,"note":null}`, `{}`, `null`, ``, "{\"name\":{\"en\":\"\xff\"}}",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := place.UNSCR1244()
		if err := d.UnmarshalJSON([]byte(text)); err != nil {
			require.Regexp(t, "^place: designation: ", err)
			require.Equal(t, place.UNSCR1244(), d, "left as it was")
			return
		}
		place.Designations{d, d}.Check()
		data, err := json.Marshal(d)
		require.NoError(t, err)
		var back place.Designation
		require.NoError(t, back.UnmarshalJSON(data), "%s", data)
		require.Equal(t, d, back)
	})
}
