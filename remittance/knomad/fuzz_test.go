package knomad_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/table"
	"iom.int/migdev/remittance/knomad"
)

func checkDigits(t *testing.T, in string, digits money.Digits) {
	_, ok := digits.Number()
	require.Equal(t, digits != "", ok, digits)
	require.Contains(t, in, string(digits))
}

func checkParty(t *testing.T, p knomad.Party) {
	require.NotEqual(t, knomad.NoKind, p.Kind)
	require.Equal(t, p.Kind == knomad.Country, !p.Country.IsZero())
}

func FuzzReadSheet(f *testing.F) {
	f.Add(inflows)
	f.Add("Remittance outflows (US$ million)\n;2020;2021e;2022.0;% of GDP in 2022;;\nWorld;1e-3;.5;..;-;;\nDate: June 2023\n")
	f.Fuzz(func(t *testing.T, in string) {
		got, skips, err := knomad.ReadSheet(strings.NewReader(in))
		if err != nil {
			var at *table.Error
			require.True(t, errors.As(err, &at))
			require.ErrorContains(t, err, "knomad: ")
			require.Equal(t, knomad.Sheet{}, got)
			return
		}
		require.LessOrEqual(t, len(got.Rows)+len(got.Notes)+skips.Total, len(in))
		for _, row := range got.Rows {
			checkParty(t, row.Party)
			require.Len(t, row.Values, len(got.Years))
			checkDigits(t, in, row.Share)
		}
		for flow := range got.All() {
			checkDigits(t, in, flow.Digits)
			if flow.Doubtful() {
				amount, ok := flow.Amount()
				require.True(t, ok)
				require.Zero(t, amount.Sign())
			}
		}
	})
}

func FuzzMatrix(f *testing.F) {
	f.Add(transfers)
	f.Add(stocks)
	f.Add("sending_country,receiving_country,usd_million\nAlbania,\"Macedonia, FYR\",5.753882408\nAtlantis,Greece,1\n")
	f.Fuzz(func(t *testing.T, in string) {
		var skips table.Skips
		n := 0
		for c, err := range knomad.Matrix(strings.NewReader(in), &skips) {
			if err != nil {
				var at *table.Error
				require.True(t, errors.As(err, &at))
				require.ErrorContains(t, err, "knomad: ")
				require.Equal(t, knomad.Cell{}, c)
				continue
			}
			n++
			checkParty(t, c.From)
			checkParty(t, c.To)
			checkDigits(t, in, c.Digits)
			require.NotEqual(t, knomad.NoMeasure, c.Measure)
		}
		require.LessOrEqual(t, skips.Total, len(in))
	})
}
