package main

import (
	"bytes"
	"encoding/json"
	"errors"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/place"
)

// engagementMethods are what programmes of engagement come to, in persons.
func engagementMethods() map[string]handler {
	return map[string]handler{
		"diaspora.funnel":          handle(funnel),
		"diaspora.resource_centre": handle(resourceCentre),
		"diaspora.return_types":    handle(returnTypes),
	}
}

// stageIn is a stage of a funnel.
type stageIn struct {
	Stage string  `json:"stage"`
	N     persons `json:"n,omitzero"`
}

func (s *stageIn) UnmarshalJSON(data []byte) error {
	type plain stageIn
	return decodeInputs(data, (*plain)(s))
}

// phaseIn is a phase of a programme.
type phaseIn struct {
	Phase       string  `json:"phase"`
	Assignments persons `json:"assignments,omitzero"`
}

func (p *phaseIn) UnmarshalJSON(data []byte) error {
	type plain phaseIn
	return decodeInputs(data, (*plain)(p))
}

// funnelIn are the inputs of funnel. The databases are lower bounds: 280 is
// "280+".
type funnelIn struct {
	Stages  []stageIn        `json:"stages,omitzero"`
	Targets ordered[persons] `json:"targets,omitzero"`
	Placed  ordered[persons] `json:"placed,omitzero"`

	Phases []phaseIn `json:"phases,omitzero"`

	Assignments  persons `json:"assignments,omitzero"`
	WomenPercent percent `json:"women_percent,omitzero"`
	Skills       persons `json:"skills_database,omitzero"`
	Needs        persons `json:"needs_database,omitzero"`
}

func funnel(in funnelIn) (any, error) {
	out := result{}
	if in.Stages != nil || in.Targets != nil {
		if err := out.addFunnel(in); err != nil {
			return nil, err
		}
	}
	if in.Phases != nil {
		if err := out.addPhases(in.Phases); err != nil {
			return nil, err
		}
	}
	if in.Assignments.IsGiven() {
		if err := out.addAssignments(in); err != nil {
			return nil, err
		}
	}
	if len(out) == 0 {
		return nil, errors.New("inputs: no stages, phases or assignments")
	}
	return out, nil
}

func (r result) addFunnel(in funnelIn) error {
	var f diaspora.Funnel
	for _, s := range in.Stages {
		f.Stages = append(f.Stages, diaspora.FunnelStage{Name: s.Stage, Count: s.N.figure()})
	}
	for _, t := range in.Targets {
		d := diaspora.FunnelDestination{Target: t.value.figure()}
		if placed, ok := in.Placed.get(t.name); ok {
			d.Achieved = placed.figure()
		}
		f.Destinations = append(f.Destinations, destination(t.name, d))
	}
	for _, p := range in.Placed {
		if _, ok := in.Targets.get(p.name); !ok {
			d := diaspora.FunnelDestination{Achieved: p.value.figure()}
			f.Destinations = append(f.Destinations, destination(p.name, d))
		}
	}
	rates, err := f.Rates()
	if err != nil {
		return err
	}
	steps, by := []any{}, result{}
	for _, s := range rates.Steps {
		steps = append(steps, writtenFace(s))
	}
	for i, d := range f.Destinations {
		name := d.Name
		if !d.Country.IsZero() {
			name = d.Country.Alpha3()
		}
		by[name] = writtenFace(rates.ByDestination[i])
	}
	r["step_percent"], r["overall_percent"] = steps, writtenFace(rates.Overall)
	r["target_achievement_percent"], r["by_destination_percent"] = writtenFace(rates.Achievement), by
	if len(in.Stages) > 0 {
		r.unless(rates.Overall.Undefined)
	} else {
		r.unless(rates.Achievement.Undefined)
	}
	return nil
}

func (r result) addPhases(list []phaseIn) error {
	var phases diaspora.Phases
	for _, p := range list {
		phases = append(phases, diaspora.Phase{Name: p.Phase, Count: p.Assignments.figure()})
	}
	total, err := phases.Total()
	if err != nil {
		return err
	}
	changes, err := phases.Changes()
	if err != nil {
		return err
	}
	n, ok := total.IsPoint()
	r["total"] = written(n, ok)
	for i, c := range changes {
		r["change_"+list[i].Phase+"_"+list[i+1].Phase+"_percent"] = writtenFace(c)
	}
	return nil
}

