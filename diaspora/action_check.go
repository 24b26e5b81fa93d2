package diaspora

import (
	"fmt"
	"slices"

	"iom.int/migdev/indicator/check"
)

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
