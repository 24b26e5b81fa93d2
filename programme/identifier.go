package programme

import (
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/period"
)

// Schemes of identifiers that the checks know.
const (
	IATIActivity     = "iati"     // of activities, by the International Aid Transparency Initiative
	IATIOrganisation = "iati-org" // of organisations, by the same
)

// Identifier is by what others know a programme or an organisation: a code with
// the scheme that it belongs to as its vocabulary.
type Identifier struct {
	Code   indicator.Code `json:"code"`             // "iati:XM-DAC-47066-DP.1234"
	Former bool           `json:"former,omitempty"` // it is not in use any more
	Span   period.Span    `json:"span,omitzero"`    // when it was
	Owner  string         `json:"owner,omitempty"`  // code of the organisation that gave it
}

// IATIIdentifier splits the identifier of an activity into that of the
// organisation whose activity it is and the rest, by the rule of the
// International Aid Transparency Initiative: the organisation's identifier, a
// hyphen, and what the organisation chooses. ok is false where it does not begin
// so; the rest is then the whole.
func IATIIdentifier(activity, organisation string) (rest string, ok bool) {
	rest, ok = strings.CutPrefix(activity, organisation)
	if ok && organisation != "" && len(rest) > 1 && rest[0] == '-' {
		return rest[1:], true
	}
	return activity, false
}
