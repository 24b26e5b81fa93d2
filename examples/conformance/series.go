package main

import (
	"errors"
	"maps"
	"slices"
	"strconv"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/formula"
	"iom.int/migdev/indicator/period"
)

// seriesMethods work on values over time and on items of formulas.
func seriesMethods() map[string]handler {
	return map[string]handler{
		"cumulative.check":         handle(cumulative),
		"cumulative.running_total": handle(carriedTotals),
		"dhis2.expression":         handle(expression),
		"dhis2.indicator":          handle(formulaIndicator),
	}
}

// valueOf returns a value that may be missing.
func valueOf(o optional) indicator.Value {
	if o.IsUnbounded() {
		return indicator.AbsentValue(indicator.NotReported)
	}
	return indicator.BoundsValue(o.Interval)
}

// writtenValue returns the number of a value, or null.
func writtenValue(v indicator.Value) any {
	n, ok := v.Bounds().IsPoint()
	return written(n, ok)
}

func cumulative(in struct {
	Values []optional `json:"values"`
},
) (any, error) {
	totals := make([]indicator.Value, len(in.Values))
	for i, v := range in.Values {
		totals[i] = valueOf(v)
	}
	got := indicator.NewRunning(totals...)
	increments := make([]any, len(got.Increments))
	for i, v := range got.Increments {
		increments[i] = writtenValue(v)
	}
	outcome := map[check.Verdict]string{check.Met: "consistent", check.NotMet: "inconsistent", check.CannotTell: "cannot_tell"}
	return result{"increments": increments, "outcome": outcome[got.NeverFalls], "last": writtenValue(got.Last)}, nil
}

// runningReport is what a contributor reports for a period. Reports are numbered
// in the order in which they came.
type runningReport struct {
	Contributor text     `json:"contributor"`
	Period      uint16   `json:"period"`
	Order       uint16   `json:"order"`
	Value       optional `json:"value,omitzero"`
}

func (r *runningReport) UnmarshalJSON(data []byte) error {
	type plain runningReport
	return decodeInputs(data, (*plain)(r))
}

// yearOf stands for a numbered period, dayOf for a place in the order of reports.
func yearOf(n uint16) (period.Span, error) {
	d, err := period.NewYear(1000 + int(n))
	return period.Whole(d), err
}

func dayOf(n uint16) (period.Date, error) { return period.FromDayNumber(int(n)) }

func carriedTotals(in struct {
	Reports []runningReport `json:"reports"`
	Periods []uint16        `json:"periods"`
},
) (any, error) {
	definition := indicator.Indicator{Code: "total", Scale: indicator.CountScale, Accrual: indicator.Cumulative}
	reports := map[text][]indicator.Observation{}
	for _, r := range in.Reports {
		of, err := yearOf(r.Period)
		if err != nil {
			return nil, err
		}
		recorded, err := dayOf(r.Order)
		if err != nil {
			return nil, err
		}
		reports[r.Contributor] = append(reports[r.Contributor], indicator.Observation{
			Indicator: definition.Code, Role: figure.Actual, Period: of, Value: valueOf(r.Value), Recorded: recorded,
			Contributor: indicator.Code{Vocabulary: "contributor", Value: string(r.Contributor)},
		})
	}
	var contributors []indicator.Series
	for _, name := range slices.Sorted(maps.Keys(reports)) {
		s, err := indicator.NewSeries(definition, reports[name]...)
		if err != nil {
			return nil, err
		}
		contributors = append(contributors, s)
	}
	periods := make([]period.Span, len(in.Periods))
	for i, n := range in.Periods {
		var err error
		if periods[i], err = yearOf(n); err != nil {
			return nil, err
		}
	}
	totals := result{}
	for i, v := range indicator.CarriedTotals(periods, contributors...) {
		totals[strconv.Itoa(int(in.Periods[i]))] = writtenValue(v)
	}
	return result{"totals": totals}, nil
}

// items are the values of the items of a formula; those that are null are
// missing.
type items map[string]*number

// values returns the items that have a value.
func (in items) values() formula.Lookup {
	out := map[string]figure.Number{}
	for name, n := range in {
		if n != nil {
			out[name] = n.Number
		}
	}
	return formula.Values(out)
}

func expression(in struct {
	Expression text  `json:"expression"`
	Items      items `json:"items"`
	Strategy   text  `json:"missing_value_strategy"`
},
) (any, error) {
	e, err := formula.Parse(string(in.Expression))
	if err != nil {
		return nil, err
	}
	strategy, ok := map[text]formula.Strategy{
		"skip_if_any_missing": formula.SkipIfAnyMissing, "skip_if_all_missing": formula.SkipIfAllMissing, "never_skip": formula.NeverSkip,
	}[in.Strategy]
	if !ok {
		return nil, errors.New("strategy " + check.Quote(string(in.Strategy)) + " is unknown")
	}
	n, ok := e.Evaluate(in.Items.values(), strategy).Value()
	return result{"value": written(n, ok)}, nil
}

func formulaIndicator(in struct {
	Numerator   text    `json:"numerator"`
	Denominator text    `json:"denominator"`
	Items       items   `json:"items"`
	Factor      *number `json:"factor,omitzero"`
	Annualised  bool    `json:"annualised,omitzero"`
	Days        uint16  `json:"days_in_period,omitzero"`
	Decimals    *int    `json:"decimals,omitzero"`
},
) (any, error) {
	numerator, err := formula.Parse(string(in.Numerator))
	if err != nil {
		return nil, err
	}
	denominator, err := formula.Parse(string(in.Denominator))
	if err != nil {
		return nil, err
	}
	f := formula.Indicator{Numerator: numerator, Denominator: denominator, Annualised: in.Annualised, Decimals: in.Decimals}
	if in.Factor != nil {
		f.Factor = in.Factor.Number
	}
	got := f.Evaluate(in.Items.values(), int(in.Days))
	value, ok := got.Value()
	rounded, hasRounded := got.Rounded()
	out := result{"value": written(value, ok), "rounded": written(rounded, hasRounded), "reason": nil}
	if !ok {
		out["reason"] = inCase(got.Reason().String())
	}
	return out, nil
}
