package programme

import (
	"strings"
	"unicode"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
)

func (c *checker) checkIdentity() {
	for i := range c.p.Identifiers {
		c.fs = c.fs.UnderIndex("identifiers", i, c.identifier(nil, &c.p.Identifiers[i]))
	}
	c.checkReporter()
	if c.p.Title.IsZero() {
		c.add("programme.title", check.Error, "title", "the programme has no title")
	}
	if c.p.Description.IsZero() && c.o.Profile.asks("programme.description") {
		c.add("programme.description", check.Error, "description", "the programme has no description")
	}
}

// identifier appends what is wrong with an identifier by itself.
func (c *checker) identifier(fs check.Findings, id *Identifier) check.Findings {
	value := id.Code.Value
	switch {
	case value == "", strings.TrimSpace(value) != value, strings.ContainsFunc(value, func(r rune) bool { return !unicode.IsPrint(r) }):
		fs = append(fs, check.Finding{
			Code: "programme.identifier", Severity: check.Warning, Path: "code",
			Message: "the identifier " + check.Quote(value) + " is empty, has blanks around it or what cannot be printed",
			Values:  []check.Value{{Name: "identifier", Text: value}},
		})
	case isIATI(id.Code) && strings.ContainsAny(value, "/&|?") && c.o.Known.registered(id.Code) != check.Met:
		fs = append(fs, check.Finding{
			Code: "programme.identifier-characters", Severity: check.Warning, Path: "code",
			Message: "the identifier " + check.Quote(value) + " has one of / & | ? in it",
			Values:  []check.Value{{Name: "identifier", Text: value}},
		})
	}
	return c.organisationAt(fs, "owner", id.Owner)
}

func isIATI(c indicator.Code) bool {
	return c.Vocabulary == IATIActivity || c.Vocabulary == IATIOrganisation
}

// checkReporter compares the programme's identifiers with those of the
// organisation that reports it.
func (c *checker) checkReporter() {
	if c.p.Reporter == "" {
		return
	}
	place, ok := c.organisations.find(c.p.Reporter)
	if !ok {
		c.fs = c.organisationAt(c.fs, "reporter", c.p.Reporter)
		return
	}
	o := &c.p.Organisations[place]
	own := ownIdentifiers(o)
	for i := range c.p.Identifiers {
		id := &c.p.Identifiers[i]
		if id.Code.Vocabulary != IATIActivity || id.Former || id.Code.Value == "" || len(own.list) == 0 {
			continue
		}
		switch {
		case own.has(id.Code.Value):
			c.add("programme.identifier-reporter", check.Error, in("identifiers", i, "code"),
				"the identifier "+check.Quote(id.Code.Value)+" is that of "+check.Quote(o.String())+", which reports the programme",
				check.Value{Name: "identifier", Text: id.Code.Value})
		case !own.begins(id.Code.Value):
			c.add("programme.identifier-prefix", check.Warning, in("identifiers", i, "code"),
				"the identifier "+check.Quote(id.Code.Value)+" does not begin with one of "+check.Quote(o.String())+" and a hyphen",
				check.Value{Name: "identifier", Text: id.Code.Value})
		}
	}
}

// owned are the identifiers of an organisation, current and former.
type owned struct {
	list  []Identifier
	large map[string]bool // where they are many
}

func ownIdentifiers(o *Organisation) owned {
	known := 0
	for i := range o.Identifiers {
		if code := o.Identifiers[i].Code; code.Vocabulary == IATIOrganisation && code.Value != "" {
			known++
		}
	}
	switch {
	case known == 0:
		return owned{}
	case len(o.Identifiers) <= maxSmall:
		return owned{list: o.Identifiers}
	}
	large := make(map[string]bool, known)
	for i := range o.Identifiers {
		if code := o.Identifiers[i].Code; code.Vocabulary == IATIOrganisation {
			large[code.Value] = true
		}
	}
	return owned{o.Identifiers, large}
}

func (w *owned) has(value string) bool {
	if w.large != nil {
		return w.large[value]
	}
	for i := range w.list {
		if code := &w.list[i].Code; code.Vocabulary == IATIOrganisation && code.Value == value {
			return true
		}
	}
	return false
}

// begins reports whether an identifier of an activity is one of these, a hyphen
// and more.
func (w *owned) begins(activity string) bool {
	for at := range activity {
		if activity[at] == '-' && at > 0 && at+1 < len(activity) && w.has(activity[:at]) {
			return true
		}
	}
	return false
}

// checkAgency looks at the identifiers of the organisation that reports.
func (c *checker) checkAgency(o *Organisation) (fs check.Findings) {
	if c.o.Known.Agency == nil || o.Code == "" || o.Code != c.p.Reporter {
		return nil
	}
	for i := range o.Identifiers {
		id := o.Identifiers[i].Code
		if id.Vocabulary != IATIOrganisation || c.o.Known.registered(id) == check.Met {
			continue
		}
		if prefix := agencyPrefix(id.Value); c.o.Known.Agency(prefix) == check.NotMet {
			fs = append(fs, check.Finding{
				Code: "programme.agency-prefix", Severity: check.Warning, Path: in("identifiers", i, "code"),
				Message: "the identifier " + check.Quote(id.Value) + " begins with " + check.Quote(prefix) + ", which is no registration agency",
				Values:  []check.Value{{Name: "identifier", Text: id.Value}, {Name: "prefix", Text: prefix}},
			})
		}
	}
	return fs
}

// agencyPrefix returns what stands before the second hyphen.
func agencyPrefix(id string) string {
	first, rest, _ := strings.Cut(id, "-")
	second, _, ok := strings.Cut(rest, "-")
	if !ok {
		return id
	}
	return id[:len(first)+1+len(second)]
}

// holder says whose an identifier is: of which organisation, and the how manyeth.
type holder struct{ organisation, identifier int }

// checkIdentifierTwice finds the identifiers that two organisations have, or one
// has twice.
func (c *checker) checkIdentifierTwice() {
	n := 0
	for i := range c.p.Organisations {
		n += len(c.p.Organisations[i].Identifiers)
	}
	var large map[indicator.Code]holder
	if n > maxSmall {
		large = make(map[indicator.Code]holder, n)
	}
	for i := range c.p.Organisations {
		for j := range c.p.Organisations[i].Identifiers {
			code := c.p.Organisations[i].Identifiers[j].Code
			if code.Value == "" {
				continue
			}
			first, ok := holder{}, false
			if large == nil {
				first, ok = c.holder(code)
			} else if first, ok = large[code]; !ok {
				first, ok = holder{i, j}, true
				large[code] = first
			}
			if ok && first != (holder{i, j}) {
				path := check.Path("organisations")
				c.add("programme.identifier-twice", check.Error, path.Index(i).Field("identifiers").Index(j).Field("code"),
					"the identifier "+check.Quote(code.String())+" is "+
						string(path.Index(first.organisation).Field("identifiers").Index(first.identifier))+" too",
					check.Value{Name: "identifier", Text: code.String()})
			}
		}
	}
}

func (c *checker) holder(code indicator.Code) (holder, bool) {
	for i := range c.p.Organisations {
		for j := range c.p.Organisations[i].Identifiers {
			if c.p.Organisations[i].Identifiers[j].Code == code {
				return holder{i, j}, true
			}
		}
	}
	return holder{}, false
}
