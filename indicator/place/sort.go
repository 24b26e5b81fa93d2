package place

import (
	"bytes"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"iom.int/migdev/indicator/lang"
)

// SortByName sorts countries by the names they have in the language of tag, as
// that language orders names. See [SortBy].
func SortByName(countries []Country, tag lang.Tag) {
	SortBy(countries, tag, func(c Country) string { return c.Name(tag) })
}

// SortBy sorts a list by name, as the language of tag orders names: countries
// by their designations, areas by the names a source gives them. What has the
// same name stays in its order. name is called once for each element.
//
// The order is that of the Unicode collation algorithm with the rules of the
// language. Serbian in Latin script, Bosnian and Montenegrin have those of
// Croatian, where Č, Ć, Dž, Đ, Lj, Nj, Š and Ž are letters of their own;
// golang.org/x/text has no rules for them.
func SortBy[T any](list []T, tag lang.Tag, name func(T) string) {
	type keyed struct {
		key  []byte
		elem T
	}
	order := collate.New(collationTag(tag))
	var buf collate.Buffer
	keys := make([]keyed, len(list))
	for i, elem := range list {
		keys[i] = keyed{order.KeyFromString(&buf, name(elem)), elem}
	}
	slices.SortStableFunc(keys, func(a, b keyed) int { return bytes.Compare(a.key, b.key) })
	for i, k := range keys {
		list[i] = k.elem
	}
}

// collationTag returns the language whose rules are those of tag.
func collationTag(tag lang.Tag) lang.Tag {
	if column, latin := nameColumn(tag); column == serbian && latin {
		return language.Croatian
	}
	return tag
}
