package placement

import (
	"errors"
	"fmt"
	"math"

	"iom.int/migdev/indicator/check"
)

// ErrMarket matches the errors about a market that cannot be matched.
var ErrMarket = errors.New("placement: cannot match")

// Seeker is a person who looks for a place, with the hosts that they would go
// to, the best first. Hosts that are not listed are unacceptable to them.
type Seeker struct {
	ID    PersonID `json:"id"`
	Wants []string `json:"wants,omitempty"` // names of hosts
	Ranks []int    `json:"ranks,omitempty"` // see [Market]
}

// Host is who offers places, with the persons that it would take, the best
// first. Persons who are not listed are unacceptable to it.
type Host struct {
	Name     string     `json:"name"`
	Wants    []PersonID `json:"wants,omitempty"`
	Ranks    []int      `json:"ranks,omitempty"` // see [Market]
	Capacity int        `json:"capacity"`        // places; 0 is none
}

// Market is persons and hosts who have each ranked the other side.
//
// Each in a list ranks below those before. Where some are equally welcome, Ranks
// says so: one number for each in the list, rising or the same as before, and
// the same for those who are. Nobody leaves for one who is equally welcome. Where
// [Market.Match] must choose among equals, the order of the list decides.
type Market struct {
	Persons []Seeker `json:"persons"`
	Hosts   []Host   `json:"hosts"`
}

// String returns how many there are: "persons 3, hosts 2, places 4".
func (m Market) String() string {
	places := 0
	for _, h := range m.Hosts {
		places += min(max(h.Capacity, 0), math.MaxInt-places)
	}
	return fmt.Sprintf("persons %d, hosts %d, places %d", len(m.Persons), len(m.Hosts), places)
}

// Check returns what is wrong with m, under the codes
//
//	placement.person-missing  a person has no ID
//	placement.person-twice    two persons have one ID
//	placement.host-missing    a host has no name
//	placement.host-twice      two hosts have one name
//	placement.capacity        a capacity is below 0
//	placement.unknown-host    a person lists a host that is none of the market: a warning, and it is passed over
//	placement.unknown-person  a host lists a person who is none of the market: a warning, and they are passed over
//	placement.listed-twice    a list names someone twice: a warning, and the better place counts
//	placement.ranks           there is not one rank for each in a list, or a rank is below that before it
func (m Market) Check() check.Findings {
	_, fs := m.index()
	return fs
}

// indexed is a market by index. A pair is acceptable where each lists the other.
type indexed struct {
	persons map[PersonID]int
	hosts   map[string]int
	wants   [][]int32   // by person: the hosts that they list, the best first
	tiers   [][]int32   // by person: the tier of each of these
	mutual  [][]mutual  // by person: the hosts that list them too, the best first
	listed  [][]listing // by person: the hosts that list them, by index
	lists   []int       // by host: how many persons of the market it lists
}

// mutual is an acceptable pair, as one side lists it. Ranks are strict; those who
// are equally welcome share a tier.
type mutual struct {
	other int32 // the host of a person, the person of a host
	own   int32 // how the one who lists ranks the other, from 0
	rank  int32 // how the other ranks the one who lists

	ownTier, tier int32 // the tiers of these ranks
}

// listing is a host that lists a person, and how it ranks them, from 0.
type listing struct{ host, rank, tier int32 }

// tiers returns the tier of each in a list of some length, from 0, and what is
// wrong with their ranks.
func tiers(ranks []int, length int) ([]int32, string) {
	list := make([]int32, length)
	if ranks != nil && len(ranks) != length {
		return list, fmt.Sprintf("%d ranks for a list of %d: want one for each", len(ranks), length)
	}
	for k := 1; k < length; k++ {
		list[k] = list[k-1] + 1
		if ranks == nil {
			continue
		}
		if ranks[k] < ranks[k-1] {
			return list, fmt.Sprintf("rank %d is %d, after %d: want none below that before it", k, ranks[k], ranks[k-1])
		}
		if ranks[k] == ranks[k-1] {
			list[k] = list[k-1]
		}
	}
	return list, ""
}

