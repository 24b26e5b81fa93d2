package remittance

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/place"
)

// Corridor is the way that money takes from one country to another. Corridors
// compare with == and serve as map keys. The zero Corridor is not stated.
type Corridor struct {
	From place.Country `json:"from,omitzero"` // where it is sent
	To   place.Country `json:"to,omitzero"`   // where it is received
	// Name is what the source calls the corridor where two countries do not
	// tell it: a part of a country, a group of senders.
	Name string `json:"name,omitempty"`
}

// ErrCorridor matches every error about a text that names no corridor.
var ErrCorridor = errors.New("remittance: not a corridor")

// NewCorridor returns the corridor between two countries.
func NewCorridor(from, to place.Country) Corridor { return Corridor{From: from, To: to} }

// ParseCorridor reads a corridor by two codes that [place.ParseCountry] reads,
// the sender's first: "AT-BA", "AUT-BIH", or six letters as in Remittance Prices
// Worldwide, "TZAKEN". An error matches [ErrCorridor].
func ParseCorridor(s string) (Corridor, error) {
	from, to, ok := strings.Cut(s, "-")
	if !ok && len(s) == 6 {
		from, to = s[:3], s[3:]
	}
	a, err := place.ParseCountry(from)
	if err != nil {
		return Corridor{}, fmt.Errorf("%w: %s: %w: want two codes such as AT-BA", ErrCorridor, check.Quote(s), err)
	}
	b, err := place.ParseCountry(to)
	if err != nil {
		return Corridor{}, fmt.Errorf("%w: %s: %w: want two codes such as AT-BA", ErrCorridor, check.Quote(s), err)
	}
	return Corridor{From: a, To: b}, nil
}

// MustCorridor is [ParseCorridor] for source text and tests; it panics.
func MustCorridor(s string) Corridor {
	c, err := ParseCorridor(s)
	if err != nil {
		panic(err)
	}
	return c
}

// IsZero reports whether nothing is stated.
func (c Corridor) IsZero() bool { return c == Corridor{} }

// Place returns the corridor as the place of an observation.
func (c Corridor) Place() indicator.Place { return indicator.CorridorPlace(c.From, c.To) }

// Compare orders corridors by sender, receiver and name.
func (c Corridor) Compare(d Corridor) int {
	return cmp.Or(c.From.Compare(d.From), c.To.Compare(d.To), strings.Compare(c.Name, d.Name))
}

// String returns the name where there is one, else both codes: "AT-BA". It is ""
// for the zero Corridor; a side that is not stated is "?".
func (c Corridor) String() string {
	switch {
	case c.Name != "":
		return c.Name
	case c.IsZero():
		return ""
	}
	return cmp.Or(c.From.Code(), "?") + "-" + cmp.Or(c.To.Code(), "?")
}

// UnmarshalJSON reads a corridor strictly: {"from": "AT", "to": "BA"}.
func (c *Corridor) UnmarshalJSON(data []byte) error {
	type plain Corridor
	var v plain
	if err := check.DecodeJSON(data, &v); err != nil {
		return fmt.Errorf("remittance: corridor: %w", err)
	}
	*c = Corridor(v)
	return nil
}
