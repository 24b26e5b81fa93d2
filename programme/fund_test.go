package programme_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

func TestFundEnums(t *testing.T) {
	testTexts(t, "modality", map[programme.Modality]string{
		programme.NoModality: "", programme.Parallel: "parallel", programme.Consolidated: "consolidated", programme.PassThrough: "pass-through", programme.Mixed: "mixed",
	})
	testTexts(t, "earmarking", map[programme.Earmarking]string{
		programme.NoEarmarking: "", programme.Unearmarked: "unearmarked", programme.SoftlyEarmarked: "softly-earmarked",
		programme.Earmarked: "earmarked", programme.TightlyEarmarked: "tightly-earmarked",
	})
	testTexts(t, "kind of entry", map[programme.EntryKind]string{
		programme.NoEntry: "", programme.EntryPledge: "pledge", programme.EntryCommitment: "commitment", programme.EntryReceipt: "receipt",
		programme.EntryTransfer: "transfer", programme.EntryRefund: "refund", programme.EntryFundInterest: "fund-interest",
		programme.EntryAgencyInterest: "agency-interest", programme.EntryOtherIncome: "other-income", programme.EntryAgentFee: "agent-fee",
		programme.EntryDirectCost: "direct-cost", programme.EntryBankCharge: "bank-charge", programme.EntryObligation: "obligation",
		programme.EntryDisbursement: "disbursement", programme.EntryExpenditure: "expenditure", programme.EntryPlannedTransfer: "planned-transfer",
	})
	require.Equal(t, []programme.Role{programme.AdministrativeAgent}, programme.PassThrough.AgentRoles())
	require.Len(t, programme.Consolidated.AgentRoles(), 2)
	require.Empty(t, programme.Parallel.AgentRoles())
}

// pledged is a fund with one pledge in euro and its receipts.
func pledged() programme.Finance {
	day := period.MustParse
	return programme.Finance{
		Modality: programme.PassThrough, Currency: money.USD, Agent: "mptf", Agencies: []string{"iom"}, Fees: programme.FeeRules{Agent: programme.MustFeeRate("0.01")},
		Budget: programme.Budget{Lines: []programme.BudgetLine{{Agency: "iom", Period: period.MustParseSpan("2015"), Amount: usd("100.00")}}},
		Entries: []programme.FundEntry{
			{Code: "p1", Kind: programme.EntryPledge, Date: day("2011-05-02"), From: "ec", To: "mptf", Amount: money.MustParse("1000000 EUR"), Earmarking: programme.Earmarked, Outcome: "1"},
			{Code: "r1", Kind: programme.EntryReceipt, Date: day("2014-03-14"), From: "ec", To: "mptf", Of: "p1", Amount: money.MustParse("400000 EUR")},
			{Code: "r2", Kind: programme.EntryReceipt, Date: day("2014-12-15"), From: "ec", To: "mptf", Of: "p1", Amount: money.MustParse("350000 EUR")},
			{Kind: programme.EntryAgentFee, Date: day("2014-12-15"), To: "mptf", Amount: money.MustParse("7500.00 EUR")},
			{Kind: programme.EntryTransfer, Date: day("2014-12-16"), From: "mptf", To: "iom", Amount: usd("500000.00")},
			{Kind: programme.EntryExpenditure, Date: day("2015-02-01"), From: "iom", Output: "1.1", Category: programme.Travel, Amount: usd("100.00")},
		},
		Statement: fullStatement(),
	}
}

