package place_test

import (
	"os"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"
)

// tables.go is what gen.go makes of its sources.
func TestTablesAreGenerated(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command")
	}
	cmd := exec.Command("go", "run", "gen.go", "-o", "-")
	cmd.Stderr = os.Stderr
	want, err := cmd.Output()
	require.NoError(t, err)
	got, err := os.ReadFile("tables.go")
	require.NoError(t, err)
	require.True(t, string(want) == string(got), "tables.go is out of date: run go generate in this folder")
}
