package money

import (
	"time"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

//go:generate go run gen.go

// currencyRow is what the table knows of one currency.
type currencyRow struct {
	code        string
	number      string // three digits, or ""
	minor       int8   // digits of the minor unit; noMinor: none stated
	withdrawn   bool
	withdrawnOn int32 // yyyymmdd as tableDate reads it
	first, last int32
	successor   string // code, or ""
	factor      string // units of the currency for one of its successor
	name        string
}

// noMinor marks a row without a minor unit.
const noMinor = -1

// tableDate returns a date of the tables, which is a year, month or day as
// yyyymmdd with zeros for what is not known; 0 is not stated.
func tableDate(n int32) period.Date {
	var d period.Date
	switch year, month, day := int(n/10000), time.Month(n/100%100), int(n%100); {
	case n == 0:
	case month == 0:
		d, _ = period.NewYear(year)
	case day == 0:
		d, _ = period.NewMonth(year, month)
	default:
		d, _ = period.NewDay(year, month, day)
	}
	return d
}

// tableSpan returns the span between two dates of the tables, of which the
// second is 0 where the end is open.
func tableSpan(first, last int32) period.Span {
	switch {
	case first == 0 && last == 0:
		return period.Span{}
	case last == 0:
		return period.Since(tableDate(first))
	case first == 0:
		return period.Until(tableDate(last))
	}
	s, _ := period.NewSpan(tableDate(first), tableDate(last)) // in order, says gen.go
	return s
}

// Numeric returns the three digits of ISO 4217, as in "978". It returns false
// where ISO states none (XFO, XFU, XRE), and for no currency. A number is no
// key: ISO gave the number of a withdrawn currency to its successor time and
// again, as 191 to HRD and HRK, and 810 to SUR and RUR.
func (c Currency) Numeric() (digits string, ok bool) {
	r := c.row()
	if r == nil || r.number == "" {
		return "", false
	}
	return r.number, true
}

// Name returns the English name, as in "Serbian dinar", or "" for no currency.
// A unit that was redenominated is told from what followed it: "Turkish lira of
// before 2005".
func (c Currency) Name() string {
	if r := c.row(); r != nil {
		return r.name
	}
	return ""
}

// WithdrawnOn returns the month from which ISO 4217 lists c as withdrawn. It is
// not stated for a current currency, nor where ISO gives a stretch of years.
//
// A code can be withdrawn long after, or before, its money: RUR in January
// 2004, five years after the last old ruble. [Currency.Validity] is about the
// money.
func (c Currency) WithdrawnOn() period.Date {
	if r := c.row(); r != nil {
		return tableDate(r.withdrawnOn)
	}
	return period.Date{}
}

// Validity returns from when to when c was money by the law of a country that
// issued it, open at the end where it is so still: for DEM
// "1948-06-20/2001-12-31". An amount or a rate of a day outside it is in doubt:
// old codes stay in files for years. The span is not stated where the table
// does not know it, as for funds and for most countries outside Europe and
// Central Asia. Nor does it include what banks exchange afterwards.
func (c Currency) Validity() period.Span {
	if r := c.row(); r != nil {
		return tableSpan(r.first, r.last)
	}
	return period.Span{}
}

// Successor returns the currency that replaced c, and how many units of c were
// one unit of it: TRY and 1,000,000 for TRL. It returns false for a currency
// that is not withdrawn, has no successor (funds, accounts) or broke up into
// several (SUR, CSK), or whose factor the table does not know.
//
// Successors may have successors: YUM, CSD, RSD.
func (c Currency) Successor() (next Currency, oldPerNew figure.Number, ok bool) {
	r := c.row()
	if r == nil || r.successor == "" {
		return 0, figure.Number{}, false
	}
	oldPerNew, err := figure.ParseNumber(r.factor)
	return packLetters(r.successor), oldPerNew, err == nil
}

// Changeover returns the replacement of c by [Currency.Successor], which see
// for the false. Its day is not stated where the table does not know it. From one currency that the euro replaced to another, take
// [LegalEuroFixings].
func (c Currency) Changeover() (Changeover, bool) {
	next, factor, ok := c.Successor()
	if !ok {
		return Changeover{}, false
	}
	on := next.Validity().Start()
	if fixed := fixedOn(c); next == EUR && !fixed.IsZero() {
		on = fixed // the ECU has no fixing: it became the euro when that began
	}
	return Changeover{Old: c, New: next, OldPerNew: factor, On: on}, true
}

// ChangeoversTo returns those by which other currencies became c, in the order
// of their codes: TMM for TMT; for EUR, the ECU (XEU) and the 21 with a fixing.
func ChangeoversTo(c Currency) []Changeover {
	var out []Changeover
	for i := range currencies {
		if r := &currencies[i]; r.successor != "" && packLetters(r.successor) == c {
			if change, ok := packLetters(r.code).Changeover(); ok {
				out = append(out, change)
			}
		}
	}
	return out
}

// fixedOn returns from when c's rate against the euro is fixed.
func fixedOn(c Currency) period.Date {
	for _, s := range fixings {
		if r, err := ParseRate(s); err == nil && r.Quote() == c {
			return r.Date()
		}
	}
	return period.Date{}
}

// LegalEuroFixings returns the fixings of all 21 currencies that the euro has
// replaced, from BEF in 1999 to BGN in 2026, each from the day on which it was
// irrevocably fixed. It makes a new table at each call: keep it.
func LegalEuroFixings() EuroFixings {
	rates := make([]Rate, 0, len(fixings))
	for _, s := range fixings {
		if r, err := ParseRate(s); err == nil { // always, says a test
			rates = append(rates, r)
		}
	}
	e, _ := NewEuroFixings(rates...)
	return e
}
