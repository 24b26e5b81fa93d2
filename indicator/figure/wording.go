package figure

import (
	"strings"

	"iom.int/migdev/indicator/check"
)

// ParseGrowth reads growth wording in English: "700% increase", "increase of
// 700%", "increased to 150% of the base", "fell by 25%", "increased ten
// times", "ten times more", "tenfold", "more than doubled", "halved", "up by
// half", "20% lower". Hedges before the number are kept. What grew may follow
// behind "of" or "in", what it is compared with behind "than" or "as"; neither
// is a part of the growth.
//
// An error that matches [ErrParse] quotes the text where there is no number or
// no direction ("up to 80%" has none), where percentage points are meant, which are a difference and
// no factor, and where words are left over.
func ParseGrowth(s string) (Growth, error) {
	l, reason := newLexer(s, PointNotation)
	var g Growth
	if reason == "" {
		g, reason = l.growth()
	}
	if reason == "" {
		reason = g.check()
	}
	if reason != "" {
		return Growth{}, &ParseError{Text: s, Reason: reason}
	}
	if err := g.amount.validate(); err != nil {
		return Growth{}, &ParseError{Text: s, Reason: withoutPackage(err), cause: err}
	}
	return g, nil
}

// MustParseGrowth is [ParseGrowth] for source code and tests; it panics.
func MustParseGrowth(s string) Growth {
	g, err := ParseGrowth(s)
	if err != nil {
		panic(err)
	}
	return g
}

// The words that say which way something changed.
var (
	risingWords = []string{
		"increased", "increase", "increases", "increasing", "rose", "rise", "rises", "risen", "grew", "grow", "grows",
		"grown", "growing", "growth", "gained", "gain", "up", "climbed", "expanded", "went up", "multiplied",
	}
	fallingWords = []string{
		"decreased", "decrease", "decreases", "decreasing", "fell", "fall", "falls", "fallen", "falling", "dropped",
		"drop", "drops", "declined", "decline", "declines", "reduced", "reduction", "down", "shrank", "shrunk", "lost",
		"loss", "cut", "went down",
	}
	moreWords = []string{"more", "higher", "larger", "greater", "above", "bigger"}
	lessWords = []string{"less", "lower", "fewer", "smaller", "below"}
)

// multiples are the words that are a whole growth, and multipleFactors the
// factor of each.
var (
	multiples = [...]string{
		"doubled", "doubling", "double", "twice as many", "twice as much", "twice as high", "twice as large",
		"tripled", "tripling", "triple", "trebled", "quadrupled", "quadrupling", "quadruple", "quintupled",
	}
	multipleFactors = [...]int64{2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5}
)

// wording is what has been read of a growth.
type wording struct {
	down, directed bool // which way, and whether a word has said so
	link           link
	counted        counted
	amount         Figure
}

// link is the word that leads to the amount.
type link uint8

const (
	noLink link = iota
	linkBy
	linkOf
	linkTo
	linkFactor
)

// counted says what the amount is a number of.
type counted uint8

const (
	plain counted = iota
	percent
	timesOver
	fold
)

// growth reads the whole wording.
func (l *lexer) growth() (g Growth, reason string) {
	l.take("the", "a", "an", "has", "have")
	l.take("been")
	if g, ok := l.multiple(); ok {
		return g, l.growthEnding()
	}
	if l.take("up to") {
		return g, `"up to" is the hedge of a figure and says of no growth: want "up by" or "rose to"`
	}
	var w wording
	if l.take("multiplied by") {
		w.directed, w.link = true, linkFactor
	} else {
		w.down, w.directed = l.direction(risingWords, fallingWords)
		w.link = l.growthLink()
	}
	if reason = l.growthAmount(&w); reason != "" {
		return g, reason
	}
	if !w.directed {
		w.down, w.directed = l.direction(risingWords, fallingWords)
	}
	if !w.directed {
		w.down, w.directed = l.direction(moreWords, lessWords)
	}
	g = Growth{amount: w.amount, down: w.down}
	if g.relation, reason = l.relation(w); reason != "" {
		return g, reason
	}
	return g, l.growthEnding()
}

// multiple reads a word that is a whole growth, with its hedge: "more than
// doubled".
func (l *lexer) multiple() (g Growth, ok bool) {
	mark := *l
	hedge, length := l.longestHedge()
	if hedge == NotStated {
		hedge = Exact
	}
	l.i += length
	g = Growth{relation: factorOnly, amount: Figure{low: Int(2), hedge: hedge}}
	if k := l.accept(multiples[:]...); k >= 0 {
		g.amount.low = Int(multipleFactors[k])
		return g, true
	}
	if l.take("halved", "halving") {
		g.down = true
		return g, true
	}
	*l = mark
	return g, false
}

