package programme

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"iom.int/migdev/indicator/check"
)

func (c *checker) checkOrganisations() {
	funds, participating, agents := false, 0, 0
	for i := range c.p.Organisations {
		o := &c.p.Organisations[i]
		c.fs = c.fs.UnderIndex("organisations", i, c.organisationOf(o))
		if first, twice := c.organisations.twice(i); twice {
			c.add("programme.organisation-twice", check.Error, in("organisations", i, "code"),
				fmt.Sprintf("the code %s is that of organisations[%d] too", check.Quote(o.Code), first),
				check.Value{Name: "code", Text: o.Code})
		}
		funds = funds || o.Funds()
		if o.Has(ParticipatingUNOrganisation) {
			participating++
		}
		if o.Has(ConveningAgent) || o.Has(ManagingAgent) || o.Has(AdministrativeAgent) {
			agents++
		}
	}
	cycles(len(c.p.Organisations), c.parentOf, func(first int) {
		o := &c.p.Organisations[first]
		c.add("programme.organisation-cycle", check.Error, in("organisations", first, "parent"),
			"the organisation "+check.Quote(o.Code)+" is a part of itself, by way of "+check.Quote(o.Parent), check.Value{Name: "code", Text: o.Code})
	})
	c.checkIdentifierTwice()
	c.checkAcronymTwice()
	if !funds && c.o.Profile.asks("programme.donor-missing") {
		c.add("programme.donor-missing", check.Error, "organisations", "no organisation gives money")
	}
	if c.p.Kind != JointProgramme {
		return
	}
	if participating < 2 && c.o.Profile.asks("programme.participating") {
		c.add("programme.participating", check.Error, "organisations",
			strconv.Itoa(participating)+" of the organisations take part as United Nations organisations, and a joint programme has 2 or more",
			check.Value{Name: "participating", Text: strconv.Itoa(participating)})
	}
	if agents == 0 && c.o.Profile.asks("programme.agent") {
		c.add("programme.agent", check.Error, "organisations", "no organisation is convening, managing or administrative agent")
	}
}

// checkAcronymTwice finds organisations that go by one acronym: a text that uses
// it says which only by chance.
func (c *checker) checkAcronymTwice() {
	list := c.p.Organisations
	if len(list) <= 64 {
		for i := range list {
			for j := range i {
				if list[j].Short == list[i].Short {
					c.acronym(j, i)
					break
				}
			}
		}
		return
	}
	order := make([]int32, len(list)) // by acronym, in a long list
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(i, j int32) int { return strings.Compare(list[i].Short, list[j].Short) })
	first := 0
	for k := range order {
		if list[order[k]].Short != list[order[first]].Short {
			first = k
		} else if k != first {
			c.acronym(int(order[first]), int(order[k]))
		}
	}
}

// acronym reports two organisations with one acronym, unless they are the same or
// have none.
func (c *checker) acronym(first, i int) {
	o, same := &c.p.Organisations[first], &c.p.Organisations[i]
	if o.Short == "" || o.Code == same.Code || o.Name.Equal(same.Name) {
		return
	}
	c.add("programme.acronym-twice", check.Warning, in("organisations", i, "short"),
		fmt.Sprintf("%s is what organisations[%d], %s, is called too", check.Quote(o.Short), first, check.Quote(o.Name.String())),
		check.Value{Name: "short", Text: o.Short})
}

// organisationOf returns what is wrong with one, and with the others that it
// names.
func (c *checker) organisationOf(o *Organisation) check.Findings {
	fs := o.check()
	for i := range o.Identifiers {
		fs = fs.UnderIndex("identifiers", i, c.identifier(nil, &o.Identifiers[i]))
	}
	fs = append(fs, c.checkAgency(o)...)
	fs = c.listed(fs, "class", o.Class)
	fs = c.organisationAt(fs, "parent", o.Parent)
	if len(o.Members) > 0 { // it need not name any
		fs = sizeOf(fs, "members", "members", o.Count, len(o.Members))
	}
	fs = c.organisationsAt(fs, "members", o.Members)
	for i := range o.Facts {
		fs = fs.UnderIndex("facts", i, c.result(&o.Facts[i]))
	}
	return fs
}

// parentOf returns the place of the parent of organisation i, -1 where it has
// none.
func (c *checker) parentOf(i int) int {
	if place, ok := c.organisations.find(c.p.Organisations[i].Parent); ok {
		return place
	}
	return -1
}

func (c *checker) checkObjectives() {
	for i := range c.p.Objectives {
		o := &c.p.Objectives[i]
		var fs check.Findings
		if o.Title.IsZero() {
			fs = noTitle(fs, "objective")
		}
		if _, ok := c.objectives.find(o.Under); !ok && o.Under != "" {
			fs = append(fs, unknown("under", "objective", o.Under))
		}
		c.fs = c.fs.UnderIndex("objectives", i, fs)
		c.fs = codeTwice(c.fs, "objectives", &c.objectives, i)
	}
	cycles(len(c.p.Objectives), c.above, func(first int) {
		o := &c.p.Objectives[first]
		c.add("programme.objective-cycle", check.Error, in("objectives", first, "under"),
			"the objective "+check.Quote(o.Code)+" serves itself, by way of "+check.Quote(o.Under), check.Value{Name: "code", Text: o.Code})
	})
}

// above returns the place of the objective that objective i serves, -1 where it
// serves none.
func (c *checker) above(i int) int {
	if place, ok := c.objectives.find(c.p.Objectives[i].Under); ok {
		return place
	}
	return -1
}

// noTitle appends the finding for what has none.
func noTitle(fs check.Findings, what string) check.Findings {
	return append(fs, check.Finding{
		Code: "programme.text-title", Severity: check.Error, Path: "title", Message: "the " + what + " has no title",
	})
}
