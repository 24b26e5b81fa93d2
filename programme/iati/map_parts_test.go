package iati_test

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	ind "iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
	"iom.int/migdev/programme/iati"
)

// The roles of joint programmes come under the four of the standard, and both
// are kept.
func TestMapRoles(t *testing.T) {
	for role, want := range map[programme.Role]iati.OrganisationRole{
		programme.Donor: iati.Funding, programme.CoFunder: iati.Funding, programme.SeedFunder: iati.Funding,
		programme.LeadAgency: iati.Accountable, programme.ConveningAgent: iati.Accountable,
		programme.ManagingAgent: iati.Extending, programme.AdministrativeAgent: iati.Extending,
		programme.ParticipatingUNOrganisation: iati.Implementing, programme.ImplementingPartner: iati.Implementing,
		programme.CooperationPartner: "", programme.GovernmentCounterpart: "", programme.BeneficiaryInstitution: "",
		programme.Host: "", programme.CoChair: "", programme.Author: "", programme.NoRole: "",
	} {
		t.Run(role.String(), func(t *testing.T) {
			a, _ := mapped(t, programme.Programme{ID: "p", Organisations: []programme.Organisation{
				{Code: "o", Name: lang.En("O"), Roles: []programme.Role{role}},
			}})
			require.Len(t, a.ParticipatingOrgs, 1)
			if want == "" { // the publisher stands in
				require.Equal(t, "XM-DAC-47066", a.ParticipatingOrgs[0].Ref)
				return
			}
			require.Equal(t, want, a.ParticipatingOrgs[0].Role)
		})
	}
	a, _ := mapped(t, programme.Programme{ID: "p", Organisations: []programme.Organisation{
		{Code: "o", Name: lang.En("O"), Roles: []programme.Role{programme.CoFunder, programme.ImplementingPartner, programme.Donor}},
	}})
	require.Len(t, a.ParticipatingOrgs, 2, "once for each of the four roles")
}

func TestMapVocabularies(t *testing.T) {
	p := programme.Programme{ID: "p", Classifications: []programme.Classification{
		{Kind: programme.SectorClass, Code: ind.MustCode("dac-5:15190"), Percent: figure.MustParse("60%")},
		{Kind: programme.SectorClass, Code: ind.MustCode("dac-5:24050"), Percent: figure.MustParse("about 40%")},
		{Kind: programme.SectorClass, Code: ind.MustCode("sdg:10"), Percent: figure.MustParse("100%")},
		{Kind: programme.TagClass, Code: ind.MustCode("sdg:10.7")},
		{Kind: programme.TagClass, Code: ind.MustCode("gcm:20"), Title: lang.En("Remittances")},
		{Kind: programme.ThemeClass, Code: ind.MustCode("iom-lhd:1.1")},
		{Kind: programme.MarkerClass, Code: ind.MustCode("dac-marker:1"), Significance: programme.NotTargeted},
		{Kind: programme.AidTypeClass, Code: ind.MustCode("dac-aid:C01")},
		{Kind: programme.BudgetItemClass, Code: ind.MustCode("iati-budget-item-3:1.1.1"), Percent: figure.MustParse("100%")},
		{Kind: programme.BudgetItemClass, Code: ind.MustCode("iati-budget-item-4:1"), Percent: figure.MustParse("100%")},
	}}
	a, fs := mapped(t, p)
	var sectors [][3]string
	for _, s := range a.Sectors {
		sectors = append(sectors, [3]string{s.Vocabulary, s.Code, string(s.Percentage)})
	}
	require.Equal(t, [][3]string{{"1", "15190", "60"}, {"1", "24050", ""}, {"7", "10", "100"}}, sectors)
	var tags [][3]string
	for _, s := range a.Tags {
		tags = append(tags, [3]string{s.Vocabulary, s.VocabularyURI, s.Code})
	}
	require.Equal(t, [][3]string{
		{"3", "", "10.7"}, {"99", iati.Namespace + "/vocabulary/gcm", "20"}, {"99", iati.Namespace + "/vocabulary/iom-lhd", "1.1"},
	}, tags)
	require.Equal(t, "0", a.PolicyMarkers[0].Significance)
	require.Len(t, a.CountryBudgetItems.Items, 1, "one chart of accounts")
	require.Contains(t, fs.String(), "classifications[1].percent: note")
}

