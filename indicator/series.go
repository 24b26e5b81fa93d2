package indicator

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// Series is what was observed of one indicator over time: in one role, at one
// place, of one part, by one contributor. It has one value for a period, and
// keeps what that stands in place of. It never changes once it is made. The
// zero Series is empty.
type Series struct {
	definition Indicator
	place      Place
	key        SeriesKey
	points     []Observation // by period; the one without a period, if any, first
	superseded []Observation // by period and day of recording
	conflicts  []conflict    // by period
}

// conflict is a period of which reports of one date say different things.
type conflict struct {
	point  int
	rivals []Observation
}

// ErrMixedSeries matches every error about observations that do not belong into
// one series.
var ErrMixedSeries = errors.New("indicator: observations of different series")

// ErrNotConverted matches the error for a series of which there are no running
// totals or increments.
var ErrNotConverted = errors.New("indicator: series cannot be converted")

// NewSeries returns the series of the observations, in whatever order they come.
//
// Periods that are the same to the day are one, as 2014 and
// 2014-01-01/2014-12-31. Of several observations of one period the one recorded last counts; those
// that are recorded certainly earlier are superseded. A report that says
// nothing, not reported or not yet due, takes nothing back. Where the order of
// recording cannot be told (two reports of one date, of "2012" and "2012-05",
// or one without a date), they must say the same. Otherwise the value of the
// period is absent, as Conflicting, and [Series.Check] has a finding with both:
// none is picked. Sources and statuses may differ; leave drafts out where they
// are not to count.
//
// An error, which matches [ErrMixedSeries], says which observations differ in
// what: all must be of one indicator, role, place, breakdown, contributor and part of a record.
func NewSeries(definition Indicator, observations ...Observation) (Series, error) {
	s := Series{definition: definition, key: SeriesKey{Indicator: definition.Code}}
	if len(observations) == 0 {
		return s, nil
	}
	first := &observations[0]
	if first.Indicator != definition.Code {
		return Series{}, mixed("indicators", definition.Code, first.Indicator)
	}
	s.place, s.key = first.Place, first.seriesKey()
	entries := make([]entry, len(observations))
	for i := range observations {
		o := &observations[i]
		switch {
		case o.Indicator != first.Indicator:
			return Series{}, mixed("indicators", first.Indicator, o.Indicator)
		case o.Role != first.Role:
			return Series{}, mixed("roles", first.Role.String(), o.Role.String())
		case !o.Place.Equal(first.Place):
			return Series{}, mixed("places", first.Place.String(), o.Place.String())
		case o.By != first.By:
			return Series{}, mixed("breakdowns", first.By.String(), o.By.String())
		case o.Contributor != first.Contributor:
			return Series{}, mixed("contributors", first.Contributor.String(), o.Contributor.String())
		case o.Of != first.Of:
			return Series{}, mixed("parts of a record", first.Of, o.Of)
		}
		entries[i] = entry{canonical(o.Period), o}
	}
	slices.SortFunc(entries, func(a, b entry) int { return a.period.Compare(b.period) })
	periods := 1
	for i := range entries[1:] {
		if entries[i+1].period != entries[i].period {
			periods++
		}
	}
	s.points = make([]Observation, 0, periods)
	if n := len(entries) - periods; n > 0 {
		s.superseded = make([]Observation, 0, n)
	}
	for len(entries) > 0 {
		n := 1
		for n < len(entries) && entries[n].period == entries[0].period {
			n++
		}
		s.add(entries[:n])
		entries = entries[n:]
	}
	return s, nil
}

func mixed(what, first, other string) error {
	return fmt.Errorf("%w: %s %s and %s", ErrMixedSeries, what, check.Quote(first), check.Quote(other))
}

// entry is an observation with its period in canonical form.
type entry struct {
	period period.Span
	*Observation
}

// canonical returns one form for what is the same period to the day: the whole
// of a year or a month rather than its first and last day.
func canonical(s period.Span) period.Span {
	if s.IsWhole() {
		return s
	}
	for _, c := range [...]period.Cadence{period.Yearly, period.Monthly} {
		if c.IsPeriod(s) {
			s, _ = c.Period(s.Start())
			return s
		}
	}
	return s
}

