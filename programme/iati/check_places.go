package iati

import "iom.int/migdev/indicator/check"

// places looks at countries and regions, of the activity and of its
// transactions.
func (c *checker) places(a *Activity) {
	var countries tally
	for i := range a.RecipientCountries {
		r := &a.RecipientCountries[i]
		c.add(&countries, &r.Element, r.Percentage)
		c.in("recipient-country", i)
		c.within("12.1.1", &r.Element, r.Percentage)
		c.out()
	}
	c.groups = c.groups[:0]
	for i := range a.RecipientRegions {
		r := &a.RecipientRegions[i]
		c.in("recipient-region", i)
		c.within("12.1.1", &r.Element, r.Percentage)
		c.out()
		switch {
		case c.strict:
			c.groups = append(c.groups, group{ours(r.Vocabulary), int32(i)})
		case r.Vocabulary != "" || r.Blank("vocabulary"):
			c.groups = append(c.groups, group{r.Vocabulary, int32(i)})
		}
	}
	if len(a.RecipientRegions) == 0 {
		c.countries(a, &countries)
	} else {
		c.regions(a, &countries)
	}
	c.placesOnce(a)
}

// countries looks at the shares of countries alone.
func (c *checker) countries(a *Activity, t *tally) {
	if t.n == 0 {
		return
	}
	if t.n > 1 && t.with < t.n {
		c.countriesUnshared(a, "3.1.1")
	}
	line := a.RecipientCountries[0].Line
	c.makesWhole("3.1.2", t, "recipient-country", 0, line, "the countries", "")
	c.alone("3.1.4", t, "recipient-country", 0, line, "country", "")
}

func (c *checker) countriesUnshared(a *Activity, code string) {
	for i := range a.RecipientCountries {
		if r := &a.RecipientCountries[i]; !c.has(&r.Element, "percentage", string(r.Percentage)) {
			c.unshared(code, "recipient-country", i, &r.Element, "country or region", "")
			if !c.strict {
				return
			}
		}
	}
}

// regions looks at the shares of regions: with those of the countries, the
// regions of each vocabulary make 100.
func (c *checker) regions(a *Activity, countries *tally) {
	if c.strict && countries.with < countries.n {
		c.countriesUnshared(a, "3.4.1") // there is a region beside them
	}
	c.grouped()
	for i := 0; i < len(c.groups); {
		members := c.groups[i : i+c.run(i)]
		i += len(members)
		var own tally
		for _, g := range members {
			r := &a.RecipientRegions[g.at]
			c.add(&own, &r.Element, r.Percentage)
		}
		t := *countries
		t.n, t.with, t.wrong = t.n+own.n, t.with+own.with, t.wrong+own.wrong
		t.fixed, t.float = t.fixed+own.fixed, t.float+own.float
		if own.rest.Sign() != 0 {
			t.rest = t.rest.Add(own.rest)
		}
		several := own.n > 1 || c.strict && t.n > 1
		if several && own.with < own.n {
			for _, g := range members {
				if r := &a.RecipientRegions[g.at]; !c.has(&r.Element, "percentage", string(r.Percentage)) {
					c.unshared("3.4.1", "recipient-region", int(g.at), &r.Element, "country or region", "")
					if !c.strict {
						break
					}
				}
			}
		}
		first := int(members[0].at)
		line := a.RecipientRegions[first].Line
		c.makesWhole("3.4.2", &t, "recipient-region", first, line, "the countries and the regions", members[0].vocabulary)
		if countries.n == 0 {
			c.alone("3.4.4", &t, "recipient-region", first, line, "region", members[0].vocabulary)
		}
	}
}

// inVocabulary names a vocabulary, and ofVocabulary says that something is of it.
func inVocabulary(v string) string { return "vocabulary " + check.Quote(v) }

func ofVocabulary(v string) string {
	if v == "" {
		return ""
	}
	return " of " + inVocabulary(v)
}

// placesOnce looks at which of the two levels has places.
func (c *checker) placesOnce(a *Activity) {
	placed := len(a.RecipientCountries)+len(a.RecipientRegions) > 0
	with, first, without := 0, 0, 0
	for i := range a.Transactions {
		switch {
		case !a.Transactions[i].placed():
			if without == 0 {
				first = i
			}
			without++
		case placed:
			c.in("transaction", i)
			c.find("3.6.2", a.Transactions[i].Line, "", "the transaction has a country or region, and so has the activity: only one of the two may have any")
			c.out()
			return
		default:
			with++
		}
	}
	if placed {
		return
	}
	if c.strict && with == 0 {
		c.find("3.7.1", a.Line, "recipient-country", "neither the activity nor its transactions have a country or region")
	}
	if without > 0 && (with > 0 || !c.strict) {
		c.in("transaction", first)
		c.find("3.7.2", a.Transactions[first].Line, "", counted(without, "transaction has", "transactions have")+
			" neither country nor region, and the activity has none", value("transactions", itoa(without)))
		c.out()
	}
}

// placed reports whether a transaction has a country or region.
func (t *Transaction) placed() bool {
	country, region := &t.RecipientCountry, &t.RecipientRegion
	return country.Line != 0 || country.Code != "" || region.Line != 0 || region.Code != ""
}
