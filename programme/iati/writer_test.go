package iati_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/programme/iati"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The fixture breaks what a file can break and still be read; what is written of
// it is in the golden file.
func TestCanonical(t *testing.T) {
	doc, err := os.ReadFile("testdata/mixed.xml")
	require.NoError(t, err)
	out := again[iati.Activity](t, doc)
	if *update {
		require.NoError(t, os.WriteFile("testdata/mixed.golden.xml", out, 0o644))
	}
	golden, err := os.ReadFile("testdata/mixed.golden.xml")
	require.NoError(t, err)
	require.Equal(t, string(golden), string(out))
	require.Equal(t, string(out), string(again[iati.Activity](t, out)))
}

func write(t *testing.T, a iati.Activity) (string, error) {
	t.Helper()
	var b bytes.Buffer
	err := iati.File[iati.Activity]{Records: []iati.Activity{a}}.Write(&b)
	return b.String(), err
}

func TestWriteMadeRecord(t *testing.T) {
	got, err := write(t, iati.Activity{
		Element: iati.Element{Rest: &iati.Rest{
			Attrs:  []iati.Attr{{Name: iati.Name{Prefix: "m", Local: "modality", Space: "urn:m"}, Value: "pass-through"}},
			Before: []iati.Node{iati.NewComment(" a programme ")},
			Inside: []iati.Node{iati.NewForeign(iati.Name{Prefix: "m", Local: "rate", Space: "urn:m"}, nil,
				iati.NewForeign(iati.Name{Local: "b", Space: "urn:b"}, nil, iati.NewForeign(iati.Name{Local: "c"}, nil, iati.NewText("7 < 8\r"))))},
		}},
		Lang:       "en",
		Identifier: iati.Content{Text: "XM-1-1"},
		Title:      iati.Narrated{Narratives: iati.Narratives{{Text: "A & \"B\""}, {Lang: "fr", Text: "]]>"}}},
		Status:     iati.Coded[iati.ActivityStatus]{Code: iati.Implementation},
		LegacyData: []iati.LegacyData{{Name: "a\"b\n", Value: "<'>\t"}},
	})
	require.NoError(t, err)
	require.Equal(t, `<?xml version="1.0" encoding="UTF-8"?>
<iati-activities version="2.03">
  <!-- a programme -->
  <iati-activity xml:lang="en" xmlns:m="urn:m" m:modality="pass-through">
    <iati-identifier>XM-1-1</iati-identifier>
    <title>
      <narrative>A &amp; "B"</narrative>
      <narrative xml:lang="fr">]]&gt;</narrative>
    </title>
    <activity-status code="2"/>
    <legacy-data name="a&quot;b&#xA;" value="&lt;'&gt;&#x9;"/>
    <m:rate><b xmlns="urn:b"><c xmlns="">7 &lt; 8&#xD;</c></b></m:rate>
  </iati-activity>
</iati-activities>
`, got)
	require.Equal(t, got, string(again[iati.Activity](t, []byte(got))))
	require.Equal(t, canonical(t, []byte(got)), canonical(t, again[iati.Activity](t, []byte(got))))
}

