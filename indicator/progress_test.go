package indicator_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// growthCase is a case with values "base (year)", as the tables of the methods
// write them; an empty text is not stated.
func growthCase(d indicator.Direction, base, baseYear, actual, actualYear, target, targetYear string) indicator.Case {
	return indicator.Case{
		Direction: d, Baseline: on(base, baseYear), Actual: on(actual, actualYear), Target: on(target, targetYear),
	}
}

// judged is what a method is to answer.
type judged struct {
	c        indicator.Case
	class    string // "" where there is none
	reason   indicator.Reason
	verdict  check.Verdict
	measures map[string]string
}

func requireJudged(t *testing.T, m indicator.Method, tests map[string]judged) {
	t.Helper()
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			e := indicator.Evaluate(m, tt.c)
			class, ok := e.Class()
			require.Equal(t, tt.class, class, "%s", e)
			require.Equal(t, tt.class != "", ok)
			require.Equal(t, tt.reason, e.Reason())
			require.Equal(t, tt.verdict, e.Verdict())
			for name, want := range tt.measures {
				require.Equal(t, want, measured(t, e, name), name)
			}
			require.NotEmpty(t, e.Trace().Of(check.Result))
		})
	}
}

const (
	up   = indicator.Increase
	down = indicator.Decrease
)

func TestEurostatTarget(t *testing.T) {
	requireJudged(t, indicator.EurostatTarget{}, map[string]judged{
		"significant":              {c: growthCase(up, "20", "2015", "24", "2022", "30", "2030"), class: "significant-progress", verdict: check.NotMet, measures: map[string]string{"ratio": "0.963081", "score": "2.593437", "observed": "0.026388", "required": "0.0274"}},
		"insufficient":             {c: growthCase(up, "20", "2015", "22", "2022", "30", "2030"), class: "insufficient-progress", verdict: check.NotMet, measures: map[string]string{"ratio": "0.500329", "score": "-0.415294"}},
		"decreasing direction":     {c: growthCase(down, "40", "2015", "38", "2023", "20", "2030"), class: "insufficient-progress", verdict: check.NotMet, measures: map[string]string{"ratio": "0.141527"}},
		"regression":               {c: growthCase(down, "40", "2015", "44", "2023", "20", "2030"), class: "movement-away", verdict: check.NotMet, measures: map[string]string{"ratio": "-0.2654", "score": "-3.605832"}},
		"overshoot":                {c: growthCase(down, "40", "2015", "18", "2023", "20", "2030"), class: "significant-progress", verdict: check.Met, measures: map[string]string{"ratio": "2.103569", "score": "5"}},
		"target equal to baseline": {c: growthCase(up, "50", "2015", "50", "2023", "50", "2030"), class: "significant-progress", reason: indicator.TargetEqualsBaseline, verdict: check.Met, measures: map[string]string{"ratio": "target-equals-baseline", "score": "5"}},
		"the same, lost":           {c: growthCase(up, "50", "2015", "49", "2023", "50", "2030"), reason: indicator.TargetEqualsBaseline, verdict: check.NotMet, measures: map[string]string{"score": "target-equals-baseline", "required": "0"}},
		"zero baseline":            {c: growthCase(up, "0", "2015", "10", "2023", "30", "2030"), reason: indicator.GrowthUndefined, verdict: check.NotMet, measures: map[string]string{"ratio": "growth-undefined", "observed": "base-zero", "score": "growth-undefined"}},
		"zero baseline, and met":   {c: growthCase(up, "0", "2015", "30", "2023", "30", "2030"), class: "significant-progress", reason: indicator.GrowthUndefined, verdict: check.Met, measures: map[string]string{"score": "5"}},
		"negative values":          {c: growthCase(down, "-6.21", "2015", "-21.98", "2023", "-45", "2030"), class: "significant-progress", verdict: check.NotMet, measures: map[string]string{"ratio": "1.212656", "score": "4.376113"}},
		"away from a lenient goal": {c: growthCase(down, "1.16", "2015", "1.3", "2024", "1.2", "2030"), class: "movement-away", verdict: check.NotMet, measures: map[string]string{"ratio": "-5.630965", "score": "-5"}},
		"target 0":                 {c: growthCase(down, "12", "2015", "3", "2022", "0", "2030"), reason: indicator.GrowthUndefined, verdict: check.NotMet, measures: map[string]string{"observed": "-0.179665", "required": "growth-undefined"}},
		"missing value":            {c: growthCase(up, "20", "2015", "", "2022", "30", "2030"), reason: indicator.MissingValue},
		"missing baseline":         {c: growthCase(up, "", "2015", "24", "2022", "30", "2030"), reason: indicator.MissingBaseline, verdict: check.NotMet},
		"missing target":           {c: growthCase(up, "20", "2015", "24", "2022", "", ""), reason: indicator.MissingTarget},
		"missing direction":        {c: growthCase(indicator.NoDirection, "20", "2015", "24", "2022", "30", "2030"), reason: indicator.MissingDirection},
		"a band":                   {c: growthCase(indicator.Band, "20", "2015", "24", "2022", "30", "2030"), reason: indicator.NoPath, verdict: check.NotMet},
		// Growth at the very rate that is required: 1.1^5 of 1.1^10.
		"the ratio is 1": {c: growthCase(up, "100000", "2015", "161051", "2020", "259374.24601", "2025"), class: "significant-progress", verdict: check.NotMet, measures: map[string]string{"ratio": "1"}},
		// 15 % in a year where 25 % are required is a ratio of 0.6, to the last digit.
		"at a limit": {c: growthCase(up, "100", "2015", "115", "2016", "125", "2016"), class: "moderate-progress", verdict: check.NotMet, measures: map[string]string{"ratio": "0.6", "score": "0"}},
	})
	strict := indicator.Evaluate(indicator.EurostatTarget{IsStrict: true}, growthCase(up, "100", "2015", "115", "2016", "125", "2016"))
	require.Equal(t, []string{"insufficient-progress"}, strict.Possible(), "0.6 is not above 0.6")
}

