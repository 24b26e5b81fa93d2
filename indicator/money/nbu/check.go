package nbu

import (
	"fmt"
	"strconv"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

// Check returns what looks wrong in a table of the bank's rates, for each
// currency:
//
//   - "nbu.withdrawn-code", a warning: rates are of a day on which the code was
//     withdrawn already. The sentence tells by which currency it was replaced
//     and, where the table goes on with that one at a power of ten times the
//     rate, by which. Such rates are not to be used for either currency.
//   - "nbu.monthly-rate", a note: the rate is stated for many days and never
//     changes within a month. Cross rates with currencies that do are wrong
//     while the hryvnia moves. It takes three months of two days or more each
//     and two changes between them to tell.
//
// Behind these follows what [money.Rates.Check] returns, but for the validity of
// codes that were told to be withdrawn. A code was withdrawn
// where [money.Currency.Changeover] knows by what and on which day.
func Check(rates *money.Rates) check.Findings {
	var fs check.Findings
	var run series
	for r := range rates.All() {
		if r.Kind() != money.Daily || r.Quote() != money.UAH {
			continue
		}
		if run.base != r.Base() {
			fs = run.end(fs, rates)
			run = series{base: r.Base()}
			run.changeover, _ = r.Base().Changeover()
		}
		run.add(r)
	}
	fs = run.end(fs, rates)
	for _, f := range rates.Check() {
		if f.Code != "money.rate-validity" || len(fs.Below(f.Path).WithCode("nbu.withdrawn-code")) == 0 {
			fs = append(fs, f)
		}
	}
	return fs
}

// series is what there is to know of the rates of one currency.
type series struct {
	base       money.Currency
	changeover money.Changeover // its day is not stated where none is known

	first, last money.Rate // of those after the withdrawal
	after       int        // how many those are

	previous money.Rate
	rates    int
	inMonth  int  // rates of the month at hand
	months   int  // of two rates or more
	changes  int  // from one month to another
	moves    bool // within a month
	since    money.Rate
}

func (s *series) add(r money.Rate) {
	if on := s.changeover.On; !on.IsZero() && r.Date().Compare(on) >= 0 {
		if s.after == 0 {
			s.first = r
		}
		s.last = r
		s.after++
	}
	if s.rates == 0 {
		s.since = r
	}
	s.rates++
	now, before := r.Date(), s.previous.Date()
	sameMonth := now.Year() == before.Year() && now.Month() == before.Month()
	changed := !s.previous.IsZero() && !r.Factor().Equal(s.previous.Factor())
	switch {
	case !sameMonth:
		s.inMonth = 1
		if changed {
			s.changes++
		}
	default:
		if s.inMonth++; s.inMonth == 2 {
			s.months++
		}
		s.moves = s.moves || changed
	}
	s.previous = r
}

// end appends what there is to say of the currency.
func (s *series) end(fs check.Findings, rates *money.Rates) check.Findings {
	path := check.Path(s.base.Code() + "-" + money.UAH.Code())
	if s.after > 0 {
		fs = append(fs, s.withdrawn(path, rates))
	}
	if s.months >= 3 && s.changes >= 2 && !s.moves {
		fs = append(fs, check.Finding{
			Code: "nbu.monthly-rate", Severity: check.Note, Path: path,
			Message: fmt.Sprintf("%d rates of %s from %s to %s change with the month alone, %d times: a cross rate with a currency whose rate changes daily is wrong within the month",
				s.rates, s.base, s.since.Date(), s.previous.Date(), s.changes),
			Values: []check.Value{
				{Name: "from", Text: s.since.Date().String()}, {Name: "to", Text: s.previous.Date().String()},
				{Name: "rates", Text: strconv.Itoa(s.rates)}, {Name: "changes", Text: strconv.Itoa(s.changes)},
			},
		})
	}
	return fs
}

// withdrawn says that there are rates of a code that was withdrawn.
func (s *series) withdrawn(path check.Path, rates *money.Rates) check.Finding {
	c := s.changeover
	span := "of " + s.first.Date().String()
	if s.after > 1 {
		span = fmt.Sprintf("from %s to %s", s.first.Date(), s.last.Date())
	}
	f := check.Finding{
		Code: "nbu.withdrawn-code", Severity: check.Warning, Path: path,
		Message: fmt.Sprintf("%s of %s %s: %s replaced it on %s, %s to 1", counted(s.after), s.base, span, c.New, c.On, c.OldPerNew),
		Values: []check.Value{
			{Name: "from", Text: s.first.Date().String()}, {Name: "to", Text: s.last.Date().String()},
			{Name: "rates", Text: strconv.Itoa(s.after)}, {Name: "successor", Text: c.New.Code()},
		},
	}
	next, ok := s.next(rates)
	if !ok {
		return f
	}
	if times, ok := powerOfTen(next.Factor(), s.last.Factor()); ok && times != "1" {
		f.Message += fmt.Sprintf("; the next of %s, %s, is about %s times the last of %s, %s", c.New, next, times, s.base, s.last)
		f.Values = append(f.Values, check.Value{Name: "times", Text: times})
	}
	return f
}

// next returns the first rate of the successor after the last of the currency.
func (s *series) next(rates *money.Rates) (money.Rate, bool) {
	for r := range rates.Between(s.changeover.New, money.UAH) {
		if r.Kind() == money.Daily && r.Date().Compare(s.last.Date()) > 0 {
			return r, true
		}
	}
	return money.Rate{}, false
}

func counted(n int) string {
	if n == 1 {
		return "1 rate"
	}
	return strconv.Itoa(n) + " rates"
}

// powerOfTen returns the power of ten, 1 or above, that a is of b within a
// quarter.
func powerOfTen(a, b figure.Number) (string, bool) {
	ratio, ok := a.Quo(b)
	if !ok {
		return "", false
	}
	low, _ := figure.Frac(4, 5)
	high, _ := figure.Frac(5, 4)
	ten := figure.Int(10)
	for zeros := 0; ratio.Cmp(low) >= 0; zeros++ {
		if ratio.Cmp(high) <= 0 {
			return "1" + strings.Repeat("0", zeros), true
		}
		low, high = low.Mul(ten), high.Mul(ten)
	}
	return "", false
}
