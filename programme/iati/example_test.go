package iati_test

import (
	"fmt"
	"os"
	"strings"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/programme/iati"
)

// A joint programme reports a grant scheme: what it planned, what it paid out,
// and what is wrong with its file. The file is then written as the schema wants
// it.
func Example() {
	const file = `<iati-activities version="2.03" xmlns:jp="http://example.org/joint-programme">
 <iati-activity xml:lang="en" default-currency="EUR">
  <iati-identifier>XM-DAC-47066-JP.1</iati-identifier>
  <title><narrative>Small grants to migrants</narrative><narrative xml:lang="fr">Petites subventions aux migrants</narrative></title>
  <transaction>
   <transaction-type code="3"/>
   <transaction-date iso-date="2015-06-30"/>
   <value value-date="2015-06-30">25000.00</value>
  </transaction>
  <!-- agreed by the steering committee -->
  <budget type="2" status="2">
   <period-start iso-date="2015-01-01"/><period-end iso-date="2015-12-31"/>
   <value currency="USD" value-date="2015-01-01">120000</value>
  </budget>
  <jp:modality code="pass-through"/>
 </iati-activity>
</iati-activities>`

	f, err := iati.Read[iati.Activity](strings.NewReader(file))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range f.Records {
		fmt.Println(a.Identifier.Text, "–", a.Title.Narratives.Text(a.Lang))
		var planned, paid money.Bag
		for _, b := range a.Budgets {
			amount, err := b.Value.In(a.DefaultCurrency)
			if err != nil {
				fmt.Println(err)
				return
			}
			planned.Add(amount)
		}
		for _, t := range a.Transactions {
			if t.Type.Code != iati.Disbursement {
				continue
			}
			amount, err := t.Value.In(a.DefaultCurrency)
			if err != nil {
				fmt.Println(err)
				return
			}
			paid.Add(amount)
		}
		fmt.Println("planned:", planned.String(), "– paid:", paid.String())
		for _, finding := range a.CheckSchema().WithCode("iati.schema-order") {
			fmt.Println(finding)
		}
	}
	if err := f.Write(os.Stdout); err != nil {
		fmt.Println(err)
	}

	// Output:
	// XM-DAC-47066-JP.1 – Small grants to migrants
	// planned: 120000 USD – paid: 25000.00 EUR
	// transaction[0]: error: element transaction stands before budget, and must follow it (line 5) [iati.schema-order]
	// <?xml version="1.0" encoding="UTF-8"?>
	// <iati-activities version="2.03" xmlns:jp="http://example.org/joint-programme">
	//   <iati-activity xml:lang="en" default-currency="EUR">
	//     <iati-identifier>XM-DAC-47066-JP.1</iati-identifier>
	//     <title>
	//       <narrative>Small grants to migrants</narrative>
	//       <narrative xml:lang="fr">Petites subventions aux migrants</narrative>
	//     </title>
	//     <!-- agreed by the steering committee -->
	//     <budget type="2" status="2">
	//       <period-start iso-date="2015-01-01"/>
	//       <period-end iso-date="2015-12-31"/>
	//       <value currency="USD" value-date="2015-01-01">120000</value>
	//     </budget>
	//     <transaction>
	//       <transaction-type code="3"/>
	//       <transaction-date iso-date="2015-06-30"/>
	//       <value value-date="2015-06-30">25000.00</value>
	//     </transaction>
	//     <jp:modality code="pass-through"/>
	//   </iati-activity>
	// </iati-activities>
}

// A file is refused with the place of what is wrong.
func ExampleActivities_error() {
	const file = `<iati-activities version="2.03">
 <iati-activity><budget/><budget><value>1000</budget></iati-activity>
</iati-activities>`
	for _, err := range iati.Activities(strings.NewReader(file)) {
		fmt.Println(err)
	}
	// Output:
	// iati: line 2, column 45: /iati-activities/iati-activity[1]/budget[2]/value: element <value> is closed by </budget>
}

