package main

import (
	"fmt"
	"io"
	"io/fs"
	"iter"
	"slices"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/table"
	"iom.int/migdev/indicator/wdi"
	"iom.int/migdev/remittance"
	"iom.int/migdev/remittance/knomad"
)

// The files of the World Bank below the folder that -data names: those of its
// API with all economies, others with several vintages, and sheets of inflows.
const (
	receivedFile         = "wdi/API_BX.TRF.PWKR.CD.DT_2023-05-10_from_xls.csv"
	productFile          = "wdi/API_NY.GDP.MKTP.CD_DS2_en_csv_v2_5454986.csv"
	receivedVintagesFile = "wdi/remittances_received_seed_two_vintages.csv"
	productVintagesFile  = "wdi/gdp_by_vintage_seed.csv"
)

var sheetFiles = []string{"knomad/inflows_2013-04.csv", "knomad/inflows_2020-04.csv", "knomad/inflows_2023-06.csv"}

// vintagesAgain are in the files of all economies too, under the first.
var vintagesAgain = []string{"2023-05-10", "2023-05"}

var (
	receivedColumns = wdi.Long{
		Code: "country_code", Name: "country_name", Period: "year", Value: "received_usd", Edition: "vintage",
		Series: wdi.Series{Code: "BX.TRF.PWKR.CD.DT"},
	}
	productColumns = wdi.Long{
		Code: "country_code", Period: "year", Value: "gdp_usd", Edition: "vintage",
		Series: wdi.Series{Code: "NY.GDP.MKTP.CD"},
	}
)

// files reads the region's figures, and adds the inflow of typed2015.
func files(dir fs.FS) (data, error) {
	d := data{Notes: []string{"From files of the World Bank and one figure typed by hand", note2015}}
	wide := func(r io.Reader, skips *table.Skips) iter.Seq2[wdi.Record, error] { return wdi.CSV(r, skips) }
	long := func(columns wdi.Long) reader {
		return func(r io.Reader, skips *table.Skips) iter.Seq2[wdi.Record, error] {
			return wdi.Reader{}.Long(r, columns, skips)
		}
	}
	for _, f := range []struct {
		name string
		read reader
		of   remittance.Definition
		to   *[]remittance.Series
		omit []string
	}{
		{receivedFile, wide, received, &d.Flows, nil},
		{productFile, wide, product, &d.Products, nil},
		{receivedVintagesFile, long(receivedColumns), received, &d.Flows, vintagesAgain},
		{productVintagesFile, long(productColumns), product, &d.Products, vintagesAgain},
	} {
		list, note, err := readWDI(dir, f.name, f.read, f.of, f.omit)
		if err != nil {
			return data{}, err
		}
		*f.to, d.Notes = append(*f.to, list...), append(d.Notes, note)
	}
	for _, name := range sheetFiles {
		if err := d.addSheet(dir, name); err != nil {
			return data{}, err
		}
	}
	flows, _, err := typed(wdi2015, typed2015)
	d.Flows = append(d.Flows, flows)
	return d, err
}

type reader func(io.Reader, *table.Skips) iter.Seq2[wdi.Record, error]

// readWDI returns one series for each vintage in a file, in the order of the
// file, and a note of what was read and skipped.
func readWDI(dir fs.FS, name string, read reader, of remittance.Definition, omit []string) ([]remittance.Series, string, error) {
	f, err := dir.Open(name)
	if err != nil {
		return nil, "", err
	}
	defer f.Close()
	var (
		skips    table.Skips
		order    []string // of the editions
		builders = map[string]*remittance.SeriesBuilder{}
	)
	for r, err := range read(f, &skips) {
		if err != nil {
			return nil, "", fmt.Errorf("%s: %w", name, err)
		}
		edition := r.Source.Edition
		if !inRegion(r.Economy.Place()) || slices.Contains(omit, edition) {
			continue
		}
		b := builders[edition]
		if b == nil {
			b = remittance.NewSeriesBuilder(kind(of, vintageOf(edition)))
			builders[edition], order = b, append(order, edition)
		}
		amount, ok := r.Digits.Amount(money.USD)
		if err := add(b, r.Economy.Place(), r.Period.Start().Year(), amount, ok); err != nil {
			return nil, "", fmt.Errorf("%s: line %d: %w", name, r.Line, err)
		}
	}
	var list []remittance.Series
	for _, edition := range order {
		list = append(list, builders[edition].Series())
	}
	return list, fmt.Sprintf("%s: %s, %d rows skipped", name, strings.Join(order, ", "), skips.Total), nil
}

// addSheet adds the flows of a sheet of inflows and the shares that it prints.
func (d *data) addSheet(dir fs.FS, name string) error {
	f, err := dir.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	sheet, skips, err := knomad.ReadSheet(f)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	of := receivedOld
	if slices.ContainsFunc(sheet.Notes, func(note string) bool { return strings.Contains(note, remittance.BPM6) }) {
		of = received
	}
	vintage := remittance.Vintage{Dataset: knomadInflows, Edition: sheet.Source.Edition}
	b := remittance.NewSeriesBuilder(kind(of, vintage))
	for flow := range sheet.All() {
		if !inRegion(flow.Party.Place()) {
			continue
		}
		amount, ok := flow.Amount()
		if err := add(b, flow.Party.Place(), flow.Year.Date.Year(), amount, ok); err != nil {
			return fmt.Errorf("%s: line %d: %w", name, flow.Line, err)
		}
	}
	shares := 0
	for _, row := range sheet.Rows {
		percent, ok := sheet.SharePercent(row)
		if !ok || !inRegion(row.Party.Place()) || sheet.ShareYear.IsZero() {
			continue
		}
		d.Printed = append(d.Printed, printed(sheet.Source.Edition, row.Party.Place(), sheet.ShareYear.Year(), percent))
		shares++
	}
	d.Flows = append(d.Flows, b.Series())
	note := fmt.Sprintf("%s: %s, %d shares printed, %d rows skipped", name, sheet.Source.Edition, shares, skips.Total)
	for _, year := range sheet.Years {
		if year.Mark != "" {
			note += fmt.Sprintf(", %s%s no final figures", year.Date, year.Mark)
		}
	}
	d.Notes = append(d.Notes, note)
	return nil
}

// add adds a figure, or that it is not reported.
func add(b *remittance.SeriesBuilder, p indicator.Place, year int, amount money.Amount, ok bool) error {
	if !ok {
		return b.AddAbsent(p, year, indicator.NotReported)
	}
	return b.Add(p, year, amount)
}
