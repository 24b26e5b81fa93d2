package money

import (
	"bytes"
	"fmt"
	"iter"
	"math"
	"math/big"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Bag adds up amounts of any currencies, each currency for itself: it never
// mixes them and never rounds. The zero value is an empty bag, ready to be
// added to.
//
// A Bag is an accumulator: [Bag.Add] and its like change it in place. A copy
// by assignment shares what is inside; use [Bag.Clone] for one of its own. Any
// number of readers may share a bag that nobody changes. Compare bags with
// Equal or Compare; == does not compile.
//
// A currency whose amounts net to nothing is not in the bag: it is neither
// ranged over nor written, and needs no rate. Its digits are remembered all
// the same, so that a total has the finest scale of all that was added, in
// whatever order that happened.
type Bag struct {
	_     [0]func()
	slots []bagSlot // in the order of their codes
}

// bagSlot is the total of one currency: (high + coef) / 10^scale.
type bagSlot struct {
	coef     int64
	high     *big.Int // owned by the slot; nil until coef overflows
	currency Currency
	scale    uint8
}

// BagOf returns a bag of the amounts.
func BagOf(amounts ...Amount) Bag {
	var b Bag
	for i := range amounts {
		b.Add(amounts[i])
	}
	return b
}

// Add adds a to the bag, in place. The zero value is passed over. Nothing is
// allocated unless the currency is new to the bag or a total outgrows 64 bits.
func (b *Bag) Add(a Amount) {
	if len(b.slots) <= handful {
		for i := range b.slots {
			s := &b.slots[i]
			if s.currency != a.currency {
				continue
			}
			if sum := s.coef + a.coef; s.scale == a.scale && a.big == nil && (s.coef^sum)&(a.coef^sum) >= 0 {
				s.coef = sum // most often
			} else {
				s.add(a)
			}
			return
		}
	}
	if a.currency != 0 {
		b.slot(a.currency).add(a)
	}
}

// handful is how many slots are looked through faster than they are searched.
const handful = 8

// Sub takes a out of the bag, in place: it adds -a.
func (b *Bag) Sub(a Amount) { b.Add(a.Neg()) }

// AddBag adds all that is in c, in place. Adding bags is associative and
// commutative, and an empty bag changes nothing.
func (b *Bag) AddBag(c Bag) {
	for i := range c.slots {
		s := &c.slots[i]
		b.slot(s.currency).add(s.total()) // b may be c: the total is taken first
	}
}

// SubBag takes all that is in c out of the bag, in place.
func (b *Bag) SubBag(c Bag) { b.AddBag(c.Neg()) }

// Neg returns a bag of its own with every total negated.
func (b Bag) Neg() Bag {
	b = b.Clone()
	for i := range b.slots {
		s := &b.slots[i]
		if s.coef == math.MinInt64 {
			s.spill()
		}
		s.coef = -s.coef
		if s.high != nil {
			s.high.Neg(s.high)
		}
	}
	return b
}

// Clone returns a copy that shares nothing with b.
func (b Bag) Clone() Bag {
	b.slots = slices.Clone(b.slots)
	for i := range b.slots {
		if s := &b.slots[i]; s.high != nil {
			s.high = new(big.Int).Set(s.high)
		}
	}
	return b
}

// slot returns the place of c, made where there is none.
func (b *Bag) slot(c Currency) *bagSlot {
	i, found := b.find(c)
	if b.slots == nil {
		b.slots = make([]bagSlot, 0, handful/2)
	}
	if !found {
		b.slots = slices.Insert(b.slots, i, bagSlot{currency: c})
	}
	return &b.slots[i]
}

func (b Bag) find(c Currency) (int, bool) {
	return slices.BinarySearchFunc(b.slots, c, func(s bagSlot, c Currency) int { return int(s.currency) - int(c) })
}

// add adds an amount of the slot's currency.
func (s *bagSlot) add(a Amount) {
	if a.scale > s.scale {
		if coef, ok := mulPow10(s.coef, int(a.scale-s.scale)); ok && s.high == nil {
			s.coef = coef
		} else {
			s.spill()
			s.high.Mul(s.high, bigPow10(int(a.scale-s.scale)))
		}
		s.scale = a.scale
	}
	if coef, ok := mulPow10(a.coef, int(s.scale-a.scale)); ok && a.big == nil {
		sum := s.coef + coef
		if (s.coef^sum)&(coef^sum) < 0 {
			s.spill()
			sum = coef
		}
		s.coef = sum
		return
	}
	s.spill()
	s.high.Add(s.high, a.coefAt(s.scale))
}

// spill moves coef into the big number.
func (s *bagSlot) spill() {
	if s.high == nil {
		s.high = new(big.Int)
	}
	s.high.Add(s.high, big.NewInt(s.coef))
	s.coef = 0
}

func (s *bagSlot) total() Amount {
	if s.high == nil {
		return Amount{coef: s.coef, scale: s.scale, currency: s.currency}
	}
	return fromBig(new(big.Int).Add(s.high, big.NewInt(s.coef)), s.scale, s.currency)
}

// Total returns the exact total in currency c, at the finest scale of what was
// added. It is 0 in c where nothing was added or what was nets to nothing. For
// no currency, and for a number that stands for no code of ISO 4217, it is the
// zero value.
func (b Bag) Total(c Currency) Amount {
	if i, found := b.find(c); found {
		return b.slots[i].total()
	}
	if c.row() == nil {
		return Amount{}
	}
	return Amount{currency: c}
}

// All yields the total of each currency that does not net to nothing, in the
// order of the codes. To have them as a list use slices.Collect(b.All()). The
// bag must not be added to meanwhile.
func (b Bag) All() iter.Seq[Amount] {
	return func(yield func(Amount) bool) {
		for i := range b.slots {
			if total := b.slots[i].total(); total.Sign() != 0 && !yield(total) {
				return
			}
		}
	}
}

// Len returns how many currencies do not net to nothing.
func (b Bag) Len() int {
	n := 0
	for range b.All() {
		n++
	}
	return n
}

// IsZero reports whether b is empty: nothing was added, or every currency nets
// to nothing. Fields marked omitzero leave such a bag out.
func (b Bag) IsZero() bool {
	for range b.All() {
		return false
	}
	return true
}

// Equal reports whether both bags have the same total in each currency,
// whatever their scales.
func (b Bag) Equal(c Bag) bool { return b.minus(c).IsZero() }

// Compare answers whether the worth of b compares so with that of c, whatever
// the rates between the currencies are, so long as each is above zero. 5 EUR
// and 3 USD are more than 4 EUR and 3 USD under any rates: met for >. They are
// worth more than 6 EUR under some rates alone: cannot tell.
//
//	b ≥ c is met      where no currency of b - c is negative,
//	         not met  where none is positive and one is negative.
func (b Bag) Compare(op figure.Op, c Bag) check.Verdict {
	var above, below bool
	for a := range b.minus(c).All() {
		above = above || a.Sign() > 0
		below = below || a.Sign() < 0
	}
	zero := figure.Int(0)
	worth := figure.Interval{} // of b - c: anything, where it holds both signs
	switch {
	case above && !below:
		worth = figure.Above(zero)
	case below && !above:
		worth = figure.Below(zero)
	case !above && !below:
		worth = figure.Point(zero)
	}
	return worth.Compare(op, zero)
}

func (b Bag) minus(c Bag) Bag {
	b = b.Clone()
	b.SubBag(c)
	return b
}

// String returns the totals in the order of their codes, as in "250000.00 CHF,
// 80000.00 EUR"; "" for an empty bag.
func (b Bag) String() string {
	var dst []byte
	for a := range b.All() {
		if dst != nil {
			dst = append(dst, ", "...)
		}
		dst = a.append(dst)
	}
	return string(dst)
}

// MarshalJSON returns the totals as a list of amounts in the order of their
// codes, [] for an empty bag. A number of more than 64 characters is an error
// that matches [ErrAmount].
func (b Bag) MarshalJSON() ([]byte, error) {
	dst := []byte{'['}
	for a := range b.All() {
		data, err := a.MarshalJSON()
		if err != nil {
			return nil, err
		}
		if len(dst) > 1 {
			dst = append(dst, ',')
		}
		dst = append(dst, data...)
	}
	return append(dst, ']'), nil
}

// UnmarshalJSON reads what [Bag.MarshalJSON] writes: a list of amounts, in any
// order, of which no two have the same currency. Null is an empty bag. Every
// error matches [ErrAmount].
func (b *Bag) UnmarshalJSON(data []byte) error {
	if bytes.Equal(bytes.TrimSpace(data), []byte("null")) {
		*b = Bag{}
		return nil
	}
	var amounts []Amount
	if err := check.DecodeJSON(data, &amounts); err != nil {
		return fmt.Errorf("%w: bag: %w", ErrAmount, err)
	}
	var read Bag
	for i, a := range amounts {
		if _, found := read.find(a.currency); found || a.currency == 0 {
			return fmt.Errorf("%w: bag: element %d is %s: want one amount for each currency", ErrAmount, i, check.Quote(a.String()))
		}
		read.Add(a)
	}
	*b = read
	return nil
}
