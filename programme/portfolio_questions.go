package programme

import (
	"iter"
	"slices"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// InCountry asks whether a programme works in the country, by
// [Programme.Countries] and by where its locations lie. Of a record that states
// no countries, or more than it lists, that cannot be told for those that it
// does not list. A record states how many there are by a location whose areas
// are of the kind "country" and have a count.
func InCountry(c place.Country) Filter {
	return ofRecords(
		func(p *Programme) check.Verdict {
			found := false
			complete := forCountries(p, func(d place.Country) { found = found || d == c })
			return known(found, complete)
		},
		whyCountries,
		func(f *portfolio) [][]int32 { return [][]int32{f.countries.of[c], f.countries.unknown} },
	)
}

// InGroup asks whether a programme works in one of the countries that belong to
// the group on the date, any day where on is not stated; see [place.Group.Has].
func InGroup(g place.Group, on period.Date) Filter {
	return ofRecords(
		func(p *Programme) check.Verdict {
			v := check.NotMet
			if !forCountries(p, func(c place.Country) { v = v.Or(g.Has(c, on)) }) {
				v = v.Or(check.CannotTell)
			}
			return v
		},
		func(p *Programme) string {
			if forCountries(p, func(place.Country) {}) {
				return "on " + on.String() + " nobody can tell who belongs to the group"
			}
			return whyCountries(p)
		},
		func(f *portfolio) [][]int32 {
			lists := [][]int32{f.countries.unknown}
			seen := make(map[place.Country]bool)
			for _, m := range g.Members {
				if !seen[m.Country] {
					lists = append(lists, f.countries.of[m.Country])
				}
				seen[m.Country] = true
			}
			return lists
		},
	)
}

// known is the answer of a list to whether it holds something.
func known(found, complete bool) check.Verdict {
	switch {
	case found:
		return check.Met
	case complete:
		return check.NotMet
	}
	return check.CannotTell
}

// forCountries calls do for each country that p works in, some maybe more than
// once, and reports whether they are all that its source states.
func forCountries(p *Programme, do func(place.Country)) (complete bool) {
	for _, c := range p.Countries {
		do(c)
	}
	for i := range p.Locations {
		areas := &p.Locations[i].Areas
		if !areas.Country.IsZero() {
			do(areas.Country)
		}
		for _, a := range areas.Named {
			if !a.Country.IsZero() {
				do(a.Country)
			}
		}
	}
	if len(p.Countries) == 0 {
		return false
	}
	declared := declaredCountries(p)
	return declared.IsZero() || declared.Compare(figure.LessOrEqual, figure.Int(int64(len(p.Countries)))) == check.Met
}

// declaredCountries returns how many countries the source says there are, not
// stated where it does not say: the declared number or, failing that, the count
// of a location whose areas are countries.
func declaredCountries(p *Programme) figure.Figure {
	if !p.DeclaredCountries.IsZero() {
		return p.DeclaredCountries
	}
	n := 0
	for i := range p.Locations {
		if a := &p.Locations[i].Areas; isCountryKind(a) {
			n = max(n, a.Count)
		}
	}
	if n == 0 {
		return figure.Figure{}
	}
	return figure.Count(int64(n), "countries")
}

func isCountryKind(a *place.AreaSet) bool {
	return strings.EqualFold(a.Kind, "country") && a.Country.IsZero()
}

// RunningOn asks whether a programme was running on the date, by its dates: see
// [period.Span.ContainsDate]. Where the precision of either does not decide, it
// cannot be told.
func RunningOn(d period.Date) Filter {
	s := period.Whole(d)
	return ofTime(s, func(p *Programme) check.Verdict { return p.period().ContainsDate(d) })
}

// RunningDuring asks whether a programme was running on some day of the span, by
// its dates: see [period.Span.Overlaps].
func RunningDuring(s period.Span) Filter {
	return ofTime(s, func(p *Programme) check.Verdict { return p.period().Overlaps(s) })
}

// ofTime is a filter that the index of dates serves: none but programmes that
// may have run in s have another verdict than not met.
func ofTime(s period.Span, ask func(*Programme) check.Verdict) Filter {
	return Filter{bindTo: func(f *portfolio) bound {
		b := ofRecords(ask, func(p *Programme) string { return whyDates(p, s) }, nil).bind(f)
		if !s.IsZero() {
			low, high := spanReach(s)
			b.size = f.times.count(low, high)
			b.list = func() []int32 { return f.times.meeting(low, high) }
		}
		return b
	}}
}

// OpenEnded asks whether the end of a programme is open: it runs on. Of an end
// that is not stated nobody can tell.
func OpenEnded() Filter {
	return ofRecords(
		func(p *Programme) check.Verdict {
			return known(p.period().IsOpen(), !p.period().End().IsZero())
		},
		func(*Programme) string { return "its end is not stated" },
		func(f *portfolio) [][]int32 { return [][]int32{f.notEnded} },
	)
}

// FundedBy asks whether the organisation with the code gives money to a
// programme, in whatever role or as a contribution. Of a record that names no
// donor that cannot be told.
func FundedBy(code string) Filter {
	return ofRecords(
		func(p *Programme) check.Verdict {
			any := len(p.Contributions) > 0
			for i := range p.Contributions {
				if p.Contributions[i].Donor == code {
					return check.Met
				}
			}
			for i := range p.Organisations {
				if o := &p.Organisations[i]; o.Funds() {
					any = true
					if o.Code == code {
						return check.Met
					}
				}
			}
			return known(false, any)
		},
		func(*Programme) string { return "it names no donor" },
		func(f *portfolio) [][]int32 { return [][]int32{f.funders.of[code], f.funders.unknown} },
	)
}

// Involving asks whether the organisation with the code takes part in a
// programme in one of the roles, in any where none is given. Of a record that
// names no organisation that cannot be told, and no role either where the
// organisation is named without one.
func Involving(code string, roles ...Role) Filter {
	return ofRecords(
		func(p *Programme) check.Verdict {
			v := known(false, len(p.Organisations) > 0)
			for i := range p.Organisations {
				o := &p.Organisations[i]
				switch {
				case o.Code != code:
				case len(roles) == 0 || slices.ContainsFunc(roles, o.Has):
					return check.Met
				case len(o.Roles) == 0:
					v = check.CannotTell
				}
			}
			return v
		},
		func(p *Programme) string {
			if len(p.Organisations) > 0 {
				return "it names " + check.Quote(code) + " without a role"
			}
			return "it names no organisation"
		},
		func(f *portfolio) [][]int32 { return [][]int32{f.organisations.of[code], f.organisations.unknown} },
	)
}

// ClassifiedUnder asks whether a programme is put under the code or one below
// it, as "pillar:1.2" is below "pillar:1". Of a record that is put under a
// broader code alone, or under none of the vocabulary, that cannot be told.
func ClassifiedUnder(code indicator.Code) Filter {
	records := ofRecords(func(p *Programme) check.Verdict {
		v := known(false, classifiedIn(p, code.Vocabulary))
		for i := range p.Classifications {
			switch own := p.Classifications[i].Code; {
			case isUnder(own, code):
				return check.Met
			case isUnder(code, own):
				v = check.CannotTell
			}
		}
		return v
	}, func(p *Programme) string {
		if classifiedIn(p, code.Vocabulary) {
			return "it is under a broader code than " + check.Quote(code.String()) + " alone"
		}
		return "it is under no code of the vocabulary " + check.Quote(code.Vocabulary)
	}, nil)
	return Filter{bindTo: func(f *portfolio) bound {
		b := records.bind(f)
		classified, lists := f.vocabularies[code.Vocabulary], [][]int32{f.codes[code]}
		for c := range withBroader(code) {
			lists = append(lists, f.coarser[c])
		}
		b.size = f.len() - len(classified)
		for _, l := range lists {
			b.size += len(l)
		}
		b.list = func() []int32 { return unite(append(lists, without(classified, f.len()))...) }
		return b
	}}
}

// without returns those of n programmes that are not in the list.
func without(list []int32, n int) []int32 {
	rest := make([]int32, 0, n-len(list))
	for e := range int32(n) {
		if len(list) > 0 && list[0] == e {
			list = list[1:]
			continue
		}
		rest = append(rest, e)
	}
	return rest
}

func classifiedIn(p *Programme, vocabulary string) bool {
	for i := range p.Classifications {
		if p.Classifications[i].Code.Vocabulary == vocabulary {
			return true
		}
	}
	return false
}

// isUnder reports whether c is d or below it.
func isUnder(c, d indicator.Code) bool {
	rest, ok := strings.CutPrefix(c.Value, d.Value)
	return ok && c.Vocabulary == d.Vocabulary && (rest == "" || rest[0] == '.')
}

// withBroader yields the code and those above it: 1.2.3, 1.2, 1.
func withBroader(c indicator.Code) iter.Seq[indicator.Code] {
	return func(yield func(indicator.Code) bool) {
		for yield(c) {
			dot := strings.LastIndexByte(c.Value, '.')
			if dot < 0 {
				return
			}
			c.Value = c.Value[:dot]
		}
	}
}

// HasStatus asks whether a programme has the status, as recorded; whether it was
// running on a day by its dates, [RunningOn] asks. Of a record without a status
// that cannot be told.
func HasStatus(s Status) Filter {
	return ofRecords(
		func(p *Programme) check.Verdict { return known(p.Status == s && s != NoStatus, p.Status != NoStatus) },
		func(*Programme) string { return "its status is not stated" },
		func(f *portfolio) [][]int32 { return [][]int32{f.statuses.of[s], f.statuses.unknown} },
	)
}

// OfKind asks whether a programme is of the kind. Of a record without a kind
// that cannot be told.
func OfKind(k Kind) Filter {
	return ofRecords(
		func(p *Programme) check.Verdict { return known(p.Kind == k && k != NoKind, p.Kind != NoKind) },
		func(*Programme) string { return "its kind is not stated" },
		func(f *portfolio) [][]int32 { return [][]int32{f.kinds.of[k], f.kinds.unknown} },
	)
}

// RelatedAs asks whether a programme is, say, a component of the one with the
// ID. A relation counts whichever of the two states it, and one that neither
// states is none.
func RelatedAs(k RelationKind, id string) Filter {
	return Filter{bindTo: func(f *portfolio) bound {
		var list []int32
		for _, r := range f.relativesOf(id) {
			if r.kind == k {
				list = append(list, r.other)
			}
		}
		slices.Sort(list)
		return bound{
			verdict: func(programme int32) check.Verdict {
				_, ok := slices.BinarySearch(list, programme)
				return check.Decide(ok)
			},
			list: func() []int32 { return list },
			size: len(list),
			why:  noReasons,
		}
	}}
}
