package check_test

import (
	"encoding"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
)

var (
	_ encoding.TextMarshaler   = check.Verdict(0)
	_ encoding.TextUnmarshaler = (*check.Verdict)(nil)
	_ map[check.Verdict]struct{}
)

var verdicts = []check.Verdict{check.NotMet, check.CannotTell, check.Met} // in the order of truth

// The tables of Kleene's strong logic: in the order not met, cannot tell,
// met, "and" is the lesser and "or" the greater.
func TestVerdictTables(t *testing.T) {
	for i, v := range verdicts {
		require.Equal(t, verdicts[2-i], v.Not())
		for j, w := range verdicts {
			require.Equal(t, verdicts[min(i, j)], v.And(w), "%s and %s", v, w)
			require.Equal(t, verdicts[max(i, j)], v.Or(w), "%s or %s", v, w)
		}
	}
}

func TestVerdictLaws(t *testing.T) {
	for _, a := range verdicts {
		require.Equal(t, a, a.Not().Not())
		require.Equal(t, a, a.And(a))
		require.Equal(t, a, a.Or(a))
		for _, b := range verdicts {
			require.Equal(t, a.And(b), b.And(a))
			require.Equal(t, a.Or(b), b.Or(a))
			require.Equal(t, a.And(b).Not(), a.Not().Or(b.Not()))
			require.Equal(t, a.Or(b).Not(), a.Not().And(b.Not()))
			require.Equal(t, a, a.And(a.Or(b)))
			for _, c := range verdicts {
				name := fmt.Sprintf("%s, %s, %s", a, b, c)
				require.Equal(t, a.And(b).And(c), a.And(b.And(c)), name)
				require.Equal(t, a.Or(b).Or(c), a.Or(b.Or(c)), name)
				require.Equal(t, a.And(b.Or(c)), a.And(b).Or(a.And(c)), name)
				require.Equal(t, check.All(a, b, c), a.And(b).And(c), name)
				require.Equal(t, check.Any(a, b, c), a.Or(b).Or(c), name)
				require.Equal(t, check.All(a, b, c).Not(), check.Any(a.Not(), b.Not(), c.Not()), name)
			}
		}
	}
}

func TestVerdictOfNothing(t *testing.T) {
	require.Equal(t, check.Met, check.All())
	require.Equal(t, check.NotMet, check.Any())
	require.Equal(t, check.CannotTell, check.Verdict(0))
	require.Equal(t, check.Met, check.Decide(true))
	require.Equal(t, check.NotMet, check.Decide(false))
}

// A number that is no verdict claims nothing.
func TestVerdictOutOfRange(t *testing.T) {
	odd := check.Verdict(7)
	require.Equal(t, "cannot tell", odd.String())
	require.Equal(t, check.CannotTell, odd.Not())
	require.Equal(t, check.CannotTell, check.Met.And(odd))
	require.Equal(t, check.CannotTell, check.NotMet.Or(odd))
	_, err := odd.MarshalText()
	require.EqualError(t, err, "check: 7 is no verdict")
}

func TestVerdictText(t *testing.T) {
	for v, want := range map[check.Verdict]string{
		check.Met: "met", check.NotMet: "not-met", check.CannotTell: "cannot-tell",
	} {
		text, err := v.MarshalText()
		require.NoError(t, err)
		require.Equal(t, want, string(text))

		back, err := check.ParseVerdict(want)
		require.NoError(t, err)
		require.Equal(t, v, back)

		data, err := json.Marshal(map[check.Verdict]check.Verdict{v: v})
		require.NoError(t, err)
		require.Equal(t, `{"`+want+`":"`+want+`"}`, string(data))
		var read map[check.Verdict]check.Verdict
		require.NoError(t, check.DecodeJSON(data, &read))
		require.Equal(t, map[check.Verdict]check.Verdict{v: v}, read)
	}

	for _, s := range []string{"", "Met", "not met", "met ", "met\x00", "true", "1"} {
		v := check.Met
		require.Error(t, v.UnmarshalText([]byte(s)), "%q", s)
		require.Equal(t, check.Met, v, "a failed reading changes nothing")
		v, err := check.ParseVerdict(s)
		require.ErrorContains(t, err, "want met, not-met or cannot-tell")
		require.Zero(t, v)
	}
}
