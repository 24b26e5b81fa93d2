package figure_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
)

func exactly(s string) figure.Real { return figure.RealOf(num(s)) }

func powerOf(t testing.TB, base string, n, d int) figure.Real {
	t.Helper()
	r, ok := figure.Power(num(base), n, d)
	require.True(t, ok, "%s^(%d/%d)", base, n, d)
	return r
}

func lnOf(t testing.TB, of string) figure.Real {
	t.Helper()
	r, ok := figure.Ln(num(of))
	require.True(t, ok, of)
	return r
}

func quoOf(t testing.TB, r, s figure.Real) figure.Real {
	t.Helper()
	q, ok := r.Quo(s)
	require.True(t, ok)
	return q
}

// growthRate is ratio^(1/periods) - 1.
func growthRate(t testing.TB, ratio string, periods int) figure.Real {
	t.Helper()
	return powerOf(t, ratio, 1, periods).Sub(exactly("1"))
}

// The digits are those of Python's mpmath 1.3.0 with mp.dps = 90, printed by
// mp.nstr(value, 66); those of the names s01 to s11 are ratios of observed to
// required growth, (c/b)^(1/n) - 1 over (g/b)^(1/m) - 1.
var knownReals = map[string]struct {
	real func(testing.TB) figure.Real
	want string
}{
	"square root of 2": {func(t testing.TB) figure.Real { return powerOf(t, "2", 1, 2) }, "1.41421356237309504880168872420969807856967187537694807317667973799"},
	"tenfold over 14 months": {func(t testing.TB) figure.Real { return powerOf(t, "10", 1, 14) },
		"1.1787686347935873192313854798872068968629655558127051783681545173"},
	"fraction to a fraction": {func(t testing.TB) figure.Real { return powerOf(t, "2/3", 5, 7) },
		"0.748549507995700535336192624196929514472303923325829014017146251803"},
	"growth of a fifth over 7 years": {func(t testing.TB) figure.Real { return growthRate(t, "1.2", 7) },
		"0.0263880962570396154652266176696533727455783732319676047399364551731"},
	"growth of next to nothing": {func(t testing.TB) figure.Real { return growthRate(t, "1.0000000000000000000000000000000000000001", 9) },
		"0.000000000000000000000000000000000000000011111111111111111111111111111111111111110617283950617283950617284"},
	"negative exponent of the largest degree": {func(t testing.TB) figure.Real { return powerOf(t, "3", -7, 1200) },
		"0.993611919415356883872253046350947098892332238642361008389811911743"},
	"64 digits, largest degree": {func(t testing.TB) figure.Real { return powerOf(t, strings.Repeat("9", 64), 1, 1200) },
		"1.13066339794963896341288194711463366765835312416591134888844960998"},
	"odd root of a negative number": {func(t testing.TB) figure.Real {
		r, ok := figure.Root(num("-100"), 3)
		require.True(t, ok)
		return r
	}, "-4.64158883361277889241007635091944657655134912501124363765069285868"},
	"geometric mean of four": {func(t testing.TB) figure.Real {
		product := exactly("1")
		for _, s := range []string{"2", "3", "2.5", "7"} {
			product = product.Mul(powerOf(t, s, 1, 4))
		}
		return product
	}, "3.20108587294367946376830401852197143649535145628721817882827536116"},
	"sum of four over a fifth": {func(t testing.TB) figure.Real {
		sum := powerOf(t, "2", 1, 2).Add(powerOf(t, "3", 1, 2)).Add(powerOf(t, "5", 1, 2)).Add(powerOf(t, "7", 1, 2))
		return quoOf(t, sum, powerOf(t, "11", 1, 2))
	}, "2.42055829825902211123036612090731074733311581436786679190599075052"},
	"s01": {func(t testing.TB) figure.Real { return quoOf(t, growthRate(t, "24/20", 7), growthRate(t, "30/20", 15)) },
		"0.963081190013186135475286962779196603254349229084639043478702317309"},
	"s02": {func(t testing.TB) figure.Real { return quoOf(t, growthRate(t, "22/20", 7), growthRate(t, "30/20", 15)) },
		"0.500329448026667236791531341537264234007605562912193288679114685618"},
	"s03": {func(t testing.TB) figure.Real { return quoOf(t, growthRate(t, "38/40", 8), growthRate(t, "20/40", 15)) },
		"0.14152741257387604856168539899201472368954389988053835549347669591"},
	"s04": {func(t testing.TB) figure.Real { return quoOf(t, growthRate(t, "44/40", 8), growthRate(t, "20/40", 15)) },
		"-0.265399685954836949572736045296676515221723737467852427112896684695"},
	"s05": {func(t testing.TB) figure.Real { return quoOf(t, growthRate(t, "18/40", 8), growthRate(t, "20/40", 15)) },
		"2.10356850350514467239662390643700409974199073521219949109007442763"},
	"s11": {func(t testing.TB) figure.Real {
		return quoOf(t, growthRate(t, "2198/621", 8), growthRate(t, "4500/621", 15))
	},
		"1.21265585725822925648474198200038722317564906577248177356145750539"},
	"ln 2":   {func(t testing.TB) figure.Real { return lnOf(t, "2") }, "0.693147180559945309417232121458176568075500134360255254120680009493"},
	"ln 3/7": {func(t testing.TB) figure.Real { return lnOf(t, "3/7") }, "-0.8472978603872036137101075065206540249895941717591117367246958163"},
	"ln near 1": {func(t testing.TB) figure.Real { return lnOf(t, "1.000000000000000000000000000001") },
		"0.000000000000000000000000000000999999999999999999999999999999500000000000000000000000000000333333"},
	"ln of a large number": {func(t testing.TB) figure.Real { return lnOf(t, "1"+strings.Repeat("0", 40)) },
		"92.1034037197618273607196581873745683040440595451509190413331160387"},
	"ln 2 over ln 3": {func(t testing.TB) figure.Real { return quoOf(t, lnOf(t, "2"), lnOf(t, "3")) },
		"0.630929753571457437099527114342760854299585640131880427870654943839"},
}

