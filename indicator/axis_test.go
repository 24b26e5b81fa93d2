package indicator_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
)

func options(codes ...string) []indicator.Option {
	out := make([]indicator.Option, len(codes))
	for i, code := range codes {
		out[i] = indicator.Option{Code: code, Title: lang.En("title of " + code)}
	}
	return out
}

// sex is an axis as it should be.
func sex() indicator.Axis {
	return indicator.Axis{
		Code: "sex", Title: lang.En("sex"), Categories: options("female", "male"),
		Unknown: indicator.Option{Code: "unknown"}, IsExclusive: true, IsExhaustive: true,
	}
}

func TestAxisHas(t *testing.T) {
	a := sex()
	for _, code := range []string{"female", "male", "unknown"} {
		require.True(t, a.Has(code))
	}
	a.Unknown = indicator.Option{}
	for _, code := range []string{"", "unknown", "Female"} {
		require.False(t, a.Has(code))
	}
	require.True(t, a.AddsUp())
	a.IsExhaustive = false
	require.False(t, a.AddsUp(), "there may be others")
	require.False(t, indicator.Axis{IsExhaustive: true}.AddsUp(), "categories may overlap")
}

func TestAxisCheck(t *testing.T) {
	tests := map[string]struct {
		change func(*indicator.Axis)
		want   check.Findings
	}{
		"clean":              {change: func(a *indicator.Axis) {}},
		"no unknown":         {change: func(a *indicator.Axis) { a.Unknown = indicator.Option{} }},
		"overlapping, parts": {change: func(a *indicator.Axis) { a.IsExclusive, a.IsExhaustive = false, false }},
		"no code": {change: func(a *indicator.Axis) { a.Code = "" }, want: check.Findings{{
			Code: "indicator.axis-code", Severity: check.Error, Path: "code", Message: `the axis "sex" has no code`,
		}}},
		"no categories": {change: func(a *indicator.Axis) { a.Categories = nil }, want: check.Findings{{
			Code: "indicator.axis-empty", Severity: check.Warning, Path: "categories", Message: `the axis "sex" has no categories`,
		}}},
		"category without a code": {change: func(a *indicator.Axis) { a.Categories[1].Code = "" }, want: check.Findings{{
			Code: "indicator.axis-category", Severity: check.Error, Path: "categories[1].code", Message: `the category "title of male" has no code`,
		}}},
		"category twice": {change: func(a *indicator.Axis) { a.Categories = options("female", "male", "female") }, want: check.Findings{{
			Code: "indicator.axis-category-twice", Severity: check.Error, Path: "categories[2].code",
			Message: `the code "female" is that of categories[0] too`, Values: []check.Value{{Name: "code", Text: "female"}},
		}}},
		"unknown without a code": {change: func(a *indicator.Axis) { a.Unknown = indicator.Option{Title: lang.En("not known")} }, want: check.Findings{{
			Code: "indicator.axis-category", Severity: check.Error, Path: "unknown.code", Message: `the category "not known" has no code`,
		}}},
		"unknown twice": {change: func(a *indicator.Axis) { a.Categories = options("female", "unknown", "male") }, want: check.Findings{{
			Code: "indicator.axis-unknown-twice", Severity: check.Error, Path: "unknown.code",
			Message: `the unknown, "unknown", is categories[1] too`, Values: []check.Value{{Name: "code", Text: "unknown"}},
		}}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a := sex()
			tt.change(&a)
			require.Equal(t, tt.want, a.Check())
		})
	}
}

// Short and long lists are searched in two ways, which find the same.
func TestAxisCheckFindsCategoriesTwiceAtAnyLength(t *testing.T) {
	for _, n := range []int{3, 512, 513, 2000} {
		a := indicator.Axis{Code: "district"}
		for i := range n {
			a.Categories = append(a.Categories, indicator.Option{Code: fmt.Sprint(i)})
		}
		require.Nil(t, a.Check(), n)
		a.Categories[n-1].Code = "1"
		require.Equal(t, []string{"indicator.axis-category-twice"}, codesOf(a.Check()), n)
		require.Contains(t, a.Check()[0].Message, "categories[1]")
	}
}

func TestAxisJSON(t *testing.T) {
	data, err := json.Marshal(sex())
	require.NoError(t, err)
	require.JSONEq(t, `{
		"code": "sex", "title": {"en": "sex"}, "exclusive": true, "exhaustive": true, "unknown": {"code": "unknown"},
		"categories": [{"code": "female", "title": {"en": "title of female"}}, {"code": "male", "title": {"en": "title of male"}}]
	}`, string(data))
	a := sex()
	require.ErrorContains(t, json.Unmarshal([]byte(`{"code": "x", "overlap": true}`), &a), "indicator: axis: ")
	require.Equal(t, sex(), a)
	require.NoError(t, json.Unmarshal([]byte(`{"code": "x"}`), &a))
	require.Equal(t, indicator.Axis{Code: "x"}, a)
}

// codesOf returns the codes of findings, in order.
func codesOf(fs check.Findings) []string {
	var out []string
	for code := range fs.Codes() {
		out = append(out, code)
	}
	return out
}
