package programme_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
)

// globalJointProgramme returns the second phase of the global joint programme on
// mainstreaming migration, as a newsletter, a project page and a regional
// publication state it.
func globalJointProgramme() []programme.Programme {
	eight := inCountries("BD", "EC", "JM", "KG", "MD", "MA", "RS", "TN")
	objectives := func(list ...string) (out []programme.Objective) {
		for _, s := range list {
			out = append(out, programme.Objective{Title: lang.En(s)})
		}
		return out
	}
	agency := func(code, short string) programme.Organisation {
		return programme.Organisation{Code: code, Short: short, Roles: []programme.Role{programme.ParticipatingUNOrganisation}}
	}
	donor := func(name, short string) programme.Organisation {
		return programme.Organisation{Code: "sdc", Name: lang.En(name), Short: short, Roles: []programme.Role{programme.Donor}}
	}
	counterpart := func(short string) programme.Organisation {
		return programme.Organisation{
			Code: "crm-rs", Name: lang.En("Commissariat for Refugees and Migration"), Short: short,
			Roles: []programme.Role{programme.BeneficiaryInstitution},
		}
	}
	pilot := []programme.Relation{relatedBy(programme.PilotedBy, "gjp-pilot")}
	return []programme.Programme{
		{
			ID: "gjp", Title: lang.En("Mainstreaming Migration into National Development Strategies"), Kind: programme.JointProgramme,
			Status: programme.Running, Span: period.MustParseSpan("2014-02-01/2018-01-31"), Countries: eight, Relations: pilot,
			Organisations: []programme.Organisation{
				agency("iom", "IOM"), agency("undp", "UNDP"), donor("Swiss Agency for Development and Cooperation", "SDC"), counterpart("CRM"),
			},
			DeclaredOutcomes: figure.MustParse("four outputs"),
			Source:           figure.Source{Title: "newsletter", Date: period.MustParse("2017-03")},
		},
		{
			ID: "gjp", Title: lang.En("Global Joint Programme on Mainstreaming Migration into National Development Strategies, Second Phase"),
			Kind: programme.JointProgramme, Status: programme.Completed, Span: period.MustParseSpan("2014-02-01/2018-01-31"),
			Countries: eight, Relations: pilot,
			Organisations: []programme.Organisation{
				agency("iom", "IOM"), agency("undp", "UNDP"), donor("Swiss Agency for Development and Cooperation", "SDC"), counterpart("CRS"),
			},
			Objectives: objectives(
				"Enable countries to integrate migration into national development planning and to monitor and adjust their approach",
				"Foster active and mutually beneficial partnership among countries",
			),
			Source: figure.Source{Title: "project page"},
		},
		{
			ID: "gjp", Title: lang.En("Global Joint Programme on Mainstreaming Migration into National Development Strategies"),
			Kind: programme.JointProgramme, Span: period.MustParseSpan("2014-02/2018-01"),
			Locations:     []programme.Location{{Areas: place.AreaSet{Kind: "country", Count: 10}}},
			Organisations: []programme.Organisation{agency("iom", "IOM"), agency("undp", "UNDP"), donor("Swiss Agency for Development", "")},
			Objectives:    objectives("Strengthen the evidence base", "Identify policy priorities", "Support institutional coherence and capacity"),
			Source:        figure.Source{Title: "Showcase Projects 2015"},
		},
	}
}

// fitsTerminal reports whether every line has at most 80 characters and no blank at its
// end.
func fitsTerminal(t *testing.T, text string) {
	t.Helper()
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		require.LessOrEqual(t, utf8.RuneCountInString(line), 80, line)
		require.Equal(t, strings.TrimRight(line, " "), line)
	}
}

