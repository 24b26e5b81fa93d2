package diaspora

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// Visit is one visit to a migrant resource centre or migrant service centre, as
// the centre records it.
type Visit struct {
	Centre string      `json:"centre,omitempty"` // its code
	On     period.Date `json:"on,omitzero"`

	// Person is who came. "" is anonymous: a call, a visitor who gave no name.
	Person PersonKey `json:"person,omitempty"`

	// Services are what was given: "information", "counselling", "referral",
	// "job matching". One that stands twice counts once.
	Services []string `json:"services,omitempty"`

	// Types say what beneficiary the person is, in as many answers as apply:
	// "potential", "actual", "returnee", "youth". Empty is not asked.
	Types []string `json:"types,omitempty"`
}

// UnmarshalJSON reads what json.Marshal writes, strictly, as
// [check.DecodeJSON] does. An error leaves v as it was, and does not hold the
// person.
func (v *Visit) UnmarshalJSON(data []byte) error {
	type plain Visit
	var in plain
	if err := decodePersonal(data, &in); err != nil {
		return fmt.Errorf("diaspora: visit: %w", err)
	}
	*v = Visit(in)
	return nil
}

// NamedCount is a count under a name.
type NamedCount struct {
	Name string
	N    int
}

// CentreTally counts visits, services and people of one centre or of several.
// Services delivered are not people served: an anonymous visitor may be one who
// is known already or somebody new, so people are known as bounds.
//
// The zero value is empty and ready to be added to. Tallies merge: the result is
// that of all visits in one, in whatever order and however they were divided. A
// person who visited two centres counts once in the merged tally, where both
// know the person by the same key. Copies of a tally share what they count; to
// have one of its own, merge it into an empty one. It holds the keys of persons
// and prints none.
type CentreTally struct {
	c hidden[centreCounts]
}

type centreCounts struct {
	visits, anonymous  int
	services, centres  map[string]int
	people             map[PersonKey]struct{}
	byType, byService  map[string]map[PersonKey]struct{}
	anonymousByService map[string]int
}

func newCentreCounts() *centreCounts {
	return &centreCounts{
		services: map[string]int{}, centres: map[string]int{}, anonymousByService: map[string]int{},
		people: map[PersonKey]struct{}{},
		byType: map[string]map[PersonKey]struct{}{}, byService: map[string]map[PersonKey]struct{}{},
	}
}

// counts returns what was counted, nothing where that is the zero value.
func (t CentreTally) counts() *centreCounts {
	if t.c == nil {
		return &centreCounts{} // its maps are read alone
	}
	return t.c()
}

// Add counts a visit.
func (t *CentreTally) Add(v Visit) {
	if t.c == nil {
		t.c = hide(newCentreCounts())
	}
	c := t.c()
	c.visits++
	c.centres[v.Centre]++
	if v.Person == "" {
		c.anonymous++
	} else {
		c.people[v.Person] = struct{}{}
	}
	for i, s := range v.Services {
		if slices.Contains(v.Services[:i], s) {
			continue
		}
		c.services[s]++
		if v.Person == "" {
			c.anonymousByService[s]++
		} else {
			addPerson(c.byService, s, v.Person)
		}
	}
	if v.Person == "" {
		return
	}
	for _, b := range v.Types {
		addPerson(c.byType, b, v.Person)
	}
}

func addPerson(sets map[string]map[PersonKey]struct{}, name string, p PersonKey) {
	set := sets[name]
	if set == nil {
		set = map[PersonKey]struct{}{}
		sets[name] = set
	}
	set[p] = struct{}{}
}

// Merge adds what u counted. It leaves u as it is; a tally merged with itself
// counts its visits twice and its people once.
func (t *CentreTally) Merge(u CentreTally) {
	if t.c == nil {
		t.c = hide(newCentreCounts())
	}
	to, from := t.c(), u.counts()
	to.visits += from.visits
	to.anonymous += from.anonymous
	for _, counts := range [...]struct{ to, from map[string]int }{
		{to.services, from.services}, {to.centres, from.centres}, {to.anonymousByService, from.anonymousByService},
	} {
		for name, n := range counts.from {
			counts.to[name] += n
		}
	}
	maps.Copy(to.people, from.people)
	for _, sets := range [...]struct {
		to, from map[string]map[PersonKey]struct{}
	}{{to.byType, from.byType}, {to.byService, from.byService}} {
		for name, set := range sets.from {
			for p := range set {
				addPerson(sets.to, name, p)
			}
		}
	}
}

// Visits returns the number of visits.
func (t CentreTally) Visits() int { return t.counts().visits }

// Anonymous returns the number of visits of persons who were not identified.
func (t CentreTally) Anonymous() int { return t.counts().anonymous }

