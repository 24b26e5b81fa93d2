package claim_test

import (
	"flag"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

func TestSum(t *testing.T) {
	tests := map[string]struct {
		total, parts   []string // total: one, or none where it is not stated
		sum, remainder string
		narrowedTotal  string // "" where inconsistent
		narrowedParts  []string
		unit           string
		strengths      string // "" for nil
		text           string
	}{
		"youth employment, Serbia": {
			total: []string{"USD 8 million"}, parts: []string{"USD 6 million", "USD 1.9 million"},
			sum: "[7350000, 8450000]", remainder: "[-950000, 1150000]",
			narrowedTotal: "[7500000, 8450000]", narrowedParts: []string{"[5550000, 6500000]", "[1850000, 1950000]"},
			unit:      "USD",
			strengths: "differs by 100000: the sum rounds to the total, within half the coarsest place (500000), within all half places together (1050000)",
			text:      "USD 6 million + USD 1.9 million = [7350000, 8450000] against USD 8 million = [7500000, 8500000]: consistent",
		},
		"another page says 6.1": {
			total: []string{"USD 8 million"}, parts: []string{"USD 6.1 million", "USD 1.9 million"},
			sum: "[7900000, 8100000]", remainder: "[-600000, 600000]",
			narrowedTotal: "[7900000, 8100000]", narrowedParts: []string{"[6050000, 6150000]", "[1850000, 1950000]"},
			unit: "USD", strengths: "exact",
		},
		"practice tests, counted": {
			total: []string{"25"}, parts: []string{"10", "8", "7"},
			sum: "[25, 25]", remainder: "[0, 0]",
			narrowedTotal: "[25, 25]", narrowedParts: []string{"[10, 10]", "[8, 8]", "[7, 7]"}, strengths: "exact",
		},
		"counted and off": {
			total: []string{"100"}, parts: []string{"60", "39"},
			sum: "[99, 99]", remainder: "[1, 1]",
			strengths: "differs by 1: within all half places together (1.5)",
			text:      "60 + 39 = [99, 99] against 100 = [100, 100]: inconsistent",
		},
		"open ends": {
			total: []string{"more than 1,700"}, parts: []string{"more than 1,000", "700"},
			sum: "(1700, ∞)", remainder: "(-∞, ∞)",
			narrowedTotal: "(1700, ∞)", narrowedParts: []string{"(1000, ∞)", "[700, 700]"}, strengths: "exact",
		},
		"open ends that touch": {
			total: []string{"1,700"}, parts: []string{"more than 1,000", "700"},
			sum: "(1700, ∞)", remainder: "(-∞, 0)", strengths: "exact",
			text: "more than 1000 + 700 = (1700, ∞) against 1700 = [1700, 1700]: inconsistent",
		},
		"ceilings": {
			total: []string{"501"}, parts: []string{"up to 300", "up to 200"},
			sum: "[0, 500]", remainder: "[1, 501]",
			strengths: "differs by 1: within all half places together (1.5)",
		},
		"about has no bounds": {
			total: []string{"some 30"}, parts: []string{"up to 20", "at least 50"},
			sum: "[50, ∞)", remainder: "(-∞, ∞)",
			narrowedTotal: "[50, ∞)", narrowedParts: []string{"[0, 20]", "[50, ∞)"},
			strengths: "differs by -40: no strength holds",
		},
		"ranges have no face value": {
			total: []string{"15-20%"}, parts: []string{"10%", "1-2%"},
			sum: "[10.5, 12.5]", remainder: "[2.5, 9.5]", unit: "%",
		},
		"one part": {
			total: []string{"USD 6.1 million"}, parts: []string{"USD 6 million"},
			sum: "[5500000, 6500000]", remainder: "[-450000, 650000]",
			narrowedTotal: "[6050000, 6150000]", narrowedParts: []string{"[6050000, 6150000]"}, unit: "USD",
			strengths: "differs by 100000: within half the coarsest place (500000), within all half places together (550000)",
		},
		"no parts": {
			total: []string{"5 jobs"},
			sum:   "[0, 0]", remainder: "[5, 5]", unit: "jobs",
			strengths: "differs by 5: no strength holds",
			text:      "no parts = [0, 0] against 5 jobs = [5, 5]: inconsistent",
		},
		"no parts of nothing": {
			total: []string{"0"},
			sum:   "[0, 0]", remainder: "[0, 0]", narrowedTotal: "[0, 0]", narrowedParts: []string{}, strengths: "exact",
		},
		"total not stated": {
			parts: []string{"EUR 3 million", "EUR 2 million"},
			sum:   "[4000000, 6000000]", remainder: "(-∞, ∞)", unit: "EUR",
			narrowedTotal: "[4000000, 6000000]", narrowedParts: []string{"[2500000, 3500000]", "[1500000, 2500000]"},
			text: "EUR 3 million + EUR 2 million = [4000000, 6000000] against not stated = (-∞, ∞): consistent",
		},
		"a share printed as a third": {
			total: []string{"a third"}, parts: []string{"20%", "13%"},
			sum: "[32, 34]", remainder: "[-7/6, 11/6]", unit: "%",
			narrowedTotal: "[197/6, 203/6]", narrowedParts: []string{"[19.5, 20.5]", "[12.5, 13.5]"},
			strengths: "differs by 1/3: within half the coarsest place (0.5), within all half places together (1.5)",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var total figure.Quantity
			if len(tt.total) > 0 {
				total = figure.MustParse(tt.total[0])
			}
			r, err := claim.Sum(total, quantities(tt.parts...)...)
			require.NoError(t, err)
			require.Equal(t, tt.unit, r.Unit)
			require.Equal(t, tt.sum, r.Sum.String())
			require.Equal(t, tt.remainder, r.Remainder.String())
			require.Len(t, r.Parts, len(tt.parts))
			require.Equal(t, tt.narrowedTotal != "", r.Consistency == claim.Consistent)
			require.Equal(t, tt.narrowedTotal != "" && !r.Total.IsUnbounded() && !r.Sum.IsUnbounded(), r.Holds())
			if r.Consistency == claim.Consistent {
				require.Equal(t, claim.Consistent, r.Consistency)
				require.Equal(t, tt.narrowedTotal, r.NarrowedTotal.String())
				require.Len(t, r.NarrowedParts, len(tt.narrowedParts))
				for i, want := range tt.narrowedParts {
					require.Equal(t, want, r.NarrowedParts[i].String())
				}
			} else {
				require.Equal(t, claim.Inconsistent, r.Consistency)
				require.True(t, r.NarrowedTotal.IsUnbounded())
				require.Nil(t, r.NarrowedParts)
			}
			if tt.strengths == "" {
				require.Nil(t, r.Strengths)
			} else {
				require.NotNil(t, r.Strengths)
				require.Equal(t, tt.strengths, r.Strengths.String())
			}
			if tt.text != "" {
				require.Equal(t, tt.text, r.String())
			}
		})
	}
}

