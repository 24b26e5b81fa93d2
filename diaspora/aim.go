package diaspora

import (
	"iom.int/migdev/indicator/check"
)

// Aim is one of the 3Es of diaspora engagement, by which IOM's strategic
// approach sorts what governments and others do: to enable, engage and empower
// transnational communities as agents for development. The zero value is not
// stated.
type Aim uint8

// The aims.
const (
	Enable  Aim = iota + 1 // create the conditions: policy, institutions, evidence
	Engage                 // reach out, build contacts and trust
	Empower                // give the means: skills, investment, transfer of knowledge
)

var aims = check.Enum[Aim]{What: "diaspora: aim", Names: []string{"", "enable", "engage", "empower"}}

// String returns "enable", "engage", "empower", or "" for not stated.
func (a Aim) String() string { return aims.String(a) }

// MarshalText returns what String does.
func (a Aim) MarshalText() ([]byte, error) { return aims.Marshal(a) }

// UnmarshalText reads what [Aim.MarshalText] writes.
func (a *Aim) UnmarshalText(text []byte) error { return aims.Unmarshal(a, text) }

// AimCoverage counts which of the 3Es a set of actions covers.
type AimCoverage struct {
	Actions int
	// Actions with each aim. One with several counts for each of them.
	Enable, Engage, Empower int
	Several                 int   // actions with more than one aim
	Untagged                []int // by index, the actions without one
}

// CoverageOfAims counts the aims of actions. An aim that an action states twice
// counts once.
func CoverageOfAims(actions ...EngagementAction) AimCoverage {
	c := AimCoverage{Actions: len(actions)}
	for i := range actions {
		n := 0
		for _, count := range [...]struct {
			of *int
			a  Aim
		}{{&c.Enable, Enable}, {&c.Engage, Engage}, {&c.Empower, Empower}} {
			if actions[i].Has(count.a) {
				*count.of++
				n++
			}
		}
		if n == 0 {
			c.Untagged = append(c.Untagged, i)
		}
		if n > 1 {
			c.Several++
		}
	}
	return c
}

// Covers answers whether some action has the aim. Where none has it and an
// action without any aim is left, it cannot be told.
func (c AimCoverage) Covers(a Aim) check.Verdict {
	n := 0
	switch a {
	case Enable:
		n = c.Enable
	case Engage:
		n = c.Engage
	case Empower:
		n = c.Empower
	}
	switch {
	case n > 0:
		return check.Met
	case len(c.Untagged) > 0:
		return check.CannotTell
	}
	return check.NotMet
}

// CoversAll answers whether every one of the 3Es is covered.
func (c AimCoverage) CoversAll() check.Verdict {
	return check.All(c.Covers(Enable), c.Covers(Engage), c.Covers(Empower))
}
