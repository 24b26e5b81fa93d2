package programme_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/programme"
)

// groupOf returns a target group; size may be "".
func groupOf(code string, reach programme.Reach, size string, role figure.Role) programme.TargetGroup {
	g := programme.TargetGroup{Code: code, Name: lang.En(code), Reach: reach}
	if size != "" {
		g.Size = figure.MustParse(size).WithRole(role)
	}
	return g
}

func TestBeneficiaries(t *testing.T) {
	type Q = programme.BeneficiaryQuery
	const direct, indirect, none = programme.DirectReach, programme.IndirectReach, programme.NoReach
	groups := func(gs ...programme.TargetGroup) programme.Programme { return programme.Programme{TargetGroups: gs} }
	parted := func(p programme.Parts, sizes ...string) programme.TargetGroup {
		for _, s := range sizes {
			part := programme.Part{}
			if s != "" {
				part.Figure = figure.MustParse(s)
			}
			p.Named = append(p.Named, part)
		}
		return programme.TargetGroup{Code: "parted", Parts: p}
	}
	planned, actual := figure.Planned, figure.Actual
	served := groups(
		groupOf("returnees", direct, "120 persons", actual), groupOf("women", direct, "80 persons", actual),
		groupOf("families", indirect, "500 persons", actual),
	)
	tests := map[string]struct {
		p                                   programme.Programme
		q                                   Q
		want                                string
		counted, possible, unknown, leftOut []string
	}{
		"direct":    {p: served, q: Q{Reaches: []programme.Reach{direct}}, want: "[120, 200]", counted: []string{"returnees", "women"}, leftOut: []string{"families"}},
		"indirect":  {p: served, q: Q{Reaches: []programme.Reach{indirect}}, want: "[500, 500]", counted: []string{"families"}, leftOut: []string{"returnees", "women"}},
		"both":      {p: served, want: "[500, 700]", counted: []string{"returnees", "women", "families"}},
		"exclusive": {p: served, q: Q{Overlap: programme.Exclusive}, want: "[700, 700]", counted: []string{"returnees", "women", "families"}},
		"stated as overlapping": {
			p: served, q: Q{Overlap: programme.Overlapping}, want: "[500, 700]", counted: []string{"returnees", "women", "families"},
		},
		"a size not stated": {
			p: groups(groupOf("a", direct, "120", actual), groupOf("b", direct, "", 0)), want: "[120, ∞)", counted: []string{"a"}, unknown: []string{"b"},
		},
		"a size not stated, exclusive": {
			p: groups(groupOf("a", direct, "120", actual), groupOf("b", direct, "30", actual), groupOf("c", direct, "", 0)),
			q: Q{Overlap: programme.Exclusive}, want: "[150, ∞)", counted: []string{"a", "b"}, unknown: []string{"c"},
		},
		"hedges": {
			p: groups(groupOf("a", direct, "over 1,700 persons", actual), groupOf("b", direct, "up to 300 persons", actual)), want: "(1700, ∞)", counted: []string{"a", "b"},
		},
		"up to": {
			p: groups(groupOf("a", direct, "up to 15,000 persons", actual), groupOf("b", direct, "up to 300 persons", actual)), want: "[0, 15300]", counted: []string{"a", "b"},
		},
		"percent is no number of persons": {
			p: groups(groupOf("a", direct, "120", actual), groupOf("b", direct, "60%", actual)), want: "[120, ∞)", counted: []string{"a"}, unknown: []string{"b"},
		},
		"a reach not stated raises the upper end": {
			p: groups(groupOf("a", direct, "120", actual), groupOf("b", none, "500", actual)), q: Q{Reaches: []programme.Reach{direct}},
			want: "[120, 620]", counted: []string{"a"}, possible: []string{"b"},
		},
		"a role not stated raises the upper end": {
			p: groups(groupOf("a", direct, "120", actual), groupOf("b", direct, "500", 0)), q: Q{Roles: []figure.Role{actual}},
			want: "[120, 620]", counted: []string{"a"}, possible: []string{"b"},
		},
		"planned alone does not say how many came": {
			p: groups(groupOf("a", direct, "120", actual), groupOf("b", direct, "500", planned)), q: Q{Roles: []figure.Role{actual}},
			want: "[120, ∞)", counted: []string{"a"}, unknown: []string{"b"},
		},
		"planned and actual of one group": {
			p: groups(groupOf("a", direct, "100", planned), groupOf("a", direct, "120", actual), groupOf("b", direct, "30", actual)),
			q: Q{Roles: []figure.Role{actual}}, want: "[120, 150]", counted: []string{"a", "b"}, leftOut: []string{"a"},
		},
		"parts that add up": {
			p: groups(parted(programme.Parts{Overlap: programme.Exclusive}, "20 women", "30 men")), want: "[50, 50]", counted: []string{"parted"},
		},
		"parts that may overlap": {p: groups(parted(programme.Parts{}, "20 women", "30 youths")), want: "[30, 50]", counted: []string{"parted"}},
		"some parts": {
			p: groups(parted(programme.Parts{Overlap: programme.Exclusive, Partial: true}, "20 women", "30 men")), want: "[50, ∞)", counted: []string{"parted"},
		},
		"more parts than named": {
			p: groups(parted(programme.Parts{Declared: figure.MustParse("three groups")}, "20", "30")), want: "[30, ∞)", counted: []string{"parted"},
		},
		"a part without a size": {p: groups(parted(programme.Parts{}, "20", "")), want: "[20, ∞)", counted: []string{"parted"}},
		"none has a size":       {p: groups(groupOf("a", direct, "", 0)), want: "missing-value", unknown: []string{"a"}},
		"no groups":             {want: "missing-value"},
		"none of the reach":     {p: served, q: Q{Reaches: []programme.Reach{programme.FinalReach}}, want: "missing-value", leftOut: []string{"returnees", "women", "families"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			b := tt.p.Beneficiaries(tt.q)
			_, has := b.Bounds()
			if tt.want == "missing-value" {
				require.False(t, has)
				require.Equal(t, indicator.MissingValue, b.Reason())
				require.Equal(t, string(indicator.MissingValue), b.String())
			} else {
				require.True(t, has)
				require.Equal(t, indicator.NoReason, b.Reason())
				require.Equal(t, tt.want, b.String(), b.Trace())
			}
			require.Equal(t, tt.counted, b.Counted)
			require.Equal(t, tt.possible, b.Possible)
			require.Equal(t, tt.unknown, b.Unknown)
			require.Equal(t, tt.leftOut, b.LeftOut)
			require.Len(t, b.Trace().Of(check.Input), len(tt.counted)+len(tt.possible))
			require.Len(t, b.Trace().Of(check.LeftOut), len(tt.unknown)+len(tt.leftOut))
			require.Len(t, b.Trace().Of(check.Result), 1)
		})
	}
	require.Equal(t, []string{"men", "women"}, groups(parted(programme.Parts{}, "20 women", "30 men")).Beneficiaries(Q{}).Units)
}

