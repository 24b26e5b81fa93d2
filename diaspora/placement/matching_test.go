package placement_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/placement"
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
)

// clinics is the market of the specification's examples.
func clinics() placement.Market {
	return placement.Market{
		Persons: []placement.Seeker{
			{ID: "Ana", Wants: []string{"clinic", "school"}},
			{ID: "Besa", Wants: []string{"clinic", "ngo"}},
			{ID: "Cyrus", Wants: []string{"school", "clinic"}},
		},
		Hosts: []placement.Host{
			{Name: "clinic", Wants: []placement.PersonID{"Cyrus", "Besa", "Ana"}, Capacity: 1},
			{Name: "school", Wants: []placement.PersonID{"Ana", "Cyrus"}, Capacity: 1},
			{Name: "ngo", Wants: []placement.PersonID{"Besa"}, Capacity: 1},
		},
	}
}

func TestMatch(t *testing.T) {
	m, err := clinics().Match(placement.PersonsPropose)
	require.NoError(t, err)
	require.Equal(t, []placement.Placed{{"Ana", "school"}, {"Besa", "ngo"}, {"Cyrus", "clinic"}}, m.Placed)
	require.Empty(t, m.Unplaced)
	require.Empty(t, m.Vacancies)
	host, ok := m.HostOf("Besa")
	require.True(t, ok)
	require.Equal(t, "ngo", host)
	_, ok = m.HostOf("Drita")
	require.False(t, ok)
}

// TestMatchSides is the smallest market with two stable matchings.
func TestMatchSides(t *testing.T) {
	m := placement.Market{
		Persons: []placement.Seeker{{ID: "1", Wants: []string{"a", "b"}}, {ID: "2", Wants: []string{"b", "a"}}},
		Hosts: []placement.Host{
			{Name: "a", Wants: []placement.PersonID{"2", "1"}, Capacity: 1},
			{Name: "b", Wants: []placement.PersonID{"1", "2"}, Capacity: 1},
		},
	}
	for side, want := range map[placement.Proposer][]placement.Placed{
		placement.PersonsPropose: {{"1", "a"}, {"2", "b"}},
		placement.HostsPropose:   {{"1", "b"}, {"2", "a"}},
	} {
		match, err := m.Match(side)
		require.NoError(t, err)
		require.Equal(t, want, match.Placed)
		require.Equal(t, side, match.Proposer)
		review, err := m.Review(match.Placed)
		require.NoError(t, err)
		require.Equal(t, check.Met, review.Stable)
	}
	_, err := m.Match(7)
	require.ErrorIs(t, err, placement.ErrMarket)
}

func TestMatchReasons(t *testing.T) {
	m := placement.Market{
		Persons: []placement.Seeker{
			{ID: "nobody", Wants: []string{"elsewhere"}},
			{ID: "not wanted", Wants: []string{"a", "d"}},
			{ID: "first", Wants: []string{"b", "a"}},
			{ID: "second", Wants: []string{"b"}},
			{ID: "no places", Wants: []string{"closed"}},
		},
		Hosts: []placement.Host{
			{Name: "a", Wants: []placement.PersonID{"first"}, Capacity: 2},
			{Name: "b", Wants: []placement.PersonID{"first", "second"}, Capacity: 1},
			{Name: "c", Capacity: 3},
			{Name: "d", Wants: []placement.PersonID{"second"}, Capacity: 1},
			{Name: "closed", Wants: []placement.PersonID{"no places"}},
		},
	}
	for _, side := range []placement.Proposer{placement.PersonsPropose, placement.HostsPropose} {
		match, err := m.Match(side)
		require.NoError(t, err)
		require.Equal(t, []placement.Placed{{"first", "b"}}, match.Placed)
		require.Equal(t, []placement.Unplaced{
			{"nobody", 0, placement.ListsNobody}, {"not wanted", 1, placement.NotMutual},
			{"second", 3, placement.AllTaken}, {"no places", 4, placement.NoPlaces},
		}, match.Unplaced)
		require.Equal(t, []placement.Vacancy{
			{"a", 0, 2, placement.AllTaken}, {"c", 2, 3, placement.ListsNobody}, {"d", 3, 1, placement.NotMutual},
		}, match.Vacancies)
		require.Equal(t, "placed 1, left out 4, open places 6", match.String())
	}
}

