package iati_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/unicode"

	"iom.int/migdev/programme/iati"
)

func wrap(content string) string {
	return `<iati-activities version="2.03">` + content + `</iati-activities>`
}

func TestReadKeepsWhatWasWritten(t *testing.T) {
	f, err := iati.Read[iati.Activity](strings.NewReader(`<?xml version="1.0"?>
<!-- first -->
<iati-activities version="2.02" xmlns:p="urn:p" generated-datetime="2018-01-01T00:00:00Z" linked-data-default="http://d/">
 <!-- of the activity -->
 <iati-activity xml:lang="" hierarchy="2" p:note="n" odd="o">
  <iati-identifier> A-1<!--c-->-2 </iati-identifier>
  <!-- one -->
  <?go on?>
  <sector code="15190" percentage=""/>
  <sector percentage="50" code="24050"><narrative xml:lang="fr">Transferts</narrative></sector>
  <p:more a="1"> <b xmlns="urn:b"/> </p:more>
  <!-- last -->
 </iati-activity>
 <p:tail/>
 <!-- end -->
</iati-activities>
<!-- after -->
`))
	require.NoError(t, err)
	require.Equal(t, "2.02", f.Root.Version)
	require.Equal(t, iati.DateTime("2018-01-01T00:00:00Z"), f.Root.Generated)
	require.Equal(t, "http://d/", f.Root.LinkedData)
	require.Equal(t, " first ", f.Root.Rest.Before[0].Text)
	require.Equal(t, []iati.Attr{{Name: iati.Name{Prefix: "xmlns", Local: "p"}, Value: "urn:p"}}, f.Root.Rest.Attrs)
	require.Len(t, f.Records, 1)
	a := f.Records[0]
	require.Equal(t, int32(5), a.Line)
	require.Equal(t, int32(2), a.Column)
	require.Equal(t, " of the activity ", a.Rest.Before[0].Text)
	require.Equal(t, int32(4), a.Rest.Before[0].Line)
	require.Equal(t, iati.Integer("2"), a.Hierarchy)
	require.True(t, a.Blank("xml:lang"))
	require.False(t, a.Blank("default-currency"))
	require.Contains(t, a.Rest.Attrs, iati.Attr{Name: iati.Name{Prefix: "p", Local: "note", Space: "urn:p"}, Value: "n"})
	require.Contains(t, a.Rest.Attrs, iati.Attr{Name: iati.Name{Local: "odd"}, Value: "o"})
	require.Equal(t, " A-1-2 ", a.Identifier.Text)
	require.Equal(t, 4, a.Identifier.Rest.Inside[0].At)

	require.Len(t, a.Sectors, 2)
	require.Equal(t, []string{" one ", "on"}, []string{a.Sectors[0].Rest.Before[0].Text, a.Sectors[0].Rest.Before[1].Text})
	require.Equal(t, iati.Instruction, a.Sectors[0].Rest.Before[1].Kind)
	require.True(t, a.Sectors[0].Blank("percentage"))
	require.False(t, a.Sectors[1].Blank("percentage"))
	require.Equal(t, iati.Decimal("50"), a.Sectors[1].Percentage)
	require.Equal(t, "Transferts", a.Sectors[1].Narratives[0].Text)
	require.Equal(t, "fr", a.Sectors[1].Narratives[0].Lang)

	require.Len(t, a.Rest.Inside, 2)
	more := a.Rest.Inside[0]
	require.Equal(t, iati.Foreign, more.Kind)
	require.Equal(t, iati.Name{Prefix: "p", Local: "more", Space: "urn:p"}, more.Name)
	require.Equal(t, iati.Name{Local: "b", Space: "urn:b"}, more.Nodes[1].Name)
	require.Equal(t, " last ", a.Rest.Inside[1].Text)
	require.Equal(t, "p:tail", f.Tail.Inside[0].Name.String())
	require.Equal(t, " end ", f.Tail.Inside[1].Text)
	require.Equal(t, " after ", f.Tail.After[0].Text)
}

