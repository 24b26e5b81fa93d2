package disclosure_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/disclosure"
	"iom.int/migdev/indicator/check"
)

// person is a record of a register.
type person struct {
	country, sex, isco, intent string
	withheld                   bool
}

func given(s string) (string, bool) { return s, s != "" }

// roles cuts occupations to some digits. Empty texts are missing values.
func roles(digits int) disclosure.Roles[person] {
	return disclosure.Roles[person]{
		QuasiIdentifiers: []disclosure.Value[person]{
			func(p person) (string, bool) { return given(p.country) },
			func(p person) (string, bool) { return given(p.sex) },
			func(p person) (string, bool) { return given(disclosure.Truncate(p.isco, digits)) },
		},
		Sensitive:  func(p person) (string, bool) { return given(p.intent) },
		Suppressed: func(p person) bool { return p.withheld },
	}
}

var people = []person{
	{country: "DEU", sex: "M", isco: "7212", intent: "return"},
	{country: "DEU", sex: "M", isco: "7213", intent: "return"},
	{country: "DEU", sex: "M", isco: "7212", intent: "stay"},
	{country: "CHE", sex: "F", isco: "2221", intent: "return"},
	{country: "CHE", sex: "F", isco: "2221", intent: "return"},
	{country: "CHE", sex: "F", isco: "2211", intent: "return"},
	{country: "ITA", sex: "M", isco: "8332", intent: "stay"},
	{country: "ITA", sex: "M", isco: "8332", intent: "return"},
	{country: "ITA", sex: "M", intent: "stay"},
}

func measure(t testing.TB, records []person, r disclosure.Roles[person]) disclosure.Anonymity {
	t.Helper()
	a, err := disclosure.Measure(slices.Values(records), r)
	require.NoError(t, err)
	return a
}

func TestMeasure(t *testing.T) {
	for digits, want := range map[int]struct {
		classes int
		below   []int
	}{
		4: {6, []int{0, 1, 2, 3, 4, 5, 6, 7, 8}},
		3: {5, []int{3, 4, 5, 6, 7, 8}},
		2: {4, []int{6, 7, 8}},
	} {
		a := measure(t, people, roles(digits))
		k, ok := a.K()
		require.True(t, ok)
		require.Equal(t, 1, k)
		l, ok := a.L()
		require.True(t, ok)
		require.Equal(t, 1, l)
		require.Equal(t, want.classes, a.Classes())
		require.Equal(t, want.below, a.BelowK(3))
		require.Empty(t, a.BelowK(1))
		require.Empty(t, a.BelowK(0))
	}
	a := measure(t, people, roles(2))
	require.Equal(t, [][]int{{0, 1, 2}, {3, 4, 5}, {6, 7}, {8}}, a.Members())
	require.Equal(t, []int{3, 4, 5, 8}, a.BelowL(2)) // all the Swiss nurses return
	require.Equal(t, "k 1, l 1, 4 classes of 9 records, 0 suppressed", a.String())
}

func TestMeasureSuppressed(t *testing.T) {
	records := slices.Clone(people)
	records[8].withheld, records[7].withheld, records[6].withheld = true, true, true
	a := measure(t, records, roles(2))
	k, _ := a.K()
	require.Equal(t, 3, k)
	require.Equal(t, 3, a.Suppressed())
	require.Equal(t, 9, a.Records())
	require.Equal(t, 2, a.Classes())
	require.Empty(t, a.BelowK(3))
	require.Equal(t, []int{3, 4, 5}, a.BelowL(2))
	require.Equal(t, [][]int{{0, 1, 2}, {3, 4, 5}}, a.Members())
}

func TestMeasureUndefined(t *testing.T) {
	hidden := []person{{withheld: true}}
	for _, records := range [][]person{nil, hidden} {
		a := measure(t, records, roles(4))
		_, ok := a.K()
		require.False(t, ok)
		_, ok = a.L()
		require.False(t, ok)
		require.Empty(t, a.BelowK(3))
		fs := a.Check(3, 2)
		require.Len(t, fs, 1)
		require.Equal(t, "disclosure.undefined", fs[0].Code)
		require.Equal(t, check.Note, fs[0].Severity)
	}
	require.Equal(t, "k undefined, 0 classes of 0 records, 0 suppressed", disclosure.Anonymity{}.String())

	r := roles(4)
	r.Sensitive = nil
	a := measure(t, people, r)
	_, ok := a.L()
	require.False(t, ok)
	require.Empty(t, a.BelowL(2))
	require.NotContains(t, a.String(), "l ")
}

