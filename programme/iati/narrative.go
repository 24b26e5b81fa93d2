package iati

import (
	"strings"

	"iom.int/migdev/indicator/lang"
)

// Narrative is a text in one language.
type Narrative struct {
	Element
	Lang string // xml:lang; "": the default language of the record
	Text string // to the letter, with the white space around it
}

var narrativeShape = of[Narrative](
	attr("xml:lang", func(n *Narrative) *string { return &n.Lang }),
	content(func(n *Narrative) *string { return &n.Text }),
)

// Narratives are the texts of an element in its languages.
type Narratives []Narrative

// Text returns the texts by their language, without the white space around them.
// A text that states none is in the default language, that of the activity or
// organisation; where there is no default either, or what is stated is no
// language, it stands under "und". Texts in one language follow each other on
// lines of their own.
func (ns Narratives) Text(defaultLang string) lang.Text {
	var t lang.Text
	var tags []lang.Tag
	var texts []string
next:
	for i := range ns {
		text := strings.TrimSpace(ns[i].Text)
		if text == "" {
			continue
		}
		tag := tagOf(ns[i].Lang, defaultLang)
		for j := range tags {
			if tags[j] == tag {
				texts[j] += "\n" + text
				continue next
			}
		}
		tags, texts = append(tags, tag), append(texts, text)
	}
	for i, tag := range tags {
		t = t.With(tag, texts[i])
	}
	return t
}

func tagOf(stated, byDefault string) lang.Tag {
	if stated == "" {
		stated = byDefault
	}
	tag, err := lang.ParseTag(stated)
	if err != nil {
		return lang.Tag{}
	}
	return tag
}

// Narrated is an element that holds texts and nothing else, such as title.
type Narrated struct {
	Element
	Narratives Narratives
}

// narrated is the shape of an element with at least one narrative.
var narratedShape = of[Narrated](
	some("narrative", narrativeShape, func(n *Narrated) *Narratives { return &n.Narratives }),
)
