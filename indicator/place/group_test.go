package place_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// term reads "HR 2013-07-01/" as a member.
func term(s string) place.Member {
	code, dates, _ := strings.Cut(s, " ")
	since, until, _ := strings.Cut(dates, "/")
	m := place.Member{Country: place.MustCountry(code)}
	for _, d := range []struct {
		to   *period.Date
		text string
	}{{&m.Since, since}, {&m.Until, until}} {
		if err := d.to.UnmarshalText([]byte(d.text)); err != nil {
			panic(err)
		}
	}
	return m
}

func group(terms ...string) place.Group {
	g := place.Group{Code: "G", Name: lang.En("a group"), Source: "this test"}
	for _, s := range terms {
		g.Members = append(g.Members, term(s))
	}
	return g
}

func TestGroupHas(t *testing.T) {
	const met, not, maybe = check.Met, check.NotMet, check.CannotTell
	for name, tt := range map[string]struct {
		terms []string
		on    string
		want  check.Verdict
	}{
		"always":                      {[]string{"RS"}, "2015", met},
		"always, any day":             {[]string{"RS"}, "", met},
		"never":                       {[]string{"HR"}, "2015", not},
		"never, any day":              {[]string{"HR"}, "", not},
		"empty":                       {nil, "", not},
		"the day before":              {[]string{"RS 2013-07-01/"}, "2013-06-30", not},
		"the first day":               {[]string{"RS 2013-07-01/"}, "2013-07-01", met},
		"the year before":             {[]string{"RS 2013-07-01/"}, "2012", not},
		"the year of the change":      {[]string{"RS 2013-07-01/"}, "2013", maybe},
		"the month before":            {[]string{"RS 2013-07-01/"}, "2013-06", not},
		"the month":                   {[]string{"RS 2013-07-01/"}, "2013-07", met},
		"the year after":              {[]string{"RS 2013-07-01/"}, "2014", met},
		"since a day, any day":        {[]string{"RS 2013-07-01/"}, "", maybe},
		"the last day":                {[]string{"RS 1973-01-01/2020-01-31"}, "2020-01-31", met},
		"the day after":               {[]string{"RS 1973-01-01/2020-01-31"}, "2020-02-01", not},
		"the year it left":            {[]string{"RS 1973-01-01/2020-01-31"}, "2020", maybe},
		"the month it left":           {[]string{"RS 1973-01-01/2020-01-31"}, "2020-01", met},
		"since a month, in it":        {[]string{"RS 2013-07/"}, "2013-07-31", met},
		"since a month, its first":    {[]string{"RS 2013-07/"}, "2013-07-01", maybe},
		"since a month, before":       {[]string{"RS 2013-07/"}, "2013-06", not},
		"since a year, in it":         {[]string{"RS 2013/"}, "2013-07", maybe},
		"since a year, after":         {[]string{"RS 2013/"}, "2014-01-01", met},
		"until a year, in it":         {[]string{"RS /2013"}, "2013-02", maybe},
		"until a year, its first":     {[]string{"RS /2013"}, "2013-01-01", met},
		"within one year":             {[]string{"RS 2013/2013"}, "2013-06-01", maybe},
		"two terms, between":          {[]string{"RS /2000-12-31", "RS 2010-01-01/"}, "2005", not},
		"two terms, straddling":       {[]string{"RS /2000-12-31", "RS 2010-01-01/"}, "2000", met},
		"two terms, any day":          {[]string{"RS /2000-12-31", "RS 2010-01-01/"}, "", maybe},
		"two terms without a gap":     {[]string{"RS 2000-07-01/", "RS /2000-06-30"}, "2000", met},
		"the same, any day":           {[]string{"RS 2000-07-01/", "RS /2000-06-30"}, "", met},
		"two terms, a day between":    {[]string{"RS /2000-06-29", "RS 2000-07-01/"}, "2000", maybe},
		"two terms, months between":   {[]string{"RS /2000-06", "RS 2000-07/"}, "2000", maybe},
		"two terms, overlapping":      {[]string{"RS /2000-12-31", "RS 1990/"}, "2000", met},
		"other countries in between":  {[]string{"HR", "RS 2001-01-01/", "ME"}, "2000", not},
		"three terms, in disorder":    {[]string{"RS 2000-09-01/", "RS /2000-03-31", "RS 2000-04-01/2000-08-31"}, "2000", met},
		"ends before it starts":       {[]string{"RS 2010-01-01/2000-01-01"}, "2005", not},
		"ends before it starts, span": {[]string{"RS 2010-01-01/2000-01-01"}, "2000", not},
	} {
		t.Run(name, func(t *testing.T) {
			var on period.Date
			require.NoError(t, on.UnmarshalText([]byte(tt.on)))
			require.Equal(t, tt.want, group(tt.terms...).Has(place.MustCountry("RS"), on))
		})
	}
	require.Equal(t, check.NotMet, group("RS").Has(place.Country{}, period.MustParse("2015")))
}

