package main

import (
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
)

// light is that of the report card of the United Nations Development Programme
// of 2014, taken over for ratios.
var light = indicator.TrafficLight{Amber: figure.MustNumber("0.5"), Green: figure.Int(1)}

// levels are the two that target 10.c names: 3 %, and 5 % for any one corridor.
var levels = indicator.LevelBands{
	Name: "levels of target 10.c", Classes: []string{"above-5", "above-3", "within-3"},
	Limits: []figure.Number{figure.Int(5), figure.Int(3)}, Source: targetSource.String(),
}

// goalposts make scores of costs: 0 at 13 %, 100 at the target, so that a point
// of cost is 10 points of score. The worst is a choice; no report states one.
var goalposts = indicator.Goalposts{Worst: figure.Int(13), Best: target, Scale: figure.Int(100)}

func score(p indicator.Point) indicator.Point {
	_, capped := goalposts.Normalise(p.Value)
	return indicator.Point{Date: p.Date, Value: capped.Bounds(20)}
}

// answer is what a method says, and which of its measures says most.
type answer struct {
	compares, main string
	indicator.Evaluation
}

// judge evaluates a case by all methods, by what they compare.
func judge(c indicator.Case) []answer {
	scores := indicator.Case{Direction: indicator.Increase, Baseline: score(c.Baseline), Actual: score(c.Actual)}
	first, _ := scores.Baseline.Number()
	of := func(compares, main string, m indicator.Method) answer {
		return answer{compares, main, indicator.Evaluate(m, c)}
	}
	return []answer{
		of("level", "ratio", indicator.Achievement{Light: light}),
		of("level", "level", levels),
		of("way gone", "progress", indicator.Progress{Light: light}),
		of("way gone", "index", indicator.ESCAPStatus{}),
		of("equal steps", "pace", indicator.Pace{Light: light}),
		{"equal steps", "actual", indicator.Evaluate(indicator.SDSNTrend{Score2015: first}, scores)},
		of("equal steps", "missed", indicator.WeatherSymbol{}),
		of("equal steps", "gap", indicator.ESCAPAnticipated{}),
		of("equal percentages", "ratio", indicator.EurostatTarget{}),
		of("equal percentages", "progress", indicator.OpenSDG{}),
		of("equal percentages", "ratio", indicator.UNTrend{}),
		of("equal percentages", "share-of-way", indicator.UNAssessment{}),
		of("growth alone", "growth", indicator.EurostatTrend{}),
		of("growth alone", "growth", indicator.ISTAT()),
		of("growth alone", "growth", indicator.SouthTyrol()),
	}
}

// number returns the main measure, or why there is none.
func (a answer) number(places int) string {
	m, _ := a.Measure(a.main)
	if m.Reason != indicator.NoReason {
		return string(m.Reason)
	}
	return m.Format(places)
}

// rank returns the class among those of the method, from the worst: 3 of 4.
func (a answer) rank() (n, of int) {
	class, ok := a.Class()
	all := a.Method().About().Classes
	for i := range all {
		if ok && all[i] == class {
			n = i + 1
		}
	}
	return n, len(all)
}
