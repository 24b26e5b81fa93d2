//go:build race

package iati_test

// underRace tells that the race detector makes all of this slower by far.
const underRace = true
