package place

import (
	"strings"

	"iom.int/migdev/indicator/lang"
)

// nameTags are the languages that the table has names in.
var nameTags = [...]lang.Tag{lang.English, lang.French, lang.Spanish, lang.Russian, lang.Serbian, lang.SerbianLatin}

// name returns the name in the language of tag, and false where the table has
// none.
func (r *countryRow) name(tag lang.Tag) (string, bool) {
	base, script, _ := tag.Raw()
	var name string
	switch base.String() {
	case "en":
		name = r.en
	case "fr":
		name = r.fr
	case "es":
		name = r.es
	case "ru":
		name = r.ru
	case "sr":
		name = r.sr
		if script, _ := tag.Script(); script.String() == "Latn" {
			name = serbianLatin.Replace(name)
		}
	case "bs", "cnr", "hr", "sh": // as [lang.Text.In] does
		name = r.sr
		if script.String() != "Cyrl" {
			name = serbianLatin.Replace(name)
		}
	}
	return name, name != ""
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
