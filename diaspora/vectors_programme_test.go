package diaspora_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// programmeVector is a case of the shared file: what is known, and what must
// come back.
type programmeVector struct {
	ID       string          `json:"id"`
	Method   string          `json:"method"`
	Inputs   json.RawMessage `json:"inputs"`
	Expected json.RawMessage `json:"expected"`
}

// programmeMethods answer the cases: each returns what it computes, by the keys
// of the case.
var programmeMethods = map[string]func(*testing.T, json.RawMessage) map[string]any{
	"diaspora.matched_funding": answerFunding,
	"diaspora.return_types":    answerReturns,
	"diaspora.funnel":          answerFunnel,
	"diaspora.resource_centre": answerCentre,
	"diaspora.reported_figure": answerReported,
}

func TestProgrammeVectors(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "shared", "data", "diaspora_vectors.json"))
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("no shared data")
	}
	require.NoError(t, err)
	var file struct {
		Vectors []programmeVector `json:"vectors"`
	}
	require.NoError(t, json.Unmarshal(data, &file))
	ran := 0
	for _, v := range file.Vectors {
		answer, ok := programmeMethods[v.Method]
		if !ok {
			continue
		}
		ran++
		t.Run(v.ID, func(t *testing.T) {
			var want map[string]any
			require.NoError(t, json.Unmarshal(v.Expected, &want))
			got := answer(t, v.Inputs)
			for key, w := range want {
				require.Contains(t, got, key)
				sameAnswer(t, key, w, got[key])
			}
		})
	}
	require.GreaterOrEqual(t, ran, 20)
}

// sameAnswer compares numbers within 1e-9 of the value, and lists and maps by
// element.
func sameAnswer(t *testing.T, key string, want, got any) {
	t.Helper()
	switch w := want.(type) {
	case map[string]any:
		g, ok := got.(map[string]any)
		require.True(t, ok, "%s: %T", key, got)
		require.Len(t, g, len(w), key)
		for k := range w {
			sameAnswer(t, key+"."+k, w[k], g[k])
		}
	case []any:
		g, ok := got.([]any)
		require.True(t, ok, "%s: %T", key, got)
		require.Len(t, g, len(w), key)
		for i := range w {
			sameAnswer(t, key+"["+strconv.Itoa(i)+"]", w[i], g[i])
		}
	case bool:
		require.Equal(t, w, got, key)
	case float64:
		require.InDelta(t, w, toFloat(t, got), 1e-9*max(1, w, -w), key)
	case string:
		if d, err := decimal.NewFromString(w); err == nil {
			f, _ := d.Float64()
			require.InDelta(t, f, toFloat(t, got), 1e-9, key)
			return
		}
		require.Equal(t, w, got, key)
	default:
		require.Equal(t, want, got, key)
	}
}

func toFloat(t *testing.T, v any) float64 {
	t.Helper()
	switch v := v.(type) {
	case figure.Number:
		return v.Float64()
	case money.Amount:
		return v.Number().Float64()
	case diaspora.Proportion:
		require.NotNil(t, v.Face, v.Undefined)
		return v.Face.Float64()
	case claim.Quotient:
		require.NotNil(t, v.Face, v.Undefined)
		return v.Face.Float64()
	case int64:
		return float64(v)
	case int:
		return float64(v)
	}
	require.Failf(t, "no number", "%T", v)
	return 0
}

func readInputs(t *testing.T, data json.RawMessage, in any) {
	t.Helper()
	require.NoError(t, json.Unmarshal(data, in))
}

