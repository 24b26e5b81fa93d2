package placement

import (
	"fmt"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
)

// Candidates says which pairs a table of scores makes possible. The zero value
// is AllScored.
type Candidates uint8

const (
	AllScored    Candidates = iota // every pair that has a score
	EligibleOnly                   // of these, pairs without a missing essential skill
)

// Scores returns the score of every person for every post, as [Weights.Score]
// gives it. Pairs without a score are impossible in the table, and with
// EligibleOnly those that lack an essential skill or of which that cannot be
// told.
//
// The errors match [ErrScore], with the index of person or post, and
// [ErrScores] where there are too many pairs.
func (w Weights) Scores(persons []Profile, posts []Post, which Candidates) (*Scores, error) {
	if err := w.Check().Err(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrScore, err)
	}
	if which > EligibleOnly {
		return nil, fmt.Errorf("%w: %d is no choice of candidates", ErrScore, which)
	}
	table, err := NewScores(len(persons), len(posts))
	if err != nil {
		return nil, err
	}

	// Skills become numbers, and those of a person a set of bits.
	number := map[string]int{}
	type numbered struct {
		essential, optional []int
		scores              map[[3]int]cell // what has been computed, by what a person holds
	}
	asks := make([]numbered, len(posts))
	for j, post := range posts {
		ask, err := requirements(post)
		if err != nil {
			return nil, fmt.Errorf("%w (post %d)", err, j)
		}
		numbers := func(skills []string) []int {
			list := make([]int, len(skills))
			for k, skill := range skills {
				n, ok := number[skill]
				if !ok {
					n = len(number)
					number[skill] = n
				}
				list[k] = n
			}
			return list
		}
		asks[j] = numbered{numbers(ask.essential), numbers(ask.optional), map[[3]int]cell{}}
	}
	has := make([]bool, len(number))
	for i, person := range persons {
		if err := noBlank("skill", person.Skills); err != nil {
			return nil, fmt.Errorf("%w (person %d)", err, i)
		}
		clear(has)
		for _, skill := range person.Skills {
			if n, ok := number[skill]; ok {
				has[n] = true
			}
		}
		for j := range posts {
			ask := &asks[j]
			s := Score{Essential: len(ask.essential), Optional: len(ask.optional)}
			if !person.SkillsUnknown {
				s.EssentialHeld, s.OptionalHeld = countHeld(has, ask.essential), countHeld(has, ask.optional)
			}
			if which == EligibleOnly && (person.SkillsUnknown || s.EssentialHeld < s.Essential || s.Essential+s.Optional == 0) {
				continue
			}
			s.Distance, s.HasDistance = nearest(person.Occupations, posts[j].Occupation)
			key := [3]int{s.EssentialHeld, s.OptionalHeld, -1}
			if s.HasDistance {
				key[2] = s.Distance
			}
			if person.SkillsUnknown {
				key[0] = -1
			}
			c, ok := ask.scores[key]
			if !ok {
				value, reason := w.value(s, person.SkillsUnknown)
				if c, err = scored(value, reason); err != nil {
					return nil, fmt.Errorf("%w (person %d, post %d)", err, i, j)
				}
				ask.scores[key] = c
			}
			table.cells[i*len(posts)+j] = c
		}
	}
	return table, nil
}

func countHeld(has []bool, skills []int) (n int) {
	for _, skill := range skills {
		if has[skill] {
			n++
		}
	}
	return n
}

// scored returns a score as a table holds it.
func scored(value figure.Number, reason indicator.Reason) (cell, error) {
	if reason != indicator.NoReason {
		return cell{}, nil
	}
	r := value.Rat()
	if !r.Num().IsInt64() || !r.Denom().IsInt64() {
		return cell{}, fmt.Errorf("%w: a score needs more than 64 bits: want weights of fewer digits", ErrScore)
	}
	return cell{r.Num().Int64(), r.Denom().Int64()}, nil
}
