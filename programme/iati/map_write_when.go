package iati

import (
	"strconv"

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
		w.standIn("status", "the status of the whole", statusCode(status) != "", by)
	}
	a.Status.Code = statusCode(status)

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

// places fills countries, regions and locations.
func (w *mapper) places() {
	p, a := w.p, &w.a
	shares := map[string]string{}
	for i := range p.Coverage {
		k := &p.Coverage[i]
		if c, ok := k.Place.Country(); ok {
			if _, twice := shares[c.Code()]; !twice {
				shares[c.Code()], _ = plainValue(k.Percent)
			}
		}
	}
	seen := map[string]bool{}
	country := func(code, of string) {
		if len(code) != 2 || seen[code] {
			return
		}
		seen[code] = true
		e := RecipientCountry{Code: code, Percentage: Decimal(shares[code])}
		e.Narratives = w.designation(code)
		e.mark("of", of)
		a.RecipientCountries = append(a.RecipientCountries, e)
	}
	for i := range p.Countries {
		country(p.Countries[i].Code(), "")
	}
	for i := range p.Coverage {
		if c, ok := p.Coverage[i].Place.Country(); ok {
			country(c.Code(), "coverage")
		}
	}
	for i := range p.Coverage {
		if k := &p.Coverage[i]; !k.Code.IsZero() {
			w.region(k)
		}
	}
	shared := 0
	for i := range a.RecipientCountries {
		if a.RecipientCountries[i].Percentage != "" {
			shared++
		}
	}
	for i := range a.RecipientRegions {
		if a.RecipientRegions[i].Percentage != "" {
			shared++
		}
	}
	if n := len(a.RecipientCountries) + len(a.RecipientRegions); n > 1 && shared < n {
		w.add("iati.map-unshared", check.Warning, pick[check.Path](len(p.Countries) > 1, "countries", "coverage"),
			"several countries or regions, and not all have a percentage: the standard asks for one of each, and none is made up")
	}
	for i := range p.Locations {
		set := &p.Locations[i].Areas
		for j := range set.Named {
			area := set.Area(j)
			e := Location{Name: Narrated{Narratives: w.narratives(area.Name)}, Description: Narrated{Narratives: w.narratives(p.Locations[i].Reason)}}
			if len(e.Name.Narratives) == 0 {
				continue
			}
			if code := area.Country.Code(); len(code) == 2 {
				e.Administrative = []Administrative{{Code: code, Vocabulary: "A4", Level: "0"}}
			}
			if area.Code != "" && !w.refs[area.Code] {
				e.Ref = area.Code
				w.refs[area.Code] = true
			}
			e.mark("set", decimalText(i))
			a.Locations = append(a.Locations, e)
		}
	}
}

// designation returns by what the source calls a country, with its note.
func (w *mapper) designation(code string) Narratives {
	for i := range w.p.Designations {
		d := &w.p.Designations[i]
		if d.Country.Code() != code {
			continue
		}
		var t lang.Text
		for tag, name := range d.Name.All() {
			if note, used := d.Note.In(tag); note != "" && used == tag {
				name += " (" + note + ")"
			}
			t = t.With(tag, name)
		}
		return w.narratives(t)
	}
	return nil
}

func (w *mapper) region(k *programme.Coverage) {
	group, ok := k.Place.Group()
	vocabulary, uri, known := regionList.vocabulary(k.Code)
	if !ok || !known {
		return
	}
	e := RecipientRegion{Code: k.Code.Value, Vocabulary: vocabulary, VocabularyURI: uri}
	percent, _ := plainValue(k.Percent)
	e.Percentage = Decimal(percent)
	e.Narratives = w.narratives(lang.NewText(w.lang, group))
	w.a.RecipientRegions = append(w.a.RecipientRegions, e)
}

// classifications fills sectors, tags, markers, types of aid and budget items.
func (w *mapper) classifications() {
	for i := range w.p.Classifications {
		k := &w.p.Classifications[i]
		percent, _ := plainValue(k.Percent)
		switch k.Kind {
		case programme.SectorClass:
			if e, ok := w.sector(k); ok {
				e.Percentage = Decimal(percent)
				w.a.Sectors = append(w.a.Sectors, e)
			}
		case programme.TagClass, programme.ThemeClass, programme.ApproachClass:
			w.tag(k)
		case programme.MarkerClass:
			w.marker(k)
		case programme.AidTypeClass:
			if v, _, ok := aidList.vocabulary(k.Code); ok {
				w.a.DefaultAidTypes = append(w.a.DefaultAidTypes, AidType{Code: k.Code.Value, Vocabulary: v})
			}
		case programme.BudgetItemClass:
			w.budgetItem(k, percent)
		}
	}
}

func (w *mapper) sector(k *programme.Classification) (Sector, bool) {
	v, uri, ok := sectorList.vocabulary(k.Code)
	return Sector{Vocabulary: v, VocabularyURI: uri, Code: k.Code.Value, Narratives: w.narratives(k.Title)}, ok
}

func (w *mapper) tag(k *programme.Classification) {
	v, uri, ok := tagList.vocabulary(k.Code)
	if !ok {
		return
	}
	e := Tag{Code: k.Code.Value, Vocabulary: v, VocabularyURI: uri, Narratives: w.narratives(k.Title)}
	if k.Kind != programme.TagClass {
		e.mark("kind", k.Kind.String())
	}
	w.a.Tags = append(w.a.Tags, e)
}

func (w *mapper) marker(k *programme.Classification) {
	v, uri, ok := markerList.vocabulary(k.Code)
	if !ok {
		return
	}
	e := PolicyMarker{Vocabulary: v, VocabularyURI: uri, Code: k.Code.Value, Narratives: w.narratives(k.Title)}
	if k.Significance != programme.NoSignificance && k.Significance <= programme.ExplicitPrimaryAim {
		e.Significance = decimalText(int(k.Significance) - 1)
	}
	w.a.PolicyMarkers = append(w.a.PolicyMarkers, e)
}

// budgetItem writes a line of a government's budget. The standard has one chart
// of accounts for an activity: the first.
func (w *mapper) budgetItem(k *programme.Classification, percent string) {
	items := &w.a.CountryBudgetItems
	v, _, ok := itemList.vocabulary(k.Code)
	if !ok || items.Vocabulary != "" && items.Vocabulary != v {
		return
	}
	items.Vocabulary = v
	items.Items = append(items.Items, BudgetItem{
		Code: k.Code.Value, Percentage: Decimal(percent), Description: Narrated{Narratives: w.narratives(k.Title)},
	})
}

// decimalText writes a number.
func decimalText(n int) string {
	if n < len(numbers) && n > 0 {
		return numbers[n-1]
	}
	return strconv.Itoa(n)
}
