package money_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
)

func printer(t testing.TB, tag string) lang.Printer {
	t.Helper()
	parsed, err := lang.ParseTag(tag)
	require.NoError(t, err)
	return lang.NewPrinter(parsed)
}

// blanks makes the two no-break spaces visible.
var blanks = strings.NewReplacer("\u00a0", "_", "\u202f", "~")

func TestAmountFormat(t *testing.T) {
	for tag, want := range map[string][3]string{ // an amount, a negative one, four digits
		"en":      {"EUR_1,234,567.50", "-EUR_1,234,567.50", "EUR_1,234.50"},
		"fr":      {"1~234~567,50_EUR", "-1~234~567,50_EUR", "1~234,50_EUR"},
		"es":      {"1.234.567,50_EUR", "-1.234.567,50_EUR", "1234,50_EUR"},
		"ru":      {"1_234_567,50_EUR", "-1_234_567,50_EUR", "1_234,50_EUR"},
		"sr":      {"1.234.567,50_EUR", "-1.234.567,50_EUR", "1.234,50_EUR"},
		"sr-Latn": {"1.234.567,50_EUR", "-1.234.567,50_EUR", "1.234,50_EUR"},
		"de":      {"1.234.567,50_EUR", "-1.234.567,50_EUR", "1.234,50_EUR"},
		"sq":      {"1_234_567,50_EUR", "-1_234_567,50_EUR", "1234,50_EUR"},
		"uk":      {"1_234_567,50_EUR", "-1_234_567,50_EUR", "1_234,50_EUR"},

		"en-GB": {"EUR_1,234,567.50", "-EUR_1,234,567.50", "EUR_1,234.50"},
		"fr-CA": {"1_234_567,50_EUR", "-1_234_567,50_EUR", "1_234,50_EUR"},
		"es-MX": {"EUR_1,234,567.50", "-EUR_1,234,567.50", "EUR_1,234.50"},
		"sr-ME": {"1.234.567,50_EUR", "-1.234.567,50_EUR", "1.234,50_EUR"},
		"de-CH": {"EUR_1’234’567.50", "-EUR_1’234’567.50", "EUR_1’234.50"},
		"de-AT": {"EUR_1_234_567,50", "-EUR_1_234_567,50", "EUR_1_234,50"},
		"fa":    {"EUR_۱٬۲۳۴٬۵۶۷٫۵۰", "\u200e−EUR_۱٬۲۳۴٬۵۶۷٫۵۰", "EUR_۱٬۲۳۴٫۵۰"},
		"und":   {"1234567.50 EUR", "-1234567.50 EUR", "1234.50 EUR"},
	} {
		t.Run(tag, func(t *testing.T) {
			p := printer(t, tag)
			for i, s := range []string{"1234567.50 EUR", "-1234567.50 EUR", "1234.50 EUR"} {
				require.Equal(t, want[i], blanks.Replace(amount(s).Format(p)))
			}
			require.Empty(t, money.Amount{}.Format(p))
		})
	}
	english := lang.NewPrinter(lang.English)
	for s, want := range map[string]string{
		"18446744073709551617.25 USD": "USD_18,446,744,073,709,551,617.25",
		"2.00 RSD":                    "RSD_2.00",
		"100 DEM":                     "DEM_100",
		"-0.5 XDR":                    "-XDR_0.5",
	} {
		require.Equal(t, want, blanks.Replace(amount(s).Format(english)))
	}
}

func TestAmountFormatSign(t *testing.T) {
	for name, tt := range map[string]struct{ a, tag, want string }{
		"in front":     {"1234.50 EUR", "en", "€1,234.50"},
		"below zero":   {"-1234.50 EUR", "en", "-€1,234.50"},
		"behind":       {"-1234.50 EUR", "sr", "-1.234,50_€"},
		"hryvnia":      {"1234.50 UAH", "uk", "1_234,50_₴"},
		"many dollars": {"1234.50 USD", "en", "USD_1,234.50"},
		"many pounds":  {"1234.50 GBP", "fr", "1~234,50_GBP"},
		"no language":  {"1234.50 EUR", "und", "1234.50 EUR"},
		"not stated":   {"", "en", ""},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tt.want, blanks.Replace(amount(tt.a).FormatSign(printer(t, tt.tag))))
		})
	}
}

func ExampleAmount_Format() {
	a := money.MustParse("-1234567.50 EUR")
	for _, tag := range []lang.Tag{lang.English, lang.French, lang.German} {
		p := lang.NewPrinter(tag)
		fmt.Printf("%+q %+q\n", a.Format(p), a.FormatSign(p))
	}
	// Output:
	// "-EUR\u00a01,234,567.50" "-\u20ac1,234,567.50"
	// "-1\u202f234\u202f567,50\u00a0EUR" "-1\u202f234\u202f567,50\u00a0\u20ac"
	// "-1.234.567,50\u00a0EUR" "-1.234.567,50\u00a0\u20ac"
}
