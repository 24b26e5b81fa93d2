package programme

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
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

// reportIndicator judges one indicator for the period. Paths begin below it.
func reportIndicator(reporting period.Span, method indicator.Method, in ReportIndicator) (ReportedIndicator, check.Findings) {
	out := ReportedIndicator{Code: in.Indicator.Code, Title: in.Indicator.Title}
	var fs check.Findings
	add := func(code string, s check.Severity, path check.Path, message string, values ...check.Value) {
		fs = append(fs, check.Finding{Code: "programme.report-" + code, Severity: s, Path: path, Message: message, Values: values})
	}
	var counting, actuals, targets, otherTargets []indicator.Observation
	var left, unclear []string
	for i, o := range in.Observations {
		o.Indicator = cmp.Or(o.Indicator, in.Indicator.Code)
		fs = fs.UnderIndex("observations", i, o.Check(in.Indicator))
		if o.Period.IsZero() && o.Role != figure.Baseline {
			o.Period = reporting
		}
		switch o.Role {
		case figure.Baseline:
			counting = append(counting, o)
		case figure.Target, figure.Milestone, figure.Planned:
			if isFor(reporting, o.Period) {
				o.Role = figure.Target // what is due now, be it a milestone on the way or foreseen
				targets = append(targets, o)
			} else {
				otherTargets = append(otherTargets, o)
			}
		case figure.Actual:
			if isFor(reporting, o.Period) {
				actuals = append(actuals, o)
			} else {
				left = append(left, strings.TrimSpace(o.Value.String()+" "+o.Period.String()))
			}
		default:
			unclear = append(unclear, o.Value.String())
		}
	}
	if len(left) > 0 {
		slices.Sort(left)
		text := strings.Join(left, "; ")
		add("outside", check.Note, "observations",
			fmt.Sprintf("left out, as not of %s: %s", reporting, text),
			check.Value{Name: "left out", Text: text})
	}
	if len(unclear) > 0 {
		slices.Sort(unclear)
		text := strings.Join(unclear, "; ")
		add("role", check.Warning, "observations", "left out, as neither planned nor reported: "+text,
			check.Value{Name: "left out", Text: text})
	}
	if len(targets) == 0 {
		targets = otherTargets
	}
	actuals, reported, more, err := inPeriod(in.Indicator, reporting, actuals)
	fs = append(fs, more...)
	out.Reported = reported
	if due, err := indicator.NewSeries(in.Indicator, targets...); err == nil {
		targets = slices.Collect(due.Observations())
		for _, f := range due.Check().WithCode("indicator.series-conflict") {
			f.Path = "observations"
			fs = append(fs, f)
		}
	}
	if target, ok := newest(targets); ok {
		out.Planned = withPeriod(target, reporting)
	}
	c := indicator.Case{}
	if err == nil {
		c, err = indicator.NewCase(in.Indicator, slices.Concat(counting, targets, actuals)...)
	}
	if err != nil {
		add("case", check.Error, "observations", err.Error())
		c = indicator.Case{Direction: in.Indicator.Direction}
	}
	out.Evaluation = indicator.Evaluate(method, c)
	switch planned := out.Planned != ""; {
	case planned && (reported == "" || len(actuals) == 1 && actuals[0].Value.IsAbsent()):
		add("not-reported", check.Warning, "observations", fmt.Sprintf("%s was planned, and no value is reported for %s", out.Planned, reporting),
			check.Value{Name: "planned", Text: out.Planned})
	case !planned && reported != "":
		add("not-planned", check.Note, "observations", fmt.Sprintf("%s is reported, and no target is stated", reported),
			check.Value{Name: "reported", Text: reported})
	}
	return out, fs
}

// isFor reports whether something stated for a span counts in the reporting
// period: it lies inside, with whole months and years counted as such.
func isFor(reporting, s period.Span) bool {
	return reporting.Outer().Contains(s.Outer()) == check.Met
}

