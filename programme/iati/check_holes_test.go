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
	"iom.int/migdev/programme/iati"
)

// TestHoles shows where the official validator departs from the standard: what
// each profile finds in the same file.
func TestHoles(t *testing.T) {
	late := payment("2020-07-01", "")
	tests := map[string]struct {
		document         string
		edits            []string
		strict, official []string
	}{
		"1 no place at all": {
			edits:    []string{country, "", transaction, ""},
			strict:   []string{"3.7.1"},
			official: nil,
		},
		"2 a later transaction is in the future": {
			edits:    []string{transaction, transaction + late},
			strict:   []string{"11.2.1"},
			official: nil,
		},
		"2 the first transaction is in the future": {
			edits:    []string{transaction, late + transaction},
			strict:   []string{"11.2.1"},
			official: []string{"11.2.1"},
		},
		"2 a later value date is in the future": {
			edits: []string{transaction, transaction + `<transaction><transaction-type code="3"/><transaction-date iso-date="2019-03-01"/>` +
				`<value value-date="2021-01-01">1</value></transaction>`},
			strict:   []string{"11.2.2"},
			official: nil,
		},
		"2 a later budget line is dated outside": {
			document: plainOrganisations,
			edits:    []string{`<value value-date="2019-01-01">400</value>`, `<value value-date="2020-01-01">400</value>`},
			strict:   []string{"11.3.1"},
			official: nil,
		},
		"2 a second actual end is in the future": {
			edits: []string{closing, closed, ended, ended + `<activity-date type="4" iso-date="2020-01-01"/><activity-date type="4" iso-date="2021-01-01"/>`},
			strict: []string{
				"11.1.5", "iati.date-twice"},
			official: nil,
		},
		"3 regions of the default vocabulary": {
			edits:    []string{country, `<recipient-region code="89" percentage="60"/><recipient-region code="189" percentage="30"/>`},
			strict:   []string{"3.4.2"},
			official: nil,
		},
		"3 one of them without a share": {
			edits:    []string{country, `<recipient-region code="89" percentage="60"/><recipient-region code="189"/>`},
			strict:   []string{"3.4.1"},
			official: nil,
		},
		"3 a single one with less than all": {
			edits:    []string{country, `<recipient-region code="89" percentage="60"/>`},
			strict:   []string{"3.4.4"},
			official: nil,
		},
		"3 written and default are one vocabulary": {
			edits:    []string{country, `<recipient-region vocabulary="1" code="89" percentage="60"/><recipient-region code="189" percentage="40"/>`},
			strict:   nil,
			official: []string{"3.4.4"},
		},
		"4 a missing value is no number either": {
			edits:    []string{target, `<target/>`},
			strict:   []string{"8.9.1"},
			official: []string{"8.9.1", "8.9.2"},
		},
		"5 two texts on one sector hide a bare one": {
			edits: []string{sector, sector + `<sector vocabulary="99" code="1" percentage="50"><narrative>One</narrative><narrative xml:lang="fr">Un</narrative></sector>` +
				`<sector vocabulary="99" code="2" percentage="50"/>`},
			strict:   []string{"2.2.1"},
			official: nil,
		},
		"5 an empty text is one": {
			edits:    []string{sector, sector + `<sector vocabulary="98" code="1"><narrative/></sector>`},
			strict:   []string{"2.2.1"},
			official: nil,
		},
		"5 one share among several is enough": {
			edits:    []string{marker, `<country-budget-items vocabulary="2"><budget-item code="1" percentage="100"/><budget-item code="2"/></country-budget-items>` + marker},
			strict:   []string{"7.9.1"},
			official: nil,
		},
		"6 99.99999 passes": {
			edits:    []string{country, `<recipient-country code="RS" percentage="50"/><recipient-country code="MD" percentage="49.99999"/>`},
			strict:   []string{"3.1.2"},
			official: nil,
		},
		"6 99.9999 fails": {
			edits:    []string{country, `<recipient-country code="RS" percentage="50"/><recipient-country code="MD" percentage="49.9999"/>`},
			strict:   []string{"3.1.2"},
			official: []string{"3.1.2"},
		},
		"6 sectors of another vocabulary are not added up": {
			edits:    []string{sector, sector + `<sector vocabulary="2" code="151" percentage="50"/><sector vocabulary="2" code="151" percentage="40"/>`},
			strict:   []string{"2.1.2"},
			official: nil,
		},
		"7 budgets counted twice": {
			edits:    []string{budget, budget + budget + budgetOf("2", "2019-01-01", "2019-06-30", "-5")},
			strict:   []string{"iati.budget-duplicate", "iati.budget-negative", "iati.budget-split"},
			official: nil,
		},
		"7 a target below the baseline, where higher is better": {
			edits:    []string{target, `<target value="5"/>`},
			strict:   []string{"iati.target-direction"},
			official: nil,
		},
		"no sector on any level": {
			edits:    []string{sector, ""},
			strict:   []string{"6.2.2"},
			official: []string{"6.2.2", "6.7.2"},
		},
		"an empty identifier is one": {
			edits:    []string{participant, `<participating-org ref="" role="4"/>`},
			strict:   []string{"6.10.1"},
			official: nil,
		},
		"an identifier with a hyphen and nothing behind it": {
			edits:    []string{identifier, `<iati-identifier>XM-DAC-41AAA-</iati-identifier>`},
			strict:   []string{"1.1.21"},
			official: nil,
		},
		"three identifiers of one kind": {
			edits: []string{lastOne, strings.TrimSuffix(another("", "XM-DAC-41AAA-1", "2019-01-01", ""), lastOne) +
				another("", "XM-DAC-41AAA-1", "2019-01-01", "")},
			strict:   []string{"1.1.2", "1.1.2"},
			official: []string{"1.1.2"},
		},
		"a title of blanks": {
			edits:    []string{resultTitle, "<title><narrative> </narrative></title>\n"},
			strict:   []string{"4.3.1"},
			official: nil,
		},
		"transactions one of which has a type of aid of the DAC": {
			edits: []string{transaction, payment("2019-03-01", `<aid-type code="C01"/>`) +
				payment("2019-04-01", `<aid-type vocabulary="2" code="1"/>`)},
			strict:   []string{"107.2.1"},
			official: nil,
		},
		"a code whose vocabulary is written and empty": {
			edits:    []string{sector, `<sector vocabulary="" code="?"/>`},
			strict:   nil, // the condition of the mapping is not fulfilled
			official: []string{"9.76.1"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if tt.document == "" {
				tt.document = plainActivities
			}
			text := edited(t, tt.document, tt.edits...)
			for profile, want := range map[iati.Profile][]string{iati.Strict: tt.strict, iati.Official: tt.official} {
				fs := checkText(t, text, options(t, profile))
				got := codesOf(fs)
				if want == nil {
					want = []string{}
				}
				require.Equal(t, want, got, "%s: %v", profile, fs)
			}
		})
	}
}

