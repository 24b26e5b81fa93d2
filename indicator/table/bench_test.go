package table_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"iom.int/migdev/indicator/table"
)

// narrow is a file in the layout of daily rates, wide one of a series by year.
func narrow() []byte {
	var b bytes.Buffer
	b.WriteString("date,code,rate\n")
	for i := range 20_000 {
		fmt.Fprintf(&b, "2014-%02d-%02d,USD,%d.%05d\n", i%12+1, i%28+1, i%40, i)
	}
	return b.Bytes()
}

func wide() []byte {
	var b bytes.Buffer
	b.WriteString(`"Country Name","Country Code"`)
	for year := range 60 {
		fmt.Fprintf(&b, `,"%d"`, 1960+year)
	}
	for i := range 500 {
		fmt.Fprintf(&b, "\n\"Country, %d\",\"C%d\"%s", i, i, strings.Repeat(`,"1448621687210.33"`, 60))
	}
	return b.Bytes()
}

// Each file is read by encoding/csv and by this package; both give rows that
// may be kept, and the latter sees to limits and UTF-8 besides. The ratio says
// how many times faster it is, by the quickest run of each.
func BenchmarkReader(b *testing.B) {
	for name, data := range map[string][]byte{"narrow": narrow(), "wide": wide()} {
		b.Run(name, func(b *testing.B) {
			own, std := time.Hour, time.Hour
			b.ReportAllocs()
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				start := time.Now()
				cells := readOwn(b, data)
				own = min(own, time.Since(start))
				b.StopTimer()
				start = time.Now()
				if readStandard(b, data) != cells {
					b.Fatal("not the same cells")
				}
				std = min(std, time.Since(start))
				b.StartTimer()
			}
			b.ReportMetric(float64(std)/float64(own), "ratio")
		})
	}
}

func readOwn(b *testing.B, data []byte) (cells int) {
	r, err := table.NewReader(bytes.NewReader(data), table.Layout{Delimiter: ','})
	if err != nil {
		b.Fatal(err)
	}
	for row, err := range r.Rows() {
		if err != nil {
			b.Fatal(err)
		}
		for i := range row.Len() {
			if row.Text(i) != "" {
				cells++
			}
		}
	}
	return cells
}

func readStandard(b *testing.B, data []byte) (cells int) {
	r := csv.NewReader(bytes.NewReader(data))
	for first := true; ; first = false {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return cells
		}
		if err != nil {
			b.Fatal(err)
		}
		for _, text := range record {
			if !first && text != "" {
				cells++
			}
		}
	}
}

func BenchmarkNumbersPlain(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := english.Plain("1448621687210.33"); err != nil {
			b.Fatal(err)
		}
	}
}