// newest returns the observation of the latest period.
func newest(list []indicator.Observation) (o indicator.Observation, ok bool) {
	for _, next := range list {
		if c := next.Period.End().Last().Compare(o.Period.End().Last()); !ok || c > 0 ||
			c == 0 && cmp.Or(next.Recorded.Compare(o.Recorded), strings.Compare(next.Value.String(), o.Value.String())) > 0 {
			o, ok = next, true
		}
	}
	return o, ok
}

// withPeriod returns the value of o, and for when it is where that is not all of
// the reporting period.
func withPeriod(o indicator.Observation, reporting period.Span) string {
	text := valueText(o.Value)
	if end := o.Period.End(); !end.IsZero() && o.Period.Outer() != reporting.Outer() {
		text += " by " + end.String()
	}
	return text
}

// errOverlap says that values of their period cannot be added up.
var errOverlap = errors.New("programme: values of periods that overlap cannot be added up")

// inPeriod returns the observations that count for the reporting period, and the
// value that they come to: added up where the indicator counts what came about
// in each of several periods.
func inPeriod(ind indicator.Indicator, reporting period.Span, list []indicator.Observation) (counting []indicator.Observation, reported string, fs check.Findings, err error) {
	if len(list) == 0 {
		return nil, "", nil, nil
	}
	series, err := indicator.NewSeries(ind, list...)
	if err != nil {
		return nil, "", nil, err
	}
	for _, f := range series.Check() {
		if strings.HasPrefix(f.Code, "indicator.series-") {
			f.Path = "observations"
			fs = append(fs, f)
		}
	}
	list = slices.Collect(series.Observations())
	ofPeriods := len(list) > 1 && ind.Accrual == indicator.OfPeriod
	switch {
	case ofPeriods && ind.OverTime == indicator.Sum && len(fs.WithCode("indicator.series-overlap")) > 0:
		return nil, "", fs, errOverlap
	case ofPeriods && ind.OverTime == indicator.Sum:
		sum := list[len(list)-1]
		values := make([]indicator.Value, len(list))
		for i := range list {
			values[i] = list[i].Value
		}
		totals := indicator.RunningTotals(values...)
		sum.Value, sum.Period, sum.Source = totals[len(totals)-1], reporting, figure.Source{}
		return []indicator.Observation{sum}, valueText(sum.Value), fs, nil
	case ofPeriods:
		fs = append(fs, check.Finding{
			Code: "programme.report-not-added", Severity: check.Warning, Path: "observations",
			Message: fmt.Sprintf("%d values count what came about in their periods, and nothing says that they add up: the newest counts", len(list)),
			Values:  []check.Value{{Name: "values", Text: strconv.Itoa(len(list))}},
		})
	}
	last := list[len(list)-1]
	if o, ok := series.Latest(); ok {
		last = o
	}
	return list, withPeriod(last, reporting), fs, nil
}

// valueText returns a value for a reader.
func valueText(v indicator.Value) string {
	english := lang.NewPrinter(lang.English)
	if f, ok := v.Figure(); ok {
		return f.Format(english)
	}
	if v.IsAbsent() {
		return strings.ReplaceAll(v.String(), "-", " ")
	}
	if _, _, _, ok := v.Parts(); !ok && !v.Bounds().IsUnbounded() {
		return v.Bounds().Format(english, placesOf(v.Bounds()))
	}
	return v.String()
}

// placesOf returns how many decimal places the ends of v take.
func placesOf(v figure.Interval) int {
	lo, _, _ := v.Lo()
	hi, _, _ := v.Hi()
	return max(decimalPlaces(lo), decimalPlaces(hi))
}

