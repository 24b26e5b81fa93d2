package iati_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
	"iom.int/migdev/programme/iati"
)

// codelists are small parts of the lists of the standard, with the mapping of the
// places that the pairs of files use.
func codelists(t testing.TB) *iati.Codelists {
	m, err := iati.ReadMapping(strings.NewReader(`<mappings>
  <mapping><path>//iati-activities/@version</path><codelist ref="Version"/></mapping>
  <mapping><path>//iati-activity/recipient-country/@code</path><codelist ref="Country"/></mapping>
  <mapping><path>//iati-activity/sector/@code</path><codelist ref="Sector"/><condition>@vocabulary = '1' or not(@vocabulary)</condition></mapping>
  <mapping><path>//iati-activity/sector/@code</path><codelist ref="SectorCategory"/><condition>@vocabulary = '2'</condition></mapping>
  <mapping><path>//iati-activity/sector/@code</path><codelist ref="UNSDG-Goals"/><condition>@vocabulary = '7'</condition></mapping>
  <mapping><path>//@xml:lang</path><codelist ref="Language"/></mapping>
</mappings>`))
	require.NoError(t, err)
	return iati.NewCodelists(m,
		iati.NewCodelist("Version", iati.Code{Code: "2.01"}, iati.Code{Code: "2.02"}, iati.Code{Code: "2.03"}),
		iati.NewCodelist("Country", iati.Code{Code: "RS", Name: "Serbia"}, iati.Code{Code: "MD", Name: "Moldova"}),
		iati.NewCodelist("Sector", iati.Code{Code: "15190"}, iati.Code{Code: "24050"}, iati.Code{Code: "15136"},
			iati.Code{Code: "15162", Name: "Human rights", Withdrawn: true}),
		iati.NewCodelist("SectorCategory", iati.Code{Code: "151"}),
		iati.NewCodelist("UNSDG-Goals", iati.Code{Code: "8"}, iati.Code{Code: "10"}),
		iati.NewCodelist("Language", iati.Code{Code: "en"}, iati.Code{Code: "fr"}, iati.Code{Code: "sr"}),
	)
}

// known knows one agency, two organisations and one activity, by which the pairs
// of files are made.
var known = iati.Registers{
	Organisation: func(id string) check.Verdict { return check.Decide(id == "XM/REGISTERED" || id == "XM-DAC-41REG") },
	Agency:       func(prefix string) check.Verdict { return check.Decide(prefix == "XM-DAC") },
	Activity:     func(id string) check.Verdict { return check.Decide(id == "XM-DAC-41BBB-1") },
}

func options(t testing.TB, p iati.Profile) iati.Options {
	return iati.Options{Profile: p, AsOf: period.MustParse("2020-06-30"), Codelists: codelists(t), Known: known}
}

// checkText checks a file, of whichever kind it is.
func checkText(t testing.TB, text string, o iati.Options) check.Findings {
	t.Helper()
	var fs check.Findings
	add := func(f check.Finding, err error) bool {
		require.NoError(t, err, text)
		fs = append(fs, f)
		return true
	}
	if strings.Contains(text, "<iati-organisations") {
		iati.CheckFile[iati.Organisation](strings.NewReader(text), o)(add)
	} else {
		iati.CheckFile[iati.Activity](strings.NewReader(text), o)(add)
	}
	return fs
}

func codesOf(fs check.Findings) []string {
	codes := []string{}
	for _, f := range fs {
		codes = append(codes, f.Code)
	}
	slices.Sort(codes)
	return codes
}

// edited returns a document with texts replaced, each of which stands once.
func edited(t *testing.T, document string, edits ...string) string {
	t.Helper()
	for i := 0; i < len(edits); i += 2 {
		require.Equal(t, 1, strings.Count(document, edits[i]), edits[i])
		document = strings.Replace(document, edits[i], edits[i+1], 1)
	}
	return document
}

