package programme_test

import (
	"bytes"
	"encoding"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// schema is as much of a JSON Schema as a programme needs.
type schema struct {
	Schema      string             `json:"$schema,omitempty"`
	ID          string             `json:"$id,omitempty"`
	Title       string             `json:"title,omitempty"`
	Description string             `json:"description,omitempty"`
	Ref         string             `json:"$ref,omitempty"`
	Type        any                `json:"type,omitempty"` // one name, or several
	Enum        []string           `json:"enum,omitempty"`
	Items       *schema            `json:"items,omitempty"`
	Properties  map[string]*schema `json:"properties,omitempty"`
	Required    []string           `json:"required,omitempty"`
	// Additional is false, or the schema of any further property.
	Additional any                `json:"additionalProperties,omitempty"`
	Defs       map[string]*schema `json:"$defs,omitempty"`
}

func text1(description string) *schema { return &schema{Type: "string", Description: description} }

func ref(name string) *schema { return &schema{Ref: "#/$defs/" + name} }

// object returns an object of these properties, those with a "!" in front
// required.
func object(description string, properties map[string]*schema) *schema {
	s := &schema{Type: "object", Description: description, Properties: map[string]*schema{}, Additional: false}
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		bare := strings.TrimPrefix(name, "!")
		s.Properties[bare] = properties[name]
		if bare != name {
			s.Required = append(s.Required, bare)
		}
	}
	return s
}

// written are the types that write their JSON themselves.
func written() map[reflect.Type]*schema {
	figureProperties := map[string]*schema{
		"!hedge": text1("as in package figure; not-stated for no figure"), "value": text1("a decimal number"), "low": text1("a decimal number"),
		"high": text1("a decimal number"), "place_value": text1("a power of ten"), "scale": text1("a scaling word"), "unit": text1(""),
		"base": text1("with the words that lead to it"), "role": text1("as in package figure"), "estimate": {Type: "boolean"},
		"signed": {Type: "boolean"}, "source": ref("figure.Source"),
	}
	interval := object("", map[string]*schema{
		"!lo": {Type: []string{"string", "null"}}, "!lo_closed": {Type: "boolean"}, "!hi": {Type: []string{"string", "null"}}, "!hi_closed": {Type: "boolean"},
	})
	return map[reflect.Type]*schema{
		reflect.TypeFor[lang.Text](): {
			Type: "object", Description: "a text by language tag (BCP 47)", Additional: &schema{Type: "string"},
		},
		reflect.TypeFor[figure.Figure](): object("a figure as it was reported", figureProperties),
		reflect.TypeFor[money.Figure]():  object("a figure whose unit is a currency's code", figureProperties),
		reflect.TypeFor[money.Amount](): object("a sum of money in one currency", map[string]*schema{
			"!amount": text1("a decimal number with the digits that are stated"), "!currency": text1("ISO 4217"),
		}),
		reflect.TypeFor[figure.Interval](): interval,
		reflect.TypeFor[indicator.Value](): object("one kind of value", map[string]*schema{
			"figure": ref("figure.Figure"), "numerator": ref("figure.Figure"), "denominator": ref("figure.Figure"), "factor": text1(""),
			"bounds": interval, "code": text1(""), "text": text1(""), "yes": {Type: "boolean"}, "absent": text1("why there is none"),
		}),
		reflect.TypeFor[indicator.Place](): object("one kind of place, or two ends of a way", map[string]*schema{
			"country": text1("ISO 3166-1 alpha-2"), "group": text1(""), "area": ref("place.Area"),
			"from": ref("indicator.Place"), "to": ref("indicator.Place"),
		}),
		reflect.TypeFor[indicator.Breakdown](): {
			Type: "object", Description: "a category by axis", Additional: &schema{Type: "string"},
		},
	}
}

// generator makes the schema of a type, with one definition for each struct.
type generator struct {
	written map[reflect.Type]*schema
	defs    map[string]*schema
}

var textMarshaler = reflect.TypeFor[encoding.TextMarshaler]()

func (g *generator) of(typ reflect.Type) *schema {
	name := typ.String()
	name = name[strings.LastIndex(name, "/")+1:]
	if own, ok := g.written[typ]; ok {
		if g.defs[name] == nil {
			g.defs[name] = own
			g.of(reflect.TypeFor[figure.Source]()) // which the definitions refer to
		}
		return ref(name)
	}
	switch {
	case typ.Implements(textMarshaler) && typ.Kind() == reflect.Uint8 && typ != reflect.TypeFor[period.Cadence]():
		if g.defs[name] == nil {
			g.defs[name] = &schema{Type: "string", Enum: names(typ)}
		}
		return ref(name)
	case typ.Implements(textMarshaler):
		return text1(map[string]string{
			"period.Date": "ISO 8601 to the year, the month or the day", "period.Span": "start and end, as 2009-05/2012-05 or 1997/..",
			"place.Country": "ISO 3166-1 alpha-2", "indicator.Code": "vocabulary:value", "language.Tag": "BCP 47", "money.Currency": "ISO 4217", "programme.FeeRate": "a decimal number: 0.07 is 7 %", "figure.Number": "a decimal number or a fraction", "period.Cadence": "monthly, quarterly, half-yearly or yearly, maybe with the first month: yearly-from-07",
		}[name])
	}
	switch typ.Kind() {
	case reflect.Struct:
		if g.defs[name] == nil {
			s := &schema{Type: "object", Properties: map[string]*schema{}, Additional: false}
			g.defs[name] = s
			for field := range typ.Fields() {
				g.field(s, field)
			}
		}
		return ref(name)
	case reflect.Slice:
		return &schema{Type: "array", Items: g.of(typ.Elem())}
	case reflect.Map:
		return &schema{Type: "object", Additional: g.of(typ.Elem())}
	case reflect.String:
		return &schema{Type: "string"}
	case reflect.Bool:
		return &schema{Type: "boolean"}
	}
	panic("no schema for " + typ.String())
}

