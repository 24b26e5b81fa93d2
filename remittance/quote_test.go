package remittance_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/remittance"
)

var (
	_ map[remittance.Corridor]struct{}
	_ map[remittance.GroupKey]struct{}
)

func eur(s string) money.Amount { return money.MustParse(s + " EUR") }

func daily(s string) money.Rate { return money.MustParseRate(s + " on 2015-04-01 (daily, ECB)") }

func TestQuoteCost(t *testing.T) {
	tests := map[string]struct {
		q                  remittance.Quote
		fee, margin, total string
		err                bool
	}{
		"fee and margin": {
			q: remittance.Quote{
				Sent: eur("200"), Fee: eur("4"), Applied: daily("1 EUR = exactly 117.6 RSD"), Interbank: daily("1 EUR = exactly 120 RSD"),
			},
			fee: "2", margin: "2", total: "4",
		},
		"a promotion: the margin is negative": {
			q: remittance.Quote{
				Sent: eur("200"), Fee: eur("3"), Applied: daily("1 EUR = exactly 121.2 RSD"), Interbank: daily("1 EUR = exactly 120 RSD"),
			},
			fee: "1.5", margin: "-1", total: "0.5",
		},
		"rates in the other direction": {
			q: remittance.Quote{
				Sent: eur("200"), Fee: eur("4"), Applied: daily("1 RSD = exactly 0.01 EUR"), Interbank: daily("1 RSD = exactly 0.008 EUR"),
			},
			fee: "2", margin: "20", total: "22",
		},
		"one rate in either direction": {
			q: remittance.Quote{
				Sent: eur("200"), Fee: eur("4"), Applied: daily("1 EUR = exactly 100 RSD"), Interbank: daily("1 RSD = exactly 0.008 EUR"),
			},
			fee: "2", margin: "20", total: "22",
		},
		"paid out in a third currency": {
			q: remittance.Quote{
				Sent: eur("200"), Fee: eur("4"), PaidOut: money.USD,
				Applied: daily("1 EUR = exactly 1.08 USD"), Interbank: daily("1 EUR = exactly 1.20 USD"),
			},
			fee: "2", margin: "10", total: "12",
		},
		"rates of two currencies that are not sent": {
			q: remittance.Quote{
				Sent: eur("200"), Fee: eur("4"), Applied: daily("1 USD = exactly 90 RSD"), Interbank: daily("1 USD = exactly 100 RSD"),
			},
			fee: "2", margin: "10", total: "12",
		},
		"fee in another currency": {
			q: remittance.Quote{
				Sent: eur("200"), Fee: money.MustParse("5 USD"), FeeRate: daily("1 EUR = exactly 1.25 USD"), PaidOut: money.EUR,
			},
			fee: "2", margin: "0", total: "2",
		},
		"no fee, in whatever currency": {
			q:   remittance.Quote{Sent: eur("200"), Fee: money.MustParse("0 USD"), PaidOut: money.EUR},
			fee: "0", margin: "0", total: "0",
		},
		"nothing is exchanged": {
			q:   remittance.Quote{Sent: eur("200"), Fee: eur("5"), PaidOut: money.EUR},
			fee: "2.5", margin: "0", total: "2.5",
		},
		"a rate that is not told": {
			q:   remittance.Quote{Sent: eur("200"), Fee: eur("5"), PaidOut: money.RSD, Interbank: daily("1 EUR = 120 RSD")},
			fee: "2.5", margin: "absent: not-reported: no rate stated at which it is paid out",
			total: "absent: not-reported: no rate stated at which it is paid out",
		},
		"no rate between banks": {
			q:   remittance.Quote{Sent: eur("200"), Fee: eur("5"), Applied: daily("1 EUR = 120 RSD")},
			fee: "2.5", margin: "absent: not-reported: no rate between banks stated",
			total: "absent: not-reported: no rate between banks stated",
		},
		"no fee stated is not 0": {
			q:   remittance.Quote{Sent: eur("200"), PaidOut: money.EUR},
			fee: "absent: not-reported: no fee stated", margin: "0", total: "absent: not-reported: no fee stated",
		},
		"no amount": {
			q:   remittance.Quote{Fee: eur("1"), PaidOut: money.EUR},
			fee: "absent: not-reported: no amount", margin: "absent: not-reported: no rate stated at which it is paid out",
			total: "absent: not-reported: no amount",
		},
		"no rate for the fee": {
			q:   remittance.Quote{Sent: eur("200"), Fee: money.MustParse("5 USD"), PaidOut: money.EUR},
			fee: "absent: not-reported: no rate for a fee in USD", margin: "0", total: "absent: not-reported: no rate for a fee in USD",
		},
		"nothing is sent": {q: remittance.Quote{Sent: eur("0"), Fee: eur("1")}, err: true},
		"rates for different currencies": {
			q: remittance.Quote{
				Sent: eur("200"), Fee: eur("1"), Applied: daily("1 EUR = 120 RSD"), Interbank: daily("1 EUR = 1.25 USD"),
			},
			err: true,
		},
		"a rate for another fee": {
			q:   remittance.Quote{Sent: eur("200"), Fee: money.MustParse("5 USD"), FeeRate: daily("1 EUR = 120 RSD")},
			err: true,
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := tt.q.Cost()
			if tt.err {
				require.ErrorIs(t, err, remittance.ErrCost)
				require.Equal(t, indicator.Undefined, tt.q.Total().Absence())
				require.NotEmpty(t, tt.q.Check())
				return
			}
			require.NoError(t, err)
			require.Equal(t, tt.fee, got.Fee.String())
			require.Equal(t, tt.margin, got.Margin.String())
			require.Equal(t, tt.total, got.Total.String())
			require.Empty(t, tt.q.Check())
			require.True(t, got.Total.Equal(tt.q.Total()))
		})
	}
}

