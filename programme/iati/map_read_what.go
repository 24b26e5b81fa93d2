package iati

import (
	"strconv"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	geo "iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
)

// percent reads a percentage, in the digits that it is stated with.
func percent(d Decimal) figure.Figure {
	text, ok := plain(string(d))
	if d == "" || !ok {
		return figure.Figure{}
	}
	f, err := figure.Parse(text + "%")
	if err != nil {
		return figure.Figure{}
	}
	return f
}

func (r *mapReader) places() {
	for i := range r.a.RecipientCountries {
		e := &r.a.RecipientCountries[i]
		c, err := geo.ParseCountry(e.Code)
		if err != nil {
			continue
		}
		if e.own("of") == "" {
			r.p.Countries = append(r.p.Countries, c)
		}
		if share := percent(e.Percentage); !share.IsZero() || e.own("of") != "" {
			r.p.Coverage = append(r.p.Coverage, programme.Coverage{Place: indicator.CountryPlace(c), Percent: share})
		}
	}
	for i := range r.a.RecipientRegions {
		e := &r.a.RecipientRegions[i]
		group := r.text(e.Narratives).String()
		if group == "" {
			group = e.Code
		}
		if group == "" {
			continue
		}
		r.p.Coverage = append(r.p.Coverage, programme.Coverage{
			Place: indicator.GroupPlace(group), Code: regionList.code(e.Vocabulary, e.VocabularyURI, e.Code), Percent: percent(e.Percentage),
		})
	}
	sets := map[string]int{}
	for i := range r.a.Locations {
		e := &r.a.Locations[i]
		name := r.text(e.Name.Narratives)
		if name.IsZero() {
			continue
		}
		area := geo.Area{Name: name, Code: e.Ref}
		for j := range e.Administrative {
			if v := &e.Administrative[j]; v.Vocabulary == "A4" && v.Level == "0" {
				if c, err := geo.ParseCountry(v.Code); err == nil {
					area.Country = c
				}
			}
		}
		set := e.own("set")
		at, known := sets[set]
		if !known || set == "" {
			at = len(r.p.Locations)
			sets[set] = at
			r.p.Locations = append(r.p.Locations, programme.Location{
				Areas: geo.AreaSet{Country: area.Country}, Reason: r.text(e.Description.Narratives),
			})
		}
		if _, twice := r.areas[e.Ref]; !twice && e.Ref != "" {
			r.areas[e.Ref] = area
		}
		areas := &r.p.Locations[at].Areas
		if area.Country == areas.Country {
			area.Country = geo.Country{}
		}
		areas.Named = append(areas.Named, area)
	}
}

func (r *mapReader) classifications() {
	add := func(kind programme.ClassificationKind, code indicator.Code, title lang.Text, share Decimal) *programme.Classification {
		list := &r.p.Classifications
		*list = append(*list, programme.Classification{Kind: kind, Code: code, Title: title, Percent: percent(share)})
		return &(*list)[len(*list)-1]
	}
	for i := range r.a.Sectors {
		e := &r.a.Sectors[i]
		add(programme.SectorClass, sectorList.code(e.Vocabulary, e.VocabularyURI, e.Code), r.text(e.Narratives), e.Percentage)
	}
	for i := range r.a.Tags {
		e := &r.a.Tags[i]
		kind := programme.TagClass
		if own := e.own("kind"); own == "theme" || own == "approach" {
			_ = kind.UnmarshalText([]byte(own)) // one of the two
		}
		add(kind, tagList.code(e.Vocabulary, e.VocabularyURI, e.Code), r.text(e.Narratives), "")
	}
	for i := range r.a.PolicyMarkers {
		e := &r.a.PolicyMarkers[i]
		k := add(programme.MarkerClass, markerList.code(e.Vocabulary, e.VocabularyURI, e.Code), r.text(e.Narratives), "")
		if n, err := strconv.Atoi(e.Significance); err == nil && n >= 0 && n <= 4 {
			k.Significance = programme.Significance(n + 1)
		}
	}
	for i := range r.a.DefaultAidTypes {
		e := &r.a.DefaultAidTypes[i]
		add(programme.AidTypeClass, aidList.code(e.Vocabulary, "", e.Code), lang.Text{}, "")
	}
	items := &r.a.CountryBudgetItems
	for i := range items.Items {
		e := &items.Items[i]
		add(programme.BudgetItemClass, itemList.code(items.Vocabulary, "", e.Code), r.text(e.Description.Narratives), e.Percentage)
	}
}
