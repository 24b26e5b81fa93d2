package diaspora

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// Contribution is money that a migrant, a family or an association brings to a
// project.
type Contribution struct {
	// Donor says whose caps per year it counts towards. "" is not named, which
	// does where no partner has such a cap.
	Donor PersonKey `json:"donor,omitempty"`

	// Project says towards which caps per project it counts. "" is a project
	// of its own.
	Project string `json:"project,omitempty"`

	Amount money.Amount `json:"amount"`
	On     period.Date  `json:"on,omitzero"` // the day, the month or at least the year

	// Cost is what the project costs in all, in the currency of the scheme: no
	// partner gives more than is still missing. The zero value is not stated,
	// or that of an earlier contribution to the project.
	Cost money.Amount `json:"cost,omitzero"`
}

// UnmarshalJSON reads what json.Marshal writes, strictly, as
// [check.DecodeJSON] does. An error leaves c as it was.
func (c *Contribution) UnmarshalJSON(data []byte) error {
	type plain Contribution
	var in plain
	if err := decodePersonal(data, &in); err != nil {
		return fmt.Errorf("diaspora: contribution: %w", err)
	}
	*c = Contribution(in)
	return nil
}

// Fund returns what the scheme adds to a contribution, after those that the
// ledger holds, and enters it there. A nil ledger stands for an empty one that
// nobody keeps: one contribution by itself.
//
// In this order: the contribution is converted to the currency of the scheme,
// by the rates of conv for its date and rounded as conv says; each partner's
// share is ratio × contribution, cut down; its cap per project, its cap per
// donor and year, and what is left of its budget limit it; what they cut off is
// taken over where the scheme says so; and where all that is more than the
// project still needs (its cost less all contributions and matches so far), it
// is reduced by the rule of the scheme.
//
// The errors match [ErrFund] for a scheme that is not one, with its findings,
// for a contribution that is not stated or below 0, for a cost below 0 or
// unlike that of an earlier contribution, for a donor or a year that is not
// stated where a cap needs it; [money.ErrMismatch] for a cost in another
// currency; and are those of [money.Converter.Convert]. An error leaves the
// ledger as it was.
func (s Scheme) Fund(l *FundLedger, c Contribution, conv money.Converter) (Funding, error) {
	if err := s.Check().Err(); err != nil {
		return Funding{}, fmt.Errorf("%w: %w", ErrFund, err)
	}
	if l == nil {
		l = new(FundLedger)
	}
	m := matching{scheme: &s, ledger: l.state()}
	if err := m.begin(c, conv); err != nil {
		return Funding{}, err
	}
	for _, step := range [...]func() error{m.shares, m.takeOver, m.need, m.finish} {
		if err := step(); err != nil {
			return Funding{}, err
		}
	}
	l.enter(&s, &m.out)
	return m.out, nil
}

// matching is the work on one contribution.
type matching struct {
	scheme  *Scheme
	ledger  *ledgerState
	project fundProject
	out     Funding
	rooms   [][]fundRoom // by partner, what each limit leaves
}

// fundRoom is what one limit of a partner allows for this contribution.
type fundRoom struct {
	left money.Amount
	by   FundLimit
}

// begin converts the contribution and looks up its project.
func (m *matching) begin(c Contribution, conv money.Converter) error {
	switch {
	case c.Amount.IsZero():
		return fmt.Errorf("%w: the contribution is not stated", ErrFund)
	case c.Amount.Sign() < 0:
		return fmt.Errorf("%w: a contribution of %s: want none below 0", ErrFund, c.Amount)
	case c.Cost.Sign() < 0:
		return fmt.Errorf("%w: a project cost of %s: want none below 0", ErrFund, c.Cost)
	}
	m.out = Funding{Contribution: c, Currency: m.scheme.Currency, Own: c.Amount}
	if c.Amount.Currency() != m.scheme.Currency {
		converted, err := conv.Convert(c.Amount, m.scheme.Currency, c.On)
		if err != nil {
			return fmt.Errorf("%w: %w", ErrFund, err)
		}
		m.out.Own, m.out.Conversion = converted.Amount(), converted
	}
	if err := m.ledger.sameCurrency(m.scheme.Currency); err != nil {
		return err
	}
	m.project = m.ledger.projects[c.Project]
	if c.Cost.IsZero() {
		return nil
	}
	if c.Cost.Currency() != m.scheme.Currency {
		return fmt.Errorf("%w: the project cost: %w", ErrFund,
			&money.MismatchError{Left: c.Cost.Currency(), Right: m.scheme.Currency})
	}
	if m.project.cost.IsZero() {
		m.project.cost = c.Cost
	} else if !m.project.cost.Equal(c.Cost) {
		return fmt.Errorf("%w: project %s costs %s, and %s with an earlier contribution: want one cost",
			ErrFund, check.Quote(c.Project), c.Cost, m.project.cost)
	}
	return nil
}

