package programme_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

func TestBurnRate(t *testing.T) {
	base := programme.Burn{
		Budget: usd("1000.00"), Expenditure: usd("250.00"), Commitments: usd("50.00"), Span: period.MustParseSpan("2015"), AsOf: period.MustParse("2015-07-02"),
	}
	tests := map[string]struct {
		change    func(*programme.Burn)
		days      [2]int
		index     string
		projected string
		reason    indicator.Reason
	}{
		"half":                 {func(*programme.Burn) {}, [2]int{365, 183}, "0.50", "498.63 USD", ""},
		"after the end":        {func(b *programme.Burn) { b.AsOf = period.MustParse("2017") }, [2]int{365, 365}, "0.25", "250.00 USD", ""},
		"before the start":     {func(b *programme.Burn) { b.AsOf = period.MustParse("2014-12") }, [2]int{365, 0}, "", "", indicator.NotYetBegun},
		"first day":            {func(b *programme.Burn) { b.AsOf = period.MustParse("2015-01-01") }, [2]int{365, 1}, "91.25", "91250.00 USD", ""},
		"a month":              {func(b *programme.Burn) { b.AsOf = period.MustParse("2015-07") }, [2]int{}, "", "", indicator.MissingValue},
		"months":               {func(b *programme.Burn) { b.Span = period.MustParseSpan("2015-01/2015-12") }, [2]int{}, "", "", indicator.MissingValue},
		"open":                 {func(b *programme.Burn) { b.Span = period.MustParseSpan("2015/..") }, [2]int{}, "", "", indicator.MissingValue},
		"no day":               {func(b *programme.Burn) { b.AsOf = period.Date{} }, [2]int{}, "", "", indicator.MissingValue},
		"spending not stated":  {func(b *programme.Burn) { b.Expenditure = money.Amount{} }, [2]int{365, 183}, "", "", indicator.MissingValue},
		"nothing spent":        {func(b *programme.Burn) { b.Expenditure = usd("0.00") }, [2]int{365, 183}, "0.00", "0.00 USD", ""},
		"no budget":            {func(b *programme.Burn) { b.Budget = money.Amount{} }, [2]int{365, 183}, "", "498.63 USD", ""},
		"a budget of nothing":  {func(b *programme.Burn) { b.Budget = usd("0.00") }, [2]int{365, 183}, "", "498.63 USD", ""},
		"commitments unstated": {func(b *programme.Burn) { b.Commitments = money.Amount{} }, [2]int{365, 183}, "0.50", "498.63 USD", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			b := base
			tt.change(&b)
			r, err := b.Rate()
			require.NoError(t, err)
			require.Equal(t, tt.days, [2]int{r.DaysTotal, r.DaysElapsed})
			index, ok := r.Index.Round(2)
			require.Equal(t, tt.index != "", ok)
			if ok {
				require.Equal(t, tt.index, index.StringFixed(2))
			} else {
				require.NotEmpty(t, r.Index.Reason())
			}
			require.Equal(t, tt.projected, r.ProjectedTotal.String())
			require.Equal(t, tt.reason, r.Reason)
			require.NotEmpty(t, r.Trace())
		})
	}
	b := base
	b.Commitments = money.MustParse("1 EUR")
	_, err := b.Rate()
	require.ErrorIs(t, err, money.ErrMismatch)
	require.Equal(t, []string{" error programme.burn-currency"}, findingCodes(b.Check()))
	b = base
	b.Expenditure = usd("960.00")
	require.Equal(t, []string{"expenditure error programme.burn-overspent"}, findingCodes(b.Check()))
	require.Equal(t, []string{"budget warning programme.burn-budget", "span warning programme.burn-days"}, findingCodes(programme.Burn{}.Check()))
	require.Empty(t, base.Check())
}

// What is available, spent and committed is the budget, exactly, and spending
// in step with time has the index 1.
func TestBurnRateLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 9))
	for range 500 {
		amount := func() money.Amount {
			a, err := money.New(rng.Int64N(1e14), 2, money.USD)
			require.NoError(t, err)
			return a
		}
		b := programme.Burn{Budget: amount(), Expenditure: amount(), Commitments: amount(), Span: period.MustParseSpan("2012-01-01/2015-12-31"), AsOf: period.MustParse("2013-12-31")}
		r, err := b.Rate()
		require.NoError(t, err)
		sum, err := money.Sum(r.Available, b.Expenditure, b.Commitments)
		require.NoError(t, err)
		require.True(t, sum.Equal(b.Budget))
		sum, err = r.ProjectedTotal.Add(r.ProjectedVariance)
		require.NoError(t, err)
		require.True(t, sum.Equal(b.Budget))

		b.Budget, b.Expenditure = b.Budget.MulInt(int64(r.DaysTotal)), b.Budget.MulInt(int64(r.DaysElapsed))
		if b.Budget.Sign() > 0 {
			r, err = b.Rate()
			require.NoError(t, err)
			n, ok := r.Index.Number()
			require.True(t, ok)
			require.Equal(t, "1", n.String())
			require.True(t, r.ProjectedTotal.Equal(b.Budget))
		}
	}
}

func TestDeliveryRate(t *testing.T) {
	r, err := programme.DeliveryRate(usd("1"), usd("3"))
	require.NoError(t, err)
	require.Equal(t, "33.33 %", r.String())
	n, ok := r.Number()
	require.True(t, ok)
	require.Equal(t, "1/3", n.String())
	require.Empty(t, r.Reason())

	r, err = programme.DeliveryRate(usd("-1"), usd("8"))
	require.NoError(t, err)
	require.Equal(t, "-12.50 %", r.String())
	r, err = programme.DeliveryRate(usd("1"), usd("0.00"))
	require.NoError(t, err)
	require.Equal(t, "division-by-zero", r.String())
	r, err = programme.DeliveryRate(money.Amount{}, usd("1"))
	require.NoError(t, err)
	require.Equal(t, "missing-value", r.String())
	require.Equal(t, indicator.MissingValue, programme.MoneyRatio{}.Reason())
	for _, whole := range []string{"1 EUR", "0 EUR"} {
		_, err = programme.DeliveryRate(usd("1"), money.MustParse(whole))
		require.ErrorIs(t, err, money.ErrMismatch)
	}
}

func ExampleBurn_Rate() {
	r, err := programme.Burn{
		Budget: money.MustParse("8000000.00 USD"), Expenditure: money.MustParse("3100000.00 USD"), Commitments: money.MustParse("450000.00 USD"),
		Span: period.MustParseSpan("2012-01-01/2015-12-31"), AsOf: period.MustParse("2013-12-31"),
	}.Rate()
	if err != nil {
		panic(err)
	}
	fmt.Println("day", r.DaysElapsed, "of", r.DaysTotal, "delivered", r.Delivery, "available", r.Available)
	fmt.Println("at this pace", r.ProjectedTotal)
	// Output:
	// day 731 of 1461 delivered 38.75 % available 4450000.00 USD
	// at this pace 6195759.23 USD
}
