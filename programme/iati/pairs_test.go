package iati_test

// pair is one rule with two files: one that passes and one that breaks the rule.
// Both are made of a plain document, by what stands in the place of old.
type pair struct {
	rule       string
	old        string
	pass, fail string
	path       string   // of the finding
	with       []string // other rules that the file breaks too, by the strict profile
	official   []string // what the official profile finds; nil: the rule, where it is one of the validator
	also       []string // in both files, texts and what stands in their place, in turn
}

// plainActivities is a file that breaks no rule.
const plainActivities = `<?xml version="1.0" encoding="UTF-8"?>
<iati-activities version="2.03">
  <iati-activity xml:lang="en" default-currency="USD" last-updated-datetime="2020-01-31T12:00:00Z">
    <iati-identifier>XM-DAC-41AAA-1</iati-identifier>
    <reporting-org ref="XM-DAC-41AAA" type="40">
      <narrative>Agency</narrative>
    </reporting-org>
    <title>
      <narrative>Youth employment and migration</narrative>
    </title>
    <description>
      <narrative>Work for young people where many leave</narrative>
    </description>
    <participating-org ref="XM-DAC-41AAA" role="4"/>
    <other-identifier ref="YEM" type="A2"/>
    <activity-status code="2"/>
    <activity-date type="1" iso-date="2019-01-01"/>
    <activity-date type="3" iso-date="2021-12-31"/>
    <recipient-country code="RS"/>
    <sector code="15190"/>
    <policy-marker code="1" significance="1"/>
    <default-aid-type code="C01"/>
    <budget>
      <period-start iso-date="2019-01-01"/>
      <period-end iso-date="2019-12-31"/>
      <value value-date="2019-01-01">1000</value>
    </budget>
    <planned-disbursement>
      <period-start iso-date="2019-01-01"/>
      <period-end iso-date="2019-06-30"/>
      <value value-date="2019-01-01">500</value>
    </planned-disbursement>
    <transaction>
      <transaction-type code="3"/>
      <transaction-date iso-date="2019-03-01"/>
      <value value-date="2019-03-01">400</value>
    </transaction>
    <result type="1">
      <title>
        <narrative>Young people in work</narrative>
      </title>
      <indicator measure="1" ascending="1">
        <title>
          <narrative>People employed</narrative>
        </title>
        <baseline year="2018" value="10"/>
        <period>
          <period-start iso-date="2019-01-01"/>
          <period-end iso-date="2019-12-31"/>
          <target value="100"/>
          <actual value="60"/>
        </period>
      </indicator>
    </result>
  </iati-activity>
</iati-activities>
`

// plainOrganisations is the same of the other kind.
const plainOrganisations = `<?xml version="1.0" encoding="UTF-8"?>
<iati-organisations version="2.03">
  <iati-organisation xml:lang="en" default-currency="USD" last-updated-datetime="2020-01-31T12:00:00Z">
    <organisation-identifier>XM-DAC-41AAA</organisation-identifier>
    <name>
      <narrative>Agency</narrative>
    </name>
    <reporting-org ref="XM-DAC-41AAA" type="40">
      <narrative>Agency</narrative>
    </reporting-org>
    <total-budget>
      <period-start iso-date="2019-01-01"/>
      <period-end iso-date="2019-12-31"/>
      <value value-date="2019-01-01">1000</value>
    </total-budget>
    <recipient-org-budget>
      <recipient-org ref="XM-DAC-41BBB">
        <narrative>Partner</narrative>
      </recipient-org>
      <period-start iso-date="2019-01-01"/>
      <period-end iso-date="2019-12-31"/>
      <value value-date="2019-01-01">1000</value>
    </recipient-org-budget>
    <recipient-country-budget>
      <recipient-country code="RS"/>
      <period-start iso-date="2019-01-01"/>
      <period-end iso-date="2019-12-31"/>
      <value value-date="2019-01-01">1000</value>
      <budget-line>
        <value value-date="2019-01-01">600</value>
        <narrative>Grants</narrative>
      </budget-line>
      <budget-line>
        <value value-date="2019-01-01">400</value>
        <narrative>Staff</narrative>
      </budget-line>
    </recipient-country-budget>
    <total-expenditure>
      <period-start iso-date="2018-01-01"/>
      <period-end iso-date="2018-12-31"/>
      <value value-date="2018-01-01">900</value>
    </total-expenditure>
  </iati-organisation>
</iati-organisations>
`

// Places of the plain documents.
const (
	identifier  = `<iati-identifier>XM-DAC-41AAA-1</iati-identifier>`
	reporter    = `<reporting-org ref="XM-DAC-41AAA" type="40">`
	participant = `<participating-org ref="XM-DAC-41AAA" role="4"/>`
	other       = `<other-identifier ref="YEM" type="A2"/>`
	started     = `<activity-date type="1" iso-date="2019-01-01"/>`
	ended       = `<activity-date type="3" iso-date="2021-12-31"/>`
	country     = `<recipient-country code="RS"/>`
	sector      = `<sector code="15190"/>`
	marker      = `<policy-marker code="1" significance="1"/>`
	aidType     = `<default-aid-type code="C01"/>`
	budget      = `    <budget>
      <period-start iso-date="2019-01-01"/>
      <period-end iso-date="2019-12-31"/>
      <value value-date="2019-01-01">1000</value>
    </budget>
`
	planned     = `<value value-date="2019-01-01">500</value>`
	paid        = `<value value-date="2019-03-01">400</value>`
	transaction = `    <transaction>
      <transaction-type code="3"/>
      <transaction-date iso-date="2019-03-01"/>
      <value value-date="2019-03-01">400</value>
    </transaction>
`
	indicator = `<indicator measure="1" ascending="1">`
	baseline  = `<baseline year="2018" value="10"/>`
	target    = `<target value="100"/>`
	actual    = `<actual value="60"/>`
	lastOne   = `  </iati-activity>
</iati-activities>
`
	resultTitle = `<title>
        <narrative>Young people in work</narrative>
      </title>
`
)

