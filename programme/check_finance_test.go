package programme_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

func TestCheckFinance(t *testing.T) {
	budget := func(lines ...string) func(*programme.Programme) {
		return func(p *programme.Programme) { p.Finance.Budget = budgetOf(lines...) }
	}
	cell := func(outcome, output string) func(*programme.Programme) {
		return func(p *programme.Programme) {
			p.Finance.Budget.Lines = []programme.BudgetLine{{Outcome: outcome, Output: output, Amount: usd("1")}}
			p.Finance.Entries = []programme.FundEntry{{
				Kind: programme.EntryExpenditure, From: "iom", Date: period.MustParse("2015"), Outcome: outcome, Output: output, Amount: usd("1"),
			}}
		}
	}
	for name, tt := range map[string]struct {
		change func(*programme.Programme)
		want   []string
	}{
		"inside":           {budget("original 2014-04-01/2014-12-31 1 USD"), nil},
		"nobody can tell":  {budget("original 2015-03/2016-02 1 USD"), nil}, // both end in February
		"partly":           {budget("original 2016 1 USD"), []string{"finance.budget.lines[0].period note programme.budget-outside"}},
		"before":           {budget("original 2013 1 USD"), []string{"finance.budget.lines[0].period warning programme.budget-outside"}},
		"in a later phase": {budget("original 2017 1 USD"), nil},
		"no dates of the programme": {func(p *programme.Programme) {
			p.Span, p.Dates, p.Phases, p.Risks = period.Span{}, programme.Dates{}, nil, nil
			p.Finance.Budget = budgetOf("original 2013 1 USD")
		}, nil},
		"value date": {func(p *programme.Programme) {
			p.Finance.Budget = budgetOf("original 2015 1 USD", "original 2014-04-01/2014-12-31 1 USD", "original 2016-01 1 USD")
			p.Finance.Budget.Lines[0].ValueDate = period.MustParse("2015-12-31")
			p.Finance.Budget.Lines[1].ValueDate = period.MustParse("2014-03-31")
			p.Finance.Budget.Lines[2].ValueDate = period.MustParse("2016")
		}, []string{"finance.budget.lines[1].value_date warning programme.budget-value-date"}},

		"output of its outcome":       {cell("1", "1.1"), nil},
		"output without outcome":      {cell("", "1.1"), nil},
		"outcome without output":      {cell("2", ""), nil},
		"output of another outcome":   {cell("2", "1.1"), []string{"finance.budget.lines[0].output warning programme.output-outcome", "finance.entries[0].output warning programme.output-outcome"}},
		"output that is not there":    {cell("2", "1.9"), []string{"finance.budget.lines[0].output error programme.output-unknown", "finance.entries[0].output error programme.output-unknown"}},
		"outcome that is not there":   {cell("9", "1.1"), []string{"finance.budget.lines[0].outcome error programme.outcome-unknown", "finance.entries[0].outcome error programme.outcome-unknown"}},
		"output that is under none":   {cell("2", "0.1"), nil},
		"output of the other outcome": {cell("1", "2.1"), []string{"finance.budget.lines[0].output warning programme.output-outcome", "finance.entries[0].output warning programme.output-outcome"}},

		"agent without a role": {func(p *programme.Programme) { p.Finance.Agent = "ge" }, []string{"finance.agent warning programme.modality-agent-role"}},
		"agent with another role": {func(p *programme.Programme) {
			p.Finance = programme.Finance{Modality: programme.PassThrough, Agent: "iom"}
			p.Organisations[0].Roles = append(p.Organisations[0].Roles, programme.ManagingAgent)
		}, []string{"finance.agent warning programme.modality-agent-role"}},
		"agent with its role": {func(p *programme.Programme) {
			p.Finance = programme.Finance{Modality: programme.PassThrough, Agent: "iom"}
			p.Organisations[0].Roles = append(p.Organisations[0].Roles, programme.AdministrativeAgent)
		}, nil},
		"agent of any kind": {func(p *programme.Programme) {
			p.Finance = programme.Finance{Modality: programme.Mixed, Agent: "iom"}
			p.Organisations[0].Roles = append(p.Organisations[0].Roles, programme.ManagingAgent)
		}, nil},
		"agent that is not there": {func(p *programme.Programme) { p.Finance.Agent = "x" }, []string{"finance.agent error programme.organisation-unknown"}},
		"mixed without an agent":  {func(p *programme.Programme) { p.Finance.Modality = programme.Mixed }, []string{"finance.agent warning programme.modality-agent"}},

		"no donor": {func(p *programme.Programme) {
			for _, k := range []programme.EntryKind{programme.EntryPledge, programme.EntryReceipt, programme.EntryExpenditure} {
				for _, from := range []string{"sdc", "iom"} {
					p.Finance.Entries = append(p.Finance.Entries, programme.FundEntry{Kind: k, From: from, Date: period.MustParse("2015"), Amount: usd("1")})
				}
			}
		}, []string{"finance.entries[1].from warning programme.organisation-role-missing", "finance.entries[3].from warning programme.organisation-role-missing"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := chained()
			p.Outcomes[1].Code = "2"
			p.Outcomes[1].Outputs = []programme.Output{{Code: "2.1", Title: lang.En("x")}}
			p.Outputs = []programme.Output{{Code: "0.1", Title: lang.En("x")}}
			require.Empty(t, p.Check())
			tt.change(&p)
			var got []string
			for _, f := range findingCodes(p.Check()) {
				if f != "span warning programme.span" {
					got = append(got, f)
				}
			}
			require.Equal(t, tt.want, got)
		})
	}
}

