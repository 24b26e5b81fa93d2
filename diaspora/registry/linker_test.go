package registry_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/registry"
	"iom.int/migdev/indicator/period"
)

// row is a record of the tests that is no person.
type row struct{ name, year, town string }

func same(field func(row) string) func(a, b row) registry.Outcome {
	return func(a, b row) registry.Outcome {
		switch x, y := field(a), field(b); {
		case x == "" || y == "":
			return registry.Missing
		case x == y:
			return 1
		}
		return 2
	}
}

func rowLinker() registry.Linker[row] {
	name, year, town := func(r row) string { return r.name }, func(r row) string { return r.year }, func(r row) string { return r.town }
	key := func(field func(row) string) func([]byte, row) []byte {
		return func(dst []byte, r row) []byte { return append(dst, field(r)...) }
	}
	return registry.Linker[row]{
		Comparisons: []registry.Comparison[row]{
			{registry.AgreeField("name", 0.9, 0.01), same(name)},
			{registry.AgreeField("year", 0.95, 0.02), same(year)},
			{registry.AgreeField("town", 0.8, 0.1), same(town)},
		},
		Prior: 0.01, Upper: 3, Lower: -1,
		Passes: []registry.Pass[row]{{"name", key(name)}, {"year", key(year)}},
	}
}

func TestLink(t *testing.T) {
	rows := []row{
		0: {"arta", "1980", "peja"},
		1: {"arta", "1980", "peja"},
		2: {"arta", "1980", ""},
		3: {"arta", "1975", "prizren"}, // no link to any
		4: {"", "", "peja"},            // in no block
		5: {"besa", "1975", "peja"},
	}
	l, err := rowLinker().Link(rows)
	require.NoError(t, err)
	require.Equal(t, [][]int{{0, 1, 2}, {3}, {4}, {5}}, l.Clusters)
	require.Equal(t, 6, l.Records)
	// By name 0-1, 0-2, 1-2, 0-3, 1-3, 2-3; by year those again, and 3-5.
	require.Equal(t, 7, l.Compared)
	require.Equal(t, []registry.Pair{{0, 1}, {0, 2}, {1, 2}}, pairs(l.Links))
	require.Empty(t, l.Conflicts)
	require.Empty(t, l.LeftOut)
	require.Equal(t, registry.Size{Entries: 6, Unique: 4, Duplicates: 2, UniqueAtLeast: 4}, l.Size())

	s, err := rowLinker().Explain(rows[0], rows[1])
	require.NoError(t, err)
	require.Equal(t, s.MatchWeight, l.Links[0].MatchWeight)
}

func pairs(list []registry.Scored) (ps []registry.Pair) {
	for _, s := range list {
		ps = append(ps, s.Pair)
	}
	return ps
}

func TestLinkConflictOfPairThatNoPassMeets(t *testing.T) {
	linker := rowLinker()
	// A chain: 0 and 2 share no key, and are two persons.
	rows := []row{{"arta", "1980", "peja"}, {"arta", "1975", "peja"}, {"besa", "1975", "peja"}}
	linker.Upper, linker.Lower = -3, -3.5
	l, err := linker.Link(rows)
	require.NoError(t, err)
	require.Equal(t, [][]int{{0, 1, 2}}, l.Clusters)
	require.Equal(t, 2, l.Compared)
	require.Equal(t, []registry.Pair{{0, 2}}, l.Conflicts)
}

func TestLinkPossible(t *testing.T) {
	linker := rowLinker()
	linker.Upper = 20
	l, err := linker.Link([]row{{"arta", "1980", ""}, {"arta", "1980", ""}, {"besa", "1990", ""}})
	require.NoError(t, err)
	require.Equal(t, []registry.Pair{{0, 1}}, pairs(l.Possible))
	require.Equal(t, registry.Size{Entries: 3, Unique: 3, Duplicates: 0, UniqueAtLeast: 2}, l.Size())
	persons, err := l.Size().Persons()
	require.NoError(t, err)
	require.Equal(t, diaspora.RangeCount, persons.Quality())
	require.Equal(t, "2 to 3", persons.String())
	_, err = registry.Size{Unique: 1, UniqueAtLeast: 2}.Persons()
	require.ErrorIs(t, err, diaspora.ErrCount)
}

