package money

import (
	"cmp"
	"fmt"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// DatedAmount is an amount and the date at whose rates it counts: a line of a
// budget, a receipt, an expenditure. Traces and errors call it by its name,
// which may be "" and is no key.
type DatedAmount struct {
	_      [0]func()
	Name   string      `json:"name,omitempty"`
	Amount Amount      `json:"amount"`
	Date   period.Date `json:"date,omitzero"`
}

// ConvertedTotal is the total of amounts in many currencies, in one of them. It
// keeps what could not be converted beside the total, and never in it.
type ConvertedTotal struct {
	_         [0]func()
	converter Converter
	to        Currency
	scale     int
	lines     []DatedAmount
	groups    []totalGroup
	of        []int32 // by line: its group, -1 where it is not stated
}

// totalGroup is the lines of one currency and date.
type totalGroup struct {
	sum  Amount
	date period.Date
	path path
	err  error
	seen int32 // how many groups came up before it
}

// Total returns the total of amounts, each at the rates of its own date. The
// amounts of one currency and date are added first; each such sum is converted
// exactly, and their total is rounded once. A sum of zero needs no rate.
// Amounts that are not stated are passed over, and the trace counts them.
//
// A line without a rate is no error: see [ConvertedTotal.Missing]. The errors
// match [ErrNoMinorUnit] and [ErrUnknownCurrency], as in [Converter.Convert].
func (c Converter) Total(to Currency, lines []DatedAmount) (ConvertedTotal, error) {
	scale, err := c.scaleFor(to)
	if err != nil {
		return ConvertedTotal{}, err
	}
	c.Rates, c.Pivots = slices.Clone(c.Rates), slices.Clone(c.Pivots)
	t := ConvertedTotal{converter: c, to: to, scale: scale, lines: slices.Clone(lines)}
	t.of = make([]int32, len(lines))
	at := map[groupKey]int32{}
	for n, line := range lines {
		t.of[n] = -1
		if line.Amount.currency == 0 {
			continue
		}
		key := groupKey{line.Amount.currency, line.Date}
		i, ok := at[key]
		if !ok {
			i = int32(len(t.groups))
			at[key] = i
			t.groups = append(t.groups, totalGroup{date: line.Date, seen: i})
		}
		t.of[n] = i
		g := &t.groups[i]
		if g.sum, err = g.sum.Add(line.Amount); err != nil {
			return ConvertedTotal{}, err // of one currency: cannot be
		}
	}
	slices.SortFunc(t.groups, func(a, b totalGroup) int {
		return cmp.Or(cmp.Compare(a.sum.currency, b.sum.currency), a.date.Compare(b.date))
	})
	place := make([]int32, len(t.groups))
	for i := range t.groups {
		g := &t.groups[i]
		place[g.seen] = int32(i)
		if g.sum.Sign() != 0 {
			g.err = c.find(g.sum.currency, to, g.date, &g.path)
		}
	}
	for n, i := range t.of {
		if i >= 0 {
			t.of[n] = place[i]
		}
	}
	return t, nil
}

// TotalOn is [Converter.Total] for amounts that all count at the rates of one
// date.
func (c Converter) TotalOn(to Currency, on period.Date, amounts ...Amount) (ConvertedTotal, error) {
	lines := make([]DatedAmount, len(amounts))
	for i, a := range amounts {
		lines[i] = DatedAmount{Amount: a, Date: on}
	}
	return c.Total(to, lines)
}

type groupKey struct {
	currency Currency
	date     period.Date
}

// Amount returns the total, rounded once, of all that could be converted;
// complete is false where that is not all, and [ConvertedTotal.Missing] has the
// rest. The total of nothing is zero.
func (t ConvertedTotal) Amount() (total Amount, complete bool) {
	if t.to == 0 {
		return Amount{}, true
	}
	exact, complete := t.Exact()
	return rounded(exact, t.to, t.scale, t.converter.Rounding), complete
}

// Exact returns the number of [ConvertedTotal.Amount] before it is rounded.
func (t ConvertedTotal) Exact() (total figure.Number, complete bool) {
	complete = true
	for i := range t.groups {
		g := &t.groups[i]
		switch {
		case g.err != nil:
			complete = false
		case g.sum.Sign() != 0:
			total = total.Add(g.path.factor().Mul(g.sum.Number()))
		}
	}
	return total, complete
}

// Parts returns the conversion of each sum that went in, by currency and date,
// every one with its own rounding: their amounts may add up to a little more or
// less than the total.
func (t ConvertedTotal) Parts() []Conversion {
	var parts []Conversion
	for i := range t.groups {
		if g := &t.groups[i]; g.err == nil && g.sum.Sign() != 0 {
			parts = append(parts, t.part(g))
		}
	}
	return parts
}

func (t ConvertedTotal) part(g *totalGroup) Conversion {
	return Conversion{
		from: g.sum, amount: g.path.apply(g.sum, t.to, t.scale, t.converter.Rounding), path: g.path,
		date: g.date, policy: t.converter.Policy, mode: t.converter.Rounding,
	}
}

// UnconvertedLine is a line that is not in a total, and why.
type UnconvertedLine struct {
	Index int // among the lines given
	Line  DatedAmount
	Err   error // a [*NoRateError]
}

// Missing returns the lines that could not be converted, in order.
func (t ConvertedTotal) Missing() []UnconvertedLine {
	var missing []UnconvertedLine
	for i, line := range t.lines {
		if g := t.of[i]; g >= 0 && t.groups[g].err != nil {
			missing = append(missing, UnconvertedLine{Index: i, Line: line, Err: t.groups[g].err})
		}
	}
	return missing
}

// Err returns nil where the total is complete, else an error that says how many
// lines are missing, and wraps the error of the first.
func (t ConvertedTotal) Err() error {
	missing := t.Missing()
	if len(missing) == 0 {
		return nil
	}
	first := ""
	if name := missing[0].Line.Name; name != "" {
		first = ", the first is " + check.Quote(name)
	}
	return fmt.Errorf("money: %d of %d lines are not in the total%s: %w", len(missing), len(t.lines), first, missing[0].Err)
}

// RoundedByPart returns what the total would be if each of the sums in
// [ConvertedTotal.Parts] were rounded and then added. It differs from
// [ConvertedTotal.Amount] by what that rounding does.
func (t ConvertedTotal) RoundedByPart() (total Amount, complete bool) {
	complete = true
	for i := range t.groups {
		g := &t.groups[i]
		switch {
		case g.err != nil:
			complete = false
		case g.sum.Sign() != 0:
			total = t.plus(total, t.part(g).amount)
		}
	}
	return total.orZero(t), complete
}

// RoundedByLine returns what the total would be if each line were converted and
// rounded by itself, and then added: thirty lines of 0.10 RSD are nothing in
// dollars so, and 0.03 USD together. Every line wants a rate then, also those
// that cancel out; complete is false where one has none.
func (t ConvertedTotal) RoundedByLine() (total Amount, complete bool) {
	complete = true
	ways := make([]foundWay, len(t.groups))
	for i := range t.groups {
		g := &t.groups[i]
		p, err := g.path, g.err
		if g.sum.Sign() == 0 {
			err = t.converter.find(g.sum.currency, t.to, g.date, &p)
		}
		if err != nil {
			complete = false
			continue
		}
		ways[i] = t.converter.foundWay(g.sum.currency, t.to, &p)
	}
	for n, line := range t.lines {
		if i := t.of[n]; i >= 0 {
			converted, err := Way{found: &ways[i]}.Convert(line.Amount)
			if err == nil { // where there is no way, currencies differ
				total = t.plus(total, converted)
			}
		}
	}
	return total.orZero(t), complete
}

// plus adds amounts in the currency of the total.
func (t ConvertedTotal) plus(a, b Amount) Amount {
	sum, err := a.Add(b)
	if err != nil {
		return a // of one currency: cannot be
	}
	return sum
}

// orZero returns a, or an amount of zero in the currency of t.
func (a Amount) orZero(t ConvertedTotal) Amount {
	if a.currency == 0 && t.to != 0 {
		return Amount{currency: t.to, scale: uint8(max(t.scale, 0))}
	}
	return a
}

// maxNames is how many lines of a sum a trace names.
const maxNames = 10

// names returns of each sum the names of its lines, "" where none has any.
func (t ConvertedTotal) names() []string {
	names, named, more := make([]string, len(t.groups)), make([]int, len(t.groups)), make([]int, len(t.groups))
	for n, line := range t.lines {
		i := t.of[n]
		switch {
		case i < 0:
		case line.Name == "" || named[i] == maxNames:
			more[i]++
		default:
			if named[i] > 0 {
				names[i] += ", "
			}
			names[i] += check.Quote(line.Name)
			named[i]++
		}
	}
	for i, n := range more {
		if n > 0 && names[i] != "" {
			names[i] += fmt.Sprintf(" and %d more", n)
		}
	}
	return names
}

// Trace returns how the total came about: each sum with the first ten names of
// its lines and its rates, what netted to nothing, what was left out and why,
// and the rounding.
func (t ConvertedTotal) Trace() check.Trace {
	var tr check.Trace
	names := t.names()
	leftOut := func(name string, i int, why string) {
		if names[i] != "" {
			why = names[i] + ": " + why
		}
		tr.Add(check.LeftOut, name, t.groups[i].sum.String(), why)
	}
	for i := range t.groups {
		g := &t.groups[i]
		name := "sum in " + g.sum.currency.String()
		if !g.date.IsZero() {
			name += " for " + g.date.String()
		}
		switch {
		case g.err != nil:
			leftOut(name, i, g.err.Error())
		case g.sum.Sign() == 0:
			leftOut(name, i, "nothing is left of it, and it needs no rate")
		default:
			tr.Add(check.Input, name, g.sum.String(), names[i])
			traceLegs(&tr, &g.path, g.date, t.converter.Policy)
			tr.Add(check.Compute, "in "+t.to.String(), inWords(g.path.factor().Mul(g.sum.Number())), "factor "+inWords(g.path.factor()))
		}
	}
	notStated := 0
	for _, line := range t.lines {
		if line.Amount.currency == 0 {
			notStated++
		}
	}
	if notStated > 0 {
		tr.Add(check.LeftOut, "lines without an amount", fmt.Sprint(notStated), "not stated")
	}
	exact, complete := t.Exact()
	total, _ := t.Amount()
	tr.Add(check.Compute, "total", inWords(exact)+" "+t.to.String(), "")
	tr.Add(check.Rounding, "once, at the end", fmt.Sprintf("to %s, %s", decimals(total), t.converter.Rounding), "")
	why := ""
	if !complete {
		why = "without what was left out"
	}
	tr.Add(check.Result, "total", total.String(), why)
	return tr
}
