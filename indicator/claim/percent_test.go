package claim_test

import (
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
)

func TestCountOf(t *testing.T) {
	tests := map[string]struct {
		percent, of string
		want        string // "" for none
	}{
		"businesses run by women":   {"55%", "3,547 businesses", "[1934, 1968]"},
		"impossible":                {"40%", "3", ""},
		"both halves of a tie":      {"12%", "8", "[1, 1]"},
		"the other":                 {"13%", "8", "[1, 1]"},
		"over half":                 {"over half", "100", "[51, 100]"},
		"the majority":              {"the majority", "7", "[4, 7]"},
		"at least":                  {"at least 50%", "7", "[4, 7]"},
		"up to":                     {"up to 20%", "10", "[0, 2]"},
		"less than":                 {"less than 20%", "10", "[0, 1]"},
		"about":                     {"some 20%", "10", "[0, 10]"},
		"a range":                   {"10-20 per cent", "50", "[5, 10]"},
		"exactly":                   {"exactly 80%", "2,909", ""},
		"a third of three":          {"a third", "3", "[1, 1]"},
		"all":                       {"100%", "3", "[3, 3]"},
		"none":                      {"0%", "3", "[0, 0]"},
		"no unit":                   {"50", "10", "[5, 5]"},
		"more than all":             {"150%", "10", ""},
		"just more than all":        {"101%", "10", ""},
		"of nothing":                {"50%", "0", ""},
		"of less than nothing":      {"50%", "-10", ""},
		"of no whole number":        {"50%", "exactly 2.5", ""},
		"of some":                   {"50%", "some 10", "[1, ∞)"},
		"of at least some":          {"80%", "over 9,900 loans", "[7872, ∞)"},
		"of at most some":           {"40%", "up to 500", "[2, 202]"},
		"of a range":                {"40%", "8 to 10", "[4, 4]"},
		"of a range without any":    {"40%", "3 to 4", ""},
		"of a range from where one": {"40%", "1 to 3", ""},
		"of millions":               {"48%", "232 million", "[109962500, 112762500]"},
		"of a wide range":           {"12.2%", "232 million", "[28127250, 28481250]"},
		"too fine for any":          {"33.3333334%", "50,000 to 199,999", ""},
		"too fine to try them all":  {"33.3333334%", "1 to 300,000", "[33334, 66666]"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			c, err := claim.CountOf(figure.MustParse(tt.percent), figure.MustParse(tt.of))
			require.NoError(t, err)
			require.Equal(t, tt.want == "", c.None)
			require.Equal(t, tt.want != "", c.Holds())
			if !c.None {
				require.Equal(t, tt.want, c.Bounds.String())
			}
		})
	}
	c, err := claim.CountOf(nil, figure.MustParse("10"))
	require.NoError(t, err)
	require.Equal(t, "not stated of 10 = [0, 10]", c.String())

	c, err = claim.CountOf(figure.MustParse("55%"), figure.MustParse("3,547"))
	require.NoError(t, err)
	require.Equal(t, "55% of 3547 = [1934, 1968]", c.String())
	require.Equal(t, ""+
		"input: percent: 55% = [54.5, 55.5]\n"+
		"input: of: 3547 = [3547, 3547]\n"+
		"result: whole numbers that fit: [1934, 1968] (100 k / n within the bounds of the percentage, ends kept)\n", c.Trace().String())
	c, err = claim.CountOf(figure.MustParse("40%"), figure.MustParse("3"))
	require.NoError(t, err)
	require.Equal(t, "40% of 3: no whole number fits", c.String())
	require.Equal(t, "none", last(c.Trace()).Text)
}

// percentage returns a percentage printed to a number of decimal places, from
// its digits: 125 to one place is 12.5 %.
func percentage(t testing.TB, digits int64, places int32) figure.Figure {
	t.Helper()
	f, err := figure.New(figure.Rounded, decimal.New(digits, -places))
	require.NoError(t, err)
	return f.WithUnit("%")
}

// fitting reports, by whole numbers alone, whether k of n can be printed so: it
// lies within half a unit of the last digit, ends kept.
func fitting(k, n, digits int64, places int32) bool {
	units := int64(1)
	for range places {
		units *= 10
	}
	gap := 2 * (100*units*k - digits*n) // |100 k / n - digits / units| in n × units / 2
	return -n <= gap && gap <= n
}

// TestCountOfLaws tries every count.
func TestCountOfLaws(t *testing.T) {
	requireCounts := func(lo, hi, digits int64, places int32) {
		t.Helper()
		c, err := claim.CountOf(percentage(t, digits, places), rangeFigure(t, span(lo, hi)))
		require.NoError(t, err)
		least, most := int64(-1), int64(-1)
		for n := lo; n <= hi; n++ {
			for k := range n + 1 {
				if fitting(k, n, digits, places) {
					if least < 0 || k < least {
						least = k
					}
					most = max(most, k)
				}
			}
		}
		require.Equal(t, least < 0, c.None, "%s", c)
		if least >= 0 {
			require.True(t, span(least, most).Equal(c.Bounds), "%s: want %d to %d", c, least, most)
		}
	}
	for n := int64(1); n <= 24; n++ {
		for percent := range int64(101) {
			requireCounts(n, n, percent, 0)
		}
	}
	r := rand.New(rand.NewPCG(9, 10))
	for range 500 {
		lo := r.Int64N(90) + 1
		requireCounts(lo, lo+r.Int64N(6), r.Int64N(101), 0)
		requireCounts(lo, lo+r.Int64N(6), r.Int64N(1001), 1)
	}
}