// another returns a second activity behind the first.
func another(attrs, id, start, related string, more ...string) string {
	s := "  </iati-activity>\n  <iati-activity xml:lang=\"en\" default-currency=\"USD\"" + attrs + ">\n    <iati-identifier>" + id + `</iati-identifier>
    <reporting-org ref="XM-DAC-41AAA" type="40">
      <narrative>Agency</narrative>
    </reporting-org>
    <title>
      <narrative>Component</narrative>
    </title>
    <description>
      <narrative>One of its parts</narrative>
    </description>
    <participating-org ref="XM-DAC-41AAA" role="4"/>
    <activity-status code="2"/>
    <activity-date type="1" iso-date="` + start + `"/>
    <recipient-country code="RS"/>
    <sector code="15190"/>
`
	for _, m := range more {
		s += m
	}
	if related != "" {
		s += "    " + related + "\n"
	}
	return s + lastOne
}

// payment returns a transaction with what stands behind its value.
func payment(date, more string) string {
	return `    <transaction>
      <transaction-type code="3"/>
      <transaction-date iso-date="` + date + `"/>
      <value value-date="2019-03-01">400</value>
` + more + `    </transaction>
`
}

// budgetOf returns a budget of a type, period and value.
func budgetOf(kind, start, end, value string) string {
	return `    <budget type="` + kind + `">
      <period-start iso-date="` + start + `"/>
      <period-end iso-date="` + end + `"/>
      <value value-date="2019-01-01">` + value + `</value>
    </budget>
`
}

// replaced returns a pair in which one text stands for another within a place.
func replaced(rule, path, old, fail string) pair {
	return pair{rule: rule, path: path, old: old, pass: old, fail: fail}
}

const (
	parentOf = `<related-activity ref="XM-DAC-41AAA-1" type="1"/>`
	childOf  = "    " + `<related-activity ref="XM-DAC-41AAA-2" type="2"/>` + "\n"
	closing  = `<activity-status code="2"/>`
	closed   = `<activity-status code="4"/>`
)

// qualitative returns an indicator before the one of the plain document.
func qualitative(baseline, period string) string {
	return `<indicator measure="5">
        <title>
          <narrative>Trust</narrative>
        </title>
        ` + baseline + `
        <period>
          <period-start iso-date="2019-01-01"/>
          <period-end iso-date="2019-12-31"/>
          ` + period + `
        </period>
      </indicator>
      ` + indicator
}

func (p pair) officially(rules ...string) pair {
	p.official = rules
	return p
}

func (p pair) and(rules ...string) pair {
	p.with = rules
	return p
}

