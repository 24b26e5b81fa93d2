//go:build !race

package iati_test

const underRace = false
