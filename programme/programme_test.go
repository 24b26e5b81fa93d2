package programme_test

import (
	"encoding/json"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

var (
	_ json.Unmarshaler = (*programme.Programme)(nil)
	_ map[programme.Influence]struct{}
)

func TestStrategyIsZero(t *testing.T) {
	require.True(t, programme.Strategy{}.IsZero())
	require.False(t, programme.Strategy{Declared: figure.Count(0, "")}.IsZero())
	require.False(t, programme.Strategy{Prongs: []lang.Text{{}}}.IsZero())
}

func TestProgrammeJSON(t *testing.T) {
	for name, p := range map[string]programme.Programme{
		"nothing stated": {},
		"every field":    joint(),
		"grants":         grants(),
		"1,000 amounts":  exact(1000, 10),
	} {
		t.Run(name, func(t *testing.T) {
			var back programme.Programme
			require.NoError(t, json.Unmarshal([]byte(text(t, p)), &back))
			require.Equal(t, p, back)
			require.Equal(t, text(t, p), text(t, back))
			require.True(t, p.Check().Equal(back.Check()))
		})
	}

	require.Equal(t, "{}", text(t, programme.Programme{}))
	require.JSONEq(t, `{
		"kind": "pilot", "status": "running", "span": "2013/..",
		"total": {"hedge": "more-than", "value": "8500000", "place_value": "100000", "scale": "million", "unit": "USD"},
		"contributions": [{"donor": "eu"}],
		"shares": [{"organisation": "iom", "of": "total"}]
	}`, text(t, read(t, `{"shares": [{"of": "total", "organisation": "iom"}], "kind": "pilot", "status": "running", "span": "2013/..",
		"contributions": [{"donor": "eu"}],
		"total": {"hedge": "more-than", "value": "8500000", "place_value": "100000", "scale": "million", "unit": "USD"}}`)))
}

func read(t *testing.T, data string) programme.Programme {
	t.Helper()
	var p programme.Programme
	require.NoError(t, json.Unmarshal([]byte(data), &p))
	return p
}

// A record is read over another as a whole: nothing of the other stays.
func TestProgrammeJSONReplaces(t *testing.T) {
	p := joint()
	require.NoError(t, p.UnmarshalJSON([]byte(`{"id": "x"}`)))
	require.Equal(t, programme.Programme{ID: "x"}, p)
}

// objects returns where the objects of a JSON text begin that have keys.
func objects(data string) []int {
	var at []int
	inText := false
	for i := 0; i < len(data); i++ {
		switch {
		case data[i] == '\\':
			i++
		case data[i] == '"':
			inText = !inText
		case data[i] == '{' && !inText && data[i+1] != '}':
			at = append(at, i+1)
		}
	}
	return at
}

// Wherever there is an object, a field that it does not have and a key that
// it has twice are errors, and leave the record as it was.
func TestProgrammeJSONIsStrictEverywhere(t *testing.T) {
	data := text(t, joint())
	all := objects(data)
	require.Greater(t, len(all), 70)
	for _, at := range all {
		dec := json.NewDecoder(strings.NewReader(data[at-1:]))
		var first json.RawMessage
		_, err := dec.Token()
		require.NoError(t, err)
		key, err := dec.Token()
		require.NoError(t, err)
		require.NoError(t, dec.Decode(&first))
		name, ok := key.(string)
		require.True(t, ok)

		for what, more := range map[string]string{
			"unknown field":              `"not_a_field":"x",`,
			"key twice":                  `"` + name + `":` + string(first) + `,`,
			"key twice, in another case": `"` + strings.ToUpper(name) + `":` + string(first) + `,`,
		} {
			p := grants()
			err := p.UnmarshalJSON([]byte(data[:at] + more + data[at:]))
			require.ErrorContains(t, err, "programme: ", "%s behind %s", what, data[max(0, at-40):at])
			require.Less(t, len(err.Error()), 500)
			require.Equal(t, grants(), p, "a failed reading changes nothing")
		}
	}
}

func TestProgrammeJSONErrors(t *testing.T) {
	amount := func(value string) string {
		return `{"total": {"hedge": "exact", "value": "` + value + `", "place_value": "1", "unit": "USD"}}`
	}
	require.NoError(t, new(programme.Programme).UnmarshalJSON([]byte(amount("1200"))))
	tests := map[string]string{
		"unknown kind":           `{"kind": "mission"}`,
		"unknown status":         `{"status": "Completed"}`,
		"unknown role":           `{"organisations": [{"code": "a", "roles": ["financier"]}]}`,
		"kind by number":         `{"kind": 1}`,
		"number that is no text": `{"id": 7}`,
		"date that is none":      `{"span": "2009-13"}`,
		"span backwards":         `{"span": "2012/2009"}`,
		"no country":             `{"countries": ["QQ"]}`,
		"no currency":            `{"total": {"hedge": "exact", "value": "1", "place_value": "1", "unit": "persons"}}`,
		"bare number":            `{"total": 8000000}`,
		"million digits":         amount(strings.Repeat("9", 1e6)),
		"exponent":               amount("1e1000000000"),
		"Arabic digits":          amount("١٢٠٠"),
		"Devanagari digits":      amount("१२००"),
		"right-to-left mark":     amount(`\u202e1200`),
		"left-to-right mark":     amount("1200\u200e"),
		"NUL":                    amount(`1200\u0000`),
		"invalid UTF-8":          "{\"id\": \"\xff\"}",
		"half of a pair":         `{"id": "\ud800"}`,
		"object for a list":      `{"outcomes": {"code": "1"}}`,
		"list":                   `[{}]`,
		"data behind":            `{} []`,
		"cut off":                `{"id": "x"`,
		"nothing":                ``,
		"deep":                   `{"outcomes": ` + strings.Repeat("[", 20_000),
	}
	for name, data := range tests {
		t.Run(name, func(t *testing.T) {
			p := grants()
			err := p.UnmarshalJSON([]byte(data))
			require.ErrorContains(t, err, "programme: ")
			require.Less(t, len(err.Error()), 700)
			require.Equal(t, grants(), p, "a failed reading changes nothing")
		})
	}
}

// Hostile input of 4 kB takes memory of its own size, not more.
func TestProgrammeJSONHostileInput(t *testing.T) {
	for name, data := range map[string]string{
		"long number": `{"total": {"hedge": "exact", "value": "` + strings.Repeat("9", 4000) + `"}}`,
		"long kind":   `{"kind": "` + strings.Repeat("x", 4000) + `"}`,
		"long span":   `{"span": "` + strings.Repeat("2009-", 800) + `"}`,
		"deep":        strings.Repeat(`{"indicators":`, 300),
	} {
		var before, after runtime.MemStats
		var p programme.Programme
		runtime.ReadMemStats(&before)
		err := p.UnmarshalJSON([]byte(data))
		runtime.ReadMemStats(&after)
		require.Error(t, err, name)
		require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(64<<10), name)
	}
}

