package diaspora_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

func TestNewChange(t *testing.T) {
	tests := map[string]struct {
		before, after                 figure.Quantity
		difference, multiple, percent string
	}{
		"rise":          {exactly(t, 1250), exactly(t, 10_000), "8750", "8", "700"},
		"fall":          {exactly(t, 1_250_451), exactly(t, 1_103_849), "-146602", "0.8828", "-11.7239"},
		"from nothing":  {exactly(t, 0), exactly(t, 10), "10", "undefined: division by zero", "undefined: division by zero"},
		"to nothing":    {exactly(t, 10), exactly(t, 0), "-10", "0", "-100"},
		"nothing":       {exactly(t, 0), exactly(t, 0), "0", "undefined: division by zero", "undefined: division by zero"},
		"absent":        {diaspora.Count{}, exactly(t, 10), "not known", "undefined: not reported", "undefined: not reported"},
		"not stated":    {exactly(t, 10), nil, "not known", "undefined: not reported", "undefined: not reported"},
		"bounds":        {exactly(t, 100), rangeOf(t, 150, 200), "[50, 100]", "[1.5, 2]", "[50, 100]"},
		"at least":      {exactly(t, 100), diaspora.MustCount(150, diaspora.AtLeastCount), "50 in [50, ∞)", "1.5 in [1.5, ∞)", "50 in [50, ∞)"},
		"from about":    {diaspora.MustCount(100, diaspora.EstimateCount), exactly(t, 150), "50 in (-∞, 150]", "1.5 in (0, ∞)", "50 in (-100, ∞)"},
		"about in text": {figure.MustParse("about 100"), exactly(t, 150), "about 50", "about 1.5", "about 50"},
		"figures":       {figure.MustParse("over 1,000 people"), figure.MustParse("2 million people"), "1999000 in (-∞, 2499000)", "2000 in (0, 2500)", "199900 in (-100, 249900)"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			c := diaspora.NewChange(tt.before, tt.after)
			require.Equal(t, tt.difference, c.Difference.String())
			require.Equal(t, tt.multiple, c.Multiple.String())
			require.Equal(t, tt.percent, c.Percent.String())
		})
	}
	require.Equal(t, "input: before: 1250\ninput: after: 10000\ncompute: difference: 8750 (after - before)\n"+
		"compute: multiple: 8 (after / before)\nresult: growth in percent: 700 (100 × (after - before) / before)\n",
		diaspora.NewChange(exactly(t, 1250), exactly(t, 10_000)).Trace().String())
}

func TestChangesInWords(t *testing.T) {
	tests := []struct {
		words        string
		from, to     string // of 1,250 persons; before 16,000 persons
		fromBy, toBy string // the difference
	}{
		{"increase of 700%", "10000 in [9993.75, 10006.25]", "2000 in [1998.7507, 2001.2508]", "8750 in [8743.75, 8756.25]", "14000 in [13998.7492, 14001.2493]"},
		{"rose to 700%", "8750 in [8743.75, 8756.25]", "2285.7143 in [2284.0827, 2287.3482]", "7500 in [7493.75, 7506.25]", "13714.2857 in [13712.6518, 13715.9173]"},
		{"fell by 25%", "937.5 in [931.25, 943.75]", "21333.3333 in [21192.0529, 21476.5101]", "-312.5 in [-318.75, -306.25]", "-5333.3333 in [-5476.5101, -5192.0529]"},
		{"doubled", "2500", "8000", "1250", "8000"},
		{"increase of over 700%", "10000 in (10000, ∞)", "2000 in (0, 2000)", "8750 in (8750, ∞)", "14000 in (14000, 16000)"},
	}
	for _, tt := range tests {
		wording := figure.MustParseGrowth(tt.words)
		from, to := diaspora.ChangesFrom(exactly(t, 1250), wording), diaspora.ChangesTo(exactly(t, 16_000), wording)
		require.Len(t, from, 1, tt.words)
		require.Len(t, to, 1, tt.words)
		require.Equal(t, tt.from, from[0].After.String(), tt.words)
		require.Equal(t, tt.to, to[0].Before.String(), tt.words)
		require.Equal(t, tt.fromBy, from[0].Difference.String(), tt.words)
		require.Equal(t, tt.toBy, to[0].Difference.String(), tt.words)
	}
	both := diaspora.ChangesFrom(exactly(t, 100), figure.MustParseGrowth("increased ten times"))
	require.Len(t, both, 2)
	require.Equal(t, []string{"to 1000", "by 1100"}, []string{both[0].Reading + " " + both[0].After.String(), both[1].Reading + " " + both[1].After.String()})
	require.Contains(t, both[1].Trace().String(), "policy: read as: by")
	require.Empty(t, diaspora.ChangesFrom(exactly(t, 100), figure.Growth{}))

	zero := diaspora.ChangesFrom(exactly(t, 0), figure.MustParseGrowth("increase of 700%"))[0]
	require.Equal(t, "0", zero.After.String())
	unknown := diaspora.ChangesFrom(diaspora.Count{}, figure.MustParseGrowth("increase of 700%"))[0]
	require.True(t, unknown.After.IsZero())
	require.Equal(t, "8 in [7.995, 8.005]", unknown.Multiple.String())
	gone := diaspora.ChangesTo(exactly(t, 0), figure.MustParseGrowth("fell by exactly 100%"))[0]
	require.True(t, gone.Before.IsZero(), "any number may have been before")
}

