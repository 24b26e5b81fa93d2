package diaspora_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// albanians returns a stock of Albanians by birth in 2020, edition 2020.
func albanians(t testing.TB, residence diaspora.Geo, sex diaspora.Sex, n int64) diaspora.Stock {
	t.Helper()
	s := diaspora.Stock{
		Count: exactly(t, n), Origin: geo("ALB"), Residence: residence, Sex: sex,
		Date: period.MustParse("2020"), Edition: edition(2020),
	}
	return s.OnTypes(diaspora.ForeignBorn)
}

func with(s diaspora.Stock, change func(*diaspora.Stock)) diaspora.Stock {
	change(&s)
	return s
}

func sumOf(stocks []diaspora.Stock, allow ...diaspora.Mix) (diaspora.StockSum, error) {
	return diaspora.SumStocks(slices.Values(stocks), allow...)
}

func ages(t testing.TB, s string) diaspora.AgeBand {
	t.Helper()
	a, err := diaspora.ParseAgeBand(s)
	require.NoError(t, err)
	return a
}

func TestSumStocksRefuses(t *testing.T) {
	italy := albanians(t, geo("ITA"), diaspora.BothSexes, 100)
	greece := albanians(t, geo("GRC"), diaspora.BothSexes, 50)
	serbia := albanians(t, geo("SRB"), diaspora.BothSexes, 3)
	tests := map[string]struct {
		other  diaspora.Stock
		allow  diaspora.Mix // what lets it pass
		err    error
		common error
	}{
		"edition":    {with(greece, func(s *diaspora.Stock) { s.Edition = edition(2024) }), diaspora.AcrossEditions, diaspora.ErrEditions, diaspora.ErrMixed},
		"no edition": {with(greece, func(s *diaspora.Stock) { s.Edition = diaspora.Edition{} }), diaspora.AcrossEditions, diaspora.ErrEditions, diaspora.ErrMixed},
		"basis":      {greece.OnTypes(diaspora.ForeignCitizens), diaspora.AcrossBases, diaspora.ErrBases, diaspora.ErrMixed},
		"no basis":   {greece.OnTypes(0), diaspora.AcrossBases, diaspora.ErrBases, diaspora.ErrMixed},
		"date":       {with(greece, func(s *diaspora.Stock) { s.Date = period.MustParse("2015") }), 0, diaspora.ErrOverlap, diaspora.ErrOverlap},
		"sex":        {with(greece, func(s *diaspora.Stock) { s.Sex = diaspora.Male }), 0, diaspora.ErrOverlap, diaspora.ErrOverlap},
		"age":        {with(greece, func(s *diaspora.Stock) { s.Age = ages(t, "25+") }), 0, diaspora.ErrOverlap, diaspora.ErrOverlap},
		"aggregate":  {with(greece, func(s *diaspora.Stock) { s.Residence = aggregate(t, "900") }), 0, diaspora.ErrOverlap, diaspora.ErrOverlap},
		"anywhere":   {with(greece, func(s *diaspora.Stock) { s.Residence = diaspora.Geo{} }), 0, diaspora.ErrOverlap, diaspora.ErrOverlap},
		"world":      {with(greece, func(s *diaspora.Stock) { s.Origin = aggregate(t, "900") }), 0, diaspora.ErrOverlap, diaspora.ErrOverlap},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			for _, pair := range [][]diaspora.Stock{{italy, tt.other}, {tt.other, italy}} {
				_, err := sumOf(pair)
				require.ErrorIs(t, err, tt.err)
				require.ErrorIs(t, err, tt.common)
				_, err = sumOf(pair, ^tt.allow)
				require.ErrorIs(t, err, tt.err, "another leave does not help")
				if tt.allow == 0 {
					continue
				}
				sum, err := sumOf(pair, tt.allow)
				require.NoError(t, err)
				require.Equal(t, tt.allow, sum.Mixed.Mix())
				require.Equal(t, exactly(t, 150), sum.Total.Count)
			}
		})
	}
	t.Run("territory", func(t *testing.T) {
		wide := with(serbia, func(s *diaspora.Stock) { s.Residence = serbiaWithKosovo(t) })
		pair := []diaspora.Stock{serbia, italy, wide}
		_, err := sumOf(pair)
		require.ErrorIs(t, err, diaspora.ErrTerritories)
		var mix *diaspora.MixError
		require.ErrorAs(t, err, &mix)
		require.Equal(t, diaspora.AcrossTerritories, mix.Mix)
		sum, err := sumOf(pair, diaspora.AcrossTerritories)
		require.NoError(t, err)
		require.Equal(t, []diaspora.Geo{geo("SRB"), serbiaWithKosovo(t)}, sum.Mixed.Territories)
		require.Equal(t, "territories RS, RS (Serbia including Kosovo*)", sum.Mixed.String())

		both, err := sumOf([]diaspora.Stock{serbia, with(wide, func(s *diaspora.Stock) { s.Sex = 0 })}, diaspora.AcrossTerritories)
		require.NoError(t, err)
		require.Equal(t, geo("SRB"), both.Total.Residence)
	})
	t.Run("refugees", func(t *testing.T) {
		refugees := with(greece, func(s *diaspora.Stock) { s.Basis, s.Types = diaspora.RefugeeBasis, 0 })
		added := italy.OnTypes(diaspora.ForeignBorn | diaspora.RefugeesAdded)
		for _, pair := range [][]diaspora.Stock{{refugees, added}, {added, refugees}} {
			_, err := sumOf(pair, diaspora.AcrossBases)
			require.ErrorIs(t, err, diaspora.ErrOverlap)
		}
		sum, err := sumOf([]diaspora.Stock{refugees, italy}, diaspora.AcrossBases)
		require.NoError(t, err, "they were not added there")
		require.Equal(t, diaspora.NoBasis, sum.Total.Basis)
	})
	_, err := sumOf([]diaspora.Stock{with(italy, func(s *diaspora.Stock) { s.Age = ages(t, "15-24") }), with(greece, func(s *diaspora.Stock) { s.Age = ages(t, "65+") })})
	require.ErrorIs(t, err, diaspora.ErrAge)
	_, err = sumOf([]diaspora.Stock{italy, with(greece, func(s *diaspora.Stock) { s.Count = exactly(t, diaspora.MaxCount) })})
	require.ErrorIs(t, err, diaspora.ErrCount)
}