func TestRealKnownValues(t *testing.T) {
	for name, tt := range knownReals {
		t.Run(name, func(t *testing.T) {
			r := tt.real(t)
			_, isRational := r.Number()
			require.False(t, isRational)
			want := decimal.RequireFromString(tt.want)
			for places := range int(-want.Exponent()) - 4 { // fewer than are known
				got := r.Round(places, figure.Down)
				require.Equal(t, want.Truncate(int32(places)).StringFixed(int32(places)), got.StringFixed(int32(places)))
				require.EqualValues(t, -places, got.Exponent())
				up := want.Truncate(int32(places)).Add(decimal.New(int64(want.Sign()), int32(-places)))
				require.True(t, up.Equal(r.Round(places, figure.Up)), "%d places", places)
				require.True(t, want.Round(int32(places)).Equal(r.Round(places, figure.HalfUp)), "%d places", places)
				require.True(t, want.RoundFloor(int32(places)).Equal(r.Round(places, figure.Floor)), "%d places", places)
				requireHolds(t, r, r.Bounds(places), places)
			}
			f, _ := want.Float64()
			require.Equal(t, f, r.Float64())
			n, err := figure.FromDecimal(want.Truncate(60))
			require.NoError(t, err)
			require.Equal(t, want.Sign(), r.Cmp(n))
			require.Equal(t, -want.Sign(), r.Cmp(n.Add(num("1/"+"1"+strings.Repeat("0", 60)).Mul(figure.Int(int64(want.Sign()))))))
			require.True(t, strings.HasPrefix(tt.want, strings.TrimSuffix(r.String(), "…")), r.String())
			require.Equal(t, want.Sign(), r.Sign())
			require.Zero(t, r.CmpReal(tt.real(t)))
			require.Zero(t, r.Sub(tt.real(t)).Sign())
			require.True(t, want.Neg().Round(20).Equal(r.Neg().Round(20, figure.HalfUp)))
		})
	}
}

// requireHolds fails where v is wider than 10^-places or misses r.
func requireHolds(t testing.TB, r figure.Real, v figure.Interval, places int) {
	t.Helper()
	width, ok := v.Width()
	require.True(t, ok)
	unit, err := figure.FromDecimal(decimal.New(1, int32(-places)))
	if err == nil {
		require.LessOrEqual(t, width.Cmp(unit), 0)
	}
	lo, loClosed, _ := v.Lo()
	hi, hiClosed, _ := v.Hi()
	require.True(t, r.Cmp(lo) > 0 || loClosed && r.Cmp(lo) == 0, "%s above %s", v, r)
	require.True(t, r.Cmp(hi) < 0 || hiClosed && r.Cmp(hi) == 0, "%s below %s", v, r)
}

