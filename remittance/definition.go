package remittance

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
)

// Measure says what is counted: remittances by one of the notions in use, or
// something that they are set against. The zero value is not stated.
//
// With personal transfers PT (between resident and non-resident households),
// compensation of employees CE (gross), taxes and social contributions T,
// travel and transport V, capital transfers between households K, social
// benefits B, and transfers to non-profit institutions serving households N:
//
//	WorldBankPersonal     PT + CE
//	Personal              PT + (CE - T - V) + K
//	Total                 Personal + B
//	TotalAndInstitutions  Total + N
//
// The last three are those of appendix 5 of the Balance of Payments Manual of
// the International Monetary Fund; the first is that of the World Bank's series
// BX.TRF.PWKR.CD.DT and is none of them.
type Measure uint8

// The measures.
const (
	NoMeasure            Measure = iota
	WorldBankPersonal            // personal transfers and compensation of employees, gross
	Personal                     // personal remittances of the manual
	Total                        // total remittances of the manual
	TotalAndInstitutions         // total remittances and transfers to non-profit institutions
	WorkersRemittances           // workers' remittances of BPM5 and before
	PersonalTransfers            // personal transfers alone

	GDP              // gross domestic product, nominal
	GNI              // gross national income, nominal
	DirectInvestment // foreign direct investment, net inflow: may be negative
	Aid              // official development assistance received
	OtherFlow        // any other flow that remittances are compared with
)

var measures = check.Enum[Measure]{
	What: "remittance: measure",
	Names: []string{
		"", "world-bank-personal", "personal", "total", "total-and-institutions", "workers-remittances", "personal-transfers",
		"gdp", "gni", "direct-investment", "aid", "other",
	},
}

// String returns the name in kebab-case, "" where none is stated.
func (m Measure) String() string { return measures.String(m) }

// MarshalText returns what String does.
func (m Measure) MarshalText() ([]byte, error) { return measures.Marshal(m) }

// UnmarshalText reads what MarshalText writes.
func (m *Measure) UnmarshalText(text []byte) error { return measures.Unmarshal(m, text) }

// IsRemittance reports whether m counts remittances.
func (m Measure) IsRemittance() bool { return m >= WorldBankPersonal && m <= PersonalTransfers }

// IsProduct reports whether m is a product or an income of a whole economy, of
// which a flow can be a share.
func (m Measure) IsProduct() bool { return m == GDP || m == GNI }

// Standards of the balance of payments and of the national accounts. Any other
// text may stand for one: a standard is what a source states, not a constant.
const (
	BPM5    = "BPM5"
	BPM6    = "BPM6"
	BPM7    = "BPM7"
	SNA2008 = "SNA2008"
)

// Definition is what a figure counts: the measure, the edition of the standard
// by which it is defined, and whether it is net, received less paid. Figures of
// unlike definitions do not add up unless that is asked for: see [Mix].
//
// Definitions compare with ==. The zero value is not stated.
type Definition struct {
	Measure  Measure `json:"measure,omitzero"`
	Standard string  `json:"standard,omitempty"` // "BPM6"; "" where the source does not say
	IsNet    bool    `json:"net,omitzero"`       // received less paid: may be negative
}

// IsZero reports whether nothing is stated.
func (d Definition) IsZero() bool { return d == Definition{} }

// String returns "net world-bank-personal, BPM6".
func (d Definition) String() string {
	s := d.Measure.String()
	if d.IsNet {
		s = strings.TrimSpace("net " + s)
	}
	if d.Standard != "" {
		s = strings.TrimPrefix(s+", "+d.Standard, ", ")
	}
	return s
}

func (d Definition) compare(e Definition) int {
	net := func(b bool) int {
		if b {
			return 1
		}
		return 0
	}
	return cmp.Or(
		cmp.Compare(d.Measure, e.Measure), strings.Compare(d.Standard, e.Standard), cmp.Compare(net(d.IsNet), net(e.IsNet)),
	)
}

