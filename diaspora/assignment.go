package diaspora

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// ErrAssignment matches the errors about assignments that cannot be added up.
var ErrAssignment = errors.New("diaspora: not an assignment")

// ReturnType says how a qualified national returned. The zero value is not
// stated: nothing is known of what was delivered.
type ReturnType uint8

// The types of return, of the programmes on the return of qualified nationals.
const (
	NothingDelivered ReturnType = iota + 1 // neither present nor remote
	PermanentReturn                        // an open-ended stay
	TemporaryReturn                        // present for a limited time, however long
	VirtualReturn                          // at work from abroad alone
)

var returnTypes = check.Enum[ReturnType]{What: "diaspora: return type", Names: []string{
	"", "none", "permanent", "temporary", "virtual",
}}

// String returns "none", "permanent", "temporary", "virtual", or "" for not
// stated.
func (r ReturnType) String() string { return returnTypes.String(r) }

// MarshalText returns what String does.
func (r ReturnType) MarshalText() ([]byte, error) { return returnTypes.Marshal(r) }

// UnmarshalText reads what [ReturnType.MarshalText] writes.
func (r *ReturnType) UnmarshalText(text []byte) error { return returnTypes.Unmarshal(r, text) }

// Days of an assignment.
const (
	// LongTermDays is from how many days of presence a temporary return is
	// flagged as long-term.
	LongTermDays = 365
	// WorkingDaysPerYear is the number of working days that is usually taken
	// for a full-time year.
	WorkingDaysPerYear = 220

	maxAssignmentDays = 36_525 // a century
)

// AssignmentDays are days of work for an assignment.
type AssignmentDays struct {
	Physical int64 `json:"physical"` // present in the country of origin
	Remote   int64 `json:"remote"`   // from abroad
}

// Total returns the days of both kinds.
func (d AssignmentDays) Total() int64 { return d.Physical + d.Remote }

// Assignment is work of a qualified national, or of another member of a
// diaspora, for the country of origin: under TOKTEN (since 1977), MIDA or
// TRQN, for a ministry, a university, a hospital.
type Assignment struct {
	Code      string        `json:"code,omitempty"`
	Person    PersonKey     `json:"person,omitempty"`
	Programme string        `json:"programme,omitempty"` // code or name
	Phase     string        `json:"phase,omitempty"`     // of the programme
	Country   place.Country `json:"country,omitzero"`    // of origin, for which the work is
	Host      place.Country `json:"host,omitzero"`       // from which the person comes
	Span      period.Span   `json:"span,omitzero"`       // of the stay or the work

	// OpenEnded says that the stay has no end.
	OpenEnded bool `json:"open_ended,omitempty"`

	// Planned and Delivered are the days foreseen and done; nil is not stated.
	// Zero days are stated: nothing was delivered.
	Planned   *AssignmentDays `json:"planned,omitempty"`
	Delivered *AssignmentDays `json:"delivered,omitempty"`
}

// UnmarshalJSON reads what json.Marshal writes, strictly, as
// [check.DecodeJSON] does. An error leaves a as it was.
func (a *Assignment) UnmarshalJSON(data []byte) error {
	type plain Assignment
	var in plain
	if err := decodePersonal(data, &in); err != nil {
		return fmt.Errorf("diaspora: assignment: %w", err)
	}
	*a = Assignment(in)
	return nil
}

// Type returns how the person returned, by what was delivered: an open-ended
// stay is permanent, any presence for a limited time temporary, work from abroad
// alone virtual, and no day of either none. It is not stated where Delivered is
// not and the stay is not open-ended.
func (a Assignment) Type() ReturnType { return returnTypeOf(a.OpenEnded, a.Delivered) }

// PlannedType returns how the person was to return, by what was planned.
func (a Assignment) PlannedType() ReturnType { return returnTypeOf(a.OpenEnded, a.Planned) }

func returnTypeOf(openEnded bool, days *AssignmentDays) ReturnType {
	switch {
	case openEnded:
		return PermanentReturn
	case days == nil:
		return 0
	case days.Physical > 0:
		return TemporaryReturn
	case days.Remote > 0:
		return VirtualReturn
	}
	return NothingDelivered
}

// IsLongTerm reports whether the return is temporary with [LongTermDays] of
// presence or more. Such a return stays temporary; the flag tells that it may
// have turned into another.
func (a Assignment) IsLongTerm() bool {
	return a.Type() == TemporaryReturn && a.Delivered.Physical >= LongTermDays
}

// Check returns what is wrong with a, in the order of the fields, under the
// codes
//
//   - diaspora.assignment-days (error): days below 0 or above a century
//   - diaspora.assignment-open-ended (warning): an open-ended stay, and an end;
//     or one in which no day of presence was delivered
//   - diaspora.assignment-span (error): more days of presence than the span has
//   - diaspora.assignment-over-plan (note): more days delivered than planned
func (a Assignment) Check() check.Findings {
	var fs check.Findings
	days := func(path check.Path, d *AssignmentDays) bool {
		if d == nil {
			return false
		}
		ok := true
		for _, part := range [...]struct {
			name string
			n    int64
		}{{"physical", d.Physical}, {"remote", d.Remote}} {
			if part.n < 0 || part.n > maxAssignmentDays {
				fs = append(fs, check.Finding{Code: "diaspora.assignment-days", Severity: check.Error, Path: path.Field(part.name),
					Message: fmt.Sprintf("%d days: want 0 to %d", part.n, maxAssignmentDays)})
				ok = false
			}
		}
		return ok
	}
	if a.OpenEnded && !a.Span.End().IsZero() {
		fs = append(fs, check.Finding{Code: "diaspora.assignment-open-ended", Severity: check.Warning, Path: "open_ended",
			Message: "the stay is open-ended, and it ends in " + a.Span.End().String()})
	}
	planned := days("planned", a.Planned)
	if !days("delivered", a.Delivered) {
		return fs
	}
	if a.OpenEnded && a.Delivered.Physical == 0 {
		fs = append(fs, check.Finding{Code: "diaspora.assignment-open-ended", Severity: check.Warning, Path: "open_ended",
			Message: "the stay is open-ended, and 0 days of presence were delivered"})
	}
	if l, err := a.Span.Length(); err == nil && a.Delivered.Physical > int64(l.MaxDays) {
		fs = append(fs, check.Finding{Code: "diaspora.assignment-span", Severity: check.Error, Path: "delivered.physical",
			Message: fmt.Sprintf("%d days of presence in %s, which has at most %d days", a.Delivered.Physical, a.Span, l.MaxDays)})
	}
	if planned && a.Delivered.Total() > a.Planned.Total() {
		fs = append(fs, check.Finding{Code: "diaspora.assignment-over-plan", Severity: check.Note, Path: "delivered",
			Message: fmt.Sprintf("%d days were delivered, and %d planned", a.Delivered.Total(), a.Planned.Total())})
	}
	return fs
}

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

	Phases []NamedCount // assignments by phase, in the order of first mention; "" is not stated
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
		at, ok := phases[a.Phase]
		if !ok {
			at = len(sum.Phases)
			phases[a.Phase] = at
			sum.Phases = append(sum.Phases, NamedCount{Name: a.Phase})
		}
		sum.Phases[at].N++
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