func TestPrints(t *testing.T) {
	change := func(before, after int64) diaspora.Change {
		return diaspora.NewChange(exactly(t, before), exactly(t, after))
	}
	tests := map[string]struct {
		change diaspora.Change
		stated string
		want   check.Verdict
	}{
		"published by the Migration Data Portal": {change(4_353_031, 9_769_216), "124%", check.Met},
		"more decimals":                          {change(4_353_031, 9_769_216), "124.4%", check.Met},
		"another":                                {change(1187, 9452), "700%", check.NotMet},
		"tie goes up":                            {change(1000, 1125), "13%", check.Met},
		"tie not down":                           {change(1000, 1125), "12%", check.NotMet},
		"tie of a fall":                          {change(1000, 875), "-13%", check.Met},
		"tie of a fall not up":                   {change(1000, 875), "-12%", check.NotMet},
		"nothing":                                {change(1000, 1004), "0%", check.Met},
		"a tie is not nothing":                   {change(1000, 1005), "0%", check.NotMet},
		"no unit":                                {change(1000, 2000), "100", check.Met},
		"trailing zero":                          {change(1000, 1125), "12.50%", check.Met},
		"bounds allow both":                      {diaspora.NewChange(exactly(t, 1000), rangeOf(t, 1990, 2010)), "100%", check.CannotTell},
		"bounds within":                          {diaspora.NewChange(exactly(t, 1000), rangeOf(t, 1996, 2004)), "100%", check.Met},
		"hedged":                                 {change(1000, 2000), "about 100%", check.CannotTell},
		"another unit":                           {change(1000, 2000), "100 people", check.CannotTell},
		"undefined":                              {change(0, 2000), "100%", check.CannotTell},
	}
	for name, tt := range tests {
		stated, err := figure.Parse(tt.stated)
		require.NoError(t, err)
		p := tt.change.Prints(stated)
		require.Equal(t, tt.want, p.Verdict, name)
		require.Equal(t, tt.want == check.Met, p.Holds())
	}
	require.Equal(t, check.CannotTell, change(1, 2).Prints(nil).Verdict)
	p := change(1187, 9452).Prints(figure.MustParse("700%"))
	require.Equal(t, "696.2932 % printed as 700%: not met", p.String())
	require.Equal(t, "input: computed: 696.2932 (in percent)\ninput: stated: 700%\nrounding: printed to: 1 (half-up)\nresult: printed: not met\n", p.Trace().String())
	claim.Assert(t, change(4_353_031, 9_769_216).Prints(figure.MustParse("124%")), nil)
}

