package figure_test

import (
	"encoding"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
)

var (
	_ encoding.TextMarshaler   = figure.Growth{}
	_ encoding.TextUnmarshaler = (*figure.Growth)(nil)
)

// readings writes the readings of g in one line: "to 10 = [10, 10]; by 11 = …".
func readings(g figure.Growth, p figure.Policy) string {
	var parts []string
	for _, r := range g.Readings(p) {
		parts = append(parts, r.Name+" "+r.Face.String()+" = "+r.Factor.String())
	}
	return strings.Join(parts, "; ")
}

func requireSameGrowthAgain(t *testing.T, g figure.Growth) {
	t.Helper()
	again, err := figure.ParseGrowth(g.String())
	require.NoError(t, err)
	require.True(t, again.Equal(g), "%q is read back as %q", g, again)
	text, err := g.MarshalText()
	require.NoError(t, err)
	var back figure.Growth
	require.NoError(t, back.UnmarshalText(text))
	require.True(t, back.Equal(g))
}

func TestParseGrowth(t *testing.T) {
	for text, want := range map[string]struct{ plain, readings string }{
		// The library's vectors.
		"increase of 700%":              {"increase of 700%", "by 8 = [7.995, 8.005]"},
		"increase to 700%":              {"increase to 700%", "to 7 = [6.995, 7.005]"},
		"increased ten times":           {"increased 10 times", "to 10 = [10, 10]; by 11 = [11, 11]"},
		"700% increase":                 {"increase of 700%", "by 8 = [7.995, 8.005]"},
		"increased by 50%":              {"increase of 50%", "by 1.5 = [1.495, 1.505]"},
		"doubled":                       {"increased by a factor of 2", "to 2 = [2, 2]"},
		"fell by 25%":                   {"decrease of 25%", "by 0.75 = [0.745, 0.755]"},
		"increased to 150% of the base": {"increase to 150%", "to 1.5 = [1.495, 1.505]"},

		// The source documents.
		"700% INCREASE of Kosovar Diaspora registration": {"increase of 700%", "by 8 = [7.995, 8.005]"},
		"increased by 75%": {"increase of 75%", "by 1.75 = [1.745, 1.755]"},

		// Percentages.
		"a 20 per cent rise in visas":    {"increase of 20%", "by 1.2 = [1.195, 1.205]"},
		"has grown by 2.5%":              {"increase of 2.5%", "by 1.025 = [1.0245, 1.0255]"},
		"has been reduced by 10%":        {"decrease of 10%", "by 0.9 = [0.895, 0.905]"},
		"up 5%":                          {"increase of 5%", "by 1.05 = [1.045, 1.055]"},
		"down 5 %":                       {"decrease of 5%", "by 0.95 = [0.945, 0.955]"},
		"20% lower than planned":         {"decrease of 20%", "by 0.8 = [0.795, 0.805]"},
		"20% more":                       {"increase of 20%", "by 1.2 = [1.195, 1.205]"},
		"150% of the base":               {"increase to 150%", "to 1.5 = [1.495, 1.505]"},
		"to 150% of the base":            {"increase to 150%", "to 1.5 = [1.495, 1.505]"},
		"fell to 40% of the level":       {"decrease to 40%", "to 0.4 = [0.395, 0.405]"},
		"up by half":                     {"increase of 50%", "by 1.5 = [1.495, 1.505]"},
		"fell by a third":                {"decrease of a third", "by 2/3 = [397/600, 403/600]"},
		"increase of more than 20%":      {"increase of more than 20%", "by 1.2 = (1.2, ∞)"},
		"increase of exactly 20%":        {"increase of exactly 20%", "by 1.2 = [1.2, 1.2]"},
		"fell by more than 50%":          {"decrease of more than 50%", "by 0.5 = [0, 0.5)"},
		"fell by up to 50%":              {"decrease of up to 50%", "by 0.5 = [0.5, 1]"},
		"over 20% increase":              {"increase of more than 20%", "by 1.2 = (1.2, ∞)"},
		"rose about 20%":                 {"increase of about 20%", "by 1.2 = [0, ∞)"},
		"fell by 100%":                   {"decrease of 100%", "by 0 = [0, 0.005]"},
		"increased by 0%":                {"increase of 0%", "by 1 = [0.995, 1.005]"},
		"an increase of 1,5 per cent":    {"increase of 1.5%", "by 1.015 = [1.0145, 1.0155]"},
		"increase of half of the total":  {"increase of 50%", "by 1.5 = [1.495, 1.505]"},
		"an increase of 700%.":           {"increase of 700%", "by 8 = [7.995, 8.005]"},
		"growth of 3.7% in 3 countries!": {"", ""},

		// Multiples.
		"ten times more":                      {"increased 10 times", "to 10 = [10, 10]; by 11 = [11, 11]"},
		"10 times higher than before":         {"increased 10 times", "to 10 = [10, 10]; by 11 = [11, 11]"},
		"10x growth":                          {"increased 10 times", "to 10 = [10, 10]; by 11 = [11, 11]"},
		"grew 10 ×":                           {"increased 10 times", "to 10 = [10, 10]; by 11 = [11, 11]"},
		"increased by ten times":              {"increased by 10 times", "by 11 = [11, 11]"},
		"increased to ten times the level":    {"", ""},
		"increased to ten times of the level": {"increased by a factor of 10", "to 10 = [10, 10]"},
		"three times as many as in the pilot": {"increased by a factor of 3", "to 3 = [3, 3]"},
		"increased by a factor of ten":        {"increased by a factor of 10", "to 10 = [10, 10]"},
		"fell by a factor of ten":             {"decreased by a factor of 10", "to 0.1 = [0.1, 0.1]"},
		"multiplied by 2.5":                   {"increased by a factor of 2.5", "to 2.5 = [2.45, 2.55]"},
		"tenfold":                             {"increased by a factor of 10", "to 10 = [10, 10]"},
		"Tenfold increase":                    {"increased by a factor of 10", "to 10 = [10, 10]"},
		"a ten-fold increase":                 {"increased by a factor of 10", "to 10 = [10, 10]"},
		"fifteenfold":                         {"increased by a factor of 15", "to 15 = [15, 15]"},
		"twenty-five-fold":                    {"increased by a factor of 25", "to 25 = [25, 25]"},
		"a hundredfold rise":                  {"increased by a factor of 100", "to 100 = [100, 100]"},
		"2.5-fold increase":                   {"increased by a factor of 2.5", "to 2.5 = [2.45, 2.55]"},
		"10fold":                              {"increased by a factor of 10", "to 10 = [10, 10]"},
		"fell tenfold":                        {"decreased by a factor of 10", "to 0.1 = [0.1, 0.1]"},
		"increased more than tenfold":         {"increased by a factor of more than 10", "to 10 = (10, ∞)"},
		"fell ten times":                      {"decreased 10 times", "to 0.1 = [0.1, 0.1]"},
		"ten times fewer":                     {"decreased 10 times", "to 0.1 = [0.1, 0.1]"},
		"fell at least 2 times":               {"decreased at least 2 times", "to 0.5 = (0, 0.5]"},
		"fell up to 2 times":                  {"decreased up to 2 times", "to 0.5 = [0.5, ∞)"},
		"fell some 4 times":                   {"decreased about 4 times", "to 0.25 = (0, ∞)"},
		"increased over 10 times":             {"increased more than 10 times", "to 10 = (10, ∞); by 11 = (11, ∞)"},
		"increased 2.5 times":                 {"increased 2.5 times", "to 2.5 = [2.45, 2.55]; by 3.5 = [3.45, 3.55]"},
		"more than doubled":                   {"increased by a factor of more than 2", "to 2 = (2, ∞)"},
		"almost tripled":                      {"increased by a factor of almost 3", "to 3 = [0, 3)"},
		"has quadrupled":                      {"increased by a factor of 4", "to 4 = [4, 4]"},
		"a doubling of registrations":         {"increased by a factor of 2", "to 2 = [2, 2]"},
		"twice as many as planned":            {"increased by a factor of 2", "to 2 = [2, 2]"},
		"quintupled":                          {"increased by a factor of 5", "to 5 = [5, 5]"},
		"halved":                              {"decreased by a factor of 2", "to 0.5 = [0.5, 0.5]"},
		"more than halved":                    {"decreased by a factor of more than 2", "to 0.5 = (0, 0.5)"},
		"increased a million times":           {"increased 1 million times", "to 1000000 = [500000, 1500000]; by 1000001 = [500001, 1500001]"},
	} {
		t.Run(text, func(t *testing.T) {
			g, err := figure.ParseGrowth(text)
			if want.plain == "" {
				require.ErrorIs(t, err, figure.ErrParse)
				return
			}
			require.NoError(t, err)
			require.Equal(t, want.plain, g.String())
			require.Equal(t, want.readings, readings(g, figure.Policy{}))
			require.Equal(t, strings.HasPrefix(want.plain, "decrease"), g.IsFall())
			require.Equal(t, strings.Contains(want.readings, ";"), g.IsAmbiguous())
			factor, ok := g.Factor()
			require.True(t, ok)
			require.True(t, factor.Equal(g.Readings(figure.Policy{})[0].Face))
			requireSameGrowthAgain(t, g)
		})
	}
}

