package iati

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// tally adds up shares, in percent.
type tally struct {
	n     int // elements
	with  int // those with a percentage
	wrong int // those whose percentage is no number: told by the schema

	// The sum is exact: what has few digits in billionths, the rest apart.
	fixed int64
	rest  figure.Number
	// float is the sum as the official validator has it.
	float float64
}

// add counts an element and adds its share.
func (c *checker) add(t *tally, e *Element, percentage Decimal) {
	t.n++
	if !c.has(e, "percentage", string(percentage)) {
		return
	}
	t.with++
	if !c.strict {
		t.float += double(percentage)
		return
	}
	if n, ok := billionths(string(percentage)); ok {
		t.fixed += n // of 250,000 elements at most, so that it holds
		return
	}
	n, ok, err := percentage.Number()
	if !ok || err != nil {
		t.wrong++
		return
	}
	t.rest = t.rest.Add(n)
}

// billionths reads a number of few digits: up to four before the point and nine
// behind it.
func billionths(s string) (int64, bool) {
	s = collapse(s)
	whole, fraction, _ := strings.Cut(s, ".")
	if whole == "" || len(whole) > 4 || len(fraction) > 9 || !digits(whole) || !digits(fraction) {
		return 0, false
	}
	n := int64(0)
	for i := range len(whole) {
		n = n*10 + int64(whole[i]-'0')
	}
	for i := range 9 {
		n *= 10
		if i < len(fraction) {
			n += int64(fraction[i] - '0')
		}
	}
	return n, true
}

// double reads a number as the official validator does: an empty text is 0, and
// what is no number is not a number.
func double(d Decimal) float64 {
	s := collapse(string(d))
	if s == "" {
		return 0
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || !isDecimal(s) {
		return math.NaN()
	}
	return f
}

// sum returns the sum in words.
func (c *checker) sum(t *tally) string {
	if !c.strict {
		return strconv.FormatFloat(t.float, 'f', -1, 64)
	}
	n, _ := figure.Frac(t.fixed, 1e9)
	n = n.Add(t.rest)
	if d, ok := n.Decimal(); ok {
		return d.String()
	}
	return n.String()
}

// whole reports whether the shares make 100. The official validator rounds the
// sum of doubles to four places; the standard says 100.
func (c *checker) whole(t *tally) bool {
	if !c.strict {
		return strconv.FormatFloat(t.float, 'f', 4, 64) == "100.0000"
	}
	if t.rest.Sign() == 0 {
		return t.fixed == 100e9
	}
	n, _ := figure.Frac(t.fixed, 1e9)
	return n.Add(t.rest).Equal(figure.Int(100))
}

// makesWhole finds shares of several elements that do not make 100. Vocabulary is
// "" where they have none.
func (c *checker) makesWhole(code string, t *tally, list string, at int, line int32, what, vocabulary string) {
	if t.n < 2 || t.wrong > 0 || c.strict && t.with < t.n || c.whole(t) {
		return
	}
	sum := c.sum(t)
	c.in(list, at)
	c.find(code, line, "percentage", "the shares of "+what+ofVocabulary(vocabulary)+" make "+sum+" percent, not 100", value("sum", sum))
	c.out()
}

// alone finds the share of a single element that is not 100.
func (c *checker) alone(code string, t *tally, list string, at int, line int32, what, vocabulary string) {
	if t.n != 1 || t.with != 1 || t.wrong > 0 || c.whole(t) && (c.strict || t.float == 100) {
		return // the official validator rounds sums alone
	}
	sum := c.sum(t)
	c.in(list, at)
	c.find(code, line, "percentage", "the share of the only "+what+ofVocabulary(vocabulary)+" is "+sum+" percent: want 100, or none", value("percentage", sum))
	c.out()
}

// unshared finds an element among several that has no share.
func (c *checker) unshared(code, list string, at int, e *Element, what, vocabulary string) {
	c.in(list, at)
	c.find(code, e.Line, "percentage", "there is more than one "+what+ofVocabulary(vocabulary)+", and this one has no percentage")
	c.out()
}

// within finds a share that is not between 0 and 100, in the element at hand.
// Rules of 2.01 and 2.02 have no upper end, and end in .2.
func (c *checker) within(code string, e *Element, percentage Decimal) {
	if percentage == "" {
		return
	}
	low, high := false, false
	if n, ok := billionths(string(percentage)); ok {
		high = n > 100e9
	} else if n, _, err := percentage.Number(); err == nil {
		low, high = n.Sign() < 0, n.Cmp(figure.Int(100)) > 0
	} else {
		low = !c.strict // no number is within nothing; the schema tells it too
	}
	want := "between 0 and 100"
	if c.noUpper {
		high, want, code = false, "not below 0", strings.TrimSuffix(code, "1")+"2"
	}
	if low || high {
		c.find(code, e.Line, "percentage", "the percentage is "+check.Quote(string(percentage))+": want a number "+want,
			value("percentage", string(percentage)))
	}
}

// group is an element of a list with its vocabulary.
type group struct {
	vocabulary string
	at         int32
}

// ours returns the vocabulary that an element is in, and whether it is in any.
// The default is the first, also where the attribute is there without a value.
func ours(vocabulary string) string { return cmp.Or(collapse(vocabulary), DefaultVocabulary) }

// grouped sorts what was put into c.groups by vocabulary.
func (c *checker) grouped() {
	slices.SortStableFunc(c.groups, func(g, h group) int {
		if g.vocabulary == h.vocabulary {
			return 0
		}
		return strings.Compare(g.vocabulary, h.vocabulary)
	})
}

// run returns how many of the groups from i on are of one vocabulary.
func (c *checker) run(i int) int {
	n := 1
	for i+n < len(c.groups) && c.groups[i+n].vocabulary == c.groups[i].vocabulary {
		n++
	}
	return n
}
