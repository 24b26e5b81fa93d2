package remittance

import (
	"math"
	"math/bits"
	"slices"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
)

// track holds the yearly values of an economy or a group.
type track struct {
	place   indicator.Place
	members Membership
	listed  Vintage // of the list of members
	first   int
	has     []bool
	zero    []bool          // the flow is reported as 0, with a value or not
	exact   []figure.Number // yearly values
	flow    []figure.Number // with product, of what pools over years; else nil
	product []figure.Number
	amounts bool // values are amounts and not shares

	values, flows      running // of exact, where they are amounts, and of flow
	products, reported running // of product, in all years and in those of a flow other than 0

	floor       []int64  // yearly values in units, rounded down
	cutHigh     bool     // some are above what fits: their upper bound is not known
	cutLow      bool     // some are below it
	part, whole []uint64 // flows and products in units of their own, rounded down
	partOK      bool
}

func (r *searchRun) economy(p indicator.Place) {
	t := r.newTrack(p, OneEconomy)
	key := p.Key()
	flows := r.source.flows.row(key)
	products := r.source.panel.products.row(key)
	for i := range t.has {
		year := t.first + i
		flow := flows.at(year)
		t.zero[i] = flow.isZero()
		if !r.shares {
			if flow.state == cellValue {
				t.set(i, flow.value().number())
			}
			continue
		}
		product := products.at(year)
		if reasonOf(flow, product) != indicator.NoReason {
			continue
		}
		f, g := flow.value().number(), product.value().number()
		q, _ := f.Mul(figure.Int(100)).Quo(g)
		t.set(i, q)
		t.flow[i], t.product[i] = f, g
	}
	r.walk(t)
}

func (r *searchRun) group(g NamedGroup) {
	p := indicator.GroupPlace(g.Name)
	if !r.shares {
		t := r.newTrack(p, SumOfFlows)
		t.listed = g.Vintage
		for i := range t.has {
			if sum := r.source.flows.Sum(g.Members, t.first+i); len(sum.Used) > 0 {
				t.set(i, sum.sum)
				t.zero[i] = len(sum.ZeroFlows) == len(sum.Used)
			}
		}
		r.walk(t)
		return
	}
	pooled, below := r.newTrack(p, PooledShare), r.newTrack(p, PooledAny)
	mean, median := r.newTrack(p, MeanShares), r.newTrack(p, MedianShares)
	mean.flow, mean.product, median.flow, median.product = nil, nil, nil, nil
	tracks := []*track{pooled, below, mean, median}
	for _, t := range tracks {
		t.listed = g.Vintage
	}
	for i := range pooled.has {
		year := pooled.first + i
		share := r.source.panel.Group(g.Members, year)
		zero := len(share.Used) > 0 && len(share.ZeroFlows) == len(share.Used)
		for _, t := range tracks {
			t.zero[i] = zero
		}
		if q, ok := share.Pooled(); ok {
			t := pooled
			if share.Reason != indicator.NoReason {
				t = below
			}
			t.set(i, q)
			t.flow[i], t.product[i] = share.flow, share.product
		}
		m := r.source.panel.MeanOfShares(g.Members, year)
		if q, ok := m.Percent(); ok {
			mean.set(i, q)
			median.set(i, m.median)
		}
	}
	for _, t := range tracks {
		r.walk(t)
	}
}

func (r *searchRun) newTrack(p indicator.Place, m Membership) *track {
	first, last := r.bounds()
	n := max(0, last-first+1)
	t := &track{place: p, members: m, first: first, amounts: !r.shares, has: make([]bool, n), zero: make([]bool, n), exact: make([]figure.Number, n)}
	if r.shares {
		t.flow, t.product = make([]figure.Number, n), make([]figure.Number, n)
	}
	return t
}

func (t *track) set(i int, n figure.Number) { t.has[i], t.exact[i] = true, n }

