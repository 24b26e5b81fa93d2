package imf

import (
	"fmt"
	"strconv"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

// Check returns what looks wrong in the records, for each currency:
//
//   - "imf.before-code", a warning: rates are of years in which, or in a part of
//     which, the currency did not exist. They are restated in its unit, or still
//     in that of the currency before, and the code tells neither.
//   - "imf.withdrawn-code", a warning: rates are of years in which the currency
//     was replaced already.
//   - "imf.countries-differ": countries state values for one year that differ, a
//     note where in their last digits alone and a warning where by more, so that
//     [Records.Rates] refuses them.
//
// Behind these follows what [money.Rates.Check] returns of [Records.Rates],
// where there are such, but for the validity of codes whose life is judged here. Codes whose life is judged are those of the euro area
// and of most redenominations since 1991.
func (rs Records) Check() check.Findings {
	var fs check.Findings
	var run currencyRun
	for same := range rs.byRate() {
		if c := same[0].Rate.Quote(); c != run.currency {
			fs = run.end(fs)
			run = newCurrencyRun(c)
		}
		run.add(same)
	}
	fs = run.end(fs)
	if rates, err := rs.Rates(); err == nil {
		for _, f := range rates.Check() {
			if told := fs.Below(f.Path); f.Code != "money.rate-validity" ||
				len(told.WithCode("imf.before-code"))+len(told.WithCode("imf.withdrawn-code")) == 0 {
				fs = append(fs, f)
			}
		}
	}
	return fs
}

// currencyRun is what there is to know of the records of one currency.
type currencyRun struct {
	currency money.Currency
	came     money.Changeover // its day is not stated where none is known
	went     money.Changeover

	before, after, differ rateRun
	unlike                [2]Record // the first pair of the widest gap
	gap                   figure.Number
	far                   bool // whether a gap is of more than last digits
}

func newCurrencyRun(c money.Currency) currencyRun {
	run := currencyRun{currency: c}
	run.came = beginOf(c)
	run.went, _ = c.Changeover()
	return run
}

// beginOf returns the changeover by which c came, where it changed the unit and
// its day is known. The euro was not new to those who joined it later.
func beginOf(c money.Currency) money.Changeover {
	if c == money.EUR {
		return money.Changeover{}
	}
	for _, change := range money.ChangeoversTo(c) {
		if !change.On.IsZero() && !change.OldPerNew.Equal(figure.Int(1)) {
			return change
		}
	}
	return money.Changeover{}
}

// add adds the records of one year, the one that counts first.
func (run *currencyRun) add(same Records) {
	first := same[0]
	date := first.Rate.Date()
	if on := run.came.On; !on.IsZero() && date.First().Compare(on) < 0 {
		run.before.add(first.Rate)
	}
	if on := run.went.On; !on.IsZero() && date.First().Compare(on) >= 0 {
		run.after.add(first.Rate)
	}
	differ := false
	for _, other := range same[1:] {
		gap := relativeGap(first.Rate, other.Rate)
		if gap.Sign() == 0 {
			continue
		}
		differ = true
		run.far = run.far || !near(first.Rate, other.Rate)
		if gap.Cmp(run.gap) > 0 {
			run.gap, run.unlike = gap, [2]Record{first, other}
		}
	}
	if differ {
		run.differ.add(first.Rate)
	}
}

// end appends what there is to say of the currency.
func (run *currencyRun) end(fs check.Findings) check.Findings {
	if run.before.n > 0 {
		c := run.came
		fs = append(fs, run.finding("imf.before-code", check.Warning, run.before,
			fmt.Sprintf("averages of %s %s are of before it replaced %s on %s, %s to 1: restated in %s, or still in %s",
				run.currency, run.before.years(), c.Old, c.On, c.OldPerNew, c.New, c.Old),
			check.Value{Name: "predecessor", Text: c.Old.Code()}))
	}
	if run.after.n > 0 {
		c := run.went
		fs = append(fs, run.finding("imf.withdrawn-code", check.Warning, run.after,
			fmt.Sprintf("averages of %s %s are of after %s replaced it on %s, %s to 1",
				run.currency, run.after.years(), c.New, c.On, c.OldPerNew),
			check.Value{Name: "successor", Text: c.New.Code()}))
	}
	if run.differ.n > 0 {
		severity, how := check.Note, "differ by country in their last digits"
		if run.far {
			severity, how = check.Warning, "differ by country, by more than last digits"
		}
		a, b := run.unlike[0], run.unlike[1]
		fs = append(fs, run.finding("imf.countries-differ", severity, run.differ,
			fmt.Sprintf("averages of %s %s %s: %s has %s for %s, %s has %s",
				run.currency, run.differ.years(), how,
				check.Quote(a.CountryCode), a.Rate.Value(), a.Rate.Date(), check.Quote(b.CountryCode), b.Rate.Value()),
			check.Value{Name: a.CountryCode, Text: a.Rate.Value().String()},
			check.Value{Name: b.CountryCode, Text: b.Rate.Value().String()}))
	}
	return fs
}

func (run *currencyRun) finding(code string, severity check.Severity, rates rateRun, message string, more ...check.Value) check.Finding {
	return check.Finding{
		Code: code, Severity: severity, Path: check.Path(money.USD.Code() + "-" + run.currency.Code()), Message: message,
		Values: append([]check.Value{
			{Name: "from", Text: rates.first.Date().String()}, {Name: "to", Text: rates.last.Date().String()},
			{Name: "years", Text: strconv.Itoa(rates.n)},
		}, more...),
	}
}

// relativeGap returns by what part of the first two rates differ.
func relativeGap(a, b money.Rate) figure.Number {
	gap := a.Factor().Sub(b.Factor())
	if gap.Sign() < 0 {
		gap = gap.Neg()
	}
	gap, _ = gap.Quo(a.Factor())
	return gap
}

// rateRun is the first and the last of the rates of some years, and how many
// there are.
type rateRun struct {
	first, last money.Rate
	n           int
}

func (run *rateRun) add(r money.Rate) {
	if run.n == 0 {
		run.first = r
	}
	run.last = r
	run.n++
}

// years returns "for 2000" or "for 5 years from 2000 to 2004".
func (run rateRun) years() string {
	if run.n == 1 {
		return "for " + run.first.Date().String()
	}
	return fmt.Sprintf("for %d years from %s to %s", run.n, run.first.Date(), run.last.Date())
}
