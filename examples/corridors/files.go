package main

import (
	"fmt"
	"io"
	"io/fs"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
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

// speeds are the classes of speed as the price list words them.
var speeds = map[string]remittance.Speed{
	"Less than one hour": remittance.LessThanOneHour, "Same day": remittance.SameDay, "Next day": remittance.NextDay,
	"2 days": remittance.TwoDays, "3-5 days": remittance.ThreeToFiveDays, "6 days or more": remittance.SixDaysOrMore,
}

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
		service, err := serviceOf(row)
		if err != nil {
			return skips, err
		}
		s.services = append(s.services, service)
	}
	return skips, nil
}

// serviceOf returns a row of the price list as the model has it. Rates are left
// out, since a row does not say in which currency money is paid out; so is the
// coverage of the network, which is no answer to whether it is within reach.
func serviceOf(row rpw.Service) (remittance.Service, error) {
	s := remittance.Service{
		ID: row.ID, Period: row.Quarter, Surveyed: row.Collected,
		Corridor:   remittance.NewCorridor(row.From.Country, row.To.Country),
		FromRegion: row.From.Region, ToRegion: row.To.Region,
		Firm: row.Firm, FirmType: row.FirmType, Instruments: slices.Collect(row.Instruments()), Speed: speeds[row.Speed],
	}
	if row.Transparent != rpw.TransparencyNotStated {
		s.Transparent = check.Decide(row.Transparent == rpw.Transparent)
	}
	for _, q := range []rpw.Quote{row.Small, row.Large} {
		if q.Denomination == "" {
			continue
		}
		asked, err := money.ParseIn(string(q.Denomination), money.USD)
		if err != nil {
			return remittance.Service{}, fmt.Errorf("line %d: %w", row.Line, err)
		}
		quote := remittance.Quote{Denomination: asked, Sent: q.Amount, Fee: q.Fee}
		if quote.StatedMargin, err = percentOf(q.MarginPct); err == nil {
			quote.StatedTotal, err = percentOf(q.TotalCostPct)
		}
		if err != nil {
			return remittance.Service{}, fmt.Errorf("line %d: %w", row.Line, err)
		}
		s.Quotes = append(s.Quotes, quote)
	}
	return s, nil
}

// percentOf returns a percentage with the digits that the file has, and no
// figure where it has none.
func percentOf(d rpw.Digits) (figure.Figure, error) {
	if d == "" {
		return figure.Figure{}, nil
	}
	return figure.Parse(string(d) + "%")
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
