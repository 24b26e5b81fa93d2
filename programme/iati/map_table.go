package iati

import (
	"reflect"
	"strings"

	"iom.int/migdev/programme"
)

var programmeType = reflect.TypeFor[programme.Programme]()

// Correspondence says where a field of a programme stands in an activity.
type Correspondence struct {
	Field   string // by its JSON names, without indices: "finance.entries"
	Element string // with slashes, "@" before attributes, commas between several; "": none
	Note    string // what travels in Namespace, or how the two differ
}

// Correspondences returns the table of the mapping, in the order of the fields of
// a programme: every field of it and of its finance has an entry, some of their
// fields have one of their own. What has no element travels in [Namespace].
func Correspondences() []Correspondence { return append([]Correspondence(nil), correspondences...) }

var correspondences = []Correspondence{
	{"id", "iati-identifier", "behind the prefix of the publication, unless there is an identifier of the standard"},
	{"identifiers", "iati-identifier, other-identifier", "the first current one; the former ones and those of others"},
	{"title", "title", "the acronym or the ID stands in"},
	{"aliases", "", "an activity has one title"},
	{"short", "", "there is no element for acronyms"},
	{"description", "description", "type 1"},
	{"kind", "", "there is no element for what kind of programme it is"},
	{"status", "activity-status", "completed is closed; finalisation is read as completed"},
	{"status_records", "", "an activity has one status"},
	{"span", "activity-date", "to the day; planned or actual by the status and the day of the publication"},
	{"timeframe", "", "dates are days, not words"},
	{"no_planned_end", "", "an end that is not there says nothing"},
	{"duration", "", "there is no element for a duration beside the dates"},
	{"dates", "activity-date", "to the day"},
	{"phases", "", "there is no element for phases of one activity"},
	{"updated", "@last-updated-datetime", "a day"},
	{"relations", "related-activity", "parent, component, sibling and co-funded; there is no code for the others"},
	{"classifications", "sector, tag, policy-marker, default-aid-type, country-budget-items",
		"vocabularies without a number are 99 with an address; percentages that are one number"},
	{"countries", "recipient-country", "the two-letter codes of today"},
	{"declared_countries", "", "how many there are is not stated beside the list"},
	{"coverage", "recipient-country, recipient-region", "percentages that are one number; regions that have a code"},
	{"designations", "recipient-country/narrative", "of countries that are named; it is not read from there"},
	{"locations", "location", "areas that have a name; not how many there are"},
	{"organisations", "participating-org", "once for each of the four roles; those with other roles alone have no place"},
	{"organisations.roles", "participating-org/@role", "there are four roles"},
	{"organisations.identifiers", "participating-org/@ref", "one identifier"},
	{"organisations.class", "participating-org/@type", "types of the standard's list"},
	{"organisations.programme", "participating-org/@activity-id", ""},
	{"reporter", "reporting-org", "the publication, where it is another"},
	{"objectives", "description", "type 2; not their levels and order"},
	{"strategy", "", "there is no element for a strategy"},
	{"declared_outcomes", "", "how many there are is not stated beside the list"},
	{"outcomes", "result", "type 2, where it has an indicator; not what it belongs to"},
	{"outputs", "result", "type 1, where it has an indicator; not what it belongs to"},
	{"activities", "", "results have no activities"},
	{"events", "", "there is no element for events"},
	{"target_groups", "description", "type 3; not their size, and not those that are sensitive"},
	{"assumptions", "", "there is no element for assumptions"},
	{"risks", "", "there is no element for risks"},
	{"lists", "", "there is no element for lists"},
	{"total", "budget", "where there are no lines, it is one number, and the programme takes a year or less"},
	{"contributions", "", "a transaction needs a date, and a hedge has no place in one"},
	{"shares", "", "who implements how much has no element"},
	{"finance.modality", "", "there is no code for how money is managed"},
	{"finance.currency", "@default-currency", ""},
	{"finance.agent", "", "there is no role for an agent"},
	{"finance.agencies", "", "which organisations spend is not told apart"},
	{"finance.fees", "", "there is no element for the rates of indirect cost and of the agent"},
	{"finance.budget", "budget", "a budget for each period and type: what holds of all cells; not agency, category, outcome and output"},
	{"finance.no_budget", "@budget-not-provided", "reasons of the standard's list"},
	{"finance.entries", "transaction, planned-disbursement", "money into and out of the programme; not what it passes on within itself, nor interest"},
	{"finance.statement", "", "there is no element for a statement"},
	{"grants", "", "there is no element for calls, awards and instalments"},
	{"loans", "", "there is no element for loans that a programme gives to persons"},
	{"indicators", "result/indicator", "measure, direction and unit; not accrual, aggregation, numerator and denominator"},
	{"observations", "result/indicator/baseline, result/indicator/period/target, result/indicator/period/actual",
		"of the whole or of a dimension, in one number, code or text; not hedged ones, parts, or those of partners"},
	{"results", "", "a result of the standard needs an indicator"},
	{"documents", "document-link", "those with an address and a title; format and category are the publication's, without which there is no link"},
	{"notes", "description", "type 4"},
	{"source", "", "there is no element for the source of a record"},
}

// whyCarried returns the note for a field.
func whyCarried(fields string) string {
	why, length := "there is no element for it", 0
	for i := range correspondences {
		c := &correspondences[i]
		if rest, ok := strings.CutPrefix(fields, c.Field); ok && (rest == "" || rest[0] == '.') && len(c.Field) > length {
			why, length = c.Note, len(c.Field)
			switch {
			case c.Element == "":
			case c.Note == "" || rest != "":
				why = c.Element + " does not tell it"
			default:
				why = c.Element + ": " + c.Note
			}
		}
	}
	return why
}
