package programme_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
)

// trained is a programme of two outcomes and a component that counts who was
// trained, with the observations put in.
const trained = `{"id": "jp", "title": {"en": "Joint programme"}, "span": "2010/2012",
"relations": [{"kind": "component", "programme": "portal"}, {"kind": "component", "programme": "pilot", "excluded": true}],
"outcomes": [
  {"code": "1", "title": {"en": "Policies"}, "outputs": [
    {"code": "1.1", "title": {"en": "Advice"}, "activities": [{"code": "1.1.1", "title": {"en": "Courses"}}, {"code": "1.1.2", "title": {"en": "Tours"}, "excluded": true}]},
    {"code": "1.2", "title": {"en": "Studies"}}]},
  {"code": "2", "title": {"en": "Services"}, "excluded": true, "outputs": [{"title": {"en": "Centres"}}]}],
"indicators": {"indicators": [
  {"code": "T", "title": {"en": "Persons trained"}, "scale": "count", "direction": "increase", "accrual": "of-period", "over_time": "sum", "over_contributors": "sum",
   "axes": [{"code": "sex", "categories": [{"code": "f"}, {"code": "m"}], "exclusive": true, "exhaustive": true}]},
  {"code": "R", "title": {"en": "Persons reached"}, "scale": "count", "direction": "increase", "accrual": "cumulative", "over_contributors": "sum"},
  {"code": "S", "title": {"en": "Placed in jobs"}, "scale": "share", "unit": "%%", "accrual": "of-period", "over_time": "ratio-of-sums", "over_contributors": "ratio-of-sums",
   "numerator": {"en": "placed"}, "denominator": {"en": "trained"}},
  {"code": "P", "title": {"en": "Centres"}, "scale": "count", "accrual": "at-point", "over_contributors": "sum"},
  {"code": "N", "title": {"en": "Visits"}, "scale": "count", "over_contributors": "sum"},
  {"code": "M", "title": {"en": "Peak"}, "scale": "count", "accrual": "of-period", "over_time": "maximum", "over_contributors": "sum"}]},
"observations": [%s]}`

// seenAt returns an observation in JSON: of which indicator, at which part, the
// value and the period.
func seenAt(what, of, value, when string, more ...string) string {
	fields := append([]string{
		fmt.Sprintf(`"indicator": %q, "role": "actual", "status": "approved"`, what), fmt.Sprintf(`"value": %s`, value),
	}, more...)
	if of != "" {
		fields = append(fields, fmt.Sprintf(`"of": %q`, of))
	}
	if when != "" {
		fields = append(fields, fmt.Sprintf(`"period": %q`, when))
	}
	return "{" + strings.Join(fields, ", ") + "}"
}

func number(n string) string {
	return fmt.Sprintf(`{"figure": {"hedge": "exact", "value": %q, "place_value": "1"}}`, n)
}

func ratio(top, bottom string) string {
	f := func(n string) string { return fmt.Sprintf(`{"hedge": "exact", "value": %q, "place_value": "1"}`, n) }
	return fmt.Sprintf(`{"numerator": %s, "denominator": %s, "factor": "100"}`, f(top), f(bottom))
}

