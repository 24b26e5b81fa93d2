package diaspora_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// pare is the scheme 1+1 of Moldova, with the ceiling of 2018.
func pare() diaspora.Scheme {
	return diaspora.Scheme{Code: "pare", Currency: mdl, Partners: []diaspora.SchemePartner{
		{Code: "state", Rule: money.MatchRule{Ratio: figure.Int(1), Cap: money.MustParse("250000 MDL")}},
	}}
}

var (
	mdl = money.MustCurrency("MDL")
	mxn = money.MustCurrency("MXN")
)

// threeForOne is the scheme of Mexico: each of three levels of government adds
// a peso to a peso, the federation up to a million.
func threeForOne() diaspora.Scheme {
	one := money.MatchRule{Ratio: figure.Int(1)}
	return diaspora.Scheme{Code: "3x1", Currency: mxn, Partners: []diaspora.SchemePartner{
		{Code: "federal", Rule: money.MatchRule{Ratio: figure.Int(1), Cap: money.MustParse("1000000 MXN")}},
		{Code: "state", Rule: one}, {Code: "municipality", Rule: one},
	}}
}

func fund(t *testing.T, s diaspora.Scheme, c diaspora.Contribution) diaspora.Funding {
	t.Helper()
	f, err := s.Fund(nil, c, money.Converter{})
	require.NoError(t, err)
	return f
}

func contribution(amount, cost string) diaspora.Contribution {
	c := diaspora.Contribution{Amount: money.MustParse(amount)}
	if cost != "" {
		c.Cost = money.MustParse(cost)
	}
	return c
}

// matched returns "partner amount limit" of each match.
func matched(f diaspora.Funding) []string {
	var out []string
	for _, m := range f.Matches {
		out = append(out, m.Partner+" "+m.Matched.String()+" "+m.LimitedBy.String())
	}
	return out
}

