package main

import (
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// fact is a row of the table of figures of the source documents.
type fact struct{ system, value, low, high, unit, qualifier, kind string }

// facts reads the table, and skips the test where it is not there.
func facts(t *testing.T) map[string]fact {
	t.Helper()
	file, err := os.Open("../../../shared/data/seed_facts.csv")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the table of figures is not there")
	}
	require.NoError(t, err)
	defer func() { require.NoError(t, file.Close()) }()
	rows, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	read := map[string]fact{}
	for _, row := range rows[1:] {
		at := func(name string) string { return row[column[name]] }
		read[at("id")] = fact{at("system"), at("value"), at("value_low"), at("value_high"), at("unit"), at("qualifier"), at("kind")}
	}
	return read
}

// resultOf returns the figure of the one result of a programme with a text, in a
// component where "component/text" names one. "text/part" is a part of it, by
// its name or, where that is lost, by "#" and its place. A growth is the figure
// by which something grew.
func resultOf(p programme.Programme, text string) figure.Figure {
	component, rest, ok := strings.Cut(text, "/")
	if !ok {
		component, rest = "", text
	}
	var found []figure.Figure
	for _, r := range p.Results {
		if r.Text.String() == rest && r.Component == component || r.Component == "" && r.Text.String() == text {
			if r.Figure.IsZero() {
				r.Figure = r.Growth.Amount().WithRole(figure.Actual)
			}
			found = append(found, r.Figure)
		}
		if !ok || r.Text.String() != component {
			continue
		}
		for i, part := range r.Parts.Named {
			if part.Name.String() == rest || part.Name.IsZero() && rest == "#"+strconv.Itoa(i) {
				found = append(found, part.Figure)
			}
		}
	}
	if len(found) != 1 {
		return figure.Figure{}
	}
	return found[0]
}

