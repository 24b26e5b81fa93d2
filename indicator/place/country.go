package place

import (
	"errors"
	"fmt"
	"iter"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
)

//go:generate go run gen.go

// Country is a country or territory of ISO 3166-1, Kosovo, or a former
// country. Countries compare with == and serve as map keys. The zero Country
// means "not stated": [Country.IsZero] reports it, and it prints as "".
type Country struct {
	n uint16 // place in the table, from 1
}

// ErrUnknownCountry matches every error about a text that is the code, or the
// name, of no country.
var ErrUnknownCountry = errors.New("place: unknown country")

// ParseCountry returns the country of a code, in upper case: two or three
// letters as in ISO 3166-1, or an M49 number, with its leading zeros or
// without ("008" and "8" are Albania). It also reads what real files use
// beside them: XKX, XKK, KOS, KSV, 412 and 983 for Kosovo, EL for Greece, UK
// for the United Kingdom, and ROM, TMP, TP, ZAR, ZR, BUR, BU, RHO, RH, ADO,
// IMY, WBG and 736 for the countries that go by newer codes today. Of former
// countries it reads the four letters that [Country.Code] gives.
//
// Anything else is an error that matches [ErrUnknownCountry]. So are the codes
// that former countries had (YU, SCG, SUN, 890), which [ParseCountryAsOf]
// reads, the codes of groups (EUU, WLD, 150), which [ParseGroup] reads, and
// names, which [ParseCountryName] reads.
func ParseCountry(s string) (Country, error) {
	if n := find(s); n != 0 {
		return Country{n}, nil
	}
	want := "want a code of ISO 3166-1 or M49 such as RS, SRB or 688"
	if findFormer(s) != nil {
		want += "; this one is of a former country, which ParseCountryAsOf reads"
	}
	return Country{}, fmt.Errorf("%w: %s: %s", ErrUnknownCountry, check.Quote(s), want)
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

// find returns the number of the country that s is the code of, or 0.
func find(s string) uint16 {
	switch len(s) {
	case 1, 2, 3:
		if s[0] <= '9' {
			return findM49(s)
		}
		code := 0
		for i := range len(s) {
			letter := int(s[i]) - 'A'
			if letter < 0 || letter >= 26 {
				return 0
			}
			code = code<<5 | letter
		}
		switch len(s) {
		case 2:
			return byAlpha2[code>>5*26+code&31]
		case 3:
			return findAlpha3(uint16(code))
		}
	case 4:
		for i := 0; i < len(formerText); i += 4 {
			if formerText[i:i+4] == s {
				return uint16(currentCountries + i/4 + 1)
			}
		}
	}
	return 0
}

func findM49(s string) uint16 {
	number := 0
	for i := range len(s) {
		digit := int(s[i]) - '0'
		if digit < 0 || digit > 9 {
			return 0
		}
		number = number*10 + digit
	}
	return byM49[number]
}

func findAlpha3(code uint16) uint16 {
	low, high := 0, len(alpha3Codes)
	for low < high {
		if mid := (low + high) / 2; alpha3Codes[mid] < code {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low == len(alpha3Codes) || alpha3Codes[low] != code {
		return 0
	}
	return byAlpha3[low]
}

// Countries yields the countries of today in the order of their codes: the 249
// entries of ISO 3166-1 and Kosovo.
func Countries() iter.Seq[Country] { return numbered(1, currentCountries) }

func numbered(first, last uint16) iter.Seq[Country] {
	return func(yield func(Country) bool) {
		for n := first; n <= last; n++ {
			if !yield(Country{n}) {
				return
			}
		}
	}
}

// IsZero reports whether c is not stated.
func (c Country) IsZero() bool { return c.n == 0 }

// Code returns the two letters of ISO 3166-1, XK for Kosovo, which the
// standard leaves to its users, and "" where c is not stated. A former country
// has the four letters of ISO 3166-3 (SUHH), since two letters may have been
// given to another country after it.
func (c Country) Code() string {
	if c.IsFormer() {
		return cell(formerText, c.n-currentCountries, 4)
	}
	return cell(alpha2Text, c.n, 2)
}

// Alpha3 returns the three letters of ISO 3166-1, and XKX for Kosovo, as the
// World Bank and the European Union write it. Those of a former country are
// the last it had.
func (c Country) Alpha3() string { return cell(alpha3Text, c.n, 3) }

// M49 returns the number of the United Nations' M49 and of ISO 3166-1, three
// digits with leading zeros. Kosovo has none there; it is given 412, as in
// data files of the United Nations. Taiwan has the number of ISO alone.
func (c Country) M49() string { return cell(m49Text, c.n, 3) }

// cell returns the n-th cell, from 1, of a column of cells of one width.
func cell(column string, n uint16, width int) string {
	if n == 0 {
		return ""
	}
	end := int(n) * width
	return column[end-width : end]
}

// Compare orders countries by their codes, not stated first.
func (c Country) Compare(d Country) int { return strings.Compare(c.Code(), d.Code()) }

// Name returns the present-day short name of c in the language of tag:
// English, French, Spanish, Russian, or Serbian in Cyrillic or Latin script
// (sr, sr-Latn; sr-ME is Latin), whatever the region. Readers of Bosnian,
// Croatian and Montenegrin get Serbian in Latin script. In other languages the
// name is English: it is what [Country.Names] gives such a reader. The name of
// a former country is its last. Where c is not stated it is "".
func (c Country) Name(tag lang.Tag) string {
	if c.n == 0 {
		return ""
	}
	column, latin := nameColumn(tag)
	name := c.name(column)
	if latin {
		return serbianLatin.Replace(name)
	}
	return name
}

// Names returns the name of c in each language that [Country.Name] knows.
func (c Country) Names() lang.Text {
	var t lang.Text
	for _, tag := range nameTags {
		t = t.With(tag, c.Name(tag))
	}
	return t
}

// String returns what [Country.Code] does.
func (c Country) String() string { return c.Code() }

// AppendText appends what [Country.MarshalText] returns.
func (c Country) AppendText(dst []byte) ([]byte, error) { return append(dst, c.Code()...), nil }

// MarshalText returns what [Country.Code] does, and "" where c is not stated.
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
