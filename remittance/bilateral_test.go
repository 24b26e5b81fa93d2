package remittance_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/remittance"
)

// hostOf returns a host; "" is not reported.
func hostOf(name, stock, income string) remittance.Host {
	h := remittance.Host{Place: economy(name)}
	if stock != "" {
		h.Stock = figure.MustParse(stock)
	}
	if income != "" {
		h.Income = figure.MustParse(income)
	}
	return h
}

var excess = remittance.Bilateral{
	Rule: remittance.ByStockAndExcess, OriginIncome: figure.MustParse("1000"), Exponent: figure.MustNumber("0.75"),
	IncomeConcept: "GNI per head, international dollars",
}

func TestBilateralStatus(t *testing.T) {
	hosts := []remittance.Host{
		hostOf("DE", "50000", "800"), hostOf("AT", "30000", "4000"), hostOf("RS", "10", "1"), hostOf("IL", "1000", "9000"),
		hostOf("FR", "", "9000"), hostOf("IT", "7000", ""), hostOf("CH", "0", "9000"), {Stock: figure.MustParse("500")},
	}
	hosts[3].Blocked = true
	method := excess
	method.Origin = economy("RS")
	total := money.MustParse("100000.005 USD")

	statuses := func(e remittance.Estimate) (list []remittance.HostStatus) {
		for i := range e.Parts {
			list = append(list, e.Parts[i].Status)
		}
		return list
	}
	e, err := method.Allocate(total, hosts)
	require.NoError(t, err)
	require.Equal(t, []remittance.HostStatus{
		remittance.Allocated, remittance.Allocated, remittance.SelfCorridor, remittance.Blocked, remittance.NoStock,
		remittance.NoHostIncome, remittance.Allocated, remittance.NoHostIncome,
	}, statuses(e))
	require.True(t, e.Allocated().Equal(total), e.Allocated().String())
	require.True(t, e.Parts[0].OnFloor)
	require.False(t, e.Parts[1].OnFloor)
	require.Equal(t, "0.000 USD", e.Parts[6].Amount.String(), "a stock of 0 gets 0")
	_, ok := e.Parts[6].PerMigrant()
	require.False(t, ok, "and there is nobody to divide by")
	for _, i := range []int{2, 3, 4, 5, 7} {
		require.True(t, e.Parts[i].Amount.IsZero(), "absent is not 0")
		_, ok = e.Parts[i].SharePercent()
		require.False(t, ok)
	}
	require.Contains(t, e.Trace().String(), "left-out: IL: blocked")

	method.AtOriginIncome = true
	e, err = method.Allocate(total, hosts)
	require.NoError(t, err)
	require.Equal(t, remittance.AtFloorIncome, e.Parts[5].Status)
	require.True(t, e.Parts[5].OnFloor)
	require.Equal(t, remittance.Unidentified, e.Parts[7].Status)
	require.True(t, e.Parts[7].OnFloor)
	require.False(t, e.Parts[7].Amount.IsZero())
	require.True(t, e.Allocated().Equal(total))

	method.FloorIncome = figure.MustParse("4000")
	e, err = method.Allocate(total, hosts)
	require.NoError(t, err)
	a, _ := e.Parts[5].PerMigrant()
	b, _ := e.Parts[1].PerMigrant()
	require.True(t, a.Equal(b), "the floor stands in for the income")

	e, err = remittance.Bilateral{Rule: remittance.ByStock}.Allocate(total, hosts)
	require.NoError(t, err)
	require.Equal(t, remittance.Unidentified, e.Parts[7].Status, "rule 1 needs no income")
}

func TestBilateralNothing(t *testing.T) {
	hosts := []remittance.Host{hostOf("DE", "5", "800")}
	e, err := excess.Allocate(money.Amount{}, hosts)
	require.NoError(t, err)
	require.Equal(t, remittance.NoTotal, e.Reason)
	method := excess
	method.OriginIncome = figure.Figure{}
	e, err = method.Allocate(money.MustParse("5 USD"), hosts)
	require.NoError(t, err)
	require.Equal(t, remittance.NoOriginIncome, e.Reason)
	for _, hosts := range [][]remittance.Host{nil, {hostOf("DE", "0", "800")}, {hostOf("DE", "", "800")}} {
		e, err = excess.Allocate(money.MustParse("5 USD"), hosts)
		require.NoError(t, err)
		require.Equal(t, remittance.NoWeights, e.Reason)
		require.True(t, e.Allocated().IsZero())
		require.Contains(t, e.Trace().String(), string(remittance.NoWeights))
	}
}

