package table

import (
	"bytes"
	"fmt"
	"io"
)

// window is how much of a file is held at a time, and how much of it is looked
// at to tell the delimiter; a file that fits into a small one gets that.
const (
	window      = 16 << 10
	smallWindow = 4 << 10
)

// source reads a file up to a number of bytes.
type source struct {
	r     io.Reader
	limit int64 // of the file
	left  int64 // what may still be read
}

func (s *source) Read(p []byte) (int, error) {
	// One byte more than the limit shows that there is more.
	if int64(len(p)) > s.left+1 {
		p = p[:s.left+1]
	}
	n, err := s.r.Read(p)
	if n < 0 || n > len(p) {
		return 0, fmt.Errorf("source says it read %d bytes of at most %d", n, len(p))
	}
	s.left -= int64(n)
	if s.left < 0 {
		s.left = 0
		return n - 1, &Error{Reason: fmt.Sprintf("file is longer than %d bytes", s.limit), Err: ErrLimit}
	}
	return n, err
}

// open returns src as UTF-8 without byte-order mark: its head, which stands at
// the start of a window, what comes behind it, and how src has ended, if it
// has. It refuses what is plainly another kind of file.
func open(src io.Reader) (head []byte, rest io.Reader, end, err error) {
	head, end = fillWindow(src)
	if text, ok := bytes.CutPrefix(head, []byte("\xef\xbb\xbf")); ok {
		head = head[:copy(head, text)]
	} else if big := bytes.HasPrefix(head, []byte("\xfe\xff")); big || bytes.HasPrefix(head, []byte("\xff\xfe")) {
		src = &utf16Reader{r: src, err: end, in: head[2:], big: big}
		head, end = fillWindow(src)
	}
	return head, src, end, sniff(head)
}

// fillWindow fills a window with the start of src.
func fillWindow(src io.Reader) (head []byte, end error) {
	head = make([]byte, smallWindow)
	n, end := fill(src, head)
	if n < len(head) || end != nil {
		return head[:n], end
	}
	head = append(make([]byte, 0, window), head...)
	more, end := fill(src, head[n:window])
	return head[:n+more], end
}

// fill reads until p is full or src ends.
func fill(src io.Reader, p []byte) (n int, err error) {
	for empty := 0; n < len(p) && err == nil; {
		var m int
		m, err = src.Read(p[n:])
		n += m
		if empty++; m > 0 {
			empty = 0
		}
		if empty >= maxEmptyReads && err == nil {
			err = io.ErrNoProgress
		}
	}
	return n, err
}

const maxEmptyReads = 100

// sniff recognises what is often found in place of a table by how it starts.
func sniff(head []byte) error {
	if bytes.HasPrefix(head, []byte("version https://git-lfs.github.com/spec/")) {
		return &Error{
			Row: 1, Line: 1, Err: ErrPointer,
			Reason: "a Git-LFS pointer stands in place of the file: get the file itself, with git lfs pull",
		}
	}
	for _, format := range formats {
		if !bytes.HasPrefix(head, []byte(format.start)) {
			continue
		}
		return formatError(format.name)
	}
	text := bytes.TrimLeft(head, " \t\r\n")
	for _, format := range textFormats {
		if len(text) >= len(format.start) && bytes.EqualFold(text[:len(format.start)], []byte(format.start)) {
			return formatError(format.name)
		}
	}
	return nil
}

func formatError(name string) error {
	return &Error{
		Reason: "this is " + name + ": want text, delimited by comma, semicolon or tab",
		Err:    ErrFormat,
	}
}

type format struct{ start, name string }

var formats = []format{
	{"PK\x03\x04", "a ZIP archive or a workbook (XLSX, ODS)"},
	{"PK\x05\x06", "an empty ZIP archive"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old workbook (XLS)"},
	{"\x1f\x8b", "a gzip archive"},
	{"BZh", "a bzip2 archive"},
	{"\xfd7zXZ\x00", "an XZ archive"},
	{"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"},
	{"%PDF-", "a PDF document"},
	{"PAR1", "a Parquet file"},
}

var textFormats = []format{
	{"<!doctype html", "an HTML page"},
	{"<html", "an HTML page"},
	{"<head", "an HTML page"},
	{"<?xml", "an XML document"},
	{`{"`, "a JSON document"},
	{`[{`, "a JSON document"},
	{`{\rtf`, "an RTF document"},
}
