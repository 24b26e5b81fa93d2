package registry_test

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/registry"
)

// shared opens a file that lies beside the repository, or skips the test.
func shared(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("../../../shared/data/" + name)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no shared data beside the repository")
	}
	require.NoError(t, err)
	return data
}

type vector struct {
	ID        string          `json:"id"`
	Method    string          `json:"method"`
	Inputs    json.RawMessage `json:"inputs"`
	Expected  json.RawMessage `json:"expected"`
	Tolerance float64         `json:"tolerance"`
}

func vectors(t *testing.T, method string) []vector {
	t.Helper()
	var file struct {
		Vectors []vector `json:"vectors"`
	}
	require.NoError(t, json.Unmarshal(shared(t, "diaspora_vectors.json"), &file))
	var found []vector
	for _, v := range file.Vectors {
		if v.Method == method {
			found = append(found, v)
		}
	}
	require.NotEmpty(t, found)
	return found
}

func (v vector) read(t *testing.T, in, want any) {
	t.Helper()
	require.NoError(t, json.Unmarshal(v.Inputs, in))
	require.NoError(t, json.Unmarshal(v.Expected, want))
}

func TestVectorsRecordLinkage(t *testing.T) {
	for _, v := range vectors(t, "diaspora.record_linkage") {
		t.Run(v.ID, func(t *testing.T) {
			var in struct {
				Fields []struct {
					Field, Outcome string
					M, U           float64
					Levels         map[string]struct{ M, U float64 }
				}
				Prior, Upper, Lower float64
				Records             []string
				Links               [][2]string
				NonLinks            [][2]string `json:"non_links"`
			}
			var want struct {
				Weights     []float64
				Weight      float64
				PriorWeight float64 `json:"prior_weight"`
				MatchWeight float64 `json:"match_weight"`
				Probability float64
				Decision    string
				Clusters    [][]string
				Conflicts   [][2]string
				Unique      int `json:"unique_persons"`
			}
			v.read(t, &in, &want)
			if in.Records != nil {
				place := map[string]int{}
				for i, r := range in.Records {
					place[r] = i
				}
				pairs := func(list [][2]string) (ps []registry.Pair) {
					for _, p := range list {
						ps = append(ps, registry.Pair{A: place[p[0]], B: place[p[1]]})
					}
					return ps
				}
				c, err := registry.Cluster(len(in.Records), pairs(in.Links), pairs(in.NonLinks))
				require.NoError(t, err)
				var clusters [][]string
				for _, members := range c.Clusters {
					var names []string
					for _, i := range members {
						names = append(names, in.Records[i])
					}
					clusters = append(clusters, names)
				}
				var conflicts [][2]string
				for _, p := range c.Conflicts {
					conflicts = append(conflicts, [2]string{in.Records[p.A], in.Records[p.B]})
				}
				require.Equal(t, want.Clusters, clusters)
				require.Equal(t, want.Conflicts, conflicts)
				require.Equal(t, want.Unique, c.Unique())
				return
			}

			m := registry.Model{Prior: in.Prior, Upper: in.Upper, Lower: in.Lower}
			var outcomes []registry.Outcome
			for _, f := range in.Fields {
				field := registry.AgreeField(f.Field, f.M, f.U)
				if f.Levels != nil {
					field = registry.Field{Name: f.Field}
					for name, l := range f.Levels {
						field.Levels = append(field.Levels, registry.Level{Name: name, M: l.M, U: l.U})
					}
				}
				o, err := field.Outcome(f.Outcome)
				require.NoError(t, err)
				m.Fields = append(m.Fields, field)
				outcomes = append(outcomes, o)
			}
			s, err := m.Score(outcomes...)
			require.NoError(t, err)
			for i, p := range s.Parts {
				require.InDelta(t, want.Weights[i], p.Bits, v.Tolerance)
			}
			require.InDelta(t, want.Weight, s.Weight, v.Tolerance)
			require.InDelta(t, want.PriorWeight, s.PriorWeight, v.Tolerance)
			require.InDelta(t, want.MatchWeight, s.MatchWeight, v.Tolerance)
			require.InDelta(t, want.Probability, s.Probability, v.Tolerance)
			require.Equal(t, want.Decision, s.Decision.String())
		})
	}
}

func TestVectorsSimilarity(t *testing.T) {
	for _, v := range vectors(t, "diaspora.string_similarity") {
		t.Run(v.ID, func(t *testing.T) {
			var in struct {
				Pairs     [][2]string
				Scale     float64  `json:"prefix_scale"`
				Max       int      `json:"prefix_max"`
				Threshold *float64 `json:"boost_threshold"`
			}
			var want struct {
				Jaro    []float64
				Winkler []float64 `json:"jaro_winkler"`
			}
			v.read(t, &in, &want)
			threshold := 0.0
			if in.Threshold != nil {
				threshold = *in.Threshold
			}
			w, err := registry.NewWinkler(in.Scale, in.Max, threshold)
			require.NoError(t, err)
			for i, p := range in.Pairs {
				require.InDelta(t, want.Jaro[i], registry.Jaro(p[0], p[1]), v.Tolerance)
				require.InDelta(t, want.Winkler[i], w.Similarity(p[0], p[1]), v.Tolerance)
			}
		})
	}
}

func TestVectorsTransliteration(t *testing.T) {
	for _, v := range vectors(t, "diaspora.transliteration") {
		t.Run(v.ID, func(t *testing.T) {
			var in struct {
				Names     []json.RawMessage
				Languages []string
			}
			var want struct{ Latin, Keys []string }
			v.read(t, &in, &want)
			var latin, keys []string
			for i, raw := range in.Names {
				if in.Languages != nil {
					var text string
					require.NoError(t, json.Unmarshal(raw, &text))
					keys = append(keys, registry.MustSystem(in.Languages[i]).Key(text))
					continue
				}
				var name struct{ System, Text string }
				require.NoError(t, json.Unmarshal(raw, &name))
				latin = append(latin, registry.MustSystem(name.System).Latin(name.Text))
			}
			require.Equal(t, want.Latin, latin)
			require.Equal(t, want.Keys, keys)
		})
	}
}

// TestLetterTables compares the tables, letter by letter, with the file of the
// reference data.
func TestLetterTables(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(string(shared(t, "diaspora/transliteration.csv")))).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 132)
	for _, row := range rows[1:] {
		system := registry.MustSystem(row[0])
		want := row[3]
		if row[0] == "ru-icao" {
			want = strings.ToUpper(want)
		}
		require.Equal(t, want, system.Latin(row[1]), "%s %s", row[0], row[1])
		require.Empty(t, system.Unknown(row[1]))
	}
}