// results are figures of results, by the fact, the programme and the text.
var results = map[string][2]string{
	"wb-migrants-assisted":          {"western-balkans", "migrants and potential migrants assisted with information and advice"},
	"wb-policymakers-trained":       {"western-balkans", "policymakers and practitioners sensitized and trained"},
	"wb-research-report":            {"western-balkans", "research report produced and disseminated"},
	"gjp-serbia-pilots":             {"gjp-serbia", "pilot initiatives being implemented"},
	"ukraine-destinations":          {"ukraine-remittances", "destination countries with focus groups: Russian Federation, Italy and Canada"},
	"deed-registration-increase":    {"deed", "diaspora registry/increase of diaspora registration"},
	"msme-award-types":              {"msme", "different awards"},
	"msme-micro-recipients":         {"msme", "micro grants/microenterprises that received grants"},
	"msme-small-recipients":         {"msme", "small grants/small and medium-sized enterprises that received grants"},
	"msme-grants-total":             {"msme", "grants distributed"},
	"med-trained":                   {"med", "persons who completed training in microbusiness"},
	"med-loans":                     {"med", "loans extended"},
	"med-loan-amount":               {"med", "amount of the loans extended"},
	"med-businesses":                {"med", "businesses supported"},
	"med-businesses-women":          {"med", "women-run businesses"},
	"med-direct-beneficiaries":      {"med", "direct beneficiaries, loan recipients and persons employed"},
	"eubk2-registered":              {"eu-bk-2", "beneficiaries registered at employment centres"},
	"eubk2-jobs":                    {"eu-bk-2", "short-term jobs created by the end of phase II"},
	"eubk2-projects":                {"eu-bk-2", "projects implemented"},
	"eubk1-projects":                {"eu-bk-1", "projects implemented"},
	"gse-jobs-per-enterprise":       {"georgia-social-enterprise", "job places in each social enterprise"},
	"gse-partners":                  {"georgia-social-enterprise", "social enterprise implementing partners"},
	"mine-enterprises":              {"mine-survivors", "micro and small enterprise initiatives supported through small grants"},
	"mine-grants-tile":              {"mine-survivors", "micro and small enterprise initiatives supported through small grants"},
	"rmp-employment-centres":        {"rmp", "Kyrgyzstan/employment centres"},
	"rmp-job-placement":             {"rmp", "supported with job placement"},
	"gpe-partner-countries":         {"georgia-poland-estonia", "rapid labour market analyses in Estonia and Poland"},
	"gpe-framework-countries":       {"georgia-poland-estonia", "review of the regulatory framework for ethical recruitment"},
	"social-posts-per-day":          {"rmp-social-networks", "posts"},
	"social-visual-posts":           {"rmp-social-networks", "visual, photo or music posts"},
	"social-split-a":                {"rmp-social-networks", "users of two kinds, labels lost/#0"},
	"social-split-b":                {"rmp-social-networks", "users of two kinds, labels lost/#1"},
	"social-likes":                  {"rmp-social-networks", "likes"},
	"social-reposts":                {"rmp-social-networks", "reposts"},
	"social-age-22-34":              {"rmp-social-networks", "users aged 22 to 34"},
	"social-age-18-44":              {"rmp-social-networks", "users aged 18 to 44"},
	"social-russian-majority":       {"rmp-social-networks", "active users who communicate in Russian"},
	"mrc-governmental":              {"mrc", "centres that are a part of the governmental structure"},
	"mrc-partner-government":        {"mrc", "set up in partnership with/government"},
	"mrc-partner-ngo":               {"mrc", "set up in partnership with/NGOs/CSOs"},
	"mrc-partner-other":             {"mrc", "set up in partnership with/other organizations"},
	"mrc-support-refurbishment":     {"mrc", "initial support/refurbishment and equipment"},
	"mrc-support-training":          {"mrc", "initial support/training to staff"},
	"mrc-support-info":              {"mrc", "initial support/information materials"},
	"mrc-support-sop":               {"mrc", "initial support/standard operational procedures"},
	"mrc-beneficiaries-potential":   {"mrc", "beneficiaries supported/potential migrants"},
	"mrc-beneficiaries-actual":      {"mrc", "beneficiaries supported/actual migrants"},
	"mrc-beneficiaries-returnees":   {"mrc", "beneficiaries supported/returnees"},
	"mrc-beneficiaries-youth":       {"mrc", "beneficiaries supported/youth"},
	"mrc-beneficiaries-trafficking": {"mrc", "beneficiaries supported/victims of trafficking"},
	"mrc-reason-employment":         {"mrc", "employment as the top reason to approach a centre"},
	"oss-opened":                    {"one-stop-shop", "one stop shops refurbished and opened"},
	"oss-budva":                     {"one-stop-shop", "one stop shops refurbished and opened/Budva"},
	"oss-podgorica":                 {"one-stop-shop", "one stop shops refurbished and opened/Podgorica"},
	"oss-staff-trained":             {"one-stop-shop", "staff of the Ministry of Interior and Alien Department inspectors trained"},
	"oss-printed-copies":            {"one-stop-shop", "copies of printed materials"},
	"oss-languages":                 {"one-stop-shop", "languages of the printed materials"},
	"test-practice-tests":           {"rmp-integration-test", "practice tests available online"},
	"test-practice-tests-text":      {"rmp-integration-test", "practice tests available online"},
	"test-language":                 {"rmp-integration-test", "practice tests available online/Russian language"},
	"test-history":                  {"rmp-integration-test", "practice tests available online/Russian history"},
	"test-legislation":              {"rmp-integration-test", "practice tests available online/Russian legislation"},
	"di-school-modules":             {"diversity-initiative", "modules of the school"},
	"di-school-members":             {"diversity-initiative", "network members at the school"},
	"di-service-providers":          {"diversity-initiative", "government service providers trained"},
	"di-lawyers":                    {"diversity-initiative", "lawyers trained"},
	"di-law-enforcement":            {"diversity-initiative", "investigators, prosecutors, inspectors and officers trained"},
	"di-civil-society-trained":      {"diversity-initiative", "civil society and minority representatives trained"},
	"di-integration-trained":        {"diversity-initiative", "persons trained on the integration of migrants"},
	"di-publications":               {"diversity-initiative", "publications developed"},
}

