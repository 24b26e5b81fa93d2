package iati_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	ind "iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
	"iom.int/migdev/programme/iati"
)

// mapped maps a programme, and asks that it comes back.
func mapped(t *testing.T, p programme.Programme) (iati.Activity, check.Findings) {
	t.Helper()
	a, fs, err := iati.FromProgramme(p, publication)
	require.NoError(t, err)
	got, lost, err := iati.ToProgramme(throughFile(t, a))
	require.NoError(t, err)
	require.Empty(t, lost)
	requireSame(t, p, got)
	return a, fs
}

func line(agency, years, amount string) programme.BudgetLine {
	return programme.BudgetLine{
		Agency: agency, Period: period.MustParseSpan(years), Amount: money.MustParse(amount), ValueDate: period.MustParse("2015-01-01"),
	}
}

func TestMapBudgets(t *testing.T) {
	revised := func(l programme.BudgetLine) programme.BudgetLine {
		l.Type = programme.Revised
		return l
	}
	type budget struct{ kind, start, end, date, value, currency string }
	tests := map[string]struct {
		lines []programme.BudgetLine
		want  []budget
		codes []string // beside iati.map-carried and those of what stands in
	}{
		"lines of one period are one budget": {
			lines: []programme.BudgetLine{line("iom", "2015", "100.50 USD"), line("ilo", "2015", "0.25 USD"), line("iom", "2016", "7 USD")},
			want: []budget{
				{"1", "2015-01-01", "2015-12-31", "2015-01-01", "100.75", "USD"},
				{"1", "2016-01-01", "2016-12-31", "2015-01-01", "7", "USD"},
			},
		},
		"a revision holds with what was not revised": {
			lines: []programme.BudgetLine{line("iom", "2015", "100 USD"), line("ilo", "2015", "50 USD"), revised(line("iom", "2015", "80 USD"))},
			want: []budget{
				{"1", "2015-01-01", "2015-12-31", "2015-01-01", "150", "USD"},
				{"2", "2015-01-01", "2015-12-31", "2015-01-01", "130", "USD"},
			},
		},
		"currencies are not added": {
			lines: []programme.BudgetLine{line("iom", "2015", "100 USD"), line("ilo", "2015", "50 EUR")},
			want: []budget{
				{"1", "2015-01-01", "2015-12-31", "2015-01-01", "100", "USD"},
				{"1", "2015-01-01", "2015-12-31", "2015-01-01", "50", "EUR"},
			},
			codes: []string{"iati.map-budget-currency"},
		},
		"no value date": {
			lines: []programme.BudgetLine{{Period: period.MustParseSpan("2016"), Amount: money.MustParse("1 USD")}},
			want:  []budget{{"1", "2016-01-01", "2016-12-31", "2016-01-01", "1", "USD"}},
			codes: []string{"iati.map-value-date"},
		},
		"more than a year": {
			lines: []programme.BudgetLine{line("iom", "2015-01-01/2016-12-31", "100 USD")},
			want:  []budget{{"1", "2015-01-01", "2016-12-31", "2015-01-01", "100", "USD"}},
			codes: []string{"iati.map-budget-year"},
		},
		"not to the day": {
			lines: []programme.BudgetLine{line("iom", "2015-02/2015-03", "100 USD")},
			want:  []budget{{"1", "2015-02-01", "2015-03-31", "2015-01-01", "100", "USD"}},
			codes: []string{"iati.map-day"},
		},
		"which line counts is not guessed": {
			lines: []programme.BudgetLine{line("iom", "2015", "100 USD"), line("iom", "2015", "50 USD")},
			codes: []string{"iati.map-budget-unclear"},
		},
		"no period": {lines: []programme.BudgetLine{{Amount: money.MustParse("1 USD")}}},
		"no amount": {lines: []programme.BudgetLine{{Period: period.MustParseSpan("2015")}}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := programme.Programme{ID: "p", Title: lang.En("P"), Span: period.MustParseSpan("2015-01-01/2016-12-31"), Status: programme.Running}
			p.Finance.Budget.Lines = tt.lines
			a, fs := mapped(t, p)
			var got []budget
			for _, b := range a.Budgets {
				got = append(got, budget{string(b.Type), string(b.Start.Date), string(b.End.Date), string(b.Value.ValueDate), string(b.Value.Amount), b.Value.Currency})
			}
			require.Equal(t, tt.want, got)
			var codes []string
			for code := range fs.Codes() {
				if code != "iati.map-carried" && code != "iati.map-stand-in" {
					codes = append(codes, code)
				}
			}
			require.Equal(t, tt.codes, codes)
		})
	}
}

