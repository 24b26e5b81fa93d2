package claim_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
)

func TestRatio(t *testing.T) {
	tests := map[string]struct {
		numerator, denominator string // "" where it is not stated
		scale                  int64
		bounds, face           string // "" for none
		undefined              string
	}{
		"government share": {numerator: "USD 1.9 million", denominator: "USD 8 million", scale: 100,
			bounds: "[370/17, 26]", face: "23.75"},
		"implementer": {numerator: "USD 1 million", denominator: "USD 8 million", scale: 100, bounds: "[100/17, 20]", face: "12.5"},
		"achievement": {numerator: "931,308", denominator: "343,300", scale: 100,
			bounds: "[931308/3433, 931308/3433]", face: "931308/3433"},
		"ceiling as denominator": {numerator: "EUR 3 million", denominator: "up to 500 grants", scale: 1,
			bounds: "[5000, ∞)", face: "6000"},
		"no upper end below": {numerator: "USD 8.5 million", denominator: "over 9,900 loans", scale: 1,
			bounds: "(0, 9500/11)", face: "85000/99"},
		"two floors": {numerator: "more than 8.5 Million USD", denominator: "over 9,900 loans", scale: 1,
			bounds: "(0, ∞)", face: "85000/99"},
		"nothing of some":           {numerator: "0", denominator: "up to 500", scale: 100, bounds: "[0, 0]", face: "0"},
		"per mille":                 {numerator: "3", denominator: "8", scale: 1000, bounds: "[375, 375]", face: "375"},
		"a range":                   {numerator: "8 to 10 jobs", denominator: "4", scale: 1, bounds: "[2, 2.5]"},
		"over a range":              {numerator: "20", denominator: "8 to 10", scale: 1, bounds: "[2, 2.5]"},
		"not stated":                {denominator: "8", scale: 1, bounds: "(-∞, ∞)"},
		"over nothing":              {numerator: "5", denominator: "0", scale: 1, undefined: "division by zero"},
		"over a rounded nothing":    {numerator: "5", denominator: "0%", scale: 1, undefined: "the denominator [-0.5, 0.5] lies on both sides of zero"},
		"over about":                {numerator: "5", denominator: "some 60", scale: 1, undefined: "the denominator (-∞, ∞) lies on both sides of zero"},
		"over what is not stated":   {numerator: "5", scale: 1, undefined: "the denominator is not stated"},
		"neither is stated":         {scale: 1, undefined: "the numerator is not stated"},
		"zero times what it may be": {numerator: "5", denominator: "up to 2", scale: 0, bounds: "[0, 0]", face: "0"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var n, d figure.Quantity
			if tt.numerator != "" {
				n = figure.MustParse(tt.numerator)
			}
			if tt.denominator != "" {
				d = figure.MustParse(tt.denominator)
			}
			q := claim.Ratio(n, d, figure.Int(tt.scale))
			require.Equal(t, tt.undefined, q.Undefined)
			requireFace(t, tt.face, q.Face)
			if tt.undefined != "" {
				require.True(t, q.Bounds.IsUnbounded())
				require.False(t, q.Holds())
				require.Contains(t, q.String(), ": undefined, "+tt.undefined)
				require.Equal(t, check.Step{Kind: check.Result, Name: formulaOf(q), Text: "undefined", Why: tt.undefined}, last(q.Trace()))
				return
			}
			require.Equal(t, tt.bounds, q.Bounds.String())
			require.Equal(t, tt.bounds != "(-∞, ∞)", q.Holds())
		})
	}
}

// requireFace compares exactly; "" is no number.
func requireFace(t testing.TB, want string, got *figure.Number) {
	t.Helper()
	if want == "" {
		require.Nil(t, got)
		return
	}
	require.NotNil(t, got)
	require.Equal(t, want, got.String())
}

// formulaOf returns what the result of q's trace is named.
func formulaOf(q claim.Quotient) string { return last(q.Trace()).Name }