// reportMoney adds up budgets and expenditures by currency.
func reportMoney(lines []ReportLine) []ReportMoney {
	type sums struct {
		budget, spent, budgetOfBoth, spentOfBoth figure.Interval
		budgeted, hasSpent                       bool
	}
	zero := figure.Point(figure.Int(0))
	all := make(map[money.Currency]*sums)
	rows := make(map[money.Currency]*ReportMoney)
	of := func(c money.Currency) (*sums, *ReportMoney) {
		if all[c] == nil {
			all[c], rows[c] = &sums{budget: zero, spent: zero, budgetOfBoth: zero, spentOfBoth: zero}, &ReportMoney{Currency: c}
		}
		return all[c], rows[c]
	}
	for _, l := range lines {
		budgeted, spent := !l.Budget.IsZero(), !l.Expenditure.IsZero()
		both := budgeted && spent && l.Budget.Currency() == l.Expenditure.Currency()
		if budgeted {
			s, r := of(l.Budget.Currency())
			s.budget, s.budgeted = s.budget.Add(l.Budget.Bounds()), true
			if both {
				s.budgetOfBoth, s.spentOfBoth = s.budgetOfBoth.Add(l.Budget.Bounds()), s.spentOfBoth.Add(l.Expenditure.Bounds())
				r.Rows++
			} else {
				r.Left++
			}
		}
		if spent {
			s, r := of(l.Expenditure.Currency())
			s.spent, s.hasSpent = s.spent.Add(l.Expenditure.Bounds()), true
			if !both {
				r.Left++
			}
		}
	}
	var out []ReportMoney
	for c, s := range all {
		r := rows[c]
		if s.budgeted {
			r.Budget = s.budget
		}
		if s.hasSpent {
			r.Expenditure = s.spent
		}
		var part, whole figure.Figure
		if r.Rows > 0 {
			part, _ = spanning(s.spentOfBoth, c.Code()) // what it cannot state is not stated
			whole, _ = spanning(s.budgetOfBoth, c.Code())
		}
		r.Delivery, _ = claim.Share(part, whole) // of one currency
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b ReportMoney) int { return strings.Compare(a.Currency.Code(), b.Currency.Code()) })
	return out
}

// percentText returns a percentage for a reader: to one decimal, bounds rounded
// outwards.
func percentText(q claim.Quotient) string {
	if q.Undefined != "" || q.Bounds.IsUnbounded() {
		return "not known"
	}
	return q.Bounds.Format(lang.NewPrinter(lang.English), 1) + " %"
}

// moneyText returns an amount for a reader.
func moneyText(m money.Figure) string {
	if m.IsZero() {
		return "not stated"
	}
	if n, ok := m.Bounds().IsPoint(); ok {
		return inCurrency(figure.Point(n), m.Currency())
	}
	return m.Format(lang.NewPrinter(lang.English))
}

// sumText returns a sum for a reader.
func sumText(v figure.Interval, c money.Currency) string {
	if v.IsUnbounded() {
		return "not stated"
	}
	return inCurrency(v, c)
}

// tables returns the tables of the report: indicators, money by row, and money
// by currency.
func (r Report) tables() (indicators, delivery [][]string) {
	for _, row := range r.Rows {
		verdict := row.Verdict.String()
		if len(row.Indicators) == 0 {
			verdict = "no indicators"
		}
		indicators = append(indicators, []string{row.Code, row.Title.String(), "", "", verdict})
		for _, ind := range row.Indicators {
			verdict := ind.Verdict().String()
			if class := ind.Class(); class != "" {
				verdict += ": " + class
			}
			if reason := ind.Evaluation.Reason(); reason != indicator.NoReason {
				verdict += " (" + string(reason) + ")"
			}
			verdict = strings.ReplaceAll(verdict, "-", " ")
			indicators = append(indicators, []string{
				ind.Code, ind.Title.String(), cmp.Or(ind.Planned, "no target"), cmp.Or(ind.Reported, "not reported"), verdict,
			})
		}
		if !row.Budget.IsZero() || !row.Expenditure.IsZero() {
			delivery = append(delivery, []string{row.Code, row.Title.String(), moneyText(row.Budget), moneyText(row.Expenditure), percentText(row.Delivery)})
		}
	}
	for _, m := range r.Money {
		left := ""
		if m.Left > 0 && m.Rows > 0 {
			left = "; delivery of the " + strconv.Itoa(m.Rows) + " rows that state both"
		}
		delivery = append(delivery, []string{
			"", "Total " + m.Currency.Code() + left, sumText(m.Budget, m.Currency), sumText(m.Expenditure, m.Currency), percentText(m.Delivery),
		})
	}
	return indicators, delivery
}

