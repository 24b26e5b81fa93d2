package programme_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

func usd(s string) money.Amount { return money.MustParse(s + " USD") }

func fullStatement() programme.FundStatement {
	return programme.FundStatement{
		AsOf:          period.MustParse("2015-12-31"),
		Contributions: usd("1000.00"), FundInterest: usd("5.50"), AgencyInterest: usd("1.25"), OtherIncome: usd("0.00"), Sources: usd("1006.75"),
		Transferred: usd("900.00"), Refunded: usd("20.00"), AgentFee: usd("10.00"), DirectCost: usd("7.00"), BankCharges: usd("0.75"), Uses: usd("897.75"),
		BalanceWithAgent: usd("109.00"), NetFunded: usd("880.00"), Expenditure: usd("440.00"), BalanceWithAgencies: usd("440.00"),
	}
}

func TestStatementBalance(t *testing.T) {
	b, err := fullStatement().Balance()
	require.NoError(t, err)
	require.Equal(t, check.Met, b.Verdict())
	for _, s := range b.Sums() {
		require.Equal(t, check.Met, s.Verdict, s.Name)
		require.Equal(t, "0.00 USD", s.Off.String(), s.Name)
		require.True(t, s.Computed.Equal(s.Stated), s.Name)
	}
	require.Equal(t, "50.00 %", b.Delivery.String())
	require.Empty(t, fullStatement().Check())

	off := fullStatement()
	off.BalanceWithAgent = usd("108.99")
	b, err = off.Balance()
	require.NoError(t, err)
	require.Equal(t, check.NotMet, b.Verdict())
	require.Equal(t, "-0.01 USD", b.WithAgent.Off.String())
	require.Equal(t, []string{"balance_with_agent error programme.statement-balance"}, findingCodes(off.Check()))
	require.Contains(t, off.Check()[0].Message, "off by -0.01 USD")

	off.AgencyInterest = money.Amount{} // not stated: it may be what is off
	b, err = off.Balance()
	require.NoError(t, err)
	require.Equal(t, check.CannotTell, b.Verdict())
	require.Equal(t, []string{
		"sources warning programme.statement-balance", "balance_with_agent warning programme.statement-balance",
	}, findingCodes(off.Check()))
	require.Contains(t, off.Check()[0].Message, "unless agency_interest")

	none, err := programme.FundStatement{}.Balance()
	require.NoError(t, err)
	require.Equal(t, check.CannotTell, none.Verdict())
	require.Equal(t, indicator.MissingValue, none.Delivery.Reason())
	require.Empty(t, programme.FundStatement{}.Check())
	require.True(t, programme.FundStatement{}.IsZero())
	require.False(t, fullStatement().IsZero())

	mixed := fullStatement()
	mixed.Refunded = money.MustParse("20.00 EUR")
	_, err = mixed.Balance()
	require.ErrorIs(t, err, money.ErrMismatch)
	require.Equal(t, []string{" error programme.statement-currency"}, findingCodes(mixed.Check()))

	over := fullStatement()
	over.Expenditure, over.BalanceWithAgencies = usd("900.00"), usd("-20.00")
	require.Equal(t, []string{"balance_with_agencies warning programme.statement-negative"}, findingCodes(over.Check()))
}

func TestStatementJSON(t *testing.T) {
	data, err := json.Marshal(fullStatement())
	require.NoError(t, err)
	var back programme.FundStatement
	require.NoError(t, json.Unmarshal(data, &back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.Equal(t, string(data), string(again))
	require.Error(t, json.Unmarshal([]byte(`{"agent_fees":null}`), &back))
	require.False(t, back.IsZero())
}

func FuzzStatementJSON(f *testing.F) {
	data, err := json.Marshal(fullStatement())
	require.NoError(f, err)
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		var s programme.FundStatement
		if json.Unmarshal(data, &s) != nil {
			require.True(t, s.IsZero())
			return
		}
		s.Check()
		first, err := json.Marshal(s)
		require.NoError(t, err)
		var back programme.FundStatement
		require.NoError(t, json.Unmarshal(first, &back))
	})
}

