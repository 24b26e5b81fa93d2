// Package lang holds what a report says in several languages: texts, and how a
// language writes numbers, percentages, dates and lists.
//
// A [Text] is one text in any number of languages. [Text.In] gives the best of
// them for a reader and says which language it is, so that a fallback can be
// shown as one. Languages are never taken for each other because they are
// neighbours: a reader of Bosnian gets English, not Russian, unless there is a
// text in Serbian in Latin script.
//
// A [Printer] writes for one language. Its zero value writes plain text: what
// String methods use, what files hold and what reads back. The digits are
// those of the caller, to the last one; the printer puts in the marks of the
// language and never rounds.
//
// # Sources
//
// Decimal and group separators, digits, minus and percent signs come from
// golang.org/x/text, which holds the Unicode Common Locale Data Repository
// (CLDR) 32 of 2017. Two things are newer, from CLDR 47 of 2025. French groups
// digits by a narrow no-break space (U+202F), Canadian French excepted. In
// Spanish, Polish, Portuguese of Portugal, Albanian, Italian and some others
// a number of four digits has no separator (1234,5 but 12.345,6), which x/text
// does not know; Spanish of Latin America groups from four digits on.
//
// Where x/text has no data for a language, its numbers are written as in
// English; Montenegrin is written as Serbian. Regional Arabic ("ar-EG") gets
// Latin digits, as in x/text: ask for "ar-EG-u-nu-arab" where it should not.
// Percentages are grouped as numbers are.
//
// Names of months and list words are typed in here for English, French,
// Spanish, Russian, Serbian in both scripts, German, Albanian and Ukrainian.
// Dates in other languages are written as ISO 8601 has them.
//
// # Left out
//
// There is no reading of localised numbers ([Printer.Marks] is for packages
// that read them, as money does amounts), no plural forms, no collation, and
// no words beyond the names of months and the "and" of a list: each package
// brings the words of its own, keyed by [Printer.Locale].
package lang
