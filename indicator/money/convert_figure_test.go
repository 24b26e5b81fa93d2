package money_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

func TestConvertFigure(t *testing.T) {
	c := money.Converter{
		Rates: []*money.Rates{money.MustRates(parseRates(
			"1 EUR = 2 USD on 2012-03-15 (daily)",
			"1 EUR = exactly 4 CHF on 2012-03-15 (daily)",
			"1 EUR = 1.95583 BAM (fixed)",
		)...)},
		Pivots: []money.Currency{money.EUR},
	}
	tests := map[string]struct {
		text, to, want string
		policy         figure.Policy
	}{
		"exact, rounded rate":       {"EUR 100", "USD", "[150, 250]", figure.Policy{}},
		"exact, exact rate":         {"EUR 100", "CHF", "[400, 400]", figure.Policy{}},
		"rounded":                   {"EUR 8 million", "CHF", "[30000000, 34000000]", figure.Policy{}},
		"rounded, rounded rate":     {"EUR 8 million", "USD", "[11250000, 21250000]", figure.Policy{}},
		"inverse":                   {"USD 100", "EUR", "[40, 200/3]", figure.Policy{}},
		"two legs":                  {"USD 100", "CHF", "[160, 800/3]", figure.Policy{}},
		"open":                      {"more than EUR 8.5 million", "CHF", "(34000000, ∞)", figure.Policy{}},
		"open, rounded rate":        {"more than EUR 100", "USD", "(150, ∞)", figure.Policy{}},
		"up to":                     {"up to EUR 100", "USD", "[0, 250]", figure.Policy{}},
		"less than":                 {"less than EUR 100", "USD", "[0, 250)", figure.Policy{}},
		"range":                     {"EUR 5-7 million", "CHF", "[20000000, 28000000]", figure.Policy{}},
		"about has no bounds":       {"about EUR 100", "CHF", "(-∞, ∞)", figure.Policy{}},
		"about, under a policy":     {"about EUR 100", "CHF", "[360, 440]", figure.Policy{AboutMargin: figure.PercentMargin(figure.Int(10))}},
		"fixed":                     {"BAM 195583", "EUR", "[100000, 100000]", figure.Policy{}},
		"itself, no rate is needed": {"EUR 8 million", "EUR", "[7500000, 8500000]", figure.Policy{}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			f := money.MustParseFigure(tt.text).Under(tt.policy)
			to := money.MustCurrency(tt.to)
			got, err := c.ConvertFigure(f, to, period.MustParse("2012-03-15"))
			require.NoError(t, err)
			require.Equal(t, tt.want, got.Bounds().String())
			require.Equal(t, to, got.Currency())
			require.True(t, got.From().Equal(f))
			require.Equal(t, tt.policy, got.From().Figure().Policy())
			if v, ok := f.Figure().Value(); ok && f.Bounds().Contains(v) {
				require.True(t, got.Bounds().Contains(v.Mul(got.Factor())))
			}
			tr := got.Trace()
			require.Equal(t, f.String(), tr[0].Text)
			require.Len(t, tr.Of(check.Result), 1)
			require.Len(t, tr.Of(check.Rate), len(got.Legs()))

			_, err = got.Compare(figure.Less, money.MustParse("1 GBP"))
			require.ErrorIs(t, err, money.ErrMismatch)
		})
	}
	none, err := c.ConvertFigure(money.Figure{}, money.USD, period.Date{})
	require.NoError(t, err)
	require.True(t, none.Bounds().IsUnbounded())
	require.True(t, none.Currency().IsZero())
	require.Len(t, none.Trace(), 1)
	_, err = c.ConvertFigure(money.MustParseFigure("EUR 5"), money.RSD, period.MustParse("2012-03-15"))
	require.ErrorIs(t, err, money.ErrNoRate)
	_, err = c.ConvertFigure(money.MustParseFigure("EUR 5"), 7, period.MustParse("2012-03-15"))
	require.ErrorIs(t, err, money.ErrUnknownCurrency)
	rights, err := c.ConvertFigure(money.MustParseFigure("XDR 5"), money.XDR, period.Date{})
	require.NoError(t, err, "a minor unit is not needed")
	require.Equal(t, "[5, 5]", rights.Bounds().String())
}

// The bounds hold whatever the true figure and the true rates are.
func TestConvertFigureHolds(t *testing.T) {
	f := money.MustParseFigure("RUB 15.0 million")
	on := period.MustParse("2012-03-15")
	convert := func(rub, gbp string) figure.Interval {
		c := money.Converter{Rates: []*money.Rates{money.MustRates(parseRates(
			"1 EUR = "+rub+" RUB on 2012-03-15 (daily)", "1 EUR = "+gbp+" GBP on 2012-03-15 (daily)",
		)...)}, Pivots: []money.Currency{money.EUR}}
		got, err := c.ConvertFigure(f, money.GBP, on)
		require.NoError(t, err)
		return got.Bounds()
	}
	bounds := convert("38.4", "0.833")
	for _, rub := range []string{"exactly 38.35", "exactly 38.4", "exactly 38.45"} {
		for _, gbp := range []string{"exactly 0.8325", "exactly 0.833", "exactly 0.8335"} {
			require.True(t, convert(rub, gbp).Within(bounds), "%s %s", rub, gbp)
		}
	}
	lo, _, _ := convert("exactly 38.45", "exactly 0.8325").Lo()
	least, isClosed, _ := bounds.Lo()
	require.True(t, least.Equal(lo) && isClosed, "and are no wider than that")
}
