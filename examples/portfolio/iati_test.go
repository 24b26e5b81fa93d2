package main

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
	"iom.int/migdev/programme/iati"
)

// office publishes the portfolio. What no source states it says to be so.
var office = iati.Publication{
	Ref: "XM-DAC-47066", Type: "40", Name: lang.En("International Organization for Migration"),
	AsOf: period.MustParse("2017-03-31"), Start: period.MustParse("2015-01-01"), Status: programme.Running,
	Participant: iati.Implementing, Description: lang.En("No description is stated."),
}

// The whole portfolio, every statement of every programme, travels through a file
// of the standard and comes back as it was.
func TestIATI(t *testing.T) {
	ps := stated()
	activities, fs, err := iati.FromProgrammes(ps, office)
	require.NoError(t, err)
	require.Empty(t, fs.AtLeast(check.Error))
	var file bytes.Buffer
	require.NoError(t, iati.File[iati.Activity]{Records: activities}.Write(&file))

	i := 0
	for a, err := range iati.Activities(bytes.NewReader(file.Bytes())) {
		require.NoError(t, err)
		require.Empty(t, a.CheckSchema())
		got, fs, err := iati.ToProgramme(a)
		require.NoError(t, err)
		require.Empty(t, fs)
		want, err := json.MarshalIndent(ps[i], "", " ")
		require.NoError(t, err)
		back, err := json.MarshalIndent(got, "", " ")
		require.NoError(t, err)
		require.Equal(t, string(want), string(back))
		i++
	}
	require.Equal(t, len(ps), i)
	xmllint(t, file.Bytes())
}

// xmllint validates a file against the schema, where both are there.
func xmllint(t *testing.T, file []byte) {
	t.Helper()
	schema, err := filepath.Abs("../../../shared/data/iati/schemas/iati-activities-schema.xsd")
	require.NoError(t, err)
	tool, err := exec.LookPath("xmllint")
	if matches, _ := filepath.Glob(schema); err != nil || len(matches) == 0 {
		t.Skip("needs xmllint and the schema")
	}
	cmd := exec.Command(tool, "--nonet", "--noout", "--schema", schema, "-")
	cmd.Stdin = bytes.NewReader(file)
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, string(out))
}
