package remittance

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
)

// Vintage is the state of a data set on the day from which a figure was taken:
// "WDI" as of "2019-12-20". Remittances and products are revised years after
// they are first published, so a figure without its vintage cannot be checked:
// Tajikistan in 2013 is at 48.8 % of GDP in the data of 2015 and at 43.8 % in
// those of 2019.
//
// Vintages compare with ==. The zero value is not stated.
type Vintage struct {
	Dataset string `json:"dataset,omitempty"` // "WDI", "KNOMAD inflows"
	Edition string `json:"edition,omitempty"` // as the source states it: "2019-12-20", "April 2015"
}

// IsZero reports whether no vintage is stated.
func (v Vintage) IsZero() bool { return v == Vintage{} }

// String returns data set and edition: "WDI 2019-12-20". It is "" where
// neither is stated.
func (v Vintage) String() string { return strings.TrimSpace(v.Dataset + " " + v.Edition) }

func (v Vintage) compare(w Vintage) int {
	if c := strings.Compare(v.Dataset, w.Dataset); c != 0 {
		return c
	}
	return strings.Compare(v.Edition, w.Edition)
}

// UnmarshalJSON reads a vintage strictly, as [check.DecodeJSON] does.
func (v *Vintage) UnmarshalJSON(data []byte) error {
	type plain Vintage
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("remittance: vintage: %w", err)
	}
	*v = Vintage(in)
	return nil
}

// Mix names what a caller allows an operation to put together. The zero value,
// Alike, allows nothing: figures of unlike vintages or definitions are refused
// with a [*MixError].
type Mix uint8

const (
	Alike             Mix = 0
	AcrossVintages    Mix = 1 << (iota - 1) // figures of unlike vintages
	AcrossDefinitions                       // figures of unlike definitions
)

// String names what is allowed: "across vintages and definitions".
func (m Mix) String() string {
	switch m & (AcrossVintages | AcrossDefinitions) {
	case AcrossVintages:
		return "across vintages"
	case AcrossDefinitions:
		return "across definitions"
	case AcrossVintages | AcrossDefinitions:
		return "across vintages and definitions"
	}
	return "alike"
}

// Mixture is the mark of a result that was made across vintages or definitions:
// the unlike ones that went in, each once and in order. The zero value says
// that all were alike. A vintage that is not stated is unlike any that is.
type Mixture struct {
	Vintages    []Vintage    `json:"vintages,omitempty"`
	Definitions []Definition `json:"definitions,omitempty"`
}

// IsZero reports whether nothing unlike went in.
func (m Mixture) IsZero() bool { return len(m.Vintages) == 0 && len(m.Definitions) == 0 }

// Mix returns what a caller had to allow for the mixture.
func (m Mixture) Mix() Mix {
	mix := Alike
	if len(m.Vintages) > 0 {
		mix |= AcrossVintages
	}
	if len(m.Definitions) > 0 {
		mix |= AcrossDefinitions
	}
	return mix
}

// String says what was mixed: "vintages WDI 2019-12-20, WDI 2023-05-10".
func (m Mixture) String() string {
	var parts []string
	if len(m.Vintages) > 0 {
		parts = append(parts, "vintages "+joined(m.Vintages, Vintage.String))
	}
	if len(m.Definitions) > 0 {
		parts = append(parts, "definitions "+joined(m.Definitions, Definition.String))
	}
	return strings.Join(parts, "; ")
}

func joined[T any](list []T, text func(T) string) string {
	texts := make([]string, len(list))
	for i, v := range list {
		if texts[i] = text(v); texts[i] == "" {
			texts[i] = "not stated"
		}
	}
	return strings.Join(texts, ", ")
}

// clone returns a copy that shares nothing with m.
func (m Mixture) clone() Mixture {
	return Mixture{Vintages: slices.Clone(m.Vintages), Definitions: slices.Clone(m.Definitions)}
}

// ErrMixed matches every [*MixError].
var ErrMixed = errors.New("remittance: unlike figures")

// MixError says which vintages or definitions would have been mixed without the
// caller's having asked for it.
type MixError struct{ Mixture Mixture }

// Error names what is unlike, and what to ask for.
func (e *MixError) Error() string {
	return fmt.Sprintf("%v: %v: want alike, or ask for it %v", ErrMixed, check.Quote(e.Mixture.String()), e.Mixture.Mix())
}

// Is reports whether target is [ErrMixed].
func (e *MixError) Is(target error) bool { return target == ErrMixed }

// stamp is what must be alike before figures are put together.
type stamp struct {
	vintage    Vintage
	definition Definition
	mixed      Mixture // what went into a figure that is itself a mixture
}

// mixture returns the mark of what is made of both. A definition is compared
// where sameMeasure is true, since a product is no remittance.
func (s stamp) mixture(t stamp, sameMeasure bool) Mixture {
	var m Mixture
	m.Vintages = union(append(slices.Clone(s.mixed.Vintages), t.mixed.Vintages...), s.vintages(), t.vintages(), Vintage.compare)
	if sameMeasure {
		m.Definitions = union(append(slices.Clone(s.mixed.Definitions), t.mixed.Definitions...), s.definitions(), t.definitions(), Definition.compare)
	} else {
		m.Definitions = union(append(slices.Clone(s.mixed.Definitions), t.mixed.Definitions...), nil, nil, Definition.compare)
	}
	return m
}

func (s stamp) vintages() []Vintage {
	if len(s.mixed.Vintages) > 0 {
		return nil // its own vintage is none, and those in it are in the list
	}
	return []Vintage{s.vintage}
}

func (s stamp) definitions() []Definition {
	if len(s.mixed.Definitions) > 0 {
		return nil
	}
	return []Definition{s.definition}
}

// union returns what is in the lists, sorted and each once, or nil where that
// is less than two.
func union[T comparable](mixed, a, b []T, compare func(T, T) int) []T {
	all := append(append(mixed, a...), b...)
	slices.SortFunc(all, compare)
	if all = slices.Compact(all); len(all) < 2 {
		return nil
	}
	return all
}

// beyond returns what of m is not in a or b already: what is mixed afresh.
func (m Mixture) beyond(a, b Mixture) Mixture {
	if n := len(m.Vintages); n == len(a.Vintages) || n == len(b.Vintages) {
		m.Vintages = nil
	}
	if n := len(m.Definitions); n == len(a.Definitions) || n == len(b.Definitions) {
		m.Definitions = nil
	}
	return m
}

// allowedBy returns a [*MixError] for what was not allowed.
func (m Mixture) allowedBy(allow Mix) error {
	if allow&AcrossVintages != 0 {
		m.Vintages = nil
	}
	if allow&AcrossDefinitions != 0 {
		m.Definitions = nil
	}
	if m.IsZero() {
		return nil
	}
	return &MixError{Mixture: m.clone()}
}
