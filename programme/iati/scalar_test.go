package iati_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/programme/iati"
)

func TestDate(t *testing.T) {
	for text, want := range map[iati.Date]string{
		"": "", "2014-01-31": "2014-01-31", "2014-01-31Z": "2014-01-31", "2014-01-31+02:00": "2014-01-31",
		"2014-01-31-14:00": "2014-01-31", " 2014-01-31\n": "2014-01-31", "2016-02-29": "2016-02-29",
	} {
		day, err := text.Day()
		require.NoError(t, err, text)
		require.Equal(t, want, day.String())
	}
	for _, text := range []iati.Date{" ", "2014", "2014-01", "2014-02-29", "2014-1-31", "31/01/2014", "2014-01-31T00:00:00", "2014-01-31+15:00",
		"2014-01-31+02", "2014-01-31ZZ", "2014-01-31+14:30", "0000-01-01", "-2014-01-01", "12014-01-01", "２014-01-01"} {
		day, err := text.Day()
		require.ErrorIs(t, err, iati.ErrValue, text)
		require.True(t, day.IsZero())
	}
	_, err := iati.Date("2014-02-30").Day()
	require.EqualError(t, err, `iati: value is not of its type: "2014-02-30" is no date: want YYYY-MM-DD`)
}

func TestDateTime(t *testing.T) {
	for text, want := range map[iati.DateTime]string{
		"2014-09-10T07:15:37Z": "2014-09-10T07:15:37Z", "2014-09-10T07:15:37": "2014-09-10T07:15:37Z",
		"2014-09-10T07:15:37+02:00": "2014-09-10T05:15:37Z", " 2014-09-10T07:15:37.25-00:30 ": "2014-09-10T07:45:37.25Z",
		"2014-12-31T24:00:00Z": "2015-01-01T00:00:00Z", "2014-12-31T24:00:00.00Z": "2015-01-01T00:00:00Z",
	} {
		at, err := text.Time()
		require.NoError(t, err, text)
		require.Equal(t, want, at.Format("2006-01-02T15:04:05.999999999Z07:00"))
	}
	at, err := iati.DateTime("").Time()
	require.NoError(t, err)
	require.True(t, at.IsZero())
	for _, text := range []iati.DateTime{" ", "2014-09-10", "2014-09-10 07:15:37", "2014-09-10T7:15:37Z", "2014-09-10T07:15Z", "2014-09-10T25:00:00",
		"2014-09-10T24:00:01", "2014-12-31T24:00:00.5", "2014-09-10T07:15:60", "2014-09-10T07:15:37.Z", "2014-09-10T07:15:37,5Z", "2014-09-10T07:15:37z",
		"2014-09-10T07:15:37+2:00", "2014-13-10T07:15:37", "0000-01-01T00:00:00"} {
		_, err := text.Time()
		require.ErrorIs(t, err, iati.ErrValue, text)
	}
}

func TestDecimal(t *testing.T) {
	for text, want := range map[iati.Decimal]string{
		"3000": "3000", "-12.50": "-12.5", "+1": "1", ".5": "0.5", "-.5": "-0.5", "5.": "5", " 7\t": "7", "007": "7", "-0": "0",
	} {
		n, ok, err := text.Number()
		require.NoError(t, err, text)
		require.True(t, ok)
		require.Equal(t, want, n.String(), text)
		m, ok, err := iati.Reported(text).Number()
		require.NoError(t, err)
		require.True(t, ok)
		require.Zero(t, n.Cmp(m))
	}
	_, ok, err := iati.Decimal("").Number()
	require.NoError(t, err)
	require.False(t, ok)
	for _, text := range []iati.Decimal{" ", ".", "-", "+-1", "1e3", "1,000", "1 000", "0x1", "NaN", "INF", "50%", "1/2", "1.2.3", "٣",
		"11111111111111111111111111111111111111111111111111111111111111111"} {
		_, ok, err := text.Number()
		require.ErrorIs(t, err, iati.ErrValue, text)
		require.False(t, ok)
	}
}

