package disclosure_test

import (
	"encoding/json"
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/disclosure"
	"iom.int/migdev/indicator/figure"
)

var key = []byte("sixteen bytes or more")

func nearest(t testing.TB, base int64, half disclosure.Half) disclosure.Rounding {
	t.Helper()
	r, err := disclosure.Nearest(base, half)
	require.NoError(t, err)
	return r
}

func random(t testing.TB, base int64) disclosure.Rounding {
	t.Helper()
	r, err := disclosure.Random(base, key)
	require.NoError(t, err)
	return r
}

func TestNearest(t *testing.T) {
	tests := map[string]struct {
		base int64
		half disclosure.Half
		want []int64 // of 0, 1, 2, …
	}{
		"base 5":            {5, 0, []int64{0, 0, 0, 5, 5, 5, 5, 5, 10, 10, 10, 10, 10}},
		"base 3":            {3, disclosure.HalfUp, []int64{0, 0, 3, 3, 3, 6, 6}},
		"base 2, half up":   {2, disclosure.HalfUp, []int64{0, 2, 2, 4, 4, 6}},
		"base 2, half down": {2, disclosure.HalfDown, []int64{0, 0, 2, 2, 4, 4}},
		"base 2, half even": {2, disclosure.HalfEven, []int64{0, 0, 2, 4, 4, 4, 6, 8}},
		"base 4, half even": {4, disclosure.HalfEven, []int64{0, 0, 0, 4, 4, 4, 8, 8, 8, 8, 8, 12}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := nearest(t, tt.base, tt.half)
			for n, want := range tt.want {
				got, err := r.Round(int64(n))
				require.NoError(t, err)
				require.Equal(t, want, got, "%d", n)
				variance, err := r.Variance(int64(n))
				require.NoError(t, err)
				require.Zero(t, variance)
				mean, err := r.Expected(int64(n))
				require.NoError(t, err)
				require.True(t, mean.Equal(figure.Int(want)))
			}
		})
	}
}

