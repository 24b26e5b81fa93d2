package placement_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/placement"
	"iom.int/migdev/indicator/check"
)

// marked stands in every personal value of these tests.
const marked = "Zvonimir-9917"

// TestNothingPersonalIsPrinted prints whatever holds persons, in every verb, and
// all findings and errors about them.
func TestNothingPersonalIsPrinted(t *testing.T) {
	id := placement.PersonID(marked)
	m := placement.Market{
		Persons: []placement.Seeker{{ID: id, Wants: []string{"a", "b"}}, {ID: id + "2", Wants: []string{"b"}}},
		Hosts:   []placement.Host{{Name: "a", Wants: []placement.PersonID{id, id, id + "3"}, Capacity: 1}, {Name: "b", Wants: []placement.PersonID{id + "2"}}},
	}
	match, err := m.Match(placement.PersonsPropose)
	require.NoError(t, err)
	require.NotEmpty(t, match.Unplaced)
	review, err := m.Review([]placement.Placed{{id, "b"}, {id, "b"}, {id + "4", "a"}, {id + "2", "c"}})
	require.NoError(t, err)
	require.NotEmpty(t, review.Findings)
	blocked, err := m.Review(nil)
	require.NoError(t, err)
	require.NotEmpty(t, blocked.BlockingPairs)

	twice := m
	twice.Persons = append(twice.Persons[:1:1], twice.Persons[0])
	_, bad := twice.Match(placement.PersonsPropose)
	require.Error(t, bad)

	person := placement.Profile{Skills: []string{marked}, Occupations: []diaspora.ISCO{diaspora.MustISCO("7212")}}
	post := placement.Post{Essential: []string{marked + " wanted"}}
	score, err := placement.DefaultWeights().Score(person, post)
	require.NoError(t, err)
	require.NotEmpty(t, score.MissingEssential)
	_, blank := placement.DefaultWeights().Score(placement.Profile{Skills: []string{marked, ""}}, post)
	require.Error(t, blank)

	values := []any{
		id, &id, m, &m, m.Persons, m.Hosts, m.Persons[0], m.Hosts[0], match, &match, match.Placed, match.Unplaced, review, &review,
		review.Findings, blocked, blocked.BlockingPairs, m.Check(), bad, person, &person, []placement.Profile{person}, score, &score,
		blank, score.Trace(), map[placement.PersonID]int{id: 1}, struct{ ID placement.PersonID }{id},
	}
	for _, v := range values {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%d", "%x", "%X"} {
			text := fmt.Sprintf(verb, v)
			require.NotContains(t, text, marked, "%s of %T", verb, v)
			require.NotContains(t, strings.ToLower(text), fmt.Sprintf("%x", marked), "%s of %T", verb, v)
		}
		require.NotContains(t, fmt.Sprint(v), marked)
	}
	require.Equal(t, "[person]", id.String())
	require.Equal(t, "[person]", id.GoString())

	// The key itself is there for who asks for it.
	require.Equal(t, marked, string(id))
	text, err := json.Marshal(match.Placed[0])
	require.NoError(t, err)
	require.JSONEq(t, `{"person":"`+marked+`","host":"a"}`, string(text))
}

func TestMarketJSON(t *testing.T) {
	text, err := json.Marshal(clinics())
	require.NoError(t, err)
	var back placement.Market
	require.NoError(t, check.DecodeJSON(text, &back))
	require.Equal(t, clinics(), back)
	require.Equal(t, "persons 3, hosts 3, places 3", back.String())
}
