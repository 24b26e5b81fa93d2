package check_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
)

var _ map[check.Path]struct{}

func TestParsePath(t *testing.T) {
	for _, s := range []string{
		"", "a", "title.sr-Latn", "outputs[2].budget.lines[0].amount", "[0]", "[0][1]", "[0].a", "a_1", "x[999999999]",
		strings.Repeat("a", 1024),
	} {
		p, err := check.ParsePath(s)
		require.NoError(t, err, "%q", s)
		require.Equal(t, check.Path(s), p)
	}

	refused := map[string]struct {
		in, want string
	}{
		"dot alone":        {".", "at byte 0"},
		"dot first":        {".a", "at byte 0"},
		"dot last":         {"ab.", "at byte 2"},
		"two dots":         {"a..b", "at byte 1"},
		"dot before index": {"a.[0]", "at byte 1"},
		"no dot":           {"[0]a", "at byte 3"},
		"digit first":      {"1a", "at byte 0"},
		"hyphen first":     {"a.-b", "at byte 1"},
		"empty index":      {"a[]", "at byte 1"},
		"open index":       {"a[0", "at byte 1"},
		"signed index":     {"a[-1]", "at byte 1"},
		"leading zero":     {"a[01]", "at byte 1"},
		"long index":       {"a[1000000000]", "at byte 1"},
		"Arabic digit":     {"a[٣]", "at byte 1"},
		"Devanagari digit": {"a[३]", "at byte 1"},
		"other letters":    {"бюджет", "at byte 0"},
		"blank":            {"a b", "at byte 1"},
		"NUL":              {"a\x00", `"a\x00"`},
		"invalid UTF-8":    {"a\xff", `"a\xff"`},
		"bidi mark":        {"a\u202e", `"a\u202e"`},
		"too long":         {strings.Repeat("a", 1025), "path of 1025 bytes: at most 1024"},
	}
	for name, tt := range refused {
		t.Run(name, func(t *testing.T) {
			p, err := check.ParsePath(tt.in)
			require.ErrorContains(t, err, tt.want)
			require.ErrorContains(t, err, "check: ")
			require.Empty(t, p)
		})
	}
}

func TestPathBuild(t *testing.T) {
	p := check.Path("").Field("outputs").Index(2).Field("amount")
	require.Equal(t, check.Path("outputs[2].amount"), p)
	require.Equal(t, check.Path("[0].a"), check.Path("").Index(0).Field("a"))

	tests := map[string]struct{ p, below, want check.Path }{
		"both":          {"a", "b", "a.b"},
		"index":         {"a", "[1].b", "a[1].b"},
		"record itself": {"a[1]", "", "a[1]"},
		"at the top":    {"", "b", "b"},
		"neither":       {"", "", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { require.Equal(t, tt.want, tt.p.Join(tt.below)) })
	}
}

// Join is associative, with the empty path as its neutral element, and what
// is joined is contained.
func TestPathJoinLaws(t *testing.T) {
	paths := []check.Path{"", "a", "a.b", "a[0]", "[2]", "[10].x", "title.sr-Latn"}
	for _, p := range paths {
		require.Equal(t, p, p.Join(""))
		require.Equal(t, p, check.Path("").Join(p))
		for _, q := range paths {
			require.True(t, p.Contains(p.Join(q)), "%s, %s", p, q)
			_, err := check.ParsePath(string(p.Join(q)))
			require.NoError(t, err)
			for _, r := range paths {
				require.Equal(t, p.Join(q).Join(r), p.Join(q.Join(r)))
			}
		}
	}
}

