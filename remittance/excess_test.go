package remittance_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/remittance"
)

func TestExcessOf(t *testing.T) {
	tests := map[string]struct {
		flow         string
		basis        remittance.FlowBasis
		cost         remittance.Percent
		want, bounds string
	}{
		"sent":             {"exactly USD 100", remittance.SentBasis, exact("13"), "10 USD", "[10, 10]"},
		"received":         {"exactly USD 100", remittance.ReceivedBasis, exact("50"), "94 USD", "[94, 94]"},
		"below the target": {"exactly USD 100", remittance.ReceivedBasis, exact("2"), "0 USD", "[0, 0]"},
		"at the target":    {"exactly USD 100", remittance.SentBasis, exact("3"), "0 USD", "[0, 0]"},
		"negative cost":    {"exactly USD 100", remittance.ReceivedBasis, exact("-4"), "0 USD", "[0, 0]"},
		"rounded":          {"exactly USD 100", remittance.SentBasis, stated("13%"), "10 USD", "[9.5, 10.5]"},
		"both hedged":      {"up to USD 100", remittance.SentBasis, stated("over 13%"), "[0, ∞) USD", "[0, ∞)"},
		"around the target": {
			"exactly USD 100", remittance.SentBasis, stated("2-5%"), "[0, 2] USD", "[0, 2]",
		},
		"just above the target": {"exactly USD 100", remittance.SentBasis, stated("over 3%"), "(0, ∞) USD", "(0, ∞)"},
		"less than":             {"exactly USD 100", remittance.SentBasis, stated("less than 3%"), "0 USD", "[0, 0]"},
		"nothing known of cost": {"exactly USD 100", remittance.SentBasis, stated("about 9%"), "6 USD", "[0, ∞)"},
		"nothing arrives": {
			"exactly USD 100", remittance.ReceivedBasis, exact("100"), "absent: undefined: what arrives cannot have cost 100 % or more", "(-∞, ∞)",
		},
		"nothing may arrive": {"exactly USD 100", remittance.ReceivedBasis, stated("over 50%"), "(94, ∞) USD", "(94, ∞)"},
		"all is cost":        {"exactly USD 100", remittance.SentBasis, exact("103"), "100 USD", "[100, 100]"},
		"no flow":            {"", remittance.SentBasis, exact("13"), "absent: not-reported: no flow stated", "(-∞, ∞)"},
		"no cost": {
			"exactly USD 100", remittance.SentBasis, remittance.AbsentPercent(indicator.Withheld, ""), "absent: withheld", "(-∞, ∞)",
		},
		"no basis": {
			"exactly USD 100", remittance.NoBasis, exact("13"), "absent: not-reported: not stated whether the flow is sent or received", "(-∞, ∞)",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var f money.Figure
			if tt.flow != "" {
				f = flow(tt.flow)
			}
			got, err := remittance.ExcessOf(f, tt.basis, tt.cost, figure.Int(3))
			require.NoError(t, err)
			require.Equal(t, tt.want, got.String())
			require.Equal(t, tt.bounds, got.Bounds().Outwards(6).String())
			_, ok := got.Saving()
			require.Equal(t, got.Absence() == indicator.Present && tt.want[0] != '[' && tt.want[0] != '(', ok)
		})
	}
	minus, err := money.Stated(eur("-1"))
	require.NoError(t, err)
	_, err = remittance.ExcessOf(minus, remittance.SentBasis, exact("5"), figure.Int(3))
	require.ErrorIs(t, err, remittance.ErrFlow)
	var b remittance.FlowBasis
	require.NoError(t, b.UnmarshalText([]byte("received")))
	require.Equal(t, remittance.ReceivedBasis, b)
	require.Error(t, b.UnmarshalText([]byte("lost")))
}

func TestExcessTally(t *testing.T) {
	tally := remittance.NewExcessTally(figure.Int(3), remittance.SentBasis)
	require.Equal(t, indicator.NotReported, tally.Result().Absence())
	for _, x := range []struct {
		flow string
		cost remittance.Percent
	}{{"exactly USD 100", exact("13")}, {"exactly USD 50", exact("2")}, {"exactly USD 50", remittance.Percent{}}} {
		_, err := tally.Add(flow(x.flow), x.cost)
		require.NoError(t, err)
	}
	_, err := tally.Add(money.Figure{}, exact("9"))
	require.NoError(t, err)
	got := tally.Result()
	require.Equal(t, "10 USD", got.String())
	require.Equal(t, `policy: target in percent: 3 (the flow is what is sent)
input: corridors: 4
left-out: corridors: 2 (no flow, or no cost)
compute: flow covered: 150 of 200 USD (75 %)
result: paid above the target: 10 USD (sent × max(0, cost - target) / 100)
`, got.Trace().String())
	_, err = tally.Add(flow("EUR 5"), exact("9"))
	require.ErrorIs(t, err, money.ErrMismatch)
	require.Equal(t, 4, tally.Result().Corridors)
	require.ErrorIs(t, tally.Merge(remittance.NewExcessTally(figure.Int(5), remittance.SentBasis)), remittance.ErrUnlike)
	require.ErrorIs(t, tally.Merge(&remittance.ExcessTally{}), remittance.ErrUnlike)
	other := remittance.NewExcessTally(figure.Int(3), remittance.SentBasis)
	_, err = other.Add(flow("exactly EUR 5"), exact("9"))
	require.NoError(t, err)
	require.ErrorIs(t, tally.Merge(other), money.ErrMismatch)
}
