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
}

// Host is who offers places, with the persons that it would take, the best
// first. Persons who are not listed are unacceptable to it.
type Host struct {
	Name     string     `json:"name"`
	Wants    []PersonID `json:"wants,omitempty"`
	Capacity int        `json:"capacity"` // places; 0 is none
}

// Market is persons and hosts who have each ranked the other side. Rankings are
// strict: whoever is indifferent between two must put one first, by whatever
// rule they like, and the results hold for the ranking as it stands.
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
func (m Market) Check() check.Findings {
	_, fs := m.index()
	return fs
}

// indexed is a market by index. A pair is acceptable where each lists the other.
type indexed struct {
	persons map[PersonID]int
	hosts   map[string]int
	wants   [][]int32   // by person: the hosts that they list, the best first
	mutual  [][]mutual  // by person: the hosts that list them too, the best first
	listed  [][]listing // by person: the hosts that list them, by index
	lists   []int       // by host: how many persons of the market it lists
}

// mutual is an acceptable pair, as one side lists it.
type mutual struct {
	other int32 // the host of a person, the person of a host
	own   int32 // how the one who lists ranks the other among those of the market, from 0
	rank  int32 // how the other ranks the one who lists
}

// listing is a host that lists a person, and how it ranks them, from 0.
type listing struct{ host, rank int32 }

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
		wants: make([][]int32, len(m.Persons)), mutual: make([][]mutual, len(m.Persons)),
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
				x.listed[i] = append(x.listed[i], listing{int32(j), int32(k)})
			}
		}
	}
	rank := make([]int32, len(m.Hosts)) // by host: how it ranks person i, counted from 1
	last := make([]int, len(m.Hosts))   // by host: the person whose list it was last found on, counted from 1
	for i, p := range m.Persons {
		for _, l := range x.listed[i] {
			rank[l.host] = l.rank + 1
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
				if rank[j] > 0 {
					x.mutual[i] = append(x.mutual[i], mutual{other: int32(j), own: int32(len(x.wants[i]) - 1), rank: rank[j] - 1})
				}
			}
		}
		for _, l := range x.listed[i] {
			rank[l.host] = 0
		}
	}
	return x, fs
}