func TestProgrammeResultTree(t *testing.T) {
	draft := func(observation string) string { return strings.Replace(observation, `"approved"`, `"draft"`, 1) }
	by := func(sex string) string { return fmt.Sprintf(`"by": {"sex": %q}`, sex) }
	who := func(code string) string { return fmt.Sprintf(`"contributor": %q`, code) }
	in := func(country string) string { return fmt.Sprintf(`"place": {"country": %q}`, country) }
	tests := map[string]struct {
		of           string
		period       string
		observations []string
		want         map[string]string
	}{
		"own reports and those below": {
			"T", "", []string{
				seenAt("T", "", number("1"), "2010"), seenAt("T", "1", number("2"), "2010"), seenAt("T", "1.1", number("4"), "2010"),
				seenAt("T", "1.1.1", number("8"), "2010"), seenAt("T", "portal", number("16"), "2010"), seenAt("T", "jp", number("32"), "2011"),
			},
			map[string]string{"jp": "sum 63 of 6", "1": "sum 14 of 3", "1.1": "sum 12 of 2", "1.1.1": "sum 8 of 1", "1.2": "sum not-reported of 0", "portal": "sum 16 of 1"},
		},
		"what is excluded does not come up": {
			"T", "", []string{
				seenAt("T", "1.1.2", number("8"), "2010"), seenAt("T", "pilot", number("16"), "2010"), seenAt("T", "2", number("32"), "2010"), seenAt("T", "1.1", number("0"), "2010"),
			},
			map[string]string{"jp": "sum 0 of 1", "1": "sum 0 of 1", "1.1.2": "sum 8 of 1", "pilot": "sum 16 of 1", "2": "sum 32 of 1", "outcomes[1].outputs[0]": "sum not-reported of 0"},
		},
		"drafts do not count, and do not supersede": {
			"T", "", []string{
				seenAt("T", "1.1", number("5"), "2010", `"recorded": "2011-01"`), draft(seenAt("T", "1.1", number("50"), "2010", `"recorded": "2011-02"`)),
				strings.Replace(seenAt("T", "1.2", number("7"), "2010"), `, "status": "approved"`, "", 1), strings.Replace(seenAt("T", "1.2", number("7"), "2011"), `"approved"`, `"estimated"`, 1),
				strings.Replace(seenAt("T", "1.2", number("9"), "2012"), `"approved"`, `"final"`, 1),
			},
			map[string]string{"jp": "sum 14 of 2", "1.1": "sum 5 of 1", "1.2": "sum 9 of 1"},
		},
		"later reports stand, and what contradicts itself does not count": {
			"T", "", []string{
				seenAt("T", "1.1", number("5"), "2010", `"recorded": "2011-01"`), seenAt("T", "1.1", number("6"), "2010", `"recorded": "2011-02"`),
				seenAt("T", "1.2", number("7"), "2010"), seenAt("T", "1.2", number("8"), "2010"),
			},
			map[string]string{"jp": "sum 6 of 1, 1 missing", "1.1": "sum 6 of 1", "1.2": "sum conflicting of 0, 1 missing"},
		},
		"of one period alone": {
			"T", "2011", []string{
				seenAt("T", "1.1", number("5"), "2010"), seenAt("T", "1.1", number("6"), "2011-01"), seenAt("T", "1.1", number("7"), ""), seenAt("T", "1.2", number("8"), "2011/2012"),
			},
			map[string]string{"jp": "sum undefined of 0, 1 missing", "1.2": "sum not-reported of 0"}, // a year, and its first month
		},
		"by part, without the whole": {
			"T", "", []string{
				seenAt("T", "1.1", number("5"), "2010", by("f")), seenAt("T", "1.1", number("6"), "2010", by("m")), seenAt("T", "1.2", number("1"), "2010", by("f")), seenAt("T", "1", number("4"), "2010"),
			},
			map[string]string{"jp": "sum 15 of 3, 1 missing", "jp f": "6", "jp m": "6", "1.1": "sum 11 of 2", "1.1 f": "5", "1.2": "sum not-reported of 0, 1 missing", "1.2 f": "1"},
		},
		"places add up, and are parts of a value for all": {
			"T", "", []string{
				seenAt("T", "1.1", number("5"), "2010", in("RS")), seenAt("T", "1.1", number("6"), "2010", in("AL")),
				seenAt("T", "1.2", number("9"), "2010"), seenAt("T", "1.2", number("9"), "2010", in("RS")),
			},
			map[string]string{"jp": "sum 20 of 3", "jp place RS": "14", "1.2": "sum 9 of 1"},
		},
		"running totals of several, carried": {
			"R", "2012", []string{
				seenAt("R", "1.1", number("10"), "2010", who("iom")), seenAt("R", "1.1", number("15"), "2012", who("iom")), seenAt("R", "1.1", number("7"), "2011", who("undp")),
				seenAt("R", "1.1", number("12"), "2011", who("iom"), `"recorded": "2014-01"`), // late, of an earlier period
				seenAt("R", "1", number("3"), "2010", who("iom")), seenAt("R", "1.2", number("100"), "2013"), seenAt("R", "portal", number("0"), "2010"),
			},
			map[string]string{"jp": "sum 25 of 4", "1": "sum 25 of 3", "1.1": "sum 22 of 2", "1.2": "sum not-reported of 0", "portal": "sum 0 of 1"},
		},
		"running totals as they stood": {
			"R", "2011", []string{seenAt("R", "1.1", number("10"), "2010"), seenAt("R", "1.1", number("15"), "2012"), seenAt("R", "1.2", number("7"), "2011")},
			map[string]string{"jp": "sum 17 of 2", "1.1": "sum 10 of 1"},
		},
		"running totals of all time": {
			"R", "", []string{seenAt("R", "1.1", number("10"), "2010"), seenAt("R", "1.1", number("15"), "2012"), seenAt("R", "1.2", number("7"), "2010/.."), seenAt("R", "1.2", number("7"), "2011")},
			map[string]string{"jp": "sum 15 of 1, 1 missing", "1.2": "sum undefined of 0, 1 missing"},
		},
		"ratios are pooled": {
			"S", "", []string{
				seenAt("S", "1.1", ratio("1", "2"), "2010"), seenAt("S", "1.1", ratio("0", "10"), "2011"), seenAt("S", "1.2", ratio("5", "8"), "2010"),
				seenAt("S", "portal", number("90"), "2010"), // percent without its parts
			},
			map[string]string{"jp": "ratio-of-sums 30 of 3, 1 missing", "1.1": "ratio-of-sums 25/3 of 2", "portal": "ratio-of-sums undefined of 0, 1 missing", "jp numerator": "6", "jp denominator": "20"},
		},
		"stocks are the newest": {
			"P", "", []string{seenAt("P", "1.1", number("3"), "2010"), seenAt("P", "1.1", number("2"), "2011"), seenAt("P", "1.2", number("4"), "")},
			map[string]string{"jp": "sum 6 of 2"},
		},
		"the highest of periods, added up over nodes": {
			"M", "", []string{seenAt("M", "1.1", number("3"), "2010"), seenAt("M", "1.1", number("2"), "2011"), seenAt("M", "1.2", number("4"), "2010")},
			map[string]string{"jp": "sum 7 of 2"},
		},
		"nothing is reported": {"T", "", nil, map[string]string{"jp": "sum not-reported of 0"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var p programme.Programme
			require.NoError(t, json.Unmarshal(fmt.Appendf(nil, trained, strings.Join(tt.observations, ",")), &p))
			require.Empty(t, p.Check().WithCode("programme.reference-unknown"))
			q := programme.ResultQuery{Indicator: tt.of}
			if tt.period != "" {
				q.Period = period.MustParseSpan(tt.period)
			}
			tree, err := p.ResultTree(q)
			require.NoError(t, err)
			up, err := tree.RollUp()
			require.NoError(t, err)
			for key, want := range tt.want {
				id, what, _ := strings.Cut(key, " ")
				n, ok := up.Node(id)
				require.True(t, ok, id)
				got := n.Result.String()
				switch axis, category, _ := strings.Cut(what, " "); {
				case what == "numerator":
					got = numberOf(n.Numerator)
				case what == "denominator":
					got = numberOf(n.Denominator)
				case axis == "place":
					got = numberOf(n.By[indicator.By(axis, indicator.CountryPlace(place.MustCountry(category)).Key())])
				case what != "":
					got = numberOf(n.By[indicator.By("sex", what)])
				}
				require.Equal(t, want, got, key)
			}
			again, err := json.Marshal(tree)
			require.NoError(t, err)
			require.NoError(t, json.Unmarshal(again, new(programme.ResultTree)))
		})
	}
}