func TestRealIsExactWhereRational(t *testing.T) {
	one := exactly("1")
	for name, tt := range map[string]struct {
		real figure.Real
		want string
	}{
		"zero value":               {figure.Real{}, "0"},
		"a number":                 {exactly("37/17"), "37/17"},
		"square":                   {powerOf(t, "4", 1, 2), "2"},
		"cube of a fraction":       {powerOf(t, "8/27", 2, 3), "4/9"},
		"negative exponent":        {powerOf(t, "8/27", -2, 3), "2.25"},
		"exponent not in lowest":   {powerOf(t, "4", 600, 1200), "2"},
		"negative denominator":     {powerOf(t, "4", 1, -2), "0.5"},
		"zero":                     {powerOf(t, "0", 3, 7), "0"},
		"exponent of zero":         {powerOf(t, "5", 0, 7), "1"},
		"one":                      {powerOf(t, "1", 7, 1200), "1"},
		"whole exponent":           {powerOf(t, "1.5", 3, 1), "3.375"},
		"large square":             {powerOf(t, "1"+strings.Repeat("0", 60), 1, 2), "1" + strings.Repeat("0", 30)},
		"large cube":               {powerOf(t, "1"+strings.Repeat("0", 60), 1, 3), "1" + strings.Repeat("0", 20)},
		"fifth power":              {powerOf(t, "0.00001", 1, 5), "0.1"},
		"ln 1":                     {lnOf(t, "1"), "0"},
		"root times itself":        {powerOf(t, "2", 1, 2).Mul(powerOf(t, "2", 1, 2)), "2"},
		"roots of 2 and 8":         {powerOf(t, "2", 1, 2).Mul(powerOf(t, "8", 1, 2)), "4"},
		"roots of 12 and 1/3":      {powerOf(t, "12", 1, 2).Mul(powerOf(t, "1/3", 1, 2)), "2"},
		"roots of 6, 10 and 15":    {powerOf(t, "6", 1, 2).Mul(powerOf(t, "10", 1, 2)).Mul(powerOf(t, "15", 1, 2)), "30"},
		"unlike degrees":           {powerOf(t, "2", 1, 3).Mul(powerOf(t, "2", 2, 3)), "2"},
		"4th root of 4 by root":    {powerOf(t, "4", 1, 4).Mul(powerOf(t, "2", 1, 2)), "2"},
		"quotient of like roots":   {quoOf(t, powerOf(t, "18", 1, 2), powerOf(t, "2", 1, 2)), "3"},
		"difference":               {powerOf(t, "18", 1, 2).Sub(powerOf(t, "2", 1, 2).Mul(exactly("3"))), "0"},
		"three roots cancel":       {powerOf(t, "2", 1, 2).Add(powerOf(t, "3", 1, 2)).Sub(powerOf(t, "3", 1, 2)).Sub(powerOf(t, "2", 1, 2)), "0"},
		"(√3+√2)(√3-√2)":           {powerOf(t, "3", 1, 2).Add(powerOf(t, "2", 1, 2)).Mul(powerOf(t, "3", 1, 2).Sub(powerOf(t, "2", 1, 2))), "1"},
		"same growth":              {quoOf(t, growthRate(t, "1.44", 14), growthRate(t, "1.2", 7)), "1"},
		"growth in proportion":     {quoOf(t, powerOf(t, "72", 1, 2).Sub(exactly("6")), powerOf(t, "2", 1, 2).Sub(one)), "6"},
		"growth of squares":        {quoOf(t, growthRate(t, "1.21", 2), growthRate(t, "1.44", 2)), "0.5"},
		"fall to nothing":          {growthRate(t, "0", 5), "-1"},
		"inverse of a sum":         {quoOf(t, one, powerOf(t, "2", 1, 2).Sub(one)).Sub(powerOf(t, "2", 1, 2)), "1"},
		"fractions with one below": {quoOf(t, powerOf(t, "5", 1, 2), growthRate(t, "2", 3)).Sub(quoOf(t, powerOf(t, "5", 1, 2).Sub(growthRate(t, "2", 3)), growthRate(t, "2", 3))), "1"},
		"x to the 12th by squares": {pow12(powerOf(t, "7/5", 1, 12)), "1.4"},
		"ln 8 over ln 2":           {quoOf(t, lnOf(t, "8"), lnOf(t, "2")), "3"},
		"ln 8/27 over ln 9/4":      {quoOf(t, lnOf(t, "8/27"), lnOf(t, "9/4")), "-1.5"},
		"multiples of logarithms":  {quoOf(t, quoOf(t, lnOf(t, "4"), exactly("7")), lnOf(t, "2").Mul(exactly("3/7"))), "2/3"},
		"ln 6 + ln 1/6":            {lnOf(t, "6").Add(lnOf(t, "1/6")), "0"},
		"zero by a root":           {powerOf(t, "2", 1, 2).Mul(exactly("0")), "0"},
		"zero by a logarithm":      {exactly("0").Mul(lnOf(t, "2")), "0"},
		"zero over a logarithm":    {quoOf(t, exactly("0"), lnOf(t, "2")), "0"},
	} {
		t.Run(name, func(t *testing.T) {
			n, ok := tt.real.Number()
			require.True(t, ok)
			require.Equal(t, num(tt.want).String(), n.String())
			require.Equal(t, n.String(), tt.real.String())
			require.Zero(t, tt.real.Cmp(n))
			require.Zero(t, tt.real.CmpReal(figure.RealOf(n)))
			require.Equal(t, n.Sign(), tt.real.Sign())
			require.Equal(t, n.Round(3, figure.Floor).String(), tt.real.Round(3, figure.Floor).String())
			point, ok := tt.real.Bounds(3).IsPoint()
			require.True(t, ok && point.Equal(n))
			f, _ := n.Rat().Float64()
			require.Equal(t, f, tt.real.Float64())
		})
	}
}

