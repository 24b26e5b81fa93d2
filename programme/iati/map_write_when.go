package iati

import (
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// statusAndDates fills how far the programme is, and when it runs.
func (w *mapper) statusAndDates() {
	p, a := w.p, &w.a
	status := p.Status
	if status == programme.NoStatus {
		if status = p.StatusRecorded(w.how.AsOf); status == programme.NoStatus {
			status = p.StatusOn(w.how.AsOf)
		}
		by := "what its records or dates say"
		if status == programme.NoStatus {
			status, by = w.how.Status, "a status of the publication"
		}
		a.Status.mark("added", added)
		w.standIn("status", "the status of the whole", statuses.code(status) != "", by)
	}
	a.Status.Code = statuses.code(status)

	d := &p.Dates
	w.date(PlannedStart, d.PlannedStart, d.PlannedStart.First(), "dates.planned_start", "")
	w.date(ActualStart, d.ActualStart, d.ActualStart.First(), "dates.actual_start", "")
	w.date(PlannedEnd, d.PlannedEnd, d.PlannedEnd.Last(), "dates.planned_end", "")
	w.date(ActualEnd, d.ActualEnd, d.ActualEnd.Last(), "dates.actual_end", "")
	if len(a.Dates) == 0 && !p.Span.IsZero() {
		w.span(p.Span, status)
	}
	starts := false
	for i := range a.Dates {
		starts = starts || a.Dates[i].Type.isStart()
	}
	if starts {
		return
	}
	stands := w.how.Start.Precision() == period.Day
	if stands {
		e := ActivityDate{Type: PlannedStart, Date: Date(w.how.Start.String())}
		e.Narratives = Narratives{{Text: "The start is not stated. This day stands in for it."}}
		if w.lang != lang.English {
			e.Narratives[0].Lang = "en"
		}
		e.mark("added", added)
		a.Dates = append(a.Dates, e)
	}
	w.standIn("span", "the start", stands, "a day of the publication")
}

// span writes the ends of a span as planned or actual ones, by the status and the
// day of the publication.
func (w *mapper) span(s period.Span, status programme.Status) {
	actual := func(d period.Date, end bool) bool {
		switch status {
		case programme.Completed:
			return true
		case programme.Running, programme.Suspended, programme.Cancelled:
			return !end
		case programme.Planned:
			return false
		}
		return !w.how.AsOf.IsZero() && d.After(w.how.AsOf) == check.NotMet
	}
	if start := s.Start(); !start.IsZero() {
		w.date(pick(actual(start, false), ActualStart, PlannedStart), start, start.First(), "span", "span")
	}
	if end := s.End(); !end.IsZero() && !s.IsOpen() {
		w.date(pick(actual(end, true), ActualEnd, PlannedEnd), end, end.Last(), "span", "span")
	}
}

// date writes a date. One that is not stated to the day has what is stated as its
// narrative.
func (w *mapper) date(kind ActivityDateType, stated, day period.Date, path check.Path, of string) {
	if stated.IsZero() {
		return
	}
	e := ActivityDate{Type: kind, Date: Date(day.String())}
	e.mark("of", of)
	if stated.Precision() != period.Day {
		e.Narratives = w.narratives(lang.NewText(w.lang, stated.String()))
		w.day(path, stated.String(), day)
	}
	w.a.Dates = append(w.a.Dates, e)
}

func (w *mapper) day(path check.Path, stated string, day period.Date) {
	w.add("iati.map-day", check.Note, path, stated+" is not stated to the day: "+day.String()+" stands in the activity")
}

// days returns the first and the last day of a period, and whether it has them
// and states them.
func days(s period.Span) (first, last period.Date, stated, ok bool) {
	start, end := s.Start(), s.End()
	if start.IsZero() || end.IsZero() || s.IsOpen() || s.IsOpenStart() {
		return first, last, false, false
	}
	stated = s.IsWhole() || start.Precision() == period.Day && end.Precision() == period.Day
	return start.First(), end.Last(), stated, true
}
