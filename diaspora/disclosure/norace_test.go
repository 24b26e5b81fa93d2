//go:build !race

package disclosure_test

const underRace = false
