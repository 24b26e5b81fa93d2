package money

import "math/big"

// Sum returns the exact sum of the amounts, at the finest of their scales;
// zero values among them are passed over. The sum of none is the zero value.
// It returns a [*MismatchError] where the currencies differ.
//
// It allocates nothing for each amount, and nothing at all where the running
// sum fits 64 bits.
func Sum(amounts ...Amount) (Amount, error) {
	var sum Amount
	for i := range amounts {
		a := &amounts[i]
		if a.currency != sum.currency {
			switch {
			case a.currency == 0:
				continue
			case sum.currency == 0:
				sum = *a
				continue
			}
			return Amount{}, &MismatchError{sum.currency, a.currency}
		}
		if a.scale == sum.scale && a.big == nil && sum.big == nil { // most often
			if coef := sum.coef + a.coef; (sum.coef^coef)&(a.coef^coef) >= 0 {
				sum.coef = coef
				continue
			}
		}
		next, ok := addSmall(sum, *a)
		if !ok {
			return sumBig(sum, amounts[i:])
		}
		sum = next
	}
	return sum, nil
}

// sumBig adds the amounts to start in one number that grows in place.
func sumBig(start Amount, amounts []Amount) (Amount, error) {
	scale := start.scale
	for _, a := range amounts {
		if a.currency != 0 && a.currency != start.currency {
			return Amount{}, &MismatchError{start.currency, a.currency}
		}
		scale = max(scale, a.scale)
	}
	sum := new(big.Int).Set(start.coefAt(scale))
	var coef, scaled big.Int
	factors := make([]*big.Int, int(scale)+1) // by the digits to fill up
	for _, a := range amounts {
		x := a.big
		if x == nil {
			x = coef.SetInt64(a.coef)
		}
		if fill := scale - a.scale; fill > 0 {
			if factors[fill] == nil {
				factors[fill] = bigPow10(int(fill))
			}
			x = scaled.Mul(x, factors[fill])
		}
		sum.Add(sum, x)
	}
	return fromBig(sum, scale, start.currency), nil
}
