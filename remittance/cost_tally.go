package remittance

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/place"
)

// Counted says which services an average is made of, by whether they are
// transparent. The zero value is UnlessOpaque.
type Counted uint8

const (
	UnlessOpaque    Counted = iota // all that are not known to be opaque: the rule of Remittance Prices Worldwide
	TransparentOnly                // those that the source says are transparent
	Everything                     // all, with the cost that the source states; of an opaque one that is the fee alone
)

var counteds = check.Enum[Counted]{
	What: "remittance: rule of what counts", Names: []string{"unless-opaque", "transparent-only", "everything"},
}

// String returns the rule in kebab-case.
func (c Counted) String() string { return counteds.String(c) }

// MarshalText returns what String does.
func (c Counted) MarshalText() ([]byte, error) { return counteds.Marshal(c) }

// UnmarshalText reads what MarshalText writes.
func (c *Counted) UnmarshalText(text []byte) error { return counteds.Unmarshal(c, text) }

// Selection says which prices an average is made of. The zero value takes the
// only price of each service that is not opaque.
type Selection struct {
	// At is the denomination, such as 200 USD. Where it is not stated, services
	// have one price.
	At      money.Amount
	Counted Counted
	// ExceptFrom are senders left out. The simple global average of Remittance
	// Prices Worldwide is reported to leave out the Russian Federation and other
	// senders of the former Soviet Union.
	ExceptFrom []place.Country
	// OnlyFirms are the firms that count; all do where there are none. See
	// [PresentFirms].
	OnlyFirms []string
}

func (s *Selection) equal(other *Selection) bool {
	return s.At.Equal(other.At) && s.Counted == other.Counted && slices.Equal(s.ExceptFrom, other.ExceptFrom) &&
		slices.Equal(s.OnlyFirms, other.OnlyFirms)
}

// String names the rule: "unless-opaque at 200 USD, except from RU".
func (s Selection) String() string {
	text := s.Counted.String()
	if !s.At.IsZero() {
		text += " at " + s.At.String()
	}
	for i, c := range s.ExceptFrom {
		if i == 0 {
			text += ", except from " + c.Code()
		} else {
			text += ", " + c.Code()
		}
	}
	if len(s.OnlyFirms) > 0 {
		text += ", of " + strings.Join(s.OnlyFirms, ", ") + " alone"
	}
	return text
}

// Exclusion is why a service is not in an average.
type Exclusion uint8

const (
	ExcludedOpaque   Exclusion = iota // the firm does not tell at what rate it exchanges
	ExcludedUnstated                  // the source does not say whether it is transparent
	ExcludedSender                    // the selection leaves the sender out
	ExcludedNoCost                    // it has no price for the amount, or none that can be told
	ExcludedFirm                      // the selection leaves the firm out
	exclusions                        // how many there are
)

var exclusionNames = check.Enum[Exclusion]{
	What: "remittance: exclusion", Names: []string{"opaque", "transparency-not-stated", "sender-left-out", "no-cost", "firm-left-out"},
}

// String returns the reason in kebab-case.
func (e Exclusion) String() string { return exclusionNames.String(e) }

// MarshalText returns what String does.
func (e Exclusion) MarshalText() ([]byte, error) { return exclusionNames.Marshal(e) }

// UnmarshalText reads what MarshalText writes.
func (e *Exclusion) UnmarshalText(text []byte) error { return exclusionNames.Unmarshal(e, text) }

// ErrUnlike matches the error for merging accumulators of different rules.
var ErrUnlike = errors.New("remittance: accumulators have different rules")

// CostTally averages the costs of services, each once: the mean of the rows of a
// survey, and neither of firms nor of corridors. Averages of a country or region
// are made of all its services too. It is an accumulator: Add and Merge change
// it, and the order in which services came makes no difference.
//
// The zero value is ready for use, with the zero [Selection]. The rule is that
// of Remittance Prices Worldwide (World Bank), whose corridor averages it
// reproduces.
type CostTally struct {
	selection      Selection
	mean           combined
	services       int
	transparent    int
	notTransparent int
	excluded       [exclusions]int
}

// NewCostTally returns an empty tally.
func NewCostTally(s Selection) *CostTally {
	return &CostTally{selection: s.sorted()}
}

// sorted returns the selection with its lists in order, which it shares with
// nobody.
func (s Selection) sorted() Selection {
	s.ExceptFrom = sortedCountries(s.ExceptFrom)
	firms := slices.Clone(s.OnlyFirms)
	slices.Sort(firms)
	s.OnlyFirms = slices.Compact(firms)
	return s
}

func sortedCountries(list []place.Country) []place.Country {
	list = slices.Clone(list)
	slices.SortFunc(list, place.Country.Compare)
	return slices.Compact(list)
}

