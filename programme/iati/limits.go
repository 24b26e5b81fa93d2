package iati

import "cmp"

// Limits bound what is read, each before memory is used for it. A field that is
// 0 has the default.
type Limits struct {
	Bytes       int64 // of the file, as UTF-8: 4 GiB
	Records     int   // activities or organisations of the file: 10,000,000
	RecordBytes int64 // of one activity or organisation: 32 MiB
	Memory      int64 // that the elements of one activity or organisation take as structs, without their texts: 64 MiB
	Elements    int   // of one activity or organisation, comments and the like counted with them: 250,000
	TokenBytes  int   // of one tag with its attributes, one text, one comment: 2 MiB
	Attributes  int   // of one element: 100
	Depth       int   // of elements within each other, the root counted: 64
}

var defaults = Limits{
	Bytes:       4 << 30,
	Records:     10_000_000,
	RecordBytes: 32 << 20,
	Memory:      64 << 20,
	Elements:    250_000,
	TokenBytes:  2 << 20,
	Attributes:  100,
	Depth:       64,
}

func (l Limits) orDefaults() Limits {
	positive := func(n int) int { return max(n, 0) }
	return Limits{
		Bytes:       cmp.Or(max(l.Bytes, 0), defaults.Bytes),
		Records:     cmp.Or(positive(l.Records), defaults.Records),
		RecordBytes: cmp.Or(max(l.RecordBytes, 0), defaults.RecordBytes),
		Memory:      cmp.Or(max(l.Memory, 0), defaults.Memory),
		Elements:    cmp.Or(positive(l.Elements), defaults.Elements),
		TokenBytes:  cmp.Or(positive(l.TokenBytes), defaults.TokenBytes),
		Attributes:  cmp.Or(positive(l.Attributes), defaults.Attributes),
		Depth:       cmp.Or(positive(l.Depth), defaults.Depth),
	}
}