// What is true on each day of a month is true on the month, and what is told of
// the month is told of each day.
func TestGroupHasAgreesWithItsDays(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	rs := place.MustCountry("RS")
	date := func() string {
		switch r.IntN(4) {
		case 0:
			return ""
		case 1:
			return fmt.Sprintf("2020-%02d", 1+r.IntN(3))
		default:
			return fmt.Sprintf("2020-%02d-%02d", 1+r.IntN(3), 1+r.IntN(28))
		}
	}
	for range 3000 {
		var terms []string
		for range r.IntN(4) {
			terms = append(terms, "RS "+date()+"/"+date())
		}
		g := group(terms...)
		month := period.MustParse("2020-02")
		var days []check.Verdict
		for day := 1; day <= 29; day++ {
			days = append(days, g.Has(rs, period.MustParse(fmt.Sprintf("2020-02-%02d", day))))
		}
		switch got := g.Has(rs, month); got {
		case check.Met:
			require.Equal(t, check.Met, check.All(days...), terms)
		case check.NotMet:
			require.Equal(t, check.NotMet, check.Any(days...), terms)
		default:
			require.NotEqual(t, check.Met, check.All(days...), terms)
		}
	}
}

func TestGroupOn(t *testing.T) {
	g := group("RS", "HR /2013-06-30", "AL 2009-04/", "AL /2001-01-01", "ME 2020/")
	for on, want := range map[string][2]string{
		"2013":       {"RS AL", "HR"},
		"2013-06-30": {"RS HR AL", ""},
		"2013-07":    {"RS AL", ""},
		"2009-04":    {"RS HR", "AL"},
		"2020":       {"RS AL", "ME"},
		"":           {"RS", "HR AL ME"},
	} {
		var date period.Date
		require.NoError(t, date.UnmarshalText([]byte(on)))
		members, maybe := g.On(date)
		require.Equal(t, want[0], strings.Join(codes(members), " "), on)
		require.Equal(t, want[1], strings.Join(codes(maybe), " "), on)
	}
	members, maybe := place.Group{}.On(period.MustParse("2015"))
	require.Nil(t, members)
	require.Nil(t, maybe)
}

func TestGroupCheck(t *testing.T) {
	for name, tt := range map[string]struct {
		g    place.Group
		want []string
	}{
		"clean":                 {g: group("RS", "HR 2013-07-01/", "GB 1973-01-01/2020-01-31")},
		"left and came back":    {g: group("MA /1984-11-11", "MA 2017-01-30/")},
		"came back, in reverse": {g: group("MA 2017-01-30/", "MA /1984-11-11")},
		"nothing": {g: place.Group{}, want: []string{
			"name: error place.group-name", "members: warning place.group-empty", "source: note place.group-source",
		}},
		"a code will do":        {g: place.Group{Code: "G", Source: "this test", Members: group("RS").Members}},
		"no country":            {g: place.Group{Code: "G", Source: "this test", Members: make([]place.Member, 2)}, want: []string{"members[0].country: error place.member-country", "members[1].country: error place.member-country"}},
		"until before since":    {g: group("RS 2013-07-01/2013-06-30"), want: []string{"members[0].until: error place.member-dates"}},
		"perhaps before":        {g: group("RS 2013-07-01/2013")},
		"twice":                 {g: group("RS", "HR", "RS"), want: []string{"members[2]: error place.member-twice"}},
		"thrice":                {g: group("RS", "RS", "RS"), want: []string{"members[1]: error place.member-twice", "members[2]: error place.member-twice"}},
		"overlapping by a day":  {g: group("RS /2000-06-30", "RS 2000-06-30/"), want: []string{"members[1]: error place.member-twice"}},
		"side by side":          {g: group("RS /2000-06-30", "RS 2000-07-01/")},
		"perhaps overlapping":   {g: group("RS /2000", "RS 2000/"), want: []string{"members[1]: warning place.member-twice"}},
		"within a longer term":  {g: group("RS 2000/", "RS 2001/2002", "RS 2005/2006"), want: []string{"members[1]: error place.member-twice", "members[2]: error place.member-twice"}},
		"two groups of repeats": {g: group("HR", "RS", "HR", "RS 2000-01-01/"), want: []string{"members[2]: error place.member-twice", "members[3]: error place.member-twice"}},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, tt.want, brief(tt.g.Check())) })
	}
	require.Equal(t, `members[0].until: error: RS is a member of the group "G" until 2013-06-30, before it becomes one on 2013-07-01 [place.member-dates]`+"\n",
		group("RS 2013-07-01/2013-06-30").Check().String())
	require.Equal(t, `members[1]: warning: RS may be a member of the group "G" twice at one time, as number 1 and as number 2 [place.member-twice]`+"\n",
		group("RS /2000", "RS 2000/").Check().String())

	clean := group("RS", "HR 2013-07-01/", "GB 1973-01-01/2020-01-31")
	require.Zero(t, testing.AllocsPerRun(100, func() { clean.Check() }))
}

