package programme_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
)

// The queries 1 to 14 of the source documents, each asked of the same portfolio.
func TestQueries(t *testing.T) {
	f, findings := programme.NewPortfolio(regionalProgrammes()...)
	english := lang.NewPrinter(lang.English)
	one := func(id string) programme.Programme {
		list := f.Statements(id)
		require.NotEmpty(t, list)
		return list[0]
	}

	t.Run("1 contributions and total", func(t *testing.T) {
		r, err := one("yem").Reconcile()
		claim.Assert(t, r, err)
		require.Equal(t, "[-950000, 1150000]", r.Remainder.String())
		// Of all programmes: which contradict themselves?
		wrong := programme.Where(func(p programme.Programme) check.Verdict {
			return check.Decide(len(p.Check().WithCode("programme.budget-sum")) > 0)
		})
		require.Empty(t, f.Select(wrong).IDs())
	})
	t.Run("2 shares", func(t *testing.T) {
		share, err := one("yem").ContributionShare(0)
		require.NoError(t, err)
		require.Equal(t, "64.7–86.7", share.Bounds.Format(english, 1))
		for base, want := range map[string]string{programme.OfTotal: "5.8–20.0", "fund": "7.6–27.3"} {
			share, err := one("yem").ShareOf(0, base)
			require.NoError(t, err)
			require.Equal(t, want, share.Bounds.Format(english, 1))
		}
	})
	t.Run("3 country, region, date, period, open end", func(t *testing.T) {
		inSerbia := programme.InCountry(place.MustCountry("RS"))
		require.Equal(t, []string{"iris?", "wb-capacity?", "yem"}, foundIn(f.Select(inSerbia, programme.RunningOn(period.MustParse("2010")))))
		require.Equal(t, []string{"iris?", "yem?"}, foundIn(f.Select(inSerbia, programme.RunningOn(period.MustParse("2012-05-15")))))
		require.Equal(t, []string{"gjp", "iris?"}, foundIn(f.Select(inSerbia, programme.RunningDuring(period.MustParseSpan("2014/2016")))))
		require.Equal(t, []string{"gjp", "gjp-pilot?", "iris?", "mine-survivors", "rmp", "rmp-training"},
			foundIn(f.Select(programme.InGroup(place.MustGroup("SEEECA"), period.Date{}), programme.Not(programme.InCountry(place.MustCountry("XK"))),
				programme.RunningDuring(period.MustParseSpan("2015")))), "the pilot has no end")
		require.Equal(t, []string{"gjp-pilot?", "iris"}, foundIn(f.Select(programme.OpenEnded())))
	})
	t.Run("4 length", func(t *testing.T) {
		length, err := one("yem").Span.Length()
		require.NoError(t, err)
		require.Equal(t, "36 months elapsed, 37 inclusive, 1067 to 1127 days", length.String())
		six, err := claim.Lasts(one("mine-survivors").Span, figure.MustParse("6 months"))
		require.NoError(t, err)
		require.Equal(t, claim.Inconsistent, six.Consistency)
		five, err := claim.Lasts(one("rmp").Span, figure.MustParse("over 5 years"))
		claim.Assert(t, five, err)
		// The same dates on two programmes suggest a copied field.
		same := programme.Where(func(p programme.Programme) check.Verdict { return check.Decide(p.Span == one("msme").Span) })
		require.Equal(t, []string{"mine-survivors", "msme"}, f.Select(same).IDs())
	})
	t.Run("5 relations and dates of components", func(t *testing.T) {
		require.Equal(t, []string{"rmp-training"}, f.Select(programme.RelatedAs(programme.Component, "rmp")).IDs())
		require.Equal(t, []string{"rmp"}, f.Select(programme.RelatedAs(programme.Parent, "rmp-training")).IDs())
		require.Equal(t, []string{"gjp-pilot"}, f.Select(programme.RelatedAs(programme.PilotedBy, "gjp")).IDs())
		require.Empty(t, findings.WithCode("programme.component-dates"), "the component ends in the parent's last month")
		require.Empty(t, findings.WithCode("programme.succession-overlap"), "phases that touch in 2013 at year precision")
	})
	t.Run("6 outcomes, leads, results", func(t *testing.T) {
		p := joint()
		var got []string
		for _, o := range p.Outcomes {
			lead, _ := p.Organisation(o.Lead)
			got = append(got, strings.TrimSpace(o.Code+" "+lead.String()))
		}
		require.Equal(t, []string{"1 IOM", "2", "3"}, got)
		require.Len(t, p.Results, 2)
	})
	t.Run("7 sources against each other", func(t *testing.T) {
		countries, ok := f.Compare("gjp").Field("countries")
		require.True(t, ok)
		require.Equal(t, programme.Conflict, countries.Accord)
		require.Equal(t, "8 against 10", countries.Why)
	})
	t.Run("8 donors by pillar, country, year", func(t *testing.T) {
		var got []string
		for _, g := range f.Select(programme.ClassifiedUnder(indicator.MustCode("pillar:1"))).Certain().Funding() {
			got = append(got, g.Donor+" "+g.Programme+" "+g.Amount.String())
		}
		require.Equal(t, []string{"eu eu-bk-2 ", "eu msme ", "mti eu-bk-2 ", "mti msme "}, got)

		var unknown []string
		for _, g := range f.Select(programme.RunningDuring(period.MustParseSpan("2009"))).Certain().Funding() {
			if g.Amount.IsZero() {
				unknown = append(unknown, g.Donor+" "+g.Programme)
			}
		}
		require.Equal(t, []string{"ch wb-capacity", "de wb-capacity", "ec wb-capacity", "it wb-capacity", "li wb-capacity"}, unknown)
		require.Equal(t, []string{"gjp", "gjp-pilot", "iris?", "mine-survivors?"},
			foundIn(f.Select(programme.FundedBy("sdc"), programme.Not(programme.InCountry(place.MustCountry("XK"))))))
	})
	t.Run("9 on plan", func(t *testing.T) {
		plan := indicator.Indicator{Code: "reached", Unit: "persons", Scale: indicator.CountScale, Direction: indicator.Increase}
		r := programme.NewReport(one("rmp"), period.MustParseSpan("2010-03/2015-08"), indicator.Achievement{}, programme.ReportLine{
			Indicators: []programme.ReportIndicator{{Indicator: plan, Observations: []indicator.Observation{
				{Role: figure.Target, Value: indicator.FigureValue(figure.MustParse("343,300 persons"))},
				{Role: figure.Actual, Value: indicator.FigureValue(figure.MustParse("931,308 persons"))},
			}}},
		})
		require.Equal(t, check.Met, r.Rows[0].Verdict, r)
		ratio, ok := r.Rows[0].Indicators[0].Evaluation.Measure("ratio")
		require.True(t, ok)
		require.Equal(t, "2.7128", ratio.Format(4))
	})
	t.Run("10 ceilings", func(t *testing.T) {
		c, err := claim.UnderCeilings(one("msme").Total,
			claim.Group{Count: figure.Count(21, "grants"), Ceiling: money.MustParseFigure("up to EUR 25,000")},
			claim.Group{Count: figure.Count(15, "grants"), Ceiling: money.MustParseFigure("up to EUR 200,000")})
		claim.Assert(t, c, err)
		require.Equal(t, "[3525000, 3525000]", c.Total.String())
		require.Equal(t, "165,000", c.MeanAtLeast[1].Format(english, 0)[len("at least "):])
	})
	t.Run("11 own contribution", func(t *testing.T) {
		tenth, err := figure.NewInterval(figure.MustNumber("0.1"), figure.MustNumber("0.2"))
		require.NoError(t, err)
		own, err := money.OwnContribution(money.MustParseFigure("CHF 100,000"), tenth, money.OfTotal)
		require.NoError(t, err)
		require.Equal(t, "11,111–25,000", own.Format(english, 0))
	})
	t.Run("12 co-financing", func(t *testing.T) {
		share, err := claim.ShareOfSum(money.MustParseFigure("EUR 2 million"), money.MustParseFigure("EUR 3 million"))
		require.NoError(t, err)
		require.Equal(t, "[30, 50]", share.Bounds.String())
		for minimum, want := range map[int64]check.Verdict{30: check.Met, 40: check.CannotTell, 51: check.NotMet} {
			require.Equal(t, want, share.Bounds.Compare(figure.GreaterOrEqual, figure.Int(minimum)), minimum)
		}
	})
	t.Run("13 averages", func(t *testing.T) {
		mean := claim.Ratio(money.MustParseFigure("more than USD 8.5 million"), figure.MustParse("over 9,900 loans"), figure.Int(1))
		_, _, lower := mean.Bounds.Lo()
		_, _, upper := mean.Bounds.Hi()
		require.False(t, upper, "both are without an upper end")
		require.True(t, lower)
		require.Equal(t, check.Met, mean.Bounds.Compare(figure.Greater, figure.Int(0)))
	})
	t.Run("14 one currency", func(t *testing.T) {
		totals := f.Select(programme.RunningDuring(period.MustParseSpan("2014-06"))).Totals(programme.CountTop)
		require.Equal(t, "3000000 EUR, 250000.50 USD", totals.Exact.String())
		require.Equal(t, map[string]string{
			"eu-bk-2": "no total is stated", "gjp": "no total is stated", "gjp-pilot": "no total is stated", "iris": "no total is stated",
			"rmp-training": `it is in the total of "rmp"`,
		}, leftOut(totals))
		rates := money.MustRates(money.MustParseRate("1 EUR = 1.25 USD on 2014-06-02 (daily, ECB)"))
		in := totals.In(money.Converter{Rates: []*money.Rates{rates}}, money.MustCurrency("USD"), period.MustParse("2014-06-02"))
		require.True(t, in.Complete())
		require.Equal(t, "USD 15,485,000–16,515,001", "USD "+in.Bounds.Format(english, 0), "3.735 to 3.765 million, 11.5 to 12.5 million and 250,000.50")
	})
}
