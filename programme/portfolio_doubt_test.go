package programme_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
)

func TestFoundWhy(t *testing.T) {
	rs, md := place.MustCountry("RS"), place.MustCountry("MD")
	iom := programme.Organisation{Code: "iom"}
	in := func(span string) programme.Programme {
		return programme.Programme{ID: "p", Span: period.MustParseSpan(span)}
	}
	on := func(day string) programme.Filter { return programme.RunningOn(period.MustParse(day)) }
	tests := map[string]struct {
		records []programme.Programme
		filter  programme.Filter
		want    []string
	}{
		"countries": {[]programme.Programme{{}}, programme.InCountry(rs), []string{"it states no countries"}},
		"more countries": {
			[]programme.Programme{{Countries: []place.Country{md}, DeclaredCountries: figure.MustParse("10 different countries")}},
			programme.InCountry(rs), []string{"it lists 1 of 10 different countries"},
		},
		"a group":       {[]programme.Programme{{}}, programme.InGroup(place.MustGroup("WESTERN-BALKANS"), period.Date{}), []string{"it states no countries"}},
		"no dates":      {[]programme.Programme{{}}, on("2011-05-15"), []string{"it has no dates"}},
		"no start":      {[]programme.Programme{in("/2012-05")}, on("2011-05-15"), []string{"its start is not stated"}},
		"no end":        {[]programme.Programme{in("2009-05/")}, on("2011-05-15"), []string{"its end is not stated"}},
		"the last days": {[]programme.Programme{in("2009-05/2012-05")}, on("2012-05-15"), []string{"its dates of 2009-05/2012-05 do not tell about 2012-05-15"}},
		"open end":      {[]programme.Programme{in("2009-05/")}, programme.OpenEnded(), []string{"its end is not stated"}},
		"donor":         {[]programme.Programme{{}}, programme.FundedBy("sdc"), []string{"it names no donor"}},
		"organisation":  {[]programme.Programme{{}}, programme.Involving("iom"), []string{"it names no organisation"}},
		"role": {
			[]programme.Programme{{Organisations: []programme.Organisation{iom}}}, programme.Involving("iom", programme.Host),
			[]string{`it names "iom" without a role`},
		},
		"vocabulary": {[]programme.Programme{{}}, programme.ClassifiedUnder(indicator.MustCode("pillar:1.2")), []string{`it is under no code of the vocabulary "pillar"`}},
		"broader": {
			[]programme.Programme{{Classifications: []programme.Classification{{Code: indicator.MustCode("pillar:1")}}}},
			programme.ClassifiedUnder(indicator.MustCode("pillar:1.2")), []string{`it is under a broader code than "pillar:1.2" alone`},
		},
		"status and kind": {
			[]programme.Programme{{}}, programme.AllOf(programme.HasStatus(programme.Running), programme.OfKind(programme.Project)),
			[]string{"its status is not stated", "its kind is not stated"},
		},
		"what is met has no reason": {
			[]programme.Programme{{Kind: programme.Project}}, programme.AllOf(programme.HasStatus(programme.Running), programme.OfKind(programme.Project)),
			[]string{"its status is not stated"},
		},
		"any": {
			[]programme.Programme{{Kind: programme.Study}}, programme.AnyOf(programme.HasStatus(programme.Running), programme.OfKind(programme.Project)),
			[]string{"its status is not stated"},
		},
		"not": {[]programme.Programme{{}}, programme.Not(programme.OfKind(programme.Project)), []string{"its kind is not stated"}},
		"the caller's": {
			[]programme.Programme{{}}, programme.Where(func(programme.Programme) check.Verdict { return check.CannotTell }),
			[]string{"it has no answer to the question"},
		},
		"sources that contradict each other": {
			[]programme.Programme{statedBy(in("2009/2010"), "a letter"), statedBy(in("2009/2012"), "the page"), statedBy(in("2009/"), "the record")},
			on("2011-05-15"),
			[]string{`"a letter": by it the answer is not met`, `"the page": by it the answer is met`, `"the record": its end is not stated`, "the sources contradict each other"},
		},
		"met":       {[]programme.Programme{in("2009/2012")}, on("2011-05-15"), nil},
		"no filter": {[]programme.Programme{{}}, programme.Filter{}, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			f, _ := programme.NewPortfolio(tt.records...)
			n := 0
			for found := range f.Select(tt.filter).All() {
				require.Equal(t, tt.want, found.Why())
				n++
			}
			require.Equal(t, 1, n)
		})
	}
	require.Nil(t, programme.Found{}.Why())
}

// Whatever is asked, there is a reason where nobody can tell, and none else.
func TestFoundWhyAlways(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 9))
	filters := []programme.Filter{
		programme.InCountry(place.MustCountry("RS")), programme.RunningOn(period.MustParse("2012-05-15")), programme.FundedBy("d1"),
		programme.OpenEnded(), programme.OfKind(programme.Project), programme.HasStatus(programme.Completed),
	}
	for range 50 {
		f, _ := programme.NewPortfolio(randomRecords(rng, 30)...)
		x, y := filters[rng.IntN(len(filters))], filters[rng.IntN(len(filters))]
		for _, q := range []programme.Filter{x, programme.AllOf(x, y), programme.AnyOf(programme.Not(x), y)} {
			for found := range f.Select(q).All() {
				require.Equal(t, found.Verdict == check.CannotTell, len(found.Why()) > 0)
			}
		}
	}
}

func ExampleFound_Why() {
	f, _ := programme.NewPortfolio(programme.Programme{ID: "yem", Span: period.MustParseSpan("2009-05/2012-05")})
	for found := range f.Select(programme.RunningOn(period.MustParse("2012-05-15"))).All() {
		fmt.Println(found.ID(), found.Verdict, found.Why())
	}
	// Output: yem cannot tell [its dates of 2009-05/2012-05 do not tell about 2012-05-15]
}