func last(t check.Trace) check.Step { return t[len(t)-1] }

func TestQuotientText(t *testing.T) {
	q := claim.Ratio(figure.MustParse("USD 1.9 million"), figure.MustParse("USD 8 million"), figure.Int(100))
	require.Equal(t, "USD 1.9 million / USD 8 million × 100 = [21.764705, 26]", q.String())
	require.Equal(t, ""+
		"input: numerator: USD 1.9 million = [1850000, 1950000]\n"+
		"input: denominator: USD 8 million = [7500000, 8500000]\n"+
		"compute: at face value: 23.75\n"+
		"result: USD 1.9 million / USD 8 million × 100: [21.764705, 26] (ends rounded outwards)\n", q.Trace().String())

	q, err := claim.Share(figure.MustParse("1 of the countries"), figure.MustParse("3"))
	require.NoError(t, err)
	require.Equal(t, ""+
		"input: part: 1 of the countries = [1, 1]\n"+
		"input: whole: 3 = [3, 3]\n"+
		"compute: at face value: ≈ 33.333333\n"+
		"result: 1 of the countries / 3 × 100: [33.333333, 33.333334] (ends rounded outwards)\n", q.Trace().String())

	q, err = claim.ShareOfSum(figure.MustParse("EUR 2 million"), quantities("EUR 3 million")...)
	require.NoError(t, err)
	require.Equal(t, "EUR 2 million / (EUR 2 million + EUR 3 million) × 100 = [30, 50]", q.String())
	require.Equal(t, ""+
		"input: part: EUR 2 million = [1500000, 2500000]\n"+
		"input: other: EUR 3 million = [2500000, 3500000]\n"+
		"compute: at face value: 40\n"+
		"result: EUR 2 million / (EUR 2 million + EUR 3 million) × 100: [30, 50] (ends rounded outwards)\n", q.Trace().String())

	q = claim.Ratio(figure.MustParse("5"), nil, figure.Int(1))
	require.Equal(t, "5 / not stated: undefined, the denominator is not stated", q.String())
	require.Equal(t, ""+
		"input: numerator: 5 = [5, 5]\n"+
		"input: denominator: not stated = (-∞, ∞)\n"+
		"result: 5 / not stated: undefined (the denominator is not stated)\n", q.Trace().String())
}

// TestRatioLaws: every pair of numbers gives a quotient within the bounds, and
// the ends of the bounds are such quotients.
func TestRatioLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	points := grid(8)
	for range 2_000 {
		n, d := randomInterval(r, closedEnds, 6), randomInterval(r, closedEnds, 6)
		scale := figure.Int(r.Int64N(5) - 2)
		q := claim.Ratio(rangeFigure(t, n), rangeFigure(t, d), scale)
		var found []figure.Number
		for _, a := range pointsOf(n, points) {
			for _, b := range pointsOf(d, points) {
				if v, ok := a.Quo(b); ok {
					found = append(found, v.Mul(scale))
				}
			}
		}
		requireImage(t, q, found, d, "%s / %s", n, d)
	}
}

// requireImage checks a quotient against values found by trying: it is
// undefined where the denominator is 0 or lies on both sides of it, holds all
// values, and reaches as far as they do where the denominator keeps away from 0.
func requireImage(t *testing.T, q claim.Quotient, found []figure.Number, denominator figure.Interval, format string, args ...any) {
	t.Helper()
	zero := figure.Int(0)
	lo, _, _ := denominator.Lo()
	hi, _, _ := denominator.Hi()
	if lo.Sign() < 0 && hi.Sign() > 0 || lo.Sign() == 0 && hi.Sign() == 0 {
		require.NotEmpty(t, q.Undefined, append([]any{format}, args...)...)
		return
	}
	require.Empty(t, q.Undefined, append([]any{format}, args...)...)
	for _, v := range found {
		require.True(t, q.Bounds.Contains(v), append([]any{format + ": %s not in %s"}, append(args, v, q.Bounds)...)...)
	}
	if !denominator.Contains(zero) {
		require.True(t, hullOf(found).Equal(q.Bounds), append([]any{format + ": want %s, got %s"}, append(args, hullOf(found), q.Bounds)...)...)
	}
}

