package indicator_test

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// allMethods are the methods of the package, with what they need to answer.
func allMethods() []indicator.Method {
	light := indicator.TrafficLight{Amber: figure.MustNumber("0.5"), Green: figure.MustNumber("0.9")}
	return []indicator.Method{
		indicator.Achievement{Light: light}, indicator.Progress{Light: light}, indicator.Pace{Light: light},
		indicator.EurostatTarget{}, indicator.EurostatTarget{IsStrict: true},
		indicator.EurostatTrend{}, indicator.EurostatTrend{NeutralBand: figure.MustNumber("0.001")},
		indicator.OpenSDG{}, indicator.OpenSDG{AsPublished: true}, indicator.UNTrend{}, indicator.UNAssessment{},
		indicator.ESCAPStatus{}, indicator.ESCAPStatus{IsParity: true}, indicator.ESCAPAnticipated{},
		indicator.SDSNTrend{Score2015: figure.Int(36)}, indicator.WeatherSymbol{}, indicator.ISTAT(), indicator.SouthTyrol(),
		indicator.LevelBands{Name: "level", Classes: []string{"far", "near"}, Limits: []figure.Number{figure.Int(25)}},
	}
}

// "Over 1,700 jobs" of a target of 2,000, from a baseline of 0.
func TestEvaluateHedged(t *testing.T) {
	c := indicator.Case{
		Direction: up, Baseline: on("0", "2009"), Target: on("2000", "2012"),
		Actual: indicator.At(period.MustParse("2012"), figure.MustParse("over 1,700")),
	}
	light := indicator.TrafficLight{Amber: figure.MustNumber("0.5"), Green: figure.MustNumber("0.9")}
	e := indicator.Evaluate(indicator.Progress{Light: light}, c)
	require.Equal(t, check.CannotTell, e.Verdict(), "the target may be reached")
	require.Equal(t, []string{"amber", "green"}, e.Possible())
	require.False(t, e.MayHaveNone())
	require.Equal(t, indicator.Straddles, e.Reason())
	progress, ok := e.Measure("progress")
	require.True(t, ok)
	require.Equal(t, "(0.85, ∞)", progress.Format(4))
	_, ok = progress.Exact()
	require.False(t, ok)
	capped, _ := e.Measure("capped")
	require.Equal(t, "(0.85, 1]", capped.Format(4))

	c.Target = on("1700", "2012")
	e = indicator.Evaluate(indicator.Progress{Light: light}, c)
	require.Equal(t, check.Met, e.Verdict(), "strictly more than 1,700")
	class, ok := e.Class()
	require.True(t, ok)
	require.Equal(t, "green", class)

	c.Target = on("3400.0001", "2012")
	require.Equal(t, []string{"red", "amber", "green"}, indicator.Evaluate(indicator.Progress{Light: light}, c).Possible(), "just below one half")
	c.Target = on("3400", "2012")
	require.Equal(t, []string{"amber", "green"}, indicator.Evaluate(indicator.Progress{Light: light}, c).Possible(), "more than one half")
}