func answerFunding(t *testing.T, data json.RawMessage) map[string]any {
	var in struct {
		Contribution, Currency, Rate, Grant string
		TargetCurrency                      string   `json:"target_currency"`
		ProjectCost                         string   `json:"project_cost"`
		OwnPercent                          *float64 `json:"own_contribution_percent"`
		Parties                             []struct {
			Party string
			Ratio json.Number
			Cap   *json.Number
		}
		Claims []int64 `json:"claims_minor_units"`
		Budget int64   `json:"budget_minor_units"`
		Rule   string
	}
	readInputs(t, data, &in)
	amount := func(s string, c money.Currency) money.Amount {
		a, err := money.ParseIn(s, c)
		require.NoError(t, err)
		return a
	}
	switch {
	case in.Claims != nil:
		cents := func(n int64) money.Amount {
			a, err := money.New(n, 2, money.EUR)
			require.NoError(t, err)
			return a
		}
		claims := make([]money.Amount, len(in.Claims))
		for i, n := range in.Claims {
			claims[i] = cents(n)
		}
		rule := diaspora.FirstCome
		if in.Rule[0] == 'p' {
			rule = diaspora.ProRata
		}
		out, err := diaspora.ShareBudget(cents(in.Budget), rule, claims...)
		require.NoError(t, err)
		units := func(a money.Amount) figure.Number { return a.Number().Mul(figure.Int(100)) }
		var grants []any
		for _, g := range out.Grants {
			grants = append(grants, units(g))
		}
		return map[string]any{"grants": grants, "unspent": units(out.Unspent)}
	case in.OwnPercent != nil:
		grant, err := money.Stated(amount(in.Grant, money.MustCurrency(in.Currency)))
		require.NoError(t, err)
		own, err := diaspora.OwnContributionsTo(grant, figure.MustParse(strconv.FormatFloat(*in.OwnPercent, 'f', -1, 64)+"%"))
		require.NoError(t, err)
		cents := func(v figure.Interval) money.Amount {
			n, ok := v.IsPoint()
			require.True(t, ok)
			r, err := money.NewRational(n, grant.Currency())
			require.NoError(t, err)
			return r.Round(2, money.HalfUp)
		}
		return map[string]any{"if_percent_of_grant": cents(own.OfGrant), "if_percent_of_total_cost": cents(own.OfTotal)}
	}
	from := money.MustCurrency(in.Currency)
	s := diaspora.Scheme{Currency: from}
	var conv money.Converter
	if in.Rate != "" {
		s.Currency = money.MustCurrency(in.TargetCurrency)
		rate, err := money.NewRate(from, s.Currency, decimal.RequireFromString(in.Rate), money.Agreed, period.Date{}, "")
		require.NoError(t, err)
		conv = money.Converter{Rates: []*money.Rates{money.MustRates(rate)}, Policy: money.FixedAndAgreed()}
	}
	for _, p := range in.Parties {
		partner := diaspora.SchemePartner{Code: p.Party, Rule: money.MatchRule{Ratio: figure.MustNumber(p.Ratio.String())}}
		if p.Cap != nil {
			partner.Rule.Cap = amount(p.Cap.String(), s.Currency)
		}
		s.Partners = append(s.Partners, partner)
	}
	c := diaspora.Contribution{Amount: amount(in.Contribution, from)}
	if in.ProjectCost != "" {
		c.Cost = amount(in.ProjectCost, s.Currency)
	}
	f, err := s.Fund(nil, c, conv)
	require.NoError(t, err)
	share, err := f.OwnShare()
	require.NoError(t, err)
	matches := map[string]any{}
	for _, m := range f.Matches {
		matches[m.Partner] = m.Matched
	}
	return map[string]any{"contribution_converted": f.Own, "matches": matches, "total": f.Total, "own_share_percent": share}
}

func answerReturns(t *testing.T, data json.RawMessage) map[string]any {
	var in struct {
		Assignments []struct {
			ID        string
			Physical  int64 `json:"physical_days"`
			Remote    int64 `json:"remote_days"`
			OpenEnded bool  `json:"open_ended"`
		}
		Year int64 `json:"working_days_per_year"`
	}
	readInputs(t, data, &in)
	var list []diaspora.Assignment
	var types, long []any
	for _, a := range in.Assignments {
		list = append(list, diaspora.Assignment{Code: a.ID, OpenEnded: a.OpenEnded, Delivered: &diaspora.AssignmentDays{Physical: a.Physical, Remote: a.Remote}})
	}
	for _, a := range list {
		types = append(types, a.Type().String())
		long = append(long, a.IsLongTerm())
	}
	sum, err := diaspora.SumAssignments(list...)
	require.NoError(t, err)
	years, err := sum.FullTimeYears(in.Year)
	require.NoError(t, err)
	return map[string]any{"types": types, "long_term_flag": long, "full_time_years": years}
}