// shares has each partner's share and what its own limits leave of it.
func (m *matching) shares() error {
	s := m.scheme
	factors := s.ratios()
	m.out.Matches = make([]PartnerMatch, len(s.Partners))
	m.rooms = make([][]fundRoom, len(s.Partners))
	for i := range s.Partners {
		p := &s.Partners[i]
		rule := money.MatchRule{Ratio: factors[i], Step: p.Rule.Step}
		share, err := rule.Match(m.out.Own, money.Amount{})
		if err != nil {
			return fmt.Errorf("%w: partner %s: %w", ErrFund, check.Quote(p.Code), err)
		}
		if err := m.limits(i); err != nil {
			return err
		}
		match := PartnerMatch{Partner: p.Code, Ratio: factors[i], Share: share.Matched, LimitedBy: LimitedByRatio}
		if match.Matched, match.LimitedBy, err = m.take(i, share.Matched); err != nil {
			return err
		}
		if match.Shortfall, err = match.Share.Sub(match.Matched); err != nil {
			return err
		}
		m.out.Matches[i] = match
	}
	return nil
}

// limits looks up what the limits of partner i leave.
func (m *matching) limits(i int) error {
	p, c := &m.scheme.Partners[i], &m.out.Contribution
	rest := func(limit, used money.Amount, by FundLimit) error {
		left, err := limit.Sub(used)
		if err == nil && left.Sign() < 0 { // a limit that was lowered since
			left, err = limit.Sub(limit)
		}
		m.rooms[i] = append(m.rooms[i], fundRoom{left: left, by: by})
		return err
	}
	if !p.Rule.Cap.IsZero() {
		if err := rest(p.Rule.Cap, m.project.matched[p.Code], LimitedByCap); err != nil {
			return err
		}
	}
	if !p.DonorYearCap.IsZero() {
		if c.Donor == "" || c.On.IsZero() {
			return fmt.Errorf("%w: partner %s has a cap per donor and year: want the donor and the date of the contribution",
				ErrFund, check.Quote(p.Code))
		}
		used := m.ledger.years[donorYear{p.Code, c.Donor, c.On.Year()}]
		if err := rest(p.DonorYearCap, used, LimitedByDonorYear); err != nil {
			return err
		}
	}
	if !p.Budget.IsZero() {
		return rest(p.Budget, m.ledger.spent[p.Code], LimitedByBudget)
	}
	return nil
}

// take takes as much of wanted as the limits of partner i leave, and says which
// of them was in the way.
func (m *matching) take(i int, wanted money.Amount) (taken money.Amount, by FundLimit, err error) {
	taken, by = wanted, LimitedByRatio
	for _, room := range m.rooms[i] {
		c, err := room.left.Cmp(taken)
		if err != nil {
			return money.Amount{}, 0, err
		}
		if c < 0 {
			taken, by = atScale(room.left, wanted), room.by
		}
	}
	for j := range m.rooms[i] {
		if m.rooms[i][j].left, err = m.rooms[i][j].left.Sub(taken); err != nil {
			return money.Amount{}, 0, err
		}
	}
	return taken, by, nil
}

// atScale returns a with at least the digits of like.
func atScale(a, like money.Amount) money.Amount {
	if a.Scale() < like.Scale() {
		return a.Round(like.Scale(), money.Down)
	}
	return a
}

// takeOver gives the shortfalls of partners to those that take them over, in
// the order of the scheme and once: what is taken over is not passed on.
func (m *matching) takeOver() error {
	for i := range m.scheme.Partners {
		j := m.scheme.partner(m.scheme.Partners[i].TakenOverBy)
		if m.scheme.Partners[i].TakenOverBy == "" || m.out.Matches[i].Shortfall.Sign() == 0 {
			continue
		}
		to := &m.out.Matches[j]
		more, by, err := m.take(j, m.out.Matches[i].Shortfall)
		if err != nil {
			return err
		}
		if by != LimitedByRatio {
			to.LimitedBy = by
		}
		if to.TakenOver, err = to.TakenOver.Add(more); err != nil {
			return err
		}
		if to.Matched, err = to.Matched.Add(more); err != nil {
			return err
		}
	}
	return nil
}
