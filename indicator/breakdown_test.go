package indicator_test

import (
	"encoding/json"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
)

var _ map[indicator.Breakdown]struct{}

func TestBreakdown(t *testing.T) {
	require.True(t, indicator.Breakdown{}.IsZero())
	b := indicator.By("sex", "female").With("age", "15-24")
	require.Equal(t, "age: 15-24, sex: female", b.String())
	require.Equal(t, 2, b.Len())
	require.False(t, b.IsZero())
	require.Equal(t, indicator.By("age", "15-24").With("sex", "female"), b, "in whatever order they come")
	require.Equal(t, map[string]string{"age": "15-24", "sex": "female"}, maps.Collect(b.All()))

	c, ok := b.Category("sex")
	require.Equal(t, "female", c)
	require.True(t, ok)
	_, ok = b.Category("status")
	require.False(t, ok)

	require.Equal(t, "age: 15-24, sex: male", b.With("sex", "male").String())
	require.Equal(t, indicator.By("sex", "female"), b.With("age", ""))
	require.Equal(t, b, b.With("", "x"))
	require.Equal(t, b, b.With("status", ""))
	require.Equal(t, indicator.Breakdown{}, indicator.By("sex", ""))
	require.NotEqual(t, indicator.By("a", "bc"), indicator.By("ab", "c"))
	require.Equal(t, "age: 15-24, sex: female", b.String(), "b itself never changes")
	for range b.All() {
		break
	}
}

// A breakdown is a map with one form, whatever the length of its codes.
func TestBreakdownIsAMap(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	code := func() string { return strings.Repeat(string(rune('a'+r.IntN(4))), 1+r.IntN(3)*r.IntN(100)) }
	for range 500 {
		want := map[string]string{}
		var b indicator.Breakdown
		for range r.IntN(8) {
			axis, category := code(), code()
			if r.IntN(5) == 0 {
				category = ""
				delete(want, axis)
			} else {
				want[axis] = category
			}
			b = b.With(axis, category)
		}
		require.Equal(t, want, maps.Collect(b.All()))
		direct, err := indicator.NewBreakdown(want)
		require.NoError(t, err)
		require.Equal(t, direct, b)
		data, err := json.Marshal(b)
		require.NoError(t, err)
		var back indicator.Breakdown
		require.NoError(t, json.Unmarshal(data, &back))
		require.Equal(t, b, back)
	}
}

func TestBreakdownJSON(t *testing.T) {
	data, err := json.Marshal(indicator.By("sex", "female").With("age", "15-24"))
	require.NoError(t, err)
	require.Equal(t, `{"age":"15-24","sex":"female"}`, string(data))

	for name, data := range map[string]string{
		"no axis": `{"": "x"}`, "no category": `{"sex": ""}`, "axis twice": `{"sex": "a", "sex": "b"}`,
		"number": `{"sex": 1}`, "list": `["sex"]`, "data behind": `{} {}`,
	} {
		b := indicator.By("sex", "male")
		require.ErrorContains(t, b.UnmarshalJSON([]byte(data)), "indicator: ", name)
		require.Equal(t, indicator.By("sex", "male"), b, name)
	}
	_, err = json.Marshal(indicator.By("sex", "a").With("Sex", "b"))
	require.ErrorIs(t, err, indicator.ErrBreakdown, "JSON readers do not tell them apart")
	_, err = json.Marshal(indicator.By("sex", "\xff"))
	require.ErrorIs(t, err, indicator.ErrBreakdown)
}
