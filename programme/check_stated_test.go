package programme_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// The books of a programme fit what it states, at the precision of what it
// states.
func TestCheckStatedMoney(t *testing.T) {
	line := func(amount string) programme.BudgetLine {
		return programme.BudgetLine{Period: period.MustParseSpan("2012-01-01/2012-12-31"), Amount: money.MustParse(amount)}
	}
	pledge := func(amount string) programme.FundEntry {
		return programme.FundEntry{Kind: programme.EntryPledge, From: "fund", Date: period.MustParse("2012-01-01"), Amount: money.MustParse(amount)}
	}
	gives := func(amount string) programme.Contribution {
		return programme.Contribution{Donor: "fund", Amount: money.MustParseFigure(amount)}
	}
	tests := map[string]struct {
		total         string
		contributions []programme.Contribution
		lines         []programme.BudgetLine
		entries       []programme.FundEntry
		want          []string
	}{
		"all fits": {
			total: "USD 8 million", contributions: []programme.Contribution{gives("USD 6 million")},
			lines: []programme.BudgetLine{line("7600000 USD")}, entries: []programme.FundEntry{pledge("6200000 USD")},
		},
		"the budget does not": {
			total: "USD 8 million", lines: []programme.BudgetLine{line("7400000 USD")}, want: []string{"programme.finance-total"},
		},
		"another currency": {total: "EUR 8 million", lines: []programme.BudgetLine{line("7400000 USD")}},
		"a budget that is not known": {
			total: "USD 8 million", lines: []programme.BudgetLine{line("1 USD"), line("2 USD")},
		},
		"pledges together": {
			contributions: []programme.Contribution{gives("USD 6 million"), gives("USD 1 million")},
			entries:       []programme.FundEntry{pledge("6000000 USD"), pledge("1200000 USD")},
		},
		"pledges of more": {
			contributions: []programme.Contribution{gives("USD 6 million"), gives("USD 1 million")},
			entries:       []programme.FundEntry{pledge("6000000 USD"), pledge("4200000 USD")},
			want:          []string{"programme.finance-contribution"},
		},
		"pledges in another currency": {
			contributions: []programme.Contribution{gives("USD 6 million")}, entries: []programme.FundEntry{pledge("1 EUR")},
		},
		"no amount stated": {
			contributions: []programme.Contribution{{Donor: "fund"}}, entries: []programme.FundEntry{pledge("1 EUR")},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := programme.Programme{
				Title: lang.En("x"), Contributions: tt.contributions,
				Finance: programme.Finance{Budget: programme.Budget{Lines: tt.lines}, Entries: tt.entries},
			}
			if tt.total != "" {
				p.Total = money.MustParseFigure(tt.total)
			}
			var got []string
			for code := range p.Check().Codes() {
				if code == "programme.finance-total" || code == "programme.finance-contribution" {
					got = append(got, code)
				}
			}
			require.Equal(t, tt.want, slices.Compact(got))
		})
	}
}

// Two councils of one acronym are told apart by their codes, and by no text.
func TestAcronymTwice(t *testing.T) {
	council := func(code, name string) programme.Organisation {
		return programme.Organisation{Code: code, Short: "RCC", Name: lang.En(name)}
	}
	for n, filler := range []int{0, 100} {
		p := programme.Programme{Title: lang.En("x"), Organisations: []programme.Organisation{
			council("a", "Regional Cooperation Council"), council("b", "Regional Consultative Committee"), {Code: "c", Name: lang.En("no acronym")},
			{Code: "d", Name: lang.En("neither")},
		}}
		for i := range filler {
			p.Organisations = append(p.Organisations, programme.Organisation{Code: string(rune('α' + i)), Short: string(rune('α' + i)), Name: lang.En("x")})
		}
		found := p.Check().WithCode("programme.acronym-twice")
		require.Len(t, found, 1, n)
		require.Equal(t, check.Path("organisations[1].short"), found[0].Path)
		require.Contains(t, found[0].Message, "Regional Cooperation Council")
	}
	same := programme.Programme{Organisations: []programme.Organisation{council("a", "Council"), council("b", "Council")}}
	require.Empty(t, same.Check().WithCode("programme.acronym-twice"), "one organisation, entered twice")
}
