package programme

import (
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
)

// namedList tells elements of a list apart by their code, or by the words of their
// title; those that have neither are one thing.
func namedList(name string, n func(*Programme) int, code func(*Programme, int) string, title func(*Programme, int) lang.Text) list {
	return list{
		name: name, path: check.Path(name), codeFirst: true, len: n, code: code,
		label: func(p *Programme, i int) string {
			return short(strings.TrimSpace(code(p, i) + " " + title(p, i).String()))
		},
		fits: func(p *Programme, i int, q *Programme, j int) bool {
			a, b := title(p, i), title(q, j)
			if a.IsZero() && b.IsZero() {
				return code(p, i) == "" && code(q, j) == ""
			}
			return textsFit(a, b)
		},
	}
}

// figurePart is a part of an element that is a figure.
type figurePart struct {
	field string
	of    func(p *Programme, i int) figure.Figure
}

// figureParts compares parts of the elements of a group that are figures.
func (c *comparer) figureParts(l list, g group, parts []figurePart) {
	for _, part := range parts {
		c.element(l, g, part.field, func(p *Programme, i int) string {
			if f := part.of(p, i); !f.IsZero() {
				return f.String()
			}
			return ""
		}, func(p *Programme, i int, q *Programme, j int) (Accord, string) {
			return compareFigures(part.of(p, i), part.of(q, j))
		})
	}
}

// titles compares the titles of the elements of a group.
func (c *comparer) titles(l list, g group, title func(*Programme, int) lang.Text) {
	c.element(l, g, "title", func(p *Programme, i int) string { return title(p, i).String() },
		func(p *Programme, i int, q *Programme, j int) (Accord, string) {
			return compareTexts(title(p, i), title(q, j))
		})
}

// grants compares what is stated of calls for proposals. Awards are compared by
// how they are written.
func (c *comparer) grants() {
	at := func(p *Programme, i int) *GrantCall { return &p.Grants[i] }
	title := func(p *Programme, i int) lang.Text { return at(p, i).Title }
	l := namedList("grants", func(p *Programme) int { return len(p.Grants) }, func(p *Programme, i int) string { return at(p, i).Code }, title)
	amountOf := func(field string, of func(*GrantCall) money.Figure) figurePart {
		return figurePart{field, func(p *Programme, i int) figure.Figure { return of(at(p, i)).Figure() }}
	}
	parts := []figurePart{
		amountOf("envelope", func(g *GrantCall) money.Figure { return g.Envelope }),
		amountOf("ceiling", func(g *GrantCall) money.Figure { return g.Ceiling }),
		amountOf("floor", func(g *GrantCall) money.Figure { return g.Floor }),
		{"count", func(p *Programme, i int) figure.Figure { return at(p, i).Count }},
		amountOf("total", func(g *GrantCall) money.Figure { return g.Total }),
		amountOf("own", func(g *GrantCall) money.Figure { return g.Own }),
	}
	for _, g := range c.groups(l) {
		c.titles(l, g, title)
		c.element(l, g, "open", func(p *Programme, i int) string { return at(p, i).Open.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareSpans(at(p, i).Open, at(q, j).Open)
			})
		c.figureParts(l, g, parts)
		c.tiers(g)
		c.rest(l, g, func(p *Programme, i int) any { return at(p, i) },
			"code", "title", "open", "envelope", "ceiling", "floor", "count", "total", "own", "tiers")
	}
}

// tiers compares the tiers of calls, by their code or their words, as one list of
// each statement.
func (c *comparer) tiers(g group) {
	type tier struct{ call, tier int }
	lists := make(map[*Programme][]tier, len(c.statements))
	for s, own := range g.of {
		p := &c.statements[s]
		for _, i := range own {
			for t := range p.Grants[i].Tiers {
				lists[p] = append(lists[p], tier{i, t})
			}
		}
	}
	at := func(p *Programme, i int) *GrantTier { return &p.Grants[lists[p][i].call].Tiers[lists[p][i].tier] }
	title := func(p *Programme, i int) lang.Text { return at(p, i).Title }
	name := strings.TrimSpace("grants " + g.label + " tiers")
	l := namedList(name, func(p *Programme) int { return len(lists[p]) }, func(p *Programme, i int) string { return at(p, i).Code }, title)
	l.at = func(p *Programme, i int) check.Path {
		return check.Path("grants").Index(lists[p][i].call).Field("tiers").Index(lists[p][i].tier)
	}
	for _, own := range c.groups(l) {
		c.titles(l, own, title)
		c.figureParts(l, own, []figurePart{
			{"ceiling", func(p *Programme, i int) figure.Figure { return at(p, i).Ceiling.Figure() }},
			{"floor", func(p *Programme, i int) figure.Figure { return at(p, i).Floor.Figure() }},
			{"count", func(p *Programme, i int) figure.Figure { return at(p, i).Count }},
			{"total", func(p *Programme, i int) figure.Figure { return at(p, i).Total.Figure() }},
			{"own", func(p *Programme, i int) figure.Figure { return at(p, i).Own.Figure() }},
		})
		c.rest(l, own, func(p *Programme, i int) any { return at(p, i) }, "code", "title", "ceiling", "floor", "count", "total", "own")
	}
}

// loans compares what is stated of loans.
func (c *comparer) loans() {
	at := func(p *Programme, i int) *Loans { return &p.Loans[i] }
	title := func(p *Programme, i int) lang.Text { return at(p, i).Title }
	l := namedList("loans", func(p *Programme) int { return len(p.Loans) }, func(p *Programme, i int) string { return at(p, i).Code }, title)
	of := func(field string, of func(*Loans) figure.Quantity) figurePart {
		return figurePart{field, func(p *Programme, i int) figure.Figure { return of(at(p, i)).Figure() }}
	}
	parts := []figurePart{
		of("ceiling", func(x *Loans) figure.Quantity { return x.Ceiling }), of("floor", func(x *Loans) figure.Quantity { return x.Floor }),
		of("interest", func(x *Loans) figure.Quantity { return x.Interest }), of("term", func(x *Loans) figure.Quantity { return x.Term }),
		of("count", func(x *Loans) figure.Quantity { return x.Count }), of("volume", func(x *Loans) figure.Quantity { return x.Volume }),
		of("repaid", func(x *Loans) figure.Quantity { return x.Repaid }), of("outstanding", func(x *Loans) figure.Quantity { return x.Outstanding }),
		of("overdue", func(x *Loans) figure.Quantity { return x.Overdue }), of("written_off", func(x *Loans) figure.Quantity { return x.WrittenOff }),
		of("repayment_rate", func(x *Loans) figure.Quantity { return x.RepaymentRate }),
		of("borrowers", func(x *Loans) figure.Quantity { return x.Borrowers }), of("businesses", func(x *Loans) figure.Quantity { return x.Businesses }),
		of("women_run", func(x *Loans) figure.Quantity { return x.WomenRun }), of("jobs", func(x *Loans) figure.Quantity { return x.Jobs }),
	}
	compared := []string{"code", "title", "span"}
	for _, part := range parts {
		compared = append(compared, part.field)
	}
	for _, g := range c.groups(l) {
		c.titles(l, g, title)
		c.element(l, g, "span", func(p *Programme, i int) string { return at(p, i).Span.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareSpans(at(p, i).Span, at(q, j).Span)
			})
		c.figureParts(l, g, parts)
		c.rest(l, g, func(p *Programme, i int) any { return at(p, i) }, compared...)
	}
}
