package money

import (
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// FigureConversion is what a reported figure leaves possible in another
// currency. It is an interval and no figure: "EUR 1.4 million" at 1.4787 is
// between USD 1,996,245 and 2,144,115, and nobody has reported USD 2,070,180.
// The zero value is the conversion of what is not stated.
type FigureConversion struct {
	_      [0]func()
	from   Figure
	to     Currency
	bounds figure.Interval
	path   path
	date   period.Date
	policy Policy
}

// ConvertFigure returns what a figure leaves possible in another currency, by
// the rates that [Converter.Convert] takes. The bounds of the figure, under its
// own policy, are multiplied by those of the rates, which are rounded figures
// too unless they are exact ([Rate.Bounds]); each is used once. Ends keep being
// open, closed or missing as the figure has them: "more than EUR 8.5 million"
// comes out as more than so many dollars. Nothing is rounded.
//
// What is not stated converts to what is not stated, with no bounds. The
// errors are those of Convert, but for the minor unit, which is not asked for.
func (c Converter) ConvertFigure(f Figure, to Currency, on period.Date) (FigureConversion, error) {
	if err := to.known(); err != nil {
		return FigureConversion{}, err
	}
	if f.IsZero() {
		return FigureConversion{}, nil
	}
	var p path
	if err := c.find(f.currency, to, on, &p); err != nil {
		return FigureConversion{}, err
	}
	bounds := f.Bounds()
	for _, l := range p.legs(on) {
		bounds = bounds.Mul(l.Bounds())
	}
	return FigureConversion{from: f, to: to, bounds: bounds, path: p, date: on, policy: c.Policy}, nil
}

// From returns the figure that was converted: its hedge, its role and its
// source are those of the result.
func (c FigureConversion) From() Figure { return c.from }

// Currency returns the currency of the bounds.
func (c FigureConversion) Currency() Currency { return c.to }

// Bounds returns what the figure leaves possible, in units of the currency,
// exactly. For print see [figure.Interval.Outwards].
func (c FigureConversion) Bounds() figure.Interval { return c.bounds }

// Compare answers whether what the figure stands for compares so with an
// amount. It returns a [*MismatchError] where that is in another currency.
func (c FigureConversion) Compare(op figure.Op, a Amount) (check.Verdict, error) {
	if a.currency != c.to {
		return check.CannotTell, &MismatchError{c.to, a.currency}
	}
	return c.bounds.Compare(op, a.Number()), nil
}

// Factor returns what the stated value would be multiplied by, exactly.
func (c FigureConversion) Factor() figure.Number { return c.path.factor() }

// Legs returns the legs in order.
func (c FigureConversion) Legs() []Leg { return c.path.legs(c.date) }

// Trace returns how the bounds came about: the figure and how it was read, the
// rates and what their digits leave possible, the bounds.
func (c FigureConversion) Trace() check.Trace {
	var t check.Trace
	if c.from.IsZero() {
		t.Add(check.LeftOut, "figure", "", "not stated")
		return t
	}
	read := c.from.Figure().Policy()
	t.Add(check.Input, "figure", c.from.String(), "stands for "+c.from.Bounds().String()+", read "+read.String())
	traceLegs(&t, &c.path, c.date, c.policy)
	for _, l := range c.Legs() {
		what := "rounded at its last digit"
		if _, isPoint := l.Bounds().IsPoint(); isPoint {
			what = "exact"
		}
		t.Add(check.Compute, "factor "+l.From().String()+" to "+l.To().String(), l.Bounds().Outwards(factorPlaces).String(), what)
	}
	t.Add(check.Result, "bounds in "+c.to.String(), c.bounds.Outwards(factorPlaces).String(), "rounded outwards for print")
	return t
}

// factorPlaces is how many decimals of bounds a trace prints.
const factorPlaces = 12
