package claim_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// The cross-checks of the library's source documents: project pages, a
// newsletter and a regional publication of the International Organization for
// Migration, 2009 to 2017. Each test is named after the number of its check.
// Bounds are given as the documents' readers rounded them.

// requireBounds compares the ends of v, rounded half even to a number of
// decimal places.
func requireBounds(t testing.TB, want string, v figure.Interval, places int) {
	t.Helper()
	text := "(-∞, "
	if n, closed, ok := v.Lo(); ok {
		text = map[bool]string{true: "[", false: "("}[closed] + n.Round(places, figure.HalfEven).String() + ", "
	}
	if n, closed, ok := v.Hi(); ok {
		text += n.Round(places, figure.HalfEven).String() + map[bool]string{true: "]", false: ")"}[closed]
	} else {
		text += "∞)"
	}
	require.Equal(t, want, text)
}

// face returns the face value, rounded half even to a number of decimal places.
func face(t testing.TB, q claim.Quotient, places int) string {
	t.Helper()
	require.NotNil(t, q.Face)
	return q.Face.Round(places, figure.HalfEven).String()
}

func share(t testing.TB, part, whole string) claim.Quotient {
	t.Helper()
	q, err := claim.Share(figure.MustParse(part), figure.MustParse(whole))
	require.NoError(t, err)
	return q
}

func ratio(numerator, denominator string, scale int64) claim.Quotient {
	return claim.Ratio(figure.MustParse(numerator), figure.MustParse(denominator), figure.Int(scale))
}

func sum(t testing.TB, total string, parts ...string) claim.Reconciliation {
	t.Helper()
	r, err := claim.Sum(figure.MustParse(total), quantities(parts...)...)
	require.NoError(t, err)
	return r
}

func lasts(t testing.TB, dates, stated string) claim.Duration {
	t.Helper()
	d, err := claim.Lasts(period.MustParseSpan(dates), figure.MustParse(stated))
	require.NoError(t, err)
	return d
}

func TestC1(t *testing.T) {
	r := sum(t, "USD 8 million", "USD 6 million", "USD 1.9 million")
	claim.Assert(t, r, nil)
	require.Equal(t, "100000", r.Strengths.Difference.String())
	require.True(t, r.Strengths.RoundsToTotal)
	require.Equal(t, "[7350000, 8450000]", r.Sum.String())
	require.Equal(t, "[-950000, 1150000]", r.Remainder.String())
	require.Equal(t, "[7500000, 8450000]", r.NarrowedTotal.String())
	require.Equal(t, "[5550000, 6500000]", r.NarrowedParts[0].String())
}

func TestC2(t *testing.T) {
	q := share(t, "USD 1.9 million", "USD 8 million")
	require.Equal(t, "23.75", face(t, q, 2))
	requireBounds(t, "[21.8, 26]", q.Bounds, 1)
	q = share(t, "USD 6 million", "USD 8 million")
	require.Equal(t, "75", face(t, q, 0))
	requireBounds(t, "[64.7, 86.7]", q.Bounds, 1)
	q = share(t, "USD 1 million", "USD 8 million")
	require.Equal(t, "12.5", face(t, q, 1))
	requireBounds(t, "[5.9, 20]", q.Bounds, 1)
	q = share(t, "USD 1 million", "USD 6 million")
	require.Equal(t, "16.7", face(t, q, 1))
	requireBounds(t, "[7.7, 27.3]", q.Bounds, 1)
}

func TestC3(t *testing.T) {
	d := lasts(t, "2009-05/2012-05", "three years")
	require.Equal(t, [2]int{36, 37}, [2]int{d.Length.ElapsedMonths, d.Length.InclusiveMonths})
	require.Equal(t, [2]claim.Consistency{claim.Consistent, claim.Inconsistent}, [2]claim.Consistency{d.Elapsed, d.Inclusive})
}

func TestC4(t *testing.T) {
	require.Equal(t, "2.17", face(t, ratio("13 indicators", "6 categories", 1), 2))
}

func TestC5(t *testing.T) {
	claim.Assert(t, sum(t, "5", "1", "4"), nil)
	q := ratio("EUR 1,4 million", "up to 15,000 migrants", 1)
	require.Equal(t, "[90, ∞)", q.Bounds.String())
	require.Equal(t, "93.33", face(t, q, 2))
	d := lasts(t, "2008-02/2010-01", "two years")
	require.Equal(t, [2]int{23, 24}, [2]int{d.Length.ElapsedMonths, d.Length.InclusiveMonths})
	claim.Assert(t, d, nil)
}

