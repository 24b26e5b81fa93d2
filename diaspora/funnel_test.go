package diaspora_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/place"
)

func stages(counts ...string) []diaspora.FunnelStage {
	var out []diaspora.FunnelStage
	for i, c := range counts {
		s := diaspora.FunnelStage{Name: string(rune('a' + i))}
		if c != "" {
			s.Count = figure.MustParse(c)
		}
		out = append(out, s)
	}
	return out
}

// georgia is the pilot on temporary labour migration from Georgia to Poland and
// Estonia, 2015-2017 (Center for Global Development).
func georgia() diaspora.Funnel {
	return diaspora.Funnel{
		Title: lang.En("Georgia to Poland and Estonia"),
		Stages: []diaspora.FunnelStage{
			{Name: "consulted", Count: figure.Count(1200, "")}, {Name: "registered", Count: figure.Count(409, "")}, {Name: "placed", Count: figure.Count(19, "")},
		},
		Destinations: []diaspora.FunnelDestination{
			{Country: place.MustCountry("PL"), Target: figure.Count(60, ""), Achieved: figure.Count(19, "")},
			{Country: place.MustCountry("EE"), Target: figure.Count(10, ""), Achieved: figure.Count(0, "")},
		},
	}
}

func TestFunnelRates(t *testing.T) {
	f := georgia()
	require.Empty(t, f.Check())
	require.Equal(t, check.Met, f.Holds())
	r, err := f.Rates()
	require.NoError(t, err)
	require.Equal(t, "34.0833", r.Steps[0].String())
	require.Equal(t, "4.6455", r.Steps[1].String())
	require.Equal(t, "1.5833", r.Overall.String())
	require.Equal(t, "27.1429", r.Achievement.String())
	require.Equal(t, "31.6667", r.ByDestination[0].String())
	require.Equal(t, "0", r.ByDestination[1].String())

	f.Destinations[1].Target = figure.Count(0, "")
	r, err = f.Rates()
	require.NoError(t, err)
	require.Equal(t, "undefined: division by zero", r.ByDestination[1].String())
	require.Equal(t, "31.6667", r.Achievement.String())

	f.Destinations[1].Target = figure.Figure{}
	r, err = f.Rates()
	require.NoError(t, err)
	require.Equal(t, "what it is of is not stated", r.ByDestination[1].Undefined)
	require.Nil(t, r.Achievement.Face, "a target that is not stated is not 0")
	f.Destinations[1].Achieved = figure.Figure{}
	f.Destinations[1].Target = figure.Count(10, "")
	r, err = f.Rates()
	require.NoError(t, err)
	require.Equal(t, "it is not stated", r.ByDestination[1].Undefined)

	r, err = diaspora.Funnel{Stages: stages("12")}.Rates()
	require.NoError(t, err)
	require.Empty(t, r.Steps)
	require.Equal(t, "there are no two stages", r.Overall.Undefined)
	require.Equal(t, "there are no targets", r.Achievement.Undefined)
	r, err = diaspora.Funnel{Stages: stages("0", "0")}.Rates()
	require.NoError(t, err)
	require.NotEmpty(t, r.Overall.Undefined)
}

// Lower-bound counts give upper-bound ratios, and no share is above 100.
func TestFunnelHedges(t *testing.T) {
	// TRQN, Netherlands: at least 500 registrations, 272 assignments.
	f := diaspora.Funnel{Stages: stages("at least 500", "272")}
	require.Equal(t, check.Met, f.Holds())
	r, err := f.Rates()
	require.NoError(t, err)
	require.Equal(t, "54.4 in (0, 54.4]", r.Overall.String())

	f = diaspora.Funnel{Stages: stages("500", "at least 200")}
	require.Equal(t, check.CannotTell, f.Holds())
	require.Equal(t, "stages[1].count: note: at least 200 may be above the 500 of stages[0] [diaspora.funnel-order]\n", f.Check().String())
	r, err = f.Rates()
	require.NoError(t, err)
	require.Equal(t, "40 in [40, 100]", r.Overall.String())

	f = diaspora.Funnel{Stages: stages("500", "about 200")}
	require.Equal(t, check.CannotTell, f.Holds())
	_, err = f.Rates()
	require.NoError(t, err)
}

