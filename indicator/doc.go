// Package indicator declares what is measured.
//
// An [Indicator] is a definition, kept apart from its measurements. A
// [Framework] is a set of indicators, in categories where the source has them,
// with the size that the source declares. A declared size is not a list: the
// White Paper of 2010 declares thirteen indicators in six categories and names
// none, so the framework holds 13 beside an empty list, and every question
// about all of them cannot be told.
//
// The packages below hold the vocabulary that everything else stands on:
// check (findings, verdicts, traces), lang, period, figure, place, money and
// claim.
package indicator
