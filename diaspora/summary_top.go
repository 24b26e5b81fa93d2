package diaspora

import "slices"

// comparePlaces puts the larger number first, what has none behind, and the
// others that are not listed last.
func comparePlaces(a, b PlaceStock) int {
	rank := func(p PlaceStock) int {
		switch {
		case p.Place.Kind() == OthersGeo:
			return 2
		case !p.Total.IsGiven():
			return 1
		}
		return 0
	}
	if c := rank(a) - rank(b); c != 0 {
		return c
	}
	if c := b.Total.size() - a.Total.size(); c != 0 {
		if c < 0 {
			return -1
		}
		return 1
	}
	return a.Place.Compare(b.Place)
}

// size is the number by which counts are put in order: what is given, or the
// lowest possible.
func (c Count) size() int64 {
	if v, ok := c.Value(); ok {
		return v
	}
	return c.low
}

// Top returns the n largest places that have a number, fewer where there are
// fewer. The others that a source does not list are not among them.
func (s Summary) Top(n int) []PlaceStock {
	top := s.Places
	for i, p := range top {
		if i == n || !p.Total.IsGiven() || p.Place.Kind() == OthersGeo {
			top = top[:i]
			break
		}
	}
	return slices.Clone(top)
}

// TopPercent returns the share of the n largest places in percent of the total.
func (s Summary) TopPercent(n int) Proportion {
	top := len(s.Top(n))
	sum := func(places []PlaceStock) Count {
		total := noPersons
		for _, p := range places {
			total, _ = total.plus(p.Total) // no more than the total, which fits
		}
		return total
	}
	if len(s.Places) == 0 {
		return Proportion{Undefined: "total not reported"}
	}
	return percentOfSum(sum(s.Places[:top]), sum(s.Places[top:]), "largest places", "other places")
}

// BasisPercent returns which percentage of the total rests on a basis.
func (s Summary) BasisPercent(b Basis) Proportion {
	on, rest := noPersons, noPersons
	for _, part := range s.ByBasis {
		to := &rest
		if part.Basis == b {
			to = &on
		}
		*to, _ = to.plus(part.Count) // no more than the total, which fits
	}
	if len(s.ByBasis) == 0 {
		return Proportion{Undefined: "total not reported"}
	}
	return percentOfSum(on, rest, b.String(), "other bases")
}
