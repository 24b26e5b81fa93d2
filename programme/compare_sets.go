package programme

import (
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/place"
)

// set is what a statement says of a set: what it lists, and how many there are.
type set struct {
	listed   []string      // in order, each once
	declared figure.Figure // how many the source says there are, where it does
	path     check.Path
}

func (s set) isZero() bool { return len(s.listed) == 0 && s.declared.IsZero() }

// size returns how many there can be, at least as many as are listed; where no
// number is declared the list is all.
func (s set) size() figure.Interval {
	listed := figure.Int(int64(len(s.listed)))
	if !s.declared.IsZero() {
		if size, ok := s.declared.Bounds().Intersect(figure.From(listed)); ok {
			return size
		}
	}
	return figure.Point(listed)
}

// number returns the number of them in words.
func (s set) number() string {
	if n, ok := s.size().IsPoint(); ok {
		return n.String()
	}
	return s.size().Format(lang.NewPrinter(lang.English), 0)
}

func (s set) text() string {
	list := strings.Join(s.listed, ", ")
	switch n, ok := s.size().IsPoint(); {
	case len(s.listed) == 0:
		return s.number() + ", none of them listed"
	case !ok || !n.Equal(figure.Int(int64(len(s.listed)))):
		return s.number() + ", of which listed: " + list
	}
	return s.number() + ": " + list
}

// compareSets compares what two statements say of one set.
func compareSets(a, b set) (Accord, string) {
	var oneOnly []string
	for _, x := range a.listed {
		if _, ok := slices.BinarySearch(b.listed, x); !ok {
			oneOnly = append(oneOnly, x)
		}
	}
	union := figure.Int(int64(len(oneOnly) + len(b.listed)))
	for _, x := range b.listed {
		if _, ok := slices.BinarySearch(a.listed, x); !ok {
			oneOnly = append(oneOnly, x)
		}
	}
	slices.Sort(oneOnly)
	size, meet := a.size().Intersect(b.size())
	switch {
	case !meet:
		numbers := []set{a, b}
		slices.SortFunc(numbers, func(s, t set) int {
			lo, _, _ := s.size().Lo()
			other, _, _ := t.size().Lo()
			return lo.Cmp(other)
		})
		why := numbers[0].number() + " against " + numbers[1].number()
		if len(oneOnly) > 0 && len(a.listed) > 0 && len(b.listed) > 0 {
			why += "; in one alone: " + strings.Join(oneOnly, ", ")
		}
		return Conflict, why
	case size.Compare(figure.Less, union) == check.Met:
		return Conflict, "in one alone: " + strings.Join(oneOnly, ", ")
	case len(oneOnly) > 0:
		return Compatible, "the number fits, and one lists more"
	case !a.size().Equal(b.size()):
		return Compatible, "the numbers fit"
	}
	return Same, ""
}

func (c *comparer) set(field string, of func(p *Programme) set) {
	sets := make([]set, len(c.statements))
	for i := range c.statements {
		sets[i] = of(&c.statements[i])
		slices.Sort(sets[i].listed)
		sets[i].listed = slices.Compact(sets[i].listed)
	}
	sides := make([]stated, len(sets))
	for i, s := range sets {
		if !s.isZero() {
			sides[i] = stated{s.path, s.text(), true}
		}
	}
	c.add(field, sides, func(i, j int) (Accord, string) { return compareSets(sets[i], sets[j]) })
}

func (c *comparer) countries() {
	c.set("countries", func(p *Programme) set {
		s := set{path: "countries", declared: declaredCountries(p)}
		for _, k := range p.Countries {
			s.listed = append(s.listed, k.Code())
		}
		if len(p.Countries) == 0 {
			for i := range p.Locations {
				if isCountryKind(&p.Locations[i].Areas) {
					s.path = check.Path("locations").Index(i).Field("areas").Field("count")
					break
				}
			}
		}
		return s
	})
}

// locations compares the areas of each kind and country.
func (c *comparer) locations() {
	type key struct {
		country place.Country
		kind    string
	}
	var keys []key
	for i := range c.statements {
		for j := range c.statements[i].Locations {
			a := &c.statements[i].Locations[j].Areas
			if k := (key{a.Country, fold(a.Kind)}); !isCountryKind(a) && !slices.Contains(keys, k) {
				keys = append(keys, k)
			}
		}
	}
	slices.SortFunc(keys, func(a, b key) int {
		if d := a.country.Compare(b.country); d != 0 {
			return d
		}
		return strings.Compare(a.kind, b.kind)
	})
	for _, k := range keys {
		c.set(strings.TrimSpace("locations "+strings.TrimSpace(k.country.Code()+" "+k.kind)), func(p *Programme) set {
			var s set
			count := 0
			for j := range p.Locations {
				a := &p.Locations[j].Areas
				if (key{a.Country, fold(a.Kind)}) != k || isCountryKind(a) {
					continue
				}
				if s.path == "" {
					s.path = check.Path("locations").Index(j).Field("areas")
				}
				count += a.Count
				for n := range a.Named {
					s.listed = append(s.listed, a.Named[n].String())
				}
			}
			if count > 0 {
				s.declared = figure.Count(int64(count), "")
			}
			return s
		})
	}
}
