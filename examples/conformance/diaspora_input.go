package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// The types of this file read and write what the cases of diasporas have in
// common.

// whole is a whole number: 1250451, "1250451" or 1250451.0.
type whole int64

func (w *whole) UnmarshalJSON(data []byte) error {
	var n number
	if err := n.UnmarshalJSON(data); err != nil {
		return err
	}
	i, err := strconv.ParseInt(n.String(), 10, 64)
	if err != nil {
		return fmt.Errorf("%s: want a whole number", check.Quote(string(data)))
	}
	*w = whole(i)
	return nil
}

// int64s returns whole numbers as the library takes them.
func int64s(list []whole) []int64 {
	out := make([]int64, len(list))
	for i, n := range list {
		out[i] = int64(n)
	}
	return out
}

// twoTexts is a pair of texts.
type twoTexts [2]text

func (p *twoTexts) UnmarshalJSON(data []byte) error {
	var list []text
	if err := json.Unmarshal(data, &list); err != nil || len(list) != len(p) {
		return fmt.Errorf("%s: want two texts", check.Quote(string(data)))
	}
	*p = twoTexts(list)
	return nil
}

// persons is an exact count of persons. Null is a count that is not reported.
type persons struct{ diaspora.Count }

func (p *persons) UnmarshalJSON(data []byte) error {
	p.Count = diaspora.Count{}
	if string(data) == "null" {
		return nil
	}
	var n whole
	err := n.UnmarshalJSON(data)
	if err == nil {
		p.Count, err = diaspora.NewCount(int64(n), diaspora.ExactCount)
	}
	return err
}

// figure returns the count as a figure, not stated where it is not reported.
func (p persons) figure() figure.Figure { return p.Count.Figure() }

// writtenCount returns the number of a count, or null where there is none.
func writtenCount(c diaspora.Count) any {
	n, ok := c.Value()
	if !ok {
		return nil
	}
	return n
}

// writtenEnds returns the bounds of a count, null where there is none.
func writtenEnds(c diaspora.Count) (low, high any) {
	if n, closed, ok := c.Bounds().Lo(); ok && closed {
		low = written(n, true)
	}
	if n, closed, ok := c.Bounds().Hi(); ok && closed {
		high = written(n, true)
	}
	return low, high
}

// writtenFace returns the printed value of a proportion, or null where it has
// none.
func writtenFace(p diaspora.Proportion) any {
	if p.Face == nil {
		return nil
	}
	return written(*p.Face, true)
}

// writtenExact returns the one value that a proportion can have, or null where
// it can have several: a number that goes into it is not reported.
func writtenExact(p diaspora.Proportion) any {
	n, ok := p.Bounds.IsPoint()
	return written(n, ok && p.Undefined == "")
}

// writtenVerdict returns true or false, and null where it cannot be told.
func writtenVerdict(v check.Verdict) any {
	switch v {
	case check.Met:
		return true
	case check.NotMet:
		return false
	}
	return nil
}

// orNull returns a text, or null for "".
func orNull(words string) any {
	if words == "" {
		return nil
	}
	return words
}

// unless returns r with a reason for having no value, where one is given.
func (r result) unless(reason string) result {
	if reason != "" {
		r[undefinedKey] = reason
	}
	return r
}

// keyed is a value with the name that it has in an object.
type keyed[T any] struct {
	name  string
	value T
}

// ordered is an object whose names stand in an order that counts.
type ordered[T any] []keyed[T]

func (o *ordered[T]) UnmarshalJSON(data []byte) error {
	*o = nil
	dec := json.NewDecoder(bytes.NewReader(data))
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		return fmt.Errorf("%s: want an object", check.Quote(string(data)))
	}
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return err
		}
		n := keyed[T]{name: fmt.Sprint(name)}
		if _, twice := o.get(n.name); twice {
			return fmt.Errorf("%s stands twice", check.Quote(n.name))
		}
		if err := dec.Decode(&n.value); err != nil {
			return err
		}
		*o = append(*o, n)
	}
	return nil
}

func (o ordered[T]) get(name string) (value T, ok bool) {
	for _, n := range o {
		if n.name == name {
			return n.value, true
		}
	}
	return value, false
}

func (o ordered[T]) names() []string {
	out := make([]string, len(o))
	for i, n := range o {
		out[i] = n.name
	}
	return out
}

// inputGroup is the part of the inputs whose names share an ending: "_a" of
// resident_population_a, without it.
type inputGroup struct {
	ending string
	inputs json.RawMessage
}

// groupInputs takes the inputs that begin with one of the stems, and with "_"
// where more follows, out of the rest. Groups are in the order of their
// endings, the one without an ending first.
func groupInputs(inputs json.RawMessage, stems ...string) (rest json.RawMessage, groups []inputGroup, err error) {
	var all map[string]json.RawMessage
	if err := json.Unmarshal(inputs, &all); err != nil {
		return nil, nil, fmt.Errorf("inputs: %w", err)
	}
	grouped := map[string]map[string]json.RawMessage{}
	for name, value := range all {
		for _, stem := range stems {
			ending, ok := strings.CutPrefix(name, stem)
			if !ok || ending != "" && ending[0] != '_' {
				continue
			}
			if grouped[ending] == nil {
				grouped[ending] = map[string]json.RawMessage{}
			}
			grouped[ending][stem] = value
			delete(all, name)
			break
		}
	}
	for _, ending := range slices.Sorted(maps.Keys(grouped)) {
		data, err := json.Marshal(grouped[ending])
		if err != nil {
			return nil, nil, err
		}
		groups = append(groups, inputGroup{ending, data})
	}
	rest, err = json.Marshal(all)
	return rest, groups, err
}
