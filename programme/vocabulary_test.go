package programme_test

import (
	"encoding/json"
	"encoding/xml"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/programme"
)

func vocabularies() []programme.Vocabulary {
	return []programme.Vocabulary{
		programme.LabourMobilityAreas(), programme.RegionalStrategy(), programme.DiasporaApproach(),
		programme.SustainableDevelopmentGoals(), programme.GlobalCompactObjectives(), programme.MigrationSectors(),
	}
}

// Every entry has a code of its own that can be written, a title, and stands
// below one that is there.
func TestVocabularies(t *testing.T) {
	sizes := map[string]int{
		programme.LHDAreas: 10, programme.SEEECA2015: 2, programme.DiasporaThree: 3, programme.SDGs: 21, programme.GlobalCompact: 23, programme.DACSectors: 12,
	}
	for _, v := range vocabularies() {
		require.Len(t, v.Entries, sizes[v.Name], v.Name)
		require.False(t, v.Title.IsZero())
		require.NotEmpty(t, v.Source.Publisher)
		seen := map[string]bool{}
		for _, e := range v.Entries {
			require.False(t, seen[e.Code], e.Code)
			seen[e.Code] = true
			require.False(t, e.Title.IsZero(), e.Code)
			require.True(t, e.Under == "" || seen[e.Under], e.Code)
			_, err := indicator.ParseCode(v.Name + ":" + e.Code)
			require.NoError(t, err)
			k, ok := v.Classify(programme.ThemeClass, e.Code)
			require.True(t, ok)
			require.Equal(t, v.Name+":"+e.Code, k.Code.String())
			require.True(t, e.Title.Equal(k.Title))
		}
		_, ok := v.Classify(programme.TagClass, "0")
		require.False(t, ok)
		_, ok = v.Entry("")
		require.False(t, ok)

		data, err := json.Marshal(v)
		require.NoError(t, err)
		var back programme.Vocabulary
		require.NoError(t, check.DecodeJSON(data, &back))
		require.Equal(t, v, back)
	}
}

// Three pillars have seven sub-areas; objective 5 has seven lines of action and
// objective 6 ten (source documents, S16 and S17).
func TestRegionalPublication(t *testing.T) {
	below := map[string]int{}
	for _, e := range programme.LabourMobilityAreas().Entries {
		below[e.Under]++
	}
	require.Equal(t, map[string]int{"": 3, "1": 3, "2": 2, "3": 2}, below)
	for code, actions := range map[string]int{"5": 7, "6": 10} {
		e, ok := programme.RegionalStrategy().Entry(code)
		require.True(t, ok)
		require.Len(t, e.Actions, actions)
	}
}

// Sectors and targets have the titles of the codelists that are kept with the
// specifications.
func TestTitlesOfCodelists(t *testing.T) {
	for file, v := range map[string]programme.Vocabulary{
		"Sector.xml": programme.MigrationSectors(), "UNSDG-Targets.xml": programme.SustainableDevelopmentGoals(),
	} {
		data, err := fs.ReadFile(os.DirFS("../../shared/data/iati/codelists"), file)
		if err != nil {
			t.Skip("the codelists are not there: ", err)
		}
		var list struct {
			Items []struct {
				Code   string   `xml:"code"`
				Names  []string `xml:"name>narrative"`
				Status string   `xml:"status,attr"`
			} `xml:"codelist-items>codelist-item"`
		}
		require.NoError(t, xml.Unmarshal(data, &list))
		found := 0
		for _, item := range list.Items {
			e, ok := v.Entry(item.Code)
			if !ok {
				continue
			}
			found++
			require.Equal(t, strings.Join(strings.Fields(item.Names[0]), " "), e.Title.String())
			require.NotEqual(t, "withdrawn", item.Status)
		}
		require.Greater(t, found, 3)
	}
}
