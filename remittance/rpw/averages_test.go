package rpw_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/indicator/table"
	"iom.int/migdev/remittance/rpw"
)

// averages is in the layout of DataBank. Source: World Bank, Remittance Prices
// Worldwide (Corridors), 2020-12-07.
const averages = "\ufeffSending Countries Name,Sending Countries Code,Series Name,Series Code,Receiving Countries  Name,Receiving Countries  Code,2011Q1 [YR2011Q1],2020Q3 [YR2020Q3]\n" +
	"Angola,AGO,Average Total Cost to remit in corridor,ATCR.CORR,Namibia,NAM,..,15.2349996566772\n" +
	"Germany,DEU,Average Total Cost to remit in corridor,ATCR.CORR,Kosovo,KSV,7.22399997711182,0\n" +
	"\n" +
	"Data from database: Remittance Prices Worldwide (Corridors)\n" +
	"Last Updated: 12/07/2020\n"

func TestReadAverages(t *testing.T) {
	got, skips, err := rpw.ReadAverages(strings.NewReader(averages))
	require.NoError(t, err)
	require.Zero(t, skips.Total)
	require.Equal(t, 1, skips.Blank)
	require.Equal(t, figure.Source{
		Publisher: "World Bank", Title: "Remittance Prices Worldwide (Corridors)", Edition: "12/07/2020", Date: period.MustParse("2020-12-07"),
	}, got.Source)
	list := slices.Collect(got.All())
	require.Len(t, list, 4)
	require.Equal(t, money.Digits(""), list[0].CostPct)
	require.Equal(t, money.Digits("15.2349996566772"), list[1].CostPct)
	require.Equal(t, place.MustCountry("XK"), list[2].To.Country)
	require.Equal(t, "KSV", list[2].To.Code)
	require.Equal(t, money.Digits("0"), list[3].CostPct)
	require.Equal(t, period.MustParseSpan("2020-07-01/2020-09-30"), list[3].Quarter)
	require.Equal(t, got.Source, list[3].Source)
}

func TestReadAveragesTraps(t *testing.T) {
	change := func(old, new string) (rpw.Averages, table.Skips, error) {
		in := strings.Replace(averages, old, new, 1)
		require.NotEqual(t, averages, in)
		return rpw.ReadAverages(strings.NewReader(in))
	}
	t.Run("doubled blanks or single ones", func(t *testing.T) {
		got, _, err := change("Countries  Code", "Countries Code")
		require.NoError(t, err)
		require.Len(t, got.Rows, 2)
	})
	t.Run("other note", func(t *testing.T) {
		got, skips, err := change("Data from", "Code of a note\nData from")
		require.NoError(t, err)
		require.Len(t, got.Rows, 2)
		require.Equal(t, `line 5: note below the table: "Code of a note"`, skips.Kept[0].String())
	})
	t.Run("notes with commas behind them", func(t *testing.T) {
		got, _, err := change("12/07/2020\n", "12/07/2020,,,,,,,,,\n")
		require.NoError(t, err)
		require.Equal(t, "12/07/2020", got.Source.Edition)
	})
	t.Run("country of no code", func(t *testing.T) {
		got, skips, err := change("NAM", "QQQ")
		require.NoError(t, err)
		require.Len(t, got.Rows, 1)
		require.Equal(t, 1, skips.Total)
	})
	t.Run("column that is no quarter", func(t *testing.T) {
		got, skips, err := change("2011Q1 [YR2011Q1]", "Note")
		require.NoError(t, err)
		require.Len(t, got.Quarters, 1)
		require.Equal(t, 1, skips.Total)
	})
	for name, tt := range map[string]struct {
		old, new string
		err      error
	}{
		"cell too many":   {"15.2349996566772", "15,2", table.ErrRagged},
		"cut short":       {",15.2349996566772", "", table.ErrRagged},
		"text":            {"15.2349996566772", "none", table.ErrNumber},
		"no quarters":     {"2011Q1 [YR2011Q1],2020Q3 [YR2020Q3]", "2011,2020", table.ErrHeader},
		"other file":      {"Sending Countries Code", "Code", table.ErrHeader},
		"Git-LFS pointer": {averages, "version https://git-lfs.github.com/spec/v1\n", table.ErrPointer},
	} {
		t.Run(name, func(t *testing.T) {
			got, _, err := change(tt.old, tt.new)
			require.ErrorIs(t, err, tt.err)
			require.ErrorContains(t, err, "rpw: ")
			require.Empty(t, got)
		})
	}
}

func TestReadAveragesShared(t *testing.T) {
	got, skips, err := rpw.ReadAverages(shared(t, "databank_corridor_averages_2011Q1_2020Q3.csv"))
	require.NoError(t, err)
	require.Zero(t, skips.Total)
	require.Equal(t, 1, skips.Blank)
	require.Len(t, got.Quarters, 35)
	require.Len(t, got.Rows, 369)
	stated := 0
	for a := range got.All() {
		if _, ok := a.CostPct.Number(); ok {
			stated++
		}
	}
	require.Equal(t, 10_188, stated)
	require.Equal(t, period.MustParse("2020-12-07"), got.Source.Date)
}
