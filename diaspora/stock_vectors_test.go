package diaspora_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

const stockData = "../../shared/data"

// statistics answers the shared cases of the statistical methods.
var statistics = map[string]func(*testing.T, json.RawMessage) map[string]any{
	"diaspora.emigration_rate":       answerRate,
	"diaspora.editions":              answerEditions,
	"diaspora.stock_summary":         answerSummary,
	"diaspora.definitions":           answerDefinitions,
	"diaspora.brain_drain":           answerDrain,
	"diaspora.brain_circulation":     answerCirculation,
	"diaspora.registration_growth":   answerGrowth,
	"diaspora.registration_coverage": answerCoverage,
}

func TestStatisticsVectors(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(stockData, "diaspora_vectors.json"))
	if err != nil {
		t.Skip("no shared data here")
	}
	var file struct {
		Vectors []struct {
			ID, Method string
			Inputs     json.RawMessage
			Expected   map[string]json.RawMessage
		}
	}
	require.NoError(t, json.Unmarshal(data, &file))
	ran := 0
	for _, v := range file.Vectors {
		answer := statistics[v.Method]
		if answer == nil {
			continue
		}
		ran++
		t.Run(v.ID, func(t *testing.T) {
			got := answer(t, v.Inputs)
			for key, raw := range v.Expected {
				require.Contains(t, got, key)
				matchStatistic(t, key, raw, got[key])
			}
		})
	}
	require.GreaterOrEqual(t, ran, 17)
}

// matchStatistic compares an answer with what is expected: numbers within 1e-9,
// everything else as JSON.
func matchStatistic(t *testing.T, key string, want json.RawMessage, got any) {
	t.Helper()
	if p, ok := got.(diaspora.Proportion); ok {
		if string(want) == "null" {
			require.NotEmpty(t, p.Undefined, key)
			return
		}
		require.NotNil(t, p.Face, "%s: %s", key, p)
		got = *p.Face
	}
	if n, ok := got.(figure.Number); ok {
		var w float64
		require.NoError(t, json.Unmarshal(want, &w), key)
		require.InDelta(t, w, n.Float64(), 1e-9*max(1, w, -w), key)
		return
	}
	if list, ok := got.([]diaspora.Proportion); ok {
		var w []json.RawMessage
		require.NoError(t, json.Unmarshal(want, &w))
		require.Len(t, list, len(w))
		for i := range w {
			matchStatistic(t, key, w[i], list[i])
		}
		return
	}
	data, err := json.Marshal(got)
	require.NoError(t, err)
	require.JSONEq(t, string(want), string(data), key)
}

func exactly(t testing.TB, n int64) diaspora.Count {
	t.Helper()
	c, err := diaspora.NewCount(n, diaspora.ExactCount)
	require.NoError(t, err)
	return c
}

func answerRate(t *testing.T, data json.RawMessage) map[string]any {
	type population struct {
		N         int64
		Territory string
	}
	var in struct {
		Emigrants  int64
		Territory  string      `json:"emigrants_territory"`
		Population *int64      `json:"resident_population"`
		A          *int64      `json:"resident_population_a"`
		B          *int64      `json:"resident_population_b"`
		Foreign    *int64      `json:"foreign_born_residents"`
		TerritoryA *population `json:"population_a"`
		TerritoryB *population `json:"population_b"`
	}
	require.NoError(t, json.Unmarshal(data, &in))
	rates := func(p population) diaspora.EmigrationRates {
		s := diaspora.Stock{Count: exactly(t, in.Emigrants)}
		residents := diaspora.Population{Count: exactly(t, p.N)}
		if in.Foreign != nil {
			residents.ForeignBorn = exactly(t, *in.Foreign)
		}
		if in.Territory != "" {
			var err error
			s.Origin, err = geo("SRB").WithTerritory(in.Territory)
			require.NoError(t, err)
			residents.Place, err = geo("SRB").WithTerritory(p.Territory)
			require.NoError(t, err)
		}
		r, err := diaspora.RatesOfEmigration(s, residents)
		require.NoError(t, err)
		return r
	}
	switch {
	case in.A != nil:
		return map[string]any{
			"percent_of_residents_a": rates(population{N: *in.A}).OfResidents.Proportion,
			"percent_of_residents_b": rates(population{N: *in.B}).OfResidents.Proportion,
		}
	case in.TerritoryA != nil:
		a, b := rates(*in.TerritoryA), rates(*in.TerritoryB)
		require.Empty(t, a.Findings)
		require.Equal(t, []string{"diaspora.rate-territory"}, slices.Collect(b.Findings.Codes()))
		return map[string]any{
			"percent_of_residents_a": a.OfResidents.Proportion, "territory_match_a": a.SameTerritory == check.Met,
			"percent_of_residents_b": b.OfResidents.Proportion, "territory_match_b": b.SameTerritory == check.Met,
		}
	}
	r := rates(population{N: *in.Population})
	return map[string]any{
		"percent_of_residents":                  r.OfResidents.Proportion,
		"percent_of_residents_plus_emigrants":   r.OfResidentsPlusEmigrants.Proportion,
		"percent_of_native_born_plus_emigrants": r.OfNativeBornPlusEmigrants.Proportion,
	}
}

