package rpw

import (
	"errors"
	"fmt"
	"iter"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// Transparency says whether a service tells the rate of exchange that it will
// apply. The zero value is not stated.
type Transparency uint8

// The answers.
const (
	TransparencyNotStated Transparency = iota
	Transparent
	NotTransparent // the margin is unknown, and not 0
)

var transparencies = check.Enum[Transparency]{What: "rpw: transparency", Names: []string{"", "transparent", "not-transparent"}}

// String returns the answer in kebab-case, "" where it is not stated.
func (t Transparency) String() string { return transparencies.String(t) }

// MarshalText returns what String does.
func (t Transparency) MarshalText() ([]byte, error) { return transparencies.Marshal(t) }

// UnmarshalText reads what MarshalText writes.
func (t *Transparency) UnmarshalText(text []byte) error { return transparencies.Unmarshal(t, text) }

// Party is one end of a corridor, as the file describes it. Regions and groups
// are those of the year of the row.
type Party struct {
	Country     place.Country `json:"country"`
	Code        string        `json:"code"` // as in the file: "SRB", "KSV"
	Name        string        `json:"name,omitempty"`
	Region      string        `json:"region,omitempty"`
	IncomeGroup string        `json:"income_group,omitempty"`
	Lending     string        `json:"lending,omitempty"` // lending category: "IDA"
	G8G20       string        `json:"g8g20,omitempty"`
}

// Quote is what a service asks for sending one amount. What is not stated is the
// zero value, never 0.
type Quote struct {
	Denomination money.Digits   `json:"denomination,omitempty"` // of the amount in US dollars, rounded: "200.0"
	Currency     money.Currency `json:"currency,omitempty"`     // that is sent
	Amount       money.Amount   `json:"amount,omitzero"`        // that is sent
	Fee          money.Amount   `json:"fee,omitzero"`
	Rate         money.Digits   `json:"rate,omitempty"`           // units paid out for one sent, applied by the firm
	MarginPct    money.Digits   `json:"margin_pct,omitempty"`     // 100 × (1 − applied rate / interbank rate), in percent
	TotalCostPct money.Digits   `json:"total_cost_pct,omitempty"` // 100 × fee / amount + margin, in percent
}

// Service is one row of the price files. Texts are as they stand.
type Service struct {
	ID      string      `json:"id"` // unique within its quarter alone
	Quarter period.Span `json:"quarter"`
	From    Party       `json:"from"`
	To      Party       `json:"to"`

	Firm     string `json:"firm"`
	FirmType string `json:"firm_type,omitempty"`

	Product           string `json:"product,omitempty"`            // up to the first quarter of 2016
	PaymentInstrument string `json:"payment_instrument,omitempty"` // from then on, a list: see Instruments
	AccessPoint       string `json:"access_point,omitempty"`       // sending location, up to the first quarter of 2016
	Speed             string `json:"speed,omitempty"`
	Coverage          string `json:"coverage,omitempty"` // of the network in the receiving country
	PickupMethod      string `json:"pickup_method,omitempty"`
	PickupLocation    string `json:"pickup_location,omitempty"` // from the second quarter of 2016

	Small       Quote        `json:"small"`                 // 200 US dollars: cc1
	Large       Quote        `json:"large"`                 // 500 US dollars: cc2
	Interbank   money.Digits `json:"interbank,omitempty"`   // rate between banks, units paid out for one sent
	Transparent Transparency `json:"transparent,omitempty"` //
	Note        string       `json:"note,omitempty"`        // standard note
	Note2       string       `json:"note2,omitempty"`       //
	Collected   period.Date  `json:"collected,omitzero"`    // the day; not stated where the file has no day
	Corridor    string       `json:"corridor,omitempty"`    // as in the file: "RWAKEN"
	Line        int          `json:"line,omitempty"`        // of the file, from 1
}

// Key returns what no other row of the workbook has: quarter and identifier, as
// in "2020-Q4 1218203644".
func (s Service) Key() string {
	label, _ := period.Quarterly.Label(s.Quarter)
	return label + " " + s.ID
}

// Instruments yields the payment instruments of the list in the file, one by one.
func (s Service) Instruments() iter.Seq[string] {
	return func(yield func(string) bool) {
		for part := range strings.SplitSeq(s.PaymentInstrument, ",") {
			if part = strings.TrimSpace(part); part != "" && !yield(part) {
				return
			}
		}
	}
}

// What the errors of this package match, beside those of package table.
var (
	ErrPeriod       = errors.New("rpw: not a quarter")
	ErrTransparency = errors.New("rpw: neither yes nor no")
)

// parseQuarter reads "2016_2Q" and, as files of others have it, "2016Q2".
func parseQuarter(s string) (period.Span, error) {
	year, quarter := "", ""
	switch {
	case len(s) == 7 && s[4] == '_' && s[6] == 'Q':
		year, quarter = s[:4], s[5:6]
	case len(s) == 6 && s[4] == 'Q':
		year, quarter = s[:4], s[5:]
	}
	span, err := period.Quarterly.ParseLabel(year + "-Q" + quarter)
	if err != nil {
		return period.Span{}, fmt.Errorf("%w: %s: want one such as 2016_2Q", ErrPeriod, check.Quote(s))
	}
	return span, nil
}

// parseDay reads "24/Jan/2011" and "2025-01-24", with a time of day or without.
func parseDay(s string) (period.Date, bool) {
	if len(s) > 10 && s[4] == '-' && (s[10] == ' ' || s[10] == 'T') {
		s = s[:10]
	}
	if len(s) == 10 && s[4] == '-' {
		date, err := period.Parse(s)
		return date, err == nil
	}
	day, rest, ok := strings.Cut(strings.ReplaceAll(s, "-", "/"), "/")
	month, year, ok2 := strings.Cut(rest, "/")
	if !ok || !ok2 || len(month) < 3 {
		return period.Date{}, false
	}
	span, err := period.ParseEnglish(day + " " + month + " " + year)
	date := span.Start()
	return date, err == nil && date.Precision() == period.Day && span == period.Whole(date)
}
