package lang

import (
	"bytes"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"unicode/utf8"

	"golang.org/x/text/language"

	"iom.int/migdev/indicator/check"
)

// Text is one text in any number of languages, in the order in which they were
// stated. It is a value that never changes: With returns a changed copy. The
// zero Text says nothing: IsZero reports it, and it prints as "". Compare with
// Equal; == does not compile.
//
// Its JSON form is an object of texts by language, in that order:
//
//	{"en": "Service centres", "sr": "Сервисни центри"}
type Text struct{ versions []version } // the slice is never written to once it is here

type version struct {
	tag  Tag
	text string
}

// NewText returns a text in one language. An empty s says nothing: the zero
// Text. Use the tag "und" where the language is not known.
func NewText(tag Tag, s string) Text { return Text{}.With(tag, s) }

// En returns a text in English.
func En(s string) Text { return NewText(English, s) }

// With returns t with s as its text in the language of tag, in the place of
// the text it had there, else last. An empty s takes the language out. The tag
// is kept in its canonical form, as [ParseTag] gives it.
func (t Text) With(tag Tag, s string) Text {
	tag = canonical(tag)
	i := t.index(tag)
	switch {
	case s == "" && i < 0:
		return t
	case s == "":
		if len(t.versions) == 1 {
			return Text{}
		}
		return Text{slices.Concat(t.versions[:i], t.versions[i+1:])}
	case i < 0:
		return Text{append(slices.Clip(t.versions), version{tag, s})}
	}
	versions := slices.Clone(t.versions)
	versions[i].text = s
	return Text{versions}
}

// In returns the best text for a reader who prefers the languages of tags, in
// that order, and the language that it is in. For each preference it takes the
// first there is of
//
//   - the language itself: "es-MX";
//   - what it is derived from: "es-419", "es";
//   - the same language in another region or script, the reader's own script
//     before others: "es-AR"; "sr" and "sr-Latn" stand in for each other;
//   - for Croatian, Bosnian and Montenegrin ("hr", "bs", "cnr"): Serbian in
//     the script they are written in, which is Latin unless the tag says
//     Cyrl. There is no way back, and no other language stands in for another.
//
// Where none of the preferences is met, the text is in English, in whatever
// region, else in the language stated first. It returns "" and "und" where
// there is no text at all. The caller sees a fallback by comparing used with
// what was asked for.
func (t Text) In(tags ...Tag) (s string, used Tag) {
	if len(t.versions) == 0 {
		return "", language.Und
	}
	i := -1
	for _, tag := range tags {
		if i = t.find(tag); i >= 0 {
			break
		}
	}
	if i < 0 {
		i = max(0, t.find(English))
	}
	return t.versions[i].text, t.versions[i].tag
}

// find returns the place of the best version for one preference, or -1.
func (t Text) find(tag Tag) int {
	if i := t.index(tag); i >= 0 {
		return i
	}
	tag = canonical(tag)
	for up := tag; up != language.Und; up = up.Parent() {
		if i := t.index(up); i >= 0 {
			return i
		}
	}
	base, script := baseAndScript(tag)
	if base == undBase {
		return t.index(tag)
	}
	sibling := -1
	for i, v := range t.versions {
		b, s := baseAndScript(v.tag)
		if b != base {
			continue
		}
		if s == script {
			return i
		}
		if sibling < 0 {
			sibling = i
		}
	}
	if sibling >= 0 {
		return sibling
	}
	switch base.String() {
	case "hr", "bs", "cnr":
		if script != cyrillic {
			script = latin
		}
		return slices.IndexFunc(t.versions, func(v version) bool {
			b, s := baseAndScript(v.tag)
			return b == serbianBase && s == script
		})
	}
	return -1
}

var (
	undBase        = language.Base{}
	serbianBase, _ = Serbian.Base()
	cyrillic, _    = Serbian.Script()
	latin, _       = SerbianLatin.Script()
)

func (t Text) index(tag Tag) int {
	return slices.IndexFunc(t.versions, func(v version) bool { return v.tag == tag })
}

// String returns the text in English, else the one stated first.
func (t Text) String() string {
	s, _ := t.In()
	return s
}

// IsZero reports whether t says nothing in any language.
func (t Text) IsZero() bool { return len(t.versions) == 0 }

// Len returns the number of languages.
func (t Text) Len() int { return len(t.versions) }

// Equal reports whether both say the same in the same languages, stated in the
// same order: the order decides which language a reader falls back to.
func (t Text) Equal(u Text) bool { return slices.Equal(t.versions, u.versions) }

// All yields each language and the text in it, in the order stated.
func (t Text) All() iter.Seq2[Tag, string] {
	return func(yield func(Tag, string) bool) {
		for _, v := range t.versions {
			if !yield(v.tag, v.text) {
				return
			}
		}
	}
}

// MarshalJSON returns an object with a text for each language, in the order
// stated; the zero Text is {}. It returns an error where a text is not valid
// UTF-8, which JSON cannot hold, or a tag is none that [ParseTag] reads.
func (t Text) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i, v := range t.versions {
		if !utf8.ValidString(v.text) {
			return nil, fmt.Errorf("lang: the text %s in %s is not valid UTF-8", check.Quote(v.text), v.tag)
		}
		if _, err := ParseTag(v.tag.String()); err != nil {
			return nil, err // a tag that was put together otherwise
		}
		text, err := json.Marshal(v.text)
		if err != nil {
			return nil, fmt.Errorf("lang: %w", err)
		}
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, '"')
		out = append(out, v.tag.String()...)
		out = append(out, '"', ':')
		out = append(out, text...)
	}
	return append(out, '}'), nil
}

// UnmarshalJSON reads what [Text.MarshalJSON] writes. It refuses keys that are
// no language (see [ParseTag]), a language that stands twice, in whatever
// spelling, and an empty text. On error t stays as it was. As everywhere in
// encoding/json, null leaves t as it is.
func (t *Text) UnmarshalJSON(data []byte) error {
	var texts map[string]string
	if err := check.DecodeJSON(data, &texts); err != nil {
		return fmt.Errorf("lang: text: %w", err)
	}
	if texts == nil { // null
		return nil
	}
	var read Text
	dec := json.NewDecoder(bytes.NewReader(data)) // again, for the order
	dec.Token()                                   // the brace
	for dec.More() {
		key, _ := dec.Token()
		dec.Token() // the text
		name, _ := key.(string)
		tag, err := ParseTag(name)
		if err != nil {
			return err
		}
		if read.index(tag) >= 0 {
			return fmt.Errorf("lang: text: the language %s stands twice, the second time as %s", tag, check.Quote(name))
		}
		if texts[name] == "" {
			return fmt.Errorf("lang: text: empty text in %s: want a text, or leave the language out", tag)
		}
		read.versions = append(read.versions, version{tag, texts[name]})
	}
	*t = read
	return nil
}
