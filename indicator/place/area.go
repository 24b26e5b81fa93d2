package place

import (
	"fmt"
	"strconv"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
)

// Area is a part of a country as a source names it: a region, a district, a
// municipality, a city. The zero value is "not stated".
type Area struct {
	Country Country   `json:"country,omitzero"` // the country it lies in
	Kind    string    `json:"kind,omitempty"`   // what it is, in the singular and the source's words: "district"
	Name    lang.Text `json:"name,omitzero"`    // its name as the source writes it
	Code    string    `json:"code,omitempty"`   // its code where the source has one, as in ISO 3166-2: "RS-00"
}

// Check returns what is wrong with a, by these codes:
//
//   - place.area-name (error): it has no name
//   - place.area-kind (warning): it does not say what it is
//   - place.area-country (warning): it does not say where it lies
func (a Area) Check() check.Findings {
	var fs check.Findings
	if a.Name.IsZero() {
		fs = append(fs, check.Finding{
			Code: "place.area-name", Severity: check.Error, Path: "name",
			Message: "the area has no name: where a source only counts areas, state the count of a set",
		})
	}
	if a.Kind == "" {
		fs = append(fs, check.Finding{
			Code: "place.area-kind", Severity: check.Warning, Path: "kind",
			Message: "nothing says what the area " + a.label() + " is, such as a district or a municipality",
		})
	}
	if a.Country.IsZero() {
		fs = append(fs, check.Finding{
			Code: "place.area-country", Severity: check.Warning, Path: "country",
			Message: "nothing says in which country the area " + a.label() + " lies",
		})
	}
	return fs
}

// label returns the name or, failing that, the code, quoted for messages.
func (a Area) label() string {
	name, _ := a.Name.In(lang.English)
	if name == "" {
		name = a.Code
	}
	return check.Quote(name)
}

// String returns the name in English or, failing that, in the language it is
// stated in, and the code where there is no name.
func (a Area) String() string {
	if name, _ := a.Name.In(lang.English); name != "" {
		return name
	}
	return a.Code
}

// UnmarshalJSON reads an area strictly, as [check.DecodeJSON] does.
func (a *Area) UnmarshalJSON(data []byte) error {
	type plain Area
	var p plain
	if err := check.DecodeJSON(data, &p); err != nil {
		return fmt.Errorf("place: area: %w", err)
	}
	*a = Area(p)
	return nil
}

// AreaSet is several areas as a source states them: by name, by number, or
// both. "Three districts (South Backa, Belgrade, Pcinjski)" has the count 3 and
// three names; "35 municipalities" has a count alone; "mainly in Gjilan and
// Ferizaj" has names alone.
type AreaSet struct {
	Country Country `json:"country,omitzero"`       // of all areas that do not state their own
	Kind    string  `json:"kind,omitempty"`         // of all areas that do not state their own, in the singular
	Count   int     `json:"count,omitempty,string"` // how many the source says there are; 0 where it does not say
	Named   []Area  `json:"named,omitempty"`        // those it names, in its order
}

// Unnamed returns how many areas the source counts and does not name, and
// false where it states no count: then nobody knows.
func (s AreaSet) Unnamed() (n int, ok bool) {
	if s.Count <= 0 {
		return 0, false
	}
	return max(s.Count-len(s.Named), 0), true
}

// Area returns the i-th named area, with the country and the kind of the set
// where it states none. It is the zero value where there is none.
func (s AreaSet) Area(i int) Area {
	if i < 0 || i >= len(s.Named) {
		return Area{}
	}
	a := s.Named[i]
	if a.Country.IsZero() {
		a.Country = s.Country
	}
	if a.Kind == "" {
		a.Kind = s.Kind
	}
	return a
}

