package money_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

func TestMatch(t *testing.T) {
	ratio := func(s string) money.MatchRule { return money.MatchRule{Ratio: number(s)} }
	capped := func(s, limit string) money.MatchRule {
		return money.MatchRule{Ratio: number(s), Cap: amount(limit)}
	}
	ofTotal := func(s string) money.MatchRule { return money.MatchRule{Ratio: number(s), Base: money.OfTotal} }
	tests := map[string]struct {
		rule                   money.MatchRule
		counterpart, requested string
		matched, limit, unmet  string
		err                    error
	}{
		// money_vectors.json
		"ratio": {rule: ratio("0.5"), counterpart: "40000.00 EUR", requested: "30000.00 EUR", matched: "20000.00 EUR", limit: "ratio", unmet: "10000.00 EUR"},
		"cap":   {rule: capped("1", "50000.00 EUR"), counterpart: "90000.00 EUR", requested: "60000.00 EUR", matched: "50000.00 EUR", limit: "cap", unmet: "10000.00 EUR"},

		// methods/diaspora.md 2.13: PARE 1+1 with its ceiling, 3x1, and what
		// the project still needs.
		"one plus one":         {rule: capped("1", "250000 MDL"), counterpart: "180000.00 MDL", matched: "180000.00 MDL", limit: "ratio"},
		"one plus one, capped": {rule: capped("1", "250000 MDL"), counterpart: "400000.00 MDL", matched: "250000.00 MDL", limit: "cap"},
		"three for one":        {rule: capped("1", "1000000 MXN"), counterpart: "400000.00 MXN", matched: "400000.00 MXN", limit: "ratio"},
		"what is still needed": {rule: ratio("1"), counterpart: "60000.00 EUR", requested: "40000.00 EUR", matched: "40000.00 EUR", limit: "requested", unmet: "0.00 EUR"},

		"of the total":           {rule: ofTotal("0.8"), counterpart: "1000.00 EUR", matched: "4000.00 EUR", limit: "ratio"},
		"of the total, cut down": {rule: ofTotal("0.9"), counterpart: "11111.11 CHF", matched: "99999.99 CHF", limit: "ratio"},
		"cut down":               {rule: ratio("1/3"), counterpart: "100.00 EUR", requested: "50 EUR", matched: "33.33 EUR", limit: "ratio", unmet: "16.67 EUR"},
		"all equal":              {rule: capped("1", "5 EUR"), counterpart: "5.00 EUR", requested: "5.0 EUR", matched: "5.00 EUR", limit: "ratio", unmet: "0.00 EUR"},
		"requested as the cap":   {rule: capped("1", "4 EUR"), counterpart: "5.00 EUR", requested: "4 EUR", matched: "4.00 EUR", limit: "requested", unmet: "0.00 EUR"},
		"nothing requested":      {rule: ratio("1"), counterpart: "5.00 EUR", requested: "0.00 EUR", matched: "0.00 EUR", limit: "requested", unmet: "0.00 EUR"},
		"nothing to match":       {rule: ratio("1"), counterpart: "0 EUR", requested: "5 EUR", matched: "0.00 EUR", limit: "ratio", unmet: "5.00 EUR"},
		"cap of nothing":         {rule: capped("1", "0 EUR"), counterpart: "5 EUR", matched: "0.00 EUR", limit: "cap"},
		"whole hundreds":         {rule: money.MatchRule{Ratio: number("0.5"), Step: amount("100 EUR")}, counterpart: "1399 EUR", matched: "600 EUR", limit: "ratio"},
		"no minor unit, step":    {rule: money.MatchRule{Ratio: number("0.5"), Step: amount("1 XDR")}, counterpart: "13 XDR", matched: "6 XDR", limit: "ratio"},

		"no counterpart":       {rule: ratio("1"), requested: "5 EUR", err: money.ErrNoAmount},
		"negative counterpart": {rule: ratio("1"), counterpart: "-5 EUR", err: money.ErrMatch},
		"negative request":     {rule: ratio("1"), counterpart: "5 EUR", requested: "-1 EUR", err: money.ErrMatch},
		"other currency":       {rule: ratio("1"), counterpart: "5 EUR", requested: "1 MDL", err: money.ErrMismatch},
		"cap in another":       {rule: capped("1", "250000 MDL"), counterpart: "15000 EUR", err: money.ErrMismatch},
		"step in another":      {rule: money.MatchRule{Ratio: number("1"), Step: amount("1 MDL")}, counterpart: "5 EUR", err: money.ErrMismatch},
		"no minor unit":        {rule: ratio("0.5"), counterpart: "13 XDR", err: money.ErrNoMinorUnit},
		"no rule":              {counterpart: "5 EUR", err: money.ErrMatch},
		"all of the total":     {rule: ofTotal("1"), counterpart: "5 EUR", err: money.ErrMatch},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			m, err := tt.rule.Match(amount(tt.counterpart), amount(tt.requested))
			require.ErrorIs(t, err, tt.err)
			require.Equal(t, tt.matched, m.Matched.String())
			require.Equal(t, tt.limit, m.LimitedBy.String())
			require.Equal(t, tt.unmet, m.Unmet.String())
			if err != nil {
				require.Regexp(t, "^money: ", err)
				return
			}
			trace := m.Trace()
			require.Equal(t, tt.matched, trace.Of(check.Result)[0].Text)
			require.Equal(t, "limited by "+tt.limit, trace.Of(check.Result)[0].Why)
		})
	}
	require.Empty(t, money.Match{}.Trace().Of(check.Compute), "a zero match does not panic")
}

