package indicator_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/place"
)

var (
	serbia  = place.MustCountry("RS")
	germany = place.MustCountry("DE")
)

func pair(t testing.TB, from, to indicator.Place) indicator.Place {
	p, err := indicator.PairPlace(from, to)
	require.NoError(t, err)
	return p
}

func district(name string) indicator.Place {
	return indicator.AreaPlace(place.Area{Country: serbia, Kind: "district", Name: lang.En(name)})
}

func places(t testing.TB) map[string]struct {
	place      indicator.Place
	text, json string
} {
	type row = struct {
		place      indicator.Place
		text, json string
	}
	return map[string]row{
		"not stated":       {indicator.Place{}, "", `{}`},
		"country":          {indicator.CountryPlace(serbia), "RS", `{"country": "RS"}`},
		"group":            {indicator.GroupPlace("EU"), "EU", `{"group": "EU"}`},
		"group, by name":   {indicator.GroupPlace("RS"), "RS", `{"group": "RS"}`},
		"area":             {district("South Backa"), "South Backa", `{"area": {"country": "RS", "kind": "district", "name": {"en": "South Backa"}}}`},
		"another area":     {district("Pcinjski"), "Pcinjski", `{"area": {"country": "RS", "kind": "district", "name": {"en": "Pcinjski"}}}`},
		"area by its code": {indicator.AreaPlace(place.Area{Code: "RS-00"}), "RS-00", `{"area": {"code": "RS-00"}}`},
		"pair":             {indicator.CorridorPlace(serbia, germany), "RS to DE", `{"from": {"country": "RS"}, "to": {"country": "DE"}}`},
		"pair the other way": {indicator.CorridorPlace(germany, serbia), "DE to RS",
			`{"from": {"country": "DE"}, "to": {"country": "RS"}}`},
		"to anywhere": {indicator.CorridorPlace(serbia, place.Country{}), "RS to anywhere", `{"from": {"country": "RS"}}`},
		"from a group to an area": {pair(t, indicator.GroupPlace("EU"), district("Belgrade")), "EU to Belgrade",
			`{"from": {"group": "EU"}, "to": {"area": {"country": "RS", "kind": "district", "name": {"en": "Belgrade"}}}}`},
	}
}

func TestPlace(t *testing.T) {
	all := places(t)
	for name, tt := range all {
		t.Run(name, func(t *testing.T) {
			p := tt.place
			require.Equal(t, tt.text, p.String())
			require.Equal(t, name == "not stated", p.IsZero())
			require.Equal(t, p.IsZero(), p.Key() == "")
			for other, o := range all {
				require.Equal(t, name == other, p.Equal(o.place), other)
				require.Equal(t, name == other, p.Key() == o.place.Key(), other)
			}

			kinds := 0
			if c, ok := p.Country(); ok {
				require.True(t, p.Equal(indicator.CountryPlace(c)))
				kinds++
			}
			if g, ok := p.Group(); ok {
				require.True(t, p.Equal(indicator.GroupPlace(g)))
				kinds++
			}
			if a, ok := p.Area(); ok {
				require.True(t, p.Equal(indicator.AreaPlace(a)))
				kinds++
			}
			if from, to, ok := p.Pair(); ok {
				require.True(t, p.Equal(pair(t, from, to)))
				kinds++
			}
			require.Equal(t, kinds == 0, p.IsZero())
			require.LessOrEqual(t, kinds, 1)

			data, err := json.Marshal(p)
			require.NoError(t, err)
			require.JSONEq(t, tt.json, string(data))
			back := indicator.GroupPlace("before")
			require.NoError(t, json.Unmarshal(data, &back))
			require.True(t, p.Equal(back))
		})
	}
}

func TestPlaceRefused(t *testing.T) {
	corridor := indicator.CorridorPlace(serbia, germany)
	_, err := indicator.PairPlace(corridor, indicator.CountryPlace(serbia))
	require.ErrorIs(t, err, indicator.ErrPlace)
	_, err = indicator.PairPlace(indicator.Place{}, corridor)
	require.ErrorIs(t, err, indicator.ErrPlace)
	require.True(t, pair(t, indicator.Place{}, indicator.Place{}).IsZero())
	require.True(t, indicator.AreaPlace(place.Area{Country: serbia, Kind: "district"}).IsZero())

	for name, data := range map[string]string{
		"two kinds":        `{"country": "RS", "group": "EU"}`,
		"country and pair": `{"country": "RS", "to": {"country": "DE"}}`,
		"pair of pairs":    `{"from": {"from": {"country": "RS"}}, "to": {"country": "DE"}}`,
		"pair and group":   `{"group": "EU", "to": {"country": "DE"}}`,
		"end of two kinds": `{"to": {"country": "DE", "group": "EU"}}`,
		"end of nothing":   `{"to": {"area": {}}}`,
		"area of nothing":  `{"area": {"kind": "district"}}`,
		"no such country":  `{"country": "XY"}`,
		"unknown field":    `{"city": "Belgrade"}`,
		"text":             `"RS"`,
	} {
		t.Run(name, func(t *testing.T) {
			p := indicator.GroupPlace("before")
			require.ErrorContains(t, p.UnmarshalJSON([]byte(data)), "indicator: ")
			require.Equal(t, "before", p.String())
		})
	}
	p := indicator.GroupPlace("before")
	require.NoError(t, p.UnmarshalJSON([]byte(`null`)))
	require.True(t, p.IsZero())
}
