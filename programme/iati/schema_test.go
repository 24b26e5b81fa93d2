package iati_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/programme/iati"
)

// activity returns the only activity of a document made of head, given as the
// attributes of iati-activities, and content.
func activity(t *testing.T, content string) iati.Activity {
	t.Helper()
	f, err := iati.Read[iati.Activity](strings.NewReader(`<iati-activities version="2.03" xmlns:f="urn:f">` + content + `</iati-activities>`))
	require.NoError(t, err)
	require.Len(t, f.Records, 1)
	return f.Records[0]
}

const (
	head = `<iati-activity><iati-identifier>A-1-1</iati-identifier><reporting-org ref="A-1" type="40"><narrative>A</narrative></reporting-org>
<title><narrative>T</narrative></title><description><narrative>D</narrative></description><participating-org role="1"/>
<activity-status code="2"/><activity-date type="1" iso-date="2014-01-01"/>`
	foot = `</iati-activity>`
)

func TestCheckSchema(t *testing.T) {
	tests := map[string]struct {
		content string
		want    []string // findings as text, without what follows the line
	}{
		"clean":     {content: head + foot},
		"misc":      {content: head + `<budget f:x="1"><period-start iso-date="2014-01-01Z"/><period-end iso-date="2014-12-31"/><value value-date="2014-01-01"> 1. </value><f:y/></budget><f:z/>` + foot},
		"nothing":   {content: `<iati-activity/>`, want: []string{"error: element iati-identifier is missing (line 1) [iati.schema-missing]", "error: element reporting-org is missing (line 1) [iati.schema-missing]", "error: element title is missing (line 1) [iati.schema-missing]", "error: element description is missing (line 1) [iati.schema-missing]", "error: element participating-org is missing (line 1) [iati.schema-missing]", "error: element activity-status is missing (line 1) [iati.schema-missing]", "error: element activity-date is missing (line 1) [iati.schema-missing]"}},
		"attribute": {content: head + `<sector/>` + foot, want: []string{"sector[0].code: error: attribute code is missing (line 3) [iati.schema-missing]"}},
		"blank":     {content: head + `<sector code="" percentage=""/>` + foot, want: []string{`sector[0].percentage: error: percentage "" is no decimal number (line 3) [iati.schema-type]`}},
		"date": {content: head + `<budget><period-start iso-date="2014"/><period-end iso-date="2014-02-29"/><value value-date="2014-01-01">1e3</value></budget>` + foot, want: []string{
			`budget[0].period-start.iso-date: error: iso-date "2014" is no date (YYYY-MM-DD) (line 3) [iati.schema-type]`,
			`budget[0].period-end.iso-date: error: iso-date "2014-02-29" is no date (YYYY-MM-DD) (line 3) [iati.schema-type]`,
			`budget[0].value: error: text "1e3" is no decimal number (line 3) [iati.schema-type]`}},
		"repeated":           {content: head + `<activity-status code="3"/>` + foot, want: []string{"error: element activity-status stands here a second time (line 3) [iati.schema-repeated]"}},
		"element":            {content: head + "\n<activity-website>x</activity-website>" + foot, want: []string{"error: element activity-website may not stand here (line 4) [iati.schema-element]"}},
		"misplaced child":    {content: head + `<document-link url="u" format="f"><title><narrative>T</narrative></title><category code="A01"/><recipient-country code="RS"/></document-link>` + foot, want: []string{"document-link[0].recipient-country: error: element recipient-country may not stand here (line 3) [iati.schema-element]"}},
		"foreign in text":    {content: strings.Replace(head, "A-1-1", "A-1<f:x/>-1", 1) + foot, want: []string{"iati-identifier: error: element f:x may not stand here (line 1) [iati.schema-element]"}},
		"unknown attribute":  {content: strings.Replace(head, "<iati-activity>", `<iati-activity version="2.03">`, 1) + foot, want: []string{"error: attribute version may not stand here (line 1) [iati.schema-attribute]"}},
		"no foreign ones":    {content: head + `<related-activity ref="A" type="1" f:x="1"/>` + foot, want: []string{"related-activity[0]: error: attribute f:x may not stand here (line 3) [iati.schema-attribute]"}},
		"misplaced":          {content: head + `<transaction><transaction-type code="1"/><transaction-date iso-date="2014-01-01"/><value value-date="2014-01-01">1</value><sector code="1" percentage="5"/></transaction>` + foot, want: []string{"transaction[0].sector[0].percentage: error: attribute percentage may not stand here (line 3) [iati.schema-attribute]"}},
		"text":               {content: head + `<result type="1">Text<title><narrative>T</narrative></title><indicator measure="5"><title><narrative>T</narrative></title></indicator></result>` + foot, want: []string{`result[0].title: error: text "Text" may not stand here (line 3) [iati.schema-text]`}},
		"order":              {content: head + `<tag code="1" vocabulary="1"/><sector code="1"/><tag code="1" vocabulary="1"/>` + foot, want: []string{"tag[0]: error: element tag stands before sector, and must follow it (line 3) [iati.schema-order]"}},
		"foreign before":     {content: head + `<f:x/><sector code="1"/>` + foot, want: []string{"error: element f:x stands before sector, and must follow it (line 3) [iati.schema-order]"}},
		"text, last":         {content: head + "x" + foot, want: []string{`error: text "x" may not stand here (line 3) [iati.schema-text]`}},
		"positive":           {content: head + `<result type="1"><title><narrative>T</narrative></title><indicator measure="5"><title><narrative>T</narrative></title><baseline year="0"/></indicator></result>` + foot, want: []string{`result[0].indicator[0].baseline[0].year: error: year "0" is no whole number above 0 (line 3) [iati.schema-type]`}},
		"truth and language": {content: strings.Replace(head, "<iati-activity>", `<iati-activity xml:lang="" humanitarian="yes" last-updated-datetime="2014-01-01">`, 1) + foot, want: []string{`last-updated-datetime: error: last-updated-datetime "2014-01-01" is no date with a time (YYYY-MM-DDThh:mm:ss) (line 1) [iati.schema-type]`, `humanitarian: error: humanitarian "yes" is no truth value (1, true, 0 or false) (line 1) [iati.schema-type]`}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a := activity(t, tt.content)
			var got []string
			for _, f := range a.CheckSchema() {
				got = append(got, f.String())
			}
			require.Equal(t, tt.want, got)
		})
	}
}

