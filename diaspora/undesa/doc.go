// Package undesa reads files on migrant stocks, and what stands beside them when
// a diaspora is modelled: the workbooks of the United Nations Department of
// Economic and Social Affairs, figures of UNHCR, populations, and the lists of
// occupations of ISCO-08 and ESCO.
//
// # Stocks
//
// [Stocks] yields a [diaspora.Stock] for each pair, year and sex, with the basis,
// edition and territory that the file states, from the workbook by destination
// and origin of either edition and from flat files. [Destinations] yields the
// cells of the workbook by destination, each with its measure: Tables 1 to 6 have
// numbers, thousands, percentages and rates in columns that look alike.
// [ReadNotes] reads the notes on locations.
//
// Symbols are kept apart, and none but 0 is read as 0 ([ParseCount]):
//
//	0    none
//	..   not available, or not reported separately
//	~    hidden, as there are fewer than five
//	—    not zero, and less than half of one unit
//
// A pair that a file does not have is not reported, which is not 0 either: the
// edition of 2024 has no Albanians in the United States, that of 2020 has 97,252.
// Editions do not mix, and every stock tells which it is of.
//
// [Location] tells countries from aggregates, by a list of the numbers that
// countries have: aggregates go by numbers among and above them. Sums are made of
// countries, of the one [Territory] (the Channel Islands), and of [Residual],
// which is "Others". The same aggregate may stand in a table twice (927).
//
// # Beside the stocks
//
// [UNHCRFigures] yields figures of UNHCR. Small ones are lifted to five there: 5
// stands for 1 to 5. The types of data of a stock say if refugees were added to
// it ([UNHCRFigure.Overlaps]). [Populations] yields denominators.
//
// [ReadISCO] gives titles to the codes of [diaspora.ISCO], and [ReadISCED] to
// those of [diaspora.ISCED]. [ESCOOccupations], [ESCOSkills], [ESCORelations] and
// [ESCOGroups] read the files of ESCO by URI; nothing of ESCO is kept here.
//
// # Reading
//
// Everything is read from CSV within limits by package table, which also says
// what was skipped; an error names row and column. Long files are streamed, in
// memory that does not grow with them; files of ESCO are streamed too, and their
// URIs kept to find those that come twice.
//
// # Left out
//
// Workbooks themselves: who has one saves its sheets as CSV, with the lines above
// the header, as they say what the columns are. Tables by age. Relations between
// skills, and the hierarchy of ESCO, which is no tree. The other files of the
// OECD database on immigrants, of which [ParseDIOCEducation] reads the one code
// that bears on ISCED.
//
// # Sources
//
// United Nations, Department of Economic and Social Affairs, Population Division:
// International Migrant Stock 2020 and 2024, World Population Prospects 2024.
// UNHCR Refugee Data Finder. International Labour Office, ISCO-08. European
// Commission, ESCO. That small figures of UNHCR are lifted was seen in its files,
// where none lies between 1 and 4 and 5 comes five times as often as 6; where the
// layout of 2024 is not that of 2020, it is as readers of the workbook describe
// it.
package undesa
