package period

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"iom.int/migdev/indicator/check"
)

// ErrAmbiguous says that a text in words has two readings.
var ErrAmbiguous = errors.New("period: ambiguous")

// maxEnglish limits the bytes of a text in words.
const maxEnglish = 128

// ParseEnglish reads a date or a span as documents in English write it:
//
//	March 2017 · 5 June 2013 · November 18th, 2014 · 2011 · in the year 2000
//	May 2009-May 2012 · 2011–2014 · 2016-17 · 1997—Present (Open-ended)
//	February 2008 to January 2010 · from 1 October 2015 through 31 March 2016
//	between 2013 and 2015 · October-December 2014 · 24-25 June 2014
//	since 1992 · 2000 onwards · from the year 2000 and onwards · until 2014
//
// A single date gives the [Whole] of it; its Start is the date. The grammar, in
// any case of letters and with any white space:
//
//	text  = [ "in" | "during" | "for" | "on" ] [ "the" ] [ "period" ] range
//	      | "since" date                       an open end
//	      | ( "until" | "till" | "up to" ) date    a start not stated
//	range = date
//	      | "from" date                        an end not stated
//	      | [ "from" ] date [ "and" ] ( "onwards" | "onward" )
//	      | [ "from" ] date ( to | "and" ) open
//	      | [ "from" ] date to date
//	      | "between" date ( "and" | dash ) date
//	to    = dash | "to" | "through" | "until" | "till" | "up to"
//	open  = [ "the" ] "present" | "now" | "today" | "date" | "ongoing" | "open-ended"
//	date  = [ "the" ] [ "year" ] YYYY | month [ "of" | "," ] YYYY
//	      | day [ "of" ] month [ "," ] YYYY | month day [ "," ] YYYY
//	      | YYYY-MM | YYYY-MM-DD
//
// Behind a date or an open end, "(ongoing)" or "(open-ended)" may say so too. A
// hyphen, an en dash or an em dash are one dash. Months are full names or their
// first three letters ("Sept" too), days may be ordinals. The first date takes
// the year, or month and year, that it lacks from the second; the second year
// takes its century from the first ("2016-17"). Spans of [ParseSpan] with a
// slash between dates are read as well.
//
// It refuses what it cannot read to the end. It returns [ErrAmbiguous] for
// "2011-12", which is a month or two years ("2011–12" with an en dash is two
// years, and "2011-10" can only be a month), and [ErrEndBeforeStart] as [NewSpan] does. Dates in
// digits alone ("01/02/2014") differ by country and are refused.
func ParseEnglish(s string) (Span, error) {
	if len(s) > maxEnglish {
		return Span{}, fmt.Errorf("period: %s is no English date or span: it has %d bytes, want %d at most", check.Quote(s), len(s), maxEnglish)
	}
	if s := strings.TrimSpace(s); strings.Contains(s, "/") {
		return ParseSpan(s)
	}
	span, err := readEnglish(s)
	switch {
	case errors.Is(err, ErrAmbiguous) || errors.Is(err, ErrEndBeforeStart):
		return Span{}, fmt.Errorf("%w, in %s", err, check.Quote(s))
	case err != nil:
		return Span{}, fmt.Errorf("period: %s is no English date or span: %w", check.Quote(s), err)
	}
	return span, nil
}

// readEnglish returns errors without the name of the package, but for those
// that callers can match.
func readEnglish(s string) (Span, error) {
	r, err := newReader(s)
	if err != nil {
		return Span{}, err
	}
	span, err := r.text()
	if err == nil && r.pos < len(r.tokens) {
		err = fmt.Errorf("%s is not understood there", r.unread())
	}
	return span, err
}

// reader walks through the tokens of a text.
type reader struct {
	tokens []token
	pos    int
}

// token is a word in small letters, a number, or a mark; dashes have the text
// "-".
type token struct {
	text    string
	number  int  // where the text begins with a digit
	ordinal bool // "1st": a day and nothing else
	tight   bool // no space before it
	hyphen  bool // a dash that is an ASCII hyphen
}

func (t token) isNumber() bool { return t.text != "" && t.text[0] >= '0' && t.text[0] <= '9' }

