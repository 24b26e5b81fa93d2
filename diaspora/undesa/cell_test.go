package undesa_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/undesa"
	"iom.int/migdev/indicator/table"
)

// The legend of the workbook of 2020, and the noise of its Table 2.
func TestParseCount(t *testing.T) {
	exact := func(n int64) diaspora.Count { return diaspora.MustCount(n, diaspora.ExactCount) }
	hidden, err := diaspora.SuppressedCount(1, 4)
	require.NoError(t, err)
	for cell, want := range map[string]diaspora.Count{
		"1250451": exact(1250451), "0": exact(0), "0.0": exact(0), "-0": exact(0), " 147 ": exact(147), "007": exact(7),
		"..": diaspora.AbsentCount(diaspora.CountNotAvailable), "-": diaspora.AbsentCount(diaspora.CountNotAvailable),
		"~": hidden, "—": diaspora.BelowHalfUnitCount(1), "": diaspora.AbsentCount(diaspora.CountBlank), "  ": diaspora.AbsentCount(diaspora.CountBlank),
		"27.000000000000004": exact(27), "26.999999999999996": exact(27), "1.25e3": exact(1250),
		"1 250 451": exact(1250451), "1\u00a0250\u00a0451": exact(1250451), "1\u202f250\u202f451": exact(1250451),
		"1000000000000": exact(diaspora.MaxCount),
	} {
		got, err := undesa.ParseCount(cell)
		require.NoError(t, err, cell)
		require.Equal(t, want, got, cell)
	}
	for _, cell := range []string{
		"-1", "12.5", "1,250,451", "1 25", "n/a", "NA", "...", "~~", "–", "1e65", "1000000000001", "9999999999999", "٧", "0x10", "+1", "inf", "0.0000001", "-0.0000001", "1e-64",
	} {
		got, err := undesa.ParseCount(cell)
		require.ErrorIs(t, err, table.ErrNumber, cell)
		require.ErrorContains(t, err, "undesa: ")
		require.Equal(t, diaspora.Count{}, got)
	}
}

func TestParseCountStatus(t *testing.T) {
	for cell, want := range map[string]string{"0": "value", "..": "not-available", "~": "suppressed", "—": "below-half-unit", "": "blank"} {
		c, err := undesa.ParseCount(cell)
		require.NoError(t, err)
		require.Equal(t, want, c.Status().String())
		_, ok := c.Value()
		require.Equal(t, cell == "0", ok)
	}
	c, _ := undesa.ParseCount("~")
	high, ok := c.High()
	require.True(t, ok)
	require.EqualValues(t, 1, c.Low())
	require.EqualValues(t, 4, high)
}

func TestParseThousands(t *testing.T) {
	for cell, want := range map[string]int64{
		"5327231.0410000002": 5327231041, "2877.8": 2877800, "8737.3700000000008": 8737370, "0.76200000000000001": 762, "0": 0,
		"2.5004": 2500, "2.5005": 2501, "13": 13000,
	} {
		c, err := undesa.ParseThousands(cell)
		require.NoError(t, err, cell)
		n, ok := c.Value()
		require.True(t, ok)
		require.Equal(t, want, n, cell)
	}
	c, err := undesa.ParseThousands("—")
	require.NoError(t, err)
	high, _ := c.High()
	require.EqualValues(t, 499, high)
	c, err = undesa.ParseThousands("0.0004")
	require.NoError(t, err)
	require.Equal(t, diaspora.CountBelowHalfUnit, c.Status(), "not 0")
	_, err = undesa.ParseThousands("1000000000.001")
	require.ErrorIs(t, err, table.ErrNumber)
}

