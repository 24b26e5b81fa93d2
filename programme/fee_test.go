package programme_test

import (
	"encoding"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/programme"
)

var (
	_ encoding.TextMarshaler   = programme.FeeRate{}
	_ encoding.TextUnmarshaler = (*programme.FeeRate)(nil)
)

func TestFeeRate(t *testing.T) {
	for text, ok := range map[string]bool{
		"0": true, "0.07": true, "1": true, "7/100": true, "1.01": false, "-0.01": false, "7 %": false, "": false,
	} {
		r, err := programme.ParseFeeRate(text)
		if !ok {
			require.ErrorIs(t, err, programme.ErrFeeRate, text)
			require.True(t, r.IsZero())
			continue
		}
		require.NoError(t, err, text)
		require.False(t, r.IsZero()) // 0 is stated
	}
	require.True(t, programme.MustFeeRate("7/100").Equal(programme.MustFeeRate("0.07")))
	require.False(t, programme.MustFeeRate("0").Equal(programme.FeeRate{}))
	require.Panics(t, func() { programme.MustFeeRate("7") })

	var rules programme.FeeRules
	require.Equal(t, "0.07", rules.IndirectRate().String())
	require.Equal(t, "0.01", rules.AgentRate().String())
	data, err := json.Marshal(rules)
	require.NoError(t, err)
	require.JSONEq(t, `{}`, string(data))
	rules.Agent = programme.MustFeeRate("0")
	data, err = json.Marshal(rules)
	require.NoError(t, err)
	require.JSONEq(t, `{"agent_fee_rate":"0"}`, string(data))
	var back programme.FeeRules
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, 0, back.AgentRate().Sign())
}

func FuzzParseFeeRate(f *testing.F) {
	for _, seed := range []string{"0.07", "7/100", "1", "-0", "", "1e3"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := programme.ParseFeeRate(s)
		if err != nil {
			require.True(t, r.IsZero())
			return
		}
		back, err := programme.ParseFeeRate(r.String())
		require.NoError(t, err)
		require.True(t, back.Equal(r))
	})
}

func TestIndirectCost(t *testing.T) {
	line := func(c programme.CostCategory, a string) programme.CategoryAmount {
		return programme.CategoryAmount{Category: c, Amount: money.MustParse(a)}
	}
	var rules programme.FeeRules

	c, err := rules.IndirectCost(line(programme.StaffCost, "100.50 EUR"), line(programme.IndirectSupport, "9.00 EUR"), line(programme.Travel, "0.00 EUR"))
	require.NoError(t, err)
	require.Equal(t, "7.04 EUR", c.Indirect.String()) // 7.035
	require.Equal(t, "107.54 EUR", c.Total.String())
	require.Equal(t, "9.00 EUR", c.Booked.String())
	require.Equal(t, "[7.04 EUR 0.00 EUR 0.00 EUR]", fmt.Sprint(c.ByLine))
	require.Contains(t, c.Trace().String(), "7.035 EUR")

	c, err = rules.IndirectCost(line(programme.StaffCost, "0.00 EUR"))
	require.NoError(t, err)
	require.Equal(t, "0.00 EUR", c.Indirect.String())

	c, err = rules.IndirectCost(line(programme.StaffCost, "-10.00 EUR"), line(programme.Travel, "5.00 EUR"))
	require.NoError(t, err)
	require.Equal(t, "-0.35 EUR", c.Indirect.String())
	require.Nil(t, c.ByLine) // nothing can be shared out by a line below zero

	for name, lines := range map[string][]programme.CategoryAmount{
		"none": nil, "not stated": {line(programme.StaffCost, "1 EUR"), {Category: programme.Travel}}, "no base": {line(programme.IndirectSupport, "7 EUR")},
	} {
		c, err = rules.IndirectCost(lines...)
		require.NoError(t, err, name)
		require.Equal(t, indicator.MissingValue, c.Reason, name)
		require.True(t, c.Indirect.IsZero() && c.Direct.IsZero(), name)
	}
	_, err = rules.IndirectCost(line(programme.StaffCost, "1 EUR"), line(programme.Travel, "1 USD"))
	require.ErrorIs(t, err, money.ErrMismatch)
	_, err = rules.IndirectCost(line(programme.StaffCost, "1 XDR"))
	require.ErrorIs(t, err, money.ErrNoMinorUnit)
}

func TestDistributeErrors(t *testing.T) {
	one := programme.AgencyWeight{Agency: "iom", Weight: decimal.New(1, 0)}
	for name, tt := range map[string]struct {
		contribution money.Amount
		weights      []programme.AgencyWeight
		err          error
	}{
		"not stated": {money.Amount{}, []programme.AgencyWeight{one}, money.ErrNoAmount},
		"no weights": {money.MustParse("1 EUR"), nil, money.ErrNoWeights},
		"zero":       {money.MustParse("1 EUR"), []programme.AgencyWeight{{Agency: "iom"}}, money.ErrZeroWeights},
		"too fine":   {money.MustParse("1.005 EUR"), []programme.AgencyWeight{one}, money.ErrTooFine},
		"no unit":    {money.MustParse("1 XDR"), []programme.AgencyWeight{one}, money.ErrNoMinorUnit},
	} {
		_, err := programme.FeeRules{}.Distribute(tt.contribution, tt.weights...)
		require.ErrorIs(t, err, tt.err, name)
	}
}

