package indicator_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
)

func span(s string) (p period.Span) {
	if err := p.UnmarshalText([]byte(s)); err != nil {
		panic(err)
	}
	return p
}

// reported is an observation of jobs in a period: "" is not reported, "!withheld"
// absent for that reason.
func reported(p, value, recorded string) indicator.Observation {
	o := indicator.Observation{Indicator: "jobs", Period: span(p), Role: figure.Actual}
	switch {
	case strings.HasPrefix(value, "!"):
		var why indicator.Absence
		if err := why.UnmarshalText([]byte(value[1:])); err != nil {
			panic(err)
		}
		o.Value = indicator.AbsentValue(why)
	case value != "":
		o.Value = fig(value)
	}
	if recorded != "" {
		o.Recorded = period.MustParse(recorded)
	}
	return o
}

func series(t testing.TB, def indicator.Indicator, observations ...indicator.Observation) indicator.Series {
	s, err := indicator.NewSeries(def, observations...)
	require.NoError(t, err)
	return s
}

// written writes a series as "period=value" texts.
func written(s indicator.Series) []string {
	out := []string{}
	for p, v := range s.All() {
		out = append(out, p.String()+"="+v.String())
	}
	return out
}

// running is jobs as running totals, without a cadence.
func running() indicator.Indicator {
	def := jobs()
	def.Accrual, def.OverTime, def.Cadence = indicator.Cumulative, indicator.Latest, 0
	return def
}

func TestNewSeries(t *testing.T) {
	type O = []indicator.Observation
	tests := map[string]struct {
		observations O
		want         []string
		superseded   []string
		findings     string
	}{
		"empty": {want: []string{}},
		"sorted by period": {
			observations: O{reported("2012", "5", ""), reported("2010", "3", ""), reported("2011", "", "")},
			want:         []string{"2010=3", "2011=not-reported", "2012=5"},
		},
		"one period, written in two ways": {
			observations: O{reported("2010", "3", "2011-01"), reported("2010-01-01/2010-12-31", "4", "2011-02")},
			want:         []string{"2010=4"}, superseded: []string{"2010=3"},
		},
		"the one recorded last counts": {
			observations: O{reported("2010", "3", "2011-01-31"), reported("2010", "5", "2012-01-31"), reported("2010", "4", "2011-06-30")},
			want:         []string{"2010=5"}, superseded: []string{"2010=3", "2010=4"},
		},
		"a later report may withdraw": {
			observations: O{reported("2010", "3", "2011-01"), reported("2010", "!withheld", "2011-02")},
			want:         []string{"2010=withheld"}, superseded: []string{"2010=3"},
		},
		"saying nothing withdraws nothing": {
			observations: O{reported("2010", "3", "2011-01"), reported("2010", "", "2011-02"), reported("2010", "!not-yet-due", "2011-03")},
			want:         []string{"2010=3"}, superseded: []string{"2010=not-reported", "2010=not-yet-due"},
		},
		"said twice": {
			observations: O{reported("2010", "3", "2011-01"), reported("2010", "3", "2011-01")},
			want:         []string{"2010=3"}, superseded: []string{"2010=3"},
		},
		"two of one date differ": {
			observations: O{reported("2010", "5 jobs", "2011-01"), reported("2010", "over 3 jobs", "2011-01"), reported("2010", "1 job", "2010-12")},
			want:         []string{"2010=conflicting"}, superseded: []string{"2010=1 job"},
			findings: `points[0].value: error: of 2010, 5 jobs was reported on 2011-01 and more than 3 jobs on 2011-01, and neither is known to be the later report [indicator.series-conflict]`,
		},
		"which is the later cannot be told": {
			observations: O{reported("2010", "5", "2011"), reported("2010", "3", "2011-05")},
			want:         []string{"2010=conflicting"},
			findings:     `points[0].value: error: of 2010, 5 was reported on 2011 and 3 on 2011-05, and neither is known to be the later report [indicator.series-conflict]`,
		},
		"recorded at a time not stated": {
			observations: O{reported("2010", "5", ""), reported("2010", "3", "2011-05")},
			want:         []string{"2010=conflicting"},
			findings:     `points[0].value: error: of 2010, 5 was reported at a time not stated and 3 on 2011-05, and neither is known to be the later report [indicator.series-conflict]`,
		},
		"a third one settles it": {
			observations: O{reported("2010", "5", "2011"), reported("2010", "3", "2011-05"), reported("2010", "4", "2012")},
			want:         []string{"2010=4"}, superseded: []string{"2010=5", "2010=3"},
		},
		"findings of observations": {
			observations: O{reported("2010", "1", ""), reported("2011", "-1", "")},
			want:         []string{"2010=1", "2011=-1"},
			findings:     `points[1].value: error: the value -1 is below 0, which no count can be [indicator.observation-negative]`,
		},
		"a period not stated comes first": {
			observations: O{reported("2010", "1", ""), reported("", "9", "")},
			want:         []string{"=9", "2010=1"},
			findings:     `points[0].period: warning: nothing says of which period the value is [indicator.observation-period]`,
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := series(t, jobs(), tt.observations...)
			require.Equal(t, tt.want, written(s))
			require.Equal(t, len(tt.want), s.Len())
			var superseded []string
			for o := range s.Superseded() {
				superseded = append(superseded, o.Period.String()+"="+o.Value.String())
			}
			require.Equal(t, tt.superseded, superseded)
			require.Equal(t, tt.findings, strings.TrimSuffix(s.Check().String(), "\n"))
			n := 0
			for o := range s.Observations() {
				require.True(t, s.At(o.Period).Equal(o.Value))
				n++
			}
			require.Equal(t, s.Len(), n)
		})
	}
}

