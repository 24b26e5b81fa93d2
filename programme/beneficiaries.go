package programme

import (
	"fmt"
	"slices"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// BeneficiaryQuery says which beneficiaries to count, and what is known about
// their groups. The zero value asks for all, of whom one person may be in
// several groups.
type BeneficiaryQuery struct {
	Reaches []Reach       // reached in one of these ways; empty asks for all
	Roles   []figure.Role // sizes in one of these roles, such as planned ones; empty asks for all
	// Overlap is what the source says about the target groups. Where it is not
	// stated they may overlap; Exclusive adds them up.
	Overlap Overlap
}

// Beneficiaries is how many persons a programme is for, or has reached, worked
// out from its target groups: see [Programme.Beneficiaries].
type Beneficiaries struct {
	Query    BeneficiaryQuery
	Counted  []string // the groups that went in, by code or name
	Possible []string // those whose reach or role is not stated: they may belong to it, and raise the upper end alone
	Unknown  []string // those that belong to it, of no stated size: there is no upper end
	LeftOut  []string // those reached in other ways, or whose size is known in the role as well
	Units    []string // what the sizes are counted in, each once, in order; several call for a look

	bounds figure.Interval
	has    bool
	trace  check.Trace
}

// Beneficiaries counts the persons in the target groups without counting one
// twice. Groups may overlap, so there is no sum but bounds, in persons, kept
// exact:
//
//	largest group <= persons <= sum of the groups
//
// The lower end is reached where the largest group holds the others. It is the
// sum at both ends where the query says that the groups are [Exclusive]. The
// same holds for the parts of a group whose size is not stated but theirs are,
// by [Parts.Overlap].
//
// A group of no stated size leaves no upper end. Nor does one whose size is
// stated in another role alone: how many were planned does not say how many
// came. A group whose reach or role is not stated raises the upper end, and
// adds nothing to the lower. Sizes in percent or in money are not stated in
// persons.
func (p Programme) Beneficiaries(q BeneficiaryQuery) Beneficiaries {
	q.Reaches, q.Roles = slices.Clone(q.Reaches), slices.Clone(q.Roles)
	b := Beneficiaries{Query: q}
	b.trace.Add(check.Policy, "overlap", q.overlap(), "")
	if len(q.Reaches) > 0 {
		b.trace.Add(check.Policy, "reach", names(q.Reaches), "")
	}
	if len(q.Roles) > 0 {
		b.trace.Add(check.Policy, "role", names(q.Roles), "")
	}
	u := union{exclusive: q.Overlap == Exclusive}
	for i := range p.TargetGroups {
		g := &p.TargetGroups[i]
		if q.isOther(g.Reach) {
			b.leaveOut(&b.LeftOut, g, "its reach is "+g.Reach.String())
			continue
		}
		size := g.persons()
		switch {
		case !size.known:
			u.open = true
			b.leaveOut(&b.Unknown, g, "its size in persons is not stated")
			continue
		case q.hasOtherRole(size.roles) && p.hasInRole(g, q):
			b.leaveOut(&b.LeftOut, g, "its size is stated in the role asked for as well")
			continue
		case q.hasOtherRole(size.roles):
			u.open = true
			b.leaveOut(&b.Unknown, g, "its size is stated as "+names(size.roles)+" alone")
			continue
		}
		for _, unit := range size.units {
			if !slices.Contains(b.Units, unit) {
				b.Units = append(b.Units, unit)
			}
		}
		if why := q.doubt(g.Reach, size.roles); why != "" {
			u.addPossible(size.bounds)
			b.Possible = append(b.Possible, g.label())
			b.trace.Add(check.Input, g.label(), size.text, why+": it raises the upper end alone")
			continue
		}
		u.add(size.bounds)
		b.Counted = append(b.Counted, g.label())
		b.trace.Add(check.Input, g.label(), size.text, "")
	}
	slices.Sort(b.Units)
	b.bounds, b.has = u.bounds()
	if b.has {
		b.trace.Add(check.Result, "beneficiaries", b.bounds.String(), "")
	} else {
		b.trace.Add(check.Result, "beneficiaries", "", string(indicator.MissingValue))
	}
	return b
}

// Bounds returns how many there are, at the least and at the most, and false
// where no group that belongs to it has a stated size.
func (b Beneficiaries) Bounds() (figure.Interval, bool) { return b.bounds, b.has }

// Reason returns why there is no number: [indicator.MissingValue]; "" where
// there is one.
func (b Beneficiaries) Reason() indicator.Reason {
	if !b.has {
		return indicator.MissingValue
	}
	return indicator.NoReason
}

// Trace returns how the number came about: each group with its size, and those
// that are left out with the reason.
func (b Beneficiaries) Trace() check.Trace { return slices.Clone(b.trace) }

// String returns the bounds, or the reason why there are none.
func (b Beneficiaries) String() string {
	if !b.has {
		return string(b.Reason())
	}
	return b.bounds.String()
}

func (b *Beneficiaries) leaveOut(list *[]string, g *TargetGroup, why string) {
	*list = append(*list, g.label())
	b.trace.Add(check.LeftOut, g.label(), g.Size.String(), why)
}

// overlap says how the groups are put together.
func (q BeneficiaryQuery) overlap() string {
	if q.Overlap == Exclusive {
		return "exclusive: the sum"
	}
	return "groups may overlap: from the largest to the sum"
}

// isOther reports whether a group is reached in a way that is not asked for.
func (q BeneficiaryQuery) isOther(r Reach) bool {
	return r != NoReach && len(q.Reaches) > 0 && !slices.Contains(q.Reaches, r)
}

// hasOtherRole reports whether a stated role is not asked for.
func (q BeneficiaryQuery) hasOtherRole(roles []figure.Role) bool {
	return len(q.Roles) > 0 && slices.ContainsFunc(roles, func(r figure.Role) bool {
		return r != figure.NoRole && !slices.Contains(q.Roles, r)
	})
}

// doubt says why a group may be one that is asked for or not, "" where it is.
func (q BeneficiaryQuery) doubt(r Reach, roles []figure.Role) string {
	switch {
	case len(q.Reaches) > 0 && !slices.Contains(q.Reaches, r):
		return "its reach is not stated"
	case len(q.Roles) > 0 && slices.Contains(roles, figure.NoRole) && !slices.Contains(q.Roles, figure.NoRole):
		return "the role of its size is not stated"
	}
	return ""
}

// hasInRole reports whether another entry of the same group states its size in
// a role that is asked for.
func (p *Programme) hasInRole(g *TargetGroup, q BeneficiaryQuery) bool {
	for i := range p.TargetGroups {
		h := &p.TargetGroups[i]
		if h == g || g.Reach != h.Reach || !sameWords(g.Name, h.Name) {
			continue
		}
		if size := h.persons(); size.known && !q.hasOtherRole(size.roles) && q.doubt(h.Reach, size.roles) == "" {
			return true
		}
	}
	return false
}

// label returns the code of the group, and where it has none its name.
func (g *TargetGroup) label() string {
	if g.Code != "" {
		return g.Code
	}
	return g.Name.String()
}

// groupSize is how many persons are in a group.
type groupSize struct {
	bounds figure.Interval
	roles  []figure.Role
	units  []string
	text   string
	known  bool
}

// persons returns the size of the group, or what its parts come to.
func (g *TargetGroup) persons() groupSize {
	var s groupSize
	if !g.Size.IsZero() {
		s.known = isPersons(&g.Size)
		s.note(&g.Size)
		s.bounds, s.text = atLeastNone(g.Size.Bounds()), g.Size.String()
		return s
	}
	u := union{exclusive: g.Parts.Overlap == Exclusive, open: g.Parts.Partial}
	if n := figure.Int(int64(len(g.Parts.Named))); !g.Parts.Declared.IsZero() && g.Parts.Declared.Compare(figure.LessOrEqual, n) != check.Met {
		u.open = true
	}
	var texts []string
	for i := range g.Parts.Named {
		f := &g.Parts.Named[i].Figure
		if f.IsZero() || !isPersons(f) {
			u.open = true
			continue
		}
		u.add(atLeastNone(f.Bounds()))
		s.note(f)
		texts = append(texts, f.String())
	}
	s.bounds, s.known = u.bounds()
	s.text = "parts: " + strings.Join(texts, ", ")
	return s
}

// note keeps the role and the unit of a size.
func (s *groupSize) note(f *figure.Figure) {
	if !slices.Contains(s.roles, f.Role()) {
		s.roles = append(s.roles, f.Role())
	}
	if f.Unit() != "" && !slices.Contains(s.units, f.Unit()) {
		s.units = append(s.units, f.Unit())
	}
}

// isPersons reports whether a figure may count persons.
func isPersons(f *figure.Figure) bool { return f.Unit() != "%" && !figure.IsCurrencyCode(f.Unit()) }

// atLeastNone cuts off what is below 0.
func atLeastNone(v figure.Interval) figure.Interval {
	if w, ok := v.Intersect(figure.From(figure.Int(0))); ok {
		return w
	}
	return v
}

// union is how many there are in several groups together.
type union struct {
	exclusive bool // the groups do not overlap
	open      bool // there are groups of unknown size
	sum       figure.Interval
	largest   figure.Interval // at least as many as in the largest
	extra     []figure.Interval
	any       bool
}

// add adds a group.
func (u *union) add(v figure.Interval) {
	least := fromLow(v)
	if !u.any {
		u.sum, u.largest, u.any = v, least, true
		return
	}
	u.sum = u.sum.Add(v)
	if w, ok := u.largest.Intersect(least); ok { // both hold
		u.largest = w
	}
}

// addPossible adds a group that may be none of them.
func (u *union) addPossible(v figure.Interval) {
	u.extra = append(u.extra, v.Hull(figure.Point(figure.Int(0))))
}

// bounds returns how many there are, and false where no group was added.
func (u *union) bounds() (figure.Interval, bool) {
	if !u.any {
		return figure.Interval{}, false
	}
	sum := u.sum
	for _, v := range u.extra {
		sum = sum.Add(v)
	}
	if u.open {
		sum = fromLow(sum)
	}
	if u.exclusive {
		return sum, true
	}
	both, ok := u.largest.Intersect(sum.Hull(figure.Point(figure.Int(0))))
	return both, ok
}

// fromLow returns all numbers from the lower end of v on.
func fromLow(v figure.Interval) figure.Interval {
	switch n, closed, ok := v.Lo(); {
	case !ok:
		return figure.From(figure.Int(0))
	case closed:
		return figure.From(n)
	default:
		return figure.Above(n)
	}
}

// names returns names with a comma between.
func names[T fmt.Stringer](list []T) string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = v.String()
	}
	return strings.Join(out, ", ")
}
