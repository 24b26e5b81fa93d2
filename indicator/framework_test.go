package indicator_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
)

// whitePaper is the set of indicators that the White Paper of 2010 on labour
// migration in Serbia proposes: thirteen, in six categories, none of them named.
func whitePaper() indicator.Framework {
	f := indicator.Framework{
		Title:              lang.En("migration indicators"),
		Declared:           figure.MustParse("thirteen indicators"),
		Proposal:           lang.En("proposed by the White Paper, to monitor migration management interventions"),
		DeclaredCategories: figure.MustParse("six categories"),
		Source:             figure.Source{Title: "White Paper", Date: period.MustParse("2010")},
	}
	for _, title := range []string{
		"mismatches between labour supply and demand", "brain-circulation", "monitoring of returns",
		"labour migrants in Serbia", "Serbian labour migrants abroad",
		"social inclusion of hard-to-employ individuals affected by migration",
	} {
		f.Categories = append(f.Categories, indicator.Category{Title: lang.En(title)})
	}
	return f
}

// coded returns indicators with a code each.
func coded(codes ...string) []indicator.Indicator {
	out := make([]indicator.Indicator, len(codes))
	for i, code := range codes {
		out[i].Code = code
	}
	return out
}

// numbered returns n indicators with codes of their own.
func numbered(n int) []indicator.Indicator {
	out := make([]indicator.Indicator, n)
	for i := range out {
		out[i] = indicator.Indicator{Code: fmt.Sprintf("10.%04d", i), Title: lang.En("indicator")}
	}
	return out
}

func TestFrameworkIsZero(t *testing.T) {
	require.True(t, indicator.Framework{}.IsZero())
	for name, f := range map[string]indicator.Framework{
		"title":               {Title: lang.En("x")},
		"declared":            {Declared: figure.Count(0, "")},
		"proposal":            {Proposal: lang.En("x")},
		"declared categories": {DeclaredCategories: figure.Count(0, "")},
		"categories":          {Categories: make([]indicator.Category, 1)},
		"indicators":          {Indicators: make([]indicator.Indicator, 1)},
		"source":              {Source: figure.Source{Page: "3"}},
	} {
		require.False(t, f.IsZero(), name)
	}
}

func TestFrameworkComplete(t *testing.T) {
	tests := map[string]struct {
		declared string
		named    int
		want     check.Verdict
	}{
		"as many as declared":           {"thirteen indicators", 13, check.Met},
		"declared and none named":       {"thirteen indicators", 0, check.NotMet},
		"one is missing":                {"13", 12, check.NotMet},
		"more than declared":            {"13", 14, check.NotMet},
		"no size declared":              {"", 13, check.CannotTell},
		"no size, none named":           {"", 0, check.CannotTell},
		"none declared, none named":     {"0", 0, check.Met},
		"more than 90, and 90":          {"more than 90 questions", 90, check.NotMet},
		"more than 90, and 91":          {"more than 90 questions", 91, check.CannotTell},
		"more than 90, and very many":   {"more than 90 questions", 50_000, check.CannotTell},
		"at least 90, and 89":           {"at least 90", 89, check.NotMet},
		"at least 90, and 90":           {"at least 90", 90, check.CannotTell},
		"about 90 says nothing certain": {"about 90", 3, check.CannotTell},
		"up to 5, and 6":                {"up to 5", 6, check.NotMet},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			// Wherever the indicators stand, they count.
			for inCategories := 0; inCategories <= min(tt.named, 20); inCategories += 4 {
				f := indicator.Framework{Indicators: make([]indicator.Indicator, tt.named-inCategories)}
				for range inCategories / 4 {
					f.Categories = append(f.Categories, indicator.Category{Indicators: make([]indicator.Indicator, 4)})
				}
				if tt.declared != "" {
					f.Declared = figure.MustParse(tt.declared)
				}
				require.Equal(t, tt.named, f.Named())
				require.Equal(t, tt.want, f.Complete())
			}
		})
	}
}

