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
// # Evaluation
//
// The same figures get different verdicts from different offices, so a verdict is
// worth nothing without the name of its rule. A [Method] is a rule as a value,
// with its edition and parameters; [Evaluate] judges a [Case] by it, and
// [EvaluateAll] by several side by side. An [Evaluation] holds the verdict, the
// class, the reason where there is none, and numbers and trace for who asks.
// Uncertain figures give every class that they allow. Thresholds are compared
// exactly. Where growth from 0 is asked for, there is none: no small number
// stands in for the 0.
//
// [NewCase] puts a case together from observations, [At] and [Exactly] from
// figures. [Growth] is compound growth; [Composite], [Goalposts] and
// [HumanDevelopment] are composite indices.
//
// # Aggregation
//
// A [Tally] combines values in one pass, exactly, and merges with those of other
// parts of the data in any order. [Disaggregation] and [ShareSplit] set parts
// beside their whole, a [Cube] computes every subtotal of a disaggregation by
// several axes from its cells; nothing is repaired. [CarriedTotals] adds up running totals
// of several contributors, [RecruitmentCosts] and [MigrationPolicies] are the
// indicators 10.7.1 and 10.7.2 of the Sustainable Development Goals.
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
