package money_test

import (
	"encoding"
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"sort"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
)

var (
	_ encoding.TextMarshaler   = money.FirstCome
	_ encoding.TextUnmarshaler = (*money.Leftover)(nil)
	_ map[money.Leftover]struct{}
)

func weights(s string) []decimal.Decimal {
	var ws []decimal.Decimal
	for _, w := range strings.Fields(s) {
		ws = append(ws, decimal.RequireFromString(w))
	}
	return ws
}

func texts(amounts []money.Amount) string {
	var parts []string
	for _, a := range amounts {
		parts = append(parts, strings.Fields(a.String())[0])
	}
	return strings.Join(parts, " ")
}

// The cases without a note are those of money_vectors.json.
func TestAllocate(t *testing.T) {
	tests := map[string]struct {
		amount, weights string
		al              money.Allocation
		want, rest      string
		err             error
	}{
		"thirds":           {amount: "100.00 EUR", weights: "1 1 1", want: "33.34 33.33 33.33"},
		"75 25":            {amount: "99.99 EUR", weights: "75 25", want: "74.99 25.00"},
		"negative":         {amount: "-100.00 USD", weights: "1 1 1", want: "-33.34 -33.33 -33.33"},
		"zero weight":      {amount: "5.00 USD", weights: "0 1 2", want: "0.00 1.67 3.33"},
		"one cent":         {amount: "0.01 CHF", weights: "33 66", want: "0.00 0.01"},
		"yen":              {amount: "100 JPY", weights: "1 1 1", want: "34 33 33"},
		"three digits":     {amount: "10.000 KWD", weights: "1 2 4", want: "1.429 2.857 5.714"},
		"decimal weights":  {amount: "1000000.00 USD", weights: "0.3333 0.3333 0.3334", want: "333300.00 333300.00 333400.00"},
		"six agencies":     {amount: "7476635.51 USD", weights: "2500000 1750000 1200000 900000 700000 426635.51", want: "2500000.00 1750000.00 1200000.00 900000.00 700000.00 426635.51"},
		"huge":             {amount: "70000000000000.00 USD", weights: "1 2", want: "23333333333333.33 46666666666666.67"},
		"18 digits":        {amount: "9000000000000000.00 USD", weights: "70 30", want: "6300000000000000.00 2700000000000000.00"},
		"1 1 4":            {amount: "0.10 EUR", weights: "1 1 4", want: "0.02 0.02 0.06"},
		"all zero":         {amount: "10.00 EUR", weights: "0 0", err: money.ErrZeroWeights},
		"negative weight":  {amount: "10.00 EUR", weights: "2 -1", err: money.ErrNegativeWeight},
		"too fine":         {amount: "10.005 EUR", weights: "1 1", err: money.ErrTooFine},
		"too fine, step":   {amount: "10.005 EUR", weights: "1 1", al: money.Allocation{Step: amount("0.001 EUR")}, want: "5.003 5.002"},
		"three claims":     {amount: "100000.00 MDL", weights: "100000 100000 100000", want: "33333.34 33333.33 33333.33"},
		"agents, 50 30 20": {amount: "990000.00 USD", weights: "50 30 20", want: "495000.00 297000.00 198000.00"}, // methods/money.md 4.9

		// Not in the vectors.
		"fewer digits than the unit":  {amount: "100 EUR", weights: "1 1 1", want: "33.34 33.33 33.33"},
		"more digits, all zero":       {amount: "100.0000 EUR", weights: "1 1 1", want: "33.34 33.33 33.33"},
		"zero":                        {amount: "0.00 EUR", weights: "1 2", want: "0.00 0.00"},
		"one part":                    {amount: "-0.07 EUR", weights: "0.3", want: "-0.07"},
		"zero weights hold no scale":  {amount: "0.05 EUR", weights: "0e-60 1 0e60 1", want: "0.00 0.03 0.00 0.02"},
		"weights with exponents":      {amount: "0.03 EUR", weights: "1e3 2e3", want: "0.01 0.02"},
		"weights far apart":           {amount: "0.10 EUR", weights: "1e60 1e-60", want: "0.10 0.00"},
		"weights of 64 digits":        {amount: "0.10 EUR", weights: strings.Repeat("1", 64) + " " + strings.Repeat("2", 64), want: "0.03 0.07"},
		"sum of weights over 64 bits": {amount: "1.00 EUR", weights: strings.Repeat("999999999999999999 ", 30), want: strings.TrimSpace(strings.Repeat("0.04 ", 10) + strings.Repeat("0.03 ", 20))},
		"amount over 64 bits":         {amount: "-100000000000000000000.00 EUR", weights: "1 1 1", want: "-33333333333333333333.34 -33333333333333333333.33 -33333333333333333333.33"},
		"least int64":                 {amount: "-92233720368547758.08 EUR", weights: "1 1", want: "-46116860184273879.04 -46116860184273879.04"},
		"no minor unit, step":         {amount: "10 XDR", weights: "1 2", al: money.Allocation{Step: amount("0.1 XDR")}, want: "3.3 6.7"},

		"first come":            {amount: "99.99 EUR", weights: "75 25", al: money.Allocation{Leftover: money.FirstCome}, want: "75.00 24.99"},
		"first come, negative":  {amount: "-99.99 EUR", weights: "75 25", al: money.Allocation{Leftover: money.FirstCome}, want: "-75.00 -24.99"},
		"first come, zero":      {amount: "0.10 EUR", weights: "0 1 1 4", al: money.Allocation{Leftover: money.FirstCome}, want: "0.00 0.02 0.02 0.06"},
		"first come, big":       {amount: "100000000000000000000.00 EUR", weights: "0 1 1 1", al: money.Allocation{Leftover: money.FirstCome}, want: "0.00 33333333333333333333.34 33333333333333333333.33 33333333333333333333.33"},
		"set apart":             {amount: "100.00 EUR", weights: "1 1 1", al: money.Allocation{Leftover: money.SetApart}, want: "33.33 33.33 33.33", rest: "0.01"},
		"set apart, negative":   {amount: "-0.11 EUR", weights: "1 1 4", al: money.Allocation{Leftover: money.SetApart}, want: "-0.01 -0.01 -0.07", rest: "-0.02"},
		"set apart, big":        {amount: "-100000000000000000000.00 EUR", weights: "1 1 1", al: money.Allocation{Leftover: money.SetApart}, want: "-33333333333333333333.33 -33333333333333333333.33 -33333333333333333333.33", rest: "-0.01"},
		"steps":                 {amount: "100.05 CHF", weights: "1 1 1", al: money.Allocation{Step: amount("0.05 CHF")}, want: "33.35 33.35 33.35"},
		"steps, left over":      {amount: "100.00 CHF", weights: "1 1 1", al: money.Allocation{Step: amount("0.05 CHF")}, want: "33.35 33.35 33.30"},
		"steps, set apart":      {amount: "100.00 CHF", weights: "1 1 1", al: money.Allocation{Step: amount("0.05 CHF"), Leftover: money.SetApart}, want: "33.30 33.30 33.30", rest: "0.10"},
		"steps above the point": {amount: "1000000 USD", weights: "1 1 1", al: money.Allocation{Step: amount("1000 USD")}, want: "334000 333000 333000"},
		"no such way":           {amount: "99.99 EUR", weights: "75 25", al: money.Allocation{Leftover: 9}, want: "74.99 25.00"},

		"no weights":           {amount: "10.00 EUR", err: money.ErrNoWeights},
		"no amount":            {weights: "1 1", err: money.ErrNoAmount},
		"no minor unit":        {amount: "10 XDR", weights: "1 2", err: money.ErrNoMinorUnit},
		"too fine for steps":   {amount: "10.03 CHF", weights: "1 1", al: money.Allocation{Step: amount("0.05 CHF")}, err: money.ErrTooFine},
		"too fine, big":        {amount: "100000000000000000000.005 EUR", weights: "1 1", err: money.ErrTooFine},
		"zero step":            {amount: "10 EUR", weights: "1 1", al: money.Allocation{Step: amount("0.00 EUR")}, err: money.ErrStep},
		"negative step":        {amount: "10 EUR", weights: "1 1", al: money.Allocation{Step: amount("-1 EUR")}, err: money.ErrStep},
		"step of another":      {amount: "10 EUR", weights: "1 1", al: money.Allocation{Step: amount("0.05 CHF")}, err: money.ErrMismatch},
		"weight of 65 digits":  {amount: "10 EUR", weights: "1 " + strings.Repeat("1", 65), err: money.ErrWeights},
		"negative, tiny":       {amount: "10 EUR", weights: "1 -1e-60", err: money.ErrNegativeWeight},
		"exponent of 65":       {amount: "10 EUR", weights: "1e65 1", err: money.ErrWeights},
		"exponent of minus 65": {amount: "10 EUR", weights: "1 1e-65", err: money.ErrWeights},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a, ws := amount(tt.amount), weights(tt.weights)
			parts, rest, err := tt.al.Allocate(a, ws...)
			require.ErrorIs(t, err, tt.err)
			if tt.err != nil {
				require.Nil(t, parts)
				require.True(t, rest.IsZero())
				require.Regexp(t, "^money: ", err)
				return
			}
			require.Equal(t, tt.want, texts(parts))
			requireAllocation(t, tt.al, a, ws, parts, rest)
			if tt.rest == "" {
				require.Zero(t, rest.Sign())
			} else {
				require.Equal(t, tt.rest, texts([]money.Amount{rest}))
			}
		})
	}
	_, err := amount("10 EUR").Allocate(weights("0 0")...)
	require.ErrorIs(t, err, money.ErrWeights)
	_, err = amount("10 EUR").Allocate(decimal.New(1, 1_000_000_000))
	require.ErrorIs(t, err, money.ErrWeights)
}

