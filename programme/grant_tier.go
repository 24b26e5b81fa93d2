package programme

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
)

// GrantTier is one kind of grants under a call, with a ceiling of its own:
// "micro (up to EUR 25,000)".
type GrantTier struct {
	Code  string    `json:"code,omitempty"`
	Title lang.Text `json:"title,omitzero"`
	// Ceiling and Floor are what one grant of the tier may be at most and has to
	// be at least. Where one is not stated, that of the call holds.
	Ceiling money.Figure `json:"ceiling,omitzero"`
	Floor   money.Figure `json:"floor,omitzero"`
	// Count, Total and Own are what the source says of all grants of the tier:
	// how many there are, what they come to, and what the grantees add.
	Count figure.Figure `json:"count,omitzero"`
	Total money.Figure  `json:"total,omitzero"`
	Own   money.Figure  `json:"own,omitzero"`
}

// AverageGrant returns what a grant of the tier comes to on average, total over
// count, in units of the total's currency. It is undefined where one of the two
// is not stated or the count is 0; see [claim.Ratio].
func (t GrantTier) AverageGrant() claim.Quotient {
	return average("the total of the grants", t.Total, "the number of grants", t.Count)
}

// AverageGrant returns what a grant of the call comes to on average, total over
// count, as [GrantTier.AverageGrant] does for one tier. Where the call states no
// count, that is undefined: counts of tiers are not added up.
func (c GrantCall) AverageGrant() claim.Quotient {
	return average("the total of the grants", c.Total, "the number of grants", c.Count)
}

// average returns sum over count, and why there is none.
func average(what string, sum money.Figure, of string, count figure.Figure) claim.Quotient {
	q := claim.Ratio(sum, count, figure.Int(1))
	switch {
	case sum.IsZero():
		return undefined(q, what+" is not stated")
	case count.IsZero():
		return undefined(q, of+" is not stated")
	}
	return q
}

// undefined returns q as undefined for a reason of the caller's.
func undefined(q claim.Quotient, why string) claim.Quotient {
	q.Undefined, q.Bounds, q.Face = why, figure.Interval{}, nil
	return q
}

// UnderCeilings compares the stated total with what the ceilings allow together,
// by [claim.UnderCeilings], and says what average they force on each tier: 21
// grants of up to EUR 25,000 and 15 of up to EUR 200,000 allow EUR 3,525,000, so
// that of EUR 3 million the 15 received at least EUR 131,666.67 on average. The
// groups are the tiers in their order, or all grants of the call where there are
// none. What is not stated allows everything.
//
// An error matches [claim.ErrNoCeiling] where a tier has no ceiling and the call
// has none, and [claim.ErrUnits] where currencies differ.
func (c GrantCall) UnderCeilings() (claim.Ceilings, error) {
	groups := []claim.Group{{Count: c.Count, Ceiling: c.Ceiling}}
	if len(c.Tiers) > 0 {
		groups = groups[:0]
		for i := range c.Tiers {
			ceiling, _ := c.limitsOf(&c.Tiers[i])
			groups = append(groups, claim.Group{Count: c.Tiers[i].Count, Ceiling: ceiling})
		}
	}
	return claim.UnderCeilings(c.Total, groups...)
}

// tier returns the first tier with the code; "" is no code.
func (c *GrantCall) tier(code string) (*GrantTier, bool) {
	for i := range c.Tiers {
		if code != "" && c.Tiers[i].Code == code {
			return &c.Tiers[i], true
		}
	}
	return nil, false
}

// limitsOf returns the ceiling and the floor that hold for a tier.
func (c *GrantCall) limitsOf(t *GrantTier) (ceiling, floor money.Figure) {
	ceiling, floor = t.Ceiling, t.Floor
	if ceiling.IsZero() {
		ceiling = c.Ceiling
	}
	if floor.IsZero() {
		floor = c.Floor
	}
	return ceiling, floor
}

