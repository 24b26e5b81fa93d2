package lang

import (
	"strconv"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// AppendNumber appends a number to dst and returns the longer slice. plain has
// the form of a decimal in a file, -?digits(.digits)? in ASCII: "-1234567.50".
// Its digits are written as they are, leading and trailing zeros too, with the
// digits, separators and minus of the language: "-1 234 567,50". What is not
// of that form is appended unchanged. Nothing is allocated where dst has room.
func (p Printer) AppendNumber(dst []byte, plain string) []byte {
	return p.appendNumber(dst, []byte(plain))
}

// AppendPercent appends plain, a number of per cent such as "48.8", with the
// percent sign of the language, before it or behind it and with a blank where
// the language has one: "48.8%", "48,8 %", "%48,8". What has not the form that
// AppendNumber asks for is appended unchanged, with the sign.
func (p Printer) AppendPercent(dst []byte, plain string) []byte {
	return p.appendPercent(dst, []byte(plain))
}

// AppendDecimal appends d with the decimals it has: 2.00 stays 2.00. A decimal
// whose exponent is beyond ±64 is appended as coefficient and exponent, plain
// in every language: "15e1000".
func (p Printer) AppendDecimal(dst []byte, d decimal.Decimal) []byte {
	var room [maxPlain]byte
	return p.appendNumber(dst, appendPlain(room[:0], d))
}

// Decimal returns what AppendDecimal appends.
func (p Printer) Decimal(d decimal.Decimal) string {
	var room [2 * maxPlain]byte
	return string(p.AppendDecimal(room[:0], d))
}

// Percent returns d, in per cent, with the decimals it has and the percent
// sign of the language, placed as AppendPercent does: 48.80 gives "48.80%".
func (p Printer) Percent(d decimal.Decimal) string {
	var plain [maxPlain]byte
	var room [2 * maxPlain]byte
	return string(p.appendPercent(room[:0], appendPlain(plain[:0], d)))
}

// maxPlain is room for a sign, a point, and 18 digits with 64 zeros.
const maxPlain = 96

func (p Printer) appendNumber(dst, plain []byte) []byte {
	if p.isZero() {
		return append(dst, plain...)
	}
	n, ok := splitNumber(plain)
	if !ok {
		return append(dst, plain...)
	}
	m := p.marks.Value()
	if !n.negative {
		return m.appendDigits(dst, n)
	}
	return m.appendAround(dst, m.negative, n)
}

func (p Printer) appendPercent(dst, plain []byte) []byte {
	if p.isZero() {
		return append(append(dst, plain...), '%')
	}
	m := p.marks.Value()
	n, ok := splitNumber(plain)
	if !ok {
		dst = append(dst, m.percent.before...)
		dst = append(dst, plain...)
		return append(dst, m.percent.behind...)
	}
	if n.negative {
		return m.appendAround(dst, m.negativePercent, n)
	}
	return m.appendAround(dst, m.percent, n)
}

// digits is a plain number taken apart.
type digits struct {
	negative        bool
	whole, fraction []byte // fraction is empty where there is none
}

// splitNumber takes -?digits(.digits)? apart.
func splitNumber(s []byte) (n digits, ok bool) {
	if len(s) > 0 && s[0] == '-' {
		n.negative = true
		s = s[1:]
	}
	end := countDigits(s)
	n.whole = s[:end]
	if end == len(s) {
		return n, end > 0
	}
	n.fraction = s[end+1:]
	ok = end > 0 && s[end] == '.' && len(n.fraction) > 0 && countDigits(n.fraction) == len(n.fraction)
	return n, ok
}

func countDigits(s []byte) int {
	for i, c := range s {
		if c < '0' || c > '9' {
			return i
		}
	}
	return len(s)
}

func (m *marks) appendAround(dst []byte, a around, n digits) []byte {
	dst = append(dst, a.before...)
	dst = m.appendDigits(dst, n)
	return append(dst, a.behind...)
}

func (m *marks) appendDigits(dst []byte, n digits) []byte {
	dst = m.appendWhole(dst, n.whole)
	if len(n.fraction) > 0 {
		dst = append(dst, m.decimal...)
		dst = m.appendRun(dst, n.fraction)
	}
	return dst
}

func (m *marks) appendWhole(dst, whole []byte) []byte {
	primary, secondary := int(m.primary), int(m.secondary)
	grouped := len(whole) - primary // digits before the last separator
	if primary == 0 || grouped < int(m.least) {
		return m.appendRun(dst, whole)
	}
	first := grouped % secondary
	if first == 0 {
		first = secondary
	}
	dst = m.appendRun(dst, whole[:first])
	for i := first; i < grouped; i += secondary {
		dst = append(dst, m.group...)
		dst = m.appendRun(dst, whole[i:i+secondary])
	}
	dst = append(dst, m.group...)
	return m.appendRun(dst, whole[grouped:])
}

// appendRun appends digits without separators.
func (m *marks) appendRun(dst, run []byte) []byte {
	if m.digits[0] == '0' {
		return append(dst, run...)
	}
	for _, c := range run {
		dst = utf8.AppendRune(dst, m.digits[c-'0'])
	}
	return dst
}

// maxExponent is the greatest exponent of a decimal that is written out.
const maxExponent = 64

// appendPlain appends d with the decimals it has, as [Printer.AppendNumber]
// wants it. It does not use decimal's own String, which drops zeros at the
// end.
func appendPlain(dst []byte, d decimal.Decimal) []byte {
	exp := int(d.Exponent())
	start := len(dst)
	if d.NumDigits() <= 18 { // fits an int64
		dst = strconv.AppendInt(dst, d.CoefficientInt64(), 10)
	} else {
		dst = d.Coefficient().Append(dst, 10)
	}
	switch {
	case exp < -maxExponent || exp > maxExponent:
		return strconv.AppendInt(append(dst, 'e'), int64(exp), 10)
	case exp >= 0:
		if d.IsZero() {
			return dst
		}
		for range exp {
			dst = append(dst, '0')
		}
		return dst
	}

	if d.Sign() < 0 {
		start++
	}
	decimals := -exp
	if missing := decimals + 1 - (len(dst) - start); missing > 0 { // 5e-3 is 0005 so far
		for range missing {
			dst = append(dst, '0')
		}
		copy(dst[start+missing:], dst[start:])
		for i := range missing {
			dst[start+i] = '0'
		}
	}
	dst = append(dst, 0)
	point := len(dst) - 1 - decimals
	copy(dst[point+1:], dst[point:])
	dst[point] = '.'
	return dst
}
