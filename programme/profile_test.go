package programme_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

func TestProfileApply(t *testing.T) {
	fs := check.Findings{
		{Code: "a.one", Severity: check.Note, Path: "x"}, {Code: "a.two", Severity: check.Error, Path: "y"}, {Code: "a.three", Severity: check.Warning},
	}
	before := slices.Clone(fs)
	require.True(t, fs.Equal(programme.Profile{}.Apply(fs)))
	require.Zero(t, testing.AllocsPerRun(20, func() { _ = programme.Profile{}.Apply(fs) }))
	require.Nil(t, programme.OfficialEngine().Apply(nil))

	p := programme.Profile{Levels: map[string]programme.Level{"a.one": programme.AsError, "a.two": programme.Off, "a.three": programme.AsItIs}}
	require.True(t, check.Findings{{Code: "a.one", Severity: check.Error, Path: "x"}, fs[2]}.Equal(p.Apply(fs)))
	p.Others = programme.Off
	require.Equal(t, []string{"a.one", "a.three"}, slices.Collect(p.Apply(fs).Codes()))
	require.Nil(t, programme.Profile{Others: programme.Off}.Apply(fs))
	raised := programme.Profile{Others: programme.AsWarning}.Apply(fs)
	require.Len(t, raised.AtLeast(check.Warning), 3)
	require.Empty(t, raised.AtLeast(check.Error))
	require.True(t, before.Equal(fs), "the findings are not changed")

	q := p.With("a.two", programme.AsNote)
	require.Equal(t, programme.AsNote, q.Level("a.two"))
	require.Equal(t, programme.Off, p.Level("a.two"), "nor is the profile")
	require.Equal(t, programme.Off, q.Level("b.other"))
}

func TestProfileJSON(t *testing.T) {
	for _, p := range []programme.Profile{
		{}, programme.WrittenStandard(), programme.OfficialEngine(), programme.JointProgrammeRules(), programme.DonorRules(),
	} {
		data, err := json.Marshal(p)
		require.NoError(t, err)
		var back programme.Profile
		require.NoError(t, check.DecodeJSON(data, &back))
		require.Equal(t, p, back)
	}
}

// A profile names no rule that is not there, and each has a name of its own.
func TestProfilesNameRules(t *testing.T) {
	rules := map[string]programme.Rule{}
	for _, r := range programme.Rules() {
		rules[r.Code] = r
	}
	names := map[string]bool{}
	for _, p := range []programme.Profile{
		programme.WrittenStandard(), programme.OfficialEngine(), programme.JointProgrammeRules(), programme.DonorRules(),
	} {
		require.False(t, names[p.Name])
		names[p.Name] = true
		for code := range p.Levels {
			require.Contains(t, rules, code)
		}
	}
	otherwise := map[string]programme.Level{ // the standard and the usual severity differ
		"programme.budget-year": programme.AsError, "programme.budget-value-date": programme.AsError, "indicator.observation-value": programme.AsWarning,
	}
	for code, level := range programme.WrittenStandard().Levels {
		if want, ok := otherwise[code]; ok {
			require.Equal(t, want, level, code)
			require.NotEmpty(t, rules[code].Standard)
			continue
		}
		want := map[check.Severity]programme.Level{check.Note: programme.AsNote, check.Warning: programme.AsWarning, check.Error: programme.AsError}
		if len(rules[code].Standard) > 0 {
			require.Equal(t, want[rules[code].Severity], level, code)
		}
	}
}

