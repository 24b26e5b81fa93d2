package indicator_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

var combining = []indicator.Aggregation{
	indicator.Sum, indicator.Mean, indicator.WeightedMean, indicator.RatioOfSums, indicator.Median,
	indicator.Minimum, indicator.Maximum, indicator.Latest, indicator.Count,
}

func tallyNum(s string) figure.Number { return figure.MustNumber(s) }

// tallySpan reads "5", "[1, 2)", "(1, )" and "(, )".
func tallySpan(t testing.TB, s string) figure.Interval {
	t.Helper()
	if s[0] != '[' && s[0] != '(' {
		return figure.Point(tallyNum(s))
	}
	var out figure.Interval
	var lo, hi string
	for i, half := 1, &lo; i < len(s)-1; i++ {
		switch s[i] {
		case ',':
			half = &hi
		case ' ':
		default:
			*half += string(s[i])
		}
	}
	meet := func(v figure.Interval) {
		var ok bool
		out, ok = out.Intersect(v)
		require.True(t, ok, s)
	}
	if lo != "" && s[0] == '[' {
		meet(figure.From(tallyNum(lo)))
	} else if lo != "" {
		meet(figure.Above(tallyNum(lo)))
	}
	if hi != "" && s[len(s)-1] == ']' {
		meet(figure.To(tallyNum(hi)))
	} else if hi != "" {
		meet(figure.Below(tallyNum(hi)))
	}
	return out
}

func TestNewTally(t *testing.T) {
	for _, a := range combining {
		tally, err := indicator.NewTally(a)
		require.NoError(t, err)
		require.Equal(t, a, tally.Aggregation())
	}
	for _, a := range []indicator.Aggregation{indicator.NoAggregation, indicator.NotCombined, 99} {
		_, err := indicator.NewTally(a)
		require.ErrorIs(t, err, indicator.ErrNotCombined)
		require.Panics(t, func() { indicator.MustTally(a) })
	}
}

