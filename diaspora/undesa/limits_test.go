package undesa_test

import (
	"encoding"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/undesa"
	"iom.int/migdev/indicator/table"
)

// Hostile files are refused, or cost no more than they weigh.
func TestLimits(t *testing.T) {
	const long = "edition,year,origin,destination,sex,n,data_type\n"
	_, err := all(undesa.Stocks(strings.NewReader(long+"2020,2020,ALB,ITA,F,"+strings.Repeat("1", 300<<10)+",B\n"), nil))
	require.ErrorIs(t, err, table.ErrLimit)
	_, err = all(undesa.Stocks(strings.NewReader(long+"2020,2020,ALB,ITA,F,"+strings.Repeat("1", 200<<10)+",B\n"), nil))
	require.ErrorIs(t, err, table.ErrNumber)
	require.Less(t, len(err.Error()), 500)
	_, err = all(undesa.Destinations(strings.NewReader(strings.Repeat(",", 600)+"\n"), nil))
	require.ErrorIs(t, err, table.ErrLimit)
	_, err = all(undesa.Destinations(strings.NewReader(strings.Repeat("title\n", 50)+headerDest), nil))
	require.ErrorIs(t, err, table.ErrHeader)

	var rubbish strings.Builder
	rubbish.WriteString("iso3,year,population\n")
	for i := range 10_000 {
		fmt.Fprintf(&rubbish, "Q%02d,2020,1\n", i)
	}
	var skips table.Skips
	require.Empty(t, mustAll(t, undesa.Populations(strings.NewReader(rubbish.String()), &skips)))
	require.Equal(t, 10_000, skips.Total)
	require.Len(t, skips.Kept, 100)

	skips = table.Skips{}
	got := mustAll(t, undesa.ESCORelations(strings.NewReader("occupationUri,relationType,skillUri\no,essential,"+strings.Repeat("s", 2000)+"\n"), &skips))
	require.Empty(t, got)
	require.Equal(t, 1, skips.Total)

	// A cell of many labels is divided without comparing each with each.
	var many strings.Builder
	many.WriteString("conceptUri,skillType,preferredLabel,altLabels\na,knowledge,b,\"")
	for i := range 50_000 {
		fmt.Fprintf(&many, "l%d | ", i)
	}
	many.WriteString("\"\n")
	skills := mustAll(t, undesa.ESCOSkills(strings.NewReader(many.String()), nil))
	require.Len(t, skills, 1)
	require.Len(t, skills[0].AltLabels, 50_000)
}

type text interface {
	encoding.TextMarshaler
	fmt.Stringer
}

// Words of the enumerations read back equal, and others are refused.
func TestEnums(t *testing.T) {
	for name, v := range map[string]struct {
		value text
		read  func(string) (text, error)
	}{
		"aggregate":     {undesa.Aggregate, func(s string) (text, error) { var k undesa.Kind; err := k.UnmarshalText([]byte(s)); return k, err }},
		"refugee-share": {undesa.RefugeeShare, func(s string) (text, error) { var m undesa.Measure; err := m.UnmarshalText([]byte(s)); return m, err }},
		"of-concern": {undesa.OfConcernGroup, func(s string) (text, error) {
			var g undesa.UNHCRGroup
			err := g.UnmarshalText([]byte(s))
			return g, err
		}},
		"optional": {undesa.OptionalSkill, func(s string) (text, error) {
			var r undesa.Requirement
			err := r.UnmarshalText([]byte(s))
			return r, err
		}},
	} {
		require.Equal(t, name, v.value.String())
		data, err := v.value.MarshalText()
		require.NoError(t, err)
		again, err := v.read(string(data))
		require.NoError(t, err)
		require.Equal(t, v.value, again)
		_, err = v.read("nothing")
		require.ErrorContains(t, err, "undesa: ")
	}
}

var (
	_ map[undesa.Location]struct{}
	_ map[undesa.Value]struct{}
	_ map[undesa.Entry]struct{}
	_ map[undesa.UNHCRFigure]struct{}
	_ map[undesa.Population]struct{}
	_ map[undesa.ESCORelation]struct{}
)