// The standard asks for what a project page need not have; the engine lets a
// programme without a place pass, and shares that come to 100 to four places.
func TestProfilesDiffer(t *testing.T) {
	share := func(code, percent string) programme.Classification {
		return programme.Classification{Kind: programme.SectorClass, Code: indicator.MustCode("dac-5:" + code), Percent: figure.MustParse(percent)}
	}
	page := programme.Programme{Title: lang.En("x"), Kind: programme.JointProgramme}
	thirds := programme.Programme{
		Title: lang.En("x"), Description: lang.En("x"), Span: period.MustParseSpan("2011/2012"), Coverage: []programme.Coverage{{Place: indicator.GroupPlace("EU")}},
		Classifications: []programme.Classification{share("15190", "33.3%"), share("15136", "33.3%"), share("24050", "33.3%")},
	}
	nearly := thirds
	nearly.Classifications = []programme.Classification{share("15190", "50%"), share("15136", "49.99999%")}

	tests := map[string]struct {
		p       programme.Programme
		profile programme.Profile
		want    []string
	}{
		"page":              {page, programme.Profile{}, []string{"warning span"}},
		"page, standard":    {page, programme.WrittenStandard(), []string{"error description", "warning span", "error start", "error sector-missing", "error place-missing"}},
		"page, engine":      {page, programme.OfficialEngine(), []string{"error description", "error start", "error sector-missing"}},
		"page, joint":       {page, programme.JointProgrammeRules(), []string{"warning description", "warning span", "error start", "warning donor-missing", "error participating", "warning agent", "note risks-missing", "error total-missing"}},
		"page, donor":       {page, programme.DonorRules(), []string{"warning description", "warning span", "error start", "warning sector-missing", "warning place-missing", "error donor-missing", "warning risks-missing", "error total-missing"}},
		"thirds":            {thirds, programme.Profile{}, []string{"note classification-rounding"}},
		"thirds, standard":  {thirds, programme.WrittenStandard(), []string{"error classification-rounding"}},
		"thirds, engine":    {thirds, programme.OfficialEngine(), []string{"error classification-rounding"}},
		"nearly":            {nearly, programme.Profile{}, []string{"note classification-nearly"}},
		"nearly, standard":  {nearly, programme.WrittenStandard(), []string{"error classification-nearly"}},
		"nearly, engine":    {nearly, programme.OfficialEngine(), nil},
		"everything silent": {page, programme.Profile{Others: programme.Off}, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, f := range tt.p.CheckWith(programme.Options{Profile: tt.profile}) {
				got = append(got, f.Severity.String()+" "+f.Code[len("programme."):])
			}
			require.Equal(t, tt.want, got)
		})
	}
}

// Rules of the standard whose codes are usually of another severity are neither
// silenced by a profile of the standard nor left as they are.
func TestStandardSeverities(t *testing.T) {
	p := chained()
	p.Observations[2].Value = indicator.TextValue("many")
	p.Finance.Budget.Lines = []programme.BudgetLine{{
		Period: period.MustParseSpan("2014-03-15/2016-01-31"), ValueDate: period.MustParse("2016-02-01"), Amount: usd("1"),
	}}
	p.Finance.Entries = []programme.FundEntry{{Kind: programme.EntryReceipt, From: "sdc", Date: period.MustParse("2018-07-01"), Amount: usd("1")}}
	year, value := "finance.budget.lines[0].period %s programme.budget-year", "observations[2].value %s indicator.observation-value"
	valueDate, future := "finance.budget.lines[0].value_date %s programme.budget-value-date", "finance.entries[0].date error programme.fund-future"
	for name, tt := range map[string]struct {
		profile programme.Profile
		want    []string
	}{
		"none": {programme.Profile{}, []string{
			fmt.Sprintf(year, "warning"), fmt.Sprintf(valueDate, "warning"), future, fmt.Sprintf(value, "error"),
		}},
		"standard": {programme.WrittenStandard(), []string{
			fmt.Sprintf(year, "error"), fmt.Sprintf(valueDate, "error"), future, fmt.Sprintf(value, "warning"),
		}},
		"engine": {programme.OfficialEngine(), []string{fmt.Sprintf(year, "error"), future, fmt.Sprintf(value, "warning")}},
	} {
		t.Run(name, func(t *testing.T) {
			o := asOf()
			o.Profile = tt.profile
			var got []string
			for _, f := range findingCodes(p.CheckWith(o)) {
				if strings.HasPrefix(f, "finance") || strings.HasPrefix(f, "observations") {
					got = append(got, f)
				}
			}
			require.Equal(t, tt.want, got)
		})
	}
}
