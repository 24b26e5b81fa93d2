package remittance

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

// Qualification says which services take part in a mean of the cheapest. The
// zero value asks for nothing, and every service with a cost qualifies, but for
// those that a source says are not transparent: their cost is not known.
type Qualification struct {
	Transparent bool // the firm tells at what rate it exchanges
	WithinDays  int  // the money is there within so many days; 0 asks for no speed
	Access      bool // the access points are within reach
	// UnstatedQualifies lets a service pass where the source does not say
	// whether a condition is met. Else it is left out, and counted.
	UnstatedQualifies bool
}

// Judge answers whether a service qualifies: by [Service.Eligible] where the
// source states it, else by all conditions.
func (q Qualification) Judge(s Service) check.Verdict { return q.judge(&s) }

func (q Qualification) judge(s *Service) check.Verdict {
	if s.Eligible != check.CannotTell {
		return s.Eligible
	}
	v := check.Met
	if q.Transparent || s.Transparent == check.NotMet {
		v = v.And(s.Transparent)
	}
	if q.WithinDays > 0 {
		v = v.And(s.Speed.Within(q.WithinDays))
	}
	if q.Access {
		v = v.And(s.Access)
	}
	if v == check.CannotTell && q.UnstatedQualifies {
		return check.Met
	}
	return v
}

// String names the conditions: "transparent, within 5 days, access".
func (q Qualification) String() string {
	var parts []string
	if q.Transparent {
		parts = append(parts, "transparent")
	}
	if q.WithinDays > 0 {
		parts = append(parts, "within "+strconv.Itoa(q.WithinDays)+" days")
	}
	if q.Access {
		parts = append(parts, "access")
	}
	if len(parts) == 0 {
		return "no condition"
	}
	if q.UnstatedQualifies {
		parts = append(parts, "what is not stated qualifies")
	}
	return strings.Join(parts, ", ")
}

// Ties says what happens where the last place among the cheapest is shared. The
// zero value is CutTies.
type Ties uint8

const (
	CutTies  Ties = iota // as many as asked for: which of the equals is taken does not change the mean
	KeepTies             // all that cost no more than the last one, so the mean is over more
)

var tieNames = check.Enum[Ties]{What: "remittance: rule for ties", Names: []string{"cut", "keep"}}

// String returns "cut" or "keep".
func (r Ties) String() string { return tieNames.String(r) }

// MarshalText returns what String does.
func (r Ties) MarshalText() ([]byte, error) { return tieNames.Marshal(r) }

// UnmarshalText reads what MarshalText writes.
func (r *Ties) UnmarshalText(text []byte) error { return tieNames.Unmarshal(r, text) }

// TooFew says what happens where fewer services qualify than are asked for. The
// zero value is NoValue.
type TooFew uint8

const (
	NoValue    TooFew = iota // there is no mean: the rule of SmaRT
	MeanOfLess               // the mean of those there are, if there is any
)

var tooFewNames = check.Enum[TooFew]{What: "remittance: rule for too few", Names: []string{"no-value", "mean-of-less"}}

// String returns "no-value" or "mean-of-less".
func (r TooFew) String() string { return tooFewNames.String(r) }

// MarshalText returns what String does.
func (r TooFew) MarshalText() ([]byte, error) { return tooFewNames.Marshal(r) }

// UnmarshalText reads what MarshalText writes.
func (r *TooFew) UnmarshalText(text []byte) error { return tooFewNames.Unmarshal(r, text) }

// SmartRule says how the mean of the cheapest services is made. The zero value
// takes the three cheapest of all, and gives no value of fewer.
type SmartRule struct {
	At     money.Amount  // the denomination, such as 200 USD; see [Service.QuoteAt]
	Number int           // how many; 0 means 3
	Needs  Qualification // which services qualify
	Ties   Ties
	TooFew TooFew
	// Once counts a service that is listed twice once: one that is the same but
	// for its ID and the day of the survey.
	Once bool
}

// SmaRT returns the rule of the Smart Remitter Target of Remittance Prices
// Worldwide at 200 USD: the three cheapest services that are transparent, bring
// the money within five days and have access points within reach.
func SmaRT() SmartRule {
	return SmartRule{
		At:    money.MustParse("200 USD"),
		Needs: Qualification{Transparent: true, WithinDays: 5, Access: true},
	}
}

func (r SmartRule) number() int {
	if r.Number <= 0 {
		return 3
	}
	return r.Number
}

func (r *SmartRule) equal(o *SmartRule) bool {
	return r.At.Equal(o.At) && r.number() == o.number() && r.Needs == o.Needs &&
		r.Ties == o.Ties && r.TooFew == o.TooFew && r.Once == o.Once
}

