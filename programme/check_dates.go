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

// checkStatus compares what was recorded with what the dates say on the day of
// the check.
func (c *checker) checkStatus() {
	path, recorded := check.Path("status"), c.p.Status
	if recorded == NoStatus {
		path, recorded = "status_records", c.p.StatusRecorded(c.o.AsOf)
	}
	by := c.p.statusOn(c.o.AsOf)
	if by == NoStatus || by == recorded || recorded != Planned && recorded != Running && recorded != Completed {
		return
	}
	c.add("programme.status-dates", check.Warning, path,
		"the status is "+recorded.String()+", and by the dates of "+c.p.period().String()+" it is "+by.String()+" on "+c.o.AsOf.String(),
		check.Value{Name: "status", Text: recorded.String()}, check.Value{Name: "by dates", Text: by.String()})
}

func (c *checker) checkOrder(path check.Path, start, end period.Date) {
	if !start.IsZero() && !end.IsZero() && end.Before(start) == check.Met {
		c.add("programme.dates-order", check.Error, path, "the end "+end.String()+" lies before the start "+start.String(),
			check.Value{Name: "start", Text: start.String()}, check.Value{Name: "end", Text: end.String()})
	}
}

func (c *checker) checkFuture(code string, path check.Path, d period.Date) {
	if !d.IsZero() && !c.o.AsOf.IsZero() && d.After(c.o.AsOf) == check.Met {
		c.add(code, check.Error, path, "the date "+d.String()+" lies after "+c.o.AsOf.String()+", the day of the check",
			check.Value{Name: "date", Text: d.String()}, check.Value{Name: "as of", Text: c.o.AsOf.String()})
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
	if stated.IsZero() || span.IsZero() || lastsMonths(span, &stated) {
		return fs
	}
	d, err := claim.Lasts(span, stated)
	if err != nil || d.Consistency != claim.Inconsistent {
		return fs
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

// sameRelation is a relation without its words.
type sameRelation struct {
	kind      RelationKind
	programme string
}

func (c *checker) checkRelations() {
	relations := c.p.Relations
	var large map[sameRelation]int
	if len(relations) > maxSmall {
		large = make(map[sameRelation]int, len(relations))
	}
	for i := range relations {
		r := &relations[i]
		if r.Programme == "" {
			if r.Name.IsZero() {
				c.add("programme.relation-name", check.Warning, in("relations", i, "programme"), "the relation names no programme")
			}
			continue
		}
		if r.Programme == c.p.ID {
			c.add("programme.relation-self", check.Error, in("relations", i, "programme"),
				"the programme has itself as its "+r.Kind.String(), check.Value{Name: "programme", Text: r.Programme})
		}
		first, twice := i, false
		if large == nil {
			for first = 0; first < i && !twice; first++ {
				twice = relations[first].Kind == r.Kind && relations[first].Programme == r.Programme
			}
			first--
		} else if first, twice = large[sameRelation{r.Kind, r.Programme}]; !twice {
			large[sameRelation{r.Kind, r.Programme}] = i
		}
		if twice {
			c.add("programme.relation-twice", check.Warning, check.Path("relations").Index(i),
				"the "+r.Kind.String()+" "+check.Quote(r.Programme)+" is "+string(check.Path("relations").Index(first))+" too",
				check.Value{Name: "programme", Text: r.Programme})
		}
	}
}
