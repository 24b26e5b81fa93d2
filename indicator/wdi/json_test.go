package wdi_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/indicator/table"
	"iom.int/migdev/indicator/wdi"
)

// answer is in the form of the API of the World Bank, version 2.
const answer = `[{"page":1,"pages":1,"per_page":"50","total":4,"sourceid":"2","lastupdated":"2023-05-10"},[` +
	`{"indicator":{"id":"BX.TRF.PWKR.CD.DT","value":"Personal remittances, received (current US$)"},"country":{"id":"XK","value":"Kosovo"},"countryiso3code":"XKX","date":"2008","value":1042145803.94,"unit":"","obs_status":"","decimal":0},` +
	`{"indicator":{"id":"BX.TRF.PWKR.CD.DT","value":"Personal remittances, received (current US$)"},"country":{"id":"RS","value":"Serbia"},"countryiso3code":"SRB","date":"2006","value":0,"unit":"","obs_status":"E","decimal":0},` +
	`{"indicator":{"id":"BX.TRF.PWKR.CD.DT","value":"Personal remittances, received (current US$)"},"country":{"id":"RS","value":"Serbia"},"countryiso3code":"SRB","date":"2023","value":null,"unit":"","obs_status":"","decimal":0},` +
	`{"indicator":{"id":"BX.TRF.PWKR.CD.DT","value":"Personal remittances, received (current US$)"},"country":{"id":"XD","value":"High income"},"countryiso3code":"","date":"2008","value":1.5E+11,"unit":"","obs_status":"","decimal":0}]]`

func readJSON(in string) ([]wdi.Record, table.Skips, error) {
	var skips table.Skips
	out, err := all(wdi.JSON(strings.NewReader(in), &skips))
	return out, skips, err
}

func TestJSON(t *testing.T) {
	got, skips, err := readJSON("\ufeff" + answer)
	require.NoError(t, err)
	require.Zero(t, skips.Total)
	require.Len(t, got, 4)
	require.Equal(t, wdi.Economy{Code: "XKX", Name: "Kosovo", Country: place.MustCountry("XK"), Kind: wdi.Country}, got[0].Economy)
	require.Equal(t, money.Digits("1042145803.94"), got[0].Digits)
	require.Equal(t, "2023-05-10", got[0].Source.Edition)
	require.Equal(t, period.MustParse("2023-05-10"), got[0].Source.Date)
	require.Equal(t, period.MustParseSpan("2006"), got[1].Period)
	require.Equal(t, "E", got[1].Status)
	n, ok := got[3].Digits.Number()
	require.True(t, ok)
	require.Equal(t, "150000000000", n.String())
}

func TestJSONTraps(t *testing.T) {
	t.Run("null is absent, 0 is 0", func(t *testing.T) {
		got, _, err := readJSON(answer)
		require.NoError(t, err)
		require.Equal(t, money.Digits("0"), got[1].Digits)
		require.Equal(t, indicator.NotReported, got[2].Absence())
	})
	t.Run("aggregate without a code of three letters", func(t *testing.T) {
		got, _, err := readJSON(answer)
		require.NoError(t, err)
		require.Equal(t, wdi.Economy{Code: "XD", Name: "High income", Kind: wdi.Aggregate}, got[3].Economy)
	})
	t.Run("no pages", func(t *testing.T) {
		for _, in := range []string{
			`[{"page":0,"pages":0,"per_page":0,"total":0,"sourceid":null,"lastupdated":null},null]`,
			`[{"page":1,"pages":0,"per_page":50,"total":0},[]]`,
		} {
			got, skips, err := readJSON(in)
			require.NoError(t, err)
			require.Empty(t, got)
			require.Zero(t, skips.Total)
		}
	})
	t.Run("one page of several", func(t *testing.T) {
		got, skips, err := readJSON(strings.Replace(answer, `"pages":1`, `"pages":3`, 1))
		require.NoError(t, err)
		require.Len(t, got, 4)
		require.Equal(t, `page "1" of "3": the others are no part of this answer`, skips.Kept[0].Reason)
	})
	t.Run("message", func(t *testing.T) {
		_, _, err := readJSON(`[{"message":[{"id":"120","key":"Invalid value","value":"The provided parameter value is not valid"}]}]`)
		require.ErrorIs(t, err, wdi.ErrMessage)
		require.ErrorContains(t, err, "The provided parameter value is not valid")
	})
	t.Run("quarter and month", func(t *testing.T) {
		got, _, err := readJSON(strings.NewReplacer(`"2008"`, `"2020Q3"`, `"2006"`, `"2020M02"`).Replace(answer))
		require.NoError(t, err)
		require.Equal(t, period.MustParseSpan("2020-07-01/2020-09-30"), got[0].Period)
		require.Equal(t, period.MustParseSpan("2020-02"), got[1].Period)
	})
	t.Run("member of a later version", func(t *testing.T) {
		got, _, err := readJSON(strings.ReplaceAll(answer, `"unit":""`, `"unit":"","scale":"x"`))
		require.NoError(t, err)
		require.Len(t, got, 4)
	})
	t.Run("code that nobody knows", func(t *testing.T) {
		got, skips, err := readJSON(strings.Replace(answer, `"XKX"`, `"QQQ"`, 1))
		require.NoError(t, err)
		require.Len(t, got, 3)
		require.Equal(t, 1, skips.Total)
		require.Equal(t, 1, skips.Kept[0].Row)
		require.Contains(t, skips.Kept[0].Reason, `"QQQ"`)
	})
	t.Run("Git-LFS pointer", func(t *testing.T) {
		_, _, err := readJSON("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 212313\n")
		require.ErrorIs(t, err, table.ErrPointer)
	})
	t.Run("XML", func(t *testing.T) {
		_, _, err := readJSON(`<?xml version="1.0"?><wb:data/>`)
		require.ErrorIs(t, err, table.ErrFormat)
	})
}

