package place

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
)

// Group is a set of countries as somebody lists it, each with the time in which
// it belongs. [ParseGroup] has those of M49 and a few more; a caller fills in
// others, or reads them from JSON, and checks them.
type Group struct {
	Code    string    `json:"code,omitempty"`   // as the lister has it: "EU", "039"
	Name    lang.Text `json:"name,omitzero"`    //
	Source  string    `json:"source,omitempty"` // who lists the members, where, and as of when
	Members []Member  `json:"members,omitempty"`
}

// Member is one term in which a country belongs to a group. A country that left
// and came back has two.
type Member struct {
	Country Country     `json:"country"`
	Since   period.Date `json:"since,omitzero"` // the first day; the zero date: since ever
	Until   period.Date `json:"until,omitzero"` // the last day; the zero date: still a member
}

// Has tells whether c is a member of g on the date: met where it is on each day
// that the date may stand for, not met where it is on none of them. On 2013
// nobody can tell whether Croatia is a member of the European Union, which it
// joined on 2013-07-01. Where on is not stated it may be any day: met for those
// that always were members, not met for those that never were.
func (g Group) Has(c Country, on period.Date) check.Verdict {
	first, last := math.MinInt, math.MaxInt
	if !on.IsZero() {
		first, last = on.First().DayNumber(), on.Last().DayNumber()
	}
	// Certain terms may follow each other: they are met together where they
	// leave no day out.
	covered, possible := first, false // a member on all days before covered
	for found := true; found; {
		found = false
		for _, m := range g.Members {
			if m.Country != c {
				continue
			}
			t := m.term()
			possible = possible || t.earliest <= last && first <= t.latest
			if t.from <= covered && covered <= t.to {
				if last <= t.to {
					return check.Met
				}
				covered, found = t.to+1, true
			}
		}
	}
	if possible {
		return check.CannotTell
	}
	return check.NotMet
}

// On returns the countries that are members of g on the date, and those of
// which nobody can tell, each in the order in which g lists them.
func (g Group) On(on period.Date) (members, maybe []Country) {
	var seen [allCountries + 1]bool
	for _, m := range g.Members {
		if seen[m.Country.n] {
			continue
		}
		seen[m.Country.n] = true
		switch g.Has(m.Country, on) {
		case check.Met:
			members = append(members, m.Country)
		case check.CannotTell:
			maybe = append(maybe, m.Country)
		}
	}
	return members, maybe
}

// term is what is known of the days of a membership, as day numbers: it is
// certain from one day to another, where these are in that order, and possible
// from the earliest day to the latest.
type term struct{ from, to, earliest, latest int }

func (m Member) term() term {
	t := term{math.MinInt, math.MaxInt, math.MinInt, math.MaxInt}
	if !m.Since.IsZero() {
		t.earliest, t.from = m.Since.First().DayNumber(), m.Since.Last().DayNumber()
	}
	if !m.Until.IsZero() {
		t.to, t.latest = m.Until.First().DayNumber(), m.Until.Last().DayNumber()
	}
	return t
}