// figures returns those that are no results.
func figures(t *testing.T) map[string]figure.Figure {
	t.Helper()
	yem, rmp := primary(t, "yem"), primary(t, "rmp")
	mine, gse := primary(t, "mine-survivors"), primary(t, "georgia-social-enterprise")
	return map[string]figure.Figure{
		"yem-budget-total":            yem.Total.Figure(),
		"yem-contribution-mdg":        yem.Contributions[0].Amount.Figure(),
		"yem-contribution-government": yem.Contributions[1].Amount.Figure(),
		"yem-iom-share":               yem.Shares[0].Amount.Figure(),
		"yem-strategy-prongs":         yem.Strategy.Declared,
		"yem-outcomes":                yem.DeclaredOutcomes,
		"indicators-total":            yem.Indicators.Declared,
		"indicators-categories":       yem.Indicators.DeclaredCategories,
		"wb-budget":                   primary(t, "western-balkans").Total.Figure(),
		"gjp-outputs-s2":              from(t, "gjp", "newsletter").Lists[0].Declared,
		"gjp-output2-studies":         from(t, "gjp-serbia", "newsletter").Outputs[1].Deliverables[0].Count,

		"gjp-countries-s2":             from(t, "gjp", "newsletter").DeclaredCountries,
		"gjp-countries-s4":             from(t, "gjp", "Showcase").DeclaredCountries,
		"gjp-pilot-countries-s2":       from(t, "gjp-pilot", "newsletter").DeclaredCountries,
		"gjp-pilot-countries-s3":       from(t, "gjp-pilot", "project page").DeclaredCountries,
		"migration-profiles-countries": primary(t, "migration-profiles").DeclaredCountries,
		"mrc-countries":                primary(t, "mrc").DeclaredCountries,
		"mrc-countries-intro":          primary(t, "mrc").DeclaredCountries,

		"gjp-duration-s2":         from(t, "gjp", "newsletter").Duration,
		"gjp-duration-s4":         from(t, "gjp", "Showcase").Duration,
		"gjp-pilot-duration-s2":   from(t, "gjp-pilot", "newsletter").Duration,
		"gjp-pilot-duration-s3":   from(t, "gjp-pilot", "project page").Duration,
		"med-years-serving":       primary(t, "med").Duration,
		"mine-duration":           mine.Duration,
		"emp-moldova-years":       primary(t, "moldova-migration-profile").Duration,
		"mrc-partnership-decades": primary(t, "mrc").Duration,
		"social-period":           primary(t, "rmp-social-networks").Results[2].Over,

		"jmdi-modules":                primary(t, "jmdi-toolbox").Lists[0].Declared,
		"see-study-recommendations":   primary(t, "see-labour-mobility").Lists[0].Declared,
		"di-cities":                   primary(t, "diversity-initiative").Lists[0].Declared,
		"di-secretariat-meetings":     primary(t, "diversity-initiative").Events[0].Count,
		"di-network-actors":           networkOf(t).Count,
		"mlevsa-workshops-feb":        primary(t, "mlevsa-continued").Events[0].Count,
		"mlevsa-trained-feb":          primary(t, "mlevsa-continued").Events[0].Participants,
		"msme-cofinancing":            primary(t, "msme").Contributions[2].Amount.Figure(),
		"gse-overall-employment":      gse.TargetGroups[0].Size,
		"mine-survivors-trained":      mine.TargetGroups[0].Size,
		"mine-survivors-trained-tile": mine.TargetGroups[0].Size,
		"mine-family-members":         mine.TargetGroups[1].Size,
		"rmp-beneficiaries-planned":   observedIn(t, rmp, 0),
		"rmp-beneficiaries":           observedIn(t, rmp, 1),
		"mixed-thematic-areas":        primary(t, "mixed-migration").Strategy.Declared,
	}
}

// observedIn returns the value of an observation, with its role.
func observedIn(t *testing.T, p programme.Programme, i int) figure.Figure {
	t.Helper()
	f, ok := p.Observations[i].Value.Figure()
	require.True(t, ok)
	return f.WithRole(p.Observations[i].Role)
}

func networkOf(t *testing.T) programme.Organisation {
	t.Helper()
	o, ok := primary(t, "diversity-initiative").Organisation("di-network")
	require.True(t, ok)
	return o
}

// hedges are those that a qualifier of the table stands for.
var hedges = map[string][]figure.Hedge{
	"exact":     {figure.Exact, figure.Rounded},
	"planned":   {figure.Exact},
	"approx":    {figure.About},
	"at-least":  {figure.AtLeast},
	"up-to":     {figure.UpTo},
	"more-than": {figure.MoreThan, figure.Majority},
	"range":     {figure.FloorRange},
}

