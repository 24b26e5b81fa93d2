package programme_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// budgetLine reads "type period amount [agreed]".
func budgetLine(text string) programme.BudgetLine {
	parts := strings.Fields(text)
	l := programme.BudgetLine{Amount: money.MustParse(parts[2] + " " + parts[3])}
	if err := l.Type.UnmarshalText([]byte(parts[0])); err != nil {
		panic(err)
	}
	if parts[1] != "-" {
		l.Period = period.MustParseSpan(parts[1])
	}
	if len(parts) > 4 {
		l.Agreed = period.MustParse(parts[4])
	}
	return l
}

func budgetOf(lines ...string) programme.Budget {
	var b programme.Budget
	for _, l := range lines {
		b.Lines = append(b.Lines, budgetLine(l))
	}
	return b
}

func findingCodes(fs check.Findings) []string {
	var out []string
	for _, f := range fs {
		out = append(out, fmt.Sprintf("%s %s %s", f.Path, f.Severity, f.Code))
	}
	return out
}

func TestBudgetCurrent(t *testing.T) {
	cell := func(l programme.BudgetLine, agency string, c programme.CostCategory) programme.BudgetLine {
		l.Agency, l.Category = agency, c
		return l
	}
	tests := map[string]struct {
		budget   programme.Budget
		total    string
		plain    string
		reason   indicator.Reason
		findings []string
	}{
		"empty":         {reason: indicator.MissingValue},
		"undated":       {budget: budgetOf("original - 5 EUR"), total: "5 EUR", plain: "5 EUR"},
		"revised alone": {budget: budgetOf("revised 2015 7 EUR"), total: "7 EUR", plain: "7 EUR"},
		"whole year and its days are one period": {
			budget: budgetOf("revised 2015-01-01/2015-12-31 7 EUR", "original 2015 5 EUR"), total: "7 EUR", plain: "12 EUR",
		},
		"revised to nothing":   {budget: budgetOf("original 2015 5 EUR", "revised 2015 0.00 EUR"), total: "", plain: "5.00 EUR"},
		"two currencies":       {budget: budgetOf("original 2015 5 EUR", "original 2016 3 USD"), total: "5 EUR, 3 USD", plain: "5 EUR, 3 USD"},
		"one day apart":        {budget: budgetOf("original 2015-01-01/2015-06-30 5 EUR", "original 2015-07-01/2015-12-31 3 EUR"), total: "8 EUR", plain: "8 EUR"},
		"history by agreement": {budget: budgetOf("revised 2015 9 EUR 2015-06-01", "original 2015 5 EUR", "revised 2015 7 EUR 2015-03-01"), total: "9 EUR", plain: "21 EUR"},
		"one day in common": {
			budget: budgetOf("original 2015-01-01/2015-06-30 5 EUR", "original 2015-06-30/2015-12-31 3 EUR"), total: "8 EUR", plain: "8 EUR",
			reason: programme.BudgetUnclear, findings: []string{"lines[1].period error programme.budget-overlap"},
		},
		"a short period within a long one that is not its neighbour": {
			budget: budgetOf("original 2015-01-01/2015-12-31 5 EUR", "original 2015-02-01/2015-02-28 3 EUR", "original 2015-03-01/2015-03-31 3 EUR"),
			total:  "11 EUR", plain: "11 EUR", reason: programme.BudgetUnclear,
			findings: []string{"lines[1].period error programme.budget-overlap", "lines[2].period error programme.budget-overlap"},
		},
		"ends that leave it open": {
			budget: budgetOf("original 2015-01/2015-06 5 EUR", "original 2015-06/2015-12 3 EUR"), total: "8 EUR", plain: "8 EUR",
			reason: programme.BudgetUnclear, findings: []string{"lines[1].period warning programme.budget-overlap"},
		},
		"two originals": {
			budget: budgetOf("original 2015 5 EUR", "original 2015 5 EUR"), total: "5 EUR", plain: "10 EUR",
			reason: programme.BudgetUnclear, findings: []string{"lines[1].type error programme.budget-duplicate"},
		},
		"two revisions of one day": {
			budget: budgetOf("revised 2015 5 EUR 2015-03-01", "revised 2015 6 EUR 2015-03-01"), total: "6 EUR", plain: "11 EUR",
			reason: programme.BudgetUnclear, findings: []string{"lines[1].type error programme.budget-duplicate"},
		},
		"another currency": {
			budget: budgetOf("original 2015 5 EUR", "revised 2015 6 USD"), total: "6 USD", plain: "5 EUR, 6 USD",
			findings: []string{"lines[1].amount note programme.budget-currency"},
		},
		"no amount": {
			budget: programme.Budget{Lines: []programme.BudgetLine{budgetLine("original 2015 5 EUR"), {Period: period.MustParseSpan("2016")}}},
			total:  "5 EUR", plain: "5 EUR", reason: indicator.MissingValue,
		},
		"split another way": {
			budget: programme.Budget{Lines: []programme.BudgetLine{
				cell(budgetLine("original 2015 5 EUR"), "iom", programme.StaffCost), cell(budgetLine("original 2015 6 EUR"), "iom", programme.Travel),
				cell(budgetLine("revised 2015 9 EUR"), "iom", 0),
			}},
			total: "20 EUR", plain: "20 EUR", reason: programme.BudgetUnclear, findings: []string{"lines[2].type error programme.budget-split"},
		},
		"split another way in another year": {
			budget: programme.Budget{Lines: []programme.BudgetLine{
				cell(budgetLine("original 2015 5 EUR"), "iom", programme.StaffCost), cell(budgetLine("revised 2016 9 EUR"), "iom", 0),
			}},
			total: "14 EUR", plain: "14 EUR",
		},
		"split another way for another agency": {
			budget: programme.Budget{Lines: []programme.BudgetLine{
				cell(budgetLine("original 2015 5 EUR"), "iom", programme.StaffCost), cell(budgetLine("revised 2015 9 EUR"), "ilo", 0),
			}},
			total: "14 EUR", plain: "14 EUR",
		},
		"a new cell": {
			budget: programme.Budget{Lines: []programme.BudgetLine{
				cell(budgetLine("original 2015 5 EUR"), "iom", programme.StaffCost), cell(budgetLine("revised 2015 9 EUR"), "iom", programme.Travel),
			}},
			total: "14 EUR", plain: "14 EUR",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			c := tt.budget.Current()
			require.Equal(t, tt.total, c.Total.String())
			require.Equal(t, tt.plain, c.PlainSum.String())
			require.Equal(t, tt.reason, c.Reason)
			require.Equal(t, tt.findings, findingCodes(c.Findings))
			require.NotEmpty(t, c.Trace())
		})
	}
}

