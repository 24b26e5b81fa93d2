package remittance_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/remittance"
)

func ids(list []remittance.Candidate) (texts []string) {
	for _, c := range list {
		texts = append(texts, c.ID)
	}
	return texts
}

func TestReproduceFrom(t *testing.T) {
	from := func(quoted string, values ...string) remittance.Reproduction {
		var list []remittance.Candidate
		for _, v := range values {
			list = append(list, remittance.Candidate{ID: v, Value: figure.MustNumber(v)})
		}
		r, err := remittance.ReproduceFrom(figure.MustParse(quoted), list...)
		require.NoError(t, err)
		return r
	}
	tests := map[string]struct {
		quoted          string
		values          []string
		matches, cut    []string
		nearest, missed string
		verdict         check.Verdict
	}{
		"both ends kept": {"48.8%", []string{"48.7499", "48.75", "48.85", "48.8501"}, []string{"48.75", "48.85"}, []string{"48.8501"}, "48.75", "48.7499", check.Met},
		"cut off":        {"USD 9 billion", []string{"9600000000", "8500000000", "9999999999", "10000000000"}, []string{"8500000000"}, []string{"9600000000", "9999999999"}, "8500000000", "10000000000", check.Met},
		"cut only":       {"USD 9 billion", []string{"9700000000"}, nil, []string{"9700000000"}, "9700000000", "", check.CannotTell},
		"none":           {"15.3%", []string{"10.3", "20.3"}, nil, nil, "10.3", "10.3", check.NotMet},
		"no candidate":   {"15.3%", nil, nil, nil, "", "", check.CannotTell},
		"hedge aside":    {"up to 48.8%", []string{"48.82", "3"}, []string{"48.82"}, nil, "48.82", "3", check.Met},
		"range":          {"15-20%", []string{"14.9", "15", "17", "21"}, []string{"15", "17"}, nil, "15", "14.9", check.Met},
		"negative":       {"USD -1.7 billion", []string{"-1706400000", "-1760000000", "-1800000000"}, []string{"-1706400000"}, []string{"-1760000000"}, "-1706400000", "-1800000000", check.Met},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := from(tt.quoted, tt.values...)
			require.Equal(t, tt.matches, ids(r.Matches))
			require.Equal(t, tt.cut, ids(r.Truncated))
			require.Equal(t, tt.verdict, r.Verdict())
			require.Equal(t, len(tt.values), r.Searched)
			id := func(c *remittance.Candidate) string {
				if c == nil {
					return ""
				}
				return c.ID
			}
			require.Equal(t, tt.nearest, id(r.Nearest))
			require.Equal(t, tt.missed, id(r.NearestMiss))
			require.NotEmpty(t, r.String())
			require.NotEmpty(t, r.Space)
		})
	}
	for _, quoted := range []string{"the majority", "millions", "in the top 10"} {
		f, err := figure.Parse(quoted)
		require.NoError(t, err)
		_, err = remittance.ReproduceFrom(f)
		require.ErrorIs(t, err, remittance.ErrQuoted)
	}
	_, err := remittance.ReproduceFrom(figure.Figure{})
	require.ErrorIs(t, err, remittance.ErrQuoted)
	_, err = remittance.ReproduceFrom(nil)
	require.ErrorIs(t, err, remittance.ErrQuoted)
	_, err = remittance.Reproduce(figure.MustParse("48.8 jobs"), remittance.Search{})
	require.ErrorIs(t, err, remittance.ErrQuoted)
}

