package programme

import (
	"cmp"
	"fmt"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// Totals is what the programmes of a selection cost together, by currency.
type Totals struct {
	Counting CountingPolicy
	// Exact holds the exact totals of the programmes that certainly belong to
	// the selection. What is hedged or rounded is not in it.
	Exact money.Bag
	// Currencies has what all totals come to, hedged ones and those of
	// programmes that only may belong to the selection included, by code.
	Currencies []CurrencyTotal
	// Counted and LeftOut are the programmes, in the order of their IDs.
	Counted, LeftOut []SelectedTotal
}

// CurrencyTotal is what totals in one currency come to.
type CurrencyTotal struct {
	Currency money.Currency
	// Bounds is what the sum can be. A programme that may or may not belong to
	// the selection counts as anything from nothing to its total.
	Bounds figure.Interval
	// Certain and Possible count the programmes that certainly belong to the
	// selection, and those that may.
	Certain, Possible int
}

// SelectedTotal is the total of one programme, as it was counted or left out.
type SelectedTotal struct {
	Programme string
	Verdict   check.Verdict // as in [Found]
	Currency  money.Currency
	Bounds    figure.Interval // what its sources allow together
	Text      string          // as stated
	Why       string          // why it was left out; "" where it counts

	places int // behind the point, as stated
}

// exact returns the total where it is one number, with the digits it was stated
// with.
func (t SelectedTotal) exact() (money.Amount, bool) {
	n, ok := t.Bounds.IsPoint()
	if !ok {
		return money.Amount{}, false
	}
	d, ok := n.Decimal()
	if !ok {
		return money.Amount{}, false
	}
	if t.places > decimalPlaces(n) {
		d = n.Round(t.places, figure.HalfEven) // adds zeros alone
	}
	a, err := money.FromDecimal(d, t.Currency)
	return a, err == nil
}

// Totals adds up what the programmes cost in all, each currency for itself.
// Programmes whose total is not stated are left out, and named: what the sums
// say is what is stated. Where several sources state the total of one programme,
// it lies where their bounds meet, else between them all; in several currencies
// it is left out.
//
// Where both a programme and its components are in a selection, the policy says
// what counts: [CountTop] no component of a programme that has a total itself,
// [CountLowest] no programme of which a component has one, [CountAll] each.
// [CountNet] is CountAll here, since records do not state what programmes
// transfer to each other; a [CountedTree] does.
func (s Selection) Totals(c CountingPolicy) Totals {
	t := Totals{Counting: c}
	hidden := s.hidden(c)
	sums := make(map[money.Currency]*CurrencyTotal)
	for _, f := range s.found {
		item := totalOf(f)
		if why := hidden[f.at]; why != "" && item.Why == "" {
			item.Why = why
		}
		if item.Why != "" {
			t.LeftOut = append(t.LeftOut, item)
			continue
		}
		t.Counted = append(t.Counted, item)
		sum := sums[item.Currency]
		if sum == nil {
			sum = &CurrencyTotal{Currency: item.Currency, Bounds: figure.Point(figure.Int(0))}
			sums[item.Currency] = sum
		}
		if f.Verdict != check.Met {
			sum.Possible++
			sum.Bounds = sum.Bounds.Add(item.Bounds.Hull(figure.Point(figure.Int(0))))
			continue
		}
		sum.Certain++
		sum.Bounds = sum.Bounds.Add(item.Bounds)
		if a, ok := item.exact(); ok {
			t.Exact.Add(a)
		}
	}
	for _, sum := range sums {
		t.Currencies = append(t.Currencies, *sum)
	}
	slices.SortFunc(t.Currencies, func(a, b CurrencyTotal) int { return cmp.Compare(a.Currency.Code(), b.Currency.Code()) })
	return t
}

// totalOf returns the total of one programme by all its sources.
func totalOf(f Found) SelectedTotal {
	item := SelectedTotal{Programme: f.ID(), Verdict: f.Verdict}
	for i := range f.records {
		total := &f.records[i].Total
		switch {
		case total.IsZero():
			continue
		case item.Text == "":
			item.Currency, item.Bounds, item.Text = total.Currency(), total.Bounds(), total.String()
			if place, ok := total.Figure().PlaceValue(); ok {
				item.places = decimalPlaces(place)
			}
			continue
		case total.Currency() != item.Currency:
			item.Why = "its sources state totals in several currencies"
		}
		if item.Text != total.String() {
			item.Text += "; " + total.String()
		}
		if both, ok := item.Bounds.Intersect(total.Bounds()); ok {
			item.Bounds = both
		} else {
			item.Bounds = item.Bounds.Hull(total.Bounds())
		}
	}
	if item.Text == "" {
		item.Why = "no total is stated"
	}
	return item
}

// hidden returns which programmes do not count, and why not.
func (s Selection) hidden(c CountingPolicy) map[int32]string {
	out := make(map[int32]string)
	switch c {
	case CountTop, CountLowest:
	case CountAll, CountNet:
		return nil
	default:
		for _, f := range s.found {
			out[f.at] = "no counting policy is stated"
		}
		return out
	}
	counts := make(map[int32]bool) // certainly selected, with a total
	for _, f := range s.found {
		if f.Verdict == check.Met && totalOf(f).Why == "" {
			counts[f.at] = true
		}
	}
	for _, f := range s.found {
		if len(s.of.relatives[f.at]) == 0 || c == CountLowest && !counts[f.at] {
			continue
		}
		for _, above := range s.of.above(f.at, Parent) {
			switch {
			case above == f.at:
			case c == CountLowest && out[above] == "":
				out[above] = fmt.Sprintf("its component %s counts", check.Quote(f.ID()))
			case c == CountTop && counts[above] && out[f.at] == "":
				out[f.at] = fmt.Sprintf("it is in the total of %s", check.Quote(s.of.id(above)))
			}
		}
	}
	return out
}

// Total returns what the totals in a currency come to, and false where there are
// none.
func (t Totals) Total(c money.Currency) (CurrencyTotal, bool) {
	for _, sum := range t.Currencies {
		if sum.Currency == c {
			return sum, true
		}
	}
	return CurrencyTotal{}, false
}

// Trace lists each total that was counted, those left out with the reason, and
// the sums.
func (t Totals) Trace() check.Trace {
	var trace check.Trace
	for _, item := range t.Counted {
		why := ""
		if item.Verdict != check.Met {
			why = "nobody can tell whether it belongs to the selection"
		}
		trace.Add(check.Input, item.Programme, item.Text, why)
	}
	for _, item := range t.LeftOut {
		trace.Add(check.LeftOut, item.Programme, item.Text, item.Why)
	}
	trace.Add(check.Policy, "counting", t.Counting.String(), "")
	for _, sum := range t.Currencies {
		trace.Add(check.Result, sum.Currency.Code(), sum.Bounds.String(), "")
	}
	return trace
}

// ConvertedTotals is what totals come to in one currency.
type ConvertedTotals struct {
	Currency money.Currency
	Bounds   figure.Interval // of what could be converted; the ends are exact
	Parts    []ConvertedPart // by currency, in the order of [Totals.Currencies]
}

// ConvertedPart is the sum in one currency, converted.
type ConvertedPart struct {
	From       CurrencyTotal
	Conversion money.FigureConversion
	Err        error // why there is no conversion: mostly a [*money.NoRateError]
}

// Complete reports whether every currency could be converted.
func (t ConvertedTotals) Complete() bool {
	return !slices.ContainsFunc(t.Parts, func(p ConvertedPart) bool { return p.Err != nil })
}

// In converts the sums to one currency at the rates of a date, each sum once, so
// that a rate is used once. A currency that has no rate is left out of the
// bounds, and its part says why.
func (t Totals) In(c money.Converter, to money.Currency, on period.Date) ConvertedTotals {
	out := ConvertedTotals{Currency: to, Bounds: figure.Point(figure.Int(0))}
	for _, sum := range t.Currencies {
		part := ConvertedPart{From: sum}
		f, err := spanning(sum.Bounds, sum.Currency.Code())
		if err == nil {
			var m money.Figure
			if m, err = money.FigureOf(f.Signed()); err == nil {
				part.Conversion, err = c.ConvertFigure(m, to, on)
			}
		}
		if part.Err = err; err == nil {
			out.Bounds = out.Bounds.Add(part.Conversion.Bounds())
		}
		out.Parts = append(out.Parts, part)
	}
	return out
}
