package iati_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/programme/iati"
)

func seeds(f *testing.F) {
	mixed, err := os.ReadFile("testdata/mixed.xml")
	require.NoError(f, err)
	f.Add(mixed)
	f.Add([]byte(wrap(head + foot)))
	f.Add([]byte(wrap(`<iati-activity xmlns:a="u"><a:b xmlns="v" a:c="&#10;"><d xmlns="">t</d><?e f?></a:b>x<![CDATA[ ]]>y</iati-activity>`)))
	f.Add([]byte("\xff\xfe<\x00a\x00/\x00>\x00"))
	f.Add([]byte(`<iati-organisations version="2.01"><iati-organisation><document-link><x/><recipient-country code=""/></document-link></iati-organisation></iati-organisations>`))
	f.Add([]byte("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"))
}

var small = iati.Limits{Bytes: 1 << 20, RecordBytes: 64 << 10, TokenBytes: 16 << 10, Elements: 2000, Depth: 16}

// FuzzRead reads whatever comes: no panic, and an error with a place.
func FuzzRead(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, doc []byte) {
		readAll[iati.Activity](t, doc)
		readAll[iati.Organisation](t, doc)
	})
}

func readAll[R iati.Record](t *testing.T, doc []byte) (iati.File[R], bool) {
	r, err := iati.NewReader[R](bytes.NewReader(doc), small)
	if err != nil {
		placed(t, err)
		return iati.File[R]{}, false
	}
	file := iati.File[R]{Root: r.Root()}
	for record, err := range r.Records() {
		if err != nil {
			placed(t, err)
			return iati.File[R]{}, false
		}
		file.Records = append(file.Records, record)
	}
	file.Tail = r.Tail()
	return file, true
}

func placed(t *testing.T, err error) {
	var e *iati.Error
	require.ErrorAs(t, err, &e)
	require.Positive(t, e.Line)
	require.Positive(t, e.Column)
	require.True(t, strings.HasPrefix(err.Error(), "iati: line "))
}

// FuzzReadWriteRead: what was read can be written with nothing lost, reads back,
// and is written the same again.
func FuzzReadWriteRead(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, doc []byte) {
		if file, ok := readAll[iati.Activity](t, doc); ok {
			nothingLost(t, doc, same(t, file))
			file.CheckSchema()
		}
		if file, ok := readAll[iati.Organisation](t, doc); ok {
			nothingLost(t, doc, same(t, file))
		}
	})
}

// nothingLost compares what two documents hold, in whatever order: each element
// with its attributes and its own text without blanks, each comment, each
// instruction.
func nothingLost(t *testing.T, doc, again []byte) {
	if bytes.Contains(doc, []byte{0}) {
		return // UTF-16
	}
	want, got := inventory(t, doc), inventory(t, again)
	require.Equal(t, strings.Join(want, "\n"), strings.Join(got, "\n"))
}

func inventory(t *testing.T, doc []byte) []string {
	type open struct{ tag, text string }
	var list []string
	var stack []open
	ends := strings.NewReplacer("\r\n", "\n", "\r", "\n")
	blanks := strings.NewReplacer(" ", "", "\t", "", "\n", "", "\r", "")
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(doc, []byte("\xef\xbb\xbf"))))
	d.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil }
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			slices.Sort(list)
			return list
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			var attrs []string
			for _, a := range token.Attr {
				attrs = append(attrs, written(a.Name)+"="+strings.NewReplacer("\t", " ", "\n", " ", "\r", " ").Replace(a.Value))
			}
			slices.Sort(attrs)
			stack = append(stack, open{tag: written(token.Name) + " " + strings.Join(attrs, " ")})
		case xml.EndElement:
			top := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			list = append(list, top.tag+" "+top.text)
		case xml.CharData:
			if len(stack) > 0 {
				stack[len(stack)-1].text += blanks.Replace(string(token))
			}
		case xml.Comment:
			list = append(list, "comment "+ends.Replace(string(token)))
		case xml.ProcInst:
			if token.Target != "xml" {
				list = append(list, "instruction "+token.Target+" "+ends.Replace(string(token.Inst)))
			}
		}
	}
}

func written(n xml.Name) string { return n.Space + ":" + n.Local }

func same[R iati.Record](t *testing.T, file iati.File[R]) []byte {
	var once, twice bytes.Buffer
	require.NoError(t, file.Write(&once))
	again, err := iati.Read[R](bytes.NewReader(once.Bytes()))
	require.NoError(t, err, once.String())
	require.NoError(t, again.Write(&twice))
	require.Equal(t, once.String(), twice.String())
	require.Len(t, again.Records, len(file.Records))
	return once.Bytes()
}

// FuzzScalars reads texts as values.
func FuzzScalars(f *testing.F) {
	for _, s := range []string{"", "2014-01-31", "2014-09-10T24:00:00.0+14:00", "-.5", "+007", "true", " 1 "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if day, err := iati.Date(s).Day(); err == nil && s != "" {
			again, err := iati.Date(day.String()).Day()
			require.NoError(t, err)
			require.Equal(t, day, again)
		}
		if at, err := iati.DateTime(s).Time(); err == nil && s != "" && at.Year() > 0 && at.Year() < 10000 {
			again, err := iati.DateTime(at.Format("2006-01-02T15:04:05.999999999Z")).Time()
			require.NoError(t, err)
			require.True(t, at.Equal(again))
		}
		if n, ok, err := iati.Decimal(s).Number(); ok {
			require.NoError(t, err)
			again, ok, err := iati.Decimal(n.String()).Number()
			require.NoError(t, err)
			require.True(t, ok)
			require.Zero(t, n.Cmp(again))
		}
		_, _, _ = iati.Integer(s).Int()
		_, _, _ = iati.Boolean(s).Bool()
		_, _ = iati.Money{Amount: iati.Decimal(s), Currency: s}.In("EUR")
		_ = iati.Narratives{{Lang: s, Text: s}}.Text(s)
	})
}
