package remittance_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/remittance"
)

var _ map[remittance.Definition]struct{}

func TestComponents(t *testing.T) {
	usd := func(s string) money.Amount { return money.MustParse(s + " USD") }
	c := remittance.Components{
		PersonalTransfers: usd("800"), CompensationOfEmployees: usd("300"), TaxesAndContributions: usd("60"),
		Travel: usd("40"), CapitalTransfers: usd("20"), SocialBenefits: usd("50"), ToInstitutions: usd("10"),
	}
	for m, want := range map[remittance.Measure]string{
		remittance.PersonalTransfers: "800 USD", remittance.WorldBankPersonal: "1100 USD", remittance.Personal: "1020 USD",
		remittance.Total: "1070 USD", remittance.TotalAndInstitutions: "1080 USD",
	} {
		made, err := c.Total(m)
		require.NoError(t, err)
		require.Equal(t, want, made.Amount.String(), m.String())
		require.Empty(t, made.Missing)
	}
	_, err := c.Total(remittance.WorkersRemittances)
	require.ErrorIs(t, err, remittance.ErrNoFormula)

	c.Travel = money.Amount{}
	made, err := c.Total(remittance.Personal)
	require.NoError(t, err)
	require.True(t, made.Amount.IsZero())
	require.Equal(t, indicator.NotReported, made.Absent)
	require.Equal(t, []string{"travel"}, made.Missing)
	made, err = c.Total(remittance.WorldBankPersonal)
	require.NoError(t, err)
	require.Equal(t, "1100 USD", made.Amount.String(), "gross, so travel is not needed")

	c.CompensationOfEmployees = money.MustParse("1 EUR")
	_, err = c.Total(remittance.WorldBankPersonal)
	require.ErrorIs(t, err, money.ErrMismatch)
}

func TestDefinitionJSON(t *testing.T) {
	d := remittance.Definition{Measure: remittance.TotalAndInstitutions, Standard: remittance.BPM7, IsNet: true}
	data, err := json.Marshal(d)
	require.NoError(t, err)
	require.JSONEq(t, `{"measure":"total-and-institutions","standard":"BPM7","net":true}`, string(data))
	var back remittance.Definition
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, d, back)
	require.Error(t, json.Unmarshal([]byte(`{"measure":"total","net":"yes"}`), &back))
	require.Equal(t, d, back)
	require.Equal(t, "net total-and-institutions, BPM7", d.String())
	require.True(t, remittance.Definition{}.IsZero())
	var c remittance.Components
	require.Error(t, json.Unmarshal([]byte(`{"travel":"4"}`), &c))
}