// randomFund passes random contributions on, by any fees and any split, and
// spends and refunds some of it.
func randomFund(t *testing.T, rng *rand.Rand, currencies ...money.Currency) programme.Finance {
	rate := func(most int64) programme.FeeRate {
		n, _ := figure.Frac(rng.Int64N(most), 1000)
		r, err := programme.NewFeeRate(n)
		require.NoError(t, err)
		return r
	}
	f := programme.Finance{
		Modality: programme.PassThrough, Agent: "mptf", Agencies: []string{"iom", "undp", "ilo", "unhcr"},
		Fees: programme.FeeRules{Indirect: rate(150), Agent: rate(50)},
	}
	add := func(k programme.EntryKind, from, to string, a money.Amount) {
		day, err := period.FromDayNumber(period.MustParse("2012-01-01").DayNumber() + rng.IntN(1400))
		require.NoError(t, err)
		f.Entries = append(f.Entries, programme.FundEntry{Kind: k, Date: day, From: from, To: to, Amount: a})
	}
	part := func(a money.Amount) money.Amount {
		parts, err := a.Allocate(money.Weights(1+rng.Int64N(99), 1+rng.Int64N(9))...)
		require.NoError(t, err)
		return parts[0]
	}
	for range 1 + rng.IntN(6) {
		c := currencies[rng.IntN(len(currencies))]
		digits, _ := c.MinorUnits()
		a, err := money.New(1+rng.Int64N(1e11), digits, c)
		require.NoError(t, err)
		add(programme.EntryReceipt, "donor", "mptf", a)
		add(programme.EntryFundInterest, "", "mptf", part(a))
		add(programme.EntryBankCharge, "mptf", "", part(part(part(a))))
		weights := make([]programme.AgencyWeight, len(f.Agencies))
		for i, code := range f.Agencies {
			weights[i] = programme.AgencyWeight{Agency: code, Weight: decimal.New(1+rng.Int64N(99), 0)}
		}
		d, err := f.Fees.Distribute(a, weights...)
		require.NoError(t, err)
		add(programme.EntryAgentFee, "", "mptf", d.AgentFee)
		for _, x := range d.Transfers {
			add(programme.EntryTransfer, "mptf", x.Agency, x.Transfer)
			back := part(x.Transfer)
			add(programme.EntryRefund, x.Agency, "mptf", back)
			spent, err := x.Transfer.Sub(back)
			require.NoError(t, err)
			add(programme.EntryExpenditure, x.Agency, "", part(spent))
			add(programme.EntryAgencyInterest, x.Agency, "mptf", part(back))
		}
	}
	return f
}

// Sources are uses and balance, and net funded is expenditure and balance, to
// the last minor unit; what the agent does not hold the agencies do.
func TestStatementConserves(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 3))
	table, _ := matrixRates(t)
	for i := range 150 {
		currencies := []money.Currency{money.USD}
		if i%2 == 1 {
			currencies = matrixCurrencies
		}
		f := randomFund(t, rng, currencies...)
		s, err := f.StatementIn(money.USD, matrixConverter(table), period.Date{})
		require.NoError(t, err)
		require.Empty(t, s.Missing)
		require.Empty(t, s.Statement.Check().AtLeast(check.Error))
		b, err := s.Statement.Balance()
		require.NoError(t, err)
		require.Equal(t, check.Met, b.Verdict())
		sum, err := s.Statement.Uses.Add(s.Statement.BalanceWithAgent)
		require.NoError(t, err)
		require.True(t, sum.Equal(s.Statement.Sources), "%s and %s", sum, s.Statement.Sources)
		sum, err = s.Statement.Expenditure.Add(s.Statement.BalanceWithAgencies)
		require.NoError(t, err)
		require.True(t, sum.Equal(s.Statement.NetFunded))

		// Without conversion nothing is rounded: the same holds for each currency.
		var in, out money.Bag
		in.AddBag(f.Sum(programme.EntryReceipt, programme.EntryFundInterest, programme.EntryAgencyInterest, programme.EntryOtherIncome, programme.EntryRefund))
		out.AddBag(f.Sum(programme.EntryTransfer, programme.EntryAgentFee, programme.EntryDirectCost, programme.EntryBankCharge))
		in.SubBag(out)
		positions, err := f.Positions(money.USD, matrixConverter(table))
		require.NoError(t, err)
		if i%2 == 0 {
			require.Equal(t, in.Total(money.USD).Number().String(), s.Statement.BalanceWithAgent.Number().String())
			held := money.Amount{}
			for _, p := range positions {
				held, err = held.Add(p.Balance)
				require.NoError(t, err)
			}
			require.True(t, held.Equal(s.Statement.BalanceWithAgencies))
		}
		require.Len(t, positions, 4)
		require.Empty(t, f.Check().AtLeast(check.Error))
	}
}