func TestFigures(t *testing.T) {
	table := facts(t)
	compared := figures(t)
	for id, at := range results {
		compared[id] = resultOf(primary(t, at[0]), at[1])
	}
	require.Len(t, compared, 112)
	for id, f := range compared {
		t.Run(id, func(t *testing.T) {
			row, ok := table[id]
			require.True(t, ok, "no such fact")
			require.False(t, f.IsZero(), "the record does not state it")
			require.Contains(t, hedges[row.qualifier], f.Hedge())
			low, high, isRange := f.Range()
			switch {
			case row.value != "":
				v, ok := f.Value()
				require.True(t, ok)
				require.Equal(t, row.value, v.String())
			case isRange:
				require.Equal(t, []string{row.low, row.high}, []string{low.String(), high.String()})
			default:
				v, ok := f.Value()
				require.True(t, ok)
				require.Equal(t, row.low, v.String())
			}
			switch row.unit {
			case "percent":
				require.Equal(t, "%", f.Unit())
			case "USD", "EUR", "CHF":
				require.Equal(t, row.unit, f.Unit())
			}
			switch row.kind {
			case "target":
				require.Contains(t, []figure.Role{figure.Target, figure.Planned}, f.Role())
			case "actual":
				require.Equal(t, figure.Actual, f.Role())
			}
		})
	}
}

func TestCounts(t *testing.T) {
	table := facts(t)
	yem, gjp := primary(t, "yem"), primary(t, "gjp")
	for id, n := range map[string]int{
		"yem-municipalities":          yem.Locations[1].Areas.Count,
		"yem-outcomes":                len(yem.Outcomes),
		"indicators-categories":       len(yem.Indicators.Categories),
		"gjp-pilot-countries-s2":      len(from(t, "gjp-pilot", "newsletter").Countries),
		"gjp-pilot-countries-s3":      len(from(t, "gjp-pilot", "project page").Countries),
		"gjp-countries-s2":            len(gjp.Countries),
		"gjp-countries-seeeca":        len(from(t, "gjp", "Showcase").Countries),
		"gjp-outputs-s2":              len(from(t, "gjp", "newsletter").Outputs),
		"jmdi-modules":                len(primary(t, "jmdi-toolbox").Lists[0].Items),
		"gjp-serbia-pilots":           components(t, "gjp-serbia"),
		"mine-districts":              len(primary(t, "mine-survivors").Locations[0].Areas.Named),
		"mixed-thematic-areas":        len(primary(t, "mixed-migration").Strategy.Prongs),
		"rmp-central-asian-countries": len(primary(t, "rmp").Countries) - 1,
		"rmp-employment-centres":      len(primary(t, "rmp").Locations[0].Areas.Named),
		"di-publications":             len(primary(t, "diversity-initiative").Documents),
	} {
		row, ok := table[id]
		require.True(t, ok, id)
		require.Equal(t, row.value, figure.Int(int64(n)).String(), id)
	}
}

// components counts the programmes of which one is the parent.
func components(t *testing.T, id string) int {
	t.Helper()
	n := 0
	for _, r := range primary(t, id).Relations {
		if r.Kind == programme.Component {
			n++
		}
	}
	return n
}

