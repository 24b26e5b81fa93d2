package iati_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme/iati"
)

// record returns a small clean activity, to be changed.
func record(t testing.TB) iati.Activity {
	f, err := iati.Read[iati.Activity](strings.NewReader(plainActivities))
	require.NoError(t, err)
	return f.Records[0]
}

func budgetFor(kind iati.BudgetType, start, end string) iati.Budget {
	return iati.Budget{
		Type: kind, Start: iati.Dated{Date: iati.Date(start)}, End: iati.Dated{Date: iati.Date(end)},
		Value: iati.Money{Amount: "1", ValueDate: "2019-01-01"},
	}
}

func TestBudgets(t *testing.T) {
	const o, r = iati.Original, iati.Revised
	tests := map[string]struct {
		budgets []iati.Budget
		want    []string // path and code
	}{
		"years in a row": {[]iati.Budget{budgetFor("", "2019-01-01", "2019-12-31"), budgetFor("", "2020-01-01", "2020-12-31")}, nil},
		"anniversaries share a day": {[]iati.Budget{budgetFor(o, "2019-01-01", "2020-01-01"), budgetFor(o, "2020-01-01", "2020-12-31")},
			[]string{"budget[1] warning iati.budget-overlap"}},
		"out of order": {[]iati.Budget{budgetFor(o, "2020-01-01", "2020-12-31"), budgetFor(o, "2019-02-01", "2020-01-31")},
			[]string{"budget[0] error iati.budget-overlap"}},
		"a long one over two": {[]iati.Budget{budgetFor(o, "2019-01-01", "2019-12-31"), budgetFor(o, "2019-02-01", "2019-02-28"), budgetFor(o, "2019-05-01", "2019-06-30")},
			[]string{"budget[1] error iati.budget-overlap", "budget[2] error iati.budget-overlap"}},
		"type written and default": {[]iati.Budget{budgetFor("", "2019-01-01", "2019-12-31"), budgetFor(o, "2019-01-01", "2019-12-31")},
			[]string{"budget[1] error iati.budget-duplicate"}},
		"three of one period": {[]iati.Budget{budgetFor(o, "2019-01-01", "2019-12-31"), budgetFor(o, "2019-01-01", "2019-12-31"), budgetFor(o, "2019-01-01", "2019-12-31")},
			[]string{"budget[1] error iati.budget-duplicate", "budget[2] error iati.budget-duplicate"}},
		"one revised of two": {[]iati.Budget{budgetFor(o, "2019-01-01", "2019-12-31"), budgetFor(o, "2020-01-01", "2020-12-31"), budgetFor(r, "2020-01-01", "2020-12-31")}, nil},
		"revised twice": {[]iati.Budget{budgetFor(o, "2019-01-01", "2019-12-31"), budgetFor(r, "2019-01-01", "2019-12-31"), budgetFor(r, "2019-01-01", "2019-12-31")},
			[]string{"budget[2] error iati.budget-duplicate"}},
		"revised over two originals": {[]iati.Budget{budgetFor(o, "2019-01-01", "2019-06-30"), budgetFor(o, "2019-07-01", "2019-12-31"), budgetFor(r, "2019-01-01", "2019-12-31")},
			[]string{"budget[2] error iati.budget-split"}},
		"revised without any original": {[]iati.Budget{budgetFor(r, "2019-01-01", "2019-12-31")}, []string{"budget[0] note iati.budget-revised"}},
		"a period that is none": {[]iati.Budget{budgetFor(o, "2019-13-01", "2019-12-31"), budgetFor(o, "2019-01-01", "2019-12-31")},
			[]string{"budget[0] error iati.schema-type"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a := record(t)
			a.Budgets = tt.budgets
			var got []string
			for _, f := range a.Check(options(t, iati.Strict)) {
				field, _, _ := strings.Cut(string(f.Path), ".")
				got = append(got, fmt.Sprint(field, " ", f.Severity, " ", f.Code))
			}
			require.Equal(t, tt.want, got)
		})
	}
}

