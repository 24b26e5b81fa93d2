package indicator_test

import (
	"encoding"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
)

var (
	_ encoding.TextMarshaler      = indicator.Code{}
	_ map[indicator.Code]struct{} = nil
)

func TestParseCode(t *testing.T) {
	tests := map[string]struct {
		text string
		want indicator.Code
		fail bool
	}{
		"not stated":                  {text: ""},
		"vocabulary":                  {text: "sdg:10.7.1", want: indicator.Code{Vocabulary: "sdg", Value: "10.7.1"}},
		"organisation":                {text: "iati-org:XM-DAC-47066", want: indicator.Code{Vocabulary: "iati-org", Value: "XM-DAC-47066"}},
		"value alone":                 {text: "10.7.1", want: indicator.Code{Value: "10.7.1"}},
		"colon in the value":          {text: "a:b:c", want: indicator.Code{Vocabulary: "a", Value: "b:c"}},
		"colon and no vocabulary":     {text: ":b:c", want: indicator.Code{Value: "b:c"}},
		"blank inside":                {text: "mgi:whole of government", want: indicator.Code{Vocabulary: "mgi", Value: "whole of government"}},
		"other letters":               {text: "sr:показатељ", want: indicator.Code{Vocabulary: "sr", Value: "показатељ"}},
		"colon in front for nothing":  {text: ":b", fail: true},
		"no value":                    {text: "sdg:", fail: true},
		"a colon alone":               {text: ":", fail: true},
		"capitals in the vocabulary":  {text: "SDG:1", fail: true},
		"blank in the vocabulary":     {text: "s dg:1", fail: true},
		"blank around":                {text: "sdg: 1", fail: true},
		"line":                        {text: "sdg:1\n2", fail: true},
		"mark that turns the writing": {text: "sdg:\u202e1", fail: true},
		"not UTF-8":                   {text: "sdg:\xff", fail: true},
		"too long":                    {text: "sdg:" + strings.Repeat("x", 253), fail: true},
		"as long as may be":           {text: "sdg:" + strings.Repeat("x", 252), want: indicator.Code{Vocabulary: "sdg", Value: strings.Repeat("x", 252)}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := indicator.ParseCode(tt.text)
			if tt.fail {
				require.ErrorIs(t, err, indicator.ErrCode)
				require.Less(t, len(err.Error()), 300)
				require.True(t, got.IsZero())
				require.Panics(t, func() { indicator.MustCode(tt.text) })
				return
			}
			require.NoError(t, err)
			require.Equal(t, tt.want, got)
			require.Equal(t, tt.text, got.String())
			require.Equal(t, got, indicator.MustCode(tt.text))
			data, err := json.Marshal(got)
			require.NoError(t, err)
			var back indicator.Code
			require.NoError(t, json.Unmarshal(data, &back))
			require.Equal(t, got, back)
		})
	}
}

func TestCodeThatCannotBeWritten(t *testing.T) {
	for _, c := range []indicator.Code{{Vocabulary: "sdg"}, {Vocabulary: "a:b", Value: "c"}, {Value: " x"}, {Value: "\xff"}} {
		_, err := c.MarshalText()
		require.ErrorIs(t, err, indicator.ErrCode, "%q", c)
	}
	c := indicator.MustCode("sdg:1")
	require.ErrorIs(t, c.UnmarshalText([]byte("sdg:")), indicator.ErrCode)
	require.Equal(t, indicator.MustCode("sdg:1"), c, "a failed reading changes nothing")
}

func TestCodeCompare(t *testing.T) {
	require.Negative(t, indicator.MustCode("iati:2").Compare(indicator.MustCode("sdg:1")))
	require.Positive(t, indicator.MustCode("sdg:2").Compare(indicator.MustCode("sdg:1")))
	require.Zero(t, indicator.MustCode("sdg:1").Compare(indicator.MustCode("sdg:1")))
}

func FuzzParseCode(f *testing.F) {
	for _, seed := range []string{"", "sdg:10.7.1", ":a:b", ":", "A:b", "a:\xff", "x y", "a:b:"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := indicator.ParseCode(s)
		if err != nil {
			require.ErrorIs(t, err, indicator.ErrCode)
			require.True(t, c.IsZero())
			return
		}
		require.Equal(t, s, c.String())
		text, err := c.MarshalText()
		require.NoError(t, err)
		require.Equal(t, s, string(text))
	})
}