func TestSchemeFund(t *testing.T) {
	with := func(s diaspora.Scheme, change func(*diaspora.Scheme)) diaspora.Scheme {
		change(&s)
		return s
	}
	takenOver := func(s *diaspora.Scheme) { s.Partners[0].TakenOverBy = "state" }
	tests := map[string]struct {
		scheme       diaspora.Scheme
		contribution diaspora.Contribution
		want         []string
		total        string
		shortfall    string
		unmet        string
	}{
		"1+1":                 {pare(), contribution("180000.00 MDL", ""), []string{"state 180000.00 MDL ratio"}, "360000.00 MDL", "0.00 MDL", ""},
		"1+1 at the cap":      {pare(), contribution("250000.00 MDL", ""), []string{"state 250000.00 MDL ratio"}, "500000.00 MDL", "0.00 MDL", ""},
		"1+1 above the cap":   {pare(), contribution("400000.00 MDL", ""), []string{"state 250000.00 MDL cap"}, "650000.00 MDL", "150000.00 MDL", ""},
		"nothing contributed": {pare(), contribution("0.00 MDL", ""), []string{"state 0.00 MDL ratio"}, "0.00 MDL", "0.00 MDL", ""},
		"3x1": {threeForOne(), contribution("400000 MXN", ""),
			[]string{"federal 400000.00 MXN ratio", "state 400000.00 MXN ratio", "municipality 400000.00 MXN ratio"}, "1600000.00 MXN", "0.00 MXN", ""},
		"3x1, not taken over": {threeForOne(), contribution("1200000 MXN", ""),
			[]string{"federal 1000000.00 MXN cap", "state 1200000.00 MXN ratio", "municipality 1200000.00 MXN ratio"}, "4600000.00 MXN", "200000.00 MXN", ""},
		"3x1, taken over": {with(threeForOne(), takenOver), contribution("1200000 MXN", ""),
			[]string{"federal 1000000.00 MXN cap", "state 1400000.00 MXN ratio", "municipality 1200000.00 MXN ratio"}, "4800000.00 MXN", "0.00 MXN", ""},
		"taken over as far as the cap goes": {with(threeForOne(), func(s *diaspora.Scheme) {
			takenOver(s)
			s.Partners[1].Rule.Cap = money.MustParse("1300000 MXN")
		}), contribution("1200000 MXN", ""),
			[]string{"federal 1000000.00 MXN cap", "state 1300000.00 MXN cap", "municipality 1200000.00 MXN ratio"}, "4700000.00 MXN", "100000.00 MXN", ""},
		"what is taken over is not passed on": {with(threeForOne(), func(s *diaspora.Scheme) {
			takenOver(s)
			s.Partners[1].Rule.Cap = money.MustParse("1200000 MXN")
			s.Partners[1].TakenOverBy = "municipality"
		}), contribution("1200000 MXN", ""),
			[]string{"federal 1000000.00 MXN cap", "state 1200000.00 MXN cap", "municipality 1200000.00 MXN ratio"}, "4600000.00 MXN", "200000.00 MXN", ""},
		"project cost": {with(pare(), func(s *diaspora.Scheme) { s.Partners[0].Rule.Cap = money.Amount{} }), contribution("60000.00 MDL", "100000.00 MDL"),
			[]string{"state 40000.00 MDL need"}, "100000.00 MDL", "0.00 MDL", "0.00 MDL"},
		"cost not reached": {pare(), contribution("60000.00 MDL", "200000 MDL"), []string{"state 60000.00 MDL ratio"}, "120000.00 MDL", "0.00 MDL", "80000.00 MDL"},
		"cost reached":     {pare(), contribution("60000.00 MDL", "120000 MDL"), []string{"state 60000.00 MDL ratio"}, "120000.00 MDL", "0.00 MDL", "0.00 MDL"},
		"more than the cost": {pare(), contribution("60000.00 MDL", "50000 MDL"),
			[]string{"state 0.00 MDL need"}, "60000.00 MDL", "0.00 MDL", "0.00 MDL"},
		"need in proportion": {threeForOne(), contribution("400000 MXN", "1400000 MXN"),
			[]string{"federal 333333.34 MXN need", "state 333333.33 MXN need", "municipality 333333.33 MXN need"}, "1400000.00 MXN", "0.00 MXN", "0.00 MXN"},
		"need in proportion after caps": {threeForOne(), contribution("2000000 MXN", "4500000 MXN"), // 1 : 2 : 2
			[]string{"federal 500000.00 MXN need", "state 1000000.00 MXN need", "municipality 1000000.00 MXN need"}, "4500000.00 MXN", "1000000.00 MXN", "0.00 MXN"},
		"need in order": {with(threeForOne(), func(s *diaspora.Scheme) { s.Need = diaspora.InOrder }), contribution("400000 MXN", "1400000 MXN"),
			[]string{"federal 400000.00 MXN ratio", "state 400000.00 MXN ratio", "municipality 200000.00 MXN need"}, "1400000.00 MXN", "0.00 MXN", "0.00 MXN"},
		"cut down to the minor unit": {with(pare(), func(s *diaspora.Scheme) {
			s.Partners[0].Rule.Ratio = figure.MustNumber("1/3")
		}), contribution("100.00 MDL", ""), []string{"state 33.33 MDL ratio"}, "133.33 MDL", "0.00 MDL", ""},
		"cut down to the step": {with(pare(), func(s *diaspora.Scheme) {
			s.Partners[0].Rule.Step = money.MustParse("1000 MDL")
		}), contribution("12999.99 MDL", "20500 MDL"), []string{"state 7000 MDL need"}, "19999.99 MDL", "0.00 MDL", "500.01 MDL"},
		"of the total": {with(threeForOne(), func(s *diaspora.Scheme) {
			s.Partners = []diaspora.SchemePartner{
				{Code: "federal", Rule: money.MatchRule{Ratio: figure.MustNumber("0.25"), Base: money.OfTotal}},
				{Code: "states", Rule: money.MatchRule{Ratio: figure.MustNumber("0.5"), Base: money.OfTotal}},
			}
		}), contribution("400000 MXN", ""), []string{"federal 400000.00 MXN ratio", "states 800000.00 MXN ratio"}, "1600000.00 MXN", "0.00 MXN", ""},
		"of the total beside of the counterpart": {with(threeForOne(), func(s *diaspora.Scheme) { // total 2 / 0.5 = 4
			s.Partners = s.Partners[:2]
			s.Partners[0].Rule = money.MatchRule{Ratio: figure.MustNumber("0.5"), Base: money.OfTotal}
		}), contribution("100 MXN", ""), []string{"federal 200.00 MXN ratio", "state 100.00 MXN ratio"}, "400.00 MXN", "0.00 MXN", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			f := fund(t, tt.scheme, tt.contribution)
			require.Equal(t, tt.want, matched(f))
			require.Equal(t, tt.total, f.Total.String())
			require.Equal(t, tt.shortfall, f.Shortfall.String())
			require.Equal(t, tt.unmet, f.Unmet.String())
		})
	}
}

