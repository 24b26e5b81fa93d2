package table_test

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"iom.int/migdev/indicator/table"
)

// The reference rates of the European Central Bank: newest day first, "N/A" for
// no rate, a comma at the end of every line. The first two days are those of
// 2023-01-02 and 2022-12-30 in eurofxref-hist.csv, without most columns; the
// last two are spoilt.
const rates = `Date,USD,GBP,HRK,
2023-01-02,1.0683,0.8863,N/A,
2022-12-30,1.0666,0.88693,7.5365,
2022-12-29,"1,0649",0.88549,7.5365,
public holiday,
`

// A rate is so many units of a currency for one euro.
type rate struct{ day, currency, units string }

// readRates is a decoder: it answers with the value, what was skipped and an
// error. It calls the days it cannot read skipped, and goes on.
func readRates(src io.Reader) ([]rate, table.Skips, error) {
	t, err := table.NewReader(src, table.Layout{
		Header: table.HeaderWith("Date"), Delimiter: ',', Ragged: table.FitRagged,
	})
	if err != nil {
		return nil, table.Skips{}, fmt.Errorf("rates: %w", err)
	}
	var (
		out     []rate
		names   = t.Header()
		day     = t.Column("Date")
		numbers = table.Numbers{Missing: []string{"N/A"}}
	)
	for row, err := range t.Rows() {
		if err != nil {
			return nil, t.Skips(), fmt.Errorf("rates: %w", err)
		}
		if len(row.Text(day)) != len("2006-01-02") {
			row.Skip("no day")
			continue
		}
		for i, name := range names {
			if i == day || name == "" {
				continue
			}
			units, ok, err := row.Number(i, numbers)
			switch {
			case errors.Is(err, table.ErrNumber):
				row.SkipCell(i, "no rate")
			case err != nil:
				return nil, t.Skips(), fmt.Errorf("rates: %w", err)
			case ok:
				out = append(out, rate{row.Text(day), name, units})
			}
		}
	}
	return out, t.Skips(), nil
}

func Example() {
	found, skips, err := readRates(strings.NewReader(rates))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range found {
		fmt.Println(r.day, r.currency, r.units)
	}
	fmt.Print("skipped:\n", skips)

	// What was fetched is not always the file.
	_, _, err = readRates(strings.NewReader("<!DOCTYPE html><title>Moved</title>"))
	fmt.Println(err)
	// Output:
	// 2023-01-02 USD 1.0683
	// 2023-01-02 GBP 0.8863
	// 2022-12-30 USD 1.0666
	// 2022-12-30 GBP 0.88693
	// 2022-12-30 HRK 7.5365
	// 2022-12-29 GBP 0.88549
	// 2022-12-29 HRK 7.5365
	// skipped:
	// line 4, column "USD": no rate: "1,0649"
	// line 5: no day: "public holiday,"
	// rates: table: this is an HTML page: want text, delimited by comma, semicolon or tab
}

// A file of the World Bank, in the layout of its interface: a byte-order mark,
// four lines before the header, all cells in quotation marks, "" for no figure.
// The figures are those of series NY.GDP.MKTP.CD of 2023-05-10.
const series = "\ufeff" + `"Data Source","World Development Indicators",

"Last Updated Date","2023-05-10",

"Country Name","Country Code","Indicator Name","Indicator Code","1986","1987",
"Aruba","ABW","GDP (current US$)","NY.GDP.MKTP.CD","405586592.178771","487709497.2",
"Kosovo","XKX","GDP (current US$)","NY.GDP.MKTP.CD","","",
`

// observation is one figure of a series.
type observation struct{ economy, year, value string }

