package lang_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"iom.int/migdev/indicator/lang"
)

// The marks are those of CLDR 32 with the newer ones that the package comment lists.
func TestNumbersByLanguage(t *testing.T) {
	tests := map[string]struct{ long, four, negative, percent, negativePercent string }{
		"en":               {"1,234,567.89", "1,234.50", "-0.5", "48.8%", "-1,234%"},
		"en-GB":            {"1,234,567.89", "1,234.50", "-0.5", "48.8%", "-1,234%"},
		"en-IN":            {"12,34,567.89", "1,234.50", "-0.5", "48.8%", "-1,234%"},
		"fr":               {"1\u202f234\u202f567,89", "1\u202f234,50", "-0,5", "48,8\u202f%", "-1\u202f234\u202f%"},
		"fr-BE":            {"1\u202f234\u202f567,89", "1\u202f234,50", "-0,5", "48,8\u202f%", "-1\u202f234\u202f%"},
		"fr-CA":            {"1\u00a0234\u00a0567,89", "1\u00a0234,50", "-0,5", "48,8\u00a0%", "-1\u00a0234\u00a0%"},
		"fr-MA":            {"1.234.567,89", "1.234,50", "-0,5", "48,8\u202f%", "-1.234\u202f%"},
		"es":               {"1.234.567,89", "1234,50", "-0,5", "48,8\u00a0%", "-1234\u00a0%"},
		"es-MX":            {"1,234,567.89", "1,234.50", "-0.5", "48.8\u00a0%", "-1,234\u00a0%"},
		"es-AR":            {"1.234.567,89", "1.234,50", "-0,5", "48,8\u00a0%", "-1.234\u00a0%"},
		"ru":               {"1\u00a0234\u00a0567,89", "1\u00a0234,50", "-0,5", "48,8\u00a0%", "-1\u00a0234\u00a0%"},
		"sr":               {"1.234.567,89", "1.234,50", "-0,5", "48,8%", "-1.234%"},
		"sr-Latn":          {"1.234.567,89", "1.234,50", "-0,5", "48,8%", "-1.234%"},
		"sr-ME":            {"1.234.567,89", "1.234,50", "-0,5", "48,8%", "-1.234%"},
		"cnr":              {"1.234.567,89", "1.234,50", "-0,5", "48,8%", "-1.234%"},
		"de":               {"1.234.567,89", "1.234,50", "-0,5", "48,8\u00a0%", "-1.234\u00a0%"},
		"de-CH":            {"1’234’567.89", "1’234.50", "-0.5", "48.8%", "-1’234%"},
		"sq":               {"1\u00a0234\u00a0567,89", "1234,50", "-0,5", "48,8%", "-1234%"},
		"uk":               {"1\u00a0234\u00a0567,89", "1\u00a0234,50", "-0,5", "48,8%", "-1\u00a0234%"},
		"pl":               {"1\u00a0234\u00a0567,89", "1234,50", "-0,5", "48,8%", "-1234%"},
		"pt":               {"1.234.567,89", "1.234,50", "-0,5", "48,8%", "-1.234%"},
		"pt-PT":            {"1\u00a0234\u00a0567,89", "1234,50", "-0,5", "48,8%", "-1234%"},
		"pt-MZ":            {"1\u00a0234\u00a0567,89", "1234,50", "-0,5", "48,8%", "-1234%"},
		"pt-AO":            {"1\u00a0234\u00a0567,89", "1\u00a0234,50", "-0,5", "48,8%", "-1\u00a0234%"},
		"tr":               {"1.234.567,89", "1.234,50", "-0,5", "%48,8", "-%1.234"},
		"eu":               {"1.234.567,89", "1.234,50", "−0,5", "%\u00a048,8", "−%\u00a01.234"},
		"hi":               {"12,34,567.89", "1,234.50", "-0.5", "48.8%", "-1,234%"},
		"bn":               {"১২,৩৪,৫৬৭.৮৯", "১,২৩৪.৫০", "-০.৫", "৪৮.৮%", "-১,২৩৪%"},
		"ar":               {"١٬٢٣٤٬٥٦٧٫٨٩", "١٬٢٣٤٫٥٠", "\u061c-٠٫٥", "٤٨٫٨٪\u061c", "\u061c-١٬٢٣٤٪\u061c"},
		"ar-EG-u-nu-arab":  {"١٬٢٣٤٬٥٦٧٫٨٩", "١٬٢٣٤٫٥٠", "\u061c-٠٫٥", "٤٨٫٨٪\u061c", "\u061c-١٬٢٣٤٪\u061c"},
		"ar-u-nu-latn":     {"1,234,567.89", "1,234.50", "\u200e-0.5", "48.8\u200e%\u200e", "\u200e-1,234\u200e%\u200e"},
		"fa":               {"۱٬۲۳۴٬۵۶۷٫۸۹", "۱٬۲۳۴٫۵۰", "\u200e−۰٫۵", "۴۸٫۸٪", "\u200e−۱٬۲۳۴٪"},
		"en-US-u-va-posix": {"1234567.89", "1234.50", "-0.5", "48.8%", "-1234%"},
		"tlh":              {"1,234,567.89", "1,234.50", "-0.5", "48.8%", "-1,234%"},
		"und":              {"1234567.89", "1234.50", "-0.5", "48.8%", "-1234%"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := lang.NewPrinter(mustTag(t, name))
			for plain, want := range map[string]string{"1234567.89": tt.long, "1234.50": tt.four, "-0.5": tt.negative} {
				require.Equal(t, want, string(p.AppendNumber(nil, plain)))
				require.Equal(t, want, p.Decimal(decimal.RequireFromString(plain)))
			}
			for plain, want := range map[string]string{"48.8": tt.percent, "-1234": tt.negativePercent} {
				require.Equal(t, want, string(p.AppendPercent(nil, plain)))
				require.Equal(t, want, p.Percent(decimal.RequireFromString(plain)))
			}
		})
	}
}

