// Package imf reads annual average exchange rates of the International Monetary
// Fund.
//
// A rate says how many units of a currency one United States dollar cost on
// average of a calendar year: the series "domestic currency per US dollar, period
// average" of the International Financial Statistics. The dollar is the base,
// the kind is [money.PeriodAverage], and the date is the year, so that the
// policy [money.YearOf] finds it. [Read] gives the [Records] of a file,
// [Records.Rates] the table of them, and [Records.Check] what looks wrong.
//
// # What is read
//
// Tables with one rate a row, as Code for IATI publishes them, with these
// columns in any order and among others:
//
//	Date,Rate,Currency,Frequency,Source,Country code,Country
//
// "Source" and "Country" may be missing; the source is then "IMF". The date is
// a day of the year, mostly its last, or the year alone.
//
// Skipped and reported with line: codes that are none of ISO 4217; the dollar
// itself, in countries that use it; rows without a rate above zero; and rows of
// a frequency other than "A". Monthly files do not say in their text whether
// they hold averages or rates of the end of the month.
//
// # What to know about the rates
//
// The series are those of countries, not of currencies. So a currency stands in
// a year once for each country that uses it, with values that differ in their
// last digits: the euro for the euro area (U2), Kosovo (XK) and Montenegro (ME).
// [Records.Rates] takes that of the country which issues it. Codes of groups (U2,
// 7A) are no countries of ISO 3166.
//
// All history is restated in the newest currency, so the code does not tell what
// circulated: the Turkish rate of 2000 is 0.625 TRY, a currency of 2005, where a
// dollar cost 625,219 old lira. Turkmenistan is the counter-example: 5,200 TMT
// in 2000 are old manat, TMM, under the newer code. [Records.Check] names both.
//
// The texts have up to 16 significant digits, zeros at the end cut. The digits
// come from a mean and are more than the rates behind it had, while the 0.139 of
// Belarus in 2001 shows fewer than there are: do not conclude anything from
// [money.Rate.Bounds].
package imf
