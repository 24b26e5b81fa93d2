package iati_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/programme/iati"
)

const purposes = `<?xml version="1.0" encoding="UTF-8"?>
<codelist name="Sector" xml:lang="en" complete="1">
  <metadata><name><narrative>DAC 5 digit sector</narrative></name></metadata>
  <codelist-items>
    <codelist-item status="active"><code>15190</code><name><narrative>Migration and mobility</narrative>
      <narrative xml:lang="fr">Migrations et mobilité</narrative></name><category>151</category></codelist-item>
    <codelist-item><code> 24050 </code><name><narrative>Remittances</narrative></name></codelist-item>
    <codelist-item status="withdrawn" withdrawal-date="2010-01-01"><code>15162</code><name><narrative>Human rights</narrative></name></codelist-item>
  </codelist-items>
</codelist>`

func TestReadCodelist(t *testing.T) {
	l, err := iati.ReadCodelist(strings.NewReader(purposes))
	require.NoError(t, err)
	require.Equal(t, "Sector", l.Name)
	require.Equal(t, 3, l.Len())
	for code, want := range map[string]iati.Code{
		"15190": {Code: "15190", Name: "Migration and mobility", Category: "151"},
		"24050": {Code: "24050", Name: "Remittances"},
		"15162": {Code: "15162", Name: "Human rights", Withdrawn: true},
	} {
		got, ok := l.Find(code)
		require.True(t, ok)
		require.Equal(t, want, got)
	}
	_, ok := l.Find("1519")
	require.False(t, ok)

	tests := map[string]string{
		"empty":         "",
		"cut":           purposes[:300],
		"another root":  "<list name='Sector'/>",
		"no name":       "<codelist/>",
		"no code":       "<codelist name='x'><codelist-items><codelist-item/></codelist-items></codelist>",
		"long code":     "<codelist name='x'><codelist-items><codelist-item><code>" + strings.Repeat("1", 501) + "</code></codelist-item></codelist-items></codelist>",
		"two roots":     purposes + purposes,
		"a namespace":   "<codelist xmlns='http://example.org' name='x'/>",
		"too many data": "<codelist name='" + strings.Repeat("x", 16<<20) + "'/>",
	}
	if underRace {
		delete(tests, "too many data")
	}
	for name, text := range tests {
		l, err := iati.ReadCodelist(strings.NewReader(text))
		require.ErrorIs(t, err, iati.ErrCodelist, name)
		require.Zero(t, l, name)
	}
}

func TestReadMapping(t *testing.T) {
	for name, text := range map[string]string{
		"no slashes": "<mappings><mapping><path>iati-activity/@x</path><codelist ref='A'/></mapping></mappings>",
		"no list":    "<mappings><mapping><path>//iati-activity/@x</path></mapping></mappings>",
		"condition":  "<mappings><mapping><path>//iati-activity/@x</path><codelist ref='A'/><condition>position() = 1</condition></mapping></mappings>",
		"root":       "<codelist/>",
	} {
		_, err := iati.ReadMapping(strings.NewReader(text))
		require.ErrorIs(t, err, iati.ErrCodelist, name)
	}
}

func TestConditions(t *testing.T) {
	const byDefault = "@vocabulary = '1' or not(@vocabulary)"
	tests := []struct {
		condition, vocabulary string
		empty, want           bool
	}{
		{byDefault, "1", false, true},
		{byDefault, "2", false, false},
		{byDefault, "-", false, true},
		{byDefault, "", false, false},
		{byDefault, "", true, true},
		{"", "2", false, true},
		{"@vocabulary='2'", "2", false, true},
		{`@vocabulary = "2"`, "2", false, true},
		{"@vocabulary != '2'", "2", false, false},
		{"@vocabulary != '2'", "3", false, true},
		{"@vocabulary != '2'", "-", false, false},
		{"@vocabulary", "", false, true},
		{"@vocabulary", "", true, false},
		{"@unknown", "2", false, false},
		{"not(@unknown) and (@vocabulary = '2' or @vocabulary = '3')", "3", false, true},
		{"@code = '1' and @vocabulary = '2' or @vocabulary = '3'", "3", false, true},
		{"@code = '15190' and (@vocabulary = '2' or @vocabulary = '3')", "4", false, false},
		{"not( not ( @vocabulary ) )", "1", false, true},
	}
	for _, tt := range tests {
		got, err := iati.Holds(tt.condition, tt.vocabulary, tt.empty)
		require.NoError(t, err, tt.condition)
		require.Equal(t, tt.want, got, "%s of %q", tt.condition, tt.vocabulary)
	}
	for _, c := range []string{
		"@vocabulary =", "@vocabulary = 1", "@vocabulary = '1", "@", "vocabulary = '1'", "not @vocabulary", "(@vocabulary", "@vocabulary)",
		"@vocabulary or", "and", "@a orange @b", "../@vocabulary = '1'", strings.Repeat("(", 30) + "@a" + strings.Repeat(")", 30), strings.Repeat("@a or ", 400) + "@a",
	} {
		_, err := iati.Holds(c, "1", false)
		require.Error(t, err, c)
	}
}

