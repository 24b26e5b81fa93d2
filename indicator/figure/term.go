package figure

import (
	"strings"
	"unicode/utf8"
)

// term is a number with its scaling word and its unit, if that is a percent
// sign, a currency or a frequency.
type term struct {
	number
	scale int // the scaling word is 10^scale, 0 for none
	unit  string
}

// figure returns what t states under a hedge. Where none is written, a scaling
// word, a fraction or a percent sign makes it rounded.
func (t term) figure(h Hedge) Figure {
	f := Figure{low: t.value, place: int8(t.place), scale: int8(t.scale), unit: t.unit, hedge: h}
	if h == NotStated {
		if f.hedge = Exact; f.looksRounded() {
			f.hedge = Rounded
		}
	}
	return f
}

// term reads one number with what belongs to it; unit is a currency that has
// been read in front of it.
func (l *lexer) term(unit string) (t term, reason string) {
	if l.skipBlanks(); !l.atDigit() && (l.portion(&t) || l.frequency(&t)) {
		if unit != "" {
			return t, "both " + unit + " and " + t.unit
		}
		return t, ""
	}
	if t, reason = l.quantity(); reason != "" {
		return t, reason
	}
	if l.joined() {
		return t, "letters joined to a number"
	}
	t.unit = unit
	return t, l.unitBehind(&t)
}

// quantity reads a number and its scaling word.
func (l *lexer) quantity() (t term, reason string) {
	switch l.skipBlanks(); {
	case l.atDigit():
		if t.number, reason = l.digits(); reason != "" {
			return t, reason
		}
		if !t.fraction && l.take("dozen") {
			t.value = t.value.Mul(Int(12))
			return t, ""
		}
		l.andHalf(&t)
		if t.scale = l.joinedScale(); t.scale == 0 {
			t.scale = l.scaleWord()
		}
	case l.article(&t):
	default:
		var ok bool
		if t.number, ok = l.words(); !ok {
			return t, "no number"
		}
		if reason = l.inDigitsToo(t.value); reason != "" {
			return t, reason
		}
		l.andHalf(&t)
		t.scale = l.scaleWord()
	}
	t.value = t.value.Mul(tenTo(t.scale))
	t.place += t.scale
	return t, ""
}

// joined reports whether a letter or another sign for a number follows digits
// without a blank. A currency may.
func (l *lexer) joined() bool {
	r, _ := utf8.DecodeRuneInString(l.rest())
	if l.i == 0 || !isDigit(l.s[l.i-1]) || !isWordRune(r) {
		return false
	}
	ahead := *l
	_, isCurrency := ahead.currency()
	return !isCurrency
}

// andHalf reads the end of "two and a half", which is 2.5.
func (l *lexer) andHalf(t *term) {
	if !t.fraction && l.take("and a half") {
		t.value, t.place, t.fraction = t.value.Add(half), -1, true
	}
}

// inDigitsToo reads the digits that repeat a number in words: "seven (7)".
func (l *lexer) inDigitsToo(inWords Number) (reason string) {
	mark := *l
	if l.take("(") && l.atDigit() {
		if n, reason := l.digits(); reason == "" && l.take(")") {
			if !n.value.Equal(inWords) {
				return "a number in words and another in digits"
			}
			return ""
		}
	}
	*l = mark
	return ""
}

// scaleWords are the scaling words and their short forms, and scaleExponents
// the exponents of ten that they stand for.
var (
	scaleWords = [...]string{
		"hundred", "thousand", "lakh", "million", "mln", "mio", "mn", "crore", "billion", "bn", "bln", "trillion", "tn",
	}
	scaleExponents = [...]int{2, 3, 5, 6, 6, 6, 6, 7, 9, 9, 9, 12, 12}
)

// scaleWord reads a scaling word and returns its exponent, 0 for none.
func (l *lexer) scaleWord() int {
	if k := l.accept(scaleWords[:]...); k >= 0 {
		return scaleExponents[k]
	}
	return 0
}

// joinedScale reads a scaling word of one letter, which is one only where it
// is joined to digits.
func (l *lexer) joinedScale() int {
	scale := 0
	switch {
	case matchPhrase(l.rest(), "k") > 0:
		scale = 3
	case matchPhrase(l.rest(), "m") > 0:
		scale = 6
	default:
		return 0
	}
	l.i++
	return scale
}