func TestJSONErrors(t *testing.T) {
	tests := map[string]struct {
		old, new string
		err      error
		text     string
	}{
		"not a period":       {`"date":"2006"`, `"date":"MRV"`, wdi.ErrPeriod, "observation 2, date"},
		"not a number":       {`"value":0`, `"value":"a"`, table.ErrNumber, "observation 2, value"},
		"huge number":        {`"value":0`, `"value":1e64`, table.ErrNumber, "observation 2, value"},
		"huge exponent":      {`"value":0`, `"value":1e999999999`, table.ErrNumber, "observation 2, value"},
		"array for a number": {`"value":0`, `"value":[1]`, table.ErrNumber, "observation 2, value"},
		"other type":         {`"date":"2006"`, `"date":2006`, wdi.ErrSyntax, "observation 2"},
		"other document":     {answer, `{"a":1}`, wdi.ErrSyntax, "array"},
		"nothing":            {answer, ``, wdi.ErrSyntax, "broken off"},
		"broken off":         {`"value":0,`, ``, nil, ""},
		"head alone":         {answer, `[{"page":1}]`, wdi.ErrSyntax, "no second element"},
		"behind":             {`]]`, `]]{}`, wdi.ErrSyntax, "behind"},
		"third element":      {`]]`, `],{}]`, wdi.ErrSyntax, ""},
		"not UTF-8":          {`"Serbia"`, "\"Ser\xffbia\"", table.ErrEncoding, "observation 2, country"},
		"half a pair":        {`"Serbia"`, `"Ser\ud800bia"`, table.ErrEncoding, "observation 2, country"},
		"NUL":                {`"Serbia"`, `"Ser\u0000bia"`, table.ErrEncoding, "observation 2, country"},
		"huge text":          {`"Serbia"`, `"` + strings.Repeat("a", 1<<18) + `"`, table.ErrLimit, "observation 2"},
		"huge head":          {`"sourceid":"2"`, `"sourceid":"` + strings.Repeat("a", 1<<18) + `"`, table.ErrLimit, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			in := strings.Replace(answer, tt.old, tt.new, 1)
			if name == "broken off" {
				in, tt.err, tt.text = answer[:len(answer)-20], wdi.ErrSyntax, "broken off"
			}
			_, _, err := readJSON(in)
			require.ErrorIs(t, err, tt.err)
			require.ErrorContains(t, err, "wdi: ")
			require.ErrorContains(t, err, tt.text)
			require.Less(t, len(err.Error()), 600)
		})
	}
}

func TestJSONStop(t *testing.T) {
	n := 0
	for _, err := range (wdi.Reader{Series: []string{"BX.TRF.PWKR.CD.DT"}}).JSON(strings.NewReader(answer), nil) {
		require.NoError(t, err)
		n++
		break
	}
	require.Equal(t, 1, n)
	got, err := all(wdi.Reader{Series: []string{"NY.GDP.MKTP.CD"}}.JSON(strings.NewReader(answer), nil))
	require.NoError(t, err)
	require.Empty(t, got)
}
