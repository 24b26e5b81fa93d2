package main

import (
	"encoding"
	"fmt"
	"strings"

	"iom.int/migdev/indicator/check"
)

// Answers are written in kebab-case by the library and in snake_case by the
// cases: not-met is not_met.
const libraryDash, caseDash = "-", "_"

// outcome is a verdict in the words of the cases.
type outcome struct{ verdict check.Verdict }

func (o *outcome) UnmarshalJSON(data []byte) error {
	var words text
	if err := words.UnmarshalJSON(data); err != nil {
		return err
	}
	inLibrary := strings.ReplaceAll(string(words), caseDash, libraryDash)
	v, err := check.ParseVerdict(inLibrary)
	if err != nil || inCase(inLibrary) != string(words) {
		return fmt.Errorf("%s is no outcome: want met, not_met or cannot_tell", check.Quote(string(words)))
	}
	o.verdict = v
	return nil
}

// inCase returns what the library writes in the words of the cases.
func inCase(words string) string { return strings.ReplaceAll(words, libraryDash, caseDash) }

// withOutcome returns r with a verdict or a consistency as its outcome.
func (r result) withOutcome(answer encoding.TextMarshaler) (any, error) {
	words, err := answer.MarshalText()
	r["outcome"] = inCase(string(words))
	return r, err
}