// requireAllocation holds an allocation against its laws and against a second
// implementation: slow, in fractions.
func requireAllocation(t *testing.T, al money.Allocation, a money.Amount, ws []decimal.Decimal, parts []money.Amount, rest money.Amount) {
	t.Helper()
	unit := al.Step
	if unit.IsZero() {
		digits, _ := a.Currency().MinorUnits()
		unit, _ = money.New(1, digits, a.Currency())
	}
	sum, err := money.Sum(append([]money.Amount{rest}, parts...)...)
	require.NoError(t, err)
	require.True(t, sum.Equal(a), "sum exact: %s", sum)

	total := new(big.Rat)
	for _, w := range ws {
		total.Add(total, w.Rat())
	}
	units := new(big.Rat).Quo(a.Number().Rat(), unit.Number().Rat())
	type part struct {
		i        int
		fraction *big.Rat
	}
	var (
		want  = make([]*big.Int, len(ws))
		order []part
		left  = new(big.Int).Abs(units.Num())
	)
	for i, w := range ws {
		share := new(big.Rat).Mul(units, new(big.Rat).Quo(w.Rat(), total))
		share.Abs(share)
		want[i] = new(big.Int).Quo(share.Num(), share.Denom())
		left.Sub(left, want[i])
		if w.Sign() > 0 {
			order = append(order, part{i, new(big.Rat).Sub(share, new(big.Rat).SetInt(want[i]))})
		}
		near := new(big.Rat).Quo(parts[i].Abs().Number().Rat(), unit.Number().Rat())
		near.Sub(near, share)
		require.LessOrEqual(t, near.Abs(near).Cmp(big.NewRat(1, 1)), 0, "within one unit")
		require.Equal(t, unit.Scale(), parts[i].Scale())
		require.True(t, w.Sign() > 0 || parts[i].Sign() == 0, "a zero weight gets nothing")
	}
	switch al.Leftover {
	case money.FirstCome:
	case money.SetApart:
		order = nil
	default:
		sort.SliceStable(order, func(i, j int) bool { return order[i].fraction.Cmp(order[j].fraction) > 0 })
	}
	for k := range order {
		if int64(k) < left.Int64() {
			want[order[k].i].Add(want[order[k].i], big.NewInt(1))
		}
	}
	for i := range parts {
		p := new(big.Rat).SetInt(want[i])
		p.Mul(p, unit.Number().Rat())
		require.Zero(t, p.Cmp(parts[i].Abs().Number().Rat()), "part %d", i)
		require.True(t, parts[i].Sign() == 0 || parts[i].Sign() == a.Sign())
	}

	mirror, mirrored, err := al.Allocate(a.Neg(), ws...)
	require.NoError(t, err)
	for i := range parts {
		requireSame(t, parts[i].Neg(), mirror[i])
	}
	requireSame(t, rest.Neg(), mirrored)
}

func TestAllocateLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(21, 22))
	ways := []money.Leftover{money.LargestRemainder, money.FirstCome, money.SetApart}
	for range 1500 {
		al := money.Allocation{Leftover: ways[rng.IntN(3)]}
		step := amount([]string{"0.01 EUR", "0.05 EUR", "3 EUR", "0.0007 EUR"}[rng.IntN(4)])
		if step.String() != "0.01 EUR" || rng.IntN(2) == 0 {
			al.Step = step
		}
		a := step.MulInt(rng.Int64N(100000) - 50000)
		if rng.IntN(3) == 0 {
			a = step.MulInt(rng.Int64()).MulInt(rng.Int64N(1000) - 500)
		}
		ws := make([]decimal.Decimal, rng.IntN(20)+1)
		for i := range ws {
			switch rng.IntN(4) {
			case 0:
			case 1:
				ws[i] = decimal.New(rng.Int64N(100), -rng.Int32N(6))
			case 2:
				ws[i] = decimal.New(rng.Int64N(4), 0)
			default:
				ws[i] = decimal.New(rng.Int64N(1_000_000_000_000_000_000), rng.Int32N(8)-8)
			}
		}
		ws[0] = ws[0].Add(decimal.New(1, -2))
		parts, rest, err := al.Allocate(a, ws...)
		require.NoError(t, err)
		requireAllocation(t, al, a, ws, parts, rest)
	}
}

