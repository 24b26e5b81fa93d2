package money_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
)

// vector is a case of money_vectors.json.
type vector struct {
	ID       string          `json:"id"`
	Method   string          `json:"method"`
	Inputs   json.RawMessage `json:"inputs"`
	Expected json.RawMessage `json:"expected"`
}

// vectors returns the cases of a method; the test is skipped where the shared
// data is not there.
func vectors(t *testing.T, method string) []vector {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "data", "money_vectors.json"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no shared data")
	}
	require.NoError(t, err)
	var file struct {
		Vectors []vector `json:"vectors"`
	}
	require.NoError(t, json.Unmarshal(data, &file))
	var out []vector
	for _, v := range file.Vectors {
		if v.Method == method {
			out = append(out, v)
		}
	}
	require.NotEmpty(t, out)
	return out
}

// decode reads the inputs and what is expected; fields that are not named are
// passed over.
func (v vector) decode(t *testing.T, in, want any) {
	t.Helper()
	require.NoError(t, json.Unmarshal(v.Inputs, in))
	require.NoError(t, json.Unmarshal(v.Expected, want))
}

// in returns a number of the file in a currency, the zero value for "".
func in(number, currency string) money.Amount {
	if number == "" {
		return money.Amount{}
	}
	return money.MustParse(number + " " + currency)
}

func rounding(t *testing.T, s string) money.Rounding {
	t.Helper()
	var r money.Rounding
	require.NoError(t, r.UnmarshalText([]byte(strings.ReplaceAll(s, "_", "-"))))
	return r
}

func TestVectorsAllocate(t *testing.T) {
	for _, v := range vectors(t, "money.allocate") {
		t.Run(v.ID, func(t *testing.T) {
			var inputs struct {
				Amount, Currency string
				Weights          []string
				Scale            *int
			}
			var want struct {
				Parts      []string
				Sum, Error string
			}
			v.decode(t, &inputs, &want)
			var al money.Allocation
			if inputs.Scale != nil {
				step, err := money.New(1, *inputs.Scale, money.MustCurrency(inputs.Currency))
				require.NoError(t, err)
				al.Step = step
			}
			parts, rest, err := al.Allocate(in(inputs.Amount, inputs.Currency), weights(strings.Join(inputs.Weights, " "))...)
			if want.Error != "" {
				require.ErrorIs(t, err, map[string]error{
					"no_weights": money.ErrNoWeights, "zero_weights": money.ErrZeroWeights,
					"negative_weight": money.ErrNegativeWeight, "amount_finer_than_minor_unit": money.ErrTooFine,
				}[want.Error])
				return
			}
			require.NoError(t, err)
			require.Equal(t, strings.Join(want.Parts, " "), texts(parts))
			require.Zero(t, rest.Sign())
			sum, err := money.Sum(parts...)
			require.NoError(t, err)
			requireSame(t, in(want.Sum, inputs.Currency), sum)
		})
	}
}

func TestVectorsRound(t *testing.T) {
	for _, v := range vectors(t, "money.round") {
		t.Run(v.ID, func(t *testing.T) {
			var inputs struct{ Amount, Currency, Mode, Unit string }
			var want struct{ Amount string }
			v.decode(t, &inputs, &want)
			a, mode := in(inputs.Amount, inputs.Currency), rounding(t, inputs.Mode)
			got, err := a.RoundMinor(mode)
			if inputs.Unit == "cash" {
				step, ok := a.Currency().CashStep()
				require.True(t, ok)
				got, err = a.RoundTo(step, mode)
			}
			require.NoError(t, err)
			requireSame(t, in(want.Amount, inputs.Currency), got)
		})
	}
}

func TestVectorsRedenominate(t *testing.T) {
	for _, v := range vectors(t, "money.redenominate") {
		t.Run(v.ID, func(t *testing.T) {
			var inputs struct {
				Amount, From, To, Rounding string
				OldPerNew                  string `json:"old_per_new"`
			}
			var want struct{ Amount string }
			v.decode(t, &inputs, &want)
			exact, err := changeover(inputs.From, inputs.To, inputs.OldPerNew).ToNew(in(inputs.Amount, inputs.From))
			require.NoError(t, err)
			got, err := exact.RoundMinor(rounding(t, inputs.Rounding))
			require.NoError(t, err)
			requireSame(t, in(want.Amount, inputs.To), got)
		})
	}
}