func TestGrowthUnderPolicy(t *testing.T) {
	p := figure.Policy{AboutMargin: figure.PercentMargin(num("10")), AlmostMargin: figure.PercentMargin(num("10"))}
	for text, want := range map[string]string{
		"rose about 20%":     "by 1.2 = [1.18, 1.22]",
		"fell by almost 20%": "by 0.8 = (0.8, 0.82)",
		"almost doubled":     "to 2 = (1.8, 2)",
		"fell about 4 times": "to 0.25 = [5/22, 5/18]",
	} {
		require.Equal(t, want, readings(figure.MustParseGrowth(text), p), text)
	}
}

func TestParseGrowthErrors(t *testing.T) {
	for text, reason := range map[string]string{
		"":                                "no number",
		"increased":                       "no number",
		"an increase of many":             "no number",
		"increased by abcfold":            "no number",
		"700%":                            "no word that says which way",
		"up to 80%":                       `"up to" is the hedge of a figure and says of no growth: want "up by" or "rose to"`,
		"by a factor of ten":              "no word that says which way",
		"ten times":                       "no word that says which way",
		"by 10 times":                     "no word that says which way",
		"increased by 10":                 "a number that is neither a percentage nor a multiple",
		"increased by EUR 10":             "no number",
		"increased by 10 EUR":             "a figure in EUR is no factor",
		"increased by 10 people":          "a number that is neither a percentage nor a multiple",
		"increased by a factor of 10%":    "a factor that is no plain number",
		"a factor of 10 times":            "a factor that is no plain number",
		"multiplied by tenfold":           "a factor that is no plain number",
		"increase of 5 percentage points": "percentage points are a difference, and no factor",
		"5 per cent points increase":      "percentage points are a difference, and no factor",
		"increased 5% points":             `words left over: "points"`,
		"700% increase yesterday":         `words left over: "yesterday"`,
		"doubled offline":                 `words left over: "offline"`,
		"doubled in 2015":                 "two numbers that are no range",
		"increased by 10-20%":             "a number that is neither a percentage nor a multiple",
		"doubled, mostly in spring":       "words behind a mark: want a unit or a base",
		"fell by 101%":                    "a fall by more than 100% leaves less than nothing",
		"fell by ten times":               "a fall by a multiple leaves less than nothing",
		"fell to ten times of it":         "a fall to a multiple",
		"fell 0 times":                    "a fall to more than before",
		"fell by a factor of 0.5":         "a fall to more than before",
		"increased by -5%":                "growth by less than nothing: want the other direction",
		"increased by top 5%":             "growth wants a single number",
		"increased 10abc":                 "letters joined to a number",
		"increased by 1.2.3%":             "marks between digits that form neither groups of three nor a fraction",
		"1.2.3-fold":                      "marks between digits that form neither groups of three nor a fraction",
		"increased by ٥%":                 "digit of another script U+0665: want 0 to 9",
		"increased \u202e5%":              "invisible character U+202E",
		"increased 5%\x00":                "control character U+0000",
		"increased 5%\xff":                "not UTF-8",
		"increased by " + strings.Repeat("9", 65) + "%":              "a number of more than 64 digits",
		"increased by " + strings.Repeat("9", 64) + " million times": "not a number: more than 64 characters in full",
		strings.Repeat("x", 513):                                     "513 bytes: at most 512 are read",
	} {
		t.Run(text, func(t *testing.T) {
			g, err := figure.ParseGrowth(text)
			require.True(t, g.IsZero(), "an error comes with the zero value")
			var parse *figure.ParseError
			require.ErrorAs(t, err, &parse)
			require.Equal(t, reason, parse.Reason)
			require.Equal(t, text, parse.Text)
			require.Panics(t, func() { figure.MustParseGrowth(text) })

			kept := figure.MustParseGrowth("doubled")
			if text != "" {
				require.Error(t, kept.UnmarshalText([]byte(text)))
				require.True(t, kept.Equal(figure.MustParseGrowth("doubled")))
			}
		})
	}
}

