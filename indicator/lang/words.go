package lang

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// words are the names of months and the list word of one language, with what
// stands between the parts of a date.
type words struct {
	locale string // what [Printer.Locale] returns
	base   string // the language …
	script string // … and the script that the words are in

	months [12]string // alone, before a year
	ofDay  [12]string // behind a day; as months where the first is empty

	firstDay   string // in the place of "1"
	afterDay   string
	afterMonth string
	afterYear  string // behind a month and a year
	yearAlone  string // behind a year alone

	and string // between the last two of a list, with its blanks
}

// findWords returns the words for tag, or nil.
func findWords(tag Tag) *words {
	base, script := baseAndScript(tag)
	for i := range allWords {
		if w := &allWords[i]; w.base == base.String() && w.script == script.String() {
			return w
		}
	}
	return nil
}

var allWords = [...]words{
	{
		locale: "en", base: "en", script: "Latn",
		months: [12]string{"January", "February", "March", "April", "May", "June",
			"July", "August", "September", "October", "November", "December"},
		afterDay: " ", afterMonth: " ",
		and: " and ",
	},
	{
		locale: "fr", base: "fr", script: "Latn",
		months: [12]string{"janvier", "février", "mars", "avril", "mai", "juin",
			"juillet", "août", "septembre", "octobre", "novembre", "décembre"},
		firstDay: "1er", afterDay: " ", afterMonth: " ",
		and: " et ",
	},
	{
		locale: "es", base: "es", script: "Latn",
		months: [12]string{"enero", "febrero", "marzo", "abril", "mayo", "junio",
			"julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
		afterDay: " de ", afterMonth: " de ",
		and: " y ", // and " e ": see and()
	},
	{
		locale: "ru", base: "ru", script: "Cyrl",
		months: [12]string{"январь", "февраль", "март", "апрель", "май", "июнь",
			"июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"},
		ofDay: [12]string{"января", "февраля", "марта", "апреля", "мая", "июня",
			"июля", "августа", "сентября", "октября", "ноября", "декабря"},
		afterDay: " ", afterMonth: " ", afterYear: " г.",
		and: " и ",
	},
	{
		locale: "sr", base: "sr", script: "Cyrl",
		months: [12]string{"јануар", "фебруар", "март", "април", "мај", "јун",
			"јул", "август", "септембар", "октобар", "новембар", "децембар"},
		afterDay: ". ", afterMonth: " ", afterYear: ".", yearAlone: ".",
		and: " и ",
	},
	{
		locale: "sr-Latn", base: "sr", script: "Latn",
		months: [12]string{"januar", "februar", "mart", "april", "maj", "jun",
			"jul", "avgust", "septembar", "oktobar", "novembar", "decembar"},
		afterDay: ". ", afterMonth: " ", afterYear: ".", yearAlone: ".",
		and: " i ",
	},
	{
		locale: "de", base: "de", script: "Latn",
		months: [12]string{"Januar", "Februar", "März", "April", "Mai", "Juni",
			"Juli", "August", "September", "Oktober", "November", "Dezember"},
		afterDay: ". ", afterMonth: " ",
		and: " und ",
	},
	{
		locale: "sq", base: "sq", script: "Latn",
		months: [12]string{"janar", "shkurt", "mars", "prill", "maj", "qershor",
			"korrik", "gusht", "shtator", "tetor", "nëntor", "dhjetor"},
		afterDay: " ", afterMonth: " ",
		and: " dhe ",
	},
	{
		locale: "uk", base: "uk", script: "Cyrl",
		months: [12]string{"січень", "лютий", "березень", "квітень", "травень", "червень",
			"липень", "серпень", "вересень", "жовтень", "листопад", "грудень"},
		ofDay: [12]string{"січня", "лютого", "березня", "квітня", "травня", "червня",
			"липня", "серпня", "вересня", "жовтня", "листопада", "грудня"},
		afterDay: " ", afterMonth: " ", afterYear: " р.",
		and: " і ",
	},
}

// Date returns a date as the language writes it in running text: "1 February
// 2014", "1er février 2014", "1 февраля 2014 г.". Day 0 stands for a month
// ("February 2014"), month 0 for a year ("2014", in Serbian "2014."). The zero
// Printer and languages without names of months give "2014-02-01", "2014-02"
// and "2014". It checks no calendar: a month or a day that no calendar has is
// written in that form too.
func (p Printer) Date(year int, month time.Month, day int) string {
	w := p.words()
	if w == nil || month < 0 || month > 12 || day < 0 || day > 31 {
		return isoDate(year, month, day)
	}
	if month == 0 {
		return isoDate(year, 0, 0) + w.yearAlone
	}
	name := w.months[month-1]
	var b strings.Builder
	if day > 0 {
		if w.ofDay[0] != "" {
			name = w.ofDay[month-1]
		}
		if day == 1 && w.firstDay != "" {
			b.WriteString(w.firstDay)
		} else {
			b.WriteString(strconv.Itoa(day))
		}
		b.WriteString(w.afterDay)
	}
	b.WriteString(name)
	b.WriteString(w.afterMonth)
	b.WriteString(isoDate(year, 0, 0))
	b.WriteString(w.afterYear)
	return b.String()
}

func isoDate(year int, month time.Month, day int) string {
	b := appendPadded(nil, year, 4)
	if month != 0 {
		b = appendPadded(append(b, '-'), int(month), 2)
		if day != 0 {
			b = appendPadded(append(b, '-'), day, 2)
		}
	}
	return string(b)
}

// appendPadded appends n with at least width digits.
func appendPadded(b []byte, n, width int) []byte {
	if n < 0 {
		b = append(b, '-')
	}
	text := strings.TrimPrefix(strconv.Itoa(n), "-")
	for range width - len(text) {
		b = append(b, '0')
	}
	return append(b, text...)
}

// List returns the items as a list in running text: "A, B and C", without a
// comma before the "and". In Spanish "y" becomes "e" before the sound i. The
// zero Printer and languages without a list word put commas alone.
func (p Printer) List(items ...string) string {
	w := p.words()
	last := len(items) - 1
	if w == nil || last < 1 {
		return strings.Join(items, ", ")
	}
	return strings.Join(items[:last], ", ") + w.andBefore(items[last]) + items[last]
}

func (w *words) andBefore(item string) string {
	if w.locale == "es" && startsWithI(item) {
		return " e "
	}
	return w.and
}

// startsWithI reports whether a Spanish word begins with the vowel i: with i-
// or hi-, but not with the half-vowel of hie- and hia-. Quotation marks before
// it do not count.
func startsWithI(item string) bool {
	item = strings.TrimLeftFunc(item, unicode.IsPunct)
	first, n := utf8.DecodeRuneInString(item)
	behindH := unicode.ToLower(first) == 'h'
	if behindH {
		item = item[n:]
		first, n = utf8.DecodeRuneInString(item)
	}
	if first = unicode.ToLower(first); first != 'i' && first != 'í' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(item[n:])
	return !behindH || first == 'í' || !strings.ContainsRune("eéaá", unicode.ToLower(next))
}
