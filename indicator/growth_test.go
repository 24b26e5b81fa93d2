package indicator_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

func TestGrowth(t *testing.T) {
	tests := map[string]struct {
		from, since, to, until string
		want                   string
		reason                 indicator.Reason
	}{
		"10 % a year":                  {from: "100", since: "2015", to: "121", until: "2017", want: "0.1"},
		"halved every year":            {from: "2800", since: "2009", to: "700", until: "2011", want: "-0.5"},
		"no growth":                    {from: "5", since: "2009", to: "5", until: "2011", want: "0"},
		"zero baseline":                {from: "0", since: "2015", to: "40", until: "2020", reason: indicator.BaseZero},
		"sign change":                  {from: "-4", since: "2015", to: "6", until: "2020", reason: indicator.SignChange},
		"negative values":              {from: "-100", since: "2015", to: "-121", until: "2017", want: "0.1"},
		"a fall to zero":               {from: "50", since: "2015", to: "0", until: "2020", want: "-1"},
		"no time":                      {from: "12.5", since: "2020", to: "12.5", until: "2020", reason: indicator.PeriodNotPositive},
		"back in time":                 {from: "12.5", since: "2021", to: "12.5", until: "2020", reason: indicator.PeriodNotPositive},
		"no date":                      {from: "12.5", since: "2021", to: "12.5", until: "", reason: indicator.PeriodNotPositive},
		"half a year":                  {from: "100", since: "2015-01", to: "110", until: "2015-07", want: "0.21"},
		"two months, by day":           {from: "100", since: "2015-01-15", to: "101", until: "2015-03-14", want: "0.06152"},
		"months beside years count as": {from: "100", since: "2015", to: "110", until: "2016-07", want: "0.1"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			until := period.Date{}
			if tt.until != "" {
				until = period.MustParse(tt.until)
			}
			g, reason := indicator.NewGrowth(figure.MustNumber(tt.from), figure.MustNumber(tt.to), period.MustParse(tt.since), until)
			require.Equal(t, tt.reason, reason)
			if reason == indicator.NoReason {
				require.Equal(t, tt.want, g.Rate().Round(6, figure.HalfEven).String())
			}
		})
	}
}

// Thresholds that binary floating point misses.
func TestGrowthCmp(t *testing.T) {
	tests := map[string]struct {
		from, to string
		years    int
		rate     string
		want     int
	}{
		"0.014999 in floating point":   {"200", "203", 1, "0.015", 0},
		"0.0100000009":                 {"100", "101", 1, "0.01", 0},
		"squared":                      {"100", "121", 2, "0.1", 0},
		"an atom above":                {"100000000000000000000", "121000000000000000001", 2, "0.1", 1},
		"an atom below":                {"100000000000000000000", "120999999999999999999", 2, "0.1", -1},
		"a fall":                       {"100", "99", 1, "-0.01", 0},
		"negative values turn nothing": {"-100", "-101", 1, "0.01", 0},
		"to zero":                      {"100", "0", 3, "-0.99", -1},
		"to zero, exactly":             {"100", "0", 3, "-1", 0},
		"below -100 % is nothing":      {"100", "50", 3, "-1.5", 1},
		"ten years":                    {"1", "1.10462212541120451001", 10, "0.01", 0},
		"ten years, and a bit":         {"1", "1.10462212541120451002", 10, "0.01", 1},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			since, err := period.NewYear(2000)
			require.NoError(t, err)
			until, err := period.NewYear(2000 + tt.years)
			require.NoError(t, err)
			g, reason := indicator.NewGrowth(figure.MustNumber(tt.from), figure.MustNumber(tt.to), since, until)
			require.Equal(t, indicator.NoReason, reason)
			require.Equal(t, tt.want, g.Cmp(figure.MustNumber(tt.rate)))
			require.Equal(t, tt.want, g.Rate().Cmp(figure.MustNumber(tt.rate)), "the rate says the same")
		})
	}
}

// Cmp agrees with powers of big fractions.
func TestGrowthCmpAgainstFractions(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 1))
	since := period.MustParse("2000-01")
	for range 3000 {
		from, to := figure.Int(1+rng.Int64N(300)), figure.Int(1+rng.Int64N(300))
		months := 1 + rng.IntN(60)
		until, err := period.NewMonth(2000+months/12, 1)
		require.NoError(t, err)
		if until, err = period.Parse(until.String()[:5] + []string{"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"}[months%12]); err != nil {
			t.Fatal(err)
		}
		rate, _ := figure.Frac(rng.Int64N(400)-199, 1000)
		g, reason := indicator.NewGrowth(from, to, since, until)
		require.Equal(t, indicator.NoReason, reason)

		quotient := new(big.Rat).Quo(to.Rat(), from.Rat())
		left, right := big.NewRat(1, 1), big.NewRat(1, 1)
		for range 12 {
			left.Mul(left, quotient)
		}
		for range months {
			right.Mul(right, new(big.Rat).Add(big.NewRat(1, 1), rate.Rat()))
		}
		require.Equal(t, left.Cmp(right), g.Cmp(rate), "%s to %s in %d months against %s", from, to, months, rate)
	}
}

func TestGrowthAt(t *testing.T) {
	since, until := period.MustParse("2016"), period.MustParse("2019")
	g, _ := indicator.NewGrowth(figure.Int(64), figure.Int(27), since, until)
	for year, want := range map[string]string{"2016": "64", "2017": "48", "2018": "36", "2019": "27", "2020": "20.25", "2015": "85.333333"} {
		got, ok := g.At(since, period.MustParse(year))
		require.True(t, ok)
		require.Equal(t, want, got.Round(6, figure.HalfEven).String(), year)
	}
	_, ok := g.At(since, period.Date{})
	require.False(t, ok)

	gone, _ := indicator.NewGrowth(figure.Int(64), figure.Int(0), since, until)
	got, ok := gone.At(since, period.MustParse("2018"))
	require.True(t, ok)
	require.Equal(t, "0", got.String(), "a fall to 0 is one at once")
}
