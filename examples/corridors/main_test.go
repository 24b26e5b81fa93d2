package main

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/table"
	"iom.int/migdev/remittance"
)

var update = flag.Bool("update", false, "rewrite the golden file")

// fullData is the folder of the files of the World Bank, which not every
// checkout has.
const fullData = "../../../shared/data/remittance"

func full(t *testing.T) survey {
	if _, err := os.Stat(fullData); errors.Is(err, fs.ErrNotExist) {
		t.Skip("no files of prices")
	}
	s, err := read(os.DirFS(fullData))
	require.NoError(t, err)
	require.Equal(t, 4, s.skipped)
	return s
}

// output returns the report, no line of which is too long.
func output(t *testing.T, args ...string) string {
	var out bytes.Buffer
	require.NoError(t, run(&out, args))
	for line := range strings.Lines(out.String()) {
		require.LessOrEqual(t, utf8.RuneCountInString(line), width+1, line) // with its end
	}
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

// The files give what the excerpt gives, and what all corridors come to.
func TestFiles(t *testing.T) {
	full(t)
	got, ok := strings.CutPrefix(output(t, "-data", fullData), "Files: 30 services, 10188 averages, 11897 flows; 4 rows or cells skipped\n\n")
	require.True(t, ok)
	got, ok = strings.CutPrefix(got, output(t))
	require.True(t, ok)
	require.Equal(t, `
All corridors with a price or a flow, 2017-Q3
  above 3 %: USD 9599.2 million of the flow as sent, 10523.1 as received
    covered: USD 361577.0 of 613372.9 million (58.949 %)
    cannot tell: 11584 of 11917 corridors
  mean, each corridor once: 7.502 %, < 3: not met; median: 6.564 %
  mean, weighted by flows: 5.578 %, < 3: not met
  all corridors <= 5: not met; above: 253 of 353, without a price: 11564
`, got)
}

// Each price, average and flow of the excerpt stands in the files.
func TestExcerptIsFaithful(t *testing.T) {
	all, typed := full(t), excerpt()
	require.Len(t, all.services, len(typed.services))
	for i, want := range all.services {
		s := typed.services[i]
		require.Equal(t, want.Period, s.Period, s.ID)
		require.Equal(t, want.Corridor, s.Corridor, s.ID)
		require.Equal(t, [2]string{want.ID, want.Firm}, [2]string{s.ID, s.Firm})
		require.Equal(t, want.Speed, s.Speed, s.ID)
		require.NotZero(t, s.Speed, s.ID)
		require.Equal(t, want.Transparent, s.Transparent, s.ID)
		wantQuote, ok := want.QuoteAt(denomination)
		require.True(t, ok)
		q, ok := s.QuoteAt(denomination)
		require.True(t, ok)
		for _, pair := range [][2]money.Amount{{wantQuote.Sent, q.Sent}, {wantQuote.Fee, q.Fee}} {
			require.True(t, pair[0].Equal(pair[1]), "%s: %s", s.ID, pair)
		}
		require.True(t, wantQuote.StatedMargin.Equal(q.StatedMargin), s.ID)
		require.True(t, wantQuote.StatedTotal.Equal(q.StatedTotal), s.ID)
	}
	require.Len(t, typed.averages, len(published)*len(quarters))
	for _, a := range typed.averages {
		require.True(t, all.find(a.corridor, a.quarter).Equal(a.cost), "%s %s", a.corridor, a.quarter)
	}
	flows := map[remittance.Corridor]money.Figure{}
	for _, f := range all.flows {
		flows[f.corridor] = f.amount
	}
	for _, f := range typed.flows {
		require.True(t, flows[f.corridor].Bounds().Equal(f.amount.Bounds()), "%s", f.corridor)
	}
	// The corridor without a price has none in any quarter.
	for _, a := range all.averages {
		require.NotEqual(t, remittance.MustCorridor("CH-BA"), a.corridor)
	}
}

// The means of the services are those that the World Bank publishes, as
// single-precision numbers, for the two corridors of which it does.
func TestMeansArePublished(t *testing.T) {
	for corridor, published := range map[string]string{"TZ-KE": "23.6175003051758", "KE-RW": "9.74400043487549"} {
		average := remittance.NewCostTally(remittance.Selection{At: denomination})
		for _, s := range excerpt().services {
			if s.Corridor == remittance.MustCorridor(corridor) {
				average.Add(s)
			}
		}
		mean, ok := average.Result().Mean.Number()
		require.True(t, ok)
		require.Equal(t, float32(figure.MustNumber(published).Float64()), float32(mean.Float64()))
	}
}

// What plain fractions of the published numbers give.
func TestExcess(t *testing.T) {
	s, a := excerpt(), newAssessment()
	three, hundred := figure.Int(3), figure.Int(100)
	var asSent, asReceived figure.Number
	for i, f := range s.flows {
		cost := s.find(f.corridor, flowQuarter)
		sent, received, err := a.add(f.corridor, f.amount, cost)
		require.NoError(t, err)
		n, ok := cost.Number()
		if !ok {
			require.Equal(t, "CH-BA", f.corridor.String())
			_, okSent := sent.Saving()
			_, okReceived := received.Saving()
			require.False(t, okSent || okReceived)
			continue
		}
		if n.Cmp(three) <= 0 {
			continue
		}
		saving, _ := figure.MustNumber(estimates[i].amount).Mul(n.Sub(three)).Quo(hundred)
		asSent = asSent.Add(saving)
		arrives, _ := hundred.Sub(n).Quo(hundred)
		saving, _ = saving.Quo(arrives)
		asReceived = asReceived.Add(saving)
	}
	for _, each := range []struct {
		tally *remittance.ExcessTally
		want  figure.Number
	}{{a.sent, asSent}, {a.received, asReceived}} {
		result := each.tally.Result()
		saving, ok := result.Saving()
		require.True(t, ok)
		require.True(t, saving.Number().Equal(each.want), "%s: want %s", saving, each.want)
		require.Equal(t, 1, result.Absent)
	}
}

// 3 % is not less than 3 %, and a corridor of 5 % is not above it.
func TestLimits(t *testing.T) {
	for cost, want := range map[string][2]check.Verdict{
		"2.99": {check.Met, check.Met}, "3": {check.NotMet, check.Met}, "5": {check.NotMet, check.Met}, "5.01": {check.NotMet, check.NotMet},
	} {
		p := remittance.ExactPercent(figure.MustNumber(cost))
		require.Equal(t, want, [2]check.Verdict{average3.Judge(p), corridor5.Judge(p)}, cost)
	}
	require.Equal(t, check.CannotTell, average3.Judge(remittance.Percent{}))
}

// failing are the claims that do not stand, by their first words; those of the
// averages in each quarter follow from the numbers.
var failing = map[string]string{
	"dearest: at most 5 %":      "not met",
	"dearest: a mean of both":   "inconsistent",
	"dearest: average of ":      "inconsistent",
	"cheapest: average of ":     "inconsistent", // but for one quarter
	"dearest: no less than":     "not met",
	"cheapest: no more than":    "not met",
	"dearest: as listed":        "cannot tell",
	"cheapest: as listed":       "cannot tell",
	"dearest: average for 500 ": "cannot tell",
}

// All claims stand but those.
func TestClaims(t *testing.T) {
	seen, used := map[string]bool{}, map[string]bool{}
	for _, r := range claimsOf(excerpt()) {
		require.False(t, seen[r.words], r.words)
		seen[r.words] = true
		want := ""
		for words, v := range failing {
			if strings.HasPrefix(r.words, words) && !(strings.HasPrefix(r.words, "cheapest") && strings.HasSuffix(r.words, "2014-Q1")) {
				want, used[words] = v, true
			}
		}
		if want == "" {
			claim.Assert(t, r.answer, nil)
			require.Contains(t, []string{"consistent", "met", "computed"}, verdict(r.answer), r.words)
			continue
		}
		require.Equal(t, want, verdict(r.answer), r.words)
		require.False(t, r.answer.Holds(), r.words)
	}
	require.Len(t, used, len(failing))
}

// In no quarter from 2011 to 2020 can one of the two dearest corridors have cost
// what the document says, so that no quarter in these prices explains it.
func TestDearestInNoQuarter(t *testing.T) {
	s, n := full(t), 0
	for _, a := range s.averages {
		for _, c := range dearest.corridors {
			if a.corridor == c {
				n++
				require.False(t, dearest.at(s, c, a.quarter).Holds(), "%s %s", c, a.quarter)
			}
		}
	}
	require.Equal(t, 67, n)
}

// Where prices are not known nothing is filled in.
func TestNothingKnown(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, report(&out, survey{}))
	require.Contains(t, out.String(), "findings: 0\n")
	require.Contains(t, out.String(), "DE-RS cannot tell  cannot tell  cannot tell  cannot tell  cannot tell  cannot tell\n")
	require.Contains(t, out.String(), "both corridors can be at 1.9% in no quarter\n")
	for _, r := range claimsOf(survey{}) {
		if strings.Contains(r.words, "average of") || strings.Contains(r.words, "quarters") {
			require.Equal(t, "cannot tell", verdict(r.answer), r.words)
		}
	}
}

