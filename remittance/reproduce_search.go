package remittance

import (
	"cmp"
	"fmt"
	"math"
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// NamedGroup is a group of economies to be searched.
type NamedGroup struct {
	Name    string
	Members []indicator.Place
}

// Search is where a quoted figure is looked for. What is not stated does not
// narrow the search.
type Search struct {
	Flows    []Series          // of any definition, direction and vintage
	Products []Series          // for quoted shares
	Places   []indicator.Place // economies; all of the flows where there is none
	Groups   []NamedGroup
	From, To int // first and last year; 0 for all
	MaxYears int // longest span averaged over: 1 for single years; 0 for all
	Allow    Mix // AcrossVintages puts flows against products of other vintages too

	GroupsOnly bool // no single economies
}

// Reproduce looks for a quoted figure, such as "48.8 %" or "USD 9 billion", in
// series of several definitions and vintages. A percentage is looked for among
// shares, and a figure in a currency among the flows in that currency:
//
//	definitions and vintages × economies and groups × ways to put members
//	together × years and spans of years × ways to put years together
//
// A flow and a product go together where they are in one currency and, unless
// Allow says otherwise, of one vintage. A span counts where its first and last
// year have a value; years between them without one are left out. Where the flow of
// years in a span is reported as 0, which often stands for "not reported", the
// averages are taken with these years and without them, and
// [Candidate.WithoutZeroFlows] tells which; where a single year remains, the
// mean alone. Candidates are taken in an order of their own, so that the order
// of series, places and groups makes no difference. A series of one kind and
// with the same values as another counts once, whatever its source, and so does
// a group of the same name and members.
//
// Values are compared exactly. A bound in whole numbers settles most of them: an
// exact quotient is made where it does not.
//
// An error matches [ErrQuoted] for a figure without a number, and for one that
// is neither a percentage nor in a currency.
func Reproduce(quoted figure.Quantity, s Search) (Reproduction, error) {
	f := figureIn(quoted)
	q, err := newQuotation(f)
	if err != nil {
		return Reproduction{}, err
	}
	unit := f.Unit()
	if unit != "%" && !figure.IsCurrencyCode(unit) {
		return Reproduction{}, fmt.Errorf("%w: %s: want a percentage or a figure in a currency", ErrQuoted, check.Quote(f.String()))
	}
	run := searchRun{
		search: s, quote: q, shares: unit == "%",
		result: Reproduction{Quoted: f, Rounding: q.rounding, Truncation: q.truncation},
	}
	sources := run.sources(unit)
	run.scale(sources)
	groups := distinctGroups(s.Groups)
	places := map[string]bool{}
	for i := range sources {
		run.source = &sources[i]
		for _, p := range run.places() {
			if !s.GroupsOnly {
				places[p.Key()] = true
				run.economy(p)
			}
		}
		for _, g := range groups {
			run.group(g)
		}
	}
	run.result.Space = run.words(sources, len(places), len(groups))
	return run.result, nil
}

// searchRun is a search under way.
type searchRun struct {
	search Search
	quote  quotation
	shares bool
	source *searchSource
	result Reproduction
	best   nearest

	// Values are bounded in units of unit, as whole numbers; what lies surely
	// outside low to high matches in no reading.
	unit              figure.Number
	perUnit           uint64 // 100/unit where that is a whole number, else 0
	low, high         int64
	quoteLow, quoteHi int64 // the quoted value rounded down and up
	bestAll, bestMiss int64 // least distances rounded up

	withZeros, withoutZeros sums
	without                 int // candidates without zero flows
}

// searchSource is one series of amounts, or a panel of shares.
type searchSource struct {
	flows Series
	panel Panel
	name  string
}

// scale chooses the unit: a millionth of the place value, or more where the
// amounts would not fit.
func (r *searchRun) scale(sources []searchSource) {
	r.unit = r.quote.place
	if r.unit.Sign() <= 0 { // a range
		r.unit = figure.Int(1)
	}
	r.unit, _ = r.unit.Quo(figure.Int(1_000_000))
	largest := absolute(r.quote.low)
	if n := absolute(r.quote.high); n.Cmp(largest) > 0 {
		largest = n
	}
	for i := range sources {
		if r.shares {
			break
		}
		for _, row := range sources[i].flows.rows {
			for _, cell := range row.cells {
				if cell.state == cellValue {
					if n := absolute(cell.value().number()); n.Cmp(largest) > 0 {
						largest = n
					}
				}
			}
		}
	}
	// A sum over members and years may be some thousand times as large.
	for largest.Cmp(r.unit.Mul(figure.Int(maxUnits>>12))) > 0 {
		r.unit = r.unit.Mul(figure.Int(10))
	}
	lo, _, _ := r.quote.rounding.Lo()
	hi, _, _ := r.quote.rounding.Hi()
	if r.quote.hasCut {
		if n, _, ok := r.quote.truncation.Lo(); ok && n.Cmp(lo) < 0 {
			lo = n
		}
		if n, _, ok := r.quote.truncation.Hi(); ok && n.Cmp(hi) > 0 {
			hi = n
		}
	}
	ends := [4]struct {
		to   *int64
		n    figure.Number
		mode figure.Rounding
	}{
		{&r.low, lo, figure.Floor}, {&r.high, hi, figure.Ceiling},
		{&r.quoteLow, r.quote.low, figure.Floor}, {&r.quoteHi, r.quote.high, figure.Ceiling},
	}
	for _, e := range ends {
		*e.to = r.units(e.n, e.mode)
	}
	if n, ok := figure.Int(100).Quo(r.unit); ok && n.IsInt() {
		if d, ok := n.Decimal(); ok && d.IsPositive() && d.BigInt().IsUint64() {
			r.perUnit = d.BigInt().Uint64()
		}
	}
	r.bestAll, r.bestMiss = math.MaxInt64, math.MaxInt64
}

// maxUnits keeps sums over years and products clear of overflow. What is larger
// is cut to it, and unbounded stands for the bound that is then not known.
const (
	maxUnits  = 1 << 47
	unbounded = 1 << 60
)

func absolute(n figure.Number) figure.Number {
	if n.Sign() < 0 {
		return n.Neg()
	}
	return n
}

// units returns n in whole units, within maxUnits.
func (r *searchRun) units(n figure.Number, mode figure.Rounding) int64 {
	q, ok := n.Quo(r.unit)
	if !ok {
		return 0
	}
	b := q.Round(0, mode).BigInt()
	if !b.IsInt64() || b.Int64() > maxUnits || b.Int64() < -maxUnits {
		return int64(b.Sign()) * maxUnits
	}
	return b.Int64()
}

// sources returns what is searched, in an order that does not depend on that of
// the input.
func (r *searchRun) sources(unit string) []searchSource {
	var list []searchSource
	flows := distinctSeries(r.search.Flows)
	if !r.shares {
		for _, s := range flows {
			if s.kind.Currency.Code() == unit {
				list = append(list, searchSource{flows: s, name: s.kind.String()})
			}
		}
	} else {
		products := distinctSeries(r.search.Products)
		for _, s := range flows {
			found := false
			for _, g := range products {
				p, err := NewPanel(s, g, r.search.Allow)
				if err != nil {
					continue
				}
				found = true
				name := s.kind.String()
				if g.kind.Vintage != s.kind.Vintage {
					name += " over " + g.kind.String()
				} else if g.kind.Definition.Measure != GDP {
					name += " over " + g.kind.Definition.String()
				}
				list = append(list, searchSource{flows: s, panel: p, name: name})
			}
			if !found {
				r.result.Skipped = append(r.result.Skipped, s.kind.String()+": no product of its vintage and currency")
			}
		}
	}
	slices.Sort(r.result.Skipped)
	r.result.Skipped = slices.Compact(r.result.Skipped)
	slices.SortStableFunc(list, func(a, b searchSource) int {
		if c := a.flows.kind.Definition.compare(b.flows.kind.Definition); c != 0 {
			return c
		}
		if c := a.flows.kind.Vintage.compare(b.flows.kind.Vintage); c != 0 {
			return c
		}
		return strings.Compare(a.name, b.name)
	})
	return list
}

// distinctSeries returns the series in an order that does not depend on that of
// the input. Of those alike in kind and values, one is kept.
func distinctSeries(list []Series) []Series {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b Series) int {
		if c := a.compare(&b); c != 0 {
			return c
		}
		if c := compareSources(a.kind.Source, b.kind.Source); c != 0 {
			return c
		}
		firstA, lastA, _ := a.Years()
		firstB, lastB, _ := b.Years()
		return cmp.Or(cmp.Compare(firstB, firstA), cmp.Compare(lastA, lastB))
	})
	return slices.CompactFunc(list, func(a, b Series) bool { return a.compare(&b) == 0 })
}

