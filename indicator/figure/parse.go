package figure

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"iom.int/migdev/indicator/check"
)

// ErrParse matches every [*ParseError].
var ErrParse = errors.New("figure: cannot read")

// ParseError says which text could not be read and why.
type ParseError struct {
	Text, Reason string
	cause        error // nil where the text is the matter
}

// Error quotes the text, cut to 80 characters, and gives the reason.
func (e *ParseError) Error() string {
	return fmt.Sprintf("%v %s: %s", ErrParse, check.Quote(e.Text), e.Reason)
}

// Is reports whether target is ErrParse.
func (e *ParseError) Is(target error) bool { return target == ErrParse }

// Unwrap returns what is wrong with the figure that was read, such as
// [ErrRange]; nil where none could be read.
func (e *ParseError) Unwrap() error { return e.cause }

// Notation says how a text writes numbers: that is a property of its source.
type Notation uint8

// The notations.
const (
	// PointNotation reads 1,234.5. A comma that cannot separate thousands is a
	// decimal comma all the same: "1,4 million" is 1.4 million.
	PointNotation Notation = iota
	// CommaNotation reads 1.234,5, and 10.000 as ten thousand.
	CommaNotation
)

// Parse reads a figure as English reports write it: "USD 8 million", "over
// 9,900 loans", "15-20% of GDP", "at least twice a day", "the majority of
// active users". It reads
//
//   - hedges in words and signs ("more than", "up to", "roughly", "≥", "50+"),
//     of which each [Hedge] lists some;
//   - numbers in digits, grouped by commas, blanks or apostrophes, in words
//     below a thousand ("thirteen", "two dozen", "two and a half"), in both
//     ("seven (7)"), half, quarters and thirds, which are percentages, and
//     magnitudes without digits ("millions");
//   - scaling words and their short forms ("million", "8bn");
//   - ranges ("10-20 per cent", "between 30 and 50 thousand", "8 to 10");
//   - percent, currency codes of ISO 4217 and signs, before or behind.
//
// What follows a percentage or a currency is kept as its base; any other words
// behind the number are the unit, as written. A whole number is exact as
// printed; with a scaling word, a fraction or a percent sign and no hedge it
// is rounded.
//
// An error that matches [ErrParse] quotes the text: no number, two numbers
// that are no range, a range whose low end is above its high end (it matches
// [ErrRange] too), a range under a hedge other than at least, two hedges or two
// units, words behind a comma or a colon, digits of other scripts, invisible
// characters, and more than 64 digits or 512 bytes.
//
// Ordinals ("the sixth year") are no figures. "Over" before a number is read
// as more than; [Figure.WithHedge] is for "over 5 years" that means during. A
// word in capitals that is a currency's code is read as one: "ALL 3 PILLARS" is
// a sum in Albanian lek.
func Parse(s string) (Figure, error) { return ParseIn(PointNotation, s) }

// ParseIn is [Parse] for a source that writes numbers in the given notation.
func ParseIn(n Notation, s string) (Figure, error) {
	l, reason := newLexer(s, n)
	var f Figure
	if reason == "" {
		f, reason = l.figure()
	}
	if reason != "" {
		return Figure{}, &ParseError{Text: s, Reason: reason}
	}
	if err := f.validate(); err != nil {
		return Figure{}, &ParseError{Text: s, Reason: withoutPackage(err), cause: err}
	}
	return f, nil
}

// withoutPackage returns what an error of this package says, for a message
// that begins with the package already.
func withoutPackage(err error) string { return strings.TrimPrefix(err.Error(), "figure: ") }

// MustParse is [Parse] for source code and tests; it panics.
func MustParse(s string) Figure {
	f, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return f
}

// hedgeWords are the words and signs of each hedge.
var hedgeWords = [...]struct {
	hedge Hedge
	words []string
}{
	{MoreThan, []string{"more than", "over", "above", "exceeding", "in excess of", "greater than", "higher than", "upwards of", "beyond", "just over", "well over", "well above", ">"}},
	{AtLeast, []string{"at least", "minimum", "a minimum of", "minimum of", "min", "min.", "not less than", "no less than", "no fewer than", "not fewer than", "≥", ">="}},
	{UpTo, []string{"up to", "at most", "no more than", "not more than", "maximum", "a maximum of", "maximum of", "max", "max.", "as many as", "as much as", "not exceeding", "≤", "<="}},
	{LessThan, []string{"less than", "fewer than", "below", "under", "lower than", "<"}},
	{Almost, []string{"almost", "nearly", "just under", "just below"}},
	{About, []string{"about", "around", "roughly", "approximately", "approx.", "approx", "some", "circa", "ca.", "ca", "c.", "close to", "in the region of", "among", "~", "≈"}},
	{Exact, []string{"exactly", "precisely"}},
	{Top, []string{"top", "in the top", "the top", "among the top"}},
}

