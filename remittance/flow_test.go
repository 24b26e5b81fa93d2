package remittance_test

import (
	"encoding"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/remittance"
)

var (
	wdi2019 = remittance.Vintage{Dataset: "WDI", Edition: "2019-12-20"}
	wdi2023 = remittance.Vintage{Dataset: "WDI", Edition: "2023-05-10"}
	wbank   = remittance.Definition{Measure: remittance.WorldBankPersonal, Standard: remittance.BPM6}
	gdpDef  = remittance.Definition{Measure: remittance.GDP}
)

// economy returns a country where the code is one, and else a group of the name.
func economy(code string) indicator.Place {
	if c, err := place.ParseCountry(code); err == nil {
		return indicator.CountryPlace(c)
	}
	return indicator.GroupPlace(code)
}

func year(y int) period.Span {
	d, err := period.NewYear(y)
	if err != nil {
		panic(err)
	}
	return period.Whole(d)
}

// flowOf returns a flow in US dollars; "" is not reported.
func flowOf(code string, y int, amount string, def remittance.Definition, v remittance.Vintage) remittance.Flow {
	f := remittance.Flow{
		Place: economy(code), Period: year(y), Definition: def, Direction: remittance.Received, Vintage: v,
	}
	if amount == "" {
		f.Absent = indicator.NotReported
		return f
	}
	m, err := money.Stated(money.MustParse(amount + " USD"))
	if err != nil {
		panic(err)
	}
	f.Amount = m
	return f
}

func received(code string, y int, amount string) remittance.Flow {
	return flowOf(code, y, amount, wbank, wdi2023)
}

func gdp(code string, y int, amount string) remittance.Flow {
	f := flowOf(code, y, amount, gdpDef, wdi2023)
	f.Direction = remittance.NoDirection
	return f
}

func TestFlowCheck(t *testing.T) {
	clean := received("TJ", 2013, "3697730868.065")
	require.Empty(t, clean.Check())
	require.Empty(t, gdp("TJ", 2013, "8448469837.53831").Check())
	require.Empty(t, received("TJ", 2013, "").Check())

	tests := map[string]struct {
		change func(*remittance.Flow)
		want   string
		grave  bool
	}{
		"place":      {func(f *remittance.Flow) { f.Place = indicator.Place{} }, "remittance.flow-place", true},
		"period":     {func(f *remittance.Flow) { f.Period = period.Span{} }, "remittance.flow-period", true},
		"definition": {func(f *remittance.Flow) { f.Definition.Measure = 0; f.Direction = 0 }, "remittance.flow-definition", true},
		"nothing":    {func(f *remittance.Flow) { f.Amount = money.Figure{} }, "remittance.flow-amount", true},
		"both":       {func(f *remittance.Flow) { f.Absent = indicator.Withheld }, "remittance.flow-amount", true},
		"direction":  {func(f *remittance.Flow) { f.Direction = 0 }, "remittance.flow-direction", true},
		"vintage":    {func(f *remittance.Flow) { f.Vintage = remittance.Vintage{} }, "remittance.flow-vintage", false},
		"negative": {func(f *remittance.Flow) {
			*f = flowOf("TJ", 2013, "-1", wbank, wdi2023)
		}, "remittance.flow-negative", true},
		"zero": {func(f *remittance.Flow) {
			*f = flowOf("RS", 2005, "0", wbank, wdi2023)
		}, "remittance.flow-zero", false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			f := clean
			tt.change(&f)
			fs := f.Check()
			require.Len(t, fs, 1, "%v", fs)
			require.Equal(t, tt.want, fs[0].Code)
			require.Equal(t, tt.grave, fs[0].Severity == check.Error)
		})
	}
	net := flowOf("KZ", 2020, "-1706.4", remittance.Definition{Measure: remittance.WorldBankPersonal, IsNet: true}, wdi2023)
	require.Empty(t, net.Check(), "a net flow may be negative")
	require.Zero(t, testing.AllocsPerRun(100, func() { clean.Check() }))
}

