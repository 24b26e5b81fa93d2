package programme

import (
	"fmt"
	"slices"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
)

// Role is a part that an organisation plays in a programme. The zero value is
// not stated.
type Role uint8

// The roles.
const (
	NoRole                      Role = iota // not stated
	Donor                                   // gives money
	CoFunder                                // gives money beside a main donor
	SeedFunder                              // gives money to begin with
	ConveningAgent                          // calls the partners together and reports for them
	ManagingAgent                           // holds and manages pooled money
	AdministrativeAgent                     // receives pooled money and passes it on
	ParticipatingUNOrganisation             // implements a part of a joint programme
	LeadAgency                              // leads an outcome or an output
	ImplementingPartner                     // implements for or with another
	CooperationPartner                      // works along, without implementing
	GovernmentCounterpart                   // the government's side of the programme
	BeneficiaryInstitution                  // its capacity is strengthened
	Host                                    // houses a service
	CoChair                                 // chairs a body of the programme with another
	Author                                  // wrote a product
)

var roles = check.Enum[Role]{What: "programme: role", Names: []string{
	"", "donor", "co-funder", "seed-funder", "convening-agent", "managing-agent", "administrative-agent",
	"participating-un-organisation", "lead-agency", "implementing-partner", "cooperation-partner",
	"government-counterpart", "beneficiary-institution", "host", "co-chair", "author",
}}

// String returns the role in kebab-case, "" where it is not stated.
func (r Role) String() string { return roles.String(r) }

// MarshalText returns what String does.
func (r Role) MarshalText() ([]byte, error) { return roles.Marshal(r) }

// UnmarshalText reads what [Role.MarshalText] writes.
func (r *Role) UnmarshalText(text []byte) error { return roles.Unmarshal(r, text) }

// Funds reports whether the role is one of those that give money.
func (r Role) Funds() bool { return r == Donor || r == CoFunder || r == SeedFunder }

// Organisation takes part in a programme. It may stand for several that the
// source does not tell apart ("national institutions", "multiple donors").
type Organisation struct {
	Code    string       `json:"code"`              // by which the record names it: "iom"
	Name    lang.Text    `json:"name,omitzero"`     // in full, as the source writes it
	Short   string       `json:"short,omitempty"`   // acronym: "IOM"
	Aliases []lang.Text  `json:"aliases,omitempty"` // other names that the source has for it: "BPRM"
	Former  []FormerName `json:"former,omitempty"`
	Type    string       `json:"type,omitempty"` // in the source's words: "UN agency", "ministry", "fund"
	Roles   []Role       `json:"roles,omitempty"`

	Identifiers []Identifier   `json:"identifiers,omitempty"` // with their schemes, current and former
	Class       indicator.Code `json:"class,omitzero"`        // its type in a vocabulary: "iati-organisation-type:40"
	// Programme is the ID of the programme under which it has this one in its own
	// books.
	Programme string `json:"programme,omitempty"`
	Parent    string `json:"parent,omitempty"` // code of the organisation that it is a part of
	Level     string `json:"level,omitempty"`  // in the source's words: "global", "sub-regional", "mission"

	Seat     indicator.Place `json:"seat,omitzero"`
	Presence []Presence      `json:"presence,omitempty"`

	// Collective says that it stands for several that the source does not tell
	// apart; Count is how many, where it says so: "65 actors".
	Collective bool          `json:"collective,omitempty"`
	Count      figure.Figure `json:"count,omitzero"`
	Members    []string      `json:"members,omitempty"` // codes of those that are named

	Facts []Result `json:"facts,omitempty"` // what is stated of it: "175 member states"
}

// FormerName is a name that an organisation had.
type FormerName struct {
	Name  lang.Text   `json:"name"`
	Until period.Date `json:"until,omitzero"` // the last day of it
}

// Presence is where an organisation works, and since when.
type Presence struct {
	Place indicator.Place `json:"place"`
	Span  period.Span     `json:"span,omitzero"` // "1992/.."
	Name  lang.Text       `json:"name,omitzero"` // of its office there
}

// Has reports whether the organisation has the role.
func (o Organisation) Has(r Role) bool { return slices.Contains(o.Roles, r) }

// Funds reports whether the organisation gives money, in whatever role.
func (o Organisation) Funds() bool { return slices.ContainsFunc(o.Roles, Role.Funds) }

// String returns the acronym or, where there is none, the name, and failing
// both the code.
func (o Organisation) String() string {
	switch {
	case o.Short != "":
		return o.Short
	case !o.Name.IsZero():
		return o.Name.String()
	}
	return o.Code
}

// Check returns what is wrong with o, by these codes:
//
//   - programme.organisation-code (error): it has no code to name it by
//   - programme.organisation-name (warning): it has neither name nor acronym,
//     nor an identifier that others know it by
//   - programme.organisation-role (warning): nothing says which part it plays
func (o Organisation) Check() check.Findings { return o.check() }

func (o *Organisation) check() check.Findings {
	var fs check.Findings
	if o.Code == "" {
		fs = append(fs, check.Finding{
			Code: "programme.organisation-code", Severity: check.Error, Path: "code",
			Message: fmt.Sprintf("the organisation %s has no code to name it by", check.Quote(o.String())),
		})
	}
	if o.Name.IsZero() && o.Short == "" && len(o.Identifiers) == 0 {
		fs = append(fs, check.Finding{
			Code: "programme.organisation-name", Severity: check.Warning, Path: "name",
			Message: fmt.Sprintf("the organisation %s has neither name nor acronym", check.Quote(o.Code)),
		})
	}
	if len(o.Roles) == 0 {
		fs = append(fs, check.Finding{
			Code: "programme.organisation-role", Severity: check.Warning, Path: "roles",
			Message: fmt.Sprintf("nothing says which part %s plays", check.Quote(o.String())),
		})
	}
	return fs
}
