package iati

import "strconv"

func itoa(n int) string { return strconv.Itoa(n) }

// counted returns "1 transaction has" or "3 transactions have".
func counted(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return itoa(n) + " " + more
}

// sectors looks at the sectors of the activity and of its transactions.
func (c *checker) sectors(a *Activity) {
	c.groups = c.groups[:0]
	dac, own, named, bare := false, 0, 0, -1
	for i := range a.Sectors {
		s := &a.Sectors[i]
		c.in("sector", i)
		c.within("12.3.1", &s.Element, s.Percentage)
		c.out()
		v := ours(s.Vocabulary)
		dac = dac || v == DefaultVocabulary
		c.groups = append(c.groups, group{v, int32(i)})
		if v == OwnVocabulary || v == OwnVocabulary2 {
			own++
			named += len(s.Narratives)
			if bare < 0 {
				bare = i
			}
			if c.strict && !c.told(s.Narratives) {
				c.bareSector(a, i)
			}
		}
	}
	if !c.strict && named < own {
		c.bareSector(a, bare)
	}
	if len(a.Sectors) > 0 && !dac {
		c.find("102.1.1", a.Sectors[0].Line, "sector", "no sector is of the OECD DAC, vocabulary 1, beside those of other vocabularies")
	}
	c.sectorShares(a)
	c.sectorsOnce(a)
}

func (c *checker) bareSector(a *Activity, i int) {
	c.in("sector", i)
	c.find("2.2.1", a.Sectors[i].Line, "narrative", "the sector is of the reporter's own list, and no text says what it is",
		value("code", a.Sectors[i].Code))
	c.out()
}

func (c *checker) sectorShares(a *Activity) {
	c.grouped()
	for i := 0; i < len(c.groups); {
		members := c.groups[i : i+c.run(i)]
		i += len(members)
		var t tally
		for _, g := range members {
			s := &a.Sectors[g.at]
			c.add(&t, &s.Element, s.Percentage)
		}
		if t.n > 1 && t.with < t.n {
			for _, g := range members {
				if s := &a.Sectors[g.at]; !c.has(&s.Element, "percentage", string(s.Percentage)) {
					c.unshared("2.1.1", "sector", int(g.at), &s.Element, "sector", members[0].vocabulary)
					if !c.strict {
						break
					}
				}
			}
		}
		first := int(members[0].at)
		line := a.Sectors[first].Line
		// The official validator adds up in the vocabulary of the DAC alone, since in
		// others the condition of its rule is never fulfilled, and only where two
		// shares are stated.
		if c.strict || members[0].vocabulary == DefaultVocabulary && t.with > 1 {
			c.makesWhole("2.1.2", &t, "sector", first, line, "the sectors", members[0].vocabulary)
		}
		c.alone("2.1.4", &t, "sector", first, line, "sector", members[0].vocabulary)
	}
	if !c.strict {
		c.sectorBlank(a)
	}
}

// sectorBlank looks at the single sector whose vocabulary is there without a
// value: for the official validator it is in the default vocabulary, and in one of
// its own too.
func (c *checker) sectorBlank(a *Activity) {
	var t tally
	first := 0
	for i := range a.Sectors {
		if s := &a.Sectors[i]; s.Vocabulary == "" && s.Blank("vocabulary") {
			if t.n == 0 {
				first = i
			}
			c.add(&t, &s.Element, s.Percentage)
		}
	}
	if t.n == 1 && len(a.Sectors) > 1 {
		c.alone("2.1.4", &t, "sector", first, a.Sectors[first].Line, "sector of no vocabulary", "")
	}
}

