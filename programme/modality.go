package programme

import "iom.int/migdev/indicator/check"

// Modality is how the money of a joint programme is managed. The zero value is
// not stated.
type Modality uint8

// The modalities, as the guidance of the United Nations on joint programmes
// names them.
const (
	NoModality   Modality = iota // not stated
	Parallel                     // each organisation has its own money; nothing is passed on
	Consolidated                 // one managing agent spends for all, earlier called pooled
	PassThrough                  // an administrative agent receives the money and passes it on
	Mixed                        // several of these in one programme
)

var modalities = check.Enum[Modality]{What: "programme: modality", Names: []string{
	"", "parallel", "consolidated", "pass-through", "mixed",
}}

// String returns the modality in kebab-case, "" where it is not stated.
func (m Modality) String() string { return modalities.String(m) }

// MarshalText returns what String does.
func (m Modality) MarshalText() ([]byte, error) { return modalities.Marshal(m) }

// UnmarshalText reads what [Modality.MarshalText] writes.
func (m *Modality) UnmarshalText(text []byte) error { return modalities.Unmarshal(m, text) }

// AgentRoles returns the roles of which one has to be there under the modality:
// none where every organisation has its own money, or where nothing says.
func (m Modality) AgentRoles() []Role {
	switch m {
	case Consolidated:
		return []Role{ManagingAgent, ConveningAgent}
	case PassThrough:
		return []Role{AdministrativeAgent}
	}
	return nil
}

// passesOn reports whether money goes from an agent to organisations.
func (m Modality) passesOn() bool { return m == PassThrough || m == Mixed || m == NoModality }
