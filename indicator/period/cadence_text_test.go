package period_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

func TestCadenceText(t *testing.T) {
	texts := map[string]bool{}
	for _, c := range cadences(t) {
		require.False(t, texts[c.String()])
		texts[c.String()] = true
		back, err := period.ParseCadence(c.String())
		require.NoError(t, err)
		require.Equal(t, c, back)
		data, err := json.Marshal(c)
		require.NoError(t, err)
		require.NoError(t, check.DecodeJSON(data, &back))
		require.Equal(t, c, back)
	}
	for _, want := range []string{"monthly", "quarterly", "half-yearly", "yearly", "yearly-from-07", "quarterly-from-12"} {
		require.True(t, texts[want], want)
	}
	require.Len(t, texts, 37)

	require.Equal(t, period.Yearly, period.MustParseCadence("yearly-from-01"))
	require.Equal(t, "", period.Cadence(0).String())
	text, err := period.Cadence(0).MarshalText()
	require.NoError(t, err)
	require.Empty(t, text)
	c := period.Yearly
	require.NoError(t, c.UnmarshalText(nil))
	require.Zero(t, c)

	require.Equal(t, "Cadence(255)", period.Cadence(255).String())
	_, err = period.Cadence(255).MarshalText()
	require.Error(t, err)
}

func TestCadenceErrors(t *testing.T) {
	texts := map[string]string{
		"empty": "", "Yearly": "Yearly", "no month": "yearly-from-", "month 0": "yearly-from-00", "month 13": "yearly-from-13",
		"one digit": "yearly-from-7", "three digits": "yearly-from-007", "months": "monthly-from-04", "nothing": "-from-04",
		"twice": "yearly-from-04-from-04", "other": "weekly",
	}
	for name, s := range hostile {
		texts[name] = s
	}
	for name, s := range texts {
		t.Run(name, func(t *testing.T) {
			c, err := period.ParseCadence(s)
			require.ErrorContains(t, err, " is no cadence: want monthly")
			require.Zero(t, c)
			c = period.Quarterly
			if s != "" {
				require.Error(t, c.UnmarshalText([]byte(s)))
				require.Equal(t, period.Quarterly, c)
			}
		})
	}
	require.Panics(t, func() { period.MustParseCadence("weekly") })

	for _, c := range []period.Cadence{0, period.Monthly, 0xff} {
		_, err := c.From(time.April)
		require.Error(t, err)
	}
	for _, m := range []time.Month{0, 13, -1} {
		_, err := period.Yearly.From(m)
		require.Error(t, err)
	}
}

func TestParseLabelErrors(t *testing.T) {
	tests := map[string][]string{
		"monthly":           {"2014", "2014-13", "2014-00", "2014-1", "2014-Q1", "FY2014-01", "0000-01"},
		"quarterly":         {"2014", "2014-Q0", "2014-Q5", "2014-Q", "2014-H1", "2014-q1", "FY2014/15-Q1", "2014Q1", "2014-Q\xff", "9999-Q9"},
		"half-yearly":       {"2014-H3", "2014-Q1", "2014-01"},
		"yearly":            {"FY2014/15", "2014-Q1", "14", "0000", "10000"},
		"yearly-from-07":    {"2014", "FY2014", "FY2014/16", "FY2014-15", "FY9999/00", "FY14/15"},
		"quarterly-from-07": {"FY2014/15", "FY2014/15-Q5", "2014-Q1", "FY2014/15-H1"},
	}
	for name, labels := range tests {
		c := period.MustParseCadence(name)
		for _, label := range labels {
			s, err := c.ParseLabel(label)
			require.ErrorContains(t, err, "names no "+name+" reporting period: want a name such as ", label)
			require.Zero(t, s)
		}
	}
	_, err := period.MustParseCadence("quarterly-from-07").ParseLabel("2014-Q1")
	require.EqualError(t, err, `period: "2014-Q1" names no quarterly-from-07 reporting period: want a name such as "FY2014/15-Q2"`)
	_, err = period.Cadence(0).ParseLabel("2014")
	require.ErrorContains(t, err, "has none")
}

func FuzzParseCadence(f *testing.F) {
	for _, s := range []string{"monthly", "quarterly", "half-yearly", "yearly", "yearly-from-07", "quarterly-from-13", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := period.ParseCadence(s)
		if err != nil {
			require.Zero(t, c)
			return
		}
		back, err := period.ParseCadence(c.String())
		require.NoError(t, err)
		require.Equal(t, c, back)
	})
}

func FuzzParseLabel(f *testing.F) {
	for _, s := range []string{"2014", "2014-03", "2014-Q1", "2014-H2", "FY2014/15", "FY2014/15-Q1", "FY1999/00-H2"} {
		for c := range 200 {
			f.Add(uint8(c), s)
		}
	}
	f.Fuzz(func(t *testing.T, code uint8, s string) {
		c := period.Cadence(code)
		span, err := c.ParseLabel(s)
		if err != nil {
			require.Zero(t, span)
			return
		}
		label, ok := c.Label(span)
		require.True(t, ok)
		require.Equal(t, s, label)
	})
}
