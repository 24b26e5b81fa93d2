package figure_test

import (
	"encoding"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

var (
	_ encoding.TextMarshaler   = figure.Op(0)
	_ encoding.TextUnmarshaler = (*figure.Op)(nil)
	_ map[figure.Op]struct{}
)

var ops = []figure.Op{figure.GreaterOrEqual, figure.Greater, figure.LessOrEqual, figure.Less, figure.Equal}

func holds(op figure.Op, a, b figure.Number) bool {
	switch c := a.Cmp(b); op {
	case figure.GreaterOrEqual:
		return c >= 0
	case figure.Greater:
		return c > 0
	case figure.LessOrEqual:
		return c <= 0
	case figure.Less:
		return c < 0
	default:
		return c == 0
	}
}

func TestIntervalCompareToAgainstPoints(t *testing.T) {
	all := grid()
	for _, v := range all {
		for _, w := range all {
			for _, op := range ops {
				every, some := true, false
				for _, x := range v.points {
					for _, y := range w.points {
						ok := holds(op, x, y)
						every, some = every && ok, some || ok
					}
				}
				want := check.CannotTell
				if every || !some {
					want = check.Decide(every)
				}
				if got := v.CompareTo(op, w.Interval); got != want {
					t.Fatalf("%s %s %s: %s, want %s", v, op, w, got, want)
				}
				if n, ok := w.IsPoint(); ok {
					require.Equal(t, want, v.Compare(op, n))
				}
			}
		}
	}
}

// Knowing more can decide what could not be told, and never turns an answer
// into the other.
func TestIntervalNarrowingKeepsVerdicts(t *testing.T) {
	all := grid()
	for _, v := range all {
		for _, narrow := range all {
			if !narrow.Within(v.Interval) {
				continue
			}
			for _, w := range all {
				for _, op := range ops {
					if wide := v.CompareTo(op, w.Interval); wide != check.CannotTell {
						require.Equal(t, wide, narrow.CompareTo(op, w.Interval), "%s, narrowed to %s, %s %s", v, narrow, op, w)
					}
				}
			}
		}
	}
}

func TestCompareUnknownOp(t *testing.T) {
	require.Equal(t, check.CannotTell, figure.Point(num("1")).Compare(figure.Op(9), num("1")))
}

func TestOpText(t *testing.T) {
	for i, want := range []string{">=", ">", "<=", "<", "=="} {
		text, err := ops[i].MarshalText()
		require.NoError(t, err)
		require.Equal(t, want, string(text))
		require.Equal(t, want, ops[i].String())
		op := figure.Op(77)
		require.NoError(t, op.UnmarshalText(text))
		require.Equal(t, ops[i], op)
	}
	op := figure.Less
	require.EqualError(t, op.UnmarshalText([]byte("=")), `figure: "=" is no comparison: want >=, >, <=, < or ==`)
	require.Equal(t, figure.Less, op)
	_, err := figure.ParseOp("")
	require.Error(t, err)
	_, err = figure.Op(5).MarshalText()
	require.EqualError(t, err, "figure: 5 is no comparison")
	require.Equal(t, "comparison(5)", figure.Op(5).String())
}

// The comparisons of the published vectors.
func TestFigureCompare(t *testing.T) {
	for name, tt := range map[string]struct {
		text string
		op   figure.Op
		n    string
		want check.Verdict
	}{
		"over, below":                  {"over 1,700", figure.GreaterOrEqual, "1500", check.Met},
		"over, at":                     {"MORE THAN 1,700", figure.GreaterOrEqual, "1700", check.Met},
		"over, above":                  {"over 1,700", figure.GreaterOrEqual, "1800", check.CannotTell},
		"over, not at most":            {"over 1,700", figure.LessOrEqual, "1700", check.NotMet},
		"up to, at":                    {"up to 15,000", figure.GreaterOrEqual, "15000", check.CannotTell},
		"up to, above":                 {"up to 15,000", figure.GreaterOrEqual, "15001", check.NotMet},
		"up to, at most":               {"up to 15,000", figure.LessOrEqual, "15000", check.Met},
		"rounded, lower end":           {"8 million", figure.GreaterOrEqual, "7500000", check.Met},
		"rounded, face":                {"8 million", figure.GreaterOrEqual, "8000000", check.CannotTell},
		"rounded, upper end":           {"8 million", figure.GreaterOrEqual, "8500000", check.CannotTell},
		"rounded, below":               {"USD 8 million", figure.Greater, "7000000", check.Met},
		"range, low":                   {"15-20% of GDP", figure.GreaterOrEqual, "15", check.Met},
		"range, inside":                {"15-20% of GDP", figure.GreaterOrEqual, "18", check.CannotTell},
		"range, Serbia below":          {"15-20%", figure.Greater, "15.3", check.CannotTell},
		"range, high":                  {"15-20% of GDP", figure.Greater, "20", check.NotMet},
		"about, without a margin":      {"Roughly 76 per cent", figure.Greater, "75", check.CannotTell},
		"counted, equal":               {"21 microenterprises", figure.Equal, "21", check.Met},
		"counted, not equal":           {"21 microenterprises", figure.Equal, "22", check.NotMet},
		"the majority, above half":     {"the majority", figure.Greater, "50", check.Met},
		"several decades, over one":    {"several decades", figure.Greater, "1", check.Met},
		"top ten, better than twelfth": {"top 10", figure.Less, "12", check.Met},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tt.want, figure.MustParse(tt.text).Compare(tt.op, num(tt.n)))
		})
	}
	onePercent := figure.Policy{AboutMargin: figure.PercentMargin(num("1"))}
	f := figure.MustParse("Roughly 76 per cent").Under(onePercent)
	require.Equal(t, check.Met, f.Compare(figure.Greater, num("75")))
	require.Equal(t, "[75.24, 76.76]", f.Bounds().String())
	require.Equal(t, check.CannotTell, figure.Figure{}.Compare(figure.Equal, num("0")))
}