func TestBudgetHistory(t *testing.T) {
	b := budgetOf("revised 2015 9 EUR 2015-06-01", "original 2015 5 EUR", "original 2016 1 EUR", "revised 2015 7 EUR 2015-03-01")
	c := b.Current()
	require.Equal(t, []int{1, 3, 0}, c.History(3))
	require.Equal(t, []int{2}, c.History(2))
	require.Nil(t, c.History(7))
	a, ok := c.Amount()
	require.True(t, ok)
	require.Equal(t, "10 EUR", a.String())
	require.Contains(t, c.Trace().String(), "replaced by lines[0]")

	conv := money.Converter{Rates: []*money.Rates{money.MustRates(money.MustParseRate("1 EUR = 1.5 USD on 2015-01-02 (daily, ECB)"))}, Rounding: money.HalfUp}
	b.Lines[0].ValueDate = period.MustParse("2015-01-02")
	total, err := b.Current().In(money.USD, b, conv)
	require.NoError(t, err)
	got, complete := total.Amount()
	require.False(t, complete) // the line of 2016 has no value date
	require.Equal(t, "13.50 USD", got.String())
	require.Len(t, total.Missing(), 1)

	m, err := c.Roll(b, programme.MatrixRollUp{By: programme.ByYear})
	require.NoError(t, err)
	require.Equal(t, 2, m.Len())
}

