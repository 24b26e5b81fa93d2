package placement_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/placement"
	"iom.int/migdev/indicator/check"
)

// heads makes a headcount; "" is an occupation not stated.
func heads(counts map[string]int64) placement.Headcount {
	h := placement.Headcount{}
	for code, n := range counts {
		var o diaspora.ISCO
		if code != "" {
			o = diaspora.MustISCO(code)
		}
		h[o] = n
	}
	return h
}

func TestFindGaps(t *testing.T) { // specification, 2.12
	g, err := placement.FindGaps(
		heads(map[string]int64{"7212": 60, "8332": 25, "2221": 40}), heads(map[string]int64{"7212": 22, "8332": 30, "2221": 10, "": 9}))
	require.NoError(t, err)
	require.EqualValues(t, 68, g.Total)
	require.Equal(t, heads(map[string]int64{"7212": 38, "2221": 30}), g.Open(), "a surplus of drivers offsets nothing")
	require.Equal(t, placement.Shortage{Occupation: diaspora.MustISCO("8332"), Demand: 25, Supply: 30}, g.Shortages[2])

	f, err := g.Fill(heads(map[string]int64{"7212": 12, "2221": 50, "2512": 9, "": 3}))
	require.NoError(t, err)
	require.EqualValues(t, 42, f.Filled)
	require.EqualValues(t, 26, f.Open())
	require.Equal(t, heads(map[string]int64{"7212": 12, "2221": 30}), f.ByPost())
	percent, ok := f.Percent()
	require.True(t, ok)
	require.Equal(t, "1050/17", percent.String()) // 61.7647 %
	require.Equal(t, []placement.OpenPosts{{diaspora.MustISCO("7212"), 26, placement.AllTaken}}, f.Unfilled)
	require.Equal(t, []placement.UnusedPeople{
		{nil, 3, placement.NoOccupation},
		{[]diaspora.ISCO{diaspora.MustISCO("2221")}, 20, placement.AllTaken},
		{[]diaspora.ISCO{diaspora.MustISCO("2512")}, 9, placement.NoneNear},
	}, f.Unused)
	require.Contains(t, f.Trace().String(), "1050/17")
}

func TestFillNearby(t *testing.T) { // specification, 2.12
	g, err := placement.FindGaps(heads(map[string]int64{"7212": 3, "7213": 1, "2144": 2}), nil)
	require.NoError(t, err)
	f, err := g.FillNearby(heads(map[string]int64{"7212": 2, "7214": 2, "2145": 1, "2512": 3}), 1)
	require.NoError(t, err)
	require.EqualValues(t, 5, f.Filled)
	require.EqualValues(t, 3, f.TotalDistance)
	require.EqualValues(t, 1, f.Open())
	require.Equal(t, [5]int64{2, 3}, f.ByDistance())
	o := diaspora.MustISCO
	require.Equal(t, []placement.Move{
		{o("2145"), o("2144"), 1, 1}, {o("7212"), o("7212"), 0, 2}, {o("7214"), o("7212"), 1, 1}, {o("7214"), o("7213"), 1, 1},
	}, f.Moves)
	require.Equal(t, []placement.OpenPosts{{o("2144"), 1, placement.AllTaken}}, f.Unfilled)
	require.Equal(t, []placement.UnusedPeople{{[]diaspora.ISCO{o("2512")}, 3, placement.NoneNear}}, f.Unused)
}

// TestFillCoarse: codes coarser than a unit group could be anything within.
func TestFillCoarse(t *testing.T) {
	g, err := placement.FindGaps(heads(map[string]int64{"72": 1, "7212": 1}), nil)
	require.NoError(t, err)
	for distance, want := range []int64{0, 0, 2, 2, 2} {
		f, err := g.FillNearby(heads(map[string]int64{"72": 2}), distance)
		require.NoError(t, err)
		require.Equal(t, want, f.Filled, distance)
		require.Equal(t, 2*want, f.TotalDistance)
	}
	f, err := g.Fill(heads(map[string]int64{"72": 2})) // the same code is the same occupation
	require.NoError(t, err)
	require.EqualValues(t, 1, f.Filled)
}