func TestFunnelOrder(t *testing.T) {
	for name, tt := range map[string]struct {
		counts []string
		want   check.Verdict
		at     check.Path
	}{
		"equal":                  {[]string{"5", "5", "5"}, check.Met, ""},
		"above the one before":   {[]string{"500", "400", "450"}, check.NotMet, "stages[2].count"},
		"above an earlier one":   {[]string{"500", "about 450", "501"}, check.NotMet, "stages[2].count"},
		"beside one not stated":  {[]string{"500", "", "501"}, check.NotMet, "stages[2].count"},
		"under one not stated":   {[]string{"500", "", "499"}, check.CannotTell, ""},
		"rounded, may be above":  {[]string{"1.2 thousand", "1200"}, check.CannotTell, "stages[1].count"},
		"rounded, must be above": {[]string{"1.2 thousand", "1300"}, check.NotMet, "stages[1].count"},
		"at least, above":        {[]string{"500", "over 500"}, check.NotMet, "stages[1].count"},
		"nothing":                {nil, check.Met, "stages"},
	} {
		t.Run(name, func(t *testing.T) {
			f := diaspora.Funnel{Stages: stages(tt.counts...)}
			require.Equal(t, tt.want, f.Holds())
			_, err := f.Rates()
			if tt.want == check.NotMet {
				require.ErrorIs(t, err, diaspora.ErrFunnel)
			} else {
				require.NoError(t, err)
			}
			fs := f.Check()
			if tt.at == "" {
				require.Empty(t, fs)
				return
			}
			require.NotEmpty(t, fs)
			require.Equal(t, tt.at, fs[len(fs)-1].Path)
		})
	}
	_, err := diaspora.Funnel{Stages: stages("5", "-1")}.Rates()
	require.ErrorIs(t, err, diaspora.ErrFunnel)
}

func TestFunnelCheck(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(*diaspora.Funnel)
		code   string
		path   check.Path
	}{
		"name twice":        {func(f *diaspora.Funnel) { f.Stages[2].Name = "consulted" }, "diaspora.funnel-stages", "stages[2].name"},
		"below 0":           {func(f *diaspora.Funnel) { f.Destinations[0].Target = figure.Count(-1, "") }, "diaspora.funnel-count", "destinations[0].target"},
		"destination twice": {func(f *diaspora.Funnel) { f.Destinations[1].Country = place.MustCountry("PL") }, "diaspora.funnel-destination-twice", "destinations[1]"},
		"not the last":      {func(f *diaspora.Funnel) { f.Destinations[1].Achieved = figure.Count(1, "") }, "diaspora.funnel-destinations", "destinations"},
	} {
		t.Run(name, func(t *testing.T) {
			f := georgia()
			tt.change(&f)
			fs := f.Check()
			require.Len(t, fs, 1, fs.String())
			require.Equal(t, tt.code, fs[0].Code)
			require.Equal(t, tt.path, fs[0].Path)
			require.Equal(t, check.Error, fs[0].Severity)
		})
	}
	f := georgia()
	f.Destinations = f.Destinations[:1]
	f.Destinations = append(f.Destinations, diaspora.FunnelDestination{Name: "elsewhere"})
	require.Empty(t, f.Check(), "one that is not stated leaves the sum open")
}

func TestFunnelJSON(t *testing.T) {
	f := georgia()
	data, err := json.Marshal(f)
	require.NoError(t, err)
	var back diaspora.Funnel
	require.NoError(t, json.Unmarshal(data, &back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.JSONEq(t, string(data), string(again))
	require.Empty(t, back.Check())
	require.ErrorContains(t, back.UnmarshalJSON([]byte(`{"stage": []}`)), "diaspora: funnel: ")
	require.Len(t, back.Stages, 3)
}
