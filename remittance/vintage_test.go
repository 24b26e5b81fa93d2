package remittance_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/remittance"
)

var _ map[remittance.Vintage]struct{}

func TestVintage(t *testing.T) {
	require.True(t, remittance.Vintage{}.IsZero())
	require.Equal(t, "", remittance.Vintage{}.String())
	require.Equal(t, "WDI 2019-12-20", wdi2019.String())
	require.Equal(t, "alike", remittance.Alike.String())
	require.Equal(t, "across definitions", remittance.AcrossDefinitions.String())
	m := remittance.Mixture{
		Vintages:    []remittance.Vintage{{}, wdi2019},
		Definitions: []remittance.Definition{wbank, {Measure: remittance.Total, IsNet: true}},
	}
	require.Equal(t, "vintages not stated, WDI 2019-12-20; definitions world-bank-personal, BPM6, net total", m.String())
	require.Equal(t, "across vintages and definitions", m.Mix().String())
	require.True(t, remittance.Mixture{}.IsZero())
}

// ratio reports how many times faster the second way is than the first, in one
// run and in turns.
func ratio(b *testing.B, plain, ours func()) {
	var slow, fast time.Duration
	for b.Loop() {
		start := time.Now()
		plain()
		middle := time.Now()
		ours()
		slow += middle.Sub(start)
		fast += time.Since(middle)
	}
	b.ReportMetric(float64(slow)/float64(fast), "times-faster")
}
