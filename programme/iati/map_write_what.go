package iati

import (
	"strconv"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/programme"
)

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