// Each aggregation, of hedged values too: value, weight or denominator, period.
func TestTallyResult(t *testing.T) {
	type item struct{ value, beside, period string }
	tests := map[string]struct {
		a       indicator.Aggregation
		items   []item
		want    string // an interval, or a reason
		missing int
	}{
		"sum":                             {indicator.Sum, []item{{"1", "", ""}, {"0.5", "", ""}}, "1.5", 0},
		"sum of fractions":                {indicator.Sum, []item{{"1/3", "", ""}, {"1/6", "", ""}}, "0.5", 0},
		"sum of ends":                     {indicator.Sum, []item{{"[1, 2]", "", ""}, {"[3, 5]", "", ""}, {"10", "", ""}}, "[14, 17]", 0},
		"an open end opens the sum":       {indicator.Sum, []item{{"(1, 2]", "", ""}, {"[3, 5]", "", ""}}, "(4, 7]", 0},
		"a missing end takes it":          {indicator.Sum, []item{{"(1700, )", "", ""}, {"[3, 5]", "", ""}}, "(1703, )", 0},
		"nothing known":                   {indicator.Sum, []item{{"(, )", "", ""}, {"3", "", ""}}, "(, )", 0},
		"0 is a value":                    {indicator.Sum, []item{{"0", "", ""}}, "0", 0},
		"mean":                            {indicator.Mean, []item{{"10", "", ""}, {"20", "", ""}, {"60", "", ""}}, "30", 0},
		"mean of ends":                    {indicator.Mean, []item{{"[1, 2)", "", ""}, {"4", "", ""}}, "[2.5, 3)", 0},
		"weighted mean":                   {indicator.WeightedMean, []item{{"10", "100", ""}, {"2", "900", ""}}, "2.8", 0},
		"no weight":                       {indicator.WeightedMean, []item{{"10", "100", ""}, {"2", "", ""}}, "10", 1},
		"a weight of 0 is used":           {indicator.WeightedMean, []item{{"10", "100", ""}, {"2", "0", ""}}, "10", 0},
		"weights of 0":                    {indicator.WeightedMean, []item{{"10", "0", ""}}, "undefined", 0},
		"a weight below 0 is none":        {indicator.WeightedMean, []item{{"10", "1", ""}, {"2", "-1", ""}, {"3", "[-1, 1]", ""}, {"4", "(, 2]", ""}}, "10", 3},
		"hedged values":                   {indicator.WeightedMean, []item{{"[0, 4)", "1", ""}, {"10", "3", ""}}, "[7.5, 8.5)", 0},
		"hedged weights count once":       {indicator.WeightedMean, []item{{"0", "1", ""}, {"10", "[1, 3]", ""}}, "[5, 7.5]", 0},
		"a hedged weight alone":           {indicator.WeightedMean, []item{{"10", "[1, 3]", ""}}, "10", 0},
		"a weight that is not bounded":    {indicator.WeightedMean, []item{{"0", "1", ""}, {"10", "[1, )", ""}}, "[5, 10)", 0},
		"all weights may be 0":            {indicator.WeightedMean, []item{{"0", "[0, 1]", ""}, {"10", "[0, 3]", ""}}, "[0, 10]", 0},
		"all above 0 and may be near it":  {indicator.WeightedMean, []item{{"0", "(0, 1]", ""}, {"10", "[0, 3]", ""}}, "[0, 10)", 0},
		"an open weight":                  {indicator.WeightedMean, []item{{"0", "1", ""}, {"10", "[1, 3)", ""}}, "[5, 7.5)", 0},
		"an open value with weight":       {indicator.WeightedMean, []item{{"[4, 5)", "1", ""}, {"5", "[1, 2]", ""}}, "[4.5, 5)", 0},
		"an open value without":           {indicator.WeightedMean, []item{{"[4, 5)", "[0, 1]", ""}, {"5", "2", ""}}, "[14/3, 5]", 0},
		"an open value must have weight":  {indicator.WeightedMean, []item{{"[4, 5)", "[1, 2]", ""}, {"8", "1", ""}}, "[16/3, 6.5)", 0},
		"and at the mean too":             {indicator.WeightedMean, []item{{"[4, 5)", "[1, 2]", ""}, {"5", "2", ""}}, "[4.5, 5)", 0},
		"or need have none":               {indicator.WeightedMean, []item{{"[4, 5)", "[0, 1]", ""}, {"8", "2", ""}}, "[20/3, 8]", 0},
		"value and weight unbounded":      {indicator.WeightedMean, []item{{"[4, )", "[0, 1]", ""}, {"5", "2", ""}}, "[14/3, )", 0},
		"ratio":                           {indicator.RatioOfSums, []item{{"5", "10", ""}, {"9", "90", ""}}, "0.14", 0},
		"no denominator":                  {indicator.RatioOfSums, []item{{"5", "10", ""}, {"9", "", ""}}, "0.5", 1},
		"a denominator of 0 is used":      {indicator.RatioOfSums, []item{{"5", "10", ""}, {"3", "0", ""}}, "0.8", 0},
		"denominators of 0":               {indicator.RatioOfSums, []item{{"5", "1", ""}, {"3", "-1", ""}}, "undefined", 0},
		"denominators on both sides of 0": {indicator.RatioOfSums, []item{{"5", "[-1, 1]", ""}}, "undefined", 0},
		"ratio of ends":                   {indicator.RatioOfSums, []item{{"[1, 2]", "10", ""}, {"1", "[10, 30)", ""}}, "(0.05, 0.15]", 0},
		"a denominator up to a number":    {indicator.RatioOfSums, []item{{"1400000", "[0, 15000]", ""}}, "[280/3, )", 0},
		"median of three":                 {indicator.Median, []item{{"9", "", ""}, {"1.5", "", ""}, {"2.5", "", ""}}, "2.5", 0},
		"median of four":                  {indicator.Median, []item{{"9", "", ""}, {"1", "", ""}, {"2", "", ""}, {"4", "", ""}}, "3", 0},
		"median of ends":                  {indicator.Median, []item{{"[1, 9]", "", ""}, {"4", "", ""}, {"[2, 5]", "", ""}}, "[2, 5]", 0},
		"median of open ends":             {indicator.Median, []item{{"(1, 3)", "", ""}, {"[1, 3]", "", ""}}, "(1, 3)", 0},
		"the middle end decides":          {indicator.Median, []item{{"(1, 3)", "", ""}, {"[1, 3]", "", ""}, {"[1, 3]", "", ""}}, "[1, 3]", 0},
		"median of half-known":            {indicator.Median, []item{{"(1700, )", "", ""}, {"[1, 3]", "", ""}, {"5", "", ""}}, "5", 0},
		"median without upper end":        {indicator.Median, []item{{"(1700, )", "", ""}, {"[10, )", "", ""}, {"5", "", ""}}, "[10, )", 0},
		"minimum":                         {indicator.Minimum, []item{{"3", "", ""}, {"-1", "", ""}}, "-1", 0},
		"minimum of ends":                 {indicator.Minimum, []item{{"[1, 9)", "", ""}, {"(1, 5]", "", ""}, {"[4, 5)", "", ""}}, "[1, 5)", 0},
		"minimum of half-known":           {indicator.Minimum, []item{{"(1700, )", "", ""}, {"(, 3]", "", ""}}, "(, 3]", 0},
		"maximum":                         {indicator.Maximum, []item{{"-3", "", ""}, {"-1", "", ""}}, "-1", 0},
		"maximum of ends":                 {indicator.Maximum, []item{{"[1, 9)", "", ""}, {"(1, 9]", "", ""}}, "(1, 9]", 0},
		"latest":                          {indicator.Latest, []item{{"1", "", "2011"}, {"2", "", "2009"}, {"3", "", "2010-12-31"}}, "1", 0},
		"latest without period":           {indicator.Latest, []item{{"1", "", "2011"}, {"2", "", ""}}, "1", 1},
		"the shorter of two that end":     {indicator.Latest, []item{{"1", "", "2011-12"}, {"2", "", "2011"}, {"4", "", "2011-11-30"}}, "1", 0},
		"two of one period":               {indicator.Latest, []item{{"7", "", "2011"}, {"3", "", "2011"}, {"99", "", "2010"}}, "[3, 7]", 0},
		"the same twice":                  {indicator.Latest, []item{{"7", "", "2011"}, {"7", "", "2011"}}, "7", 0},
		"latest hedged":                   {indicator.Latest, []item{{"(1700, )", "", "2011"}}, "(1700, )", 0},
		"count":                           {indicator.Count, []item{{"7", "", ""}, {"(1700, )", "", ""}}, "2", 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			tally := indicator.MustTally(tt.a)
			for _, i := range tt.items {
				item := indicator.Item{Value: tallySpan(t, i.value)}
				if i.beside != "" {
					item.Weight = tallySpan(t, i.beside)
					item.Denominator = item.Weight
				}
				if i.period != "" {
					item.Period = period.MustParse(i.period)
				}
				tally.AddItem(item)
			}
			got := tally.Result()
			require.Equal(t, tt.missing, got.Missing(indicator.Present))
			if tt.want == "undefined" {
				require.Equal(t, indicator.Undefined, got.Absence)
				require.NotEmpty(t, got.Why)
				require.True(t, got.Bounds.IsUnbounded())
				_, ok := got.Number()
				require.False(t, ok)
				return
			}
			require.Equal(t, indicator.Present, got.Absence)
			require.Empty(t, got.Why)
			require.Equal(t, tallySpan(t, tt.want).String(), got.Bounds.String())
			number, isNumber := got.Number()
			if want, ok := tallySpan(t, tt.want).IsPoint(); ok {
				require.True(t, isNumber)
				require.True(t, want.Equal(number))
			}
		})
	}
}

