package main

import (
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
)

const publisher = "International Organization for Migration"

// labourMobility has the pillars and sub-areas of the regional portfolio.
var labourMobility = programme.LabourMobilityAreas()

// under puts a programme under a sub-area, and by that under its pillar.
func under(area string) []programme.Classification {
	c, ok := labourMobility.Classify(programme.ThemeClass, area)
	if !ok {
		panic("portfolio: no such sub-area: " + area)
	}
	return []programme.Classification{c}
}

// showcase is the regional publication: a box by its heading, or whatever else
// stands on the page.
func showcase(page string) figure.Source {
	return figure.Source{
		Publisher: publisher,
		Title:     "Fostering Labour Mobility and Human Development: Showcase Projects 2015",
		Date:      period.MustParse("2015"),
		Page:      page,
	}
}

// box is one of the publication's project boxes.
func box(area, heading string) figure.Source { return showcase(area + ", box " + heading) }

// newsletter is that of the Global Joint Programme in Serbia.
func newsletter(page string) figure.Source {
	return figure.Source{
		Publisher: publisher,
		Title:     "newsletter, Mainstreaming Migration into National Development Strategies",
		Date:      period.MustParse("2017-03"),
		Page:      page,
	}
}

// projectPage is an undated page of a project.
func projectPage(title, page string) figure.Source {
	return figure.Source{Publisher: publisher, Title: "project page, " + title, Page: page}
}

func countries(codes ...string) []place.Country {
	cs := make([]place.Country, len(codes))
	for i, code := range codes {
		cs[i] = place.MustCountry(code)
	}
	return cs
}

// named are areas of a country that the source names.
func named(country, kind string, names ...string) programme.Location {
	set := place.AreaSet{Country: place.MustCountry(country), Kind: kind}
	for _, name := range names {
		set.Named = append(set.Named, place.Area{Name: lang.En(name)})
	}
	return programme.Location{Areas: set}
}

// regions are groups of countries that the source does not enumerate.
func regions(names ...string) []programme.Coverage {
	cs := make([]programme.Coverage, len(names))
	for i, name := range names {
		cs[i].Place = indicator.GroupPlace(name)
	}
	return cs
}

func texts(ss ...string) []lang.Text {
	ts := make([]lang.Text, len(ss))
	for i, s := range ss {
		ts[i] = lang.En(s)
	}
	return ts
}

// org is an organisation by its name; one that goes by its acronym has withShort.
func org(code, kind, name string, roles ...programme.Role) programme.Organisation {
	return programme.Organisation{Code: code, Type: kind, Name: lang.En(name), Roles: roles}
}

func withShort(short string, o programme.Organisation) programme.Organisation {
	o.Short = short
	return o
}

func iom(roles ...programme.Role) programme.Organisation {
	return withShort("IOM", org("iom", "intergovernmental organization", "International Organization for Migration", roles...))
}

// missions are the countries of IOM's missions, by the names that the
// publication has for them.
var missions = map[string]string{
	"Ankara": "TR", "Baku": "AZ", "Belgrade": "RS", "Bishkek": "KG", "Chisinau": "MD", "Dushanbe": "TJ", "Kyiv": "UA", "Moldova": "MD",
	"Moscow": "RU", "Podgorica": "ME", "Pristina": "XK", "Serbia": "RS", "Tbilisi": "GE", "Tirana": "AL", "Yerevan": "AM",
}

// mission is IOM by one of its missions, or several.
func mission(names ...string) programme.Organisation {
	return inMissions(iom(programme.ImplementingPartner), names...)
}

func inMissions(o programme.Organisation, names ...string) programme.Organisation {
	o.Level = "mission"
	for _, name := range names {
		o.Presence = append(o.Presence, programme.Presence{
			Place: indicator.CountryPlace(place.MustCountry(missions[name])), Name: lang.En("IOM " + name),
		})
	}
	return o
}

func idf(roles ...programme.Role) programme.Organisation {
	return withShort("IDF", org("idf", "fund", "IOM Development Fund", roles...))
}

func dfid() programme.Organisation {
	return withShort("DFID", org("dfid", "government department", "United Kingdom, Department for International Development", programme.Donor))
}

func europeanUnion(roles ...programme.Role) programme.Organisation {
	return withShort("EU", org("eu", "", "European Union", roles...))
}

func unAgency(code, short, name string, roles ...programme.Role) programme.Organisation {
	return withShort(short, org(code, "UN agency", name, roles...))
}

// gifts are contributions of which the source says no amount.
func gifts(donors ...string) []programme.Contribution {
	cs := make([]programme.Contribution, len(donors))
	for i, d := range donors {
		cs[i].Donor = d
	}
	return cs
}

func outcomes(titles ...string) []programme.Outcome {
	list := make([]programme.Outcome, len(titles))
	for i, title := range titles {
		list[i] = programme.Outcome{Code: string(rune('1' + i)), Title: lang.En(title)}
	}
	return list
}

func objectives(titles ...string) []programme.Objective { return atLevel("", titles...) }