// add puts in the observations of one period.
func (s *Series) add(entries []entry) {
	if len(entries) == 1 {
		o := *entries[0].Observation
		o.Period = entries[0].period
		s.points = append(s.points, o)
		return
	}
	slices.SortFunc(entries, func(a, b entry) int { return compareReports(a.Observation, b.Observation) })

	// Those that count are those than which none is certainly later.
	says := func(o *Observation) bool {
		why := o.Value.Absence()
		return why != NotReported && why != NotYetDue
	}
	anySays := slices.ContainsFunc(entries, func(e entry) bool { return says(e.Observation) })
	latest := math.MinInt
	for _, e := range entries {
		if !anySays || says(e.Observation) {
			first, _ := recordedDays(e.Recorded)
			latest = max(latest, first)
		}
	}
	var last []entry
	for _, e := range entries {
		_, until := recordedDays(e.Recorded)
		if until < latest || anySays && !says(e.Observation) {
			s.supersede(e)
			continue
		}
		last = append(last, e)
	}
	point := *last[len(last)-1].Observation
	point.Period = entries[0].period
	if sayTheSame(last) {
		for _, e := range last[:len(last)-1] {
			s.supersede(e)
		}
		s.points = append(s.points, point)
		return
	}
	c := conflict{point: len(s.points)}
	for _, e := range last {
		o := *e.Observation
		o.Period = e.period
		c.rivals = append(c.rivals, o)
	}
	s.conflicts = append(s.conflicts, c)
	s.points = append(s.points, Observation{
		Indicator: point.Indicator, Value: AbsentValue(Conflicting), Role: point.Role, Period: point.Period,
		Place: point.Place, By: point.By, Contributor: point.Contributor, Of: point.Of,
	})
}

// sayTheSame reports whether the values are the same, whoever says so.
func sayTheSame(entries []entry) bool {
	if len(entries) == 1 {
		return true
	}
	claim := entries[0].Value.claim()
	return !slices.ContainsFunc(entries[1:], func(e entry) bool { return !e.Value.claim().Equal(claim) })
}

func (s *Series) supersede(e entry) {
	o := *e.Observation
	o.Period = e.period
	s.superseded = append(s.superseded, o)
}

// recordedDays returns the first and the last day on which a report may have
// been recorded.
func recordedDays(d period.Date) (first, last int) {
	if d.IsZero() {
		return math.MinInt, math.MaxInt
	}
	return d.First().DayNumber(), d.Last().DayNumber()
}

// compareReports orders reports of one period, the earlier first, by what they
// state alone.
func compareReports(a, b *Observation) int {
	if c := cmp.Or(
		a.Recorded.Compare(b.Recorded), cmp.Compare(a.Status, b.Status), compareSources(&a.Source, &b.Source), a.Period.Compare(b.Period),
	); c != 0 || a.Value.Equal(b.Value) {
		return c
	}
	if c := strings.Compare(a.Value.String(), b.Value.String()); c != 0 {
		return c
	}
	text := func(o *Observation) string {
		data, _ := json.Marshal(o.Value) // what cannot be written has no order of its own
		return string(data)
	}
	return strings.Compare(text(a), text(b))
}

func compareSources(a, b *figure.Source) int {
	return cmp.Or(
		strings.Compare(a.Publisher, b.Publisher), strings.Compare(a.Title, b.Title), strings.Compare(a.Edition, b.Edition),
		a.Date.Compare(b.Date), strings.Compare(a.Page, b.Page), strings.Compare(a.Link, b.Link), strings.Compare(a.Quote, b.Quote),
	)
}

// Definition returns the indicator. Its lists are shared.
func (s Series) Definition() Indicator { return s.definition }

// Key returns what the observations have in common.
func (s Series) Key() SeriesKey { return s.key }

// Place returns where the observations were made.
func (s Series) Place() Place { return s.place }

// Len returns the number of periods with an observation, present or absent.
func (s Series) Len() int { return len(s.points) }

// All yields each period and its value, the earliest first, absent values
// among them. A value of no stated period comes before all others.
func (s Series) All() iter.Seq2[period.Span, Value] {
	return func(yield func(period.Span, Value) bool) {
		for i := range s.points {
			if !yield(s.points[i].Period, s.points[i].Value) {
				return
			}
		}
	}
}

// Observations yields the observations that count, in the order of [Series.All].
// For a period whose reports are in conflict it yields one that is absent and
// states no source.
func (s Series) Observations() iter.Seq[Observation] { return slices.Values(s.points) }

// Superseded yields the observations in whose place a later one stands, by
// period, the earlier report first.
func (s Series) Superseded() iter.Seq[Observation] { return slices.Values(s.superseded) }

// Conflicts yields each period whose reports are in conflict, and these.
func (s Series) Conflicts() iter.Seq2[period.Span, []Observation] {
	return func(yield func(period.Span, []Observation) bool) {
		for _, c := range s.conflicts {
			if !yield(s.points[c.point].Period, slices.Clone(c.rivals)) {
				return
			}
		}
	}
}