func edition(year int) diaspora.Edition { return diaspora.Edition{Publisher: "UN DESA", Year: year} }

func yearOf(t testing.TB, year int) period.Date {
	t.Helper()
	d, err := period.NewYear(year)
	require.NoError(t, err)
	return d
}

func answerEditions(t *testing.T, data json.RawMessage) map[string]any {
	type row struct {
		Destination string
		Year        int
		N           *int64
		Present     *bool `json:"row_present"`
	}
	var in struct {
		Stocks []struct {
			Edition, Year int
			Total         int64
		}
		E2020 *row `json:"edition_2020"`
		E2024 *row `json:"edition_2024"`
	}
	require.NoError(t, json.Unmarshal(data, &in))
	if in.E2020 != nil {
		var rows []diaspora.Stock
		for _, e := range []struct {
			year int
			*row
		}{{2020, in.E2020}, {2024, in.E2024}} {
			if e.N != nil {
				rows = append(rows, diaspora.Stock{
					Count: exactly(t, *e.N), Origin: geo("ALB"), Residence: geo(e.Destination), Date: yearOf(t, e.Year), Edition: edition(e.year),
				})
			}
		}
		table, err := diaspora.NewStockTable(slices.Values(rows))
		require.NoError(t, err)
		key := rows[0].Key()
		old, now := table.Lookup(edition(2020), key).Count, table.Lookup(edition(2024), key).Count
		out := map[string]any{"edition_2024_status": strings.ReplaceAll(now.Status().String(), "-", "_")}
		for name, c := range map[string]diaspora.Count{"edition_2020_n": old, "edition_2024_n": now} {
			out[name] = nil
			if n, ok := c.Value(); ok {
				out[name] = n
			}
		}
		return out
	}
	var s []diaspora.Stock
	for _, x := range in.Stocks {
		s = append(s, diaspora.Stock{Count: exactly(t, x.Total), Origin: geo("ALB"), Date: yearOf(t, x.Year), Edition: edition(x.Edition)})
	}
	within, err := diaspora.ChangeOfStock(s[1], s[2])
	require.NoError(t, err)
	require.True(t, within.IsComparable())
	_, err = diaspora.ChangeOfStock(s[0], s[2])
	require.ErrorIs(t, err, diaspora.ErrEditions)
	across, err := diaspora.ChangeOfStock(s[0], s[2], diaspora.AcrossEditions)
	require.NoError(t, err)
	revision, err := diaspora.RevisionOf(s[0], s[1])
	require.NoError(t, err)
	return map[string]any{
		"within_edition_2024_growth_percent": within.Percent,
		"cross_edition_growth_percent":       across.Percent,
		"cross_edition_comparable":           across.IsComparable(),
		"same_year_revision":                 *revision.Difference.Face,
	}
}

