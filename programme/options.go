package programme

import (
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

// Options are what a check may ask of its caller. The zero value asks nothing:
// no day is today, no register is looked up, and no rule is raised or silenced.
type Options struct {
	// AsOf is the day of the check. Where it is not stated nothing is found to
	// lie in the future, or to differ from what a status says.
	AsOf period.Date
	// Profile raises and silences rules.
	Profile Profile
	// Known are the registers that can be asked.
	Known Registers
}

// Registers are what the caller knows and a record does not. A function that is
// nil, or that answers [check.CannotTell], is no ground for a finding.
type Registers struct {
	// Identifier answers whether an identifier is registered as it is: by the
	// International Aid Transparency Initiative one that has been in use may
	// break the rules for new ones.
	Identifier func(indicator.Code) check.Verdict
	// Agency answers whether a prefix of organisations' identifiers is that of a
	// registration agency: "XM-DAC", "GB-COH".
	Agency func(prefix string) check.Verdict
	// Programme answers whether there is a programme with this ID somewhere.
	Programme func(id string) check.Verdict
	// Vocabularies are lists of codes that classifications are looked up in. A
	// vocabulary that is not among them is open.
	Vocabularies []Vocabulary
}

// registered answers whether an identifier is in a register.
func (r Registers) registered(c indicator.Code) check.Verdict {
	if r.Identifier == nil {
		return check.CannotTell
	}
	return r.Identifier(c)
}

// vocabulary returns the list of a name, nil where there is none.
func (r Registers) vocabulary(name string) *Vocabulary {
	for i := range r.Vocabularies {
		if name != "" && r.Vocabularies[i].Name == name {
			return &r.Vocabularies[i]
		}
	}
	return nil
}
