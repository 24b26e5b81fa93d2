package money_test

import (
	"encoding"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

var (
	_ map[money.RateKind]struct{}
	_ map[money.Weighting]struct{}
	_ map[money.Policy]struct{}

	_ encoding.TextMarshaler   = money.RateKind(0)
	_ encoding.TextUnmarshaler = (*money.RateKind)(nil)
	_ encoding.TextMarshaler   = money.Weighting(0)
	_ encoding.TextUnmarshaler = (*money.Weighting)(nil)
	_ encoding.TextMarshaler   = money.Policy{}
	_ encoding.TextUnmarshaler = (*money.Policy)(nil)
	_ json.Marshaler           = money.Rate{}
	_ json.Unmarshaler         = (*money.Rate)(nil)
)

func TestRatesHaveNoEquality(t *testing.T) {
	for _, v := range []any{
		money.Rate{}, money.Leg{}, money.Conversion{}, money.FigureConversion{}, money.ConvertedTotal{},
		money.RateAverage{}, money.DatedAmount{}, money.EuroConversion{}, money.Way{},
		money.TotalComparison{},
	} {
		require.False(t, reflect.TypeOf(v).Comparable(), "%T", v)
	}
}

func TestNewRateRefuses(t *testing.T) {
	day, month, year := period.MustParse("2012-03-15"), period.MustParse("2012-03"), period.MustParse("2012")
	one := decimal.New(1, 0)
	tests := map[string]struct {
		base, quote money.Currency
		value       decimal.Decimal
		kind        money.RateKind
		date        period.Date
		source      string
		want        string
	}{
		"zero":                     {money.EUR, money.USD, decimal.Zero, money.Daily, day, "", "above zero"},
		"negative":                 {money.EUR, money.USD, decimal.New(-13, -1), money.Daily, day, "", "above zero"},
		"negative, many digits":    {money.EUR, money.USD, decimal.RequireFromString("-1" + strings.Repeat("0", 30)), money.Daily, day, "", "above zero"},
		"one currency":             {money.EUR, money.EUR, one, money.Daily, day, "", "two currencies"},
		"no base":                  {0, money.USD, one, money.Daily, day, "", "unknown currency"},
		"no quote":                 {money.EUR, 7, one, money.Daily, day, "", "unknown currency"},
		"no kind":                  {money.EUR, money.USD, one, 0, day, "", "want a kind"},
		"unknown kind":             {money.EUR, money.USD, one, 9, day, "", "want a kind"},
		"daily of a month":         {money.EUR, money.USD, one, money.Daily, month, "", "want a day"},
		"daily without a date":     {money.EUR, money.USD, one, money.Daily, period.Date{}, "", "want a day"},
		"operational of a year":    {money.EUR, money.USD, one, money.Operational, year, "", "effective day"},
		"average of a day":         {money.EUR, money.USD, one, money.PeriodAverage, day, "", "a month, a year or none"},
		"great exponent":           {money.EUR, money.USD, decimal.New(1, 1_000_000_000), money.Daily, day, "", "exponent"},
		"small exponent":           {money.EUR, money.USD, decimal.New(1, -1_000_000_000), money.Daily, day, "", "exponent"},
		"long when written out":    {money.EUR, money.USD, decimal.New(math.MaxInt64, 60), money.Daily, day, "", "characters"},
		"many digits":              {money.EUR, money.USD, decimal.NewFromBigInt(ones(65), -60), money.Daily, day, "", "65 digits"},
		"long source":              {money.EUR, money.USD, one, money.Daily, day, strings.Repeat("a", 201), "201 bytes"},
		"source of another line":   {money.EUR, money.USD, one, money.Daily, day, "ECB\nresult: 5", "prints"},
		"source with a bidi mark":  {money.EUR, money.USD, one, money.Daily, day, "ECB\u202e", "prints"},
		"source with a NUL":        {money.EUR, money.USD, one, money.Daily, day, "E\x00CB", "prints"},
		"source is no UTF-8":       {money.EUR, money.USD, one, money.Daily, day, "E\xffCB", "prints"},
		"source with blanks about": {money.EUR, money.USD, one, money.Daily, day, " ECB", "prints"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r, err := money.NewRate(tt.base, tt.quote, tt.value, tt.kind, tt.date, tt.source)
			require.ErrorIs(t, err, money.ErrRate)
			require.ErrorContains(t, err, tt.want)
			require.True(t, strings.HasPrefix(err.Error(), "money: "))
			require.True(t, r.IsZero())
		})
	}
	_, err := money.NewRate(7, money.USD, one, money.Daily, day, "")
	require.ErrorIs(t, err, money.ErrUnknownCurrency)
}