func TestCheckPhases(t *testing.T) {
	for name, tt := range map[string]struct {
		spans []string
		want  []string
	}{
		"one after the other": {[]string{"2014-03/2014-12", "2015-01/2015-06"}, nil},
		"in one month":        {[]string{"2014-03/2014-12", "2014-12/2015-06"}, nil},
		"on one day":          {[]string{"2014-04-01/2014-12-31", "2014-12-31/2015-06-01"}, []string{"phases[1].span warning programme.phase-dates-overlap"}},
		"in another order":    {[]string{"2015-01/2015-06", "2014-03/2014-12"}, []string{"phases[1].span note programme.phase-dates-order"}},
		"one not dated":       {[]string{"2015-01/2015-06", "", "2014-03/2014-12"}, []string{"phases[2].span note programme.phase-dates-order"}},
		"not its neighbour":   {[]string{"2014-03/2015-12", "2016-01", "2015-05/2015-06"}, []string{"phases[2].span note programme.phase-dates-order", "phases[2].span warning programme.phase-dates-overlap"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := chained()
			p.Phases, p.Risks = nil, nil
			for i, s := range tt.spans {
				f := programme.Phase{Code: fmt.Sprint("p", i)}
				if s != "" {
					f.Span = period.MustParseSpan(s)
				}
				p.Phases = append(p.Phases, f)
			}
			require.Equal(t, tt.want, findingCodes(p.Check()))
		})
	}
}

// manyLines returns a clean programme whose budget has n lines: 10 agencies, 2
// outcomes, each with 2 outputs, 8 categories, and years, the first half of
// which is revised where revised.
func manyLines(n int, revised bool) programme.Programme {
	p := chained()
	p.Span, p.Dates, p.Duration, p.Phases, p.Risks = period.MustParseSpan("1900/2100"), programme.Dates{}, p.Phases[0].Duration, nil, nil
	p.Outcomes[1].Code = "2"
	p.Outcomes[1].Outputs = []programme.Output{{Code: "2.1", Title: lang.En("x")}, {Code: "2.2", Title: lang.En("x")}}
	p.Outcomes[0].Outputs = append(p.Outcomes[0].Outputs, programme.Output{Code: "1.2", Title: lang.En("x")})
	p.Outcomes[0].DeclaredOutputs, p.Status = p.Outcomes[1].DeclaredOutputs, programme.Running
	outputs := [...][2]string{{"1", "1.1"}, {"1", "1.2"}, {"2", "2.1"}, {"2", "2.2"}}
	var agencies []string
	for i := range 10 {
		agencies = append(agencies, fmt.Sprint("a", i))
		p.Organisations = append(p.Organisations, programme.Organisation{Code: agencies[i], Short: agencies[i], Roles: []programme.Role{programme.Host}})
	}
	p.Finance.Agencies = agencies
	for i := 0; len(p.Finance.Budget.Lines) < n; i++ {
		cell := outputs[i/8%4]
		year := period.MustParse(fmt.Sprint(2000 + i/320))
		l := programme.BudgetLine{
			Outcome: cell[0], Output: cell[1], Agency: agencies[i/32%10], Category: programme.CostCategory(i%8 + 1),
			Period: period.Whole(year), ValueDate: year, Amount: usd("1000.00"),
		}
		if l.Category == programme.IndirectSupport {
			l.Amount = usd("490.00")
		}
		p.Finance.Budget.Lines = append(p.Finance.Budget.Lines, l)
		if revised {
			l.Type = programme.Revised
			p.Finance.Budget.Lines = append(p.Finance.Budget.Lines, l)
		}
	}
	return p
}

// A clean budget line allocates nothing: ten times the lines take no more
// allocations than the few by which the sums of agencies and years grow.
func TestCheckAllocatesNothingPerLine(t *testing.T) {
	for _, revised := range []bool{false, true} {
		var allocs [2]float64
		for i, n := range [...]int{1_000, 10_000} {
			p := manyLines(n, revised)
			require.Empty(t, p.Check())
			allocs[i] = testing.AllocsPerRun(5, func() { _ = p.Check() })
		}
		require.Less(t, allocs[1]-allocs[0], 50.0, "of 9,000 more lines")
	}
}

func BenchmarkCheckBudget(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := manyLines(n, false)
			b.ReportAllocs()
			for b.Loop() {
				if p.Check() != nil {
					b.Fatal("not clean")
				}
			}
		})
	}
}