// Budgets of an organisation are compared for each that receives them.
func TestOrganisationBudgets(t *testing.T) {
	f, err := iati.Read[iati.Organisation](strings.NewReader(plainOrganisations))
	require.NoError(t, err)
	o := f.Records[0]
	again := o.RecipientOrgBudgets[0]
	o.RecipientOrgBudgets = append(o.RecipientOrgBudgets, again)
	elsewhere := again
	elsewhere.RecipientOrg.Ref = "XM-DAC-41CCC"
	o.RecipientOrgBudgets = append(o.RecipientOrgBudgets, elsewhere)
	total := o.TotalBudgets[0]
	total.Start.Date, total.End.Date, total.Value.Amount = "2019-07-01", "2020-06-30", "-1"
	o.TotalBudgets = append(o.TotalBudgets, total)
	var got []string
	for _, f := range o.Check(options(t, iati.Strict)) {
		got = append(got, string(f.Path)+" "+f.Code)
	}
	require.Equal(t, []string{
		"total-budget[1].value iati.budget-negative",
		"total-budget[1].period-start iati.budget-overlap",
		"recipient-org-budget[1].period-start iati.budget-duplicate",
	}, got)
	require.Empty(t, o.Check(options(t, iati.Official)))
}

// What is found of budgets does not depend on their order, but for which of two
// is told, and shifting all of them by years changes nothing.
func TestBudgetsInAnyOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		a := record(t)
		a.Dates = nil // nothing is outside
		a.Budgets = nil
		for range r.IntN(8) {
			kind := []iati.BudgetType{iati.Original, iati.Revised}[r.IntN(2)]
			from := 1 + r.IntN(10)
			a.Budgets = append(a.Budgets, budgetFor(kind, fmt.Sprintf("2019-%02d-01", from), fmt.Sprintf("2019-%02d-15", from+r.IntN(3))))
		}
		count := func() map[string]int {
			n := map[string]int{}
			for _, f := range a.Check(iati.Options{}) {
				if strings.HasPrefix(f.Code, "iati.budget-") {
					n[f.Code]++
				}
			}
			return n
		}
		want := count()
		// By the definition, pair by pair.
		overlapping := map[int]bool{}
		for i, b := range a.Budgets {
			for _, c := range a.Budgets[:i] {
				if b.Type == c.Type && b.Start.Date <= c.End.Date && c.Start.Date <= b.End.Date {
					overlapping[i] = true
				}
			}
		}
		require.Equal(t, len(overlapping) > 0, want["iati.budget-overlap"]+want["iati.budget-duplicate"] > 0, a.Budgets)
		r.Shuffle(len(a.Budgets), func(i, j int) { a.Budgets[i], a.Budgets[j] = a.Budgets[j], a.Budgets[i] })
		require.Equal(t, want, count(), a.Budgets)
	}
}

func sexed(value, sex string) iati.Measured {
	return iati.Measured{Value: iati.Reported(value), Dimensions: []iati.Dimension{{Name: "sex", Value: sex}}}
}

