package diaspora_test

import (
	"fmt"
	"slices"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// A report says that 30 % of all Albanians live abroad, most of them in three
// countries. The stocks of UN DESA bear that out, as long as edition, basis and
// denominator stay on the numbers.
func Example() {
	albania := diaspora.GeoOf(place.MustCountry("AL"))
	date := period.MustParse("2020")
	listed := []struct { // UN DESA, International Migrant Stock 2020
		residence  string
		women, men int64
	}{{"IT", 241_274, 244_913}, {"GR", 204_531, 242_083}, {"US", 50_004, 47_248}}
	var stocks []diaspora.Stock
	for _, l := range listed {
		s := diaspora.Stock{
			Origin: albania, Residence: diaspora.GeoOf(place.MustCountry(l.residence)), Date: date,
			Edition: diaspora.Edition{Publisher: "UN DESA", Year: 2020},
		}.OnTypes(diaspora.ForeignBorn)
		s.Sex, s.Count = diaspora.Female, diaspora.MustCount(l.women, diaspora.ExactCount)
		stocks = append(stocks, s)
		s.Sex, s.Count = diaspora.Male, diaspora.MustCount(l.men, diaspora.ExactCount)
		stocks = append(stocks, s)
	}
	three, _ := diaspora.Summarise(slices.Values(stocks))
	fmt.Println(three.Stock())
	fmt.Println("women:", three.FemalePercent, "%")
	for _, p := range three.Top(2) {
		fmt.Println(p.Place, p.Total)
	}

	// All listed destinations, and the population of the same year.
	all := three.Stock()
	all.Count = diaspora.MustCount(1_250_451, diaspora.ExactCount)
	rates, _ := diaspora.RatesOfEmigration(all, diaspora.Population{
		Count: diaspora.MustCount(2_871_951, diaspora.ExactCount), Place: albania, Date: date,
	})
	fmt.Println(rates.OfResidents)
	fmt.Println(rates.OfResidentsPlusEmigrants.Prints(figure.MustParse("30%")))

	// The next edition revises 2020, and lists no Albanians in the United States.
	revised := all
	revised.Edition.Year, revised.Count = 2024, diaspora.MustCount(1_103_849, diaspora.ExactCount)
	now := revised
	now.Date, now.Count = period.MustParse("2024"), diaspora.MustCount(1_216_628, diaspora.ExactCount)
	_, err := diaspora.ChangeOfStock(all, now)
	fmt.Println(err)
	revision, _ := diaspora.RevisionOf(all, revised)
	growth, _ := diaspora.ChangeOfStock(revised, now)
	fmt.Println("revised by", revision.Difference, "grown by", growth.Percent, "%")
	table, _ := diaspora.NewStockTable(slices.Values([]diaspora.Stock{revised, now}))
	fmt.Println(table.Lookup(now.Edition, diaspora.StockKey{
		Origin: albania, Residence: diaspora.GeoOf(place.MustCountry("US")), Date: now.Date,
	}))
	// Output:
	// AL in anywhere, 2020: 1030053 (birth, B, UN DESA 2020)
	// women: 48.1343 %
	// IT 486187
	// GR 446614
	// 43.5401 % of residents
	// 30.3331 % printed as 30%: met
	// diaspora: stocks of several editions: "UN DESA 2020" and "UN DESA 2024": want alike, or ask for it across editions
	// revised by -146602 grown by 10.2169 %
	// AL in US, 2024: not reported (UN DESA 2024)
}
