package wdi_test

import (
	"io"
	"iter"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/wdi"
)

// repeated gives a head, then a text many times, then a tail, without holding
// them.
type repeated struct {
	head, text string
	n          int
	tail       string
}

func (r *repeated) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if r.head == "" {
			switch {
			case r.n > 0:
				r.head, r.n = r.text, r.n-1
			case r.tail != "":
				r.head, r.tail = r.tail, ""
			default:
				return n, io.EOF
			}
		}
		m := copy(p[n:], r.head)
		n, r.head = n+m, r.head[m:]
	}
	return n, nil
}

// Memory does not grow with the file: what is live in the middle of a long one
// is what is live in a short one.
func TestMemory(t *testing.T) {
	years := strings.Repeat(`"621908713.479292",`, 60)
	var header strings.Builder
	header.WriteString(`"Country Name","Country Code","Indicator Name","Indicator Code",`)
	for year := range 60 {
		header.WriteString(`"` + string(rune('1')) + string(rune('9')) + string(rune('0'+year/10)) + string(rune('0'+year%10)) + `",`)
	}
	one := answer[strings.Index(answer, `{"indicator"`):strings.Index(answer, `},{"indicator"`)] + "}"
	for name, read := range map[string]func(n int) iter.Seq2[wdi.Record, error]{
		"CSV": func(n int) iter.Seq2[wdi.Record, error] {
			return wdi.CSV(&repeated{header.String() + "\n", `"Kosovo","XKX","a","b",` + years + "\n", n / 60, ""}, nil)
		},
		"JSON": func(n int) iter.Seq2[wdi.Record, error] {
			return wdi.JSON(&repeated{`[{"page":1},[`, one + ",", n - 1, one + `]]`}, nil)
		},
	} {
		t.Run(name, func(t *testing.T) {
			live := func(n int) uint64 { // with the last record, of n
				var m runtime.MemStats
				at := 0
				for _, err := range read(n) {
					require.NoError(t, err)
					if at++; at == n {
						runtime.GC()
						runtime.ReadMemStats(&m)
					}
				}
				require.Equal(t, n, at)
				return m.HeapAlloc
			}
			short, long := live(600), live(60_000)
			require.Less(t, long, short+128<<10)
		})
	}
}
