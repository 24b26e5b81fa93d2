package remittance

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// Direction says which way a flow goes, as seen from its economy. The zero
// value is not stated.
type Direction uint8

// The directions.
const (
	NoDirection Direction = iota
	Received              // inflow; the direction of a net flow too
	Paid                  // outflow
)

var directions = check.Enum[Direction]{What: "remittance: direction", Names: []string{"", "received", "paid"}}

// String returns "received" or "paid", "" where none is stated.
func (d Direction) String() string { return directions.String(d) }

// MarshalText returns what String does.
func (d Direction) MarshalText() ([]byte, error) { return directions.Marshal(d) }

// UnmarshalText reads what MarshalText writes.
func (d *Direction) UnmarshalText(text []byte) error { return directions.Unmarshal(d, text) }

// Flow is one figure of remittances: of an economy, or of a pair of economies,
// in a period, as it was reported, with what it counts and the vintage of the
// data that it was taken from. What remittances are set against (a gross
// domestic product, aid) is a Flow of another [Measure].
//
// The zero value states nothing.
type Flow struct {
	Place      indicator.Place   `json:"place,omitzero"` // an economy, a group, or a pair: from the sender to the receiver
	Period     period.Span       `json:"period,omitzero"`
	Amount     money.Figure      `json:"amount,omitzero"` // as reported; not stated where there is none
	Absent     indicator.Absence `json:"absent,omitzero"` // why there is no amount
	Definition Definition        `json:"definition,omitzero"`
	Direction  Direction         `json:"direction,omitzero"`
	Vintage    Vintage           `json:"vintage,omitzero"`
	Source     figure.Source     `json:"source,omitzero"`
	// Mixed marks a flow that was computed from others of unlike vintages or
	// definitions. The vintage or definition is then not stated.
	Mixed Mixture `json:"mixed,omitzero"`
}

// UnmarshalJSON reads a flow strictly, as [check.DecodeJSON] does.
func (f *Flow) UnmarshalJSON(data []byte) error {
	type plain Flow
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("remittance: flow: %w", err)
	}
	*f = Flow(in)
	return nil
}

// HasAmount reports whether there is an amount. An amount of 0 is one.
func (f Flow) HasAmount() bool { return !f.Amount.IsZero() && f.Absent == indicator.Present }

// IsZeroFlow reports whether the amount is exactly 0. World Bank data have 0
// for economies that reported nothing, so it may stand for "not reported".
func (f Flow) IsZeroFlow() bool {
	n, ok := f.Amount.Bounds().IsPoint()
	return ok && f.HasAmount() && n.Sign() == 0
}

func (f Flow) stamp() stamp { return stamp{f.Vintage, f.Definition, f.Mixed} }

// absence returns why f has no amount.
func (f Flow) absence() indicator.Absence {
	if f.Absent == indicator.Present && f.Amount.IsZero() {
		return indicator.NotReported
	}
	return f.Absent
}