func TestC6(t *testing.T) {
	for _, stated := range []string{"1461 days", "four years", "48 months"} {
		claim.Assert(t, lasts(t, "2014-02-01/2018-01-31", stated), nil)
	}
	d := lasts(t, "2014-02/2018-01", "four years")
	claim.Assert(t, d, nil)
	require.Equal(t, [2]int{47, 48}, [2]int{d.Length.ElapsedMonths, d.Length.InclusiveMonths})
	// The pilot: two years that begin anywhere in 2011 and end in December 2012
	// at the earliest, in December 2013 at the latest.
	claim.Assert(t, lasts(t, "2011/2012-12", "two years"), nil)
	claim.Assert(t, lasts(t, "2011/2013-12", "two years"), nil)
	require.False(t, lasts(t, "2011/2012-11", "two years").Holds())
	require.False(t, lasts(t, "2011/2014-01", "two years").Holds())
}

func TestC7(t *testing.T) {
	claim.Assert(t, sum(t, "8 countries", "4 countries", "4 countries"), nil)
	require.Equal(t, "37.5", face(t, share(t, "3 countries", "8 countries"), 1))
	require.Equal(t, "30", face(t, share(t, "3 countries", "10 countries"), 0))
	require.Equal(t, "[2, 2]", sum(t, "10 countries", "8 countries").Remainder.String(), "two are unaccounted for")
}

func TestC8(t *testing.T) {
	claim.Assert(t, lasts(t, "2015-10-01/2016-03-31", "183 days"), nil)
	claim.Assert(t, lasts(t, "2015-10-01/2016-03-31", "6 months"), nil)
	require.Equal(t, "20", face(t, ratio("60 participants", "3 workshops", 1), 0))
}

func TestC9(t *testing.T) {
	claim.Assert(t, sum(t, "232,597", "29,457", "203,140"), nil)
	require.False(t, sum(t, "232,598", "29,457", "203,140").Holds())
	q, err := claim.ShareOfSum(figure.MustParse("29,457"), figure.MustParse("203,140"))
	require.NoError(t, err)
	require.Equal(t, "12.7", face(t, q, 1))
	q = ratio("579,519", "59 million border crossings", 100)
	require.Equal(t, "0.98", face(t, q, 2))
	requireBounds(t, "[0.974, 0.991]", q.Bounds, 3)
	// "Some 59 million" has no bounds, and nothing follows from it.
	require.False(t, ratio("579,519", "some 59 million border crossings", 100).Holds())
}

func TestC11(t *testing.T) {
	r := sum(t, "11.7%", "1.9%")
	require.Equal(t, "9.8", r.Strengths.Difference.String())
	require.Equal(t, "[9.7, 9.9]", r.Remainder.String())
	q := ratio("11.7%", "1.9%", 1)
	require.Equal(t, "6.16", face(t, q, 2))
	requireBounds(t, "[5.97, 6.35]", q.Bounds, 2)
}

func TestC12(t *testing.T) {
	for percent, want := range map[string]string{"48%": "[110, 112.8]", "12.2%": "[28.1, 28.5]"} {
		c, err := claim.CountOf(figure.MustParse(percent), figure.MustParse("232 million"))
		require.NoError(t, err)
		million, _ := figure.Frac(1, 1_000_000)
		requireBounds(t, want, c.Bounds.Scale(million), 1)
	}
	q := ratio("232 million", "3.2%", 100)
	require.Equal(t, "7250000000", face(t, q, 0))
	requireBounds(t, "[7120000000, 7380000000]", q.Bounds, -7)
}

func TestC13(t *testing.T) {
	in, from := ratio("29 million", "232 million", 100), ratio("37 million", "232 million", 100)
	require.Equal(t, "12.5", face(t, in, 2))
	requireBounds(t, "[12.26, 12.74]", in.Bounds, 2)
	require.Equal(t, "15.95", face(t, from, 2))
	requireBounds(t, "[15.7, 16.2]", from.Bounds, 2)
	claim.Assert(t, in.Against(figure.MustParse("12%")), nil)
	claim.Assert(t, from.Against(figure.MustParse("16%")), nil)
	require.Equal(t, claim.Inconsistent, in.Against(figure.MustParse("16%")).Consistency)
	require.Equal(t, claim.Inconsistent, from.Against(figure.MustParse("12%")).Consistency)
}