// fillers stand before figures and say nothing about them. "Over the past 10
// years" means during; "only" and "reaching" are emphasis.
var fillers = []string{
	"the", "only", "just", "already", "reaching", "for", "in", "its", "their", "these",
	"a total of", "another", "an additional", "additional", "a further", "within", "during", "over the past",
	"over the last", "over the next", "over a period of", "over the course of", "past", "last", "a period of",
}

// prefix is what stands before the number.
type prefix struct {
	hedge    Hedge
	unit     string // a currency
	estimate bool
	between  bool // the word between or from, which wants a second number
}

// figure reads the whole phrase.
func (l *lexer) figure() (f Figure, reason string) {
	p, reason := l.prefix()
	if reason != "" {
		return f, reason
	}
	if t, ok := l.majority(); ok {
		return l.withoutDigits(t, Majority, p)
	}
	if t, ok := l.magnitude(); ok {
		return l.withoutDigits(t, Magnitude, p)
	}
	first, reason := l.term(p.unit)
	if reason != "" {
		return f, reason
	}
	second, isRange, reason := l.secondTerm(p.between)
	switch {
	case reason != "":
		return f, reason
	case isRange:
		return l.rangeOf(first, second, p)
	case p.between:
		return f, "between or from without a second number"
	}
	if hedge, ok := l.hedgeBehind(); ok {
		if p.hedge != NotStated {
			return f, twoHedges(p.hedge, hedge)
		}
		p.hedge = hedge
		if reason = l.unitBehind(&first); reason != "" {
			return f, reason
		}
	}
	return l.ending(first.figure(p.hedge), p)
}

func twoHedges(a, b Hedge) string { return "two hedges, " + a.String() + " and " + b.String() }

// prefix reads all that stands before the number.
func (l *lexer) prefix() (p prefix, reason string) {
	for l.skipBlanks(); !l.atDigit(); l.skipBlanks() {
		hedge, length := l.longestHedge()
		switch filler := l.longest(fillers); {
		case filler > length:
			l.i += filler
		case length > 0 && p.hedge != NotStated:
			return p, twoHedges(p.hedge, hedge)
		case length > 0:
			p.hedge = hedge
			l.i += length
		case l.take("an estimated", "estimated", "est."):
			p.estimate = true
		case l.take("between", "from"):
			p.between = true
		case p.unit == "" && l.prefixUnit(&p):
		case l.articleOfNumber():
		default:
			return p, ""
		}
	}
	return p, ""
}

func (l *lexer) prefixUnit(p *prefix) (ok bool) {
	p.unit, ok = l.currency()
	return ok
}

// articleOfNumber passes over an article that is no part of the number behind
// it: "a two year pilot project".
func (l *lexer) articleOfNumber() bool {
	mark := *l
	if l.take("a", "an") && l.atNumber() {
		return true
	}
	*l = mark
	return false
}

// longestHedge returns the hedge with the longest phrase here, and its length.
func (l *lexer) longestHedge() (hedge Hedge, length int) {
	for _, w := range hedgeWords {
		if n := l.longest(w.words); n > length {
			hedge, length = w.hedge, n
		}
	}
	return hedge, length
}

// atNumber reports whether a number in digits or words is next.
func (l *lexer) atNumber() bool {
	if l.skipBlanks(); l.atDigit() {
		return true
	}
	ahead := *l
	_, reason := ahead.term("")
	return reason == ""
}

// hedgeBehind reads a hedge that stands behind the number.
func (l *lexer) hedgeBehind() (Hedge, bool) {
	switch {
	case l.take("or more", "and more", "or above", "and above", "or over", "and over", "+", "plus"):
		return AtLeast, true
	case l.take("or less", "or fewer", "and below", "or below"):
		return UpTo, true
	case l.take("or so"):
		return About, true
	}
	return NotStated, false
}

// withoutDigits makes the figure of a term that is said without digits.
func (l *lexer) withoutDigits(t term, h Hedge, p prefix) (f Figure, reason string) {
	if p.hedge != NotStated {
		return f, "the hedge " + p.hedge.String() + " before a figure without digits"
	}
	if p.unit != "" && t.unit != "" {
		return f, "two units, " + p.unit + " and " + t.unit
	}
	if h == Magnitude {
		t.unit = p.unit
		if reason = l.unitBehind(&t); reason != "" {
			return f, reason
		}
	}
	return l.ending(t.figure(h), p)
}

