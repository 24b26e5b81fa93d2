package diaspora

import (
	"fmt"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// Check returns what is wrong with e, in the order of the fields, under the
// codes
//
//   - diaspora.engagement-country (error): stages of no country, or of one that
//     stands twice
//   - diaspora.engagement-stage (error): a country without a stage, or with one
//     that stands twice
//   - diaspora.action-name (warning): an action with neither code nor title
//   - diaspora.action-code-twice (error): the code of an earlier action
//   - diaspora.action-untagged (note): an action with none of the 3Es
//   - diaspora.action-aim (error): an aim that is not stated or stands twice
//   - diaspora.action-host (warning): a host that is an origin, or more than 500
//     of either
//   - diaspora.action-status (warning): done, and its span is open or has not
//     begun on the day of the record
//   - diaspora.action-reference (error): an action that the record does not
//     have, or the action itself
//   - diaspora.action-cycle (error): an action that is a part of itself, or
//     follows itself, over others
//   - diaspora.action-part-span (error): a part outside the span of the whole
//   - diaspora.action-follows-span (error): an action that begins before the one
//     that it follows
//   - diaspora.action-partner (error): a partner without a code, or with that of
//     an earlier one
//   - diaspora.measure-code-twice (error): the code of an earlier measure
//   - diaspora.measure-responsible (warning): one who is no partner of the action
//   - diaspora.measure-status (error): a measure completed on a day, and not done
//   - diaspora.measure-due (warning): due outside the span of the plan
//   - diaspora.action-output (warning): an output that says nothing
//
// Beside these there are the findings of [place.Designations.Check].
func (e Engagement) Check() check.Findings {
	var fs check.Findings
	countries := make(map[countryOn]int, len(e.Countries))
	for i := range e.Countries {
		fs = fs.UnderIndex("countries", i, e.checkCountry(i, countries))
	}
	r := newActionIndex(e.Actions)
	for i := range e.Actions {
		c := actionChecker{record: &e, action: &e.Actions[i], at: i, index: &r}
		c.check()
		fs = fs.UnderIndex("actions", i, c.fs)
	}
	return fs.Under("designations", e.Designations.Check())
}

// countryOn is what stands once among the stages of countries.
type countryOn struct {
	country place.Country
	on      period.Date
}

func (e Engagement) checkCountry(i int, seen map[countryOn]int) check.Findings {
	var fs check.Findings
	c := &e.Countries[i]
	add := func(code string, path check.Path, message string) {
		fs = append(fs, check.Finding{Code: code, Severity: check.Error, Path: path, Message: message})
	}
	key := countryOn{c.Country, c.AsOf}
	if c.Country.IsZero() {
		add("diaspora.engagement-country", "country", "the country is not stated")
	} else if first, twice := seen[key]; twice {
		add("diaspora.engagement-country", "country", fmt.Sprintf("the country %s is that of countries[%d] too", c.Country, first))
	} else {
		seen[key] = i
	}
	if len(c.Stages) == 0 {
		add("diaspora.engagement-stage", "stages", "there is no stage")
	}
	for j, s := range c.Stages {
		if s == 0 || slices.Contains(c.Stages[:j], s) {
			add("diaspora.engagement-stage", check.Path("stages").Index(j), "the stage "+check.Quote(s.String())+" is not stated or stands twice")
		}
	}
	return fs
}
