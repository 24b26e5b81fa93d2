package indicator

import (
	"fmt"
	"strconv"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// TallyResult is what the values of a [Tally] come to.
type TallyResult struct {
	// Bounds is the result: one number, or an interval where values are hedged.
	// It has no bounds where there is none.
	Bounds figure.Interval
	// Absence is [Present] where there is a result. Of nothing it is the reason
	// why the values are absent, if it is one for all, else [NotReported]; it is
	// [Undefined] where weights or denominators come to 0.
	Absence Absence
	Why     string // the reason in words; "" where there is a result
	Used    int    // values in the result

	aggregation Aggregation
	factor      figure.Number
	missing     [absenceReasons]int
	top, bottom figure.Interval // what was added up
	uncertain   []weightedItem
	gone        figure.Interval // weights or denominators of absent values
	last        period.Date     // of the latest
}

// Number returns the result where it is one number, and false where it is an
// interval or there is none.
func (r TallyResult) Number() (figure.Number, bool) {
	if r.Absence != Present {
		return figure.Number{}, false
	}
	return r.Bounds.IsPoint()
}

// Missing returns how many values were absent for a reason, or for any where
// the reason is [Present].
func (r TallyResult) Missing(a Absence) int { return countMissing(&r.missing, a) }

// Coverage returns which share of all weights, or of all denominators, the values
// make up that are in the result: 1 where none of a known weight is absent. An
// absent value whose weight is not stated is left out of account; Missing counts
// it. It is false for other aggregations, and where the weights come to 0.
func (r TallyResult) Coverage() (figure.Interval, bool) {
	if r.aggregation != WeightedMean && r.aggregation != RatioOfSums {
		return figure.Interval{}, false
	}
	if r.Used == 0 {
		n, isPoint := r.gone.IsPoint()
		return figure.Point(figure.Number{}), !isPoint || n.Sign() > 0
	}
	used := r.bottom
	for _, i := range r.uncertain {
		used = used.Add(i.weight)
	}
	over, err := r.gone.Quo(used) // used / (used + gone) = 1 / (1 + gone / used)
	if err != nil {
		return figure.Interval{}, false
	}
	share, err := figure.Point(figure.Int(1)).Quo(over.Add(figure.Point(figure.Int(1))))
	return share, err == nil
}

// Covering returns the result where the [TallyResult.Coverage] is certainly as
// great as a share, such as 2/3, and otherwise none, as [Undefined]: a mean of
// few says little about all.
func (r TallyResult) Covering(share figure.Number) TallyResult {
	coverage, ok := r.Coverage()
	if r.Absence != Present || ok && coverage.Compare(figure.GreaterOrEqual, share) == check.Met {
		return r
	}
	why := "nothing says which share is covered"
	if ok {
		why = "the values cover " + tallyText(coverage) + " of the weights: at least " + share.String() + " is wanted"
	}
	r.Bounds = figure.Interval{}
	r.undefined(why)
	return r
}

// String returns the result with the counts: "mean 7.5 of 2, 1 missing".
func (r TallyResult) String() string {
	text := r.value()
	if r.aggregation != NoAggregation {
		text = r.aggregation.String() + " " + text
	}
	text += " of " + strconv.Itoa(r.Used)
	if n := r.Missing(Present); n > 0 {
		text += fmt.Sprintf(", %d missing", n)
	}
	return text
}

func (r TallyResult) value() string {
	if n, ok := r.Number(); ok {
		return n.String()
	}
	if r.Absence != Present {
		return r.Absence.String()
	}
	return r.Bounds.String()
}

// Trace lists how many values went in, how many were absent for which reason,
// what was added up, and the result.
func (r TallyResult) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Input, "values", strconv.Itoa(r.Used), r.periodWords())
	for a, n := range r.missing {
		if n > 0 {
			t.Add(check.LeftOut, "values", strconv.Itoa(n), Absence(a).String())
		}
	}
	if r.Used > 0 {
		r.traceSums(&t)
	}
	if n, isPoint := r.gone.IsPoint(); !isPoint || n.Sign() != 0 {
		t.Add(check.LeftOut, "weights of absent values", tallyText(r.gone), "")
	}
	t.Add(check.Result, r.aggregation.String(), r.value(), r.Why)
	return t
}

