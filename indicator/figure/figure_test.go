package figure_test

import (
	"encoding"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

var (
	_ json.Marshaler           = figure.Figure{}
	_ json.Unmarshaler         = (*figure.Figure)(nil)
	_ fmt.Stringer             = figure.Figure{}
	_ figure.Quantity          = figure.Figure{}
	_ encoding.TextMarshaler   = figure.Hedge(0)
	_ encoding.TextUnmarshaler = (*figure.Hedge)(nil)
	_ encoding.TextMarshaler   = figure.Role(0)
	_ encoding.TextUnmarshaler = (*figure.Role)(nil)
	_ encoding.TextMarshaler   = figure.Rounding(0)
	_ encoding.TextUnmarshaler = (*figure.Rounding)(nil)
	_ map[figure.Hedge]struct{}
	_ map[figure.Role]struct{}
	_ map[figure.Rounding]struct{}
	_ map[figure.Notation]struct{}
	_ map[figure.Source]struct{}
)

const lastHedge = figure.Magnitude

func TestHedgeText(t *testing.T) {
	seen := map[string]bool{}
	for h := figure.NotStated; h <= lastHedge; h++ {
		text, err := h.MarshalText()
		require.NoError(t, err)
		require.Equal(t, h.String(), string(text))
		require.False(t, seen[h.String()])
		seen[h.String()] = true
		back := figure.Hedge(99)
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, h, back)
	}
	require.Equal(t, "more-than", figure.MoreThan.String())
	require.Equal(t, "not-stated", figure.Hedge(0).String())
	_, err := (lastHedge + 1).MarshalText()
	require.EqualError(t, err, "figure: 14 is no hedge")
	require.Equal(t, "hedge(14)", (lastHedge + 1).String())
	h := figure.UpTo
	require.ErrorContains(t, h.UnmarshalText([]byte("moreThan")), `figure: "moreThan" is no hedge`)
	require.Equal(t, figure.UpTo, h)
}

func TestRoleText(t *testing.T) {
	for r, want := range map[figure.Role]string{
		figure.NoRole: "", figure.Baseline: "baseline", figure.Target: "target", figure.Milestone: "milestone",
		figure.Actual: "actual", figure.Planned: "planned", figure.Projected: "projected",
	} {
		text, err := r.MarshalText()
		require.NoError(t, err)
		require.Equal(t, want, string(text))
		require.Equal(t, want, r.String())
		back := figure.Role(99)
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, r, back)
	}
	_, err := figure.Role(7).MarshalText()
	require.EqualError(t, err, "figure: 7 is no role")
	require.Equal(t, "role(7)", figure.Role(7).String())
	r := figure.Actual
	require.ErrorContains(t, r.UnmarshalText([]byte("goal")), `figure: "goal" is no role`)
	require.Equal(t, figure.Actual, r)
}

// made returns a figure of v under a hedge.
func made(t *testing.T, h figure.Hedge, v string) figure.Figure {
	f, err := figure.New(h, decimal.RequireFromString(v))
	require.NoError(t, err)
	return f
}

func rangeOf(t *testing.T, h figure.Hedge, low, high string) figure.Figure {
	f, err := figure.NewRange(h, decimal.RequireFromString(low), decimal.RequireFromString(high))
	require.NoError(t, err)
	return f
}

