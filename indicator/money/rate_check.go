package money

import (
	"fmt"
	"sort"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// Check returns what looks wrong in the table by itself, all of it warnings:
//
//   - "money.rate-validity": rates of a currency before it was money or after,
//     by [Currency.Validity]: a withdrawn code goes on, or history is restated
//     in the newest currency; one finding for the rates before, one for those
//     after;
//
// and between neighbours of one series
//
//   - "money.rate-step": a step by a power of ten, as after a redenomination, a
//     slipped point or a withdrawn code that goes on at a hundredth of the rate;
//   - "money.rate-inverted": a rate whose inverse goes with its neighbour.
//
// A rate that goes up or down like that and straight back is one finding. A
// power of ten is meant within a quarter; a rate that is less than four times the
// last and more than a quarter of it is never suspected. Nor is any of it
// certain: money has lost nine tenths of its value between two rates.
func (t *Rates) Check() check.Findings {
	var fs check.Findings
	for _, s := range t.series() {
		fs = s.checkValidity(fs, s.base)
		fs = s.checkValidity(fs, s.quote)
		for i := 1; i < len(s.points); i++ {
			if s.isCalm(i-1, i) {
				continue
			}
			o := oddityOf(s.factor(i), s.factor(i-1))
			if o.isNone() {
				continue
			}
			alone := i+1 < len(s.points) && (s.isCalm(i-1, i+1) || !apart(s.factor(i+1), s.factor(i-1)))
			fs = append(fs, s.stepFinding(i, o, alone))
			if alone {
				i++
			}
		}
	}
	return fs
}

// checkValidity appends what there is to say of rates that are of a time in
// which c, one of the two currencies, was not money.
func (s *rateSeries) checkValidity(fs check.Findings, c Currency) check.Findings {
	valid := c.Validity()
	if valid.IsZero() {
		return fs
	}
	at := func(i int) period.Span { return period.Whole(s.points[i].date) }
	n := len(s.points)
	first := sort.Search(n, func(i int) bool { return s.points[i].date.IsZero() || at(i).Before(valid) != check.Met })
	end := sort.Search(n, func(i int) bool { return !s.points[i].date.IsZero() && valid.Before(at(i)) == check.Met })
	for _, run := range [...][2]int{{0, first}, {end, n}} {
		if run[0] < run[1] {
			fs = append(fs, s.validityFinding(c, run[0], run[1]))
		}
	}
	return fs
}

// validityFinding tells of the rates from first to before end.
func (s *rateSeries) validityFinding(c Currency, first, end int) check.Finding {
	valid, r := c.Validity(), s.rate(first)
	message := fmt.Sprintf("%s: %s is money of %s", r, c, valid)
	if n := end - first - 1; n > 0 {
		message += fmt.Sprintf("; %d more up to %s are too", n, s.points[end-1].date)
	}
	return check.Finding{
		Code: "money.rate-validity", Severity: check.Warning, Path: pairPath(s.base, s.quote), Message: message,
		Values: []check.Value{
			{Name: "valid", Text: valid.String()}, {Name: "from", Text: r.date.String()}, {Name: "to", Text: s.points[end-1].date.String()},
			{Name: "rates", Text: fmt.Sprint(end - first)},
		},
	}
}

// stepFinding tells of an oddity between the rates at i-1 and i.
func (s *rateSeries) stepFinding(i int, o oddity, alone bool) check.Finding {
	before, r := s.rate(i-1), s.rate(i)
	message := fmt.Sprintf("%s comes after %s: %s", r, before, o.words("the rate before"))
	if alone {
		message += fmt.Sprintf(", and the next, of %s, is like the one before", s.rate(i+1).date)
	}
	return check.Finding{
		Code: o.code("money.rate-step"), Severity: check.Warning, Path: pairPath(s.base, s.quote), Message: message,
		Values: []check.Value{{Name: before.date.String(), Text: inWords(before.Factor())}, {Name: r.date.String(), Text: inWords(r.Factor())}},
	}
}

// isCalm reports, where it is quick to see, that two rates of s are less than
// four times apart.
func (s *rateSeries) isCalm(i, j int) bool {
	a, b := &s.points[i], &s.points[j]
	const most = 1 << 61
	return !a.odd && !b.odd && a.scale == b.scale && a.per == b.per && a.coef < most && b.coef < most &&
		a.coef < 4*b.coef && b.coef < 4*a.coef
}

// CheckAgainst returns what looks wrong in the table beside other rates: for
// each of its rates that the other converter has an answer to,
//
//   - "money.rate-scale": it is a power of ten times the other;
//   - "money.rate-inverted": its inverse goes with the other;
//   - "money.rate-differs": it is off by more than a tolerance, in percent of
//     the other.
//
// All are warnings. Rates that follow one another and are wrong in one way are
// one finding, with the first of them in its sentence. For the rates of months
// and years take a policy that finds such.
func (t *Rates) CheckAgainst(other Converter, percent figure.Number) check.Findings {
	var fs check.Findings
	for _, s := range t.series() {
		run := checkRun{series: s}
		for i := range s.points {
			var p path
			if !other.route(s.base, s.quote, s.points[i].date, &p) {
				continue
			}
			ours, theirs := s.factor(i), p.factor()
			o := oddity{}
			if percentGap(ours, theirs).Cmp(percent) > 0 {
				if o = oddityOf(ours, theirs); o.isNone() {
					o.differs = true
				}
			}
			if o != run.oddity {
				fs = run.end(fs)
				run = checkRun{series: s, oddity: o, first: i, way: other.way(s.base, s.quote, s.points[i].date, &p)}
			}
			run.last = i
			run.n++
		}
		fs = run.end(fs)
	}
	return fs
}

// checkRun is rates of a series that are wrong, or right, in one way.
type checkRun struct {
	series      *rateSeries
	oddity      oddity
	first, last int
	n           int
	way         Way // of the other source, to the first
}

// end appends what there is to say of the run.
func (c checkRun) end(fs check.Findings) check.Findings {
	if c.oddity.isNone() {
		return fs
	}
	s := c.series
	r := s.rate(c.first)
	message := fmt.Sprintf("%s is beside %s: %s", r, c.way, c.oddity.words("that"))
	if c.n > 1 {
		message += fmt.Sprintf("; so are %d more up to %s", c.n-1, s.rate(c.last).date)
	}
	return append(fs, check.Finding{
		Code: c.oddity.code("money.rate-scale"), Severity: check.Warning, Path: pairPath(s.base, s.quote), Message: message,
		Values: []check.Value{
			{Name: "rate", Text: inWords(r.Factor())}, {Name: "other", Text: inWords(c.way.Factor)},
			{Name: "from", Text: r.date.String()}, {Name: "to", Text: s.rate(c.last).date.String()},
			{Name: "rates", Text: fmt.Sprint(c.n)},
		},
	})
}

// oddity is in what way a rate is wrong beside another. The zero value is in
// none.
type oddity struct {
	tens     int // it is 10^tens times the other
	inverted bool
	differs  bool
}

func (o oddity) isNone() bool { return o == oddity{} }

func (o oddity) code(scale string) string {
	switch {
	case o.inverted:
		return "money.rate-inverted"
	case o.differs:
		return "money.rate-differs"
	}
	return scale
}

// words says what is wrong beside the other.
func (o oddity) words(other string) string {
	switch {
	case o.inverted:
		return "its inverse goes better with " + other
	case o.differs:
		return "it is too far from " + other
	case o.tens > 0:
		return "it is about 1" + strings.Repeat("0", o.tens) + " times " + other
	}
	return other + " is about 1" + strings.Repeat("0", -o.tens) + " times as much"
}

// oddityOf returns whether a is a power of ten times b, or goes better with
// the inverse of b.
func oddityOf(a, b figure.Number) oddity {
	if !apart(a, b) {
		return oddity{}
	}
	quotient, _ := a.Quo(b)
	step, tens := quotient, 0
	ten, tenth := figure.Int(10), scaledNumber(1, 1)
	for ; step.Cmp(figure.Int(4)) >= 0; tens++ {
		step = step.Mul(tenth)
	}
	for ; step.Cmp(scaledNumber(25, 2)) <= 0; tens-- {
		step = step.Mul(ten)
	}
	best := oddity{}
	least := scaledNumber(125, 2) // how far off the fit may be
	if d := distance(step); d.Cmp(least) <= 0 {
		best, least = oddity{tens: tens}, d
	}
	if d := distance(a.Mul(b)); d.Cmp(least) < 0 {
		best = oddity{inverted: true}
	}
	return best
}

// apart reports whether one is four times the other or more.
func apart(a, b figure.Number) bool {
	four := figure.Int(4)
	return a.Cmp(b.Mul(four)) >= 0 || b.Cmp(a.Mul(four)) >= 0
}

// distance returns how far n, which is above zero, is from 1: n or 1/n,
// whichever is greater.
func distance(n figure.Number) figure.Number {
	one := figure.Int(1)
	if n.Cmp(one) < 0 {
		n, _ = one.Quo(n)
	}
	return n
}