// TestStrengths are four answers that are never merged: each can hold without
// the others.
func TestStrengths(t *testing.T) {
	type holds struct{ exact, rounds, coarsest, interval bool }
	tests := map[string]struct {
		total                        string
		parts                        []string
		difference                   string
		toleranceCoarsest, tolerance string
		holds                        holds
	}{
		"8 against 6 and 1.9": {total: "8 million", parts: []string{"6 million", "1.9 million"},
			difference: "100000", toleranceCoarsest: "500000", tolerance: "1050000", holds: holds{rounds: true, coarsest: true, interval: true}},
		"8.0 against 6 and 1.9": {total: "8.0 million", parts: []string{"6 million", "1.9 million"},
			difference: "100000", toleranceCoarsest: "500000", tolerance: "600000", holds: holds{coarsest: true, interval: true}},
		"8.0 against 6.0 and 1.9": {total: "8.0 million", parts: []string{"6.0 million", "1.9 million"},
			difference: "100000", toleranceCoarsest: "50000", tolerance: "150000", holds: holds{interval: true}},
		"8.00 against 6.00 and 1.90": {total: "8.00 million", parts: []string{"6.00 million", "1.90 million"},
			difference: "100000", toleranceCoarsest: "5000", tolerance: "15000"},
		"cents": {total: "100.00", parts: []string{"33.34", "33.33", "33.33"},
			difference: "0", toleranceCoarsest: "0.005", tolerance: "0.02", holds: holds{true, true, true, true}},
		"a cent lost": {total: "100.00", parts: []string{"33.33", "33.33", "33.33"},
			difference: "0.01", toleranceCoarsest: "0.005", tolerance: "0.02", holds: holds{interval: true}},
		"thirds in percent": {total: "100%", parts: []string{"33.3%", "33.3%", "33.3%"},
			difference: "0.1", toleranceCoarsest: "0.5", tolerance: "0.65", holds: holds{rounds: true, coarsest: true, interval: true}},
		"plain digits": {total: "8000000", parts: []string{"6000000", "1900000"},
			difference: "100000", toleranceCoarsest: "0.5", tolerance: "1.5"},
		"a tie goes up": {total: "8 million", parts: []string{"6 million", "1.5 million"},
			difference: "500000", toleranceCoarsest: "500000", tolerance: "1050000", holds: holds{rounds: true, coarsest: true, interval: true}},
		"a tie does not go down": {total: "7 million", parts: []string{"6 million", "1.5 million"},
			difference: "-500000", toleranceCoarsest: "500000", tolerance: "1050000", holds: holds{coarsest: true, interval: true}},
		"rounds, beyond the coarsest of all": {total: "5 million", parts: []string{"5,400,000", "99,999"},
			difference: "-499999", toleranceCoarsest: "500000", tolerance: "500001", holds: holds{rounds: true, coarsest: true, interval: true}},
		"nothing of half a unit": {total: "0 million", parts: []string{"500,000"},
			difference: "-500000", toleranceCoarsest: "500000", tolerance: "500000.5", holds: holds{coarsest: true, interval: true}},
		"hedges are left aside": {total: "over 8 million", parts: []string{"up to 6 million", "some 1.9 million"},
			difference: "100000", toleranceCoarsest: "500000", tolerance: "1050000", holds: holds{rounds: true, coarsest: true, interval: true}},
		"below zero": {total: "-8 million", parts: []string{"-6 million", "-1.5 million"},
			difference: "-500000", toleranceCoarsest: "500000", tolerance: "1050000", holds: holds{rounds: true, coarsest: true, interval: true}},
		"more digits than a decimal takes": {
			total: "1" + zeros(60), parts: []string{"0." + zeros(57) + "1", "9" + nines(59)},
			difference: "0." + nines(57) + "9", toleranceCoarsest: "0.5", tolerance: "1." + zeros(57) + "05",
			holds: holds{interval: true}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r, err := claim.Sum(figure.MustParse(tt.total), quantities(tt.parts...)...)
			require.NoError(t, err)
			s := r.Strengths
			require.NotNil(t, s)
			require.Equal(t, tt.difference, s.Difference.String())
			require.Equal(t, tt.toleranceCoarsest, s.ToleranceCoarsest.String())
			require.Equal(t, tt.tolerance, s.ToleranceInterval.String())
			require.Equal(t, tt.holds, holds{s.Exact, s.RoundsToTotal, s.WithinCoarsest, s.WithinInterval})
		})
	}
}