// isYear and isDay tell by the digits; whether there is such a day, the month
// decides.
func (t token) isYear() bool { return t.number > 0 && !t.ordinal && len(t.text) == 4 }
func (t token) isDay() bool  { return t.number > 0 && (t.ordinal || len(t.text) <= 2) }

// isPair reports whether t has two digits right behind what comes before.
func (t token) isPair() bool { return t.isNumber() && !t.ordinal && len(t.text) == 2 && t.tight }

// peek returns the token i places ahead, the zero token behind the last.
func (r *reader) peek(i int) token {
	if i += r.pos; i < len(r.tokens) {
		return r.tokens[i]
	}
	return token{}
}

// accept passes over the given words if all of them come next.
func (r *reader) accept(words ...string) bool {
	for i, w := range words {
		if r.peek(i).text != w {
			return false
		}
	}
	r.pos += len(words)
	return true
}

func (r *reader) acceptAny(words ...string) bool {
	for _, w := range words {
		if r.accept(w) {
			return true
		}
	}
	return false
}

// unread describes what comes next, for messages.
func (r *reader) unread() string {
	if t := r.peek(0).text; t != "" {
		return check.Quote(t)
	}
	return "the end"
}

func (r *reader) text() (Span, error) {
	switch {
	case r.accept("since"):
		d, err := r.date()
		if err != nil {
			return Span{}, err
		}
		r.openNote()
		return Since(d), nil
	case r.acceptAny("until", "till"), r.accept("up", "to"):
		d, err := r.date()
		if err != nil {
			return Span{}, err
		}
		return NewSpan(Date{}, d)
	}
	r.acceptAny("in", "during", "for", "on")
	if r.accept("the", "period") || r.accept("period") {
		r.accept("of")
	}
	if r.accept("between") {
		return r.between()
	}
	return r.span()
}

func (r *reader) between() (Span, error) {
	first, err := r.part()
	if err != nil {
		return Span{}, err
	}
	if !r.acceptAny("and", "-") {
		return Span{}, fmt.Errorf(`%s stands where "and" is wanted`, r.unread())
	}
	return r.upTo(first)
}

func (r *reader) span() (Span, error) {
	from := r.accept("from")
	first, err := r.part()
	if err != nil {
		return Span{}, err
	}
	if r.onwards() {
		d, err := first.date()
		return Since(d), err
	}
	if r.peek(0).text == "-" && r.peek(1).isNumber() && first.precision() == Year {
		if second, ok := r.shortYear(first); ok {
			r.pos += 2
			return first.to(second)
		}
	}
	if r.acceptAny("-", "to", "through", "until", "till") || r.accept("up", "to") {
		if r.open() {
			r.openNote()
			d, err := first.date()
			return Since(d), err
		}
		return r.upTo(first)
	}
	d, err := first.date()
	switch {
	case err != nil:
		return Span{}, err
	case from:
		return NewSpan(d, Date{})
	}
	return Whole(d), nil
}

func (r *reader) upTo(first part) (Span, error) {
	second, err := r.part()
	if err != nil {
		return Span{}, err
	}
	return first.to(second)
}

// onwards passes over what opens the end of a span right behind a date.
func (r *reader) onwards() bool {
	at := r.pos
	r.accept("and")
	if r.acceptAny("onwards", "onward") || r.pos > at && r.open() || r.openNote() {
		return true
	}
	r.pos = at
	return false
}

// open passes over a word for an open end.
func (r *reader) open() bool {
	return r.accept("the", "present") || r.acceptAny("present", "now", "today", "date") || r.ongoing()
}

func (r *reader) ongoing() bool {
	return r.accept("ongoing") || r.accept("on", "-", "going") || r.accept("on", "going") ||
		r.accept("open", "-", "ended") || r.accept("open", "ended")
}

// openNote passes over "(open-ended)" and the like.
func (r *reader) openNote() bool {
	at := r.pos
	if r.accept("(") && r.ongoing() && r.accept(")") {
		return true
	}
	r.pos = at
	return false
}

// shortYear returns the second year of "2016-17", which comes next with its
// dash, in the century of the first.
func (r *reader) shortYear(first part) (second part, ok bool) {
	t := r.peek(1)
	if t.ordinal || len(t.text) != 2 || t.number <= first.year%100 {
		return part{}, false
	}
	if r.peek(2).text == "of" || monthNamed(r.peek(2).text) != 0 { // a day
		return part{}, false
	}
	return part{year: first.year/100*100 + t.number}, true
}

