package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/undesa"
)

// codeMethods are classifications of occupations and education.
func codeMethods() map[string]handler {
	return map[string]handler{"diaspora.classification": handleData(classification)}
}

// classification answers on codes of ISCO-08 and ISCED. Of a table alone it
// says how many groups there are.
func classification(in struct {
	Table   text       `json:"table,omitzero"`
	Code    *text      `json:"code,omitzero"`
	Codes   []text     `json:"codes,omitzero"`
	Padded  bool       `json:"padded_input,omitzero"`
	Pairs   []twoTexts `json:"pairs,omitzero"`
	ISCED97 []*text    `json:"isced1997,omitzero"`
	ISCED   []*text    `json:"isced2011,omitzero"`
}, data fs.FS,
) (any, error) {
	if in.ISCED97 != nil && in.ISCED != nil {
		return nil, errors.New("inputs: want codes of one ISCED")
	}
	tables, err := readCodes(data, in.Table)
	if err != nil {
		return nil, err
	}
	out := result{}
	if tables.occupations != nil {
		for level, name := range []string{"major", "sub_major", "minor", "unit"} {
			out[name] = tables.occupations.Count(level + 1)
		}
	}
	if tables.levels != nil {
		out["levels_listed"] = len(tables.levels)
	}
	if in.Code != nil {
		if err := out.addOccupation(*in.Code, in.Padded, tables); err != nil {
			return nil, err
		}
	}
	if in.Codes != nil {
		out.addOccupations(in.Codes, in.Padded)
	}
	if in.Pairs != nil {
		distances := []any{}
		for _, p := range in.Pairs {
			a, errA := parseOccupation(p[0], in.Padded)
			b, errB := parseOccupation(p[1], in.Padded)
			if err := errors.Join(errA, errB); err != nil {
				return nil, err
			}
			d, _ := a.Distance(b)
			distances = append(distances, d)
		}
		out["distance"] = distances
	}
	if in.ISCED97 != nil {
		return out, out.addEducation1997(in.ISCED97)
	}
	if in.ISCED != nil {
		return out, out.addEducation(in.ISCED, tables)
	}
	if len(out) == 0 {
		return nil, errors.New("inputs: no code, and no table")
	}
	return out, nil
}

// codeTables are the lists that a case may name: one of the two.
type codeTables struct {
	occupations *undesa.ISCOTitles
	levels      []undesa.ISCEDTitle
}

// readCodes reads a list of occupations or of levels of education. What is
// skipped is an error: no case can be answered from a part of a table.
func readCodes(data fs.FS, name text) (codeTables, error) {
	var t codeTables
	if name == "" {
		return t, nil
	}
	content, err := fs.ReadFile(data, string(name))
	if err != nil {
		return t, err
	}
	src := bytes.NewReader(content)
	if bytes.HasPrefix(content, []byte("level,")) {
		levels, skips, err := undesa.ReadISCED(src)
		if err == nil && skips.Total > 0 {
			err = fmt.Errorf("%s: %v", name, skips)
		}
		t.levels = levels
		return t, err
	}
	titles, skips, err := undesa.ReadISCO(src)
	if err == nil && skips.Total > 0 {
		err = fmt.Errorf("%s: %v", name, skips)
	}
	t.occupations = &titles
	return t, err
}

func parseOccupation(code text, padded bool) (diaspora.ISCO, error) {
	if padded {
		return diaspora.ParsePaddedISCO(string(code))
	}
	return diaspora.ParseISCO(string(code))
}

func (r result) addOccupation(code text, padded bool, tables codeTables) error {
	c, err := parseOccupation(code, padded)
	if err != nil {
		return err
	}
	r["level"], r["skill_levels"], r["ancestors"] = c.Level(), c.SkillLevels(), append([]diaspora.ISCO{}, c.Ancestors()...)
	r["parent"], r["resolved"], r["valid"] = nil, c, true
	if !c.Parent().IsZero() {
		r["parent"] = c.Parent()
	}
	if tables.occupations == nil {
		return nil
	}
	for _, column := range tables.occupations.Columns() {
		r[column] = nil
		if title, ok := tables.occupations.TitleIn(column, c); ok {
			r[column] = title
		}
	}
	return nil
}

// addOccupations says of each code whether there is such a group.
func (r result) addOccupations(codes []text, padded bool) {
	levels, valid, major, resolved := []any{}, []any{}, []any{}, []any{}
	for _, code := range codes {
		c, err := parseOccupation(code, padded)
		valid = append(valid, err == nil)
		if err != nil {
			levels, major, resolved = append(levels, nil), append(major, nil), append(resolved, nil)
			continue
		}
		levels, major, resolved = append(levels, c.Level()), append(major, c.Truncate(1)), append(resolved, c)
	}
	r["levels"], r["valid"], r["major"], r["resolved"] = levels, valid, major, resolved
}

func (r result) addEducation1997(codes []*text) error {
	bridge, broad := []any{}, []any{}
	for _, code := range codes {
		levels, group := []int{}, diaspora.UnknownAttainment
		if code != nil {
			list, err := diaspora.ParseISCED1997(string(*code))
			if err != nil {
				return err
			}
			for _, e := range list {
				n, _ := e.Level()
				levels, group = append(levels, n), e.Attainment() // that of all of them
			}
		}
		bridge, broad = append(bridge, levels), append(broad, group)
	}
	r["isced2011"], r["broad"] = bridge, broad
	return nil
}

func (r result) addEducation(codes []*text, tables codeTables) error {
	broad, titles := []any{}, []any{}
	for _, code := range codes {
		var e diaspora.ISCED
		if code != nil {
			var err error
			if e, err = diaspora.ParseISCED(string(*code)); err != nil {
				return err
			}
		}
		broad = append(broad, e.Attainment())
		var title any
		for _, l := range tables.levels {
			if code != nil && l.Level == e {
				title = l.Title
			}
		}
		titles = append(titles, title)
	}
	r["broad"], r["titles"] = broad, titles
	return nil
}
