package iati

import (
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/programme"
)

// vocabularyURI is put before the name of a vocabulary that the standard does
// not number.
const vocabularyURI = Namespace + "/vocabulary/"

// Vocabularies whose codes the mapping reads and writes as they are.
const (
	organisationTypes = "iati-organisation-type"
	budgetNotProvided = "iati-budget-not-provided"
)

// codeList is what the vocabularies of one kind of element are called in the model,
// by their number in the standard.
type codeList struct {
	kind    string // "sector": a number without a name is "iati-sector-3"
	names   map[string]string
	byOwner bool // 99 takes any other, with its address
}

var (
	sectorList = codeList{"sector", map[string]string{
		DefaultVocabulary: programme.DACSectors, SectorsDAC3: programme.DACCategories, SectorsSDGGoals: programme.SDGs,
		SectorsSDGTargets: programme.SDGs, OwnVocabulary: programme.OwnList, OwnVocabulary2: programme.OwnList2,
	}, true}
	tagList = codeList{"tag", map[string]string{
		TagsSDGGoals: programme.SDGs, TagsSDGTargets: programme.SDGs, OwnVocabulary: programme.OwnList,
	}, true}
	markerList = codeList{"marker", map[string]string{DefaultVocabulary: programme.DACMarkers, OwnVocabulary: programme.OwnList}, true}
	regionList = codeList{"region", map[string]string{DefaultVocabulary: programme.DACRegions, OwnVocabulary: programme.OwnList}, true}
	aidList    = codeList{"aid", map[string]string{DefaultVocabulary: programme.DACAidTypes}, false}
	itemList   = codeList{"budget-item", nil, false}
)

// code returns what a code of the standard is in the model.
func (l *codeList) code(vocabulary, uri, value string) indicator.Code {
	if vocabulary == "" {
		vocabulary = DefaultVocabulary
	}
	name, ok := l.names[vocabulary]
	if own, ours := strings.CutPrefix(uri, vocabularyURI); ours && l.byOwner && own != "" && strings.ToLower(own) == own {
		name = own
	} else if !ok {
		name = "iati-" + l.kind + "-" + strings.ToLower(vocabulary)
	}
	return indicator.Code{Vocabulary: name, Value: value}
}

// vocabulary returns what the standard calls the vocabulary of a code, with its
// address, and false where it has no place for it.
func (l *codeList) vocabulary(c indicator.Code) (number, uri string, ok bool) {
	switch {
	case c.Value == "" || c.Vocabulary == "":
		return "", "", false
	case c.Vocabulary == programme.SDGs && l.kind == "sector":
		return pick(strings.Contains(c.Value, "."), SectorsSDGTargets, SectorsSDGGoals), "", true
	case c.Vocabulary == programme.SDGs && l.kind == "tag":
		return pick(strings.Contains(c.Value, "."), TagsSDGTargets, TagsSDGGoals), "", true
	}
	for number, name := range l.names { // one name stands for one number but those above
		if name == c.Vocabulary {
			return number, "", true
		}
	}
	if number, ok := strings.CutPrefix(c.Vocabulary, "iati-"+l.kind+"-"); ok && number != "" {
		return strings.ToUpper(number), "", true
	}
	return OwnVocabulary, vocabularyURI + c.Vocabulary, l.byOwner
}

func pick[T any](first bool, a, b T) T {
	if first {
		return a
	}
	return b
}

// roleOf is the role of the standard that an organisation's role comes under, ""
// for those that it does not have.
func roleOf(r programme.Role) OrganisationRole {
	switch r {
	case programme.Donor, programme.CoFunder, programme.SeedFunder:
		return Funding
	case programme.LeadAgency, programme.ConveningAgent:
		return Accountable
	case programme.ManagingAgent, programme.AdministrativeAgent:
		return Extending
	case programme.ImplementingPartner, programme.ParticipatingUNOrganisation:
		return Implementing
	}
	return ""
}