// sectorsOnce looks at which of the two levels has sectors.
func (c *checker) sectorsOnce(a *Activity) {
	with, first, without := 0, 0, 0
	for i := range a.Transactions {
		switch {
		case len(a.Transactions[i].Sectors) == 0:
			if without == 0 {
				first = i
			}
			without++
		case len(a.Sectors) > 0:
			c.in("transaction", i)
			c.find("6.6.2", a.Transactions[i].Line, "sector", "the transaction has a sector, and so has the activity: only one of the two may have any")
			c.out()
			return
		default:
			with++
		}
	}
	if len(a.Sectors) > 0 {
		return
	}
	if with == 0 {
		c.find("6.2.2", a.Line, "sector", "neither the activity nor its transactions have a sector")
	}
	if without > 0 && (with > 0 || !c.strict) {
		c.in("transaction", first)
		c.find("6.7.2", a.Transactions[first].Line, "sector", counted(without, "transaction has", "transactions have")+
			" no sector, and the activity has none", value("transactions", itoa(without)))
		c.out()
	}
}

// aidTypes looks at the default types of aid.
func (c *checker) aidTypes(a *Activity) {
	if len(a.DefaultAidTypes) == 0 {
		return
	}
	if !c.aidTypesTwice("107.1.2", "default-aid-type", a.DefaultAidTypes) {
		c.find("107.1.1", a.DefaultAidTypes[0].Line, "default-aid-type", "no type of aid is of the OECD DAC, vocabulary 1, beside those of other vocabularies")
	}
}

// aidTypesTwice finds two types of aid in one vocabulary, in the element at
// hand, and reports whether one is of the DAC.
func (c *checker) aidTypesTwice(code, list string, types []AidType) (dac bool) {
	c.groups = c.groups[:0]
	for i := range types {
		v := ours(types[i].Vocabulary)
		dac = dac || v == DefaultVocabulary
		c.groups = append(c.groups, group{v, int32(i)})
	}
	c.grouped()
	for i := 0; i < len(c.groups); {
		members := c.groups[i : i+c.run(i)]
		i += len(members)
		if len(members) > 1 {
			second := int(members[1].at)
			c.in(list, second)
			c.find(code, types[second].Line, "code", itoa(len(members))+" types of aid are of "+inVocabulary(members[0].vocabulary)+": want one",
				value("vocabulary", members[0].vocabulary))
			c.out()
		}
	}
	return dac
}

// markers looks at policy markers.
func (c *checker) markers(a *Activity) {
	for i := range a.PolicyMarkers {
		m := &a.PolicyMarkers[i]
		c.in("policy-marker", i)
		switch v := ours(m.Vocabulary); {
		case v == DefaultVocabulary && !c.has(&m.Element, "significance", m.Significance):
			c.find("6.14.1", m.Line, "significance", "the policy marker is of the OECD DAC, and has no significance", value("code", m.Code))
		case v == OwnVocabulary && !c.told(m.Narratives):
			c.find("6.13.1", m.Line, "narrative", "the policy marker is of the reporter's own list, and no text says what it is", value("code", m.Code))
		}
		c.out()
	}
}

// budgetItems looks at the shares in a country's chart of accounts.
func (c *checker) budgetItems(a *Activity) {
	c.in("capital-spend", -1)
	c.within("12.2.1", &a.CapitalSpend.Element, a.CapitalSpend.Percentage)
	c.out()
	list := &a.CountryBudgetItems
	if len(list.Items) == 0 {
		return
	}
	c.in("country-budget-items", -1)
	var t tally
	for i := range list.Items {
		item := &list.Items[i]
		c.add(&t, &item.Element, item.Percentage)
		c.in("budget-item", i)
		c.within("12.2.1", &item.Element, item.Percentage)
		c.out()
	}
	if !c.strict && !c.has(&list.Element, "vocabulary", list.Vocabulary) {
		c.out()
		return
	}
	if t.n > 1 && t.with < t.n && (c.strict || t.with == 0) {
		for i := range list.Items {
			if item := &list.Items[i]; !c.has(&item.Element, "percentage", string(item.Percentage)) {
				c.unshared("7.9.1", "budget-item", i, &item.Element, "budget item", "")
				if !c.strict {
					break
				}
			}
		}
	}
	c.makesWhole("7.9.2", &t, "budget-item", 0, list.Items[0].Line, "the budget items", list.Vocabulary)
	c.alone("7.9.4", &t, "budget-item", 0, list.Items[0].Line, "budget item", "")
	c.out()
}