// The inconsistencies 1 to 6 and 9 of the source documents come out, each as
// what it is.
func TestCompareGlobalJointProgramme(t *testing.T) {
	f, findings := programme.NewPortfolio(globalJointProgramme()...)
	require.Len(t, findings.WithCode("programme.relation-unknown"), 2, "the pilot is not there")
	c := f.Compare("gjp")
	text := string(c.AppendText(nil, 80))
	requireGolden(t, "compare.golden", text)
	fitsTerminal(t, text)

	for field, want := range map[string]programme.Accord{
		"countries":                             programme.Conflict, // eight or ten
		"span":                                  programme.Compatible,
		"title":                                 programme.Compatible,
		"organisations sdc, name":               programme.Compatible,
		"organisations crm-rs, short":           programme.Conflict,
		"status":                                programme.Conflict,
		"objectives Identify policy priorities": programme.OnlyIn,
	} {
		got, ok := c.Field(field)
		require.True(t, ok, field)
		require.Equal(t, want, got.Accord, field)
	}
	countries, _ := c.Field("countries")
	require.Equal(t, "8 against 10", countries.Why)
	require.Len(t, c.Of(programme.OnlyIn), 6, "two objectives, three objectives, a number of outputs")
	require.Len(t, c.Of(programme.Conflict), 3)
	require.Equal(t, []string{"programme.sources-conflict", "programme.sources-conflict", "programme.sources-conflict"}, slices.Collect(c.Check().Codes()))
	require.Contains(t, c.Check()[0].Message, `status: "running" in newsletter, 2017-03, and "completed" in project page`)
	_, ok := c.Field("total")
	require.False(t, ok, "no source states a budget")
}