func pow12(r figure.Real) figure.Real {
	r = r.Mul(r)
	r = r.Mul(r)
	return r.Mul(r).Mul(r)
}

func TestRealDoesNotExist(t *testing.T) {
	for name, tt := range map[string]struct {
		base     string
		num, den int
	}{
		"0^0":                 {"0", 0, 1},
		"0^-1":                {"0", -1, 1},
		"0^(1/-2)":            {"0", 1, -2},
		"negative base":       {"-8", 1, 3},
		"no denominator":      {"8", 1, 0},
		"degree too high":     {"8", 1, 1201},
		"exponent too large":  {"8", 1201, 1},
		"exponent too small":  {"8", -1201, 7},
		"least int":           {"8", math.MinInt, 7},
		"least int below":     {"8", 7, math.MinInt},
		"least int over self": {"0", math.MinInt, math.MinInt + 1},
	} {
		t.Run(name, func(t *testing.T) {
			r, ok := figure.Power(num(tt.base), tt.num, tt.den)
			require.False(t, ok)
			require.Equal(t, "0", r.String())
		})
	}
	t.Run("too many bits", func(t *testing.T) {
		large := figure.FromRat(new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), 1000)))
		_, ok := figure.Power(large, 1200, 1)
		require.False(t, ok)
		r, ok := figure.Power(large, 1, 1000)
		require.True(t, ok)
		require.Equal(t, "2", r.String())
	})
	for name, tt := range map[string]struct {
		of     string
		degree int
	}{"even root of a negative": {"-4", 2}, "degree 0": {"4", 0}, "negative degree": {"4", -2}, "large degree": {"4", 4001}, "large odd degree": {"-4", 4001}} {
		t.Run(name, func(t *testing.T) {
			r, ok := figure.Root(num(tt.of), tt.degree)
			require.False(t, ok)
			require.Equal(t, "0", r.String())
		})
	}
	for _, s := range []string{"0", "-1"} {
		_, ok := figure.Ln(num(s))
		require.False(t, ok)
	}
	for name, divisor := range map[string]figure.Real{
		"zero":                     {},
		"difference of like roots": powerOf(t, "8", 1, 2).Sub(powerOf(t, "2", 1, 2).Mul(exactly("2"))),
		"√2+√3-√(5+2√6), squared":  squared(powerOf(t, "2", 1, 2).Add(powerOf(t, "3", 1, 2))).Sub(exactly("5")).Sub(powerOf(t, "24", 1, 2)),
		"difference of logarithms": lnOf(t, "4").Sub(lnOf(t, "2")).Sub(lnOf(t, "2")),
		"what is taken as zero":    lnOf(t, "6").Sub(lnOf(t, "2").Add(lnOf(t, "3"))),
	} {
		t.Run("by "+name, func(t *testing.T) {
			for _, r := range []figure.Real{exactly("1"), powerOf(t, "2", 1, 2), lnOf(t, "2"), {}} {
				q, ok := r.Quo(divisor)
				require.False(t, ok)
				require.Equal(t, "0", q.String())
			}
		})
	}
}

func squared(r figure.Real) figure.Real { return r.Mul(r) }

// What has no proof is told apart to a precision, and taken as equal beyond.
func TestRealWithoutProof(t *testing.T) {
	three := quoOf(t, lnOf(t, "8").Mul(lnOf(t, "3")), lnOf(t, "2").Mul(lnOf(t, "3")))
	_, ok := three.Number()
	require.False(t, ok)
	require.Zero(t, three.Cmp(num("3")))
	require.Equal(t, 1, three.Cmp(num("2.99999999999999999999999999999999999999")))
	require.Equal(t, -1, three.Cmp(num("3.00000000000000000000000000000000000001")))
	for _, mode := range []figure.Rounding{figure.HalfEven, figure.HalfUp, figure.Down, figure.Up, figure.Floor, figure.Ceiling} {
		require.Equal(t, "3.00", three.Round(2, mode).StringFixed(2))
		tie := three.Mul(exactly("1/2"))
		require.Equal(t, num("1.5").Round(0, mode).String(), tie.Round(0, mode).String())
		require.Equal(t, num("-1.5").Round(0, mode).String(), tie.Neg().Round(0, mode).String())
		require.Equal(t, num("3").Round(-1, mode).String(), three.Round(-1, mode).String())
	}
	require.Equal(t, 3.0, three.Float64())
	require.Equal(t, "3.00000000000…", three.String())
	bounds := three.Bounds(40)
	require.True(t, bounds.Contains(num("3")))
	requireHolds(t, three, bounds, 40)
	zero := three.Sub(exactly("3"))
	require.Equal(t, "0", zero.String())
	require.Zero(t, zero.Float64())
	require.True(t, zero.Bounds(10).Contains(num("0")))
}

