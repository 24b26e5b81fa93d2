package programme_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// medLoans is the microcredit in Armenia as IOM's regional publication of 2015
// states it.
func medLoans() programme.Loans {
	return programme.Loans{
		Span: period.MustParseSpan("1997/.."), Count: figure.MustParse("over 9,900 loans"), Volume: money.MustParseFigure("more than 8.5 million USD"),
		Businesses: figure.MustParse("3,547 businesses"), WomenRun: figure.MustParse("55%"),
	}
}

// loans is a clean portfolio with something in every field.
func loans() programme.Loans {
	return programme.Loans{
		Code: "mc", Title: lang.En("microcredit"), Span: period.MustParseSpan("2010/2014"), AsOf: period.MustParse("2015-01-31"),
		Ceiling: money.MustParseFigure("up to USD 3,000"), Floor: money.MustParseFigure("USD 100"), Conditions: []lang.Text{lang.En("a business plan")},
		Interest: figure.MustParse("12%"), Term: figure.MustParse("up to 24 months"), WomenRun: figure.Count(40, "businesses"),
		Count: figure.Count(100, "loans"), Volume: stated("200000 USD"),
		Repaid: stated("150000 USD"), Outstanding: stated("45000 USD"), Overdue: stated("10000 USD"), WrittenOff: stated("5000 USD"),
		RepaymentRate: figure.MustParse("94%"), Borrowers: figure.Count(80, "borrowers"), Businesses: figure.Count(70, "businesses"), Jobs: figure.MustParse("over 120 jobs"),
	}
}

func TestMEDLoans(t *testing.T) {
	l := medLoans()
	require.Empty(t, l.Check())
	average := l.AverageLoan()
	require.Empty(t, average.Undefined)
	require.Equal(t, "(0, ∞)", average.Bounds.String(), "two lower ends bound no average")
	for _, of := range []func() (claim.Quotient, error){l.RepaidOfVolume, l.RepaidOfDue, l.OverdueOfOutstanding} {
		q, err := of()
		require.NoError(t, err)
		require.Contains(t, q.Undefined, "is not stated")
		require.True(t, q.Bounds.IsUnbounded())
		require.NotEmpty(t, q.String())
	}
	require.Equal(t, "the number of borrowers is not stated", l.LoansPerBorrower().Undefined)
}

// 55 % of 3,547 businesses, as the publication has them.
func TestWomenRunBusinesses(t *testing.T) {
	l := medLoans()
	n, ok := l.WomenRunBusinesses()
	require.True(t, ok)
	require.Equal(t, "[1934, 1968]", n.String())
	l.WomenRun = figure.MustParse("over 1,900 businesses")
	n, ok = l.WomenRunBusinesses()
	require.True(t, ok)
	require.Equal(t, "(1900, ∞)", n.String())
	for _, change := range []func(){
		func() { l.WomenRun, l.Businesses = figure.MustParse("40%"), figure.Count(3, "businesses") },
		func() { l.Businesses = figure.Figure{} },
		func() { l.WomenRun = figure.Figure{} },
	} {
		change()
		_, ok = l.WomenRunBusinesses()
		require.False(t, ok)
	}
}

func TestLoansQuotients(t *testing.T) {
	l := loans()
	require.Equal(t, "2000", l.AverageLoan().Face.String())
	require.Equal(t, "1.25", l.LoansPerBorrower().Face.String())
	for want, of := range map[string]func() (claim.Quotient, error){
		"75": l.RepaidOfVolume, "93.75": l.RepaidOfDue, "200/9": l.OverdueOfOutstanding,
	} {
		q, err := of()
		require.NoError(t, err)
		require.Equal(t, want, q.Face.String())
	}
	for what, change := range map[string]func(*programme.Loans){
		"the volume is not stated":          func(l *programme.Loans) { l.Volume = money.Figure{} },
		"the number of loans is not stated": func(l *programme.Loans) { l.Count = figure.Figure{} },
	} {
		l := loans()
		change(&l)
		require.Equal(t, what, l.AverageLoan().Undefined)
		require.Nil(t, l.AverageLoan().Face)
	}
	l.Count = figure.Figure{}
	require.Equal(t, "the number of loans is not stated", l.LoansPerBorrower().Undefined)
	l.Count = figure.Count(0, "loans")
	require.NotEmpty(t, l.AverageLoan().Undefined)
	l.Repaid = stated("1 EUR")
	_, err := l.RepaidOfVolume()
	require.ErrorIs(t, err, claim.ErrUnits)
}

