package money_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

func TestConvertOver(t *testing.T) {
	chfPerEUR := money.MustParseRate("1 EUR = 1.2061 CHF on 2012-03-15 (daily, ECB)")
	usdPerEUR := money.MustParseRate("1 EUR = 1.3057 USD on 2012-03-15 (daily, ECB)")
	kztPerUSD := money.MustParseRate("1 USD = 147.74 KZT on 2012-03-14 (daily, National Bank)")
	jpyPer100 := money.MustParseRate("100 JPY = 1.2006 USD (agreed)")

	undated := money.MustParseRate("3 USD = 10/3 CHF (average, ECB)") // a table would not take it

	tests := map[string]struct {
		amount string
		rates  []money.Rate
		want   string
		uses   string
	}{
		"none":               {amount: "10.005 EUR", want: "10.00 EUR"},
		"direct":             {amount: "100.00 EUR", rates: []money.Rate{usdPerEUR}, want: "130.57 USD", uses: "direct"},
		"inverse":            {amount: "100.00 USD", rates: []money.Rate{usdPerEUR}, want: "76.59 EUR", uses: "inverse"},
		"two":                {amount: "100000.00 CHF", rates: []money.Rate{chfPerEUR, usdPerEUR}, want: "108258.02 USD", uses: "inverse direct"},
		"a second of a pair": {amount: "100.00 EUR", rates: []money.Rate{usdPerEUR, usdPerEUR}, want: "100.00 EUR", uses: "direct inverse"},
		"a fraction":         {amount: "100.00 CHF", rates: []money.Rate{undated}, want: "90.00 USD", uses: "inverse"},
		"more than a look-up goes over": {
			amount: "100000.00 CHF",
			rates:  []money.Rate{chfPerEUR, usdPerEUR, kztPerUSD, kztPerUSD, usdPerEUR, usdPerEUR, jpyPer100},
			want:   "9016993 JPY", uses: "inverse direct direct inverse inverse direct inverse",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := money.Converter{}.ConvertOver(money.MustParse(tt.amount), period.MustParse("2012-03-16"), tt.rates...)
			require.NoError(t, err)
			require.Equal(t, tt.want, got.Amount().String())
			require.True(t, got.Exact().Equal(got.Factor().Mul(got.From().Number())))
			uses := make([]string, 0, len(tt.rates))
			for i, leg := range got.Legs() {
				require.True(t, leg.Rate.Equal(tt.rates[i]), "leg %d is %s", i, leg)
				uses = append(uses, map[bool]string{true: "inverse", false: "direct"}[leg.Inverse])
			}
			require.Equal(t, tt.uses, strings.Join(uses, " "))
			require.Len(t, got.Trace().Of(check.Rate), len(tt.rates))
		})
	}
}

func TestConvertOverErrors(t *testing.T) {
	usdPerEUR := money.MustParseRate("1 EUR = 1.3057 USD on 2012-03-15 (daily, ECB)")
	on := period.MustParse("2012-03-15")

	_, err := money.Converter{}.ConvertOver(money.MustParse("1 CHF"), on, usdPerEUR)
	require.ErrorIs(t, err, money.ErrRate)
	require.ErrorContains(t, err, "leg 1 from CHF")

	_, err = money.Converter{}.ConvertOver(money.MustParse("1 EUR"), on, usdPerEUR, money.Rate{})
	require.ErrorIs(t, err, money.ErrRate)
	require.ErrorContains(t, err, "leg 2 is not stated")

	perOunce := money.MustParseRate("1 XAU = 1600 USD (agreed)")
	_, err = money.Converter{}.ConvertOver(money.MustParse("1 USD"), on, perOunce)
	require.ErrorIs(t, err, money.ErrNoMinorUnit)

	got, err := money.Converter{}.ConvertOver(money.Amount{}, on, usdPerEUR)
	require.NoError(t, err)
	require.Equal(t, "", got.String())
}

// An age is that on the date asked for, and the oldest rate is seen.
func TestConvertOverAges(t *testing.T) {
	got, err := money.Converter{}.ConvertOver(money.MustParse("100 EUR"), period.MustParse("2012-03-20"),
		money.MustParseRate("1 EUR = 1.3057 USD on 2012-03-15 (daily, ECB)"),
		money.MustParseRate("1 USD = 147.74 KZT on 2012-03-12 (daily, National Bank)"))
	require.NoError(t, err)
	oldest, ok := got.Oldest()
	require.True(t, ok)
	require.Equal(t, 8, oldest.Age)
	require.Equal(t, 3, got.Spread())
	require.Contains(t, got.Trace().String(), "named by the caller")
}
