package indicator

import (
	"fmt"
	"strconv"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// PolicyAnswer is what a government answers for one of the sub-categories of
// SDG indicator 10.7.2. The zero value is not answered, which is no "no".
type PolicyAnswer uint8

const (
	PolicyNotAnswered   PolicyAnswer = iota
	PolicyNo                         // 0
	PolicyRegularOnly                // 0.5: only for migrants of regular status; in domain 1 alone
	PolicyYes                        // 1
	PolicyNotApplicable              // takes no part, neither in the score nor in the maximum
)

var policyAnswers = check.Enum[PolicyAnswer]{
	What:  "indicator: policy answer",
	Names: []string{"", "no", "regular-only", "yes", "not-applicable"},
}

// String returns the answer in kebab-case, "" where there is none.
func (a PolicyAnswer) String() string { return policyAnswers.String(a) }

// MarshalText returns what String does.
func (a PolicyAnswer) MarshalText() ([]byte, error) { return policyAnswers.Marshal(a) }

// UnmarshalText reads what MarshalText writes.
func (a *PolicyAnswer) UnmarshalText(text []byte) error { return policyAnswers.Unmarshal(a, text) }

// PolicyCategory says how far migration policies go, by a percentage of the
// greatest possible score. The zero value is none. The numbers are those in
// which the United Nations publish the indicator.
type PolicyCategory uint8

const (
	PolicyFurtherProgress PolicyCategory = iota + 1 // below 40 %
	PolicyPartiallyMeets                            // from 40 to below 80 %
	PolicyMeets                                     // from 80 to below 100 %
	PolicyFullyMeets                                // 100 %
)

var policyCategories = check.Enum[PolicyCategory]{
	What:  "indicator: policy category",
	Names: []string{"", "requires-further-progress", "partially-meets", "meets", "fully-meets"},
}

// String returns the category in kebab-case, "" for none.
func (c PolicyCategory) String() string { return policyCategories.String(c) }

// MarshalText returns what String does.
func (c PolicyCategory) MarshalText() ([]byte, error) { return policyCategories.Marshal(c) }

// UnmarshalText reads what MarshalText writes.
func (c *PolicyCategory) UnmarshalText(text []byte) error { return policyCategories.Unmarshal(c, text) }

// Domains of SDG indicator 10.7.2 and sub-categories of each.
const (
	PolicyDomains       = 6
	PolicySubcategories = 5
)

// MigrationPolicies are a government's answers to the inquiry behind SDG
// indicator 10.7.2, "migration policies that facilitate orderly, safe, regular
// and responsible migration": by domain (migrant rights; whole of government;
// cooperation and partnerships; socioeconomic well-being; mobility dimensions of
// crises; safe, orderly and regular migration), five in each.
type MigrationPolicies struct {
	Domains [PolicyDomains][PolicySubcategories]PolicyAnswer `json:"domains"`
}

// PolicyScore is how far answers go: of one domain, or of all of them.
type PolicyScore struct {
	// Percent is the score in percent of the greatest possible, an interval
	// where sub-categories are not answered. It has no bounds where none
	// applies.
	Percent figure.Interval
	// Absence is [Present] where there is a score, [NotApplicable] where no
	// sub-category applies, and [NotReported] where none that does is answered;
	// the bounds are then 0 to 100.
	Absence Absence
	// Answered, Unanswered and NotApplicable count sub-categories.
	Answered, Unanswered, NotApplicable int

	halves, openHalves int                        // the score in halves, and what the open ones can add
	openWhole          int                        // open sub-categories of one point
	possible           [PolicyFullyMeets + 1]bool // categories
}

// Domain returns the score of a domain, from 1 to 6, and an empty one of
// another.
func (p MigrationPolicies) Domain(n int) PolicyScore {
	var s PolicyScore
	if n >= 1 && n <= PolicyDomains {
		s.addDomain(n, &p.Domains[n-1])
	}
	s.finish()
	return s
}

// Overall returns the score of all sub-categories together, each counting once.
// It is neither the mean nor the median of the categories of the domains.
func (p MigrationPolicies) Overall() PolicyScore {
	var s PolicyScore
	for i := range p.Domains {
		s.addDomain(i+1, &p.Domains[i])
	}
	s.finish()
	return s
}

// addDomain counts the answers of a domain. An answer that the domain does not
// know counts as none.
func (s *PolicyScore) addDomain(n int, answers *[PolicySubcategories]PolicyAnswer) {
	for _, a := range answers {
		switch {
		case a == PolicyNotApplicable:
			s.NotApplicable++
		case a == PolicyNotAnswered || !a.isOf(n):
			s.Unanswered++
			if n == 1 {
				s.openHalves += 2
			} else {
				s.openWhole++
			}
		default:
			s.Answered++
			s.halves += int(a - PolicyNo) // 0, 1 or 2
		}
	}
}

// isOf reports whether a is an answer in a domain.
func (a PolicyAnswer) isOf(domain int) bool {
	return a <= PolicyNotApplicable && (a != PolicyRegularOnly || domain == 1)
}

// finish computes percentages and categories from the counts.
func (s *PolicyScore) finish() {
	most := 2 * (s.Answered + s.Unanswered)
	switch {
	case most == 0:
		s.Absence = NotApplicable
		return
	case s.Answered == 0:
		s.Absence = NotReported
	}
	percent := func(halves int) figure.Number {
		n, _ := figure.Frac(int64(100*halves), int64(most))
		return n
	}
	s.Percent, _ = figure.NewInterval(percent(s.halves), percent(s.halves+s.openHalves+2*s.openWhole))
	for whole := range s.openWhole + 1 {
		for half := range s.openHalves + 1 {
			s.possible[categoryOf(s.halves+2*whole+half, most)] = true
		}
	}
}

// categoryOf returns the category of a score, by whole numbers.
func categoryOf(halves, most int) PolicyCategory {
	switch {
	case 100*halves < 40*most:
		return PolicyFurtherProgress
	case 100*halves < 80*most:
		return PolicyPartiallyMeets
	case halves < most:
		return PolicyMeets
	}
	return PolicyFullyMeets
}

// Category returns the category, and false where open answers leave several
// possible, or where no sub-category applies.
func (s PolicyScore) Category() (PolicyCategory, bool) {
	if p := s.Possible(); len(p) == 1 {
		return p[0], true
	}
	return 0, false
}

// Possible returns the categories that the answers leave possible, in rising
// order: one where all are given, none where no sub-category applies.
func (s PolicyScore) Possible() []PolicyCategory {
	var out []PolicyCategory
	for c, ok := range s.possible {
		if ok {
			out = append(out, PolicyCategory(c))
		}
	}
	return out
}

// AtLeast answers whether the category is c or a higher one: "meets or fully
// meets" is what the United Nations count countries by.
func (s PolicyScore) AtLeast(c PolicyCategory) check.Verdict {
	var below, reached bool
	for d, ok := range s.possible {
		below = below || ok && PolicyCategory(d) < c
		reached = reached || ok && PolicyCategory(d) >= c
	}
	if below == reached {
		return check.CannotTell
	}
	return check.Decide(reached)
}

// String returns percent and category: "98.3 %: meets", rounded outwards to one
// decimal, or all categories that are possible.
func (s PolicyScore) String() string {
	if s.Absence == NotApplicable {
		return s.Absence.String()
	}
	text := ""
	if n, ok := s.Percent.IsPoint(); ok {
		text = n.Round(1, figure.HalfEven).String()
		if n.IsInt() {
			text = n.String()
		}
	} else {
		text = s.Percent.Outwards(1).String()
	}
	text += " %: "
	for i, c := range s.Possible() {
		if i > 0 {
			text += " or "
		}
		text += c.String()
	}
	return text
}

// Trace lists the counts, the score and the category.
func (s PolicyScore) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Input, "sub-categories answered", strconv.Itoa(s.Answered), "")
	if s.Unanswered > 0 {
		t.Add(check.Input, "sub-categories not answered", strconv.Itoa(s.Unanswered), "anything from no to yes")
	}
	if s.NotApplicable > 0 {
		t.Add(check.LeftOut, "sub-categories", strconv.Itoa(s.NotApplicable), NotApplicable.String())
	}
	score, _ := figure.Frac(int64(s.halves), 2)
	t.Add(check.Compute, "score", score.String(), fmt.Sprintf("yes 1, only for regular status 0.5, of %d", s.Answered+s.Unanswered))
	t.Add(check.Result, "category", s.String(), "below 40, below 80, below 100, 100 %")
	return t
}