func TestSpans(t *testing.T) {
	table := facts(t)
	valid := func(id, code string) period.Span {
		for _, p := range statements(id) {
			for _, d := range p.Documents {
				if d.Code == code && d.Valid.IsZero() {
					return d.Covers
				} else if d.Code == code {
					return d.Valid
				}
			}
		}
		return period.Span{}
	}
	for id, span := range map[string]period.Span{
		"yem-timeframe":          primary(t, "yem").Span,
		"wb-timeframe":           primary(t, "western-balkans").Span,
		"gjp-timeframe-s2":       from(t, "gjp", "newsletter").Span,
		"gjp-timeframe-s3":       from(t, "gjp", "project page").Span,
		"gjp-timeframe-s4":       from(t, "gjp", "Showcase").Span,
		"mlevsa-timeframe":       primary(t, "mlevsa").Span,
		"mlevsa-workshop-months": primary(t, "mlevsa-continued").Span,
		"ukraine-timeframe":      primary(t, "ukraine-remittances").Span,
		"tajik-timeframe":        primary(t, "tajik-diaspora").Span,
		"deed-timeframe":         primary(t, "deed").Span,
		"aca-timeframe":          primary(t, "aca").Span,
		"msme-timeframe":         primary(t, "msme").Span,
		"med-timeframe":          primary(t, "med").Span,
		"eubk2-timeframe":        primary(t, "eu-bk-2").Span,
		"eubk2-period":           from(t, "eu-bk-2", "tile").Span,
		"eubk1-period":           primary(t, "eu-bk-1").Span,
		"gse-timeframe":          primary(t, "georgia-social-enterprise").Span,
		"mine-timeframe":         primary(t, "mine-survivors").Span,
		"rmp-timeframe":          primary(t, "rmp").Span,
		"mixed-timeframe":        primary(t, "mixed-migration").Span,
		"adw-timeframe":          primary(t, "albania-decent-work").Span,
		"gpe-timeframe":          primary(t, "georgia-poland-estonia").Span,
		"social-timeframe":       primary(t, "rmp-social-networks").Span,
		"cmba-timeframe":         primary(t, "cmba").Span,
		"turkey-timeframe":       primary(t, "turkey-labour-migration").Span,
		"oss-timeframe":          primary(t, "one-stop-shop").Span,
		"test-timeframe":         primary(t, "rmp-integration-test").Span,
		"di-timeframe":           primary(t, "diversity-initiative").Span,

		"mlevsa-subotica-dates": primary(t, "mlevsa-continued").Events[1].Span,
		"tajik-forum-dates":     primary(t, "tajik-diaspora").Events[0].Span,

		"nes-serbia-period":             valid("yem", "employment-strategy"),
		"serbia-employment-action-plan": valid("gjp-serbia", "employment-plan"),
		"unpf-moldova-period":           valid("gjp-moldova", "unpf"),
		"emp-moldova-coverage":          valid("moldova-migration-profile", "latest"),
		"emp-albania-coverage":          valid("albania-migration-profile", "chapter"),
		"tajik-action-plan-old":         valid("tajik-diaspora", "plan-2011"),
		"tajik-action-plan-new":         valid("tajik-diaspora", "plan-2015"),
		"deed-strategy-period":          valid("deed", "strategy"),
	} {
		row, ok := table[id]
		require.True(t, ok, id)
		require.Equal(t, row.low, span.Start().String(), id)
		require.Equal(t, row.high, span.End().String(), id)
		require.Equal(t, row.high == "", span.IsOpen(), id)
	}
	for id, span := range map[string]period.Span{
		"gjp-pilot-launch-s2":           from(t, "gjp-pilot", "newsletter").Span,
		"gjp-pilot-launch-s3":           from(t, "gjp-pilot", "project page").Span,
		"tajik-workshop-date":           primary(t, "tajik-diaspora").Events[1].Span,
		"gjp-kyrgyzstan-training":       primary(t, "gjp-kyrgyzstan").Events[0].Span,
		"cmba-training":                 primary(t, "cmba").Events[0].Span,
		"emp-albania-workshop":          primary(t, "albania-migration-profile").Events[0].Span,
		"emp-albania-launch":            primary(t, "albania-migration-profile").Events[1].Span,
		"irregular-mapping-year":        primary(t, "irregular-migration-mapping").Span,
		"white-paper-2010-year":         valid("yem", "white-paper"),
		"migration-profiles-since":      primary(t, "migration-profiles").Span,
		"migration-profiles-guide-year": valid("migration-profiles", "guide"),
		"mp-serbia-data-year":           valid("serbia-migration-profile", "2015"),
	} {
		row, ok := table[id]
		require.True(t, ok, id)
		require.Equal(t, row.value, span.Start().String(), id)
	}
}

// Figures about programmes that the record has no field for. All others with a
// part in a programme, money, a target or a result, are compared above.
var unheld = map[string]string{
	"gse-own-contribution": "a share of each grant that the grantee matches",
	"gpe-workers":          "who used the scheme before the project",
	"aca-first-conference": "an ordinal",
}

func TestNothingIsLeftOut(t *testing.T) {
	table := facts(t)
	held := figures(t)
	for id, row := range table {
		switch row.kind {
		case "budget", "contribution", "target", "actual":
		default:
			continue
		}
		_, isFigure := held[id]
		_, isResult := results[id]
		_, isUnheld := unheld[id]
		require.True(t, isFigure || isResult || isUnheld, id)
		require.False(t, isUnheld && (isFigure || isResult), id)
	}
}