// article reads an article or "half a" in the place of a number: "a million",
// "half a million", "half a year". Portions and numbers in words that begin
// so are left alone.
func (l *lexer) article(t *term) bool {
	mark := *l
	switch l.accept("a", "half a", "half an", "half a dozen") {
	case 0:
		t.number = number{value: Int(1)}
		if t.scale = l.scaleWord(); t.scale > 2 {
			return true
		}
	case 1, 2:
		t.number = number{value: half, place: -1, fraction: true}
		if t.scale = l.scaleWord(); t.scale > 2 || t.scale == 0 && !l.atEnd() {
			return true
		}
	}
	*t, *l = term{}, mark
	return false
}

// half is 1/2.
var half = reduced(1, 2)

// portion reads a half, a quarter or a third as a percentage.
func (l *lexer) portion(t *term) bool {
	if l.longest([]string{"half a", "half an"}) > 0 {
		return false
	}
	var thirds, quarters int64
	switch k := l.accept("a half", "one half", "one-half", "half", "half of", "a quarter", "one quarter", "one-quarter",
		"three quarters", "three-quarters", "a third", "one third", "one-third", "two thirds", "two-thirds"); k {
	case 4:
		l.i -= len("of") // which begins the base, as behind a percent sign
		quarters = 2
	case 0, 1, 2, 3:
		quarters = 2
	case 5, 6, 7:
		quarters = 1
	case 8, 9:
		quarters = 3
	case 10, 11, 12:
		thirds = 1
	case 13, 14:
		thirds = 2
	default:
		return false
	}
	t.value = reduced(75*quarters+100*thirds, 3)
	t.unit = "%"
	return true
}

// frequency reads how often something happens: "twice a day", "daily".
func (l *lexer) frequency(t *term) bool {
	mark := *l
	if k := l.accept(timesWords[:]...); k >= 0 {
		if l.take("a", "per", "each", "every") {
			if p := l.accept(frequencyPeriods[:]...); p >= 0 {
				t.value, t.unit = Int(int64(k+1)), timesPer+frequencyPeriods[p]
				return true
			}
		}
		*l = mark
		return false
	}
	if k := l.accept("daily", "weekly", "monthly", "quarterly", "yearly", "annual", "annually"); k >= 0 {
		t.value, t.unit = Int(1), timesPer+frequencyPeriods[min(k, len(frequencyPeriods)-1)]
		return true
	}
	return false
}

// The unit of a frequency is timesPer with one of frequencyPeriods, and
// timesWords are the words for one, two and three.
const timesPer = "times per "

var (
	timesWords       = [...]string{"once", "twice", "thrice"}
	frequencyPeriods = [...]string{"day", "week", "month", "quarter", "year"}
)

// percentagePoints are a unit in words, and no percentage.
var percentagePoints = [...]string{"percentage point", "percentage points", "percent point", "percent points", "per cent point", "per cent points"}

// unitBehind reads a percent sign or a currency behind a number.
func (l *lexer) unitBehind(t *term) (reason string) {
	mark := *l
	unit := ""
	switch {
	case l.take(percentagePoints[:]...):
		*l = mark
		return ""
	case l.take("%", "per cent", "percent", "pct"):
		unit = "%"
	default:
		var ok bool
		if unit, ok = l.currency(); !ok {
			*l = mark
			return ""
		}
	}
	if t.unit != "" && (t.unit != unit || unit == "%") {
		return "two units, " + t.unit + " and " + unit
	}
	t.unit = unit
	return ""
}

// majority reads a share that is said to be above half.
func (l *lexer) majority() (t term, ok bool) {
	if !l.take("the majority", "a majority", "majority") {
		return term{}, false
	}
	return term{number: number{value: Int(50)}, unit: "%"}, true
}

// plurals are the plurals that stand for a number without digits, each for at
// least two of it; "tens of" and "hundreds of" may stand before some.
var plurals = [...]struct {
	word     string
	exponent int
}{
	{"hundreds", 2}, {"thousands", 3}, {"lakhs", 5}, {"millions", 6}, {"crores", 7}, {"billions", 9}, {"trillions", 12},
}