func TestSeriesConflicts(t *testing.T) {
	s := series(t, jobs(), reported("2010", "5", "2011"), reported("2010", "3", "2011"), reported("2011", "4", "2012"), reported("2010", "5", "2011"))
	n := 0
	for p, rivals := range s.Conflicts() {
		require.Equal(t, span("2010"), p)
		require.Len(t, rivals, 3)
		rivals[0] = indicator.Observation{}
		n++
	}
	require.Equal(t, 1, n)
	for _, rivals := range s.Conflicts() {
		require.False(t, rivals[0].Value.IsZero(), "what is handed out is a copy")
	}
	o, ok := s.Latest()
	require.True(t, ok)
	require.Equal(t, span("2011"), o.Period)
}

func TestNewSeriesRefusesMixedObservations(t *testing.T) {
	for what, change := range map[string]func(*indicator.Observation){
		`indicators "jobs" and "posts"`: func(o *indicator.Observation) { o.Indicator = "posts" },
		`roles "actual" and "target"`:   func(o *indicator.Observation) { o.Role = figure.Target },
		`places "RS" and "DE"`:          func(o *indicator.Observation) { o.Place = indicator.CountryPlace(germany) },
		`breakdowns "sex: female" and "sex: male"`: func(o *indicator.Observation) {
			o.By = indicator.By("sex", "male")
		},
		`contributors "ilo" and "iom"`: func(o *indicator.Observation) { o.Contributor = indicator.MustCode("iom") },
	} {
		other := created()
		other.Period = span("2012")
		change(&other)
		_, err := indicator.NewSeries(jobs(), created(), other)
		require.ErrorIs(t, err, indicator.ErrMixedSeries)
		require.ErrorContains(t, err, what)
	}
	_, err := indicator.NewSeries(costs(), created())
	require.ErrorIs(t, err, indicator.ErrMixedSeries, "of another indicator than the definition")

	s := series(t, jobs(), created())
	require.Equal(t, created().SeriesKey(), s.Key())
	require.Equal(t, "RS", s.Place().String())
	require.Equal(t, jobs(), s.Definition())
}