func TestMarketCheck(t *testing.T) {
	require.Empty(t, clinics().Check())
	m := clinics()
	m.Persons = append(m.Persons, placement.Seeker{ID: "Ana"}, placement.Seeker{})
	m.Hosts = append(m.Hosts, placement.Host{Name: "ngo", Capacity: -1}, placement.Host{})
	m.Persons[0].Wants = []string{"clinic", "moon", "clinic"}
	m.Hosts[1].Wants = []placement.PersonID{"Ana", "Zana", "Ana"}
	fs := m.Check()
	require.Equal(t, []string{
		"placement.person-twice", "placement.person-missing", "placement.host-twice", "placement.capacity",
		"placement.host-missing", "placement.unknown-person", "placement.listed-twice", "placement.unknown-host",
		"placement.listed-twice",
	}, slices.Collect(fs.Codes()))
	require.Equal(t, check.Path("hosts[1].wants[1]"), fs.WithCode("placement.unknown-person")[0].Path)
	require.Len(t, fs.AtLeast(check.Error), 5)
	ranked := clinics()
	ranked.Persons[1].Ranks = []int{1}
	ranked.Hosts[0].Ranks = []int{1, 3, 2}
	require.Equal(t, []string{
		"hosts[0].ranks: error: rank 2 is 2, after 3: want none below that before it [placement.ranks]",
		"persons[1].ranks: error: 1 ranks for a list of 2: want one for each [placement.ranks]",
	}, []string{ranked.Check()[0].String(), ranked.Check()[1].String()})
	_, err := m.Match(placement.PersonsPropose)
	require.ErrorIs(t, err, placement.ErrMarket)
	_, err = m.Review(nil)
	require.ErrorIs(t, err, placement.ErrMarket)

	m = clinics() // warnings do not stop it: the better place counts
	m.Persons[0].Wants = []string{"school", "moon", "clinic", "school"}
	match, err := m.Match(placement.PersonsPropose)
	require.NoError(t, err)
	require.Equal(t, placement.Placed{Person: "Ana", Host: "school"}, match.Placed[0])
}

