package knomad_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/indicator/table"
	"iom.int/migdev/remittance/knomad"
)

const (
	transfers = `"Bilateral Remittance Estimates for 2017 using Migrant Stocks, Host Country Incomes, and Origin Country Incomes (millions of US$) (April 2018 Version)",,,,
"Remittance-receiving country (across)                 -                  Remittance-sending country (down) ",Serbia,Tajikistan,Other South,WORLD
Germany,617.0,,0,700.5
Russian Federation,50.123456789,1900,0.5,2000
Unidentified,,,,
WORLD,3588.0,2500,1,91000
,,,,
"Note: the estimates do not capture informal flows",,,,
`
	stocks = `Bilateral Estimates of Migrant Stocks in 2010,,
Destination Country (across) - Origin Country (down),Germany,Russian Federation
Serbia,21968.32481,
"Macedonia, FYR",0,7
`
)

func readMatrix(in string) ([]knomad.Cell, table.Skips, error) {
	var skips table.Skips
	var out []knomad.Cell
	for c, err := range knomad.Matrix(strings.NewReader(in), &skips) {
		if err != nil {
			return out, skips, err
		}
		out = append(out, c)
	}
	return out, skips, nil
}

func TestMatrix(t *testing.T) {
	got, skips, err := readMatrix(transfers)
	require.NoError(t, err)
	require.Len(t, got, 16)
	require.Equal(t, knomad.Cell{
		Measure: knomad.Remittances,
		From:    knomad.Party{Name: "Germany", Country: place.MustCountry("DE"), Kind: knomad.Country},
		To:      knomad.Party{Name: "Serbia", Country: place.MustCountry("RS"), Kind: knomad.Country},
		Digits:  "617.0", Year: period.MustParse("2017"),
		Source: figure.Source{
			Publisher: "World Bank-KNOMAD",
			Title:     "Bilateral Remittance Estimates for 2017 using Migrant Stocks, Host Country Incomes, and Origin Country Incomes (millions of US$) (April 2018 Version)",
			Edition:   "April 2018", Date: period.MustParse("2018-04"),
		},
		Line: 3,
	}, got[0])
	amount, ok := got[4].Amount()
	require.True(t, ok)
	require.Equal(t, "50123456.789 USD", amount.String())
	require.Equal(t, 1, skips.Total)
	require.Contains(t, skips.Kept[0].String(), "line 8: note below the table")
}

// Each trap of section 3 of the notes on methods.
func TestMatrixTraps(t *testing.T) {
	t.Run("title, then a header of long prose", func(t *testing.T) {
		got, _, err := readMatrix(transfers)
		require.NoError(t, err)
		require.Equal(t, "April 2018", got[0].Source.Edition)
	})
	t.Run("stocks have origins down", func(t *testing.T) {
		got, skips, err := readMatrix(stocks)
		require.NoError(t, err)
		require.Zero(t, skips.Total)
		require.Len(t, got, 4)
		require.Equal(t, knomad.Migrants, got[0].Measure)
		require.Equal(t, "Serbia", got[0].From.Name)
		require.Equal(t, "Germany", got[0].To.Name)
		require.Equal(t, money.Digits("21968.32481"), got[0].Digits)
		require.Equal(t, period.MustParse("2010"), got[0].Year)
		_, ok := got[0].Amount()
		require.False(t, ok, "persons are no money")
	})
	t.Run("the other way round", func(t *testing.T) {
		const usual = "Remittance-receiving country (across)                 -                  Remittance-sending country (down) "
		for _, prose := range []string{
			"Remittance-sending country (across) - Remittance-receiving country (down)", "Receiving country (down), sending country (across)",
		} {
			in := strings.Replace(transfers, usual, prose, 1)
			require.NotEqual(t, transfers, in)
			got, _, err := readMatrix(in)
			require.NoError(t, err)
			require.Equal(t, "Serbia", got[0].From.Name)
			require.Equal(t, "Germany", got[0].To.Name)
		}
	})
	t.Run("total row under each of its names", func(t *testing.T) {
		for _, name := range []string{"World", "WORLD", "Total Remittances", "TOTAL"} {
			got, _, err := readMatrix(strings.ReplaceAll(transfers, "WORLD", name))
			require.NoError(t, err)
			require.True(t, got[3].IsTotal())
			require.True(t, got[12].IsTotal())
			require.False(t, got[0].IsTotal())
		}
	})
	t.Run("what belongs to no country", func(t *testing.T) {
		got, _, err := readMatrix(transfers)
		require.NoError(t, err)
		require.Equal(t, knomad.Residual, got[2].To.Kind)
		require.Equal(t, knomad.Residual, got[8].From.Kind)
		require.False(t, got[8].IsTotal())
	})
	t.Run("0, blank and text without characters", func(t *testing.T) {
		got, _, err := readMatrix(strings.Replace(transfers, "617.0,,0", `617.0,"",0`, 1))
		require.NoError(t, err)
		require.Equal(t, indicator.NotReported, got[1].Absence())
		require.False(t, got[1].Doubtful())
		require.Equal(t, indicator.Present, got[2].Absence())
		require.True(t, got[2].Doubtful())
		require.False(t, got[0].Doubtful())
	})
	t.Run("names that nobody knows", func(t *testing.T) {
		got, skips, err := readMatrix(strings.NewReplacer("Germany", "Atlantis", "Tajikistan", "Mu").Replace(transfers))
		require.NoError(t, err)
		require.Len(t, got, 9)
		require.Equal(t, 3, skips.Total)
	})
	t.Run("one pair a row", func(t *testing.T) {
		got, skips, err := readMatrix("\ufeffsending_country,receiving_country,usd_million\nAlbania,\"Macedonia, FYR\",5.753882408\nAtlantis,Greece,1\n")
		require.NoError(t, err)
		require.Len(t, got, 1)
		require.Equal(t, 1, skips.Total)
		require.Equal(t, place.MustCountry("MK"), got[0].To.Country)
		require.Equal(t, money.Digits("5.753882408"), got[0].Digits)
		require.True(t, got[0].Year.IsZero())

		got, _, err = readMatrix("Origin Country;Destination Country;Migrants\nKosovo;Germany;7\n")
		require.NoError(t, err)
		require.Equal(t, knomad.Migrants, got[0].Measure)
		require.Equal(t, place.MustCountry("XK"), got[0].From.Country)
	})
	t.Run("Git-LFS pointer", func(t *testing.T) {
		_, _, err := readMatrix("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n")
		require.ErrorIs(t, err, table.ErrPointer)
	})
}