func TestSeriesAtAndLatest(t *testing.T) {
	s := series(t, jobs(), reported("2010", "3", ""), reported("2012", "!withheld", ""), reported("2011", "0", ""), reported("", "9", ""))
	require.Equal(t, "3", s.At(span("2010-01-01/2010-12-31")).String())
	require.Equal(t, "0", s.At(span("2011")).String())
	require.True(t, s.At(span("2013")).IsZero(), "nothing is carried over")
	require.True(t, s.At(span("2010-01")).IsZero())
	o, ok := s.Latest()
	require.True(t, ok)
	require.Equal(t, span("2011"), o.Period)
	_, ok = series(t, jobs(), reported("2012", "", ""), reported("", "9", "")).Latest()
	require.False(t, ok)
	_, ok = indicator.Series{}.Latest()
	require.False(t, ok)
}

func TestSeriesPoints(t *testing.T) {
	s := series(t, jobs(),
		reported("2010", "over 3", ""), reported("2011", "", ""), reported("2012-04-01/2013-03-31", "4", ""),
		reported("2014/..", "5", ""), reported("", "9", ""))
	var got []string
	for p := range s.Points() {
		d, v := p.Date, p.Value
		got = append(got, d.String()+" "+v.String())
	}
	require.Equal(t, []string{"2010 (3, ∞)", "2013-03-31 [4, 4]"}, got)
	for range s.Points() {
		break
	}
}

func TestSeriesGaps(t *testing.T) {
	s := series(t, jobs(), reported("2010", "3", ""), reported("2011", "", ""), reported("2012", "!withheld", ""), reported("2014-01-01/2014-12-31", "1", ""))
	gaps, err := s.Gaps(period.Yearly, span("2009/2015"))
	require.NoError(t, err)
	require.Equal(t, []period.Span{span("2009"), span("2011"), span("2013"), span("2015")}, gaps)
	gaps, err = s.Gaps(period.Yearly, span("2010"))
	require.NoError(t, err)
	require.Empty(t, gaps)
	_, err = s.Gaps(period.Yearly, span("2009/.."))
	require.ErrorIs(t, err, period.ErrOpen)
	_, err = s.Gaps(period.Yearly, period.Span{})
	require.Error(t, err)
	_, err = s.Gaps(0, span("2009/2015"))
	require.Error(t, err)
}

func TestSeriesConversion(t *testing.T) {
	totals := []indicator.Observation{
		reported("2010", "500", ""), reported("2011", "over 1,200", ""), reported("2012", "", ""), reported("2013", "1,900", ""), reported("2014", "2,000", ""),
	}
	s := series(t, running(), totals...)
	inc, err := s.Incremental()
	require.NoError(t, err)
	require.Equal(t, []string{"2010=500", "2011=(700, ∞)", "2012=not-reported", "2013=undefined", "2014=[100, 100]"}, written(inc))
	require.Equal(t, indicator.OfPeriod, inc.Definition().Accrual)
	require.Equal(t, indicator.Sum, inc.Definition().OverTime)
	require.Equal(t, s.Key(), inc.Key())
	same, err := s.Cumulative()
	require.NoError(t, err)
	require.Equal(t, written(s), written(same))

	// A period that is not there at all is a gap too.
	inc, err = series(t, running(), totals[0], totals[3], totals[4], reported("", "7", "")).Incremental()
	require.NoError(t, err)
	require.Equal(t, []string{"2010=500", "2013=undefined", "2014=[100, 100]"}, written(inc))

	// So it is by the cadence, and for periods that are only written by months.
	yearly := running()
	yearly.Cadence = period.Yearly
	inc, err = series(t, yearly, totals[0], totals[3], totals[4]).Incremental()
	require.NoError(t, err)
	require.Equal(t, []string{"2010=500", "2013=undefined", "2014=[100, 100]"}, written(inc))
	inc, err = series(t, running(), reported("2010-02/2011-01", "1", ""), reported("2011-02/2012-01", "4", ""), reported("2013-02/2014-01", "9", "")).Incremental()
	require.NoError(t, err)
	require.Equal(t, []string{"2010-02/2011-01=1", "2011-02/2012-01=[3, 3]", "2013-02/2014-01=undefined"}, written(inc))

	cum, err := series(t, jobs(), reported("2010", "500", ""), reported("2011", "over 700", ""), reported("2013", "1", "")).Cumulative()
	require.NoError(t, err)
	require.Equal(t, []string{"2010=500", "2011=(1200, ∞)", "2013=undefined"}, written(cum))
	require.Equal(t, indicator.Latest, cum.Definition().OverTime)
	require.Equal(t, check.Met, cum.Running().NeverFalls)

	for name, change := range map[string]func(*indicator.Indicator){
		"stock":               func(i *indicator.Indicator) { i.Accrual = indicator.AtPoint },
		"accrual not stated":  func(i *indicator.Indicator) { i.Accrual = 0 },
		"grades":              func(i *indicator.Indicator) { i.Scale = indicator.OrdinalScale },
		"share without parts": func(i *indicator.Indicator) { i.Scale = indicator.ShareScale },
	} {
		def := running()
		change(&def)
		_, err := series(t, def, totals...).Incremental()
		require.ErrorIs(t, err, indicator.ErrNotConverted, name)
		_, err = series(t, def, totals...).Cumulative()
		require.ErrorIs(t, err, indicator.ErrNotConverted, name)
	}
	share := running()
	share.Scale, share.Numerator, share.Denominator = indicator.ShareScale, lang.En("a"), lang.En("b")
	_, err = series(t, share, totals...).Incremental()
	require.NoError(t, err, "the denominator is stated, and may stay the same")
}

