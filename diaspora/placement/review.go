package placement

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"iom.int/migdev/indicator/check"
)

// BlockingPair is a person and a host who would both rather have each other
// than what a placement gives them.
type BlockingPair struct {
	Person      PersonID
	Host        string
	PersonIndex int // in the market
	HostIndex   int
	InPlaceOf   int // index of the person whom the host would give up, -1 where it has a free place
}

// Review is what there is to say of a placement.
type Review struct {
	// BlockingPairs are in the order of the persons, then in that of their
	// lists.
	BlockingPairs []BlockingPair

	// Findings are those of [Market.Review].
	Findings check.Findings

	// Stable is met where the placement is one that nobody would leave; not met
	// where a pair blocks it or it breaks a rule; and cannot be told where it
	// does neither, but names whom the market does not know.
	Stable check.Verdict
}

// String returns counts and no names: "stable: not met, blocking pairs 1,
// findings 2".
func (r Review) String() string {
	return fmt.Sprintf("stable: %s, blocking pairs %d, findings %d", r.Stable, len(r.BlockingPairs), len(r.Findings))
}

// Review says whether a placement is stable, however it was made. Persons whom
// it does not name have no host. Its findings are those of [Market.Check], and
//
//	placement.placed-unknown-person  a person placed is none of the market
//	placement.placed-unknown-host    a host is none of the market
//	placement.placed-twice           a person has several places
//	placement.over-capacity          a host has more persons than places
//	placement.unlisted-host          a person is at a host that they do not list
//	placement.unlisted-person        a host has a person that it does not list
//	placement.blocking-pair          a pair blocks
//
// A pair blocks where each lists the other, the person has no host or ranks
// this one higher, and the host has a free place or someone whom it ranks lower.
// One who is not listed ranks below all who are; a host that is not listed ranks
// below none at all. Of several hosts the best counts. A person placed with an
// unknown host is in no blocking pair, since nobody can tell what they would
// rather; an unknown person takes up a place, which counts as kept.
//
// An error matches [ErrMarket] where Market.Check finds an error.
func (m Market) Review(placed []Placed) (Review, error) {
	x, fs := m.index()
	if err := fs.Err(); err != nil {
		return Review{}, fmt.Errorf("%w: %w", ErrMarket, err)
	}
	v := m.view(x, placed)
	r := Review{Findings: append(fs, v.findings...), Stable: check.Decide(!v.broken)}
	for i := range m.Persons {
		for _, a := range x.mutual[i] {
			if a.ownTier >= v.persons[i] {
				break
			}
			h := v.hosts[a.other]
			pair := BlockingPair{
				Person: m.Persons[i].ID, Host: m.Hosts[a.other].Name, PersonIndex: i, HostIndex: int(a.other), InPlaceOf: -1,
			}
			if h.count >= m.Hosts[a.other].Capacity {
				if h.worst <= a.tier {
					continue
				}
				pair.InPlaceOf = h.person
			}
			r.BlockingPairs = append(r.BlockingPairs, pair)
			instead := "who has a free place"
			if pair.InPlaceOf >= 0 {
				instead = fmt.Sprintf("who has person %d", pair.InPlaceOf)
			}
			r.Findings = append(r.Findings, check.Finding{
				Code: "placement.blocking-pair", Severity: check.Error, Path: check.Path("persons").Index(i),
				Message: fmt.Sprintf("person %d would rather be at host %d, %s", i, a.other, instead),
			})
		}
	}
	switch {
	case len(r.BlockingPairs) > 0:
		r.Stable = check.NotMet
	case r.Stable == check.Met && v.unknown:
		r.Stable = check.CannotTell
	}
	return r, nil
}

// unranked ranks below everyone on a list.
const unranked = math.MaxInt32

// view is a placement as both sides see it.
type view struct {
	persons  []int32  // by person: the tier of the best host they have, unranked for none
	hosts    []tenant // by host
	findings check.Findings
	broken   bool // it breaks a rule
	unknown  bool // it names whom the market does not know
}

// tenant is whom a host has.
type tenant struct {
	count  int
	worst  int32 // the tier of the one whom it would give up first, -1 where it has nobody
	person int   // who that is
}

func (m Market) view(x indexed, placed []Placed) view {
	v := view{persons: make([]int32, len(m.Persons)), hosts: make([]tenant, len(m.Hosts))}
	for i := range v.persons {
		v.persons[i] = unranked
	}
	for j := range v.hosts {
		v.hosts[j] = tenant{worst: -1, person: -1}
	}
	times := make([]int, len(m.Persons))
	rules := func(code string, path check.Path, message string) {
		v.broken = true
		v.findings = append(v.findings, check.Finding{Code: code, Severity: check.Error, Path: path, Message: message})
	}
	unknown := func(code string, path check.Path, message string) {
		v.unknown = true
		v.findings = append(v.findings, check.Finding{Code: code, Severity: check.Error, Path: path, Message: message})
	}
	for k, p := range placed {
		path := check.Path("placed").Index(k)
		i, person := x.persons[p.Person]
		j, host := x.hosts[p.Host]
		if !person {
			unknown("placement.placed-unknown-person", path.Field("person"), "a person is placed who is none of the market")
		} else if times[i]++; times[i] == 2 {
			rules("placement.placed-twice", path.Field("person"), fmt.Sprintf("person %d has several places", i))
		}
		if !host {
			unknown("placement.placed-unknown-host", path.Field("host"), "a host is named that is none of the market")
			if person {
				v.persons[i] = -1 // nobody can tell what they would rather
			}
			continue
		}
		v.hosts[j].count++
		if !person {
			continue
		}
		if own := slices.Index(x.wants[i], int32(j)); own >= 0 {
			v.persons[i] = min(v.persons[i], x.tiers[i][own])
		} else {
			rules("placement.unlisted-host", path, fmt.Sprintf("person %d is at host %d, which they do not list", i, j))
		}
		tier := int32(unranked)
		if at, ok := slices.BinarySearchFunc(x.listed[i], int32(j), func(l listing, j int32) int { return cmp.Compare(l.host, j) }); ok {
			tier = x.listed[i][at].tier
		} else {
			rules("placement.unlisted-person", path, fmt.Sprintf("host %d has person %d, whom it does not list", j, i))
		}
		if t := &v.hosts[j]; tier > t.worst {
			t.worst, t.person = tier, i
		}
	}
	for j, h := range m.Hosts {
		if n := v.hosts[j].count; n > h.Capacity {
			rules("placement.over-capacity", check.Path("hosts").Index(j), fmt.Sprintf("host %d has %d persons and %d places", j, n, h.Capacity))
		}
	}
	return v
}