var activityPairs = []pair{
	{rule: "1.1.2", path: "iati-activity[1].iati-identifier", old: lastOne, pass: another("", "XM-DAC-41AAA-2", "2019-01-01", ""), fail: another("", "XM-DAC-41AAA-1", "2019-01-01", "")},
	replaced("1.1.3", "iati-activity[0].iati-identifier", identifier, `<iati-identifier>XM-DAC-41AAA</iati-identifier>`).
		officially("1.1.21", "1.1.3").and("1.1.21"),
	{rule: "1.1.21", path: "iati-activity[0].iati-identifier", old: other, also: []string{identifier, `<iati-identifier>XM-DAC-41OLD-1</iati-identifier>`},
		pass: `<other-identifier ref="XM-DAC-41OLD" type="B1"/>`, fail: `<other-identifier ref="XM-DAC-41OL" type="B1"/>`},
	replaced("1.3.1", "iati-activity[0].iati-identifier", identifier, `<iati-identifier>XM-DAC-41AAA-1 </iati-identifier>`),
	replaced("1.3.13", "iati-activity[0].iati-identifier", identifier, `<iati-identifier>XM-DAC-41AAA-1/2</iati-identifier>`),
	{rule: "1.4.1", path: "iati-activity[0].transaction[0].provider-org.provider-activity-id", old: paid,
		pass:     paid + `<provider-org ref="XM-DAC-41BBB" provider-activity-id="XM-DAC-41BBB-1"/>`,
		fail:     paid + `<provider-org ref="XM-DAC-41BBB" provider-activity-id="XM-DAC-41BBB-1 "/>`,
		official: []string{"1.4.1", "1000.0.4"}},
	{rule: "1.5.1", path: "iati-activity[0].transaction[0].receiver-org.receiver-activity-id", old: paid,
		pass:     paid + `<receiver-org ref="XM-DAC-41BBB" receiver-activity-id="XM-DAC-41BBB-1"/>`,
		fail:     paid + `<receiver-org ref="XM-DAC-41BBB" receiver-activity-id=" XM-DAC-41BBB-1"/>`,
		official: []string{"1.5.1", "1000.0.5"}},
	{rule: "1.6.1", path: "iati-activity[0].other-identifier[0].ref", old: other,
		pass: `<other-identifier ref="YEM" type="A3"/>`, fail: `<other-identifier ref="YEM " type="A3"/>`},
	{rule: "1.7.1", path: "iati-activity[0].related-activity[0].ref", old: transaction,
		pass:     transaction + `    <related-activity ref="XM-DAC-41BBB-1" type="4"/>` + "\n",
		fail:     transaction + `    <related-activity ref="XM-DAC-41BBB-1 " type="4"/>` + "\n",
		official: []string{"1.7.1", "1000.0.6"}},
	replaced("1.8.1", "iati-activity[0].participating-org[0].ref", participant, `<participating-org ref=" XM-DAC-41AAA" role="4"/>`),
	replaced("1.8.13", "iati-activity[0].participating-org[0].ref", participant, `<participating-org ref="XM-DAC-41A|A" role="4"/>`),
	{rule: "1.9.1", path: "iati-activity[0].participating-org[0].activity-id", old: participant,
		pass:     `<participating-org ref="XM-DAC-41AAA" role="4" activity-id="XM-DAC-41AAA-1"/>`,
		fail:     `<participating-org ref="XM-DAC-41AAA" role="4" activity-id="XM-DAC-41AAA-1 "/>`,
		official: []string{"1.9.1", "1000.0.1"}},
	{rule: "1.10.1", path: "iati-activity[0].transaction[0].provider-org.ref", old: paid,
		pass: paid + `<provider-org ref="XM-DAC-41BBB"/>`, fail: paid + `<provider-org ref="XM-DAC-41BBB "/>`},
	{rule: "1.10.13", path: "iati-activity[0].planned-disbursement[0].provider-org.ref", old: planned,
		pass: planned + `<provider-org ref="XM-DAC-41BBB"/>`, fail: planned + `<provider-org ref="XM-DAC-41B/B"/>`},
	{rule: "1.11.1", path: "iati-activity[0].other-identifier[0].owner-org.ref", old: other,
		pass: `<other-identifier ref="YEM" type="A2"><owner-org ref="XM-DAC-41BBB"/></other-identifier>`,
		fail: `<other-identifier ref="YEM" type="A2"><owner-org ref=" XM-DAC-41BBB"/></other-identifier>`},
	{rule: "1.11.13", path: "iati-activity[0].other-identifier[0].owner-org.ref", old: other,
		pass: `<other-identifier ref="YEM" type="A2"><owner-org ref="XM/REGISTERED"/></other-identifier>`,
		fail: `<other-identifier ref="YEM" type="A2"><owner-org ref="XM/OTHER"/></other-identifier>`},
	{rule: "1.14.1", path: "iati-activity[0].reporting-org.ref", old: reporter, pass: reporter,
		fail: `<reporting-org ref="XM-DAC-41AAA " type="40">`, official: []string{"1.14.1", "1.1.21"}},
	{rule: "1.14.8", path: "iati-activity[0].reporting-org.ref", old: reporter + "\n      <narrative>Agency</narrative>\n    </reporting-org>",
		pass: reporter + "\n      <narrative>Agency</narrative>\n    </reporting-org>",
		fail: `<reporting-org ref="XX-NONE-1" type="40">` + "\n      <narrative>Agency</narrative>\n    </reporting-org>",
		with: []string{"1.1.21"}, official: []string{"1.1.21", "1.14.8"}},
	{rule: "1.14.13", path: "iati-activity[0].reporting-org.ref", old: reporter, pass: reporter,
		fail: `<reporting-org ref="XM-DAC-41&amp;AA" type="40">`, with: []string{"1.1.21"}, official: []string{"1.1.21", "1.14.13"}},
	{rule: "1.15.1", path: "iati-activity[0].transaction[0].receiver-org.ref", old: paid,
		pass: paid + `<receiver-org ref="XM-DAC-41BBB"/>`, fail: paid + `<receiver-org ref="XM-DAC-41BBB&#10;"/>`},
	{rule: "1.15.13", path: "iati-activity[0].transaction[0].receiver-org.ref", old: paid,
		pass: paid + `<receiver-org ref="XM-DAC-41BBB"/>`, fail: paid + `<receiver-org ref="XM-DAC-41B?B"/>`},
	{rule: "1.16.1", path: "iati-activity[0].other-identifier[0].ref", old: other,
		pass: `<other-identifier ref="XM-DAC-41OLD" type="B1"/>`, fail: `<other-identifier ref="XM-DAC-41OLD " type="B1"/>`},

	{rule: "2.1.1", path: "iati-activity[0].sector[1].percentage", old: sector,
		pass:     `<sector code="15190" percentage="60"/><sector code="24050" percentage="40"/>`,
		fail:     `<sector code="15190" percentage="60"/><sector code="24050"/>`,
		official: []string{"2.1.1"}},
	{rule: "2.1.2", path: "iati-activity[0].sector[0].percentage", old: sector,
		pass: `<sector code="15190" percentage="33.33"/><sector code="24050" percentage="33.33"/><sector code="15136" percentage="33.34"/>`,
		fail: `<sector code="15190" percentage="33.33"/><sector code="24050" percentage="33.33"/><sector code="15136" percentage="33.33"/>`},
	{rule: "2.1.4", path: "iati-activity[0].sector[0].percentage", old: sector,
		pass: `<sector code="15190" percentage="100.0"/>`, fail: `<sector code="15190" percentage="90"/>`},
	{rule: "2.2.1", path: "iati-activity[0].sector[1].narrative", old: sector,
		pass: sector + `<sector vocabulary="99" code="Y"><narrative>Youth</narrative></sector>`,
		fail: sector + `<sector vocabulary="99" code="Y"/>`},
	{rule: "3.1.1", path: "iati-activity[0].recipient-country[1].percentage", old: country,
		pass:     `<recipient-country code="RS" percentage="60"/><recipient-country code="MD" percentage="40"/>`,
		fail:     `<recipient-country code="RS" percentage="60"/><recipient-country code="MD"/>`,
		official: []string{"3.1.1", "3.1.2"}},
	{rule: "3.1.2", path: "iati-activity[0].recipient-country[0].percentage", old: country,
		pass: `<recipient-country code="RS" percentage="60"/><recipient-country code="MD" percentage="40"/>`,
		fail: `<recipient-country code="RS" percentage="60"/><recipient-country code="MD" percentage="30"/>`},
	{rule: "3.1.4", path: "iati-activity[0].recipient-country[0].percentage", old: country,
		pass: `<recipient-country code="RS" percentage="100"/>`, fail: `<recipient-country code="RS" percentage="50"/>`},
	{rule: "3.4.1", path: "iati-activity[0].recipient-region[1].percentage", old: country,
		pass:     `<recipient-region vocabulary="1" code="89" percentage="60"/><recipient-region vocabulary="1" code="189" percentage="40"/>`,
		fail:     `<recipient-region vocabulary="1" code="89" percentage="60"/><recipient-region vocabulary="1" code="189"/>`,
		official: []string{"3.4.1", "3.4.2"}},
	{rule: "3.4.2", path: "iati-activity[0].recipient-region[0].percentage", old: country,
		pass: `<recipient-country code="RS" percentage="60"/><recipient-region vocabulary="1" code="89" percentage="40"/>`,
		fail: `<recipient-country code="RS" percentage="60"/><recipient-region vocabulary="1" code="89" percentage="50"/>`},
	{rule: "3.4.4", path: "iati-activity[0].recipient-region[0].percentage", old: country,
		pass: `<recipient-region vocabulary="1" code="89" percentage="100"/>`, fail: `<recipient-region vocabulary="1" code="89" percentage="10"/>`},
	{rule: "3.6.2", path: "iati-activity[0].transaction[0]", old: paid,
		pass: paid, fail: paid + `<recipient-country code="RS"/>`},
	replaced("3.7.1", "iati-activity[0].recipient-country", country, ``).officially("3.7.2"),
	{rule: "3.7.2", path: "iati-activity[0].transaction[1]", old: transaction, also: []string{country, ""},
		pass: payment("2019-03-01", country) + payment("2019-04-01", country), fail: payment("2019-03-01", country) + payment("2019-04-01", ``)},
	{rule: "4.1.1", path: "iati-activity[0].reporting-org.narrative[0]", old: ` xml:lang="en"`, pass: ` xml:lang="en"`, fail: ``},
	{rule: "4.3.1", path: "iati-activity[0].result[0].title", old: resultTitle, pass: resultTitle, fail: "<title><narrative/></title>\n"},
	{rule: "4.4.1", path: "iati-activity[0].result[0].description", old: resultTitle,
		pass: resultTitle + "<description><narrative>Work</narrative></description>\n", fail: resultTitle + "<description><narrative></narrative></description>\n"},
	{rule: "6.2.2", path: "iati-activity[0].sector", old: sector, pass: sector, fail: ``, official: []string{"6.2.2", "6.7.2"}},
	{rule: "6.6.2", path: "iati-activity[0].transaction[0].sector", old: paid, pass: paid, fail: paid + `<sector code="15190"/>`},
	{rule: "6.7.2", path: "iati-activity[0].transaction[1].sector", old: transaction, also: []string{sector, ""},
		pass: payment("2019-03-01", sector) + payment("2019-04-01", sector), fail: payment("2019-03-01", sector) + payment("2019-04-01", ``)},
	{rule: "6.8.1", path: "iati-activity[0].other-identifier[0].owner-org", old: other,
		pass: `<other-identifier ref="YEM" type="A2"><owner-org><narrative>Agency</narrative></owner-org></other-identifier>`,
		fail: `<other-identifier ref="YEM" type="A2"><owner-org/></other-identifier>`},
	{rule: "6.9.1", path: "iati-activity[0].planned-disbursement[0].provider-org", old: planned,
		pass: planned + `<provider-org><narrative>Fund</narrative></provider-org>`, fail: planned + `<provider-org type="10"/>`},
	{rule: "6.9.2", path: "iati-activity[0].transaction[0].receiver-org", old: paid,
		pass: paid + `<receiver-org><narrative>Partner</narrative></receiver-org>`, fail: paid + `<receiver-org/>`},
	{rule: "6.10.1", path: "iati-activity[0].participating-org[0]", old: participant,
		pass: `<participating-org role="4"><narrative>Agency</narrative></participating-org>`, fail: `<participating-org role="4"/>`},
	{rule: "6.11.1", path: "iati-activity[0].activity-date", old: started, pass: started, fail: ``},
	{rule: "6.13.1", path: "iati-activity[0].policy-marker[0].narrative", old: marker,
		pass: `<policy-marker vocabulary="99" code="Y"><narrative>Youth</narrative></policy-marker>`, fail: `<policy-marker vocabulary="99" code="Y"/>`},
	{rule: "6.14.1", path: "iati-activity[0].policy-marker[0].significance", old: marker, pass: marker, fail: `<policy-marker vocabulary="1" code="1"/>`},
	{rule: "7.5.3", path: "iati-activity[0].budget[0].period-end", old: budget,
		pass: budgetOf("1", "2019-01-01", "2020-01-01", "1000"), fail: budgetOf("1", "2020-01-01", "2021-01-01", "1000")},
	{rule: "7.8.1", path: "iati-activity[0].budget[0].value", old: ` default-currency="USD"`, pass: ` default-currency="USD"`, fail: ``},
	{rule: "7.9.1", path: "iati-activity[0].country-budget-items.budget-item[0].percentage", old: marker,
		pass:     `<country-budget-items vocabulary="2"><budget-item code="1" percentage="50"/><budget-item code="2" percentage="50"/></country-budget-items>` + marker,
		fail:     `<country-budget-items vocabulary="2"><budget-item code="1"/><budget-item code="2"/></country-budget-items>` + marker,
		with:     []string{"7.9.1"},
		official: []string{"7.9.1", "7.9.2"}},
	{rule: "7.9.2", path: "iati-activity[0].country-budget-items.budget-item[0].percentage", old: marker,
		pass: `<country-budget-items vocabulary="2"><budget-item code="1" percentage="50"/><budget-item code="2" percentage="50"/></country-budget-items>` + marker,
		fail: `<country-budget-items vocabulary="2"><budget-item code="1" percentage="50"/><budget-item code="2" percentage="60"/></country-budget-items>` + marker},
	{rule: "7.9.4", path: "iati-activity[0].country-budget-items.budget-item[0].percentage", old: marker,
		pass: `<country-budget-items vocabulary="2"><budget-item code="1"/></country-budget-items>` + marker,
		fail: `<country-budget-items vocabulary="2"><budget-item code="1" percentage="50"/></country-budget-items>` + marker},
	{rule: "8.6.1", path: "iati-activity[0].result[0].indicator[0].period[0].period-end", old: `<period-end iso-date="2019-12-31"/>
          <target`, pass: `<period-end iso-date="2019-01-01"/>
          <target`, fail: `<period-end iso-date="2018-12-31"/>
          <target`},
	{rule: "8.6.3", path: "iati-activity[0].budget[0].period-end", old: budget,
		pass: budgetOf("1", "2019-06-01", "2019-06-01", "1000"), fail: budgetOf("1", "2019-06-01", "2019-05-31", "1000")},
	replaced("8.8.1", "iati-activity[0].result[0].indicator[0].baseline[0].value", baseline, `<baseline year="2018"/>`).officially("8.8.1", "8.8.2"),
	replaced("8.8.2", "iati-activity[0].result[0].indicator[0].baseline[0].value", baseline, `<baseline year="2018" value="few"/>`),
	{rule: "8.8.3", path: "iati-activity[0].result[0].indicator[0].baseline[0].value", old: indicator,
		pass: qualitative(`<baseline year="2018"/>`, ``), fail: qualitative(`<baseline year="2018" value="3"/>`, ``)},
	replaced("8.9.1", "iati-activity[0].result[0].indicator[0].period[0].target[0].value", target, `<target/>`).officially("8.9.1", "8.9.2"),
	replaced("8.9.2", "iati-activity[0].result[0].indicator[0].period[0].target[0].value", target, `<target value="N/A"/>`),
	{rule: "8.9.3", path: "iati-activity[0].result[0].indicator[0].period[0].target[0].value", old: indicator,
		pass: qualitative(``, `<target/>`), fail: qualitative(``, `<target value="high"/>`)},
	replaced("8.10.1", "iati-activity[0].result[0].indicator[0].period[0].actual[0].value", actual, `<actual/>`).officially("8.10.1", "8.10.2"),
	replaced("8.10.2", "iati-activity[0].result[0].indicator[0].period[0].actual[0].value", actual, `<actual value="see description"/>`),
	{rule: "8.10.3", path: "iati-activity[0].result[0].indicator[0].period[0].actual[0].value", old: indicator,
		pass: qualitative(``, `<actual/>`), fail: qualitative(``, `<actual value="high"/>`)},
	{rule: "8.11.1", path: "iati-activity[0].result[0].indicator[0].reference", old: baseline, also: []string{resultTitle, resultTitle + `<reference vocabulary="99" code="1"/>`},
		pass: baseline, fail: `<reference vocabulary="99" code="1"/>` + baseline},
	{rule: "9.50.1", path: "iati-activity[0].recipient-country[0].code", old: country, pass: country, fail: `<recipient-country code="SRB"/>`},
	{rule: "9.76.1", path: "iati-activity[0].sector[0].code", old: sector, pass: sector, fail: `<sector code="15191"/>`},
	replaced("11.1.1", "iati-activity[0].last-updated-datetime", `last-updated-datetime="2020-01-31T12:00:00Z"`, `last-updated-datetime="2020-07-01T00:00:00Z"`),
	replaced("11.1.2", "iati-activity[0].activity-date[1].iso-date", ended, `<activity-date type="3" iso-date="2018-12-31"/>`).and(
		"iati.period-outside", "iati.period-outside", "iati.period-outside"),
	{rule: "11.1.3", path: "iati-activity[0].activity-date[3].iso-date", old: ended, also: []string{closing, closed},
		pass: ended + `<activity-date type="2" iso-date="2019-02-01"/><activity-date type="4" iso-date="2019-02-01"/>`,
		fail: ended + `<activity-date type="2" iso-date="2019-02-01"/><activity-date type="4" iso-date="2019-01-31"/>`},
	{rule: "11.1.4", path: "iati-activity[0].activity-date[2].iso-date", old: ended,
		pass: ended + `<activity-date type="2" iso-date="2020-06-30"/>`, fail: ended + `<activity-date type="2" iso-date="2020-07-01"/>`},
	{rule: "11.1.5", path: "iati-activity[0].activity-date[2].iso-date", old: ended, also: []string{closing, closed},
		pass: ended + `<activity-date type="4" iso-date="2020-06-30"/>`,
		fail: ended + `<activity-date type="4" iso-date="2020-07-01"/>`},
	replaced("11.2.1", "iati-activity[0].transaction[0].transaction-date.iso-date", `<transaction-date iso-date="2019-03-01"/>`, `<transaction-date iso-date="2020-07-01"/>`),
	replaced("11.2.2", "iati-activity[0].transaction[0].value.value-date", paid, `<value value-date="2020-07-01">400</value>`),
	{rule: "12.1.1", path: "iati-activity[0].recipient-country[0].percentage", old: country,
		pass:     `<recipient-country code="RS" percentage="100"/><recipient-country code="MD" percentage="0"/>`,
		fail:     `<recipient-country code="RS" percentage="140"/><recipient-country code="MD" percentage="-40"/>`,
		with:     []string{"12.1.1"},
		official: []string{"12.1.1", "12.1.1"}},
	{rule: "12.2.1", path: "iati-activity[0].capital-spend.percentage", old: planned + "\n    </planned-disbursement>",
		pass: planned + `</planned-disbursement><capital-spend percentage="88.8"/>`, fail: planned + `</planned-disbursement><capital-spend percentage="100.1"/>`},
	{rule: "12.3.1", path: "iati-activity[0].sector[0].percentage", old: sector,
		pass: `<sector code="15190" percentage="100"/>`, fail: `<sector code="15190" percentage="101"/>`, with: []string{"2.1.4"}, official: []string{"2.1.4", "12.3.1"}},
	{rule: "102.1.1", path: "iati-activity[0].sector", old: sector, pass: sector, fail: `<sector vocabulary="2" code="151"/>`},
	{rule: "107.1.1", path: "iati-activity[0].default-aid-type", old: aidType, pass: aidType, fail: `<default-aid-type vocabulary="2" code="1"/>`},
	{rule: "107.1.2", path: "iati-activity[0].default-aid-type[1].code", old: aidType,
		pass: aidType + `<default-aid-type vocabulary="2" code="1"/>`, fail: aidType + `<default-aid-type vocabulary="1" code="B01"/>`},
	{rule: "107.2.1", path: "iati-activity[0].transaction[0].aid-type", old: paid, pass: paid + `<aid-type code="C01"/>`, fail: paid + `<aid-type vocabulary="2" code="1"/>`},
	{rule: "107.2.2", path: "iati-activity[0].transaction[0].aid-type[1].code", old: paid,
		pass: paid + `<aid-type code="C01"/><aid-type vocabulary="2" code="1"/>`, fail: paid + `<aid-type code="C01"/><aid-type code="B01"/>`},
	{rule: "1000.0.1", path: "iati-activity[0].participating-org[0].activity-id", old: participant,
		pass: `<participating-org ref="XM-DAC-41AAA" role="4" activity-id="XM-DAC-41AAA-1"/>`, fail: `<participating-org ref="XM-DAC-41AAA" role="4" activity-id="XM-DAC-41AAA-0"/>`},
	{rule: "1000.0.2", path: "iati-activity[0].planned-disbursement[0].provider-org.provider-activity-id", old: planned,
		pass: planned + `<provider-org ref="XM-DAC-41BBB" provider-activity-id="XM-DAC-41BBB-1"/>`, fail: planned + `<provider-org ref="XM-DAC-41BBB" provider-activity-id="XM-DAC-41BBB-2"/>`},
	{rule: "1000.0.3", path: "iati-activity[0].planned-disbursement[0].receiver-org.receiver-activity-id", old: planned,
		pass: planned + `<receiver-org ref="XM-DAC-41BBB" receiver-activity-id="XM-DAC-41BBB-1"/>`, fail: planned + `<receiver-org ref="XM-DAC-41BBB" receiver-activity-id="XM-DAC-41BBB-2"/>`},
	{rule: "1000.0.4", path: "iati-activity[0].transaction[0].provider-org.provider-activity-id", old: paid,
		pass: paid + `<provider-org ref="XM-DAC-41BBB" provider-activity-id="XM-DAC-41BBB-1"/>`, fail: paid + `<provider-org ref="XM-DAC-41BBB" provider-activity-id="XM-DAC-41BBB-2"/>`},
	{rule: "1000.0.5", path: "iati-activity[0].transaction[0].receiver-org.receiver-activity-id", old: paid,
		pass: paid + `<receiver-org ref="XM-DAC-41BBB" receiver-activity-id="XM-DAC-41BBB-1"/>`, fail: paid + `<receiver-org ref="XM-DAC-41BBB" receiver-activity-id="XM-DAC-41BBB-2"/>`},
	{rule: "1000.0.6", path: "iati-activity[0].related-activity[0].ref", old: transaction,
		pass: transaction + `    <related-activity ref="XM-DAC-41BBB-1" type="1"/>` + "\n", fail: transaction + `    <related-activity ref="XM-DAC-41BBB-2" type="1"/>` + "\n"},

	{rule: "iati.budget-currency", path: "iati-activity[0].budget[1].value.currency", old: budget,
		pass: budget + budgetOf("2", "2019-01-01", "2019-12-31", "900"),
		fail: budget + `    <budget type="2"><period-start iso-date="2019-01-01"/><period-end iso-date="2019-12-31"/><value currency="EUR" value-date="2019-01-01">900</value></budget>` + "\n"},
	{rule: "iati.budget-duplicate", path: "iati-activity[0].budget[1].period-start", old: budget,
		pass: budget + budgetOf("1", "2020-01-01", "2020-12-31", "900"), fail: budget + budgetOf("1", "2019-01-01", "2019-12-31", "900")},
	{rule: "iati.budget-negative", path: "iati-activity[0].budget[0].value", old: budget,
		pass: budgetOf("1", "2019-01-01", "2019-12-31", "0"), fail: budgetOf("1", "2019-01-01", "2019-12-31", "-1")},
	{rule: "iati.budget-not-provided", path: "iati-activity[0].budget-not-provided", old: ` default-currency="USD"`,
		pass: ` default-currency="USD"`, fail: ` default-currency="USD" budget-not-provided="1"`},
	{rule: "iati.budget-overlap", path: "iati-activity[0].budget[1].period-start", old: budget,
		pass: budget + budgetOf("1", "2020-01-01", "2020-12-31", "900"), fail: budget + budgetOf("1", "2019-07-01", "2020-06-30", "900")},
	{rule: "iati.budget-revised", path: "iati-activity[0].budget[1].type", old: budget,
		pass: budget + budgetOf("2", "2019-01-01", "2019-12-31", "900"), fail: budget + budgetOf("2", "2020-01-01", "2020-12-31", "900")},
	{rule: "iati.budget-split", path: "iati-activity[0].budget[1].period-start", old: budget,
		pass: budget + budgetOf("2", "2019-01-01", "2019-12-31", "900"), fail: budget + budgetOf("2", "2019-01-01", "2019-06-30", "400")},
	{rule: "iati.code-unlisted", path: "iati-activity[0].sector[1].code", old: sector,
		pass: sector + `<sector vocabulary="7" code="8"/>`, fail: sector + `<sector vocabulary="7" code="18"/>`},
	{rule: "iati.code-withdrawn", path: "iati-activity[0].sector[0].code", old: sector, pass: sector, fail: `<sector code="15162"/>`},
	{rule: "iati.date-early", path: "iati-activity[0].budget[0].value.value-date", old: `<value value-date="2019-01-01">1000</value>`,
		pass: `<value value-date="1900-01-01">1000</value>`, fail: `<value value-date="0019-01-01">1000</value>`},
	{rule: "iati.date-twice", path: "iati-activity[0].activity-date[2].type", old: ended, pass: ended, fail: ended + ended},
	{rule: "iati.dates-mixed", path: "iati-activity[0].activity-date[2].iso-date", old: ended, also: []string{closing, closed},
		pass: ended + `<activity-date type="4" iso-date="2020-01-01"/>`,
		fail: ended + `<activity-date type="4" iso-date="2018-12-31"/>`},
	{rule: "iati.dates-status", path: "iati-activity[0].activity-date[2].type", old: ended,
		pass: ended + `<activity-date type="2" iso-date="2019-02-01"/>`, fail: ended + `<activity-date type="4" iso-date="2019-12-31"/>`},
	{rule: "iati.dimension-sum", path: "iati-activity[0].result[0].indicator[0].period[0].actual[0].value", old: actual,
		pass: actual + `<actual value="35"><dimension name="sex" value="female"/></actual><actual value="25"><dimension name="sex" value="male"/></actual>`,
		fail: actual + `<actual value="35"><dimension name="sex" value="female"/></actual><actual value="30"><dimension name="sex" value="male"/></actual>`},
	{rule: "iati.hierarchy-budgets", path: "iati-activity[0].budget", old: lastOne, also: []string{transaction, transaction + childOf},
		pass: another(` hierarchy="2"`, "XM-DAC-41AAA-2", "2019-01-01", parentOf),
		fail: another(` hierarchy="2"`, "XM-DAC-41AAA-2", "2019-01-01", parentOf, budget)},
	{rule: "iati.hierarchy-dates", path: "iati-activity[1].activity-date", old: lastOne, also: []string{transaction, transaction + childOf},
		pass: another(` hierarchy="2"`, "XM-DAC-41AAA-2", "2019-01-01", parentOf),
		fail: another(` hierarchy="2"`, "XM-DAC-41AAA-2", "2018-01-01", parentOf)},
	{rule: "iati.hierarchy-level", path: "iati-activity[1].hierarchy", old: lastOne, also: []string{transaction, transaction + childOf},
		pass: another(` hierarchy="2"`, "XM-DAC-41AAA-2", "2019-01-01", parentOf),
		fail: another(` hierarchy="0"`, "XM-DAC-41AAA-2", "2019-01-01", parentOf)},
	{rule: "iati.hierarchy-spending", path: "iati-activity[0].transaction", old: lastOne, also: []string{transaction, transaction + childOf},
		pass: another(` hierarchy="2"`, "XM-DAC-41AAA-2", "2019-01-01", parentOf),
		fail: another(` hierarchy="2"`, "XM-DAC-41AAA-2", "2019-01-01", parentOf, payment("2019-03-01", ""))},
	{rule: "iati.period-outside", path: "iati-activity[0].budget[0].period-start", old: budget,
		pass: budgetOf("1", "2021-01-01", "2021-12-31", "1000"), fail: budgetOf("1", "2022-01-01", "2022-12-31", "1000")},
	{rule: "iati.reference-twice", path: "iati-activity[0].result[0].indicator[0].reference[1].vocabulary", old: baseline,
		pass: `<reference vocabulary="1" code="1"/><reference vocabulary="2" code="2"/>` + baseline,
		fail: `<reference vocabulary="1" code="1"/><reference vocabulary="1" code="2"/>` + baseline},
	{rule: "iati.relation-cycle", path: "iati-activity[0].related-activity[0].ref", old: lastOne, also: []string{transaction, transaction + childOf}, with: []string{
		"iati.hierarchy-level", "iati.relation-reciprocal", "iati.relation-reciprocal"},
		pass: another(` hierarchy="2"`, "XM-DAC-41AAA-2", "2019-01-01", parentOf),
		fail: another(` hierarchy="2"`, "XM-DAC-41AAA-2", "2019-01-01", `<related-activity ref="XM-DAC-41AAA-1" type="2"/>`)},
	{rule: "iati.relation-reciprocal", path: "iati-activity[1].related-activity[0].type", old: lastOne,
		pass: another(` hierarchy="2"`, "XM-DAC-41AAA-2", "2019-01-01", `<related-activity ref="XM-DAC-41AAA-1" type="5"/>`),
		fail: another(` hierarchy="2"`, "XM-DAC-41AAA-2", "2019-01-01", parentOf)},
	{rule: "iati.relation-self", path: "iati-activity[0].related-activity[0].ref", old: transaction,
		pass: transaction, fail: transaction + `    <related-activity ref="XM-DAC-41AAA-1" type="3"/>` + "\n"},
	{rule: "iati.role-missing", path: "iati-activity[0].participating-org", old: participant, pass: participant,
		fail: `<participating-org ref="XM-DAC-41AAA" role="9"/>`},
	{rule: "iati.sector-twice", path: "iati-activity[0].transaction[0].sector[1].code", old: transaction, also: []string{sector, ""},
		pass: payment("2019-03-01", sector+`<sector vocabulary="2" code="151"/>`), fail: payment("2019-03-01", sector+`<sector code="24050"/>`)},
	replaced("iati.target-direction", "iati-activity[0].result[0].indicator[0].period[0].target[0].value", target, `<target value="9"/>`),
	{rule: "iati.value-range", path: "iati-activity[0].result[0].indicator[0].period[0].target[0].value", old: target,
		also: []string{indicator, `<indicator measure="2" ascending="1">`}, pass: target, fail: `<target value="101"/>`},
	{rule: "iati.value-twice", path: "iati-activity[0].result[0].indicator[0].period[0].target[1].value", old: target,
		pass: target, fail: target + target},
}

