package indicator_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// random makes records with any of their fields stated or not.
type random struct {
	*rand.Rand
	testing.TB
}

func (r random) maybe() bool { return r.IntN(2) == 0 }

func (r random) word() string {
	words := []string{"jobs", "a b", "показатељ", `"`, "<&>", "x\u2028y", "\\", "N/A", "0", "sex"}
	return words[r.IntN(len(words))]
}

func (r random) text() lang.Text {
	var t lang.Text
	for _, tag := range []lang.Tag{lang.English, lang.Serbian, lang.SerbianLatin, lang.French} {
		if r.IntN(4) == 0 {
			t = t.With(tag, r.word())
		}
	}
	return t
}

func (r random) code() indicator.Code {
	return indicator.MustCode([]string{"", "ilo", "sdg:10.7.1", "iati-org:XM-DAC-47066", ":a:b"}[r.IntN(5)])
}

func (r random) options() (out []indicator.Option) {
	for range r.IntN(4) {
		out = append(out, indicator.Option{Code: r.word(), Title: r.text()})
	}
	return out
}

func (r random) indicator() indicator.Indicator {
	ind := indicator.Indicator{
		Code: r.word(), Title: r.text(), Definition: r.text(), Scale: indicator.Scale(r.IntN(12)), Direction: indicator.Direction(r.IntN(5)),
		Accrual: indicator.Accrual(r.IntN(4)), OverTime: indicator.Aggregation(r.IntN(11)), OverContributors: indicator.Aggregation(r.IntN(11)),
		Numerator: r.text(), Denominator: r.text(), Options: r.options(), Responsible: r.code(), Verification: r.text(),
		Cadence: []period.Cadence{0, period.Monthly, period.MustParseCadence("yearly-from-07")}[r.IntN(3)],
	}
	if r.maybe() {
		ind.Unit, ind.Factor = []string{"%", "EUR", "jobs"}[r.IntN(3)], figure.Int(r.Int64N(3)*500)
	}
	for range r.IntN(3) {
		ind.Axes = append(ind.Axes, indicator.Axis{
			Code: r.word(), Title: r.text(), Categories: r.options(), IsExclusive: r.maybe(), IsExhaustive: r.maybe(),
		})
		if r.maybe() {
			ind.Axes[len(ind.Axes)-1].Unknown = indicator.Option{Code: r.word(), Title: r.text()}
		}
	}
	for range r.IntN(3) {
		if c := r.code(); !c.IsZero() {
			ind.References = append(ind.References, c)
		}
	}
	return ind
}

func (r random) figure() figure.Figure {
	if r.IntN(6) == 0 {
		return figure.Figure{}
	}
	f, err := figure.New([]figure.Hedge{figure.Exact, figure.Rounded, figure.About, figure.MoreThan, figure.UpTo}[r.IntN(5)],
		decimal.New(r.Int64N(2000)-100, int32(r.IntN(9)-2)))
	require.NoError(r, err)
	if r.maybe() {
		f = f.WithUnit(r.word()).WithRole(figure.Role(r.IntN(7)))
	}
	if r.maybe() {
		f = f.WithSource(figure.Source{Title: r.word(), Date: period.MustParse("2015-11")})
	}
	return f
}

func (r random) value() indicator.Value {
	switch r.IntN(8) {
	case 0:
		return indicator.CodeValue(r.word())
	case 1:
		return indicator.TextValue(r.word())
	case 2:
		return indicator.YesNoValue(r.maybe())
	case 3:
		v, err := indicator.PartsValue(r.figure(), r.figure(), figure.Int(1+r.Int64N(2)*99))
		require.NoError(r, err)
		return v
	case 4:
		return indicator.AbsentValue(indicator.Absence(r.IntN(9)))
	case 5:
		return indicator.BoundsValue(r.figure().Bounds())
	default:
		return indicator.FigureValue(r.figure())
	}
}

func (r random) place(deep bool) indicator.Place {
	countries := []place.Country{serbia, germany, place.MustCountry("XK"), {}}
	switch r.IntN(4) {
	case 0:
		return indicator.GroupPlace(r.word())
	case 1:
		return indicator.AreaPlace(place.Area{Country: countries[r.IntN(4)], Kind: r.word(), Name: r.text(), Code: r.word()})
	case 2:
		if deep {
			return pair(r, r.place(false), r.place(false))
		}
	}
	return indicator.CountryPlace(countries[r.IntN(4)])
}

func (r random) observation() indicator.Observation {
	o := indicator.Observation{Indicator: r.word(), Value: r.value(), Role: figure.Role(r.IntN(7)), Place: r.place(true), Status: indicator.Status(r.IntN(6)), Contributor: r.code()}
	for range r.IntN(3) {
		o.By = o.By.With(r.word(), r.word())
	}
	if r.maybe() {
		o.Period = span([]string{"2011", "2011-03", "2010-05/2012", "1997/..", "../2012", "2014/"}[r.IntN(6)])
		o.Recorded = period.MustParse([]string{"2011", "2011-03", "2011-03-15"}[r.IntN(3)])
		o.Source = figure.Source{Publisher: r.word(), Quote: r.word()}
	}
	return o
}

// What is written reads back equal, and is written the same again.
func TestJSONRoundTrip(t *testing.T) {
	r := random{rand.New(rand.NewPCG(7, 7)), t}
	for range 700 {
		ind := r.indicator()
		data, err := json.Marshal(ind)
		require.NoError(t, err)
		var back indicator.Indicator
		require.NoError(t, json.Unmarshal(data, &back))
		require.Equal(t, ind, back)
		require.True(t, ind.Check().Equal(back.Check()))

		o := r.observation()
		data, err = json.Marshal(o)
		require.NoError(t, err)
		var read indicator.Observation
		require.NoError(t, json.Unmarshal(data, &read))
		require.True(t, o.Equal(read), "%s", data)
		require.Equal(t, o.SeriesKey(), read.SeriesKey())
		require.True(t, o.Check(ind).Equal(read.Check(ind)))
		again, err := json.Marshal(read)
		require.NoError(t, err)
		require.Equal(t, string(data), string(again))
	}
}

// A series made of what was written and read again is the same.
func TestJSONRoundTripOfSeries(t *testing.T) {
	r := random{rand.New(rand.NewPCG(8, 8)), t}
	for range 200 {
		common, def := r.observation(), r.indicator()
		common.Indicator = def.Code
		var observations, read []indicator.Observation
		for range r.IntN(10) {
			o := common
			o.Value, o.Period = r.value(), span(fmt.Sprint(2010+r.IntN(4)))
			observations = append(observations, o)
		}
		data, err := json.Marshal(observations)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(data, &read))
		a, b := series(t, def, observations...), series(t, def, read...)
		require.Equal(t, written(a), written(b))
		require.True(t, a.Check().Equal(b.Check()))
	}
}