func numberOf(r indicator.TallyResult) string {
	n, _ := r.Number()
	return n.String()
}

func TestProgrammeResultTreeErrors(t *testing.T) {
	read := func(observations ...string) (p programme.Programme) {
		require.NoError(t, json.Unmarshal(fmt.Appendf(nil, trained, strings.Join(observations, ",")), &p))
		return p
	}
	_, err := read().ResultTree(programme.ResultQuery{Indicator: "X"})
	require.ErrorIs(t, err, programme.ErrNoIndicator)
	_, err = read(seenAt("N", "1", number("1"), "2010"), seenAt("N", "1", number("1"), "2011")).ResultTree(programme.ResultQuery{Indicator: "N"})
	require.ErrorIs(t, err, indicator.ErrNotCombined)
	_, err = read(seenAt("N", "1", number("1"), "2010")).ResultTree(programme.ResultQuery{Indicator: "N"})
	require.NoError(t, err)

	p := read(seenAt("T", "9", number("1"), "2010"))
	require.Contains(t, findingCodes(p.Check()), "observations[0].of error programme.reference-unknown")
	tree, err := p.ResultTree(programme.ResultQuery{Indicator: "T"})
	require.NoError(t, err)
	_, err = tree.RollUp()
	require.ErrorIs(t, err, programme.ErrTree)

	p = read()
	p.ID = "1" // as the outcome
	tree, err = p.ResultTree(programme.ResultQuery{Indicator: "T"})
	require.NoError(t, err)
	_, err = tree.RollUp()
	require.ErrorIs(t, err, programme.ErrTree)
}