func TestCheckSchemaOfMadeRecords(t *testing.T) {
	a := iati.Activity{Sectors: []iati.Sector{{Percentage: "50"}}}
	require.Equal(t, "sector[0].code: error: attribute code is missing [iati.schema-missing]", a.CheckSchema().Below("sector")[0].String())
	o := iati.Organisation{}
	require.Len(t, o.CheckSchema(), 3)

	clean := activity(t, head+foot)
	require.Zero(t, testing.AllocsPerRun(10, func() { clean.CheckSchema() }))
}

func TestCheckSchemaOfFiles(t *testing.T) {
	f, err := iati.Read[iati.Activity](strings.NewReader(`<iati-activities version="2.03" generated-datetime="2018">x<iati-activity>` +
		strings.TrimPrefix(head, "<iati-activity>") + `<sector/></iati-activity>y</iati-activities>`))
	require.NoError(t, err)
	var got []string
	for _, finding := range f.CheckSchema() {
		got = append(got, finding.String())
	}
	require.Equal(t, []string{
		`generated-datetime: error: generated-datetime "2018" is no date with a time (YYYY-MM-DDThh:mm:ss) (line 1) [iati.schema-type]`,
		"iati-activity[0].sector[0].code: error: attribute code is missing (line 3) [iati.schema-missing]",
		`iati-activity[0]: error: text "x" may not stand here (line 1) [iati.schema-text]`,
		`error: text "y" may not stand here (line 3) [iati.schema-text]`,
	}, got)
	var empty iati.File[iati.Organisation]
	require.Equal(t, "version: error: attribute version is missing [iati.schema-missing]\nerror: element iati-organisation is missing [iati.schema-missing]\n",
		empty.CheckSchema().String())
}