// A long list takes no time that grows with its square.
func TestGroupCheckLong(t *testing.T) {
	g := group()
	for year := 1; year < 9999; year += 2 {
		for _, code := range []string{"RS", "HR", "ME", "MK"} {
			g.Members = append(g.Members, term(fmt.Sprintf("%s %04d-01-01/%04d-12-31", code, year, year)))
		}
	}
	require.Empty(t, g.Check())
	g.Members[10_000].Until = period.Date{}
	fs := g.Check()
	require.Equal(t, (len(g.Members)-10_000)/4-1, len(fs))
	require.Equal(t, check.Path("members[10004]"), fs[0].Path)
}

func TestGroupJSON(t *testing.T) {
	g := group("RS", "HR 2013-07-01/", "GB 1973/2020-01-31")
	data, err := json.Marshal(g)
	require.NoError(t, err)
	require.Equal(t, `{"code":"G","name":{"en":"a group"},"source":"this test","members":[{"country":"RS"},`+
		`{"country":"HR","since":"2013-07-01"},{"country":"GB","since":"1973","until":"2020-01-31"}]}`, string(data))
	var back place.Group
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, g, back)

	for p := range place.Groups() {
		data, err := json.Marshal(p)
		require.NoError(t, err)
		var back place.Group
		require.NoError(t, json.Unmarshal(data, &back))
		require.Equal(t, p, back)
	}

	for name, bad := range map[string]string{
		"unknown field":           `{"code": "G", "region": "Europe"}`,
		"unknown field of member": `{"code": "G", "members": [{"country": "RS", "from": "2000"}]}`,
		"unknown member":          `{"code": "G", "members": [{"country": "Serbia"}]}`,
		"member of text":          `{"code": "G", "members": ["RS"]}`,
		"date in words":           `{"code": "G", "members": [{"country": "RS", "since": "July 2013"}]}`,
		"duplicate":               `{"code": "G", "code": "H"}`,
		"data behind":             `{"code": "G"} {}`,
		"list":                    `[]`,
	} {
		t.Run(name, func(t *testing.T) {
			g := group("RS")
			require.Error(t, json.Unmarshal([]byte(bad), &g))
			require.Equal(t, group("RS"), g, "left as it was")
		})
	}
	var m place.Member
	require.ErrorContains(t, json.Unmarshal([]byte(`{"country": "RS", "from": "2000"}`), &m), "place: member: ")
	require.Equal(t, place.Member{}, m)
	require.ErrorContains(t, json.Unmarshal([]byte(`{"region": "Europe"}`), &g), "place: group: ")
}

func TestGroupString(t *testing.T) {
	require.Equal(t, "a group", group().String())
	require.Equal(t, "G", place.Group{Code: "G"}.String())
	require.Equal(t, "Југ", place.Group{Name: lang.NewText(lang.Serbian, "Југ")}.String())
	require.Empty(t, place.Group{}.String())
}

func BenchmarkGroupHas(b *testing.B) {
	eu, hr, on := place.MustGroup("EU"), place.MustCountry("HR"), period.MustParse("2013")
	b.ReportAllocs()
	for b.Loop() {
		_ = eu.Has(hr, on)
	}
}

func BenchmarkGroupCheck(b *testing.B) {
	eu := place.MustGroup("EU")
	b.ReportAllocs()
	for b.Loop() {
		_ = eu.Check()
	}
}

func FuzzGroupJSON(f *testing.F) {
	for _, s := range []string{
		`{"code":"G","name":{"en":"a group"},"members":[{"country":"RS"},{"country":"HR","since":"2013-07-01"},{"country":"RS","until":"1973"}]}`,
		`{"members":[{"country":"RS","since":"2014","until":"2013"}]}`, `{}`, `null`, `[]`, `{"code":"G","code":"H"}`,
	} {
		f.Add([]byte(s), "2013")
	}
	f.Fuzz(func(t *testing.T, data []byte, on string) {
		var g place.Group
		if err := json.Unmarshal(data, &g); err != nil {
			require.Equal(t, place.Group{}, g)
			return
		}
		date, _ := period.Parse(on)
		g.Check()
		members, maybe := g.On(date)
		for _, c := range members {
			require.Equal(t, check.Met, g.Has(c, date))
		}
		for _, c := range maybe {
			require.Equal(t, check.CannotTell, g.Has(c, date))
		}
		out, err := json.Marshal(g)
		require.NoError(t, err)
		var back place.Group
		require.NoError(t, json.Unmarshal(out, &back))
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(out), string(again))
	})
}