func TestCompareFields(t *testing.T) {
	type P = programme.Programme
	text, m, fig := lang.En, money.MustParseFigure, figure.MustParse
	areas := func(kind string, count int, names ...string) P {
		a := place.AreaSet{Country: place.MustCountry("RS"), Kind: kind, Count: count}
		for _, n := range names {
			a.Named = append(a.Named, place.Area{Name: lang.En(n)})
		}
		return P{Locations: []programme.Location{{Areas: a}}}
	}
	gives := func(donor string, amounts ...string) P {
		p := P{Organisations: asDonors(donor)}
		for _, a := range amounts {
			c := programme.Contribution{Donor: donor}
			if a != "" {
				c.Amount = m(a)
			}
			p.Contributions = append(p.Contributions, c)
		}
		return p
	}
	tests := map[string]struct {
		a, b  P
		field string
		want  programme.Accord
		why   string
	}{
		"case":            {P{Title: text("The Programme")}, P{Title: text("the programme.")}, "title", programme.Compatible, "they differ by case and punctuation alone"},
		"wording":         {P{Title: text("Managing mixed migration")}, P{Title: text("Addressing mixed migration")}, "title", programme.Conflict, ""},
		"half words":      {P{Title: text("Migration")}, P{Title: text("Migrations")}, "title", programme.Conflict, ""},
		"languages":       {P{Title: text("Migration")}, P{Title: lang.NewText(lang.Serbian, "Миграције")}, "title", programme.Incomparable, "they have no language in common"},
		"only one":        {P{Title: text("Migration")}, P{}, "title", programme.OnlyIn, ""},
		"acronym":         {P{Short: "YEM"}, P{Short: "yem"}, "short", programme.Compatible, "they differ by case and punctuation alone"},
		"kind":            {P{Kind: programme.Pilot}, P{Kind: programme.Study}, "kind", programme.Conflict, ""},
		"dates":           {P{Span: period.MustParseSpan("2013/2016")}, P{Span: period.MustParseSpan("2013-12/2016-06")}, "span", programme.Compatible, "at the precision of the dates"},
		"other dates":     {P{Span: period.MustParseSpan("2013/2016")}, P{Span: period.MustParseSpan("2013-12/2017-06")}, "span", programme.Conflict, ""},
		"countries":       {P{Countries: inCountries("RS", "MD")}, P{Countries: inCountries("MD", "KG")}, "countries", programme.Conflict, "in one alone: KG, RS"},
		"fewer countries": {P{Countries: inCountries("RS")}, P{Countries: inCountries("MD", "RS")}, "countries", programme.Conflict, "1 against 2; in one alone: MD"},
		"the same number": {
			P{Countries: inCountries("RS"), Locations: []programme.Location{{Areas: place.AreaSet{Kind: "country", Count: 2}}}},
			P{Countries: inCountries("MD", "RS")}, "countries", programme.Compatible, "the number fits, and one lists more",
		},
		"more than the number": {
			P{Countries: inCountries("RS"), Locations: []programme.Location{{Areas: place.AreaSet{Kind: "country", Count: 2}}}},
			P{Countries: inCountries("MD", "KG")}, "countries", programme.Conflict, "in one alone: KG, MD, RS",
		},
		"areas":                         {areas("district", 3, "Belgrade"), areas("District", 0, "Belgrade", "Pcinjski", "South Backa"), "locations RS district", programme.Compatible, "the number fits, and one lists more"},
		"total at the stated precision": {P{Total: m("USD 8 million")}, P{Total: m("USD 7,900,000")}, "total", programme.Compatible, "at the precision of the figures"},
		"total":                         {P{Total: m("USD 8 million")}, P{Total: m("USD 7,400,000")}, "total", programme.Conflict, ""},
		"total, two currencies":         {P{Total: m("USD 8 million")}, P{Total: m("EUR 8 million")}, "total", programme.Incomparable, "in unlike currencies"},
		"hedge":                         {P{TargetGroups: []programme.TargetGroup{{Name: text("x"), Size: fig("48.8%")}}}, P{TargetGroups: []programme.TargetGroup{{Name: text("x"), Size: fig("up to 48.8%")}}}, "target groups x, size", programme.Compatible, "at the precision of the figures"},
		"roles of figures": {
			P{Results: []programme.Result{{Text: text("jobs"), Figure: fig("1,700").WithRole(figure.Target)}}},
			P{Results: []programme.Result{{Text: text("jobs"), Figure: fig("1,200").WithRole(figure.Actual)}}},
			"results jobs, figure", programme.Incomparable, "one is actual, the other target",
		},
		"units": {
			P{Results: []programme.Result{{Text: text("jobs"), Figure: fig("1,700 jobs")}}},
			P{Results: []programme.Result{{Text: text("jobs"), Figure: fig("1,200 persons")}}},
			"results jobs, figure", programme.Incomparable, "in unlike units",
		},
		"instalments":       {gives("eu", "EUR 1 million", "EUR 1 million"), gives("eu", "EUR 2 million"), "contributions eu", programme.Compatible, "at the precision of the figures"},
		"fewer instalments": {gives("eu", "EUR 100", "EUR 100"), gives("eu", "EUR 100"), "contributions eu", programme.Conflict, ""},
		"amount not stated": {gives("eu", "EUR 100"), gives("eu", ""), "contributions eu", programme.Compatible, "at the precision of the figures"},
		"donor by name": {
			P{Organisations: []programme.Organisation{{Code: "a", Name: text("Government of Canada"), Roles: []programme.Role{programme.Donor}}}, Contributions: []programme.Contribution{{Donor: "a", Amount: m("CAD 5")}}},
			P{Organisations: []programme.Organisation{{Code: "b", Name: text("Government of Canada"), Roles: []programme.Role{programme.Donor}}}, Contributions: []programme.Contribution{{Donor: "b", Amount: m("CAD 6")}}},
			"contributions a", programme.Conflict, "",
		},
		"one acronym, two organisations": {
			P{Organisations: []programme.Organisation{{Code: "a", Short: "RCC", Name: text("Regional Consultative Process")}}},
			P{Organisations: []programme.Organisation{{Code: "b", Short: "RCC", Name: text("Regional Cooperation Council")}}},
			"organisations a", programme.OnlyIn, "no other list has one that reads so",
		},
		"roles": {
			P{Organisations: []programme.Organisation{{Code: "a", Roles: []programme.Role{programme.Donor}}}},
			P{Organisations: []programme.Organisation{{Code: "a", Roles: []programme.Role{programme.Author, programme.Donor}}}},
			"organisations a, roles", programme.Compatible, "an organisation may have several roles",
		},
		"shares": {
			P{Shares: []programme.Share{{Organisation: "iom", Amount: m("USD 1 million"), Of: programme.OfTotal}}},
			P{Shares: []programme.Share{{Organisation: "iom", Amount: m("USD 3 million"), Of: programme.OfTotal}}},
			"shares iom of the total", programme.Conflict, "",
		},
		"shares of two bases": {
			P{Shares: []programme.Share{{Organisation: "iom", Amount: m("USD 1 million"), Of: programme.OfTotal}}},
			P{Shares: []programme.Share{{Organisation: "iom", Amount: m("USD 2 million")}}},
			"shares iom", programme.OnlyIn, "",
		},
		"outcomes by code": {
			P{Outcomes: []programme.Outcome{{Code: "1", Title: text("policies")}, {Code: "2", Title: text("jobs")}}},
			P{Outcomes: []programme.Outcome{{Code: "1", Title: text("jobs")}, {Code: "2", Title: text("institutions")}}},
			"outcomes 1 jobs, code", programme.Incomparable, "",
		},
		"outcomes left by code": {
			P{Outcomes: []programme.Outcome{{Code: "1", Title: text("policies")}}},
			P{Outcomes: []programme.Outcome{{Code: "1", Title: text("institutions")}}},
			"outcomes 1 institutions, title", programme.Conflict, "",
		},
		"leads": {
			P{Outcomes: []programme.Outcome{{Code: "1", Title: text("jobs"), Lead: "iom"}}},
			P{Outcomes: []programme.Outcome{{Code: "1", Title: text("jobs"), Lead: "undp"}}},
			"outcomes 1 jobs, lead", programme.Conflict, "",
		},
		"parts": {
			P{Classifications: []programme.Classification{{Code: indicator.MustCode("dac:15190"), Percent: fig("60%")}}},
			P{Classifications: []programme.Classification{{Code: indicator.MustCode("dac:15190"), Percent: fig("40%")}}},
			"classifications dac:15190", programme.Conflict, "",
		},
		"part in one": {
			P{Classifications: []programme.Classification{{Code: indicator.MustCode("dac:15190"), Percent: fig("60%")}}}, P{Classifications: classified("dac:15190")},
			"classifications dac:15190", programme.Compatible, "one states no part",
		},
		"documents": {
			P{Documents: []programme.Document{{Code: "a", Title: text("White Paper"), Valid: period.MustParseSpan("2010")}}},
			P{Documents: []programme.Document{{Code: "b", Title: text("White paper"), Valid: period.MustParseSpan("2015")}}},
			"documents a, valid", programme.Conflict, "",
		},
		"indicators": {
			P{Indicators: indicator.Framework{Indicators: []indicator.Indicator{{Code: "1", Title: text("jobs")}}}},
			P{Indicators: indicator.Framework{Categories: []indicator.Category{{Indicators: []indicator.Indicator{{Code: "1", Title: text("posts")}}}}}},
			"indicators 1 jobs", programme.Conflict, "",
		},
		"what has no comparison of its own": {
			P{Strategy: programme.Strategy{Declared: fig("three prongs")}}, P{Strategy: programme.Strategy{Declared: fig("two prongs")}},
			"strategy", programme.Incomparable, "not written alike",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			for _, c := range []programme.Comparison{programme.Compare(tt.a, tt.b), programme.Compare(tt.b, tt.a)} {
				got, ok := c.Field(tt.field)
				require.True(t, ok, c)
				require.Equal(t, tt.want, got.Accord, c)
				require.Equal(t, tt.why, got.Why)
			}
		})
	}
}

