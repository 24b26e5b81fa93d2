package indicator_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
)

// inRole returns a report of the indicator of jobs in a role.
func inRole(role figure.Role, year, value, recorded string) indicator.Observation {
	o := reported(year, value, recorded)
	o.Role = role
	return o
}

func TestNewCase(t *testing.T) {
	c, err := indicator.NewCase(jobs(),
		inRole(figure.Actual, "2012", "over 1,700", ""), inRole(figure.Actual, "2010", "300", "2011-01"), inRole(figure.Actual, "2010", "320", "2011-06"),
		inRole(figure.Actual, "2011", "!withheld", ""),
		inRole(figure.Target, "2012", "2000", ""), inRole(figure.Target, "2010", "500", ""), inRole(figure.Milestone, "2011", "900", ""),
		inRole(figure.Baseline, "2009", "0", ""), inRole(figure.Planned, "2012", "9999", ""), inRole(figure.Projected, "2012", "1800", ""),
	)
	require.NoError(t, err)
	require.Equal(t, indicator.Increase, c.Direction)
	require.Equal(t, "0 in 2009", c.Baseline.String())
	require.Equal(t, "2000 in 2012", c.Target.String())
	require.Equal(t, "(1700, ∞) in 2012", c.Actual.String())
	require.Equal(t, "1800 in 2012", c.Predicted.String())
	require.Len(t, c.Milestones, 2)
	require.Equal(t, "500 in 2010", c.Milestones[0].String())
	require.Equal(t, "900 in 2011", c.Milestones[1].String())
	require.Len(t, c.Series, 2, "the withheld value is left out, the later report counts")
	require.Equal(t, "320 in 2010", c.Series[0].String())

	empty, err := indicator.NewCase(jobs())
	require.NoError(t, err)
	require.True(t, empty.Actual.IsZero())
}

func TestNewCaseErrors(t *testing.T) {
	_, err := indicator.NewCase(jobs(), inRole(figure.Baseline, "2009", "0", ""), inRole(figure.Baseline, "2010", "5", ""))
	require.ErrorIs(t, err, indicator.ErrCase)
	require.ErrorContains(t, err, "5 in 2010")

	elsewhere := inRole(figure.Actual, "2010", "5", "")
	elsewhere.Contributor = indicator.Code{Vocabulary: "org", Value: "ILO"}
	_, err = indicator.NewCase(jobs(), inRole(figure.Baseline, "2009", "0", ""), elsewhere)
	require.ErrorIs(t, err, indicator.ErrMixedSeries)
}

// A joint programme reported "over 1,700 jobs" of a target of 2,000.
func ExampleNewCase() {
	jobs := indicator.Indicator{
		Code: "1.1", Title: lang.En("Young persons who found work"), Scale: indicator.CountScale, Unit: "persons",
		Direction: indicator.Increase, Accrual: indicator.Cumulative,
	}
	observe := func(role figure.Role, year, value string) indicator.Observation {
		return indicator.Observation{
			Indicator: jobs.Code, Role: role, Period: period.MustParseSpan(year), Value: indicator.FigureValue(figure.MustParse(value)),
		}
	}
	c, err := indicator.NewCase(jobs,
		observe(figure.Baseline, "2009", "0"), observe(figure.Target, "2012", "2,000"), observe(figure.Actual, "2012", "over 1,700"))
	if err != nil {
		fmt.Println(err)
		return
	}
	e := indicator.Evaluate(indicator.Progress{}, c)
	progress, _ := e.Measure("progress")
	fmt.Println(e.Verdict(), progress.Format(2))
	// Output: cannot tell (0.85, ∞)
}

func TestCarriedTotals(t *testing.T) {
	contributor := func(name string, reports ...indicator.Observation) indicator.Series {
		for i := range reports {
			reports[i].Contributor = indicator.Code{Vocabulary: "org", Value: name}
		}
		return series(t, jobs(), reports...)
	}
	tests := map[string]struct {
		contributors []indicator.Series
		want         []string // of 2010, 2011 and 2012
	}{
		"carried over a year without report": {[]indicator.Series{contributor("a", reported("2010", "2", ""), reported("2011", "5", ""))}, []string{"2", "5", "5"}},
		"two, and one carried": {
			[]indicator.Series{contributor("a", reported("2010", "2", "")), contributor("b", reported("2010", "2", ""), reported("2011", "4", ""))},
			[]string{"[4, 4]", "[6, 6]", "[6, 6]"},
		},
		"before the first report":       {[]indicator.Series{contributor("a", reported("2011", "10", ""))}, []string{"not-reported", "10", "10"}},
		"a true zero":                   {[]indicator.Series{contributor("a", reported("2010", "10", ""), reported("2011", "0", ""))}, []string{"10", "0", "0"}},
		"a late report of an early one": {[]indicator.Series{contributor("a", reported("2011", "8", "2011-12"), reported("2010", "9", "2012-01"))}, []string{"9", "8", "8"}},
		"said to be not reported":       {[]indicator.Series{contributor("a", reported("2010", "8", ""), reported("2011", "", ""))}, []string{"8", "8", "8"}},
		"withheld is not passed over":   {[]indicator.Series{contributor("a", reported("2010", "8", "")), contributor("b", reported("2011", "!withheld", ""))}, []string{"8", "withheld", "withheld"}},
		"hedged": {
			[]indicator.Series{contributor("a", reported("2010", "over 8", "")), contributor("b", reported("2011", "5-6", ""))},
			[]string{"more than 8", "(13, ∞)", "(13, ∞)"},
		},
		"nobody": {nil, []string{"not-reported", "not-reported", "not-reported"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := indicator.CarriedTotals([]period.Span{span("2010"), span("2011"), span("2012")}, tt.contributors...)
			var texts []string
			for _, v := range got {
				s := v.String()
				if v.IsAbsent() {
					s = v.Absence().String()
				}
				texts = append(texts, s)
			}
			require.Equal(t, tt.want, texts)
		})
	}
}
