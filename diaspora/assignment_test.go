package diaspora_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

func days(physical, remote int64) *diaspora.AssignmentDays {
	return &diaspora.AssignmentDays{Physical: physical, Remote: remote}
}

func TestAssignmentType(t *testing.T) {
	tests := map[string]struct {
		a    diaspora.Assignment
		want diaspora.ReturnType
		long bool
	}{
		"not stated":         {diaspora.Assignment{}, 0, false},
		"nothing delivered":  {diaspora.Assignment{Delivered: days(0, 0)}, diaspora.NothingDelivered, false},
		"a day":              {diaspora.Assignment{Delivered: days(1, 0)}, diaspora.TemporaryReturn, false},
		"a day, more remote": {diaspora.Assignment{Delivered: days(1, 200)}, diaspora.TemporaryReturn, false},
		"364 days":           {diaspora.Assignment{Delivered: days(364, 20)}, diaspora.TemporaryReturn, false},
		"365 days":           {diaspora.Assignment{Delivered: days(365, 0)}, diaspora.TemporaryReturn, true},
		"remote":             {diaspora.Assignment{Delivered: days(0, 400)}, diaspora.VirtualReturn, false},
		"open-ended":         {diaspora.Assignment{OpenEnded: true, Delivered: days(30, 0)}, diaspora.PermanentReturn, false},
		"open-ended, long":   {diaspora.Assignment{OpenEnded: true, Delivered: days(400, 0)}, diaspora.PermanentReturn, false},
		"open-ended, begun":  {diaspora.Assignment{OpenEnded: true}, diaspora.PermanentReturn, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tt.want, tt.a.Type())
			require.Equal(t, tt.long, tt.a.IsLongTerm())
		})
	}
	a := diaspora.Assignment{Planned: days(20, 5), Delivered: days(0, 5)}
	require.Equal(t, diaspora.TemporaryReturn, a.PlannedType())
	require.Equal(t, diaspora.VirtualReturn, a.Type())
}

func TestAssignmentCheck(t *testing.T) {
	quarter := period.MustParseSpan("2014-01-01/2014-03-31")
	for name, tt := range map[string]struct {
		a        diaspora.Assignment
		code     string
		severity check.Severity
		path     check.Path
	}{
		"below 0":             {diaspora.Assignment{Delivered: days(-1, 0)}, "diaspora.assignment-days", check.Error, "delivered.physical"},
		"planned below 0":     {diaspora.Assignment{Planned: days(0, -1)}, "diaspora.assignment-days", check.Error, "planned.remote"},
		"two centuries":       {diaspora.Assignment{Delivered: days(0, 73050)}, "diaspora.assignment-days", check.Error, "delivered.remote"},
		"open-ended, remote":  {diaspora.Assignment{OpenEnded: true, Delivered: days(0, 5)}, "diaspora.assignment-open-ended", check.Warning, "open_ended"},
		"open-ended, an end":  {diaspora.Assignment{OpenEnded: true, Span: quarter}, "diaspora.assignment-open-ended", check.Warning, "open_ended"},
		"more than the span":  {diaspora.Assignment{Span: quarter, Delivered: days(91, 0)}, "diaspora.assignment-span", check.Error, "delivered.physical"},
		"more than was meant": {diaspora.Assignment{Planned: days(10, 0), Delivered: days(10, 1)}, "diaspora.assignment-over-plan", check.Note, "delivered"},
	} {
		t.Run(name, func(t *testing.T) {
			tt.a.Person = secret
			fs := tt.a.Check()
			require.Len(t, fs, 1, fs.String())
			require.Equal(t, tt.code, fs[0].Code)
			require.Equal(t, tt.severity, fs[0].Severity)
			require.Equal(t, tt.path, fs[0].Path)
			require.NotContains(t, fs.String(), secret)
		})
	}
	require.Empty(t, diaspora.Assignment{Span: quarter, Planned: days(90, 0), Delivered: days(90, 0)}.Check())
	require.Empty(t, diaspora.Assignment{Span: period.MustParseSpan("2014-01/2014-03"), Delivered: days(90, 0)}.Check())
	require.Empty(t, diaspora.Assignment{OpenEnded: true, Span: period.MustParseSpan("2014-01/.."), Delivered: days(9, 0)}.Check())
}

