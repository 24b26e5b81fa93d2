package registry_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/registry"
)

func TestScore(t *testing.T) {
	m := registry.Model{
		Fields: []registry.Field{
			registry.AgreeField("surname", 0.9, 0.01),
			registry.GradedField("birth_date", registry.Level{Name: "exact", M: 0.9, U: 0.001}, registry.Level{Name: "close", M: 0.08, U: 0.01}),
		},
		Prior: 0.5, Upper: 5, Lower: -5,
	}
	all, err := m.Score(registry.Missing, registry.Missing)
	require.NoError(t, err)
	require.Zero(t, all.MatchWeight)
	require.Equal(t, 0.5, all.Probability, "nothing is known beyond the prior")
	require.Equal(t, registry.Possible, all.Decision)

	s, err := m.Score(2, 3)
	require.NoError(t, err)
	require.InDelta(t, math.Log2(0.1/0.99), s.Parts[0].Bits, 1e-12)
	require.InDelta(t, math.Log2(0.02/0.989), s.Parts[1].Bits, 1e-9)
	require.Equal(t, "else", s.Parts[1].Level)
	require.Equal(t, registry.NonLink, s.Decision)

	_, err = m.Score(1)
	require.ErrorIs(t, err, registry.ErrOutcome)
	_, err = m.Score(3, 1)
	require.ErrorIs(t, err, registry.ErrOutcome)
	for name, want := range map[string]registry.Outcome{"missing": registry.Missing, "exact": 1, "close": 2, "else": 3} {
		o, err := m.Fields[1].Outcome(name)
		require.NoError(t, err)
		require.Equal(t, want, o)
	}
	_, err = m.Fields[0].Outcome("similar")
	require.ErrorIs(t, err, registry.ErrOutcome)
}

func TestScoreFarOut(t *testing.T) {
	var fields []registry.Field
	for i := range 100 {
		fields = append(fields, registry.AgreeField(string(rune('a'+i)), 1-1e-15, 1e-15))
	}
	m := registry.Model{Fields: fields, Prior: 0.5}
	agree := make([]registry.Outcome, len(fields))
	for i := range agree {
		agree[i] = 1
	}
	s, err := m.Score(agree...)
	require.NoError(t, err)
	require.Equal(t, 1.0, s.Probability)
	for i := range agree {
		agree[i] = 2
	}
	s, err = m.Score(agree...)
	require.NoError(t, err)
	require.Zero(t, s.Probability)
}

func TestDecide(t *testing.T) {
	m := registry.Model{Upper: 6, Lower: 0}
	for weight, want := range map[float64]registry.Decision{
		6: registry.Link, 5.999: registry.Possible, 0: registry.NonLink, 0.001: registry.Possible, -1: registry.NonLink,
	} {
		require.Equal(t, want, m.Decide(weight))
	}
	require.Equal(t, registry.Link, registry.Model{}.Decide(0))
	text, err := json.Marshal([]registry.Decision{registry.Possible, registry.Link, registry.NonLink})
	require.NoError(t, err)
	require.JSONEq(t, `["possible","link","non-link"]`, string(text))
	var back []registry.Decision
	require.NoError(t, json.Unmarshal(text, &back))
	require.Error(t, json.Unmarshal([]byte(`["maybe"]`), &back))
}

func TestModelCheck(t *testing.T) {
	good := registry.AgreeField("a", 0.9, 0.1)
	level := func(name string, m, u float64) registry.Level { return registry.Level{Name: name, M: m, U: u} }
	tests := map[string]registry.Model{
		"no fields":         {Prior: 0.1},
		"prior 0":           {Fields: []registry.Field{good}},
		"prior 1":           {Fields: []registry.Field{good}, Prior: 1},
		"prior NaN":         {Fields: []registry.Field{good}, Prior: math.NaN()},
		"m 1":               {Fields: []registry.Field{registry.AgreeField("a", 1, 0.1)}, Prior: 0.1},
		"m 0":               {Fields: []registry.Field{registry.AgreeField("a", 0, 0.1)}, Prior: 0.1},
		"u 0":               {Fields: []registry.Field{registry.AgreeField("a", 0.9, 0)}, Prior: 0.1},
		"u 1":               {Fields: []registry.Field{registry.AgreeField("a", 0.9, 1)}, Prior: 0.1},
		"u above 1":         {Fields: []registry.Field{registry.AgreeField("a", 0.9, 1.2)}, Prior: 0.1},
		"thresholds":        {Fields: []registry.Field{good}, Prior: 0.1, Upper: 1, Lower: 2},
		"threshold NaN":     {Fields: []registry.Field{good}, Prior: 0.1, Upper: math.NaN()},
		"field twice":       {Fields: []registry.Field{good, good}, Prior: 0.1},
		"one level":         {Fields: []registry.Field{{Name: "a", Levels: []registry.Level{level("x", 0.5, 0.5)}}}, Prior: 0.1},
		"level twice":       {Fields: []registry.Field{{Levels: []registry.Level{level("x", 0.5, 0.5), level("x", 0.5, 0.5)}}}, Prior: 0.1},
		"level missing":     {Fields: []registry.Field{{Levels: []registry.Level{level("missing", 0.5, 0.5), level("x", 0.5, 0.5)}}}, Prior: 0.1},
		"sum of m":          {Fields: []registry.Field{{Levels: []registry.Level{level("x", 0.5, 0.5), level("y", 0.4, 0.5)}}}, Prior: 0.1},
		"sum of u":          {Fields: []registry.Field{{Levels: []registry.Level{level("x", 0.5, 0.5), level("y", 0.5, 0.6)}}}, Prior: 0.1},
		"more than is left": {Fields: []registry.Field{registry.GradedField("a", level("x", 0.7, 0.1), level("y", 0.7, 0.1))}, Prior: 0.1},
	}
	for name, m := range tests {
		t.Run(name, func(t *testing.T) {
			require.ErrorIs(t, m.Check(), registry.ErrModel)
			_, err := m.Score()
			require.ErrorIs(t, err, registry.ErrModel)
		})
	}
	require.NoError(t, registry.Model{Fields: []registry.Field{good}, Prior: 0.1}.Check())
}

func TestCluster(t *testing.T) {
	c, err := registry.Cluster(6, []registry.Pair{{4, 5}, {2, 0}, {0, 2}}, []registry.Pair{{2, 0}, {0, 2}, {1, 3}})
	require.NoError(t, err)
	require.Equal(t, [][]int{{0, 2}, {1}, {3}, {4, 5}}, c.Clusters)
	require.Equal(t, []registry.Pair{{0, 2}}, c.Conflicts)
	require.Equal(t, 4, c.Unique())

	c, err = registry.Cluster(0, nil, nil)
	require.NoError(t, err)
	require.Zero(t, c.Unique())
	for _, p := range []registry.Pair{{0, 0}, {-1, 0}, {0, 2}} {
		_, err = registry.Cluster(2, []registry.Pair{p}, nil)
		require.ErrorIs(t, err, registry.ErrPair)
		_, err = registry.Cluster(2, nil, []registry.Pair{p})
		require.ErrorIs(t, err, registry.ErrPair)
	}
	_, err = registry.Cluster(-1, nil, nil)
	require.ErrorIs(t, err, registry.ErrPair)
}
