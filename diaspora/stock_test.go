package diaspora_test

import (
	"encoding"
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

var (
	_ map[diaspora.Geo]struct{}      = nil
	_ map[diaspora.StockKey]struct{} = nil
	_ map[diaspora.Stock]struct{}    = nil
)

func geo(code string) diaspora.Geo { return diaspora.GeoOf(place.MustCountry(code)) }

func aggregate(t testing.TB, code string) diaspora.Geo {
	t.Helper()
	g, err := diaspora.AggregateOf(code)
	require.NoError(t, err)
	return g
}

func area(t testing.TB, code string) diaspora.Geo {
	t.Helper()
	g, err := diaspora.AreaOf(code)
	require.NoError(t, err)
	return g
}

func serbiaWithKosovo(t testing.TB) diaspora.Geo {
	t.Helper()
	g, err := geo("SRB").WithTerritory(" Serbia including Kosovo* ")
	require.NoError(t, err)
	return g
}

func TestGeo(t *testing.T) {
	tests := map[string]struct {
		geo  diaspora.Geo
		text string
		json string
	}{
		"not stated": {diaspora.Geo{}, "", `{}`},
		"country":    {geo("SRB"), "RS", `{"country":"RS"}`},
		"territory":  {serbiaWithKosovo(t), "RS (Serbia including Kosovo*)", `{"country":"RS","territory":"Serbia including Kosovo*"}`},
		"area":       {area(t, "830"), "area 830", `{"area":"830"}`},
		"aggregate":  {aggregate(t, " 900 "), "aggregate 900", `{"aggregate":"900"}`},
		"others":     {diaspora.Others(), "others", `{"others":true}`},
		"no country": {diaspora.GeoOf(place.Country{}), "", `{}`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tt.text, tt.geo.String())
			data, err := json.Marshal(tt.geo)
			require.NoError(t, err)
			require.Equal(t, tt.json, string(data))
			var back diaspora.Geo
			require.NoError(t, json.Unmarshal(data, &back))
			require.Equal(t, tt.geo, back)
			require.Equal(t, tt.geo.IsZero(), tt.geo.Kind() == diaspora.NoGeo)
		})
	}
	require.NotEqual(t, geo("SRB"), serbiaWithKosovo(t))
	require.True(t, geo("SRB").SamePlace(serbiaWithKosovo(t)))
	require.False(t, geo("SRB").SamePlace(geo("XKX")))
	require.False(t, aggregate(t, "900").SamePlace(aggregate(t, "901")))
	require.Equal(t, "Serbia including Kosovo*", serbiaWithKosovo(t).Territory())
	require.Empty(t, aggregate(t, "900").Territory())
	code, ok := aggregate(t, "900").Aggregate()
	require.True(t, ok)
	require.Equal(t, "900", code)
	_, ok = geo("SRB").Aggregate()
	require.False(t, ok)
	_, ok = area(t, "830").Aggregate()
	require.False(t, ok)
	code, ok = area(t, "830").Area()
	require.True(t, ok)
	require.Equal(t, "830", code)
	_, ok = diaspora.Others().Country()
	require.False(t, ok, "others are no country")

	list := []diaspora.Geo{diaspora.Others(), aggregate(t, "900"), area(t, "830"), serbiaWithKosovo(t), geo("SRB"), geo("ALB"), {}}
	slices.SortFunc(list, diaspora.Geo.Compare)
	require.Equal(t, []diaspora.Geo{{}, geo("ALB"), geo("SRB"), serbiaWithKosovo(t), area(t, "830"), aggregate(t, "900"), diaspora.Others()}, list)

	_, err := diaspora.AggregateOf(" ")
	require.ErrorIs(t, err, diaspora.ErrGeo)
	_, err = diaspora.AreaOf("")
	require.ErrorIs(t, err, diaspora.ErrGeo)

	// An area adds up with countries, an aggregate does not.
	ten := diaspora.MustCount(10, diaspora.ExactCount)
	stocks := []diaspora.Stock{{Count: ten, Origin: geo("ALB"), Residence: geo("FRA")}, {Count: ten, Origin: geo("ALB"), Residence: area(t, "830")}}
	sum, err := diaspora.SumStocks(slices.Values(stocks))
	require.NoError(t, err)
	require.Equal(t, "20", sum.Total.Count.String())
	stocks[1].Residence = aggregate(t, "830")
	_, err = diaspora.SumStocks(slices.Values(stocks))
	require.ErrorIs(t, err, diaspora.ErrOverlap)
	_, err = diaspora.Others().WithTerritory("all")
	require.ErrorIs(t, err, diaspora.ErrGeo)
	for _, data := range []string{
		`{"country":"RS","others":true}`, `{"territory":"x"}`, `{"others":true,"territory":"x"}`, `{"country":"QQ"}`, `{"region":"x"}`,
	} {
		g := geo("ALB")
		require.Error(t, json.Unmarshal([]byte(data), &g), data)
		require.Equal(t, geo("ALB"), g)
	}
}