func TestSplit(t *testing.T) {
	tests := map[string]struct {
		amount string
		n      int
		want   string
		err    error
	}{
		"three":        {amount: "100.00 EUR", n: 3, want: "33.34 33.33 33.33"},
		"more than it": {amount: "0.02 EUR", n: 3, want: "0.01 0.01 0.00"},
		"one":          {amount: "-7 EUR", n: 1, want: "-7.00"},
		"none":         {amount: "7 EUR", n: 0, err: money.ErrNoWeights},
		"negative":     {amount: "7 EUR", n: -3, err: money.ErrWeights},
		"far too many": {amount: "7 EUR", n: 1 << 62, err: money.ErrWeights},
		"no amount":    {n: 2, err: money.ErrNoAmount},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			parts, err := amount(tt.amount).Split(tt.n)
			require.ErrorIs(t, err, tt.err)
			require.Equal(t, tt.want, texts(parts))
		})
	}
	parts, rest, err := money.Allocation{Leftover: money.SetApart, Step: amount("0.05 CHF")}.Split(amount("1.00 CHF"), 3)
	require.NoError(t, err)
	require.Equal(t, "0.30 0.30 0.30", texts(parts))
	require.Equal(t, "0.10 CHF", rest.String())

	many, err := amount("1000000.01 EUR").Split(1_000_000)
	require.NoError(t, err)
	require.Equal(t, "1.01 EUR", many[0].String())
	require.Equal(t, "1.00 EUR", many[1].String())
}

