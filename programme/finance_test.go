package programme_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/programme"
)

// given returns a programme with a total and contributions by donors "a", "b"
// and so on; "" is not stated.
func given(total string, contributions ...string) programme.Programme {
	amount := func(s string) money.Figure {
		if s == "" {
			return money.Figure{}
		}
		return money.MustParseFigure(s)
	}
	p := programme.Programme{Total: amount(total)}
	for i, s := range contributions {
		p.Contributions = append(p.Contributions, programme.Contribution{Donor: string(rune('a' + i)), Amount: amount(s)})
	}
	return p
}

func TestReconcile(t *testing.T) {
	tests := map[string]struct {
		programme                           programme.Programme
		sum, remainder, narrowed, strengths string
		want                                claim.Consistency
	}{
		"joint programme in Serbia, 2009": {
			programme: given("USD 8 million", "USD 6 million", "USD 1.9 million"), want: claim.Consistent,
			sum: "[7350000, 8450000]", remainder: "[-950000, 1150000]", narrowed: "[7500000, 8450000]",
			strengths: "differs by 100000: the sum rounds to the total, within half the coarsest place (500000), within all half places together (1050000)",
		},
		"exact": {
			programme: given("USD 8,000,000", "USD 6,100,000", "USD 1,900,000"), want: claim.Consistent,
			sum: "[8000000, 8000000]", remainder: "[0, 0]", narrowed: "[8000000, 8000000]", strengths: "exact",
		},
		"one is not stated": {
			programme: given("USD 8 million", "USD 6 million", ""), want: claim.Consistent,
			sum: "[5500000, ∞)", remainder: "(-∞, 3000000]", narrowed: "[7500000, 8500000]",
		},
		"one is not stated, and the other too much": {
			programme: given("USD 8,000,000", "USD 9 million", ""), want: claim.Inconsistent,
			sum: "[8500000, ∞)", remainder: "(-∞, -500000]",
		},
		"none is stated": {
			programme: given("USD 8,000,000", "", ""), want: claim.Consistent,
			sum: "[0, ∞)", remainder: "(-∞, 8000000]", narrowed: "[8000000, 8000000]",
		},
		"no total": {
			programme: given("", "USD 6,000,000", "USD 1,900,000"), want: claim.Consistent,
			sum: "[7900000, 7900000]", remainder: "(-∞, ∞)", narrowed: "[7900000, 7900000]",
		},
		"contradiction": {
			programme: given("USD 8,000,000", "USD 6,000,000", "USD 1,900,000"), want: claim.Inconsistent,
			sum: "[7900000, 7900000]", remainder: "[100000, 100000]",
			strengths: "differs by 100000: no strength holds",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r, err := tt.programme.Reconcile()
			require.NoError(t, err)
			require.Equal(t, tt.want, r.Consistency)
			require.Equal(t, tt.sum, r.Sum.String())
			require.Equal(t, tt.remainder, r.Remainder.String())
			if tt.want == claim.Consistent {
				require.Equal(t, tt.narrowed, r.NarrowedTotal.String())
				require.Len(t, r.NarrowedParts, len(tt.programme.Contributions))
			}
			if tt.strengths == "" {
				require.Nil(t, r.Strengths, "what is not stated has no face value")
				return
			}
			require.Equal(t, tt.strengths, r.Strengths.String())
		})
	}
}

// What is not stated is narrowed by the total, and named in the trace.
func TestReconcileUnknownContribution(t *testing.T) {
	r, err := given("USD 8 million", "USD 6 million", "").Reconcile()
	claim.Assert(t, r, err)
	require.Equal(t, "[1000000, 3000000]", r.NarrowedParts[1].String())
	require.Equal(t, "USD 6 million + at least USD 0 = [5500000, ∞) against USD 8 million = [7500000, 8500000]: consistent", r.String())
	require.Contains(t, r.Trace().Of(check.Input).String(), "part 2: at least USD 0 = [0, ∞)")
}

func TestReconcileCurrencies(t *testing.T) {
	for name, p := range map[string]programme.Programme{
		"total and contribution": given("USD 8 million", "USD 6 million", "EUR 1.9 million"),
		"two contributions":      given("", "USD 6 million", "EUR 1.9 million"),
		"beside one not stated":  given("USD 8 million", "", "EUR 1.9 million"),
	} {
		t.Run(name, func(t *testing.T) {
			r, err := p.Reconcile()
			require.ErrorIs(t, err, claim.ErrUnits)
			require.ErrorContains(t, err, "EUR")
			require.ErrorContains(t, err, "USD")
			require.Equal(t, claim.Reconciliation{}, r)
		})
	}
}

