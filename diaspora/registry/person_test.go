package registry_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/registry"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

func TestPersonJSON(t *testing.T) {
	for name, d := range map[string]registry.Disclosed{"full": marked(), "empty": {}} {
		t.Run(name, func(t *testing.T) {
			text, err := json.Marshal(d)
			require.NoError(t, err)
			var back registry.Disclosed
			require.NoError(t, json.Unmarshal(text, &back))
			require.Equal(t, d, back)
			var p registry.Person
			require.NoError(t, json.Unmarshal(text, &p))
			require.Equal(t, d, p.Disclose())
		})
	}
	empty, err := json.Marshal(registry.Disclosed{})
	require.NoError(t, err)
	require.Equal(t, "{}", string(empty))

	p := registry.NewPerson(registry.Disclosed{GivenName: "Arta"})
	redacted, err := json.Marshal(p)
	require.NoError(t, err)
	require.ErrorIs(t, json.Unmarshal(redacted, &p), registry.ErrRedacted)
	require.ErrorIs(t, json.Unmarshal([]byte(`{"surname":"x","sex":"f"}`), &p), registry.ErrDecode)
	require.Equal(t, "Arta", p.Disclose().GivenName, "an error leaves it as it was")
}

func TestDecodeErrors(t *testing.T) {
	tests := map[string]struct{ json, path string }{
		"not an object":  {`[]`, ""},
		"unknown":        {`{"email":"a"}`, ""},
		"twice":          {`{"id":"1","id":"2"}`, ""},
		"behind":         {`{} {}`, ""},
		"date":           {`{"birth_date":"1.2.1980"}`, "birth_date"},
		"country":        {`{"residence_country":"XX"}`, "residence_country"},
		"first by name":  {`{"skills":1,"id":1,"occupation":"110"}`, "id"},
		"occupation":     {`{"occupation":"110"}`, "occupation"},
		"education":      {`{"education":"9"}`, "education"},
		"language":       {`{"languages":["sq","no language"]}`, "languages[1]"},
		"name language":  {`{"name_language":"x_y"}`, "name_language"},
		"family":         {`{"family_abroad":2.5}`, "family_abroad"},
		"willing":        {`{"willing":["maybe"]}`, "willing"},
		"channel":        {`{"channel":"fax"}`, "channel"},
		"consent date":   {`{"consents":[{"given":"yesterday"}]}`, "consents[0].given"},
		"consent field":  {`{"consents":[{"signed":true}]}`, "consents[0]"},
		"long text":      {`{"surname":"` + strings.Repeat("a", 257) + `"}`, "surname"},
		"long list":      {`{"skills":["a"` + strings.Repeat(`,"a"`, 1000) + `]}`, "skills"},
		"long list of w": {`{"willing":["virtual"` + strings.Repeat(`,"virtual"`, 1000) + `]}`, "willing"},
		"too large":      {`{"surname":"` + strings.Repeat("a", 300_000) + `"}`, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var d registry.Disclosed
			err := d.UnmarshalJSON([]byte(tt.json))
			var decode *registry.DecodeError
			require.ErrorAs(t, err, &decode)
			require.ErrorIs(t, err, registry.ErrDecode)
			require.Equal(t, tt.path, string(decode.Path))
			require.Equal(t, registry.Disclosed{}, d)
		})
	}
	var c registry.Consent
	require.NoError(t, json.Unmarshal([]byte(`{"purpose":"contact","given":"2014","recipients":["a"]}`), &c))
	require.Equal(t, registry.Consent{Purpose: "contact", Given: period.MustParse("2014"), Recipients: []string{"a"}}, c)
}