// plainRole is what a role of the standard is read as, where nothing says more.
func plainRole(r OrganisationRole) programme.Role {
	switch r {
	case Funding:
		return programme.Donor
	case Accountable:
		return programme.LeadAgency
	case Extending:
		return programme.ManagingAgent
	case Implementing:
		return programme.ImplementingPartner
	}
	return programme.NoRole
}

func statusCode(s programme.Status) ActivityStatus {
	switch s {
	case programme.Planned:
		return Pipeline
	case programme.Running:
		return Implementation
	case programme.Completed:
		return Closed
	case programme.Cancelled:
		return Cancelled
	case programme.Suspended:
		return Suspended
	}
	return ""
}

func statusOf(s ActivityStatus) programme.Status {
	switch s {
	case Pipeline:
		return programme.Planned
	case Implementation:
		return programme.Running
	case Finalisation, Closed:
		return programme.Completed
	case Cancelled:
		return programme.Cancelled
	case Suspended:
		return programme.Suspended
	}
	return programme.NoStatus
}

func relationCode(k programme.RelationKind) RelatedActivityType {
	switch k {
	case programme.Parent:
		return Parent
	case programme.Component:
		return Child
	case programme.Sibling:
		return Sibling
	case programme.CoFunded:
		return CoFunded
	}
	return ""
}

func relationOf(t RelatedActivityType) programme.RelationKind {
	switch t {
	case Parent:
		return programme.Parent
	case Child:
		return programme.Component
	case Sibling:
		return programme.Sibling
	case CoFunded:
		return programme.CoFunded
	}
	return programme.NoRelation
}

// transactionCode is the type of transaction of an entry, "" for money that does
// not leave or enter the programme, and for what the standard does not have.
func transactionCode(e *programme.FundEntry) TransactionType {
	switch e.Kind {
	case programme.EntryPledge:
		return IncomingPledge
	case programme.EntryCommitment:
		return IncomingCommitment
	case programme.EntryReceipt:
		return IncomingFunds
	case programme.EntryObligation:
		return OutgoingCommitment
	case programme.EntryDisbursement:
		return Disbursement
	case programme.EntryExpenditure, programme.EntryAgentFee, programme.EntryDirectCost, programme.EntryBankCharge:
		return Expenditure
	case programme.EntryTransfer:
		if e.ToProgramme != "" {
			return Disbursement
		}
	}
	return ""
}

// plainEntry is what a transaction is read as, where nothing says more.
func plainEntry(t TransactionType) programme.EntryKind {
	switch t {
	case IncomingPledge:
		return programme.EntryPledge
	case IncomingCommitment:
		return programme.EntryCommitment
	case IncomingFunds:
		return programme.EntryReceipt
	case OutgoingCommitment:
		return programme.EntryObligation
	case Disbursement:
		return programme.EntryDisbursement
	case Expenditure:
		return programme.EntryExpenditure
	}
	return programme.NoEntry
}

// measureOf is how values of a scale are measured, and the scale that a measure
// is read as.
func measureOf(s indicator.Scale, unit string) IndicatorMeasure {
	switch s {
	case indicator.ShareScale:
		return Percentage
	case indicator.OrdinalScale, indicator.RankScale:
		return Ordinal
	case indicator.NominalScale, indicator.YesNoScale:
		return Nominal
	case indicator.TextScale:
		return Qualitative
	}
	return pick(unit == "%", Percentage, Unit)
}

func plainScale(m IndicatorMeasure) indicator.Scale {
	switch m {
	case Percentage:
		return indicator.ShareScale
	case Nominal:
		return indicator.NominalScale
	case Ordinal:
		return indicator.OrdinalScale
	case Qualitative:
		return indicator.TextScale
	}
	return indicator.NoScale
}

// plainValue returns the number that may stand for a figure by itself, since it
// is exact, or stated to the digits that it shows. Others ("over 1,700", "about
// 5", a range) stand for more than a number, and have none.
func plainValue(f figure.Figure) (string, bool) {
	if f.Hedge() != figure.Exact && f.Hedge() != figure.Rounded {
		return "", false
	}
	n, ok := f.Value()
	if !ok {
		return "", false
	}
	d, ok := n.Decimal()
	return d.String(), ok
}
