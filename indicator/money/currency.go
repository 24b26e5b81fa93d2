package money

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
)

// Currency is an ISO 4217 currency. Currencies compare with ==, are ordered by
// < as their codes are, and serve as map keys. The zero Currency means "none":
// [Currency.IsZero] reports it, and it prints as "".
//
// Take a currency from the constants or from [ParseCurrency]. The number
// inside is no ISO number and has no meaning outside a running program; a
// number that stands for no code of ISO 4217 is refused wherever an amount is
// made.
type Currency uint16 // three letters of five bits, A = 1

// The currencies that programmes and corridors of this library's field use
// most. [ParseCurrency] knows all of ISO 4217.
const (
	EUR Currency = ('E'-'@')<<10 | ('U'-'@')<<5 | ('R' - '@')
	USD Currency = ('U'-'@')<<10 | ('S'-'@')<<5 | ('D' - '@')
	CHF Currency = ('C'-'@')<<10 | ('H'-'@')<<5 | ('F' - '@')
	GBP Currency = ('G'-'@')<<10 | ('B'-'@')<<5 | ('P' - '@')

	ALL Currency = ('A'-'@')<<10 | ('L'-'@')<<5 | ('L' - '@') // Albanian lek
	AMD Currency = ('A'-'@')<<10 | ('M'-'@')<<5 | ('D' - '@') // Armenian dram
	AZN Currency = ('A'-'@')<<10 | ('Z'-'@')<<5 | ('N' - '@') // Azerbaijan manat
	BAM Currency = ('B'-'@')<<10 | ('A'-'@')<<5 | ('M' - '@') // convertible mark of Bosnia and Herzegovina
	BYN Currency = ('B'-'@')<<10 | ('Y'-'@')<<5 | ('N' - '@') // Belarusian ruble
	GEL Currency = ('G'-'@')<<10 | ('E'-'@')<<5 | ('L' - '@') // Georgian lari
	ILS Currency = ('I'-'@')<<10 | ('L'-'@')<<5 | ('S' - '@') // Israeli new shekel
	KGS Currency = ('K'-'@')<<10 | ('G'-'@')<<5 | ('S' - '@') // Kyrgyz som
	KZT Currency = ('K'-'@')<<10 | ('Z'-'@')<<5 | ('T' - '@') // Kazakh tenge
	MDL Currency = ('M'-'@')<<10 | ('D'-'@')<<5 | ('L' - '@') // Moldovan leu
	MKD Currency = ('M'-'@')<<10 | ('K'-'@')<<5 | ('D' - '@') // denar of North Macedonia
	RSD Currency = ('R'-'@')<<10 | ('S'-'@')<<5 | ('D' - '@') // Serbian dinar
	RUB Currency = ('R'-'@')<<10 | ('U'-'@')<<5 | ('B' - '@') // Russian ruble
	TJS Currency = ('T'-'@')<<10 | ('J'-'@')<<5 | ('S' - '@') // Tajik somoni
	TMT Currency = ('T'-'@')<<10 | ('M'-'@')<<5 | ('T' - '@') // Turkmen new manat
	TRY Currency = ('T'-'@')<<10 | ('R'-'@')<<5 | ('Y' - '@') // Turkish lira
	UAH Currency = ('U'-'@')<<10 | ('A'-'@')<<5 | ('H' - '@') // Ukrainian hryvnia
	UZS Currency = ('U'-'@')<<10 | ('Z'-'@')<<5 | ('S' - '@') // Uzbek sum

	AED Currency = ('A'-'@')<<10 | ('E'-'@')<<5 | ('D' - '@')
	AUD Currency = ('A'-'@')<<10 | ('U'-'@')<<5 | ('D' - '@')
	BDT Currency = ('B'-'@')<<10 | ('D'-'@')<<5 | ('T' - '@')
	CAD Currency = ('C'-'@')<<10 | ('A'-'@')<<5 | ('D' - '@')
	CZK Currency = ('C'-'@')<<10 | ('Z'-'@')<<5 | ('K' - '@')
	DKK Currency = ('D'-'@')<<10 | ('K'-'@')<<5 | ('K' - '@')
	HUF Currency = ('H'-'@')<<10 | ('U'-'@')<<5 | ('F' - '@')
	JMD Currency = ('J'-'@')<<10 | ('M'-'@')<<5 | ('D' - '@')
	JPY Currency = ('J'-'@')<<10 | ('P'-'@')<<5 | ('Y' - '@')
	KWD Currency = ('K'-'@')<<10 | ('W'-'@')<<5 | ('D' - '@')
	MAD Currency = ('M'-'@')<<10 | ('A'-'@')<<5 | ('D' - '@')
	NOK Currency = ('N'-'@')<<10 | ('O'-'@')<<5 | ('K' - '@')
	PLN Currency = ('P'-'@')<<10 | ('L'-'@')<<5 | ('N' - '@')
	RON Currency = ('R'-'@')<<10 | ('O'-'@')<<5 | ('N' - '@')
	SEK Currency = ('S'-'@')<<10 | ('E'-'@')<<5 | ('K' - '@')
	TND Currency = ('T'-'@')<<10 | ('N'-'@')<<5 | ('D' - '@')
	XAF Currency = ('X'-'@')<<10 | ('A'-'@')<<5 | ('F' - '@') // CFA franc of central Africa
	XDR Currency = ('X'-'@')<<10 | ('D'-'@')<<5 | ('R' - '@') // special drawing right of the IMF
	XOF Currency = ('X'-'@')<<10 | ('O'-'@')<<5 | ('F' - '@') // CFA franc of western Africa

	BGN Currency = ('B'-'@')<<10 | ('G'-'@')<<5 | ('N' - '@') // withdrawn for the euro, 2026
	CSD Currency = ('C'-'@')<<10 | ('S'-'@')<<5 | ('D' - '@') // withdrawn for RSD, 2006
	DEM Currency = ('D'-'@')<<10 | ('E'-'@')<<5 | ('M' - '@') // withdrawn for the euro, 2002
	HRK Currency = ('H'-'@')<<10 | ('R'-'@')<<5 | ('K' - '@') // withdrawn for the euro, 2023
)

