package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
)

// families are the methods that the program knows. A new family is a file of
// its own, and a line here.
func families() []map[string]handler {
	return []map[string]handler{
		claimMethods(),
		indicatorMethods(),
		moneyMethods(),
		rateMethods(),
		rateTableMethods(),
		evaluationMethods(),
		seriesMethods(),
		aggregateMethods(),
		costMethods(),
		programmeMethods(),
		remittanceMethods(),
		statedMethods(),
		diasporaMethods(),
		codeMethods(),
		disclosureMethods(),
		engagementMethods(),
		fundingMethods(),
		placementMethods(),
		registerMethods(),
	}
}

// methods returns all families in one.
func methods() map[string]handler {
	all := map[string]handler{}
	for _, family := range families() {
		maps.Copy(all, family)
	}
	return all
}

// handler answers the cases of one method: it reads the inputs, calls the
// library, and returns what comes back, as anything that encoding/json writes.
type handler func(call) (any, error)

// call is what a handler is given.
type call struct {
	inputs json.RawMessage // an object
	data   fs.FS           // in which tables are looked up
}

// handle returns the handler of a method whose inputs fill a struct; see
// decodeInputs.
func handle[In any](answer func(In) (any, error)) handler {
	return handleData(func(in In, _ fs.FS) (any, error) { return answer(in) })
}

// handleData is handle for a method that looks up tables.
func handleData[In any](answer func(In, fs.FS) (any, error)) handler {
	return func(c call) (any, error) {
		var in In
		if err := decodeInputs(c.inputs, &in); err != nil {
			return nil, err
		}
		return answer(in, c.data)
	}
}

// brokenCase is the error for what is no answer at all: no case passes by it,
// not even one that expects an error.
type brokenCase struct{ reason string }

func (e *brokenCase) Error() string { return e.reason }

// judge answers a case and returns where the answer is not what it expects.
func judge(method handler, v vector, data fs.FS) []mismatch {
	result, err := answer(method, call{inputs: v.inputs, data: data})
	var broken *brokenCase
	if errors.As(err, &broken) {
		return []mismatch{{key: "result", want: show(v.expected), got: broken.reason}}
	}
	if err != nil {
		result = map[string]any{errorKey: err.Error()}
	}
	return compare(v.expected, result, v.tolerance)
}

// answer calls the handler, and returns its result as generic reads it. A panic
// is a brokenCase.
func answer(method handler, c call) (result any, err error) {
	defer func() {
		if p := recover(); p != nil {
			result, err = nil, &brokenCase{fmt.Sprintf("panic: %v", p)}
		}
	}()
	value, err := method(c)
	if err != nil {
		return nil, err
	}
	data, err := json.Marshal(value)
	if err != nil {
		return nil, &brokenCase{fmt.Sprintf("a result that is no JSON: %v", err)}
	}
	return generic(data)
}

// decodeInputs reads the inputs of a case into the struct that in points to.
// Null is the same as absent. What is absent is an error, unless its field is
// marked omitzero; an input without a field is a brokenCase, since nobody can
// say what an answer that passes it over is worth.
func decodeInputs(data []byte, in any) error {
	var stated map[string]json.RawMessage
	if err := json.Unmarshal(data, &stated); err != nil {
		return fmt.Errorf("inputs: %w", err)
	}
	maps.DeleteFunc(stated, func(_ string, value json.RawMessage) bool { return string(value) == "null" })
	known := map[string]bool{}
	for _, field := range reflect.VisibleFields(reflect.TypeOf(in).Elem()) {
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		if name == "" {
			continue // an embedded struct: its fields are visible as well
		}
		known[name] = true
		if _, ok := stated[name]; !ok && options != "omitzero" {
			return fmt.Errorf("inputs: %s is missing", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(stated)) {
		if !known[name] {
			return &brokenCase{fmt.Sprintf("an input that the method does not know: %s", check.Quote(name))}
		}
	}
	data, err := json.Marshal(stated)
	if err != nil {
		return fmt.Errorf("inputs: %w", err)
	}
	if err := json.Unmarshal(data, in); err != nil {
		return fmt.Errorf("inputs: %w", err)
	}
	return nil
}