// What String writes, ParseRate reads, and JSON keeps.
func TestRateTexts(t *testing.T) {
	for _, text := range []string{
		"1 EUR = 1.3057 USD on 2012-03-15 (daily, ECB)",
		"1 EUR = 1.30 USD on 2012-03-15 (daily, ECB)",
		"1 EUR = exactly 1.4787 USD on 2011-05-02 (daily, ECB)",
		"100 JPY = 92.4000 RSD on 2015-12-31 (daily, NBS)",
		"7 JPY = 6 RSD on 2015-12-31 (daily, NBS)",
		"1 USD = 0.914 EUR from 2024-03-15 (operational, UN Treasury)",
		"1 EUR = 1.3272 USD for 2012-04 (operational, InforEuro)",
		"1 USD = 108.1841666666667 ALL for 2012 (average, IMF)",
		"1 USD = 99.87025448089925 ALL for 2005 (average, IMF)",
		"1 EUR = 37/17 USD (average)",
		"1 EUR = 1.95583 BAM (fixed)",
		"1 EUR = 1.95583 BGN from 1999-01-01 (fixed, currency board)",
		"1 EUR = 1.25 USD from 2012 (agreed, budget, annex III (rev. 2))",
		"1 EUR = 123456789012345678901234567890.5 USD on 2012-03-15 (daily)",
		"1 EUR = 0." + strings.Repeat("0", 60) + "12 USD on 2012-03-15 (daily, Банка Србије)",
	} {
		t.Run(text, func(t *testing.T) {
			r, err := money.ParseRate(text)
			require.NoError(t, err)
			require.Equal(t, text, r.String())
			require.False(t, r.IsZero())

			data, err := json.Marshal(r)
			require.NoError(t, err)
			back := money.MustParseRate("1 EUR = 1 USD (agreed)")
			require.NoError(t, json.Unmarshal(data, &back))
			require.True(t, r.Equal(back), "%s", data)
			require.Equal(t, text, back.String())
			require.NotContains(t, string(data), "float")

			same, err := money.NewRates(r, r)
			switch {
			case r.Kind() == money.PeriodAverage && r.Date().IsZero():
				require.ErrorIs(t, err, money.ErrRate)
			default:
				require.NoError(t, err)
				for kept := range same.All() {
					require.True(t, r.Equal(kept), "%s", kept)
				}
				require.Equal(t, 1, same.Len())
			}
		})
	}
	var zero money.Rate
	require.Empty(t, zero.String())
	data, err := json.Marshal(zero)
	require.NoError(t, err)
	require.Equal(t, "null", string(data))
	r := money.MustParseRate("1 EUR = 1 USD (agreed)")
	require.NoError(t, json.Unmarshal(data, &r))
	require.True(t, r.IsZero())
	require.True(t, r.Equal(zero))
	require.Zero(t, zero.Factor().Sign())
	require.Zero(t, zero.Inverse().Sign())
}

