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
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
)

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
