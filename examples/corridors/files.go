package main

import (
	"fmt"
	"io"
	"io/fs"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/table"
	"iom.int/migdev/remittance"
	"iom.int/migdev/remittance/knomad"
	"iom.int/migdev/remittance/rpw"
)

// The files in the folder that -data names.
const (
	servicesFile = "rpw/services_sample.csv"
	averagesFile = "rpw/databank_corridor_averages_2011Q1_2020Q3.csv"
	matrixFile   = "knomad/bilateral_remittances_2017.csv"
)

// denomination is the amount for which prices are compared.
var denomination = money.MustParse("200 USD")

// read returns what is in the files of a folder.
func read(files fs.FS) (survey, error) {
	var s survey
	for _, each := range []struct {
		name string
		read func(io.Reader) (table.Skips, error)
	}{
		{servicesFile, s.readServices}, {averagesFile, s.readAverages}, {matrixFile, s.readFlows},
	} {
		f, err := files.Open(each.name)
		if err != nil {
			return survey{}, err
		}
		skips, err := each.read(f)
		f.Close()
		if err != nil {
			return survey{}, fmt.Errorf("%s: %w", each.name, err)
		}
		s.skipped += skips.Total
	}
	return s, nil
}

func (s *survey) readServices(src io.Reader) (table.Skips, error) {
	var skips table.Skips
	for row, err := range rpw.Services(src, &skips) {
		if err != nil {
			return skips, err
		}
		service, err := row.Priced()
		if err != nil {
			return skips, err
		}
		s.services = append(s.services, service)
	}
	return skips, nil
}

func (s *survey) readAverages(src io.Reader) (table.Skips, error) {
	averages, skips, err := rpw.ReadAverages(src)
	for a := range averages.All() {
		quarter, _ := period.Quarterly.Label(a.Quarter)
		if n, ok := a.CostPct.Number(); ok {
			corridor := remittance.NewCorridor(a.From.Country, a.To.Country)
			s.averages = append(s.averages, average{corridor, quarter, remittance.ExactPercent(n)})
		}
	}
	return skips, err
}

func (s *survey) readFlows(src io.Reader) (table.Skips, error) {
	var skips table.Skips
	for cell, err := range knomad.Matrix(src, &skips) {
		if err != nil {
			return skips, err
		}
		amount, ok := cell.Amount()
		if !ok || cell.IsTotal() {
			continue
		}
		if cell.From.Country.IsZero() || cell.To.Country.IsZero() { // the Channel Islands, which have two codes
			s.skipped++
			continue
		}
		f, err := money.Stated(amount)
		if err != nil {
			return skips, fmt.Errorf("line %d: %w", cell.Line, err)
		}
		s.flows = append(s.flows, flow{remittance.NewCorridor(cell.From.Country, cell.To.Country), f})
	}
	return skips, nil
}

// quarterOf reads a label such as "2011-Q1".
func quarterOf(label string) period.Span { return must(period.Quarterly.ParseLabel(label)) }
