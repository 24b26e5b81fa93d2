package figure_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
)

var (
	_ json.Marshaler   = figure.Interval{}
	_ json.Unmarshaler = (*figure.Interval)(nil)
)

// between makes an interval from the notation of mathematics: "(1700, ∞)",
// "[15, 20]".
func between(s string) figure.Interval {
	lo, hi, _ := strings.Cut(strings.Trim(s, "()[]"), ", ")
	var v figure.Interval
	if lo != "-∞" {
		if v = figure.From(num(lo)); s[0] == '(' {
			v = figure.Above(num(lo))
		}
	}
	if hi != "∞" {
		upper := figure.Below(num(hi))
		if strings.HasSuffix(s, "]") {
			upper = figure.To(num(hi))
		}
		var ok bool
		if v, ok = v.Intersect(upper); !ok {
			panic(s + " is empty")
		}
	}
	return v
}

// sample is an interval with numbers in it: each closed end, one just inside
// each open end, one far away where there is no end, and some between.
type sample struct {
	figure.Interval
	points []figure.Number
}

var (
	near = num("0.001") // how close to an end the points of a sample come
	far  = num("1000000")
)

func sampleOf(v figure.Interval) sample {
	candidates := []figure.Number{far, far.Neg(), near, near.Neg()}
	for k := int64(-6); k <= 6; k++ {
		half, _ := figure.Frac(k, 2)
		candidates = append(candidates, half)
	}
	for _, end := range []func() (figure.Number, bool, bool){v.Lo, v.Hi} {
		if n, _, ok := end(); ok {
			candidates = append(candidates, n, n.Add(near), n.Sub(near))
		}
	}
	s := sample{Interval: v}
	for _, n := range candidates {
		if v.Contains(n) {
			s.points = append(s.points, n)
		}
	}
	return s
}

// grid returns every interval whose ends are missing, open or closed at a
// whole number within ±2.
func grid() []sample {
	lower, upper := []figure.Interval{{}}, []figure.Interval{{}}
	for n := int64(-2); n <= 2; n++ {
		lower = append(lower, figure.Above(figure.Int(n)), figure.From(figure.Int(n)))
		upper = append(upper, figure.Below(figure.Int(n)), figure.To(figure.Int(n)))
	}
	var all []sample
	for _, lo := range lower {
		for _, hi := range upper {
			if v, ok := lo.Intersect(hi); ok {
				all = append(all, sampleOf(v))
			}
		}
	}
	return all
}

// checkTight fails where a result is not the narrowest interval for the
// numbers that pairs of points gave.
func checkTight(t *testing.T, name string, got figure.Interval, results []figure.Number) {
	t.Helper()
	for _, n := range results {
		if !got.Contains(n) {
			t.Fatalf("%s = %s, which misses %s", name, got, n)
		}
	}
	tight := func(side string, end func() (figure.Number, bool, bool), sign int64) {
		bound, isClosed, ok := end()
		reached, close, beyond := false, false, false
		for _, n := range results {
			distance := n.Sub(bound).Mul(figure.Int(sign))
			reached = reached || distance.Sign() == 0
			close = close || distance.Cmp(num("0.05")) < 0
			beyond = beyond || n.Mul(figure.Int(sign)).Cmp(figure.Int(-400)) < 0
		}
		switch {
		case !ok && !beyond:
			t.Fatalf("%s = %s: the %s end is there", name, got, side)
		case ok && isClosed != reached:
			t.Fatalf("%s = %s: the %s end is reached: %t", name, got, side, reached)
		case ok && !close:
			t.Fatalf("%s = %s: the %s end is too wide", name, got, side)
		}
	}
	tight("lower", got.Lo, 1)
	tight("upper", got.Hi, -1)
}

func TestIntervalArithmeticIsSoundAndTight(t *testing.T) {
	all := grid()
	require.Len(t, all, 66) // 1 + 10 + 10 with an end or two missing, 40 + 5 with two ends
	for _, v := range all {
		var negated []figure.Number
		for _, x := range v.points {
			negated = append(negated, x.Neg())
		}
		checkTight(t, "-"+v.String(), v.Neg(), negated)
		require.True(t, v.Neg().Neg().Equal(v.Interval))

		for _, w := range all {
			var sums, differences, products, quotients []figure.Number
			for _, x := range v.points {
				for _, y := range w.points {
					sums = append(sums, x.Add(y))
					differences = append(differences, x.Sub(y))
					products = append(products, x.Mul(y))
					if q, ok := x.Quo(y); ok {
						quotients = append(quotients, q)
					}
				}
			}
			checkTight(t, v.String()+" + "+w.String(), v.Add(w.Interval), sums)
			checkTight(t, v.String()+" - "+w.String(), v.Sub(w.Interval), differences)
			checkTight(t, v.String()+" × "+w.String(), v.Mul(w.Interval), products)
			quotient, err := v.Quo(w.Interval)
			lo, hi := w.Contains(near.Neg()), w.Contains(near)
			if len(quotients) == 0 || lo && hi {
				require.ErrorIs(t, err, figure.ErrUndefined, "%s / %s", v, w)
				require.True(t, quotient.IsUnbounded())
				continue
			}
			require.NoError(t, err)
			checkTight(t, v.String()+" / "+w.String(), quotient, quotients)
		}
	}
}