func TestSeriesCheck(t *testing.T) {
	quarterly := jobs()
	quarterly.Cadence = 0
	tests := map[string]struct {
		definition   indicator.Indicator
		observations []indicator.Observation
		want         string
	}{
		"falls": {running(), []indicator.Observation{reported("2010", "5", ""), reported("2011", "4", ""), reported("", "0", "")},
			"points[0].period: warning: nothing says of which period the value is [indicator.observation-period]\n" +
				"points[2].value: error: the running total falls from 5 in 2010 to 4 in 2011 [indicator.series-fall]"},
		"may fall": {running(), []indicator.Observation{reported("2010", "at least 5", ""), reported("2011", "at least 9", "")},
			"points[1].value: warning: the running total may fall from at least 5 in 2010 to at least 9 in 2011 [indicator.series-fall]"},
		"falls over a gap": {running(), []indicator.Observation{reported("2010", "5", ""), reported("2012", "", ""), reported("2014", "4", "")},
			"points[2].value: error: the running total falls from 5 in 2010 to 4 in 2014 [indicator.series-fall]"},
		"a stock may fall": {func() indicator.Indicator { d := running(); d.Accrual = indicator.AtPoint; return d }(),
			[]indicator.Observation{reported("2010", "5", ""), reported("2011", "4", "")}, ""},
		"a year and its quarter": {quarterly, []indicator.Observation{reported("2010", "5", ""), reported("2010-04-01/2010-06-30", "1", ""), reported("2010-10-01/2010-12-31", "1", ""), reported("2011", "4", "")},
			"points[1].period: warning: the periods 2010 and 2010-04-01/2010-06-30 overlap, and what came about in both counts twice [indicator.series-overlap]\n" +
				"points[2].period: warning: the periods 2010 and 2010-10-01/2010-12-31 overlap, and what came about in both counts twice [indicator.series-overlap]"},
		"may overlap": {quarterly, []indicator.Observation{reported("2010/2012", "5", ""), reported("2012/2014", "1", "")}, ""},
		"runs on": {quarterly, []indicator.Observation{reported("2010/..", "5", ""), reported("2012", "1", "")},
			"points[1].period: warning: the periods 2010/.. and 2012 overlap, and what came about in both counts twice [indicator.series-overlap]"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tt.want, strings.TrimSuffix(series(t, tt.definition, tt.observations...).Check().String(), "\n"))
		})
	}
}

