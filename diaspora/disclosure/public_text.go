package disclosure

import (
	"encoding/csv"
	"strings"
	"unicode/utf8"
)

// Widths of the text form, in characters.
const (
	textWidth   = 80
	columnWidth = 18 // of labels, at most: no count has more digits
)

// String returns what [Public.AppendText] appends.
func (p Public) String() string { return string(p.AppendText(nil)) }

// AppendText appends the table as text of 80 columns: blocks of columns below
// each other where one does not hold all, and a last line that says what the
// symbol means. Longer labels are cut. Characters are counted by code points.
func (p Public) AppendText(dst []byte) []byte {
	grid := p.grid()
	dst = appendBlocks(dst, grid)
	for _, line := range p.legend() {
		dst = append(append(dst, line...), '\n')
	}
	return dst
}

// Markdown returns the table as Markdown has it, with the legend below. Labels
// are escaped, so that they show as they are.
func (p Public) Markdown() string {
	var b strings.Builder
	writeMarkdown(&b, p.grid())
	for _, line := range p.legend() {
		b.WriteString("\n" + markdown(line) + "\n")
	}
	return b.String()
}

// CSV returns the table as RFC 4180 has it: a header of column labels, a row
// for each row, totals last where they are published, and [Symbol] for hidden
// cells. There is no legend, so say beside the file what the symbol means.
func (p Public) CSV() string { return gridCSV(p.grid()) }

func gridCSV(grid [][]string) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	_ = w.WriteAll(grid) // a strings.Builder returns no errors
	return b.String()
}

// grid returns the table as texts: the header, rows, totals.
func (p Public) grid() [][]string {
	at := func(c Cell) string {
		e, ok := p.Entry(c)
		if !ok {
			return ""
		}
		return e.String()
	}
	byRow, byColumn := p.rowTotals != nil || p.line && p.totals.grand(), p.columnTotals != nil
	return makeGrid(p.shape, byRow, byColumn, p.totals.grand() && !p.line, at)
}

// makeGrid returns a table as texts. The last row and column hold totals where
// any is published.
func makeGrid(s shape, byRow, byColumn, grand bool, at func(Cell) string) [][]string {
	if len(s.rows) == 0 {
		return nil
	}
	lastColumn, lastRow := byRow || grand, byColumn || grand
	header := append([]string{""}, s.columns...)
	if lastColumn {
		header = append(header, totalLabel(s.columns))
	}
	grid := [][]string{header}
	line := func(label string, i int) {
		row := []string{label}
		for j := range s.columns {
			row = append(row, at(Cell{i, j}))
		}
		if lastColumn {
			row = append(row, at(Cell{i, Total}))
		}
		grid = append(grid, row)
	}
	for i, label := range s.rows {
		line(label, i)
	}
	if lastRow {
		line(totalLabel(s.rows), Total)
	}
	return grid
}

// totalLabel returns "Total", and another word where a label has it.
func totalLabel(labels []string) string {
	label := "Total"
	for _, l := range labels {
		if strings.EqualFold(l, label) {
			return "All"
		}
	}
	return label
}

func (p Public) legend() []string {
	if len(p.Hidden()) == 0 {
		return nil
	}
	if p.zerosMayHide {
		return []string{Symbol + ": hidden, to protect the people counted; it may stand for 0."}
	}
	return []string{Symbol + ": hidden, to protect the people counted; it stands for 1 or more."}
}

// appendBlocks appends a grid as text.
func appendBlocks(dst []byte, grid [][]string) []byte {
	if len(grid) == 0 {
		return dst
	}
	width := make([]int, len(grid[0]))
	for _, row := range grid {
		for j, text := range row {
			width[j] = max(width[j], utf8.RuneCountInString(text))
		}
	}
	for j := range width {
		width[j] = min(width[j], columnWidth)
	}
	for from := 1; from < len(width); {
		to, room := from, textWidth-width[0]
		for to < len(width) && (to == from || room >= 2+width[to]) {
			room -= 2 + width[to]
			to++
		}
		if from > 1 {
			dst = append(dst, '\n')
		}
		for _, row := range grid {
			var line strings.Builder
			line.WriteString(fit(row[0], width[0], false))
			for j := from; j < to; j++ {
				line.WriteString("  " + fit(row[j], width[j], true))
			}
			dst = append(append(dst, strings.TrimRight(line.String(), " ")...), '\n')
		}
		from = to
	}
	return dst
}

// fit cuts or pads a text to a width.
func fit(text string, width int, right bool) string {
	n := utf8.RuneCountInString(text)
	if n > width {
		return string([]rune(text)[:width-1]) + "…"
	}
	pad := strings.Repeat(" ", width-n)
	if right {
		return pad + text
	}
	return text + pad
}

func writeMarkdown(b *strings.Builder, grid [][]string) {
	for i, row := range grid {
		b.WriteByte('|')
		for _, text := range row {
			b.WriteString(" " + markdown(text) + " |")
		}
		b.WriteByte('\n')
		if i == 0 {
			b.WriteString("| --- |" + strings.Repeat(" ---: |", len(row)-1) + "\n")
		}
	}
}

// markdown escapes what would be read as mark-up.
func markdown(text string) string {
	var b strings.Builder
	for i, r := range text {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case strings.ContainsRune("\\`*_[]|~", r) || i == 0 && strings.ContainsRune("+-#>=", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
