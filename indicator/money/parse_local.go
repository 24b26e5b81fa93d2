package money

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
)

// ErrTooPrecise matches every [*PrecisionError].
var ErrTooPrecise = errors.New("money: finer than the minor unit")

// PrecisionError tells of a text that is well formed and has more digits
// behind its mark than the minor unit of the currency. To take them all the
// same, as for unit prices, take Amount, which is just what the text says.
type PrecisionError struct {
	Amount Amount
	Digits int // of the minor unit
}

// Error names the amount and how many digits were wanted.
func (e *PrecisionError) Error() string {
	return fmt.Sprintf("money: finer than the minor unit: %s: want at most %d digits behind the point", e.Amount, e.Digits)
}

// Is reports whether target is [ErrTooPrecise].
func (e *PrecisionError) Is(target error) bool { return target == ErrTooPrecise }

// maxLocal is how many bytes of a localised text are looked at: 64 digits of
// four bytes, their separators, and a currency.
const maxLocal = 512

// ParseLocal reads an amount as [Amount.Format] writes it for p: the number in
// the notation of [ParseMarked] with the marks of p's language, and the code
// in that language's place, in front with the minus before it. Between number
// and code is one blank: U+00A0, U+202F or plain. For the zero Printer that is
// "1234.50 EUR".
//
// The errors are those of [ParseMarked].
func ParseLocal(s string, p lang.Printer) (Amount, error) {
	if len(s) > maxLocal {
		return Amount{}, tooLong(s)
	}
	m := p.Marks()
	number, code, ok := splitCode(s, m, p != (lang.Printer{}) && codeInFront(p))
	if !ok {
		example := Amount{coef: 123450, scale: 2, currency: EUR}.Format(p)
		return Amount{}, fmt.Errorf("%w: %s: want a number and an ISO 4217 code in the places of %s", ErrAmount, check.Quote(s), check.Quote(example))
	}
	c, err := ParseCurrency(code)
	if err != nil {
		return Amount{}, fmt.Errorf("%w: %s: %w", ErrAmount, check.Quote(s), err)
	}
	return ParseMarked(number, m, c)
}

// splitCode takes the code out of s. The number keeps its minus.
func splitCode(s string, m lang.Marks, inFront bool) (number, code string, ok bool) {
	if !inFront {
		cut := len(s) - len("EUR")
		if cut < 0 {
			return "", "", false
		}
		number, ok = cutBlank(s[:cut])
		return number, s[cut:], ok
	}
	minus, rest := cutMinus(s, m)
	if len(rest) < len("EUR") {
		return "", "", false
	}
	code, rest = rest[:len("EUR")], rest[len("EUR"):]
	for _, blank := range blanks {
		if number, ok = strings.CutPrefix(rest, blank); ok {
			if again, _ := cutMinus(number, m); again != "" {
				return "", "", false
			}
			return minus + number, code, true
		}
	}
	return "", "", false
}

// blanks may stand between a number and its code.
var blanks = [...]string{noBreak, "\u202f", " "}

// cutBlank takes the blank at the end of s away.
func cutBlank(s string) (string, bool) {
	for _, blank := range blanks {
		if before, ok := strings.CutSuffix(s, blank); ok {
			return before, true
		}
	}
	return "", false
}

// cutMinus takes the minus at the start of s apart.
func cutMinus(s string, m lang.Marks) (minus, rest string) {
	for _, minus := range [...]string{m.Minus, "-", "\u2212"} {
		if minus != "" && strings.HasPrefix(s, minus) {
			return minus, s[len(minus):]
		}
	}
	return "", s
}