func TestEurostatTrend(t *testing.T) {
	trend := func(d indicator.Direction, base, actual string) indicator.Case {
		return growthCase(d, base, "2017", actual, "2022", "", "")
	}
	requireJudged(t, indicator.EurostatTrend{}, map[string]judged{
		"significant":          {c: trend(up, "100", "106"), class: "significant-progress", measures: map[string]string{"growth": "0.011722", "score": "2.930488"}},
		"moderate":             {c: trend(up, "100", "103"), class: "moderate-progress", measures: map[string]string{"score": "1.482317"}},
		"moderate away":        {c: trend(up, "100", "98"), class: "moderate-movement-away", measures: map[string]string{"score": "-1.008097"}},
		"significant away":     {c: trend(up, "100", "90"), class: "significant-movement-away", measures: map[string]string{"growth": "-0.020852", "score": "-5"}},
		"decreasing direction": {c: trend(down, "100", "90"), class: "significant-progress", measures: map[string]string{"growth": "0.020852", "score": "5"}},
		"exactly 1 %":          {c: growthCase(up, "100", "2017", "101", "2018", "", ""), class: "significant-progress", measures: map[string]string{"growth": "0.01"}},
		"exactly -1 %":         {c: growthCase(up, "100", "2017", "99", "2018", "", ""), class: "moderate-movement-away", measures: map[string]string{"growth": "-0.01"}},
		"no change":            {c: trend(up, "100", "100"), class: "moderate-progress", measures: map[string]string{"growth": "0", "score": "0"}},
		"zero baseline":        {c: trend(up, "0", "5"), reason: indicator.GrowthUndefined, measures: map[string]string{"growth": "growth-undefined"}},
		"negative values":      {c: trend(up, "-100", "-90"), class: "significant-progress"},
		"missing value":        {c: trend(up, "100", ""), reason: indicator.MissingValue},
	})
	requireJudged(t, indicator.EurostatTrend{NeutralBand: figure.MustNumber("0.001")}, map[string]judged{
		"within the band":   {c: growthCase(up, "82.7", "2015", "82.4", "2025", "", ""), class: "no-progress", measures: map[string]string{"score": "-0.090838"}},
		"at the band's end": {c: growthCase(up, "1000", "2015", "1001", "2016", "", ""), class: "no-progress"},
		"beyond it":         {c: growthCase(up, "34.13", "2015", "35.32", "2024", "", ""), class: "moderate-progress"},
		"and away":          {c: growthCase(up, "35", "2015", "32.4", "2024", "", ""), class: "moderate-movement-away"},
	})
}