// prepare rounds the values of a track down to whole units.
func (r *searchRun) prepare(t *track) {
	t.floor = make([]int64, len(t.has))
	for i := range t.has {
		if !t.has[i] {
			continue
		}
		t.floor[i] = r.units(t.exact[i], figure.Floor)
		t.cutHigh = t.cutHigh || t.floor[i] == maxUnits
		t.cutLow = t.cutLow || t.floor[i] == -maxUnits
	}
	if t.flow == nil || r.perUnit == 0 {
		return
	}
	// Flows and products in units of 10^-shift of the currency: as fine as 63
	// bits allow for the sum of the products.
	var total figure.Number
	for i := range t.product {
		if t.has[i] {
			if t.flow[i].Sign() < 0 {
				return
			}
			total = total.Add(t.product[i])
		}
	}
	whole := total.Round(0, figure.Ceiling).BigInt().BitLen()
	shift := min(int(floorDiv(int64(62-whole)*3, 10)), 6)
	if shift < -18 || len(t.has) == 0 {
		return
	}
	t.part, t.whole = make([]uint64, len(t.has)), make([]uint64, len(t.has))
	for i := range t.has {
		if t.has[i] {
			a, okA := unitsAt(t.flow[i], shift)
			b, okB := unitsAt(t.product[i], shift)
			if !okA || !okB {
				return
			}
			t.part[i], t.whole[i] = a, b
		}
	}
	t.partOK = true
}

// unitsAt returns n × 10^shift rounded down.
func unitsAt(n figure.Number, shift int) (uint64, bool) {
	d := n.Round(shift, figure.Floor)
	b := d.Coefficient()
	if !b.IsUint64() || b.Uint64() > math.MaxInt64 || int(-d.Exponent()) != shift {
		return 0, false
	}
	return b.Uint64(), true
}

// walk judges every year and span of a track.
func (r *searchRun) walk(t *track) {
	r.prepare(t)
	longest := r.search.MaxYears
	if longest <= 0 {
		longest = len(t.has)
	}
	for i := range t.has {
		if t.has[i] {
			r.consider(t, reading{i, i, SingleYear, false}, t.floor[i], t.floor[i]+1, t.cuts())
		}
	}
	all, reported := &r.withZeros, &r.withoutZeros
	for i := range t.has {
		if !t.has[i] {
			continue
		}
		all.reset()
		reported.reset()
		for j := i; j < len(t.has) && j-i < longest; j++ {
			if !t.has[j] {
				continue
			}
			all.add(t, j)
			if !t.zero[j] {
				reported.add(t, j)
			}
			if j == i {
				continue
			}
			r.averages(t, reading{from: i, to: j}, all)
			if reported.n < all.n && reported.n > 0 {
				r.averages(t, reading{from: i, to: j, withoutZeros: true}, reported)
			}
		}
	}
}

// sums adds up the bounds of the years of a span.
type sums struct {
	n, sum      int64
	part, whole uint64
	sorted      []int64
}

func (s *sums) reset() { *s = sums{sorted: s.sorted[:0]} }

func (s *sums) add(t *track, j int) {
	s.n++
	s.sum += t.floor[j]
	at, _ := slices.BinarySearch(s.sorted, t.floor[j])
	s.sorted = slices.Insert(s.sorted, at, t.floor[j])
	if t.partOK {
		s.part += t.part[j]
		s.whole += t.whole[j]
	}
}