// compare orders series by kind, without the source, and then by values. Why a
// value is absent makes no difference.
func (s *Series) compare(t *Series) int {
	a, b := &s.kind, &t.kind
	if c := cmp.Or(
		a.Definition.compare(b.Definition), cmp.Compare(a.Direction, b.Direction), a.Vintage.compare(b.Vintage),
		strings.Compare(a.Currency.Code(), b.Currency.Code()),
	); c != 0 {
		return c
	}
	if c := cmp.Or(
		slices.CompareFunc(a.Mixed.Vintages, b.Mixed.Vintages, Vintage.compare),
		slices.CompareFunc(a.Mixed.Definitions, b.Mixed.Definitions, Definition.compare),
	); c != 0 {
		return c
	}
	x, y := seriesCursor{series: s}, seriesCursor{series: t}
	for {
		okX, okY := x.next(), y.next()
		switch {
		case !okX && !okY:
			return 0
		case !okX:
			return -1
		case !okY:
			return 1
		}
		if c := cmp.Or(strings.Compare(x.key, y.key), cmp.Compare(x.year, y.year)); c != 0 {
			return c
		}
		if c := x.value.number().Cmp(y.value.number()); c != 0 {
			return c
		}
	}
}

// seriesCursor goes through the values of a series by place and year.
type seriesCursor struct {
	series    *Series
	row, cell int // of the next
	key       string
	year      int
	value     value
}

