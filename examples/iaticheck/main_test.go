package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares a text with a file.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	name = filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(name, got, 0o644))
	}
	want, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got))
}

func TestRun(t *testing.T) {
	for _, profile := range []string{"strict", "official"} {
		var out, summary bytes.Buffer
		grave, err := run(&out, &summary, []string{"-profile", profile, "-as-of", "2026-06-30"})
		require.NoError(t, err)
		require.True(t, grave)
		golden(t, "yem-"+profile+".golden", out.Bytes())
		require.Contains(t, summary.String(), "yem.xml: 1 activity by the "+profile+" profile: ")
		for line := range strings.Lines(out.String()) {
			require.Equal(t, 4, strings.Count(line, "\t"), line)
		}
	}
}

// What is written back is what was read, and gives the same findings.
func TestRoundtrip(t *testing.T) {
	var xml, findings bytes.Buffer
	_, err := run(&xml, &findings, []string{"-roundtrip"})
	require.NoError(t, err)
	name := filepath.Join(t.TempDir(), "again.xml")
	require.NoError(t, os.WriteFile(name, xml.Bytes(), 0o644))
	var again, more bytes.Buffer
	_, err = run(&again, &more, []string{"-roundtrip", name})
	require.NoError(t, err)
	require.Equal(t, xml.String(), again.String())
	require.Contains(t, xml.String(), "<!-- The joint programme as its project page states it")

	var plain bytes.Buffer
	_, err = run(&plain, &bytes.Buffer{}, nil)
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(findings.String(), plain.String()))
}

func TestFiles(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(folder, "a"), 0o755))
	write := func(name, text string) string {
		name = filepath.Join(folder, name)
		require.NoError(t, os.WriteFile(name, []byte(text), 0o644))
		return name
	}
	list := write("Country.xml", `<codelist name="Country"><codelist-items><codelist-item><code>MD</code></codelist-item></codelist-items></codelist>`)
	write("mapping.xml", `<mappings><mapping><path>//iati-activity/recipient-country/@code</path><codelist ref="Country"/></mapping>`+
		`<mapping><path>//iati-activity/sector/@code</path><codelist ref="Sector"/></mapping></mappings>`)
	require.FileExists(t, list)
	tests := map[string]struct {
		args    []string
		want    []string // in the lines
		summary string
	}{
		"codelists": {[]string{"-codelists", folder, filepath.Join("testdata", "yem.xml")},
			[]string{"\t9.50.1\terror\tiati-activity[0].recipient-country[0].code\t"}, "no list Sector"},
		"organisations": {[]string{write("a/o.xml", `<iati-organisations version="2.03"><iati-organisation xml:lang="en"/></iati-organisations>`)},
			[]string{"\t0.3.1\terror\tiati-organisation[0]\telement organisation-identifier is missing"}, "1 organisation by"},
		"not well-formed": {[]string{write("a/cut.xml", `<iati-activities version="2.03"><iati-activity>`)}, []string{"\t0.1.1\terror\t\t"}, "1 error,"},
		"another kind":    {[]string{write("a/x.xml", `<x/>`)}, []string{"\t0.2.1\terror\t\t"}, "1 error,"},
		"version 1":       {[]string{write("a/old.xml", `<iati-activities version="1.05"/>`)}, []string{"\t0.6.1\terror\t\t"}, "1 error,"},
		"version 1 of the other kind": {[]string{write("a/oldo.xml", `<iati-organisations version="1.05"/>`)},
			[]string{"\t0.6.1\terror\t\t"}, "0 organisations by"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var out, summary bytes.Buffer
			grave, err := run(&out, &summary, tt.args)
			require.NoError(t, err)
			require.True(t, grave)
			for _, want := range tt.want {
				require.Contains(t, out.String(), want)
			}
			require.Contains(t, summary.String(), tt.summary)
		})
	}
	for name, tt := range map[string]struct {
		args []string
		want string
	}{
		"profile":      {[]string{"-profile", "lenient"}, `"lenient" is no profile: want strict or official`},
		"date":         {[]string{"-as-of", "yesterday"}, `"yesterday" is no date`},
		"flag":         {[]string{"-quick"}, "-quick"},
		"late flag":    {[]string{"a.xml", "-profile", "official"}, "-profile stands behind a file: want flags first"},
		"file":         {[]string{filepath.Join(folder, "none.xml")}, "none.xml: no such file"},
		"folder":       {[]string{folder}, "is a folder: want files, such as"},
		"codelists":    {[]string{"-codelists", filepath.Join(folder, "none")}, "-codelists wants a folder: "},
		"no codelists": {[]string{"-codelists", filepath.Join(folder, "a")}, "there is no mapping.xml"},
		"two files":    {[]string{"-roundtrip", "a.xml", "b.xml"}, "-roundtrip takes one file, not 2"},
	} {
		_, err := run(&bytes.Buffer{}, &bytes.Buffer{}, tt.args)
		require.ErrorContains(t, err, tt.want, name)
	}

	// A file that is not there does not keep the others from being checked.
	var out bytes.Buffer
	grave, err := run(&out, &bytes.Buffer{}, []string{"none.xml", filepath.Join("testdata", "yem.xml")})
	require.ErrorContains(t, err, "none.xml")
	require.True(t, grave)
	require.Contains(t, out.String(), "\t6.2.2\t")
}
