package check_test

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
)

var (
	_ encoding.TextMarshaler   = check.Severity(0)
	_ encoding.TextUnmarshaler = (*check.Severity)(nil)
	_ map[check.Severity]struct{}
	_ error = (*check.FindingsError)(nil)
)

func TestSeverityText(t *testing.T) {
	for s, want := range map[check.Severity]string{check.Note: "note", check.Warning: "warning", check.Error: "error"} {
		require.Equal(t, want, s.String())
		text, err := s.MarshalText()
		require.NoError(t, err)
		require.Equal(t, want, string(text))
		var back check.Severity
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, s, back)
	}
	require.Less(t, check.Note, check.Warning)
	require.Less(t, check.Warning, check.Error)

	s := check.Warning
	require.ErrorContains(t, s.UnmarshalText([]byte("fatal")), `"fatal" is no severity: want note, warning or error`)
	require.Equal(t, check.Warning, s)
	require.Equal(t, "severity(9)", check.Severity(9).String())
	_, err := check.Severity(9).MarshalText()
	require.Error(t, err)
}

var sample = check.Findings{
	{Code: "a.one", Severity: check.Note, Path: "x[10]", Message: "ten"},
	{Code: "a.one", Severity: check.Note, Path: "x[2]", Message: "two"},
	{Code: "a.two", Severity: check.Error, Path: "x[2]", Message: "grave"},
	{Code: "a.one", Severity: check.Error, Path: "x[2]", Message: "grave"},
	{Code: "a.one", Severity: check.Error, Path: "x[2]", Message: "grave", Values: []check.Value{{Name: "sum", Text: "2"}}},
	{Code: "a.one", Severity: check.Error, Path: "x[2]", Message: "grave", Values: []check.Value{{Name: "sum", Text: "1"}}},
	{Code: "a.six", Severity: check.Warning, Path: "", Message: "on the whole"},
	{Code: "a.one", Severity: check.Warning, Path: "x[2].y", Message: "below"},
}

func TestFindingsSorted(t *testing.T) {
	want := check.Findings{sample[6], sample[3], sample[5], sample[4], sample[2], sample[1], sample[7], sample[0]}
	require.Equal(t, want, sample.Sorted())

	r := rand.New(rand.NewPCG(1, 2))
	before := slices.Clone(sample)
	for range 200 {
		mixed := slices.Clone(sample)
		r.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		require.True(t, want.Equal(mixed.Sorted()))
	}
	require.Equal(t, before, sample, "the findings themselves stay in their order")
	require.Nil(t, check.Findings(nil).Sorted())
}

func TestFindingsSelect(t *testing.T) {
	require.Len(t, sample.AtLeast(check.Note), len(sample))
	require.Len(t, sample.AtLeast(check.Warning), 6)
	require.Len(t, sample.AtLeast(check.Error), 4)
	require.Len(t, sample.WithCode("a.one"), 6)
	require.Nil(t, sample.WithCode("a.none"))
	require.Len(t, sample.Below("x[2]"), 6)
	require.Len(t, sample.Below(""), len(sample))
	require.Equal(t, []string{"a.one", "a.one", "a.two"}, slices.Collect(sample[:3].Codes()))
	for code := range sample.Codes() { // stops where the caller does
		require.Equal(t, "a.one", code)
		break
	}
}

func TestFindingsEqual(t *testing.T) {
	require.True(t, sample.Equal(slices.Clone(sample)))
	require.True(t, check.Findings(nil).Equal(check.Findings{}))
	require.False(t, sample.Equal(sample[1:]))
	for i, change := range []func(*check.Finding){
		func(f *check.Finding) { f.Code = "other" },
		func(f *check.Finding) { f.Severity = check.Warning },
		func(f *check.Finding) { f.Path = "other" },
		func(f *check.Finding) { f.Message = "other" },
		func(f *check.Finding) { f.Values = []check.Value{{Name: "sum", Text: "3"}} },
	} {
		other := slices.Clone(sample)
		change(&other[4])
		require.False(t, sample.Equal(other), "change %d", i)
	}
}

