package programme_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/programme"
)

func TestRoleFunds(t *testing.T) {
	funds := map[programme.Role]bool{programme.Donor: true, programme.CoFunder: true, programme.SeedFunder: true}
	for r := programme.NoRole; r <= programme.Author; r++ {
		require.Equal(t, funds[r], r.Funds(), r)
		o := programme.Organisation{Roles: []programme.Role{programme.Host, r}}
		require.Equal(t, funds[r], o.Funds(), r)
		require.True(t, o.Has(r), r)
	}
	require.False(t, programme.Organisation{}.Funds())
	require.False(t, programme.Organisation{Roles: []programme.Role{programme.Host}}.Has(programme.Donor))
}

func TestOrganisationString(t *testing.T) {
	name := lang.En("United Nations Development Programme")
	require.Equal(t, "UNDP", programme.Organisation{Code: "undp", Short: "UNDP", Name: name}.String())
	require.Equal(t, "United Nations Development Programme", programme.Organisation{Code: "undp", Name: name}.String())
	require.Equal(t, "undp", programme.Organisation{Code: "undp"}.String())
	require.Empty(t, programme.Organisation{}.String())
}

func TestOrganisationCheck(t *testing.T) {
	clean := programme.Organisation{Code: "iom", Short: "IOM", Roles: []programme.Role{programme.LeadAgency}}
	require.Nil(t, clean.Check())
	require.Zero(t, testing.AllocsPerRun(20, func() { _ = clean.Check() }))

	require.Equal(t, check.Findings{
		{
			Code: "programme.organisation-code", Severity: check.Error, Path: "code",
			Message: `the organisation "" has no code to name it by`,
		},
		{
			Code: "programme.organisation-name", Severity: check.Warning, Path: "name",
			Message: `the organisation "" has neither name nor acronym`,
		},
		{
			Code: "programme.organisation-role", Severity: check.Warning, Path: "roles",
			Message: `nothing says which part "" plays`,
		},
	}, programme.Organisation{}.Check())
}

func TestProgrammeOrganisation(t *testing.T) {
	p := joint()
	o, ok := p.Organisation("rs")
	require.True(t, ok)
	require.Equal(t, "Government of Serbia", o.String())

	p.Organisations = append(p.Organisations, programme.Organisation{Code: "rs", Short: "second"}, programme.Organisation{Short: "none"})
	o, ok = p.Organisation("rs")
	require.True(t, ok)
	require.Equal(t, "Government of Serbia", o.String(), "the first of two")

	for _, code := range []string{"", "RS", "rs ", "ilo"} {
		o, ok = p.Organisation(code)
		require.False(t, ok, code)
		require.Equal(t, programme.Organisation{}, o)
	}
}
