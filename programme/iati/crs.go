package iati

// CRSAdd is what the Creditor Reporting System of the OECD DAC asks for in
// addition, of loans above all.
type CRSAdd struct {
	Element
	OtherFlags  []CRSFlag
	LoanTerms   LoanTerms
	LoanStatus  LoanStatus
	ChannelCode Content
}

// CRSFlag is one of the flags of the Creditor Reporting System.
type CRSFlag struct {
	Element
	Code         string
	Significance Boolean
}

// LoanTerms are the terms of a loan.
type LoanTerms struct {
	Element
	Rate1              Decimal // interest, in percent
	Rate2              Decimal // a second rate of interest, in percent
	RepaymentType      Coded[string]
	RepaymentPlan      Coded[string]
	CommitmentDate     Dated
	RepaymentFirstDate Dated
	RepaymentFinalDate Dated
}

// LoanStatus is where a loan stands in a year.
type LoanStatus struct {
	Element
	Year                 Decimal // a decimal in the schema
	Currency             string  // "": the default currency of the activity
	ValueDate            Date
	InterestReceived     DecimalContent
	PrincipalOutstanding DecimalContent
	PrincipalArrears     DecimalContent
	InterestArrears      DecimalContent
}

// Money returns one of the amounts of s with the currency and the value date
// that all of them share.
func (s LoanStatus) Money(amount DecimalContent) Money {
	return Money{Element: amount.Element, Currency: s.Currency, ValueDate: s.ValueDate, Amount: amount.Amount}
}

// DecimalContent is an element that holds a number and nothing else.
type DecimalContent struct {
	Element
	Amount Decimal
}

// FSS is a Forward Spending Survey of the OECD DAC.
type FSS struct {
	Element
	ExtractionDate Date
	Priority       Boolean
	PhaseoutYear   Decimal // a decimal in the schema
	Forecasts      []Forecast
}

// Forecast is what is expected to be spent in a year. Its value date may be
// missing.
type Forecast struct {
	Year Decimal // a decimal in the schema
	Money
}

var decimalContentShape = of[DecimalContent](content(func(d *DecimalContent) *Decimal { return &d.Amount }), closed)

var crsAddShape = of[CRSAdd](
	many("other-flags", of[CRSFlag](
		need("code", func(f *CRSFlag) *string { return &f.Code }),
		need("significance", func(f *CRSFlag) *Boolean { return &f.Significance }),
	), func(c *CRSAdd) *[]CRSFlag { return &c.OtherFlags }),
	opt("loan-terms", of[LoanTerms](
		attr("rate-1", func(t *LoanTerms) *Decimal { return &t.Rate1 }),
		attr("rate-2", func(t *LoanTerms) *Decimal { return &t.Rate2 }),
		opt("repayment-type", stringCodeShape, func(t *LoanTerms) *Coded[string] { return &t.RepaymentType }),
		opt("repayment-plan", stringCodeShape, func(t *LoanTerms) *Coded[string] { return &t.RepaymentPlan }),
		opt("commitment-date", datedShape, func(t *LoanTerms) *Dated { return &t.CommitmentDate }),
		opt("repayment-first-date", datedShape, func(t *LoanTerms) *Dated { return &t.RepaymentFirstDate }),
		opt("repayment-final-date", datedShape, func(t *LoanTerms) *Dated { return &t.RepaymentFinalDate }),
	), func(c *CRSAdd) *LoanTerms { return &c.LoanTerms }),
	opt("loan-status", of[LoanStatus](
		need("year", func(s *LoanStatus) *Decimal { return &s.Year }),
		attr("currency", func(s *LoanStatus) *string { return &s.Currency }),
		need("value-date", func(s *LoanStatus) *Date { return &s.ValueDate }),
		opt("interest-received", decimalContentShape, func(s *LoanStatus) *DecimalContent { return &s.InterestReceived }),
		opt("principal-outstanding", decimalContentShape, func(s *LoanStatus) *DecimalContent { return &s.PrincipalOutstanding }),
		opt("principal-arrears", decimalContentShape, func(s *LoanStatus) *DecimalContent { return &s.PrincipalArrears }),
		opt("interest-arrears", decimalContentShape, func(s *LoanStatus) *DecimalContent { return &s.InterestArrears }),
	), func(c *CRSAdd) *LoanStatus { return &c.LoanStatus }),
	opt("channel-code", plainShape, func(c *CRSAdd) *Content { return &c.ChannelCode }),
)

var fssShape = of[FSS](
	need("extraction-date", func(f *FSS) *Date { return &f.ExtractionDate }),
	attr("priority", func(f *FSS) *Boolean { return &f.Priority }),
	attr("phaseout-year", func(f *FSS) *Decimal { return &f.PhaseoutYear }),
	many("forecast", of[Forecast](
		need("year", func(f *Forecast) *Decimal { return &f.Year }),
		attr("currency", func(f *Forecast) *string { return &f.Currency }),
		attr("value-date", func(f *Forecast) *Date { return &f.ValueDate }),
		content(func(f *Forecast) *Decimal { return &f.Amount }),
	), func(f *FSS) *[]Forecast { return &f.Forecasts }),
)