func TestStatementOfEntries(t *testing.T) {
	day := period.MustParse
	f := programme.Finance{Modality: programme.PassThrough, Agent: "mptf", Agencies: []string{"iom", "ilo"}, Entries: []programme.FundEntry{
		{Kind: programme.EntryReceipt, Date: day("2014-01-02"), From: "es", To: "mptf", Amount: money.MustParse("100.00 EUR")},
		{Kind: programme.EntryTransfer, Date: day("2014-01-03"), To: "iom", Amount: usd("120.00")},
		{Kind: programme.EntryExpenditure, Date: day("2014-06-30"), From: "iom", Amount: usd("60.00")},
		{Kind: programme.EntryExpenditure, Date: day("2015"), From: "iom", Amount: usd("10.00")},
		{Kind: programme.EntryReceipt, Date: day("2014-05-01"), From: "ch", To: "ilo", Amount: usd("40.00")}, // straight to the agency
	}}
	conv := money.Converter{Rates: []*money.Rates{money.MustRates(money.MustParseRate("1 EUR = 1.30 USD on 2014-01-02 (daily, ECB)"))}, Rounding: money.HalfUp}
	s, err := f.StatementIn(money.USD, conv, day("2014-12-31"))
	require.NoError(t, err)
	require.Equal(t, "170.00 USD", s.Statement.Sources.String())
	require.Equal(t, "10.00 USD", s.Statement.BalanceWithAgent.String()) // 130 - 120
	require.Equal(t, "100.00 USD", s.Statement.BalanceWithAgencies.String())
	total, ok := s.Total(programme.EntryReceipt)
	require.True(t, ok)
	require.Contains(t, total.Trace().String(), "1 EUR = 1.30 USD")
	_, ok = s.Total(programme.EntryPledge)
	require.False(t, ok)

	positions, err := f.Positions(money.USD, conv)
	require.NoError(t, err)
	require.Equal(t, "40.00 USD", positions[1].NetFunded.String())
	require.Equal(t, "58.33 %", positions[0].Delivery.String()) // 70 of 120

	// Without rates the line is not stated, and neither is what it goes into.
	s, err = f.StatementIn(money.USD, money.Converter{}, period.Date{})
	require.NoError(t, err)
	require.True(t, s.Statement.Contributions.IsZero() && s.Statement.Sources.IsZero() && s.Statement.BalanceWithAgent.IsZero())
	require.Equal(t, "90.00 USD", s.Statement.BalanceWithAgencies.String())
	require.Len(t, s.Missing, 1)
	require.Equal(t, 0, s.Missing[0].Index)
	require.ErrorIs(t, s.Missing[0].Err, money.ErrNoRate)

	f.Entries[1].Amount = money.Amount{}
	s, err = f.StatementIn(money.USD, conv, period.Date{})
	require.NoError(t, err)
	require.Equal(t, []int{1}, s.NotStated)
	require.True(t, s.Statement.Transferred.IsZero() && s.Statement.NetFunded.IsZero())

	// Under the other modalities receipts are where they are spent.
	f.Modality, f.Entries[1].Amount = programme.Parallel, usd("0.00")
	s, err = f.StatementIn(money.USD, conv, period.Date{})
	require.NoError(t, err)
	require.Equal(t, "0.00 USD", s.Statement.BalanceWithAgent.String())
	require.Equal(t, "100.00 USD", s.Statement.BalanceWithAgencies.String()) // 170 - 70

	_, err = f.StatementIn(money.XDR, conv, period.Date{})
	require.ErrorIs(t, err, money.ErrNoMinorUnit)
}

func ExampleFundStatement_Balance() {
	s := programme.FundStatement{
		Contributions: money.MustParse("8000000.00 USD"), FundInterest: money.MustParse("12500.00 USD"), AgencyInterest: money.MustParse("0.00 USD"),
		OtherIncome: money.MustParse("0.00 USD"), Transferred: money.MustParse("7900000.00 USD"), Refunded: money.MustParse("50000.00 USD"),
		AgentFee: money.MustParse("80000.00 USD"), DirectCost: money.MustParse("0.00 USD"), BankCharges: money.MustParse("120.00 USD"),
		BalanceWithAgent: money.MustParse("82500.00 USD"), Expenditure: money.MustParse("3041875.00 USD"),
	}
	b, err := s.Balance()
	if err != nil {
		panic(err)
	}
	fmt.Println("sources", b.Sources.Computed)
	fmt.Println("uses", b.Uses.Computed)
	fmt.Println("balance with agent", b.WithAgent.Computed, b.WithAgent.Verdict, "off by", b.WithAgent.Off)
	fmt.Println("delivery", b.Delivery)
	// Output:
	// sources 8012500.00 USD
	// uses 7930120.00 USD
	// balance with agent 82380.00 USD not met off by 120.00 USD
	// delivery 38.75 %
}