func TestReview(t *testing.T) {
	tests := map[string]struct {
		change   func(*placement.Market)
		placed   []placement.Placed
		stable   check.Verdict
		blocking []placement.BlockingPair
		codes    []string
	}{
		"one pair blocks": { // specification, 2.12
			placed:   []placement.Placed{{"Ana", "clinic"}, {"Besa", "ngo"}, {"Cyrus", "school"}},
			stable:   check.NotMet,
			blocking: []placement.BlockingPair{{Person: "Besa", Host: "clinic", PersonIndex: 1, HostIndex: 0, InPlaceOf: 0}},
			codes:    []string{"placement.blocking-pair"},
		},
		"equally welcome: nobody leaves for them": {
			change: func(m *placement.Market) { m.Hosts[0].Ranks = []int{1, 2, 2} },
			placed: []placement.Placed{{"Ana", "clinic"}, {"Besa", "ngo"}, {"Cyrus", "school"}},
			stable: check.Met,
		},
		"nobody placed": {
			stable: check.NotMet,
			blocking: []placement.BlockingPair{
				{"Ana", "clinic", 0, 0, -1}, {"Ana", "school", 0, 1, -1}, {"Besa", "clinic", 1, 0, -1},
				{"Besa", "ngo", 1, 2, -1}, {"Cyrus", "school", 2, 1, -1}, {"Cyrus", "clinic", 2, 0, -1},
			},
			codes: slices.Repeat([]string{"placement.blocking-pair"}, 6),
		},
		"stable": {placed: []placement.Placed{{"Cyrus", "clinic"}, {"Ana", "school"}, {"Besa", "ngo"}}, stable: check.Met},
		"host not listed by the person": {
			placed:   []placement.Placed{{"Cyrus", "clinic"}, {"Ana", "ngo"}, {"Besa", "ngo"}},
			stable:   check.NotMet,
			blocking: []placement.BlockingPair{{"Ana", "school", 0, 1, -1}, {"Cyrus", "school", 2, 1, -1}},
			codes: []string{
				"placement.unlisted-host", "placement.unlisted-person", "placement.over-capacity",
				"placement.blocking-pair", "placement.blocking-pair",
			},
		},
		"person not listed by the host": {
			change:   func(m *placement.Market) { m.Hosts[2].Wants = nil },
			placed:   []placement.Placed{{"Cyrus", "clinic"}, {"Ana", "school"}, {"Besa", "ngo"}},
			stable:   check.NotMet,
			blocking: nil,
			codes:    []string{"placement.unlisted-person"},
		},
		"a person whom the host does not list gives way": {
			change:   func(m *placement.Market) { m.Hosts[0].Wants = []placement.PersonID{"Ana"} },
			placed:   []placement.Placed{{"Cyrus", "clinic"}, {"Ana", "school"}, {"Besa", "ngo"}},
			stable:   check.NotMet,
			blocking: []placement.BlockingPair{{"Ana", "clinic", 0, 0, 2}},
			codes:    []string{"placement.unlisted-person", "placement.blocking-pair"},
		},
		"several places": {
			placed:   []placement.Placed{{"Cyrus", "clinic"}, {"Ana", "school"}, {"Besa", "ngo"}, {"Cyrus", "school"}},
			stable:   check.NotMet,
			blocking: nil,
			codes:    []string{"placement.placed-twice", "placement.over-capacity"},
		},
		"unknown person, who takes up a place": {
			placed: []placement.Placed{{"Cyrus", "clinic"}, {"Ana", "school"}, {"Drita", "ngo"}, {"Besa", "clinic"}},
			change: func(m *placement.Market) { m.Hosts[0].Capacity = 2 },
			stable: check.CannotTell,
			codes:  []string{"placement.placed-unknown-person"},
		},
		"unknown host": {
			placed: []placement.Placed{{"Cyrus", "clinic"}, {"Ana", "school"}, {"Besa", "moon"}},
			stable: check.CannotTell,
			codes:  []string{"placement.placed-unknown-host"},
		},
		"unknown host, and a pair that blocks all the same": {
			placed:   []placement.Placed{{"Ana", "school"}, {"Besa", "moon"}},
			stable:   check.NotMet,
			blocking: []placement.BlockingPair{{"Ana", "clinic", 0, 0, -1}, {"Cyrus", "clinic", 2, 0, -1}},
			codes:    []string{"placement.placed-unknown-host", "placement.blocking-pair", "placement.blocking-pair"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			m := clinics()
			if tt.change != nil {
				tt.change(&m)
			}
			r, err := m.Review(tt.placed)
			require.NoError(t, err)
			require.Equal(t, tt.blocking, r.BlockingPairs)
			require.Equal(t, tt.codes, slices.Collect(r.Findings.AtLeast(check.Error).Codes()))
			require.Equal(t, tt.stable, r.Stable)
		})
	}
}

