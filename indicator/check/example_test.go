package check_test

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
)

// A line of a budget, in whole euros.
type line struct {
	Title  string
	Amount int64
}

func (l line) Check() check.Findings {
	var fs check.Findings
	if l.Title == "" {
		fs = append(fs, check.Finding{
			Code: "budget.title", Severity: check.Warning, Path: "title", Message: "the line has no title",
		})
	}
	if l.Amount < 0 {
		fs = append(fs, check.Finding{
			Code: "budget.negative", Severity: check.Error, Path: "amount",
			Message: fmt.Sprintf("%d EUR is below zero", l.Amount),
		})
	}
	return fs
}

// A budget with the total that its document states.
type budget struct {
	Total int64
	Lines []line
}

func (b budget) Check() check.Findings {
	var fs check.Findings
	var sum int64
	for i, l := range b.Lines {
		fs = fs.UnderIndex("lines", i, l.Check())
		sum += l.Amount
	}
	if sum != b.Total {
		fs = append(fs, check.Finding{
			Code: "budget.sum", Severity: check.Error, Path: "total",
			Message: fmt.Sprintf("the total is %d EUR, the lines add up to %d EUR", b.Total, sum),
			Values: []check.Value{
				{Name: "total", Text: fmt.Sprint(b.Total)},
				{Name: "sum", Text: fmt.Sprint(sum)},
			},
		})
	}
	return fs
}

type programme struct{ Budget budget }

func (p programme) Check() check.Findings {
	var fs check.Findings
	return fs.Under("budget", p.Budget.Check())
}

// A programme checks its budget, which checks its lines: one pass finds
// everything, and each finding says where it is.
func Example() {
	p := programme{Budget: budget{Total: 1_900_000, Lines: []line{
		{"Service centres", 1_200_000},
		{"", 450_000},
		{"Grants returned", -50_000},
	}}}

	fs := p.Check().Sorted()
	fmt.Print(fs)

	var grave *check.FindingsError
	if errors.As(fs.Err(), &grave) {
		fmt.Println(len(grave.Findings), "must be put right")
	}
	fmt.Println("the total equals the lines:", check.Decide(len(fs.WithCode("budget.sum")) == 0))
	// Output:
	// budget.lines[1].title: warning: the line has no title [budget.title]
	// budget.lines[2].amount: error: -50000 EUR is below zero [budget.negative]
	// budget.total: error: the total is 1900000 EUR, the lines add up to 1600000 EUR [budget.sum]
	// 2 must be put right
	// the total equals the lines: not met
}

func ExampleAll() {
	baseline, target := check.Met, check.CannotTell
	fmt.Println(check.All(baseline, target))
	fmt.Println(check.Any(baseline, target))
	// Output:
	// cannot tell
	// met
}

func ExamplePath_Contains() {
	p := check.Path("outputs[2]")
	fmt.Println(p.Contains("outputs[2].budget"), p.Contains("outputs[20].budget"))
	// Output: true false
}

func ExampleTrace() {
	var t check.Trace
	t.Add(check.Input, "remittances", "7200000000 USD", "2012, central bank")
	t.Add(check.LeftOut, "in kind", "", "not reported")
	t.Add(check.Rounding, "share", "8.25 to 8.3", "half to even, one decimal")
	t.Add(check.Result, "share", "8.3 %", "")
	fmt.Print(t)
	// Output:
	// input: remittances: 7200000000 USD (2012, central bank)
	// left-out: in kind (not reported)
	// rounding: share: 8.25 to 8.3 (half to even, one decimal)
	// result: share: 8.3 %
}

func ExampleDecodeJSON() {
	var v struct {
		Amount string `json:"amount"`
	}
	fmt.Println(check.DecodeJSON([]byte(`{"amount": "10", "Amount": "12"}`), &v))
	fmt.Println(check.DecodeJSON([]byte(`{"amount": "10", "curency": "EUR"}`), &v))
	// Output:
	// check: JSON: key "Amount" stands twice in one object
	// check: JSON: json: unknown field "curency"
}