// What decodes can be checked and reckoned with, and encodes to a text that
// decodes to the same. The seeds are short, for the fuzzer's sake.
func FuzzProgrammeJSON(f *testing.F) {
	for _, seed := range []string{
		`{}`, `null`, `[]`, ``, "{\"id\": \"\xff\x00\u202e\"}",
		`{"id":"a","title":{"en":"b","sr-Latn":"c"},"short":"d","kind":"pilot","status":"planned","span":"2009-05/.."}`,
		`{"countries":["RS"],"locations":[{"areas":{"count":"35","named":[{"name":{"en":"a"}}]}}]}`,
		`{"organisations":[{"code":"a","roles":["donor",""]},{"code":"a"},{"code":""}]}`,
		`{"strategy":{"declared":{"hedge":"exact","value":"3","place_value":"1"},"prongs":[{}]}}`,
		`{"outcomes":[{"lead":"a"}],"target_groups":[{"name":{},"since":"b"}],"objectives":[{"title":{"en":"c"},"under":"c"}]}`,
		`{"total":{"hedge":"rounded","value":"8000000","place_value":"1000000","scale":"million","unit":"USD"}}`,
		`{"total":{"hedge":"about","value":"-1","place_value":"0.1","unit":"USD","signed":true},"contributions":[{"donor":"a"}]}`,
		`{"total":{"hedge":"range","low":"1.5","high":"20","place_value":"0.01","unit":"USD"},"shares":[{"organisation":"","of":"a"}]}`,
		`{"contributions":[{"donor":""},{"donor":"a"},{"donor":"a"}],"shares":[{"organisation":"b","of":"a"}]}`,
		`{"indicators":{"declared":{"hedge":"more-than","value":"90","place_value":"1"},"categories":[{}],"indicators":[{"code":"1"}]}}`,
		`{"results":[{"text":{},"figure":{"hedge":"up-to","value":"7","place_value":"1","unit":"%","base":"of GDP"}}]}`,
		`{"identifiers":[{"code":"iati:a/b"}],"reporter":"a","organisations":[{"code":"a","parent":"a","identifiers":[{"code":"iati-org:a"}]}]}`,
		`{"dates":{"planned_start":"2012","actual_end":"2011-05"},"duration":{"hedge":"exact","value":"2","place_value":"1","unit":"years"},"span":"2009/2012"}`,
		`{"classifications":[{"kind":"sector","code":"own:a","percent":{"hedge":"rounded","value":"33.3","place_value":"0.1","unit":"%"}}]}`,
		`{"coverage":[{"place":{"group":"EU"},"stages":["a"]},{"place":{"from":{"country":"RS"}}}],"no_planned_end":true}`,
		`{"outputs":[{"code":"a","activities":[{"code":"a","feeds":[{"verb":"b","on":"a"}],"events":[{"span":"2011"}]}]}],"risks":[{"of":"a","text":{}}]}`,
		`{"observations":[{"indicator":"a","role":"target","value":{"text":"N/A"}}],"objectives":[{"code":"a","under":"a"}]}`,
		`{"documents":[{"code":"a","title":{},"valid":"2011/2020","influences":[{"verb":"b","on":"c"}]}],"source":{"date":"2012-06"}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var p programme.Programme
		if err := p.UnmarshalJSON(data); err != nil {
			require.Equal(t, programme.Programme{}, p)
			return
		}
		fs := p.Check()
		require.Equal(t, fs, p.Check())
		_ = fs.String()
		_ = p.CheckWith(programme.Options{AsOf: period.MustParse("2011"), Profile: programme.DonorRules()})
		_ = programme.CheckTogether([]programme.Programme{p, p, {Relations: p.Relations}}, programme.Options{})
		_, _ = p.StatusOn(period.MustParse("2011-05")), p.StatusRecorded(period.MustParse("2011"))
		if r, err := p.Reconcile(); err == nil {
			_, _ = r.String(), r.Trace()
		}
		for i := range p.Contributions {
			if q, err := p.ContributionShare(i); err == nil {
				_ = q.String()
			}
		}
		for i := range p.Shares {
			for _, base := range []string{programme.OfTotal, p.Shares[i].Of, p.Shares[i].Organisation} {
				if q, err := p.ShareOf(i, base); err == nil {
					_ = q.String()
				}
			}
		}

		first := text(t, p)
		var back programme.Programme
		require.NoError(t, back.UnmarshalJSON([]byte(first)))
		require.Equal(t, first, text(t, back))
		require.True(t, fs.Equal(back.Check()))
	})
}

func BenchmarkProgrammeJSON(b *testing.B) {
	data := []byte(text(b, joint()))
	b.Run("read", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			var p programme.Programme
			if err := p.UnmarshalJSON(data); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("write", func(b *testing.B) {
		p := joint()
		b.ReportAllocs()
		for b.Loop() {
			if _, err := json.Marshal(p); err != nil {
				b.Fatal(err)
			}
		}
	})
}
