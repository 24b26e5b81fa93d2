package main

import (
	"errors"
	"maps"
	"slices"
	"strconv"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// rateMethods are conversions by rates that stand in the case itself.
func rateMethods() map[string]handler {
	return map[string]handler{
		"money.bag_total":           handle(bagTotal),
		"money.convert":             handle(convert),
		"money.convert_legacy_euro": handle(convertLegacyEuro),
		"money.lookup":              handle(lookup),
		"money.unore":               handle(operational),
	}
}

// newRate returns a rate with the digits that it is stated with.
func newRate(base, quote money.Currency, value text, kind money.RateKind, date period.Date, source text) (money.Rate, error) {
	v, err := value.in(quote)
	if err != nil {
		return money.Rate{}, err
	}
	return money.NewRate(base, quote, v.Decimal(), kind, date, string(source))
}

// legRate is a rate that is to be a leg of a conversion.
type legRate struct {
	Base   money.Currency `json:"base"`
	Quote  money.Currency `json:"quote"`
	Rate   text           `json:"rate"`
	Per    text           `json:"per,omitzero"` // 1 where absent
	Date   text           `json:"date,omitzero"`
	Source text           `json:"source,omitzero"`
}

func (r *legRate) UnmarshalJSON(data []byte) error {
	type plain legRate
	return decodeInputs(data, (*plain)(r))
}

// agreed returns the rate as one that holds on any day: the case says that it
// counts.
func (r legRate) agreed() (money.Rate, error) {
	rate, err := newRate(r.Base, r.Quote, r.Rate, money.Agreed, period.Date{}, r.Source)
	if err != nil || r.Per == "" {
		return rate, err
	}
	per, err := strconv.ParseInt(string(r.Per), 10, 64)
	if err != nil {
		return money.Rate{}, errors.New("per " + check.Quote(string(r.Per)) + ": want a whole number")
	}
	return rate.WithPer(per)
}

// factorPlaces are the decimals to which cases state a factor.
const factorPlaces = 20

// convert takes the rates as the legs, in their order.
func convert(in struct {
	Amount   text           `json:"amount"`
	From     money.Currency `json:"from"`
	To       money.Currency `json:"to"`
	Rates    []legRate      `json:"rates"`
	Rounding mode           `json:"rounding"`
	Date     period.Date    `json:"date,omitzero"`
},
) (any, error) {
	a, err := in.Amount.in(in.From)
	if err != nil {
		return nil, err
	}
	rates := make([]money.Rate, len(in.Rates))
	for i, r := range in.Rates {
		if rates[i], err = r.agreed(); err != nil {
			return nil, err
		}
	}
	got, err := money.Converter{Rounding: in.Rounding.Rounding}.ConvertOver(a, in.Date, rates...)
	if err != nil {
		return nil, err
	}
	if led := got.Amount().Currency(); led != in.To {
		return nil, errors.New("the rates lead to " + led.String() + ", not to " + in.To.String())
	}
	path := []result{}
	for i, leg := range got.Legs() {
		use := "direct"
		if leg.Inverse {
			use = "inverse"
		}
		path = append(path, result{"rate_index": i, "use": use})
	}
	return result{
		"amount": got.Amount(), "path": path,
		"factor_20dp": got.Factor().Round(factorPlaces, money.HalfEven).StringFixed(factorPlaces),
	}, nil
}

func convertLegacyEuro(in struct {
	Amount text                    `json:"amount"`
	From   money.Currency          `json:"from"`
	To     money.Currency          `json:"to"`
	Fixed  map[money.Currency]text `json:"fixed_rates_per_eur"`
},
) (any, error) {
	a, err := in.Amount.in(in.From)
	if err != nil {
		return nil, err
	}
	var rates []money.Rate
	for _, national := range slices.Sorted(maps.Keys(in.Fixed)) {
		rate, err := newRate(money.EUR, national, in.Fixed[national], money.Fixed, period.Date{}, "")
		if err != nil {
			return nil, err
		}
		rates = append(rates, rate)
	}
	fixings, err := money.NewEuroFixings(rates...)
	if err != nil {
		return nil, err
	}
	got, err := fixings.Convert(a, in.To)
	return result{"amount": got.Amount, "intermediate_eur": got.Euro}, err
}

// dayRate is a rate in a series.
type dayRate struct {
	Date period.Date `json:"date"`
	Rate text        `json:"rate"`
}

func (r *dayRate) UnmarshalJSON(data []byte) error {
	type plain dayRate
	return decodeInputs(data, (*plain)(r))
}

func lookup(in struct {
	Series []dayRate   `json:"series"`
	Date   period.Date `json:"date"`
	Policy text        `json:"policy"`
	MaxAge *age        `json:"max_age_days,omitzero"` // without a limit where absent
},
) (any, error) {
	const base, quote = money.EUR, money.USD // the cases name no pair: any will do
	rates := make([]money.Rate, len(in.Series))
	for i, r := range in.Series {
		var err error
		if rates[i], err = newRate(base, quote, r.Rate, money.Daily, r.Date, ""); err != nil {
			return nil, err
		}
	}
	table, err := money.NewRates(rates...)
	if err != nil {
		return nil, err
	}
	return lookupIn(table, base, quote, in.Date, in.Policy, in.MaxAge)
}

// lookupIn answers with the rate that a table has for a date.
func lookupIn(table *money.Rates, base, quote money.Currency, date period.Date, name text, maxAge *age) (any, error) {
	days := money.Unlimited
	if maxAge != nil {
		days = int(*maxAge)
	}
	var policy money.Policy
	switch name {
	case "exact":
		policy = money.ExactDay()
	case "on_or_before":
		policy = money.OnOrBefore(days)
	case "nearest":
		policy = money.Nearest(days)
	default:
		return nil, errors.New("policy " + check.Quote(string(name)) + ": want exact, on_or_before or nearest")
	}
	leg, err := table.Lookup(base, quote, date, policy)
	return result{"date": leg.Rate.Date(), "rate": leg.Rate.Value(), "age_days": leg.Age}, err
}

// age is a number of days.
type age uint16

// revision is a list of operational rates: units of each currency for one of
// the base.
type revision struct {
	Effective period.Date             `json:"effective"`
	Full      bool                    `json:"full"`
	Rates     map[money.Currency]text `json:"rates"`
}

func (r *revision) UnmarshalJSON(data []byte) error {
	type plain revision
	return decodeInputs(data, (*plain)(r))
}

// addTo adds the list to a table.
func (r revision) addTo(b *money.RatesBuilder, base money.Currency) error {
	var rates []money.Rate
	for _, currency := range slices.Sorted(maps.Keys(r.Rates)) {
		rate, err := newRate(base, currency, r.Rates[currency], money.Operational, r.Effective, "")
		if err != nil {
			return err
		}
		rates = append(rates, rate)
	}
	return b.AddList(r.Effective, r.Full, rates...)
}

// transaction is an amount that is converted at the rate in force of one of its
// currencies.
type transaction struct {
	Currency money.Currency `json:"currency"` // whose rate is asked for
	Amount   text           `json:"amount"`
	From     money.Currency `json:"from"`
	To       money.Currency `json:"to,omitzero"` // the base where absent
	Rounding mode           `json:"rounding"`
}

// convert returns the rate for a date and the amount at it.
func (t transaction) convert(table *money.Rates, base money.Currency, date period.Date, policy money.Policy) (money.Leg, money.Amount, error) {
	leg, err := table.Lookup(base, t.Currency, date, policy)
	if err != nil {
		return leg, money.Amount{}, err
	}
	to := t.To
	if to.IsZero() {
		to = base
	}
	a, err := t.Amount.in(t.From)
	if err != nil {
		return leg, a, err
	}
	c := money.Converter{
		Rates: []*money.Rates{table}, Policy: policy, Pivots: []money.Currency{base}, Rounding: t.Rounding.Rounding,
	}
	got, err := c.Convert(a, to, date)
	return leg, got.Amount(), err
}

func operational(in struct {
	transaction
	Base      money.Currency `json:"base"`
	Revisions []revision     `json:"revisions"`
	Date      period.Date    `json:"date"`
},
) (any, error) {
	var b money.RatesBuilder
	for _, list := range in.Revisions {
		if err := list.addTo(&b, in.Base); err != nil {
			return nil, err
		}
	}
	table, err := b.Rates()
	if err != nil {
		return nil, err
	}
	leg, amount, err := in.convert(table, in.Base, in.Date, money.ListInForce(money.Unlimited))
	return result{"effective": leg.Rate.Date(), "rate": leg.Rate.Value(), "to": amount.Currency(), "amount": amount}, err
}

// line is an amount in a bag.
type line struct {
	Amount   text           `json:"amount"`
	Currency money.Currency `json:"currency"`
}

func (l *line) UnmarshalJSON(data []byte) error {
	type plain line
	return decodeInputs(data, (*plain)(l))
}

// usedRate is a rate between a currency and another that is given elsewhere.
type usedRate struct {
	Rate  text `json:"rate"`
	Quote text `json:"quote"` // direct: so many of the other for one; inverse: the opposite
}

func (r *usedRate) UnmarshalJSON(data []byte) error {
	type plain usedRate
	return decodeInputs(data, (*plain)(r))
}

// pair returns base and quote of a rate that leads from one currency to another.
func pair(from, to money.Currency, use text) (base, quote money.Currency, err error) {
	switch use {
	case "direct":
		return from, to, nil
	case "inverse":
		return to, from, nil
	}
	return base, quote, errors.New("use " + check.Quote(string(use)) + ": want direct or inverse")
}

func bagTotal(in struct {
	Lines    []line                      `json:"lines"`
	Rates    map[money.Currency]usedRate `json:"rates"`
	To       money.Currency              `json:"to"`
	Rounding mode                        `json:"rounding"`
},
) (any, error) {
	var b money.RatesBuilder
	for _, currency := range slices.Sorted(maps.Keys(in.Rates)) {
		used := in.Rates[currency]
		base, quote, err := pair(currency, in.To, used.Quote)
		if err != nil {
			return nil, err
		}
		rate, err := newRate(base, quote, used.Rate, money.Agreed, period.Date{}, "")
		if err != nil {
			return nil, err
		}
		if err := b.Add(rate); err != nil {
			return nil, err
		}
	}
	table, err := b.Rates()
	if err != nil {
		return nil, err
	}
	amounts := make([]money.Amount, len(in.Lines))
	for i, l := range in.Lines {
		if amounts[i], err = l.Amount.in(l.Currency); err != nil {
			return nil, err
		}
	}
	c := money.Converter{Rates: []*money.Rates{table}, Policy: money.FixedAndAgreed(), Rounding: in.Rounding.Rounding}
	total, err := c.TotalOn(in.To, period.Date{}, amounts...)
	if err == nil {
		err = total.Err()
	}
	if err != nil {
		return nil, err
	}
	byCurrency := map[money.Currency]money.Amount{}
	for sum := range money.BagOf(amounts...).All() {
		byCurrency[sum.Currency()] = sum
	}
	once, _ := total.Amount() // complete, as Err says
	byPart, _ := total.RoundedByPart()
	out := result{
		"by_currency": byCurrency, "total_rounded_once": once,
		"total_if_each_currency_rounded": byPart, "total_if_each_line_rounded": nil,
	}
	if byLine, complete := total.RoundedByLine(); complete {
		out["total_if_each_line_rounded"] = byLine
	}
	return out, nil
}
