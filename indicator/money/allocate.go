package money

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"math/bits"
	"slices"

	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator/check"
)

// Leftover says who gets the units that are left over when every part of an
// allocation is cut down to whole units. The zero value is LargestRemainder.
type Leftover uint8

const (
	LargestRemainder Leftover = iota // the parts that lost the largest fraction of a unit; ties to the earliest
	FirstCome                        // the earliest parts
	SetApart                         // nobody: they are returned apart
)

var leftovers = check.Enum[Leftover]{
	What:  "money: leftover",
	Names: []string{"largest-remainder", "first-come", "set-apart"},
}

// String returns "largest-remainder", "first-come" or "set-apart".
func (l Leftover) String() string { return leftovers.String(l) }

// MarshalText returns what String does.
func (l Leftover) MarshalText() ([]byte, error) { return leftovers.Marshal(l) }

// UnmarshalText reads what [Leftover.MarshalText] writes.
func (l *Leftover) UnmarshalText(text []byte) error { return leftovers.Unmarshal(l, text) }

// Errors of allocations. ErrWeights matches all that are about weights.
var (
	ErrWeights        = errors.New("money: cannot allocate by these weights")
	ErrNoWeights      = fmt.Errorf("%w: there are none", ErrWeights)
	ErrZeroWeights    = fmt.Errorf("%w: all are zero", ErrWeights)
	ErrNegativeWeight = fmt.Errorf("%w: one is negative", ErrWeights)

	// ErrTooFine matches the error for an amount that is no whole number of
	// the units it is to be allocated in: round it first, or name a finer
	// step.
	ErrTooFine = errors.New("money: amount is finer than the unit to allocate in")
)

// maxParts is how many parts an amount is allocated to at most.
const maxParts = 1_000_000

// Allocation shares out amounts by weights in whole units and loses nothing.
// The zero value allocates in minor units by largest remainder, as
// [Amount.Allocate] does.
//
//	share of part i = amount × weight i / sum of the weights
//
// Each part is its share cut down to whole units, towards zero, plus at most
// one of the units left over; no part whose weight is zero gets any. A
// negative amount is split as the mirror image of the positive one.
type Allocation struct {
	// Leftover says who gets the units left over. A value that is none of the
	// three acts as LargestRemainder.
	Leftover Leftover `json:"leftover"`

	// Step is the unit: 0.05 CHF for parts that are paid in cash, 0.001 EUR
	// for three digits behind the point. The zero value stands for the minor
	// unit of the currency.
	Step Amount `json:"step,omitzero"`
}

// Allocate shares out a by weights. The parts have the digits of the unit.
// They sum to a, together with rest, which is zero unless Leftover is
// SetApart.
//
// The errors match [ErrNoAmount], [ErrTooFine], [ErrNoMinorUnit], [ErrStep],
// [ErrMismatch] where the step has another currency, and [ErrWeights]:
// [ErrNoWeights], [ErrZeroWeights], [ErrNegativeWeight], or a weight of more
// than 64 digits or with an exponent beyond ±64, or more than a million.
func (al Allocation) Allocate(a Amount, weights ...decimal.Decimal) (parts []Amount, rest Amount, err error) {
	if err := checkWeights(weights); err != nil {
		return nil, Amount{}, err
	}
	if a.currency == 0 {
		return nil, Amount{}, fmt.Errorf("%w: want one to allocate", ErrNoAmount)
	}
	unit, err := stepIn(a.currency, al.Step)
	if err != nil {
		return nil, Amount{}, err
	}
	if x, y, ok := alignSmall(a, unit); ok {
		if x%y != 0 {
			return nil, Amount{}, tooFine(a, unit)
		}
		if parts, rest, ok = al.allocateSmall(unit, x/y, weights); ok {
			return parts, rest, nil
		}
	}
	x, y := alignBig(a, unit)
	units, over := new(big.Int).QuoRem(x, y, new(big.Int))
	if over.Sign() != 0 {
		return nil, Amount{}, tooFine(a, unit)
	}
	parts, rest = al.allocateBig(unit, units, weights)
	return parts, rest, nil
}

func tooFine(a, unit Amount) error {
	return fmt.Errorf("%w: %s in units of %s: round it first or name a finer step", ErrTooFine, a, unit)
}

