package place_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/place"
)

func districts() place.AreaSet {
	return place.AreaSet{
		Country: place.MustCountry("RS"),
		Kind:    "district",
		Count:   3,
		Named:   []place.Area{{Name: lang.En("South Backa")}, {Name: lang.En("Belgrade")}, {Name: lang.En("Pcinjski")}},
	}
}

func municipalities() place.AreaSet {
	return place.AreaSet{Country: place.MustCountry("RS"), Kind: "municipality", Count: 35}
}

func TestAreaCheck(t *testing.T) {
	whole := place.Area{Country: place.MustCountry("RS"), Kind: "city", Name: lang.En("Šabac"), Code: "RS-08"}
	tests := map[string]struct {
		change func(*place.Area)
		want   []string
	}{
		"whole":      {change: func(*place.Area) {}},
		"no code":    {change: func(a *place.Area) { a.Code = "" }},
		"no name":    {change: func(a *place.Area) { a.Name = lang.Text{} }, want: []string{"name: error place.area-name"}},
		"no kind":    {change: func(a *place.Area) { a.Kind = "" }, want: []string{"kind: warning place.area-kind"}},
		"no country": {change: func(a *place.Area) { a.Country = place.Country{} }, want: []string{"country: warning place.area-country"}},
		"nothing": {change: func(a *place.Area) { *a = place.Area{} }, want: []string{
			"name: error place.area-name", "kind: warning place.area-kind", "country: warning place.area-country",
		}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a := whole
			tt.change(&a)
			require.Equal(t, tt.want, brief(a.Check()))
		})
	}
	require.Equal(t, "Šabac", whole.String())
	require.Equal(t, "RS-08", place.Area{Code: "RS-08"}.String())
	require.Equal(t, "Шабац", place.Area{Name: lang.NewText(lang.Serbian, "Шабац")}.String())
	require.Empty(t, place.Area{}.String())
}

func TestAreaSetCheck(t *testing.T) {
	tests := map[string]struct {
		change func(*place.AreaSet)
		want   []string
	}{
		"three named":      {change: func(*place.AreaSet) {}},
		"35 counted":       {change: func(s *place.AreaSet) { *s = municipalities() }},
		"named, no count":  {change: func(s *place.AreaSet) { s.Count = 0 }},
		"more than named":  {change: func(s *place.AreaSet) { s.Count = 13 }},
		"fewer than named": {change: func(s *place.AreaSet) { s.Count = 2 }, want: []string{"count: error place.area-count"}},
		"negative":         {change: func(s *place.AreaSet) { s.Count = -1 }, want: []string{"count: error place.area-count"}},
		"empty":            {change: func(s *place.AreaSet) { *s = place.AreaSet{} }, want: []string{"count: error place.area-count"}},
		"counted, no kind": {change: func(s *place.AreaSet) { *s = municipalities(); s.Kind = "" }, want: []string{"kind: warning place.area-kind"}},
		"counted, nowhere": {change: func(s *place.AreaSet) { *s = municipalities(); s.Country = place.Country{} }, want: []string{"country: warning place.area-country"}},
		"no name":          {change: func(s *place.AreaSet) { s.Named[1].Name = lang.Text{} }, want: []string{"named[1].name: error place.area-name"}},
		"twice":            {change: func(s *place.AreaSet) { s.Named[2] = s.Named[0] }, want: []string{"named[2]: warning place.area-twice"}},
		"other country":    {change: func(s *place.AreaSet) { s.Named[1].Country = place.MustCountry("MK") }, want: []string{"named[1].country: error place.area-country"}},
		"one kind for all": {change: func(s *place.AreaSet) { s.Kind = ""; s.Count = 0 }, want: []string{"named[0].kind: warning place.area-kind", "named[1].kind: warning place.area-kind", "named[2].kind: warning place.area-kind"}},
		"kinds of their own": {change: func(s *place.AreaSet) {
			s.Kind = ""
			for i := range s.Named {
				s.Named[i].Kind = "region"
			}
		}},
		"across a border": {change: func(s *place.AreaSet) {
			s.Country = place.Country{}
			s.Named[0].Country, s.Named[1].Country, s.Named[2].Country = place.MustCountry("RS"), place.MustCountry("MK"), place.MustCountry("XK")
		}},
		"same name, other codes": {change: func(s *place.AreaSet) {
			s.Named[0].Code, s.Named[1].Code = "RS-00", "RS-01"
			s.Named[1].Name = s.Named[0].Name
		}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := districts()
			tt.change(&s)
			require.Equal(t, tt.want, brief(s.Check()))
		})
	}
	s := districts()
	s.Count = 2
	require.Equal(t, "count: error: the count of areas is 2, but 3 are named [place.area-count]\n", s.Check().String())
}