// The whole budget is written where a reader of the standard takes it as it was
// meant: over a year or less, and as one number.
func TestMapTotal(t *testing.T) {
	for name, tt := range map[string]struct {
		total, span string
		want        string // "": none
		code        string
	}{
		"exact":         {"USD 250,000", "2015", "250000", "iati.map-value-date"},
		"rounded":       {"USD 1.5 million", "2015", "1500000", "iati.map-rounded"},
		"over a year":   {"USD 250,000", "2015/2016", "", ""},
		"more than":     {"more than 8.5 million USD", "2015", "", ""},
		"up to":         {"up to EUR 15,000", "2015", "", ""},
		"about":         {"about USD 2 million", "2015", "", ""},
		"a range":       {"USD 1 to 2 million", "2015", "", ""},
		"no known days": {"USD 250,000", "2015/..", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := programme.Programme{ID: "p", Span: period.MustParseSpan(tt.span), Total: money.MustParseFigure(tt.total)}
			a, fs := mapped(t, p)
			if tt.want == "" {
				require.Empty(t, a.Budgets)
				require.Contains(t, fs.WithCode("iati.map-carried").Below("total").String(), "it is one number")
				return
			}
			require.Len(t, a.Budgets, 1)
			require.Equal(t, iati.Decimal(tt.want), a.Budgets[0].Value.Amount)
			require.NotEmpty(t, fs.WithCode(tt.code))
		})
	}
}

func TestMapTransactions(t *testing.T) {
	p := programme.Programme{ID: "p", Organisations: []programme.Organisation{
		{Code: "donor", Name: lang.En("Donor"), Roles: []programme.Role{programme.Donor}, Identifiers: []programme.Identifier{{Code: ind.MustCode("iati-org:XM-1")}}},
		{Code: "iom", Short: "IOM", Roles: []programme.Role{programme.ParticipatingUNOrganisation}},
		{Code: "agent", Name: lang.En("Agent"), Roles: []programme.Role{programme.AdministrativeAgent}},
	}}
	entry := func(kind programme.EntryKind, from, to, amount string) programme.FundEntry {
		return programme.FundEntry{Kind: kind, Date: period.MustParse("2015-03-31"), From: from, To: to, Amount: money.MustParse(amount)}
	}
	own := entry(programme.EntryTransfer, "agent", "iom", "40 USD")
	own.ToProgramme = "XM-DAC-47066-own"
	month := entry(programme.EntryExpenditure, "iom", "", "-2.50 USD")
	month.Date = period.MustParse("2015-02")
	planned := entry(programme.EntryPlannedTransfer, "agent", "iom", "9 USD")
	planned.Date = period.MustParse("2016")
	p.Finance.Entries = []programme.FundEntry{
		entry(programme.EntryPledge, "donor", "agent", "100 USD"), entry(programme.EntryCommitment, "donor", "agent", "100 USD"),
		entry(programme.EntryReceipt, "donor", "agent", "100.00 USD"), entry(programme.EntryTransfer, "agent", "iom", "90 USD"), own,
		entry(programme.EntryRefund, "iom", "agent", "1 USD"), entry(programme.EntryFundInterest, "", "agent", "1 USD"),
		entry(programme.EntryAgentFee, "agent", "", "1 USD"), entry(programme.EntryObligation, "iom", "shop", "30 USD"),
		entry(programme.EntryDisbursement, "iom", "partner", "20 USD"), month, planned,
		{Kind: programme.EntryReceipt, Amount: money.MustParse("1 USD")},
	}
	a, fs := mapped(t, p)
	var got [][5]string
	for _, x := range a.Transactions {
		got = append(got, [5]string{string(x.Type.Code), string(x.Date.Date), string(x.Value.Amount), x.ProviderOrg.Ref, x.ReceiverOrg.ActivityID})
	}
	require.Equal(t, [][5]string{
		{"13", "2015-03-31", "100", "XM-1", ""}, {"11", "2015-03-31", "100", "XM-1", ""}, {"1", "2015-03-31", "100.00", "XM-1", ""},
		{"3", "2015-03-31", "40", "", "XM-DAC-47066-own"}, {"4", "2015-03-31", "1", "", ""}, {"2", "2015-03-31", "30", "", ""},
		{"3", "2015-03-31", "20", "", ""}, {"4", "2015-02-28", "-2.50", "", ""},
	}, got)
	require.Len(t, a.PlannedDisbursements, 1)
	require.Equal(t, iati.Date("2016-12-31"), a.PlannedDisbursements[0].End.Date)
	require.Equal(t, check.Path("finance.entries[10].date"), fs.WithCode("iati.map-day")[0].Path)
	// What is passed on within the programme, and interest, would be counted twice
	// or as something else.
	require.Contains(t, fs.String(), "finance.entries[3]: note: an item of the list travels in a namespace of its own (4 times)")
}