// TestC16 spreads the growth of thirteen years evenly, without compounding,
// which for 3.7 % is the same to two places.
func TestC16(t *testing.T) {
	require.Equal(t, "0.28", face(t, ratio("3.7%", "13", 1), 2))
}

func TestC17(t *testing.T) {
	exact := sum(t, "50%", "6%") // what imports leave beside exports
	require.Equal(t, "44", exact.Strengths.Difference.String())
	require.Equal(t, "[43, 45]", exact.Remainder.String())
	about := figure.MustParse("approximately 50%").Under(figure.Policy{AboutMargin: figure.AbsoluteMargin(figure.Int(5))})
	r, err := claim.Sum(about, figure.MustParse("6%"))
	require.NoError(t, err)
	require.Equal(t, "[38.5, 49.5]", r.Remainder.String())
	require.False(t, claim.Ratio(figure.MustParse("6%"), figure.MustParse("approximately 50%"), figure.Int(100)).Holds())

	regional, err := exact.Remainder.Quo(figure.MustParse("185%").Bounds())
	require.NoError(t, err)
	requireBounds(t, "[23.2, 24.4]", regional.Scale(figure.Int(100)), 1)
	regional, err = r.Remainder.Quo(figure.MustParse("185%").Bounds())
	require.NoError(t, err)
	requireBounds(t, "[20.8, 26.8]", regional.Scale(figure.Int(100)), 1)

	q := ratio("6%", "50%", 100)
	require.Equal(t, "12", face(t, q, 0))
	requireBounds(t, "[10.9, 13.1]", q.Bounds, 1)
}

func TestC19(t *testing.T) {
	q, err := claim.ShareOfSum(money.MustParseFigure("EUR 2 million"), money.MustParseFigure("EUR 3 million"))
	require.NoError(t, err)
	require.Equal(t, "40", face(t, q, 0))
	require.Equal(t, "[30, 50]", q.Bounds.String())
	q = share(t, "EUR 2 million", "EUR 3 million")
	require.Equal(t, "66.7", face(t, q, 1))
	requireBounds(t, "[42.9, 100]", q.Bounds, 1)
	r := sum(t, "EUR 5 million", "EUR 3 million", "EUR 2 million")
	require.Equal(t, "[4000000, 6000000]", r.Sum.String())
	require.True(t, r.Strengths.Exact)
}

func TestC21(t *testing.T) {
	claim.Assert(t, sum(t, "73 projects", "46 projects", "27 projects"), nil)
	require.Equal(t, "58.7", face(t, share(t, "27 projects", "46 projects"), 1))
	q := ratio("MORE THAN 1,700 jobs", "27 projects", 1)
	requireBounds(t, "(62.96, ∞)", q.Bounds, 2)
	c, err := claim.CountOf(figure.MustParse("76%"), figure.MustParse("1,700"))
	require.NoError(t, err)
	require.True(t, c.Bounds.Contains(figure.Int(1292)))
	c, err = claim.CountOf(figure.MustParse("Roughly 76 per cent"), figure.MustParse("over 1,700 jobs"))
	require.NoError(t, err)
	require.Equal(t, "[0, ∞)", c.Bounds.String(), "both hedged, no bound")
	d := lasts(t, "2013-12/2016-06", "30 months")
	claim.Assert(t, d, nil)
	require.Equal(t, 31, d.Length.InclusiveMonths)
	claim.Assert(t, lasts(t, "2013/2016", "30 months"), nil)
}

func TestC23(t *testing.T) {
	d := lasts(t, "2014-02/2016-07", "6-month implementation period")
	require.Equal(t, claim.Inconsistent, d.Consistency)
	require.Equal(t, [2]int{29, 30}, [2]int{d.Length.ElapsedMonths, d.Length.InclusiveMonths})
	claim.Assert(t, lasts(t, "2016-02/2016-07", "6-month implementation period"), nil)
	q := share(t, "at least 50 survivors", "2,909 survivors")
	requireBounds(t, "[1.7, ∞)", q.Bounds, 1)
	c, err := claim.CountOf(figure.MustParse("80%"), figure.MustParse("2,909 survivors"))
	require.NoError(t, err)
	require.True(t, c.Bounds.Contains(figure.Int(2327)))
	require.Equal(t, "(0, 3]", ratio("150", "at least 50", 1).Bounds.String())
	require.Equal(t, "(0, 50]", ratio("25 grants", "at least 50 survivors", 100).Bounds.String())
}

