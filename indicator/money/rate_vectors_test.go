package money_test

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// The cases and rates that lie beside the checkout, not in it.
const sharedData = "../../../shared/data"

// readShared returns a file of the shared data, and skips the test where that
// is not there.
func readShared(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(sharedData, name))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no shared data")
	}
	require.NoError(t, err)
	return data
}

// ecbTable reads eurofxref-hist.csv in the little way that these tests need.
func ecbTable(t testing.TB, currencies ...string) *money.Rates {
	t.Helper()
	r := csv.NewReader(strings.NewReader(string(readShared(t, "rates/ecb_daily_2008_2018.csv"))))
	rows, err := r.ReadAll()
	require.NoError(t, err)
	var b money.RatesBuilder
	for i, code := range rows[0] {
		wanted := len(currencies) == 0
		for _, c := range currencies {
			wanted = wanted || c == code
		}
		if i == 0 || code == "" || !wanted {
			continue
		}
		for _, row := range rows[1:] {
			if row[i] == "N/A" || row[i] == "" {
				continue
			}
			require.NoError(t, b.Add(newRate(t, "EUR", code, row[i], money.Daily, row[0], "ECB")))
		}
	}
	table, err := b.Rates()
	require.NoError(t, err)
	return table
}

// unTable reads the UN-style file: its lists of the 1st are full.
func unTable(t testing.TB) *money.Rates {
	t.Helper()
	lists := map[period.Date][]money.Rate{}
	for line := range strings.Lines(string(readShared(t, "rates/unore_style_derived_2014_2015.tsv"))) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		at, err := time.Parse("02 Jan 2006", fields[3])
		require.NoError(t, err)
		day, err := period.FromTime(at)
		require.NoError(t, err)
		lists[day] = append(lists[day], newRate(t, "USD", fields[2], fields[4], money.Operational, day.String(), "UN Treasury, derived"))
	}
	var b money.RatesBuilder
	for day, rates := range lists {
		require.NoError(t, b.AddList(day, day.Day() == 1, rates...))
	}
	table, err := b.Rates()
	require.NoError(t, err)
	return table
}

func newRate(t testing.TB, base, quote, value string, kind money.RateKind, date, source string) money.Rate {
	t.Helper()
	d, err := decimal.NewFromString(value)
	require.NoError(t, err)
	var on period.Date
	require.NoError(t, on.UnmarshalText([]byte(date)))
	r, err := money.NewRate(money.MustCurrency(base), money.MustCurrency(quote), d, kind, on, source)
	require.NoError(t, err)
	return r
}

type rateVector struct {
	ID       string          `json:"id"`
	Method   string          `json:"method"`
	Inputs   json.RawMessage `json:"inputs"`
	Expected json.RawMessage `json:"expected"`
}

// vectorsOf runs a test on each case of a method.
func vectorsOf[In, Out any](t *testing.T, method string, want int, test func(t *testing.T, in In, out Out)) {
	var file struct {
		Vectors []rateVector `json:"vectors"`
	}
	require.NoError(t, json.Unmarshal(readShared(t, "money_vectors.json"), &file))
	n := 0
	for _, v := range file.Vectors {
		if v.Method != method {
			continue
		}
		n++
		t.Run(v.ID, func(t *testing.T) {
			var in In
			var out Out
			require.NoError(t, json.Unmarshal(v.Inputs, &in))
			require.NoError(t, json.Unmarshal(v.Expected, &out))
			test(t, in, out)
		})
	}
	require.GreaterOrEqual(t, n, want)
}

var roundings = map[string]money.Rounding{
	"half_up": money.HalfUp, "half_even": money.HalfEven, "down": money.Down, "up": money.Up,
	"floor": money.Floor, "ceiling": money.Ceiling,
}

func mustAmount(t testing.TB, number, currency string) money.Amount {
	t.Helper()
	a, err := money.ParseIn(number, money.MustCurrency(currency))
	require.NoError(t, err)
	return a
}

