package remittance_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/remittance"
)

// stated reads a percentage as a report writes it.
func stated(s string) remittance.Percent { return remittance.StatedPercent(figure.MustParse(s)) }

// exact reads a percentage that was not rounded.
func exact(s string) remittance.Percent { return remittance.ExactPercent(figure.MustNumber(s)) }

// priced is a service with one price.
func priced(corridor, firm, total string) remittance.Service {
	s := remittance.Service{Firm: firm, Quotes: []remittance.Quote{{StatedTotal: figure.MustParse(total)}}}
	if corridor != "" {
		s.Corridor = remittance.MustCorridor(corridor)
	}
	return s
}

func TestPercent(t *testing.T) {
	tests := map[string]struct {
		p         remittance.Percent
		text      string
		bounds    string
		hasNumber bool
		absence   indicator.Absence
	}{
		"exact":         {exact("11.7"), "11.7", "[117/10, 117/10]", true, indicator.Present},
		"third":         {exact("37/3"), "12.333333…", "[37/3, 37/3]", true, indicator.Present},
		"negative":      {exact("-1/3"), "-0.333333…", "[-1/3, -1/3]", true, indicator.Present},
		"rounded":       {stated("11.7%"), "11.7", "[233/20, 47/4]", true, indicator.Present},
		"about":         {stated("about 5%"), "5", "(-∞, ∞)", true, indicator.Present},
		"over":          {stated("over 5%"), "(5, ∞)", "(5, ∞)", false, indicator.Present},
		"range":         {stated("3-5%"), "[3, 5]", "[3, 5]", false, indicator.Present},
		"not stated":    {remittance.StatedPercent(figure.Figure{}), "absent: not-reported", "(-∞, ∞)", false, indicator.NotReported},
		"nil":           {remittance.StatedPercent(nil), "absent: not-reported", "(-∞, ∞)", false, indicator.NotReported},
		"withheld":      {remittance.AbsentPercent(indicator.Withheld, "by the firm"), "absent: withheld: by the firm", "(-∞, ∞)", false, indicator.Withheld},
		"no reason":     {remittance.AbsentPercent(indicator.Present, ""), "absent: not-reported", "(-∞, ∞)", false, indicator.NotReported},
		"bounds":        {remittance.BoundedPercent(figure.From(figure.Int(2))), "[2, ∞)", "[2, ∞)", false, indicator.Present},
		"bounds, point": {remittance.BoundedPercent(figure.Point(figure.Int(2))), "2", "[2, 2]", true, indicator.Present},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tt.text, tt.p.String())
			if want := figure.MustNumber; name == "rounded" {
				lo, _, _ := tt.p.Bounds().Lo()
				require.True(t, lo.Equal(want("11.65")))
			} else if name != "exact" {
				require.Equal(t, tt.bounds, tt.p.Bounds().String())
			}
			_, ok := tt.p.Number()
			require.Equal(t, tt.hasNumber, ok)
			require.Equal(t, tt.absence, tt.p.Absence())
			require.Equal(t, tt.absence != indicator.Present, tt.p.IsAbsent())
			require.Equal(t, tt.absence, tt.p.Value().Absence())
			require.True(t, tt.p.Equal(tt.p))
			require.Equal(t, name == "not stated" || name == "nil" || name == "no reason", tt.p.Equal(remittance.Percent{}))
		})
	}
	five := figure.Int(5)
	require.Equal(t, check.NotMet, exact("5").Compare(figure.Less, five))
	require.Equal(t, check.CannotTell, stated("5.0%").Compare(figure.Less, five))
	require.Equal(t, check.Met, stated("over 5%").Compare(figure.Greater, five))
	require.Equal(t, check.CannotTell, remittance.Percent{}.Compare(figure.Less, five))
}

