package iati_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/programme"
	"iom.int/migdev/programme/iati"
)

// Whatever is read becomes a programme or an error, and the programme comes back.
func FuzzToProgramme(f *testing.F) {
	for _, p := range []programme.Programme{sample(), large(3)} {
		a, _, err := iati.FromProgramme(p, publication)
		require.NoError(f, err)
		var b bytes.Buffer
		require.NoError(f, iati.File[iati.Activity]{Records: []iati.Activity{a}}.Write(&b))
		f.Add(b.Bytes())
	}
	f.Add([]byte(`<iati-activities version="2.03"><iati-activity xmlns:m="https://iom.int/migdev/iati/1"><m:programme><m:notes m:is="list"><m:item m:from="0"/></m:notes><m:finance m:json="3"/></m:programme></iati-activity></iati-activities>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := iati.Read[iati.Activity](bytes.NewReader(data))
		if err != nil {
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
