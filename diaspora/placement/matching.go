package placement

import (
	"container/heap"
	"fmt"
	"slices"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
)

// Proposer says which side proposes. Of all stable matchings, each on the side
// that proposes gets the best that any of them gives, and each on the other
// side the worst. The zero value is PersonsPropose.
type Proposer uint8

const (
	PersonsPropose Proposer = iota
	HostsPropose
)

var proposers = check.Enum[Proposer]{What: "placement: proposer", Names: []string{"persons", "hosts"}}

// String returns "persons" or "hosts".
func (p Proposer) String() string { return proposers.String(p) }

// MarshalText returns what String does.
func (p Proposer) MarshalText() ([]byte, error) { return proposers.Marshal(p) }

// UnmarshalText reads what [Proposer.MarshalText] writes.
func (p *Proposer) UnmarshalText(text []byte) error { return proposers.Unmarshal(p, text) }

// Why a person of a market has no host, or a host open places; [NoPlaces] and
// [AllTaken] are others: the hosts have no place at all, or have them filled
// with persons whom they rank higher; the persons are at hosts that they rank
// higher.
const (
	ListsNobody indicator.Reason = "lists-nobody" // their list names nobody of the market
	NotMutual   indicator.Reason = "not-mutual"   // nobody whom they list lists them
)

// Placed is a person at a host.
type Placed struct {
	Person PersonID `json:"person"`
	Host   string   `json:"host"`
}

// Matching says who goes to which host, who is left out and what stays open.
type Matching struct {
	Proposer  Proposer
	Placed    []Placed   // in the order of the persons
	Unplaced  []Unplaced // in the order of the persons
	Vacancies []Vacancy  // in the order of the hosts
}

// Unplaced is a person without a host.
type Unplaced struct {
	Person PersonID
	Index  int // in the market
	Reason indicator.Reason
}

// Vacancy is a host with open places.
type Vacancy struct {
	Host   string
	Index  int // in the market
	Open   int // places
	Reason indicator.Reason
}

// HostOf returns where a person is placed, and false where they are not.
func (m Matching) HostOf(person PersonID) (string, bool) {
	for _, p := range m.Placed {
		if p.Person == person {
			return p.Host, true
		}
	}
	return "", false
}

// String returns counts and no names: "placed 2, left out 1, open places 3".
func (m Matching) String() string {
	open := 0
	for _, v := range m.Vacancies {
		open += v.Open
	}
	return fmt.Sprintf("placed %d, left out %d, open places %d", len(m.Placed), len(m.Unplaced), open)
}

// Match returns the stable matching that is best for the side that proposes: no
// person and host would both rather have each other than whom they have, and
// nobody has one that they do not list. It is found by deferred acceptance (Gale
// and Shapley 1962), in a time that grows with the length of all lists.
//
// There is just one such matching, in whatever order persons and hosts are given,
// where those who are equally welcome rank in the order of the lists. Who is left
// out is then the same in every stable matching, and so are the open places (Roth
// 1986).
//
// An error matches [ErrMarket] where [Market.Check] finds an error; warnings
// do not stop it.
func (m Market) Match(side Proposer) (Matching, error) {
	x, fs := m.index()
	if err := fs.Err(); err != nil {
		return Matching{}, fmt.Errorf("%w: %w", ErrMarket, err)
	}
	var at []int32
	switch side {
	case PersonsPropose:
		at = m.personsPropose(x)
	case HostsPropose:
		at = m.hostsPropose(x)
	default:
		return Matching{}, fmt.Errorf("%w: %s: want persons or hosts", ErrMarket, side)
	}

	match := Matching{Proposer: side}
	open := make([]int, len(m.Hosts))
	for j, h := range m.Hosts {
		open[j] = h.Capacity
	}
	mutual := make([]bool, len(m.Hosts))
	for i, j := range at {
		for _, a := range x.mutual[i] {
			mutual[a.other] = true
		}
		if j < 0 {
			match.Unplaced = append(match.Unplaced, Unplaced{Person: m.Persons[i].ID, Index: i, Reason: m.whyUnplaced(x, i)})
			continue
		}
		match.Placed = append(match.Placed, Placed{Person: m.Persons[i].ID, Host: m.Hosts[j].Name})
		open[j]--
	}
	for j, n := range open {
		if n == 0 {
			continue
		}
		reason := AllTaken
		switch {
		case x.lists[j] == 0:
			reason = ListsNobody
		case !mutual[j]:
			reason = NotMutual
		}
		match.Vacancies = append(match.Vacancies, Vacancy{Host: m.Hosts[j].Name, Index: j, Open: n, Reason: reason})
	}
	return match, nil
}

