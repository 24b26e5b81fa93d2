package diaspora_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/period"
)

func summaryOf(stocks []diaspora.Stock, allow ...diaspora.Mix) (diaspora.Summary, error) {
	return diaspora.Summarise(slices.Values(stocks), allow...)
}

func TestSummarise(t *testing.T) {
	stocks := []diaspora.Stock{
		albanians(t, geo("USA"), diaspora.Female, 30), albanians(t, geo("USA"), diaspora.Male, 30),
		albanians(t, geo("ITA"), diaspora.BothSexes, 100), albanians(t, geo("ITA"), diaspora.Female, 45), albanians(t, geo("ITA"), diaspora.Male, 50),
		albanians(t, geo("AUT"), diaspora.BothSexes, 60).OnTypes(diaspora.ForeignCitizens),
		albanians(t, diaspora.Others(), diaspora.BothSexes, 500),
		with(albanians(t, geo("CHE"), diaspora.BothSexes, 0), func(s *diaspora.Stock) { s.Count = suppressed(t, 1, 4) }),
		albanians(t, geo("SVN"), diaspora.Female, 7),
	}
	s, err := summaryOf(stocks)
	require.NoError(t, err)
	require.Equal(t, geo("ALB"), s.Origin)
	require.True(t, s.Residence.IsZero())
	total, ok := s.Total.Value()
	require.True(t, ok)
	require.EqualValues(t, 60+100+60+500+7, total)
	require.Equal(t, 2, s.Total.Absent(), "the hidden cell, and the men in Slovenia")
	require.EqualValues(t, 728, s.Total.Low())
	var order []string
	for _, p := range s.Places {
		order = append(order, p.Place.String()+" "+p.Total.String()+" "+p.Basis.String())
	}
	require.Equal(t, []string{
		"IT 100 birth", "AT 60 citizenship", "US 60 birth", "SI at least 7, 1 part absent birth",
		"CH suppressed, 1 to 4 birth", "others 500 birth",
	}, order, "largest first, equal ones by place, then what has no number, then others")
	require.Equal(t, []string{"IT", "AT"}, []string{s.Top(2)[0].Place.String(), s.Top(2)[1].Place.String()})
	require.Len(t, s.Top(100), 4, "neither what has no number nor others")
	require.Equal(t, []string{"diaspora.stock-sexes"}, slices.Collect(s.Findings.Codes()))
	require.Contains(t, s.Findings[0].Message, "women and men are 95, both sexes 100")
	require.Equal(t, []diaspora.Basis{diaspora.BirthBasis, diaspora.CitizenshipBasis}, s.Mixed.Bases)
	require.Equal(t, diaspora.MixedBasis, s.Stock().Basis)
	require.Equal(t, "(0, 8.2418]", s.BasisPercent(diaspora.CitizenshipBasis).String())
	require.Equal(t, "(0, 21.9781]", s.TopPercent(2).String(), "160 of 728 or more")
	require.Equal(t, "AL in anywhere, 2020: "+s.Total.String()+" (mixed, BC, UN DESA 2020)", s.Stock().String())
	require.Contains(t, s.Trace().String(), "left-out: CH: suppressed, 1 to 4 (no number, and not 0)")

	// In any order.
	r := rand.New(rand.NewPCG(5, 6))
	for range 20 {
		r.Shuffle(len(stocks), func(i, j int) { stocks[i], stocks[j] = stocks[j], stocks[i] })
		again, err := summaryOf(stocks)
		require.NoError(t, err)
		require.Equal(t, s, again)
	}
}

func TestSummariseByOrigin(t *testing.T) {
	inItaly := func(origin string, n int64) diaspora.Stock {
		return with(albanians(t, geo("ITA"), diaspora.BothSexes, n), func(s *diaspora.Stock) { s.Origin = geo(origin) })
	}
	s, err := summaryOf([]diaspora.Stock{inItaly("MKD", 5), inItaly("ALB", 15)})
	require.NoError(t, err)
	require.Equal(t, geo("ITA"), s.Residence)
	require.True(t, s.Origin.IsZero())
	require.Equal(t, "75", s.Places[0].Percent.String())
	require.Equal(t, geo("ALB"), s.Places[0].Place)
	require.NotEmpty(t, s.FemalePercent.Undefined)

	elsewhere := with(inItaly("XKX", 3), func(s *diaspora.Stock) { s.Residence = geo("CHE") })
	_, err = summaryOf([]diaspora.Stock{inItaly("MKD", 5), inItaly("ALB", 15), elsewhere})
	require.ErrorIs(t, err, diaspora.ErrUnrelated)
}

