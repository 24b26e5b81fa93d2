package iati

import (
	"errors"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
)

// Rule is one rule of the checks.
type Rule struct {
	// Code is that of the standard's own rule, "7.5.3", or of one that no engine
	// has, "iati.budget-overlap".
	Code     string
	Severity check.Severity // the gravest, where it has several
	Official bool           // the official validator has it
	Finds    string         // what it finds
}

// Rules returns the rules that a check knows beside the schema, in the order of
// their numbers and behind these of their names. The rules 9.x for codes are one
// here, as "9": each place in a file has its own number, from 9.1.1 to 9.128.1.
// What the official validator calls critical is an error, and an advisory a
// note.
func Rules() []Rule { return slices.Clone(rules) }

// severityOf returns the severity of a rule.
func severityOf(code string) check.Severity {
	if s, ok := severities[code]; ok {
		return s
	}
	return check.Error // 9.x
}

// ErrorRule returns the rule of the standard that an error in reading a file
// breaks: "0.1.1" where it is not well-formed, "0.2.1" where it is of another
// kind, "0.6.1" where its version is not read; "" for other errors.
func ErrorRule(err error) string {
	switch {
	case errors.Is(err, ErrSyntax), errors.Is(err, ErrEncoding), errors.Is(err, ErrDoctype):
		return "0.1.1"
	case errors.Is(err, ErrRoot):
		return "0.2.1"
	case errors.Is(err, ErrVersion):
		return "0.6.1"
	}
	return ""
}

// OfficialRule returns the rule of the standard that a finding is of: its code,
// "0.3.1" for what departs from the schema, "" for what no engine finds.
func OfficialRule(f check.Finding) string {
	switch {
	case strings.HasPrefix(f.Code, "iati.schema-"):
		return "0.3.1"
	case strings.HasPrefix(f.Code, "iati."):
		return ""
	}
	return f.Code
}

var severities = func() map[string]check.Severity {
	m := make(map[string]check.Severity, len(rules))
	for _, r := range rules {
		m[r.Code] = r.Severity
	}
	return m
}()

