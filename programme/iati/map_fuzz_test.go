package iati_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/programme"
	"iom.int/migdev/programme/iati"
)

// Whatever is read becomes a programme or an error, and the programme comes back.
func FuzzToProgramme(f *testing.F) {
	// A file for each field, since the time to make a find smaller grows with the
	// square of its length.
	blanks := regexp.MustCompile(`\n *<`)
	whole := sample()
	for i := range reflect.TypeFor[programme.Programme]().NumField() {
		p := programme.Programme{ID: "p"}
		from := reflect.ValueOf(&whole).Elem().Field(i)
		if from.IsZero() {
			continue
		}
		reflect.ValueOf(&p).Elem().Field(i).Set(from)
		a, _, err := iati.FromProgramme(p, iati.Publication{})
		require.NoError(f, err)
		var b bytes.Buffer
		require.NoError(f, iati.File[iati.Activity]{Records: []iati.Activity{a}}.Write(&b))
		f.Add(blanks.ReplaceAll(b.Bytes(), []byte("<")))
	}
	f.Add([]byte(`<iati-activities version="2.03"><iati-activity xmlns:m="https://iom.int/migdev/iati/1"><m:programme><m:notes m:is="list"><m:item m:from="0"/></m:notes><m:finance m:json="3"/></m:programme></iati-activity></iati-activities>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, ok := readAll[iati.Activity](t, data)
		if !ok {
			return
		}
		for _, a := range file.Records {
			p, _, err := iati.ToProgramme(a)
			if err != nil {
				require.ErrorIs(t, err, iati.ErrMap)
				continue
			}
			again, _, err := iati.FromProgramme(p, publication)
			require.NoError(t, err)
			var b bytes.Buffer
			require.NoError(t, iati.File[iati.Activity]{Records: []iati.Activity{again}}.Write(&b))
			back, err := iati.Read[iati.Activity](&b)
			require.NoError(t, err)
			q, _, err := iati.ToProgramme(back.Records[0])
			require.NoError(t, err)
			want, err := json.Marshal(p)
			require.NoError(t, err)
			got, err := json.Marshal(q)
			require.NoError(t, err)
			require.Equal(t, string(want), string(got))
		}
	})
}
