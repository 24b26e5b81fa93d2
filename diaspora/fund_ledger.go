package diaspora

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
)

// FundLedger holds what a scheme has matched so far: by partner, donor and
// year, by project, and of each budget. The zero value is empty. [Scheme.Fund]
// enters into it what it gives; the order in which contributions are funded is
// the order in which caps and budgets are used up, whatever their dates.
//
// A ledger belongs to one scheme, by the currency and the codes of its
// partners. Copies share what they hold; [FundLedger.Clone] has one of its own.
// As JSON it holds the keys of donors.
type FundLedger struct {
	s hidden[ledgerState]
}

type ledgerState struct {
	currency money.Currency
	years    map[donorYear]money.Amount
	projects map[string]fundProject
	spent    map[string]money.Amount // by partner
}

// state returns what the ledger holds, nothing where that is the zero value.
func (l FundLedger) state() *ledgerState {
	if l.s == nil {
		return &ledgerState{} // its maps are read alone
	}
	return l.s()
}

type donorYear struct {
	partner string
	donor   PersonKey
	year    int
}

// fundProject is what one project has got.
type fundProject struct {
	cost    money.Amount
	own     money.Amount
	matched map[string]money.Amount // by partner
}

// missing returns what the project needs beside all it has got and so much
// more, at least 0.
func (p fundProject) missing(more money.Amount) (money.Amount, error) {
	left, err := p.cost.Sub(p.own)
	for _, m := range p.matched {
		if err == nil {
			left, err = left.Sub(m)
		}
	}
	if err == nil {
		left, err = left.Sub(more)
	}
	if err == nil && left.Sign() < 0 {
		return left.Sub(left)
	}
	return left, err
}

func (s *ledgerState) sameCurrency(c money.Currency) error {
	if !s.currency.IsZero() && s.currency != c {
		return fmt.Errorf("%w: the ledger is of another scheme: %w", ErrFund, &money.MismatchError{Left: s.currency, Right: c})
	}
	return nil
}

// enter records a funding. Its amounts are in one currency, so nothing fails.
func (l *FundLedger) enter(scheme *Scheme, f *Funding) {
	if l.s == nil {
		l.s = hide(&ledgerState{years: map[donorYear]money.Amount{}, projects: map[string]fundProject{}, spent: map[string]money.Amount{}})
	}
	s, c := l.s(), &f.Contribution
	s.currency = scheme.Currency
	project := s.projects[c.Project]
	if project.matched == nil {
		project.matched = map[string]money.Amount{}
	}
	project.own, _ = project.own.Add(f.Own)
	project.cost = f.Cost
	for _, m := range f.Matches {
		if m.Matched.Sign() == 0 {
			continue
		}
		s.spent[m.Partner], _ = s.spent[m.Partner].Add(m.Matched)
		project.matched[m.Partner], _ = project.matched[m.Partner].Add(m.Matched)
		if c.Donor != "" && !c.On.IsZero() {
			key := donorYear{m.Partner, c.Donor, c.On.Year()}
			s.years[key], _ = s.years[key].Add(m.Matched)
		}
	}
	if c.Project != "" {
		s.projects[c.Project] = project
	}
}

// Spent returns what the partner has given in all; ok is false where it has
// given nothing.
func (l FundLedger) Spent(partner string) (a money.Amount, ok bool) {
	a, ok = l.state().spent[partner]
	return a, ok
}

// SpentOn returns what the partner has given to the projects of one donor in
// one calendar year; ok is false where it has given nothing. It counts dated
// contributions of named donors.
func (l FundLedger) SpentOn(partner string, donor PersonKey, year int) (a money.Amount, ok bool) {
	a, ok = l.state().years[donorYear{partner, donor, year}]
	return a, ok
}

// Project returns what a named project has got: the contributions, and the
// matches of all partners, not stated where there is none; ok is false where it
// has got nothing.
func (l FundLedger) Project(code string) (own, matched money.Amount, ok bool) {
	p, ok := l.state().projects[code]
	for _, m := range p.matched {
		matched, _ = matched.Add(m)
	}
	return p.own, matched, ok
}

// Clone returns a copy that does not change with l.
func (l FundLedger) Clone() FundLedger {
	if l.s == nil {
		return FundLedger{}
	}
	s := l.s()
	out := &ledgerState{currency: s.currency, years: maps.Clone(s.years), projects: maps.Clone(s.projects), spent: maps.Clone(s.spent)}
	for code, p := range out.projects {
		p.matched = maps.Clone(p.matched)
		out.projects[code] = p
	}
	return FundLedger{hide(out)}
}

// Format writes how much the ledger holds, and no donor, whatever the verb.
func (l FundLedger) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, l.String()) }

// String returns how much the ledger holds, and no donor.
func (l FundLedger) String() string {
	s := l.state()
	return fmt.Sprintf("ledger: %d partners, %d projects, %d donor years", len(s.spent), len(s.projects), len(s.years))
}