func FuzzPersonJSON(f *testing.F) {
	full, err := json.Marshal(marked())
	require.NoError(f, err)
	f.Add(full)
	f.Add([]byte(`{"consents":[{"given":"2014","given":null}],"languages":[""],"skills":null}`))
	f.Add([]byte(`null`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var d registry.Disclosed
		if err := d.UnmarshalJSON(data); err != nil {
			require.Equal(t, registry.Disclosed{}, d)
			return
		}
		text, err := json.Marshal(d)
		require.NoError(t, err)
		var back registry.Disclosed
		require.NoError(t, back.UnmarshalJSON(text))
		require.Equal(t, d, back)
		p := registry.NewPerson(d)
		p.Check(period.MustParse("2020-01-01"))
		p.Keys()
	})
}

func TestPersonSharesNothing(t *testing.T) {
	d := marked()
	p := registry.NewPerson(d)
	d.Skills[0], d.Consents[0].Purpose, d.Consents[0].Recipients[0], *d.FamilyAbroad = "x", "x", "x", 1
	out := p.Disclose()
	require.Equal(t, marked(), out)
	out.Skills[0], out.Willing[0], out.Languages[0], *out.FamilyAbroad = "x", 0, mustTag("en"), 1
	require.Equal(t, marked(), p.Disclose())
}

func TestUsableFor(t *testing.T) {
	day := period.MustParse
	c := func(given, expires, withdrawn string, recipients ...string) registry.Consent {
		c := registry.Consent{Purpose: "matching", Recipients: recipients}
		for text, to := range map[*string]*period.Date{&given: &c.Given, &expires: &c.Expires, &withdrawn: &c.Withdrawn} {
			if *text != "" {
				*to = day(*text)
			}
		}
		return c
	}
	tests := map[string]struct {
		consents []registry.Consent
		retain   string
		on       string
		want     check.Verdict
	}{
		"none":                           {nil, "", "2015-01-01", check.NotMet},
		"the day it is given":            {[]registry.Consent{c("2014-08-01", "", "")}, "", "2014-08-01", check.Met},
		"the day before":                 {[]registry.Consent{c("2014-08-01", "", "")}, "", "2014-07-31", check.NotMet},
		"undated":                        {[]registry.Consent{c("", "", "")}, "", "2015-01-01", check.CannotTell},
		"given within the year":          {[]registry.Consent{c("2014", "", "")}, "", "2014-08-01", check.CannotTell},
		"given within the year before":   {[]registry.Consent{c("2013", "", "")}, "", "2014-08-01", check.Met},
		"last day":                       {[]registry.Consent{c("2014-08-01", "2016-08-01", "")}, "", "2016-08-01", check.Met},
		"expired":                        {[]registry.Consent{c("2014-08-01", "2016-08-01", "")}, "", "2016-08-02", check.NotMet},
		"the day before withdrawal":      {[]registry.Consent{c("2014-08-01", "", "2015-01-01")}, "", "2014-12-31", check.Met},
		"the day of withdrawal":          {[]registry.Consent{c("2014-08-01", "", "2015-01-01")}, "", "2015-01-01", check.NotMet},
		"given again":                    {[]registry.Consent{c("2014-08-01", "", "2015-01-01"), c("2016-01-01", "", "")}, "", "2016-01-01", check.Met},
		"between":                        {[]registry.Consent{c("2014-08-01", "", "2015-01-01"), c("2016-01-01", "", "")}, "", "2015-06-01", check.NotMet},
		"withdrawal ends the other too":  {[]registry.Consent{c("2014-08-01", "", "2015-01-01"), c("2014-08-02", "", "")}, "", "2015-06-01", check.NotMet},
		"given on the day of withdrawal": {[]registry.Consent{c("2014-08-01", "", "2015-01-01"), c("2015-01-01", "", "")}, "", "2015-06-01", check.NotMet},
		"kept too long":                  {[]registry.Consent{c("2014-08-01", "", "")}, "2015-12-31", "2016-01-01", check.NotMet},
		"kept long enough":               {[]registry.Consent{c("2014-08-01", "", "")}, "2015-12-31", "2015-12-31", check.Met},
		"no day":                         {[]registry.Consent{c("2014-08-01", "", "")}, "", "", check.CannotTell},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			d := registry.Disclosed{Consents: tt.consents}
			if tt.retain != "" {
				d.RetainUntil = day(tt.retain)
			}
			var on period.Date
			if tt.on != "" {
				on = day(tt.on)
			}
			p := registry.NewPerson(d)
			require.Equal(t, tt.want, p.UsableFor("matching", on))
			require.Equal(t, check.NotMet, p.UsableFor("contact", on), "another purpose")
			require.Equal(t, check.NotMet, p.UsableFor("", on))
			require.Equal(t, check.NotMet, p.TransferableTo("chamber", "matching", on))
		})
	}
	p := registry.NewPerson(registry.Disclosed{Consents: []registry.Consent{c("2014-08-01", "", "", "chamber")}})
	require.Equal(t, check.Met, p.TransferableTo("chamber", "matching", day("2015-01-01")))
	require.Equal(t, check.NotMet, p.TransferableTo("ministry", "matching", day("2015-01-01")))
	require.Equal(t, check.NotMet, p.TransferableTo("", "matching", day("2015-01-01")))
	require.Equal(t, check.NotMet, registry.Person{}.UsableFor("matching", day("2015-01-01")))
}

