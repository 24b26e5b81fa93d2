package period_test

import (
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/period"
)

// hostile are texts that no parser of this package may accept or choke on.
var hostile = map[string]string{
	"million digits":    strings.Repeat("9", 1_000_000),
	"exponent":          "1e1000000000",
	"4 kB of spaces":    strings.Repeat(" ", 4096),
	"4 kB of dashes":    strings.Repeat("-", 4096),
	"4 kB of slashes":   strings.Repeat("/", 4096),
	"4 kB of dots":      strings.Repeat("..", 2048),
	"4 kB of months":    strings.Repeat("may ", 1024),
	"NUL":               "2011\x00",
	"NUL alone":         "\x00\x00\x00\x00",
	"Arabic digits":     "٢٠١١",
	"Devanagari digits": "२०११-०३",
	"full width digits": "２０１１",
	"left-to-right":     "\u200e2011",
	"override":          "2011-\u202e03",
	"invalid UTF-8":     "20\xff1",
	"invalid month":     "2011-\xc3\x28",
	"minus":             "-2011",
	"plus":              "+2011",
	"signed month":      "2011-+3",
	"Kelvin sign":       "\u212aay 2011",
	"year 0":            "0000",
}

func TestParseErrors(t *testing.T) {
	texts := map[string]string{
		"empty":          "",
		"space":          " 2011",
		"short month":    "2011-3",
		"short day":      "2011-03-1",
		"slash":          "2011/03",
		"compact":        "20110315",
		"month 13":       "2011-13",
		"month 0":        "2011-00",
		"day 30":         "2011-02-30",
		"time":           "2011-03-15T00:00:00Z",
		"words":          "May 2009",
		"two digits":     "11",
		"five digits":    "12011",
		"span":           "2011/2012",
		"trailing":       "2011-",
		"trailing month": "2011-03-",
	}
	for name, s := range hostile {
		texts[name] = s
	}
	for name, s := range texts {
		t.Run(name, func(t *testing.T) {
			d, err := period.Parse(s)
			require.ErrorContains(t, err, "period: ")
			require.ErrorContains(t, err, " is no date: ")
			require.Zero(t, d)
			require.Less(t, len(err.Error()), 600)
			require.True(t, utf8.ValidString(err.Error()))
		})
	}
	_, err := period.Parse("2011-13")
	require.EqualError(t, err, `period: "2011-13" is no date: no month 13: want 1 to 12`)
	_, err = period.Parse("2011-02-30")
	require.EqualError(t, err, `period: "2011-02-30" is no date: no day 30 in 2011-02: want 1 to 28`)
	_, err = period.Parse("2011/03")
	require.EqualError(t, err, `period: "2011/03" is no date: want YYYY, YYYY-MM or YYYY-MM-DD`)
	require.Panics(t, func() { period.MustParse("soon") })
}

// TestHostileMemory checks that a text of 4 kB or 1 MB costs a few kB.
func TestHostileMemory(t *testing.T) {
	parsers := map[string]func(string) error{
		"Parse":        func(s string) error { _, err := period.Parse(s); return err },
		"ParseSpan":    func(s string) error { _, err := period.ParseSpan(s); return err },
		"ParseEnglish": func(s string) error { _, err := period.ParseEnglish(s); return err },
		"ParseCadence": func(s string) error { _, err := period.ParseCadence(s); return err },
		"ParseLabel":   func(s string) error { _, err := period.Quarterly.ParseLabel(s); return err },
	}
	for name, parse := range parsers {
		for text, s := range hostile {
			const runs = 20
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			for range runs {
				if parse(s) == nil {
					t.Errorf("%s accepts %s", name, text)
				}
			}
			runtime.ReadMemStats(&after)
			perRun := (after.TotalAlloc - before.TotalAlloc) / runs
			require.Less(t, perRun, uint64(4096), "%s of %s", name, text)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2011", "2011-03", "2011-03-15", "", "0001-01-01", "9999-12-31", "2015-02-29"} {
		f.Add(s)
	}
	for _, s := range hostile {
		f.Add(s[:min(len(s), 64)])
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := period.Parse(s)
		if err != nil {
			require.Zero(t, d)
			return
		}
		require.Equal(t, s, d.String())
		require.LessOrEqual(t, d.First().Compare(d.Last()), 0)
	})
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := period.Parse("2018-01-31"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDateAppendText(b *testing.B) {
	d := period.MustParse("2018-01-31")
	buf := make([]byte, 0, 16)
	b.ReportAllocs()
	for b.Loop() {
		buf, _ = d.AppendText(buf[:0])
	}
}