func TestOpenSDG(t *testing.T) {
	limited := growthCase(up, "93", "2015", "95", "2022", "", "")
	limited.Limit = figure.Point(figure.Int(100))
	atLimit := growthCase(up, "100", "2015", "100", "2022", "", "")
	atLimit.Limit = limited.Limit
	floor := growthCase(down, "3", "2015", "2.5", "2022", "", "")
	floor.Limit = figure.Point(figure.Int(2))
	far := growthCase(down, "4", "2015", "3.9", "2022", "", "")
	far.Limit = floor.Limit
	requireJudged(t, indicator.OpenSDG{}, map[string]judged{
		"with a target":            {c: growthCase(up, "20", "2015", "24", "2022", "30", "2030"), class: "substantial-progress", verdict: check.NotMet, measures: map[string]string{"progress": "0.963081", "score": "2.593493", "scaling-factor": "no-limit"}},
		"without":                  {c: growthCase(down, "100", "2015", "92", "2022", "", ""), class: "moderate-progress", measures: map[string]string{"progress": "0.011841", "score": "1.710249"}},
		"exactly 1.5 %":            {c: growthCase(up, "200", "2015", "203", "2016", "", ""), class: "substantial-progress", measures: map[string]string{"score": "2.5"}},
		"near a ceiling":           {c: limited, class: "moderate-progress", measures: map[string]string{"scaling-factor": "0.275457", "score": "1.512913"}},
		"at the ceiling":           {c: atLimit, class: "substantial-progress", measures: map[string]string{"scaling-factor": "0", "score": "5"}},
		"near a floor":             {c: floor, class: "substantial-progress", measures: map[string]string{"scaling-factor": "0.953929", "score": "5"}},
		"far from the floor":       {c: far, class: "limited-progress", measures: map[string]string{"scaling-factor": "1"}},
		"overshoot":                {c: growthCase(up, "90", "2015", "97", "2022", "95", "2030"), class: "target-achieved", verdict: check.Met, measures: map[string]string{"score": "5"}},
		"target equal to baseline": {c: growthCase(up, "90", "2015", "90", "2022", "90", "2030"), class: "target-achieved", verdict: check.Met, measures: map[string]string{"progress": "target-equals-baseline", "score": "5"}},
		"the same, lost":           {c: growthCase(up, "90", "2015", "89", "2022", "90", "2030"), reason: indicator.TargetEqualsBaseline, verdict: check.NotMet},
		"regression":               {c: growthCase(up, "100", "2015", "90", "2022", "", ""), class: "deterioration", measures: map[string]string{"score": "-4.367349"}},
		"one observation":          {c: growthCase(down, "5.5", "2017", "5.5", "2017", "3", "2030"), reason: indicator.PeriodNotPositive, verdict: check.NotMet},
		"sign change":              {c: growthCase(up, "-2", "2015", "3", "2022", "", ""), reason: indicator.GrowthUndefined},
		"zero baseline":            {c: growthCase(up, "0", "2015", "4", "2022", "", ""), reason: indicator.GrowthUndefined},
		"target 0":                 {c: growthCase(down, "12", "2015", "3", "2022", "0", "2030"), reason: indicator.GrowthUndefined, verdict: check.NotMet},
		"missing direction":        {c: growthCase(indicator.NoDirection, "100", "2015", "107", "2022", "120", "2030"), reason: indicator.MissingDirection},
	})
	// What the platform publishes, with the traps that are off by default.
	requireJudged(t, indicator.OpenSDG{AsPublished: true}, map[string]judged{
		"zero baseline":     {c: growthCase(up, "0", "2015", "4", "2022", "", ""), class: "substantial-progress", measures: map[string]string{"progress": "2.270243", "score": "5"}},
		"target 0":          {c: growthCase(down, "12", "2015", "3", "2022", "0", "2030"), class: "limited-progress", verdict: check.NotMet, measures: map[string]string{"progress": "0.38607", "score": "-0.891364"}},
		"missing direction": {c: growthCase(indicator.NoDirection, "100", "2015", "107", "2022", "120", "2030"), class: "target-achieved", verdict: check.Met, measures: map[string]string{"progress": "-0.794213", "score": "5"}},
	})
}

