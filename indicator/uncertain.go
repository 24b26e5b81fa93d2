package indicator

import (
	"math/bits"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// isSettled reports whether v is a single number or not stated.
func isSettled(v figure.Interval) bool {
	if _, ok := v.IsPoint(); ok {
		return true
	}
	return v.IsUnbounded()
}

// isExact reports whether no figure of the case is uncertain. It is a quick look
// before the method is asked which of them count.
func (c *Case) isExact() bool {
	if !isSettled(c.Actual.Value) || !c.hasBand() && !isSettled(c.Target.Value) || !isSettled(c.Baseline.Value) ||
		!isSettled(c.Predicted.Value) || !isSettled(c.Limit) {
		return false
	}
	for i := range c.Milestones {
		if !isSettled(c.Milestones[i].Value) {
			return false
		}
	}
	for i := range c.Series {
		if !isSettled(c.Series[i].Value) {
			return false
		}
	}
	return true
}

// hasBand reports whether the target may be a range that is meant as one, and
// so is not uncertain.
func (c *Case) hasBand() bool { return c.Direction == Band || c.Direction == Maintain }

// slot is a figure of a case.
type slot struct {
	value    *figure.Interval
	input    Inputs
	isActual bool // a point of a series in whose place the actual value counts
}

// slots returns all figures of the case.
func (c *Case) slots() []slot {
	all := []slot{
		{value: &c.Actual.Value, input: OfActual}, {value: &c.Baseline.Value, input: OfBaseline}, {value: &c.Target.Value, input: OfTarget},
		{value: &c.Predicted.Value, input: OfPredicted}, {value: &c.Limit, input: OfLimit},
	}
	for i := range c.Milestones {
		all = append(all, slot{value: &c.Milestones[i].Value, input: OfMilestones})
	}
	for i := range c.Series {
		isActual := !c.Actual.Date.IsZero() && c.Series[i].Date == c.Actual.Date
		all = append(all, slot{value: &c.Series[i].Value, input: OfSeries, isActual: isActual})
	}
	return all
}

// clone returns the case with lists of its own.
func (c Case) clone() Case {
	c.Milestones = append([]Point(nil), c.Milestones...)
	c.Series = append([]Point(nil), c.Series...)
	return c
}

// Limits of what is tried.
const (
	maxUncertain = 12      // figures that are uncertain
	maxTrials    = 1 << 14 // cases put together from them
)

// trial is a number to put in place of an uncertain figure.
type trial struct {
	n      figure.Number
	isLow  bool // it stands for a missing lower end
	isHigh bool // it stands for a missing upper end
	isOpen bool // it stands next to an end, or at one, that is not itself possible
	isMark bool // another figure of the case stands here
	starts bool // between this and the one before nothing lies that moves in one direction
}

// nextTo is how far from a number what is next to it is taken.
var nextTo = figure.MustNumber("0." + zeros[:39] + "1")

// far is how many times the largest figure a missing end is taken at.
var far = figure.MustNumber("1" + zeros)

const zeros = "0000000000000000000000000000000000000000"

// trials returns what to put in place of an uncertain figure, in rising order,
// where marks are the other figures of the case and 0.
func trials(v figure.Interval, marks []figure.Number, largest figure.Number) []trial {
	var out []trial
	beside := func(n figure.Number, up int64) figure.Number {
		size := abs(n)
		if size.Cmp(figure.Int(1)) < 0 {
			size = figure.Int(1)
		}
		return n.Add(size.Mul(nextTo).Mul(figure.Int(up)))
	}
	add := func(t trial) {
		if v.Contains(t.n) {
			out = append(out, t)
		}
	}
	lo, loClosed, hasLo := v.Lo()
	hi, hiClosed, hasHi := v.Hi()
	edge := largest.Add(figure.Int(1)).Mul(far)
	if !hasLo {
		add(trial{n: edge.Neg(), isLow: true})
	} else if loClosed {
		add(trial{n: lo})
		add(trial{n: beside(lo, 1), starts: true})
	} else {
		add(trial{n: beside(lo, 1), isOpen: true})
	}
	for _, m := range marks {
		if hasLo && m.Cmp(lo) <= 0 || hasHi && m.Cmp(hi) >= 0 {
			continue
		}
		add(trial{n: beside(m, -1)})
		add(trial{n: m, isMark: true, starts: true})
		add(trial{n: beside(m, 1), starts: true})
	}
	if !hasHi {
		add(trial{n: edge, isHigh: true})
	} else if hiClosed {
		add(trial{n: beside(hi, -1)})
		add(trial{n: hi, starts: true})
	} else {
		add(trial{n: beside(hi, -1), isOpen: true})
	}
	return out
}

func abs(n figure.Number) figure.Number {
	if n.Sign() < 0 {
		return n.Neg()
	}
	return n
}

// uncertainty is what is to be tried of a case.
type uncertainty struct {
	c      Case
	slots  []slot // the uncertain ones, in c
	trials [][]trial
	marks  []figure.Number
}

// uncertaintyOf returns what is to be tried, and false where that is too much.
func uncertaintyOf(c Case, uses Inputs) (*uncertainty, bool) {
	u := &uncertainty{c: c.clone()}
	largest := figure.Int(1)
	u.marks = append(u.marks, figure.Number{})
	for _, s := range u.c.slots() {
		if s.value.IsUnbounded() || s.input&uses == 0 || s.isActual {
			continue
		}
		lo, _, hasLo := s.value.Lo()
		hi, _, hasHi := s.value.Hi()
		for _, end := range [...]struct {
			n  figure.Number
			is bool
		}{{lo, hasLo}, {hi, hasHi}} {
			if end.is {
				u.marks = append(u.marks, end.n)
				if a := abs(end.n); a.Cmp(largest) > 0 {
					largest = a
				}
			}
		}
		if !isSettled(*s.value) && !(s.input == OfTarget && c.hasBand()) {
			u.slots = append(u.slots, s)
		}
	}
	u.marks = ascending(u.marks)
	if len(u.slots) > maxUncertain {
		return u, false
	}
	n := 1
	for _, s := range u.slots {
		ts := trials(*s.value, u.marks, largest)
		u.trials = append(u.trials, ts)
		if n *= len(ts); n > maxTrials {
			return u, false
		}
	}
	return u, true
}

// ascending returns the numbers in rising order, each once.
func ascending(ns []figure.Number) []figure.Number {
	slices.SortFunc(ns, figure.Number.Cmp)
	out := ns[:0]
	for i, n := range ns {
		if i == 0 || !n.Equal(out[len(out)-1]) {
			out = append(out, n)
		}
	}
	return out
}

// each calls f with every case that the trials make up, and with the trials.
func (u *uncertainty) each(f func(c Case, at []trial)) {
	at := make([]trial, len(u.slots))
	var fill func(i int)
	fill = func(i int) {
		if i == len(u.slots) {
			f(u.c, at)
			return
		}
		kept := *u.slots[i].value
		for _, t := range u.trials[i] {
			*u.slots[i].value, at[i] = figure.Point(t.n), t
			fill(i + 1)
		}
		*u.slots[i].value = kept
	}
	fill(0)
}

// evaluateIntervals is [Evaluate] for a case with uncertain figures.
func evaluateIntervals(m Method, c Case) Evaluation {
	all := uint64(1)<<(len(m.About().Classes)+1) - 1
	uses, follows := m.Inputs(c)
	u, ok := uncertaintyOf(c, uses)
	if !ok {
		return Evaluation{method: m, c: c, possible: all, reason: TooWide}
	}
	e := Evaluation{method: m, c: c}
	var met, notMet, open bool
	var reasons []Reason
	var last uint8 // the class found before, for one uncertain figure
	first := true
	u.each(func(c Case, at []trial) {
		j := m.Judge(c)
		switch j.Verdict {
		case check.Met:
			met = true
		case check.NotMet:
			notMet = true
		default:
			open = true
		}
		if len(reasons) == 0 || reasons[len(reasons)-1] != j.Reason {
			reasons = append(reasons, j.Reason)
		}
		if len(at) == 1 && !first && !at[0].starts && last != 0 && j.Class != 0 {
			e.possible |= between(min(last, j.Class), max(last, j.Class))
		}
		e.possible |= 1 << j.Class
		last, first = j.Class, false
	})
	switch {
	case open || met && notMet:
	case met:
		e.verdict = check.Met
	case notMet:
		e.verdict = check.NotMet
	}
	if classes := e.possible &^ 1; len(u.slots) > 1 && classes != 0 {
		e.possible |= between(uint8(bits.TrailingZeros64(classes)), uint8(bits.Len64(classes)-1))
	}
	if follows&u.inputs() != u.inputs() {
		e.possible, e.reason = all, TooWide
		return e
	}
	switch {
	case bits.OnesCount64(e.possible) > 1:
		e.reason = Straddles
	case len(reasons) == 1:
		e.reason = reasons[0]
	}
	return e
}

// between returns the classes from low to high.
func between(low, high uint8) uint64 { return (uint64(1)<<(high+1) - 1) &^ (uint64(1)<<low - 1) }

// inputs returns which figures are uncertain.
func (u *uncertainty) inputs() (all Inputs) {
	for _, s := range u.slots {
		all |= s.input
	}
	return all
}

// measureIntervals returns the measures of a case with uncertain figures: what
// lies between the least and the greatest that the trials give. A number that
// one of them does not have is not bounded at all.
func measureIntervals(m Method, c Case) []Measured {
	uses, follows := m.Inputs(c)
	u, ok := uncertaintyOf(c, uses)
	uncertain := u.inputs()
	for i := range u.trials {
		u.trials[i] = ends(u.trials[i], *u.slots[i].value)
	}
	var out []Measured
	var reach [][]Measure // at trials for missing ends
	if ok {
		u.each(func(c Case, at []trial) {
			measures := slices.Collect(m.Measures(c))
			isOpen := false
			for _, t := range at {
				if t.isLow || t.isHigh {
					reach = append(reach, measures)
					return
				}
				isOpen = isOpen || t.isOpen
			}
			if out == nil {
				out = make([]Measured, len(measures))
				for i, measure := range measures {
					out[i] = Measured{Name: measure.Name, Reason: measure.Reason}
					out[i].lo = bound{value: measure.Value, is: true, isOpen: isOpen}
					out[i].hi = out[i].lo
				}
				return
			}
			for i, measure := range measures {
				out[i].widen(measure, isOpen)
			}
		})
	}
	isKnown := out != nil // else no figure has an end that is there
	finite := append([]Measured(nil), out...)
	for _, measures := range reach {
		for i, measure := range measures {
			if isKnown {
				out[i].extend(measure, finite[i])
			}
		}
	}
	for i, measure := range slices.Collect(m.Measures(c)) {
		if !isKnown {
			out = append(out, Measured{Name: measure.Name})
		}
		if !isKnown || follows&uncertain != uncertain {
			out[i] = Measured{Name: measure.Name, Reason: TooWide}
			continue
		}
		if uncertain&OfBaseline != 0 && out[i].Reason == NoReason {
			out[i].loosen(measure)
		}
	}
	return out
}

// ends returns the trials for numbers: the ends themselves in place of what is
// next to them, and the marks between.
func ends(ts []trial, v figure.Interval) []trial {
	lo, loClosed, hasLo := v.Lo()
	hi, hiClosed, hasHi := v.Hi()
	var out []trial
	if hasLo {
		out = append(out, trial{n: lo, isOpen: !loClosed})
	}
	for _, t := range ts {
		if t.isLow || t.isHigh || t.isMark {
			out = append(out, t)
		}
	}
	if hasHi {
		out = append(out, trial{n: hi, isOpen: !hiClosed})
	}
	return out
}

// widen adds what the number is at another trial.
func (m *Measured) widen(measure Measure, isOpen bool) {
	if m.Reason != NoReason {
		return
	}
	if m.Reason = measure.Reason; m.Reason != NoReason {
		return
	}
	b := bound{value: measure.Value, is: true, isOpen: isOpen}
	if c := b.value.CmpReal(m.lo.value); c < 0 || c == 0 && !isOpen {
		m.lo = b
	}
	if c := b.value.CmpReal(m.hi.value); c > 0 || c == 0 && !isOpen {
		m.hi = b
	}
}

// loosen takes an end that lies where the number does not move in one direction
// for none: there it can be anything up to where it does again.
func (m *Measured) loosen(measure Measure) {
	least, _, hasLeast := measure.Within.Lo()
	most, _, hasMost := measure.Within.Hi()
	if from, _, ok := measure.Steady.Lo(); ok && m.lo.is && m.lo.value.Cmp(from) < 0 {
		m.lo = bound{value: figure.RealOf(least), is: hasLeast}
		if m.hi.is && m.hi.value.Cmp(from) < 0 {
			m.hi = bound{value: figure.RealOf(from), is: true}
		}
	}
	if to, _, ok := measure.Steady.Hi(); ok && m.hi.is && m.hi.value.Cmp(to) > 0 {
		m.hi = bound{value: figure.RealOf(most), is: hasMost}
		if m.lo.is && m.lo.value.Cmp(to) > 0 {
			m.lo = bound{value: figure.RealOf(to), is: true}
		}
	}
}

// extend opens the number towards what it is at a missing end, as far as it can
// go at all; reach is what it was without missing ends.
func (m *Measured) extend(measure Measure, reach Measured) {
	if m.Reason != NoReason {
		return
	}
	if m.Reason = measure.Reason; m.Reason != NoReason {
		return
	}
	least, _, hasLeast := measure.Within.Lo()
	most, _, hasMost := measure.Within.Hi()
	if measure.Value.CmpReal(reach.lo.value) < 0 {
		m.lo = bound{value: figure.RealOf(least), is: hasLeast}
	}
	if measure.Value.CmpReal(reach.hi.value) > 0 {
		m.hi = bound{value: figure.RealOf(most), is: hasMost}
	}
}
