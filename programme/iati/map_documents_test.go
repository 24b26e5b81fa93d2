package iati_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
	"iom.int/migdev/programme/iati"
)

func TestMapDocuments(t *testing.T) {
	document := func(code, title, link string) programme.Document {
		return programme.Document{Code: code, Title: lang.En(title), Source: figure.Source{Link: link}}
	}
	paper := document("paper", "White paper", "https://example.org/white%20paper.html")
	paper.Published, paper.Type = period.MustParse("2010-05-31"), "white paper"
	p := programme.Programme{ID: "p", Documents: []programme.Document{
		paper,
		document("", "No code", "http://example.org/"),
		document("shelf", "No address", "on the shelf"),
		document("blank", "Blank", "https://example.org/white paper"),
		document("none", "", "https://example.org/untitled"),
		document("", "Again", "http://example.org/"),
	}}
	a, fs, err := iati.FromProgramme(p, publication)
	require.NoError(t, err)
	require.Len(t, a.Documents, 3)
	link := a.Documents[0]
	require.Equal(t, "https://example.org/white%20paper.html", link.URL)
	require.Equal(t, "text/html", link.Format)
	require.Equal(t, "A12", link.Categories[0].Code)
	require.Equal(t, iati.Date("2010-05-31"), link.Date.Date)
	require.Equal(t, "White paper", link.Title.Narratives.Text("en").String())
	require.Len(t, fs.Below("documents").WithCode("iati.map-stand-in"), 1)
	a = throughFile(t, a)
	require.Empty(t, a.CheckSchema().Below("document-link"))
	back, fs, err := iati.ToProgramme(a)
	require.NoError(t, err)
	requireSame(t, p, back)
	require.Empty(t, fs)

	how := publication
	how.DocumentFormat = ""
	a, fs, err = iati.FromProgramme(p, how)
	require.NoError(t, err)
	require.Empty(t, a.Documents)
	require.NotEmpty(t, fs.Below("documents").WithCode("iati.map-carried"))
}

// Of the link of others a programme takes what it has a place for, and says what
// not.
func TestMapDocumentsOfOthers(t *testing.T) {
	const file = `<iati-activities version="2.03"><iati-activity xml:lang="en">
		<iati-identifier>X</iati-identifier>
		<document-link url="https://example.org/evaluation.pdf" format="application/pdf">
			<title><narrative>Evaluation</narrative><narrative xml:lang="sr">Evaluacija</narrative></title>
			<category code="A07"/><document-date iso-date="2016-02-29"/>
		</document-link>
		<document-link url="ftp://example.org/a" format="text/plain"><title><narrative>Old</narrative></title><category code="A01"/></document-link>
	</iati-activity></iati-activities>`
	f, err := iati.Read[iati.Activity](strings.NewReader(file))
	require.NoError(t, err)
	p, fs, err := iati.ToProgramme(f.Records[0])
	require.NoError(t, err)
	require.Equal(t, []programme.Document{{
		Code: "https://example.org/evaluation.pdf", Title: lang.En("Evaluation").With(lang.Serbian, "Evaluacija"),
		Published: period.MustParse("2016-02-29"), Source: figure.Source{Link: "https://example.org/evaluation.pdf"},
	}}, p.Documents)
	require.Equal(t, []check.Path{
		"document-link[0].format", "document-link[0].category[0].code", "document-link[1].url", "document-link[1].title.narrative[0]",
	}, paths(fs.Below("document-link").WithCode("iati.map-lost")))
}