func TestShareOfSum(t *testing.T) {
	tests := map[string]struct {
		part, undefined string
		others          []string
		bounds, face    string
	}{
		"co-financing":            {part: "EUR 2 million", others: []string{"EUR 3 million"}, bounds: "[30, 50]", face: "40"},
		"two others":              {part: "10", others: []string{"8", "7"}, bounds: "[40, 40]", face: "40"},
		"alone":                   {part: "10", bounds: "[100, 100]", face: "100"},
		"ceiling":                 {part: "up to 300", others: []string{"100"}, bounds: "[0, 75]", face: "75"},
		"floor":                   {part: "more than 300", others: []string{"100"}, bounds: "(75, 100)", face: "75"},
		"beside a floor":          {part: "300", others: []string{"at least 100"}, bounds: "(0, 75]", face: "75"},
		"beside a ceiling":        {part: "300", others: []string{"up to 100"}, bounds: "[75, 100]", face: "75"},
		"two ceilings":            {part: "up to 300", others: []string{"up to 100"}, bounds: "[0, 100]", face: "75"},
		"two floors":              {part: "over 300", others: []string{"over 100"}, bounds: "(0, 100)", face: "75"},
		"nothing of some":         {part: "0", others: []string{"5"}, bounds: "[0, 0]", face: "0"},
		"nothing of at most some": {part: "0", others: []string{"up to 5"}, bounds: "[0, 0]", face: "0"},
		"all of it":               {part: "5", others: []string{"0"}, bounds: "[100, 100]", face: "100"},
		"all of at most some":     {part: "up to 5", others: []string{"0"}, bounds: "[100, 100]", face: "100"},
		"around nothing":          {part: "0%", others: []string{"50%"}, bounds: "[-50/49, 1]", face: "0"},
		"a range":                 {part: "10-20", others: []string{"60"}, bounds: "[100/7, 25]"},
		"nothing of nothing":      {part: "0", others: []string{"0"}, undefined: "division by zero"},
		"nothing at all":          {part: "0", undefined: "division by zero"},
		"both around nothing":     {part: "0%", others: []string{"0%"}, undefined: "the denominator [-0.5, 0.5] lies on both sides of zero"},
		"about":                   {part: "5", others: []string{"some 5"}, undefined: "the denominator (-∞, ∞) lies on both sides of zero"},
		"an opposite":             {part: "5", others: []string{"-5"}, undefined: "division by zero"},
		"part not stated":         {others: []string{"5"}, undefined: "the part is not stated"},
		"other not stated":        {part: "5", others: []string{"5", ""}, undefined: "the other is not stated"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			stated := func(s string) figure.Figure {
				if s == "" {
					return figure.Figure{}
				}
				return figure.MustParse(s)
			}
			var others []figure.Quantity
			for _, s := range tt.others {
				others = append(others, stated(s))
			}
			q, err := claim.ShareOfSum(stated(tt.part), others...)
			require.NoError(t, err)
			require.Equal(t, tt.undefined, q.Undefined)
			requireFace(t, tt.face, q.Face)
			if tt.undefined == "" {
				require.Equal(t, tt.bounds, q.Bounds.String())
			}
		})
	}
}