func TestPathContains(t *testing.T) {
	tests := map[string]struct {
		p, q check.Path
		want bool
	}{
		"itself":       {"outputs[2]", "outputs[2]", true},
		"field":        {"outputs[2]", "outputs[2].amount", true},
		"index":        {"outputs", "outputs[2]", true},
		"everything":   {"", "outputs[2]", true},
		"other index":  {"outputs[2]", "outputs[20]", false},
		"longer field": {"output", "outputs", false},
		"language":     {"title.sr", "title.sr-Latn", false},
		"above":        {"outputs[2].amount", "outputs[2]", false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { require.Equal(t, tt.want, tt.p.Contains(tt.q)) })
	}
}

func TestPathCompare(t *testing.T) {
	ordered := []check.Path{
		"", "[2]", "[2].a", "[10]", "a", "a[0]", "a[2]", "a[2].b", "a[10]", "a[10].b", "a.b", "a.b[2]", "a.b[10]",
		"a.b[1x", "a.b[2", "a.c", "a!", "ab", "b", "!", "б",
	}
	for i, p := range ordered {
		for j, q := range ordered {
			switch got := p.Compare(q); {
			case i < j:
				require.Negative(t, got, "%q, %q", p, q)
			case i > j:
				require.Positive(t, got, "%q, %q", p, q)
			default:
				require.Zero(t, got)
			}
		}
	}
	require.True(t, slices.IsSortedFunc(ordered, check.Path.Compare))
}

func TestQuote(t *testing.T) {
	tests := map[string]struct{ in, want string }{
		"plain":         {`say "yes"`, `"say \"yes\""`},
		"letters kept":  {"Србија, Ђаковица, عربي, हिन्दी", `"Србија, Ђаковица, عربي, हिन्दी"`},
		"NUL":           {"a\x00b", `"a\x00b"`},
		"line end":      {"a\r\nb", `"a\r\nb"`},
		"to the left":   {"1\u202e000", `"1\u202e000"`},
		"isolate":       {"\u2067a\u2069", `"\u2067a\u2069"`},
		"mark":          {"\u200e-5\u200f\u061c", `"\u200e-5\u200f\u061c"`},
		"zero width":    {"a\u200bb\ufeff", `"a\u200bb\ufeff"`},
		"line mark":     {"a\u2028b", `"a\u2028b"`},
		"invalid UTF-8": {"a\xff\xfe", `"a\xff\xfe"`},
		"80 characters": {strings.Repeat("ж", 80), `"` + strings.Repeat("ж", 80) + `"`},
		"81 characters": {strings.Repeat("ж", 81), `"` + strings.Repeat("ж", 80) + `"…`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { require.Equal(t, tt.want, check.Quote(tt.in)) })
	}
	require.Less(t, len(check.Quote(strings.Repeat("9", 1_000_000))), 90)
}

func FuzzParsePath(f *testing.F) {
	for _, s := range []string{"", "a", "outputs[2].budget.lines[0].amount", "title.sr-Latn", "[0][1]", "a..b", "a[01]", "a\u202e", "[", "[]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := check.ParsePath(s)
		if err != nil {
			require.Empty(t, p)
			require.Less(t, len(err.Error()), 1000)
			return
		}
		require.Equal(t, s, string(p))
		require.Zero(t, p.Compare(p))
		require.True(t, check.Path("").Contains(p))
		below := check.Path("x").Join(p)
		_, err = check.ParsePath("x" + strings.TrimPrefix(string(below), "x"))
		if len(below) <= 1024 {
			require.NoError(t, err)
		}
		require.True(t, check.Path("x").Contains(below))
	})
}

func FuzzPathCompare(f *testing.F) {
	f.Add("a[2]", "a[10]", "a[1x")
	f.Add("", "[0]", "!")
	f.Add("a.b", "a-b", "a[0]")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		p, q, r := check.Path(a), check.Path(b), check.Path(c)
		require.Equal(t, p.Compare(q), -q.Compare(p))
		require.Equal(t, a == b, p.Compare(q) == 0)
		if p.Compare(q) <= 0 && q.Compare(r) <= 0 {
			require.LessOrEqual(t, p.Compare(r), 0)
		}
	})
}
