package money_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

var (
	oneBook   = money.Converter{Rates: []*money.Rates{money.MustRates(parseRates("1 EUR = 1.25 USD (agreed, A)", "1 CHF = 1.10 USD (agreed, A)")...)}}
	otherBook = money.Converter{Rates: []*money.Rates{money.MustRates(parseRates("1 EUR = 1.50 USD (agreed, B)", "1 USD = 8 UAH (agreed, B)")...)}}
)

func totals(t *testing.T, lines ...money.DatedAmount) (one, other money.ConvertedTotal) {
	t.Helper()
	one, err := oneBook.Total(money.USD, lines)
	require.NoError(t, err)
	other, err = otherBook.Total(money.USD, lines)
	require.NoError(t, err)
	return one, other
}

func TestAgainst(t *testing.T) {
	day := period.MustParse("2012-03-15")
	one, other := totals(t,
		money.DatedAmount{Name: "Grants", Amount: amount("10.00 EUR"), Date: day},
		money.DatedAmount{Name: "Training", Amount: amount("7.00 CHF"), Date: day},
		money.DatedAmount{},
		money.DatedAmount{Amount: amount("8.00 UAH")},
		money.DatedAmount{Name: "Survey", Amount: amount("5.00 USD"), Date: day},
		money.DatedAmount{Amount: amount("9.00 RSD"), Date: day},
		money.DatedAmount{Amount: amount("2.00 EUR"), Date: day},
		money.DatedAmount{Amount: amount("1.00 RUB"), Date: day}, money.DatedAmount{Amount: amount("-1.00 RUB"), Date: day},
	)
	c, err := other.Against(one)
	require.NoError(t, err)
	require.Len(t, c.Lines(), 5)
	total, base := c.Totals()
	for want, part := range map[string]money.ConvertedTotal{"23.00 USD": total, "20.00 USD": base} {
		got, complete := part.Amount()
		require.True(t, complete)
		require.Equal(t, want, got.String())
		require.NoError(t, part.Err())
		byLine, complete := part.RoundedByLine()
		require.Equal(t, want, byLine.String())
		require.False(t, complete, "roubles cancel out, and line by line they want a rate")
	}
	require.Equal(t, "3.00 USD", c.Difference().String())
	percent, ok := c.Percent()
	require.True(t, ok)
	require.Equal(t, "15", percent.String())
	var parts []string
	for a, b := range c.Parts() {
		parts = append(parts, a.String()+", "+b.Amount().String())
	}
	require.Equal(t, []string{"12.00 EUR = 18.00 USD, 15.00 USD", "5.00 USD = 5.00 USD, 5.00 USD"}, parts)
	for range c.Parts() {
		break
	}
	require.Equal(t, `input: lines that both could convert: 5
left-out: line 2, "Training": 7.00 CHF for 2012-03-15 (no rate in the total)
left-out: line 4: 8.00 UAH (no rate in the total to compare with)
left-out: line 6: 9.00 RSD for 2012-03-15 (no rate in either)
input: total: 23.00 USD
input: total to compare with: 20.00 USD
result: difference: 3.00 USD (15.00 %)
`, c.Trace().String())
}

func TestAgainstErrors(t *testing.T) {
	day := period.MustParse("2012-03-15")
	line := money.DatedAmount{Amount: amount("10.00 EUR"), Date: day}
	one, _ := totals(t, line)
	for name, lines := range map[string][]money.DatedAmount{
		"more lines":     {line, line},
		"another amount": {{Amount: amount("10.01 EUR"), Date: day}},
		"another date":   {{Amount: amount("10.00 EUR")}},
		"not stated":     {{Date: day}},
	} {
		t.Run(name, func(t *testing.T) {
			other, _ := totals(t, lines...)
			_, err := other.Against(one)
			require.ErrorIs(t, err, money.ErrOtherLines)
		})
	}
	renamed, _ := totals(t, money.DatedAmount{Name: "Grants", Amount: amount("10.0 EUR"), Date: day})
	c, err := renamed.Against(one)
	require.NoError(t, err, "neither names nor digits count")
	require.Equal(t, "0.00 USD", c.Difference().String())

	chf, err := oneBook.Total(money.CHF, nil)
	require.NoError(t, err)
	_, err = chf.Against(one)
	require.ErrorIs(t, err, money.ErrMismatch)

	// There are no percent of nothing.
	one, other := totals(t)
	c, err = one.Against(other)
	require.NoError(t, err)
	_, ok := c.Percent()
	require.False(t, ok)
	require.Contains(t, c.Trace().String(), "undefined")
	require.NotPanics(t, func() { _, _ = money.TotalComparison{}.Trace(), money.TotalComparison{}.Difference() })
}

// Both totals of a comparison are those of its lines, and no line is lost.
func TestAgainstLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(91, 92))
	days := []period.Date{{}, period.MustParse("2012-03-15"), period.MustParse("2012")}
	for range 200 {
		var lines []money.DatedAmount
		for range rng.IntN(12) {
			a, err := money.New(rng.Int64N(9)-4, 1, []money.Currency{money.EUR, money.USD, money.CHF, money.UAH, money.RSD}[rng.IntN(5)])
			require.NoError(t, err)
			lines = append(lines, money.DatedAmount{Amount: a, Date: days[rng.IntN(3)]})
		}
		one, other := totals(t, lines...)
		c, err := one.Against(other)
		require.NoError(t, err)
		again, base := totals(t, c.Lines()...)
		total, other := c.Totals()
		for _, pair := range [][2]money.ConvertedTotal{{again, total}, {base, other}} {
			want, got := pair[0].Trace(), pair[1].Trace()
			require.Equal(t, want, got)
			amount, complete := pair[1].Amount()
			require.True(t, complete)
			wantAmount, _ := pair[0].Amount()
			requireSame(t, wantAmount, amount)
		}
		require.Len(t, lines, len(c.Lines())+len(c.Trace().Of(check.LeftOut)))
	}
}

// What another source's rates do to a total: only over lines that both have
// rates for.
func ExampleConvertedTotal_Against() {
	lines := []money.DatedAmount{
		{Name: "Grants", Amount: money.MustParse("100000.00 EUR")},
		{Name: "Co-funding of councils", Amount: money.MustParse("800000.00 UAH")},
	}
	one, _ := oneBook.Total(money.USD, lines)
	other, _ := otherBook.Total(money.USD, lines)
	c, err := other.Against(one)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(c.Trace())
	// Output:
	// input: lines that both could convert: 1
	// left-out: line 2, "Co-funding of councils": 800000.00 UAH (no rate in the total to compare with)
	// input: total: 150000.00 USD
	// input: total to compare with: 125000.00 USD
	// result: difference: 25000.00 USD (20.00 %)
}
