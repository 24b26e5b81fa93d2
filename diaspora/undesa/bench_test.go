package undesa_test

import (
	"encoding/csv"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/undesa"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/indicator/table"
)

// pairFile gives a workbook by destination and origin of so many rows in the
// layout of 2024, without holding it: destinations each with all origins.
type pairFile struct {
	rows, at int
	left     string
	places   []string // name and number
}

func newPairFile(rows int) *pairFile {
	f := &pairFile{rows: rows, left: titles2024 + headings(8) + header2024}
	for c := range place.Countries() {
		f.places = append(f.places, fmt.Sprintf("%q,%s", "   "+c.Name(lang.English), strings.TrimLeft(c.M49(), "0")))
	}
	return f
}

func (f *pairFile) Read(p []byte) (n int, err error) {
	const cells = ",60088,94077,141643,260914,386978,418672,493666,542638"
	for n < len(p) {
		if f.left == "" {
			if f.at == f.rows {
				return n, io.EOF
			}
			name, code, _ := strings.Cut(f.places[f.at/len(f.places)%len(f.places)], `",`)
			f.left = fmt.Sprintf("%d,%s\",,B R,%s,%s%s%s%s\n", f.at+1, name, code, f.places[f.at%len(f.places)], cells, cells, cells)
			f.at++
		}
		m := copy(p[n:], f.left)
		n, f.left = n+m, f.left[m:]
	}
	return n, nil
}

// A workbook by destination and origin of 50,000 rows, 1,200,000 stocks, is read
// by this package and by encoding/csv alone, in one run. The ratio is that of
// their rows per second, by the quickest run of each: 0.5 means half as many.
func BenchmarkStocks(b *testing.B) {
	const rows = 50_000
	data, err := io.ReadAll(newPairFile(rows))
	require.NoError(b, err)
	text := string(data)
	own, std := time.Hour, time.Hour
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		start := time.Now()
		n := 0
		for _, err := range undesa.Stocks(strings.NewReader(text), nil) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		own = min(own, time.Since(start))
		if n != rows*24 {
			b.Fatal(n)
		}
		b.StopTimer()
		start = time.Now()
		r := csv.NewReader(strings.NewReader(text))
		r.FieldsPerRecord = -1
		for {
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
	b.ReportMetric(float64(own.Nanoseconds())/(rows*24), "ns/stock")
}

// Memory does not grow with the file: what is live in the middle of a long one
// is what is live in a short one.
func TestMemory(t *testing.T) {
	live := func(rows int) uint64 { // with the last stock
		var m runtime.MemStats
		at := 0
		var skips table.Skips
		for _, err := range undesa.Stocks(newPairFile(rows), &skips) {
			require.NoError(t, err)
			if at++; at == rows*24 {
				runtime.GC()
				runtime.ReadMemStats(&m)
			}
		}
		require.Equal(t, rows*24, at)
		require.Zero(t, skips.Total)
		return m.HeapAlloc
	}
	short, long := live(300), live(30_000)
	require.Less(t, long, short+256<<10)
}
