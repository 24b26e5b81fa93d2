package iati

// Result is an output, outcome or impact, with its indicators.
type Result struct {
	Element
	Type ResultType
	// AggregationStatus says whether the result may be added to others; "" says
	// nothing.
	AggregationStatus Boolean
	Title             Narrated
	Description       Narrated
	Documents         []DocumentLink
	References        []ResultReference
	Indicators        []Indicator
}

// ResultReference names the result in a results framework.
type ResultReference struct {
	Element
	Code          string
	Vocabulary    string
	VocabularyURI string
}

// Indicator is what a result is measured by.
type Indicator struct {
	Element
	Measure           IndicatorMeasure
	Ascending         Boolean // higher is better; "" says nothing
	AggregationStatus Boolean // it may be added to others; "" says nothing
	Title             Narrated
	Description       Narrated
	Documents         []DocumentLink
	References        []IndicatorReference
	Baselines         []Baseline
	Periods           []Period
}

// IndicatorReference names the indicator in a list of indicators.
type IndicatorReference struct {
	Element
	Vocabulary string
	Code       string
	URI        string // indicator-uri
}

// Baseline is where an indicator stood before.
type Baseline struct {
	Element
	Date       Date    // iso-date; it may be missing
	Year       Integer // above 0
	Value      Reported
	Locations  []LocationRef
	Dimensions []Dimension
	Documents  []DocumentLink
	Comment    Narrated
}

// Period is a period for which an indicator has targets and actuals.
type Period struct {
	Element
	Start   Dated // period-start
	End     Dated // period-end
	Targets []Measured
	Actuals []Measured
}

// Measured is a target or an actual: the value of an indicator in a period, in
// all or for the locations and dimensions it names.
type Measured struct {
	Element
	Value      Reported
	Locations  []LocationRef
	Dimensions []Dimension
	Comment    Narrated
	Documents  []DocumentLink
}

// LocationRef names a location of the activity by its Ref.
type LocationRef struct {
	Element
	Ref string
}

// Dimension is a part that a value is for: name "sex", value "female".
type Dimension struct {
	Element
	Name  string
	Value string
}

var (
	locationRefShape = of[LocationRef](attr("ref", func(l *LocationRef) *string { return &l.Ref }))

	dimensionShape = of[Dimension](
		attr("name", func(d *Dimension) *string { return &d.Name }),
		attr("value", func(d *Dimension) *string { return &d.Value }),
	)

	baselineShape = of[Baseline](
		attr("iso-date", func(b *Baseline) *Date { return &b.Date }),
		as(positive, need("year", func(b *Baseline) *Integer { return &b.Year })),
		attr("value", func(b *Baseline) *Reported { return &b.Value }),
		many("location", locationRefShape, func(b *Baseline) *[]LocationRef { return &b.Locations }),
		many("dimension", dimensionShape, func(b *Baseline) *[]Dimension { return &b.Dimensions }),
		many("document-link", documentShape, func(b *Baseline) *[]DocumentLink { return &b.Documents }),
		opt("comment", narratedShape, func(b *Baseline) *Narrated { return &b.Comment }),
	)

	measuredShape = of[Measured](
		attr("value", func(m *Measured) *Reported { return &m.Value }),
		many("location", locationRefShape, func(m *Measured) *[]LocationRef { return &m.Locations }),
		many("dimension", dimensionShape, func(m *Measured) *[]Dimension { return &m.Dimensions }),
		opt("comment", narratedShape, func(m *Measured) *Narrated { return &m.Comment }),
		many("document-link", documentShape, func(m *Measured) *[]DocumentLink { return &m.Documents }),
		closed,
	)

	periodShape = of[Period](
		one("period-start", datedShape, func(p *Period) *Dated { return &p.Start }),
		one("period-end", datedShape, func(p *Period) *Dated { return &p.End }),
		many("target", measuredShape, func(p *Period) *[]Measured { return &p.Targets }),
		many("actual", measuredShape, func(p *Period) *[]Measured { return &p.Actuals }),
	)

	indicatorShape = of[Indicator](
		need("measure", func(i *Indicator) *IndicatorMeasure { return &i.Measure }),
		attr("ascending", func(i *Indicator) *Boolean { return &i.Ascending }),
		attr("aggregation-status", func(i *Indicator) *Boolean { return &i.AggregationStatus }),
		one("title", narratedShape, func(i *Indicator) *Narrated { return &i.Title }),
		opt("description", narratedShape, func(i *Indicator) *Narrated { return &i.Description }),
		many("document-link", documentShape, func(i *Indicator) *[]DocumentLink { return &i.Documents }),
		many("reference", of[IndicatorReference](
			need("vocabulary", func(r *IndicatorReference) *string { return &r.Vocabulary }),
			need("code", func(r *IndicatorReference) *string { return &r.Code }),
			attr("indicator-uri", func(r *IndicatorReference) *string { return &r.URI }),
		), func(i *Indicator) *[]IndicatorReference { return &i.References }),
		many("baseline", baselineShape, func(i *Indicator) *[]Baseline { return &i.Baselines }),
		many("period", periodShape, func(i *Indicator) *[]Period { return &i.Periods }),
	)

	resultShape = of[Result](
		need("type", func(r *Result) *ResultType { return &r.Type }),
		attr("aggregation-status", func(r *Result) *Boolean { return &r.AggregationStatus }),
		one("title", narratedShape, func(r *Result) *Narrated { return &r.Title }),
		opt("description", narratedShape, func(r *Result) *Narrated { return &r.Description }),
		many("document-link", documentShape, func(r *Result) *[]DocumentLink { return &r.Documents }),
		many("reference", of[ResultReference](
			need("code", func(r *ResultReference) *string { return &r.Code }),
			need("vocabulary", func(r *ResultReference) *string { return &r.Vocabulary }),
			attr("vocabulary-uri", func(r *ResultReference) *string { return &r.VocabularyURI }),
		), func(r *Result) *[]ResultReference { return &r.References }),
		some("indicator", indicatorShape, func(r *Result) *[]Indicator { return &r.Indicators }),
	)
)
