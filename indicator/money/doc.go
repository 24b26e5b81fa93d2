// Package money models sums of money as programmes and remittance data state
// them: exact, each in one currency, with the digits they were stated with.
//
// A [Currency] is an ISO 4217 code, current or withdrawn. An [Amount] is a
// number in one currency. It is exact however large it grows, and it keeps its
// scale: "2.00 EUR" stays "2.00 EUR" through arithmetic, text and JSON. Amounts
// of unlike currencies never add up: the attempt is a [*MismatchError] that
// names both.
//
// What stays apart by currency goes into a [Bag]. Products and quotients are a
// [Rational] until they are rounded, once. An [Allocation] shares out an amount
// and loses nothing, a [MatchRule] says what a fund adds to money that others
// bring, a [Changeover] replaces a currency at a fixed factor, and a
// [PledgeAccount] tells what rates won or lost between a pledge and its
// receipts.
//
// A [Column] holds many amounts in little room and adds them up fast.
//
// # Reading and writing
//
// [Amount.String] and [Parse] are for files; JSON, text, SQL and a binary form
// keep the scale likewise. [Amount.Format] writes for readers of a language,
// and [ParseLocal] and [ParseMarked] read what people wrote, strictly: the
// wrong convention is an error, not a guess.
//
// # Rates
//
// A [Rate] says what one currency costs in another on a date, by whom it was
// published and of what kind it is; [Rates] are a table of them, and a [Policy]
// says which one counts on a day: of that day, the newest on or before, of the
// month, an average. Nothing guesses: no rate is an error that names pair, date
// and what was tried. A [Converter] converts by tables in an order of
// preference, directly, by the inverse or over named pivots, and its
// [Conversion] holds the legs, their dates and ages. The factor is exact and
// the result is rounded once. A [Way] is found once for many amounts, and a
// [ConvertedTotal] keeps the lines that have no rate beside the total.
// [EuroFixings] are the legal rule for the currencies that the euro replaced.
//
// # Conventions
//
// The scale of an amount is the number of digits behind its point, from 0
// upwards. A sum has the finer scale of its parts. Only rounding changes digits,
// in the mode it is told: to a scale, to the minor unit, to a step.
//
// The zero value of an Amount has no currency. It is the start of a sum and
// stands for "not stated"; it prints as "", and in JSON it is null. An amount
// of zero euro is another thing: its [Amount.Sign] is 0, yet [Amount.IsZero],
// which encoding/json asks for fields marked omitzero, is false.
//
// Numbers from outside are refused before they are read where they have more
// than 64 characters. Arithmetic has no such limit; a result that outgrows it
// prints, but it is not written as text or JSON, since it could not be read
// back.
//
// Amounts go in and out as [decimal.Decimal]. Nothing here depends on, or
// changes, the variables by which that package is configured.
//
// # Sources
//
// Codes and minor units are those of ISO 4217 as of 1 January 2026. They differ
// from the display digits of CLDR, which golang.org/x/text/currency uses: the
// Serbian dinar has 2 digits here, 0 there.
package money
