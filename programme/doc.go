// Package programme holds migration and development programmes as their
// reports state them.
//
// A [Programme] is an open record: what it is called, what kind it is, when and
// where it runs, who takes part in which role, what it is to achieve, what it
// costs and who pays. Its fields are exported and may all be empty; what is
// absent is not stated, never zero. [Programme.Check] says in one pass what
// contradicts itself, at which path, with the figures in the sentence.
//
// # Money
//
// Roles of money never add up with each other. A [Contribution] is what a donor
// gives, and contributions are compared with the total; a [Share] is what one
// organisation implements of the same money, and is never added to them. A
// contribution whose amount is not known is still a contribution: the sum then
// has no upper end. Amounts are figures ("USD 8 million"), so a sum is
// consistent with its total or not, and a share has bounds.
//
// # Organisations
//
// Organisations take part with one role or several. Money and outcomes name
// them by their code, since names vary by source and language.
//
// # What it leaves out
//
// A programme is held here as one source states it. Nothing is stored, and no
// amount is converted.
package programme
