package registry_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/registry"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

func isced(level int) diaspora.ISCED {
	e, err := diaspora.ISCEDLevel(level)
	if err != nil {
		panic(err)
	}
	return e
}

var consented = []registry.Consent{{Purpose: registry.ForMatching, Given: period.MustParse("2014-08-01")}}

func TestSearch(t *testing.T) {
	de, ch, xk := place.MustCountry("DE"), place.MustCountry("CH"), place.MustCountry("XK")
	r := registry.New(
		registry.NewPerson(registry.Disclosed{ResidenceCountry: de, ResidenceArea: "München", OriginCountry: xk, Occupation: diaspora.MustISCO("7212"),
			Education: isced(3), Skills: []string{"welding", "cad", "welding"}, Languages: []lang.Tag{mustTag("sq"), mustTag("de-CH")},
			Willing: []registry.Willingness{registry.Temporary}, Consents: consented}),
		registry.NewPerson(registry.Disclosed{ResidenceCountry: ch, Occupation: diaspora.MustISCO("72"), Skills: []string{"welding"},
			Consents: []registry.Consent{{Purpose: registry.ForMatching}}}),
		registry.NewPerson(registry.Disclosed{ResidenceCountry: de, Occupation: diaspora.MustISCO("2221"), Education: isced(6),
			Skills: []string{"nursing", "welding"}, Consents: []registry.Consent{{Purpose: registry.ForMatching,
				Given: period.MustParse("2014-08-01"), Recipients: []string{"chamber"}}}}),
		registry.NewPerson(registry.Disclosed{ResidenceCountry: de, Skills: []string{"welding"}}),
		registry.Person{},
	)
	tests := map[string]struct {
		q    registry.Query
		want registry.Result
	}{
		"everybody":           {registry.Query{}, registry.Result{Found: []int{0, 2}, NoConsent: 2, Unclear: 1}},
		"skill":               {registry.Query{Skills: []string{"welding"}}, registry.Result{Found: []int{0, 2}, NoConsent: 1, Unclear: 1}},
		"two skills":          {registry.Query{Skills: []string{"welding", "cad"}}, registry.Result{Found: []int{0}}},
		"unknown skill":       {registry.Query{Skills: []string{"singing"}}, registry.Result{}},
		"residence":           {registry.Query{Residence: []place.Country{de}}, registry.Result{Found: []int{0, 2}, NoConsent: 1}},
		"residences":          {registry.Query{Residence: []place.Country{de, ch}}, registry.Result{Found: []int{0, 2}, NoConsent: 1, Unclear: 1}},
		"area":                {registry.Query{ResidenceArea: "MUNCHEN"}, registry.Result{Found: []int{0}}},
		"origin":              {registry.Query{Origin: []place.Country{xk}}, registry.Result{Found: []int{0}}},
		"major group":         {registry.Query{Occupation: diaspora.MustISCO("7")}, registry.Result{Found: []int{0}, Unclear: 1}},
		"unit group":          {registry.Query{Occupation: diaspora.MustISCO("7212")}, registry.Result{Found: []int{0}}},
		"education":           {registry.Query{MinEducation: isced(3)}, registry.Result{Found: []int{0, 2}}},
		"higher education":    {registry.Query{MinEducation: isced(4)}, registry.Result{Found: []int{2}}},
		"language":            {registry.Query{Language: mustTag("de")}, registry.Result{Found: []int{0}}},
		"willing":             {registry.Query{Willing: registry.Temporary}, registry.Result{Found: []int{0}}},
		"willing for good":    {registry.Query{Willing: registry.Permanent}, registry.Result{}},
		"passed on":           {registry.Query{Recipient: "chamber", Skills: []string{"welding"}}, registry.Result{Found: []int{2}, NoConsent: 3}},
		"skill and residence": {registry.Query{Skills: []string{"welding"}, Residence: []place.Country{ch}}, registry.Result{Unclear: 1}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			tt.q.Purpose, tt.q.On = registry.ForMatching, period.MustParse("2016-01-01")
			got, err := r.Search(tt.q)
			require.NoError(t, err)
			require.Equal(t, tt.want, got)
		})
	}
	for _, q := range []registry.Query{{}, {Purpose: "matching"}, {On: period.MustParse("2016")}} {
		_, err := r.Search(q)
		require.ErrorIs(t, err, registry.ErrQuery)
	}
	got, err := registry.Register{}.Search(registry.Query{Purpose: "matching", On: period.MustParse("2016")})
	require.NoError(t, err)
	require.Equal(t, registry.Result{}, got)
	require.Zero(t, registry.Register{}.Len())
	require.Equal(t, registry.Disclosed{}, r.At(5).Disclose(), "there is no such place")
	require.Equal(t, registry.Disclosed{}, r.At(-1).Disclose())
	n := 0
	for i, p := range r.All() {
		require.Equal(t, r.At(i).Disclose(), p.Disclose())
		n++
	}
	require.Equal(t, r.Len(), n)
	require.Equal(t, "register of 0 persons (redacted)", registry.Register{}.String())
}

