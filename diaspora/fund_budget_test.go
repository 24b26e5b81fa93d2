package diaspora_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/money"
)

func amounts(texts ...string) []money.Amount {
	out := make([]money.Amount, len(texts))
	for i, s := range texts {
		out[i] = money.MustParse(s)
	}
	return out
}

func amountTexts(list []money.Amount) []string {
	out := make([]string, len(list))
	for i, a := range list {
		out[i] = a.String()
	}
	return out
}

func TestShareBudget(t *testing.T) {
	tests := map[string]struct {
		budget  string
		rule    diaspora.BudgetRule
		claims  []money.Amount
		want    []string
		unspent string
	}{
		"first come":            {"1000 EUR", diaspora.FirstCome, amounts("700 EUR", "500 EUR", "200 EUR"), []string{"700.00 EUR", "300.00 EUR", "0.00 EUR"}, "0.00 EUR"},
		"first come, one fits":  {"1000 EUR", diaspora.FirstCome, amounts("1000 EUR", "1 EUR"), []string{"1000.00 EUR", "0.00 EUR"}, "0.00 EUR"},
		"pro rata":              {"1000 EUR", diaspora.ProRata, amounts("1000 EUR", "1000 EUR", "1000 EUR"), []string{"333.34 EUR", "333.33 EUR", "333.33 EUR"}, "0.00 EUR"},
		"pro rata, remainders":  {"100 EUR", diaspora.ProRata, amounts("100 EUR", "200 EUR", "400 EUR"), []string{"14.29 EUR", "28.57 EUR", "57.14 EUR"}, "0.00 EUR"},
		"pro rata, enough":      {"1000 EUR", diaspora.ProRata, amounts("100 EUR", "200 EUR"), []string{"100.00 EUR", "200.00 EUR"}, "700.00 EUR"},
		"first come, enough":    {"1000 EUR", diaspora.FirstCome, amounts("100 EUR", "200 EUR"), []string{"100.00 EUR", "200.00 EUR"}, "700.00 EUR"},
		"no claims":             {"1000 EUR", diaspora.ProRata, nil, []string{}, "1000 EUR"},
		"claims of nothing":     {"0 EUR", diaspora.ProRata, amounts("0 EUR", "0 EUR"), []string{"0.00 EUR", "0.00 EUR"}, "0.00 EUR"},
		"no budget":             {"0 EUR", diaspora.ProRata, amounts("5 EUR", "0 EUR"), []string{"0.00 EUR", "0.00 EUR"}, "0.00 EUR"},
		"cut to the minor unit": {"10 EUR", diaspora.FirstCome, amounts("1.999 EUR"), []string{"1.99 EUR"}, "8.01 EUR"},
		"budget between units":  {"0.999 EUR", diaspora.ProRata, amounts("1 EUR", "1 EUR"), []string{"0.50 EUR", "0.49 EUR"}, "0.009 EUR"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			b, err := diaspora.ShareBudget(money.MustParse(tt.budget), tt.rule, tt.claims...)
			require.NoError(t, err)
			require.Equal(t, tt.want, amountTexts(b.Grants))
			require.Equal(t, tt.unspent, b.Unspent.String())
		})
	}
}

func TestShareBudgetErrors(t *testing.T) {
	one := money.MustParse("1 EUR")
	_, err := diaspora.ShareBudget(money.Amount{}, diaspora.FirstCome, one)
	require.ErrorIs(t, err, diaspora.ErrFund)
	_, err = diaspora.ShareBudget(money.MustParse("-1 EUR"), diaspora.FirstCome, one)
	require.ErrorIs(t, err, diaspora.ErrFund)
	_, err = diaspora.ShareBudget(one, diaspora.FirstCome, money.MustParse("-1 EUR"))
	require.ErrorIs(t, err, diaspora.ErrFund)
	_, err = diaspora.ShareBudget(one, diaspora.FirstCome, money.Amount{})
	require.ErrorIs(t, err, diaspora.ErrFund)
	_, err = diaspora.ShareBudget(one, diaspora.ProRata, one, money.MustParse("1 USD"))
	require.ErrorIs(t, err, money.ErrMismatch)
	_, err = diaspora.ShareBudget(money.MustParse("1 XAU"), diaspora.ProRata, money.MustParse("1 XAU"))
	require.ErrorIs(t, err, money.ErrNoMinorUnit)
	_, err = diaspora.ShareBudget(one, diaspora.BudgetRule(9), one)
	require.ErrorIs(t, err, diaspora.ErrFund)
}

