package diaspora

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// AssignmentSum is what assignments come to. Assignments are not people: one
// person may have had several.
type AssignmentSum struct {
	Assignments int
	// By type. Together with NotStated they are all assignments.
	Permanent, Temporary, Virtual, None, NotStated int
	LongTerm                                       int // of the temporary ones

	Delivered AssignmentDays // where it is stated
	Planned   AssignmentDays // where it is stated

	// What was delivered of plans is known of the assignments that state both.
	BothDelivered, BothPlanned AssignmentDays

	// People lie between PeopleLow and PeopleHigh: assignments without a person
	// may be of people counted already, or each of somebody new.
	PeopleLow, PeopleHigh int

	Phases []NamedCount // assignments by phase, in the order of names; "", not stated, comes last
}

// SumAssignments adds assignments up. An error matches [ErrAssignment] for days
// below 0 or above a century; it has the number of the assignment, counted from
// 1, and no person.
func SumAssignments(list ...Assignment) (AssignmentSum, error) {
	sum := AssignmentSum{Assignments: len(list)}
	people := map[PersonKey]struct{}{}
	phases := map[string]int{}
	anonymous := 0
	for i := range list {
		a := &list[i]
		if err := a.Check().WithCode("diaspora.assignment-days").Err(); err != nil {
			return AssignmentSum{}, fmt.Errorf("%w: assignment %d: %w", ErrAssignment, i+1, err)
		}
		sum.countType(a)
		sum.Delivered.add(a.Delivered)
		sum.Planned.add(a.Planned)
		if a.Delivered != nil && a.Planned != nil {
			sum.BothDelivered.add(a.Delivered)
			sum.BothPlanned.add(a.Planned)
		}
		if a.Person == "" {
			anonymous++
		} else {
			people[a.Person] = struct{}{}
		}
		phases[a.Phase]++
	}
	unstated := phases[""]
	delete(phases, "")
	for _, name := range slices.Sorted(maps.Keys(phases)) {
		sum.Phases = append(sum.Phases, NamedCount{Name: name, N: phases[name]})
	}
	if unstated > 0 {
		sum.Phases = append(sum.Phases, NamedCount{N: unstated})
	}
	sum.PeopleLow, sum.PeopleHigh = peopleBounds(len(people), anonymous)
	return sum, nil
}

func (s *AssignmentSum) countType(a *Assignment) {
	switch a.Type() {
	case PermanentReturn:
		s.Permanent++
	case TemporaryReturn:
		s.Temporary++
	case VirtualReturn:
		s.Virtual++
	case NothingDelivered:
		s.None++
	default:
		s.NotStated++
	}
	if a.IsLongTerm() {
		s.LongTerm++
	}
}

func (d *AssignmentDays) add(e *AssignmentDays) {
	if e != nil {
		d.Physical += e.Physical
		d.Remote += e.Remote
	}
}

// peopleBounds returns how many people there may be behind records of which so
// many identified persons and so many anonymous records are known.
func peopleBounds(identified, anonymous int) (low, high int) {
	return max(identified, min(anonymous, 1)), identified + anonymous
}

// FullTimeYears returns the days delivered, of presence and remote, in years of
// so many working days, exactly; [WorkingDaysPerYear] is usual. An error matches
// [ErrAssignment] where workingDays is not 1 to 366.
//
//	years = (physical + remote) / working days
func (s AssignmentSum) FullTimeYears(workingDays int64) (figure.Number, error) {
	if workingDays < 1 || workingDays > 366 {
		return figure.Number{}, fmt.Errorf("%w: %d working days a year: want 1 to 366", ErrAssignment, workingDays)
	}
	years, _ := figure.Frac(s.Delivered.Total(), workingDays)
	return years, nil
}

// DeliveredPercent returns the days delivered in percent of those planned, of
// the assignments that state both. It may be above 100. It is undefined where
// no days were planned.
func (s AssignmentSum) DeliveredPercent() Proportion {
	d, p := figure.Count(s.BothDelivered.Total(), ""), figure.Count(s.BothPlanned.Total(), "")
	return reckonedOf(d).over(reckonedOf(p), 100)
}

// Trace returns how the sum came about; it names no person.
func (s AssignmentSum) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Input, "assignments", strconv.Itoa(s.Assignments), "")
	if s.NotStated > 0 {
		t.Add(check.LeftOut, "assignments without a type", strconv.Itoa(s.NotStated), "neither what was delivered nor an open end is stated")
	}
	for _, by := range []struct {
		name string
		n    int
	}{{"permanent", s.Permanent}, {"temporary", s.Temporary}, {"virtual", s.Virtual}, {"nothing delivered", s.None}} {
		t.Add(check.Result, by.name, strconv.Itoa(by.n), "")
	}
	t.Add(check.Result, "days delivered", fmt.Sprintf("%d physical, %d remote", s.Delivered.Physical, s.Delivered.Remote), "where they are stated")
	t.Add(check.Result, "days planned", fmt.Sprintf("%d physical, %d remote", s.Planned.Physical, s.Planned.Remote), "where they are stated")
	t.Add(check.Compute, "delivered of planned", fmt.Sprintf("100 × %d / %d = %s", s.BothDelivered.Total(), s.BothPlanned.Total(), s.DeliveredPercent()),
		"of the assignments that state both")
	t.Add(check.Result, "people", fmt.Sprintf("%d to %d", s.PeopleLow, s.PeopleHigh), "assignments without a person may be of somebody counted already")
	return t
}
