package programme

import (
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
)

// Dates are when a programme was to begin and end, and when it did. They are
// kept as stated, even where an end lies before its start.
type Dates struct {
	PlannedStart period.Date `json:"planned_start,omitzero"`
	PlannedEnd   period.Date `json:"planned_end,omitzero"`
	ActualStart  period.Date `json:"actual_start,omitzero"`
	ActualEnd    period.Date `json:"actual_end,omitzero"`
}

// Period returns when the programme runs: the actual date for each end and,
// where there is none, the planned one. It is not stated where the two ends
// contradict each other.
func (d Dates) Period() period.Span {
	start, end := d.ActualStart, d.ActualEnd
	if start.IsZero() {
		start = d.PlannedStart
	}
	if end.IsZero() {
		end = d.PlannedEnd
	}
	s, err := period.NewSpan(start, end)
	if err != nil {
		return period.Span{}
	}
	return s
}

// Period returns when the programme runs: its span, and where that is not
// stated what its dates say.
func (p Programme) Period() period.Span { return p.period() }

func (p *Programme) period() period.Span {
	if !p.Span.IsZero() {
		return p.Span
	}
	return p.Dates.Period()
}

// StatusRecord is a status as it was recorded at some time.
type StatusRecord struct {
	Status Status        `json:"status"`
	On     period.Date   `json:"on,omitzero"`
	Text   lang.Text     `json:"text,omitzero"` // the source's words: "is being implemented"
	Source figure.Source `json:"source,omitzero"`
}

// StatusOn returns the status that the dates alone give on a day: planned
// before they begin, running on a day between them, completed after they end.
// It is not stated where they do not tell: of a programme until May 2012 nobody
// knows on 15 May. What was recorded, [Programme.StatusRecorded] says.
func (p Programme) StatusOn(day period.Date) Status { return p.statusOn(day) }

func (p *Programme) statusOn(day period.Date) Status {
	return statusOf(p.period(), day)
}

// statusOf returns the status that a span gives on a day.
func statusOf(span period.Span, day period.Date) Status {
	switch {
	case span.IsZero() || day.IsZero():
	case span.ContainsDate(day) == check.Met:
		return Running
	case span.Before(period.Whole(day)) == check.Met:
		return Completed
	case period.Whole(day).Before(span) == check.Met:
		return Planned
	}
	return NoStatus
}

// StatusRecorded returns the last status that was recorded up to a day: of the
// records whose date certainly does not lie after it the latest, and of several
// with one date the last. It is not stated where there is none; the status of
// the record as a whole, which has no date, takes no part.
func (p Programme) StatusRecorded(day period.Date) Status {
	var last StatusRecord
	for _, r := range p.StatusRecords {
		if r.On.IsZero() || day.IsZero() || r.On.Last().After(day.Last()) == check.Met {
			continue
		}
		if last.On.IsZero() || r.On.Last().Compare(last.On.Last()) >= 0 {
			last = r
		}
	}
	return last.Status
}

// PhaseKind is what a phase is. The zero value is a phase like others, or not
// stated.
type PhaseKind uint8

// The kinds of phase.
const (
	NoPhaseKind    PhaseKind = iota // one of several, or not stated
	InceptionPhase                  // to get ready
	PilotPhase                      // to try out
	ExtensionPhase                  // beyond the end first planned
	Continuation                    // carried on after the programme ended, maybe after a gap
)

var phaseKinds = check.Enum[PhaseKind]{What: "programme: kind of phase", Names: []string{
	"", "inception", "pilot", "extension", "continuation",
}}

// String returns the kind in kebab-case, "" where it is not stated.
func (k PhaseKind) String() string { return phaseKinds.String(k) }

// MarshalText returns what String does.
func (k PhaseKind) MarshalText() ([]byte, error) { return phaseKinds.Marshal(k) }

// UnmarshalText reads what [PhaseKind.MarshalText] writes.
func (k *PhaseKind) UnmarshalText(text []byte) error { return phaseKinds.Unmarshal(k, text) }

// Phase is a stretch of a programme that its source tells apart. A phase with a
// budget and partners of its own is a programme, with a [Relation].
type Phase struct {
	Code     string        `json:"code,omitempty"` // "II"
	Title    lang.Text     `json:"title,omitzero"`
	Kind     PhaseKind     `json:"kind,omitempty"`
	Status   Status        `json:"status,omitempty"`
	Span     period.Span   `json:"span,omitzero"`
	Duration figure.Figure `json:"duration,omitzero"` // as stated beside the dates: "two years"
	Size     figure.Figure `json:"size,omitzero"`     // what the source counts in it: "46 projects"
}
