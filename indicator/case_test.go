package indicator_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// A target is read as it is set: "at least 50" is 50, "below 3 %" is 3 % that
// has to be passed.
func TestWithTarget(t *testing.T) {
	tests := map[string]struct {
		direction indicator.Direction
		words     string
		target    string
		strict    bool
		actual    string
		verdict   check.Verdict
	}{
		"at least":             {up, "at least 50", "50 in 2030", false, "50", check.Met},
		"more than":            {up, "more than 50", "50 in 2030", true, "50", check.NotMet},
		"more than, passed":    {up, "more than 50", "50 in 2030", true, "51", check.Met},
		"more than, over":      {up, "more than 50", "50 in 2030", true, "over 50", check.Met},
		"more than, at least":  {up, "more than 50", "50 in 2030", true, "at least 50", check.CannotTell},
		"below":                {down, "less than 3%", "3 in 2030", true, "exactly 3%", check.NotMet},
		"below, passed":        {down, "less than 3%", "3 in 2030", true, "exactly 2.9%", check.Met},
		"below, rounded":       {down, "less than 3%", "3 in 2030", true, "3%", check.CannotTell},
		"up to":                {down, "up to 5%", "5 in 2030", false, "exactly 5%", check.Met},
		"rounded":              {up, "8 million", "8000000 in 2030", false, "8000000", check.Met},
		"the other way":        {up, "up to 15,000", "[0, 15000] in 2030", false, "15000", check.Met},
		"the other way, open":  {up, "up to 15,000", "[0, 15000] in 2030", false, "9000", check.CannotTell},
		"range":                {up, "30-50", "[30, 50] in 2030", false, "40", check.CannotTell},
		"about":                {up, "about 50", "", false, "60", check.CannotTell},
		"a band":               {indicator.Band, "0.97-1.03", "[0.97, 1.03] in 2030", false, "exactly 1", check.Met},
		"strict has no band":   {indicator.Maintain, "exactly 3", "3 in 2030", false, "3", check.Met},
		"direction not stated": {indicator.NoDirection, "more than 50", "(50, ∞) in 2030", false, "60", check.CannotTell},
		"not stated":           {up, "", "", false, "60", check.CannotTell},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var target figure.Figure
			if tt.words != "" {
				target = figure.MustParse(tt.words)
			}
			c := indicator.Case{Direction: tt.direction}.WithTarget(period.MustParse("2030"), target)
			require.Equal(t, tt.target, c.Target.String())
			require.Equal(t, tt.strict, c.IsStrict)
			c.Actual = indicator.At(period.MustParse("2020"), figure.MustParse(tt.actual))
			require.Equal(t, tt.verdict, c.Reached())
			require.Equal(t, tt.verdict, indicator.Evaluate(indicator.Achievement{}, c).Verdict())
		})
	}
}

func TestFrameworkIndicator(t *testing.T) {
	f := indicator.SDGMigration()
	got, ok := f.Indicator("10.c.1")
	require.True(t, ok)
	require.Equal(t, indicator.Decrease, got.Direction)
	_, ok = f.Indicator("99.9")
	require.False(t, ok)
	_, ok = f.Indicator("")
	require.False(t, ok)
}