func TestIntegerAndBoolean(t *testing.T) {
	for text, want := range map[iati.Integer]int{"1": 1, " +3 ": 3, "-2147483648": -2147483648, "007": 7} {
		n, ok, err := text.Int()
		require.NoError(t, err)
		require.True(t, ok)
		require.Equal(t, want, n)
	}
	for _, text := range []iati.Integer{" ", "1.0", "2147483648", "1_000", "x"} {
		_, ok, err := text.Int()
		require.ErrorIs(t, err, iati.ErrValue)
		require.False(t, ok)
	}
	_, ok, err := iati.Integer("").Int()
	require.NoError(t, err)
	require.False(t, ok)

	for text, want := range map[iati.Boolean]bool{"1": true, "true": true, "0": false, " false ": false} {
		b, ok, err := text.Bool()
		require.NoError(t, err)
		require.True(t, ok)
		require.Equal(t, want, b)
	}
	_, ok, err = iati.Boolean("").Bool()
	require.NoError(t, err)
	require.False(t, ok)
	for _, text := range []iati.Boolean{" ", "yes", "TRUE", "2"} {
		_, _, err := text.Bool()
		require.ErrorIs(t, err, iati.ErrValue)
	}
}

func TestMoney(t *testing.T) {
	tests := map[string]struct {
		m         iati.Money
		byDefault string
		want      string
		err       error
	}{
		"own":         {m: iati.Money{Currency: "EUR", Amount: "3000.50"}, byDefault: "USD", want: "3000.50 EUR"},
		"default":     {m: iati.Money{Amount: " -12 "}, byDefault: "USD", want: "-12 USD"},
		"scale":       {m: iati.Money{Amount: "+.50"}, byDefault: "USD", want: "0.50 USD"},
		"withdrawn":   {m: iati.Money{Amount: "1", Currency: "DEM"}, want: "1 DEM"},
		"absent":      {m: iati.Money{Currency: "EUR"}},
		"none":        {m: iati.Money{Amount: "1"}, err: iati.ErrNoCurrency},
		"unknown":     {m: iati.Money{Amount: "1", Currency: "XYZ"}, err: money.ErrUnknownCurrency},
		"no number":   {m: iati.Money{Amount: "1,000", Currency: "EUR"}, err: iati.ErrValue},
		"blank":       {m: iati.Money{Amount: " ", Currency: "EUR"}, err: iati.ErrValue},
		"no currency": {m: iati.Money{Amount: "1", Currency: " "}, byDefault: "EUR", want: "1 EUR"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := tt.m.In(tt.byDefault)
			require.ErrorIs(t, err, tt.err)
			require.Equal(t, tt.want, got.String())
		})
	}
	s := iati.LoanStatus{Currency: "GBP", ValueDate: "2013-05-24", InterestReceived: iati.DecimalContent{Amount: "200000"}}
	got, err := s.Money(s.InterestReceived).In("")
	require.NoError(t, err)
	require.Equal(t, "200000 GBP", got.String())
	require.Equal(t, iati.Date("2013-05-24"), s.Money(s.InterestReceived).ValueDate)
}

func TestNarratives(t *testing.T) {
	ns := iati.Narratives{{Text: " Title "}, {Lang: "fr", Text: "Titre"}, {Lang: "fr", Text: "Suite"}, {Lang: "fr", Text: " "}, {Lang: "not a tag", Text: "?"}}
	require.Equal(t, `{"en":"Title","fr":"Titre\nSuite","und":"?"}`, jsonOf(t, ns.Text("en")))
	require.Equal(t, `{"und":"Title\n?","fr":"Titre\nSuite"}`, jsonOf(t, ns.Text("")))
	require.True(t, iati.Narratives(nil).Text("en").IsZero())
}
