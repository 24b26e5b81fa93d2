package undesa

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Name is what a cell with the name of an area says. Names compare with ==.
type Name struct {
	Text    string `json:"name"`               // without blanks around it, and without the asterisk
	Indent  int    `json:"indent,omitempty"`   // blanks before it: how deep it lies in the hierarchy
	HasNote bool   `json:"has_note,omitempty"` // an asterisk stood behind it: there is a country note
}

// ParseName reads a cell with the name of an area: "   Serbia*" is Serbia, three
// deep, with a note. In the workbook of 2020 the world is not indented,
// continents by one blank, regions and groups of countries by two, countries by
// three; a few groups within groups ("Less developed regions, excluding China")
// by one.
func ParseName(cell string) Name {
	text := strings.TrimLeftFunc(cell, unicode.IsSpace)
	name := Name{Indent: utf8.RuneCountInString(cell[:len(cell)-len(text)])}
	text = strings.TrimRightFunc(text, unicode.IsSpace)
	for strings.HasSuffix(text, "*") {
		name.HasNote = true
		text = strings.TrimRightFunc(text[:len(text)-1], unicode.IsSpace)
	}
	name.Text = text
	if text == "" {
		name.Indent = 0
	}
	return name
}