// A rate is rounded at its last digit: the margin of the Kenyan bank is 1.12 as
// published, and somewhere near.
func TestQuoteCostFollowsDigitsOfRates(t *testing.T) {
	q := remittance.Quote{
		Sent: money.MustParse("18000 KES"), Fee: money.MustParse("450 KES"),
		Applied: daily("1 KES = 0.01056 RWF"), Interbank: daily("1 KES = 0.01068 RWF"),
	}
	got, err := q.Cost()
	require.NoError(t, err)
	require.Equal(t, "1.123595…", got.Margin.String())
	require.Equal(t, "[1.030444, 1.216659]", got.Margin.Bounds().Outwards(6).String())
	require.Equal(t, check.Met, got.Total.Compare(figure.Greater, figure.Int(3)))
	require.Equal(t, check.CannotTell, got.Total.Compare(figure.GreaterOrEqual, figure.MustNumber("3.6")))
	require.Equal(t, `compute: fee: 2.5 (100 × fee / amount)
compute: margin: 1.123595…, within [1.030444, 1.216659] (100 × (1 - applied rate / interbank rate))
result: total: 3.623595…, within [3.530444, 3.716659] (fee + margin, in percent of the amount)
`, got.Trace().String())

	at500, err := q.CostAt(money.MustParse("45000 KES"), money.MustParse("450 KES"))
	require.NoError(t, err)
	require.Equal(t, "1", at500.Fee.String())
	require.Equal(t, "2.123595…", at500.Total.String())
}

func TestCostOfRefuses(t *testing.T) {
	n := figure.MustNumber
	for name, in := range map[string][4]string{
		"amount of 0":       {"0", "1", "1", "1"},
		"negative amount":   {"-1", "1", "1", "1"},
		"rate of 0":         {"1", "1", "1", "0"},
		"negative rate":     {"1", "1", "1", "-1"},
		"negative applied":  {"1", "1", "-1", "1"},
		"everything at 0":   {"0", "0", "0", "0"},
		"amount, bad rates": {"-2", "0", "-1", "-3"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := remittance.CostOf(n(in[0]), n(in[1]), n(in[2]), n(in[3]))
			require.ErrorIs(t, err, remittance.ErrCost)
			require.Zero(t, got)
		})
	}
	got, err := remittance.CostOf(n("100"), n("0"), n("0"), n("1"))
	require.NoError(t, err, "nothing is paid out")
	require.Equal(t, "100", got.Total.String())
}