func TestBilateralRefused(t *testing.T) {
	good := []remittance.Host{hostOf("DE", "5", "8000")}
	tests := map[string]struct {
		method remittance.Bilateral
		hosts  []remittance.Host
	}{
		"no rule":         {remittance.Bilateral{}, good},
		"no exponent":     {remittance.Bilateral{Rule: remittance.ByStockAndExcess, OriginIncome: figure.MustParse("1000")}, good},
		"fine exponent":   {remittance.Bilateral{Rule: remittance.ByStockAndExcess, OriginIncome: figure.MustParse("1000"), Exponent: figure.MustNumber("0.12345")}, good},
		"twice":           {excess, []remittance.Host{good[0], good[0]}},
		"negative stock":  {excess, []remittance.Host{hostOf("DE", "-5", "8000")}},
		"negative income": {excess, []remittance.Host{hostOf("DE", "5", "-8000")}},
		"hedged stock":    {excess, []remittance.Host{hostOf("DE", "over 5", "8000")}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := tt.method.Allocate(money.MustParse("5 USD"), tt.hosts)
			require.ErrorIs(t, err, remittance.ErrBilateral)
		})
	}
}

// TestBilateralLaws holds that the parts add up exactly to the total, that none
// is more than one unit off its exact share, and that the order of hosts makes
// no difference.
func TestBilateralLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range 300 {
		method := remittance.Bilateral{
			Rule: remittance.BilateralRule(1 + rng.IntN(3)), OriginIncome: figure.MustParse(strconv.Itoa(rng.IntN(20000))),
			Exponent: figure.MustNumber([]string{"0.75", "0.57", "0.5", "1", "0.333"}[rng.IntN(5)]), AtOriginIncome: rng.IntN(2) == 0,
		}
		var hosts []remittance.Host
		for i := range 1 + rng.IntN(30) {
			number := func(n int) string {
				if rng.IntN(8) == 0 {
					return ""
				}
				return strconv.Itoa(rng.IntN(n))
			}
			h := hostOf("H"+strconv.Itoa(i), number(1+rng.IntN(100000)), number(60000))
			h.Blocked = rng.IntN(10) == 0
			hosts = append(hosts, h)
		}
		total := money.MustParse(decimal.New(rng.Int64N(1<<uint(1+rng.IntN(50)))-5, -int32(rng.IntN(5))).String() + " USD")
		e, err := method.Allocate(total, hosts)
		require.NoError(t, err)
		if e.Reason == indicator.NoReason {
			require.True(t, e.Allocated().Equal(total), "%s of %s", e.Allocated(), total)
			unit := figure.MustNumber("0.01")
			var shares figure.Number
			for i := range e.Parts {
				q, ok := e.Parts[i].SharePercent()
				if !ok {
					continue
				}
				shares = shares.Add(q)
				off := q.Mul(total.Number()).Sub(e.Parts[i].Amount.Number().Mul(figure.Int(100)))
				require.Negative(t, off.Cmp(unit.Mul(figure.Int(100))))
				require.Negative(t, off.Neg().Cmp(unit.Mul(figure.Int(100))))
			}
			require.True(t, shares.Equal(figure.Int(100)))
		}
		order := rng.Perm(len(hosts))
		shuffled := make([]remittance.Host, len(hosts))
		for i, j := range order {
			shuffled[i] = hosts[j]
		}
		again, err := method.Allocate(total, shuffled)
		require.NoError(t, err)
		require.Equal(t, e.Reason, again.Reason)
		for i, j := range order {
			require.Equal(t, e.Parts[j].Amount.String(), again.Parts[i].Amount.String())
			require.Equal(t, e.Parts[j].Status, again.Parts[i].Status)
		}
	}
}

func TestEstimateCheck(t *testing.T) {
	e, err := remittance.Bilateral{Rule: remittance.ByStock}.Allocate(
		money.MustParse("1600000 USD"), []remittance.Host{hostOf("DE", "60", "40000"), hostOf("MK", "20", "2000"), hostOf("AT", "20", "")})
	require.NoError(t, err)
	fs := e.Check(figure.Int(3))
	require.Len(t, fs, 1)
	require.Equal(t, "remittance.per-migrant", fs[0].Code)
	require.EqualValues(t, "parts[1]", fs[0].Path)
	require.Equal(t, "each migrant in MK sends 16000, more than 3 times the income of 2000 a head", fs[0].Message)
	require.Empty(t, e.Check(figure.Int(8)))
	require.Len(t, e.Check(figure.Int(7)), 1)
}