func TestTallyUsed(t *testing.T) {
	tally := indicator.MustTally(indicator.Latest)
	for i, day := range []string{"2009", "2011", "2010", "2011"} {
		tally.AddAt(period.MustParse(day), figure.Int(int64(i)))
	}
	require.Equal(t, 2, tally.Used(), "both of 2011")
	require.Equal(t, 2, tally.Result().Used)
}

func TestTallyNothing(t *testing.T) {
	tests := map[string]struct {
		absences []indicator.Absence
		want     indicator.Absence
	}{
		"nothing":       {nil, indicator.NotReported},
		"one reason":    {[]indicator.Absence{indicator.Suppressed, indicator.Suppressed}, indicator.Suppressed},
		"several":       {[]indicator.Absence{indicator.Suppressed, indicator.NotApplicable}, indicator.NotReported},
		"no reason":     {[]indicator.Absence{indicator.Present}, indicator.NotReported},
		"not a reason":  {[]indicator.Absence{200}, indicator.NotReported},
		"not a reason'": {[]indicator.Absence{9}, indicator.NotReported},
	}
	for name, tt := range tests {
		for _, a := range combining {
			t.Run(name+"/"+a.String(), func(t *testing.T) {
				tally := indicator.MustTally(a)
				for _, absence := range tt.absences {
					tally.AddAbsent(absence)
				}
				got := tally.Result()
				require.Equal(t, tt.want, got.Absence)
				require.Equal(t, "there is nothing to aggregate", got.Why)
				require.Equal(t, len(tt.absences), got.Missing(indicator.Present))
				require.Equal(t, len(tt.absences), tally.Missing(indicator.Present))
				require.Zero(t, got.Missing(200))
				require.True(t, got.Bounds.IsUnbounded())
			})
		}
	}
	tally := indicator.MustTally(indicator.Sum)
	tally.AddItem(indicator.Item{Value: figure.Point(figure.Int(1)), Absence: indicator.Withheld})
	require.Equal(t, 1, tally.Missing(indicator.Withheld))
	require.Zero(t, tally.Used())
}