func TestLinkLeavesOutLargeBlocks(t *testing.T) {
	linker := rowLinker()
	linker.MaxBlock = 3
	rows := []row{{"arta", "1980", ""}, {"arta", "1980", ""}, {"arta", "1981", ""}, {"arta", "1982", ""}}
	l, err := linker.Link(rows)
	require.NoError(t, err)
	require.Equal(t, []registry.LeftOut{{Pass: "name", Size: 4, Example: 0}}, l.LeftOut)
	require.Equal(t, [][]int{{0, 1}, {2}, {3}}, l.Clusters, "the other pass still finds the pair")
	require.Equal(t, 1, l.Compared)

	linker.Upper, linker.Lower = -5, -6
	linker.Passes = append(linker.Passes, registry.Pass[row]{Name: "chain", Key: func(dst []byte, r row) []byte {
		return append(dst, r.town...)
	}})
	for i := range rows {
		rows[i].year = fmt.Sprint(1980 + i/2)
		rows[i].town = []string{"", "x", "x", ""}[i]
	}
	l, err = linker.Link(rows)
	require.NoError(t, err)
	require.Equal(t, [][]int{{0, 1, 2, 3}}, l.Clusters)
	require.Equal(t, []registry.LeftOut{{Pass: "name", Size: 4, Example: 0}, {Pass: "", Size: 4, Example: 0}}, l.LeftOut)
}

func TestLinkErrors(t *testing.T) {
	change := func(f func(l *registry.Linker[row])) registry.Linker[row] {
		l := rowLinker()
		f(&l)
		return l
	}
	rows := []row{{name: "a"}, {name: "a"}, {name: "a"}}
	for name, tt := range map[string]struct {
		linker registry.Linker[row]
		want   error
	}{
		"no model":      {registry.Linker[row]{}, registry.ErrModel},
		"no pass":       {change(func(l *registry.Linker[row]) { l.Passes = nil }), registry.ErrLinker},
		"pass":          {change(func(l *registry.Linker[row]) { l.Passes[0].Key = nil }), registry.ErrLinker},
		"comparison":    {change(func(l *registry.Linker[row]) { l.Comparisons[0].Compare = nil }), registry.ErrLinker},
		"level is none": {change(func(l *registry.Linker[row]) { l.Comparisons[0].Compare = func(a, b row) registry.Outcome { return 3 } }), registry.ErrOutcome},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := tt.linker.Link(rows)
			require.ErrorIs(t, err, tt.want)
		})
	}
	_, err := change(func(l *registry.Linker[row]) { l.Comparisons[0].Compare = nil }).Explain(rows[0], rows[1])
	require.ErrorIs(t, err, registry.ErrLinker)
}

// TestLinkAgainstAllPairs compares blocking with the judgement on every pair that
// shares a key, and with the same records in another order.
func TestLinkAgainstAllPairs(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	linker := rowLinker()
	for range 300 {
		rows := make([]row, 2+random.IntN(30))
		for i := range rows {
			rows[i] = row{
				name: []string{"", "a", "b", "c", "d", "e"}[random.IntN(6)],
				year: []string{"", "1", "2", "3", "4"}[random.IntN(5)],
				town: []string{"", "x", "y"}[random.IntN(3)],
			}
		}
		got, err := linker.Link(rows)
		require.NoError(t, err)

		var links, non []registry.Pair
		compared := 0
		for i, a := range rows {
			for j, b := range rows[:i] {
				s, err := linker.Explain(a, b)
				require.NoError(t, err)
				if s.Decision == registry.NonLink {
					non = append(non, registry.Pair{A: j, B: i})
				}
				if a.name != "" && a.name == b.name || a.year != "" && a.year == b.year {
					compared++
					if s.Decision == registry.Link {
						links = append(links, registry.Pair{A: j, B: i})
					}
				}
			}
		}
		want, err := registry.Cluster(len(rows), links, non)
		require.NoError(t, err)
		require.Equal(t, want, got.Clustering)
		require.Equal(t, compared, got.Compared)

		order := random.Perm(len(rows))
		shuffled := make([]row, len(rows))
		for i, j := range order {
			shuffled[j] = rows[i]
		}
		other, err := linker.Link(shuffled)
		require.NoError(t, err)
		require.Equal(t, got.Size(), other.Size())
		for _, p := range pairs(got.Links) {
			q := registry.Pair{A: min(order[p.A], order[p.B]), B: max(order[p.A], order[p.B])}
			require.Contains(t, pairs(other.Links), q)
		}
	}
}

