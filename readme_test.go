package migdev_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The program in the README is the tested Example, and prints what it prints.
func TestReadmeShowsTheExample(t *testing.T) {
	example, err := os.ReadFile("example_test.go")
	require.NoError(t, err)
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)

	code, output, ok := strings.Cut(string(example), "\t// Output:\n")
	require.True(t, ok)
	_, body, ok := strings.Cut(code, "func Example() {\n")
	require.True(t, ok)
	imports := regexp.MustCompile(`(?s)import \(.*?\n\)\n`).FindString(code)
	require.NotEmpty(t, imports)
	require.Contains(t, string(readme), "```go\npackage main\n\n"+imports+"\nfunc main() {\n"+body+"}\n```\n")

	output = strings.TrimSuffix(output, "}\n")
	output = strings.ReplaceAll(output, "\t// ", "")
	require.Contains(t, string(readme), "```\n"+output+"```\n")
}
