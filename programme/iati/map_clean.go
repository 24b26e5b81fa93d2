package iati

import (
	"strings"
	"unicode/utf8"

	"iom.int/migdev/indicator/check"
)

// clean puts U+FFFD in place of the characters that XML does not allow.
func (w *mapper) clean() {
	count, path := cleanElement(activityShape, &w.a)
	if count > 0 {
		w.add("iati.map-character", check.Warning, "",
			"a text or code has a character that XML does not allow: U+FFFD stands there in the activity, first in "+string(path))
	}
}

func cleanElement(s *shape, element any) (count int, first check.Path) {
	found := func(at check.Path, n int) {
		if count == 0 {
			first = at
		}
		count += n
	}
	repair := func(a *attribute) {
		value := a.get(element)
		if !utf8.ValidString(value) {
			value = strings.ToValidUTF8(value, "\ufffd")
			a.set(element, value)
			found(check.Path("").Field(a.local), 1)
		}
		if i := strings.IndexFunc(value, func(r rune) bool { return !allowed(r) }); i >= 0 {
			a.set(element, strings.Map(func(r rune) rune { return pick(allowed(r), r, '\ufffd') }, value))
			found(check.Path("").Field(a.local), 1)
		}
	}
	for i := range s.attrs {
		repair(&s.attrs[i])
	}
	if s.text != nil {
		repair(s.text)
	}
	for i := range s.children {
		c := &s.children[i]
		for j := range c.count(element) {
			if n, at := cleanElement(c.shape, c.at(element, j)); n > 0 {
				found(check.Path("").Field(c.name).Join(at), n)
			}
		}
	}
	return count, first
}
