package indicator

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// Tally combines values of an indicator into one, as an [Aggregation] says, and
// needs only one pass over them. Tallies of parts of the data merge into the
// tally of all of it: in any order, in any grouping, by any engine, since a
// tally can be written and read back. The result is that of one pass, exactly.
//
// A value may be a number or, as hedged figures are, an interval; the result is
// an interval then, in which each uncertain quantity counts once. Absent values
// are counted by their reason and take no part. What an aggregation does not
// need (a weight in a sum) is passed over; an item without what it needs (no
// weight in a weighted mean) is counted as not reported.
//
//   - [Sum], [Mean], [WeightedMean], [RatioOfSums]: by running sums. A weight or
//     a denominator of 0 is a value and is used; a weight below 0 is none, and
//     counted as undefined.
//   - [Minimum], [Maximum]: the least and the greatest that is possible.
//   - [Median]: keeps what was added. That, and weights that are intervals,
//     alone grow with the data.
//   - [Latest]: the value of the period that ends last; of two that end on one
//     day, that of the shorter. Where one period has several values, they may
//     differ: the result holds all of them, from the lowest to the highest.
//   - [Count]: how many values are there, whatever they are.
//
// A Tally is an accumulator: its Add methods and Merge change it. Adding to a
// sum allocates nothing, unless a number does not fit 64 bits or has more than
// eight decimal places. A copy by assignment shares what is inside: to copy a
// tally, merge it into an empty one. Any number of readers may share a tally
// that nobody changes.
//
// The zero value has no aggregation. It is empty, and merging a tally into it
// makes it that tally; what is added to it is counted as undefined.
type Tally struct {
	_           [0]func()
	aggregation Aggregation
	factor      figure.Number // of a ratio of sums
	used        int
	missing     [absenceReasons]int // by reason

	top, bottom sumBounds         // of values or numerators; of weights or denominators
	uncertain   []weightedItem    // those whose weight is an interval
	gone        *sumBounds        // weights or denominators of values that are absent
	extreme     figure.Interval   // the least, the greatest or the latest
	last        period.Date       // the period of the latest
	points      []figure.Number   // of a median, the values that are numbers
	spans       []figure.Interval // and those that are intervals
}

// absenceReasons is how many reasons there are at most.
const absenceReasons = 16

// Item is one value with what aggregations may need beside it.
type Item struct {
	// Value is what is combined: of a ratio the numerator. An interval without
	// bounds is a value of which nothing is known; for none, say so by Absence.
	Value figure.Interval
	// Weight is that of a weighted mean. Without bounds it is not stated.
	Weight figure.Interval
	// Denominator is that of a ratio of sums. Without bounds it is not stated.
	Denominator figure.Interval
	Period      period.Date // for the latest
	Absence     Absence     // why there is no value
}

var (
	// ErrNotCombined matches the error for an aggregation that combines nothing.
	ErrNotCombined = errors.New("indicator: values are not combined")
	// ErrUnlikeTallies matches the error for tallies that cannot merge.
	ErrUnlikeTallies = errors.New("indicator: unlike tallies")
	// ErrTally matches every error about a tally that cannot be written or read.
	ErrTally = errors.New("indicator: tally")
)

// NewTally returns an empty tally. An error that matches [ErrNotCombined] says
// that an aggregation is not stated, or that values must not be combined.
func NewTally(a Aggregation) (*Tally, error) {
	if !a.combines() {
		return nil, fmt.Errorf("%w: aggregation %q", ErrNotCombined, a)
	}
	return &Tally{aggregation: a, factor: figure.Int(1)}, nil
}

// MustTally is [NewTally] for aggregations in source text; it panics.
func MustTally(a Aggregation) *Tally {
	t, err := NewTally(a)
	if err != nil {
		panic(err)
	}
	return t
}

// NewRatioTally returns an empty tally of [RatioOfSums] whose result is given
// times a factor: 100 for percent, 1,000 for a rate of one in a thousand. A
// factor of 0 acts as 1.
func NewRatioTally(factor figure.Number) *Tally {
	if factor.Sign() == 0 {
		factor = figure.Int(1)
	}
	return &Tally{aggregation: RatioOfSums, factor: factor}
}

