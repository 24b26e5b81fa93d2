package money_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
)

func TestColumn(t *testing.T) {
	var column money.Column
	var want []money.Amount
	for _, s := range append([]string{"1.5 EUR", "-2.00 USD"}, stated...) {
		want = append(want, amount(s))
		column.Append(amount(s))
	}
	require.Equal(t, len(want), column.Len())
	n := 0
	for i, a := range column.All() {
		require.Equal(t, n, i)
		requireSame(t, want[i], a)
		requireSame(t, want[i], column.At(i))
		n++
	}
	require.Equal(t, len(want), n)
	for i := range column.All() {
		if i == 1 {
			break
		}
	}
	require.True(t, column.At(-1).IsZero())
	require.True(t, column.At(len(want)).IsZero())
	requireSameBag(t, money.BagOf(want...), column.Totals())
	_, err := column.Sum()
	require.ErrorIs(t, err, money.ErrMismatch)
}

func requireSameBag(t *testing.T, want, got money.Bag) {
	t.Helper()
	require.Equal(t, want.String(), got.String())
	for _, c := range []money.Currency{money.EUR, money.USD, money.RSD, money.JPY} {
		requireSame(t, want.Total(c), got.Total(c))
	}
}

func TestColumnEmpty(t *testing.T) {
	var column money.Column
	column.Grow(-1)
	require.Zero(t, column.Len())
	require.True(t, column.Totals().IsZero())
	sum, err := column.Sum()
	require.NoError(t, err)
	require.True(t, sum.IsZero())

	column = money.ColumnOf(money.Amount{}, money.Amount{})
	require.Equal(t, 2, column.Len())
	sum, err = column.Sum()
	require.NoError(t, err)
	require.True(t, sum.IsZero())
}

func TestColumnSum(t *testing.T) {
	for name, tt := range map[string]struct {
		amounts []string
		want    string
	}{
		"one":              {[]string{"1.50 EUR"}, "1.50 EUR"},
		"scales":           {[]string{"1.50 EUR", "", "2 EUR", "0.005 EUR"}, "3.505 EUR"},
		"to nothing":       {[]string{"1.50 EUR", "-1.5 EUR"}, "0.00 EUR"},
		"just 64 bits":     {[]string{"9223372036854775807 EUR", "-9223372036854775808 EUR"}, "-1 EUR"},
		"beyond 64 bits":   {[]string{"9223372036854775807 EUR", "9223372036854775807 EUR", "5 EUR"}, "18446744073709551619 EUR"},
		"below":            {[]string{"-9223372036854775808 EUR", "-9223372036854775808 EUR"}, "-18446744073709551616 EUR"},
		"to 2^63":          {[]string{"9223372036854775807 EUR", "1 EUR"}, "9223372036854775808 EUR"},
		"there and back":   {[]string{"9223372036854775807 EUR", "9 EUR", "-9 EUR"}, "9223372036854775807 EUR"},
		"big and small":    {[]string{"18446744073709551617.5 EUR", "0.25 EUR"}, "18446744073709551617.75 EUR"},
		"bigs that cancel": {[]string{"18446744073709551617 EUR", "-18446744073709551616 EUR"}, "1 EUR"},
	} {
		t.Run(name, func(t *testing.T) {
			var all []money.Amount
			for _, s := range tt.amounts {
				all = append(all, amount(s))
			}
			got, err := money.ColumnOf(all...).Sum()
			require.NoError(t, err)
			require.Equal(t, tt.want, got.String())
			plain, err := money.Sum(all...)
			require.NoError(t, err)
			requireSame(t, plain, got)
		})
	}
	_, err := money.ColumnOf(amount(""), amount("1 EUR"), amount("0 USD")).Sum()
	var mismatch *money.MismatchError
	require.ErrorAs(t, err, &mismatch)
	require.Equal(t, money.MismatchError{Left: money.EUR, Right: money.USD}, *mismatch)
}

// Totals are those of a bag to which everything was added one by one, in all
// currencies and scales and in any order.
func TestColumnTotalsAreThoseOfABag(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	var codes []money.Currency
	for _, code := range []string{"EUR", "USD", "RSD", "ALL", "JPY", "KWD", "DEM", "XDR", "UAH", "TRY", "MDL", "BAM"} {
		codes = append(codes, money.MustCurrency(code))
	}
	for range 50 {
		var column money.Column
		var bag money.Bag
		for range random.IntN(2000) {
			a, err := money.New(int64(random.Uint64()>>random.IntN(60)), random.IntN(25), codes[random.IntN(len(codes))])
			require.NoError(t, err)
			if random.IntN(50) == 0 {
				a = a.MulInt(int64(random.Uint64()))
			}
			column.Append(a)
			bag.Add(a)
		}
		got := column.Totals()
		require.Equal(t, bag.String(), got.String())
		for _, c := range codes {
			requireSame(t, bag.Total(c), got.Total(c))
		}
	}
}

