package undesa_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/undesa"
	"iom.int/migdev/indicator/table"
)

// Titles are those of ISCO-08, International Labour Office.
func TestReadISCO(t *testing.T) {
	const file = "code,level,parent,title_ilo,title_esco\n" +
		"7,1,,Craft and Related Trades Workers,Craft and related trades workers\n" +
		"7212,4,721,Welders and Flame Cutters,Welders and flame\u00a0cutters \n" +
		"0110,4,011,Commissioned Armed Forces Officers,\n" +
		"110,4,11,Commissioned Armed Forces Officers,\n" +
		"7212,4,721,Welders,Welders\n" +
		"7213,3,721,Sheet-metal Workers,\n" +
		"7214,4,722,Structural-metal Preparers,\n"
	list, skips, err := undesa.ReadISCO(strings.NewReader(file))
	require.NoError(t, err)
	var reasons []string
	for _, s := range skips.Kept {
		reasons = append(reasons, s.Reason)
	}
	require.Equal(t, []string{
		`diaspora: not an ISCO-08 code: "110": want one of its 619 codes; was 0110 meant?`,
		"code that stands here twice",
		`level of 7213 is "3": want 4`,
		`parent of 7214 is "722": want "721"`,
	}, reasons)
	welders := diaspora.MustISCO("7212")
	title, ok := list.Title(welders)
	require.True(t, ok)
	require.Equal(t, "Welders and Flame Cutters", title)
	title, ok = list.TitleIn("title_esco", welders)
	require.True(t, ok)
	require.Equal(t, "Welders and flame cutters", title)
	_, ok = list.TitleIn("title_esco", diaspora.MustISCO("0110"))
	require.False(t, ok, "blank")
	_, ok = list.TitleIn("title_fr", welders)
	require.False(t, ok)
	_, ok = list.Title(diaspora.MustISCO("2512"))
	require.False(t, ok)
	require.Equal(t, []string{"title_ilo", "title_esco"}, list.Columns())
	require.Equal(t, []int{1, 0, 0, 2}, []int{list.Count(1), list.Count(2), list.Count(3), list.Count(4)})
	require.Len(t, list.Missing(), 619-3)
	require.Equal(t, []diaspora.ISCO{diaspora.MustISCO("0110"), diaspora.MustISCO("7"), welders}, slices.Collect(list.Groups()))

	var none undesa.ISCOTitles
	_, ok = none.Title(welders)
	require.False(t, ok)
	require.Zero(t, none.Count(4))
}

func TestReadISCOPadded(t *testing.T) {
	const file = "isco,level,name\n7000,1,Craft workers\n7200,2,Metal workers\n1120,4,Managing directors\n1120,3,Managing directors (minor group)\n9900,2,Nothing\n"
	list, skips, err := undesa.ISCOFile{Code: "isco", Titles: []string{"name"}, Padded: true}.Read(strings.NewReader(file))
	require.NoError(t, err)
	require.Equal(t, 1, skips.Total)
	for code, want := range map[string]string{"7": "Craft workers", "72": "Metal workers", "1120": "Managing directors", "112": "Managing directors (minor group)"} {
		title, ok := list.Title(diaspora.MustISCO(code))
		require.True(t, ok, code)
		require.Equal(t, want, title)
	}
	list, skips, err = undesa.ISCOFile{Code: "isco", Titles: []string{"name"}}.Read(strings.NewReader(file))
	require.NoError(t, err)
	require.Equal(t, 4, skips.Total, "unless it is said that codes are padded, only 1120 is one")
	require.Equal(t, 1, list.Count(4))

	_, _, err = undesa.ISCOFile{Titles: []string{"titre"}}.Read(strings.NewReader("code,title\n"))
	require.ErrorIs(t, err, table.ErrHeader)
}

func TestReadISCED(t *testing.T) {
	const file = "level,title,isced1997,dioc_broad,dioc_edu_lfs\n0,Early childhood education,0,low,1\n6,Bachelor's or equivalent level,5A,high,3\n" +
		"9,x,6,high,3\n7,Master's,6,high,3\n8,Doctoral,6,low,3\n5,Short-cycle,5B,high,2\n3,Upper,3,medium,4\n2,Lower,9,low,1\n6,Bachelor's again,5A,high,3\n"
	got, skips, err := undesa.ReadISCED(strings.NewReader(file))
	require.NoError(t, err)
	require.Len(t, got, 2)
	require.Equal(t, "6", got[1].Level.String())
	require.Equal(t, "Bachelor's or equivalent level", got[1].Title)
	var reasons []string
	for _, s := range skips.Kept {
		reasons = append(reasons, s.Reason)
	}
	require.Equal(t, []string{
		`diaspora: not an ISCED level: "9": want 0 to 8`,
		`"6" of 1997 is not level 7 of 2011`,
		`group of level 8 is "low": want high`,
		`group of level 5 is medium: want high`,
		`undesa: unknown code: education "4": want 1, 2, 3, or 99 for unknown`,
		`diaspora: not an ISCED level of 1997: "9": want 0 to 6, 5A or 5B`,
		"level that stands here twice",
	}, reasons)
}

func TestParseDIOCEducation(t *testing.T) {
	for code, want := range map[string]diaspora.Attainment{
		"1": diaspora.LowAttainment, "2": diaspora.MediumAttainment, "3": diaspora.HighAttainment, "99": diaspora.UnknownAttainment,
	} {
		got, err := undesa.ParseDIOCEducation(code)
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
	for _, code := range []string{"", "0", "4", "9", "99.0"} {
		_, err := undesa.ParseDIOCEducation(code)
		require.ErrorIs(t, err, undesa.ErrCode)
	}
}
