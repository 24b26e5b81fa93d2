package iati

import "iom.int/migdev/indicator/check"

// transactions looks at each transaction.
func (c *checker) transactions(a *Activity) {
	aid, dac, dated, valued := -1, false, false, false
	for i := range a.Transactions {
		t := &a.Transactions[i]
		c.in("transaction", i)
		c.sides(&t.ProviderOrg, &t.ReceiverOrg)
		c.transactionDate("11.2.1", "transaction-date.iso-date", "transaction", t.Date.Date, t.Date.Line, &dated)
		c.transactionDate("11.2.2", "value.value-date", "value of the transaction", t.Value.ValueDate, t.Value.Line, &valued)
		if len(t.AidTypes) > 0 {
			ours := c.aidTypesTwice("107.2.2", "aid-type", t.AidTypes)
			if aid < 0 {
				aid = i
			}
			dac = dac || ours
			if c.strict && !ours {
				c.find("107.2.1", t.AidTypes[0].Line, "aid-type", "no type of aid is of the OECD DAC, vocabulary 1, beside those of other vocabularies")
			}
		}
		if c.strict && len(t.Sectors) > 0 {
			c.transactionSectors(t)
		}
		c.out()
	}
	if !c.strict && aid >= 0 && !dac {
		c.in("transaction", aid)
		c.find("107.2.1", a.Transactions[aid].Line, "aid-type", "no type of aid of any transaction is of the OECD DAC, vocabulary 1")
		c.out()
	}
}

// transactionDate finds a date in the future. The official validator looks at
// the first that is written.
func (c *checker) transactionDate(code, field, what string, date Date, line int32, seen *bool) {
	if date == "" || !c.strict && *seen {
		return
	}
	*seen = true
	if d := day(date); c.future(d) {
		c.find(code, line, field, "the date of the "+what+", "+d.String()+", lies after "+c.o.AsOf.String()+", the day of the check",
			value("date", d.String()))
	}
}

// transactionSectors looks at the sectors of a transaction, which have no shares:
// one of a vocabulary.
func (c *checker) transactionSectors(t *Transaction) {
	c.groups = c.groups[:0]
	dac := false
	for i := range t.Sectors {
		v := ours(t.Sectors[i].Vocabulary)
		dac = dac || v == DefaultVocabulary
		c.groups = append(c.groups, group{v, int32(i)})
	}
	if !dac {
		c.find("102.1.1", t.Sectors[0].Line, "sector", "no sector is of the OECD DAC, vocabulary 1, beside those of other vocabularies")
	}
	c.grouped()
	for i := 0; i < len(c.groups); {
		members := c.groups[i : i+c.run(i)]
		i += len(members)
		if len(members) > 1 {
			second := int(members[1].at)
			c.in("sector", second)
			c.find("iati.sector-twice", t.Sectors[second].Line, "code", itoa(len(members))+" sectors of the transaction are of "+
				inVocabulary(members[0].vocabulary)+", and nothing says how its value divides", value("vocabulary", check.Quote(members[0].vocabulary)))
			c.out()
		}
	}
}