// seeds reads the flows and products of the twenty seed economies, with the
// products that are dated to the month under the flows' day.
func seeds(t testing.TB) remittance.Search {
	var search remittance.Search
	build := func(name string, edition, code, year, value int, def remittance.Definition) (list []remittance.Series) {
		builders := map[string]*remittance.SeriesBuilder{}
		var order []string
		for _, row := range records(t, name)[1:] {
			v := row[edition][:7]
			if builders[v] == nil {
				builders[v] = remittance.NewSeriesBuilder(kindOf(def, remittance.Vintage{Dataset: "WDI", Edition: v}))
				order = append(order, v)
			}
			y, err := strconv.Atoi(row[year])
			require.NoError(t, err)
			require.NoError(t, builders[v].Add(economy(row[code]), y, dollars(t, row[value])))
		}
		for _, v := range order {
			list = append(list, builders[v].Series())
		}
		return list
	}
	search.Flows = build("wdi/remittances_received_seed_two_vintages.csv", 0, 1, 3, 4, wbank)
	search.Products = build("wdi/gdp_by_vintage_seed.csv", 0, 1, 2, 3, gdpDef)

	// The inflows that the World Bank published with the data of 2015, US$ 4,154.3
	// million for Tajikistan in 2013.
	b := remittance.NewSeriesBuilder(kindOf(wbank, remittance.Vintage{Dataset: "WDI", Edition: "2015-08"}))
	require.NoError(t, b.Add(economy("TJ"), 2013, money.MustParse("4154300000 USD")))
	search.Flows = append(search.Flows, b.Series())
	return search
}

func TestReproducePublished(t *testing.T) {
	search := seeds(t)
	var region []indicator.Place
	for p := range search.Flows[0].Places() {
		region = append(region, p)
	}
	search.Groups = []remittance.NamedGroup{{Name: "region", Members: region}}

	t.Run("Tajikistan 48.8 %", func(t *testing.T) {
		s := search
		s.Places, s.Groups, s.From, s.To, s.MaxYears = places("TJ"), nil, 2010, 2015, 1
		r, err := remittance.Reproduce(figure.MustParse("48.8%"), s)
		require.NoError(t, err)
		require.Equal(t, []string{"received world-bank-personal, BPM6, WDI 2015-08 / TJ / 2013"}, ids(r.Matches))
		require.Equal(t, "2015-08", r.Matches[0].Flows.Vintage.Edition)
		t.Log(r.Space)
		t.Log(r)
	})
	t.Run("region 10.3 %", func(t *testing.T) {
		s := search
		s.GroupsOnly, s.MaxYears, s.From, s.To = true, 1, 2010, 2015
		r, err := remittance.Reproduce(figure.MustParse("10.3%"), s)
		require.NoError(t, err)
		require.NotEmpty(t, r.Matches)
		for _, c := range r.Matches {
			require.Equal(t, remittance.MeanShares, c.Members, "a mean of ratios")
		}
		t.Log(ids(r.Matches))
	})
	t.Run("Serbia 15.3 %", func(t *testing.T) {
		s := search
		s.Places, s.Groups = places("RS"), nil
		r, err := remittance.Reproduce(figure.MustParse("15.3%"), s)
		require.NoError(t, err)
		require.Empty(t, r.Matches)
		require.Equal(t, check.NotMet, r.Verdict())
		require.NotNil(t, r.NearestMiss)
		t.Log(r)
		t.Log(r.Space)
	})
	t.Run("Ukraine USD 9 billion", func(t *testing.T) {
		s := search
		s.Places, s.Groups, s.From, s.To = places("UA"), nil, 2013, 2013
		r, err := remittance.Reproduce(money.MustParseFigure("USD 9 billion"), s)
		require.NoError(t, err)
		t.Log(r, ids(r.Truncated), r.NearestMiss)
		require.Equal(t, 2, r.Searched)
	})
}

// made returns a search over made-up series.
func made(rng *rand.Rand, economies, vintages, years int) remittance.Search {
	var s remittance.Search
	var members []indicator.Place
	for v := range vintages {
		vintage := remittance.Vintage{Dataset: "WDI", Edition: strconv.Itoa(2010 + v)}
		flows := remittance.NewSeriesBuilder(kindOf(wbank, vintage))
		products := remittance.NewSeriesBuilder(kindOf(gdpDef, vintage))
		for e := range economies {
			p := indicator.GroupPlace("E" + strconv.Itoa(e))
			if v == 0 {
				members = append(members, p)
			}
			for y := range years {
				if rng.IntN(10) > 0 {
					a, _ := money.FromDecimal(decimal.New(rng.Int64N(4e12), -3), money.USD)
					_ = flows.Add(p, 1990+y, a)
				}
				if rng.IntN(10) > 0 {
					a, _ := money.FromDecimal(decimal.New(1e11+rng.Int64N(1e15), -4), money.USD)
					_ = products.Add(p, 1990+y, a)
				}
			}
		}
		s.Flows, s.Products = append(s.Flows, flows.Series()), append(s.Products, products.Series())
	}
	s.Groups = []remittance.NamedGroup{{Name: "all", Members: members}, {Name: "half", Members: members[:len(members)/2]}}
	return s
}