// The check and the reconciliation say the same about a sum.
func TestReconcileAgreesWithCheck(t *testing.T) {
	amounts := []string{"USD 1 million", "USD 900,000", "over USD 1 million", "up to USD 0.5 million", "USD 1-2 million", "almost USD 1 million", ""}
	for _, total := range []string{"USD 2 million", "USD 1,900,000", "at least USD 3 million", "USD 900,000"} {
		for _, a := range amounts {
			for _, b := range amounts {
				p := given(total, a, b)
				r, err := p.Reconcile()
				require.NoError(t, err)
				fs := p.Check()
				sum := append(fs.WithCode("programme.budget-sum"), fs.WithCode("programme.budget-rounding")...)
				switch _, isPoint := r.Remainder.IsPoint(); {
				case r.Consistency == claim.Inconsistent:
					require.Len(t, sum, 1)
					require.Equal(t, "programme.budget-sum", sum[0].Code)
				case isPoint:
					require.Empty(t, sum, "%s = %s + %s", total, a, b)
				default:
					require.Len(t, sum, 1)
					require.Equal(t, "programme.budget-rounding", sum[0].Code)
				}
				for _, f := range sum {
					require.Equal(t, []check.Value{
						{Name: "total", Text: total}, {Name: "sum", Text: r.Sum.String()}, {Name: "remainder", Text: r.Remainder.String()},
					}[1:], f.Values[1:])
				}
			}
		}
	}
}

// A reconciliation is the caller's own.
func TestReconcileSharesNothing(t *testing.T) {
	p := given("USD 8 million", "USD 6 million", "USD 1.9 million")
	before := text(t, p)
	r, err := p.Reconcile()
	require.NoError(t, err)
	clear(r.Parts)
	clear(r.NarrowedParts)
	require.Equal(t, before, text(t, p))
	again, err := p.Reconcile()
	require.NoError(t, err)
	require.Equal(t, "[5500000, 6500000]", again.Parts[0].String())
}

func percent(q claim.Quotient) string {
	if q.Undefined != "" {
		return "undefined"
	}
	return q.Bounds.Format(lang.NewPrinter(lang.English), 1) + " %"
}

func TestContributionShare(t *testing.T) {
	tests := map[string]struct {
		programme programme.Programme
		index     int
		want      string
		err       string
	}{
		"fund":                {programme: given("USD 8 million", "USD 6 million", "USD 1.9 million"), want: "64.7–86.7 %"},
		"government":          {programme: given("USD 8 million", "USD 6 million", "USD 1.9 million"), index: 1, want: "21.7–26.0 %"},
		"exact":               {programme: given("USD 8,000,000", "USD 6,000,000"), want: "75.0 %"},
		"at least":            {programme: given("USD 8,000,000", "at least USD 2 million"), want: "at least 25.0 %"},
		"of a total up to":    {programme: given("up to USD 8 million", "USD 2,000,000"), want: "at least 25.0 %"},
		"amount not stated":   {programme: given("USD 8,000,000", ""), want: "not known %"},
		"total not stated":    {programme: given("", "USD 2,000,000"), want: "undefined"},
		"total of nothing":    {programme: given("USD 0", "USD 0"), want: "undefined"},
		"no contribution":     {programme: given("USD 8 million"), err: "programme: no contribution 0 of 0"},
		"behind the last":     {programme: given("USD 8 million", "USD 6 million"), index: 1, err: "programme: no contribution 1 of 1"},
		"before the first":    {programme: given("USD 8 million", "USD 6 million"), index: -1, err: "programme: no contribution -1 of 1"},
		"in another currency": {programme: given("USD 8 million", "EUR 6 million"), err: `claim: units differ: "EUR" and "USD"`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			q, err := tt.programme.ContributionShare(tt.index)
			if tt.err != "" {
				require.EqualError(t, err, tt.err)
				require.Equal(t, claim.Quotient{}, q)
				return
			}
			require.NoError(t, err)
			require.Equal(t, tt.want, percent(q))
		})
	}
}