func TestCostTallyCounts(t *testing.T) {
	list := []remittance.Service{
		priced("AT-BA", "A", "10%"), priced("AT-BA", "B", "20%"), priced("RU-TJ", "C", "1%"), priced("AT-BA", "D", "90%"),
		{Corridor: remittance.MustCorridor("AT-BA"), Transparent: check.Met},
	}
	list[0].Transparent, list[3].Transparent = check.Met, check.NotMet
	tests := map[string]struct {
		s    remittance.Selection
		want string
	}{
		"zero": {remittance.Selection{}, "10.333333… of 3 services, 2 excluded"},
		"only those that say so": {
			remittance.Selection{Counted: remittance.TransparentOnly}, "10 of 1 services, 4 excluded",
		},
		"all": {remittance.Selection{Counted: remittance.Everything}, "30.25 of 4 services, 1 excluded"},
		"not from": {
			remittance.Selection{ExceptFrom: []place.Country{place.MustCountry("RU")}}, "15 of 2 services, 3 excluded",
		},
		"another amount": {remittance.Selection{At: usd200}, "absent: undefined: no service counts, 5 excluded"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			tally := remittance.NewCostTally(tt.s)
			for _, s := range list {
				tally.Add(s)
			}
			got := tally.Result()
			require.Equal(t, tt.want, got.String())
			require.Equal(t, []int{5, 2, 1, 2}, []int{got.Services, got.Transparent, got.NotTransparent, got.NotStated()})
			out := 0
			for e := range remittance.Exclusion(10) {
				out += got.Excluded(e)
			}
			require.Equal(t, got.Services-got.Used, out)
		})
	}
	tally := remittance.NewCostTally(remittance.Selection{
		Counted: remittance.TransparentOnly, ExceptFrom: []place.Country{place.MustCountry("RU")},
	})
	for _, s := range list {
		tally.Add(s)
	}
	require.Equal(t, `policy: services: transparent-only, except from RU
input: services: 5 (transparent: 2, not transparent: 1, not stated: 2)
left-out: services: 1 (opaque)
left-out: services: 1 (transparency-not-stated)
left-out: services: 1 (sender-left-out)
left-out: services: 1 (no-cost)
compute: sum / count: 10 / 1 (each service once)
result: average cost in percent: 10, within [9.5, 10.5]
`, tally.Result().Trace().String())

	require.Equal(t, "absent: not-reported: no service", (&remittance.CostTally{}).Result().Mean.String())
	require.ErrorIs(t, tally.Merge(&remittance.CostTally{}), remittance.ErrUnlike)
	require.NoError(t, new(remittance.CostTally).Merge(new(remittance.CostTally)))
}

// Hedged costs have a mean by their bounds, and one by what they state where all
// of them state a number.
func TestCostTallyHedged(t *testing.T) {
	var tally remittance.CostTally
	tally.Add(priced("", "A", "exactly 4%"))
	require.Equal(t, "[4, 4]", tally.Result().Mean.Bounds().String())
	tally.Add(priced("", "B", "6.0%"))
	n, ok := tally.Result().Mean.Number()
	require.True(t, ok)
	require.Equal(t, "5", n.String())
	require.Equal(t, "[4.975, 5.025]", tally.Result().Mean.Bounds().Outwards(3).String())
	require.Equal(t, check.Met, tally.Result().Mean.Compare(figure.Greater, figure.MustNumber("4.9")))
	tally.Add(priced("", "C", "over 5%"))
	mean := tally.Result().Mean
	_, ok = mean.Number()
	require.False(t, ok)
	require.Equal(t, "(4.983333, ∞)", mean.String())
	require.Equal(t, 3, tally.Result().Used)

	var other remittance.CostTally
	other.Add(priced("", "D", "exactly 1%"))
	require.NoError(t, other.Merge(&tally))
	require.Equal(t, "(3.9875, ∞)", other.Result().Mean.String())
	require.NoError(t, tally.Merge(&other))
	require.Equal(t, 7, tally.Result().Used)
}