// The same file in all character sets reads the same.
func TestCharacterSets(t *testing.T) {
	const content = `<iati-activity><title><narrative xml:lang="sr">Србија ’é😀</narrative></title></iati-activity>`
	encode := func(order unicode.Endianness, bom unicode.BOMPolicy, s string) string {
		out, err := unicode.UTF16(order, bom).NewEncoder().String(s)
		require.NoError(t, err)
		return out
	}
	for name, doc := range map[string]string{
		"UTF-8":               wrap(content),
		"declared":            `<?xml version="1.0" encoding="utf-8"?>` + wrap(content),
		"mark":                "\xef\xbb\xbf" + `<?xml version="1.0" encoding="UTF-8"?>` + wrap(content),
		"UTF-16":              encode(unicode.LittleEndian, unicode.UseBOM, `<?xml version="1.0" encoding="UTF-16"?>`+wrap(content)),
		"UTF-16 big":          encode(unicode.BigEndian, unicode.UseBOM, `<?xml version="1.0" encoding="utf-16"?>`+wrap(content)),
		"UTF-16 undeclared":   encode(unicode.LittleEndian, unicode.UseBOM, wrap(content)),
		"UTF-16 without mark": encode(unicode.LittleEndian, unicode.IgnoreBOM, `<?xml version="1.0" encoding="UTF-16LE"?>`+wrap(content)),
		"big without mark":    encode(unicode.BigEndian, unicode.IgnoreBOM, wrap(content)),
	} {
		t.Run(name, func(t *testing.T) {
			for _, src := range []io.Reader{strings.NewReader(doc), iotest.OneByteReader(strings.NewReader(doc)), iotest.DataErrReader(strings.NewReader(doc))} {
				f, err := iati.Read[iati.Activity](src)
				require.NoError(t, err)
				require.Equal(t, "Србија ’é😀", f.Records[0].Title.Narratives[0].Text)
			}
		})
	}
}

func TestAttributeWhiteSpace(t *testing.T) {
	doc := wrap("<iati-activity>\r\n<legacy-data\r\n name='a\r\nb\tc\nd' value=\"q'&#10;&#xD;&#9;'\n>\"/></iati-activity>")
	f, err := iati.Read[iati.Activity](strings.NewReader(doc))
	require.NoError(t, err)
	require.Equal(t, "a b c d", f.Records[0].LegacyData[0].Name)
	require.Equal(t, "q'\n\r\t' >", f.Records[0].LegacyData[0].Value)
	require.Equal(t, canonical(t, []byte(doc)), canonical(t, again[iati.Activity](t, []byte(doc))))
}

// prefixes declares some.
func prefixes(from, to int) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		fmt.Fprintf(&b, " xmlns:p%d='u'", i)
	}
	return b.String()
}

func TestVersions(t *testing.T) {
	for _, version := range []string{"2.01", "2.02", "2.03"} {
		doc := []byte(`<iati-activities version="` + version + `">` + head + foot + `</iati-activities>`)
		require.Equal(t, canonical(t, doc), canonical(t, again[iati.Activity](t, doc)))
	}
}