// combines reports whether a says how to combine values.
func (a Aggregation) combines() bool { return a > NoAggregation && a < NotCombined }

// ItemOf returns what a figure leaves possible as an item, not reported where
// the figure is not stated.
func ItemOf(q figure.Quantity) Item {
	f := q.Figure()
	if f.IsZero() {
		return Item{Absence: NotReported}
	}
	return Item{Value: f.Bounds()}
}

// Aggregation returns how t combines values.
func (t *Tally) Aggregation() Aggregation { return t.aggregation }

// Used returns how many values the result is made of. The latest uses one,
// unless its period has several.
func (t *Tally) Used() int { return t.used }

// Missing returns how many values were absent for a reason, or for any where
// the reason is [Present].
func (t *Tally) Missing(a Absence) int { return countMissing(&t.missing, a) }

func countMissing(missing *[absenceReasons]int, a Absence) int {
	if a != Present {
		if int(a) >= absenceReasons {
			return 0
		}
		return missing[a]
	}
	sum := 0
	for _, n := range missing {
		sum += n
	}
	return sum
}

// AddAbsent counts a value that is not there. Present and what is no reason
// count as [NotReported].
func (t *Tally) AddAbsent(a Absence) {
	if a == Present || int(a) >= len(absences.Names) {
		a = NotReported
	}
	t.missing[a]++
}

// Add adds a value. Where the aggregation needs a weight, a denominator or a
// period beside it, it is counted as not reported.
func (t *Tally) Add(v figure.Number) {
	switch t.aggregation {
	case Sum, Mean:
		t.top.sure.add(v)
	case Median:
		t.points = append(t.points, v)
	case Count:
	case Minimum, Maximum:
		t.extendPoint(v)
	case NoAggregation:
		t.missing[Undefined]++
		return
	default:
		t.missing[NotReported]++
		return
	}
	t.used++
}

// AddWeighted adds a value with its weight.
func (t *Tally) AddWeighted(v, weight figure.Number) {
	switch {
	case t.aggregation != WeightedMean:
		t.Add(v)
	case weight.Sign() < 0:
		t.missing[Undefined]++
	default:
		t.top.sure.addProduct(v, weight)
		t.bottom.sure.add(weight)
		t.used++
	}
}

// AddRatio adds a numerator with its denominator.
func (t *Tally) AddRatio(numerator, denominator figure.Number) {
	if t.aggregation != RatioOfSums {
		t.Add(numerator)
		return
	}
	t.top.sure.add(numerator)
	t.bottom.sure.add(denominator)
	t.used++
}

// AddAt adds the value of a period. A period that is not stated is none.
func (t *Tally) AddAt(p period.Date, v figure.Number) {
	if t.aggregation != Latest {
		t.Add(v)
		return
	}
	t.addLatest(p, figure.Point(v))
}

// AddItem adds a value that may be hedged, with all that an aggregation may
// need beside it, or counts one that is absent. The weight or denominator of a
// value that is absent counts for [TallyResult.Coverage].
func (t *Tally) AddItem(i Item) {
	if i.Absence != Present {
		t.AddAbsent(i.Absence)
		t.addGone(i)
		return
	}
	switch t.aggregation {
	case WeightedMean:
		t.addWeighted(i.Value, i.Weight)
	case RatioOfSums:
		if i.Denominator.IsUnbounded() {
			t.missing[NotReported]++
			return
		}
		t.top.add(i.Value)
		t.bottom.add(i.Denominator)
		t.used++
	case Latest:
		t.addLatest(i.Period, i.Value)
	default:
		v, ok := i.Value.IsPoint()
		switch {
		case ok || t.aggregation == Count || t.aggregation == NoAggregation:
			t.Add(v)
			return
		case t.aggregation == Median:
			t.spans = append(t.spans, i.Value)
		case t.aggregation == Minimum || t.aggregation == Maximum:
			t.extend(i.Value)
		default:
			t.top.add(i.Value)
		}
		t.used++
	}
}

