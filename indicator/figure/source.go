package figure

import (
	"strings"

	"iom.int/migdev/indicator/period"
)

// Source says where a figure was published. Every field may be empty.
type Source struct {
	Publisher string      `json:"publisher,omitempty"` // "World Bank"
	Title     string      `json:"title,omitempty"`     // "Migration and Development Brief 24"
	Edition   string      `json:"edition,omitempty"`   // edition or vintage of the data: "April 2015"
	Date      period.Date `json:"date,omitzero"`       // of publication
	Page      string      `json:"page,omitempty"`      // page, table, tile, paragraph
	Link      string      `json:"link,omitempty"`      // where it can be read
	Quote     string      `json:"quote,omitempty"`     // the words themselves
}

// IsZero reports whether nothing is stated.
func (s Source) IsZero() bool { return s == Source{} }

// String returns what is stated, separated by commas, without the quote.
func (s Source) String() string {
	var parts []string
	for _, part := range [...]string{s.Publisher, s.Title, s.Edition, s.Date.String(), s.Page, s.Link} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}
