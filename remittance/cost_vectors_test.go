package remittance_test

import (
	"bytes"
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
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/remittance"
)

// vector is a case of a file of the shared data.
type vector struct {
	ID       string          `json:"id"`
	Method   string          `json:"method"`
	Inputs   json.RawMessage `json:"inputs"`
	Expected json.RawMessage `json:"expected"`
}

// vectors returns the cases of a method; the test is skipped where the shared
// data is not there.
func vectors(t *testing.T, file, method string) []vector {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "shared", "data", file))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no shared data")
	}
	require.NoError(t, err)
	var all struct {
		Vectors []vector `json:"vectors"`
	}
	require.NoError(t, json.Unmarshal(data, &all))
	var out []vector
	for _, v := range all.Vectors {
		if v.Method == method {
			out = append(out, v)
		}
	}
	require.NotEmpty(t, out)
	return out
}

// number is a number of a file, written as a JSON number or a string.
type number string

func (n *number) UnmarshalJSON(data []byte) error {
	*n = number(strings.Trim(string(data), `"`))
	return nil
}

func (n number) exact() figure.Number { return figure.MustNumber(string(n)) }

// percent returns an exact percentage, absent for null.
func (n number) percent() remittance.Percent {
	if n == "" || n == "null" {
		return remittance.Percent{}
	}
	return remittance.ExactPercent(n.exact())
}

// decode reads inputs and expectations; fields that are not named are passed
// over.
func (v vector) decode(t *testing.T, in, want any) {
	t.Helper()
	require.NoError(t, json.Unmarshal(v.Inputs, in))
	require.NoError(t, json.Unmarshal(v.Expected, want))
}

// requireNear compares within a relative 1e-9; an expected 0 is exact.
func requireNear(t *testing.T, want number, got figure.Number) {
	t.Helper()
	w := want.exact()
	diff := got.Sub(w)
	if diff.Sign() < 0 {
		diff = diff.Neg()
	}
	limit := w.Mul(figure.MustNumber("0.000000001"))
	if limit.Sign() < 0 {
		limit = limit.Neg()
	}
	require.LessOrEqual(t, diff.Cmp(limit), 0, "want %s, got %s", want, got)
}

func requirePercent(t *testing.T, want number, got remittance.Percent) {
	t.Helper()
	if want == "" || want == "null" {
		require.True(t, got.IsAbsent(), "want no value, got %s", got)
		require.NotEmpty(t, got.Why())
		return
	}
	n, ok := got.Number()
	require.True(t, ok, "got %s", got)
	requireNear(t, want, n)
}

// exactFigure is a stated percentage that was not rounded.
func exactFigure(t *testing.T, n number) figure.Figure {
	t.Helper()
	d, err := decimal.NewFromString(string(n))
	require.NoError(t, err)
	f, err := figure.New(figure.Exact, d)
	require.NoError(t, err)
	return f
}

func usd(t *testing.T, n number) money.Figure {
	t.Helper()
	f, err := money.Stated(money.MustParse(string(n) + " USD"))
	require.NoError(t, err)
	return f
}

func TestVectorsCorridorCost(t *testing.T) {
	for _, v := range vectors(t, "remittance_vectors.json", "remittance.corridor_cost") {
		t.Run(v.ID, func(t *testing.T) {
			var in struct {
				Amount, Fee number
				Applied     number `json:"applied_rate"`
				Interbank   number `json:"interbank_rate"`
			}
			var want struct {
				Fee    number `json:"fee_percent"`
				Margin number `json:"margin_percent"`
				Total  number `json:"total_percent"`
				Error  bool
			}
			v.decode(t, &in, &want)
			got, err := remittance.CostOf(in.Amount.exact(), in.Fee.exact(), in.Applied.exact(), in.Interbank.exact())
			if want.Error {
				require.ErrorIs(t, err, remittance.ErrCost)
				return
			}
			require.NoError(t, err)
			requirePercent(t, want.Fee, got.Fee)
			requirePercent(t, want.Margin, got.Margin)
			requirePercent(t, want.Total, got.Total)
		})
	}
}

type serviceVector struct {
	Services []struct {
		Firm        string
		Total       number `json:"total_percent"`
		Transparent bool
	}
}

func (in serviceVector) list(t *testing.T) []remittance.Service {
	var list []remittance.Service
	for _, s := range in.Services {
		list = append(list, remittance.Service{
			Firm: s.Firm, Transparent: check.Decide(s.Transparent),
			Quotes: []remittance.Quote{{StatedTotal: exactFigure(t, s.Total)}},
		})
	}
	return list
}

func TestVectorsCorridorAverage(t *testing.T) {
	for _, v := range vectors(t, "remittance_vectors.json", "remittance.corridor_average") {
		t.Run(v.ID, func(t *testing.T) {
			var in serviceVector
			var want struct {
				Mean                  number
				Services, Transparent int
				Undefined             bool
			}
			v.decode(t, &in, &want)
			var tally remittance.CostTally
			for _, s := range in.list(t) {
				tally.Add(s)
			}
			got := tally.Result()
			requirePercent(t, want.Mean, got.Mean)
			if want.Undefined {
				require.Equal(t, indicator.Undefined, got.Mean.Absence())
				return
			}
			require.Equal(t, want.Services, got.Services)
			require.Equal(t, want.Transparent, got.Transparent)
		})
	}
}

