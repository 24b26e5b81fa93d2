package money_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// A way converts each amount to what Convert makes of it, whatever fits or not.
func TestWayIsThatOfConvert(t *testing.T) {
	on := period.MustParse("2012-03-16")
	long := "1 EUR = 1." + strings.Repeat("3", 40) + " USD (fixed)"
	table := money.MustRates(parseRates(
		"1 EUR = 1.2061 CHF on 2012-03-15 (daily)", "1 EUR = 109.4167 JPY on 2012-03-15 (daily)",
		"100 EUR = 4376.0312345678901 RON on 2012-03-15 (daily)", "3 EUR = 14.0001 UAH on 2012-03-15 (daily)",
		"1 EUR = 123456789012345.678 TRY on 2012-03-15 (daily)", "1 EUR = 0.000000000000001 GBP on 2012-03-15 (daily)",
		"1 EUR = 3.5 XDR on 2012-03-15 (daily)", long)...)
	codes := strings.Fields("EUR USD CHF JPY RON UAH TRY GBP XDR")
	rng := rand.New(rand.NewPCG(71, 72))
	amounts := func(code string) []money.Amount {
		as := []money.Amount{amount("0 " + code), amount("-0.005 " + code), amount("9223372036854775807 " + code), amount("-9223372036854775808 " + code),
			amount("123456789012345678901234567890.12 " + code), amount("0." + strings.Repeat("0", 40) + "1 " + code)}
		for range 20 {
			a, err := money.New(rng.Int64()>>rng.IntN(64), rng.IntN(6), money.MustCurrency(code))
			require.NoError(t, err)
			as = append(as, a, a.Neg())
		}
		return as
	}
	for _, mode := range []money.Rounding{money.HalfEven, money.HalfUp, money.Down, money.Up, money.Floor, money.Ceiling} {
		c := money.Converter{Rates: []*money.Rates{table}, Pivots: []money.Currency{money.EUR}, Rounding: mode}
		for _, c := range []money.Converter{c, c.WithScale(-3), c.WithScale(0), c.WithScale(7), c.WithScale(62)} {
			for _, from := range codes {
				for _, to := range codes {
					base, quote := money.MustCurrency(from), money.MustCurrency(to)
					way, wrong := c.Way(base, quote, on)
					for _, a := range amounts(from) {
						want, err := c.Convert(a, quote, on)
						if err != nil {
							require.EqualError(t, wrong, err.Error())
							break
						}
						require.NoError(t, wrong)
						got, err := way.Convert(a)
						require.NoError(t, err)
						requireSame(t, want.Amount(), got)
						require.True(t, way.Factor.Equal(want.Factor()))
						require.Equal(t, fmt.Sprint(want.Legs()), fmt.Sprint(way.Legs))
					}
				}
			}
		}
	}
}

func TestWayErrors(t *testing.T) {
	c := money.Converter{Rates: []*money.Rates{ecb}, Pivots: []money.Currency{money.EUR}}
	on := period.MustParse("2012-03-15")
	way, err := c.Way(money.CHF, money.USD, on)
	require.NoError(t, err)

	_, err = way.Convert(amount("1 EUR"))
	require.ErrorIs(t, err, money.ErrMismatch)
	got, err := way.Convert(money.Amount{})
	require.NoError(t, err)
	require.True(t, got.IsZero())
	for _, none := range []money.Way{{}, {Factor: way.Factor, Legs: way.Legs}} {
		for _, a := range []money.Amount{{}, amount("1 CHF")} {
			_, err = none.Convert(a)
			require.ErrorIs(t, err, money.ErrRate)
		}
	}

	for name, tt := range map[string]struct {
		from, to money.Currency
		want     error
	}{
		"no rate":       {money.RSD, money.USD, money.ErrNoRate},
		"no minor unit": {money.XDR, money.XDR, money.ErrNoMinorUnit},
		"from none":     {0, money.USD, money.ErrUnknownCurrency},
		"to none":       {money.USD, 0, money.ErrUnknownCurrency},
		"none to none":  {0, 0, money.ErrUnknownCurrency},
		"no currency":   {7, 7, money.ErrUnknownCurrency},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := c.Way(tt.from, tt.to, on)
			require.ErrorIs(t, err, tt.want)
		})
	}

	// Ways are looked for without a look at the digits of results.
	gold := money.Converter{Rates: []*money.Rates{money.MustRates(money.MustParseRate("1 XAU = 1600 USD (agreed)"))}}
	ways := gold.Ways(money.USD, money.MustCurrency("XAU"), on)
	require.Len(t, ways, 1)
	_, err = ways[0].Convert(amount("800 USD"))
	require.ErrorIs(t, err, money.ErrNoMinorUnit)
	got, err = gold.WithScale(3).Ways(money.USD, money.MustCurrency("XAU"), on)[0].Convert(amount("800 USD"))
	require.NoError(t, err)
	require.Equal(t, "0.500 XAU", got.String())
}

func TestWayAllocatesNothing(t *testing.T) {
	c := money.Converter{Rates: []*money.Rates{ecb}, Pivots: []money.Currency{money.EUR}}
	way, err := c.Way(money.CHF, money.USD, period.MustParse("2012-03-15"))
	require.NoError(t, err)
	a := amount("100000.00 CHF")
	require.Zero(t, testing.AllocsPerRun(100, func() { _, _ = way.Convert(a) }))
}

func ExampleConverter_Way() {
	c := money.Converter{Rates: []*money.Rates{ecb}, Pivots: []money.Currency{money.EUR}}
	way, err := c.Way(money.CHF, money.USD, period.MustParse("2012-03-15"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(way)
	for _, text := range []string{"95000.00 CHF", "150000.00 CHF", "40000.00 CHF"} {
		usd, err := way.Convert(money.MustParse(text))
		fmt.Println(usd, err)
	}
	_, err = way.Convert(money.MustParse("1.00 EUR"))
	fmt.Println(err)
	// Output:
	// 1.0794477513… by 1 EUR = 1.2096 CHF on 2012-03-15 (daily, ECB), inverse, of that day; 1 EUR = 1.3057 USD on 2012-03-15 (daily, ECB), direct, of that day
	// 102547.54 USD <nil>
	// 161917.16 USD <nil>
	// 43177.91 USD <nil>
	// money: currencies differ: EUR and CHF: convert one of them first
}
