package money_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

func TestTotal(t *testing.T) {
	c := money.Converter{Rates: []*money.Rates{ecb}, Pivots: []money.Currency{money.EUR}, Rounding: money.HalfUp}
	day, stale := period.MustParse("2012-03-15"), period.MustParse("2013-03-15")
	lines := []money.DatedAmount{
		{Amount: money.MustParse("100000.00 EUR"), Date: day},
		{Date: day}, // not stated
		{Amount: money.MustParse("5.00 EUR"), Date: stale},
		{Amount: money.MustParse("-10.00 RSD"), Date: day},
		{Amount: money.MustParse("10.000 RSD"), Date: day}, // nets to nothing
		{Amount: money.MustParse("7.00 EUR"), Date: stale},
		{Amount: money.MustParse("1.00 USD"), Date: stale}, // needs no rate
		{Amount: money.MustParse("1 TRY"), Date: day},
	}
	total, err := c.Total(money.USD, lines)
	require.NoError(t, err)
	lines[0] = money.DatedAmount{}

	amount, complete := total.Amount()
	require.False(t, complete)
	require.Equal(t, "130571.00 USD", amount.String())
	exact, complete := total.Exact()
	require.False(t, complete)
	require.Equal(t, "130571", exact.String())
	var missing []int
	for _, m := range total.Missing() {
		missing = append(missing, m.Index)
		require.ErrorIs(t, m.Err, money.ErrNoRate)
	}
	require.Equal(t, []int{2, 5, 7}, missing)
	require.ErrorIs(t, total.Err(), money.ErrStale)
	require.ErrorContains(t, total.Err(), "money: 3 of 8 lines are not in the total")
	require.Len(t, total.Parts(), 2)
	byPart, complete := total.RoundedByPart()
	require.False(t, complete)
	require.Equal(t, "130571.00 USD", byPart.String())
	byLine, complete := total.RoundedByLine()
	require.False(t, complete)
	require.Equal(t, "130571.00 USD", byLine.String())

	tr := total.Trace()
	require.Len(t, tr.Of(check.LeftOut), 4, "%s", tr)
	require.Contains(t, tr.String(), "left-out: sum in RSD for 2012-03-15: 0.000 RSD (nothing is left of it, and it needs no rate)")
	require.Contains(t, tr.String(), "left-out: lines without an amount: 1 (not stated)")
	require.Contains(t, tr.String(), "result: total: 130571.00 USD (without what was left out)")

	empty, err := c.Total(money.USD, nil)
	require.NoError(t, err)
	amount, complete = empty.Amount()
	require.True(t, complete)
	require.Equal(t, "0.00 USD", amount.String())
	byLine, complete = empty.RoundedByLine()
	require.True(t, complete)
	require.Equal(t, "0.00 USD", byLine.String())
	require.NoError(t, empty.Err())

	_, err = c.Total(money.XDR, nil)
	require.ErrorIs(t, err, money.ErrNoMinorUnit)
	_, err = c.Total(0, nil)
	require.ErrorIs(t, err, money.ErrUnknownCurrency)
	coarse, err := c.WithScale(-3).TotalOn(money.USD, day, money.MustParse("100000.00 EUR"), money.MustParse("900 USD"))
	require.NoError(t, err)
	amount, complete = coarse.Amount()
	require.True(t, complete)
	require.Equal(t, "131000 USD", amount.String(), "130570 and 900, rounded once")
	byPart, _ = coarse.RoundedByPart()
	require.Equal(t, "132000 USD", byPart.String())

	var zero money.ConvertedTotal
	amount, complete = zero.Amount()
	require.True(t, complete)
	require.True(t, amount.IsZero())
	require.NoError(t, zero.Err())
	require.NotPanics(t, func() { _ = zero.Trace() })
}

// The total is rounded once, whatever the lines.
func TestTotalIsRoundedOnce(t *testing.T) {
	c := money.Converter{Rates: []*money.Rates{ecbTable(t)}, Pivots: []money.Currency{money.EUR}, Rounding: money.HalfUp}
	var lines []money.DatedAmount
	for i, day := 0, period.MustParse("2012-01-02").DayNumber(); i < 300; i++ {
		on, err := period.FromDayNumber(day + i*3)
		require.NoError(t, err)
		a, err := money.New(int64(i*7919%100003-50000), 2, []money.Currency{money.CHF, money.RUB, money.USD, money.JPY, money.EUR}[i%5])
		require.NoError(t, err)
		lines = append(lines, money.DatedAmount{Amount: a, Date: on})
	}
	total, err := c.Total(money.GBP, lines)
	require.NoError(t, err)
	var sum figure.Number
	for _, part := range total.Parts() {
		sum = sum.Add(part.Exact())
	}
	amount, complete := total.Amount()
	require.True(t, complete, "%v", total.Err())
	want, err := money.FromDecimal(sum.Round(2, money.HalfUp), money.GBP)
	require.NoError(t, err)
	requireSame(t, want, amount)
}