func TestFinanceCheck(t *testing.T) {
	require.Empty(t, pledged().Check())
	require.Empty(t, programme.Finance{}.Check())
	require.True(t, programme.Finance{}.IsZero())
	require.False(t, pledged().IsZero())
	for name, tt := range map[string]struct {
		change func(*programme.Finance)
		want   []string
	}{
		"agent":           {func(f *programme.Finance) { f.Agent = "" }, []string{"agent error programme.modality-agent"}},
		"transfer":        {func(f *programme.Finance) { f.Modality = programme.Consolidated }, []string{"entries[4].kind error programme.modality-transfer", "fees warning programme.fund-fee"}},
		"agency twice":    {func(f *programme.Finance) { f.Agencies = []string{"iom", "iom"} }, []string{"agencies[1] error programme.fund-agency-twice"}},
		"agency":          {func(f *programme.Finance) { f.Agencies = []string{"ilo"} }, []string{"budget.lines[0].agency error programme.fund-agency", "entries[4].to error programme.fund-agency", "entries[5].from error programme.fund-agency"}},
		"budget":          {func(f *programme.Finance) { f.Budget.Lines[0].Amount = money.Amount{} }, []string{"budget.lines[0].amount warning programme.budget-amount"}},
		"kind":            {func(f *programme.Finance) { f.Entries[5].Kind = 0 }, []string{"entries[5].kind error programme.fund-kind"}},
		"amount and date": {func(f *programme.Finance) { f.Entries[5].Amount, f.Entries[5].Date = money.Amount{}, period.Date{} }, []string{"entries[5].amount warning programme.fund-amount", "entries[5].date warning programme.fund-date"}},
		"category":        {func(f *programme.Finance) { f.Entries[5].Category = 9 }, []string{"entries[5].category error programme.budget-category"}},
		"parties":         {func(f *programme.Finance) { f.Entries[0].From, f.Entries[4].To, f.Entries[5].From = "", "", "" }, []string{"entries[0].from error programme.fund-party", "entries[4].to error programme.fund-party", "entries[5].from error programme.fund-party"}},
		"code twice":      {func(f *programme.Finance) { f.Entries[2].Code = "r1" }, []string{"entries[2].code error programme.fund-code-twice"}},
		"no pledge":       {func(f *programme.Finance) { f.Entries[2].Of = "p2" }, []string{"entries[2].of error programme.fund-pledge"}},
		"other currency": {func(f *programme.Finance) {
			f.Entries[2].Amount = usd("1")
			f.Entries[3].Amount = money.MustParse("4000.00 EUR")
		}, []string{"entries[2].amount error programme.fund-pledge"}},
		"received": {func(f *programme.Finance) { f.Entries[0].Amount = money.MustParse("749999.99 EUR") }, []string{"entries[0].amount warning programme.fund-received"}},
		"a correction": {func(f *programme.Finance) { // below zero, and no pledge
			f.Entries = append(f.Entries, programme.FundEntry{Kind: programme.EntryExpenditure, From: "iom", Date: period.MustParse("2015-02-02"), Amount: usd("-1.00")})
		}, nil},
		"fee":          {func(f *programme.Finance) { f.Entries[3].Amount = money.MustParse("7500.02 EUR") }, []string{"fees warning programme.fund-fee"}},
		"fee, rounded": {func(f *programme.Finance) { f.Entries[3].Amount = money.MustParse("7500.01 EUR") }, nil},
		"overspent":    {func(f *programme.Finance) { f.Entries[5].Amount = usd("500000.01") }, []string{"entries[5].amount error programme.fund-overspent"}},
		"nothing got": {func(f *programme.Finance) {
			f.Agencies = append(f.Agencies, "ilo")
			f.Entries = append(f.Entries, programme.FundEntry{Kind: programme.EntryExpenditure, From: "ilo", Date: period.MustParse("2015-02-02"), Amount: usd("70.00")})
		}, []string{"entries[6].amount error programme.fund-overspent"}},
		"nothing got, mixed": {func(f *programme.Finance) {
			f.Modality, f.Agencies = programme.Mixed, append(f.Agencies, "ilo")
			f.Entries = append(f.Entries, programme.FundEntry{Kind: programme.EntryExpenditure, From: "ilo", Date: period.MustParse("2015-02-02"), Amount: usd("70.00")})
		}, []string{"entries[6].amount warning programme.fund-overspent"}},
		"nothing got, and taken back": {func(f *programme.Finance) {
			f.Agencies = append(f.Agencies, "ilo")
			for _, s := range []string{"70.00", "-70.00"} {
				f.Entries = append(f.Entries, programme.FundEntry{Kind: programme.EntryExpenditure, From: "ilo", Date: period.MustParse("2015-02-02"), Amount: usd(s)})
			}
		}, nil},
		"nothing got by the agent": {func(f *programme.Finance) { f.Entries[5].From = "mptf" }, nil},
		"no transfers listed":      {func(f *programme.Finance) { f.Entries = append(f.Entries[:4:4], f.Entries[5]) }, nil},
		"mixed, no agent":          {func(f *programme.Finance) { f.Modality, f.Agent = programme.Mixed, "" }, []string{"agent warning programme.modality-agent"}},
		"another purse":            {func(f *programme.Finance) { f.Entries[5].Amount = money.MustParse("1 CHF") }, nil}, // rates would have to tell
		"statement":                {func(f *programme.Finance) { f.Statement.Sources = usd("1") }, []string{"statement.sources error programme.statement-balance"}},
	} {
		f := pledged()
		tt.change(&f)
		require.Equal(t, tt.want, findingCodes(f.Check()), name)
	}
}