// randomInterval returns an interval with rational ends, and numbers in it.
func randomInterval(r *rand.Rand) sample {
	rational := func() figure.Number {
		n, _ := figure.Frac(r.Int64N(4001)-2000, 1+r.Int64N(60))
		return n
	}
	for {
		lo, hi := figure.Interval{}, figure.Interval{}
		switch n := rational(); r.IntN(5) {
		case 0:
		case 1, 2:
			lo = figure.Above(n)
		default:
			lo = figure.From(n)
		}
		switch n := rational(); r.IntN(5) {
		case 0:
		case 1, 2:
			hi = figure.Below(n)
		default:
			hi = figure.To(n)
		}
		v, ok := lo.Intersect(hi)
		if !ok {
			continue
		}
		s := sampleOf(v)
		for range 8 {
			if n := rational(); v.Contains(n) {
				s.points = append(s.points, n)
			}
		}
		if len(s.points) > 0 {
			return s
		}
	}
}

func TestIntervalArithmeticHoldsRandomPoints(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		v, w := randomInterval(r), randomInterval(r)
		factor := num("-7/3")
		sum, difference, product := v.Add(w.Interval), v.Sub(w.Interval), v.Mul(w.Interval)
		quotient, err := v.Quo(w.Interval)
		hull := v.Hull(w.Interval)
		meet, meets := v.Intersect(w.Interval)
		require.True(t, sum.Equal(w.Add(v.Interval)))
		require.True(t, product.Equal(w.Mul(v.Interval)))
		for _, x := range v.points {
			require.True(t, v.Neg().Contains(x.Neg()))
			require.True(t, v.Scale(factor).Contains(x.Mul(factor)))
			require.True(t, hull.Contains(x))
			require.Equal(t, w.Contains(x), meets && meet.Contains(x))
			for _, places := range []int{-2, 0, 3} {
				require.True(t, v.Outwards(places).Contains(x))
			}
			for _, y := range w.points {
				if !sum.Contains(x.Add(y)) || !difference.Contains(x.Sub(y)) || !product.Contains(x.Mul(y)) {
					t.Fatalf("%s of %s with %s of %s", x, v, y, w)
				}
				if q, ok := x.Quo(y); ok && err == nil && !quotient.Contains(q) {
					t.Fatalf("%s / %s = %s, which misses %s / %s", v, w, quotient, x, y)
				}
			}
		}
	}
}

func TestIntervalSetsAgainstPoints(t *testing.T) {
	all := grid()
	for _, v := range all {
		for _, w := range all {
			inBoth, allInW := false, true
			for _, x := range v.points {
				inBoth, allInW = inBoth || w.Contains(x), allInW && w.Contains(x)
			}
			require.Equal(t, inBoth, v.Meets(w.Interval), "%s meets %s", v, w)
			require.Equal(t, allInW, v.Within(w.Interval), "%s within %s", v, w)
			hull := v.Hull(w.Interval)
			require.True(t, v.Within(hull) && w.Within(hull))
			for _, wider := range all {
				if v.Within(wider.Interval) && w.Within(wider.Interval) {
					require.True(t, hull.Within(wider.Interval), "hull of %s and %s", v, w)
				}
			}
			if meet, ok := v.Intersect(w.Interval); ok {
				for _, x := range append(v.points, w.points...) {
					require.Equal(t, v.Contains(x) && w.Contains(x), meet.Contains(x))
				}
			} else {
				require.True(t, meet.IsUnbounded())
			}
			require.Equal(t, v.String() == w.String(), v.Equal(w.Interval))
		}
	}
}

func TestNewInterval(t *testing.T) {
	v, err := figure.NewInterval(num("15"), num("20"))
	require.NoError(t, err)
	require.Equal(t, "[15, 20]", v.String())
	lo, isClosed, ok := v.Lo()
	require.True(t, lo.Equal(num("15")) && isClosed && ok)

	_, err = figure.NewInterval(num("20"), num("15"))
	require.EqualError(t, err, "figure: interval [20, 15] holds no number")
}

