package remittance

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Dependence is an economy's place among others by the share that a flow has in
// its product.
type Dependence struct {
	Share Share
	// AtLeast answers whether the share is at least the percentage asked for: it
	// cannot be told where there is no share, or its bounds leave it open.
	AtLeast check.Verdict
	// Best and Worst are the ranks that the economy may have, 1 for the most
	// dependent. They differ where bounds overlap and where others, or it
	// itself, have no share. Equal shares have one rank.
	Best, Worst int
	// Mixed marks a ranking of shares of unlike vintages or definitions.
	Mixed Mixture
}

// RankDependence ranks economies by their shares, the most dependent first. What
// cannot be told apart has several possible ranks, and an economy without a
// share may have any: it comes last in the list and takes a place from the
// others. Within equal ranks the order is that of the keys, so that the order of
// the shares makes no difference. Periods are not compared: shares of the newest
// year of each economy may be ranked.
//
// An error matches [ErrTwice] where an economy is there twice, or [ErrMixed]
// where vintages or definitions are unlike and that is not allowed.
func RankDependence(shares []Share, atLeast figure.Number, allow ...Mix) ([]Dependence, error) {
	var mixed Mixture
	seen := make(map[string]bool, len(shares))
	for i := range shares {
		key := shares[i].Place().Key()
		if seen[key] {
			return nil, fmt.Errorf("%w: %s is ranked twice", ErrTwice, check.Quote(shares[i].Place().String()))
		}
		seen[key] = true
		if i == 0 {
			continue
		}
		for _, pair := range [][2]FlowKind{
			{shares[0].Flow(), shares[i].Flow()}, {shares[0].Product(), shares[i].Product()},
		} {
			m := pair[0].stamp().mixture(pair[1].stamp(), true)
			mixed.Vintages = union(mixed.Vintages, m.Vintages, nil, Vintage.compare)
			mixed.Definitions = union(mixed.Definitions, m.Definitions, nil, Definition.compare)
		}
	}
	if err := mixed.allowedBy(allowed(allow)); err != nil {
		return nil, err
	}
	list := make([]Dependence, len(shares))
	bounds := make([]figure.Interval, len(shares))
	for i := range shares {
		bounds[i] = shares[i].Bounds()
	}
	for i := range shares {
		d := Dependence{Share: shares[i], AtLeast: shares[i].Compare(figure.GreaterOrEqual, atLeast), Best: 1, Worst: 1, Mixed: mixed}
		for j := range shares {
			if i == j {
				continue
			}
			switch {
			case !shares[i].ok || !shares[j].ok:
				d.Worst++
			default:
				switch bounds[j].CompareTo(figure.Greater, bounds[i]) {
				case check.Met:
					d.Best++
					d.Worst++
				case check.CannotTell:
					d.Worst++
				}
			}
		}
		list[i] = d
	}
	slices.SortStableFunc(list, func(a, b Dependence) int {
		none := func(d Dependence) int {
			if d.Share.ok {
				return 0
			}
			return 1
		}
		return cmp.Or(
			cmp.Compare(none(a), none(b)), cmp.Compare(a.Best, b.Best), cmp.Compare(a.Worst, b.Worst),
			strings.Compare(a.Share.Place().Key(), b.Share.Place().Key()), a.Share.Period().Compare(b.Share.Period()),
		)
	})
	return list, nil
}
