package programme_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

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

func inCountries(codes ...string) []place.Country {
	var out []place.Country
	for _, c := range codes {
		out = append(out, place.MustCountry(c))
	}
	return out
}

func asDonors(codes ...string) []programme.Organisation {
	var out []programme.Organisation
	for _, c := range codes {
		out = append(out, programme.Organisation{Code: c, Short: c, Roles: []programme.Role{programme.Donor}})
	}
	return out
}

func classified(codes ...string) []programme.Classification {
	var out []programme.Classification
	for _, c := range codes {
		out = append(out, programme.Classification{Code: indicator.MustCode(c)})
	}
	return out
}

func relatedBy(k programme.RelationKind, id string) programme.Relation {
	return programme.Relation{Kind: k, Programme: id}
}

// regionalProgrammes returns programmes of South-Eastern Europe, Eastern Europe and Central
// Asia as project pages, a newsletter of 2017 and a publication of 2015 state
// them.
func regionalProgrammes() []programme.Programme {
	yem := youth()
	yem.ID, yem.Countries, yem.Status = "yem", inCountries("RS"), programme.Completed
	yem.Classifications = classified("pillar:2.2")
	return append(globalJointProgramme(), yem,
		programme.Programme{
			ID: "wb-capacity", Title: lang.En("Capacity Building, Information and Awareness-Raising"), Kind: programme.RegionalProgramme,
			Status: programme.Completed, Span: period.MustParseSpan("2008-02/2010-01"), Total: money.MustParseFigure("EUR 1.4 million"),
			Organisations: asDonors("ec", "ch", "de", "it", "li"),
		},
		programme.Programme{
			ID: "gjp-pilot", Title: lang.En("Mainstreaming Migration into National Development Strategies"), Kind: programme.Pilot,
			Span: period.MustParseSpan("2011/"), Countries: inCountries("BD", "JM", "MD", "TN"), Organisations: asDonors("sdc"),
			Relations: []programme.Relation{relatedBy(programme.PilotFor, "gjp")},
		},
		programme.Programme{
			ID: "rmp", Title: lang.En("Regional Migration Programme, DFID Central Asia"), Kind: programme.RegionalProgramme,
			Span: period.MustParseSpan("2010-03/2015-08"), Countries: inCountries("KG", "TJ"), Organisations: asDonors("dfid"),
			Total: money.MustParseFigure("USD 12 million"), Classifications: classified("pillar:2.1"),
		},
		programme.Programme{
			ID: "rmp-training", Title: lang.En("Regional Migration Programme"), Span: period.MustParseSpan("2013-01/2015-08"),
			Countries: inCountries("TJ"), Organisations: asDonors("dfid"), Total: money.MustParseFigure("USD 2 million"),
			Relations: []programme.Relation{relatedBy(programme.Parent, "rmp")}, Classifications: classified("pillar:3.1"),
		},
		programme.Programme{
			ID: "eu-bk-1", Title: lang.En("EU Beautiful Kosovo"), Span: period.MustParseSpan("2011/2013"), Countries: inCountries("XK"),
			Organisations: asDonors("eu", "mti"), Relations: []programme.Relation{relatedBy(programme.Successor, "eu-bk-2")},
		},
		programme.Programme{
			ID: "eu-bk-2", Title: lang.En("EU Beautiful Kosovo II"), Span: period.MustParseSpan("2013-12/2016-06"), Countries: inCountries("XK"),
			Organisations: asDonors("eu", "mti"), Relations: []programme.Relation{relatedBy(programme.Predecessor, "eu-bk-1")},
			Classifications: classified("pillar:1.3"),
		},
		programme.Programme{
			ID: "msme", Title: lang.En("Support to Micro, Small and Medium Enterprises"), Kind: programme.GrantScheme,
			Span: period.MustParseSpan("2014-02/2016-07"), Countries: inCountries("XK"), Organisations: asDonors("eu", "mti"),
			Total: stated("3000000 EUR"), Classifications: classified("pillar:1.3"),
		},
		programme.Programme{
			ID: "mine-survivors", Title: lang.En("Socio-economic reintegration of mine survivors"), Span: period.MustParseSpan("2014-02/2016-07"),
			Countries: inCountries("TJ"), Total: stated("250000.50 USD"), Classifications: classified("pillar:1"),
		},
		programme.Programme{
			ID: "iris", Title: lang.En("International Recruitment Integrity System"), Kind: programme.CertificationSystem,
			Span: period.MustParseSpan("1997/.."), Classifications: classified("pillar:2.1"),
		},
	)
}

