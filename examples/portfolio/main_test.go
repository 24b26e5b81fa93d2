package main

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestRun(t *testing.T) {
	for golden, args := range map[string][]string{
		"testdata/2015-05.golden": nil,
		"testdata/2017-03.golden": {"-on", "2017-03-21", "-width", "80"},
	} {
		t.Run(golden, func(t *testing.T) {
			var got bytes.Buffer
			require.NoError(t, run(&got, args))
			if *update {
				require.NoError(t, os.WriteFile(golden, got.Bytes(), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			require.Equal(t, string(want), got.String())
		})
	}
}

// No line is longer than asked for, and none ends in a blank.
func TestRunWidth(t *testing.T) {
	for _, width := range []int{40, 80, 100, 133} {
		var got bytes.Buffer
		require.NoError(t, run(&got, []string{"-width", strconv.Itoa(width)}))
		for line := range strings.Lines(got.String()) {
			line = strings.TrimSuffix(line, "\n")
			require.LessOrEqual(t, utf8.RuneCountInString(line), width, line)
			require.Equal(t, strings.TrimRight(line, " "), line)
		}
	}
	var wide, narrow bytes.Buffer
	require.NoError(t, run(&wide, []string{"-width", "0"}))
	require.NoError(t, run(&narrow, []string{"-width", "60"}))
	require.Greater(t, strings.Count(narrow.String(), "\n"), strings.Count(wide.String(), "\n"))
}

func TestRunRefuses(t *testing.T) {
	for name, tt := range map[string]struct {
		args []string
		says string
	}{
		"a date that is none": {[]string{"-on", "2015-13"}, `-on: period: `},
		"a width too small":   {[]string{"-width", "12"}, "-width: 12: want 0, or 40 and more"},
		"a width below 0":     {[]string{"-width", "-1"}, "-width: -1"},
		"an argument":         {[]string{"serbia"}, `unexpected argument "serbia"`},
		"a flag":              {[]string{"-at", "2015"}, "-at"},
	} {
		t.Run(name, func(t *testing.T) {
			var got bytes.Buffer
			require.ErrorContains(t, run(&got, tt.args), tt.says)
			require.Empty(t, got.String())
		})
	}
}

func TestRunHelps(t *testing.T) {
	var got bytes.Buffer
	require.NoError(t, run(&got, []string{"-h"}))
	require.Contains(t, got.String(), "-on")
}

type brokenWriter struct{}

var errBroken = errors.New("broken")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestRunKeepsTheError(t *testing.T) {
	require.ErrorIs(t, run(brokenWriter{}, nil), errBroken)
}

// Why nobody can tell whether a programme was running, by the dates of its
// statements.
func TestWhyPossible(t *testing.T) {
	for name, tt := range map[string]struct {
		spans []string
		why   string
	}{
		"no dates":            {[]string{""}, "no dates are stated"},
		"no end":              {[]string{"2011/"}, "the end is not stated"},
		"no start":            {[]string{"/.."}, "the start is not stated"},
		"coarse":              {[]string{"2013-07/2015-05"}, "the dates are too coarse (2013-07/2015-05)"},
		"coarse in one":       {[]string{"", "2014/2015"}, "the dates are too coarse (2014/2015)"},
		"sources that differ": {[]string{"2014-01/2014-12", "2015-01/2015-12"}, "the sources disagree (2014-01/2014-12, 2015-01/2015-12)"},
	} {
		t.Run(name, func(t *testing.T) {
			var records []programme.Programme
			for i, span := range tt.spans {
				p := programme.Programme{ID: "p", Source: figure.Source{Page: strconv.Itoa(i)}}
				if span != "" {
					p.Span = period.MustParseSpan(span)
				}
				records = append(records, p)
			}
			f, _ := programme.NewPortfolio(records...)
			on := period.MustParse("2015-05")
			for found := range f.Select(programme.RunningOn(on)).All() {
				require.Equal(t, check.CannotTell, found.Verdict)
				require.Equal(t, tt.why, whyPossible(found, on))
				return
			}
			require.Fail(t, "it is certainly not running")
		})
	}
}
