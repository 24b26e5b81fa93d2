package programme_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// seenAs returns an observation: "target 2011 at least 50 persons".
func seenAs(role figure.Role, span, value string) indicator.Observation {
	return indicator.Observation{
		Role: role, Period: period.MustParseSpan(span), Value: indicator.FigureValue(figure.MustParse(value)),
	}
}

// countedAs returns an indicator of persons or things that are to become more.
func countedAs(code, title string, accrual indicator.Accrual) indicator.Indicator {
	ind := indicator.Indicator{
		Code: code, Title: lang.En(title), Scale: indicator.CountScale, Direction: indicator.Increase, Accrual: accrual,
	}
	if accrual == indicator.OfPeriod {
		ind.OverTime = indicator.Sum
	}
	return ind
}

// reportedYear returns a year of the joint programme on youth employment and
// migration, with invented figures.
func reportedYear() (programme.Programme, []programme.ReportLine) {
	p := joint()
	p.Outcomes = append(p.Outcomes, programme.Outcome{Code: "4", Title: lang.En("nothing was heard of it")})
	usd := money.MustParseFigure
	return p, []programme.ReportLine{
		{
			Code: "1",
			Indicators: []programme.ReportIndicator{
				{Indicator: countedAs("1.1", "strategies in which objectives of youth employment and migration policy are mainstreamed", indicator.Cumulative), Observations: []indicator.Observation{
					seenAs(figure.Baseline, "2009", "0"), seenAs(figure.Target, "2010", "2"), seenAs(figure.Target, "2012", "5"),
					seenAs(figure.Actual, "2009", "1"), seenAs(figure.Actual, "2010", "2"),
				}},
				{Indicator: countedAs("1.2", "officials trained", indicator.OfPeriod), Observations: []indicator.Observation{
					seenAs(figure.Target, "2010", "at least 300 officials"),
					seenAs(figure.Actual, "2010-01/2010-06", "120 officials"), seenAs(figure.Actual, "2010-07/2010-12", "over 150 officials"),
				}},
			},
			Budget: stated("1500000 USD"), Expenditure: stated("1125000.50 USD"),
		},
		{
			Code: "2", Title: lang.En("institutions | *are* strengthened"),
			Indicators: []programme.ReportIndicator{
				{Indicator: countedAs("2.1", "service centres", indicator.AtPoint), Observations: []indicator.Observation{
					seenAs(figure.Milestone, "2010-12", "17 centres"), seenAs(figure.Actual, "2010-12", "14 centres"),
				}},
				{Indicator: countedAs("2.2", "advisors", indicator.AtPoint), Observations: []indicator.Observation{seenAs(figure.Target, "2010", "35 advisors")}},
				{Indicator: countedAs("2.3", "visits", indicator.OfPeriod), Observations: []indicator.Observation{seenAs(figure.Actual, "2010", "up to 15,000 visits")}},
			},
			Budget: usd("USD 2 million"), Expenditure: usd("USD 1.9 million"),
		},
		{Code: "3", Budget: stated("100000 USD"), Expenditure: stated("120000 USD")},
		{Code: "9", Budget: usd("EUR 50,000")},
	}
}

func TestReport(t *testing.T) {
	p, lines := reportedYear()
	light := indicator.TrafficLight{Amber: figure.MustNumber("0.5"), Green: figure.MustNumber("0.9")}
	r := programme.NewReport(p, period.MustParseSpan("2010"), indicator.Achievement{Light: light}, lines...)

	requireGolden(t, "report.golden", r.String())
	fitsTerminal(t, r.String())
	requireGolden(t, "report.md", r.Markdown())

	var verdicts []check.Verdict
	for _, row := range r.Rows {
		verdicts = append(verdicts, row.Verdict)
	}
	require.Equal(t, []check.Verdict{check.CannotTell, check.NotMet, check.CannotTell, check.CannotTell}, verdicts)
	require.Equal(t, 1, r.Tally.Met)
	require.Equal(t, 1, r.Tally.NotMet)
	require.Equal(t, 3, r.Tally.CannotTell)
	require.Equal(t, "[20, 80]", r.Tally.Share.Bounds.String())

	require.Equal(t, "policy objectives are mainstreamed", r.Rows[0].Title.String(), "that of the programme")
	trained := r.Rows[0].Indicators[1]
	require.Equal(t, "at least 300 officials", trained.Planned)
	require.Equal(t, "more than 270", trained.Reported, "both halves of the year")
	require.Equal(t, "75.00003333", r.Rows[0].Delivery.Face.Round(8, figure.Down).String())
	n, ok := r.Rows[2].Delivery.Bounds.IsPoint()
	require.True(t, ok)
	require.Equal(t, "120", n.String())

	require.Equal(t, []string{"EUR", "USD"}, []string{r.Money[0].Currency.Code(), r.Money[1].Currency.Code()})
	require.Equal(t, 1, r.Money[0].Left)
	require.NotEmpty(t, r.Money[0].Delivery.Undefined)
	require.True(t, r.Money[0].Expenditure.IsUnbounded(), "not stated is not 0")
	require.Equal(t, 3, r.Money[1].Rows)
	require.Equal(t, "[3100000, 4100000]", r.Money[1].Budget.String())
	require.Equal(t, "[3095000.5, 3195000.5]", r.Money[1].Expenditure.String())

	require.Equal(t, []string{
		"programme.report-outside", "programme.report-not-reported", "programme.report-not-planned", "programme.report-overspent",
		"programme.report-outcome", "programme.report-amount", "programme.report-missing",
	}, slices.Collect(r.Findings.Codes()))
	require.Equal(t, check.Path("lines[0].indicators[0].observations"), r.Findings[0].Path)
	require.Contains(t, r.Findings[0].Message, "1 2009")
}

