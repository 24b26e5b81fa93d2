package remittance

import (
	"cmp"
	"slices"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
)

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

// distinctGroups returns the groups by name, members and vintage, those alike in
// all once.
func distinctGroups(list []NamedGroup) []NamedGroup {
	groups := make([]NamedGroup, len(list))
	for i, g := range list {
		groups[i] = NamedGroup{Name: g.Name, Members: distinct(g.Members), Vintage: g.Vintage}
	}
	compare := func(a, b NamedGroup) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), slices.CompareFunc(a.Members, b.Members, func(p, q indicator.Place) int {
			return strings.Compare(p.Key(), q.Key())
		}), a.Vintage.compare(b.Vintage))
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
