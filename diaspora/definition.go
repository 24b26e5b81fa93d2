package diaspora

import (
	"iter"
	"strconv"

	"iom.int/migdev/indicator/check"
)

// Ties are what binds a person who lives abroad to an origin: met, not met, or
// not known, which is their zero value.
type Ties struct {
	Born           check.Verdict // born in the origin
	Citizen        check.Verdict // a citizen of it
	ParentBorn     check.Verdict // at least one parent was born in it
	SelfIdentified check.Verdict // says that he or she belongs to it
}

// Any answers whether the person belongs by any definition.
func (t Ties) Any() check.Verdict {
	return t.Born.Or(t.Citizen).Or(t.ParentBorn).Or(t.SelfIdentified)
}

// Generation returns 1 for a person born in the origin, 2 for one born
// elsewhere with a parent born there, and 0 for all others. It is false where
// that is not known.
func (t Ties) Generation() (int, bool) {
	second := t.Born.Not().And(t.ParentBorn)
	switch {
	case t.Born == check.Met:
		return 1, true
	case second == check.Met:
		return 2, true
	case second == check.NotMet && t.Born == check.NotMet:
		return 0, true
	}
	return 0, false
}

// Definitions is how many persons belong to an origin by each definition. The
// numbers are not parts of a whole: who meets several definitions is in each of
// them, and in the union once. Where an attribute is not known of some, a number
// is a range from those who certainly belong to those who may.
type Definitions struct {
	Persons            int64 // all, whether they belong or not
	ByBirth            Count
	ByCitizenship      Count
	ByParentBirth      Count
	BySelfIdentity     Count
	Union              Count // by any of the four
	FirstGeneration    Count // born in the origin
	SecondGeneration   Count // born elsewhere, with a parent born in the origin
	SurplusOfSum       Count // how often the sum over the four definitions counts somebody again
	UnknownGenerations int64 // persons of whom neither is certain nor excluded
}

// Of returns the number on a basis: birth, citizenship, parents' birth,
// self-identification or their union. On any other it is not reported.
func (d Definitions) Of(b Basis) Count {
	switch b {
	case BirthBasis:
		return d.ByBirth
	case CitizenshipBasis:
		return d.ByCitizenship
	case ParentBirthBasis:
		return d.ByParentBirth
	case SelfIdentifiedBasis:
		return d.BySelfIdentity
	case UnionBasis:
		return d.Union
	}
	return Count{}
}

// Trace returns what was counted. The numbers are no parts of a whole.
func (d Definitions) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Input, "persons", strconv.FormatInt(d.Persons, 10), "each once")
	for _, b := range []Basis{BirthBasis, CitizenshipBasis, ParentBirthBasis, SelfIdentifiedBasis} {
		t.Add(check.Compute, b.String(), d.Of(b).String(), "")
	}
	t.Add(check.LeftOut, "surplus of the sum", d.SurplusOfSum.String(), "persons who meet several definitions count once")
	t.Add(check.Result, UnionBasis.String(), d.Union.String(), "by any of the four")
	t.Add(check.Result, "first generation", d.FirstGeneration.String(), "born in the origin")
	t.Add(check.Result, "second generation", d.SecondGeneration.String(), "born elsewhere, with a parent born in the origin")
	return t
}

// CountDefinitions counts persons who live outside the origin by every
// definition, in one pass and without keeping them. Each is given once:
// duplicates are the caller's to take out before.
//
//	d := diaspora.CountDefinitions(func(yield func(diaspora.Ties) bool) {
//		for _, p := range register {
//			if !yield(diaspora.Ties{Born: check.Decide(p.BirthPlace == origin), …}) {
//				return
//			}
//		}
//	})
func CountDefinitions(persons iter.Seq[Ties]) Definitions {
	var birth, citizens, parents, self, union, second, over tieBounds
	var d Definitions
	for t := range persons {
		d.Persons++
		birth.add(t.Born)
		citizens.add(t.Citizen)
		parents.add(t.ParentBorn)
		self.add(t.SelfIdentified)
		union.add(t.Any())
		second.add(t.Born.Not().And(t.ParentBorn))
		low, high := t.surplus()
		over.sure, over.possible = over.sure+low, over.possible+high
		if _, ok := t.Generation(); !ok {
			d.UnknownGenerations++
		}
	}
	d.ByBirth, d.FirstGeneration = birth.count(), birth.count()
	d.ByCitizenship, d.ByParentBirth, d.BySelfIdentity = citizens.count(), parents.count(), self.count()
	d.Union, d.SecondGeneration, d.SurplusOfSum = union.count(), second.count(), over.count()
	return d
}

// surplus returns how often, at the least and at the most, a person is counted
// beyond once in the sum over the definitions.
func (t Ties) surplus() (low, high int64) {
	for _, v := range [...]check.Verdict{t.Born, t.Citizen, t.ParentBorn, t.SelfIdentified} {
		switch v {
		case check.Met:
			low, high = low+1, high+1
		case check.CannotTell:
			high++
		}
	}
	return max(0, low-1), max(0, high-1)
}

// tieBounds counts persons who certainly belong, and who may.
type tieBounds struct{ sure, possible int64 }

func (b *tieBounds) add(v check.Verdict) {
	switch v {
	case check.Met:
		b.sure++
		b.possible++
	case check.CannotTell:
		b.possible++
	}
}

// count returns the bounds as a count. No register comes near [MaxCount].
func (b tieBounds) count() Count {
	c, _ := NewCountRange(b.sure, b.possible)
	return c
}