func TestMatchNeeded(t *testing.T) {
	tests := map[string]struct {
		rule  money.MatchRule
		grant string
		want  string
		err   error
	}{
		"two for one":          {rule: money.MatchRule{Ratio: number("0.5")}, grant: "20000.00 EUR", want: "40000.00 EUR"},
		"a tenth of the total": {rule: money.MatchRule{Ratio: number("0.9"), Base: money.OfTotal}, grant: "100000.00 CHF", want: "11111.12 CHF"},
		"a tenth of the grant": {rule: money.MatchRule{Ratio: number("10")}, grant: "100000.00 CHF", want: "10000.00 CHF"},
		"rounded up":           {rule: money.MatchRule{Ratio: number("3")}, grant: "1.00 EUR", want: "0.34 EUR"},
		"grant too fine":       {rule: money.MatchRule{Ratio: number("1")}, grant: "1.001 EUR", want: "1.01 EUR"},
		"at the cap":           {rule: money.MatchRule{Ratio: number("1"), Cap: amount("5 EUR")}, grant: "5.00 EUR", want: "5.00 EUR"},
		"nothing":              {rule: money.MatchRule{Ratio: number("1")}, grant: "0 EUR", want: "0.00 EUR"},
		"above the cap":        {rule: money.MatchRule{Ratio: number("1"), Cap: amount("5 EUR")}, grant: "5.01 EUR", err: money.ErrAboveCap},
		"cap in another":       {rule: money.MatchRule{Ratio: number("1"), Cap: amount("5 EUR")}, grant: "5.01 USD", err: money.ErrMismatch},
		"no grant":             {rule: money.MatchRule{Ratio: number("1")}, err: money.ErrNoAmount},
		"negative":             {rule: money.MatchRule{Ratio: number("1")}, grant: "-1 EUR", err: money.ErrMatch},
		"no rule":              {grant: "1 EUR", err: money.ErrMatch},
		"no minor unit":        {rule: money.MatchRule{Ratio: number("1")}, grant: "1 XDR", err: money.ErrNoMinorUnit},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := tt.rule.Needed(amount(tt.grant))
			require.ErrorIs(t, err, tt.err)
			require.Equal(t, tt.want, got.String())
		})
	}
}

// What is needed for a grant gives that grant, and a cent less does not.
func TestMatchNeededLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(51, 52))
	cent := amount("0.01 EUR")
	for range 500 {
		rule := money.MatchRule{Base: money.MatchBase(rng.IntN(2))}
		den := rng.Int64N(99) + 2
		rule.Ratio, _ = figure.Frac(rng.Int64N(den-1)+1, den)
		grant := cent.MulInt(rng.Int64N(10000) + 1)
		needed, err := rule.Needed(grant)
		require.NoError(t, err)
		m, err := rule.Match(needed, grant)
		require.NoError(t, err)
		requireSame(t, grant, m.Matched)
		require.Zero(t, m.Unmet.Sign())

		less, err := needed.Sub(cent)
		require.NoError(t, err)
		m, err = rule.Match(less, grant)
		require.NoError(t, err)
		require.Equal(t, money.ByRatio, m.LimitedBy)
		require.Positive(t, m.Unmet.Sign())
		sum, err := m.Matched.Add(m.Unmet)
		require.NoError(t, err)
		requireSame(t, grant, sum)
	}
}

