package diaspora

import (
	"fmt"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// EngagementAction is one thing that is done to engage a diaspora: a mapping, a
// forum, a campaign, an action plan. What is not stated is the zero value.
type EngagementAction struct {
	Code  string     `json:"code,omitempty"`
	Title lang.Text  `json:"title,omitzero"`
	Kind  ActionKind `json:"kind,omitzero"`
	Aims  []Aim      `json:"aims,omitempty"` // which of the 3Es; several may be

	// Status is what the source says. What follows from the dates tells
	// [EngagementAction.StatusOn].
	Status ActionStatus `json:"status,omitzero"`
	Span   period.Span  `json:"span,omitzero"`
	// Recurs says that it is held again and again within the span, and Season
	// when: "yearly", "during the summer months".
	Recurs period.Cadence `json:"recurs,omitzero"`
	Season lang.Text      `json:"season,omitzero"`

	Programme string          `json:"programme,omitempty"` // code of the programme that it is done under
	Origins   []place.Country `json:"origins,omitempty"`   // whose diaspora it is for
	Hosts     []place.Country `json:"hosts,omitempty"`     // where the communities live that it is for
	Venue     string          `json:"venue,omitempty"`     // "Dushanbe"
	Partners  []ActionPartner `json:"partners,omitempty"`

	// Codes of other actions of the record: that of which it is a part, that
	// which it carries on (a plan after a plan), those that it helps.
	PartOf   string   `json:"part_of,omitempty"`
	Follows  string   `json:"follows,omitempty"`
	Supports []string `json:"supports,omitempty"`

	// Channels are through what it reaches people ("border crossings"), and
	// Contents what it consists of: the questions of a registry, the handouts
	// of a campaign.
	Channels []lang.Text `json:"channels,omitempty"`
	Contents []lang.Text `json:"contents,omitempty"`

	Measures []ActionMeasure `json:"measures,omitempty"` // of a plan, a roadmap, a strategy
	Outputs  []ActionOutput  `json:"outputs,omitempty"`

	Note   lang.Text     `json:"note,omitzero"`
	Source figure.Source `json:"source,omitzero"`
}

// ActionPartner takes part in an action.
type ActionPartner struct {
	Code string    `json:"code"` // of the organisation
	Name lang.Text `json:"name,omitzero"`
	Role string    `json:"role,omitempty"` // in the words of the source: "donor", "cooperation partner"
}

// ActionMeasure is one measure of a plan, or one milestone of a roadmap.
type ActionMeasure struct {
	Code        string       `json:"code,omitempty"`
	Title       lang.Text    `json:"title,omitzero"`
	Aims        []Aim        `json:"aims,omitempty"`
	Status      ActionStatus `json:"status,omitzero"`
	Due         period.Date  `json:"due,omitzero"`
	Done        period.Date  `json:"done,omitzero"`         // when it was completed
	Responsible []string     `json:"responsible,omitempty"` // codes of partners
}

// ActionOutput is what came of an action.
type ActionOutput struct {
	Title  lang.Text     `json:"title,omitzero"`
	Value  figure.Figure `json:"value,omitzero"`
	Change figure.Growth `json:"change,omitzero"` // where that is what is stated: "700% increase"
	On     period.Date   `json:"on,omitzero"`
	Link   string        `json:"link,omitempty"`
}

// UnmarshalJSON reads what json.Marshal writes, strictly, as
// [check.DecodeJSON] does. An error leaves a as it was.
func (a *EngagementAction) UnmarshalJSON(data []byte) error {
	type plain EngagementAction
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("diaspora: action: %w", err)
	}
	*a = EngagementAction(in)
	return nil
}

// Has reports whether the action has the aim.
func (a EngagementAction) Has(aim Aim) bool { return slices.Contains(a.Aims, aim) }

// IsFor reports whether the action names the country as one whose diaspora it is
// for.
func (a EngagementAction) IsFor(origin place.Country) bool { return slices.Contains(a.Origins, origin) }

// RunsOn answers whether the action runs on that day, by its span. One that
// recurs is not told on a day within it, and one that was dropped, or whose span
// is not stated, is not told at all.
func (a EngagementAction) RunsOn(d period.Date) check.Verdict {
	if a.Span.IsZero() || a.Status == ActionDropped {
		return check.CannotTell
	}
	v := a.Span.ContainsDate(d)
	if v == check.Met && a.Recurs != 0 {
		return check.CannotTell
	}
	return v
}

// StatusOn returns the status that follows from the span on that day: planned
// before it, done after it, under way within it, and not stated where the day
// may lie on either side of an end, or there is no span. What was dropped stays
// dropped. The stated status is not looked at otherwise: a source has it of the
// day on which it was written.
func (a EngagementAction) StatusOn(d period.Date) ActionStatus {
	switch {
	case a.Status == ActionDropped:
		return ActionDropped
	case a.Span.IsZero() || d.IsZero():
		return NoActionStatus
	case a.Span.ContainsDate(d) == check.Met:
		return ActionUnderWay
	case period.Whole(d).Before(a.Span) == check.Met:
		return ActionPlanned
	case a.Span.Before(period.Whole(d)) == check.Met:
		return ActionDone
	}
	return NoActionStatus
}

// IsOverdue answers whether the measure is due before that day and not done by
// then. It is not told where neither the status nor the day on which it was done
// is stated, or no day by which it is due. One that is done on a day not stated is
// taken as done by then; a dropped one is not overdue.
func (m ActionMeasure) IsOverdue(on period.Date) check.Verdict {
	late := m.Due.Before(on)
	switch {
	case m.Status == ActionDropped:
		return check.NotMet
	case late == check.NotMet:
		return check.NotMet
	case !m.Done.IsZero():
		return check.All(late, m.Done.After(on))
	case m.Status == ActionDone:
		return check.NotMet
	case m.Status == NoActionStatus:
		return check.CannotTell
	}
	return late
}

// PlanProgress counts the measures of a plan by status.
type PlanProgress struct {
	Measures                                    int
	Planned, UnderWay, Done, Dropped, NotStated int
	// Share is the percentage done of those that were not dropped, as bounds: a
	// measure without a status may be done or not.
	Share claim.Quotient
}

// Progress counts the measures of the action.
func (a EngagementAction) Progress() PlanProgress {
	p := PlanProgress{Measures: len(a.Measures)}
	var done []check.Verdict
	for _, m := range a.Measures {
		switch m.Status {
		case ActionPlanned:
			p.Planned++
		case ActionUnderWay:
			p.UnderWay++
		case ActionDone:
			p.Done++
		case ActionDropped:
			p.Dropped++
			continue
		default:
			p.NotStated++
			done = append(done, check.CannotTell)
			continue
		}
		done = append(done, check.Decide(m.Status == ActionDone))
	}
	p.Share = claim.ShareMet(done...)
	return p
}
