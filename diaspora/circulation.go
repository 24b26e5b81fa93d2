package diaspora

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// ErrMoves matches the error for more returnees than people who came.
var ErrMoves = errors.New("diaspora: more returnees than inflow")

// Moves is how many people left and came in a period. A returnee is one of
// those who came whom the source first recorded in the country; returnees are
// part of the inflow.
type Moves struct {
	Out, In   Count
	Returnees Count // not reported where nothing is known of them
}

// Circulation says how much of the movement out and in is churn. No measure of
// it is agreed; these two follow from gross moves alone.
type Circulation struct {
	Net   Reckoned // in - out, below 0 for a loss
	Gross Count    // in + out
	// EffectivenessPercent is the migration effectiveness: 100 |in - out| / (in
	// + out), from 0 for exchange without gain to 100 for moves one way.
	EffectivenessPercent Proportion
	// Index is 1 - |in - out| / (in + out) = 2 min(in, out) / (in + out), from 0
	// for moves one way to 1 for full circulation.
	Index Proportion
	// ReturneePercent is the share of returnees in the inflow.
	ReturneePercent Proportion

	moves Moves
}

// Circulation returns the measures of the moves. Without moves they are
// undefined, and so is the share of returnees without an inflow. An error
// matches [ErrMoves] where there are certainly more returnees than inflow.
func (m Moves) Circulation() (Circulation, error) {
	if most, ok := m.In.High(); ok && m.In.IsGiven() && m.Returnees.low > most {
		return Circulation{}, fmt.Errorf("%w: %s of %s", ErrMoves, check.Quote(m.Returnees.String()), check.Quote(m.In.String()))
	}
	gross, err := m.In.Add(m.Out)
	if err != nil {
		return Circulation{}, err
	}
	c := Circulation{moves: m, Gross: gross, ReturneePercent: percentOf(m.Returnees, m.In, "returnees", "inflow")}
	if m.In.IsGiven() && m.Out.IsGiven() {
		c.Net = m.In.reckoned().minus(m.Out.reckoned())
	}
	share := percentOfSum(m.In, m.Out, "inflow", "outflow")
	if share.Undefined != "" {
		if share.Undefined == "division by zero" {
			share.Undefined = "no moves"
		}
		c.EffectivenessPercent, c.Index = share, share
		return c, nil
	}
	// Of moves in percent, s are in: |in - out| / (in + out) is |2 s - 100|.
	signed := share.Bounds.Scale(figure.Int(2)).Sub(figure.Point(figure.Int(100)))
	c.EffectivenessPercent = Proportion{Bounds: absolute(signed)}
	if share.Face != nil {
		face := share.Face.Mul(figure.Int(2)).Sub(figure.Int(100))
		if face.Sign() < 0 {
			face = face.Neg()
		}
		c.EffectivenessPercent.Face = &face
	}
	one, hundredth := figure.Int(1), hundredth()
	c.Index.Bounds = figure.Point(one).Sub(c.EffectivenessPercent.Bounds.Scale(hundredth))
	if face := c.EffectivenessPercent.Face; face != nil {
		index := one.Sub(face.Mul(hundredth))
		c.Index.Face = &index
	}
	return c, nil
}

func hundredth() figure.Number {
	n, _ := figure.Frac(1, 100)
	return n
}

// absolute returns |v|.
func absolute(v figure.Interval) figure.Interval {
	zero := figure.Int(0)
	switch {
	case v.Within(figure.From(zero)):
		return v
	case v.Within(figure.To(zero)):
		return v.Neg()
	}
	both, _ := v.Hull(v.Neg()).Intersect(figure.From(zero)) // 0 is inside v
	return both
}

// Trace lists the moves and the measures.
func (c Circulation) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Input, "out", c.moves.Out.String(), "")
	t.Add(check.Input, "in", c.moves.In.String(), "")
	t.Add(check.Input, "returnees", c.moves.Returnees.String(), "part of those in")
	t.Add(check.Compute, "net", c.Net.String(), "in - out")
	t.Add(check.Compute, "gross", c.Gross.String(), "in + out")
	t.Add(check.Result, "effectiveness in percent", c.EffectivenessPercent.String(), "100 × |net| / gross")
	t.Add(check.Result, "circulation index", c.Index.String(), "1 - |net| / gross")
	t.Add(check.Result, "returnees in percent", c.ReturneePercent.String(), "100 × returnees / in")
	return t
}