// What an aggregation does not need is passed over, and what it lacks missing.
func TestTallyShortMethods(t *testing.T) {
	one, two, day := figure.Int(1), figure.Int(2), period.MustParse("2011")
	for _, a := range combining {
		t.Run(a.String(), func(t *testing.T) {
			plain, weighted, ratio, dated := indicator.MustTally(a), indicator.MustTally(a), indicator.MustTally(a), indicator.MustTally(a)
			plain.Add(one)
			weighted.AddWeighted(one, two)
			ratio.AddRatio(one, two)
			dated.AddAt(day, one)
			needs := map[indicator.Aggregation]*indicator.Tally{
				indicator.WeightedMean: weighted, indicator.RatioOfSums: ratio, indicator.Latest: dated,
			}[a]
			for _, tally := range []*indicator.Tally{plain, weighted, ratio, dated} {
				if needs == nil || needs == tally {
					require.Equal(t, 1, tally.Used())
					continue
				}
				require.Zero(t, tally.Used())
				require.Equal(t, 1, tally.Missing(indicator.NotReported))
			}
		})
	}
	weighted := indicator.MustTally(indicator.WeightedMean)
	weighted.AddWeighted(one, figure.Int(-1))
	require.Equal(t, 1, weighted.Missing(indicator.Undefined))
}

func TestTallyZeroValue(t *testing.T) {
	var zero indicator.Tally
	zero.Add(figure.Int(1))
	zero.AddItem(indicator.Item{Value: figure.From(figure.Int(1))})
	require.Zero(t, zero.Used())
	require.Equal(t, 2, zero.Missing(indicator.Undefined))

	sum := indicator.MustTally(indicator.Sum)
	sum.Add(figure.Int(3))
	require.NoError(t, zero.Merge(sum))
	require.Equal(t, indicator.Sum, zero.Aggregation())
	require.Equal(t, "sum 3 of 1, 2 missing", zero.Result().String())
	require.NoError(t, sum.Merge(new(indicator.Tally)))
	require.Equal(t, "sum 3 of 1", sum.Result().String())
}

func TestTallyMergeUnlike(t *testing.T) {
	sum, mean := indicator.MustTally(indicator.Sum), indicator.MustTally(indicator.Mean)
	sum.Add(figure.Int(1))
	mean.Add(figure.Int(2))
	mean.AddAbsent(indicator.Withheld)
	require.ErrorIs(t, sum.Merge(mean), indicator.ErrUnlikeTallies)
	require.Equal(t, "sum 1 of 1", sum.Result().String())

	percent := indicator.NewRatioTally(figure.Int(100))
	require.ErrorIs(t, percent.Merge(indicator.MustTally(indicator.RatioOfSums)), indicator.ErrUnlikeTallies)
	require.NoError(t, indicator.MustTally(indicator.RatioOfSums).Merge(indicator.NewRatioTally(figure.Int(0))))
}

func TestTallyMergeItself(t *testing.T) {
	for _, a := range combining {
		tally := indicator.MustTally(a)
		for _, v := range []string{"1", "[2, 3)", "4"} {
			tally.AddItem(indicator.Item{
				Value: tallySpan(t, v), Weight: tallySpan(t, "[1, 2]"), Denominator: tallySpan(t, "3"), Period: period.MustParse("2011"),
			})
		}
		twice := indicator.MustTally(a)
		require.NoError(t, twice.Merge(tally))
		require.NoError(t, twice.Merge(tally))
		require.NoError(t, tally.Merge(tally))
		require.Equal(t, twice.Result().String(), tally.Result().String())
		require.Equal(t, 6, tally.Used())
	}
}

