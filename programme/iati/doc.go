// Package iati reads, checks and writes activity and organisation files of the
// International Aid Transparency Initiative (IATI), version 2.03; it reads 2.01
// and 2.02 too, which 2.03 contains.
//
// An [Activity] is one record of an activity file, with every element and
// attribute of the standard as a field; an [Organisation] is one of an
// organisation file, with the forward budgets of a whole fund or agency.
// [Activities] and [Organisations] yield the records of a file one by one, in
// memory that does not grow with the file:
//
//	for a, err := range iati.Activities(src) {
//		if err != nil {
//			return err // with line, column and path
//		}
//		for _, b := range a.Budgets { // original and revised ones
//			amount, err := b.Value.In(a.DefaultCurrency)
//			…
//		}
//	}
//
// A [Reader] does the same within limits of the caller, and has what stands
// around the records; a [Writer] writes them. [Read] and [File.Write] are for
// files that fit in memory.
//
// # Nothing is lost
//
// Fields hold what was written, to the letter: a [Date] is its text, and is read
// as one when asked ([Date.Day], [Decimal.Number], [Money.In]). So a malformed
// value is kept, and told by a check instead of ending the reading.
//
// A field is "" where the attribute is not there, and where it was written
// without a value; [Element.Blank] tells the two apart. An element that may
// stand once is a struct, and not there where that has its zero value; one that
// may repeat is a slice, in the order of the file.
//
// Every struct embeds [Element]: the line and column where it was read, and, in
// [Rest], what the standard has no field for. These are comments and processing
// instructions, which belong to the sibling behind them; elements and attributes
// of foreign namespaces; elements and attributes of no namespace that the
// standard does not have there; a second element where one may stand; and text
// where none belongs. A few attributes that files have where the schema does not
// allow them, such as the percentage of a transaction's sector, have their field
// all the same.
//
// Whatever can be read is written again, in the canonical form that [Writer]
// describes. [Activity.CheckSchema] says what departs from the schema, the order
// of elements among it; [Activity.Values] walks through all values, for checks
// that go through everything. There is no list of what was skipped, as other
// decoders of this library have one: nothing is.
//
// # What is read
//
// UTF-8 with or without byte-order mark, and UTF-16 with one, or told by the
// first character. Well-formed XML 1.0 without document type declaration; of
// entities, the five of XML alone. What is refused is an [*Error] with line,
// column and path: a file of another kind or of version 1, which is another
// format; undeclared prefixes and attributes that stand twice, which
// encoding/xml lets pass; characters that XML does not allow; and whatever
// exceeds the [Limits]. Nothing is fetched, whatever a file refers to.
//
// # Codes
//
// The codes of the seven lists that belong to the standard itself are constants
// ([Disbursement], [ActualStart] …), with those of [ResultType] and
// [IndicatorMeasure]. All other codes are texts: their lists change at any time
// and are data of the caller.
//
// # What is checked
//
// [CheckFile] reads a file and yields what is wrong with it: by the schema, by the
// rules of the standard, with their own numbers ("7.5.3") and severities, and by
// rules that no engine has ("iati.budget-overlap"), which [Rules] lists. A
// [Checker] does so for records that are read, [Activity.Check] for one alone. A
// [Profile] says whether the rules are read as they are written, or as the
// official validator applies them, with its holes. What a check cannot know is
// handed in as [Options]: the day, registers of organisations and activities, and
// [Codelists] with the mapping that says which code is of which list.
//
// Shares are compared exactly, and budgets by the guidance of the standard: one
// original and one revised for a period, which replaces it, and none that
// overlap.
//
// # Left out
//
// Version 1 of the standard and the rulesets of 2.01 and 2.02 but for the range of
// percentages, the lists of codes themselves, addresses that a file refers to,
// and a JSON form: a record is stored as XML.
//
// # Sources
//
// The schemas of version 2.03 (IATI/IATI-Schemas, branch version-2.03), with
// which a test compares each element, attribute, type and number; the embedded
// codelists (IATI/IATI-Codelists); both "IATI Standard
// (http://iatistandard.org/)", CC BY 4.0. The numbers, severities and conditions
// of rules: IATI/IATI-Rulesets, standard.json of version 2.03, MIT, and the table
// of data quality rules of IATI/js-validator-api; how the validator applies them
// is told by its public code, of which nothing is taken over.
package iati
