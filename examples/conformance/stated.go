package main

import (
	"errors"
	"maps"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// statedMethods are amounts as reports state them, by value, place value and
// hedge.
func statedMethods() map[string]handler {
	return map[string]handler{
		"money.reconcile":      handle(reconcile),
		"money.stated_bounds":  handle(statedBounds),
		"money.stated_convert": handle(statedConvert),
		"money.stated_share":   handle(statedShare),
		"money.stated_sum":     handle(statedSum),
	}
}

// stated is a figure by its parts. Its text is for readers.
type stated struct{ figure figure.Figure }

func (s *stated) UnmarshalJSON(data []byte) error {
	in := struct {
		Text  text   `json:"text,omitzero"`
		Value number `json:"value"`
		Ulp   number `json:"ulp"` // the place value
		Hedge text   `json:"hedge,omitzero"`
	}{Hedge: text(figure.Rounded.String())}
	if err := decodeInputs(data, &in); err != nil {
		return err
	}
	return readInto(&s.figure, map[string]any{
		"hedge": in.Hedge, "value": in.Value, "place_value": in.Ulp,
	})
}

// quantities returns figures as claims take them.
func quantities(figures []stated) []figure.Quantity {
	out := make([]figure.Quantity, len(figures))
	for i, f := range figures {
		out[i] = f.figure
	}
	return out
}

func reconcile(in struct {
	Total stated   `json:"total"`
	Parts []stated `json:"parts"`
},
) (any, error) {
	r, err := claim.Sum(in.Total.figure, quantities(in.Parts)...)
	if err != nil {
		return nil, err
	}
	total, ok := in.Total.figure.Value()
	if !ok || r.Strengths == nil {
		return nil, errors.New("there are no face values to reconcile")
	}
	out := result{"sum": total.Sub(r.Strengths.Difference).String()}
	maps.Copy(out, writtenStrengths(*r.Strengths))
	return out, nil
}

// writtenOutwards returns an interval at so many decimals by the keys of the
// cases.
func writtenOutwards(v figure.Interval, scale places) any {
	return result{"bounds": writtenBounds(v.Outwards(int(scale)))}
}

func statedBounds(in struct {
	Figure stated `json:"figure"`
	Scale  places `json:"scale"`
},
) (any, error) {
	return writtenOutwards(in.Figure.figure.Bounds(), in.Scale), nil
}

func statedSum(in struct {
	Figures []stated `json:"figures"`
	Scale   places   `json:"scale"`
},
) (any, error) {
	r, err := claim.Sum(figure.Figure{}, quantities(in.Figures)...)
	if err != nil {
		return nil, err
	}
	return writtenOutwards(r.Sum, in.Scale), nil
}

func statedShare(in struct {
	Numerator   stated `json:"numerator"`
	Denominator stated `json:"denominator"`
	Scale       places `json:"scale"`
},
) (any, error) {
	q := claim.Ratio(in.Numerator.figure, in.Denominator.figure, figure.Int(1))
	if q.Undefined != "" {
		return result{undefinedKey: q.Undefined}, nil
	}
	return writtenOutwards(q.Bounds, in.Scale), nil
}

// statedRate is a rate that is itself a rounded figure.
type statedRate struct {
	Rate text `json:"rate"`
	Ulp  text `json:"ulp"` // 0: exact
	Use  text `json:"use"`
}

func (r *statedRate) UnmarshalJSON(data []byte) error {
	type plain statedRate
	return decodeInputs(data, (*plain)(r))
}

// between returns the rate that leads from one currency to another, on a day.
func (r statedRate) between(from, to money.Currency, day period.Date) (money.Rate, error) {
	base, quote, err := pair(from, to, r.Use)
	if err != nil {
		return money.Rate{}, err
	}
	rate, err := newRate(base, quote, r.Rate, money.Daily, day, "")
	if err != nil {
		return money.Rate{}, err
	}
	ulp, err := r.Ulp.in(quote)
	if err != nil {
		return money.Rate{}, err
	}
	if ulp.Sign() == 0 {
		return rate.AsExact(), nil
	}
	if unit, err := money.New(1, ulp.Scale(), quote); err != nil || !unit.Equal(ulp) {
		return money.Rate{}, errors.New("ulp " + check.Quote(string(r.Ulp)) + ": want 0, 1, 0.1, 0.01, …")
	}
	return rate.WithDecimals(ulp.Scale())
}

func statedConvert(in struct {
	Figure stated         `json:"figure"`
	From   money.Currency `json:"from"`
	To     money.Currency `json:"to"`
	Rate   statedRate     `json:"rate"`
	Scale  places         `json:"scale"`
},
) (any, error) {
	f, err := money.FigureOf(in.Figure.figure.WithUnit(in.From.Code()))
	if err != nil {
		return nil, err
	}
	day, err := period.NewYear(2000) // the cases name no day: any will do
	if err != nil {
		return nil, err
	}
	day = day.First()
	rate, err := in.Rate.between(in.From, in.To, day)
	if err != nil {
		return nil, err
	}
	table, err := money.NewRates(rate)
	if err != nil {
		return nil, err
	}
	got, err := money.Converter{Rates: []*money.Rates{table}}.ConvertFigure(f, in.To, day)
	if err != nil {
		return nil, err
	}
	return writtenOutwards(got.Bounds(), in.Scale), nil
}
