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

// inStandard pairs terms of the model with codes of the standard. Where several
// have one counterpart, the first is what it is read as.
type inStandard[M, S comparable] []struct {
	model    M
	standard S
}

// code returns the code of a term, the zero value where the standard has none.
func (p inStandard[M, S]) code(term M) (code S) {
	for _, pair := range p {
		if pair.model == term {
			return pair.standard
		}
	}
	return code
}

// term returns what a code is read as where nothing says more, the zero value
// where the model has nothing for it.
func (p inStandard[M, S]) term(code S) (term M) {
	for _, pair := range p {
		if pair.standard == code {
			return pair.model
		}
	}
	return term
}

var (
	roles = inStandard[programme.Role, OrganisationRole]{
		{programme.Donor, Funding}, {programme.CoFunder, Funding}, {programme.SeedFunder, Funding},
		{programme.LeadAgency, Accountable}, {programme.ConveningAgent, Accountable},
		{programme.ManagingAgent, Extending}, {programme.AdministrativeAgent, Extending},
		{programme.ImplementingPartner, Implementing}, {programme.ParticipatingUNOrganisation, Implementing},
	}
	statuses = inStandard[programme.Status, ActivityStatus]{
		{programme.Planned, Pipeline}, {programme.Running, Implementation},
		{programme.Completed, Closed}, {programme.Completed, Finalisation},
		{programme.Cancelled, Cancelled}, {programme.Suspended, Suspended},
	}
	relations = inStandard[programme.RelationKind, RelatedActivityType]{
		{programme.Parent, Parent}, {programme.Component, Child}, {programme.Sibling, Sibling}, {programme.CoFunded, CoFunded},
	}
	entries = inStandard[programme.EntryKind, TransactionType]{
		{programme.EntryPledge, IncomingPledge}, {programme.EntryCommitment, IncomingCommitment}, {programme.EntryReceipt, IncomingFunds},
		{programme.EntryObligation, OutgoingCommitment}, {programme.EntryDisbursement, Disbursement},
		{programme.EntryExpenditure, Expenditure}, {programme.EntryAgentFee, Expenditure},
		{programme.EntryDirectCost, Expenditure}, {programme.EntryBankCharge, Expenditure},
	}
	scales = inStandard[indicator.Scale, IndicatorMeasure]{
		{indicator.ShareScale, Percentage}, {indicator.OrdinalScale, Ordinal}, {indicator.RankScale, Ordinal},
		{indicator.NominalScale, Nominal}, {indicator.YesNoScale, Nominal}, {indicator.TextScale, Qualitative},
	}
)

// transactionCode is the type of transaction of an entry, "" for money that does
// not leave or enter the programme, and for what the standard does not have.
func transactionCode(e *programme.FundEntry) TransactionType {
	if e.Kind == programme.EntryTransfer && e.ToProgramme != "" {
		return Disbursement
	}
	return entries.code(e.Kind)
}

// measureOf is how values of a scale are measured.
func measureOf(s indicator.Scale, unit string) IndicatorMeasure {
	if m := scales.code(s); m != "" {
		return m
	}
	return pick(unit == "%", Percentage, Unit)
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