// UnmarshalJSON reads a definition strictly, as [check.DecodeJSON] does.
func (d *Definition) UnmarshalJSON(data []byte) error {
	type plain Definition
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("remittance: definition: %w", err)
	}
	*d = Definition(in)
	return nil
}

// Components are the items of the balance of payments of which remittances are
// made, all in one currency and in one direction. An amount that is not stated
// (the zero [money.Amount]) is not reported, and not 0: a measure that needs it
// then has no value.
type Components struct {
	PersonalTransfers       money.Amount `json:"personal_transfers,omitzero"`
	CompensationOfEmployees money.Amount `json:"compensation_of_employees,omitzero"` // gross
	TaxesAndContributions   money.Amount `json:"taxes_and_contributions,omitzero"`   // taxes and social contributions
	Travel                  money.Amount `json:"travel,omitzero"`                    // travel and transport
	CapitalTransfers        money.Amount `json:"capital_transfers,omitzero"`         // between households
	SocialBenefits          money.Amount `json:"social_benefits,omitzero"`
	ToInstitutions          money.Amount `json:"to_institutions,omitzero"` // current and capital, to non-profit institutions
}

// UnmarshalJSON reads components strictly, as [check.DecodeJSON] does.
func (c *Components) UnmarshalJSON(data []byte) error {
	type plain Components
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("remittance: components: %w", err)
	}
	*c = Components(in)
	return nil
}

// ErrNoFormula matches the error for a measure that is not made of components.
var ErrNoFormula = errors.New("remittance: no formula")

// Made is a measure computed from its components.
type Made struct {
	// Amount is the sum, exact. It is not stated where a component is missing.
	Amount money.Amount `json:"amount,omitzero"`
	// Absent says why there is no amount.
	Absent indicator.Absence `json:"absent,omitzero"`
	// Missing are the components that are not reported, by their JSON names.
	Missing []string `json:"missing,omitempty"`
}

// Total returns a measure made of the components, by the formula in [Measure].
// Where a component is not reported there is no amount, and Missing names it.
// The result may be negative, where deductions exceed what was earned.
//
// An error matches [ErrNoFormula] where the measure has no formula here, and
// is a [*money.MismatchError] where the currencies differ.
func (c Components) Total(m Measure) (Made, error) {
	type item struct {
		name   string
		amount money.Amount
		minus  bool
	}
	var items []item
	switch m {
	case PersonalTransfers:
		items = []item{{"personal_transfers", c.PersonalTransfers, false}}
	case WorldBankPersonal:
		items = []item{
			{"personal_transfers", c.PersonalTransfers, false},
			{"compensation_of_employees", c.CompensationOfEmployees, false},
		}
	case Personal, Total, TotalAndInstitutions:
		items = []item{
			{"personal_transfers", c.PersonalTransfers, false},
			{"compensation_of_employees", c.CompensationOfEmployees, false},
			{"taxes_and_contributions", c.TaxesAndContributions, true},
			{"travel", c.Travel, true},
			{"capital_transfers", c.CapitalTransfers, false},
		}
		if m >= Total {
			items = append(items, item{"social_benefits", c.SocialBenefits, false})
		}
		if m == TotalAndInstitutions {
			items = append(items, item{"to_institutions", c.ToInstitutions, false})
		}
	default:
		return Made{}, fmt.Errorf("%w: for %s: want remittances of the World Bank or of BPM6", ErrNoFormula, check.Quote(m.String()))
	}
	var made Made
	var sum money.Amount
	var err error
	for _, it := range items {
		if it.amount.IsZero() {
			made.Missing = append(made.Missing, it.name)
			continue
		}
		if it.minus {
			it.amount = it.amount.Neg()
		}
		if sum, err = sum.Add(it.amount); err != nil {
			return Made{}, fmt.Errorf("remittance: %s: %w", it.name, err)
		}
	}
	if len(made.Missing) > 0 {
		made.Absent = indicator.NotReported
		return made, nil
	}
	made.Amount = sum
	return made, nil
}
