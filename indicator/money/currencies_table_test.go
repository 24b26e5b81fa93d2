package money_test

import (
	"os"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
)

// currencies_table.go is what gen.go makes of its source.
func TestCurrenciesTableIsGenerated(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command")
	}
	cmd := exec.Command("go", "run", "gen.go", "-o", "-")
	cmd.Stderr = os.Stderr
	want, err := cmd.Output()
	require.NoError(t, err)
	got, err := os.ReadFile("currencies_table.go")
	require.NoError(t, err)
	require.True(t, string(want) == string(got), "currencies_table.go is out of date: run go generate in this folder")
}

func TestCurrencyFacts(t *testing.T) {
	tests := map[string]struct{ number, name, withdrawnOn, validity string }{
		"EUR": {"978", "Euro", "", "1999-01-01/.."},
		"DEM": {"276", "Deutsche mark", "2002-03", "1948-06-20/2001-12-31"},
		"CSD": {"891", "Serbian dinar of Serbia and Montenegro", "2006-10", "2003-07-03/2006-10-24"},
		"RSD": {"941", "Serbian dinar", "", "2006-10-25/.."},
		"XFO": {"", "Gold franc", "2006-10", ""},
		"XCG": {"532", "Caribbean guilder", "", "2025-03-31/.."},
		"ECS": {"218", "Ecuadorian sucre", "2000-09", "1884/2000-09"},
		"VED": {"926", "Bolívar digital", "", "2021-10-01/.."},
		"ALL": {"008", "Albanian lek", "", "1965-08-16/.."},
	}
	for code, tt := range tests {
		c := money.MustCurrency(code)
		number, ok := c.Numeric()
		require.Equal(t, tt.number, number, code)
		require.Equal(t, tt.number != "", ok, code)
		require.Equal(t, tt.name, c.Name())
		require.Equal(t, tt.withdrawnOn, c.WithdrawnOn().String(), code)
		require.Equal(t, tt.validity, c.Validity().String(), code)
	}
	for _, c := range []money.Currency{0, 7} {
		_, ok := c.Numeric()
		require.False(t, ok)
		require.Empty(t, c.Name())
		require.True(t, c.WithdrawnOn().IsZero())
		require.True(t, c.Validity().IsZero())
		_, ok = c.Changeover()
		require.False(t, ok)
	}
}

func TestSuccessor(t *testing.T) {
	tests := map[string]struct{ next, factor string }{
		"YUM": {"CSD", "1"}, "CSD": {"RSD", "1"}, "TRL": {"TRY", "1000000"}, "ROL": {"RON", "10000"},
		"AZM": {"AZN", "5000"}, "TMM": {"TMT", "5000"}, "UAK": {"UAH", "100000"}, "BYB": {"BYR", "1000"},
		"BYR": {"BYN", "10000"}, "RUR": {"RUB", "1000"}, "SLL": {"SLE", "1000"}, "HRD": {"HRK", "1000"},
		"DEM": {"EUR", "1.95583"}, "GRD": {"EUR", "340.75"}, "BGN": {"EUR", "1.95583"}, "BGL": {"BGN", "1000"},
	}
	for code, tt := range tests {
		c := money.MustCurrency(code)
		next, factor, ok := c.Successor()
		require.True(t, ok, code)
		require.Equal(t, tt.next, next.Code(), code)
		require.Equal(t, tt.factor, factor.String(), code)
		over, ok := c.Changeover()
		require.True(t, ok)
		require.Empty(t, over.Check())
	}
	for _, code := range []string{"EUR", "RSD", "SUR", "CSK", "XFU"} {
		_, _, ok := money.MustCurrency(code).Successor()
		require.False(t, ok, code)
	}
}

func TestLegalEuroFixings(t *testing.T) {
	e := money.LegalEuroFixings()
	n := 0
	for r := range e.Rates().All() {
		n++
		require.Equal(t, money.EUR, r.Base())
		next, factor, ok := r.Quote().Successor()
		require.True(t, ok)
		require.Equal(t, money.EUR, next)
		require.True(t, factor.Equal(r.Value()), r.String())
	}
	require.Equal(t, 21, n)
	got, err := e.Convert(money.MustParse("100.00 DEM"), money.MustCurrency("FRF"))
	require.NoError(t, err)
	require.Equal(t, "335.38 FRF", got.Amount.String())
	require.Equal(t, "51.129 EUR", got.Euro.String())
}

func TestParseCurrencyAllocates(t *testing.T) {
	require.Zero(t, testing.AllocsPerRun(100, func() { _, _ = money.ParseCurrency("RSD") }))
}

// A changeover has the day from which its factor held: the new money's first,
// or that on which the euro's rate was fixed.
func TestChangeoverOn(t *testing.T) {
	for code, want := range map[string]string{
		"TMM": "2009-01-01", "AZM": "2006-01-01", "AFA": "2002-10-07",
		"DEM": "1999-01-01", "XEU": "1999-01-01", "GRD": "2001-01-01", "BGN": "2026-01-01",
	} {
		change, ok := money.MustCurrency(code).Changeover()
		require.True(t, ok, code)
		require.Equal(t, want, change.On.String(), code)
		require.Empty(t, change.Check(), code)
	}

	toEuro := money.ChangeoversTo(money.EUR)
	require.Len(t, toEuro, 22, "21 fixings and the ECU")
	for _, change := range toEuro {
		require.False(t, change.On.IsZero(), change.Old)
	}
	require.Len(t, money.ChangeoversTo(money.TMT), 1)
	require.Empty(t, money.ChangeoversTo(money.CHF))
	require.Empty(t, money.ChangeoversTo(0))
}
