// # Programmes
//
// [FromProgramme] maps a [programme.Programme] to an [Activity], and
// [ToProgramme] back. A programme is one activity; a component is a programme of
// its own, and stands one level below ([FromProgrammes]). Budgets and
// transactions stand at the programme as a whole, and what agencies pass on among
// themselves is no transaction, so that nothing is counted twice.
//
// A reader of the standard alone is not misled: an element holds what the
// programme states, in the sense that the standard gives the element, or it is
// not written. A hedged figure ("over 1,700", "up to 15,000", "about 5", a range)
// is no value of the standard; an exact one is, and one that is rounded to its
// digits ("8 million"), which is reported. Shares, dates and identifiers are
// never made up: what stands in for what the standard requires is the caller's
// ([Publication]), marked, and reported.
//
// Both directions return what has no place on the other side as findings with a
// path. Where fields of a programme stand, with "-" for those that travel in the
// namespace alone ([Correspondences] says why):
//
//	id                       iati-identifier
//	identifiers              iati-identifier, other-identifier
//	title                    title
//	aliases                  -
//	short                    -
//	description              description
//	kind                     -
//	status                   activity-status
//	status_records           -
//	span                     activity-date
//	timeframe                -
//	no_planned_end           -
//	duration                 -
//	dates                    activity-date
//	phases                   -
//	updated                  @last-updated-datetime
//	relations                related-activity
//	classifications          sector, tag, policy-marker, default-aid-type, country-budget-items
//	countries                recipient-country
//	declared_countries       -
//	coverage                 recipient-country, recipient-region
//	designations             recipient-country/narrative
//	locations                location
//	organisations            participating-org
//	organisations.roles      participating-org/@role
//	organisations.identifiers participating-org/@ref
//	organisations.class      participating-org/@type
//	organisations.programme  participating-org/@activity-id
//	reporter                 reporting-org
//	objectives               description
//	strategy                 -
//	declared_outcomes        -
//	outcomes                 result
//	outputs                  result
//	activities               -
//	events                   -
//	target_groups            description
//	assumptions              -
//	risks                    -
//	lists                    -
//	total                    budget
//	contributions            -
//	shares                   -
//	finance.modality         -
//	finance.currency         @default-currency
//	finance.agent            -
//	finance.agencies         -
//	finance.fees             -
//	finance.budget           budget
//	finance.no_budget        @budget-not-provided
//	finance.entries          transaction, planned-disbursement
//	finance.statement        -
//	grants                   -
//	loans                    -
//	indicators               result/indicator
//	observations             result/indicator/baseline, result/indicator/period/target, result/indicator/period/actual
//	results                  -
//	documents                document-link
//	notes                    description
//	source                   -
//
// # The namespace
//
// What has no place in the standard travels in attributes and one element of
// [Namespace], which this comment documents. The attributes of an element say
// which record it is of: id and prefix (of the activity), code, roles, kind,
// scale, unit, scheme, former, owner, under, set; "of" says which field it is of,
// where that is not the usual one; "added" marks what the programme does not
// state.
//
// The element "programme", last in the activity, holds the rest of the programme
// by the names of its JSON form: fields of one word as attributes, other fields
// as elements, texts as elements "text" with xml:lang, items of lists as elements
// "item". These attributes of the namespace say how they are meant:
//
//	is="list"      a list, in full
//	is="object"    a record without fields
//	is="absent"    the elements of the standard tell a field that is not stated
//	json="true"    a value that is no text, or a text that XML cannot hold, as JSON
//	name="..."     a field whose name is no name in XML
//	was="..."      what the elements of the standard tell here: the word itself, or
//	               # and the 64-bit FNV-1a hash of its JSON form. Where they tell
//	               something else by now, somebody changed them, and they count
//	from="2"       the item of the list that they tell, counted from 0, with what
//	               is added to it
//	to="7"         up to which item
//
// So a programme comes back with the same JSON form, and from a file that others
// have edited comes back what they wrote. The number at the end of the namespace
// changes where this form does, or the way the elements of the standard are read,
// since what stands beside them depends on it.
package iati