func TestChangeOfStock(t *testing.T) {
	from := albanians(t, geo("ITA"), diaspora.BothSexes, 100)
	to := with(from, func(s *diaspora.Stock) { s.Date, s.Count = period.MustParse("2024"), exactly(t, 110) })
	c, err := diaspora.ChangeOfStock(from, to)
	require.NoError(t, err)
	require.Equal(t, "10", c.Percent.String())
	require.True(t, c.IsComparable())
	require.Contains(t, c.Trace().String(), "input: from: AL in IT, 2020: 100 (birth, B, UN DESA 2020)")

	tests := map[string]struct {
		to    diaspora.Stock
		allow diaspora.Mix
		err   error
	}{
		"edition":   {with(to, func(s *diaspora.Stock) { s.Edition = edition(2024) }), diaspora.AcrossEditions, diaspora.ErrEditions},
		"basis":     {to.OnTypes(diaspora.ForeignCitizens), diaspora.AcrossBases, diaspora.ErrBases},
		"date":      {from, 0, diaspora.ErrUnrelated},
		"origin":    {with(to, func(s *diaspora.Stock) { s.Origin = geo("SRB") }), 0, diaspora.ErrUnrelated},
		"residence": {with(to, func(s *diaspora.Stock) { s.Residence = geo("SRB") }), 0, diaspora.ErrUnrelated},
		"sex":       {with(to, func(s *diaspora.Stock) { s.Sex = diaspora.Male }), 0, diaspora.ErrUnrelated},
		"age":       {with(to, func(s *diaspora.Stock) { s.Age = ages(t, "25+") }), 0, diaspora.ErrUnrelated},
	}
	for name, tt := range tests {
		_, err := diaspora.ChangeOfStock(from, tt.to)
		require.ErrorIs(t, err, tt.err, name)
		_, err = diaspora.ChangeOfStock(from, tt.to, ^tt.allow)
		require.ErrorIs(t, err, tt.err, name)
		if tt.allow == 0 {
			continue
		}
		c, err := diaspora.ChangeOfStock(from, tt.to, tt.allow)
		require.NoError(t, err, name)
		require.False(t, c.IsComparable())
		require.Equal(t, tt.allow, c.Mixed.Mix())
		require.Contains(t, c.Trace().String(), "policy: "+tt.allow.String())
	}
	wide := with(to, func(s *diaspora.Stock) { s.Origin = serbiaWithKosovo(t) })
	narrow := with(from, func(s *diaspora.Stock) { s.Origin = geo("SRB") })
	_, err = diaspora.ChangeOfStock(narrow, wide)
	require.ErrorIs(t, err, diaspora.ErrTerritories)

	_, err = diaspora.RevisionOf(from, to)
	require.ErrorIs(t, err, diaspora.ErrUnrelated)
	_, err = diaspora.RevisionOf(from, from)
	require.ErrorIs(t, err, diaspora.ErrUnrelated)
}

// Growth holds within an edition; across editions it has to be asked for, and
// is no growth. What the later edition changed of the same year is a revision.
func ExampleChangeOfStock() {
	albanians := func(edition, year int, n int64) diaspora.Stock {
		date, _ := period.NewYear(year)
		return diaspora.Stock{
			Count: diaspora.MustCount(n, diaspora.ExactCount), Origin: diaspora.GeoOf(place.MustCountry("AL")),
			Date: date, Edition: diaspora.Edition{Publisher: "UN DESA", Year: edition}, Basis: diaspora.MixedBasis,
		}
	}
	old, revised, now := albanians(2020, 2020, 1_250_451), albanians(2024, 2020, 1_103_849), albanians(2024, 2024, 1_216_628)
	growth, _ := diaspora.ChangeOfStock(revised, now)
	fmt.Println(growth.Percent, "%")
	_, err := diaspora.ChangeOfStock(old, now)
	fmt.Println(err)
	revision, _ := diaspora.RevisionOf(old, revised)
	fmt.Println(revision.Difference)
	// Output:
	// 10.2169 %
	// diaspora: stocks of several editions: "UN DESA 2020" and "UN DESA 2024": want alike, or ask for it across editions
	// -146602
}

// A register grew by 700 % to over 16,000 entries: from how many?
func ExampleChangesTo() {
	wording := figure.MustParseGrowth("an increase of 700%")
	for _, c := range diaspora.ChangesTo(figure.MustParse("over 16,000"), wording) {
		fmt.Println("before:", c.Before)
		fmt.Println("multiple:", c.Multiple)
	}
	fmt.Println("after 1,250:", diaspora.ChangesFrom(diaspora.MustCount(1250, diaspora.ExactCount), wording)[0].After)
	// Output:
	// before: 2000 in (1998.7507, ∞)
	// multiple: 8 in [7.995, 8.005]
	// after 1,250: 10000 in [9993.75, 10006.25]
}

func ExampleChange_Prints() {
	c := diaspora.NewChange(diaspora.MustCount(1187, diaspora.ExactCount), diaspora.MustCount(9452, diaspora.ExactCount))
	fmt.Println(c.Prints(figure.MustParse("700%")))
	fmt.Println(c.Prints(figure.MustParse("696%")))
	// Output:
	// 696.2932 % printed as 700%: not met
	// 696.2932 % printed as 696%: met
}

// The statement of the Migration Data Portal that the Ukrainian stock grew by
// 124 per cent from 2020 to 2024 comes out of the listed pairs.
func TestUkraineGrowth(t *testing.T) {
	c := diaspora.NewChange(exactly(t, 4_353_031), exactly(t, 9_769_216))
	require.Equal(t, check.Met, c.Prints(figure.MustParse("124%")).Verdict)
	require.Equal(t, check.NotMet, c.Prints(figure.MustParse("124.5%")).Verdict)
	require.Equal(t, "124.4233", c.Percent.String())
}