func TestBoundsOfEachHedge(t *testing.T) {
	policies := []figure.Policy{
		{},
		{AboutMargin: figure.AbsoluteMargin(num("50")), AlmostMargin: figure.PercentMargin(num("10"))},
		{TrailingZerosNotSignificant: true},
		{WholeNumbers: true},
	}
	for name, tt := range map[string]struct {
		f    figure.Figure
		want [4]string // under each policy
	}{
		"not stated":   {figure.Figure{}, [4]string{"(-∞, ∞)", "(-∞, ∞)", "(-∞, ∞)", "(-∞, ∞)"}},
		"exact":        {made(t, figure.Exact, "343300"), [4]string{"[343300, 343300]", "[343300, 343300]", "[343250, 343350]", "[343300, 343300]"}},
		"rounded":      {made(t, figure.Rounded, "48.8"), [4]string{"[48.75, 48.85]", "[48.75, 48.85]", "[48.75, 48.85]", "[48.75, 48.85]"}},
		"about":        {made(t, figure.About, "500"), [4]string{"(-∞, ∞)", "[450, 550]", "(-∞, ∞)", "(-∞, ∞)"}},
		"almost":       {made(t, figure.Almost, "100"), [4]string{"(-∞, 100)", "(90, 100)", "(-∞, 100)", "(-∞, 99]"}},
		"more than":    {made(t, figure.MoreThan, "1700"), [4]string{"(1700, ∞)", "(1700, ∞)", "(1700, ∞)", "[1701, ∞)"}},
		"at least":     {made(t, figure.AtLeast, "50"), [4]string{"[50, ∞)", "[50, ∞)", "[50, ∞)", "[50, ∞)"}},
		"up to":        {made(t, figure.UpTo, "15000"), [4]string{"[0, 15000]", "[0, 15000]", "[0, 15000]", "[0, 15000]"}},
		"less than":    {made(t, figure.LessThan, "10"), [4]string{"[0, 10)", "[0, 10)", "[0, 10)", "[0, 9]"}},
		"range":        {rangeOf(t, figure.Range, "15", "20"), [4]string{"[15, 20]", "[15, 20]", "[15, 20]", "[15, 20]"}},
		"floor range":  {rangeOf(t, figure.FloorRange, "8", "10"), [4]string{"[8, ∞)", "[8, ∞)", "[8, ∞)", "[8, ∞)"}},
		"top":          {made(t, figure.Top, "10"), [4]string{"[1, 10]", "[1, 10]", "[1, 10]", "[1, 10]"}},
		"majority":     {made(t, figure.Majority, "50"), [4]string{"(50, 100]", "(50, 100]", "(50, 100]", "[51, 100]"}},
		"magnitude":    {figure.MustParse("hundreds of thousands"), [4]string{"[200000, ∞)", "[200000, ∞)", "[200000, ∞)", "[200000, ∞)"}},
		"8 million":    {figure.MustParse("USD 8 million"), [4]string{"[7500000, 8500000]", "[7500000, 8500000]", "[7500000, 8500000]", "[7500000, 8500000]"}},
		"10 million":   {figure.MustParse("10 million"), [4]string{"[9500000, 10500000]", "[9500000, 10500000]", "[5000000, 15000000]", "[9500000, 10500000]"}},
		"1.50 million": {figure.MustParse("1.50 million"), [4]string{"[1495000, 1505000]", "[1495000, 1505000]", "[1450000, 1550000]", "[1495000, 1505000]"}},
		"80 %":         {figure.MustParse("80 %"), [4]string{"[79.5, 80.5]", "[79.5, 80.5]", "[75, 85]", "[80, 80]"}},
		"2.0 %":        {figure.MustParse("2.0 %"), [4]string{"[1.95, 2.05]", "[1.95, 2.05]", "[1.5, 2.5]", "[2, 2]"}},
		"exactly":      {figure.MustParse("exactly 8 million"), [4]string{"[8000000, 8000000]", "[8000000, 8000000]", "[8000000, 8000000]", "[8000000, 8000000]"}},
		"no zeros":     {figure.MustParse("931,308"), [4]string{"[931308, 931308]", "[931308, 931308]", "[931308, 931308]", "[931308, 931308]"}},
		"zero":         {figure.MustParse("0"), [4]string{"[0, 0]", "[0, 0]", "[0, 0]", "[0, 0]"}},
		"no whole":     {figure.MustParse("2.5"), [4]string{"[2.45, 2.55]", "[2.45, 2.55]", "[2.45, 2.55]", "[2.45, 2.55]"}},
		"about little": {made(t, figure.About, "5"), [4]string{"(-∞, ∞)", "[0, 55]", "(-∞, ∞)", "(-∞, ∞)"}},
		"up to below":  {made(t, figure.UpTo, "-5"), [4]string{"(-∞, -5]", "(-∞, -5]", "(-∞, -5]", "(-∞, -5]"}},
		"less than 0":  {made(t, figure.LessThan, "0"), [4]string{"(-∞, 0)", "(-∞, 0)", "(-∞, 0)", "(-∞, -1]"}},
		"about below":  {made(t, figure.About, "-500"), [4]string{"(-∞, ∞)", "[-550, -450]", "(-∞, ∞)", "(-∞, ∞)"}},
		"almost below": {made(t, figure.Almost, "-100"), [4]string{"(-∞, -100)", "(-110, -100)", "(-∞, -100)", "(-∞, -101]"}},
	} {
		t.Run(name, func(t *testing.T) {
			for i, p := range policies {
				require.Equal(t, tt.want[i], tt.f.BoundsUnder(p).String(), "under %s", p)
				require.Equal(t, tt.want[i], tt.f.Under(p).Bounds().String())
				require.True(t, tt.f.BoundsUnder(p).Within(tt.f.Bounds()) || p.TrailingZerosNotSignificant,
					"a policy narrows, unless it doubts digits")
			}
		})
	}
}

