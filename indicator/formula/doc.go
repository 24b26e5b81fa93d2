// Package formula computes indicators from items by small pure expressions.
//
// An [Expr] is an immutable tree, built in Go ([Item], [Const], [Add], [Div],
// [If] …) or read from text by [Parse]. It is evaluated exactly, with items
// from a [Lookup] and under a [Strategy] that says what a missing item does.
// An [Indicator] is a numerator over a denominator, times a factor, and
// annualised where asked.
//
// # Language
//
// The text form is the arithmetic of DHIS2 expressions: numbers, items (a plain
// name, or any name in #{…}), + - * / % and ^, parentheses, and the functions
// firstNonNull, greatest, least and if, whose condition is made of comparisons
// (< <= > >= == !=), isNull, isNotNull, && || and !. The power is right
// associative and binds tighter than a minus sign: -3 ^ 2 is -9. A remainder
// has the sign of the dividend.
//
// # Missing is not zero
//
// Where a strategy keeps a result although items are missing, they count as 0:
// a gap in a sum then looks like a fall. Every [Result] and [Outcome] therefore
// says how many items had a value, which had none, and for which a 0 stood in.
// Where there is no value, a [Reason] says why.
//
// # Where it differs from DHIS2
//
//   - Numbers are exact rationals, not binary floats: 0.1 + 0.2 is 0.3.
//   - 1/0 is undefined, never infinity, and 0/0 no not-a-number.
//   - A fractional power exists where its root is rational: 4 ^ 0.5 is 2, and
//     2 ^ 0.5 is undefined.
//   - A firstNonNull that finds nothing where a number is needed leaves no value,
//     and under [NeverSkip] counts as 0 there; in DHIS2 the whole expression then
//     does.
//   - An indicator rounds ties away from zero, with 0 decimals too.
//
// # What it leaves out
//
// Vector functions (mean, percentile), shifts of period, aggregation over areas
// and periods, texts, dates, and the item kinds of DHIS2 other than #{…}.
// Hedged figures have [Expr.EvaluateIntervals], for the four
// operations alone.
//
// The rules are those of DHIS2 (dhis2/dhis2-core, DefaultExpressionService and
// its expression parser).
package formula