// draw makes a random market; a quarter of the lists leave some out.
// With ties, those next to each other in a list are often equally welcome.
func draw(rng *rand.Rand, persons, hosts, capacity int, ties bool) placement.Market {
	var m placement.Market
	length := func(all int) int {
		if rng.IntN(4) > 0 {
			return all
		}
		return rng.IntN(all + 1)
	}
	ranks := func(length int) (list []int) {
		for k := range length {
			if !ties {
				return nil
			}
			list = append(list, k)
			if k > 0 && rng.IntN(2) == 0 {
				list[k] = list[k-1]
			}
		}
		return list
	}
	for i := range persons {
		p := placement.Seeker{ID: placement.PersonID(fmt.Sprint("p", i))}
		for _, j := range rng.Perm(hosts)[:length(hosts)] {
			p.Wants = append(p.Wants, fmt.Sprint("h", j))
		}
		p.Ranks = ranks(len(p.Wants))
		m.Persons = append(m.Persons, p)
	}
	for j := range hosts {
		h := placement.Host{Name: fmt.Sprint("h", j), Capacity: rng.IntN(capacity + 1)}
		for _, i := range rng.Perm(persons)[:length(persons)] {
			h.Wants = append(h.Wants, placement.PersonID(fmt.Sprint("p", i)))
		}
		h.Ranks = ranks(len(h.Wants))
		m.Hosts = append(m.Hosts, h)
	}
	return m
}

// blocks is the definition of a blocking pair, as it is written.
func blocks(m placement.Market, at []int, i, j int) bool {
	rank := func(k int, ranks []int) int {
		if k >= 0 && ranks != nil {
			return ranks[k]
		}
		return k
	}
	wants := func(i, j int) int { return rank(slices.Index(m.Persons[i].Wants, m.Hosts[j].Name), m.Persons[i].Ranks) }
	takes := func(i, j int) int { return rank(slices.Index(m.Hosts[j].Wants, m.Persons[i].ID), m.Hosts[j].Ranks) }
	if at[i] == j || wants(i, j) < 0 || takes(i, j) < 0 || at[i] >= 0 && wants(i, at[i]) <= wants(i, j) {
		return false
	}
	n := 0
	for k := range at {
		if at[k] == j {
			if n++; takes(k, j) > takes(i, j) {
				return true
			}
		}
	}
	return n < m.Hosts[j].Capacity
}

// TestMatchExhaustively finds every stable matching of small markets, and holds
// both solutions against them: the best and the worst for every person at once.
func TestMatchExhaustively(t *testing.T) {
	rng := rand.New(rand.NewPCG(1962, 1986))
	several := 0
	for n := range 2000 {
		ties := n%3 == 0
		m := draw(rng, 1+rng.IntN(6), 1+rng.IntN(4), 2, ties)
		var stable [][]int
		at := make([]int, len(m.Persons))
		var next func(i int)
		next = func(i int) {
			if i == len(at) {
				for p := range m.Persons {
					for h := range m.Hosts {
						if blocks(m, at, p, h) {
							return
						}
					}
				}
				stable = append(stable, slices.Clone(at))
				return
			}
			at[i] = -1
			next(i + 1)
			for j, h := range m.Hosts {
				n := 0
				for _, a := range at[:i] {
					if a == j {
						n++
					}
				}
				if n < h.Capacity && slices.Contains(m.Persons[i].Wants, h.Name) && slices.Contains(h.Wants, m.Persons[i].ID) {
					at[i] = j
					next(i + 1)
				}
			}
			at[i] = -1
		}
		next(0)
		require.NotEmpty(t, stable)
		if len(stable) > 1 && !ties {
			several++
		}
		for _, side := range []placement.Proposer{placement.PersonsPropose, placement.HostsPropose} {
			match, err := m.Match(side)
			require.NoError(t, err)
			got := slices.Repeat([]int{-1}, len(at))
			for _, p := range match.Placed {
				i := slices.IndexFunc(m.Persons, func(s placement.Seeker) bool { return s.ID == p.Person })
				got[i] = slices.IndexFunc(m.Hosts, func(h placement.Host) bool { return h.Name == p.Host })
			}
			require.Contains(t, stable, got)
			if ties {
				continue // none need be the best for all
			}
			for _, other := range stable {
				for i, j := range other {
					if j < 0 || got[i] < 0 {
						require.Equal(t, j, got[i], "the same persons are left out of all")
						continue
					}
					mine, theirs := slices.Index(m.Persons[i].Wants, m.Hosts[got[i]].Name), slices.Index(m.Persons[i].Wants, m.Hosts[j].Name)
					if side == placement.HostsPropose {
						mine, theirs = theirs, mine
					}
					require.LessOrEqual(t, mine, theirs)
				}
			}
		}
	}
	require.Greater(t, several, 20)
}