func TestReadCodelists(t *testing.T) {
	mapping := `<mappings><mapping><path>//iati-activity/sector/@code</path><codelist ref="Sector"/><condition>@vocabulary = '1' or not(@vocabulary)</condition></mapping>
<mapping><path>//iati-activity/activity-scope/@code</path><codelist ref="ActivityScope"/></mapping></mappings>`
	lists, err := iati.ReadCodelists(fstest.MapFS{
		"mapping.xml": {Data: []byte(mapping)}, "Sector.xml": {Data: []byte(purposes)}, "README.md": {Data: []byte("?")},
	})
	require.NoError(t, err)
	require.Equal(t, []string{"ActivityScope"}, lists.Missing())
	code, ok := lists.Find("Sector", "15190")
	require.True(t, ok)
	require.Equal(t, "Migration and mobility", code.Name)
	_, ok = lists.Find("ActivityScope", "1")
	require.False(t, ok)
	_, ok = (*iati.Codelists)(nil).Find("Sector", "15190")
	require.False(t, ok)

	_, err = iati.ReadCodelists(fstest.MapFS{"Sector.xml": {Data: []byte(purposes)}})
	require.ErrorIs(t, err, iati.ErrCodelist)
	_, err = iati.ReadCodelists(fstest.MapFS{"mapping.xml": {Data: []byte(mapping)}, "Sector.xml": {Data: []byte("<x/>")}})
	require.ErrorIs(t, err, iati.ErrCodelist)
	require.ErrorContains(t, err, `"Sector.xml"`)
}

// TestCodeRules breaks each rule for codes once: a code that is in no list stands
// in each of their places, below the condition that the official mapping has.
func TestCodeRules(t *testing.T) {
	mapping := "<mappings>"
	conditions := map[string]string{
		"EarmarkingCategory": "2", "CashandVoucherModalities": "4", "SectorCategory": "2", "UNSDG-Goals": "2", "UNSDG-Targets": "3",
	}
	var lists []iati.Codelist
	places := map[string][2]string{} // by rule
	for place, rule := range iati.CodeRules() {
		path, list, _ := strings.Cut(place, " ")
		condition := ""
		if v, ok := conditions[list]; ok {
			condition = "<condition>@vocabulary = '" + v + "'</condition>"
		}
		mapping += "<mapping><path>//" + path + `</path><codelist ref="` + list + `"/>` + condition + "</mapping>"
		lists = append(lists, iati.NewCodelist(list, iati.Code{Code: "2.03"}))
		places[rule] = [2]string{path, list}
	}
	require.Len(t, places, 118)
	m, err := iati.ReadMapping(strings.NewReader(mapping + "</mappings>"))
	require.NoError(t, err)
	o := iati.Options{Profile: iati.Official, Codelists: iati.NewCodelists(m, lists...)}
	for rule, place := range places {
		steps := strings.Split(place[0], "/")
		if steps[0] == "@xml:lang" {
			steps = append([]string{"iati-activity"}, steps...)
		}
		last := steps[len(steps)-1]
		open, shut := "", ""
		for i, s := range steps[:len(steps)-1] {
			attrs := ""
			if i == len(steps)-2 {
				if v, ok := conditions[place[1]]; ok {
					attrs += ` vocabulary="` + v + `"`
				}
				if last != "text()" && last != "@version" {
					attrs += " " + last[1:] + `="no code"`
				}
			}
			if strings.HasPrefix(s, "iati-") && strings.HasSuffix(s, "s") {
				attrs += ` version="2.02"`
			}
			open, shut = open+"<"+s+attrs+">", "</"+s+">"+shut
		}
		if last == "text()" {
			open += "no code"
		}
		if root := strings.HasPrefix(steps[0], "iati-activities") || strings.HasPrefix(steps[0], "iati-organisations"); !root {
			kind := "iati-activities"
			if steps[0] == "iati-organisation" {
				kind = "iati-organisations"
			}
			open, shut = "<"+kind+` version="2.03">`+open, shut+"</"+kind+">"
		}
		fs := checkText(t, open+shut, o).WithCode(rule)
		require.Len(t, fs, 1, "%s: %s", rule, open+shut)
		require.Equal(t, check.Error, fs[0].Severity)
		field := strings.ReplaceAll(strings.TrimPrefix(last, "@"), ":", "-")
		if last != "text()" {
			require.True(t, strings.HasSuffix("."+string(fs[0].Path), "."+field), fs[0].Path)
		}
	}
}