func TestSigned(t *testing.T) {
	for name, tt := range map[string]struct{ text, plain, signed string }{
		"up to":     {"up to 15,000", "[0, 15000]", "(-∞, 15000]"},
		"less than": {"fewer than 10", "[0, 10)", "(-∞, 10)"},
		"almost":    {"almost 100", "(-∞, 100)", "(-∞, 100)"},
		"range":     {"15-20%", "[15, 20]", "[15, 20]"},
		"at least":  {"at least 50", "[50, ∞)", "[50, ∞)"},
	} {
		t.Run(name, func(t *testing.T) {
			f := figure.MustParse(tt.text)
			require.False(t, f.IsSigned())
			require.Equal(t, tt.plain, f.Bounds().String())
			require.True(t, f.Signed().IsSigned())
			require.Equal(t, tt.signed, f.Signed().Bounds().String())
			require.False(t, f.Equal(f.Signed()))
		})
	}
	require.True(t, figure.Count(-5, "").IsSigned())
}

func TestPolicyString(t *testing.T) {
	for want, p := range map[string]figure.Policy{
		"as printed":                         {},
		"about: ±1 %":                        {AboutMargin: figure.PercentMargin(num("1"))},
		"about: ±5; almost: down by 2.5 %":   {AboutMargin: figure.AbsoluteMargin(num("5")), AlmostMargin: figure.PercentMargin(num("2.5"))},
		"trailing zeros are not significant": {TrailingZerosNotSignificant: true},
		"counts are whole numbers":           {WholeNumbers: true},
		"trailing zeros are not significant; counts are whole numbers": {TrailingZerosNotSignificant: true, WholeNumbers: true},
	} {
		require.Equal(t, want, p.String())
		require.Equal(t, want == "as printed", p.IsZero())
	}
	for _, n := range []string{"0", "-1"} {
		require.True(t, figure.PercentMargin(num(n)).IsZero())
		require.Empty(t, figure.AbsoluteMargin(num(n)).String())
		require.True(t, figure.Policy{AboutMargin: figure.AbsoluteMargin(num(n))}.IsZero())
	}
	require.True(t, figure.Margin{}.IsZero())
}

func TestUnderIsNoPartOfTheFigure(t *testing.T) {
	f := figure.MustParse("some 500")
	p := figure.Policy{AboutMargin: figure.PercentMargin(num("10"))}
	require.True(t, f.Policy().IsZero())
	read := f.Under(p)
	require.Equal(t, p.String(), read.Policy().String())
	require.True(t, read.Equal(f))
	data, err := json.Marshal(read)
	require.NoError(t, err)
	plain, err := json.Marshal(f)
	require.NoError(t, err)
	require.Equal(t, string(plain), string(data))
	require.Equal(t, "[450, 550]", read.Figure().Bounds().String(), "it goes with the figure")
}