func TestMapPlaces(t *testing.T) {
	serbia, kosovo := place.MustCountry("RS"), place.MustCountry("XK")
	p := programme.Programme{ID: "p", Countries: []place.Country{serbia, kosovo}, Coverage: []programme.Coverage{
		{Place: ind.CountryPlace(serbia), Percent: figure.MustParse("60.5%")},
		{Place: ind.GroupPlace("Europe, regional"), Code: ind.MustCode("dac-region:89"), Percent: figure.MustParse("39.5%")},
		{Place: ind.GroupPlace("Western Balkans")},
	}}
	a, fs := mapped(t, p)
	require.Equal(t, []string{"RS", "XK"}, []string{a.RecipientCountries[0].Code, a.RecipientCountries[1].Code})
	require.Equal(t, iati.Decimal("60.5"), a.RecipientCountries[0].Percentage)
	require.Len(t, a.RecipientRegions, 1)
	require.NotEmpty(t, fs.WithCode("iati.map-unshared"), "no equal shares are made up")
}

func TestMapResults(t *testing.T) {
	area := place.Area{Name: lang.En("Belgrade"), Code: "RS-00"}
	observe := func(code string, role figure.Role, span, value string) ind.Observation {
		return ind.Observation{Indicator: code, Role: role, Period: period.MustParseSpan(span), Value: ind.FigureValue(figure.MustParse(value))}
	}
	women := observe("jobs", figure.Actual, "2015", "700 jobs")
	women.By = ind.By("sex", "female")
	there := observe("jobs", figure.Actual, "2015", "100 jobs")
	there.Place = ind.AreaPlace(area)
	elsewhere := there
	elsewhere.Place = ind.GroupPlace("EU")
	p := programme.Programme{
		ID: "p", Locations: []programme.Location{{Areas: place.AreaSet{Named: []place.Area{area}}}},
		Outcomes: []programme.Outcome{{
			Code: "1", Title: lang.En("Outcome"), Indicators: []string{"jobs"},
			Outputs: []programme.Output{{Code: "1.1", Title: lang.En("Output"), Indicators: []string{"trained", "jobs"}}, {Code: "1.2", Title: lang.En("Bare")}},
		}},
		Indicators: ind.Framework{Indicators: []ind.Indicator{
			{Code: "jobs", Title: lang.En("Jobs"), Scale: ind.CountScale, Unit: "jobs", Direction: ind.Increase, Accrual: ind.Cumulative},
			{Code: "trained", Title: lang.En("Trained"), Scale: ind.ShareScale, Unit: "%", Direction: ind.Decrease},
			{Code: "alone", Title: lang.En("Alone"), Scale: ind.TextScale},
		}},
		Observations: []ind.Observation{
			observe("jobs", figure.Baseline, "2013", "5 jobs"), observe("jobs", figure.Target, "2015", "1,000 jobs"),
			observe("jobs", figure.Actual, "2015", "over 1,700 jobs"), observe("jobs", figure.Actual, "2015", "8 million jobs"), women, there, elsewhere,
			observe("trained", figure.Actual, "2014", "48.8%"),
			{Indicator: "alone", Role: figure.Actual, Period: period.MustParseSpan("2015"), Value: ind.TextValue("much better")},
		},
	}
	a, fs := mapped(t, p)
	require.Len(t, a.Results, 3)
	jobs := a.Results[0].Indicators[0]
	require.Equal(t, iati.Outcome, a.Results[0].Type)
	require.Equal(t, iati.Boolean("1"), jobs.Ascending)
	require.Equal(t, iati.Integer("2013"), jobs.Baselines[0].Year)
	require.Equal(t, iati.Reported("1000"), jobs.Periods[0].Targets[0].Value)
	var actual []string
	for _, m := range jobs.Periods[0].Actuals {
		text := string(m.Value)
		for _, d := range m.Dimensions {
			text += " " + d.Name + "=" + d.Value
		}
		for _, l := range m.Locations {
			text += " at " + l.Ref
		}
		actual = append(actual, text+" "+m.Comment.Narratives.Text("en").String())
	}
	require.Equal(t, []string{"8000000 8 million jobs", "700 sex=female ", "100 at RS-00 "}, actual, "a hedge has no place, and is not dropped from a number")
	require.Equal(t, iati.Percentage, a.Results[1].Indicators[0].Measure)
	require.Equal(t, iati.Reported("48.8"), a.Results[1].Indicators[0].Periods[0].Actuals[0].Value)
	require.Equal(t, iati.OtherResult, a.Results[2].Type)
	require.Equal(t, iati.Reported(""), a.Results[2].Indicators[0].Periods[0].Actuals[0].Value)
	require.NotEmpty(t, fs.WithCode("iati.map-rounded"))
	require.Contains(t, fs.String(), "observations[2]: note")
}