// TestFillByPeople: in headcounts, the one person who can do both would fill
// two posts.
func TestFillByPeople(t *testing.T) {
	o := diaspora.MustISCO
	g, err := placement.FindGaps(heads(map[string]int64{"7212": 1, "2221": 1}), nil)
	require.NoError(t, err)
	f, err := g.FillByPeople([]placement.People{{[]diaspora.ISCO{o("7212"), o("2221"), o("7212")}, 1}}, 0)
	require.NoError(t, err)
	require.EqualValues(t, 1, f.Filled)
	twice, err := g.Fill(heads(map[string]int64{"7212": 1, "2221": 1}))
	require.NoError(t, err)
	require.EqualValues(t, 2, twice.Filled)

	// The nurse who can weld must weld, so that the other nurse is used.
	f, err = g.FillByPeople([]placement.People{
		{[]diaspora.ISCO{o("2221"), o("7212")}, 1}, {[]diaspora.ISCO{o("2221")}, 1}, {nil, 4}, {[]diaspora.ISCO{{}}, 1}, {nil, 0},
	}, 0)
	require.NoError(t, err)
	require.Equal(t, []placement.Move{{o("2221"), o("2221"), 0, 1}, {o("7212"), o("7212"), 0, 1}}, f.Moves)
	require.Equal(t, []placement.UnusedPeople{{[]diaspora.ISCO{}, 5, placement.NoOccupation}}, f.Unused)
}

func TestGapErrors(t *testing.T) {
	o := diaspora.MustISCO
	_, err := placement.FindGaps(heads(map[string]int64{"7212": -1}), nil)
	require.ErrorIs(t, err, placement.ErrGap)
	_, err = placement.FindGaps(nil, heads(map[string]int64{"7212": 1e12 + 1}))
	require.ErrorIs(t, err, placement.ErrGap)
	_, err = placement.FindGaps(heads(map[string]int64{"": 1}), nil)
	require.ErrorIs(t, err, placement.ErrGap)
	g, err := placement.FindGaps(nil, nil)
	require.NoError(t, err)
	for _, distance := range []int{-1, 5} {
		_, err = g.FillNearby(nil, distance)
		require.ErrorIs(t, err, placement.ErrGap)
		_, err = g.FillByPeople(nil, distance)
		require.ErrorIs(t, err, placement.ErrGap)
	}
	_, err = g.Fill(heads(map[string]int64{"7212": math.MinInt64}))
	require.ErrorIs(t, err, placement.ErrGap)
	_, err = g.FillNearby(heads(map[string]int64{"7212": -2}), 1)
	require.ErrorIs(t, err, placement.ErrGap)
	_, err = g.FillByPeople([]placement.People{{[]diaspora.ISCO{o("7212")}, -2}}, 1)
	require.ErrorIs(t, err, placement.ErrGap)
	_, err = g.FillByPeople(make([]placement.People, 100_001), 1)
	require.ErrorIs(t, err, placement.ErrGap)

	// 12,000 sets of occupations for each of 436 posts are too many
	// pairs; as many groups of few sets are not.
	units := everyUnit()
	wide := placement.Headcount{}
	var sets, few []placement.People
	for k, a := range units {
		wide[a] = 1
		for _, b := range units[k+1:] {
			if len(sets) < 12_000 {
				sets = append(sets, placement.People{Occupations: []diaspora.ISCO{a, b}, Count: 1})
				few = append(few, placement.People{Occupations: []diaspora.ISCO{a}, Count: 1})
			}
		}
	}
	g, err = placement.FindGaps(wide, nil)
	require.NoError(t, err)
	_, err = g.FillByPeople(sets, 4)
	require.ErrorIs(t, err, placement.ErrGap)
	_, err = g.FillByPeople(few, 4)
	require.NoError(t, err)

	g, err = placement.FindGaps(nil, nil)
	require.NoError(t, err)
	f, err := g.Fill(nil)
	require.NoError(t, err)
	_, ok := f.Percent()
	require.False(t, ok, "of no gap there is no share")
	require.Contains(t, f.Trace().String(), "no gap")
}

