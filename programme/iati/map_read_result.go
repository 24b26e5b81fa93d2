package iati

import (
	"strconv"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

func (r *mapReader) results() {
	outcomes := map[string]int{}
	for i := range r.a.Results {
		e := &r.a.Results[i]
		place := strconv.Itoa(i + 1)
		code := e.own("code")
		if code == "" && e.own("of") == "" && e.Rest == nil {
			code = place
		}
		var indicators []string
		for j := range e.Indicators {
			indicators = append(indicators, r.indicator(&e.Indicators[j], place+"."+strconv.Itoa(j+1)))
		}
		title, description := r.text(e.Title.Narratives), r.text(e.Description.Narratives)
		references := resultCodes(e.References)
		switch {
		case e.own("of") == "indicators":
			if !e.Title.isAdded() {
				r.p.Indicators.Title = title
			}
		case e.Type == Outcome:
			if _, twice := outcomes[code]; !twice && code != "" {
				outcomes[code] = len(r.p.Outcomes)
			}
			r.p.Outcomes = append(r.p.Outcomes, programme.Outcome{
				Code: code, Title: title, Description: description, Indicators: indicators, References: references,
			})
		case e.Type == Output:
			o := programme.Output{Code: code, Title: title, Description: description, Indicators: indicators, References: references}
			if at, ok := outcomes[e.own("under")]; ok && e.own("under") != "" {
				r.p.Outcomes[at].Outputs = append(r.p.Outcomes[at].Outputs, o)
			} else {
				r.p.Outputs = append(r.p.Outputs, o)
			}
		}
	}
}

func resultCodes(list []ResultReference) []indicator.Code {
	var out []indicator.Code
	for i := range list {
		out = append(out, indicator.Code{Vocabulary: "iati-result-" + strings.ToLower(list[i].Vocabulary), Value: list[i].Code})
	}
	return out
}

// indicator reads an indicator with its values, and returns its code.
func (r *mapReader) indicator(e *Indicator, code string) string {
	if own := e.own("code"); own != "" {
		code = own
	}
	def := indicator.Indicator{
		Code: code, Title: r.text(e.Title.Narratives), Definition: r.text(e.Description.Narratives), Scale: scales.term(e.Measure),
	}
	if def.Unit = e.own("unit"); def.Unit == "" && e.Measure == Percentage {
		def.Unit = "%"
	}
	var scale indicator.Scale
	if own := e.own("scale"); own != "" && scale.UnmarshalText([]byte(own)) == nil && measureOf(scale, def.Unit) == e.Measure {
		def.Scale = scale
	}
	switch e.Ascending {
	case "1", "true":
		def.Direction = indicator.Increase
	case "0", "false":
		def.Direction = indicator.Decrease
	}
	for i := range e.References {
		v := &e.References[i]
		def.References = append(def.References, indicator.Code{Vocabulary: "iati-indicator-" + strings.ToLower(v.Vocabulary), Value: v.Code})
	}
	r.p.Indicators.Indicators = append(r.p.Indicators.Indicators, def)
	for i := range e.Baselines {
		b := &e.Baselines[i]
		date := dayOf(b.Date)
		if year := strings.TrimSpace(string(b.Year)); date.IsZero() && len(year) == 4 {
			date, _ = period.Parse(year)
		}
		r.value(e.Measure, &def, figure.Baseline, period.Whole(date), b.Value, b.Dimensions, b.Locations, &b.Comment)
	}
	for i := range e.Periods {
		p := &e.Periods[i]
		span := spanOf(dayOf(p.Start.Date), dayOf(p.End.Date))
		if span.IsZero() {
			continue
		}
		for j := range p.Targets {
			t := &p.Targets[j]
			r.value(e.Measure, &def, figure.Target, span, t.Value, t.Dimensions, t.Locations, &t.Comment)
		}
		for j := range p.Actuals {
			t := &p.Actuals[j]
			r.value(e.Measure, &def, figure.Actual, span, t.Value, t.Dimensions, t.Locations, &t.Comment)
		}
	}
	return code
}

// value reads one value. Those of several locations, or of one that has no name,
// are left out: a programme would take them for values of the whole.
func (r *mapReader) value(m IndicatorMeasure, def *indicator.Indicator, role figure.Role, span period.Span, v Reported, by []Dimension, at []LocationRef, comment *Narrated) {
	o := indicator.Observation{Indicator: def.Code, Role: role, Period: span}
	if len(at) > 0 {
		area, ok := r.areas[at[0].Ref]
		if !ok || len(at) > 1 {
			return
		}
		o.Place = indicator.AreaPlace(area)
	}
	for i := range by {
		if by[i].Name == "" || by[i].Value == "" {
			return
		}
		o.By = o.By.With(by[i].Name, by[i].Value)
	}
	if o.By.Len() != len(by) {
		return
	}
	text := string(v)
	switch {
	case m == Qualitative || text == "":
		t := r.text(comment.Narratives).String()
		if t == "" || comment.isAdded() {
			return
		}
		o.Value = indicator.TextValue(t)
	case m == Nominal || m == Ordinal:
		o.Value = indicator.CodeValue(text)
	default:
		o.Value = indicator.TextValue(text)
		if number, ok := plain(text); ok {
			if f, err := figure.Parse(number + " " + def.Unit); err == nil {
				o.Value = indicator.FigureValue(f)
			} else if f, err = figure.Parse(number); err == nil {
				o.Value = indicator.FigureValue(f.WithUnit(def.Unit))
			}
		}
	}
	r.p.Observations = append(r.p.Observations, o)
}
