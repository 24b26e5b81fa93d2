package formula

import (
	"math/big"

	"iom.int/migdev/indicator/figure"
)

// Lookup returns the value of an item, and false where it is missing. It is
// asked once for each item of an evaluation.
type Lookup func(name string) (figure.Number, bool)

// Values returns the lookup in a map, which it does not copy. What the map does
// not hold is missing.
func Values(m map[string]figure.Number) Lookup {
	return func(name string) (figure.Number, bool) {
		n, ok := m[name]
		return n, ok
	}
}

// Evaluate computes e exactly, with the items that the lookup has; a nil lookup
// has none. Both operands of an operation are evaluated, also where the first
// is undefined, so that the counts do not depend on the order; of an [If] only
// the chosen part is, and of && and || no more than decides.
func (e Expr) Evaluate(items Lookup, s Strategy) Result {
	r := Result{expr: e, strategy: s}
	switch {
	case e.n == nil:
		r.reason = NotStated
		return r
	case e.n.err != nil || s > NeverSkip:
		r.reason = Malformed
		return r
	}
	ev := evaluation{lookup: items, neverSkip: s == NeverSkip, inputs: newInputs(e.n.items)}
	v := ev.needed(e.n, ev.number(e.n, false), false)
	r.inputs = ev.inputs.list
	r.n, r.reason = v.n, v.reason
	if ev.lost || r.skipped() {
		r.reason = MissingItems
	}
	if r.reason != NoReason {
		r.n = figure.Number{}
	}
	return r
}

// input is an item that was asked for.
type input struct {
	name    string
	n       figure.Number
	v       *figure.Interval // instead of n, of an evaluation of intervals
	has     bool
	counted bool // for the strategy: it stood outside of null tests once at least
}

// inputs are the items asked for, each once.
type inputs struct {
	list  []input
	index map[string]int // where there may be many
}

// fewItems is up to how many references to items a scan of the list is used.
const fewItems = 16

func newInputs(references int) inputs {
	var in inputs
	if references > 0 {
		in.list = make([]input, 0, references)
	}
	if references > fewItems {
		in.index = make(map[string]int, references)
	}
	return in
}

// find returns the input of that name, and whether it is a new one.
func (in *inputs) find(name string) (*input, bool) {
	if in.index != nil {
		i, ok := in.index[name]
		if !ok {
			i = len(in.list)
			in.index[name] = i
			in.list = append(in.list, input{name: name})
		}
		return &in.list[i], !ok
	}
	for i := range in.list {
		if in.list[i].name == name {
			return &in.list[i], false
		}
	}
	in.list = append(in.list, input{name: name})
	return &in.list[len(in.list)-1], true
}

// state tells the values that are none apart.
type state uint8

const (
	known state = iota
	null
	undefined // with a reason
)

// value is what an expression comes to.
type value struct {
	n      figure.Number
	bits   int // about how long numerator or denominator can be
	state  state
	reason Reason
}

func undefinedFor(r Reason) value { return value{state: undefined, reason: r} }

// truth is what a condition comes to.
type truth struct {
	is     bool
	state  state
	reason Reason
}

type evaluation struct {
	lookup    Lookup
	neverSkip bool
	lost      bool // no value, as something needed is missing
	inputs    inputs
}

// Numbers of more bits are refused. They are measured only when the sum of
// what went in exceeds that: an item as it was read has some 64.
const (
	maxBits   = 4096
	smallBits = 64
)

// number evaluates n. Within a null test, keepNull, missing items stay missing.
func (ev *evaluation) number(n *node, keepNull bool) value {
	switch n.op {
	case opConst:
		return value{n: n.n, bits: smallBits}
	case opItem:
		return ev.item(n.name, keepNull)
	case opNeg:
		v := ev.number(n.kids[0], keepNull)
		if v.state == known {
			v.n = v.n.Neg()
		}
		return v
	case opIf:
		c := ev.condition(n.kids[0], keepNull)
		switch {
		case c.state != known:
			return value{state: c.state, reason: c.reason}
		case c.is:
			return ev.number(n.kids[1], keepNull)
		}
		return ev.number(n.kids[2], keepNull)
	case opFirst:
		return ev.first(n.kids)
	case opGreatest:
		return ev.extreme(n.kids, 1, keepNull)
	case opLeast:
		return ev.extreme(n.kids, -1, keepNull)
	}
	a, b := ev.number(n.kids[0], keepNull), ev.number(n.kids[1], keepNull)
	if a.state != known || b.state != known {
		a, b = ev.needed(n.kids[0], a, keepNull), ev.needed(n.kids[1], b, keepNull)
		if a.state != known || b.state != known {
			return noneOf(a, b)
		}
	}
	if n.op == opPow {
		return power(a, b, n.kids[1].rat)
	}
	v := arithmetic(n.op, a, b)
	if v.bits > maxBits {
		v = limited(v)
	}
	return v
}