// TestReproduceExact holds the search, which bounds values by whole numbers, to
// what panels compute exactly.
func TestReproduceExact(t *testing.T) {
	rng := rand.New(rand.NewPCG(13, 14))
	for range 60 {
		s := made(rng, 3, 2, 8)
		// To few places, to many, and far beyond what whole numbers hold.
		number := decimal.New(rng.Int64N(400), -int32(rng.IntN(3)))
		switch rng.IntN(6) {
		case 0:
			number = decimal.New(rng.Int64N(40e13), -13)
		case 1:
			number = number.Shift(17)
		}
		quoted := figure.MustParse(number.String() + "%")
		r, err := remittance.Reproduce(quoted, s)
		require.NoError(t, err)

		// Every candidate, by the panels.
		type plain struct {
			name  string
			value figure.Number
		}
		var all []plain
		for i := range s.Flows {
			panel, err := remittance.NewPanel(s.Flows[i], s.Products[i])
			require.NoError(t, err)
			add := func(id string, n figure.Number, ok bool) {
				if ok {
					all = append(all, plain{panel.Flows().String() + " / " + id, n})
				}
			}
			for p := range s.Flows[i].Places() {
				for from := 1990; from < 1998; from++ {
					q, ok := panel.Share(p, from).Percent()
					add(fmt.Sprintf("%s / %d", p, from), q, ok)
					for to := from + 1; to < 1998 && ok; to++ {
						if !panel.Share(p, to).HasValue() {
							continue
						}
						a := panel.Average(p, from, to, remittance.AverageRule{})
						for way, get := range map[string]func() (figure.Number, bool){
							"mean-of-years": a.MeanOfShares, "ratio-of-sums": a.RatioOfSums, "median-of-years": a.Median,
						} {
							n, ok := get()
							add(fmt.Sprintf("%s / %d-%d / %s", p, from, to, way), n, ok)
						}
					}
				}
			}
		}
		economies := s
		economies.Groups = nil
		e, err := remittance.Reproduce(quoted, economies)
		require.NoError(t, err)
		require.Equal(t, len(all), e.Searched)
		var want []string
		v, _ := quoted.Value()
		var least figure.Number
		for i, c := range all {
			if quoted.Bounds().Contains(c.value) {
				want = append(want, c.name)
			}
			d := c.value.Sub(v)
			if d.Sign() < 0 {
				d = d.Neg()
			}
			if i == 0 || d.Cmp(least) < 0 {
				least = d
			}
		}
		require.ElementsMatch(t, want, ids(e.Matches))
		d := e.Nearest.Value.Sub(v)
		require.True(t, d.Equal(least) || d.Neg().Equal(least))

		// The order of series, places and groups makes no difference.
		rng.Shuffle(len(s.Flows), func(i, j int) { s.Flows[i], s.Flows[j] = s.Flows[j], s.Flows[i] })
		rng.Shuffle(len(s.Products), func(i, j int) { s.Products[i], s.Products[j] = s.Products[j], s.Products[i] })
		s.Groups[0], s.Groups[1] = s.Groups[1], s.Groups[0]
		again, err := remittance.Reproduce(quoted, s)
		require.NoError(t, err)
		require.Equal(t, ids(r.Matches), ids(again.Matches))
		require.Equal(t, ids(r.Truncated), ids(again.Truncated))
		require.Equal(t, r.Nearest.ID, again.Nearest.ID)
		require.Equal(t, r.NearestMiss.ID, again.NearestMiss.ID)
		require.Equal(t, r.Space, again.Space)
		for _, c := range r.Matches {
			require.True(t, r.Rounding.Contains(c.Value))
		}
	}
}

