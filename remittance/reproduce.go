package remittance

import (
	"errors"
	"fmt"
	"strconv"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// ErrQuoted matches the error for a quoted figure that cannot be looked for.
var ErrQuoted = errors.New("remittance: no figure to reproduce")

// Candidate is a number that a quoted figure may have been printed from, and how
// it was made. A caller's own need an ID and a value alone.
type Candidate struct {
	ID    string        // "received world-bank-personal, BPM6, WDI 2015-08 / TJ / 2013"
	Value figure.Number // in percent, or in units of the currency

	Flows    FlowKind        // what it was made of: definition, direction, vintage
	Products FlowKind        // of a share, what it is a share of
	Place    indicator.Place // the economy, or the group by its name
	Members  Membership      // of a group, how its members are put together
	Listed   Vintage         // of a group, that of the list of its members
	From, To int             // first and last year
	Years    Averaging       // how the years are put together
	Mixed    Mixture         // the mark of what was made across vintages

	// WithoutZeroFlows says that the years whose flow is reported as 0 are left
	// out, since 0 often stands for "not reported". Else they count as 0.
	WithoutZeroFlows bool
	Used             []int // years that the value is made of, in order
	LeftOut          []int // the others from first to last
	ZeroYears        []int // years whose flow is reported as 0, used or not; of a group where every flow used is 0
}

// Membership is how the members of a group are put together in a year. The zero
// value, OneEconomy, is no group.
type Membership uint8

// The ways.
const (
	OneEconomy   Membership = iota
	PooledShare             // ratio of sums under the rule of two thirds: see [Panel.Group]
	PooledAny               // ratio of sums where that rule withholds it
	MeanShares              // plain mean of the members' shares
	MedianShares            // median of the members' shares
	SumOfFlows              // of amounts
)

var memberships = check.Enum[Membership]{
	What:  "remittance: membership",
	Names: []string{"economy", "ratio-of-sums", "ratio-of-sums-below-coverage", "mean-of-shares", "median-of-shares", "sum"},
}

// String returns the name in kebab-case.
func (m Membership) String() string { return memberships.String(m) }

// MarshalText returns what String does.
func (m Membership) MarshalText() ([]byte, error) { return memberships.Marshal(m) }

// UnmarshalText reads what MarshalText writes.
func (m *Membership) UnmarshalText(text []byte) error { return memberships.Unmarshal(m, text) }

// Averaging is how several years are put together. The zero value is a single
// year.
type Averaging uint8

// The ways.
const (
	SingleYear  Averaging = iota
	MeanOfYears           // mean of the yearly values
	RatioOfSums           // of shares: sum of the flows over sum of the products
	MedianYear            // median of the yearly values
	SumOfYears            // of amounts
)

var averagings = check.Enum[Averaging]{
	What:  "remittance: averaging",
	Names: []string{"single-year", "mean-of-years", "ratio-of-sums", "median-of-years", "sum-of-years"},
}

// String returns the name in kebab-case.
func (a Averaging) String() string { return averagings.String(a) }

// MarshalText returns what String does.
func (a Averaging) MarshalText() ([]byte, error) { return averagings.Marshal(a) }

// UnmarshalText reads what MarshalText writes.
func (a *Averaging) UnmarshalText(text []byte) error { return averagings.Unmarshal(a, text) }

// Reproduction is what came of the search for a quoted figure. That a candidate
// matches proves no origin: it prints as the figure does, and that is all.
type Reproduction struct {
	Quoted figure.Figure
	// Rounding is what prints as the quoted figure when it is rounded, both ends
	// kept: "48.8 %" is 48.75 to 48.85.
	Rounding figure.Interval
	// Truncation is what prints so when digits are cut off: "USD 9 billion" may
	// be 9 to below 10. It has no bounds for a range.
	Truncation figure.Interval
	Matches    []Candidate // those within Rounding, in the order of the search
	Truncated  []Candidate // those within Truncation alone: another reading
	// Nearest is the candidate at the least distance from the quoted value,
	// whether it matches or not; of equal ones the first. NearestMiss is the
	// nearest that matches in neither reading. They are nil where there is none.
	Nearest     *Candidate
	NearestMiss *Candidate
	Searched    int      // candidates with a value
	Skipped     []string // series that could not be put together, and why
	Space       string   // the search space in words
}

// Verdict is Met where a candidate matches by rounding, cannot tell where some
// do by truncation alone or nothing was searched, and else NotMet: the figure is
// not reproduced from what was searched.
func (r Reproduction) Verdict() check.Verdict {
	switch {
	case len(r.Matches) > 0:
		return check.Met
	case len(r.Truncated) > 0 || r.Searched == 0:
		return check.CannotTell
	}
	return check.NotMet
}

// String says what was found in one sentence.
func (r Reproduction) String() string {
	s := "“" + r.Quoted.String() + "” is "
	switch {
	case r.Searched == 0:
		return s + "not looked for: there is no candidate"
	case len(r.Matches) > 0:
		s += "reproduced by " + r.Matches[0].ID + others(len(r.Matches))
	case len(r.Truncated) > 0:
		s += "reproduced, cut off and not rounded, by " + r.Truncated[0].ID + others(len(r.Truncated))
	default:
		s += "not reproduced; nearest is " + r.Nearest.ID + " with " + r.Nearest.Value.Round(4, figure.HalfEven).String()
	}
	return s
}

func others(n int) string {
	if n == 1 {
		return ""
	}
	return " and " + strconv.Itoa(n-1) + " more"
}

// quotation is a quoted figure as it is searched for.
type quotation struct {
	low, high  figure.Number // the stated value, or the ends of a range
	rounding   figure.Interval
	truncation figure.Interval
	hasCut     bool
	place      figure.Number // place value, 0 of a range
}

// newQuotation reads a figure. A hedge such as "up to" is set aside: it says how
// the number is meant, and not which number was printed.
func newQuotation(f figure.Figure) (quotation, error) {
	var q quotation
	switch f.Hedge() {
	case figure.NotStated, figure.Top, figure.Majority, figure.Magnitude:
		return q, fmt.Errorf("%w: %s", ErrQuoted, check.Quote(f.String()))
	case figure.Range, figure.FloorRange:
		low, high, ok := f.Range()
		if !ok {
			return q, fmt.Errorf("%w: %s", ErrQuoted, check.Quote(f.String()))
		}
		v, err := figure.NewInterval(low, high)
		q.low, q.high, q.rounding = low, high, v
		return q, err
	}
	v, okValue := f.Value()
	p, okPlace := f.PlaceValue()
	if !okValue || !okPlace {
		return q, fmt.Errorf("%w: %s", ErrQuoted, check.Quote(f.String()))
	}
	half, _ := p.Quo(figure.Int(2))
	q.low, q.high, q.place = v, v, p
	var err error
	if q.rounding, err = figure.NewInterval(v.Sub(half), v.Add(half)); err != nil {
		return q, err
	}
	switch f.Hedge() {
	case figure.Exact, figure.Rounded, figure.About: // a policy may give a wider margin
		if b := f.Bounds(); hasBoth(b) {
			q.rounding = q.rounding.Hull(b)
		}
	}
	if v.Sign() >= 0 {
		q.truncation, q.hasCut = figure.From(v).Intersect(figure.Below(v.Add(p)))
	} else {
		q.truncation, q.hasCut = figure.To(v).Intersect(figure.Above(v.Sub(p)))
	}
	return q, nil
}

func hasBoth(v figure.Interval) bool {
	_, _, lo := v.Lo()
	_, _, hi := v.Hi()
	return lo && hi
}

// distance returns how far n is from what is quoted.
func (q *quotation) distance(n figure.Number) figure.Number {
	if n.Cmp(q.low) < 0 {
		return q.low.Sub(n)
	}
	if n.Cmp(q.high) > 0 {
		return n.Sub(q.high)
	}
	return figure.Number{}
}

// judge sorts a candidate into r. It keeps the distances of the nearest ones.
func (q *quotation) judge(r *Reproduction, c func() Candidate, v figure.Number, best *nearest) {
	var made *Candidate
	candidate := func() *Candidate {
		if made == nil {
			m := c()
			m.Value = v
			made = &m
		}
		return made
	}
	missed := false
	switch {
	case q.rounding.Contains(v):
		r.Matches = append(r.Matches, *candidate())
	case q.hasCut && q.truncation.Contains(v):
		r.Truncated = append(r.Truncated, *candidate())
	default:
		missed = true
	}
	d := q.distance(v)
	if r.Nearest == nil || d.Cmp(best.all) < 0 {
		r.Nearest, best.all = candidate(), d
	}
	if missed && (r.NearestMiss == nil || d.Cmp(best.miss) < 0) {
		r.NearestMiss, best.miss = candidate(), d
	}
}

// nearest holds the least distances so far.
type nearest struct{ all, miss figure.Number }

// ReproduceFrom looks for a quoted figure among candidates of the caller, in
// their order. Only their values are compared: unit and scale are the caller's
// to see to. An error matches [ErrQuoted].
func ReproduceFrom(quoted figure.Quantity, candidates ...Candidate) (Reproduction, error) {
	f := figureIn(quoted)
	q, err := newQuotation(f)
	if err != nil {
		return Reproduction{}, err
	}
	r := Reproduction{
		Quoted: f, Rounding: q.rounding, Truncation: q.truncation, Searched: len(candidates),
		Space: counted(len(candidates), "candidate") + " of the caller" + hedgeNote(f),
	}
	var best nearest
	for _, c := range candidates {
		q.judge(&r, func() Candidate { return c }, c.Value, &best)
	}
	return r, nil
}

// figureIn returns the figure of a quantity, not stated for nil.
func figureIn(q figure.Quantity) figure.Figure {
	if q == nil {
		return figure.Figure{}
	}
	return q.Figure()
}

func hedgeNote(f figure.Figure) string {
	switch h := f.Hedge(); h {
	case figure.Almost, figure.MoreThan, figure.AtLeast, figure.UpTo, figure.LessThan:
		return "; the hedge " + h.String() + " is set aside"
	}
	return ""
}