// String names the rule: "the 3 cheapest at 200 USD: transparent, within 5 days,
// access; ties: cut; too few: no-value".
func (r SmartRule) String() string {
	text := "the " + strconv.Itoa(r.number()) + " cheapest"
	if !r.At.IsZero() {
		text += " at " + r.At.String()
	}
	text += ": " + r.Needs.String() + "; ties: " + r.Ties.String() + "; too few: " + r.TooFew.String()
	if r.Once {
		text += "; listed twice: once"
	}
	return text
}

// SmartTally finds the mean of the cheapest services that qualify, mostly of one
// corridor at one time. It is an accumulator: Add and Merge change it, and the
// order in which services came makes no difference. It keeps the services that
// qualify.
//
// The zero value is ready for use, with the zero [SmartRule].
type SmartTally struct {
	rule         SmartRule
	cheap        []cheapItem
	services     int
	disqualified int
	undecided    int
	noCost       int
}

// Cheap is a service that qualifies, with its cost.
type Cheap struct {
	ID, Firm string
	Cost     Percent
}

type cheapItem struct {
	Cheap
	same string // what it shares with a service that is the same; "" where each counts
}

// NewSmartTally returns an empty tally.
func NewSmartTally(r SmartRule) *SmartTally { return &SmartTally{rule: r} }

// Add adds a service.
func (t *SmartTally) Add(s Service) { t.add(&s) }

func (t *SmartTally) add(s *Service) {
	t.services++
	switch t.rule.Needs.judge(s) {
	case check.NotMet:
		t.disqualified++
		return
	case check.CannotTell:
		t.undecided++
		return
	}
	item := cheapItem{Cheap: Cheap{s.ID, s.Firm, s.totalAt(t.rule.At)}}
	if item.Cost.IsAbsent() {
		t.noCost++
		return
	}
	if t.rule.Once {
		item.same = s.fingerprint()
	}
	t.cheap = append(t.cheap, item)
}

// Merge adds every service of other, which stays as it is. An error that matches
// [ErrUnlike] says that the rules differ; t stays as it is then.
func (t *SmartTally) Merge(other *SmartTally) error {
	if !t.rule.equal(&other.rule) {
		return fmt.Errorf("%w: %s and %s", ErrUnlike, t.rule, other.rule)
	}
	t.services += other.services
	t.disqualified += other.disqualified
	t.undecided += other.undecided
	t.noCost += other.noCost
	t.cheap = append(t.cheap, other.cheap...)
	return nil
}

// Result returns the mean of the cheapest among the services added so far.
func (t *SmartTally) Result() SmartCost {
	items := slices.Clone(t.cheap)
	slices.SortFunc(items, func(a, b cheapItem) int {
		return cmp.Or(compareCosts(a.Cost, b.Cost), strings.Compare(a.Firm, b.Firm), strings.Compare(a.ID, b.ID))
	})
	r := SmartCost{
		Services: t.services, Disqualified: t.disqualified, Undecided: t.undecided, NoCost: t.noCost,
		rule: t.rule,
	}
	if t.rule.Once {
		items, r.Repeated = withoutRepeats(items)
	}
	r.Qualified = len(items)
	n := t.rule.number()
	if len(items) < n {
		if len(items) == 0 || t.rule.TooFew == NoValue {
			r.Mean = AbsentPercent(indicator.Undefined, "fewer than "+strconv.Itoa(n)+" services qualify: "+strconv.Itoa(len(items)))
			return r
		}
		n = len(items)
	}
	taken := n
	for taken < len(items) && compareCosts(items[taken].Cost, items[n-1].Cost) == 0 {
		taken++
	}
	r.Tied = taken - n
	if t.rule.Ties == CutTies {
		taken = n
	}
	for _, item := range items[:taken] {
		r.Cheapest = append(r.Cheapest, item.Cheap)
	}
	r.Mean = meanOfCheapest(items, n, taken, t.rule.Ties)
	return r
}

// withoutRepeats drops all but the first of those that are the same.
func withoutRepeats(items []cheapItem) (once []cheapItem, repeated int) {
	seen := map[string]bool{}
	for _, item := range items {
		if seen[item.same] {
			repeated++
			continue
		}
		seen[item.same] = true
		once = append(once, item)
	}
	return once, repeated
}

// compareCosts orders costs by their stated values; one without is placed by its
// lower end.
func compareCosts(a, b Percent) int {
	return cmp.Or(compareEnds(lowest(a), lowest(b)), cmp.Compare(a.state, b.state))
}

// costEnd is the end of what a cost may be. Where it is not there, the cost has
// no bound on that side.
type costEnd struct {
	n      figure.Number
	closed bool
	is     bool
}

// lowest returns the stated value or, without one, the lower end.
func lowest(p Percent) costEnd {
	if n, ok := p.Number(); ok {
		return costEnd{n, true, true}
	}
	n, closed, ok := p.bounds.Lo()
	return costEnd{n, closed, ok}
}

// compareEnds puts a missing end first.
func compareEnds(a, b costEnd) int {
	switch {
	case a.is != b.is && b.is:
		return -1
	case a.is != b.is:
		return 1
	}
	return a.n.Cmp(b.n)
}