// direction reads one of the words for up or down.
func (l *lexer) direction(up, down []string) (isDown, ok bool) {
	rise, fall := l.longest(up), l.longest(down)
	l.i += max(rise, fall)
	return fall > rise, rise != fall
}

func (l *lexer) growthLink() link {
	switch l.accept("by", "of", "to", "by a factor of", "a factor of", "factor of") {
	case 0:
		return linkBy
	case 1:
		return linkOf
	case 2:
		return linkTo
	case 3, 4, 5:
		return linkFactor
	}
	return noLink
}

// growthAmount reads the hedged number, and what it counts.
func (l *lexer) growthAmount(w *wording) (reason string) {
	hedge, length := l.longestHedge()
	l.i += length
	var t term
	switch {
	case l.fold(&t):
		w.counted = fold
	case !l.atDigit() && l.portion(&t):
		w.counted = percent
	default:
		if t, reason = l.quantity(); reason != "" {
			return reason
		}
		switch {
		case l.take("times", "x", "×"):
			w.counted = timesOver
		case l.joined():
			return "letters joined to a number"
		case l.take(percentagePoints[:]...):
			return "percentage points are a difference, and no factor"
		default:
			if l.unitBehind(&t); t.unit == "%" {
				w.counted = percent
			}
		}
	}
	if w.amount = t.figure(hedge); t.unit != "" && t.unit != "%" {
		return "a figure in " + t.unit + " is no factor"
	}
	return ""
}

// fold reads a number with "fold" joined to it: "tenfold", "ten-fold", "10-fold".
func (l *lexer) fold(t *term) bool {
	mark := *l
	l.skipBlanks()
	if l.atDigit() {
		var reason string
		if t.number, reason = l.digits(); reason == "" && l.take("fold", "-fold") {
			return true
		}
	} else if n, _ := l.below100(); n > 0 && l.take("fold", "-fold") {
		t.value = Int(int64(n))
		return true
	} else if *l = mark; l.foldWord(t) {
		return true
	}
	*t, *l = term{}, mark
	return false
}

// foldWord reads one word that ends in "fold".
func (l *lexer) foldWord(t *term) bool {
	l.skipBlanks()
	word := l.letters()
	cut := len(word) - len("fold")
	if cut <= 0 || !strings.EqualFold(word[cut:], "fold") {
		return false
	}
	n, ok := wordValue(word[:cut])
	if strings.EqualFold(word[:cut], "hundred") {
		n, ok = 100, true
	}
	l.i += len(word)
	t.value = Int(int64(n))
	return ok
}

// relation tells how the amount makes the factor.
func (l *lexer) relation(w wording) (r relation, reason string) {
	switch {
	case w.link == linkFactor && w.counted != plain:
		return noGrowth, "a factor that is no plain number"
	case w.link == linkFactor:
		r = factorOnly
	case w.counted == percent:
		ofBase := l.longest([]string{"of"}) > 0 // "150% of the base"
		if r = byPercent; w.link == linkTo || ofBase && !w.directed {
			r = toPercent
		}
		w.directed = w.directed || ofBase
	case w.counted == fold:
		r, w.directed = factorOnly, true
	case w.counted == plain:
		return noGrowth, "a number that is neither a percentage nor a multiple"
	case w.link == linkTo && w.down:
		return noGrowth, "a fall to a multiple"
	case w.link == linkTo:
		r = factorOnly
	case w.link == linkBy:
		r = byTimes
	case l.take("as many", "as much", "as high", "as large"):
		r, w.directed = factorOnly, true
	default:
		r = times
	}
	if !w.directed {
		return noGrowth, "no word that says which way"
	}
	return r, ""
}

// growthEnding takes the words that may follow: what grew, and what it is
// compared with, are no part of the growth, but a second number is.
func (l *lexer) growthEnding() (reason string) {
	text := strings.TrimSpace(strings.TrimRightFunc(l.rest(), isMark))
	if reason := checkTail(text); reason != "" {
		return reason
	}
	ending := lexer{s: text}
	if text == "" || ending.take("of", "in", "than", "as") {
		return ""
	}
	return "words left over: " + check.Quote(text)
}
