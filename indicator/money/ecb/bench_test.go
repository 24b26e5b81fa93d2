package ecb_test

import (
	"fmt"
	"strings"
	"testing"

	"iom.int/migdev/indicator/money/ecb"
)

// The rates of two hundred days in four currencies.
func benchmark(b *testing.B, read reader, file string) {
	b.ReportAllocs()
	b.SetBytes(int64(len(file)))
	n := 0
	for b.Loop() {
		n = 0
		for _, err := range read(strings.NewReader(file), nil) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/rate")
}

func days(write func(day string)) {
	for month := 10; month > 0; month-- {
		for day := 20; day > 0; day-- {
			write(fmt.Sprintf("2012-%02d-%02d", month, day))
		}
	}
}

func BenchmarkCSV(b *testing.B) {
	var s strings.Builder
	s.WriteString("Date,USD,JPY,GBP,HRK,\n")
	days(func(day string) { s.WriteString(day + ",1.3068,107.06,0.8242,7.482,\n") })
	benchmark(b, ecb.CSV, s.String())
}

func BenchmarkXML(b *testing.B) {
	var s strings.Builder
	days(func(day string) {
		s.WriteString(`<Cube time="` + day + `">`)
		for _, r := range []string{`USD" rate="1.3068`, `JPY" rate="107.06`, `GBP" rate="0.8242`, `HRK" rate="7.482`} {
			s.WriteString(`<Cube currency="` + r + `"/>`)
		}
		s.WriteString("</Cube>\n")
	})
	benchmark(b, ecb.XML, envelope(s.String()))
}
