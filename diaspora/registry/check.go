package registry

import (
	"fmt"
	"slices"
	"unicode"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
)

// maxAge is the age in years above which a date of birth is implausible.
const maxAge = 120

// Check returns what looks wrong with a person, seen from a day, in an order that
// never changes. No finding holds a value: it names the field, and the record is for
// those who may see it. Where the day is not stated, nothing is compared with it.
//
//   - registry.name-missing (warning): no given name, or no surname
//   - registry.name-language (warning): a language that has no table of letters
//   - registry.name-letters (warning): letters that the language of the name does
//     not have
//   - registry.text-length (warning): a text of more than 256 bytes, of which
//     comparison sees the first 256 and which JSON does not read
//   - registry.birth-date (error): born after the day of the check, or more than
//     120 years before
//   - registry.minor (warning): certainly not 18 years old on that day: somebody
//     else has to consent
//   - registry.residence (note): lives in the country of origin
//   - registry.code (error): an enumerated value that is none
//   - registry.twice (note): a skill, a language, or a way of engagement stated
//     twice
//   - registry.empty (warning): an empty skill, language or recipient
//   - registry.family-abroad (error): a number of family members below 0
//   - registry.date-order (error): registered before birth, or reached before
//     registered
//   - registry.future (error): registered, or reached, after the day of the check
//   - registry.retention (error): kept beyond the last day on which it may be
//   - registry.consent-missing (warning): no consent at all
//   - registry.consent-purpose (error): a consent without a purpose
//   - registry.consent-undated (warning): a consent without the day it was given
//   - registry.consent-dates (error): given before birth or after the day of the
//     check; or expired or withdrawn before it was given
func (p Person) Check(on period.Date) check.Findings {
	c := checker{d: p.said(), on: on}
	c.names()
	c.birth()
	if d := c.d; !d.OriginCountry.IsZero() && d.OriginCountry == d.ResidenceCountry {
		c.add("registry.residence", check.Note, "residence_country", "the person lives in the country of origin")
	}
	c.lists()
	if d := c.d; d.FamilyAbroad != nil && *d.FamilyAbroad < 0 {
		c.add("registry.family-abroad", check.Error, "family_abroad", "the number of family members abroad is below 0")
	}
	if int(c.d.Channel) >= len(channels.Names) {
		c.add("registry.code", check.Error, "channel", "the channel is none")
	}
	c.dates()
	c.consents()
	return c.fs
}

type checker struct {
	d  *Disclosed
	on period.Date
	fs check.Findings
}

func (c *checker) add(code string, severity check.Severity, path check.Path, message string) {
	c.fs = append(c.fs, check.Finding{Code: code, Severity: severity, Path: path, Message: message})
}

func (c *checker) names() {
	system, err := SystemOf(c.d.NameLanguage)
	for _, name := range []struct {
		path check.Path
		text string
	}{{"given_name", c.d.GivenName}, {"surname", c.d.Surname}} {
		if name.text == "" {
			c.add("registry.name-missing", check.Warning, name.path, "the name is not stated")
			continue
		}
		c.length(name.path, name.text)
		if err != nil || c.d.NameLanguage == (lang.Tag{}) && !hasLatin(name.text) {
			continue // taken as it stands
		}
		if n := len(system.Unknown(cut(name.text, maxText))); n > 0 {
			c.add("registry.name-letters", check.Warning, name.path,
				fmt.Sprintf("the name has letters (%d) that its language does not have", n))
		}
	}
	if err != nil {
		c.add("registry.name-language", check.Warning, "name_language",
			"the language of the name has no table of letters: the name is compared as it stands")
	}
	c.length("id", c.d.ID)
	c.length("origin_area", c.d.OriginArea)
	c.length("residence_area", c.d.ResidenceArea)
}

// hasLatin reports whether a text has a Latin letter.
func hasLatin(s string) bool {
	for _, r := range s {
		if unicode.Is(unicode.Latin, r) {
			return true
		}
	}
	return false
}

func (c *checker) length(path check.Path, text string) {
	if len(text) > maxText {
		c.add("registry.text-length", check.Warning, path, fmt.Sprintf("the text is longer than %d bytes", maxText))
	}
}

func (c *checker) birth() {
	if c.d.BirthDate.IsZero() || c.on.IsZero() {
		return
	}
	switch born := c.d.BirthDate; {
	case c.on.Before(born) == check.Met:
		c.add("registry.birth-date", check.Error, "birth_date", "the person is born after the day of the check")
	case ofAge(born, maxAge+1, c.on) == check.Met:
		c.add("registry.birth-date", check.Error, "birth_date", fmt.Sprintf("the person is more than %d years old", maxAge))
	case ofAge(born, 18, c.on) == check.NotMet:
		c.add("registry.minor", check.Warning, "birth_date", "the person is below 18 years of age")
	}
}

