package remittance

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// By says by what services are grouped. Several are combined with |:
// ByCorridor | ByPeriod. The zero value groups nothing: all services are one
// group.
type By uint16

const (
	ByPeriod     By = 1 << iota
	ByService       // by ID
	ByFirm          //
	ByFirmType      //
	ByCorridor      //
	BySender        // by the country sent from: "outbound"
	ByReceiver      // by the country received in: "inbound"
	ByFromRegion    // by the region sent from
	ByToRegion      // by the region received in
	ByInstrument    // a service with several means of payment counts once with each
)

// GroupKey names a group by what it was grouped by; all else is the zero value,
// and so is what services do not state. Keys compare with ==.
type GroupKey struct {
	Period     period.Span
	Service    string
	Firm       string
	FirmType   string
	Corridor   Corridor
	Sender     place.Country
	Receiver   place.Country
	FromRegion string
	ToRegion   string
	Instrument string
}

// Compare orders keys by period, then by each further field.
func (k GroupKey) Compare(l GroupKey) int {
	return cmp.Or(
		k.Period.Compare(l.Period), k.Corridor.Compare(l.Corridor), k.Sender.Compare(l.Sender), k.Receiver.Compare(l.Receiver),
		strings.Compare(k.FromRegion, l.FromRegion), strings.Compare(k.ToRegion, l.ToRegion),
		strings.Compare(k.FirmType, l.FirmType), strings.Compare(k.Firm, l.Firm),
		strings.Compare(k.Service, l.Service), strings.Compare(k.Instrument, l.Instrument),
	)
}

// CostGroups averages the costs of services by group. It is an accumulator: Add
// and Merge change it, and the order in which services came makes no difference.
// An average of a country is one over all its services, and not one over its
// corridors. The zero value is one group of all, with the zero [Selection].
type CostGroups struct {
	by        By
	selection Selection
	groups    map[GroupKey]*CostTally
}

// NewCostGroups returns empty groups.
func NewCostGroups(by By, s Selection) *CostGroups {
	return &CostGroups{by: by, selection: s.sorted()}
}

// Add adds a service to its group: to several where they are by instrument and
// it has several.
func (g *CostGroups) Add(s Service) {
	k := g.key(&s)
	if g.by&ByInstrument == 0 || len(s.Instruments) == 0 {
		g.tally(k).add(&s)
		return
	}
	for i, instrument := range s.Instruments {
		if !slices.Contains(s.Instruments[:i], instrument) {
			k.Instrument = instrument
			g.tally(k).add(&s)
		}
	}
}

func (g *CostGroups) tally(k GroupKey) *CostTally {
	t := g.groups[k]
	if t == nil {
		if g.groups == nil {
			g.groups = map[GroupKey]*CostTally{}
		}
		t = &CostTally{selection: g.selection}
		g.groups[k] = t
	}
	return t
}

func (g *CostGroups) key(s *Service) GroupKey {
	var k GroupKey
	if g.by&ByPeriod != 0 {
		k.Period = s.Period
	}
	if g.by&ByService != 0 {
		k.Service = s.ID
	}
	if g.by&ByFirm != 0 {
		k.Firm = s.Firm
	}
	if g.by&ByFirmType != 0 {
		k.FirmType = s.FirmType
	}
	if g.by&ByCorridor != 0 {
		k.Corridor = s.Corridor
	}
	if g.by&BySender != 0 {
		k.Sender = s.Corridor.From
	}
	if g.by&ByReceiver != 0 {
		k.Receiver = s.Corridor.To
	}
	if g.by&ByFromRegion != 0 {
		k.FromRegion = s.FromRegion
	}
	if g.by&ByToRegion != 0 {
		k.ToRegion = s.ToRegion
	}
	return k
}

// Merge adds every service of other, which stays as it is. An error that matches
// [ErrUnlike] says that they group or select differently; g stays as it is then.
func (g *CostGroups) Merge(other *CostGroups) error {
	if g.by != other.by || !g.selection.equal(&other.selection) {
		return fmt.Errorf("%w: grouped by %d and %d, %s and %s", ErrUnlike, g.by, other.by, g.selection, other.selection)
	}
	for k, t := range other.groups {
		if err := g.tally(k).Merge(t); err != nil {
			return err
		}
	}
	return nil
}

// GroupAverage is the average of a group.
type GroupAverage struct {
	Key     GroupKey
	Average CostAverage
}

// Averages returns the average of each group, in the order of the keys.
func (g *CostGroups) Averages() []GroupAverage {
	list := make([]GroupAverage, 0, len(g.groups))
	for k, t := range g.groups {
		list = append(list, GroupAverage{Key: k, Average: t.Result()})
	}
	slices.SortFunc(list, func(a, b GroupAverage) int { return a.Key.Compare(b.Key) })
	return list
}

// Find returns the average of a group, and false where no service is in it.
func (g *CostGroups) Find(k GroupKey) (CostAverage, bool) {
	t, ok := g.groups[k]
	if !ok {
		return CostAverage{}, false
	}
	return t.Result(), true
}

// Quarter returns a calendar quarter, 1 to 4, as the period of a survey. It is
// not stated where there is no such quarter.
func Quarter(year, quarter int) period.Span {
	if quarter < 1 || quarter > 4 {
		return period.Span{}
	}
	d, err := period.NewMonth(year, time.Month(3*quarter))
	if err != nil {
		return period.Span{}
	}
	s, _ := period.Quarterly.Period(d)
	return s
}

// AnnualCost returns the averages of a year: for each group that has an average
// by quarter in it, the one of the third quarter, as the annual series of the
// World Bank have it (SI.RMT.COST.IB.ZS and SI.RMT.COST.OB.ZS). It is no mean of
// the quarters. Where a group has other quarters of the year and not the third,
// its average is absent, as not reported. The keys have the year as their
// period. Averages of other periods are passed over.
func AnnualCost(averages []GroupAverage, year int) []GroupAverage {
	y, err := period.NewYear(year)
	if err != nil {
		return nil
	}
	whole, third := period.Whole(y), Quarter(year, 3)
	found := map[GroupKey]CostAverage{}
	for _, a := range averages {
		if whole.Contains(a.Key.Period) != check.Met {
			continue
		}
		isThird := a.Key.Period == third || a.Key.Period.Same(third) == check.Met
		a.Key.Period = whole
		if isThird {
			found[a.Key] = a.Average
		} else if _, ok := found[a.Key]; !ok {
			found[a.Key] = CostAverage{
				Mean: AbsentPercent(indicator.NotReported, "no third quarter"), selection: a.Average.selection,
			}
		}
	}
	list := make([]GroupAverage, 0, len(found))
	for k, a := range found {
		list = append(list, GroupAverage{Key: k, Average: a})
	}
	slices.SortFunc(list, func(a, b GroupAverage) int { return a.Key.Compare(b.Key) })
	return list
}
