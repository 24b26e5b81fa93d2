package main

import (
	"fmt"
	"strings"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/undesa"
	"iom.int/migdev/indicator/check"
)

// cellResult is what a cell of a table says.
func cellResult(c diaspora.Count, err error) result {
	if err != nil {
		return result{errorKey: err.Error()}
	}
	out := result{"n": writtenCount(c), "status": inCase(c.Status().String())}
	out["low"], out["high"] = writtenEnds(c)
	return out
}

// count reads a cell; null is one that is not there.
func (t *text) count(parse func(string) (diaspora.Count, error)) (diaspora.Count, error) {
	if t == nil {
		return diaspora.Count{}, nil
	}
	return parse(string(*t))
}

// decodeSymbols reads cells: each by itself, so that one that cannot be read is
// an error in its place. Where none can be read it is one of the whole case.
func decodeSymbols(in struct {
	Source         text    `json:"source,omitzero"` // of cells; UN DESA where it is not stated
	Cells          []*text `json:"cells,omitzero"`
	CellsThousands []*text `json:"cells_thousands,omitzero"`
	Name           *text   `json:"name_cell,omitzero"`
	Names          []text  `json:"name_cells,omitzero"`
	Types          *text   `json:"type_cell,omitzero"`
	TypeCells      []text  `json:"type_cells,omitzero"`
},
) (any, error) {
	out := result{}
	var failed error
	read := 0
	tried := func(err error) {
		if err == nil {
			read++
		} else if failed == nil {
			failed = err
		}
	}
	if in.Cells != nil {
		parse := undesa.ParseCount
		switch source := string(in.Source); {
		case strings.Contains(source, "UNHCR"):
			parse = undesa.ParseUNHCRCount
		case source != "" && !strings.Contains(source, "DESA"):
			return nil, fmt.Errorf("source %s: want UN DESA or UNHCR", check.Quote(source))
		}
		values := []result{}
		for _, cell := range in.Cells {
			c, err := cell.count(parse)
			tried(err)
			values = append(values, cellResult(c, err))
		}
		out["values"] = values
	}
	if in.CellsThousands != nil {
		values, persons := []result{}, []any{}
		for _, cell := range in.CellsThousands {
			c, err := cell.count(undesa.ParseThousands)
			tried(err)
			values = append(values, cellResult(c, err))
			persons = append(persons, writtenCount(c))
		}
		out["persons"], out["values_thousands"] = persons, values
	}
	if in.Name != nil {
		n := undesa.ParseName(string(*in.Name))
		out["name"], out["indent"], out["has_country_note"] = n.Text, n.Indent, n.HasNote
		tried(nil)
	}
	if in.Names != nil {
		names := []result{}
		for _, cell := range in.Names {
			n := undesa.ParseName(string(cell))
			names = append(names, result{"name": n.Text, "indent": n.Indent, "has_country_note": n.HasNote})
			tried(nil)
		}
		out["names"] = names
	}
	if in.Types != nil {
		types, err := diaspora.ParseDataTypes(string(*in.Types))
		tried(err)
		out["types"], out["basis"] = typeLetters(types), types.Basis().String()
	}
	if in.TypeCells != nil {
		parsed := []any{}
		for _, cell := range in.TypeCells {
			types, err := diaspora.ParseDataTypes(string(cell))
			tried(err)
			if err != nil {
				parsed = append(parsed, result{errorKey: err.Error()})
			} else {
				parsed = append(parsed, typeLetters(types))
			}
		}
		out["parsed"] = parsed
	}
	if failed != nil && read == 0 {
		out[errorKey] = failed.Error()
	}
	return out, nil
}

// typeLetters returns the letters of data types one by one.
func typeLetters(t diaspora.DataTypes) []string {
	return append([]string{}, strings.Split(t.String(), "")...)
}