func TestVectorsConvert(t *testing.T) {
	type in struct {
		Amount, From, To, Rounding string
		Rates                      []struct{ Base, Quote, Rate, Per, Date, Source string }
	}
	type out struct {
		Amount string
		Factor string `json:"factor_20dp"`
		Path   []struct {
			Rate int `json:"rate_index"`
			Use  string
		}
	}
	vectorsOf(t, "money.convert", 13, func(t *testing.T, in in, out out) {
		c := money.Converter{Rounding: roundings[in.Rounding]}
		var b money.RatesBuilder
		var date period.Date
		for _, r := range in.Rates {
			rate := newRate(t, r.Base, r.Quote, r.Rate, money.Daily, r.Date, r.Source)
			if r.Per != "" {
				per, err := decimal.NewFromString(r.Per)
				require.NoError(t, err)
				rate, err = rate.WithPer(per.IntPart())
				require.NoError(t, err)
			}
			require.NoError(t, b.Add(rate))
			c.Pivots = append(c.Pivots, rate.Base())
			date = rate.Date()
		}
		table, err := b.Rates()
		require.NoError(t, err)
		c.Rates = []*money.Rates{table}
		got, err := c.Convert(mustAmount(t, in.Amount, in.From), money.MustCurrency(in.To), date)
		require.NoError(t, err)
		require.Equal(t, out.Amount+" "+in.To, got.Amount().String())
		require.Equal(t, out.Factor, got.Factor().Round(20, money.HalfEven).StringFixed(20))
		legs := got.Legs()
		require.Len(t, legs, len(out.Path))
		for i, step := range out.Path {
			require.Equal(t, step.Use == "inverse", legs[i].Inverse)
			require.Equal(t, in.Rates[step.Rate].Base, legs[i].Rate.Base().Code())
			require.Equal(t, in.Rates[step.Rate].Quote, legs[i].Rate.Quote().Code())
		}
	})
}

func TestVectorsLegacyEuro(t *testing.T) {
	type in struct {
		Amount, From, To string
		Fixed            map[string]string `json:"fixed_rates_per_eur"`
	}
	type out struct {
		Amount       string
		Intermediate string `json:"intermediate_eur"`
	}
	vectorsOf(t, "money.convert_legacy_euro", 4, func(t *testing.T, in in, out out) {
		var rates []money.Rate
		for code, value := range in.Fixed {
			rates = append(rates, newRate(t, "EUR", code, value, money.Fixed, "", "Regulation (EC) No 2866/98"))
		}
		fixings, err := money.NewEuroFixings(rates...)
		require.NoError(t, err)
		got, err := fixings.Convert(mustAmount(t, in.Amount, in.From), money.MustCurrency(in.To))
		require.NoError(t, err)
		require.Equal(t, out.Amount+" "+in.To, got.Amount.String())
		if out.Intermediate != "" {
			require.Equal(t, out.Intermediate+" EUR", got.Euro.String())
		} else {
			require.True(t, got.Euro.IsZero())
		}
	})
}

type lookupIn struct {
	Series             []struct{ Date, Rate string }
	Table, Base, Quote string
	Date, Policy       string
	MaxAge             *int `json:"max_age_days"`
}

type lookupOut struct {
	Date, Rate, Error string
	Age               int `json:"age_days"`
}

func (in lookupIn) policy(t *testing.T) money.Policy {
	age := money.Unlimited
	if in.MaxAge != nil {
		age = *in.MaxAge
	}
	switch in.Policy {
	case "exact":
		return money.ExactDay()
	case "on_or_before":
		return money.OnOrBefore(age)
	case "nearest":
		return money.Nearest(age)
	}
	t.Fatalf("policy %q", in.Policy)
	return money.Policy{}
}

func (out lookupOut) check(t *testing.T, leg money.Leg, err error) {
	t.Helper()
	switch out.Error {
	case "":
		require.NoError(t, err)
		require.Equal(t, out.Date, leg.Rate.Date().String())
		require.Equal(t, out.Rate, money.MustParseRate(leg.Rate.String()).Value().Round(len(out.Rate)-2, money.HalfEven).StringFixed(int32(len(out.Rate)-2)))
		require.Equal(t, out.Age, leg.Age)
		require.True(t, leg.HasAge)
	case "stale_rate":
		require.ErrorIs(t, err, money.ErrStale)
		require.ErrorIs(t, err, money.ErrNoRate)
	case "no_rate":
		require.ErrorIs(t, err, money.ErrNoRate)
		require.NotErrorIs(t, err, money.ErrStale)
	case "duplicate_rate":
		require.ErrorIs(t, err, money.ErrConflict)
	default:
		t.Fatalf("error %q", out.Error)
	}
}

func TestVectorsLookup(t *testing.T) {
	vectorsOf(t, "money.lookup", 7, func(t *testing.T, in lookupIn, out lookupOut) {
		var rates []money.Rate
		for _, r := range in.Series {
			rates = append(rates, newRate(t, "EUR", "USD", r.Rate, money.Daily, r.Date, "ECB"))
		}
		table, err := money.NewRates(rates...)
		var leg money.Leg
		if err == nil {
			leg, err = table.Lookup(money.EUR, money.USD, period.MustParse(in.Date), in.policy(t))
		}
		out.check(t, leg, err)
	})
}

