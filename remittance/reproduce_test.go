package remittance_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
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

// seeds reads the flows and products of the twenty seed economies, each under
// the edition that the file states.
func seeds(t testing.TB) remittance.Search {
	var search remittance.Search
	build := func(name string, edition, code, year, value int, def remittance.Definition) (list []remittance.Series) {
		builders := map[string]*remittance.SeriesBuilder{}
		var order []string
		for _, row := range records(t, name)[1:] {
			v := row[edition]
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

// pair narrows a search to flows of one edition over products of another, which
// it allows.
func pair(t testing.TB, s remittance.Search, flows, products string) remittance.Search {
	of := func(list []remittance.Series, edition string) []remittance.Series {
		for _, series := range list {
			if series.Kind().Vintage.Edition == edition {
				return []remittance.Series{series}
			}
		}
		require.Fail(t, "no series", edition)
		return nil
	}
	s.Flows, s.Products, s.Allow = of(s.Flows, flows), of(s.Products, products), remittance.AcrossVintages
	return s
}

func TestReproducePublished(t *testing.T) {
	search := seeds(t)
	var region []indicator.Place
	for p := range search.Flows[0].Places() {
		region = append(region, p)
	}
	search.Groups = []remittance.NamedGroup{{Name: "region", Members: region}}
	marked := func(t *testing.T, c remittance.Candidate, flows, products string) {
		require.Equal(t, flows, c.Flows.Vintage.Edition)
		require.Equal(t, products, c.Products.Vintage.Edition)
		require.Equal(t, []remittance.Vintage{{Dataset: "WDI", Edition: products}, {Dataset: "WDI", Edition: flows}}, c.Mixed.Vintages)
		require.Contains(t, c.ID, "WDI "+flows+" over gdp, WDI "+products)
	}

	t.Run("Tajikistan 48.8 %", func(t *testing.T) {
		s := search
		s.Places, s.Groups, s.From, s.To, s.MaxYears = places("TJ"), nil, 2010, 2015, 1
		r, err := remittance.Reproduce(figure.MustParse("48.8%"), s)
		require.NoError(t, err)
		require.Equal(t, []string{"received world-bank-personal, BPM6, WDI 2015-08 / TJ / 2013"}, ids(r.Matches))
		require.Equal(t, "2015-08", r.Matches[0].Flows.Vintage.Edition)
		require.True(t, r.Matches[0].Mixed.IsZero(), "of one edition")
		require.Len(t, r.Skipped, 2, "an edition of the day is not that of the month")

		// The data of 2019 give 43.8 %.
		s = pair(t, s, "2019-12-20", "2019-12")
		r, err = remittance.Reproduce(figure.MustParse("48.8%"), s)
		require.NoError(t, err)
		require.Empty(t, r.Matches)
		s.From, s.To = 2013, 2013
		r, err = remittance.Reproduce(figure.MustParse("43.8%"), s)
		require.NoError(t, err)
		require.Len(t, r.Matches, 1)
		marked(t, r.Matches[0], "2019-12-20", "2019-12")
	})
	t.Run("region 10.3 %", func(t *testing.T) {
		s := search
		s.GroupsOnly, s.MaxYears, s.From, s.To = true, 1, 2010, 2015
		matches := 0
		for _, editions := range [][2]string{{"2019-12-20", "2019-12"}, {"2023-05-10", "2023-05"}} {
			r, err := remittance.Reproduce(figure.MustParse("10.3%"), pair(t, s, editions[0], editions[1]))
			require.NoError(t, err)
			matches += len(r.Matches)
			for _, c := range r.Matches {
				require.Equal(t, remittance.MeanShares, c.Members, "a mean of ratios")
				marked(t, c, editions[0], editions[1])
			}
		}
		require.Positive(t, matches)
	})
	t.Run("Serbia 15.3 %", func(t *testing.T) {
		s := search
		s.Places, s.Groups, s.Allow = places("RS"), nil, remittance.AcrossVintages
		r, err := remittance.Reproduce(figure.MustParse("15.3%"), s)
		require.NoError(t, err)
		require.Empty(t, r.Skipped)
		t.Log(r)
		t.Log(ids(r.Matches))
		for _, editions := range [][2]string{{"2019-12-20", "2019-12"}, {"2023-05-10", "2023-05"}} {
			r, err := remittance.Reproduce(figure.MustParse("15.3%"), pair(t, s, editions[0], editions[1]))
			require.NoError(t, err)
			require.Empty(t, r.Matches)
			require.Equal(t, check.NotMet, r.Verdict())
			require.NotNil(t, r.NearestMiss)
			marked(t, *r.NearestMiss, editions[0], editions[1])
			t.Log(r.Space)
		}
	})
	t.Run("Ukraine USD 9 billion", func(t *testing.T) {
		s := search
		s.Places, s.Groups, s.From, s.To = places("UA"), nil, 2013, 2013
		r, err := remittance.Reproduce(money.MustParseFigure("USD 9 billion"), s)
		require.NoError(t, err)
		require.Equal(t, 2, r.Searched)
	})
}

// TestReproduceZeroFlows keeps the averages that count a flow reported as 0
// apart from those that leave its year out.
func TestReproduceZeroFlows(t *testing.T) {
	flows, err := remittance.NewSeries(
		received("RS", 2005, "0"), received("RS", 2006, "0"), received("RS", 2007, ""), received("RS", 2009, "30"), received("RS", 2010, "40"),
		received("XK", 2009, "30"), received("XK", 2010, "40"))
	require.NoError(t, err)
	var list []remittance.Flow
	for _, code := range []string{"RS", "XK"} {
		for y := 2005; y <= 2010; y++ {
			list = append(list, gdp(code, y, "100"))
		}
	}
	products, err := remittance.NewSeries(list...)
	require.NoError(t, err)
	search := remittance.Search{
		Flows: []remittance.Series{flows}, Products: []remittance.Series{products}, Places: places("RS"), To: 2009,
	}
	find := func(quoted figure.Quantity) remittance.Reproduction {
		r, err := remittance.Reproduce(quoted, search)
		require.NoError(t, err)
		return r
	}
	name := "received world-bank-personal, BPM6, WDI 2023-05-10 / "

	r := find(figure.MustParse("10%"))
	require.Equal(t, []string{name + "RS / 2005-2009 / mean-of-years", name + "RS / 2005-2009 / ratio-of-sums"}, ids(r.Matches))
	c := r.Matches[0]
	require.False(t, c.WithoutZeroFlows)
	require.Equal(t, []int{2005, 2006, 2009}, c.Used)
	require.Equal(t, []int{2007, 2008}, c.LeftOut)
	require.Equal(t, []int{2005, 2006}, c.ZeroYears)
	require.Contains(t, r.Space, "years without a value left out; years of zero flow taken as 0 and, in 2 candidates, left out")

	r = find(figure.MustParse("30%"))
	require.Equal(t, []string{
		name + "RS / 2009",
		name + "RS / 2005-2009 / mean-of-years without zero flows",
		name + "RS / 2006-2009 / mean-of-years without zero flows",
	}, ids(r.Matches), "one year remains: the mean alone")
	require.Equal(t, []int{2009}, r.Matches[0].Used)
	require.Nil(t, r.Matches[0].LeftOut)
	require.Nil(t, r.Matches[0].ZeroYears)
	c = r.Matches[1]
	require.True(t, c.WithoutZeroFlows)
	require.Equal(t, []int{2009}, c.Used)
	require.Equal(t, []int{2005, 2006, 2007, 2008}, c.LeftOut)
	require.Equal(t, []int{2005, 2006}, c.ZeroYears)

	search.To = 0
	r = find(figure.MustParse("35%"))
	require.Contains(t, ids(r.Matches), name+"RS / 2005-2010 / ratio-of-sums without zero flows")
	require.Contains(t, ids(r.Matches), name+"RS / 2005-2010 / median-of-years without zero flows")
	require.NotNil(t, r.NearestMiss.Used)

	// Amounts: a sum is the same without.
	require.Equal(t, []string{name + "RS / 2005-2010 / sum-of-years", name + "RS / 2006-2010 / sum-of-years", name + "RS / 2009-2010 / sum-of-years"},
		ids(find(money.MustParseFigure("USD 70")).Matches))
	require.Contains(t, ids(find(money.MustParseFigure("USD 35")).Matches), name+"RS / 2005-2010 / mean-of-years without zero flows")

	// A group has no flow where all that it uses are 0.
	search.GroupsOnly, search.Groups = true, []remittance.NamedGroup{{Name: "both", Members: places("RS", "XK")}}
	r = find(figure.MustParse("35%"))
	require.Contains(t, ids(r.Matches), name+"both ratio-of-sums / 2009-2010 / ratio-of-sums")
	require.Contains(t, ids(r.Matches), name+"both mean-of-shares / 2005-2010 / mean-of-years without zero flows")

	// Where no flow is 0 there is no such reading.
	search.GroupsOnly, search.Groups, search.Places = false, nil, places("XK")
	r = find(figure.MustParse("35%"))
	require.Equal(t, 5, r.Searched)
	require.Equal(t, []string{name + "XK / 2009-2010 / mean-of-years", name + "XK / 2009-2010 / ratio-of-sums", name + "XK / 2009-2010 / median-of-years"}, ids(r.Matches))
	require.NotContains(t, r.Space, "zero flow")
}

// TestReproduceTwice gives series and groups twice.
func TestReproduceTwice(t *testing.T) {
	build := func(source string, amounts ...string) remittance.Series {
		kind := kindOf(wbank, wdi2023)
		kind.Source.Title = source
		b := remittance.NewSeriesBuilder(kind)
		for i, a := range amounts {
			require.NoError(t, b.Add(economy("RS"), 2010+i, dollars(t, a)))
		}
		return b.Series()
	}
	products, err := remittance.NewSeries(gdp("RS", 2010, "100"), gdp("RS", 2011, "100"))
	require.NoError(t, err)
	once := remittance.Search{
		Flows: []remittance.Series{build("A", "10", "12")}, Products: []remittance.Series{products},
		Groups: []remittance.NamedGroup{{Name: "G", Members: places("RS", "XK")}},
	}
	twice := remittance.Search{
		Flows:    []remittance.Series{build("B", "10", "12"), build("A", "10.0", "12", ""), build("A", "10", "12")},
		Products: []remittance.Series{products, products},
		Groups:   append(once.Groups, remittance.NamedGroup{Name: "G", Members: places("XK", "RS", "RS")}),
	}
	for _, quoted := range []figure.Quantity{figure.MustParse("11%"), figure.MustParse("10%"), money.MustParseFigure("USD 11"), figure.MustParse("3%")} {
		a, err := remittance.Reproduce(quoted, once)
		require.NoError(t, err)
		b, err := remittance.Reproduce(quoted, twice)
		require.NoError(t, err)
		require.Equal(t, a, b)
	}

	// Other values, or another group of the name, are searched.
	a, err := remittance.Reproduce(figure.MustParse("11%"), once)
	require.NoError(t, err)
	for _, other := range []remittance.Series{build("A", "10"), build("A", "10", "13"), build("A", "10", "", "12")} {
		s := once
		s.Flows = []remittance.Series{other, once.Flows[0]}
		b, err := remittance.Reproduce(figure.MustParse("11%"), s)
		require.NoError(t, err)
		require.Greater(t, b.Searched, a.Searched)
	}
	once.Groups = append(once.Groups, remittance.NamedGroup{Name: "G", Members: places("RS")})
	b, err := remittance.Reproduce(figure.MustParse("11%"), once)
	require.NoError(t, err)
	require.Greater(t, b.Searched, a.Searched)
	once.Products = nil
	once.Flows = append(once.Flows, build("A", "10", "13"))
	b, err = remittance.Reproduce(figure.MustParse("11%"), once)
	require.NoError(t, err)
	require.Len(t, b.Skipped, 1, "a line once")
}

// made returns a search over made-up series, in which zeros of ten flows are 0.
func made(rng *rand.Rand, economies, vintages, years, zeros int) remittance.Search {
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
				if n := rng.IntN(10); n > 0 {
					a, _ := money.FromDecimal(decimal.New(rng.Int64N(4e12), -3), money.USD)
					if n <= zeros {
						a, _ = money.FromDecimal(decimal.Zero, money.USD)
					}
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

// plain is a candidate made by panels, or its years.
type plain struct {
	name                 string
	value, flow, product figure.Number
	has, hasFlow, zero   bool
	isAmount             bool
}

// plainAverages returns the candidates of a name with these years, in plain
// exact arithmetic.
func plainAverages(name string, first int, years []plain) (all []plain) {
	for i := range years {
		if !years[i].has {
			continue
		}
		all = append(all, plain{name: fmt.Sprintf("%s / %d", name, first+i), value: years[i].value})
		for j := i + 1; j < len(years); j++ {
			if !years[j].has {
				continue
			}
			var counted, reported []plain
			for _, y := range years[i : j+1] {
				if y.has {
					counted = append(counted, y)
				}
				if y.has && !y.zero {
					reported = append(reported, y)
				}
			}
			add := func(used []plain, mark string) {
				var values []figure.Number
				var sum, flow, product figure.Number
				for _, y := range used {
					values = append(values, y.value)
					sum, flow, product = sum.Add(y.value), flow.Add(y.flow), product.Add(y.product)
				}
				n := len(values)
				put := func(way string, a, b figure.Number) {
					q, _ := a.Quo(b)
					all = append(all, plain{name: fmt.Sprintf("%s / %d-%d / %s%s", name, first+i, first+j, way, mark), value: q})
				}
				put("mean-of-years", sum, figure.Int(int64(n)))
				if n == 1 {
					return
				}
				if used[0].hasFlow {
					put("ratio-of-sums", flow.Mul(figure.Int(100)), product)
				}
				slices.SortFunc(values, figure.Number.Cmp)
				put("median-of-years", values[n/2].Add(values[(n-1)/2]), figure.Int(2))
				if used[0].isAmount && mark == "" {
					put("sum-of-years", sum, figure.Int(1))
				}
			}
			add(counted, "")
			if n := len(reported); n > 0 && n < len(counted) {
				add(reported, " without zero flows")
			}
		}
	}
	return all
}

// TestReproduceExact holds the search, which bounds values by whole numbers, to
// what panels compute exactly, for economies and for groups.
func TestReproduceExact(t *testing.T) {
	const first, years = 1990, 8
	rng := rand.New(rand.NewPCG(13, 14))
	seen, matched := map[string]int{}, map[remittance.Membership]int{}
	for range 60 {
		s := made(rng, 3, 2, years, rng.IntN(5))
		// Every candidate, by the panels.
		var all []plain
		for i := range s.Flows {
			panel, err := remittance.NewPanel(s.Flows[i], s.Products[i])
			require.NoError(t, err)
			number := func(of remittance.Series, p indicator.Place, year int) figure.Number {
				n, _ := of.At(p, year)
				return n
			}
			put := func(name string, list []plain) {
				found := plainAverages(panel.Flows().String()+" / "+name, first, list)
				all = append(all, found...)
				seen[name] += len(found)
			}
			for p := range s.Flows[i].Places() {
				list := make([]plain, years)
				for k := range list {
					share := panel.Share(p, first+k)
					list[k].value, list[k].has = share.Percent()
					list[k].zero, list[k].hasFlow = share.IsZeroFlow(), true
					list[k].flow, list[k].product = number(s.Flows[i], p, first+k), number(s.Products[i], p, first+k)
				}
				put(p.String(), list)

				// The rule of [remittance.AverageRule] leaves out the same years.
				a := panel.Average(p, first, first+years-1, remittance.AverageRule{WithoutZeroFlows: true})
				for k := range list {
					require.Equal(t, list[k].has && !list[k].zero, slices.Contains(a.Years, first+k))
				}
			}
			for _, g := range s.Groups {
				pooled, below := make([]plain, years), make([]plain, years)
				mean, median := make([]plain, years), make([]plain, years)
				for k := range years {
					share := panel.Group(g.Members, first+k)
					y := plain{hasFlow: true, zero: true}
					for _, p := range share.Used {
						flow := number(s.Flows[i], p, first+k)
						y.flow, y.product = y.flow.Add(flow), y.product.Add(number(s.Products[i], p, first+k))
						y.zero = y.zero && flow.Sign() == 0
					}
					if y.value, y.has = share.Pooled(); share.Reason == remittance.CoverageTooLow {
						below[k] = y
					} else {
						pooled[k] = y
					}
					m := panel.MeanOfShares(g.Members, first+k)
					mean[k].zero, median[k].zero = y.zero, y.zero
					mean[k].value, mean[k].has = m.Percent()
					median[k].value, median[k].has = m.Median()
				}
				put(g.Name+" ratio-of-sums", pooled)
				put(g.Name+" ratio-of-sums-below-coverage", below)
				put(g.Name+" mean-of-shares", mean)
				put(g.Name+" median-of-shares", median)
			}
		}
		// To few places, to many, far beyond what whole numbers hold, and what
		// one of the candidates prints.
		number := decimal.New(rng.Int64N(400), -int32(rng.IntN(3)))
		switch rng.IntN(6) {
		case 0:
			number = decimal.New(rng.Int64N(40e13), -13)
		case 1:
			number = number.Shift(17)
		case 2, 3:
			number = all[rng.IntN(len(all))].value.Round(rng.IntN(4), figure.HalfEven)
		}
		quoted := figure.MustParse(number.String() + "%")
		r, err := remittance.Reproduce(quoted, s)
		require.NoError(t, err)

		require.Equal(t, len(all), r.Searched)
		var want, cut []string
		v, _ := quoted.Value()
		place, _ := quoted.PlaceValue()
		values := map[string]figure.Number{}
		var least figure.Number
		for i, c := range all {
			values[c.name] = c.value
			if quoted.Bounds().Contains(c.value) {
				want = append(want, c.name)
			} else if c.value.Cmp(v) >= 0 && c.value.Cmp(v.Add(place)) < 0 {
				cut = append(cut, c.name)
			}
			d := c.value.Sub(v)
			if d.Sign() < 0 {
				d = d.Neg()
			}
			if i == 0 || d.Cmp(least) < 0 {
				least = d
			}
		}
		require.Len(t, values, len(all), "names tell candidates apart")
		require.ElementsMatch(t, want, ids(r.Matches))
		require.ElementsMatch(t, cut, ids(r.Truncated))
		d := r.Nearest.Value.Sub(v)
		require.True(t, d.Equal(least) || d.Neg().Equal(least))
		for _, c := range slices.Concat(r.Matches, r.Truncated, []remittance.Candidate{*r.Nearest, *r.NearestMiss}) {
			require.True(t, values[c.ID].Equal(c.Value), c.ID)
			require.Equal(t, strings.HasSuffix(c.ID, " without zero flows"), c.WithoutZeroFlows)
			require.Len(t, slices.Concat(c.Used, c.LeftOut), c.To-c.From+1)
			if c.WithoutZeroFlows {
				require.Subset(t, c.LeftOut, c.ZeroYears)
			}
			matched[c.Members]++
		}

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
	for _, name := range []string{"E0", "all ratio-of-sums", "all ratio-of-sums-below-coverage", "all mean-of-shares", "all median-of-shares", "half ratio-of-sums"} {
		require.Positive(t, seen[name], name)
	}
	for m := remittance.OneEconomy; m <= remittance.MedianShares; m++ {
		require.Positive(t, matched[m], m)
	}
}

// TestReproduceExactAmounts does the same for amounts.
func TestReproduceExactAmounts(t *testing.T) {
	const first, years = 1990, 8
	rng := rand.New(rand.NewPCG(17, 18))
	for range 40 {
		s := made(rng, 3, 2, years, rng.IntN(5))
		var all []plain
		for _, flows := range s.Flows {
			list := make([]plain, years)
			put := func(name string) {
				all = append(all, plainAverages(flows.Kind().String()+" / "+name, first, list)...)
				list = make([]plain, years)
			}
			for p := range flows.Places() {
				for k := range list {
					n, why := flows.At(p, first+k)
					list[k] = plain{value: n, has: why == indicator.Present, zero: n.Sign() == 0, isAmount: true}
				}
				put(p.String())
			}
			for _, g := range s.Groups {
				for k := range list {
					sum := flows.Sum(g.Members, first+k)
					a, ok := sum.Amount()
					list[k] = plain{value: a.Number(), has: ok, zero: len(sum.ZeroFlows) == len(sum.Used), isAmount: true}
				}
				put(g.Name + " sum")
			}
		}
		n := all[rng.IntN(len(all))].value.Round(-rng.IntN(11), figure.HalfEven)
		quoted := money.MustParseFigure("USD " + n.StringFixed(0))
		if rng.IntN(2) == 0 {
			quoted = money.MustParseFigure("USD " + n.Shift(-9).String() + " billion")
		}
		r, err := remittance.Reproduce(quoted, s)
		require.NoError(t, err)
		require.Equal(t, len(all), r.Searched)
		var want, cut []string
		for _, c := range all {
			if r.Rounding.Contains(c.value) {
				want = append(want, c.name)
			} else if r.Truncation.Contains(c.value) {
				cut = append(cut, c.name)
			}
		}
		require.ElementsMatch(t, want, ids(r.Matches))
		require.ElementsMatch(t, cut, ids(r.Truncated))
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
	}, r.Skipped, "a line once")

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
	for _, zeros := range []int{0, 2} {
		s := made(rand.New(rand.NewPCG(15, 16)), 20, 6, 30, zeros)
		for _, quoted := range []string{"48.8%", "10.3%", "8%", "USD 1 billion", "USD 5", "USD 1234567890"} {
			b.Run(fmt.Sprintf("zeros=%d/%s", zeros, quoted), func(b *testing.B) {
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
	// amounts of 1 definition (received world-bank-personal, BPM6) in 1 vintage (WDI 2023-05-10); 1 economy, 0 groups; years 2012 to 2013, single and in every span: mean, median, sum, years without a value left out; 5 candidates
}

// A group of two lists of members is two groups, told apart by their vintage.
func TestReproduceListed(t *testing.T) {
	flows, err := remittance.NewSeries(received("RS", 2010, "10"), received("XK", 2010, "20"))
	require.NoError(t, err)
	products, err := remittance.NewSeries(gdp("RS", 2010, "100"), gdp("XK", 2010, "100"))
	require.NoError(t, err)
	members := places("RS", "XK")
	got, err := remittance.Reproduce(figure.MustParse("15%"), remittance.Search{
		Flows: []remittance.Series{flows}, Products: []remittance.Series{products}, GroupsOnly: true, MaxYears: 1,
		Groups: []remittance.NamedGroup{{Name: "G", Members: members, Vintage: wdi2019}, {Name: "G", Members: members, Vintage: wdi2023}},
	})
	require.NoError(t, err)
	require.Contains(t, got.Space, "2 groups (members of WDI 2019-12-20; WDI 2023-05-10)")
	listed := map[remittance.Vintage]int{}
	for _, m := range got.Matches {
		listed[m.Listed]++
		require.Contains(t, m.ID, ", members of "+m.Listed.String())
	}
	require.Equal(t, map[remittance.Vintage]int{wdi2019: 3, wdi2023: 3}, listed)
}
