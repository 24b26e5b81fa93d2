package wdi_test

import (
	"errors"
	"iter"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/table"
	"iom.int/migdev/indicator/wdi"
)

// laws hold for the records of any file.
func laws(t *testing.T, in string, records iter.Seq2[wdi.Record, error], skips *table.Skips) {
	n := 0
	for r, err := range records {
		if err != nil {
			require.ErrorContains(t, err, "wdi: ")
			var at *table.Error
			require.True(t, errors.As(err, &at) || errors.Is(err, wdi.ErrMessage))
			require.Equal(t, wdi.Record{}, r)
			continue
		}
		n++
		require.False(t, r.Period.IsZero())
		require.Equal(t, r.Economy.Kind == wdi.Country, !r.Economy.Country.IsZero())
		_, isNumber := r.Digits.Number()
		_, isAmount := r.Digits.Amount(money.USD)
		require.Equal(t, r.Absence() == indicator.Present, isNumber)
		require.Equal(t, isNumber, isAmount)
		require.Equal(t, isNumber, !r.Observation().Value.IsAbsent())
		require.Contains(t, in, string(r.Digits))
	}
	require.LessOrEqual(t, n, len(in))
	require.LessOrEqual(t, skips.Total, len(in))
}

func FuzzCSV(f *testing.F) {
	f.Add(received)
	f.Add("Country Name\tCountry Code\tIndicator Name\tIndicator Code\t2020Q1\nA\tSRB\t\t\t.5\nB\tQQQ\t\t\t1E-3\nC\tWLD\n")
	f.Add("version https://git-lfs.github.com/spec/v1\n")
	f.Fuzz(func(t *testing.T, in string) {
		var skips table.Skips
		laws(t, in, wdi.CSV(strings.NewReader(in), &skips), &skips)
	})
}

func FuzzJSON(f *testing.F) {
	f.Add(answer)
	f.Add(`[{"pages":2},[{"country":{"id":"1W"},"date":"2020M02","value":-1e-3}]]`)
	f.Add(`[{"message":[{"value":"a"}]}]`)
	f.Fuzz(func(t *testing.T, in string) {
		var skips table.Skips
		laws(t, in, wdi.JSON(strings.NewReader(in), &skips), &skips)
	})
}

func FuzzLong(f *testing.F) {
	f.Add("Country Name,Country Code,Year,Value\nKosovo,XKX,2008,5181776768.71247\nWorld,WLD,2008,\n")
	columns := wdi.Long{Code: "Country Code", Name: "Country Name", Period: "Year", Value: "Value"}
	f.Fuzz(func(t *testing.T, in string) {
		var skips table.Skips
		laws(t, in, wdi.Reader{}.Long(strings.NewReader(in), columns, &skips), &skips)
	})
}

func FuzzReadEconomies(f *testing.F) {
	f.Add("Country Code,Region,IncomeGroup,TableName,\nSRB,Europe & Central Asia,,Serbia,\nWLD,,,World,\n")
	f.Fuzz(func(t *testing.T, in string) {
		classes, _, err := wdi.ReadEconomies(strings.NewReader(in))
		if err != nil {
			require.Nil(t, classes)
			require.ErrorContains(t, err, "wdi: ")
		}
		for code, class := range classes {
			require.Equal(t, code, class.Economy.Code)
			require.NotEqual(t, wdi.NoKind, class.Economy.Kind)
		}
	})
}