// personLinker has probabilities of the order that such registers show. They are
// an illustration, not an estimate.
func personLinker() registry.Linker[registry.Keys] {
	return registry.Linker[registry.Keys]{
		Comparisons: []registry.Comparison[registry.Keys]{
			registry.BySurname(registry.MU{M: 0.85, U: 0.002}, registry.MU{M: 0.12, U: 0.006}),
			registry.ByGivenName(registry.MU{M: 0.80, U: 0.01}, registry.MU{M: 0.15, U: 0.02}),
			registry.ByBirthDate(registry.MU{M: 0.90, U: 0.00005}, registry.MU{M: 0.08, U: 0.005}),
			registry.ByOrigin(registry.MU{M: 0.80, U: 0.05}),
		},
		Prior: 0.0001, Upper: 6, Lower: 0,
		Passes: registry.PersonPasses(),
	}
}

func person(given, surname, language, born, area string) registry.Person {
	d := registry.Disclosed{GivenName: given, Surname: surname, OriginArea: area}
	if language != "" {
		d.NameLanguage = mustTag(language)
	}
	if born != "" {
		d.BirthDate = period.MustParse(born)
	}
	return registry.NewPerson(d)
}

func TestPersonComparisons(t *testing.T) {
	base := person("Novak", "Ђоковић", "sr", "1987-05-22", "Београд")
	tests := map[string]struct {
		other registry.Person
		want  string // the levels
	}{
		"other script":      {person("Новак", "Đoković", "sr", "1987-05-22", "Beograd"), "exact exact exact agree"},
		"without marks":     {person("Novak", "Dokovic", "", "1987-05", "Novi Sad"), "similar exact close disagree"},
		"exchanged":         {person("Djokovic", "Novak", "", "1987-05-23", ""), "similar similar close missing"},
		"double name":       {person("Novak Srdjan", "Djoković-Petrović", "sr", "1988-05-22", "Beograd"), "similar similar close agree"},
		"another":           {person("Roger", "Federer", "de", "1981-08-08", "Basel"), "else else else disagree"},
		"nothing":           {registry.Person{}, "missing missing missing missing"},
		"coarse and other":  {person("Novak", "Đoković", "sr", "1986", "Beograd"), "exact exact else agree"},
		"two parts differ":  {person("Novak", "Đoković", "sr", "1986-05-21", "Beograd"), "exact exact else agree"},
		"language unstated": {person("Новак", "Ђоковић", "", "1987-05-22", "Beograd"), "else else exact agree"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			for range 2 {
				s, err := personLinker().Explain(base.Keys(), tt.other.Keys())
				require.NoError(t, err)
				var levels []string
				for _, p := range s.Parts {
					levels = append(levels, p.Level)
				}
				require.Equal(t, tt.want, strings.Join(levels, " "))
				base, tt.other = tt.other, base // and the other way round
			}
		})
	}
	long := strings.Repeat("ж", 127) + "a"
	s, err := personLinker().Explain(person("Արտա", long+"жж", "hy", "", "").Keys(), person("Արտա", long+"ж", "", "", "").Keys())
	require.NoError(t, err)
	require.Equal(t, "exact", s.Parts[0].Level, "the first 256 bytes count")
	require.Equal(t, "exact", s.Parts[1].Level, "a language without a table: as it stands")
	s, err = personLinker().Explain(registry.Keys{}, registry.Keys{})
	require.NoError(t, err)
	require.Zero(t, s.Weight)

	s, err = personLinker().Explain(person("", "", "", "1980-03-05", "").Keys(), person("", "", "", "1980-05-03", "").Keys())
	require.NoError(t, err)
	require.Equal(t, "close", s.Parts[2].Level, "day and month exchanged")
}

