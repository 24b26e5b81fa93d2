package place

import (
	"errors"
	"fmt"
	"strings"
	"sync"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
)

// Country is a country or territory of ISO 3166-1, or Kosovo. Countries
// compare with == and serve as map keys. The zero Country means "not stated":
// [Country.IsZero] reports it, and it prints as "".
type Country struct {
	n uint16 // place in the table, from 1
}

// ErrUnknownCountry matches every error about a text that is the code of no
// country.
var ErrUnknownCountry = errors.New("place: unknown country")

// aliases are codes of real files beside ISO 3166-1 and M49.
var aliases = [...]struct{ code, alpha2 string }{
	{"XKK", "XK"}, // CLDR
	{"KOS", "XK"}, // International Monetary Fund
	{"KSV", "XK"}, // World Bank, in older files
	{"983", "XK"}, // CLDR
	{"EL", "GR"},  // European Union
	{"UK", "GB"},  // European Union
	{"ADO", "AD"}, // World Bank, in older files
	{"IMY", "IM"}, // World Bank, in older files
	{"ROM", "RO"}, // ISO 3166-1 before 2002
	{"TMP", "TL"}, // ISO 3166-1 before 2002
	{"TP", "TL"},  // ISO 3166-1 before 2002
	{"WBG", "PS"}, // World Bank, in older files
	{"ZAR", "CD"}, // ISO 3166-1 before 1997
	{"ZR", "CD"},  // ISO 3166-1 before 1997
	{"BUR", "MM"}, // ISO 3166-1 before 1989
	{"736", "SD"}, // M49 before 2011
}

// byCode finds a country by each code that is read.
var byCode = sync.OnceValue(func() map[string]Country {
	m := make(map[string]Country, 3*len(countries)+len(aliases))
	for i, r := range countries {
		c := Country{uint16(i + 1)}
		m[r.alpha2], m[r.alpha3], m[r.m49] = c, c, c
	}
	for _, a := range aliases {
		m[a.code] = m[a.alpha2]
	}
	return m
})

// ParseCountry returns the country of a code, in upper case: two or three
// letters as in ISO 3166-1, or an M49 number, with its leading zeros or
// without ("008" and "8" are Albania). It also reads what real files use
// beside them: XKX, XKK, KOS, KSV, 412 and 983 for Kosovo, EL for Greece, UK
// for the United Kingdom, and ROM, TMP, TP, ZAR, ZR, BUR, ADO, IMY, WBG and 736
// for the countries that go by newer codes today.
//
// Anything else is an error that matches [ErrUnknownCountry]. So are the codes
// of what no longer exists and has no one successor (YUG, SCG, SUN, ANT, 890,
// 891), and those of groups (EUU, WLD, 150).
func ParseCountry(s string) (Country, error) {
	if len(s) > 0 && len(s) < 3 && s[0] >= '0' && s[0] <= '9' {
		padded := [3]byte{'0', '0', '0'}
		copy(padded[3-len(s):], s)
		if c, ok := byCode()[string(padded[:])]; ok {
			return c, nil
		}
	}
	if c, ok := byCode()[s]; ok {
		return c, nil
	}
	return Country{}, fmt.Errorf("%w: %s: want a code of ISO 3166-1 or M49 such as RS, SRB or 688", ErrUnknownCountry, check.Quote(s))
}

// MustCountry is [ParseCountry] for codes in source. It panics where that
// returns an error.
func MustCountry(s string) Country {
	c, err := ParseCountry(s)
	if err != nil {
		panic(err)
	}
	return c
}

func (c Country) row() *countryRow {
	if c.n == 0 {
		return &notStated
	}
	return &countries[c.n-1]
}

var notStated countryRow

// IsZero reports whether c is not stated.
func (c Country) IsZero() bool { return c.n == 0 }

// Code returns the two letters of ISO 3166-1, XK for Kosovo, which the
// standard leaves to its users, and "" where c is not stated.
func (c Country) Code() string { return c.row().alpha2 }

// Alpha3 returns the three letters of ISO 3166-1, and XKX for Kosovo, as the
// World Bank and the European Union write it.
func (c Country) Alpha3() string { return c.row().alpha3 }

// M49 returns the number of the United Nations' M49 and of ISO 3166-1, three
// digits with leading zeros. Kosovo has none there; it is given 412, as in
// data files of the United Nations. Taiwan has the number of ISO alone.
func (c Country) M49() string { return c.row().m49 }

// Compare orders countries by their two-letter codes, not stated first.
func (c Country) Compare(d Country) int { return strings.Compare(c.Code(), d.Code()) }

// Name returns the present-day short name of c in the language of tag:
// English, French, Spanish, Russian, or Serbian in Cyrillic or Latin script
// (sr, sr-Latn; sr-ME is Latin), whatever the region. Readers of Bosnian,
// Croatian and Montenegrin get Serbian in Latin script. In other languages,
// and where the table has no name in that language, the name is English: it is
// what [Country.Names] gives such a reader. Where c is not stated it is "".
func (c Country) Name(tag lang.Tag) string {
	name, ok := c.row().name(tag)
	if !ok {
		return c.row().en
	}
	return name
}

// Names returns all names of c that the table has.
func (c Country) Names() lang.Text {
	var t lang.Text
	for _, tag := range nameTags {
		if name, ok := c.row().name(tag); ok {
			t = t.With(tag, name)
		}
	}
	return t
}

// String returns the two-letter code.
func (c Country) String() string { return c.Code() }

// AppendText appends what [Country.MarshalText] returns.
func (c Country) AppendText(dst []byte) ([]byte, error) { return append(dst, c.Code()...), nil }

// MarshalText returns the two-letter code, and "" where c is not stated.
func (c Country) MarshalText() ([]byte, error) { return c.AppendText(nil) }

// UnmarshalText reads a code as [ParseCountry] does, and "" as a country that
// is not stated.
func (c *Country) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*c = Country{}
		return nil
	}
	d, err := ParseCountry(string(text))
	if err != nil {
		return err
	}
	*c = d
	return nil
}