// At returns the value of a period, stated so to the day; not reported where
// there is none. Nothing is carried over from other periods.
func (s Series) At(p period.Span) Value {
	if i, ok := s.find(canonical(p)); ok {
		return s.points[i].Value
	}
	return Value{}
}

func (s Series) find(p period.Span) (int, bool) {
	return slices.BinarySearchFunc(s.points, p, func(o Observation, p period.Span) int { return o.Period.Compare(p) })
}

// Latest returns the last observation whose period is stated and whose value is
// not absent, and false where there is none.
func (s Series) Latest() (Observation, bool) {
	for i := len(s.points) - 1; i >= 0; i-- {
		if o := s.points[i]; !o.Period.IsZero() && !o.Value.IsAbsent() {
			return o, true
		}
	}
	return Observation{}, false
}

// Points yields the values that there are as points of a [Case], each at the
// date at which its period ends: the year 2014 for 2014, the day 2015-03-31 for a
// fiscal year. Absent values are left out, and so are periods whose end is open
// or not stated.
func (s Series) Points() iter.Seq[Point] {
	return func(yield func(Point) bool) {
		for i := range s.points {
			o := &s.points[i]
			if end := o.Period.End(); !end.IsZero() && !o.Value.IsAbsent() && !yield(Point{Date: end, Value: o.Value.Bounds()}) {
				return
			}
		}
	}
}

// Gaps returns the reporting periods of a cadence within a span for which
// nothing was reported. A value that is withheld, or not due yet, is no gap.
// The errors are those of [period.Cadence.Periods]; a span with an open end is
// one, [period.ErrOpen].
func (s Series) Gaps(c period.Cadence, over period.Span) ([]period.Span, error) {
	if over.IsOpen() {
		return nil, fmt.Errorf("indicator: gaps over %s: %w", over, period.ErrOpen)
	}
	periods, err := c.Periods(over)
	if err != nil {
		return nil, fmt.Errorf("indicator: gaps: %w", err)
	}
	var gaps []period.Span
	for p := range periods {
		if s.At(p).Absence() == NotReported {
			gaps = append(gaps, p)
		}
	}
	return gaps, nil
}

// dated returns the points whose period is stated.
func (s Series) dated() []Observation {
	if len(s.points) > 0 && s.points[0].Period.IsZero() {
		return s.points[1:]
	}
	return s.points
}

// hasGap reports whether periods lie between two points, or whether the two
// overlap: whether the later one does not follow right on the earlier one.
func (s Series) hasGap(earlier, later period.Span) bool {
	c := s.definition.Cadence
	if next, ok := c.Step(earlier, 1); ok && c.IsPeriod(later) {
		return canonical(next) != later
	}
	return earlier.Outer().Meets(later.Outer()) != check.Met
}

// Cumulative returns the series as running totals: itself where it is one, and
// the increments added up where values are of their period. Behind a period
// without a value the totals are Undefined, since what is missing there belongs
// to all of them. The totals are bounds, and have no source; a value of no
// stated period is left out.
//
// An error, which matches [ErrNotConverted], says that values are stocks at a
// point, that nothing says what they are, or that they do not add up.
func (s Series) Cumulative() (Series, error) {
	return s.converted(Cumulative, func(values []Value, hasGap func(int) bool) []Value {
		return runningTotals(values, hasGap)
	})
}

// Incremental returns the series as what came about in each period: itself
// where it is that, and the differences of running totals. The first total is
// its own increment. Behind a period without a value the increment belongs to
// no single period, and is Undefined. [Series.Check] says whether the totals
// fall; an increment may be negative then. The increments are bounds, and have
// no source. Errors are those of [Series.Cumulative].
func (s Series) Incremental() (Series, error) {
	return s.converted(OfPeriod, func(values []Value, hasGap func(int) bool) []Value {
		return newRunning(values, hasGap).Increments
	})
}

func (s Series) converted(to Accrual, convert func([]Value, func(int) bool) []Value) (Series, error) {
	def := &s.definition
	switch {
	case def.Accrual != OfPeriod && def.Accrual != Cumulative:
		return Series{}, fmt.Errorf("%w: the values of %s are %s: want of-period or cumulative", ErrNotConverted, def.label(), check.Quote(def.Accrual.String()))
	case !def.Scale.Allows(Sum) && !(def.Scale.isQuotient() && def.hasParts()):
		return Series{}, fmt.Errorf("%w: values of the scale %s do not add up", ErrNotConverted, def.Scale)
	case def.Accrual == to:
		return s, nil
	}
	points := s.dated()
	values := make([]Value, len(points))
	for i := range points {
		values[i] = points[i].Value
	}
	values = convert(values, func(i int) bool { return s.hasGap(points[i-1].Period, points[i].Period) })
	out := Series{definition: *def, place: s.place, key: s.key, points: make([]Observation, len(points))}
	out.definition.Accrual = to
	switch {
	case to == Cumulative && def.OverTime == Sum:
		out.definition.OverTime = Latest
	case to == OfPeriod && def.OverTime == Latest:
		out.definition.OverTime = Sum
	}
	for i := range points {
		o := &points[i]
		out.points[i] = Observation{
			Indicator: o.Indicator, Value: values[i], Role: o.Role, Period: o.Period,
			Place: o.Place, By: o.By, Contributor: o.Contributor,
		}
	}
	return out, nil
}