func TestReproduceAmounts(t *testing.T) {
	flows, err := remittance.NewSeries(received("RS", 2010, "4"), received("RS", 2011, "6"), received("XK", 2011, "1"))
	require.NoError(t, err)
	eur := flows.Kind()
	eur.Currency = money.EUR
	search := remittance.Search{
		Flows:  []remittance.Series{flows, remittance.NewSeriesBuilder(eur).Series()},
		Groups: []remittance.NamedGroup{{Name: "both", Members: places("RS", "XK")}},
	}
	find := func(quoted string) []string {
		r, err := remittance.Reproduce(money.MustParseFigure(quoted), search)
		require.NoError(t, err)
		return ids(r.Matches)
	}
	name := "received world-bank-personal, BPM6, WDI 2023-05-10 / "
	require.Equal(t, []string{name + "RS / 2010-2011 / mean-of-years", name + "RS / 2010-2011 / median-of-years"}, find("USD 5.0"))
	require.Equal(t, []string{name + "RS / 2010-2011 / sum-of-years"}, find("USD 10"))
	require.Equal(t, []string{name + "both sum / 2011"}, find("USD 7"))
	require.Empty(t, find("EUR 7"))

	r, err := remittance.Reproduce(figure.MustParse("5%"), search)
	require.NoError(t, err)
	require.Zero(t, r.Searched)
	require.Equal(t, check.CannotTell, r.Verdict())
	require.Equal(t, []string{
		"received world-bank-personal, BPM6, WDI 2023-05-10: no product of its vintage and currency",
		"received world-bank-personal, BPM6, WDI 2023-05-10: no product of its vintage and currency",
	}, r.Skipped)

	product := gdp("RS", 2010, "40")
	product.Vintage = wdi2019
	products, err := remittance.NewSeries(product)
	require.NoError(t, err)
	search.Products, search.Allow = []remittance.Series{products}, remittance.AcrossVintages
	r, err = remittance.Reproduce(figure.MustParse("10%"), search)
	require.NoError(t, err)
	require.NotEmpty(t, r.Matches)
	require.Equal(t, name[:len(name)-3]+" over gdp, WDI 2019-12-20 / RS / 2010", r.Matches[0].ID)
	require.Len(t, r.Matches[0].Mixed.Vintages, 2, "marked")
}

func BenchmarkReproduce(b *testing.B) {
	s := made(rand.New(rand.NewPCG(15, 16)), 20, 6, 30)
	for _, quoted := range []string{"48.8%", "10.3%", "8%", "USD 1 billion", "USD 5", "USD 1234567890"} {
		b.Run(quoted, func(b *testing.B) {
			b.ReportAllocs()
			var r remittance.Reproduction
			for b.Loop() {
				r, _ = remittance.Reproduce(figure.MustParse(quoted), s)
			}
			b.ReportMetric(float64(r.Searched), "candidates")
			b.ReportMetric(float64(len(r.Matches)), "matches")
		})
	}
}

func ExampleReproduceFrom() {
	r, _ := remittance.ReproduceFrom(figure.MustParse("48.8%"),
		remittance.Candidate{ID: "WDI 2015-08, 2013", Value: figure.MustNumber("48.836110")},
		remittance.Candidate{ID: "WDI 2019-12, 2013", Value: figure.MustNumber("43.768054")},
	)
	fmt.Println(r)
	fmt.Println("nearest miss:", r.NearestMiss.ID)
	// Output:
	// “48.8%” is reproduced by WDI 2015-08, 2013
	// nearest miss: WDI 2019-12, 2013
}

func ExampleReproduce() {
	flows, _ := remittance.NewSeries(received("UA", 2012, "8449000000"), received("UA", 2013, "9667000000"))
	r, _ := remittance.Reproduce(money.MustParseFigure("USD 9 billion"), remittance.Search{
		Flows: []remittance.Series{flows}, From: 2012, To: 2013,
	})
	for _, c := range r.Matches {
		fmt.Println("rounded:", c.ID)
	}
	for _, c := range r.Truncated {
		fmt.Println("cut off:", c.ID)
	}
	fmt.Println(r.Space)
	// Output:
	// rounded: received world-bank-personal, BPM6, WDI 2023-05-10 / UA / 2012-2013 / mean-of-years
	// rounded: received world-bank-personal, BPM6, WDI 2023-05-10 / UA / 2012-2013 / median-of-years
	// cut off: received world-bank-personal, BPM6, WDI 2023-05-10 / UA / 2013
	// amounts of 1 definition (received world-bank-personal, BPM6) in 1 vintage (WDI 2023-05-10); 1 economy, 0 groups; years 2012 to 2013, single and in every span: mean, median, sum; 5 candidates
}
