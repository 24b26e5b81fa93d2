package undesa_test

import (
	"fmt"
	"io"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/undesa"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/indicator/table"
)

// Every published table is read, and every cell of it accounted for.
func TestSharedDestinations(t *testing.T) {
	for number, want := range map[int]string{
		1: "migrants: 5821 value, 122 not-available",
		2: "population: 5467 value, 476 not-available",
		6: "refugee-growth: 1154 value, 544 suppressed; refugee-share: 1384 value, 7 not-available, 590 suppressed; refugees: 1391 value, 590 suppressed",
	} {
		t.Run(fmt.Sprint(number), func(t *testing.T) {
			var skips table.Skips
			tally, kinds := map[string]map[diaspora.CountStatus]int{}, map[undesa.Kind]map[string]bool{}
			for v, err := range undesa.Destinations(shared(t, fmt.Sprintf("undesa_2020_dest_table%d_raw.csv", number)), &skips) {
				require.NoError(t, err)
				m := v.Measure.String()
				if tally[m] == nil {
					tally[m] = map[diaspora.CountStatus]int{}
				}
				tally[m][v.Status]++
				if kinds[v.Destination.Kind] == nil {
					kinds[v.Destination.Kind] = map[string]bool{}
				}
				kinds[v.Destination.Kind][v.Destination.Code] = true
				require.Equal(t, v.Measure.IsCount(), v.Percent == "" && v.Count.Status() == v.Status && v.Status != diaspora.CountNotReported)
				if v.Types == 0 && v.Destination.Kind != undesa.Aggregate {
					require.Contains(t, []string{"158", "652", "663"}, v.Destination.Code)
				}
			}
			var parts []string
			for _, m := range slices.Sorted(maps.Keys(tally)) {
				var counts []string
				for _, s := range slices.Sorted(maps.Keys(tally[m])) {
					counts = append(counts, fmt.Sprintf("%d %s", tally[m][s], s))
				}
				parts = append(parts, m+": "+strings.Join(counts, ", "))
			}
			require.Equal(t, want, strings.Join(parts, "; "))
			require.Zero(t, skips.Total)
			require.Equal(t, []int{234, 1, 47, 0}, []int{len(kinds[undesa.Country]), len(kinds[undesa.Territory]), len(kinds[undesa.Aggregate]), len(kinds[undesa.Residual])}, "927 stands twice")
		})
	}
}

// cellKey says what a value is of.
type cellKey struct {
	code, date string
	sex        diaspora.Sex
}

func values(t *testing.T, number int, measure undesa.Measure) map[cellKey]undesa.Value {
	out := map[cellKey]undesa.Value{}
	for v, err := range undesa.Destinations(shared(t, fmt.Sprintf("undesa_2020_dest_table%d_raw.csv", number)), nil) {
		require.NoError(t, err)
		if v.Measure == measure {
			out[cellKey{v.Destination.Code, v.Date.String(), v.Sex}] = v
		}
	}
	return out
}