func TestParseUNHCRCount(t *testing.T) {
	for cell, want := range map[string][3]int64{"5": {5, 1, 5}, "6": {6, 6, 6}, "147": {147, 147, 147}, "0": {0, 0, 0}} {
		c, err := undesa.ParseUNHCRCount(cell)
		require.NoError(t, err)
		n, _ := c.Value()
		high, _ := c.High()
		require.Equal(t, want, [3]int64{n, c.Low(), high})
	}
	for cell, want := range map[string]diaspora.CountStatus{
		"*": diaspora.CountSuppressed, "NA": diaspora.CountNotAvailable, "": diaspora.CountBlank,
	} {
		c, err := undesa.ParseUNHCRCount(cell)
		require.NoError(t, err)
		require.Equal(t, want, c.Status())
	}
	_, err := undesa.ParseUNHCRCount("five")
	require.ErrorIs(t, err, table.ErrNumber)
}

func TestParseName(t *testing.T) {
	for cell, want := range map[string]undesa.Name{
		"    Serbia*":                   {Text: "Serbia", Indent: 4, HasNote: true},
		"WORLD":                         {Text: "WORLD"},
		" OCEANIA ":                     {Text: "OCEANIA", Indent: 1},
		"   China, Hong Kong SAR* ":     {Text: "China, Hong Kong SAR", Indent: 3, HasNote: true},
		"\u00a0\u00a0Réunion **":        {Text: "Réunion", Indent: 2, HasNote: true},
		"  Micronesia (Fed. States of)": {Text: "Micronesia (Fed. States of)", Indent: 2},
		"":                              {},
		"   ":                           {},
	} {
		require.Equal(t, want, undesa.ParseName(cell), cell)
	}
}

func TestParseLocation(t *testing.T) {
	for code, want := range map[string]struct {
		name, country string
		kind          undesa.Kind
	}{
		"8": {"Albania", "AL", undesa.Country}, "008": {"Albania", "AL", undesa.Country}, "688": {"Serbia*", "RS", undesa.Country},
		"412": {"Kosovo", "XK", undesa.Country}, "830": {"Channel Islands*", "", undesa.Territory},
		"900": {"WORLD", "", undesa.Aggregate}, "947": {"Sub-Saharan Africa", "", undesa.Aggregate}, "1833": {"Northern Africa and Western Asia", "", undesa.Aggregate},
		"5500": {"Central Asia", "", undesa.Aggregate}, "150": {"Europe", "", undesa.Aggregate},
		"2003": {"Others", "", undesa.Residual}, "1800": {"Other North", "", undesa.Residual},
	} {
		l, err := undesa.ParseLocation(code, "  "+want.name)
		require.NoError(t, err, code)
		require.Equal(t, want.kind, l.Kind, code)
		require.Equal(t, want.country, l.Country.Code(), code)
		require.Equal(t, code, l.Code)
		require.Equal(t, 2, l.Indent)
	}
	for _, code := range []string{"", "0", "1", "5", "899", "ALB", "-8", "8.0", "65536", "00008", "８"} {
		l, err := undesa.ParseLocation(code, "x")
		if code == "1" || code == "5" { // the world and South America of M49
			require.NoError(t, err)
			require.Equal(t, undesa.Aggregate, l.Kind)
			continue
		}
		require.ErrorIs(t, err, undesa.ErrCode, code)
		require.True(t, l.IsZero())
	}
}

func TestLocationGeo(t *testing.T) {
	for code, want := range map[string]string{"8": "AL", "900": "aggregate 900", "2003": "others", "830": "area 830"} {
		l, err := undesa.ParseLocation(code, "")
		require.NoError(t, err)
		require.Equal(t, want, l.Geo().String())
		require.Equal(t, code, l.String())
	}
	require.True(t, undesa.Location{}.Geo().IsZero())
	require.True(t, undesa.Location{}.Place().IsZero())
	l, err := undesa.ParseLocation("8", "Albania")
	require.NoError(t, err)
	c, ok := l.Place().Country()
	require.True(t, ok)
	require.Equal(t, "AL", c.Code())
	require.Equal(t, "Albania", l.String())
}