// Running takes the running totals of a cumulative series apart: see
// [NewRunning]. It leaves out a value of no stated period.
func (s Series) Running() Running {
	points := s.dated()
	values := make([]Value, len(points))
	for i := range points {
		values[i] = points[i].Value
	}
	return newRunning(values, func(i int) bool { return s.hasGap(points[i-1].Period, points[i].Period) })
}

// Check returns what is wrong with the series. Paths are points[i], by the order
// of [Series.All]. It has these codes, and for each observation that counts
// those of [Observation.Check]:
//
//   - indicator.series-conflict (error): reports of which none is the later one
//     say different things of one period
//   - indicator.series-overlap (warning): values of their period whose periods
//     overlap, so that what came about in both counts twice
//   - indicator.series-fall (error; warning where it is only possible): a
//     running total is below an earlier one
func (s Series) Check() check.Findings {
	var fs check.Findings
	conflicts := s.conflicts
	for i := range s.points {
		fs = fs.UnderIndex("points", i, s.points[i].check(nil, &s.definition))
		if len(conflicts) > 0 && conflicts[0].point == i {
			fs = append(fs, conflicts[0].finding(s.points[i].Period))
			conflicts = conflicts[1:]
		}
	}
	switch s.definition.Accrual {
	case OfPeriod:
		fs = s.checkOverlaps(fs)
	case Cumulative:
		fs = s.checkFalls(fs)
	}
	return fs
}

func (c conflict) finding(p period.Span) check.Finding {
	// The first two that differ, in an order that is their own.
	a, b := c.rivals[0], c.rivals[len(c.rivals)-1]
	for _, o := range c.rivals {
		if !o.Value.claim().Equal(a.Value.claim()) {
			b = o
			break
		}
	}
	recorded := func(o Observation) string {
		if o.Recorded.IsZero() {
			return "at a time not stated"
		}
		return "on " + o.Recorded.String()
	}
	return check.Finding{
		Code: "indicator.series-conflict", Severity: check.Error, Path: check.Path("points").Index(c.point).Field("value"),
		Message: fmt.Sprintf("of %s, %s was reported %s and %s %s, and neither is known to be the later report",
			p, a.Value.sentence(), recorded(a), b.Value.sentence(), recorded(b)),
		Values: []check.Value{{Name: "one", Text: a.Value.String()}, {Name: "other", Text: b.Value.String()}},
	}
}

func (s Series) checkOverlaps(fs check.Findings) check.Findings {
	points := s.dated()
	skipped := len(s.points) - len(points)
	widest := 0 // the one that ends last so far
	for i := 1; i < len(points); i++ {
		p, q := points[widest].Period, points[i].Period
		if p.Overlaps(q) == check.Met {
			fs = append(fs, check.Finding{
				Code: "indicator.series-overlap", Severity: check.Warning, Path: check.Path("points").Index(i + skipped).Field("period"),
				Message: "the periods " + p.String() + " and " + q.String() + " overlap, and what came about in both counts twice",
				Values:  []check.Value{{Name: "period", Text: q.String()}, {Name: "other", Text: p.String()}},
			})
		}
		if q.IsOpen() || !p.IsOpen() && q.Outer().End().Compare(p.Outer().End()) > 0 {
			widest = i
		}
	}
	return fs
}

func (s Series) checkFalls(fs check.Findings) check.Findings {
	points := s.dated()
	skipped := len(s.points) - len(points)
	for _, f := range s.Running().Falls {
		from, to := &points[f.From], &points[f.To]
		severity, verb := check.Error, "falls"
		if f.Certain != check.Met {
			severity, verb = check.Warning, "may fall"
		}
		fs = append(fs, check.Finding{
			Code: "indicator.series-fall", Severity: severity, Path: check.Path("points").Index(f.To + skipped).Field("value"),
			Message: fmt.Sprintf("the running total %s from %s in %s to %s in %s",
				verb, from.Value.sentence(), from.Period, to.Value.sentence(), to.Period),
			Values: []check.Value{{Name: "earlier", Text: from.Value.String()}, {Name: "later", Text: to.Value.String()}},
		})
	}
	return fs
}