func TestReadErrors(t *testing.T) {
	long := strings.Repeat("x", 3<<20)
	tests := map[string]struct {
		doc  string
		err  error
		want string // the message
	}{
		"empty":       {"", iati.ErrRoot, "iati: line 1, column 1: file is empty: want an XML document"},
		"blank":       {" \n ", iati.ErrSyntax, "iati: line 2, column 2: file ends before its first element"},
		"no XML":      {"title,value\n", iati.ErrSyntax, `iati: line 1, column 1: text "title,value\n" stands before the first element`},
		"LFS pointer": {"version https://git-lfs.github.com/spec/v1\n", iati.ErrRoot, "iati: line 1, column 1: a Git-LFS pointer stands in place of the file: want an XML document"},
		"gzip":        {"\x1f\x8b\x08", iati.ErrRoot, "iati: line 1, column 1: file is compressed: want an XML document"},
		"web page":    {"<!DOCTYPE html><html>", iati.ErrRoot, "iati: line 1, column 1: file is an HTML page: want an XML document"},
		"UTF-32":      {"\xff\xfe\x00\x00<\x00\x00\x00", iati.ErrEncoding, "iati: line 1, column 1: file is in UTF-32: want UTF-8 or UTF-16"},
		"wrong root":  {"<rss/>", iati.ErrRoot, "iati: line 1, column 1: /rss: root element is <rss>: want <iati-activities>"},
		"other kind": {`<iati-organisations version="2.03"/>`, iati.ErrRoot,
			"iati: line 1, column 1: /iati-organisations: root element is <iati-organisations>, of the other kind of IATI file: want <iati-activities>"},
		"namespace": {`<iati-activities version="2.03" xmlns="urn:x"/>`, iati.ErrRoot,
			"iati: line 1, column 1: /iati-activities: root element <iati-activities> is in a namespace: IATI files are in none"},
		"version 1": {`<iati-activities version="1.05"><iati-activity/></iati-activities>`, iati.ErrVersion,
			`iati: line 1, column 1: /iati-activities: version "1.05" is of the old standard, which is another format: want 2.01, 2.02 or 2.03`},
		"version 3":       {`<iati-activities version="3.01"/>`, iati.ErrVersion, `iati: line 1, column 1: /iati-activities: version "3.01" is not known: want 2.01, 2.02 or 2.03`},
		"no version":      {`<iati-activities/>`, iati.ErrVersion, `iati: line 1, column 1: /iati-activities: no version is stated: want 2.01, 2.02 or 2.03`},
		"DOCTYPE":         {`<!DOCTYPE iati-activities [<!ENTITY a "b">]>` + wrap(""), iati.ErrDoctype, "iati: line 1, column 1: document type declarations are not read: want none"},
		"entity":          {wrap("<iati-activity><iati-identifier>&lol;</iati-identifier></iati-activity>"), iati.ErrSyntax, "iati: line 1, column 70: /iati-activities/iati-activity[1]/iati-identifier: invalid character entity &lol;"},
		"unclosed":        {`<iati-activities version="2.03"><iati-activity>` + "\n<title>", iati.ErrSyntax, "iati: line 2, column 8: /iati-activities/iati-activity[1]/title: file ends within <title>"},
		"cut":             {`<iati-activities version="2.03"><iati-act`, iati.ErrSyntax, "iati: line 1, column 42: /iati-activities: unexpected EOF"},
		"mismatch":        {wrap("<iati-activity/><iati-activity><budget/><budget><value></budget></iati-activity>"), iati.ErrSyntax, "iati: line 1, column 88: /iati-activities/iati-activity[2]/budget[2]/value: element <value> is closed by </budget>"},
		"foreign":         {`<iati-activities version="2.03" xmlns:x="u"><x:a></x:b></iati-activities>`, iati.ErrSyntax, "iati: line 1, column 50: /iati-activities/x:a: element <x:a> is closed by </x:b>"},
		"twice":           {wrap(`<iati-activity xml:lang="en" xml:lang="fr"/>`), iati.ErrSyntax, `iati: line 1, column 33: /iati-activities/iati-activity[1]: attribute "xml:lang" stands twice`},
		"unknown twice":   {wrap(`<iati-activity x="en" x="fr"/>`), iati.ErrSyntax, `iati: line 1, column 33: /iati-activities/iati-activity[1]: attribute "x" stands twice`},
		"by namespace":    {wrap(`<iati-activity xmlns:a="u" xmlns:b="u" a:x="en" b:x="fr"/>`), iati.ErrSyntax, `iati: line 1, column 33: /iati-activities/iati-activity[1]: attribute "b:x" stands twice`},
		"undeclared":      {wrap(`<iati-activity><x:a/></iati-activity>`), iati.ErrSyntax, `iati: line 1, column 48: /iati-activities/iati-activity[1]/x:a: prefix of "x:a" is not declared`},
		"undeclared attr": {wrap(`<iati-activity x:a=""/>`), iati.ErrSyntax, `iati: line 1, column 33: /iati-activities/iati-activity[1]: prefix of "x:a" is not declared`},
		"bad declaration": {wrap(`<iati-activity xmlns:a=""/>`), iati.ErrSyntax, `iati: line 1, column 33: /iati-activities/iati-activity[1]: xmlns:a="": a prefix cannot stand for no namespace`},
		"scope":           {wrap(`<iati-activity xmlns:x="u"/><x:a/>`), iati.ErrSyntax, `iati: line 1, column 61: /iati-activities/x:a: prefix of "x:a" is not declared`},
		"second root":     {wrap("") + "<a/>", iati.ErrSyntax, "iati: line 1, column 51: a second root element <a> follows the first"},
		"text behind":     {wrap("") + "a", iati.ErrSyntax, `iati: line 1, column 51: text "a" stands behind the last element`},
		"end behind":      {wrap("") + "</a>", iati.ErrSyntax, "iati: line 1, column 51: </a> closes an element that is not open"},
		"declaration":     {"<!--a--><?xml version='1.0'?>" + wrap(""), iati.ErrSyntax, "iati: line 1, column 9: an XML declaration stands behind the start of the file"},
		"XML 1.1":         {"<?xml version='1.1'?>" + wrap(""), iati.ErrSyntax, `iati: line 1, column 22: unsupported version "1.1"; only version 1.0 is supported`},
		"Latin":           {"<?xml version='1.0' encoding='ISO-8859-1'?>" + wrap(""), iati.ErrEncoding, `iati: line 1, column 44: character set "ISO-8859-1" is not read: want UTF-8 or UTF-16`},
		"wrong UTF-16":    {"<?xml version='1.0' encoding='UTF-16'?>" + wrap(""), iati.ErrEncoding, `iati: line 1, column 40: "UTF-16" is declared, and the file is not in it`},
		"not UTF-8":       {wrap("<iati-activity>\n<iati-identifier>a\xff</iati-identifier></iati-activity>"), iati.ErrEncoding, "iati: line 2, column 20: /iati-activities/iati-activity[1]/iati-identifier: invalid UTF-8"},
		"NUL":             {wrap("<iati-activity><iati-identifier>a\x00</iati-identifier></iati-activity>"), iati.ErrSyntax, "iati: line 1, column 67: /iati-activities/iati-activity[1]/iati-identifier: illegal character code U+0000"},
		"bad comment":     {wrap("<!--\xff-->"), iati.ErrEncoding, "iati: line 1, column 33: /iati-activities: comment or instruction is not valid UTF-8"},
		"control":         {wrap("<!--\x01-->"), iati.ErrSyntax, `iati: line 1, column 33: /iati-activities: comment or instruction has the character "\x01", which XML does not allow`},
		"colon":           {wrap("<:a/>"), iati.ErrSyntax, `iati: line 1, column 33: /iati-activities/:a: element ":a" is not a name, or a prefix and a name`},
		"no name":         {wrap("<iati-activity xmlns:a='u' a:1=''/>"), iati.ErrSyntax, `iati: line 1, column 33: /iati-activities/iati-activity[1]: attribute "a:1" is not a name, or a prefix and a name`},
		"no prefix":       {wrap("<iati-activity xmlns:1='u'/>"), iati.ErrSyntax, `iati: line 1, column 33: /iati-activities/iati-activity[1]: attribute "xmlns:1" is not a name, or a prefix and a name`},
		"half a pair":     {"\xff\xfe<\x00a\x00\x00\xd8>\x00", iati.ErrEncoding, "iati: line 1, column 1: half of a character: this is no clean UTF-16"},
		"half a unit":     {"\xff\xfe<\x00a\x00\x00", iati.ErrEncoding, "iati: line 1, column 3: half of a character: this is no clean UTF-16"},
		"long text":       {wrap("<iati-activity><iati-identifier>" + long + "</iati-identifier></iati-activity>"), iati.ErrLimit, "iati: line 1, column 65: /iati-activities/iati-activity[1]/iati-identifier: one tag, text or comment has more than 2097152 bytes"},
		"long comment":    {wrap("<!--" + long + "-->"), iati.ErrLimit, "iati: line 1, column 33: /iati-activities: one tag, text or comment has more than 2097152 bytes"},
		"long DOCTYPE":    {"<!DOCTYPE a [" + long + "]>", iati.ErrLimit, "iati: line 1, column 1: one tag, text or comment has more than 2097152 bytes"},
		"attributes":      {wrap("<iati-activity " + strings.Repeat("a='' ", 101) + "/>"), iati.ErrLimit, "iati: line 1, column 33: /iati-activities/iati-activity[1]: element has more than 100 attributes"},
		"prefixes":        {`<iati-activities version="2.03"` + prefixes(0, 80) + ">" + "<a" + prefixes(80, 160) + "><a" + prefixes(160, 240) + "/>", iati.ErrLimit, "iati: line 1, column 2326: /iati-activities/a/a: element has more than 200 prefixes declared on it and around it"},
		"depth":           {wrap("<iati-activity>" + strings.Repeat("<a>", 63)), iati.ErrLimit, "iati: line 1, column 234: /iati-activities/iati-activity[1]" + strings.Repeat("/a", 18) + "/…: file has more than 64 elements within each other"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := iati.Read[iati.Activity](strings.NewReader(tt.doc))
			require.ErrorIs(t, err, tt.err)
			var e *iati.Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, tt.want, err.Error())
		})
	}

	t.Run("organisations", func(t *testing.T) {
		_, err := iati.Read[iati.Organisation](strings.NewReader(wrap("")))
		require.EqualError(t, err, "iati: line 1, column 1: /iati-activities: root element is <iati-activities>, of the other kind of IATI file: want <iati-organisations>")
	})
	t.Run("source", func(t *testing.T) {
		broken := errors.New("broken")
		_, err := iati.Read[iati.Activity](io.MultiReader(strings.NewReader(`<iati-activities version="2.03">`), iotest.ErrReader(broken)))
		require.ErrorIs(t, err, broken)
		_, err = iati.Read[iati.Activity](iotest.ErrReader(broken))
		require.ErrorIs(t, err, broken)
	})
}