// Identified returns the number of different persons who were identified.
func (t CentreTally) Identified() int { return len(t.counts().people) }

// People returns the least and the greatest number of people who came. The
// anonymous visits may all be of persons identified elsewhere, or each of
// somebody new; where there was a visit, at least one person came.
//
//	low = identified, at least 1 where there was a visit
//	high = identified + anonymous visits
func (t CentreTally) People() (low, high int) {
	return peopleBounds(len(t.counts().people), t.counts().anonymous)
}

// PeopleBounds returns what People does, as an interval.
func (t CentreTally) PeopleBounds() figure.Interval {
	low, high := t.People()
	v, _ := figure.NewInterval(figure.Int(int64(low)), figure.Int(int64(high))) // low is not above high
	return v
}

// Services returns the number of services delivered: one visit may have had
// several or none.
func (t CentreTally) Services() int {
	n := 0
	for _, k := range t.counts().services {
		n += k
	}
	return n
}

// VisitsByService returns in how many visits each service was given, by name.
// The sum is that of Services.
func (t CentreTally) VisitsByService() []NamedCount { return namedCounts(t.counts().services) }

// VisitsByCentre returns the number of visits to each centre, by code; "" are
// those that name none.
func (t CentreTally) VisitsByCentre() []NamedCount { return namedCounts(t.counts().centres) }

func namedCounts(m map[string]int) []NamedCount {
	out := make([]NamedCount, 0, len(m))
	for _, name := range slices.Sorted(maps.Keys(m)) {
		out = append(out, NamedCount{name, m[name]})
	}
	return out
}

// PeopleByService returns the bounds of the number of people who got each
// service, by name.
func (t CentreTally) PeopleByService() []ServicePeople {
	out := make([]ServicePeople, 0, len(t.counts().services))
	for _, name := range slices.Sorted(maps.Keys(t.counts().services)) {
		low, high := peopleBounds(len(t.counts().byService[name]), t.counts().anonymousByService[name])
		out = append(out, ServicePeople{Service: name, Visits: t.counts().services[name], Low: low, High: high})
	}
	return out
}

// ServicePeople is how many visits and how many people there were for a service.
type ServicePeople struct {
	Service   string `json:"service"`
	Visits    int    `json:"visits"`
	Low, High int    // people
}

// PeopleByType returns the number of identified persons of each type of
// beneficiary, by name. A person of several types counts for each, so the sum
// may exceed the people; what is known of anonymous visitors is left out.
func (t CentreTally) PeopleByType() []NamedCount {
	counts := make(map[string]int, len(t.counts().byType))
	for name, set := range t.counts().byType {
		counts[name] = len(set)
	}
	return namedCounts(counts)
}

// TypesExceedPeople reports whether the sum over the types of beneficiary is
// above the number of identified persons: then they are multiple answers, and
// their shares are not parts of a whole.
func (t CentreTally) TypesExceedPeople() bool {
	sum := 0
	for _, set := range t.counts().byType {
		sum += len(set)
	}
	return sum > len(t.counts().people)
}

// ShareByType returns each type of beneficiary in percent of the identified
// persons, in the order of [CentreTally.PeopleByType], exactly. Multiple answers
// may come to more than 100. Where nobody was identified there are none.
func (t CentreTally) ShareByType() []Proportion {
	var out []Proportion
	for _, c := range t.PeopleByType() {
		part, whole := figure.Count(int64(c.N), ""), figure.Count(int64(len(t.counts().people)), "")
		out = append(out, reckonedOf(part).over(reckonedOf(whole), 100))
	}
	return out
}

// Format writes what String returns, whatever the verb.
func (t CentreTally) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, t.String()) }

// String returns visits, services and people, and no person: "7 visits, 7
// services, 3 to 5 people".
func (t CentreTally) String() string {
	low, high := t.People()
	people := fmt.Sprintf("%d to %d people", low, high)
	if low == high {
		people = fmt.Sprintf("%d people", low)
	}
	return fmt.Sprintf("%d visits, %d services, %s", t.counts().visits, t.Services(), people)
}

// Trace returns how the people were counted.
func (t CentreTally) Trace() check.Trace {
	var tr check.Trace
	low, high := t.People()
	tr.Add(check.Input, "visits", fmt.Sprint(t.counts().visits), "")
	tr.Add(check.Input, "identified persons", fmt.Sprint(len(t.counts().people)), "each once")
	tr.Add(check.Input, "anonymous visits", fmt.Sprint(t.counts().anonymous), "")
	tr.Add(check.Result, "people, at least", fmt.Sprint(low), "anonymous visitors are persons already identified")
	tr.Add(check.Result, "people, at most", fmt.Sprint(high), "each anonymous visitor is somebody new")
	return tr
}
