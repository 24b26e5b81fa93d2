package iati_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
	"iom.int/migdev/programme/iati"
)

// publication is by an organisation that is none of the programmes'.
var publication = iati.Publication{
	Ref: "XM-DAC-47066", Type: "40", Name: lang.En("International Organization for Migration"),
	AsOf: period.MustParse("2017-03-31"), Start: period.MustParse("2009-01-01"), Status: programme.Running,
	Participant: iati.Implementing, Description: lang.En("No description is stated."),
	DocumentFormat: "text/html", DocumentCategory: "A12",
}

// throughFile writes an activity and reads it again.
func throughFile(t *testing.T, a iati.Activity) iati.Activity {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, iati.File[iati.Activity]{Records: []iati.Activity{a}}.Write(&b))
	f, err := iati.Read[iati.Activity](bytes.NewReader(b.Bytes()))
	require.NoError(t, err)
	require.Len(t, f.Records, 1)
	return f.Records[0]
}

func requireSame(t *testing.T, want, got programme.Programme) {
	t.Helper()
	w, err := json.MarshalIndent(want, "", " ")
	require.NoError(t, err)
	g, err := json.MarshalIndent(got, "", " ")
	require.NoError(t, err)
	require.Equal(t, string(w), string(g))
}

// A programme that is written, read and mapped back is the same.
func TestMapGoldenProgrammes(t *testing.T) {
	files, err := filepath.Glob("../testdata/*.golden.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			var p programme.Programme
			require.NoError(t, json.Unmarshal(data, &p))
			for name, how := range map[string]iati.Publication{"publication": publication, "nothing": {}} {
				a, _, err := iati.FromProgramme(p, how)
				require.NoError(t, err, name)
				got, fs, err := iati.ToProgramme(throughFile(t, a))
				require.NoError(t, err, name)
				requireSame(t, p, got)
				require.Empty(t, fs, name)
			}
		})
	}
}

// A file that was written once comes back as long as the namespace has this
// number, whatever becomes of the library: the way the elements of the standard
// are read is a part of it. So these two files stay as they are.
func TestMapFrozen(t *testing.T) {
	data, err := os.ReadFile("testdata/map-1.json")
	require.NoError(t, err)
	var want programme.Programme
	require.NoError(t, json.Unmarshal(data, &want))
	data, err = os.ReadFile("testdata/map-1.xml")
	require.NoError(t, err)

	text := string(data)
	for name, file := range map[string]string{
		"as it was written": text,
		"another prefix":    strings.ReplaceAll(strings.ReplaceAll(text, "migdev:", "x:"), "xmlns:migdev", "xmlns:x"),
		"blanks":            regexp.MustCompile(`\n *<`).ReplaceAllString(text, "\n\n\t<"),
		"one line":          regexp.MustCompile(`\n *<`).ReplaceAllString(text, "<"),
	} {
		t.Run(name, func(t *testing.T) {
			f, err := iati.Read[iati.Activity](strings.NewReader(file))
			require.NoError(t, err)
			got, fs, err := iati.ToProgramme(f.Records[0])
			require.NoError(t, err)
			requireSame(t, want, got)
			require.Empty(t, fs.AtLeast(check.Warning))
		})
	}
}

// Under StandardOnly nothing but the standard is written, and what is lost is
// told where else it would travel.
func TestMapStandardOnly(t *testing.T) {
	p := sample()
	with, carried, err := iati.FromProgramme(p, publication)
	require.NoError(t, err)
	how := publication
	how.StandardOnly = true
	a, dropped, err := iati.FromProgramme(p, how)
	require.NoError(t, err)
	require.Equal(t, paths(carried.WithCode("iati.map-carried")), paths(dropped.WithCode("iati.map-dropped")))
	require.Nil(t, dropped.WithCode("iati.map-carried"))
	var b bytes.Buffer
	require.NoError(t, iati.File[iati.Activity]{Records: []iati.Activity{a}}.Write(&b))
	require.NotContains(t, b.String(), "migdev")
	require.Equal(t, len(with.Budgets), len(a.Budgets))
}

func TestMapDesignations(t *testing.T) {
	kosovo := place.UNSCR1244()
	a, _ := mapped(t, programme.Programme{ID: "p", Countries: []place.Country{kosovo.Country}, Designations: place.Designations{kosovo}})
	require.Equal(t, kosovo.Name.String()+" ("+kosovo.Note.String()+")", a.RecipientCountries[0].Narratives[0].Text)
}
