package remittance

import (
	"maps"
	"slices"

	"iom.int/migdev/indicator/figure"
)

// PresentFirms returns the firms that have a service in at least so many percent
// of the corridors that services are of, in order. An index over the money
// transfer operators that are present in all corridors, or nearly all, is an
// average with [Selection.OnlyFirms]; which percentage "nearly all" is, and that
// services are of one quarter and of operators alone, is for the caller to say.
func PresentFirms(services []Service, atLeast figure.Number) []string {
	corridors := make(map[Corridor]bool)
	of := make(map[string]map[Corridor]bool) // by firm
	for i := range services {
		s := &services[i]
		corridors[s.Corridor] = true
		if s.Firm == "" {
			continue
		}
		if of[s.Firm] == nil {
			of[s.Firm] = make(map[Corridor]bool)
		}
		of[s.Firm][s.Corridor] = true
	}
	least := atLeast.Mul(figure.Int(int64(len(corridors))))
	var present []string
	for _, firm := range slices.Sorted(maps.Keys(of)) {
		if hundred.Mul(figure.Int(int64(len(of[firm])))).Cmp(least) >= 0 {
			present = append(present, firm)
		}
	}
	return present
}