func TestSumStocks(t *testing.T) {
	women := albanians(t, geo("ITA"), diaspora.Female, 40)
	men := albanians(t, geo("ITA"), diaspora.Male, 60).OnTypes(diaspora.ForeignBorn | diaspora.RefugeesAdded)
	sum, err := sumOf([]diaspora.Stock{women, men})
	require.NoError(t, err)
	require.Equal(t, "AL in IT, 2020: 100 (birth, BR, UN DESA 2020)", sum.Total.String())
	require.Equal(t, 2, sum.Stocks)
	require.True(t, sum.Mixed.IsZero())
	require.Equal(t, []diaspora.BasisCount{{Basis: diaspora.BirthBasis, Count: exactly(t, 100), Stocks: 2}}, sum.ByBasis)
	require.Equal(t, "input: basis birth: 100 (2 stocks)\nresult: total: AL in IT, 2020: 100 (birth, BR, UN DESA 2020)\n", sum.Trace().String())

	sum, err = sumOf([]diaspora.Stock{women})
	require.NoError(t, err)
	require.Equal(t, diaspora.Female, sum.Total.Sex)

	// Age bands that touch, in any order.
	sum, err = sumOf([]diaspora.Stock{
		with(women, func(s *diaspora.Stock) { s.Age = ages(t, "65+") }),
		with(women, func(s *diaspora.Stock) { s.Age = ages(t, "0-14") }),
		with(women, func(s *diaspora.Stock) { s.Age = ages(t, "15-64") }),
		with(men, func(s *diaspora.Stock) { s.Age = ages(t, "0-14") }),
	})
	require.NoError(t, err)
	require.True(t, sum.Total.Age.IsAll())
	sum, err = sumOf([]diaspora.Stock{
		with(women, func(s *diaspora.Stock) { s.Age = ages(t, "25-64") }),
		with(women, func(s *diaspora.Stock) { s.Age = ages(t, "15-24") }),
	})
	require.NoError(t, err)
	require.Equal(t, "15-64", sum.Total.Age.String())

	// Others are a part, an absent stock is not 0, and two bases are mixed.
	sum, err = sumOf([]diaspora.Stock{
		albanians(t, geo("ITA"), diaspora.BothSexes, 40),
		albanians(t, diaspora.Others(), diaspora.BothSexes, 5).OnTypes(diaspora.ForeignCitizens),
		with(albanians(t, geo("USA"), diaspora.BothSexes, 0), func(s *diaspora.Stock) { s.Count = diaspora.Count{} }),
	}, diaspora.AcrossBases)
	require.NoError(t, err)
	require.Equal(t, "AL in anywhere, 2020: at least 45, 1 part absent (mixed, BC, UN DESA 2020)", sum.Total.String())
	require.Equal(t, "bases birth, citizenship", sum.Mixed.String())
	require.Contains(t, sum.Trace().String(), "policy: across bases: bases birth, citizenship (allowed to differ)")

	// Of nothing there is no sum, and not 0.
	sum, err = sumOf(nil)
	require.NoError(t, err)
	require.Equal(t, diaspora.CountNotReported, sum.Total.Count.Status())
	require.Empty(t, sum.ByBasis)

	require.Equal(t, "alike", diaspora.Mix(0).String())
	require.Equal(t, "across editions and bases and territories", diaspora.Mix(7).String())
}