func portfolioOf(t testing.TB, programmes ...programme.Programme) programme.Portfolio {
	t.Helper()
	f, _ := programme.NewPortfolio(programmes...)
	return f
}

// foundIn lists IDs, with a question mark behind those of which nobody can tell.
func foundIn(s programme.Selection) []string {
	out := []string{}
	for f := range s.All() {
		id := f.ID()
		if f.Verdict == check.CannotTell {
			id += "?"
		}
		out = append(out, id)
	}
	return out
}

func TestSelect(t *testing.T) {
	f := portfolioOf(t, regionalProgrammes()...)
	date, span := period.MustParse, period.MustParseSpan
	tests := map[string]struct {
		filters []programme.Filter
		want    []string
	}{
		"country": {
			[]programme.Filter{programme.InCountry(place.MustCountry("TJ"))},
			[]string{"iris?", "mine-survivors", "rmp", "rmp-training", "wb-capacity?"},
		},
		"country, in one of three statements": {
			[]programme.Filter{programme.InCountry(place.MustCountry("EC"))},
			[]string{"iris?", "gjp", "wb-capacity?"},
		},
		"region": {
			[]programme.Filter{programme.InGroup(place.MustGroup("WESTERN-BALKANS"), period.Date{}), programme.Not(programme.InCountry(place.MustCountry("XK")))},
			[]string{"iris?", "gjp", "wb-capacity?", "yem"},
		},
		"region at a date that does not decide": {
			[]programme.Filter{programme.InGroup(place.Group{Members: []place.Member{{Country: place.MustCountry("RS"), Since: date("2012-07-01")}}}, date("2012")), programme.OfKind(programme.JointProgramme)},
			[]string{"gjp?", "yem?"},
		},
		"on a day": {
			[]programme.Filter{programme.RunningOn(date("2012-05-15"))},
			[]string{"iris", "eu-bk-1", "gjp-pilot?", "rmp", "yem?"},
		},
		"in a year": {
			[]programme.Filter{programme.RunningDuring(span("2016")), programme.FundedBy("eu")},
			[]string{"eu-bk-2", "iris?", "mine-survivors?", "msme"},
		},
		"touching at year precision": {
			[]programme.Filter{programme.RunningDuring(span("2013-11")), programme.FundedBy("eu")},
			[]string{"eu-bk-1?", "iris?"},
		},
		"no date asked for": {
			[]programme.Filter{programme.RunningOn(period.Date{}), programme.FundedBy("dfid")},
			[]string{"mine-survivors?", "iris?", "rmp?", "rmp-training?"},
		},
		"open-ended": {[]programme.Filter{programme.OpenEnded()}, []string{"iris", "gjp-pilot?"}},
		"donor": {
			[]programme.Filter{programme.FundedBy("sdc")},
			[]string{"iris?", "gjp", "gjp-pilot", "mine-survivors?"},
		},
		"pillar and what is below": {
			[]programme.Filter{programme.ClassifiedUnder(indicator.MustCode("pillar:1")), programme.InCountry(place.MustCountry("XK"))},
			[]string{"eu-bk-1?", "eu-bk-2", "msme", "wb-capacity?"},
		},
		"pillar, a broader code": {
			[]programme.Filter{programme.ClassifiedUnder(indicator.MustCode("pillar:1.3")), programme.InCountry(place.MustCountry("TJ"))},
			[]string{"mine-survivors?", "wb-capacity?"},
		},
		"unknown vocabulary": {
			[]programme.Filter{programme.ClassifiedUnder(indicator.MustCode("sdg:10.7")), programme.FundedBy("dfid")},
			[]string{"iris?", "mine-survivors?", "rmp?", "rmp-training?"},
		},
		"status": {
			[]programme.Filter{programme.HasStatus(programme.Completed), programme.OfKind(programme.JointProgramme)},
			[]string{"eu-bk-1?", "eu-bk-2?", "gjp?", "mine-survivors?", "rmp-training?", "yem"},
		},
		"relation stated here":  {[]programme.Filter{programme.RelatedAs(programme.Parent, "rmp-training")}, []string{"rmp"}},
		"relation stated there": {[]programme.Filter{programme.RelatedAs(programme.Component, "rmp")}, []string{"rmp-training"}},
		"role": {
			[]programme.Filter{programme.Involving("iom", programme.ParticipatingUNOrganisation), programme.OfKind(programme.JointProgramme)},
			[]string{"gjp", "mine-survivors?", "yem"},
		},
		"organisation": {
			[]programme.Filter{programme.Involving("undp"), programme.OfKind(programme.JointProgramme)},
			[]string{"gjp", "mine-survivors?"},
		},
		"another role": {[]programme.Filter{programme.Involving("rs", programme.Host), programme.OfKind(programme.JointProgramme)}, []string{"mine-survivors?"}},
		"either": {
			[]programme.Filter{programme.AnyOf(programme.RelatedAs(programme.Component, "rmp"), programme.RelatedAs(programme.Predecessor, "eu-bk-2"))},
			[]string{"eu-bk-1", "rmp-training"},
		},
		"own question": {
			[]programme.Filter{programme.Where(func(p programme.Programme) check.Verdict {
				return p.Total.Figure().Compare(figure.GreaterOrEqual, figure.Int(2_000_000))
			}), programme.FundedBy("dfid")},
			[]string{"iris?", "rmp", "rmp-training?"},
		},
		"none of nothing": {[]programme.Filter{programme.AnyOf()}, []string{}},
		"all of nothing":  {[]programme.Filter{programme.AllOf(), programme.OfKind(programme.Pilot), programme.FundedBy("sdc"), {}}, []string{"gjp-pilot", "mine-survivors?"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			require.ElementsMatch(t, tt.want, foundIn(f.Select(tt.filters...)))
		})
	}
	require.Equal(t, f.Len(), f.Select().Len())
	require.Equal(t, 11, f.Len(), "three statements about one programme are one programme")
}