func TestFlowJSON(t *testing.T) {
	f := received("TJ", 2013, "3697730868.065")
	f.Place = indicator.CorridorPlace(place.MustCountry("RU"), place.MustCountry("TJ"))
	f.Source = figure.Source{Publisher: "World Bank"}
	f.Mixed = remittance.Mixture{Vintages: []remittance.Vintage{wdi2019, wdi2023}}
	data, err := json.Marshal(f)
	require.NoError(t, err)
	require.JSONEq(t, `{"place":{"from":{"country":"RU"},"to":{"country":"TJ"}},"period":"2013",
		"amount":{"hedge":"exact","value":"3697730868.065","place_value":"0.001","unit":"USD"},
		"definition":{"measure":"world-bank-personal","standard":"BPM6"},"direction":"received",
		"vintage":{"dataset":"WDI","edition":"2023-05-10"},"source":{"publisher":"World Bank"},
		"mixed":{"vintages":[{"dataset":"WDI","edition":"2019-12-20"},{"dataset":"WDI","edition":"2023-05-10"}]}}`, string(data))
	var back remittance.Flow
	require.NoError(t, json.Unmarshal(data, &back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.Equal(t, string(data), string(again))
	require.Error(t, json.Unmarshal([]byte(`{"colour":"red"}`), &back))
	require.Error(t, json.Unmarshal([]byte(`{"direction":"sideways"}`), &back))
	require.Error(t, json.Unmarshal([]byte(`{"vintage":{"year":"2019"}}`), &back))
	require.Error(t, json.Unmarshal([]byte(`{"definition":{"measure":"w"}}`), &back))
}

func FuzzFlowJSON(f *testing.F) {
	seed, _ := json.Marshal(received("TJ", 2013, "3697730868.065"))
	f.Add(seed)
	f.Add([]byte(`{"absent":"withheld","mixed":{"definitions":[{"net":true}]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var flow remittance.Flow
		if json.Unmarshal(data, &flow) != nil {
			require.Equal(t, remittance.Flow{}.Vintage, flow.Vintage)
			require.True(t, flow.Place.IsZero() && flow.Amount.IsZero() && flow.Period.IsZero())
			return
		}
		flow.Check()
		first, err := json.Marshal(flow)
		if err != nil {
			return // a number that outgrew its text
		}
		var back remittance.Flow
		require.NoError(t, json.Unmarshal(first, &back), "%s", first)
		second, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(first), string(second))
	})
}

func TestNet(t *testing.T) {
	in, out := received("RS", 2020, "3868500000"), received("RS", 2020, "390500000")
	out.Direction = remittance.Paid
	net, err := remittance.Net(in, out)
	require.NoError(t, err)
	require.Equal(t, "USD 3478000000", net.Amount.String())
	require.True(t, net.Definition.IsNet)
	require.Equal(t, wdi2023, net.Vintage)
	require.True(t, net.Mixed.IsZero())

	t.Run("negative", func(t *testing.T) {
		less := out
		less.Direction = remittance.Received
		more := in
		more.Direction = remittance.Paid
		net, err := remittance.Net(less, more)
		require.NoError(t, err)
		n, ok := net.Amount.Bounds().IsPoint()
		require.True(t, ok)
		require.Equal(t, "-3478000000", n.String())
		require.Empty(t, net.Check())
	})
	t.Run("hedged", func(t *testing.T) {
		in := in
		in.Amount = money.MustParseFigure("USD 3.9 billion")
		net, err := remittance.Net(in, out)
		require.NoError(t, err)
		require.Equal(t, "[3459500000, 3559500000]", net.Amount.Bounds().String())
		in.Amount = money.MustParseFigure("more than USD 3.9 billion")
		net, err = remittance.Net(in, out)
		require.NoError(t, err)
		require.Equal(t, indicator.Undefined, net.Absent)
		require.True(t, net.Amount.IsZero())
	})
	t.Run("absent", func(t *testing.T) {
		none := received("RS", 2020, "")
		net, err := remittance.Net(none, out)
		require.NoError(t, err)
		require.Equal(t, indicator.NotReported, net.Absent)
		require.False(t, net.HasAmount())
	})
	t.Run("refused", func(t *testing.T) {
		_, err := remittance.Net(out, in)
		require.ErrorIs(t, err, remittance.ErrUnrelated)
		other := out
		other.Period = year(2019)
		_, err = remittance.Net(in, other)
		require.ErrorIs(t, err, remittance.ErrUnrelated)
		other = out
		other.Place = economy("XK")
		_, err = remittance.Net(in, other)
		require.ErrorIs(t, err, remittance.ErrUnrelated)
		other = out
		other.Amount = money.MustParseFigure("EUR 4")
		_, err = remittance.Net(in, other)
		require.ErrorIs(t, err, money.ErrMismatch)
	})
}

func TestSeries(t *testing.T) {
	s, err := remittance.NewSeries(received("TJ", 2013, "5"), received("TJ", 2011, "3.25"), received("RS", 2012, ""), received("RS", 2011, "0"))
	require.NoError(t, err)
	n, why := s.At(economy("TJ"), 2011)
	require.Equal(t, "3.25", n.String())
	require.Equal(t, indicator.Present, why)
	_, why = s.At(economy("TJ"), 2012)
	require.Equal(t, indicator.NotReported, why)
	n, why = s.At(economy("RS"), 2011)
	require.Equal(t, indicator.Present, why)
	require.Zero(t, n.Sign())
	first, last, ok := s.Years()
	require.True(t, ok)
	require.Equal(t, [2]int{2011, 2013}, [2]int{first, last})
	require.Equal(t, "exactly USD 3.25", s.Flow(economy("TJ"), 2011).Amount.String())
	require.Equal(t, indicator.NotReported, s.Flow(economy("TJ"), 2012).Absent)

	b := remittance.NewSeriesBuilder(s.Kind())
	require.NoError(t, b.AddAbsent(economy("TJ"), 2013, indicator.Withheld))
	require.NoError(t, b.Add(economy("TJ"), 2014, money.MustParse("1234567890123456789012.5 USD")))
	require.ErrorIs(t, b.Add(economy("TJ"), 2014, money.MustParse("7 USD")), remittance.ErrTwice)
	require.NoError(t, b.Add(economy("TJ"), 2014, money.MustParse("1234567890123456789012.50 USD")), "the same again")
	require.ErrorIs(t, b.Add(economy("TJ"), 0, money.MustParse("7 USD")), remittance.ErrYear)
	require.ErrorIs(t, b.Add(economy("TJ"), 2015, money.MustParse("7 EUR")), money.ErrMismatch)
	built := b.Series()
	require.NoError(t, b.Add(economy("TJ"), 2010, money.MustParse("7 USD")))
	n, _ = built.At(economy("TJ"), 2014)
	require.Equal(t, "1234567890123456789012.5", n.String())
	_, why = built.At(economy("TJ"), 2013)
	require.Equal(t, indicator.Withheld, why)
	_, why = built.At(economy("TJ"), 2010)
	require.Equal(t, indicator.NotReported, why, "a series does not change after it is made")

	refused := map[string]struct {
		change func(*remittance.Flow)
		err    error
	}{
		"vintage":    {func(f *remittance.Flow) { f.Vintage = wdi2019 }, remittance.ErrMixed},
		"no vintage": {func(f *remittance.Flow) { f.Vintage = remittance.Vintage{} }, remittance.ErrMixed},
		"standard":   {func(f *remittance.Flow) { f.Definition.Standard = remittance.BPM5 }, remittance.ErrMixed},
		"direction":  {func(f *remittance.Flow) { f.Direction = remittance.Paid }, remittance.ErrUnrelated},
		"period":     {func(f *remittance.Flow) { f.Period = period.MustParseSpan("2012-01/2012-06") }, remittance.ErrYear},
		"currency":   {func(f *remittance.Flow) { f.Amount = money.MustParseFigure("EUR 4") }, money.ErrMismatch},
		"hedged":     {func(f *remittance.Flow) { f.Amount = money.MustParseFigure("more than USD 4") }, remittance.ErrHedged},
		"twice":      {func(f *remittance.Flow) { f.Period = year(2013) }, remittance.ErrTwice},
	}
	for name, tt := range refused {
		t.Run(name, func(t *testing.T) {
			f := received("TJ", 2012, "4")
			tt.change(&f)
			_, err := remittance.NewSeries(received("TJ", 2013, "5"), f)
			require.ErrorIs(t, err, tt.err)
		})
	}
}

func TestNetSeries(t *testing.T) {
	in, err := remittance.NewSeries(received("RS", 2019, "5"), received("RS", 2020, "7.5"), received("RS", 2021, "9"), received("KZ", 2020, ""))
	require.NoError(t, err)
	paid := func(code string, y int, amount string) remittance.Flow {
		f := received(code, y, amount)
		f.Direction = remittance.Paid
		return f
	}
	out, err := remittance.NewSeries(paid("RS", 2020, "10"), paid("RS", 2021, ""), paid("KZ", 2020, "1"))
	require.NoError(t, err)
	net, err := remittance.NetSeries(in, out)
	require.NoError(t, err)
	require.True(t, net.Kind().Definition.IsNet)
	n, why := net.At(economy("RS"), 2020)
	require.Equal(t, indicator.Present, why)
	require.Equal(t, "-2.5", n.String())
	for _, cell := range []struct {
		code string
		year int
	}{{"RS", 2019}, {"RS", 2021}, {"KZ", 2020}} {
		_, why = net.At(economy(cell.code), cell.year)
		require.Equal(t, indicator.NotReported, why)
	}
	_, err = remittance.NetSeries(out, in)
	require.ErrorIs(t, err, remittance.ErrUnrelated)

	kind := out.Kind()
	kind.Vintage = wdi2019
	old := remittance.NewSeriesBuilder(kind)
	require.NoError(t, old.Add(economy("RS"), 2020, money.MustParse("10 USD")))
	_, err = remittance.NetSeries(in, old.Series())
	require.ErrorIs(t, err, remittance.ErrMixed)
	net, err = remittance.NetSeries(in, old.Series(), remittance.AcrossVintages)
	require.NoError(t, err)
	require.True(t, net.Kind().Vintage.IsZero())
	require.Len(t, net.Flow(economy("RS"), 2020).Mixed.Vintages, 2, "marked")
	kind.Currency = money.EUR
	_, err = remittance.NetSeries(in, remittance.NewSeriesBuilder(kind).Series(), remittance.AcrossVintages)
	require.ErrorIs(t, err, money.ErrMismatch)
}

// enum is an enumeration of the package.
type enum interface {
	fmt.Stringer
	encoding.TextMarshaler
}

func roundTrip[T enum, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, values ...T) {
	for _, v := range values {
		data, err := v.MarshalText()
		require.NoError(t, err)
		require.Equal(t, v.String(), string(data))
		var back T
		require.NoError(t, P(&back).UnmarshalText(data))
		require.Equal(t, v, back)
	}
	var back T
	require.Error(t, P(&back).UnmarshalText([]byte("something else")))
}

func TestEnums(t *testing.T) {
	roundTrip(t, remittance.NoMeasure, remittance.WorldBankPersonal, remittance.PersonalTransfers, remittance.GDP, remittance.OtherFlow)
	roundTrip(t, remittance.NoDirection, remittance.Received, remittance.Paid)
	roundTrip(t, remittance.NoBilateralRule, remittance.ByStock, remittance.ByStockAndIncome, remittance.ByStockAndExcess)
	roundTrip(t, remittance.Allocated, remittance.AtFloorIncome, remittance.NoHostIncome)
	roundTrip(t, remittance.OneEconomy, remittance.PooledShare, remittance.SumOfFlows)
	roundTrip(t, remittance.SingleYear, remittance.RatioOfSums, remittance.SumOfYears)
	roundTrip(t, remittance.CurrentPrices, remittance.LocalCurrency)
	roundTrip(t, remittance.GrowthRates, remittance.LogLinearTrend)
	require.Equal(t, "other", remittance.OtherFlow.String())
	require.Equal(t, "log-linear-trend", remittance.LogLinearTrend.String())
	require.Equal(t, "sum-of-years", remittance.SumOfYears.String())
	require.Equal(t, "sum", remittance.SumOfFlows.String())
	require.Equal(t, "no-income", remittance.NoHostIncome.String())
	require.True(t, remittance.WorkersRemittances.IsRemittance())
	require.False(t, remittance.GDP.IsRemittance())
	require.True(t, remittance.GNI.IsProduct())
	require.False(t, remittance.Aid.IsProduct())
}

// sharedFile returns a path in the shared folder, and skips where it is absent.
func sharedFile(t testing.TB, parts ...string) string {
	path := filepath.Join(append([]string{"..", "..", "shared", "data"}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skip("the shared data are not here")
	}
	return path
}

// records reads a CSV file of the shared folder.
func records(t testing.TB, name string) [][]string {
	f, err := os.Open(sharedFile(t, "remittance", name))
	require.NoError(t, err)
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	rows, err := r.ReadAll()
	require.NoError(t, err)
	return rows
}

// wide reads a file in the layout of the World Bank's API.
func wide(t testing.TB, name string, kind remittance.FlowKind) remittance.Series {
	b := remittance.NewSeriesBuilder(kind)
	var years []string
	for _, row := range records(t, name) {
		if len(row) > 4 && row[0] == "Country Name" {
			years = row[4:]
			continue
		}
		for i, text := range row[min(4, len(row)):] {
			if years == nil || i >= len(years) || years[i] == "" || text == "" {
				continue
			}
			y, err := strconv.Atoi(years[i])
			require.NoError(t, err)
			require.NoError(t, b.Add(economy(row[1]), y, dollars(t, text)))
		}
	}
	return b.Series()
}

// panelOf joins flows and products that may be joined.
func panelOf(t *testing.T, flows, products []remittance.Flow) remittance.Panel {
	t.Helper()
	received, err := remittance.NewSeries(flows...)
	require.NoError(t, err)
	product, err := remittance.NewSeries(products...)
	require.NoError(t, err)
	panel, err := remittance.NewPanel(received, product)
	require.NoError(t, err)
	return panel
}

func dollars(t testing.TB, text string) money.Amount {
	if text == "" {
		return money.Amount{}
	}
	d, err := decimal.NewFromString(strings.TrimSpace(text))
	require.NoError(t, err)
	a, err := money.FromDecimal(d, money.USD)
	require.NoError(t, err)
	return a
}

func kindOf(def remittance.Definition, v remittance.Vintage) remittance.FlowKind {
	k := remittance.FlowKind{Definition: def, Vintage: v, Currency: money.USD}
	if def != gdpDef {
		k.Direction = remittance.Received
	}
	return k
}
