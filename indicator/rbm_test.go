package indicator_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// on returns a point from a number and a year; "" is not stated.
func on(value, year string) indicator.Point {
	p := indicator.Point{}
	if year != "" {
		p.Date = period.MustParse(year)
	}
	if value != "" {
		p.Value = figure.Point(figure.MustNumber(value))
	}
	return p
}

// measured returns a measure to six decimals, or why there is none.
func measured(t *testing.T, e indicator.Evaluation, name string) string {
	t.Helper()
	m, ok := e.Measure(name)
	require.True(t, ok, "no measure %s", name)
	if m.Reason != indicator.NoReason {
		return string(m.Reason)
	}
	exact, ok := m.Exact()
	if !ok {
		return m.Format(6)
	}
	return exact.Round(6, figure.HalfEven).String()
}

func TestAchievement(t *testing.T) {
	tests := map[string]struct {
		direction      indicator.Direction
		actual, target string
		want           string // ratio, or why there is none
		verdict        check.Verdict
	}{
		"overshoot":                    {indicator.Increase, "2800", "2500", "1.12", check.Met},
		"short of it":                  {indicator.Increase, "40", "100", "0.4", check.NotMet},
		"decreasing direction":         {indicator.Decrease, "8", "6", "0.75", check.NotMet},
		"decrease, overshoot":          {indicator.Decrease, "4", "6", "1.5", check.Met},
		"decrease to nothing":          {indicator.Decrease, "0", "6", "division-by-zero", check.Met},
		"target 0":                     {indicator.Increase, "5", "0", "division-by-zero", check.Met},
		"actual 0 is a value":          {indicator.Increase, "0", "10", "0", check.NotMet},
		"missing value":                {indicator.Increase, "", "10", "missing-value", check.CannotTell},
		"missing target":               {indicator.Increase, "10", "", "missing-target", check.CannotTell},
		"missing direction":            {indicator.NoDirection, "10", "10", "missing-direction", check.CannotTell},
		"negative values, level holds": {indicator.Increase, "-3", "-5", "negative-value", check.Met},
		"negative target, decrease":    {indicator.Decrease, "-3", "-5", "negative-value", check.NotMet},
		"to be kept":                   {indicator.Maintain, "10", "10", "no-path", check.Met},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			e := indicator.Evaluate(indicator.Achievement{}, indicator.Case{
				Direction: tt.direction, Actual: on(tt.actual, ""), Target: on(tt.target, ""),
			})
			require.Equal(t, tt.want, measured(t, e, "ratio"))
			require.Equal(t, tt.verdict, e.Verdict())
			_, ok := e.Class()
			require.False(t, ok, "no lights, no class")
		})
	}
}

func TestProgress(t *testing.T) {
	tests := map[string]struct {
		direction                indicator.Direction
		baseline, actual, target string
		progress, capped         string
		verdict, regressed       check.Verdict
	}{
		"zero baseline":                      {indicator.Increase, "0", "1700", "2000", "0.85", "0.85", check.NotMet, check.NotMet},
		"on the way":                         {indicator.Increase, "200", "260", "400", "0.3", "0.3", check.NotMet, check.NotMet},
		"decreasing direction":               {indicator.Decrease, "40", "30", "20", "0.5", "0.5", check.NotMet, check.NotMet},
		"regression":                         {indicator.Decrease, "40", "46", "20", "-0.3", "0", check.NotMet, check.Met},
		"overshoot":                          {indicator.Decrease, "40", "15", "20", "1.25", "1", check.Met, check.NotMet},
		"target equal to baseline":           {indicator.Increase, "50", "52", "50", "target-equals-baseline", "target-equals-baseline", check.Met, check.NotMet},
		"target equal to baseline, lost":     {indicator.Increase, "50", "48", "50", "target-equals-baseline", "target-equals-baseline", check.NotMet, check.Met},
		"target met at baseline":             {indicator.Increase, "60", "70", "50", "target-met-at-baseline", "target-met-at-baseline", check.Met, check.NotMet},
		"target met at baseline, then lost":  {indicator.Decrease, "40", "60", "50", "target-met-at-baseline", "target-met-at-baseline", check.NotMet, check.Met},
		"missing baseline":                   {indicator.Increase, "", "10", "20", "missing-baseline", "missing-baseline", check.NotMet, check.CannotTell},
		"missing value":                      {indicator.Increase, "5", "", "20", "missing-value", "missing-value", check.CannotTell, check.CannotTell},
		"negative values":                    {indicator.Increase, "-5", "-2", "5", "0.3", "0.3", check.NotMet, check.NotMet},
		"negative values, decreasing":        {indicator.Decrease, "-5", "-8", "-10", "0.6", "0.6", check.NotMet, check.NotMet},
		"to be kept, at the baseline":        {indicator.Maintain, "50", "50", "", "no-path", "no-path", check.Met, check.CannotTell},
		"to be kept, and lost on either way": {indicator.Maintain, "50", "51", "", "no-path", "no-path", check.NotMet, check.CannotTell},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			c := indicator.Case{
				Direction: tt.direction, Baseline: on(tt.baseline, ""), Actual: on(tt.actual, ""), Target: on(tt.target, ""),
			}
			e := indicator.Evaluate(indicator.Progress{}, c)
			require.Equal(t, tt.progress, measured(t, e, "progress"))
			require.Equal(t, tt.capped, measured(t, e, "capped"))
			require.Equal(t, tt.verdict, e.Verdict())
			require.Equal(t, tt.regressed, c.Regressed())
		})
	}
}