func TestAllocateDelta(t *testing.T) {
	// The paradox at its smallest: shares 4.29, 4.29 and 1.43 of 10, and 4.71,
	// 4.71 and 1.57 of 11.
	before, err := amount("10 JPY").Allocate(money.Weights(6, 6, 2)...)
	require.NoError(t, err)
	require.Equal(t, "4 4 2", texts(before))
	afresh, err := amount("11 JPY").Allocate(money.Weights(6, 6, 2)...)
	require.NoError(t, err)
	require.Equal(t, "5 5 1", texts(afresh), "the third falls while the total grows")
	revised, rest, err := money.Allocation{}.AllocateDelta(amount("11 JPY"), before, money.Weights(6, 6, 2)...)
	require.NoError(t, err)
	require.Equal(t, "5 4 2", texts(revised))
	require.Zero(t, rest.Sign())
	require.Equal(t, "4 4 2", texts(before), "left as it was")

	tests := map[string]struct {
		amount, before, weights string
		al                      money.Allocation
		want, rest              string
		err                     error
	}{
		"growing":          {amount: "110.00 EUR", before: "33.34 33.33 33.33", weights: "1 1 1", want: "36.68 36.66 36.66"},
		"shrinking":        {amount: "99.99 EUR", before: "33.34 33.33 33.33", weights: "1 1 1", want: "33.33 33.33 33.33"},
		"the same":         {amount: "100.00 EUR", before: "10.00 90.00", weights: "1 1", want: "10.00 90.00"},
		"below zero":       {amount: "5.00 EUR", before: "0.00 10.00", weights: "1 1", want: "-2.50 7.50"},
		"set apart":        {amount: "100.10 EUR", before: "33.34 33.33 33.33", weights: "1 1 1", al: money.Allocation{Leftover: money.SetApart}, want: "33.37 33.36 33.36", rest: "0.01"},
		"a weight too few": {amount: "110.00 EUR", before: "33.34 33.33 33.33", weights: "1 1", err: money.ErrWeights},
		"parts finer":      {amount: "110.00 EUR", before: "33.345 33.33", weights: "1 1", err: money.ErrTooFine},
		"other currency":   {amount: "110.00 USD", before: "33.34 33.33", weights: "1 1", err: money.ErrMismatch},
		"no amount":        {before: "1.00", weights: "1", err: money.ErrNoAmount},
		"zero weights":     {amount: "110.00 EUR", before: "33.34", weights: "0", err: money.ErrZeroWeights},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var before []money.Amount
			for _, s := range strings.Fields(tt.before) {
				before = append(before, amount(s+" EUR"))
			}
			parts, rest, err := tt.al.AllocateDelta(amount(tt.amount), before, weights(tt.weights)...)
			require.ErrorIs(t, err, tt.err)
			require.Equal(t, tt.want, texts(parts))
			if tt.rest != "" {
				require.Equal(t, tt.rest+" EUR", rest.String())
			}
		})
	}
	_, _, err = money.Allocation{}.AllocateDelta(amount("1 EUR"), []money.Amount{amount("1 EUR"), amount("1 USD")}, weights("1 1")...)
	require.ErrorIs(t, err, money.ErrMismatch)
	parts, _, err := money.Allocation{}.AllocateDelta(amount("1 EUR"), make([]money.Amount, 2), weights("1 1")...)
	require.NoError(t, err)
	require.Equal(t, "0.50 0.50", texts(parts), "nothing before")
}

// Revised by the difference, no part moves against the total, and the parts
// sum to it.
func TestAllocateDeltaLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(31, 32))
	for range 300 {
		ws := money.Weights(1, rng.Int64N(5), rng.Int64N(9), rng.Int64N(9))
		first, _ := money.New(rng.Int64N(200), 2, money.EUR)
		total, _ := money.New(rng.Int64N(200), 2, money.EUR)
		before, err := first.Allocate(ws...)
		require.NoError(t, err)
		after, _, err := money.Allocation{}.AllocateDelta(total, before, ws...)
		require.NoError(t, err)
		sum, err := money.Sum(after...)
		require.NoError(t, err)
		requireSame(t, total, sum)
		way, _ := total.Cmp(first)
		for i := range after {
			order, _ := after[i].Cmp(before[i])
			require.NotEqual(t, -1, way*order)
		}
	}
}

func TestLeftoverText(t *testing.T) {
	for l, want := range map[money.Leftover]string{money.LargestRemainder: "largest-remainder", money.FirstCome: "first-come", money.SetApart: "set-apart"} {
		require.Equal(t, want, l.String())
		var back money.Leftover
		require.NoError(t, back.UnmarshalText([]byte(want)))
		require.Equal(t, l, back)
	}
	_, err := money.Leftover(9).MarshalText()
	require.Error(t, err)
	l := money.FirstCome
	require.Error(t, l.UnmarshalText([]byte("last-come")))
	require.Equal(t, money.FirstCome, l)

	data, err := json.Marshal(money.Allocation{Leftover: money.SetApart, Step: amount("0.05 CHF")})
	require.NoError(t, err)
	require.Equal(t, `{"leftover":"set-apart","step":{"amount":"0.05","currency":"CHF"}}`, string(data))
	var back money.Allocation
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, "0.05 CHF", back.Step.String())
}