// Missing differs from empty, and values do not run into each other.
func TestMeasureMissing(t *testing.T) {
	type pair struct {
		a, b       string
		hasA, hasB bool
	}
	a, err := disclosure.Measure(slices.Values([]pair{
		{"ab", "c", true, true}, {"a", "bc", true, true}, {"", "", true, true}, {"", "", false, true},
		{"", "", true, false}, {"x", "", false, false}, {"y", "", false, false},
	}), disclosure.Roles[pair]{QuasiIdentifiers: []disclosure.Value[pair]{
		func(p pair) (string, bool) { return p.a, p.hasA }, func(p pair) (string, bool) { return p.b, p.hasB },
	}})
	require.NoError(t, err)
	require.Equal(t, [][]int{{0}, {1}, {2}, {3}, {4}, {5, 6}}, a.Members())
}

func TestMeasureRoles(t *testing.T) {
	_, err := disclosure.Measure(slices.Values(people), disclosure.Roles[person]{})
	require.ErrorIs(t, err, disclosure.ErrRoles)
	_, err = disclosure.Measure(slices.Values(people), disclosure.Roles[person]{QuasiIdentifiers: []disclosure.Value[person]{nil}})
	require.ErrorIs(t, err, disclosure.ErrRoles)
}

func TestAnonymityCheck(t *testing.T) {
	a := measure(t, people, roles(2))
	fs := a.Check(3, 2)
	require.Equal(t, []string{"disclosure.k", "disclosure.l"}, slices.Collect(fs.Codes()))
	require.Equal(t, check.Path("records[6]"), fs[0].Path)
	require.Equal(t, "3 of 9 records are in classes of fewer than 3 records", fs[0].Message)
	require.Equal(t, "4 of 9 records are in classes of fewer than 2 different sensitive values", fs[1].Message)
	require.Empty(t, a.Check(1, 1))
	require.Empty(t, a.Check(0, 0))
	for _, text := range []string{fs.String(), fmt.Sprintf("%+v", a), fmt.Sprintf("%#v", a)} {
		for _, p := range people {
			for _, value := range []string{p.country, p.isco, p.intent} {
				if value != "" {
					require.NotContains(t, text, value)
				}
			}
		}
	}
}

// The order of records changes their places alone.
func TestMeasurePermutation(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 100 {
		var records []person
		for range r.IntN(60) {
			records = append(records, person{
				country: []string{"", "DEU", "CHE"}[r.IntN(3)], sex: []string{"M", "F"}[r.IntN(2)],
				isco: []string{"", "2221", "2211", "7212"}[r.IntN(4)], intent: []string{"", "return", "stay"}[r.IntN(3)],
				withheld: r.IntN(9) == 0,
			})
		}
		a := measure(t, records, roles(2))
		order := r.Perm(len(records))
		moved := make([]person, len(records))
		for i, from := range order {
			moved[i] = records[from]
		}
		b := measure(t, moved, roles(2))
		require.Equal(t, a.String(), b.String())
		for wanted := range 5 {
			for _, below := range [][2][]int{{a.BelowK(wanted), b.BelowK(wanted)}, {a.BelowL(wanted), b.BelowL(wanted)}} {
				for i := range below[1] {
					below[1][i] = order[below[1][i]]
				}
				slices.Sort(below[1])
				require.Equal(t, below[0], below[1])
			}
		}
		if k, ok := a.K(); ok { // against the definition
			require.Empty(t, a.BelowK(k))
			require.NotEmpty(t, a.BelowK(k+1))
		}
	}
}

func TestTruncate(t *testing.T) {
	for n, want := range map[int]string{-1: "", 0: "", 1: "2", 2: "25", 4: "2512", 9: "2512"} {
		require.Equal(t, want, disclosure.Truncate("2512", n))
	}
	require.Equal(t, "Џо", disclosure.Truncate("Џон", 2))
}

func TestBand(t *testing.T) {
	for n, want := range map[int]string{-1: "under 0", 0: "0-17", 17: "0-17", 18: "18", 19: "19-64", 64: "19-64", 65: "65 and over", 100: "65 and over"} {
		got, ok := disclosure.Band(n, 0, 18, 19, 65)
		require.True(t, ok)
		require.Equal(t, want, got)
	}
	for _, starts := range [][]int{nil, {5, 5}, {5, 4}} {
		_, ok := disclosure.Band(7, starts...)
		require.False(t, ok)
	}
}
