package table_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/table"
)

// layouts are what random bytes are read with.
var layouts = []table.Layout{
	{},
	{Header: table.NoHeader(), Delimiter: ','},
	{Header: table.NoHeader("a", "b"), Ragged: table.SkipRagged},
	{Header: table.HeaderWith("a"), Ragged: table.FitRagged, Trim: true, Notes: true, Numbered: true},
	{Header: table.HeaderIs("a", "b"), Comment: '#'},
	{Delimiter: '\t', Unquoted: true, Comment: '#', Ragged: table.SkipRagged, Limits: table.Limits{RowBytes: 20, Columns: 3, Rows: 9, Bytes: 200, Preamble: 2, Skips: 1}},
}

func FuzzReader(f *testing.F) {
	for _, seed := range []string{
		rates, series, "a,b\n1,\"x\r\n\"\"\"\n", "a;b\r1;2\r", "\xff\xfea\x00;\x00\xd8\x3d", "\xfe\xff\x00a", "\ufeffa\tb\n# c\n\n1\t\n",
		"version https://git-lfs.github.com/spec/v1\n", "PK\x03\x04", "a,b\n\xc3,\xa9\n", "a,\x00\n", "a\r\r\nb\n", ",,,\n\"", "a,a,a (2)\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, layout := range layouts {
			r, err := table.NewReader(bytes.NewReader(data), layout)
			if err != nil {
				require.Nil(t, r)
				wellMade(t, err)
				continue
			}
			width, rows := len(r.Header()), 0
			for row, err := range r.Rows() {
				if err != nil {
					require.Zero(t, row.Len())
					wellMade(t, err)
					break
				}
				rows++
				for i := -1; i <= row.Len(); i++ {
					require.True(t, utf8.ValidString(row.Text(i)))
					_, _, _ = row.Number(i, table.Numbers{})
				}
				if width > 0 && layout.Ragged != table.FitRagged {
					require.GreaterOrEqual(t, row.Len(), width)
				}
			}
			skips := r.Skips()
			require.LessOrEqual(t, len(skips.Kept), skips.Total)

			// In pieces it is the same.
			again, err := table.NewReader(iotest.OneByteReader(bytes.NewReader(data)), layout)
			require.NoError(t, err)
			for _, err := range again.Rows() {
				if err == nil {
					rows--
				}
			}
			require.Zero(t, rows)
			require.Equal(t, skips, again.Skips())
		}
	})
}

// wellMade sees that an error is one of this package, and says enough, but not
// too much.
func wellMade(t *testing.T, err error) {
	t.Helper()
	var own *table.Error
	require.ErrorAs(t, err, &own)
	require.True(t, strings.HasPrefix(err.Error(), "table: "), err)
	require.Less(t, len(err.Error()), 9000)
	require.Error(t, errors.Unwrap(err))
}

// FuzzReaderStandard holds the reader to encoding/csv: what that reads
// strictly, and is clean text, gives the same cells.
func FuzzReaderStandard(f *testing.F) {
	for _, seed := range []string{rates, series, "a,\"b\nc\"\r\n\n\"\"\"\",\n", "x\n\n y , z", `", "`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.ContainsAny(text, "\x00") || strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\r") {
			return
		}
		std := csv.NewReader(strings.NewReader(text))
		std.FieldsPerRecord = -1
		want, err := std.ReadAll()
		if err != nil {
			return
		}
		_, rows, skips, err := grid(strings.NewReader(text), table.Layout{Header: table.NoHeader(), Delimiter: ','})
		if errors.Is(err, table.ErrFormat) || errors.Is(err, table.ErrPointer) || strings.HasPrefix(text, "\ufeff") {
			return
		}
		require.NoError(t, err)
		require.Zero(t, skips.Total)
		require.Equal(t, filled(want), rows)

		// So do lines that end with a carriage return alone.
		if returns := strings.NewReplacer("\r\n", "\r", "\n", "\r").Replace(text); strings.Contains(returns, "\r") {
			_, again, _, err := grid(strings.NewReader(returns), table.Layout{Header: table.NoHeader(), Delimiter: ','})
			require.NoError(t, err)
			require.Equal(t, rows, again)
		}

		// And what is written reads back equal.
		var b strings.Builder
		w := csv.NewWriter(&b)
		require.NoError(t, w.WriteAll(rows))
		_, again, _, err := grid(strings.NewReader("\ufeff"+b.String()), table.Layout{Header: table.NoHeader(), Delimiter: ','})
		require.NoError(t, err)
		require.Equal(t, rows, again)
	})
}

