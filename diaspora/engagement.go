package diaspora

import (
	"fmt"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// Engagement is what one source, or one keeper of a record, says on how
// countries engage their diasporas: at which stage each is, and what is done.
type Engagement struct {
	Title        lang.Text          `json:"title,omitzero"`
	AsOf         period.Date        `json:"as_of,omitzero"` // the day of which it speaks
	Countries    []CountryStages    `json:"countries,omitempty"`
	Actions      []EngagementAction `json:"actions,omitempty"`
	Designations place.Designations `json:"designations,omitempty"` // of the source: Kosovo*
	Source       figure.Source      `json:"source,omitzero"`
}

// CountryStages are the stages at which a country is.
type CountryStages struct {
	Country place.Country     `json:"country"`
	Stages  []EngagementStage `json:"stages"`
	AsOf    period.Date       `json:"as_of,omitzero"`
	Note    lang.Text         `json:"note,omitzero"`
}

// UnmarshalJSON reads what json.Marshal writes, strictly, as
// [check.DecodeJSON] does. An error leaves e as it was.
func (e *Engagement) UnmarshalJSON(data []byte) error {
	type plain Engagement
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("diaspora: engagement: %w", err)
	}
	*e = Engagement(in)
	return nil
}

// Stages returns the stages at which the country is, in the order in which they
// are stated; nil where nothing is said of it.
func (e Engagement) Stages(c place.Country) []EngagementStage {
	var out []EngagementStage
	for i := range e.Countries {
		if e.Countries[i].Country == c {
			out = append(out, e.Countries[i].Stages...)
		}
	}
	return out
}

// At returns the countries at the stage, in the order of the record.
func (e Engagement) At(s EngagementStage) []place.Country {
	var out []place.Country
	for i := range e.Countries {
		if c := &e.Countries[i]; slices.Contains(c.Stages, s) && !slices.Contains(out, c.Country) {
			out = append(out, c.Country)
		}
	}
	return out
}

// Action returns the first action with the code.
func (e Engagement) Action(code string) (EngagementAction, bool) {
	if i := e.index(code); i >= 0 {
		return e.Actions[i], true
	}
	return EngagementAction{}, false
}

// index returns the index of the first action with the code, or -1.
func (e Engagement) index(code string) int {
	if code == "" {
		return -1
	}
	return slices.IndexFunc(e.Actions, func(a EngagementAction) bool { return a.Code == code })
}

// HostsMapped returns the countries where communities of the origin were mapped
// or profiled, or are to be, in the order of the record: the hosts of the
// mapping and profiling actions for it that were not dropped.
func (e Engagement) HostsMapped(origin place.Country) []place.Country {
	var out []place.Country
	for i := range e.Actions {
		a := &e.Actions[i]
		if a.Kind != Mapping && a.Kind != Profiling || a.Status == ActionDropped || !a.IsFor(origin) {
			continue
		}
		for _, h := range a.Hosts {
			if !slices.Contains(out, h) {
				out = append(out, h)
			}
		}
	}
	return out
}

// Coverage counts which of the 3Es the actions cover.
func (e Engagement) Coverage() AimCoverage { return CoverageOfAims(e.Actions...) }

// RunningOn returns the actions that run on that day, and those that may, each
// with its index.
func (e Engagement) RunningOn(d period.Date) (running, maybe []int) {
	for i := range e.Actions {
		switch e.Actions[i].RunsOn(d) {
		case check.Met:
			running = append(running, i)
		case check.CannotTell:
			maybe = append(maybe, i)
		}
	}
	return running, maybe
}