// Check returns what is wrong with g, by these codes:
//
//   - place.group-name (error): it has neither a name nor a code
//   - place.group-empty (warning): it has no members
//   - place.group-source (note): nothing says who lists the members
//   - place.member-country (error): a member is no country
//   - place.member-dates (error): a member ends before it begins
//   - place.member-twice (error, or warning where the dates leave it open): a
//     country is a member twice at one time
func (g Group) Check() check.Findings {
	var fs check.Findings
	if g.Name.IsZero() && g.Code == "" {
		fs = append(fs, check.Finding{
			Code: "place.group-name", Severity: check.Error, Path: "name",
			Message: "the group has neither a name nor a code",
		})
	}
	if len(g.Members) == 0 {
		fs = append(fs, check.Finding{
			Code: "place.group-empty", Severity: check.Warning, Path: "members",
			Message: "the group " + g.label() + " has no members",
		})
	}
	if g.Source == "" {
		fs = append(fs, check.Finding{
			Code: "place.group-source", Severity: check.Note, Path: "source",
			Message: "nothing says who lists the members of the group " + g.label(),
		})
	}
	var seen [allCountries + 1]bool
	twice := false
	for i, m := range g.Members {
		path := func(field string) check.Path { return check.Path("members").Index(i).Field(field) }
		if m.Country.IsZero() {
			fs = append(fs, check.Finding{
				Code: "place.member-country", Severity: check.Error, Path: path("country"),
				Message: fmt.Sprintf("member number %d of the group %s is no country", i+1, g.label()),
			})
			continue
		}
		if t := m.term(); t.latest < t.earliest {
			fs = append(fs, check.Finding{
				Code: "place.member-dates", Severity: check.Error, Path: path("until"),
				Message: fmt.Sprintf("%s is a member of the group %s until %s, before it becomes one on %s", m.Country, g.label(), m.Until, m.Since),
				Values:  []check.Value{{Name: "since", Text: m.Since.String()}, {Name: "until", Text: m.Until.String()}},
			})
		}
		twice = twice || seen[m.Country.n]
		seen[m.Country.n] = true
	}
	if twice {
		fs = append(fs, g.checkTwice()...)
	}
	return fs
}

// checkTwice returns a finding for each member whose country is another member
// at the same time. It compares the terms of a country in the order in which
// they begin, each with the one before it that lasts longest.
func (g Group) checkTwice() check.Findings {
	order := make([]int, len(g.Members))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := g.Members[i], g.Members[j]
		if c := a.Country.Compare(b.Country); c != 0 {
			return c
		}
		return a.Since.Compare(b.Since)
	})
	var fs check.Findings
	longest := 0
	for k, i := range order {
		m := g.Members[i]
		if k == 0 || m.Country.IsZero() || g.Members[longest].Country != m.Country {
			longest = i
			continue
		}
		earlier, t := g.Members[longest].term(), m.term()
		severity, says := check.Error, "is"
		switch {
		case earlier.latest < t.earliest || t.latest < earlier.earliest:
			says = ""
		case max(earlier.from, t.from) > min(earlier.to, t.to):
			severity, says = check.Warning, "may be"
		}
		if says != "" {
			first, second := min(i, longest), max(i, longest)
			fs = append(fs, check.Finding{
				Code: "place.member-twice", Severity: severity, Path: check.Path("members").Index(second),
				Message: fmt.Sprintf("%s %s a member of the group %s twice at one time, as number %d and as number %d",
					m.Country, says, g.label(), first+1, second+1),
				Values: []check.Value{{Name: "first", Text: strconv.Itoa(first + 1)}, {Name: "second", Text: strconv.Itoa(second + 1)}},
			})
		}
		if t.latest > earlier.latest {
			longest = i
		}
	}
	return fs.Sorted()
}

// label returns the code or, failing that, the name, quoted for messages.
func (g Group) label() string {
	if g.Code != "" {
		return check.Quote(g.Code)
	}
	return check.Quote(g.String())
}

// String returns the name in English or, failing that, in the language it is
// stated in, and the code where there is no name.
func (g Group) String() string {
	if name, _ := g.Name.In(lang.English); name != "" {
		return name
	}
	return g.Code
}

// UnmarshalJSON reads a group strictly, as [check.DecodeJSON] does.
func (g *Group) UnmarshalJSON(data []byte) error {
	type plain Group
	var p plain
	if err := check.DecodeJSON(data, &p); err != nil {
		return fmt.Errorf("place: group: %w", err)
	}
	*g = Group(p)
	return nil
}

// UnmarshalJSON reads a member strictly, as [check.DecodeJSON] does.
func (m *Member) UnmarshalJSON(data []byte) error {
	type plain Member
	var p plain
	if err := check.DecodeJSON(data, &p); err != nil {
		return fmt.Errorf("place: member: %w", err)
	}
	*m = Member(p)
	return nil
}
