package undesa

import (
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/table"
)

// ISCOTitles are the titles that a file gives to the groups of ISCO-08. Official
// wordings differ from list to list, and a file may have several; codes tell
// which group is meant, titles never do. The zero value has none.
type ISCOTitles struct {
	columns []string
	titles  map[diaspora.ISCO][]string
}

// ISCOFile says how a list of ISCO-08 is written. The zero value reads a file
// whose columns are code and, where it has them, level, parent and any whose
// name begins with "title".
type ISCOFile struct {
	Code   string   // name of the column of codes; "": code
	Titles []string // names of the columns of titles; none: all that begin with "title"
	Padded bool     // codes of coarser groups are filled up with zeros: 7200 for 72
}

// ReadISCO reads a list as an ISCOFile without settings does.
func ReadISCO(src io.Reader) (ISCOTitles, table.Skips, error) { return ISCOFile{}.Read(src) }

// Read reads a list of groups with their titles. Skipped is a row with a code
// that the classification does not have, with a level or parent that is not that
// of its code, and one whose code has come before. Where codes are padded, the
// level, where it is stated, tells 112 from 1120.
//
// The error wraps a [*table.Error], as that of [ESCOOccupations].
func (f ISCOFile) Read(src io.Reader) (ISCOTitles, table.Skips, error) {
	if f.Code == "" {
		f.Code = "code"
	}
	t, err := table.NewReader(src, table.Layout{
		Header: table.HeaderWith(append([]string{f.Code}, f.Titles...)...),
		Limits: table.Limits{Bytes: 64 << 20, RowBytes: 256 << 10, Columns: 64, Rows: 100_000, Preamble: 16},
	})
	if err != nil {
		return ISCOTitles{}, table.Skips{}, wrap(err)
	}
	list := ISCOTitles{columns: slices.Clone(f.Titles), titles: map[diaspora.ISCO][]string{}}
	if len(f.Titles) == 0 {
		list.columns = slices.DeleteFunc(t.Header(), func(name string) bool { return !strings.HasPrefix(name, "title") })
	}
	at := columnsOf(t, list.columns...)
	code, level, parent := t.Column(f.Code), t.Column("level"), t.Column("parent")
	for row, err := range t.Rows() {
		if err != nil {
			return ISCOTitles{}, t.Skips(), wrap(err)
		}
		group, err := f.group(strings.TrimSpace(row.Text(code)), strings.TrimSpace(row.Text(level)))
		up := strings.TrimSpace(row.Text(parent))
		switch {
		case err != nil:
			row.Skip(err.Error())
		case parent >= 0 && up != group.Parent().String():
			row.Skip(fmt.Sprintf("parent of %s is %s: want %s", group, check.Quote(up), check.Quote(group.Parent().String())))
		case list.titles[group] != nil:
			row.Skip("code that stands here twice")
		default:
			titles := make([]string, len(at))
			for i, column := range at {
				titles[i] = label(row.Text(column))
			}
			list.titles[group] = titles
		}
	}
	return list, t.Skips(), nil
}

// group returns the group of a code, which is at a level where one is stated.
func (f ISCOFile) group(code, level string) (diaspora.ISCO, error) {
	parse := diaspora.ParseISCO
	if f.Padded {
		parse = diaspora.ParsePaddedISCO
	}
	group, err := parse(code)
	if err != nil || level == "" || level == strconv.Itoa(group.Level()) {
		return group, err
	}
	if n, err := strconv.Atoi(level); err == nil && f.Padded && len(code) == 4 && 0 < n && n < 4 && strings.Trim(code[n:], "0") == "" {
		return diaspora.ParseISCO(code[:n])
	}
	return diaspora.ISCO{}, fmt.Errorf("level of %s is %s: want %d", group, check.Quote(level), group.Level())
}

// Title returns the title of a group in the first column of titles, and false
// where the file does not have the group or gives it none.
func (l ISCOTitles) Title(group diaspora.ISCO) (string, bool) {
	titles := l.titles[group]
	if len(titles) == 0 || titles[0] == "" {
		return "", false
	}
	return titles[0], true
}

// TitleIn returns the title of a group in the column of that name.
func (l ISCOTitles) TitleIn(column string, group diaspora.ISCO) (string, bool) {
	titles, i := l.titles[group], slices.Index(l.columns, column)
	if i < 0 || len(titles) == 0 || titles[i] == "" {
		return "", false
	}
	return titles[i], true
}

// Columns returns the names of the columns of titles.
func (l ISCOTitles) Columns() []string { return slices.Clone(l.columns) }

// Groups yields the groups of the file as the classification orders them.
func (l ISCOTitles) Groups() iter.Seq[diaspora.ISCO] {
	return slices.Values(slices.SortedFunc(maps.Keys(l.titles), diaspora.ISCO.Compare))
}

// Count returns how many groups of a level, 1 to 4, the file has. ISCO-08 has 10
// major, 43 sub-major, 130 minor and 436 unit groups.
func (l ISCOTitles) Count(level int) int {
	n := 0
	for group := range l.titles {
		if group.Level() == level {
			n++
		}
	}
	return n
}

// Missing returns the groups of the classification that the file does not have.
func (l ISCOTitles) Missing() []diaspora.ISCO {
	var out []diaspora.ISCO
	for level := 1; level <= 4; level++ {
		for group := range diaspora.ISCOGroups(level) {
			if _, ok := l.titles[group]; !ok {
				out = append(out, group)
			}
		}
	}
	return out
}
