package diaspora_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
)

func TestCountDefinitions(t *testing.T) {
	const yes, no, unknown = check.Met, check.NotMet, check.CannotTell
	d := diaspora.CountDefinitions(slices.Values([]diaspora.Ties{
		{Born: yes, Citizen: yes, ParentBorn: yes, SelfIdentified: yes},
		{Born: no, Citizen: unknown, ParentBorn: yes, SelfIdentified: no},
		{Born: unknown, Citizen: no, ParentBorn: yes, SelfIdentified: unknown},
		{Born: no, Citizen: no, ParentBorn: unknown, SelfIdentified: no},
		{Born: no, Citizen: no, ParentBorn: no, SelfIdentified: no},
		{},
	}))
	require.EqualValues(t, 6, d.Persons)
	for basis, want := range map[diaspora.Basis]string{
		diaspora.BirthBasis: "1 to 3", diaspora.CitizenshipBasis: "1 to 3", diaspora.ParentBirthBasis: "3 to 5",
		diaspora.SelfIdentifiedBasis: "1 to 3", diaspora.UnionBasis: "3 to 5", diaspora.RegistrationBasis: "not reported",
	} {
		require.Equal(t, want, d.Of(basis).String(), basis)
	}
	require.Equal(t, "1 to 3", d.FirstGeneration.String())
	require.Equal(t, "1 to 4", d.SecondGeneration.String())
	require.EqualValues(t, 3, d.UnknownGenerations)
	require.Equal(t, "3 to 9", d.SurplusOfSum.String())

	none := diaspora.CountDefinitions(slices.Values([]diaspora.Ties(nil)))
	require.Equal(t, "0", none.Union.String(), "a register that is empty holds nobody, for certain")
}

func TestTiesGeneration(t *testing.T) {
	const yes, no, unknown = check.Met, check.NotMet, check.CannotTell
	for _, tt := range []struct {
		born, parent check.Verdict
		want         int
		ok           bool
	}{
		{yes, yes, 1, true}, {yes, no, 1, true}, {yes, unknown, 1, true},
		{no, yes, 2, true}, {no, no, 0, true}, {no, unknown, 0, false},
		{unknown, yes, 0, false}, {unknown, no, 0, false}, {unknown, unknown, 0, false},
	} {
		got, ok := diaspora.Ties{Born: tt.born, ParentBorn: tt.parent}.Generation()
		require.Equal(t, tt.want, got)
		require.Equal(t, tt.ok, ok)
	}
}

// Whatever the unknown attributes turn out to be, every number lies within its
// bounds, and generations never overlap.
func TestCountDefinitionsBounds(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	known := func(v check.Verdict) check.Verdict {
		if v == check.CannotTell {
			return check.Decide(r.IntN(2) == 0)
		}
		return v
	}
	for range 200 {
		var open, closed []diaspora.Ties
		for range r.IntN(20) {
			v := func() check.Verdict { return check.Verdict(r.IntN(3)) }
			o := diaspora.Ties{Born: v(), Citizen: v(), ParentBorn: v(), SelfIdentified: v()}
			open = append(open, o)
			closed = append(closed, diaspora.Ties{
				Born: known(o.Born), Citizen: known(o.Citizen), ParentBorn: known(o.ParentBorn), SelfIdentified: known(o.SelfIdentified),
			})
		}
		wide, one := diaspora.CountDefinitions(slices.Values(open)), diaspora.CountDefinitions(slices.Values(closed))
		var sum int64
		for _, pair := range [][2]diaspora.Count{
			{one.ByBirth, wide.ByBirth}, {one.ByCitizenship, wide.ByCitizenship}, {one.ByParentBirth, wide.ByParentBirth},
			{one.BySelfIdentity, wide.BySelfIdentity}, {one.Union, wide.Union}, {one.FirstGeneration, wide.FirstGeneration},
			{one.SecondGeneration, wide.SecondGeneration}, {one.SurplusOfSum, wide.SurplusOfSum},
		} {
			require.Equal(t, diaspora.ExactCount, pair[0].Quality())
			require.True(t, pair[0].Bounds().Within(pair[1].Bounds()))
		}
		for _, c := range []diaspora.Count{one.ByBirth, one.ByCitizenship, one.ByParentBirth, one.BySelfIdentity} {
			n, _ := c.Value()
			sum += n
		}
		union, _ := one.Union.Value()
		surplus, _ := one.SurplusOfSum.Value()
		first, _ := one.FirstGeneration.Value()
		second, _ := one.SecondGeneration.Value()
		require.Equal(t, sum, union+surplus)
		require.LessOrEqual(t, first+second, union)
		require.Zero(t, one.UnknownGenerations)
	}
}

func BenchmarkCountDefinitions(b *testing.B) {
	r := rand.New(rand.NewPCG(13, 14))
	people := make([]diaspora.Ties, 100_000)
	for i := range people {
		v := func() check.Verdict { return check.Verdict(r.IntN(3)) }
		people[i] = diaspora.Ties{Born: v(), Citizen: v(), ParentBorn: v(), SelfIdentified: v()}
	}
	b.ReportAllocs()
	for b.Loop() {
		if d := diaspora.CountDefinitions(slices.Values(people)); d.Persons != 100_000 {
			b.Fatal(d.Persons)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(people)), "ns/person")
}

// Four definitions give four sizes; the union counts a person once.
func ExampleCountDefinitions() {
	type entry struct {
		born           string
		isCitizen      bool
		parentsBorn    int
		selfIdentified bool
	}
	register := []entry{
		{"O", true, 2, true}, {"O", false, 2, true}, {"D", true, 2, true},
		{"D", false, 1, false}, {"D", false, 0, true}, {"O", false, 0, false},
	}
	d := diaspora.CountDefinitions(func(yield func(diaspora.Ties) bool) {
		for _, e := range register {
			if !yield(diaspora.Ties{
				Born:           check.Decide(e.born == "O"),
				Citizen:        check.Decide(e.isCitizen),
				ParentBorn:     check.Decide(e.parentsBorn > 0),
				SelfIdentified: check.Decide(e.selfIdentified),
			}) {
				return
			}
		}
	})
	fmt.Println("birth", d.ByBirth, "citizenship", d.ByCitizenship, "parents", d.ByParentBirth, "self", d.BySelfIdentity)
	fmt.Println("union", d.Union, "counted again in the sum", d.SurplusOfSum)
	fmt.Println("first generation", d.FirstGeneration, "second", d.SecondGeneration)
	// Output:
	// birth 3 citizenship 2 parents 4 self 4
	// union 6 counted again in the sum 7
	// first generation 3 second 2
}