func TestFindingsUnder(t *testing.T) {
	below := check.Findings{{Code: "c", Path: "amount"}, {Code: "c", Path: ""}, {Code: "c", Path: "[1]"}}
	var fs check.Findings
	fs = fs.UnderIndex("lines", 3, below)
	fs = fs.Under("total", below)
	var paths []check.Path
	for _, f := range fs {
		paths = append(paths, f.Path)
	}
	require.Equal(t, []check.Path{"lines[3].amount", "lines[3]", "lines[3][1]", "total.amount", "total", "total[1]"}, paths)
	require.Equal(t, check.Path("amount"), below[0].Path, "the findings below stay as they are")
	require.Nil(t, check.Findings(nil).Under("x", nil))
	require.Nil(t, check.Findings(nil).UnderIndex("x", 1, nil))
}

func TestFindingsErr(t *testing.T) {
	require.NoError(t, check.Findings(nil).Err())
	require.NoError(t, check.Findings{{Severity: check.Warning}}.Err())

	one := check.Findings{{Code: "a.b", Severity: check.Error, Path: "x", Message: "1 is not 2"}, {Severity: check.Note}}
	require.EqualError(t, one.Err(), "check: x: error: 1 is not 2 [a.b]")
	require.EqualError(t, sample.Err(), "check: x[2]: error: grave [a.two], and 3 more")

	var grave *check.FindingsError
	require.True(t, errors.As(fmt.Errorf("programme: %w", sample.Err()), &grave))
	require.True(t, sample.AtLeast(check.Error).Equal(grave.Findings))
	require.EqualError(t, &check.FindingsError{}, "check: no findings")
}

func TestFindingsText(t *testing.T) {
	require.Equal(t, "warning: on the whole [a.six]", sample[6].String())
	require.Equal(t, "x[10]: note: ten [a.one]\nx[2]: note: two [a.one]\n", sample[:2].String())
	require.Empty(t, check.Findings(nil).String())
}

func TestFindingsJSON(t *testing.T) {
	data, err := json.Marshal(sample[3:5])
	require.NoError(t, err)
	require.JSONEq(t, `[
		{"code": "a.one", "severity": "error", "path": "x[2]", "message": "grave"},
		{"code": "a.one", "severity": "error", "path": "x[2]", "message": "grave", "values": [{"name": "sum", "text": "2"}]}
	]`, string(data))

	for _, fs := range []check.Findings{nil, {}, sample} {
		data, err := json.Marshal(fs)
		require.NoError(t, err)
		var back check.Findings
		require.NoError(t, check.DecodeJSON(data, &back))
		require.Equal(t, fs, back)
	}
	var fs check.Findings
	require.Error(t, check.DecodeJSON([]byte(`[{"code": "a", "severity": "fatal"}]`), &fs))
}

func cleanBudget(lines int) budget {
	b := budget{}
	for i := range lines {
		b.Lines = append(b.Lines, line{Title: "staff", Amount: int64(i)})
		b.Total += int64(i)
	}
	return b
}

func TestCleanCheckAllocatesNothing(t *testing.T) {
	p := programme{Budget: cleanBudget(1000)}
	require.Empty(t, p.Check())
	require.Zero(t, testing.AllocsPerRun(100, func() { _ = p.Check() }))
}

func BenchmarkCheckClean(b *testing.B) {
	p := programme{Budget: cleanBudget(1000)}
	b.ReportAllocs()
	for b.Loop() {
		_ = p.Check()
	}
}

func BenchmarkFindingsSorted(b *testing.B) {
	var fs check.Findings
	for i := range 1000 {
		fs = fs.UnderIndex("lines", (i*7919)%1000, check.Findings{{Code: "a.b", Path: "amount"}})
	}
	b.ReportAllocs()
	for b.Loop() {
		_ = fs.Sorted()
	}
}
