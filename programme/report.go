package programme

import (
	"fmt"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// ReportLine is what is known of one output or outcome, or of the programme as a
// whole, when a period is reported.
type ReportLine struct {
	Code        string            `json:"code,omitempty"` // of the output or outcome; "" is the programme as a whole
	Title       lang.Text         `json:"title,omitzero"` // that of the programme's outcome where it is not stated
	Indicators  []ReportIndicator `json:"indicators,omitempty"`
	Budget      money.Figure      `json:"budget,omitzero"`      // for the period
	Expenditure money.Figure      `json:"expenditure,omitzero"` // in the period
}

// UnmarshalJSON reads what json.Marshal writes, strictly: a field that a line does
// not have is an error, and leaves l as it was.
func (l *ReportLine) UnmarshalJSON(data []byte) error {
	type plain ReportLine
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("programme: line of a report: %w", err)
	}
	*l = ReportLine(in)
	return nil
}

// ReportIndicator is an indicator with all that was observed: baselines,
// targets, and values reached, of whatever periods.
type ReportIndicator struct {
	Indicator    indicator.Indicator     `json:"indicator"`
	Observations []indicator.Observation `json:"observations,omitempty"`
}

// Report is one reporting period of a programme: what was planned, what is
// reported, whether it is met, and what was spent. [NewReport] makes it.
type Report struct {
	Programme string      // the ID
	Title     lang.Text   //
	Short     string      //
	Period    period.Span //
	Method    string      // by which indicators are judged, with edition and parameters
	Rows      []ReportRow // in the order of the lines
	// Tally counts the verdicts on the indicators.
	Tally ReportTally
	// Money has what was budgeted and spent in each currency, by code.
	Money []ReportMoney
	// Findings are all of them, those of the rows among them.
	Findings check.Findings
}

// ReportRow is one output or outcome in a report.
type ReportRow struct {
	Code       string
	Title      lang.Text
	Indicators []ReportedIndicator
	// Verdict is met where the verdict on every indicator is; without
	// indicators it cannot be told.
	Verdict             check.Verdict
	Budget, Expenditure money.Figure
	// Delivery is what was spent in percent of the budget. It is undefined where
	// one of the two is not stated.
	Delivery claim.Quotient
	Findings check.Findings // paths begin below the line
}

// ReportedIndicator is one indicator in a report.
type ReportedIndicator struct {
	Code     string
	Title    lang.Text
	Planned  string // the target that counts for the period, as stated; "" where there is none
	Reported string // the value that counts, as stated, or why it is absent
	// Evaluation judges what is reported, by the method of the report.
	Evaluation indicator.Evaluation
}

// Verdict returns the verdict of the evaluation.
func (r ReportedIndicator) Verdict() check.Verdict { return r.Evaluation.Verdict() }

// Class returns the class of the evaluation, all that are possible with "or"
// between, or "" where there is none.
func (r ReportedIndicator) Class() string { return strings.Join(r.Evaluation.Possible(), " or ") }

// ReportTally counts verdicts.
type ReportTally struct {
	Met, NotMet, CannotTell int
	// Share is which percentage is met; those that cannot be told may be.
	Share claim.Quotient
}

// ReportMoney is what was budgeted and spent in one currency.
type ReportMoney struct {
	Currency money.Currency
	// Budget and Expenditure add up what is stated in this currency. They have no
	// bounds where no row states any.
	Budget, Expenditure figure.Interval
	// Delivery is what was spent in percent of what was budgeted, over the rows
	// that state both in this currency.
	Delivery claim.Quotient
	// Rows is how many of them there are, and Left how many state only one of
	// the two.
	Rows, Left int
}

