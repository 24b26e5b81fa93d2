package registry

import (
	"errors"
	"fmt"
	"maps"
	"unicode"
	"unicode/utf8"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
)

// ErrSystem matches the error for a language whose names this package cannot
// write in Latin letters.
var ErrSystem = errors.New("registry: no table of letters")

// System is how the names of one language are written in Latin letters. The same
// letter has different values by language, so that the language must be said.
// The zero System is that of a name without a language, or of one that has Latin
// letters already: the text is taken as it stands.
//
// A letter that the system does not have is kept, never dropped: see
// [System.Unknown].
type System struct{ t *table }

// ParseSystem reads the name of a system, which is that of its language or says
// which table of several it is:
//
//	sr       Serbian alphabet pair: Ђоковић, Đoković
//	ru-icao  Russian, ICAO Doc 9303, in capitals: KHRUSHCHEV IURII
//	uk       Ukrainian, resolution 55 of 2010: Zghurskyi
//	tg       Tajik, BGN/PCGN 1994: Jum’ajon
//	ka-bgn   Georgian, BGN/PCGN 2009: ch’avch’avadze
//	mk       Macedonian, BGN/PCGN 2013: Ǵorǵi
//	bg       Bulgarian, act of 2009: Hristov
//
// It reads any other language tag as [SystemOf] does, and "" as the zero System.
func ParseSystem(s string) (System, error) {
	switch s {
	case "":
		return System{}, nil
	case "ru-icao":
		return System{russian}, nil
	case "ka-bgn":
		return System{georgian}, nil
	}
	tag, err := lang.ParseTag(s)
	if err != nil {
		return System{}, fmt.Errorf("%w: %s is no language: want one such as sr, ru-icao, uk, tg, ka-bgn", ErrSystem, check.Quote(s))
	}
	return SystemOf(tag)
}

// MustSystem is [ParseSystem] for source and tests. It panics where ParseSystem
// fails.
func MustSystem(s string) System {
	system, err := ParseSystem(s)
	if err != nil {
		panic(err)
	}
	return system
}

// SystemOf returns the system for names in a language. Serbian, Bosnian and
// Montenegrin are read in both scripts by one system. A language that is written
// in Latin letters, as Albanian and Turkish are, has the zero System, and so has
// "und". Another is an error that matches [ErrSystem]: nothing is taken for its
// neighbour.
func SystemOf(tag lang.Tag) (System, error) {
	if tag == (lang.Tag{}) {
		return System{}, nil
	}
	base, _ := tag.Base()
	switch base.String() {
	case "sr", "bs", "cnr", "sh":
		return System{serbian}, nil
	}
	script, _ := tag.Script()
	switch script.String() {
	case "Latn":
		return System{}, nil
	case "Cyrl":
		switch base.String() {
		case "ru":
			return System{russian}, nil
		case "uk":
			return System{ukrainianTable}, nil
		case "tg":
			return System{tajik}, nil
		case "mk":
			return System{macedonian}, nil
		case "bg":
			return System{bulgarianTable}, nil
		}
	case "Geor":
		if base.String() == "ka" {
			return System{georgian}, nil
		}
	}
	return System{}, fmt.Errorf("%w for %s: want bg, ka, mk, ru, sr, tg, uk or a language in Latin letters", ErrSystem, tag)
}

// String returns the name that [ParseSystem] reads, "" for the zero System.
func (s System) String() string {
	if s.t == nil {
		return ""
	}
	return s.t.name
}

// With returns a system of another name that has further letters, or other
// values for those it has: a source that writes х as x, the old letters of
// Tajik. Give lower-case letters and what they become in lower case. Rules of
// position stay, and go before the values given here.
func (s System) With(name string, letters map[rune]string) System {
	t := table{name: name}
	if s.t != nil {
		t = *s.t
		t.name = name
		t.extra = maps.Clone(t.extra)
	}
	if t.extra == nil {
		t.extra = make(map[rune]string, len(letters))
	}
	dense := make([]letter, len(t.dense))
	copy(dense, t.dense)
	for r, latin := range letters {
		if i := int(r - t.lo); i >= 0 && i < len(dense) {
			dense[i] = letter{latin, true}
			continue
		}
		t.extra[r] = latin
	}
	t.dense = dense
	return System{&t}
}

// Latin returns the text in Latin letters. What is Latin already stays; so does
// what is no letter, and a letter that the system does not have.
//
// Where one letter becomes several, their case follows the word: ЏУГАЊ gives
// DŽUGANJ, Џугањ gives Džuganj. A single letter counts as the first one of a
// word: Њ. gives Nj. Georgian has no capitals, and its result has none.
func (s System) Latin(text string) string {
	if s.t == nil {
		return text
	}
	var buf [2 * shortName]byte
	return string(s.AppendLatin(buf[:0], text))
}

// shortName is the length in bytes up to which a name's key is made without
// other memory than that of the result.
const shortName = 96

// AppendLatin appends what [System.Latin] returns to dst. Nothing is allocated
// where dst has room.
func (s System) AppendLatin(dst []byte, text string) []byte {
	if s.t == nil {
		return append(dst, text...)
	}
	for sc := (scanner{t: s.t, text: text}); sc.next(); {
		switch {
		case !sc.known && s.t.upper && sc.r != utf8.RuneError:
			dst = utf8.AppendRune(dst, unicode.ToUpper(sc.r))
		case !sc.known:
			dst = append(dst, text[sc.start:sc.end]...)
		case s.t.upper || sc.capital && sc.allCapitals():
			for _, r := range sc.latin {
				dst = utf8.AppendRune(dst, unicode.ToUpper(r))
			}
		case sc.capital:
			for i, r := range sc.latin {
				if i == 0 {
					r = unicode.ToUpper(r)
				}
				dst = utf8.AppendRune(dst, r)
			}
		default:
			dst = append(dst, sc.latin...)
		}
	}
	return dst
}

// Unknown returns the letters of the text that are neither Latin nor letters of
// the system, each once, in the order in which they come. They are what
// [System.Latin] keeps because it cannot read them: the text is then in another
// language than the one stated. It returns nil where there are none.
func (s System) Unknown(text string) []rune {
	var unknown []rune
	for sc := (scanner{t: s.t, text: text}); sc.next(); {
		if sc.known || !unicode.IsLetter(sc.r) || unicode.Is(unicode.Latin, sc.r) || unicode.Is(unicode.Lm, sc.r) {
			continue
		}
		seen := false
		for _, r := range unknown {
			seen = seen || r == sc.r
		}
		if !seen {
			unknown = append(unknown, sc.r)
		}
	}
	return unknown
}
