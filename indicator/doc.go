// Package indicator defines what is measured, and holds what was.
//
// # Definitions
//
// An [Indicator] is a definition, kept apart from its measurements: unit and
// [Scale], wanted [Direction], which time a value covers ([Accrual]), how values
// combine over periods and over contributors ([Aggregation]), what they are
// broken down by ([Axis]). Check says where these do not go together, such as a
// mean of grades or a sum of shares.
//
// A [Framework] is a set of indicators, in categories where the source has them,
// with the size that the source declares. A declared size is not a list: the
// White Paper of 2010 declares thirteen indicators in six categories and names
// none, so the framework holds 13 beside an empty list, and every question about
// all of them cannot be told. [SDGMigration], [SerbianWhitePaper2010] and
// [MigrationGovernance] are ready-made.
//
// # Observations
//
// An [Observation] is one value of an indicator: its [Value] is a figure, the
// parts of a share, the code of an option, a text, yes or no, or absent for a
// reason, of a period, a [Place] and a part of the whole ([Breakdown]). Absent
// is not zero, and a text is never read as a number.
//
// A [Series] is what was observed over time, one value for a period. Of several
// reports the one recorded last counts; where that cannot be told and they
// differ, the value is absent and a finding names both. Running totals and
// increments are worked out of each other, with intervals where figures are
// hedged; a total that falls is a finding, and behind a gap nothing is put down
// to a single period.
//
// # Left out
//
// Nothing is filled in: there is no imputation, no carrying over, and no value
// is repaired.
//
// The packages below hold the vocabulary that everything else stands on:
// check (findings, verdicts, traces), lang, period, figure, place, money and
// claim.
package indicator
