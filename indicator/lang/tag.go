package lang

import (
	"fmt"

	"golang.org/x/text/language"

	"iom.int/migdev/indicator/check"
)

// Tag is a language as BCP 47 names it: "en", "sr-Latn", "es-MX". Tags made by
// [ParseTag] compare with ==. The zero Tag is "und", a language not stated.
type Tag = language.Tag

// The languages that this library has words for.
var (
	English      = language.English
	French       = language.French
	Spanish      = language.Spanish
	Russian      = language.Russian
	Serbian      = language.Serbian // "sr", in Cyrillic script
	SerbianLatin = language.SerbianLatin
	German       = language.German
	Albanian     = language.Albanian
	Ukrainian    = language.Ukrainian
)

// maxTag is how long a tag may be: RFC 5646, section 4.4.1, asks for at least
// 35 characters of room.
const maxTag = 35

// ParseTag reads a BCP 47 language tag of at most 35 bytes, in any case, and
// gives its canonical form: "mo" is read as "ro-MD", "sh" as "sr-Latn", "iw" as
// "he", "EN-gb" as "en-GB". It refuses what is not well formed, as "en_GB", and
// languages, scripts and regions that are not registered.
func ParseTag(s string) (Tag, error) {
	if len(s) > maxTag {
		return Tag{}, fmt.Errorf("lang: a tag of %d bytes is no language: want at most %d", len(s), maxTag)
	}
	for i := range len(s) {
		if c := s[i]; c != '-' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
			return Tag{}, badTag(s, "")
		}
	}
	tag, err := language.Parse(s)
	if err != nil {
		return Tag{}, badTag(s, ": "+err.Error())
	}
	if len(tag.String()) > maxTag {
		return Tag{}, badTag(s, ": its canonical form is too long")
	}
	return tag, nil
}

func badTag(s, why string) error {
	return fmt.Errorf("lang: %s is no language%s: want a BCP 47 tag such as en or sr-Latn", check.Quote(s), why)
}

// canonical returns the form of tag that [ParseTag] gives.
func canonical(tag Tag) Tag {
	switch tag {
	case English, French, Spanish, Russian, Serbian, SerbianLatin, German, Albanian, Ukrainian, language.Und:
		return tag
	}
	parsed, err := language.Parse(tag.String())
	if err != nil {
		return tag
	}
	return parsed
}

// baseAndScript returns the language of tag as stated, "und" where it is not,
// and the script in which tag is written, inferred where it is not stated:
// "sr" is Cyrl, "sr-ME" is Latn.
func baseAndScript(tag Tag) (language.Base, language.Script) {
	base, _, _ := tag.Raw()
	script, _ := tag.Script()
	return base, script
}