// Where CLDR 32 is still right, the printer writes what x/text does.
func TestNumbersAsXText(t *testing.T) {
	for _, s := range strings.Fields("af am ar az bn bs ca cs cy da de de-AT de-CH el en en-IN en-ZA es-419 es-CR eu fa fi " +
		"fr-CA ga gl gu he hi hr hy id is ja kk km kn ko ky lo lt mk ml mn mr ms my nb ne nl nn or pa ps pt ro ru rm si sk sr " +
		"sr-Latn sv sw ta te tg th tk tr uk ur ur-IN uz uz-Cyrl vi zh zh-Hant zu") {
		t.Run(s, func(t *testing.T) {
			tag := mustTag(t, s)
			p, x := lang.NewPrinter(tag), message.NewPrinter(tag)
			for plain, n := range map[string]any{
				"0": 0, "7": 7, "-12": -12, "123": 123, "1234": 1234, "-12345": -12345, "123456": 123456, "1234567": 1234567,
				"-12345678": -12345678, "123456789012": 123456789012, "0.5": 0.5, "-1234.25": -1234.25,
			} {
				require.Equal(t, x.Sprint(number.Decimal(n)), string(p.AppendNumber(nil, plain)), plain)
			}
			for plain, n := range map[string]float64{"50": 0.5, "-12.5": -0.125, "12345": 123.45} {
				require.Equal(t, x.Sprint(number.Percent(n, number.MaxFractionDigits(1))), string(p.AppendPercent(nil, plain)), plain)
			}
		})
	}
}