// What a record read back comes to at each node is the sum of the approved values
// at it and below it, whatever the chain and the order of the observations.
func TestProgrammeResultTreeIsSumOfLeaves(t *testing.T) {
	rng := rand.New(rand.NewPCG(20, 11))
	for range 60 {
		p := programme.Programme{ID: "jp", Title: lang.En("Programme")}
		p.Indicators.Indicators = []indicator.Indicator{{
			Code: "T", Title: lang.En("trained"), Scale: indicator.CountScale, Accrual: indicator.OfPeriod,
			OverTime: indicator.Sum, OverContributors: indicator.Sum,
		}}
		above, excluded := map[string]string{}, map[string]bool{}
		codes := []string{"jp"}
		node := func(code, parent string) (string, bool) {
			codes, above[code], excluded[code] = append(codes, code), parent, rng.IntN(5) == 0
			return code, excluded[code]
		}
		activities := func(parent string) (list []programme.Activity) {
			for range rng.IntN(3) {
				a := programme.Activity{Title: lang.En("activity")}
				a.Code, a.Excluded = node(fmt.Sprint("a", len(codes)), parent)
				list = append(list, a)
			}
			return list
		}
		outputs := func(parent string) (list []programme.Output) {
			for range rng.IntN(3) {
				o := programme.Output{Title: lang.En("output")}
				o.Code, o.Excluded = node(fmt.Sprint("o", len(codes)), parent)
				o.Activities = activities(o.Code)
				list = append(list, o)
			}
			return list
		}
		for range rng.IntN(4) {
			o := programme.Outcome{Title: lang.En("outcome")}
			o.Code, o.Excluded = node(fmt.Sprint("c", len(codes)), "jp")
			o.Outputs = outputs(o.Code)
			p.Outcomes = append(p.Outcomes, o)
		}
		p.Outputs, p.Activities = outputs("jp"), activities("jp")
		for range rng.IntN(2) {
			r := programme.Relation{Kind: programme.Component}
			r.Programme, r.Excluded = node(fmt.Sprint("p", len(codes)), "jp")
			p.Relations = append(p.Relations, r)
		}

		want, reported := map[string]int64{}, map[string]bool{}
		for i := range rng.IntN(40) {
			v, at := rng.Int64N(100), codes[rng.IntN(len(codes))]
			o := indicator.Observation{
				Indicator: "T", Role: figure.Actual, Of: at, Value: indicator.FigureValue(figure.Count(v, "")),
				Status: indicator.Status(rng.IntN(6)), Period: period.Whole(period.MustParse(fmt.Sprint(2010 + i))),
				Contributor: indicator.Code{Value: []string{"", "iom", "undp"}[rng.IntN(3)]},
			}
			if at == "jp" && rng.IntN(2) == 0 {
				o.Of = ""
			}
			p.Observations = append(p.Observations, o)
			if o.Status != indicator.Approved && o.Status != indicator.Final {
				continue
			}
			for up := at; up != ""; up = above[up] {
				want[up] += v
				reported[up] = true
				if excluded[up] {
					break
				}
			}
		}
		rng.Shuffle(len(p.Observations), func(i, j int) { p.Observations[i], p.Observations[j] = p.Observations[j], p.Observations[i] })

		var back programme.Programme
		require.NoError(t, json.Unmarshal([]byte(text(t, p)), &back))
		tree, err := back.ResultTree(programme.ResultQuery{Indicator: "T"})
		require.NoError(t, err)
		require.Len(t, tree.Nodes, len(codes))
		up, err := tree.RollUp()
		require.NoError(t, err)
		for _, code := range codes {
			n, ok := up.Node(code)
			require.True(t, ok)
			sum, ok := n.Result.Number()
			require.Equal(t, reported[code], ok, code)
			require.True(t, !ok || sum.Equal(figure.Int(want[code])), code)
		}
	}
}

