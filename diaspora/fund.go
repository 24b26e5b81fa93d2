package diaspora

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
)

// ErrFund matches the errors about a scheme that is not one, and about a
// contribution that it cannot match.
var ErrFund = errors.New("diaspora: cannot fund")

// Scheme is a matched fund: for money that a migrant or an association brings
// to a project at home, each of its partners adds some. In "1+1" there is one
// partner, the state; in "3x1" there are three, each of which adds one peso to
// a peso of the migrants.
//
//	match = least of ratio × contribution, cap, cap per donor and year,
//	        what is left of the budget, what the project still needs
//
// Ratio times contribution is cut down to whole minor units of the currency, or
// to whole steps of the partner. What one partner's caps cut off is not made
// good by another, unless TakenOverBy names it.
//
// See [Scheme.Fund] for what a contribution brings, [ShareBudget] for a budget
// that is shared out among the claims of a call, and programme.GrantCall for
// grants.
type Scheme struct {
	Code  string    `json:"code,omitempty"`
	Title lang.Text `json:"title,omitzero"`

	// Currency is that of the programme, in which caps and matches are. A
	// contribution in another is converted before anything else.
	Currency money.Currency `json:"currency"`

	// Partners are those who match, in the order of the scheme.
	Partners []SchemePartner `json:"partners"`

	// Need says how the partners share what a project still needs.
	Need NeedRule `json:"need,omitzero"`
}

// SchemePartner is one of those who match.
type SchemePartner struct {
	Code string    `json:"code"` // "state", "municipality"
	Name lang.Text `json:"name,omitzero"`

	// Rule has the ratio, the cap per project (for a contribution to no named
	// project, per contribution) and the step.
	//
	// A ratio of the counterpart is of the contribution. One of the total is
	// of all the money of the project, as it would be without caps and with
	// every partner's share: where the federation has 25 % and the states 50 %
	// of the total, a contribution is the other 25 %.
	Rule money.MatchRule `json:"rule"`

	// DonorYearCap is the most that the partner gives to the projects of one
	// donor in one calendar year, that of the contribution. The zero value is
	// no cap.
	DonorYearCap money.Amount `json:"donor_year_cap,omitzero"`

	// Budget is all that the partner has; the contributions come in the order
	// in which they are funded. The zero value is no limit.
	Budget money.Amount `json:"budget,omitzero"`

	// TakenOverBy is the code of the partner that gives what the caps or the
	// budget of this one cut off, as far as its own caps and budget allow
	// beside its own share. What it cannot give nobody does. "" is nobody.
	TakenOverBy string `json:"taken_over_by,omitempty"`
}

// UnmarshalJSON reads what json.Marshal writes, strictly, as
// [check.DecodeJSON] does. An error leaves s as it was.
func (s *Scheme) UnmarshalJSON(data []byte) error {
	type plain Scheme
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("diaspora: scheme: %w", err)
	}
	*s = Scheme(in)
	return nil
}

// maxSchemePartners bounds the partners of a scheme.
const maxSchemePartners = 1000

