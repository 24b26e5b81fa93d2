package diaspora

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// Phase is what one phase of a programme came to: 39 assignments in 2006-2008.
type Phase struct {
	Name  string        `json:"name"`
	Span  period.Span   `json:"span,omitzero"`
	Count figure.Figure `json:"count,omitzero"`
}

// Phases are the phases of one programme in their order. Their counts add up;
// from phase to phase they grow or fall with the length of the phases too, for
// which see [Phases.PerYear].
type Phases []Phase

// Total returns what all phases come to together. It has no bounds where one
// is not stated. An error matches [claim.ErrUnits] where the units differ.
func (ps Phases) Total() (figure.Interval, error) {
	total, err := ps.sum()
	return total.Bounds, err
}

func (ps Phases) sum() (Reckoned, error) {
	total := reckonedOf(figure.Count(0, ""))
	for i := range ps {
		if a, b := ps[0].Count.Unit(), ps[i].Count.Unit(); a != b && a != "" && b != "" {
			return Reckoned{}, fmt.Errorf("diaspora: phases: %w", &claim.UnitError{Left: a, Right: b})
		}
		total = total.and(reckonedOf(ps[i].Count))
	}
	return total, nil
}

// Changes returns the change from each phase to the next, in percent of the
// earlier one: 74.36 from 39 to 68. It is undefined where the earlier one is or
// may be 0. An error matches [claim.ErrUnits] where the units differ.
//
//	change = 100 × later / earlier - 100
func (ps Phases) Changes() ([]Proportion, error) {
	if _, err := ps.sum(); err != nil {
		return nil, err
	}
	var out []Proportion
	for i := 1; i < len(ps); i++ {
		out = append(out, reckonedOf(ps[i].Count).over(reckonedOf(ps[i-1].Count), 100).plus(-100))
	}
	return out, nil
}

// PerYear returns the count of each phase for one year of 365.2425 days, by
// which phases of unlike lengths compare. Where the days of a phase are not
// known, a phase from one year to another being of any days in them, it has
// bounds and no printed value. It is undefined where the span is open or not
// stated.
//
//	per year = count × 365.2425 / days, first and last day included
func (ps Phases) PerYear() []Proportion {
	out := make([]Proportion, len(ps))
	day, _ := figure.Frac(10_000, 3_652_425) // in years, the mean of the Gregorian calendar
	for i := range ps {
		length, err := ps[i].Span.Length()
		if err != nil {
			out[i].Undefined = "the length of the phase is not known"
			continue
		}
		days, err := figure.NewInterval(figure.Int(int64(length.MinDays)), figure.Int(int64(length.MaxDays)))
		if err != nil {
			out[i].Undefined = err.Error()
			continue
		}
		years := Reckoned{Bounds: days.Scale(day)}
		if n, ok := years.Bounds.IsPoint(); ok {
			years.Face = &n
		}
		out[i] = reckonedOf(ps[i].Count).over(years, 1)
	}
	return out
}

// Check returns what is wrong with the phases, under the codes
//
//   - diaspora.phase-name (error): a phase with the name of an earlier one
//   - diaspora.phase-count (error): a count below 0
//   - diaspora.phase-overlap (warning): a phase that overlaps the one before it,
//     so that something may be counted twice
func (ps Phases) Check() check.Findings {
	var fs check.Findings
	var seen map[string]int
	add := func(i int, code string, severity check.Severity, field, message string) {
		fs = append(fs, check.Finding{Code: code, Severity: severity, Path: check.Path("").Index(i).Field(field), Message: message})
	}
	for i := range ps {
		if first, twice := seen[ps[i].Name]; twice {
			add(i, "diaspora.phase-name", check.Error, "name", fmt.Sprintf("the name %s is that of [%d] too", check.Quote(ps[i].Name), first))
		} else {
			if seen == nil {
				seen = make(map[string]int, len(ps))
			}
			seen[ps[i].Name] = i
		}
		if ps[i].Count.Compare(figure.Less, figure.Int(0)) == check.Met {
			add(i, "diaspora.phase-count", check.Error, "count", "the count is "+ps[i].Count.String()+": want none below 0")
		}
		if i > 0 && ps[i].Span.Overlaps(ps[i-1].Span) == check.Met {
			add(i, "diaspora.phase-overlap", check.Warning, "span", fmt.Sprintf("the phase of %s overlaps that of %s", ps[i].Span, ps[i-1].Span))
		}
	}
	return fs
}