// atLevel are objectives of which the source says what they are: "overarching".
func atLevel(level string, titles ...string) []programme.Objective {
	list := make([]programme.Objective, len(titles))
	for i, title := range titles {
		list[i] = programme.Objective{Level: level, Title: lang.En(title)}
	}
	return list
}

func outputs(titles ...string) []programme.Output {
	list := make([]programme.Output, len(titles))
	for i, title := range titles {
		list[i] = programme.Output{Code: string(rune('1' + i)), Title: lang.En(title)}
	}
	return list
}

// planned are activities that are still to be done when the source is written.
func planned(titles ...string) []programme.Activity {
	list := make([]programme.Activity, len(titles))
	for i, title := range titles {
		list[i] = programme.Activity{Title: lang.En(title), Status: programme.Planned}
	}
	return list
}

// event is one with its dates, where the source gives any.
func event(kind, title, span string) programme.Event {
	e := programme.Event{Type: kind, Title: lang.En(title)}
	if span != "" {
		e.Span = period.MustParseSpan(span)
	}
	return e
}

// in puts an event into a town.
func in(country, town string, e programme.Event) programme.Event {
	e.Place = indicator.AreaPlace(place.Area{Country: place.MustCountry(country), Name: lang.En(town)})
	return e
}

// of puts a result under a part of the results chain.
func of(code string, r programme.Result) programme.Result {
	r.Of = code
	return r
}

func alsoCalled(o programme.Organisation, names ...string) programme.Organisation {
	o.Aliases = append(o.Aliases, texts(names...)...)
	return o
}

func version(tag lang.Tag, status programme.Status) programme.Version {
	return programme.Version{Language: tag, Status: status}
}

func translated(d programme.Document, versions ...programme.Version) programme.Document {
	d.Versions = append(d.Versions, versions...)
	return d
}

// list is what a source counts, whether it names all of it, some or nothing.
func list(title, declared string, items ...string) programme.List {
	return programme.List{Title: lang.En(title), Declared: figure.MustParse(declared), Items: texts(items...)}
}

// shares are parts of one whole in percent, of which one may be in several.
func shares(text string, named ...programme.Part) programme.Result {
	return programme.Result{Text: lang.En(text), Parts: programme.Parts{Overlap: programme.Overlapping, Named: named}}
}

// part is a part that was reached; its name may be lost.
func part(name, stated string) programme.Part {
	p := programme.Part{Figure: figure.MustParse(stated).WithRole(figure.Actual)}
	if name != "" {
		p.Name = lang.En(name)
	}
	return p
}

// divided gives a result the parts that it is the sum of.
func divided(r programme.Result, named ...programme.Part) programme.Result {
	r.Parts = programme.Parts{Overlap: programme.Exclusive, Named: named}
	return r
}

// grown is a change since a start that the source does not state.
func grown(text, growth, over string) programme.Result {
	r := programme.Result{Text: lang.En(text), Growth: figure.MustParseGrowth(growth)}
	if over != "" {
		r.Over = figure.MustParse(over)
	}
	return r
}

// reached is a result with its figure; where there is none, the text is all.
func reached(text, stated string) programme.Result {
	return result(text, stated, figure.Actual)
}

// expected is what is to be reached. The role of its figure says so.
func expected(text, stated string) programme.Result {
	return result(text, stated, figure.Target)
}

func result(text, stated string, role figure.Role) programme.Result {
	r := programme.Result{Text: lang.En(text)}
	if stated != "" {
		r.Figure = figure.MustParse(stated).WithRole(role)
	}
	return r
}

// within puts a result under a component of the programme.
func within(component string, r programme.Result) programme.Result {
	r.Component = component
	return r
}

// counted is an indicator of persons or things of which the programme wants
// more.
func counted(code, title, unit string) indicator.Indicator {
	return indicator.Indicator{
		Code: code, Title: lang.En(title), Scale: indicator.CountScale, Unit: unit, Direction: indicator.Increase, Accrual: indicator.Cumulative,
	}
}

func observed(code string, role figure.Role, span, stated string) indicator.Observation {
	return indicator.Observation{
		Indicator: code, Role: role, Period: period.MustParseSpan(span), Value: indicator.FigureValue(figure.MustParse(stated)),
	}
}

func groups(names ...string) []programme.TargetGroup {
	gs := make([]programme.TargetGroup, len(names))
	for i, name := range names {
		gs[i].Name = lang.En(name)
	}
	return gs
}

// group is a target group of a size that is to be reached.
func group(name, size string) programme.TargetGroup {
	return programme.TargetGroup{Name: lang.En(name), Size: figure.MustParse(size).WithRole(figure.Target)}
}

func document(code, kind, title, valid string) programme.Document {
	d := programme.Document{Code: code, Type: kind, Title: lang.En(title)}
	if valid != "" {
		d.Valid = period.MustParseSpan(valid)
	}
	return d
}

func influencing(verb string, d programme.Document, on ...string) programme.Document {
	for _, code := range on {
		d.Influences = append(d.Influences, programme.Influence{Verb: verb, On: code})
	}
	return d
}

func relation(kind programme.RelationKind, id string) programme.Relation {
	return programme.Relation{Kind: kind, Programme: id}
}