func TestFrameworkAll(t *testing.T) {
	verdict := func(i indicator.Indicator) check.Verdict {
		v, err := check.ParseVerdict(i.Code)
		require.NoError(t, err)
		return v
	}
	tests := map[string]struct {
		declared   string
		categories [][]indicator.Indicator
		indicators []indicator.Indicator
		want       check.Verdict
	}{
		"thirteen declared, none named":   {declared: "thirteen", want: check.CannotTell},
		"no size, none named":             {want: check.CannotTell},
		"none declared, none named":       {declared: "0", want: check.Met},
		"all named and met":               {declared: "2", indicators: coded("met", "met"), want: check.Met},
		"all met in categories":           {declared: "2", categories: [][]indicator.Indicator{coded("met"), coded("met")}, want: check.Met},
		"one of those named is open":      {declared: "2", indicators: coded("met", "cannot-tell"), want: check.CannotTell},
		"one of those named is not met":   {declared: "3", indicators: coded("met", "not-met"), want: check.NotMet},
		"one in a category is not met":    {categories: [][]indicator.Indicator{coded("not-met")}, indicators: coded("cannot-tell"), want: check.NotMet},
		"met, but more are declared":      {declared: "3", indicators: coded("met", "met"), want: check.CannotTell},
		"met, but fewer are declared":     {declared: "1", indicators: coded("met", "met"), want: check.CannotTell},
		"met, but no size is declared":    {indicators: coded("met"), want: check.CannotTell},
		"met, but there may be more":      {declared: "at least one", indicators: coded("met"), want: check.CannotTell},
		"more than declared, one not met": {declared: "1", indicators: coded("met", "not-met"), want: check.NotMet},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			f := indicator.Framework{Indicators: tt.indicators}
			for _, c := range tt.categories {
				f.Categories = append(f.Categories, indicator.Category{Indicators: c})
			}
			if tt.declared != "" {
				f.Declared = figure.MustParse(tt.declared)
			}
			require.Equal(t, tt.want, f.All(verdict))
		})
	}
}

func TestFrameworkCheck(t *testing.T) {
	category := func(title string, indicators ...indicator.Indicator) indicator.Category {
		return indicator.Category{Title: lang.En(title), Indicators: indicators}
	}
	values := func(declared, named string) []check.Value {
		return []check.Value{{Name: "declared", Text: declared}, {Name: "named", Text: named}}
	}
	tests := map[string]struct {
		framework indicator.Framework
		want      check.Findings
	}{
		"nothing stated": {},
		"complete": {framework: indicator.Framework{
			Declared: figure.MustParse("three indicators"), DeclaredCategories: figure.MustParse("two categories"),
			Categories: []indicator.Category{category("returns", coded("1", "2")...), category("abroad")}, Indicators: coded("3"),
		}},
		"thirteen declared, none named": {framework: whitePaper(), want: check.Findings{{
			Code: "indicator.framework-incomplete", Severity: check.Note, Path: "declared",
			Message: "13 indicators declared, 0 named: what is asked of all indicators cannot be told",
			Values:  values("13 indicators", "0"),
		}}},
		"more than 90 questions, none named": {framework: indicator.Framework{Declared: figure.MustParse("more than 90 questions")}, want: check.Findings{{
			Code: "indicator.framework-incomplete", Severity: check.Note, Path: "declared",
			Message: "more than 90 questions declared, 0 named: what is asked of all indicators cannot be told",
			Values:  values("more than 90 questions", "0"),
		}}},
		"more than 90 questions, 91 named": {framework: indicator.Framework{
			Declared: figure.MustParse("more than 90 questions"), Indicators: numbered(91),
		}},
		"more named than declared": {framework: indicator.Framework{Declared: figure.MustParse("2 indicators"), Indicators: numbered(3)}, want: check.Findings{{
			Code: "indicator.framework-size", Severity: check.Error, Path: "declared",
			Message: "3 indicators are named, more than the 2 indicators declared",
			Values:  values("2 indicators", "3"),
		}}},
		"more categories than declared": {framework: indicator.Framework{
			DeclaredCategories: figure.MustParse("one category"), Categories: []indicator.Category{category("a"), category("b")},
		}, want: check.Findings{{
			Code: "indicator.framework-size", Severity: check.Error, Path: "declared_categories",
			Message: "2 categories are named, more than the 1 category declared",
			Values:  values("1 category", "2"),
		}}},
		"fewer categories than declared": {framework: indicator.Framework{
			DeclaredCategories: figure.MustParse("six"), Categories: []indicator.Category{category("a")},
		}, want: check.Findings{{
			Code: "indicator.framework-incomplete", Severity: check.Note, Path: "declared_categories",
			Message: "6 declared, 1 named: what is asked of all categories cannot be told",
			Values:  values("6", "1"),
		}}},
		"sizes of categories": {framework: indicator.Framework{Categories: []indicator.Category{
			{Code: "A", Declared: figure.MustParse("2"), Indicators: coded("1")},
			{Code: "B", Declared: figure.MustParse("1"), Indicators: coded("2", "3")},
			{Code: "C", Declared: figure.MustParse("1"), Indicators: coded("4")},
		}}, want: check.Findings{
			{
				Code: "indicator.framework-incomplete", Severity: check.Note, Path: "categories[0].declared",
				Message: "2 declared, 1 named: what is asked of all indicators cannot be told", Values: values("2", "1"),
			},
			{
				Code: "indicator.framework-size", Severity: check.Error, Path: "categories[1].declared",
				Message: "2 indicators are named, more than the 1 declared", Values: values("1", "2"),
			},
		}},
		"nothing to name them by": {framework: indicator.Framework{
			Categories: []indicator.Category{{}, category("returns", coded("1", "")...)}, Indicators: coded("", ""),
		}, want: check.Findings{
			{
				Code: "indicator.category-title", Severity: check.Error, Path: "categories[0]",
				Message: "the category has neither title nor code",
			},
			{
				Code: "indicator.title", Severity: check.Error, Path: "categories[1].indicators[1]",
				Message: "the indicator has neither title nor code",
			},
			{Code: "indicator.title", Severity: check.Error, Path: "indicators[0]", Message: "the indicator has neither title nor code"},
			{Code: "indicator.title", Severity: check.Error, Path: "indicators[1]", Message: "the indicator has neither title nor code"},
		}},
		"one title twice is no matter": {framework: indicator.Framework{
			Indicators: []indicator.Indicator{{Title: lang.En("returns")}, {Title: lang.En("returns")}},
		}},
		"one code in several places": {framework: indicator.Framework{
			Categories: []indicator.Category{
				category("a", coded("1", "2", "1")...), category("b"), category("c", coded("3", "2")...),
			},
			Indicators: coded("3", "4", "4"),
		}, want: check.Findings{
			twice("categories[0].indicators[2].code", "1", "categories[0].indicators[0]"),
			twice("categories[2].indicators[1].code", "2", "categories[0].indicators[1]"),
			twice("indicators[0].code", "3", "categories[2].indicators[0]"),
			twice("indicators[2].code", "4", "indicators[1]"),
		}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tt.want, tt.framework.Check())
		})
	}
}

