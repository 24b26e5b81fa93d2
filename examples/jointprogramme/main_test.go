package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/programme"
)

var update = flag.Bool("update", false, "rewrite the golden file")

func TestReport(t *testing.T) {
	const golden = "testdata/report.golden"
	var got bytes.Buffer
	require.NoError(t, report(&got, yem(), lang.NewPrinter(lang.English)))
	if *update {
		require.NoError(t, os.WriteFile(golden, got.Bytes(), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	require.Equal(t, string(want), got.String())
}

// The figures of the project page, and what is known to follow from them
// (cross-checks C1 to C4 of the source documents).
func TestFigures(t *testing.T) {
	p := yem()

	length, err := p.Span.Length()
	require.NoError(t, err)
	require.Equal(t, 36, length.ElapsedMonths)
	require.Equal(t, 37, length.InclusiveMonths)

	sum, err := p.Reconcile()
	claim.Assert(t, sum, err)
	require.Equal(t, "[7350000, 8450000]", sum.Sum.String())
	require.Equal(t, "[-950000, 1150000]", sum.Remainder.String())
	require.Equal(t, "[7500000, 8450000]", sum.NarrowedTotal.String())
	require.Equal(t, "[5550000, 6500000]", sum.NarrowedParts[0].String())

	for i, want := range []string{"64.7–86.7", "21.7–26.0"} {
		share, err := p.ContributionShare(i)
		require.NoError(t, err)
		require.Equal(t, want, share.Bounds.Format(lang.NewPrinter(lang.English), 1))
	}
	for base, want := range map[string]string{programme.OfTotal: "5.8–20.0", "fund": "7.6–27.3"} {
		share, err := p.ShareOf(0, base)
		require.NoError(t, err)
		require.Equal(t, want, share.Bounds.Format(lang.NewPrinter(lang.English), 1))
	}

	require.True(t, p.Indicators.Declared.Bounds().Equal(figure.Point(figure.Int(13))))
	require.Len(t, p.Indicators.Categories, 6)
	require.Zero(t, p.Indicators.Named())
	require.NoError(t, p.Check().Err())
	require.Len(t, p.Check().AtLeast(check.Note), 3)
}

func TestRecordReadsBack(t *testing.T) {
	text, err := json.Marshal(yem())
	require.NoError(t, err)
	var back programme.Programme
	require.NoError(t, json.Unmarshal(text, &back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.JSONEq(t, string(text), string(again))
	require.True(t, back.Total.Equal(yem().Total))
}

// A programme with hardly anything stated still makes a report.
func TestSparseProgramme(t *testing.T) {
	p := programme.Programme{
		Title:         lang.En("Sparse"),
		Organisations: []programme.Organisation{{Code: "d", Short: "D", Roles: []programme.Role{programme.Donor}}},
		Contributions: []programme.Contribution{{Donor: "d"}},
		Shares:        []programme.Share{{Organisation: "d"}},
		Span:          yem().Span,
	}
	var out bytes.Buffer
	require.NoError(t, report(&out, p, lang.NewPrinter(lang.English)))
	require.Contains(t, out.String(), "the amount is not stated")
}

type brokenWriter struct{}

var errBroken = errors.New("broken")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestReportKeepsTheError(t *testing.T) {
	require.ErrorIs(t, report(brokenWriter{}, yem(), lang.NewPrinter(lang.English)), errBroken)
}
