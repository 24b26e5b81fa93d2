// Package disclosure protects people who are counted in registers and tables.
//
// [Suppress] hides small cells of a two-way table, and enough others that no
// hidden cell can be derived from the totals. It answers with two things: a
// [Public] table with one symbol for all hidden cells, and a [Private] report that
// says which are small and which protect them. [Public.Audit] tells what any reader
// can derive from a published table, by whomever it was made. [Collapse] merges
// small categories. [Rounding] rounds counts. [Measure] tells how far the records
// of a register can be told apart, and changes none.
//
//	collapse ─► Suppress ─► Public ──► Rounding.Table ─► Rounded
//	            │           │  ▲
//	            ▼           ▼  └ NewPublic (of somebody else)
//	            Private     Audit, Disclosed
//
// # What a reader knows
//
// A reader knows all cells and totals that are shown, that counts are whole and
// not negative, and, unless Options.MayHideZeros is set, that every 0 is shown,
// so that each hidden cell is at least 1. The last matters: in the table
//
//	1 1 8
//	6 7 9      with a threshold of 5
//	5 9 10
//
// to hide the four cells of the upper left corner gives both ones away, since two
// hidden cells that add up to 2 can only be 1 each. A cell is safe where at least
// two counts are left for it; Options.MinWidth asks for more. A total that is shown
// is a cell that is shown: one above 0 and below the threshold is an error, to be
// mended by collapsing before anything is hidden.
//
// A reader who is one of the people counted, or knows some of them, knows more
// than that: whoever is alone in a hidden cell knows that it counts 1. Thresholds
// guard against that only as far as they are high enough. That all people of a row
// are in one cell which is shown is no finding here either.
//
// # Rules
//
//   - Primary cells count more than 0 and less than the threshold, or are named by
//     the caller.
//   - Zeros are published by default, and then never hidden.
//   - The price of a pattern is its added count: the sum of the cells hidden beside
//     the primary ones.
//   - No pattern is found only where none exists: [RefusalError] names the cells
//     that cannot be protected and advises to collapse. It is decided exactly, since
//     ranges only grow with each further cell hidden.
//   - The same table and options give the same pattern. Up to 100 cells the added
//     count is the least there is (Private.Method is then exact), whatever the order
//     of rows and columns; which of several patterns at that price is taken may
//     depend on it.
//   - Missing is a category of its own for k and l; suppressed records are in no
//     class and counted apart; of no records k is undefined.
//   - Rounding is to the nearest multiple with a stated rule for halves, or at random
//     and unbiased with a key, so that the same cell always goes the same way. Totals
//     are rounded from true totals; whether cells add up to them is stated.
//   - Errors, findings and default prints hold no count of a hidden cell and no value
//     of a record: they name cells by place and records by index.
//
// Cells, rows, columns and records are counted from 0.
//
// # What it leaves out
//
// Tables of three or more dimensions, subtotals and hierarchies, and tables that
// are linked by cells or totals they share: to protect them one by one is unsafe,
// since one gives away what another hides, and nothing here looks across tables.
// Controlled rounding by optimisation, differential privacy, t-closeness and its
// relatives, generalisation that is chosen by search, dominance rules of business
// statistics.
//
// # Sources
//
// The two-way table as a network: D. Gusfield, A graph theoretic approach to
// statistical data security, SIAM Journal on Computing 17 (1988). Orientation of
// mixed graphs: F. Boesch and R. Tindell, Robbins's theorem for mixed multigraphs,
// American Mathematical Monthly 87 (1980). Measures: P. Samarati and L. Sweeney
// (1998); A. Machanavajjhala and others (2006). Small counts that are derivable
// although the usual rectangle is hidden: vignettes of the R packages easySdcTable
// and GaussSuppression. Random rounding: Statistics Canada, guidelines on data quality
// and confidentiality (2011).
package disclosure