// date reads a date that stands for itself.
func (r *reader) date() (Date, error) {
	p, err := r.part()
	if err != nil {
		return Date{}, err
	}
	return p.date()
}

// part is a date in which year, or year and month, may still be missing.
type part struct {
	year  int
	month time.Month
	day   int
}

// part reads a date with or without its year.
func (r *reader) part() (part, error) {
	if r.accept("the", "year") || r.accept("year") {
		if !r.peek(0).isYear() {
			return part{}, fmt.Errorf("%s stands where a year is wanted", r.unread())
		}
	}
	t := r.peek(0)
	switch month := monthNamed(t.text); {
	case month != 0:
		r.pos++
		r.accept(".")
		return r.afterMonth(month), nil
	case t.isYear():
		r.pos++
		return r.afterYear(t.number)
	case t.isDay():
		r.pos++
		p := part{day: t.number}
		of := 0
		if r.peek(0).text == "of" {
			of = 1
		}
		if p.month = monthNamed(r.peek(of).text); p.month != 0 {
			r.pos += of + 1
			r.accept(".")
			p.year = r.yearAfter(false)
		}
		return p, nil
	}
	return part{}, fmt.Errorf("%s stands where a date is wanted", r.unread())
}

// afterMonth reads "2017", ", 2017", "of 2017", "15, 2017" and "15".
func (r *reader) afterMonth(month time.Month) part {
	p := part{month: month}
	if t := r.peek(0); t.isDay() {
		r.pos++
		p.day = t.number
	}
	p.year = r.yearAfter(p.day == 0)
	return p
}

// yearAfter reads a year behind day and month, 0 where there is none.
func (r *reader) yearAfter(of bool) int {
	at := r.pos
	if !r.accept(",") && of {
		r.accept("of")
	}
	if t := r.peek(0); t.isYear() {
		r.pos++
		return t.number
	}
	r.pos = at
	return 0
}

// afterYear reads what follows the year in YYYY-MM-DD and YYYY-MM.
func (r *reader) afterYear(year int) (part, error) {
	p := part{year: year}
	dash, month := r.peek(0), r.peek(1)
	if !dash.hyphen || !dash.tight || !month.isPair() || month.number < 1 || month.number > 12 {
		return p, nil
	}
	p.month = time.Month(month.number)
	if dash, day := r.peek(2), r.peek(3); dash.hyphen && dash.tight && day.isPair() && day.isDay() {
		p.day = day.number
		r.pos += 4
		return p, nil
	}
	if month.number > year%100 {
		return part{}, fmt.Errorf("%w: %04[2]d-%02[3]d may be a month, or the years %04[2]d and %04[4]d",
			ErrAmbiguous, year, month.number, year/100*100+month.number)
	}
	r.pos += 2
	return p, nil
}

func (p part) precision() Precision {
	switch {
	case p.day != 0:
		return Day
	case p.month != 0:
		return Month
	}
	return Year
}

func (p part) date() (Date, error) {
	if p.year == 0 {
		return Date{}, errors.New("a date has no year")
	}
	if p.day != 0 && p.month == 0 {
		return Date{}, errors.New("a date has no month")
	}
	return newDate(p.year, p.month, p.day, p.precision())
}

// to returns the span from p to q; p takes from q what it lacks.
func (p part) to(q part) (Span, error) {
	if p.year == 0 && q.month != 0 {
		if p.month == 0 && q.day != 0 {
			p.month = q.month
		}
		p.year = q.year
	}
	start, err := p.date()
	if err != nil {
		return Span{}, err
	}
	end, err := q.date()
	if err != nil {
		return Span{}, err
	}
	return NewSpan(start, end)
}

var monthNames = [...]string{
	time.January: "january", time.February: "february", time.March: "march", time.April: "april",
	time.May: "may", time.June: "june", time.July: "july", time.August: "august",
	time.September: "september", time.October: "october", time.November: "november", time.December: "december",
}

// monthNamed returns the month of a name in small letters or its first three,
// 0 for anything else.
func monthNamed(s string) time.Month {
	if s == "sept" {
		return time.September
	}
	for m := time.January; m <= time.December; m++ {
		if name := monthNames[m]; s == name || s == name[:3] {
			return m
		}
	}
	return 0
}
