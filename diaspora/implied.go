package diaspora

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
)

// ErrImplied matches the errors about figures from which nothing can be
// implied.
var ErrImplied = errors.New("diaspora: nothing is implied")

// Bounds of [ImpliedBases].
const (
	maxImpliedBase     = 1_000_000
	maxImpliedDecimals = 6
)

// ImpliedBases returns all n from 1 to greatest, in rising order, such that
// every percentage is 100 k / n of a whole k, rounded by the rule to the
// decimals that are printed: 75, 33, 17 and 83 % rounded half up are of 12, 24,
// 36, 48, 52 or 60 things. There may be none.
//
// Where it is not known how the percentages were rounded, [claim.CommonBase] and
// [claim.FitsBase] keep both ends of the rounding interval.
//
// The errors match [claim.ErrUnits] for a unit other than "%" or none, and
// [ErrImplied] where there is no percentage, one is hedged, below 0 or has more
// than 6 decimals, or greatest is not 1 to 1,000,000.
func ImpliedBases(greatest int64, rule figure.Rounding, percents ...figure.Quantity) ([]int64, error) {
	if greatest < 1 || greatest > maxImpliedBase {
		return nil, fmt.Errorf("%w: bases up to %d: want 1 to %d", ErrImplied, greatest, maxImpliedBase)
	}
	if len(percents) == 0 {
		return nil, fmt.Errorf("%w: no percentages: want at least one", ErrImplied)
	}
	printed := make([]printedPercent, len(percents))
	for i, p := range percents {
		var err error
		if printed[i], err = printedPercentOf(p.Figure()); err != nil {
			return nil, err
		}
	}
	var bases []int64
next:
	for n := int64(1); n <= greatest; n++ {
		for _, p := range printed {
			if !p.isOf(n, rule) {
				continue next
			}
		}
		bases = append(bases, n)
	}
	return bases, nil
}

// printedPercent is a percentage in units of its last digit, of which all is
// 100 %.
type printedPercent struct{ units, all int64 }

func printedPercentOf(f figure.Figure) (printedPercent, error) {
	if u := f.Unit(); u != "" && u != "%" {
		return printedPercent{}, fmt.Errorf("diaspora: implied base: %w", &claim.UnitError{Left: u, Right: "%"})
	}
	value, ok := f.Value()
	place, hasPlace := f.PlaceValue()
	if !ok || !hasPlace || f.Hedge() != figure.Exact && f.Hedge() != figure.Rounded || value.Sign() < 0 {
		return printedPercent{}, fmt.Errorf("%w: %s: want a percentage as printed, from 0", ErrImplied, check.Quote(f.String()))
	}
	all := int64(100)
	for one := figure.Int(1); place.Cmp(one) < 0; place = place.Mul(figure.Int(10)) {
		if all *= 10; all > 100*1e6 {
			return printedPercent{}, fmt.Errorf("%w: %s: want at most %d decimals", ErrImplied, check.Quote(f.String()), maxImpliedDecimals)
		}
	}
	units := value.Mul(figure.Int(all / 100)).Rat().Num()
	if !units.IsInt64() || units.Int64() > all {
		return printedPercent{units: all + 1, all: all}, nil // of nothing
	}
	return printedPercent{units: units.Int64(), all: all}, nil
}

// isOf reports whether some whole number out of n is printed so. If any is, one
// of the two nearest to the percentage is.
func (p printedPercent) isOf(n int64, rule figure.Rounding) bool {
	k := n * p.units / p.all
	return k <= n && p.prints(k, n, rule) || k < n && p.prints(k+1, n, rule)
}

func (p printedPercent) prints(k, n int64, rule figure.Rounding) bool {
	digit, rest := p.all*k/n, p.all*k%n
	if rest > 0 {
		half := 0
		switch {
		case 2*rest < n:
			half = -1
		case 2*rest > n:
			half = 1
		}
		if rule.AwayFromZero(1, half, digit%2 == 1) {
			digit++
		}
	}
	return digit == p.units
}