func (c *checker) lists() {
	for i, s := range c.d.Skills {
		if len(s) > maxText {
			c.length(check.Path("skills").Index(i), s)
		}
		c.element("skills", i, s == "", repeats(c.d.Skills, i))
	}
	for i, t := range c.d.Languages {
		c.element("languages", i, t == (lang.Tag{}), repeats(c.d.Languages, i))
	}
	for i, w := range c.d.Willing {
		if int(w) >= len(willingnesses.Names) {
			c.add("registry.code", check.Error, check.Path("willing").Index(i), "the way of engagement is none")
			continue
		}
		c.element("willing", i, w == 0, repeats(c.d.Willing, i))
	}
}

// repeats reports whether element i of a list is there before, among the last
// 1,000 elements: lists from JSON have no more.
func repeats[T comparable](list []T, i int) bool {
	return slices.Contains(list[max(0, i-maxList):i], list[i])
}

func (c *checker) element(list check.Path, i int, empty, twice bool) {
	switch {
	case empty:
		c.add("registry.empty", check.Warning, list.Index(i), "the element is empty")
	case twice:
		c.add("registry.twice", check.Note, list.Index(i), "the element is stated twice")
	}
}

func (c *checker) dates() {
	d := c.d
	before := func(a, b period.Date) bool { return a.Before(b) == check.Met }
	if before(d.Registered, d.BirthDate) {
		c.add("registry.date-order", check.Error, "registered", "the person was registered before birth")
	}
	if before(c.on, d.Registered) {
		c.add("registry.future", check.Error, "registered", "the person is registered after the day of the check")
	}
	if before(d.LastContact, d.Registered) {
		c.add("registry.date-order", check.Error, "last_contact", "the last contact is before the registration")
	}
	if before(c.on, d.LastContact) {
		c.add("registry.future", check.Error, "last_contact", "the last contact is after the day of the check")
	}
	if before(d.RetainUntil, c.on) {
		c.add("registry.retention", check.Error, "retain_until", "the record is kept beyond the last day on which it may be")
	}
}

func (c *checker) consents() {
	if len(c.d.Consents) == 0 {
		c.add("registry.consent-missing", check.Warning, "consents", "there is no consent: the data may not be used")
	}
	for i := range c.d.Consents {
		below := checker{d: c.d, on: c.on}
		below.consent(&c.d.Consents[i])
		c.fs = c.fs.UnderIndex("consents", i, below.fs)
	}
}

// consent checks one consent; paths start below it.
func (c *checker) consent(consent *Consent) {
	before := func(a, b period.Date) bool { return a.Before(b) == check.Met }
	if consent.Purpose == "" {
		c.add("registry.consent-purpose", check.Error, "purpose", "the consent has no purpose")
	}
	c.length("purpose", string(consent.Purpose))
	if consent.Given.IsZero() {
		c.add("registry.consent-undated", check.Warning, "given", "nobody can tell whether the consent holds")
	}
	const dates = "registry.consent-dates"
	if before(consent.Given, c.d.BirthDate) {
		c.add(dates, check.Error, "given", "the consent was given before birth")
	}
	if before(c.on, consent.Given) {
		c.add(dates, check.Error, "given", "the consent is given after the day of the check")
	}
	if before(consent.Expires, consent.Given) {
		c.add(dates, check.Error, "expires", "the consent expired before it was given")
	}
	if before(consent.Withdrawn, consent.Given) {
		c.add(dates, check.Error, "withdrawn", "the consent was withdrawn before it was given")
	}
	for i, recipient := range consent.Recipients {
		switch {
		case recipient == "":
			c.add("registry.empty", check.Warning, check.Path("recipients").Index(i), "the element is empty")
		case len(recipient) > maxText:
			c.length(check.Path("recipients").Index(i), recipient)
		}
	}
}

// Check returns what looks wrong with the persons of a register, seen from a day:
// that of [Person.Check] below "people[i]", and
//
//   - registry.id-twice (error): a number in the register that an earlier person
//     has too
//
// Entries of one person under two numbers are for [Register.Duplicates].
func (r Register) Check(on period.Date) check.Findings {
	people := r.contents().people
	var fs check.Findings
	seen := make(map[string]int, len(people))
	for i := range people {
		below := people[i].Check(on)
		if id := people[i].said().ID; id != "" {
			if earlier, twice := seen[id]; twice {
				below = append(below, check.Finding{Code: "registry.id-twice", Severity: check.Error, Path: "id",
					Message: fmt.Sprintf("people[%d] has the same number", earlier)})
			} else {
				seen[id] = i
			}
		}
		fs = fs.UnderIndex("people", i, below)
	}
	return fs
}