// readTo reads activities up to the end or the first error.
func readTo(src io.Reader, limits iati.Limits) error {
	r, err := iati.NewReader[iati.Activity](src, limits)
	if err != nil {
		return err
	}
	for _, err := range r.Records() {
		if err != nil {
			return err
		}
	}
	return nil
}

func TestLimits(t *testing.T) {
	record := "<iati-activity><!--c--><title/></iati-activity>"
	tests := map[string]struct {
		doc   string
		fits  iati.Limits
		tight iati.Limits
		want  string
	}{
		"file":     {wrap(record), iati.Limits{Bytes: 97}, iati.Limits{Bytes: 96}, "iati: line 1, column 80: /iati-activities: file is longer than 96 bytes"},
		"records":  {wrap(record + record), iati.Limits{Records: 2}, iati.Limits{Records: 1}, "iati: line 1, column 80: /iati-activities: file has more than 1 records"},
		"elements": {wrap(record + record), iati.Limits{Elements: 3}, iati.Limits{Elements: 2}, "iati: line 1, column 56: /iati-activities/iati-activity[1]/title: record has more than 2 elements and comments"},
		"record":   {wrap(record + record), iati.Limits{RecordBytes: 47}, iati.Limits{RecordBytes: 46}, "iati: line 1, column 64: /iati-activities/iati-activity[1]: record has more than 46 bytes"},
		"tail":     {wrap(strings.Repeat("<a/>", 10)), iati.Limits{Elements: 11}, iati.Limits{Elements: 9}, "iati: line 1, column 69: /iati-activities/a: record has more than 9 elements and comments"},
		"tail, bytes": {wrap(strings.Repeat("<a/>"+record, 10)), iati.Limits{RecordBytes: 87}, iati.Limits{RecordBytes: 60},
			"iati: line 1, column 221: /iati-activities/iati-activity[4]: record has more than 60 bytes"},
		"token":   {wrap("<!-- 8 bytes -->"), iati.Limits{TokenBytes: 32}, iati.Limits{TokenBytes: 31}, "iati: line 1, column 1: one tag, text or comment has more than 31 bytes"},
		"waiting": {wrap(strings.Repeat("<!---->", 10)), iati.Limits{Elements: 11}, iati.Limits{Elements: 9}, "iati: line 1, column 96: /iati-activities: record has more than 9 elements and comments"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, readTo(strings.NewReader(tt.doc), tt.fits))
			err := readTo(strings.NewReader(tt.doc), tt.tight)
			require.ErrorIs(t, err, iati.ErrLimit)
			require.EqualError(t, err, tt.want)
		})
	}
}

