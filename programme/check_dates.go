package programme

import (
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

func (c *checker) checkDates() {
	p := &c.p
	if p.Span.IsZero() && p.Dates == (Dates{}) {
		c.add("programme.span", check.Warning, "span", "the programme has no dates")
	}
	span := p.period()
	if c.o.Profile.asks("programme.start") && p.Dates.PlannedStart.IsZero() && p.Dates.ActualStart.IsZero() && p.Span.Start().IsZero() {
		c.add("programme.start", check.Error, "span", "nothing says when the programme starts")
	}
	c.checkStatus()
	if p.NoPlannedEnd && !span.End().IsZero() {
		c.add("programme.end", check.Error, "no_planned_end",
			"no end is planned, and the programme runs until "+span.End().String(), check.Value{Name: "end", Text: span.End().String()})
	}
	c.fs = lasts(c.fs, "duration", span, p.Duration)
	c.checkOrder("dates.planned_end", p.Dates.PlannedStart, p.Dates.PlannedEnd)
	c.checkOrder("dates.actual_end", p.Dates.ActualStart, p.Dates.ActualEnd)
	c.fs = late(c.fs, "dates.actual_start", "start", p.Dates.PlannedStart, p.Dates.ActualStart)
	c.fs = late(c.fs, "dates.actual_end", "end", p.Dates.PlannedEnd, p.Dates.ActualEnd)
	c.fs = earlySpan(c.fs, "span", p.Span)
	for _, d := range [...]struct {
		path check.Path
		period.Date
	}{
		{"dates.planned_start", p.Dates.PlannedStart}, {"dates.planned_end", p.Dates.PlannedEnd},
		{"dates.actual_start", p.Dates.ActualStart}, {"dates.actual_end", p.Dates.ActualEnd}, {"updated", p.Updated},
	} {
		c.fs = early(c.fs, d.path, d.Date)
	}
	c.checkFuture("programme.dates-future", "dates.actual_start", p.Dates.ActualStart)
	c.checkFuture("programme.dates-future", "dates.actual_end", p.Dates.ActualEnd)
	if dated := p.Dates.Period(); !p.Span.IsZero() && !dated.IsZero() && !p.Span.Compatible(dated) {
		c.add("programme.dates-span", check.Warning, "dates",
			"the span is "+p.Span.String()+", and by the dates it is "+dated.String(),
			check.Value{Name: "span", Text: p.Span.String()}, check.Value{Name: "dates", Text: dated.String()})
	}
	for i := range p.Phases {
		f := &p.Phases[i]
		var fs check.Findings
		if f.Kind != ExtensionPhase && f.Kind != Continuation {
			fs = inside(fs, "span", "phase", span, f.Span)
		}
		fs = earlySpan(c.statusAt(fs, "status", f.Status, f.Span), "span", f.Span)
		c.fs = c.fs.UnderIndex("phases", i, lasts(fs, "duration", f.Span, f.Duration))
		c.fs = codeTwice(c.fs, "phases", &c.phases, i)
		c.checkPhase(i)
	}
	c.checkFuture("programme.updated-future", "updated", p.Updated)
}

// checkPhase compares phase i with those before it: with the last that starts,
// and with up to maxSmall that it may overlap. A day that both may have, as in a
// month in which one ends and the next begins, is no overlap.
func (c *checker) checkPhase(i int) {
	phases, f := c.p.Phases, &c.p.Phases[i]
	if f.Span.IsZero() {
		return
	}
	start := f.Span.Start()
	for j, first := i-1, true; j >= 0 && j >= i-maxSmall; j-- {
		e := &phases[j]
		if e.Span.IsZero() {
			continue
		}
		if before := e.Span.Start(); first && !start.IsZero() && !before.IsZero() && start.Before(before) == check.Met {
			c.add("programme.phase-dates-order", check.Note, in("phases", i, "span"),
				"the phase starts in "+start.String()+", before "+string(check.Path("phases").Index(j))+" in "+before.String(),
				check.Value{Name: "start", Text: start.String()}, check.Value{Name: "before", Text: before.String()})
		}
		first = false
		if f.Span.Overlaps(e.Span) == check.Met {
			c.add("programme.phase-dates-overlap", check.Warning, in("phases", i, "span"),
				"the phase runs in "+f.Span.String()+", and "+string(check.Path("phases").Index(j))+" in "+e.Span.String()+": they overlap",
				check.Value{Name: "span", Text: f.Span.String()}, check.Value{Name: "other", Text: e.Span.String()})
			return
		}
	}
}

// inside appends the finding for dates of a part that do not lie within those of
// what it is a part of.
func inside(fs check.Findings, path check.Path, what string, outer, inner period.Span) check.Findings {
	if outer.IsZero() || inner.IsZero() || outer.Contains(inner) != check.NotMet {
		return fs
	}
	return append(fs, check.Finding{
		Code: "programme.dates-outside", Severity: check.Warning, Path: path,
		Message: "the " + what + " runs in " + inner.String() + ", which is not within " + outer.String(),
		Values:  []check.Value{{Name: "span", Text: inner.String()}, {Name: "within", Text: outer.String()}},
	})
}

// lasts appends the finding for a stated duration that the dates contradict. A
// duration in no unit of time, and dates without an end, contradict nothing.
func lasts(fs check.Findings, path check.Path, span period.Span, stated figure.Figure) check.Findings {
	if stated.IsZero() || span.IsZero() {
		return fs
	}
	if lastsMonths(span, &stated) {
		return readsOver(fs, path, span, stated)
	}
	d, err := claim.Lasts(span, stated)
	switch {
	case err != nil:
		return fs
	case d.Consistency != claim.Inconsistent:
		return readsOver(fs, path, span, stated)
	}
	return append(fs, check.Finding{
		Code: "programme.duration", Severity: check.Warning, Path: path,
		Message: "the duration is stated as " + stated.String() + ", and " + span.String() + " lasts " + d.Length.String(),
		Values:  []check.Value{{Name: "duration", Text: stated.String()}, {Name: "span", Text: span.String()}},
	})
}

// lastsMonths reports whether a span lasts so many months, or years, by one of
// the two counts: what [claim.Lasts] answers to most durations, and without
// allocating.
func lastsMonths(span period.Span, stated *figure.Figure) bool {
	length, err := span.Length()
	if err != nil || !length.HasMonths {
		return false
	}
	months := stated.Bounds()
	switch unit := stated.Unit(); unit {
	case "month", "months":
	case "year", "years":
		months = months.Scale(figure.Int(12))
	default:
		return false
	}
	return months.Contains(figure.Int(int64(length.ElapsedMonths))) || months.Contains(figure.Int(int64(length.InclusiveMonths)))
}
