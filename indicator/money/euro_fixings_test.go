package money_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

func TestEuroFixings(t *testing.T) {
	fixings, err := money.NewEuroFixings(parseRates(
		"1 EUR = 1.95583 DEM from 1999-01-01 (fixed, Regulation (EC) No 2866/98)",
		"1 EUR = 6.55957 FRF from 1999-01-01 (fixed, Regulation (EC) No 2866/98)",
		"1 EUR = 1936.27 ITL from 1999-01-01 (fixed, Regulation (EC) No 2866/98)",
		"1 EUR = 3.45280 LTL from 2015-01-01 (fixed, Regulation (EU) No 851/2014)",
	)...)
	require.NoError(t, err)
	tests := map[string]struct{ from, to, want, euro string }{
		"through the euro":     {"100.00 DEM", "FRF", "335.38 FRF", "51.129 EUR"},
		"to euro":              {"1955.83 DEM", "EUR", "1000.00 EUR", ""},
		"from euro":            {"100.00 EUR", "ITL", "193627 ITL", ""},
		"half goes up":         {"0.5 EUR", "ITL", "968 ITL", ""},
		"half goes up, below":  {"-100.00 DEM", "FRF", "-335.38 FRF", "-51.129 EUR"},
		"later than the first": {"3452.80 LTL", "DEM", "1955.83 DEM", "1000.000 EUR"},
		"itself":               {"3452.80 LTL", "LTL", "3452.80 LTL", ""},
		"euro":                 {"5.005 EUR", "EUR", "5.01 EUR", ""},
		"not stated":           {"", "EUR", "", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var a money.Amount
			require.NoError(t, a.UnmarshalText([]byte(tt.from)))
			got, err := fixings.Convert(a, money.MustCurrency(tt.to))
			require.NoError(t, err)
			require.Equal(t, tt.want, got.Amount.String())
			require.Equal(t, tt.euro, got.Euro.String())
			require.Equal(t, tt.from, got.From.String())
			require.Len(t, got.Trace().Of(check.Rate), len(got.Rates))
		})
	}
	_, err = fixings.Convert(money.MustParse("5 CHF"), money.EUR)
	require.ErrorIs(t, err, money.ErrNoRate)
	_, err = fixings.Convert(money.MustParse("5 DEM"), money.CHF)
	require.ErrorIs(t, err, money.ErrNoRate)
	_, err = fixings.Convert(money.MustParse("5 DEM"), 0)
	require.ErrorIs(t, err, money.ErrUnknownCurrency)
	_, err = money.EuroFixings{}.Convert(money.MustParse("5 DEM"), money.EUR)
	require.ErrorIs(t, err, money.ErrNoRate)

	// The euro that marks have become goes on to dollars by the rate of a day.
	c := money.Converter{Rates: []*money.Rates{fixings.Rates(), ecb}, Pivots: []money.Currency{money.EUR}}
	got, err := c.Convert(money.MustParse("1955.83 DEM"), money.USD, period.MustParse("2012-03-15"))
	require.NoError(t, err)
	require.Equal(t, "1305.70 USD", got.Amount().String())
}

func TestEuroFixingsRefuses(t *testing.T) {
	for name, rates := range map[string][]string{
		"five figures":    {"1 EUR = 1.9558 DEM from 1999-01-01 (fixed)"},
		"seven figures":   {"1 EUR = 1.955830 DEM from 1999-01-01 (fixed)"},
		"a daily rate":    {"1 EUR = 1.95583 BGN on 2012-03-15 (daily)"},
		"the inverse":     {"1 DEM = 0.511292 EUR from 1999-01-01 (fixed)"},
		"another base":    {"1 USD = 1.95583 DEM from 1999-01-01 (fixed)"},
		"for a hundred":   {"100 EUR = 195.583 DEM from 1999-01-01 (fixed)"},
		"two of a kind":   {"1 EUR = 1.95583 DEM from 1999-01-01 (fixed)", "1 EUR = 1.95584 DEM from 2002-01-01 (fixed)"},
		"two of one date": {"1 EUR = 1.95583 DEM from 1999-01-01 (fixed)", "1 EUR = 1.95584 DEM from 1999-01-01 (fixed)"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := money.NewEuroFixings(parseRates(rates...)...)
			if len(rates) == 2 {
				require.ErrorIs(t, err, money.ErrConflict)
				return
			}
			require.ErrorIs(t, err, money.ErrRate)
		})
	}
}
