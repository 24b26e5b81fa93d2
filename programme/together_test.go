package programme_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// related returns a programme with relations: "parent rmp".
func related(id, span string, relations ...programme.Relation) programme.Programme {
	p := programme.Programme{ID: id, Relations: relations}
	if span != "" {
		p.Span = period.MustParseSpan(span)
	}
	return p
}

func to(kind programme.RelationKind, id string) programme.Relation {
	return programme.Relation{Kind: kind, Programme: id}
}

// statedBy returns p as a source states it.
func statedBy(p programme.Programme, title string) programme.Programme {
	p.Source.Title = title
	return p
}

// The regional programme in Central Asia and its two components in Moscow, and
// the pilot that went before the second phase of the global programme.
func TestCheckTogetherClean(t *testing.T) {
	list := []programme.Programme{
		related("rmp", "2010-03/2015-08", to(programme.Component, "portal"), to(programme.Component, "test")),
		related("portal", "2013-01/2015-08", to(programme.Parent, "rmp"), to(programme.Sibling, "test")),
		related("test", "2013-01/2015-08", to(programme.Parent, "rmp"), to(programme.Sibling, "portal")),
		related("pilot", "2011/", to(programme.Successor, "gjp-2"), to(programme.PilotFor, "gjp-2")),
		related("gjp-2", "2014-02-01/2018-01-31", to(programme.Predecessor, "pilot"), to(programme.PilotedBy, "pilot")),
	}
	require.Nil(t, programme.CheckTogether(list, programme.Options{}))
	require.Nil(t, programme.CheckTogether(nil, programme.Options{}))
	require.Nil(t, programme.CheckTogether([]programme.Programme{{}}, programme.Options{}), "one alone needs no ID")
}

