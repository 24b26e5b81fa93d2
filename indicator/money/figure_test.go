package money_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
)

var _ figure.Quantity = money.Figure{}

func TestParseFigure(t *testing.T) {
	tests := map[string]struct {
		text     string
		currency money.Currency
		bounds   string
		want     string // as text
	}{
		"rounded":           {"USD 8 million", money.USD, "[7500000, 8500000]", "USD 8 million"},
		"code behind":       {"more than 8.5 Million USD", money.USD, "(8500000, ∞)", "more than USD 8.5 million"},
		"symbol":            {"up to €25,000", money.EUR, "[0, 25000]", "up to EUR 25000"},
		"decimal comma":     {"EUR 1,4 million", money.EUR, "[1350000, 1450000]", "EUR 1.4 million"},
		"about has no ends": {"roughly 100 USD", money.USD, "(-∞, ∞)", "about USD 100"},
		"range":             {"CHF 5-7 million", money.CHF, "[5000000, 7000000]", "CHF 5-7 million"},
		"withdrawn":         {"DEM 5 million", money.DEM, "[4500000, 5500000]", "DEM 5 million"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			f, err := money.ParseFigure(tt.text)
			require.NoError(t, err)
			require.Equal(t, tt.currency, f.Currency())
			require.Equal(t, tt.bounds, f.Bounds().String())
			require.Equal(t, tt.want, f.String())
			require.Equal(t, tt.currency.Code(), f.Figure().Unit())

			text, err := json.Marshal(f)
			require.NoError(t, err)
			var back money.Figure
			require.NoError(t, json.Unmarshal(text, &back))
			require.True(t, back.Equal(f), "%s", text)
			require.Equal(t, f.Currency(), back.Currency())
		})
	}
}

func TestParseFigureRefuses(t *testing.T) {
	for _, text := range []string{"over 1,700 jobs", "15%", "8 million"} {
		f, err := money.ParseFigure(text)
		require.ErrorIs(t, err, money.ErrNotMoney, text)
		require.True(t, f.IsZero())
	}
	_, err := money.ParseFigure("many dollars")
	require.ErrorIs(t, err, figure.ErrParse)
	require.Panics(t, func() { money.MustParseFigure("15%") })

	f := money.MustParseFigure("USD 5")
	require.ErrorIs(t, json.Unmarshal([]byte(`{"hedge":"exact","value":"5","place_value":"1","unit":"jobs"}`), &f), money.ErrNotMoney)
	require.Error(t, json.Unmarshal([]byte(`{"hedge":"exact"}`), &f))
	require.Equal(t, "USD 5", f.String(), "an error leaves the figure as it was")
}

func TestFigureNotStated(t *testing.T) {
	var f money.Figure
	require.True(t, f.IsZero())
	require.True(t, f.Bounds().IsUnbounded())
	require.True(t, f.Currency().IsZero())
	require.Empty(t, f.String())

	text, err := json.Marshal(f)
	require.NoError(t, err)
	back := money.MustParseFigure("USD 5")
	require.NoError(t, json.Unmarshal(text, &back))
	require.True(t, back.IsZero())
}

func TestStated(t *testing.T) {
	f, err := money.Stated(money.MustParse("1234.50 EUR"))
	require.NoError(t, err)
	require.Equal(t, figure.Exact, f.Figure().Hedge())
	place, ok := f.Figure().PlaceValue()
	require.True(t, ok)
	require.Equal(t, "0.01", place.String(), "the scale as stated")
	require.Equal(t, "[1234.5, 1234.5]", f.Bounds().String())
	require.Equal(t, "exactly EUR 1234.50", f.String())

	zero, err := money.Stated(money.Amount{})
	require.NoError(t, err)
	require.True(t, zero.IsZero())
}

func TestFigureWith(t *testing.T) {
	source := figure.Source{Publisher: "World Bank"}
	f := money.MustParseFigure("roughly 100 USD").WithRole(figure.Planned).WithSource(source)
	require.Equal(t, figure.Planned, f.Figure().Role())
	got, ok := f.Figure().Source()
	require.True(t, ok)
	require.Equal(t, source, got)

	margin := figure.Policy{AboutMargin: figure.PercentMargin(figure.Int(10))}
	require.Equal(t, "[90, 110]", f.Under(margin).Bounds().String())
	require.True(t, f.Bounds().IsUnbounded(), "the figure itself is as it was")
	require.Equal(t, check.Met, f.Under(margin).Figure().Compare(figure.Greater, figure.Int(80)))
}

// Package figure tells a currency's code from another word by a list of its
// own, since it lies below this package. The two lists hold the same codes.
func TestCurrencyCodesOfFigures(t *testing.T) {
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			for c := 'A'; c <= 'Z'; c++ {
				code := string([]rune{a, b, c})
				_, err := money.ParseCurrency(code)
				require.Equal(t, err == nil, figure.IsCurrencyCode(code), code)
			}
		}
	}
}

func FuzzParseFigure(f *testing.F) {
	for _, seed := range []string{"USD 8 million", "up to €25,000", "8.5 Million USD", "15%", "CHF 5-7m", "XXX 5"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := money.ParseFigure(s)
		if err != nil {
			require.True(t, got.IsZero())
			return
		}
		back, err := money.ParseFigure(got.String())
		require.NoError(t, err, got.String())
		require.True(t, back.Equal(got), "%q prints as %q, which reads as %q", s, got, back)
	})
}

func ExampleParseFigure() {
	f, err := money.ParseFigure("EUR 1,4 million")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(f, f.Bounds(), f.Currency().Code())
	fmt.Println(f.Format(lang.NewPrinter(lang.French)))

	_, err = money.ParseFigure("up to 15,000 migrants")
	fmt.Println(err)
	// Output:
	// EUR 1.4 million [1350000, 1450000] EUR
	// EUR 1,4 million
	// money: not a figure in a currency: up to 15000 migrants: money: unknown currency: "migrants": want an ISO 4217 code such as EUR
}

func BenchmarkParseFigure(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := money.ParseFigure("more than 8.5 Million USD"); err != nil {
			b.Fatal(err)
		}
	}
}
