// Package check holds what every check in this library answers with: findings,
// verdicts and traces.
//
// A [Finding] says what looks wrong, where, and with which values; a check
// returns all of them in one pass as [Findings]. A [Verdict] is met, not met or
// cannot tell, and combines by strong Kleene logic. A [Trace] lists the steps
// by which a figure came about.
//
// A finding is not an error: an error means that an operation could not be
// done, a finding that the data looks wrong. [Findings.Err] turns the one into
// the other where a caller wants it.
//
// The package imports the standard library alone.
package check
