package main

import (
	"fmt"
	"io/fs"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/undesa"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/indicator/table"
)

var (
	edition2020 = diaspora.Edition{Publisher: "UN DESA", Year: 2020}
	edition2024 = diaspora.Edition{Publisher: "UN DESA", Year: 2024}
	year2015    = period.MustParse("2015")
	year2020    = period.MustParse("2020")
	year2024    = period.MustParse("2024")
)

func country(code string) diaspora.Geo { return diaspora.GeoOf(place.MustCountry(code)) }

// serbiaOfStocks is Serbia as the stocks of UN DESA have it.
func serbiaOfStocks() diaspora.Geo {
	g, err := country("RS").WithTerritory("Serbia including Kosovo*")
	if err != nil {
		panic(err)
	}
	return g
}

// excerpt returns the stocks that the report needs, typed from United Nations,
// Department of Economic and Social Affairs, International Migrant Stock 2020
// and 2024 (CC BY 3.0 IGO): the communities that documents name, and all other
// destinations together.
func excerpt() []diaspora.Stock {
	albania, serbia, others := country("AL"), serbiaOfStocks(), diaspora.Others()
	born, added := diaspora.ForeignBorn, diaspora.ForeignBorn|diaspora.RefugeesAdded
	var list []diaspora.Stock
	for _, s := range []struct {
		edition    diaspora.Edition
		origin     diaspora.Geo
		date       period.Date
		residence  diaspora.Geo
		types      diaspora.DataTypes
		women, men int64
	}{
		{edition2020, albania, year2020, country("IT"), born, 241_274, 244_913},
		{edition2020, albania, year2020, country("GR"), born, 204_531, 242_083},
		{edition2020, albania, year2020, country("US"), born, 50_004, 47_248},
		{edition2020, albania, year2020, others, 0, 112_016, 108_382},
		{edition2024, albania, year2020, country("IT"), added, 243_829, 249_837},
		{edition2024, albania, year2020, country("GR"), born, 204_531, 242_083},
		{edition2024, albania, year2020, others, 0, 86_078, 77_491},
		{edition2024, albania, year2024, country("IT"), added, 271_389, 271_249},
		{edition2024, albania, year2024, country("GR"), born, 217_274, 257_167},
		{edition2024, albania, year2024, others, 0, 103_271, 96_278},
		{edition2020, serbia, year2015, others, 0, 420_550, 406_341},
		{edition2024, serbia, year2015, others, 0, 391_013, 384_434},
	} {
		stock := diaspora.Stock{Edition: s.edition, Origin: s.origin, Date: s.date, Residence: s.residence}
		if s.types != 0 {
			stock = stock.OnTypes(s.types)
		}
		quality := diaspora.ExactCount
		if s.origin == serbia {
			quality = diaspora.EstimateCount // some destinations have no data on migrants
		}
		stock.Sex, stock.Count = diaspora.Female, diaspora.MustCount(s.women, quality)
		list = append(list, stock)
		stock.Sex, stock.Count = diaspora.Male, diaspora.MustCount(s.men, quality)
		list = append(list, stock)
	}
	return list
}

// read returns the stocks of both files.
func read(files fs.FS) ([]diaspora.Stock, error) {
	var list []diaspora.Stock
	for _, name := range []string{"undesa_stock_2020ed.csv", "undesa_stock_2024ed.csv"} {
		f, err := files.Open(name)
		if err != nil {
			return nil, err
		}
		var skips table.Skips
		for entry, err := range undesa.Stocks(f, &skips) {
			if err != nil {
				f.Close()
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			list = append(list, entry.Stock)
		}
		if err := f.Close(); err != nil {
			return nil, err
		}
	}
	return list, nil
}
