package programme_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

var matrixCurrencies = []money.Currency{
	money.USD, money.CHF, money.GBP, money.RSD, money.ALL, money.MDL, money.UAH, money.TRY, money.JPY, money.EUR,
}

// matrixRates are invented daily rates for one euro from 2012 to 2015, of all
// the currencies but EUR.
func matrixRates(tb testing.TB) (*money.Rates, []period.Date) {
	tb.Helper()
	rng := rand.New(rand.NewPCG(5, 12))
	var b money.RatesBuilder
	var days []period.Date
	for n := period.MustParse("2012-01-01").DayNumber(); n <= period.MustParse("2015-12-31").DayNumber(); n++ {
		day, err := period.FromDayNumber(n)
		require.NoError(tb, err)
		days = append(days, day)
	}
	for i, c := range matrixCurrencies[:9] {
		for _, day := range days {
			r, err := money.NewRate(money.EUR, c, decimal.New(int64(9000*(1+i*i)+rng.IntN(3000)), -4), money.Daily, day, "invented")
			require.NoError(tb, err)
			require.NoError(tb, b.Add(r))
		}
	}
	table, err := b.Rates()
	require.NoError(tb, err)
	return table, days
}

func matrixConverter(table *money.Rates) money.Converter {
	return money.Converter{Rates: []*money.Rates{table}, Pivots: []money.Currency{money.EUR}, Rounding: money.HalfUp}
}

// matrixLines returns random lines of so many cells.
func matrixLines(n int, days []period.Date, seed uint64) []programme.BudgetLine {
	rng := rand.New(rand.NewPCG(seed, 7))
	agencies := []string{"iom", "undp", "ilo", "unfpa", "unhcr", "unicef", "un-women", "who"}
	var years []period.Span
	for y := 2012; y <= 2015; y++ {
		for q := range 4 {
			years = append(years, period.MustParseSpan(fmt.Sprintf("%d-%02d-01/%d-%02d-28", y, 3*q+1, y, 3*q+3)))
		}
	}
	lines := make([]programme.BudgetLine, n)
	for i := range lines {
		c := matrixCurrencies[rng.IntN(len(matrixCurrencies))]
		digits, _ := c.MinorUnits()
		a, err := money.New(rng.Int64N(1e9), digits, c)
		if err != nil {
			panic(err)
		}
		lines[i] = programme.BudgetLine{
			Outcome: fmt.Sprint(1 + rng.IntN(3)), Output: fmt.Sprintf("1.%d", 1+rng.IntN(9)), Agency: agencies[rng.IntN(len(agencies))],
			Category: programme.CostCategory(1 + rng.IntN(8)), Period: years[rng.IntN(len(years))],
			Amount: a, ValueDate: days[rng.IntN(len(days))],
		}
	}
	return lines
}