// Check returns what is wrong with s, in the order of the fields. Beside those
// of [money.MatchRule.Check] it has these codes, all of them errors:
//
//   - diaspora.scheme-currency: no currency, one without a minor unit, or an
//     amount in another
//   - diaspora.scheme-partners: no partner, or more than 1,000
//   - diaspora.scheme-code: a partner without a code, or with that of an
//     earlier one
//   - diaspora.scheme-cap: a cap per donor and year, or a budget, below 0
//   - diaspora.scheme-total: ratios of the total that leave nothing for the
//     contribution
//   - diaspora.scheme-taken-over: taken over by a partner that the scheme does
//     not have, or by itself
func (s Scheme) Check() check.Findings {
	var fs check.Findings
	if _, ok := s.Currency.MinorUnits(); !ok {
		fs = fundFinding(fs, "diaspora.scheme-currency", "currency",
			fmt.Sprintf("the currency is %s: want one with a minor unit", check.Quote(s.Currency.String())))
	}
	if n := len(s.Partners); n == 0 || n > maxSchemePartners {
		return fundFinding(fs, "diaspora.scheme-partners", "partners",
			fmt.Sprintf("the scheme has %d partners: want 1 to %d", n, maxSchemePartners))
	}
	var total figure.Number
	for i := range s.Partners {
		p := &s.Partners[i]
		fs = fs.UnderIndex("partners", i, s.checkPartner(i))
		if p.Rule.Base == money.OfTotal {
			total = total.Add(p.Rule.Ratio)
		}
	}
	if total.Cmp(figure.Int(1)) >= 0 {
		fs = fundFinding(fs, "diaspora.scheme-total", "partners",
			fmt.Sprintf("the ratios of the total come to %s: want less than 1, the rest is the contribution", total))
	}
	return fs
}

func (s Scheme) checkPartner(i int) check.Findings {
	p := &s.Partners[i]
	var fs check.Findings
	if p.Code == "" {
		fs = fundFinding(fs, "diaspora.scheme-code", "code", "the partner has no code")
	} else if first := s.partner(p.Code); first < i {
		fs = fundFinding(fs, "diaspora.scheme-code", "code",
			fmt.Sprintf("the code %s is that of partners[%d] too", check.Quote(p.Code), first))
	}
	fs = fs.Under("rule", p.Rule.Check())
	for _, limit := range [...]struct {
		path   check.Path
		amount *money.Amount
		own    bool // a matter of this check, and not of that of the rule
	}{
		{"rule.cap", &p.Rule.Cap, false}, {"rule.step", &p.Rule.Step, false},
		{"donor_year_cap", &p.DonorYearCap, true}, {"budget", &p.Budget, true},
	} {
		switch a := limit.amount; {
		case a.IsZero():
		case a.Currency() != s.Currency:
			fs = fundFinding(fs, "diaspora.scheme-currency", limit.path,
				fmt.Sprintf("%s is not in %s, the currency of the scheme", a, s.Currency))
		case limit.own && a.Sign() < 0:
			fs = fundFinding(fs, "diaspora.scheme-cap", limit.path, fmt.Sprintf("%s is below 0", a))
		}
	}
	if p.TakenOverBy != "" && (p.TakenOverBy == p.Code || s.partner(p.TakenOverBy) < 0) {
		fs = fundFinding(fs, "diaspora.scheme-taken-over", "taken_over_by",
			fmt.Sprintf("taken over by %s: want the code of another partner", check.Quote(p.TakenOverBy)))
	}
	return fs
}

func fundFinding(fs check.Findings, code string, path check.Path, message string) check.Findings {
	return append(fs, check.Finding{Code: code, Severity: check.Error, Path: path, Message: message})
}

// partner returns the index of the first partner of that code, or -1.
func (s Scheme) partner(code string) int {
	for i := range s.Partners {
		if s.Partners[i].Code == code {
			return i
		}
	}
	return -1
}

// ratios returns what each partner gives for one unit of the contribution.
//
//	of the counterpart  ratio
//	of the total        ratio × (1 + Σ ratios of the counterpart) / (1 - Σ ratios of the total)
func (s Scheme) ratios() []figure.Number {
	one := figure.Int(1)
	counterpart, total := one, one
	for i := range s.Partners {
		if r := &s.Partners[i].Rule; r.Base == money.OfTotal {
			total = total.Sub(r.Ratio)
		} else {
			counterpart = counterpart.Add(r.Ratio)
		}
	}
	all, _ := counterpart.Quo(total) // the check has seen to it that total is above 0
	out := make([]figure.Number, len(s.Partners))
	for i := range s.Partners {
		r := &s.Partners[i].Rule
		if out[i] = r.Ratio; r.Base == money.OfTotal {
			out[i] = r.Ratio.Mul(all)
		}
	}
	return out
}