func TestVectorsLookupTable(t *testing.T) {
	vectorsOf(t, "money.lookup_table", 5, func(t *testing.T, in lookupIn, out lookupOut) {
		table := ecbTable(t, in.Quote)
		leg, err := table.Lookup(money.MustCurrency(in.Base), money.MustCurrency(in.Quote), period.MustParse(in.Date), in.policy(t))
		out.check(t, leg, err)
	})
}

func TestVectorsPeriodAverage(t *testing.T) {
	type in struct {
		Base, Quote, Start, End, Weighting, Rounding string
		Scale                                        int
	}
	type out struct {
		Average      string
		Observations int
		Inverse      string `json:"inverse_of_average"`
		Inverses     string `json:"average_of_inverses"`
	}
	weightings := map[string]money.Weighting{
		"": money.PublishedDays, "published_days": money.PublishedDays, "calendar_days": money.CalendarDays,
	}
	test := func(t *testing.T, in in, out out) {
		over, err := period.NewSpan(period.MustParse(in.Start), period.MustParse(in.End))
		require.NoError(t, err)
		table := ecbTable(t, in.Quote)
		mean, err := table.Average(money.MustCurrency(in.Base), money.MustCurrency(in.Quote), over, weightings[in.Weighting])
		require.NoError(t, err)
		mode := roundings[in.Rounding]
		fixed := func(n figure.Number) string { return n.Round(in.Scale, mode).StringFixed(int32(in.Scale)) }
		if out.Average != "" {
			require.Equal(t, out.Average, fixed(mean.Mean()))
			require.Equal(t, out.Observations, mean.Observations())
			rate, err := mean.Round(in.Scale, mode)
			require.NoError(t, err)
			require.Contains(t, rate.String(), "1 EUR = "+out.Average+" ")
			return
		}
		require.Equal(t, out.Inverse, fixed(mean.InverseOfMean()))
		require.Equal(t, out.Inverses, fixed(mean.MeanOfInverses()))
	}
	vectorsOf(t, "money.period_average", 4, test)
	vectorsOf(t, "money.average_of_inverse", 1, test)
}

func TestVectorsInforEuro(t *testing.T) {
	type in struct{ Currency, Month, Amount, From, To, Rounding string }
	type out struct {
		Date   string `json:"rate_date"`
		Rate   string
		Amount string
	}
	vectorsOf(t, "money.inforeuro_month", 2, func(t *testing.T, in in, out out) {
		c := money.Converter{
			Rates: []*money.Rates{ecbTable(t)}, Policy: money.InforEuro(), Rounding: roundings[in.Rounding],
		}
		got, err := c.Convert(mustAmount(t, in.Amount, in.From), money.MustCurrency(in.To), period.MustParse(in.Month))
		require.NoError(t, err)
		require.Equal(t, out.Amount+" "+in.To, got.Amount().String())
		require.Equal(t, out.Date, got.Legs()[0].Rate.Date().String())
		require.Equal(t, out.Rate, got.Legs()[0].Rate.Value().String())
	})
}

func TestVectorsOperational(t *testing.T) {
	type in struct {
		Base      string
		Revisions []struct {
			Effective string
			Full      bool
			Rates     map[string]string
		}
		Currency, Date, Amount, From, To, Rounding string
	}
	type out struct{ Effective, Rate, To, Amount, Error string }
	test := func(t *testing.T, table *money.Rates, in in, out out) {
		c := money.Converter{Rates: []*money.Rates{table}, Policy: money.ListInForce(45), Rounding: roundings[in.Rounding]}
		if in.To == "" {
			in.To = in.Base
		}
		got, err := c.Convert(mustAmount(t, in.Amount, in.From), money.MustCurrency(in.To), period.MustParse(in.Date))
		switch out.Error {
		case "not_listed":
			require.ErrorIs(t, err, money.ErrNotListed)
			return
		case "no_rate":
			require.ErrorIs(t, err, money.ErrNoRate)
			require.NotErrorIs(t, err, money.ErrNotListed)
			return
		}
		require.NoError(t, err)
		require.Equal(t, out.Amount+" "+in.To, got.Amount().String())
		rate := got.Legs()[0].Rate
		require.Equal(t, out.Effective, rate.Date().String())
		require.Contains(t, rate.String(), " = "+out.Rate+" ")
	}
	vectorsOf(t, "money.unore", 6, func(t *testing.T, in in, out out) {
		var b money.RatesBuilder
		for _, list := range in.Revisions {
			var rates []money.Rate
			for code, value := range list.Rates {
				rates = append(rates, newRate(t, in.Base, code, value, money.Operational, list.Effective, "UN Treasury"))
			}
			require.NoError(t, b.AddList(period.MustParse(list.Effective), list.Full, rates...))
		}
		table, err := b.Rates()
		require.NoError(t, err)
		test(t, table, in, out)
	})
	vectorsOf(t, "money.unore_table", 2, func(t *testing.T, in in, out out) { test(t, unTable(t), in, out) })
}

