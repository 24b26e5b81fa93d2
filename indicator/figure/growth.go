package figure

import (
	"fmt"

	"iom.int/migdev/indicator/check"
)

// Growth is a change worded as reports word it: "an increase of 700%",
// "increased ten times", "doubled". It stands for a factor on the old value,
// or for several where readers are known to differ: all readings are kept.
//
// The zero value is not stated.
type Growth struct {
	_        [0]func()
	amount   Figure // the figure in the words: 700 %, 10
	down     bool
	relation relation
}

// relation says how the figure in the words makes the factor.
type relation uint8

const (
	noGrowth   relation = iota
	byPercent           // increase of 700 %: 1 + 700/100
	toPercent           // increase to 700 %: 700/100
	byTimes             // increased by ten times: 1 + 10
	times               // increased ten times: 10, and 1 + 10 as another reading
	factorOnly          // tenfold, doubled, by a factor of ten, ten times as many: 10
)

// Reading is one way to understand a wording.
type Reading struct {
	Name   string   // "to" or "by"
	Factor Interval // what the old value was multiplied by
	Face   Number   // the factor at face value
}

// Increase returns the growth by a percentage: the figure's unit must be "%".
// The number with its hedge counts; base, role, marks and source are no part
// of a growth.
func Increase(by Figure) (Growth, error) { return changeBy(by, false) }

// Decrease is [Increase] for a fall. It is an error where a fall by more than
// all would leave less than nothing.
func Decrease(by Figure) (Growth, error) { return changeBy(by, true) }

func changeBy(amount Figure, down bool) (Growth, error) {
	g := Growth{down: down, relation: byPercent, amount: Figure{
		low: amount.low, high: amount.high, hedge: amount.hedge, place: amount.place, scale: amount.scale, unit: amount.unit,
	}}
	reason := "want a percentage"
	if amount.unit == "%" {
		reason = g.check()
	}
	if reason != "" {
		return Growth{}, fmt.Errorf("figure: growth by %s: %s", check.Quote(amount.String()), reason)
	}
	return g, nil
}

// check returns what is wrong with g.
func (g Growth) check() string {
	switch v, ok := g.amount.Value(); {
	case !ok || g.amount.hedge == Top || g.amount.hedge == Majority || g.amount.hedge == Magnitude:
		return "growth wants a single number"
	case v.Sign() < 0:
		return "growth by less than nothing: want the other direction"
	case !g.down || g.relation == toPercent:
		return ""
	case g.relation == byPercent && v.Cmp(Int(100)) > 0:
		return "a fall by more than 100% leaves less than nothing"
	case g.relation == byTimes:
		return "a fall by a multiple leaves less than nothing"
	case g.relation != byPercent && v.Cmp(Int(1)) < 0:
		return "a fall to more than before"
	}
	return ""
}

// IsZero reports whether no growth is stated.
func (g Growth) IsZero() bool { return g.relation == noGrowth }

// Amount returns the figure in the wording, with its hedge: 700 % for "an
// increase of 700%", more than 2 for "more than doubled".
func (g Growth) Amount() Figure { return g.amount }

// IsFall reports whether the wording says that something fell.
func (g Growth) IsFall() bool { return g.down }

// Factor returns the factor of the preferred reading at face value.
func (g Growth) Factor() (Number, bool) {
	if g.IsZero() {
		return Number{}, false
	}
	return g.Readings(Policy{})[0].Face, true
}

// IsAmbiguous reports whether the wording has more than one reading.
func (g Growth) IsAmbiguous() bool { return g.relation == times && !g.down }

// Readings returns every reading in use, the preferred one first. "Increased
// ten times" and "ten times more" are read as to ten times, and by ten times
// is kept beside it; n-fold, doubled and wording with by, of or to have one
// reading; "fell ten times" can only mean to a tenth.
func (g Growth) Readings(p Policy) []Reading {
	switch g.relation {
	case byPercent:
		return []Reading{g.reading("by", p, func(v Interval) Interval {
			v = v.Scale(scaled(1, -2))
			if g.down {
				v = v.Neg()
			}
			return notNegative(v.Add(Point(Int(1))))
		})}
	case toPercent:
		return []Reading{g.reading("to", p, func(v Interval) Interval { return v.Scale(scaled(1, -2)) })}
	case byTimes:
		return []Reading{g.by(p)}
	case times:
		if !g.down {
			return []Reading{g.to(p), g.by(p)}
		}
		return []Reading{g.to(p)}
	case factorOnly:
		return []Reading{g.to(p)}
	}
	return nil
}

// reading applies the same steps to the bounds and to the face value.
func (g Growth) reading(name string, p Policy, factor func(Interval) Interval) Reading {
	face, _ := factor(Point(g.amount.low)).IsPoint()
	return Reading{Name: name, Factor: factor(g.amount.BoundsUnder(p)), Face: face}
}

func (g Growth) by(p Policy) Reading {
	return g.reading("by", p, func(v Interval) Interval { return v.Add(Point(Int(1))) })
}

func (g Growth) to(p Policy) Reading {
	return g.reading("to", p, func(v Interval) Interval {
		v = notNegative(v) // a multiple is not negative
		if !g.down {
			return v
		}
		inverse, _ := v.inverse() // check has seen to it that it is not 0
		return inverse
	})
}

// Equal reports whether both say the same in the same way.
func (g Growth) Equal(h Growth) bool {
	return g.down == h.down && g.relation == h.relation && g.amount.Equal(h.amount)
}

// String returns the wording in plain English: "increase of 700%", "increased
// 10 times". [ParseGrowth] reads it back as the same growth.
func (g Growth) String() string {
	verb, noun := "increased", "increase"
	if g.down {
		verb, noun = "decreased", "decrease"
	}
	switch g.relation {
	case byPercent:
		return noun + " of " + g.amount.String()
	case toPercent:
		return noun + " to " + g.amount.String()
	case byTimes:
		return verb + " by " + g.amount.String() + " times"
	case times:
		return verb + " " + g.amount.String() + " times"
	case factorOnly:
		return verb + " by a factor of " + g.amount.String()
	}
	return ""
}

// MarshalText returns what String does.
func (g Growth) MarshalText() ([]byte, error) { return []byte(g.String()), nil }

// UnmarshalText reads what [ParseGrowth] reads, and nothing as the zero value.
func (g *Growth) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*g = Growth{}
		return nil
	}
	h, err := ParseGrowth(string(text))
	if err != nil {
		return err
	}
	*g = h
	return nil
}
