package indicator

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// tallyForm is a tally as it is written. Tallies of the same values have one
// form, in whatever order the values were added.
type tallyForm struct {
	Aggregation Aggregation     `json:"aggregation,omitempty"`
	Factor      *longNumber     `json:"factor,omitempty"` // of a ratio of sums
	Used        int             `json:"used"`
	Missing     map[Absence]int `json:"missing,omitempty"`
	Sum         *sumForm        `json:"sum,omitempty"`     // of values, weighted values or numerators
	Divisor     *sumForm        `json:"divisor,omitempty"` // of weights or denominators
	Absent      *sumForm        `json:"absent,omitempty"`  // weights or denominators of absent values
	Uncertain   []weightedForm  `json:"uncertain,omitempty"`
	Period      period.Date     `json:"period,omitzero"`
	Bounds      *boundsForm     `json:"bounds,omitempty"` // the least, the greatest, the latest
	Values      []longNumber    `json:"values,omitempty"` // in rising order
	Intervals   []boundsForm    `json:"intervals,omitempty"`
}

type sumForm struct {
	Sure      longNumber  `json:"sure"`                // of the values that are one number
	Uncertain *boundsForm `json:"uncertain,omitempty"` // of the others
}

type weightedForm struct {
	Value  boundsForm `json:"value"`
	Weight boundsForm `json:"weight"`
}

// boundsForm is an interval, as [figure.Interval] writes it, with ends of any
// length.
type boundsForm struct {
	Lo       *longNumber `json:"lo"`
	LoClosed bool        `json:"lo_closed"`
	Hi       *longNumber `json:"hi"`
	HiClosed bool        `json:"hi_closed"`
}

// Limits of what is read.
const (
	maxNumberBits   = 1 << 16 // of a numerator and of a denominator
	maxNumberDigits = 19729   // in which that many bits fit
	maxTallied      = 1 << 48 // values
)

// longNumber is a number that may have more digits than a report has.
type longNumber struct{ n figure.Number }

func (l longNumber) MarshalText() ([]byte, error) {
	r := l.n.Rat()
	if err := boundedRat(r); err != nil {
		return nil, err
	}
	return []byte(r.RatString()), nil
}

func (l *longNumber) UnmarshalText(text []byte) error {
	top, bottom, isFrac := strings.Cut(string(text), "/")
	num, ok := wholeNumber(top, true)
	den := big.NewInt(1)
	if ok && isFrac {
		den, ok = wholeNumber(bottom, false)
		ok = ok && den.Sign() > 0
	}
	if !ok {
		return fmt.Errorf("%w: %s: want a whole number or a fraction, of at most %d digits", ErrTally, check.Quote(string(text)), maxNumberDigits)
	}
	r := new(big.Rat).SetFrac(num, den)
	if err := boundedRat(r); err != nil {
		return err
	}
	l.n = figure.FromRat(r)
	return nil
}

// wholeNumber reads digits, after a minus sign where signed.
func wholeNumber(s string, signed bool) (*big.Int, bool) {
	digits := s
	if signed {
		digits = strings.TrimPrefix(s, "-")
	}
	if digits == "" || len(digits) > maxNumberDigits || strings.Trim(digits, "0123456789") != "" {
		return nil, false
	}
	return new(big.Int).SetString(s, 10)
}

func boundedRat(r *big.Rat) error {
	if n := max(r.Num().BitLen(), r.Denom().BitLen()); n > maxNumberBits {
		return fmt.Errorf("%w: a number of %d bits: at most %d are written and read", ErrTally, n, maxNumberBits)
	}
	return nil
}

