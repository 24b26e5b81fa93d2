package programme_test

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
)

// Which programmes ran in Serbia in mid-May 2012? One ended on some day of that
// month, and one does not say where it works.
func ExamplePortfolio_Select() {
	f, findings := programme.NewPortfolio(
		programme.Programme{ID: "yem", Span: period.MustParseSpan("2009-05/2012-05"), Countries: []place.Country{place.MustCountry("RS")}, Total: money.MustParseFigure("USD 8 million")},
		programme.Programme{ID: "balkans", Span: period.MustParseSpan("2010/2014"), Total: money.MustParseFigure("EUR 1.4 million")},
		programme.Programme{ID: "centres", Span: period.MustParseSpan("2005/.."), Countries: []place.Country{place.MustCountry("RS"), place.MustCountry("AL")}},
		programme.Programme{ID: "tajik", Span: period.MustParseSpan("2012/2013"), Countries: []place.Country{place.MustCountry("TJ")}},
	)
	fmt.Println("findings:", len(findings))
	s := f.Select(programme.InCountry(place.MustCountry("RS")), programme.RunningOn(period.MustParse("2012-05-15")))
	fmt.Println("certainly:", s.Certain().IDs(), "possibly:", s.Possible().IDs())
	for _, sum := range s.Totals(programme.CountTop).Currencies {
		fmt.Println(sum.Currency, sum.Bounds)
	}
	// Output:
	// findings: 0
	// certainly: [centres] possibly: [balkans yem]
	// EUR [0, 1450000]
	// USD [0, 8500000]
}

func ExampleNewPortfolio() {
	_, findings := programme.NewPortfolio(
		programme.Programme{ID: "rmp", Span: period.MustParseSpan("2010-03/2015-08")},
		programme.Programme{
			ID: "training", Span: period.MustParseSpan("2013-01/2016-02"),
			Relations: []programme.Relation{{Kind: programme.Parent, Programme: "rmp"}},
		},
	)
	fmt.Print(findings)
	// Output:
	// programmes[1].relations[0].programme: note: "rmp" is the parent here, and does not say that this is its component [programme.relation-one-sided]
	// programmes[1].span: warning: "training" (2013-01/2016-02) is not inside its parent "rmp" (2010-03/2015-08) [programme.component-dates]
}

// Two publications state one programme.
func ExampleCompare() {
	page := programme.Programme{
		Title: lang.En("Global Joint Programme, Second Phase"), Status: programme.Completed,
		Span:      period.MustParseSpan("2014-02-01/2018-01-31"),
		Countries: []place.Country{place.MustCountry("MD"), place.MustCountry("RS")},
		Source:    figure.Source{Title: "project page"},
	}
	book := programme.Programme{
		Title:     lang.En("Global Joint Programme"),
		Span:      period.MustParseSpan("2014-02/2018-01"),
		Locations: []programme.Location{{Areas: place.AreaSet{Kind: "country", Count: 10}}},
		Source:    figure.Source{Title: "publication"},
	}
	fmt.Print(programme.Compare(page, book))
	// Output:
	// [1] project page
	// [2] publication
	// title: compatible: one stands in the other
	//   [1] Global Joint Programme, Second Phase
	//   [2] Global Joint Programme
	// status: only-in [1]
	//   [1] completed
	// span: compatible: at the precision of the dates
	//   [1] 2014-02-01/2018-01-31
	//   [2] 2014-02/2018-01
	// countries: conflict: 2 against 10
	//   [1] 2: MD, RS
	//   [2] 10, none of them listed
}

func ExampleNewReport() {
	jobs := programme.ReportIndicator{Indicator: countedAs("1.1", "jobs", 0)}
	jobs.Observations = append(jobs.Observations, seenAs(figure.Target, "2014", "1,700 jobs"), seenAs(figure.Actual, "2014", "over 1,700 jobs"))
	r := programme.NewReport(
		programme.Programme{Title: lang.En("EU Beautiful Kosovo II")}, period.MustParseSpan("2014"), nil,
		programme.ReportLine{
			Code: "1", Title: lang.En("short-term employment"), Indicators: []programme.ReportIndicator{jobs},
			Budget: money.MustParseFigure("EUR 200,000"), Expenditure: money.MustParseFigure("EUR 150,000"),
		},
	)
	row := r.Rows[0]
	fmt.Println(row.Verdict == check.Met, row.Indicators[0].Planned, "/", row.Indicators[0].Reported)
	fmt.Println(row.Delivery)
	// Output:
	// true 1,700 jobs / more than 1,700 jobs
	// EUR 150000 / EUR 200000 × 100 = [75, 75]
}