func TestBadFiles(t *testing.T) {
	const (
		services = "id,period,source_code,destination_code,firm,cc1 lcu amount,cc1 denomination amount,cc1 lcu code,cc1 lcu fee,cc1 fx margin,cc1 total cost %,transparent\n" +
			"1,2020_4Q,RWA,KEN,Firm,150000.0,200.0,RWF,7880.0,6.17,11.43,yes\n"
		averages = "Sending Countries Name,Sending Countries Code,Series Name,Series Code,Receiving Countries  Name,Receiving Countries  Code,2017Q3 [YR2017Q3]\n" +
			"Germany,DEU,Average Total Cost to remit in corridor,ATCR.CORR,Serbia,SRB,8.43\n"
		matrix = "sending_country,receiving_country,usd_million\nGermany,Serbia,617.0\n"
	)
	tests := map[string]struct {
		services, averages, matrix, file string
		err                              error
	}{
		"no list of prices": {services: "no table", averages: averages, matrix: matrix, file: servicesFile, err: table.ErrHeader},
		"a price that is none": {
			services: strings.Replace(services, "11.43", "much", 1), averages: averages, matrix: matrix, file: servicesFile, err: table.ErrNumber,
		},
		"no averages": {services: services, averages: services, matrix: matrix, file: averagesFile, err: table.ErrHeader},
		"a flow that is none": {
			services: services, averages: averages, matrix: strings.Replace(matrix, "617", "much", 1), file: matrixFile, err: table.ErrNumber,
		},
	}
	files := func(services, averages, matrix string) fs.FS {
		return fstest.MapFS{servicesFile: {Data: []byte(services)}, averagesFile: {Data: []byte(averages)}, matrixFile: {Data: []byte(matrix)}}
	}
	s, err := read(files(services, averages, matrix))
	require.NoError(t, err)
	require.Len(t, s.services, 1)
	require.Equal(t, "8.43", s.find(remittance.MustCorridor("DE-RS"), flowQuarter).String())
	require.Equal(t, "617000000", s.flows[0].amount.Bounds().String()[1:10])
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s, err := read(files(tt.services, tt.averages, tt.matrix))
			require.ErrorIs(t, err, tt.err)
			require.ErrorContains(t, err, tt.file)
			require.Empty(t, s.services)
		})
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

type brokenWriter struct{}

var errBroken = errors.New("broken")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestReportKeepsTheError(t *testing.T) {
	require.ErrorIs(t, run(brokenWriter{}, nil), errBroken)
}
