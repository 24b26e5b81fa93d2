package registry

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// Disclosed is what a person said of himself or herself when registering, in the
// clear: it prints, logs and marshals in full. Fill it in to make a [Person], and
// take it from one with [Person.Disclose] where personal values are needed; keep
// and pass on Persons. Wherever code handles personal values in the clear, it
// says Disclosed.
//
// The zero value of a field is "not stated". The fields are those that recur in
// the registers, as the diaspora register of Kosovo* asks for them: current
// location, occupation, education and family members, beside name, birth, origin,
// languages, willingness, consent and the way of registering. (Kosovo*: references
// to Kosovo are in the context of United Nations Security Council resolution 1244
// (1999).)
type Disclosed struct {
	ID        string `json:"id,omitempty"` // number in the register
	GivenName string `json:"given_name,omitempty"`
	Surname   string `json:"surname,omitempty"`
	// NameLanguage is the language in which the names are spelt. Without it they
	// are compared as they stand.
	NameLanguage lang.Tag    `json:"name_language,omitzero"`
	BirthDate    period.Date `json:"birth_date,omitzero"`

	OriginCountry place.Country `json:"origin_country,omitzero"`
	OriginArea    string        `json:"origin_area,omitempty"` // municipality or region
	// ResidenceCountry and ResidenceArea are where the person lives now.
	ResidenceCountry place.Country `json:"residence_country,omitzero"`
	ResidenceArea    string        `json:"residence_area,omitempty"`

	Occupation diaspora.ISCO  `json:"occupation,omitzero"` // ISCO-08, as detailed as it is known
	Education  diaspora.ISCED `json:"education,omitzero"`  // highest level reached, ISCED 2011
	Skills     []string       `json:"skills,omitempty"`    // codes or URIs, such as those of ESCO
	Languages  []lang.Tag     `json:"languages,omitempty"` // spoken
	// FamilyAbroad is the number of family members living abroad, the person not
	// counted. Nil is not stated, and not 0.
	FamilyAbroad *int          `json:"family_abroad,omitempty"`
	Willing      []Willingness `json:"willing,omitempty"` // to return or to engage, in which ways

	Channel     Channel     `json:"channel,omitzero"`      // by which the registration came in
	Registered  period.Date `json:"registered,omitzero"`   // day of the registration
	LastContact period.Date `json:"last_contact,omitzero"` // last day on which the person was reached
	RetainUntil period.Date `json:"retain_until,omitzero"` // last day on which the record may be kept
	Consents    []Consent   `json:"consents,omitempty"`
}

// Willingness is a way in which a person is willing to return or to engage.
type Willingness uint8

const (
	Permanent Willingness = iota + 1 // return for good
	Temporary                        // an assignment on the spot
	Virtual                          // from afar
)

var willingnesses = check.Enum[Willingness]{What: "registry: willingness", Names: []string{"", "permanent", "temporary", "virtual"}}

// String returns "permanent", "temporary", "virtual", or "" for not stated.
func (w Willingness) String() string { return willingnesses.String(w) }

// MarshalText returns what String does.
func (w Willingness) MarshalText() ([]byte, error) { return willingnesses.Marshal(w) }

// UnmarshalText reads what [Willingness.MarshalText] writes. An error does not
// quote the text: in a file whose columns have slipped it is personal.
func (w *Willingness) UnmarshalText(text []byte) error {
	if willingnesses.Unmarshal(w, text) != nil {
		return errors.New("registry: not a willingness: want permanent, temporary or virtual")
	}
	return nil
}

// Channel is the way by which a registration came in.
type Channel uint8

const (
	Online    Channel = iota + 1 // a questionnaire on the web
	Paper                        // a questionnaire on paper
	Consulate                    // an embassy or a consulate
	Border                       // a campaign at border crossings and airports
)

var channels = check.Enum[Channel]{What: "registry: channel", Names: []string{"", "online", "paper", "consulate", "border"}}

// String returns "online", "paper", "consulate", "border", or "" for not stated.
func (c Channel) String() string { return channels.String(c) }

// MarshalText returns what String does.
func (c Channel) MarshalText() ([]byte, error) { return channels.Marshal(c) }

// UnmarshalText reads what [Channel.MarshalText] writes. An error does not quote
// the text, as that of [Willingness.UnmarshalText].
func (c *Channel) UnmarshalText(text []byte) error {
	if channels.Unmarshal(c, text) != nil {
		return errors.New("registry: not a channel: want online, paper, consulate or border")
	}
	return nil
}

// clone copies the lists, so that two of them share nothing.
func (d Disclosed) clone() Disclosed {
	d.Skills = slices.Clone(d.Skills)
	d.Languages = slices.Clone(d.Languages)
	d.Willing = slices.Clone(d.Willing)
	d.Consents = slices.Clone(d.Consents)
	for i := range d.Consents {
		d.Consents[i].Recipients = slices.Clone(d.Consents[i].Recipients)
	}
	if d.FamilyAbroad != nil {
		n := *d.FamilyAbroad
		d.FamilyAbroad = &n
	}
	return d
}

// Person is a person of a register. Whatever prints, logs or marshals a Person
// gets "person (redacted)": every verb of package fmt, package log/slog, JSON and
// text, also where the Person lies in a field that is not exported, in a list or
// in a map. What the person said comes out by [Person.Disclose] alone, or where a
// debugger or a library for tests follows pointers by reflection.
//
// JSON is therefore written of [Disclosed], and read into either. A Person never
// changes. The zero Person said nothing. Persons do not compare with ==.
type Person struct {
	_ [0]func()
	d sealed[Disclosed]
}