func TestWriteErrors(t *testing.T) {
	rest := func(attrs []iati.Attr, inside ...iati.Node) iati.Activity {
		return iati.Activity{Budgets: []iati.Budget{{Type: "1"}, {Element: iati.Element{Rest: &iati.Rest{Attrs: attrs, Inside: inside}}}}}
	}
	foreign := func(name iati.Name, attrs ...iati.Attr) iati.Activity {
		return rest(nil, iati.NewForeign(name, attrs))
	}
	attr := func(prefix, local, space, value string) []iati.Attr {
		return []iati.Attr{{Name: iati.Name{Prefix: prefix, Local: local, Space: space}, Value: value}}
	}
	for name, tt := range map[string]struct {
		a    iati.Activity
		want string
	}{
		"control":           {iati.Activity{Identifier: iati.Content{Text: "a\x01"}}, `iati: /iati-activities/iati-activity[1]/iati-identifier: "a\x01" has a character that XML does not allow`},
		"UTF-8":             {iati.Activity{DefaultCurrency: "a\xff"}, `iati: /iati-activities/iati-activity[1]: "a\xff" has a character that XML does not allow`},
		"no character":      {iati.Activity{DefaultCurrency: "\uffff"}, `iati: /iati-activities/iati-activity[1]: "\uffff" has a character that XML does not allow`},
		"comment":           {rest(nil, iati.NewComment("a--b")), `iati: /iati-activities/iati-activity[1]/budget[2]: comment "a--b" has two hyphens in a row, or one at its end`},
		"comment's end":     {rest(nil, iati.NewComment("a-")), `iati: /iati-activities/iati-activity[1]/budget[2]: comment "a-" has two hyphens in a row, or one at its end`},
		"comment's text":    {rest(nil, iati.NewComment("\x00")), `iati: /iati-activities/iati-activity[1]/budget[2]: "\x00" has a character that XML does not allow there`},
		"instruction":       {rest(nil, iati.Node{Kind: iati.Instruction, Name: iati.Name{Local: "XML"}}), `iati: /iati-activities/iati-activity[1]/budget[2]: "XML" cannot be the name of an instruction`},
		"instruction's end": {rest(nil, iati.Node{Kind: iati.Instruction, Name: iati.Name{Local: "a"}, Text: "?>"}), `iati: /iati-activities/iati-activity[1]/budget[2]: instruction "?>" begins with a blank, or holds its own end`},
		"no kind":           {rest(nil, iati.Node{}), `iati: /iati-activities/iati-activity[1]/budget[2]: a node is of no kind`},
		"name":              {foreign(iati.Name{Local: "a b"}), `iati: /iati-activities/iati-activity[1]/budget[2]/a b: "a b" is no name`},
		"number":            {foreign(iati.Name{Local: "1"}), `iati: /iati-activities/iati-activity[1]/budget[2]/1: "1" is no name`},
		"prefix":            {foreign(iati.Name{Prefix: "p", Local: "a"}), `iati: /iati-activities/iati-activity[1]/budget[2]/p:a: prefix of "p:a" stands for no namespace`},
		"clash":             {foreign(iati.Name{Prefix: "p", Local: "a", Space: "u"}, attr("xmlns", "p", "", "v")...), `iati: /iati-activities/iati-activity[1]/budget[2]/p:a: prefix of "p:a" stands for "v": want "u"`},
		"no prefix":         {rest(attr("", "a", "u", "")), `iati: /iati-activities/iati-activity[1]/budget[2]: attribute "a" of namespace "u" has no prefix`},
		"twice":             {rest(append(attr("", "a", "", "1"), attr("", "a", "", "2")...)), `iati: /iati-activities/iati-activity[1]/budget[2]: attribute "a" stands twice`},
		"default":           {rest(attr("", "xmlns", "", "u")), `iati: /iati-activities/iati-activity[1]/budget[2]: elements of the standard are in no namespace: xmlns="u" cannot stand here`},
		"xml":               {rest(attr("xmlns", "xml", "", "u")), `iati: /iati-activities/iati-activity[1]/budget[2]: xmlns:xml="u": the prefix xml and its namespace belong together`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := write(t, tt.a)
			require.ErrorIs(t, err, iati.ErrWrite)
			require.EqualError(t, err, tt.want)
		})
	}
	t.Run("version", func(t *testing.T) {
		err := iati.File[iati.Activity]{Root: iati.Root{Version: "1.05"}}.Write(&bytes.Buffer{})
		require.EqualError(t, err, `iati: version "1.05" is not known: want 2.01, 2.02 or 2.03`)
	})
	t.Run("outside", func(t *testing.T) {
		err := iati.File[iati.Activity]{Tail: iati.Tail{After: []iati.Node{iati.NewText("x")}}}.Write(&bytes.Buffer{})
		require.EqualError(t, err, "iati: outside the root stand comments and instructions alone")
	})
	t.Run("destination", func(t *testing.T) {
		full := errors.New("full")
		w := iati.NewWriter[iati.Organisation](failingWriter{full}, iati.Root{})
		require.ErrorIs(t, w.Close(iati.Tail{}), full)
	})
}

type failingWriter struct{ err error }

func (f failingWriter) Write([]byte) (int, error) { return 0, f.err }

func TestWriteNothing(t *testing.T) {
	var b strings.Builder
	require.NoError(t, iati.File[iati.Organisation]{}.Write(&b))
	require.Equal(t, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<iati-organisations version=\"2.03\"/>\n", b.String())
}