// magnitude reads a number said without digits: a plural scaling word or a
// plural of time, which means two of it at least, "several", and "hundred
// thousands", which means one hundred thousand at least.
func (l *lexer) magnitude() (t term, ok bool) {
	mark := *l
	several := l.accept("many more", "many", "several") == 2
	times := int64(2)
	switch l.accept("tens of", "hundreds of", "ten thousands", "hundred thousands", "dozens", "decades") {
	case 0:
		t.place = 1 + l.plural()
	case 1:
		t.place = 2 + l.plural()
	case 2:
		times, t.place = 1, 4
	case 3:
		times, t.place = 1, 5
	case 4:
		times = 24
	case 5:
		l.i -= len("decades") // the unit
	default:
		switch t.place = l.plural(); {
		case t.place > 0:
		case !several:
			*l = mark
			return t, false
		default: // "several", "several million", "several hundred thousand"
			if t.place = l.scaleWord(); t.place == 2 {
				t.place += l.scaleWord()
			}
			if t.place == 0 && (l.longest([]string{"of"}) > 0 || l.atEnd() || l.atNumber()) {
				*l = mark
				return t, false
			}
		}
	}
	if t.place > 0 || times > 2 {
		l.take("of")
	}
	t.value = scaled(times, t.place)
	return t, true
}

// plural reads one of plurals and returns its exponent, 0 for none.
func (l *lexer) plural() int {
	for _, p := range plurals {
		if l.take(p.word) {
			return p.exponent
		}
	}
	return 0
}

// numberWords are the words of whole numbers below a hundred.
var numberWords = [...]struct {
	word  string
	value int
}{
	{"zero", 0}, {"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6},
	{"seven", 7}, {"eight", 8}, {"nine", 9}, {"ten", 10}, {"eleven", 11}, {"twelve", 12},
	{"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17},
	{"eighteen", 18}, {"nineteen", 19}, {"twenty", 20}, {"thirty", 30}, {"forty", 40},
	{"fifty", 50}, {"sixty", 60}, {"seventy", 70}, {"eighty", 80}, {"ninety", 90},
}

// wordValue returns the number that one word stands for.
func wordValue(word string) (int, bool) {
	for _, w := range numberWords {
		if strings.EqualFold(w.word, word) {
			return w.value, true
		}
	}
	return 0, false
}

// letters returns the run of ASCII letters at l, without moving.
func (l *lexer) letters() string {
	s := l.rest()
	end := 0
	for end < len(s) && isLetter(s[end]) {
		end++
	}
	return s[:end]
}

// below100 reads a number below a hundred in words: "thirteen", "twenty-one".
func (l *lexer) below100() (int, bool) {
	l.skipBlanks()
	word := l.letters()
	n, ok := wordValue(word)
	if !ok {
		return 0, false
	}
	l.i += len(word)
	if n >= 20 {
		mark := *l
		if strings.HasPrefix(l.rest(), "-") {
			l.i++
		} else {
			l.skipBlanks()
		}
		word = l.letters()
		if ones, ok := wordValue(word); ok && 0 < ones && ones < 10 {
			l.i += len(word)
			n += ones
		} else {
			*l = mark
		}
	}
	return n, l.rest() == "" || endsWord(l.rest()) || l.joinsTime()
}

// joinsTime reports whether a hyphen joins a unit of time to the number just
// read, as in "a four-year programme". Other words joined so make a word of
// their own: "one-stop shop".
func (l *lexer) joinsTime() bool {
	behind, isHyphen := strings.CutPrefix(l.rest(), "-")
	ahead := lexer{s: behind}
	return isHyphen && blankLen(behind) == 0 && ahead.longest([]string{"hour", "day", "week", "month", "year", "decade"}) > 0
}

// words reads a whole number below a thousand in words, or a number of dozens:
// "thirteen", "two hundred and five", "a dozen". It moves only where it could.
func (l *lexer) words() (number, bool) {
	start := *l
	n, ok := l.below100()
	if !ok {
		*l = start
		switch l.accept("a hundred", "a dozen", "half a dozen") {
		case 0:
			l.i -= len("hundred")
		case 1:
			l.i -= len("dozen")
		case 2:
			return number{value: Int(6)}, true
		default:
			return number{}, false
		}
		n = 1
	}
	switch {
	case l.take("dozen"):
		n *= 12
	case n > 0 && l.take("hundred"):
		n *= 100
		mark := *l
		l.take("and")
		if small, ok := l.below100(); ok && small > 0 {
			n += small
		} else {
			*l = mark
		}
	}
	return number{value: Int(int64(n))}, true
}