func TestSelectionParts(t *testing.T) {
	s := portfolioOf(t, regionalProgrammes()...).Select(programme.RunningOn(period.MustParse("2012-05-15")))
	require.Equal(t, []string{"eu-bk-1", "iris", "rmp"}, s.Certain().IDs())
	require.Equal(t, []string{"gjp-pilot", "yem"}, s.Possible().IDs())

	groups := map[string][]string{}
	for key, g := range s.GroupBy(func(p programme.Programme) []string {
		var out []string
		for _, c := range p.Countries {
			out = append(out, c.Code())
		}
		return out
	}) {
		groups[key] = foundIn(g)
	}
	require.Equal(t, map[string][]string{
		"BD": {"gjp-pilot?"}, "JM": {"gjp-pilot?"}, "MD": {"gjp-pilot?"}, "TN": {"gjp-pilot?"},
		"KG": {"rmp"}, "TJ": {"rmp"}, "RS": {"yem?"}, "XK": {"eu-bk-1"},
	}, groups)
}

func TestZeroPortfolio(t *testing.T) {
	var f programme.Portfolio
	require.Zero(t, f.Len())
	require.Zero(t, f.Select(programme.OpenEnded(), programme.RunningOn(period.MustParse("2012")), programme.ClassifiedUnder(indicator.MustCode("sdg:1"))).Len())
	require.Nil(t, f.Statements("x"))
	require.Nil(t, f.Related("x"))
	require.Empty(t, f.Compare("x").Fields)
	require.Zero(t, f.Select().Totals(programme.CountTop).Exact.Len())
	require.Empty(t, slices.Collect(f.All()))
	require.Zero(t, programme.Found{}.ID())
	require.Zero(t, programme.Found{}.Programme())
	require.Zero(t, programme.Selection{}.Totals(programme.CountLowest).Currencies)
}