func TestOfAge(t *testing.T) {
	tests := []struct {
		born, on string
		years    int
		want     check.Verdict
	}{
		{"2000-03-01", "2018-03-01", 18, check.Met}, {"2000-03-01", "2018-02-28", 18, check.NotMet},
		{"2000", "2018-12-31", 18, check.Met}, {"2000", "2018-12-30", 18, check.CannotTell}, {"2000", "2017", 18, check.NotMet},
		{"2000-02", "2018-02", 18, check.CannotTell}, {"2002-02-28", "2020-02-29", 18, check.Met},
		{"2002-03-01", "2020-02-29", 18, check.NotMet}, {"2000-01-01", "2017", 18, check.NotMet},
		{"2000-02-29", "2018-02-28", 18, check.NotMet}, {"2000-02-29", "2018-03-01", 18, check.Met},
		{"0010-01-01", "0012-01-01", 18, check.NotMet},
	}
	for _, tt := range tests {
		p := registry.NewPerson(registry.Disclosed{BirthDate: period.MustParse(tt.born)})
		require.Equal(t, tt.want, p.OfAge(tt.years, period.MustParse(tt.on)), "%+v", tt)
	}
	require.Equal(t, check.CannotTell, registry.Person{}.OfAge(18, period.MustParse("2020")))
	require.Equal(t, check.CannotTell, registry.NewPerson(marked()).OfAge(18, period.Date{}))
}

func TestContactAge(t *testing.T) {
	p := registry.NewPerson(registry.Disclosed{LastContact: period.MustParse("2015-09-02")})
	age, ok := p.ContactAge(period.MustParse("2016-09-02"))
	require.True(t, ok)
	require.Equal(t, 12, age.ElapsedMonths)
	_, ok = p.ContactAge(period.MustParse("2015-09-01"))
	require.False(t, ok)
	_, ok = p.ContactAge(period.Date{})
	require.False(t, ok)
	_, ok = registry.Person{}.ContactAge(period.MustParse("2016"))
	require.False(t, ok)
}

func TestCompleteness(t *testing.T) {
	d := marked()
	c := registry.NewPerson(d).Completeness()
	require.Equal(t, 10, c.Stated)
	require.Equal(t, 11, c.Of)
	require.Equal(t, []string{"education"}, c.Missing)
	zero := 0
	c = registry.NewPerson(registry.Disclosed{GivenName: "Arta", FamilyAbroad: &zero}).Completeness()
	require.Equal(t, 1, c.Stated, "half a name is none, and no family abroad is an answer")
	require.Len(t, c.Missing, 10)
}
