package diaspora_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

func TestLeverage(t *testing.T) {
	leverage := func(grants, investment string) diaspora.Leverage {
		l, err := diaspora.LeverageOf(money.MustParseFigure(grants), money.MustParseFigure(investment))
		require.NoError(t, err)
		return l
	}
	// PARE 1+1, 2010-2018 (IPN): 767.7 million of investment on 242.4 million of
	// grants.
	l := leverage("MDL 242.4 million", "MDL 767.7 million")
	require.Equal(t, "3.1671 in [3.1662, 3.168]", l.InvestmentPerGrant.String())
	require.Equal(t, "2.1671 in [2.1662, 2.168]", l.PrivatePerGrant.String())
	require.Equal(t, check.Met, l.Supports(figure.MustParse("3.2")))
	require.Equal(t, check.Met, l.Supports(figure.MustParse("2.2")), "in the other meaning")
	require.Equal(t, check.NotMet, l.Supports(figure.MustParse("3.0")))
	require.Equal(t, check.CannotTell, l.Supports(figure.MustParse("about 5")), "about has no bounds without a margin")
	require.Equal(t, check.Met, l.Supports(figure.MustParse("more than 3")))
	require.Len(t, l.Trace(), 4)

	// Twelve million of grants beside 46 million: "1 leu attracts about 5"
	// (BlackSeaNews).
	l = leverage("MDL 12 million", "MDL 46 million")
	five := figure.MustParse("about 5").Under(figure.Policy{AboutMargin: figure.PercentMargin(figure.Int(10))})
	require.Equal(t, check.NotMet, l.Supports(five))

	// Hedges are carried through.
	l = leverage("at least EUR 100", "EUR 300")
	require.Equal(t, "3 in (0, 3]", l.InvestmentPerGrant.String())

	l = leverage("EUR 0", "EUR 300")
	require.Equal(t, "undefined: division by zero", l.InvestmentPerGrant.String())
	require.Equal(t, "undefined: division by zero", l.PrivatePerGrant.String())
	require.Nil(t, l.InvestmentPerGrant.Face)
	require.Equal(t, check.CannotTell, l.Supports(five))

	l, err := diaspora.LeverageOf(money.Figure{}, money.MustParseFigure("EUR 300"))
	require.NoError(t, err)
	require.Equal(t, "the grants are not stated", l.InvestmentPerGrant.Undefined)

	_, err = diaspora.LeverageOf(money.MustParseFigure("EUR 1"), money.MustParseFigure("USD 1"))
	require.ErrorIs(t, err, claim.ErrUnits)
}

func TestOwnContributionsTo(t *testing.T) {
	own := func(grant, percent string) diaspora.OwnContributions {
		o, err := diaspora.OwnContributionsTo(money.MustParseFigure(grant), figure.MustParse(percent))
		require.NoError(t, err)
		return o
	}
	o := own("CHF 100000", "10%")
	require.Equal(t, "[10000, 10000]", o.OfGrant.String())
	n, ok := o.OfTotal.IsPoint()
	require.True(t, ok)
	require.Equal(t, "100000/9", n.Rat().String())

	o = own("up to EUR 9000", "10-20%")
	require.Equal(t, "[0, 1800]", o.OfGrant.String())
	require.Equal(t, "[0, 2250]", o.OfTotal.String())

	o = own("CHF 100000", "0%")
	require.Equal(t, "[0, 0] [0, 0]", o.OfGrant.String()+" "+o.OfTotal.String())
	o = own("CHF 100000", "100%")
	require.Equal(t, "[100000, 100000]", o.OfGrant.String())
	require.Contains(t, o.Undefined, "100 %")
	require.True(t, o.OfTotal.IsUnbounded())

	_, err := diaspora.OwnContributionsTo(money.Figure{}, figure.MustParse("10%"))
	require.ErrorIs(t, err, money.ErrNoAmount)
	_, err = diaspora.OwnContributionsTo(money.MustParseFigure("CHF 1"), figure.MustParse("10 persons"))
	require.ErrorIs(t, err, claim.ErrUnits)
}

