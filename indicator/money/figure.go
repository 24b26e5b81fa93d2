package money

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
)

// ErrNotMoney matches the error for a figure whose unit is no currency.
var ErrNotMoney = errors.New("money: not a figure in a currency")

// Figure is a figure in a currency: "USD 8 million", "up to EUR 25,000". It
// keeps hedge, place value, role and source as package figure does, and its
// unit is the currency's code.
//
// The zero value is not stated: it has no currency and no bounds.
type Figure struct {
	_        [0]func()
	figure   figure.Figure
	currency Currency
}

// FigureOf returns f as a figure in the currency that is its unit. An error
// that matches [ErrNotMoney] names the unit where it is none. What is not
// stated becomes the zero value.
func FigureOf(f figure.Figure) (Figure, error) {
	if f.IsZero() {
		return Figure{}, nil
	}
	c, err := ParseCurrency(f.Unit())
	if err != nil {
		return Figure{}, fmt.Errorf("%w: %s: %w", ErrNotMoney, f, err)
	}
	return Figure{figure: f, currency: c}, nil
}

// ParseFigure reads a figure in a currency as [figure.Parse] reads figures:
// "USD 8 million", "more than 8.5 Million USD", "up to €25,000".
func ParseFigure(s string) (Figure, error) {
	f, err := figure.Parse(s)
	if err != nil {
		return Figure{}, err
	}
	return FigureOf(f)
}

// MustParseFigure is [ParseFigure] for source code and tests; it panics.
func MustParseFigure(s string) Figure {
	f, err := ParseFigure(s)
	if err != nil {
		panic(err)
	}
	return f
}

// Stated returns the amount as an exact figure, at the place value of its last
// digit. The zero amount is not stated. An amount of more than 64 digits is an
// error that matches [figure.ErrNumber].
func Stated(a Amount) (Figure, error) {
	if a.IsZero() {
		return Figure{}, nil
	}
	f, err := figure.New(figure.Exact, a.Decimal())
	if err != nil {
		return Figure{}, err
	}
	return Figure{figure: f.WithUnit(a.Currency().Code()), currency: a.Currency()}, nil
}

// Figure returns the figure, with the currency's code as its unit: a Figure is
// a [figure.Quantity], and claims take it.
func (f Figure) Figure() figure.Figure { return f.figure }

// Currency returns the currency, and the zero currency for what is not stated.
func (f Figure) Currency() Currency { return f.currency }

// IsZero reports whether f is not stated.
func (f Figure) IsZero() bool { return f.figure.IsZero() }

// Bounds returns what the figure leaves possible, in units of its currency.
func (f Figure) Bounds() figure.Interval { return f.figure.Bounds() }

// Under returns f as read under a policy; see [figure.Figure.Under].
func (f Figure) Under(p figure.Policy) Figure {
	f.figure = f.figure.Under(p)
	return f
}

// WithRole returns f in another role.
func (f Figure) WithRole(r figure.Role) Figure {
	f.figure = f.figure.WithRole(r)
	return f
}

// WithSource returns f as published in s.
func (f Figure) WithSource(s figure.Source) Figure {
	f.figure = f.figure.WithSource(s)
	return f
}

// Equal reports whether both say the same; see [figure.Figure.Equal].
func (f Figure) Equal(g Figure) bool { return f.figure.Equal(g.figure) }

// String returns the figure in plain English: "USD 8 million".
func (f Figure) String() string { return f.figure.String() }

// Format returns the figure in p's language.
func (f Figure) Format(p lang.Printer) string { return f.figure.Format(p) }

// MarshalJSON writes f as package figure does, the currency's code as its unit.
func (f Figure) MarshalJSON() ([]byte, error) { return f.figure.MarshalJSON() }

// UnmarshalJSON reads what MarshalJSON writes.
func (f *Figure) UnmarshalJSON(data []byte) error {
	var in figure.Figure
	if err := in.UnmarshalJSON(data); err != nil {
		return err
	}
	g, err := FigureOf(in)
	if err != nil {
		return err
	}
	*f = g
	return nil
}
