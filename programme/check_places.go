package programme

import (
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

func (c *checker) checkPlaces() {
	p := &c.p
	c.checkList("countries", "countries", p.DeclaredCountries, len(p.Countries))
	for i := range p.Coverage {
		k := &p.Coverage[i]
		fs := outOfRange(inside(nil, "span", "work there", p.period(), k.Span), "programme.place-range", k.Percent)
		fs = c.statusAt(fs, "status", k.Status, k.Span)
		fs = c.listed(fs, "code", k.Code)
		c.fs = c.fs.UnderIndex("coverage", i, fs)
	}
	c.checkPlaceSums()
	c.fs = c.fs.Under("designations", p.Designations.Check())
	for i := range p.Locations {
		if below := p.Locations[i].Areas.Check(); below != nil {
			c.fs = c.fs.UnderIndex("locations", i, check.Findings(nil).Under("areas", below))
		}
	}
	if len(p.Countries) == 0 && len(p.Coverage) == 0 && len(p.Locations) == 0 && c.entriesWith(placesWithin) == 0 &&
		c.o.Profile.asks("programme.place-missing") {
		c.add("programme.place-missing", check.Error, "countries", "nothing says where the programme works")
	}
}

// checkPlaceSums looks at the countries with the regions of each vocabulary: the
// programme is divided up over them once for each vocabulary. Of more than
// maxSmall vocabularies the first are looked at.
func (c *checker) checkPlaceSums() {
	list := c.p.Coverage
	regions, shared := 0, false // vocabularies of regions, and whether percentages are asked of the places
	for i := 0; i < len(list) && regions < maxSmall; i++ {
		if vocabulary, ok := regionOf(&list[i]); ok && !c.regionBefore(i, vocabulary) {
			regions++
			shared = c.checkPlaceSum(vocabulary) || shared
		}
	}
	if regions == 0 {
		shared = c.checkPlaceSum("")
	}
	if shared && c.o.Profile.asks("programme.place-unshared") {
		c.add("programme.place-unshared", check.Error, "coverage", "several countries or regions have no percentages")
	}
}

// checkPlaceSum looks at the countries and the regions of one vocabulary, and
// reports whether there are several, none of which has a percentage.
func (c *checker) checkPlaceSum(vocabulary string) (unshared bool) {
	list := c.p.Coverage
	var w wholes
	first := -1
	for i := range list {
		if !divides(&list[i], vocabulary) {
			continue
		}
		w.add(list[i].Percent)
		_, region := regionOf(&list[i])
		if _, before := regionOf(&list[max(first, 0)]); first < 0 || region && !before {
			first = i // the first region, since countries are those of every vocabulary
		}
	}
	if w.stated == 0 {
		return w.n > 1 || len(c.p.Countries) > 1
	}
	if w.stated < w.n {
		c.add("programme.place-percent", check.Error, in("coverage", first, "percent"), "some of "+dividers(vocabulary)+" have percentages and others none")
		return false
	}
	how, text := w.makes(func() (parts []figure.Quantity) {
		for i := range list {
			if divides(&list[i], vocabulary) {
				parts = append(parts, list[i].Percent)
			}
		}
		return parts
	})
	if how != "" {
		c.add("programme.place-"+how, sumSeverity(how), in("coverage", first, "percent"), dividers(vocabulary)+" come to "+text)
	}
	return false
}

// dividers returns what divides the programme up, for messages.
func dividers(vocabulary string) string {
	if vocabulary == "" {
		return "the countries"
	}
	return "the countries and the regions of the vocabulary " + check.Quote(vocabulary)
}

// divides reports whether the programme is divided up over places such as this:
// countries, and the regions of a vocabulary.
func divides(k *Coverage, vocabulary string) bool {
	if own, region := regionOf(k); region {
		return own == vocabulary
	}
	_, country := k.Place.Country()
	return country
}

// regionOf returns the vocabulary of a group of countries, and false for other
// places.
func regionOf(k *Coverage) (vocabulary string, ok bool) {
	if _, group := k.Place.Group(); !group {
		return "", false
	}
	if k.Code.Vocabulary == "" {
		return DACRegions, true
	}
	return k.Code.Vocabulary, true
}

// regionBefore reports whether a region before i is of the vocabulary.
func (c *checker) regionBefore(i int, vocabulary string) bool {
	for j := range i {
		if other, ok := regionOf(&c.p.Coverage[j]); ok && other == vocabulary {
			return true
		}
	}
	return false
}
