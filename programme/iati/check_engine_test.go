package iati_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/programme/iati"
)

// standardRules reads the rules of the official ruleset, with their severities.
func standardRules(t *testing.T) map[string]string {
	data, err := os.ReadFile(filepath.Join(shared, "ruleset", "standard.json"))
	if err != nil {
		t.Skip(err)
	}
	var ruleset any
	require.NoError(t, json.Unmarshal(data, &ruleset))
	found := map[string]string{}
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			if info, ok := v["ruleInfo"].(map[string]any); ok {
				found[info["id"].(string)] = info["severity"].(string)
			}
			for _, below := range v {
				walk(below)
			}
		case []any:
			for _, below := range v {
				walk(below)
			}
		}
	}
	walk(ruleset)
	require.Greater(t, len(found), 80)
	return found
}

// Each rule of the official ruleset is here, with its severity.
func TestRulesOfTheStandard(t *testing.T) {
	severities := map[string]string{}
	for _, r := range iati.Rules() {
		severities[r.Code] = r.Severity.String()
	}
	for id, severity := range standardRules(t) {
		require.Equal(t, severity, severities[id], id)
	}
}

// TestOfficialEngine compares the official profile with the official ruleset,
// applied to random files by XPath in testdata/engine.py: both find the same.
func TestOfficialEngine(t *testing.T) {
	t.Parallel()
	rules := standardRules(t)
	if out, err := exec.Command("/usr/bin/python3", "-c", "import lxml.etree").CombinedOutput(); err != nil {
		t.Skipf("no lxml: %v: %s", err, out)
	}
	count := "1200"
	switch {
	case testing.Short():
		count = "200"
	case underRace:
		count = "900"
	}
	folder := t.TempDir()
	engine := exec.Command("/usr/bin/python3", filepath.Join("testdata", "engine.py"), filepath.Join(shared, "ruleset", "standard.json"), "1", count, folder)
	out, err := engine.Output()
	require.NoError(t, err)
	broken := map[string]bool{}
	o := options(t, iati.Official)
	o.Codelists, o.Known.Activity = nil, nil
	for line := range strings.Lines(string(out)) {
		want := strings.Fields(line)
		text, err := os.ReadFile(filepath.Join(folder, want[0]))
		require.NoError(t, err)
		var got []string
		for _, f := range checkText(t, string(text), o) {
			if !strings.HasPrefix(f.Code, "iati.schema-") {
				got = append(got, f.Code)
			}
		}
		slices.Sort(got)
		require.Equal(t, strings.Join(want[1:], " "), strings.Join(slices.Compact(got), " "), "%s", text)
		for _, id := range want[1:] {
			broken[id] = true
		}
	}
	// Only 3.7.1 is never found.
	if !testing.Short() {
		require.Len(t, broken, len(rules)-1)
	}
}
