package check

import (
	"fmt"
)

// Verdict is the answer to a question that reported figures may leave open.
// The zero value is [CannotTell]: nothing is claimed until something is known.
type Verdict uint8

// The three verdicts.
const (
	CannotTell Verdict = iota // the figures do not decide
	Met                       // true at every value the figures allow
	NotMet                    // true at none of them
)

var verdictTexts = [...]string{CannotTell: "cannot-tell", Met: "met", NotMet: "not-met"}

// Decide returns Met where ok is true and NotMet where it is false.
func Decide(ok bool) Verdict {
	if ok {
		return Met
	}
	return NotMet
}

// ParseVerdict reads "met", "not-met" or "cannot-tell".
func ParseVerdict(s string) (Verdict, error) {
	for v, text := range verdictTexts {
		if s == text {
			return Verdict(v), nil
		}
	}
	return CannotTell, fmt.Errorf("check: %s is no verdict: want met, not-met or cannot-tell", Quote(s))
}

// And is Met where both are, NotMet where one is not met, else CannotTell.
func (v Verdict) And(w Verdict) Verdict {
	switch {
	case v == NotMet || w == NotMet:
		return NotMet
	case v == Met && w == Met:
		return Met
	}
	return CannotTell
}

// Or is Met where one is, NotMet where neither is met, else CannotTell.
func (v Verdict) Or(w Verdict) Verdict { return v.Not().And(w.Not()).Not() }

// Not exchanges Met and NotMet and leaves CannotTell.
func (v Verdict) Not() Verdict {
	switch v {
	case Met:
		return NotMet
	case NotMet:
		return Met
	}
	return CannotTell
}

// All is the verdict on "all of these": NotMet where any is not met, else
// CannotTell where any cannot be told, else Met. All of nothing is Met.
func All(vs ...Verdict) Verdict {
	out := Met
	for _, v := range vs {
		out = out.And(v)
	}
	return out
}

// Any is the verdict on "any of these": the mirror image of [All]. Any of
// nothing is NotMet.
func Any(vs ...Verdict) Verdict {
	out := NotMet
	for _, v := range vs {
		out = out.Or(v)
	}
	return out
}

// String returns "met", "not met" or "cannot tell".
func (v Verdict) String() string {
	switch v {
	case Met:
		return "met"
	case NotMet:
		return "not met"
	}
	return "cannot tell"
}

// MarshalText returns "met", "not-met" or "cannot-tell".
func (v Verdict) MarshalText() ([]byte, error) {
	if int(v) >= len(verdictTexts) {
		return nil, fmt.Errorf("check: %d is no verdict", v)
	}
	return []byte(verdictTexts[v]), nil
}

// UnmarshalText reads what [Verdict.MarshalText] writes.
func (v *Verdict) UnmarshalText(text []byte) error {
	w, err := ParseVerdict(string(text))
	if err != nil {
		return err
	}
	*v = w
	return nil
}