// A large number that nothing is known of has its last digit right too.
func TestRealLargeWithoutProof(t *testing.T) {
	// The same digits, before the point and behind it.
	large := lnOf(t, "2").Mul(lnOf(t, "3"))
	scale := powerOf(t, "10", 1000, 1)
	shifted := large.Mul(scale).Mul(scale)
	text := shifted.Round(3, figure.Down).StringFixed(3)
	require.Equal(t, large.Round(2003, figure.Down).StringFixed(2003)[2:], strings.ReplaceAll(text, ".", ""))
	requireHolds(t, shifted, shifted.Bounds(3), 3)
	for range 30 { // beyond what a big.Float holds: nothing is known, and nothing hangs
		large = large.Mul(large).Mul(scale)
	}
	require.NotEmpty(t, large.String())
	require.Zero(t, large.Sub(large).Sign())
}

// More roots than a normal form takes are still computed.
func TestRealOfManyRoots(t *testing.T) {
	sum, mirrored := figure.Real{}, figure.Real{}
	want := new(big.Float).SetPrec(200)
	for i := int64(2); i < 82; i++ {
		root, ok := figure.Root(figure.Int(i), 2)
		require.True(t, ok)
		sum, mirrored = sum.Add(root), root.Add(mirrored)
		want.Add(want, new(big.Float).Sqrt(new(big.Float).SetPrec(200).SetInt64(i)))
	}
	require.Equal(t, want.Text('f', 40), sum.Round(40, figure.HalfEven).StringFixed(40))
	require.Zero(t, sum.CmpReal(mirrored))
	require.Equal(t, 1, sum.CmpReal(mirrored.Sub(exactly("0.000000000000000000000000000000000000000001"))))
	product := sum.Mul(lnOf(t, "2")) // nothing is known of it
	require.Equal(t, 1, product.Sign())
	nothing := sum.Sub(mirrored) // is 0, which is not known: so is its product
	require.Zero(t, nothing.Mul(lnOf(t, "2")).Sign())
	require.Zero(t, lnOf(t, "2").Mul(nothing).Cmp(num("0")))
	doubled := sum
	for range 64 { // as a tree, 2^64 operations
		doubled = doubled.Add(doubled)
	}
	require.Zero(t, doubled.CmpReal(sum.Mul(exactly("18446744073709551616"))))
}

// x^(1/n) multiplied with itself n times is x.
func TestRealRootAndPower(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		x, _ := figure.Frac(1+random.Int64N(1<<uint(1+random.IntN(40))), 1+random.Int64N(1<<uint(1+random.IntN(40))))
		degree := 1 + random.IntN(20)
		root, ok := figure.Root(x, degree)
		require.True(t, ok)
		product := exactly("1")
		for range degree {
			product = product.Mul(root)
		}
		n, ok := product.Number()
		require.True(t, ok && n.Equal(x), "%s to the 1/%d", x, degree)
		n, ok = quoOf(t, product, root.Mul(root)).Mul(squared(root)).Number()
		require.True(t, ok && n.Equal(x))

		p, q := random.IntN(40)-20, 1+random.IntN(20)
		up, ok1 := figure.Power(x, p, q)
		down, ok2 := figure.Power(x, -p, q)
		require.True(t, ok1 && ok2)
		n, ok = up.Mul(down).Number()
		require.True(t, ok && n.Equal(num("1")))
	}
}

// randomReal returns a sum, product or quotient of a few small roots.
func randomReal(random *rand.Rand) figure.Real {
	root := func() figure.Real {
		x, _ := figure.Frac(1+random.Int64N(12), 1+random.Int64N(6))
		r, _ := figure.Power(x, 1+random.IntN(3), 1+random.IntN(4))
		return r
	}
	r := root()
	for range random.IntN(3) {
		switch s := root(); random.IntN(4) {
		case 0:
			r = r.Add(s)
		case 1:
			r = r.Sub(s)
		case 2:
			r = r.Mul(s)
		case 3:
			r, _ = r.Quo(s)
		}
	}
	return r
}

func TestRealFieldLaws(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	same := func(a, b figure.Real) {
		t.Helper()
		n, ok := a.Sub(b).Number()
		require.True(t, ok && n.Sign() == 0, "%s and %s", a, b)
		require.Zero(t, a.CmpReal(b))
		require.Equal(t, a.Round(30, figure.HalfEven), b.Round(30, figure.HalfEven))
	}
	for range 150 {
		a, b, c := randomReal(random), randomReal(random), randomReal(random)
		same(a.Add(b), b.Add(a))
		same(a.Mul(b), b.Mul(a))
		same(a.Add(b).Add(c), a.Add(b.Add(c)))
		same(a.Mul(b).Mul(c), a.Mul(b.Mul(c)))
		same(a.Mul(b.Add(c)), a.Mul(b).Add(a.Mul(c)))
		same(a.Sub(b).Neg(), b.Sub(a))
		if q, ok := a.Quo(b); ok {
			same(q.Mul(b), a)
			same(q.Add(c).Mul(b), a.Add(b.Mul(c)))
		} else {
			require.Zero(t, b.Sign())
		}
		require.Equal(t, a.CmpReal(b), -b.CmpReal(a))
		require.Equal(t, a.CmpReal(b), a.Sub(b).Sign())
		require.Equal(t, a.CmpReal(b), a.Add(c).CmpReal(b.Add(c)))
	}
}

