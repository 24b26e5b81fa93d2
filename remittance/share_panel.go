package remittance

import (
	"iter"
	"strings"

	"iom.int/migdev/indicator"
)

// Panel joins a series of flows with a series of products, by economy and year:
// from it come shares, shares of groups and averages over years. The zero value
// is empty.
type Panel struct {
	flows, products Series
	kind            *shareKind
}

// NewPanel joins flows and products. Both are in one currency and of one
// vintage; a product is [GDP] or [GNI].
//
// An error matches [ErrNotProduct], or [ErrMixed] where the vintages are unlike
// and that is not allowed, or is a [*money.MismatchError].
func NewPanel(flows, products Series, allow ...Mix) (Panel, error) {
	kind, err := newShareKind(flows.kind, products.kind, allowed(allow))
	if err != nil {
		return Panel{}, err
	}
	return Panel{flows: flows, products: products, kind: kind}, nil
}

// Mixed marks a panel that was made across vintages or definitions; all that
// comes from it carries the mark.
func (p Panel) Mixed() Mixture {
	if p.kind == nil {
		return Mixture{}
	}
	return p.kind.mixed.clone()
}

// Flows returns what the flows have in common.
func (p Panel) Flows() FlowKind { return p.flows.Kind() }

// Products returns what the products have in common.
func (p Panel) Products() FlowKind { return p.products.Kind() }

// Share returns the share of an economy in a year; see [ShareOfGDP].
func (p Panel) Share(economy indicator.Place, year int) Share {
	key := economy.Key()
	return p.kind.shareOf(&economy, year, p.flows.row(key).at(year), p.products.row(key).at(year))
}

// Shares yields the share of each economy in each year for which a flow or a
// product is recorded, with or without a value, in the order of the economies'
// keys and of the years.
func (p Panel) Shares() iter.Seq[Share] {
	return func(yield func(Share) bool) {
		for a, b := range p.rows() {
			place, first, last := bothRows(a, b)
			for year := first; year <= last; year++ {
				flow, product := a.at(year), b.at(year)
				if flow.state == cellEmpty && product.state == cellEmpty {
					continue
				}
				if !yield(p.kind.shareOf(place, year, flow, product)) {
					return
				}
			}
		}
	}
}

// rows yields the rows of both series by place, nil where one has none.
func (p Panel) rows() iter.Seq2[*seriesRow, *seriesRow] {
	return func(yield func(a, b *seriesRow) bool) {
		i, j := 0, 0
		for i < len(p.flows.rows) || j < len(p.products.rows) {
			var a, b *seriesRow
			if i < len(p.flows.rows) {
				a = &p.flows.rows[i]
			}
			if j < len(p.products.rows) {
				b = &p.products.rows[j]
			}
			if a != nil && b != nil {
				if c := strings.Compare(a.key, b.key); c < 0 {
					b = nil
				} else if c > 0 {
					a = nil
				}
			}
			if a != nil {
				i++
			}
			if b != nil {
				j++
			}
			if !yield(a, b) {
				return
			}
		}
	}
}

func bothRows(a, b *seriesRow) (p *indicator.Place, first, last int) {
	if a == nil {
		return &b.place, b.first, b.first + len(b.cells) - 1
	}
	p, first, last = &a.place, a.first, a.first+len(a.cells)-1
	if b != nil {
		first, last = min(first, b.first), max(last, b.first+len(b.cells)-1)
	}
	return p, first, last
}