func TestMatchRuleCheck(t *testing.T) {
	tests := map[string]struct {
		rule money.MatchRule
		code string
		path string
	}{
		"no ratio":         {money.MatchRule{}, "money.match-ratio", "ratio"},
		"negative ratio":   {money.MatchRule{Ratio: number("-1/2")}, "money.match-ratio", "ratio"},
		"all of the total": {money.MatchRule{Ratio: number("1"), Base: money.OfTotal}, "money.match-ratio", "ratio"},
		"negative cap":     {money.MatchRule{Ratio: number("1"), Cap: amount("-1 EUR")}, "money.match-cap", "cap"},
		"step of zero":     {money.MatchRule{Ratio: number("1"), Step: amount("0 EUR")}, "money.match-step", "step"},
		"two currencies":   {money.MatchRule{Ratio: number("1"), Step: amount("1 EUR"), Cap: amount("1 USD")}, "money.match-currency", "step"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			fs := tt.rule.Check()
			require.Len(t, fs, 1)
			require.Equal(t, tt.code, fs[0].Code)
			require.Equal(t, tt.path, string(fs[0].Path))
			require.Equal(t, check.Error, fs[0].Severity)
			_, err := tt.rule.Match(amount("1 EUR"), money.Amount{})
			require.ErrorIs(t, err, money.ErrMatch)
			var findings *check.FindingsError
			require.ErrorAs(t, err, &findings)
		})
	}
	good := money.MatchRule{Ratio: number("1"), Cap: amount("5 EUR"), Step: amount("1 EUR")}
	require.Zero(t, testing.AllocsPerRun(10, func() { _ = good.Check() }))
}

func TestMatchJSON(t *testing.T) {
	rule := money.MatchRule{Ratio: number("1/3"), Base: money.OfTotal, Cap: amount("50000.00 EUR")}
	m, err := rule.Match(amount("100.00 EUR"), amount("30.00 EUR"))
	require.NoError(t, err)
	data, err := json.Marshal(m)
	require.NoError(t, err)
	require.JSONEq(t, `{
		"rule": {"ratio": "1/3", "base": "total", "cap": {"amount": "50000.00", "currency": "EUR"}},
		"counterpart": {"amount": "100.00", "currency": "EUR"},
		"requested": {"amount": "30.00", "currency": "EUR"},
		"matched": {"amount": "30.00", "currency": "EUR"},
		"limited_by": "requested",
		"unmet": {"amount": "0.00", "currency": "EUR"}
	}`, string(data))
	var back money.Match
	require.NoError(t, check.DecodeJSON(data, &back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.Equal(t, string(data), string(again))
	require.Equal(t, m.Trace(), back.Trace())

	for _, text := range []string{"counterpart", "total"} {
		var b money.MatchBase
		require.NoError(t, b.UnmarshalText([]byte(text)))
		require.Equal(t, text, b.String())
	}
	for _, text := range []string{"", "ratio", "requested", "cap"} {
		var l money.MatchLimit
		require.NoError(t, l.UnmarshalText([]byte(text)))
		require.Equal(t, text, l.String())
	}
	var b money.MatchBase
	require.Error(t, b.UnmarshalText([]byte("grant")))
	var l money.MatchLimit
	require.Error(t, l.UnmarshalText([]byte("other")))
	_, err = money.MatchBase(7).MarshalText()
	require.Error(t, err)
	_, err = money.MatchLimit(7).MarshalText()
	require.Error(t, err)
}

func TestOwnContribution(t *testing.T) {
	exactly := func(s string) figure.Interval { return figure.Point(number(s)) }
	between := func(lo, hi string) figure.Interval {
		v, err := figure.NewInterval(number(lo), number(hi))
		require.NoError(t, err)
		return v
	}
	tests := map[string]struct {
		grant string
		share figure.Interval
		base  money.MatchBase
		want  string
		err   error
	}{
		// methods/diaspora.md 2.13: 10 % on a grant of CHF 100,000.
		"a tenth of the grant": {"CHF 100,000", exactly("0.1"), money.OfCounterpart, "[10000, 10000]", nil},
		"a tenth of the total": {"CHF 100,000", exactly("0.1"), money.OfTotal, "[100000/9, 100000/9]", nil},

		// Georgia, social enterprises: 10-20 %, without a base.
		"10-20 % of the grant":         {"CHF 100,000", between("0.1", "0.2"), money.OfCounterpart, "[10000, 20000]", nil},
		"10-20 % of the total":         {"CHF 100,000", between("0.1", "0.2"), money.OfTotal, "[100000/9, 25000]", nil},
		"10-20 % of a ceiling":         {"up to CHF 100,000", between("0.1", "0.2"), money.OfCounterpart, "[0, 20000]", nil},
		"10-20 % of a ceiling's total": {"up to CHF 100,000", between("0.1", "0.2"), money.OfTotal, "[0, 25000]", nil},

		"at least a tenth":          {"CHF 100,000", figure.From(number("0.1")), money.OfCounterpart, "[10000, ∞)", nil},
		"more than all":             {"CHF 100,000", exactly("1.5"), money.OfCounterpart, "[150000, 150000]", nil},
		"nothing":                   {"CHF 100,000", exactly("0"), money.OfTotal, "[0, 0]", nil},
		"up to all of the total":    {"CHF 100,000", between("0.5", "1"), money.OfTotal, "[100000, ∞)", nil},
		"all of the total":          {"CHF 100,000", exactly("1"), money.OfTotal, "", money.ErrMatch},
		"more than all, of total":   {"CHF 100,000", between("1.5", "2"), money.OfTotal, "", money.ErrMatch},
		"no upper end, of total":    {"CHF 100,000", figure.From(number("0.1")), money.OfTotal, "", money.ErrMatch},
		"negative":                  {"CHF 100,000", between("-0.1", "0.2"), money.OfCounterpart, "", money.ErrMatch},
		"no lower end":              {"CHF 100,000", figure.To(number("0.2")), money.OfTotal, "", money.ErrMatch},
		"share not known, of grant": {"CHF 100,000", figure.Interval{}, money.OfCounterpart, "", money.ErrMatch},
		"no grant":                  {"", exactly("0.1"), money.OfTotal, "", money.ErrNoAmount},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var grant money.Figure
			if tt.grant != "" {
				grant = money.MustParseFigure(tt.grant)
			}
			own, err := money.OwnContribution(grant, tt.share, tt.base)
			require.ErrorIs(t, err, tt.err)
			if tt.err == nil {
				require.Equal(t, tt.want, own.String())
			}
		})
	}
	_, err := money.OwnContribution(money.MustParseFigure("CHF 100,000"), exactly("1"), money.OfTotal)
	require.ErrorIs(t, err, figure.ErrUndefined)
}

