package diaspora_test

import (
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// The order of persons and of assignments changes no number about them.
func TestOrderOfPersons(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	verdict := func() check.Verdict { return []check.Verdict{check.Met, check.NotMet, check.CannotTell}[r.IntN(3)] }
	var persons []diaspora.Ties
	var list []diaspora.Assignment
	for i := range 300 {
		persons = append(persons, diaspora.Ties{Born: verdict(), Citizen: verdict(), ParentBorn: verdict(), SelfIdentified: verdict()})
		a := diaspora.Assignment{Person: diaspora.PersonKey("p" + string(rune('A'+r.IntN(40)))), OpenEnded: i%7 == 0, Phase: []string{"II", "I", "", "III"}[r.IntN(4)]}
		if i%3 != 0 {
			a.Delivered = &diaspora.AssignmentDays{Physical: int64(r.IntN(400)), Remote: int64(r.IntN(20))}
		}
		if i%5 == 0 {
			a.Person, a.Planned = "", &diaspora.AssignmentDays{Physical: 30}
		}
		list = append(list, a)
	}
	definitions := diaspora.CountDefinitions(slices.Values(persons))
	sum, err := diaspora.SumAssignments(list...)
	require.NoError(t, err)
	require.Less(t, sum.PeopleLow, sum.PeopleHigh)
	for range 20 {
		r.Shuffle(len(persons), func(i, j int) { persons[i], persons[j] = persons[j], persons[i] })
		r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		require.Equal(t, definitions, diaspora.CountDefinitions(slices.Values(persons)))
		got, err := diaspora.SumAssignments(list...)
		require.NoError(t, err)
		require.Equal(t, sum, got)
	}
}

// Several goroutines may read one value: the race detector sees it if one writes.
func TestReaders(t *testing.T) {
	edition := diaspora.Edition{Publisher: "UN DESA", Year: 2020}
	origin, date := diaspora.GeoOf(place.MustCountry("AL")), period.MustParse("2020")
	var stocks []diaspora.Stock
	for c := range place.Countries() {
		stocks = append(stocks, diaspora.Stock{Count: diaspora.MustCount(int64(len(stocks)), diaspora.EstimateCount),
			Origin: origin, Residence: diaspora.GeoOf(c), Date: date, Edition: edition, Basis: diaspora.BirthBasis})
	}
	table, err := diaspora.NewStockTable(slices.Values(stocks))
	require.NoError(t, err)
	want, err := table.Summary(edition, origin, date)
	require.NoError(t, err)
	var tally diaspora.CentreTally
	for i := range 50 {
		tally.Add(diaspora.Visit{Person: diaspora.PersonKey("p" + string(rune('A'+i%9))), Services: []string{"information"}, Types: []string{"youth"}})
	}
	var empty diaspora.CentreTally
	people := tally.PeopleByService()

	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 5 {
				got, err := table.Summary(edition, origin, date)
				if err != nil || got.Total != want.Total || len(slices.Collect(table.Of(edition, origin, date))) != len(stocks) {
					t.Errorf("a summary of %v, %v", got.Total, err)
				}
				if !slices.Equal(people, tally.PeopleByService()) || tally.String() == "" || empty.Visits() != 0 || len(empty.PeopleByType()) != 0 {
					t.Error("a tally that differs")
				}
			}
		})
	}
	wait.Wait()
}
