package diaspora

import (
	"iom.int/migdev/indicator/figure"
)

// Reckoned is a number computed from reported ones: a difference, or what a
// stated growth makes of a number. It need not be whole.
type Reckoned struct {
	Bounds figure.Interval // what it can be, exactly; no ends where nothing is known
	Face   *figure.Number  // that of the printed values; nil where one has none
}

// IsZero reports whether nothing is known.
func (r Reckoned) IsZero() bool { return r.Face == nil && r.Bounds.IsUnbounded() }

// String returns the printed value and the bounds, as [Proportion.String] does,
// or "not known".
func (r Reckoned) String() string {
	if r.IsZero() {
		return "not known"
	}
	return Proportion{Bounds: r.Bounds, Face: r.Face}.String()
}

// reckonedOf returns a reported number with its bounds and its printed value.
// Of a count it has both, where a figure has room for one of them.
func reckonedOf(q figure.Quantity) Reckoned {
	switch q := q.(type) {
	case nil:
		return Reckoned{}
	case Count:
		return q.reckoned()
	case Stock:
		return q.Count.reckoned()
	}
	f := q.Figure()
	r := Reckoned{Bounds: f.Bounds()}
	if v, ok := f.Value(); ok {
		r.Face = &v
	}
	return r
}

func (c Count) reckoned() Reckoned {
	r := Reckoned{Bounds: c.Bounds()}
	if v, ok := c.face(); ok {
		n := figure.Int(v)
		r.Face = &n
	}
	return r
}

// face returns the number that is printed for c: a sum with absent parts has
// none, since what is there of it would pass for the whole.
func (c Count) face() (int64, bool) {
	v, ok := c.Value()
	return v, ok && c.Absent() == 0
}

// and returns r + s.
func (r Reckoned) and(s Reckoned) Reckoned {
	return Reckoned{Bounds: r.Bounds.Add(s.Bounds), Face: ofFaces(r.Face, s.Face, figure.Number.Add)}
}

// minus returns r - s.
func (r Reckoned) minus(s Reckoned) Reckoned {
	return Reckoned{Bounds: r.Bounds.Sub(s.Bounds), Face: ofFaces(r.Face, s.Face, figure.Number.Sub)}
}

// times returns r × s.
func (r Reckoned) times(s Reckoned) Reckoned {
	return Reckoned{Bounds: r.Bounds.Mul(s.Bounds), Face: ofFaces(r.Face, s.Face, figure.Number.Mul)}
}

// over returns r / s × scale. It is undefined where s is not known or 0.
func (r Reckoned) over(s Reckoned, scale int64) Proportion {
	n := figure.Int(scale)
	bounds, err := r.Bounds.Quo(s.Bounds)
	switch {
	case r.IsZero() || s.IsZero():
		return Proportion{Undefined: "not reported"}
	case s.Face != nil && s.Face.Sign() == 0 && s.Bounds.IsUnbounded():
		return Proportion{Undefined: "division by zero"}
	case err != nil && !s.Bounds.IsUnbounded():
		return Proportion{Undefined: undefinedReason(err)}
	case err != nil:
		bounds = figure.Interval{} // about so many: only the printed values divide
	}
	p := Proportion{Bounds: bounds.Scale(n)}
	if r.Face != nil && s.Face != nil {
		if face, ok := r.Face.Quo(*s.Face); ok {
			face = face.Mul(n)
			p.Face = &face
		}
	}
	return p
}

// plus returns p + n, and what is undefined as it is.
func (p Proportion) plus(n int64) Proportion {
	if p.Undefined != "" {
		return p
	}
	p.Bounds = p.Bounds.Add(figure.Point(figure.Int(n)))
	if p.Face != nil {
		face := p.Face.Add(figure.Int(n))
		p.Face = &face
	}
	return p
}

func ofFaces(a, b *figure.Number, op func(figure.Number, figure.Number) figure.Number) *figure.Number {
	if a == nil || b == nil {
		return nil
	}
	n := op(*a, *b)
	return &n
}

// percentOfSum returns 100 × part / (part + rest), in which each is used once:
// it grows with the part and falls with the rest. A sum that is certainly 0 has
// no shares, and an absent count of which nothing is known has none either; why
// says which one.
func percentOfSum(part, rest Count, partName, restName string) Proportion {
	for _, c := range [...]struct {
		Count
		name string
	}{{part, partName}, {rest, restName}} {
		if !c.IsGiven() && c.Bounds().IsUnbounded() {
			return Proportion{Undefined: c.name + " " + c.String()}
		}
	}
	partTop, restTop := part.top(), rest.top()
	if partTop == 0 && restTop == 0 {
		return Proportion{Undefined: "division by zero"}
	}
	// The low end: the smallest part of the largest sum. With no largest sum the
	// share comes as near to 0 as one likes.
	low := figure.From(figure.Int(0))
	switch {
	case part.low == 0 && restTop == 0: // all of it, whatever the part
		low = figure.From(figure.Int(100))
	case restTop == open && part.low > 0:
		low = figure.Above(figure.Int(0))
	case restTop != open:
		n, _ := percent(part.low, part.low+restTop)
		low = figure.From(n)
	}
	high := figure.To(figure.Int(100))
	switch {
	case partTop == 0:
		high = figure.To(figure.Int(0))
	case partTop == open && rest.low > 0:
		high = figure.Below(figure.Int(100))
	case partTop != open:
		n, _ := percent(partTop, partTop+rest.low)
		high = figure.To(n)
	}
	var p Proportion
	p.Bounds, _ = low.Intersect(high) // they meet: the low end is the share of one possible pair
	a, okA := part.face()
	b, okB := rest.face()
	if okA && okB {
		if face, ok := percent(a, a+b); ok {
			p.Face = &face
		}
	}
	return p.pinned()
}

// pinned returns p with the only number that its bounds leave, where it has no
// other.
func (p Proportion) pinned() Proportion {
	if only, ok := p.Bounds.IsPoint(); ok && p.Face == nil && p.Undefined == "" {
		p.Face = &only
	}
	return p
}

// percentOf returns 100 × part / whole for a part of the whole, so that no bound
// lies above 100 unless all do, with the names in the reason where there is none.
func percentOf(part, whole Count, partName, wholeName string) Proportion {
	for _, c := range [...]struct {
		Count
		name string
	}{{part, partName}, {whole, wholeName}} {
		if !c.IsGiven() && c.Bounds().IsUnbounded() {
			return Proportion{Undefined: c.name + " " + c.String()}
		}
	}
	p := part.reckoned().over(whole.reckoned(), 100)
	if all, _ := figure.NewInterval(figure.Int(0), figure.Int(100)); p.Undefined == "" {
		if v, ok := p.Bounds.Intersect(all); ok {
			p.Bounds = v
		}
	}
	return p.pinned()
}

// percent returns 100 × a / b, and false where b is 0.
func percent(a, b int64) (figure.Number, bool) { return figure.Int(100 * a).Quo(figure.Int(b)) }