func answerFunnel(t *testing.T, data json.RawMessage) map[string]any {
	var in struct {
		Stages []struct {
			Stage string
			N     int64
		}
		Targets, Placed map[string]int64
		Phases          []struct {
			Phase       string
			Assignments int64
		}
		Assignments  int64
		WomenPercent json.Number `json:"women_percent"`
		Skills       int64       `json:"skills_database"`
		Needs        int64       `json:"needs_database"`
	}
	readInputs(t, data, &in)
	switch {
	case in.Phases != nil:
		var phases diaspora.Phases
		for _, p := range in.Phases {
			phases = append(phases, diaspora.Phase{Name: p.Phase, Count: figure.Count(p.Assignments, "assignments")})
		}
		total, err := phases.Total()
		require.NoError(t, err)
		n, _ := total.IsPoint()
		changes, err := phases.Changes()
		require.NoError(t, err)
		out := map[string]any{"total": n}
		for i, c := range changes {
			out["change_"+phases[i].Name+"_"+phases[i+1].Name+"_percent"] = c
		}
		return out
	case in.Assignments != 0:
		women, err := diaspora.PercentOf(figure.MustParse(in.WomenPercent.String()+"%"), figure.Count(in.Assignments, ""))
		require.NoError(t, err)
		requests := figure.MustParse("at least " + strconv.FormatInt(in.Needs, 10))
		per := claim.Ratio(figure.Count(in.Assignments, ""), requests, figure.Int(100))
		_, _, bounded := per.Bounds.Hi()
		require.True(t, bounded, "a ratio on a lower bound is an upper bound")
		return map[string]any{"women": women.Face, "assignments_per_100_requests": per}
	}
	f := diaspora.Funnel{}
	for _, s := range in.Stages {
		f.Stages = append(f.Stages, diaspora.FunnelStage{Name: s.Stage, Count: figure.Count(s.N, "")})
	}
	var codes []string
	for code := range in.Targets {
		codes = append(codes, code)
	}
	sort.Strings(codes)
	for _, code := range codes {
		f.Destinations = append(f.Destinations, diaspora.FunnelDestination{
			Country: place.MustCountry(code), Target: figure.Count(in.Targets[code], ""), Achieved: figure.Count(in.Placed[code], ""),
		})
	}
	require.Empty(t, f.Check())
	rates, err := f.Rates()
	require.NoError(t, err)
	var steps []any
	for _, s := range rates.Steps {
		steps = append(steps, s)
	}
	by := map[string]any{}
	for i, code := range codes {
		by[code] = rates.ByDestination[i]
	}
	return map[string]any{
		"step_percent": steps, "overall_percent": rates.Overall,
		"target_achievement_percent": rates.Achievement, "by_destination_percent": by,
	}
}

func answerCentre(t *testing.T, data json.RawMessage) map[string]any {
	var in struct {
		Visits []struct {
			Person  *string
			Service string
			Type    string `json:"beneficiary_type"`
		}
	}
	readInputs(t, data, &in)
	var tally diaspora.CentreTally
	for _, v := range in.Visits {
		visit := diaspora.Visit{Services: []string{v.Service}, Types: []string{v.Type}}
		if v.Person != nil {
			visit.Person = diaspora.PersonKey(*v.Person)
		}
		tally.Add(visit)
	}
	low, high := tally.People()
	counts := func(list []diaspora.NamedCount) map[string]any {
		out := map[string]any{}
		for _, c := range list {
			out[c.Name] = c.N
		}
		return out
	}
	return map[string]any{
		"visits": tally.Visits(), "unique_identified": tally.Identified(), "anonymous_visits": tally.Anonymous(),
		"people_low": low, "people_high": high,
		"visits_by_service": counts(tally.VisitsByService()), "unique_by_type": counts(tally.PeopleByType()),
		"sum_of_types_exceeds_people": tally.TypesExceedPeople(),
	}
}

