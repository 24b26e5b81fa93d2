package programme

import (
	"slices"
	"strings"
	"unicode"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// word compares a code or an acronym.
func (c *comparer) word(field string, of func(*Programme) (check.Path, string)) {
	c.add(field, c.sides(func(p *Programme) stated {
		path, w := of(p)
		return stated{path, w, w != ""}
	}), func(i, j int) (Accord, string) {
		_, a := of(&c.statements[i])
		_, b := of(&c.statements[j])
		return compareWords(a, b, Conflict)
	})
}

// title compares the titles. A source that has the title of another as an alias
// speaks of the same thing.
func (c *comparer) title() {
	c.add("title", c.sides(func(p *Programme) stated {
		return stated{"title", p.Title.String(), !p.Title.IsZero()}
	}), func(i, j int) (Accord, string) {
		a, b := &c.statements[i], &c.statements[j]
		return compareTitles(a.Title, a.Aliases, b.Title, b.Aliases)
	})
}

// compareTitles compares two titles: where they do not fit, an alias may.
func compareTitles(a lang.Text, aliasesOfA []lang.Text, b lang.Text, aliasesOfB []lang.Text) (Accord, string) {
	accord, why := compareTexts(a, b)
	if accord <= Compatible {
		return accord, why
	}
	for _, x := range append([]lang.Text{a}, aliasesOfA...) {
		for _, y := range append([]lang.Text{b}, aliasesOfB...) {
			if textsFit(x, y) {
				return Compatible, "one is an alias of the other"
			}
		}
	}
	return accord, why
}

// compareTexts compares two texts in the languages that they have in common.
func compareTexts(a, b lang.Text) (Accord, string) {
	out, why := NoAccord, ""
	for tag, s := range a.All() {
		for other, t := range b.All() {
			if tag != other {
				continue
			}
			accord, because := Conflict, ""
			switch x, y := fold(s), fold(t); {
			case s == t:
				accord = Same
			case x == y && x != "":
				accord, because = Compatible, "they differ by case and punctuation alone"
			case isPhraseOf(x, y) || isPhraseOf(y, x):
				accord, because = Compatible, "one stands in the other"
			}
			if accord > out || accord == out && because > why {
				out, why = accord, because
			}
		}
	}
	if out == NoAccord {
		return Incomparable, "they have no language in common"
	}
	return out, why
}

// textsFit reports whether two texts may be the same words.
func textsFit(a, b lang.Text) bool {
	accord, _ := compareTexts(a, b)
	return accord == Same || accord == Compatible
}

// fold returns the words of s in lower case with a blank between.
func fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	}), " ")
}

// isPhraseOf reports whether folded words stand in others, whole words alone.
func isPhraseOf(part, whole string) bool {
	return part != "" && strings.Contains(" "+whole+" ", " "+part+" ")
}

func (c *comparer) span(field string, of func(*Programme) (check.Path, period.Span)) {
	c.add(field, c.sides(func(p *Programme) stated {
		path, s := of(p)
		return stated{path, s.String(), !s.IsZero()}
	}), func(i, j int) (Accord, string) {
		_, a := of(&c.statements[i])
		_, b := of(&c.statements[j])
		return compareSpans(a, b)
	})
}

func compareSpans(a, b period.Span) (Accord, string) {
	switch {
	case a == b || a.Same(b) == check.Met:
		return Same, ""
	case a.Compatible(b):
		return Compatible, "at the precision of the dates"
	}
	return Conflict, ""
}

func (c *comparer) figure(field string, of func(*Programme) (check.Path, figure.Figure)) {
	c.add(field, c.sides(func(p *Programme) stated {
		path, f := of(p)
		return stated{path, f.String(), !f.IsZero()}
	}), func(i, j int) (Accord, string) {
		_, a := of(&c.statements[i])
		_, b := of(&c.statements[j])
		return compareFigures(a, b)
	})
}

// compareFigures compares two figures by what they leave possible.
func compareFigures(a, b figure.Figure) (Accord, string) {
	x, y := a.Bounds(), b.Bounds()
	switch {
	case a.Unit() != b.Unit() && (figure.IsCurrencyCode(a.Unit()) || figure.IsCurrencyCode(b.Unit())):
		return Incomparable, "in unlike currencies"
	case a.Unit() != "" && b.Unit() != "" && fold(a.Unit()) != fold(b.Unit()):
		return Incomparable, "in unlike units"
	case a.Role() != b.Role() && a.Role() != figure.NoRole && b.Role() != figure.NoRole:
		words := []string{a.Role().String(), b.Role().String()}
		slices.Sort(words)
		return Incomparable, "one is " + words[0] + ", the other " + words[1]
	case !x.Meets(y):
		return Conflict, ""
	case x.Equal(y) && a.Hedge() == b.Hedge():
		return Same, ""
	}
	return Compatible, "at the precision of the figures"
}

// amount is what a statement says of money, in one figure or several.
type amount struct {
	figure figure.Figure // of one
	bounds figure.Interval
	units  []string
	text   string
}

// amounts adds up figures: of unlike currencies there is no sum.
func amounts(list []money.Figure) amount {
	out := amount{bounds: figure.Point(figure.Int(0))}
	var texts []string
	for _, m := range list {
		if m.IsZero() {
			texts = append(texts, "an amount that is not stated")
			out.bounds = out.bounds.Add(figure.From(figure.Int(0)))
			continue
		}
		out.figure, out.bounds = m.Figure(), out.bounds.Add(m.Bounds())
		texts = append(texts, m.String())
		if unit := m.Currency().Code(); !slices.Contains(out.units, unit) {
			out.units = append(out.units, unit)
		}
	}
	if len(list) != 1 {
		out.figure = figure.Figure{}
	}
	slices.Sort(texts)
	slices.Sort(out.units)
	out.text = strings.Join(texts, " + ")
	return out
}

func compareAmounts(a, b amount) (Accord, string) {
	switch {
	case !a.figure.IsZero() && !b.figure.IsZero():
		return compareFigures(a.figure, b.figure)
	case a.text == b.text:
		return Same, ""
	case len(a.units) > 1 || len(b.units) > 1 || len(a.units)+len(b.units) == 2 && a.units[0] != b.units[0]:
		return Incomparable, "in unlike currencies"
	case !a.bounds.Meets(b.bounds):
		return Conflict, ""
	}
	return Compatible, "at the precision of the figures"
}
