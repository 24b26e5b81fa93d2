package registry

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

// Jaro returns the similarity of two texts by Jaro, from 0 to 1:
//
//	(m/|a| + m/|b| + (m - t)/m) / 3
//
// m letters match: equal ones that stand at most max(|a|, |b|)/2 - 1 places
// apart, each used once, from left to right. t is half the number of matching
// letters that stand in another order, cut to a whole number as in Winkler's
// program. Letters are counted, not bytes: Джоко and Джока have 0.8667. Equal
// texts have 1, two empty ones too; where one is empty, or nothing matches, it
// is 0. The order of the two does not matter.
//
// A letter with a mark is one letter only where it is one character: give texts
// in one normal form, best as keys. Time grows with the product of the lengths;
// nothing is allocated up to 64 letters.
//
// The source is M. A. Jaro, Journal of the American Statistical Association 84
// (1989), 414-420.
func Jaro(a, b string) float64 {
	jaro, _ := similarity(a, b, 0)
	return jaro
}

// JaroWinkler returns the similarity by Jaro raised for a common beginning, with
// the usual parameters: 0.1 for each of at most four letters, from any
// similarity on. See [Winkler].
func JaroWinkler(a, b string) float64 { return usualWinkler.Similarity(a, b) }

var usualWinkler = Winkler{scale: 0.1, max: 4}

// Winkler raises the similarity by Jaro where two texts begin alike, since names
// are mistyped less at their beginning:
//
//	jaro + l × scale × (1 - jaro)
//
// l is the number of letters at the beginning that are the same, counted up to a
// greatest. The zero Winkler raises nothing.
//
// The source is W. E. Winkler, Proceedings of the Section on Survey Research
// Methods, American Statistical Association (1990), 354-359.
type Winkler struct {
	scale, threshold float64
	max              int
}

// ErrWinkler matches the error for parameters that could give a similarity above
// 1, or none.
var ErrWinkler = errors.New("registry: not the parameters of a similarity")

// NewWinkler returns a similarity with the given parameters. The threshold is
// the similarity by Jaro above which a common beginning counts: 0 for always,
// 0.7 in Winkler's program. The scale times the greatest number of letters is at
// most 1. Other parameters are an error that matches [ErrWinkler].
func NewWinkler(scale float64, maxLetters int, threshold float64) (Winkler, error) {
	switch {
	case !(scale >= 0 && maxLetters >= 0 && scale*float64(maxLetters) <= 1):
		return Winkler{}, fmt.Errorf("%w: a scale of %v for at most %d letters: want neither below 0, and their product at most 1",
			ErrWinkler, scale, maxLetters)
	case !(threshold >= 0 && threshold <= 1):
		return Winkler{}, fmt.Errorf("%w: a threshold of %v: want it from 0 to 1", ErrWinkler, threshold)
	}
	return Winkler{scale: scale, threshold: threshold, max: maxLetters}, nil
}

// Similarity returns how alike two texts are, from 0 to 1. What is said of
// [Jaro] holds here too.
func (w Winkler) Similarity(a, b string) float64 {
	jaro, prefix := similarity(a, b, w.max)
	if jaro <= w.threshold {
		return jaro
	}
	return jaro + float64(prefix)*w.scale*(1-jaro)
}

// onStack is how many letters are compared without memory of their own.
const onStack = 64

// similarity returns the similarity by Jaro, and how many letters the two have
// in common at their beginning, counted up to most.
func similarity(a, b string, most int) (jaro float64, prefix int) {
	if len(a) <= onStack && len(b) <= onStack && isASCII(a) && isASCII(b) {
		return jaroASCII(a, b), commonPrefix(a, b, most)
	}
	var bufA, bufB [onStack]rune
	ra, rb := appendRunes(bufA[:0], a), appendRunes(bufB[:0], b)
	for prefix < min(most, len(ra), len(rb)) && ra[prefix] == rb[prefix] {
		prefix++
	}
	return jaroRunes(ra, rb), prefix
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func commonPrefix(a, b string, most int) (n int) {
	for n < min(most, len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

func appendRunes(dst []rune, s string) []rune {
	for _, r := range s {
		dst = append(dst, r)
	}
	return dst
}

// jaroASCII compares texts of at most 64 bytes, each a letter. The letters used
// are bits of one word.
func jaroASCII(a, b string) float64 {
	if a == b {
		return 1
	}
	var usedA, usedB uint64
	reach := max(max(len(a), len(b))/2-1, 0)
	m := 0
	for i := range len(a) {
		for j := max(0, i-reach); j < min(len(b), i+reach+1); j++ {
			if usedB&(1<<j) == 0 && a[i] == b[j] {
				usedA |= 1 << i
				usedB |= 1 << j
				m++
				break
			}
		}
	}
	outOfOrder, j := 0, 0
	for i := range len(a) {
		if usedA&(1<<i) == 0 {
			continue
		}
		for usedB&(1<<j) == 0 {
			j++
		}
		if a[i] != b[j] {
			outOfOrder++
		}
		j++
	}
	return jaroOf(m, outOfOrder, len(a), len(b))
}

// jaroRunes compares texts of any length.
func jaroRunes(a, b []rune) float64 {
	var bufA, bufB [onStack]bool
	usedA, usedB := bufA[:], bufB[:]
	if len(a) > onStack {
		usedA = make([]bool, len(a))
	}
	if len(b) > onStack {
		usedB = make([]bool, len(b))
	}
	reach := max(max(len(a), len(b))/2-1, 0)
	m := 0
	for i := range a {
		for j := max(0, i-reach); j < min(len(b), i+reach+1); j++ {
			if !usedB[j] && a[i] == b[j] {
				usedA[i], usedB[j] = true, true
				m++
				break
			}
		}
	}
	outOfOrder, j := 0, 0
	for i := range a {
		if !usedA[i] {
			continue
		}
		for !usedB[j] {
			j++
		}
		if a[i] != b[j] {
			outOfOrder++
		}
		j++
	}
	return jaroOf(m, outOfOrder, len(a), len(b))
}

// jaroOf returns the similarity of texts of so many letters of which m match.
func jaroOf(m, outOfOrder, a, b int) float64 {
	switch {
	case a == 0 && b == 0:
		return 1
	case m == 0:
		return 0
	}
	match := float64(m)
	return (match/float64(a) + match/float64(b) + float64(m-outOfOrder/2)/match) / 3
}
