package figure

import (
	"slices"
	"strings"

	"iom.int/migdev/indicator/lang"
)

// String returns the figure in plain English, without groups: "USD 8 million",
// "more than 1700 jobs", "15-20% of GDP". A figure that [Parse] has read is
// read back as the same, but for role, source and sign; one made of parts may
// say what words do not ("500" at place value 100). What is not stated prints
// as "".
func (f Figure) String() string { return string(f.Append(nil, lang.Printer{})) }

// Format returns the figure in p's language: hedge, number, scaling word,
// percent sign and the mark of an estimate are the language's own, unit and
// base stay as they were written, and a currency's code stands in front. Languages without words of their own use
// English ones.
func (f Figure) Format(p lang.Printer) string { return string(f.Append(nil, p)) }

// Append appends what [Figure.Format] returns.
func (f Figure) Append(dst []byte, p lang.Printer) []byte {
	if f.IsZero() {
		return dst
	}
	words, unit := wordsOf(p), f.unit
	english := isEnglish(p)
	if word := f.magnitudeWord(); word != "" && english {
		if dst = append(dst, word...); word != "several" && unit != "" {
			dst = append(dst, " of"...)
		}
		return f.appendBehind(dst, words, unit)
	}
	word := words.hedges[f.hedge]
	switch {
	case f.hedge == Majority:
		if unit == "%" {
			unit = "" // the word says it
		}
		return f.appendBehind(append(dst, word...), words, unit)
	case word != "" && (f.hedge != Exact || f.looksRounded()):
		dst = append(append(dst, word...), ' ')
	}
	if IsCurrencyCode(unit) {
		dst, unit = append(append(dst, unit...), ' '), ""
	}
	often, isOften := f.often()
	switch {
	case isOften && english:
		dst, unit = append(dst, often...), ""
	case f.scale == 0 && unit == "%":
		dst, unit = f.appendPercent(dst, p), ""
	case f.hedge.isRange():
		dst = append(dst, p.Range(string(f.appendScaled(nil, p, f.low)), string(f.appendScaled(nil, p, f.high)))...)
	default:
		dst = f.appendScaled(dst, p, f.low)
	}
	if scale := f.scaleWord(words); scale != "" {
		dst = append(append(dst, ' '), scale...)
	}
	return f.appendBehind(dst, words, unit)
}

func isEnglish(p lang.Printer) bool { return p.Locale() == "" || p.Locale() == "en" }

// appendBehind appends the unit, the words of the base and the mark of an
// estimate.
func (f Figure) appendBehind(dst []byte, words *vocabulary, unit string) []byte {
	for _, text := range [...]string{unit, f.tail} {
		if text != "" {
			dst = append(append(dst, ' '), text...)
		}
	}
	if f.estimate {
		dst = append(append(append(dst, " ("...), words.estimate...), ')')
	}
	return dst
}

// scaleWord returns the scaling word in a language, "" where f has none or the
// language has no word for it.
func (f Figure) scaleWord(words *vocabulary) string {
	if f.scale == 0 {
		return ""
	}
	forms, n := words.scales[f.scale], f.low
	if f.hedge.isRange() {
		n = f.high
	}
	if words.plural != nil && words.plural(n.Mul(tenTo(-int(f.scale)))) {
		return forms[1]
	}
	return forms[0]
}

// appendScaled appends n in units of the scaling word, at the place value as
// stated. Where the language does not have the word, the number is written
// out.
func (f Figure) appendScaled(dst []byte, p lang.Printer, n Number) []byte {
	scale := int(f.scale)
	if f.scaleWord(wordsOf(p)) == "" {
		scale = 0
	}
	return appendNumber(dst, p, n.Mul(tenTo(-scale)), max(0, scale-int(f.place)))
}

// appendNumber appends n at a number of decimal places.
func appendNumber(dst []byte, p lang.Printer, n Number, places int) []byte {
	var plain [40]byte
	return p.AppendNumber(dst, string(n.appendPlaces(plain[:0], places)))
}

// appendPercent appends one or two percentages. The two ends of a range share
// one percent sign, which stands where the language puts it: that of the
// second end, with the first before it. A third has no decimal form and is
// written as a word in English, to one place elsewhere.
func (f Figure) appendPercent(dst []byte, p lang.Printer) []byte {
	isRange := f.hedge.isRange()
	if isEnglish(p) && (thirds(f.low) != "" || isRange && thirds(f.high) != "") {
		if dst = f.appendPortion(dst, p, f.low); isRange {
			dst = f.appendPortion(append(dst, " to "...), p, f.high)
		}
		return dst
	}
	if !isRange {
		return p.AppendPercent(dst, string(f.low.appendPlaces(nil, f.percentPlaces(f.low))))
	}
	places := max(f.percentPlaces(f.low), f.percentPlaces(f.high))
	low, high := string(appendNumber(nil, p, f.low, places)), string(appendNumber(nil, p, f.high, places))
	percent := string(p.AppendPercent(nil, string(f.high.appendPlaces(nil, places))))
	return append(dst, strings.Replace(percent, high, p.Range(low, high), 1)...)
}

// percentPlaces returns to how many decimal places a percentage is written.
func (f Figure) percentPlaces(n Number) int {
	if thirds(n) != "" {
		return 1
	}
	return max(0, -int(f.place))
}

// appendPortion appends a third as a word, and another percentage with its
// sign.
func (f Figure) appendPortion(dst []byte, p lang.Printer, n Number) []byte {
	if word := thirds(n); word != "" {
		return append(dst, word...)
	}
	return p.AppendPercent(dst, string(n.appendPlaces(nil, f.percentPlaces(n))))
}

// thirds returns the word for a third or two as a percentage, "" for others.
func thirds(n Number) string {
	if n.IsInt() {
		return ""
	}
	switch n = n.Mul(Int(3)); {
	case n.Equal(Int(100)):
		return "a third"
	case n.Equal(Int(200)):
		return "two thirds"
	}
	return ""
}

// often returns "twice per day" for 2 times per day, and false where there is
// no word.
func (f Figure) often() (string, bool) {
	period, ok := strings.CutPrefix(f.unit, timesPer)
	if !ok || f.hedge.isRange() || f.place != 0 || f.scale != 0 || !slices.Contains(frequencyPeriods[:], period) {
		return "", false
	}
	for k, word := range timesWords {
		if f.low.Equal(Int(int64(k + 1))) {
			return word + " per " + period, true
		}
	}
	return "", false
}

// magnitudeWord returns "thousands" for at least 2,000 said without digits, ""
// for what is no magnitude.
func (f Figure) magnitudeWord() string {
	switch {
	case f.hedge != Magnitude || f.place < 0:
		return ""
	case f.low.Equal(Int(24)):
		return "dozens"
	case f.low.Equal(Int(1e4)) && f.place == 4:
		return "ten thousands"
	case f.low.Equal(Int(1e5)) && f.place == 5:
		return "hundred thousands"
	case int(f.place) < len(magnitudes) && f.low.Equal(scaled(2, int(f.place))):
		return magnitudes[f.place]
	}
	return ""
}