// In a long list too, each area is met once, and the time it takes does not
// grow with the square of the list.
func TestAreaSetCheckLong(t *testing.T) {
	s := place.AreaSet{Country: place.MustCountry("RS"), Kind: "settlement"}
	for i := range 50_000 {
		s.Named = append(s.Named, place.Area{Name: lang.En(fmt.Sprint("settlement ", i))})
	}
	require.Empty(t, s.Check())
	s.Named[40_000] = s.Named[7]
	require.Equal(t, []string{"named[40000]: warning place.area-twice"}, brief(s.Check()))
	require.Contains(t, s.Check().String(), "number 8 and as number 40001")
}

func TestAreaSetCheckAllocatesNothing(t *testing.T) {
	s, m := districts(), municipalities()
	require.Zero(t, testing.AllocsPerRun(100, func() { s.Check(); m.Check() }))
}

func TestAreaSetUnnamed(t *testing.T) {
	for name, tt := range map[string]struct {
		s    place.AreaSet
		want int
		ok   bool
	}{
		"all named":   {districts(), 0, true},
		"none named":  {municipalities(), 35, true},
		"no count":    {place.AreaSet{Named: districts().Named}, 0, false},
		"some named":  {place.AreaSet{Count: 13, Named: districts().Named}, 10, true},
		"too many":    {place.AreaSet{Count: 2, Named: districts().Named}, 0, true},
		"not a count": {place.AreaSet{Count: -5}, 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			n, ok := tt.s.Unnamed()
			require.Equal(t, tt.want, n)
			require.Equal(t, tt.ok, ok)
		})
	}
	a := districts().Area(1)
	require.Equal(t, "Belgrade", a.String())
	require.Equal(t, "RS", a.Country.Code())
	require.Equal(t, "district", a.Kind)
	require.Equal(t, place.Area{}, districts().Area(3))
	require.Equal(t, place.Area{}, districts().Area(-1))
}

func TestAreaJSON(t *testing.T) {
	sets := []place.AreaSet{districts(), municipalities(), {}}
	sets[0].Named[0].Code = "RS-06"
	sets[0].Named[1].Name = sets[0].Named[1].Name.With(lang.Serbian, "Београд")
	data, err := json.Marshal(sets)
	require.NoError(t, err)
	require.Equal(t, `[{"country":"RS","kind":"district","count":"3","named":[{"name":{"en":"South Backa"},"code":"RS-06"},`+
		`{"name":{"en":"Belgrade","sr":"Београд"}},{"name":{"en":"Pcinjski"}}]},`+
		`{"country":"RS","kind":"municipality","count":"35"},{}]`, string(data))
	var back []place.AreaSet
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, sets, back)

	for name, bad := range map[string]string{
		"unknown field":      `{"kind": "district", "size": "3"}`,
		"count as number":    `{"count": 3}`,
		"count as word":      `{"count": "three"}`,
		"count with places":  `{"count": "3.5"}`,
		"duplicate":          `{"count": "3", "count": "4"}`,
		"country by name":    `{"country": "Serbia"}`,
		"unknown area field": `{"named": [{"name": {"en": "Belgrade"}, "population": "1"}]}`,
		"duplicate in area":  `{"named": [{"code": "1", "code": "2"}]}`,
		"list":               `[]`,
	} {
		t.Run(name, func(t *testing.T) {
			s := municipalities()
			require.Error(t, json.Unmarshal([]byte(bad), &s))
			require.Equal(t, municipalities(), s, "left as it was")
		})
	}
	var a place.Area
	require.ErrorContains(t, a.UnmarshalJSON([]byte(`{"nam": {"en": "Belgrade"}}`)), "place: area: ")
	require.Equal(t, place.Area{}, a)
}

// brief returns path, severity and code of each finding.
func brief(fs check.Findings) []string {
	var out []string
	for _, f := range fs {
		out = append(out, fmt.Sprintf("%s: %s %s", f.Path, f.Severity, f.Code))
		if strings.TrimSpace(f.Message) == "" {
			panic("a finding without a message")
		}
	}
	return out
}

func FuzzAreaSetJSON(f *testing.F) {
	for _, s := range []string{
		`{"country":"RS","kind":"district","count":"3","named":[{"name":{"en":"South Backa"},"code":"RS-06"},{"name":{"sr":"Београд"}}]}`,
		`{"count":"35"}`, `{"count":3}`, `{"count":"-3"}`, `{"count":"1e9"}`, `{"named":[null]}`, `{"named":[{}]}`, `{"country":"Serbia"}`,
		`{"kind":"a","kind":"b"}`, `null`, `[]`, ``, "{\"kind\":\"\xff\"}", `{"named":[{"name":{"en":"\u202e"}}]}`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := municipalities()
		if err := s.UnmarshalJSON([]byte(text)); err != nil {
			require.Regexp(t, "^place: areas: ", err)
			require.Equal(t, municipalities(), s, "left as it was")
			return
		}
		s.Check()
		_, _ = s.Unnamed()
		data, err := json.Marshal(s)
		require.NoError(t, err)
		var back place.AreaSet
		require.NoError(t, back.UnmarshalJSON(data), "%s", data)
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(data), string(again))
	})
}
