package diaspora_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/period"
)

func tallyOf(visits ...diaspora.Visit) diaspora.CentreTally {
	var t diaspora.CentreTally
	for _, v := range visits {
		t.Add(v)
	}
	return t
}

func TestCentrePeople(t *testing.T) {
	anonymous := diaspora.Visit{}
	known := diaspora.Visit{Person: "a"}
	for name, tt := range map[string]struct {
		visits    []diaspora.Visit
		low, high int
	}{
		"nobody":              {nil, 0, 0},
		"one anonymous":       {[]diaspora.Visit{anonymous}, 1, 1},
		"three anonymous":     {[]diaspora.Visit{anonymous, anonymous, anonymous}, 1, 3},
		"one known":           {[]diaspora.Visit{known}, 1, 1},
		"one known, twice":    {[]diaspora.Visit{known, known}, 1, 1},
		"known and anonymous": {[]diaspora.Visit{known, anonymous, anonymous}, 1, 3},
		"two, and anonymous":  {[]diaspora.Visit{known, {Person: "b"}, anonymous}, 2, 3},
	} {
		t.Run(name, func(t *testing.T) {
			tally := tallyOf(tt.visits...)
			low, high := tally.People()
			require.Equal(t, []int{tt.low, tt.high}, []int{low, high})
			require.Equal(t, len(tt.visits), tally.Visits())
			require.Equal(t, fmt.Sprintf("[%d, %d]", low, high), tally.PeopleBounds().String())
			require.Len(t, tally.Trace(), 5)
		})
	}
}

func TestCentreServicesAndTypes(t *testing.T) {
	tally := tallyOf(
		diaspora.Visit{Centre: "tirana", Person: "a", Services: []string{"information", "counselling", "information"}, Types: []string{"youth", "potential"}},
		diaspora.Visit{Centre: "tirana", Person: "a", Services: []string{"information"}, Types: []string{"youth"}},
		diaspora.Visit{Centre: "durres", Person: "b", Services: []string{"referral"}, Types: []string{"youth", "returnee"}},
		diaspora.Visit{Centre: "durres", Services: []string{"information"}, Types: []string{"actual"}},
		diaspora.Visit{Person: "c"},
	)
	require.Equal(t, "5 visits, 5 services, 3 to 4 people", tally.String())
	require.Equal(t, []diaspora.NamedCount{{Name: "counselling", N: 1}, {Name: "information", N: 3}, {Name: "referral", N: 1}}, tally.VisitsByService())
	require.Equal(t, []diaspora.NamedCount{{Name: "", N: 1}, {Name: "durres", N: 2}, {Name: "tirana", N: 2}}, tally.VisitsByCentre())
	require.Equal(t, []diaspora.ServicePeople{
		{Service: "counselling", Visits: 1, Low: 1, High: 1}, {Service: "information", Visits: 3, Low: 1, High: 2}, {Service: "referral", Visits: 1, Low: 1, High: 1},
	}, tally.PeopleByService())
	// Types of anonymous visitors are left out, and those of one person count for
	// each.
	require.Equal(t, []diaspora.NamedCount{{Name: "potential", N: 1}, {Name: "returnee", N: 1}, {Name: "youth", N: 2}}, tally.PeopleByType())
	require.True(t, tally.TypesExceedPeople())
	require.Equal(t, "66.6667", tally.ShareByType()[2].String())

	var none diaspora.CentreTally
	require.Empty(t, none.VisitsByService())
	require.Empty(t, none.ShareByType())
	require.False(t, none.TypesExceedPeople())
	require.Equal(t, "0 visits, 0 services, 0 people", none.String())
}

// However visits are divided and in whatever order tallies are merged, the
// result is that of all in one.
func TestCentreMerge(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	for range 100 {
		visits := make([]diaspora.Visit, r.IntN(40))
		for i := range visits {
			visits[i] = diaspora.Visit{
				Centre: pick("x", "y"), Person: diaspora.PersonKey(pick("", "", "a", "b", "c", "d")),
				Services: []string{pick("i", "c"), pick("i", "c", "r")}, Types: []string{pick("p", "q"), pick("p", "q")},
			}
		}
		parts := make([]diaspora.CentreTally, 3)
		for _, v := range visits {
			parts[r.IntN(3)].Add(v)
		}
		var left, right, empty diaspora.CentreTally
		left.Merge(parts[0])
		left.Merge(parts[1])
		left.Merge(parts[2])
		right.Merge(parts[2])
		right.Merge(empty)
		var inner diaspora.CentreTally
		inner.Merge(parts[1])
		inner.Merge(parts[0])
		right.Merge(inner)
		all := tallyOf(visits...)
		for _, got := range []diaspora.CentreTally{left, right} {
			require.Equal(t, all.String(), got.String())
			require.Equal(t, all.VisitsByService(), got.VisitsByService())
			require.Equal(t, all.VisitsByCentre(), got.VisitsByCentre())
			require.Equal(t, all.PeopleByService(), got.PeopleByService())
			require.Equal(t, all.PeopleByType(), got.PeopleByType())
			require.Equal(t, all.Anonymous(), got.Anonymous())
			require.Equal(t, all.Identified(), got.Identified())
			low, high := got.People()
			require.LessOrEqual(t, low, high)
			require.LessOrEqual(t, high, got.Visits())
		}
	}
}

func TestCentreMergeLeavesOther(t *testing.T) {
	a, b := tallyOf(diaspora.Visit{Person: "a", Types: []string{"x"}}), tallyOf(diaspora.Visit{Person: "b", Types: []string{"x"}})
	var all diaspora.CentreTally
	all.Merge(a)
	all.Merge(b)
	all.Add(diaspora.Visit{Person: "c", Types: []string{"x"}})
	require.Equal(t, "1 visits, 0 services, 1 people", a.String())
	require.Equal(t, "1 visits, 0 services, 1 people", b.String())
	a.Merge(a)
	require.Equal(t, "2 visits, 0 services, 1 people", a.String())
}

func TestVisitJSON(t *testing.T) {
	v := diaspora.Visit{Centre: "x", On: period.MustParse("2015-03-02"), Person: "p", Services: []string{"referral"}, Types: []string{"youth"}}
	data, err := json.Marshal(v)
	require.NoError(t, err)
	require.JSONEq(t, `{"centre": "x", "on": "2015-03-02", "person": "p", "services": ["referral"], "types": ["youth"]}`, string(data))
	var back diaspora.Visit
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, v, back)
}

func BenchmarkCentreAdd(b *testing.B) {
	visits := make([]diaspora.Visit, 1000)
	for i := range visits {
		visits[i] = diaspora.Visit{Centre: "x", Person: diaspora.PersonKey(fmt.Sprint(i % 700)), Services: []string{"information", "referral"}, Types: []string{"youth"}}
	}
	var t diaspora.CentreTally
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		t.Add(visits[i%len(visits)])
	}
}
