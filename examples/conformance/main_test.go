package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// outputs of one run.
type outputs struct {
	status         int
	stdout, stderr string
}

func runProgram(args ...string) outputs {
	var stdout, stderr bytes.Buffer
	status := run(args, &stdout, &stderr)
	return outputs{status, stdout.String(), stderr.String()}
}

// lines returns the lines of a text.
func lines(text string) []string { return strings.Split(strings.TrimSuffix(text, "\n"), "\n") }

// casesFile writes a file of cases, given without the brackets around them.
func casesFile(t *testing.T, cases string) string {
	t.Helper()
	return textFile(t, `{"vectors": [`+cases+`]}`)
}

func textFile(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "cases.json")
	require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
	return name
}

// Cases for tests of the program.
const (
	goodCase        = `{"id": "claim.growth/good", "method": "claim.growth", "inputs": {"text": "doubled"}, "expected": {"factor": "2"}}`
	badCase         = `{"id": "claim.growth/bad", "method": "claim.growth", "inputs": {"text": "doubled"}, "expected": {"factor": "3"}}`
	unsupportedCase = `{"id": "no.method/1", "method": "no.method", "inputs": {}, "expected": {"x": 1}}`
	otherCase       = `{"id": "no.method/2", "method": "no.method", "inputs": {}, "expected": {"x": 1}}`
)

func TestClaimVectors(t *testing.T) {
	out := runProgram("testdata/claim_vectors.json")
	require.Equal(t, outputs{status: allPassed, stdout: "43 passed, 0 failed, 0 unsupported\n"}, out)
}

func TestIndicatorVectors(t *testing.T) {
	out := runProgram("testdata/indicator_vectors.json")
	require.Equal(t, outputs{status: allPassed, stdout: "258 passed, 0 failed, 0 unsupported\n"}, out)
}

func TestMoneyVectors(t *testing.T) {
	out := runProgram("testdata/money_vectors.json")
	require.Equal(t, outputs{status: allPassed, stdout: "97 passed, 0 failed, 0 unsupported\n"}, out)
}

func TestProgrammeVectors(t *testing.T) {
	out := runProgram("testdata/programme_vectors.json")
	require.Equal(t, outputs{status: allPassed, stdout: "27 passed, 0 failed, 0 unsupported\n"}, out)
}

func TestRemittanceVectors(t *testing.T) {
	out := runProgram("testdata/remittance_vectors.json")
	require.Equal(t, outputs{status: allPassed, stdout: "59 passed, 0 failed, 0 unsupported\n"}, out)
}

func TestDiasporaVectors(t *testing.T) {
	out := runProgram("testdata/diaspora_vectors.json")
	require.Equal(t, outputs{status: allPassed, stdout: "78 passed, 0 failed, 0 unsupported\n"}, out)
}

// TestSharedVectors runs the cases that lie beside the repository with the
// tables that they read, which are the work of others and not kept here.
func TestSharedVectors(t *testing.T) {
	const shared = "../../../shared/data"
	names, err := filepath.Glob(shared + "/*_vectors.json")
	require.NoError(t, err)
	if len(names) == 0 {
		t.Skip("no shared data beside the repository")
	}
	out := runProgram(append([]string{"-data", shared}, names...)...)
	require.Equal(t, allPassed, out.status, out.stdout)
}

// TestVectors runs all files: nothing fails, and each case is accounted for.
func TestVectors(t *testing.T) {
	names, err := filepath.Glob("testdata/*_vectors.json")
	require.NoError(t, err)
	require.Len(t, names, 6)
	out := runProgram(append([]string{"-v"}, names...)...)
	require.Equal(t, allPassed, out.status, out.stdout)
	cases := 0
	for _, name := range names {
		f, err := readFile(name)
		require.NoError(t, err)
		cases += len(f.vectors)
	}
	require.Len(t, lines(out.stdout), cases+1)
}

