package diaspora

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
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