// Every code, and what it says.
func TestPortfolioFindings(t *testing.T) {
	p := func(id, span string, relations ...programme.Relation) programme.Programme {
		return programme.Programme{ID: id, Span: period.MustParseSpan(span), Relations: relations}
	}
	tests := map[string]struct {
		programmes []programme.Programme
		want       string
	}{
		"nothing to say": {programmes: []programme.Programme{
			p("a", "2010-03/2015-08", relatedBy(programme.Component, "b")),
			p("b", "2013-01/2015-08", relatedBy(programme.Parent, "a")),
		}},
		"phases that touch at year precision": {programmes: []programme.Programme{
			p("a", "2011/2013", relatedBy(programme.Successor, "b")), p("b", "2013/2016", relatedBy(programme.Predecessor, "a")),
		}},
		"no ID": {
			programmes: []programme.Programme{{Title: lang.En("Nameless")}, p("a", "2010")},
			want:       "programmes[0].id: warning: the programme has no ID by which others can name it [programme.id-missing]\n",
		},
		"twice": {
			programmes: []programme.Programme{p("a", "2010"), p("a", "2011")},
			want:       "programmes[1].id: error: the ID \"a\" is that of programmes[0] too, and neither names its source [programme.id-twice]\n",
		},
		"unknown": {
			programmes: []programme.Programme{p("a", "2010", relatedBy(programme.Parent, "nobody"))},
			want:       "programmes[0].relations[0].programme: error: the parent \"nobody\" is not there [programme.orphan]\n",
		},
		"one side": {
			programmes: []programme.Programme{p("a", "2010/2012"), p("b", "2011/2011", relatedBy(programme.Related, "a"))},
			want:       "programmes[1].relations[0].programme: note: \"a\" is the related here, and does not say that this is its related [programme.relation-one-sided]\n",
		},
		"outside the parent": {
			programmes: []programme.Programme{
				p("a", "2010/2012", relatedBy(programme.Component, "b")), p("b", "2011-05/2013-02", relatedBy(programme.Parent, "a")),
			},
			want: "programmes[1].span: warning: \"b\" (2011-05/2013-02) is not inside its parent \"a\" (2010/2012) [programme.component-dates]\n",
		},
		"maybe outside the parent": {
			programmes: []programme.Programme{
				p("a", "2010-06/2012-07", relatedBy(programme.Component, "b")), p("b", "2011/2012", relatedBy(programme.Parent, "a")),
			},
			want: "programmes[1].span: note: nobody can tell whether \"b\" (2011/2012) is inside its parent \"a\" (2010-06/2012-07) [programme.component-dates]\n",
		},
		"order of phases": {
			programmes: []programme.Programme{
				p("a", "2013/2014", relatedBy(programme.Successor, "b")), p("b", "2011/2012", relatedBy(programme.Predecessor, "a")),
			},
			want: "programmes[1].span: warning: \"b\" (2011/2012) starts before what came before it, \"a\" (2013/2014) [programme.succession-dates]\n",
		},
		"a pilot that came after": {
			programmes: []programme.Programme{
				p("a", "2011", relatedBy(programme.PilotedBy, "b")), p("b", "2013", relatedBy(programme.PilotFor, "a")),
			},
			want: "programmes[0].span: warning: \"a\" (2011) starts before what came before it, \"b\" (2013) [programme.succession-dates]\n",
		},
		"phases that overlap": {
			programmes: []programme.Programme{
				p("a", "2010/2013", relatedBy(programme.Successor, "b")), p("b", "2012/2015", relatedBy(programme.Predecessor, "a")),
			},
			want: "programmes[1].span: warning: \"b\" (2012/2015) starts before its predecessor \"a\" (2010/2013) has ended [programme.succession-overlap]\n",
		},
		"itself": {
			programmes: []programme.Programme{p("a", "2010", relatedBy(programme.Parent, "a"), relatedBy(programme.Component, "a"))},
			// which the check of the one finds
		},
		"round and round": {
			programmes: []programme.Programme{
				p("a", "2010", relatedBy(programme.Component, "c"), relatedBy(programme.Parent, "b")),
				p("b", "2010", relatedBy(programme.Component, "a"), relatedBy(programme.Parent, "c")),
				p("c", "2010", relatedBy(programme.Component, "b"), relatedBy(programme.Parent, "a")),
				p("d", "2010", relatedBy(programme.Parent, "c")), // leads into it
			},
			want: "programmes[3].relations[0].programme: note: \"c\" is the parent here, and does not say that this is its component [programme.relation-one-sided]\n" +
				"programmes[0].relations: error: \"a\" is a component of itself: \"a\" to \"b\" to \"c\" to \"a\" [programme.cycle]\n",
		},
		"succession": {
			programmes: []programme.Programme{
				p("a", "2010/2010", relatedBy(programme.Predecessor, "b"), relatedBy(programme.Successor, "b")),
				p("b", "2010/2010", relatedBy(programme.Predecessor, "a"), relatedBy(programme.Successor, "a")),
			},
			want: "programmes[0].relations: error: \"a\" is a successor of itself: \"a\" to \"b\" to \"a\" [programme.cycle]\n",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, fs := programme.NewPortfolio(tt.programmes...)
			require.Equal(t, tt.want, fs.String())
			slices.Reverse(tt.programmes)
			_, again := programme.NewPortfolio(tt.programmes...)
			require.Equal(t, fs, again)
		})
	}
}

