package remittance

import (
	"errors"
	"fmt"
	"math"
	"math/bits"

	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// Reasons why a share, an average or an estimate has no value.
const (
	NoFlow             indicator.Reason = "flow-not-reported"    // the amount of the flow is not reported
	NoProduct          indicator.Reason = "product-not-reported" // the product is not reported
	ProductNotPositive indicator.Reason = "product-not-positive" // the product is 0 or less, or may be
	CoverageTooLow     indicator.Reason = "coverage-below-two-thirds"
	NoMembers          indicator.Reason = "no-members" // no member has what is needed
	NoYears            indicator.Reason = "no-years"   // no year has what is needed
)

// ErrNotProduct matches the error where a share is asked of something that is
// no product or income of a whole economy.
var ErrNotProduct = errors.New("remittance: not a product")

// Share is a flow in percent of a product of the same economy and year: 26.3
// stands for 26.3 %. It is exact, and rounded only when it is printed.
//
// The zero value has no value and no reason.
type Share struct {
	_       [0]func()
	place   *indicator.Place // never changed
	kind    *shareKind
	single  *singleShare // what a share of a panel has not
	flow    value
	product value
	year    int // of a share of a panel
	reason  indicator.Reason
	ok      bool // there is a value; exact where there are no bounds
	isZero  bool
}

// singleShare is what the share of two flows has beyond that of two cells.
type singleShare struct {
	span   period.Span
	bounds *figure.Interval // in percent, of hedged figures
}

// shareKind is what the shares of a panel have in common; it never changes.
type shareKind struct {
	flow, product FlowKind
	mixed         Mixture
}

// ShareOfGDP returns remittances as a percentage of the economy's gross domestic
// product in the same period.
//
//	share = flow / gdp × 100
//
// Both are nominal amounts in one currency and of one vintage. An amount with a
// hedge gives a share with bounds. Where one is not reported, or the product is
// not above 0, there is no share, and [Share.Reason] says why. A flow of 0 gives
// a share of 0, which [Share.IsZeroFlow] marks, since 0 often stands for "not
// reported". A net flow may have a share below 0. The formula is that of World
// Bank series BX.TRF.PWKR.DT.GD.ZS.
//
// An error matches [ErrNotProduct] where gdp counts something else,
// [ErrUnrelated] where economy or period differ, [ErrMixed] where the vintages
// do and that is not allowed, or is a [*money.MismatchError].
func ShareOfGDP(flow, gdp Flow, allow ...Mix) (Share, error) {
	if gdp.Definition.Measure != GDP {
		return Share{}, fmt.Errorf("%w: %s: want gdp", ErrNotProduct, check.Quote(gdp.Definition.Measure.String()))
	}
	return ShareOf(flow, gdp, allow...)
}

// ShareOf is [ShareOfGDP] for any product of a whole economy, such as its gross
// national income.
func ShareOf(flow, product Flow, allow ...Mix) (Share, error) {
	if err := related(flow, product); err != nil {
		return Share{}, err
	}
	kind, err := newShareKind(kindOf(flow), kindOf(product), allowed(allow))
	if err != nil {
		return Share{}, err
	}
	single := &singleShare{span: flow.Period}
	s := Share{place: &flow.Place, kind: kind, single: single}
	switch {
	case !flow.HasAmount():
		s.reason = NoFlow
	case !product.HasAmount():
		s.reason = NoProduct
	default:
		part, whole := flow.Amount.Bounds(), product.Amount.Bounds()
		s.isZero = flow.IsZeroFlow()
		p, okPart := part.IsPoint()
		w, okWhole := whole.IsPoint()
		if whole.Compare(figure.Greater, figure.Number{}) == check.NotMet {
			s.reason = ProductNotPositive
		} else if okPart && okWhole {
			s.flow, s.product, s.ok = valueOf(p), valueOf(w), true
		} else if q, err := part.Quo(whole); err != nil {
			s.reason = ProductNotPositive
		} else {
			q = q.Scale(figure.Int(100))
			single.bounds, s.ok = &q, true
		}
	}
	return s, nil
}

func kindOf(f Flow) FlowKind {
	return FlowKind{
		Definition: f.Definition, Direction: f.Direction, Vintage: f.Vintage, Currency: f.Amount.Currency(),
		Source: f.Source, Mixed: f.Mixed,
	}
}

// newShareKind checks that a flow and a product go together.
func newShareKind(flow, product FlowKind, allow Mix) (*shareKind, error) {
	if !product.Definition.Measure.IsProduct() {
		return nil, fmt.Errorf("%w: %s: want gdp or gni", ErrNotProduct, check.Quote(product.Definition.Measure.String()))
	}
	if a, b := flow.Currency, product.Currency; a != b && !a.IsZero() && !b.IsZero() {
		return nil, fmt.Errorf("remittance: share: %w", &money.MismatchError{Left: a, Right: b})
	}
	mixed := flow.stamp().mixture(product.stamp(), false)
	if err := mixed.beyond(flow.Mixed, product.Mixed).allowedBy(allow); err != nil {
		return nil, err
	}
	flow.Mixed, product.Mixed = flow.Mixed.clone(), product.Mixed.clone()
	return &shareKind{flow: flow, product: product, mixed: mixed}, nil
}

// shareOf is the share of two cells.
func (k *shareKind) shareOf(p *indicator.Place, year int, flow, product *seriesCell) Share {
	why := reasonOf(flow, product)
	return Share{
		place: p, kind: k, year: year, flow: flow.value(), product: product.value(),
		reason: why, ok: why == indicator.NoReason, isZero: flow.isZero(),
	}
}

// reasonOf says why two cells have no share, or nothing where they have one.
func reasonOf(flow, product *seriesCell) indicator.Reason {
	switch {
	case flow.state != cellValue:
		return NoFlow
	case product.state != cellValue:
		return NoProduct
	case product.sign() <= 0:
		return ProductNotPositive
	}
	return indicator.NoReason
}

// Place returns the economy.
func (s Share) Place() indicator.Place {
	if s.place == nil {
		return indicator.Place{}
	}
	return *s.place
}

// Period returns the period, for the shares of a [Panel] the whole of a year.
func (s Share) Period() period.Span {
	if s.single != nil {
		return s.single.span
	}
	return yearSpan(s.year)
}

// bounds returns the bounds in percent of what is known no closer, else nil.
func (s *Share) bounds() *figure.Interval {
	if s.single == nil {
		return nil
	}
	return s.single.bounds
}

// Flow returns what is a share: definition, direction, vintage.
func (s Share) Flow() FlowKind {
	if s.kind == nil {
		return FlowKind{}
	}
	return s.kind.flow.clone()
}

// Product returns what it is a share of.
func (s Share) Product() FlowKind {
	if s.kind == nil {
		return FlowKind{}
	}
	return s.kind.product.clone()
}

// Reason says why there is no value; it is [indicator.NoReason] where there is
// one.
func (s Share) Reason() indicator.Reason { return s.reason }

// HasValue reports whether there is a share, exact or with bounds.
func (s Share) HasValue() bool { return s.ok }

// IsZeroFlow reports whether the flow is reported as 0.
func (s Share) IsZeroFlow() bool { return s.isZero }

// Mixed marks a share that was made across vintages or definitions.
func (s Share) Mixed() Mixture {
	if s.kind == nil {
		return Mixture{}
	}
	return s.kind.mixed.clone()
}

// Percent returns the share exactly, and false where there is none or it is
// only known within [Share.Bounds].
func (s Share) Percent() (figure.Number, bool) {
	if !s.ok || s.bounds() != nil {
		return figure.Number{}, false
	}
	q, ok := s.flow.number().Mul(figure.Int(100)).Quo(s.product.number())
	return q, ok
}

// Bounds returns what the share may be, in percent: a point where it is known,
// and no bounds where there is no share.
func (s Share) Bounds() figure.Interval {
	if !s.ok {
		return figure.Interval{}
	}
	if s.bounds() != nil {
		return *s.bounds()
	}
	q, _ := s.Percent()
	return figure.Point(q)
}

// Compare answers whether the share compares so with a number of percent. It
// cannot be told where there is no share.
func (s Share) Compare(op figure.Op, percent figure.Number) check.Verdict {
	if !s.ok {
		return check.CannotTell
	}
	return s.Bounds().Compare(op, percent)
}

// Round returns the share in percent, rounded once from its exact value to a
// number of decimal places, and false where [Share.Percent] is.
func (s Share) Round(places int, mode figure.Rounding) (decimal.Decimal, bool) {
	if !s.ok || s.bounds() != nil {
		return decimal.Decimal{}, false
	}
	if coef, ok := roundedPercent(s.flow, s.product, places, mode); ok {
		return decimal.New(coef, -int32(places)), true
	}
	q, ok := s.Percent()
	if !ok {
		return decimal.Decimal{}, false
	}
	return q.Round(places, mode), true
}

// Units returns the share in percent as a whole number of units of the last of
// so many decimal places, rounded as by [Share.Round]: 4221577 for 42.215768 %
// to five places. It allocates nothing where the inputs have at most 18 digits,
// for loops over many shares. It is false where Round is, and for what does not
// fit.
func (s Share) Units(places int, mode figure.Rounding) (int64, bool) {
	if !s.ok || s.bounds() != nil {
		return 0, false
	}
	if coef, ok := roundedPercent(s.flow, s.product, places, mode); ok {
		return coef, true
	}
	d, ok := s.Round(places, mode)
	if !ok || !d.Coefficient().IsInt64() {
		return 0, false
	}
	return d.Coefficient().Int64(), true
}

// roundedPercent returns part / whole × 10^(2+places), rounded, in 128 bits, and
// false where they are not enough.
func roundedPercent(part, whole value, places int, mode figure.Rounding) (int64, bool) {
	if part.num != nil || whole.num != nil || whole.coef <= 0 || part.coef == math.MinInt64 || places < -60 || places > 60 {
		return 0, false
	}
	sign, top := 1, uint64(part.coef)
	if part.coef < 0 {
		sign, top = -1, uint64(-part.coef)
	}
	bottom := uint64(whole.coef)
	exp := 2 + places + int(whole.scale) - int(part.scale)
	var hi, lo uint64
	switch {
	case exp >= 0 && exp < len(pow10):
		hi, lo = bits.Mul64(top, pow10[exp])
	case exp < 0 && -exp < len(pow10):
		var over uint64
		if over, bottom = bits.Mul64(bottom, pow10[-exp]); over != 0 || bottom > math.MaxInt64 {
			return 0, false
		}
		lo = top
	default:
		return 0, false
	}
	if hi >= bottom {
		return 0, false
	}
	q, r := bits.Div64(hi, lo, bottom)
	if r != 0 {
		half := 0
		if twice := 2 * r; twice < bottom {
			half = -1
		} else if twice > bottom {
			half = 1
		}
		if mode.AwayFromZero(sign, half, q&1 == 1) {
			q++
		}
	}
	if q > math.MaxInt64 {
		return 0, false
	}
	return int64(sign) * int64(q), true
}

// String returns the share to two decimals, or its bounds, or why there is none:
// "TJ 2013: 43.77 % of gdp".
func (s Share) String() string {
	of := s.Product().Definition.Measure.String()
	text := "no share: " + string(s.reason)
	if d, ok := s.Round(2, figure.HalfEven); ok {
		text = d.StringFixed(2) + " % of " + of
	} else if s.ok {
		text = s.bounds().Outwards(2).String() + " % of " + of
	}
	return s.Place().String() + " " + s.Period().String() + ": " + text
}

// Trace lists how the share came about.
func (s Share) Trace() check.Trace {
	var t check.Trace
	input := func(name string, v value, k FlowKind) {
		text := ""
		if s.ok && s.bounds() == nil {
			text = v.number().String() + " " + k.Currency.Code()
		}
		t.Add(check.Input, name, text, k.String())
	}
	input("flow", s.flow, s.Flow())
	input("product", s.product, s.Product())
	if m := s.Mixed(); !m.IsZero() {
		t.Add(check.Policy, "mixed", m.String(), "asked for "+m.Mix().String())
	}
	if s.isZero {
		t.Add(check.Input, "zero flow", "0", "often stands for not reported")
	}
	t.Add(check.Compute, "share", "flow / product × 100", "")
	if !s.ok {
		t.Add(check.Result, "share", "none", string(s.reason))
	} else {
		t.Add(check.Result, "share", s.Bounds().String()+" %", "")
	}
	return t
}