// NewReport puts a report together. Indicators are judged by the method, where it
// is nil by [indicator.Progress] without lights, from what [indicator.NewCase]
// makes of the observations that count:
//
//   - all baselines;
//   - of targets, milestones and what is planned those for the reporting period, where there are
//     any, else all of them;
//   - of values reached those whose periods lie inside the reporting period,
//     whole months and years counted as such. Where several do and the indicator
//     counts what came about in each, they are added up, if it says that they
//     add up; else the newest counts.
//
// What states no period is taken to be of the reporting period, and what names no
// indicator of the one it stands under. What lies outside is left out with a
// note, and never carried over. Beside
// those of [indicator.Observation.Check] and the indicator.series codes of
// [indicator.Series.Check] the findings have these codes, with paths by the
// lines:
//
//   - programme.report-outcome (warning): the code is none of the programme's
//     outcomes, where it has any
//   - programme.report-missing (warning): an outcome of the programme without a
//     line
//   - programme.report-outside (note): values of other periods were left out
//   - programme.report-role (warning): a value without a role, or projected: it is
//     left out
//   - programme.report-not-reported (warning): something was planned, and no
//     value is reported
//   - programme.report-not-planned (note): a value is reported, and no target is
//     stated
//   - programme.report-not-added (warning): several values of their periods, and
//     the indicator does not say that they add up
//   - programme.report-case (error): observations that cannot be judged together
//   - programme.report-currency (error): budget and expenditure in two currencies
//   - programme.report-amount (warning): a budget without an expenditure, or the
//     other way round
//   - programme.report-overspent (warning): more was certainly spent than
//     budgeted
//   - programme.report-period (warning): the reporting period certainly lies
//     outside the programme's dates, with some of its days at least
func NewReport(p Programme, reporting period.Span, method indicator.Method, lines ...ReportLine) Report {
	if method == nil {
		method = indicator.Progress{}
	}
	r := Report{Programme: p.ID, Title: p.Title, Short: p.Short, Period: reporting, Method: method.About().String()}
	if p.Span.Outer().Contains(reporting.Outer()) == check.NotMet {
		r.Findings = append(r.Findings, check.Finding{
			Code: "programme.report-period", Severity: check.Warning, Path: "period",
			Message: fmt.Sprintf("the reporting period %s is not inside the dates of the programme, %s", reporting, p.Span),
			Values:  []check.Value{{Name: "period", Text: reporting.String()}, {Name: "span", Text: p.Span.String()}},
		})
	}
	var verdicts []check.Verdict
	reported := make(map[string]bool)
	for i, line := range lines {
		row := newReportRow(p, reporting, method, line)
		reported[line.Code] = true
		for _, ind := range row.Indicators {
			verdicts = append(verdicts, ind.Verdict())
		}
		r.Rows = append(r.Rows, row)
		r.Findings = r.Findings.UnderIndex("lines", i, row.Findings)
	}
	for i, o := range p.Outcomes {
		if o.Code != "" && !reported[o.Code] {
			r.Findings = append(r.Findings, check.Finding{
				Code: "programme.report-missing", Severity: check.Warning, Path: check.Path("outcomes").Index(i),
				Message: fmt.Sprintf("nothing is reported on outcome %s, %s", check.Quote(o.Code), check.Quote(o.Title.String())),
				Values:  []check.Value{{Name: "outcome", Text: o.Code}},
			})
		}
	}
	for _, v := range verdicts {
		switch v {
		case check.Met:
			r.Tally.Met++
		case check.NotMet:
			r.Tally.NotMet++
		default:
			r.Tally.CannotTell++
		}
	}
	r.Tally.Share = claim.ShareMet(verdicts...)
	r.Money = reportMoney(lines)
	return r
}

func newReportRow(p Programme, reporting period.Span, method indicator.Method, line ReportLine) ReportRow {
	row := ReportRow{Code: line.Code, Title: line.Title, Budget: line.Budget, Expenditure: line.Expenditure}
	add := func(code string, s check.Severity, path check.Path, message string, values ...check.Value) {
		row.Findings = append(row.Findings, check.Finding{
			Code: "programme.report-" + code, Severity: s, Path: path, Message: message, Values: values,
		})
	}
	known := len(p.Outcomes) == 0 || line.Code == ""
	for _, o := range p.Outcomes {
		if o.Code == line.Code {
			known = true
			if row.Title.IsZero() {
				row.Title = o.Title
			}
		}
	}
	if !known {
		add("outcome", check.Warning, "code", fmt.Sprintf("the programme has no outcome %s", check.Quote(line.Code)),
			check.Value{Name: "code", Text: line.Code})
	}

	verdicts := make([]check.Verdict, 0, len(line.Indicators))
	for i, ind := range line.Indicators {
		reported, fs := reportIndicator(reporting, method, ind)
		row.Findings = row.Findings.UnderIndex("indicators", i, fs)
		row.Indicators = append(row.Indicators, reported)
		verdicts = append(verdicts, reported.Verdict())
	}
	if len(verdicts) > 0 {
		row.Verdict = check.All(verdicts...)
	}

	values := []check.Value{{Name: "budget", Text: line.Budget.String()}, {Name: "expenditure", Text: line.Expenditure.String()}}
	delivery, err := claim.Share(line.Expenditure, line.Budget)
	switch {
	case err != nil:
		add("currency", check.Error, "expenditure",
			fmt.Sprintf("%s spent cannot be compared with a budget of %s without a rate", line.Expenditure, line.Budget), values...)
		delivery = claim.Ratio(money.Figure{}, money.Figure{}, figure.Int(100))
	case line.Budget.IsZero() != line.Expenditure.IsZero():
		path, what := check.Path("expenditure"), "the expenditure"
		if line.Budget.IsZero() {
			path, what = "budget", "the budget"
		}
		add("amount", check.Warning, path, what+" is not stated", values...)
	case delivery.Bounds.Compare(figure.Greater, figure.Int(100)) == check.Met:
		add("overspent", check.Warning, "expenditure",
			fmt.Sprintf("%s were spent of a budget of %s", line.Expenditure, line.Budget), values...)
	}
	row.Delivery = delivery
	return row
}
