package placement

import (
	"cmp"
	"errors"
	"fmt"
	"math/bits"
	"slices"

	"iom.int/migdev/indicator/figure"
)

// ErrScores matches every error about a table of scores, and about a rule of
// assignment that cannot be followed.
var ErrScores = errors.New("placement: cannot assign")

// maxPairs is the most pairs of a person and a post that one table holds.
const maxPairs = 1 << 24

// Scores holds how well each of so many persons fits each of so many posts.
// Persons and posts are known by their index, from 0, and by nothing else: it
// is the caller who knows whom a row stands for.
//
// A pair without a score is impossible: the licence is missing, the language,
// or a score that is undefined. That is not the score 0. A new table has
// impossible pairs alone. It is filled by one goroutine, and may then be read
// by many.
type Scores struct {
	persons, posts int
	cells          []cell // by person, then by post
}

// cell is a reduced fraction; den 0 is an impossible pair.
type cell struct{ num, den int64 }

// NewScores returns a table in which every pair is impossible so far. An error
// matches [ErrScores], for a count below 0 and for more than 16,777,216 pairs.
func NewScores(persons, posts int) (*Scores, error) {
	if persons < 0 || posts < 0 {
		return nil, fmt.Errorf("%w: %d persons and %d posts: want none below 0", ErrScores, persons, posts)
	}
	if max(persons, posts) > maxPairs || persons*posts > maxPairs {
		return nil, fmt.Errorf("%w: %d persons and %d posts: want at most %d pairs", ErrScores, persons, posts, maxPairs)
	}
	return &Scores{persons: persons, posts: posts, cells: make([]cell, persons*posts)}, nil
}

// Persons returns the number of persons.
func (s *Scores) Persons() int { return s.persons }

// Posts returns the number of posts.
func (s *Scores) Posts() int { return s.posts }

// Set states the score of a person for a post, exactly. It may be below 0. An
// error matches [ErrScores], for an index that the table does not have and for
// a fraction of which numerator or denominator is beyond 64 bits.
func (s *Scores) Set(person, post int, score figure.Number) error {
	at, err := s.at(person, post)
	if err != nil {
		return err
	}
	r := score.Rat()
	if !r.Num().IsInt64() || !r.Denom().IsInt64() {
		return fmt.Errorf("%w: score of person %d for post %d: want numerator and denominator within 64 bits", ErrScores, person, post)
	}
	s.cells[at] = cell{r.Num().Int64(), r.Denom().Int64()}
	return nil
}

// Forbid makes a pair impossible, whatever its score was. An error matches
// [ErrScores], for an index that the table does not have.
func (s *Scores) Forbid(person, post int) error {
	at, err := s.at(person, post)
	if err == nil {
		s.cells[at] = cell{}
	}
	return err
}

// Score returns the score of a person for a post, and false where the pair is
// impossible, as it is for an index that the table does not have.
func (s *Scores) Score(person, post int) (figure.Number, bool) {
	at, err := s.at(person, post)
	if err != nil || s.cells[at].den == 0 {
		return figure.Number{}, false
	}
	return s.cells[at].number(), true
}

// Ranked returns the persons who count for a post, the highest score first and
// the lower index among equals, and their ranks from 0, the same for equal scores:
// how a host that goes by scores alone ranks them, for [Host]. Both are nil for a
// post that the table does not have.
func (s *Scores) Ranked(post int, threshold figure.Number) (persons, ranks []int) {
	if post < 0 || post >= s.posts {
		return nil, nil
	}
	reaches := atLeast(threshold)
	for i := range s.persons {
		if c := s.cells[i*s.posts+post]; c.den != 0 && reaches(c) {
			persons = append(persons, i)
		}
	}
	order := func(a, b int) int { return s.cells[b*s.posts+post].compare(s.cells[a*s.posts+post]) }
	slices.SortStableFunc(persons, order)
	for k := range persons {
		rank := k
		if k > 0 && order(persons[k-1], persons[k]) == 0 {
			rank = ranks[k-1]
		}
		ranks = append(ranks, rank)
	}
	return persons, ranks
}

// Rounded returns a copy with every score rounded to so many decimal places, 0
// to 12. It is for tables of fractions whose common denominator is too long to
// compute with: see [ErrTooFine].
func (s *Scores) Rounded(places int, mode figure.Rounding) (*Scores, error) {
	if places < 0 || places > 12 {
		return nil, fmt.Errorf("%w: scores rounded to %d decimal places: want 0 to 12", ErrScores, places)
	}
	rounded, err := NewScores(s.persons, s.posts)
	if err != nil {
		return nil, err
	}
	for at, c := range s.cells {
		if c.den == 0 {
			continue
		}
		n, err := figure.FromDecimal(c.number().Round(places, mode))
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrScores, err)
		}
		if err := rounded.Set(at/s.posts, at%s.posts, n); err != nil {
			return nil, err
		}
	}
	return rounded, nil
}

// String returns the size of the table, "persons 2000, posts 500", and no score.
func (s *Scores) String() string { return fmt.Sprintf("persons %d, posts %d", s.persons, s.posts) }

func (s *Scores) at(person, post int) (int, error) {
	if person < 0 || person >= s.persons || post < 0 || post >= s.posts {
		return 0, fmt.Errorf("%w: person %d, post %d: want them below %d and %d", ErrScores, person, post, s.persons, s.posts)
	}
	return person*s.posts + post, nil
}

func (c cell) number() figure.Number {
	n, _ := figure.Frac(c.num, c.den) // possible pairs have a denominator
	return n
}

// compare orders fractions by their exact value.
func (c cell) compare(d cell) int {
	if c.num < 0 != (d.num < 0) {
		return cmp.Compare(c.num, d.num)
	}
	hi, lo := bits.Mul64(magnitude(c.num), uint64(d.den))
	dhi, dlo := bits.Mul64(magnitude(d.num), uint64(c.den))
	order := cmp.Or(cmp.Compare(hi, dhi), cmp.Compare(lo, dlo))
	if c.num < 0 {
		return -order
	}
	return order
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}
