package programme_test

import (
	"fmt"
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

// grants returns a clean programme with something in every part that is
// checked.
func grants() programme.Programme {
	return programme.Programme{
		Title: lang.En("Grants for returnees"),
		Span:  period.MustParseSpan("2014-03/2016-02"),
		Locations: []programme.Location{
			{Areas: place.AreaSet{Country: place.MustCountry("GE"), Kind: "region", Named: []place.Area{{Name: lang.En("Imereti")}}}},
		},
		Organisations: []programme.Organisation{
			{Code: "iom", Short: "IOM", Roles: []programme.Role{programme.ImplementingPartner}},
			{Code: "sdc", Short: "SDC", Roles: []programme.Role{programme.SeedFunder}},
			{Code: "ge", Name: lang.En("Government of Georgia"), Roles: []programme.Role{programme.CoFunder, programme.Host}},
		},
		Strategy:         programme.Strategy{Declared: figure.MustParse("one prong"), Prongs: []lang.Text{lang.En("grants")}},
		DeclaredOutcomes: figure.MustParse("at least 2 outcomes"),
		Outcomes:         []programme.Outcome{{Title: lang.En("enterprises"), Lead: "iom"}, {Title: lang.En("jobs")}},
		Total:            money.MustParseFigure("CHF 500,000"),
		Contributions: []programme.Contribution{
			{Donor: "sdc", Amount: money.MustParseFigure("CHF 300,000")},
			{Donor: "ge", Amount: money.MustParseFigure("CHF 200,000")},
		},
		Shares: []programme.Share{
			{Organisation: "iom", Amount: money.MustParseFigure("CHF 120,000"), Of: programme.OfTotal},
			{Organisation: "ge", Amount: money.MustParseFigure("CHF 30,000"), Of: "sdc"},
		},
		Indicators: indicator.Framework{Declared: figure.MustParse("1"), Indicators: []indicator.Indicator{{Code: "1"}}},
		Documents: []programme.Document{
			{Code: "call", Title: lang.En("call for proposals"), Influences: []programme.Influence{{Verb: "informed", On: "guide"}}}, {Code: "guide", Title: lang.En("guide for grantees")},
		},
	}
}

func TestCheckClean(t *testing.T) {
	require.Nil(t, grants().Check())
	require.Nil(t, exact(1000, 10).Check())
	require.Nil(t, programme.Programme{Title: lang.En("x"), Span: period.MustParseSpan("2009")}.Check(),
		"what is not stated is not wrong")
}

// Every code, with all that its finding says.
func TestCheckFindings(t *testing.T) {
	value := func(pairs ...string) []check.Value {
		var out []check.Value
		for pair := range slices.Chunk(pairs, 2) {
			out = append(out, check.Value{Name: pair[0], Text: pair[1]})
		}
		return out
	}
	chf := money.MustParseFigure
	tests := map[string]struct {
		change func(*programme.Programme)
		want   check.Findings
	}{
		"title": {
			change: func(p *programme.Programme) { p.Title = lang.Text{} },
			want:   check.Findings{{Code: "programme.title", Severity: check.Error, Path: "title", Message: "the programme has no title"}},
		},
		"span": {
			change: func(p *programme.Programme) { p.Span = period.Span{} },
			want:   check.Findings{{Code: "programme.span", Severity: check.Warning, Path: "span", Message: "the programme has no dates"}},
		},
		"areas": {
			change: func(p *programme.Programme) { p.Locations[0].Areas.Named[0].Name = lang.Text{} },
			want: check.Findings{{
				Code: "place.area-name", Severity: check.Error, Path: "locations[0].areas.named[0].name",
				Message: "the area has no name: where a source only counts areas, state the count of a set",
			}},
		},
		"organisation without code": {
			change: func(p *programme.Programme) {
				p.Organisations = append(p.Organisations, programme.Organisation{Short: "EU", Roles: []programme.Role{programme.Donor}})
			},
			want: check.Findings{{
				Code: "programme.organisation-code", Severity: check.Error, Path: "organisations[3].code",
				Message: `the organisation "EU" has no code to name it by`,
			}},
		},
		"organisation without name": {
			change: func(p *programme.Programme) { p.Organisations[0].Short = "" },
			want: check.Findings{{
				Code: "programme.organisation-name", Severity: check.Warning, Path: "organisations[0].name",
				Message: `the organisation "iom" has neither name nor acronym`,
			}},
		},
		"organisation without role": {
			change: func(p *programme.Programme) { p.Organisations[0].Roles = nil },
			want: check.Findings{{
				Code: "programme.organisation-role", Severity: check.Warning, Path: "organisations[0].roles",
				Message: `nothing says which part "IOM" plays`,
			}},
		},
		"organisation twice": {
			change: func(p *programme.Programme) {
				p.Organisations = append(p.Organisations, p.Organisations[1], p.Organisations[0])
			},
			want: check.Findings{
				{
					Code: "programme.organisation-twice", Severity: check.Error, Path: "organisations[3].code",
					Message: `the code "sdc" is that of organisations[1] too`, Values: value("code", "sdc"),
				},
				{
					Code: "programme.organisation-twice", Severity: check.Error, Path: "organisations[4].code",
					Message: `the code "iom" is that of organisations[0] too`, Values: value("code", "iom"),
				},
			},
		},
		"unknown lead": {
			change: func(p *programme.Programme) { p.Outcomes[0].Lead = "ilo" },
			want:   check.Findings{unknown("outcomes[0].lead", "ilo")},
		},
		"unknown donor": {
			change: func(p *programme.Programme) { p.Contributions[1].Donor = "eu" },
			want:   check.Findings{unknown("contributions[1].donor", "eu")},
		},
		"unknown implementer, unknown base": {
			change: func(p *programme.Programme) {
				p.Shares[1] = programme.Share{Organisation: "ILO", Amount: p.Shares[1].Amount, Of: "Total"}
			},
			want: check.Findings{unknown("shares[1].organisation", "ILO"), unknown("shares[1].of", "Total")},
		},
		"no code names no organisation": {
			change: func(p *programme.Programme) {
				p.Organisations = append(p.Organisations, programme.Organisation{Short: "EU", Roles: []programme.Role{programme.Donor}})
				p.Contributions[1].Donor = ""
			},
			want: check.Findings{
				{
					Code: "programme.organisation-code", Severity: check.Error, Path: "organisations[3].code",
					Message: `the organisation "EU" has no code to name it by`,
				},
				unknown("contributions[1].donor", ""),
			},
		},
		"contribution by no donor": {
			change: func(p *programme.Programme) { p.Contributions[1].Donor = "iom" },
			want: check.Findings{{
				Code: "programme.organisation-role-missing", Severity: check.Error, Path: "contributions[1].donor",
				Message: `"IOM" gives money and is not among the donors`, Values: value("donor", "iom"),
			}},
		},
		"share of what no donor gives": {
			change: func(p *programme.Programme) { p.Shares[1].Of = "iom" },
			want: check.Findings{{
				Code: "programme.organisation-role-missing", Severity: check.Error, Path: "shares[1].of",
				Message: `"IOM" is not among the donors, and CHF 30000 a share of what it gives`, Values: value("donor", "iom"),
			}},
		},
		"more prongs than declared": {
			change: func(p *programme.Programme) { p.Strategy.Prongs = append(p.Strategy.Prongs, lang.En("loans")) },
			want: check.Findings{{
				Code: "programme.list-size", Severity: check.Error, Path: "strategy",
				Message: "2 prongs are listed, more than the 1 prong declared", Values: value("declared", "1 prong", "listed", "2"),
			}},
		},
		"fewer outcomes than declared": {
			change: func(p *programme.Programme) { p.Outcomes = p.Outcomes[:1] },
			want: check.Findings{{
				Code: "programme.list-size", Severity: check.Note, Path: "outcomes",
				Message: "1 outcomes are listed, fewer than the at least 2 outcomes declared",
				Values:  value("declared", "at least 2 outcomes", "listed", "1"),
			}},
		},
		"outcome without title": {
			change: func(p *programme.Programme) { p.Outcomes[1].Title = lang.Text{} },
			want: check.Findings{{
				Code: "programme.outcome-title", Severity: check.Error, Path: "outcomes[1].title", Message: "the outcome has no title",
			}},
		},
		"contribution not stated": {
			change: func(p *programme.Programme) { p.Contributions[1].Amount = money.Figure{} },
			want: check.Findings{
				{Code: "programme.amount", Severity: check.Warning, Path: "contributions[1].amount", Message: "the amount is not stated"},
				{
					Code: "programme.budget-rounding", Severity: check.Note, Path: "contributions",
					Message: "the contributions make at least CHF 300,000, the total of CHF 500000 is CHF 500,000: consistent, with a remainder of at most CHF 200,000",
					Values:  value("total", "CHF 500000", "sum", "[300000, ∞)", "remainder", "(-∞, 200000]"),
				},
			},
		},
		"share not stated": {
			change: func(p *programme.Programme) { p.Shares[1].Amount = money.Figure{} },
			want: check.Findings{
				{Code: "programme.amount", Severity: check.Warning, Path: "shares[1].amount", Message: "the amount is not stated"},
			},
		},
		"no total": {
			change: func(p *programme.Programme) { p.Total = money.Figure{} },
			want: check.Findings{{
				Code: "programme.total", Severity: check.Warning, Path: "total", Message: "contributions are stated and no total",
			}},
		},
		"currencies": {
			change: func(p *programme.Programme) {
				p.Contributions[0].Amount, p.Shares[0].Amount = chf("more than EUR 1 million"), chf("USD 9,000,000")
			},
			want: check.Findings{
				{
					Code: "programme.currency", Severity: check.Warning, Path: "contributions[0].amount",
					Message: "more than EUR 1 million cannot be compared with the total of CHF 500000 without a rate",
					Values:  value("amount", "more than EUR 1 million", "total", "CHF 500000"),
				},
				{
					Code: "programme.currency", Severity: check.Warning, Path: "shares[0].amount",
					Message: "USD 9000000 cannot be compared with the total of CHF 500000 without a rate",
					Values:  value("amount", "USD 9000000", "total", "CHF 500000"),
				},
			},
		},
		"too little": {
			change: func(p *programme.Programme) { p.Contributions[1].Amount = chf("CHF 199,999") },
			want: check.Findings{{
				Code: "programme.budget-sum", Severity: check.Error, Path: "contributions",
				Message: "the contributions make CHF 499,999, the total of CHF 500000 is CHF 500,000: they contradict each other",
				Values:  value("total", "CHF 500000", "sum", "[499999, 499999]", "remainder", "[1, 1]"),
			}},
		},
		"a cent is seen": {
			change: func(p *programme.Programme) { p.Contributions[1].Amount = stated("199999.9 CHF") },
			want: check.Findings{{
				Code: "programme.budget-sum", Severity: check.Error, Path: "contributions",
				Message: "the contributions make CHF 499,999.90, the total of CHF 500000 is CHF 500,000: they contradict each other",
				Values:  value("total", "CHF 500000", "sum", "[499999.9, 499999.9]", "remainder", "[0.1, 0.1]"),
			}},
		},
		"too much without an upper end": {
			change: func(p *programme.Programme) { p.Contributions[1].Amount = chf("over CHF 200,000") },
			want: check.Findings{{
				Code: "programme.budget-sum", Severity: check.Error, Path: "contributions",
				Message: "the contributions make more than CHF 500,000, the total of CHF 500000 is CHF 500,000: they contradict each other",
				Values:  value("total", "CHF 500000", "sum", "(500000, ∞)", "remainder", "(-∞, 0)"),
			}},
		},
		"too much beside a contribution not stated": {
			change: func(p *programme.Programme) {
				p.Contributions[0].Amount, p.Contributions[1].Amount = chf("CHF 500,001"), money.Figure{}
			},
			want: check.Findings{
				{Code: "programme.amount", Severity: check.Warning, Path: "contributions[1].amount", Message: "the amount is not stated"},
				{
					Code: "programme.budget-sum", Severity: check.Error, Path: "contributions",
					Message: "the contributions make at least CHF 500,001, the total of CHF 500000 is CHF 500,000: they contradict each other",
					Values:  value("total", "CHF 500000", "sum", "[500001, ∞)", "remainder", "(-∞, -1]"),
				},
			},
		},
		"within the rounding": {
			change: func(p *programme.Programme) { p.Total = chf("CHF 0.5 million") },
			want: check.Findings{{
				Code: "programme.budget-rounding", Severity: check.Note, Path: "contributions",
				Message: "the contributions make CHF 500,000, the total of CHF 0.5 million is CHF 450,000–550,000: consistent, with a remainder of CHF -50,000 – 50,000",
				Values:  value("total", "CHF 0.5 million", "sum", "[500000, 500000]", "remainder", "[-50000, 50000]"),
			}},
		},
		"within nothing known": {
			change: func(p *programme.Programme) { p.Total = chf("about CHF 600,000") },
			want: check.Findings{{
				Code: "programme.budget-rounding", Severity: check.Note, Path: "contributions",
				Message: "the contributions make CHF 500,000, the total of about CHF 600000 is an unknown amount: consistent, with a remainder of an unknown amount",
				Values:  value("total", "about CHF 600000", "sum", "[500000, 500000]", "remainder", "(-∞, ∞)"),
			}},
		},
		"a reader's margin decides": {
			change: func(p *programme.Programme) {
				p.Total = chf("about CHF 600,000").Under(figure.Policy{AboutMargin: figure.PercentMargin(figure.Int(10))})
			},
			want: check.Findings{{
				Code: "programme.budget-sum", Severity: check.Error, Path: "contributions",
				Message: "the contributions make CHF 500,000, the total of about CHF 600000 is CHF 540,000–660,000: they contradict each other",
				Values:  value("total", "about CHF 600000", "sum", "[500000, 500000]", "remainder", "[40000, 160000]"),
			}},
		},
		"shares exceed": {
			change: func(p *programme.Programme) { p.Shares[1].Amount = chf("CHF 400,000") },
			want: check.Findings{{
				Code: "programme.share-exceeds", Severity: check.Error, Path: "shares",
				Message: "the shares make CHF 520,000, more than the total of CHF 500000",
				Values:  value("sum", "[520000, 520000]", "total", "CHF 500000"),
			}},
		},
		"shares exceed beside one not stated": {
			change: func(p *programme.Programme) {
				p.Shares[0].Amount, p.Shares[1].Amount = chf("CHF 500,001"), money.Figure{}
			},
			want: check.Findings{
				{Code: "programme.amount", Severity: check.Warning, Path: "shares[1].amount", Message: "the amount is not stated"},
				{
					Code: "programme.share-exceeds", Severity: check.Error, Path: "shares",
					Message: "the shares make at least CHF 500,001, more than the total of CHF 500000",
					Values:  value("sum", "[500001, ∞)", "total", "CHF 500000"),
				},
			},
		},
		"shares that may fit": {change: func(p *programme.Programme) { p.Shares[1].Amount = chf("up to CHF 600,000") }},
		"shares without a total": {change: func(p *programme.Programme) {
			p.Total, p.Contributions = money.Figure{}, nil
		}},
		"share without a base": {
			change: func(p *programme.Programme) { p.Shares[0].Of = "" },
			want: check.Findings{{
				Code: "programme.share-base", Severity: check.Note, Path: "shares[0].of",
				Message: "nothing says of what CHF 120000 is the share",
			}},
		},
		"share without amount and base": {
			change: func(p *programme.Programme) { p.Shares[0] = programme.Share{Organisation: "iom"} },
			want: check.Findings{
				{Code: "programme.amount", Severity: check.Warning, Path: "shares[0].amount", Message: "the amount is not stated"},
				{
					Code: "programme.share-base", Severity: check.Note, Path: "shares[0].of",
					Message: `nothing says of what the amount of "iom" is the share`,
				},
			},
		},
		"indicators": {
			change: func(p *programme.Programme) { p.Indicators.Declared = figure.MustParse("13") },
			want: check.Findings{{
				Code: "indicator.framework-incomplete", Severity: check.Note, Path: "indicators.declared",
				Message: "13 declared, 1 named: what is asked of all indicators cannot be told", Values: value("declared", "13", "named", "1"),
			}},
		},
		"unknown document": {
			change: func(p *programme.Programme) {
				p.Documents[1].Influences = []programme.Influence{{Verb: "informed", On: "call"}, {Verb: "informed", On: "plan"}}
			},
			want: check.Findings{{
				Code: "programme.document-unknown", Severity: check.Error, Path: "documents[1].influences[1].on",
				Message: `no document has the code "plan"`, Values: value("code", "plan"),
			}},
		},
		"no code names no document": {
			change: func(p *programme.Programme) { p.Documents[0].Influences[0].On, p.Documents[1].Code = "", "" },
			want: check.Findings{{
				Code: "programme.document-unknown", Severity: check.Error, Path: "documents[0].influences[0].on",
				Message: `no document has the code ""`, Values: value("code", ""),
			}},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := grants()
			tt.change(&p)
			require.Equal(t, tt.want, p.Check())
		})
	}
}