// TestPairs holds each rule to its pair of files in testdata/rules. They are made
// here, and rewritten by go test -update.
func TestPairs(t *testing.T) {
	done := map[string]bool{}
	official := map[string]bool{}
	for _, r := range iati.Rules() {
		official[r.Code] = r.Official
	}
	run := func(document string, p pair) {
		rule, _, _ := strings.Cut(p.rule, " ")
		done[rule] = true
		t.Run(p.rule, func(t *testing.T) {
			require.Regexp(t, `^[a-z0-9.-]+( organisation)?$`, p.rule)
			document := edited(t, document, p.also...)
			folder := filepath.Join("testdata", "rules", strings.ReplaceAll(p.rule, " ", "-"))
			texts := map[string]string{"pass.xml": edited(t, document, p.old, p.pass), "fail.xml": edited(t, document, p.old, p.fail)}
			for name, text := range texts {
				if *update {
					require.NoError(t, os.MkdirAll(folder, 0o755))
					require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644))
				}
				stored, err := os.ReadFile(filepath.Join(folder, name))
				require.NoError(t, err)
				require.Equal(t, text, string(stored))
			}
			for _, profile := range []iati.Profile{iati.Strict, iati.Official} {
				require.Empty(t, checkText(t, texts["pass.xml"], options(t, profile)), profile)
			}
			fs := checkText(t, texts["fail.xml"], options(t, iati.Strict))
			want := append([]string{rule}, p.with...)
			slices.Sort(want)
			require.Equal(t, want, codesOf(fs), fs)
			require.Equal(t, p.path, string(fs.WithCode(rule)[0].Path))
			for _, f := range fs {
				_, err := check.ParsePath(string(f.Path))
				require.NoError(t, err)
				require.Regexp(t, `\(line \d+\)$`, f.Message)
			}

			if want = p.official; want == nil {
				want = []string{}
				if official[rule] || strings.HasPrefix(rule, "9.") {
					want = append(want, rule)
				}
			}
			slices.Sort(want)
			fs = checkText(t, texts["fail.xml"], options(t, iati.Official))
			require.Equal(t, want, codesOf(fs), fs)
		})
	}
	for _, p := range activityPairs {
		run(plainActivities, p)
	}
	for _, p := range organisationPairs {
		run(plainOrganisations, p)
	}
	older := strings.Replace(plainActivities, "2.03", "2.02", 1)
	for _, p := range olderPairs {
		run(older, p)
	}
	for _, r := range iati.Rules() {
		switch r.Code {
		case "0.3.1", "9": // TestCheckSchema has the one, TestCodeRules the other
		default:
			require.True(t, done[r.Code], "no pair of files for %s", r.Code)
		}
	}
}

func TestRules(t *testing.T) {
	var last string
	for _, r := range iati.Rules() {
		require.NotEmpty(t, r.Finds, r.Code)
		require.NotEqual(t, last, r.Code)
		last = r.Code
		require.Equal(t, !strings.HasPrefix(r.Code, "iati."), r.Official)
	}
	for f, want := range map[string]string{"7.5.3": "7.5.3", "iati.schema-type": "0.3.1", "iati.budget-overlap": ""} {
		require.Equal(t, want, iati.OfficialRule(check.Finding{Code: f}))
	}
	for text, want := range map[string]string{
		"<iati-activities version='2.03'>": "0.1.1", "<other/>": "0.2.1", "<iati-activities version='1.05'/>": "0.6.1",
		"<iati-activities version='2.03'/>": "",
	} {
		_, err := iati.Read[iati.Activity](strings.NewReader(text))
		require.Equal(t, want, iati.ErrorRule(err), text)
	}
}

// The profile of a caller raises and silences rules by their codes.
func TestLevels(t *testing.T) {
	text := edited(t, plainActivities, sector, "", budget, budgetOf("1", "2020-01-01", "2021-01-01", "-1"))
	o := options(t, iati.Strict)
	require.Equal(t, []string{"6.2.2", "7.5.3", "iati.budget-negative"}, codesOf(checkText(t, text, o)))
	o.Levels = programme.Profile{}.With("6.2.2", programme.Off).With("7.5.3", programme.AsWarning)
	fs := checkText(t, text, o)
	require.Equal(t, []string{"7.5.3", "iati.budget-negative"}, codesOf(fs))
	require.Equal(t, check.Warning, fs.WithCode("7.5.3")[0].Severity)
}
