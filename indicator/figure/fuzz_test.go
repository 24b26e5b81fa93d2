package figure_test

import (
	"encoding/json"
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
)

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"USD 8 million", "EUR 1,4 million", "over 9,900 loans", "up to €25,000", "15-20% of GDP", "at least twice a day",
		"the majority of active users", "minimum 8 to 10 job places", "half a million", "several hundred thousand of them",
		"seven (7) meetings", "a third to two thirds", "two and a half years (estimate)", "5+ %", "1 234,5", "1e1000000000",
		"-5 to -3", "EUR millions of aid", "10 or more", "5, or more", "\u202e5", "٥", "5\x00", "5\xff", "9999999999999999999 million",
	} {
		f.Add(s, false)
		f.Add(s, true)
	}
	printers := []lang.Printer{
		lang.NewPrinter(lang.English), lang.NewPrinter(lang.French), lang.NewPrinter(lang.Spanish),
		lang.NewPrinter(lang.Russian), lang.NewPrinter(lang.Serbian), lang.NewPrinter(lang.German),
	}
	f.Fuzz(func(t *testing.T, s string, commas bool) {
		notation := figure.PointNotation
		if commas {
			notation = figure.CommaNotation
		}
		g, err := figure.ParseIn(notation, s)
		if err != nil {
			require.ErrorIs(t, err, figure.ErrParse)
			require.True(t, g.Equal(figure.Figure{}))
			return
		}
		require.False(t, g.IsZero())
		requireSameAgain(t, g)
		bounds := g.Bounds()
		v, ok := g.Value()
		switch g.Hedge() {
		case figure.Exact, figure.Rounded, figure.AtLeast, figure.UpTo, figure.Top, figure.Magnitude:
			require.True(t, ok && bounds.Contains(v), "%s misses its value", bounds)
		case figure.MoreThan, figure.LessThan, figure.Almost, figure.Majority:
			require.True(t, ok && !bounds.Contains(v), "%s has its value", bounds)
		}
		for _, p := range printers {
			require.NotEmpty(t, g.Format(p))
		}
	})
}

func FuzzParseGrowth(f *testing.F) {
	for _, s := range []string{
		"increase of 700%", "increased ten times", "fell by 25%", "doubled", "more than halved", "tenfold", "up by half",
		"increased to 150% of the base", "20% lower than planned", "multiplied by 2.5", "three times as many", "10x growth",
		"a ten-fold increase", "fell at least 2 times", "5 percentage points increase", "increased by ten times",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g, err := figure.ParseGrowth(s)
		if err != nil {
			require.ErrorIs(t, err, figure.ErrParse)
			require.True(t, g.Equal(figure.Growth{}))
			return
		}
		requireSameGrowthAgain(t, g)
		readings := g.Readings(figure.Policy{})
		require.Equal(t, g.IsAmbiguous(), len(readings) == 2)
		for _, r := range readings {
			require.GreaterOrEqual(t, r.Face.Sign(), 0)
			if lo, _, ok := r.Factor.Lo(); ok {
				require.LessOrEqual(t, lo.Cmp(r.Face), 0)
			}
			if hi, _, ok := r.Factor.Hi(); ok {
				require.GreaterOrEqual(t, hi.Cmp(r.Face), 0)
			}
		}
	})
}

func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"0", "-1234.50", "37/17", "9223372036854775808", "-0.000000000000000000001", "1/3", "1e5", "٣", "--1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := figure.ParseNumber(s)
		if err != nil {
			require.ErrorIs(t, err, figure.ErrNumber)
			require.Zero(t, n.Sign())
			return
		}
		// In a fraction, big.Rat takes a leading zero for an octal number.
		top, bottom, isFraction := strings.Cut(s, "/")
		want, ok := new(big.Rat).SetString(top)
		require.True(t, ok)
		if isFraction {
			den, ok := new(big.Rat).SetString(bottom)
			require.True(t, ok)
			want.Quo(want, den)
		}
		require.Zero(t, want.Cmp(n.Rat()))
		again, err := figure.ParseNumber(n.String())
		require.NoError(t, err)
		require.True(t, again.Equal(n))
		if d, ok := n.Decimal(); ok {
			require.Zero(t, want.Cmp(d.Rat()))
		}
	})
}

func FuzzFigureJSON(f *testing.F) {
	for _, s := range []string{
		`{"hedge":"not-stated"}`, `{"hedge":"rounded","value":"8000000","place_value":"1000000","scale":"million","unit":"USD"}`,
		`{"hedge":"range","low":"15","high":"20","place_value":"1","unit":"%","base":"of GDP"}`,
		`{"hedge":"rounded","value":"200/3","place_value":"1","unit":"%"}`, `{"hedge":"exact","value":"1e9","place_value":"1"}`,
		`{"hedge":"up-to","value":"300","place_value":"1","role":"planned","estimate":true,"signed":true,"source":{"title":"Brief","date":"2015-04"}}`,
		`null`, `{}`, `[]`,
	} {
		f.Add([]byte(s))
	}
	en := lang.NewPrinter(lang.English)
	f.Fuzz(func(t *testing.T, data []byte) {
		kept := figure.MustParse("over 1,700 jobs")
		g := kept
		if err := g.UnmarshalJSON(data); err != nil {
			require.True(t, g.Equal(kept))
			return
		}
		_, _ = g.Bounds(), g.BoundsUnder(figure.Policy{TrailingZerosNotSignificant: true, WholeNumbers: true})
		_, _ = g.Format(en), g.String()
		written, err := json.Marshal(g)
		require.NoError(t, err)
		var back figure.Figure
		require.NoError(t, back.UnmarshalJSON(written))
		require.True(t, back.Equal(g), "%s", written)
	})
}

func FuzzIntervalJSON(f *testing.F) {
	for _, s := range []string{
		`{"lo":"7350000","lo_closed":true,"hi":"8450000","hi_closed":true}`, `{"lo":"1700","lo_closed":false,"hi":null,"hi_closed":false}`,
		`{"lo":"370/17","lo_closed":true,"hi":"26","hi_closed":false}`, `{"lo":"2","lo_closed":true,"hi":"1","hi_closed":true}`, `null`, `{}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		kept := between("[15, 20]")
		v := kept
		if err := v.UnmarshalJSON(data); err != nil {
			require.True(t, v.Equal(kept))
			return
		}
		require.True(t, v.Meets(v) && v.Within(v.Outwards(2)))
		written, err := json.Marshal(v)
		require.NoError(t, err)
		var back figure.Interval
		require.NoError(t, back.UnmarshalJSON(written))
		require.True(t, back.Equal(v), "%s", written)
	})
}