func TestNew(t *testing.T) {
	for name, tt := range map[string]struct {
		h     figure.Hedge
		v     decimal.Decimal
		place string
		want  string
	}{
		"8 million":          {figure.Rounded, decimal.New(8, 6), "1000000", "8 million"},
		"8.5 million":        {figure.Rounded, decimal.New(85, 5), "100000", "8.5 million"},
		"exactly 8 million":  {figure.Exact, decimal.New(8, 6), "1000000", "exactly 8 million"},
		"2 billion":          {figure.MoreThan, decimal.New(2, 9), "1000000000", "more than 2 billion"},
		"3 trillion":         {figure.UpTo, decimal.New(3, 12), "1000000000000", "up to 3 trillion"},
		"12 thousand":        {figure.About, decimal.New(12, 3), "1000", "about 12 thousand"},
		"minus 12 thousand":  {figure.About, decimal.New(-12, 3), "1000", "about -12 thousand"},
		"no million":         {figure.Rounded, decimal.New(0, 6), "1000000", "0 million"},
		"hundreds":           {figure.Rounded, decimal.New(3433, 2), "100", "343300"},
		"two places":         {figure.Rounded, decimal.RequireFromString("1.90"), "0.01", "1.90"},
		"count":              {figure.Exact, decimal.New(21, 0), "1", "21"},
		"exact fraction":     {figure.Exact, decimal.RequireFromString("0.5"), "0.1", "exactly 0.5"},
		"rank":               {figure.Top, decimal.New(10, 0), "1", "top 10"},
		"majority":           {figure.Majority, decimal.New(50, 0), "1", "the majority"},
		"magnitude":          {figure.Magnitude, decimal.New(2, 3), "1000", "thousands"},
		"magnitude, no word": {figure.Magnitude, decimal.New(7, 0), "1", "at least 7"},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := figure.New(tt.h, tt.v)
			require.NoError(t, err)
			require.Equal(t, tt.h, f.Hedge())
			v, ok := f.Value()
			require.True(t, ok)
			require.Equal(t, tt.v.String(), v.String())
			place, ok := f.PlaceValue()
			require.True(t, ok)
			require.Equal(t, tt.place, place.String())
			require.Equal(t, tt.want, f.String())
			_, _, ok = f.Range()
			require.False(t, ok)
		})
	}
}

func TestNewRefuses(t *testing.T) {
	long := decimal.RequireFromString(strings.Repeat("9", 64))
	for name, tt := range map[string]struct {
		h    figure.Hedge
		v    decimal.Decimal
		is   error
		text string
	}{
		"no hedge":         {figure.NotStated, decimal.New(1, 0), nil, "figure: hedge not-stated takes no single value"},
		"range":            {figure.Range, decimal.New(1, 0), nil, "figure: hedge range takes no single value"},
		"unknown hedge":    {figure.Hedge(99), decimal.New(1, 0), nil, "figure: hedge hedge(99) takes no single value"},
		"rank of half":     {figure.Top, decimal.RequireFromString("1.5"), nil, "figure: rank 1.5: want a whole number from 1"},
		"rank 0":           {figure.Top, decimal.New(0, 0), nil, "figure: rank 0: want a whole number from 1"},
		"majority of 30":   {figure.Majority, decimal.New(30, 0), nil, "figure: majority of 30: want 50, in percent"},
		"exponent":         {figure.Exact, decimal.New(1, 65), figure.ErrNumber, ""},
		"cannot be read":   {figure.Exact, decimal.New(1, 64), figure.ErrNumber, ""},
		"place unreadable": {figure.Exact, decimal.New(0, -63), figure.ErrNumber, ""},
		"too long in full": {figure.Exact, decimal.NewFromBigInt(long.Coefficient(), 1), figure.ErrNumber, ""},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := figure.New(tt.h, tt.v)
			require.Error(t, err)
			require.True(t, f.IsZero(), "an error comes with the zero value")
			if tt.is != nil {
				require.ErrorIs(t, err, tt.is)
			} else {
				require.EqualError(t, err, tt.text)
			}
		})
	}
}

func TestNewRange(t *testing.T) {
	f := rangeOf(t, figure.Range, "7.5", "10").WithUnit("%")
	low, high, ok := f.Range()
	require.True(t, ok)
	require.Equal(t, "7.5 10", low.String()+" "+high.String())
	_, ok = f.Value()
	require.False(t, ok)
	_, ok = f.PlaceValue()
	require.False(t, ok)
	require.Equal(t, "7.5-10.0%", f.String())

	one, two := decimal.New(1, 0), decimal.New(2, 0)
	f, err := figure.NewRange(figure.Range, two, one)
	require.ErrorIs(t, err, figure.ErrRange)
	require.True(t, f.IsZero())
	_, err = figure.NewRange(figure.AtLeast, one, two)
	require.EqualError(t, err, "figure: hedge at-least takes no range")
	_, err = figure.NewRange(figure.Range, decimal.New(1, 65), two)
	require.ErrorIs(t, err, figure.ErrNumber)
	_, err = figure.NewRange(figure.Range, one, decimal.New(1, 65))
	require.ErrorIs(t, err, figure.ErrNumber)
}

