package main

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"math/big"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

var update = flag.Bool("update", false, "rewrite the golden file")

// fullRates is the folder of the full files, which not every checkout has.
const fullRates = "../../../shared/data/rates"

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

func excerptBooks(t *testing.T) [2]book {
	files, err := fs.Sub(excerpt, "rates")
	require.NoError(t, err)
	at, err := books(files)
	require.NoError(t, err)
	return at
}

func fullBooks(t *testing.T) [2]book {
	if _, err := os.Stat(fullRates); errors.Is(err, fs.ErrNotExist) {
		t.Skip("no full files of rates")
	}
	at, err := books(os.DirFS(fullRates))
	require.NoError(t, err)
	return at
}

// The totals are those that plain fractions of the published rates give.
func TestTotals(t *testing.T) {
	want := [2][]struct{ amount, times, by string }{
		{
			{"95000", "1.3532", "1.2176"},
			{"150000", "1.1579", "1.0087"},
			{"40000", "1.1136", "1.1034"},
			{"240000", "1.3884", "1"},
			{"355000.50", "1.0557", "1"},
			{"125000", "1.1284", "1"},
			{"145000", "1", "1"},
		},
		{
			{"95000", "1", "0.897"},
			{"150000", "1", "1.019"},
			{"240000", "1", "0.732"},
			{"355000.50", "1", "0.942"},
			{"1450000", "1", "12.977"},
			{"2100000", "1", "21.041"},
			{"145000", "1", "1"},
		},
	}
	missing := [2][]int{{2, 3, 8, 10}, {2, 10, 11, 12}}
	for i, b := range excerptBooks(t) {
		sum := new(big.Rat)
		for _, part := range want[i] {
			amount, times, by := figure.MustNumber(part.amount).Rat(), figure.MustNumber(part.times).Rat(), figure.MustNumber(part.by).Rat()
			sum.Add(sum, amount.Mul(amount, times).Quo(amount, by))
		}
		total, err := b.Converter.Total(reporting, budget())
		require.NoError(t, err)
		exact, complete := total.Exact()
		require.False(t, complete)
		require.True(t, exact.Equal(figure.FromRat(sum)), "%s: %s", b.Name, exact)

		var got []int
		for _, m := range total.Missing() {
			got = append(got, m.Index)
			require.ErrorIs(t, m.Err, money.ErrNoRate)
		}
		require.Equal(t, missing[i], got)
		stale := i == 1
		require.Equal(t, stale, errors.Is(total.Missing()[3].Err, money.ErrStale))
	}
}

// The full files give what the excerpt gives, to the last word of the traces.
func TestFullFiles(t *testing.T) {
	full := fullBooks(t)
	for i, b := range excerptBooks(t) {
		of := func(b book) money.Amount {
			total, err := b.Converter.Total(reporting, budget())
			require.NoError(t, err)
			amount, _ := total.Amount()
			return amount
		}
		require.Equal(t, of(b).String(), of(full[i]).String())
	}
	after := func(args ...string) string {
		var out bytes.Buffer
		require.NoError(t, run(&out, args))
		_, rest, ok := strings.Cut(out.String(), "\nBudget\n")
		require.True(t, ok)
		return rest
	}
	require.Equal(t, after(), after("-data", fullRates))
}

// Each rate of the excerpt stands in the full files.
func TestExcerptIsFaithful(t *testing.T) {
	full := fullBooks(t)
	for i, b := range excerptBooks(t) {
		for r := range b.Converter.Rates[0].All() {
			found := false
			for other := range full[i].Converter.Rates[0].Between(r.Base(), r.Quote()) {
				found = found || other.Date() == r.Date() && other.Value().Equal(r.Value())
			}
			require.True(t, found, "%s", r)
		}
	}
}

func TestArguments(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run(&out, []string{"-h"}))
	require.Contains(t, out.String(), "-data")

	out.Reset()
	require.ErrorIs(t, run(&out, []string{"-data", t.TempDir()}), fs.ErrNotExist)
	require.ErrorContains(t, run(&out, []string{"more"}), `"more"`)
	require.ErrorContains(t, run(&out, []string{"-nothing"}), "-nothing")
	require.Empty(t, out.String())
}

func TestBadFiles(t *testing.T) {
	const (
		day  = "Date,USD,\n2014-03-14,1.3884,\n"
		list = "Euro area\tEuro\tEUR\t01 Mar 2014\t0.732\n"
	)
	tests := map[string]struct{ daily, lists, want string }{
		"another kind of file":   {daily: "no table", lists: list, want: ecbFile},
		"a day with two rates":   {daily: day + "2014-03-14,1.3885,\n", lists: list, want: "conflict"},
		"no list":                {daily: day, lists: "no list", want: unFile},
		"a list of dollars only": {daily: day, lists: "Samoa\tUS Dollar\tUSD\t01 Mar 2014\t1\n", want: unFile},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := books(fstest.MapFS{ecbFile: {Data: []byte(tt.daily)}, unFile: {Data: []byte(tt.lists)}})
			require.ErrorContains(t, err, tt.want)
		})
	}
	_, err := books(fstest.MapFS{ecbFile: {Data: []byte(day)}})
	require.ErrorIs(t, err, fs.ErrNotExist)
}

// A pledge of a day without a rate is an error, not an account at another rate.
func TestPledgeWithoutRate(t *testing.T) {
	p := pledge()
	p.Closing = period.MustParse("2017-12-31")
	var out bytes.Buffer
	require.ErrorIs(t, report(&out, budget(), p, excerptBooks(t)), money.ErrStale)
	require.NotContains(t, out.String(), "realised")
}

func TestGainOrLoss(t *testing.T) {
	for amount, want := range map[string]string{
		"1.50 USD":  "a gain of 1.50 USD",
		"-1.50 USD": "a loss of 1.50 USD",
		"0.00 USD":  "neither gain nor loss",
	} {
		require.Equal(t, want, gainOrLoss(money.MustParse(amount)))
	}
}

type brokenWriter struct{}

var errBroken = errors.New("broken")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestReportKeepsTheError(t *testing.T) {
	require.ErrorIs(t, run(brokenWriter{}, nil), errBroken)
}
