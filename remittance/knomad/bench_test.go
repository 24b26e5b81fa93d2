package knomad_test

import (
	"fmt"
	"strings"
	"testing"

	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/remittance/knomad"
)

// A matrix of all countries.
func BenchmarkMatrix(b *testing.B) {
	var file strings.Builder
	file.WriteString("Bilateral Remittance Estimates for 2017 (millions of US$)\nReceiving country (across) - sending country (down)")
	n := 0
	for c := range place.Countries() {
		fmt.Fprintf(&file, ",%q", c.Name(lang.English))
		n++
	}
	for c := range place.Countries() {
		fmt.Fprintf(&file, "\n%q%s", c.Name(lang.English), strings.Repeat(",118.7263724", n))
	}
	b.ReportAllocs()
	b.SetBytes(int64(file.Len()))
	cells := 0
	for b.Loop() {
		cells = 0
		for _, err := range knomad.Matrix(strings.NewReader(file.String()), nil) {
			if err != nil {
				b.Fatal(err)
			}
			cells++
		}
	}
	if cells != n*n {
		b.Fatal(cells, n)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*cells), "ns/cell")
}