// Paths lead to what is quoted.
func TestComparePaths(t *testing.T) {
	want := map[string]check.Path{
		"countries": "locations[0].areas.count", "target groups young returnees, size": "target_groups[0].size",
		"indicators A.1 returns": "indicators.categories[0].indicators[0]", "contributions fund": "contributions[0].amount",
		"declared indicators": "indicators.declared", "results policy tools, figure": "results[1].figure",
	}
	p := joint()
	p.Countries = nil
	p.Locations[0].Areas = place.AreaSet{Kind: "country", Count: 2}
	c := programme.Compare(p)
	for field, path := range want {
		got, ok := c.Field(field)
		require.True(t, ok, "%s in %s", field, c)
		require.Equal(t, path, got.Sides[0].Path)
		require.Equal(t, programme.OnlyIn, got.Accord)
	}
}

// blurredRecord returns p as another source might state it.
func blurredRecord(rng *rand.Rand, p programme.Programme) programme.Programme {
	q := p
	some := func() bool { return rng.IntN(3) == 0 }
	if some() {
		q.Title = lang.En("Youth Employment")
	}
	if some() {
		q.Span = period.MustParseSpan([]string{"2009/2012", "2009-05-01/2012-05-31", "2010/2012", "2009/"}[rng.IntN(4)])
	}
	if some() {
		q.Total = money.MustParseFigure([]string{"USD 7.9 million", "EUR 6 million", "over USD 9 million"}[rng.IntN(3)])
	}
	if some() {
		q.Countries = inCountries("RS")
	}
	q.Organisations = slices.Clone(p.Organisations)
	rng.Shuffle(len(q.Organisations), func(i, j int) { q.Organisations[i], q.Organisations[j] = q.Organisations[j], q.Organisations[i] })
	for i := range q.Organisations {
		if some() {
			q.Organisations[i].Code += "-2"
		}
		if some() {
			q.Organisations[i].Name = lang.En("Government")
		}
	}
	q.Objectives = slices.Clone(p.Objectives)
	if some() && len(q.Objectives) > 0 {
		q.Objectives = append(q.Objectives[:1], programme.Objective{Title: lang.En("employment")})
	}
	q.Outcomes = slices.Clone(p.Outcomes)
	for i := range q.Outcomes {
		if some() {
			q.Outcomes[i].Code = fmt.Sprint(1 + rng.IntN(3))
		}
		if some() {
			q.Outcomes[i].Title = lang.En("institutions")
		}
	}
	if some() {
		q.Contributions, q.Strategy = nil, programme.Strategy{}
	}
	q.Source = figure.Source{Title: fmt.Sprint("source ", rng.IntN(100))}
	return q
}