func TestMatrixRollUp(t *testing.T) {
	rate := money.MustRates(money.MustParseRate("1 EUR = 1.3000 USD on 2014-01-02 (daily, ECB)"))
	lines := []programme.BudgetLine{
		{Agency: "iom", Category: programme.StaffCost, Period: period.MustParseSpan("2014-01-01/2014-06-30"), Amount: money.MustParse("100.05 EUR"), ValueDate: period.MustParse("2014-01-02")},
		{Agency: "iom", Category: programme.StaffCost, Period: period.MustParseSpan("2014-07-01/2014-12-31"), Amount: money.MustParse("10 USD"), ValueDate: period.MustParse("2014-01-02")},
		{Agency: "iom", Category: programme.StaffCost, Period: period.MustParseSpan("2014-07-01/2015-06-30"), Amount: money.MustParse("7 USD"), ValueDate: period.MustParse("2014-01-02")},
		{Agency: "ilo", Category: programme.Travel, Period: period.MustParseSpan("2014"), Amount: money.MustParse("5000 RSD"), ValueDate: period.MustParse("2014-01-02")},
		{Agency: "ilo", Category: programme.Travel, Period: period.MustParseSpan("2014")},
		{Agency: "ilo", Category: programme.Travel, Period: period.MustParseSpan("2014"), Amount: money.MustParse("-3.005 USD"), ValueDate: period.MustParse("2014-01-02")},
	}
	r := programme.MatrixRollUp{
		By: programme.ByAgency | programme.ByCategory | programme.ByYear, To: money.USD,
		Converter: money.Converter{Rates: []*money.Rates{rate}, Rounding: money.HalfUp},
	}
	m, err := r.Lines(lines)
	require.NoError(t, err)
	require.Equal(t, 3, m.Len())

	at := programme.BudgetCell{Agency: "iom", Category: programme.StaffCost, Period: period.MustParseSpan("2014")}
	c, ok := m.Cell(at)
	require.True(t, ok)
	require.Equal(t, "140.07 USD", c.Total.String()) // 130.065 + 10, half up
	require.True(t, c.IsComplete())
	require.Contains(t, m.Trace(at).String(), "1 EUR = 1.3000 USD")

	at.Period = period.MustParseSpan("2014-07-01/2015-06-30") // in no one year: as it is stated
	c, ok = m.Cell(at)
	require.True(t, ok)
	require.Equal(t, "7.00 USD", c.Total.String())

	c, ok = m.Cell(programme.BudgetCell{Agency: "ilo", Category: programme.Travel, Period: period.MustParseSpan("2014")})
	require.True(t, ok)
	require.False(t, c.IsComplete())
	require.Equal(t, "-3.01 USD", c.Total.String())
	require.Equal(t, [3]int{3, 1, 1}, [3]int{c.Lines, c.Missing, c.NotStated})

	missing := m.Missing()
	require.Len(t, missing, 1)
	require.Equal(t, 3, missing[0].Index)
	require.ErrorIs(t, missing[0].Err, money.ErrNoRate)
	require.Equal(t, "144.06 USD", m.Total().Total.String()) // 147.065 - 3.005, once
	_, ok = m.Cell(programme.BudgetCell{Agency: "who"})
	require.False(t, ok)

	r.To = money.MustCurrency("XDR")
	_, err = r.Lines(lines)
	require.ErrorIs(t, err, money.ErrNoMinorUnit)
}

// The total of a cell is that of package money, which adds exact fractions, to
// the last unit; and every line is in one cell.
func TestMatrixIsExact(t *testing.T) {
	table, days := matrixRates(t)
	for seed := range uint64(6) {
		lines := matrixLines(600, days, seed)
		huge, err := money.ParseIn("123456789012345678901234.56", money.CHF)
		require.NoError(t, err)
		lines[seed*7].Amount = huge
		lines[seed*11].Amount = money.MustParse("-0.123456789012345678901234567890123456 GBP")
		lines[seed*13].Amount = lines[seed*13].Amount.Neg()
		for _, by := range []programme.MatrixAxes{
			0, programme.ByAgency, programme.ByCategory | programme.ByYear, programme.ByOutcome | programme.ByOutput | programme.ByPeriod,
		} {
			r := programme.MatrixRollUp{By: by, To: money.USD, Converter: matrixConverter(table)}
			m, err := r.Lines(lines)
			require.NoError(t, err)
			n := 0
			for c := range m.All() {
				n += c.Lines
				exact, err := m.In(c.BudgetCell)
				require.NoError(t, err)
				want, complete := exact.Amount()
				require.True(t, complete && c.IsComplete())
				require.Equal(t, want.String(), c.Total.String())
			}
			require.Equal(t, len(lines), n)
			whole, err := m.Whole()
			require.NoError(t, err)
			want, _ := whole.Amount()
			require.Equal(t, want.String(), m.Total().Total.String())
		}
	}
}

