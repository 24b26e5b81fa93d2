package remittance

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// Service is one way of sending money through a corridor, as a survey of prices
// found it at one time: a firm's transfer by one instrument and at one speed.
type Service struct {
	ID       string      `json:"id,omitempty"`      // in the source; unique together with the period
	Period   period.Span `json:"period,omitzero"`   // of the survey, a quarter
	Surveyed period.Date `json:"surveyed,omitzero"` // the day of the price
	Corridor Corridor    `json:"corridor,omitzero"`
	// FromRegion and ToRegion are the regions of the two countries as the source
	// states them.
	FromRegion string `json:"from_region,omitempty"`
	ToRegion   string `json:"to_region,omitempty"`
	Firm       string `json:"firm,omitempty"`
	FirmType   string `json:"firm_type,omitempty"` // "Bank", "Money Transfer Operator"
	// Instruments are the means of payment, of which the sender takes one: cash,
	// bank account, card, mobile money.
	Instruments []string `json:"instruments,omitempty"`
	Speed       Speed    `json:"speed,omitempty"`
	// Access says whether the access points are within reach.
	Access check.Verdict `json:"access,omitzero"`
	// Transparent says whether the firm tells at what rate it exchanges. Later
	// editions of Remittance Prices Worldwide do not state it.
	Transparent check.Verdict `json:"transparent,omitzero"`
	// Eligible is what the source itself says on whether the service qualifies
	// for the mean of the cheapest. Where it is stated, nothing else is asked.
	Eligible check.Verdict `json:"eligible,omitzero"`
	// Quotes are its prices for several amounts.
	Quotes []Quote `json:"quotes,omitempty"`
}

// QuoteAt returns the price for a denomination, such as 200 USD. Without a
// denomination it is the only price there is. It is false where there is none,
// or more than one.
func (s Service) QuoteAt(denomination money.Amount) (Quote, bool) {
	if i, ok := s.indexAt(denomination); ok {
		return s.Quotes[i], true
	}
	return Quote{}, false
}

func (s *Service) indexAt(denomination money.Amount) (int, bool) {
	found := -1
	for i := range s.Quotes {
		if !denomination.IsZero() {
			if !s.Quotes[i].Denomination.Equal(denomination) {
				continue
			}
		}
		if found >= 0 {
			return -1, false
		}
		found = i
	}
	return found, found >= 0
}

// TotalAt returns the cost in percent for a denomination; see [Quote.Total] and
// [Service.QuoteAt]. Of a service that is known not to be transparent it is
// absent: what the source states is then the fee alone.
func (s Service) TotalAt(denomination money.Amount) Percent {
	if s.Transparent == check.NotMet {
		return AbsentPercent(indicator.NotReported, "not transparent")
	}
	return s.totalAt(denomination)
}

// totalAt is TotalAt whether or not the service is transparent.
func (s *Service) totalAt(denomination money.Amount) Percent {
	i, ok := s.indexAt(denomination)
	if !ok {
		return AbsentPercent(indicator.NotReported, "not one price for the amount")
	}
	return s.Quotes[i].total()
}

// Check returns what is wrong with s, by these codes:
//
//   - remittance.not-transparent (note): the cost is not known, since the firm
//     does not tell its rate
//   - those of [Quote.Check] for each price. Stated totals of what is not
//     transparent are not compared with a margin of 0.
func (s Service) Check() check.Findings {
	var fs check.Findings
	if s.Transparent == check.NotMet {
		fs = append(fs, check.Finding{
			Code: "remittance.not-transparent", Severity: check.Note, Path: "transparent",
			Message: "the firm does not tell at what rate it exchanges: its cost is not known",
		})
	}
	for i, q := range s.Quotes {
		fs = fs.UnderIndex("quotes", i, q.Check())
	}
	return fs
}

// UnmarshalJSON reads a service strictly.
func (s *Service) UnmarshalJSON(data []byte) error {
	type plain Service
	var v plain
	if err := check.DecodeJSON(data, &v); err != nil {
		return fmt.Errorf("remittance: service: %w", err)
	}
	*s = Service(v)
	return nil
}

// CheckServices returns what is wrong with a list of services, with paths that
// begin with the index, "services[3]": what [Service.Check] finds, and by these
// codes
//
//   - remittance.id-twice (error): two services of one period have one ID
//   - remittance.service-twice (warning): two services are the same but for the
//     ID. Averages count both, as Remittance Prices Worldwide does.
func CheckServices(services []Service) check.Findings {
	var fs check.Findings
	type key struct {
		period period.Span
		text   string
	}
	ids, alike := map[key]int{}, map[key]int{}
	for i := range services {
		s := &services[i]
		below := s.Check()
		if s.ID != "" {
			if first, twice := ids[key{s.Period, s.ID}]; twice {
				below = append(below, check.Finding{
					Code: "remittance.id-twice", Severity: check.Error, Path: "id",
					Message: fmt.Sprintf("services %d and %d have the ID %s", first, i, check.Quote(s.ID)),
					Values:  []check.Value{{Name: "id", Text: s.ID}, {Name: "first", Text: strconv.Itoa(first)}},
				})
			} else {
				ids[key{s.Period, s.ID}] = i
			}
		}
		same := key{s.Period, s.fingerprint()}
		if first, twice := alike[same]; twice {
			below = append(below, check.Finding{
				Code: "remittance.service-twice", Severity: check.Warning,
				Message: fmt.Sprintf("services %d and %d are the same: %s, %s", first, i, check.Quote(s.Firm), s.Corridor),
				Values:  []check.Value{{Name: "firm", Text: s.Firm}, {Name: "first", Text: strconv.Itoa(first)}},
			})
		} else {
			alike[same] = i
		}
		fs = fs.UnderIndex("services", i, below)
	}
	return fs
}

// fingerprint is a text that two services share only where they say the same,
// apart from their ID and the day of the survey.
func (s *Service) fingerprint() string {
	var b strings.Builder
	part := func(text string) {
		b.WriteString(strconv.Itoa(len(text)))
		b.WriteByte(':')
		b.WriteString(text)
	}
	period, _ := s.Period.MarshalText()
	for _, text := range []string{
		string(period), s.Corridor.From.Code(), s.Corridor.To.Code(), s.Corridor.Name, s.FromRegion, s.ToRegion, s.Firm, s.FirmType,
		s.Speed.String(), s.Access.String(), s.Transparent.String(), s.Eligible.String(),
	} {
		part(text)
	}
	for _, text := range slices.Sorted(slices.Values(s.Instruments)) {
		part(text)
	}
	for _, q := range s.Quotes {
		part("quote")
		for _, text := range []string{
			q.Denomination.String(), q.Sent.String(), q.PaidOut.String(), q.Fee.String(), q.FeeRate.String(),
			q.Applied.String(), q.Interbank.String(), q.StatedMargin.String(), q.StatedTotal.String(),
		} {
			part(text)
		}
	}
	return b.String()
}
