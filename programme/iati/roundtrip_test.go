package iati_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/programme/iati"
)

const shared = "../../../shared/data/iati/"

// canonical returns what xmllint makes of a document, without the blanks between
// elements.
func canonical(t *testing.T, doc []byte) string {
	t.Helper()
	out, err := xmllint(t, doc, "--noblanks", "--c14n", "-")
	require.NoError(t, err, string(doc))
	return out
}

// xmllint runs the tool of libxml2, and skips the test where there is none.
func xmllint(t *testing.T, doc []byte, args ...string) (string, error) {
	t.Helper()
	tool, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not installed")
	}
	cmd := exec.Command(tool, append([]string{"--nonet"}, args...)...)
	cmd.Stdin = bytes.NewReader(doc)
	var out, problems bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &problems
	if err := cmd.Run(); err != nil {
		return out.String(), &lintError{err, problems.String()}
	}
	return out.String(), nil
}

type lintError struct {
	err  error
	text string
}

func (e *lintError) Error() string { return e.err.Error() + "\n" + e.text }

// again reads a document and writes it.
func again[R iati.Record](t *testing.T, doc []byte) []byte {
	t.Helper()
	f, err := iati.Read[R](bytes.NewReader(doc))
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, f.Write(&out))
	return out.Bytes()
}

func example(t *testing.T, name string) []byte {
	t.Helper()
	doc, err := os.ReadFile(filepath.Join(shared, "examples", name))
	if err != nil {
		t.Skip(err)
	}
	return doc
}

func TestOfficialExamples(t *testing.T) {
	t.Run("activities", func(t *testing.T) {
		doc := example(t, "activity-standard-example-annotated.xml")
		out := again[iati.Activity](t, doc)
		require.Equal(t, canonical(t, doc), canonical(t, out))
		require.Equal(t, string(out), string(again[iati.Activity](t, out)))
		valid(t, out, "iati-activities-schema.xsd")
	})
	t.Run("organisations", func(t *testing.T) {
		doc := example(t, "organisation-standard-example-annotated.xml")
		out := again[iati.Organisation](t, doc)
		require.Equal(t, canonical(t, doc), canonical(t, out))
		require.Equal(t, string(out), string(again[iati.Organisation](t, out)))
		valid(t, out, "iati-organisations-schema.xsd")
	})
}

// valid holds a document against an official schema.
func valid(t *testing.T, doc []byte, schema string) {
	t.Helper()
	name := filepath.Join(shared, "schemas", schema)
	if _, err := os.Stat(name); err != nil {
		t.Skip(err)
	}
	_, err := xmllint(t, doc, "--noout", "--schema", name, "-")
	require.NoError(t, err, strings.TrimSpace(string(doc)))
}