// Each list that is here and each line of the mapping is read, and every rule for
// codes has its line.
func TestOfficialCodelists(t *testing.T) {
	folder := filepath.Join(shared, "codelists")
	if _, err := os.Stat(folder); err != nil {
		t.Skip(err)
	}
	lists, err := iati.ReadCodelists(os.DirFS(folder))
	require.NoError(t, err)
	require.NotContains(t, lists.Missing(), "Sector")
	for list, codes := range map[string]map[string]bool{ // whether a code is withdrawn
		"Sector":           {"15190": false, "24050": false, "15136": false},
		"Country":          {"RS": false, "XK": false, "AN": true},
		"TransactionType":  {"13": false},
		"ActivityDateType": {"4": false},
	} {
		for code, withdrawn := range codes {
			c, ok := lists.Find(list, code)
			require.True(t, ok, "%s %s", list, code)
			require.Equal(t, withdrawn, c.Withdrawn, "%s %s", list, code)
		}
	}
	data, err := os.ReadFile(filepath.Join(folder, "mapping.xml"))
	require.NoError(t, err)
	for place, rule := range iati.CodeRules() {
		path, list, _ := strings.Cut(place, " ")
		require.Regexp(t, `(?s)<path>//`+strings.ReplaceAll(path, "()", `\(\)`)+`</path>\s*<codelist ref="`+list+`"`, string(data), rule)
	}
}

func FuzzCodelist(f *testing.F) {
	f.Add([]byte(purposes))
	f.Add([]byte("<codelist name='x'><codelist-items><codelist-item><code>1</code></codelist-item></codelist-items></codelist>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := iati.ReadCodelist(strings.NewReader(string(data)))
		if err != nil {
			require.ErrorIs(t, err, iati.ErrCodelist)
			require.Zero(t, l)
			return
		}
		require.NotEmpty(t, l.Name)
	})
}

func FuzzCondition(f *testing.F) {
	f.Add("@vocabulary = '1' or not(@vocabulary)", "1")
	f.Add("not(@a) and (@b != \"2\" or @c)", "")
	f.Fuzz(func(t *testing.T, condition, vocabulary string) {
		holds, err := iati.Holds(condition, vocabulary, true)
		if err != nil {
			return
		}
		// What holds does not hold when it is denied.
		denied, err := iati.Holds("not("+condition+")", vocabulary, true)
		if strings.TrimSpace(condition) == "" || err != nil {
			return // nothing to deny, or one bracket too many
		}
		require.NotEqual(t, holds, denied)
	})
}

// Codes are looked up in lists that the caller has, such as those of a folder, in
// the places that their mapping names.
func ExampleReadCodelists() {
	lists, err := iati.ReadCodelists(fstest.MapFS{
		"Sector.xml": {Data: []byte(purposes)},
		"mapping.xml": {Data: []byte(`<mappings><mapping><path>//iati-activity/sector/@code</path><codelist ref="Sector"/>
			<condition>@vocabulary = '1' or not(@vocabulary)</condition></mapping></mappings>`)},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	a := iati.Activity{Sectors: []iati.Sector{{Code: "15162"}, {Code: "1519"}, {Vocabulary: "2", Code: "151"}}}
	fs := a.Check(iati.Options{Codelists: lists})
	for _, f := range fs.Below("sector[0]") {
		fmt.Println(f)
	}
	fmt.Println(fs.WithCode("9.76.1"))
	// Output:
	// sector[0].code: warning: the code "15162", "Human rights", was withdrawn from the list Sector [iati.code-withdrawn]
	// sector[0].percentage: error: there is more than one sector of vocabulary "1", and this one has no percentage [2.1.1]
	// sector[1].code: error: the code "1519" is not in the list Sector [9.76.1]
}