func TestCostGroups(t *testing.T) {
	list := []remittance.Service{
		priced("AT-BA", "A", "exactly 10%"), priced("AT-BA", "A", "exactly 20%"), priced("DE-BA", "A", "exactly 3%"), priced("DE-RS", "B", "exactly 5%"),
	}
	for i := range list {
		list[i].ID, list[i].FirmType = fmt.Sprint(i), "bank"
		list[i].FromRegion, list[i].ToRegion = "high income", "Western Balkans"
		list[i].Period = remittance.Quarter(2015, 1+i%2)
		list[i].Instruments = []string{"cash", "card", "cash"}[:i%4]
	}
	tests := map[string]struct {
		by   remittance.By
		want []string
	}{
		"all":    {0, []string{": 9.5 of 4 services"}},
		"sender": {remittance.BySender, []string{"AT: 15 of 2 services", "DE: 4 of 2 services"}},
		// The mean over the services, 11, and not the one over the two corridors, 9.
		"receiver":    {remittance.ByReceiver, []string{"BA: 11 of 3 services", "RS: 5 of 1 services"}},
		"corridor":    {remittance.ByCorridor, []string{"AT-BA: 15 of 2 services", "DE-BA: 3 of 1 services", "DE-RS: 5 of 1 services"}},
		"firm":        {remittance.ByFirm, []string{"A: 11 of 3 services", "B: 5 of 1 services"}},
		"firm type":   {remittance.ByFirmType, []string{"bank: 9.5 of 4 services"}},
		"service":     {remittance.ByService, []string{"0: 10 of 1 services", "1: 20 of 1 services", "2: 3 of 1 services", "3: 5 of 1 services"}},
		"from region": {remittance.ByFromRegion, []string{"high income: 9.5 of 4 services"}},
		"to region":   {remittance.ByToRegion, []string{"Western Balkans: 9.5 of 4 services"}},
		// The second has cash, the third cash and card, the fourth names cash twice.
		"instrument": {remittance.ByInstrument, []string{": 10 of 1 services", "card: 4 of 2 services", "cash: 9.333333… of 3 services"}},
		"period":     {remittance.ByPeriod, []string{"2015-01-01/2015-03-31: 6.5 of 2 services", "2015-04-01/2015-06-30: 12.5 of 2 services"}},
		"two": {
			remittance.ByFirm | remittance.ByReceiver,
			[]string{"ABA: 11 of 3 services", "BRS: 5 of 1 services"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			groups := remittance.NewCostGroups(tt.by, remittance.Selection{})
			for _, s := range list {
				groups.Add(s)
			}
			var got []string
			for _, g := range groups.Averages() {
				k := g.Key
				span, err := k.Period.MarshalText()
				require.NoError(t, err)
				got = append(got, string(span)+k.Service+k.Firm+k.FirmType+k.Corridor.String()+k.Sender.Code()+k.Receiver.Code()+
					k.FromRegion+k.ToRegion+k.Instrument+": "+g.Average.String())
				found, ok := groups.Find(k)
				require.True(t, ok)
				require.Equal(t, g.Average.String(), found.String())
			}
			require.Equal(t, tt.want, got)
		})
	}
	groups := remittance.NewCostGroups(remittance.ByFirm, remittance.Selection{})
	_, ok := groups.Find(remittance.GroupKey{Firm: "nobody"})
	require.False(t, ok)
	require.ErrorIs(t, groups.Merge(&remittance.CostGroups{}), remittance.ErrUnlike)
	require.ErrorIs(t, groups.Merge(remittance.NewCostGroups(remittance.ByFirm, remittance.Selection{At: usd200})), remittance.ErrUnlike)
	var zero remittance.CostGroups
	zero.Add(list[0])
	require.Len(t, zero.Averages(), 1)
}

// The annual value is that of the third quarter, and not the mean of the year.
func TestAnnualCost(t *testing.T) {
	groups := remittance.NewCostGroups(remittance.ByReceiver|remittance.ByPeriod, remittance.Selection{})
	for _, x := range []struct {
		corridor, total string
		year, quarter   int
	}{
		{"AT-BA", "exactly 9%", 2015, 1}, {"AT-BA", "exactly 8%", 2015, 3}, {"DE-BA", "exactly 6%", 2015, 3}, {"AT-BA", "exactly 4%", 2015, 4},
		{"AT-RS", "exactly 5%", 2015, 1}, {"AT-RS", "exactly 3%", 2016, 3}, {"AT-AL", "exactly 3%", 2014, 3},
	} {
		s := priced(x.corridor, "A", x.total)
		s.Period = remittance.Quarter(x.year, x.quarter)
		groups.Add(s)
	}
	undated := priced("AT-BA", "A", "exactly 50%")
	groups.Add(undated)
	got := remittance.AnnualCost(groups.Averages(), 2015)
	require.Len(t, got, 2)
	for _, a := range got {
		require.Equal(t, period.MustParseSpan("2015"), a.Key.Period)
	}
	require.Equal(t, "BA", got[0].Key.Receiver.Code())
	require.Equal(t, "7 of 2 services", got[0].Average.String())
	require.Equal(t, "RS", got[1].Key.Receiver.Code())
	require.Equal(t, "absent: not-reported: no third quarter", got[1].Average.Mean.String())
	require.Empty(t, remittance.AnnualCost(groups.Averages(), 2020))
	require.Empty(t, remittance.AnnualCost(groups.Averages(), 0))
	require.True(t, remittance.Quarter(2015, 5).IsZero())
	require.True(t, remittance.Quarter(0, 1).IsZero())
}