func TestAppendNumberForm(t *testing.T) {
	p := lang.NewPrinter(lang.German)
	for plain, want := range map[string]string{
		"0": "0", "-0": "-0", "-0.00": "-0,00", "007": "007", "0001234": "0.001.234", "12": "12", "123": "123", "1000": "1.000",
		"100000": "100.000", "1.000": "1,000", "123456789012345678901234567890.5": "123.456.789.012.345.678.901.234.567.890,5",
		"": "", "-": "-", ".5": ".5", "5.": "5.", "-.5": "-.5", "1.2.3": "1.2.3", "+5000": "+5000", "1e5": "1e5", "--5": "--5",
		"1e1000000000": "1e1000000000", "NaN": "NaN", "1 000": "1 000", " 1000": " 1000", "1,000": "1,000", "5000-": "5000-",
		"٥٠٠٠": "٥٠٠٠", "५०००": "५०००", "\u200e-5000": "\u200e-5000", "1\x00000": "1\x00000", "1\xff000": "1\xff000",
	} {
		require.Equal(t, "x"+want, string(p.AppendNumber([]byte("x"), plain)), "%q", plain)
		require.Equal(t, "x"+plain, string(lang.Printer{}.AppendNumber([]byte("x"), plain)))
	}
	require.Equal(t, "n/a\u00a0%", string(p.AppendPercent(nil, "n/a")))
	require.Equal(t, "n/a%", string(lang.Printer{}.AppendPercent(nil, "n/a")))
	require.Equal(t, "%n/a", string(lang.NewPrinter(mustTag(t, "tr")).AppendPercent(nil, "n/a")))

	long := strings.Repeat("123", 333_333) + "1"
	got := string(p.AppendNumber(nil, long))
	require.Equal(t, long, strings.ReplaceAll(got, ".", ""))
	require.Len(t, got, len(long)+333_333)
}

func TestDecimalScale(t *testing.T) {
	huge, _ := new(big.Int).SetString("123456789012345678901234567890", 10)
	tests := map[string]struct {
		d           decimal.Decimal
		plain, want string
	}{
		"zero value":      {decimal.Decimal{}, "0", "0"},
		"scale kept":      {decimal.New(200, -2), "2.00", "2,00"},
		"zero with scale": {decimal.New(0, -2), "0.00", "0,00"},
		"whole":           {decimal.New(1500, 0), "1500", "1.500"},
		"thousands":       {decimal.New(-15, 3), "-15000", "-15.000"},
		"zero thousands":  {decimal.New(0, 3), "0", "0"},
		"small":           {decimal.New(5, -3), "0.005", "0,005"},
		"negative small":  {decimal.New(-5, -3), "-0.005", "-0,005"},
		"below one":       {decimal.New(-48, -2), "-0.48", "-0,48"},
		"one digit":       {decimal.New(48, -1), "4.8", "4,8"},
		"greatest int64":  {decimal.New(9223372036854775807, -2), "92233720368547758.07", "92.233.720.368.547.758,07"},
		"least int64":     {decimal.New(-9223372036854775808, 0), "-9223372036854775808", "-9.223.372.036.854.775.808"},
		"big":             {decimal.NewFromBigInt(huge, -3), "123456789012345678901234567.890", "123.456.789.012.345.678.901.234.567,890"},
		"64 zeros":        {decimal.New(1, 64), "1" + strings.Repeat("0", 64), "10" + strings.Repeat(".000", 21)},
		"64 decimals":     {decimal.New(-1, -64), "-0." + strings.Repeat("0", 63) + "1", "-0," + strings.Repeat("0", 63) + "1"},
		"too large":       {decimal.New(15, 65), "15e65", "15e65"},
		"far too large":   {decimal.New(-15, 2147483647), "-15e2147483647", "-15e2147483647"},
		"too small":       {decimal.New(15, -65), "15e-65", "15e-65"},
		"far too small":   {decimal.New(15, -2147483648), "15e-2147483648", "15e-2147483648"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := lang.NewPrinter(lang.German)
			require.Equal(t, tt.plain, lang.Printer{}.Decimal(tt.d))
			require.Equal(t, tt.want, p.Decimal(tt.d))
			require.Equal(t, "x"+tt.want, string(p.AppendDecimal([]byte("x"), tt.d)))
			require.Equal(t, tt.plain+"%", lang.Printer{}.Percent(tt.d))
			require.Equal(t, tt.want+"\u00a0%", p.Percent(tt.d))
		})
	}
}

