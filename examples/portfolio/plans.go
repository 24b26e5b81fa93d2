package main

import (
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/programme"
)

// plans writes what was planned in figures, and how much of it was reached where
// a source states both as values of one indicator.
func (r *reporter) plans() {
	r.heading("Plans in figures, and what was reached where that is stated too")
	for f := range r.everyone.All() {
		for _, p := range f.Statements() {
			for _, ind := range p.Indicators.Indicators {
				r.achieved(p, ind)
			}
			for _, g := range p.TargetGroups {
				r.plan(p.ID, g.Name.String(), g.Size)
			}
			for _, result := range p.Results {
				r.plan(p.ID, result.Text.String(), result.Figure)
			}
		}
	}
}

// achieved writes an indicator with its target and what was reached.
func (r *reporter) achieved(p programme.Programme, ind indicator.Indicator) {
	report := programme.NewReport(p, p.Period(), indicator.Achievement{}, programme.ReportLine{
		Indicators: []programme.ReportIndicator{{Indicator: ind, Observations: p.Observations}},
	})
	reported := report.Rows[0].Indicators[0]
	line := p.ID + ": " + ind.Title.String() + ": planned " + reported.Planned + ", reached " + reported.Reported + ": " + reported.Verdict().String()
	if m, ok := reported.Evaluation.Measure("ratio"); ok && m.Reason == indicator.NoReason {
		hundred := figure.Int(100)
		line += ", " + m.Bounds(3).Scale(hundred).Format(r.in, 1) + "% of the plan"
	}
	r.line(2, "%s", line)
}

// plan writes a figure that is planned, and of which nothing is stated as
// reached.
func (r *reporter) plan(id, what string, f figure.Figure) {
	if f.Role() == figure.Target || f.Role() == figure.Planned {
		r.line(2, "%s: %s: planned %s", id, what, f)
	}
}