// What was planned counts as a target, and what is neither planned nor reported
// is left out by name.
func TestReportRoles(t *testing.T) {
	count := indicator.Indicator{Title: lang.En("jobs"), Scale: indicator.CountScale, Direction: indicator.Increase}
	value := func(role figure.Role, words string) indicator.Observation {
		return indicator.Observation{Role: role, Value: indicator.FigureValue(figure.MustParse(words)), Period: period.MustParseSpan("2010")}
	}
	r := programme.NewReport(programme.Programme{}, period.MustParseSpan("2010"), nil, programme.ReportLine{
		Indicators: []programme.ReportIndicator{{Indicator: count, Observations: []indicator.Observation{
			value(figure.Planned, "25 jobs"), value(figure.Actual, "30 jobs"), value(figure.Projected, "40 jobs"), value(figure.NoRole, "50 jobs"),
		}}},
	})
	got := r.Rows[0].Indicators[0]
	require.Equal(t, "25 jobs", got.Planned)
	require.Equal(t, "30 jobs", got.Reported)
	left := r.Findings.WithCode("programme.report-role")
	require.Len(t, left, 1)
	require.Contains(t, left[0].Message, "40 jobs; 50 jobs")
}

// A line without a code is about the programme as a whole.
func TestReportOfTheWhole(t *testing.T) {
	p := programme.Programme{Outcomes: []programme.Outcome{{Code: "1", Title: lang.En("jobs")}}}
	r := programme.NewReport(p, period.MustParseSpan("2010"), nil, programme.ReportLine{Budget: money.MustParseFigure("USD 8 million")})
	require.Equal(t, []string{"programme.report-amount", "programme.report-missing"}, slices.Collect(r.Findings.Codes()))
}