func TestSummariseRefuses(t *testing.T) {
	italy := albanians(t, geo("ITA"), diaspora.Female, 40)
	greece := albanians(t, geo("GRC"), diaspora.Female, 40)
	for name, tt := range map[string]struct {
		other diaspora.Stock
		err   error
	}{
		"twice":     {italy, diaspora.ErrOverlap},
		"age":       {with(greece, func(s *diaspora.Stock) { s.Age = ages(t, "25+") }), diaspora.ErrUnrelated},
		"date":      {with(greece, func(s *diaspora.Stock) { s.Date = period.MustParse("2015") }), diaspora.ErrOverlap},
		"edition":   {with(greece, func(s *diaspora.Stock) { s.Edition = edition(2024) }), diaspora.ErrEditions},
		"aggregate": {with(greece, func(s *diaspora.Stock) { s.Residence = aggregate(t, "900") }), diaspora.ErrOverlap},
		"too many":  {with(greece, func(s *diaspora.Stock) { s.Count = exactly(t, diaspora.MaxCount) }), diaspora.ErrCount},
	} {
		_, err := summaryOf([]diaspora.Stock{italy, tt.other})
		require.ErrorIs(t, err, tt.err, name)
	}
	s, err := summaryOf([]diaspora.Stock{italy, with(greece, func(s *diaspora.Stock) { s.Edition = edition(2024) })}, diaspora.AcrossEditions)
	require.NoError(t, err)
	require.Len(t, s.Mixed.Editions, 2)
	require.True(t, s.Edition.IsZero())

	s, err = summaryOf(nil)
	require.NoError(t, err)
	require.Equal(t, "not reported", s.Total.String())
	require.NotEmpty(t, s.FemalePercent.Undefined)
	require.NotEmpty(t, s.TopPercent(3).Undefined)
	require.NotEmpty(t, s.BasisPercent(diaspora.BirthBasis).Undefined)
	require.Empty(t, s.Top(3))
}