// Check returns what is wrong with f; a clean flow allocates nothing. The codes:
//
//   - remittance.flow-place (error): no economy is stated
//   - remittance.flow-period (error): no period is stated
//   - remittance.flow-definition (error): nothing says what is counted
//   - remittance.flow-amount (error): there is neither an amount nor a reason
//     why there is none, or both
//   - remittance.flow-direction (error): remittances are neither received nor
//     paid
//   - remittance.flow-negative (error): remittances or a product are certainly
//     below 0, and are not net
//   - remittance.flow-vintage (warning): neither a vintage nor the ones that
//     were mixed are stated
//   - remittance.flow-zero (note): the amount is 0, which often stands for
//     "not reported"
func (f Flow) Check() check.Findings {
	var fs check.Findings
	add := func(code string, severity check.Severity, path check.Path, message string) {
		fs = append(fs, check.Finding{Code: "remittance." + code, Severity: severity, Path: path, Message: message})
	}
	if f.Place.IsZero() {
		add("flow-place", check.Error, "place", "no economy is stated")
	}
	if f.Period.IsZero() {
		add("flow-period", check.Error, "period", "no period is stated")
	}
	if f.Definition.Measure == NoMeasure && len(f.Mixed.Definitions) == 0 {
		add("flow-definition", check.Error, "definition", "nothing says what is counted")
	}
	if f.Amount.IsZero() && f.Absent == indicator.Present {
		add("flow-amount", check.Error, "amount", "there is neither an amount nor a reason why there is none")
	} else if !f.Amount.IsZero() && f.Absent != indicator.Present {
		add("flow-amount", check.Error, "amount", fmt.Sprintf("there is an amount, %s, and a reason why there is none, %s", f.Amount, f.Absent))
	}
	if f.Direction == NoDirection && f.Definition.Measure.IsRemittance() {
		add("flow-direction", check.Error, "direction", "nothing says whether it is received or paid")
	}
	if f.HasAmount() && !f.Definition.IsNet && f.Definition.Measure < DirectInvestment &&
		f.Amount.Bounds().Compare(figure.Less, figure.Number{}) == check.Met {
		add("flow-negative", check.Error, "amount", fmt.Sprintf("%s is below 0, and the flow is not net", f.Amount))
	}
	if f.Vintage.IsZero() && len(f.Mixed.Vintages) == 0 {
		add("flow-vintage", check.Warning, "vintage", "no vintage is stated, so the figure cannot be checked")
	}
	if f.IsZeroFlow() && f.Definition.Measure.IsRemittance() {
		add("flow-zero", check.Note, "amount", "the amount is 0, which often stands for not reported")
	}
	return fs
}

// ErrUnrelated matches the error for figures of unlike economies or periods,
// or of a direction that does not fit.
var ErrUnrelated = errors.New("remittance: figures do not belong together")

// related returns an error that matches [ErrUnrelated] unless f and g are of
// one economy and one period.
func related(f, g Flow) error {
	if !f.Place.Equal(g.Place) {
		return fmt.Errorf("%w: of %s and of %s", ErrUnrelated, check.Quote(f.Place.String()), check.Quote(g.Place.String()))
	}
	if f.Period != g.Period && f.Period.Same(g.Period) != check.Met {
		return fmt.Errorf("%w: of %s and of %s", ErrUnrelated, check.Quote(f.Period.String()), check.Quote(g.Period.String()))
	}
	return nil
}

// Net returns what an economy received less what it paid: it may be negative.
//
//	net = received - paid
//
// Both are of one economy, period and currency. Where one has no amount there
// is no net flow, and Absent says why. The net of hedged figures is a range;
// where that has no two ends it is [indicator.Undefined].
//
// An error matches [ErrUnrelated] where economy, period or direction do not
// fit, [ErrMixed] where vintage or definition are unlike and that is not
// allowed, or is a [*money.MismatchError]. What was allowed is marked in Mixed.
func Net(received, paid Flow, allow ...Mix) (Flow, error) {
	if err := related(received, paid); err != nil {
		return Flow{}, err
	}
	if received.Direction != Received || paid.Direction != Paid {
		return Flow{}, fmt.Errorf("%w: %s less %s: want received less paid", ErrUnrelated,
			check.Quote(received.Direction.String()), check.Quote(paid.Direction.String()))
	}
	mixed := received.stamp().mixture(paid.stamp(), true)
	if err := mixed.beyond(received.Mixed, paid.Mixed).allowedBy(allowed(allow)); err != nil {
		return Flow{}, err
	}
	net := Flow{
		Place: received.Place, Period: received.Period, Direction: Received,
		Definition: received.Definition, Vintage: received.Vintage, Mixed: mixed,
	}
	if len(mixed.Definitions) > 0 {
		net.Definition = Definition{}
	}
	net.Definition.IsNet = true
	if len(mixed.Vintages) > 0 {
		net.Vintage = Vintage{}
	}
	if a, b := received.absence(), paid.absence(); a != indicator.Present || b != indicator.Present {
		if net.Absent = a; a == indicator.Present {
			net.Absent = b
		}
		return net, nil
	}
	c := received.Amount.Currency()
	if other := paid.Amount.Currency(); other != c {
		return Flow{}, fmt.Errorf("remittance: net: %w", &money.MismatchError{Left: c, Right: other})
	}
	var ok bool
	if net.Amount, ok = figureOf(received.Amount.Bounds().Sub(paid.Amount.Bounds()), c); !ok {
		net.Amount, net.Absent = money.Figure{}, indicator.Undefined
	}
	return net, nil
}