// form returns what is written of t.
func (t *Tally) form() tallyForm {
	f := tallyForm{Aggregation: t.aggregation, Used: t.used}
	for a, n := range t.missing {
		if n > 0 {
			if f.Missing == nil {
				f.Missing = map[Absence]int{}
			}
			f.Missing[Absence(a)] = n
		}
	}
	if t.aggregation == RatioOfSums {
		f.Factor = &longNumber{t.factor}
	}
	if t.gone != nil {
		f.Absent = t.gone.form()
	}
	if t.used == 0 {
		return f
	}
	switch t.aggregation {
	case Sum, Mean:
		f.Sum = t.top.form()
	case WeightedMean, RatioOfSums:
		f.Sum, f.Divisor = t.top.form(), t.bottom.form()
		items := slices.Clone(t.uncertain)
		slices.SortFunc(items, compareWeighted)
		for _, i := range items {
			f.Uncertain = append(f.Uncertain, weightedForm{formOf(i.value), formOf(i.weight)})
		}
	case Latest:
		f.Period = t.last
		fallthrough
	case Minimum, Maximum:
		b := formOf(t.extreme)
		f.Bounds = &b
	case Median:
		points, spans := slices.Clone(t.points), slices.Clone(t.spans)
		slices.SortFunc(points, figure.Number.Cmp)
		slices.SortFunc(spans, compareIntervals)
		for _, n := range points {
			f.Values = append(f.Values, longNumber{n})
		}
		for _, v := range spans {
			f.Intervals = append(f.Intervals, formOf(v))
		}
	}
	return f
}

func (s *sumBounds) form() *sumForm {
	f := &sumForm{Sure: longNumber{s.sure.total()}}
	if v, ok := s.uncertain(); ok {
		b := formOf(v)
		f.Uncertain = &b
	}
	return f
}

func formOf(v figure.Interval) boundsForm {
	var f boundsForm
	if e := lowerEnd(v); e.is {
		f.Lo, f.LoClosed = &longNumber{e.n}, e.closed
	}
	if e := upperEnd(v); e.is {
		f.Hi, f.HiClosed = &longNumber{e.n}, e.closed
	}
	return f
}

func compareWeighted(a, b weightedItem) int {
	if c := compareIntervals(a.value, b.value); c != 0 {
		return c
	}
	return compareIntervals(a.weight, b.weight)
}

func compareIntervals(v, w figure.Interval) int {
	if c := compareLower(lowerEnd(v), lowerEnd(w)); c != 0 {
		return c
	}
	return compareUpper(upperEnd(v), upperEnd(w))
}

// tally returns the tally of which f is the form, or an error that matches
// [ErrTally] where it is that of none.
func (f *tallyForm) tally() (*Tally, error) {
	t := &Tally{aggregation: f.Aggregation, used: f.Used}
	if t.aggregation.combines() {
		t.factor = figure.Int(1)
	}
	isRatio := t.aggregation == RatioOfSums
	switch {
	case f.Aggregation >= NotCombined:
		return nil, fmt.Errorf("%w: aggregation %q combines nothing", ErrTally, f.Aggregation)
	case isRatio != (f.Factor != nil) || isRatio && f.Factor.n.Sign() == 0:
		return nil, fmt.Errorf("%w: want a factor other than 0 for a ratio of sums alone", ErrTally)
	case f.Used < 0 || f.Used > maxTallied || f.Used > 0 && !t.aggregation.combines():
		return nil, fmt.Errorf("%w: %d values used", ErrTally, f.Used)
	}
	if isRatio {
		t.factor = f.Factor.n
	}
	for a, n := range f.Missing {
		if a == Present || int(a) >= len(absences.Names) || n < 1 || n > maxTallied {
			return nil, fmt.Errorf("%w: %d values missing for the reason %q", ErrTally, n, a)
		}
		t.missing[a] = n
	}
	if f.Absent != nil {
		t.gone = &sumBounds{}
		if err := f.Absent.fill(t.gone); err != nil {
			return nil, err
		}
		if lo := lowerEnd(t.gone.total()); len(f.Missing) == 0 || !lo.is || lo.n.Sign() < 0 || !isRatio && t.aggregation != WeightedMean {
			return nil, fmt.Errorf("%w: want weights or denominators from 0 on of absent values", ErrTally)
		}
	}
	if err := f.body(t); err != nil {
		return nil, err
	}
	return t, nil
}