func TestFundingShares(t *testing.T) {
	f := fund(t, pare(), contribution("400000 MDL", ""))
	require.Equal(t, "own 400000 MDL, matched 250000.00 MDL, total 650000.00 MDL", f.String())
	share, err := f.OwnShare()
	require.NoError(t, err)
	require.Equal(t, "800/13", share.Rat().String())
	ratio, err := f.EffectiveRatio()
	require.NoError(t, err)
	require.Equal(t, "0.625", ratio.String())
	m, ok := f.MatchOf("state")
	require.True(t, ok)
	require.Equal(t, "150000.00 MDL", m.Shortfall.String())
	_, ok = f.MatchOf("nobody")
	require.False(t, ok)

	none := fund(t, pare(), contribution("0 MDL", ""))
	_, err = none.OwnShare()
	require.ErrorIs(t, err, figure.ErrUndefined)
	_, err = none.EffectiveRatio()
	require.ErrorIs(t, err, figure.ErrUndefined)
}

// The contribution is converted first, and the cap is in the currency of the
// programme.
func TestFundConverts(t *testing.T) {
	conv := money.Converter{Rates: []*money.Rates{money.MustRates(money.MustParseRate("1 EUR = 19.50 MDL (agreed)"))}, Policy: money.FixedAndAgreed()}
	c := diaspora.Contribution{Amount: money.MustParse("15000 EUR"), On: period.MustParse("2018-05-02")}
	f, err := pare().Fund(nil, c, conv)
	require.NoError(t, err)
	require.Equal(t, "292500.00 MDL", f.Own.String())
	require.Equal(t, []string{"state 250000.00 MDL cap"}, matched(f))
	require.Equal(t, "15000 EUR", f.Conversion.From().String())
	require.Len(t, f.Conversion.Legs(), 1)
	require.NotEmpty(t, f.Trace().Of(check.Rate))
	share, err := f.OwnShare()
	require.NoError(t, err)
	require.Equal(t, "53.91705069", share.Round(8, figure.HalfUp).String())

	_, err = pare().Fund(nil, c, money.Converter{})
	require.ErrorIs(t, err, diaspora.ErrFund)
	require.ErrorIs(t, err, money.ErrNoRate)

	// A contribution in the currency of the programme takes no conversion.
	f = fund(t, pare(), contribution("100 MDL", ""))
	require.True(t, f.Conversion.Amount().IsZero())
	require.Empty(t, f.Trace().Of(check.Rate))
}