func TestEvaluateIntervals(t *testing.T) {
	between := func(lo, hi, year string) indicator.Point {
		v, err := figure.NewInterval(figure.MustNumber(lo), figure.MustNumber(hi))
		require.NoError(t, err)
		return indicator.Point{Date: period.MustParse(year), Value: v}
	}
	base, target := on("20", "2015"), on("30", "2030")
	tests := map[string]struct {
		m        indicator.Method
		c        indicator.Case
		possible []string
		none     bool
		reason   indicator.Reason
		verdict  check.Verdict
		measure  string
		want     string
	}{
		"one class": {
			m: indicator.EurostatTarget{}, c: indicator.Case{Direction: up, Baseline: base, Actual: between("24", "25", "2022"), Target: target},
			possible: []string{"significant-progress"}, verdict: check.NotMet, measure: "ratio", want: "[0.963, 1.1822]",
		},
		"up to the target": {
			m: indicator.EurostatTarget{}, c: indicator.Case{Direction: up, Baseline: base, Actual: between("23", "30", "2022"), Target: target},
			possible: []string{"moderate-progress", "significant-progress"}, reason: indicator.Straddles, measure: "score", want: "[0.9715, 5]",
		},
		"from 0": {
			m: indicator.EurostatTarget{}, c: indicator.Case{Direction: up, Baseline: base, Actual: between("0", "19", "2022"), Target: target},
			possible: []string{"movement-away"}, verdict: check.NotMet, measure: "observed", want: "[-1, -0.0073]",
		},
		"on both sides of 0": {
			m: indicator.EurostatTarget{}, c: indicator.Case{Direction: up, Baseline: base, Actual: between("-1", "1", "2022"), Target: target},
			possible: []string{"movement-away"}, none: true, reason: indicator.Straddles, verdict: check.NotMet, measure: "observed", want: "",
		},
		"the target uncertain": {
			m: indicator.EurostatTarget{}, c: indicator.Case{Direction: up, Baseline: base, Actual: on("24", "2022"), Target: between("24", "30", "2030")},
			possible: []string{"significant-progress"}, verdict: check.CannotTell, measure: "", want: "",
		},
		"the baseline uncertain": {
			m: indicator.EurostatTarget{}, c: indicator.Case{Direction: up, Baseline: between("19", "20", "2015"), Actual: on("24", "2022"), Target: target},
			possible: []string{"significant-progress"}, verdict: check.NotMet, measure: "ratio", want: "[0.963, ∞)", // above 1 there may be more between
		},
		"the baseline uncertain, after the target's date": {
			m: indicator.EurostatTarget{}, c: indicator.Case{Direction: up, Baseline: between("19", "20", "2015"), Actual: on("24", "2032"), Target: target},
			possible: []string{"movement-away", "insufficient-progress", "moderate-progress", "significant-progress"}, none: true,
			reason: indicator.TooWide, verdict: check.NotMet, measure: "observed", want: "",
		},
		"not followed": {
			m: indicator.WeatherSymbol{}, c: indicator.Case{Direction: up, Baseline: between("20", "21", "2015"), Actual: on("24", "2022"), Target: target},
			possible: []string{"thunderstorm", "cloud", "sun-with-cloud", "sun"}, none: true, reason: indicator.TooWide, verdict: check.NotMet,
			measure: "expected", want: "",
		},
		"uncertain where it does not count": {
			m: indicator.EurostatTarget{}, c: indicator.Case{
				Direction: up, Baseline: base, Actual: on("24", "2022"), Target: target, Predicted: between("1", "99", "2030"),
				Series: []indicator.Point{between("1", "2", "2016"), between("1", "2", "2017")},
			},
			possible: []string{"significant-progress"}, verdict: check.NotMet, measure: "ratio", want: "0.9631",
		},
		"the baseline uncertain, without a target": {
			m: indicator.EurostatTrend{}, c: indicator.Case{Direction: up, Baseline: between("99", "100", "2017"), Actual: on("103", "2022")},
			possible: []string{"moderate-progress"}, measure: "growth", want: "[0.0059, 0.008]",
		},
		"progress, all uncertain": {
			m: indicator.Progress{}, c: indicator.Case{Direction: down, Baseline: on("25", ""), Actual: between("15", "20", "2022"), Target: on("10", "")},
			none: true, verdict: check.NotMet, measure: "progress", want: "[0.3333, 0.6667]",
		},
		"target and baseline may meet": {
			m: indicator.Progress{}, c: indicator.Case{Direction: up, Baseline: on("25", ""), Actual: on("40", ""), Target: between("20", "50", "2022")},
			none: true, verdict: check.CannotTell, measure: "progress", want: "",
		},
		"a band is no uncertainty": {
			m: indicator.LevelBands{Name: "x", Classes: []string{"a", "b"}, Limits: []figure.Number{figure.Int(1)}},
			c: indicator.Case{Direction: indicator.Band, Actual: on("0.98", "2020"), Target: between("0.97", "1.03", "2030")}, none: true,
			reason: indicator.NoPath, verdict: check.Met,
		},
		"uncertain in a band": {
			m: indicator.Achievement{}, c: indicator.Case{Direction: indicator.Band, Actual: between("0.96", "0.98", "2020"), Target: between("0.97", "1.03", "2030")},
			none: true, reason: indicator.NoPath, verdict: check.CannotTell,
		},
		"parity turns at the target": {
			m: indicator.ESCAPStatus{IsParity: true}, c: indicator.Case{Direction: up, Baseline: on("0.8", ""), Actual: between("0.9", "1.05", "2020"), Target: on("1", "")},
			none: true, verdict: check.CannotTell, measure: "index", want: "[5, 10]",
		},
		"a series uncertain": {
			m: indicator.ESCAPAnticipated{}, c: indicator.Case{
				Direction: up, Baseline: base, Target: target,
				Series: []indicator.Point{on("20", "2015"), between("20.5", "21.5", "2018"), between("23.5", "24.5", "2022")},
			},
			possible: []string{"accelerate", "maintain"}, reason: indicator.Straddles, verdict: check.NotMet, measure: "predicted", want: "[27.3243, 29.5676]",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			e := indicator.Evaluate(tt.m, tt.c)
			require.Equal(t, tt.possible, e.Possible(), "%s", e)
			require.Equal(t, tt.none, e.MayHaveNone())
			require.Equal(t, tt.reason, e.Reason())
			require.Equal(t, tt.verdict, e.Verdict())
			if tt.measure != "" {
				m, ok := e.Measure(tt.measure)
				require.True(t, ok)
				require.Equal(t, tt.want, m.Format(4))
			}
			require.NotEmpty(t, e.Trace().String())
		})
	}
}

