package main

import (
	"errors"

	"iom.int/migdev/diaspora"
)

// levelIn are the people of one level of education.
type levelIn struct {
	Emigrants persons `json:"emigrants,omitzero"`
	Residents persons `json:"residents,omitzero"`
}

func (l *levelIn) UnmarshalJSON(data []byte) error {
	type plain levelIn
	return decodeInputs(data, (*plain)(l))
}

func brainDrain(in struct {
	Levels           ordered[levelIn] `json:"levels"`
	Age              diaspora.AgeBand `json:"age,omitzero"`
	UnknownEmigrants *persons         `json:"unknown_education_emigrants,omitzero"`
	UnknownResidents *persons         `json:"unknown_education_residents,omitzero"`
},
) (any, error) {
	levels := map[diaspora.Attainment]diaspora.EducationLevel{}
	for _, l := range in.Levels {
		var a diaspora.Attainment
		if err := a.UnmarshalText([]byte(l.name)); err != nil {
			return nil, err
		}
		levels[a] = diaspora.EducationLevel{Emigrants: l.value.Emigrants.Count, Residents: l.value.Residents.Count}
	}
	if in.UnknownEmigrants != nil || in.UnknownResidents != nil {
		if _, twice := levels[diaspora.UnknownAttainment]; twice {
			return nil, errors.New("unknown education stands twice")
		}
		none, err := diaspora.NewCount(0, diaspora.ExactCount)
		if err != nil {
			return nil, err
		}
		unknown := diaspora.EducationLevel{Emigrants: none, Residents: none}
		if in.UnknownEmigrants != nil {
			unknown.Emigrants = in.UnknownEmigrants.Count
		}
		if in.UnknownResidents != nil {
			unknown.Residents = in.UnknownResidents.Count
		}
		levels[diaspora.UnknownAttainment] = unknown
	}
	d, err := diaspora.NewBrainDrain(in.Age, levels)
	if err != nil {
		return nil, err
	}
	out := result{
		"rate_low": writtenExact(d.Low), "rate_medium": writtenExact(d.Medium), "rate_high": writtenExact(d.High),
		"rate_total": writtenExact(d.Total), "rate_total_known": writtenExact(d.Known), "rate_total_with_unknown": writtenExact(d.Total),
		"unknown_share_of_emigrants": writtenExact(d.UnknownPercent),
		"high_share_of_emigrants":    writtenExact(d.HighOfEmigrants), "high_share_of_residents": writtenExact(d.HighOfResidents),
		"selection_ratio": writtenExact(d.Selection), "selection_ratio_known": writtenExact(d.SelectionKnown),
	}
	if _, ok := d.Total.Bounds.IsPoint(); !ok && d.Total.Undefined == "" {
		out.unless("a number is not reported")
	}
	return out.unless(d.Total.Undefined), nil
}

func brainCirculation(in struct {
	Out       persons `json:"outflow,omitzero"`
	In        persons `json:"inflow,omitzero"`
	Returnees persons `json:"returnees_in_inflow,omitzero"`
},
) (any, error) {
	c, err := diaspora.Moves{Out: in.Out.Count, In: in.In.Count, Returnees: in.Returnees.Count}.Circulation()
	if err != nil {
		return nil, err
	}
	out := result{
		"net": nil, "gross": nil,
		"effectiveness_percent": writtenFace(c.EffectivenessPercent), "circulation_index": writtenFace(c.Index),
		"returnee_share_of_inflow_percent": writtenFace(c.ReturneePercent),
	}
	if c.Gross.Absent() == 0 {
		out["gross"] = writtenCount(c.Gross)
	}
	if c.Net.Face != nil {
		out["net"] = written(*c.Net.Face, true)
	}
	return out.unless(c.Index.Undefined), nil
}
