// Package ecb reads the euro foreign exchange reference rates of the European
// Central Bank, from the files that the bank offers for download.
//
// [CSV] reads eurofxref-hist.csv, with all days since 1999, and eurofxref.csv,
// with the latest. [XML] reads eurofxref-hist.xml, eurofxref-hist-90d.xml and
// eurofxref-daily.xml. Both yield rates one by one, in the order of the file,
// for a [money.RatesBuilder]: history and latest day go into one table, and a
// day that stands in both does no harm. What the table holds is then a matter of
// [money.Rates.Check], which looks for slipped points and inverted series.
//
// # What a rate means
//
// One euro costs so many units of a currency, on a day on which the bank
// published: [money.Daily], with the base EUR and the source [Source]. There
// are no rates for weekends and the closing days of TARGET; on those a policy
// such as [money.OnOrBefore] takes the day before.
//
// The bank cuts zeros off the end, and writes the dollar of 1.2340 as 1.234.
// A rate is therefore stated to the most decimals that any rate of its currency
// shows in its calendar month, among at most 31 rows together. It is not that of the
// whole file: sterling shows five decimals in April 2009 and four in May, and
// nothing here claims digits that may not have been published. In a file of one
// day the text is all there is.
//
// # What is missing and what is skipped
//
// "N/A" and a blank are no rate: the currency was not yet quoted, has joined
// the euro, or is suspended, as the rouble is after 1 March 2022. Skipped and
// reported are currencies that package money does not know (a column once,
// since its cells are one fact), days that are none, figures that are no rate
// above zero, and rows that are shorter than the others, as the last one of a
// broken download: where it breaks off within a figure, that looks like another
// figure.
//
// # Limits
//
// Memory does not grow with the file: a reader holds the rates of a month. A
// row of CSV has at most 64 KiB and 4,096 cells. Of XML a tag or a text has at
// most 64 KiB, elements stand at most 16 deep, a day has at most 1,000 rates,
// and a document type, with whatever entities it declares, is refused. A file
// has at most 1 GiB.
//
// Errors start with "ecb: ", and are or wrap a [*table.Error] with the line.
//
// # Source
//
// European Central Bank, euro foreign exchange reference rates. The bank
// publishes them for information only; it asks that they are not used for
// transactions, and that it is named as the source.
package ecb
