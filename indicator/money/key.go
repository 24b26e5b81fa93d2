package money

import "math/big"

// AmountKey is an amount in a form that compares with == and serves as a map
// key. Equal amounts have the same key, whatever their scales. The zero value
// is the key of the zero [Amount].
type AmountKey struct {
	coef     int64
	scale    uint8
	currency Currency
	big      string // the coefficient's decimal digits where it does not fit coef
}

// Key returns the key of a.
func (a Amount) Key() AmountKey {
	a = a.reduced()
	k := AmountKey{coef: a.coef, scale: a.scale, currency: a.currency}
	if a.big != nil {
		k.big = a.big.String()
	}
	return k
}

// Amount returns the amount that k is the key of, without zeros at the end
// behind the point.
func (k AmountKey) Amount() Amount {
	a := Amount{coef: k.coef, scale: k.scale, currency: k.currency}
	if k.big != "" {
		a.big, _ = new(big.Int).SetString(k.big, 10)
	}
	return a
}

// String returns what [Amount.String] does of [AmountKey.Amount].
func (k AmountKey) String() string { return k.Amount().String() }

// reduced returns a at the least scale that holds its value.
func (a Amount) reduced() Amount {
	if a.big != nil {
		x, rest, ten := a.big, new(big.Int), big.NewInt(10)
		for a.scale > 0 {
			shorter, _ := new(big.Int).QuoRem(x, ten, rest)
			if rest.Sign() != 0 {
				break
			}
			x = shorter
			a.scale--
		}
		a = fromBig(x, a.scale, a.currency)
	}
	for a.big == nil && a.scale > 0 && a.coef%10 == 0 {
		a.coef /= 10
		a.scale--
	}
	return a
}