func TestRandom(t *testing.T) {
	r := random(t, 3)
	for n, want := range []int64{0, 2, 2, 0, 2, 2, 0} {
		got, err := r.Variance(int64(n))
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
	// Up where the number drawn is below the rest over the base, exactly.
	third, _ := figure.Frac(1, 3)
	up, err := r.RoundBy(4, third)
	require.NoError(t, err)
	require.Equal(t, int64(3), up)
	up, err = r.RoundBy(4, figure.MustNumber("0.3333333333333333333"))
	require.NoError(t, err)
	require.Equal(t, int64(6), up)

	for name, f := range map[string]func() error{
		"base 1":            func() error { _, err := disclosure.Nearest(1, 0); return err },
		"base too great":    func() error { _, err := disclosure.Random(1_000_001, key); return err },
		"half not stated":   func() error { _, err := disclosure.Nearest(10, 0); return err },
		"half unknown":      func() error { _, err := disclosure.Nearest(10, 9); return err },
		"short key":         func() error { _, err := disclosure.Random(5, key[:15]); return err },
		"no identity":       func() error { _, err := r.Round(4); return err },
		"negative":          func() error { _, err := r.Round(-1, "a"); return err },
		"too great":         func() error { _, err := r.Round(math.MaxInt64, "a"); return err },
		"u of 1":            func() error { _, err := r.RoundBy(4, figure.Int(1)); return err },
		"u below 0":         func() error { _, err := r.RoundBy(4, figure.Int(-1)); return err },
		"u to nearest":      func() error { _, err := nearest(t, 5, 0).RoundBy(4, third); return err },
		"zero":              func() error { _, err := disclosure.Rounding{}.Round(4); return err },
		"zero table":        func() error { _, err := disclosure.Rounding{}.Table(samplePublic(t)); return err },
		"zero interval":     func() error { _, _, err := disclosure.Rounding{}.Interval(5); return err },
		"no multiple":       func() error { _, _, err := r.Interval(4); return err },
		"interval below 0":  func() error { _, _, err := r.Interval(-3); return err },
		"probability below": func() error { _, err := r.Up(-3); return err },
		"average below":     func() error { _, err := r.Expected(-3); return err },
	} {
		require.ErrorIs(t, f(), disclosure.ErrRounding, name)
	}
}

// The same cell goes the same way; another key or cell need not. Over many cells
// the average comes near the count.
func TestKeyed(t *testing.T) {
	r, again := random(t, 5), random(t, 5)
	other, err := disclosure.Random(5, []byte("another key of the office"))
	require.NoError(t, err)
	const n = 20_000
	for rest := range int64(5) {
		sum, differ := int64(0), 0
		for i := range n {
			id := fmt.Sprint(i)
			a, err := r.Round(40+rest, "2024", id)
			require.NoError(t, err)
			b, err := again.Round(40+rest, "2024", id)
			require.NoError(t, err)
			require.Equal(t, a, b)
			c, err := other.Round(40+rest, "2024", id)
			require.NoError(t, err)
			if a != c {
				differ++
			}
			sum += a - 40
		}
		mean := float64(sum) / n
		require.InDelta(t, float64(rest), mean, 4*math.Sqrt(float64(rest*(5-rest))/n))
		require.Equal(t, rest > 0, differ > 0)
	}
	// Parts of an identity do not run into each other.
	ways := map[int64]int{}
	for i := range 200 {
		a, _ := r.Round(42, fmt.Sprint(i), "1")
		b, _ := r.Round(42, fmt.Sprint(i)+"1")
		if a != b {
			ways[a]++
		}
	}
	require.Len(t, ways, 2)
}

// TestKnownDraw holds the hash: HMAC-SHA256 of the parts, each with its length in
// front of it in eight bytes, as a fraction of 2^256. Computed with another
// implementation (Python's hmac and fractions).
func TestKnownDraw(t *testing.T) {
	r := random(t, 5)
	for id, want := range map[string]int64{"DEU": 1, "CHE": 3, "ITA": 1, "EST": 2, "NOR": 1} {
		for rest := range int64(5) {
			got, err := r.Round(rest, "2024", id)
			require.NoError(t, err)
			require.Equal(t, want < rest, got == 5, "%s %d", id, rest)
		}
	}
}

// Each count lies in the interval of what it is rounded to, and no interval is
// wider than it need be.
func TestInterval(t *testing.T) {
	for _, r := range []disclosure.Rounding{
		nearest(t, 5, 0), nearest(t, 10, disclosure.HalfUp), nearest(t, 10, disclosure.HalfDown), nearest(t, 10, disclosure.HalfEven), nearest(t, 2, disclosure.HalfEven), random(t, 5),
	} {
		want := map[int64][2]int64{}
		for n := range int64(200) {
			for _, u := range []string{"0", "0.999999"} {
				got, err := r.Round(n, "a")
				if r.IsRandom() {
					got, err = r.RoundBy(n, figure.MustNumber(u))
				}
				require.NoError(t, err)
				w, ok := want[got]
				if !ok {
					w = [2]int64{n, n}
				}
				want[got] = [2]int64{min(w[0], n), max(w[1], n)}
			}
		}
		for published, w := range want {
			if published > 180 {
				continue // not all counts that lead there were tried
			}
			low, high, err := r.Interval(published)
			require.NoError(t, err)
			require.Equal(t, w, [2]int64{low, high}, "%s: %d", r, published)
		}
	}
}

func TestRoundingPrints(t *testing.T) {
	require.Equal(t, "nearest multiple of 5", nearest(t, 5, disclosure.HalfUp).String())
	require.Equal(t, "nearest multiple of 10, half even", nearest(t, 10, disclosure.HalfEven).String())
	require.Equal(t, "not rounded", disclosure.Rounding{}.String())
	r := random(t, 5)
	require.Equal(t, int64(5), r.Base())
	for _, format := range []string{"%v", "%+v", "%#v", "%s"} {
		require.Equal(t, "random multiple of 5", fmt.Sprintf(format, r))
	}
	mine := append([]byte(nil), key...)
	r, err := disclosure.Random(5, mine)
	require.NoError(t, err)
	before, _ := r.Round(42, "a")
	clear(mine)
	after, _ := r.Round(42, "a")
	require.Equal(t, before, after)
	for _, h := range []disclosure.Half{0, disclosure.HalfUp, disclosure.HalfDown, disclosure.HalfEven} {
		text, err := h.MarshalText()
		require.NoError(t, err)
		var back disclosure.Half
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, h, back)
	}
}

