package table_test

import (
	"bytes"
	"encoding/binary"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/table"
)

// utf16Text returns text in UTF-16 with a byte-order mark.
func utf16Text(text string, big bool) []byte {
	var order binary.AppendByteOrder = binary.LittleEndian
	if big {
		order = binary.BigEndian
	}
	var out []byte
	for _, unit := range utf16.Encode([]rune("\ufeff" + text)) {
		out = order.AppendUint16(out, unit)
	}
	return out
}

func TestNewReaderOtherFiles(t *testing.T) {
	const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 205671\n"
	tests := map[string]struct {
		in   string
		err  error
		want string
	}{
		"pointer": {
			in: pointer, err: table.ErrPointer,
			want: "table: line 1: a Git-LFS pointer stands in place of the file: get the file itself, with git lfs pull",
		},
		"workbook": {
			in: "PK\x03\x04\x14\x00", err: table.ErrFormat,
			want: "table: this is a ZIP archive or a workbook (XLSX, ODS): want text, delimited by comma, semicolon or tab",
		},
		"old workbook":   {in: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", err: table.ErrFormat},
		"gzip":           {in: "\x1f\x8b\x08", err: table.ErrFormat},
		"PDF":            {in: "%PDF-1.4\n", err: table.ErrFormat},
		"web page":       {in: "\ufeff\r\n <!DocType HTML>\n", err: table.ErrFormat},
		"web page, bare": {in: "<html lang=\"en\">", err: table.ErrFormat},
		"XML":            {in: "<?xml version=\"1.0\"?>", err: table.ErrFormat},
		"JSON":           {in: `[{"a":1}]`, err: table.ErrFormat},
		"empty":          {in: "", err: table.ErrHeader, want: "table: no header row in the file, which has 0 rows: want a row of names"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r, err := table.NewReader(strings.NewReader(tt.in), table.Layout{})
			require.Nil(t, r)
			require.ErrorIs(t, err, tt.err)
			if tt.want != "" {
				require.EqualError(t, err, tt.want)
			}
		})
	}
	_, err := table.NewReader(bytes.NewReader(utf16Text(pointer, false)), table.Layout{})
	require.ErrorIs(t, err, table.ErrPointer)
}

func TestNewReaderUTF16(t *testing.T) {
	tests := map[string]struct {
		in   string
		want string
	}{
		"half of a pair":        {in: "\xff\xfea\x00\n\x00\x00\xd8b\x00", want: "table: line 2 (row 1): half of a surrogate pair: this is no clean UTF-16"},
		"low half first":        {in: "\xfe\xff\x00a\x00\n\xdc\x00\xd8\x00", want: "table: line 2 (row 1): half of a surrogate pair: this is no clean UTF-16"},
		"half at the end":       {in: "\xff\xfea\x00\n\x00\x00\xd8", want: "table: line 2 (row 1): half of a surrogate pair: this is no clean UTF-16"},
		"half of a character":   {in: "\xff\xfea\x00\n\x00b", want: "table: line 2 (row 1): UTF-16 ends within a character"},
		"NUL":                   {in: "\xff\xfe\x00\x00a\x00", want: "table: line 1, column #1: NUL byte: this is no text, or UTF-16 without byte-order mark"},
		"mark and nothing more": {in: "\xff\xfe", want: "table: no header row in the file, which has 0 rows: want a row of names"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, _, _, err := grid(strings.NewReader(tt.in), table.Layout{Delimiter: ','})
			require.EqualError(t, err, tt.want)
		})
	}
}

// The limit of a file in UTF-16 counts the bytes of the file.
func TestNewReaderUTF16Limit(t *testing.T) {
	in := utf16Text("a,b\n1,2\n", false)
	_, _, _, err := grid(bytes.NewReader(in), table.Layout{Limits: table.Limits{Bytes: int64(len(in))}})
	require.NoError(t, err)
	_, _, _, err = grid(bytes.NewReader(in), table.Layout{Limits: table.Limits{Bytes: int64(len(in)) - 1}})
	require.ErrorIs(t, err, table.ErrLimit)
}

func TestNewReaderBadSources(t *testing.T) {
	_, err := table.NewReader(nil, table.Layout{})
	require.ErrorIs(t, err, table.ErrLayout)
	_, err = table.NewReader(idle{}, table.Layout{})
	require.ErrorIs(t, err, io.ErrNoProgress)
	_, err = table.NewReader(liar(-1), table.Layout{})
	require.EqualError(t, err, "table: line 1: reading failed: source says it read -1 bytes of at most 4096")
	_, err = table.NewReader(liar(1<<20), table.Layout{})
	require.EqualError(t, err, "table: line 1: reading failed: source says it read 1048576 bytes of at most 4096")

	// What fails behind the first window fails too.
	text := "a\n" + strings.Repeat("1\n", 20_000)
	_, rows, _, err := grid(io.MultiReader(strings.NewReader(text), idle{}), table.Layout{})
	require.ErrorIs(t, err, io.ErrNoProgress)
	require.Len(t, rows, 20_000)
}

type idle struct{}

func (idle) Read([]byte) (int, error) { return 0, nil }

type liar int

func (l liar) Read([]byte) (int, error) { return int(l), nil }
