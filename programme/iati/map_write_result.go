package iati

import (
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
)

// resultWriter writes outcomes and outputs with their indicators.
type resultWriter struct {
	*mapper
	indicators map[string]*indicator.Indicator
	order      []string
	values     map[string][]int // places of the observations of an indicator
	done       map[string]bool
}

func (w *mapper) results() {
	r := resultWriter{mapper: w, indicators: map[string]*indicator.Indicator{}, values: map[string][]int{}, done: map[string]bool{}}
	f := &w.p.Indicators
	r.know(f.Indicators)
	for i := range f.Categories {
		r.know(f.Categories[i].Indicators)
	}
	for i := range w.p.Observations {
		code := w.p.Observations[i].Indicator
		r.values[code] = append(r.values[code], i)
	}
	for i := range w.p.Outcomes {
		o := &w.p.Outcomes[i]
		r.result(Outcome, o.Code, "", o.Title, o.Description, o.Indicators, o.References)
		for j := range o.Outputs {
			out := &o.Outputs[j]
			r.result(Output, out.Code, o.Code, out.Title, out.Description, out.Indicators, out.References)
		}
	}
	for i := range w.p.Outputs {
		o := &w.p.Outputs[i]
		r.result(Output, o.Code, "", o.Title, o.Description, o.Indicators, o.References)
	}
	r.others()
}

func (r *resultWriter) know(list []indicator.Indicator) {
	for i := range list {
		code := list[i].Code
		if _, twice := r.indicators[code]; code != "" && !twice {
			r.indicators[code] = &list[i]
			r.order = append(r.order, code)
		}
	}
}

// result writes a result that has an indicator; the standard has no other.
func (r *resultWriter) result(kind ResultType, code, under string, title, description lang.Text, indicators []string, references []indicator.Code) {
	e := Result{Type: kind, Title: Narrated{Narratives: r.narratives(title)}, Description: Narrated{Narratives: r.narratives(description)}}
	if len(e.Title.Narratives) == 0 {
		return
	}
	for _, c := range indicators {
		if i, ok := r.indicator(c, code, len(references) > 0); ok {
			e.Indicators = append(e.Indicators, i)
		}
	}
	if len(e.Indicators) == 0 {
		return
	}
	e.mark("code", word(code))
	e.mark("under", word(under))
	for _, c := range references {
		if v, ok := strings.CutPrefix(c.Vocabulary, "iati-result-"); ok {
			e.References = append(e.References, ResultReference{Code: c.Value, Vocabulary: strings.ToUpper(v)})
		}
	}
	r.a.Results = append(r.a.Results, e)
}

// others writes the indicators of no outcome or output under a result of their
// own.
func (r *resultWriter) others() {
	e := Result{Type: OtherResult, Title: Narrated{Narratives: r.narratives(r.p.Indicators.Title)}}
	for _, code := range r.order {
		if r.done[code] {
			continue
		}
		if i, ok := r.indicator(code, "", false); ok {
			e.Indicators = append(e.Indicators, i)
		}
	}
	if len(e.Indicators) == 0 {
		return
	}
	if len(e.Title.Narratives) == 0 {
		e.Title.Narratives = Narratives{{Text: "Indicators of the programme as a whole"}}
		if r.lang != lang.English {
			e.Title.Narratives[0].Lang = "en"
		}
		e.Title.mark("added", added)
	}
	e.mark("of", "indicators")
	r.a.Results = append(r.a.Results, e)
}