// The order in which observations come in makes no difference to anything.
func TestNewSeriesIsIndependentOfOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	picture := func(s indicator.Series) string {
		var b strings.Builder
		add := func(o indicator.Observation) {
			data, err := json.Marshal(o)
			require.NoError(t, err)
			b.Write(append(data, '\n'))
		}
		for o := range s.Observations() {
			add(o)
		}
		b.WriteString("superseded\n")
		for o := range s.Superseded() {
			add(o)
		}
		for p, rivals := range s.Conflicts() {
			b.WriteString(p.String() + "\n")
			for _, o := range rivals {
				add(o)
			}
		}
		return b.String() + s.Check().String()
	}
	recorded := []string{"", "2013", "2013-05", "2013-05-06", "2014", "2014-01"}
	texts := []string{"", "3", "4", "over 3", "!withheld", "!not-yet-due", "3 jobs", "about 3"}
	for range 400 {
		var observations []indicator.Observation
		for range r.IntN(12) {
			o := reported(fmt.Sprint(2010+r.IntN(3)), texts[r.IntN(len(texts))], recorded[r.IntN(len(recorded))])
			o.Status = indicator.Status(r.IntN(3))
			o.Source.Page = strings.Repeat("x", r.IntN(2))
			observations = append(observations, o)
		}
		want := picture(series(t, jobs(), observations...))
		for range 5 {
			r.Shuffle(len(observations), func(i, j int) { observations[i], observations[j] = observations[j], observations[i] })
			require.Equal(t, want, picture(series(t, jobs(), observations...)))
		}
	}
}

// Totals and increments of a series without gaps give each other back.
func TestSeriesThereAndBack(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	for range 200 {
		first := 1990 + r.IntN(20)
		var increments []indicator.Observation
		for i := range r.IntN(15) {
			increments = append(increments, reported(fmt.Sprint(first+i), decimal.New(r.Int64N(9000), 0).String(), ""))
		}
		s := series(t, jobs(), increments...)
		totals, err := s.Cumulative()
		require.NoError(t, err)
		require.Nil(t, totals.Check())
		back, err := totals.Incremental()
		require.NoError(t, err)
		again, err := back.Cumulative()
		require.NoError(t, err)
		require.Equal(t, s.Len(), back.Len())
		for p, v := range s.All() {
			require.True(t, v.Bounds().Equal(back.At(p).Bounds()))
			require.True(t, totals.At(p).Bounds().Equal(again.At(p).Bounds()))
		}
		require.Equal(t, s.Definition(), back.Definition())
	}
}

// months returns n observations of months, each reported twice.
func months(n int) []indicator.Observation {
	def, r := make([]indicator.Observation, 0, n), rand.New(rand.NewPCG(6, 6))
	p, _ := period.Monthly.Period(period.MustParse("0101-01-01"))
	for i := range n {
		o := indicator.Observation{Indicator: "jobs", Role: figure.Actual, Period: p, Place: indicator.CountryPlace(serbia), Value: indicator.FigureValue(figure.Count(int64(i), "jobs"))}
		o.Recorded = period.MustParse([]string{"9001", "9002"}[i%2])
		if def = append(def, o); i%2 == 1 {
			p, _ = period.Monthly.Step(p, 1)
		}
	}
	r.Shuffle(n, func(i, j int) { def[i], def[j] = def[j], def[i] })
	return def
}

func BenchmarkNewSeries(b *testing.B) {
	for _, n := range []int{100, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			observations, def := months(n), running()
			b.ReportAllocs()
			for b.Loop() {
				if s, err := indicator.NewSeries(def, observations...); err != nil || s.Len() != n/2 {
					b.Fatal(err, s.Len())
				}
			}
		})
	}
}

func BenchmarkSeries(b *testing.B) {
	const n = 100_000
	s := series(b, running(), months(n)...)
	b.Run("check", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if fs := s.Check(); fs != nil {
				b.Fatal(fs[0])
			}
		}
	})
	b.Run("incremental", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := s.Incremental(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("at", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_ = s.At(span("1500-03"))
		}
	})
}
