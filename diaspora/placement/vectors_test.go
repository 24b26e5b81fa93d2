package placement_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"math/big"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/placement"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// vector is a case of diaspora_vectors.json, of one of the four methods.
type vector struct {
	ID     string `json:"id"`
	Method string `json:"method"`
	Inputs struct {
		Essential, Optional, Has []string
		WeightEssential          json.Number `json:"weight_essential"`
		WeightOptional           json.Number `json:"weight_optional"`

		Demand, Gap, Diaspora map[string]int64
		LocalSupply           map[string]int64 `json:"local_supply"`
		MaxDistance           *int             `json:"max_distance"`

		Scores    [][]*json.Number
		Threshold json.Number

		Persons, Hosts map[string][]string
		Capacity       map[string]int
		Matching       map[string]string
	} `json:"inputs"`
	Expected map[string]any `json:"expected"`
}

// TestVectors runs the shared cases.
func TestVectors(t *testing.T) {
	data, err := os.ReadFile("../../../shared/data/diaspora_vectors.json")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no shared data here")
	}
	require.NoError(t, err)
	var file struct{ Vectors []json.RawMessage }
	require.NoError(t, json.Unmarshal(data, &file))
	answer := map[string]func(*testing.T, vector) map[string]any{
		"diaspora.match_score": matchScore, "diaspora.skill_gap": skillGap,
		"diaspora.assignment": assignment, "diaspora.stable_matching": stableMatching,
	}
	ran := 0
	for _, raw := range file.Vectors {
		var of struct{ Method string }
		require.NoError(t, json.Unmarshal(raw, &of))
		method := answer[of.Method]
		if method == nil {
			continue
		}
		var v vector
		require.NoError(t, json.Unmarshal(raw, &v))
		ran++
		t.Run(v.ID, func(t *testing.T) {
			same(t, v.ID, v.Expected, method(t, v))
		})
	}
	require.GreaterOrEqual(t, ran, 8)
}

// same requires every key expected; numbers within 1e-9, relative.
func same(t *testing.T, at string, want, got any) {
	t.Helper()
	switch want := want.(type) {
	case map[string]any:
		for key, value := range want {
			same(t, at+"/"+key, value, got.(map[string]any)[key])
		}
	case float64:
		n, ok := got.(figure.Number)
		require.True(t, ok, at)
		require.InEpsilon(t, 1+want, 1+n.Float64(), 1e-9, at)
	default:
		require.Equal(t, want, got, at)
	}
}

func number(t *testing.T, n json.Number) figure.Number {
	r, ok := new(big.Rat).SetString(n.String())
	require.True(t, ok, n)
	return figure.FromRat(r)
}

func texts(list []string) []any {
	out := []any{}
	for _, s := range list {
		out = append(out, s)
	}
	return out
}

func orNull(n figure.Number, ok bool) any {
	if !ok {
		return nil
	}
	return n
}

func matchScore(t *testing.T, v vector) map[string]any {
	w := placement.Weights{Essential: number(t, v.Inputs.WeightEssential), Optional: number(t, v.Inputs.WeightOptional)}
	s, err := w.Score(placement.Profile{Skills: v.Inputs.Has},
		placement.Post{Essential: v.Inputs.Essential, Optional: v.Inputs.Optional})
	require.NoError(t, err)
	eligible := map[check.Verdict]any{check.Met: true, check.NotMet: false}
	return map[string]any{
		"score": orNull(s.Value()), "essential_coverage": orNull(s.EssentialCoverage()),
		"missing_essential": texts(s.MissingEssential), "eligible": eligible[s.Eligible],
	}
}

