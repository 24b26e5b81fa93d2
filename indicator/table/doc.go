// Package table reads CSV-like files within limits, and is what all decoders of
// the library read them with.
//
// A [Layout] says what a file looks like; [NewReader] finds its header row;
// [Reader.Rows] yields its rows, and each [Row] gives the texts and numbers of
// its cells by column. What is left out is listed in [Skips] with its line and
// the reason. What cannot be read is an [*Error] with line and column. A
// decoder made of it is a loop:
//
//	t, err := table.NewReader(src, table.Layout{Header: table.HeaderWith("Date")})
//	if err != nil {
//		return nil, table.Skips{}, err
//	}
//	at, err := t.Columns("Date", "USD")
//	if err != nil {
//		return nil, t.Skips(), err
//	}
//	for row, err := range t.Rows() {
//		if err != nil {
//			return nil, t.Skips(), err
//		}
//		rate, ok, err := row.Number(at[1], table.Numbers{Missing: []string{"N/A"}})
//		…
//	}
//
// # One shape for every decoder
//
// Every decoder of the library, of tables or of other formats, reads from an
// [io.Reader] and answers with three things: the value, what was skipped and an
// error. Where a file is short, or its value needs all of it:
//
//	func Read(src io.Reader) (Value, table.Skips, error)
//
// Where it is long, its records come one by one, and what was skipped is there
// for the caller once the loop has ended:
//
//	func Records(src io.Reader, skips *table.Skips) iter.Seq2[Record, error]
//
// A skipped row is not an error: the reading goes on. An error ends it.
//
// # What is read
//
// Text in UTF-8, with a byte-order mark or without, and in UTF-16 with one.
// Cells are divided by comma, semicolon, tab or another ASCII character, and may
// stand in quotation marks as RFC 4180 has it: they then hold delimiters, line
// ends, and quotation marks that are doubled. Lines end with LF, CRLF or, in
// files where no line feed stands alone, CR.
//
// Taken as it comes, because published files are like that: lines of publication
// data before the header (World Bank), a delimiter at the end of each line
// (European Central Bank, World Bank), columns without a name (United Nations),
// names of columns that repeat by block ([Layout.Numbered]), padded cells
// ([Layout.Trim]), blank rows, notes below the table ([Layout.Notes]), several
// marks for no figure ([Numbers]), rows cut short or too long ([Layout.Ragged]),
// and a last line without an end.
//
// Refused, with line and column: text that is not UTF-8, NUL bytes, half of a
// surrogate pair, a quotation mark inside a cell that does not begin with one,
// text behind the closing mark, quotation marks that are never closed, a
// carriage return alone where lines end otherwise, and whatever exceeds the
// [Limits]. A Git-LFS pointer, an archive, a workbook or a web page in place of
// the file is named as such.
//
// # Nothing is lost silently
//
// Every row of a file is one of these: before the header and in
// [Reader.Preamble], the header, yielded, listed in [Skips], or blank and
// counted there. Text behind the last named column makes a row ragged. Text in
// a column without a name, before the last that has one, is a cell as any other
// ([Row.Text]); to look at it is up to the decoder.
//
// # Memory
//
// A limit holds before memory is used for what it bounds. A reader holds 16 KiB
// of the file, one row, and the rows before the header; it does not grow with
// the file. Rows and their texts may be kept, as no later row writes over them.
//
// # Left out
//
// Writing, workbooks, encodings of one byte a character (Windows-1252, KOI8-R),
// a text for each type of value: decoders turn texts and numbers into their own
// types. Numbers come as text, checked, since the package has no decimals.
package table
