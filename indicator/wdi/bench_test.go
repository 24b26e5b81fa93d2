package wdi_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"iom.int/migdev/indicator/wdi"
)

// The years of 60 for 500 rows, read by this package and by encoding/csv alone;
// the ratio tells how many times faster it is, by the quickest run of each.
func BenchmarkCSV(b *testing.B) {
	var file bytes.Buffer
	file.WriteString(`"Country Name","Country Code","Indicator Name","Indicator Code",`)
	for year := range 60 {
		fmt.Fprintf(&file, `"%d",`, 1960+year)
	}
	const rows = 500
	for range rows {
		file.WriteString("\n\"Serbia\",\"SRB\",\"GDP (current US$)\",\"NY.GDP.MKTP.CD\"," + strings.Repeat(`"48621687210.3312",`, 60))
	}
	own, std := time.Hour, time.Hour
	b.ReportAllocs()
	b.SetBytes(int64(file.Len()))
	for b.Loop() {
		start := time.Now()
		for _, err := range wdi.CSV(bytes.NewReader(file.Bytes()), nil) {
			if err != nil {
				b.Fatal(err)
			}
		}
		own = min(own, time.Since(start))
		b.StopTimer()
		start = time.Now()
		r := csv.NewReader(bytes.NewReader(file.Bytes()))
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
	b.ReportMetric(float64(own.Nanoseconds())/(rows*60), "ns/record")
}