func TestDimensions(t *testing.T) {
	total := iati.Measured{Value: "60"}
	cell := func(value, sex, age string) iati.Measured {
		return iati.Measured{Value: iati.Reported(value), Dimensions: []iati.Dimension{{Name: "age", Value: age}, {Name: "sex", Value: sex}}}
	}
	at := func(m iati.Measured, ref string) iati.Measured {
		m.Locations = []iati.LocationRef{{Ref: ref}}
		return m
	}
	const sum = "iati.dimension-sum"
	tests := map[string]struct {
		measure iati.IndicatorMeasure
		values  []iati.Measured
		want    []string
	}{
		"the total":              {iati.Unit, []iati.Measured{total, sexed("35", "f"), sexed("25", "m")}, nil},
		"more":                   {iati.Unit, []iati.Measured{total, sexed("35", "f"), sexed("25.5", "m")}, []string{"warning " + sum}},
		"less":                   {iati.Unit, []iati.Measured{sexed("35", "f"), total, sexed("20", "m")}, []string{"note " + sum}},
		"one part":               {iati.Unit, []iati.Measured{total, sexed("60", "f")}, nil},
		"no total":               {iati.Unit, []iati.Measured{sexed("35", "f"), sexed("20", "m")}, nil},
		"percentages":            {iati.Percentage, []iati.Measured{total, sexed("35", "f"), sexed("20", "m")}, nil},
		"not known":              {iati.Unit, []iati.Measured{total, sexed("35", "f"), sexed("", "m")}, []string{"error 8.10.1"}},
		"cells":                  {iati.Unit, []iati.Measured{total, cell("20", "f", "young"), cell("15", "f", "old"), cell("25", "m", "young"), cell("1", "m", "old")}, []string{"warning " + sum}},
		"cells and their edge":   {iati.Unit, []iati.Measured{total, sexed("35", "f"), sexed("25", "m"), cell("20", "f", "young"), cell("15", "f", "old"), cell("25", "m", "young")}, nil},
		"a part twice":           {iati.Unit, []iati.Measured{total, sexed("30", "f"), sexed("30", "f")}, []string{"warning iati.value-twice"}},
		"two places":             {iati.Unit, []iati.Measured{at(total, "N"), at(total, "S"), at(sexed("60", "f"), "N"), at(sexed("61", "f"), "S")}, []string{"warning " + sum}},
		"parts of another place": {iati.Unit, []iati.Measured{at(total, "N"), at(sexed("9", "f"), "S")}, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a := record(t)
			n := &a.Results[0].Indicators[0]
			n.Measure = tt.measure
			n.Periods[0].Actuals = tt.values
			n.Periods[0].Targets = nil
			var got []string
			for _, f := range a.Check(options(t, iati.Strict)) {
				got = append(got, f.Severity.String()+" "+f.Code)
			}
			require.Equal(t, tt.want, got)
		})
	}
	t.Run("baselines", func(t *testing.T) {
		a := record(t)
		n := &a.Results[0].Indicators[0]
		part := func(year iati.Integer, value iati.Reported, sex string) iati.Baseline {
			return iati.Baseline{Year: year, Value: value, Dimensions: []iati.Dimension{{Name: "sex", Value: sex}}}
		}
		n.Baselines = []iati.Baseline{{Year: "2018", Value: "10"}, part("2018", "6", "f"), part("2018", "5", "m"), part("2017", "9", "f")}
		require.Equal(t, []string{"iati.dimension-sum"}, codesOf(a.Check(options(t, iati.Strict))))
	})
}

func TestDirection(t *testing.T) {
	tests := map[string]struct {
		ascending iati.Boolean
		target    string
		want      []string
	}{
		"up":           {"1", "11", []string{}},
		"level":        {"true", "10", []string{}},
		"down":         {"1", "9.5", []string{"iati.target-direction"}},
		"down, wanted": {"0", "9.5", []string{}},
		"up, unwanted": {"false", "10.5", []string{"iati.target-direction"}},
		"not stated":   {"", "1", []string{}},
		"no number":    {"1", "few", []string{"8.9.2"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a := record(t)
			n := &a.Results[0].Indicators[0]
			n.Ascending = tt.ascending
			n.Baselines = []iati.Baseline{{Year: "2018", Value: "10"}, {Year: "2016", Value: "50"},
				{Year: "2019", Value: "70", Dimensions: []iati.Dimension{{Name: "sex", Value: "f"}}}}
			n.Periods[0].Targets[0].Value = iati.Reported(tt.target)
			require.Equal(t, tt.want, codesOf(a.Check(options(t, iati.Strict))))
		})
	}
}

