package remittance

import (
	"fmt"
	"math"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// NamedGroup is a group of economies to be searched.
type NamedGroup struct {
	Name    string
	Members []indicator.Place
	// Vintage is that of the list of members. Classifications change from year to
	// year, and what they are applied to may be older or newer.
	Vintage Vintage
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
// a group of the same name, members and vintage.
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
	run.result.Space = run.words(sources, len(places), groups)
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
