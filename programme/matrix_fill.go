package programme

import (
	"math/big"
	"math/bits"
	"slices"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// filler adds lines up by cell. Strings, periods and rates are looked up in
// small tables of what came last, and in maps behind them, so that a line costs
// a few comparisons.
type filler struct {
	m     *Matrix
	texts [3]interner // outcomes, outputs, agencies
	spans spanTable
	cells cellTable
	rates rateTable
	sums  []fixedSum
	bags  []money.Bag // without a currency to convert to
	units [fixedPlaces + 1]*big.Int
	whole big.Int
	rest  big.Int
	errs  []error      // of currencies and days without a rate
	zero  money.Amount // in the currency of the totals, with the digits of a result
}

func (m *Matrix) fill() error {
	f := filler{m: m}
	if !m.how.To.IsZero() {
		zero, err := money.New(0, 0, m.how.To)
		if err != nil {
			return err
		}
		converted, err := m.how.Converter.Convert(zero, m.how.To, period.Date{})
		if err != nil {
			return err
		}
		f.zero = converted.Amount()
	}
	for i := range m.lines {
		f.add(i)
	}
	if err := f.finish(); err != nil {
		return err
	}
	m.sort()
	return nil
}

// add adds line i to its cell.
func (f *filler) add(i int) {
	m := f.m
	l := &m.lines[i]
	by := m.how.By
	var k cellKey
	if by&ByOutcome != 0 {
		k.outcome = f.texts[0].place(l.Outcome)
	}
	if by&ByOutput != 0 {
		k.output = f.texts[1].place(l.Output)
	}
	if by&ByAgency != 0 {
		k.agency = f.texts[2].place(l.Agency)
	}
	if by&ByCategory != 0 {
		k.category = l.Category
	}
	if by&(ByYear|ByPeriod) != 0 {
		k.span = f.spans.place(l.Period, by&ByYear != 0)
	}
	at := f.cells.place(k)
	if int(at) == len(f.sums) {
		f.sums = append(f.sums, fixedSum{})
		if m.how.To.IsZero() {
			f.bags = append(f.bags, money.Bag{})
		}
	}
	m.cellOf[i] = at
	sum := &f.sums[at]
	sum.lines++
	currency := l.Amount.Currency()
	switch {
	case currency.IsZero():
		sum.notStated++
	case m.how.To.IsZero():
		f.bags[at].Add(l.Amount)
		m.whole.Stated.Add(l.Amount)
	default:
		f.convert(i, l, currency, sum)
	}
}

// convert adds line i to a sum in the currency of the totals.
func (f *filler) convert(i int, l *BudgetLine, currency money.Currency, sum *fixedSum) {
	day := f.m.how.day(l)
	r := f.rates.place(rateKey{currency, uint8(l.Amount.Scale()), day})
	if !r.isKnown {
		*r = f.rateOf(currency, l.Amount.Scale(), day)
	}
	if r.err > 0 {
		if l.Amount.Sign() != 0 { // nothing needs no rate
			sum.missing++
			f.m.gaps = append(f.m.gaps, money.UnconvertedLine{Index: i, Line: money.DatedAmount{Amount: l.Amount, Date: day}, Err: f.errs[r.err-1]})
		}
		return
	}
	coef, ok := l.Amount.Coefficient()
	if !ok || !r.fits {
		sum.isBig = true
		return
	}
	if coef < 0 {
		sum.add(-uint64(coef), true, r) // of the least integer too
	} else {
		sum.add(uint64(coef), false, r)
	}
}

// finish rounds the sums and names the cells.
func (f *filler) finish() error {
	m := f.m
	var whole fixedSum
	m.cells = make([]MatrixCell, len(f.sums))
	for at := range m.cells {
		c, k, sum := &m.cells[at], f.cells.keys[at], &f.sums[at]
		c.Lines, c.Missing, c.NotStated = int(sum.lines), int(sum.missing), int(sum.notStated)
		if m.how.To.IsZero() {
			c.Stated = f.bags[at]
		}
		c.BudgetCell = BudgetCell{
			Outcome: f.texts[0].text(k.outcome), Output: f.texts[1].text(k.output), Agency: f.texts[2].text(k.agency),
			Category: k.category, Period: f.spans.span(k.span),
		}
		m.whole.Lines += c.Lines
		m.whole.Missing += c.Missing
		m.whole.NotStated += c.NotStated
		if m.how.To.IsZero() || c.Lines == c.Missing+c.NotStated {
			continue
		}
		whole.merge(sum)
		var err error
		if c.Total, err = f.round(sum, at); err != nil {
			return err
		}
	}
	if m.how.To.IsZero() || m.whole.Lines == m.whole.Missing+m.whole.NotStated {
		return nil
	}
	var err error
	m.whole.Total, err = f.round(&whole, everyCell)
	return err
}

// round returns a sum as an amount: at once where its bounds round alike, else
// from the exact fractions of all its lines.
func (f *filler) round(s *fixedSum, at int) (money.Amount, error) {
	if !s.isBig {
		scale, mode := f.zero.Scale(), f.m.how.Converter.Rounding
		low, high := s.bounds()
		a, b := low.Round(scale, mode), high.Round(scale, mode)
		if a.Equal(b) {
			return money.FromDecimal(a, f.m.how.To)
		}
	}
	total, err := f.m.how.Converter.Total(f.m.how.To, f.m.dated(at))
	if err != nil {
		return money.Amount{}, err
	}
	amount, _ := total.Amount()
	return amount, nil
}

// sort puts the cells in order.
func (m *Matrix) sort() {
	order := make([]int32, len(m.cells))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return compareCell(m.cells[a].BudgetCell, m.cells[b].BudgetCell) })
	cells, to := make([]MatrixCell, len(order)), make([]int32, len(order))
	for i, from := range order {
		cells[i], to[from] = m.cells[from], int32(i)
	}
	m.cells = cells
	for i, from := range m.cellOf {
		m.cellOf[i] = to[from]
	}
}