func TestIncreaseAndDecrease(t *testing.T) {
	change := func(down bool) func(figure.Figure) (figure.Growth, error) {
		if down {
			return figure.Decrease
		}
		return figure.Increase
	}
	for name, tt := range map[string]struct {
		amount string
		down   bool
		want   string
	}{
		"up by":         {"700%", false, "increase of 700%"},
		"down by":       {"25%", true, "decrease of 25%"},
		"hedged":        {"over 20%", false, "increase of more than 20%"},
		"a third":       {"a third", true, "decrease of a third"},
		"base and mark": {"15% of GDP (estimate)", false, "increase of 15%"},
	} {
		t.Run(name, func(t *testing.T) {
			amount := figure.MustParse(tt.amount).WithRole(figure.Actual).Signed().WithSource(source(t))
			g, err := change(tt.down)(amount)
			require.NoError(t, err)
			require.Equal(t, tt.want, g.String())
			require.Equal(t, amount.Hedge(), g.Amount().Hedge())
			requireSameGrowthAgain(t, g)
		})
	}
	for name, tt := range map[string]struct {
		amount figure.Figure
		down   bool
		want   string
	}{
		"no percentage": {figure.MustParse("700"), false, `figure: growth by "700": want a percentage`},
		"not stated":    {figure.Figure{}, false, `figure: growth by "": want a percentage`},
		"range":         {figure.MustParse("10-20%"), false, `figure: growth by "10-20%": growth wants a single number`},
		"majority":      {figure.MustParse("the majority"), false, `figure: growth by "the majority": growth wants a single number`},
		"magnitude":     {figure.MustParse("tens of %"), false, `figure: growth by "tens of %": growth wants a single number`},
		"too far down":  {figure.MustParse("101%"), true, `figure: growth by "101%": a fall by more than 100% leaves less than nothing`},
		"negative":      {figure.MustParse("-5%"), true, `figure: growth by "-5%": growth by less than nothing: want the other direction`},
	} {
		t.Run(name, func(t *testing.T) {
			g, err := change(tt.down)(tt.amount)
			require.EqualError(t, err, tt.want)
			require.True(t, g.IsZero())
		})
	}
}

func TestZeroGrowth(t *testing.T) {
	var g figure.Growth
	require.True(t, g.IsZero())
	require.Empty(t, g.String())
	require.Nil(t, g.Readings(figure.Policy{}))
	_, ok := g.Factor()
	require.False(t, ok)
	require.False(t, g.IsAmbiguous())

	data, err := json.Marshal(map[string]figure.Growth{"g": g})
	require.NoError(t, err)
	require.Equal(t, `{"g":""}`, string(data))
	back := figure.MustParseGrowth("doubled")
	require.NoError(t, back.UnmarshalText(nil))
	require.True(t, back.Equal(g))
}

func TestGrowthEqual(t *testing.T) {
	all := []string{"increased 10 times", "increased by 10 times", "tenfold", "increase of 10%", "increase to 10%", "decrease of 10%", "decrease to 10%", "increase of over 10%", "fell 10 times"}
	for i, a := range all {
		for j, b := range all {
			require.Equal(t, i == j, figure.MustParseGrowth(a).Equal(figure.MustParseGrowth(b)), "%s, %s", a, b)
		}
	}
}
