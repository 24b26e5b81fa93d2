package main

import (
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// fact is one figure or date of a document, in its wording.
type fact struct {
	id, text string
	role     figure.Role
}

// stated is a typed fact with the document that it is from.
type stated struct {
	fact
	document int
}

// facts holds the typed facts by their identifiers.
var facts = byID()

func byID() map[string]stated {
	all := map[string]stated{}
	for i, list := range typed {
		for _, each := range list {
			all[each.id] = stated{each, i}
		}
	}
	return all
}

// figure returns the number in the wording with its role and source: of a
// growth, that by which something grew. Dates are no figures.
func (s stated) figure() (figure.Figure, error) {
	v, err := figure.Parse(s.text)
	if g, errGrowth := figure.ParseGrowth(s.text); err != nil && errGrowth == nil {
		v, err = g.Amount(), nil
	}
	return v.WithRole(s.role).WithSource(documents[s.document]), err
}

// span returns the dates in the wording.
func (s stated) span() (period.Span, error) { return period.ParseEnglish(s.text) }

// f returns the figure, d the dates and g the growth of a typed fact. A claim
// over a fact that is not there would hold for want of figures, so they panic.
func f(id string) figure.Figure { return must(facts[id].figure()) }
func d(id string) period.Span   { return must(facts[id].span()) }
func g(id string) figure.Growth { return must(figure.ParseGrowth(facts[id].text)) }

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// printed returns a figure as if it had no hedge: "some 59 million" is then
// rounded to the million, and "at least 50 persons" is 50 of them.
func printed(v figure.Figure) figure.Figure {
	place, ok := v.PlaceValue()
	if !ok { // a range
		return v
	}
	as := figure.Rounded
	if place.Equal(figure.Int(1)) && v.Unit() != "%" {
		as = figure.Exact
	}
	return must(v.WithHedge(as))
}
