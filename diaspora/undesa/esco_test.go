package undesa_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/undesa"
	"iom.int/migdev/indicator/table"
)

const (
	analyst = "http://data.europa.eu/esco/occupation/04ba4d6c-957d-417f-bf63-5b9e015a9f86"
	teacher = "http://data.europa.eu/esco/occupation/00747307-6341-4266-a061-25416f7c6a96"
)

// Labels are from ESCO (European Commission, 2022), and the mess from its files.
const occupations = `conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,regulatedProfessionNote,scopeNote,definition,inScheme,description
Occupation,` + analyst + `,2512,"software	analyst ","programming analyst
software requirement analyst

programming analyst
` + "analyst\u00a0of\u200b software" + `",,released,2016-12-21T12:09:45Z,http://data.europa.eu/esco/regulated-professions/unregulated,,,"http://data.europa.eu/esco/concept-scheme/occupations,
http://data.europa.eu/esco/concept-scheme/member-occupations","Software analysts elicit and prioritise user requirements.
They act as the interface.` + "\u00a0" + `
"
Occupation,` + teacher + `,110,performing arts theatre instructor,,,released,soon,,,,,
Occupation,` + analyst + `,2512,another,,,,,,,,,
Occupation,,2512,nameless,,,,,,,,,
`

func TestESCOOccupations(t *testing.T) {
	var skips table.Skips
	got := mustAll(t, undesa.ESCOOccupations(strings.NewReader(occupations), &skips))
	require.Len(t, got, 2)
	first := got[0]
	require.Equal(t, "software analyst", first.Label)
	require.Equal(t, []string{"programming analyst", "software requirement analyst", "analyst of software"}, first.AltLabels)
	require.Equal(t, "2512", first.ISCO.String())
	require.Equal(t, "2016-12-21", first.Modified.String())
	require.Equal(t, []string{"http://data.europa.eu/esco/concept-scheme/occupations", "http://data.europa.eu/esco/concept-scheme/member-occupations"}, first.Schemes)
	require.Equal(t, "Software analysts elicit and prioritise user requirements.\nThey act as the interface.", first.Description)
	require.Equal(t, 2, first.Line)
	require.Nil(t, first.HiddenLabels)

	require.True(t, got[1].ISCO.IsZero())
	var reasons []string
	for _, s := range skips.Kept {
		reasons = append(reasons, s.Reason)
	}
	require.Len(t, reasons, 4)
	require.Contains(t, reasons[0], `"soon"`)
	require.Contains(t, reasons[1], "was 0110 meant?")
	require.Equal(t, "URI of line 2 again", reasons[2])
	require.Equal(t, "no URI, or one of more than 1024 bytes", reasons[3])

	data, err := json.Marshal(first)
	require.NoError(t, err)
	var again undesa.ESCOOccupation
	require.NoError(t, json.Unmarshal(data, &again))
	require.Equal(t, first, again)
}

func TestESCOSkills(t *testing.T) {
	const file = `conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,description,broaderConceptUri,broaderConceptPT
KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/1b7e6f56-bc73-4bcc-81ae-09252175d418,knowledge,transversal,Estonian,,The Estonian language.,http://data.europa.eu/esco/skill/58095196-d766-4a5c-b16c-d941489f8e66 | http://data.europa.eu/esco/skill/L1,language | languages
KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/14fc9b06-bf35-4b35-8f07-c53856ef18bc,skill/competence,transversal,write Russian,writing Russian | show competency in written Russian | writing Russian,,,
`
	got := mustAll(t, undesa.ESCOSkills(strings.NewReader(file), nil))
	require.Len(t, got, 2)
	require.Equal(t, "knowledge", got[0].Type)
	require.Len(t, got[0].Broader, 2)
	require.Equal(t, []string{"writing Russian", "show competency in written Russian"}, got[1].AltLabels)
	require.Equal(t, "transversal", got[1].Reuse)
}

func TestESCOGroups(t *testing.T) {
	const file = "conceptType,conceptUri,code,preferredLabel,altLabels,inScheme,description\nISCOGroup,http://data.europa.eu/esco/isco/C01,01,Commissioned armed forces officers,,\"a,\nb\",\nISCOGroup,x,1,Managers,,,\nISCOGroup,y,99,Nobody,,,\n"
	var skips table.Skips
	got := mustAll(t, undesa.ESCOGroups(strings.NewReader(file), &skips))
	require.Len(t, got, 2)
	require.Equal(t, "01", got[0].ISCO.String())
	require.Equal(t, []string{"a", "b"}, got[0].Schemes)
	require.Equal(t, 1, skips.Total)
}

func TestESCORelations(t *testing.T) {
	const file = "occupationUri,relationType,skillType,skillUri\no1,essential,knowledge,s1\no1,optional,skill/competence,s2\no1,essential,knowledge,s1\no1,optional,knowledge,s1\no2,essential,knowledge,s1\no2,needed,knowledge,s2\no2,,knowledge,s2\n,essential,knowledge,s2\n"
	var skips table.Skips
	got := mustAll(t, undesa.ESCORelations(strings.NewReader(file), &skips))
	require.Equal(t, []undesa.ESCORelation{
		{"o1", "s1", "knowledge", undesa.EssentialSkill, 2},
		{"o1", "s2", "skill/competence", undesa.OptionalSkill, 3},
		{"o2", "s1", "knowledge", undesa.EssentialSkill, 6},
	}, got)
	var reasons []string
	for _, s := range skips.Kept {
		reasons = append(reasons, s.Reason)
	}
	require.Equal(t, []string{
		"pair that stands here twice", "pair that was essential before", `relation "needed": want essential or optional`,
		`relation "": want essential or optional`, "no URI, or one of more than 1024 bytes",
	}, reasons)

	_, err := all(undesa.ESCORelations(strings.NewReader("conceptUri,preferredLabel\n"), nil))
	require.ErrorIs(t, err, table.ErrHeader)
	require.ErrorContains(t, err, "occupationUri")
}