// UnmarshalJSON reads {"domains": [["yes", …], …]}, strictly: six domains of five
// answers each, "" or null where there is none.
func (p *MigrationPolicies) UnmarshalJSON(data []byte) error {
	var f struct {
		Domains [][]PolicyAnswer `json:"domains"`
	}
	if err := check.DecodeJSON(data, &f); err != nil {
		return fmt.Errorf("indicator: migration policies: %w", err)
	}
	if len(f.Domains) != PolicyDomains {
		return fmt.Errorf("indicator: migration policies: %d domains: want %d", len(f.Domains), PolicyDomains)
	}
	var q MigrationPolicies
	for i, answers := range f.Domains {
		if len(answers) != PolicySubcategories {
			return fmt.Errorf("indicator: migration policies: %d answers in domain %d: want %d", len(answers), i+1, PolicySubcategories)
		}
		copy(q.Domains[i][:], answers)
	}
	*p = q
	return nil
}

// Check returns what is wrong with the answers, with the code
// indicator.policy-answer: an error where an answer does not exist, or not in
// its domain (it counts as not answered), and a note for each that is missing.
func (p MigrationPolicies) Check() check.Findings {
	var fs check.Findings
	for i := range p.Domains {
		for j, a := range p.Domains[i] {
			f := check.Finding{Code: "indicator.policy-answer", Severity: check.Error}
			switch {
			case a == PolicyNotAnswered:
				f.Severity, f.Message = check.Note, fmt.Sprintf("sub-category %d of domain %d is not answered", j+1, i+1)
			case !a.isOf(i + 1):
				f.Message = fmt.Sprintf("%q is no answer in domain %d: want yes, no or not-applicable", a, i+1)
				f.Values = []check.Value{{Name: "answer", Text: a.String()}}
			default:
				continue
			}
			f.Path = check.Path("domains").Index(i).Index(j)
			fs = append(fs, f)
		}
	}
	return fs
}