// A long chain is walked without recursion, and a long cycle is cut short.
func TestLongChains(t *testing.T) {
	const n = 20_000
	chain := make([]programme.Programme, n)
	for i := range chain {
		chain[i].ID = fmt.Sprintf("%05d", i)
		if i > 0 {
			chain[i].Relations = []programme.Relation{relatedBy(programme.Parent, chain[i-1].ID)}
		}
	}
	_, fs := programme.NewPortfolio(chain...)
	require.Empty(t, fs.WithCode("programme.cycle"))

	chain[0].Relations = []programme.Relation{relatedBy(programme.Parent, chain[n-1].ID)}
	_, fs = programme.NewPortfolio(chain...)
	cycle := fs.WithCode("programme.cycle")
	require.Len(t, cycle, 1)
	require.Less(t, len(cycle[0].Message), 300)
	require.Contains(t, cycle[0].Message, "more to")
}

func TestRelated(t *testing.T) {
	f := portfolioOf(t, regionalProgrammes()...)
	require.Equal(t, []programme.Relative{{Kind: programme.Component, Programme: "rmp-training", There: true}}, f.Related("rmp"))
	require.Equal(t, []programme.Relative{{Kind: programme.Predecessor, Programme: "eu-bk-1", Here: true, There: true}}, f.Related("eu-bk-2"))
	require.Equal(t, []programme.Relative{{Kind: programme.PilotedBy, Programme: "gjp-pilot", Here: true, There: true}}, f.Related("gjp"))
}

// randomRecords returns n programmes in which anything may be stated, hedged or left
// out, some of them by two sources.
func randomRecords(rng *rand.Rand, n int) []programme.Programme {
	codes := []string{"RS", "MD", "KG", "TJ", "XK", "AL"}
	spans := []string{"2010", "2010/2012", "2011-03/2013-02", "2012-05-01/2012-05-31", "2009/..", "2012/", "/2013", "../2011"}
	totals := []string{"USD 8 million", "more than EUR 2 million", "USD 1200", "up to CHF 500", "EUR 1500.25"}
	pick := func(list []string) string { return list[rng.IntN(len(list))] }
	out := make([]programme.Programme, n)
	for i := range out {
		p := &out[i]
		p.ID = fmt.Sprintf("p%03d", rng.IntN(n))
		p.Source.Title = fmt.Sprint("source ", rng.IntN(1000))
		if rng.IntN(8) > 0 {
			p.Span = period.MustParseSpan(pick(spans))
		}
		for range rng.IntN(3) {
			p.Countries = append(p.Countries, place.MustCountry(pick(codes)))
		}
		if rng.IntN(4) == 0 {
			p.Locations = []programme.Location{{Areas: place.AreaSet{Kind: "country", Count: 1 + rng.IntN(4)}}}
		}
		for range rng.IntN(3) {
			o := programme.Organisation{Code: pick([]string{"eu", "sdc", "iom"})}
			if rng.IntN(3) > 0 {
				o.Roles = []programme.Role{programme.Role(1 + rng.IntN(4))}
			}
			p.Organisations = append(p.Organisations, o)
		}
		for range rng.IntN(2) {
			p.Contributions = append(p.Contributions, programme.Contribution{Donor: pick([]string{"eu", "sdc"})})
		}
		p.Status, p.Kind = programme.Status(rng.IntN(4)), programme.Kind(rng.IntN(4))
		for range rng.IntN(3) {
			p.Classifications = append(p.Classifications, classified(pick([]string{"pillar:1", "pillar:1.2", "pillar:1.20", "pillar:2", "sdg:10.7"}))...)
		}
		for range rng.IntN(2) {
			p.Relations = append(p.Relations, relatedBy(programme.RelationKind(1+rng.IntN(7)), fmt.Sprintf("p%03d", rng.IntN(n))))
		}
		if rng.IntN(3) > 0 {
			p.Total = money.MustParseFigure(pick(totals))
		}
	}
	return out
}