// tree is a document that can be changed.
type tree struct {
	start xml.StartElement
	nodes []any // *tree or string
}

func parse(t *testing.T, doc []byte) *tree {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(doc))
	var stack []*tree
	var root *tree
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return root
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			n := &tree{start: token.Copy()}
			if len(stack) == 0 {
				root = n
			} else {
				top := stack[len(stack)-1]
				top.nodes = append(top.nodes, n)
			}
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if len(stack) > 0 && strings.TrimSpace(string(token)) != "" {
				top := stack[len(stack)-1]
				top.nodes = append(top.nodes, string(token))
			}
		}
	}
}

func (n *tree) write(b *bytes.Buffer) {
	name := func(n xml.Name) string {
		if n.Space != "" {
			return n.Space + ":" + n.Local
		}
		return n.Local
	}
	fmt.Fprintf(b, "<%s", name(n.start.Name))
	for _, a := range n.start.Attr {
		fmt.Fprintf(b, ` %s="`, name(a.Name))
		_ = xml.EscapeText(b, []byte(a.Value))
		b.WriteString(`"`)
	}
	b.WriteString(">")
	for _, c := range n.nodes {
		switch c := c.(type) {
		case *tree:
			c.write(b)
		case string:
			_ = xml.EscapeText(b, []byte(c))
		}
	}
	fmt.Fprintf(b, "</%s>", name(n.start.Name))
}

// all returns the elements below the root.
func (n *tree) all() []*tree {
	var list []*tree
	for _, c := range n.nodes {
		if c, ok := c.(*tree); ok {
			list = append(append(list, c), c.all()...)
		}
	}
	return list
}

// mutate changes something.
func mutate(r *rand.Rand, root *tree) {
	elements := root.all()
	n := elements[r.IntN(len(elements))]
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	value := func() string {
		return pick("", " ", "x y", "1", "-0", "0", "+7", "1.5", ".", "-.5", "2014-02-30", "2014-02-28+14:00", "2014-02-28+15:00",
			"2014-01-01T00:00:00", "2014-01-01T24:00:00Z", "2014-01-01T24:00:01Z", "2014-01-01T01:00:00.", "true", "TRUE", "3000000000", " 7 ", "0000-01-01", "token:1")
	}
	at := 0
	if len(n.nodes) > 0 {
		at = r.IntN(len(n.nodes))
	}
	foreign := &tree{start: xml.StartElement{Name: xml.Name{Space: "f", Local: "x"}}}
	switch r.IntN(10) {
	case 0:
		if len(n.start.Attr) > 0 {
			i := r.IntN(len(n.start.Attr))
			n.start.Attr = slices.Delete(n.start.Attr, i, i+1)
		}
	case 1, 2:
		if len(n.start.Attr) > 0 {
			n.start.Attr[r.IntN(len(n.start.Attr))].Value = value()
		}
	case 3:
		if len(n.nodes) > 0 {
			n.nodes = slices.Delete(n.nodes, at, at+1)
		}
	case 4:
		if len(n.nodes) > 0 {
			n.nodes = slices.Insert(n.nodes, at, n.nodes[at])
		}
	case 5:
		if len(n.nodes) > 1 {
			i := r.IntN(len(n.nodes))
			n.nodes[at], n.nodes[i] = n.nodes[i], n.nodes[at]
		}
	case 6:
		if r.IntN(4) == 0 {
			n.start.Name.Local = pick("title", "other", "narrative", "value", "budget")
		}
	case 7:
		if len(n.nodes) == 0 {
			n.nodes = append(n.nodes, value())
		} else if _, ok := n.nodes[at].(string); ok {
			n.nodes[at] = value()
		}
	case 8:
		n.start.Attr = append(n.start.Attr, xml.Attr{Name: xml.Name{Space: pick("", "f", "f"), Local: "more"}, Value: "1"})
	case 9:
		if r.IntN(2) == 0 {
			at = len(n.nodes)
		}
		n.nodes = slices.Insert(n.nodes, at, any(foreign))
	}
}