func (c *seriesCursor) next() bool {
	for ; c.row < len(c.series.rows); c.row, c.cell = c.row+1, 0 {
		row := &c.series.rows[c.row]
		for c.cell < len(row.cells) {
			cell := &row.cells[c.cell]
			c.cell++
			if cell.state == cellValue {
				c.key, c.year, c.value = row.key, row.first+c.cell-1, cell.value()
				return true
			}
		}
	}
	return false
}

func compareSources(a, b figure.Source) int {
	return cmp.Or(
		strings.Compare(a.Publisher, b.Publisher), strings.Compare(a.Title, b.Title), strings.Compare(a.Edition, b.Edition),
		strings.Compare(a.Date.String(), b.Date.String()), strings.Compare(a.Page, b.Page),
		strings.Compare(a.Link, b.Link), strings.Compare(a.Quote, b.Quote),
	)
}

// distinctGroups returns the groups by name and members, those alike in both
// once.
func distinctGroups(list []NamedGroup) []NamedGroup {
	groups := make([]NamedGroup, len(list))
	for i, g := range list {
		groups[i] = NamedGroup{Name: g.Name, Members: distinct(g.Members)}
	}
	compare := func(a, b NamedGroup) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), slices.CompareFunc(a.Members, b.Members, func(p, q indicator.Place) int {
			return strings.Compare(p.Key(), q.Key())
		}))
	}
	slices.SortStableFunc(groups, compare)
	return slices.CompactFunc(groups, func(a, b NamedGroup) bool { return compare(a, b) == 0 })
}

func (r *searchRun) places() []indicator.Place {
	if len(r.search.Places) > 0 {
		return distinct(r.search.Places)
	}
	return slices.Collect(r.source.flows.Places())
}

// bounds returns the years to be searched.
func (r *searchRun) bounds() (first, last int) {
	first, last, ok := r.source.flows.Years()
	if !ok {
		return 1, 0
	}
	if r.search.From != 0 {
		first = max(first, r.search.From)
	}
	if r.search.To != 0 {
		last = min(last, r.search.To)
	}
	return first, last
}

