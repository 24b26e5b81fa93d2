package indicator_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
)

// policiesOf reads answers by domain: y, n, r (regular status only), - (not
// applicable) and . (not answered).
func policiesOf(t *testing.T, domains string) indicator.MigrationPolicies {
	t.Helper()
	letters := map[rune]indicator.PolicyAnswer{
		'y': indicator.PolicyYes, 'n': indicator.PolicyNo, 'r': indicator.PolicyRegularOnly,
		'-': indicator.PolicyNotApplicable, '.': indicator.PolicyNotAnswered,
	}
	var p indicator.MigrationPolicies
	fields := strings.Fields(domains)
	require.Len(t, fields, indicator.PolicyDomains)
	for i, field := range fields {
		require.Len(t, field, indicator.PolicySubcategories)
		for j, c := range field {
			answer, ok := letters[c]
			require.True(t, ok)
			p.Domains[i][j] = answer
		}
	}
	return p
}

// The categories published for Canada in 2021: domain 1 meets, the others fully
// meet, and overall Canada meets. The answers are some that give them. The mean
// of the categories is 3.8, and their median 4.
func TestMigrationPoliciesOfCanada(t *testing.T) {
	p := policiesOf(t, "yyyyr yyyyy yyyyy yyyyy yyyyy yyyyy")
	for n := 1; n <= indicator.PolicyDomains; n++ {
		want := indicator.PolicyFullyMeets
		if n == 1 {
			want = indicator.PolicyMeets
		}
		got, ok := p.Domain(n).Category()
		require.True(t, ok)
		require.Equal(t, want, got)
	}
	got, ok := p.Overall().Category()
	require.True(t, ok)
	require.Equal(t, indicator.PolicyMeets, got)
	require.EqualValues(t, 3, got)
	require.Equal(t, "98.3 %: meets", p.Overall().String())
	require.Empty(t, p.Check())
}

func TestPolicyScore(t *testing.T) {
	const fully = " yyyyy yyyyy yyyyy yyyyy yyyyy"
	tests := map[string]struct {
		policies string
		domain   int // 0 for overall
		want     string
		absence  indicator.Absence
	}{
		"below 40":                    {"ynnnn" + fully, 1, "20 %: requires-further-progress", indicator.Present},
		"at 40":                       {"yynnn" + fully, 1, "40 %: partially-meets", indicator.Present},
		"by a half below 40":          {"yrnnn" + fully, 1, "30 %: requires-further-progress", indicator.Present},
		"below 80":                    {"yyyrn" + fully, 1, "70 %: partially-meets", indicator.Present},
		"at 80":                       {"yyyyn" + fully, 1, "80 %: meets", indicator.Present},
		"below 100":                   {"yyyyr" + fully, 1, "90 %: meets", indicator.Present},
		"all":                         {"yyyyy" + fully, 1, "100 %: fully-meets", indicator.Present},
		"none":                        {"nnnnn" + fully, 1, "0 %: requires-further-progress", indicator.Present},
		"one open":                    {"yyyy." + fully, 1, "[80, 100] %: meets or fully-meets", indicator.Present},
		"one open decides nothing":    {"n.nnn" + fully, 1, "[0, 20] %: requires-further-progress", indicator.Present},
		"two open":                    {"nny.." + fully, 1, "[20, 60] %: requires-further-progress or partially-meets", indicator.Present},
		"all open":                    {"....." + fully, 1, "[0, 100] %: requires-further-progress or partially-meets or meets or fully-meets", indicator.NotReported},
		"open where there is no half": {"yyyyy yy... yyyyy yyyyy yyyyy yyyyy", 2, "[40, 100] %: partially-meets or meets or fully-meets", indicator.Present},
		"between two steps":           {"yyyyy y.--- yyyyy yyyyy yyyyy yyyyy", 2, "[50, 100] %: partially-meets or fully-meets", indicator.Present},
		"the same with halves":        {"y.---" + fully, 1, "[50, 100] %: partially-meets or fully-meets", indicator.Present},
		"not applicable":              {"yyyy-" + fully, 1, "100 %: fully-meets", indicator.Present},
		"nothing applies":             {"-----" + fully, 1, "not-applicable", indicator.NotApplicable},
		"half outside domain 1":       {"yyyyy ryyyy yyyyy yyyyy yyyyy yyyyy", 2, "[80, 100] %: meets or fully-meets", indicator.Present},
		"overall":                     {"yyrrn ynnnn yyyyy yyynn nnnnn yynnn", 0, "46.7 %: partially-meets", indicator.Present},
		"overall open":                {"yyyyy yyyyy yyyyy yyyyy yyyyy yyyy.", 0, "[96.6, 100] %: meets or fully-meets", indicator.Present},
		"overall, halves not enough":  {"....." + " yyyyy yyyyy yyyyy yyyyy yyyyn", 0, "[80, 96.7] %: meets", indicator.Present},
		"overall at 40":               {"yynnn yynnn yynnn yynnn yynnn yynnn", 0, "40 %: partially-meets", indicator.Present},
		"overall next below 80":       {"yyyrn yyyyn yyyyn yyyyn yyyyn yyyyn", 0, "78.3 %: partially-meets", indicator.Present},
		"no such domain":              {"yyyyy" + fully, 7, "not-applicable", indicator.NotApplicable},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := policiesOf(t, tt.policies)
			score := p.Overall()
			if tt.domain > 0 {
				score = p.Domain(tt.domain)
			}
			require.Equal(t, tt.want, score.String())
			require.Equal(t, tt.absence, score.Absence)
			category, ok := score.Category()
			require.Equal(t, len(score.Possible()) == 1, ok)
			require.Equal(t, ok, category != 0)
		})
	}
}