// A tally shares nothing with one that it was merged into.
func TestTallyMergeCopies(t *testing.T) {
	part, whole := indicator.MustTally(indicator.Median), new(indicator.Tally)
	part.Add(figure.Int(1))
	require.NoError(t, whole.Merge(part))
	part.Add(figure.Int(3))
	whole.Add(figure.Int(100))
	require.Equal(t, "median 2 of 2", part.Result().String())
	require.Equal(t, "median 50.5 of 2", whole.Result().String())
}

func TestTallyTrace(t *testing.T) {
	tally := indicator.NewRatioTally(figure.Int(100))
	tally.AddRatio(figure.Int(5), figure.Int(10))
	tally.AddRatio(figure.Int(9), figure.Int(90))
	tally.AddAbsent(indicator.Withheld)
	require.Equal(t, `input: values: 2
left-out: values: 1 (withheld)
compute: numerators: 14
compute: denominators: 100
policy: factor: 100
result: ratio-of-sums: 14
`, tally.Result().Trace().String())

	latest := indicator.MustTally(indicator.Latest)
	latest.AddAt(period.MustParse("2011"), figure.Int(3))
	latest.AddAt(period.MustParse("2011"), figure.Int(7))
	require.Equal(t, `input: values: 2 (of 2011, from the lowest to the highest)
result: latest: [3, 7]
`, latest.Result().Trace().String())

	weighted := indicator.MustTally(indicator.WeightedMean)
	weighted.AddWeighted(figure.Int(3), figure.Int(0))
	require.Equal(t, `input: values: 1
compute: weighted sum: 0
compute: weights: 0
result: weighted-mean: undefined (the weights come to 0)
`, weighted.Result().Trace().String())
	weighted.AddItem(indicator.Item{Value: tallySpan(t, "4"), Weight: tallySpan(t, "[1, 2]")})
	require.Len(t, weighted.Result().Trace().Of(check.Compute), 4)

	mean := indicator.MustTally(indicator.Mean)
	mean.AddItem(indicator.ItemOf(figure.MustParse("over 1,700")))
	mean.AddItem(indicator.ItemOf(figure.Figure{}))
	require.Equal(t, `input: values: 1
left-out: values: 1 (not-reported)
compute: sum: (1700, ∞)
result: mean: (1700, ∞)
`, mean.Result().Trace().String())
}

// randomItem returns numbers, intervals of every kind and absences. Where whole
// is set, all are numbers.
func randomItem(r *rand.Rand, whole bool) indicator.Item {
	number := func(lo, hi int64) figure.Number {
		den := []int64{1, 1, 1, 2, 3, 10, 100}[r.IntN(7)]
		n, _ := figure.Frac(lo*den+r.Int64N((hi-lo)*den+1), den)
		return n
	}
	span := func(lo, hi int64) figure.Interval {
		a, b := number(lo, hi), number(lo, hi)
		if a.Cmp(b) > 0 {
			a, b = b, a
		}
		if whole || a.Equal(b) || r.IntN(3) == 0 {
			return figure.Point(a)
		}
		out := []figure.Interval{figure.From(a), figure.Above(a)}[r.IntN(2)]
		if lo >= 0 || r.IntN(8) > 0 {
			if r.IntN(8) > 0 {
				out, _ = out.Intersect([]figure.Interval{figure.To(b), figure.Below(b)}[r.IntN(2)])
			}
			return out
		}
		return []figure.Interval{figure.To(b), figure.Below(b)}[r.IntN(2)]
	}
	i := indicator.Item{Value: span(-20, 20)}
	switch r.IntN(12) {
	case 0:
		i.Absence = indicator.Absence(1 + r.IntN(7))
	case 1:
		i.Value = figure.Point(figure.Int(r.Int64() - 1<<62)) // sums beyond 64 bits
		if r.IntN(2) == 0 {
			i.Value = i.Value.Neg()
		}
	}
	if r.IntN(8) > 0 {
		i.Weight, i.Denominator = span(0, 5), span(1, 5)
	}
	if r.IntN(8) > 0 {
		i.Period = period.MustParse(fmt.Sprintf("20%02d", 10+r.IntN(4)))
	}
	return i
}

func tallyOf(a indicator.Aggregation, items []indicator.Item) *indicator.Tally {
	t := indicator.MustTally(a)
	for _, i := range items {
		t.AddItem(i)
	}
	return t
}