// TestSearchIndex asks registers of random persons, so that every list of the
// index is the shortest at times, and compares with asking each person alone.
func TestSearchIndex(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	skills := []string{"a", "b", "c"}
	countries := []place.Country{{}, place.MustCountry("DE"), place.MustCountry("CH")}
	occupations := []diaspora.ISCO{{}, diaspora.MustISCO("7212"), diaspora.MustISCO("72"), diaspora.MustISCO("2221")}
	for range 300 {
		var list []registry.Person
		for range random.IntN(20) {
			d := registry.Disclosed{ResidenceCountry: countries[random.IntN(3)], Occupation: occupations[random.IntN(4)], Consents: consented}
			for range random.IntN(4) {
				d.Skills = append(d.Skills, skills[random.IntN(3)])
			}
			list = append(list, registry.NewPerson(d))
		}
		q := registry.Query{Purpose: registry.ForMatching, On: period.MustParse("2016-01-01"), Occupation: occupations[random.IntN(4)]}
		for range random.IntN(3) {
			q.Skills = append(q.Skills, skills[random.IntN(3)])
		}
		if c := countries[random.IntN(3)]; !c.IsZero() {
			q.Residence = append(q.Residence, c)
		}
		var want registry.Result
		for i, p := range list {
			alone, err := registry.New(p).Search(q)
			require.NoError(t, err)
			d := p.Disclose()
			matches := (len(q.Residence) == 0 || d.ResidenceCountry == q.Residence[0]) &&
				strings.HasPrefix(d.Occupation.String(), q.Occupation.String()) &&
				!slices.ContainsFunc(q.Skills, func(s string) bool { return !slices.Contains(d.Skills, s) })
			require.Equal(t, matches, len(alone.Found) == 1)
			if matches {
				want.Found = append(want.Found, i)
			}
		}
		got, err := registry.New(list...).Search(q)
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
}

func BenchmarkSearch(b *testing.B) {
	random := rand.New(rand.NewPCG(11, 12))
	skills := make([]string, 500)
	for i := range skills {
		skills[i] = "skill-" + string(rune('a'+i%26)) + string(rune('a'+i/26))
	}
	list := make([]registry.Person, 100_000)
	for i := range list {
		list[i] = registry.NewPerson(registry.Disclosed{Consents: consented,
			Skills: []string{skills[random.IntN(500)], skills[random.IntN(500)], skills[random.IntN(500)]}})
	}
	r := registry.New(list...)
	for name, q := range map[string]registry.Query{"by-skill": {Skills: skills[:2]}, "by-willingness": {Willing: registry.Virtual}} {
		q.Purpose, q.On = registry.ForMatching, period.MustParse("2016-01-01")
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := r.Search(q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