func TestOpenSDGStatus(t *testing.T) {
	series := func(score string, achieved bool) indicator.Scored {
		if score == "" {
			return indicator.Scored{}
		}
		return indicator.Scored{Score: figure.MustNumber(score), HasScore: true, IsAchieved: achieved}
	}
	tests := map[string]struct {
		series []indicator.Scored
		score  string
		class  string
	}{
		"all achieved":          {[]indicator.Scored{series("5", true), series("5", true)}, "5", "target-achieved"},
		"one of two":            {[]indicator.Scored{series("5", true), series("-5", false)}, "0", "moderate-progress"},
		"missing are skipped":   {[]indicator.Scored{series("", false), series("1.2", true)}, "1.2", "target-achieved"},
		"a group counts once":   {[]indicator.Scored{{Group: []indicator.Scored{series("4", false), series("2", false)}}, series("-1", false)}, "1", "moderate-progress"},
		"an empty group is not": {[]indicator.Scored{{Group: []indicator.Scored{}}, series("-2.5", false)}, "-2.5", "limited-progress"},
		"deterioration":         {[]indicator.Scored{series("-2.51", false)}, "-2.51", "deterioration"},
		"nothing":               {[]indicator.Scored{series("", false)}, "0", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			score, class, ok := indicator.OpenSDGStatus(tt.series...)
			require.Equal(t, tt.score, score.String())
			require.Equal(t, tt.class, class)
			require.Equal(t, tt.class != "", ok)
		})
	}
}

func TestUNTrend(t *testing.T) {
	requireJudged(t, indicator.UNTrend{}, map[string]judged{
		"on track":           {c: growthCase(up, "20", "2015", "24", "2022", "30", "2030"), class: "on-track", verdict: check.NotMet, measures: map[string]string{"ratio": "0.963081", "growth": "target-counts"}},
		"fair":               {c: growthCase(up, "20", "2015", "22", "2022", "30", "2030"), class: "fair-progress", verdict: check.NotMet},
		"limited":            {c: growthCase(up, "20", "2015", "20.2", "2022", "30", "2030"), class: "limited-or-no-progress", verdict: check.NotMet},
		"deterioration":      {c: growthCase(up, "20", "2015", "19", "2022", "30", "2030"), class: "deterioration", verdict: check.NotMet},
		"met":                {c: growthCase(up, "20", "2015", "31", "2022", "30", "2030"), class: "target-met", verdict: check.Met, measures: map[string]string{"ratio": "target-reached"}},
		"no target, fair":    {c: growthCase(up, "100", "2015", "104", "2021", "", ""), class: "fair-progress", measures: map[string]string{"growth": "0.006558", "ratio": "missing-target"}},
		"no target, 1 %":     {c: growthCase(up, "100", "2015", "101", "2016", "", ""), class: "fair-progress"},
		"no target, 0.5 %":   {c: growthCase(up, "200", "2015", "201", "2016", "", ""), class: "limited-or-no-progress"},
		"no target, above":   {c: growthCase(down, "100", "2015", "90", "2021", "", ""), class: "on-track"},
		"no target, -1 %":    {c: growthCase(up, "100", "2015", "99", "2016", "", ""), class: "limited-or-no-progress"},
		"no target, falling": {c: growthCase(up, "100", "2015", "98", "2016", "", ""), class: "deterioration"},
		"zero baseline":      {c: growthCase(up, "0", "2015", "3", "2021", "30", "2030"), reason: indicator.GrowthUndefined, verdict: check.NotMet},
		"missing value":      {c: growthCase(up, "20", "2015", "", "", "30", "2030"), reason: indicator.MissingValue},
	})
}

