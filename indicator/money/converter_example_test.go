package money_test

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// ecb holds a few reference rates of the European Central Bank.
var ecb = money.MustRates(
	money.MustParseRate("1 EUR = 1.2096 CHF on 2012-03-15 (daily, ECB)"),
	money.MustParseRate("1 EUR = 1.3057 USD on 2012-03-15 (daily, ECB)"),
	money.MustParseRate("1 EUR = 1.3116 USD on 2012-03-16 (daily, ECB)"),
	money.MustParseRate("1 EUR = 1.2058 CHF on 2012-03-16 (daily, ECB)"),
)

// A Swiss contribution of a Sunday, in dollars: by the rates of the Friday
// before and through the euro, rounded once.
func ExampleConverter_Convert() {
	c := money.Converter{
		Rates:  []*money.Rates{ecb},
		Policy: money.OnOrBefore(7),
		Pivots: []money.Currency{money.EUR},
	}
	got, err := c.Convert(money.MustParse("100000.00 CHF"), money.USD, period.MustParse("2012-03-18"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(got)
	fmt.Print(got.Trace())
	// Output:
	// 100000.00 CHF = 108774.26 USD
	// input: amount: 100000.00 CHF
	// policy: rates: the newest rate on or before the day, at most 7 days old (for 2012-03-18)
	// rate: CHF to EUR: 1 EUR = 1.2058 CHF on 2012-03-16 (daily, ECB) (inverse, 2 days old)
	// rate: EUR to USD: 1 EUR = 1.3116 USD on 2012-03-16 (daily, ECB) (direct, 2 days old)
	// compute: amount × factor: 108774.2577541880… USD (factor 1.0877425775…)
	// rounding: once, at the end: to 2 decimals, half-even
	// result: amount: 108774.26 USD
}

// Without a rate there is no amount, and the error says what was looked at.
func ExampleConverter_Convert_noRate() {
	c := money.Converter{Rates: []*money.Rates{ecb}, Policy: money.OnOrBefore(7)}
	_, err := c.Convert(money.MustParse("250000.00 EUR"), money.USD, period.MustParse("2012-04-30"))
	fmt.Println(errors.Is(err, money.ErrNoRate), errors.Is(err, money.ErrStale))
	fmt.Println(err)

	var none *money.NoRateError
	if errors.As(err, &none) {
		fmt.Println("newest:", none.Tried[0].Before)
	}
	_, err = c.Convert(money.MustParse("250000.00 EUR"), money.RSD, period.MustParse("2012-03-15"))
	fmt.Println(err)
	// Output:
	// true true
	// money: no rate from EUR to USD for 2012-04-30, wanted is the newest rate on or before the day, at most 7 days old; EUR to USD (ECB): the newest rate is of 2012-03-16, 45 days old, and the limit is 7 days
	// newest: 1 EUR = 1.3116 USD on 2012-03-16 (daily, ECB)
	// money: no rate from EUR to RSD for 2012-03-15, wanted is the newest rate on or before the day, at most 7 days old; EUR to RSD: no table has this pair
}

// A rounded figure stays one in another currency: nobody reported 2,070,180
// dollars.
func ExampleConverter_ConvertFigure() {
	c := money.Converter{Rates: []*money.Rates{
		money.MustRates(money.MustParseRate("1 EUR = exactly 1.4787 USD on 2011-05-02 (daily, ECB)")),
	}}
	for _, text := range []string{"EUR 1.4 million", "more than EUR 8.5 million", "up to €25,000"} {
		got, err := c.ConvertFigure(money.MustParseFigure(text), money.USD, period.MustParse("2011-05-02"))
		if err != nil {
			fmt.Println(err)
			return
		}
		enough, err := got.Compare(figure.GreaterOrEqual, money.MustParse("2000000 USD"))
		fmt.Println(got.Bounds().Outwards(2), got.Currency(), enough, err)
	}
	// Output:
	// [1996245, 2144115] USD cannot tell <nil>
	// (12568950, ∞) USD met <nil>
	// [0, 36967.5] USD not met <nil>
}

// The lines of a budget, each at the rate of its own day. What cannot be
// converted is never in the total, and never forgotten.
func ExampleConverter_Total() {
	c := money.Converter{Rates: []*money.Rates{ecb}, Pivots: []money.Currency{money.EUR}}
	thursday, friday := period.MustParse("2012-03-15"), period.MustParse("2012-03-16")
	total, err := c.Total(money.USD, []money.DatedAmount{
		{Amount: money.MustParse("100000.00 EUR"), Date: thursday},
		{Amount: money.MustParse("250000.00 CHF"), Date: friday},
		{Amount: money.MustParse("-20000.00 EUR"), Date: thursday},
		{Amount: money.MustParse("2500000.00 RSD"), Date: friday, Name: "Co-funding of councils"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	amount, complete := total.Amount()
	fmt.Println(amount, complete)
	for _, part := range total.Parts() {
		fmt.Println(part.Date(), part)
	}
	for _, m := range total.Missing() {
		fmt.Printf("line %d: %v, %s\n", m.Index, m.Line.Amount, m.Line.Name)
	}
	// Output:
	// 376391.64 USD false
	// 2012-03-16 250000.00 CHF = 271935.64 USD
	// 2012-03-15 80000.00 EUR = 104456.00 USD
	// line 3: 2500000.00 RSD, Co-funding of councils
}

// Two sources for one currency.
func ExampleConverter_CheckWays() {
	un := money.MustRates(money.MustParseRate("1 USD = 0.765 EUR from 2012-03-15 (operational, UN Treasury)"))
	c := money.Converter{Rates: []*money.Rates{ecb, un}}
	on := period.MustParse("2012-03-15")
	for _, way := range c.Ways(money.EUR, money.USD, on) {
		fmt.Println(way)
	}
	fmt.Println(c.CheckWays(money.EUR, money.USD, on, figure.MustNumber("0.5")))
	fmt.Print(c.CheckWays(money.EUR, money.USD, on, figure.MustNumber("0.1")))
	// Output:
	// 1.3057 by 1 EUR = 1.3057 USD on 2012-03-15 (daily, ECB), direct, of that day
	// 1.3071895424… by 1 USD = 0.765 EUR from 2012-03-15 (operational, UN Treasury), inverse, of that day
	//
	// EUR-USD: warning: EUR to USD for 2012-03-15 is 1.3057 by 1 EUR = 1.3057 USD on 2012-03-15 (daily, ECB), direct, of that day and 1.3071895424… by 1 USD = 0.765 EUR from 2012-03-15 (operational, UN Treasury), inverse, of that day, which is 0.12 % off: at most 0.1 % are allowed [money.rate-gap]
}

// The lists of the United Nations Treasury: a list that is not full changes
// only what it names, and a full one ends what it no longer names.
func ExampleListInForce() {
	var b money.RatesBuilder
	add := func(day string, full bool, rates ...string) {
		list := make([]money.Rate, len(rates))
		for i, text := range rates {
			list[i] = money.MustParseRate("1 USD = " + text + " from " + day + " (operational, made up)")
		}
		if err := b.AddList(period.MustParse(day), full, list...); err != nil {
			fmt.Println(err)
		}
	}
	add("2012-03-01", true, "0.743 EUR", "7.987 UAH", "2.850 TMT")
	add("2012-03-15", false, "0.765 EUR")
	add("2012-04-01", true, "0.751 EUR", "7.987 UAH")
	table, err := b.Rates()
	if err != nil {
		fmt.Println(err)
		return
	}
	policy := money.ListInForce(45)
	for _, day := range []string{"2012-03-10", "2012-03-20"} {
		leg, err := table.Lookup(money.EUR, money.USD, period.MustParse(day), policy)
		fmt.Println(leg, err)
	}
	leg, err := table.Lookup(money.UAH, money.USD, period.MustParse("2012-03-20"), policy)
	fmt.Println(leg, err)
	_, err = table.Lookup(money.TMT, money.USD, period.MustParse("2012-04-02"), policy)
	fmt.Println(errors.Is(err, money.ErrNotListed))
	// Output:
	// 1 USD = 0.743 EUR from 2012-03-01 (operational, made up), inverse, 9 days old <nil>
	// 1 USD = 0.765 EUR from 2012-03-15 (operational, made up), inverse, 5 days old <nil>
	// 1 USD = 7.987 UAH from 2012-03-01 (operational, made up), inverse, 19 days old <nil>
	// true
}

func ExampleNewRate() {
	day := period.MustParse("2015-12-31")
	r, err := money.NewRate(money.JPY, money.RSD, decimal.New(924000, -4), money.Daily, day, "NBS")
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err = r.WithPer(100) // the value is for a hundred yen
	fmt.Println(r, err)
	fmt.Println(r.Factor(), r.Inverse())
	fmt.Println(r.Bounds())

	_, err = money.NewRate(money.EUR, money.EUR, decimal.New(1, 0), money.Daily, day, "")
	fmt.Println(err)
	// Output:
	// 100 JPY = 92.4000 RSD on 2015-12-31 (daily, NBS) <nil>
	// 0.924 250/231
	// [0.9239995, 0.9240005]
	// money: not a rate: from EUR to itself: want two currencies
}

// Two values for one day are refused when the table is made, not settled by
// the order of a file.
func ExampleNewRates_conflict() {
	_, err := money.NewRates(
		money.MustParseRate("1 EUR = 1.3191 USD on 2012-03-09 (daily, ECB)"),
		money.MustParseRate("1 EUR = 1.3190 USD on 2012-03-09 (daily, ECB)"),
	)
	fmt.Println(errors.Is(err, money.ErrConflict))
	fmt.Println(err)
	// Output:
	// true
	// money: rates conflict: two values for one date: 1 EUR = 1.3191 USD on 2012-03-09 (daily, ECB) and 1 EUR = 1.3190 USD on 2012-03-09 (daily, ECB)
}

func ExampleRates_Average() {
	over := period.MustParseSpan("2012-03-15/2012-03-18")
	for _, days := range []money.Weighting{money.PublishedDays, money.CalendarDays} {
		mean, err := ecb.Average(money.EUR, money.USD, over, days)
		fmt.Println(mean, err)
		rate, err := mean.Round(4, money.HalfUp)
		fmt.Println(rate, err)
	}
	mean, err := ecb.Average(money.EUR, money.CHF, over, money.PublishedDays)
	fmt.Println(mean.InverseOfMean().Round(10, money.HalfUp), mean.MeanOfInverses().Round(10, money.HalfUp), err)
	// Output:
	// 1 EUR = 1.30865 USD, the mean over 2012-03-15/2012-03-18 of 2 rates published (ECB) <nil>
	// 1 EUR = 1.3087 USD (average, ECB) <nil>
	// 1 EUR = 1.310125 USD, the mean over 2012-03-15/2012-03-18 of the rates in force on its 4 days (ECB) <nil>
	// 1 EUR = 1.3101 USD (average, ECB) <nil>
	// 0.8280202037 0.8280222531 <nil>
}

func ExampleEuroFixings_Convert() {
	fixings, err := money.NewEuroFixings(
		money.MustParseRate("1 EUR = 1.95583 DEM from 1999-01-01 (fixed, Regulation (EC) No 2866/98)"),
		money.MustParseRate("1 EUR = 6.55957 FRF from 1999-01-01 (fixed, Regulation (EC) No 2866/98)"),
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	got, err := fixings.Convert(money.MustParse("100.00 DEM"), money.MustCurrency("FRF"))
	fmt.Println(got.Amount, got.Euro, err)
	// Output:
	// 335.38 FRF 51.129 EUR <nil>
}

// A rate of a retired code goes on at a hundredth, and another was stored
// upside down.
func ExampleRates_Check() {
	table := money.MustRates(
		money.MustParseRate("1 TRY = 0.0539 UAH on 2014-04-04 (daily, made up)"),
		money.MustParseRate("1 TRY = 5.4012 UAH on 2014-04-07 (daily, made up)"),
		money.MustParseRate("1 USD = 31.07 RUB on 2010-05-31 (daily, made up)"),
		money.MustParseRate("1 USD = 0.03211 RUB on 2010-06-01 (daily, made up)"),
		money.MustParseRate("1 USD = 31.28 RUB on 2010-06-02 (daily, made up)"),
	)
	for _, f := range table.Check() {
		fmt.Println(f.Path, f.Code)
		fmt.Println(f.Message)
	}
	// Output:
	// TRY-UAH money.rate-step
	// 1 TRY = 5.4012 UAH on 2014-04-07 (daily, made up) comes after 1 TRY = 0.0539 UAH on 2014-04-04 (daily, made up): it is about 100 times the rate before
	// USD-RUB money.rate-inverted
	// 1 USD = 0.03211 RUB on 2010-06-01 (daily, made up) comes after 1 USD = 31.07 RUB on 2010-05-31 (daily, made up): its inverse goes better with the rate before, and the next, of 2010-06-02, is like the one before
}

func ExampleParsePolicy() {
	for _, text := range []string{"on-or-before:7", "average:published-days:2012-03", "inforeuro"} {
		p, err := money.ParsePolicy(text)
		fmt.Println(p, err)
	}
	_, err := money.ParsePolicy("nearest")
	fmt.Println(err)
	fmt.Println(money.Policy{} == money.OnOrBefore(money.DefaultMaxAge))
	// Output:
	// on-or-before:7 <nil>
	// average:published-days:2012-03 <nil>
	// inforeuro <nil>
	// money: "nearest" is no policy: want exact-day, on-or-before:14, nearest:3, list-in-force:45 (or :unlimited), month-of, year-of, average:published-days:2012-03, inforeuro or fixed-and-agreed
	// true
}
