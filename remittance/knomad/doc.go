// Package knomad reads what the World Bank's Global Knowledge Partnership on
// Migration and Development (KNOMAD) publishes about remittances: sheets of flows
// by country and year, and matrices of estimates between pairs of countries.
//
//   - [ReadSheet] reads a sheet of inflows or outflows, saved as CSV.
//   - [Matrix] yields the cells of a bilateral matrix, of remittances or of
//     migrants, one by one: the sheet itself, saved as CSV, or a file with one
//     pair a row, as others make of it.
//
// The long matrix of the Center for Global Development, which has scores and a
// status for each pair, is refused by its header: it is another's work on these
// data.
//
// # What the sheets are like
//
// There are no codes: economies go by their names as printed, which drift
// ("Macedonia, FYR", "Türkiye, Rep. of"). A row whose name is unknown is skipped,
// and reported. World, income groups and totals stand among the countries, and
// [Party.Kind] tells them apart. Money is in millions of current US dollars:
// [Flow.Amount] and [Cell.Amount] give dollars.
//
// A missing value is blank, "..", "-" or 0, by edition and by row. So the first
// three are absent, and a 0 is kept as 0 but doubtful: see [Flow.Doubtful].
//
// The last year may be an estimate, headed "2019e". The column of shares is headed
// in percent and holds fractions in some editions: [Sheet.ShareScale] says what
// it holds, as far as its values tell.
//
// Matrices have senders of money down and receivers across, those of migrants
// origins down and destinations across, or the other way round: the first cell of
// the header says it. They hold more than countries: "Other South", and in some
// years a row of what could not be assigned to any. They are analytical estimates,
// and no figures that anybody reported.
//
// The layouts are those of sheets from 2010 to 2023.
package knomad
