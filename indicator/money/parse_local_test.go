package money_test

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
)

func TestVectorsParse(t *testing.T) {
	for _, v := range vectors(t, "money.parse") {
		t.Run(v.ID, func(t *testing.T) {
			var inputs struct{ Text, Decimal, Group, Currency string }
			var want struct{ Amount, Error string }
			v.decode(t, &inputs, &want)
			m := lang.Marks{Decimal: inputs.Decimal, Group: inputs.Group}
			got, err := money.ParseMarked(inputs.Text, m, money.MustCurrency(inputs.Currency))
			if want.Error != "" {
				require.ErrorIs(t, err, map[string]error{"malformed": money.ErrAmount, "too_precise": money.ErrTooPrecise}[want.Error])
				require.True(t, got.IsZero())
				return
			}
			require.NoError(t, err)
			requireSame(t, in(want.Amount, inputs.Currency), got)
		})
	}
}

func TestParseMarked(t *testing.T) {
	english := lang.Marks{Decimal: ".", Group: ","}
	serbian := lang.Marks{Decimal: ",", Group: "."}
	tests := map[string]struct {
		m      lang.Marks
		number string
		want   string // "" where it is malformed
	}{
		"grouped":             {english, "1,234,567.89", "1234567.89"},
		"no groups":           {english, "1234567.89", "1234567.89"},
		"other convention":    {serbian, "1.234.567,89", "1234567.89"},
		"scale is kept":       {english, "2.0", "2.0"},
		"no decimals":         {english, "12,345", "12345"},
		"one group":           {serbian, "1.234", "1234"},
		"minus":               {english, "-1,234.50", "-1234.50"},
		"minus sign":          {english, "\u22121,234.50", "-1234.50"},
		"zero":                {english, "-0.00", "0.00"},
		"no separator":        {lang.Marks{}, "1234", "1234"},
		"India":               {lang.Marks{Decimal: ".", Group: ",", Primary: 3, Secondary: 2}, "12,34,567.50", "1234567.50"},
		"Devanagari digits":   {lang.Marks{Decimal: ".", Group: ",", Zero: '०'}, "१,२३४.५०", "1234.50"},
		"beyond 64 bits":      {english, "18,446,744,073,709,551,617.25", "18446744073709551617.25"},
		"64 digits":           {english, strings.Repeat("9", 62) + ".50", ""},
		"as many as are read": {english, strings.Repeat("9", 61) + ".50", strings.Repeat("9", 61) + ".50"},

		"empty":              {english, "", ""},
		"a minus alone":      {english, "-", ""},
		"two":                {english, "--1", ""},
		"plus":               {english, "+1", ""},
		"exponent":           {english, "1e5", ""},
		"huge exponent":      {english, "1e1000000000", ""},
		"wrong convention":   {english, "1.234,56", ""},
		"other way round":    {serbian, "1,234.56", ""},
		"two decimal marks":  {english, "1.234.56", ""},
		"ragged groups":      {english, "1,2,3,4.5", ""},
		"long first group":   {english, "1234,567", ""},
		"short last group":   {english, "1,234,56", ""},
		"short middle group": {english, "1,23,456", ""},
		"long last group":    {english, "1,2345", ""},
		"half grouped":       {english, "1,234567", ""},
		"group of zero":      {english, "0,123", ""},
		"leading zero":       {english, "01,234", ""},
		"mark at the start":  {english, ",123", ""},
		"point at the start": {english, ".5", ""},
		"point at the end":   {english, "5.", ""},
		"group at the end":   {english, "1,234,", ""},
		"grouped decimals":   {english, "1.234,567", ""},
		"blank before":       {english, " 1", ""},
		"blank behind":       {english, "1 ", ""},
		"other blank":        {lang.Marks{Decimal: ",", Group: "\u202f"}, "1\u00a0234,50", ""},
		"plain blank":        {lang.Marks{Decimal: ",", Group: "\u00a0"}, "1 234,50", ""},
		"no decimals at all": {lang.Marks{Group: ","}, "1.50", ""},
		"underscore":         {english, "1_234", ""},
		"code":               {english, "1 EUR", ""},
		"NaN":                {english, "NaN", ""},
		"NUL":                {english, "1\x00", ""},
		"Arabic digits":      {english, "١٢٣", ""},
		"mixed digits":       {english, "1२3", ""},
		"bidi mark":          {english, "\u200e12", ""},
		"bidi override":      {english, "1\u202e2", ""},
		"invalid":            {english, "1\xff2", ""},
		"million digits":     {english, strings.Repeat("9", 1e6), ""},

		"marks alike":        {lang.Marks{Decimal: ",", Group: ","}, "1", ""},
		"digit for a mark":   {lang.Marks{Decimal: "0", Group: ","}, "1", ""},
		"other digit":        {lang.Marks{Decimal: "٣"}, "1", ""},
		"letter for a mark":  {lang.Marks{Decimal: ".", Group: "e"}, "1", ""},
		"minus for a mark":   {lang.Marks{Decimal: ".", Group: "-"}, "1", ""},
		"its own minus":      {lang.Marks{Decimal: ".", Group: "~", Minus: "~"}, "1", ""},
		"two characters":     {lang.Marks{Decimal: ".", Group: ", "}, "1", ""},
		"invalid mark":       {lang.Marks{Decimal: "\xff"}, "1", ""},
		"zero that is none":  {lang.Marks{Decimal: ".", Zero: 'a'}, "a", ""},
		"groups below zero":  {lang.Marks{Decimal: ".", Group: ",", Primary: -1}, "1", ""},
		"groups, fraction":   {lang.Marks{Decimal: ".", Group: ",", Secondary: -1}, "1", ""},
		"replacement as one": {lang.Marks{Decimal: "\ufffd"}, "1", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := money.ParseMarked(tt.number, tt.m, money.EUR)
			if tt.want == "" {
				require.ErrorIs(t, err, money.ErrAmount)
				require.NotErrorIs(t, err, money.ErrTooPrecise)
				require.True(t, got.IsZero())
				require.Less(t, len(err.Error()), 500)
				return
			}
			require.NoError(t, err)
			require.Equal(t, tt.want+" EUR", got.String())
		})
	}
	_, err := money.ParseMarked("1", english, 0)
	require.ErrorIs(t, err, money.ErrUnknownCurrency)
}