func TestImpliedBases(t *testing.T) {
	bases := func(greatest int64, rule figure.Rounding, percents ...string) []int64 {
		var list []figure.Quantity
		for _, p := range percents {
			list = append(list, figure.MustParse(p))
		}
		b, err := diaspora.ImpliedBases(greatest, rule, list...)
		require.NoError(t, err)
		return b
	}
	// Shares of migrant resource centres, IOM evaluation of 2014.
	require.Equal(t, []int64{12, 24, 36, 48, 52, 60}, bases(60, figure.HalfUp, "75%", "33%", "17%", "83%"))
	require.Equal(t, []int64{2, 4, 6}, bases(6, figure.HalfUp, "50.0%"))
	require.Equal(t, []int64{1, 2, 3}, bases(3, figure.HalfUp, "100%", "0%"))
	require.Nil(t, bases(100, figure.HalfUp, "120%"))

	// 12.5 % of 8: up to 13 half up, to 12 half even and down, and 13 up.
	require.Contains(t, bases(8, figure.HalfUp, "13%"), int64(8))
	require.NotContains(t, bases(8, figure.HalfEven, "13%"), int64(8))
	require.Contains(t, bases(8, figure.HalfEven, "12%"), int64(8))
	require.Contains(t, bases(8, figure.Down, "12%"), int64(8))
	require.Contains(t, bases(8, figure.Up, "13%"), int64(8))

	// Against all counts of all small bases, by the rounding of package figure.
	for _, rule := range []figure.Rounding{figure.HalfEven, figure.HalfUp, figure.Down, figure.Up, figure.Floor, figure.Ceiling} {
		for _, printed := range []string{"0%", "12%", "13%", "37.5%", "37.6%", "66%", "67%", "99.9%", "100%"} {
			p := figure.MustParse(printed)
			value, _ := p.Value()
			places := 0
			if pv, _ := p.PlaceValue(); pv.Cmp(figure.Int(1)) < 0 {
				places = 1
			}
			var want []int64
			for n := int64(1); n <= 50; n++ {
				for k := range n + 1 {
					share, _ := figure.Frac(100*k, n)
					rounded, err := figure.FromDecimal(share.Round(places, rule))
					require.NoError(t, err)
					if rounded.Equal(value) {
						want = append(want, n)
						break
					}
				}
			}
			require.Equal(t, want, bases(50, rule, printed), "%s %s", rule, printed)
		}
	}
}

func TestImpliedBasesErrors(t *testing.T) {
	p := figure.MustParse("75%")
	for name, err := range map[string]error{
		"none":      second(diaspora.ImpliedBases(10, figure.HalfUp)),
		"too few":   second(diaspora.ImpliedBases(0, figure.HalfUp, p)),
		"too many":  second(diaspora.ImpliedBases(1_000_001, figure.HalfUp, p)),
		"hedged":    second(diaspora.ImpliedBases(10, figure.HalfUp, figure.MustParse("over 75%"))),
		"a range":   second(diaspora.ImpliedBases(10, figure.HalfUp, figure.MustParse("10-20%"))),
		"fine":      second(diaspora.ImpliedBases(10, figure.HalfUp, figure.MustParse("75.1234567%"))),
		"not given": second(diaspora.ImpliedBases(10, figure.HalfUp, figure.Figure{})),
	} {
		require.ErrorIs(t, err, diaspora.ErrImplied, name)
		require.ErrorContains(t, err, "diaspora: ", name)
	}
	require.ErrorIs(t, second(diaspora.ImpliedBases(10, figure.HalfUp, figure.MustParse("75 persons"))), claim.ErrUnits)
}

func second[T any](_ T, err error) error { return err }

func TestPercentOf(t *testing.T) {
	// TRQN, Netherlands: 25 % of 272 assignments were of women.
	women, err := diaspora.PercentOf(figure.MustParse("25%"), figure.Count(272, "assignments"))
	require.NoError(t, err)
	require.True(t, women.HasFace)
	require.Equal(t, "68", women.Face.String())
	require.Equal(t, "[67, 69]", women.Bounds.String())
	require.True(t, women.Holds())

	some, err := diaspora.PercentOf(figure.MustParse("20-30%"), figure.Count(10, ""))
	require.NoError(t, err)
	require.False(t, some.HasFace)
	_, err = diaspora.PercentOf(figure.MustParse("25 persons"), figure.Count(10, ""))
	require.ErrorIs(t, err, claim.ErrUnits)
}

