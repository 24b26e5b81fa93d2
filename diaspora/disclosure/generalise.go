package disclosure

import (
	"fmt"
	"slices"
)

// Truncate returns the first n characters of a code, and the code itself where
// it is no longer: ISCO 2512 at 2 is 25, the sub-major group.
func Truncate(code string, n int) string {
	for i := range code {
		if n--; n < 0 {
			return code[:i]
		}
	}
	return code
}

// Band returns the band that a whole number, such as an age, falls in. Starts
// are the least values of the bands, in rising order: of starts 18, 30 and 65
// the bands are "under 18", "18-29", "30-64" and "65 and over". It returns
// false where starts do not rise.
func Band(n int, starts ...int) (string, bool) {
	for i := range starts {
		if i > 0 && starts[i] <= starts[i-1] {
			return "", false
		}
	}
	if len(starts) == 0 {
		return "", false
	}
	i, is := slices.BinarySearch(starts, n)
	if is {
		i++
	}
	switch {
	case i == 0:
		return fmt.Sprintf("under %d", starts[0]), true
	case i == len(starts):
		return fmt.Sprintf("%d and over", starts[i-1]), true
	case starts[i]-1 == starts[i-1]:
		return fmt.Sprint(starts[i-1]), true
	}
	return fmt.Sprintf("%d-%d", starts[i-1], starts[i]-1), true
}
