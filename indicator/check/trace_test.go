package check_test

import (
	"encoding"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
)

var (
	_ encoding.TextMarshaler   = check.StepKind(0)
	_ encoding.TextUnmarshaler = (*check.StepKind)(nil)
	_ map[check.StepKind]struct{}
	_ map[check.Step]struct{}
)

func TestStepKindText(t *testing.T) {
	texts := []string{"input", "left-out", "policy", "rate", "compute", "rounding", "result"}
	for k := check.Input; k <= check.Result; k++ {
		text, err := k.MarshalText()
		require.NoError(t, err)
		require.Equal(t, texts[k], string(text))
		require.Equal(t, texts[k], k.String())
		var back check.StepKind
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, k, back)
	}

	k := check.Rate
	require.EqualError(t, k.UnmarshalText([]byte("guess")), `check: "guess" is no kind of step`)
	require.Equal(t, check.Rate, k)
	require.Equal(t, "step(9)", check.StepKind(9).String())
	_, err := check.StepKind(9).MarshalText()
	require.Error(t, err)
}

func TestTrace(t *testing.T) {
	var tr check.Trace
	require.Empty(t, tr.String())
	require.Nil(t, tr.Of(check.Input))

	tr.Add(check.Input, "a", "6", "")
	tr.Add(check.Input, "b", "1.9", "stated")
	tr.Add(check.Compute, "sum", "6 + 1.9 = 7.9", "")
	require.Equal(t, tr[:2], tr.Of(check.Input))
	require.Equal(t, "input: a: 6\ninput: b: 1.9 (stated)\ncompute: sum: 6 + 1.9 = 7.9\n", tr.String())

	data, err := json.Marshal(tr)
	require.NoError(t, err)
	var back check.Trace
	require.NoError(t, check.DecodeJSON(data, &back))
	require.Equal(t, tr, back)
	require.Error(t, check.DecodeJSON([]byte(`[{"kind": "input", "name": "a", "value": "1"}]`), &back))
}