// NewPerson returns the person who said d. Nothing is refused here: what looks
// wrong, [Person.Check] says.
func NewPerson(d Disclosed) Person {
	return Person{d: seal(d.clone())}
}

// Disclose returns what the person said, in the clear.
func (p Person) Disclose() Disclosed {
	return p.said().clone()
}

// said returns what the person said, not to be changed.
func (p Person) said() *Disclosed {
	if d := p.d.open(); d != nil {
		return d
	}
	return &Disclosed{}
}

// redacted is all that is printed of a person.
const redacted = "person (redacted)"

// String returns "person (redacted)".
func (p Person) String() string { return redacted }

// GoString returns "person (redacted)".
func (p Person) GoString() string { return redacted }

// Format writes "person (redacted)", whatever the verb.
func (p Person) Format(f fmt.State, _ rune) { io.WriteString(f, redacted) }

// MarshalText returns "person (redacted)".
func (p Person) MarshalText() ([]byte, error) { return []byte(redacted), nil }

// MarshalJSON returns {"redacted":true}, which does not read back: marshal what
// [Person.Disclose] returns to keep it.
func (p Person) MarshalJSON() ([]byte, error) { return []byte(`{"redacted":true}`), nil }

// UnmarshalJSON reads what json.Marshal writes of a [Disclosed]. Errors are those
// of [Disclosed.UnmarshalJSON], and leave p as it was.
func (p *Person) UnmarshalJSON(data []byte) error {
	var d Disclosed
	if err := d.UnmarshalJSON(data); err != nil {
		return err
	}
	p.d = seal(d)
	return nil
}

// OfAge tells whether the person has so many years on a day. It is cannot tell
// where the date of birth or the day is not stated, or too coarse.
func (p Person) OfAge(years int, on period.Date) check.Verdict {
	return ofAge(p.said().BirthDate, years, on)
}

func ofAge(born period.Date, years int, on period.Date) check.Verdict {
	if born.IsZero() || on.IsZero() {
		return check.CannotTell
	}
	early, late := yearsBefore(on.First(), years), yearsBefore(on.Last(), years)
	switch {
	case born.Last().Compare(early) <= 0:
		return check.Met
	case born.First().Compare(late) > 0:
		return check.NotMet
	}
	return check.CannotTell
}

// yearsBefore returns the last day of birth of those who have so many years on
// the day d. Years before the first are not stated, and before every day.
func yearsBefore(d period.Date, years int) period.Date {
	e, err := period.NewDay(d.Year()-years, d.Month(), d.Day())
	if err != nil { // 29 February, or a year before 1
		e, _ = period.NewDay(d.Year()-years, d.Month(), d.Day()-1)
	}
	return e
}

// ContactAge returns how long ago the person was last reached, seen from a day.
// ok is false where either is not stated, or the contact lies after the day.
func (p Person) ContactAge(on period.Date) (age period.Length, ok bool) {
	last := p.said().LastContact
	if last.IsZero() || on.IsZero() {
		return period.Length{}, false
	}
	s, err := period.NewSpan(last, on)
	if err != nil {
		return period.Length{}, false
	}
	age, err = s.Length()
	return age, err == nil
}

// Completeness says how much of a profile is stated.
type Completeness struct {
	Stated, Of int
	Missing    []string // what is not stated: "name", or the field's name in JSON
}

// Completeness returns how many of the eleven things that registers ask for are
// stated: name (both parts), date of birth, country of origin, country of
// residence, education, occupation, family members abroad, languages, willingness,
// consent (one at least), channel. Which ones are missing tells nothing of their
// values.
func (p Person) Completeness() Completeness {
	d := p.said()
	var c Completeness
	for _, item := range []struct {
		name   string
		stated bool
	}{
		{"name", d.GivenName != "" && d.Surname != ""},
		{"birth_date", !d.BirthDate.IsZero()},
		{"origin_country", !d.OriginCountry.IsZero()},
		{"residence_country", !d.ResidenceCountry.IsZero()},
		{"education", !d.Education.IsZero()},
		{"occupation", !d.Occupation.IsZero()},
		{"family_abroad", d.FamilyAbroad != nil},
		{"languages", len(d.Languages) > 0},
		{"willing", len(d.Willing) > 0},
		{"consents", len(d.Consents) > 0},
		{"channel", d.Channel != 0},
	} {
		c.Of++
		if item.stated {
			c.Stated++
			continue
		}
		c.Missing = append(c.Missing, item.name)
	}
	return c
}

// ErrDecode matches every error about JSON that is no person.
var ErrDecode = errors.New("registry: not a person in JSON")

// ErrRedacted matches the error for the JSON that is written of a [Person]: it
// holds nothing to read.
var ErrRedacted = errors.New("registry: redacted")

// DecodeError says what of a person could not be read. It quotes nothing of the
// input, which is personal, and hides its cause for that reason.
type DecodeError struct {
	Path check.Path // where: "consents[1].given"; "" is the object itself
	Want string     // what was wanted there
}

// Error returns the path and what was wanted.
func (e *DecodeError) Error() string {
	if e.Path == "" {
		return "registry: not a person in JSON: want " + e.Want
	}
	return "registry: not a person in JSON: " + string(e.Path) + ": want " + e.Want
}

// Is reports whether target is [ErrDecode].
func (e *DecodeError) Is(target error) bool { return target == ErrDecode }