// endless repeats a text for ever, behind a start.
type endless struct{ start, text string }

func (e *endless) Read(p []byte) (int, error) {
	if e.start != "" {
		n := copy(p, e.start)
		e.start = e.start[n:]
		return n, nil
	}
	n := 0
	for n < len(p) {
		n += copy(p[n:], e.text)
	}
	// What does not fit begins again: cut at a whole text.
	if whole := len(p) / len(e.text) * len(e.text); whole > 0 {
		return whole, nil
	}
	return n, nil
}

// TestHostile reads files without end: the error comes while little memory is
// used.
func TestHostile(t *testing.T) {
	const root = `<iati-activities version="2.03" xmlns:f="urn:f">`
	var limits iati.Limits // the defaults
	if underRace {
		limits = iati.Limits{Memory: 4 << 20, RecordBytes: 2 << 20, Elements: 16_000, TokenBytes: 128 << 10}
	}
	for name, src := range map[string]*endless{
		"elements":         {root + "<iati-activity>", "<transaction/>"},
		"deep":             {root + "<iati-activity>", "<a>"},
		"deep in foreign":  {root, "<f:a>"},
		"attributes":       {root + "<iati-activity", ` a=""`},
		"foreign elements": {root, "<f:a/>"},
		"comments":         {root, "<!---->"},
		"instructions":     {"", "<?a?>"},
		"text":             {root + "<iati-activity><title><narrative>", "texttext"},
		"CDATA":            {root + "<iati-activity><title><narrative>", "<![CDATA[x]]>"},
		"stray CDATA":      {root + "<iati-activity><title>", "<![CDATA[x]]>"},
		"blanks":           {root, "        "},
		"DOCTYPE":          {"", "<!DOCTYPE "},
		"declaration":      {"<?xml ", "        "},
		"one name":         {root + "<", "aaaaaaaa"},
		"one value":        {root + `<iati-activity xml:lang="`, "aaaaaaaa"},
		"one end tag":      {root + "<iati-activity></", "aaaaaaaa"},
		"one reference":    {root + "<iati-activity>&", "aaaaaaaa"},
		"narratives":       {root + "<iati-activity><title>", "<narrative>x</narrative>"},
	} {
		t.Run(name, func(t *testing.T) {
			runtime.GC()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			err := readTo(src, limits)
			require.Error(t, err)
			require.True(t, errors.Is(err, iati.ErrLimit) || errors.Is(err, iati.ErrSyntax) || errors.Is(err, iati.ErrDoctype), err)
			require.Less(t, len(err.Error()), 1000)
			runtime.ReadMemStats(&after)
			require.Less(t, after.HeapSys-min(before.HeapSys, after.HeapSys), uint64(400)<<20, "heap")
		})
	}
	t.Run("entity bomb", func(t *testing.T) {
		doc := `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>` + wrap("<iati-activity>&lol2;</iati-activity>")
		_, err := iati.Read[iati.Activity](strings.NewReader(doc))
		require.ErrorIs(t, err, iati.ErrDoctype)
	})
}