func TestC24(t *testing.T) {
	q := share(t, "931,308", "343,300")
	require.Equal(t, "271.28", face(t, q, 2))
	hundreds := figure.MustParse("343,300").Under(figure.Policy{TrailingZerosNotSignificant: true})
	q, err := claim.Share(figure.MustParse("931,308"), hundreds)
	require.NoError(t, err)
	requireBounds(t, "[271.2, 271.3]", q.Bounds, 1)
	require.Equal(t, "[588008, 588008]", sum(t, "931,308", "343,300").Remainder.String())
	c, err := claim.Compare(figure.MustParse("931,308"), figure.GreaterOrEqual, figure.MustParse("343,300"))
	claim.Assert(t, c, err)
	require.Equal(t, "186262", face(t, ratio("931,308", "5 years", 1), 0))
	require.Equal(t, "169329", face(t, ratio("931,308", "5.5 years", 1), 0))
	requireBounds(t, "(0.02, ∞)", share(t, "over 200", "931,308").Bounds, 2)
	claim.Assert(t, lasts(t, "2010-03/2015-08", "over 5 years"), nil)
	require.Equal(t, claim.Inconsistent, lasts(t, "2010-03/2015-08", "5 years").Consistency)
	d := lasts(t, "2013-01/2015-08", "31 months")
	require.Equal(t, [2]int{31, 32}, [2]int{d.Length.ElapsedMonths, d.Length.InclusiveMonths})
}

func TestC25(t *testing.T) {
	p, err := claim.Partition(quantities("52%", "48%")...)
	claim.Assert(t, p, err)
	require.True(t, sum(t, "100%", "52%", "48%").Strengths.Exact)
	require.Equal(t, "[53, 55]", sum(t, "92%", "38%").Remainder.String())
	require.Equal(t, "[7.5, 8.5]", sum(t, "exactly 100%", "92%").Remainder.String())
	c, err := claim.Compare(figure.MustParse("38%"), figure.LessOrEqual, figure.MustParse("92%"))
	claim.Assert(t, c, err)
	claim.Assert(t, lasts(t, "2013-01/2015-08", "at least 14 months"), nil)
}

func TestC27(t *testing.T) {
	claim.Assert(t, sum(t, "2", "1", "1"), nil)
	require.Equal(t, "7000", face(t, ratio("21,000 copies", "3 languages", 1), 0))
	claim.Assert(t, lasts(t, "2013-07/2015-05", "22 months"), nil)
	claim.Assert(t, lasts(t, "2013-07/2015-05", "23 months"), nil)
}

func TestC29(t *testing.T) {
	claim.Assert(t, sum(t, "374", "122", "17", "88", "60", "87"), nil)
	claim.Assert(t, sum(t, "392", "122", "17", "88", "60", "87", "18"), nil)
	claim.Assert(t, lasts(t, "2013-10/2015-06", "20 months"), nil)
}

func TestC30(t *testing.T) {
	g, err := claim.Growth(figure.MustParse("1,250"), nil, figure.MustParseGrowth("an increase of 700%"))
	claim.Assert(t, g, err)
	require.Equal(t, "[7.995, 8.005]", g.Readings[0].Factor.String())
	require.Equal(t, "[9993.75, 10006.25]", g.Readings[0].Expected.String())
	g, err = claim.Growth(figure.MustParse("1,250"), figure.MustParse("8,750"), figure.MustParseGrowth("an increase of 700%"))
	require.NoError(t, err)
	require.Equal(t, claim.Inconsistent, g.Consistency, "to 700 % would be a factor of 7")
}

func TestC31(t *testing.T) {
	claim.Assert(t, sum(t, "20", "8", "7", "5"), nil)
	claim.Assert(t, sum(t, "7", "3", "2", "2"), nil)
}

