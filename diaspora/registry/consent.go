package registry

import (
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

// Purpose is what a register uses the data of a person for, as a code of the
// register's own: consent is given to a purpose that is specified, and to no
// other.
type Purpose string

// Purposes that registers have in common.
const (
	ForMatching   Purpose = "matching"   // skills to gaps
	ForContact    Purpose = "contact"    // news and invitations
	ForStatistics Purpose = "statistics" // policy making and publications
)

// Consent is a consent to the use of personal data for one purpose. A consent
// without the day on which it was given cannot be told to hold.
//
// The fields follow principles 2 (specified purpose), 4 (consent), 5 (transfer to
// third parties) and 9 (retention) of the IOM Data Protection Manual. Only the
// test whether data may be used is here, no system that manages consents.
type Consent struct {
	Purpose Purpose     `json:"purpose"`
	Given   period.Date `json:"given,omitzero"`
	// Expires is the last day of use. Not stated, the consent does not end by
	// itself.
	Expires period.Date `json:"expires,omitzero"`
	// Withdrawn is the first day without consent. A withdrawal ends every consent
	// to the purpose that was given up to that day.
	Withdrawn period.Date `json:"withdrawn,omitzero"`
	// Recipients are the third parties to whom the data may be passed on for the
	// purpose. Without any they stay with the register.
	Recipients []string `json:"recipients,omitempty"`
}

// UsableFor tells whether the data of the person may be used for a purpose on a
// day: whether there is a consent to it that was given by then and has neither
// expired nor been withdrawn, and the record is not kept longer than allowed. It
// is not met where there is no consent, and cannot tell where dates are not
// stated, or too coarse. Only a verdict of met allows the use.
func (p Person) UsableFor(purpose Purpose, on period.Date) check.Verdict {
	return p.usable(purpose, "", on)
}

// TransferableTo tells whether the data of the person may be passed on to a third
// party for a purpose on a day: whether they are usable for it, by a consent that
// names the recipient.
func (p Person) TransferableTo(recipient string, purpose Purpose, on period.Date) check.Verdict {
	if recipient == "" {
		return check.NotMet
	}
	return p.usable(purpose, recipient, on)
}

// usable answers for the register itself where recipient is "".
func (p Person) usable(purpose Purpose, recipient string, on period.Date) check.Verdict {
	d := p.said()
	if purpose == "" {
		return check.NotMet
	}
	some := check.NotMet
	for i := range d.Consents {
		c := &d.Consents[i]
		if c.Purpose == purpose && (recipient == "" || contains(c.Recipients, recipient)) {
			some = some.Or(c.holds(d.Consents, on))
		}
	}
	return some.And(keptUntil(d.RetainUntil, on))
}

func contains(list []string, s string) bool {
	for _, e := range list {
		if e == s {
			return true
		}
	}
	return false
}

// holds tells whether the consent, one of all, holds on a day.
func (c *Consent) holds(all []Consent, on period.Date) check.Verdict {
	v := on.Before(c.Given).Not().And(keptUntil(c.Expires, on))
	for i := range all {
		w := &all[i]
		if w.Purpose != c.Purpose || w.Withdrawn.IsZero() {
			continue
		}
		// The withdrawal lies ahead, or the consent was given after it.
		v = v.And(on.Before(w.Withdrawn).Or(w.Withdrawn.Before(c.Given)))
	}
	return v
}

// keptUntil tells whether a day is not after the last one; there is none where
// last is not stated.
func keptUntil(last, on period.Date) check.Verdict {
	if last.IsZero() {
		return check.Met
	}
	return last.Before(on).Not()
}