// No claim gets more than it asks for, nothing is lost, and a short budget is
// spent to the last unit. Pro rata, a greater claim never gets less.
func TestShareBudgetLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 500 {
		claims := make([]money.Amount, r.IntN(8))
		all := money.MustParse("0 EUR")
		for i := range claims {
			claims[i], _ = money.New(r.Int64N(10_000), 2, money.EUR)
			all, _ = all.Add(claims[i])
		}
		budget, _ := money.New(r.Int64N(30_000), 2, money.EUR)
		for _, rule := range []diaspora.BudgetRule{diaspora.FirstCome, diaspora.ProRata} {
			b, err := diaspora.ShareBudget(budget, rule, claims...)
			require.NoError(t, err)
			sum, _ := b.Granted.Add(b.Unspent)
			require.True(t, sum.Equal(budget))
			require.True(t, b.Claimed.Equal(all))
			if all.Number().Cmp(budget.Number()) >= 0 {
				require.Zero(t, b.Unspent.Sign())
			}
			for i, g := range b.Grants {
				require.LessOrEqual(t, g.Number().Cmp(claims[i].Number()), 0)
				for j, h := range b.Grants[:i] {
					if rule == diaspora.ProRata && claims[i].Number().Cmp(claims[j].Number()) > 0 {
						require.GreaterOrEqual(t, g.Number().Cmp(h.Number())+1, 0)
					}
				}
			}
			require.Len(t, b.Trace(), 4+len(claims))
		}
	}
}

func TestFundEnums(t *testing.T) {
	for v, want := range map[interface {
		String() string
		MarshalText() ([]byte, error)
	}]string{
		diaspora.FirstCome: "first-come", diaspora.ProRata: "pro-rata", diaspora.BudgetRule(7): "budget rule(7)",
		diaspora.InProportion: "in-proportion", diaspora.InOrder: "in-order",
		diaspora.LimitedByDonorYear: "donor-year-cap", diaspora.LimitedByNeed: "need", diaspora.FundLimit(0): "",
		diaspora.PermanentReturn: "permanent", diaspora.NothingDelivered: "none", diaspora.ReturnType(0): "",
		diaspora.Empower: "empower", diaspora.QualifiedReturn: "qualified-return", diaspora.OtherAction: "other",
		diaspora.ImplementingMechanism: "mechanism", diaspora.ActionDropped: "dropped", diaspora.AdvancedStage: "advanced",
	} {
		require.Equal(t, want, v.String())
		text, err := v.MarshalText()
		if err == nil {
			require.Equal(t, want, string(text))
		} else {
			require.ErrorContains(t, err, "diaspora: ")
		}
	}
	var k diaspora.ActionKind
	require.NoError(t, k.UnmarshalText([]byte("forum")))
	require.Equal(t, diaspora.CompatriotForum, k)
	var rule diaspora.BudgetRule
	require.NoError(t, rule.UnmarshalText([]byte("pro-rata")))
	var limit diaspora.FundLimit
	require.NoError(t, limit.UnmarshalText([]byte("budget")))
	require.Equal(t, diaspora.LimitedByBudget, limit)
	var returned diaspora.ReturnType
	require.NoError(t, returned.UnmarshalText([]byte("virtual")))
	require.Equal(t, diaspora.VirtualReturn, returned)
	require.ErrorContains(t, returned.UnmarshalText([]byte("half")), `diaspora: "half" is no return type`)
}
