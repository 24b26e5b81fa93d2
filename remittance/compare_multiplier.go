package remittance

import "iom.int/migdev/indicator/figure"

// Multiplier returns by how much income rises in all for each unit received, in
// the simple form for an open economy:
//
//	1 / (1 - consumed × (1 - taxed) + imported)
//
// with the shares, as fractions, of each further unit of income that is consumed,
// taxed and spent on imports. They are assumptions of the caller and so is the
// result: it is no finding about an economy. Consumed 0.8, taxed 0.15 and
// imported 0.4 give 1.388…; it is false where the sum below the line is not above
// 0, so that income would rise without end.
func Multiplier(consumed, taxed, imported figure.Number) (figure.Number, bool) {
	one := figure.Int(1)
	below := one.Sub(consumed.Mul(one.Sub(taxed))).Add(imported)
	if below.Sign() <= 0 {
		return figure.Number{}, false
	}
	return one.Quo(below)
}
