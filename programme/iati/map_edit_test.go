package iati_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
	"iom.int/migdev/programme/iati"
)

func sample() programme.Programme {
	p := programme.Programme{
		ID: "p", Title: lang.En("Title"), Short: "T", Description: lang.En("Text"), Status: programme.Running, Span: period.MustParseSpan("2014-02/2015-01"),
		Objectives: []programme.Objective{{Title: lang.En("first"), Level: "key"}, {Title: lang.En("second")}},
		Organisations: []programme.Organisation{
			{Code: "iom", Name: lang.En("IOM"), Type: "UN agency", Roles: []programme.Role{programme.ParticipatingUNOrganisation}},
		},
		DeclaredCountries: figure.MustParse("two countries"),
	}
	p.Finance.Modality = programme.PassThrough
	p.Finance.Budget.Lines = []programme.BudgetLine{line("iom", "2014", "100 USD"), line("ilo", "2014", "50 USD")}
	return p
}

// Whoever changes the elements of the standard is believed, and told what does
// not come back for it.
func TestMapEdited(t *testing.T) {
	tests := map[string]struct {
		edit  func(*iati.Activity)
		want  func(*programme.Programme) // the change in what comes back
		paths []check.Path               // of iati.map-edited
	}{
		"title": {
			edit: func(a *iati.Activity) { a.Title.Narratives[0].Text = "Other" },
			want: func(p *programme.Programme) { p.Title = lang.En("Other") },
		},
		"a date": {
			edit:  func(a *iati.Activity) { a.Dates[0].Date = "2014-03-15" },
			want:  func(p *programme.Programme) { p.Span = period.MustParseSpan("2014-03-15/2015-01-31") },
			paths: []check.Path{"span"},
		},
		"a budget": {
			edit: func(a *iati.Activity) { a.Budgets[0].Value.Amount = "175" },
			want: func(p *programme.Programme) {
				p.Finance.Budget.Lines = []programme.BudgetLine{{
					Period: period.MustParseSpan("2014"), Amount: money.MustParse("175 USD"), ValueDate: period.MustParse("2015-01-01"),
				}}
			},
			paths: []check.Path{"finance.budget.lines"},
		},
		"an objective": {
			edit: func(a *iati.Activity) {
				a.Descriptions = append(a.Descriptions, iati.Description{Type: "2", Narratives: iati.Narratives{{Text: "third"}}})
			},
			want: func(p *programme.Programme) {
				p.Objectives = []programme.Objective{{Title: lang.En("first")}, {Title: lang.En("second")}, {Title: lang.En("third")}}
			},
			paths: []check.Path{"objectives"},
		},
		"what stands in is no statement": {
			edit: func(a *iati.Activity) { a.Scope.Code = "4" },
			want: func(*programme.Programme) {},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := sample()
			a, _, err := iati.FromProgramme(p, publication)
			require.NoError(t, err)
			a = throughFile(t, a)
			tt.edit(&a)
			got, fs, err := iati.ToProgramme(a)
			require.NoError(t, err)
			tt.want(&p)
			requireSame(t, p, got)
			var paths []check.Path
			for _, f := range fs.WithCode("iati.map-edited") {
				paths = append(paths, f.Path)
			}
			require.Equal(t, tt.paths, paths)
		})
	}
}

func TestMapForeign(t *testing.T) {
	a, _, err := iati.FromProgramme(sample(), publication)
	require.NoError(t, err)
	other := iati.Name{Prefix: "x", Local: "note", Space: "urn:x"}
	a.Budgets[0].Rest = &iati.Rest{Inside: []iati.Node{iati.NewForeign(other, nil)}, Before: []iati.Node{iati.NewComment("c")}}
	_, fs, err := iati.ToProgramme(a)
	require.NoError(t, err)
	require.Equal(t, "budget[0]: note: a programme has no place for a comment [iati.map-foreign]\n"+
		`budget[0]: note: a programme has no place for the element "x:note" [iati.map-foreign]`, strings.TrimSpace(fs.String()))
}

// Content that somebody spoilt is told, and what else there is comes back.
func TestMapDamaged(t *testing.T) {
	content := func(nodes ...iati.Node) iati.Activity {
		a, _, err := iati.FromProgramme(programme.Programme{ID: "p"}, publication)
		require.NoError(t, err)
		ours := func(name string) iati.Name { return iati.Name{Prefix: "migdev", Local: name, Space: iati.Namespace} }
		for i := range nodes {
			nodes[i].Name = ours(nodes[i].Name.Local)
			for j := range nodes[i].Attrs {
				nodes[i].Attrs[j].Name = ours(nodes[i].Attrs[j].Name.Local)
			}
		}
		a.Rest.Inside = []iati.Node{iati.NewForeign(ours("programme"), nil, nodes...)}
		return a
	}
	field := func(name, attr, value string, inner ...iati.Node) iati.Node {
		return iati.NewForeign(iati.Name{Local: name}, []iati.Attr{{Name: iati.Name{Local: attr}, Value: value}}, inner...)
	}
	_, fs, err := iati.ToProgramme(content(field("short", "json", "nonsense")))
	require.NoError(t, err)
	require.NotEmpty(t, fs.WithCode("iati.map-damaged"))

	item := iati.NewForeign(iati.Name{Prefix: "migdev", Local: "item", Space: iati.Namespace}, []iati.Attr{
		{Name: iati.Name{Prefix: "migdev", Local: "from", Space: iati.Namespace}, Value: "0"},
		{Name: iati.Name{Prefix: "migdev", Local: "to", Space: iati.Namespace}, Value: "99999999999"},
	})
	_, fs, err = iati.ToProgramme(content(field("notes", "is", "list", item)))
	require.NoError(t, err)
	require.NotEmpty(t, fs.WithCode("iati.map-damaged"))

	_, _, err = iati.ToProgramme(content(field("unknown", "is", "object")))
	require.ErrorIs(t, err, iati.ErrMap)
}
