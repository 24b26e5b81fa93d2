package programme

import "iom.int/migdev/indicator/check"

// sameRelation is a relation without its words.
type sameRelation struct {
	kind      RelationKind
	programme string
}

func (c *checker) checkRelations() {
	relations := c.p.Relations
	var large map[sameRelation]int
	if len(relations) > maxSmall {
		large = make(map[sameRelation]int, len(relations))
	}
	for i := range relations {
		r := &relations[i]
		if r.Programme == "" {
			if r.Name.IsZero() {
				c.add("programme.relation-name", check.Warning, in("relations", i, "programme"), "the relation names no programme")
			}
			continue
		}
		if r.Programme == c.p.ID {
			c.add("programme.relation-self", check.Error, in("relations", i, "programme"),
				"the programme has itself as its "+r.Kind.String(), check.Value{Name: "programme", Text: r.Programme})
		}
		first, twice := i, false
		if large == nil {
			for first = 0; first < i && !twice; first++ {
				twice = relations[first].Kind == r.Kind && relations[first].Programme == r.Programme
			}
			first--
		} else if first, twice = large[sameRelation{r.Kind, r.Programme}]; !twice {
			large[sameRelation{r.Kind, r.Programme}] = i
		}
		if twice {
			c.add("programme.relation-twice", check.Warning, check.Path("relations").Index(i),
				"the "+r.Kind.String()+" "+check.Quote(r.Programme)+" is "+string(check.Path("relations").Index(first))+" too",
				check.Value{Name: "programme", Text: r.Programme})
		}
	}
}