// near draws people, and posts, in a few occupations close to each other.
func near(rng *rand.Rand, most int64) placement.Headcount {
	h := placement.Headcount{}
	for _, code := range []string{"7212", "7213", "7214", "7221", "7115", "721", "72", "7", "2221", "2212", "2512", "2144"} {
		if n := rng.Int64N(most + 1); n > 0 && rng.IntN(2) == 0 {
			h[diaspora.MustISCO(code)] = n
		}
	}
	return h
}

// bestFill finds the most posts filled, and the least distance to do so, by
// trying every post for every person.
func bestFill(posts []diaspora.ISCO, people [][]diaspora.ISCO, distance int) (filled, total int64) {
	filled, total = 0, 0
	taken := make([]bool, len(posts))
	var next func(k int, n, sum int64)
	next = func(k int, n, sum int64) {
		if k == len(people) {
			if n > filled || n == filled && sum < total {
				filled, total = n, sum
			}
			return
		}
		for p, post := range posts {
			if taken[p] || p > 0 && posts[p-1] == post && !taken[p-1] {
				continue
			}
			least := 5
			for _, o := range people[k] {
				if d, ok := o.Distance(post); ok {
					least = min(least, d)
				}
			}
			if least <= distance {
				taken[p] = true
				next(k+1, n+1, sum+int64(least))
				taken[p] = false
			}
		}
		next(k+1, n, sum)
	}
	next(0, 0, 0)
	return filled, total
}

// spread lists every post, or person, one by one.
func spread(h placement.Headcount) (list []diaspora.ISCO) {
	for _, o := range slices.SortedFunc(maps.Keys(h), diaspora.ISCO.Compare) {
		list = append(list, slices.Repeat([]diaspora.ISCO{o}, int(h[o]))...)
	}
	return list
}

// TestFillExhaustively compares the rounds by distance and the flow with each
// other, and both with trying everything.
func TestFillExhaustively(t *testing.T) {
	rng := rand.New(rand.NewPCG(721, 4))
	for range 1500 {
		gap, abroad, distance := near(rng, 1), near(rng, 1), rng.IntN(5)
		for len(gap) > 5 {
			delete(gap, spread(gap)[rng.IntN(len(spread(gap)))])
		}
		for len(abroad) > 5 {
			delete(abroad, spread(abroad)[rng.IntN(len(spread(abroad)))])
		}
		if len(gap) > 0 && rng.IntN(2) == 0 {
			gap[spread(gap)[0]] = 2
		}
		g, err := placement.FindGaps(gap, nil)
		require.NoError(t, err)
		f, err := g.FillNearby(abroad, distance)
		require.NoError(t, err)
		var people [][]diaspora.ISCO
		var single []placement.People
		for _, o := range spread(abroad) {
			people = append(people, []diaspora.ISCO{o})
			single = append(single, placement.People{Occupations: []diaspora.ISCO{o}, Count: 1})
		}
		filled, total := bestFill(spread(gap), people, distance)
		require.Equal(t, filled, f.Filled)
		require.Equal(t, total, f.TotalDistance)
		balanced(t, g, f, int64(len(people)), distance)

		// Some have a second occupation.
		for k := range single {
			if rng.IntN(2) == 0 {
				second := []string{"7212", "2221", "72", "7115"}[rng.IntN(4)]
				single[k].Occupations = append(single[k].Occupations, diaspora.MustISCO(second))
				people[k] = single[k].Occupations
			}
		}
		f, err = g.FillByPeople(single, distance)
		require.NoError(t, err)
		filled, total = bestFill(spread(gap), people, distance)
		require.Equal(t, filled, f.Filled)
		require.Equal(t, total, f.TotalDistance)
		balanced(t, g, f, int64(len(people)), distance)
	}
}

