package indicator

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
)

// Option is one of the answers of an ordinal or nominal indicator, or one of
// the categories of an [Axis].
type Option struct {
	Code  string    `json:"code"`
	Title lang.Text `json:"title,omitzero"`
}

// IsZero reports whether nothing is stated.
func (o Option) IsZero() bool { return o.Code == "" && o.Title.IsZero() }

// Axis is something that values are broken down by: sex, age, migrant status.
// What it does not claim is not taken for granted: its categories may overlap,
// and there may be others, unless it says that they do not.
type Axis struct {
	Code       string    `json:"code"`
	Title      lang.Text `json:"title,omitzero"`
	Categories []Option  `json:"categories,omitempty"`
	// Unknown is the category of those of whom the category is not known. It
	// stands beside Categories; the zero value says that there is none.
	Unknown Option `json:"unknown,omitzero"`
	// IsExclusive says that nothing belongs to two categories; otherwise they
	// overlap, and their values must not be added up.
	IsExclusive bool `json:"exclusive,omitzero"`
	// IsExhaustive says that everything belongs to one of the categories, or is
	// unknown; otherwise they are a part.
	IsExhaustive bool `json:"exhaustive,omitzero"`
}

// Has reports whether the axis has a category of that code, the unknown one
// among them.
func (a Axis) Has(category string) bool {
	if category == "" {
		return false
	}
	for i := range a.Categories {
		if a.Categories[i].Code == category {
			return true
		}
	}
	return a.Unknown.Code == category
}

// AddsUp reports whether the categories and the unknown make up the total:
// whether they are both exclusive and exhaustive.
func (a Axis) AddsUp() bool { return a.IsExclusive && a.IsExhaustive }

// Check returns what is wrong with a; a clean axis allocates nothing, unless it
// has more than 512 categories. It has these codes:
//
//   - indicator.axis-code (error): it has no code
//   - indicator.axis-empty (warning): it has no categories
//   - indicator.axis-category (error): a category without a code
//   - indicator.axis-category-twice (error): two categories with one code,
//     found at the later one
//   - indicator.axis-unknown-twice (error): the unknown is one of the
//     categories too
func (a Axis) Check() check.Findings {
	var fs check.Findings
	if a.Code == "" {
		fs = append(fs, check.Finding{
			Code: "indicator.axis-code", Severity: check.Error, Path: "code",
			Message: "the axis " + check.Quote(a.Title.String()) + " has no code",
		})
	}
	if len(a.Categories) == 0 {
		fs = append(fs, check.Finding{
			Code: "indicator.axis-empty", Severity: check.Warning, Path: "categories",
			Message: "the axis " + check.Quote(a.Code) + " has no categories",
		})
	}
	fs = checkOptions(fs, "categories", "category", "indicator.axis-category", a.Categories)
	if a.Unknown.IsZero() {
		return fs
	}
	unknown := a.Unknown.Code
	switch {
	case unknown == "":
		fs = append(fs, check.Finding{
			Code: "indicator.axis-category", Severity: check.Error, Path: "unknown.code",
			Message: "the category " + check.Quote(a.Unknown.Title.String()) + " has no code",
		})
	case indexOption(a.Categories, unknown) >= 0:
		first := check.Path("categories").Index(indexOption(a.Categories, unknown))
		fs = append(fs, check.Finding{
			Code: "indicator.axis-unknown-twice", Severity: check.Error, Path: "unknown.code",
			Message: "the unknown, " + check.Quote(unknown) + ", is " + string(first) + " too",
			Values:  []check.Value{{Name: "code", Text: unknown}},
		})
	}
	return fs
}

// UnmarshalJSON reads an axis strictly, as [check.DecodeJSON] does.
func (a *Axis) UnmarshalJSON(data []byte) error {
	type plain Axis
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("indicator: axis: %w", err)
	}
	*a = Axis(in)
	return nil
}

// indexOption returns where the option of a code stands, -1 where nowhere.
func indexOption(options []Option, code string) int {
	for i := range options {
		if options[i].Code == code {
			return i
		}
	}
	return -1
}

// checkOptions finds options of the list at path without a code (by code) and
// with the code of an earlier one (by code-twice).
func checkOptions(fs check.Findings, path check.Path, what, code string, options []Option) check.Findings {
	seen := newSeen(len(options))
	for i := range options {
		own := options[i].Code
		if own == "" {
			fs = append(fs, check.Finding{
				Code: code, Severity: check.Error, Path: path.Index(i).Field("code"),
				Message: "the " + what + " " + check.Quote(options[i].Title.String()) + " has no code",
			})
			continue
		}
		first, twice := seen.at(own, i, func(j int) string { return options[j].Code })
		if twice {
			fs = append(fs, check.Finding{
				Code: code + "-twice", Severity: check.Error, Path: path.Index(i).Field("code"),
				Message: "the code " + check.Quote(own) + " is that of " + string(path.Index(first)) + " too",
				Values:  []check.Value{{Name: "code", Text: own}},
			})
		}
	}
	return fs
}

// seen finds what stands in a list twice: by looking back in a short list,
// which allocates nothing, by a map in a long one.
type seen struct{ first map[string]int }

// maxLookBack is the length up to which lists are looked back in.
const maxLookBack = 512

func newSeen(n int) seen {
	if n > maxLookBack {
		return seen{make(map[string]int, n)}
	}
	return seen{}
}

// at returns the first element before i whose key is that of element i.
func (s seen) at(key string, i int, keyOf func(int) string) (first int, ok bool) {
	if s.first != nil {
		if first, ok = s.first[key]; !ok {
			s.first[key] = i
		}
		return first, ok
	}
	for j := range i {
		if keyOf(j) == key {
			return j, true
		}
	}
	return 0, false
}