// What is uncertain in too many places is not followed.
func TestEvaluateTooWide(t *testing.T) {
	c := indicator.Case{Direction: up, Baseline: on("20", "2000"), Target: on("30", "2030")}
	for year := 2000; year < 2020; year++ {
		date, err := period.NewYear(year)
		require.NoError(t, err)
		c.Series = append(c.Series, indicator.At(date, figure.MustParse("20-21")))
	}
	e := indicator.Evaluate(indicator.ESCAPAnticipated{}, c)
	require.Equal(t, indicator.TooWide, e.Reason())
	require.Equal(t, check.CannotTell, e.Verdict())
	for _, m := range e.Measures() {
		require.Equal(t, indicator.TooWide, m.Reason)
	}
}

// draws are the cases of the laws below.
type draws struct{ *rand.Rand }

func (r draws) number() figure.Number {
	n, _ := figure.Frac(r.Int64N(400)-40, 1+r.Int64N(4))
	return n
}

func (r draws) year(from, to int) period.Date {
	d, _ := period.NewYear(from + r.IntN(to-from+1))
	return d
}

func (r draws) point(from, to int) indicator.Point {
	return indicator.Exactly(r.year(from, to), r.number())
}

func (r draws) theCase() indicator.Case {
	c := indicator.Case{
		Direction: []indicator.Direction{up, down}[r.IntN(2)],
		Baseline:  r.point(2010, 2013), Actual: r.point(2012, 2022),
	}
	if r.IntN(4) > 0 {
		c.Target = r.point(2023, 2030)
	}
	if r.IntN(4) == 0 {
		c.Limit = figure.Point(figure.Int(100))
	}
	if r.IntN(3) == 0 {
		c.Predicted = r.point(2023, 2030)
	}
	for range r.IntN(4) {
		c.Milestones = append(c.Milestones, r.point(2014, 2022))
		c.Series = append(c.Series, r.point(2014, 2022))
	}
	return c
}

// A better actual value never gives a worse class, for every method that claims
// to be monotone in it, as long as no other figure and not 0 lies between; and
// for those that take the level or the way to the target, anywhere.
func TestMonotone(t *testing.T) {
	r := draws{rand.New(rand.NewPCG(4, 2))}
	seen := map[string]int{}
	for range 4000 {
		c := r.theCase()
		for _, m := range allMethods() {
			if _, isScore := m.(indicator.SDSNTrend); isScore {
				c.Direction = up
			}
			if _, isLine := m.(indicator.ESCAPAnticipated); isLine {
				continue // a better value of an early date makes the line less steep
			}
			if _, follows := m.Inputs(c); follows&indicator.OfActual == 0 {
				continue
			}
			before, _ := c.Actual.Number()
			step, _ := figure.Frac(1+r.Int64N(60), 3)
			better := c
			if sign := c.Direction.Sign(); sign < 0 {
				step = step.Neg()
			}
			after := before.Add(step)
			if meets(c, before, after) {
				continue
			}
			better.Actual.Value = figure.Point(after)
			a, b := m.Judge(c), m.Judge(better)
			if a.Class == 0 || b.Class == 0 {
				continue
			}
			require.GreaterOrEqual(t, b.Class, a.Class, "%s: %+v to %s", m.About(), c, after)
			seen[m.About().Name]++
		}
	}
	require.Len(t, seen, 13, "%v", seen)
}

