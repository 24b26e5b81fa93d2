package registry

import (
	"strings"
	"unicode"
)

// table is how one writing system is read: what each lower-case letter becomes,
// and which rules of position hold.
type table struct {
	name  string
	lo    rune     // the letter that dense[0] stands for
	dense []letter // letters close together in Unicode
	extra map[rune]string
	upper bool // the result is in capitals
	rules rules
}

// letter is what a letter becomes. A soft sign may become nothing, and yet is
// known.
type letter struct {
	latin string
	known bool
}

// rules are those that a table of letters cannot hold.
type rules uint8

const (
	noRules   rules = iota
	ukrainian       // я, ю, є, ї, й at the start of a word; г after з; apostrophes
	bulgarian       // ия at the end of a word
)

// of returns what a lower-case letter becomes.
func (t *table) of(r rune) (string, bool) {
	if i := int(r - t.lo); i >= 0 && i < len(t.dense) && t.dense[i].known {
		return t.dense[i].latin, true
	}
	latin, ok := t.extra[r]
	return latin, ok
}

// newTable makes a table of pairs "letter latin". A letter alone becomes
// nothing.
func newTable(name string, upper bool, rules rules, pairs ...string) *table {
	t := &table{name: name, upper: upper, rules: rules}
	letters := map[rune]string{}
	hi := rune(0)
	t.lo = unicode.MaxRune
	for _, pair := range pairs {
		from, latin, _ := strings.Cut(pair, " ")
		r := []rune(from)[0]
		letters[r] = latin
		t.lo, hi = min(t.lo, r), max(hi, r)
	}
	t.dense = make([]letter, hi-t.lo+1)
	for r, latin := range letters {
		t.dense[r-t.lo] = letter{latin, true}
	}
	return t
}

var (
	// The alphabet pair of Serbian, which Bosnian and Montenegrin share.
	serbian = newTable("sr", false, noRules,
		"а a", "б b", "в v", "г g", "д d", "ђ đ", "е e", "ж ž", "з z", "и i", "ј j", "к k", "л l", "љ lj", "м m",
		"н n", "њ nj", "о o", "п p", "р r", "с s", "т t", "ћ ć", "у u", "ф f", "х h", "ц c", "ч č", "џ dž", "ш š")

	// ICAO Doc 9303, part 3, section 6, for Russian: that of passports.
	russian = newTable("ru-icao", true, noRules,
		"а a", "б b", "в v", "г g", "д d", "е e", "ё e", "ж zh", "з z", "и i", "й i", "к k", "л l", "м m", "н n",
		"о o", "п p", "р r", "с s", "т t", "у u", "ф f", "х kh", "ц ts", "ч ch", "ш sh", "щ shch", "ъ ie", "ы y", "ь",
		"э e", "ю iu", "я ia")

	// Resolution 55 of the Cabinet of Ministers of Ukraine, 27 January 2010.
	// The values here are those within a word.
	ukrainianTable = newTable("uk", false, ukrainian,
		"а a", "б b", "в v", "г h", "ґ g", "д d", "е e", "є ie", "ж zh", "з z", "и y", "і i", "ї i", "й i", "к k",
		"л l", "м m", "н n", "о o", "п p", "р r", "с s", "т t", "у u", "ф f", "х kh", "ц ts", "ч ch", "ш sh",
		"щ shch", "ь", "ю iu", "я ia")

	// BGN/PCGN 1994 for Tajik: the alphabet of 35 letters.
	tajik = newTable("tg", false, noRules,
		"а a", "б b", "в v", "г g", "ғ gh", "д d", "е e", "ё yo", "ж zh", "з z", "и i", "ӣ í", "й y", "к k", "қ q",
		"л l", "м m", "н n", "о o", "п p", "р r", "с s", "т t", "у u", "ӯ ŭ", "ф f", "х kh", "ҳ h", "ч ch", "ҷ j",
		"ш sh", "ъ ’", "э ė", "ю yu", "я ya")

	// BGN/PCGN 2009 for Georgian, the national system of 2002.
	georgian = newTable("ka-bgn", false, noRules,
		"ა a", "ბ b", "გ g", "დ d", "ე e", "ვ v", "ზ z", "თ t", "ი i", "კ k’", "ლ l", "მ m", "ნ n", "ო o", "პ p’",
		"ჟ zh", "რ r", "ს s", "ტ t’", "უ u", "ფ p", "ქ k", "ღ gh", "ყ q’", "შ sh", "ჩ ch", "ც ts", "ძ dz", "წ ts’",
		"ჭ ch’", "ხ kh", "ჯ j", "ჰ h")

	// The Latin pair of the Macedonian orthography, BGN/PCGN 2013.
	macedonian = newTable("mk", false, noRules,
		"а a", "б b", "в v", "г g", "д d", "ѓ ǵ", "е e", "ж ž", "з z", "ѕ dz", "и i", "ј j", "к k", "л l", "љ lj",
		"м m", "н n", "њ nj", "о o", "п p", "р r", "с s", "т t", "ќ ḱ", "у u", "ф f", "х h", "ц c", "ч č", "џ dž", "ш š")

	// The Bulgarian Transliteration Act of 2009.
	bulgarianTable = newTable("bg", false, bulgarian,
		"а a", "б b", "в v", "г g", "д d", "е e", "ж zh", "з z", "и i", "й y", "к k", "л l", "м m", "н n", "о o",
		"п p", "р r", "с s", "т t", "у u", "ф f", "х h", "ц ts", "ч ch", "ш sh", "щ sht", "ъ a", "ь y", "ю yu", "я ya")
)

// composed returns the letter that a base letter and a mark make together, where
// a table has it: files of some systems hold й as и with a breve.
func composed(base, mark rune) (rune, bool) {
	switch mark {
	case '\u0306': // breve
		switch base {
		case 'и':
			return 'й', true
		case 'И':
			return 'Й', true
		}
	case '\u0308': // diaeresis
		switch base {
		case 'е':
			return 'ё', true
		case 'Е':
			return 'Ё', true
		case 'і':
			return 'ї', true
		case 'І':
			return 'Ї', true
		}
	case '\u0304': // macron
		switch base {
		case 'и':
			return 'ӣ', true
		case 'И':
			return 'Ӣ', true
		case 'у':
			return 'ӯ', true
		case 'У':
			return 'Ӯ', true
		}
	case '\u0301': // acute
		switch base {
		case 'г':
			return 'ѓ', true
		case 'Г':
			return 'Ѓ', true
		case 'к':
			return 'ќ', true
		case 'К':
			return 'Ќ', true
		}
	}
	return 0, false
}
