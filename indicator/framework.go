package indicator

import (
	"fmt"
	"strconv"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
)

// Framework is a set of indicators as a source states it.
type Framework struct {
	Title lang.Text `json:"title,omitzero"`
	// Declared is how many indicators the source says there are, in whatever
	// words: "thirteen", "more than 90". It is not stated where it does not say.
	Declared figure.Figure `json:"declared,omitzero"`
	// Proposal says where and for what the set is proposed or in force, in the
	// source's words.
	Proposal lang.Text `json:"proposal,omitzero"`
	// DeclaredCategories is how many categories the source says there are.
	DeclaredCategories figure.Figure `json:"declared_categories,omitzero"`
	Categories         []Category    `json:"categories,omitempty"`
	// Indicators are those named outside any category.
	Indicators []Indicator   `json:"indicators,omitempty"`
	Source     figure.Source `json:"source,omitzero"`
}

// Category is a part of a framework.
type Category struct {
	Code       string        `json:"code,omitempty"`
	Title      lang.Text     `json:"title,omitzero"`
	Declared   figure.Figure `json:"declared,omitzero"` // as in Framework, for this category
	Indicators []Indicator   `json:"indicators,omitempty"`
}

// IsZero reports whether nothing is stated about indicators.
func (f Framework) IsZero() bool {
	return f.Title.IsZero() && f.Declared.IsZero() && f.Proposal.IsZero() && f.DeclaredCategories.IsZero() &&
		len(f.Categories) == 0 && len(f.Indicators) == 0 && f.Source.IsZero()
}

// Named returns how many indicators are named, in and outside categories.
func (f Framework) Named() int {
	n := len(f.Indicators)
	for _, c := range f.Categories {
		n += len(c.Indicators)
	}
	return n
}

// Indicator returns the first indicator with the code, in or outside categories,
// and false where there is none; "" is no code.
func (f Framework) Indicator(code string) (Indicator, bool) {
	for _, c := range f.Categories {
		for _, i := range c.Indicators {
			if i.Code == code && code != "" {
				return i, true
			}
		}
	}
	for _, i := range f.Indicators {
		if i.Code == code && code != "" {
			return i, true
		}
	}
	return Indicator{}, false
}

// Complete answers whether the named indicators are all that the source
// declares: met where it declares as many as are named, not met where it
// declares more or fewer, and cannot tell where it declares no size, or one
// that both fit ("more than 90", and 91 named).
func (f Framework) Complete() check.Verdict {
	return f.Declared.Compare(figure.Equal, figure.Int(int64(f.Named())))
}

// All answers a question about every indicator of the framework: not met where
// one that is named does not meet it, else cannot tell unless the named ones
// are certainly all there are. Of thirteen declared and none named it cannot be
// told.
func (f Framework) All(meets func(Indicator) check.Verdict) check.Verdict {
	out := check.Met
	for _, i := range f.Indicators {
		out = out.And(meets(i))
	}
	for _, c := range f.Categories {
		for _, i := range c.Indicators {
			out = out.And(meets(i))
		}
	}
	if f.Complete() != check.Met {
		out = out.And(check.CannotTell)
	}
	return out
}

// Check returns what is wrong with f, in the order of the fields; a clean
// framework allocates nothing, unless it names more than 512 indicators. It has
// these codes:
//
//   - indicator.framework-size (error): more indicators or categories are named
//     than declared
//   - indicator.framework-incomplete (note): fewer are named than declared, so
//     that questions about all of them cannot be told
//   - indicator.category-title (error): a category without title and code
//   - indicator.code-twice (error): two indicators with one code; found at the
//     later one
//   - those of [Indicator.Check] for each indicator
func (f Framework) Check() check.Findings {
	var fs check.Findings
	seen := seenCodes{f: &f, named: f.Named()}
	fs = checkSize(fs, "declared", "indicators", f.Declared, seen.named)
	fs = checkSize(fs, "declared_categories", "categories", f.DeclaredCategories, len(f.Categories))
	for i := range f.Categories {
		c := &f.Categories[i]
		if c.Title.IsZero() && c.Code == "" {
			fs = append(fs, check.Finding{
				Code: "indicator.category-title", Severity: check.Error, Path: check.Path("categories").Index(i),
				Message: "the category has neither title nor code",
			})
		}
		fs = fs.UnderIndex("categories", i, checkSize(nil, "declared", "indicators", c.Declared, len(c.Indicators)))
		for j := range c.Indicators {
			if below := seen.check(&c.Indicators[j]); below != nil {
				fs = fs.UnderIndex("categories", i, check.Findings(nil).UnderIndex("indicators", j, below))
			}
		}
	}
	for i := range f.Indicators {
		fs = fs.UnderIndex("indicators", i, seen.check(&f.Indicators[i]))
	}
	return fs
}