// fixedPlaces is the number of decimals in which converted lines are added up.
const fixedPlaces = 30

var fixedUnit = new(big.Int).Exp(big.NewInt(10), big.NewInt(fixedPlaces), nil)

// fixedSum is a sum of converted lines in units of 10^-fixedPlaces, as a number
// of 256 bits in two's complement. Where a factor has more decimals each line
// may be off, towards zero, by less than its digits as a whole number; their
// sum bounds the error.
type fixedSum struct {
	words     [4]uint64
	low, high uint64 // the error is less than high:low
	isBig     bool   // a line did not fit: the sum is of no use

	lines, missing, notStated uint32
}

// fixedRate is the factor of a currency, a scale and a day, as digits of a line
// × high:low gives units of 10^-fixedPlaces.
type fixedRate struct {
	low, high uint64
	err       int32 // one more than its place among the errors, 0 for none
	isKnown   bool
	isExact   bool
	fits      bool
}

// add adds the digits of an amount at a rate.
func (s *fixedSum) add(coef uint64, negative bool, r *fixedRate) {
	h0, p0 := bits.Mul64(coef, r.low)
	h1, l1 := bits.Mul64(coef, r.high)
	p1, carry := bits.Add64(h0, l1, 0)
	p2 := h1 + carry
	w := &s.words
	if negative {
		w[0], carry = bits.Sub64(w[0], p0, 0)
		w[1], carry = bits.Sub64(w[1], p1, carry)
		w[2], carry = bits.Sub64(w[2], p2, carry)
		w[3] -= carry
	} else {
		w[0], carry = bits.Add64(w[0], p0, 0)
		w[1], carry = bits.Add64(w[1], p1, carry)
		w[2], carry = bits.Add64(w[2], p2, carry)
		w[3] += carry
	}
	if !r.isExact {
		s.low, carry = bits.Add64(s.low, coef, 0)
		s.high += carry
	}
}

func (s *fixedSum) merge(t *fixedSum) {
	var carry uint64
	for i := range s.words {
		s.words[i], carry = bits.Add64(s.words[i], t.words[i], carry)
	}
	s.low, carry = bits.Add64(s.low, t.low, 0)
	s.high += t.high + carry
	s.isBig = s.isBig || t.isBig
}

// bounds returns the least and the greatest that the sum can be.
func (s *fixedSum) bounds() (low, high figure.Number) {
	sum := new(big.Int)
	for i := len(s.words) - 1; i >= 0; i-- {
		sum.Lsh(sum, 64).Or(sum, new(big.Int).SetUint64(s.words[i]))
	}
	if s.words[3]>>63 != 0 {
		sum.Sub(sum, new(big.Int).Lsh(big.NewInt(1), 256))
	}
	if s.low|s.high == 0 {
		n := figure.FromRat(new(big.Rat).SetFrac(sum, fixedUnit))
		return n, n
	}
	off := new(big.Int).SetUint64(s.high)
	off.Lsh(off, 64).Or(off, new(big.Int).SetUint64(s.low))
	end := func(x *big.Int) figure.Number { return figure.FromRat(new(big.Rat).SetFrac(x, fixedUnit)) }
	return end(new(big.Int).Sub(sum, off)), end(new(big.Int).Add(sum, off))
}

// rateOf asks the converter for the factor of one unit.
func (f *filler) rateOf(c money.Currency, scale int, day period.Date) fixedRate {
	r := fixedRate{isKnown: true}
	one, err := money.New(1, 0, c)
	var converted money.Conversion
	if err == nil {
		converted, err = f.m.how.Converter.Convert(one, f.m.how.To, day)
	}
	if err != nil {
		f.errs = append(f.errs, err)
		r.err = int32(len(f.errs))
		return r
	}
	factor := converted.Factor().Rat()
	if factor.Sign() < 0 || scale > fixedPlaces {
		return r
	}
	unit := f.units[scale]
	if unit == nil {
		unit = new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(fixedPlaces-scale)), nil)
		f.units[scale] = unit
	}
	f.whole.QuoRem(f.whole.Mul(unit, factor.Num()), factor.Denom(), &f.rest)
	if f.whole.BitLen() > 128 {
		return r
	}
	r.fits, r.isExact = true, f.rest.Sign() == 0
	r.high = f.rest.Rsh(&f.whole, 64).Uint64()
	r.low = f.whole.Sub(&f.whole, f.rest.Lsh(&f.rest, 64)).Uint64()
	return r
}