func TestTariff(t *testing.T) {
	tariff := remittance.Tariff{Bands: []remittance.TariffBand{
		{UpTo: eur("100"), Flat: eur("3")},
		{UpTo: eur("1000"), Flat: eur("1"), Percent: figure.Int(2), Least: eur("4"), Most: eur("15")},
	}}
	for sent, want := range map[string]string{
		"0.01": "3 EUR", "100": "3 EUR", "100.01": "4 EUR", "300": "7 EUR", "333.33": "7.6666 EUR", "700": "15 EUR", "1000": "15 EUR",
	} {
		fee, err := tariff.Fee(eur(sent))
		require.NoError(t, err)
		require.Equal(t, want, fee.String(), sent)
	}
	_, err := tariff.Fee(eur("1000.01"))
	require.ErrorIs(t, err, remittance.ErrTariff)
	_, err = tariff.Fee(eur("0"))
	require.ErrorIs(t, err, remittance.ErrCost)
	_, err = tariff.Fee(money.MustParse("5 USD"))
	require.ErrorIs(t, err, money.ErrMismatch)
	_, err = remittance.Tariff{}.Fee(eur("1"))
	require.ErrorIs(t, err, remittance.ErrTariff)

	q := remittance.Quote{Applied: daily("1 EUR = exactly 117.6 RSD"), Interbank: daily("1 EUR = exactly 120 RSD")}
	cost, err := q.CostBy(tariff, eur("300"))
	require.NoError(t, err)
	require.Equal(t, "2.333333…", cost.Fee.String())
	require.Equal(t, "4.333333…", cost.Total.String())
	_, err = q.CostBy(tariff, eur("3000"))
	require.ErrorIs(t, err, remittance.ErrTariff)

	require.Empty(t, tariff.Check())
	bad := remittance.Tariff{Bands: []remittance.TariffBand{
		{UpTo: eur("100"), Least: eur("5"), Most: eur("4")},
		{UpTo: eur("100"), Flat: money.MustParse("1 USD")},
		{},
		{UpTo: eur("200")},
	}}
	require.Equal(t, `bands[0].least: error: the least fee, 5 EUR, is above the greatest, 4 EUR [remittance.tariff-limits]
bands[1].flat: error: 1 USD stands in a list of fees in EUR [remittance.tariff-currency]
bands[1].up_to: error: no amount lies in the band up to 100 EUR behind the one up to 100 EUR [remittance.tariff-order]
bands[3].up_to: error: no amount lies in the band up to 200 EUR behind the one up to any amount [remittance.tariff-order]
`, bad.Check().String())
}

func TestServiceQuoteAt(t *testing.T) {
	s := remittance.Service{Quotes: []remittance.Quote{
		{Denomination: usd200, StatedTotal: figure.MustParse("5%")}, {Denomination: usd500, StatedTotal: figure.MustParse("3%")},
	}}
	require.Equal(t, "5", s.TotalAt(money.MustParse("200.00 USD")).String())
	require.Equal(t, "3", s.TotalAt(usd500).String())
	require.True(t, s.TotalAt(eur("200")).IsAbsent())
	require.True(t, s.TotalAt(money.Amount{}).IsAbsent(), "which of two?")
	s.Quotes = s.Quotes[:1]
	require.Equal(t, "5", s.TotalAt(money.Amount{}).String())
	require.True(t, s.TotalAt(usd500).IsAbsent())
	s.Transparent = check.NotMet
	require.Equal(t, "absent: not-reported: not transparent", s.TotalAt(usd200).String())
}

func TestCheckServices(t *testing.T) {
	s := remittance.Service{ID: "7", Firm: "A", Period: remittance.Quarter(2015, 1), Quotes: []remittance.Quote{{StatedTotal: figure.MustParse("5%")}}}
	twin, later, other := s, s, s
	twin.ID = "8"
	later.Period = remittance.Quarter(2015, 2)
	other.Firm = "B"
	other.Quotes = []remittance.Quote{{Sent: eur("-1")}}
	require.Equal(t, `services[1]: warning: services 0 and 1 are the same: "A",  [remittance.service-twice]
services[3].quotes[0].sent: error: -1 EUR is sent: want more than 0 [remittance.amount]
services[3].id: error: services 0 and 3 have the ID "7" [remittance.id-twice]
`, remittance.CheckServices([]remittance.Service{s, twin, later, other}).String())
}

func TestQuoteCheckRates(t *testing.T) {
	q := remittance.Quote{
		Sent: eur("200"), Fee: money.MustParse("5 USD"), FeeRate: daily("1 EUR = 120 RSD"),
		Applied: daily("1 EUR = 120 RSD"), Interbank: daily("1 EUR = 1.25 USD"),
	}
	fs := q.Check()
	require.Len(t, fs.WithCode("remittance.rates"), 2)
	require.Equal(t, check.Path("fee_rate"), fs[0].Path)
	require.Equal(t, check.Path("applied"), fs[1].Path)
}

