package lang_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator/lang"
)

// A programme has a title in two languages; its report goes out in three.
func Example() {
	title := lang.En("Youth, employment and migration").
		With(lang.Serbian, "Млади, запошљавање и миграције")
	spent := decimal.RequireFromString("1400000.50")
	share := decimal.RequireFromString("48.80")

	for _, tag := range []lang.Tag{lang.English, lang.Serbian, lang.SerbianLatin} {
		p := lang.NewPrinter(tag)
		text, used := title.In(tag)
		fmt.Printf("%s (%s): EUR %s, %s, %s\n", text, used, p.Decimal(spent), p.Percent(share), p.Date(2012, time.May, 15))
	}
	// Output:
	// Youth, employment and migration (en): EUR 1,400,000.50, 48.80%, 15 May 2012
	// Млади, запошљавање и миграције (sr): EUR 1.400.000,50, 48,80%, 15. мај 2012.
	// Млади, запошљавање и миграције (sr): EUR 1.400.000,50, 48,80%, 15. maj 2012.
}

func ExampleParseTag() {
	for _, s := range []string{"EN-gb", "sh", "mo", "en_GB"} {
		fmt.Println(lang.ParseTag(s))
	}
	// Output:
	// en-GB <nil>
	// sr-Latn <nil>
	// ro-MD <nil>
	// und lang: "en_GB" is no language: want a BCP 47 tag such as en or sr-Latn
}

func ExampleText_In() {
	title := lang.En("Grants").With(lang.Spanish, "Subvenciones").With(lang.SerbianLatin, "Bespovratna sredstva")
	for _, s := range []string{"es-MX", "hr", "uk"} {
		tag, _ := lang.ParseTag(s)
		text, used := title.In(tag)
		fmt.Printf("%s: %s (%s)\n", tag, text, used)
	}
	// Output:
	// es-MX: Subvenciones (es)
	// hr: Bespovratna sredstva (sr-Latn)
	// uk: Grants (en)
}

func ExampleText_MarshalJSON() {
	data, err := json.Marshal(lang.NewText(lang.French, "Subventions").With(lang.English, "Grants"))
	fmt.Println(string(data), err)
	// Output: {"fr":"Subventions","en":"Grants"} <nil>
}

func ExamplePrinter_AppendPercent() {
	for _, s := range []string{"en", "fr", "tr", "ar"} {
		tag, _ := lang.ParseTag(s)
		fmt.Printf("%+q\n", lang.NewPrinter(tag).AppendPercent(nil, "-48.8"))
	}
	// Output:
	// "-48.8%"
	// "-48,8\u202f%"
	// "-%48,8"
	// "\u061c-\u0664\u0668\u066b\u0668\u066a\u061c"
}

func ExamplePrinter_Date() {
	for _, tag := range []lang.Tag{lang.English, lang.French, lang.Russian, lang.Serbian} {
		p := lang.NewPrinter(tag)
		fmt.Println(p.Date(2014, time.February, 1), "|", p.Date(2014, time.February, 0), "|", p.Date(2014, 0, 0))
	}
	// Output:
	// 1 February 2014 | February 2014 | 2014
	// 1er février 2014 | février 2014 | 2014
	// 1 февраля 2014 г. | февраль 2014 г. | 2014
	// 1. фебруар 2014. | фебруар 2014. | 2014.
}

func ExamplePrinter_List() {
	fmt.Println(lang.NewPrinter(lang.English).List("IOM", "ILO", "UNDP"))
	fmt.Println(lang.NewPrinter(lang.Spanish).List("Ecuador", "Italia"))
	fmt.Println(lang.NewPrinter(lang.Spanish).List("cobre", "hierro"))
	fmt.Println(lang.Printer{}.List("IOM", "ILO", "UNDP"))
	// Output:
	// IOM, ILO and UNDP
	// Ecuador e Italia
	// cobre y hierro
	// IOM, ILO, UNDP
}

func ExamplePrinter_Range() {
	fmt.Println(lang.NewPrinter(lang.English).Range("15", "20"))
	fmt.Println(lang.NewPrinter(lang.English).Range("May 2009", "May 2012"))
	fmt.Println(lang.Printer{}.Range("15", "20"))
	// Output:
	// 15–20
	// May 2009 – May 2012
	// 15-20
}
