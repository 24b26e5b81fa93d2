// Package place models where things happen: countries, the parts of them that
// sources name, and the designations under which reports print them.
//
// A [Country] is an entry of ISO 3166-1, or Kosovo (XK). [ParseCountry] reads
// the codes of real files: two letters, three letters, numbers, and the codes
// that the World Bank, the European Union and the United Nations use beside the
// standard. A country has codes and present-day names.
//
// An [Area] is a part of a country as a source names it, a district or a
// municipality; an [AreaSet] is several of them, named or only counted: "three
// districts (South Backa, Belgrade, Pcinjski)", "35 municipalities".
//
// A [Designation] is how one source or report writes a country: "Kosovo*" with
// its note. It belongs to the source, not to the country, so it never changes
// what a country is; [Designations] holds those of one report.
//
// # Sources
//
// Codes are those of ISO 3166-1 and of the United Nations' M49. The names in
// English, French, Spanish and Russian are the short names of M49, those in
// Serbian the names in use in Serbia. No part of this package takes a position
// on the status of any country or territory.
package place