func TestVectorsTotal(t *testing.T) {
	type in struct {
		Lines    []struct{ Amount, Currency string }
		Rates    map[string]struct{ Rate, Quote string }
		To       string
		Rounding string
	}
	type out struct {
		ByCurrency map[string]string `json:"by_currency"`
		Once       string            `json:"total_rounded_once"`
		ByPart     string            `json:"total_if_each_currency_rounded"`
		ByLine     *string           `json:"total_if_each_line_rounded"`
	}
	vectorsOf(t, "money.bag_total", 3, func(t *testing.T, in in, out out) {
		var rates []money.Rate
		for code, r := range in.Rates {
			base, quote := code, in.To
			if r.Quote == "inverse" {
				base, quote = quote, base
			}
			rates = append(rates, newRate(t, base, quote, r.Rate, money.Agreed, "", ""))
		}
		c := money.Converter{Rates: []*money.Rates{money.MustRates(rates...)}, Rounding: roundings[in.Rounding]}
		var lines []money.Amount
		for _, line := range in.Lines {
			lines = append(lines, mustAmount(t, line.Amount, line.Currency))
		}
		total, err := c.TotalOn(money.MustCurrency(in.To), period.Date{}, lines...)
		require.NoError(t, err)

		byCurrency := map[string]string{}
		for _, part := range total.Parts() {
			from := part.From()
			byCurrency[from.Currency().Code()] = strings.TrimSuffix(from.String(), " "+from.Currency().Code())
		}
		require.Equal(t, out.ByCurrency, byCurrency)
		once, complete := total.Amount()
		require.True(t, complete)
		require.NoError(t, total.Err())
		require.Equal(t, out.Once+" "+in.To, once.String())
		byPart, complete := total.RoundedByPart()
		require.True(t, complete)
		require.Equal(t, out.ByPart+" "+in.To, byPart.String())
		byLine, complete := total.RoundedByLine()
		require.Equal(t, out.ByLine != nil, complete)
		if complete {
			require.Equal(t, *out.ByLine+" "+in.To, byLine.String())
		}
	})
}

func TestVectorsStatedConvert(t *testing.T) {
	type in struct {
		Figure   struct{ Value, Ulp, Hedge string }
		From, To string
		Rate     struct{ Rate, Ulp, Use string }
		Scale    int
	}
	type out struct {
		Bounds struct {
			Lo       string
			LoClosed bool `json:"lo_closed"`
			Hi       string
			HiClosed bool `json:"hi_closed"`
		}
	}
	vectorsOf(t, "money.stated_convert", 2, func(t *testing.T, in in, out out) {
		place, err := decimal.NewFromString(in.Figure.Ulp)
		require.NoError(t, err)
		value, err := decimal.NewFromString(in.Figure.Value)
		require.NoError(t, err)
		places := int32(place.NumDigits() - 1) // a power of ten: 100000, or 0.01
		if place.LessThan(decimal.NewFromInt(1)) {
			places = place.Exponent()
		}
		hedge := map[string]figure.Hedge{"rounded": figure.Rounded, "exact": figure.Exact}[in.Figure.Hedge]
		stated, err := figure.New(hedge, decimal.NewFromBigInt(value.Shift(-places).BigInt(), places))
		require.NoError(t, err)
		f, err := money.FigureOf(stated.WithUnit(in.From))
		require.NoError(t, err)

		base, quote := in.From, in.To
		if in.Rate.Use == "inverse" {
			base, quote = quote, base
		}
		rate := newRate(t, base, quote, in.Rate.Rate, money.Daily, "2012-03-15", "")
		if in.Rate.Ulp == "0" {
			rate = rate.AsExact()
		}
		c := money.Converter{Rates: []*money.Rates{money.MustRates(rate)}}
		got, err := c.ConvertFigure(f, money.MustCurrency(in.To), period.MustParse("2012-03-15"))
		require.NoError(t, err)
		want, err := json.Marshal(map[string]any{
			"lo": out.Bounds.Lo, "lo_closed": out.Bounds.LoClosed, "hi": out.Bounds.Hi, "hi_closed": out.Bounds.HiClosed,
		})
		require.NoError(t, err)
		var bounds figure.Interval
		require.NoError(t, bounds.UnmarshalJSON(want))
		require.Equal(t, bounds.String(), got.Bounds().Outwards(in.Scale).String())
		require.Equal(t, in.Rate.Use == "inverse", got.Legs()[0].Inverse)
	})
}
