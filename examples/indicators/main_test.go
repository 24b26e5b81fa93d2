package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"flag"
	"io/fs"
	"math"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
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
}

// The figures in the source are those that were published, and all of them.
func TestPublished(t *testing.T) {
	file, err := os.Open("../../../shared/data/remittance/wdi/cost_annual_seed_2023-05-10.csv")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no published file")
	}
	require.NoError(t, err)
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	type row struct{ year, percent string }
	var want, got []row
	for _, r := range rows {
		if r[0] == "SI.RMT.COST.IB.ZS" && r[1] == "SRB" {
			want = append(want, row{r[2], r[3]})
		}
	}
	for _, p := range published {
		got = append(got, p)
	}
	require.Equal(t, want, got)
}

func serbia(t *testing.T) indicator.Case {
	s, err := costs()
	require.NoError(t, err)
	require.Empty(t, s.Check())
	require.Empty(t, s.Definition().Check())
	return judged(s)
}

// The numbers that decide are those of plain arithmetic.
func TestNumbers(t *testing.T) {
	const from, to, goal = 9.22091102916653, 7.206513, 3.0
	progress := (to - from) / (goal - from)
	rate, required := math.Pow(to/from, 1.0/5)-1, math.Pow(goal/from, 1.0/15)-1
	step := (to - from) / 5
	want := map[string]float64{
		"achievement of the target":            goal / to,
		"levels of target 10.c":                to,
		"progress from the baseline":           progress,
		"ESCAP, current status index":          10 * progress,
		"pace on the path to the target":       progress * 15 / 5,
		"SDSN, trend of scores":                -step * 10,
		"German weather symbols":               (goal - to - 10*step) / (goal - to),
		"Eurostat, with a quantitative target": rate / required,
		"Open SDG":                             rate / required,
		"UN SDG Progress Chart, trend":         rate / required,
		"UN SDG progress assessment":           (from*math.Pow(to/from, 3) - from) / (goal - from),
		"Eurostat, without a target":           -rate,
		"ISTAT, compound growth":               -rate,
		"ASTAT, compound growth":               -rate,
	}
	// The line of least squares through the ten years, whose mean is 2015.5.
	var mean, slope float64
	c := serbia(t)
	require.Len(t, c.Series, 10)
	for i, p := range c.Series {
		n, ok := p.Number()
		require.True(t, ok)
		mean += n.Float64() / 10
		slope += (float64(i) - 4.5) * n.Float64() / 82.5
	}
	want["ESCAP, anticipated progress"] = 100 * (mean + 14.5*slope - goal) / (from - goal)

	for _, a := range judge(c) {
		name := a.Method().About().Name
		measured, ok := a.Measure(a.main)
		require.True(t, ok, name)
		n, ok := measured.Exact()
		require.True(t, ok, name)
		require.Contains(t, want, name)
		require.InDelta(t, want[name], n.Float64(), 1e-9, name)
		require.Equal(t, check.NotMet, a.Verdict(), name)
	}
}

// A wording allows what its ends and what lies between allow.
func TestWorded(t *testing.T) {
	c := serbia(t)
	for words, exact := range map[string][]string{"7 %": {"6.5", "7", "7.5"}, "over 7 %": {"7.0001", "9", "20"}} {
		allowed := judge(worded(c, words))
		for _, n := range exact {
			for i, a := range judge(worded(c, "exactly "+n+" %")) {
				if class, ok := a.Class(); ok {
					require.Contains(t, allowed[i].Possible(), class, "%s, %s, %s", words, n, a.Method().About().Name)
				}
			}
		}
	}
	n, _ := c.Series[len(c.Series)-1].Number()
	require.True(t, n.Equal(figure.MustNumber("7.206513")), "the case itself is left as it was")
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