// The current budget does not depend on the order of the lines.
func TestBudgetCurrentAnyOrder(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 8))
	for range 300 {
		var lines []programme.BudgetLine
		for i := range 3 + rng.IntN(12) {
			start, length := rng.IntN(24), 1+rng.IntN(4)
			at := func(m int) string { return fmt.Sprintf("%d-%02d-01", 2014+m/12, 1+m%12) }
			l := budgetLine(fmt.Sprintf("%s %s/%s %d EUR", []string{"original", "revised"}[rng.IntN(2)], at(start), at(start+length), i+1))
			l.Agency = []string{"", "iom"}[rng.IntN(2)]
			lines = append(lines, l)
		}
		want := programme.Budget{Lines: lines}.Current()
		shuffled := slices.Clone(lines)
		rng.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		got := programme.Budget{Lines: shuffled}.Current()
		require.Equal(t, want.Reason, got.Reason)
		require.True(t, want.PlainSum.Equal(got.PlainSum))
		if want.Reason == indicator.NoReason {
			require.True(t, want.Total.Equal(got.Total))
		}
	}
}

func TestBudgetCheck(t *testing.T) {
	b := budgetOf("original 2015 -5 EUR", "original 2016-01-01/2017-01-01 5 EUR", "original 2018/.. 5 EUR", "original 2014 1 EUR")
	b.Lines[3].Amount = money.Amount{}
	b.Lines[3].Category = 9
	require.Equal(t, []string{
		"lines[0].amount error programme.budget-negative",
		"lines[1].period warning programme.budget-year",
		"lines[2].period error programme.budget-period",
		"lines[2].period warning programme.budget-year",
		"lines[3].amount warning programme.budget-amount",
		"lines[3].category error programme.budget-category",
	}, findingCodes(b.Check()))
	require.Nil(t, programme.Budget{}.Check())
}

func TestYearRule(t *testing.T) {
	tests := map[string][2]check.Verdict{ // by days, and by the calendar
		"2019-01-01/2020-01-01": {check.Met, check.NotMet}, // 365 days apart
		"2020-01-01/2020-12-31": {check.Met, check.Met},
		"2020-01-01/2021-01-01": {check.NotMet, check.NotMet},
		"2020":                  {check.Met, check.Met},
		"2019-07-01/2020-06-30": {check.Met, check.Met},
		"2020-02-29/2021-02-28": {check.Met, check.Met},
		"2015-01/2015-12":       {check.Met, check.Met},
		"2015-01/2016-01":       {check.CannotTell, check.CannotTell},
		"2015/2017":             {check.NotMet, check.NotMet},
		"2015/..":               {check.NotMet, check.NotMet},
		"2015/":                 {check.CannotTell, check.CannotTell},
	}
	for text, want := range tests {
		s := period.MustParseSpan(text)
		require.Equal(t, want[0], programme.Days365.Within(s), text)
		require.Equal(t, want[1], programme.CalendarYear.Within(s), text)
		require.Equal(t, check.Met, programme.AnyLength.Within(s), text)
	}
}

func TestBudgetEnums(t *testing.T) {
	testTexts(t, "budget type", map[programme.BudgetType]string{programme.Original: "original", programme.Revised: "revised"})
	testTexts(t, "budget status", map[programme.BudgetStatus]string{programme.Indicative: "indicative", programme.Committed: "committed"})
	testTexts(t, "year rule", map[programme.YearRule]string{
		programme.Days365: "days-365", programme.CalendarYear: "calendar-year", programme.AnyLength: "any-length",
	})
	testTexts(t, "rate day", map[programme.RateDay]string{
		programme.AtValueDate: "value-date", programme.AtPeriodStart: "period-start", programme.AtPeriodEnd: "period-end",
	})
}

func fullBudget() programme.Budget {
	return programme.Budget{Lines: []programme.BudgetLine{{
		Outcome: "1", Output: "1.2", Agency: "iom", Category: programme.Travel, Period: period.MustParseSpan("2015"),
		Amount: money.MustParse("12.50 EUR"), ValueDate: period.MustParse("2015-01-02"), Type: programme.Revised,
		Status: programme.Committed, Agreed: period.MustParse("2014-12"),
	}, {}}}
}