func TestVectorsCheapestThree(t *testing.T) {
	for _, v := range vectors(t, "remittance_vectors.json", "remittance.cheapest_three") {
		t.Run(v.ID, func(t *testing.T) {
			var in serviceVector
			var want struct{ Mean number }
			v.decode(t, &in, &want)
			tally := remittance.NewSmartTally(remittance.SmartRule{Needs: remittance.Qualification{Transparent: true}})
			for _, s := range in.list(t) {
				tally.Add(s)
			}
			requirePercent(t, want.Mean, tally.Result().Mean)
		})
	}
}

func TestVectorsWeightedCost(t *testing.T) {
	for _, v := range vectors(t, "remittance_vectors.json", "remittance.weighted_cost") {
		t.Run(v.ID, func(t *testing.T) {
			var in struct {
				Corridors []struct {
					Corridor string
					Flow     number
					Cost     number `json:"cost_percent"`
				}
			}
			var want struct {
				Mean  number
				Share number `json:"covered_flow_share"`
			}
			v.decode(t, &in, &want)
			var tally remittance.WeightedCost
			for _, c := range in.Corridors {
				require.NoError(t, tally.Add(remittance.MustCorridor(c.Corridor), usd(t, c.Flow), c.Cost.percent()))
			}
			got := tally.Result()
			requirePercent(t, want.Mean, got.Mean)
			share, ok := got.Coverage.Share.Number()
			require.True(t, ok)
			share, _ = share.Quo(figure.Int(100))
			requireNear(t, want.Share, share)
		})
	}
}

func TestVectorsTarget10c(t *testing.T) {
	for _, v := range vectors(t, "remittance_vectors.json", "remittance.target_10c") {
		t.Run(v.ID, func(t *testing.T) {
			var in struct {
				Costs []number `json:"corridor_cost_percent"`
			}
			var want struct {
				Corridors       int
				Mean            number
				Above           int  `json:"above_5"`
				AtOrBelow       int  `json:"at_or_below_3"`
				AverageMet      bool `json:"average_met"`
				AllCorridorsMet bool `json:"all_corridors_met"`
			}
			v.decode(t, &in, &want)
			tally := remittance.NewTargetTally(remittance.Target10c())
			for _, c := range in.Costs {
				tally.Add(remittance.Corridor{}, c.percent())
			}
			got := tally.Result()
			require.Equal(t, want.Corridors, got.Corridors)
			requirePercent(t, want.Mean, got.Mean)
			require.Len(t, got.Above, want.Above)
			require.Equal(t, want.AtOrBelow, got.AtOrBelow)
			require.Equal(t, check.Decide(want.AverageMet), got.AverageMet)
			require.Equal(t, check.Decide(want.AllCorridorsMet), got.AllCorridorsMet)
		})
	}
}

func TestVectorsExcessCost(t *testing.T) {
	for _, v := range vectors(t, "remittance_vectors.json", "remittance.excess_cost") {
		t.Run(v.ID, func(t *testing.T) {
			var in struct {
				Flow   number
				Cost   number               `json:"cost_percent"`
				Target number               `json:"target_percent"`
				Basis  remittance.FlowBasis `json:"flow_basis"`
			}
			var want struct{ Saving number }
			v.decode(t, &in, &want)
			got, err := remittance.ExcessOf(usd(t, in.Flow), in.Basis, in.Cost.percent(), in.Target.exact())
			require.NoError(t, err)
			saving, ok := got.Saving()
			require.True(t, ok)
			require.Equal(t, money.USD, saving.Currency())
			requireNear(t, want.Saving, saving.Number())
		})
	}
}

func TestVectorsSDG10c1(t *testing.T) {
	for _, v := range vectors(t, "indicator_vectors.json", "sdg.10_c_1") {
		t.Run(v.ID, func(t *testing.T) {
			var in struct {
				Corridors map[string][]struct {
					Percent  number
					Eligible bool
				}
			}
			var want struct {
				Corridors map[string]struct{ Average, Smart number }
				Global    number `json:"global_average"`
				Below3    string `json:"average_below_3"`
				AtMost5   string `json:"all_corridors_at_most_5"`
			}
			v.decode(t, &in, &want)
			var tally remittance.SDG10c1
			for name, services := range in.Corridors {
				for _, s := range services {
					tally.Add(remittance.Service{
						Corridor: remittance.Corridor{Name: name}, Eligible: check.Decide(s.Eligible),
						Quotes: []remittance.Quote{{StatedTotal: exactFigure(t, s.Percent)}},
					})
				}
			}
			got := tally.Result()
			require.Len(t, got.Corridors, len(want.Corridors))
			for name, w := range want.Corridors {
				c, ok := got.Find(remittance.Corridor{Name: name})
				require.True(t, ok)
				requirePercent(t, w.Average, c.Average.Mean)
				requirePercent(t, w.Smart, c.Smart.Mean)
			}
			requirePercent(t, want.Global, got.GlobalAverage.Mean)
			require.Equal(t, want.Below3, strings.ReplaceAll(got.AverageBelow3.String(), " ", "_"))
			require.Equal(t, want.AtMost5, strings.ReplaceAll(got.AllCorridorsAtMost5.String(), " ", "_"))
		})
	}
}

// TestVectorsRead keeps the helpers honest.
func TestVectorsRead(t *testing.T) {
	var n struct{ A, B, C number }
	require.NoError(t, json.NewDecoder(bytes.NewReader([]byte(`{"A": 4.80, "B": "1/3", "C": null}`))).Decode(&n))
	require.Equal(t, "4.8", n.A.exact().String())
	require.Equal(t, "1/3", n.B.exact().String())
	require.True(t, n.C.percent().IsAbsent())
}