// Places and sectors stand at the transactions where the activity has none.
func TestMapTransactionClasses(t *testing.T) {
	e := programme.FundEntry{
		Kind: programme.EntryExpenditure, Date: period.MustParse("2015-03-31"), Amount: money.MustParse("5 USD"), ValueDate: period.MustParse("2015-03-01"),
		Places: []ind.Place{ind.CountryPlace(place.MustCountry("MD"))},
		Classifications: []programme.Classification{
			{Kind: programme.SectorClass, Code: ind.MustCode("dac-5:15190")}, {Kind: programme.AidTypeClass, Code: ind.MustCode("dac-aid:C01")},
		},
	}
	p := programme.Programme{ID: "p", Finance: programme.Finance{Entries: []programme.FundEntry{e}}}
	a, fs := mapped(t, p)
	x := a.Transactions[0]
	require.Equal(t, "MD", x.RecipientCountry.Code)
	require.Equal(t, "15190", x.Sectors[0].Code)
	require.Equal(t, "C01", x.AidTypes[0].Code)
	require.Equal(t, iati.Date("2015-03-01"), x.Value.ValueDate)
	require.Empty(t, fs.WithCode("iati.map-carried"), "all of it has a place")

	p.Countries = []place.Country{place.MustCountry("MD")}
	p.Classifications = e.Classifications[:1]
	a, fs = mapped(t, p)
	require.Empty(t, a.Transactions[0].RecipientCountry.Code)
	require.Empty(t, a.Transactions[0].Sectors)
	require.NotEmpty(t, fs.WithCode("iati.map-carried"))
}

// What others have of their own beside the elements is believed where it agrees
// with them.
func TestMapOwnWords(t *testing.T) {
	own := func(name, value string) *iati.Rest {
		return &iati.Rest{Attrs: []iati.Attr{{Name: iati.Name{Prefix: "m", Local: name, Space: iati.Namespace}, Value: value}}}
	}
	var a iati.Activity
	a.Identifier.Text = "XM-1-a"
	for _, roles := range []string{"co-funder donor", "lead-agency", "nonsense", ""} {
		o := iati.ParticipatingOrg{Ref: "XM-" + roles, Role: iati.Funding}
		o.Rest = own("roles", roles)
		a.ParticipatingOrgs = append(a.ParticipatingOrgs, o)
	}
	a.ParticipatingOrgs = append(a.ParticipatingOrgs, iati.ParticipatingOrg{Ref: "XM-x", Role: "7"})
	for _, kind := range []string{"agent-fee", "receipt", "nonsense"} {
		x := iati.Transaction{Type: iati.Coded[iati.TransactionType]{Code: iati.Expenditure}, Value: iati.Money{Amount: "1", Currency: "USD"}}
		x.Date.Date = "2015-01-01"
		x.Rest = own("kind", kind)
		a.Transactions = append(a.Transactions, x)
	}
	a.Transactions = append(a.Transactions, iati.Transaction{Type: iati.Coded[iati.TransactionType]{Code: iati.LoanRepayment}})
	p, fs, err := iati.ToProgramme(a)
	require.NoError(t, err)
	var roles [][]programme.Role
	for _, o := range p.Organisations {
		roles = append(roles, o.Roles)
	}
	donor := []programme.Role{programme.Donor}
	require.Equal(t, [][]programme.Role{{programme.CoFunder, programme.Donor}, donor, donor, donor, nil}, roles)
	var kinds []programme.EntryKind
	for _, e := range p.Finance.Entries {
		kinds = append(kinds, e.Kind)
	}
	require.Equal(t, []programme.EntryKind{programme.EntryAgentFee, programme.EntryExpenditure, programme.EntryExpenditure}, kinds)
	require.Contains(t, paths(fs), check.Path("transaction[3].transaction-type.code"))
	require.Contains(t, paths(fs), check.Path("participating-org[4].role"))
}