// Without a currency the cells hold just what the lines state: their sum is
// that of the lines, whatever the axes and the order of the lines.
func TestMatrixConserves(t *testing.T) {
	_, days := matrixRates(t)
	rng := rand.New(rand.NewPCG(3, 1))
	for seed := range uint64(20) {
		lines := matrixLines(200, days, seed)
		var want money.Bag
		for i := range lines {
			want.Add(lines[i].Amount)
		}
		by := programme.MatrixAxes(rng.IntN(64))
		m, err := programme.MatrixRollUp{By: by}.Lines(lines)
		require.NoError(t, err)
		var sum money.Bag
		for c := range m.All() {
			sum.AddBag(c.Stated)
			require.True(t, c.Stated.Equal(m.Stated(c.BudgetCell)))
		}
		require.True(t, want.Equal(sum))
		require.True(t, want.Equal(m.Total().Stated))

		shuffled := slices.Clone(lines)
		rng.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		other, err := programme.MatrixRollUp{By: by}.Lines(shuffled)
		require.NoError(t, err)
		require.Equal(t, m.Len(), other.Len())
		for c := range m.All() {
			d, ok := other.Cell(c.BudgetCell)
			require.True(t, ok)
			require.True(t, c.Stated.Equal(d.Stated))
		}
	}
}

// Rates of months, and of days too far from each other for one list.
func TestMatrixOtherDates(t *testing.T) {
	conv := money.Converter{Policy: money.MonthOf(), Rounding: money.HalfUp, Rates: []*money.Rates{money.MustRates(
		money.MustParseRate("1 USD = 0.8 EUR for 2014-01 (operational, UN Treasury)"), money.MustParseRate("1 USD = 0.5 EUR for 2014-02 (operational, UN Treasury)"),
	)}}
	lines := []programme.BudgetLine{
		{Amount: money.MustParse("8 EUR"), ValueDate: period.MustParse("2014-01")},
		{Amount: money.MustParse("8 EUR"), ValueDate: period.MustParse("2014-02-15")},
		{Amount: money.MustParse("1 USD"), ValueDate: period.MustParse("0001-01-01")},
		{Amount: money.MustParse("1 USD"), ValueDate: period.MustParse("9999-12-31")},
		{Amount: money.MustParse("1 USD")},
	}
	r := programme.MatrixRollUp{To: money.USD, Converter: conv}
	m, err := r.Lines(lines)
	require.NoError(t, err)
	require.Equal(t, "29.00 USD", m.Total().Total.String()) // 10 + 16 + 3
	require.True(t, m.Total().IsComplete())
	r.On = period.MustParse("2014-02")
	m, err = r.Lines(lines)
	require.NoError(t, err)
	require.Equal(t, "35.00 USD", m.Total().Total.String())
	r.On, r.Day = period.Date{}, programme.AtPeriodStart
	for i := range lines {
		lines[i].Period = period.MustParseSpan("2014-01-15/2014-02-15")
	}
	m, err = r.Lines(lines)
	require.NoError(t, err)
	require.Equal(t, "23.00 USD", m.Total().Total.String())
	r.Day = programme.AtPeriodEnd
	m, err = r.Lines(lines)
	require.NoError(t, err)
	require.Equal(t, "35.00 USD", m.Total().Total.String())

	m, err = r.Lines(nil)
	require.NoError(t, err)
	require.Zero(t, m.Len())
	require.True(t, m.Total().Total.IsZero())
}

func ExampleMatrixRollUp() {
	conv := money.Converter{Rounding: money.HalfUp, Rates: []*money.Rates{money.MustRates(money.MustParseRate("1 EUR = 1.30 USD on 2014-01-02 (daily, ECB)"))}}
	day := period.MustParse("2014-01-02")
	m, err := programme.MatrixRollUp{By: programme.ByAgency | programme.ByYear, To: money.USD, Converter: conv}.Lines([]programme.BudgetLine{
		{Agency: "iom", Category: programme.StaffCost, Period: period.MustParseSpan("2014-01-01/2014-06-30"), Amount: money.MustParse("100.00 EUR"), ValueDate: day},
		{Agency: "iom", Category: programme.Travel, Period: period.MustParseSpan("2014"), Amount: money.MustParse("50.00 USD"), ValueDate: day},
		{Agency: "ilo", Category: programme.Travel, Period: period.MustParseSpan("2015"), Amount: money.MustParse("9000.00 RSD"), ValueDate: day},
		{Agency: "ilo", Category: programme.Travel, Period: period.MustParseSpan("2015"), Amount: money.MustParse("70.00 USD"), ValueDate: day},
	})
	if err != nil {
		panic(err)
	}
	for c := range m.All() {
		fmt.Println(c.BudgetCell, "=", c.Total, "of", c.Lines, "lines, missing", c.Missing)
	}
	for _, l := range m.Missing() {
		fmt.Printf("lines[%d] of %s: no rate: %t\n", l.Index, l.Line.Amount, errors.Is(l.Err, money.ErrNoRate))
	}
	// Output:
	// ilo, 2015 = 70.00 USD of 2 lines, missing 1
	// iom, 2014 = 180.00 USD of 2 lines, missing 0
	// lines[2] of 9000.00 RSD: no rate: true
}