// A loop that was left goes on, and an error stays.
func TestRecordsGoOn(t *testing.T) {
	r, err := iati.NewReader[iati.Activity](strings.NewReader(wrap(strings.Repeat("<iati-activity/>", 3)+"<a>")), iati.Limits{})
	require.NoError(t, err)
	var lines []string
	for range 5 {
		for a, err := range r.Records() {
			lines = append(lines, fmt.Sprint(a.Column, err != nil))
			break
		}
	}
	require.Equal(t, []string{"33 false", "49 false", "65 false", "0 true", "0 true"}, lines)
}

func TestOrganisationFile(t *testing.T) {
	doc := `<iati-organisations version="2.03"><iati-organisation xml:lang="en" default-currency="USD">
<organisation-identifier>XM-1</organisation-identifier><name><narrative>Fund</narrative></name>
<recipient-country-budget status="2"><recipient-country code="RS"/><period-start iso-date="2014-01-01"/><period-end iso-date="2014-12-31"/>
<value value-date="2014-01-01">1000</value><budget-line ref="1"><value value-date="2014-01-01">600</value><narrative>Staff</narrative></budget-line></recipient-country-budget>
<total-expenditure status="1"><expense-line/></total-expenditure></iati-organisation></iati-organisations>`
	for o, err := range iati.Organisations(strings.NewReader(doc)) {
		require.NoError(t, err)
		require.Equal(t, "XM-1", o.Identifier.Text)
		b := o.RecipientCountryBudgets[0]
		require.Equal(t, "RS", b.RecipientCountry.Code)
		require.Equal(t, iati.Committed, b.Status)
		require.Equal(t, int32(3), b.Line)
		amount, err := b.Lines[0].Value.In(o.DefaultCurrency)
		require.NoError(t, err)
		require.Equal(t, "600 USD", amount.String())
		require.Equal(t, iati.Indicative, o.TotalExpenditures[0].Status)
		require.Len(t, o.TotalExpenditures[0].Lines, 1)
		require.NotEmpty(t, o.CheckSchema().Below("total-expenditure[0].status"))
	}
	require.Equal(t, canonical(t, []byte(doc)), canonical(t, again[iati.Organisation](t, bytes.Clone([]byte(doc)))))
}