func TestLoansCheck(t *testing.T) {
	require.Empty(t, loans().Check())
	require.Empty(t, programme.Loans{}.Check())
	m := money.MustParseFigure
	for name, tt := range map[string]struct {
		change func(*programme.Loans)
		want   []string
	}{
		"negative": {func(l *programme.Loans) {
			l.Jobs, l.WrittenOff = figure.Count(-1, "jobs"), stated("-1 USD")
			l.Outstanding = money.Figure{}
		}, []string{
			"written_off error programme.loan-negative", "jobs error programme.loan-negative",
		}},
		"interest":          {func(l *programme.Loans) { l.Interest = figure.Count(-1, "%") }, []string{"interest error programme.loan-interest"}},
		"interest in words": {func(l *programme.Loans) { l.Interest = figure.MustParse("12 points") }, []string{"interest error programme.loan-interest"}},
		"no interest":       {func(l *programme.Loans) { l.Interest = figure.MustParse("0%") }, nil},
		"term":              {func(l *programme.Loans) { l.Term = figure.MustParse("24 instalments") }, []string{"term error programme.loan-term"}},
		"no term":           {func(l *programme.Loans) { l.Term = figure.Count(0, "months") }, []string{"term error programme.loan-term"}},
		"more women":        {func(l *programme.Loans) { l.WomenRun = figure.Count(71, "businesses") }, []string{"women_run error programme.loan-women"}},
		"women, percent":    {func(l *programme.Loans) { l.WomenRun = figure.MustParse("155%") }, []string{"women_run error programme.loan-women"}},
		"women, no number": {func(l *programme.Loans) {
			l.WomenRun, l.Businesses = figure.MustParse("40%"), figure.Count(3, "businesses")
		}, []string{"women_run error programme.loan-women"}},
		"currency":          {func(l *programme.Loans) { l.Outstanding = stated("45000 EUR") }, []string{"outstanding warning programme.loan-currency"}},
		"bounds":            {func(l *programme.Loans) { l.Floor = m("USD 3,001"); l.Count = figure.Figure{} }, []string{"floor error programme.loan-bounds"}},
		"ceiling":           {func(l *programme.Loans) { l.Ceiling = m("up to USD 1,999") }, []string{"volume error programme.loan-ceiling"}},
		"at the ceiling":    {func(l *programme.Loans) { l.Ceiling = m("up to USD 2,000") }, nil},
		"floor":             {func(l *programme.Loans) { l.Floor = m("USD 2,001") }, []string{"volume error programme.loan-floor"}},
		"at the floor":      {func(l *programme.Loans) { l.Floor = m("USD 2,000") }, nil},
		"floor, open count": {func(l *programme.Loans) { l.Floor, l.Count = m("USD 2,000"), figure.MustParse("over 100 loans") }, []string{"volume error programme.loan-floor"}},
		"ceiling, open count": {func(l *programme.Loans) {
			l.Ceiling, l.Count = m("up to USD 1"), figure.MustParse("over 100 loans")
			l.Floor = money.Figure{}
		}, nil},
		"repaid more": {func(l *programme.Loans) { l.Repaid, l.RepaymentRate = stated("200000.01 USD"), figure.Figure{} }, []string{"repaid error programme.loan-repaid"}},
		"repaid all": {func(l *programme.Loans) {
			l.Repaid, l.Outstanding, l.Overdue, l.WrittenOff = stated("200000 USD"), stated("0 USD"), stated("0 USD"), stated("0 USD")
			l.RepaymentRate = figure.MustParse("100%")
		}, nil},
		"sum above":           {func(l *programme.Loans) { l.Outstanding = stated("45000.01 USD") }, []string{"volume error programme.loan-sum"}},
		"sum below":           {func(l *programme.Loans) { l.Outstanding = stated("44999.99 USD") }, []string{"volume error programme.loan-sum"}},
		"sum above, open":     {func(l *programme.Loans) { l.Outstanding, l.WrittenOff = stated("50000.01 USD"), money.Figure{} }, []string{"volume error programme.loan-sum"}},
		"sum below, open":     {func(l *programme.Loans) { l.WrittenOff = money.Figure{} }, []string{"volume warning programme.loan-sum"}},
		"sum, one part":       {func(l *programme.Loans) { l.WrittenOff, l.Repaid = money.Figure{}, money.Figure{} }, nil},
		"sum, rounded":        {func(l *programme.Loans) { l.Volume = m("USD 0.2 million"); l.Outstanding = stated("60000 USD") }, nil},
		"overdue":             {func(l *programme.Loans) { l.Overdue = stated("45000.01 USD"); l.RepaymentRate = figure.Figure{} }, []string{"overdue error programme.loan-overdue"}},
		"rate above":          {func(l *programme.Loans) { l.RepaymentRate = figure.MustParse("105%") }, []string{"repayment_rate error programme.loan-rate"}},
		"rate, no percentage": {func(l *programme.Loans) { l.RepaymentRate = figure.MustParse("94 loans") }, []string{"repayment_rate error programme.loan-rate"}},
		"rate of neither":     {func(l *programme.Loans) { l.RepaymentRate = figure.MustParse("98%") }, []string{"repayment_rate error programme.loan-rate"}},
		"rate of the volume":  {func(l *programme.Loans) { l.RepaymentRate = figure.MustParse("75%") }, nil},
		"rate, not known":     {func(l *programme.Loans) { l.RepaymentRate = figure.MustParse("98%"); l.Overdue = money.Figure{} }, nil},
		"borrowers":           {func(l *programme.Loans) { l.Borrowers = figure.Count(101, "borrowers") }, []string{"borrowers error programme.loan-borrowers"}},
	} {
		l := loans()
		tt.change(&l)
		require.Equal(t, tt.want, findingCodes(l.Check()), name)
	}
	p := programme.Programme{Title: lang.En("x"), Loans: []programme.Loans{loans(), {Borrowers: figure.Count(2, ""), Count: figure.Count(1, "")}}}
	require.Contains(t, findingCodes(p.Check()), "loans[1].borrowers error programme.loan-borrowers")
}