func TestSumAssignments(t *testing.T) {
	list := []diaspora.Assignment{
		{Phase: "I", Person: "a", Planned: days(100, 0), Delivered: days(90, 0)},
		{Phase: "I", Person: "b", Delivered: days(0, 30)},
		{Phase: "II", Person: "a", OpenEnded: true, Delivered: days(30, 0)},
		{Phase: "II", Planned: days(300, 0), Delivered: days(400, 20)},
		{Delivered: days(0, 0)},
		{Phase: "II", Planned: days(500, 0)},
	}
	sum, err := diaspora.SumAssignments(list...)
	require.NoError(t, err)
	require.Equal(t, diaspora.AssignmentSum{
		Assignments: 6, Permanent: 1, Temporary: 2, Virtual: 1, None: 1, NotStated: 1, LongTerm: 1,
		Delivered: *days(520, 50), Planned: *days(900, 0), BothDelivered: *days(490, 20), BothPlanned: *days(400, 0),
		PeopleLow: 2, PeopleHigh: 5,
		Phases: []diaspora.NamedCount{{Name: "I", N: 2}, {Name: "II", N: 3}, {Name: "", N: 1}},
	}, sum)
	years, err := sum.FullTimeYears(diaspora.WorkingDaysPerYear)
	require.NoError(t, err)
	require.Equal(t, "57/22", years.Rat().String())
	require.Equal(t, "127.5", sum.DeliveredPercent().String())

	none, err := diaspora.SumAssignments()
	require.NoError(t, err)
	require.Equal(t, "undefined: division by zero", none.DeliveredPercent().String())
	one, err := diaspora.SumAssignments(diaspora.Assignment{})
	require.NoError(t, err)
	require.Equal(t, 1, one.PeopleLow, "an assignment is of somebody")

	for _, n := range []int64{0, -220, 367} {
		_, err = sum.FullTimeYears(n)
		require.ErrorIs(t, err, diaspora.ErrAssignment)
	}
	_, err = diaspora.SumAssignments(diaspora.Assignment{}, diaspora.Assignment{Person: secret, Delivered: days(-1, 0)})
	require.ErrorIs(t, err, diaspora.ErrAssignment)
	require.ErrorContains(t, err, "assignment 2")
	require.NotContains(t, err.Error(), secret)
}

func TestAssignmentJSON(t *testing.T) {
	a := diaspora.Assignment{
		Code: "14", Person: "p-7", Programme: "TRQN", Phase: "II", Country: place.MustCountry("SD"), Host: place.MustCountry("NL"),
		Span: period.MustParseSpan("2009-01/.."), OpenEnded: true, Planned: days(0, 0), Delivered: days(3, 4),
	}
	data, err := json.Marshal(a)
	require.NoError(t, err)
	require.JSONEq(t, `{"code": "14", "person": "p-7", "programme": "TRQN", "phase": "II", "country": "SD", "host": "NL",
		"span": "2009-01/..", "open_ended": true, "planned": {"physical": 0, "remote": 0}, "delivered": {"physical": 3, "remote": 4}}`, string(data))
	var back diaspora.Assignment
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, a, back)
	require.NoError(t, json.Unmarshal([]byte(`{}`), &back))
	require.Nil(t, back.Delivered, "not stated is not 0")
}

func TestPhases(t *testing.T) {
	// IOM Sudan, TRQN.
	phases := diaspora.Phases{
		{Name: "I", Span: period.MustParseSpan("2006/2008"), Count: figure.Count(39, "assignments")},
		{Name: "II", Span: period.MustParseSpan("2008/2012"), Count: figure.Count(68, "assignments")},
		{Name: "III", Span: period.MustParseSpan("2014-01-01/2016-12-31"), Count: figure.Count(47, "assignments")},
	}
	require.Empty(t, phases.Check())
	total, err := phases.Total()
	require.NoError(t, err)
	require.Equal(t, "[154, 154]", total.String())
	changes, err := phases.Changes()
	require.NoError(t, err)
	require.Equal(t, "74.359", changes[0].String())
	require.Equal(t, "-30.8824", changes[1].String())
	per := phases.PerYear()
	require.Nil(t, per[0].Face, "the days of 2006-2008 are not known")
	require.Equal(t, "15.6628", per[2].String())

	phases[1].Count = figure.MustParse("over 68 assignments")
	changes, err = phases.Changes()
	require.NoError(t, err)
	require.Equal(t, "(74.3589, ∞)", changes[0].Bounds.Outwards(4).String())

	phases[1].Count = figure.Figure{}
	total, err = phases.Total()
	require.NoError(t, err)
	require.True(t, total.IsUnbounded(), "not stated is not 0")
	phases[1].Count = figure.Count(0, "")
	changes, err = phases.Changes()
	require.NoError(t, err)
	require.Equal(t, "-100", changes[0].String())
	require.Equal(t, "undefined: division by zero", changes[1].String())
	phases[1].Span = period.Since(period.MustParse("2008"))
	require.Equal(t, "the length of the phase is not known", phases.PerYear()[1].Undefined)

	phases[1].Count = figure.Count(1, "persons")
	_, err = phases.Total()
	require.ErrorIs(t, err, claim.ErrUnits)
	_, err = phases.Changes()
	require.ErrorIs(t, err, claim.ErrUnits)
}

func TestPhasesCheck(t *testing.T) {
	fs := diaspora.Phases{
		{Name: "I", Span: period.MustParseSpan("2006-01/2008-06"), Count: figure.Count(-1, "")},
		{Name: "I", Span: period.MustParseSpan("2008-03/2009-01")},
	}.Check()
	require.Equal(t, "[0].count: error: the count is -1: want none below 0 [diaspora.phase-count]\n"+
		"[1].name: error: the name \"I\" is that of [0] too [diaspora.phase-name]\n"+
		"[1].span: warning: the phase of 2008-03/2009-01 overlaps that of 2006-01/2008-06 [diaspora.phase-overlap]\n", fs.String())
}
