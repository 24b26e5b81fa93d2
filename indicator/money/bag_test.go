package money_test

import (
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

var (
	_ json.Marshaler         = money.Bag{}
	_ json.Unmarshaler       = (*money.Bag)(nil)
	_ fmt.Stringer           = money.Bag{}
	_ iter.Seq[money.Amount] = money.Bag{}.All()
)

func bag(amounts ...string) money.Bag {
	var b money.Bag
	for _, s := range amounts {
		b.Add(amount(s))
	}
	return b
}

func TestBag(t *testing.T) {
	tests := map[string]struct {
		in   []string
		want string
	}{
		"empty":                  {},
		"zero values":            {in: []string{"", ""}},
		"one":                    {in: []string{"2.00 EUR"}, want: "2.00 EUR"},
		"order of codes":         {in: []string{"1 USD", "1 CHF", "1 EUR"}, want: "1 CHF, 1 EUR, 1 USD"},
		"finest scale":           {in: []string{"1 EUR", "1.5 EUR", "1.25 EUR", "3 USD"}, want: "3.75 EUR, 3 USD"},
		"three currencies":       {in: []string{"100000.00 EUR", "250000.00 CHF", "-20000.00 EUR", "75000.50 USD"}, want: "250000.00 CHF, 80000.00 EUR, 75000.50 USD"},
		"nets to nothing":        {in: []string{"10.00 EUR", "-10.00 EUR", "5.00 USD"}, want: "5.00 USD"},
		"all nets to nothing":    {in: []string{"10.00 EUR", "-10 EUR", "0.0 USD"}},
		"back after nothing":     {in: []string{"10.00 EUR", "-10.00 EUR", "1 EUR"}, want: "1.00 EUR"},
		"zero among":             {in: []string{"0.00 EUR", "5 EUR"}, want: "5.00 EUR"},
		"through 64 bits":        {in: []string{"9223372036854775807 EUR", "1 EUR", "0.5 EUR"}, want: "9223372036854775808.5 EUR"},
		"below 64 bits":          {in: []string{"-9223372036854775808 EUR", "-1 EUR"}, want: "-9223372036854775809 EUR"},
		"out of 64 bits, back":   {in: []string{"9223372036854775807 EUR", "1 EUR", "-9223372036854775807 EUR"}, want: "1 EUR"},
		"big, nets to nothing":   {in: []string{"9223372036854775808.5 EUR", "-9223372036854775808.50 EUR"}},
		"big ones, scales apart": {in: []string{"18446744073709551617.25 EUR", "18446744073709551617 EUR", "0.125 EUR"}, want: "36893488147419103234.375 EUR"},
		"scaling overflows":      {in: []string{"9223372036854775807 EUR", "0.01 EUR", "1 EUR"}, want: "9223372036854775808.01 EUR"},
		"coarse one overflows":   {in: []string{"0.01 EUR", "9223372036854775807 EUR", "-0.01 EUR"}, want: "9223372036854775807.00 EUR"},
		"far scales":             {in: []string{"1 EUR", "0." + strings.Repeat("0", 61) + "1 EUR"}, want: "1." + strings.Repeat("0", 61) + "1 EUR"},
		"more than a handful": {
			in:   []string{"1 USD", "1 UAH", "1 RSD", "1 RUB", "1 CHF", "1 DEM", "1 EUR", "1 GBP", "1 ALL", "1 AMD", "2 RSD", "2 USD", "2 ALL"},
			want: "3 ALL, 1 AMD, 1 CHF, 1 DEM, 1 EUR, 1 GBP, 3 RSD, 1 RUB, 1 UAH, 3 USD",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			b := bag(tt.in...)
			require.Equal(t, tt.want, b.String())
			require.Equal(t, tt.want == "", b.IsZero())
			var texts []string
			for a := range b.All() {
				texts = append(texts, a.String())
				requireSame(t, a, b.Total(a.Currency()))
			}
			require.Equal(t, tt.want, strings.Join(texts, ", "))
			require.Len(t, texts, b.Len())

			for range b.All() {
				break // as iterators must bear
			}
			slices.Reverse(tt.in)
			require.Equal(t, tt.want, bag(tt.in...).String(), "in whatever order")

			for _, s := range tt.in {
				b.Sub(amount(s))
			}
			require.True(t, b.IsZero())
		})
	}
}

func TestBagTotal(t *testing.T) {
	b := bag("10.00 EUR", "-10.00 EUR", "5.5 USD")
	require.Equal(t, "5.5 USD", b.Total(money.USD).String())
	require.Equal(t, "0.00 EUR", b.Total(money.EUR).String(), "nets to nothing")
	require.Equal(t, "0 RSD", b.Total(money.RSD).String(), "nothing was added")
	require.True(t, b.Total(0).IsZero())
	require.True(t, b.Total(7).IsZero())
	require.Equal(t, "1.50 EUR", money.BagOf(amount("1 EUR"), amount("0.50 EUR")).String())
}

