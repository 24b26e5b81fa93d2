package remittance_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/place"
	"iom.int/migdev/remittance"
)

func TestParseCorridor(t *testing.T) {
	for text, want := range map[string]string{
		"AT-BA": "AT-BA", "AUT-BIH": "AT-BA", "AUTBIH": "AT-BA", "CHE-XKX": "CH-XK", "CHEKSV": "CH-XK", "040-070": "AT-BA",
	} {
		got, err := remittance.ParseCorridor(text)
		require.NoError(t, err)
		require.Equal(t, want, got.String())
	}
	for _, text := range []string{"", "AT", "AT-", "-BA", "AT-BA-RS", "AT–BA", "ATBA", "at-ba", "AUTXXX", "A-B"} {
		got, err := remittance.ParseCorridor(text)
		require.ErrorIs(t, err, remittance.ErrCorridor, text)
		require.ErrorIs(t, err, place.ErrUnknownCountry, text)
		require.Zero(t, got)
	}
	require.Panics(t, func() { remittance.MustCorridor("nowhere") })
}

func TestCorridor(t *testing.T) {
	c := remittance.NewCorridor(place.MustCountry("AT"), place.MustCountry("BA"))
	require.Equal(t, remittance.MustCorridor("AT-BA"), c)
	require.False(t, c.IsZero())
	require.True(t, remittance.Corridor{}.IsZero())
	require.Empty(t, remittance.Corridor{}.String())
	require.Equal(t, "?-BA", remittance.Corridor{To: c.To}.String())
	require.Equal(t, "Tyrol to Bosnia", remittance.Corridor{From: c.From, To: c.To, Name: "Tyrol to Bosnia"}.String())
	require.Negative(t, c.Compare(remittance.MustCorridor("AT-RS")))
	require.Positive(t, c.Compare(remittance.MustCorridor("AL-RS")))
	require.Zero(t, c.Compare(c))
	data, err := json.Marshal(c)
	require.NoError(t, err)
	require.JSONEq(t, `{"from": "AT", "to": "BA"}`, string(data))
	var back remittance.Corridor
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, c, back)
	require.ErrorContains(t, back.UnmarshalJSON([]byte(`{"of": "AT"}`)), "remittance: corridor")
}

func FuzzParseCorridor(f *testing.F) {
	for _, s := range []string{"AT-BA", "TZAKEN", "CHE-XKX", "-", "AUTBI", "ÄÖ-ÜÜ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := remittance.ParseCorridor(s)
		if err != nil {
			require.ErrorIs(t, err, remittance.ErrCorridor)
			require.Zero(t, c)
			return
		}
		again, err := remittance.ParseCorridor(c.String())
		require.NoError(t, err)
		require.Equal(t, c, again)
	})
}