func TestZeroFigure(t *testing.T) {
	var f figure.Figure
	require.True(t, f.IsZero())
	require.Empty(t, f.String())
	require.True(t, f.Bounds().IsUnbounded())
	_, ok := f.Value()
	require.False(t, ok)
	_, ok = f.PlaceValue()
	require.False(t, ok)
	_, ok = f.Source()
	require.False(t, ok)
	_, err := f.WithHedge(figure.MoreThan)
	require.Error(t, err)
	require.True(t, f.Equal(figure.Figure{}))
	require.Empty(t, f.AsEstimate().WithUnit("loans").String())
}

func TestWithHedge(t *testing.T) {
	over := figure.MustParse("over 5 years")
	during, err := over.WithHedge(figure.Exact)
	require.NoError(t, err)
	require.Equal(t, "5 years", during.String())
	require.Equal(t, figure.MoreThan, over.Hedge(), "the figure itself is as it was")

	floor, err := figure.MustParse("8 to 10").WithHedge(figure.FloorRange)
	require.NoError(t, err)
	require.Equal(t, "[8, ∞)", floor.Bounds().String())

	for name, tt := range map[string]struct {
		text string
		h    figure.Hedge
	}{
		"range for a value": {"5", figure.Range},
		"value for a range": {"8 to 10", figure.Exact},
		"not stated":        {"5", figure.NotStated},
		"unknown":           {"5", figure.Hedge(99)},
		"rank of half":      {"1.5", figure.Top},
		"rank in percent":   {"10%", figure.Top},
		"majority":          {"60%", figure.Majority},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := figure.MustParse(tt.text).WithHedge(tt.h)
			require.ErrorContains(t, err, "figure: ")
			require.True(t, f.IsZero())
		})
	}
}

func source(t *testing.T) figure.Source {
	date, err := period.Parse("2015-04")
	require.NoError(t, err)
	return figure.Source{
		Publisher: "World Bank", Title: "Migration and Development Brief 24", Edition: "April 2015", Date: date,
		Page: "5", Link: "https://example.org/brief24", Quote: "USD 8 million",
	}
}

func TestSource(t *testing.T) {
	s := source(t)
	require.False(t, s.IsZero())
	require.True(t, figure.Source{}.IsZero())
	require.Equal(t, "World Bank, Migration and Development Brief 24, April 2015, 2015-04, 5, https://example.org/brief24", s.String())
	require.Empty(t, figure.Source{Quote: "words"}.String())

	f := figure.MustParse("USD 8 million").WithSource(s)
	got, ok := f.Source()
	require.True(t, ok)
	require.Equal(t, s, got)
	_, ok = f.WithSource(figure.Source{}).Source()
	require.False(t, ok, "an empty source is none")
}

func TestWithAndEqual(t *testing.T) {
	f := figure.MustParse("at least 30 per cent")
	changed := map[string]figure.Figure{
		"value":    figure.MustParse("at least 31 per cent"),
		"hedge":    figure.MustParse("up to 30 per cent"),
		"place":    figure.MustParse("at least 30.0 per cent"),
		"unit":     f.WithUnit(" loans "),
		"base":     f.WithBase(" posts "),
		"role":     f.WithRole(figure.Target),
		"estimate": f.AsEstimate(),
		"signed":   f.Signed(),
		"source":   f.WithSource(source(t)),
		"nothing":  {},
	}
	require.Equal(t, "loans", changed["unit"].Unit())
	require.Equal(t, "posts", changed["base"].Base())
	require.Equal(t, "at least 30% of posts", changed["base"].String())
	require.Equal(t, figure.Target, changed["role"].Role())
	require.True(t, changed["estimate"].IsEstimate())
	require.Equal(t, "at least 30% (estimate)", changed["estimate"].String())
	require.True(t, changed["base"].WithBase("").Equal(f))
	for name, g := range changed {
		require.False(t, f.Equal(g), name)
		require.False(t, g.Equal(f), name)
		require.True(t, g.Equal(g), name)
	}
	require.True(t, f.WithSource(source(t)).Equal(changed["source"]), "sources are compared by what they say")
	require.False(t, figure.MustParse("8 million").Equal(figure.MustParse("8,000,000")))
	thousand, million := figure.MustParse("1000 thousand"), figure.MustParse("1.000 million")
	require.False(t, thousand.Equal(million), "another scaling word says something else")
}

