package diaspora_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// step is one contribution and what the state is to add.
type step struct {
	donor   diaspora.PersonKey
	project string
	on      string
	amount  string
	want    string
}

func runSteps(t *testing.T, s diaspora.Scheme, l *diaspora.FundLedger, steps []step) {
	t.Helper()
	for i, st := range steps {
		c := diaspora.Contribution{Donor: st.donor, Project: st.project, Amount: money.MustParse(st.amount)}
		if st.on != "" {
			c.On = period.MustParse(st.on)
		}
		f, err := s.Fund(l, c, money.Converter{})
		require.NoError(t, err, "step %d", i)
		m, _ := f.MatchOf("state")
		require.Equal(t, st.want, m.Matched.String()+" "+m.LimitedBy.String(), "step %d", i)
	}
}

func TestLedgerDonorYearCap(t *testing.T) {
	s := pare()
	s.Partners[0].Rule.Cap = money.MustParse("400 MDL")
	s.Partners[0].DonorYearCap = money.MustParse("600 MDL")
	var l diaspora.FundLedger
	runSteps(t, s, &l, []step{
		{"a", "p", "2018-03", "300.00 MDL", "300.00 MDL ratio"},
		{"a", "p", "2018-04", "300.00 MDL", "100.00 MDL cap"},               // of the project
		{"a", "q", "2018-12-31", "300.00 MDL", "200.00 MDL donor-year-cap"}, // 600 in 2018
		{"a", "q", "2019", "300.00 MDL", "200.00 MDL cap"},                  // another year, and the project's cap
		{"b", "q", "2018", "300.00 MDL", "0.00 MDL cap"},                    // another donor, the same project
		{"b", "", "2018", "300.00 MDL", "300.00 MDL ratio"},                 // a project of its own
		{"b", "", "2018", "500.00 MDL", "300.00 MDL donor-year-cap"},        // another of its own
		{"a", "r", "2018-01", "50.00 MDL", "0.00 MDL donor-year-cap"},       // the order is that of funding, not of dates
	})
	a, ok := l.SpentOn("state", "a", 2018)
	require.True(t, ok)
	require.Equal(t, "600.00 MDL", a.String())
	_, ok = l.SpentOn("state", "a", 2017)
	require.False(t, ok)
	spent, _ := l.Spent("state")
	require.Equal(t, "1400.00 MDL", spent.String())
	own, matched, ok := l.Project("q")
	require.True(t, ok)
	require.Equal(t, "900.00 MDL 400.00 MDL", own.String()+" "+matched.String())
	_, _, ok = l.Project("")
	require.False(t, ok)
}

func TestLedgerBudget(t *testing.T) {
	s := pare()
	s.Partners[0].Budget = money.MustParse("500 MDL")
	var l diaspora.FundLedger
	runSteps(t, s, &l, []step{
		{"", "", "", "300.00 MDL", "300.00 MDL ratio"},
		{"", "", "", "300.00 MDL", "200.00 MDL budget"},
		{"", "", "", "300.00 MDL", "0.00 MDL budget"},
	})
	// A budget that was cut below what is spent leaves nothing, not less.
	s.Partners[0].Budget = money.MustParse("400 MDL")
	runSteps(t, s, &l, []step{{"", "", "", "1.00 MDL", "0.00 MDL budget"}})
}

// What a project still needs is its cost less all that it has got.
func TestLedgerProjectCost(t *testing.T) {
	var l diaspora.FundLedger
	s := pare()
	c := diaspora.Contribution{Project: "school", Amount: money.MustParse("400.00 MDL"), Cost: money.MustParse("1000 MDL")}
	f, err := s.Fund(&l, c, money.Converter{})
	require.NoError(t, err)
	require.Equal(t, "200.00 MDL", f.Unmet.String())

	before, err := json.Marshal(l)
	require.NoError(t, err)
	c.Cost = money.MustParse("1200 MDL")
	_, err = s.Fund(&l, c, money.Converter{})
	require.ErrorIs(t, err, diaspora.ErrFund)
	require.ErrorContains(t, err, `project "school" costs 1200 MDL, and 1000 MDL`)
	after, err := json.Marshal(l)
	require.NoError(t, err)
	require.Equal(t, string(before), string(after), "an error leaves the ledger as it was")

	c.Cost, c.Amount = money.Amount{}, money.MustParse("150.00 MDL") // the cost is known by now
	f, err = s.Fund(&l, c, money.Converter{})
	require.NoError(t, err)
	require.Equal(t, []string{"state 50.00 MDL need"}, matched(f))
	require.Equal(t, "0.00 MDL", f.Unmet.String())
	require.Equal(t, "1000 MDL", f.Cost.String())
}

func TestLedgerOfAnotherScheme(t *testing.T) {
	var l diaspora.FundLedger
	_, err := pare().Fund(&l, contribution("1 MDL", ""), money.Converter{})
	require.NoError(t, err)
	_, err = threeForOne().Fund(&l, contribution("1 MXN", ""), money.Converter{})
	require.ErrorIs(t, err, money.ErrMismatch)
	require.ErrorIs(t, err, diaspora.ErrFund)
}

