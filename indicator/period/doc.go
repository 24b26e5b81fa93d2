// Package period says when: dates with the precision they were stated to,
// spans of time with two such ends, and the cadence of reporting.
//
// # Dates
//
// A [Date] is stated to the year, the month or the day: "2011", "2011-03",
// "2011-03-15". It never gains precision by itself: 2011 does not turn into
// 1 January 2011. A date that is not stated is the zero Date, and no question
// about it has an answer.
//
// # Spans
//
// A [Span] has a start and an end, each a Date of its own precision, both
// inclusive. An end that is coarser than a day stands for one unknown day
// within it: "2009-05/2012-05" begins on some day of May 2009. [Whole] makes
// the exception: the span "2011" is all of that year, from its first day to its
// last, while "2011/2011" begins and ends on unknown days of it.
//
// An end may be open, as in "1997/..": it runs on, and lies after every day.
// "Present", "ongoing", "open-ended" and "since 1997" are all read as this one
// notion of an open end; whether anybody plans to end it is not kept. An end
// may also be not stated, as in "2014-02/": there is one, or there is none, and
// nothing tells when. The same holds for starts: "../2012" and "/2012". These
// are the forms of ISO 8601-2 (EDTF).
//
// # Verdicts
//
// Order, overlap and containment answer with a [check.Verdict]. It is met where
// the answer is yes for every day that the ends may stand for, not met where it
// is no for every one, and cannot tell otherwise: phases of "2011/2013" and
// "2013/2016" may overlap, and nobody can tell. The verdicts are exact; a span
// never ends before it starts, and that is taken into account. Two values that
// are written alike are not known to be the same period: [Span.Same] is met
// only where all days are known. Use == for "written alike" and
// [Span.Compatible] for "no contradiction".
//
// # Lengths
//
// Elapsed months are the difference of the two calendar months; inclusive
// months are one more, whatever the days; inclusive days count both end days
// and are known where the days are. May 2009 to May 2012 is 36 months elapsed,
// 37 inclusive, and 1067 to 1127 days. [Span.Length] gives all of them, and
// [Span.Lasts] checks a stated duration ("6 months", "four years") against the
// days the ends may stand for.
//
// # Reporting
//
// A [Cadence] (monthly, quarterly, half-yearly, yearly, with fiscal years that
// begin in any month) cuts time into reporting periods and names them
// ("2014-Q1", "FY2014/15"). A fiscal year is named by the years in which it
// begins and ends.
//
// # Text
//
// [Parse] and [ParseSpan] read ISO text and nothing else. [ParseEnglish] reads
// dates as documents write them: "1 February 2014 – 31 January 2018". Years run
// from 1 to 9999 in the proleptic Gregorian calendar. Times of day, time zones,
// weeks, decades and relative dates ("the last two decades") are left out.
package period
