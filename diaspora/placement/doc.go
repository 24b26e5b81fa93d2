// Package placement sets the skills of people abroad against posts at home.
//
// It goes from the gap to the placement:
//
//	FindGaps        which posts people at home leave open, by occupation
//	Gaps.Fill       who abroad could fill them, in the same occupation,
//	                a nearby one (Gaps.FillNearby), or any of several that
//	                they could work in (Gaps.FillByPeople)
//	Weights.Score   how well a person fits a post, by essential and optional
//	                skills and nearby occupations
//	Scores.Assign   the best assignment under a named objective, beside what
//	                taking the best pair first gives (Scores.Greedy)
//	Market.Match    the stable matching where both sides have rankings
//	Market.Review   whether a placement, however it was made, is stable, and
//	                every pair that would rather have each other
//
// Each result says who was left out and what stays open, and why.
//
// # Conventions
//
// Scores, totals and percentages are exact rationals, and assignments and flows
// are computed in whole numbers: nothing is decided by binary floating point. A
// pair that cannot be is not the score 0, a post that asks for nothing has no
// score, and a person whom nobody has asked is not one without skills.
//
// Results do not depend on chance, nor on the order in which anything is given,
// but where an order is the rule: among equally good assignments the lower index
// of person and then of post goes first. [Scores.Assign], [Gaps.FillNearby] and
// [Market] state the rule of each.
//
// Persons are known by index, or by a [PersonID] that does not print. Errors and
// findings speak of them by index. Printing hides what lies in exported fields;
// a struct that keeps one of these values in an unexported field and is printed
// as a whole escapes that, as package fmt then looks past methods.
//
// # What it leaves out
//
// Occupations are not found in free text, nor skills compared by meaning: skills
// are equal where their keys are. ESCO and the titles of ISCO come from the
// caller. A market has no couples, and no minimum numbers of persons at a
// host.
//
// # Sources
//
// ISCO-08 (ILO), ESCO (European Commission) for essential and optional skills; R.
// Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense and
// sparse linear assignment problems" (1987); E. A. Dinic, "Algorithm for solution
// of a problem of maximum flow in networks" (1970); D. Gale and L. S. Shapley,
// "College admissions and the stability of marriage" (1962); A. E. Roth, "On the
// allocation of residents to rural hospitals" (1986).
package placement