func (g *generator) field(s *schema, field reflect.StructField) {
	name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
	switch {
	case !field.IsExported() || name == "-":
		return
	case strings.Contains(options, "string"):
		s.Properties[name] = text1("a whole number")
	default:
		s.Properties[name] = g.of(field.Type)
	}
	if !strings.Contains(options, "omitempty") && !strings.Contains(options, "omitzero") {
		s.Required = append(s.Required, name)
	}
}

// names returns the texts of an enumeration.
func names(typ reflect.Type) (out []string) {
	for n := range 256 {
		v := reflect.New(typ).Elem()
		v.SetUint(uint64(n))
		text, err := v.Interface().(encoding.TextMarshaler).MarshalText()
		if err != nil {
			break
		}
		out = append(out, string(text))
	}
	return out
}

func programmeSchema() *schema {
	g := generator{written: written(), defs: map[string]*schema{}}
	s := g.of(reflect.TypeFor[programme.Programme]())
	s.Schema, s.ID = "https://json-schema.org/draft/2020-12/schema", "https://iom.int/migdev/programme/schema.json"
	s.Title, s.Defs = "Programme", g.defs
	s.Description = "A migration or development programme as one source states it. Every field may be left out: what is absent is not stated, never zero. " +
		"Numbers are strings. Generated from the types; go test ./programme -update writes it anew."
	return s
}

// The schema that is kept beside the package is that of its types.
func TestSchema(t *testing.T) {
	var got bytes.Buffer
	enc := json.NewEncoder(&got)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	require.NoError(t, enc.Encode(programmeSchema()))
	golden(t, "schema.json", got.Bytes())
}

// validate says where data does not have the form of s, "" where it does.
func (s *schema) validate(root *schema, path string, data any) string {
	if s.Ref != "" {
		def := root.Defs[strings.TrimPrefix(s.Ref, "#/$defs/")]
		if def == nil {
			return path + ": no definition " + s.Ref
		}
		return def.validate(root, path, data)
	}
	kind := "null"
	switch v := data.(type) {
	case string:
		kind = "string"
		if s.Enum != nil && !slices.Contains(s.Enum, v) {
			return fmt.Sprintf("%s: %q is none of %q", path, v, s.Enum)
		}
	case bool:
		kind = "boolean"
	case []any:
		kind = "array"
		for i, e := range v {
			if s.Items == nil {
				break
			}
			if why := s.Items.validate(root, fmt.Sprintf("%s[%d]", path, i), e); why != "" {
				return why
			}
		}
	case map[string]any:
		kind = "object"
		for _, name := range s.Required {
			if _, ok := v[name]; !ok {
				return path + ": no " + name
			}
		}
		for _, name := range slices.Sorted(maps.Keys(v)) {
			property := s.Properties[name]
			if property == nil {
				var ok bool
				if property, ok = s.Additional.(*schema); !ok {
					return path + ": unknown " + name
				}
			}
			if why := property.validate(root, path+"."+name, v[name]); why != "" {
				return why
			}
		}
	default:
		kind = fmt.Sprintf("%T", data)
	}
	if s.Type != kind && !slices.Contains(typeList(s.Type), kind) {
		return fmt.Sprintf("%s: %s, not %v", path, kind, s.Type)
	}
	return ""
}

func typeList(t any) []string { list, _ := t.([]string); return list }

// invalid says why a JSON text is no programme by the schema, "" where it is.
func invalid(t testing.TB, root *schema, data string) string {
	t.Helper()
	var v any
	require.NoError(t, json.Unmarshal([]byte(data), &v))
	return root.validate(root, "programme", v)
}

// Every golden document has the form of the schema and reads as a programme;
// changed, it has neither.
func TestGoldenDocumentsAreValid(t *testing.T) {
	root := programmeSchema()
	files, err := filepath.Glob("testdata/*.golden.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		require.Empty(t, invalid(t, root, string(data)), file)
		require.NoError(t, new(programme.Programme).UnmarshalJSON(data), file)
		for _, at := range objects(string(data))[1:] {
			changed := string(data[:at]) + `"not_a_field": {},` + string(data[at:])
			require.NotEmpty(t, invalid(t, root, changed))
			require.Error(t, new(programme.Programme).UnmarshalJSON([]byte(changed)))
		}
	}
	for _, changed := range []string{
		`{"kind": "mission"}`, `{"kind": 1}`, `{"title": "x"}`, `{"outcomes": {}}`, `{"contributions": [{}]}`, `{"no_planned_end": "true"}`,
		`{"total": {"value": "1"}}`, `[]`, `{"Title": {}}`,
	} {
		require.NotEmpty(t, invalid(t, root, changed), changed)
	}
}

// What the schema calls for, every programme that is written has.
func TestRecordsAreValid(t *testing.T) {
	root := programmeSchema()
	for _, p := range []programme.Programme{{}, joint(), grants(), exact(100, 10)} {
		require.Empty(t, invalid(t, root, text(t, p)))
	}
}
