package programme

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// costKey is what lines of a budget are compared by for their indirect cost.
type costKey struct {
	agency string
	period period.Span
}

// costSums are the lines of one key that count.
type costSums struct {
	costKey
	days     lineKey
	direct   money.Amount // of the categories 1 to 7, and of lines that name none
	indirect money.Amount // of category 8
	lines    int64        // of indirect cost, each rounded for itself
	at       int          // the first of them
	unclear  bool         // an amount is not stated, or in another currency
}

// costs adds up the lines of a budget, in their order.
type costs struct {
	at   map[costKey]int
	list []costSums
}

func (s *costs) add(l *BudgetLine, i int) {
	key := costKey{l.Agency, l.Period}
	n, ok := s.at[key]
	if !ok {
		n = len(s.list)
		s.at[key] = n
		s.list = append(s.list, costSums{costKey: key, days: keyOf(i, l.Period)})
	}
	sums := &s.list[n]
	sum := &sums.direct
	if l.Category == IndirectSupport {
		if sum = &sums.indirect; sums.lines == 0 || i < sums.at {
			sums.at = i
		}
		sums.lines++
	}
	added, err := sum.Add(l.Amount)
	if err != nil || l.Amount.IsZero() || l.Category > IndirectSupport {
		sums.unclear = true
		return
	}
	*sum = added
}

// mayBeOf reports whether the direct cost of d may be that of the indirect cost
// of s: nothing says that it is another agency's, or of another time.
func (d *costSums) mayBeOf(s *costSums) bool {
	return (d.agency == s.agency || d.agency == "" || s.agency == "") && d.days.start <= s.days.end && s.days.start <= d.days.end &&
		d.period.Overlaps(s.period) != check.NotMet
}

// checkBudget checks the budget by itself, and its indirect cost by the rate.
func (f Finance) checkBudget() check.Findings {
	stated := false
	for i := range f.Budget.Lines {
		if stated = f.Budget.Lines[i].Category == IndirectSupport; stated {
			break
		}
	}
	if !stated {
		return f.Budget.Check()
	}
	s := costs{at: map[costKey]int{}}
	fs, unclear := f.Budget.check(Days365, s.add)
	if unclear {
		return fs
	}
	rate := f.Fees.IndirectRate()
	for i := range s.list {
		if s.list[i].lines > 0 {
			fs = s.check(fs, &s.list[i], rate)
		}
	}
	return fs
}

// check appends the finding for indirect cost above the rate of all direct cost
// that may be its own. Without any direct cost there is nothing to compare with.
func (s *costs) check(fs check.Findings, own *costSums, rate figure.Number) check.Findings {
	var direct money.Amount
	for i := range s.list {
		d := &s.list[i]
		if !d.mayBeOf(own) {
			continue
		}
		sum, err := direct.Add(d.direct)
		if err != nil || d.unclear {
			return fs
		}
		direct = sum
	}
	if direct.IsZero() || direct.Currency() != own.indirect.Currency() || own.indirect.Number().Cmp(direct.Number().Mul(rate)) <= 0 {
		return fs
	}
	want := direct.Mul(rate)
	off, err := own.indirect.Rational().Sub(want)
	digits, ok := direct.Currency().MinorUnits()
	if err != nil || !ok {
		return fs
	}
	half, _ := figure.Frac(own.lines, 2)
	unit, err := money.New(1, digits, direct.Currency())
	if err != nil || off.Number().Cmp(unit.Mul(half).Number()) <= 0 {
		return fs
	}
	whose := "the budget"
	if own.agency != "" {
		whose = check.Quote(own.agency)
	}
	if !own.period.IsZero() {
		whose += " in " + own.period.String()
	}
	most := want.Round(digits, money.HalfUp)
	return append(fs, check.Finding{
		Code: "programme.budget-indirect", Severity: check.Warning, Path: in("lines", own.at, "amount"),
		Message: fmt.Sprintf("the indirect cost of %s is %s, and %s of the direct cost of %s is %s", whose, own.indirect, rate, direct, most),
		Values:  []check.Value{{Name: "indirect", Text: own.indirect.String()}, {Name: "direct", Text: direct.String()}, {Name: "most", Text: most.String()}},
	})
}
