package diaspora_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/period"
)

func exactly(t testing.TB, n int64) diaspora.Count {
	t.Helper()
	c, err := diaspora.NewCount(n, diaspora.ExactCount)
	require.NoError(t, err)
	return c
}

func edition(year int) diaspora.Edition { return diaspora.Edition{Publisher: "UN DESA", Year: year} }

func yearOf(t testing.TB, year int) period.Date {
	t.Helper()
	d, err := period.NewYear(year)
	require.NoError(t, err)
	return d
}

// readStocks reads one of the shared files of stocks.
func readStocks(t testing.TB, year int) []diaspora.Stock {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "shared", "data", "diaspora", fmt.Sprintf("undesa_stock_%ded.csv", year)))
	if err != nil {
		t.Skip("no shared data here")
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	var list []diaspora.Stock
	for _, r := range rows[1:] {
		n, err := strconv.ParseInt(r[5], 10, 64)
		require.NoError(t, err)
		types, err := diaspora.ParseDataTypes(r[6])
		require.NoError(t, err)
		s := diaspora.Stock{
			Count: exactly(t, n), Origin: geo(r[2]), Residence: geo(r[3]), Date: period.MustParse(r[1]),
			Sex: map[string]diaspora.Sex{"F": diaspora.Female, "M": diaspora.Male}[r[4]], Edition: edition(year),
		}
		list = append(list, s.OnTypes(types))
	}
	return list
}