func BenchmarkMatch(b *testing.B) {
	rule := money.MatchRule{Ratio: number("0.5"), Cap: amount("50000.00 EUR")}
	counterpart, requested := amount("40000.00 EUR"), amount("30000.00 EUR")
	b.ReportAllocs()
	for b.Loop() {
		_, _ = rule.Match(counterpart, requested)
	}
}

// One leu for one of the migrant's, up to 250,000 lei.
func ExampleMatchRule_Match() {
	rule := money.MatchRule{Ratio: figure.Int(1), Cap: money.MustParse("250000 MDL")}
	m, err := rule.Match(money.MustParse("400000.00 MDL"), money.MustParse("300000.00 MDL"))
	fmt.Println(m.Matched, "limited by", m.LimitedBy, "unmet", m.Unmet, err)
	fmt.Println(m.Trace())
	// Output:
	// 250000.00 MDL limited by cap unmet 50000.00 MDL <nil>
	// input: counterpart: 400000.00 MDL
	// input: requested: 300000.00 MDL
	// policy: ratio: 1 of the counterpart
	// policy: cap: 250000 MDL
	// compute: share: 400000 MDL
	// result: matched: 250000.00 MDL (limited by cap)
	// result: unmet: 50000.00 MDL
}

// The fund pays nine tenths of the total: for a grant of 100,000 the grantee
// brings one.
func ExampleMatchRule_Needed() {
	rule := money.MatchRule{Ratio: figure.MustNumber("0.9"), Base: money.OfTotal}
	fmt.Println(rule.Needed(money.MustParse("100000.00 CHF")))
	// Output:
	// 11111.12 CHF <nil>
}

// Grants of up to 100,000 francs, matched by the enterprise's own 10-20 %
// contribution: of the grant, or of the total? The text does not say.
func ExampleOwnContribution() {
	grant := money.MustParseFigure("CHF 100,000")
	share := figure.MustParse("10-20%").Bounds().Scale(figure.MustNumber("0.01"))
	for _, base := range []money.MatchBase{money.OfCounterpart, money.OfTotal} {
		own, err := money.OwnContribution(grant, share, base)
		fmt.Println(base, own.Outwards(2), err)
	}
	// Output:
	// counterpart [10000, 20000] <nil>
	// total [11111.11, 25000] <nil>
}
