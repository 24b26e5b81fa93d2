package remittance

import (
	"fmt"

	"iom.int/migdev/indicator/check"
)

// kinds is what the flows in a sum are of: all alike, or a mixture that was
// allowed.
type kinds struct {
	first   stamp
	has     bool
	mixture Mixture
}

// with returns the kinds with one more. It refuses what was not allowed, and is
// no more than a look: the kinds stay as they are.
func (k kinds) with(s stamp, allow Mix) (kinds, error) {
	if !k.has {
		return kinds{first: s, has: true, mixture: s.mixed}, nil
	}
	m := k.first.mixture(s, true)
	k.mixture = Mixture{
		Vintages:    union(nil, k.mixture.Vintages, m.Vintages, Vintage.compare),
		Definitions: union(nil, k.mixture.Definitions, m.Definitions, Definition.compare),
	}
	return k, m.beyond(k.first.mixed, s.mixed).allowedBy(allow)
}

// merged returns the kinds of both.
func (k kinds) merged(o kinds, allow Mix) (kinds, error) {
	if !o.has {
		return k, nil
	}
	if !k.has {
		return o, nil
	}
	out, err := k.with(o.first, allow)
	out.mixture = Mixture{
		Vintages:    union(nil, out.mixture.Vintages, o.mixture.Vintages, Vintage.compare),
		Definitions: union(nil, out.mixture.Definitions, o.mixture.Definitions, Definition.compare),
	}
	return out, err
}

// corridorOf returns the corridor that a flow takes.
func corridorOf(f Flow) (Corridor, error) {
	from, to, _ := f.Place.Pair()
	a, isFrom := from.Country()
	b, isTo := to.Country()
	if !isFrom || !isTo {
		return Corridor{}, fmt.Errorf("%w: %s: want the way from one country to another", ErrCorridor, check.Quote(f.Place.String()))
	}
	return NewCorridor(a, b), nil
}

// AddFlow is [WeightedCost.Add] for a [Flow] between two countries, of which all
// are of one vintage and definition, or else are allowed not to be: the coverage
// of the result is marked then. An error is one of Add, or matches [ErrCorridor]
// or [ErrMixed]; the corridor is not added then.
func (w *WeightedCost) AddFlow(f Flow, cost Percent, allow ...Mix) error {
	corridor, err := corridorOf(f)
	if err != nil {
		return err
	}
	kinds, err := w.kinds.with(f.stamp(), allowed(allow))
	if err != nil {
		return err
	}
	if err := w.Add(corridor, f.Amount, cost); err != nil {
		return err
	}
	w.kinds = kinds
	return nil
}

// AddFlow is [ExcessTally.Add] for a [Flow], as [WeightedCost.AddFlow] is.
func (t *ExcessTally) AddFlow(f Flow, cost Percent, allow ...Mix) (Excess, error) {
	kinds, err := t.kinds.with(f.stamp(), allowed(allow))
	if err != nil {
		return Excess{}, err
	}
	e, err := t.Add(f.Amount, cost)
	if err != nil {
		return Excess{}, err
	}
	t.kinds = kinds
	return e, nil
}