func TestBudgetJSON(t *testing.T) {
	data, err := json.Marshal(fullBudget())
	require.NoError(t, err)
	require.JSONEq(t, `{"lines":[{"outcome":"1","output":"1.2","agency":"iom","category":"travel","period":"2015",
		"amount":{"amount":"12.50","currency":"EUR"},"value_date":"2015-01-02","type":"revised","status":"committed","agreed":"2014-12"},{}]}`, string(data))
	var back programme.Budget
	require.NoError(t, json.Unmarshal(data, &back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.Equal(t, string(data), string(again))
	require.Error(t, json.Unmarshal([]byte(`{"lines":[{"amont":null}]}`), &back))
	require.Len(t, back.Lines, 2)
}

func FuzzBudgetJSON(f *testing.F) {
	data, err := json.Marshal(fullBudget())
	require.NoError(f, err)
	f.Add(data)
	f.Add([]byte(`{"lines":[{"period":"2015-01-01/2015-06-30","type":"original"},{"period":"../2015"},{"period":"2015/"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var b programme.Budget
		if json.Unmarshal(data, &b) != nil {
			require.Empty(t, b.Lines)
			return
		}
		b.Check()
		b.Current().Trace()
		first, err := json.Marshal(b)
		require.NoError(t, err)
		var back programme.Budget
		require.NoError(t, json.Unmarshal(first, &back))
		second, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(first), string(second))
	})
}

// cleanBudget has n lines without a finding, in random order where shuffled.
func cleanBudget(n int, shuffled bool) programme.Budget {
	var b programme.Budget
	for i := range n {
		b.Lines = append(b.Lines, programme.BudgetLine{
			Outcome: fmt.Sprint(i / 4000), Output: fmt.Sprint(i / 400), Agency: []string{"ilo", "iom", "undp", "who"}[i/100%4],
			Category: programme.CostCategory(1 + i/13%8), Period: period.Whole(period.MustParse(fmt.Sprint(2000 + i%13))),
			Amount: money.MustParse("1000.50 EUR"),
		})
	}
	if shuffled {
		rng := rand.New(rand.NewPCG(2, 2))
		rng.Shuffle(n, func(i, j int) { b.Lines[i], b.Lines[j] = b.Lines[j], b.Lines[i] })
	}
	return b
}

// However many lines there are, a clean check allocates the same few times.
func TestBudgetCheckAllocates(t *testing.T) {
	for _, shuffled := range []bool{false, true} {
		var few, many float64
		for n, to := range map[int]*float64{100: &few, 1300: &many} {
			b := cleanBudget(n, shuffled)
			require.Empty(t, b.Check())
			*to = testing.AllocsPerRun(20, func() { b.Check() })
		}
		require.LessOrEqual(t, many, few)
	}
}

func BenchmarkBudgetCheck(b *testing.B) {
	for _, shuffled := range []bool{false, true} {
		b.Run(fmt.Sprintf("10000-lines/shuffled=%t", shuffled), func(b *testing.B) {
			budget := cleanBudget(10_000, shuffled)
			if fs := budget.Check(); len(fs) > 0 {
				b.Fatal(fs)
			}
			b.ReportAllocs()
			for b.Loop() {
				budget.Check()
			}
		})
	}
}

func BenchmarkBudgetCurrent(b *testing.B) {
	budget := cleanBudget(10_000, true)
	b.ReportAllocs()
	for b.Loop() {
		budget.Current()
	}
}

func ExampleBudget_Current() {
	b := programme.Budget{Lines: []programme.BudgetLine{
		{Period: period.MustParseSpan("2015"), Amount: money.MustParse("10000 USD")},
		{Period: period.MustParseSpan("2016"), Amount: money.MustParse("4000 USD")},
		{Period: period.MustParseSpan("2016"), Amount: money.MustParse("4500 USD"), Type: programme.Revised},
	}}
	c := b.Current()
	fmt.Println("now", c.Total, "and not", c.PlainSum)

	b.Lines = append(b.Lines, programme.BudgetLine{Period: period.MustParseSpan("2015-01-01/2016-12-31"), Amount: money.MustParse("9000 USD"), Type: programme.Revised})
	c = b.Current()
	fmt.Println(c.Reason)
	for _, f := range c.Findings {
		fmt.Println(f)
	}
	// Output:
	// now 14500 USD and not 18500 USD
	// budget-unclear
	// lines[3].period: error: the period 2015-01-01/2016-12-31 overlaps that of lines[0], 2015: which counts is not known [programme.budget-overlap]
	// lines[1].period: error: the period 2016 overlaps that of lines[3], 2015-01-01/2016-12-31: which counts is not known [programme.budget-overlap]
}