var (
	indicatorColumns = []column{
		{title: "Code", width: 8}, {title: "Result and indicator", width: 23}, {title: "Planned", width: 14},
		{title: "Reported", width: 14}, {title: "Verdict", width: 13},
	}
	deliveryColumns = []column{
		{title: "Code", width: 8}, {title: "Result", width: 21}, {title: "Budget", width: 15, right: true},
		{title: "Spent", width: 15, right: true}, {title: "Delivery", width: 13, right: true},
	}
)

// reportWidth is the width of a terminal, in characters.
const reportWidth = 80

// heading returns title, period and method.
func (r Report) heading() (title, when, how string) {
	title = r.Title.String()
	if r.Short != "" && title != r.Short {
		title = strings.TrimSpace(title + " (" + r.Short + ")")
	}
	english := lang.NewPrinter(lang.English)
	return cmp.Or(title, r.Programme, "Programme without a title"), cmp.Or(r.Period.Format(english), "not stated"), r.Method
}

// summary returns the tally in a sentence.
func (t ReportTally) summary() string {
	if t.Met+t.NotMet+t.CannotTell == 0 {
		return "No indicators."
	}
	return fmt.Sprintf("Indicators: %d met, %d not met, %d cannot tell; of all of them %s met.", t.Met, t.NotMet, t.CannotTell, percentText(t.Share))
}

// String returns what [Report.AppendText] appends.
func (r Report) String() string { return string(r.AppendText(nil)) }

// AppendText appends the report as text for a terminal of 80 columns, in
// English: title and period, a table of what was planned and reported, one of
// money, the tally, and the findings. Longer texts are broken within their
// columns. Characters are counted by code points: scripts of double width may
// be out of line.
func (r Report) AppendText(dst []byte) []byte {
	title, when, how := r.heading()
	dst = appendLines(dst, "", 0, wrap(title, reportWidth))
	dst = appendHanging(dst, "Period:", when, reportWidth)
	dst = appendHanging(dst, "Method:", how, reportWidth)
	indicators, delivery := r.tables()
	if len(indicators) > 0 {
		dst = appendTable(append(dst, '\n'), indicatorColumns, indicators)
	}
	if len(delivery) > 0 {
		dst = appendTable(append(dst, '\n'), deliveryColumns, delivery)
	}
	dst = appendLines(append(dst, '\n'), "", 0, wrap(r.Tally.summary(), reportWidth))
	if len(r.Findings) > 0 {
		dst = append(dst, "\nFindings\n"...)
		for _, f := range r.Findings {
			dst = appendHanging(dst, "-", f.String(), reportWidth)
		}
	}
	return dst
}

// Markdown returns the report as Markdown with tables as GitHub has them. Every
// text from outside is escaped, so that it shows as it is.
func (r Report) Markdown() string {
	title, when, how := r.heading()
	dst := []byte("# " + markdown(title) + "\n\n- Period: " + markdown(when) + "\n- Method: " + markdown(how) + "\n")
	indicators, delivery := r.tables()
	if len(indicators) > 0 {
		dst = appendMarkdownTable(append(dst, "\n## Results\n\n"...), indicatorColumns, indicators)
	}
	if len(delivery) > 0 {
		dst = appendMarkdownTable(append(dst, "\n## Money\n\n"...), deliveryColumns, delivery)
	}
	dst = append(dst, "\n"+markdown(r.Tally.summary())+"\n"...)
	if len(r.Findings) > 0 {
		dst = append(dst, "\n## Findings\n\n"...)
		for _, f := range r.Findings {
			dst = append(dst, "- "+markdown(f.String())+"\n"...)
		}
	}
	return string(dst)
}
