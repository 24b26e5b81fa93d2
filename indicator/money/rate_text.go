package money

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// String returns the rate as a sentence, "" for what is not stated:
//
//	1 EUR = 1.3057 USD on 2012-03-15 (daily, ECB)
//	100 JPY = 92.4000 RSD on 2015-12-31 (daily, NBS)
//	1 USD = 0.914 EUR from 2024-03-15 (operational, UN Treasury)
//	1 USD = 108.1841666666667 ALL for 2012 (average, IMF)
//	1 EUR = 1.95583 BAM (fixed)
//	1 EUR = exactly 1.4787 USD on 2011-05-02 (daily, ECB)
//
// [ParseRate] reads it.
func (r Rate) String() string {
	if r.IsZero() {
		return ""
	}
	dst := make([]byte, 0, 96)
	dst = strconv.AppendInt(dst, r.per, 10)
	dst = append(dst, ' ')
	dst = r.base.appendLetters(dst)
	dst = append(dst, " = "...)
	if r.saysExact() {
		dst = append(dst, "exactly "...)
	}
	dst = r.appendValue(dst)
	dst = append(dst, ' ')
	dst = r.quote.appendLetters(dst)
	if !r.date.IsZero() {
		dst = append(dst, ' ')
		dst = append(dst, r.preposition()...)
		dst = append(dst, ' ')
		dst = append(dst, r.date.String()...)
	}
	dst = append(dst, " ("...)
	dst = append(dst, r.kind.String()...)
	if r.source != "" {
		dst = append(dst, ", "...)
		dst = append(dst, r.source...)
	}
	return string(append(dst, ')'))
}

// saysExact reports whether it must be said that r is exact.
func (r Rate) saysExact() bool { return r.exact && !r.kind.stands() && !r.isFraction() }

// preposition returns the word before the date.
func (r Rate) preposition() string {
	switch {
	case r.kind == Daily:
		return "on"
	case r.kind == PeriodAverage, r.kind == Operational && r.date.Precision() == period.Month:
		return "for"
	}
	return "from"
}

// appendValue appends the value with the decimals it is stated to.
func (r Rate) appendValue(dst []byte) []byte {
	if r.frac == nil {
		return Amount{coef: r.coef, scale: r.scale}.appendNumber(dst)
	}
	if r.isFraction() {
		return append(dst, r.frac.String()...)
	}
	coef := r.frac.Round(int(r.scale), HalfEven).Coefficient()
	return Amount{big: coef, scale: r.scale}.appendNumber(dst)
}

// ParseRate reads what [Rate.String] writes, in exactly that form: a rate in
// one line of source or of a test. Errors match [ErrRate].
func ParseRate(s string) (Rate, error) {
	r, err := parseRate(s)
	if err != nil {
		return Rate{}, fmt.Errorf("%w: %s: %w", ErrRate, check.Quote(s), err)
	}
	if r.String() != s {
		return Rate{}, fmt.Errorf("%w: %s: want the form 1 EUR = 1.3057 USD on 2012-03-15 (daily, ECB); did you mean %s",
			ErrRate, check.Quote(s), check.Quote(r.String()))
	}
	return r, nil
}

// MustParseRate is [ParseRate] for rates in source and tests. It panics where
// that returns an error.
func MustParseRate(s string) Rate {
	r, err := ParseRate(s)
	if err != nil {
		panic(err)
	}
	return r
}

// maxRate is how many bytes the sentence of a rate may have.
const maxRate = maxSource + 4*maxText

func parseRate(s string) (Rate, error) {
	if len(s) > maxRate {
		return Rate{}, fmt.Errorf("%d bytes: at most %d are read", len(s), maxRate)
	}
	left, right, ok := strings.Cut(s, " = ")
	words, note, hasNote := strings.Cut(right, " (")
	note, closed := strings.CutSuffix(note, ")")
	if !ok || !hasNote || !closed {
		return Rate{}, fmt.Errorf("want the form 1 EUR = 1.3057 USD on 2012-03-15 (daily, ECB)")
	}
	parts := rateParts{}
	parts.per, parts.base, _ = strings.Cut(left, " ")
	words, parts.exact = strings.CutPrefix(words, "exactly ")
	parts.value, words, _ = strings.Cut(words, " ")
	parts.quote, words, _ = strings.Cut(words, " ")
	_, parts.date, _ = strings.Cut(words, " ")
	parts.kind, parts.source, _ = strings.Cut(note, ", ")
	return parts.rate()
}