func skillGap(t *testing.T, v vector) map[string]any {
	demand := v.Inputs.Demand
	if demand == nil {
		demand = v.Inputs.Gap
	}
	g, err := placement.FindGaps(heads(demand), heads(v.Inputs.LocalSupply))
	require.NoError(t, err)
	var f placement.Fill
	if d := v.Inputs.MaxDistance; d != nil {
		f, err = g.FillNearby(heads(v.Inputs.Diaspora), *d)
	} else {
		f, err = g.Fill(heads(v.Inputs.Diaspora))
	}
	require.NoError(t, err)
	byCode := func(h placement.Headcount) map[string]any {
		m := map[string]any{}
		for o, n := range h {
			m[o.String()] = figure.Int(n)
		}
		return m
	}
	by := map[string]any{}
	for d, n := range f.ByDistance() {
		by[strconv.Itoa(d)] = figure.Int(n)
	}
	return map[string]any{
		"gap": byCode(g.Open()), "filled_exact": byCode(f.ByPost()), "total_gap": figure.Int(f.Gap),
		"total_filled": figure.Int(f.Filled), "fill_percent": orNull(f.Percent()), "filled": figure.Int(f.Filled),
		"total_distance": figure.Int(f.TotalDistance), "by_distance": by, "unfilled": figure.Int(f.Open()),
	}
}

func assignment(t *testing.T, v vector) map[string]any {
	posts := 0
	if len(v.Inputs.Scores) > 0 {
		posts = len(v.Inputs.Scores[0])
	}
	s, err := placement.NewScores(len(v.Inputs.Scores), posts)
	require.NoError(t, err)
	for i, row := range v.Inputs.Scores {
		for j, n := range row {
			if n != nil {
				require.NoError(t, s.Set(i, j, number(t, *n)))
			}
		}
	}
	rule := placement.AssignmentRule{Threshold: number(t, v.Inputs.Threshold)}
	out := map[string]any{}
	for key, objective := range map[string]placement.Objective{
		"max_total": placement.HighestTotal, "max_filled_then_total": placement.MostFilled,
	} {
		rule.Objective = objective
		a, err := s.Assign(rule)
		require.NoError(t, err)
		pairs := []any{}
		for _, p := range a.Pairs {
			pairs = append(pairs, []any{float64(p.Person), float64(p.Post)})
		}
		want := v.Expected[key].(map[string]any)
		oneOf := want["pairs_one_of"].([]any)
		require.Contains(t, oneOf, any(pairs))
		out[key] = map[string]any{"filled": figure.Int(int64(a.Filled)), "total": a.Total, "pairs_one_of": oneOf}
		g, err := s.Greedy(rule)
		require.NoError(t, err)
		out["greedy_total"] = g.Total
	}
	return out
}

func stableMatching(t *testing.T, v vector) map[string]any {
	var m placement.Market
	for _, id := range slices.Sorted(maps.Keys(v.Inputs.Persons)) {
		m.Persons = append(m.Persons, placement.Seeker{ID: placement.PersonID(id), Wants: v.Inputs.Persons[id]})
	}
	for _, name := range slices.Sorted(maps.Keys(v.Inputs.Hosts)) {
		h := placement.Host{Name: name, Capacity: v.Inputs.Capacity[name]}
		for _, id := range v.Inputs.Hosts[name] {
			h.Wants = append(h.Wants, placement.PersonID(id))
		}
		m.Hosts = append(m.Hosts, h)
	}
	var placed []placement.Placed
	for _, id := range slices.Sorted(maps.Keys(v.Inputs.Matching)) {
		placed = append(placed, placement.Placed{Person: placement.PersonID(id), Host: v.Inputs.Matching[id]})
	}
	out := map[string]any{}
	if v.Inputs.Matching == nil {
		match, err := m.Match(placement.PersonsPropose)
		require.NoError(t, err)
		placed = match.Placed
		at := map[string]any{}
		for _, p := range placed {
			at[string(p.Person)] = p.Host
		}
		out["matching"] = at
	}
	r, err := m.Review(placed)
	require.NoError(t, err)
	pairs := []any{}
	for _, b := range r.BlockingPairs {
		pairs = append(pairs, []any{string(b.Person), b.Host})
	}
	out["blocking_pairs"], out["stable"] = pairs, r.Stable == check.Met
	return out
}
