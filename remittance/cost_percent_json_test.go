package remittance_test

import (
	"encoding"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/remittance"
)

func TestPercentJSON(t *testing.T) {
	for want, p := range map[string]remittance.Percent{
		`{"number": "11.7"}`: exact("11.7"),
		`{"number": "37/3"}`: exact("37/3"),
		`{"number": "11.7", "bounds": {"lo": "11.65", "lo_closed": true, "hi": "11.75", "hi_closed": true}}`: stated("11.7%"),
		`{"bounds": {"lo": "5", "lo_closed": false, "hi": null, "hi_closed": false}}`:                        stated("over 5%"),
		`{"number": "5", "bounds": {"lo": null, "lo_closed": false, "hi": null, "hi_closed": false}}`:        stated("about 5%"),
		`{"absent": "not-reported"}`:              {},
		`{"absent": "withheld", "why": "secret"}`: remittance.AbsentPercent(indicator.Withheld, "secret"),
	} {
		data, err := json.Marshal(p)
		require.NoError(t, err)
		require.JSONEq(t, want, string(data))
		back := exact("1")
		require.NoError(t, json.Unmarshal(data, &back))
		require.True(t, p.Equal(back), "%s and %s", p, back)
	}
	for _, bad := range []string{
		`{}`, `{"number": "1", "absent": "withheld"}`, `{"why": "secret"}`, `{"number": "1", "why": "secret"}`, `{"number": 1}`, `{"number": "x"}`,
		`{"number": "9", "bounds": {"lo": "1", "lo_closed": true, "hi": "2", "hi_closed": true}}`, `[]`, `{"percent": "1"}`, `{"absent": "gone"}`,
	} {
		p := exact("7")
		require.Error(t, p.UnmarshalJSON([]byte(bad)), bad)
		require.True(t, p.Equal(exact("7")))
	}
}

func FuzzPercentJSON(f *testing.F) {
	f.Add([]byte(`{"number": "11.7", "bounds": {"lo": "11.65", "lo_closed": true, "hi": "11.75", "hi_closed": true}}`))
	f.Add([]byte(`{"absent": "withheld", "why": "secret"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var p, back remittance.Percent
		if p.UnmarshalJSON(data) != nil {
			require.True(t, p.Equal(remittance.Percent{}))
			return
		}
		out, err := json.Marshal(p)
		require.NoError(t, err)
		require.NoError(t, back.UnmarshalJSON(out), string(out))
		require.True(t, p.Equal(back))
	})
}

// Each value of an enumeration is written and read back; the next one is none.
func TestEnumerations(t *testing.T) {
	type codec interface {
		encoding.TextMarshaler
		String() string
	}
	try := func(n int, value func(i int) (codec, encoding.TextUnmarshaler, func() codec)) {
		seen := map[string]bool{}
		for i := range n {
			v, into, back := value(i)
			text, err := v.MarshalText()
			require.NoError(t, err)
			require.Equal(t, v.String(), string(text))
			require.False(t, seen[v.String()])
			seen[v.String()] = true
			require.NoError(t, into.UnmarshalText(text))
			require.Equal(t, v, back())
		}
		v, into, _ := value(n)
		_, err := v.MarshalText()
		require.ErrorContains(t, err, "remittance: ")
		require.ErrorContains(t, into.UnmarshalText([]byte("nonsense")), "remittance: ")
	}
	try(3, func(i int) (codec, encoding.TextUnmarshaler, func() codec) {
		var x remittance.Counted
		return remittance.Counted(i), &x, func() codec { return x }
	})
	try(5, func(i int) (codec, encoding.TextUnmarshaler, func() codec) {
		var x remittance.Exclusion
		return remittance.Exclusion(i), &x, func() codec { return x }
	})
	try(2, func(i int) (codec, encoding.TextUnmarshaler, func() codec) {
		var x remittance.Ties
		return remittance.Ties(i), &x, func() codec { return x }
	})
	try(2, func(i int) (codec, encoding.TextUnmarshaler, func() codec) {
		var x remittance.TooFew
		return remittance.TooFew(i), &x, func() codec { return x }
	})
	try(3, func(i int) (codec, encoding.TextUnmarshaler, func() codec) {
		var x remittance.FlowBasis
		return remittance.FlowBasis(i), &x, func() codec { return x }
	})
	try(7, func(i int) (codec, encoding.TextUnmarshaler, func() codec) {
		var x remittance.Speed
		return remittance.Speed(i), &x, func() codec { return x }
	})
}
