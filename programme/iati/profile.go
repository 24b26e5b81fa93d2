package iati

import (
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// Profile says how the rules of the standard are read. The zero value is
// [Strict].
type Profile uint8

// The profiles.
const (
	// Strict reads the rules as the standard and its guidance are written: every
	// date, sector, region and amount is looked at, and shares make 100 exactly.
	// It knows the rules beside them that no engine has; see [Rules].
	Strict Profile = iota
	// Official reads the rules as the official validator applies them, with its
	// holes, for comparing results with its own:
	//
	//   - an activity without any place passes 3.7.1;
	//   - 11.1.2 to 11.1.5, 11.2.1, 11.2.2 and 11.3.1 look at the first date of
	//     their kind alone;
	//   - regions that state no vocabulary are in none, so that 3.4.1, 3.4.2 and
	//     3.4.4 pass them over;
	//   - 8.8.2, 8.9.2 and 8.10.2 find a missing value too;
	//   - 2.2.1 compares the number of texts with that of sectors, and 7.9.1 asks
	//     for one percentage among all;
	//   - sums of shares are rounded to four decimal places, and 2.1.2 adds up the
	//     sectors of the OECD DAC alone;
	//   - 6.7.2 and 3.7.2 find every transaction of an activity that has no sector
	//     or place at all;
	//   - an empty attribute or text often counts as one that is there;
	//   - of identifiers that stand twice, 1.1.2 tells the last of a file alone;
	//   - nothing else is known to it: not budgets that overlap, nor levels that
	//     are counted twice, nor what contradicts itself in results.
	Official
)

var profiles = check.Enum[Profile]{What: "iati: profile", Names: []string{"strict", "official"}}

// String returns "strict" or "official".
func (p Profile) String() string { return profiles.String(p) }

// MarshalText returns what String does.
func (p Profile) MarshalText() ([]byte, error) { return profiles.Marshal(p) }

// UnmarshalText reads what [Profile.MarshalText] writes.
func (p *Profile) UnmarshalText(text []byte) error { return profiles.Unmarshal(p, text) }

// Options are what a check may ask of its caller. The zero value asks nothing:
// no day is today, no register and no codelist is looked up.
type Options struct {
	Profile Profile
	// AsOf is the day of the check. Where it is not stated nothing is found to
	// lie in the future. A moment of the day, which last-updated-datetime has, is
	// not told apart.
	AsOf period.Date
	// Codelists are the lists that codes are looked up in, with the places where
	// they stand. Nil: no code is.
	Codelists *Codelists
	// Known are the registers that can be asked.
	Known Registers
	// Levels raises and silences rules by their codes, behind the profile.
	Levels programme.Profile
}

// Registers are what the caller knows and a file does not. A function that is
// nil, or that answers [check.CannotTell], knows nothing.
type Registers struct {
	// Organisation answers whether an identifier of an organisation is
	// registered as it is. One that is may break the rules for new ones: 1.14.8,
	// 1.18.8, and those for characters (1.3.13 …).
	Organisation func(id string) check.Verdict
	// Agency answers whether a prefix of organisations' identifiers is that of a
	// registration agency: "XM-DAC", "GB-COH". Rules 1.14.8 and 1.18.8 need it.
	Agency func(prefix string) check.Verdict
	// Activity answers whether an activity is published anywhere. The rules
	// 1000.0.1 to 1000.0.6 need it; it is asked at the end of a file, for what is
	// not in it.
	Activity func(id string) check.Verdict
}

func (r *Registers) organisation(id string) bool {
	return r.Organisation != nil && r.Organisation(id) == check.Met
}