// A number lies between its rounding down and up, and the nearer is no
// further away than half a unit.
func TestRealCmpAgreesWithRound(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	number := func(d decimal.Decimal) figure.Number { return figure.FromRat(d.Rat()) }
	for range 400 {
		r, places := randomReal(random), random.IntN(70)-3
		if random.IntN(4) == 0 {
			l, _ := figure.Ln(figure.Int(2 + random.Int64N(9)))
			r = r.Add(l)
		}
		floor, ceiling := number(r.Round(places, figure.Floor)), number(r.Round(places, figure.Ceiling))
		require.GreaterOrEqual(t, r.Cmp(floor), 0)
		require.LessOrEqual(t, r.Cmp(ceiling), 0)
		unit := number(decimal.New(1, int32(-places)))
		if n, ok := r.Number(); ok {
			require.Equal(t, n.Round(places, figure.HalfEven), r.Round(places, figure.HalfEven))
			continue
		}
		require.True(t, floor.Add(unit).Equal(ceiling))
		middle := floor.Add(ceiling).Mul(num("1/2"))
		nearest := floor
		if r.Cmp(middle) > 0 {
			nearest = ceiling
		}
		for _, mode := range []figure.Rounding{figure.HalfEven, figure.HalfUp} {
			require.True(t, nearest.Equal(number(r.Round(places, mode))), "%s at %d", r, places)
		}
		towards, away := floor, ceiling
		if r.Sign() < 0 {
			towards, away = ceiling, floor
		}
		require.True(t, towards.Equal(number(r.Round(places, figure.Down))))
		require.True(t, away.Equal(number(r.Round(places, figure.Up))))
		requireHolds(t, r, r.Bounds(places), places)

		f := r.Float64()
		require.LessOrEqual(t, r.Cmp(figure.FromRat(new(big.Rat).SetFloat64(math.Nextafter(f, math.Inf(1))))), 0)
		require.GreaterOrEqual(t, r.Cmp(figure.FromRat(new(big.Rat).SetFloat64(math.Nextafter(f, math.Inf(-1))))), 0)
	}
}

// slowRoot brackets x^(1/n) between rational numbers 2^-bits apart, by
// bisection on exact powers.
func slowRoot(x *big.Rat, n, bits int) (lo, hi *big.Rat) {
	lo, hi = new(big.Rat), new(big.Rat).Add(x, big.NewRat(1, 1))
	width := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Lsh(big.NewInt(1), uint(bits)))
	for new(big.Rat).Sub(hi, lo).Cmp(width) > 0 {
		middle := new(big.Rat).Add(lo, hi)
		middle.Mul(middle, big.NewRat(1, 2))
		power := big.NewRat(1, 1)
		for range n {
			power.Mul(power, middle)
		}
		if power.Cmp(x) <= 0 {
			lo = middle
		} else {
			hi = middle
		}
	}
	return lo, hi
}

// slowCompare compares the quotient of growths (a^(1/n) - 1) / (b^(1/m) - 1)
// with q, and returns 0 where it does not come to a decision.
func slowCompare(a *big.Rat, n int, b *big.Rat, m int, q *big.Rat) int {
	one := big.NewRat(1, 1)
	for bits := 16; bits <= 128; bits *= 2 {
		aLo, aHi := slowRoot(a, n, bits)
		bLo, bHi := slowRoot(b, m, bits)
		// The sign of a^(1/n) - 1 - q·(b^(1/m) - 1), and that of the divisor.
		f := func(x, y *big.Rat) *big.Rat {
			d := new(big.Rat).Sub(y, one)
			return d.Sub(new(big.Rat).Sub(x, one), d.Mul(d, q))
		}
		p, r, s, u := f(aLo, bLo).Sign(), f(aLo, bHi).Sign(), f(aHi, bLo).Sign(), f(aHi, bHi).Sign()
		if p == r && r == s && s == u && p != 0 {
			return p * b.Cmp(one)
		}
	}
	return 0
}

