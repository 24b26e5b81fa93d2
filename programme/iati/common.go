package iati

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
)

// Coded is an element that holds a code and nothing else, such as
// activity-status.
type Coded[C ~string] struct {
	Element
	Code C
}

func codedShape[C ~string]() *shape {
	return of[Coded[C]](need("code", func(c *Coded[C]) *C { return &c.Code }))
}

var stringCodeShape = codedShape[string]()

// Content is an element that holds a text and nothing else, such as
// iati-identifier. The text is kept to the letter, with the white space around
// it.
type Content struct {
	Element
	Text string
}

var (
	contentShape = of[Content](content(func(c *Content) *string { return &c.Text }))
	laxShape     = of[Content](content(func(c *Content) *string { return &c.Text }), lax)
	// plainShape is that of an element of a simple type, without attributes.
	plainShape = of[Content](content(func(c *Content) *string { return &c.Text }), closed)
)

// Dated is an element that holds a date and nothing else, such as period-start.
type Dated struct {
	Element
	Date Date // iso-date
}

var datedShape = of[Dated](need("iso-date", func(d *Dated) *Date { return &d.Date }))

// Money is a sum of money, as value and forecast hold it. The standard converts
// it by the rate of its value date.
type Money struct {
	Element
	Currency  string // "": the default currency of the record
	ValueDate Date
	Amount    Decimal
}

// ErrNoCurrency says that a sum of money has no currency, and its record no
// default.
var ErrNoCurrency = errors.New("iati: no currency")

// In returns the amount in its own currency or, where it states none, in the
// default currency of its record. An error matches [ErrValue] where the amount
// is no number, [ErrNoCurrency] or [money.ErrUnknownCurrency]. The zero amount
// stands for no amount at all.
func (m Money) In(defaultCurrency string) (money.Amount, error) {
	if m.Amount == "" {
		return money.Amount{}, nil
	}
	code := collapse(m.Currency)
	if code == "" {
		code = collapse(defaultCurrency)
	}
	if code == "" {
		return money.Amount{}, fmt.Errorf("%w: %s has none, and there is no default", ErrNoCurrency, check.Quote(string(m.Amount)))
	}
	currency, err := money.ParseCurrency(code)
	if err != nil {
		return money.Amount{}, fmt.Errorf("iati: %w", err)
	}
	text, ok := plain(string(m.Amount))
	if !ok {
		return money.Amount{}, wrongNumber(string(m.Amount))
	}
	amount, err := money.ParseIn(text, currency)
	if err != nil {
		return money.Amount{}, fmt.Errorf("%w: %w", ErrValue, err)
	}
	return amount, nil
}

var moneyShape = of[Money](
	attr("currency", func(m *Money) *string { return &m.Currency }),
	need("value-date", func(m *Money) *Date { return &m.ValueDate }),
	content(func(m *Money) *Decimal { return &m.Amount }),
)

// ReportingOrg is the organisation that reports a record.
type ReportingOrg struct {
	Element
	Ref               string
	Type              string
	SecondaryReporter Boolean // it reports on the activities of others
	Narratives        Narratives
}

var reportingOrgShape = of[ReportingOrg](
	need("ref", func(o *ReportingOrg) *string { return &o.Ref }),
	need("type", func(o *ReportingOrg) *string { return &o.Type }),
	attr("secondary-reporter", func(o *ReportingOrg) *Boolean { return &o.SecondaryReporter }),
	some("narrative", narrativeShape, func(o *ReportingOrg) *Narratives { return &o.Narratives }),
)

// RecipientCountry is a country that benefits, with its share of the activity.
type RecipientCountry struct {
	Element
	Code       string
	Percentage Decimal // in percent; of activities alone
	Narratives Narratives
}

func newCountryShape(share func(part) part) *shape {
	return of[RecipientCountry](
		need("code", func(c *RecipientCountry) *string { return &c.Code }),
		share(attr("percentage", func(c *RecipientCountry) *Decimal { return &c.Percentage })),
		many("narrative", narrativeShape, func(c *RecipientCountry) *Narratives { return &c.Narratives }),
	)
}

var (
	recipientCountryShape = newCountryShape(optional)
	// countryShape is that of a country without a share: in transactions and in
	// files of organisations.
	countryShape = newCountryShape(misplaced)
)

// RecipientRegion is a region that benefits as such, with its share of the
// activity.
type RecipientRegion struct {
	Element
	Code          string
	Vocabulary    string // "": DefaultVocabulary
	VocabularyURI string
	Percentage    Decimal // in percent; of activities alone
	Narratives    Narratives
}

func regionShape(code, share func(part) part) *shape {
	return of[RecipientRegion](
		code(attr("code", func(r *RecipientRegion) *string { return &r.Code })),
		attr("vocabulary", func(r *RecipientRegion) *string { return &r.Vocabulary }),
		attr("vocabulary-uri", func(r *RecipientRegion) *string { return &r.VocabularyURI }),
		share(attr("percentage", func(r *RecipientRegion) *Decimal { return &r.Percentage })),
		many("narrative", narrativeShape, func(r *RecipientRegion) *Narratives { return &r.Narratives }),
	)
}

var (
	recipientRegionShape   = regionShape(required, optional)
	transactionRegionShape = regionShape(required, misplaced)
	budgetRegionShape      = regionShape(optional, misplaced)
)

// Sector is what an activity or transaction is for, with its share.
type Sector struct {
	Element
	Vocabulary    string // "": DefaultVocabulary
	VocabularyURI string
	Code          string
	Percentage    Decimal // in percent; of activities alone
	Narratives    Narratives
}

func newSectorShape(share func(part) part) *shape {
	return of[Sector](
		attr("vocabulary", func(s *Sector) *string { return &s.Vocabulary }),
		attr("vocabulary-uri", func(s *Sector) *string { return &s.VocabularyURI }),
		need("code", func(s *Sector) *string { return &s.Code }),
		share(attr("percentage", func(s *Sector) *Decimal { return &s.Percentage })),
		many("narrative", narrativeShape, func(s *Sector) *Narratives { return &s.Narratives }),
	)
}

var (
	sectorShape            = newSectorShape(optional)
	transactionSectorShape = newSectorShape(misplaced)
)

// AidType is a type of aid: a default of an activity, or that of a transaction.
type AidType struct {
	Element
	Code       string
	Vocabulary string // "": DefaultVocabulary
}

var aidTypeShape = of[AidType](
	need("code", func(t *AidType) *string { return &t.Code }),
	attr("vocabulary", func(t *AidType) *string { return &t.Vocabulary }),
)