// A copy of its own does not follow the bag, of 64 bits and beyond.
func TestBagClone(t *testing.T) {
	for _, s := range []string{"1.00 EUR", "92233720368547758080.5 EUR"} {
		b := bag(s)
		c, n := b.Clone(), b.Neg()
		b.Add(amount("1.00 EUR"))
		b.Add(amount("1 USD"))
		b.AddBag(b)
		require.Equal(t, s, c.String())
		require.Equal(t, "-"+s, n.String())
		n.Add(amount(s))
		require.True(t, n.IsZero())
	}
	b := bag("-9223372036854775808 EUR")
	require.Equal(t, "9223372036854775808 EUR", b.Neg().String())
	b = bag("1.5 EUR", "2 USD")
	b.AddBag(b)
	require.Equal(t, "3.0 EUR, 4 USD", b.String())
	b.SubBag(b)
	require.True(t, b.IsZero())
}

func randomBag(rng *rand.Rand) money.Bag {
	var b money.Bag
	for range rng.IntN(6) {
		a := randomAmount(rng)
		d, err := money.ParseIn(strings.Fields(a.String())[0], []money.Currency{money.EUR, money.USD, money.CHF, money.RSD}[rng.IntN(4)])
		if err != nil {
			panic(err)
		}
		b.Add(d)
		if rng.IntN(4) == 0 {
			b.Sub(d)
		}
	}
	return b
}

// Adding bags is associative and commutative with the empty bag as its start,
// in the digits of the totals too.
func TestBagLaws(t *testing.T) {
	plus := func(b, c money.Bag) money.Bag {
		sum := b.Clone()
		sum.AddBag(c)
		return sum
	}
	rng := rand.New(rand.NewPCG(11, 12))
	for range 500 {
		a, b, c := randomBag(rng), randomBag(rng), randomBag(rng)
		before := a.String()
		require.Equal(t, plus(plus(a, b), c).String(), plus(a, plus(b, c)).String())
		require.Equal(t, plus(a, b).String(), plus(b, a).String())
		require.Equal(t, a.String(), plus(a, money.Bag{}).String())
		require.Equal(t, a.String(), plus(money.Bag{}, a).String())
		require.True(t, plus(a, a.Neg()).IsZero())
		require.True(t, a.Neg().Neg().Equal(a))
		require.Equal(t, before, a.String(), "left as it was")

		// Equality is that of the totals.
		require.Equal(t, maps.Equal(keys(a), keys(b)), a.Equal(b))
		require.True(t, a.Equal(plus(plus(a, b), b.Neg())))

		// Of two comparisons that exclude each other never are both met.
		for _, op := range []figure.Op{figure.Greater, figure.GreaterOrEqual, figure.Less, figure.LessOrEqual, figure.Equal} {
			mirror := map[figure.Op]figure.Op{figure.Greater: figure.Less, figure.GreaterOrEqual: figure.LessOrEqual,
				figure.Less: figure.Greater, figure.LessOrEqual: figure.GreaterOrEqual, figure.Equal: figure.Equal}[op]
			require.Equal(t, a.Compare(op, b), b.Compare(mirror, a))
		}
		require.Equal(t, a.Compare(figure.GreaterOrEqual, b), a.Compare(figure.Less, b).Not())
		require.Equal(t, check.Met, a.Compare(figure.Equal, a))
	}
}

func keys(b money.Bag) map[money.AmountKey]bool {
	m := map[money.AmountKey]bool{}
	for a := range b.All() {
		m[a.Key()] = true
	}
	return m
}