func TestRealGrowthQuotientAgainstBisection(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	equal := 0
	for range 200 {
		a, b := big.NewRat(1+random.Int64N(60), 1+random.Int64N(60)), big.NewRat(1+random.Int64N(60), 1+random.Int64N(60))
		n, m := 1+random.IntN(8), 1+random.IntN(8)
		if random.IntN(4) == 0 { // powers, so that some are equal
			a.Mul(a, a)
			b.Mul(b, b)
			n, m = 2, 2
		}
		x, ok1 := figure.Root(figure.FromRat(a), n)
		y, ok2 := figure.Root(figure.FromRat(b), m)
		require.True(t, ok1 && ok2)
		ratio, ok := x.Sub(exactly("1")).Quo(y.Sub(exactly("1")))
		require.Equal(t, b.Cmp(big.NewRat(1, 1)) != 0, ok)
		if !ok {
			continue
		}
		near := new(big.Rat)
		near.SetString(ratio.Round(random.IntN(12), figure.HalfEven).String())
		for _, q := range []*big.Rat{big.NewRat(19, 20), big.NewRat(3, 5), new(big.Rat), big.NewRat(13, 10), near} {
			want := slowCompare(a, n, b, m, q)
			require.Equal(t, want, ratio.Cmp(figure.FromRat(q)), "%s^(1/%d)-1 over %s^(1/%d)-1 and %s", a, n, b, m, q)
			if want == 0 {
				equal++
				_, ok := ratio.Number()
				require.True(t, ok)
			}
		}
	}
	require.Greater(t, equal, 10)
}

// A rational number one part in 10^300 away is told apart.
func TestRealCmpNear(t *testing.T) {
	r := powerOf(t, "2", 1, 2)
	for _, places := range []int{10, 100, 300, 2000} {
		n := figure.FromRat(r.Round(places, figure.Floor).Rat())
		require.Equal(t, 1, r.Cmp(n))
		n = figure.FromRat(r.Round(places, figure.Ceiling).Rat())
		require.Equal(t, -1, r.Cmp(n))
		// The same for two irrational numbers.
		s := powerOf(t, "3", 1, 2).Add(figure.RealOf(figure.FromRat(r.Sub(powerOf(t, "3", 1, 2)).Round(places, figure.Floor).Rat())))
		require.Equal(t, 1, r.CmpReal(s))
	}
}

// Where a float64 is just short of enough, it does not decide.
func TestRealAtTheEndOfFloat64(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	for range 150 {
		r := exactly("1")
		for range 1 + random.IntN(6) {
			x, _ := figure.Frac(1+random.Int64N(1000), 1+random.Int64N(1000))
			root, _ := figure.Root(x, 2+random.IntN(4))
			r = r.Mul(root)
		}
		precise := r.Round(40, figure.Floor) // takes more than a float64
		if _, isRational := r.Number(); isRational {
			continue
		}
		for places := int32(11); places < 19; places++ {
			want := precise.Truncate(places)
			require.True(t, want.Equal(r.Round(int(places), figure.Floor)), "%s at %d", precise, places)
			require.Equal(t, 1, r.Cmp(figure.FromRat(want.Rat())))
			require.Equal(t, -1, r.Cmp(figure.FromRat(want.Add(decimal.New(1, -places)).Rat())))
		}
	}
}

func TestRealClamp(t *testing.T) {
	r := powerOf(t, "2", 1, 2)
	require.Equal(t, r.String(), r.Clamp(num("1"), num("2")).String())
	require.Equal(t, "1.5", r.Clamp(num("1.5"), num("2")).String())
	require.Equal(t, "1.25", r.Clamp(num("1"), num("1.25")).String())
	require.Equal(t, "2", r.Clamp(num("2"), num("1")).String())
	require.Equal(t, "1", exactly("1").Clamp(num("1"), num("1")).String())
}

func TestRealString(t *testing.T) {
	for name, tt := range map[string]struct {
		real figure.Real
		want string
	}{
		"below one":         {powerOf(t, "2", -1, 2), "0.707106781186…"},
		"negative":          {powerOf(t, "2", 1, 2).Neg(), "-1.41421356237…"},
		"small":             {powerOf(t, "0.00000000000000000002", 1, 2), "0.000000000141421356237…"},
		"large":             {powerOf(t, "200000000000000000000", 1, 2), "14142135623.7…"},
		"larger than that":  {powerOf(t, "2"+strings.Repeat("0", 40), 1, 2), "141421356237000000000…"},
		"just above ten":    {powerOf(t, "100.0000000000000001", 1, 2), "10.0000000000…"},
		"just below ten":    {powerOf(t, "99.9999999999999999", 1, 2), "9.99999999999…"},
		"just below -1":     {powerOf(t, "1.0000000000000000000001", 1, 2).Neg(), "-1.00000000000…"},
		"just above a half": {powerOf(t, "0.2500000000000000000001", 1, 2), "0.500000000000…"},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, tt.want, tt.real.String()) })
	}
}