func TestParsePrecision(t *testing.T) {
	m := lang.Marks{Decimal: ",", Group: "."}
	for code, tooFine := range map[string]string{"EUR": "12,345", "JPY": "1,0", "KWD": "0,0001"} {
		got, err := money.ParseMarked(tooFine, m, money.MustCurrency(code))
		require.ErrorIs(t, err, money.ErrTooPrecise)
		require.NotErrorIs(t, err, money.ErrAmount)
		require.True(t, got.IsZero())
		var precision *money.PrecisionError
		require.ErrorAs(t, err, &precision)
		require.Equal(t, strings.ReplaceAll(tooFine, ",", ".")+" "+code, precision.Amount.String())
		digits, _ := precision.Amount.Currency().MinorUnits()
		require.Equal(t, digits, precision.Digits)
	}
	got, err := money.ParseMarked("12,345678", m, money.XDR)
	require.NoError(t, err)
	require.Equal(t, "12.345678 XDR", got.String())
}

func TestParseLocal(t *testing.T) {
	for name, tt := range map[string]struct{ s, tag, want string }{
		"English":            {"EUR\u00a01,234.50", "en", "1234.50 EUR"},
		"plain blank":        {"EUR 1,234.50", "en", "1234.50 EUR"},
		"below zero":         {"-EUR 1,234.50", "en", "-1234.50 EUR"},
		"French":             {"\u22121\u202f234,50\u00a0EUR", "fr", "-1234.50 EUR"},
		"narrow blank":       {"1\u202f234,50\u202fEUR", "fr", "1234.50 EUR"},
		"Spanish":            {"1234,50 EUR", "es", "1234.50 EUR"},
		"Spanish, grouped":   {"1.234,50 EUR", "es", "1234.50 EUR"},
		"Persian":            {"EUR ۱٬۲۳۴٫۵۰", "fa", "1234.50 EUR"},
		"no language":        {"1234.50 EUR", "und", "1234.50 EUR"},
		"wrong side":         {"1,234.50 EUR", "en", ""},
		"other wrong side":   {"EUR 1.234,50", "de", ""},
		"convention":         {"1,234.50 EUR", "de", ""},
		"minus behind code":  {"EUR -1,234.50", "en", ""},
		"two minuses":        {"-EUR -1", "en", ""},
		"no blank":           {"EUR1", "en", ""},
		"no blank behind":    {"1EUR", "de", ""},
		"two blanks":         {"EUR  1", "en", ""},
		"sign":               {"€1,234.50", "en", ""},
		"sign behind":        {"1.234,50 €", "de", ""},
		"unknown":            {"ABC 1", "en", ""},
		"lower case":         {"1 eur", "de", ""},
		"no number":          {"EUR ", "en", ""},
		"no number behind":   {" EUR", "de", ""},
		"empty":              {"", "en", ""},
		"empty in German":    {"", "de", ""},
		"a minus":            {"-", "en", ""},
		"groups without one": {"1,234.50 EUR", "und", ""},
		"long":               {"EUR " + strings.Repeat("9", 4096), "en", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := money.ParseLocal(tt.s, printer(t, tt.tag))
			if tt.want == "" {
				require.ErrorIs(t, err, money.ErrAmount)
				require.True(t, got.IsZero())
				return
			}
			require.NoError(t, err)
			require.Equal(t, tt.want, got.String())
		})
	}
	_, err := money.ParseLocal("ABC 1", lang.NewPrinter(lang.English))
	require.ErrorIs(t, err, money.ErrUnknownCurrency)
	_, err = money.ParseLocal("EUR 1.005", lang.NewPrinter(lang.English))
	require.ErrorIs(t, err, money.ErrTooPrecise)
}