func randomFilters(rng *rand.Rand) []programme.Filter {
	all := []programme.Filter{
		programme.InCountry(place.MustCountry("RS")), programme.InCountry(place.MustCountry("DE")),
		programme.InGroup(place.MustGroup("SEEECA"), period.Date{}),
		programme.RunningOn(period.MustParse("2012-05-15")), programme.RunningOn(period.MustParse("2011")), programme.RunningOn(period.Date{}),
		programme.RunningDuring(period.MustParseSpan("2012-04/2012-06")), programme.RunningDuring(period.MustParseSpan("../2010-06")), programme.RunningDuring(period.Span{}),
		programme.OpenEnded(), programme.FundedBy("eu"), programme.FundedBy("nobody"), programme.Involving("iom"), programme.Involving("sdc", programme.Donor),
		programme.ClassifiedUnder(indicator.MustCode("pillar:1")), programme.ClassifiedUnder(indicator.MustCode("pillar:1.2")), programme.ClassifiedUnder(indicator.MustCode("none:1")),
		programme.HasStatus(programme.Running), programme.HasStatus(programme.NoStatus), programme.OfKind(programme.Project), programme.OfKind(programme.NoKind),
		programme.RelatedAs(programme.Parent, "p001"), programme.RelatedAs(programme.Related, "none"), {},
	}
	pick := func() programme.Filter { return all[rng.IntN(len(all))] }
	return append(all, programme.AnyOf(pick(), pick()), programme.AllOf(pick(), pick()), programme.Not(pick()), programme.AnyOf(programme.AllOf(pick(), pick()), pick()))
}

// What the indexes find is what a look at every programme finds, and neither
// depends on the order of the records.
func TestSelectLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		list := randomRecords(rng, 40)
		f, fs := programme.NewPortfolio(list...)
		shuffled := slices.Clone(list)
		rng.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		g, gs := programme.NewPortfolio(shuffled...)
		require.Equal(t, fs, gs)
		require.Equal(t, slices.Collect(f.All()), slices.Collect(g.All()))

		for _, x := range randomFilters(rng) {
			got := foundIn(f.Select(x))
			// Twice not is as before, and no index serves it.
			require.Equal(t, foundIn(f.Select(programme.Not(programme.Not(x)))), got)
			require.Equal(t, foundIn(g.Select(x)), got)
			for _, c := range []programme.CountingPolicy{programme.CountTop, programme.CountLowest, programme.CountAll} {
				require.Equal(t, f.Select(x).Totals(c).Trace(), g.Select(x).Totals(c).Trace())
			}
			require.Equal(t, f.Select(x).Funding(), g.Select(x).Funding())
		}
		a, b := randomFilters(rng)[rng.IntN(20)], randomFilters(rng)[rng.IntN(20)]
		require.Equal(t, foundIn(f.Select(a, b)), foundIn(f.Select(b, a)))
		require.Equal(t, foundIn(f.Select(a, b)), foundIn(f.Select(programme.Not(programme.AnyOf(programme.Not(a), programme.Not(b))))))
	}
}

// A programme without a span runs by the dates that were planned and kept.
func TestPortfolioDates(t *testing.T) {
	f, _ := programme.NewPortfolio(
		programme.Programme{ID: "a", Dates: programme.Dates{PlannedStart: period.MustParse("2011-01-01"), PlannedEnd: period.MustParse("2012-12-31"), ActualEnd: period.MustParse("2013-06-30")}},
		programme.Programme{ID: "b", Span: period.MustParseSpan("2014-01-01/2014-12-31")},
	)
	for day, want := range map[string][]string{"2010-12-31": nil, "2013-03-01": {"a"}, "2014-03-01": {"b"}} {
		var got []string
		for p := range f.Select(programme.RunningOn(period.MustParse(day))).All() {
			require.Equal(t, check.Met, p.Verdict)
			got = append(got, p.ID())
		}
		require.Equal(t, want, got, day)
	}
}