func TestMapMissing(t *testing.T) {
	var p programme.Programme
	a, fs := mapped(t, p)
	require.Equal(t, []check.Path{"id", "title"}, paths(fs.WithCode("iati.map-missing")), "no publication gives a programme its ID")
	require.Empty(t, a.Identifier.Text)

	_, fs, err := iati.FromProgramme(p, iati.Publication{})
	require.NoError(t, err)
	require.Equal(t, []check.Path{"id", "title", "description", "reporter", "organisations", "status", "span"}, paths(fs.WithCode("iati.map-missing")))

	p.ID = "p"
	_, fs, err = iati.FromProgramme(p, publication)
	require.NoError(t, err)
	require.Equal(t, []check.Path{"title", "description", "organisations", "status", "span"}, paths(fs.WithCode("iati.map-stand-in")))

	p.Title = lang.En("a\x01")
	a, fs = mapped(t, p)
	require.NotEmpty(t, fs.WithCode("iati.map-character"))
	require.Equal(t, "a\ufffd", a.Title.Narratives[0].Text)
}

func paths(fs check.Findings) (list []check.Path) {
	for _, f := range fs {
		list = append(list, f.Path)
	}
	return list
}

func TestMapLevels(t *testing.T) {
	money := programme.Finance{Budget: programme.Budget{Lines: []programme.BudgetLine{line("iom", "2015", "1 USD")}}}
	related := func(kind programme.RelationKind, id string) []programme.Relation {
		return []programme.Relation{{Kind: kind, Programme: id}}
	}
	own := []programme.Identifier{{Code: ind.MustCode("iati:XM-DAC-1-c")}}
	ps := []programme.Programme{
		{ID: "a", Relations: related(programme.Component, "b"), Finance: money},
		{ID: "b", Relations: related(programme.Component, "c"), Finance: money},
		{ID: "c", Identifiers: own, Relations: related(programme.Parent, "b")},
		{ID: "x", Relations: related(programme.Parent, "y")}, {ID: "y", Relations: related(programme.Parent, "x")},
	}
	as, fs, err := iati.FromProgrammes(ps, publication)
	require.NoError(t, err)
	var got []string
	for i := range as {
		got = append(got, string(as[i].Hierarchy))
	}
	require.Equal(t, []string{"1", "2", "3", "", ""}, got)
	require.Equal(t, "XM-DAC-1-c", as[1].RelatedActivities[0].Ref, "by the identifier that it has")
	require.Equal(t, iati.Parent, as[2].RelatedActivities[0].Type)
	require.Equal(t, []check.Path{"programmes[1].finance"}, paths(fs.WithCode("iati.map-levels")))
	require.Equal(t, []check.Path{"programmes[3].relations", "programmes[4].relations"}, paths(fs.WithCode("iati.map-cycle")))
	for i := range as {
		got, lost, err := iati.ToProgramme(throughFile(t, as[i]))
		require.NoError(t, err)
		require.Empty(t, lost)
		requireSame(t, ps[i], got)
	}
}

// The official example has every element once. What a programme has a place for
// comes back from it; all else is told.
func TestMapOfficialExample(t *testing.T) {
	file, err := os.Open("../../../shared/data/iati/examples/activity-standard-example-annotated.xml")
	if err != nil {
		t.Skip(err)
	}
	defer file.Close()
	for a, err := range iati.Activities(file) {
		require.NoError(t, err)
		p, fs, err := iati.ToProgramme(a)
		require.NoError(t, err)
		back, _ := mapped(t, p)

		var b []byte
		have := map[string]int{}
		for v := range back.Values() {
			b = v.AppendKey(b[:0])
			have[string(b)+"="+strings.TrimSpace(v.Text)]++
		}
		told := map[string]bool{}
		for _, f := range fs.WithCode("iati.map-lost") {
			told[kindOf(f.Path)] = true
		}
		kept := 0
		for v := range a.Values() {
			b = v.AppendKey(b[:0])
			if key := string(b) + "=" + strings.TrimSpace(v.Text); have[key] > 0 {
				have[key]--
				kept++
				continue
			}
			known := told[kindOf(v.Path())] || slices.Contains([]string{"hierarchy", "humanitarian", "xml-lang"}, string(v.Path())) || strings.HasSuffix(string(v.Path()), "vocabulary") ||
				strings.HasSuffix(string(v.Path()), "xml-lang") || strings.HasSuffix(string(v.Path()), "secondary-reporter") || strings.HasSuffix(string(v.Path()), "ref") ||
				strings.HasPrefix(string(v.Path()), "description") || strings.HasPrefix(string(v.Path()), "reporting-org")
			require.True(t, known, "%s %q is lost and not told", v.Path(), v.Text)
		}
		require.Greater(t, kept, 100)
		for _, want := range []string{"contact-info.email", "crs-add.channel-code", "fss.priority", "capital-spend.percentage", "legacy-data.value"} {
			require.True(t, told[want], want)
		}
		for _, not := range []string{"budget.value", "sector.code", "transaction.value", "activity-date.iso-date", "recipient-country.percentage", "title.narrative"} {
			require.False(t, told[not], not)
		}
		require.Equal(t, money.MustParse("3000 EUR").String(), p.Finance.Budget.Lines[0].Amount.String())
	}
}