// ErrUnknownCurrency matches every error about a code that is none of ISO
// 4217.
var ErrUnknownCurrency = errors.New("money: unknown currency")

// ParseCurrency returns the currency of an alphabetic ISO 4217 code in upper
// case, current or withdrawn. Anything else is an error that matches
// [ErrUnknownCurrency]: so is XXX, which ISO keeps for "no currency".
func ParseCurrency(s string) (Currency, error) {
	if c, ok := pack(s); ok && c.row() != nil {
		return c, nil
	}
	return 0, fmt.Errorf("%w: %s: want an ISO 4217 code such as EUR", ErrUnknownCurrency, check.Quote(s))
}

// MustCurrency is [ParseCurrency] for codes in source. It panics where that
// returns an error.
func MustCurrency(s string) Currency {
	c, err := ParseCurrency(s)
	if err != nil {
		panic(err)
	}
	return c
}

func pack(code string) (Currency, bool) {
	if len(code) != 3 {
		return 0, false
	}
	for i := range len(code) {
		if code[i] < 'A' || code[i] > 'Z' {
			return 0, false
		}
	}
	return packLetters(code), true
}

// packLetters packs three capital letters.
func packLetters(code string) Currency {
	return Currency(code[0]-'@')<<10 | Currency(code[1]-'@')<<5 | Currency(code[2]-'@')
}

// appendLetters appends the letters that c is packed from.
func (c Currency) appendLetters(dst []byte) []byte {
	return append(dst, '@'+byte(c>>10&31), '@'+byte(c>>5&31), '@'+byte(c&31))
}

// row returns what the table knows of c, or nil.
func (c Currency) row() *currencyRow {
	low, high := 0, len(currencies)
	for low < high {
		mid := (low + high) / 2
		switch code := packLetters(currencies[mid].code); {
		case code < c:
			low = mid + 1
		case code > c:
			high = mid
		default:
			return &currencies[mid]
		}
	}
	return nil
}

// known returns an error that matches [ErrUnknownCurrency] where c is none or
// no code of the table.
func (c Currency) known() error {
	switch {
	case c == 0:
		return fmt.Errorf("%w: none given: want an ISO 4217 code such as EUR", ErrUnknownCurrency)
	case c.row() == nil:
		return fmt.Errorf("%w: number %d: want a constant of this package or a code that was parsed", ErrUnknownCurrency, uint16(c))
	}
	return nil
}

// Code returns the ISO 4217 code, as in "EUR", or "" for no currency.
func (c Currency) Code() string {
	if r := c.row(); r != nil {
		return r.code
	}
	return ""
}

// IsZero reports whether c is no currency.
func (c Currency) IsZero() bool { return c == 0 }

// MinorUnits returns how many digits the minor unit of c takes: 2 for the
// euro, 0 for the yen, 3 for the Kuwaiti dinar. It returns false where ISO
// 4217 states none, as for special drawing rights, metals and many withdrawn
// currencies, and for no currency: such an amount has no natural rounding.
//
// For a withdrawn currency it is what the last list that held it stated; for
// CSD and UAK, where no such list was found, 2 is assumed.
func (c Currency) MinorUnits() (digits int, ok bool) {
	r := c.row()
	if r == nil || r.minor == noMinor {
		return 0, false
	}
	return int(r.minor), true
}

// Withdrawn reports whether ISO 4217, as of 1 January 2026, counts c among the
// withdrawn currencies. An amount of earlier days may well be stated in it:
// [Currency.Validity] says of which.
func (c Currency) Withdrawn() bool {
	r := c.row()
	return r != nil && r.withdrawn
}

// String returns what [Currency.Code] does, or "currency(7)" for a number that
// stands for no code.
func (c Currency) String() string {
	if code := c.Code(); code != "" || c == 0 {
		return code
	}
	return fmt.Sprintf("currency(%d)", uint16(c))
}

// AppendText appends what [Currency.MarshalText] returns.
func (c Currency) AppendText(dst []byte) ([]byte, error) {
	if c == 0 {
		return dst, nil
	}
	if err := c.known(); err != nil {
		return dst, err
	}
	return c.appendLetters(dst), nil
}

// MarshalText returns the code, and "" for no currency. A number that stands
// for no code is an error that matches [ErrUnknownCurrency].
func (c Currency) MarshalText() ([]byte, error) { return c.AppendText(nil) }

// UnmarshalText reads what [Currency.MarshalText] writes.
func (c *Currency) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*c = 0
		return nil
	}
	d, err := ParseCurrency(string(text))
	if err != nil {
		return err
	}
	*c = d
	return nil
}