func TestFundErrors(t *testing.T) {
	yearly := pare()
	yearly.Partners[0].DonorYearCap = money.MustParse("10 MDL")
	on := period.MustParse("2018")
	tests := map[string]struct {
		scheme       diaspora.Scheme
		contribution diaspora.Contribution
		is           error
		contains     string
	}{
		"no scheme":        {diaspora.Scheme{}, contribution("1 MDL", ""), diaspora.ErrFund, "scheme-currency"},
		"no contribution":  {pare(), diaspora.Contribution{}, diaspora.ErrFund, "not stated"},
		"below 0":          {pare(), contribution("-1 MDL", ""), diaspora.ErrFund, "-1 MDL"},
		"cost below 0":     {pare(), contribution("1 MDL", "-1 MDL"), diaspora.ErrFund, "-1 MDL"},
		"cost in another":  {pare(), contribution("1 MDL", "1 EUR"), money.ErrMismatch, "cost"},
		"no donor":         {yearly, diaspora.Contribution{Amount: money.MustParse("1 MDL"), On: on}, diaspora.ErrFund, "donor and the date"},
		"no date":          {yearly, diaspora.Contribution{Amount: money.MustParse("1 MDL"), Donor: secret}, diaspora.ErrFund, "donor and the date"},
		"nothing attached": {yearly, diaspora.Contribution{Amount: money.MustParse("1 MDL")}, diaspora.ErrFund, "want the donor"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			f, err := tt.scheme.Fund(nil, tt.contribution, money.Converter{})
			require.ErrorIs(t, err, tt.is)
			require.ErrorContains(t, err, tt.contains)
			require.ErrorContains(t, err, "diaspora: ")
			require.NotContains(t, err.Error(), secret)
			require.Empty(t, f.Matches)
		})
	}
	var findings *check.FindingsError
	_, err := (diaspora.Scheme{Currency: mdl}).Fund(nil, contribution("1 MDL", ""), money.Converter{})
	require.ErrorAs(t, err, &findings)
}

func TestSchemeCheck(t *testing.T) {
	require.Empty(t, pare().Check())
	require.Empty(t, threeForOne().Check())
	eur := money.MustParse("1 EUR")
	tests := map[string]struct {
		change func(*diaspora.Scheme)
		code   string
		path   check.Path
	}{
		"no currency": {func(s *diaspora.Scheme) { s.Currency = 0; s.Partners[0].Rule.Cap = money.Amount{} }, "diaspora.scheme-currency", "currency"},
		"no minor unit": {func(s *diaspora.Scheme) {
			s.Currency = money.MustCurrency("XAU")
			s.Partners[0].Rule.Cap = money.Amount{}
		}, "diaspora.scheme-currency", "currency"},
		"cap in another":      {func(s *diaspora.Scheme) { s.Partners[0].Rule.Cap = eur }, "diaspora.scheme-currency", "partners[0].rule.cap"},
		"step in another":     {func(s *diaspora.Scheme) { s.Partners[1].Rule.Step = eur }, "diaspora.scheme-currency", "partners[1].rule.step"},
		"year cap in another": {func(s *diaspora.Scheme) { s.Partners[1].DonorYearCap = eur }, "diaspora.scheme-currency", "partners[1].donor_year_cap"},
		"budget in another":   {func(s *diaspora.Scheme) { s.Partners[1].Budget = eur }, "diaspora.scheme-currency", "partners[1].budget"},
		"no partners":         {func(s *diaspora.Scheme) { s.Partners = nil }, "diaspora.scheme-partners", "partners"},
		"many partners":       {func(s *diaspora.Scheme) { s.Partners = make([]diaspora.SchemePartner, 1001) }, "diaspora.scheme-partners", "partners"},
		"no code":             {func(s *diaspora.Scheme) { s.Partners[2].Code = "" }, "diaspora.scheme-code", "partners[2].code"},
		"code twice":          {func(s *diaspora.Scheme) { s.Partners[2].Code = "state" }, "diaspora.scheme-code", "partners[2].code"},
		"ratio":               {func(s *diaspora.Scheme) { s.Partners[1].Rule.Ratio = figure.Int(0) }, "money.match-ratio", "partners[1].rule.ratio"},
		"cap below 0":         {func(s *diaspora.Scheme) { s.Partners[1].Rule.Cap = money.MustParse("-1 MXN") }, "money.match-cap", "partners[1].rule.cap"},
		"year cap below 0":    {func(s *diaspora.Scheme) { s.Partners[1].DonorYearCap = money.MustParse("-1 MXN") }, "diaspora.scheme-cap", "partners[1].donor_year_cap"},
		"budget below 0":      {func(s *diaspora.Scheme) { s.Partners[1].Budget = money.MustParse("-1 MXN") }, "diaspora.scheme-cap", "partners[1].budget"},
		"nothing left": {func(s *diaspora.Scheme) {
			for i := range s.Partners[:2] {
				s.Partners[i].Rule.Ratio, s.Partners[i].Rule.Base = figure.MustNumber("0.5"), money.OfTotal
			}
		}, "diaspora.scheme-total", "partners"},
		"taken over by none":   {func(s *diaspora.Scheme) { s.Partners[1].TakenOverBy = "nobody" }, "diaspora.scheme-taken-over", "partners[1].taken_over_by"},
		"taken over by itself": {func(s *diaspora.Scheme) { s.Partners[1].TakenOverBy = "state" }, "diaspora.scheme-taken-over", "partners[1].taken_over_by"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := threeForOne()
			tt.change(&s)
			fs := s.Check()
			require.Len(t, fs, 1, fs.String())
			require.Equal(t, tt.code, fs[0].Code)
			require.Equal(t, tt.path, fs[0].Path)
			require.Equal(t, check.Error, fs[0].Severity)
		})
	}
}