// TestCheckSchemaAgainstXmllint changes the official examples at random: what
// CheckSchema says of them is what the schema itself says.
func TestCheckSchemaAgainstXmllint(t *testing.T) {
	t.Parallel()
	tool, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not installed")
	}
	differential(t, tool, "activity-standard-example-annotated.xml", "iati-activities-schema.xsd", (*iati.Activity).CheckSchema)
	differential(t, tool, "organisation-standard-example-annotated.xml", "iati-organisations-schema.xsd", (*iati.Organisation).CheckSchema)
}

func differential[R iati.Record](t *testing.T, tool, doc, schema string, findings func(*R) check.Findings) {
	original := example(t, doc)
	r := rand.New(rand.NewPCG(1, 2))
	dir := t.TempDir()
	args := []string{"--nonet", "--noout", "--schema", filepath.Join(shared, "schemas", schema)}
	var docs [][]byte
	count := 120
	if underRace {
		count = 60
	}
	for i := range count {
		root := parse(t, original)
		root.start.Attr = append(root.start.Attr, xml.Attr{Name: xml.Name{Space: "xmlns", Local: "f"}, Value: "urn:f"})
		record := root.nodes[0].(*tree)
		for range 1 + r.IntN(2) {
			mutate(r, record)
		}
		var b bytes.Buffer
		root.write(&b)
		docs = append(docs, b.Bytes())
		name := filepath.Join(dir, fmt.Sprint(i))
		require.NoError(t, os.WriteFile(name, b.Bytes(), 0o600))
		args = append(args, name)
	}
	out, _ := exec.Command(tool, args...).CombinedOutput()
	valid, invalid := 0, 0
	for i, doc := range docs {
		name := filepath.Join(dir, fmt.Sprint(i))
		ok := strings.Contains(string(out), name+" validates\n")
		require.True(t, ok || strings.Contains(string(out), name+" fails to validate\n"), string(out))
		f, err := iati.Read[R](bytes.NewReader(doc))
		require.NoError(t, err)
		found := findings(&f.Records[0])
		var why []string
		for line := range strings.Lines(string(out)) {
			// Addresses are not looked at here.
			if text, ok := strings.CutPrefix(line, name+":"); ok && !strings.Contains(line, "'xs:anyURI'") {
				why = append(why, text)
			}
		}
		if len(found) == 0 && len(why) == 0 && valid < 5 {
			require.Equal(t, canonical(t, doc), canonical(t, again[R](t, doc)))
		}
		// Libxml2 lets foreign elements stand among children that may repeat
		// before them, which the schema has in a sequence.
		if len(why) == 0 && !slices.ContainsFunc(found, func(f check.Finding) bool { return !strings.HasPrefix(f.Message, "element f:x stands before ") }) {
			found = nil
		}
		if (len(why) == 0) != (len(found) == 0) {
			t.Errorf("xmllint: %s\nCheckSchema: %s\n%.200s", strings.Join(why, ""), found, doc)
		}
		if ok {
			valid++
		} else {
			invalid++
		}
		// Whatever was read is written in the order of the schema, and reads back.
		var once bytes.Buffer
		require.NoError(t, f.Write(&once))
		require.Equal(t, once.String(), string(again[R](t, once.Bytes())))
	}
	require.Greater(t, valid, count/12)
	require.Greater(t, invalid, count/3)
}
