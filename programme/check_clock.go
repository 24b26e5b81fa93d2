package programme

import (
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// checkStatus compares what was recorded of the programme with what its dates say
// on the day of the check.
func (c *checker) checkStatus() {
	path, recorded := check.Path("status"), c.p.Status
	if recorded == NoStatus {
		path, recorded = "status_records", c.p.StatusRecorded(c.o.AsOf)
	}
	c.fs = c.statusAt(c.fs, path, recorded, c.p.period())
	c.checkStatusRecords()
}

// statusAt appends the finding for a status that the dates contradict on the day
// of the check. What is suspended or cancelled they cannot contradict.
func (c *checker) statusAt(fs check.Findings, path check.Path, recorded Status, span period.Span) check.Findings {
	if recorded != Planned && recorded != Running && recorded != Completed {
		return fs
	}
	by := statusOf(span, c.o.AsOf)
	if by == NoStatus || by == recorded {
		return fs
	}
	return append(fs, check.Finding{
		Code: "programme.status-dates", Severity: check.Warning, Path: path,
		Message: "the status is " + recorded.String() + ", and by the dates of " + span.String() + " it is " + by.String() + " on " + c.o.AsOf.String(),
		Values:  []check.Value{{Name: "status", Text: recorded.String()}, {Name: "by dates", Text: by.String()}},
	})
}

// made appends what is wrong with when a deliverable was due and when it came.
func (c *checker) made(fs check.Findings, d *Deliverable, outer period.Span) check.Findings {
	fs = inside(fs, "due", "deliverable", outer, period.Whole(d.Due))
	fs = inside(fs, "on", "deliverable", outer, period.Whole(d.On))
	fs = c.future(fs, "on", d.On)
	fs = late(fs, "on", "deliverable", d.Due, d.On)
	fs = early(early(fs, "due", d.Due), "on", d.On)
	fs = c.unfinished(fs, "deliverable", d.Status)
	fs = ceiling(fs, "count", figure.NoRole, d.Count)
	asOf := c.o.AsOf
	switch pending := d.Status == Planned || d.Status == Running; {
	case asOf.IsZero():
	case pending && !d.On.IsZero() && d.On.Before(asOf) == check.Met:
		fs = append(fs, check.Finding{
			Code: "programme.status-dates", Severity: check.Warning, Path: "status", Values: []check.Value{{Name: "status", Text: d.Status.String()}},
			Message: "the status is " + d.Status.String() + ", and it was there on " + d.On.String(),
		})
	case pending && d.On.IsZero() && !d.Due.IsZero() && d.Due.Before(asOf) == check.Met:
		fs = append(fs, check.Finding{
			Code: "programme.dates-late", Severity: check.Note, Path: "due", Values: []check.Value{{Name: "status", Text: d.Status.String()}},
			Message: "it was due on " + d.Due.String() + ", and on " + asOf.String() + " the status is " + d.Status.String(),
		})
	}
	return fs
}

func (c *checker) checkOrder(path check.Path, start, end period.Date) {
	if !start.IsZero() && !end.IsZero() && end.Before(start) == check.Met {
		c.add("programme.dates-order", check.Error, path, "the end "+end.String()+" lies before the start "+start.String(),
			check.Value{Name: "start", Text: start.String()}, check.Value{Name: "end", Text: end.String()})
	}
}

func (c *checker) checkFuture(code string, path check.Path, d period.Date) {
	for _, f := range c.future(nil, path, d) {
		f.Code = code
		c.fs = append(c.fs, f)
	}
}

// future appends the finding for a day that is said to have been and comes after
// that of the check.
func (c *checker) future(fs check.Findings, path check.Path, d period.Date) check.Findings {
	if d.IsZero() || c.o.AsOf.IsZero() || d.After(c.o.AsOf) != check.Met {
		return fs
	}
	return append(fs, check.Finding{
		Code: "programme.dates-future", Severity: check.Error, Path: path,
		Message: "the date " + d.String() + " lies after " + c.o.AsOf.String() + ", the day of the check",
		Values:  []check.Value{{Name: "date", Text: d.String()}, {Name: "as of", Text: c.o.AsOf.String()}},
	})
}

// late appends the finding for what came after the day for which it was planned.
func late(fs check.Findings, path check.Path, what string, planned, actual period.Date) check.Findings {
	if planned.IsZero() || actual.IsZero() || actual.After(planned) != check.Met {
		return fs
	}
	return append(fs, check.Finding{
		Code: "programme.dates-late", Severity: check.Note, Path: path,
		Message: "the " + what + " was planned for " + planned.String() + ", and came in " + actual.String(),
		Values:  []check.Value{{Name: "planned", Text: planned.String()}, {Name: "actual", Text: actual.String()}},
	})
}

// earliest is when dates of programmes begin: what lies before is a slip.
var earliest = period.MustParse("1900")

// early appends the finding for a date before 1900.
func early(fs check.Findings, path check.Path, d period.Date) check.Findings {
	if d.IsZero() || d.Before(earliest) != check.Met {
		return fs
	}
	return append(fs, check.Finding{
		Code: "programme.dates-early", Severity: check.Warning, Path: path,
		Message: "the date " + d.String() + " lies before 1900", Values: []check.Value{{Name: "date", Text: d.String()}},
	})
}

// earlySpan is early for the ends of a span.
func earlySpan(fs check.Findings, path check.Path, s period.Span) check.Findings {
	if start := s.Start(); !start.IsZero() {
		return early(fs, path, start)
	}
	return early(fs, path, s.End())
}