// body fills in what was added.
func (f *tallyForm) body(t *Tally) error {
	is := func(as ...Aggregation) bool { return t.used > 0 && slices.Contains(as, t.aggregation) }
	for _, part := range []struct {
		name       string
		has, wants bool
	}{
		{"sum", f.Sum != nil, is(Sum, Mean, WeightedMean, RatioOfSums)},
		{"divisor", f.Divisor != nil, is(WeightedMean, RatioOfSums)},
		{"period", !f.Period.IsZero(), is(Latest)},
		{"bounds", f.Bounds != nil, is(Minimum, Maximum, Latest)},
		{"uncertain", len(f.Uncertain) > 0, len(f.Uncertain) > 0 && is(WeightedMean)},
		{"values", len(f.Values) > 0, len(f.Values) > 0 && is(Median)},
		{"intervals", len(f.Intervals) > 0, len(f.Intervals) > 0 && is(Median)},
	} {
		if part.has != part.wants {
			return fmt.Errorf("%w: %s is there: %t, for %d values and aggregation %q", ErrTally, part.name, part.has, t.used, t.aggregation)
		}
	}
	if n := len(f.Values) + len(f.Intervals); t.aggregation == Median && n != t.used || len(f.Uncertain) > t.used {
		return fmt.Errorf("%w: %d values used, and other numbers of them listed", ErrTally, t.used)
	}
	if err := f.Sum.fill(&t.top); err != nil {
		return err
	}
	if err := f.Divisor.fill(&t.bottom); err != nil {
		return err
	}
	if t.aggregation == WeightedMean && (t.bottom.wide != nil || t.bottom.sure.total().Sign() < 0) {
		return fmt.Errorf("%w: want a sum of certain weights from 0 on", ErrTally)
	}
	if f.Bounds != nil {
		v, err := f.Bounds.interval()
		if err != nil {
			return err
		}
		t.extreme, t.last = v, f.Period
	}
	for i := range f.Uncertain {
		value, err := f.Uncertain[i].Value.interval()
		if err != nil {
			return err
		}
		weight, err := f.Uncertain[i].Weight.interval()
		if err != nil {
			return err
		}
		_, isPoint := weight.IsPoint()
		if lo := lowerEnd(weight); isPoint || !lo.is || lo.n.Sign() < 0 {
			return fmt.Errorf("%w: %s is no uncertain weight", ErrTally, check.Quote(weight.String()))
		}
		t.uncertain = append(t.uncertain, weightedItem{value, weight})
	}
	if !slices.IsSortedFunc(t.uncertain, compareWeighted) {
		return errTallyOrder
	}
	if len(f.Values) > 0 {
		t.points = make([]figure.Number, len(f.Values))
		for i, v := range f.Values {
			t.points[i] = v.n
		}
	}
	for i := range f.Intervals {
		v, err := f.Intervals[i].interval()
		if err != nil {
			return err
		}
		if _, ok := v.IsPoint(); ok {
			return fmt.Errorf("%w: one number among the intervals", ErrTally)
		}
		t.spans = append(t.spans, v)
	}
	if !slices.IsSortedFunc(t.points, figure.Number.Cmp) || !slices.IsSortedFunc(t.spans, compareIntervals) {
		return errTallyOrder
	}
	return nil
}

var errTallyOrder = fmt.Errorf("%w: values that do not stand in rising order", ErrTally)

// fill sets s, to nothing where f is nil.
func (f *sumForm) fill(s *sumBounds) error {
	if f == nil {
		return nil
	}
	s.sure.add(f.Sure.n)
	if f.Uncertain == nil {
		return nil
	}
	v, err := f.Uncertain.interval()
	if err != nil {
		return err
	}
	if _, ok := v.IsPoint(); ok {
		return fmt.Errorf("%w: one number as an uncertain sum", ErrTally)
	}
	s.add(v)
	return nil
}

func (f *boundsForm) interval() (figure.Interval, error) {
	var lo, hi intervalEnd
	if f.Lo != nil {
		lo = intervalEnd{f.Lo.n, true, f.LoClosed}
	}
	if f.Hi != nil {
		hi = intervalEnd{f.Hi.n, true, f.HiClosed}
	}
	if f.Lo == nil && f.LoClosed || f.Hi == nil && f.HiClosed {
		return figure.Interval{}, fmt.Errorf("%w: a missing end is called closed", ErrTally)
	}
	if lo.is && hi.is {
		if c := lo.n.Cmp(hi.n); c > 0 || c == 0 && !(lo.closed && hi.closed) {
			return figure.Interval{}, fmt.Errorf("%w: interval from %s to %s holds no number", ErrTally,
				check.Quote(lo.n.String()), check.Quote(hi.n.String()))
		}
	}
	return betweenEnds(lo, hi), nil
}
