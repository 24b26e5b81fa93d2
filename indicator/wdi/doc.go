// Package wdi reads the series files of the World Bank: any indicator by economy
// and period, such as remittances, gross domestic product or population.
//
// A [Record] is one cell of a file: the value of a [Series] for an [Economy] in a
// year, a quarter or a month, with its digits as they stand and with the vintage
// of the data in its source. Records come one by one, in memory that does not
// grow with the file:
//
//	var skips table.Skips
//	for r, err := range wdi.CSV(file, &skips) {
//		if err != nil {
//			return err
//		}
//		if n, ok := r.Digits.Number(); ok {
//			…
//		}
//	}
//
// # What is read
//
//   - [CSV]: the file of the API ("downloadformat=csv") with its publication
//     data in four lines before the header, and WDIData.csv of the bulk archive,
//     which has none. Both have a column for each period, and a comma at the end
//     of each line.
//   - [JSON]: an answer of version 2 of the API.
//   - [Reader.Long]: files with one value a row, in which others pass series on.
//   - [ReadEconomies]: the metadata beside these files, which says what the codes
//     stand for.
//
// A [Reader] is told what a file does not tell: which series are wanted, what the
// metadata say of a code, and the source.
//
// # Economies and aggregates
//
// Countries and aggregates stand in one column. [Economy.Kind] tells them apart:
// by the code, and for codes of later years by the metadata, where a blank region
// marks an aggregate. Kosovo is XKX, and the Channel Islands, an economy that is
// no country of ISO 3166-1, are CHI. A row whose code says neither is skipped, and
// reported.
//
// # Absent and zero
//
// A blank cell is a record without digits: not reported, and not 0. A 0 is kept
// as 0; the World Bank prints it too for some economies that reported nothing,
// as for Serbia in 2005 and 2006, and no file tells which.
//
// # Vintage
//
// One update changes a part of all values of a series. So the last-updated line
// is the edition of the source of every record ("2023-05-10"); figures of
// different editions are not to be compared unawares. The bulk file does not
// state it: hand it in by [Reader.Source].
//
// The layouts are those of files of the World Bank from 2012 to 2026.
package wdi
