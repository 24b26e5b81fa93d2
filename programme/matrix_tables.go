package programme

import (
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// The tables of what came last have a power of two places each; a key has one.
const (
	recentTexts = 1 << 7
	recentSpans = 1 << 7

	recentColumnBits = 6
	recentColumns    = 1 << recentColumnBits
)

// interner numbers texts from 1, in the order in which they come; "" is 0.
type interner struct {
	list   []string
	at     map[string]int32
	recent [recentTexts]int32
}

func (t *interner) place(s string) int32 {
	if s == "" {
		return 0
	}
	h := uint32(len(s))*0x9e3779b1 ^ uint32(s[0])*0x85ebca6b ^ uint32(s[len(s)-1])*0xc2b2ae35 ^ uint32(s[len(s)/2])*0x27d4eb2f
	slot := &t.recent[(h>>16^h)&(recentTexts-1)]
	if n := *slot; n > 0 && t.list[n-1] == s {
		return n
	}
	n, ok := t.at[s]
	if !ok {
		if t.at == nil {
			t.at = map[string]int32{}
		}
		t.list = append(t.list, s)
		n = int32(len(t.list))
		t.at[s] = n
	}
	*slot = n
	return n
}

func (t *interner) text(n int32) string {
	if n == 0 {
		return ""
	}
	return t.list[n-1]
}

// spanTable numbers periods from 0, the years that they lie in where asked.
type spanTable struct {
	list   []period.Span
	at     map[period.Span]int32 // as stated, and years
	recent [recentSpans]struct {
		span period.Span
		n    int32 // one more than the number, 0 for none
	}
}

func (t *spanTable) place(s period.Span, years bool) int32 {
	h := uint32(s.Start().DayNumber())*0x9e3779b1 ^ uint32(s.End().DayNumber())*0x85ebca6b
	slot := &t.recent[(h>>16^h)&(recentSpans-1)]
	if slot.n > 0 && slot.span == s {
		return slot.n - 1
	}
	to := s
	if years {
		to = yearOf(s)
	}
	n, ok := t.at[to]
	if !ok {
		if t.at == nil {
			t.at = map[period.Span]int32{}
		}
		n = int32(len(t.list))
		t.list = append(t.list, to)
		t.at[to] = n
	}
	slot.span, slot.n = s, n+1
	return n
}

func (t *spanTable) span(n int32) period.Span {
	if int(n) >= len(t.list) {
		return period.Span{} // nothing is rolled up by periods
	}
	return t.list[n]
}

// yearOf returns the whole of the calendar year in which a period lies, and the
// period where it lies in none.
func yearOf(s period.Span) period.Span {
	year, err := period.NewYear(s.Start().Year())
	if err != nil || s.End().IsZero() || s.End().Year() != s.Start().Year() {
		return s
	}
	return period.Whole(year)
}

// cellKey is a cell by the numbers of what it is made of.
type cellKey struct {
	outcome, output, agency, span int32
	category                      CostCategory
}

// cellTable numbers cells from 0: a table of numbers, searched from the place
// that a key hashes to.
type cellTable struct {
	keys  []cellKey
	slots []int32 // one more than the number, 0 for none; twice as many as keys at least
}

// place returns the number of a cell; a new one has the next.
func (t *cellTable) place(k cellKey) int32 {
	if 2*len(t.keys) >= len(t.slots) {
		t.grow()
	}
	i := t.find(k)
	if t.slots[i] == 0 {
		t.keys = append(t.keys, k)
		t.slots[i] = int32(len(t.keys))
	}
	return t.slots[i] - 1
}

// find returns the slot of a key, an empty one where there is none.
func (t *cellTable) find(k cellKey) uint32 {
	h := uint64(uint32(k.outcome))<<40 ^ uint64(uint32(k.output))<<28 ^ uint64(uint32(k.agency))<<16 ^
		uint64(uint32(k.span))<<4 ^ uint64(k.category)
	h *= 0x9e3779b97f4a7c15 // Knuth's multiplicative hash: the highest bits depend on all
	mask := uint32(len(t.slots) - 1)
	for i := uint32(h>>32) & mask; ; i = (i + 1) & mask {
		if n := t.slots[i]; n == 0 || t.keys[n-1] == k {
			return i
		}
	}
}

func (t *cellTable) grow() {
	t.slots = make([]int32, max(1<<10, 4*len(t.slots)))
	for n, k := range t.keys {
		t.slots[t.find(k)] = int32(n + 1)
	}
}

// rateKey is what a factor depends on.
type rateKey struct {
	currency money.Currency
	scale    uint8
	day      period.Date
}

// rateTable holds factors: for each currency and scale in a list by day, so
// that nothing is searched for, and in a map for dates that are no days.
type rateTable struct {
	columns []*rateColumn
	recent  [recentColumns]struct {
		key    uint32 // currency and scale; 0 is none
		column *rateColumn
	}
	others map[rateKey]*fixedRate
}

// rateColumn is the factors of one currency and scale.
type rateColumn struct {
	currency money.Currency
	scale    uint8
	first    int // the day of the first
	rates    []fixedRate
}

// maxDays is how many days a column has at most, some 350 years.
const maxDays = 1 << 17

func (t *rateTable) column(c money.Currency, scale uint8) *rateColumn {
	key := uint32(c)<<8 | uint32(scale)
	slot := &t.recent[key*0x9e3779b1>>(32-recentColumnBits)]
	if slot.key == key {
		return slot.column
	}
	slot.key = key
	for _, k := range t.columns {
		if k.currency == c && k.scale == scale {
			slot.column = k
			return k
		}
	}
	slot.column = &rateColumn{currency: c, scale: scale}
	t.columns = append(t.columns, slot.column)
	return slot.column
}

// place returns where the factor of a key stands, isKnown or not.
func (t *rateTable) place(k rateKey) *fixedRate {
	if k.day.Precision() == period.Day {
		if r := t.column(k.currency, k.scale).at(k.day.DayNumber()); r != nil {
			return r
		}
	}
	r, ok := t.others[k]
	if !ok {
		if t.others == nil {
			t.others = map[rateKey]*fixedRate{}
		}
		r = new(fixedRate)
		t.others[k] = r
	}
	return r
}

// at returns the place of a day, nil where the column would be too long.
func (c *rateColumn) at(day int) *fixedRate {
	if i := day - c.first; i >= 0 && i < len(c.rates) {
		return &c.rates[i]
	}
	const margin = 366
	first, last := day-margin, day+margin
	if len(c.rates) > 0 {
		first, last = min(first, c.first), max(last, c.first+len(c.rates)-1)
	}
	if last-first >= maxDays {
		return nil
	}
	rates := make([]fixedRate, last-first+1)
	if len(c.rates) > 0 {
		copy(rates[c.first-first:], c.rates)
	}
	c.first, c.rates = first, rates
	return &c.rates[day-first]
}