// requireSame compares the results and all that is written.
func requireSame(t *testing.T, want, got *indicator.Tally) {
	t.Helper()
	require.Equal(t, want.Result().String(), got.Result().String())
	require.Equal(t, want.Result().Trace().Of(check.LeftOut), got.Result().Trace().Of(check.LeftOut))
	require.True(t, want.Result().Bounds.Equal(got.Result().Bounds))
	wantBinary, err := want.MarshalBinary()
	require.NoError(t, err)
	gotBinary, err := got.MarshalBinary()
	require.NoError(t, err)
	require.Equal(t, wantBinary, gotBinary)
}

// Any split, merged in any order and grouping, gives the tally of one pass;
// order and grouping of two merges do not matter, and an empty start changes
// nothing.
func TestTallyMergeLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 7))
	for _, a := range combining {
		for range 60 {
			items := make([]indicator.Item, 1+r.IntN(300))
			whole := r.IntN(3) == 0
			for i := range items {
				items[i] = randomItem(r, whole)
			}
			want := tallyOf(a, items)
			r.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })

			parts := []*indicator.Tally{indicator.MustTally(a)} // an empty one among them
			for rest := items; len(rest) > 0; {
				n := 1 + r.IntN(len(rest))
				parts = append(parts, tallyOf(a, rest[:n]))
				rest = rest[n:]
			}
			for len(parts) > 1 { // a random tree
				i := r.IntN(len(parts) - 1)
				left, right := parts[i], parts[i+1]
				if r.IntN(2) == 0 {
					left, right = right, left
				}
				require.NoError(t, left.Merge(right))
				parts = append(parts[:i], parts[i+1:]...)
				parts[i] = left
			}
			requireSame(t, want, parts[0])

			one, two, three := tallyOf(a, items[:len(items)/3]), tallyOf(a, items[len(items)/3:len(items)/2]), tallyOf(a, items[len(items)/2:])
			leftFirst, rightFirst, swapped := new(indicator.Tally), new(indicator.Tally), new(indicator.Tally)
			for _, step := range []struct{ to, from *indicator.Tally }{
				{leftFirst, one}, {leftFirst, two}, {leftFirst, three}, {rightFirst, two}, {rightFirst, three}, {swapped, rightFirst}, {swapped, one},
			} {
				require.NoError(t, step.to.Merge(step.from))
			}
			require.NoError(t, one.Merge(rightFirst))
			requireSame(t, leftFirst, one)
			requireSame(t, leftFirst, swapped)
		}
	}
}

// pickFrom returns a number that v allows.
func pickFrom(r *rand.Rand, v figure.Interval) figure.Number {
	lo, loClosed, hasLo := v.Lo()
	hi, hiClosed, hasHi := v.Hi()
	step, _ := figure.Frac(1+r.Int64N(99), 100)
	switch {
	case hasLo && loClosed && r.IntN(3) == 0:
		return lo
	case hasHi && hiClosed && r.IntN(3) == 0:
		return hi
	case hasLo && hasHi:
		return lo.Add(hi.Sub(lo).Mul(step))
	case hasLo:
		return lo.Add(step)
	case hasHi:
		return hi.Sub(step)
	}
	return step
}

// Whatever numbers the hedged figures stand for, their result lies within that
// of the figures, unless there is none.
func TestTallyHoldsEveryChoice(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 3))
	for _, a := range combining {
		for range 400 {
			items := make([]indicator.Item, 1+r.IntN(6))
			for i := range items {
				items[i] = randomItem(r, false)
			}
			hedged := tallyOf(a, items).Result()
			for range 10 {
				tally := indicator.MustTally(a)
				for _, i := range items {
					i.Value = figure.Point(pickFrom(r, i.Value))
					if !i.Weight.IsUnbounded() {
						i.Weight = figure.Point(pickFrom(r, i.Weight))
						i.Denominator = figure.Point(pickFrom(r, i.Denominator))
					}
					tally.AddItem(i)
				}
				got := tally.Result()
				require.Equal(t, hedged.Used, got.Used)
				if got.Absence != indicator.Present {
					continue
				}
				require.Equal(t, indicator.Present, hedged.Absence)
				require.True(t, got.Bounds.Within(hedged.Bounds), "%s: %s in %s of %v", a, got.Bounds, hedged.Bounds, items)
			}
		}
	}
}