func TestFinanceCheckCodes(t *testing.T) {
	f := pledged()
	knows := func(codes ...string) func(string) bool {
		return func(code string) bool {
			for _, c := range codes {
				if c == code {
					return true
				}
			}
			return false
		}
	}
	all := programme.FundCodes{Organisation: knows("ec", "mptf", "iom"), Outcome: knows("1"), Output: knows("1.1")}
	require.Nil(t, f.CheckCodes(all))
	require.Nil(t, f.CheckCodes(programme.FundCodes{}))
	require.Zero(t, testing.AllocsPerRun(10, func() { f.CheckCodes(all) }))
	require.Equal(t, []string{
		"agencies[0] error programme.organisation-unknown", "budget.lines[0].agency error programme.organisation-unknown",
		"entries[0].outcome error programme.outcome-unknown", "entries[4].to error programme.organisation-unknown",
		"entries[5].from error programme.organisation-unknown", "entries[5].output error programme.output-unknown",
	}, findingCodes(f.CheckCodes(programme.FundCodes{Organisation: knows("ec", "mptf"), Outcome: knows(), Output: knows()})))
}

// The figures of methods/money.md, 4.8: 1,000,000 pledged at 1.4787, 400,000
// received at 1.3913 and 350,000 at 1.2258.
func TestFinancePledges(t *testing.T) {
	conv := money.Converter{Rounding: money.HalfUp, Rates: []*money.Rates{money.MustRates(
		money.MustParseRate("1 EUR = 1.4787 USD on 2011-05-02 (daily, ECB)"), money.MustParseRate("1 EUR = 1.3913 USD on 2014-03-14 (daily, ECB)"),
		money.MustParseRate("1 EUR = 1.2258 USD on 2014-12-15 (daily, ECB)"), money.MustParseRate("1 EUR = 1.2141 USD on 2014-12-31 (daily, ECB)"),
	)}}
	f := pledged()
	got := f.Pledges(money.USD, conv, period.MustParse("2014-12-31"))
	require.Len(t, got, 1)
	require.NoError(t, got[0].Err)
	g := got[0].GainLoss
	require.Equal(t, "-34960.00 USD", g.Receipts[0].Realised.String())
	require.Equal(t, "-88515.00 USD", g.Receipts[1].Realised.String())
	require.Equal(t, "250000 EUR", g.Outstanding.String())
	require.Equal(t, "-66150.00 USD", g.Unrealised.String()) // 250,000 × (1.2141 - 1.4787)

	got = f.Pledges(money.USD, conv, period.MustParse("2014-12-01")) // no rate of that day, and none within 14 days before
	require.ErrorIs(t, got[0].Err, money.ErrNoRate)
	require.Equal(t, "-34960.00 USD", got[0].GainLoss.Realised.String()) // the receipt after that day is left out
	require.True(t, got[0].GainLoss.Unrealised.IsZero())
	got = f.Pledges(money.USD, conv, period.Date{})
	require.NoError(t, got[0].Err)
	require.True(t, got[0].GainLoss.Unrealised.IsZero())

	f.Entries[2].Amount = money.MustParse("650000 EUR") // more than was pledged
	got = f.Pledges(money.USD, conv, period.Date{})
	require.ErrorIs(t, got[0].Err, money.ErrPledge)
	f.Entries[0].Amount = money.Amount{}
	got = f.Pledges(money.USD, conv, period.Date{})
	require.ErrorIs(t, got[0].Err, money.ErrNoAmount)
}

