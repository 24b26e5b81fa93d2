package main

import (
	"embed"
	"fmt"
	"io/fs"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/money/ecb"
	"iom.int/migdev/indicator/money/unore"
	"iom.int/migdev/indicator/table"
)

// The files of rates, in the excerpt and in a folder that -data names.
const (
	ecbFile = "ecb_daily_2008_2018.csv"
	unFile  = "unore_style_derived_2014_2015.tsv"
)

// derived is the source of the rates in unFile, which the United Nations never
// used: they follow its rule.
const derived = "UN rule on ECB and NBU rates"

// excerpt holds the few rates that the budget needs; rates/README.md names
// their sources.
//
//go:embed rates
var excerpt embed.FS

// book is rates and the way in which they are taken.
type book struct {
	Name      string
	Note      string
	Skipped   table.Skips
	Converter money.Converter
}

// books reads both tables. Each gets a converter of its own: daily rates of the
// euro, and lists that hold until the next one.
func books(files fs.FS) ([2]book, error) {
	daily, skippedDaily, err := readECB(files)
	if err != nil {
		return [2]book{}, err
	}
	lists, skippedLists, err := readUN(files)
	if err != nil {
		return [2]book{}, err
	}
	return [2]book{
		{
			Name:    "ECB rates",
			Note:    "daily, of the day or the newest before; other currencies go over the euro",
			Skipped: skippedDaily,
			Converter: money.Converter{
				Rates:  []*money.Rates{daily},
				Policy: money.OnOrBefore(5), // no two days of the bank lie further apart
				Pivots: []money.Currency{money.EUR},
			},
		},
		{
			Name:    "operational rates by the UN rule",
			Note:    "of the list in force, from published rates of central banks; they are not those that the UN used",
			Skipped: skippedLists,
			Converter: money.Converter{
				Rates:  []*money.Rates{lists},
				Policy: money.ListInForce(31),
			},
		},
	}, nil
}

func readECB(files fs.FS) (*money.Rates, table.Skips, error) {
	var (
		b     money.RatesBuilder
		skips table.Skips
	)
	f, err := files.Open(ecbFile)
	if err != nil {
		return nil, skips, err
	}
	defer f.Close()
	for rate, err := range ecb.CSV(f, &skips) {
		if err == nil {
			err = b.Add(rate)
		}
		if err != nil {
			return nil, skips, fmt.Errorf("%s: %w", ecbFile, err)
		}
	}
	rates, err := b.Rates()
	return rates, skips, err
}

func readUN(files fs.FS) (*money.Rates, table.Skips, error) {
	var b money.RatesBuilder
	f, err := files.Open(unFile)
	if err != nil {
		return nil, table.Skips{}, err
	}
	defer f.Close()
	lists, skips, err := unore.Read(f, unore.AboutTheFirst)
	if err != nil {
		return nil, skips, fmt.Errorf("%s: %w", unFile, err)
	}
	for _, l := range lists {
		for i, r := range l.Rates { // no trace names a source that did not publish the rate
			if l.Rates[i], err = r.WithSource(derived); err != nil {
				return nil, skips, fmt.Errorf("%s: %w", unFile, err)
			}
		}
		if err := b.AddList(l.Effective, l.Full, l.Rates...); err != nil {
			return nil, skips, fmt.Errorf("%s: %w", unFile, err)
		}
	}
	rates, err := b.Rates()
	if err == nil && rates.Len() == 0 {
		err = fmt.Errorf("%s: no rates, %d lines skipped", unFile, skips.Total)
	}
	return rates, skips, err
}