// A stated percentage may be off by its rounding and a hundredth, and no more.
func TestIdentityTolerance(t *testing.T) {
	q := remittance.Quote{Sent: eur("300"), Fee: eur("5"), StatedMargin: exactFigure(t, "1.5")} // 1.6666… + 1.5
	for total, ok := range map[string]bool{"3.17": true, "3.1766": true, "3.1767": false, "3.15": false, "3.16": true} {
		q.StatedTotal = exactFigure(t, total)
		require.Equal(t, ok, len(q.Check()) == 0, total)
	}
	require.Equal(t, "0.01", remittance.IdentityTolerance().String())
	q.StatedTotal = figure.MustParse("3.18%") // from 3.175 to 3.185
	require.Empty(t, q.Check())
	q.StatedTotal = figure.MustParse("3.19%")
	require.Len(t, q.Check(), 1)
}

func TestSpeed(t *testing.T) {
	tests := map[remittance.Speed][3]check.Verdict{ // within 2, 4 and 5 days
		remittance.NoSpeed:         {check.CannotTell, check.CannotTell, check.CannotTell},
		remittance.LessThanOneHour: {check.Met, check.Met, check.Met},
		remittance.NextDay:         {check.Met, check.Met, check.Met},
		remittance.TwoDays:         {check.Met, check.Met, check.Met},
		remittance.ThreeToFiveDays: {check.NotMet, check.CannotTell, check.Met},
		remittance.SixDaysOrMore:   {check.NotMet, check.NotMet, check.NotMet},
	}
	for speed, want := range tests {
		require.Equal(t, want, [3]check.Verdict{speed.Within(2), speed.Within(4), speed.Within(5)}, speed)
		text, err := speed.MarshalText()
		require.NoError(t, err)
		var back remittance.Speed
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, speed, back)
	}
	var s remittance.Speed
	require.Error(t, s.UnmarshalText([]byte("soon")))
}

func TestServiceJSON(t *testing.T) {
	for _, s := range append(services(t), remittance.Service{Eligible: check.Met}, remittance.Service{}) {
		data, err := json.Marshal(s)
		require.NoError(t, err)
		var back remittance.Service
		require.NoError(t, json.Unmarshal(data, &back), string(data))
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.JSONEq(t, string(data), string(again))
		require.Equal(t, s.TotalAt(usd200).String(), back.TotalAt(usd200).String())
	}
	for _, bad := range []string{
		`{"firms": "A"}`, `{"firm": "A", "firm": "B"}`, `{"quotes": [{"cost": "1"}]}`, `{"corridor": {"from": "AT", "via": "DE"}}`, `[]`,
		`{"speed": "soon"}`, `{"firm": "A"} x`,
	} {
		s := remittance.Service{Firm: "kept"}
		require.Error(t, s.UnmarshalJSON([]byte(bad)), bad)
		require.Equal(t, "kept", s.Firm)
	}
	var q remittance.Quote
	require.ErrorContains(t, q.UnmarshalJSON([]byte(`{"x": 1}`)), "remittance: quote")
	var tariff remittance.Tariff
	require.ErrorContains(t, tariff.UnmarshalJSON([]byte(`{"x": 1}`)), "remittance: tariff")
	require.NoError(t, json.Unmarshal([]byte(`{"bands": [{"up_to": {"amount": "5", "currency": "EUR"}, "percent": "2.5"}]}`), &tariff))
	require.Equal(t, "2.5", tariff.Bands[0].Percent.String())
}

func FuzzServiceJSON(f *testing.F) {
	f.Add([]byte(`{"id":"1","corridor":{"from":"AT","to":"BA"},"quotes":[{"sent":{"amount":"1","currency":"EUR"}}]}`))
	f.Add([]byte(`{"period":"2015-Q1","transparent":"met","speed":"next-day","instruments":["cash"]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var s remittance.Service
		if s.UnmarshalJSON(data) != nil {
			require.Zero(t, s.Firm)
			return
		}
		out, err := json.Marshal(s)
		require.NoError(t, err)
		var back remittance.Service
		require.NoError(t, json.Unmarshal(out, &back), string(out))
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(out), string(again))
		_ = s.Check()
		var tally remittance.CostTally
		tally.Add(s)
		_ = tally.Result().Trace()
	})
}