// addGone adds what an absent value would have weighed.
func (t *Tally) addGone(i Item) {
	v := i.Weight
	if t.aggregation == RatioOfSums {
		v = i.Denominator
	} else if t.aggregation != WeightedMean {
		return
	}
	if lo := lowerEnd(v); !lo.is || lo.n.Sign() < 0 {
		return
	}
	if t.gone == nil {
		t.gone = &sumBounds{}
	}
	t.gone.add(v)
}

func (t *Tally) addWeighted(v, weight figure.Interval) {
	if weight.IsUnbounded() {
		t.missing[NotReported]++
		return
	}
	lo := lowerEnd(weight)
	if !lo.is || lo.n.Sign() < 0 {
		t.missing[Undefined]++
		return
	}
	if w, ok := weight.IsPoint(); ok {
		if n, ok := v.IsPoint(); ok {
			t.top.sure.addProduct(n, w)
		} else {
			t.top.add(v.Scale(w))
		}
		t.bottom.sure.add(w)
	} else {
		t.uncertain = append(t.uncertain, weightedItem{v, weight})
	}
	t.used++
}

// Merge adds everything that was added to other, which stays as it is. An
// empty tally changes nothing, and its zero value merges with any. An error
// that matches [ErrUnlikeTallies] says that the two combine values in different
// ways, or with different factors; t stays as it is then.
func (t *Tally) Merge(other *Tally) error {
	if other.aggregation != t.aggregation && other.aggregation != NoAggregation {
		if t.aggregation != NoAggregation {
			return fmt.Errorf("%w: %s and %s", ErrUnlikeTallies, t.aggregation, other.aggregation)
		}
		t.aggregation, t.factor = other.aggregation, other.factor
	} else if other.aggregation != NoAggregation && !other.factor.Equal(t.factor) {
		return fmt.Errorf("%w: times %s and times %s", ErrUnlikeTallies, t.factor, other.factor)
	}
	for i, n := range other.missing {
		t.missing[i] += n
	}
	if other.gone != nil {
		if t.gone == nil {
			t.gone = &sumBounds{}
		}
		t.gone.merge(other.gone)
	}
	if other.used == 0 {
		return nil
	}
	switch t.aggregation {
	case Minimum, Maximum:
		t.extend(other.extreme)
	case Latest:
		t.mergeLatest(other.last, other.extreme, other.used)
		return nil // which has counted
	default:
		t.top.merge(&other.top)
		t.bottom.merge(&other.bottom)
		t.uncertain = append(t.uncertain, other.uncertain...)
		t.points = append(t.points, other.points...)
		t.spans = append(t.spans, other.spans...)
	}
	t.used += other.used
	return nil
}

// extend takes v into the least or the greatest value. It is called before v
// is counted.
func (t *Tally) extend(v figure.Interval) {
	switch {
	case t.used == 0:
		t.extreme = v
	case t.aggregation == Minimum:
		t.extreme = lesserOf(t.extreme, v)
	default:
		t.extreme = lesserOf(t.extreme.Neg(), v.Neg()).Neg()
	}
}

// extendPoint is extend for a number, which mostly meets a number.
func (t *Tally) extendPoint(n figure.Number) {
	if t.used > 0 {
		if m, ok := t.extreme.IsPoint(); ok {
			if c := n.Cmp(m); c != 0 && (c < 0) == (t.aggregation == Minimum) {
				t.extreme = figure.Point(n)
			}
			return
		}
	}
	t.extend(figure.Point(n))
}

func (t *Tally) addLatest(p period.Date, v figure.Interval) {
	if p.IsZero() {
		t.missing[NotReported]++
		return
	}
	t.mergeLatest(p, v, 1)
}

// mergeLatest takes in the values of a period, n of them, that v holds.
func (t *Tally) mergeLatest(p period.Date, v figure.Interval, n int) {
	c := 1
	if t.used > 0 {
		if c = p.Last().Compare(t.last.Last()); c == 0 {
			c = p.First().Compare(t.last.First())
		}
	}
	switch {
	case c > 0:
		t.last, t.extreme, t.used = p, v, n
	case c == 0:
		t.extreme, t.used = t.extreme.Hull(v), t.used+n
	}
}