func TestReportFindings(t *testing.T) {
	in := func(accrual indicator.Accrual, list ...indicator.Observation) programme.ReportLine {
		return programme.ReportLine{Indicators: []programme.ReportIndicator{{Indicator: countedAs("1", "x", accrual), Observations: list}}}
	}
	notAdded := in(indicator.OfPeriod, seenAs(figure.Actual, "2010-01", "5"), seenAs(figure.Actual, "2010-02", "7"))
	notAdded.Indicators[0].Indicator.OverTime = indicator.NoAggregation
	other := seenAs(figure.Actual, "2010", "5")
	other.Contributor = indicator.MustCode("ilo")
	withheld := seenAs(figure.Actual, "2010", "5")
	withheld.Value = indicator.AbsentValue(indicator.Withheld)
	tests := map[string]struct {
		line     programme.ReportLine
		want     []string
		reported string
		verdict  check.Verdict
	}{
		"nothing": {},
		"two currencies": {
			line: programme.ReportLine{Budget: money.MustParseFigure("USD 5"), Expenditure: money.MustParseFigure("EUR 5")},
			want: []string{"programme.report-currency"},
		},
		"no budget":   {line: programme.ReportLine{Expenditure: money.MustParseFigure("EUR 5")}, want: []string{"programme.report-amount"}},
		"maybe spent": {line: programme.ReportLine{Budget: money.MustParseFigure("USD 5 million"), Expenditure: money.MustParseFigure("USD 5,200,000")}},
		"not added":   {line: notAdded, want: []string{"programme.report-not-added", "programme.report-not-planned"}, reported: "7 by 2010-02"},
		"overlapping": {
			line:    in(indicator.OfPeriod, seenAs(figure.Target, "2010", "10"), seenAs(figure.Actual, "2010", "12"), seenAs(figure.Actual, "2010-07/2010-12", "7")),
			want:    []string{"indicator.series-overlap", "programme.report-case", "programme.report-not-reported"},
			verdict: check.CannotTell,
		},
		"falling": {
			line:     in(indicator.Cumulative, seenAs(figure.Target, "2010", "6"), seenAs(figure.Actual, "2010-06", "12"), seenAs(figure.Actual, "2010-12", "7")),
			want:     []string{"indicator.series-fall"},
			reported: "7 by 2010-12", verdict: check.Met,
		},
		"two contributors": {
			line: in(indicator.Cumulative, seenAs(figure.Actual, "2010", "12"), other),
			want: []string{"programme.report-case"},
		},
		"two targets": {
			line:     in(indicator.Cumulative, seenAs(figure.Target, "2010", "6"), seenAs(figure.Target, "2010", "8"), seenAs(figure.Actual, "2010", "7")),
			want:     []string{"indicator.series-conflict"},
			reported: "7",
		},
		"withheld": {
			line: in(indicator.Cumulative, seenAs(figure.Target, "2010", "6"), withheld),
			want: []string{"programme.report-not-reported"}, reported: "withheld",
		},
		"of later": {
			line: in(indicator.Cumulative, seenAs(figure.Target, "2012", "6"), seenAs(figure.Actual, "2011-02", "6"), seenAs(figure.Actual, "2010", "4")),
			want: []string{"programme.report-outside"}, reported: "4", verdict: check.NotMet,
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := programme.NewReport(programme.Programme{}, period.MustParseSpan("2010"), nil, tt.line)
			require.Equal(t, tt.want, slices.Collect(r.Findings.Codes()), r)
			fitsTerminal(t, r.String())
			if len(r.Rows[0].Indicators) > 0 {
				require.Equal(t, tt.reported, r.Rows[0].Indicators[0].Reported)
			}
			require.Equal(t, tt.verdict, r.Rows[0].Verdict, r)
		})
	}
	p := joint()
	r := programme.NewReport(p, period.MustParseSpan("2012"), nil)
	require.Equal(t, []string{"programme.report-period", "programme.report-missing", "programme.report-missing", "programme.report-missing"}, slices.Collect(r.Findings.Codes()))
	require.Contains(t, r.String(), "No indicators.")
}

// The order of observations says nothing.
func TestReportOrder(t *testing.T) {
	p, lines := reportedYear()
	want := programme.NewReport(p, period.MustParseSpan("2010"), nil, lines...).String()
	for i := range lines {
		for j := range lines[i].Indicators {
			slices.Reverse(lines[i].Indicators[j].Observations)
		}
	}
	require.Equal(t, want, programme.NewReport(p, period.MustParseSpan("2010"), nil, lines...).String())
}

func TestReportLineJSON(t *testing.T) {
	_, lines := reportedYear()
	for _, line := range lines {
		data, err := json.Marshal(line)
		require.NoError(t, err)
		var back programme.ReportLine
		require.NoError(t, json.Unmarshal(data, &back))
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(data), string(again))
	}
	var line programme.ReportLine
	require.ErrorContains(t, json.Unmarshal([]byte(`{"code": "1", "indicators": [{"indicator": {}, "values": []}]}`), &line), "programme: line of a report")
	require.Zero(t, line.Code)
}

// Texts from outside neither break the layout nor act as mark-up.
func FuzzReport(f *testing.F) {
	for _, s := range []string{
		"", "a|b", "# title", "1. one", "<script>", "[x](y)", "`code`", "a\nb\r\n| c |", "\x1b[31mred", "\u202eevil", strings.Repeat("x", 300),
		"Миграције и развој", "&lt;", "- - -", "\xff\xfe", "*_~\\",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p := programme.Programme{Title: lang.En(s), Short: s}
		line := programme.ReportLine{Code: s, Title: lang.En(s), Indicators: []programme.ReportIndicator{{
			Indicator:    indicator.Indicator{Code: s, Title: lang.En(s), Scale: indicator.CountScale},
			Observations: []indicator.Observation{{Role: figure.Actual, Value: indicator.TextValue(s)}},
		}}}
		r := programme.NewReport(p, period.MustParseSpan("2010"), nil, line)
		fitsTerminal(t, r.String())
		for _, r := range r.String() {
			require.False(t, r != '\n' && r < ' ' || r == '\u202e', "%q", r)
		}
		rows := 0
		for l := range strings.Lines(r.Markdown()) {
			if strings.HasPrefix(l, "|") {
				rows++
				require.Equal(t, 6, strings.Count(l, "|")-strings.Count(l, `\|`), l)
			}
			require.NotContains(t, l, "<")
		}
		require.Equal(t, 4, rows)
	})
}

func BenchmarkNewReport(b *testing.B) {
	p, lines := reportedYear()
	b.ReportAllocs()
	for b.Loop() {
		programme.NewReport(p, period.MustParseSpan("2010"), nil, lines...)
	}
}
