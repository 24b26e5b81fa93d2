package diaspora

import (
	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator/money"
)

// need reduces the matches to what the project still needs.
func (m *matching) need() error {
	if m.project.cost.IsZero() {
		return nil
	}
	need, err := m.project.missing(m.out.Own)
	if err != nil {
		return err
	}
	if need, err = need.RoundMinor(money.Down); err != nil {
		return err
	}
	all, err := m.matched()
	if err != nil {
		return err
	}
	if c, err := all.Cmp(need); err != nil || c <= 0 {
		return err
	}
	parts, err := m.scheme.Need.share(need, m.out.Matches)
	if err != nil {
		return err
	}
	for i, part := range parts {
		match := &m.out.Matches[i]
		if part, err = part.RoundTo(m.scheme.Partners[i].Rule.Step, money.Down); err != nil {
			return err
		}
		if c, err := part.Cmp(match.Matched); err != nil {
			return err
		} else if c < 0 {
			match.Matched, match.LimitedBy = part, LimitedByNeed
		}
	}
	return nil
}

// share shares out what is needed, which is less than all matches together.
func (r NeedRule) share(need money.Amount, matches []PartnerMatch) ([]money.Amount, error) {
	if r == InOrder {
		parts := make([]money.Amount, len(matches))
		for i := range matches {
			parts[i] = matches[i].Matched
			if c, err := parts[i].Cmp(need); err != nil {
				return nil, err
			} else if c > 0 {
				parts[i] = need
			}
			var err error
			if need, err = need.Sub(parts[i]); err != nil {
				return nil, err
			}
		}
		return parts, nil
	}
	weights := make([]decimal.Decimal, len(matches))
	for i := range matches {
		weights[i] = matches[i].Matched.Decimal()
	}
	return need.Allocate(weights...)
}

// finish adds up.
func (m *matching) finish() (err error) {
	out := &m.out
	zero, err := out.Own.Sub(out.Own)
	if err != nil {
		return err
	}
	out.Shortfall = zero
	for i := range out.Matches {
		match := &out.Matches[i]
		if out.Shortfall, err = out.Shortfall.Add(match.Shortfall); err != nil {
			return err
		}
		if match.TakenOver.IsZero() {
			match.TakenOver = zero
		}
		if out.Shortfall, err = out.Shortfall.Sub(match.TakenOver); err != nil {
			return err
		}
	}
	if out.Matched, err = m.matched(); err != nil {
		return err
	}
	if out.Total, err = out.Own.Add(out.Matched); err != nil {
		return err
	}
	if m.project.cost.IsZero() {
		return nil
	}
	out.Cost = m.project.cost
	out.Unmet, err = m.project.missing(out.Total)
	return err
}

func (m *matching) matched() (sum money.Amount, err error) {
	for i := range m.out.Matches {
		if sum, err = sum.Add(m.out.Matches[i].Matched); err != nil {
			return money.Amount{}, err
		}
	}
	return sum, nil
}
