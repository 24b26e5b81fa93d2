package main

import (
	"fmt"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

const code = "10.c.1"

// The case runs from the year of the Goals to that of the target: 3 % of the
// amount sent. By its words the cost is to fall below that; here 3 % is enough.
var (
	baselineYear = period.MustParse("2015")
	targetYear   = period.MustParse("2030")
	target       = figure.Int(3)
	targetSource = figure.Source{Publisher: "United Nations", Title: "resolution 70/1", Page: "target 10.c"}
)

var seriesSource = figure.Source{
	Publisher: "World Bank", Title: "World Development Indicators, SI.RMT.COST.IB.ZS (Remittance Prices Worldwide)",
	Edition: "edition of 10 May 2023",
}

// published holds the average cost of sending remittances to Serbia, in percent
// of the amount sent, with all the digits of its source.
var published = [...]struct{ year, percent string }{
	{"2011", "10.5180010811905"},
	{"2012", "9.47529636452862"},
	{"2013", "8.76"},
	{"2014", "9.0959638348083"},
	{"2015", "9.22091102916653"},
	{"2016", "9.22790651585237"},
	{"2017", "9.19467285275459"},
	{"2018", "8.30755531787872"},
	{"2019", "7.47852"},
	{"2020", "7.206513"},
}

// definition returns the indicator. The Goals have it every quarter, the series
// every year.
func definition() (indicator.Indicator, error) {
	for _, category := range indicator.SDGMigration().Categories {
		for _, ind := range category.Indicators {
			if ind.Code == code {
				ind.Cadence = period.Yearly
				return ind, nil
			}
		}
	}
	return indicator.Indicator{}, fmt.Errorf("no indicator %s", code)
}

// costs returns the series. Its numbers count as exact.
func costs() (indicator.Series, error) {
	ind, err := definition()
	if err != nil {
		return indicator.Series{}, err
	}
	var all []indicator.Observation
	for _, p := range published {
		all = append(all, indicator.Observation{
			Indicator: code, Role: figure.Actual, Value: indicator.FigureValue(figure.MustParse("exactly " + p.percent + " %")),
			Period: period.MustParseSpan(p.year), Place: indicator.CountryPlace(place.MustCountry("RS")), Source: seriesSource,
		})
	}
	return indicator.NewSeries(ind, all...)
}

// judged returns the case of a series, with the newest value as the actual one.
func judged(s indicator.Series) indicator.Case {
	c := indicator.Case{Direction: s.Definition().Direction, Target: indicator.Exactly(targetYear, target)}
	for p := range s.Points() {
		c.Actual = p
		c.Series = append(c.Series, p)
		if p.Date == baselineYear {
			c.Baseline = c.Actual
		}
	}
	return c
}

// worded returns the case with the newest value as a report words it.
func worded(c indicator.Case, words string) indicator.Case {
	c.Actual = indicator.At(c.Actual.Date, figure.MustParse(words))
	c.Series = append(c.Series[:len(c.Series)-1:len(c.Series)-1], c.Actual)
	return c
}
