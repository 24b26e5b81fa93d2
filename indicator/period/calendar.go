package period

import "time"

const (
	minYear = 1
	maxYear = 9999
	minDay  = 1         // day number of 0001-01-01
	maxDay  = 3_652_059 // day number of 9999-12-31

	daysPer400Years = 146_097
	daysPer100Years = 36_524
	daysPer4Years   = 1_461
)

// daysBefore[m] counts the days of a common year before month m.
var daysBefore = [...]int{0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365}

func isLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

// daysIn returns the number of days of a month.
func daysIn(year int, month time.Month) int {
	if month == time.February && isLeap(year) {
		return 29
	}
	return daysBefore[month+1] - daysBefore[month]
}

// dayNumber counts days from 1 January of year 1, which is day 1. The parts
// must be valid.
func dayNumber(year int, month time.Month, day int) int {
	y := year - 1
	n := 365*y + y/4 - y/100 + y/400 + daysBefore[month] + day
	if month > time.February && isLeap(year) {
		n++
	}
	return n
}

// civil is the inverse of dayNumber, for n from minDay to maxDay.
func civil(n int) (year int, month time.Month, day int) {
	n--
	n400 := n / daysPer400Years
	n -= n400 * daysPer400Years
	n100 := min(n/daysPer100Years, 3) // the last day of 400 years belongs to the 4th century
	n -= n100 * daysPer100Years
	n4 := n / daysPer4Years
	n -= n4 * daysPer4Years
	n1 := min(n/365, 3) // as does the last day of 4 years to the 4th year
	n -= n1 * 365
	year = 400*n400 + 100*n100 + 4*n4 + n1 + 1

	if isLeap(year) {
		switch {
		case n == 59:
			return year, time.February, 29
		case n > 59:
			n-- // as in a common year
		}
	}
	month = time.Month(n/31 + 1) // right, or one too early
	if n >= daysBefore[month+1] {
		month++
	}
	return year, month, n - daysBefore[month] + 1
}

// monthIndex counts months, for differences and steps.
func monthIndex(year int, month time.Month) int { return 12*year + int(month) - 1 }

// ofMonthIndex is the inverse of monthIndex; ok is false outside the years of
// this package.
func ofMonthIndex(i int) (year int, month time.Month, ok bool) {
	year, month = i/12, time.Month(i%12+1)
	return year, month, i >= 12*minYear && year <= maxYear
}

// lastDayOf returns the day number of the last day of so many calendar months
// that begin on day n: the day before the same day of a later month, or that
// month's last day where it has no such day. It never falls as n grows, and
// rises with every month. It is maxDay+1 where the calendar ends before.
func lastDayOf(n, months int) int {
	const all = 12 * maxYear
	year, month, day := civil(n)
	if day == 1 { // the months end with a month
		day, months = 32, months-1
	}
	y, m, ok := ofMonthIndex(monthIndex(year, month) + min(months, all))
	if !ok {
		return maxDay + 1
	}
	return dayNumber(y, m, min(day-1, daysIn(y, m)))
}