// Split shares out a in n equal parts, as Allocate does.
func (al Allocation) Split(a Amount, n int) (parts []Amount, rest Amount, err error) {
	weights, err := equalWeights(n)
	if err != nil {
		return nil, Amount{}, err
	}
	return al.Allocate(a, weights...)
}

// AllocateDelta revises an allocation: before are the parts so far, a is the
// new total, and only the difference between a and the sum of before is
// allocated by weights and added to the parts. They sum to a, together with
// rest.
//
// Allocating the new total afresh can take a unit away from a part although
// the total has grown (the Alabama paradox of largest remainders). This never
// does: where the total grows no part falls, and where it falls no part grows.
// In turn the parts need not be those that Allocate gives for the new total,
// and a part can fall below zero where the weights are not those of before.
//
// The errors are those of Allocate; one that matches [ErrWeights] too where
// there are not as many weights as parts, and a [*MismatchError] where the
// currencies differ.
func (al Allocation) AllocateDelta(a Amount, before []Amount, weights ...decimal.Decimal) (parts []Amount, rest Amount, err error) {
	if len(before) != len(weights) {
		return nil, Amount{}, fmt.Errorf("%w: %d for %d parts", ErrWeights, len(weights), len(before))
	}
	if a.currency == 0 {
		return nil, Amount{}, fmt.Errorf("%w: want the new total to allocate", ErrNoAmount)
	}
	sum, err := Sum(before...)
	if err != nil {
		return nil, Amount{}, err
	}
	delta, err := a.Sub(sum)
	if err != nil {
		return nil, Amount{}, err
	}
	if parts, rest, err = al.Allocate(delta, weights...); err != nil {
		return nil, Amount{}, err
	}
	for i := range parts {
		parts[i], _ = before[i].Add(parts[i]) // of one currency, since they sum up
	}
	return parts, rest, nil
}

// Allocate shares out a by weights in minor units of its currency and loses
// nothing: what is left over goes, a unit each, to the parts with the largest
// remainders, and to the earliest of those that tie. 99.99 EUR by 75 and 25 is
// 74.99 EUR and 25.00 EUR. Weights need not sum to one or to a hundred; a part
// of weight zero gets nothing; a negative amount is split as the mirror image.
//
// See [Allocation] for other units and other ways with what is left over, for
// revisions, and [Allocation.Allocate] for the errors.
func (a Amount) Allocate(weights ...decimal.Decimal) ([]Amount, error) {
	parts, _, err := Allocation{}.Allocate(a, weights...)
	return parts, err
}

// Split shares out a in n equal parts, as [Amount.Allocate] does: 100.00 EUR
// in three is 33.34 EUR, 33.33 EUR and 33.33 EUR.
func (a Amount) Split(n int) ([]Amount, error) {
	parts, _, err := Allocation{}.Split(a, n)
	return parts, err
}

// Weights returns whole numbers as weights.
func Weights(n ...int64) []decimal.Decimal {
	weights := make([]decimal.Decimal, len(n))
	for i := range n {
		weights[i] = decimal.NewFromInt(n[i])
	}
	return weights
}

func equalWeights(n int) ([]decimal.Decimal, error) {
	switch {
	case n < 1:
		return nil, fmt.Errorf("%w: %d parts: want at least one", ErrNoWeights, n)
	case n > maxParts:
		return nil, tooMany(n)
	}
	return slices.Repeat([]decimal.Decimal{decimal.New(1, 0)}, n), nil
}

func tooMany(n int) error {
	return fmt.Errorf("%w: %d of them: at most %d are taken", ErrWeights, n, maxParts)
}

func checkWeights(weights []decimal.Decimal) error {
	if len(weights) == 0 {
		return ErrNoWeights
	}
	if len(weights) > maxParts {
		return tooMany(len(weights))
	}
	positive := false
	for i, w := range weights {
		exp := w.Exponent()
		switch {
		case w.Sign() < 0:
			return fmt.Errorf("%w: weight %d", ErrNegativeWeight, i+1)
		case exp < -maxExponent || exp > maxExponent:
			return fmt.Errorf("%w: weight %d has exponent %d: want -%d to %d", ErrWeights, i+1, exp, maxExponent, maxExponent)
		case w.NumDigits() > maxText:
			return fmt.Errorf("%w: weight %d has %d digits: at most %d are taken", ErrWeights, i+1, w.NumDigits(), maxText)
		case w.Sign() > 0:
			positive = true
		}
	}
	if !positive {
		return ErrZeroWeights
	}
	return nil
}

