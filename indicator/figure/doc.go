// Package figure holds numbers as they were reported.
//
// Offices report "over 1,700 jobs", "up to 15,000 migrants", "USD 8 million, of
// which 6 and 1.9". A [Figure] keeps such a number as it was said: its [Hedge],
// its place value, its unit and base, its time role and its [Source], each
// beside the others and none derived from another. What it leaves possible is
// an [Interval], whose ends are exact numbers, open, closed or missing;
// arithmetic and comparison work on intervals, and a comparison answers met,
// not met or cannot tell. [Growth] keeps wording such as "increased ten times"
// with all its readings.
//
// # Conventions
//
// The place value of a figure is that of its last printed digit times its
// scaling word: 1,000,000 for 8 million, 0.1 for 48.8 %. A figure with a
// scaling word, a fraction or a percent sign is rounded, and stands for v - p/2
// to v + p/2 with both ends kept. A whole number without them is exact as
// printed. Percentages are in percent: 26.3 stands for 26.3 %. Counts, shares
// and money are not negative unless [Figure.Signed] says so.
//
// Readings that a report leaves open (the margin of "about", whether trailing
// zeros are significant) are a [Policy], a value that the caller hands in and
// results name. The zero policy never invents precision.
//
// [Number] is an exact rational number. Nothing here is rounded until it is
// printed, and bounds are then rounded outwards. A [Real] need not be rational,
// as a rate of growth: it is computed when asked for, with its last digit right.
// No result depends on binary floating point; it settles comparisons only where
// its error is proved too small to matter.
//
// # What it leaves out
//
// Money in a currency is in package money, statements about several figures in
// package claim, and the meaning of an indicator in package indicator.
//
// The typology of hedges is that of the library's source documents: project
// pages, a newsletter and a regional publication of the International
// Organization for Migration, 2009 to 2017.
package figure
