// Package nbu reads the official exchange rates of the National Bank of Ukraine.
//
// A rate says how many hryvnias a number of units of another currency cost. It
// is read as published: the other currency is the base, the hryvnia the quote,
// the kind is [money.Daily], the source "NBU". [Read] gives the table of a
// file, [Rates] its rates one by one, and [Check] what looks wrong.
//
// # What is read
//
// Tables with a header row and one rate a row, in any order, under the names
//
//	date,code_as_published,uah_per_unit_as_published
//	exchangedate,cc,rate
//
// of which the second are those of the bank's open interface; columns may
// stand in any order and among others. A column "units" says how many units of
// the currency the rate is for (see [money.Rate.WithPer]), one where there is
// none. Days are written 2014-04-01 or 01.04.2014.
//
// Skipped and reported with line: codes that are none of ISO 4217, as the "___"
// of a clearing dollar; the hryvnia itself; and rows without a rate above zero.
//
// # What to know about the rates
//
// Zeros at the end are cut, as numbers in JSON are: 5.05 was published as
// 505.0000 for 100 dollars. The text does not show the published decimals, and
// so [money.Rate.Bounds] may be wider than the bank's rounding; who knows the
// decimals says so by [money.Rate.WithDecimals].
//
// Until 3 April 2014 the bank gave new money withdrawn codes, and a hundredth of
// its rate: AZN as AZM, TRY as TRL, RON as ROL, and TMT as TMM from 2009. Such
// rates are neither of the old money nor of the new. They are kept as labelled,
// since nothing in a row tells them from right ones, and [Check] names them.
//
// Rates are stated for calendar days, Friday's for the days of the weekend too.
// Those of some currencies (AMD, GEL, KGS, RSD, TJS) change once a month although
// they are repeated for every day. A cross rate of such a one and of one that
// moves daily goes wrong while the hryvnia moves; [Check] names them too.
//
// # Left out
//
// The interface itself, its JSON and XML, and the numeric codes and names of
// currencies that it adds.
package nbu