// A statement is the same as itself, and what two or three come to does not
// depend on their order, but for the numbers of the sides.
func TestCompareLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	type fact struct {
		Field  string
		Accord programme.Accord
		Why    string
		Said   []string
	}
	facts := func(c programme.Comparison) (out []fact) {
		for _, f := range c.Fields {
			var said []string
			for _, s := range f.Sides {
				said = append(said, s.Source+": "+s.Text+" at "+string(s.Path))
			}
			slices.Sort(said)
			out = append(out, fact{f.Field, f.Accord, f.Why, said})
		}
		return out
	}
	for range 60 {
		a, b, c := blurredRecord(rng, joint()), blurredRecord(rng, joint()), blurredRecord(rng, joint())
		for _, f := range programme.Compare(a, a).Fields {
			require.Equal(t, programme.Same, f.Accord, f)
		}
		require.Equal(t, facts(programme.Compare(a, b)), facts(programme.Compare(b, a)))
		abc := facts(programme.Compare(a, b, c))
		require.Equal(t, abc, facts(programme.Compare(c, a, b)))
		require.Equal(t, abc, facts(programme.Compare(b, a, c)))
	}
	require.Empty(t, programme.Compare().Fields)
	require.Empty(t, programme.Compare(programme.Programme{}, programme.Programme{}).Fields)
}