func TestIntervalIsPointAndWidth(t *testing.T) {
	for name, tt := range map[string]struct {
		v     figure.Interval
		point string // "" for none
		width string // "" for none
	}{
		"point":     {figure.Point(num("7/3")), "7/3", "0"},
		"range":     {between("[15, 20]"), "", "5"},
		"open":      {between("(15, 20)"), "", "5"},
		"no upper":  {between("[15, ∞)"), "", ""},
		"no lower":  {between("(-∞, 15]"), "", ""},
		"unbounded": {figure.Interval{}, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			n, ok := tt.v.IsPoint()
			require.Equal(t, tt.point != "", ok)
			if ok {
				require.Equal(t, tt.point, n.String())
			}
			n, ok = tt.v.Width()
			require.Equal(t, tt.width != "", ok)
			if ok {
				require.Equal(t, tt.width, n.String())
			}
			require.Equal(t, name == "unbounded", tt.v.IsUnbounded())
		})
	}
}

func TestIntervalWholeNumbers(t *testing.T) {
	for in, want := range map[string]string{
		"(1700, ∞)":     "[1701, ∞)",
		"[1700, ∞)":     "[1700, ∞)",
		"(-∞, 10)":      "(-∞, 9]",
		"(-∞, 10]":      "(-∞, 10]",
		"[1.2, 3.8]":    "[2, 3]",
		"(1.2, 3.8)":    "[2, 3]",
		"[-3.8, -1.2]":  "[-3, -2]",
		"(-2, 2)":       "[-1, 1]",
		"[2.3, 2.7]":    "",
		"(2, 3)":        "",
		"[7, 7]":        "[7, 7]",
		"(-∞, ∞)":       "(-∞, ∞)",
		"[1292/17, 77)": "[76, 76]",
	} {
		v, ok := between(in).WholeNumbers()
		require.Equal(t, want != "", ok, in)
		if ok {
			require.Equal(t, want, v.String(), in)
		}
	}
}

func TestIntervalOutwards(t *testing.T) {
	for name, tt := range map[string]struct {
		in     string
		places int
		want   string
	}{
		"share":      {"[1100/17, 260/3]", 1, "[64.7, 86.7]"},
		"open":       {"(1100/17, 260/3)", 1, "(64.7, 86.7)"},
		"negative":   {"[-260/3, -1100/17]", 0, "[-87, -64]"},
		"hundreds":   {"[1701, 1799]", -2, "[1700, 1800]"},
		"exact":      {"[15, 20.5]", 1, "[15, 20.5]"},
		"one end":    {"[1/3, ∞)", 2, "[0.33, ∞)"},
		"point":      {"[1/3, 1/3]", 1, "[0.3, 0.4]"},
		"no bounds":  {"(-∞, ∞)", 1, "(-∞, ∞)"},
		"zero stays": {"[0, 0]", -3, "[0, 0]"},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tt.want, between(tt.in).Outwards(tt.places).String())
		})
	}
}

func TestIntervalFormat(t *testing.T) {
	en, fr, sr := lang.NewPrinter(lang.English), lang.NewPrinter(lang.French), lang.NewPrinter(lang.Serbian)
	for name, tt := range map[string]struct {
		in      string
		places  int
		printer lang.Printer
		want    string
	}{
		"range":            {"[1100/17, 260/3]", 1, en, "64.7–86.7"},
		"plain":            {"[1100/17, 260/3]", 1, lang.Printer{}, "64.7-86.7"},
		"open below":       {"(1700, ∞)", 0, en, "more than 1,700"},
		"closed below":     {"[1700, ∞)", 0, fr, "au moins 1\u202f700"},
		"open above":       {"(-∞, 300)", 0, en, "less than 300"},
		"closed above":     {"(-∞, 300]", 0, sr, "највише 300"},
		"point":            {"[25, 25]", 2, en, "25.00"},
		"unknown":          {"(-∞, ∞)", 2, en, "not known"},
		"unknown, Serbian": {"(-∞, ∞)", 2, sr, "непознато"},
		"hundreds":         {"[1701, ∞)", -2, en, "at least 1,700"},
		"half open":        {"(1700, 1800]", 0, en, "1,700–1,800"},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tt.want, between(tt.in).Format(tt.printer, tt.places))
		})
	}
}

func TestIntervalJSON(t *testing.T) {
	for in, want := range map[string]string{
		"[7350000, 8450000]": `{"lo":"7350000","lo_closed":true,"hi":"8450000","hi_closed":true}`,
		"(1700, ∞)":          `{"lo":"1700","lo_closed":false,"hi":null,"hi_closed":false}`,
		"(-∞, 0.05]":         `{"lo":null,"lo_closed":false,"hi":"0.05","hi_closed":true}`,
		"(-∞, ∞)":            `{"lo":null,"lo_closed":false,"hi":null,"hi_closed":false}`,
		"[370/17, 26)":       `{"lo":"370/17","lo_closed":true,"hi":"26","hi_closed":false}`,
	} {
		data, err := json.Marshal(between(in))
		require.NoError(t, err)
		require.Equal(t, want, string(data))
		var back figure.Interval
		require.NoError(t, json.Unmarshal(data, &back))
		require.True(t, back.Equal(between(in)))
	}
	r := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		v := randomInterval(r)
		data, err := json.Marshal(v.Interval)
		require.NoError(t, err)
		var back figure.Interval
		require.NoError(t, json.Unmarshal(data, &back))
		require.True(t, back.Equal(v.Interval))
	}
}

