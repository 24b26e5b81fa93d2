package programme

import "iom.int/migdev/indicator/check"

// Rule is one of the rules that programmes are checked by.
type Rule struct {
	Code     string         // of its findings
	Severity check.Severity // where no profile has another; the gravest, where it has several
	// Asked says that the rule is silent until a [Profile] names it, since what
	// it asks for is not wrong to leave out.
	Asked bool
	// Standard are the identifiers of the same rule in the rulesets of the
	// International Aid Transparency Initiative.
	Standard []string
	Finds    string // what it finds
}

// Rules returns the rules of [Programme.CheckWith] and of [CheckTogether], in the
// order of their codes. Codes of other packages are documented there.
//
// Of the rulesets of the International Aid Transparency Initiative some rules
// cannot be broken in a [Programme], since its types hold nothing that would: a
// period whose end lies before its start (8.6.1, 8.6.3), an amount without a
// currency (7.8.1, 7.8.2), a text without a language (4.1.1, 4.5.1). Values of
// indicators are looked at by [indicator.Observation.Check]: that one is a number
// (8.8.2, 8.9.2, 8.10.2) is its indicator.observation-value.
func Rules() []Rule {
	e, w, n := check.Error, check.Warning, check.Note
	return []Rule{
		{"programme.agency-prefix", w, false, []string{"1.14.8", "1.18.8"}, "an organisation's identifier that begins with no registration agency"},
		{"programme.agent", w, true, nil, "a joint programme without a convening, managing or administrative agent"},
		{"programme.aid-type-dac", w, false, []string{"107.1.1"}, "an aid type without one of the Development Assistance Committee's"},
		{"programme.aid-type-twice", w, false, []string{"107.1.2"}, "two aid types of one vocabulary"},
		{"programme.amount", w, false, nil, "a contribution or share without an amount"},
		{"programme.budget-rounding", n, false, nil, "contributions that make the total within what is stated, but not exactly"},
		{"programme.budget-sum", e, false, nil, "contributions that contradict the total"},
		{"programme.classification-nearly", n, false, nil, "parts of one vocabulary that make 100 percent when their sum is rounded to four decimal places"},
		{"programme.classification-percent", e, false, []string{"2.1.1"}, "one of several parts of a vocabulary without a percentage"},
		{"programme.classification-range", e, false, []string{"12.3.1"}, "a part that cannot lie between 0 and 100 percent"},
		{"programme.classification-rounding", n, false, nil, "parts of one vocabulary that make 100 percent within their rounding alone"},
		{"programme.classification-sum", e, false, []string{"2.1.2", "2.1.4"}, "parts of one vocabulary that cannot make 100 percent"},
		{"programme.classification-twice", w, false, nil, "a code that the programme is put under twice"},
		{"programme.classification-unshared", e, true, []string{"2.1.1"}, "several sectors of one vocabulary, none with a percentage"},
		{"programme.code-twice", e, false, nil, "two parts of the record with one code"},
		{"programme.code-unlisted", e, false, []string{"9"}, "a code that is not in its vocabulary, or withdrawn from it"},
		{"programme.component-dates", w, false, nil, "a component whose dates lie outside its parent's"},
		{"programme.currency", w, false, nil, "amounts in a currency other than the total's"},
		{"programme.cycle", e, false, nil, "a programme that is its own parent or predecessor, over others"},
		{"programme.dates-future", e, false, []string{"11.1.4", "11.1.5"}, "a start or an end that is said to have come and lies in the future"},
		{"programme.dates-order", e, false, []string{"11.1.2", "11.1.3"}, "an end before its start"},
		{"programme.dates-outside", w, false, nil, "a part of the programme whose dates lie outside its own"},
		{"programme.dates-span", w, false, nil, "planned and actual dates that contradict the span"},
		{"programme.description", e, true, []string{"4.4.1"}, "no description"},
		{"programme.document-unknown", e, false, nil, "an influence on a document that is not there"},
		{"programme.donor-missing", e, true, nil, "no organisation that gives money"},
		{"programme.duration", w, false, nil, "a stated duration that does not fit the dates"},
		{"programme.end", e, false, nil, "an end beside the statement that none is planned"},
		{"programme.id-missing", w, false, nil, "a programme among several without an ID"},
		{"programme.id-twice", e, false, []string{"1.1.2"}, "two programmes with one ID or identifier"},
		{"programme.identifier", w, false, []string{"1.1.1", "1.3.1", "1.4.1", "1.5.1", "1.6.1", "1.7.1", "1.8.1", "1.9.1", "1.10.1", "1.11.1", "1.12.1", "1.14.1", "1.15.1", "1.16.1", "1.17.1", "1.18.1"}, "an identifier that is no code, as one with blanks around it"},
		{"programme.identifier-characters", w, false, []string{"1.3.13", "1.8.13", "1.10.13", "1.11.13", "1.12.13", "1.14.13", "1.15.13", "1.18.13"}, "an identifier with one of / & | ? in it that is not registered"},
		{"programme.identifier-prefix", w, false, []string{"1.1.21"}, "an identifier of an activity that does not begin with its reporter's"},
		{"programme.identifier-reporter", e, false, []string{"1.1.3"}, "an identifier of an activity that is its reporter's own"},
		{"programme.identifier-twice", e, false, nil, "one identifier for two organisations, or twice"},
		{"programme.indicator-missing", w, true, nil, "an outcome or output that no indicator measures"},
		{"programme.indicator-unknown", w, false, nil, "an indicator that the framework does not name"},
		{"programme.list-size", e, false, nil, "more listed than declared; a note where fewer are"},
		{"programme.marker-significance", e, false, []string{"6.14.1"}, "a marker of the Development Assistance Committee without a significance"},
		{"programme.objective-cycle", e, false, nil, "an objective that serves itself, over others"},
		{"programme.observation-outside", n, false, nil, "a value reached in a period outside the programme's"},
		{"programme.observation-value", e, false, []string{"8.8.1", "8.9.1", "8.10.1"}, "a baseline, target or actual value that is not stated, with no reason"},
		{"programme.organisation-code", e, false, nil, "an organisation without a code"},
		{"programme.organisation-cycle", e, false, nil, "an organisation that is a part of itself, over others"},
		{"programme.organisation-name", w, false, []string{"6.8.1", "6.9.1", "6.9.2", "6.10.1"}, "an organisation without name, acronym and identifier"},
		{"programme.organisation-role", w, false, nil, "an organisation without a role"},
		{"programme.organisation-role-missing", e, false, nil, "money from an organisation that is no donor"},
		{"programme.organisation-twice", e, false, nil, "two organisations with one code"},
		{"programme.organisation-unknown", e, false, nil, "a code that no organisation has"},
		{"programme.orphan", e, false, nil, "a component whose parent is not there"},
		{"programme.outcome-title", e, false, nil, "an outcome without a title"},
		{"programme.output-lead", e, true, nil, "an output that no organisation leads"},
		{"programme.own-code-title", e, false, []string{"2.2.1", "6.13.1"}, "a code of the reporter's own list without a title"},
		{"programme.parents", w, false, nil, "a programme with several parents"},
		{"programme.participating", e, true, nil, "a joint programme with fewer than two participating United Nations organisations"},
		{"programme.parts-sum", e, false, nil, "parts that cannot make their figure"},
		{"programme.place-missing", e, true, []string{"3.7.1"}, "no country, group of countries or area"},
		{"programme.place-nearly", n, false, nil, "places that make 100 percent when their sum is rounded to four decimal places"},
		{"programme.place-percent", e, false, []string{"3.1.1", "3.4.1"}, "one of several places without a percentage"},
		{"programme.place-range", e, false, []string{"12.1.1"}, "a part that cannot lie between 0 and 100 percent"},
		{"programme.place-rounding", n, false, nil, "places that make 100 percent within their rounding alone"},
		{"programme.place-sum", e, false, []string{"3.1.2", "3.1.4", "3.4.2", "3.4.4"}, "places that cannot make 100 percent"},
		{"programme.place-unshared", e, true, []string{"3.1.1"}, "several countries, none with a percentage"},
		{"programme.reference-twice", e, false, []string{"8.11.1"}, "a reference on an outcome or output and on its indicator"},
		{"programme.reference-unknown", e, false, nil, "a code that nothing in the record has"},
		{"programme.relation-name", w, false, nil, "a relation that names no programme"},
		{"programme.relation-one-sided", n, false, nil, "a relation that the other programme does not state"},
		{"programme.relation-self", e, false, nil, "a relation of a programme to itself"},
		{"programme.relation-twice", w, false, nil, "a relation that is stated twice"},
		{"programme.relation-unknown", n, false, []string{"1000.0.6"}, "a relation to a programme that is not there"},
		{"programme.risks-missing", w, true, nil, "no risks"},
		{"programme.sector-beside-dac", w, false, []string{"102.1.1"}, "sectors of another list without those of the Development Assistance Committee"},
		{"programme.sector-missing", e, true, []string{"6.2.2"}, "no sector"},
		{"programme.share-base", n, false, nil, "a share that does not say of what"},
		{"programme.share-exceeds", e, false, nil, "shares of implementers above the total"},
		{"programme.span", w, false, nil, "no dates"},
		{"programme.start", e, true, []string{"6.11.1"}, "no start, planned or actual"},
		{"programme.status-dates", w, false, nil, "a recorded status that the dates contradict on the day of the check"},
		{"programme.succession-dates", w, false, nil, "a successor that starts before its predecessor"},
		{"programme.target-direction", w, false, nil, "a target on the wrong side of its baseline"},
		{"programme.text-title", e, false, nil, "an objective, output or activity without a title"},
		{"programme.title", e, false, []string{"4.3.1"}, "no title"},
		{"programme.total", w, false, nil, "contributions without a total"},
		{"programme.total-missing", w, true, nil, "no total"},
		{"programme.updated-future", e, false, []string{"11.1.1"}, "a record changed in the future"},
	}
}
