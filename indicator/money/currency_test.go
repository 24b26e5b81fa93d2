package money_test

import (
	"encoding"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/currency"

	"iom.int/migdev/indicator/money"
)

var (
	_ encoding.TextMarshaler   = money.Currency(0)
	_ encoding.TextAppender    = money.Currency(0)
	_ encoding.TextUnmarshaler = (*money.Currency)(nil)
	_ map[money.Currency]struct{}
)

func TestParseCurrency(t *testing.T) {
	tests := map[string]struct {
		minor     int // -1: none
		withdrawn bool
	}{
		// Minor units of ISO 4217, list one; golang.org/x/text has 0 for the
		// first three.
		"RSD": {minor: 2}, "ALL": {minor: 2}, "AMD": {minor: 2},
		"EUR": {minor: 2}, "USD": {minor: 2}, "JPY": {minor: 0}, "XOF": {minor: 0}, "UGX": {minor: 0},
		"KWD": {minor: 3}, "TND": {minor: 3}, "CLF": {minor: 4}, "UYW": {minor: 4},
		"XDR": {minor: -1}, "XAU": {minor: -1}, "XTS": {minor: -1},
		// Newer than the tables of golang.org/x/text.
		"XCG": {minor: 2}, "ZWG": {minor: 2}, "SLE": {minor: 2}, "VED": {minor: 2}, "VES": {minor: 2}, "MRU": {minor: 2},
		"XAD": {minor: 2},
		// Withdrawn.
		"BGN": {minor: 2, withdrawn: true}, "HRK": {minor: 2, withdrawn: true}, "CUC": {minor: 2, withdrawn: true},
		"ANG": {minor: 2, withdrawn: true}, "YUM": {minor: 2, withdrawn: true}, "CSD": {minor: 2, withdrawn: true},
		"DEM": {minor: 2, withdrawn: true}, "FRF": {minor: 2, withdrawn: true}, "ITL": {minor: 0, withdrawn: true},
		"ATS": {minor: 2, withdrawn: true}, "BEF": {minor: 0, withdrawn: true}, "NLG": {minor: 2, withdrawn: true},
		"ESP": {minor: 0, withdrawn: true}, "PTE": {minor: 0, withdrawn: true}, "FIM": {minor: 2, withdrawn: true},
		"IEP": {minor: 2, withdrawn: true}, "GRD": {minor: 0, withdrawn: true}, "LUF": {minor: 0, withdrawn: true},
		"SIT": {minor: 2, withdrawn: true}, "CYP": {minor: 2, withdrawn: true}, "MTL": {minor: 2, withdrawn: true},
		"SKK": {minor: 2, withdrawn: true}, "EEK": {minor: 2, withdrawn: true}, "LVL": {minor: 2, withdrawn: true},
		"LTL": {minor: 2, withdrawn: true}, "TRL": {minor: 0, withdrawn: true}, "TMM": {minor: 2, withdrawn: true},
		"AZM": {minor: 2, withdrawn: true}, "UAK": {minor: 2, withdrawn: true}, "ROL": {minor: 2, withdrawn: true},
		"BYR": {minor: 0, withdrawn: true}, "BYB": {minor: 0, withdrawn: true}, "RUR": {minor: 2, withdrawn: true},
		"SLL": {minor: 2, withdrawn: true}, "ZWL": {minor: 2, withdrawn: true}, "VEF": {minor: 2, withdrawn: true},
		"GEK": {minor: -1, withdrawn: true}, "TJR": {minor: -1, withdrawn: true}, "ECS": {minor: -1, withdrawn: true},
	}
	for code, tt := range tests {
		t.Run(code, func(t *testing.T) {
			c, err := money.ParseCurrency(code)
			require.NoError(t, err)
			require.Equal(t, code, c.Code())
			require.Equal(t, code, c.String())
			require.Equal(t, c, money.MustCurrency(code))
			require.Equal(t, tt.withdrawn, c.Withdrawn())
			require.False(t, c.IsZero())
			digits, ok := c.MinorUnits()
			if tt.minor < 0 {
				require.False(t, ok)
				require.Zero(t, digits)
				return
			}
			require.True(t, ok)
			require.Equal(t, tt.minor, digits)
		})
	}
}

func TestParseCurrencyRefuses(t *testing.T) {
	for name, s := range map[string]string{
		"empty":          "",
		"no currency":    "XXX",
		"no such code":   "ABC",
		"lower case":     "eur",
		"mixed case":     "Eur",
		"blank":          " EUR",
		"blank behind":   "EUR ",
		"symbol":         "€",
		"short":          "EU",
		"long":           "EURO",
		"number":         "978",
		"NUL":            "EU\x00",
		"Cyrillic":       "ЕUR",
		"invalid UTF-8":  "\xff\xfe\xfd",
		"mark":           "EUR\u200e",
		"million":        strings.Repeat("E", 1e6),
		"below the A":    "@@@",
		"packs the same": "ET2", // 5-bit neighbours
	} {
		t.Run(name, func(t *testing.T) {
			c, err := money.ParseCurrency(s)
			require.ErrorIs(t, err, money.ErrUnknownCurrency)
			require.Zero(t, c)
			require.Less(t, len(err.Error()), 600)
			require.Panics(t, func() { money.MustCurrency(s) })
		})
	}
	_, err := money.ParseCurrency("eur\u202e")
	require.EqualError(t, err, `money: unknown currency: "eur\u202e": want an ISO 4217 code such as EUR`)
}