// leastExponent returns the least exponent of weights that are not zero.
func leastExponent(weights []decimal.Decimal) int32 {
	least := int32(maxExponent)
	for _, w := range weights {
		if w.Sign() != 0 {
			least = min(least, w.Exponent())
		}
	}
	return least
}

// allocateSmall allocates where the weights, as whole numbers, sum to less
// than 2^64; it returns false where they do not.
func (al Allocation) allocateSmall(unit Amount, units int64, weights []decimal.Decimal) (parts []Amount, rest Amount, ok bool) {
	var space, ranked [16]uint64
	whole := append(space[:0], make([]uint64, len(weights))...)
	sum, least := uint64(0), leastExponent(weights)
	for i, w := range weights {
		if w.Sign() == 0 {
			continue
		}
		if w.NumDigits() > 18 {
			return nil, Amount{}, false
		}
		coef, fits := mulPow10(w.CoefficientInt64(), int(w.Exponent()-least))
		total, carry := bits.Add64(sum, uint64(coef), 0)
		if !fits || carry != 0 {
			return nil, Amount{}, false
		}
		whole[i], sum = uint64(coef), total
	}

	step := unit.coef // of the sign of the amount
	if units < 0 {
		step = -step
	}
	n := magnitude(units)
	parts = make([]Amount, len(weights))
	left := n
	for i, w := range whole {
		hi, lo := bits.Mul64(n, w)
		share, remainder := bits.Div64(hi, lo, sum) // hi < sum, since w ≤ sum
		left -= share
		if al.Leftover == FirstCome {
			remainder = min(w, 1)
		}
		whole[i] = remainder
		parts[i] = Amount{coef: int64(share) * step, scale: unit.scale, currency: unit.currency}
	}
	rest = Amount{scale: unit.scale, currency: unit.currency}
	if al.Leftover == SetApart {
		rest.coef = int64(left) * step
		return parts, rest, true
	}
	giveLargest(append(ranked[:0], whole...), whole, int(left), cmp.Compare[uint64], func(i int) { parts[i].coef += step })
	return parts, rest, true
}

// allocateBig is allocateSmall for any size.
func (al Allocation) allocateBig(unit Amount, units *big.Int, weights []decimal.Decimal) (parts []Amount, rest Amount) {
	remainders := make([]*big.Int, len(weights))
	sum, least := new(big.Int), leastExponent(weights)
	for i, w := range weights {
		remainders[i] = w.Coefficient()
		if w.Sign() != 0 {
			remainders[i].Mul(remainders[i], bigPow10(int(w.Exponent()-least)))
		}
		sum.Add(sum, remainders[i])
	}

	n, sign := new(big.Int).Abs(units), big.NewInt(int64(units.Sign()))
	shares := make([]*big.Int, len(weights))
	left := new(big.Int).Set(n)
	for i, w := range remainders {
		shares[i], remainders[i] = new(big.Int).QuoRem(new(big.Int).Mul(n, w), sum, new(big.Int))
		left.Sub(left, shares[i])
		if al.Leftover == FirstCome {
			remainders[i] = big.NewInt(int64(w.Sign()))
		}
	}
	if al.Leftover != SetApart {
		one := big.NewInt(1)
		giveLargest(slices.Clone(remainders), remainders, int(left.Int64()), (*big.Int).Cmp, func(i int) { shares[i].Add(shares[i], one) })
		left.SetInt64(0)
	}
	parts = make([]Amount, len(weights))
	for i := range shares {
		parts[i] = unit.times(shares[i].Mul(shares[i], sign))
	}
	return parts, unit.times(left.Mul(left, sign))
}

// giveLargest calls give for the n largest remainders, the earliest of those
// that tie. It sorts ranked, a copy of remainders. At least n of an allocation
// are above zero, since each is less than a unit: no other is reached.
func giveLargest[R any](ranked, remainders []R, n int, compare func(a, b R) int, give func(i int)) {
	if n == 0 {
		return
	}
	slices.SortFunc(ranked, compare)
	least := ranked[len(ranked)-n]
	ties := 0 // how many that equal least are given one
	for _, r := range ranked[len(ranked)-n:] {
		if compare(r, least) == 0 {
			ties++
		}
	}
	for i, r := range remainders {
		switch order := compare(r, least); {
		case order > 0:
			give(i)
		case order == 0 && ties > 0:
			give(i)
			ties--
		}
	}
}