// What decimal's own globals say does not matter.
func TestDecimalGlobals(t *testing.T) {
	defer func(p int, m bool) { decimal.DivisionPrecision, decimal.MarshalJSONWithoutQuotes = p, m }(
		decimal.DivisionPrecision, decimal.MarshalJSONWithoutQuotes)
	decimal.DivisionPrecision, decimal.MarshalJSONWithoutQuotes = 0, true
	require.Equal(t, "1.234,50", lang.NewPrinter(lang.Serbian).Decimal(decimal.New(123450, -2)))
}

func TestNumbersAllocateNothing(t *testing.T) {
	dst := make([]byte, 0, 512)
	long := strings.Repeat("9", 64) + ".5" // longer than what the compiler keeps on the stack anyway
	d := decimal.New(-123456789, -2)
	for _, p := range []lang.Printer{{}, lang.NewPrinter(lang.French), lang.NewPrinter(mustTag(t, "ar"))} {
		require.Zero(t, testing.AllocsPerRun(100, func() {
			dst = p.AppendNumber(dst[:0], "-1234567.89")
			dst = p.AppendNumber(dst[:0], long)
			dst = p.AppendPercent(dst[:0], long)
			dst = p.AppendDecimal(dst[:0], d)
		}))
	}
}

// Whatever is given, nothing but marks is added, and what is a number keeps
// its digits.
func FuzzAppendNumber(f *testing.F) {
	for _, s := range []string{"", "-", "1234567.89", "-0.00", "1e1000000000", "٥٠٠٠", "1.2.3", "\u202e5", "5\x00"} {
		f.Add(s)
	}
	german, arabic := lang.NewPrinter(lang.German), lang.NewPrinter(mustTag(f, "ar"))
	toPlain := strings.NewReplacer(".", "", ",", ".")
	digits := []string{"٬", "", "٫", ".", "\u061c", ""}
	for i, r := range []rune("٠١٢٣٤٥٦٧٨٩") {
		digits = append(digits, string(r), string(rune('0'+i)))
	}
	arabicToPlain := strings.NewReplacer(digits...)
	f.Fuzz(func(t *testing.T, s string) {
		require.Equal(t, s, string(lang.Printer{}.AppendNumber(nil, s)))
		got, gotArabic := string(german.AppendNumber(nil, s)), string(arabic.AppendNumber(nil, s))
		if !isPlain(s) {
			require.Equal(t, s, got)
			require.Equal(t, s, gotArabic)
			return
		}
		require.Equal(t, s, toPlain.Replace(got))
		require.Equal(t, s, arabicToPlain.Replace(gotArabic))
	})
}

func isPlain(s string) bool {
	whole, fraction, point := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	isDigits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	return isDigits(whole) && (!point || isDigits(fraction))
}

func BenchmarkAppendNumber(b *testing.B) {
	dst := make([]byte, 0, 64)
	for _, s := range []string{"en", "fr", "ar"} {
		b.Run(s, func(b *testing.B) {
			p := lang.NewPrinter(mustTag(b, s))
			b.ReportAllocs()
			for b.Loop() {
				dst = p.AppendNumber(dst[:0], "-1234567.89")
			}
		})
		b.Run(s+"/x-text", func(b *testing.B) {
			x := message.NewPrinter(mustTag(b, s))
			b.ReportAllocs()
			for b.Loop() {
				_ = x.Sprint(number.Decimal(-1234567.89, number.Scale(2)))
			}
		})
	}
}

func BenchmarkAppendDecimal(b *testing.B) {
	dst := make([]byte, 0, 64)
	d := decimal.New(-123456789, -2)
	p := lang.NewPrinter(lang.French)
	b.Run("French", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			dst = p.AppendDecimal(dst[:0], d)
		}
	})
	b.Run("decimal-String", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_ = d.String()
		}
	})
}
