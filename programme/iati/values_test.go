package iati_test

import (
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/programme/iati"
)

func TestValues(t *testing.T) {
	a := activity(t, `<iati-activity xml:lang="en" hierarchy="">
<title><narrative xml:lang="fr">Titre</narrative></title>
<sector code="A1" vocabulary="99"/><sector code="15190"/>
<transaction><value currency="EUR">7</value></transaction></iati-activity>`)
	var got []string
	for v := range a.Values() {
		got = append(got, strings.Join([]string{string(v.AppendKey(nil)), string(v.Path()), v.Text, v.Attr("vocabulary")}, " | "))
	}
	require.Equal(t, []string{
		"iati-activity/@xml:lang | xml-lang | en | ",
		"iati-activity/@hierarchy | hierarchy |  | ",
		"iati-activity/title/narrative/@xml:lang | title.narrative[0].xml-lang | fr | ",
		"iati-activity/title/narrative/text() | title.narrative[0] | Titre | ",
		"iati-activity/sector/@vocabulary | sector[0].vocabulary | 99 | 99",
		"iati-activity/sector/@code | sector[0].code | A1 | 99",
		"iati-activity/sector/@code | sector[1].code | 15190 | ",
		"iati-activity/transaction/value/@currency | transaction[0].value.currency | EUR | ",
		"iati-activity/transaction/value/text() | transaction[0].value | 7 | ",
	}, got)
	for v := range a.Values() {
		require.Equal(t, "xml:lang", v.Name)
		require.Equal(t, int32(1), v.Line)
		break
	}
	var key []byte
	require.LessOrEqual(t, testing.AllocsPerRun(10, func() {
		for v := range a.Values() {
			key = v.AppendKey(key[:0])
		}
	}), 5.0)
}

// Every path of the official mapping of codelists to activities is one that the
// walk through a record with everything in it meets.
func TestValuesMeetTheMapping(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(shared, "codelists", "mapping.xml"))
	if err != nil {
		t.Skip(err)
	}
	var mappings struct {
		Paths []string `xml:"mapping>path"`
	}
	require.NoError(t, xml.Unmarshal(data, &mappings))
	require.Greater(t, len(mappings.Paths), 50)

	met := map[string]bool{}
	everyValue(t, activitySchema(t), "iati-activities", met, (*iati.Activity).Values)
	everyValue(t, organisationSchema(t), "iati-organisations", met, (*iati.Organisation).Values)
	for _, path := range mappings.Paths {
		path = strings.TrimPrefix(path, "//")
		if strings.HasPrefix(path, "iati-activities/@") || strings.HasPrefix(path, "iati-organisations/@") {
			continue // of the root, which is no part of a record
		}
		found := met[path]
		for key := range met {
			found = found || strings.HasSuffix(key, "/"+path) // "//@xml:lang", "//narrative/@xml:lang"
		}
		require.True(t, found, path)
	}
}