func zeros(n int) string { return strings.Repeat("0", n) }
func nines(n int) string { return strings.Repeat("9", n) }

// TestRoundsToTotal compares with rounding the sum itself.
func TestRoundsToTotal(t *testing.T) {
	for total := int64(-3); total <= 3; total++ {
		for sum := int64(-35); sum <= 35; sum++ {
			// Total in tens, parts in ones.
			f, err := figure.New(figure.Rounded, decimal.New(total, 1))
			require.NoError(t, err)
			r, err := claim.Sum(f, figure.Count(sum-7, ""), figure.Count(7, ""))
			require.NoError(t, err)
			want := decimal.New(sum, 0).Round(-1).Equal(decimal.New(total, 1)) // half away from zero
			require.Equal(t, want, r.Strengths.RoundsToTotal, "%d to %d", sum, total*10)
		}
	}
}

// TestSumLaws: what can be true stays possible, and nothing else does.
func TestSumLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	points := grid(12)
	for range 4_000 {
		total := randomInterval(r, anyEnds, 6)
		parts := make([]figure.Interval, r.IntN(4))
		for i := range parts {
			parts[i] = randomInterval(r, anyEnds, 4)
		}
		got := claim.SumOfBounds(total, parts...)
		require.Nil(t, got.Strengths)

		// One true value of each part.
		truth, sum := make([]figure.Number, len(parts)), figure.Int(0)
		for i, p := range parts {
			in := pointsOf(p, points)
			truth[i] = in[r.IntN(len(in))]
			sum = sum.Add(truth[i])
		}
		require.True(t, got.Sum.Contains(sum))
		for _, n := range pointsOf(total, points) {
			require.True(t, got.Remainder.Contains(n.Sub(sum)))
		}
		if total.Contains(sum) {
			require.Equal(t, claim.Consistent, got.Consistency, "%s against %s", parts, total)
			require.True(t, got.NarrowedTotal.Contains(sum))
			for i, x := range truth {
				require.True(t, got.NarrowedParts[i].Contains(x), "%s: %s", got, x)
			}
		}
		if !got.Holds() {
			continue
		}
		require.True(t, got.NarrowedTotal.Within(total))
		require.True(t, got.NarrowedTotal.Within(got.Sum))
		// A value stays in a narrowed part exactly where the rest can go with it.
		for i, p := range parts {
			require.True(t, got.NarrowedParts[i].Within(p))
			at := slices.Clone(parts)
			for _, x := range pointsOf(p, points) {
				at[i] = figure.Point(x)
				require.Equal(t, claim.SumOfBounds(total, at...).Holds(), got.NarrowedParts[i].Contains(x), "%s: %s", got, x)
			}
		}
		// Narrowing once is narrowing for good.
		again := claim.SumOfBounds(got.NarrowedTotal, got.NarrowedParts...)
		require.True(t, again.Holds())
		require.True(t, got.NarrowedTotal.Equal(again.NarrowedTotal))
		for i, p := range got.NarrowedParts {
			require.True(t, p.Equal(again.NarrowedParts[i]))
		}
	}
}