var organisationPairs = []pair{
	replaced("1.12.1", "iati-organisation[0].organisation-identifier", `<organisation-identifier>XM-DAC-41AAA<`, `<organisation-identifier> XM-DAC-41AAA<`),
	replaced("1.12.13", "iati-organisation[0].organisation-identifier", `<organisation-identifier>XM-DAC-41AAA<`, `<organisation-identifier>XM-DAC-41A/A<`),
	replaced("1.17.1", "iati-organisation[0].recipient-org-budget[0].recipient-org.ref", `<recipient-org ref="XM-DAC-41BBB">`, `<recipient-org ref="XM-DAC-41BBB ">`),
	replaced("1.18.1", "iati-organisation[0].reporting-org.ref", reporter, `<reporting-org ref=" XM-DAC-41AAA" type="40">`).officially("1.18.1", "1.18.8"),
	replaced("1.18.8", "iati-organisation[0].reporting-org.ref", reporter, `<reporting-org ref="XX-NONE-1" type="40">`),
	replaced("1.18.13", "iati-organisation[0].reporting-org.ref", reporter, `<reporting-org ref="XM-DAC-41?AA" type="40">`),
	replaced("4.5.1", "iati-organisation[0].name.narrative[0]", ` xml:lang="en"`, ``),
	replaced("7.8.2", "iati-organisation[0].total-budget[0].value", ` default-currency="USD"`, ``),
	replaced("7.5.3 organisation", "iati-organisation[0].total-expenditure[0].period-end", `<period-start iso-date="2018-01-01"/>`, `<period-start iso-date="2017-01-01"/>`),
	replaced("8.6.3 organisation", "iati-organisation[0].total-expenditure[0].period-end", `<period-end iso-date="2018-12-31"/>`, `<period-end iso-date="2017-12-31"/>`),
	replaced("11.3.1", "iati-organisation[0].recipient-country-budget[0].budget-line[0].value.value-date", `<value value-date="2019-01-01">600</value>`, `<value value-date="2018-12-31">600</value>`),
	replaced("11.4.1", "iati-organisation[0].last-updated-datetime", `2020-01-31T12:00:00Z`, `2020-07-01T12:00:00Z`),
}

// olderPairs are of version 2.02, whose percentages have no upper end.
var olderPairs = []pair{
	{rule: "12.1.2", path: "iati-activity[0].recipient-country[1].percentage", old: country,
		pass: `<recipient-country code="RS" percentage="100"/><recipient-country code="MD" percentage="0"/>`,
		fail: `<recipient-country code="RS" percentage="140"/><recipient-country code="MD" percentage="-40"/>`},
	{rule: "12.2.2", path: "iati-activity[0].capital-spend.percentage", old: planned + "\n    </planned-disbursement>",
		pass: planned + `</planned-disbursement><capital-spend percentage="100.1"/>`, fail: planned + `</planned-disbursement><capital-spend percentage="-0.1"/>`},
	{rule: "12.3.2", path: "iati-activity[0].sector[0].percentage", old: sector,
		pass: `<sector code="15190" percentage="100"/>`, fail: `<sector code="15190" percentage="-1"/>`, with: []string{"2.1.4"}, official: []string{"2.1.4", "12.3.2"}},
}
