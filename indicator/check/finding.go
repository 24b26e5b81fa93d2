package check

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// Severity says how much a finding matters. The zero value is [Note].
type Severity uint8

// The severities, in rising order.
const (
	Note    Severity = iota // worth knowing: figures that meet only within their rounding
	Warning                 // probably wrong, or cannot be told
	Error                   // contradicts itself or the rules; must not be reported as it is
)

var severities = Enum[Severity]{What: "check: severity", Names: []string{Note: "note", Warning: "warning", Error: "error"}}

// String returns "note", "warning" or "error".
func (s Severity) String() string { return severities.String(s) }

// MarshalText returns what String does.
func (s Severity) MarshalText() ([]byte, error) { return severities.Marshal(s) }

// UnmarshalText reads "note", "warning" or "error".
func (s *Severity) UnmarshalText(text []byte) error { return severities.Unmarshal(s, text) }

// Value is one of the values that a finding or a step of a trace is about,
// written as the record states it.
type Value struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

func (v Value) compare(w Value) int {
	return cmp.Or(strings.Compare(v.Name, w.Name), strings.Compare(v.Text, w.Text))
}

// Finding is one thing that looks wrong in a record.
type Finding struct {
	Code     string   `json:"code"`             // stable, package.what: "programme.budget-sum"
	Severity Severity `json:"severity"`         //
	Path     Path     `json:"path"`             // where; "" is the record that was checked
	Message  string   `json:"message"`          // a sentence with the values in it
	Values   []Value  `json:"values,omitempty"` // the values concerned
}

// String returns "path: severity: message [code]".
func (f Finding) String() string {
	var b strings.Builder
	if f.Path != "" {
		b.WriteString(string(f.Path))
		b.WriteString(": ")
	}
	fmt.Fprintf(&b, "%s: %s [%s]", f.Severity, f.Message, f.Code)
	return b.String()
}

func (f Finding) equal(g Finding) bool {
	return f.Code == g.Code && f.Severity == g.Severity && f.Path == g.Path &&
		f.Message == g.Message && slices.Equal(f.Values, g.Values)
}

// Findings is what a check returns: everything that looks wrong, found in one
// pass. Nil means that nothing does. A check appends to it, so a clean record
// allocates nothing.
type Findings []Finding

// Under appends what was found below the field name, with the field put in
// front of each path. Nothing is allocated where below is empty.
func (fs Findings) Under(name string, below Findings) Findings {
	for _, f := range below {
		f.Path = Path(name).Join(f.Path)
		fs = append(fs, f)
	}
	return fs
}

// UnderIndex appends what was found in element i of the list name, with
// "name[i]" put in front of each path. Nothing is allocated where below is
// empty.
func (fs Findings) UnderIndex(name string, i int, below Findings) Findings {
	if len(below) == 0 {
		return fs
	}
	return fs.Under(string(Path(name).Index(i)), below)
}

// AtLeast returns the findings of severity s and above.
func (fs Findings) AtLeast(s Severity) Findings {
	return fs.filter(func(f Finding) bool { return f.Severity >= s })
}

// WithCode returns the findings of one code.
func (fs Findings) WithCode(code string) Findings {
	return fs.filter(func(f Finding) bool { return f.Code == code })
}

// Below returns the findings at p and below it.
func (fs Findings) Below(p Path) Findings {
	return fs.filter(func(f Finding) bool { return p.Contains(f.Path) })
}

func (fs Findings) filter(keep func(Finding) bool) Findings {
	var out Findings
	for _, f := range fs {
		if keep(f) {
			out = append(out, f)
		}
	}
	return out
}

// Sorted returns the findings in the order of their paths, then the gravest
// first, then by code, message and values. The order depends on the findings
// alone, not on the order in which they were found.
func (fs Findings) Sorted() Findings {
	out := slices.Clone(fs)
	slices.SortStableFunc(out, func(a, b Finding) int {
		return cmp.Or(
			a.Path.Compare(b.Path),
			cmp.Compare(b.Severity, a.Severity),
			strings.Compare(a.Code, b.Code),
			strings.Compare(a.Message, b.Message),
			slices.CompareFunc(a.Values, b.Values, Value.compare),
		)
	})
	return out
}

// Equal reports whether both hold the same findings in the same order.
func (fs Findings) Equal(gs Findings) bool { return slices.EqualFunc(fs, gs, Finding.equal) }

// Codes yields the code of each finding, in order.
func (fs Findings) Codes() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, f := range fs {
			if !yield(f.Code) {
				return
			}
		}
	}
}

// Err returns an [*FindingsError] with the findings of severity [Error], or
// nil where there are none. For a stricter reading filter first:
//
//	fs.AtLeast(check.Warning) // and look at its length
func (fs Findings) Err() error {
	grave := fs.AtLeast(Error)
	if len(grave) == 0 {
		return nil
	}
	return &FindingsError{Findings: grave}
}

// String returns a line for each finding.
func (fs Findings) String() string {
	var b strings.Builder
	for _, f := range fs {
		b.WriteString(f.String())
		b.WriteByte('\n')
	}
	return b.String()
}

// FindingsError is the error that [Findings.Err] makes of grave findings.
type FindingsError struct{ Findings Findings }

// Error returns the first finding and how many more there are.
func (e *FindingsError) Error() string {
	switch n := len(e.Findings); n {
	case 0:
		return "check: no findings"
	case 1:
		return "check: " + e.Findings[0].String()
	default:
		return fmt.Sprintf("check: %s, and %d more", e.Findings[0], n-1)
	}
}