func (m Market) whyUnplaced(x indexed, i int) indicator.Reason {
	switch {
	case len(x.wants[i]) == 0:
		return ListsNobody
	case len(x.mutual[i]) == 0:
		return NotMutual
	case !slices.ContainsFunc(x.mutual[i], func(a mutual) bool { return m.Hosts[a.other].Capacity > 0 }):
		return NoPlaces
	}
	return AllTaken
}

// personsPropose returns the host of each person, -1 for none. Each person asks
// their hosts in turn; a host keeps the best so far and turns the others down.
func (m Market) personsPropose(x indexed) []int32 {
	at := make([]int32, len(m.Persons))
	next := make([]int, len(m.Persons)) // how many hosts they have asked
	kept := make([]worstFirst, len(m.Hosts))
	for i := range at {
		at[i] = -1
	}
	for first := range m.Persons {
		// Whoever is turned down asks on at once.
		for i := first; i >= 0 && next[i] < len(x.mutual[i]); {
			a := x.mutual[i][next[i]]
			next[i]++
			h := &kept[a.other]
			if m.Hosts[a.other].Capacity == 0 {
				continue
			}
			heap.Push(h, suitor{int32(i), a.rank})
			at[i] = a.other
			if h.Len() <= m.Hosts[a.other].Capacity {
				break
			}
			i = int(heap.Pop(h).(suitor).person)
			at[i] = -1
		}
	}
	return at
}

// suitor is a person whom a host keeps for the time being.
type suitor struct{ person, rank int32 }

// worstFirst is a heap of whom a host keeps, the one that it ranks last first.
type worstFirst []suitor

func (h worstFirst) Len() int           { return len(h) }
func (h worstFirst) Less(a, b int) bool { return h[a].rank > h[b].rank }
func (h worstFirst) Swap(a, b int)      { h[a], h[b] = h[b], h[a] }
func (h *worstFirst) Push(s any)        { *h = append(*h, s.(suitor)) }
func (h *worstFirst) Pop() any {
	last := len(*h) - 1
	s := (*h)[last]
	*h = (*h)[:last]
	return s
}

// hostsPropose returns the host of each person, -1 for none. Each host with a
// free place asks its persons in turn; a person keeps the best so far.
func (m Market) hostsPropose(x indexed) []int32 {
	lists := make([][]mutual, len(m.Hosts)) // as the hosts rank
	for i, ms := range x.mutual {
		for _, a := range ms {
			lists[a.other] = append(lists[a.other], mutual{other: int32(i), own: a.rank, rank: a.own})
		}
	}
	free := make([]int, len(m.Hosts))
	next := make([]int, len(m.Hosts))
	waiting := make([]int32, 0, len(m.Hosts))
	for j := range lists {
		slices.SortFunc(lists[j], func(a, b mutual) int { return int(a.own - b.own) })
		free[j] = m.Hosts[j].Capacity
		waiting = append(waiting, int32(j))
	}
	at, rank := make([]int32, len(m.Persons)), make([]int32, len(m.Persons))
	for i := range at {
		at[i] = -1
	}
	for len(waiting) > 0 {
		j := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		for free[j] > 0 && next[j] < len(lists[j]) {
			a := lists[j][next[j]]
			next[j]++
			before := at[a.other]
			if before >= 0 && rank[a.other] < a.rank {
				continue
			}
			at[a.other], rank[a.other] = j, a.rank
			free[j]--
			if before >= 0 {
				free[before]++
				waiting = append(waiting, before)
			}
		}
	}
	return at
}