func FuzzNumbersPlain(f *testing.F) {
	for _, seed := range []string{"1,234.5", "-1.5e-05", "1e1000000000", "..", " 7 ", "1\u202f234", "0,123", "١٢٣", "\x00", "\u202e1", strings.Repeat("9", 70)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, numbers := range []table.Numbers{{}, english, german, swiss, russian} {
			plain, ok, err := numbers.Plain(text)
			if err != nil {
				require.ErrorIs(t, err, table.ErrNumber)
				require.Equal(t, "", plain)
				require.False(t, ok)
				continue
			}
			require.Equal(t, ok, plain != "")
			if !ok {
				continue
			}
			require.LessOrEqual(t, len(plain), 64)
			value, err := decimal.NewFromString(plain)
			require.NoError(t, err)

			// It is the same number when it is read again, plainly.
			again, ok, err := table.Numbers{}.Plain(plain)
			require.NoError(t, err)
			require.True(t, ok)
			require.Equal(t, plain, again)
			require.LessOrEqual(t, value.Exponent(), int32(64))
		}
	})
}

// Hostile input of 4 kB takes little: the window, a row, the list of skips, and
// most for 2,000 columns, which the layouts let it have.
func TestReaderAllocatesLittle(t *testing.T) {
	const size = 4000
	fill := func(text string) string { return strings.Repeat(text, size/len(text)) }
	tests := map[string]struct {
		in   string
		most uint64 // bytes, with any layout
	}{
		"delimiters":    {in: fill(","), most: 48 * size},
		"lines":         {in: fill("\n"), most: 16 * size},
		"mark":          {in: `"` + fill("x"), most: 16 * size},
		"marks":         {in: fill(`"`), most: 16 * size},
		"NUL":           {in: fill("\x00"), most: 16 * size},
		"digits":        {in: "a\n" + fill("9"), most: 16 * size},
		"short rows":    {in: "a,b\n" + fill("1\n"), most: 16 * size},
		"not UTF-8":     {in: fill("\xff"), most: 16 * size},
		"direction":     {in: "a\n" + fill("\u202e"), most: 16 * size},
		"exponents":     {in: "a\n" + fill("1e1000000000\n"), most: 16 * size},
		"long preamble": {in: fill("x\n"), most: 16 * size},
		"names":         {in: fill("a,"), most: 128 * size},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			for _, layout := range layouts {
				least := uint64(1 << 62) // others may allocate too
				for range 5 {
					var before, after runtime.MemStats
					runtime.ReadMemStats(&before)
					if r, err := table.NewReader(strings.NewReader(tt.in), layout); err == nil {
						for row, err := range r.Rows() {
							if err != nil {
								break
							}
							if _, _, err := row.Number(0, table.Numbers{}); err != nil {
								break
							}
						}
					}
					runtime.ReadMemStats(&after)
					least = min(least, after.TotalAlloc-before.TotalAlloc)
				}
				require.LessOrEqual(t, least, tt.most)
			}
		})
	}
}

// Memory does not grow with the file: a file of 5 MB is read in less than 500 kB
// at any time.
func TestReaderMemoryIsFlat(t *testing.T) {
	src := io.MultiReader(strings.NewReader("a,b,c\n"), io.LimitReader(&loop{text: []byte("some text,\"1,234.5\",more\n")}, 25*200_000))
	r, err := table.NewReader(src, table.Layout{})
	require.NoError(t, err)
	rows := 0
	var before, during runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for _, err := range r.Rows() {
		require.NoError(t, err)
		if rows++; rows == 190_000 {
			runtime.GC()
			runtime.ReadMemStats(&during)
		}
	}
	require.Equal(t, 200_000, rows)
	require.Less(t, int64(during.HeapAlloc)-int64(before.HeapAlloc), int64(500_000))
}

// loop gives its text again and again.
type loop struct {
	text []byte
	at   int
}

func (l *loop) Read(p []byte) (n int, err error) {
	for n < len(p) {
		m := copy(p[n:], l.text[l.at:])
		n, l.at = n+m, (l.at+m)%len(l.text)
	}
	return n, nil
}
