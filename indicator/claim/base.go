package claim

import (
	"errors"
	"fmt"
	"math/bits"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Base is the smallest count that can stand behind printed percentages.
type Base struct {
	Smallest int64             // things in all
	Counts   []figure.Interval // for each percentage, the whole numbers of them that fit

	percents []figure.Figure
}

// ErrNoBase matches the error where no count up to a million fits.
var ErrNoBase = errors.New("claim: no common base")

// maxBase is the largest base that is tried. A percentage at place value p
// fits every base from 100/p on, so this is enough for four decimal places.
const maxBase = 1_000_000

// CommonBase returns the smallest whole n for which every percentage is that of
// a whole number out of n: 75, 33 and 17 % need at least 12. Larger n may fit
// as well; the n that a survey states is checked by [FitsBase]. Units must be
// "%" or absent, else the error matches [ErrUnits]; no n up to a million is an
// error that matches [ErrNoBase], as for percentages beyond 0 to 100.
func CommonBase(percents ...figure.Quantity) (Base, error) {
	ps, shares, err := sharesOf(percents)
	if err != nil {
		return Base{}, err
	}
	if shares == nil {
		return Base{}, fmt.Errorf("%w: %s: want percentages from 0 to 100", ErrNoBase, check.Quote(names(", ", ps)))
	}
	tries := make([]trial, len(shares))
	for i, s := range shares {
		tries[i] = newTrial(s)
	}
	for n := int64(1); n <= maxBase; n++ {
		if !slices.ContainsFunc(tries, func(t trial) bool { return !t.fits(n) }) {
			b := Base{Smallest: n, Counts: make([]figure.Interval, len(shares)), percents: ps}
			for i, s := range shares {
				b.Counts[i], _ = s.Scale(figure.Int(n)).WholeNumbers()
			}
			return b, nil
		}
	}
	return Base{}, fmt.Errorf("%w: %s: no count up to %d fits", ErrNoBase, check.Quote(names(", ", ps)), maxBase)
}

// FitsBase reports whether every percentage can be that of a whole number out
// of n. Units must be "%" or absent, else the error matches [ErrUnits].
func FitsBase(n int64, percents ...figure.Quantity) (bool, error) {
	_, shares, err := sharesOf(percents)
	if err != nil || shares == nil || n <= 0 {
		return false, err
	}
	return !slices.ContainsFunc(shares, func(s figure.Interval) bool { return !fits(n, s) }), nil
}

// sharesOf returns the percentages as parts of a whole: nil where one of them
// cannot be a part.
func sharesOf(percents []figure.Quantity) (ps []figure.Figure, shares []figure.Interval, err error) {
	ps = figuresOf(percents...)
	shares = make([]figure.Interval, len(ps))
	possible := true
	for i, p := range ps {
		if err := wantPercent(p); err != nil {
			return nil, nil, err
		}
		var ok bool
		shares[i], ok = shareBounds(p)
		possible = possible && ok
	}
	if !possible {
		return ps, nil, nil
	}
	return ps, shares, nil
}

// fits reports whether share is that of some whole number out of n.
func fits(n int64, share figure.Interval) bool {
	_, ok := share.Scale(figure.Int(n)).WholeNumbers()
	return ok
}

// trial is a share whose ends are fractions of machine words where they fit,
// so that a million bases are tried in milliseconds.
type trial struct {
	share              figure.Interval
	isSmall            bool
	lo, hi             fraction
	loClosed, hiClosed bool
}

func newTrial(share figure.Interval) trial {
	t := trial{share: share}
	lo, loClosed, _ := share.Lo() // between 0 and 1, so both are there
	hi, hiClosed, _ := share.Hi()
	t.loClosed, t.hiClosed = loClosed, hiClosed
	var okLo, okHi bool
	t.lo, okLo = newFraction(lo)
	t.hi, okHi = newFraction(hi)
	t.isSmall = okLo && okHi
	return t
}

// fits reports whether the share is that of some whole number out of n.
func (t trial) fits(n int64) bool {
	if !t.isSmall {
		return fits(n, t.share)
	}
	least, exact := t.lo.of(n)
	if !exact || !t.loClosed {
		least++
	}
	most, exact := t.hi.of(n)
	if exact && !t.hiClosed {
		return least < most
	}
	return least <= most
}

// fraction is a number from 0 to 1.
type fraction struct{ num, den uint64 }

func newFraction(n figure.Number) (fraction, bool) {
	r := n.Rat()
	return fraction{r.Num().Uint64(), r.Denom().Uint64()}, r.Num().IsUint64() && r.Denom().IsUint64()
}

// of returns the whole part of n times the fraction, and whether nothing is
// left.
func (f fraction) of(n int64) (whole uint64, exact bool) {
	hi, lo := bits.Mul64(uint64(n), f.num)
	whole, rest := bits.Div64(hi, lo, f.den) // at most n, so it fits
	return whole, rest == 0
}

// Holds reports whether there is a base; [CommonBase] returns none else.
func (b Base) Holds() bool { return b.Smallest > 0 }

// String says the base with the counts.
func (b Base) String() string {
	return fmt.Sprintf("%s: at least %d in all (%s of them)", names(", ", b.percents), b.Smallest, join(", ", b.Counts))
}

// Trace lists the percentages and the counts behind them.
func (b Base) Trace() check.Trace {
	var t check.Trace
	inputs(&t, "percentage", b.percents...)
	for i, c := range b.Counts {
		t.Add(check.Compute, fmt.Sprintf("count %d", i+1), c.String(), fmt.Sprintf("out of %d", b.Smallest))
	}
	t.Add(check.Result, "smallest common base", fmt.Sprint(b.Smallest), "each percentage is that of a whole number, ends kept")
	return t
}
