package check

import (
	"fmt"
	"slices"
	"strings"
)

// StepKind says what part a step plays in how a figure came about. The zero
// value is [Input].
type StepKind uint8

// The kinds of step.
const (
	Input    StepKind = iota // a figure that went in
	LeftOut                  // a figure that did not, with the reason
	Policy                   // a reading or margin that the caller chose
	Rate                     // an exchange rate: date, direction, source
	Compute                  // an operation and what came out
	Rounding                 // a rounding and what it changed
	Result                   // the answer
)

var stepKindTexts = [...]string{
	Input: "input", LeftOut: "left-out", Policy: "policy", Rate: "rate",
	Compute: "compute", Rounding: "rounding", Result: "result",
}

// String returns "input", "left-out", "policy", "rate", "compute", "rounding"
// or "result".
func (k StepKind) String() string {
	if int(k) < len(stepKindTexts) {
		return stepKindTexts[k]
	}
	return fmt.Sprintf("step(%d)", uint8(k))
}

// MarshalText returns what String does.
func (k StepKind) MarshalText() ([]byte, error) {
	if int(k) >= len(stepKindTexts) {
		return nil, fmt.Errorf("check: %d is no kind of step", uint8(k))
	}
	return []byte(stepKindTexts[k]), nil
}

// UnmarshalText reads what [StepKind.MarshalText] writes.
func (k *StepKind) UnmarshalText(text []byte) error {
	i := slices.Index(stepKindTexts[:], string(text))
	if i < 0 {
		return fmt.Errorf("check: %s is no kind of step", Quote(string(text)))
	}
	*k = StepKind(i)
	return nil
}

// Step is one step of a [Trace].
type Step struct {
	Kind StepKind `json:"kind"`
	Name string   `json:"name"`          // what: "total", "sum of the parts"
	Text string   `json:"text"`          // its value, or the operation with its values
	Why  string   `json:"why,omitempty"` // the reason, the rule, the source
}

// String returns "kind: name: text (why)".
func (s Step) String() string {
	var b strings.Builder
	b.WriteString(s.Kind.String())
	b.WriteString(": ")
	b.WriteString(s.Name)
	if s.Text != "" {
		b.WriteString(": ")
		b.WriteString(s.Text)
	}
	if s.Why != "" {
		b.WriteString(" (" + s.Why + ")")
	}
	return b.String()
}

// Trace lists how a figure came about: what went in, what was left out and
// why, which policies and rates were used, what was rounded, what came out.
// It is built only when it is asked for. The zero value is empty and ready to
// be added to.
type Trace []Step

// Add appends a step.
func (t *Trace) Add(kind StepKind, name, text, why string) {
	*t = append(*t, Step{Kind: kind, Name: name, Text: text, Why: why})
}

// Of returns the steps of one kind, in order.
func (t Trace) Of(kind StepKind) Trace {
	var out Trace
	for _, s := range t {
		if s.Kind == kind {
			out = append(out, s)
		}
	}
	return out
}

// String returns a line for each step.
func (t Trace) String() string {
	var b strings.Builder
	for _, s := range t {
		b.WriteString(s.String())
		b.WriteByte('\n')
	}
	return b.String()
}