func TestBilateralJSON(t *testing.T) {
	data, err := json.Marshal(excess)
	require.NoError(t, err)
	var back remittance.Bilateral
	require.NoError(t, json.Unmarshal(data, &back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.Equal(t, string(data), string(again))
	require.Contains(t, string(data), `"rule":"stock-and-excess"`)
	require.Error(t, json.Unmarshal([]byte(`{"rule":"gravity"}`), &back))
	var h remittance.Host
	require.Error(t, json.Unmarshal([]byte(`{"gdp":"1"}`), &h))
	require.NoError(t, json.Unmarshal([]byte(`{"place":{"country":"DE"},"blocked":true}`), &h))
	require.True(t, h.Blocked)
}

func TestConcentration(t *testing.T) {
	portion := func(code, a string) remittance.Portion {
		p := remittance.Portion{Place: economy(code)}
		if a != "" {
			p.Amount = money.MustParse(a)
		}
		return p
	}
	c, err := remittance.ConcentrationOf([]remittance.Portion{portion("KZ", "5 USD"), portion("DE", "5 USD"), portion("RU", ""), portion("US", "0 USD")})
	require.NoError(t, err)
	h, ok := c.Herfindahl()
	require.True(t, ok)
	require.Equal(t, "0.5", h.String())
	require.Equal(t, economy("DE"), c.Top, "of equal ones the first by key")
	require.Equal(t, 2, c.N)
	require.Equal(t, places("RU"), c.Missing)

	for _, none := range [][]remittance.Portion{nil, {portion("RU", "")}, {portion("RU", "0 USD")}} {
		c, err = remittance.ConcentrationOf(none)
		require.NoError(t, err)
		require.Equal(t, remittance.NoTotal, c.Reason)
		_, ok = c.Herfindahl()
		require.False(t, ok)
		_, ok = c.TopSharePercent()
		require.False(t, ok)
	}
	_, err = remittance.ConcentrationOf([]remittance.Portion{portion("RU", "-1 USD")})
	require.ErrorIs(t, err, remittance.ErrPortion)
	_, err = remittance.ConcentrationOf([]remittance.Portion{portion("RU", "1 USD"), portion("RU", "1 USD")})
	require.ErrorIs(t, err, remittance.ErrPortion)
	_, err = remittance.ConcentrationOf([]remittance.Portion{portion("RU", "1 USD"), portion("DE", "1 EUR")})
	require.ErrorIs(t, err, money.ErrMismatch)
}

// TestPublishedConcentration meets the matrix of the World Bank for 2017.
func TestPublishedConcentration(t *testing.T) {
	flows := map[string][]remittance.Portion{}
	for _, row := range records(t, "knomad/bilateral_remittances_2017.csv")[1:] {
		flows[row[1]] = append(flows[row[1]], remittance.Portion{Place: indicator.GroupPlace(row[0]), Amount: dollars(t, row[2])})
	}
	for receiver, want := range map[string][3]string{
		"Tajikistan": {"0.586", "Russian Federation", "76.0"}, "Kosovo": {"0.218", "Germany", "34.9"}, "Serbia": {"0.086", "Germany", "17.2"},
	} {
		c, err := remittance.ConcentrationOf(flows[receiver])
		require.NoError(t, err)
		h, ok := c.Herfindahl()
		require.True(t, ok, receiver)
		top, _ := c.TopSharePercent()
		require.Equal(t, want, [3]string{h.Round(3, figure.HalfEven).StringFixed(3), c.Top.String(), top.Round(1, figure.HalfEven).StringFixed(1)})
	}
}

func ExampleBilateral_Allocate() {
	e, _ := excess.Allocate(money.MustParse("100000000 USD"), []remittance.Host{
		hostOf("RU", "50000", "800"), hostOf("KZ", "30000", "4000"), hostOf("DE", "20000", "20000"), hostOf("US", "900", ""),
	})
	for _, p := range e.Parts {
		each, _ := p.PerMigrant()
		fmt.Println(p.Place, p.Status, p.Amount, each.Round(0, figure.HalfEven))
	}
	fmt.Println("together", e.Allocated())
	// Output:
	// RU allocated 34595549.42 USD 692
	// KZ allocated 29171521.77 USD 972
	// DE allocated 36232928.81 USD 1812
	// US no-income  0
	// together 100000000.00 USD
}

func BenchmarkAllocate(b *testing.B) {
	rng := rand.New(rand.NewPCG(9, 10))
	var hosts []remittance.Host
	for i := range 217 {
		hosts = append(hosts, hostOf("H"+strconv.Itoa(i), strconv.Itoa(rng.IntN(1e6)), strconv.Itoa(rng.IntN(60000))))
	}
	total := money.MustParse("3697730868.065 USD")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := excess.Allocate(total, hosts); err != nil {
			b.Fatal(err)
		}
	}
}
