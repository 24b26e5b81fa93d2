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

// actionIndex finds actions by code, and those that come back to themselves.
type actionIndex struct {
	codes   map[string]int // the first with each code
	parts   []int          // for the first action of a cycle of parts, its length
	follows []int          // the same of those that follow
}

func newActionIndex(actions []EngagementAction) actionIndex {
	r := actionIndex{codes: make(map[string]int, len(actions))}
	for i := range actions {
		if c := actions[i].Code; c != "" {
			if _, twice := r.codes[c]; !twice {
				r.codes[c] = i
			}
		}
	}
	next := make([]int, len(actions))
	cycles := func(code func(*EngagementAction) string) []int {
		for i := range actions {
			j, ok := r.codes[code(&actions[i])]
			if next[i] = j; !ok || j == i {
				next[i] = -1
			}
		}
		return firstOfCycles(next)
	}
	r.parts = cycles(func(a *EngagementAction) string { return a.PartOf })
	r.follows = cycles(func(a *EngagementAction) string { return a.Follows })
	return r
}

// firstOfCycles returns, for the lowest index of each cycle along next (-1 is
// nowhere), how many are in it, and 0 for all others. Each index is walked over
// a constant number of times.
func firstOfCycles(next []int) []int {
	out := make([]int, len(next))
	walk := make([]int, len(next)) // the walk in which each was met, counted from 1
	for start := range next {
		at := start
		for at >= 0 && walk[at] == 0 {
			walk[at] = start + 1
			at = next[at]
		}
		if at < 0 || walk[at] != start+1 {
			continue
		}
		lowest, length := at, 1
		for i := next[at]; i != at; i = next[i] {
			lowest, length = min(lowest, i), length+1
		}
		out[lowest] = length
	}
	return out
}

// Check returns what is wrong with the action by itself: the codes of
// [Engagement.Check] that begin with "diaspora.action" and "diaspora.measure",
// without those that compare it with other actions.
func (a EngagementAction) Check() check.Findings {
	c := actionChecker{action: &a}
	c.check()
	return c.fs
}

// actionChecker looks at one action.
type actionChecker struct {
	record *Engagement // nil for an action by itself
	action *EngagementAction
	at     int
	index  *actionIndex // nil for an action by itself
	fs     check.Findings
}

func (c *actionChecker) add(code string, s check.Severity, path check.Path, format string, args ...any) {
	c.fs = append(c.fs, check.Finding{Code: "diaspora." + code, Severity: s, Path: path, Message: fmt.Sprintf(format, args...)})
}

func (c *actionChecker) check() {
	a := c.action
	if a.Code == "" && a.Title.IsZero() {
		c.add("action-name", check.Warning, "code", "the action has neither code nor title")
	}
	if c.index != nil {
		if first, ok := c.index.codes[a.Code]; ok && first < c.at {
			c.add("action-code-twice", check.Error, "code", "the code %s is that of actions[%d] too", check.Quote(a.Code), first)
		}
	}
	if len(a.Aims) == 0 {
		c.add("action-untagged", check.Note, "aims", "the action has none of the 3Es")
	}
	c.aims("aims", a.Aims)
	c.status()
	c.countries()
	c.partners()
	c.references()
	if len(a.Measures) > 0 {
		c.measures()
	}
	for i, o := range a.Outputs {
		if o.Title.IsZero() && o.Value.IsZero() && o.Change.IsZero() && o.Link == "" {
			c.add("action-output", check.Warning, check.Path("outputs").Index(i), "the output says nothing")
		}
	}
}

func (c *actionChecker) aims(path check.Path, aims []Aim) {
	for i, a := range aims {
		if a == 0 || slices.Contains(aims[:i], a) {
			c.add("action-aim", check.Error, path.Index(i), "the aim %s is not stated or stands twice", check.Quote(a.String()))
		}
	}
}

func (c *actionChecker) status() {
	a := c.action
	if a.Status != ActionDone {
		return
	}
	if a.Span.IsOpen() {
		c.add("action-status", check.Warning, "status", "the action is done, and %s is open", a.Span)
		return
	}
	if c.record != nil && a.StatusOn(c.record.AsOf) == ActionPlanned {
		c.add("action-status", check.Warning, "status", "the action is done, and %s is after %s", a.Span, c.record.AsOf)
	}
}