// averages judges the ways to put the years of a span together, the sums of
// which are given.
func (r *searchRun) averages(t *track, c reading, s *sums) {
	as := func(years Averaging) reading {
		c.years = years
		return c
	}
	n := s.n
	mean := floorDiv(s.sum, n)
	r.consider(t, as(MeanOfYears), mean, mean+2, t.cuts())
	if n == 1 {
		return // all ways come to the same
	}
	if t.flow != nil {
		lo, hi, ok := int64(0), int64(0), false
		if t.partOK {
			lo, hi, ok = r.ratio(s.part, s.whole, uint64(n))
		}
		r.consider(t, as(RatioOfSums), lo, hi, cuts{low: !ok, high: !ok})
	}
	mid := s.sorted[n/2]
	if n%2 == 0 {
		mid = floorDiv(mid+s.sorted[n/2-1], 2)
	}
	r.consider(t, as(MedianYear), mid, mid+2, t.cuts())
	if !r.shares && !c.withoutZeros { // a sum is the same without
		r.consider(t, as(SumOfYears), s.sum, s.sum+n, t.cuts())
	}
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// ratio bounds part / whole in units, where each is short by less than n.
func (r *searchRun) ratio(part, whole, n uint64) (lo, hi int64, ok bool) {
	if whole == 0 {
		return 0, 0, false
	}
	quotient := func(a, b uint64) (uint64, bool) {
		top, bottom := bits.Mul64(a, r.perUnit)
		if top >= b {
			return 0, false
		}
		q, _ := bits.Div64(top, bottom, b)
		return q, q <= maxUnits
	}
	l, okLo := quotient(part, whole+n)
	h, okHi := quotient(part+n, whole)
	return int64(l), int64(h) + 1, okLo && okHi
}

// cuts says which bounds are not known.
type cuts struct{ low, high bool }

func (t *track) cuts() cuts { return cuts{t.cutLow, t.cutHigh} }

// reading is how the years of a track are read: which of them, and how put
// together.
type reading struct {
	from, to     int // indices
	years        Averaging
	withoutZeros bool
}

// uses reports whether year k of a track takes part.
func (c reading) uses(t *track, k int) bool { return t.has[k] && !(c.withoutZeros && t.zero[k]) }

// consider judges a candidate that lies between lo and hi, in units.
func (r *searchRun) consider(t *track, c reading, lo, hi int64, cut cuts) {
	r.result.Searched++
	if c.withoutZeros {
		r.without++
	}
	if cut.low {
		lo = -unbounded
	}
	if cut.high {
		hi = unbounded
	}
	if hi < r.low || lo > r.high {
		away := max(r.quoteLow-hi, lo-r.quoteHi, 0)
		if away > r.bestAll && away > r.bestMiss {
			return
		}
	}
	v, ok := t.value(c)
	if !ok {
		r.result.Searched--
		if c.withoutZeros {
			r.without--
		}
		return
	}
	all, miss := r.result.Nearest, r.result.NearestMiss
	r.quote.judge(&r.result, func() Candidate { return r.candidate(t, c) }, v, &r.best)
	if r.result.Nearest != all {
		r.bestAll = r.distanceUp(r.best.all)
	}
	if r.result.NearestMiss != miss {
		r.bestMiss = r.distanceUp(r.best.miss)
	}
}

func (r *searchRun) distanceUp(d figure.Number) int64 {
	if n := r.units(d, figure.Ceiling); n < maxUnits {
		return n
	}
	return math.MaxInt64
}

// value returns the exact value of a candidate.
func (t *track) value(c reading) (figure.Number, bool) {
	switch {
	case c.years == SingleYear:
		return t.exact[c.from], true
	case c.years == RatioOfSums:
		part := t.flows.between(t.flow, c, nil)
		var whole figure.Number
		if c.withoutZeros {
			whole = t.reported.between(t.product, c, t.zero)
		} else {
			whole = t.products.between(t.product, c, nil)
		}
		return part.Mul(figure.Int(100)).Quo(whole)
	case t.amounts && c.years != MedianYear:
		sum := t.values.between(t.exact, c, nil) // what is 0 adds nothing
		if c.years == SumOfYears {
			return sum, true
		}
		n := int64(0)
		for k := c.from; k <= c.to; k++ {
			if c.uses(t, k) {
				n++
			}
		}
		return sum.Quo(figure.Int(n))
	}
	var used []figure.Number
	for k := c.from; k <= c.to; k++ {
		if c.uses(t, k) {
			used = append(used, t.exact[k])
		}
	}
	if c.years == MedianYear {
		return medianOf(used), len(used) > 0
	}
	return sumOf(used).Quo(figure.Int(int64(len(used))))
}

// running holds the sums of the numbers before each index, of amounts, which
// unlike shares have denominators in common. It is filled where it is needed.
type running []figure.Number

// between returns the sum over the years of a reading, without the indices
// marked in not. Numbers of years without a value are 0.
func (s *running) between(numbers []figure.Number, c reading, not []bool) figure.Number {
	if *s == nil {
		*s = make(running, len(numbers)+1)
		for i, n := range numbers {
			if not != nil && not[i] {
				n = figure.Number{}
			}
			(*s)[i+1] = (*s)[i].Add(n)
		}
	}
	return (*s)[c.to+1].Sub((*s)[c.from])
}
