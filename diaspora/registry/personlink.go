package registry

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// Keys is what the comparisons of persons look at: the name keys, the date of
// birth and the origin, worked out once for a person. It prints and marshals
// redacted, as a [Person] does. The zero Keys has nothing to compare.
type Keys struct {
	_ [0]func()
	k sealed[keys]
}

type keys struct {
	given, surname string // name keys
	words          string // the words of both, in order of the alphabet
	born           period.Date
	country        place.Country
	area           string // name key
}

// Keys returns what comparisons look at. Names are read in their language, and
// as they stand where it has no table; the first 256 bytes count.
func (p Person) Keys() Keys {
	d := p.said()
	system, err := SystemOf(d.NameLanguage)
	if err != nil {
		system = System{}
	}
	k := keys{
		given:   system.NameKey(cut(d.GivenName, maxText)),
		surname: system.NameKey(cut(d.Surname, maxText)),
		born:    d.BirthDate,
		country: d.OriginCountry,
		area:    system.NameKey(cut(d.OriginArea, maxText)),
	}
	if k.given != "" && k.surname != "" {
		k.words = sortedWords(k.given + " " + k.surname)
	}
	return Keys{k: seal(k)}
}

// of returns the keys, not to be changed.
func (k Keys) of() *keys {
	if keys := k.k.open(); keys != nil {
		return keys
	}
	return &noKeys
}

var noKeys keys

// String returns "person (redacted)".
func (k Keys) String() string { return redacted }

// GoString returns "person (redacted)".
func (k Keys) GoString() string { return redacted }

// Format writes "person (redacted)", whatever the verb.
func (k Keys) Format(f fmt.State, _ rune) { io.WriteString(f, redacted) }

// MarshalText returns "person (redacted)".
func (k Keys) MarshalText() ([]byte, error) { return []byte(redacted), nil }

// sortedWords returns the words of a name key in the order of the alphabet.
func sortedWords(key string) string {
	words := strings.Fields(key)
	slices.Sort(words)
	return strings.Join(words, " ")
}

// MU are the m and u of a level: its probability among pairs of one person, and
// among pairs of two.
type MU struct{ M, U float64 }

// similarName is the similarity by Jaro and Winkler from which two name keys are
// similar.
const similarName = 0.92

// BySurname compares surnames, in three levels:
//
//   - exact: the name keys are equal
//   - similar: their similarity by Jaro and Winkler is 0.92 or more; or they have
//     the same words in another order; or all words of one are in the other, as
//     Krasniqi in Krasniqi-Berisha; or surname and given name are exchanged
//   - else, with what is left of both probabilities
//
// The field is called "surname". A person without a surname is missing.
func BySurname(exact, similar MU) Comparison[Keys] {
	return Comparison[Keys]{
		Field: nameField("surname", exact, similar),
		Compare: func(a, b Keys) Outcome {
			return compareNames(a.of().surname, b.of().surname, a.of(), b.of())
		},
	}
}

// ByGivenName compares given names as [BySurname] does surnames. The field is
// called "given_name".
func ByGivenName(exact, similar MU) Comparison[Keys] {
	return Comparison[Keys]{
		Field: nameField("given_name", exact, similar),
		Compare: func(a, b Keys) Outcome {
			return compareNames(a.of().given, b.of().given, a.of(), b.of())
		},
	}
}

func nameField(name string, exact, similar MU) Field {
	return GradedField(name, Level{"exact", exact.M, exact.U}, Level{"similar", similar.M, similar.U})
}

// The outcomes of the comparisons of persons.
const (
	first  Outcome = 1
	second Outcome = 2
	third  Outcome = 3
)

func compareNames(x, y string, a, b *keys) Outcome {
	switch {
	case x == "" || y == "":
		return Missing
	case x == y:
		return first
	case a.surname == b.given && a.given == b.surname:
		return second
	case JaroWinkler(x, y) >= similarName, sameOrPart(x, y):
		return second
	}
	return third
}

// sameOrPart reports whether all words of the key that has fewer of them are in
// the other one.
func sameOrPart(x, y string) bool {
	nx, ny := strings.Count(x, " "), strings.Count(y, " ")
	if nx == 0 && ny == 0 {
		return false
	}
	if ny < nx {
		x, y = y, x
	}
	for word := range strings.SplitSeq(x, " ") {
		if !hasWord(y, word) {
			return false
		}
	}
	return true
}

func hasWord(key, word string) bool {
	for w := range strings.SplitSeq(key, " ") {
		if w == word {
			return true
		}
	}
	return false
}

// ByBirthDate compares dates of birth, in three levels:
//
//   - exact: the same day
//   - close: the same as far as both are stated, where one is coarser than the
//     day; or day and month exchanged; or one of day, month and year differs
//   - else, with what is left of both probabilities
//
// The field is called "birth_date".
func ByBirthDate(exact, closeTo MU) Comparison[Keys] {
	return Comparison[Keys]{
		Field: GradedField("birth_date", Level{"exact", exact.M, exact.U}, Level{"close", closeTo.M, closeTo.U}),
		Compare: func(a, b Keys) Outcome {
			return compareDates(a.of().born, b.of().born)
		},
	}
}

func compareDates(a, b period.Date) Outcome {
	if a.IsZero() || b.IsZero() {
		return Missing
	}
	if p := min(a.Precision(), b.Precision()); p < period.Day {
		if a.Truncate(p) == b.Truncate(p) {
			return second
		}
		return third
	}
	if a == b {
		return first
	}
	same := 0
	if a.Year() == b.Year() {
		same++
		if int(a.Month()) == b.Day() && int(b.Month()) == a.Day() {
			return second
		}
	}
	if a.Month() == b.Month() {
		same++
	}
	if a.Day() == b.Day() {
		same++
	}
	if same == 2 {
		return second
	}
	return third
}

// ByOrigin compares the areas of origin by their name keys, in the levels "agree"
// and "disagree". Areas of two countries disagree; where an area is not stated, it
// is missing. The field is called "origin_area".
func ByOrigin(agree MU) Comparison[Keys] {
	return Comparison[Keys]{
		Field: AgreeField("origin_area", agree.M, agree.U),
		Compare: func(a, b Keys) Outcome {
			x, y := a.of(), b.of()
			switch {
			case x.area == "" || y.area == "":
				return Missing
			case x.area != y.area, !x.country.IsZero() && !y.country.IsZero() && x.country != y.country:
				return second
			}
			return first
		},
	}
}

// PersonPasses returns three passes that fail for different reasons:
//
//   - birth-date: born on the same day
//   - surname-year: the same first four letters of the surname and year of birth
//   - names: the same words of given name and surname, in whatever order
//
// A person whose name is mistyped at the beginning and whose date of birth is
// wrong is found by none of them.
func PersonPasses() []Pass[Keys] {
	return []Pass[Keys]{
		{"birth-date", func(dst []byte, k Keys) []byte {
			if born := k.of().born; born.Precision() == period.Day {
				return strconv.AppendInt(dst, int64(born.DayNumber()), 10)
			}
			return dst
		}},
		{"surname-year", func(dst []byte, k Keys) []byte {
			if k.of().surname == "" || k.of().born.IsZero() {
				return dst
			}
			dst = append(dst, firstLetters(k.of().surname, 4)...)
			return strconv.AppendInt(dst, int64(k.of().born.Year()), 10)
		}},
		{"names", func(dst []byte, k Keys) []byte {
			return append(dst, k.of().words...)
		}},
	}
}

func firstLetters(s string, n int) string {
	end := 0
	for ; n > 0 && end < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return s[:end]
}