// periodWords says which period the latest is of.
func (r TallyResult) periodWords() string {
	switch {
	case r.last.IsZero():
		return ""
	case r.Used > 1:
		return "of " + r.last.String() + ", from the lowest to the highest"
	}
	return "of " + r.last.String()
}

func (r TallyResult) traceSums(t *check.Trace) {
	switch r.aggregation {
	case Mean:
		t.Add(check.Compute, "sum", tallyText(r.top), "")
	case WeightedMean:
		t.Add(check.Compute, "weighted sum", tallyText(r.top), "")
		t.Add(check.Compute, "weights", tallyText(r.bottom), "")
		for _, i := range r.uncertain {
			t.Add(check.Compute, "value of uncertain weight", tallyText(i.value), "")
			t.Add(check.Compute, "its weight", tallyText(i.weight), "")
		}
	case RatioOfSums:
		t.Add(check.Compute, "numerators", tallyText(r.top), "")
		t.Add(check.Compute, "denominators", tallyText(r.bottom), "")
		if !r.factor.Equal(figure.Int(1)) {
			t.Add(check.Policy, "factor", r.factor.String(), "")
		}
	}
}

// tallyText returns v as a number where it is one.
func tallyText(v figure.Interval) string {
	if n, ok := v.IsPoint(); ok {
		return n.String()
	}
	return v.String()
}

// Result returns what the values added so far come to.
func (t *Tally) Result() TallyResult {
	r := TallyResult{Used: t.used, aggregation: t.aggregation, factor: t.factor, missing: t.missing, gone: figure.Point(figure.Number{})}
	if t.gone != nil {
		r.gone = t.gone.total()
	}
	if t.used == 0 {
		r.Absence, r.Why = whyNothing(&t.missing), "there is nothing to aggregate"
		return r
	}
	switch t.aggregation {
	case Sum:
		r.Bounds = t.top.total()
	case Mean:
		r.top = t.top.total()
		n, _ := figure.Frac(1, int64(t.used))
		r.Bounds = r.top.Scale(n)
	case WeightedMean:
		t.weightedMean(&r)
	case RatioOfSums:
		t.ratio(&r)
	case Median:
		r.Bounds = quantileOf(t.points, t.spans, oneHalf)
	case Minimum, Maximum:
		r.Bounds = t.extreme
	case Latest:
		r.Bounds, r.last = t.extreme, t.last
	case Count:
		r.Bounds = figure.Point(figure.Int(int64(t.used)))
	}
	return r
}

// whyNothing returns the one reason for which values are missing, if there is
// but one.
func whyNothing(missing *[absenceReasons]int) Absence {
	why := Present
	for a, n := range missing {
		if n > 0 && why != Present {
			return NotReported
		}
		if n > 0 {
			why = Absence(a)
		}
	}
	if why == Present {
		return NotReported
	}
	return why
}

func (r *TallyResult) undefined(why string) { r.Absence, r.Why = Undefined, why }

func (t *Tally) weightedMean(r *TallyResult) {
	weight := t.bottom.sure.total()
	r.top, r.bottom, r.uncertain = t.top.total(), figure.Point(weight), t.uncertain
	if len(t.uncertain) == 0 && weight.Sign() == 0 {
		r.undefined("the weights come to 0")
		return
	}
	r.Bounds = weightedMean(r.top, weight, t.uncertain)
}

func (t *Tally) ratio(r *TallyResult) {
	r.top, r.bottom = t.top.total(), t.bottom.total()
	quotient, err := r.top.Quo(r.bottom)
	if err != nil {
		why := "the denominators come to 0"
		if _, ok := r.bottom.IsPoint(); !ok {
			why = "the denominators come to " + r.bottom.String() + ", which lies on both sides of 0"
		}
		r.undefined(why)
		return
	}
	r.Bounds = quotient.Scale(t.factor)
}