func TestSchemeJSON(t *testing.T) {
	s := threeForOne()
	s.Title, s.Need = lang.En("3x1 for Migrants"), diaspora.InOrder
	s.Partners[0].TakenOverBy = "state"
	s.Partners[1].DonorYearCap, s.Partners[1].Budget = money.MustParse("5.00 MXN"), money.MustParse("70 MXN")
	s.Partners[2].Rule.Base, s.Partners[2].Rule.Ratio = money.OfTotal, figure.MustNumber("1/3")
	data, err := json.Marshal(s)
	require.NoError(t, err)
	require.Contains(t, string(data), `"need":"in-order"`)
	var back diaspora.Scheme
	require.NoError(t, json.Unmarshal(data, &back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.JSONEq(t, string(data), string(again))

	for _, in := range []string{`{"currency": "MXN", "partner": []}`, `{"currency": "MXN", "currency": "MXN"}`, `{"need": "by-lot"}`, `[]`} {
		before := pare()
		require.ErrorContains(t, before.UnmarshalJSON([]byte(in)), "diaspora: scheme: ")
		require.Equal(t, "pare", before.Code, "an error leaves it as it was")
	}
}

// With one partner, the scheme gives what the rule gives.
func TestFundIsTheRule(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		rule := money.MatchRule{Ratio: figure.MustNumber([]string{"1", "2", "1/3", "0.8", "7/9"}[r.IntN(5)])}
		if r.IntN(2) == 0 && rule.Ratio.Cmp(figure.Int(1)) < 0 {
			rule.Base = money.OfTotal
		}
		if r.IntN(2) == 0 {
			rule.Cap, _ = money.New(r.Int64N(100000), 2, mdl)
		}
		if r.IntN(2) == 0 {
			rule.Step, _ = money.New(1+r.Int64N(1000), 2, mdl)
		}
		own, _ := money.New(r.Int64N(200000), 2, mdl)
		want, err := rule.Match(own, money.Amount{})
		require.NoError(t, err)
		f := fund(t, diaspora.Scheme{Currency: mdl, Partners: []diaspora.SchemePartner{{Code: "a", Rule: rule}}}, diaspora.Contribution{Amount: own})
		require.True(t, want.Matched.Equal(f.Matched), "%s of %s: %s, %s", rule.Ratio, own, want.Matched, f.Matched)
	}
}

// Whatever the scheme: no cap, budget, or cost is passed, totals add up, and the
// project is financed in full where the partners would give enough.
func TestFundLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	amount := func(n int64) money.Amount {
		a, err := money.New(r.Int64N(n), 2, mdl)
		require.NoError(t, err)
		return a
	}
	for range 300 {
		s := diaspora.Scheme{Currency: mdl, Need: diaspora.NeedRule(r.IntN(2))}
		codes := []string{"a", "b", "c", "d"}[:1+r.IntN(4)]
		for i, code := range codes {
			p := diaspora.SchemePartner{Code: code, Rule: money.MatchRule{Ratio: figure.MustNumber([]string{"1", "3", "1/3", "2/7"}[r.IntN(4)])}}
			if r.IntN(2) == 0 {
				p.Rule.Cap = amount(200_000)
			}
			if r.IntN(2) == 0 {
				p.DonorYearCap = amount(200_000)
			}
			if r.IntN(2) == 0 {
				p.Budget = amount(500_000)
			}
			if r.IntN(2) == 0 && len(codes) > 1 {
				p.TakenOverBy = codes[(i+1)%len(codes)]
			}
			s.Partners = append(s.Partners, p)
		}
		require.Empty(t, s.Check())
		cost := amount(1_000_000)
		var l diaspora.FundLedger
		var own, all money.Amount
		for range 5 {
			c := diaspora.Contribution{Donor: diaspora.PersonKey([]string{"x", "y"}[r.IntN(2)]), Project: "p", Amount: amount(100_000), On: period.MustParse("2018"), Cost: cost}
			f, err := s.Fund(&l, c, money.Converter{})
			require.NoError(t, err)
			own, _ = own.Add(f.Own)
			all, _ = all.Add(f.Total)
			sum := f.Own
			shortfall := f.Own.Number().Sub(f.Own.Number())
			for _, m := range f.Matches {
				require.GreaterOrEqual(t, m.Matched.Sign(), 0)
				require.GreaterOrEqual(t, m.Shortfall.Sign(), 0)
				sum, _ = sum.Add(m.Matched)
				shortfall = shortfall.Add(m.Shortfall.Number()).Sub(m.TakenOver.Number())
			}
			require.True(t, sum.Equal(f.Total))
			require.True(t, shortfall.Equal(f.Shortfall.Number()))
			require.GreaterOrEqual(t, f.Shortfall.Sign(), 0)

			if f.Matched.Sign() > 0 {
				require.LessOrEqual(t, all.Number().Cmp(cost.Number()), 0, "no match beyond the cost")
			}
			left := cost.Number().Sub(all.Number())
			switch {
			case left.Sign() >= 0:
				require.True(t, left.Equal(f.Unmet.Number()))
			default: // by the contributions alone
				require.Zero(t, f.Unmet.Sign())
			}
			for _, m := range f.Matches {
				if m.LimitedBy == diaspora.LimitedByNeed {
					require.Zero(t, f.Unmet.Sign(), "only a project that is financed in full has no need")
				}
			}
		}
		gotOwn, gotMatched, ok := l.Project("p")
		require.True(t, ok)
		require.True(t, gotOwn.Equal(own))
		if !gotMatched.IsZero() {
			sum, _ := gotOwn.Add(gotMatched)
			require.True(t, sum.Equal(all))
		}
		for _, p := range s.Partners {
			spent, ok := l.Spent(p.Code)
			if !ok {
				continue
			}
			under := func(a, limit money.Amount) {
				if !limit.IsZero() {
					require.LessOrEqual(t, a.Number().Cmp(limit.Number()), 0)
				}
			}
			under(spent, p.Budget)
			under(spent, p.Rule.Cap) // one project
			for _, donor := range []diaspora.PersonKey{"x", "y"} {
				if a, ok := l.SpentOn(p.Code, donor, 2018); ok {
					under(a, p.DonorYearCap)
				}
			}
		}
	}
}