// Rounded line by line, the total is that of the conversions of the lines.
func TestRoundedByLineIsThatOfConvert(t *testing.T) {
	c := money.Converter{Rates: []*money.Rates{ecb}, Pivots: []money.Currency{money.EUR}, Rounding: money.Up}
	rng := rand.New(rand.NewPCG(81, 82))
	days := []period.Date{period.MustParse("2012-03-15"), period.MustParse("2012-03-17"), period.MustParse("2013-03-17")}
	for range 200 {
		var (
			lines []money.DatedAmount
			want  money.Amount
			all   = true
		)
		for range rng.IntN(12) {
			a, err := money.New(rng.Int64N(2001)-1000, rng.IntN(5), []money.Currency{money.EUR, money.USD, money.CHF, money.RSD}[rng.IntN(4)])
			require.NoError(t, err)
			line := money.DatedAmount{Amount: a, Date: days[rng.IntN(3)]}
			lines = append(lines, line)
			if rng.IntN(4) == 0 { // some cancel out, and want a rate here all the same
				lines = append(lines, money.DatedAmount{}, money.DatedAmount{Amount: a.Neg(), Date: line.Date})
			}
		}
		total, err := c.Total(money.USD, lines)
		require.NoError(t, err)
		for _, line := range lines {
			if line.Amount.IsZero() {
				continue
			}
			converted, err := c.Convert(line.Amount, money.USD, line.Date)
			if err != nil {
				all = false
				continue
			}
			want, err = want.Add(converted.Amount())
			require.NoError(t, err)
		}
		if want.IsZero() {
			want = amount("0.00 USD")
		}
		got, complete := total.RoundedByLine()
		require.Equal(t, all, complete)
		requireSame(t, want, got)
	}
}

// Traces and errors name lines; a name is no key.
func TestTotalNamesLines(t *testing.T) {
	c := money.Converter{Rates: []*money.Rates{ecb}}
	day := period.MustParse("2012-03-15")
	line := func(name, text string) money.DatedAmount {
		return money.DatedAmount{Name: name, Amount: amount(text), Date: day}
	}
	lines := []money.DatedAmount{
		line("Survey", "10.00 EUR"), line("", "1.00 EUR"), line("Survey", "2.00 EUR"),
		line("Co-funding, Serbia\n", "5.00 RSD"), line("paid", "3.00 CHF"), line("paid back", "-3.00 CHF"), line("", "1.00 USD"),
	}
	for range 20 {
		lines = append(lines, line("Council", "1.00 UAH"))
	}
	total, err := c.Total(money.USD, lines)
	require.NoError(t, err)
	trace := total.Trace().String()
	require.Contains(t, trace, `input: sum in EUR for 2012-03-15: 13.00 EUR ("Survey", "Survey" and 1 more)`)
	require.Contains(t, trace, `left-out: sum in RSD for 2012-03-15: 5.00 RSD ("Co-funding, Serbia\n": money: no rate`)
	require.Contains(t, trace, `left-out: sum in CHF for 2012-03-15: 0.00 CHF ("paid", "paid back": nothing is left of it`)
	require.Contains(t, trace, "input: sum in USD for 2012-03-15: 1.00 USD\n")
	require.Contains(t, trace, `"Council" and 10 more: money: no rate`)
	require.Equal(t, "Co-funding, Serbia\n", total.Missing()[0].Line.Name)
	require.ErrorContains(t, total.Err(), `21 of 27 lines are not in the total, the first is "Co-funding, Serbia\n": money: no rate`)
}

func TestDatedAmountJSON(t *testing.T) {
	for _, text := range []string{
		`{"name":"Survey","amount":{"amount":"10.00","currency":"EUR"},"date":"2012-03-15"}`,
		`{"amount":{"amount":"10.00","currency":"EUR"}}`, `{"amount":null}`,
	} {
		var line money.DatedAmount
		require.NoError(t, check.DecodeJSON([]byte(text), &line))
		data, err := json.Marshal(line)
		require.NoError(t, err)
		require.Equal(t, text, string(data))
	}
}