func TestMatrixErrors(t *testing.T) {
	tests := map[string]struct {
		old, new string
		err      error
		text     string
	}{
		"text for a number": {"617.0", "many", table.ErrNumber, `line 3, column "Serbia"`},
		"unit":              {"(millions of US$)", "(thousands of US$)", knomad.ErrUnit, "millions"},
		"orientation":       {"(across)", "", knomad.ErrOrientation, "Remittance-receiving country (across)"},
		"no countries":      {"Serbia,Tajikistan,Other South,WORLD", "a,b,c,d", table.ErrHeader, "a row of countries"},
		"cut short":         {"1900,0.5,2000", "1900", table.ErrRagged, "line 4"},
		"country twice":     {"Tajikistan", "Serbia", table.ErrHeader, "Serbia"},
		"NUL":               {"Germany", "Ger\x00many", table.ErrEncoding, "line 3"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			in := strings.Replace(transfers, tt.old, tt.new, 1)
			require.NotEqual(t, transfers, in)
			_, _, err := readMatrix(in)
			require.ErrorIs(t, err, tt.err)
			require.ErrorContains(t, err, "knomad: table: ")
			require.ErrorContains(t, err, tt.text)
			require.Less(t, len(err.Error()), 600)
		})
	}
}

func TestMatrixStop(t *testing.T) {
	for _, in := range []string{transfers, "sending_country,receiving_country,usd_million\nAlbania,Greece,1\nAlbania,Italy,2\n"} {
		n := 0
		for _, err := range knomad.Matrix(strings.NewReader(in), nil) {
			require.NoError(t, err)
			n++
			break
		}
		require.Equal(t, 1, n)
	}
}

// Every published matrix is read, and every line of it accounted for. For
// Uzbekistan the one sender of 2017 is the Russian Federation.
func TestMatrixShared(t *testing.T) {
	tests := map[string]struct {
		measure            knomad.Measure
		cells, territories int
	}{
		"bilateral_remittances_2010.csv":   {knomad.Remittances, 7628, 0},
		"bilateral_remittances_2017.csv":   {knomad.Remittances, 11_901, 4},
		"bilateral_migrant_stock_2010.csv": {knomad.Migrants, 9255, 0},
		"bilateral_migrant_stock_2017.csv": {knomad.Migrants, 14_382, 14},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var skips table.Skips
			n, territories := 0, 0
			var uzbekistan []string
			for c, err := range knomad.Matrix(shared(t, name), &skips) {
				require.NoError(t, err)
				n++
				require.Equal(t, tt.measure, c.Measure)
				require.Equal(t, indicator.Present, c.Absence())
				require.False(t, c.IsTotal())
				if c.From.Kind == knomad.Territory || c.To.Kind == knomad.Territory {
					territories++
				}
				if c.To.Name == "Uzbekistan" {
					uzbekistan = append(uzbekistan, c.From.Name)
				}
			}
			require.Equal(t, tt.cells, n)
			require.Equal(t, tt.territories, territories)
			require.Zero(t, skips.Total)
			require.Zero(t, skips.Blank)
			if name == "bilateral_remittances_2017.csv" {
				require.Equal(t, []string{"Russian Federation"}, uzbekistan)
			}
		})
	}
}