// TestC34 holds the elapsed months of each programme; the inclusive ones are
// one more.
func TestC34(t *testing.T) {
	multiples := [2]int{} // of six: elapsed, inclusive
	for _, tt := range []struct {
		dates   string
		elapsed int64
	}{
		{"2009-05/2012-05", 36}, {"2008-02/2010-01", 23}, {"2014-02/2018-01", 47}, {"2013-08/2016-02", 30},
		{"2013-08/2014-11", 15}, {"2014-07/2016-06", 23}, {"2015-09/2016-11", 14}, {"2014-02/2016-07", 29},
		{"2013-12/2016-06", 30}, {"2014-06/2016-06", 24}, {"2014-02/2016-07", 29}, {"2010-03/2015-08", 65},
		{"2014-10/2016-09", 23}, {"2015-01/2016-06", 17}, {"2015-10/2017-10", 24}, {"2013-01/2015-08", 31},
		{"2013-12/2016-06", 30}, {"2015-04/2016-09", 17}, {"2013-07/2015-05", 22}, {"2013-10/2015-06", 20},
	} {
		for k := range int64(2) {
			d, err := claim.Lasts(period.MustParseSpan(tt.dates), figure.Count(tt.elapsed+k, "months"))
			claim.Assert(t, d, err)
			require.Equal(t, k == 0, d.Elapsed == claim.Consistent)
			require.Equal(t, k == 1, d.Inclusive == claim.Consistent)
			if (tt.elapsed+k)%6 == 0 {
				multiples[k]++
			}
		}
		require.False(t, must(claim.Lasts(period.MustParseSpan(tt.dates), figure.Count(tt.elapsed+2, "months"))).Holds())
	}
	require.Equal(t, [2]int{6, 9}, multiples)
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestC36(t *testing.T) {
	_, err := claim.Sum(nil, quantities("USD 8 million", "EUR 1,4 million", "CHF 100,000")...)
	require.ErrorIs(t, err, claim.ErrUnits)
	_, err = claim.Share(figure.MustParse("CHF 100,000"), figure.MustParse("EUR 3 million"))
	require.ErrorIs(t, err, claim.ErrUnits)
}

// TestQueries answers questions of users about programmes and money that the
// checks above do not.
func TestQueries(t *testing.T) {
	t.Run("can a total be reached under the ceilings, and which average does it force", func(t *testing.T) {
		c, err := claim.UnderCeilings(figure.MustParse("EUR 3 million"), groups("21", "up to EUR 25,000", "15", "up to EUR 200,000")...)
		claim.Assert(t, c, err)
		requireBounds(t, "[131666.67, ∞)", c.MeanAtLeast[1], 2)
	})
	t.Run("does co-financing meet a required share for certain, possibly, or not", func(t *testing.T) {
		q := must(claim.ShareOfSum(figure.MustParse("EUR 2 million"), figure.MustParse("EUR 3 million")))
		for percent, want := range map[int64]check.Verdict{30: check.Met, 40: check.CannotTell, 51: check.NotMet} {
			require.Equal(t, want, q.Bounds.Compare(figure.GreaterOrEqual, figure.Int(percent)))
		}
	})
	t.Run("is the average loan bounded at all", func(t *testing.T) {
		q := ratio("more than 8.5 Million USD", "over 9,900 loans", 1)
		require.Equal(t, "(0, ∞)", q.Bounds.String())
		require.Equal(t, "858.59", face(t, q, 2))
	})
	t.Run("which economies depend most on remittances", func(t *testing.T) {
		r, err := claim.Order(quantities("48.8%", "31.5%", "15-20%", "15.3%")...)
		require.NoError(t, err)
		require.Equal(t, check.Met, r.InTop(0, 1))
		require.Equal(t, check.CannotTell, r.InTop(2, 3))
		require.Equal(t, check.Met, r.InTop(2, 4))
	})
	t.Run("are the shares of partners a partition, and of how many at least", func(t *testing.T) {
		require.False(t, must(claim.Partition(quantities("75%", "33%", "17%")...)).Holds())
		require.True(t, must(claim.MultipleResponse(quantities("75%", "33%", "17%")...)).Holds())
		require.EqualValues(t, 12, must(claim.CommonBase(quantities("75%", "33%", "17%")...)).Smallest)
	})
	t.Run("how many enterprises do women run", func(t *testing.T) {
		require.Equal(t, "[1934, 1968]", must(claim.CountOf(figure.MustParse("55%"), figure.MustParse("3,547"))).Bounds.String())
	})
}