// meets reports whether a figure of the case or 0 lies from a to b.
func meets(c indicator.Case, a, b figure.Number) bool {
	marks := []figure.Number{figure.Int(0)}
	for _, p := range []indicator.Point{c.Baseline, c.Target} {
		if n, ok := p.Number(); ok {
			marks = append(marks, n)
		}
	}
	if a.Cmp(b) > 0 {
		a, b = b, a
	}
	return slices.ContainsFunc(marks, func(n figure.Number) bool { return n.Cmp(a) >= 0 && n.Cmp(b) <= 0 })
}

// What is said of an interval holds at its ends and at any point in it.
func TestIntervalHoldsAtItsPoints(t *testing.T) {
	r := draws{rand.New(rand.NewPCG(4, 3))}
	several := 0
	for range 120 {
		c := r.theCase()
		slots := []*figure.Interval{&c.Actual.Value}
		if !c.Target.IsZero() && r.IntN(3) == 0 {
			slots = append(slots, &c.Target.Value)
		}
		if r.IntN(2) == 0 {
			slots = append(slots, &c.Baseline.Value)
		}
		var widths []figure.Number
		for _, s := range slots {
			lo, _ := s.IsPoint()
			width, _ := figure.Frac(r.Int64N(200), 3)
			widths = append(widths, width)
			var err error
			*s, err = figure.NewInterval(lo, lo.Add(width))
			require.NoError(t, err)
		}
		for _, m := range allMethods() {
			e := indicator.Evaluate(m, c)
			classes := m.About().Classes
			measures := e.Measures()
			if len(e.Possible()) > 1 {
				several++
			}
			for i := range 6 {
				point := c
				at := []*figure.Interval{&point.Actual.Value, &point.Target.Value, &point.Baseline.Value}
				for j, s := range slots {
					share, _ := figure.Frac([]int64{0, 16, r.Int64N(17)}[min(i, 2)], 16)
					lo, _, _ := s.Lo()
					into := at[0]
					switch s {
					case &c.Target.Value:
						into = at[1]
					case &c.Baseline.Value:
						into = at[2]
					}
					*into = figure.Point(lo.Add(widths[j].Mul(share)))
				}
				j := m.Judge(point)
				if j.Class == 0 {
					require.True(t, e.MayHaveNone(), "%s: %s of %+v", m.About(), e, point)
				} else {
					require.Contains(t, e.Possible(), classes[j.Class-1], "%s: %+v in %+v", m.About(), point, c)
				}
				if e.Verdict() != check.CannotTell {
					require.Equal(t, e.Verdict(), j.Verdict)
				}
				for k, measure := range slices.Collect(m.Measures(point)) {
					if measures[k].Reason == indicator.NoReason && measure.Reason == indicator.NoReason {
						require.True(t, measure.Value.Bounds(6).Meets(measures[k].Bounds(6)),
							"%s %s: %s not in %s, %+v in %+v", m.About(), measure.Name, measure.Value, measures[k].Format(6), point, c)
					}
				}
			}
		}
	}
	require.Greater(t, several, 300)
}

// The order in which observations are listed makes no difference.
func TestEvaluationDoesNotDependOnOrder(t *testing.T) {
	r := draws{rand.New(rand.NewPCG(4, 4))}
	for range 60 {
		c := r.theCase()
		other := c
		other.Series, other.Milestones = slices.Clone(c.Series), slices.Clone(c.Milestones)
		slices.Reverse(other.Series)
		slices.Reverse(other.Milestones)
		if hasTwice(c.Series) || hasTwice(c.Milestones) {
			continue
		}
		for _, m := range allMethods() {
			a, b := indicator.Evaluate(m, c), indicator.Evaluate(m, other)
			require.Equal(t, a.String(), b.String(), m.About())
			for i, measure := range a.Measures() {
				require.Equal(t, measure.Format(9), b.Measures()[i].Format(9))
			}
		}
	}
}