func TestPointsChangeTo(t *testing.T) {
	// OECD, Albania 2015/16, highly skilled: 38.1 %, up 14.6 points.
	c, err := diaspora.PointsChangeTo(figure.MustParse("38.1%"), figure.MustParse("14.6"))
	require.NoError(t, err)
	require.True(t, c.HasFace)
	require.Equal(t, "23.5", c.Face.String())
	require.Equal(t, "[23.4, 23.6]", c.Before.String())
	require.Equal(t, "62.1277 in [61.6525, 62.6069]", c.Relative.String())

	c, err = diaspora.PointsChangeTo(figure.MustParse("20%"), figure.MustParse("20"))
	require.NoError(t, err)
	require.NotEmpty(t, c.Relative.Undefined)
	require.Nil(t, c.Relative.Face)

	// A rate that is exact; a fall to nothing.
	c, err = diaspora.PointsChangeTo(figure.Count(0, "%"), figure.Count(-5, ""))
	require.NoError(t, err)
	require.Equal(t, "-100", c.Relative.String())
	c, err = diaspora.PointsChangeTo(figure.Count(10, "%"), figure.Count(0, ""))
	require.NoError(t, err)
	require.Equal(t, "0", c.Relative.String())

	_, err = diaspora.PointsChangeTo(figure.MustParse("20 persons"), figure.MustParse("20"))
	require.ErrorIs(t, err, claim.ErrUnits)
	c, err = diaspora.PointsChangeTo(figure.MustParse("38.1%"), figure.MustParse("14.6 percentage points"))
	require.NoError(t, err)
	require.Equal(t, "23.5", c.Face.String())
}

func TestImpliedRatesOf(t *testing.T) {
	pair := func(base, quote string) diaspora.AmountPair {
		return diaspora.AmountPair{Base: money.MustParse(base), Quote: money.MustParse(quote)}
	}
	// DEED Kosovo*, progress report 2015.
	r, err := diaspora.ImpliedRatesOf(pair("820000 EUR", "966718 USD"), pair("60000 EUR", "65574 USD"), pair("13500 EUR", "17816 USD"))
	require.NoError(t, err)
	require.Equal(t, check.NotMet, r.Single)
	require.Equal(t, "1.1789243902", r.Lines[0].Rate.Round(10, figure.HalfUp).String())
	require.Equal(t, "1.0929", r.Lines[1].Rate.String())
	require.Len(t, r.Trace(), 4)

	// One rate, 1.1789, behind amounts that were rounded to whole dollars.
	r, err = diaspora.ImpliedRatesOf(pair("1000 EUR", "1179 USD"), pair("333 EUR", "393 USD"), pair("10 EUR", "12 USD"))
	require.NoError(t, err)
	require.Equal(t, check.Met, r.Single)
	require.True(t, r.Common.Contains(figure.MustNumber("1.1789")))

	r, err = diaspora.ImpliedRatesOf(pair("0 EUR", "5 USD"))
	require.NoError(t, err)
	require.Equal(t, check.CannotTell, r.Single)
	require.Equal(t, "the base is 0", r.Lines[0].Undefined)
	r, err = diaspora.ImpliedRatesOf()
	require.NoError(t, err)
	require.Equal(t, check.CannotTell, r.Single)

	_, err = diaspora.ImpliedRatesOf(pair("1 EUR", "1 USD"), pair("1 EUR", "1 CHF"))
	require.ErrorIs(t, err, money.ErrMismatch)
	_, err = diaspora.ImpliedRatesOf(pair("1 EUR", "1 USD"), pair("1 CHF", "1 USD"))
	require.ErrorIs(t, err, money.ErrMismatch)
	_, err = diaspora.ImpliedRatesOf(diaspora.AmountPair{Base: money.MustParse("1 EUR")})
	require.ErrorIs(t, err, diaspora.ErrImplied)
}

func BenchmarkImpliedBases(b *testing.B) {
	ps := []figure.Quantity{figure.MustParse("75%"), figure.MustParse("33%"), figure.MustParse("17%"), figure.MustParse("83%")}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := diaspora.ImpliedBases(1000, figure.HalfUp, ps...); err != nil {
			b.Fatal(err)
		}
	}
}
