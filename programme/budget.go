package programme

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// BudgetType says whether a line is of the first budget or of a later one. The
// zero value is [Original], as in IATI.
type BudgetType uint8

// The types.
const (
	Original BudgetType = iota // the budget when it was approved
	Revised                    // the new figure, not the difference: it replaces
)

var budgetTypes = check.Enum[BudgetType]{What: "programme: budget type", Names: []string{"original", "revised"}}

// String returns "original" or "revised".
func (t BudgetType) String() string { return budgetTypes.String(t) }

// MarshalText returns what String does.
func (t BudgetType) MarshalText() ([]byte, error) { return budgetTypes.Marshal(t) }

// UnmarshalText reads what [BudgetType.MarshalText] writes.
func (t *BudgetType) UnmarshalText(text []byte) error { return budgetTypes.Unmarshal(t, text) }

// BudgetStatus says how firm a line is. The zero value is [Indicative], as in
// IATI.
type BudgetStatus uint8

// The statuses.
const (
	Indicative BudgetStatus = iota // a non-binding estimate
	Committed                      // binding
)

var budgetStatuses = check.Enum[BudgetStatus]{What: "programme: budget status", Names: []string{"indicative", "committed"}}

// String returns "indicative" or "committed".
func (s BudgetStatus) String() string { return budgetStatuses.String(s) }

// MarshalText returns what String does.
func (s BudgetStatus) MarshalText() ([]byte, error) { return budgetStatuses.Marshal(s) }

// UnmarshalText reads what [BudgetStatus.MarshalText] writes.
func (s *BudgetStatus) UnmarshalText(text []byte) error { return budgetStatuses.Unmarshal(s, text) }

// BudgetCell is a place in the matrix of a budget. A field that is "" or not
// stated is not broken down by. Cells compare with == and serve as map keys.
type BudgetCell struct {
	Outcome  string       `json:"outcome,omitempty"` // code
	Output   string       `json:"output,omitempty"`  // code
	Agency   string       `json:"agency,omitempty"`  // code of the organisation
	Category CostCategory `json:"category,omitzero"`
	Period   period.Span  `json:"period,omitzero"`
}

// String returns the codes of the cell with its period: "1, 1.2, iom, staff,
// 2015"; "the whole budget" where it is not broken down.
func (c BudgetCell) String() string {
	text := ""
	for _, part := range [...]string{c.Outcome, c.Output, c.Agency, c.Category.String(), c.Period.String()} {
		switch {
		case part == "":
		case text == "":
			text = part
		default:
			text += ", " + part
		}
	}
	if text == "" {
		return "the whole budget"
	}
	return text
}

// BudgetLine is one amount of a budget, for one cell of the matrix outcome ×
// output × agency × category × period. Lines may be in any currencies.
type BudgetLine struct {
	Outcome  string       `json:"outcome,omitempty"`
	Output   string       `json:"output,omitempty"`
	Agency   string       `json:"agency,omitempty"`
	Category CostCategory `json:"category,omitzero"`
	Period   period.Span  `json:"period,omitzero"`
	Amount   money.Amount `json:"amount,omitzero"`
	// ValueDate is the day at whose rates the amount counts.
	ValueDate period.Date  `json:"value_date,omitzero"`
	Type      BudgetType   `json:"type,omitzero"`
	Status    BudgetStatus `json:"status,omitzero"`
	// Agreed is when a revision was agreed. With it, several revisions of one
	// period are a history, of which the last counts.
	Agreed period.Date `json:"agreed,omitzero"`
}

// Cell returns the place of the line in the matrix.
func (l BudgetLine) Cell() BudgetCell {
	return BudgetCell{Outcome: l.Outcome, Output: l.Output, Agency: l.Agency, Category: l.Category, Period: l.Period}
}

// Budget is what a programme plans to spend, line by line, with all revisions.
type Budget struct {
	Lines []BudgetLine `json:"lines,omitempty"`
}

// IsZero reports whether there are no lines.
func (b Budget) IsZero() bool { return len(b.Lines) == 0 }

// UnmarshalJSON reads what json.Marshal writes, strictly, as
// [check.DecodeJSON] does. An error leaves b as it was.
func (b *Budget) UnmarshalJSON(data []byte) error {
	type plain Budget
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("programme: budget: %w", err)
	}
	*b = Budget(in)
	return nil
}

// YearRule is how a period of "one year" is read.
type YearRule uint8

// The readings.
const (
	// Days365 has the last day at most 365 days after the first, as the ruleset
	// of IATI: from 1 January 2019 to 1 January 2020 passes, from 1 January 2020
	// to 1 January 2021 does not.
	Days365 YearRule = iota
	// CalendarYear has the last day before the first day of a next year: 1
	// January to 31 December, and never to 1 January.
	CalendarYear
	// AnyLength has no limit.
	AnyLength
)