func TestCheckTogether(t *testing.T) {
	iati := []programme.Identifier{{Code: indicator.MustCode("iati:XM-DAC-1-1")}}
	tests := map[string]struct {
		list []programme.Programme
		want string
	}{
		"id missing": {
			[]programme.Programme{related("a", ""), related("", "")},
			"programmes[1].id: warning: the programme has no ID by which others can name it [programme.id-missing]\n",
		},
		"id twice": {
			[]programme.Programme{related("a", ""), related("a", "")},
			`programmes[1].id: error: the ID "a" is that of programmes[0] too, and neither names its source [programme.id-twice]` + "\n",
		},
		"identifier twice": {
			[]programme.Programme{{ID: "a", Identifiers: iati}, {ID: "b", Identifiers: iati}},
			`programmes[1].identifiers[0].code: error: the identifier "iati:XM-DAC-1-1" is that of programmes[0] too [programme.id-twice]` + "\n",
		},
		"orphan": {
			[]programme.Programme{related("a", "", to(programme.Parent, "gone"), to(programme.Related, "gone"), to(programme.Parent, "known"))},
			`programmes[0].relations[0].programme: error: the parent "gone" is not there [programme.orphan]` + "\n" +
				`programmes[0].relations[1].programme: note: the related "gone" is not there [programme.relation-unknown]` + "\n",
		},
		"one-sided": {
			[]programme.Programme{related("a", "", to(programme.Component, "b")), related("b", "")},
			`programmes[0].relations[0].programme: note: "b" is the component here, and does not say that this is its parent [programme.relation-one-sided]` + "\n",
		},
		"two parents": {
			[]programme.Programme{
				related("a", "", to(programme.Component, "c")), related("b", "", to(programme.Component, "c")),
				related("c", "", to(programme.Parent, "a"), to(programme.Parent, "b")),
			},
			`programmes[2].relations: warning: the programme has the parents "a" and "b" [programme.parents]` + "\n",
		},
		"component dates": {
			[]programme.Programme{
				related("a", "2010-03/2015-08", to(programme.Component, "b")), related("b", "2013-01/2015-09", to(programme.Parent, "a")),
			},
			`programmes[1].span: warning: "b" (2013-01/2015-09) is not inside its parent "a" (2010-03/2015-08) [programme.component-dates]` + "\n",
		},
		"a parent that states it, and one that is stated": {
			[]programme.Programme{
				related("a", "", to(programme.Component, "d")), related("b", "", to(programme.Component, "d")), related("c", ""),
				related("d", "", to(programme.Parent, "a"), to(programme.Parent, "b"), to(programme.Parent, "c")),
			},
			`programmes[3].relations[2].programme: note: "c" is the parent here, and does not say that this is its component [programme.relation-one-sided]` + "\n" +
				`programmes[3].relations: warning: the programme has the parents "a" and "b" and 1 more [programme.parents]` + "\n",
		},
		"overlap": {
			[]programme.Programme{
				related("a", "2010/2013", to(programme.Successor, "b")), related("b", "2012/2015", to(programme.Predecessor, "a")),
			},
			`programmes[1].span: warning: "b" (2012/2015) starts before its predecessor "a" (2010/2013) has ended [programme.succession-overlap]` + "\n",
		},
		"titles": {
			[]programme.Programme{
				{ID: "a", Title: lang.En("Regional Migration Programme")}, {ID: "b", Title: lang.En("Regional migration programme.")},
				{ID: "c", Title: lang.En("Regional Migration Programme, DFID")}, {ID: "d", Title: lang.NewText(lang.Serbian, "Regional Migration Programme")},
			},
			`programmes[1].title: note: the title "Regional migration programme." is that of "a" too [programme.title-twice]` + "\n",
		},
		"two sources of one programme": {
			[]programme.Programme{
				statedBy(related("a", "2010/2012", to(programme.Component, "b")), "page"), related("b", "2011", to(programme.Parent, "a")),
				statedBy(related("a", "2010/2011"), "letter"), statedBy(related("a", "2009/2012"), "page"),
			},
			`programmes[3].id: error: the ID "a" is that of programmes[0] too, from one source, "page" [programme.id-twice]` + "\n",
		},
		"dates that one source has outside": {
			[]programme.Programme{
				statedBy(related("a", "2010/2012", to(programme.Component, "b")), "page"), statedBy(related("a", "2010/2014"), "letter"),
				related("b", "2011/2013", to(programme.Parent, "a")),
			},
			`programmes[2].span: note: nobody can tell whether "b" (2011/2013) is inside its parent "a" (2010/2012) [programme.component-dates]` + "\n",
		},
		"succession": {
			[]programme.Programme{
				related("a", "2014", to(programme.Successor, "b")), related("b", "2013", to(programme.Predecessor, "a")),
			},
			`programmes[1].span: warning: "b" (2013) starts before what came before it, "a" (2014) [programme.succession-dates]` + "\n",
		},
		"rings": {
			[]programme.Programme{
				related("z", ""),
				related("a", "", to(programme.Parent, "b"), to(programme.Component, "c")),
				related("b", "", to(programme.Parent, "c"), to(programme.Component, "a")),
				related("c", "", to(programme.Parent, "a"), to(programme.Component, "b")),
				related("d", "", to(programme.Predecessor, "e"), to(programme.Successor, "e")),
				related("e", "", to(programme.Predecessor, "d"), to(programme.Successor, "d")),
			},
			`programmes[1].relations: error: "a" is a component of itself: "a" to "b" to "c" to "a" [programme.cycle]` + "\n" +
				`programmes[4].relations: error: "d" is a successor of itself: "d" to "e" to "d" [programme.cycle]` + "\n",
		},
		"in the books of others": {
			[]programme.Programme{{
				ID: "a", Organisations: []programme.Organisation{{Code: "o", Programme: "gone"}, {Code: "p", Programme: "XM-DAC-1-1"}, {Code: "q", Programme: "known"}},
				Finance: programme.Finance{Entries: []programme.FundEntry{{FromProgramme: "a", ToProgramme: "gone"}, {FromProgramme: "gone", ToProgramme: "b"}}},
			}, {ID: "b", Identifiers: iati}},
			`programmes[0].organisations[0].programme: note: the programme "gone" is not there [programme.programme-unknown]` + "\n" +
				`programmes[0].finance.entries[0].to_programme: note: the programme "gone" is not there [programme.programme-unknown]` + "\n" +
				`programmes[0].finance.entries[1].from_programme: note: the programme "gone" is not there [programme.programme-unknown]` + "\n",
		},
		"to itself": {[]programme.Programme{related("a", "", to(programme.Parent, "a"), to(programme.Predecessor, ""))}, ""},
	}
	known := programme.Options{Known: programme.Registers{
		Programme: func(id string) check.Verdict { return check.Decide(id == "known") },
	}}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			fs := programme.CheckTogether(tt.list, known)
			require.Equal(t, tt.want, fs.String())
			for _, f := range fs {
				_, err := check.ParsePath(string(f.Path))
				require.NoError(t, err)
				o := known
				o.Profile = programme.Profile{}.With(f.Code, programme.Off)
				require.Empty(t, programme.CheckTogether(tt.list, o).WithCode(f.Code))
			}
		})
	}
}