var refusedRates = []string{
	"", "1", "1 EUR", "1 EUR = 1.3 USD", "1 EUR = 1.3 USD on 2012-03-15", "1 EUR = 1.3 USD on 2012-03-15 (weekly)",
	"1 EUR = 1.3 USD on 2012-03-15 (daily, )", "1 EUR = 1.3 USD on 2012-03-15 (daily,ECB)", "1  EUR = 1.3 USD on 2012-03-15 (daily)",
	"+1 EUR = 1.3 USD on 2012-03-15 (daily)", "0 EUR = 1.3 USD on 2012-03-15 (daily)", "01 EUR = 1.3 USD on 2012-03-15 (daily)",
	"1 EUR = 1,3 USD on 2012-03-15 (daily)", "1 EUR = 1e3 USD on 2012-03-15 (daily)", "1 EUR = 1e1000000000 USD on 2012-03-15 (daily)",
	"1 EUR = -1.3 USD on 2012-03-15 (daily)", "1 EUR = 0 USD on 2012-03-15 (daily)", "1 EUR = 01.3 USD on 2012-03-15 (daily)",
	"1 EUR = ١٫٣ USD on 2012-03-15 (daily)", "1 EUR = १.३ USD on 2012-03-15 (daily)", "1 EUR = 1.3 USD from 2012-03-15 (daily)",
	"1 EUR = 1.3 USD for 2012-03-15 (daily)", "1 EUR = 1.3 USD on 2012-03 (daily)", "1 EUR = 1.3 USD on 2012-02-30 (daily)",
	"1 EUR = 1.3 XXX on 2012-03-15 (daily)", "1 eur = 1.3 USD on 2012-03-15 (daily)", "1 EUR = 1.3 EUR on 2012-03-15 (daily)",
	"1 EUR = 26/20 USD on 2012-03-15 (daily)", "1 EUR = 1/0 USD (average)", "1 EUR = -1/3 USD (average)", "1 EUR = exactly 1/3 USD (average)",
	"1 EUR = exactly 1.95583 BAM (fixed)", "1 EUR = 1.3 USD\u200e on 2012-03-15 (daily)", "1 EUR = 1.3\x00 USD on 2012-03-15 (daily)",
	"1 EUR = 1.3 USD on 2012-03-15 (daily, \u202eECB)", "1 EUR = 1.3 USD on 2012-03-15 (daily, \xff)",
	"1 EUR = " + strings.Repeat("9", 65) + " USD on 2012-03-15 (daily)",
	"1 EUR = 1.3 USD on 2012-03-15 (daily, " + strings.Repeat("a", 201) + ")",
	strings.Repeat("9", 1_000_000),
}

func TestParseRateRefuses(t *testing.T) {
	for _, text := range refusedRates {
		r, err := money.ParseRate(text)
		require.ErrorIs(t, err, money.ErrRate, "%.80q", text)
		require.True(t, r.IsZero())
		require.Less(t, len(err.Error()), 1500)
	}
	require.Panics(t, func() { money.MustParseRate("1 EUR") })
	_, err := money.ParseRate("1 EUR = 1.3 USD for 2012-03-15 (daily)")
	require.ErrorContains(t, err, `did you mean "1 EUR = 1.3 USD on 2012-03-15 (daily)"`)
}

func TestRateJSONRefuses(t *testing.T) {
	for _, text := range []string{
		`{}`, `[]`, `"1 EUR = 1.3 USD"`, `{"base":"EUR","quote":"USD","value":1.3,"kind":"daily","date":"2012-03-15"}`,
		`{"base":"EUR","quote":"USD","value":"1.3","kind":"daily"}`,
		`{"base":"EUR","quote":"USD","value":"1.3","kind":"","date":"2012-03-15"}`,
		`{"base":"EUR","quote":"USD","value":"1.3","kind":"daily","date":"2012-03-15","rate":"1"}`,
		`{"base":"EUR","base":"CHF","quote":"USD","value":"1.3","kind":"daily","date":"2012-03-15"}`,
		`{"base":"EUR","quote":"USD","value":"1.3","per":"+1","kind":"daily","date":"2012-03-15"}`,
		`{"base":"EUR","quote":"USD","value":"1.3","per":"0","kind":"daily","date":"2012-03-15"}`,
		`{"base":"EUR","quote":"USD","value":"-1.3","kind":"daily","date":"2012-03-15"}`,
		`{"base":"EUR","quote":"USD","value":"1.3","kind":"daily","date":"2012-03-15"} 5`,
	} {
		r := money.MustParseRate("1 EUR = 1.95583 BAM (fixed)")
		require.Error(t, json.Unmarshal([]byte(text), &r), text)
		require.ErrorIs(t, r.UnmarshalJSON([]byte(text)), money.ErrRate, text)
		require.Equal(t, "1 EUR = 1.95583 BAM (fixed)", r.String(), "an error leaves the rate as it was")
	}
}

func TestHostileRatesAreCheap(t *testing.T) {
	for name, text := range map[string]string{
		"digits": "1 EUR = " + strings.Repeat("9", 4096) + " USD on 2012-03-15 (daily)",
		"source": "1 EUR = 1.3 USD on 2012-03-15 (daily, " + strings.Repeat("ж", 2048) + ")",
		"blanks": strings.Repeat(" = (", 1024),
	} {
		t.Run(name, func(t *testing.T) {
			require.Less(t, bytesPerRun(func() { _, _ = money.ParseRate(text) }), uint64(4000))
			require.Less(t, bytesPerRun(func() { _, _ = money.ParsePolicy(text) }), uint64(4000))
		})
	}
}

