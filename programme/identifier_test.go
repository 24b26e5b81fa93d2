package programme_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/programme"
)

var (
	_ map[programme.Identifier]struct{}
	_ map[programme.Version]struct{}
)

func TestIATIIdentifier(t *testing.T) {
	tests := []struct {
		activity, organisation, rest string
		ok                           bool
	}{
		{"XM-DAC-47066-1", "XM-DAC-47066", "1", true},
		{"XM-DAC-47066-a-b", "XM-DAC-47066", "a-b", true},
		{"XM-DAC-47066-", "XM-DAC-47066", "XM-DAC-47066-", false},
		{"XM-DAC-47066", "XM-DAC-47066", "XM-DAC-47066", false},
		{"XM-DAC-470661", "XM-DAC-47066", "XM-DAC-470661", false},
		{"xm-dac-47066-1", "XM-DAC-47066", "xm-dac-47066-1", false},
		{"-1", "", "-1", false},
		{"", "", "", false},
	}
	for _, tt := range tests {
		rest, ok := programme.IATIIdentifier(tt.activity, tt.organisation)
		require.Equal(t, tt.ok, ok, tt.activity)
		require.Equal(t, tt.rest, rest)
	}
}

// Identifiers of the reporter are looked through where they are few, and found
// in a map where they are many: former ones serve too.
func TestReporterOfManyIdentifiers(t *testing.T) {
	for _, n := range []int{1, 64, 65, 500} {
		p := chained()
		own := &p.Organisations[0]
		own.Identifiers = nil
		for i := range n {
			own.Identifiers = append(own.Identifiers, programme.Identifier{Code: indicator.MustCode(fmt.Sprintf("iati-org:XM-%d", i)), Former: i > 0})
		}
		last := fmt.Sprintf("XM-%d", n-1)
		for id, want := range map[string]string{
			last + "-x": "", last: "identifier-reporter", last + "-": "identifier-prefix", "XM-x": "identifier-prefix", "-": "identifier-prefix",
		} {
			p.Identifiers[0].Code.Value = id
			var found []string
			for code := range p.Check().Codes() {
				found = append(found, strings.TrimPrefix(code, "programme."))
			}
			require.Equal(t, strings.Fields(want), append([]string{}, found...), "%s of %d", id, n)
		}
	}
}