var yearRules = check.Enum[YearRule]{What: "programme: year rule", Names: []string{"days-365", "calendar-year", "any-length"}}

// String returns the rule in kebab-case.
func (r YearRule) String() string { return yearRules.String(r) }

// MarshalText returns what String does.
func (r YearRule) MarshalText() ([]byte, error) { return yearRules.Marshal(r) }

// UnmarshalText reads what [YearRule.MarshalText] writes.
func (r *YearRule) UnmarshalText(text []byte) error { return yearRules.Unmarshal(r, text) }

// Within tells whether a period is at most a year long under the rule. It
// cannot be told where the days of its ends leave it open.
func (r YearRule) Within(s period.Span) check.Verdict {
	if r == AnyLength {
		return check.Met
	}
	if s.IsOpen() || s.IsOpenStart() {
		return check.NotMet
	}
	start, end := s.Start(), s.End()
	if start.IsZero() || end.IsZero() {
		return check.CannotTell
	}
	if s.IsWhole() {
		start, end = start.First(), end.Last()
	}
	longest := r.fits(start.First(), end.Last())
	if longest == r.fits(start.Last(), end.First()) {
		return check.Decide(longest)
	}
	return check.CannotTell
}

// fits reports whether one day is within a year of another.
func (r YearRule) fits(start, end period.Date) bool {
	if r == Days365 {
		return end.DayNumber()-start.DayNumber() <= 365
	}
	last, err := start.EndAfter(12)
	return err != nil || end.DayNumber() <= last.Start().DayNumber() // err: the year 9999 is passed
}

// Check returns what is wrong with b under the reading [Days365] of a year; see
// [Budget.CheckYears].
func (b Budget) Check() check.Findings { return b.CheckYears(Days365) }

// CheckYears returns what is wrong with b, in the order of the lines for what
// one line tells, then for what several tell. A clean budget allocates nothing
// for each of its lines. It has these codes:
//
//   - programme.budget-amount (warning): a line without an amount
//   - programme.budget-negative (error): a line below zero
//   - programme.budget-category (error): a category that is none of the eight
//   - programme.budget-period (error): a period with one end alone
//   - programme.budget-year (warning): a period longer than a year by the rule
//   - programme.budget-value-date (warning): a value date that is certainly not
//     in the period of its line
//   - programme.budget-duplicate (error): two originals, or two revisions that
//     no date orders, of one period
//   - programme.budget-overlap (error; warning where it cannot be told): periods
//     of one cell that overlap and are not the same
//   - programme.budget-split (error): a revision that is broken down otherwise
//     than the original that it may replace
//   - programme.budget-currency (note): a revision in another currency than its
//     original
func (b Budget) CheckYears(rule YearRule) check.Findings {
	fs, _ := b.check(rule, nil)
	return fs
}

// check is CheckYears, and passes on each line that counts with its place. It
// reports too whether lines stand against each other, so that nobody knows which
// of them count.
func (b Budget) check(rule YearRule, counts func(l *BudgetLine, i int)) (check.Findings, bool) {
	var fs check.Findings
	add := func(code string, s check.Severity, i int, field, message string) {
		fs = append(fs, check.Finding{Code: code, Severity: s, Path: in("lines", i, field), Message: message})
	}
	for i := range b.Lines {
		l := &b.Lines[i]
		switch {
		case l.Amount.IsZero():
			add("programme.budget-amount", check.Warning, i, "amount", "the amount is not stated")
		case l.Amount.Sign() < 0:
			add("programme.budget-negative", check.Error, i, "amount", "the budget is "+l.Amount.String()+": want none below 0")
		}
		if l.Category > IndirectSupport {
			add("programme.budget-category", check.Error, i, "category", fmt.Sprintf("%d is no cost category: want 1 to 8", l.Category))
		}
		if l.Period.IsZero() {
			continue
		}
		if l.Period.Start().IsZero() || l.Period.End().IsZero() {
			add("programme.budget-period", check.Error, i, "period", "the period "+check.Quote(l.Period.String())+" needs a start and an end")
		}
		if rule.Within(l.Period) == check.NotMet {
			add("programme.budget-year", check.Warning, i, "period",
				"the period "+l.Period.String()+" is longer than one year ("+rule.String()+")")
		}
		if isOutside(l.ValueDate, l.Period) {
			add("programme.budget-value-date", check.Warning, i, "value_date",
				"the value date "+l.ValueDate.String()+" is not in the period "+l.Period.String())
		}
	}
	r := resolver{lines: b.Lines, fs: fs, counts: counts}
	r.resolve(false)
	return r.fs, r.unclear
}

// isOutside reports whether a date certainly lies before or after a span.
func isOutside(d period.Date, s period.Span) bool {
	if d.IsZero() {
		return false
	}
	start, end := s.Start(), s.End()
	return !start.IsZero() && d.Before(start) == check.Met || !end.IsZero() && d.After(end) == check.Met
}