// A circle over three activities is found once, wherever it is met, and by no
// activity that only leads to it.
func TestRelationCycle(t *testing.T) {
	parent := map[string]string{"A": "B", "B": "C", "C": "A", "D": "A", "E": "D"}
	f := iati.File[iati.Activity]{Root: iati.Root{Version: "2.03"}}
	for _, id := range []string{"E", "D", "A", "B", "C"} {
		a := record(t)
		a.Identifier.Text, a.Budgets, a.Transactions = "XM-DAC-41AAA-"+id, nil, nil
		a.RelatedActivities = []iati.RelatedActivity{{Ref: "XM-DAC-41AAA-" + parent[id], Type: iati.Parent}}
		f.Records = append(f.Records, a)
	}
	fs := f.Check(options(t, iati.Strict))
	require.Len(t, fs.WithCode("iati.relation-cycle"), 1)
	require.Len(t, fs.WithCode("iati.relation-reciprocal"), 5)
	require.Equal(t, fs, f.Check(options(t, iati.Strict)))
}

// Money that a parent passes on to another activity is not counted twice.
func TestHierarchy(t *testing.T) {
	parent, child := record(t), record(t)
	child.Identifier.Text, child.Hierarchy = "XM-DAC-41AAA-2", "2"
	parent.RelatedActivities = []iati.RelatedActivity{{Ref: "XM-DAC-41AAA-2", Type: iati.Child}}
	child.RelatedActivities = []iati.RelatedActivity{{Ref: "XM-DAC-41AAA-1", Type: iati.Parent}}
	parent.Budgets = nil
	f := iati.File[iati.Activity]{Root: iati.Root{Version: "2.03"}, Records: []iati.Activity{parent, child}}
	require.Equal(t, []string{"iati.hierarchy-spending"}, codesOf(f.Check(options(t, iati.Strict))))
	f.Records[0].Transactions[0].ReceiverOrg = iati.TransactionOrg{Ref: "XM-DAC-41AAA", ActivityID: "XM-DAC-41AAA-2"}
	require.Empty(t, f.Check(options(t, iati.Strict)))
}

// References that are answered later in the file, or in the register, are told of
// by nobody; the register is asked once for each.
func TestReferences(t *testing.T) {
	a, b := record(t), record(t)
	b.Identifier.Text = "XM-DAC-41AAA-2"
	for _, id := range []string{"XM-DAC-41AAA-2", "X-1", "X-2", "X-1"} {
		tr := a.Transactions[0]
		tr.ProviderOrg = iati.TransactionOrg{Ref: "X", ActivityID: id}
		a.Transactions = append(a.Transactions, tr)
		b.Transactions = append(b.Transactions, tr)
	}
	asked := map[string]int{}
	o := iati.Options{Known: iati.Registers{Activity: func(id string) check.Verdict {
		asked[id]++
		return check.Decide(id == "X-1")
	}}}
	f := iati.File[iati.Activity]{Root: iati.Root{Version: "2.03"}, Records: []iati.Activity{a, b}}
	var got []string
	for _, f := range f.Check(o) {
		got = append(got, string(f.Path)+" "+f.Code)
	}
	require.Equal(t, []string{
		"iati-activity[0].transaction[3].provider-org.provider-activity-id 1000.0.4",
		"iati-activity[1].transaction[3].provider-org.provider-activity-id 1000.0.4",
	}, got)
	require.Equal(t, map[string]int{"X-1": 1, "X-2": 1}, asked)
}

// A file is checked alike from memory and as it is read.
func TestFileCheck(t *testing.T) {
	text := edited(t, plainActivities, sector, "", lastOne, another("", "XM-DAC-41AAA-1", "2019-01-01", ""), `version="2.03"`, `version="2.03" generated-datetime="x"`)
	f, err := iati.Read[iati.Activity](strings.NewReader(text))
	require.NoError(t, err)
	o := options(t, iati.Strict)
	fs := f.Check(o)
	require.Equal(t, fs, checkText(t, text, o))
	require.Equal(t, []string{"1.1.2", "6.2.2", "iati.schema-type"}, codesOf(fs))

	require.Equal(t, []string{"iati.schema-missing"}, codesOf(iati.File[iati.Organisation]{Root: iati.Root{Version: "2.03"}}.Check(o)))
	n := 0
	for _, err := range iati.CheckFile[iati.Activity](strings.NewReader(text), o) {
		require.NoError(t, err)
		n++
		break
	}
	require.Equal(t, 1, n)
	for _, err := range iati.CheckFile[iati.Activity](strings.NewReader(text[:500]), o) {
		require.ErrorIs(t, err, iati.ErrSyntax)
	}
	for _, err := range iati.CheckFile[iati.Activity](strings.NewReader("<x/>"), o) {
		require.ErrorIs(t, err, iati.ErrRoot)
	}
}

