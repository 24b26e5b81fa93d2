package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"flag"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
)

var update = flag.Bool("update", false, "rewrite the golden file")

func TestReport(t *testing.T) {
	const golden = "testdata/output.golden"
	var got bytes.Buffer
	require.NoError(t, run(&got, nil))
	if *update {
		require.NoError(t, os.WriteFile(golden, got.Bytes(), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	require.Equal(t, string(want), got.String())
	for line := range strings.Lines(got.String()) {
		require.LessOrEqual(t, utf8.RuneCountInString(line), 121, line) // with its end
	}
}

// hedges are those that a qualifier of the catalogue stands for.
var hedges = map[string][]figure.Hedge{
	"exact":     {figure.Exact, figure.Rounded},
	"estimate":  {figure.Exact, figure.Rounded},
	"planned":   {figure.Exact, figure.Rounded},
	"approx":    {figure.About},
	"more-than": {figure.MoreThan},
	"at-least":  {figure.AtLeast},
	"at-most":   {figure.Top},
	"up-to":     {figure.UpTo},
	"range":     {figure.Range},
}

// finer holds the facts to which the library gives another hedge than the
// catalogue has: it tells more of them apart.
var finer = map[string]figure.Hedge{
	"labour-mobility-out-of-region": figure.Almost,     // less-than
	"seeca-migrants-millions":       figure.Magnitude,  // at-least, and so on
	"seeca-family-millions":         figure.Magnitude,  // "many more millions"
	"lm-support-decades":            figure.Magnitude,  // "several decades"
	"mixed-annual-departures":       figure.Magnitude,  // "hundred thousands"
	"mrc-training-decades":          figure.Magnitude,  // "decades"
	"gse-jobs-per-enterprise":       figure.FloorRange, // range
	"adw-foreign-workers-male":      figure.Majority,   // more-than
	"social-russian-majority":       figure.Majority,
	"social-origin-majority":        figure.Majority,
}

// roles are those that the catalogue's kinds stand for.
var roles = map[string]figure.Role{"actual": figure.Actual, "target": figure.Target, "baseline": figure.Baseline}

// The typed facts are those of the catalogue, and the library reads their
// wording as the catalogue does.
func TestTyped(t *testing.T) {
	file, err := os.Open("../../../shared/data/seed_facts.csv")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no catalogue")
	}
	require.NoError(t, err)
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 1+len(facts))
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	var next [len(documents)]int
	for _, r := range rows[1:] {
		at := func(name string) string { return r[column[name]] }
		document, err := strconv.Atoi(at("seed_file")[:3])
		require.NoError(t, err)
		typed := typed[document][next[document]]
		next[document]++
		require.Equal(t, at("id"), typed.id)
		require.Equal(t, roles[at("kind")], typed.role, typed.id)

		s, want := facts[typed.id], []string{at("value"), at("value_low"), at("value_high")}
		require.Equal(t, document, s.document)
		if slices.Contains([]string{"year", "year-month", "date"}, at("unit")) {
			require.Equal(t, want, dated(t, s, at("qualifier")), typed.id)
			continue
		}
		v, err := s.figure()
		require.NoError(t, err)
		if h, ok := finer[typed.id]; ok {
			require.Equal(t, h, v.Hedge(), typed.id)
			require.NotContains(t, hedges[at("qualifier")], h, typed.id)
		} else {
			require.Contains(t, hedges[at("qualifier")], v.Hedge(), typed.id)
		}
		require.Equal(t, at("qualifier") == "estimate", v.IsEstimate(), typed.id)
		require.Equal(t, want, numbers(v, want), typed.id)
	}
}

// dated returns a fact's date, or the start and the end of its period, by the
// columns of the catalogue.
func dated(t *testing.T, s stated, qualifier string) []string {
	span, err := s.span()
	require.NoError(t, err, s.id)
	if qualifier == "range" {
		return []string{"", span.Start().String(), span.End().String()}
	}
	if strings.HasPrefix(s.text, "until ") {
		return []string{span.End().String(), "", ""}
	}
	require.True(t, span.IsWhole() || span.IsOpen(), s.id)
	return []string{span.Start().String(), "", ""}
}

// numbers returns what a figure states by the columns of the catalogue. A
// value that follows from a word alone ("daily", "decades") is a low end there,
// and a high one where it is exact.
func numbers(v figure.Figure, want []string) []string {
	if low, high, ok := v.Range(); ok {
		return []string{"", low.String(), high.String()}
	}
	n, _ := v.Value()
	if want[0] != "" {
		return []string{n.String(), "", ""}
	}
	if v.Hedge() == figure.Exact {
		return []string{"", n.String(), n.String()}
	}
	return []string{"", n.String(), ""}
}

// Every wording is read, as figure or date, and no identifier stands twice.
func TestEveryFactIsRead(t *testing.T) {
	total := 0
	for _, list := range typed {
		total += len(list)
	}
	require.Len(t, facts, total)
	for id, s := range facts {
		_, errFigure := s.figure()
		_, errSpan := s.span()
		require.True(t, errFigure == nil || errSpan == nil, "%s: %v, %v", id, errFigure, errSpan)
	}
}

// failing are the claims that do not stand, by their words: readings that
// arithmetic excludes, contradictions of the documents (with their number in
// the list of inconsistencies), and what cannot be told.
var failing = map[string]string{
	"three budgets in three currencies":   "refused",
	"a Swiss grant beside European ones":  "refused",
	"who lives most on remittances":       "cannot tell", // 15.3% beside 15-20%
	"swapped: 16% in the region":          "inconsistent",
	"swapped: 12% from the region":        "inconsistent",
	"10% in, 7.5% from: one population":   "inconsistent",
	"82% of those from it moved within":   "inconsistent",
	"700% more: from 1 to 7":              "inconsistent",
	"likes: from 1 to 10":                 "cannot tell", // to or by ten times
	"partners of a centre: one each":      "inconsistent",
	"to the day":                          "cannot tell",
	"publication: the same period":        "cannot tell",  // 2
	"phase I ended before phase II began": "cannot tell",  // 24
	"mine survivors: six months":          "inconsistent", // 18
	"same dates as another project":       "cannot tell",  // 18, stated alike
	"over 5 years: during 5":              "inconsistent", // 22
	"a component within its programme":    "cannot tell",
	"ten countries are the eight listed":  "inconsistent", // 1
	"ten countries, eight listed":         "not met",      // 1
	"ten recommendations, five listed":    "not met",
	"13 indicators, none named":           "cannot tell",
	"five studies, not listed":            "cannot tell",
	"four factors, not listed":            "cannot tell",
	"35 municipalities, not listed":       "cannot tell",
	"four cities, not listed":             "cannot tell",
	"three languages, not listed":         "cannot tell",
	"over 100 countries twice":            "cannot tell",
	"48.8% and up to 48.8%":               "cannot tell", // 19
	"two decades and over two decades":    "not met",     // 26
	"at least 10 countries twice":         "cannot tell",
	"at least 50 survivors twice":         "cannot tell",
	"asylum intentions as worded":         "cannot tell",
	"what exports pay for, as worded":     "cannot tell",
}

// All claims stand but those, and no two have the same words.
func TestClaims(t *testing.T) {
	seen := map[string]bool{}
	for _, theme := range claims() {
		for _, r := range theme.rows {
			require.False(t, seen[r.words], r.words)
			seen[r.words] = true
			require.LessOrEqual(t, len(r.words), 37, r.words)
			if want, ok := failing[r.words]; ok {
				require.Equal(t, want, verdict(r.answer), r.words)
				require.False(t, r.answer.Holds(), r.words)
				continue
			}
			claim.Assert(t, r.answer, nil)
			require.Contains(t, []string{"consistent", "met", "computed"}, verdict(r.answer), r.words)
		}
	}
	for words := range failing {
		require.True(t, seen[words], words)
	}
}

// The arithmetic of the cross-checks is that of their readers.
func TestCrossChecks(t *testing.T) {
	byNumber := map[string][]string{}
	for _, theme := range claims() {
		for _, r := range theme.rows {
			byNumber[r.number] = append(byNumber[r.number], r.answer.String())
		}
	}
	for number, parts := range map[string][]string{
		"C1":  {"[7350000, 8450000] against USD 8 million = [7500000, 8500000]", "[-950000, 1150000]"},
		"C2":  {"[21.764705, 26]", "[64.705882, 86.666667]", "[5.882352, 20]", "[7.692307, 27.272728]"},
		"C3":  {"36 months elapsed, 37 inclusive"},
		"C4":  {"[2.166666, 2.166667]", "6 categories == 6"},
		"C5":  {"1 donors + 4 donors = [5, 5]", "[90, ∞)"},
		"C6":  {"1461 days", "47 months elapsed, 48 inclusive", "2012-12-31/2013-12-30"},
		"C7":  {"[37.5, 37.5]", "[30, 30]", "4 countries + 4 countries = [8, 8]"},
		"C8":  {"183 days", "[20, 20]", "2 days", "10 months"},
		"C9":  {"[232597, 232597]", "[12.664", "[0.973981, 0.990631]", "2010-01-01/2015-12-31", "4500000"},
		"C11": {"[9.7, 9.9]", "[5.974358, 6.351352]", "[11.65, 11.75]"},
		"C12": {"[109962500, 112762500]", "[28127250, 28481250]", "[7123076923.076923, 7380952380.952381]"},
		"C13": {"[12.258064, 12.742981]", "[15.698924, 16.198705]"},
		"C16": {"(1.002761, 1.002836)", "[1.593679, 1.613784]"},
		"C17": {"[43, 45]", "[38.5, 49.5]", "[23.180592, 24.390244]", "[20.754716, 26.829269]", "[10.891089, 13.131314]", "44% > 35%"},
		"C19": {"[30, 50]", "[42.857142, 100]", "[4000000, 6000000]"},
		"C21": {"[73, 73]", "[58.695652, 58.695653]", "(62.962962, ∞)", "[1292, 1292]", "[0, ∞)"},
		"C23": {"29 months elapsed, 30 inclusive", "[0, 2327]", "[1.718803, ∞)", "(0, 3]", "(0, 50]"},
		"C24": {
			"[271.281095, 271.281096]", "[271.24159, 271.320612]", "171.3%", "588008", "[186261.6, 186261.6]",
			"[169328.727272, 169328.727273]", "(0.021475, ∞)", "65 months elapsed, 66 inclusive",
		},
		"C25": {"[99, 101]", "[53, 55]", "[7.5, 8.5]", "(1.178768, 1.178769)", "(1.040569, 1.040995)", "31 months elapsed, 32 inclusive"},
		"C27": {"[2, 2]", "[7000, 7000]"},
		"C29": {"[374, 374]", "[392, 392]", "[122, 392]"},
		"C30": {"from 1 to 8: consistent", "from 1 to 7: inconsistent"},
		"C31": {"[20, 20]", "[7, 7]"},
		"C32": {"10 recommendations == 5 recommendations: not met"},
		"C34": {
			"36 months elapsed, 37", "23 months elapsed, 24", "47 months elapsed, 48", "30 months elapsed, 31", "15 months elapsed, 16",
			"14 months elapsed, 15", "29 months elapsed, 30", "24 months elapsed, 25", "65 months elapsed, 66", "17 months elapsed, 18",
			"31 months elapsed, 32", "22 months elapsed, 23", "20 months elapsed, 21", "6 met", "9 met",
		},
		"C36": {`units differ: "USD" and "EUR"`},
	} {
		for _, part := range parts {
			require.True(t, slices.ContainsFunc(byNumber[number], func(s string) bool { return strings.Contains(s, part) }), "%s: %s", number, part)
		}
		delete(byNumber, number)
	}
	delete(byNumber, "+")
	require.Empty(t, byNumber)
}

// The grants of EUR 3 million are reached under their ceilings only if small
// ones averaged EUR 131,666.67.
func TestCeilingsForceAMean(t *testing.T) {
	c, err := claim.UnderCeilings(f("msme-grants-total"),
		claim.Group{Count: f("msme-micro-recipients"), Ceiling: f("msme-micro-grant-ceiling")},
		claim.Group{Count: f("msme-small-recipients"), Ceiling: f("msme-small-grant-ceiling")})
	claim.Assert(t, c, err)
	require.Equal(t, "[131666.66, ∞)", c.MeanAtLeast[1].Outwards(2).String())
}

func TestUnknownFact(t *testing.T) {
	require.Panics(t, func() { f("no-such-fact") })
	require.Panics(t, func() { d("no-such-fact") })
}

func TestWrap(t *testing.T) {
	require.Equal(t, []string{""}, wrap("", 5))
	require.Equal(t, []string{"ab cd", "efghij", "∞ ∞ ∞"}, wrap("ab cd efghij ∞ ∞ ∞", 5))
}

func TestArguments(t *testing.T) {
	var out bytes.Buffer
	require.ErrorContains(t, run(&out, []string{"more"}), `"more"`)
	require.Empty(t, out.String())
}

type brokenWriter struct{}

var errBroken = errors.New("broken")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestReportKeepsTheError(t *testing.T) {
	require.ErrorIs(t, run(brokenWriter{}, nil), errBroken)
}
