package iati

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strings"

	"iom.int/migdev/indicator/lang"
)

// typed is what a JSON value is in the model, as far as the way it is written
// depends on it.
type typed struct {
	of   reflect.Type // nil: a value that is written as a whole
	text bool         // a text by its languages
}

// types knows the fields of the structs that it has met, by their JSON names.
type types map[reflect.Type]map[string]typed

func (ts types) typedOf(t reflect.Type) typed {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case t == reflect.TypeFor[lang.Text]():
		return typed{text: true}
	case t.Implements(reflect.TypeFor[json.Marshaler]()), t.Implements(reflect.TypeFor[encoding.TextMarshaler]()):
		return typed{}
	case t.Kind() == reflect.Struct, t.Kind() == reflect.Slice:
		return typed{of: t}
	}
	return typed{}
}

// field returns what the field of a struct is.
func (ts types) field(t typed, name string) typed {
	if t.of == nil || t.of.Kind() != reflect.Struct {
		return typed{}
	}
	fields, ok := ts[t.of]
	if !ok {
		fields = map[string]typed{}
		for i := range t.of.NumField() {
			f := t.of.Field(i)
			json, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if json != "" {
				fields[json] = ts.typedOf(f.Type)
			}
		}
		ts[t.of] = fields
	}
	return fields[name]
}

// item returns what the items of a list are.
func (ts types) item(t typed) typed {
	if t.of == nil || t.of.Kind() != reflect.Slice {
		return typed{}
	}
	return ts.typedOf(t.of.Elem())
}