// Running totals of several contributors, at any nodes and in any order, come to
// the sum of the newest of each up to the day; by sex, and as parts of a share,
// they do alike.
func TestProgrammeResultTreeCarries(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 12))
	nodes := []string{"", "1", "1.1", "1.1.1", "1.2", "portal"}
	above := map[string]string{"1": "", "1.1": "1", "1.1.1": "1.1", "1.2": "1", "portal": ""}
	type who struct{ node, code, sex string }
	for range 60 {
		var p programme.Programme
		require.NoError(t, json.Unmarshal(fmt.Appendf(nil, trained, ""), &p))
		p.Indicators.Indicators[1].Axes = p.Indicators.Indicators[0].Axes
		last := map[who]int64{} // the newest up to 2015
		sums := map[string]map[string]int64{}
		for range rng.IntN(30) {
			w := who{nodes[rng.IntN(len(nodes))], []string{"iom", "undp", "ilo"}[rng.IntN(3)], []string{"", "f", "m"}[rng.IntN(3)]}
			if _, reported := last[w]; reported {
				continue
			}
			total := int64(0)
			for year := 2010; year < 2020; year++ {
				total += rng.Int64N(3)
				if rng.IntN(3) > 0 && year > 2010 {
					continue // it stands
				}
				p.Observations = append(p.Observations, indicator.Observation{
					Indicator: "R", Role: figure.Actual, Status: indicator.Approved, Of: w.node, Contributor: indicator.Code{Value: w.code},
					By: indicator.By("sex", w.sex), Period: period.Whole(period.MustParse(fmt.Sprint(year))), Value: count(total),
				})
				if year <= 2015 {
					last[w] = total
				}
			}
		}
		for w, total := range last {
			for up := w.node; ; up = above[up] {
				if sums[up] == nil {
					sums[up] = map[string]int64{}
				}
				sums[up][w.sex] += total
				if up == "" {
					break
				}
			}
		}
		// Who reports by sex alone, and both, reports the whole.
		for w := range last {
			_, whole := last[who{w.node, w.code, ""}]
			_, women := last[who{w.node, w.code, "f"}]
			_, men := last[who{w.node, w.code, "m"}]
			if !whole && women && men && w.sex == "f" {
				for up := w.node; ; up = above[up] {
					sums[up][""] += last[w] + last[who{w.node, w.code, "m"}]
					if up == "" {
						break
					}
				}
			}
		}
		rng.Shuffle(len(p.Observations), func(i, j int) { p.Observations[i], p.Observations[j] = p.Observations[j], p.Observations[i] })
		var back programme.Programme
		require.NoError(t, json.Unmarshal([]byte(text(t, p)), &back))
		tree, err := back.ResultTree(programme.ResultQuery{Indicator: "R", Period: period.MustParseSpan("2015")})
		require.NoError(t, err)
		up, err := tree.RollUp()
		require.NoError(t, err)
		for node, bySex := range sums {
			id := node
			if id == "" {
				id = "jp"
			}
			n, ok := up.Node(id)
			require.True(t, ok)
			for sex, want := range bySex {
				got := n.Result
				if sex != "" {
					got = n.By[indicator.By("sex", sex)]
				}
				sum, ok := got.Number()
				require.True(t, ok, "%s %q", id, sex)
				require.True(t, sum.Equal(figure.Int(want)), "%s %q: %s, want %d", id, sex, sum, want)
			}
		}
	}
}

func FuzzProgrammeResultTree(f *testing.F) {
	f.Add(fmt.Sprintf(trained, seenAt("T", "1.1", number("5"), "2010")), "T")
	f.Add(fmt.Sprintf(trained, seenAt("R", "", number("5"), "2010/..")), "R")
	f.Fuzz(func(t *testing.T, data, code string) {
		var p programme.Programme
		if json.Unmarshal([]byte(data), &p) != nil {
			return
		}
		tree, err := p.ResultTree(programme.ResultQuery{Indicator: code})
		if err != nil {
			return
		}
		require.NotEmpty(t, tree.Nodes)
		tree.Check()
	})
}

// A record says at which part of the results chain each value was reported.
func ExampleProgramme_ResultTree() {
	seen := func(of string, n int64, status indicator.Status) indicator.Observation {
		return indicator.Observation{
			Indicator: "T", Of: of, Role: figure.Actual, Period: period.MustParseSpan("2014"), Status: status,
			Value: indicator.FigureValue(figure.Count(n, "persons")),
		}
	}
	p := programme.Programme{
		ID: "advice",
		Outcomes: []programme.Outcome{{Code: "1", Title: lang.En("Migrants are advised"), Outputs: []programme.Output{
			{Code: "1.1", Title: lang.En("Advisers are trained")}, {Code: "1.2", Title: lang.En("Counsellors are trained")},
		}}},
		Observations: []indicator.Observation{
			seen("1.1", 120, indicator.Approved), seen("1.2", 80, indicator.Approved), seen("1.2", 90, indicator.Draft), seen("", 0, indicator.Approved),
		},
	}
	p.Indicators.Indicators = []indicator.Indicator{{Code: "T", Title: lang.En("Persons trained"), OverTime: indicator.Sum, OverContributors: indicator.Sum}}
	tree, err := p.ResultTree(programme.ResultQuery{Indicator: "T"})
	if err != nil {
		panic(err)
	}
	up, err := tree.RollUp()
	if err != nil {
		panic(err)
	}
	for n := range up.All() {
		fmt.Println(n.ID, n.Result)
	}
	// Output:
	// advice sum 200 of 3
	// 1 sum 200 of 2
	// 1.1 sum 120 of 1
	// 1.2 sum 80 of 1
}