func TestDataTypes(t *testing.T) {
	tests := []struct {
		text  string
		want  string
		basis diaspora.Basis
	}{
		{"", "", diaspora.NoBasis},
		{"B", "B", diaspora.BirthBasis},
		{"B R ", "BR", diaspora.BirthBasis},
		{"C", "C", diaspora.CitizenshipBasis},
		{"C R", "CR", diaspora.CitizenshipBasis},
		{"C B R", "BCR", diaspora.MixedBasis},
		{"I", "I", diaspora.ImputedBasis},
		{"RI", "RI", diaspora.ImputedBasis},
		{"R", "R", diaspora.NoBasis},
	}
	for _, tt := range tests {
		types, err := diaspora.ParseDataTypes(tt.text)
		require.NoError(t, err)
		require.Equal(t, tt.want, types.String())
		require.Equal(t, tt.basis, types.Basis(), tt.text)
		s := diaspora.Stock{}.OnTypes(types)
		require.Equal(t, tt.basis, s.Basis)
		require.Equal(t, types.Has(diaspora.RefugeesAdded), s.IncludesRefugees())
	}
	for _, text := range []string{"b", "BB", "B,R", "X"} {
		_, err := diaspora.ParseDataTypes(text)
		require.ErrorIs(t, err, diaspora.ErrDataTypes, text)
	}
}

func TestAgeBand(t *testing.T) {
	for _, text := range []string{"", "25+", "15-24", "20", "150+", "0-4"} {
		a, err := diaspora.ParseAgeBand(text)
		require.NoError(t, err)
		require.Equal(t, text, a.String())
	}
	for _, text := range []string{"+", "24-15", "-5", "15-", "151+", "1-2-3", "15–24", "256", "all"} {
		_, err := diaspora.ParseAgeBand(text)
		require.ErrorIs(t, err, diaspora.ErrAge, text)
	}
	band := func(s string) diaspora.AgeBand {
		a, err := diaspora.ParseAgeBand(s)
		require.NoError(t, err)
		return a
	}
	require.True(t, band("").IsAll())
	require.Equal(t, band(""), band("0+"))
	require.True(t, band("25+").Overlaps(band("20-25")))
	require.True(t, band("25+").Overlaps(band("")))
	require.False(t, band("25+").Overlaps(band("20-24")))
	to, ok := band("20-24").To()
	require.True(t, ok)
	require.Equal(t, 24, to)
	_, ok = band("25+").To()
	require.False(t, ok)
	require.Equal(t, 25, band("25+").From())
	_, err := diaspora.NewAgeBand(-1, 5)
	require.ErrorIs(t, err, diaspora.ErrAge)
}

func TestStockCheck(t *testing.T) {
	good := diaspora.Stock{
		Count: diaspora.MustCount(486_187, diaspora.ExactCount), Origin: geo("ALB"), Residence: geo("ITA"),
		Date: period.MustParse("2020"), Edition: diaspora.Edition{Publisher: "UN DESA", Year: 2020},
	}.OnTypes(diaspora.ForeignBorn | diaspora.RefugeesAdded)
	require.Empty(t, good.Check())
	require.Zero(t, testing.AllocsPerRun(10, func() { good.Check() }))
	require.Equal(t, "AL in IT, 2020: 486187 (birth, BR, UN DESA 2020)", good.String())
	require.Equal(t, "anywhere in anywhere: not reported", diaspora.Stock{}.String())

	tests := map[string]func(*diaspora.Stock){
		"diaspora.stock-origin":    func(s *diaspora.Stock) { s.Origin = diaspora.Geo{} },
		"diaspora.stock-residence": func(s *diaspora.Stock) { s.Residence = diaspora.Geo{} },
		"diaspora.stock-date":      func(s *diaspora.Stock) { s.Date = period.Date{} },
		"diaspora.stock-edition":   func(s *diaspora.Stock) { s.Edition = diaspora.Edition{} },
		"diaspora.stock-basis":     func(s *diaspora.Stock) { s.Basis, s.Types = 0, 0 },
		"diaspora.stock-types":     func(s *diaspora.Stock) { s.Basis = diaspora.CitizenshipBasis },
		"diaspora.stock-own":       func(s *diaspora.Stock) { s.Residence = geo("ALB") },
	}
	for code, spoil := range tests {
		s := good
		spoil(&s)
		require.Equal(t, []string{code}, slices.Collect(s.Check().Codes()))
	}
}

