package unore

import (
	"time"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// Source is the source of all rates that this package reads.
const Source = "United Nations Treasury"

// Decimals is how many decimals the Treasury states, though the export cuts
// zeros off the end.
const Decimals = 3

// List is what a file states for one effective day. It is what
// [money.RatesBuilder.AddList] takes:
//
//	err := builder.AddList(list.Effective, list.Full, list.Rates...)
//
// That refuses a list without rates, which is one of dollars alone.
type List struct {
	Effective period.Date  // the day from which it holds
	Full      bool         // whether it ends the currencies that it does not name
	Rates     []money.Rate // in the order of the file, each currency once
	Lines     int          // lines behind it, those of the dollar and those repeated included
}

// Full says whether the list of an effective day is a full one. The caller
// knows what was exported: [AboutTheFirst] fits an archive of all lists,
// [Always] an export of all currencies on one day, of whatever day. Nil stands
// for [Never].
type Full func(effective period.Date) bool

// AboutTheFirst takes lists as full that take effect from the last seven days
// of a month to the seventh of the next, and others, of about the 15th, as
// partial. So the Treasury has published them, and the monthly list of January
// often takes effect on the last day of December.
func AboutTheFirst(effective period.Date) bool {
	const days = 7
	next := time.Date(effective.Year(), effective.Month(), effective.Day()+days, 0, 0, 0, 0, time.UTC)
	return effective.Day() <= days || next.Month() != effective.Month()
}

// Always takes every list as full.
func Always(period.Date) bool { return true }

// Never takes every list as partial: no currency ends by being left out.
func Never(period.Date) bool { return false }