func TestSumOfBounds(t *testing.T) {
	parts := []figure.Interval{span(5_500_000, 6_500_000), span(1_850_000, 1_950_000)}
	r := claim.SumOfBounds(span(7_500_000, 8_500_000), parts...)
	require.Equal(t, "[5500000, 6500000] + [1850000, 1950000] = [7350000, 8450000] against [7500000, 8500000]: consistent", r.String())
	require.Equal(t, ""+
		"input: total: [7500000, 8500000]\n"+
		"input: part 1: [5500000, 6500000]\n"+
		"input: part 2: [1850000, 1950000]\n"+
		"compute: sum of the parts: [7350000, 8450000] (ends add)\n"+
		"compute: remainder: [-950000, 1150000] (total - sum)\n"+
		"compute: total, narrowed: [7500000, 8450000] (what total and sum share)\n"+
		"compute: part 1, narrowed: [5550000, 6500000] (what the total and the other parts leave)\n"+
		"compute: part 2, narrowed: [1850000, 1950000] (what the total and the other parts leave)\n"+
		"result: sum against total: consistent (consistent where the intervals meet; that proves no equality)\n", r.Trace().String())
	parts[0] = span(0, 1)
	require.Equal(t, "[5500000, 6500000]", r.Parts[0].String(), "the caller's slice is not kept")

	require.Equal(t, "no parts = [0, 0] against [0, 0]: consistent", claim.SumOfBounds(span(0, 0)).String())
	require.False(t, claim.SumOfBounds(span(8_500_000, 8_500_000), parts...).Holds())
}

func TestSumTrace(t *testing.T) {
	r, err := claim.Sum(money.MustParseFigure("USD 8 million"), money.MustParseFigure("USD 6 million"), money.MustParseFigure("USD 1.9 million"))
	require.NoError(t, err)
	golden, err := os.ReadFile("testdata/youth_employment.trace")
	if *update {
		require.NoError(t, os.WriteFile("testdata/youth_employment.trace", []byte(r.Trace().String()), 0o644))
		return
	}
	require.NoError(t, err)
	require.Equal(t, string(golden), r.Trace().String())
}

var update = flag.Bool("update", false, "write the golden files")