func TestFundShares(t *testing.T) {
	part := func(code, f string) programme.FundPart {
		p := programme.FundPart{Code: code}
		if f != "" {
			p.Amount = money.MustParseFigure(f)
		}
		return p
	}
	shares, err := programme.FundShares(part("es", "USD 6,000"), part("rs", "USD 2,000"))
	require.NoError(t, err)
	n, ok := shares[0].Percent.Bounds.IsPoint()
	require.True(t, ok)
	require.Equal(t, "75", n.String())

	shares, err = programme.FundShares(part("es", "USD 6 million"), part("rs", "USD 1.9 million"), part("ch", ""))
	require.NoError(t, err)
	require.Equal(t, check.Met, shares[1].Percent.Bounds.Compare(figure.Less, figure.Int(27)))
	require.Equal(t, check.CannotTell, shares[1].Percent.Bounds.Compare(figure.Greater, figure.Int(1))) // of what is not known
	require.True(t, shares[2].Amount.IsZero())

	_, err = programme.FundShares(part("es", "USD 6 million"), part("ch", "CHF 1 million"))
	require.ErrorIs(t, err, claim.ErrUnits)
	shares, err = programme.FundShares()
	require.NoError(t, err)
	require.Empty(t, shares)
}

func TestDonorShares(t *testing.T) {
	day := period.MustParse("2014-01-02")
	f := programme.Finance{Entries: []programme.FundEntry{
		{Kind: programme.EntryReceipt, Date: day, From: "es", Amount: money.MustParse("100 EUR")},
		{Kind: programme.EntryReceipt, Date: day, From: "ch", Amount: usd("60")},
		{Kind: programme.EntryReceipt, Date: day, From: "es", Amount: usd("10")},
		{Kind: programme.EntryPledge, Date: day, From: "no", Amount: usd("1000")},
		{Kind: programme.EntryExpenditure, Date: day, From: "iom", Amount: usd("30")},
		{Kind: programme.EntryExpenditure, Date: day, From: "ilo", Amount: usd("10")},
	}}
	conv := money.Converter{Rates: []*money.Rates{money.MustRates(money.MustParseRate("1 EUR = 1.30 USD on 2014-01-02 (daily, ECB)"))}}
	shares, err := f.DonorShares(programme.EntryReceipt, money.USD, conv)
	require.NoError(t, err)
	require.Len(t, shares, 2)
	n, ok := shares[0].Percent.Bounds.IsPoint()
	require.True(t, ok)
	require.Equal(t, "70", n.String())

	shares, err = f.AgencyShares(programme.EntryExpenditure, money.USD, conv)
	require.NoError(t, err)
	n, _ = shares[1].Percent.Bounds.IsPoint()
	require.Equal(t, "25", n.String())

	// Without a rate es gives 10 dollars at least, of 70 at least.
	shares, err = f.DonorShares(programme.EntryReceipt, money.USD, money.Converter{})
	require.NoError(t, err)
	lo, _, ok := shares[0].Percent.Bounds.Lo()
	require.True(t, ok)
	require.Equal(t, "100/7", lo.String())
	hi, _, ok := shares[1].Percent.Bounds.Hi()
	require.True(t, ok)
	require.Equal(t, "600/7", hi.String())

	f.Entries[1].Amount = usd("-60")
	_, err = f.DonorShares(programme.EntryReceipt, money.USD, conv)
	require.Error(t, err)
}

// Exact shares come to 100.
func TestFundSharesSum(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for range 100 {
		var parts []programme.FundPart
		for i := range 1 + rng.IntN(12) {
			a, err := money.New(1+rng.Int64N(1e12), 2, money.EUR)
			require.NoError(t, err)
			amount, err := money.Stated(a)
			require.NoError(t, err)
			parts = append(parts, programme.FundPart{Code: fmt.Sprint(i), Amount: amount})
		}
		shares, err := programme.FundShares(parts...)
		require.NoError(t, err)
		var sum figure.Number
		for _, s := range shares {
			n, ok := s.Percent.Bounds.IsPoint()
			require.True(t, ok)
			sum = sum.Add(n)
		}
		require.Equal(t, "100", sum.String())
	}
}

func TestFinanceSum(t *testing.T) {
	f := pledged()
	require.Equal(t, "750000 EUR", f.Sum(programme.EntryReceipt).String())
	total, err := f.SumIn(money.EUR, money.Converter{}, programme.EntryReceipt, programme.EntryTransfer)
	require.NoError(t, err)
	a, complete := total.Amount()
	require.False(t, complete)
	require.Equal(t, "750000.00 EUR", a.String())
	require.Equal(t, 2, total.Missing()[0].Index)
}