// track holds the yearly values of an economy or a group.
type track struct {
	place   indicator.Place
	members Membership
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

func (r *searchRun) candidate(t *track, in reading) Candidate {
	c := Candidate{
		Flows: r.source.flows.Kind(), Place: t.place, Members: t.members,
		From: t.first + in.from, To: t.first + in.to, Years: in.years, WithoutZeroFlows: in.withoutZeros,
	}
	c.Used, c.LeftOut, c.ZeroYears = t.yearsOf(in)
	if r.shares {
		c.Products, c.Mixed = r.source.panel.Products(), r.source.panel.Mixed()
	}
	c.ID = r.source.name + " / " + t.place.String()
	if t.members != OneEconomy {
		c.ID += " " + t.members.String()
	}
	c.ID += " / " + strconv.Itoa(c.From)
	if in.years != SingleYear {
		c.ID += "-" + strconv.Itoa(c.To) + " / " + in.years.String()
	}
	if in.withoutZeros {
		c.ID += " without zero flows"
	}
	return c
}

// yearsOf lists the years of a candidate, nil where there are none.
func (t *track) yearsOf(c reading) (used, left, zero []int) {
	n, z := 0, 0
	for k := c.from; k <= c.to; k++ {
		if c.uses(t, k) {
			n++
		}
		if t.zero[k] {
			z++
		}
	}
	all := c.to - c.from + 1
	years := make([]int, all+z) // one block for the three
	used, left, zero = years[:0:n], years[n:n:all], years[all:all:all+z]
	for k := c.from; k <= c.to; k++ {
		if c.uses(t, k) {
			used = append(used, t.first+k)
		} else {
			left = append(left, t.first+k)
		}
		if t.zero[k] {
			zero = append(zero, t.first+k)
		}
	}
	if n == all {
		left = nil
	}
	if z == 0 {
		zero = nil
	}
	return used, left, zero
}

// words describes the search space.
func (r *searchRun) words(sources []searchSource, places, groups int) string {
	definitions, vintages := map[string]bool{}, map[string]bool{}
	first, last := 0, 0
	for i := range sources {
		s := &sources[i]
		definitions[strings.TrimSpace(s.flows.kind.Direction.String()+" "+s.flows.kind.Definition.String())] = true
		vintages[s.flows.kind.Vintage.String()] = true
		if r.shares {
			vintages[s.panel.products.kind.Vintage.String()] = true
		}
		r.source = s
		if a, b := r.bounds(); a <= b {
			if first == 0 || a < first {
				first = a
			}
			last = max(last, b)
		}
	}
	economies := "1 economy"
	if places != 1 {
		economies = strconv.Itoa(places) + " economies"
	}
	what := "amounts"
	if r.shares {
		what = "shares"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s of %s (%s) in %s (%s)", what,
		counted(len(definitions), "definition"), strings.Join(sortedKeys(definitions), "; "),
		counted(len(vintages), "vintage"), strings.Join(sortedKeys(vintages), "; "))
	fmt.Fprintf(&b, "; %s, %s; years %d to %d, ", economies, counted(groups, "group"), first, last)
	switch longest := r.search.MaxYears; {
	case longest == 1:
		b.WriteString("single")
	case longest > 1:
		fmt.Fprintf(&b, "single and in spans of up to %d", longest)
	default:
		b.WriteString("single and in every span")
	}
	if r.search.MaxYears != 1 {
		if r.shares {
			b.WriteString(": mean, ratio of sums, median")
		} else {
			b.WriteString(": mean, median, sum")
		}
		b.WriteString(", years without a value left out")
		if r.without > 0 {
			fmt.Fprintf(&b, "; years of zero flow taken as 0 and, in %s, left out", counted(r.without, "candidate"))
		}
	}
	if groups > 0 && r.shares {
		b.WriteString("; groups as ratio of sums with and without the rule of two thirds, mean and median of shares")
	}
	if r.search.Allow&AcrossVintages != 0 {
		b.WriteString("; flows over products of any vintage")
	}
	fmt.Fprintf(&b, "; %s", counted(r.result.Searched, "candidate"))
	b.WriteString(hedgeNote(r.result.Quoted))
	return b.String()
}

func sortedKeys(m map[string]bool) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		if k == "" {
			k = "not stated"
		}
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