func flow(s string) money.Figure { return money.MustParseFigure(s) }

func TestWeightedCost(t *testing.T) {
	var w remittance.WeightedCost
	require.Equal(t, "absent: not-reported: no corridor has both flow and cost", w.Result().Mean.String())
	require.Equal(t, "absent: not-reported: no flow stated", w.Result().Coverage.Share.String())
	for _, x := range []struct {
		corridor, flow string
		cost           remittance.Percent
	}{
		{"DE-RS", "exactly EUR 300", exact("10")}, {"AT-RS", "exactly EUR 100", exact("2")},
		{"CH-RS", "exactly EUR 600", remittance.Percent{}}, {"HU-RS", "", exact("50")},
	} {
		f := money.Figure{}
		if x.flow != "" {
			f = flow(x.flow)
		}
		require.NoError(t, w.Add(remittance.MustCorridor(x.corridor), f, x.cost))
	}
	got := w.Result()
	require.Equal(t, "8 over 2 of 4 corridors, 40 % of the flow", got.String())
	require.Equal(t, `input: corridors: 4
left-out: corridors: 1 (no flow)
left-out: corridors: 1 (no cost)
compute: flow covered: 400 of 1000 EUR (40 %)
result: weighted average cost in percent: 8 (sum(flow × cost) / sum(flow))
`, got.Trace().String())
	require.Empty(t, w.Check(figure.Int(40)))
	fs := w.Check(figure.Int(50))
	require.Equal(t, "warning: the average covers 40 % of the flow: want at least 50 % [remittance.coverage]\n", fs.String())

	require.ErrorIs(t, w.Add(remittance.Corridor{}, flow("USD 5"), exact("1")), money.ErrMismatch)
	other := remittance.WeightedCost{}
	require.NoError(t, other.Add(remittance.MustCorridor("DE-RS"), flow("USD 5"), exact("1")))
	require.ErrorIs(t, w.Merge(&other), money.ErrMismatch)
	minus, err := money.Stated(eur("-5"))
	require.NoError(t, err)
	require.ErrorIs(t, w.Add(remittance.Corridor{}, minus, exact("1")), remittance.ErrFlow)
	require.Equal(t, got.String(), w.Result().String(), "what is refused is not added")

	require.NoError(t, w.Add(remittance.MustCorridor("DE-RS"), flow("EUR 0"), exact("1")))
	require.Len(t, w.Check(figure.Int(0)).WithCode("remittance.corridor-twice"), 1)
}

// With a hedged flow each of the two counts once: the mean is between those at
// either end, and the coverage too.
func TestWeightedCostHedged(t *testing.T) {
	var w remittance.WeightedCost
	require.NoError(t, w.Add(remittance.MustCorridor("DE-RS"), flow("up to EUR 100"), exact("10")))
	require.NoError(t, w.Add(remittance.MustCorridor("AT-RS"), flow("exactly EUR 100"), exact("2")))
	require.NoError(t, w.Add(remittance.MustCorridor("CH-RS"), flow("over EUR 50"), remittance.Percent{}))
	got := w.Result()
	require.Equal(t, "[2, 6]", got.Mean.String())
	require.Equal(t, "(0, 80)", got.Coverage.Share.Bounds().String())
	require.Equal(t, "[100, 200]", got.Coverage.Covered.String())
	require.Equal(t, check.Note, w.Check(figure.Int(70))[0].Severity)
	require.Equal(t, check.Warning, w.Check(figure.Int(80))[0].Severity)

	var nothing remittance.WeightedCost
	require.NoError(t, nothing.Add(remittance.MustCorridor("DE-RS"), flow("EUR 0"), exact("10")))
	require.Equal(t, indicator.Undefined, nothing.Result().Mean.Absence())
	require.Equal(t, indicator.Undefined, nothing.Result().Coverage.Share.Absence())
}

// exactFigure returns a figure that counts as written.
func exactFigure(t *testing.T, number string) figure.Figure {
	t.Helper()
	d, err := decimal.NewFromString(number)
	require.NoError(t, err)
	f, err := figure.New(figure.Exact, d)
	require.NoError(t, err)
	return f
}
