package diaspora

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
)

// ErrAttainment matches the error for a level of education that is none.
var ErrAttainment = errors.New("diaspora: not a level of attainment")

// EducationLevel is how many people of one level of education live abroad and
// at home. They are of one age group, usually 25 and over.
type EducationLevel struct {
	Emigrants, Residents Count
}

// BrainDrain is the emigration by level of education, each rate in percent of
// emigrants and residents of that level together.
type BrainDrain struct {
	Age AgeBand // of all numbers: 25+ or 15+
	// Low, Medium and High are the rates of the levels; they are undefined for
	// one that was not given.
	Low, Medium, High Proportion
	// Total is the rate of all, those of unknown education among them; Known is
	// that of the known levels alone. They are the same where nothing is
	// unknown.
	Total, Known Proportion
	// UnknownPercent is the share of emigrants whose education is not known. It
	// belongs beside every number here: to take them as low, or to leave them
	// out in silence, bends the selection either way.
	UnknownPercent Proportion
	// HighOfEmigrants and HighOfResidents are the shares of the highly educated
	// among those of known education.
	HighOfEmigrants, HighOfResidents Proportion
	// Selection is the rate of the highly educated over the total one: above 1
	// where they leave more often than others. SelectionKnown is over the known
	// levels.
	Selection, SelectionKnown Proportion

	levels [HighAttainment + 1]*EducationLevel // what went in, nil for a level that was not given
}

// NewBrainDrain returns the rates for emigrants and residents by level. With
// [UnknownAttainment] come those whose education is not known: they enter the
// total, and no level. A level that is not in the map is one that the source
// does not have; one that is not reported makes the total uncertain instead.
//
//	rate of a level    100 × emigrants / (emigrants + residents)
//	selection          rate of high / total rate
//
// Rates use each number once, so hedged ones give the narrowest interval; the
// upper end of that of the selection may lie above what is possible. A key that
// is no level is an error that matches [ErrAttainment], and numbers above
// [MaxCount] together are one that matches [ErrCount].
func NewBrainDrain(age AgeBand, levels map[Attainment]EducationLevel) (BrainDrain, error) {
	for a := range levels {
		if a > HighAttainment {
			return BrainDrain{}, fmt.Errorf("%w: %s: want unknown, low, medium or high", ErrAttainment, check.Quote(a.String()))
		}
	}
	unknown, hasUnknown := levels[UnknownAttainment]
	high, hasHigh := levels[HighAttainment]
	// The others are those of known education below high.
	var known, all, others EducationLevel
	var n, rest int
	for _, a := range [...]Attainment{LowAttainment, MediumAttainment, HighAttainment} {
		level, ok := levels[a]
		if !ok {
			continue
		}
		if err := known.add(level, n == 0); err != nil {
			return BrainDrain{}, err
		}
		if n++; a != HighAttainment {
			if err := others.add(level, rest == 0); err != nil {
				return BrainDrain{}, err
			}
			rest++
		}
	}
	if rest == 0 {
		others = EducationLevel{noPersons, noPersons}
	}
	all = known
	if hasUnknown {
		if err := all.add(unknown, n == 0); err != nil {
			return BrainDrain{}, err
		}
	} else {
		unknown = EducationLevel{noPersons, noPersons}
	}
	rate := func(a Attainment) Proportion {
		level, ok := levels[a]
		if !ok {
			return Proportion{Undefined: a.String() + " education is not given"}
		}
		return level.rate()
	}
	d := BrainDrain{
		Age: age, Low: rate(LowAttainment), Medium: rate(MediumAttainment), High: rate(HighAttainment),
		Total: all.rate(), Known: known.rate(),
		UnknownPercent: percentOfSum(unknown.Emigrants, known.Emigrants, "emigrants of unknown education", "emigrants"),
	}
	if n == 0 && hasUnknown { // all that is known is that nothing is
		d.UnknownPercent = percentOfSum(unknown.Emigrants, noPersons, "emigrants of unknown education", "emigrants")
	}
	if hasHigh {
		d.HighOfEmigrants = percentOfSum(high.Emigrants, others.Emigrants, "highly educated emigrants", "other emigrants")
		d.HighOfResidents = percentOfSum(high.Residents, others.Residents, "highly educated residents", "other residents")
	} else {
		d.HighOfEmigrants, d.HighOfResidents = d.High, d.High
	}
	for a, level := range levels {
		d.levels[a] = &level
	}
	d.SelectionKnown = selection(high, others, d.High, d.Known)
	all = others
	if hasUnknown {
		if err := all.add(unknown, false); err != nil {
			return BrainDrain{}, err
		}
	}
	d.Selection = selection(high, all, d.High, d.Total)
	return d, nil
}

// add adds a level, or sets it where it is the first.
func (l *EducationLevel) add(m EducationLevel, isFirst bool) error {
	if isFirst {
		*l = m
		return nil
	}
	emigrants, err := l.Emigrants.Add(m.Emigrants)
	if err != nil {
		return err
	}
	residents, err := l.Residents.Add(m.Residents)
	if err != nil {
		return err
	}
	l.Emigrants, l.Residents = emigrants, residents
	return nil
}

func (l EducationLevel) rate() Proportion {
	return percentOfSum(l.Emigrants, l.Residents, "emigrants", "residents")
}

// overProportion returns p / q.
func (p Proportion) overProportion(q Proportion) Proportion {
	switch {
	case p.Undefined != "":
		return p
	case q.Undefined != "":
		return q
	}
	return Reckoned{Bounds: p.Bounds, Face: p.Face}.over(Reckoned{Bounds: q.Bounds, Face: q.Face}, 1)
}

// Trace lists the numbers by level and the rates.
func (d BrainDrain) Trace() check.Trace {
	var t check.Trace
	aged := "all ages"
	if !d.Age.IsAll() {
		aged = "aged " + d.Age.String()
	}
	for a, level := range d.levels {
		if level != nil {
			t.Add(check.Input, Attainment(a).String(), level.Emigrants.String()+" emigrants, "+level.Residents.String()+" residents", aged)
		}
	}
	for _, x := range [...]struct {
		name, why string
		Proportion
	}{
		{"low", "%", d.Low},
		{"medium", "%", d.Medium},
		{"high", "%", d.High},
		{"known", "% of all known levels", d.Known},
		{"total", "% of all, the unknown among them", d.Total},
		{"unknown", "% of emigrants", d.UnknownPercent},
		{"selection", "high / total", d.Selection},
	} {
		t.Add(check.Result, x.name, x.String(), x.why)
	}
	return t
}
