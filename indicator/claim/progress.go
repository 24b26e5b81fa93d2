package claim

import "iom.int/migdev/indicator/figure"

// Progress returns how far an actual has come from a baseline towards a target,
// 1 standing for all the way: (actual - baseline) / (target - baseline), for
// targets above and below the baseline. More than all, and less than nothing,
// are kept. It is undefined where the target is the baseline, may lie on
// either side of it, or one of the two is not stated. An error matches
// [ErrUnits].
func Progress(baseline, target, actual figure.Quantity) (Quotient, error) {
	q := Quotient{kind: progress, scale: figure.Int(1), in: figuresOf(baseline, target, actual)}
	if _, err := commonUnit(q.in...); err != nil {
		return Quotient{}, err
	}
	b, t, a := q.in[0], q.in[1], q.in[2]
	bounds, err := ProgressOfBounds(b.Bounds(), t.Bounds(), a.Bounds())
	if err != nil {
		return q.undefined(err), nil
	}
	q.Bounds = bounds
	vb, okB := b.Value()
	vt, okT := t.Value()
	va, okA := a.Value()
	if okB && okT && okA {
		q.Face = faceQuotient(va.Sub(vb), vt.Sub(vb), q.scale)
	}
	return q, nil
}

// ProgressOfBounds is [Progress] for intervals. The error matches
// [figure.ErrUndefined].
func ProgressOfBounds(baseline, target, actual figure.Interval) (figure.Interval, error) {
	way := target.Sub(baseline)
	plain, err := actual.Sub(baseline).Quo(way)
	if err != nil {
		return figure.Interval{}, err
	}
	if _, ok := baseline.IsPoint(); ok {
		return plain, nil // each uncertain figure stands once
	}
	if _, ok := target.IsPoint(); ok { // so it does in 1 - (target - actual) / way
		left, err := target.Sub(actual).Quo(way)
		return figure.Point(figure.Int(1)).Sub(left), err
	}
	// For any one actual and target the progress runs one way as the baseline
	// moves, and towards 1 as it moves away without end. So what the ends of
	// the baseline give, and one baseline inside, bounds the progress.
	lo, loClosed, hasLo := baseline.Lo()
	hi, hiClosed, hasHi := baseline.Hi()
	inside := half(lo.Add(hi))
	switch {
	case !hasLo:
		inside = hi.Sub(figure.Int(1))
	case !hasHi:
		inside = lo.Add(figure.Int(1))
	}
	out := progressFrom(inside, target, actual)
	reach := func(end figure.Number, closed, ok bool) {
		limit := figure.Point(figure.Int(1))
		if ok {
			limit = progressFrom(end, target, actual)
		}
		if hull := out.Hull(limit); closed {
			out = hull
		} else {
			out = openHull(out, hull)
		}
	}
	reach(lo, loClosed, hasLo)
	reach(hi, hiClosed, hasHi)
	return out, nil
}

// progressFrom is the progress from one baseline, in which actual and target
// stand once. The target is no point, and not on both sides of the baseline,
// so there is a progress.
func progressFrom(baseline figure.Number, target, actual figure.Interval) figure.Interval {
	b := figure.Point(baseline)
	v, _ := actual.Sub(b).Quo(target.Sub(b))
	return v
}

// openHull returns hull, which holds v, without those of its ends that v does
// not hold.
func openHull(v, hull figure.Interval) figure.Interval {
	if n, _, ok := hull.Lo(); ok && !v.Contains(n) {
		hull, _ = hull.Intersect(figure.Above(n))
	}
	if n, _, ok := hull.Hi(); ok && !v.Contains(n) {
		hull, _ = hull.Intersect(figure.Below(n))
	}
	return hull
}
