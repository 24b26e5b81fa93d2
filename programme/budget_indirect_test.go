package programme_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// costLines reads lines of "agency category period amount", "-" for what is not
// stated and "?" for no amount.
func costLines(text ...string) (lines []programme.BudgetLine) {
	for _, s := range text {
		var l programme.BudgetLine
		parts := strings.Fields(s)
		if parts[0] != "-" {
			l.Agency = parts[0]
		}
		if parts[1] != "-" {
			var err error
			if l.Category, err = programme.ParseCostCategory(parts[1]); err != nil {
				panic(err)
			}
		}
		if parts[2] != "-" {
			l.Period = period.MustParseSpan(parts[2])
		}
		if parts[3] != "?" {
			l.Amount = money.MustParse(parts[3] + " " + parts[4])
		}
		lines = append(lines, l)
	}
	return lines
}

func TestBudgetIndirect(t *testing.T) {
	found := []string{"budget.lines[1].amount warning programme.budget-indirect"}
	for name, tt := range map[string]struct {
		lines []string
		rate  string
		want  []string
	}{
		"exact":                        {lines: []string{"iom 1 2015 100 USD", "iom 8 2015 7.00 USD"}},
		"half a cent of rounding":      {lines: []string{"iom 1 2015 100.50 USD", "iom 8 2015 7.04 USD"}},
		"above":                        {lines: []string{"iom 1 2015 100 USD", "iom 8 2015 7.01 USD"}, want: found},
		"below":                        {lines: []string{"iom 1 2015 100 USD", "iom 8 2015 5 USD"}},
		"another rate":                 {lines: []string{"iom 1 2015 100 USD", "iom 8 2015 8 USD"}, rate: "0.08"},
		"above another rate":           {lines: []string{"iom 1 2015 100 USD", "iom 8 2015 7 USD"}, rate: "0.05", want: found},
		"several categories":           {lines: []string{"iom 1 2015 100 USD", "iom 8 2015 14 USD", "iom 5 2015 100 USD"}},
		"of another agency":            {lines: []string{"iom 1 2015 100 USD", "iom 8 2015 14 USD", "ilo 5 2015 100 USD"}, want: found},
		"of another year":              {lines: []string{"iom 1 2015 100 USD", "iom 8 2015 14 USD", "iom 5 2016 100 USD"}, want: found},
		"of a quarter in it":           {lines: []string{"iom 1 2015 100 USD", "iom 8 2015 14 USD", "iom 5 2015-01-01/2015-03-31 100 USD"}},
		"maybe of the agency":          {lines: []string{"iom 1 2015 100 USD", "iom 8 2015 14 USD", "- 5 2015 100 USD"}},
		"maybe of the year":            {lines: []string{"iom 1 2015 100 USD", "iom 8 2015 14 USD", "iom 5 - 100 USD"}},
		"maybe direct":                 {lines: []string{"iom 1 2015 100 USD", "iom 8 2015 14 USD", "iom - 2015 100 USD"}},
		"not stated":                   {lines: []string{"iom 1 2015 100 USD", "iom 8 2015 14 USD", "iom 2 2015 ?"}, want: []string{"budget.lines[2].amount warning programme.budget-amount"}},
		"in another currency":          {lines: []string{"iom 1 2015 100 USD", "iom 8 2015 14 USD", "iom 2 2015 1 EUR"}},
		"all of it in another":         {lines: []string{"iom 1 2015 100 USD", "iom 8 2015 14 EUR"}},
		"no direct cost":               {lines: []string{"iom 8 2015 14 USD"}},
		"a direct cost of nothing":     {lines: []string{"iom 1 2015 0.00 USD", "iom 8 2015 14 USD"}, want: found},
		"the year by its days":         {lines: []string{"iom 1 2015 100 USD", "iom 8 2015-01-01/2015-12-31 7.02 USD"}, want: found},
		"neither agency nor period":    {lines: []string{"- 1 - 100 USD", "- 8 - 7.01 USD"}, want: found},
		"two budgets of one direct":    {lines: []string{"iom 1 2015 100 USD", "iom 8 2015 7.01 USD", "iom 1 2015 100 USD"}, want: []string{"budget.lines[2].type error programme.budget-duplicate"}},
		"a negative correction counts": {lines: []string{"iom 1 2015 100 USD", "iom 8 2015 7 USD", "iom 2 2015 -1 USD"}, want: []string{"budget.lines[2].amount error programme.budget-negative", found[0]}},
	} {
		t.Run(name, func(t *testing.T) {
			f := programme.Finance{Budget: programme.Budget{Lines: costLines(tt.lines...)}}
			if tt.rate != "" {
				f.Fees.Indirect = programme.MustFeeRate(tt.rate)
			}
			require.Equal(t, tt.want, findingCodes(f.Check()))
		})
	}
	f := programme.Finance{Budget: programme.Budget{Lines: costLines("iom 1 2015 100 USD", "iom 8 2015 7.01 USD")}}
	require.Equal(t, `the indirect cost of "iom" in 2015 is 7.01 USD, and 0.07 of the direct cost of 100 USD is 7.00 USD`, f.Check()[0].Message)
}

// What a revision replaces does not count.
func TestBudgetIndirectRevised(t *testing.T) {
	f := programme.Finance{Budget: programme.Budget{Lines: costLines("iom 1 2015 100 USD", "iom 8 2015 7 USD", "iom 1 2015 50 USD")}}
	f.Budget.Lines[2].Type = programme.Revised
	require.Equal(t, []string{"budget.lines[1].amount warning programme.budget-indirect"}, findingCodes(f.Check()))
	f.Budget.Lines = append(f.Budget.Lines, costLines("iom 8 2015 3.50 USD")...)
	f.Budget.Lines[3].Type = programme.Revised
	require.Empty(t, f.Check())
}
