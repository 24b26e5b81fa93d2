package indicator_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// tallyVector is a case of indicator_vectors.json.
type tallyVector struct {
	ID       string          `json:"id"`
	Method   string          `json:"method"`
	Inputs   json.RawMessage `json:"inputs"`
	Expected json.RawMessage `json:"expected"`
}

// tallyVectors runs the cases of a method; the test is skipped where the shared
// data is not there.
func tallyVectors(t *testing.T, method string, run func(t *testing.T, v tallyVector)) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "shared", "data", "indicator_vectors.json"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no shared data")
	}
	require.NoError(t, err)
	var file struct {
		Vectors []tallyVector `json:"vectors"`
	}
	require.NoError(t, json.Unmarshal(data, &file))
	n := 0
	for _, v := range file.Vectors {
		if v.Method == method {
			n++
			t.Run(v.ID, func(t *testing.T) { run(t, v) })
		}
	}
	require.NotZero(t, n)
}

func (v tallyVector) decode(t *testing.T, in, want any) {
	t.Helper()
	require.NoError(t, json.Unmarshal(v.Inputs, in))
	require.NoError(t, json.Unmarshal(v.Expected, want))
}

// vectorNumber is a number or text of the file, read from its text; null is
// none.
type vectorNumber struct {
	n  figure.Number
	is bool
}

func (v *vectorNumber) UnmarshalJSON(data []byte) error {
	text := strings.Trim(string(data), `"`)
	if text == "null" {
		return nil
	}
	d, err := decimal.NewFromString(text)
	if err != nil {
		return err
	}
	v.n, err = figure.FromDecimal(d)
	v.is = err == nil
	return err
}

// requireVector compares with a number that was printed from a float64.
func requireVector(t *testing.T, want vectorNumber, got figure.Interval, ok bool) {
	t.Helper()
	require.Equal(t, want.is, ok)
	if !ok {
		return
	}
	n, isPoint := got.IsPoint()
	require.True(t, isPoint, "%s", got)
	apart := n.Sub(want.n)
	if apart.Sign() < 0 {
		apart = apart.Neg()
	}
	scale := want.n
	if scale.Sign() < 0 {
		scale = scale.Neg()
	}
	limit := figure.MustNumber("0.000000000000001").Mul(scale)
	require.LessOrEqual(t, apart.Cmp(limit), 0, "want %s, got %s", want.n, n)
}

type vectorObservation struct {
	Value       vectorNumber `json:"value"`
	Weight      vectorNumber `json:"weight"`
	Denominator vectorNumber `json:"denominator"`
	Period      period.Date  `json:"period"`
}

func (o vectorObservation) item() indicator.Item {
	if !o.Value.is {
		return indicator.Item{Absence: indicator.NotReported}
	}
	i := indicator.Item{Value: figure.Point(o.Value.n), Period: o.Period}
	if o.Weight.is {
		i.Weight = figure.Point(o.Weight.n)
	}
	if o.Denominator.is {
		i.Denominator = figure.Point(o.Denominator.n)
	}
	return i
}

func vectorTally(t *testing.T, operator string, factor vectorNumber) *indicator.Tally {
	t.Helper()
	if operator == "min" || operator == "max" {
		operator += "imum"
	}
	var a indicator.Aggregation
	require.NoError(t, a.UnmarshalText([]byte(strings.ReplaceAll(operator, "_", "-"))))
	if a == indicator.RatioOfSums && factor.is {
		return indicator.NewRatioTally(factor.n)
	}
	tally, err := indicator.NewTally(a)
	require.NoError(t, err)
	return tally
}

type vectorAggregate struct {
	Value   vectorNumber `json:"value"`
	Used    int          `json:"used"`
	Missing int          `json:"missing"`
}

func (want vectorAggregate) require(t *testing.T, got indicator.TallyResult) {
	t.Helper()
	requireVector(t, want.Value, got.Bounds, got.Absence == indicator.Present)
	require.Equal(t, want.Used, got.Used)
	require.Equal(t, want.Missing, got.Missing(indicator.Present))
}