func TestUNAssessment(t *testing.T) {
	requireJudged(t, indicator.UNAssessment{}, map[string]judged{
		"on track":               {c: growthCase(up, "20", "2015", "24", "2022", "30", "2030"), class: "on-track-or-target-met", verdict: check.NotMet, measures: map[string]string{"expected": "29.559977", "share-of-way": "0.955998", "score": "3"}},
		"fair":                   {c: growthCase(up, "20", "2015", "21", "2022", "30", "2030"), class: "fair-progress", verdict: check.NotMet, measures: map[string]string{"share-of-way": "0.220423", "score": "2"}},
		"stagnation":             {c: growthCase(up, "20", "2015", "20.3", "2022", "30", "2030"), class: "stagnation-or-regression", verdict: check.NotMet},
		"decreasing direction":   {c: growthCase(down, "40", "2015", "30", "2020", "20", "2025"), class: "fair-progress", verdict: check.NotMet, measures: map[string]string{"expected": "22.5", "share-of-way": "0.875"}},
		"met":                    {c: growthCase(down, "8", "2015", "3", "2022", "3", "2030"), class: "on-track-or-target-met", verdict: check.Met, measures: map[string]string{"expected": "target-reached", "score": "3"}},
		"no target":              {c: growthCase(up, "100", "2015", "116", "2022", "", ""), class: "on-track-or-target-met", measures: map[string]string{"growth": "0.021429"}},
		"no target, exactly 2 %": {c: growthCase(up, "100", "2015", "102", "2016", "", ""), class: "on-track-or-target-met"},
		"no target, fair":        {c: growthCase(up, "100", "2015", "104", "2022", "", ""), class: "fair-progress"},
		"no target, regression":  {c: growthCase(up, "100", "2015", "94", "2022", "", ""), class: "stagnation-or-regression"},
		"zero baseline":          {c: growthCase(up, "0", "2015", "3", "2021", "30", "2030"), reason: indicator.GrowthUndefined, verdict: check.NotMet, measures: map[string]string{"score": "growth-undefined"}},
		"lost again":             {c: growthCase(down, "1.16", "2015", "1.3", "2024", "1.2", "2030"), reason: indicator.TargetMetAtBaseline, verdict: check.NotMet},
	})
}

func TestESCAPStatus(t *testing.T) {
	tests := map[string]struct {
		m indicator.ESCAPStatus
		c indicator.Case
		w string
	}{
		"on the way":               {c: growthCase(up, "20", "", "24", "", "30", ""), w: "4"},
		"decreasing direction":     {c: growthCase(down, "40", "", "30", "", "20", ""), w: "5"},
		"regression":               {c: growthCase(down, "40", "", "46", "", "20", ""), w: "-3"},
		"overshoot":                {c: growthCase(up, "20", "", "33", "", "30", ""), w: "13"},
		"parity":                   {m: indicator.ESCAPStatus{IsParity: true}, c: growthCase(up, "0.8", "", "0.9", "", "1", ""), w: "5"},
		"parity, from above":       {m: indicator.ESCAPStatus{IsParity: true}, c: growthCase(indicator.Band, "1.2", "", "0.95", "", "1", ""), w: "7.5"},
		"target equal to baseline": {c: growthCase(up, "30", "", "31", "", "30", ""), w: "target-equals-baseline"},
		"target met at baseline":   {c: growthCase(up, "30", "", "31", "", "29", ""), w: "target-met-at-baseline"},
		"zero baseline":            {c: growthCase(up, "0", "", "3", "", "30", ""), w: "1"},
		"missing value":            {c: growthCase(up, "0", "", "", "", "30", ""), w: "missing-value"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tt.w, measured(t, indicator.Evaluate(tt.m, tt.c), "index"))
		})
	}
}

func TestESCAPAnticipated(t *testing.T) {
	predicted := func(value, target string) indicator.Case {
		c := growthCase(up, "20", "2015", "", "", target, "2030")
		c.Predicted = on(value, "2030")
		return c
	}
	fitted := growthCase(up, "20", "2015", "", "", "30", "2030")
	fitted.Series = []indicator.Point{on("20", "2015"), on("21", "2018"), on("24", "2022")}
	requireJudged(t, indicator.ESCAPAnticipated{}, map[string]judged{
		"maintain":                 {c: predicted("29.5", "30"), class: "maintain", verdict: check.NotMet, measures: map[string]string{"gap": "5"}},
		"at 10 %":                  {c: predicted("29", "30"), class: "maintain", verdict: check.NotMet, measures: map[string]string{"gap": "10"}},
		"accelerate":               {c: predicted("26", "30"), class: "accelerate", verdict: check.NotMet, measures: map[string]string{"gap": "40"}},
		"at 100 %":                 {c: predicted("20", "30"), class: "accelerate", verdict: check.NotMet, measures: map[string]string{"gap": "100"}},
		"reverse":                  {c: predicted("18", "30"), class: "reverse", verdict: check.NotMet, measures: map[string]string{"gap": "120"}},
		"overshoot":                {c: predicted("35", "30"), class: "maintain", verdict: check.Met, measures: map[string]string{"gap": "0"}},
		"target equal to baseline": {c: predicted("20", "20"), class: "maintain", reason: indicator.TargetEqualsBaseline, verdict: check.Met, measures: map[string]string{"gap": "target-equals-baseline"}},
		"the same, lost":           {c: predicted("19", "20"), class: "reverse", reason: indicator.TargetEqualsBaseline, verdict: check.NotMet},
		"fitted":                   {c: fitted, class: "accelerate", verdict: check.NotMet, measures: map[string]string{"predicted": "28.445946", "gap": "15.540541"}},
		"nothing to fit":           {c: growthCase(up, "20", "2015", "", "", "30", "2030"), reason: indicator.TooFewPoints},
	})
	weighted := indicator.ESCAPAnticipated{Weights: []figure.Number{figure.Int(1), figure.Int(2), figure.Int(3)}}
	requireJudged(t, weighted, map[string]judged{
		"recent points weigh more": {c: fitted, class: "accelerate", verdict: check.NotMet, measures: map[string]string{"predicted": "28.850575", "gap": "11.494253"}},
		"a weight too many":        {c: predicted("29", "30"), class: "maintain", verdict: check.NotMet},
	})
}