// Akvo RSR grades up to 49 % low and from 85 % high; another office has other
// limits: they are parameters, and stand in the trace.
func TestTrafficLight(t *testing.T) {
	light := indicator.TrafficLight{Amber: figure.MustNumber("0.5"), Green: figure.MustNumber("0.85")}
	for actual, want := range map[string]string{"1700": "green", "1699": "amber", "1000": "amber", "999": "red", "-5": "red", "9000": "green"} {
		e := indicator.Evaluate(indicator.Progress{Light: light}, indicator.Case{
			Direction: indicator.Increase, Baseline: on("0", ""), Actual: on(actual, ""), Target: on("2000", ""),
		})
		got, ok := e.Class()
		require.True(t, ok)
		require.Equal(t, want, got, actual)
		require.Contains(t, e.Trace().Of(check.Policy).String(), "green from 0.85, amber from 0.5")
	}
}

func TestPace(t *testing.T) {
	milestones := []indicator.Point{on("1500", "2011"), on("300", "2010")} // in any order
	tests := map[string]struct {
		c         indicator.Case
		due, pace string
		verdict   check.Verdict
	}{
		"straight": {
			indicator.Case{Direction: indicator.Increase, Baseline: on("0", "2009"), Actual: on("1900", "2011"), Target: on("2800", "2012")},
			"1866.666667", "1.017857", check.Met,
		},
		"over milestones": {
			indicator.Case{Direction: indicator.Increase, Baseline: on("0", "2009"), Milestones: milestones, Actual: on("320", "2010"), Target: on("2800", "2012")},
			"300", "1.066667", check.Met,
		},
		"between milestones, by month": {
			indicator.Case{
				Direction: indicator.Increase, Baseline: on("0", "2009-01"), Actual: on("800", "2010-07"), Target: on("2800", "2012-01"),
				Milestones: []indicator.Point{on("300", "2010-01"), on("1500", "2011-01")},
			},
			"900", "0.888889", check.NotMet,
		},
		"decreasing direction": {
			indicator.Case{Direction: indicator.Decrease, Baseline: on("40", "2015"), Actual: on("33", "2020"), Target: on("20", "2025")},
			"30", "0.7", check.NotMet,
		},
		"at the start": {
			indicator.Case{Direction: indicator.Decrease, Baseline: on("40", "2015"), Actual: on("40", "2015"), Target: on("20", "2025")},
			"40", "not-yet-begun", check.Met,
		},
		"before the start": {
			indicator.Case{Direction: indicator.Decrease, Baseline: on("40", "2015"), Actual: on("41", "2013"), Target: on("20", "2025")},
			"40", "not-yet-begun", check.NotMet,
		},
		"after the end": {
			indicator.Case{Direction: indicator.Increase, Baseline: on("10", "2015"), Actual: on("19", "2022"), Target: on("20", "2020")},
			"20", "0.9", check.NotMet,
		},
		"missing baseline": {
			indicator.Case{Direction: indicator.Increase, Actual: on("19", "2022"), Target: on("20", "2020")},
			"missing-baseline", "missing-baseline", check.CannotTell,
		},
		"missing value": {
			indicator.Case{Direction: indicator.Increase, Baseline: on("10", "2015"), Actual: on("", "2017"), Target: on("20", "2020")},
			"14", "missing-value", check.CannotTell,
		},
		"no date": {
			indicator.Case{Direction: indicator.Increase, Baseline: on("10", "2015"), Actual: on("12", ""), Target: on("20", "2020")},
			"period-not-positive", "period-not-positive", check.CannotTell,
		},
		"a milestone without value": {
			indicator.Case{Direction: indicator.Increase, Baseline: on("10", "2015"), Milestones: []indicator.Point{on("", "2016")}, Actual: on("12", "2017"), Target: on("20", "2020")},
			"missing-value", "missing-value", check.CannotTell,
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			e := indicator.Evaluate(indicator.Pace{}, tt.c)
			require.Equal(t, tt.due, measured(t, e, "due"))
			require.Equal(t, tt.pace, measured(t, e, "pace"))
			require.Equal(t, tt.verdict, e.Verdict())
		})
	}
	require.Equal(t, on("1500", "2011"), milestones[0], "the caller's list stays as it was")
}

func TestUNDPReportCard(t *testing.T) {
	numbers := func(texts ...string) (out []figure.Number) {
		for _, s := range texts {
			out = append(out, figure.MustNumber(s))
		}
		return out
	}
	tests := map[string]struct {
		percents     []figure.Number
		mean, colour string
	}{
		"green":                     {numbers("100", "120"), "110", "green"},
		"between 99 and 100":        {numbers("100", "99"), "99.5", "amber"},
		"at 50":                     {numbers("0", "100"), "50", "amber"},
		"red":                       {numbers("30", "60"), "45", "red"},
		"one hides the other":       {numbers("200", "0"), "100", "green"},
		"no data is grey and not 0": {nil, "0", "grey"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			mean, colour, ok := indicator.UNDPReportCard(tt.percents...)
			require.Equal(t, tt.mean, mean.String())
			require.Equal(t, tt.colour, colour)
			require.Equal(t, len(tt.percents) > 0, ok)
		})
	}
}
