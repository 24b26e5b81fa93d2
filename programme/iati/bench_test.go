package iati_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/programme/iati"
)

// synthetic is a file of activities, made while it is read. Each is of about
// 10,000 bytes.
type synthetic struct {
	activities int
	made       int
	rest       []byte
	template   [2]string // of an activity, around its number
}

func newSynthetic(activities int) *synthetic {
	s := &synthetic{activities: activities, rest: []byte(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<iati-activities version="2.03" generated-datetime="2018-01-01T00:00:00Z">` + "\n")}
	var b strings.Builder
	b.WriteString(`</iati-identifier>
    <reporting-org ref="XM-DAC-47066" type="40"><narrative>International Organization for Migration</narrative></reporting-org>
    <title><narrative>Facilitating labour migration</narrative><narrative xml:lang="fr">Faciliter la migration de travail</narrative></title>
    <description type="1"><narrative>` + strings.Repeat("Migrants &amp; their families send money home. ", 10) + `</narrative></description>
    <participating-org ref="XI-IATI-EC_DEVCO" type="15" role="1"><narrative>European Commission</narrative></participating-org>
    <participating-org ref="XM-DAC-47066" type="40" role="4"><narrative>International Organization for Migration</narrative></participating-org>
    <activity-status code="2"/>
    <activity-date type="1" iso-date="2014-01-01"/><activity-date type="3" iso-date="2018-01-31"/>
    <recipient-country code="RS" percentage="60"/><recipient-country code="MD" percentage="40"/>
    <sector vocabulary="1" code="15190" percentage="100"/>
    <!-- money -->
`)
	for year := 2014; year < 2018; year++ {
		fmt.Fprintf(&b, `    <budget type="1" status="2">
      <period-start iso-date="%d-01-01"/>
      <period-end iso-date="%d-12-31"/>
      <value currency="EUR" value-date="%d-01-01">250000.00</value>
    </budget>
`, year, year, year)
	}
	for i := range 16 {
		fmt.Fprintf(&b, `    <transaction ref="T-%d">
      <transaction-type code="3"/>
      <transaction-date iso-date="2015-03-%02d"/>
      <value currency="EUR" value-date="2015-03-%02d">12345.67</value>
      <description><narrative>Transfer to the implementing partner</narrative></description>
      <provider-org ref="XM-DAC-47066" provider-activity-id="XM-DAC-47066-1"><narrative>IOM</narrative></provider-org>
      <receiver-org ref="XI-1"><narrative>Partner</narrative></receiver-org>
    </transaction>
`, i, i+1, i+1)
	}
	b.WriteString("  </iati-activity>\n")
	s.template = [2]string{`  <iati-activity xml:lang="en" default-currency="EUR" hierarchy="1">
    <iati-identifier>XM-DAC-47066-`, b.String()}
	return s
}

func (s *synthetic) Read(p []byte) (int, error) {
	if len(s.rest) == 0 {
		switch {
		case s.made < s.activities:
			s.made++
			s.rest = fmt.Appendf(s.rest, "%s%d%s", s.template[0], s.made, s.template[1])
		case s.made == s.activities:
			s.made++
			s.rest = append(s.rest, "</iati-activities>\n"...)
		default:
			return 0, io.EOF
		}
	}
	n := copy(p, s.rest)
	s.rest = append(s.rest[:0], s.rest[n:]...)
	return n, nil
}

// highest keeps the greatest heap in use that it has seen.
type highest struct{ heap uint64 }

func (h *highest) look() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	h.heap = max(h.heap, m.HeapAlloc)
}

// TestStreams reads files of different lengths: the heap does not grow with
// them.
func TestStreams(t *testing.T) {
	heap := func(activities int) uint64 {
		runtime.GC()
		var h highest
		n := 0
		for a, err := range iati.Activities(newSynthetic(activities)) {
			require.NoError(t, err)
			require.Len(t, a.Transactions, 16)
			if n++; n%50 == 0 {
				h.look()
			}
		}
		require.Equal(t, activities, n)
		return h.heap
	}
	many := 2000 // 20 MB
	if underRace {
		many = 300
	}
	short, long := heap(100), heap(many)
	require.Less(t, long, short+8<<20)
	require.Less(t, long, uint64(64<<20))
}

// bare is a loop over the tokens of a file, and nothing else.
func bare(tb testing.TB, src io.Reader) {
	d := xml.NewDecoder(src)
	for {
		if _, err := d.Token(); err != nil {
			if errors.Is(err, io.EOF) {
				return
			}
			tb.Fatal(err)
		}
	}
}

// BenchmarkRead reads a file of 200 MB and 20,000 activities, and reports how
// long that takes by the bare loop of tokens over the same bytes: the heap in
// MB at its highest, and the ratio of speeds (1: as quick).
func BenchmarkRead(b *testing.B) {
	const activities = 20_000 // 200 MB
	var length int64
	b.ReportAllocs()
	var mine, tokens time.Duration
	var h highest
	for b.Loop() {
		start := time.Now()
		n := 0
		for _, err := range iati.Activities(newSynthetic(activities)) {
			if err != nil {
				b.Fatal(err)
			}
			if n++; n%100 == 0 {
				h.look()
			}
		}
		mine += time.Since(start)
		if n != activities {
			b.Fatal(n)
		}
		b.StopTimer()
		start = time.Now()
		counted := &counter{r: newSynthetic(activities)}
		bare(b, counted)
		tokens += time.Since(start)
		length = counted.n
		b.StartTimer()
	}
	b.SetBytes(length)
	b.ReportMetric(float64(h.heap)/(1<<20), "heap-MB")
	b.ReportMetric(tokens.Seconds()/mine.Seconds(), "speed-of-bare-loop")
}

type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

func BenchmarkWrite(b *testing.B) {
	f, err := iati.Read[iati.Activity](newSynthetic(50))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := f.Write(&out); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(out.Len()))
}

func BenchmarkCheckSchema(b *testing.B) {
	f, err := iati.Read[iati.Activity](newSynthetic(1))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if fs := f.Records[0].CheckSchema(); len(fs) > 0 {
			b.Fatal(fs)
		}
	}
}
