package indicator_test

import (
	"fmt"

	"iom.int/migdev/indicator"
)

// SDG indicator 10.7.2: half a point is missing in domain 1, so the policies
// meet, and do not fully meet. While an answer is open, two categories are
// possible.
func ExampleMigrationPolicies() {
	var policies indicator.MigrationPolicies
	for i := range policies.Domains {
		for j := range policies.Domains[i] {
			policies.Domains[i][j] = indicator.PolicyYes
		}
	}
	policies.Domains[0][4] = indicator.PolicyRegularOnly
	fmt.Println("domain 1:", policies.Domain(1))
	fmt.Println("domain 2:", policies.Domain(2))
	fmt.Println("overall:", policies.Overall())

	policies.Domains[0][4] = indicator.PolicyNotAnswered
	fmt.Println("overall:", policies.Overall())
	fmt.Println("at least meets:", policies.Overall().AtLeast(indicator.PolicyMeets))
	fmt.Println("fully meets:", policies.Overall().AtLeast(indicator.PolicyFullyMeets))
	// Output:
	// domain 1: 90 %: meets
	// domain 2: 100 %: fully-meets
	// overall: 98.3 %: meets
	// overall: [96.6, 100] %: meets or fully-meets
	// at least meets: met
	// fully meets: cannot tell
}