func TestIntervalJSONRefuses(t *testing.T) {
	for name, in := range map[string]string{
		"empty":              `{"lo": "2", "lo_closed": true, "hi": "1", "hi_closed": true}`,
		"empty point":        `{"lo": "2", "lo_closed": true, "hi": "2", "hi_closed": false}`,
		"missing but closed": `{"lo": null, "lo_closed": true, "hi": "1", "hi_closed": true}`,
		"missing at the top": `{"lo": "1", "lo_closed": true, "hi": null, "hi_closed": true}`,
		"unknown field":      `{"lo": "1", "lo_closed": true, "hi": null, "hi_closed": false, "unit": "EUR"}`,
		"twice":              `{"lo": "1", "lo": "2", "lo_closed": true, "hi": null, "hi_closed": false}`,
		"trailing":           `{"lo": null, "lo_closed": false, "hi": null, "hi_closed": false} 1`,
		"number":             `{"lo": 1, "lo_closed": true, "hi": null, "hi_closed": false}`,
		"no number":          `{"lo": "one", "lo_closed": true, "hi": null, "hi_closed": false}`,
		"exponent":           `{"lo": "1e1000000000", "lo_closed": true, "hi": null, "hi_closed": false}`,
		"not utf-8":          "{\"lo\": \"1\xff\"}",
		"array":              `[1, 2]`,
		"cut":                `{"lo": "1"`,
		"nothing":            ``,
		"a million digits":   `{"lo": "` + strings.Repeat("9", 1_000_000) + `"}`,
	} {
		t.Run(name, func(t *testing.T) {
			v := between("[15, 20]")
			err := v.UnmarshalJSON([]byte(in))
			require.Error(t, err)
			require.True(t, strings.HasPrefix(err.Error(), "figure: "), err)
			require.Less(t, len(err.Error()), 600)
			require.Equal(t, "[15, 20]", v.String(), "an error leaves the target unchanged")
		})
	}
}

func TestIntervalQuoUndefined(t *testing.T) {
	three := figure.Point(num("3"))
	for in, want := range map[string]string{
		"[0, 0]":  "figure: undefined: division by zero",
		"[-1, 1]": "figure: undefined: the denominator [-1, 1] lies on both sides of zero",
		"(-∞, 1]": "figure: undefined: the denominator (-∞, 1] lies on both sides of zero",
		"(-∞, ∞)": "figure: undefined: the denominator (-∞, ∞) lies on both sides of zero",
	} {
		_, err := three.Quo(between(in))
		require.EqualError(t, err, want)
		var undefined *figure.UndefinedError
		require.ErrorAs(t, err, &undefined)
		require.ErrorIs(t, err, figure.ErrUndefined)
	}
}

// The ratios and sums of the published figures, worked out by hand.
func TestIntervalWorkedExamples(t *testing.T) {
	million := func(s string) figure.Interval { return figure.MustParse(s + " million").Bounds() }
	hundred := num("100")
	percent := func(a, b figure.Interval) string {
		q, err := a.Quo(b)
		require.NoError(t, err)
		return q.Scale(hundred).Outwards(10).String()
	}
	require.Equal(t, "[21.7647058823, 26]", percent(million("1.9"), million("8")))
	require.Equal(t, "[5.8823529411, 20]", percent(million("1"), million("8")))
	require.Equal(t, "[64.7058823529, 86.6666666667]", percent(million("6"), million("8")))
	require.Equal(t, "[271.2810952519, 271.281095252]", percent(figure.Point(num("931308")), figure.Point(num("343300"))))
	require.Equal(t, "[7350000, 8450000]", million("6").Add(million("1.9")).String())
	require.Equal(t, "[-950000, 1150000]", million("8").Sub(million("6").Add(million("1.9"))).String())

	average, err := million("3").Quo(figure.MustParse("up to 500 grants").Bounds())
	require.NoError(t, err)
	require.Equal(t, "[5000, ∞)", average.String())
	perMigrant, err := million("1.4").Quo(figure.MustParse("up to 15,000 migrants").Bounds())
	require.NoError(t, err)
	require.Equal(t, "[90, ∞)", perMigrant.String())
	loan, err := figure.MustParse("more than 8.5 Million USD").Bounds().Quo(figure.MustParse("over 9,900 loans").Bounds())
	require.NoError(t, err)
	require.Equal(t, "(0, ∞)", loan.String())
}