func TestRealFloat64(t *testing.T) {
	require.Equal(t, math.Sqrt2, powerOf(t, "2", 1, 2).Float64())
	require.Equal(t, math.Ln2, lnOf(t, "2").Float64())
	require.Equal(t, math.Inf(-1), powerOf(t, "10", 1199, 2).Mul(exactly("-1")).Float64())
	require.Zero(t, powerOf(t, "10", -1199, 2).Float64())
	require.Equal(t, 1, powerOf(t, "10", -1199, 2).Sign())
	require.Equal(t, 1, powerOf(t, "10", 1199, 2).CmpReal(powerOf(t, "10", 1197, 2)))
}

func FuzzReal(f *testing.F) {
	f.Add(int64(8), int64(27), 2, 3, 10, uint8(0))
	f.Add(int64(math.MaxInt64), int64(1), 7, 1200, 60, uint8(1))
	f.Add(int64(-4), int64(3), -1, 2, -3, uint8(5))
	f.Add(int64(0), int64(1), 0, 0, 0, uint8(9))
	f.Add(int64(math.MinInt64), int64(math.MinInt64), math.MinInt, math.MaxInt, 1, uint8(2))
	f.Fuzz(func(t *testing.T, top, bottom int64, n, d, places int, mode uint8) {
		base, ok := figure.Frac(top, bottom)
		if !ok {
			return
		}
		r, ok := figure.Power(base, n, d)
		if !ok {
			require.Equal(t, "0", r.String())
			return
		}
		places %= 80
		rounded := figure.FromRat(r.Round(places, figure.Rounding(mode)).Rat())
		requireHolds(t, r, r.Bounds(places), places)
		unit := figure.FromRat(decimal.New(1, int32(-places)).Rat())
		require.LessOrEqual(t, r.Cmp(rounded.Add(unit)), 0)
		require.GreaterOrEqual(t, r.Cmp(rounded.Sub(unit)), 0)
		if inverse, ok := figure.Power(base, -n, d); ok {
			one, ok := r.Mul(inverse).Number()
			require.True(t, ok && one.Equal(figure.Int(1)))
		}
		if rate := r.Sub(figure.RealOf(figure.Int(1))); rate.Sign() != 0 {
			same, ok := rate.Quo(rate)
			require.True(t, ok && same.Cmp(figure.Int(1)) == 0)
		}
		require.NotEmpty(t, r.String())
		require.NotContains(t, r.String(), "NaN")
		r.Float64()
	})
}

// FuzzRealProgram runs its input on a stack of numbers: no panic, no hang, and
// what comes out lies where its bounds and its rounding say.
func FuzzRealProgram(f *testing.F) {
	f.Add([]byte("\x00\x02\x03\x00\x03\x02\x10\x12\x13"))
	f.Add([]byte("\x01\x02\x00\x01\x05\x00\x10\x02\x07\x03\x12\x13\x10"))
	f.Add([]byte("\x00\x02\x03\x14\x14\x14\x14\x14\x11"))
	f.Add([]byte("\x00\x02\x01\x00\x03\x01\x10\x15\x14\x15\x13"))
	f.Add([]byte("1ddddddddddddddd"))
	f.Fuzz(func(t *testing.T, program []byte) {
		if len(program) > 24 {
			return
		}
		stack := []figure.Real{{}}
		pop := func() figure.Real {
			r := stack[len(stack)-1]
			if len(stack) > 1 {
				stack = stack[:len(stack)-1]
			}
			return r
		}
		next := func() int {
			if len(program) == 0 {
				return 1
			}
			b := program[0]
			program = program[1:]
			return int(b)
		}
		for len(program) > 0 {
			var r figure.Real
			ok := true
			switch op := next(); op % 8 {
			case 0:
				r, ok = figure.Root(figure.Int(int64(next())), next())
			case 1:
				r, ok = figure.Ln(figure.Int(int64(next())))
			case 2:
				r = pop().Add(pop())
			case 3:
				r, ok = pop().Quo(pop())
			case 4:
				r = pop()
				r = r.Mul(r)
			case 5:
				r = pop().Sub(pop())
			case 6:
				n, _ := figure.Frac(int64(next())-128, int64(1+next()))
				r = figure.RealOf(n)
			case 7:
				r = pop().Mul(pop())
			}
			if ok {
				stack = append(stack, r)
			}
		}
		r := pop()
		if math.IsInf(r.Float64(), 0) { // maybe out of reach
			require.NotEmpty(t, r.String())
			return
		}
		floor := figure.FromRat(r.Round(9, figure.Floor).Rat())
		require.GreaterOrEqual(t, r.Cmp(floor), 0)
		require.Equal(t, -1, r.Cmp(floor.Add(num("0.000000001"))))
		requireHolds(t, r, r.Bounds(9), 9)
		require.Zero(t, r.CmpReal(r))
		require.Zero(t, r.Sub(r).Sign())
		require.NotEmpty(t, r.String())
		require.False(t, math.IsNaN(r.Float64()))
	})
}