// However persons are spread over the groups, as many as there are lie within
// the bounds.
func TestBeneficiariesHoldEveryUnion(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	for range 300 {
		everybody, together := 1+rng.IntN(40), map[int]bool{}
		var p programme.Programme
		for i := range 1 + rng.IntN(4) {
			members := 0
			for person := range everybody {
				if rng.IntN(3) == 0 {
					members++
					together[person] = true
				}
			}
			p.TargetGroups = append(p.TargetGroups, groupOf(fmt.Sprint(i), programme.DirectReach, fmt.Sprint(members), figure.Actual))
		}
		bounds, ok := p.Beneficiaries(programme.BeneficiaryQuery{}).Bounds()
		require.True(t, ok)
		require.True(t, bounds.Contains(figure.Int(int64(len(together)))), "%d in %s", len(together), bounds)
		sum, _ := p.Beneficiaries(programme.BeneficiaryQuery{Overlap: programme.Exclusive}).Bounds()
		high, _, _ := bounds.Hi()
		require.Equal(t, sum, figure.Point(high), "the sum is the most")
	}
}

func ExampleProgramme_Beneficiaries() {
	p := programme.Programme{TargetGroups: []programme.TargetGroup{
		{Name: lang.En("returnees"), Reach: programme.DirectReach, Size: figure.MustParse("120 persons")},
		{Name: lang.En("women"), Reach: programme.DirectReach, Size: figure.MustParse("80 persons")},
		{Name: lang.En("their families"), Reach: programme.IndirectReach, Size: figure.MustParse("500 persons")},
	}}
	direct := p.Beneficiaries(programme.BeneficiaryQuery{Reaches: []programme.Reach{programme.DirectReach}})
	fmt.Println(direct)
	fmt.Print(direct.Trace())
	// Output:
	// [120, 200]
	// policy: overlap: groups may overlap: from the largest to the sum
	// policy: reach: direct
	// input: returnees: 120 persons
	// input: women: 80 persons
	// left-out: their families: 500 persons (its reach is indirect)
	// result: beneficiaries: [120, 200]
}