func (r result) addAssignments(in funnelIn) error {
	if !in.WomenPercent.figure.IsZero() {
		women, err := diaspora.PercentOf(in.WomenPercent.figure, in.Assignments.figure())
		if err != nil {
			return err
		}
		r["women"] = written(women.Face, women.HasFace)
	}
	for key, base := range map[string]persons{
		"assignments_per_100_requests": in.Needs, "assignments_per_100_skills": in.Skills,
	} {
		n, ok := base.Value()
		if !ok {
			continue
		}
		atLeast, err := diaspora.NewCount(n, diaspora.AtLeastCount)
		if err != nil {
			return err
		}
		r[key] = writtenQuotient(claim.Ratio(in.Assignments, atLeast, figure.Int(100)))
	}
	return nil
}

// assignmentIn is an assignment with the days that were delivered. They are not
// stated where neither kind is; one that stands alone leaves the other at 0.
type assignmentIn struct {
	ID        text   `json:"id,omitzero"`
	Physical  *whole `json:"physical_days,omitzero"`
	Remote    *whole `json:"remote_days,omitzero"`
	OpenEnded bool   `json:"open_ended,omitzero"`
}

func (a *assignmentIn) UnmarshalJSON(data []byte) error {
	type plain assignmentIn
	return decodeInputs(data, (*plain)(a))
}

func returnTypes(in struct {
	Assignments []assignmentIn `json:"assignments"`
	WorkingDays *whole         `json:"working_days_per_year,omitzero"`
},
) (any, error) {
	workingDays := whole(diaspora.WorkingDaysPerYear)
	if in.WorkingDays != nil {
		workingDays = *in.WorkingDays
	}
	var list []diaspora.Assignment
	types, longTerm := []any{}, []bool{}
	for _, a := range in.Assignments {
		assignment := diaspora.Assignment{Code: string(a.ID), OpenEnded: a.OpenEnded}
		if a.Physical != nil || a.Remote != nil {
			assignment.Delivered = new(diaspora.AssignmentDays)
			if a.Physical != nil {
				assignment.Delivered.Physical = int64(*a.Physical)
			}
			if a.Remote != nil {
				assignment.Delivered.Remote = int64(*a.Remote)
			}
		}
		list = append(list, assignment)
		types, longTerm = append(types, orNull(assignment.Type().String())), append(longTerm, assignment.IsLongTerm())
	}
	sum, err := diaspora.SumAssignments(list...)
	if err != nil {
		return nil, err
	}
	years, err := sum.FullTimeYears(int64(workingDays))
	if err != nil {
		return nil, err
	}
	return result{
		"types": types, "long_term_flag": longTerm, "full_time_years": written(years, true), "assignments": sum.Assignments,
		"by_type": result{"permanent": sum.Permanent, "temporary": sum.Temporary, "virtual": sum.Virtual, "none": sum.None},
	}, nil
}

// oneOrMore is a text, or several. Null is none.
type oneOrMore []string

func (o *oneOrMore) UnmarshalJSON(data []byte) error {
	*o = nil
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("[")) {
		return json.Unmarshal(data, (*[]string)(o))
	}
	var one *string
	err := json.Unmarshal(data, &one)
	if one != nil {
		*o = oneOrMore{*one}
	}
	return err
}

// visitIn is a visit to a centre; null for the person is an anonymous one.
type visitIn struct {
	Person  text      `json:"person,omitzero"`
	Service oneOrMore `json:"service,omitzero"`
	Type    oneOrMore `json:"beneficiary_type,omitzero"`
}

func (v *visitIn) UnmarshalJSON(data []byte) error {
	type plain visitIn
	return decodeInputs(data, (*plain)(v))
}

func resourceCentre(in struct {
	Visits []visitIn `json:"visits"`
},
) (any, error) {
	var tally diaspora.CentreTally
	for _, v := range in.Visits {
		tally.Add(diaspora.Visit{Person: diaspora.PersonKey(v.Person), Services: v.Service, Types: v.Type})
	}
	low, high := tally.People()
	counts := func(list []diaspora.NamedCount) result {
		out := result{}
		for _, c := range list {
			out[c.Name] = c.N
		}
		return out
	}
	return result{
		"visits": tally.Visits(), "unique_identified": tally.Identified(), "anonymous_visits": tally.Anonymous(),
		"people_low": low, "people_high": high, "services": tally.Services(),
		"visits_by_service": counts(tally.VisitsByService()), "unique_by_type": counts(tally.PeopleByType()),
		"sum_of_types_exceeds_people": tally.TypesExceedPeople(),
	}, nil
}

// destination returns a destination by the name that it has in a case: a
// country where it is the code of one.
func destination(name string, d diaspora.FunnelDestination) diaspora.FunnelDestination {
	if c, err := place.ParseCountry(name); err == nil && c.Alpha3() == name {
		d.Country = c
	} else {
		d.Name = name
	}
	return d
}
