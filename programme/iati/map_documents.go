package iati

import (
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// documents writes the documents that have an address and a title as links. The
// standard wants a format and a category of each, which are the publication's.
func (w *mapper) documents() {
	if w.how.DocumentFormat == "" || w.how.DocumentCategory == "" {
		return
	}
	for i := range w.p.Documents {
		d := &w.p.Documents[i]
		title := w.narratives(d.Title)
		if !isAddress(d.Source.Link) || len(title) == 0 {
			continue
		}
		category := Coded[string]{Code: w.how.DocumentCategory}
		category.mark("added", added)
		e := DocumentLink{URL: d.Source.Link, Format: w.how.DocumentFormat, Title: Narrated{Narratives: title}, Categories: []Coded[string]{category}}
		if d.Published.Precision() == period.Day {
			e.Date.Date = Date(d.Published.String())
		}
		e.mark("code", word(d.Code))
		w.a.Documents = append(w.a.Documents, e)
	}
	if len(w.a.Documents) > 0 {
		w.add("iati.map-stand-in", check.Warning, "documents", "format and category of a document are not stated: those of the publication stand in")
	}
}

// documents reads the links of the activity as a whole.
func (r *mapReader) documents() {
	known := map[string]bool{}
	for i := range r.a.Documents {
		e := &r.a.Documents[i]
		title := r.text(e.Title.Narratives)
		if !isAddress(e.URL) || title.IsZero() {
			continue
		}
		d := programme.Document{Code: e.own("code"), Title: title, Published: dayOf(e.Date.Date)}
		d.Source.Link = e.URL
		if d.Code == "" && !known[e.URL] {
			d.Code = e.URL // as an organisation that has no code goes by its identifier
		}
		known[d.Code] = true
		r.p.Documents = append(r.p.Documents, d)
	}
}

// documentsIn has the links of an activity written again, with the format and
// category that stand in: of those that others state, a programme knows neither.
func (how *Publication) documentsIn(a *Activity) {
	how.DocumentFormat, how.DocumentCategory = "-", "-"
	for i := range a.Documents {
		if c := a.Documents[i].Categories; len(c) > 0 && c[0].isAdded() {
			how.DocumentFormat, how.DocumentCategory = a.Documents[i].Format, c[0].Code
			return
		}
	}
}

// isAddress reports whether s is an address in the web, written as RFC 3986 has
// it.
func isAddress(s string) bool {
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		if rest, ok = strings.CutPrefix(s, "http://"); !ok {
			return false
		}
	}
	hex := func(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f' }
	fragment := false
	for i := 0; i < len(rest); i++ {
		switch c := rest[i]; {
		case c == '%':
			if i+2 >= len(rest) || !hex(rest[i+1]) || !hex(rest[i+2]) {
				return false
			}
		case c == '#':
			if fragment {
				return false
			}
			fragment = true
		case c >= '0' && c <= '9', c|0x20 >= 'a' && c|0x20 <= 'z', strings.IndexByte("-._~:/?@!$&'()*+,;=", c) >= 0:
		default:
			return false
		}
	}
	return rest != "" && strings.IndexByte("/?#:", rest[0]) < 0
}