func unknown(path check.Path, code string) check.Finding {
	return check.Finding{
		Code: "programme.organisation-unknown", Severity: check.Error, Path: path,
		Message: fmt.Sprintf("no organisation has the code %q", code), Values: []check.Value{{Name: "code", Text: code}},
	}
}

// An end without a decimal form is shown to six places, rounded outwards.
func TestCheckShowsFractions(t *testing.T) {
	third, _ := figure.Frac(1, 3)
	p := grants()
	p.Total = money.MustParseFigure("about CHF 100").Under(figure.Policy{AboutMargin: figure.AbsoluteMargin(third)})
	p.Shares = nil
	require.Contains(t, p.Check().String(), "is CHF 99.666666–100.333334: they contradict each other")
}

// Everything is found in one pass, in the order of the fields, and always the
// same.
func TestCheckOrder(t *testing.T) {
	p := programme.Programme{
		Locations:        []programme.Location{{}},
		Organisations:    []programme.Organisation{{}, {Code: "a"}, {Code: "a"}},
		Strategy:         programme.Strategy{Declared: figure.MustParse("3")},
		DeclaredOutcomes: figure.MustParse("3"),
		Outcomes:         []programme.Outcome{{Lead: "x"}},
		Total:            money.MustParseFigure("USD 1"),
		Contributions: []programme.Contribution{
			{Donor: "x"}, {Donor: "a", Amount: money.MustParseFigure("USD 5")},
		},
		Shares:     []programme.Share{{Organisation: "x", Amount: money.MustParseFigure("USD 7")}},
		Indicators: indicator.Framework{Declared: figure.MustParse("13")},
		Documents:  []programme.Document{{Title: lang.En("guide"), Influences: []programme.Influence{{On: "x"}}}},
	}
	before, want := text(t, p), p.Check()
	require.Equal(t, []string{
		"programme.title", "programme.span", "place.area-count",
		"programme.organisation-code", "programme.organisation-name", "programme.organisation-role",
		"programme.organisation-name", "programme.organisation-role",
		"programme.organisation-name", "programme.organisation-role", "programme.organisation-twice",
		"programme.list-size", "programme.list-size",
		"programme.outcome-title", "programme.organisation-unknown",
		"programme.organisation-unknown", "programme.amount", "programme.organisation-role-missing", "programme.budget-sum",
		"programme.organisation-unknown", "programme.share-base", "programme.share-exceeds",
		"indicator.framework-incomplete", "programme.document-unknown",
	}, slices.Collect(want.Codes()))
	for range 20 {
		require.Equal(t, want, p.Check())
	}
	require.Equal(t, before, text(t, p), "a check changes nothing")
	for _, f := range want {
		_, err := check.ParsePath(string(f.Path))
		require.NoError(t, err)
	}
}