// The official annotated example breaks the rules that the official validator
// finds in it, and no others but those for codes that its lists do not have.
func TestAnnotatedExample(t *testing.T) {
	src, err := os.Open(filepath.Join(shared, "examples", "activity-standard-example-annotated.xml"))
	if err != nil {
		t.Skip(err)
	}
	defer src.Close()
	f, err := iati.Read[iati.Activity](src)
	require.NoError(t, err)
	o := iati.Options{Profile: iati.Official, AsOf: period.MustParse("2026-11-26")}
	official := []string{"102.1.1", "3.4.2", "3.4.2", "3.6.2", "6.13.1", "6.6.2", "8.11.1"}
	require.Equal(t, official, codesOf(f.Check(o)))

	// As it is written it also breaks the rule for sectors in its transaction, and
	// gives a reason for having no budget beside the one it has.
	o.Profile = iati.Strict
	strict := append(slices.Clone(official), "102.1.1", "iati.budget-not-provided")
	slices.Sort(strict)
	require.Equal(t, strict, codesOf(f.Check(o)))

	lists, err := iati.ReadCodelists(os.DirFS(filepath.Join(shared, "codelists")))
	require.NoError(t, err)
	o.Profile, o.Codelists = iati.Official, lists
	var codes []string
	for _, f := range f.Check(o) {
		if strings.HasPrefix(f.Code, "9.") {
			codes = append(codes, f.Code+" "+f.Values[0].Text)
		}
	}
	require.Equal(t, []string{"9.40.1 000000", "9.86.1 616"}, codes) // a placeholder, and a code of old
}

func TestOrganisationExample(t *testing.T) {
	src, err := os.Open(filepath.Join(shared, "examples", "organisation-standard-example-annotated.xml"))
	if err != nil {
		t.Skip(err)
	}
	defer src.Close()
	f, err := iati.Read[iati.Organisation](src)
	require.NoError(t, err)
	require.Empty(t, f.Check(iati.Options{AsOf: period.MustParse("2026-11-26")}))
	require.Empty(t, f.Records[0].Check(iati.Options{}))
}

// Without a day, a register or lists, nothing is found that needs one.
func TestNothingAsked(t *testing.T) {
	text := edited(t, plainActivities, paid, `<value value-date="2999-03-01">400</value><provider-org ref="XM-DAC-41BBB" provider-activity-id="x-1"/>`,
		country, `<recipient-country code="?"/>`, reporter, `<reporting-org ref="XM-DAC-41AAA" type="?">`)
	for _, profile := range []iati.Profile{iati.Strict, iati.Official} {
		require.Empty(t, checkText(t, text, iati.Options{Profile: profile}))
	}
	fs := checkText(t, text, iati.Options{Known: iati.Registers{Activity: func(string) check.Verdict { return check.CannotTell }}})
	require.Empty(t, fs)
}

func TestProfileText(t *testing.T) {
	for p, want := range map[iati.Profile]string{iati.Strict: "strict", iati.Official: "official"} {
		text, err := p.MarshalText()
		require.NoError(t, err)
		require.Equal(t, want, string(text))
		var back iati.Profile
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, p, back)
	}
	var p iati.Profile
	require.ErrorContains(t, p.UnmarshalText([]byte("lenient")), "want strict or official")
}