// maxActionCountries is more than there are.
const maxActionCountries = 500

func (c *actionChecker) countries() {
	a := c.action
	if n := max(len(a.Origins), len(a.Hosts)); n > maxActionCountries {
		c.add("action-host", check.Warning, "hosts", "%d countries: want at most %d", n, maxActionCountries)
		return
	}
	for i, h := range a.Hosts {
		if slices.Contains(a.Origins, h) {
			c.add("action-host", check.Warning, check.Path("hosts").Index(i), "the host %s is an origin too", h)
		}
	}
}

func (c *actionChecker) partners() {
	type inRole struct{ code, role string }
	seen := make(map[inRole]int, len(c.action.Partners))
	for i := range c.action.Partners {
		p := &c.action.Partners[i]
		path := check.Path("partners").Index(i).Field("code")
		if p.Code == "" {
			c.add("action-partner", check.Error, path, "the partner has no code")
			continue
		}
		if first, twice := seen[inRole{p.Code, p.Role}]; twice {
			c.add("action-partner", check.Error, path, "the partner %s is partners[%d] too, in the same role", check.Quote(p.Code), first)
			continue
		}
		seen[inRole{p.Code, p.Role}] = i
	}
}

// references compares the action with those that it names.
func (c *actionChecker) references() {
	if c.record == nil {
		return
	}
	a := c.action
	if a.PartOf != "" {
		if whole, ok := c.named("part_of", a.PartOf); ok && !a.Span.IsZero() && whole.Span.Contains(a.Span) == check.NotMet {
			c.add("action-part-span", check.Error, "span", "the span %s is outside %s of %s", a.Span, whole.Span, check.Quote(a.PartOf))
		}
		c.cycle("part_of", c.index.parts[c.at])
	}
	if a.Follows != "" {
		if before, ok := c.named("follows", a.Follows); ok && a.Span.Start().Before(before.Span.Start()) == check.Met {
			c.add("action-follows-span", check.Error, "span", "it begins in %s, and %s, which it follows, in %s", a.Span.Start(), check.Quote(a.Follows), before.Span.Start())
		}
		c.cycle("follows", c.index.follows[c.at])
	}
	for i, code := range a.Supports {
		c.named(check.Path("supports").Index(i), code)
	}
}

// named returns the action of a code, where there is one and it is another.
func (c *actionChecker) named(path check.Path, code string) (*EngagementAction, bool) {
	i, ok := c.index.codes[code]
	if !ok || i == c.at {
		c.add("action-reference", check.Error, path, "%s: want the code of another action", check.Quote(code))
		return nil, false
	}
	return &c.record.Actions[i], true
}

func (c *actionChecker) cycle(path check.Path, length int) {
	if length > 0 {
		c.add("action-cycle", check.Error, path, "it comes back to itself, in a circle of %d actions", length)
	}
}

func (c *actionChecker) measures() {
	a := c.action
	codes := make(map[string]int, len(a.Measures))
	partners := make(map[string]bool, len(a.Partners))
	for i := range a.Partners {
		partners[a.Partners[i].Code] = true
	}
	for i := range a.Measures {
		m := &a.Measures[i]
		path := check.Path("measures").Index(i)
		if first, twice := codes[m.Code]; twice && m.Code != "" {
			c.add("measure-code-twice", check.Error, path.Field("code"), "the code %s is that of measures[%d] too", check.Quote(m.Code), first)
		} else {
			codes[m.Code] = i
		}
		c.measure(m, path, partners)
	}
}

func (c *actionChecker) measure(m *ActionMeasure, path check.Path, partners map[string]bool) {
	c.aims(path.Field("aims"), m.Aims)
	if !m.Done.IsZero() && m.Status != ActionDone && m.Status != NoActionStatus {
		c.add("measure-status", check.Error, path.Field("status"), "the measure is %s, and was completed in %s", m.Status, m.Done)
	}
	if !m.Due.IsZero() && !c.action.Span.IsZero() && c.action.Span.ContainsDate(m.Due) == check.NotMet {
		c.add("measure-due", check.Warning, path.Field("due"), "the measure is due in %s, outside %s", m.Due, c.action.Span)
	}
	for j, code := range m.Responsible {
		if !partners[code] {
			c.add("measure-responsible", check.Warning, path.Field("responsible").Index(j), "%s is no partner of the action", check.Quote(code))
		}
	}
}