// meanOfCheapest returns the mean of the first n items, which are sorted, or of
// the first taken with ties. The least mean of costs within bounds is that of
// the n least lower ends, the greatest that of the n least upper ends, as the
// mean of the n cheapest rises with each cost. Ties that are kept raise it, at
// most to the cost of the last.
func meanOfCheapest(items []cheapItem, n, taken int, ties Ties) Percent {
	hasNumber, isPoint := true, true
	for _, item := range items {
		_, ok := item.Cost.Number()
		hasNumber = hasNumber && ok
		_, ok = item.Cost.bounds.IsPoint()
		isPoint = isPoint && ok
	}
	var mean figure.Number
	for _, item := range items[:taken] {
		mean = mean.Add(item.Cost.number)
	}
	mean, _ = mean.Quo(intNumber(taken))
	if isPoint {
		return ExactPercent(mean)
	}
	lows, highs := make([]costEnd, len(items)), make([]costEnd, len(items))
	for i, item := range items {
		lows[i].n, lows[i].closed, lows[i].is = item.Cost.bounds.Lo()
		highs[i].n, highs[i].closed, highs[i].is = item.Cost.bounds.Hi()
	}
	lo := leastMean(lows, n, true)
	hi := leastMean(highs, n, false)
	if ties == KeepTies {
		hi = highs[n-1] // sorted by leastMean
	}
	return between(mean, hasNumber, spanned(lo, hi))
}

// leastMean sorts ends and returns the mean of the n least. A missing lower end
// comes first, a missing upper one last; of equal ends a lower one that is
// reached comes first, and an upper one that is not.
func leastMean(ends []costEnd, n int, lower bool) costEnd {
	slices.SortFunc(ends, func(a, b costEnd) int {
		if a.is != b.is {
			return flip(cmpBool(a.is, b.is), !lower)
		}
		return cmp.Or(a.n.Cmp(b.n), flip(cmpBool(b.closed, a.closed), !lower))
	})
	mean := costEnd{closed: true, is: true}
	for _, e := range ends[:n] {
		mean.n = mean.n.Add(e.n)
		mean.closed = mean.closed && e.closed
		mean.is = mean.is && e.is
	}
	mean.n, _ = mean.n.Quo(intNumber(n))
	return mean
}

// cmpBool puts false before true.
func cmpBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func flip(c int, do bool) int {
	if do {
		return -c
	}
	return c
}

// spanned returns the interval between two ends.
func spanned(lo, hi costEnd) figure.Interval {
	var v figure.Interval
	switch {
	case lo.is && lo.closed:
		v = figure.From(lo.n)
	case lo.is:
		v = figure.Above(lo.n)
	}
	switch {
	case hi.is && hi.closed:
		v, _ = v.Intersect(figure.To(hi.n))
	case hi.is:
		v, _ = v.Intersect(figure.Below(hi.n))
	}
	return v
}

// SmartCost is the mean of the cheapest services that qualify, with its counts.
type SmartCost struct {
	Mean         Percent // absent where too few qualify
	Cheapest     []Cheap // those in the mean, the cheapest first
	Services     int     // all that were added
	Qualified    int     // those that qualify and have a cost
	Disqualified int     // those that do not qualify
	Undecided    int     // those of which that cannot be told
	NoCost       int     // those that qualify and have no cost
	Repeated     int     // those left out since they are listed twice
	Tied         int     // how many share the cost of the last place, beyond those asked for

	rule SmartRule
}

// String returns the mean with its counts, "5.496666… of 3 of 7 services", or the
// reason why there is none.
func (c SmartCost) String() string {
	if c.Mean.IsAbsent() {
		return c.Mean.String()
	}
	return fmt.Sprintf("%s of %d of %d services", c.Mean, len(c.Cheapest), c.Services)
}

// Trace lists the rule, how many services went in and were left out, the
// cheapest, and their mean.
func (c SmartCost) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Policy, "rule", c.rule.String(), "")
	t.Add(check.Input, "services", strconv.Itoa(c.Services), "")
	for _, out := range []struct {
		n   int
		why string
	}{
		{c.Disqualified, "do not qualify"}, {c.Undecided, "cannot tell whether they qualify"},
		{c.NoCost, "no cost"}, {c.Repeated, "listed twice"},
	} {
		if out.n > 0 {
			t.Add(check.LeftOut, "services", strconv.Itoa(out.n), out.why)
		}
	}
	for i, s := range c.Cheapest {
		t.Add(check.Compute, "cheapest "+strconv.Itoa(i+1), s.Cost.detail(), s.Firm)
	}
	if c.Tied > 0 {
		t.Add(check.Policy, "ties", strconv.Itoa(c.Tied), c.rule.Ties.String())
	}
	t.Add(check.Result, "mean of the cheapest in percent", c.Mean.detail(), "")
	return t
}