// indicator writes an indicator once, at the first result that it measures.
func (r *resultWriter) indicator(code, of string, referenced bool) (Indicator, bool) {
	def := r.indicators[code]
	if def == nil || r.done[code] {
		return Indicator{}, false
	}
	e := Indicator{
		Measure: measureOf(def.Scale, def.Unit), Title: Narrated{Narratives: r.narratives(def.Title)},
		Description: Narrated{Narratives: r.narratives(def.Definition)},
	}
	if len(e.Title.Narratives) == 0 {
		return Indicator{}, false
	}
	switch def.Direction {
	case indicator.Increase:
		e.Ascending = "1"
	case indicator.Decrease:
		e.Ascending = "0"
	}
	if def.Scale != scales.term(e.Measure) {
		e.mark("scale", def.Scale.String())
	}
	if def.Unit != "%" {
		e.mark("unit", word(def.Unit))
	}
	e.mark("code", word(code))
	for _, c := range def.References {
		if v, ok := strings.CutPrefix(c.Vocabulary, "iati-indicator-"); ok && !referenced {
			e.References = append(e.References, IndicatorReference{Code: c.Value, Vocabulary: strings.ToUpper(v)})
		}
	}
	r.done[code] = true
	periods := map[period.Span]int{}
	for _, i := range r.values[code] {
		r.observation(&e, periods, def, &r.p.Observations[i], of, i)
	}
	return e, true
}

// observation writes a value that the standard has a place for: of the whole
// programme or of a location of it, in one number, code or text, for a period with two ends.
func (r *resultWriter) observation(e *Indicator, periods map[period.Span]int, def *indicator.Indicator, o *indicator.Observation, of string, i int) {
	if !o.Contributor.IsZero() || o.Of != "" && o.Of != of || o.Status == indicator.Draft || o.Period.IsZero() {
		return
	}
	var at []LocationRef
	if !o.Place.IsZero() {
		area, ok := o.Place.Area()
		if !ok || !r.refs[area.Code] {
			return
		}
		at = []LocationRef{{Ref: area.Code}}
	}
	value, comment, ok := r.reported(e.Measure, o.Value)
	if !ok {
		return
	}
	if f, is := o.Value.Figure(); is && comment.isAdded() {
		r.rounded(check.Path("observations").Index(i).Field("value"), f, string(value))
	}
	var dimensions []Dimension
	for axis, category := range o.By.All() {
		dimensions = append(dimensions, Dimension{Name: axis, Value: category})
	}
	if o.Role == figure.Baseline {
		start := o.Period.Start()
		if start.IsZero() {
			return
		}
		b := Baseline{Year: Integer(decimalText(start.Year())), Value: value, Locations: at, Dimensions: dimensions, Comment: comment}
		if start.Precision() == period.Day && o.Period.End() == start {
			b.Date = Date(start.String())
		}
		e.Baselines = append(e.Baselines, b)
		return
	}
	first, last, stated, ok := days(o.Period)
	if !ok || o.Role != figure.Target && o.Role != figure.Actual {
		return
	}
	span, err := period.NewSpan(first, last)
	if err != nil {
		return
	}
	if !stated {
		r.day(check.Path("observations").Index(i).Field("period"), o.Period.String(), first)
	}
	n, known := periods[span]
	if !known {
		n = len(e.Periods)
		periods[span] = n
		e.Periods = append(e.Periods, Period{Start: Dated{Date: Date(first.String())}, End: Dated{Date: Date(last.String())}})
	}
	m := Measured{Value: value, Locations: at, Dimensions: dimensions, Comment: comment}
	if o.Role == figure.Target {
		e.Periods[n].Targets = append(e.Periods[n].Targets, m)
	} else {
		e.Periods[n].Actuals = append(e.Periods[n].Actuals, m)
	}
}

// reported returns a value as the standard holds it. A figure that is rounded
// says how it was stated in a comment.
func (r *resultWriter) reported(m IndicatorMeasure, v indicator.Value) (value Reported, comment Narrated, ok bool) {
	if f, is := v.Figure(); is {
		n, plain := plainValue(f)
		if f.Hedge() == figure.Rounded && f.Unit() != "%" {
			comment.Narratives = r.narratives(lang.NewText(r.lang, f.String()))
			comment.mark("added", added)
		}
		return Reported(n), comment, plain && m != Qualitative
	}
	if code, is := v.Code(); is {
		return Reported(code), comment, m == Nominal || m == Ordinal
	}
	if text, is := v.Text(); is && m == Qualitative {
		comment.Narratives = r.narratives(lang.NewText(r.lang, text))
		return "", comment, len(comment.Narratives) > 0
	}
	return "", comment, false
}
