package placement

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"iom.int/migdev/diaspora"
)

// ErrGap matches every error about posts and people from which no gap can be
// computed or filled.
var ErrGap = errors.New("placement: cannot compute gaps")

// Limits of what is counted.
const (
	maxCount    = 1_000_000_000_000
	maxDistance = 4 // of two occupations
)

// Headcount is a number of posts or of people by occupation. An occupation that
// it does not hold has none: hand in what covers the same ground on both sides.
type Headcount map[diaspora.ISCO]int64

// Shortage is one occupation in which posts are wanted.
type Shortage struct {
	Occupation diaspora.ISCO `json:"occupation"`
	Demand     int64         `json:"demand"` // posts wanted
	Supply     int64         `json:"supply"` // people at home
	Gap        int64         `json:"gap"`    // posts that they leave open
}

// Gaps is what people at home leave open, by occupation.
type Gaps struct {
	Shortages []Shortage // every occupation in demand, by code
	Total     int64      // posts open
}

// FindGaps returns the gap in each occupation.
//
//	gap = max(0, demand - supply)
//
// A surplus in one occupation does not offset a gap in another. Where gaps are
// known as such, they are the demand, with no supply. An error matches
// [ErrGap], for a count below 0 or above 10^12 and for posts without an
// occupation; people without one fill none.
func FindGaps(demand, supply Headcount) (Gaps, error) {
	if err := demand.check("demand"); err != nil {
		return Gaps{}, err
	}
	if err := supply.check("supply"); err != nil {
		return Gaps{}, err
	}
	if n, ok := demand[diaspora.ISCO{}]; ok {
		return Gaps{}, fmt.Errorf("%w: demand of %d posts: want their occupation", ErrGap, n)
	}
	var g Gaps
	for _, o := range demand.sorted() {
		s := Shortage{Occupation: o, Demand: demand[o], Supply: supply[o]}
		s.Gap = max(0, s.Demand-s.Supply)
		g.Shortages = append(g.Shortages, s)
		g.Total += s.Gap
	}
	return g, nil
}

// Open returns the gaps alone: the occupations with posts open, and how many.
func (g Gaps) Open() Headcount {
	open := Headcount{}
	for _, s := range g.Shortages {
		if s.Gap > 0 {
			open[s.Occupation] = s.Gap
		}
	}
	return open
}

// sorted returns the occupations by code.
func (h Headcount) sorted() []diaspora.ISCO {
	return slices.SortedFunc(maps.Keys(h), diaspora.ISCO.Compare)
}

// check returns an error for the first count, by code, that is none.
func (h Headcount) check(what string) error {
	for _, o := range h.sorted() {
		if n := h[o]; n < 0 || n > maxCount {
			return fmt.Errorf("%w: %s of %d in occupation %q: want 0 to %d", ErrGap, what, n, o, int64(maxCount))
		}
	}
	return nil
}
