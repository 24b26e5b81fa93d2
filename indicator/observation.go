package indicator

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// Observation is one value of an indicator: of a period and a place, of the
// whole or a part, as a baseline, a target or something reached, by whom and
// when it was reported. What it is a value of, and what it may be, the
// [Indicator] says.
type Observation struct {
	Indicator   string      `json:"indicator,omitempty"` // its code
	Value       Value       `json:"value,omitzero"`
	Role        figure.Role `json:"role,omitempty"`
	Period      period.Span `json:"period,omitzero"`
	Place       Place       `json:"place,omitzero"`
	By          Breakdown   `json:"by,omitzero"`
	Status      Status      `json:"status,omitempty"`
	Contributor Code        `json:"contributor,omitzero"` // whose value it is, where several partners report theirs
	// Of is where it was reported, in a record that has several parts: the code
	// that the part, such as an output or a component, has there.
	Of     string        `json:"of,omitempty"`
	Source figure.Source `json:"source,omitzero"`
	// Recorded is when it was reported. A later report of the same period
	// stands in place of an earlier one: see [NewSeries].
	Recorded period.Date `json:"recorded,omitzero"`
}

// SeriesKey is what the observations of one [Series] have in common. Keys
// compare with == and serve as map keys.
type SeriesKey struct {
	Indicator   string
	Role        figure.Role
	Place       string // its Key
	By          Breakdown
	Contributor Code
	Of          string
}

// SeriesKey returns the series to which the observation belongs.
func (o Observation) SeriesKey() SeriesKey { return o.seriesKey() }

func (o *Observation) seriesKey() SeriesKey {
	return SeriesKey{o.Indicator, o.Role, o.Place.Key(), o.By, o.Contributor, o.Of}
}

// Equal reports whether both state the same.
func (o Observation) Equal(p Observation) bool {
	return o.Indicator == p.Indicator && o.Value.Equal(p.Value) && o.Role == p.Role && o.Period == p.Period &&
		o.Place.Equal(p.Place) && o.By == p.By && o.Status == p.Status && o.Contributor == p.Contributor && o.Of == p.Of &&
		o.Source == p.Source && o.Recorded == p.Recorded
}

// UnmarshalJSON reads what json.Marshal writes, strictly: a field that an
// observation does not have is an error, and leaves o as it was.
func (o *Observation) UnmarshalJSON(data []byte) error {
	type plain Observation
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("indicator: observation: %w", err)
	}
	*o = Observation(in)
	return nil
}