// kindOf returns a path without indices.
func kindOf(p check.Path) string {
	var b strings.Builder
	inside := false
	for _, r := range string(p) {
		switch {
		case r == '[':
			inside = true
		case r == ']':
			inside = false
		case !inside:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// The table has every field of a programme and of its finance, and every element
// that the mapping writes.
func TestCorrespondences(t *testing.T) {
	fields := map[string]bool{}
	for _, c := range iati.Correspondences() {
		require.False(t, fields[c.Field], c.Field)
		fields[c.Field] = true
		require.True(t, c.Element != "" || c.Note != "", c.Field)
	}
	names := func(typ reflect.Type, under string) {
		for i := range typ.NumField() {
			name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
			if name != "finance" {
				require.True(t, fields[under+name], under+name)
				delete(fields, under+name)
			}
		}
	}
	names(reflect.TypeFor[programme.Programme](), "")
	names(reflect.TypeFor[programme.Finance](), "finance.")
	for field := range fields {
		require.True(t, strings.HasPrefix(field, "organisations."), "%s is no field", field)
	}

	written := map[string]bool{}
	r := newRandom(t)
	for range 60 {
		p := r.programme(t)
		p.Finance.NoBudget = ind.MustCode("iati-budget-not-provided:1")
		p.Finance.Entries = append(p.Finance.Entries, programme.FundEntry{
			Kind: programme.EntryPlannedTransfer, Date: period.MustParse("2015"), Amount: money.MustParse("1 USD"),
		})
		p.Classifications = append(p.Classifications, programme.Classification{Kind: programme.AidTypeClass, Code: ind.MustCode("dac-aid:A01")},
			programme.Classification{Kind: programme.BudgetItemClass, Code: ind.MustCode("iati-budget-item-4:1844")},
			programme.Classification{Kind: programme.MarkerClass, Code: ind.MustCode("dac-marker:1"), Significance: programme.NotTargeted})
		a, _, err := iati.FromProgramme(p, publication)
		require.NoError(t, err)
		var b []byte
		for v := range a.Values() {
			b = v.AppendKey(b[:0])
			written[first(string(b))] = true
		}
	}
	told := map[string]bool{"@xml:lang": true} // the language of the publication
	for _, c := range iati.Correspondences() {
		for element := range strings.SplitSeq(c.Element, ", ") {
			if element != "" {
				told[first("iati-activity/"+element)] = true
				require.True(t, written[first("iati-activity/"+element)], "%s is never written", element)
			}
		}
	}
	for element := range written {
		require.True(t, told[element], "%s is in no entry", element)
	}
}

// first returns the first step below the activity.
func first(key string) string {
	_, key, _ = strings.Cut(key, "/")
	key, _, _ = strings.Cut(key, "/")
	return key
}

// The package comment shows the table.
func TestDocumentedTable(t *testing.T) {
	source, err := os.ReadFile(filepath.Join("map_doc.go"))
	require.NoError(t, err)
	var want strings.Builder
	for _, c := range iati.Correspondences() {
		element := c.Element
		if element == "" {
			element = "-"
		}
		want.WriteString("//\t" + c.Field + strings.Repeat(" ", max(24-len(c.Field), 0)) + " " + element + "\n")
	}
	if *update {
		start, end := strings.Index(string(source), "//\tid "), strings.Index(string(source), "//\n// # The namespace")
		source = []byte(string(source[:start]) + want.String() + string(source[end:]))
		require.NoError(t, os.WriteFile("map_doc.go", source, 0o644))
	}
	require.Contains(t, string(source), want.String())
}

// A text that is not stated comes back where its field is written all the same.
func TestMapNoText(t *testing.T) {
	p := programme.Programme{ID: "p", Documents: []programme.Document{{Code: "a"}}, Objectives: []programme.Objective{{Code: "b"}}}
	a, _, err := iati.FromProgramme(p, publication)
	require.NoError(t, err)
	got, _, err := iati.ToProgramme(throughFile(t, a))
	require.NoError(t, err)
	requireSame(t, p, got)
}