// Whatever a file holds, the checks do not panic, paths have their form, and both
// profiles answer twice alike.
func FuzzCheck(f *testing.F) {
	f.Add([]byte(plainActivities))
	for _, p := range activityPairs {
		f.Add([]byte(strings.Replace(plainActivities, p.old, p.fail, 1)))
	}
	f.Add([]byte(plainOrganisations))
	lists := codelists(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, profile := range []iati.Profile{iati.Strict, iati.Official} {
			o := iati.Options{Profile: profile, AsOf: period.MustParse("2020-06-30"), Codelists: lists, Known: known}
			if file, err := iati.Read[iati.Activity](strings.NewReader(string(data))); err == nil {
				checkTwice(t, file, o)
			}
			if file, err := iati.Read[iati.Organisation](strings.NewReader(string(data))); err == nil {
				checkTwice(t, file, o)
			}
		}
	})
}

func checkTwice[R iati.Record](t *testing.T, file iati.File[R], o iati.Options) {
	fs := file.Check(o)
	require.Equal(t, fs, file.Check(o))
	for _, f := range fs {
		_, err := check.ParsePath(string(f.Path))
		require.NoError(t, err)
		require.NotEmpty(t, f.Message)
	}
}

// A file is checked as it is read: by the standard as it is written, with the
// rules beside it, and then as the official validator would.
func ExampleCheckFile() {
	const file = `<iati-activities version="2.03">
 <iati-activity xml:lang="en" default-currency="USD">
  <iati-identifier>XM-DAC-41119-YEM</iati-identifier>
  <reporting-org ref="XM-DAC-41119" type="40"><narrative>Fund</narrative></reporting-org>
  <title><narrative>Youth employment and migration</narrative></title>
  <description><narrative>Work for young people where many leave</narrative></description>
  <participating-org role="4" type="40"><narrative>IOM</narrative></participating-org>
  <activity-status code="2"/>
  <activity-date type="1" iso-date="2009-05-01"/><activity-date type="3" iso-date="2012-05-31"/>
  <recipient-country code="RS"/>
  <sector code="15190"/>
  <budget>
   <period-start iso-date="2010-01-01"/><period-end iso-date="2010-12-31"/>
   <value value-date="2010-01-01">2000000</value>
  </budget>
  <budget>
   <period-start iso-date="2010-07-01"/><period-end iso-date="2011-07-31"/>
   <value value-date="2010-07-01">2500000</value>
  </budget>
 </iati-activity>
</iati-activities>`
	for _, profile := range []iati.Profile{iati.Strict, iati.Official} {
		fmt.Println(profile)
		for f, err := range iati.CheckFile[iati.Activity](strings.NewReader(file), iati.Options{Profile: profile}) {
			if err != nil {
				fmt.Println(err)
				return
			}
			fmt.Println("-", f)
		}
	}
	// Output:
	// strict
	// - iati-activity[0].budget[1].period-end: error: the budget period from 2010-07-01 to 2011-07-31 is longer than a year: its dates are 395 days apart, 365 at most (line 16) [7.5.3]
	// - iati-activity[0].budget[1].period-start: error: the budget from 2010-07-01 to 2011-07-31 overlaps budget[0] (line 16) [iati.budget-overlap]
	// official
	// - iati-activity[0].budget[1].period-end: error: the budget period from 2010-07-01 to 2011-07-31 is longer than a year: its dates are 395 days apart, 365 at most (line 16) [7.5.3]
}