// hasTwice reports whether two points have one date.
func hasTwice(points []indicator.Point) bool {
	for i, p := range points {
		for _, q := range points[:i] {
			if p.Date == q.Date {
				return true
			}
		}
	}
	return false
}

// Judgements do not depend on the unit, nor on which way up the scale is.
func TestUnitAndDirection(t *testing.T) {
	r := draws{rand.New(rand.NewPCG(4, 5))}
	scale := figure.Int(1000)
	for range 500 {
		c := r.theCase()
		c.Limit, c.Milestones, c.Series = figure.Interval{}, nil, nil
		thousandfold, mirrored := c, c
		for _, pair := range [][2]*indicator.Point{
			{&thousandfold.Baseline, &mirrored.Baseline}, {&thousandfold.Actual, &mirrored.Actual},
			{&thousandfold.Target, &mirrored.Target}, {&thousandfold.Predicted, &mirrored.Predicted},
		} {
			pair[0].Value, pair[1].Value = pair[0].Value.Scale(scale), pair[1].Value.Neg()
			if pair[0].IsZero() {
				*pair[0], *pair[1] = indicator.Point{}, indicator.Point{}
			}
		}
		mirrored.Direction = map[indicator.Direction]indicator.Direction{up: down, down: up}[c.Direction]
		for _, m := range []indicator.Method{
			indicator.Progress{}, indicator.EurostatTarget{}, indicator.EurostatTrend{}, indicator.OpenSDG{}, indicator.UNTrend{},
			indicator.UNAssessment{}, indicator.ESCAPStatus{}, indicator.ESCAPAnticipated{}, indicator.WeatherSymbol{}, indicator.ISTAT(),
		} {
			want := indicator.Evaluate(m, c).String()
			require.Equal(t, want, indicator.Evaluate(m, thousandfold).String(), "%s: %+v", m.About(), c)
			require.Equal(t, want, indicator.Evaluate(m, mirrored).String(), "%s: %+v", m.About(), c)
		}
	}
}

func TestAboutEveryMethod(t *testing.T) {
	for _, m := range allMethods() {
		about := m.About()
		require.NotEmpty(t, about.Name)
		require.Contains(t, about.String(), about.Name)
		require.LessOrEqual(t, len(about.Classes), 63)
		require.Equal(t, len(about.Classes), len(slices.Compact(slices.Sorted(slices.Values(about.Classes)))), "%s", about)
		j := m.Judge(indicator.Case{})
		require.NotEqual(t, indicator.NoReason, j.Reason, "%s says why it cannot judge nothing", about)
		require.Zero(t, j.Class)
		require.Equal(t, check.CannotTell, j.Verdict)
	}
	require.Equal(t, check.CannotTell, indicator.Evaluation{}.Verdict())
	require.Empty(t, indicator.Evaluation{}.Possible())
	require.Empty(t, indicator.Evaluation{}.Measures())
	require.Empty(t, indicator.Evaluation{}.Trace())
}

// halfway is a method of a caller: whether half of the way is gone.
type halfway struct{}

func (halfway) About() indicator.About {
	return indicator.About{Name: "halfway", Classes: []string{"first-half", "second-half"}}
}

func (halfway) Inputs(indicator.Case) (uses, follows indicator.Inputs) {
	return indicator.OfActual | indicator.OfTarget, indicator.OfActual
}

func (halfway) Judge(c indicator.Case) indicator.Judgement {
	actual, ok := c.Actual.Number()
	target, also := c.Target.Number()
	if !ok || !also {
		return indicator.Judgement{Reason: indicator.MissingValue}
	}
	j := indicator.Judgement{Verdict: c.Reached(), Class: 1}
	if actual.Add(actual).Cmp(target) >= 0 {
		j.Class = 2
	}
	return j
}

