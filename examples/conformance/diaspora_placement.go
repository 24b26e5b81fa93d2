package main

import (
	"fmt"
	"strconv"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/placement"
	"iom.int/migdev/indicator/check"
)

// placementMethods are gaps in occupations, and who goes where.
func placementMethods() map[string]handler {
	return map[string]handler{
		"diaspora.assignment":      handle(assignment),
		"diaspora.match_score":     handle(matchScore),
		"diaspora.skill_gap":       handle(skillGap),
		"diaspora.stable_matching": handle(stableMatching),
	}
}

// headcount is a number of posts or people by occupation.
type headcount ordered[whole]

func (h *headcount) UnmarshalJSON(data []byte) error { return (*ordered[whole])(h).UnmarshalJSON(data) }

func (h headcount) parse() (placement.Headcount, error) {
	out := placement.Headcount{}
	for _, n := range h {
		c, err := diaspora.ParseISCO(n.name)
		if err != nil {
			return nil, err
		}
		out[c] = int64(n.value)
	}
	return out, nil
}

// skillGap answers from demand and supply, or from gaps that are known as such.
func skillGap(in struct {
	Demand      headcount `json:"demand,omitzero"`
	Supply      headcount `json:"local_supply,omitzero"`
	Gap         headcount `json:"gap,omitzero"`
	Diaspora    headcount `json:"diaspora,omitzero"`
	MaxDistance *whole    `json:"max_distance,omitzero"`
},
) (any, error) {
	if (in.Demand == nil) == (in.Gap == nil) || in.Gap != nil && in.Supply != nil {
		return nil, fmt.Errorf("inputs: want demand with local_supply, or gap")
	}
	demand, err := append(in.Demand, in.Gap...).parse()
	if err != nil {
		return nil, err
	}
	supply, err := in.Supply.parse()
	if err != nil {
		return nil, err
	}
	abroad, err := in.Diaspora.parse()
	if err != nil {
		return nil, err
	}
	gaps, err := placement.FindGaps(demand, supply)
	if err != nil {
		return nil, err
	}
	exact, err := gaps.Fill(abroad)
	if err != nil {
		return nil, err
	}
	fill := exact
	if in.MaxDistance != nil {
		if fill, err = gaps.FillNearby(abroad, int(*in.MaxDistance)); err != nil {
			return nil, err
		}
	}
	gap, same, posts, by := result{}, result{}, result{}, result{}
	for _, s := range gaps.Shortages {
		code := s.Occupation.String()
		gap[code], same[code], posts[code] = s.Gap, exact.ByPost()[s.Occupation], fill.ByPost()[s.Occupation]
	}
	for d, n := range fill.ByDistance() {
		by[strconv.Itoa(d)] = n
	}
	share, ok := fill.Percent()
	out := result{
		"gap": gap, "total_gap": fill.Gap, "filled_exact": same, "filled_by_post": posts,
		"total_filled": fill.Filled, "filled": fill.Filled, "unfilled": fill.Open(), "fill_percent": written(share, ok),
		"total_distance": fill.TotalDistance, "by_distance": by,
	}
	if !ok {
		out.unless("no gap")
	}
	return out, nil
}

// matchScore scores a person for a post. Null for what the person has is that
// nobody has asked.
func matchScore(in struct {
	Essential       []string  `json:"essential,omitzero"`
	Optional        []string  `json:"optional,omitzero"`
	Has             *[]string `json:"has,omitzero"`
	WeightEssential *number   `json:"weight_essential,omitzero"`
	WeightOptional  *number   `json:"weight_optional,omitzero"`
},
) (any, error) {
	w := placement.DefaultWeights()
	if in.WeightEssential != nil {
		w.Essential = in.WeightEssential.Number
	}
	if in.WeightOptional != nil {
		w.Optional = in.WeightOptional.Number
	}
	person := placement.Profile{SkillsUnknown: in.Has == nil}
	if in.Has != nil {
		person.Skills = *in.Has
	}
	s, err := w.Score(person, placement.Post{Essential: in.Essential, Optional: in.Optional})
	if err != nil {
		return nil, err
	}
	score, hasScore := s.Value()
	coverage, hasCoverage := s.EssentialCoverage()
	return result{
		"score": written(score, hasScore), "essential_coverage": written(coverage, hasCoverage),
		"missing_essential": append([]string{}, s.MissingEssential...), "eligible": writtenVerdict(s.Eligible),
	}.unless(string(s.Reason)), nil
}

