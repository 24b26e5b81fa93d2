package programme_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

var _ map[programme.Dates]struct{}

func TestDatesPeriod(t *testing.T) {
	day := period.MustParse
	tests := map[string]struct {
		dates programme.Dates
		want  string
	}{
		"nothing":          {programme.Dates{}, ""},
		"planned":          {programme.Dates{PlannedStart: day("2014"), PlannedEnd: day("2016")}, "2014/2016"},
		"actual over both": {programme.Dates{PlannedStart: day("2014"), PlannedEnd: day("2016"), ActualStart: day("2015-01"), ActualEnd: day("2017-02-03")}, "2015-01/2017-02-03"},
		"one of each":      {programme.Dates{ActualStart: day("2015-01"), PlannedEnd: day("2016")}, "2015-01/2016"},
		"start alone":      {programme.Dates{PlannedStart: day("2014")}, "2014/"},
		"backwards":        {programme.Dates{PlannedStart: day("2014"), ActualEnd: day("2013")}, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tt.want, tt.dates.Period().String())
			require.Equal(t, tt.want, programme.Programme{Dates: tt.dates}.Period().String())
			span := period.MustParseSpan("1997/..")
			require.Equal(t, span, programme.Programme{Dates: tt.dates, Span: span}.Period(), "the span comes first")
		})
	}
}

func TestStatusOn(t *testing.T) {
	tests := []struct {
		span, day string
		want      programme.Status
	}{
		{"2009-05/2012-05", "2009-04-30", programme.Planned},
		{"2009-05/2012-05", "2009-05-15", programme.NoStatus}, // it may have begun
		{"2009-05/2012-05", "2009-06-01", programme.Running},
		{"2009-05/2012-05", "2010", programme.Running},
		{"2009-05/2012-05", "2012-05-31", programme.NoStatus},
		{"2009-05/2012-05", "2012-06-01", programme.Completed},
		{"2014-02-01/2018-01-31", "2018-01-31", programme.Running},
		{"2014-02-01/2018-01-31", "2018", programme.NoStatus},
		{"1997/..", "2026-11-26", programme.Running},
		{"1997/..", "1996", programme.Planned},
		{"2011/", "2020", programme.NoStatus}, // when it ends nobody says
		{"", "2020", programme.NoStatus},
		{"2011", "", programme.NoStatus},
	}
	for _, tt := range tests {
		var span period.Span
		var day period.Date
		if tt.span != "" {
			span = period.MustParseSpan(tt.span)
		}
		if tt.day != "" {
			day = period.MustParse(tt.day)
		}
		require.Equal(t, tt.want, programme.Programme{Span: span}.StatusOn(day), "%s on %s", tt.span, tt.day)
	}
}

func TestStatusRecorded(t *testing.T) {
	on := func(s programme.Status, day string) programme.StatusRecord {
		return programme.StatusRecord{Status: s, On: period.MustParse(day)}
	}
	p := programme.Programme{Status: programme.Cancelled, StatusRecords: []programme.StatusRecord{
		on(programme.Running, "2015-03"), on(programme.Planned, "2014"), {Status: programme.Suspended}, on(programme.Completed, "2017-03"),
		on(programme.Suspended, "2017-03"),
	}}
	for day, want := range map[string]programme.Status{
		"2013": programme.NoStatus, "2014": programme.Planned, "2015-03-30": programme.Planned, "2015-03-31": programme.Running,
		"2016": programme.Running, "2018": programme.Suspended,
	} {
		require.Equal(t, want, p.StatusRecorded(period.MustParse(day)), day)
	}
	require.Equal(t, programme.NoStatus, p.StatusRecorded(period.Date{}))
	require.Equal(t, programme.NoStatus, programme.Programme{Status: programme.Running}.StatusRecorded(period.MustParse("2018")))
}