func (halfway) Measures(indicator.Case) iter.Seq[indicator.Measure] {
	return func(func(indicator.Measure) bool) {}
}

func ExampleMethod() {
	c := indicator.Case{
		Direction: indicator.Increase, Target: indicator.Exactly(period.MustParse("2012"), figure.Int(2000)),
		Actual: indicator.At(period.MustParse("2012"), figure.MustParse("at least 300")),
	}
	fmt.Println(indicator.Evaluate(halfway{}, c))
	c.Actual = indicator.At(period.MustParse("2012"), figure.MustParse("almost 1,000"))
	fmt.Println(indicator.Evaluate(halfway{}, c))
	// Output:
	// cannot tell: first-half or second-half (straddles)
	// not met: first-half
}

func ExampleEvaluate() {
	year := period.MustParse
	c := indicator.Case{
		Direction: indicator.Increase,
		Baseline:  indicator.Exactly(year("2015"), figure.Int(20)),
		Actual:    indicator.Exactly(year("2022"), figure.Int(24)),
		Target:    indicator.Exactly(year("2030"), figure.Int(30)),
	}
	e := indicator.Evaluate(indicator.EurostatTarget{}, c)
	ratio, _ := e.Measure("ratio")
	fmt.Println(e, ratio.Format(3))
	fmt.Println(e.Trace())
	// Output:
	// not met: significant-progress 0.963
	// input: direction: increase
	// input: baseline: 20 in 2015
	// input: target: 30 in 2030
	// input: actual: 24 in 2022
	// policy: method: Eurostat, with a quantitative target: classes from 0, 0.6, 0.95, comparison at least (Eurostat, Sustainable development in the European Union, monitoring reports: annex on method)
	// compute: ratio: 0.963081
	// compute: score: 2.593437
	// compute: observed: 0.026388
	// compute: required: 0.027400
	// result: evaluation: not met: significant-progress
}

func ExampleEvaluateAll() {
	year := period.MustParse
	c := indicator.Case{
		Direction: indicator.Increase,
		Baseline:  indicator.Exactly(year("2015"), figure.Int(20)),
		Actual:    indicator.Exactly(year("2022"), figure.Int(24)),
		Target:    indicator.Exactly(year("2030"), figure.Int(30)),
	}
	for _, e := range indicator.EvaluateAll(c,
		indicator.EurostatTarget{}, indicator.UNTrend{}, indicator.UNAssessment{}, indicator.Pace{}, indicator.WeatherSymbol{},
	) {
		fmt.Printf("%s: %s\n", e.Method().About().Name, e)
	}
	// Output:
	// Eurostat, with a quantitative target: not met: significant-progress
	// UN SDG Progress Chart, trend: not met: on-track
	// UN SDG progress assessment: not met: on-track-or-target-met
	// pace on the path to the target: not met
	// German weather symbols: not met: cloud
}

// Knowing more never contradicts what was known: within a narrower interval the
// verdict stays, and no class comes in.
func TestNarrowingNeverContradicts(t *testing.T) {
	r := draws{rand.New(rand.NewPCG(4, 11))}
	for range 150 {
		c := r.theCase()
		lo, _ := c.Actual.Number()
		width, _ := figure.Frac(1+r.Int64N(300), 3)
		wide, narrow := c, c
		var err error
		wide.Actual.Value, err = figure.NewInterval(lo, lo.Add(width))
		require.NoError(t, err)
		from, _ := figure.Frac(r.Int64N(8), 16)
		to, _ := figure.Frac(8+r.Int64N(9), 16)
		narrow.Actual.Value, err = figure.NewInterval(lo.Add(width.Mul(from)), lo.Add(width.Mul(to)))
		require.NoError(t, err)
		for _, m := range allMethods() {
			a, b := indicator.Evaluate(m, wide), indicator.Evaluate(m, narrow)
			if a.Verdict() != check.CannotTell {
				require.Equal(t, a.Verdict(), b.Verdict(), "%s: %+v", m.About(), wide)
			}
			require.Subset(t, a.Possible(), b.Possible(), "%s: %+v", m.About(), wide)
			require.True(t, a.MayHaveNone() || !b.MayHaveNone())
		}
	}
}