// assignment returns the best placement under both objectives, and the greedy
// one. Null is an impossible pair.
func assignment(in struct {
	Scores    [][]*number `json:"scores"`
	Threshold number      `json:"threshold,omitzero"`
	Rows      text        `json:"rows,omitzero"`
	Columns   text        `json:"columns,omitzero"`
	Capacity  []int       `json:"capacity,omitzero"` // of each post; one each where it is not stated
},
) (any, error) {
	if in.Rows != "" && in.Rows != "persons" || in.Columns != "" && in.Columns != "posts" {
		return nil, &brokenCase{"want persons as rows, and posts as columns"}
	}
	posts := 0
	if len(in.Scores) > 0 {
		posts = len(in.Scores[0])
	}
	scores, err := placement.NewScores(len(in.Scores), posts)
	if err != nil {
		return nil, err
	}
	for i, row := range in.Scores {
		if len(row) != posts {
			return nil, fmt.Errorf("row %d has %d scores, and the first one %d", i, len(row), posts)
		}
		for j, n := range row {
			if n == nil {
				continue
			}
			if err := scores.Set(i, j, n.Number); err != nil {
				return nil, err
			}
		}
	}
	out := result{}
	rule := placement.AssignmentRule{Threshold: in.Threshold.Number, Capacity: in.Capacity}
	for _, objective := range []struct {
		key string
		of  placement.Objective
	}{{"max_filled_then_total", placement.MostFilled}, {"max_total", placement.HighestTotal}} {
		rule.Objective = objective.of
		a, err := scores.Assign(rule)
		if err != nil {
			return nil, err
		}
		out[objective.key] = writtenAssignment(a)
	}
	greedy, err := scores.Greedy(rule)
	if err != nil {
		return nil, err
	}
	out["greedy"], out["greedy_total"] = writtenAssignment(greedy), written(greedy.Total, true)
	return out, nil
}

func writtenAssignment(a placement.Assignment) result {
	pairs, left := [][2]int{}, []int{}
	for _, p := range a.Pairs {
		pairs = append(pairs, [2]int{p.Person, p.Post})
	}
	for _, l := range a.LeftOut {
		left = append(left, l.Person)
	}
	return result{
		"total": written(a.Total, true), "filled": a.Filled, "pairs": pairs, "pairs_one_of": pairs, "left_out": left,
	}
}

// stableMatching matches persons and hosts, or reviews a matching that is
// given. Hosts have one place unless they state more.
func stableMatching(in struct {
	Persons  ordered[[]string] `json:"persons"`
	Hosts    ordered[[]string] `json:"hosts"`
	Capacity ordered[int]      `json:"capacity,omitzero"`
	Matching *ordered[*string] `json:"matching,omitzero"` // null is a person without a host
	Proposer text              `json:"proposer,omitzero"`
},
) (any, error) {
	var m placement.Market
	for _, p := range in.Persons {
		m.Persons = append(m.Persons, placement.Seeker{ID: placement.PersonID(p.name), Wants: p.value})
	}
	for _, h := range in.Hosts {
		host := placement.Host{Name: h.name, Capacity: 1}
		if n, ok := in.Capacity.get(h.name); ok {
			host.Capacity = n
		}
		for _, id := range h.value {
			host.Wants = append(host.Wants, placement.PersonID(id))
		}
		m.Hosts = append(m.Hosts, host)
	}
	for _, c := range in.Capacity {
		if _, ok := in.Hosts.get(c.name); !ok {
			return nil, fmt.Errorf("capacity of %s, which is no host", check.Quote(c.name))
		}
	}
	out := result{}
	var placed []placement.Placed
	if in.Matching != nil {
		for _, p := range *in.Matching {
			if p.value != nil {
				placed = append(placed, placement.Placed{Person: placement.PersonID(p.name), Host: *p.value})
			}
		}
	} else {
		var side placement.Proposer
		if in.Proposer != "" {
			if err := side.UnmarshalText([]byte(in.Proposer)); err != nil {
				return nil, err
			}
		}
		match, err := m.Match(side)
		if err != nil {
			return nil, err
		}
		placed = match.Placed
		at, unplaced := result{}, []string{}
		for _, p := range placed {
			at[string(p.Person)] = p.Host
		}
		for _, u := range match.Unplaced {
			at[string(u.Person)] = nil
			unplaced = append(unplaced, string(u.Person))
		}
		out["matching"], out["unmatched"] = at, unplaced
	}
	r, err := m.Review(placed)
	if err != nil {
		return nil, err
	}
	pairs := [][2]string{}
	for _, b := range r.BlockingPairs {
		pairs = append(pairs, [2]string{string(b.Person), b.Host})
	}
	problems := []string{}
	for _, f := range r.Findings {
		problems = append(problems, string(f.Code))
	}
	out["blocking_pairs"], out["stable"], out["findings"] = pairs, writtenVerdict(r.Stable), problems
	return out, nil
}