// The measures are told apart rightly: countries and the one territory add up to
// the world, males and females to both, and shares and rates follow from the
// numbers that they are of.
func TestSharedDestinationsAddUp(t *testing.T) {
	migrants, refugees := values(t, 1, undesa.MigrantNumber), values(t, 6, undesa.RefugeeNumber)
	sums, world := map[cellKey]int64{}, map[cellKey]int64{}
	for key, v := range migrants {
		n, ok := v.Count.Value()
		if !ok {
			continue
		}
		total := cellKey{"", key.date, key.sex}
		switch v.Destination.Kind {
		case undesa.Country, undesa.Territory:
			sums[total] += n
		}
		if key.code == "900" {
			world[total] = n
		}
		if key.sex == diaspora.BothSexes {
			male, okMale := migrants[cellKey{key.code, key.date, diaspora.Male}].Count.Value()
			female, okFemale := migrants[cellKey{key.code, key.date, diaspora.Female}].Count.Value()
			if okMale && okFemale {
				require.InDelta(t, n, male+female, 1, key)
			}
		}
	}
	require.EqualValues(t, 280598105, world[cellKey{"", "2020", diaspora.BothSexes}])
	for key, n := range world {
		if key.sex == diaspora.BothSexes {
			require.Equal(t, n, sums[key], key)
		}
		require.GreaterOrEqual(t, n, sums[key], key) // of some countries nothing is known by sex
		require.Less(t, n-sums[key], int64(14_000), key)
	}
	number := func(v undesa.Value) float64 {
		n, ok := v.Count.Value()
		require.True(t, ok)
		return float64(n)
	}
	checked := 0
	for key, share := range values(t, 6, undesa.RefugeeShare) {
		if share.Status != diaspora.CountGiven || refugees[key].Status != diaspora.CountGiven || migrants[key].Status != diaspora.CountGiven {
			continue
		}
		printed, err := strconv.ParseFloat(string(share.Percent), 64)
		require.NoError(t, err)
		require.InEpsilon(t, 100*number(refugees[key])/number(migrants[key]), printed+1e-300, 1e-9, key)
		checked++
	}
	for key, rate := range values(t, 6, undesa.RefugeeGrowth) {
		before := refugees[cellKey{key.code, rate.From.String(), key.sex}]
		if rate.Status != diaspora.CountGiven || before.Status != diaspora.CountGiven || refugees[key].Status != diaspora.CountGiven {
			continue
		}
		printed, err := strconv.ParseFloat(string(rate.Percent), 64)
		require.NoError(t, err)
		require.InDelta(t, 100*math.Log(number(refugees[key])/number(before))/5, printed, 1e-9, key)
		checked++
	}
	require.Greater(t, checked, 2000)
}

// The figures of the notes on the extracts: Albania and Moldova in the edition of
// 2020, and what the edition of 2024 has of them.
func TestSharedStocks(t *testing.T) {
	albania, moldova := place.MustCountry("AL"), place.MustCountry("MD")
	for name, want := range map[string]struct {
		rows                   int
		albanians2020, usa2020 int64
	}{
		"undesa_stock_2020ed.csv": {5508, 1250451, 97252},
		"undesa_stock_2024ed.csv": {12000, 1103849, 0},
	} {
		t.Run(name, func(t *testing.T) {
			var skips table.Skips
			var total, women int64
			abroad, bases := map[string]int64{}, map[diaspora.Basis]int64{}
			rows := 0
			for e, err := range undesa.Stocks(shared(t, name), &skips) {
				require.NoError(t, err)
				rows++
				require.Empty(t, e.Stock.Check())
				n, ok := e.Stock.Count.Value()
				require.True(t, ok)
				if e.Stock.Date.Year() != 2020 {
					continue
				}
				switch e.Origin.Country {
				case albania:
					total += n
					if e.Stock.Sex == diaspora.Female {
						women += n
					}
					abroad[e.Destination.Country.Alpha3()] += n
				case moldova:
					bases[e.Stock.Basis] += n
				}
			}
			require.Equal(t, want.rows, rows)
			require.Zero(t, skips.Total)
			require.Equal(t, want.albanians2020, total)
			usa, listed := abroad["USA"]
			require.Equal(t, want.usa2020 > 0, listed, "absent is not zero")
			require.Equal(t, want.usa2020, usa)
			if want.usa2020 > 0 {
				require.EqualValues(t, 607825, women)
				require.EqualValues(t, 486187, abroad["ITA"])
				require.EqualValues(t, 446614, abroad["GRC"])
				require.Equal(t, map[diaspora.Basis]int64{diaspora.BirthBasis: 1149305, diaspora.CitizenshipBasis: 10137, diaspora.MixedBasis: 1}, bases)
			}
		})
	}
}

