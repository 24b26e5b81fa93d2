package programme

import (
	"fmt"
	"slices"

	"iom.int/migdev/indicator/check"
)

// sectorsOf reports whether an entry has a sector, and placesWithin whether it has
// a country or a group of countries.
func sectorsOf(e *FundEntry) bool {
	return slices.ContainsFunc(e.Classifications, func(k Classification) bool { return k.Kind == SectorClass })
}

func placesWithin(e *FundEntry) bool {
	for i := range e.Places {
		_, country := e.Places[i].Country()
		_, group := e.Places[i].Group()
		if country || group {
			return true
		}
	}
	return false
}

// entriesWith returns how many entries are such.
func (c *checker) entriesWith(has func(*FundEntry) bool) (n int) {
	for i := range c.p.Finance.Entries {
		if has(&c.p.Finance.Entries[i]) {
			n++
		}
	}
	return n
}

// checkEntries looks at the places and the classifications of entries: each by
// itself, and as one of two levels at which they may be stated. Which part of the
// money they are for can be told where they are at one level alone, and there of
// everything.
func (c *checker) checkEntries() {
	c.fs = c.fs.Under("finance", c.listed(nil, "no_budget", c.p.Finance.NoBudget))
	entries := c.p.Finance.Entries
	for i := range c.p.Finance.Budget.Lines {
		c.fs = c.fs.UnderIndex("finance.budget.lines", i, earlySpan(nil, "period", c.p.Finance.Budget.Lines[i].Period))
	}
	for i := range entries {
		c.fs = c.fs.UnderIndex("finance.entries", i, append(early(nil, "date", entries[i].Date), c.entryClasses(&entries[i])...))
	}
	places := len(c.p.Countries) > 0 || slices.ContainsFunc(c.p.Coverage, func(k Coverage) bool {
		_, country := k.Place.Country()
		_, group := k.Place.Group()
		return country || group
	})
	sectors := slices.ContainsFunc(c.p.Classifications, func(k Classification) bool { return k.Kind == SectorClass })
	c.checkLevels("place", places, placesWithin)
	c.checkLevels("sector", sectors, sectorsOf)
}

// checkLevels finds what is stated of the programme and of entries, and what is
// stated of some entries alone.
func (c *checker) checkLevels(what string, ofProgramme bool, has func(*FundEntry) bool) {
	levels, entries := "programme."+what+"-levels", "programme."+what+"-entries"
	if !c.o.Profile.asks(levels) && !c.o.Profile.asks(entries) {
		return
	}
	with, first, without := c.entriesWith(has), -1, 0
	for i := range c.p.Finance.Entries {
		if e := &c.p.Finance.Entries[i]; e.Kind != EntryPlannedTransfer && !has(e) {
			if without++; first < 0 {
				first = i
			}
		}
	}
	if with > 0 && ofProgramme && c.o.Profile.asks(levels) {
		c.add(levels, check.Error, "finance.entries", fmt.Sprintf("the programme has a %s, and %d of its entries have one of their own", what, with))
	}
	if with > 0 && without > 0 && c.o.Profile.asks(entries) {
		c.add(entries, check.Error, check.Path("finance.entries").Index(first), fmt.Sprintf("%d entries have a %s, and %d have none", with, what, without))
	}
}

// entryClasses looks at the classifications of one entry.
func (c *checker) entryClasses(e *FundEntry) check.Findings {
	if len(e.Classifications) == 0 {
		return nil
	}
	var fs check.Findings
	list := e.Classifications
	for i := range list {
		fs = fs.UnderIndex("classifications", i, c.classification(&list[i]))
		if list[i].Kind != SectorClass || i > maxSmall {
			continue
		}
		for j := range i {
			if classOf(&list[j]) == classOf(&list[i]) {
				fs = append(fs, check.Finding{
					Code: "programme.entry-sectors", Severity: check.Warning, Path: in("classifications", i, "code"),
					Message: "the entry has " + string(check.Path("classifications").Index(j)) + " of this vocabulary too, and nothing says how much of it is for which",
					Values:  []check.Value{{Name: "code", Text: list[i].Code.String()}},
				})
				break
			}
		}
	}
	return aidTypes(fs, list)
}