// needed returns what v, the value of n, is where a number is needed. Outside of
// a null test only a firstNonNull that finds nothing is missing: it counts as 0
// if nothing is skipped, else the whole result is lost.
func (ev *evaluation) needed(n *node, v value, keepNull bool) value {
	if v.state == null && !keepNull {
		if !ev.neverSkip {
			ev.lost = true
			return v
		}
		ev.countZero(n)
		v = value{bits: smallBits}
	}
	return v
}

// countZero notes that a 0 stands for the missing items below n, as far as they
// were asked for.
func (ev *evaluation) countZero(n *node) {
	for i := range ev.inputs.list {
		if in := &ev.inputs.list[i]; n.op == opItem && in.name == n.name && !in.has {
			in.counted = true
		}
	}
	for _, kid := range n.kids {
		ev.countZero(kid)
	}
}

// noneOf returns what is undefined or else missing of two, of which one is.
func noneOf(a, b value) value {
	if a.state == undefined || a.state == null && b.state != undefined {
		return a
	}
	return b
}

func arithmetic(o op, a, b value) value {
	v := value{bits: a.bits + b.bits}
	switch o {
	case opAdd:
		v.n = a.n.Add(b.n)
	case opSub:
		v.n = a.n.Sub(b.n)
	case opMul:
		v.n = a.n.Mul(b.n)
	default:
		quotient, ok := a.n.Quo(b.n)
		if !ok {
			return undefinedFor(DivisionByZero)
		}
		if v.n = quotient; o == opMod {
			v.n = a.n.Sub(b.n.Mul(truncated(quotient)))
		}
	}
	return v
}

// truncated returns n without its fraction.
func truncated(n figure.Number) figure.Number {
	if n.IsInt() {
		return n
	}
	r := n.Rat()
	return figure.FromRat(new(big.Rat).SetInt(new(big.Int).Quo(r.Num(), r.Denom())))
}

// limited measures what may have grown too large.
func limited(v value) value {
	if v.state != known || v.bits <= maxBits {
		return v
	}
	if v.bits = bitsOf(v.n.Rat()); v.bits > maxBits {
		return undefinedFor(TooLarge)
	}
	return v
}

func bitsOf(r *big.Rat) int { return max(r.Num().BitLen(), r.Denom().BitLen()) }

func (ev *evaluation) item(name string, keepNull bool) value {
	in, isNew := ev.inputs.find(name)
	if isNew && ev.lookup != nil {
		if n, ok := ev.lookup(name); ok {
			in.n, in.has = n, true
		}
	}
	switch {
	case keepNull && !in.has:
		return value{state: null}
	case !keepNull:
		in.counted = true
	}
	return value{n: in.n, bits: smallBits}
}

func (ev *evaluation) first(kids []*node) value {
	for _, kid := range kids {
		if v := ev.number(kid, true); v.state != null {
			return v
		}
	}
	return value{state: null}
}

// extreme returns the greatest or the least value. All are evaluated, and those
// that are missing are passed over.
func (ev *evaluation) extreme(kids []*node, side int, keepNull bool) value {
	best := value{state: null}
	for _, kid := range kids {
		v := ev.number(kid, keepNull)
		switch {
		case best.state == undefined || v.state == null:
		case best.state == null || v.state == undefined || v.n.Cmp(best.n) == side:
			best = v
		}
	}
	return best
}

func (ev *evaluation) condition(n *node, keepNull bool) truth {
	switch n.op {
	case opIsNull, opIsNotNull:
		v := ev.number(n.kids[0], true)
		if v.state == undefined {
			return truth{state: undefined, reason: v.reason}
		}
		return truth{is: (v.state == null) == (n.op == opIsNull)}
	case opNot:
		t := ev.condition(n.kids[0], keepNull)
		t.is = !t.is
		return t
	case opAnd, opOr:
		return ev.decide(n, n.op == opOr, keepNull)
	}
	a, b := ev.number(n.kids[0], keepNull), ev.number(n.kids[1], keepNull)
	a, b = ev.needed(n.kids[0], a, keepNull), ev.needed(n.kids[1], b, keepNull)
	if a.state != known || b.state != known {
		v := noneOf(a, b)
		return truth{state: v.state, reason: v.reason}
	}
	c := a.n.Cmp(b.n)
	switch n.op {
	case opLess:
		return truth{is: c < 0}
	case opLessEq:
		return truth{is: c <= 0}
	case opGreater:
		return truth{is: c > 0}
	case opGreaterEq:
		return truth{is: c >= 0}
	case opEqual:
		return truth{is: c == 0}
	}
	return truth{is: c != 0}
}

// decide combines two conditions of which one alone decides where it is so:
// a true one for ||, a false one for &&.
func (ev *evaluation) decide(n *node, so, keepNull bool) truth {
	a := ev.condition(n.kids[0], keepNull)
	if a.state == known && a.is == so {
		return a
	}
	b := ev.condition(n.kids[1], keepNull)
	switch {
	case b.state == known && b.is == so:
		return b
	case a.state == undefined || a.state == null && b.state != undefined:
		return a
	}
	return b
}