// Check returns what is wrong with s, by these codes:
//
//   - place.area-count (error): the count is negative, or less than the number
//     of areas named, or there is neither a count nor a name
//   - place.area-country (error): an area lies in another country than the set
//   - place.area-twice (warning): an area is named twice
//   - place.area-kind, place.area-country (warning): the set counts areas and
//     does not say what they are, or where
//   - those of [Area.Check] for each named area, with what the set states for
//     all of them
func (s AreaSet) Check() check.Findings {
	var fs check.Findings
	switch n := len(s.Named); {
	case s.Count < 0:
		fs = append(fs, countFinding(s, "the count of areas is "+strconv.Itoa(s.Count)))
	case s.Count == 0 && n == 0:
		fs = append(fs, countFinding(s, "neither a count of areas nor the name of one is stated"))
	case s.Count > 0 && s.Count < n:
		fs = append(fs, countFinding(s, fmt.Sprintf("the count of areas is %d, but %d are named", s.Count, n)))
	}
	if n, _ := s.Unnamed(); n > 0 {
		if s.Kind == "" {
			fs = append(fs, check.Finding{
				Code: "place.area-kind", Severity: check.Warning, Path: "kind",
				Message: fmt.Sprintf("nothing says what the %d areas without a name are", n),
			})
		}
		if s.Country.IsZero() {
			fs = append(fs, check.Finding{
				Code: "place.area-country", Severity: check.Warning, Path: "country",
				Message: fmt.Sprintf("nothing says in which country the %d areas without a name lie", n),
			})
		}
	}
	var seen seenAreas
	for i := range s.Named {
		a := s.Area(i)
		fs = fs.UnderIndex("named", i, a.Check())
		if !s.Country.IsZero() && a.Country != s.Country {
			fs = append(fs, check.Finding{
				Code: "place.area-country", Severity: check.Error, Path: check.Path("named").Index(i).Field("country"),
				Message: fmt.Sprintf("the area %s lies in %s, the set in %s", a.label(), a.Country, s.Country),
				Values:  []check.Value{{Name: "area", Text: a.Country.Code()}, {Name: "set", Text: s.Country.Code()}},
			})
		}
		if first, twice := seen.find(s, i); twice {
			fs = append(fs, check.Finding{
				Code: "place.area-twice", Severity: check.Warning, Path: check.Path("named").Index(i),
				Message: fmt.Sprintf("the area %s is named as number %d and as number %d", a.label(), first+1, i+1),
			})
		}
	}
	return fs
}

func countFinding(s AreaSet, message string) check.Finding {
	return check.Finding{
		Code: "place.area-count", Severity: check.Error, Path: "count", Message: message,
		Values: []check.Value{
			{Name: "count", Text: strconv.Itoa(s.Count)},
			{Name: "named", Text: strconv.Itoa(len(s.Named))},
		},
	}
}

// areaKey is what two mentions of one area have in common.
type areaKey struct {
	country          Country
	kind, code, name string
}

func (s AreaSet) key(i int) areaKey {
	a := s.Area(i)
	name, _ := a.Name.In(lang.English)
	return areaKey{a.Country, a.Kind, a.Code, name}
}

// seenAreas tells which areas have been met: by looking back in a short list,
// which allocates nothing, by a map in a long one.
type seenAreas struct{ first map[areaKey]int }

func (seen *seenAreas) find(s AreaSet, i int) (first int, ok bool) {
	k := s.key(i)
	if k.code == "" && k.name == "" {
		return 0, false
	}
	const short = 50
	if len(s.Named) <= short {
		for j := range i {
			if s.key(j) == k {
				return j, true
			}
		}
		return 0, false
	}
	if seen.first == nil {
		seen.first = make(map[areaKey]int, len(s.Named))
	}
	if first, ok = seen.first[k]; !ok {
		seen.first[k] = i
	}
	return first, ok
}

// UnmarshalJSON reads a set strictly, as [check.DecodeJSON] does.
func (s *AreaSet) UnmarshalJSON(data []byte) error {
	type plain AreaSet
	var p plain
	if err := check.DecodeJSON(data, &p); err != nil {
		return fmt.Errorf("place: areas: %w", err)
	}
	*s = AreaSet(p)
	return nil
}