// With closed ends, the bounds of a weighted mean are the least and the greatest
// mean over all ends of values and weights.
func TestTallyWeightedMeanIsTight(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 2))
	for range 400 {
		type item struct{ value, weight [2]figure.Number }
		items := make([]item, 1+r.IntN(4))
		tally := indicator.MustTally(indicator.WeightedMean)
		for i := range items {
			v, w := r.Int64N(20)-10, r.Int64N(4)
			items[i] = item{
				[2]figure.Number{figure.Int(v), figure.Int(v + r.Int64N(4))},
				[2]figure.Number{figure.Int(w), figure.Int(w + r.Int64N(4))},
			}
			value, err := figure.NewInterval(items[i].value[0], items[i].value[1])
			require.NoError(t, err)
			weight, err := figure.NewInterval(items[i].weight[0], items[i].weight[1])
			require.NoError(t, err)
			tally.AddItem(indicator.Item{Value: value, Weight: weight})
		}
		var want figure.Interval
		has := false
		for ends := range 1 << (2 * len(items)) {
			var top, bottom figure.Number
			for i, item := range items {
				w := item.weight[ends>>(2*i)&1]
				top, bottom = top.Add(w.Mul(item.value[ends>>(2*i+1)&1])), bottom.Add(w)
			}
			if mean, ok := top.Quo(bottom); ok && !has {
				want, has = figure.Point(mean), true
			} else if ok {
				want = want.Hull(figure.Point(mean))
			}
		}
		got := tally.Result()
		require.Equal(t, has, got.Absence == indicator.Present)
		require.Equal(t, want.String(), got.Bounds.String(), "%v", items)
	}
}

// Against plain sums of rational numbers.
func TestTallyAgainstReference(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	sum, mean, want := indicator.MustTally(indicator.Sum), indicator.MustTally(indicator.Mean), figure.Number{}
	const n = 20000
	for range n {
		v, _ := figure.Frac(r.Int64()-r.Int64(), 1+r.Int64N(30))
		sum.Add(v)
		mean.Add(v)
		want = want.Add(v)
	}
	got, ok := sum.Result().Number()
	require.True(t, ok)
	require.True(t, want.Equal(got))
	got, _ = mean.Result().Number()
	require.True(t, want.Equal(got.Mul(figure.Int(n))))
}

func TestTallyAddAllocatesNothing(t *testing.T) {
	cents := tallyNum("1234.56")
	weight, day := figure.Int(7), period.MustParse("2011")
	hedged := indicator.Item{
		Value: tallySpan(t, "[5, 7)"), Weight: figure.Point(weight), Denominator: tallySpan(t, "(1700, 1800]"), Period: day,
	}
	for _, a := range combining {
		if a == indicator.Median { // which keeps what it needs
			continue
		}
		tally := indicator.MustTally(a)
		tally.AddItem(hedged)
		require.Zero(t, testing.AllocsPerRun(1000, func() {
			tally.Add(cents)
			tally.AddWeighted(cents, weight)
			tally.AddRatio(cents, weight)
			tally.AddAt(day, cents)
			tally.AddAbsent(indicator.Withheld)
			tally.AddItem(hedged)
		}), a)
	}
}

// A sum beyond 64 bits meets a big number once in 64 times, and a fraction
// without a common denominator stays affordable.
func TestTallyBigSumsAllocateSeldom(t *testing.T) {
	tally, v := indicator.MustTally(indicator.Sum), figure.Int(1<<55)
	require.Less(t, testing.AllocsPerRun(100000, func() { tally.Add(v) }), 1.0)
	got, _ := tally.Result().Number()
	require.Equal(t, figure.Int(1<<55).Mul(figure.Int(100001)).String(), got.String())
}

// Of many values, against sorting them; with few values that differ, and in
// orders that are hard to halve.
func TestTallyMedianAgainstSorting(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	for n := 1; n < 400; n++ {
		for _, order := range []func(i int) int64{
			func(int) int64 { return r.Int64N(1000) },
			func(int) int64 { return r.Int64N(3) },
			func(i int) int64 { return int64(i) },
			func(i int) int64 { return int64(-i) },
			func(i int) int64 { return int64(min(i, n-i)) },
			func(int) int64 { return 7 },
		} {
			tally, values := indicator.MustTally(indicator.Median), make([]int64, n)
			for i := range values {
				values[i] = order(i)
				tally.Add(figure.Int(values[i]))
			}
			slices.Sort(values)
			want, _ := figure.Frac(values[(n-1)/2]+values[n/2], 2)
			got, ok := tally.Result().Number()
			require.True(t, ok)
			require.True(t, want.Equal(got), "%s of %v", got, values)
		}
	}
}