// Stocks come to the same in any order.
func TestSumStocksOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var list []diaspora.Stock
	for i, c := range slices.Collect(place.Countries()) {
		s := albanians(t, diaspora.GeoOf(c), diaspora.Sex(1+i%2), 0).OnTypes(diaspora.DataTypes(1 + r.IntN(3)))
		s.Count = randomCount(r)
		list = append(list, s)
	}
	want, err := sumOf(list, diaspora.AcrossBases)
	require.NoError(t, err)
	for range 20 {
		r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		got, err := sumOf(list, diaspora.AcrossBases)
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
}

func millionStocks(t testing.TB) []diaspora.Stock {
	countries := slices.Collect(place.Countries())
	list := make([]diaspora.Stock, 1_000_000)
	for i := range list {
		s := diaspora.Stock{
			Count: exactly(t, int64(i%1000)), Origin: diaspora.GeoOf(countries[i/2/250%250]), Residence: diaspora.GeoOf(countries[i/2%250]),
			Sex: diaspora.Sex(1 + i%2), Date: period.MustParse("2020"), Edition: edition(2020),
		}
		list[i] = s.OnTypes(diaspora.DataTypes(1 + i/4%2))
	}
	return list
}

func BenchmarkSumStocks(b *testing.B) {
	list := millionStocks(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := sumOf(list, diaspora.AcrossBases); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(list)), "ns/stock")
}

// Adding the bare numbers, to compare with.
func BenchmarkSumStocks_plain(b *testing.B) {
	list := millionStocks(b)
	b.ReportAllocs()
	for b.Loop() {
		var sum int64
		for _, s := range list {
			n, _ := s.Count.Value()
			sum += n
		}
		if sum == 0 {
			b.Fatal(sum)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(list)), "ns/stock")
}

// Two definitions in one total: that has to be asked for, and stays visible.
func ExampleSumStocks() {
	moldova := diaspora.GeoOf(place.MustCountry("MD"))
	stock := func(residence string, n int64, types diaspora.DataTypes) diaspora.Stock {
		return diaspora.Stock{
			Count: diaspora.MustCount(n, diaspora.ExactCount), Origin: moldova,
			Residence: diaspora.GeoOf(place.MustCountry(residence)), Date: period.MustParse("2020"),
			Edition: diaspora.Edition{Publisher: "UN DESA", Year: 2020},
		}.OnTypes(types)
	}
	stocks := []diaspora.Stock{
		stock("RU", 302_000, diaspora.ForeignBorn|diaspora.RefugeesAdded),
		stock("CZ", 5_000, diaspora.ForeignCitizens),
	}
	_, err := diaspora.SumStocks(slices.Values(stocks))
	fmt.Println(err)
	sum, _ := diaspora.SumStocks(slices.Values(stocks), diaspora.AcrossBases)
	fmt.Println(sum.Total)
	for _, b := range sum.ByBasis {
		fmt.Println(b.Basis, b.Count)
	}
	// Output:
	// diaspora: stocks on several bases: "birth" and "citizenship": want alike, or ask for it across bases
	// MD in anywhere, 2020: 307000 (mixed, BCR, UN DESA 2020)
	// birth 302000
	// citizenship 5000
}