func TestReport(t *testing.T) {
	tests := map[string]struct {
		cases  []string
		flags  []string
		status int
		want   string
	}{
		"passed":         {cases: []string{goodCase}, status: allPassed, want: "1 passed, 0 failed, 0 unsupported\n"},
		"passed, named":  {cases: []string{goodCase}, flags: []string{"-v"}, status: allPassed, want: "ok claim.growth/good\n1 passed, 0 failed, 0 unsupported\n"},
		"failed":         {cases: []string{goodCase, badCase}, status: notPassed, want: "FAIL claim.growth/bad: factor: want \"3\", got \"2\"\n1 passed, 1 failed, 0 unsupported\n"},
		"failed all the": {cases: []string{badCase}, flags: []string{"-allow-unsupported"}, status: notPassed, want: "FAIL claim.growth/bad: factor: want \"3\", got \"2\"\n0 passed, 1 failed, 0 unsupported\n"},
		"unsupported":    {cases: []string{goodCase, unsupportedCase, otherCase}, status: notPassed, want: "unsupported no.method: 2\n1 passed, 0 failed, 2 unsupported\n"},
		"allowed":        {cases: []string{unsupportedCase}, flags: []string{"-allow-unsupported"}, status: allPassed, want: "unsupported no.method: 1\n0 passed, 0 failed, 1 unsupported\n"},
		"all, named": {
			cases: []string{unsupportedCase, badCase, goodCase, otherCase}, flags: []string{"-v"}, status: notPassed,
			want: "unsupported no.method/1\nFAIL claim.growth/bad: factor: want \"3\", got \"2\"\nok claim.growth/good\n" +
				"unsupported no.method/2\n1 passed, 1 failed, 2 unsupported\n",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			out := runProgram(append(tt.flags, casesFile(t, strings.Join(tt.cases, ",")))...)
			require.Equal(t, outputs{status: tt.status, stdout: tt.want}, out)
		})
	}

	t.Run("one file bad", func(t *testing.T) {
		out := runProgram(casesFile(t, goodCase), casesFile(t, badCase))
		require.Equal(t, notPassed, out.status)
		require.Equal(t, "1 passed, 1 failed, 0 unsupported", lines(out.stdout)[1])
	})
	t.Run("the same id in another file", func(t *testing.T) {
		out := runProgram(casesFile(t, goodCase), casesFile(t, goodCase))
		require.Equal(t, outputs{status: allPassed, stdout: "2 passed, 0 failed, 0 unsupported\n"}, out)
	})
	t.Run("each key that fails has a line", func(t *testing.T) {
		out := runProgram(casesFile(t, `{"id": "a", "method": "claim.growth", "inputs": {"text": "increased ten times"},
			"expected": {"factor": "9", "ambiguous": false, "other": "11", "candidates": [10, 12]}}`))
		require.Equal(t, []string{
			"FAIL a: ambiguous: want false, got true",
			"FAIL a: candidates[1]: want 12, got \"11\"",
			"FAIL a: factor: want \"9\", got \"10\"",
			"0 passed, 1 failed, 0 unsupported",
		}, lines(out.stdout))
	})
}

func TestUsage(t *testing.T) {
	good := casesFile(t, goodCase)
	tests := map[string]struct {
		args []string
		want string // on standard error
	}{
		"no file":          {args: nil, want: "conformance: no file: name at least one\nusage: conformance"},
		"flags alone":      {args: []string{"-v"}, want: "no file"},
		"unknown flag":     {args: []string{"-quiet", good}, want: "flag provided but not defined: -quiet\nusage: conformance"},
		"flag for help":    {args: []string{"-h"}, want: "usage: conformance [-data DIR] [-allow-unsupported] [-v] FILE...\n"},
		"no such file":     {args: []string{"testdata/no_such.json"}, want: "testdata/no_such.json"},
		"a folder":         {args: []string{"testdata"}, want: "testdata"},
		"no such folder":   {args: []string{"-data", "testdata/none", good}, want: "testdata/none"},
		"data is a file":   {args: []string{"-data", good, good}, want: "not a folder"},
		"second file lost": {args: []string{good, "testdata/no_such.json"}, want: "testdata/no_such.json"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			out := runProgram(tt.args...)
			require.Equal(t, notRun, out.status)
			require.Empty(t, out.stdout)
			require.Contains(t, out.stderr, tt.want)
		})
	}
}

// TestData reads a table below the folder that -data names, or beside the file.
func TestData(t *testing.T) {
	table := func(c call) (any, error) {
		var in struct {
			Table string `json:"table"`
		}
		if err := decodeInputs(c.inputs, &in); err != nil {
			return nil, err
		}
		text, err := fs.ReadFile(c.data, in.Table)
		return map[string]any{"text": string(text)}, err
	}
	known := map[string]handler{"table": table}
	folder, other := t.TempDir(), t.TempDir()
	write := func(dir, name, text string) string {
		path := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o700))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		return path
	}
	cases := func(table, expected string) string {
		return `{"vectors": [{"id": "a", "method": "table", "inputs": {"table": "` + table + `"}, "expected": ` + expected + `}]}`
	}
	write(folder, "rates/day.csv", "beside")
	write(other, "rates/day.csv", "elsewhere")
	beside := write(folder, "beside.json", cases("rates/day.csv", `{"text": "beside"}`))
	elsewhere := write(folder, "elsewhere.json", cases("rates/day.csv", `{"text": "elsewhere"}`))
	outside := write(folder, "outside.json", cases("../x.csv", `{"error": true}`))
	write(other, "x.csv", "")

	status := func(args ...string) int {
		var stdout, stderr bytes.Buffer
		return runWith(known, args, &stdout, &stderr)
	}
	require.Equal(t, allPassed, status(beside, outside))
	require.Equal(t, notPassed, status(elsewhere))
	require.Equal(t, allPassed, status("-data", other, elsewhere))
	require.Equal(t, notPassed, status("-data", other, beside))
}

// brokenWriter takes nothing.
type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errors.New("no room left") }

func TestBrokenOutput(t *testing.T) {
	var stderr bytes.Buffer
	require.Equal(t, notRun, run([]string{casesFile(t, goodCase)}, brokenWriter{}, &stderr))
	require.Contains(t, stderr.String(), "no room left")
}