// Every constant is the currency of its own name, and every code of the table
// is found, in order.
func TestCurrencyConstants(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "currency.go", nil, 0)
	require.NoError(t, err)
	n := 0
	for _, decl := range file.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok || gen.Tok != token.CONST {
			continue
		}
		for _, spec := range gen.Specs {
			value := spec.(*ast.ValueSpec)
			name := value.Names[0].Name
			var letters []byte
			ast.Inspect(value.Values[0], func(node ast.Node) bool {
				if lit, ok := node.(*ast.BasicLit); ok && lit.Kind == token.CHAR && lit.Value != "'@'" {
					letters = append(letters, lit.Value[1])
				}
				return true
			})
			require.Equal(t, name, string(letters))
			money.MustCurrency(name)
			n++
		}
	}
	require.Greater(t, n, 40)
	require.Equal(t, money.MustCurrency("EUR"), money.EUR)
	require.Equal(t, money.MustCurrency("ALL"), money.ALL)
	require.Equal(t, money.MustCurrency("UZS"), money.UZS)
	require.Equal(t, money.MustCurrency("XDR"), money.XDR)
}

func TestCurrencyTable(t *testing.T) {
	var last money.Currency
	known, withdrawn := 0, 0
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			for c := 'A'; c <= 'Z'; c++ {
				code := string([]rune{a, b, c})
				cur, err := money.ParseCurrency(code)
				if err != nil {
					continue
				}
				require.Equal(t, code, cur.Code())
				require.Less(t, last, cur, "in the order of their codes")
				last = cur
				known++
				if cur.Withdrawn() {
					withdrawn++
				}
			}
		}
	}
	require.Equal(t, 177, known-withdrawn, "list one of 2026-01-01 without XXX")
	require.Equal(t, 129, withdrawn)
}

// golang.org/x/text knows ISO 4217 up to 2017: every code that was current
// then is known here.
func TestCurrencySecondOpinion(t *testing.T) {
	for it := currency.Query(); it.Next(); {
		code := it.Unit().String()
		_, err := money.ParseCurrency(code)
		require.NoError(t, err, code)
	}
}

// A number that was never a currency is shown, not hidden, and goes nowhere.
func TestCurrencyFromANumber(t *testing.T) {
	for _, c := range []money.Currency{1, 978, 999, 1<<16 - 1} {
		require.Empty(t, c.Code())
		require.Contains(t, c.String(), "currency(")
		require.False(t, c.Withdrawn())
		_, ok := c.MinorUnits()
		require.False(t, ok)
		_, err := c.MarshalText()
		require.ErrorIs(t, err, money.ErrUnknownCurrency)
		_, err = money.New(1, 0, c)
		require.ErrorIs(t, err, money.ErrUnknownCurrency)
		_, err = money.ParseIn("1", c)
		require.ErrorIs(t, err, money.ErrUnknownCurrency)
	}
}

func TestCurrencyCodec(t *testing.T) {
	type record struct {
		Currency money.Currency         `json:"currency"`
		Rates    map[money.Currency]int `json:"rates,omitempty"`
	}
	for name, r := range map[string]record{
		"stated":     {Currency: money.RSD, Rates: map[money.Currency]int{money.EUR: 1, money.USD: 2}},
		"not stated": {},
	} {
		t.Run(name, func(t *testing.T) {
			data, err := json.Marshal(r)
			require.NoError(t, err)
			var back record
			require.NoError(t, json.Unmarshal(data, &back))
			require.Equal(t, r, back)
		})
	}
	data, err := json.Marshal(record{Currency: money.RSD, Rates: map[money.Currency]int{money.EUR: 1}})
	require.NoError(t, err)
	require.JSONEq(t, `{"currency":"RSD","rates":{"EUR":1}}`, string(data))

	c := money.EUR
	require.ErrorIs(t, c.UnmarshalText([]byte("eur")), money.ErrUnknownCurrency)
	require.Equal(t, money.EUR, c, "left as it was")
	require.NoError(t, c.UnmarshalText(nil))
	require.True(t, c.IsZero())
}

func FuzzParseCurrency(f *testing.F) {
	for _, s := range []string{"EUR", "XXX", "", "eur", "\u0415UR", "ZWG", "EU\x00", "978", "\xff\xff\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := money.ParseCurrency(s)
		if err != nil {
			require.Zero(t, c)
			return
		}
		require.Equal(t, s, c.String())
		again, err := money.ParseCurrency(c.String())
		require.NoError(t, err)
		require.Equal(t, c, again)
	})
}