// ParseMarked reads a number in currency c that is written with the marks m: a
// language's, as [lang.Printer.Marks] returns them, or those of a file, as in
//
//	lang.Marks{Decimal: ",", Group: "."}
//
// where '0' is meant for no Zero, and 3 for no Primary and Secondary.
//
// Nothing is guessed. The separators are just those of m, each a single
// character. The whole is written without groups or is grouped to its end,
// from the decimal mark leftwards, and does not begin with a zero then; at
// least one digit is on either side of a decimal mark. A minus is that of m,
// '-' or U+2212, before the digits; there is no plus and no exponent, and there
// are no blanks around and at most 64 digits. Digits behind the mark are kept:
// "2,00" has the scale 2.
//
// The errors match [ErrAmount] where the text or m is malformed, and
// [ErrUnknownCurrency] where c is no currency. Where all is well but for more
// digits behind the mark than the minor unit of c has, the error is a
// [*PrecisionError], which holds the amount; a currency without a minor unit
// takes any.
//
// A text of one group, "1,234", reads as well in one convention as in the
// other: it is for the caller to know which the source follows.
func ParseMarked(number string, m lang.Marks, c Currency) (Amount, error) {
	if err := c.known(); err != nil {
		return Amount{}, err
	}
	if len(number) > maxLocal {
		return Amount{}, tooLong(number)
	}
	m, err := completeMarks(m)
	if err != nil {
		return Amount{}, err
	}
	var room [maxText + 2]byte
	plain, ok := unmark(room[:0], number, m)
	if !ok {
		return Amount{}, fmt.Errorf("%w: %s: want digits with %s before decimals and %s between whole groups, or no groups",
			ErrAmount, check.Quote(number), describe(m.Decimal), describe(m.Group))
	}
	a, err := parseNumber(string(plain), c)
	if err != nil {
		return Amount{}, err
	}
	if digits, ok := c.MinorUnits(); ok && a.Scale() > digits {
		return Amount{}, &PrecisionError{Amount: a, Digits: digits}
	}
	return a, nil
}

func tooLong(s string) error {
	return fmt.Errorf("%w: %s: text of %d bytes: at most %d digits are read", ErrAmount, check.Quote(s), len(s), maxText)
}

func describe(mark string) string {
	if mark == "" {
		return "nothing"
	}
	return strconv.QuoteToASCII(mark) // so that blanks can be told apart
}

// completeMarks fills in what m leaves out, and refuses marks that could be
// taken for each other or for a part of a number.
func completeMarks(m lang.Marks) (lang.Marks, error) {
	if m.Zero == 0 {
		m.Zero = '0'
	}
	if m.Primary == 0 {
		m.Primary = 3
	}
	if m.Secondary == 0 {
		m.Secondary = m.Primary
	}
	if m.Primary < 0 || m.Secondary < 0 || !unicode.IsDigit(m.Zero) {
		return m, fmt.Errorf("%w: marks with groups of %d and %d and %U for zero: want lengths above zero and a digit",
			ErrAmount, m.Secondary, m.Primary, m.Zero)
	}
	for _, mark := range [...]string{m.Decimal, m.Group} {
		if mark == "" {
			continue
		}
		r, size := utf8.DecodeRuneInString(mark)
		if size != len(mark) || r == utf8.RuneError || r == '-' || r == '+' || r == '\u2212' ||
			unicode.IsDigit(r) || unicode.IsLetter(r) || strings.HasPrefix(m.Minus, mark) {
			return m, fmt.Errorf("%w: separator %s: want one character that is no digit, letter or sign", ErrAmount, check.Quote(mark))
		}
	}
	if m.Decimal != "" && m.Decimal == m.Group {
		return m, fmt.Errorf("%w: separator %s both before decimals and between groups: want two", ErrAmount, check.Quote(m.Group))
	}
	return m, nil
}

// unmark appends to dst the number of s in plain form, as parseNumber reads
// it, and returns false where s is not written with the marks m.
func unmark(dst []byte, s string, m lang.Marks) ([]byte, bool) {
	minus, s := cutMinus(s, m)
	if minus != "" {
		dst = append(dst, '-')
	}
	start := len(dst)
	dst, s, run := appendDigits(dst, s, m)
	if run == 0 {
		return dst, false
	}
	grouped := false
	for m.Group != "" && strings.HasPrefix(s, m.Group) {
		whole := run == m.Secondary || !grouped && run < m.Secondary
		if !whole || dst[start] == '0' {
			return dst, false
		}
		grouped = true
		if dst, s, run = appendDigits(dst, s[len(m.Group):], m); run == 0 {
			return dst, false
		}
	}
	if grouped && run != m.Primary {
		return dst, false
	}
	if m.Decimal != "" && strings.HasPrefix(s, m.Decimal) {
		dst = append(dst, '.')
		if dst, s, run = appendDigits(dst, s[len(m.Decimal):], m); run == 0 {
			return dst, false
		}
	}
	return dst, s == "" && len(dst) <= maxText
}

// appendDigits appends the digits at the start of s in ASCII, and returns the
// rest of s and how many they were.
func appendDigits(dst []byte, s string, m lang.Marks) (longer []byte, rest string, n int) {
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		if r < m.Zero || r > m.Zero+9 {
			break
		}
		dst = append(dst, '0'+byte(r-m.Zero))
		s = s[size:]
		n++
	}
	return dst, s, n
}