// What became of real loans never contradicts what was lent, exact or rounded,
// and every quotient holds the real one.
func TestLoansOfRealMoney(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 31))
	usd := func(n int64) money.Figure { return stated(fmt.Sprintf("%d USD", n)) }
	for range 500 {
		count, repaid, outstanding, written := 1+rng.Int64N(500), rng.Int64N(1e6), rng.Int64N(1e6), rng.Int64N(1e5)
		overdue, volume := rng.Int64N(outstanding+1), repaid+outstanding+written
		l := programme.Loans{
			Count: figure.Count(count, "loans"), Volume: usd(volume), Repaid: usd(repaid), Outstanding: usd(outstanding), Overdue: usd(overdue), WrittenOff: usd(written),
			Borrowers: figure.Count(1+rng.Int64N(count), "borrowers"),
		}
		switch rng.IntN(3) {
		case 0:
			l.Volume = money.MustParseFigure(fmt.Sprintf("over USD %d", max(0, volume-1-rng.Int64N(1000))))
		case 1:
			l.Repaid = money.MustParseFigure(fmt.Sprintf("up to USD %d", repaid+rng.Int64N(1000)))
		}
		require.Empty(t, l.Check(), l)
		for _, q := range []struct {
			of       claim.Quotient
			num, den int64
		}{{l.AverageLoan(), volume, count}, {must(l.RepaidOfVolume()), 100 * repaid, volume}, {must(l.RepaidOfDue()), 100 * repaid, repaid + overdue}} {
			if want, ok := figure.Frac(q.num, q.den); ok && q.of.Undefined == "" {
				require.True(t, q.of.Bounds.Contains(want), "%s: %s", q.of, want)
			}
		}
		data, err := json.Marshal(l)
		require.NoError(t, err)
		var back programme.Loans
		require.NoError(t, json.Unmarshal(data, &back))
		require.Equal(t, l, back)
	}
}

func must(q claim.Quotient, err error) claim.Quotient {
	if err != nil {
		panic(err)
	}
	return q
}

func TestLoansJSON(t *testing.T) {
	data, err := json.Marshal(loans())
	require.NoError(t, err)
	var back programme.Loans
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, loans(), back)
	require.Error(t, json.Unmarshal([]byte(`{"fees":null}`), &back))
	require.Equal(t, loans(), back, "a failed reading changes nothing")
	data, err = json.Marshal(programme.Loans{})
	require.NoError(t, err)
	require.JSONEq(t, `{}`, string(data))
}

func FuzzLoansJSON(f *testing.F) {
	data, err := json.Marshal(loans())
	require.NoError(f, err)
	f.Add(data)
	f.Add([]byte(`{"count":{"hedge":"exact","value":"0"},"volume":{"hedge":"exact","value":"-1","unit":"USD"}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var l programme.Loans
		if json.Unmarshal(data, &l) != nil {
			require.True(t, l.Volume.IsZero())
			return
		}
		l.Check()
		l.AverageLoan()
		first, err := json.Marshal(l)
		require.NoError(t, err)
		var back programme.Loans
		require.NoError(t, json.Unmarshal(first, &back))
		second, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(first), string(second))
	})
}

func ExampleLoans() {
	l := programme.Loans{
		Count: figure.MustParse("over 9,900 loans"), Volume: money.MustParseFigure("more than 8.5 million USD"), Businesses: figure.MustParse("3,547 businesses"),
	}
	fmt.Println("a loan:", l.AverageLoan().Bounds)
	rate, _ := l.RepaidOfDue()
	fmt.Println("repaid:", rate.Undefined)
	l.Repaid = money.MustParseFigure("USD 9.2 million")
	l.Volume = money.MustParseFigure("USD 8.5 million")
	for _, f := range l.Check() {
		fmt.Println(f)
	}
	// Output:
	// a loan: (0, ∞)
	// repaid: what is repaid is not stated
	// repaid: error: USD 9.2 million is repaid, more than the USD 8.5 million lent [programme.loan-repaid]
}
