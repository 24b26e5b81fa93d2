package indicator

import (
	"iter"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// TrafficLight sorts a number, such as a progress, into red, amber and green.
// The zero value has no lights, and no class is given then. There are as many
// rules as organisations: state the one in use.
type TrafficLight struct {
	Amber figure.Number // from here on
	Green figure.Number // from here on
}

// isOn reports whether there are lights.
func (l TrafficLight) isOn() bool { return l.Amber.Sign() != 0 || l.Green.Sign() != 0 }

// class returns the place of n in red, amber, green.
func (l TrafficLight) class(n figure.Number) uint8 {
	switch {
	case n.Cmp(l.Green) >= 0:
		return 3
	case n.Cmp(l.Amber) >= 0:
		return 2
	}
	return 1
}

// about adds the lights to what a method says of itself.
func (l TrafficLight) about(a About) About {
	if l.isOn() {
		a.Classes = []string{"red", "amber", "green"}
		a.Parameters = append(a.Parameters,
			check.Value{Name: "green from", Text: l.Green.String()}, check.Value{Name: "amber from", Text: l.Amber.String()})
	}
	return a
}

// judge gives a verdict the class of a number.
func (l TrafficLight) judge(verdict check.Verdict, n figure.Number, reason Reason) Judgement {
	j := Judgement{Verdict: verdict, Reason: reason}
	if reason == NoReason && l.isOn() {
		j.Class = l.class(n)
	}
	return j
}

// ofNumber returns the measure of a number that may be missing.
func ofNumber(name string, n figure.Number, reason Reason) Measure {
	return Measure{Name: name, Value: figure.RealOf(n), Reason: reason}
}

// Achievement is how much of the target was achieved, whatever the baseline
// was, as results-based management has it:
//
//	actual / target, where an increase is wanted
//	target / actual, where a decrease is
//
// The measure "ratio" is not cut at 1. It says little where the baseline was
// near the target: 95 of 100 looks excellent even if it began at 94. There is
// none where it would be divided by 0, nor of a value below 0; the verdict is
// that of the level all the same.
type Achievement struct{ Light TrafficLight }

// About names the method.
func (m Achievement) About() About {
	return m.Light.about(About{
		Name: "achievement of the target", Source: "results-based management: actual / target",
	})
}

// ratio returns the ratio or why there is none.
func (m Achievement) ratio(c Case) (figure.Number, Reason) {
	actual, ok := c.Actual.Number()
	if !ok {
		return figure.Number{}, MissingValue
	}
	target, reason := c.target()
	if reason != NoReason {
		return figure.Number{}, reason
	}
	if actual.Sign() < 0 || target.Sign() < 0 {
		return figure.Number{}, NegativeValue
	}
	if c.Direction == Decrease {
		actual, target = target, actual
	}
	out, ok := actual.Quo(target)
	if !ok {
		return out, DivisionByZero
	}
	return out, NoReason
}

// target returns the target of a case in which progress can be made.
func (c *Case) target() (figure.Number, Reason) {
	switch {
	case c.Direction == NoDirection:
		return figure.Number{}, MissingDirection
	case c.Direction.Sign() == 0:
		return figure.Number{}, NoPath
	}
	target, ok := c.Target.Number()
	if !ok {
		return target, MissingTarget
	}
	return target, NoReason
}

// Inputs returns the figures that count.
func (Achievement) Inputs(Case) (uses, follows Inputs) { return ofLevel, ofLevel }

// Judge compares the actual value with the target.
func (m Achievement) Judge(c Case) Judgement {
	ratio, reason := m.ratio(c)
	return m.Light.judge(c.Reached(), ratio, reason)
}

// Measures returns the ratio.
func (m Achievement) Measures(c Case) iter.Seq[Measure] {
	ratio, reason := m.ratio(c)
	out := ofNumber("ratio", ratio, reason)
	out.Within = figure.From(figure.Int(0))
	return measures(out)
}

// Progress is how much of the way from the baseline to the target was gone, the
// same for either direction:
//
//	(actual - baseline) / (target - baseline)
//
// The measure "progress" keeps what is above 1 or, where the value has
// regressed, below 0; "capped" is cut to 0 to 1, for display. A target equal to
// the baseline, or met by it, leaves no way and no progress; the verdict is
// that of the level all the same.
type Progress struct{ Light TrafficLight }

// About names the method.
func (m Progress) About() About {
	return m.Light.about(About{
		Name:   "progress from the baseline",
		Source: "results-based management: (actual - baseline) / (target - baseline)",
	})
}

// progress returns the progress or why there is none.
func (m Progress) progress(c Case) (figure.Number, Reason) {
	actual, ok := c.Actual.Number()
	if !ok {
		return figure.Number{}, MissingValue
	}
	target, reason := c.target()
	if reason != NoReason {
		return figure.Number{}, reason
	}
	baseline, ok := c.Baseline.Number()
	if !ok {
		return figure.Number{}, MissingBaseline
	}
	switch way := target.Sub(baseline); way.Sign() * c.Direction.Sign() {
	case 0:
		return figure.Number{}, TargetEqualsBaseline
	case -1:
		return figure.Number{}, TargetMetAtBaseline
	default:
		out, _ := actual.Sub(baseline).Quo(way)
		return out, NoReason
	}
}

// Inputs returns the figures that count.
func (Progress) Inputs(Case) (uses, follows Inputs) { return ofLevel, ofLevel }

// Judge compares the actual value with the target.
func (m Progress) Judge(c Case) Judgement {
	progress, reason := m.progress(c)
	return m.Light.judge(c.Reached(), progress, reason)
}

// Measures returns the progress as it is and capped.
func (m Progress) Measures(c Case) iter.Seq[Measure] {
	progress, reason := m.progress(c)
	capped := ofNumber("capped", clamp(progress, figure.Int(0), figure.Int(1)), reason)
	capped.Within, _ = figure.NewInterval(figure.Int(0), figure.Int(1))
	return measures(ofNumber("progress", progress, reason), capped)
}

// clamp returns n, or the end of lo to hi beyond which it lies.
func clamp(n, lo, hi figure.Number) figure.Number {
	switch {
	case n.Cmp(lo) < 0:
		return lo
	case n.Cmp(hi) > 0:
		return hi
	}
	return n
}

// Pace compares the actual value with what is due at its date, on straight lines
// from the baseline through the milestones to the target:
//
//	pace = (actual - baseline) / (due - baseline)
//
// The verdict is on whether what is due is reached. Before the date of the
// baseline the baseline is due, after that of the target the target. Where
// nothing better than the baseline is due yet there is no pace. Dates count to the month where all are
// stated so, else to the year.
type Pace struct{ Light TrafficLight }

// About names the method.
func (m Pace) About() About {
	return m.Light.about(About{
		Name:   "pace on the path to the target",
		Source: "results-based management: change so far / change due",
	})
}

// due returns what is due at the date of the actual value.
func (m Pace) due(c Case) (due, baseline figure.Number, reason Reason) {
	if _, reason = c.target(); reason != NoReason {
		return due, baseline, reason
	}
	baseline, ok := c.Baseline.Number()
	if !ok {
		return due, baseline, MissingBaseline
	}
	path := append([]Point{c.Baseline}, c.Milestones...)
	slices.SortStableFunc(path[1:], func(a, b Point) int { return a.Date.Compare(b.Date) })
	path = append(path, c.Target)
	return dueOn(path, c.Actual.Date)
}

// dueOn returns what is due on a date, on a path whose first and last points
// are the baseline and the target.
func dueOn(path []Point, date period.Date) (due, baseline figure.Number, reason Reason) {
	baseline, _ = path[0].Number()
	for i, p := range path {
		value, ok := p.Number()
		if !ok {
			return due, baseline, MissingValue
		}
		behind, ok := months(p.Date, date)
		if !ok {
			return due, baseline, PeriodNotPositive
		}
		if behind >= 0 {
			due = value
			continue
		}
		if i == 0 {
			return value, baseline, NoReason
		}
		before := path[i-1]
		from, _ := before.Number()
		whole, _ := months(before.Date, p.Date)
		part, _ := months(before.Date, date)
		share, ok := figure.Frac(int64(part), int64(whole))
		if !ok || whole < 0 {
			return due, baseline, PeriodNotPositive
		}
		return from.Add(value.Sub(from).Mul(share)), baseline, NoReason
	}
	return due, baseline, NoReason
}

// pace returns the pace or why there is none, and what is due.
func (m Pace) pace(c Case) (pace, due figure.Number, reason, noDue Reason) {
	due, baseline, noDue := m.due(c)
	actual, ok := c.Actual.Number()
	switch {
	case noDue != NoReason:
		return pace, due, noDue, noDue
	case !ok:
		return pace, due, MissingValue, NoReason
	}
	way := due.Sub(baseline)
	if way.Sign()*c.Direction.Sign() <= 0 {
		return pace, due, NotYetBegun, NoReason
	}
	pace, _ = actual.Sub(baseline).Quo(way)
	return pace, due, NoReason, NoReason
}

// Inputs returns the figures that count. The actual value is followed, and
// baseline and target where no milestones bend the path: with them what is due
// may pass the baseline on the way.
func (Pace) Inputs(c Case) (uses, follows Inputs) {
	if len(c.Milestones) > 0 {
		return ofLevel | OfMilestones, OfActual
	}
	return ofLevel, ofLevel
}

// Judge compares the actual value with what is due.
func (m Pace) Judge(c Case) Judgement {
	pace, due, reason, noDue := m.pace(c)
	verdict := check.CannotTell
	if noDue == NoReason {
		verdict = c.reached(c.Actual.Value, figure.Point(due))
	}
	return m.Light.judge(verdict, pace, reason)
}

// Measures yields the pace and what is due.
func (m Pace) Measures(c Case) iter.Seq[Measure] {
	pace, due, reason, noDue := m.pace(c)
	return measures(ofNumber("pace", pace, reason), ofNumber("due", due, noDue))
}

// UNDPReportCard returns the colour of an output on the report card of the
// United Nations Development Programme of 2014: by the mean of how much percent
// of its milestones its indicators have reached, green from 100 %, amber from
// 50 %, red below. Its text leaves open what is between 99 and 100; here amber
// runs up to 100. Indicators without data are left out; where there is none with
// data the colour is grey and ok is false.
//
// The mean lets one indicator hide another: 200 % and 0 % are green.
func UNDPReportCard(percents ...figure.Number) (mean figure.Number, colour string, ok bool) {
	var sum figure.Number
	for _, p := range percents {
		sum = sum.Add(p)
	}
	if mean, ok = sum.Quo(figure.Int(int64(len(percents)))); !ok {
		return mean, "grey", false
	}
	light := TrafficLight{Amber: figure.Int(50), Green: hundred}
	return mean, light.about(About{}).Classes[light.class(mean)-1], true
}