func TestPolicyScoreAtLeast(t *testing.T) {
	score := policiesOf(t, "nny.. yyyyy yyyyy yyyyy yyyyy -----").Domain(1) // 20 to 60 %
	require.Equal(t, check.Met, score.AtLeast(indicator.PolicyFurtherProgress))
	require.Equal(t, check.CannotTell, score.AtLeast(indicator.PolicyPartiallyMeets))
	require.Equal(t, check.NotMet, score.AtLeast(indicator.PolicyMeets))
	require.Equal(t, check.CannotTell, indicator.PolicyScore{}.AtLeast(indicator.PolicyMeets))
}

func TestPolicyScoreTrace(t *testing.T) {
	require.Equal(t, `input: sub-categories answered: 3
input: sub-categories not answered: 1 (anything from no to yes)
left-out: sub-categories: 1 (not-applicable)
compute: score: 2.5 (yes 1, only for regular status 0.5, of 4)
result: category: [62.5, 87.5] %: partially-meets or meets (below 40, below 80, below 100, 100 %)
`, policiesOf(t, "yyr.- yyyyy yyyyy yyyyy yyyyy yyyyy").Domain(1).Trace().String())
}

func TestMigrationPoliciesCheck(t *testing.T) {
	p := policiesOf(t, "yyyy. yryyy yyyyy yyyyy yyyyy yyyyn")
	p.Domains[5][4] = 77
	require.Equal(t, `domains[0][4]: note: sub-category 5 of domain 1 is not answered [indicator.policy-answer]
domains[1][1]: error: "regular-only" is no answer in domain 2: want yes, no or not-applicable [indicator.policy-answer]
domains[5][4]: error: "policy answer(77)" is no answer in domain 6: want yes, no or not-applicable [indicator.policy-answer]
`, p.Check().String())
	require.Equal(t, 3, p.Overall().Unanswered)
	for _, f := range p.Check() {
		_, err := check.ParsePath(string(f.Path))
		require.NoError(t, err)
	}
}

// The more is answered, the less is possible; and every way to fill in what is
// open gives one of the categories that were possible.
func TestPolicyScoreNarrows(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 72))
	for range 300 {
		var open, filled indicator.MigrationPolicies
		for i := range open.Domains {
			for j := range open.Domains[i] {
				answers := []indicator.PolicyAnswer{indicator.PolicyNo, indicator.PolicyYes, indicator.PolicyYes}
				if i == 0 {
					answers = append(answers, indicator.PolicyRegularOnly)
				}
				a := answers[r.IntN(len(answers))]
				if r.IntN(10) == 0 {
					a = indicator.PolicyNotApplicable
				}
				open.Domains[i][j], filled.Domains[i][j] = a, a
				if a != indicator.PolicyNotApplicable && r.IntN(4) == 0 {
					open.Domains[i][j] = indicator.PolicyNotAnswered
				}
			}
		}
		for n := range indicator.PolicyDomains + 1 {
			wide, narrow := open.Domain(n), filled.Domain(n)
			if n == 0 {
				wide, narrow = open.Overall(), filled.Overall()
			}
			category, ok := narrow.Category()
			require.Equal(t, narrow.Answered > 0, ok)
			if ok {
				require.Contains(t, wide.Possible(), category)
				require.True(t, narrow.Percent.Within(wide.Percent))
			}
		}
	}
}

func TestMigrationPoliciesJSON(t *testing.T) {
	p := policiesOf(t, "yyyr. yyyyy yyyy- yyyyy yyyyy nyyyy")
	data, err := json.Marshal(p)
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(string(data), `{"domains":[["yes","yes","yes","regular-only",""],["yes",`), string(data))
	var back indicator.MigrationPolicies
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, p, back)

	row := `["yes","yes","yes","yes","yes"]`
	for name, text := range map[string]string{
		"a domain too few":  `{"domains":[` + strings.Repeat(row+",", 4) + row + `]}`,
		"an answer too few": `{"domains":[["yes","yes","yes","yes"],` + strings.Repeat(row+",", 4) + row + `]}`,
		"no answer":         `{"domains":[["maybe","yes","yes","yes","yes"],` + strings.Repeat(row+",", 4) + row + `]}`,
		"unknown field":     `{"domain":[]}`,
	} {
		t.Run(name, func(t *testing.T) {
			before := back
			require.ErrorContains(t, back.UnmarshalJSON([]byte(text)), "indicator: migration policies: ")
			require.Equal(t, before, back)
		})
	}
}

func TestPolicyTexts(t *testing.T) {
	for a := indicator.PolicyNotAnswered; a <= indicator.PolicyNotApplicable; a++ {
		text, err := a.MarshalText()
		require.NoError(t, err)
		var back indicator.PolicyAnswer
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, a, back)
	}
	for c := range indicator.PolicyFullyMeets + 1 {
		text, err := c.MarshalText()
		require.NoError(t, err)
		var back indicator.PolicyCategory
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, c, back)
	}
}