func TestStockJSON(t *testing.T) {
	age, err := diaspora.AgesFrom(25)
	require.NoError(t, err)
	s := diaspora.Stock{
		Count: diaspora.MustCount(826_891, diaspora.ExactCount), Origin: serbiaWithKosovo(t), Residence: diaspora.Others(),
		Date: period.MustParse("2015"), Sex: diaspora.Female, Age: age, Edition: diaspora.Edition{Publisher: "UN DESA", Year: 2020},
	}.OnTypes(diaspora.ForeignBorn)
	data, err := json.Marshal(s)
	require.NoError(t, err)
	require.JSONEq(t, `{"count": {"status": "value", "quality": "exact", "value": "826891"},
		"origin": {"country": "RS", "territory": "Serbia including Kosovo*"}, "residence": {"others": true},
		"date": "2015", "sex": "female", "age": "25+", "basis": "birth", "types": "B",
		"edition": {"publisher": "UN DESA", "year": "2020"}}`, string(data))
	var back diaspora.Stock
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, s, back)
	require.Error(t, json.Unmarshal([]byte(`{"count": {"status": "blank"}, "n": 3}`), &back))
	require.Error(t, json.Unmarshal([]byte(`{"count": {"status": "blank"}, "edition": {"vintage": "3"}}`), &back))
	require.Equal(t, s, back)
}

// The four labels stay on the number.
func ExampleStock() {
	serbia, _ := diaspora.GeoOf(place.MustCountry("RS")).WithTerritory("Serbia including Kosovo*")
	s := diaspora.Stock{
		Count:   diaspora.MustCount(826_891, diaspora.ExactCount),
		Origin:  serbia,
		Date:    period.MustParse("2015"),
		Edition: diaspora.Edition{Publisher: "UN DESA", Year: 2020},
	}.OnTypes(diaspora.ForeignBorn | diaspora.RefugeesAdded)
	fmt.Println(s)
	// Output: RS (Serbia including Kosovo*) in anywhere, 2015: 826891 (birth, BR, UN DESA 2020)
}

func FuzzStockJSON(f *testing.F) {
	f.Add(`{"count": {"status": "value", "quality": "exact", "value": "5"}, "origin": {"country": "AL"}, "residence": {"others": true},
		"date": "2020", "sex": "male", "age": "15-24", "basis": "birth", "types": "BR", "edition": {"publisher": "UN DESA", "year": "2020"}}`)
	f.Add(`{"count": {"status": "suppressed", "low": "1", "high": "4"}, "origin": {"aggregate": "900"}}`)
	f.Fuzz(func(t *testing.T, data string) {
		var s, again diaspora.Stock
		if json.Unmarshal([]byte(data), &s) != nil {
			require.Zero(t, s)
			return
		}
		out, err := json.Marshal(s)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(out, &again), string(out))
		require.Equal(t, s, again)
		_ = s.Check()
	})
}

func FuzzAgeBand(f *testing.F) {
	for _, s := range []string{"", "25+", "15-24", "20", "0-150"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a, err := diaspora.ParseAgeBand(text)
		if err != nil {
			require.Zero(t, a)
			return
		}
		again, err := diaspora.ParseAgeBand(a.String())
		require.NoError(t, err)
		require.Equal(t, a, again)
	})
}

func FuzzDataTypes(f *testing.F) {
	for _, s := range []string{"", "B", "C B R", "B R ", "RI"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		types, err := diaspora.ParseDataTypes(text)
		if err != nil {
			require.Zero(t, types)
			return
		}
		again, err := diaspora.ParseDataTypes(types.String())
		require.NoError(t, err)
		require.Equal(t, types, again)
	})
}

func TestLabelTexts(t *testing.T) {
	roundTrip[diaspora.CountStatus](t, 6)
	roundTrip[diaspora.Quality](t, 5)
	roundTrip[diaspora.Basis](t, 10)
	roundTrip[diaspora.Sex](t, 3)
	roundTrip[diaspora.GeoKind](t, 5)
	roundTrip[diaspora.Denominator](t, 3)
}

// roundTrip reads and writes the n values of an enumeration, and no more.
func roundTrip[T interface {
	~uint8
	fmt.Stringer
	encoding.TextMarshaler
}, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, n int) {
	t.Helper()
	seen := map[string]bool{}
	for v := range T(n) {
		text, err := v.MarshalText()
		require.NoError(t, err)
		require.Equal(t, v.String(), string(text))
		require.False(t, seen[string(text)])
		seen[string(text)] = true
		back := T(n)
		require.NoError(t, P(&back).UnmarshalText(text))
		require.Equal(t, v, back)
	}
	_, err := T(n).MarshalText()
	require.Error(t, err)
	v := T(0)
	require.Error(t, P(&v).UnmarshalText([]byte("none of them")))
	require.Equal(t, T(0), v)
}

// A stock goes into a claim as it is.
func TestStockInClaim(t *testing.T) {
	italy, all := albanians(t, geo("ITA"), diaspora.BothSexes, 486_187), exactly(t, 1_250_451)
	share, err := claim.Share(italy, all)
	require.NoError(t, err)
	require.Equal(t, claim.Consistent, share.Against(figure.MustParse("38.9%")).Consistency)
	require.Equal(t, diaspora.ExactCount, italy.Quality())
}
