package main

import (
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/remittance"
)

// survey is what the report is made from.
type survey struct {
	services []remittance.Service // rows of the price list
	averages []average            // averages of corridors, as published
	flows    []flow               // what was sent, or received, in 2017
	skipped  int                  // rows and cells of the files that are not in it
}

// average is the published average cost of a corridor in a quarter.
type average struct {
	corridor remittance.Corridor
	quarter  string
	cost     remittance.Percent
}

// flow is an estimate of the money that takes a corridor in a year.
type flow struct {
	corridor remittance.Corridor
	amount   money.Figure
}

// find returns the published average cost, which is absent where there is none.
func (s survey) find(c remittance.Corridor, quarter string) remittance.Percent {
	for _, a := range s.averages {
		if a.corridor == c && a.quarter == quarter {
			return a.cost
		}
	}
	return remittance.Percent{}
}

// excerpt returns what is typed below.
func excerpt() survey {
	var s survey
	for _, group := range rows {
		for _, r := range group.rows {
			amount := func(number string) money.Amount { return money.MustParse(number + " " + group.currency) }
			s.services = append(s.services, remittance.Service{
				ID: r.id, Period: quarterOf(group.quarter), Corridor: remittance.MustCorridor(group.corridor),
				Firm: r.firm, Speed: r.speed, Transparent: check.Decide(r.transparent == "yes"),
				Quotes: []remittance.Quote{{
					Denomination: denomination, Sent: amount(group.sent), Fee: amount(r.fee),
					StatedMargin: figure.MustParse(r.margin + "%").Signed(), StatedTotal: figure.MustParse(r.total + "%").Signed(),
				}},
			})
		}
	}
	for _, row := range published {
		for i, cost := range strings.Fields(row.costs) {
			s.averages = append(s.averages, average{
				remittance.MustCorridor(row.corridor), quarters[i], remittance.ExactPercent(figure.MustNumber(cost)),
			})
		}
	}
	for _, row := range estimates {
		s.flows = append(s.flows, flow{remittance.MustCorridor(row.corridor), must(money.Stated(money.MustParse(row.amount + " USD")))})
	}
	return s
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// row is one service for 200 US dollars: what it is called in the list, the firm,
// how soon the money is there, fee in the currency sent, margin and total in
// percent, and whether the firm tells its rate.
type row struct {
	id, firm                        string
	speed                           remittance.Speed
	fee, margin, total, transparent string
}

// rows are all rows of three corridors. Source: World Bank, Remittance Prices
// Worldwide, first and third quarter of 2011 and fourth of 2020, columns cc1.
var rows = [...]struct {
	quarter, corridor, sent, currency string
	rows                              []row
}{
	{"2011-Q1", "TZA-KEN", "295000", "TZS", []row{
		{"14981", "MoneyGram", remittance.LessThanOneHour, "20650", "1.36", "8.36", "yes"},
		{"14980", "KCB (Kenya Commercial Bank)", remittance.SameDay, "29500", "1.03", "11.03", "yes"},
		{"14983", "NMB (National Microfinance Bank)", remittance.ThreeToFiveDays, "29500", "1.61", "11.61", "yes"},
		{"14986", "Tanzania Postal Corporation", remittance.LessThanOneHour, "32450", "1.36", "12.36", "yes"},
		{"14976", "Barclays", remittance.NextDay, "51625", "1.92", "19.42", "yes"},
		{"14982", "NBC (National Bank of Commerce Ltd)", remittance.ThreeToFiveDays, "73750", "1.86", "26.86", "yes"},
		{"14977", "Cooperative Rural Development Bank (CRDB)", remittance.TwoDays, "73750", "2.24", "27.24", "yes"},
		{"14987", "MoneyGram", remittance.NextDay, "88500", "-0.41", "29.59", "yes"},
		{"14984", "Stanbic Bank", remittance.TwoDays, "81125", "2.58", "30.08", "yes"},
		{"14978", "Exim Bank Tanzania Ltd", remittance.TwoDays, "88500", "0.18", "30.18", "yes"},
		{"14979", "KCB (Kenya Commercial Bank)", remittance.TwoDays, "88500", "1.03", "31.03", "yes"},
		{"14985", "Standard Charterd Bank Tanzania", remittance.TwoDays, "132750", "0.65", "45.65", "yes"},
	}},
	{"2011-Q3", "KEN-RWA", "18000", "KES", []row{
		{"28332", "Citibank", remittance.TwoDays, "450", "1.12", "3.62", "yes"},
		{"28339", "United Bank for Africa (UBA)", remittance.TwoDays, "520", "2.06", "4.95", "yes"},
		{"28340", "Western Union", remittance.LessThanOneHour, "1200", "2.25", "8.91", "yes"},
		{"28331", "ABC Bank", remittance.TwoDays, "1500", "0.94", "9.27", "yes"},
		{"28334", "Ecobank", remittance.SameDay, "1389", "2.25", "9.96", "yes"},
		{"28338", "MoneyGram", remittance.LessThanOneHour, "1100", "4.21", "10.32", "yes"},
		{"28335", "Equatorial Commercial Bank", remittance.TwoDays, "1500", "2.25", "10.58", "yes"},
		{"28333", "Development Bank of Kenya", remittance.TwoDays, "2000", "0.84", "11.95", "yes"},
		{"28336", "Fina Direct", remittance.SameDay, "1500", "3.65", "11.99", "yes"},
		{"28337", "Kenya Commercial Bank (KCB)", remittance.TwoDays, "2000", "4.78", "15.89", "yes"},
	}},
	{"2020-Q4", "RWA-KEN", "150000", "RWF", []row{
		{"1218203644", "Ecobank RapidCash", remittance.NextDay, "10200", "5.78", "12.58", "yes"},
		{"1218203645", "KCB Bank", remittance.SameDay, "1500", "5.78", "6.78", "yes"},
		{"1218203646", "KCB Bank", remittance.NextDay, "750", "5.78", "6.28", "yes"},
		{"1218203647", "Maico Money Transfer", remittance.LessThanOneHour, "7880", "6.17", "11.43", "yes"},
		{"1218203648", "MoneyGram", remittance.LessThanOneHour, "11000", "6.17", "13.51", "yes"},
		{"1218203649", "MTN Mobile Money", remittance.LessThanOneHour, "5000", "0.0", "3.33", "no"},
		{"1218203650", "Western Union", remittance.LessThanOneHour, "18715", "6.17", "18.65", "yes"},
		{"1218203651", "Western Union", remittance.LessThanOneHour, "6000", "-0.57", "3.43", "yes"},
	}},
}

// quarters are those of the published averages: the five before the document of
// 2015, and the one that the World Bank takes for the year of the flows.
var quarters = [...]string{"2014-Q1", "2014-Q2", "2014-Q3", "2014-Q4", "2015-Q1", "2017-Q3"}

// published are the averages of corridors in these quarters, in percent of 200 US
// dollars, digit for digit. Source: World Bank, Remittance Prices Worldwide
// (Corridors), series ATCR.CORR of DataBank, updated on 7 December 2020.
var published = [...]struct{ corridor, costs string }{
	{"DEU-SRB", "7.01100015640259 6.38454532623291 6.83900022506714 7.68800020217896 6.83900022506714 8.43166637420654"},
	{"AUT-SRB", "7.88250017166138 6.46333312988281 7.77500009536743 6.9433331489563 6.73666667938232 8.76000022888184"},
	{"CHE-SRB", "15.7379999160767 15.3240003585815 16.1520004272461 16.246000289917 16.7299995422363 15.6999998092651"},
	{"DEU-BIH", "9.64777755737305 8.44499969482422 8.35700035095215 8.49600028991699 7.06899976730347 6.16900014877319"},
	{"AUT-BIH", "7.85799980163574 6.82333326339722 8.12666702270508 7.60714292526245 7.19428586959839 6.96714305877686"},
	{"RUS-TJK", "1.91818177700043 1.83454549312592 1.72818183898926 2.16909098625183 2.18818187713623 1.58624994754791"},
	{"RUS-UZB", "1.92999994754791 1.82299995422363 1.73699998855591 3.28399991989136 2.1470000743866 1.66428565979004"},
	{"RUS-KGZ", "1.70769226551056 1.59166669845581 1.50666666030884 1.76250004768372 1.63083338737488 1.35222220420837"},
}

// estimates are flows of 2017 in US dollars. Source: World Bank, Bilateral
// Remittance Matrix 2017, version of April 2018. They are estimates, and the
// matrix does not say whether senders' costs are in them.
var estimates = [...]struct{ corridor, amount string }{
	{"DEU-SRB", "616964325.8"},
	{"AUT-SRB", "378757581.3"},
	{"CHE-SRB", "383332326.9"},
	{"DEU-BIH", "210673709.2"},
	{"AUT-BIH", "192846933.3"},
	{"RUS-TJK", "1686574106"},
	{"RUS-UZB", "2838687692"},
	{"RUS-KGZ", "1904329212"},
	{"CHE-BIH", "75458739.32"},
}