// balanced checks that every post and every person is accounted for once.
func balanced(t *testing.T, g placement.Gaps, f placement.Fill, people int64, distance int) {
	t.Helper()
	posts, used, sum := g.Open(), int64(0), int64(0)
	for _, m := range f.Moves {
		d, ok := m.From.Distance(m.Post)
		require.True(t, ok)
		require.Equal(t, d, m.Distance)
		require.LessOrEqual(t, d, distance)
		require.Positive(t, m.People)
		posts[m.Post] -= m.People
		used += m.People
		sum += m.People * int64(d)
	}
	require.Equal(t, f.Filled, used)
	require.Equal(t, f.TotalDistance, sum)
	for _, u := range f.Unfilled {
		require.Equal(t, u.Posts, posts[u.Occupation])
		delete(posts, u.Occupation)
	}
	for _, left := range posts {
		require.Zero(t, left)
	}
	for _, u := range f.Unused {
		used += u.People
	}
	require.Equal(t, people, used)
}

// TestFillAgree holds the two ways to fill against each other where everyone has
// one occupation, in sizes too large to try everything, and in another order.
func TestFillAgree(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	for range 400 {
		gap, abroad, distance := near(rng, 1e9), near(rng, 1e9), rng.IntN(5)
		g, err := placement.FindGaps(gap, near(rng, 1e9))
		require.NoError(t, err)
		a, err := g.FillNearby(abroad, distance)
		require.NoError(t, err)
		var people []placement.People
		for o, n := range abroad { // in any order, and in two parts
			people = append(people, placement.People{Occupations: []diaspora.ISCO{o}, Count: n / 3})
			people = append(people, placement.People{Occupations: []diaspora.ISCO{o, o}, Count: n - n/3})
		}
		b, err := g.FillByPeople(people, distance)
		require.NoError(t, err)
		require.Equal(t, a.Filled, b.Filled)
		require.Equal(t, a.TotalDistance, b.TotalDistance)
		require.Equal(t, a.ByDistance(), b.ByDistance())
		rng.Shuffle(len(people), func(i, j int) { people[i], people[j] = people[j], people[i] })
		again, err := g.FillByPeople(people, distance)
		require.NoError(t, err)
		require.Equal(t, b, again)
	}
}

func TestFillJSON(t *testing.T) {
	g, err := placement.FindGaps(heads(map[string]int64{"7212": 3, "2144": 2}), nil)
	require.NoError(t, err)
	f, err := g.FillNearby(heads(map[string]int64{"7214": 2, "2512": 3}), 1)
	require.NoError(t, err)
	text, err := json.Marshal(f)
	require.NoError(t, err)
	require.Contains(t, string(text), `"moves":[{"from":"7214","post":"7212","distance":1,"people":2}]`)
	var back placement.Fill
	require.NoError(t, check.DecodeJSON(text, &back))
	require.Equal(t, f, back)
}

// everyUnit lists every unit group, by trying all codes.
func everyUnit() (units []diaspora.ISCO) {
	for n := range 10_000 {
		if o, err := diaspora.ParseISCO(fmt.Sprintf("%04d", n)); err == nil {
			units = append(units, o)
		}
	}
	return units
}

func BenchmarkFill(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	units := everyUnit()
	require.Len(b, units, 436)
	demand, abroad := placement.Headcount{}, placement.Headcount{}
	var people []placement.People
	for _, o := range units {
		demand[o], abroad[o] = rng.Int64N(1000), rng.Int64N(1000)
		people = append(people, placement.People{
			Occupations: []diaspora.ISCO{o, units[rng.IntN(len(units))], units[rng.IntN(len(units))]}, Count: abroad[o],
		})
	}
	g, err := placement.FindGaps(demand, nil)
	require.NoError(b, err)
	b.Run("nearby", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := g.FillNearby(abroad, 3); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("people", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := g.FillByPeople(people, 3); err != nil {
				b.Fatal(err)
			}
		}
	})
}