// Codes are found in short lists and in long ones, which are indexed in two
// ways.
func TestCheckFindsCodesInListsOfAnyLength(t *testing.T) {
	for _, n := range []int{1, 1000, 1023, 1024, 1025, 5000} {
		p := exact(2*n, n)
		require.Nil(t, p.Check(), n)

		p.Organisations[n-1].Code = "other"
		p.Contributions[1].Donor = "nobody"
		require.NotEmpty(t, p.Check().WithCode("programme.organisation-unknown"), n)
		require.Equal(t, check.Findings{unknown("contributions[1].donor", "nobody")}, p.Check().Below("contributions[1]"), n)

		p.Organisations[n-1].Code = p.Organisations[0].Code
		twice := p.Check().WithCode("programme.organisation-twice")
		if n == 1 {
			require.Empty(t, twice)
			continue
		}
		require.Len(t, twice, 1)
		require.Equal(t, check.Path("organisations").Index(n-1).Field("code"), twice[0].Path)
		require.Contains(t, twice[0].Message, "organisations[0]")
	}
}

func TestCheckAllocatesNothingWhenClean(t *testing.T) {
	for name, p := range map[string]programme.Programme{
		"1,000 contributions by 10": exact(1000, 10),
		"1,000 contributions by 64": exact(1000, 64),
		"every part":                grants(),
	} {
		require.Nil(t, p.Check(), name)
		require.Zero(t, testing.AllocsPerRun(20, func() { _ = p.Check() }), name)
	}
	// More organisations than are looked through take one map, however long the
	// rest of the record.
	many := exact(1000, 1000)
	require.Nil(t, many.Check())
	require.LessOrEqual(t, testing.AllocsPerRun(20, func() { _ = many.Check() }), 10.0)
}

func BenchmarkCheck(b *testing.B) {
	for name, p := range map[string]programme.Programme{
		"clean-1000-by-10":   exact(1000, 10),
		"clean-1000-by-1000": exact(1000, 1000),
		"clean-every-part":   grants(),
		"rounding-notes":     joint(),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_ = p.Check()
			}
		})
	}
}
