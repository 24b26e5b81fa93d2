package registry_test

import (
	"bytes"
	"encoding"
	"encoding/gob"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"log/slog"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/registry"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// marked has a value in every field that turns up nowhere else.
func marked() registry.Disclosed {
	family := 74130
	return registry.Disclosed{
		ID: "mark-id", GivenName: "Markgiven", Surname: "Marksurname", NameLanguage: mustTag("zu"),
		BirthDate: period.MustParse("1983-07-19"), OriginCountry: place.MustCountry("ZW"), OriginArea: "Markarea",
		ResidenceCountry: place.MustCountry("KY"), ResidenceArea: "Marktown",
		Occupation: diaspora.MustISCO("7212"), Skills: []string{"mark-skill"}, Languages: []lang.Tag{mustTag("yo")},
		FamilyAbroad: &family, Willing: []registry.Willingness{registry.Virtual}, Channel: registry.Border,
		Registered: period.MustParse("2014-08-01"), LastContact: period.MustParse("2015-09-02"), RetainUntil: period.MustParse("2019-10-03"),
		Consents: []registry.Consent{{Purpose: "mark-purpose", Given: period.MustParse("2014-08-04"), Expires: period.MustParse("2018-11-05"),
			Withdrawn: period.MustParse("2017-12-06"), Recipients: []string{"mark-recipient"}}},
	}
}

// marks are what must not be seen, in lower case; "mark" also as %x writes it.
// numbers are looked for where no address of a pointer can hold them by chance.
var (
	marks = []string{"mark", "6d61726b", "4d61726b", "07-19", "zw", "zimbabwe", "ky\"", "cayman", "virtual", "border", "\"yo\"", "\"zu\""}

	numbers = []string{"1983", "719", "7212", "74130", "2014", "2015", "2017", "2018", "2019"}
	address = regexp.MustCompile(`[0-9a-f]{8,}`)
)

func hides(t *testing.T, path, text string) {
	t.Helper()
	text = strings.ToLower(text)
	// The lists of what is wanted are no values.
	text = strings.NewReplacer("consulate or border", "", "temporary and virtual", "", "temporary or virtual", "").Replace(text)
	for _, mark := range marks {
		require.NotContains(t, text, mark, path)
	}
	text = address.ReplaceAllString(text, "")
	for _, number := range numbers {
		require.NotContains(t, text, number, path)
	}
}

type holder struct {
	Person   registry.Person
	hidden   registry.Person
	pointer  *registry.Person
	list     []registry.Person
	byName   map[string]registry.Person
	keys     registry.Keys
	register registry.Register
	any      any
}

type (
	embedded     struct{ registry.Person }
	embeddedKeys struct{ registry.Keys }
)

func TestNothingPersonalIsPrinted(t *testing.T) {
	p := registry.NewPerson(marked())
	r := registry.New(p, p)
	h := holder{p, p, &p, []registry.Person{p}, map[string]registry.Person{"a": p}, p.Keys(), r, p}
	values := map[string]any{
		"person": p, "pointer": &p, "list": []registry.Person{p}, "map": map[int]registry.Person{1: p}, "array": [1]registry.Person{p},
		"any": []any{p, &p}, "keys": p.Keys(), "list of keys": []registry.Keys{p.Keys()}, "register": r, "pointer to register": &r,
		"holder": h, "pointer to holder": &h, "embedded": embedded{p}, "embedded keys": embeddedKeys{p.Keys()},
		"completeness": p.Completeness(),
	}
	verbs := []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%t", "%p", "%c", "%e", "%w", "%z", "%10.3v", "%T"}
	for name, value := range values {
		for _, verb := range verbs {
			hides(t, name+" "+verb, fmt.Sprintf(verb, value))
		}
		hides(t, name, fmt.Sprint(value))
		hides(t, name, fmt.Errorf("failed: %v", value).Error())
		if text, err := json.Marshal(value); err != nil {
			hides(t, name, err.Error())
		} else {
			hides(t, name, string(text))
		}
		if text, err := xml.Marshal(value); err != nil {
			hides(t, name, err.Error())
		} else {
			hides(t, name, string(text))
		}
		var b bytes.Buffer
		if err := gob.NewEncoder(&b).Encode(value); err != nil {
			hides(t, name, err.Error())
		} else {
			hides(t, name, b.String())
		}
		var log bytes.Buffer
		slog.New(slog.NewTextHandler(&log, nil)).Info("registered", "value", value)
		slog.New(slog.NewJSONHandler(&log, nil)).Info("registered", "value", value)
		for line := range strings.Lines(log.String()) {
			_, line, _ = strings.Cut(line, "registered") // the time comes before
			require.Contains(t, line, "value")
			hides(t, name, line)
		}
	}
	require.Equal(t, "person (redacted)", p.String())
	require.Equal(t, "person (redacted)", p.GoString())
	require.Equal(t, "person (redacted)", p.Keys().String())
	require.Equal(t, "person (redacted)", p.Keys().GoString())
	require.Equal(t, "register of 2 persons (redacted)", r.GoString())
	require.Equal(t, "person (redacted)", fmt.Sprintf("%+v", p))
	require.Equal(t, "{person (redacted)}", fmt.Sprintf("%v", struct{ P registry.Person }{p}))
	require.Equal(t, "register of 2 persons (redacted)", fmt.Sprint(r))
	text, err := json.Marshal(map[string]any{"p": p, "r": r})
	require.NoError(t, err)
	require.JSONEq(t, `{"p": {"redacted": true}, "r": "register of 2 persons (redacted)"}`, string(text))

	// By name, everything is there.
	full, err := json.Marshal(p.Disclose())
	require.NoError(t, err)
	for _, want := range []string{"Markgiven", "Marksurname", "mark-id", "1983-07-19", "ZW", "Markarea", "KY", "Marktown", "7212", "mark-skill",
		"yo", "74130", "virtual", "border", "mark-purpose", "mark-recipient"} {
		require.Contains(t, string(full), want)
		require.True(t, want == "74130" || want == "border" || strings.Contains(fmt.Sprintf("%+v", p.Disclose()), want), want)
	}
}

func TestNothingPersonalInFindings(t *testing.T) {
	bad := marked()
	bad.Surname = "Marksurname Ђ" + strings.Repeat("mark", 100)
	bad.ResidenceCountry = bad.OriginCountry
	bad.Skills = append(bad.Skills, "mark-skill", "")
	bad.Registered = period.MustParse("1980-01-01")
	bad.BirthDate = period.MustParse("2017-07-19")
	*bad.FamilyAbroad = -74130
	bad.Consents = append(bad.Consents, registry.Consent{Given: bad.BirthDate, Expires: period.MustParse("2014-01-01")})
	for _, on := range []string{"2020-01-01", "2012-01-01"} {
		fs := registry.New(registry.NewPerson(bad), registry.NewPerson(bad)).Check(period.MustParse(on))
		require.Greater(t, len(fs), 20)
		for _, f := range fs {
			hides(t, f.Code, f.String())
			text, err := json.Marshal(f)
			require.NoError(t, err)
			hides(t, f.Code, string(text))
		}
	}
}

func TestNothingPersonalInErrors(t *testing.T) {
	full, err := json.Marshal(marked())
	require.NoError(t, err)
	var fields map[string]any
	require.NoError(t, json.Unmarshal(full, &fields))
	var inputs []string
	for key := range fields {
		for _, wrong := range []any{"mark-wrong", 74130, []any{"mark-wrong"}, map[string]any{"mark-key": "mark-value"}, []any{74130.5},
			[]any{map[string]any{"given": "mark"}}, strings.Repeat("mark", 100)} {
			text, err := json.Marshal(map[string]any{key: wrong})
			require.NoError(t, err)
			inputs = append(inputs, string(text))
		}
		inputs = append(inputs, fmt.Sprintf(`{%q: "mark", %q: "mark"}`, key, key), fmt.Sprintf(`{%q: "\ud800mark"}`, key))
	}
	inputs = append(inputs, `"mark"`, `["mark"]`, `{"mark": 1}`, `{"consents":[{"mark": 1}]}`, `{"consents":["mark"]}`, `{"surname": "mark`,
		`{"surname": "a"} "mark"`, `mark`, "{\"surname\": \"mark\xff\"}", `{"birth_date": "19.07.1983"}`, `{"redacted":true}`)
	failed := 0
	for _, input := range inputs {
		for _, v := range []any{new(registry.Person), new(registry.Disclosed)} {
			err := v.(json.Unmarshaler).UnmarshalJSON([]byte(input))
			if err != nil {
				failed++
				hides(t, input, err.Error())
				hides(t, input, fmt.Sprintf("%+v %#v", err, err))
				require.True(t, fmt.Sprintf("%+v", v) == fmt.Sprintf("%+v", &registry.Disclosed{}) || fmt.Sprint(v) == "person (redacted)")
			}
			if !json.Valid([]byte(input)) {
				continue // encoding/json does not come to the method, and quotes one character
			}
			if err := json.Unmarshal([]byte(input), v); err != nil {
				hides(t, input, err.Error())
			}
			var list []registry.Person
			if err := json.Unmarshal([]byte("["+input+"]"), &list); err != nil {
				hides(t, input, err.Error())
			}
		}
	}
	require.Greater(t, failed, 200)

	for _, v := range []encoding.TextUnmarshaler{new(registry.Channel), new(registry.Willingness)} {
		err := v.UnmarshalText([]byte("mark"))
		require.Error(t, err)
		hides(t, "text", err.Error())
	}
}

func TestNothingPersonalInLinkage(t *testing.T) {
	a := marked()
	b := marked()
	b.GivenName = "Markother"
	c := marked()
	c.BirthDate = period.MustParse("1983-07-20")
	r := registry.New(registry.NewPerson(a), registry.NewPerson(b), registry.NewPerson(c), registry.NewPerson(a))
	linker := personLinker()
	linker.MaxBlock = 3
	l, err := r.Duplicates(linker)
	require.NoError(t, err)
	require.NotEmpty(t, l.Links)
	require.NotEmpty(t, l.LeftOut)
	hides(t, "linkage", fmt.Sprintf("%+v", l))
	text, err := json.Marshal(l)
	require.NoError(t, err)
	hides(t, "linkage", string(text))
	s, err := linker.Explain(r.At(0).Keys(), r.At(1).Keys())
	require.NoError(t, err)
	hides(t, "score", s.String())
	hides(t, "score", fmt.Sprintf("%+v", s))

	linker.Comparisons[0].Compare = func(a, b registry.Keys) registry.Outcome { return 9 }
	_, err = r.Duplicates(linker)
	require.ErrorIs(t, err, registry.ErrOutcome)
	hides(t, "error", err.Error())

	found, err := r.Search(registry.Query{Purpose: "other", On: period.MustParse("2016-01-01")})
	require.NoError(t, err)
	hides(t, "result", fmt.Sprintf("%+v %s", found, found.Trace()))
}
