package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/programme"
)

func primary(t *testing.T, id string) programme.Programme {
	t.Helper()
	ps := statements(id)
	require.NotEmpty(t, ps, id)
	return ps[0]
}

// from returns the one statement of a programme from a source whose text holds
// the words.
func from(t *testing.T, id, words string) programme.Programme {
	t.Helper()
	ps := slices.DeleteFunc(statements(id), func(p programme.Programme) bool { return !strings.Contains(p.Source.String(), words) })
	require.Len(t, ps, 1, "%s from %s", id, words)
	return ps[0]
}

func TestIDs(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range all() {
		require.NotEmpty(t, p.ID)
		require.False(t, seen[p.ID], p.ID)
		seen[p.ID] = true
		require.Equal(t, p.ID, statements(p.ID)[0].ID)
	}
	for _, p := range stated() {
		require.True(t, seen[p.ID], p.ID)
	}
	require.Empty(t, statements("none"))
}

// Each statement has a source of its own.
func TestSources(t *testing.T) {
	for _, p := range all() {
		seen := map[string]bool{}
		for _, s := range statements(p.ID) {
			require.False(t, s.Source.IsZero(), p.ID)
			require.False(t, seen[s.Source.String()], "%s: %s", p.ID, s.Source)
			seen[s.Source.String()] = true
		}
	}
}

func TestSeveralStatements(t *testing.T) {
	several := map[string]int{}
	for _, p := range all() {
		if n := len(statements(p.ID)); n > 1 {
			several[p.ID] = n
		}
	}
	require.Equal(t, map[string]int{"gjp": 3, "gjp-pilot": 2, "gjp-serbia": 3, "mlevsa": 2, "eu-bk-2": 2, "mixed-migration": 2}, several)
}

// The publication has 21 boxes in seven sub-areas, and three of them are the
// Regional Migration Programme and its parts.
func TestBoxes(t *testing.T) {
	perArea := map[string]int{}
	boxes, rmp := 0, 0
	for _, p := range stated() {
		area, heading, isBox := strings.Cut(p.Source.Page, ", box ")
		if !isBox || strings.Contains(heading, ",") {
			continue
		}
		boxes++
		perArea[area]++
		if strings.HasPrefix(p.Title.String(), "Regional Migration Programme") {
			rmp++
		}
		require.Len(t, p.Classifications, 1, p.ID)
		require.Equal(t, programme.ThemeClass, p.Classifications[0].Kind, p.ID)
		require.Equal(t, "iom-lhd:"+area, p.Classifications[0].Code.String(), p.ID)
		require.False(t, p.Span.IsZero(), p.ID)
		require.NotEmpty(t, p.Contributions, p.ID)
		require.True(t, slices.ContainsFunc(p.Organisations, programme.Organisation.Funds), p.ID)
	}
	require.Equal(t, 21, boxes)
	require.Equal(t, 3, rmp)
	require.Equal(t, map[string]int{"1.1": 2, "1.2": 3, "1.3": 5, "2.1": 5, "2.2": 2, "3.1": 2, "3.2": 2}, perArea)
}

// Every relation names a programme that is there, and some statement of that
// one says the inverse.
func TestRelations(t *testing.T) {
	for _, p := range stated() {
		for _, r := range p.Relations {
			others := statements(r.Programme)
			require.NotEmpty(t, others, "%s: %s %s", p.ID, r.Kind, r.Programme)
			require.NotEqual(t, p.ID, r.Programme)
			back := func(s programme.Relation) bool { return s.Kind == r.Kind.Inverse() && s.Programme == p.ID }
			require.True(t, slices.ContainsFunc(others, func(o programme.Programme) bool { return slices.ContainsFunc(o.Relations, back) }),
				"%s is %s of %s, which does not know it", r.Programme, r.Kind, p.ID)
		}
	}
}

// A component runs within its parent, and what comes before begins before.
func TestRelatedDates(t *testing.T) {
	compared := 0
	for _, p := range all() {
		for _, r := range p.Relations {
			o := primary(t, r.Programme)
			if p.Span.IsZero() || o.Span.IsZero() {
				continue
			}
			switch r.Kind {
			case programme.Parent:
				compared++
				require.NotEqual(t, check.NotMet, o.Span.Contains(p.Span), "%s in %s", p.ID, o.ID)
			case programme.Predecessor:
				compared++
				require.Negative(t, o.Span.Compare(p.Span), "%s before %s", o.ID, p.ID)
			}
		}
	}
	require.Equal(t, 5, compared)
}

// One code stands for one organisation. The names that differ by source are
// known.
func TestOrganisations(t *testing.T) {
	names := map[string]map[string]bool{}
	for _, p := range stated() {
		for _, o := range p.Organisations {
			if names[o.Code] == nil {
				names[o.Code] = map[string]bool{}
			}
			names[o.Code][o.Name.String()] = true
		}
	}
	differ := map[string]int{}
	for code, of := range names {
		if len(of) > 1 {
			differ[code] = len(of)
		}
	}
	require.Equal(t, map[string]int{
		"sdc":             2, // "and Cooperation", or not
		"dfid":            2, // with the country in front, or not
		"prm":             2, // BPRM, without a name
		"mti":             2, // of, and in, Kosovo*
		"justice-ge":      2, // as the secretariat of a commission too
		"commissariat-rs": 2, // of Serbia, or not
		"government-rs":   2, // the Government of Serbia, or the Republic
	}, differ)
}

// No check finds an error: not in any statement, nor between them.
func TestChecks(t *testing.T) {
	known := programme.Registers{Vocabularies: []programme.Vocabulary{labourMobility}}
	for _, p := range stated() {
		require.NoError(t, p.CheckWith(programme.Options{Known: known}).Err(), "%s, %s", p.ID, p.Source)
	}
	f, findings := programme.NewPortfolio(stated()...)
	require.Len(t, findings, 2)
	require.Len(t, findings.WithCode("programme.title-twice"), len(findings), "%v", findings) // of a component and its programme, and of a pilot
	require.Equal(t, 43, f.Len())
	require.Len(t, stated(), 51)
	require.NoError(t, programme.CheckTogether(all(), programme.Options{}).Err())
}

// The lengths that sources state of whole programmes, each beside its dates.
func TestDurations(t *testing.T) {
	lengths := map[string]string{}
	for _, p := range stated() {
		if !p.Duration.IsZero() {
			lengths[p.ID] = p.Duration.String()
		}
	}
	require.Equal(t, map[string]string{
		"gjp-pilot": "2 years", "gjp": "4 years", "med": "18 years", "mine-survivors": "6 months", "rmp": "more than 5 years",
		"mrc": "more than 2 decades", "moldova-migration-profile": "10 years",
	}, lengths)
}

func TestRecordsReadBack(t *testing.T) {
	for _, p := range stated() {
		text, err := json.Marshal(p)
		require.NoError(t, err, p.ID)
		var back programme.Programme
		require.NoError(t, json.Unmarshal(text, &back), p.ID)
		again, err := json.Marshal(back)
		require.NoError(t, err, p.ID)
		require.JSONEq(t, string(text), string(again), p.ID)
	}
}