// rateParts is a rate on paper.
type rateParts struct {
	per, base, value, quote, date, kind, source string
	exact                                       bool
}

func (p rateParts) rate() (r Rate, err error) {
	r = Rate{source: p.source, exact: p.exact}
	if r.base, err = ParseCurrency(p.base); err != nil {
		return Rate{}, err
	}
	if r.quote, err = ParseCurrency(p.quote); err != nil {
		return Rate{}, err
	}
	if r.per, err = strconv.ParseInt(p.per, 10, 64); err != nil || r.per <= 0 || p.per[0] == '+' {
		return Rate{}, fmt.Errorf("number of units %s: want a whole number such as 1 or 100", check.Quote(p.per))
	}
	if strings.Contains(p.value, "/") {
		n, err := figure.ParseNumber(p.value)
		if err != nil {
			return Rate{}, err
		}
		if _, ok := n.Decimal(); ok {
			return Rate{}, fmt.Errorf("fraction %s: want the decimal that it is", check.Quote(p.value))
		}
		r.frac = &n
	} else {
		a, err := parseNumber(p.value, 0)
		if err != nil {
			return Rate{}, err
		}
		r.setValue(a.coefAt(a.scale), a.scale)
	}
	if err := r.kind.UnmarshalText([]byte(p.kind)); err != nil {
		return Rate{}, err
	}
	if p.date != "" {
		if r.date, err = period.Parse(p.date); err != nil {
			return Rate{}, err
		}
	}
	return r.valid()
}

type rateJSON struct {
	Base   Currency    `json:"base"`
	Quote  Currency    `json:"quote"`
	Per    string      `json:"per,omitempty"`
	Value  string      `json:"value"`
	Exact  bool        `json:"exact,omitempty"`
	Kind   RateKind    `json:"kind"`
	Date   period.Date `json:"date,omitzero"`
	Source string      `json:"source,omitempty"`
}

// MarshalJSON writes {"base":"EUR","quote":"USD","value":"1.3057",
// "kind":"daily","date":"2012-03-15","source":"ECB"}, with "per" where that is
// not 1, "exact" where a rate of its kind would be taken for rounded, and null
// for what is not stated. The decimals of the value are kept; one of more than
// 64 digits, which only the mean of a long period has, is an error.
func (r Rate) MarshalJSON() ([]byte, error) {
	if r.IsZero() {
		return []byte("null"), nil
	}
	out := rateJSON{
		Base: r.base, Quote: r.quote, Exact: r.saysExact(),
		Kind: r.kind, Date: r.date, Source: r.source,
	}
	if r.per != 1 {
		out.Per = strconv.FormatInt(r.per, 10)
	}
	if r.isFraction() {
		text, err := r.frac.MarshalText()
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrRate, err)
		}
		out.Value = string(text)
	} else {
		out.Value = string(r.appendValue(nil))
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what [Rate.MarshalJSON] writes, strictly. Every error
// matches [ErrRate].
func (r *Rate) UnmarshalJSON(data []byte) error {
	if bytes.Equal(bytes.TrimSpace(data), []byte("null")) {
		*r = Rate{}
		return nil
	}
	var in rateJSON
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("%w: %w", ErrRate, err)
	}
	parts := rateParts{
		per: in.Per, base: in.Base.Code(), value: in.Value, quote: in.Quote.Code(),
		date: in.Date.String(), kind: in.Kind.String(), source: in.Source, exact: in.Exact,
	}
	if in.Per == "" {
		parts.per = "1"
	}
	s, err := parts.rate()
	if err != nil {
		return fmt.Errorf("%w: %s: %w", ErrRate, check.Quote(string(data)), err)
	}
	*r = s
	return nil
}