func TestVectorsAggregateValues(t *testing.T) {
	tallyVectors(t, "aggregate.values", func(t *testing.T, v tallyVector) {
		var in struct {
			Operator     string              `json:"operator"`
			Factor       vectorNumber        `json:"factor"`
			Observations []vectorObservation `json:"observations"`
		}
		var want vectorAggregate
		v.decode(t, &in, &want)
		tally := vectorTally(t, in.Operator, in.Factor)
		for _, o := range in.Observations {
			tally.AddItem(o.item())
		}
		want.require(t, tally.Result())
	})
}

func TestVectorsAggregateMerge(t *testing.T) {
	tallyVectors(t, "aggregate.merge", func(t *testing.T, v tallyVector) {
		var in struct {
			Operator string                `json:"operator"`
			Factor   vectorNumber          `json:"factor"`
			Partials [][]vectorObservation `json:"partials"`
		}
		var want vectorAggregate
		v.decode(t, &in, &want)
		var whole indicator.Tally
		for _, part := range in.Partials {
			tally := vectorTally(t, in.Operator, in.Factor)
			for _, o := range part {
				tally.AddItem(o.item())
			}
			require.NoError(t, whole.Merge(tally))
		}
		want.require(t, whole.Result())
	})
}

func vectorParts(in map[string]vectorNumber) []indicator.Part {
	var parts []indicator.Part
	for name, v := range in {
		p := indicator.Part{Name: name, Absence: indicator.NotReported}
		if v.is {
			p = indicator.Part{Name: name, Value: figure.Point(v.n)}
		}
		parts = append(parts, p)
	}
	return parts
}

func vectorOutcome(c claim.Consistency) string {
	return strings.ReplaceAll(c.String(), " ", "_")
}

func TestVectorsDisaggregationTotal(t *testing.T) {
	tallyVectors(t, "disaggregation.total", func(t *testing.T, v tallyVector) {
		var in struct {
			Parts      map[string]vectorNumber `json:"parts"`
			Total      vectorNumber            `json:"total"`
			Unit       vectorNumber            `json:"unit"`
			Rounded    bool                    `json:"rounded"`
			Exhaustive *bool                   `json:"exhaustive"`
		}
		var want struct {
			Outcome    string       `json:"outcome"`
			Difference vectorNumber `json:"difference"`
			Tolerance  vectorNumber `json:"tolerance"`
		}
		v.decode(t, &in, &want)
		d := indicator.Disaggregation{Parts: vectorParts(in.Parts), Partial: in.Exhaustive != nil && !*in.Exhaustive}
		if in.Total.is {
			d.Total = figure.Point(in.Total.n)
		}
		if in.Rounded {
			d.Unit = in.Unit.n
		}
		got := d.CheckTotal()
		require.Equal(t, want.Outcome, vectorOutcome(got.Consistency))
		requireVector(t, want.Difference, got.Difference, !got.Difference.IsUnbounded())
		requireVector(t, want.Tolerance, figure.Point(got.Tolerance), true)
	})
}

func TestVectorsDisaggregationShares(t *testing.T) {
	tallyVectors(t, "disaggregation.shares", func(t *testing.T, v tallyVector) {
		var in struct {
			Shares    map[string]vectorNumber `json:"shares"`
			Unit      vectorNumber            `json:"unit"`
			Exclusive *bool                   `json:"exclusive"`
		}
		var want struct {
			Outcome   string       `json:"outcome"`
			Sum       vectorNumber `json:"sum"`
			Tolerance vectorNumber `json:"tolerance"`
		}
		v.decode(t, &in, &want)
		got := indicator.ShareSplit{
			Shares: vectorParts(in.Shares), Unit: in.Unit.n, Overlapping: in.Exclusive != nil && !*in.Exclusive,
		}.CheckShares()
		require.Equal(t, want.Outcome, vectorOutcome(got.Consistency))
		requireVector(t, want.Sum, got.Sum, true)
		tolerance, ok := got.Tolerance()
		requireVector(t, want.Tolerance, figure.Point(tolerance), ok)
	})
}