// people makes a register of n entries, of which one in ten is a second entry of
// an earlier person, misspelt.
func people(n int) ([]registry.Person, int) {
	random := rand.New(rand.NewPCG(7, 8))
	pick := func(list []string) string { return list[random.IntN(len(list))] }
	syllables := strings.Fields("be ra ko vi sha dri mi to lu gje ne pa zo fi ha ki sti mar ber nik")
	word := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(pick(syllables))
		}
		return strings.ToUpper(b.String()[:1]) + b.String()[1:]
	}
	surnames, given, towns := make([]string, 5000), make([]string, 800), make([]string, 40)
	for i := range surnames {
		surnames[i] = word(2+random.IntN(2)) + pick([]string{"i", "aj", "qi", "vić", "ov"})
	}
	for i := range given {
		given[i] = word(2)
	}
	for i := range towns {
		towns[i] = word(2)
	}
	list := make([]registry.Person, 0, n)
	said := make([]registry.Disclosed, 0, n)
	duplicates := 0
	for len(list) < n {
		var d registry.Disclosed
		if len(said) > 0 && random.IntN(10) == 0 {
			d = said[random.IntN(len(said))]
			duplicates++
			switch random.IntN(4) {
			case 0: // a letter is lost in the surname
				r := []rune(d.Surname)
				d.Surname = string(slices.Delete(r, len(r)/2, len(r)/2+1))
			case 1: // the town is not stated
				d.OriginArea = ""
			case 2: // the names are exchanged
				d.GivenName, d.Surname = d.Surname, d.GivenName
			}
		} else {
			born, _ := period.NewDay(1940+random.IntN(65), 1, 1)
			born, _ = period.FromDayNumber(born.DayNumber() + random.IntN(365))
			d = registry.Disclosed{GivenName: pick(given), Surname: pick(surnames), BirthDate: born, OriginArea: pick(towns)}
			said = append(said, d)
		}
		list = append(list, registry.NewPerson(d))
	}
	return list, duplicates
}

func TestDuplicatesOfARegister(t *testing.T) {
	list, duplicates := people(20000)
	l, err := registry.New(list...).Duplicates(personLinker())
	require.NoError(t, err)
	require.Empty(t, l.LeftOut)
	require.InDelta(t, duplicates, l.Size().Duplicates, 0.02*float64(duplicates))
	require.Less(t, l.Compared, 10*len(list))
}

func BenchmarkDuplicates(b *testing.B) {
	list, duplicates := people(100_000)
	register := registry.New(list...)
	linker := personLinker()
	b.ReportAllocs()
	for b.Loop() {
		l, err := register.Duplicates(linker)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(l.Compared), "pairs")
		b.ReportMetric(float64(l.Size().Duplicates)/float64(duplicates), "found/true")
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/100000")
}

// BenchmarkAllPairs is what blocking spares: the same for 2,000 of them, whose
// pairs are 2,500 times fewer.
func BenchmarkAllPairs(b *testing.B) {
	list, _ := people(2000)
	register := registry.New(list...)
	linker := personLinker()
	linker.MaxBlock = 2000
	linker.Passes = []registry.Pass[registry.Keys]{{Name: "all", Key: func(dst []byte, _ registry.Keys) []byte { return append(dst, 'x') }}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := register.Duplicates(linker); err != nil {
			b.Fatal(err)
		}
	}
}