func TestBagCompare(t *testing.T) {
	tests := map[string]struct {
		b, c                  []string
		atLeast, above, equal check.Verdict
	}{
		"both empty":               {atLeast: check.Met, above: check.NotMet, equal: check.Met},
		"same":                     {b: []string{"1 EUR", "2 USD"}, c: []string{"2.0 USD", "1.00 EUR"}, atLeast: check.Met, above: check.NotMet, equal: check.Met},
		"more of one":              {b: []string{"5 EUR", "3 USD"}, c: []string{"4 EUR", "3 USD"}, atLeast: check.Met, above: check.Met, equal: check.NotMet},
		"less of one":              {b: []string{"4 EUR", "3 USD"}, c: []string{"5 EUR", "3 USD"}, atLeast: check.NotMet, above: check.NotMet, equal: check.NotMet},
		"depends on the rate":      {b: []string{"5 EUR", "3 USD"}, c: []string{"6 EUR", "2 USD"}, atLeast: check.CannotTell, above: check.CannotTell, equal: check.CannotTell},
		"other currency":           {b: []string{"1 EUR"}, c: []string{"1 USD"}, atLeast: check.CannotTell, above: check.CannotTell, equal: check.CannotTell},
		"against nothing":          {b: []string{"1 EUR"}, atLeast: check.Met, above: check.Met, equal: check.NotMet},
		"debt against nothing":     {b: []string{"-1 EUR"}, atLeast: check.NotMet, above: check.NotMet, equal: check.NotMet},
		"what nets needs no rate":  {b: []string{"1 EUR", "7 USD", "-7 USD"}, c: []string{"1 EUR"}, atLeast: check.Met, above: check.NotMet, equal: check.Met},
		"currency of one bag only": {b: []string{"1 EUR", "7 USD"}, c: []string{"1 EUR"}, atLeast: check.Met, above: check.Met, equal: check.NotMet},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			b, c := bag(tt.b...), bag(tt.c...)
			require.Equal(t, tt.atLeast, b.Compare(figure.GreaterOrEqual, c))
			require.Equal(t, tt.above, b.Compare(figure.Greater, c))
			require.Equal(t, tt.equal, b.Compare(figure.Equal, c))
			require.Equal(t, tt.equal == check.Met, b.Equal(c))
		})
	}
}

func TestBagJSON(t *testing.T) {
	b := bag("75000.50 USD", "1 EUR", "-1 EUR", "250000.00 CHF", "18446744073709551617.25 RSD")
	data, err := json.Marshal(b)
	require.NoError(t, err)
	require.Equal(t, `[{"amount":"250000.00","currency":"CHF"},{"amount":"18446744073709551617.25","currency":"RSD"},{"amount":"75000.50","currency":"USD"}]`, string(data))
	var back money.Bag
	require.NoError(t, json.Unmarshal(data, &back))
	require.True(t, b.Equal(back))
	require.Equal(t, b.String(), back.String())

	data, err = json.Marshal(struct {
		Empty money.Bag `json:"empty"`
		Left  money.Bag `json:"left,omitzero"`
	}{Left: bag("1 EUR", "-1.00 EUR")})
	require.NoError(t, err)
	require.Equal(t, `{"empty":[]}`, string(data))

	for _, s := range []string{"null", "[]", " [ ] ", `[{"amount":"0.00","currency":"EUR"}]`} {
		back = bag("1 EUR")
		require.NoError(t, back.UnmarshalJSON([]byte(s)), s)
		require.True(t, back.IsZero(), s)
	}
	require.NoError(t, back.UnmarshalJSON([]byte(`[{"amount":"1","currency":"USD"},{"amount":"1","currency":"EUR"}]`)))
	require.Equal(t, "1 EUR, 1 USD", back.String(), "any order is read")

	for name, s := range map[string]string{
		"currency twice":   `[{"amount":"1","currency":"USD"},{"amount":"1","currency":"USD"}]`,
		"zero twice":       `[{"amount":"0","currency":"USD"},{"amount":"1","currency":"USD"}]`,
		"null among":       `[null]`,
		"number":           `[{"amount":1,"currency":"USD"}]`,
		"unknown field":    `[{"amount":"1","currency":"USD","x":1}]`,
		"unknown currency": `[{"amount":"1","currency":"XXX"}]`,
		"object":           `{"USD":"1"}`,
		"text":             `"1 USD"`,
		"trailing":         `[] []`,
		"nothing":          ``,
		"exponent":         `[{"amount":"1e1000000000","currency":"USD"}]`,
		"arabic digits":    `[{"amount":"١","currency":"USD"}]`,
		"hidden mark":      "[{\"amount\":\"1\u200e\",\"currency\":\"USD\"}]",
		"invalid UTF-8":    "[{\"amount\":\"1\xff\",\"currency\":\"USD\"}]",
		"NUL":              "[{\"amount\":\"1\x00\",\"currency\":\"USD\"}]",
	} {
		back = bag("1 EUR")
		require.ErrorIs(t, back.UnmarshalJSON([]byte(s)), money.ErrAmount, name)
		require.Equal(t, "1 EUR", back.String(), "%s: left as it was", name)
	}

	long := bag(strings.Repeat("9", 64)+" EUR", "1 EUR")
	_, err = long.MarshalJSON()
	require.ErrorIs(t, err, money.ErrAmount)
}