// secondTerm reads the other end of a range, where there is one.
func (l *lexer) secondTerm(between bool) (second term, isRange bool, reason string) {
	mark := *l
	joined := l.take("-", "–", "—", "‒", "‑")
	if !joined && !l.take("to") && !(between && l.take("and")) {
		return second, false, ""
	}
	dash := l.i
	l.skipBlanks()
	unit, _ := l.currency()
	switch {
	case l.atNumber():
		second, reason = l.term(unit)
		return second, true, reason
	case !joined:
		*l = mark // "10 to be trained"
		return second, false, ""
	}
	if l.i = dash; l.letters() != "" {
		return second, false, "" // "6-month"
	}
	return second, false, "a dash without a second number"
}

// rangeOf makes a range of two terms, of which the first may leave its scaling
// word and its unit to the second.
func (l *lexer) rangeOf(first, second term, p prefix) (f Figure, reason string) {
	if first.unit != "" && second.unit != "" && first.unit != second.unit {
		return f, "a range from " + first.unit + " to " + second.unit
	}
	if second.unit == "" {
		second.unit = first.unit
	}
	if first.scale == 0 && second.scale != 0 {
		if low := first.value.Mul(tenTo(second.scale)); low.Cmp(second.value) <= 0 {
			first.value, first.scale = low, second.scale
			first.place += second.scale
		}
	}
	switch p.hedge {
	case NotStated, Exact:
		p.hedge = Range
	case AtLeast:
		p.hedge = FloorRange
	default:
		return f, "a range under the hedge " + p.hedge.String()
	}
	f = second.figure(p.hedge)
	f.low, f.high = first.value, second.value
	f.place = int8(min(first.place, second.place))
	if first.scale != second.scale { // both are then written in full
		f.scale, f.place = 0, min(f.place, 0)
	}
	return l.ending(f, p)
}

// ending reads what is left, the words of the unit or the base.
func (l *lexer) ending(f Figure, p prefix) (Figure, string) {
	if hedge, ok := l.hedgeBehind(); ok {
		return f, twoHedges(f.hedge, hedge)
	}
	text := strings.TrimRightFunc(l.rest(), isMark)
	f.estimate = p.estimate
	for _, mark := range [...]string{"(estimate)", "(estimated)", "(est.)", "(est)"} {
		if n := len(text) - len(mark); n >= 0 && strings.EqualFold(text[n:], mark) {
			text, f.estimate = strings.TrimRightFunc(text[:n], isMark), true
		}
	}
	text = strings.TrimLeftFunc(text, unicode.IsSpace)
	if reason := checkTail(text); reason != "" {
		return f, reason
	}
	if f.unit != "" {
		f.tail = text
	} else {
		f.unit = text
	}
	return f, ""
}

// isMark reports whether r, at the end of a phrase, is no part of its words.
func isMark(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".,;:!", r) }

// atEnd reports whether no words are left.
func (l *lexer) atEnd() bool { return strings.TrimLeftFunc(l.rest(), isMark) == "" }

// checkTail returns a reason why s cannot be the unit or the base: it holds a
// number of its own or a second unit, which would be lost in it, or it is
// another part of the sentence.
func checkTail(s string) string {
	if strings.IndexFunc(s, isMark) == 0 || strings.IndexAny(s, "+-–—‒‑−") == 0 {
		return "words behind a mark: want a unit or a base"
	}
	inWord := false
	for _, r := range s {
		switch {
		case !isWordRune(r):
			inWord = inWord && (r == '-' || r == '\'' || r == '’') // COVID-19
		case !inWord && unicode.IsNumber(r):
			return twoNumbers
		default:
			inWord = true
		}
	}
	l, t := lexer{s: s}, term{}
	if l.unitBehind(&t); t.unit != "" {
		return "two units, of which the second is " + t.unit
	}
	if l.take("and", "or", "of", "to", "in", "out of") {
		if l.skipBlanks(); l.atDigit() || l.portion(&t) || l.article(&t) {
			return twoNumbers
		}
	}
	if _, ok := l.words(); ok || l.atScale() {
		return twoNumbers
	}
	return ""
}

const twoNumbers = "two numbers that are no range"

// atScale reports whether a scaling word is next, also in the plural or joined
// to another word: "million-strong".
func (l *lexer) atScale() bool {
	l.skipBlanks()
	word := l.letters()
	return l.plural() > 0 || l.take("dozen", "dozens") || isScaleWord(word)
}

func isScaleWord(word string) bool {
	for _, w := range scaleWords {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}