func TestFitLine(t *testing.T) {
	_, reason := indicator.FitLine([]indicator.Point{on("1", "2015"), on("2", "2015")}, nil)
	require.Equal(t, indicator.TooFewPoints, reason, "one date")
	_, reason = indicator.FitLine([]indicator.Point{on("1", "2015"), on("", "2016")}, nil)
	require.Equal(t, indicator.MissingValue, reason)
	_, reason = indicator.FitLine([]indicator.Point{on("1", "2015"), on("2", "")}, nil)
	require.Equal(t, indicator.PeriodNotPositive, reason)
	_, reason = indicator.FitLine([]indicator.Point{on("1", "2015"), on("2", "2016")}, []figure.Number{figure.Int(1), figure.Int(-1)})
	require.Equal(t, indicator.TooFewPoints, reason)

	line, reason := indicator.FitLine([]indicator.Point{on("1", "2015-01"), on("2", "2015-07")}, nil)
	require.Equal(t, indicator.NoReason, reason)
	require.Equal(t, "2", line.SlopePerYear().String())
	_, ok := line.At(on("", "").Date)
	require.False(t, ok)
}

func TestSDSNTrend(t *testing.T) {
	scores := func(from, to string) indicator.Case { return growthCase(0, from, "2018", to, "2022", "", "") }
	requireJudged(t, indicator.SDSNTrend{Score2015: figure.Int(36)}, map[string]judged{
		"on track":             {c: scores("40", "58"), class: "on-track-or-maintaining", verdict: check.NotMet, measures: map[string]string{"actual": "4.5", "required": "4.266667"}},
		"moderately improving": {c: scores("40", "56"), class: "moderately-improving", verdict: check.NotMet, measures: map[string]string{"actual": "4"}},
		"stagnating":           {c: scores("40", "42"), class: "stagnating", verdict: check.NotMet},
		"no change":            {c: scores("40", "40"), class: "stagnating", verdict: check.NotMet},
		"decreasing":           {c: scores("40", "38"), class: "decreasing", verdict: check.NotMet},
		"at 100":               {c: scores("100", "100"), class: "on-track-or-maintaining", verdict: check.Met},
		"missing":              {c: scores("", "100"), reason: indicator.MissingBaseline},
		"missing value":        {c: scores("40", ""), reason: indicator.MissingValue},
	})
	requireJudged(t, indicator.SDSNTrend{Score2015: figure.Int(100)}, map[string]judged{
		"nothing required, fallen": {c: scores("100", "99"), class: "decreasing", verdict: check.NotMet},
		"nothing required, kept":   {c: scores("99", "99"), class: "on-track-or-maintaining", verdict: check.NotMet},
	})
}

func TestGrowthBands(t *testing.T) {
	year := func(d indicator.Direction, actual string) indicator.Case {
		return growthCase(d, "100", "2015", actual, "2016", "", "")
	}
	requireJudged(t, indicator.ISTAT(), map[string]judged{
		"improvement":   {c: year(up, "101.1"), class: "improvement", measures: map[string]string{"growth": "0.011"}},
		"at +1 %":       {c: year(up, "101"), class: "stability"},
		"at -1 %":       {c: year(up, "99"), class: "stability"},
		"stability":     {c: year(up, "100.9"), class: "stability"},
		"deterioration": {c: year(down, "101.1"), class: "deterioration"},
		"zero baseline": {c: growthCase(up, "0", "2015", "1", "2016", "", ""), reason: indicator.GrowthUndefined},
	})
	requireJudged(t, indicator.SouthTyrol(), map[string]judged{
		"strong improvement":   {c: year(up, "106"), class: "strong-improvement"},
		"improvement":          {c: year(up, "104"), class: "improvement"},
		"strong deterioration": {c: year(up, "90"), class: "strong-deterioration"},
	})
	requireJudged(t, indicator.GrowthBands{Name: "mine", Classes: []string{"one"}, Limits: []figure.Number{figure.Int(0)}}, map[string]judged{
		"classes do not fit the limits": {c: year(up, "106"), reason: indicator.BoundsEqual},
	})
}