func TestRounded(t *testing.T) {
	p := samplePublic(t)
	r, err := nearest(t, 5, 0).Table(p)
	require.NoError(t, err)
	require.Equal(t, `
       ISCO 2  ISCO 3  ISCO 7  ISCO 9  Total
DEU        40      10      30      20    100
CHE        20       x       x      20     60
ITA        10      15      10       5     40
EST         5       x       x      15     30
Total      80      35      60      55    230
Rounded: nearest multiple of 5; a 0 may stand for people.
Totals are rounded from true totals: cells do not add up to them.
x: hidden, to protect the people counted; it stands for 1 or more.
`, "\n"+r.String())
	require.Equal(t, []disclosure.Gap{
		{Total: at(disclosure.Total, 0), FromTrue: 80, FromSum: 75},
		{Total: at(disclosure.Total, 3), FromTrue: 55, FromSum: 60},
	}, r.Gaps())
	require.Equal(t, "column_totals[0]: 80, its cells add up to 75", r.Gaps()[0].String())
	require.False(t, r.Additive())
	require.Contains(t, r.Markdown(), "Rounded: nearest multiple of 5")
	require.Contains(t, r.CSV(), "CHE,20,x,x,20,60")
	low, high, ok := r.Interval(at(0, 1))
	require.True(t, ok)
	require.Equal(t, [2]int64{8, 12}, [2]int64{low, high})
	for _, c := range []disclosure.Cell{at(1, 1), at(9, 9)} {
		_, _, ok = r.Interval(c)
		require.False(t, ok)
	}
	_, ok = r.Sum(at(1, disclosure.Total))
	require.False(t, ok) // a cell of it is hidden
	_, ok = r.Sum(at(1, 1))
	require.False(t, ok)
	data, err := json.Marshal(r)
	require.NoError(t, err)
	require.JSONEq(t, `{"method":"rounding","base":5,"rule":"nearest multiple of 5","additive":false,
		"rows":["DEU","CHE","ITA","EST"],"columns":["ISCO 2","ISCO 3","ISCO 7","ISCO 9"],
		"counts":[[40,10,30,20],[20,null,null,20],[10,15,10,5],[5,null,null,15]],
		"row_totals":[100,60,40,30],"column_totals":[80,35,60,55],"total":230,"zeros_published":true}`, string(data))
	// A rounded table does not pass for one whose small cells are hidden.
	require.ErrorIs(t, json.Unmarshal([]byte(`{"method":"rounding","rows":["a"],"columns":["a"],"counts":[[1]],"zeros_published":true}`), &p), disclosure.ErrTable)
}

func TestRoundedLine(t *testing.T) {
	line, err := disclosure.NewLine(nil, []int64{2, 2, 2, 2})
	require.NoError(t, err)
	p, err := disclosure.Hide(line, nil, disclosure.Options{})
	require.NoError(t, err)
	r, err := nearest(t, 5, 0).Table(p)
	require.NoError(t, err)
	for j := range 4 {
		e, ok := r.Entry(at(0, j))
		require.True(t, ok)
		require.Equal(t, disclosure.Shown(0), e)
	}
	total := at(disclosure.Total, disclosure.Total)
	e, _ := r.Entry(total)
	require.Equal(t, disclosure.Shown(10), e, "of the true total, 8")
	sum, ok := r.Sum(total)
	require.True(t, ok)
	require.Zero(t, sum)
	require.False(t, r.Additive())
}

// A row goes the same way wherever it stands, and in each table that names it so.
func TestRoundedIsKeyed(t *testing.T) {
	r := random(t, 5)
	round := func(rows []string, counts [][]int64, identity ...string) disclosure.Rounded {
		tb, err := disclosure.NewTable(rows, []string{"M", "F"}, counts)
		require.NoError(t, err)
		p, err := disclosure.Hide(tb, nil, disclosure.Options{})
		require.NoError(t, err)
		rounded, err := r.Table(p, identity...)
		require.NoError(t, err)
		return rounded
	}
	a := round([]string{"DEU", "CHE"}, [][]int64{{12, 13}, {21, 34}}, "2024")
	b := round([]string{"CHE", "ITA", "DEU"}, [][]int64{{21, 34}, {1, 2}, {12, 13}}, "2024")
	for _, j := range []int{0, 1, disclosure.Total} {
		x, _ := a.Entry(at(0, j))
		y, _ := b.Entry(at(2, j))
		require.Equal(t, x, y)
	}
	differ := false
	for year := range 40 {
		c := round([]string{"DEU", "CHE"}, [][]int64{{12, 13}, {21, 34}}, fmt.Sprint(year))
		x, _ := a.Entry(at(0, 0))
		y, _ := c.Entry(at(0, 0))
		differ = differ || x != y
	}
	require.True(t, differ)
	require.Equal(t, "random multiple of 5", a.Rule())
	low, high, ok := a.Interval(at(0, 0))
	require.True(t, ok)
	require.Equal(t, int64(8), high-low)
}
