package remittance

import (
	"slices"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// Absentee is a member of a group that takes no part in its figure, and why.
type Absentee struct {
	Place  indicator.Place  `json:"place"`
	Reason indicator.Reason `json:"reason"`
}

// GroupShare is the share of a group of economies in a year by the World Bank's
// rule for ratios. Members are in the order of their keys, each once.
type GroupShare struct {
	Period period.Span
	// Reason says why there is no share: [NoMembers] where no member has a
	// product, and [CoverageTooLow].
	Reason    indicator.Reason
	Used      []indicator.Place // members with a flow and a product
	Missing   []Absentee        // the others
	ZeroFlows []indicator.Place // members used whose flow is 0
	Mixed     Mixture

	flow, product, all figure.Number // sums over those used, and the product of all that have one
}

// Percent returns the share in percent, exactly, and false where it is withheld.
func (g GroupShare) Percent() (figure.Number, bool) {
	if g.Reason != indicator.NoReason {
		return figure.Number{}, false
	}
	return g.Pooled()
}

// Pooled returns the ratio of sums in percent, whatever the coverage: where the
// share is withheld it speaks for less than two thirds of the group. It is false
// where no member has both figures.
func (g GroupShare) Pooled() (figure.Number, bool) {
	return g.flow.Mul(figure.Int(100)).Quo(g.product)
}

// Coverage returns the product of the members used as a fraction of the product
// of all members that have one: 0.625 stands for 62.5 %. It is given whether the
// share is withheld or not, and false where no member has a product.
func (g GroupShare) Coverage() (figure.Number, bool) { return g.product.Quo(g.all) }

// String returns "0.68 % of the product, coverage 0.8466, 9 members, 11
// missing", or why there is no share.
func (g GroupShare) String() string {
	text := "no share: " + string(g.Reason)
	if q, ok := g.Percent(); ok {
		text = q.Round(2, figure.HalfEven).StringFixed(2) + " % of the product"
	}
	if c, ok := g.Coverage(); ok {
		text += ", coverage " + c.Round(4, figure.HalfEven).StringFixed(4)
	}
	return text + ", " + counted(len(g.Used), "member") + ", " + figure.Int(int64(len(g.Missing))).String() + " missing"
}

func counted(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return figure.Int(int64(n)).String() + " " + what
}

// Trace lists how the share came about.
func (g GroupShare) Trace() check.Trace {
	var t check.Trace
	for _, p := range g.Used {
		t.Add(check.Input, "member", p.String(), "")
	}
	for _, m := range g.Missing {
		t.Add(check.LeftOut, "member", m.Place.String(), string(m.Reason))
	}
	for _, p := range g.ZeroFlows {
		t.Add(check.Input, "zero flow", p.String(), "often stands for not reported")
	}
	if !g.Mixed.IsZero() {
		t.Add(check.Policy, "mixed", g.Mixed.String(), "asked for "+g.Mixed.Mix().String())
	}
	if c, ok := g.Coverage(); ok {
		t.Add(check.Compute, "coverage", c.String(), "product of the members used / product of all that have one; at least 2/3")
	}
	if q, ok := g.Percent(); ok {
		t.Add(check.Result, "share", q.String()+" %", "sum of the flows / sum of the products × 100, over the members used")
	} else {
		t.Add(check.Result, "share", "none", string(g.Reason))
	}
	return t
}

// leastCoverage is two thirds.
var leastCoverage, _ = figure.Frac(2, 3)

// Group returns the share of a group in a year, by the rule that reproduces the
// World Bank's published aggregates (method "weighted average", with the
// product as the weight). With A the members that have a product, and B those
// that have a flow as well:
//
//	coverage = product of B / product of A
//	share    = flows of B / product of B × 100, withheld where coverage < 2/3
//
// Exactly two thirds is enough. A product that is not above 0 is none. A member
// named twice counts once, and the order of members makes no difference. The
// share lies between the least and the greatest share of its members.
func (p Panel) Group(members []indicator.Place, year int) GroupShare {
	g := GroupShare{Period: yearSpan(year), Mixed: p.Mixed()}
	for _, m := range distinct(members) {
		key := m.Key()
		flow, product := p.flows.row(key).at(year), p.products.row(key).at(year)
		if product.state == cellValue && product.sign() > 0 {
			g.all = g.all.Add(product.value().number())
		}
		if why := reasonOf(flow, product); why != indicator.NoReason {
			g.Missing = append(g.Missing, Absentee{m, why})
			continue
		}
		g.Used = append(g.Used, m)
		if flow.isZero() {
			g.ZeroFlows = append(g.ZeroFlows, m)
		}
		g.flow = g.flow.Add(flow.value().number())
		g.product = g.product.Add(product.value().number())
	}
	if c, ok := g.Coverage(); !ok {
		g.Reason = NoMembers
	} else if c.Cmp(leastCoverage) < 0 {
		g.Reason = CoverageTooLow
	}
	return g
}

// distinct returns the places in the order of their keys, each once.
func distinct(places []indicator.Place) []indicator.Place {
	type keyed struct {
		key   string
		place indicator.Place
	}
	list := make([]keyed, len(places))
	for i, p := range places {
		list[i] = keyed{p.Key(), p}
	}
	slices.SortStableFunc(list, func(a, b keyed) int { return strings.Compare(a.key, b.key) })
	list = slices.CompactFunc(list, func(a, b keyed) bool { return a.key == b.key })
	out := make([]indicator.Place, len(list))
	for i := range list {
		out[i] = list[i].place
	}
	return out
}

// MeanShare is the plain mean of the shares of the members of a group, in which
// a small economy counts as much as a large one. It is no share of the group:
// for that see [Panel.Group].
type MeanShare struct {
	Period    period.Span
	Reason    indicator.Reason  // [NoMembers] where no member has a share
	Used      []indicator.Place // members with a share
	Missing   []Absentee
	ZeroFlows []indicator.Place // members used whose flow is 0
	Mixed     Mixture

	sum, median figure.Number
}

// Percent returns the mean in percent, exactly, and false where there is none.
func (m MeanShare) Percent() (figure.Number, bool) { return m.sum.Quo(figure.Int(int64(len(m.Used)))) }

// Median returns the median of the shares in percent, of an even number the mean
// of the middle two, and false where there is none.
func (m MeanShare) Median() (figure.Number, bool) { return m.median, len(m.Used) > 0 }

// MeanOfShares returns the plain mean of the shares of the members in a year,
// over those that have one, however few. A member named twice counts once.
func (p Panel) MeanOfShares(members []indicator.Place, year int) MeanShare {
	m := MeanShare{Period: yearSpan(year), Mixed: p.Mixed()}
	var shares []figure.Number
	for _, member := range distinct(members) {
		s := p.Share(member, year)
		q, ok := s.Percent()
		if !ok {
			m.Missing = append(m.Missing, Absentee{member, s.Reason()})
			continue
		}
		m.Used = append(m.Used, member)
		if s.IsZeroFlow() {
			m.ZeroFlows = append(m.ZeroFlows, member)
		}
		shares = append(shares, q)
	}
	m.sum = sumOf(shares)
	if len(shares) == 0 {
		m.Reason = NoMembers
	}
	m.median = medianOf(shares)
	return m
}

// medianOf sorts the numbers and returns their median, 0 of none.
func medianOf(ns []figure.Number) figure.Number {
	if len(ns) == 0 {
		return figure.Number{}
	}
	slices.SortFunc(ns, figure.Number.Cmp)
	mid := ns[len(ns)/2]
	if len(ns)%2 == 0 {
		half, _ := figure.Frac(1, 2)
		mid = mid.Add(ns[len(ns)/2-1]).Mul(half)
	}
	return mid
}

// GroupSum is the plain sum of the flows of the members of a group.
type GroupSum struct {
	Period    period.Span
	Reason    indicator.Reason  // [NoMembers] where no member has a flow
	Used      []indicator.Place // members with a flow
	Missing   []Absentee
	ZeroFlows []indicator.Place // members used whose flow is 0
	Mixed     Mixture           // of the series

	sum      figure.Number
	currency money.Currency
}

// Amount returns the sum, exactly, and false where no member has a flow.
func (g GroupSum) Amount() (money.Rational, bool) {
	if len(g.Used) == 0 {
		return money.Rational{}, false
	}
	r, err := money.NewRational(g.sum, g.currency)
	return r, err == nil
}

// Sum returns the sum of the flows of the members in a year: what exists is
// added up, and what is missing is named and not estimated. That is how the
// World Bank sums remittances received; its gap-filled totals of the product are
// another thing, and are larger. A member named twice counts once.
func (s Series) Sum(members []indicator.Place, year int) GroupSum {
	g := GroupSum{Period: yearSpan(year), Mixed: s.kind.Mixed.clone(), currency: s.kind.Currency}
	for _, m := range distinct(members) {
		cell := s.row(m.Key()).at(year)
		if cell.state != cellValue {
			g.Missing = append(g.Missing, Absentee{m, NoFlow})
			continue
		}
		g.Used = append(g.Used, m)
		if cell.isZero() {
			g.ZeroFlows = append(g.ZeroFlows, m)
		}
		g.sum = g.sum.Add(cell.value().number())
	}
	if len(g.Used) == 0 {
		g.Reason = NoMembers
	}
	return g
}

// MembersOf returns the countries that are members of a group through a year,
// and those that join or leave in it, as places.
func MembersOf(g place.Group, year int) (members, maybe []indicator.Place) {
	d, err := period.NewYear(year)
	if err != nil {
		return nil, nil
	}
	places := func(countries []place.Country) (list []indicator.Place) {
		for _, c := range countries {
			list = append(list, indicator.CountryPlace(c))
		}
		return list
	}
	sure, unsure := g.On(d)
	return places(sure), places(unsure)
}