var rules = []Rule{
	{"0.3.1", check.Error, true, "the file departs from the schema; such findings have the codes of CheckSchema, iati.schema-type and so on"},
	{"1.1.2", check.Error, true, "an identifier that two activities of a file have"},
	{"1.1.3", check.Error, true, "an identifier of an activity that is its reporter's own"},
	{"1.1.21", check.Warning, true, "an identifier of an activity that does not begin with its reporter's, present or past, and a hyphen"},
	{"1.3.1", check.Warning, true, "white space around the identifier of an activity"},
	{"1.3.13", check.Warning, true, "one of / & | ? in the identifier of an activity whose beginning is not registered"},
	{"1.4.1", check.Warning, true, "white space around the provider's activity"},
	{"1.5.1", check.Warning, true, "white space around the receiver's activity"},
	{"1.6.1", check.Warning, true, "white space around a former identifier of the activity"},
	{"1.7.1", check.Warning, true, "white space around a related activity"},
	{"1.8.1", check.Warning, true, "white space around the identifier of a participating organisation"},
	{"1.8.13", check.Warning, true, "one of / & | ? in the identifier of a participating organisation that is not registered"},
	{"1.9.1", check.Warning, true, "white space around the activity of a participating organisation"},
	{"1.10.1", check.Warning, true, "white space around the identifier of a provider"},
	{"1.10.13", check.Warning, true, "one of / & | ? in the identifier of a provider that is not registered"},
	{"1.11.1", check.Warning, true, "white space around the identifier of an owner"},
	{"1.11.13", check.Warning, true, "one of / & | ? in the identifier of an owner that is not registered"},
	{"1.12.1", check.Warning, true, "white space around the identifier of an organisation"},
	{"1.12.13", check.Warning, true, "one of / & | ? in the identifier of an organisation that is not registered"},
	{"1.14.1", check.Warning, true, "white space around the identifier of an activity's reporter"},
	{"1.14.8", check.Warning, true, "an activity's reporter whose identifier begins with no agency that registers organisations"},
	{"1.14.13", check.Warning, true, "one of / & | ? in the identifier of an activity's reporter that is not registered"},
	{"1.15.1", check.Warning, true, "white space around the identifier of a receiver"},
	{"1.15.13", check.Warning, true, "one of / & | ? in the identifier of a receiver that is not registered"},
	{"1.16.1", check.Warning, true, "white space around a former identifier of the reporter"},
	{"1.17.1", check.Warning, true, "white space around the identifier of a recipient organisation"},
	{"1.18.1", check.Warning, true, "white space around the identifier of an organisation's reporter"},
	{"1.18.8", check.Warning, true, "an organisation's reporter whose identifier begins with no agency that registers organisations"},
	{"1.18.13", check.Warning, true, "one of / & | ? in the identifier of an organisation's reporter that is not registered"},
	{"2.1.1", check.Error, true, "one of several sectors of a vocabulary without a percentage"},
	{"2.1.2", check.Error, true, "sectors of a vocabulary that do not make 100 percent"},
	{"2.1.4", check.Error, true, "the only sector of a vocabulary with a percentage other than 100"},
	{"2.2.1", check.Error, true, "a sector of an own list without a text"},
	{"3.1.1", check.Error, true, "one of several countries without a percentage"},
	{"3.1.2", check.Error, true, "countries that do not make 100 percent"},
	{"3.1.4", check.Error, true, "the only country with a percentage other than 100"},
	{"3.4.1", check.Error, true, "one of several regions, or countries beside them, without a percentage"},
	{"3.4.2", check.Error, true, "countries and regions of a vocabulary that do not make 100 percent"},
	{"3.4.4", check.Error, true, "the only region with a percentage other than 100"},
	{"3.6.2", check.Error, true, "places of the activity and of a transaction"},
	{"3.7.1", check.Error, true, "no place, of the activity or of a transaction; the official validator never finds it"},
	{"3.7.2", check.Error, true, "a transaction without a place where others have one"},
	{"4.1.1", check.Error, true, "a text of an activity without a language"},
	{"4.3.1", check.Error, true, "an empty title"},
	{"4.4.1", check.Error, true, "an empty description"},
	{"4.5.1", check.Error, true, "a text of an organisation without a language"},
	{"6.2.2", check.Error, true, "no sector, of the activity or of a transaction"},
	{"6.6.2", check.Error, true, "sectors of the activity and of a transaction"},
	{"6.7.2", check.Error, true, "a transaction without a sector where others have one"},
	{"6.8.1", check.Error, true, "an owner with neither identifier nor name"},
	{"6.9.1", check.Error, true, "a provider with neither identifier nor name"},
	{"6.9.2", check.Error, true, "a receiver with neither identifier nor name"},
	{"6.10.1", check.Error, true, "a participating organisation with neither identifier nor name"},
	{"6.11.1", check.Error, true, "neither a planned nor an actual start"},
	{"6.13.1", check.Error, true, "a policy marker of an own list without a text"},
	{"6.14.1", check.Error, true, "a policy marker of the OECD DAC without a significance"},
	{"7.5.3", check.Error, true, "a budget whose dates are more than 365 days apart"},
	{"7.8.1", check.Error, true, "an amount of an activity without a currency"},
	{"7.8.2", check.Error, true, "an amount of an organisation without a currency"},
	{"7.9.1", check.Warning, true, "one of several budget items without a percentage"},
	{"7.9.2", check.Warning, true, "budget items that do not make 100 percent"},
	{"7.9.4", check.Warning, true, "the only budget item with a percentage other than 100"},
	{"8.6.1", check.Error, true, "a period of an indicator that ends before it starts"},
	{"8.6.3", check.Error, true, "a period of money that ends before it starts"},
	{"8.8.1", check.Error, true, "a baseline without a value"},
	{"8.8.2", check.Warning, true, "a baseline that is no number"},
	{"8.8.3", check.Warning, true, "a baseline with a value, of a qualitative indicator"},
	{"8.9.1", check.Error, true, "a target without a value"},
	{"8.9.2", check.Warning, true, "a target that is no number"},
	{"8.9.3", check.Warning, true, "a target with a value, of a qualitative indicator"},
	{"8.10.1", check.Error, true, "an actual without a value"},
	{"8.10.2", check.Warning, true, "an actual that is no number"},
	{"8.10.3", check.Warning, true, "an actual with a value, of a qualitative indicator"},
	{"8.11.1", check.Error, true, "references of an indicator and of its result"},
	{"9", check.Error, true, "a code that is not in its list"},
	{"11.1.1", check.Error, true, "an activity that was last updated in the future"},
	{"11.1.2", check.Error, true, "a planned end before the planned start"},
	{"11.1.3", check.Error, true, "an actual end before the actual start"},
	{"11.1.4", check.Error, true, "an actual start in the future"},
	{"11.1.5", check.Error, true, "an actual end in the future"},
	{"11.2.1", check.Error, true, "a transaction in the future"},
	{"11.2.2", check.Error, true, "the value date of a transaction in the future"},
	{"11.3.1", check.Error, true, "the value date of a budget line outside the period of the budget for a country"},
	{"11.4.1", check.Error, true, "an organisation that was last updated in the future"},
	{"12.1.1", check.Error, true, "the percentage of a country or region that is not between 0 and 100"},
	{"12.1.2", check.Error, true, "the same below 0, in files of version 2.01 and 2.02"},
	{"12.2.1", check.Error, true, "the percentage of a budget item or of capital spend that is not between 0 and 100"},
	{"12.2.2", check.Error, true, "the same below 0, in files of version 2.01 and 2.02"},
	{"12.3.1", check.Error, true, "the percentage of a sector that is not between 0 and 100"},
	{"12.3.2", check.Error, true, "the same below 0, in files of version 2.01 and 2.02"},
	{"102.1.1", check.Warning, true, "sectors of other vocabularies without one of the OECD DAC"},
	{"107.1.1", check.Warning, true, "default types of aid of other vocabularies without one of the OECD DAC"},
	{"107.1.2", check.Warning, true, "two default types of aid of one vocabulary"},
	{"107.2.1", check.Warning, true, "types of aid of a transaction without one of the OECD DAC"},
	{"107.2.2", check.Warning, true, "two types of aid of a transaction of one vocabulary"},
	{"1000.0.1", check.Note, true, "the activity of a participating organisation, which is in neither the file nor a register"},
	{"1000.0.2", check.Note, true, "the provider's activity of a planned disbursement, which is in neither"},
	{"1000.0.3", check.Note, true, "the receiver's activity of a planned disbursement, which is in neither"},
	{"1000.0.4", check.Note, true, "the provider's activity of a transaction, which is in neither"},
	{"1000.0.5", check.Note, true, "the receiver's activity of a transaction, which is in neither"},
	{"1000.0.6", check.Note, true, "a related activity, which is in neither"},
	{"iati.budget-currency", check.Note, false, "a revised budget in another currency than its original"},
	{"iati.budget-duplicate", check.Error, false, "two budgets of one type, or for one recipient, for one period"},
	{"iati.budget-negative", check.Error, false, "a budget below zero"},
	{"iati.budget-not-provided", check.Error, false, "a reason for having no budget, beside a budget"},
	{"iati.budget-overlap", check.Error, false, "budgets of one type, or for one recipient, whose periods overlap; a warning where they share their last and first day"},
	{"iati.budget-revised", check.Note, false, "a revised budget without an original"},
	{"iati.budget-split", check.Error, false, "a revised budget for another period than the original that it overlaps"},
	{"iati.code-unlisted", check.Error, false, "a code that is not in its list, where the standard has no rule of that number"},
	{"iati.code-withdrawn", check.Warning, false, "a code that was withdrawn from its list"},
	{"iati.date-early", check.Warning, false, "a date before 1900"},
	{"iati.date-twice", check.Warning, false, "two dates of an activity of one type"},
	{"iati.dates-mixed", check.Warning, false, "an actual end before the planned start, or a planned end before the actual start"},
	{"iati.dates-status", check.Warning, false, "an actual start or end of an activity whose status is before it"},
	{"iati.dimension-sum", check.Warning, false, "parts that make more than their total; a note where they make less"},
	{"iati.hierarchy-budgets", check.Warning, false, "budgets of an activity and of its child, which are counted twice when added"},
	{"iati.hierarchy-dates", check.Warning, false, "a child whose dates lie outside its parent's"},
	{"iati.hierarchy-level", check.Warning, false, "a child that is on no lower level than its parent"},
	{"iati.hierarchy-spending", check.Warning, false, "commitments, disbursements or expenditure of an activity and of its child; what is passed on to another activity is left out"},
	{"iati.period-outside", check.Warning, false, "a period of a budget, planned disbursement or indicator outside the dates of the activity; a note where a part of it is inside"},
	{"iati.reference-twice", check.Warning, false, "two references of an indicator to one vocabulary"},
	{"iati.relation-cycle", check.Error, false, "an activity that is its own parent, over others"},
	{"iati.relation-reciprocal", check.Warning, false, "a relation to an activity of the file that does not state it too"},
	{"iati.relation-self", check.Error, false, "an activity that is related to itself"},
	{"iati.role-missing", check.Warning, false, "no participating organisation with one of the four roles"},
	{"iati.sector-twice", check.Error, false, "two sectors of a transaction of one vocabulary"},
	{"iati.target-direction", check.Warning, false, "a target on the wrong side of the baseline"},
	{"iati.value-range", check.Note, false, "a percentage that is not between 0 and 100"},
	{"iati.value-twice", check.Warning, false, "two values for the same part, place and period"},
}