var localTags = []string{"und", "en", "fr", "es", "ru", "sr", "sr-Latn", "de", "sq", "uk",
	"es-MX", "de-CH", "de-AT", "fr-CA", "hi", "bn", "fa", "ar-EG-u-nu-arab", "sv", "ka"}

// What Format writes, ParseLocal reads.
func TestLocalThereAndBack(t *testing.T) {
	for _, tag := range localTags {
		p := printer(t, tag)
		for _, s := range []string{
			"0 EUR", "0.00 EUR", "-0.05 CHF", "7 JPY", "999.99 EUR", "1000.00 EUR", "-1234.5 RSD", "12345.678 KWD",
			"123456789012345678901234567890.12 USD", "-123456 TRY", "1.23456789 XDR", "100000 DEM",
		} {
			a := money.MustParse(s)
			back, err := money.ParseLocal(a.Format(p), p)
			require.NoError(t, err, tag)
			requireSame(t, a, back)
		}
	}
}

func TestParseLocalIsBounded(t *testing.T) {
	p, hostile := lang.NewPrinter(lang.English), "EUR "+strings.Repeat("9,", 2048)
	for _, parse := range []func(){
		func() { _, _ = money.ParseLocal(hostile, p) },
		func() { _, _ = money.ParseMarked(hostile, p.Marks(), money.EUR) },
		func() { _, _ = money.ParseLocal(hostile[:500], p) },
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		for range 100 {
			parse()
		}
		runtime.ReadMemStats(&after)
		require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(100*4096))
	}
}

func FuzzParseLocal(f *testing.F) {
	for _, s := range []string{"EUR 1,234.50", "-1\u202f234,50\u00a0EUR", "1.234,56 EUR", "0,123 EUR", "EUR ۱٬۲۳۴٫۵۰", "1e5 EUR", "12.345 EUR", ""} {
		for i := range localTags {
			f.Add(s, uint8(i))
		}
	}
	var printers []lang.Printer
	for _, tag := range localTags {
		printers = append(printers, printer(f, tag))
	}
	f.Fuzz(func(t *testing.T, s string, which uint8) {
		p := printers[int(which)%len(printers)]
		a, err := money.ParseLocal(s, p)
		if err != nil {
			require.True(t, a.IsZero())
			var precision *money.PrecisionError
			if !errors.As(err, &precision) {
				return
			}
			a = precision.Amount
		}
		back, err := money.ParseLocal(a.Format(p), p)
		var precision *money.PrecisionError
		if errors.As(err, &precision) {
			back, err = precision.Amount, nil
		}
		require.NoError(t, err)
		requireSame(t, a, back)
	})
}

func FuzzParseMarked(f *testing.F) {
	f.Add("1,234,567.89", ".", ",", int32(0))
	f.Add("1\u202f234,56", ",", "\u202f", int32('0'))
	f.Add("१,२३४.५०", ".", ",", int32('०'))
	f.Fuzz(func(t *testing.T, number, decimal, group string, zero int32) {
		a, err := money.ParseMarked(number, lang.Marks{Decimal: decimal, Group: group, Zero: zero}, money.XDR)
		if err != nil {
			require.True(t, a.IsZero())
			return
		}
		back, err := money.Parse(a.String())
		require.NoError(t, err)
		requireSame(t, a, back)
	})
}

// A table of a partner follows the Serbian convention. A text of the other one
// is refused, and a price with more digits than the cent has must be asked for.
func ExampleParseMarked() {
	m := lang.Marks{Decimal: ",", Group: "."}
	for _, s := range []string{"1.234.567,50", "1,234.50", "0,1234"} {
		a, err := money.ParseMarked(s, m, money.EUR)
		var finer *money.PrecisionError
		if errors.As(err, &finer) {
			fmt.Println("finer:", finer.Amount)
			continue
		}
		fmt.Println(a, err)
	}
	// Output:
	// 1234567.50 EUR <nil>
	//  money: not an amount: "1,234.50": want digits with "," before decimals and "." between whole groups, or no groups
	// finer: 0.1234 EUR
}

func ExampleParseLocal() {
	p := lang.NewPrinter(lang.Ukrainian)
	a, err := money.ParseLocal("-1\u00a0234,50\u00a0UAH", p)
	fmt.Println(a, err)
	_, err = money.ParseLocal("UAH 1,234.50", p)
	fmt.Println(err)
	// Output:
	// -1234.50 UAH <nil>
	// money: not an amount: "UAH 1,234.50": want a number and an ISO 4217 code in the places of "1 234,50 EUR"
}

func BenchmarkParseLocal(b *testing.B) {
	p := lang.NewPrinter(lang.French)
	b.ReportAllocs()
	for b.Loop() {
		_, _ = money.ParseLocal("1\u202f234\u202f567,89\u00a0EUR", p)
	}
}
