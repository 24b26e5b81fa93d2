package main

import (
	"errors"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
)

// indicatorMethods are the questions of indicators about figures: intervals
// against targets, verdicts combined, growth in words.
func indicatorMethods() map[string]handler {
	return map[string]handler{
		"claim.compare":  handle(compareBounds),
		"claim.logic":    handle(logic),
		"claim.parse":    handle(parseInterval),
		"claim.progress": handle(progress),
		"claim.sum":      handle(sumBounds),
		"growth.phrase":  handle(growth),
	}
}

func compareBounds(in struct {
	Text     text    `json:"text,omitzero"`
	Interval *bounds `json:"interval,omitzero"` // what the text stands for
	Op       text    `json:"op"`
	Target   bounds  `json:"target"`
},
) (any, error) {
	op, err := figure.ParseOp(string(in.Op))
	if err != nil {
		return nil, err
	}
	var left figure.Interval
	switch {
	case in.Interval != nil:
		left = in.Interval.interval
	case in.Text != "":
		f, err := figure.Parse(string(in.Text))
		if err != nil {
			return nil, err
		}
		left = f.Bounds()
	}
	return result{}.withOutcome(left.CompareTo(op, in.Target.interval))
}

func logic(in struct {
	Op       text      `json:"op"`
	Outcomes []outcome `json:"outcomes"`
},
) (any, error) {
	verdicts := make([]check.Verdict, len(in.Outcomes))
	for i, o := range in.Outcomes {
		verdicts[i] = o.verdict
	}
	switch in.Op {
	case "all":
		return result{}.withOutcome(check.All(verdicts...))
	case "any":
		return result{}.withOutcome(check.Any(verdicts...))
	}
	return nil, errors.New("op " + check.Quote(string(in.Op)) + ": want all or any")
}

func parseInterval(in parseFigureInputs) (any, error) {
	f, err := in.parse()
	if err != nil {
		return nil, err
	}
	return result{"interval": writtenBounds(f.Bounds()), "unit": f.Unit()}, nil
}

func progress(in struct {
	Baseline bounds `json:"baseline"`
	Target   bounds `json:"target"`
	Interval bounds `json:"interval,omitzero"`
},
) (any, error) {
	way, err := claim.ProgressOfBounds(in.Baseline.interval, in.Target.interval, in.Interval.interval)
	var undefined *figure.UndefinedError
	if errors.As(err, &undefined) {
		return result{undefinedKey: undefined.Reason, "lower": nil, "upper": nil}, nil
	}
	if err != nil {
		return nil, err
	}
	lower, lowerClosed, hasLower := way.Lo()
	upper, upperClosed, hasUpper := way.Hi()
	return result{
		"lower": written(lower, hasLower), "lower_closed": lowerClosed,
		"upper": written(upper, hasUpper), "upper_closed": upperClosed,
	}, nil
}

func sumBounds(in struct {
	Parts []bounds `json:"parts"`
	Total bounds   `json:"total,omitzero"`
},
) (any, error) {
	parts := make([]figure.Interval, len(in.Parts))
	for i, p := range in.Parts {
		parts[i] = p.interval
	}
	return reconciliation(claim.SumOfBounds(in.Total.interval, parts...))
}
