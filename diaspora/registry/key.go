package registry

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Key returns the comparison key of a text: its Latin form by the system, đ
// written as dj, decomposed, without marks, in lower case. Ђоковић, Đoković and
// Djokovic share the key "djokovic"; DOKOVIC has the key "dokovic" and is to be
// found by similarity. The key serves comparison alone: keep the text beside it.
//
// Other letters that Unicode does not decompose are folded as passports do, or
// lose their stroke as marked letters lose their mark:
//
//	ı i · ł l · ø o · ħ h · ŧ t · ŋ n · ə e · ð d · þ th · æ ae · œ oe · ß ss
//
// so that the four letters I, İ, ı and i of Turkish share one key. What is no
// letter stays as it stands: blanks, hyphens, apostrophes. [System.NameKey] goes
// on from here.
func (s System) Key(text string) string {
	var buf [2 * shortName]byte
	return string(s.AppendKey(buf[:0], text))
}

// AppendKey appends what [System.Key] returns to dst. Nothing is allocated where
// dst has room.
func (s System) AppendKey(dst []byte, text string) []byte {
	for sc := (scanner{t: s.t, text: text}); sc.next(); {
		if !sc.known {
			dst = appendFolded(dst, sc.r)
			continue
		}
		for _, r := range sc.latin {
			dst = appendFolded(dst, r)
		}
	}
	return dst
}

// NameKey returns the key of a name of one or several words: that of
// [System.Key], and beyond it
//
//   - apostrophes and invisible characters are dropped: O’Brien, O'Brien and
//     OBrien are one;
//   - blanks, hyphens, full stops and whatever else is no letter, digit or mark
//     stand for one blank between words: Krasniqi-Berisha and Krasniqi Berisha
//     are one;
//   - the order of the words stays.
//
// The parts of double names, and names in another order, are for the comparison
// of two names: see [BySurname].
func (s System) NameKey(text string) string {
	var buf [2 * shortName]byte
	return string(s.AppendNameKey(buf[:0], text))
}

// AppendNameKey appends what [System.NameKey] returns to dst. Nothing is
// allocated where dst has room.
func (s System) AppendNameKey(dst []byte, text string) []byte {
	start := len(dst)
	gap := false
	for sc := (scanner{t: s.t, text: text}); sc.next(); {
		if !sc.known {
			dst, gap = appendNamePart(dst, start, sc.r, gap)
			continue
		}
		for _, r := range sc.latin {
			dst, gap = appendNamePart(dst, start, r, gap)
		}
	}
	return dst
}

// appendNamePart appends the key of one character of a name that begins at
// start, with a blank before it where there was a gap.
func appendNamePart(dst []byte, start int, r rune, gap bool) ([]byte, bool) {
	switch {
	case isApostrophe(r), unicode.Is(unicode.Cf, r):
		return dst, gap
	case r < utf8.RuneSelf && ('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'),
		r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
		if gap && len(dst) > start {
			dst = append(dst, ' ')
		}
		return appendFolded(dst, r), false
	case unicode.IsMark(r):
		return appendFolded(dst, r), gap
	default:
		return dst, true
	}
}

// isApostrophe reports whether r is one of the signs that names have for an
// apostrophe, a glottal stop or an ejective sound.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '`', '´', '‘', '’', '‛', 'ʹ', 'ʻ', 'ʼ', 'ʽ', 'ʾ', 'ʿ', 'ˈ', '′', '＇':
		return true
	}
	return false
}

// appendFolded appends the key of one character.
func appendFolded(dst []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return append(dst, byte(r))
	}
	r = unicode.ToLower(r)
	if to := folded(r); to != "" {
		return append(dst, to...)
	}
	if unicode.Is(unicode.Mn, r) {
		return dst
	}
	var one [utf8.UTFMax]byte
	n := utf8.EncodeRune(one[:], r)
	parts := norm.NFD.Properties(one[:n]).Decomposition()
	if parts == nil {
		return append(dst, one[:n]...)
	}
	for len(parts) > 0 {
		p, size := utf8.DecodeRune(parts)
		parts = parts[size:]
		if unicode.Is(unicode.Mn, p) {
			continue
		}
		p = unicode.ToLower(p)
		if to := folded(p); to != "" {
			dst = append(dst, to...)
			continue
		}
		dst = utf8.AppendRune(dst, p)
	}
	return dst
}

// folded returns what stands in keys for a lower-case letter that Unicode does
// not decompose, "" for every other.
func folded(r rune) string {
	switch r {
	case 'đ':
		return "dj"
	case 'ı':
		return "i"
	case 'ł':
		return "l"
	case 'ø':
		return "o"
	case 'ħ':
		return "h"
	case 'ŧ':
		return "t"
	case 'ŋ':
		return "n"
	case 'ə':
		return "e"
	case 'ð':
		return "d"
	case 'þ':
		return "th"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ß':
		return "ss"
	case 'ς':
		return "σ"
	}
	return ""
}