// observations is a decoder of a long file: its records come one by one, and
// what is skipped is counted where the caller can see it.
func observations(src io.Reader, skips *table.Skips) iter.Seq2[observation, error] {
	return func(yield func(observation, error) bool) {
		t, err := table.NewReader(src, table.Layout{Header: table.HeaderWith("Country Code", "Indicator Code")})
		if err != nil {
			yield(observation{}, err)
			return
		}
		defer func() { *skips = t.Skips() }()
		names, code := t.Header(), t.Column("Country Code")
		for row, err := range t.Rows() {
			if err != nil {
				yield(observation{}, err)
				return
			}
			for i := t.Column("Indicator Code") + 1; i < len(names); i++ {
				value, ok, err := row.Number(i, table.Numbers{})
				if err != nil {
					yield(observation{}, err)
					return
				}
				if ok && !yield(observation{row.Text(code), names[i], value}, nil) {
					return
				}
			}
		}
	}
}

func ExampleReader_Rows() {
	var skips table.Skips
	for o, err := range observations(strings.NewReader(series), &skips) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(o.economy, o.year, o.value)
	}
	fmt.Println(skips.Total, "skipped,", skips.Blank, "blank rows")
	// Output:
	// ABW 1986 405586592.178771
	// ABW 1987 487709497.2
	// 0 skipped, 2 blank rows
}

func ExampleReader_Preamble() {
	t, err := table.NewReader(strings.NewReader(series), table.Layout{Header: table.HeaderWith("Country Code")})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, cells := range t.Preamble() {
		fmt.Println(strings.Join(cells, ": "))
	}
	_, err = t.Columns("Country Code", "Region", "IncomeGroup")
	fmt.Println(err)
	// Output:
	// Data Source: World Development Indicators
	// Last Updated Date: 2023-05-10
	// table: line 5: no column "Region", "IncomeGroup": the columns are "Country Name", "Country Code", "Indicator Name", "Indicator Code", "1986", "1987"
}

// The operational rates of the United Nations come without a header, divided
// by tabs and padded with blanks. The line is of 15 March 2024.
func ExampleNoHeader() {
	const file = "Albania                  \tAlbania Lek(e)                          \tALL\t15 Mar 2024\t92.55\n"
	t, err := table.NewReader(strings.NewReader(file), table.Layout{
		Header:    table.NoHeader("country", "name", "currency", "effective", "rate"),
		Delimiter: '\t', Unquoted: true, Trim: true,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for row, err := range t.Rows() {
		if err != nil {
			fmt.Println(err)
			return
		}
		country, _ := row.Named("country")
		rate, _, err := row.Number(t.Column("rate"), table.Numbers{})
		fmt.Printf("%q %s %v\n", country, rate, err)
	}
	// Output:
	// "Albania" 92.55 <nil>
}

// Notes below the table, and a row that has no figures, which is none of them.
func ExampleLayout_notes() {
	const file = `Remittance inflows (US$ million),2021,2022
American Samoa,,
Andorra,47.4,53

Note: All numbers are in current (nominal) US $.
Date: June 2023
`
	t, err := table.NewReader(strings.NewReader(file), table.Layout{Notes: true})
	if err != nil {
		fmt.Println(err)
		return
	}
	for row, err := range t.Rows() {
		fmt.Println(row.Text(0), err)
	}
	fmt.Print(t.Skips())
	// Output:
	// American Samoa <nil>
	// Andorra <nil>
	// line 5: note below the table: "Note: All numbers are in current (nominal) US $."
	// line 6: note below the table: "Date: June 2023"
}

func ExampleNumbers_Plain() {
	french := table.Numbers{DecimalMark: ',', GroupMark: "\u00a0", Missing: []string{"..", "n.d."}}
	for _, text := range []string{"1\u00a0234,50", "-7", "n.d.", "1,234.50"} {
		plain, ok, err := french.Plain(text)
		fmt.Printf("%q %t %v\n", plain, ok, err)
	}
	// Output:
	// "1234.50" true <nil>
	// "-7" true <nil>
	// "" false <nil>
	// "" false table: "1,234.50" is no number: want digits with "\u00a0" between thousands or without, "," as decimal mark, or for no figure "..", "n.d."
}
