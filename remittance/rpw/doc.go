// Package rpw reads files of Remittance Prices Worldwide, the World Bank's
// collection of what it costs to send money.
//
// A [Service] is one row: what one firm asked, in one quarter and corridor, for
// sending the equivalent of 200 and of 500 United States dollars in one way.
// [Services] yields them one by one, in memory that does not grow with the file;
// [Service.Priced] makes a service of package remittance of a row.
// [ReadAverages] reads the averages of corridors that the bank publishes beside
// the rows.
//
// # What is read
//
// [Services] reads both sheets of the workbook, saved as CSV, and the flat files
// that others make of them. It finds columns by name, in any order and among
// others, whatever the case and with blanks, underscores or hyphens between
// words. The sheet "Dataset (up to Q1 2016)" calls some columns otherwise:
//
//	up to Q1 2016        from Q2 2016
//	product              (none: payment instrument says a part of it)
//	sending location     access point
//	coverage             receiving network coverage
//	note1                Standard Note
//	pick-up method       pickup method, pickup location
//
// The values of these differ too: coverage is geographic before ("Major cities")
// and a rank after ("High"). Texts are kept as they stand.
//
// [ReadAverages] reads the export of DataBank: a column for each quarter, ".."
// for no value, and notes below that tell of when the data are.
//
// # What to know about the prices
//
// A service that is not transparent has the margin 0 and the rate 1 where the
// margin is unknown: its total is the fee alone. It is no part of averages. The
// files stop to say so after the fourth quarter of 2021, while margins of 0 go on:
// [Service.Transparent] is then yes for all.
//
// Margins may be below 0, as promotions are. A rate, an interbank rate or an
// amount of 0 is none: it is left out and reported. An identifier is unique with
// its quarter alone: see [Service.Key]. There was no second quarter of 2025, and
// in 2011 and 2012 prices were collected twice a year.
//
// Numbers are in percent as printed: 8.36 stands for 8.36 %. Some files of others
// hold fractions; nothing tells them apart but the identity of fee, margin and
// total, so that they are read as they stand.
package rpw
