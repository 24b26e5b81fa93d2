package main

import (
	"errors"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// evaluationMethods judge an indicator: growth, and the methods by which
// statistical offices and programmes tell progress.
func evaluationMethods() map[string]handler {
	return map[string]handler{
		"composite.hdi":              handle(humanDevelopment),
		"composite.mean":             handle(compositeMean),
		"escap.anticipated_progress": handle(escapAnticipated),
		"escap.current_status":       handle(escapStatus),
		"eurostat.no_target":         handle(eurostatTrend),
		"eurostat.target":            handle(eurostatTarget),
		"growth.cagr":                handle(compoundGrowth),
		"growth.required":            handle(requiredGrowth),
		"opensdg.aggregate":          handle(openSDGStatus),
		"opensdg.series":             handle(openSDG),
		"rbm.achievement":            handle(achievement),
		"rbm.on_path":                handle(onPath),
		"rbm.progress":               handle(progressFromBaseline),
		"rbm.traffic_light_undp2014": handle(reportCard),
		"sdsn.mean_of_goals":         handle(goalScores),
		"sdsn.normalise":             handle(normalise),
		"sdsn.trend":                 handle(sdsnTrend),
		"threshold.exact":            handle(growthThreshold),
		"un.assessment_2023":         handle(unAssessment),
		"un.trend_2022":              handle(unTrend),
	}
}

// year is a year as a number.
type year struct{ period.Date }

func (y *year) UnmarshalJSON(data []byte) error {
	var t text
	if err := t.UnmarshalJSON(data); err != nil {
		return err
	}
	return y.UnmarshalText([]byte(t))
}

// at returns a value at a year as a point, not stated where there is no value.
func at(value *number, y year) indicator.Point {
	if value == nil {
		return indicator.Point{Date: y.Date}
	}
	return indicator.Exactly(y.Date, value.Number)
}

// observedCase is what most methods judge.
type observedCase struct {
	BaseValue    *number             `json:"base_value,omitzero"`
	BaseYear     year                `json:"base_year,omitzero"`
	CurrentValue *number             `json:"current_value,omitzero"`
	CurrentYear  year                `json:"current_year,omitzero"`
	TargetValue  *number             `json:"target_value,omitzero"`
	TargetYear   year                `json:"target_year,omitzero"`
	Direction    indicator.Direction `json:"direction,omitzero"`
}

// toCase returns the case.
func (in observedCase) toCase() indicator.Case {
	return indicator.Case{
		Direction: in.Direction,
		Baseline:  at(in.BaseValue, in.BaseYear), Actual: at(in.CurrentValue, in.CurrentYear), Target: at(in.TargetValue, in.TargetYear),
	}
}

// realPlaces are the decimals to which numbers without a finite decimal form
// are written.
const realPlaces = 30

// written returns a real number, or null where there is none.
func writtenReal(r figure.Real, ok bool) any {
	if !ok {
		return nil
	}
	return r.Round(realPlaces, figure.HalfEven).String()
}

// evaluated returns the measures of an evaluation under the keys of the cases.
func evaluated(e indicator.Evaluation, keys map[string]string) result {
	out := result{}
	for key, name := range keys {
		m, _ := e.Measure(name)
		exact, ok := m.Exact()
		out[key] = writtenReal(exact, ok)
	}
	return out
}

// class returns the class by the name of the cases, or another word where there
// is none; nil is null.
func class(e indicator.Evaluation, none any) any {
	if c, ok := e.Class(); ok {
		return strings.ReplaceAll(c, "-", "_")
	}
	return none
}

// reasonOf returns a reason by the name of the cases, or null.
func reasonOf(r indicator.Reason, renamed map[indicator.Reason]string) any {
	if r == indicator.NoReason {
		return nil
	}
	if name, ok := renamed[r]; ok {
		return name
	}
	return strings.ReplaceAll(string(r), "-", "_")
}

var (
	baseNames = map[indicator.Reason]string{
		indicator.TargetEqualsBaseline: "target_equals_base", indicator.TargetMetAtBaseline: "target_already_met_at_base",
	}
	baselineNames = map[indicator.Reason]string{indicator.TargetMetAtBaseline: "target_already_met_at_baseline"}
)

// isMet returns a verdict as true, false or null.
func isMet(v check.Verdict) any {
	if v == check.CannotTell {
		return nil
	}
	return v == check.Met
}

func compoundGrowth(in observedCase) (any, error) {
	c := in.toCase()
	base, _ := c.Baseline.Number()
	current, _ := c.Actual.Number()
	g, reason := indicator.NewGrowth(base, current, c.Baseline.Date, c.Actual.Date)
	return result{"cagr": writtenReal(g.Rate(), reason == indicator.NoReason), "reason": reasonOf(reason, nil)}, nil
}

func requiredGrowth(in struct {
	BaseValue   number `json:"base_value"`
	BaseYear    year   `json:"base_year"`
	TargetValue number `json:"target_value"`
	TargetYear  year   `json:"target_year"`
	AtYear      year   `json:"at_year"`
},
) (any, error) {
	base, target := at(&in.BaseValue, in.BaseYear), at(&in.TargetValue, in.TargetYear)
	g, reason := indicator.NewGrowth(in.BaseValue.Number, in.TargetValue.Number, base.Date, target.Date)
	out := result{"required_cagr": writtenReal(g.Rate(), reason == indicator.NoReason), "path_geometric": nil}
	if due, ok := g.At(base.Date, in.AtYear.Date); ok && reason == indicator.NoReason {
		out["path_geometric"] = writtenReal(due, true)
	}
	line, reason := indicator.FitLine([]indicator.Point{base, target}, nil)
	due, ok := line.At(in.AtYear.Date)
	ok = ok && reason == indicator.NoReason
	out["required_linear_step"], out["path_linear"] = written(line.SlopePerYear(), ok), written(due, ok)
	return out, nil
}

func growthThreshold(in struct {
	BaseValue    number `json:"base_value"`
	CurrentValue number `json:"current_value"`
	Years        uint16 `json:"years"`
	Threshold    number `json:"cagr_threshold"`
	Op           text   `json:"op"`
},
) (any, error) {
	op, err := figure.ParseOp(string(in.Op))
	if err != nil {
		return nil, err
	}
	since, err := period.NewYear(2000)
	if err != nil {
		return nil, err
	}
	until, err := period.NewYear(2000 + int(in.Years))
	if err != nil {
		return nil, err
	}
	g, reason := indicator.NewGrowth(in.BaseValue.Number, in.CurrentValue.Number, since, until)
	if reason != indicator.NoReason {
		return result{"result": nil}, nil
	}
	sign := figure.Int(int64(g.Cmp(in.Threshold.Number)))
	return result{"result": isMet(figure.Point(sign).Compare(op, figure.Int(0)))}, nil
}

func eurostatTarget(in observedCase) (any, error) {
	c := in.toCase()
	e := indicator.Evaluate(indicator.EurostatTarget{}, c)
	out := evaluated(e, map[string]string{"observed_cagr": "observed", "required_cagr": "required", "ratio": "ratio", "score": "score"})
	out["target_met"], out["category"], out["reason"] = e.Verdict() == check.Met, class(e, nil), reasonOf(e.Reason(), baseNames)
	return out, nil
}

func eurostatTrend(in struct {
	observedCase
	Band *number `json:"neutral_band,omitzero"`
},
) (any, error) {
	m := indicator.EurostatTrend{}
	if in.Band != nil {
		m.NeutralBand = in.Band.Number
	}
	e := indicator.Evaluate(m, in.toCase())
	out := evaluated(e, map[string]string{"signed_cagr": "growth", "score": "score"})
	out["category"], out["reason"] = class(e, nil), reasonOf(e.Reason(), baseNames)
	return out, nil
}

func openSDG(in struct {
	observedCase
	Limit *number `json:"limit,omitzero"`
},
) (any, error) {
	c := in.toCase()
	if c.Baseline.Date.IsZero() {
		c.Baseline.Date = period.MustParse("2015")
	}
	if c.Target.Date.IsZero() {
		c.Target.Date = period.MustParse("2030")
	}
	if in.Limit != nil {
		c.Limit = figure.Point(in.Limit.Number)
	}
	e := indicator.Evaluate(indicator.OpenSDG{AsPublished: true}, c)
	out := evaluated(e, map[string]string{"progress_value": "progress", "scaling_factor": "scaling-factor", "score": "score"})
	out["target_achieved"], out["status"] = e.Verdict() == check.Met, class(e, "not_available")
	return out, nil
}

// scored is the result of a series or, as a list, a group of them.
type scored struct{ indicator.Scored }

func (s *scored) UnmarshalJSON(data []byte) error {
	if data[0] == '[' {
		var group []scored
		if err := check.DecodeJSON(data, &group); err != nil {
			return err
		}
		s.Group = make([]indicator.Scored, len(group))
		for i, g := range group {
			s.Group[i] = g.Scored
		}
		return nil
	}
	var in struct {
		Score    *number `json:"score"`
		Achieved bool    `json:"achieved"`
	}
	if err := check.DecodeJSON(data, &in); err != nil {
		return err
	}
	if s.IsAchieved = in.Achieved; in.Score != nil {
		s.Score, s.HasScore = in.Score.Number, true
	}
	return nil
}

func openSDGStatus(in struct {
	Tree scored `json:"tree"`
},
) (any, error) {
	score, class, ok := indicator.OpenSDGStatus(in.Tree.Group...)
	if !ok {
		return result{"score": nil, "status": "not_available"}, nil
	}
	return result{"score": written(score, true), "status": strings.ReplaceAll(class, "-", "_")}, nil
}

func unTrend(in observedCase) (any, error) {
	e := indicator.Evaluate(indicator.UNTrend{}, in.toCase())
	out := evaluated(e, map[string]string{"ratio": "ratio", "signed_cagr": "growth"})
	out["category"] = class(e, "insufficient_data")
	return out, nil
}

func unAssessment(in observedCase) (any, error) {
	e := indicator.Evaluate(indicator.UNAssessment{}, in.toCase())
	out := evaluated(e, map[string]string{
		"expected_value": "expected", "share_of_way": "share-of-way", "signed_cagr": "growth", "score": "score",
	})
	out["category"] = class(e, "no_assessment")
	return out, nil
}

func escapStatus(in struct {
	observedCase
	Parity bool `json:"parity,omitzero"`
},
) (any, error) {
	e := indicator.Evaluate(indicator.ESCAPStatus{IsParity: in.Parity}, in.toCase())
	out := evaluated(e, map[string]string{"index": "index"})
	out["reason"] = reasonOf(e.Reason(), baseNames)
	return out, nil
}

func escapAnticipated(in struct {
	observedCase
	Predicted *number     `json:"predicted_value,omitzero"`
	Series    [][2]number `json:"series,omitzero"`
	Weights   []number    `json:"weights,omitzero"`
},
) (any, error) {
	c := in.toCase()
	c.Predicted = at(in.Predicted, in.TargetYear)
	for _, p := range in.Series {
		date, err := period.Parse(p[0].String())
		if err != nil {
			return nil, err
		}
		c.Series = append(c.Series, indicator.Exactly(date, p[1].Number))
	}
	var m indicator.ESCAPAnticipated
	for _, w := range in.Weights {
		m.Weights = append(m.Weights, w.Number)
	}
	e := indicator.Evaluate(m, c)
	out := evaluated(e, map[string]string{"predicted_value": "predicted", "gap_percent": "gap"})
	out["category"], out["reason"] = class(e, nil), reasonOf(e.Reason(), baseNames)
	return out, nil
}

func sdsnTrend(in struct {
	ScoreStart number `json:"score_start"`
	ScoreEnd   number `json:"score_end"`
	Score2015  number `json:"score_2015"`
	YearStart  year   `json:"year_start"`
	YearEnd    year   `json:"year_end"`
},
) (any, error) {
	e := indicator.Evaluate(indicator.SDSNTrend{Score2015: in.Score2015.Number}, indicator.Case{
		Baseline: at(&in.ScoreStart, in.YearStart), Actual: at(&in.ScoreEnd, in.YearEnd),
	})
	out := evaluated(e, map[string]string{"actual_per_year": "actual", "required_per_year": "required"})
	out["category"] = class(e, nil)
	return out, nil
}

// reportedCase is what results-based management judges.
type reportedCase struct {
	Baseline     *number             `json:"baseline,omitzero"`
	BaselineYear year                `json:"baseline_year,omitzero"`
	Actual       *number             `json:"actual,omitzero"`
	AtYear       year                `json:"at_year,omitzero"`
	Target       *number             `json:"target,omitzero"`
	TargetYear   year                `json:"target_year,omitzero"`
	Milestones   [][2]number         `json:"milestones,omitzero"`
	Direction    indicator.Direction `json:"direction"`
}

// toCase returns the case.
func (in reportedCase) toCase() (indicator.Case, error) {
	c := indicator.Case{
		Direction: in.Direction,
		Baseline:  at(in.Baseline, in.BaselineYear), Actual: at(in.Actual, in.AtYear), Target: at(in.Target, in.TargetYear),
	}
	for _, p := range in.Milestones {
		date, err := period.Parse(p[0].String())
		if err != nil {
			return c, err
		}
		c.Milestones = append(c.Milestones, indicator.Exactly(date, p[1].Number))
	}
	return c, nil
}

func achievement(in reportedCase) (any, error) {
	c, err := in.toCase()
	if err != nil {
		return nil, err
	}
	e := indicator.Evaluate(indicator.Achievement{}, c)
	out := evaluated(e, map[string]string{"ratio": "ratio"})
	out["met"], out["reason"] = isMet(e.Verdict()), reasonOf(e.Reason(), nil)
	return out, nil
}

func progressFromBaseline(in reportedCase) (any, error) {
	c, err := in.toCase()
	if err != nil {
		return nil, err
	}
	e := indicator.Evaluate(indicator.Progress{}, c)
	out := evaluated(e, map[string]string{"progress": "progress", "capped": "capped"})
	out["met"], out["regressed"], out["reason"] = isMet(e.Verdict()), isMet(c.Regressed()), reasonOf(e.Reason(), baselineNames)
	return out, nil
}

func onPath(in reportedCase) (any, error) {
	c, err := in.toCase()
	if err != nil {
		return nil, err
	}
	e := indicator.Evaluate(indicator.Pace{}, c)
	out := evaluated(e, map[string]string{"due_value": "due", "pace": "pace"})
	out["on_path"] = isMet(e.Verdict())
	return out, nil
}

func reportCard(in struct {
	Percents []*number `json:"percent_of_milestone"`
},
) (any, error) {
	var percents []figure.Number
	for _, p := range in.Percents {
		if p != nil {
			percents = append(percents, p.Number)
		}
	}
	average, colour, ok := indicator.UNDPReportCard(percents...)
	return result{"average": written(average, ok), "colour": colour}, nil
}

// optional is a number or null, which has no bounds.
type optional struct{ figure.Interval }

func (o *optional) UnmarshalJSON(data []byte) error {
	var b bounds
	err := b.UnmarshalJSON(data)
	o.Interval = b.interval
	return err
}

// intervalsOf returns the intervals of optional numbers.
func intervalsOf(in []optional) []figure.Interval {
	out := make([]figure.Interval, len(in))
	for i, o := range in {
		out[i] = o.Interval
	}
	return out
}

// writtenMeasured returns a number that may be missing.
func writtenMeasured(m indicator.Measured) any {
	exact, ok := m.Exact()
	return writtenReal(exact, ok)
}

func compositeMean(in struct {
	Kind    indicator.MeanKind `json:"kind"`
	Values  []optional         `json:"values"`
	Weights []number           `json:"weights,omitzero"`
	Missing text               `json:"missing,omitzero"` // fail where absent
},
) (any, error) {
	m := indicator.Composite{Kind: in.Kind}
	switch in.Missing {
	case "", "fail":
	case "reweight":
		m.Reweight = true
	default:
		return nil, errors.New("missing " + check.Quote(string(in.Missing)) + ": want fail or reweight")
	}
	for _, w := range in.Weights {
		m.Weights = append(m.Weights, w.Number)
	}
	got := m.Of(intervalsOf(in.Values)...)
	return result{"value": writtenMeasured(got.Measured), "reason": reasonOf(got.Reason, nil)}, nil
}

func goalScores(in struct {
	Scores  []optional `json:"goal_scores"`
	Imputed []optional `json:"imputed_for_missing,omitzero"`
	Allow   bool       `json:"allow_missing,omitzero"`
},
) (any, error) {
	got, imputed := indicator.GoalScores(intervalsOf(in.Scores), intervalsOf(in.Imputed), in.Allow)
	return result{"overall": writtenMeasured(got.Measured), "imputed": imputed, "reason": reasonOf(got.Reason, nil)}, nil
}

func normalise(in struct {
	Value optional `json:"value,omitzero"`
	Worst number   `json:"worst"`
	Best  number   `json:"best"`
},
) (any, error) {
	raw, capped := indicator.Goalposts{Worst: in.Worst.Number, Best: in.Best.Number, Scale: figure.Int(100)}.Normalise(in.Value.Interval)
	return result{"raw": writtenMeasured(raw), "score": writtenMeasured(capped), "reason": reasonOf(raw.Reason, nil)}, nil
}

// publishedPlaces are the decimals to which the Human Development Report prints
// its index.
const publishedPlaces = 3

func humanDevelopment(in struct {
	Life     optional `json:"life_expectancy,omitzero"`
	Expected optional `json:"expected_schooling,omitzero"`
	Mean     optional `json:"mean_schooling,omitzero"`
	Income   optional `json:"gni_per_capita,omitzero"`
},
) (any, error) {
	got := indicator.HumanDevelopment{
		LifeExpectancy: in.Life.Interval, ExpectedSchooling: in.Expected.Interval, MeanSchooling: in.Mean.Interval, IncomePerHead: in.Income.Interval,
	}.Index()
	out := result{
		"health": writtenMeasured(got.Health), "education": writtenMeasured(got.Education), "income": writtenMeasured(got.Income),
		"hdi": writtenMeasured(got.Index), "hdi_3dp": nil,
	}
	if exact, ok := got.Index.Exact(); ok {
		out["hdi_3dp"] = exact.Round(publishedPlaces, figure.HalfUp).String()
	}
	return out, nil
}
