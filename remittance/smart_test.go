package remittance_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/remittance"
)

func TestQualification(t *testing.T) {
	all := remittance.Qualification{Transparent: true, WithinDays: 5, Access: true}
	lenient := all
	lenient.UnstatedQualifies = true
	good := remittance.Service{Transparent: check.Met, Access: check.Met, Speed: remittance.NextDay}
	with := func(change func(*remittance.Service)) remittance.Service {
		s := good
		change(&s)
		return s
	}
	tests := map[string]struct {
		s                      remittance.Service
		strict, lenient, empty check.Verdict
	}{
		"good":       {good, check.Met, check.Met, check.Met},
		"opaque":     {with(func(s *remittance.Service) { s.Transparent = check.NotMet }), check.NotMet, check.NotMet, check.NotMet},
		"unsaid":     {with(func(s *remittance.Service) { s.Transparent = check.CannotTell }), check.CannotTell, check.Met, check.Met},
		"slow":       {with(func(s *remittance.Service) { s.Speed = remittance.SixDaysOrMore }), check.NotMet, check.NotMet, check.Met},
		"no speed":   {with(func(s *remittance.Service) { s.Speed = remittance.NoSpeed }), check.CannotTell, check.Met, check.Met},
		"far":        {with(func(s *remittance.Service) { s.Access = check.NotMet }), check.NotMet, check.NotMet, check.Met},
		"all but no": {remittance.Service{Eligible: check.Met}, check.Met, check.Met, check.Met},
		"source says": {
			with(func(s *remittance.Service) { s.Eligible = check.NotMet }), check.NotMet, check.NotMet, check.NotMet,
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tt.strict, all.Judge(tt.s))
			require.Equal(t, tt.lenient, lenient.Judge(tt.s))
			require.Equal(t, tt.empty, remittance.Qualification{}.Judge(tt.s))
		})
	}
}

func TestSmartTally(t *testing.T) {
	tests := map[string]struct {
		rule   remittance.SmartRule
		totals []string
		want   string
		tied   int
	}{
		"three of four":    {remittance.SmartRule{}, []string{"9", "1", "2", "6"}, "3 of 3 of 4 services", 0},
		"negative":         {remittance.SmartRule{}, []string{"-3", "1", "2"}, "0 of 3 of 3 services", 0},
		"tie is cut":       {remittance.SmartRule{}, []string{"1", "2", "3", "3"}, "2 of 3 of 4 services", 1},
		"tie is kept":      {remittance.SmartRule{Ties: remittance.KeepTies}, []string{"3", "1", "2", "3"}, "2.25 of 4 of 4 services", 1},
		"all alike":        {remittance.SmartRule{Ties: remittance.KeepTies}, []string{"5", "5", "5", "5", "30"}, "5 of 4 of 5 services", 1},
		"tie within":       {remittance.SmartRule{Ties: remittance.KeepTies}, []string{"2", "2", "3", "4"}, "2.333333… of 3 of 4 services", 0},
		"too few":          {remittance.SmartRule{}, []string{"4", "5"}, "absent: undefined: fewer than 3 services qualify: 2", 0},
		"mean of less":     {remittance.SmartRule{TooFew: remittance.MeanOfLess}, []string{"4", "5"}, "4.5 of 2 of 2 services", 0},
		"mean of nothing":  {remittance.SmartRule{TooFew: remittance.MeanOfLess}, nil, "absent: undefined: fewer than 3 services qualify: 0", 0},
		"the cheapest":     {remittance.SmartRule{Number: 1}, []string{"4", "5"}, "4 of 1 of 2 services", 0},
		"listed twice":     {remittance.SmartRule{}, []string{"1", "1", "4", "7"}, "2 of 3 of 4 services", 0},
		"twice counts one": {remittance.SmartRule{Once: true}, []string{"1", "1", "4", "7"}, "4 of 3 of 4 services", 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			tally := remittance.NewSmartTally(tt.rule)
			for _, total := range tt.totals {
				tally.Add(remittance.Service{Firm: "A", Quotes: []remittance.Quote{{StatedTotal: exactFigure(t, total)}}})
			}
			require.Equal(t, tt.want, tally.Result().String())
			require.Equal(t, tt.tied, tally.Result().Tied)
		})
	}
}

