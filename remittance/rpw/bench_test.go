package rpw_test

import (
	"encoding/csv"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/remittance/rpw"
)

// priceFile gives a sheet of many rows without holding it: a number of
// identifier, and then one of two rows.
type priceFile struct {
	rows, at int
	left     string
}

func (f *priceFile) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if f.left == "" {
			switch {
			case f.at == 0:
				f.left = header2016Q2
			case f.at > f.rows:
				return n, io.EOF
			default:
				f.left = [...]string{rwanda, hidden}[f.at%2]
			}
			f.at++
		}
		m := copy(p[n:], f.left)
		n, f.left = n+m, f.left[m:]
	}
	return n, nil
}

// A workbook of 250,000 rows is read by this package and by encoding/csv alone,
// in one run. The ratio is that of their rows per second, by the quickest run of
// each: 0.5 means half as many.
func BenchmarkServices(b *testing.B) {
	const rows = 250_000
	own, std := time.Hour, time.Hour
	var before, after runtime.MemStats
	var allocs, bytes uint64
	for b.Loop() {
		runtime.ReadMemStats(&before)
		start := time.Now()
		n := 0
		for _, err := range rpw.Services(&priceFile{rows: rows}, nil) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		own = min(own, time.Since(start))
		runtime.ReadMemStats(&after)
		allocs, bytes = after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc
		if n != rows {
			b.Fatal(n)
		}

		b.StopTimer()
		start = time.Now()
		for r := csv.NewReader(&priceFile{rows: rows}); ; {
			if _, err := r.Read(); err == io.EOF {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
		std = min(std, time.Since(start))
		b.StartTimer()
	}
	b.ReportMetric(float64(std)/float64(own), "ratio")
	b.ReportMetric(rows/own.Seconds(), "rows/s")
	b.ReportMetric(float64(allocs)/rows, "allocs/row")
	b.ReportMetric(float64(bytes)/rows, "B/row")
}

// Memory does not grow with the file: what is live in the middle of a long one
// is what is live in a short one.
func TestServicesMemory(t *testing.T) {
	live := func(rows int) uint64 {
		var peak uint64
		n := 0
		for _, err := range rpw.Services(&priceFile{rows: rows}, nil) {
			require.NoError(t, err)
			if n++; n%(rows/4) == 0 {
				var m runtime.MemStats
				runtime.GC()
				runtime.ReadMemStats(&m)
				peak = max(peak, m.HeapAlloc)
			}
		}
		require.Equal(t, rows, n)
		return peak
	}
	short, long := live(1_000), live(250_000)
	require.Less(t, long, short+256<<10, fmt.Sprintf("%d bytes for 1,000 rows, %d for 50,000", short, long))
}

// Rows allocate for their texts alone, and nothing for numbers and amounts.
func TestServicesAllocations(t *testing.T) {
	const rows = 1000
	in := header2016Q2 + strings.Repeat(rwanda, rows)
	allocs := testing.AllocsPerRun(5, func() {
		for _, err := range rpw.Services(strings.NewReader(in), nil) {
			if err != nil {
				t.Fatal(err)
			}
		}
	})
	require.Less(t, allocs/rows, 4.0)
}