// An extract written as the workbook is, with its rows in any order, reads the
// same: blocks and years are where they should be.
func TestSharedStocksAsWorkbook(t *testing.T) {
	for name, years := range map[string]string{"undesa_stock_2020ed.csv": "2010,2015,2020", "undesa_stock_2024ed.csv": years2024} {
		t.Run(name, func(t *testing.T) {
			edition, columns := name[len("undesa_stock_"):][:4], strings.Split(years, ",")
			type pair struct{ origin, destination place.Country }
			type cell struct {
				pair
				year string
				sex  diaspora.Sex
			}
			cells, types := map[cell]string{}, map[pair]string{}
			want := map[diaspora.StockKey]diaspora.Stock{}
			for e, err := range undesa.Stocks(shared(t, name), nil) {
				require.NoError(t, err)
				p := pair{e.Origin.Country, e.Destination.Country}
				cells[cell{p, e.Stock.Date.String(), e.Stock.Sex}] = e.Stock.Count.String()
				if e.Stock.Count.Quality() == diaspora.EstimateCount {
					n, _ := e.Stock.Count.Value()
					cells[cell{p, e.Stock.Date.String(), e.Stock.Sex}] = fmt.Sprint(n)
				}
				types[p] = strings.Join(strings.Split(e.Stock.Types.String(), ""), " ")
				want[e.Stock.Key()] = e.Stock
			}
			var rows []string
			for p := range types {
				row := fmt.Sprintf("1,%q,,%s,%s,%q,%s", "   "+p.destination.Alpha3(), p.destination.M49(), types[p], "   "+p.origin.Alpha3()+"*", strings.TrimLeft(p.origin.M49(), "0"))
				for _, sex := range []diaspora.Sex{diaspora.BothSexes, diaspora.Male, diaspora.Female} {
					for _, year := range columns {
						row += "," + cells[cell{p, year, sex}]
					}
				}
				rows = append(rows, row)
			}
			slices.Sort(rows)
			file := ",,,,International Migrant Stock " + edition + ": Destination and origin\n" + headings(len(columns)) +
				strings.Replace(headerPair, "\n", "", 1) + years + "," + years + "," + years + "\n"
			for seed := range uint64(2) {
				rand.New(rand.NewPCG(seed, 2020)).Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
				got := 0
				for e, err := range undesa.Stocks(strings.NewReader(file+strings.Join(rows, "\n")), nil) {
					require.NoError(t, err)
					if e.Stock.Count.Status() == diaspora.CountBlank {
						continue
					}
					require.Equal(t, want[e.Stock.Key()], e.Stock)
					got++
				}
				require.Equal(t, len(want), got)
			}
		})
	}
}

func TestSharedUNHCR(t *testing.T) {
	var skips table.Skips
	groups, lifted, internal := map[string]int{}, 0, 0
	residual := map[string]bool{}
	for p, err := range undesa.UNHCRFigures(shared(t, "unhcr_2018_2023.csv"), &skips) {
		require.NoError(t, err)
		groups[p.Group.String()]++
		n, ok := p.Count.Value()
		require.True(t, ok)
		require.GreaterOrEqual(t, n, int64(5))
		if p.Count.Low() == 1 {
			lifted++
		}
		if p.IsInternal() {
			internal++
		}
		if p.Asylum.Kind == undesa.Residual {
			residual[p.Asylum.Code] = true
		}
	}
	require.Equal(t, map[string]int{"asylum-seeker": 3423, "displaced": 36, "of-concern": 88, "refugee": 3872, "returned-displaced": 9, "returned-refugee": 115}, groups)
	require.Equal(t, 1292, lifted)
	require.Equal(t, map[string]bool{"OOO": true}, residual)
	require.Greater(t, internal, 36)
	require.Zero(t, skips.Total)
}

func TestSharedPopulation(t *testing.T) {
	var skips table.Skips
	got := mustAll(t, undesa.Populations(shared(t, "population_wpp2024.csv"), &skips))
	require.Len(t, got, 576)
	require.Zero(t, skips.Total)
	countries := map[string]string{}
	for _, p := range got {
		if p.Date.Year() == 2020 {
			countries[p.Location.Country.Code()] = p.Count.String()
		}
	}
	require.Len(t, countries, 24)
	require.Equal(t, "2871951", countries["AL"])
	require.Contains(t, countries, "XK")
}

