package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// marks is all that a printer knows about its language. It is comparable.
type marks struct {
	tag             Tag
	locale          string // what [Printer.Locale] returns
	words           *words // nil where there are none
	negative        around // of a number below zero
	percent         around
	negativePercent around
	group           string
	decimal         string
	digits          [10]rune

	primary   uint8 // digits of the last group, 0 where there are no groups
	secondary uint8 // of the other groups
	least     uint8 // digits that must stand before the first separator
}

// around is what stands before and behind the digits.
type around struct{ before, behind string }

// findMarks reads the marks of tag from numbers written by x/text.
func findMarks(tag Tag) marks {
	m, ok := probe(numberTag(tag))
	if !ok {
		m, _ = probe(English)
	}
	m.tag = tag
	m.words = findWords(tag)
	m.locale = tag.String()
	if m.words != nil {
		m.locale = m.words.locale
	}
	m.update()
	return m
}

// numberTag returns the language whose numbers are those of tag: x/text has no
// data for Montenegrin.
func numberTag(tag Tag) Tag {
	if base, _, _ := tag.Raw(); base.String() == "cnr" {
		return SerbianLatin
	}
	return tag
}

// probe has x/text write four numbers and reads the marks out of them. It
// returns false where they have not the form expected.
func probe(tag Tag) (marks, bool) {
	p := message.NewPrinter(tag)
	whole := dissect(p.Sprint(number.Decimal(1234567890)))
	negative := dissect(p.Sprint(number.Decimal(-1234567.5, number.Scale(1))))
	percent := dissect(p.Sprint(number.Percent(0.246, number.MaxFractionDigits(1))))
	negativePercent := dissect(p.Sprint(number.Percent(-0.246, number.MaxFractionDigits(1))))
	if len(whole.digits) != 10 || len(negative.digits) != 8 || len(percent.digits) != 3 || len(negativePercent.digits) != 3 {
		return marks{}, false
	}

	m := marks{
		negative:        negative.around,
		percent:         percent.around,
		negativePercent: negativePercent.around,
		decimal:         negative.between[6],
		least:           1,
	}
	for i, r := range whole.digits { // 1234567890
		m.digits[(i+1)%10] = r
	}
	var ends []int // how many digits stand before each separator
	for i, sep := range whole.between {
		if sep != "" {
			m.group = sep
			ends = append(ends, i+1)
		}
	}
	if n := len(ends); n > 0 {
		m.primary = uint8(10 - ends[n-1])
		m.secondary = m.primary
		if n > 1 {
			m.secondary = uint8(ends[n-1] - ends[n-2])
		}
	}
	return m, true
}

// dissected is a printed number taken apart.
type dissected struct {
	around
	digits  []rune
	between []string // what stands behind each digit but the last
}

func dissect(s string) dissected {
	var d dissected
	from := 0 // where the text since the last digit starts
	for i, r := range s {
		if !unicode.IsDigit(r) {
			continue
		}
		if len(d.digits) == 0 {
			d.before = s[:i]
		} else {
			d.between = append(d.between, s[from:i])
		}
		d.digits = append(d.digits, r)
		from = i + utf8.RuneLen(r)
	}
	d.behind = s[from:]
	return d
}

// leastGroups says how many digits must stand before the first separator
// where it is not one, by the languages themselves or what they derive from.
// From CLDR 47, minimumGroupingDigits.
var leastGroups = map[string]uint8{
	"be": 2, "bg": 2, "es": 2, "es-419": 1, "et": 2, "hu": 2, "it": 2, "ka": 2, "lv": 2, "pl": 2, "pt-AO": 1, "pt-PT": 2,
	"ru-UA": 2, "sl": 2, "sq": 2,
}

// update brings the marks of CLDR 32 to what CLDR says now, as far as the
// package comment tells.
func (m *marks) update() {
	for up := m.tag; up != language.Und; up = up.Parent() {
		if least, ok := leastGroups[up.String()]; ok {
			m.least = least
			break
		}
	}
	base, _, region := m.tag.Raw()
	if base.String() == "fr" && region.String() != "CA" {
		narrow := strings.NewReplacer("\u00a0", "\u202f")
		m.group = narrow.Replace(m.group)
		m.percent.behind = narrow.Replace(m.percent.behind)
		m.negativePercent.behind = narrow.Replace(m.negativePercent.behind)
	}
}
