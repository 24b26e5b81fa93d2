package main

import (
	"errors"
	"fmt"
	"slices"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/remittance"
)

// data is what shares are made of, and what is searched.
type data struct {
	Flows    []remittance.Series
	Products []remittance.Series
	Printed  []remittance.Candidate // shares that a source printed itself
	Notes    []string               // what was read
}

// What the World Bank counts as personal remittances, with the standard that
// its notes name, and the product that they are set against.
var (
	received    = remittance.Definition{Measure: remittance.WorldBankPersonal, Standard: remittance.BPM6}
	receivedOld = remittance.Definition{Measure: remittance.WorldBankPersonal}
	product     = remittance.Definition{Measure: remittance.GDP}
)

// wdi2023 is the vintage that tables are made of: the newest of which both the
// flows and the products are there.
var wdi2023 = vintageOf("2023-05-10")

// wdi2015 is the vintage nearest to the documents, of April 2015.
var wdi2015 = vintageOf("2015-08")

// knomadInflows is the data set of the sheets of inflows.
const knomadInflows = "KNOMAD inflows"

// vintageOf returns an edition of the World Development Indicators.
func vintageOf(edition string) remittance.Vintage {
	return remittance.Vintage{Dataset: "WDI", Edition: edition}
}

func kind(d remittance.Definition, v remittance.Vintage) remittance.FlowKind {
	k := remittance.FlowKind{Definition: d, Vintage: v, Currency: money.USD}
	if d != product {
		k.Direction = remittance.Received
	}
	return k
}

// regionCodes are the twenty economies that are taken for the region of the
// documents: South-Eastern Europe, Eastern Europe and Central Asia. The
// documents do not list theirs.
var regionCodes = []string{
	"AL", "AM", "AZ", "BA", "BY", "GE", "IL", "KG", "KZ", "MD",
	"ME", "MK", "RS", "RU", "TJ", "TM", "TR", "UA", "UZ", "XK",
}

func economy(code string) indicator.Place {
	return indicator.CountryPlace(place.MustCountry(code))
}

func members() []indicator.Place {
	var list []indicator.Place
	for _, code := range regionCodes {
		list = append(list, economy(code))
	}
	return list
}

func inRegion(p indicator.Place) bool {
	c, ok := p.Country()
	return ok && slices.Contains(regionCodes, c.Code())
}

// errNoVintage matches the error for a vintage that is not in the data.
var errNoVintage = errors.New("no flows and products of the vintage")

// panel joins the flows and products of one vintage.
func (d data) panel(v remittance.Vintage) (remittance.Panel, error) {
	of := func(s remittance.Series) bool { return s.Kind().Vintage == v }
	i, j := slices.IndexFunc(d.Flows, of), slices.IndexFunc(d.Products, of)
	if i < 0 || j < 0 {
		return remittance.Panel{}, fmt.Errorf("%w: %s", errNoVintage, v)
	}
	return remittance.NewPanel(d.Flows[i], d.Products[j])
}

// count returns how many economies a series holds.
func count(s remittance.Series) (n int) {
	for range s.Places() {
		n++
	}
	return n
}
