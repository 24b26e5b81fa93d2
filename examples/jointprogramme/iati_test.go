package main

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme/iati"
)

// The programme as a file of the standard, which other examples read.
func TestIATI(t *testing.T) {
	const golden = "../iaticheck/testdata/yem.xml"
	p := yem()
	a, fs, err := iati.FromProgramme(p, iati.Publication{
		Ref: "XM-DAC-47066", Type: "40", Name: lang.En("International Organization for Migration"), AsOf: period.MustParse("2012-06-30"),
	})
	require.NoError(t, err)
	require.Empty(t, fs.AtLeast(check.Error))
	var root iati.Root
	root.Rest = &iati.Rest{Before: []iati.Node{
		iati.NewComment(" The joint programme as its project page states it, International Organization for Migration. "),
	}}
	var got bytes.Buffer
	require.NoError(t, iati.File[iati.Activity]{Root: root, Records: []iati.Activity{a}}.Write(&got))
	if *update {
		require.NoError(t, os.MkdirAll("../iaticheck/testdata", 0o755))
		require.NoError(t, os.WriteFile(golden, got.Bytes(), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	require.Equal(t, string(want), got.String())

	file, err := iati.Read[iati.Activity](bytes.NewReader(want))
	require.NoError(t, err)
	require.Len(t, file.Records, 1)
	require.Empty(t, file.CheckSchema())
	back, fs, err := iati.ToProgramme(file.Records[0])
	require.NoError(t, err)
	require.Empty(t, fs)
	wantJSON, err := json.Marshal(p)
	require.NoError(t, err)
	backJSON, err := json.Marshal(back)
	require.NoError(t, err)
	require.JSONEq(t, string(wantJSON), string(backJSON))
}
