package rpw_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/table"
	"iom.int/migdev/remittance/rpw"
)

func TestDigits(t *testing.T) {
	tests := map[rpw.Digits]string{
		"":                   "",
		"0":                  "0",
		"1.50":               "1.5",
		"-0.57":              "-0.57",
		".5":                 "0.5",
		"-.5":                "-0.5",
		"5.":                 "5",
		"1.5E+03":            "1500",
		"6.799e-06":          "0.000006799",
		"140.69516629999998": "140.69516629999998",
		"1,5":                "",
		"text":               "",
		"1e99":               "",
		"1e":                 "",
	}
	for digits, want := range tests {
		t.Run(string(digits), func(t *testing.T) {
			n, ok := digits.Number()
			require.Equal(t, want != "", ok)
			if ok {
				require.Equal(t, want, n.String())
			}
			var back rpw.Digits
			data, err := json.Marshal(digits)
			require.NoError(t, err)
			if err := json.Unmarshal(data, &back); ok || digits == "" {
				require.NoError(t, err)
				require.Equal(t, digits, back)
			} else {
				require.ErrorIs(t, err, table.ErrNumber)
			}
		})
	}
	_, ok := rpw.Digits(strings.Repeat("9", 65)).Number()
	require.False(t, ok)
}
