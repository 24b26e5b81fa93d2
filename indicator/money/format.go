package money

import (
	"slices"

	"iom.int/migdev/indicator/lang"
)

// Format returns a for readers of the printer's language: the number with all
// its digits, grouped and marked as that language does, and the code where the
// language puts a currency, with a no-break space between them.
//
//	en, and every language not named here   EUR 1,234.50   -EUR 1,234.50
//	fr, es, ru, sr, sr-Latn, de, sq, uk     1.234,50 EUR   -1.234,50 EUR
//
// Spanish of Latin America and German of Austria, Switzerland and
// Liechtenstein have it in front too; other regions follow their language. The
// places are those of CLDR 47. For the zero Printer it is what [Amount.String]
// returns, and for the zero value "". [ParseLocal] reads it.
func (a Amount) Format(p lang.Printer) string {
	return a.format(p, "")
}

// FormatSign is [Amount.Format] with the sign of the currency in the place of
// its code, as in "€1,234.50" and "1.234,50 €", where the sign stands for one
// currency alone: for EUR, AMD (֏), AZN (₼), GEL (₾), ILS (₪), INR (₹), KZT
// (₸), RUB (₽), TRY (₺) and UAH (₴). In front it has no blank behind it. Other
// currencies, those of $, £ and ¥ among them, keep their code, and the zero
// Printer writes codes alone. It is for readers: nothing here reads it.
func (a Amount) FormatSign(p lang.Printer) string {
	return a.format(p, currencySigns[a.currency])
}

// currencySigns holds the signs that Unicode encodes for one currency alone.
var currencySigns = map[Currency]string{
	EUR: "€", AMD: "֏", AZN: "₼", GEL: "₾", ILS: "₪", KZT: "₸", RUB: "₽", TRY: "₺", UAH: "₴",
	packLetters("INR"): "₹",
}

// noBreak stands between a number and its currency.
const noBreak = "\u00a0"

// format writes a with its code, or with sign where that is not "".
func (a Amount) format(p lang.Printer, sign string) string {
	if a.currency == 0 || p == (lang.Printer{}) {
		return a.String()
	}
	var room [2 * maxText]byte
	number := a.appendNumber(room[:0])
	dst := make([]byte, 0, 3*maxText)
	if !codeInFront(p) {
		dst = append(p.AppendNumber(dst, string(number)), noBreak...)
		if sign != "" {
			return string(append(dst, sign...))
		}
		return string(a.currency.appendLetters(dst))
	}
	if number[0] == '-' {
		dst = append(dst, p.Marks().Minus...)
		number = number[1:]
	}
	if sign != "" {
		dst = append(dst, sign...)
	} else {
		dst = append(a.currency.appendLetters(dst), noBreak...)
	}
	return string(p.AppendNumber(dst, string(number)))
}

// codeInFront reports whether p's language puts a currency before the number.
func codeInFront(p lang.Printer) bool {
	switch p.Locale() {
	case "de":
		region, _ := p.Tag().Region()
		return slices.Contains([]string{"AT", "CH", "LI"}, region.String())
	case "es":
		for up := p.Tag(); !up.IsRoot(); up = up.Parent() {
			if up.String() == "es-419" { // Latin America
				return true
			}
		}
		return false
	case "fr", "ru", "sr", "sr-Latn", "sq", "uk":
		return false
	}
	return true
}