func twice(path check.Path, code, first string) check.Finding {
	return check.Finding{
		Code: "indicator.code-twice", Severity: check.Error, Path: path,
		Message: fmt.Sprintf("the code %q is that of %s too", code, first), Values: []check.Value{{Name: "code", Text: code}},
	}
}

// Short and long frameworks are searched in two ways, which find the same.
func TestFrameworkCheckFindsCodesTwiceAtAnyLength(t *testing.T) {
	for _, n := range []int{3, 300, 511, 512, 513, 2000} {
		f := indicator.Framework{Categories: []indicator.Category{{Code: "A", Indicators: numbered(n - 2)}}, Indicators: coded("x", "y")}
		require.Nil(t, f.Check(), n)

		f.Indicators[1].Code = f.Categories[0].Indicators[0].Code
		require.Equal(t, check.Findings{twice("indicators[1].code", "10.0000", "categories[0].indicators[0]")}, f.Check(), n)
	}
}

func TestFrameworkCheckAllocatesNothingWhenClean(t *testing.T) {
	f := clean(300)
	require.Nil(t, f.Check())
	require.Zero(t, testing.AllocsPerRun(20, func() { _ = f.Check() }))
}

// clean returns a framework of n indicators in six categories, as declared.
func clean(n int) indicator.Framework {
	f := indicator.Framework{Declared: figure.Count(int64(n), "indicators"), DeclaredCategories: figure.Count(6, "categories")}
	all := numbered(n)
	for i := range 6 {
		own := all[n*i/6 : n*(i+1)/6]
		f.Categories = append(f.Categories, indicator.Category{
			Title: lang.En("category"), Declared: figure.Count(int64(len(own)), ""), Indicators: own,
		})
	}
	return f
}

func full() indicator.Framework {
	f := whitePaper()
	f.Title = f.Title.With(lang.Serbian, "показатељи миграција")
	f.Categories[2].Code, f.Categories[2].Declared = "C", figure.MustParse("at least 2 indicators")
	f.Categories[2].Indicators = []indicator.Indicator{{Code: "10.7.1", Title: lang.En("cost of recruitment")}, {Code: "C.2"}}
	f.Indicators = []indicator.Indicator{{Title: lang.En("outside")}}
	return f
}

