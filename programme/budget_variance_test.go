package programme_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

func varianceRates() money.Converter {
	return money.Converter{Rounding: money.HalfUp, Rates: []*money.Rates{money.MustRates(
		money.MustParseRate("1 EUR = 1.30 USD on 2014-01-02 (daily, ECB)"), money.MustParseRate("1 EUR = 1.10 USD on 2015-03-02 (daily, ECB)"),
	)}}
}

func TestVariance(t *testing.T) {
	day := period.MustParse
	line := func(agency string, c programme.CostCategory, span, amount, value string) programme.BudgetLine {
		l := programme.BudgetLine{Agency: agency, Category: c, Period: period.MustParseSpan(span), Amount: money.MustParse(amount)}
		if value != "" {
			l.ValueDate = day(value)
		}
		return l
	}
	spent := func(agency string, c programme.CostCategory, date, amount string) programme.FundEntry {
		return programme.FundEntry{Kind: programme.EntryExpenditure, From: agency, Category: c, Date: day(date), Amount: money.MustParse(amount)}
	}
	f := programme.Finance{
		Budget: programme.Budget{Lines: []programme.BudgetLine{
			line("iom", programme.StaffCost, "2015", "1000.00 EUR", "2014-01-02"),
			line("iom", programme.Travel, "2015", "110.00 USD", "2015-03-02"),
			line("ilo", programme.Travel, "2015", "50.00 EUR", ""),
		}},
		Entries: []programme.FundEntry{
			spent("iom", programme.StaffCost, "2015-03-02", "900.00 EUR"),
			spent("iom", programme.Travel, "2015-03-02", "100.00 EUR"), // in another currency than the line
			spent("iom", programme.StaffCost, "2016-03-02", "1.00 EUR"),
			spent("who", programme.StaffCost, "2015-03-02", "1.00 EUR"),
			{Kind: programme.EntryDisbursement, From: "iom", Category: programme.StaffCost, Date: day("2015-03-02"), Amount: money.MustParse("7 EUR")},
		},
	}
	v := f.Variance(programme.EntryExpenditure, money.USD, varianceRates())
	require.Equal(t, indicator.NoReason, v.Reason)
	require.Equal(t, []int{2, 3}, v.Unbudgeted)
	require.Len(t, v.Lines, 3)

	ilo, staff, travel := v.Lines[0], v.Lines[1], v.Lines[2]
	require.NoError(t, staff.Err)
	require.Equal(t, "100.00 EUR", staff.Variance.String())
	require.Equal(t, "90.00 %", staff.Delivery.String())
	require.Equal(t, "1300.00 USD", staff.BudgetIn.String())
	require.Equal(t, "990.00 USD", staff.ActualIn.String())
	require.Equal(t, "310.00 USD", staff.VarianceIn.String())
	require.Equal(t, "130.00 USD", staff.Volume.String())
	require.Equal(t, "180.00 USD", staff.Exchange.String()) // 900 × (1.30 - 1.10)
	require.Contains(t, staff.Trace().String(), "volume part: 130.00 USD")

	require.NoError(t, travel.Err)
	require.Equal(t, "110.00 USD", travel.Actual.String())
	require.Equal(t, "0.00 USD", travel.Variance.String())

	require.ErrorIs(t, ilo.Err, money.ErrNoRate) // no value date
	require.NotErrorIs(t, ilo.Err, programme.ErrVariance)
	require.Equal(t, "50.00 EUR", ilo.Variance.String()) // its own currency needs none
	require.True(t, ilo.VarianceIn.IsZero())

	v = f.Variance(programme.EntryExpenditure, 0, money.Converter{})
	require.NoError(t, v.Lines[0].Err)
	require.ErrorIs(t, v.Lines[2].Err, programme.ErrVariance)
	require.True(t, v.Lines[2].Variance.IsZero())

	f.Entries[0].Amount = money.Amount{}
	f.Budget.Lines[2].Amount = money.Amount{}
	v = f.Variance(programme.EntryExpenditure, money.USD, varianceRates())
	require.ErrorIs(t, v.Lines[0].Err, programme.ErrVariance)
	require.ErrorIs(t, v.Lines[1].Err, programme.ErrVariance)
	require.Equal(t, indicator.MissingValue, v.Reason)
}

// The parts sum to the whole to the last unit, and without a move of rates
// there is no exchange part but for rounding.
func TestVarianceConserves(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	table, days := matrixRates(t)
	conv := matrixConverter(table)
	for i := range 200 {
		c := matrixCurrencies[rng.IntN(len(matrixCurrencies))]
		digits, _ := c.MinorUnits()
		amount := func() money.Amount {
			a, err := money.New(rng.Int64N(1e10), digits, c)
			require.NoError(t, err)
			return a
		}
		at := days[rng.IntN(len(days))]
		f := programme.Finance{Budget: programme.Budget{Lines: []programme.BudgetLine{{Agency: "iom", Amount: amount(), ValueDate: at}}}}
		for range rng.IntN(5) {
			date := days[rng.IntN(len(days))]
			if i%2 == 0 {
				date = at
			}
			f.Entries = append(f.Entries, programme.FundEntry{Kind: programme.EntryExpenditure, From: "iom", Date: date, Amount: amount()})
		}
		v := f.Variance(programme.EntryExpenditure, money.USD, conv)
		require.Empty(t, v.Unbudgeted)
		l := v.Lines[0]
		require.NoError(t, l.Err)
		sum, err := money.Sum(l.ActualIn, l.Volume, l.Exchange)
		require.NoError(t, err)
		require.True(t, sum.Equal(l.BudgetIn))
		sum, err = l.Actual.Add(l.Variance)
		require.NoError(t, err)
		require.True(t, sum.Equal(l.CurrentLine.Amount))
		if i%2 == 0 {
			c, err := l.Exchange.Abs().Cmp(usd("0.01"))
			require.NoError(t, err)
			require.LessOrEqual(t, c, 0, l.Exchange)
		}
	}
}

func ExampleFinance_Variance() {
	f := programme.Finance{
		Budget: programme.Budget{Lines: []programme.BudgetLine{{
			Agency: "iom", Period: period.MustParseSpan("2015"), Amount: money.MustParse("1000.00 EUR"), ValueDate: period.MustParse("2014-01-02"),
		}}},
		Entries: []programme.FundEntry{{
			Kind: programme.EntryExpenditure, From: "iom", Date: period.MustParse("2015-03-02"), Amount: money.MustParse("900.00 EUR"),
		}},
	}
	for _, l := range f.Variance(programme.EntryExpenditure, money.USD, varianceRates()).Lines {
		fmt.Println(l.Variance, "or", l.VarianceIn, "of which", l.Volume, "volume and", l.Exchange, "exchange")
	}
	// Output: 100.00 EUR or 310.00 USD of which 130.00 USD volume and 180.00 USD exchange
}