// The forward budgets of a fund, by country.
func ExampleOrganisations() {
	const file = `<iati-organisations version="2.03">
 <iati-organisation default-currency="USD">
  <organisation-identifier>XM-DAC-47066</organisation-identifier>
  <recipient-country-budget status="2">
   <recipient-country code="RS"/>
   <period-start iso-date="2015-01-01"/><period-end iso-date="2015-12-31"/>
   <value value-date="2015-01-01">1500000</value>
  </recipient-country-budget>
 </iati-organisation>
</iati-organisations>`
	for o, err := range iati.Organisations(strings.NewReader(file)) {
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, b := range o.RecipientCountryBudgets {
			amount, err := b.Value.In(o.DefaultCurrency)
			start, _ := b.Start.Date.Day()
			fmt.Println(o.Identifier.Text, b.RecipientCountry.Code, start.Year(), amount, b.Status.Title(), err)
		}
	}
	// Output:
	// XM-DAC-47066 RS 2015 1500000 USD Committed <nil>
}

// A long file is read and written record by record: here, what leaves a file is
// what pays for migration.
func ExampleWriter() {
	const file = `<iati-activities version="2.03">
 <iati-activity><iati-identifier>A-1</iati-identifier><sector code="15190"/></iati-activity>
 <iati-activity><iati-identifier>A-2</iati-identifier><sector code="11220"/></iati-activity>
 <!-- the end -->
</iati-activities>`
	r, err := iati.NewReader[iati.Activity](strings.NewReader(file), iati.Limits{RecordBytes: 1 << 20})
	if err != nil {
		fmt.Println(err)
		return
	}
	w := iati.NewWriter[iati.Activity](os.Stdout, r.Root())
	for a, err := range r.Records() {
		if err != nil {
			fmt.Println(err)
			return
		}
		if a.Sectors[0].Code == "15190" {
			err = w.Write(a)
		}
		if err != nil {
			fmt.Println(err)
			return
		}
	}
	if err := w.Close(r.Tail()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?>
	// <iati-activities version="2.03">
	//   <iati-activity>
	//     <iati-identifier>A-1</iati-identifier>
	//     <sector code="15190"/>
	//   </iati-activity>
	//   <!-- the end -->
	// </iati-activities>
}

// All codes of an activity, with the vocabulary that they are of.
func ExampleActivity_Values() {
	const file = `<iati-activities version="2.03"><iati-activity>
<activity-status code="2"/><sector code="15190"/><sector code="10.7" vocabulary="8"/></iati-activity></iati-activities>`
	for a, err := range iati.Activities(strings.NewReader(file)) {
		if err != nil {
			fmt.Println(err)
			return
		}
		for v := range a.Values() {
			if v.Name == "code" {
				fmt.Printf("%s: %s %q at %s\n", v.AppendKey(nil), v.Text, v.Attr("vocabulary"), v.Path())
			}
		}
	}
	// Output:
	// iati-activity/activity-status/@code: 2 "" at activity-status.code
	// iati-activity/sector/@code: 15190 "" at sector[0].code
	// iati-activity/sector/@code: 10.7 "8" at sector[1].code
}

// What the standard has no field for is kept, and may be added.
func ExampleRest() {
	a := iati.Activity{
		Identifier: iati.Content{Text: "XM-DAC-47066-JP.1"},
		Element: iati.Element{Rest: &iati.Rest{Inside: []iati.Node{
			iati.NewForeign(iati.Name{Prefix: "jp", Local: "indirect-rate", Space: "http://example.org/joint-programme"}, nil, iati.NewText("7")),
		}}},
	}
	w := iati.NewWriter[iati.Activity](os.Stdout, iati.Root{})
	if err := w.Write(a); err != nil {
		fmt.Println(err)
	}
	if err := w.Close(iati.Tail{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?>
	// <iati-activities version="2.03">
	//   <iati-activity>
	//     <iati-identifier>XM-DAC-47066-JP.1</iati-identifier>
	//     <jp:indirect-rate xmlns:jp="http://example.org/joint-programme">7</jp:indirect-rate>
	//   </iati-activity>
	// </iati-activities>
}

// A value is read when asked, with an error of its own.
func ExampleDate_Day() {
	for _, text := range []iati.Date{"2015-06-30", "2015-06-30Z", "", "June 2015"} {
		day, err := text.Day()
		fmt.Printf("%q %v\n", day.String(), err)
	}
	// Output:
	// "2015-06-30" <nil>
	// "2015-06-30" <nil>
	// "" <nil>
	// "" iati: value is not of its type: "June 2015" is no date: want YYYY-MM-DD
}