// readStocks reads one of the shared files of stocks.
func readStocks(t testing.TB, year int) []diaspora.Stock {
	t.Helper()
	f, err := os.Open(filepath.Join(stockData, "diaspora", fmt.Sprintf("undesa_stock_%ded.csv", year)))
	if err != nil {
		t.Skip("no shared data here")
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	var list []diaspora.Stock
	for _, r := range rows[1:] {
		n, err := strconv.ParseInt(r[5], 10, 64)
		require.NoError(t, err)
		types, err := diaspora.ParseDataTypes(r[6])
		require.NoError(t, err)
		s := diaspora.Stock{
			Count: exactly(t, n), Origin: geo(r[2]), Residence: geo(r[3]), Date: period.MustParse(r[1]),
			Sex: map[string]diaspora.Sex{"F": diaspora.Female, "M": diaspora.Male}[r[4]], Edition: edition(year),
		}
		list = append(list, s.OnTypes(types))
	}
	return list
}

func answerSummary(t *testing.T, data json.RawMessage) map[string]any {
	var in struct {
		Edition, Year int
		Origin        string
	}
	require.NoError(t, json.Unmarshal(data, &in))
	table, err := diaspora.NewStockTable(slices.Values(readStocks(t, in.Edition)))
	require.NoError(t, err)
	s, err := table.Summary(edition(in.Edition), geo(in.Origin), yearOf(t, in.Year))
	require.NoError(t, err)
	require.Empty(t, s.Findings)
	total, _ := s.Total.Value()
	female, _ := s.Female.Value()
	var top []any
	for _, p := range s.Top(3) {
		c, _ := p.Place.Country()
		n, _ := p.Total.Value()
		top = append(top, []any{c.Alpha3(), n})
	}
	bases := map[string]int64{}
	for _, b := range s.ByBasis {
		bases[b.Basis.String()], _ = b.Count.Value()
	}
	return map[string]any{
		"total": total, "female": female, "female_percent": s.FemalePercent,
		"top3": top, "top3_percent": s.TopPercent(3), "by_basis": bases,
	}
}

func answerDefinitions(t *testing.T, data json.RawMessage) map[string]any {
	var in struct {
		Persons []struct {
			Born    string
			Citizen bool
			Parents int  `json:"parent_born_o"`
			Self    bool `json:"self_id"`
		}
		Claim *struct {
			N       int64
			Quality diaspora.Quality
			Basis   string
			Year    int
		}
		Stocks []struct {
			Edition   int
			N         int64
			Territory string
		} `json:"stock_by_birth"`
	}
	require.NoError(t, json.Unmarshal(data, &in))
	if in.Claim != nil {
		said, err := diaspora.NewCount(in.Claim.N, in.Claim.Quality)
		require.NoError(t, err)
		c := diaspora.Community{Estimates: []diaspora.Estimate{{
			Figure: said.Figure(), Basis: diaspora.SelfIdentifiedBasis, Origin: geo("SRB"), Date: yearOf(t, in.Claim.Year),
		}}}
		for _, s := range in.Stocks {
			origin, err := geo("SRB").WithTerritory(s.Territory)
			require.NoError(t, err)
			c.Estimates = append(c.Estimates, diaspora.EstimateOf(diaspora.Stock{
				Count: exactly(t, s.N), Origin: origin, Date: yearOf(t, in.Claim.Year), Basis: diaspora.BirthBasis, Edition: edition(s.Edition),
			}))
		}
		var ratios []diaspora.Proportion
		same, contradiction := check.NotMet, check.NotMet
		for _, cmp := range c.Compare()[:len(in.Stocks)] {
			ratios = append(ratios, cmp.Ratio)
			same, contradiction = same.Or(cmp.SameBasis), contradiction.Or(cmp.Contradiction)
		}
		require.NotEqual(t, check.CannotTell, contradiction)
		return map[string]any{"ratios": ratios, "same_basis": same == check.Met, "contradiction": contradiction == check.Met}
	}
	d := diaspora.CountDefinitions(func(yield func(diaspora.Ties) bool) {
		for _, p := range in.Persons {
			if !yield(diaspora.Ties{
				Born: check.Decide(p.Born == "O"), Citizen: check.Decide(p.Citizen),
				ParentBorn: check.Decide(p.Parents > 0), SelfIdentified: check.Decide(p.Self),
			}) {
				return
			}
		}
	})
	n := func(c diaspora.Count) int64 {
		require.Equal(t, diaspora.ExactCount, c.Quality())
		v, ok := c.Value()
		require.True(t, ok)
		return v
	}
	return map[string]any{
		"by_birth": n(d.ByBirth), "by_citizenship": n(d.ByCitizenship), "by_parent_birth": n(d.ByParentBirth),
		"by_self_identification": n(d.BySelfIdentity), "union": n(d.Union),
		"first_generation": n(d.FirstGeneration), "second_generation": n(d.SecondGeneration),
	}
}

func answerDrain(t *testing.T, data json.RawMessage) map[string]any {
	var in struct {
		Levels  map[diaspora.Attainment]struct{ Emigrants, Residents int64 }
		Age     diaspora.AgeBand
		Unknown int64 `json:"unknown_education_emigrants"`
	}
	require.NoError(t, json.Unmarshal(data, &in))
	levels := map[diaspora.Attainment]diaspora.EducationLevel{}
	for a, l := range in.Levels {
		levels[a] = diaspora.EducationLevel{Emigrants: exactly(t, l.Emigrants), Residents: exactly(t, l.Residents)}
	}
	if in.Unknown > 0 {
		levels[diaspora.UnknownAttainment] = diaspora.EducationLevel{Emigrants: exactly(t, in.Unknown), Residents: exactly(t, 0)}
	}
	d, err := diaspora.NewBrainDrain(in.Age, levels)
	require.NoError(t, err)
	return map[string]any{
		"rate_low": d.Low, "rate_medium": d.Medium, "rate_high": d.High, "rate_total": d.Total,
		"rate_total_known": d.Known, "rate_total_with_unknown": d.Total, "unknown_share_of_emigrants": d.UnknownPercent,
		"high_share_of_emigrants": d.HighOfEmigrants, "high_share_of_residents": d.HighOfResidents, "selection_ratio": d.Selection,
	}
}

func answerCirculation(t *testing.T, data json.RawMessage) map[string]any {
	var in struct {
		Out       int64 `json:"outflow"`
		In        int64 `json:"inflow"`
		Returnees int64 `json:"returnees_in_inflow"`
	}
	require.NoError(t, json.Unmarshal(data, &in))
	c, err := diaspora.Moves{Out: exactly(t, in.Out), In: exactly(t, in.In), Returnees: exactly(t, in.Returnees)}.Circulation()
	require.NoError(t, err)
	gross, _ := c.Gross.Value()
	return map[string]any{
		"net": *c.Net.Face, "gross": gross, "effectiveness_percent": c.EffectivenessPercent,
		"circulation_index": c.Index, "returnee_share_of_inflow_percent": c.ReturneePercent,
	}
}

func answerGrowth(t *testing.T, data json.RawMessage) map[string]any {
	var in struct {
		Baseline  *int64
		New       *int64 `json:"new_value"`
		Statement string
		Percent   json.Number
		Reported  string `json:"reported_increase_percent"`
	}
	require.NoError(t, json.Unmarshal(data, &in))
	if in.Baseline != nil && in.New != nil {
		c := diaspora.NewChange(exactly(t, *in.Baseline), exactly(t, *in.New))
		v := c.Prints(figure.MustParse(in.Reported + "%")).Verdict
		require.NotEqual(t, check.CannotTell, v)
		return map[string]any{"computed_percent": c.Percent, "consistent": v == check.Met}
	}
	words := in.Percent.String() + "%"
	if in.Statement == "increase of" {
		words = "increase of " + words
	} else {
		words = "rose to " + words
	}
	wording := figure.MustParseGrowth(words)
	var c diaspora.Change
	if in.Baseline != nil {
		c = diaspora.ChangesFrom(exactly(t, *in.Baseline), wording)[0]
	} else {
		c = diaspora.ChangesTo(exactly(t, *in.New), wording)[0]
	}
	return map[string]any{"new_value": *c.After.Face, "baseline": *c.Before.Face, "multiple": c.Multiple, "change": *c.Difference.Face}
}

func answerCoverage(t *testing.T, data json.RawMessage) map[string]any {
	var in struct {
		Registered, Duplicates int64
		Low                    int64 `json:"estimate_low"`
		High                   int64 `json:"estimate_high"`
		Counts                 []struct {
			N       int64
			Quality string
		}
	}
	require.NoError(t, json.Unmarshal(data, &in))
	if in.Counts != nil {
		var counts []diaspora.Count
		for _, x := range in.Counts {
			var q diaspora.Quality
			require.NoError(t, q.UnmarshalText([]byte(strings.ReplaceAll(x.Quality, "_", "-"))))
			c, err := diaspora.NewCount(x.N, q)
			require.NoError(t, err)
			counts = append(counts, c)
		}
		sum, err := diaspora.SumCounts(slices.Values(counts))
		require.NoError(t, err)
		n, _ := sum.Value()
		return map[string]any{"n": n, "quality": sum.Quality().String(), "is_lower_bound": sum.IsLowerBound()}
	}
	estimate, err := diaspora.NewCountRange(in.Low, in.High)
	require.NoError(t, err)
	c, err := diaspora.CoverageOf(exactly(t, in.Registered), exactly(t, in.Duplicates), estimate)
	require.NoError(t, err)
	unique, _ := c.Unique.Value()
	low, _, _ := c.Percent.Bounds.Lo()
	high, _, _ := c.Percent.Bounds.Hi()
	return map[string]any{"unique": unique, "coverage_low_percent": low, "coverage_high_percent": high, "exceeds_estimate": c.ExceedsLow}
}

// The statement of the Migration Data Portal that the Ukrainian stock grew by
// 124 per cent from 2020 to 2024 comes out of the listed pairs.
func TestUkraineGrowth(t *testing.T) {
	c := diaspora.NewChange(exactly(t, 4_353_031), exactly(t, 9_769_216))
	require.Equal(t, check.Met, c.Prints(figure.MustParse("124%")).Verdict)
	require.Equal(t, check.NotMet, c.Prints(figure.MustParse("124.5%")).Verdict)
	require.Equal(t, "124.4233", c.Percent.String())
}
