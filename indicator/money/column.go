package money

import (
	"iter"
	"math/big"
	"math/bits"
	"slices"
)

// Column holds many amounts, of any currencies, in the order in which they
// were appended. It takes 16 bytes for each and none of them is a pointer, so
// the garbage collector passes over it; what does not fit 64 bits is kept
// aside, as exact as the rest. The zero value is an empty column, ready to be
// appended to.
//
// A Column is an accumulator: [Column.Append] and [Column.Grow] change it in
// place. A copy by assignment shares what is inside; append to one of the two
// alone. Any number of readers may share a column that nobody changes.
type Column struct {
	_     [0]func()
	cells []cell
	bigs  []*big.Int // never changed
}

// cell is an amount without its pointer.
type cell struct {
	coef     int64 // the coefficient, or where it lies in bigs
	currency Currency
	scale    uint8
	aside    bool // coef says where
}

// ColumnOf returns a column of the amounts.
func ColumnOf(amounts ...Amount) Column {
	var c Column
	c.Grow(len(amounts))
	for i := range amounts {
		c.Append(amounts[i])
	}
	return c
}

// Append puts a at the end, in place. The zero value counts as an element
// that is not stated.
func (c *Column) Append(a Amount) {
	k := cell{coef: a.coef, currency: a.currency, scale: a.scale}
	if a.big != nil {
		k.coef, k.aside = int64(len(c.bigs)), true
		c.bigs = append(c.bigs, a.big)
	}
	c.cells = append(c.cells, k)
}

// Grow makes room for n further amounts, which are then appended without
// allocating; n below one does nothing.
func (c *Column) Grow(n int) { c.cells = slices.Grow(c.cells, max(n, 0)) }

// Len returns how many amounts there are, those not stated among them.
func (c Column) Len() int { return len(c.cells) }

// At returns the amount at place i, from 0, just as it was appended. It is the
// zero value where i is below 0 or not below Len.
func (c Column) At(i int) Amount {
	if i < 0 || i >= len(c.cells) {
		return Amount{}
	}
	return c.at(i)
}

func (c Column) at(i int) Amount {
	k := c.cells[i]
	if k.aside {
		return Amount{scale: k.scale, currency: k.currency, big: c.bigs[k.coef]}
	}
	return Amount{coef: k.coef, scale: k.scale, currency: k.currency}
}

// All yields the amounts with their places, in order. It allocates nothing for
// each of them.
func (c Column) All() iter.Seq2[int, Amount] {
	return func(yield func(int, Amount) bool) {
		for i := range c.cells {
			if !yield(i, c.at(i)) {
				return
			}
		}
	}
}

// Sum returns what [Sum] does of all amounts: the exact sum, at the finest of
// their scales, with a [*MismatchError] where their currencies differ. Amounts
// that are not stated are passed over.
func (c Column) Sum() (Amount, error) {
	var first Currency
	for i := range c.cells {
		switch currency := c.cells[i].currency; {
		case currency == first || currency == 0:
		case first == 0:
			first = currency
		default:
			return Amount{}, &MismatchError{first, currency}
		}
	}
	if first == 0 {
		return Amount{}, nil
	}
	b := c.Totals()
	return b.Total(first), nil
}

// Totals returns the exact total of each currency, as a bag into which all
// amounts were added one by one. It allocates for currencies and scales, not
// for amounts.
func (c Column) Totals() Bag {
	var t tally
	bag := Bag{}
	for i := range c.cells {
		k := &c.cells[i]
		switch {
		case k.aside:
			bag.Add(c.at(i))
		case k.currency != 0:
			t.add(k)
		}
	}
	for i := range t.buckets {
		bag.Add(t.buckets[i].total())
	}
	return bag
}

// tally adds up cells in a bucket for each currency and scale.
type tally struct {
	buckets []bucket
	places  map[uint32]int       // of the buckets, by their keys
	recent  [1 << recentBits]int // places of the buckets last used
}

const recentBits = 6

// bucket is the sum of the cells of one key, in 128 bits, which 2^63 cells
// would not outgrow.
type bucket struct {
	low  uint64
	high int64
	key  uint32
}

func (k *cell) key() uint32 { return uint32(k.currency)<<8 | uint32(k.scale) }

func (t *tally) add(k *cell) {
	key := k.key()
	slot := &t.recent[key*2654435769>>(32-recentBits)] // Knuth's multiplicative hash
	if *slot >= len(t.buckets) || t.buckets[*slot].key != key {
		*slot = t.place(key)
	}
	b := &t.buckets[*slot]
	low, carry := bits.Add64(b.low, uint64(k.coef), 0)
	b.low = low
	b.high += k.coef>>63 + int64(carry)
}

// place returns where the bucket of key is, made where there is none.
func (t *tally) place(key uint32) int {
	if i, found := t.places[key]; found {
		return i
	}
	if t.places == nil {
		t.places = make(map[uint32]int)
	}
	i := len(t.buckets)
	t.places[key] = i
	t.buckets = append(t.buckets, bucket{key: key})
	return i
}

func (b bucket) total() Amount {
	a := Amount{coef: int64(b.low), currency: Currency(b.key >> 8), scale: uint8(b.key)}
	if b.high == a.coef>>63 {
		return a
	}
	x := big.NewInt(b.high)
	x.Lsh(x, 64)
	x.Add(x, new(big.Int).SetUint64(b.low))
	return fromBig(x, a.scale, a.currency)
}