func TestRateParts(t *testing.T) {
	r := money.MustParseRate("100 JPY = 92.40 RSD on 2015-12-31 (daily, NBS)")
	require.Equal(t, money.JPY, r.Base())
	require.Equal(t, money.RSD, r.Quote())
	require.EqualValues(t, 100, r.Per())
	require.Equal(t, "92.4", r.Value().String())
	require.Equal(t, "0.924", r.Factor().String())
	require.Equal(t, "250/231", r.Inverse().String())
	require.Equal(t, money.Daily, r.Kind())
	require.Equal(t, "NBS", r.Source())
	require.Equal(t, period.MustParse("2015-12-31"), r.Date())
	digits, ok := r.Decimals()
	require.True(t, ok)
	require.Equal(t, 2, digits)
	require.Equal(t, "[0.92395, 0.92405]", r.Bounds().String())
	require.False(t, r.IsExact())

	exact := r.AsExact()
	require.True(t, exact.IsExact())
	require.False(t, r.Equal(exact))
	require.Equal(t, "[0.924, 0.924]", exact.Bounds().String())
	_, ok = exact.Decimals()
	require.False(t, ok)

	finer, err := r.WithDecimals(4)
	require.NoError(t, err)
	require.Equal(t, "100 JPY = 92.4000 RSD on 2015-12-31 (daily, NBS)", finer.String())
	require.Equal(t, "[0.9239995, 0.9240005]", finer.Bounds().String())
	finest, err := r.WithDecimals(60)
	require.NoError(t, err)
	require.Equal(t, "92.4"+strings.Repeat("0", 59), strings.Fields(finest.String())[3])
	for _, n := range []int{1, -1, 62, 63, 1000} {
		_, err := r.WithDecimals(n)
		require.ErrorIs(t, err, money.ErrRate, "%d", n)
	}
	for _, n := range []int64{0, -1, math.MinInt64} {
		_, err := r.WithPer(n)
		require.ErrorIs(t, err, money.ErrRate)
	}
	require.True(t, money.MustParseRate("1 EUR = 1.95583 BAM (fixed)").IsExact())
	require.True(t, money.MustParseRate("1 EUR = 37/17 BAM (average)").IsExact())

	million, err := money.NewRate(money.USD, money.MustCurrency("ZWD"), decimal.New(25, 6), money.Agreed, period.Date{}, "")
	require.NoError(t, err)
	require.Equal(t, "1 USD = 25000000 ZWD (agreed)", million.String())
}

func TestRateKindCodec(t *testing.T) {
	for k := money.RateKind(0); k <= money.Agreed; k++ {
		text, err := k.MarshalText()
		require.NoError(t, err)
		var back money.RateKind
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, k, back)
	}
	_, err := money.RateKind(6).MarshalText()
	require.Error(t, err)
	require.Contains(t, money.RateKind(6).String(), "6")
	k := money.Daily
	require.Error(t, k.UnmarshalText([]byte("Daily")))
	require.Equal(t, money.Daily, k)

	w := money.CalendarDays
	require.Error(t, w.UnmarshalText([]byte("weekly")))
	require.Equal(t, "calendar-days", fmt.Sprint(w))
	text, err := w.MarshalText()
	require.NoError(t, err)
	require.NoError(t, w.UnmarshalText(text))
}

func TestPolicyTexts(t *testing.T) {
	march := period.MustParseSpan("2012-03")
	tests := map[money.Policy]string{
		{}:                                  "on-or-before:14",
		money.OnOrBefore(14):                "on-or-before:14",
		money.OnOrBefore(0):                 "on-or-before:0",
		money.OnOrBefore(-5):                "on-or-before:unlimited",
		money.ExactDay():                    "exact-day",
		money.Nearest(3):                    "nearest:3",
		money.Nearest(money.Unlimited):      "nearest:unlimited",
		money.ListInForce(45):               "list-in-force:45",
		money.MonthOf():                     "month-of",
		money.YearOf():                      "year-of",
		money.InforEuro():                   "inforeuro",
		money.FixedAndAgreed():              "fixed-and-agreed",
		money.AverageOver(march, 0):         "average:published-days:2012-03",
		money.AverageOver(march, 1):         "average:calendar-days:2012-03",
		money.AverageOver(period.Span{}, 0): "average:published-days",
		money.AverageOver(period.MustParseSpan("2014-02/2015-07"), 0): "average:published-days:2014-02/2015-07",
	}
	for p, want := range tests {
		require.Equal(t, want, p.String())
		text, err := p.MarshalText()
		require.NoError(t, err)
		var back money.Policy
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, p, back)
	}
	for _, text := range []string{
		"", "on-or-before", "on-or-before:", "on-or-before:-1", "on-or-before:+1", "on-or-before:014", "on-or-before:99999999999999999999",
		"exact-day:1", "exact-day:", "average", "average:", "average:weekly", "average:published-days:", "average:published-days:march", "nearest",
		"On-Or-Before:1", "month-of ", "inforeuro\x00", "on-or-before:١",
	} {
		p := money.MonthOf()
		require.Error(t, p.UnmarshalText([]byte(text)), "%q", text)
		require.Equal(t, money.MonthOf(), p)
	}
}