// TestShareOfSumLaws: as [TestRatioLaws], with the part standing twice.
func TestShareOfSumLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	points := grid(6)
	for range 2_000 {
		part, one, two := randomInterval(r, closedEnds, 4), randomInterval(r, closedEnds, 3), randomInterval(r, closedEnds, 2)
		q, err := claim.ShareOfSum(rangeFigure(t, part), rangeFigure(t, one), rangeFigure(t, two))
		require.NoError(t, err)
		var found []figure.Number
		for _, p := range pointsOf(part, points) {
			for _, o := range pointsOf(one.Add(two), points) {
				if v, ok := p.Quo(p.Add(o)); ok {
					found = append(found, v.Mul(figure.Int(100)))
				}
			}
		}
		requireImage(t, q, found, part.Add(one).Add(two), "%s of it and %s and %s", part, one, two)
	}
}

func TestShareMet(t *testing.T) {
	const met, notMet, open = check.Met, check.NotMet, check.CannotTell
	tests := map[string]struct {
		verdicts           []check.Verdict
		bounds, face, text string
	}{
		"three, one, two": {verdicts: []check.Verdict{met, open, met, notMet, met, open}, bounds: "[50, 250/3]",
			text: "3 met and 2 open of 6 verdicts × 100 = [50, 83.333334]"},
		"all met":        {verdicts: []check.Verdict{met, met}, bounds: "[100, 100]", face: "100"},
		"none met":       {verdicts: []check.Verdict{notMet}, bounds: "[0, 0]", face: "0"},
		"nothing known":  {verdicts: []check.Verdict{open}, bounds: "[0, 100]"},
		"no verdict":     {verdicts: []check.Verdict{check.Verdict(9), met}, bounds: "[50, 100]"},
		"of no verdicts": {text: "0 met and 0 open of 0 verdicts × 100: undefined, division by zero"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			q := claim.ShareMet(tt.verdicts...)
			requireFace(t, tt.face, q.Face)
			require.Equal(t, len(tt.verdicts) > 0, q.Holds())
			if q.Holds() {
				require.Equal(t, tt.bounds, q.Bounds.String())
			}
			if tt.text != "" {
				require.Equal(t, tt.text, q.String())
			}
			require.Equal(t, "verdicts", q.Trace()[2].Name)
		})
	}
}

func TestAgainst(t *testing.T) {
	world := figure.MustParse("232 million")
	in := claim.Ratio(figure.MustParse("29 million"), world, figure.Int(100))
	from := claim.Ratio(figure.MustParse("37 million"), world, figure.Int(100))
	undefined := claim.Ratio(world, nil, figure.Int(100))
	tests := map[string]struct {
		q      claim.Quotient
		stated figure.Quantity
		want   claim.Consistency
	}{
		"in the region":   {in, figure.MustParse("12%"), claim.Consistent},
		"from the region": {from, figure.MustParse("16%"), claim.Consistent},
		"swapped":         {in, figure.MustParse("16%"), claim.Inconsistent},
		"swapped back":    {from, figure.MustParse("12%"), claim.Inconsistent},
		"floor":           {in, figure.MustParse("over 12.7%"), claim.Consistent},
		"beyond":          {in, figure.MustParse("over 12.75%"), claim.Inconsistent},
		"not stated":      {in, nil, claim.Consistent},
		"undefined":       {undefined, figure.MustParse("12%"), claim.Undecided},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a := tt.q.Against(tt.stated)
			require.Equal(t, tt.want, a.Consistency)
			require.Equal(t, tt.want == claim.Consistent, a.Holds())
		})
	}
	a := in.Against(figure.MustParse("12%"))
	require.Equal(t, "29 million / 232 million × 100 = [12.258064, 12.742981] against 12% = [11.5, 12.5]: consistent", a.String())
	require.Equal(t, ""+
		"input: numerator: 29 million = [28500000, 29500000]\n"+
		"input: denominator: 232 million = [231500000, 232500000]\n"+
		"compute: at face value: 12.5\n"+
		"result: 29 million / 232 million × 100: [12.258064, 12.742981] (ends rounded outwards)\n"+
		"input: stated: 12% = [11.5, 12.5]\n"+
		"result: computed against stated: consistent (consistent where the intervals meet)\n", a.Trace().String())
}