// check returns what is wrong with the tier of a call.
func (t *GrantTier) check(c *GrantCall) check.Findings {
	ceiling, floor := c.limitsOf(t)
	var fs check.Findings
	if !t.Ceiling.IsZero() || !t.Floor.IsZero() { // else it is found at the call
		fs = grantBounds(fs, ceiling, floor)
	}
	if !t.Ceiling.IsZero() && !c.Ceiling.IsZero() {
		switch {
		case t.Ceiling.Currency() != c.Ceiling.Currency():
			fs = append(fs, grantCurrency("ceiling", t.Ceiling, "ceiling of the call", c.Ceiling))
		case most(t.Ceiling).CompareTo(figure.Greater, most(c.Ceiling)) == check.Met:
			fs = append(fs, check.Finding{
				Code: "programme.grant-bounds", Severity: check.Error, Path: "ceiling",
				Message: fmt.Sprintf("the ceiling of %s is above that of the call, %s", t.Ceiling, c.Ceiling),
			})
		}
	}
	s := grantStated{count: t.Count, total: t.Total, own: t.Own, ceiling: ceiling, share: c.OwnShare}
	for i := range c.Awards {
		if t.Code != "" && c.Awards[i].Tier == t.Code {
			s.add(&c.Awards[i])
		}
	}
	fs = s.check(fs)
	if !t.Total.IsZero() && !t.Count.IsZero() && !ceiling.IsZero() {
		under, err := claim.UnderCeilings(t.Total, claim.Group{Count: t.Count, Ceiling: ceiling})
		fs = ceilingsFinding(fs, t.Total, under, err)
	}
	return fs
}

func grantCurrency(path check.Path, f money.Figure, what string, other money.Figure) check.Finding {
	return check.Finding{
		Code: "programme.grant-currency", Severity: check.Warning, Path: path,
		Message: fmt.Sprintf("%s cannot be compared with the %s of %s without a rate", f, what, other),
	}
}

// ceilingsFinding appends the finding for a total above the ceilings.
func ceilingsFinding(fs check.Findings, total money.Figure, under claim.Ceilings, err error) check.Findings {
	switch {
	case err != nil: // a ceiling is missing, or in another currency: nothing to compare with
		return fs
	case under.Within != check.NotMet:
		return fs
	}
	return append(fs, check.Finding{
		Code: "programme.grant-ceilings", Severity: check.Error, Path: "total",
		Message: "the grants come to more than their ceilings allow: " + under.String(),
		Values:  []check.Value{{Name: "total", Text: total.String()}, {Name: "ceilings", Text: under.Total.String()}},
	})
}

// checkStated checks what is stated of all grants, and the envelope.
func (c *GrantCall) checkStated(fs check.Findings) check.Findings {
	s := grantStated{count: c.Count, total: c.Total, own: c.Own, share: c.OwnShare}
	if len(c.Tiers) == 0 {
		s.ceiling = c.Ceiling
	}
	for i := range c.Awards {
		s.add(&c.Awards[i])
	}
	fs = s.check(fs)
	if len(c.Tiers) > 0 {
		var counts, totals, owns []figure.Quantity
		for i := range c.Tiers {
			t := &c.Tiers[i]
			counts, totals, owns = append(counts, t.Count.WithUnit("")), append(totals, t.Total), append(owns, t.Own)
		}
		fs = tiersAddUp(fs, "count", c.Count.WithUnit(""), counts)
		fs = tiersAddUp(fs, "total", c.Total, totals)
		fs = tiersAddUp(fs, "own", c.Own, owns)
	}
	if !c.Total.IsZero() && (len(c.Tiers) > 0 || !c.Count.IsZero() && !c.Ceiling.IsZero()) {
		under, err := c.UnderCeilings()
		fs = ceilingsFinding(fs, c.Total, under, err)
	}
	return c.checkEnvelope(fs, s.awarded)
}

// tiersAddUp appends the finding for parts that do not add up to a total. A part
// that is not stated can be anything from 0; where none is, there is nothing to
// add up.
func tiersAddUp(fs check.Findings, field check.Path, total figure.Quantity, parts []figure.Quantity) check.Findings {
	stated := 0
	for i, p := range parts {
		if p.Figure().IsZero() {
			parts[i] = unknownAmount("")
		} else {
			stated++
		}
	}
	if total.Figure().IsZero() || stated == 0 {
		return fs
	}
	switch r, err := claim.Sum(total, parts...); {
	case err != nil:
		return append(fs, check.Finding{
			Code: "programme.grant-currency", Severity: check.Warning, Path: field,
			Message: "the tiers cannot be added up without a rate: " + err.Error(),
		})
	case r.Consistency == claim.Inconsistent:
		return append(fs, check.Finding{
			Code: "programme.grant-tiers", Severity: check.Error, Path: field,
			Message: fmt.Sprintf("the tiers do not add up to %s: they come to %s", total.Figure(), r.Sum),
			Values:  []check.Value{{Name: "total", Text: total.Figure().String()}, {Name: "tiers", Text: r.Sum.String()}},
		})
	}
	return fs
}