func TestFinanceLinesOf(t *testing.T) {
	m, err := programme.MatrixRollUp{By: programme.ByAgency | programme.ByCategory | programme.ByYear}.Lines(pledged().LinesOf(programme.EntryExpenditure))
	require.NoError(t, err)
	c, ok := m.Cell(programme.BudgetCell{Agency: "iom", Category: programme.Travel, Period: period.MustParseSpan("2015")})
	require.True(t, ok)
	require.Equal(t, "100.00 USD", c.Stated.String())
	require.Contains(t, m.Trace(c.BudgetCell).String(), "100.00 USD")
	require.Empty(t, pledged().LinesOf(programme.EntryRefund))
}

func TestFinanceJSON(t *testing.T) {
	f := pledged()
	data, err := json.Marshal(f)
	require.NoError(t, err)
	var back programme.Finance
	require.NoError(t, json.Unmarshal(data, &back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.Equal(t, string(data), string(again))
	require.Error(t, json.Unmarshal([]byte(`{"modality":"pooled"}`), &back))
	require.Error(t, json.Unmarshal([]byte(`{"entries":[{"amout":null}]}`), &back))
	require.Equal(t, programme.PassThrough, back.Modality)
	data, err = json.Marshal(programme.Finance{})
	require.NoError(t, err)
	require.JSONEq(t, `{}`, string(data))
}

func FuzzFinanceJSON(f *testing.F) {
	data, err := json.Marshal(pledged())
	require.NoError(f, err)
	f.Add(data)
	f.Add([]byte(`{"entries":[{"kind":"receipt","amount":{"amount":"1e5","currency":"EUR"}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var fin programme.Finance
		if json.Unmarshal(data, &fin) != nil {
			require.True(t, fin.IsZero())
			return
		}
		fin.Check()
		fin.Pledges(money.USD, money.Converter{}, period.Date{})
		fin.Variance(programme.EntryExpenditure, money.USD, money.Converter{})
		_, err := fin.Positions(money.USD, money.Converter{})
		require.NoError(t, err)
		s, err := fin.StatementIn(money.USD, money.Converter{}, period.Date{})
		require.NoError(t, err)
		b, err := s.Statement.Balance()
		require.NoError(t, err)
		require.NotEqual(t, check.NotMet, b.Verdict())
		first, err := json.Marshal(fin)
		require.NoError(t, err)
		var back programme.Finance
		require.NoError(t, json.Unmarshal(first, &back))
		second, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(first), string(second))
	})
}

func ExampleFinance_Pledges() {
	day := period.MustParse
	f := programme.Finance{Entries: []programme.FundEntry{
		{Code: "ec", Kind: programme.EntryPledge, Date: day("2011-05-02"), From: "ec", Amount: money.MustParse("1000000.00 EUR")},
		{Kind: programme.EntryReceipt, Date: day("2014-03-14"), From: "ec", Of: "ec", Amount: money.MustParse("400000.00 EUR")},
	}}
	conv := money.Converter{Rounding: money.HalfUp, Rates: []*money.Rates{money.MustRates(
		money.MustParseRate("1 EUR = 1.4787 USD on 2011-05-02 (daily, ECB)"), money.MustParseRate("1 EUR = 1.3913 USD on 2014-03-14 (daily, ECB)"),
	)}}
	for _, p := range f.Pledges(money.USD, conv, day("2014-03-14")) {
		fmt.Println("realised", p.GainLoss.Realised)
		fmt.Println("outstanding", p.GainLoss.Outstanding, "unrealised", p.GainLoss.Unrealised)
		fmt.Println(p.Err)
	}
	// Output:
	// realised -34960.00 USD
	// outstanding 600000.00 EUR unrealised -52440.00 USD
	// <nil>
}

// Each entry is compared with the day of the check, if there is one; a date that
// may be of that day is not of the future.
func TestFinanceCheckFuture(t *testing.T) {
	f := pledged()
	for day, want := range map[string][]string{
		"2015-02-01": nil, "2015": nil, "": nil,
		"2015-01-31": {"entries[5].date error programme.fund-future"},
		"2014-12-15": {"entries[4].date error programme.fund-future", "entries[5].date error programme.fund-future"},
	} {
		var o programme.Options
		if day != "" {
			o.AsOf = period.MustParse(day)
		}
		require.Equal(t, want, findingCodes(f.CheckWith(o)), day)
	}
	o := programme.Options{AsOf: period.MustParse("2015-01"), Profile: programme.Profile{}.With("programme.fund-future", programme.AsNote)}
	require.Equal(t, []string{"entries[5].date note programme.fund-future"}, findingCodes(f.CheckWith(o)))
}
