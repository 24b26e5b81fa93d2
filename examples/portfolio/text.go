package main

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// page is what is written, in lines of a width.
type page struct {
	out   *bytes.Buffer
	width int // 0 breaks no line
}

func (p page) heading(format string, args ...any) {
	p.out.WriteByte('\n')
	p.line(0, format, args...)
}

// line writes a text at an indent. What does not fit the width goes on below,
// two characters further in; a word that is longer stands on a line of its own.
func (p page) line(indent int, format string, args ...any) {
	begin := p.out.Len()
	column := 0
	for _, word := range strings.Fields(fmt.Sprintf(format, args...)) {
		size := utf8.RuneCountInString(word)
		switch {
		case column == 0:
			p.out.WriteString(strings.Repeat(" ", indent))
			column = indent
		case p.width > 0 && column+1+size > p.width:
			p.out.WriteString("\n" + strings.Repeat(" ", indent+2))
			column = indent + 2
		default:
			p.out.WriteByte(' ')
			column++
		}
		p.out.WriteString(word)
		column += size
	}
	if p.out.Len() > begin {
		p.out.WriteByte('\n')
	}
}
