package programme

import (
	"slices"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
)

// measuredBy looks at the indicators and the references of an outcome or output.
func (c *checker) measuredBy(fs check.Findings, what string, indicators []string, references []indicator.Code) check.Findings {
	if len(indicators) == 0 && c.o.Profile.asks("programme.indicator-missing") {
		fs = append(fs, check.Finding{
			Code: "programme.indicator-missing", Severity: check.Warning, Path: "indicators", Message: "no indicator measures the " + what,
		})
	}
	fs = c.indicatorsAt(fs, indicators)
	fs = c.allListed(fs, "references", references)
	if len(references) == 0 {
		return fs
	}
	long := len(indicators)+len(references) > maxSmall
	var known map[indicator.Code]bool
	var seen map[string]bool
	if long {
		known, seen = make(map[indicator.Code]bool, len(references)), make(map[string]bool, len(indicators))
		for _, r := range references {
			known[r] = true
		}
	}
	for i, code := range indicators {
		ind := c.named(code)
		if ind == nil || long && seen[code] {
			continue
		}
		if long {
			seen[code] = true
		}
		for _, r := range ind.References {
			if known[r] || !long && slices.Contains(references, r) {
				fs = append(fs, check.Finding{
					Code: "programme.reference-twice", Severity: check.Error, Path: check.Path("indicators").Index(i),
					Message: "the reference " + check.Quote(r.String()) + " is on the " + what + " and on its indicator " + check.Quote(code),
					Values:  []check.Value{{Name: "reference", Text: r.String()}},
				})
			}
		}
	}
	return fs
}

// indicatorsAt appends the findings for indicators that the framework does not
// name. A framework that names none leaves every code open.
func (c *checker) indicatorsAt(fs check.Findings, list []string) check.Findings {
	for i, code := range list {
		fs = c.indicatorAt(fs, check.Path("indicators"), i, code)
	}
	return fs
}

// indicatorAt looks at one of a list, or at the value of a field where i is -1.
func (c *checker) indicatorAt(fs check.Findings, path check.Path, i int, code string) check.Findings {
	if c.known == 0 || c.named(code) != nil {
		return fs
	}
	if i >= 0 {
		path = path.Index(i)
	}
	return append(fs, check.Finding{
		Code: "programme.indicator-unknown", Severity: check.Warning, Path: path,
		Message: "the framework names no indicator with the code " + check.Quote(code), Values: []check.Value{{Name: "code", Text: code}},
	})
}

// named returns the indicator of a code, nil where the framework names none.
func (c *checker) named(code string) *indicator.Indicator {
	f := &c.p.Indicators
	if code == "" {
		return nil
	}
	if c.known > maxSmall {
		if c.large == nil {
			c.large = map[string]*indicator.Indicator{}
			for i := range f.Categories {
				c.remember(f.Categories[i].Indicators)
			}
			c.remember(f.Indicators)
		}
		return c.large[code]
	}
	for i := range f.Categories {
		if ind := indicatorIn(f.Categories[i].Indicators, code); ind != nil {
			return ind
		}
	}
	return indicatorIn(f.Indicators, code)
}

func (c *checker) remember(list []indicator.Indicator) {
	for i := range list {
		if code := list[i].Code; c.large[code] == nil && code != "" {
			c.large[code] = &list[i]
		}
	}
}

func indicatorIn(list []indicator.Indicator, code string) *indicator.Indicator {
	for i := range list {
		if list[i].Code == code {
			return &list[i]
		}
	}
	return nil
}