func TestStockTable(t *testing.T) {
	women := albanians(t, geo("ITA"), diaspora.Female, 40)
	men := albanians(t, geo("ITA"), diaspora.Male, 60).OnTypes(diaspora.ForeignCitizens)
	whole := with(women, func(s *diaspora.Stock) { s.Sex, s.Residence, s.Count = 0, aggregate(t, "900"), exactly(t, 999) })
	serbians := with(women, func(s *diaspora.Stock) { s.Origin = serbiaWithKosovo(t) })
	old := with(women, func(s *diaspora.Stock) { s.Edition = edition(2015) })
	greece := albanians(t, geo("GRC"), diaspora.Female, 9)
	table, err := diaspora.NewStockTable(slices.Values([]diaspora.Stock{women, men, whole, serbians, old, greece}))
	require.NoError(t, err)
	require.Equal(t, 6, table.Len())
	require.Equal(t, []diaspora.Edition{edition(2015), edition(2020)}, table.Editions())
	require.Len(t, slices.Collect(table.All()), 6)

	require.Equal(t, women, table.Lookup(edition(2020), women.Key()))
	both := women.Key()
	both.Sex = diaspora.BothSexes
	require.Equal(t, "AL in IT, 2020: 100 (mixed, BC, UN DESA 2020)", table.Lookup(edition(2020), both).String())
	both.Residence = geo("GRC")
	require.Equal(t, "AL in GR, 2020: at least 9, 1 part absent (birth, B, UN DESA 2020)", table.Lookup(edition(2020), both).String())
	both.Residence = geo("USA")
	require.Equal(t, "AL in US, 2020: not reported (UN DESA 2020)", table.Lookup(edition(2020), both).String())
	require.Equal(t, "AL in IT, 2020, female: not reported (UN DESA 2024)", table.Lookup(edition(2024), women.Key()).String())

	// A territory is found by itself and by the plain country, and by no other.
	key := serbians.Key()
	require.True(t, table.Lookup(edition(2020), key).Count.IsGiven())
	key.Origin = geo("SRB")
	require.Equal(t, "Serbia including Kosovo*", table.Lookup(edition(2020), key).Origin.Territory())
	key.Origin, err = geo("SRB").WithTerritory("Serbia without Kosovo*")
	require.NoError(t, err)
	require.False(t, table.Lookup(edition(2020), key).Count.IsGiven())
	require.Empty(t, slices.Collect(table.Of(edition(2020), key.Origin, key.Date)))
	require.Len(t, slices.Collect(table.Of(edition(2020), geo("SRB"), key.Date)), 1)

	s, err := table.Summary(edition(2020), geo("ALB"), women.Date)
	require.NoError(t, err)
	n, _ := s.Total.Value()
	require.EqualValues(t, 109, n, "without the aggregate")
	s, err = table.Summary(edition(2020), geo("MKD"), women.Date)
	require.NoError(t, err)
	require.Equal(t, "MK in anywhere, 2020: not reported (UN DESA 2020)", s.Stock().String())

	again, err := diaspora.NewStockTable(slices.Values([]diaspora.Stock{whole, women, whole}))
	require.NoError(t, err)
	require.Equal(t, 2, again.Len())
	_, err = diaspora.NewStockTable(slices.Values([]diaspora.Stock{whole, with(whole, func(s *diaspora.Stock) { s.Count = exactly(t, 998) })}))
	require.ErrorIs(t, err, diaspora.ErrOverlap)
	_, err = diaspora.NewStockTable(slices.Values([]diaspora.Stock{women, women}))
	require.ErrorIs(t, err, diaspora.ErrOverlap)

	narrow := with(serbians, func(s *diaspora.Stock) { s.Origin = geo("SRB") })
	_, err = diaspora.NewStockTable(slices.Values([]diaspora.Stock{serbians, narrow}))
	require.ErrorIs(t, err, diaspora.ErrOverlap)
	require.False(t, (&diaspora.StockTable{}).Lookup(edition(2020), key).Count.IsGiven())
}

// The real files: what one edition lists and the next does not is not reported,
// and the totals of the two differ for one year.
func TestStockTableOfRealEditions(t *testing.T) {
	table, err := diaspora.NewStockTable(slices.Values(append(readStocks(t, 2020), readStocks(t, 2024)...)))
	require.NoError(t, err)
	key := diaspora.StockKey{Origin: geo("ALB"), Residence: geo("USA"), Date: yearOf(t, 2020)}
	n, ok := table.Lookup(edition(2020), key).Count.Value()
	require.True(t, ok)
	require.EqualValues(t, 97_252, n)
	require.Equal(t, diaspora.CountNotReported, table.Lookup(edition(2024), key).Count.Status())

	total := func(e, year int) diaspora.Stock {
		s, err := table.Summary(edition(e), geo("ALB"), yearOf(t, year))
		require.NoError(t, err)
		return s.Stock()
	}
	change, err := diaspora.ChangeOfStock(total(2024, 2020), total(2024, 2024))
	require.NoError(t, err)
	require.Equal(t, "10.2169", change.Percent.String())
	revision, err := diaspora.RevisionOf(total(2020, 2020), total(2024, 2020), diaspora.AcrossBases)
	require.NoError(t, err)
	require.Equal(t, "-146602", revision.Difference.String())

	s, err := table.Summary(edition(2020), geo("SRB"), yearOf(t, 2015))
	require.NoError(t, err)
	require.Equal(t, "826891", s.Total.String())

	// Italy, Greece and the United States have 82 % of the Albanians abroad.
	s, err = table.Summary(edition(2020), geo("ALB"), yearOf(t, 2020))
	require.NoError(t, err)
	require.Equal(t, "82.3745", s.TopPercent(3).String())
	require.Equal(t, "48.6085", s.FemalePercent.String())
}

func BenchmarkSummarise(b *testing.B) {
	stocks := millionStocks(b)[:500] // one origin in 250 residences, by sex
	b.ReportAllocs()
	for b.Loop() {
		if _, err := summaryOf(stocks); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(stocks)), "ns/stock")
}
