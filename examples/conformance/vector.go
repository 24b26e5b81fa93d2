package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"os"
	"strings"

	"iom.int/migdev/indicator/check"
)

// file is a file of cases.
type file struct {
	name    string
	vectors []vector
}

// vector is one case.
type vector struct {
	id, method string
	inputs     json.RawMessage // an object
	expected   map[string]any  // numbers as json.Number
	tolerance  *big.Rat        // relative; 0 is exact
}

// readFile reads a file of cases. An error names the file and, where one is at
// fault, the line or the case.
func readFile(name string) (file, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return file{}, err // which names the file
	}
	f := file{name: name}
	if f.vectors, err = parseVectors(data); err != nil {
		if line := lineOf(data, err); line > 0 {
			return file{}, fmt.Errorf("%s:%d: %w", name, line, err)
		}
		return file{}, fmt.Errorf("%s: %w", name, err)
	}
	return f, nil
}

// lineOf returns the line on which JSON breaks off, or 0 for another error.
func lineOf(data []byte, err error) int {
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		return 0
	}
	return 1 + bytes.Count(data[:min(int(syntax.Offset), len(data))], []byte("\n"))
}

// parseVectors reads the text of a file.
func parseVectors(data []byte) ([]vector, error) {
	var blocks map[string]json.RawMessage
	if err := check.DecodeJSON(data, &blocks); err != nil {
		return nil, err
	}
	tolerance, err := fileTolerance(blocks["layout"])
	if err != nil {
		return nil, err
	}
	var cases []json.RawMessage
	if err := json.Unmarshal(blocks["vectors"], &cases); err != nil || len(cases) == 0 {
		return nil, errors.New(`no cases: want an object with a list of them as "vectors"`)
	}
	vectors := make([]vector, len(cases))
	seen := map[string]bool{}
	for i, data := range cases {
		v, err := parseVector(data, tolerance)
		if err != nil {
			return nil, fmt.Errorf("case %d (%s): %w", i+1, check.Quote(v.id), err)
		}
		if seen[v.id] {
			return nil, fmt.Errorf("case %d: id %s stands twice", i+1, check.Quote(v.id))
		}
		seen[v.id] = true
		vectors[i] = v
	}
	return vectors, nil
}

// parseVector reads one case. With an error it returns the id, where there is
// one.
func parseVector(data []byte, tolerance *big.Rat) (vector, error) {
	var in struct {
		ID        string          `json:"id"`
		Method    string          `json:"method"`
		Inputs    json.RawMessage `json:"inputs"`
		Expected  json.RawMessage `json:"expected"`
		Tolerance json.RawMessage `json:"tolerance"`
	}
	err := json.Unmarshal(data, &in)
	v := vector{id: in.ID, method: in.Method, inputs: in.Inputs, tolerance: tolerance}
	switch {
	case err != nil:
		return v, err
	case v.id == "":
		return v, errors.New("no id")
	case v.method == "":
		return v, errors.New("no method")
	}
	if inputs, _ := generic(in.Inputs); !isObject(inputs) {
		return v, errors.New("inputs are no object")
	}
	expected, _ := generic(in.Expected)
	if v.expected, _ = expected.(map[string]any); len(v.expected) == 0 {
		return v, errors.New("expected is no object with a key or more")
	}
	if stated, _ := generic(in.Tolerance); stated != nil {
		var ok bool
		if v.tolerance, ok = rational(stated); !ok || v.tolerance.Sign() < 0 {
			return v, fmt.Errorf("tolerance %s: want a number from 0", show(stated))
		}
	}
	return v, nil
}

func isObject(v any) bool {
	_, ok := v.(map[string]any)
	return ok
}

// fileTolerance returns the tolerance of the cases that state none: the number
// before a colon in the layout's words about it, else 1e-9.
func fileTolerance(layout json.RawMessage) (*big.Rat, error) {
	var words struct {
		Tolerance string `json:"tolerance"`
	}
	if layout != nil {
		if err := json.Unmarshal(layout, &words); err != nil {
			return nil, errors.New(`"layout" is no object of texts`)
		}
	}
	if stated, _, ok := strings.Cut(words.Tolerance, ":"); ok {
		if tolerance, ok := rational(stated); ok && tolerance.Sign() >= 0 {
			return tolerance, nil
		}
	}
	return big.NewRat(1, 1_000_000_000), nil
}

// generic reads JSON into maps, lists, texts, json.Number, bool and nil.
func generic(data []byte) (v any, err error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	err = dec.Decode(&v)
	return v, err
}
