package money

import (
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// tenderRow says from when to when a currency was legal tender in a country.
type tenderRow struct {
	country, currency string
	first, last       int32 // as tableDate reads them; last is 0 where it is so still
}

// Tender is a currency with the time in which it is legal tender in a country.
type Tender struct {
	Currency Currency
	Term     period.Span
}

// TenderHistory returns what is and was legal tender in a country, in the order
// of the first days. Terms overlap where two currencies were tender side by
// side: DEM and EUR in Germany from 1999 to 2001, when the euro was there in
// accounts alone. Where a foreign currency was money without being issued, it
// counts from when to when it was so by rule: in Kosovo* DEM, then EUR.
//
// It knows the members of the European Union, the countries and territories of
// South-Eastern Europe, Eastern Europe and Central Asia, and AU, CA, CH, GB,
// IS, JP, LI, NO, NZ and US. Of others, and of former countries, it returns
// nothing. History begins with the first row: what was tender before is left
// out, and for BA, MD, MK and UZ so are the coupons before the present
// currency.
func TenderHistory(c place.Country) []Tender {
	var out []Tender
	for _, r := range tendersOf(c) {
		out = append(out, Tender{Currency: packLetters(r.currency), Term: tableSpan(r.first, r.last)})
	}
	return out
}

// TenderOf returns the currencies that were legal tender in a country on a day,
// in the order in which they became so: the last one is the one that stays. A
// month or a year gives every currency that was tender on any day of it, so a
// caller must expect several either way. It returns nothing where
// [TenderHistory] knows nothing of the country or the day, and where the date
// is not stated.
func TenderOf(c place.Country, on period.Date) []Currency {
	if on.IsZero() {
		return nil
	}
	var out []Currency
	for _, r := range tendersOf(c) {
		if tableSpan(r.first, r.last).ContainsDate(on) != check.NotMet {
			out = append(out, packLetters(r.currency))
		}
	}
	return out
}

// tendersOf returns the rows of a country, which stand in one piece.
func tendersOf(c place.Country) []tenderRow {
	code := c.Code()
	is := func(r tenderRow) bool { return r.country == code }
	i := slices.IndexFunc(tenders[:], is)
	if i < 0 {
		return nil
	}
	n := slices.IndexFunc(tenders[i:], func(r tenderRow) bool { return !is(r) })
	if n < 0 {
		return tenders[i:]
	}
	return tenders[i : i+n : i+n]
}
