package table_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/table"
)

var (
	english = table.Numbers{GroupMark: ",", Missing: []string{"N/A", "..", "...", "-"}}
	german  = table.Numbers{DecimalMark: ',', GroupMark: "."}
	serbian = table.Numbers{DecimalMark: ','}
	swiss   = table.Numbers{GroupMark: "’"}
	russian = table.Numbers{DecimalMark: ',', GroupMark: " "}
)

func TestNumbersPlain(t *testing.T) {
	tests := map[string]struct {
		text    string
		numbers table.Numbers
		want    string // "": no figure
	}{
		"whole":              {text: "1234", want: "1234"},
		"zero":               {text: "0", want: "0"},
		"minus":              {text: "-0.50", want: "-0.50"},
		"noise":              {text: "5327231.0410000002", want: "5327231.0410000002"},
		"exponent":           {text: "1.5E-05", want: "1.5E-05"},
		"exponent with plus": {text: "1e+64", want: "1e+64"},
		"padded":             {text: " \u00a092.55\t", want: "92.55"},
		"leading zeros":      {text: "007", want: "007"},
		"64 characters":      {text: strings.Repeat("9", 64), want: strings.Repeat("9", 64)},
		"blank":              {text: " "},
		"mark for none":      {text: "N/A", numbers: english},
		"dots for none":      {text: " .. ", numbers: english},
		"dash for none":      {text: "-", numbers: english},
		"grouped":            {text: "-1,234,567.80", numbers: english, want: "-1234567.80"},
		"not grouped":        {text: "1234567.8", numbers: english, want: "1234567.8"},
		"German":             {text: "1.234,5", numbers: german, want: "1234.5"},
		"German, whole":      {text: "12.345", numbers: german, want: "12345"},
		"Serbian":            {text: "1234,5", numbers: serbian, want: "1234.5"},
		"Serbian, whole":     {text: "1234", numbers: serbian, want: "1234"},
		"Serbian, exponent":  {text: "-1,5e3", numbers: serbian, want: "-1.5e3"},
		"Swiss":              {text: "1’234’567.8", numbers: swiss, want: "1234567.8"},
		"Russian":            {text: " 1 234,5", numbers: russian, want: "1234.5"},
		"21 wide groups":     {text: "1" + strings.Repeat("\u202f000", 15), numbers: table.Numbers{GroupMark: "\u202f"}, want: "1" + strings.Repeat("000", 15)},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			plain, ok, err := tt.numbers.Plain(tt.text)
			require.NoError(t, err)
			require.Equal(t, tt.want, plain)
			require.Equal(t, tt.want != "", ok)
			if ok {
				_, err := decimal.NewFromString(plain)
				require.NoError(t, err)
			}
		})
	}
}

func TestNumbersPlainRefused(t *testing.T) {
	tests := map[string]struct {
		text    string
		numbers table.Numbers
		want    string
	}{
		"word":              {text: "many", want: `table: "many" is no number: want digits, "." as decimal mark`},
		"plus":              {text: "+1"},
		"two minus":         {text: "--1"},
		"minus alone":       {text: "-"},
		"no digit before":   {text: ".5"},
		"no digit behind":   {text: "5."},
		"two marks":         {text: "1.2.3"},
		"comma":             {text: "1,5"},
		"blank inside":      {text: "1 234"},
		"percent":           {text: "5%"},
		"money":             {text: "$5"},
		"infinity":          {text: "Inf"},
		"not a number":      {text: "NaN"},
		"hexadecimal":       {text: "0x10"},
		"underscore":        {text: "1_000"},
		"exponent alone":    {text: "1e"},
		"exponent broken":   {text: "1e5.0"},
		"exponent too big":  {text: "1e65", want: `table: "1e65" is no number: want an exponent within ±64`},
		"exponent huge":     {text: "1e1000000000", want: `table: "1e1000000000" is no number: want an exponent within ±64`},
		"exponent beyond":   {text: "1e-" + strings.Repeat("9", 40)},
		"65 characters":     {text: strings.Repeat("9", 65)},
		"million digits":    {text: strings.Repeat("9", 1_000_000), want: `table: "` + strings.Repeat("9", 80) + `"… is no number: want at most 64 characters`},
		"NUL":               {text: "1\x00"},
		"Arabic digits":     {text: "١٢٣"},
		"Devanagari digits": {text: "१२३"},
		"mark of direction": {text: "\u202e123", want: `table: "\u202e123" is no number: want digits, "." as decimal mark`},
		"mark behind":       {text: "123\u200e"},
		"not UTF-8":         {text: "1\xff"},
		"true minus":        {text: "\u22121"},
		"group of two":      {text: "1,23", numbers: english, want: `table: "1,23" is no number: want digits with "," between thousands or without, "." as decimal mark, or for no figure "N/A", "..", "...", "-"`},
		"group of four":     {text: "1,2345", numbers: english},
		"first of four":     {text: "1234,567", numbers: english},
		"first of zero":     {text: "0,123", numbers: english},
		"no first":          {text: ",123", numbers: english},
		"group at the end":  {text: "123,", numbers: english},
		"group in fraction": {text: "1.234,567", numbers: english},
		"English in German": {text: "1,234.5", numbers: german},
		"missing elsewhere": {text: "n/a", numbers: english},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			plain, ok, err := tt.numbers.Plain(tt.text)
			require.ErrorIs(t, err, table.ErrNumber)
			require.Equal(t, "", plain)
			require.False(t, ok)
			require.Less(t, len(err.Error()), 500)
			if tt.want != "" {
				require.EqualError(t, err, tt.want)
			}
		})
	}
}

func TestNumbersPlainMarks(t *testing.T) {
	for name, numbers := range map[string]table.Numbers{
		"same":      {GroupMark: "."},
		"same, too": {DecimalMark: ',', GroupMark: ","},
		"digit":     {DecimalMark: '1'},
		"group":     {GroupMark: "0"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := numbers.Plain("1")
			require.ErrorIs(t, err, table.ErrLayout)
		})
	}
}

func TestNumbersPlainAllocatesNothing(t *testing.T) {
	require.Zero(t, testing.AllocsPerRun(100, func() {
		for _, text := range []string{"1234.5", "-7", "N/A", ""} {
			if _, _, err := english.Plain(text); err != nil {
				t.Fatal(err)
			}
		}
	}))
}
