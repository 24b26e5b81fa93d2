package programme_test

import (
	"encoding"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/programme"
)

var (
	_ encoding.TextMarshaler   = programme.Kind(0)
	_ encoding.TextMarshaler   = programme.Status(0)
	_ encoding.TextMarshaler   = programme.Role(0)
	_ encoding.TextUnmarshaler = (*programme.Kind)(nil)
	_ encoding.TextUnmarshaler = (*programme.Status)(nil)
	_ encoding.TextUnmarshaler = (*programme.Role)(nil)
	_ map[programme.Kind]struct{}
	_ map[programme.Status]struct{}
	_ map[programme.Role]struct{}
)

func TestKindText(t *testing.T) {
	testTexts(t, "kind", map[programme.Kind]string{
		programme.NoKind: "", programme.JointProgramme: "joint-programme", programme.RegionalProgramme: "regional-programme",
		programme.Project: "project", programme.GrantScheme: "grant-scheme", programme.Pilot: "pilot", programme.Study: "study",
		programme.ServiceNetwork: "service-network", programme.CertificationSystem: "certification-system",
		programme.Campaign: "campaign", programme.Registry: "registry", programme.CountryChapter: "country-chapter",
		programme.LoanScheme: "loan-scheme", programme.Tool: "tool", programme.Method: "method", programme.Network: "network",
		programme.ConsultativeProcess: "consultative-process", programme.MobilityScheme: "mobility-scheme",
		programme.DataProduct: "data-product", programme.StrategicFramework: "strategic-framework",
	})
	testTexts(t, "kind of relation", map[programme.RelationKind]string{
		programme.NoRelation: "", programme.Parent: "parent", programme.Component: "component", programme.Predecessor: "predecessor",
		programme.Successor: "successor", programme.PilotFor: "pilot-for", programme.PilotedBy: "piloted-by", programme.Related: "related",
		programme.Sibling: "sibling", programme.CoFunded: "co-funded", programme.Applies: "applies", programme.AppliedBy: "applied-by",
	})
	testTexts(t, "kind of phase", map[programme.PhaseKind]string{
		programme.NoPhaseKind: "", programme.InceptionPhase: "inception", programme.PilotPhase: "pilot",
		programme.ExtensionPhase: "extension", programme.Continuation: "continuation",
	})
	testTexts(t, "kind of classification", map[programme.ClassificationKind]string{
		programme.NoClassification: "", programme.SectorClass: "sector", programme.ThemeClass: "theme", programme.TagClass: "tag",
		programme.MarkerClass: "marker", programme.ApproachClass: "approach", programme.AidTypeClass: "aid-type", programme.BudgetItemClass: "budget-item",
	})
	testTexts(t, "significance", map[programme.Significance]string{
		programme.NoSignificance: "", programme.NotTargeted: "not-targeted", programme.SignificantAim: "significant",
		programme.PrincipalAim: "principal", programme.PrincipalInProgramme: "principal-in-programme",
		programme.ExplicitPrimaryAim: "explicit-primary",
	})
	testTexts(t, "overlap", map[programme.Overlap]string{
		programme.NoOverlap: "", programme.Exclusive: "exclusive", programme.Overlapping: "overlapping",
	})
	testTexts(t, "reach", map[programme.Reach]string{
		programme.NoReach: "", programme.DirectReach: "direct", programme.IndirectReach: "indirect", programme.FinalReach: "final",
	})
	testTexts(t, "grade", map[programme.Grade]string{
		programme.NoGrade: "", programme.LowGrade: "low", programme.MediumGrade: "medium", programme.HighGrade: "high",
	})
	testTexts(t, "level", map[programme.Level]string{
		programme.AsItIs: "", programme.Off: "off", programme.AsNote: "note", programme.AsWarning: "warning", programme.AsError: "error",
	})
}

func TestStatusText(t *testing.T) {
	testTexts(t, "status", map[programme.Status]string{
		programme.NoStatus: "", programme.Planned: "planned", programme.Running: "running", programme.Completed: "completed",
		programme.Suspended: "suspended", programme.Cancelled: "cancelled",
	})
}

func TestRoleText(t *testing.T) {
	testTexts(t, "role", map[programme.Role]string{
		programme.NoRole: "", programme.Donor: "donor", programme.CoFunder: "co-funder", programme.SeedFunder: "seed-funder",
		programme.ConveningAgent: "convening-agent", programme.ManagingAgent: "managing-agent",
		programme.AdministrativeAgent: "administrative-agent", programme.ParticipatingUNOrganisation: "participating-un-organisation",
		programme.LeadAgency: "lead-agency", programme.ImplementingPartner: "implementing-partner",
		programme.CooperationPartner: "cooperation-partner", programme.GovernmentCounterpart: "government-counterpart",
		programme.BeneficiaryInstitution: "beneficiary-institution", programme.Host: "host", programme.CoChair: "co-chair",
		programme.Author: "author",
	})
}

// enum is what the enumerations have in common; P is *E.
type enum interface {
	~uint8
	comparable
	String() string
	MarshalText() ([]byte, error)
}

// testTexts tests the text forms of an enumeration, given all its values.
func testTexts[E enum, P interface {
	*E
	UnmarshalText([]byte) error
}](t *testing.T, what string, texts map[E]string) {
	for v, want := range texts {
		require.Equal(t, want, v.String())
		text, err := v.MarshalText()
		require.NoError(t, err)
		require.Equal(t, want, string(text))

		back := E(200)
		require.NoError(t, P(&back).UnmarshalText(text))
		require.Equal(t, v, back)

		data, err := json.Marshal(map[E]E{v: v})
		require.NoError(t, err)
		var read map[E]E
		require.NoError(t, check.DecodeJSON(data, &read))
		require.Equal(t, map[E]E{v: v}, read)
	}

	// There are no others.
	for n := len(texts); n < 256; n++ {
		_, err := E(n).MarshalText()
		require.ErrorContains(t, err, "programme: ")
		require.ErrorContains(t, err, "is no "+what)
		require.Contains(t, E(n).String(), what+"(")
		_, err = json.Marshal(E(n))
		require.Error(t, err)
	}

	for name, text := range map[string]string{
		"unknown": "mission", "another case": "Project", "blank": " donor", "underscore": "joint_programme",
		"number": "1", "Arabic digit": "١", "Devanagari digit": "१", "what String says": what + "(200)",
		"right-to-left": "\u202edonor", "left-to-right": "planned\u200e", "NUL": "pilot\x00", "invalid UTF-8": "host\xff",
		"4 kB": strings.Repeat("donor", 820), "million digits": strings.Repeat("9", 1e6), "exponent": "1e1000000000",
	} {
		v := E(1)
		err := P(&v).UnmarshalText([]byte(text))
		require.ErrorContains(t, err, "programme: "+check.Quote(text)+" is no "+what+": want ", name)
		require.ErrorContains(t, err, texts[1])
		require.Less(t, len(err.Error()), 700)
		require.Equal(t, E(1), v, "a failed reading changes nothing")
		require.Less(t, testing.AllocsPerRun(5, func() { _ = P(&v).UnmarshalText([]byte(text)) }), 30.0)
	}
}
