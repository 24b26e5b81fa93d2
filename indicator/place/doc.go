// Package place models where things happen: countries and their groups, the
// parts of countries that sources name, and the designations under which
// reports print them.
//
// A [Country] is an entry of ISO 3166-1, Kosovo (XK), or one of a few former
// countries. [ParseCountry] reads the codes of real files: two letters, three
// letters, numbers, and the codes that the World Bank, the European Union and
// the United Nations use beside the standard. [ParseCountryAsOf] also reads
// what only old files hold (YUG, SCG, 890, 891), [ParseCountryName] what files
// have in place of a code. A country has codes and present-day names.
//
// A [Group] is a set of countries as somebody lists it: a region of M49, the
// European Union with the days on which its members joined and left, the region
// of a programme. Whether a country belongs to it on a date is a verdict.
// [ParseGroup] has some; a caller's own are input.
//
// An [Area] is a part of a country as a source names it, a district or a
// municipality; an [AreaSet] is several of them, named or only counted: "three
// districts (South Backa, Belgrade, Pcinjski)", "35 municipalities".
//
// A [Designation] is how one source or report writes a country: "Kosovo*" with
// its note. It belongs to the source, not to the country, so it never changes
// what a country is; [Designations] holds those of one report.
//
// [SortByName] and [SortBy] sort as a language orders names. They bring the
// collation tables of golang.org/x/text, 1.5 MB, into a program that calls
// them, and into no other.
//
// # Sources
//
// Codes are those of ISO 3166-1 and ISO 3166-3 and of the United Nations' M49.
// The names in English, French, Spanish and Russian are the short names of M49,
// a few of them shorter still, those in Serbian the names in use in Serbia. The
// tables are typed in countries.txt and groups.txt, as of November 2026, and
// packed into Go by gen.go. No part of this package takes a position on the
// status of any country or territory.
//
// # Left out
//
// There are no dates for the countries of today, no income groups or lending
// groups, and no list of areas: areas are as sources name them.
package place