func TestAllocateAllocates(t *testing.T) {
	a, ws := amount("1234567.89 EUR"), money.Weights(9, 8, 7, 6, 5, 4, 3, 2, 1, 11, 12, 13)
	require.LessOrEqual(t, testing.AllocsPerRun(10, func() { _, _ = a.Allocate(ws...) }), 2.0)
}

func BenchmarkAllocate(b *testing.B) {
	a, ws := amount("1234567.89 EUR"), money.Weights(9, 8, 7, 6, 5, 4, 3, 2, 1, 11, 12, 13)
	d := a.Decimal()
	compare(b, func() { _, _ = a.Allocate(ws...) }, func() { plainAllocate(d, ws) })
}

// plainAllocate is how largest remainders are written in plain decimals.
func plainAllocate(d decimal.Decimal, ws []decimal.Decimal) []decimal.Decimal {
	total, left := decimal.Sum(ws[0], ws[1:]...), d
	parts, lost, order := make([]decimal.Decimal, len(ws)), make([]decimal.Decimal, len(ws)), make([]int, len(ws))
	for i, w := range ws {
		parts[i], lost[i] = d.Mul(w).QuoRem(total, 2)
		left, order[i] = left.Sub(parts[i]), i
	}
	sort.SliceStable(order, func(i, j int) bool { return lost[order[i]].GreaterThan(lost[order[j]]) })
	cent := decimal.New(1, -2)
	for i := 0; left.Sign() > 0; i++ {
		parts[order[i]] = parts[order[i]].Add(cent)
		left = left.Sub(cent)
	}
	return parts
}

func BenchmarkAllocateBig(b *testing.B) {
	a, ws := amount("12345678901234567890.00 EUR"), money.Weights(9, 8, 7, 6, 5, 4, 3, 2, 1, 11, 12, 13)
	b.ReportAllocs()
	for b.Loop() {
		_, _ = a.Allocate(ws...)
	}
}

// A contribution net of the agent's fee goes to three agencies; no cent is
// lost.
func ExampleAmount_Allocate() {
	parts, err := money.MustParse("99.99 EUR").Allocate(money.Weights(75, 25)...)
	fmt.Println(parts, err)

	parts, err = money.MustParse("-100.00 USD").Split(3)
	fmt.Println(parts, err)

	_, err = money.MustParse("10.005 EUR").Split(2)
	fmt.Println(err)
	// Output:
	// [74.99 EUR 25.00 EUR] <nil>
	// [-33.34 USD -33.33 USD -33.33 USD] <nil>
	// money: amount is finer than the unit to allocate in: 10.005 EUR in units of 0.01 EUR: round it first or name a finer step
}

// Grants paid in cash, in steps of five rappen; what does not divide stays in
// the till.
func ExampleAllocation() {
	cash := money.Allocation{Leftover: money.SetApart, Step: money.MustParse("0.05 CHF")}
	parts, rest, err := cash.Allocate(money.MustParse("1000.00 CHF"), money.Weights(3, 2, 1)...)
	fmt.Println(parts, rest, err)
	// Output:
	// [500.00 CHF 333.30 CHF 166.65 CHF] 0.05 CHF <nil>
}

// A budget grows by one yen. Allocated afresh, the third line would lose one.
func ExampleAllocation_AllocateDelta() {
	weights := money.Weights(6, 6, 2)
	lines, _ := money.MustParse("10 JPY").Allocate(weights...)
	fmt.Println(lines)

	afresh, _ := money.MustParse("11 JPY").Allocate(weights...)
	fmt.Println(afresh)

	revised, _, err := money.Allocation{}.AllocateDelta(money.MustParse("11 JPY"), lines, weights...)
	fmt.Println(revised, err)
	// Output:
	// [4 JPY 4 JPY 2 JPY]
	// [5 JPY 5 JPY 1 JPY]
	// [5 JPY 4 JPY 2 JPY] <nil>
}