func answerReported(t *testing.T, data json.RawMessage) map[string]any {
	var in struct {
		Rate        json.Number `json:"rate_2015_16"`
		Points      json.Number `json:"change_points"`
		TotalRate   json.Number `json:"total_rate"`
		Grants      json.Number `json:"grants_million"`
		Investments json.Number `json:"investments_million"`
		Claimed     string
		Margin      json.Number `json:"about_margin_percent"`
		Percentages []string
		MaxBase     int64 `json:"max_base"`
		From, To    int64
		Reported    string `json:"reported_percent"`
		Lines       []struct{ EUR, USD int64 }
		TotalEUR    int64 `json:"total_eur"`
		TotalUSD    int64 `json:"total_usd"`
	}
	readInputs(t, data, &in)
	switch {
	case in.Points != "":
		rate := figure.MustParse(in.Rate.String() + "%")
		c, err := diaspora.PointsChangeTo(rate, figure.MustParse(in.Points.String()))
		require.NoError(t, err)
		selection, err := claim.Share(rate, figure.MustParse(in.TotalRate.String()+"%"))
		require.NoError(t, err)
		hundredth, _ := figure.Frac(1, 100)
		return map[string]any{"rate_2000_01": c.Face, "relative_change_percent": c.Relative, "selection_ratio": selection.Face.Mul(hundredth)}
	case in.Grants != "":
		l, err := diaspora.LeverageOf(money.MustParseFigure("MDL "+in.Grants.String()+" million"), money.MustParseFigure("MDL "+in.Investments.String()+" million"))
		require.NoError(t, err)
		out := map[string]any{"investment_per_grant": l.InvestmentPerGrant, "private_per_grant": l.PrivatePerGrant}
		if in.Claimed != "" {
			claimed := figure.MustParse(in.Claimed)
			require.Equal(t, check.CannotTell, l.Supports(claimed), "without a margin")
			claimed = claimed.Under(figure.Policy{AboutMargin: figure.PercentMargin(figure.MustNumber(in.Margin.String()))})
			out["claim_supported"] = l.Supports(claimed) == check.Met
			require.NotEqual(t, check.CannotTell, l.Supports(claimed))
		}
		return out
	case in.Percentages != nil:
		var percents []figure.Quantity
		for _, p := range in.Percentages {
			percents = append(percents, figure.MustParse(p+"%"))
		}
		bases, err := diaspora.ImpliedBases(in.MaxBase, figure.HalfUp, percents...)
		require.NoError(t, err)
		var list []any
		for _, b := range bases {
			list = append(list, b)
		}
		return map[string]any{"possible_bases": list}
	case in.Reported != "":
		g, err := claim.Growth(figure.Count(in.From, ""), figure.Count(in.To, ""), figure.MustParseGrowth("increase of "+in.Reported+"%"))
		require.NoError(t, err)
		factor, _ := g.Factor.IsPoint()
		return map[string]any{"computed_percent": factor.Sub(figure.Int(1)).Mul(figure.Int(100)), "consistent": g.Holds()}
	}
	var pairs []diaspora.AmountPair
	var eur, usd []figure.Quantity
	for _, l := range in.Lines {
		b, _ := money.New(l.EUR, 0, money.EUR)
		q, _ := money.New(l.USD, 0, money.USD)
		pairs = append(pairs, diaspora.AmountPair{Base: b, Quote: q})
		eur, usd = append(eur, figure.Count(l.EUR, "EUR")), append(usd, figure.Count(l.USD, "USD"))
	}
	rates, err := diaspora.ImpliedRatesOf(pairs...)
	require.NoError(t, err)
	sumEUR, err := claim.Sum(figure.Count(in.TotalEUR, "EUR"), eur...)
	require.NoError(t, err)
	sumUSD, err := claim.Sum(figure.Count(in.TotalUSD, "USD"), usd...)
	require.NoError(t, err)
	var implied []any
	for _, l := range rates.Lines {
		implied = append(implied, l.Rate)
	}
	e, _ := sumEUR.Sum.IsPoint()
	u, _ := sumUSD.Sum.IsPoint()
	return map[string]any{
		"sum_eur": e, "sum_usd": u, "totals_consistent": sumEUR.Holds() && sumUSD.Holds(),
		"implied_usd_per_eur": implied, "single_rate": rates.Single == check.Met,
	}
}
