package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/money/ecb"
	"iom.int/migdev/indicator/money/imf"
	"iom.int/migdev/indicator/money/nbu"
	"iom.int/migdev/indicator/money/unore"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/table"
)

// rateTableMethods are those whose rates stand in a file beside the cases.
func rateTableMethods() map[string]handler {
	return map[string]handler{
		"money.lookup_table":       handleData(lookupTable),
		"money.period_average":     handleData(periodAverage),
		"money.average_of_inverse": handleData(averageOfInverse),
		"money.inforeuro_month":    handleData(inforEuroMonth),
		"money.unore_table":        handleData(operationalTable),
	}
}

// readRates reads a file of rates, of whichever of the known layouts. What is
// skipped is an error: no case can be answered from a part of a table.
func readRates(data fs.FS, name text) (*money.Rates, error) {
	content, err := fs.ReadFile(data, string(name))
	if err != nil {
		return nil, err
	}
	src := bytes.NewReader(content)
	head, _, _ := bytes.Cut(content, []byte("\n"))
	var rates *money.Rates
	var skips table.Skips
	switch {
	case bytes.HasPrefix(head, []byte("Date,Rate,")):
		var records imf.Records
		if records, skips, err = imf.Read(src); err == nil {
			rates, err = records.Rates()
		}
	case bytes.HasPrefix(head, []byte("Date,")):
		var b money.RatesBuilder
		for rate, err := range ecb.CSV(src, &skips) {
			if err == nil {
				err = b.Add(rate)
			}
			if err != nil {
				return nil, err
			}
		}
		rates, err = b.Rates()
	case bytes.HasPrefix(head, []byte("date,")):
		rates, skips, err = nbu.Read(src)
	default:
		var b money.RatesBuilder
		var lists []unore.List
		lists, skips, err = unore.Read(src, unore.AboutTheFirst)
		for _, list := range lists {
			if err := b.AddList(list.Effective, list.Full, list.Rates...); err != nil {
				return nil, err
			}
		}
		if err == nil {
			rates, err = b.Rates()
		}
	}
	if err == nil && skips.Total > 0 {
		err = fmt.Errorf("%s: %v", name, skips)
	}
	return rates, err
}

// pairIn is a pair of currencies in a file.
type pairIn struct {
	Table text           `json:"table"`
	Base  money.Currency `json:"base"`
	Quote money.Currency `json:"quote"`
}

func lookupTable(in struct {
	pairIn
	Date   period.Date `json:"date"`
	Policy text        `json:"policy"`
	MaxAge *age        `json:"max_age_days,omitzero"` // without a limit where absent
}, data fs.FS,
) (any, error) {
	rates, err := readRates(data, in.Table)
	if err != nil {
		return nil, err
	}
	return lookupIn(rates, in.Base, in.Quote, in.Date, in.Policy, in.MaxAge)
}

// days is a period from one day to another.
type days struct {
	Start period.Date `json:"start"`
	End   period.Date `json:"end"`
}

// average returns the mean of the rates of a pair in the days.
func (d days) average(data fs.FS, p pairIn, weighting money.Weighting) (money.RateAverage, error) {
	rates, err := readRates(data, p.Table)
	if err != nil {
		return money.RateAverage{}, err
	}
	over, err := period.NewSpan(d.Start, d.End)
	if err != nil {
		return money.RateAverage{}, err
	}
	return rates.Average(p.Base, p.Quote, over, weighting)
}

// rounding is to how many decimals a rate is rounded, and how.
type rounding struct {
	Scale    int32 `json:"scale"`
	Rounding mode  `json:"rounding"`
}

func periodAverage(in struct {
	pairIn
	days
	rounding
	Weighting text `json:"weighting"`
}, data fs.FS,
) (any, error) {
	weighting := money.PublishedDays
	switch in.Weighting {
	case "published_days":
	case "calendar_days":
		weighting = money.CalendarDays
	default:
		return nil, errors.New("weighting " + check.Quote(string(in.Weighting)) + ": want published_days or calendar_days")
	}
	mean, err := in.average(data, in.pairIn, weighting)
	if err != nil {
		return nil, err
	}
	value := mean.Mean().Round(int(in.Scale), in.rounding.Rounding.Rounding)
	return result{"average": value.StringFixed(in.Scale), "observations": mean.Observations()}, nil
}

func averageOfInverse(in struct {
	pairIn
	days
	rounding
}, data fs.FS,
) (any, error) {
	mean, err := in.average(data, in.pairIn, money.PublishedDays)
	if err != nil {
		return nil, err
	}
	mode := in.rounding.Rounding.Rounding
	return result{
		"inverse_of_average":  mean.InverseOfMean().Round(int(in.Scale), mode).StringFixed(in.Scale),
		"average_of_inverses": mean.MeanOfInverses().Round(int(in.Scale), mode).StringFixed(in.Scale),
	}, nil
}

func inforEuroMonth(in struct {
	transaction
	Table text        `json:"table"`
	Month period.Date `json:"month"`
}, data fs.FS,
) (any, error) {
	rates, err := readRates(data, in.Table)
	if err != nil {
		return nil, err
	}
	leg, amount, err := in.convert(rates, money.EUR, in.Month, money.InforEuro())
	return result{"rate_date": leg.Rate.Date(), "rate": leg.Rate.Value(), "amount": amount}, err
}

func operationalTable(in struct {
	transaction
	Table text        `json:"table"`
	Date  period.Date `json:"date"`
}, data fs.FS,
) (any, error) {
	rates, err := readRates(data, in.Table)
	if err != nil {
		return nil, err
	}
	leg, amount, err := in.convert(rates, money.USD, in.Date, money.ListInForce(money.Unlimited))
	return result{"effective": leg.Rate.Date(), "rate": leg.Rate.Value(), "amount": amount}, err
}