func TestFrameworkJSON(t *testing.T) {
	for name, f := range map[string]indicator.Framework{"nothing stated": {}, "declared": whitePaper(), "full": full()} {
		t.Run(name, func(t *testing.T) {
			data, err := json.Marshal(f)
			require.NoError(t, err)
			var back indicator.Framework
			require.NoError(t, json.Unmarshal(data, &back))
			require.Equal(t, f, back)
			again, err := json.Marshal(back)
			require.NoError(t, err)
			require.Equal(t, string(data), string(again))
		})
	}

	data, err := json.Marshal(indicator.Framework{
		Declared: figure.MustParse("13"), Indicators: []indicator.Indicator{{Code: "10.7.1", Title: lang.En("cost")}},
	})
	require.NoError(t, err)
	require.JSONEq(t, `{
		"declared": {"hedge": "exact", "value": "13", "place_value": "1"},
		"indicators": [{"code": "10.7.1", "title": {"en": "cost"}}]
	}`, string(data))
}

func TestFrameworkJSONIsStrict(t *testing.T) {
	tests := map[string]string{
		"unknown field":                 `{"size": "13"}`,
		"unknown field of a category":   `{"categories": [{"name": {"en": "x"}}]}`,
		"unknown field of an indicator": `{"categories": [{"indicators": [{"id": "1"}]}]}`,
		"unknown field of the source":   `{"source": {"author": "x"}}`,
		"unknown field of a figure":     `{"declared": {"hedge": "exact", "value": "1", "place_value": "1", "x": 1}}`,
		"key twice":                     `{"title": {"en": "a"}, "title": {"en": "b"}}`,
		"key twice below":               `{"indicators": [{"code": "1", "Code": "2"}]}`,
		"number that is no figure":      `{"declared": 13}`,
		"million digits":                `{"declared": {"hedge": "exact", "value": "` + strings.Repeat("9", 1e6) + `", "place_value": "1"}}`,
		"exponent":                      `{"declared": {"hedge": "exact", "value": "1e1000000000", "place_value": "1"}}`,
		"Arabic digits":                 `{"declared": {"hedge": "exact", "value": "١٣", "place_value": "1"}}`,
		"right-to-left mark":            `{"declared": {"hedge": "exact", "value": "\u202e13", "place_value": "1"}}`,
		"language that is none":         `{"title": {"no such language": "x"}}`,
		"not UTF-8":                     "{\"indicators\": [{\"code\": \"\xff\"}]}",
		"data behind":                   `{} {}`,
		"list":                          `[]`,
		"text":                          `"thirteen"`,
		"cut off":                       `{"title": {"en": "a"}`,
		"nothing":                       ``,
	}
	for name, data := range tests {
		t.Run(name, func(t *testing.T) {
			f := full()
			err := f.UnmarshalJSON([]byte(data))
			require.ErrorContains(t, err, "indicator: framework: ")
			require.Less(t, len(err.Error()), 500)
			require.Equal(t, full(), f, "a failed reading changes nothing")
		})
	}
}

func FuzzFrameworkJSON(f *testing.F) {
	for _, seed := range []string{ // short, for the fuzzer's sake
		`{}`, `null`, `[]`, ``, "\xff\x00{",
		`{"title":{"en":"a","sr":"b"},"proposal":{"fr":"c"},"source":{"title":"d","date":"2010"}}`,
		`{"declared":{"hedge":"exact","value":"13","place_value":"1","unit":"indicators"}}`,
		`{"declared":{"hedge":"more-than","value":"90","place_value":"1"},"indicators":[{},{"code":"a"},{"code":"a"}]}`,
		`{"declared_categories":{"hedge":"range","low":"5","high":"6","place_value":"1"},"categories":[{},{}]}`,
		`{"categories":[{"code":"A","declared":{"hedge":"about","value":"2","place_value":"1"},"indicators":[{"title":{"en":"x"}}]}]}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var framework indicator.Framework
		if err := framework.UnmarshalJSON(data); err != nil {
			require.Equal(t, indicator.Framework{}, framework)
			return
		}
		_ = framework.Check()
		_ = framework.Complete()
		first, err := json.Marshal(framework)
		require.NoError(t, err)
		var back indicator.Framework
		require.NoError(t, back.UnmarshalJSON(first))
		second, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(first), string(second))
		require.True(t, framework.Check().Equal(back.Check()))
	})
}

func BenchmarkFrameworkCheck(b *testing.B) {
	for _, n := range []int{13, 300, 3000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			f := clean(n)
			b.ReportAllocs()
			for b.Loop() {
				_ = f.Check()
			}
		})
	}
}
