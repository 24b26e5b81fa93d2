package programme_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
)

func costingRecord(id, total string, relations ...programme.Relation) programme.Programme {
	p := programme.Programme{ID: id, Countries: inCountries("RS"), Relations: relations}
	if total != "" {
		p.Total = money.MustParseFigure(total)
	}
	return p
}

// sumsOf prints the totals by currency.
func sumsOf(t programme.Totals) map[string]string {
	out := make(map[string]string)
	for _, c := range t.Currencies {
		out[c.Currency.Code()] = c.Bounds.String()
	}
	return out
}

func leftOut(t programme.Totals) map[string]string {
	out := make(map[string]string)
	for _, item := range t.LeftOut {
		out[item.Programme] = item.Why
	}
	return out
}

func TestTotals(t *testing.T) {
	inSerbia := programme.InCountry(place.MustCountry("RS"))
	f := portfolioOf(t,
		costingRecord("a", "USD 8 million"), costingRecord("b", "more than USD 1 million"), costingRecord("c", "EUR 1,400.50"),
		costingRecord("d", "EUR 99"), costingRecord("e", ""), programme.Programme{ID: "f", Total: money.MustParseFigure("EUR 1000")},
	)
	got := f.Select(inSerbia).Totals(programme.CountTop)
	require.Equal(t, map[string]string{"USD": "(8500000, ∞)", "EUR": "[1499.495, 2499.505]"}, sumsOf(got), "1000 counts as nothing to all")
	require.Equal(t, "99 EUR", got.Exact.String(), "1,400.50 is rounded to a cent")
	require.Equal(t, map[string]string{"e": "no total is stated"}, leftOut(got))
	eur, ok := got.Total(money.EUR)
	require.True(t, ok)
	require.Equal(t, 2, eur.Certain)
	require.Equal(t, 1, eur.Possible)
	_, ok = got.Total(money.MustCurrency("CHF"))
	require.False(t, ok)
	require.Contains(t, got.Trace().String(), "left-out: e (no total is stated)")
	require.Contains(t, got.Trace().String(), "input: f: EUR 1000 (nobody can tell whether it belongs to the selection)")
}

// A programme and its components are not both counted, whichever side states the
// relation.
func TestTotalsCounting(t *testing.T) {
	parent, component := programme.Parent, programme.Component
	f := portfolioOf(t,
		costingRecord("a", "USD 100", relatedBy(component, "b")), costingRecord("b", "USD 60"),
		costingRecord("c", "USD 25", relatedBy(parent, "b")), costingRecord("d", "EUR 7", relatedBy(parent, "x")),
		costingRecord("x", "", relatedBy(component, "y")), costingRecord("y", "EUR 2"), costingRecord("z", "EUR 1", relatedBy(programme.Predecessor, "y")),
	)
	for c, want := range map[programme.CountingPolicy]map[string]string{
		programme.CountTop:    {"USD": "[100, 100]", "EUR": "[10, 10]"},
		programme.CountLowest: {"USD": "[25, 25]", "EUR": "[10, 10]"},
		programme.CountAll:    {"USD": "[185, 185]", "EUR": "[10, 10]"},
	} {
		require.Equal(t, want, sumsOf(f.Select().Totals(c)), c)
	}
	require.Equal(t, map[string]string{
		"b": `it is in the total of "a"`, "c": `it is in the total of "a"`, "x": "no total is stated",
	}, leftOut(f.Select().Totals(programme.CountTop)))
	require.Equal(t, map[string]string{
		"a": `its component "b" counts`, "b": `its component "c" counts`, "x": "no total is stated",
	}, leftOut(f.Select().Totals(programme.CountLowest)))

	// In a cycle neither is above the other for good; nothing hangs.
	f = portfolioOf(t, costingRecord("a", "USD 1", relatedBy(parent, "b")), costingRecord("b", "USD 2", relatedBy(parent, "a")), costingRecord("s", "USD 4", relatedBy(parent, "s")))
	require.Equal(t, map[string]string{"USD": "[4, 4]"}, sumsOf(f.Select().Totals(programme.CountTop)))
}

// What several sources state of one total counts once.
func TestTotalsOfSeveralSources(t *testing.T) {
	by := func(id, total, source string) programme.Programme {
		p := costingRecord(id, total)
		p.Source = figure.Source{Title: source}
		return p
	}
	f := portfolioOf(t,
		by("meet", "USD 8 million", "1"), by("meet", "USD 7,900,000", "2"), by("meet", "", "3"),
		by("apart", "EUR 5", "1"), by("apart", "EUR 7", "2"),
		by("unlike", "EUR 5", "1"), by("unlike", "CHF 5", "2"),
	)
	got := f.Select().Totals(programme.CountTop)
	require.Equal(t, map[string]string{"USD": "[7900000, 7900000]", "EUR": "[5, 7]"}, sumsOf(got))
	require.Equal(t, map[string]string{"unlike": "its sources state totals in several currencies"}, leftOut(got))
}

func TestTotalsIn(t *testing.T) {
	rates := money.MustRates(money.MustParseRate("1 EUR = 1.25 USD on 2014-06-02 (daily, ECB)"))
	f := portfolioOf(t, costingRecord("a", "EUR 2 million"), costingRecord("b", "EUR 1 million"), costingRecord("c", "USD 500"), costingRecord("d", "GEL 7"))
	got := f.Select().Totals(programme.CountTop).In(money.Converter{Rates: []*money.Rates{rates}}, money.MustCurrency("USD"), period.MustParse("2014-06-02"))
	require.False(t, got.Complete())
	require.Equal(t, "USD", got.Currency.Code())
	require.ErrorIs(t, got.Parts[1].Err, money.ErrNoRate)
	require.NoError(t, got.Parts[0].Err)
	require.Equal(t, check.Met, got.Bounds.Compare(figure.Greater, figure.Int(2_400_000)))
	require.Equal(t, check.Met, got.Bounds.Compare(figure.Less, figure.Int(5_100_000)))
	require.Contains(t, got.Parts[0].Conversion.Trace().String(), "1.25")
}

func TestFunding(t *testing.T) {
	by := func(source string, list ...programme.Contribution) programme.Programme {
		return programme.Programme{ID: "a", Contributions: list, Organisations: asDonors("eu", "sdc"), Source: figure.Source{Title: source}}
	}
	gives := func(donor, amount string) programme.Contribution {
		c := programme.Contribution{Donor: donor}
		if amount != "" {
			c.Amount = money.MustParseFigure(amount)
		}
		return c
	}
	f := portfolioOf(t,
		by("1", gives("eu", "EUR 5"), gives("eu", "EUR 5")), by("2", gives("eu", "EUR 5"), gives("sdc", "CHF 2")),
		programme.Programme{ID: "b", Organisations: asDonors("sdc")},
	)
	var got []string
	for _, g := range f.Select().Funding() {
		got = append(got, g.Donor+" "+g.Programme+" "+g.Amount.String()+" "+g.Source.Title)
	}
	require.Equal(t, []string{"eu a EUR 5 1", "eu a EUR 5 1", "sdc a CHF 2 2", "sdc b  "}, got)
}

func TestCounting(t *testing.T) {
	for c := programme.CountTop; c <= programme.CountAll; c++ {
		data, err := c.MarshalText()
		require.NoError(t, err)
		var back programme.CountingPolicy
		require.NoError(t, back.UnmarshalText(data))
		require.Equal(t, c, back)
	}
}
