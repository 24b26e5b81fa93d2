package place

import (
	"fmt"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
)

// nameTags are the languages that the table has names in.
var nameTags = [...]lang.Tag{lang.English, lang.French, lang.Spanish, lang.Russian, lang.Serbian, lang.SerbianLatin}

// The columns of names in the table.
const (
	english = iota
	french
	spanish
	russian
	serbian
	nameColumns
)

// nameColumn returns the column with the names in the language of tag, that of
// English where there is none, and whether they are to be written in Latin
// script.
func nameColumn(tag lang.Tag) (column int, latin bool) {
	switch tag {
	case lang.English:
		return english, false
	case lang.Serbian:
		return serbian, false
	case lang.SerbianLatin:
		return serbian, true
	}
	base, script, _ := tag.Raw()
	switch base {
	case baseFrench:
		return french, false
	case baseSpanish:
		return spanish, false
	case baseRussian:
		return russian, false
	case baseSerbian:
		script, _ = tag.Script()
		return serbian, script == scriptLatin
	case baseBosnian, baseCroatian, baseMontenegrin, baseSerboCroatian: // as [lang.Text.In] does
		return serbian, script != scriptCyrillic
	}
	return english, false
}

var (
	baseFrench, _  = language.French.Base()
	baseSpanish, _ = language.Spanish.Base()
	baseRussian, _ = language.Russian.Base()
	baseSerbian, _ = language.Serbian.Base()

	baseBosnian       = language.MustParseBase("bs")
	baseCroatian      = language.MustParseBase("hr")
	baseMontenegrin   = language.MustParseBase("cnr")
	baseSerboCroatian = language.MustParseBase("sh")

	scriptCyrillic = language.MustParseScript("Cyrl")
	scriptLatin    = language.MustParseScript("Latn")
)

// name returns the name of a country, which must be stated, in one column.
func (c Country) name(column int) string {
	i := int(c.n-1)*nameColumns + column
	return nameText[nameEnds[i]:nameEnds[i+1]]
}

// serbianLatin writes Serbian Cyrillic in Latin script, letter by letter.
var serbianLatin = strings.NewReplacer(
	"А", "A", "Б", "B", "В", "V", "Г", "G", "Д", "D", "Ђ", "Đ", "Е", "E", "Ж", "Ž", "З", "Z", "И", "I",
	"Ј", "J", "К", "K", "Л", "L", "Љ", "Lj", "М", "M", "Н", "N", "Њ", "Nj", "О", "O", "П", "P", "Р", "R",
	"С", "S", "Т", "T", "Ћ", "Ć", "У", "U", "Ф", "F", "Х", "H", "Ц", "C", "Ч", "Č", "Џ", "Dž", "Ш", "Š",
	"а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "ђ", "đ", "е", "e", "ж", "ž", "з", "z", "и", "i",
	"ј", "j", "к", "k", "л", "l", "љ", "lj", "м", "m", "н", "n", "њ", "nj", "о", "o", "п", "p", "р", "r",
	"с", "s", "т", "t", "ћ", "ć", "у", "u", "ф", "f", "х", "h", "ц", "c", "ч", "č", "џ", "dž", "ш", "š",
)

// maxCountryName is the longest name that is read, in bytes.
const maxCountryName = 200

// ParseCountryName returns the country of a name: one of [Country.Names], or
// one by which real files and documents call it, as the World Bank ("Egypt,
// Arab Rep."), lists of ISO 3166-1 ("Moldova (the Republic of)"), older lists
// ("Swaziland", "Turkey") or a source's designation ("Kosovo*", "Kosovo/UNSCR
// 1244"). The names of former countries are read too.
//
// These make no difference: upper and lower case, the kind of apostrophe, dash
// and blank, the number of blanks, ё for е, and at the end asterisks, blanks
// and an article (", The", " (the)"). Accents do.
//
// Anything else is an error that matches [ErrUnknownCountry]: so is a name that
// stands for several, such as Korea or Yugoslavia. Nothing is guessed from
// names that look alike.
func ParseCountryName(s string) (Country, error) {
	if len(s) <= maxCountryName {
		if n := byName()[foldName(s)]; n != 0 {
			return Country{n}, nil
		}
	}
	return Country{}, fmt.Errorf("%w: %s: want the name of a country in English, French, Spanish, Russian or Serbian",
		ErrUnknownCountry, check.Quote(s))
}

// byName finds the number of a country by each folded name that is read.
var byName = sync.OnceValue(func() map[string]uint16 {
	m := make(map[string]uint16, allCountries*nameColumns)
	for n := uint16(1); n <= allCountries; n++ {
		c := Country{n}
		for column := range nameColumns {
			m[foldName(c.name(column))] = n
		}
		m[foldName(c.Name(lang.SerbianLatin))] = n
	}
	for line := range strings.Lines(otherNames) {
		code, name, _ := strings.Cut(line, " ")
		m[foldName(name)] = find(code)
	}
	return m
})

// foldName writes alike what [ParseCountryName] takes for one name.
func foldName(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	blank := false
	for _, r := range strings.TrimRightFunc(s, func(r rune) bool { return r == '*' || unicode.IsSpace(r) }) {
		switch r {
		case '’', '‘', 'ʼ', '`', '´':
			r = '\''
		case '‐', '‑', '–', '—':
			r = '-'
		case 'ё', 'Ё':
			r = 'е'
		}
		if unicode.IsSpace(r) {
			blank = b.Len() > 0
			continue
		}
		if blank {
			b.WriteByte(' ')
			blank = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	folded := b.String()
	if cut, ok := strings.CutSuffix(folded, ", the"); ok {
		return cut
	}
	return strings.TrimSuffix(folded, " (the)")
}
