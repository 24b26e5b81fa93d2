package undesa_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/undesa"
	"iom.int/migdev/indicator/table"
)

// The order of the rows of a file changes the order of what is read, and no more.
func TestStocksOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(61, 62))
	var rows []string
	for i, destination := range []string{"ITA", "GRC", "USA", "DEU", "CHE"} {
		for _, origin := range []string{"ALB", "SRB", "MDA"} {
			for _, sex := range []string{"F", "M"} {
				n := []string{fmt.Sprint(r.IntN(100_000)), "..", "~", "—", "0"}[(i+len(rows))%5]
				rows = append(rows, fmt.Sprintf("2020,2020,%s,%s,%s,%s,B", origin, destination, sex, n))
			}
		}
	}
	read := func() (map[diaspora.StockKey]diaspora.Stock, int) {
		var skips table.Skips
		out := map[diaspora.StockKey]diaspora.Stock{}
		file := "edition,year,origin,destination,sex,n,data_type\n" + strings.Join(rows, "\n") + "\n"
		for e, err := range undesa.Stocks(strings.NewReader(file), &skips) {
			require.NoError(t, err)
			out[e.Stock.Key()] = e.Stock
		}
		return out, skips.Total
	}
	want, skipped := read()
	require.Len(t, want, len(rows))
	require.Zero(t, skipped)
	for range 5 {
		r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		got, skipped := read()
		require.Equal(t, want, got)
		require.Zero(t, skipped)
	}
}
