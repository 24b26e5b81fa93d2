package registry_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/registry"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// clean is a record without findings on 2016-01-01.
func clean() registry.Disclosed {
	return registry.Disclosed{
		ID: "1", GivenName: "Арта", Surname: "Ђурић", NameLanguage: mustTag("sr"), BirthDate: period.MustParse("1980-01-01"),
		OriginCountry: place.MustCountry("RS"), ResidenceCountry: place.MustCountry("DE"), Skills: []string{"a"},
		Languages: []lang.Tag{mustTag("sr")}, Willing: []registry.Willingness{registry.Virtual}, Channel: registry.Paper,
		Registered: period.MustParse("2014-08-01"), LastContact: period.MustParse("2014-08-01"), RetainUntil: period.MustParse("2019-12-31"),
		Consents: []registry.Consent{{Purpose: "matching", Given: period.MustParse("2014-08-01"), Expires: period.MustParse("2019-12-31")}},
	}
}

func TestCheck(t *testing.T) {
	day := period.MustParse
	long := strings.Repeat("ж", 129)
	tests := map[string]struct {
		change func(d *registry.Disclosed)
		want   []string // path: severity: code
	}{
		"clean":                {func(*registry.Disclosed) {}, nil},
		"no name":              {func(d *registry.Disclosed) { d.GivenName, d.Surname = "", "" }, []string{"given_name: warning: registry.name-missing", "surname: warning: registry.name-missing"}},
		"language":             {func(d *registry.Disclosed) { d.NameLanguage = mustTag("hy") }, []string{"name_language: warning: registry.name-language"}},
		"letters":              {func(d *registry.Disclosed) { d.NameLanguage = mustTag("sq") }, []string{"given_name: warning: registry.name-letters", "surname: warning: registry.name-letters"}},
		"letters of neighbour": {func(d *registry.Disclosed) { d.Surname = "Київ" }, []string{"surname: warning: registry.name-letters"}},
		"scripts mixed":        {func(d *registry.Disclosed) { d.NameLanguage, d.Surname = lang.Tag{}, "Aнa" }, []string{"surname: warning: registry.name-letters"}},
		"no language":          {func(d *registry.Disclosed) { d.NameLanguage = lang.Tag{} }, nil},
		"long": {func(d *registry.Disclosed) { d.Surname, d.ID, d.OriginArea, d.ResidenceArea = long, long, long, long },
			[]string{"surname: warning: registry.text-length", "id: warning: registry.text-length", "origin_area: warning: registry.text-length", "residence_area: warning: registry.text-length"}},
		"unborn":   {func(d *registry.Disclosed) { d.BirthDate = day("2017") }, []string{"birth_date: error: registry.birth-date", "registered: error: registry.date-order", "consents[0].given: error: registry.consent-dates"}},
		"very old": {func(d *registry.Disclosed) { d.BirthDate = day("1895-01-01") }, []string{"birth_date: error: registry.birth-date"}},
		"old":      {func(d *registry.Disclosed) { d.BirthDate = day("1895-01-02") }, nil},
		"minor":    {func(d *registry.Disclosed) { d.BirthDate = day("1998-01-02") }, []string{"birth_date: warning: registry.minor"}},
		"of age":   {func(d *registry.Disclosed) { d.BirthDate = day("1998-01-01") }, nil},
		"at home":  {func(d *registry.Disclosed) { d.ResidenceCountry = d.OriginCountry }, []string{"residence_country: note: registry.residence"}},
		"twice": {func(d *registry.Disclosed) {
			d.Skills, d.Languages, d.Willing = slices.Repeat(d.Skills, 2), slices.Repeat(d.Languages, 2), slices.Repeat(d.Willing, 2)
		}, []string{"skills[1]: note: registry.twice", "languages[1]: note: registry.twice", "willing[1]: note: registry.twice"}},
		"empty": {func(d *registry.Disclosed) {
			d.Skills, d.Languages, d.Willing = []string{""}, []lang.Tag{{}}, []registry.Willingness{0}
		}, []string{"skills[0]: warning: registry.empty", "languages[0]: warning: registry.empty", "willing[0]: warning: registry.empty"}},
		"no code":      {func(d *registry.Disclosed) { d.Willing, d.Channel = []registry.Willingness{9}, 9 }, []string{"willing[0]: error: registry.code", "channel: error: registry.code"}},
		"long skill":   {func(d *registry.Disclosed) { d.Skills = []string{long} }, []string{"skills[0]: warning: registry.text-length"}},
		"family":       {func(d *registry.Disclosed) { n := -1; d.FamilyAbroad = &n }, []string{"family_abroad: error: registry.family-abroad"}},
		"registered":   {func(d *registry.Disclosed) { d.Registered, d.LastContact = day("2017"), day("2016") }, []string{"registered: error: registry.future", "last_contact: error: registry.date-order"}},
		"contact":      {func(d *registry.Disclosed) { d.LastContact = day("2016-01-02") }, []string{"last_contact: error: registry.future"}},
		"kept":         {func(d *registry.Disclosed) { d.RetainUntil = day("2015-12-31") }, []string{"retain_until: error: registry.retention"}},
		"no consent":   {func(d *registry.Disclosed) { d.Consents = nil }, []string{"consents: warning: registry.consent-missing"}},
		"bare consent": {func(d *registry.Disclosed) { d.Consents = []registry.Consent{{}} }, []string{"consents[0].purpose: error: registry.consent-purpose", "consents[0].given: warning: registry.consent-undated"}},
		"consent": {func(d *registry.Disclosed) {
			d.Consents[0] = registry.Consent{Purpose: registry.Purpose(long), Given: day("2016-02"), Expires: day("2015"), Withdrawn: day("2015"), Recipients: []string{"", long}}
		}, []string{"consents[0].purpose: warning: registry.text-length", "consents[0].given: error: registry.consent-dates", "consents[0].expires: error: registry.consent-dates",
			"consents[0].withdrawn: error: registry.consent-dates", "consents[0].recipients[0]: warning: registry.empty", "consents[0].recipients[1]: warning: registry.text-length"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			d := clean()
			tt.change(&d)
			var got []string
			for _, f := range registry.NewPerson(d).Check(day("2016-01-01")) {
				got = append(got, string(f.Path)+": "+f.Severity.String()+": "+f.Code)
			}
			require.Equal(t, tt.want, got)
		})
	}
	require.Empty(t, registry.NewPerson(clean()).Check(period.Date{}), "without a day nothing is compared with it")
	require.Len(t, registry.Person{}.Check(period.Date{}), 3)

	p, on := registry.NewPerson(clean()), day("2016-01-01")
	require.Zero(t, testing.AllocsPerRun(100, func() { p.Check(on) }), "a clean record allocates nothing")
}

func TestRegisterCheck(t *testing.T) {
	unnumbered := clean()
	unnumbered.ID = ""
	p, u := registry.NewPerson(clean()), registry.NewPerson(unnumbered)
	fs := registry.New(u, p, u, p, p).Check(period.MustParse("2016-01-01"))
	require.Equal(t, check.Findings{
		{Code: "registry.id-twice", Severity: check.Error, Path: "people[3].id", Message: "people[1] has the same number"},
		{Code: "registry.id-twice", Severity: check.Error, Path: "people[4].id", Message: "people[1] has the same number"},
	}, fs)
}

func BenchmarkPersonCheck(b *testing.B) {
	p, on := registry.NewPerson(clean()), period.MustParse("2016-01-01")
	b.ReportAllocs()
	for b.Loop() {
		p.Check(on)
	}
}