// Add adds a service. One that does not count is counted as excluded.
func (t *CostTally) Add(s Service) { t.add(&s) }

func (t *CostTally) add(s *Service) {
	t.services++
	switch s.Transparent {
	case check.Met:
		t.transparent++
	case check.NotMet:
		t.notTransparent++
	}
	if e, ok := t.excludes(s); ok {
		t.excluded[e]++
		return
	}
	cost := s.totalAt(t.selection.At)
	if cost.IsAbsent() {
		t.excluded[ExcludedNoCost]++
		return
	}
	t.mean.begin(indicator.Mean)
	t.mean.add(cost)
}

// excludes names the first reason for which the rule leaves s out.
func (t *CostTally) excludes(s *Service) (Exclusion, bool) {
	switch {
	case slices.Contains(t.selection.ExceptFrom, s.Corridor.From):
		return ExcludedSender, true
	case len(t.selection.OnlyFirms) > 0 && !slices.Contains(t.selection.OnlyFirms, s.Firm):
		return ExcludedFirm, true
	case t.selection.Counted == Everything:
		return 0, false
	case s.Transparent == check.NotMet:
		return ExcludedOpaque, true
	case s.Transparent == check.CannotTell && t.selection.Counted == TransparentOnly:
		return ExcludedUnstated, true
	}
	return 0, false
}

// Merge adds every service of other, which stays as it is. An error that matches
// [ErrUnlike] says that they select differently; t stays as it is then.
func (t *CostTally) Merge(other *CostTally) error {
	if !t.selection.equal(&other.selection) {
		return fmt.Errorf("%w: %s and %s", ErrUnlike, t.selection, other.selection)
	}
	t.services += other.services
	t.transparent += other.transparent
	t.notTransparent += other.notTransparent
	for i, n := range other.excluded {
		t.excluded[i] += n
	}
	t.mean.begin(indicator.Mean)
	t.mean.merge(&other.mean)
	return nil
}

// Result returns the average of the services added so far.
func (t *CostTally) Result() CostAverage {
	a := CostAverage{
		Mean:     AbsentPercent(indicator.NotReported, "no service"),
		Services: t.services, Transparent: t.transparent, NotTransparent: t.notTransparent,
		selection: t.selection, excluded: t.excluded,
	}
	if t.services > 0 {
		a.Mean = AbsentPercent(indicator.Undefined, "no service counts")
	}
	if t.mean.stated != nil {
		a.Used = t.mean.used()
		a.Mean = t.mean.result(indicator.Undefined, "no service counts")
		a.sum = a.Mean
		if n, ok := a.Mean.Number(); ok {
			a.sum = ExactPercent(n.Mul(intNumber(a.Used)))
		}
	}
	return a
}

// CostAverage is an average over services, with its counts.
type CostAverage struct {
	Mean           Percent // absent where no service counts
	Services       int     // all that were added
	Transparent    int     // those that the source says are transparent
	NotTransparent int     // those that it says are not; of the others it does not say
	Used           int     // those in the average

	selection Selection
	excluded  [exclusions]int
	sum       Percent
}

// Excluded returns how many services are not in the average, for a reason.
func (a CostAverage) Excluded(e Exclusion) int {
	if e >= exclusions {
		return 0
	}
	return a.excluded[e]
}

// NotStated returns of how many services the source does not say whether they
// are transparent.
func (a CostAverage) NotStated() int { return a.Services - a.Transparent - a.NotTransparent }

// String returns the average with its counts: "9.744 of 10 services".
func (a CostAverage) String() string {
	text := a.Mean.String()
	if !a.Mean.IsAbsent() {
		text += " of " + strconv.Itoa(a.Used) + " services"
	}
	if out := a.Services - a.Used; out > 0 {
		text += ", " + strconv.Itoa(out) + " excluded"
	}
	return text
}

// Trace lists the rule, how many services went in, how many were left out and
// why, and the average.
func (a CostAverage) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Policy, "services", a.selection.String(), "")
	t.Add(check.Input, "services", strconv.Itoa(a.Services), "transparent: "+strconv.Itoa(a.Transparent)+
		", not transparent: "+strconv.Itoa(a.NotTransparent)+", not stated: "+strconv.Itoa(a.NotStated()))
	for i, n := range a.excluded {
		if n > 0 {
			t.Add(check.LeftOut, "services", strconv.Itoa(n), Exclusion(i).String())
		}
	}
	if !a.Mean.IsAbsent() {
		t.Add(check.Compute, "sum / count", a.sum.String()+" / "+strconv.Itoa(a.Used), "each service once")
	}
	t.Add(check.Result, "average cost in percent", a.Mean.detail(), "")
	return t
}
