package imf

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

// Rates returns a table with one rate for each currency and year. Where
// several countries state it, that counts which the country states whose code
// the currency's begins with (GB for GBP), for the euro the euro area, U2, and
// else the country whose code comes first: 7A before ML.
//
// The error matches [money.ErrConflict], as a [*money.RateConflictError], where
// they differ by more than their last digits, a millionth of a millionth; where
// one country states two values; and where a currency comes from two sources.
// The way out is to keep the records of one country alone.
func (rs Records) Rates() (*money.Rates, error) {
	var b money.RatesBuilder
	for same := range rs.byRate() {
		for _, other := range same[1:] {
			why := ""
			switch {
			case other.CountryCode == same[0].CountryCode && !other.Rate.Factor().Equal(same[0].Rate.Factor()):
				why = fmt.Sprintf("two values for %q in one year", other.CountryCode)
			case !near(same[0].Rate, other.Rate):
				why = fmt.Sprintf("%q and %q state unlike values", same[0].CountryCode, other.CountryCode)
			default:
				continue
			}
			return nil, &money.RateConflictError{First: same[0].Rate, Second: other.Rate, Why: why}
		}
		if err := b.Add(same[0].Rate); err != nil {
			return nil, err
		}
	}
	return b.Rates()
}

// byRate yields the records of each currency and year, by currency and year,
// the one that counts first.
func (rs Records) byRate() iter.Seq[Records] {
	sorted := slices.Clone(rs)
	sorted = slices.DeleteFunc(sorted, func(r Record) bool { return r.Rate.IsZero() })
	slices.SortStableFunc(sorted, func(a, b Record) int {
		return cmp.Or(
			a.compareRate(b),
			cmp.Compare(a.rank(), b.rank()),
			strings.Compare(a.CountryCode, b.CountryCode),
			a.Rate.Factor().Cmp(b.Rate.Factor()),
			strings.Compare(a.Rate.Source(), b.Rate.Source()),
		)
	})
	return func(yield func(Records) bool) {
		for from := 0; from < len(sorted); {
			to := from + 1
			for to < len(sorted) && sorted[to].compareRate(sorted[from]) == 0 {
				to++
			}
			if !yield(sorted[from:to:to]) {
				return
			}
			from = to
		}
	}
}

// compareRate compares by currency and year.
func (r Record) compareRate(s Record) int {
	return cmp.Or(
		strings.Compare(r.Rate.Quote().Code(), s.Rate.Quote().Code()),
		r.Rate.Date().Compare(s.Rate.Date()),
	)
}

// rank returns 0 where the currency is the country's own, and else 1.
func (r Record) rank() int {
	own := r.Rate.Quote().Code()
	if r.Rate.Quote() == money.EUR {
		own = "U2"
	}
	if len(r.CountryCode) == 2 && strings.HasPrefix(own, r.CountryCode) {
		return 0
	}
	return 1
}

// near reports whether two rates differ by no more than a millionth of a
// millionth of the first.
func near(a, b money.Rate) bool {
	least, _ := figure.Frac(1, 1_000_000_000_000)
	return relativeGap(a, b).Cmp(least) <= 0
}
