package main

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/disclosure"
	"iom.int/migdev/indicator/table"
)

var update = flag.Bool("update", false, "rewrite the golden file")

// full is the folder of the stock files, which not every checkout has.
const full = "../../../shared/data/diaspora"

func output(t *testing.T, args ...string) string {
	var out bytes.Buffer
	require.NoError(t, run(&out, args))
	return out.String()
}

func TestReport(t *testing.T) {
	const golden = "testdata/output.golden"
	got := output(t)
	if *update {
		require.NoError(t, os.WriteFile(golden, []byte(got), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	require.Equal(t, string(want), got)
}

// What is typed in gives what the files give.
func TestFiles(t *testing.T) {
	if _, err := os.Stat(full); errors.Is(err, fs.ErrNotExist) {
		t.Skip("no stock files")
	}
	require.Equal(t, output(t), output(t, "-data", full))
}

func TestArguments(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run(&out, []string{"-h"}))
	require.Contains(t, out.String(), "-data")
	require.Error(t, run(&out, []string{"-nothing"}))
	require.ErrorContains(t, run(&out, []string{"file"}), `"file"`)
	require.ErrorIs(t, run(&out, []string{"-data", t.TempDir()}), fs.ErrNotExist)
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(dir+"/undesa_stock_2020ed.csv", []byte("no,stocks\n"), 0o644))
	require.ErrorIs(t, run(&out, []string{"-data", dir}), table.ErrHeader)
}

// The register has what it says: the same people every time, in both scripts,
// each duplicate of somebody who is there.
func TestMadeUp(t *testing.T) {
	people, owner := madeUp()
	require.Equal(t, entries, people.Len())
	require.Len(t, owner, entries)
	distinct := slices.Clone(owner)
	slices.Sort(distinct)
	require.Len(t, slices.Compact(distinct), entries-planted)
	cyrillic := 0
	for _, p := range people.All() {
		if strings.ContainsAny(p.Disclose().GivenName, "аеиој") {
			cyrillic++
		}
	}
	require.InDelta(t, entries/2, cyrillic, entries/10)
	again, sameOwner := madeUp()
	require.Equal(t, owner, sameOwner)
	for i, p := range people.All() {
		require.Equal(t, p.Disclose(), again.At(i).Disclose())
	}
}

// Few of the entries that were planted may be missed, and few others joined.
func TestDuplicates(t *testing.T) {
	people, owner := madeUp()
	linkage, err := people.Duplicates(linker())
	require.NoError(t, err)
	found, wrong := judge(linkage, owner)
	require.Greater(t, found, planted*95/100)
	require.Less(t, wrong, planted*5/100)
	require.Empty(t, linkage.LeftOut)
}

// The names of the people do not come out, and no small count does.
func TestPublished(t *testing.T) {
	got := output(t)
	for _, name := range slices.Concat(surnames, givenNames) {
		require.NotContains(t, got, name)
	}
	people, _ := madeUp()
	var all []diaspora.ISCO
	for _, p := range people.All() {
		all = append(all, p.Disclose().Occupation)
	}
	require.NotContains(t, all, diaspora.ISCO{})
	start := strings.Index(got, "By country of residence")
	require.Positive(t, start)
	table, rest, ok := strings.Cut(got[start:], "Total  ") // the last row; the header has it at its end
	require.True(t, ok)
	rows := strings.Split(strings.TrimSpace(table), "\n")[2:]
	require.Len(t, rows, 11)
	for _, row := range rows {
		for _, cell := range strings.Fields(row)[1:] {
			require.True(t, cell == disclosure.Symbol || cell == "0" || len(cell) > 1 || cell[0] >= '5', row)
		}
	}
	require.NotContains(t, rest, "[disclosure.")
}