// Nothing is lost: the contribution is fee and transfers, and each transfer is
// direct and indirect cost, whatever the rates, the weights and the sign.
func TestDistributeConserves(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 7))
	currencies := []money.Currency{money.USD, money.JPY, money.KWD}
	for range 2000 {
		c := currencies[rng.IntN(len(currencies))]
		digits, _ := c.MinorUnits()
		contribution, err := money.New(rng.Int64N(2e12)-1e12, digits, c)
		require.NoError(t, err)
		rate := func() programme.FeeRate {
			n, _ := figure.Frac(rng.Int64N(101), 100+rng.Int64N(100))
			r, err := programme.NewFeeRate(n)
			require.NoError(t, err)
			return r
		}
		weights := make([]programme.AgencyWeight, 1+rng.IntN(9))
		for i := range weights {
			weights[i] = programme.AgencyWeight{Agency: fmt.Sprint(i), Weight: decimal.New(rng.Int64N(1000), -int32(rng.IntN(3)))}
		}
		weights[0].Weight = decimal.New(1, 0)
		rules := programme.FeeRules{Indirect: rate(), Agent: rate()}
		d, err := rules.Distribute(contribution, weights...)
		require.NoError(t, err)

		sum, direct, indirect := d.AgentFee, money.Amount{}, money.Amount{}
		for i, x := range d.Transfers {
			require.Equal(t, weights[i].Agency, x.Agency)
			both, err := x.Direct.Add(x.Indirect)
			require.NoError(t, err)
			require.True(t, both.Equal(x.Transfer))
			require.False(t, x.Indirect.Sign()*contribution.Sign() < 0, "%s of %s", x.Indirect, contribution)
			sum, _ = sum.Add(x.Transfer)
			direct, _ = direct.Add(x.Direct)
			indirect, _ = indirect.Add(x.Indirect)
		}
		require.True(t, sum.Equal(contribution), "%s and %s", sum, contribution)
		require.True(t, direct.Equal(d.Direct) && indirect.Equal(d.Indirect))

		mirror, err := rules.Distribute(contribution.Neg(), weights...)
		require.NoError(t, err)
		require.True(t, mirror.AgentFee.Equal(d.AgentFee.Neg()))
		for i := range d.Transfers {
			require.True(t, mirror.Transfers[i].Direct.Equal(d.Transfers[i].Direct.Neg()))
		}
	}
}

func TestCostCategoryText(t *testing.T) {
	testTexts(t, "cost category", map[programme.CostCategory]string{
		programme.NoCostCategory: "", programme.StaffCost: "staff", programme.Supplies: "supplies", programme.Equipment: "equipment",
		programme.ContractualServices: "contractual-services", programme.Travel: "travel", programme.CounterpartGrants: "counterpart-grants",
		programme.OperatingCost: "operating", programme.IndirectSupport: "indirect-support",
	})
	for n := 1; n <= 8; n++ {
		c, err := programme.ParseCostCategory(fmt.Sprint(n))
		require.NoError(t, err)
		same, err := programme.ParseCostCategory(c.String())
		require.NoError(t, err)
		require.Equal(t, c, same)
		require.Equal(t, n, c.Number())
		require.NotEmpty(t, c.Title())
		require.Equal(t, n < 8, c.IsDirect())
	}
	for _, text := range []string{"0", "9", "10", "Staff"} {
		_, err := programme.ParseCostCategory(text)
		require.Error(t, err, text)
	}
	require.Equal(t, 0, programme.CostCategory(9).Number())
	require.False(t, programme.NoCostCategory.IsDirect())
}

func ExampleFeeRules_Distribute() {
	d, err := programme.FeeRules{}.Distribute(money.MustParse("1000000.00 USD"),
		programme.AgencyWeight{Agency: "iom", Weight: decimal.New(50, 0)},
		programme.AgencyWeight{Agency: "undp", Weight: decimal.New(30, 0)},
		programme.AgencyWeight{Agency: "ilo", Weight: decimal.New(20, 0)},
	)
	if err != nil {
		panic(err)
	}
	fmt.Println("fee", d.AgentFee)
	for _, t := range d.Transfers {
		fmt.Println(t.Agency, t.Transfer, "=", t.Direct, "+", t.Indirect)
	}
	// Output:
	// fee 10000.00 USD
	// iom 495000.00 USD = 462616.82 USD + 32383.18 USD
	// undp 297000.00 USD = 277570.09 USD + 19429.91 USD
	// ilo 198000.00 USD = 185046.73 USD + 12953.27 USD
}

func ExampleFeeRules_IndirectCost() {
	c, err := programme.FeeRules{}.IndirectCost(
		programme.CategoryAmount{Category: programme.StaffCost, Amount: money.MustParse("412345.67 USD")},
		programme.CategoryAmount{Category: programme.Travel, Amount: money.MustParse("45678.90 USD")},
	)
	if err != nil {
		panic(err)
	}
	fmt.Println(c.Direct, "+", c.Indirect, "=", c.Total)
	// Output: 458024.57 USD + 32061.72 USD = 490086.29 USD
}