// index looks up who lists whom, and what is wrong with the lists.
func (m Market) index() (indexed, check.Findings) {
	var fs check.Findings
	grave := func(code string, path check.Path, message string) {
		fs = append(fs, check.Finding{Code: code, Severity: check.Error, Path: path, Message: message})
	}
	warn := func(code string, list string, i, k int, message string) {
		path := check.Path(list).Index(i).Field("wants").Index(k)
		fs = append(fs, check.Finding{Code: code, Severity: check.Warning, Path: path, Message: message})
	}
	x := indexed{
		persons: make(map[PersonID]int, len(m.Persons)), hosts: make(map[string]int, len(m.Hosts)),
		wants: make([][]int32, len(m.Persons)), tiers: make([][]int32, len(m.Persons)), mutual: make([][]mutual, len(m.Persons)),
		listed: make([][]listing, len(m.Persons)), lists: make([]int, len(m.Hosts)),
	}
	for i, p := range m.Persons {
		path := check.Path("persons").Index(i).Field("id")
		if first, twice := x.persons[p.ID]; p.ID == "" {
			grave("placement.person-missing", path, fmt.Sprintf("person %d has no ID", i))
		} else if twice {
			grave("placement.person-twice", path, fmt.Sprintf("persons %d and %d have one ID", first, i))
		} else {
			x.persons[p.ID] = i
		}
	}
	for j, h := range m.Hosts {
		path := check.Path("hosts").Index(j)
		if first, twice := x.hosts[h.Name]; h.Name == "" {
			grave("placement.host-missing", path.Field("name"), fmt.Sprintf("host %d has no name", j))
		} else if twice {
			grave("placement.host-twice", path.Field("name"), fmt.Sprintf("hosts %d and %d have one name", first, j))
		} else {
			x.hosts[h.Name] = j
		}
		if h.Capacity < 0 {
			grave("placement.capacity", path.Field("capacity"), fmt.Sprintf("host %d has a capacity of %d: want none below 0", j, h.Capacity))
		}
	}

	// Whom hosts list, by person: the lists of both sides meet there, without
	// a table of all persons by all hosts.
	seen := make([]int, len(m.Persons)) // the host before whose list a person was last found, counted from 1
	for j, h := range m.Hosts {
		tier, wrong := tiers(h.Ranks, len(h.Wants))
		if wrong != "" {
			grave("placement.ranks", check.Path("hosts").Index(j).Field("ranks"), wrong)
		}
		for k, id := range h.Wants {
			i, ok := x.persons[id]
			switch {
			case !ok:
				warn("placement.unknown-person", "hosts", j, k, fmt.Sprintf("host %d lists a person who is none of the market", j))
			case seen[i] == j+1:
				warn("placement.listed-twice", "hosts", j, k, fmt.Sprintf("host %d lists person %d twice: the better place counts", j, i))
			default:
				seen[i] = j + 1
				x.lists[j]++
				x.listed[i] = append(x.listed[i], listing{int32(j), int32(k), tier[k]})
			}
		}
	}
	lists := make([]*listing, len(m.Hosts)) // by host: how it lists person i
	last := make([]int, len(m.Hosts))       // by host: the person whose list it was last found on, counted from 1
	for i, p := range m.Persons {
		for k := range x.listed[i] {
			l := &x.listed[i][k]
			lists[l.host] = l
		}
		tier, wrong := tiers(p.Ranks, len(p.Wants))
		if wrong != "" {
			grave("placement.ranks", check.Path("persons").Index(i).Field("ranks"), wrong)
		}
		for k, name := range p.Wants {
			j, ok := x.hosts[name]
			switch {
			case !ok:
				warn("placement.unknown-host", "persons", i, k, fmt.Sprintf("person %d lists a host that is none of the market", i))
			case last[j] == i+1:
				warn("placement.listed-twice", "persons", i, k, fmt.Sprintf("person %d lists host %d twice: the better place counts", i, j))
			default:
				last[j] = i + 1
				x.wants[i] = append(x.wants[i], int32(j))
				x.tiers[i] = append(x.tiers[i], tier[k])
				if l := lists[j]; l != nil {
					x.mutual[i] = append(x.mutual[i], mutual{other: int32(j), own: int32(k), rank: l.rank, ownTier: tier[k], tier: l.tier})
				}
			}
		}
		for _, l := range x.listed[i] {
			lists[l.host] = nil
		}
	}
	return x, fs
}