const million = 1_000_000

func fill(column *money.Column, currencies ...money.Currency) {
	for i := range million {
		a, _ := money.New(int64(i)*997%1_000_000_000, 2, currencies[i%len(currencies)])
		column.Append(a)
	}
}

func TestColumnMemory(t *testing.T) {
	used := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := used()
	var column money.Column
	fill(&column, money.EUR, money.USD)
	perAmount := float64(used()-before) / million
	require.LessOrEqual(t, perAmount, 24.0)
	require.Equal(t, million, column.Len())

	before = used()
	var grown money.Column
	grown.Grow(million)
	fill(&grown, money.EUR)
	require.LessOrEqual(t, float64(used()-before)/million, 16.1)
	runtime.KeepAlive(column)
	runtime.KeepAlive(grown)
}

// What a million amounts take, beside a slice of plain decimals with the
// currency as a text.
func BenchmarkColumnMemory(b *testing.B) {
	held := func(make func() any) float64 {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		kept := make()
		runtime.GC()
		runtime.ReadMemStats(&after)
		runtime.KeepAlive(kept)
		return float64(after.HeapAlloc) - float64(before.HeapAlloc)
	}
	codes := []string{"EUR", "USD"}
	plain := held(func() any {
		all := make([]struct {
			amount   decimal.Decimal
			currency string
		}, million)
		for i := range all {
			all[i].amount, all[i].currency = decimal.New(int64(i)*997%1_000_000_000, -2), codes[i%2]
		}
		return all
	})
	var ours float64
	for b.Loop() {
		ours = held(func() any {
			var column money.Column
			fill(&column, money.EUR, money.USD)
			return column
		})
	}
	b.ReportMetric(ours/1e6, "MB")
	b.ReportMetric(plain/ours, "x-plain")
}

func TestColumnAllocations(t *testing.T) {
	var one, five money.Column
	fill(&one, money.EUR)
	fill(&five, money.EUR, money.USD, money.RSD, money.CHF, money.JPY)
	require.LessOrEqual(t, testing.AllocsPerRun(3, func() { _, _ = one.Sum() }), 10.0)
	require.LessOrEqual(t, testing.AllocsPerRun(3, func() { _ = five.Totals() }), 10.0)
	require.Zero(t, testing.AllocsPerRun(3, func() {
		for range one.All() {
		}
	}))
	room := money.ColumnOf()
	room.Grow(1000)
	a := money.MustParse("1.50 EUR")
	require.Zero(t, testing.AllocsPerRun(500, func() { room.Append(a) }))
}

func BenchmarkColumnSum(b *testing.B) {
	var column money.Column
	fill(&column, money.EUR)
	decimals := make([]decimal.Decimal, million)
	for i, a := range column.All() {
		decimals[i] = a.Decimal()
	}
	compareOnce(b, func() { _, _ = column.Sum() }, func() {
		var total decimal.Decimal
		for _, d := range decimals {
			total = total.Add(d)
		}
	})
}

func BenchmarkColumnTotals(b *testing.B) {
	var column money.Column
	fill(&column, money.EUR, money.USD, money.RSD, money.CHF, money.GBP)
	decimals, codes := make([]decimal.Decimal, million), make([]string, million)
	for i, a := range column.All() {
		decimals[i], codes[i] = a.Decimal(), a.Currency().Code()
	}
	compareOnce(b, func() { _ = column.Totals() }, func() {
		totals := map[string]decimal.Decimal{}
		for i, d := range decimals {
			totals[codes[i]] = totals[codes[i]].Add(d)
		}
	})
}

func BenchmarkColumnAppend(b *testing.B) {
	a := money.MustParse("1234.50 EUR")
	var column money.Column
	b.ReportAllocs()
	for b.Loop() {
		if column.Len() == million {
			column = money.Column{}
		}
		column.Append(a)
	}
}

// A ledger of many payments adds up by currency.
func ExampleColumn() {
	var payments money.Column
	for _, s := range []string{"120.00 EUR", "80 USD", "15.255 EUR", "-20.00 EUR"} {
		payments.Append(money.MustParse(s))
	}
	fmt.Println(payments.Len(), payments.At(2))
	fmt.Println(payments.Totals())
	_, err := payments.Sum()
	fmt.Println(err)
	// Output:
	// 4 15.255 EUR
	// 115.255 EUR, 80 USD
	// money: currencies differ: EUR and USD: convert one of them first
}