// The form of a ledger in JSON, in the order of the keys.
type (
	ledgerRecord struct {
		Currency money.Currency      `json:"currency"`
		Spent    []ledgerSpent       `json:"spent,omitempty"`
		Projects []ledgerProject     `json:"projects,omitempty"`
		Years    []ledgerDonorInYear `json:"donor_years,omitempty"`
	}
	ledgerSpent struct {
		Partner string       `json:"partner"`
		Amount  money.Amount `json:"amount"`
	}
	ledgerProject struct {
		Project string        `json:"project"`
		Cost    money.Amount  `json:"cost,omitzero"`
		Own     money.Amount  `json:"own"`
		Matched []ledgerSpent `json:"matched,omitempty"`
	}
	ledgerDonorInYear struct {
		Partner string       `json:"partner"`
		Donor   PersonKey    `json:"donor"`
		Year    int          `json:"year"`
		Amount  money.Amount `json:"amount"`
	}
)

func sortedSpent(m map[string]money.Amount) []ledgerSpent {
	var out []ledgerSpent
	for _, code := range slices.Sorted(maps.Keys(m)) {
		out = append(out, ledgerSpent{code, m[code]})
	}
	return out
}

// MarshalJSON returns the ledger with everything in it, the keys of donors too,
// sorted.
func (l FundLedger) MarshalJSON() ([]byte, error) {
	s := l.state()
	out := ledgerRecord{Currency: s.currency, Spent: sortedSpent(s.spent)}
	for _, code := range slices.Sorted(maps.Keys(s.projects)) {
		p := s.projects[code]
		out.Projects = append(out.Projects, ledgerProject{code, p.cost, p.own, sortedSpent(p.matched)})
	}
	for k, a := range s.years {
		out.Years = append(out.Years, ledgerDonorInYear{k.partner, k.donor, k.year, a})
	}
	slices.SortFunc(out.Years, func(a, b ledgerDonorInYear) int {
		return cmp.Or(strings.Compare(a.Partner, b.Partner), strings.Compare(string(a.Donor), string(b.Donor)), cmp.Compare(a.Year, b.Year))
	})
	return json.Marshal(out)
}

// UnmarshalJSON reads what json.Marshal writes, strictly: an entry that stands
// twice, an amount below 0 and one that is not in the currency of the ledger are
// errors too. An error leaves l as it was.
func (l *FundLedger) UnmarshalJSON(data []byte) error {
	var in ledgerRecord
	if err := decodePersonal(data, &in); err != nil {
		return fmt.Errorf("diaspora: fund ledger: %w", err)
	}
	r := ledgerReader{currency: in.Currency}
	out := ledgerState{currency: in.Currency, years: map[donorYear]money.Amount{}, projects: map[string]fundProject{}}
	out.spent = r.spent("spent", in.Spent)
	for _, p := range in.Projects {
		r.amount("projects", p.Own, false)
		r.amount("projects", p.Cost, true)
		_, twice := out.projects[p.Project]
		r.entry("projects", p.Project != "", twice)
		out.projects[p.Project] = fundProject{p.Cost, p.Own, r.spent("projects", p.Matched)}
	}
	for _, y := range in.Years {
		r.amount("donor_years", y.Amount, false)
		key := donorYear{y.Partner, y.Donor, y.Year}
		_, twice := out.years[key]
		r.entry("donor_years", y.Partner != "" && y.Donor != "" && y.Year >= 1 && y.Year <= 9999, twice)
		out.years[key] = y.Amount
	}
	if r.err != nil {
		return r.err
	}
	l.s = hide(&out)
	return nil
}

// ledgerReader keeps the first thing that is wrong.
type ledgerReader struct {
	currency money.Currency
	err      error
}

func (r *ledgerReader) fail(where, message string) {
	if r.err == nil {
		r.err = fmt.Errorf("diaspora: fund ledger: %s: %s", where, message)
	}
}

func (r *ledgerReader) entry(where string, named, twice bool) {
	if !named {
		r.fail(where, "an entry has no key")
	}
	if twice {
		r.fail(where, "an entry stands twice")
	}
}

func (r *ledgerReader) amount(where string, a money.Amount, optional bool) {
	switch {
	case a.IsZero() && optional:
	case a.IsZero() || a.Sign() < 0 || a.Currency() != r.currency:
		r.fail(where, fmt.Sprintf("the amount is %s: want at least 0 in %s", check.Quote(a.String()), r.currency))
	}
}

func (r *ledgerReader) spent(where string, entries []ledgerSpent) map[string]money.Amount {
	out := make(map[string]money.Amount, len(entries))
	for _, e := range entries {
		r.amount(where, e.Amount, false)
		_, twice := out[e.Partner]
		r.entry(where, e.Partner != "", twice)
		out[e.Partner] = e.Amount
	}
	return out
}
