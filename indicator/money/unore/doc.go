// Package unore reads the operational rates of exchange of the United Nations,
// at which its organisations book what they receive and spend.
//
// [Read] reads the tab-separated export of the United Nations Treasury: no
// header, a line for each country, columns padded with blanks.
//
//	Albania                  	Albania Lek(e)                          	ALL	15 Mar 2024	92.55
//
// It answers with [List] values, one for each effective day, for
// [money.RatesBuilder.AddList]; the policy [money.ListInForce] then finds the
// rate of a day. Whether the rates themselves look right is a matter of
// [money.Rates.Check]: the export never says that a currency was redenominated,
// and a change of BYR 20,000 to BYN 2 under one code shows as a step.
//
// # What a rate means
//
// One dollar of the United States costs so many units of a currency, from the
// effective day on until another list changes that: [money.Operational], with the
// base USD and the source [Source]. The Treasury states three decimals and the
// export cuts zeros off the end, so that a figure with fewer is stated to
// [Decimals]; one with more keeps them. A rate is rounded, and 0.914 stands for
// 0.9135 to 0.9145: see [money.Rate.Bounds].
//
// # Full lists and partial lists
//
// A full list comes with each month and ends the currencies that it does not
// name. A list of the middle of a month, where there is one, names only the
// currencies that it changes. The file does not tell which is which, and the
// caller does: see [Full]. Effective days are those of the file, since they are
// about the 1st and about the 15th and not on them: the list of January 2016 took
// effect on 31 December 2015, that of mid-May 2016 on Friday 13 May.
//
// # What is skipped
//
// A currency stands once for each country that uses it. Lines that agree are
// one rate. Where they differ nobody can say which is right, and none depends
// on their order: all of them are skipped and reported, and the list does not
// name the currency. After a full list a look-up then finds no rate; after a
// partial one it finds the rate of before, so whoever cannot bear that looks at
// what was skipped before adding the list.
//
// Skipped and reported, with their line, are also currencies that package money
// does not know, days that are none, figures that are no number above zero,
// a dollar that does not cost one dollar, and rows that have not five columns.
// Lines of the dollar itself at 1 state no rate, and are counted in
// [List.Lines] alone.
//
// # Limits
//
// A file has at most 64 MiB and a million rows, a row at most 4 KiB and 64
// columns. Lists are held whole, as their lines may come in any order.
//
// Errors start with "unore: " and wrap a [*table.Error] with the line.
//
// # Source
//
// United Nations Treasury, UN operational rates of exchange. They are published
// for the record keeping of the United Nations, without warranty.
package unore