// BenchmarkMatrixRollUp rolls a million lines in ten currencies up by agency,
// category and year, each at the rates of its value date, over the euro. Those
// are the first of months, as for the operational rates of the United Nations,
// or any days. The plain way has maps of decimals, and divides to as many places
// as package decimal does.
func BenchmarkMatrixRollUp(b *testing.B) {
	table, days := matrixRates(b)
	var firsts []period.Date
	for _, day := range days {
		if day.Day() == 1 {
			firsts = append(firsts, day)
		}
	}
	b.Run("value-dates=monthly", func(b *testing.B) { benchmarkMatrix(b, table, firsts) })
	b.Run("value-dates=daily", func(b *testing.B) { benchmarkMatrix(b, table, days) })
}

type plainLine struct {
	Agency         string
	Category, Year int
	Currency, Day  string
	Amount         decimal.Decimal
}

type plainCell struct {
	Agency         string
	Category, Year int
}

type plainRate struct{ Currency, Day string }

func plainMatrix(lines []plainLine, rates map[plainRate]decimal.Decimal) map[plainCell]decimal.Decimal {
	out := map[plainCell]decimal.Decimal{}
	for i := range lines {
		l := &lines[i]
		k := plainCell{l.Agency, l.Category, l.Year}
		usd, from := rates[plainRate{"USD", l.Day}], rates[plainRate{l.Currency, l.Day}]
		out[k] = out[k].Add(l.Amount.Mul(usd).DivRound(from, 16))
	}
	for k, v := range out {
		out[k] = v.Round(2)
	}
	return out
}

func benchmarkMatrix(b *testing.B, table *money.Rates, days []period.Date) {
	const n = 1_000_000
	lines := matrixLines(n, days, 99)
	r := programme.MatrixRollUp{
		By: programme.ByAgency | programme.ByCategory | programme.ByYear, To: money.USD, Converter: matrixConverter(table),
	}
	plain := make([]plainLine, n)
	for i, l := range lines {
		plain[i] = plainLine{
			l.Agency, int(l.Category), l.Period.Start().Year(), l.Amount.Currency().Code(), l.ValueDate.String(), l.Amount.Decimal(),
		}
	}
	rates := map[plainRate]decimal.Decimal{} // for one euro
	for rate := range table.All() {
		d, _ := rate.Value().Decimal()
		rates[plainRate{rate.Quote().Code(), rate.Date().String()}] = d
	}
	for _, day := range days {
		rates[plainRate{"EUR", day.String()}] = decimal.New(1, 0)
	}

	want := plainMatrix(plain, rates)
	m, err := r.Lines(lines)
	require.NoError(b, err)
	require.Equal(b, len(want), m.Len())
	for c := range m.All() { // the same cells, to the last cent
		got := want[plainCell{c.Agency, int(c.Category), c.Period.Start().Year()}]
		require.Equal(b, got.StringFixed(2), c.Total.Decimal().StringFixed(2))
	}

	plainTime, ours := math.Inf(1), math.Inf(1) // the best of all runs, since others may use the machine
	for b.Loop() {
		runtime.GC() // each begins without the garbage of the other
		start := b.Elapsed()
		plainMatrix(plain, rates)
		plainTime = min(plainTime, (b.Elapsed() - start).Seconds())
		runtime.GC()
		start = b.Elapsed()
		if _, err := r.Lines(lines); err != nil {
			b.Fatal(err)
		}
		ours = min(ours, (b.Elapsed() - start).Seconds())
	}
	b.ReportMetric(plainTime/ours, "times-faster")
	b.ReportMetric(ours*1e9/n, "ns/line")
	b.ReportMetric(plainTime*1e9/n, "plain-ns/line")
}