// TestReviewExhaustively holds the checker against the definition, on
// placements drawn at random that keep the capacities.
func TestReviewExhaustively(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for n := range 3000 {
		m := draw(rng, 1+rng.IntN(6), 1+rng.IntN(5), 3, n%2 == 0)
		at := slices.Repeat([]int{-1}, len(m.Persons))
		free := make([]int, len(m.Hosts))
		for j, h := range m.Hosts {
			free[j] = h.Capacity
		}
		var placed []placement.Placed
		for i, p := range m.Persons {
			j := rng.IntN(len(m.Hosts))
			if free[j] > 0 && slices.Contains(p.Wants, m.Hosts[j].Name) && slices.Contains(m.Hosts[j].Wants, p.ID) {
				at[i] = j
				free[j]--
				placed = append(placed, placement.Placed{Person: p.ID, Host: m.Hosts[j].Name})
			}
		}
		rng.Shuffle(len(placed), func(a, b int) { placed[a], placed[b] = placed[b], placed[a] })
		r, err := m.Review(placed)
		require.NoError(t, err)
		want := map[[2]int]bool{}
		for i := range m.Persons {
			for j := range m.Hosts {
				if blocks(m, at, i, j) {
					want[[2]int{i, j}] = true
				}
			}
		}
		got := map[[2]int]bool{}
		for _, b := range r.BlockingPairs {
			got[[2]int{b.PersonIndex, b.HostIndex}] = true
			require.Equal(t, m.Persons[b.PersonIndex].ID, b.Person)
			require.Equal(t, m.Hosts[b.HostIndex].Name, b.Host)
		}
		require.Equal(t, want, got)
		require.Equal(t, check.Decide(len(want) == 0), r.Stable)
	}
}

// TestMatchPermuted: the order of persons and hosts changes nothing, and what
// comes out is stable, in markets too large for exhaustive search.
func TestMatchPermuted(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for n := range 40 {
		m := draw(rng, 60, 25, 4, n%2 == 0)
		for _, side := range []placement.Proposer{placement.PersonsPropose, placement.HostsPropose} {
			a, err := m.Match(side)
			require.NoError(t, err)
			review, err := m.Review(a.Placed)
			require.NoError(t, err)
			require.Equal(t, check.Met, review.Stable)
			require.Empty(t, review.Findings)

			moved := placement.Market{Persons: slices.Clone(m.Persons), Hosts: slices.Clone(m.Hosts)}
			rng.Shuffle(len(moved.Persons), func(a, b int) { moved.Persons[a], moved.Persons[b] = moved.Persons[b], moved.Persons[a] })
			rng.Shuffle(len(moved.Hosts), func(a, b int) { moved.Hosts[a], moved.Hosts[b] = moved.Hosts[b], moved.Hosts[a] })
			b, err := moved.Match(side)
			require.NoError(t, err)
			require.ElementsMatch(t, a.Placed, b.Placed)
			reason := map[placement.PersonID]indicator.Reason{}
			for _, u := range a.Unplaced {
				reason[u.Person] = u.Reason
			}
			for _, u := range b.Unplaced {
				require.Equal(t, reason[u.Person], u.Reason)
			}
			require.Len(t, b.Unplaced, len(a.Unplaced))
		}
	}
}

func BenchmarkMatch(b *testing.B) {
	m := draw(rand.New(rand.NewPCG(7, 8)), 2000, 500, 8, false)
	for _, side := range []placement.Proposer{placement.PersonsPropose, placement.HostsPropose} {
		b.Run(side.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := m.Match(side); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	match, err := m.Match(placement.PersonsPropose)
	require.NoError(b, err)
	b.Run("review", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := m.Review(match.Placed); err != nil {
				b.Fatal(err)
			}
		}
	})
}
