package ecb

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// Source is the source of all rates that this package reads.
const Source = "European Central Bank"

// maxDays is how many days a month can have.
const maxDays = 31

// window holds the rates of one calendar month, as they stand one after the
// other in a file, until it is known to how many decimals they are stated.
type window struct {
	month    period.Date
	days     int
	rates    []money.Rate
	decimals map[money.Currency]int // the most that a rate of the month shows
}

// begin takes up a day, and yields what is held first where the day is of
// another month. It returns what yield does.
func (w *window) begin(day period.Date, yield func(money.Rate, error) bool) bool {
	month := day.Truncate(period.Month)
	goOn := true
	if month != w.month || w.days == maxDays {
		goOn = w.flush(yield)
		w.month, w.days = month, 0
	}
	w.days++
	return goOn
}

// add adds a rate of the day that was begun. It returns why a figure is no rate.
func (w *window) add(day period.Date, quote money.Currency, figure string) error {
	value, err := number(figure, quote)
	if err != nil {
		return err
	}
	rate, err := money.NewRate(money.EUR, quote, value, money.Daily, day, Source)
	if err != nil {
		return err
	}
	if w.decimals == nil {
		w.decimals = map[money.Currency]int{}
	}
	n, _ := rate.Decimals()
	w.decimals[quote] = max(w.decimals[quote], n)
	w.rates = append(w.rates, rate)
	return nil
}

// flush yields what is held, stated to the decimals of the month.
func (w *window) flush(yield func(money.Rate, error) bool) bool {
	defer func() {
		w.rates = w.rates[:0]
		clear(w.decimals)
	}()
	for _, rate := range w.rates {
		rate, err := rate.WithDecimals(w.decimals[rate.Quote()])
		if err != nil {
			yield(money.Rate{}, fmt.Errorf("ecb: %w", err))
			return false
		}
		if !yield(rate, nil) {
			return false
		}
	}
	return true
}

// number returns the number that a text states, with all its decimals. Package
// money reads it, under limits of its own, and not package decimal, which asks
// variables that anybody may change.
func number(figure string, quote money.Currency) (decimal.Decimal, error) {
	amount, err := money.ParseIn(figure, quote)
	if err != nil {
		return decimal.Decimal{}, err
	}
	return amount.Decimal(), nil
}

// quoted returns the currency that a code names and that the euro is quoted in.
func quoted(code string) (money.Currency, error) {
	c, err := money.ParseCurrency(code)
	if err == nil && c == money.EUR {
		return 0, errors.New("the euro itself: want another currency")
	}
	return c, err
}

// day returns the day that a text names: "2012-04-05", or "05 April 2012" in
// the file of the latest day.
func day(text string) (period.Date, error) {
	d, err := period.Parse(text)
	if err != nil {
		span, e := period.ParseEnglish(text)
		if e != nil || span != period.Whole(span.Start()) {
			return period.Date{}, fmt.Errorf("%s is no day: want 2012-04-05 or 05 April 2012", check.Quote(text))
		}
		d = span.Start()
	}
	if d.Precision() != period.Day {
		return period.Date{}, fmt.Errorf("%s is no day: want 2012-04-05 or 05 April 2012", check.Quote(text))
	}
	return d, nil
}