// Few programmes and many are searched for rings in two ways; both find each
// ring once, at its first programme.
func TestRingsOfAnyLength(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 2026))
	for range 200 {
		n := 2 + r.IntN(150)
		next := make([]int, n)
		list := make([]programme.Programme, n)
		for i := range list {
			next[i] = r.IntN(n+n/4) - n/4 // some have none
			list[i] = related(fmt.Sprint(i), "")
			if next[i] >= 0 && next[i] != i {
				list[i].Relations = []programme.Relation{to(programme.Parent, fmt.Sprint(next[i]))}
			} else {
				next[i] = -1
			}
		}
		want := map[string]bool{}
		for i := range list { // the slow way: is i the least of those met on the way back to it?
			least := true
			j := next[i]
			for steps := 0; j >= 0 && j != i && steps < n; steps++ {
				least, j = least && j > i, next[j]
			}
			if j == i && least {
				want[fmt.Sprintf("programmes[%d].relations", i)] = true
			}
		}
		got := map[string]bool{}
		for _, f := range programme.CheckTogether(list, programme.Options{}).WithCode("programme.cycle") {
			require.False(t, got[string(f.Path)])
			got[string(f.Path)] = true
		}
		require.Equal(t, want, got)
	}
}

// A portfolio has the findings of its records, and in their order the same paths.
func TestPortfolioChecksTogether(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 11))
	for range 100 {
		f, fs := programme.NewPortfolio(randomRecords(rng, 1+rng.IntN(30))...)
		require.Equal(t, fs.String(), programme.CheckTogether(slices.Collect(f.All()), programme.Options{}).String())
	}
}

// That a programme has many components costs no more for each of them.
func TestManyComponents(t *testing.T) {
	const n = 30_000
	list := make([]programme.Programme, n)
	list[0] = related("0", "2010/2020")
	for i := 1; i < n; i++ {
		list[i] = related(fmt.Sprint(i), "2011/2012", to(programme.Parent, "0"))
		list[0].Relations = append(list[0].Relations, to(programme.Component, fmt.Sprint(i)))
	}
	begin := time.Now()
	require.Nil(t, programme.CheckTogether(list, programme.Options{}))
	require.Less(t, time.Since(begin), 20*time.Second)
}

func BenchmarkCheckTogether(b *testing.B) {
	for _, n := range []int{10, 1000} {
		list := make([]programme.Programme, n)
		list[0] = related("0", "2010/2020")
		for i := 1; i < n; i++ {
			list[i] = related(fmt.Sprint(i), "2011/2012", to(programme.Parent, "0"))
			list[0].Relations = append(list[0].Relations, to(programme.Component, fmt.Sprint(i)))
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_ = programme.CheckTogether(list, programme.Options{})
			}
		})
	}
}
