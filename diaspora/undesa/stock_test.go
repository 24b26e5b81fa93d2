package undesa_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/undesa"
	"iom.int/migdev/indicator/table"
)

// Migrants in Italy of all origins, as published in the edition of 2020, and
// Albanians there by that of 2024 (1990 to 2024), in the layouts of both. What
// stands for Albanians in that of 2020 before 2010, and for Others, is typed for
// the sake of the layout alone.
const (
	pairs2020 = `,,,,,
,,,,International Migrant Stock 2020: Destination and origin
,,,,POP/DB/MIG/Stock/Rev.2020
` + `,,,,,,,"International migrant stock at mid-year, both sexes combined",,,,,,,"International migrant stock at mid-year, males",,,,,,,"International migrant stock at mid-year, females",,,,,,` + "\n,,\n" + header2020 +
		`1,   Italy,,380,B,WORLD,900,1428219,1774954,2121688,3954790,5787893,5805328,6386998,642414,809553,976691,1820290,2663889,2637798,2965914,785805,965401,1144997,2134500,3124004,3167530,3421084
2,   Italy,,380,B,   Albania,8,..,..,..,..,440648,444887,486187,..,..,..,..,231439,227638,244913,..,..,..,..,209209,217249,241274
3,   Italy,,380,B,Others,2003,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0
4,   Italy,,380,B,Atlantis,77,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0
`
	albania2024 = `1,   Italy,,B R,380,   Albania,8,60088,94077,141643,260914,386978,418672,493666,542638,33326,52916,79737,146148,203331,214270,249837,271249,26762,41161,61906,114766,183647,204402,243829,271389` + "\n"
)

func TestStocksPairs2020(t *testing.T) {
	var skips table.Skips
	got := mustAll(t, undesa.Stocks(strings.NewReader(pairs2020), &skips))
	require.Len(t, got, 3*21)
	require.Equal(t, "line 10: origin: unknown code: location \"77\" \"Atlantis\": want the number of a country or a group: \"4,   Italy,,380,B,Atlantis,77,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0\"\n", skips.String())

	require.True(t, got[0].IsAggregate())
	require.Equal(t, "aggregate 900 in IT, 1990: 1428219 (birth, B, UN DESA 2020)", got[0].Stock.String())
	albanians := got[21+6]
	require.False(t, albanians.IsAggregate())
	require.Equal(t, "AL in IT, 2020: 486187 (birth, B, UN DESA 2020)", albanians.Stock.String())
	require.Equal(t, "AL in IT, 2020, male: 244913 (birth, B, UN DESA 2020)", got[21+13].Stock.String())
	require.Equal(t, "AL in IT, 2020, female: 241274 (birth, B, UN DESA 2020)", got[21+20].Stock.String())
	require.Equal(t, diaspora.CountNotAvailable, got[21].Stock.Count.Status())
	require.Empty(t, albanians.Stock.Check())
	require.Equal(t, 8, albanians.Line)

	others := got[2*21]
	require.Equal(t, undesa.Residual, others.Origin.Kind)
	require.Equal(t, diaspora.Others(), others.Stock.Origin)
	n, ok := others.Stock.Count.Value()
	require.True(t, ok)
	require.Zero(t, n)

	data, err := json.Marshal(albanians)
	require.NoError(t, err)
	var again undesa.Entry
	require.NoError(t, json.Unmarshal(data, &again))
	require.Equal(t, albanians, again)
}

// The years repeat in three blocks of eight; the total of 2024 is column 15.
func TestStocksPairs2024(t *testing.T) {
	want := mustAll(t, undesa.Stocks(strings.NewReader(titles2024+headings(8)+header2024+albania2024), nil))
	require.Len(t, want, 24)
	require.Equal(t, "AL in IT, 2024: 542638 (birth, BR, UN DESA 2024)", want[7].Stock.String())
	require.Equal(t, "AL in IT, 2024, male: 271249 (birth, BR, UN DESA 2024)", want[15].Stock.String())
	require.Equal(t, "AL in IT, 1990, female: 26762 (birth, BR, UN DESA 2024)", want[16].Stock.String())

	// Without what stands above the header, blocks are told by their order, and
	// whatever other readers made of the names that repeat.
	bare := diaspora.Edition{Publisher: "UN DESA", Year: 2024}
	for name, names := range map[string]func(year string, column, times int) string{
		"plain":  func(year string, _, _ int) string { return year },
		"readxl": func(year string, column, _ int) string { return fmt.Sprintf("%s...%d", year, column) },
		"pandas": func(year string, _, times int) string {
			if times == 0 {
				return year
			}
			return fmt.Sprintf("%s.%d", year, times)
		},
	} {
		years := strings.Split(years2024, ",")
		columns := strings.TrimSuffix(header2024, years2024+","+years2024+","+years2024+"\n")
		for i := range 24 {
			columns += names(years[i%8], 8+i, i/8) + ","
		}
		got := mustAll(t, undesa.Reader{Edition: bare}.Stocks(strings.NewReader(columns+"\n"+albania2024), nil))
		require.Len(t, got, 24, name)
		for i := range got {
			got[i].Line = want[i].Line
		}
		require.Equal(t, want, got, name)
	}
}