func TestCount(t *testing.T) {
	f := figure.Count(21, " microenterprises ")
	require.True(t, f.Equal(figure.MustParse("21 microenterprises")))
	require.Equal(t, "[21, 21]", f.Bounds().String())
}

func TestFigureJSON(t *testing.T) {
	for name, tt := range map[string]struct {
		f    figure.Figure
		want string
	}{
		"not stated": {figure.Figure{}, `{"hedge":"not-stated"}`},
		"exact":      {figure.Count(931308, ""), `{"hedge":"exact","value":"931308","place_value":"1"}`},
		"rounded":    {figure.MustParse("USD 8 million"), `{"hedge":"rounded","value":"8000000","place_value":"1000000","scale":"million","unit":"USD"}`},
		"more than":  {figure.MustParse("over 1,700 jobs"), `{"hedge":"more-than","value":"1700","place_value":"1","unit":"jobs"}`},
		"trailing":   {figure.MustParse("1.90%"), `{"hedge":"rounded","value":"1.9","place_value":"0.01","unit":"%"}`},
		"range":      {figure.MustParse("15-20% of GDP"), `{"hedge":"range","low":"15","high":"20","place_value":"1","unit":"%","base":"of GDP"}`},
		"floor":      {figure.MustParse("minimum 8 to 10 job places"), `{"hedge":"floor-range","low":"8","high":"10","place_value":"1","unit":"job places"}`},
		"thirds":     {figure.MustParse("two thirds of users"), `{"hedge":"rounded","value":"200/3","place_value":"1","unit":"%","base":"of users"}`},
		"majority":   {figure.MustParse("the majority"), `{"hedge":"majority","value":"50","place_value":"1","unit":"%"}`},
		"magnitude":  {figure.MustParse("millions of migrants"), `{"hedge":"magnitude","value":"2000000","place_value":"1000000","unit":"migrants"}`},
		"lakh":       {figure.MustParse("2.5 lakh"), `{"hedge":"rounded","value":"250000","place_value":"10000","scale":"lakh"}`},
		"marks": {
			figure.MustParse("up to 300").WithRole(figure.Planned).AsEstimate().Signed().WithSource(figure.Source{Title: "Brief"}),
			`{"hedge":"up-to","value":"300","place_value":"1","role":"planned","estimate":true,"signed":true,"source":{"title":"Brief"}}`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			data, err := json.Marshal(tt.f)
			require.NoError(t, err)
			require.Equal(t, tt.want, string(data))
			back := figure.Count(1, "something else").WithRole(figure.Actual)
			require.NoError(t, json.Unmarshal(data, &back))
			require.True(t, back.Equal(tt.f))
		})
	}
}

func TestFigureJSONNull(t *testing.T) {
	f, v := figure.MustParse("5"), figure.Point(num("5"))
	require.NoError(t, json.Unmarshal([]byte(`null`), &f))
	require.True(t, f.IsZero())
	require.NoError(t, json.Unmarshal([]byte(`null`), &v))
	require.True(t, v.IsUnbounded())
	require.NoError(t, json.Unmarshal([]byte(`{"hi": "5"}`), &v))
	require.Equal(t, "(-∞, 5)", v.String())
}

