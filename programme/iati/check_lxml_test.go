package iati_test

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"iom.int/migdev/programme/iati"
)

// iterparse reads a file with lxml, activity by activity, and looks at the same
// attributes and texts as [iati.Activity.Values] yields. It prints how many
// activities and values there were, and the seconds without those to start.
const iterparse = `
import sys, time
from lxml import etree
start = time.perf_counter()
activities = values = 0
for _, a in etree.iterparse(sys.argv[1], tag="iati-activity"):
    activities += 1
    for e in a.iter(tag=etree.Element):
        for name, text in e.items():
            if name and text is not None:
                values += 1
        if len(e) == 0 and e.text and e.text.strip():
            values += 1
    a.clear()
    while a.getprevious() is not None:
        del a.getparent()[0]
print(activities, values, time.perf_counter() - start)
`

// BenchmarkAgainstLxml reads a file of 200 MB from disk, a tenth of it with
// -short, here and with lxml's iterparse, in turn, and reports how often as quick
// this package is: reading alone, and reading with checking. It needs
// /usr/bin/python3 with lxml (Debian: python3-lxml).
func BenchmarkAgainstLxml(b *testing.B) {
	if out, err := exec.Command("/usr/bin/python3", "-c", "import lxml.etree").CombinedOutput(); err != nil {
		b.Skipf("no lxml: %v: %s", err, out)
	}
	activities := 20_000
	if testing.Short() {
		activities = 2_000
	}
	name := filepath.Join(b.TempDir(), "activities.xml")
	f, err := os.Create(name)
	if err != nil {
		b.Fatal(err)
	}
	length, err := io.Copy(f, newSynthetic(activities))
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(length)
	read := func(each func(*iati.Activity) int) (n, values int, took time.Duration) {
		start := time.Now()
		f, err := os.Open(name)
		if err != nil {
			b.Fatal(err)
		}
		defer f.Close()
		for a, err := range iati.Activities(f) {
			if err != nil {
				b.Fatal(err)
			}
			n++
			values += each(&a)
		}
		return n, values, time.Since(start)
	}
	o := iati.Options{Codelists: codelists(b)}
	var lxml float64
	var reading, checking time.Duration
	for b.Loop() {
		n, values, took := read(func(a *iati.Activity) int {
			n := 0
			for v := range a.Values() {
				if v.Text != "" {
					n++
				}
			}
			return n
		})
		reading += took
		_, _, took = read(func(a *iati.Activity) int { return len(a.Check(o)) })
		checking += took
		b.StopTimer()
		out, err := exec.Command("/usr/bin/python3", "-c", iterparse, name).CombinedOutput()
		if err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		var theirs, theirValues int
		var seconds float64
		if _, err := fmt.Sscan(strings.TrimSpace(string(out)), &theirs, &theirValues, &seconds); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		if theirs != n || theirValues != values {
			b.Fatalf("%d activities and %d values, by lxml %d and %d", n, values, theirs, theirValues)
		}
		lxml += seconds
		b.StartTimer()
	}
	b.ReportMetric(lxml/reading.Seconds(), "reading-speed-of-lxml")
	b.ReportMetric(lxml/checking.Seconds(), "checking-speed-of-lxml")
	b.ReportMetric(lxml/float64(b.N), "lxml-s/op")
}