func TestVectorsGainLoss(t *testing.T) {
	for _, v := range vectors(t, "money.fx_gain_loss") {
		t.Run(v.ID, func(t *testing.T) {
			type dated struct{ Date, Amount, Currency, Rate string }
			var inputs struct {
				Pledge    dated
				Receipts  []dated
				Reporting string `json:"reporting_currency"`
				Rounding  string
				Closing   *dated
			}
			v.decode(t, &inputs, &struct{}{})
			c := " " + inputs.Pledge.Currency + " "
			p := account(inputs.Reporting, inputs.Pledge.Date+" "+inputs.Pledge.Amount+c+inputs.Pledge.Rate)
			for _, r := range inputs.Receipts {
				p.Receipts = append(p.Receipts, valued(r.Date+" "+r.Amount+c+r.Rate))
			}
			if inputs.Closing != nil {
				p = closing(p, inputs.Closing.Date, inputs.Closing.Rate)
			}
			p.Rounding = rounding(t, inputs.Rounding)
			g, err := p.GainLoss()
			require.NoError(t, err)

			// Every figure that is expected stands under its own name in JSON.
			data, err := json.Marshal(g)
			require.NoError(t, err)
			var got, want map[string]any
			require.NoError(t, json.Unmarshal(data, &got))
			require.NoError(t, json.Unmarshal(v.Expected, &want))
			for name := range want {
				require.Equal(t, want[name], numbers(got[name]), name)
			}
		})
	}
}

// numbers returns JSON with amounts replaced by their numbers.
func numbers(v any) any {
	switch v := v.(type) {
	case []any:
		for i := range v {
			v[i] = numbers(v[i])
		}
	case map[string]any:
		if number, ok := v["amount"].(string); ok {
			return number
		}
		for name := range v {
			v[name] = numbers(v[name])
		}
	}
	return v
}

func TestVectorsMatch(t *testing.T) {
	for _, v := range vectors(t, "money.match_funding") {
		t.Run(v.ID, func(t *testing.T) {
			var inputs struct{ Counterpart, Ratio, Cap, Requested, Currency string }
			var want struct {
				Matched, Unmet string
				LimitedBy      string `json:"limited_by"`
			}
			v.decode(t, &inputs, &want)
			rule := money.MatchRule{Ratio: number(inputs.Ratio), Cap: in(inputs.Cap, inputs.Currency)}
			m, err := rule.Match(in(inputs.Counterpart, inputs.Currency), in(inputs.Requested, inputs.Currency))
			require.NoError(t, err)
			requireSame(t, in(want.Matched, inputs.Currency), m.Matched)
			requireSame(t, in(want.Unmet, inputs.Currency), m.Unmet)
			require.Equal(t, want.LimitedBy, m.LimitedBy.String())
		})
	}
}

func TestVectorsMagnitude(t *testing.T) {
	for _, v := range vectors(t, "money.magnitude") {
		t.Run(v.ID, func(t *testing.T) {
			var inputs struct{ Op, Amount, Factor, A, B, Currency string }
			var want struct{ Amount string }
			v.decode(t, &inputs, &want)
			var got money.Amount
			var err error
			switch inputs.Op {
			case "mul":
				got, err = in(inputs.Amount, inputs.Currency).Mul(number(inputs.Factor)).RoundMinor(money.HalfEven)
			case "add":
				got, err = in(inputs.A, inputs.Currency).Add(in(inputs.B, inputs.Currency))
			default:
				t.Fatal(inputs.Op)
			}
			require.NoError(t, err)
			requireSame(t, in(want.Amount, inputs.Currency), got)
		})
	}
}

func TestVectorsNoDoubleRounding(t *testing.T) {
	for _, v := range vectors(t, "money.no_double_rounding") {
		t.Run(v.ID, func(t *testing.T) {
			var inputs struct {
				Amount, Currency, Mode string
				Scale                  int `json:"intermediate_scale"`
			}
			var want struct {
				Amount string
				Wrong  string `json:"wrong_if_rounded_twice"`
			}
			v.decode(t, &inputs, &want)
			a, mode := in(inputs.Amount, inputs.Currency), rounding(t, inputs.Mode)
			got, err := a.RoundMinor(mode)
			require.NoError(t, err)
			requireSame(t, in(want.Amount, inputs.Currency), got)
			wrong, err := a.Round(inputs.Scale, mode).RoundMinor(mode)
			require.NoError(t, err)
			requireSame(t, in(want.Wrong, inputs.Currency), wrong)
		})
	}
}

// The bags of the conversion cases: sums per currency, without what nets to
// nothing.
func TestVectorsBag(t *testing.T) {
	for _, v := range vectors(t, "money.bag_total") {
		t.Run(v.ID, func(t *testing.T) {
			var inputs struct {
				Lines []struct{ Amount, Currency string }
			}
			var want struct {
				ByCurrency map[string]string `json:"by_currency"`
			}
			v.decode(t, &inputs, &want)
			var b money.Bag
			for _, l := range inputs.Lines {
				b.Add(in(l.Amount, l.Currency))
			}
			require.Len(t, want.ByCurrency, b.Len())
			for total := range b.All() {
				code := total.Currency().Code()
				requireSame(t, in(want.ByCurrency[code], code), total)
			}
		})
	}
}