// Every hedge, with all that can stand beside it, reads back equal.
func TestFigureJSONEveryHedge(t *testing.T) {
	for h := figure.Exact; h <= lastHedge; h++ {
		var f figure.Figure
		switch h {
		case figure.Range, figure.FloorRange:
			f = rangeOf(t, h, "-7.50", "1000")
		default:
			f = made(t, h, "50")
		}
		full := f.WithUnit("EUR").WithBase("the budget").WithRole(figure.Projected).AsEstimate().Signed().WithSource(source(t))
		for _, g := range []figure.Figure{f, full} {
			data, err := json.Marshal(g)
			require.NoError(t, err)
			var back figure.Figure
			require.NoError(t, json.Unmarshal(data, &back), "%s", data)
			require.True(t, back.Equal(g), "%s", data)
		}
	}
}

func TestFigureJSONRefuses(t *testing.T) {
	for name, in := range map[string]string{
		"no hedge known":       `{"hedge": "roughly", "value": "1", "place_value": "1"}`,
		"no value":             `{"hedge": "exact", "place_value": "1"}`,
		"value and range":      `{"hedge": "exact", "value": "1", "low": "1", "high": "2", "place_value": "1"}`,
		"range with value":     `{"hedge": "range", "value": "1", "low": "1", "high": "2", "place_value": "1"}`,
		"half a range":         `{"hedge": "range", "low": "1", "place_value": "1"}`,
		"low beside a value":   `{"hedge": "exact", "value": "1", "low": "1", "place_value": "1"}`,
		"inverted":             `{"hedge": "range", "low": "2", "high": "1", "place_value": "1"}`,
		"range, not a number":  `{"hedge": "range", "low": "2", "high": "x", "place_value": "1"}`,
		"no place value":       `{"hedge": "exact", "value": "1"}`,
		"place value 5":        `{"hedge": "exact", "value": "5", "place_value": "5"}`,
		"place value 0":        `{"hedge": "exact", "value": "5", "place_value": "0"}`,
		"negative place value": `{"hedge": "exact", "value": "5", "place_value": "-10"}`,
		"place too small":      `{"hedge": "exact", "value": "5", "place_value": "0.` + strings.Repeat("0", 63) + `1"}`,
		"digits behind place":  `{"hedge": "rounded", "value": "1.234", "place_value": "1"}`,
		"no decimal":           `{"hedge": "exact", "value": "37/17", "place_value": "1"}`,
		"third of no whole":    `{"hedge": "exact", "value": "100/3", "place_value": "1"}`,
		"unknown scale":        `{"hedge": "exact", "value": "1", "place_value": "1", "scale": "dozen"}`,
		"not stated, value":    `{"hedge": "not-stated", "value": "1"}`,
		"not stated, place":    `{"hedge": "not-stated", "place_value": "1"}`,
		"rank of half":         `{"hedge": "top", "value": "1.5", "place_value": "0.1"}`,
		"majority of 30":       `{"hedge": "majority", "value": "30", "place_value": "1"}`,
		"role":                 `{"hedge": "exact", "value": "1", "place_value": "1", "role": "goal"}`,
		"number":               `{"hedge": "exact", "value": 1, "place_value": "1"}`,
		"exponent":             `{"hedge": "exact", "value": "1e1000000000", "place_value": "1"}`,
		"unknown field":        `{"hedge": "exact", "value": "1", "place_value": "1", "margin": "1"}`,
		"twice":                `{"hedge": "exact", "value": "1", "value": "2", "place_value": "1"}`,
		"trailing data":        `{"hedge": "not-stated"} {}`,
		"arabic digits":        `{"hedge": "exact", "value": "١٢", "place_value": "1"}`,
		"not utf-8":            "{\"hedge\": \"exact\xff\"}",
		"date":                 `{"hedge": "not-stated", "source": {"date": "2015-13"}}`,
		"a million digits":     `{"hedge": "exact", "value": "` + strings.Repeat("9", 1_000_000) + `", "place_value": "1"}`,
		"array":                `[]`,
		"nothing":              ``,
	} {
		t.Run(name, func(t *testing.T) {
			kept := figure.MustParse("over 1,700 jobs")
			f := kept
			err := f.UnmarshalJSON([]byte(in))
			require.Error(t, err)
			require.True(t, strings.HasPrefix(err.Error(), "figure: "), err)
			require.Less(t, len(err.Error()), 800)
			require.True(t, f.Equal(kept), "an error leaves the target unchanged")
		})
	}
}