func TestSharedISCO(t *testing.T) {
	list, skips, err := undesa.ReadISCO(shared(t, "isco08.csv"))
	require.NoError(t, err)
	require.Zero(t, skips.Total)
	require.Empty(t, list.Missing())
	require.Equal(t, []int{0, 10, 43, 130, 436, 0}, []int{list.Count(0), list.Count(1), list.Count(2), list.Count(3), list.Count(4), list.Count(5)})
	title, _ := list.TitleIn("title_ilo", diaspora.MustISCO("7212"))
	require.Equal(t, "Welders and Flame Cutters", title)
	differ := 0
	for group := range list.Groups() {
		ilo, ok := list.TitleIn("title_ilo", group)
		esco, ok2 := list.TitleIn("title_esco", group)
		require.True(t, ok && ok2)
		if !strings.EqualFold(ilo, esco) {
			differ++
		}
	}
	require.Equal(t, 40, differ)

	levels, skips, err := undesa.ReadISCED(shared(t, "isced2011.csv"))
	require.NoError(t, err)
	require.Zero(t, skips.Total)
	require.Len(t, levels, 9)
}

func TestSharedNotes(t *testing.T) {
	notes, skips, err := undesa.ReadNotes(shared(t, "undesa_2020_dest_notes_raw.csv"))
	require.NoError(t, err)
	require.Zero(t, skips.Total)
	texts := map[string]string{}
	for _, n := range notes {
		texts[fmt.Sprint(n.Number)] = n.Text
	}
	require.Len(t, notes, 11+41)
	require.Equal(t, "The estimates for 1990 to 2005 refer to Sudan and South Sudan.", texts["3"])
	for v, err := range undesa.Destinations(shared(t, "undesa_2020_dest_table1_raw.csv"), nil) {
		require.NoError(t, err)
		if v.Destination.Note != "" {
			require.Contains(t, texts, v.Destination.Note)
		}
	}
}

func TestSharedESCO(t *testing.T) {
	var skips table.Skips
	list, _, err := undesa.ReadISCO(shared(t, "isco08.csv"))
	require.NoError(t, err)
	found := mustAll(t, undesa.ESCOOccupations(shared(t, "esco_occupations_sample.csv"), &skips))
	require.Len(t, found, 85)
	require.Zero(t, skips.Total)
	units := map[diaspora.ISCO]int{}
	for _, o := range found {
		require.Equal(t, 4, o.ISCO.Level())
		units[o.ISCO]++
		require.NotEmpty(t, o.Label)
		require.Len(t, o.Schemes, 2)
		require.False(t, o.Modified.IsZero())
	}
	require.Equal(t, 45, units[diaspora.MustISCO("2310")])
	require.Len(t, units, 7)

	skills := mustAll(t, undesa.ESCOSkills(shared(t, "esco_language_skills_sample.csv"), &skips))
	require.Len(t, skills, 30)
	require.Zero(t, skips.Total)
	several := 0
	for _, s := range skills {
		if len(s.Broader) > 1 {
			several++
		}
		for _, l := range append(s.AltLabels, s.Label) {
			require.NotContains(t, l, "|")
			require.NotContains(t, l, "\u200b")
		}
	}
	require.Equal(t, 6, several, "no tree")

	groups := mustAll(t, undesa.ESCOGroups(shared(t, "esco_iscogroups_sample.csv"), &skips))
	require.Len(t, groups, 12)
	require.Zero(t, skips.Total)
	for _, g := range groups {
		title, _ := list.TitleIn("title_esco", g.ISCO)
		require.Equal(t, title, g.Label)
	}
}

// Every published file in front of every decoder: an error, or nothing lost.
func TestSharedCrossed(t *testing.T) {
	for _, name := range []string{"transliteration.csv", "programme_facts.csv", "isco08_skill_levels.csv", "unhcr_2018_2023.csv", "esco_occupations_sample.csv"} {
		data, err := io.ReadAll(shared(t, name))
		require.NoError(t, err)
		_, err = all(undesa.Stocks(strings.NewReader(string(data)), nil))
		require.ErrorIs(t, err, table.ErrHeader)
	}
}
