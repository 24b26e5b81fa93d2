package main

import (
	"errors"
	"fmt"
	"strings"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

// moneyLine is one line of a budget in two currencies, {"eur": 820000, "usd":
// 966718}: the first one is the base of the rate.
type moneyLine = ordered[text]

// reportedIn are the inputs of reported_figure, but for those whose names hold
// years or currencies: rate_2015_16, total_eur.
type reportedIn struct {
	ChangePoints *number `json:"change_points,omitzero"`

	Grants      text     `json:"grants_million,omitzero"`
	Investments text     `json:"investments_million,omitzero"`
	Claimed     reported `json:"claimed,omitzero"`
	reading

	Percentages []percent `json:"percentages,omitzero"`
	Decimals    *whole    `json:"decimals,omitzero"`
	MaxBase     whole     `json:"max_base,omitzero"`
	Rounding    text      `json:"rounding,omitzero"`

	From     *number `json:"from,omitzero"`
	To       *number `json:"to,omitzero"`
	Reported percent `json:"reported_percent,omitzero"`
	printedPercent

	Lines []moneyLine `json:"lines,omitzero"`
}

// reportedFigure checks figures as they are printed. What a case asks follows
// from its inputs.
func reportedFigure(c call) (any, error) {
	rest, rates, err := groupInputs(c.inputs, "rate")
	if err != nil {
		return nil, err
	}
	rest, totals, err := groupInputs(rest, "total")
	if err != nil {
		return nil, err
	}
	printed := map[string]text{}
	for _, t := range totals {
		var in struct {
			Total text `json:"total"`
		}
		if err := decodeInputs(t.inputs, &in); err != nil {
			return nil, err
		}
		printed[strings.TrimPrefix(t.ending, "_")] = in.Total
	}
	const ofAllLevels = "rate" // total_rate stands beside rates, and is no sum of lines
	totalRate, hasTotal := printed[ofAllLevels]
	delete(printed, ofAllLevels)
	var in reportedIn
	if err := decodeInputs(rest, &in); err != nil {
		return nil, err
	}
	out := result{}
	for _, add := range []func() error{
		func() error { return out.addRates(rates, in.ChangePoints, totalRate, hasTotal) },
		func() error { return out.addLeverage(in) },
		func() error { return out.addBases(in) },
		func() error { return out.addReportedChange(in) },
		func() error { return out.addLines(in.Lines, printed) },
	} {
		if err := add(); err != nil {
			return nil, err
		}
	}
	if len(out) == 0 {
		return nil, errors.New("inputs: no figure to check")
	}
	return out, nil
}

// earlierYears are those with which the OECD compares its rates.
var earlierYears = map[string]string{"_2015_16": "_2000_01"}

// addRates adds what stood before a change in percentage points, and the ratio
// to the rate of all levels.
func (r result) addRates(rates []inputGroup, points *number, totalRate text, hasTotal bool) error {
	if len(rates) != 1 {
		if len(rates) > 1 || points != nil || hasTotal {
			return errors.New("inputs: want one rate")
		}
		return nil
	}
	var in struct {
		Rate percent `json:"rate"`
	}
	if err := decodeInputs(rates[0].inputs, &in); err != nil {
		return err
	}
	rate := in.Rate.figure
	if points != nil {
		change, err := figure.Parse(points.String())
		if err != nil {
			return err
		}
		c, err := diaspora.PointsChangeTo(rate, change)
		if err != nil {
			return err
		}
		r["rate_before"] = written(c.Face, c.HasFace)
		if earlier, ok := earlierYears[rates[0].ending]; ok {
			r["rate"+earlier] = r["rate_before"]
		}
		r["relative_change_percent"] = writtenFace(c.Relative)
		r.unless(c.Relative.Undefined)
	}
	if hasTotal {
		total, err := figure.Parse(string(totalRate) + "%")
		if err != nil {
			return err
		}
		r["selection_ratio"] = writtenQuotient(claim.Ratio(rate, total, figure.Int(1)))
	}
	return nil
}

// writtenQuotient returns the printed value of a quotient, or null.
func writtenQuotient(q claim.Quotient) any {
	if q.Face == nil {
		return nil
	}
	return written(*q.Face, true)
}

// addLeverage adds both meanings of leverage. The amounts are exact, in
// millions of a currency that the cases do not name.
func (r result) addLeverage(in reportedIn) error {
	if in.Grants == "" && in.Investments == "" {
		return nil
	}
	var stated [2]money.Figure
	for i, t := range []text{in.Grants, in.Investments} {
		a, err := t.orNone(money.EUR)
		if err != nil {
			return err
		}
		if stated[i], err = money.Stated(a); err != nil {
			return err
		}
	}
	l, err := diaspora.LeverageOf(stated[0], stated[1])
	if err != nil {
		return err
	}
	r["investment_per_grant"], r["private_per_grant"] = writtenFace(l.InvestmentPerGrant), writtenFace(l.PrivatePerGrant)
	r.unless(l.InvestmentPerGrant.Undefined)
	if !in.Claimed.figure.IsZero() {
		policy, err := in.policy()
		if err != nil {
			return err
		}
		r["claim_supported"] = writtenVerdict(l.Supports(in.Claimed.figure.Under(policy)))
	}
	return nil
}

// addBases adds the numbers that percentages can be of. Where no rounding is
// stated, both ends of the rounding interval are kept.
func (r result) addBases(in reportedIn) error {
	if in.Percentages == nil {
		return nil
	}
	var percents []figure.Quantity
	for _, p := range in.Percentages {
		f, err := printedPercent{in.Decimals}.of(p)
		if err != nil {
			return err
		}
		percents = append(percents, f)
	}
	bases := []int64{}
	if in.Rounding != "" {
		var rule figure.Rounding
		if err := rule.UnmarshalText([]byte(strings.ReplaceAll(inLibrary(in.Rounding), " ", libraryDash))); err != nil {
			return err
		}
		found, err := diaspora.ImpliedBases(int64(in.MaxBase), rule, percents...)
		if err != nil {
			return err
		}
		bases = append(bases, found...)
	} else {
		const most = 1_000_000
		if in.MaxBase < 1 || in.MaxBase > most {
			return fmt.Errorf("max_base %d: want 1 to %d", in.MaxBase, most)
		}
		for n := int64(1); n <= int64(in.MaxBase); n++ {
			fits, err := claim.FitsBase(n, percents...)
			if err != nil {
				return err
			}
			if fits {
				bases = append(bases, n)
			}
		}
	}
	r["possible_bases"] = bases
	return nil
}

// addReportedChange adds the growth from one number to another.
func (r result) addReportedChange(in reportedIn) error {
	if in.From == nil && in.To == nil {
		return nil
	}
	var ends [2]figure.Figure
	for i, n := range []*number{in.From, in.To} {
		if n == nil {
			continue
		}
		d, ok := n.Decimal()
		if !ok {
			return fmt.Errorf("%s: want a decimal", check.Quote(n.String()))
		}
		var err error
		if ends[i], err = figure.New(figure.Exact, d); err != nil {
			return err
		}
	}
	stated, err := in.of(in.Reported)
	if err != nil {
		return err
	}
	c := diaspora.NewChange(ends[0], ends[1])
	r["change"], r["multiple"] = writtenReckoned(c.Difference), writtenFace(c.Multiple)
	r.unless(c.Percent.Undefined)
	return r.addChange(c, stated, in.Rounding)
}

// addLines adds what a budget in two currencies comes to, and the rates behind
// its lines.
func (r result) addLines(lines []moneyLine, totals map[string]text) error {
	if len(lines) == 0 {
		if len(totals) > 0 {
			return errors.New("inputs: totals without lines")
		}
		return nil
	}
	codes := lines[0].names()
	if len(codes) != 2 {
		return fmt.Errorf("a line has %d amounts: want two", len(codes))
	}
	var sums [2][]figure.Quantity
	var pairs, reversed []diaspora.AmountPair
	for _, line := range lines {
		var pair [2]money.Amount
		for i, code := range codes {
			stated, ok := line.get(code)
			if !ok || len(line) != len(codes) {
				return fmt.Errorf("want a line in %s and %s alone", codes[0], codes[1])
			}
			a, f, err := stated.printedIn(code)
			if err != nil {
				return err
			}
			pair[i], sums[i] = a, append(sums[i], f)
		}
		pairs = append(pairs, diaspora.AmountPair{Base: pair[0], Quote: pair[1]})
		reversed = append(reversed, diaspora.AmountPair{Base: pair[1], Quote: pair[0]})
	}
	consistent := check.Met
	for i, code := range codes {
		var total money.Figure
		if stated, ok := totals[code]; ok {
			var err error
			if _, total, err = stated.printedIn(code); err != nil {
				return err
			}
			delete(totals, code)
		}
		sum, err := claim.Sum(total, sums[i]...)
		if err != nil {
			return err
		}
		n, ok := sum.Sum.IsPoint()
		r["sum_"+code] = written(n, ok)
		if total.IsZero() {
			consistent = consistent.And(check.CannotTell)
		} else {
			consistent = consistent.And(check.Decide(sum.Holds()))
		}
	}
	if len(totals) > 0 {
		return errors.New("inputs: a total in another currency")
	}
	rates, err := diaspora.ImpliedRatesOf(pairs...)
	if err != nil {
		return err
	}
	back, err := diaspora.ImpliedRatesOf(reversed...)
	if err != nil {
		return err
	}
	r["implied_"+codes[1]+"_per_"+codes[0]], r["implied_"+codes[0]+"_per_"+codes[1]] = writtenRates(rates), writtenRates(back)
	r["totals_consistent"], r["single_rate"] = writtenVerdict(consistent), writtenVerdict(rates.Single)
	return nil
}

// printedIn returns an amount in the currency of a code in small letters, also
// as a figure.
func (t text) printedIn(code string) (money.Amount, money.Figure, error) {
	c, err := money.ParseCurrency(strings.ToUpper(code))
	if err != nil {
		return money.Amount{}, money.Figure{}, err
	}
	a, err := t.in(c)
	if err != nil {
		return money.Amount{}, money.Figure{}, err
	}
	f, err := money.Stated(a)
	return a, f, err
}

func writtenRates(rates diaspora.ImpliedRates) []any {
	out := []any{}
	for _, l := range rates.Lines {
		out = append(out, written(l.Rate, l.Undefined == ""))
	}
	return out
}
