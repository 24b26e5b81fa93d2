package registry_test

import (
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/registry"
)

// shared opens a file that lies beside the repository, or skips the test.
func shared(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("../../../shared/data/" + name)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no shared data beside the repository")
	}
	require.NoError(t, err)
	return data
}

// TestLetterTables compares the tables, letter by letter, with the file of the
// reference data.
func TestLetterTables(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(string(shared(t, "diaspora/transliteration.csv")))).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 132)
	for _, row := range rows[1:] {
		system := registry.MustSystem(row[0])
		want := row[3]
		if row[0] == "ru-icao" {
			want = strings.ToUpper(want)
		}
		require.Equal(t, want, system.Latin(row[1]), "%s %s", row[0], row[1])
		require.Empty(t, system.Unknown(row[1]))
	}
}