func TestShareOf(t *testing.T) {
	// contributed returns a programme of which "a" gives each amount in a
	// contribution of its own, and of which a share is implemented.
	contributed := func(share string, amounts ...string) programme.Programme {
		p := given("USD 8 million", amounts...)
		for i := range p.Contributions {
			p.Contributions[i].Donor = "a"
		}
		p.Contributions = append(p.Contributions, programme.Contribution{Donor: "z", Amount: money.MustParseFigure("USD 1")})
		p.Shares = []programme.Share{{Organisation: "iom", Amount: money.MustParseFigure(share)}}
		return p
	}
	tests := map[string]struct {
		programme programme.Programme
		index     int
		base      string
		want      string
		sentence  string // where it matters
		err       error
		message   string
	}{
		"of the total": {
			programme: joint(), base: programme.OfTotal, want: "5.8–20.0 %",
			sentence: "USD 1 million / USD 8 million × 100 = [5.882352, 20]",
		},
		"of what the fund gives": {
			programme: joint(), base: "fund", want: "7.6–27.3 %",
			sentence: "USD 1 million / USD 6 million × 100 = [7.692307, 27.272728]",
		},
		"of what the government gives": {programme: joint(), base: "rs", want: "25.6–81.1 %"},
		"in two contributions": {
			programme: contributed("USD 1 million", "USD 6 million", "USD 1.9 million"), base: "a", want: "5.9–20.5 %",
			sentence: "USD 1 million / USD 7350000-8450000 × 100 = [5.917159, 20.408164]",
		},
		"in two exact contributions": {
			programme: contributed("USD 1,000", "USD 1,500", "USD 500"), base: "a", want: "50.0 %",
			sentence: "USD 1000 / USD 2000 × 100 = [50, 50]",
		},
		"in two, one at least": {
			programme: contributed("USD 1,000", "at least USD 1,500", "USD 500"), base: "a", want: "0.0–50.0 %",
			sentence: "USD 1000 / at least USD 2000 × 100 = (0, 50]",
		},
		"in two, one more than": {
			programme: contributed("USD 1,000", "over USD 1,500", "USD 500"), base: "a", want: "0.0–50.0 %",
			sentence: "USD 1000 / more than USD 2000 × 100 = (0, 50)",
		},
		"in two, one about": {
			programme: contributed("USD 1,000", "about USD 1,500", "USD 500"), base: "a",
			want: "undefined",
		},
		"in two, one not stated": {
			programme: contributed("USD 1,000", "", "USD 500"), base: "a", want: "0.0–200.0 %",
			sentence: "USD 1000 / at least USD 500 × 100 = (0, 200]",
		},
		"in one, not stated": {programme: contributed("USD 1,000", ""), base: "a", want: "undefined"},
		"in two currencies":  {programme: contributed("USD 1,000", "EUR 1,500", "USD 500"), base: "a", err: claim.ErrUnits},
		"in another currency": {
			programme: contributed("CHF 1,000", "USD 500"), base: "a", err: claim.ErrUnits,
			message: `claim: units differ: "CHF" and "USD"`,
		},
		"of a total in another currency": {programme: contributed("CHF 1,000"), base: programme.OfTotal, err: claim.ErrUnits},
		"of an implementer": {
			programme: joint(), base: "iom", err: programme.ErrNoOrganisation,
			message: `programme: no such organisation among the donors: "iom"`,
		},
		"of nobody": {programme: joint(), base: "\u202eeu", err: programme.ErrNoOrganisation},
		"of nothing named": {
			programme: programme.Programme{Shares: make([]programme.Share, 1), Contributions: make([]programme.Contribution, 1)},
			err:       programme.ErrNoOrganisation, message: `programme: no such organisation among the donors: ""`,
		},
		"behind the last":  {programme: joint(), index: 3, base: programme.OfTotal, message: "programme: no share 3 of 3"},
		"before the first": {programme: joint(), index: -1, base: programme.OfTotal, message: "programme: no share -1 of 3"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			q, err := tt.programme.ShareOf(tt.index, tt.base)
			if tt.err != nil || tt.message != "" {
				if tt.err != nil {
					require.ErrorIs(t, err, tt.err)
				}
				if tt.message != "" {
					require.EqualError(t, err, tt.message)
				}
				require.Equal(t, claim.Quotient{}, q)
				return
			}
			require.NoError(t, err)
			require.Equal(t, tt.want, percent(q))
			if tt.sentence != "" {
				require.Equal(t, tt.sentence, q.String())
			}
		})
	}
}

// Ends of a sum that have no decimal form are rounded outwards.
func TestShareOfFractions(t *testing.T) {
	third, _ := figure.Frac(1, 3)
	about := money.MustParseFigure("about USD 50").Under(figure.Policy{AboutMargin: figure.AbsoluteMargin(third)})
	p := programme.Programme{
		Contributions: []programme.Contribution{{Donor: "a", Amount: about}, {Donor: "a", Amount: money.MustParseFigure("USD 50")}},
		Shares:        []programme.Share{{Amount: money.MustParseFigure("USD 10")}},
	}
	q, err := p.ShareOf(0, "a")
	require.NoError(t, err)
	require.Equal(t, "USD 10 / USD 99.666666-100.333334 × 100 = [9.966777, 10.033445]", q.String())
}

// A sum beyond 64 digits is refused, not cut.
func TestShareOfHugeContributions(t *testing.T) {
	huge := stated("9999999999999999999999999999999999999999999999999999999999999999 USD")
	p := programme.Programme{
		Contributions: []programme.Contribution{{Donor: "a", Amount: huge}, {Donor: "a", Amount: huge}},
		Shares:        []programme.Share{{Amount: huge}},
	}
	_, err := p.ShareOf(0, "a")
	require.ErrorIs(t, err, figure.ErrNumber)
}

func BenchmarkReconcile(b *testing.B) {
	p := exact(1000, 10)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Reconcile(); err != nil {
			b.Fatal(err)
		}
	}
}