// A hostile activity, and a hostile file, take time in proportion to their length.
func TestCheckHostile(t *testing.T) {
	n := 20_000
	if underRace {
		n = 4_000
	}
	a := record(t)
	a.Dates, a.Sectors, a.RecipientCountries, a.RecipientRegions = nil, nil, nil, nil
	a.Budgets, a.Transactions = nil, nil
	n1 := &a.Results[0].Indicators[0]
	for i := range n {
		s := fmt.Sprint(i)
		a.Sectors = append(a.Sectors, iati.Sector{Vocabulary: s, Code: s, Percentage: "50"})
		a.RecipientRegions = append(a.RecipientRegions, iati.RecipientRegion{Vocabulary: s, Code: s, Percentage: "0.0000000000001"})
		a.RecipientCountries = append(a.RecipientCountries, iati.RecipientCountry{Code: "RS", Percentage: "0.001"})
		a.Dates = append(a.Dates, iati.ActivityDate{Type: iati.ActivityDateType(fmt.Sprint(1 + i%4)), Date: "2019-01-01"})
		a.Budgets = append(a.Budgets, budgetFor(iati.BudgetType(fmt.Sprint(1+i%2)), "2019-01-01", fmt.Sprintf("2019-12-%02d", 1+i%31)))
		tr := iati.Transaction{ProviderOrg: iati.TransactionOrg{Ref: "X", ActivityID: s}}
		a.Transactions = append(a.Transactions, tr)
		n1.References = append(n1.References, iati.IndicatorReference{Vocabulary: s, Code: s})
		n1.Baselines = append(n1.Baselines, iati.Baseline{Year: "2018", Value: "1", Dimensions: []iati.Dimension{{Name: s, Value: s}}})
		n1.Periods[0].Targets = append(n1.Periods[0].Targets, sexed("1", s))
	}
	require.NotEmpty(t, a.Check(options(t, iati.Strict)))

	f := iati.File[iati.Activity]{Root: iati.Root{Version: "2.03"}}
	for i := range n {
		a := iati.Activity{
			Identifier:        iati.Content{Text: fmt.Sprint(i)},
			RelatedActivities: []iati.RelatedActivity{{Ref: fmt.Sprint((i + 1) % n), Type: iati.Parent}, {Ref: "0", Type: iati.Child}},
		}
		f.Records = append(f.Records, a)
	}
	require.NotEmpty(t, f.Check(options(t, iati.Strict)).WithCode("iati.relation-cycle"))
}

// One record is checked by itself: what a caller knows is handed in.
func ExampleActivity_Check() {
	a := iati.Activity{
		Lang: "en", DefaultCurrency: "USD",
		Identifier:   iati.Content{Text: "XM-DAC-47066-JP.1"},
		ReportingOrg: iati.ReportingOrg{Ref: "XM-DAC-47066", Type: "40"},
		Dates:        []iati.ActivityDate{{Type: iati.ActualStart, Date: "2026-09-01"}},
		Sectors:      []iati.Sector{{Code: "15190", Percentage: "66.6"}, {Code: "24050", Percentage: "33.3"}},
		Transactions: []iati.Transaction{{
			Type: iati.Coded[iati.TransactionType]{Code: iati.Disbursement},
			Date: iati.Dated{Date: "2026-06-30"}, Value: iati.Money{Amount: "1000", ValueDate: "2026-06-30"},
			ReceiverOrg: iati.TransactionOrg{Ref: "MD/IDNO/1"}, RecipientCountry: iati.RecipientCountry{Code: "MD"},
		}},
	}
	fs := a.Check(iati.Options{AsOf: period.MustParse("2026-06-30")})
	for _, f := range fs {
		if iati.OfficialRule(f) != "0.3.1" { // much is missing by the schema
			fmt.Println(f)
		}
	}
	// Output:
	// activity-date[0].iso-date: error: the actual start, 2026-09-01, lies after 2026-06-30, the day of the check [11.1.4]
	// sector[0].percentage: error: the shares of the sectors of vocabulary "1" make 99.9 percent, not 100 [2.1.2]
	// transaction[0].receiver-org.ref: warning: the identifier "MD/IDNO/1" has one of / & | ? in it [1.15.13]
}
