package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/remittance"
)

// The two percentages of target 10.c: less than the one on average, and no
// corridor above the other.
var average3, corridor5 = remittance.Target10c().Average, remittance.Target10c().Corridor

// flowQuarter is the quarter whose averages go with the flows of 2017: the World
// Bank takes the third for the year.
const flowQuarter = "2017-Q3"

// flowCorridors are those for which the report says what the excess costs.
var flowCorridors = corridors("DE-RS", "AT-RS", "CH-RS", "DE-BA", "AT-BA", "CH-BA", "RU-TJ", "RU-UZ", "RU-KG")

func corridors(codes ...string) []remittance.Corridor {
	var list []remittance.Corridor
	for _, code := range codes {
		list = append(list, remittance.MustCorridor(code))
	}
	return list
}

// smart is the rule of the Smart Remitter Target, by which the indicator's
// metadata judge a corridor. The price list does not say whether access points
// are within reach, so that no service would qualify: here what is not stated
// may.
func smart() remittance.SmartRule {
	rule := remittance.SmaRT()
	rule.Needs.UnstatedQualifies = true
	return rule
}

// million is what the excess is worked out for where no flow is known.
var million = money.MustParseFigure("exactly USD 1,000,000")

// byService writes costs of corridors of which all services are known, each at
// its time.
func byService(w io.Writer, services []remittance.Service) error {
	type at struct {
		quarter  period.Span
		corridor remittance.Corridor
	}
	var order []at
	groups := map[at][]remittance.Service{}
	for _, s := range services {
		k := at{s.Period, s.Corridor}
		if groups[k] == nil {
			order = append(order, k)
		}
		groups[k] = append(groups[k], s)
	}
	fmt.Fprintln(w, "  (World Bank, Remittance Prices Worldwide)")
	for _, k := range order {
		quarter, _ := period.Quarterly.Label(k.quarter)
		fmt.Fprintf(w, "  %s, %s\n", name(k.corridor), quarter)
		if err := corridor(w, groups[k]); err != nil {
			return err
		}
	}
	fs := remittance.CheckServices(services)
	fmt.Fprintf(w, "  findings: %d\n", len(fs))
	for _, f := range fs {
		wrapped(w, "    ", f.String())
	}
	return nil
}

// corridor writes what the services of one corridor come to.
func corridor(w io.Writer, services []remittance.Service) error {
	average := remittance.NewCostTally(remittance.Selection{At: denomination})
	tallyThree, tallyStrict := remittance.NewSmartTally(smart()), remittance.NewSmartTally(remittance.SmaRT())
	for _, s := range services {
		average.Add(s)
		tallyThree.Add(s)
		tallyStrict.Add(s)
	}
	mean, three, strict := average.Result(), tallyThree.Result(), tallyStrict.Result()
	excess, err := remittance.ExcessOf(million, remittance.SentBasis, mean.Mean, limit(average3))
	if err != nil {
		return err
	}
	line := func(what, format string, args ...any) {
		fmt.Fprintf(w, "    %-15s "+format+"\n", append([]any{what}, args...)...)
	}
	line("services", "%d, transparent: %d", mean.Services, mean.Transparent)
	for _, s := range services {
		if q, ok := s.QuoteAt(denomination); ok && s.Transparent == check.NotMet {
			line("left out", "%-11s  %s: no rate told; fee alone %s", percent(s.TotalAt(denomination)), s.Firm, q.StatedTotal)
		}
	}
	line("mean", "%-11s  %s: %-11s  %s: %s", percent(mean.Mean), average3, average3.Judge(mean.Mean), corridor5, corridor5.Judge(mean.Mean))
	line("cheapest three", "%-11s  %16s  %s: %s", percent(three.Mean), "", corridor5, corridor5.Judge(three.Mean))
	for _, c := range three.Cheapest {
		line("", "%-11s  %s", percent(c.Cost), c.Firm)
	}
	line("SmaRT", "%-11s  of %d it is not stated whether access is near", percent(strict.Mean), strict.Undecided)
	line("above 3 %", "%s USD of a million sent", in(excess, 1, 0))
	return nil
}

// name returns a corridor by the names of its countries.
func name(c remittance.Corridor) string {
	return c.From.Name(lang.English) + " to " + c.To.Name(lang.English)
}

// width is that of the report, in characters.
const width = 80

// wrapped writes a text behind an indent, broken between words into lines.
func wrapped(w io.Writer, indent, text string) {
	line := indent
	for _, word := range strings.Fields(text) {
		if line != indent && utf8.RuneCountInString(line+word) > width {
			fmt.Fprintln(w, strings.TrimRight(line, " "))
			line = indent + "  "
		}
		line += word + " "
	}
	fmt.Fprintln(w, strings.TrimRight(line, " "))
}

// limit returns the percentage of a condition.
func limit(l remittance.Limit) figure.Number {
	n, _ := l.Percent()
	return n
}

// percent returns a percentage to three digits after the point.
func percent(p remittance.Percent) string {
	n, ok := p.Number()
	if !ok {
		return check.CannotTell.String()
	}
	return n.Round(3, figure.HalfEven).StringFixed(3) + " %"
}