func TestStocksLong(t *testing.T) {
	const extract = "edition,year,origin,destination,sex,n,data_type\n2020,2020,ALB,ITA,F,241274,B\n2020,2020,MDA,CZE,M,6033,C\n2020,2010,MKD,BIH,F,1639,RI\n2020,2020,SRB,ITA,F,7,B R\n2020,2020,SRB,CHI,both,7,\n2020,2020,XYZ,ITA,F,7,B\n"
	var skips table.Skips
	got := mustAll(t, undesa.Stocks(strings.NewReader(extract), &skips))
	require.Equal(t, 1, skips.Total)
	var lines []string
	for _, e := range got {
		lines = append(lines, e.Stock.String())
	}
	require.Equal(t, []string{
		"AL in IT, 2020, female: 241274 (birth, B, UN DESA 2020)",
		"MD in CZ, 2020, male: 6033 (citizenship, C, UN DESA 2020)",
		"MK in BA, 2010, female: about 1639 (imputed, RI, UN DESA 2020)",
		"RS (Serbia including Kosovo*) in IT, 2020, female: 7 (birth, BR, UN DESA 2020)",
		"RS (Serbia including Kosovo*) in area CHI, 2020: 7 (UN DESA 2020)",
	}, lines)

	const gdidata = "geo,t,from,sex,n,type_b,type_c,type_r,type_i\nITA,2024,ALB,female,271389,TRUE,FALSE,TRUE,FALSE\nITA,2024,ALB,male,NA,1,0,1,0\n"
	got = mustAll(t, undesa.Reader{Edition: diaspora.Edition{Publisher: "UN DESA", Year: 2024}}.Stocks(strings.NewReader(gdidata), nil))
	require.Equal(t, "AL in IT, 2024, female: 271389 (birth, BR, UN DESA 2024)", got[0].Stock.String())
	require.Equal(t, "AL in IT, 2024, male: not available (birth, BR, UN DESA 2024)", got[1].Stock.String())
	require.Equal(t, "ALB", got[0].Origin.Code)
	require.True(t, mustAll(t, undesa.Stocks(strings.NewReader(gdidata), nil))[0].Stock.Edition.IsZero())
}

func TestStocksErrors(t *testing.T) {
	const long = "edition,year,origin,destination,sex,n,data_type\n"
	const gdi = "geo,t,from,sex,n,type_b,type_c,type_r,type_i\n"
	for name, tt := range map[string]struct {
		file, message string
		err           error
	}{
		"layout":     {"geo,t,from,sex,n\n", "no header row", table.ErrHeader},
		"sex":        {long + "2020,2020,ALB,ITA,X,1,B\n", `line 2, column "sex": undesa: unknown code: sex "X"`, undesa.ErrCode},
		"year":       {long + "2020,20,ALB,ITA,F,1,B\n", `column "year"`, undesa.ErrCode},
		"edition":    {long + "new,2020,ALB,ITA,F,1,B\n", `column "edition"`, undesa.ErrCode},
		"type":       {long + "2020,2020,ALB,ITA,F,1,BX\n", `column "data_type"`, undesa.ErrCode},
		"number":     {long + "2020,2020,ALB,ITA,F,a,B\n", `column "n": "a" is no number of persons`, table.ErrNumber},
		"flag":       {gdi + "ITA,2024,ALB,female,1,TRUE,maybe,TRUE,FALSE\n", `column "type_c": undesa: unknown code: "maybe"`, undesa.ErrCode},
		"cell":       {pairs2020 + "5,Italy,,380,B,Greece,300,x,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0\n", `line 11, column "1990": "x"`, table.ErrNumber},
		"blocks":     {headerPair + "2015,2020,2015,2020\n", "no headings", table.ErrHeader},
		"population": {",,,,,,,Total population (thousands)\n" + headerPair + "2020\n", "a block of population", table.ErrHeader},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := all(undesa.Stocks(strings.NewReader(tt.file), nil))
			require.ErrorIs(t, err, tt.err)
			require.ErrorContains(t, err, tt.message)
		})
	}
}

// A loop may end before the file.
func TestStocksBreak(t *testing.T) {
	for _, file := range []string{pairs2020, "edition,year,origin,destination,sex,n,data_type\n2020,2020,ALB,ITA,F,1,B\n2020,2020,ALB,ITA,M,1,B\n"} {
		n := 0
		for range undesa.Stocks(strings.NewReader(file), nil) {
			n++
			break
		}
		require.Equal(t, 1, n)
	}
}