// checkSize compares a declared size with how many are named.
func checkSize(fs check.Findings, path check.Path, what string, declared figure.Figure, named int) check.Findings {
	if declared.IsZero() {
		return fs
	}
	finding := check.Finding{Path: path}
	switch n := figure.Int(int64(named)); {
	case declared.Compare(figure.Less, n) == check.Met:
		finding.Code, finding.Severity = "indicator.framework-size", check.Error
		finding.Message = fmt.Sprintf("%d %s are named, more than the %s declared", named, what, declared)
	case declared.Compare(figure.Greater, n) == check.Met:
		finding.Code, finding.Severity = "indicator.framework-incomplete", check.Note
		finding.Message = fmt.Sprintf("%s declared, %d named: what is asked of all %s cannot be told", declared, named, what)
	default:
		return fs
	}
	finding.Values = []check.Value{{Name: "declared", Text: declared.String()}, {Name: "named", Text: strconv.Itoa(named)}}
	return append(fs, finding)
}

// seenCodes checks indicators one by one, those in categories first, and knows
// the codes of those before: by looking back in a short framework, which
// allocates nothing, by a map in a long one.
type seenCodes struct {
	f     *Framework
	named int
	n     int            // how many were checked
	first map[string]int // which of them has a code first
}

func (s *seenCodes) check(ind *Indicator) check.Findings {
	before, twice := s.find(ind.Code)
	s.n++
	fs := ind.check()
	if twice {
		fs = append(fs, check.Finding{
			Code: "indicator.code-twice", Severity: check.Error, Path: "code",
			Message: "the code " + check.Quote(ind.Code) + " is that of " + string(s.path(before)) + " too",
			Values:  []check.Value{{Name: "code", Text: ind.Code}},
		})
	}
	return fs
}

// find returns which of the indicators checked has the code first.
func (s *seenCodes) find(code string) (before int, ok bool) {
	switch {
	case code == "":
		return 0, false
	case s.named > maxLookBack && s.first == nil:
		s.first = make(map[string]int, s.named)
	}
	if s.first != nil {
		if before, ok = s.first[code]; !ok {
			s.first[code] = s.n
		}
		return before, ok
	}
	for i := range s.f.Categories {
		for j := range s.f.Categories[i].Indicators {
			if before == s.n {
				return 0, false
			}
			if s.f.Categories[i].Indicators[j].Code == code {
				return before, true
			}
			before++
		}
	}
	for i := range s.f.Indicators[:s.n-before] {
		if s.f.Indicators[i].Code == code {
			return before + i, true
		}
	}
	return 0, false
}

// path returns where indicator n stands.
func (s *seenCodes) path(n int) check.Path {
	for i := range s.f.Categories {
		if own := len(s.f.Categories[i].Indicators); n >= own {
			n -= own
			continue
		}
		return check.Path("categories").Index(i).Field("indicators").Index(n)
	}
	return check.Path("indicators").Index(n)
}

// UnmarshalJSON reads what json.Marshal writes, strictly: a field that a
// framework does not have is an error, and leaves f as it was.
func (f *Framework) UnmarshalJSON(data []byte) error {
	type plain Framework
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("indicator: framework: %w", err)
	}
	*f = Framework(in)
	return nil
}