// in returns what an excess comes to in units of so many dollars.
func in(e remittance.Excess, unit int64, places int) string {
	saving, ok := e.Saving()
	if !ok {
		return check.CannotTell.String()
	}
	n, _ := saving.Number().Quo(figure.Int(unit))
	return n.Round(places, figure.HalfEven).StringFixed(int32(places))
}

// millions is the unit in which flows are written.
const millions = 1_000_000

// assessment is what corridors with their flows come to together.
type assessment struct {
	target         *remittance.TargetTally
	weighted       remittance.WeightedCost
	sent, received *remittance.ExcessTally
}

func newAssessment() *assessment {
	three := limit(average3)
	return &assessment{
		target:   remittance.NewTargetTally(remittance.Target10c()),
		sent:     remittance.NewExcessTally(three, remittance.SentBasis),
		received: remittance.NewExcessTally(three, remittance.ReceivedBasis),
	}
}

// add adds a corridor, and returns what its senders pay above 3 %: if the flow is
// what they paid in, and if it is what arrived.
func (a *assessment) add(c remittance.Corridor, amount money.Figure, cost remittance.Percent) (sent, received remittance.Excess, err error) {
	a.target.Add(c, cost)
	if err := a.weighted.Add(c, amount, cost); err != nil {
		return sent, received, err
	}
	if sent, err = a.sent.Add(amount, cost); err == nil {
		received, err = a.received.Add(amount, cost)
	}
	return sent, received, err
}

// amount returns a flow in millions.
func amount(v figure.Interval) string {
	n, ok := v.IsPoint()
	if !ok {
		return check.CannotTell.String()
	}
	n, _ = n.Quo(figure.Int(millions))
	return n.Round(1, figure.HalfEven).StringFixed(1)
}

// byAverage writes the corridors that the report is about, and their total.
func byAverage(w io.Writer, s survey) error {
	const line = "  %-5s %11s  %-11s  %-11s  %7s  %11s  %11s\n"
	fmt.Fprintln(w, "  (World Bank, DataBank, December 2020; Bilateral Remittance Matrix 2017, April")
	fmt.Fprintln(w, "  2018, which does not say whether its estimates are of money sent or received)")
	fmt.Fprintf(w, line, "", "mean", average3, corridor5, "flow", "above 3 %", "above 3 %")
	fmt.Fprintf(w, line, "", "", "", "", "USD m", "if sent", "if received")
	a := newAssessment()
	for _, c := range flowCorridors {
		var of money.Figure
		if i := slices.IndexFunc(s.flows, func(f flow) bool { return f.corridor == c }); i >= 0 {
			of = s.flows[i].amount
		}
		cost := s.find(c, flowQuarter)
		sent, received, err := a.add(c, of, cost)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, line, c, percent(cost), average3.Judge(cost), corridor5.Judge(cost), amount(of.Bounds()),
			in(sent, millions, 1), in(received, millions, 1))
	}
	a.write(w)
	fmt.Fprintln(w, "  the cheapest three: cannot tell, averages do not name services")
	return nil
}

// write writes the totals.
func (a *assessment) write(w io.Writer) {
	target, weighted, sent, received := a.target.Result(), a.weighted.Result(), a.sent.Result(), a.received.Result()
	fmt.Fprintf(w, "  above 3 %%: USD %s million of the flow as sent, %s as received\n", in(sent.Excess, millions, 1), in(received.Excess, millions, 1))
	fmt.Fprintf(w, "    covered: USD %s of %s million (%s)\n    cannot tell: %d of %d corridors\n",
		amount(sent.Coverage.Covered), amount(sent.Coverage.Total), percent(sent.Coverage.Share), sent.Absent, sent.Corridors)
	fmt.Fprintf(w, "  mean, each corridor once: %s, %s: %s; median: %s\n", percent(target.Mean), average3, target.AverageMet, percent(target.Median))
	fmt.Fprintf(w, "  mean, weighted by flows: %s, %s: %s\n", percent(weighted.Mean), average3, average3.Judge(weighted.Mean))
	fmt.Fprintf(w, "  all corridors %s: %s; above: %d of %d, without a price: %d\n",
		corridor5, target.AllCorridorsMet, len(target.Above), target.Corridors, target.Missing)
}

// all writes what all corridors of the files come to, those that have a price
// without a flow, or a flow without a price, among them.
func all(w io.Writer, s survey) error {
	a, flows := newAssessment(), map[remittance.Corridor]money.Figure{}
	for _, f := range s.flows {
		flows[f.corridor] = f.amount
	}
	for _, each := range s.averages {
		if each.quarter != flowQuarter {
			continue
		}
		if _, _, err := a.add(each.corridor, flows[each.corridor], each.cost); err != nil {
			return err
		}
		delete(flows, each.corridor)
	}
	for c, amount := range flows {
		if _, _, err := a.add(c, amount, remittance.Percent{}); err != nil {
			return err
		}
	}
	a.write(w)
	return nil
}