// checkEnvelope compares what is awarded, and the stated total, with the
// envelope. Awards in other currencies can only make it worse.
func (c *GrantCall) checkEnvelope(fs check.Findings, awarded money.Bag) check.Findings {
	if c.Envelope.IsZero() {
		return fs
	}
	over := ""
	sum := figure.Point(awarded.Total(c.Envelope.Currency()).Number())
	switch envelope := c.Envelope.Bounds(); {
	case !awarded.IsZero() && sum.CompareTo(figure.Greater, envelope) == check.Met:
		over = awarded.String()
	case c.Total.Currency() == c.Envelope.Currency() && c.Total.Bounds().CompareTo(figure.Greater, envelope) == check.Met:
		over = c.Total.String()
	}
	if over == "" {
		return fs
	}
	return append(fs, check.Finding{
		Code: "programme.grant-envelope", Severity: check.Error, Path: "envelope",
		Message: fmt.Sprintf("the awards come to %s, and the envelope is %s", over, c.Envelope),
		Values:  []check.Value{{Name: "awards", Text: over}, {Name: "envelope", Text: c.Envelope.String()}},
	})
}

// grantStated compares what is stated of grants together with those listed.
type grantStated struct {
	count      figure.Figure
	total, own money.Figure
	ceiling    money.Figure
	share      OwnShare

	listed          int
	awarded, owned  money.Bag
	blank, blankOwn int // awards without an amount, and without an own contribution
}

func (s *grantStated) add(a *GrantAward) {
	s.listed++
	s.awarded.Add(a.Amount)
	s.owned.Add(a.Own)
	if a.Amount.IsZero() {
		s.blank++
	}
	if a.Own.IsZero() {
		s.blankOwn++
	}
}

func (s *grantStated) check(fs check.Findings) check.Findings {
	for _, f := range [...]struct {
		path check.Path
		what string
		figure.Quantity
	}{{"count", "number of grants", s.count}, {"total", "total of the grants", s.total}, {"own", "own contribution", s.own}} {
		if q := f.Quantity.Figure(); q.Compare(figure.Less, figure.Int(0)) == check.Met {
			fs = append(fs, check.Finding{
				Code: "programme.grant-negative", Severity: check.Error, Path: f.path,
				Message: fmt.Sprintf("the %s is %s: want none below 0", f.what, q),
			})
		}
	}
	fs = s.checkCount(fs)
	n, isCounted := s.count.Bounds().IsPoint()
	complete := isCounted && n.Equal(figure.Int(int64(s.listed)))
	fs = s.compare(fs, "total", "awards", s.total, s.awarded, complete && s.blank == 0)
	fs = s.compare(fs, "own", "own contributions", s.own, s.owned, complete && s.blankOwn == 0)
	if !s.total.IsZero() && !s.ceiling.IsZero() && s.total.Currency() != s.ceiling.Currency() {
		fs = append(fs, grantCurrency("total", s.total, "ceiling", s.ceiling))
	}
	if !s.share.IsZero() && !s.own.IsZero() && !s.total.IsZero() && len(s.share.Check().AtLeast(check.Error)) == 0 {
		fs = s.share.compare(fs, s.own, s.total)
	}
	return fs
}

func (s *grantStated) checkCount(fs check.Findings) check.Findings {
	if s.count.IsZero() || s.listed == 0 {
		return fs
	}
	severity, word := check.Note, "fewer"
	switch n := figure.Int(int64(s.listed)); {
	case s.count.Compare(figure.Less, n) == check.Met:
		severity, word = check.Error, "more"
	case s.count.Compare(figure.Greater, n) != check.Met:
		return fs
	}
	return append(fs, check.Finding{
		Code: "programme.grant-count", Severity: severity, Path: "count",
		Message: fmt.Sprintf("%d awards are listed, %s than the %s stated", s.listed, word, s.count),
	})
}

// compare looks whether what is listed comes to more than what is stated, or to
// less where all is listed.
func (s *grantStated) compare(fs check.Findings, field check.Path, what string, stated money.Figure, listed money.Bag, complete bool) check.Findings {
	if stated.IsZero() || listed.IsZero() {
		return fs
	}
	var inStated bool
	for a := range listed.All() {
		inStated = inStated || a.Currency() == stated.Currency()
	}
	if !inStated {
		return fs
	}
	at, word := figure.Point(listed.Total(stated.Currency()).Number()), "more"
	switch {
	case at.CompareTo(figure.Greater, stated.Bounds()) == check.Met:
	case complete && listed.Len() == 1 && at.CompareTo(figure.Less, stated.Bounds()) == check.Met:
		word = "less"
	default:
		return fs
	}
	return append(fs, check.Finding{
		Code: "programme.grant-total", Severity: check.Error, Path: field,
		Message: fmt.Sprintf("the %s listed come to %s, %s than the %s stated", what, listed, word, stated),
		Values:  []check.Value{{Name: "listed", Text: listed.String()}, {Name: "stated", Text: stated.String()}},
	})
}