func TestAccord(t *testing.T) {
	for a := programme.NoAccord; a <= programme.Conflict; a++ {
		data, err := a.MarshalText()
		require.NoError(t, err)
		var back programme.Accord
		require.NoError(t, back.UnmarshalText(data))
		require.Equal(t, a, back)
	}
	require.Error(t, new(programme.Accord).UnmarshalText([]byte("agreed")))
}

func BenchmarkCompare(b *testing.B) {
	rng := rand.New(rand.NewPCG(5, 6))
	p, q := blurredRecord(rng, joint()), blurredRecord(rng, joint())
	b.ReportAllocs()
	for b.Loop() {
		programme.Compare(p, q)
	}
}

// A results chain is compared wherever a source puts its parts, and what a
// source counts otherwise by number and names.
func TestCompareChain(t *testing.T) {
	output := programme.Output{Code: "1", Title: lang.En("Laws drafted"), Lead: "iom", Span: period.MustParseSpan("2014-02/2015-01")}
	under := programme.Programme{
		Outcomes: []programme.Outcome{{Title: lang.En("Policy"), Outputs: []programme.Output{output}}},
		Duration: figure.MustParse("4 years"), DeclaredCountries: figure.MustParse("8 countries"),
		Lists: []programme.List{{Title: lang.En("studies"), Declared: figure.MustParse("five studies"), Items: []lang.Text{lang.En("a survey")}}},
	}
	output.Lead, output.Span, output.Activities = "undp", period.MustParseSpan("2014-06"), []programme.Activity{{Title: lang.En("Training")}}
	free := programme.Programme{
		Outputs:  []programme.Output{output},
		Duration: figure.MustParse("5 years"), DeclaredCountries: figure.MustParse("10 different countries"),
		Lists: []programme.List{{Title: lang.En("Studies"), Declared: figure.MustParse("six studies"), Items: []lang.Text{lang.En("A survey.")}}},
	}
	for _, order := range [][]programme.Programme{{under, free}, {free, under}} {
		c := programme.Compare(order...)
		got := map[string]programme.Accord{}
		for _, f := range c.Fields {
			got[f.Field] = f.Accord
		}
		require.Equal(t, map[string]programme.Accord{
			"outcomes Policy, title":        programme.OnlyIn,
			"outputs 1 Laws drafted, title": programme.Same,
			"outputs 1 Laws drafted, code":  programme.Same,
			"outputs 1 Laws drafted, lead":  programme.Conflict,
			"outputs 1 Laws drafted, span":  programme.Conflict,
			"activities Training, title":    programme.OnlyIn,
			"duration":                      programme.Conflict,
			"countries":                     programme.Conflict,
			"lists Studies, declared":       programme.Conflict,
			"lists Studies, items":          programme.Compatible,
		}, got)
		lead, _ := c.Field("outputs 1 Laws drafted, lead")
		paths := []string{string(lead.Sides[0].Path), string(lead.Sides[1].Path)}
		slices.Sort(paths)
		require.Equal(t, []string{"outcomes[0].outputs[0].lead", "outputs[0].lead"}, paths)
	}
}

// Two statements of one publication are told apart by their page.
func TestCompareSources(t *testing.T) {
	on := func(page string) programme.Programme {
		return programme.Programme{Short: page, Source: figure.Source{Title: "Showcase", Page: page}}
	}
	got := programme.Compare(on("box 1"), on("tile"), programme.Programme{Source: figure.Source{Title: "newsletter", Page: "3"}}, programme.Programme{}).Sources
	require.Equal(t, []string{"Showcase, box 1", "Showcase, tile", "newsletter", "statement 4"}, got)
}