func FuzzParseRate(f *testing.F) {
	f.Add("1 EUR = 1.3057 USD on 2012-03-15 (daily, ECB)")
	f.Add("100 JPY = 92.4000 RSD on 2015-12-31 (daily, NBS)")
	f.Add("1 EUR = 37/17 USD (average)")
	f.Add("1 EUR = exactly 1.4787 USD from 2011-05-02 (operational)")
	for _, text := range refusedRates[:len(refusedRates)-1] {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := money.ParseRate(text)
		if err != nil {
			require.ErrorIs(t, err, money.ErrRate)
			require.True(t, r.IsZero())
			return
		}
		require.Equal(t, text, r.String())
		require.Positive(t, r.Factor().Sign())
		require.True(t, r.Bounds().Contains(r.Factor()))
		lo, _, _ := r.Bounds().Lo()
		require.Positive(t, lo.Sign())
		data, err := json.Marshal(r)
		require.NoError(t, err)
		var back money.Rate
		require.NoError(t, json.Unmarshal(data, &back))
		require.True(t, r.Equal(back))
	})
}

func FuzzRateJSON(f *testing.F) {
	f.Add([]byte(`{"base":"EUR","quote":"USD","value":"1.3057","kind":"daily","date":"2012-03-15","source":"ECB"}`))
	f.Add([]byte(`{"base":"JPY","quote":"RSD","per":"100","value":"92.40","exact":true,"kind":"operational","date":"2012-03"}`))
	f.Add([]byte(`null`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var r money.Rate
		if err := r.UnmarshalJSON(data); err != nil {
			require.True(t, r.IsZero())
			return
		}
		out, err := json.Marshal(r)
		require.NoError(t, err)
		var back money.Rate
		require.NoError(t, json.Unmarshal(out, &back))
		require.True(t, r.Equal(back), "%s", out)
	})
}

func FuzzParsePolicy(f *testing.F) {
	for _, text := range []string{"on-or-before:14", "nearest:unlimited", "average:published-days:2012-03", "average:calendar-days:2014-02/..", "inforeuro"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := money.ParsePolicy(text)
		if err != nil {
			require.Equal(t, money.Policy{}, p)
			return
		}
		require.Equal(t, text, p.String())
	})
}

func TestWithSource(t *testing.T) {
	for _, text := range []string{
		"1 USD = 0.732 EUR from 2014-03-01 (operational, UN Treasury)", "3 USD = 10/3 CHF (average)",
		"100 EUR = exactly 130.570 USD on 2012-03-15 (daily, ECB)", "1 EUR = 1." + strings.Repeat("3", 40) + " USD (fixed, UN Treasury)",
	} {
		r := money.MustParseRate(text)
		got, err := r.WithSource("UN rule on ECB rates")
		require.NoError(t, err)
		require.Equal(t, "UN rule on ECB rates", got.Source())
		back, err := got.WithSource(r.Source())
		require.NoError(t, err)
		require.True(t, back.Equal(r), "nothing else changes: %s", back)
		require.Equal(t, text, r.String())

		for _, source := range []string{" ECB", "E\nB", "\xff", strings.Repeat("x", 201)} {
			got, err := r.WithSource(source)
			require.ErrorIs(t, err, money.ErrRate)
			require.True(t, got.IsZero())
		}
	}
	_, err := money.Rate{}.WithSource("ECB")
	require.ErrorIs(t, err, money.ErrRate)
}