func FuzzBagUnmarshalJSON(f *testing.F) {
	f.Add(`[{"amount":"250000.00","currency":"CHF"},{"amount":"75000.50","currency":"USD"}]`)
	f.Add(`[]`)
	f.Add(`null`)
	f.Add(`[{"amount":"0","currency":"USD"},{"amount":"1","currency":"USD"}]`)
	f.Add(`[null,{"amount":"` + strings.Repeat("9", 70) + `","currency":"USD"}]`)
	f.Fuzz(func(t *testing.T, s string) {
		var b money.Bag
		if err := b.UnmarshalJSON([]byte(s)); err != nil {
			require.True(t, b.IsZero())
			return
		}
		data, err := b.MarshalJSON()
		require.NoError(t, err)
		var back money.Bag
		require.NoError(t, back.UnmarshalJSON(data))
		require.Equal(t, b.String(), back.String())
	})
}

func TestBagAllocates(t *testing.T) {
	amounts := mixed(1000)
	b := money.BagOf(amounts...)
	require.Zero(t, testing.AllocsPerRun(10, func() {
		for _, a := range amounts {
			b.Add(a)
			b.Sub(a)
		}
	}))
	require.LessOrEqual(t, testing.AllocsPerRun(10, func() { money.BagOf(amounts...) }), 4.0)
	amounts = mixed(million)
	require.LessOrEqual(t, testing.AllocsPerRun(3, func() { money.BagOf(amounts...) }), 4.0)
	require.Zero(t, testing.AllocsPerRun(10, func() {
		for a := range b.All() {
			_ = a.Sign()
		}
	}))
}

// mixed returns n amounts in five currencies.
func mixed(n int) []money.Amount {
	amounts := make([]money.Amount, n)
	for i := range amounts {
		c := [...]money.Currency{money.EUR, money.USD, money.CHF, money.RSD, money.GBP}[i*7%5]
		amounts[i], _ = money.New(int64(i)*98765%1_000_000_000, 2, c)
	}
	return amounts
}

func BenchmarkBag(b *testing.B) {
	amounts := mixed(1000)
	decimals, codes := make([]decimal.Decimal, len(amounts)), make([]string, len(amounts))
	for i, a := range amounts {
		decimals[i], codes[i] = a.Decimal(), a.Currency().Code()
	}
	compare(b, func() {
		var bag money.Bag
		for _, a := range amounts {
			bag.Add(a)
		}
	}, func() {
		totals := map[string]decimal.Decimal{}
		for i, d := range decimals {
			totals[codes[i]] = totals[codes[i]].Add(d)
		}
	})
}

// Totals by currency of a million amounts in five.
func BenchmarkBagOfAMillion(b *testing.B) {
	amounts := mixed(million)
	decimals, codes := make([]decimal.Decimal, len(amounts)), make([]string, len(amounts))
	for i, a := range amounts {
		decimals[i], codes[i] = a.Decimal(), a.Currency().Code()
	}
	compareOnce(b, func() { _ = money.BagOf(amounts...) }, func() {
		totals := map[string]decimal.Decimal{}
		for i, d := range decimals {
			totals[codes[i]] = totals[codes[i]].Add(d)
		}
	})
}

func BenchmarkBagManyCurrencies(b *testing.B) {
	var amounts []money.Amount
	for _, c := range strings.Fields("EUR USD CHF RSD GBP ALL AMD AZN BAM BYN GEL ILS KGS KZT MDL MKD RUB TJS TMT TRY") {
		amounts = append(amounts, money.MustParse("1234567.89 "+c))
	}
	var bag money.Bag
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range amounts {
			bag.Add(a)
		}
	}
}

// Contributions come in whatever currency the donor gives, and stay apart.
func ExampleBag() {
	var pledged money.Bag
	for _, s := range []string{"100000.00 EUR", "250000.00 CHF", "-20000.00 EUR", "75000.50 USD"} {
		pledged.Add(money.MustParse(s))
	}
	for total := range pledged.All() {
		fmt.Println(total)
	}
	data, err := json.Marshal(pledged)
	fmt.Println(string(data), err)
	// Output:
	// 250000.00 CHF
	// 80000.00 EUR
	// 75000.50 USD
	// [{"amount":"250000.00","currency":"CHF"},{"amount":"80000.00","currency":"EUR"},{"amount":"75000.50","currency":"USD"}] <nil>
}

// Whether the money covers the budget may hang on a rate.
func ExampleBag_Compare() {
	budget := money.BagOf(money.MustParse("80000 EUR"), money.MustParse("50000 USD"))
	for _, held := range []money.Bag{
		money.BagOf(money.MustParse("80000 EUR"), money.MustParse("60000 USD")),
		money.BagOf(money.MustParse("70000 EUR"), money.MustParse("50000 USD")),
		money.BagOf(money.MustParse("90000 EUR"), money.MustParse("40000 USD")),
	} {
		fmt.Println(held, "covers it:", held.Compare(figure.GreaterOrEqual, budget))
	}
	// Output:
	// 80000 EUR, 60000 USD covers it: met
	// 70000 EUR, 50000 USD covers it: not met
	// 90000 EUR, 40000 USD covers it: cannot tell
}
