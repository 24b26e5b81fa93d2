package iati

import (
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

// activity looks at an activity by all rules but those of the schema.
func (c *checker) activity(a *Activity) {
	c.identity(a)
	c.organisations(a)
	c.walkRecord(activityShape, a, a.Lang, a.DefaultCurrency)
	if c.texts.n > 0 {
		c.missing("4.1.1", &c.texts, "text", "language")
	}
	if c.amounts.n > 0 {
		c.missing("7.8.1", &c.amounts, "amount", "currency")
	}
	c.updated("11.1.1", a.LastUpdated, a.Line)
	c.dates(a)
	c.places(a)
	c.sectors(a)
	c.aidTypes(a)
	c.markers(a)
	c.budgetItems(a)
	c.budgets(a)
	c.transactions(a)
	c.results(a)
}

// updated finds a last update in the future.
func (c *checker) updated(code string, when DateTime, line int32) {
	t, err := when.Time()
	if err != nil || when == "" {
		return
	}
	d, err := period.FromTime(t)
	if err == nil && c.future(d) {
		c.find(code, line, "last-updated-datetime", "the record was last updated on "+d.String()+", after "+c.o.AsOf.String()+", the day of the check",
			value("last-updated-datetime", string(when)))
	}
}

// dates looks at the start and the end, planned and actual.
func (c *checker) dates(a *Activity) {
	started := false
	for i := range a.Dates {
		d := &a.Dates[i]
		started = started || (d.Type == PlannedStart || d.Type == ActualStart) && (!c.strict || day(d.Date) != period.Date{})
	}
	if !started {
		c.find("6.11.1", a.Line, "activity-date", "there is neither a planned nor an actual start")
	}
	c.dateOrder(a, "11.1.2", PlannedStart, PlannedEnd)
	c.dateOrder(a, "11.1.3", ActualStart, ActualEnd)
	c.dateFuture(a, "11.1.4", ActualStart)
	c.dateFuture(a, "11.1.5", ActualEnd)
	if !c.strict {
		return
	}
	for i := range a.Dates {
		for j := range min(i, 8) { // four types are enough to tell
			if a.Dates[i].Type != "" && a.Dates[i].Type == a.Dates[j].Type {
				c.in("activity-date", i)
				c.find("iati.date-twice", a.Dates[i].Line, "type", "the "+typeWord(a.Dates[i].Type)+" stands at activity-date["+itoa(j)+"] too",
					value("type", string(a.Dates[i].Type)))
				c.out()
				break
			}
		}
	}
	c.dateMixed(a, PlannedStart, ActualEnd)
	c.dateMixed(a, ActualStart, PlannedEnd)
	c.status(a)
}

func typeWord(t ActivityDateType) string {
	switch t {
	case PlannedStart:
		return "planned start"
	case ActualStart:
		return "actual start"
	case PlannedEnd:
		return "planned end"
	case ActualEnd:
		return "actual end"
	}
	return "date of type " + check.Quote(string(t))
}

// dateOf returns the first date of a type that is one, and where it stands.
func (a *Activity) dateOf(t ActivityDateType) (period.Date, int) {
	for i := range a.Dates {
		if a.Dates[i].Type == t {
			return day(a.Dates[i].Date), i
		}
	}
	return period.Date{}, -1
}

// dateOrder finds ends before their starts.
func (c *checker) dateOrder(a *Activity, code string, start, end ActivityDateType) {
	for i := range a.Dates {
		if a.Dates[i].Type != start {
			continue
		}
		from := day(a.Dates[i].Date)
		for j := range a.Dates {
			if a.Dates[j].Type != end {
				continue
			}
			if to := day(a.Dates[j].Date); !from.IsZero() && !to.IsZero() && to.Compare(from) < 0 {
				c.in("activity-date", j)
				c.find(code, a.Dates[j].Line, "iso-date", "the "+typeWord(end)+", "+to.String()+", lies before the "+typeWord(start)+", "+from.String(),
					value("start", from.String()), value("end", to.String()))
				c.out()
			}
			if !c.strict {
				break
			}
		}
		return // a second start is told by iati.date-twice
	}
}

func (c *checker) dateFuture(a *Activity, code string, t ActivityDateType) {
	for i := range a.Dates {
		if a.Dates[i].Type != t {
			continue
		}
		if d := day(a.Dates[i].Date); c.future(d) {
			c.in("activity-date", i)
			c.find(code, a.Dates[i].Line, "iso-date", "the "+typeWord(t)+", "+d.String()+", lies after "+c.o.AsOf.String()+", the day of the check",
				value("date", d.String()))
			c.out()
		}
		if !c.strict {
			return
		}
	}
}

// dateMixed finds a planned and an actual date that leave no day in common.
func (c *checker) dateMixed(a *Activity, start, end ActivityDateType) {
	from, _ := a.dateOf(start)
	to, i := a.dateOf(end)
	if !from.IsZero() && !to.IsZero() && to.Compare(from) < 0 {
		c.in("activity-date", i)
		c.find("iati.dates-mixed", a.Dates[i].Line, "iso-date", "the "+typeWord(end)+", "+to.String()+", lies before the "+typeWord(start)+", "+from.String(),
			value("start", from.String()), value("end", to.String()))
		c.out()
	}
}

// status compares how far an activity is with its dates.
func (c *checker) status(a *Activity) {
	find := func(i int, date ActivityDateType) {
		c.in("activity-date", i)
		c.find("iati.dates-status", a.Dates[i].Line, "type", "the "+typeWord(date)+" is stated, and the activity has status "+
			string(a.Status.Code)+", "+a.Status.Code.Title(), value("status", string(a.Status.Code)))
		c.out()
	}
	if _, i := a.dateOf(ActualStart); i >= 0 && a.Status.Code == Pipeline {
		find(i, ActualStart)
	}
	if _, i := a.dateOf(ActualEnd); i >= 0 && (a.Status.Code == Pipeline || a.Status.Code == Implementation) {
		find(i, ActualEnd)
	}
}

// span returns the first and the last day of an activity: of its planned and
// actual dates the ones that give it most room. The zero date is an open end.
func (a *Activity) span() (first, last period.Date) {
	ended := false
	for i := range a.Dates {
		d := day(a.Dates[i].Date)
		if d.IsZero() {
			continue
		}
		switch a.Dates[i].Type {
		case PlannedStart, ActualStart:
			if first.IsZero() || d.Compare(first) < 0 {
				first = d
			}
		case PlannedEnd, ActualEnd:
			if !ended || d.Compare(last) > 0 {
				last, ended = d, true
			}
		}
	}
	return first, last
}

// inside finds a period, of the element at hand, that is not in the activity's.
func (c *checker) inside(first, last period.Date, start, end Date, line int32) {
	from, to := day(start), day(end)
	if to.IsZero() {
		to = from
	}
	if from.IsZero() || to.Compare(from) < 0 || first.IsZero() && last.IsZero() {
		return
	}
	before := !first.IsZero() && from.Compare(first) < 0
	after := !last.IsZero() && to.Compare(last) > 0
	if !before && !after {
		return
	}
	span := first.String() + " to " + last.String()
	switch {
	case first.IsZero():
		span = "until " + last.String()
	case last.IsZero():
		span = "from " + first.String()
	}
	outside := !first.IsZero() && to.Compare(first) < 0 || !last.IsZero() && from.Compare(last) > 0
	how := " lies in part outside the dates of the activity, "
	if outside {
		how = " lies outside the dates of the activity, "
	}
	c.find("iati.period-outside", line, "period-start", "the period from "+from.String()+" to "+to.String()+how+span,
		value("start", from.String()), value("end", to.String()))
	if !outside {
		c.as(check.Note)
	}
}