func TestSmartTallyCounts(t *testing.T) {
	tally := remittance.NewSmartTally(remittance.SmartRule{Needs: remittance.Qualification{Transparent: true}, Number: 2, Ties: remittance.KeepTies, Once: true})
	for i, transparent := range []check.Verdict{check.Met, check.NotMet, check.CannotTell, check.Met, check.Met, check.Met} {
		s := priced("", []string{"A", "B", "C", "D", "D", "E"}[i], "exactly 2%")
		s.Transparent = transparent
		tally.Add(s)
	}
	tally.Add(remittance.Service{Transparent: check.Met})
	got := tally.Result()
	require.Equal(t, []int{7, 3, 1, 1, 1, 1, 1}, []int{
		got.Services, got.Qualified, got.Disqualified, got.Undecided, got.NoCost, got.Repeated, got.Tied,
	})
	require.Equal(t, `policy: rule: the 2 cheapest: transparent; ties: keep; too few: no-value; listed twice: once
input: services: 7
left-out: services: 1 (do not qualify)
left-out: services: 1 (cannot tell whether they qualify)
left-out: services: 1 (no cost)
left-out: services: 1 (listed twice)
compute: cheapest 1: 2 (A)
compute: cheapest 2: 2 (D)
compute: cheapest 3: 2 (E)
policy: ties: 1 (keep)
result: mean of the cheapest in percent: 2
`, got.Trace().String())
	require.ErrorIs(t, tally.Merge(&remittance.SmartTally{}), remittance.ErrUnlike)
	require.Equal(t, "the 3 cheapest at 200 USD: transparent, within 5 days, access; ties: cut; too few: no-value", remittance.SmaRT().String())
	require.Equal(t, "no condition", remittance.Qualification{}.String())
	require.Equal(t, "access, what is not stated qualifies", remittance.Qualification{Access: true, UnstatedQualifies: true}.String())
}

func TestSmartTallyHedged(t *testing.T) {
	tests := map[string]struct {
		totals       []string
		bounds, kept string
	}{
		"rounded":           {[]string{"1.0%", "2.0%", "3.0%", "9%"}, "[1.95, 2.05]", "[1.95, 3.05]"},
		"any may be third":  {[]string{"1%-2%", "exactly 5%", "exactly 6%", "3-8 %"}, "[3, 4.333334]", "[3, 6]"},
		"open below":        {[]string{"over 1%", "exactly 2%", "exactly 3%"}, "(2, ∞)", "(2, ∞)"},
		"open, not reached": {[]string{"over 1%", "exactly 2%", "exactly 3%", "exactly 4%"}, "(2, 3]", "(2, 4]"},
		"less than":         {[]string{"less than 4%", "exactly 2%", "exactly 3%", "exactly 4%"}, "[1.666666, 3)", "[1.666666, 4)"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			cut := remittance.NewSmartTally(remittance.SmartRule{})
			keep := remittance.NewSmartTally(remittance.SmartRule{Ties: remittance.KeepTies})
			for _, total := range tt.totals {
				cut.Add(priced("", "A", total))
				keep.Add(priced("", "A", total))
			}
			require.Equal(t, tt.bounds, cut.Result().Mean.Bounds().Outwards(6).String())
			require.Equal(t, tt.kept, keep.Result().Mean.Bounds().Outwards(6).String())
		})
	}
}

func TestSmartIndex(t *testing.T) {
	var index remittance.SmartIndex
	require.Equal(t, "absent: not-reported: no service", index.Result().Mean.String())
	index.Add(priced("AT-BA", "A", "exactly 9%"))
	require.Equal(t, indicator.Undefined, index.Result().Mean.Absence())
	for _, total := range []string{"exactly 1%", "exactly 2%", "exactly 3%", "exactly 30%"} {
		index.Add(priced("AT-RS", "A", total))
		index.Add(priced("DE-RS", "A", total))
	}
	index.Add(priced("DE-RS", "A", "exactly 0%"))
	got := index.Result()
	require.Equal(t, 1, got.Without)
	require.Equal(t, `policy: rule: the 3 cheapest: no condition; ties: cut; too few: no-value
left-out: AT-BA (fewer than 3 services qualify: 1)
input: AT-RS: 2
input: DE-RS: 1
result: mean over 2 corridors in percent: 1.5
`, got.Trace().String())
	require.ErrorIs(t, index.Merge(remittance.NewSmartIndex(remittance.SmaRT())), remittance.ErrUnlike)
}
