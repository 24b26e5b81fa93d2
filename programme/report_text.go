package programme

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// wrap breaks text into lines of at most width characters, at blanks and behind
// the dash of a range; what is longer is cut. Any white space counts as one
// blank, so that no text brings a line of its own, and other control characters
// are shown as a replacement. At a width of 0 there is one line.
func wrap(text string, width int) []string {
	var lines []string
	line, n := "", 0
	for _, word := range strings.Fields(text) {
		blank := line != ""
		for _, part := range strings.SplitAfter(strings.Map(printable, word), "–") {
			size := utf8.RuneCountInString(part)
			if blank && (width == 0 || n+1+size <= width) {
				line, n = line+" ", n+1
			}
			if width > 0 && line != "" && n+size > width || blank && !strings.HasSuffix(line, " ") {
				lines, line, n = append(lines, line), "", 0
			}
			blank = false
			for width > 0 && size > width {
				cut := 0
				for range width {
					_, bytes := utf8.DecodeRuneInString(part[cut:])
					cut += bytes
				}
				lines, part, size = append(lines, part[:cut]), part[cut:], size-width
			}
			line, n = line+part, n+size
		}
	}
	if line != "" || len(lines) == 0 {
		lines = append(lines, line)
	}
	return lines
}

// printable shows what would act on a terminal as a replacement character:
// control characters, and marks that turn the direction of writing.
func printable(r rune) rune {
	if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == utf8.RuneError {
		return utf8.RuneError
	}
	return r
}

// appendHanging appends text behind a head, further lines indented as far as the
// head is wide, though at most half of the width.
func appendHanging(dst []byte, head, text string, width int) []byte {
	indent := len(head) - len(strings.TrimLeft(head, " "))
	head = strings.Repeat(" ", indent) + strings.Join(wrap(head, 0), " ") + " "
	size := utf8.RuneCountInString(head)
	if width > 0 && size > width/2 {
		size = min(indent+4, width/2)
		body := wrap(head+text, max(1, width-size))
		return appendLines(dst, strings.Repeat(" ", indent), size, body)
	}
	return appendLines(dst, head, size, wrap(text, max(0, width-size)))
}

func appendLines(dst []byte, head string, indent int, lines []string) []byte {
	for i, line := range lines {
		if i > 0 {
			head = strings.Repeat(" ", indent)
		}
		dst = append(dst, strings.TrimRight(head+line, " ")...)
		dst = append(dst, '\n')
	}
	return dst
}

// column is one of a table in text.
type column struct {
	title string
	width int  // in characters
	right bool // for numbers
}

// appendTable appends a table with its titles, cells broken within their
// columns, two blanks between these.
func appendTable(dst []byte, columns []column, rows [][]string) []byte {
	titles, rules := make([]string, len(columns)), make([]string, len(columns))
	for i, c := range columns {
		titles[i], rules[i] = c.title, strings.Repeat("-", c.width)
	}
	for _, row := range slices.Concat([][]string{titles, rules}, rows) {
		cells, height := make([][]string, len(columns)), 0
		for i, c := range columns {
			cells[i] = wrap(row[i], c.width)
			height = max(height, len(cells[i]))
		}
		for y := range height {
			var line strings.Builder
			for i, c := range columns {
				cell := ""
				if y < len(cells[i]) {
					cell = cells[i][y]
				}
				pad := strings.Repeat(" ", max(0, c.width-utf8.RuneCountInString(cell)))
				if i > 0 {
					line.WriteString("  ")
				}
				if c.right {
					line.WriteString(pad + cell)
				} else {
					line.WriteString(cell + pad)
				}
			}
			dst = append(dst, strings.TrimRight(line.String(), " ")...)
			dst = append(dst, '\n')
		}
	}
	return dst
}

// appendMarkdownTable appends a table as Markdown has it.
func appendMarkdownTable(dst []byte, columns []column, rows [][]string) []byte {
	dst = append(dst, '|')
	for _, c := range columns {
		dst = append(dst, " "+markdown(c.title)+" |"...)
	}
	dst = append(dst, "\n|"...)
	for _, c := range columns {
		if c.right {
			dst = append(dst, " ---: |"...)
		} else {
			dst = append(dst, " --- |"...)
		}
	}
	for _, row := range rows {
		dst = append(dst, "\n|"...)
		for _, cell := range row {
			dst = append(dst, " "+markdown(cell)+" |"...)
		}
	}
	return append(dst, '\n')
}

// markdown returns text as Markdown that shows it as it is: whatever would be
// read as mark-up is escaped, and a line never ends within.
func markdown(text string) string {
	var b strings.Builder
	text = strings.Join(wrap(text, 0), " ")
	digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
	for i, r := range text {
		// Digits with a point or a bracket behind them open a list.
		opens := i == 0 && strings.ContainsRune("+-#>=", r) ||
			i > 0 && i == digits && (r == '.' || r == ')') && (len(text) == i+1 || text[i+1] == ' ')
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case opens || strings.ContainsRune("\\`*_[]|~", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
