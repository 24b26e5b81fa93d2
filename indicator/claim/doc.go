// Package claim checks statements about reported figures.
//
// "USD 8 million, of which 6 and 1.9" is such a statement; so are a share, a
// partition in percent, a growth, a ranking, a ceiling that a total must
// respect, a duration beside its dates. Each function here takes the figures
// as they were reported, in or without a currency, and answers what follows
// from their bounds: an interval, a [check.Verdict], or a [Consistency]. What
// does not follow cannot be told, and what does not exist is undefined with a
// reason; neither is ever 0. A figure that is not stated (nil will do) allows
// everything.
//
// Every answer is an [Answer]: it says its arithmetic in words and numbers, in
// one sentence ([Answer.String]) and step by step ([Answer.Trace]), and
// [Assert] makes a one-line check of it in a test.
//
// Consistent is not met: a sum is consistent where the intervals of its parts
// and of the total meet, which proves no equality.
//
// Figures in different units are an error that matches [ErrUnits]; a figure
// without a unit goes with any. A figure is read under its own policy
// ([figure.Figure.Under]), and traces name every policy that chooses something.
//
// Intervals are exact. Each uncertain figure is used once in a formula, so they
// are as narrow as they can be.
package claim