func TestVectorsSDG1071(t *testing.T) {
	tallyVectors(t, "sdg.10_7_1", func(t *testing.T, v tallyVector) {
		var in struct {
			Pairs [][2]vectorNumber `json:"pairs"`
		}
		var want struct {
			Used   int          `json:"used"`
			Mean   vectorNumber `json:"mean_months"`
			Median vectorNumber `json:"median_months"`
		}
		v.decode(t, &in, &want)
		var costs indicator.RecruitmentCosts
		for _, p := range in.Pairs {
			if p[0].is && p[1].is {
				costs.Add(p[0].n, p[1].n)
			} else {
				costs.AddAbsent(indicator.NotReported)
			}
		}
		require.Equal(t, want.Used, costs.Used())
		mean, ok := costs.Mean()
		requireVector(t, want.Mean, mean, ok)
		median, ok := costs.Median()
		requireVector(t, want.Median, median, ok)
	})
}

func TestVectorsSDG1072(t *testing.T) {
	answers := map[string]indicator.PolicyAnswer{
		"": indicator.PolicyNotAnswered, "yes": indicator.PolicyYes, "no": indicator.PolicyNo,
		"yes_legal_only": indicator.PolicyRegularOnly, "not_applicable": indicator.PolicyNotApplicable,
	}
	domains := [...]string{"domain_1", "domain_2", "domain_3", "domain_4", "domain_5", "domain_6"}
	tallyVectors(t, "sdg.10_7_2", func(t *testing.T, v tallyVector) {
		var in struct {
			Domains map[string][]string `json:"domains"` // null is ""
		}
		var want struct { // categories are numbers there
			DomainPercent   map[string]vectorNumber `json:"domain_percent"`
			DomainCategory  map[string]uint8        `json:"domain_category"`
			OverallPercent  vectorNumber            `json:"overall_percent"`
			OverallCategory uint8                   `json:"overall_category"`
		}
		v.decode(t, &in, &want)
		var policies indicator.MigrationPolicies
		for i, name := range domains {
			require.Len(t, in.Domains[name], indicator.PolicySubcategories)
			for j, text := range in.Domains[name] {
				a, ok := answers[text]
				require.True(t, ok, text)
				policies.Domains[i][j] = a
			}
		}
		for i, name := range domains {
			score := policies.Domain(i + 1)
			requireVector(t, want.DomainPercent[name], score.Percent, score.Absence == indicator.Present)
			category, _ := score.Category()
			require.Equal(t, indicator.PolicyCategory(want.DomainCategory[name]), category)
		}
		score := policies.Overall()
		requireVector(t, want.OverallPercent, score.Percent, score.Absence == indicator.Present)
		category, _ := score.Category()
		require.Equal(t, indicator.PolicyCategory(want.OverallCategory), category)
	})
}

func TestVectorsSDG1732(t *testing.T) {
	tallyVectors(t, "sdg.17_3_2", func(t *testing.T, v tallyVector) {
		var in struct {
			Countries map[string]struct {
				Remittances vectorNumber `json:"remittances"`
				GDP         vectorNumber `json:"gdp"`
			} `json:"countries"`
		}
		var want struct {
			Country map[string]vectorNumber `json:"country_percent"`
			Region  vectorNumber            `json:"region_percent"`
			Mean    vectorNumber            `json:"simple_mean_percent"`
		}
		v.decode(t, &in, &want)
		percent := figure.Int(100)
		region, mean := indicator.NewRatioTally(percent), indicator.MustTally(indicator.Mean)
		for name, c := range in.Countries {
			country := indicator.NewRatioTally(percent)
			switch {
			case !c.Remittances.is || !c.GDP.is:
				country.AddAbsent(indicator.NotReported)
			case c.GDP.n.Sign() == 0: // which no economy has
				country.AddAbsent(indicator.Undefined)
			default:
				country.AddRatio(c.Remittances.n, c.GDP.n)
			}
			require.NoError(t, region.Merge(country))
			share := country.Result()
			requireVector(t, want.Country[name], share.Bounds, share.Absence == indicator.Present)
			mean.AddItem(indicator.Item{Value: share.Bounds, Absence: share.Absence})
		}
		got := region.Result()
		requireVector(t, want.Region, got.Bounds, got.Absence == indicator.Present)
		got = mean.Result()
		requireVector(t, want.Mean, got.Bounds, got.Absence == indicator.Present)
	})
}