func TestLevelBands(t *testing.T) {
	m := indicator.LevelBands{
		Name: "level", Classes: []string{"far", "close", "met"}, Limits: []figure.Number{figure.Int(50), figure.Int(90)},
	}
	level := func(d indicator.Direction, actual string) indicator.Case {
		return growthCase(d, "", "", actual, "2020", "", "")
	}
	requireJudged(t, m, map[string]judged{
		"far":               {c: level(up, "49.9"), class: "far", measures: map[string]string{"level": "49.9"}},
		"at a limit":        {c: level(up, "50"), class: "close"},
		"met":               {c: level(up, "90"), class: "met"},
		"missing value":     {c: level(up, ""), reason: indicator.MissingValue},
		"missing direction": {c: level(0, "1"), reason: indicator.MissingDirection},
	})
	falling := indicator.LevelBands{Classes: m.Classes, Limits: []figure.Number{figure.Int(20), figure.Int(5)}}
	requireJudged(t, falling, map[string]judged{
		"far":   {c: level(down, "20.1"), class: "far"},
		"close": {c: level(down, "20"), class: "close"},
		"met":   {c: level(down, "5"), class: "met"},
	})
}

func withActual(c indicator.Case, p indicator.Point) indicator.Case {
	c.Actual = p
	return c
}

func TestWeatherSymbol(t *testing.T) {
	series := func(target string, values ...string) indicator.Case {
		c := growthCase(up, "", "", "", "", target, "2030")
		for i, v := range values {
			c.Series = append(c.Series, on(v, []string{"2022", "2021", "2020", "2019", "2018", "2017", "2016"}[i]))
		}
		return c
	}
	requireJudged(t, indicator.WeatherSymbol{}, map[string]judged{
		"two points alone":     {c: growthCase(up, "20", "2015", "24", "2022", "30", "2030"), class: "cloud", verdict: check.NotMet, measures: map[string]string{"expected": "28.571429", "missed": "0.238095"}},
		"sun":                  {c: series("30", "24", "23.2", "22.4", "21.6", "20.8", "20"), class: "sun", verdict: check.CannotTell, measures: map[string]string{"change": "0.8", "expected": "30.4", "missed": "0"}},
		"older do not count":   {c: series("30", "24", "23.2", "22.4", "21.6", "20.8", "20", "900"), class: "sun", verdict: check.CannotTell},
		"sun with cloud":       {c: series("30", "24", "23.4", "22.8", "22.2", "21.6", "21"), class: "sun-with-cloud", verdict: check.CannotTell, measures: map[string]string{"missed": "0.2"}},
		"thunderstorm":         {c: series("30", "24", "24", "24", "25"), class: "thunderstorm", verdict: check.CannotTell},
		"too few points":       {c: series("30", "24", "24", "25"), reason: indicator.TooFewPoints},
		"direction, sun":       {c: series("", "24", "23", "22", "21"), class: "sun"},
		"direction, last fell": {c: series("", "24", "25", "22", "21"), class: "sun-with-cloud"},
		"direction, last rose": {c: series("", "24", "23", "22", "25"), class: "cloud"},
		"direction, thunder":   {c: series("", "24", "24.5", "25", "25"), class: "thunderstorm"},
		"about, no bounds":     {c: withActual(series("30", "24", "23.4", "22.8", "22.2", "21.6", "21"), indicator.Point{Date: on("", "2023").Date}), reason: indicator.MissingValue},
		"the actual counts":    {c: withActual(series("30", "24", "23.2", "22.4", "21.6", "20.8", "20"), on("20", "2022")), class: "thunderstorm", verdict: check.NotMet},
		"from zero":            {c: growthCase(up, "0", "2015", "14", "2022", "30", "2030"), class: "sun", verdict: check.NotMet, measures: map[string]string{"expected": "30"}},
	})
}