func TestLedgerCloneAndJSON(t *testing.T) {
	s := threeForOne()
	s.Partners[1].DonorYearCap = money.MustParse("500000 MXN")
	var l diaspora.FundLedger
	for _, c := range []diaspora.Contribution{
		{Donor: "club-2", Project: "b", On: period.MustParse("2010"), Amount: money.MustParse("400000 MXN"), Cost: money.MustParse("2000000 MXN")},
		{Donor: "club-1", Project: "a", On: period.MustParse("2009"), Amount: money.MustParse("100.50 MXN")},
		{Donor: "club-1", On: period.MustParse("2010"), Amount: money.MustParse("7 MXN")},
	} {
		_, err := s.Fund(&l, c, money.Converter{})
		require.NoError(t, err)
	}
	data, err := json.Marshal(l)
	require.NoError(t, err)
	clone := l.Clone()
	_, err = s.Fund(&clone, diaspora.Contribution{Donor: "club-1", Project: "a", On: period.MustParse("2009"), Amount: money.MustParse("1 MXN")}, money.Converter{})
	require.NoError(t, err)
	again, err := json.Marshal(&l)
	require.NoError(t, err)
	require.Equal(t, string(data), string(again), "a clone is one of its own")

	// What was written reads back, and funds as before.
	var back diaspora.FundLedger
	require.NoError(t, json.Unmarshal(data, &back))
	again, err = json.Marshal(back)
	require.NoError(t, err)
	require.Equal(t, string(data), string(again))
	next := diaspora.Contribution{Donor: "club-2", Project: "b", On: period.MustParse("2010-12"), Amount: money.MustParse("300000 MXN")}
	one, err := s.Fund(&l, next, money.Converter{})
	require.NoError(t, err)
	two, err := s.Fund(&back, next, money.Converter{})
	require.NoError(t, err)
	require.Equal(t, matched(one), matched(two))
	require.Equal(t, []string{"federal 42857.14 MXN need", "state 14285.72 MXN need", "municipality 42857.14 MXN need"}, matched(one))

	// The zero value is empty.
	var none diaspora.FundLedger
	require.Equal(t, diaspora.FundLedger{}, none.Clone())
	data, err = json.Marshal(none)
	require.NoError(t, err)
	require.NoError(t, none.UnmarshalJSON(data))
}

func TestLedgerJSONRefuses(t *testing.T) {
	for in, want := range map[string]string{
		`{"currency": "EUR", "spent": [{"partner": "a", "amount": {"amount": "1", "currency": "USD"}}]}`:                                                                 "at least 0 in EUR",
		`{"currency": "EUR", "spent": [{"partner": "a", "amount": {"amount": "-1", "currency": "EUR"}}]}`:                                                                "at least 0 in EUR",
		`{"currency": "EUR", "spent": [{"partner": "", "amount": {"amount": "1", "currency": "EUR"}}]}`:                                                                  "no key",
		`{"currency": "EUR", "spent": [{"partner": "a", "amount": {"amount": "1", "currency": "EUR"}}, {"partner": "a", "amount": {"amount": "1", "currency": "EUR"}}]}`: "twice",
		`{"currency": "EUR", "projects": [{"project": "p", "own": {"amount": "1", "currency": "EUR"}, "cost": {"amount": "1", "currency": "USD"}}]}`:                     "at least 0 in EUR",
		`{"currency": "EUR", "projects": [{"project": "", "own": {"amount": "1", "currency": "EUR"}}]}`:                                                                  "no key",
		`{"currency": "EUR", "projects": [{"project": "p"}]}`:                                                                                                            "at least 0 in EUR",
		`{"currency": "EUR", "donor_years": [{"partner": "a", "donor": "", "year": 2000, "amount": {"amount": "1", "currency": "EUR"}}]}`:                                "no key",
		`{"currency": "EUR", "donor_years": [{"partner": "a", "donor": "d", "year": 0, "amount": {"amount": "1", "currency": "EUR"}}]}`:                                  "no key",
		`{"currency": "EUR", "extra": 1}`: "unknown field",
	} {
		var l diaspora.FundLedger
		require.ErrorContains(t, l.UnmarshalJSON([]byte(in)), want, in)
		require.Equal(t, diaspora.FundLedger{}, l)
	}
}

// Conversion at the date of each contribution, with the caps in the currency of
// the programme.
func TestLedgerConverts(t *testing.T) {
	rates := money.MustRates(
		money.MustParseRate("1 EUR = 19.50 MDL on 2018-05-02 (daily)"),
		money.MustParseRate("1 EUR = 20 MDL on 2018-06-01 (daily)"))
	conv := money.Converter{Rates: []*money.Rates{rates}, Policy: money.ExactDay()}
	var l diaspora.FundLedger
	s := pare()
	c := diaspora.Contribution{Project: "p", Amount: money.MustParse("10000 EUR"), On: period.MustParse("2018-05-02")}
	f, err := s.Fund(&l, c, conv)
	require.NoError(t, err)
	require.Equal(t, []string{"state 195000.00 MDL ratio"}, matched(f))
	c.On = period.MustParse("2018-06-01")
	f, err = s.Fund(&l, c, conv)
	require.NoError(t, err)
	require.Equal(t, "200000.00 MDL", f.Own.String())
	require.Equal(t, []string{"state 55000.00 MDL cap"}, matched(f))
	c.On = period.MustParse("2018-06-02")
	_, err = s.Fund(&l, c, conv)
	require.ErrorIs(t, err, money.ErrNoRate)
}

func BenchmarkFund(b *testing.B) {
	s := threeForOne()
	s.Partners[1].DonorYearCap = money.MustParse("500000 MXN")
	c := diaspora.Contribution{Donor: "d", Project: "p", On: period.MustParse("2010"), Amount: money.MustParse("400.00 MXN")}
	b.Run("scheme", func(b *testing.B) {
		b.ReportAllocs()
		var l diaspora.FundLedger
		for b.Loop() {
			if _, err := s.Fund(&l, c, money.Converter{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("three rules alone", func(b *testing.B) {
		b.ReportAllocs()
		rule := money.MatchRule{Ratio: figure.Int(1)}
		for b.Loop() {
			for range 3 {
				if _, err := rule.Match(c.Amount, money.Amount{}); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}