// figureOf returns an interval as a figure: a point as an exact one, and two
// ends as a range.
func figureOf(v figure.Interval, c money.Currency) (money.Figure, bool) {
	lo, loClosed, okLo := v.Lo()
	hi, hiClosed, okHi := v.Hi()
	if !okLo || !okHi || !loClosed || !hiClosed {
		return money.Figure{}, false
	}
	low, okLo := lo.Decimal()
	high, okHi := hi.Decimal()
	if !okLo || !okHi {
		return money.Figure{}, false
	}
	var f figure.Figure
	var err error
	if lo.Equal(hi) {
		f, err = figure.New(figure.Exact, low)
	} else {
		f, err = figure.NewRange(figure.Range, low, high)
	}
	if err != nil {
		return money.Figure{}, false
	}
	m, err := money.FigureOf(f.Signed().WithUnit(c.Code()))
	return m, err == nil
}

func allowed(mixes []Mix) Mix {
	var all Mix
	for _, m := range mixes {
		all |= m
	}
	return all
}

// value is an exact number, kept small: coef × 10^-scale, unless num is set.
type value struct {
	coef  int64
	scale uint8
	num   *figure.Number
}

func (v value) number() figure.Number {
	if v.num != nil {
		return *v.num
	}
	if v.scale == 0 {
		return figure.Int(v.coef)
	}
	n, _ := figure.Int(v.coef).Quo(figure.Int(int64(pow10[v.scale])))
	return n
}

func (v value) equal(w value) bool { return v.number().Equal(w.number()) }

// valueOfDecimal returns d. A number of more than 18 digits is kept as one.
func valueOfDecimal(d decimal.Decimal) (value, error) {
	if exp := d.Exponent(); exp <= 0 && exp >= -18 && d.NumDigits() <= 18 {
		return value{coef: d.CoefficientInt64(), scale: uint8(-exp)}, nil
	}
	n, err := figure.FromDecimal(d)
	return value{num: &n}, err
}

// valueOf returns the number of a figure.
func valueOf(n figure.Number) value {
	if d, ok := n.Decimal(); ok {
		if v, err := valueOfDecimal(d); err == nil {
			return v
		}
	}
	return value{num: &n}
}

// pow10 holds the powers of ten that fit 64 bits.
var pow10 = func() (p [20]uint64) {
	p[0] = 1
	for i := 1; i < len(p); i++ {
		p[i] = p[i-1] * 10
	}
	return p
}()

// sumOf adds up numbers. Over unlike denominators it is faster than one addition
// after the other, since it reduces the fraction once.
func sumOf(ns []figure.Number) figure.Number {
	switch len(ns) {
	case 0:
		return figure.Number{}
	case 1:
		return ns[0]
	case 2:
		return ns[0].Add(ns[1])
	}
	num, den := fractionOf(ns)
	return figure.FromRat(new(big.Rat).SetFrac(num, den))
}

// fractionOf returns the sum of at least one number, not reduced.
func fractionOf(ns []figure.Number) (num, den *big.Int) {
	if len(ns) == 1 {
		r := ns[0].Rat()
		return r.Num(), r.Denom()
	}
	a, b := fractionOf(ns[:len(ns)/2])
	c, d := fractionOf(ns[len(ns)/2:])
	if b.Cmp(d) == 0 {
		return a.Add(a, c), b
	}
	a, c = a.Mul(a, d), c.Mul(c, b)
	return a.Add(a, c), b.Mul(b, d)
}
