package registry

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// Register is a list of persons with an index for searching. It never changes, and
// serves several goroutines at once. It prints and marshals as "register of 3
// persons (redacted)". The zero Register is empty. Registers do not compare with
// ==.
type Register struct {
	_  [0]func()
	in sealed[contents]
}

type contents struct {
	people    []Person
	bySkill   map[string][]int32
	byCountry map[place.Country][]int32 // of residence
	byMajor   map[diaspora.ISCO][]int32 // by major group of the occupation
}

// New returns a register of persons, in this order.
func New(people ...Person) Register {
	in := contents{
		people:    slices.Clone(people),
		bySkill:   map[string][]int32{},
		byCountry: map[place.Country][]int32{},
		byMajor:   map[diaspora.ISCO][]int32{},
	}
	for i := range in.people {
		d, at := in.people[i].said(), int32(i)
		for _, skill := range d.Skills {
			if list := in.bySkill[skill]; len(list) == 0 || list[len(list)-1] != at { // stated twice counts once
				in.bySkill[skill] = append(list, at)
			}
		}
		if !d.ResidenceCountry.IsZero() {
			in.byCountry[d.ResidenceCountry] = append(in.byCountry[d.ResidenceCountry], at)
		}
		if !d.Occupation.IsZero() {
			major := d.Occupation.Truncate(1)
			in.byMajor[major] = append(in.byMajor[major], at)
		}
	}
	return Register{in: seal(in)}
}

// contents returns what the register holds, not to be changed.
func (r Register) contents() *contents {
	if in := r.in.open(); in != nil {
		return in
	}
	return &contents{}
}

// Len returns the number of persons.
func (r Register) Len() int { return len(r.contents().people) }

// At returns a person by the place in the register, the first being 0, and the
// zero Person where there is none.
func (r Register) At(i int) Person {
	if people := r.contents().people; i >= 0 && i < len(people) {
		return people[i]
	}
	return Person{}
}

// All yields the persons with their places, in order.
func (r Register) All() iter.Seq2[int, Person] { return slices.All(r.contents().people) }

// String returns "register of 3 persons (redacted)".
func (r Register) String() string {
	return "register of " + strconv.Itoa(r.Len()) + " persons (redacted)"
}

// GoString returns what String does.
func (r Register) GoString() string { return r.String() }

// Format writes what String returns, whatever the verb.
func (r Register) Format(f fmt.State, _ rune) { io.WriteString(f, r.String()) }

// MarshalText returns what String does; in JSON a register is that string.
func (r Register) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// Duplicates finds the entries of one person, by a linker that holds the
// probabilities: see [Linker], [BySurname] and [PersonPasses]. Errors are those of
// [Linker.Link].
func (r Register) Duplicates(l Linker[Keys]) (Linkage, error) {
	people := r.contents().people
	keys := make([]Keys, len(people))
	for i := range people {
		keys[i] = people[i].Keys()
	}
	return l.Link(keys)
}

// ErrQuery matches the error for a search that does not say for which purpose and
// on which day the data are to be used.
var ErrQuery = errors.New("registry: search without purpose or day")

// Query says who is looked for. Purpose and On are mandatory; every other field
// that is not the zero value narrows the search, and a person who did not state
// what it asks for is not found.
type Query struct {
	Purpose   Purpose     // what the data are to be used for
	On        period.Date // the day of the use
	Recipient string      // third party to whom they are passed on; "" for the register itself

	Skills        []string        // all of these
	Residence     []place.Country // one of these
	ResidenceArea string          // compared by name key
	Origin        []place.Country // one of these
	Occupation    diaspora.ISCO   // this group or one within it
	MinEducation  diaspora.ISCED  // this level or a higher one
	Language      lang.Tag        // spoken, in whatever region or script
	Willing       Willingness
}

// Result is what a search finds, and how many it leaves out although they match.
type Result struct {
	Found []int // places in the register, in order
	// NoConsent is how many match, but without a consent to the purpose that holds
	// on the day. Unclear is how many match where nobody can tell.
	NoConsent, Unclear int
}

// Trace returns the numbers, with the reason why persons were left out.
func (r Result) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Input, "matching", strconv.Itoa(len(r.Found)+r.NoConsent+r.Unclear), "")
	t.Add(check.LeftOut, "no consent", strconv.Itoa(r.NoConsent), "no consent to the purpose that holds on the day")
	t.Add(check.LeftOut, "unclear consent", strconv.Itoa(r.Unclear), "dates of consent not stated or too coarse")
	t.Add(check.Result, "found", strconv.Itoa(len(r.Found)), "")
	return t
}

// Search returns the persons who match and whose data may be used: see
// [Person.UsableFor]. It returns an error that matches [ErrQuery] where the
// purpose or the day is not stated.
func (r Register) Search(q Query) (Result, error) {
	if q.Purpose == "" || q.On.IsZero() {
		return Result{}, fmt.Errorf("%w: want both, since consent is given to a purpose", ErrQuery)
	}
	in := r.contents()
	var result Result
	area := System{}.NameKey(q.ResidenceArea)
	visit := func(i int) {
		if !q.matches(in.people[i].said(), area) {
			return
		}
		switch in.people[i].usable(q.Purpose, q.Recipient, q.On) {
		case check.Met:
			result.Found = append(result.Found, i)
		case check.NotMet:
			result.NoConsent++
		default:
			result.Unclear++
		}
	}
	if some, ok := in.narrowest(q); ok {
		for _, i := range some {
			visit(int(i))
		}
		return result, nil
	}
	for i := range in.people {
		visit(i)
	}
	return result, nil
}

// narrowest returns the shortest list of persons that the index has for q, in
// order, or false where it has none.
func (in *contents) narrowest(q Query) (list []int32, ok bool) {
	take := func(l []int32) {
		if !ok || len(l) < len(list) {
			list, ok = l, true
		}
	}
	for _, skill := range q.Skills {
		take(in.bySkill[skill])
	}
	if len(q.Residence) == 1 {
		take(in.byCountry[q.Residence[0]])
	}
	if !q.Occupation.IsZero() {
		take(in.byMajor[q.Occupation.Truncate(1)])
	}
	return list, ok
}

// matches reports whether what a person said answers the query, apart from
// consent.
func (q *Query) matches(d *Disclosed, area string) bool {
	for _, skill := range q.Skills {
		if !slices.Contains(d.Skills, skill) {
			return false
		}
	}
	switch {
	case len(q.Residence) > 0 && !slices.Contains(q.Residence, d.ResidenceCountry),
		len(q.Origin) > 0 && !slices.Contains(q.Origin, d.OriginCountry),
		!q.Occupation.IsZero() && !q.Occupation.Contains(d.Occupation),
		q.Willing != 0 && !slices.Contains(d.Willing, q.Willing):
		return false
	}
	if want, ok := q.MinEducation.Level(); ok {
		if has, ok := d.Education.Level(); !ok || has < want {
			return false
		}
	}
	if area != "" && area != (System{}).NameKey(cut(d.ResidenceArea, maxText)) {
		return false
	}
	if q.Language != (lang.Tag{}) {
		want, _ := q.Language.Base()
		return slices.ContainsFunc(d.Languages, func(t lang.Tag) bool {
			has, _ := t.Base()
			return has == want
		})
	}
	return true
}
