package rpw_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/table"
	"iom.int/migdev/remittance/rpw"
)

func checkDigits(t *testing.T, in string, list ...money.Digits) {
	for _, d := range list {
		_, ok := d.Number()
		require.Equal(t, d != "", ok, d)
		require.Contains(t, in, string(d))
	}
}

func FuzzServices(f *testing.F) {
	f.Add(header2016Q1 + kenya)
	f.Add(newer)
	f.Add("id;period;source_code;destination_code;firm;cc1 lcu amount;cc1 lcu code;cc1 lcu fee;cc1 total cost %\n1;2020_4Q;RUS;KSV;A;.5;RUB;1e-3;\n")
	f.Fuzz(func(t *testing.T, in string) {
		var skips table.Skips
		n := 0
		for s, err := range rpw.Services(strings.NewReader(in), &skips) {
			if err != nil {
				var at *table.Error
				require.True(t, errors.As(err, &at))
				require.ErrorContains(t, err, "rpw: ")
				require.Equal(t, "", s.ID)
				continue
			}
			n++
			require.False(t, s.From.Country.IsZero() || s.To.Country.IsZero())
			require.True(t, period.Quarterly.IsPeriod(s.Quarter))
			for _, q := range []rpw.Quote{s.Small, s.Large} {
				checkDigits(t, in, q.Denomination, q.Rate, q.MarginPct, q.TotalCostPct)
				if c := q.Amount.Currency(); !c.IsZero() {
					require.Equal(t, q.Currency, c)
					require.NotZero(t, q.Amount.Sign())
				}
			}
			checkDigits(t, in, s.Interbank)
		}
		require.LessOrEqual(t, n, len(in))
		require.LessOrEqual(t, skips.Total, len(in))
	})
}

func FuzzReadAverages(f *testing.F) {
	f.Add(averages)
	f.Fuzz(func(t *testing.T, in string) {
		got, _, err := rpw.ReadAverages(strings.NewReader(in))
		if err != nil {
			require.ErrorContains(t, err, "rpw: ")
			require.Empty(t, got)
			return
		}
		for _, row := range got.Rows {
			require.Len(t, row.CostsPct, len(got.Quarters))
			checkDigits(t, in, row.CostsPct...)
		}
	})
}
