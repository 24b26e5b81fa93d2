// Package programme holds migration and development programmes as their
// reports state them.
//
// A [Programme] is an open record: what it is called, what kind it is, when and
// where it runs, who takes part in which role, what it is to achieve, what it
// costs and who pays. Its fields are exported and may all be empty; what is
// absent is not stated, never zero. [Programme.Check] says in one pass what
// contradicts itself, at which path, with the figures in the sentence.
//
// # Money
//
// Roles of money never add up with each other. A [Contribution] is what a donor
// gives, and contributions are compared with the total; a [Share] is what one
// organisation implements of the same money, and is never added to them. A
// contribution whose amount is not known is still a contribution: the sum then
// has no upper end. Amounts are figures ("USD 8 million"), so a sum is
// consistent with its total or not, and a share has bounds.
//
// [Finance] is the money of a joint programme: its modality, the budget by
// outcome, output, agency, category and period with all revisions, pledges,
// receipts, transfers and expenditure, and the statement that has to balance. A
// [GrantCall] holds grants under their ceilings, by tier, and matching rule, and
// [Loans] are a portfolio with how it was repaid. A [CountedTree] adds up levels
// by a policy, so that money that passes through is counted once.
//
// # Organisations
//
// Organisations take part with one role or several. Money and outcomes name
// them by their code, since names vary by source and language.
//
// # Results
//
// Objectives of any level, outcomes, outputs, activities, deliverables and events
// make the results chain; outputs, activities and events that a source puts under
// nothing stand on their own. They name organisations, target groups, indicators
// and documents by their codes. What is defined is an indicator of the framework,
// what was measured an observation, and what is only said a [Result]. An observation
// can name the part of the chain at which it was reported; [Programme.ResultTree]
// adds them up from there.
//
// # Time
//
// A programme has the span that its source states and, where the source tells
// them apart, planned and actual dates; [Programme.Period] gives the one to
// reckon with. A status is recorded ([Programme.StatusRecorded]) or follows from
// the dates on a day ([Programme.StatusOn]).
//
// # Checks
//
// [Rules] lists what is checked, with the identifiers of the International Aid
// Transparency Initiative. A [Profile] raises and silences rules; today's date
// and registers of identifiers and codes are handed in by [Options].
// [CheckTogether] finds what several programmes contradict each other in, and
// [NewPortfolio] the same. Of what a programme holds every rule of the Initiative
// is among them; what is not wrong to leave out waits to be asked for.
//
// # Many programmes
//
// A [Portfolio] holds statements of many programmes, and its filters answer with
// a verdict: what certainly ran on a day, and what may have; [Found.Why] says what
// keeps them from an answer. [Compare] sets what
// several sources say of one programme side by side. A [Report] is one reporting
// period across the results, as a value, as text and as Markdown.
//
// # JSON
//
// The file schema.json beside the package is the JSON Schema of a programme,
// made from the types.
//
// # What it leaves out
//
// A programme is held here as one source states it. Nothing is stored, and no
// amount is converted but by rates that are handed in.
package programme

//go:generate go test -run TestSchema -update
