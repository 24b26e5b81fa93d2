package indicator_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

func TestDirectionReached(t *testing.T) {
	tests := map[string]struct {
		direction      indicator.Direction
		actual, target string
		want           check.Verdict
	}{
		"not stated":                 {indicator.NoDirection, "5", "3", check.CannotTell},
		"higher":                     {indicator.Increase, "5", "3", check.Met},
		"as high":                    {indicator.Increase, "3", "3", check.Met},
		"not as high":                {indicator.Increase, "2", "3", check.NotMet},
		"over 1,700 of 2,000":        {indicator.Increase, "over 1,700", "2,000", check.CannotTell},
		"over 1,700 of 1,700":        {indicator.Increase, "over 1,700", "1,700", check.Met},
		"lower":                      {indicator.Decrease, "2", "3", check.Met},
		"not as low":                 {indicator.Decrease, "over 1,700", "1,700", check.NotMet},
		"within":                     {indicator.Band, "4", "3-5", check.Met},
		"outside":                    {indicator.Band, "6", "3-5", check.NotMet},
		"partly within":              {indicator.Band, "4-6", "3-5", check.CannotTell},
		"kept":                       {indicator.Maintain, "3", "3", check.Met},
		"within what has no bounds":  {indicator.Band, "4", "about 4", check.CannotTell},
		"what has no bounds, within": {indicator.Band, "about 4", "3-5", check.CannotTell},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			actual, target := figure.MustParse(tt.actual), figure.MustParse(tt.target)
			require.Equal(t, tt.want, tt.direction.Reached(actual.Bounds(), target.Bounds()))
		})
	}
	for d, sign := range map[indicator.Direction]int{
		indicator.NoDirection: 0, indicator.Increase: 1, indicator.Decrease: -1, indicator.Maintain: 0, indicator.Band: 0,
	} {
		require.Equal(t, sign, d.Sign())
	}
}
