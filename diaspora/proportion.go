package diaspora

import (
	"errors"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Proportion is a ratio or a percentage of reported figures, with the bounds
// that their hedges and rounding leave: over "500+" registrations there is an
// upper bound and no lower one above 0.
type Proportion struct {
	// Bounds is what it can be, exactly. It has no bounds where Undefined says
	// why there is no proportion.
	Bounds figure.Interval
	// Face is that of the printed values; nil where one has none, or it is
	// undefined.
	Face *figure.Number
	// Undefined is the reason why there is none: "division by zero". It is ""
	// where there is one.
	Undefined string
}

// proportionPlaces is to how many decimals texts give a proportion.
const proportionPlaces = 4

// String returns the printed value and the bounds, rounded to four decimals,
// the bounds outwards: "3.1671 in [3.1659, 3.1684]"; one of the two where there
// is no other; or "undefined: division by zero".
func (p Proportion) String() string {
	if p.Undefined != "" {
		return "undefined: " + p.Undefined
	}
	if p.Face == nil {
		return p.Bounds.Outwards(proportionPlaces).String()
	}
	face := p.Face.Round(proportionPlaces, figure.HalfUp).String()
	if _, ok := p.Bounds.IsPoint(); ok {
		return face
	}
	return face + " in " + p.Bounds.Outwards(proportionPlaces).String()
}

// CanBe answers whether the stated figure can be this proportion: met where
// what the two leave possible overlaps, not met where it does not, and cannot
// tell where the proportion is undefined or one of the two has no bounds.
func (p Proportion) CanBe(stated figure.Quantity) check.Verdict {
	bounds := stated.Figure().Bounds()
	if p.Undefined != "" || p.Bounds.IsUnbounded() || bounds.IsUnbounded() {
		return check.CannotTell
	}
	return check.Decide(p.Bounds.Meets(bounds))
}

// tally of bounds with a printed value, to add up before they are divided.
type boundsAndFace struct {
	bounds figure.Interval
	face   *figure.Number
}

func boundsOf(q figure.Quantity) boundsAndFace {
	f := q.Figure()
	out := boundsAndFace{bounds: f.Bounds()}
	if v, ok := f.Value(); ok {
		out.face = &v
	}
	return out
}

func (b boundsAndFace) add(c boundsAndFace) boundsAndFace {
	out := boundsAndFace{bounds: b.bounds.Add(c.bounds)}
	if b.face != nil && c.face != nil {
		face := b.face.Add(*c.face)
		out.face = &face
	}
	return out
}

// over returns b / c × scale.
func (b boundsAndFace) over(c boundsAndFace, scale figure.Number) Proportion {
	q, err := b.bounds.Quo(c.bounds)
	if err != nil {
		return Proportion{Undefined: undefinedReason(err)}
	}
	p := Proportion{Bounds: q.Scale(scale)}
	if b.face != nil && c.face != nil {
		if face, ok := b.face.Quo(*c.face); ok {
			face = face.Mul(scale)
			p.Face = &face
		}
	}
	return p
}

// less returns p - n.
func (p Proportion) less(n figure.Number) Proportion {
	if p.Undefined != "" {
		return p
	}
	p.Bounds = p.Bounds.Sub(figure.Point(n))
	if p.Face != nil {
		face := p.Face.Sub(n)
		p.Face = &face
	}
	return p
}

func undefinedReason(err error) string {
	if undefined := (*figure.UndefinedError)(nil); errors.As(err, &undefined) {
		return undefined.Reason
	}
	return err.Error()
}
