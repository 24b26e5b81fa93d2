package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"iom.int/migdev/diaspora/registry"
	"iom.int/migdev/indicator/check"
)

// probability is m and u of a level.
type probability struct {
	M float64 `json:"m"`
	U float64 `json:"u"`
}

func (p *probability) UnmarshalJSON(data []byte) error {
	type plain probability
	return decodeInputs(data, (*plain)(p))
}

// linkField is a compared field with what the comparison showed.
type linkField struct {
	Field   string               `json:"field"`
	M       float64              `json:"m,omitzero"`
	U       float64              `json:"u,omitzero"`
	Levels  ordered[probability] `json:"levels,omitzero"`
	Outcome string               `json:"outcome"`
}

func (f *linkField) UnmarshalJSON(data []byte) error {
	type plain linkField
	return decodeInputs(data, (*plain)(f))
}

func (f linkField) field() registry.Field {
	if f.Levels == nil {
		return registry.AgreeField(f.Field, f.M, f.U)
	}
	out := registry.Field{Name: f.Field}
	for _, l := range f.Levels {
		out.Levels = append(out.Levels, registry.Level{Name: l.name, M: l.value.M, U: l.value.U})
	}
	return out
}

// recordLinkage judges a pair by its fields, or sorts records into persons.
func recordLinkage(in struct {
	Fields   []linkField `json:"fields,omitzero"`
	Prior    float64     `json:"prior,omitzero"`
	Upper    *float64    `json:"upper,omitzero"`
	Lower    *float64    `json:"lower,omitzero"`
	Records  []text      `json:"records,omitzero"`
	Links    []twoTexts  `json:"links,omitzero"`
	NonLinks []twoTexts  `json:"non_links,omitzero"`
},
) (any, error) {
	out := result{}
	if in.Records == nil && in.Fields == nil {
		return nil, errors.New("inputs: fields or records are missing")
	}
	if in.Records != nil {
		if err := out.addClusters(in.Records, in.Links, in.NonLinks); err != nil {
			return nil, err
		}
		if in.Fields == nil {
			return out, nil
		}
	}
	m := registry.Model{Prior: in.Prior}
	if in.Upper != nil && in.Lower != nil {
		m.Upper, m.Lower = *in.Upper, *in.Lower
	}
	var outcomes []registry.Outcome
	for _, f := range in.Fields {
		field := f.field()
		o, err := field.Outcome(f.Outcome)
		if err != nil {
			return nil, err
		}
		m.Fields, outcomes = append(m.Fields, field), append(outcomes, o)
	}
	s, err := m.Score(outcomes...)
	if err != nil {
		return nil, err
	}
	weights := []float64{}
	for _, p := range s.Parts {
		weights = append(weights, p.Bits)
	}
	out["weights"], out["weight"], out["prior_weight"] = weights, s.Weight, s.PriorWeight
	out["match_weight"], out["probability"], out["decision"] = s.MatchWeight, s.Probability, nil
	if in.Upper != nil && in.Lower != nil {
		out["decision"] = s.Decision.String()
	}
	return out, nil
}

func (r result) addClusters(records []text, links, nonLinks []twoTexts) error {
	place := map[text]int{}
	for i, name := range records {
		if _, twice := place[name]; twice {
			return fmt.Errorf("record %s stands twice", check.Quote(string(name)))
		}
		place[name] = i
	}
	var failed error
	pairs := func(list []twoTexts) (out []registry.Pair) {
		for _, p := range list {
			a, okA := place[p[0]]
			b, okB := place[p[1]]
			if !okA || !okB {
				failed = fmt.Errorf("pair %s, %s: no such record", check.Quote(string(p[0])), check.Quote(string(p[1])))
			}
			out = append(out, registry.Pair{A: a, B: b})
		}
		return out
	}
	c, err := registry.Cluster(len(records), pairs(links), pairs(nonLinks))
	if err := errors.Join(failed, err); err != nil {
		return err
	}
	clusters, conflicts := [][]text{}, [][]text{}
	for _, members := range c.Clusters {
		names := []text{}
		for _, i := range members {
			names = append(names, records[i])
		}
		clusters = append(clusters, names)
	}
	for _, p := range c.Conflicts {
		conflicts = append(conflicts, []text{records[p.A], records[p.B]})
	}
	r["clusters"], r["conflicts"], r["unique_persons"] = clusters, conflicts, c.Unique()
	return nil
}

// stringSimilarity compares texts, with the usual parameters where none are
// stated.
func stringSimilarity(in struct {
	Pairs     []twoTexts `json:"pairs"`
	Scale     *float64   `json:"prefix_scale,omitzero"`
	Max       *int       `json:"prefix_max,omitzero"`
	Threshold float64    `json:"boost_threshold,omitzero"` // none: a common beginning always counts
},
) (any, error) {
	scale, letters := 0.1, 4
	if in.Scale != nil {
		scale = *in.Scale
	}
	if in.Max != nil {
		letters = *in.Max
	}
	w, err := registry.NewWinkler(scale, letters, in.Threshold)
	if err != nil {
		return nil, err
	}
	jaro, winkler := []float64{}, []float64{}
	for _, p := range in.Pairs {
		jaro, winkler = append(jaro, registry.Jaro(string(p[0]), string(p[1]))), append(winkler, w.Similarity(string(p[0]), string(p[1])))
	}
	return result{"jaro": jaro, "jaro_winkler": winkler}, nil
}

// nameIn is a name with its system, or the name alone.
type nameIn struct {
	System   *string `json:"system,omitzero"`
	Language *string `json:"language,omitzero"`
	Text     string  `json:"text"`
}

func (n *nameIn) UnmarshalJSON(data []byte) error {
	if data[0] == '"' {
		return json.Unmarshal(data, &n.Text)
	}
	type plain nameIn
	return decodeInputs(data, (*plain)(n))
}

// transliteration writes names in Latin letters, and as keys for comparison,
// by the rule of the library.
func transliteration(in struct {
	Names     []nameIn `json:"names"`
	Languages []string `json:"languages,omitzero"`
	Rule      text     `json:"rule,omitzero"`
},
) (any, error) {
	if in.Languages != nil && len(in.Languages) != len(in.Names) {
		return nil, errors.New("languages: want one for each name")
	}
	latin, keys := []string{}, []string{}
	for i, n := range in.Names {
		name := ""
		switch {
		case n.System != nil:
			name = *n.System
		case n.Language != nil:
			name = *n.Language
		case in.Languages != nil:
			name = in.Languages[i]
		}
		system, err := registry.ParseSystem(name)
		if err != nil {
			return nil, err
		}
		latin, keys = append(latin, system.Latin(n.Text)), append(keys, system.Key(n.Text))
	}
	return result{"latin": latin, "keys": keys}, nil
}
