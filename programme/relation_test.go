package programme_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/programme"
)

func TestRelationKind(t *testing.T) {
	for k := programme.NoRelation; k <= programme.AppliedBy; k++ {
		text, err := k.MarshalText()
		require.NoError(t, err)
		var back programme.RelationKind
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, k, back)
		require.Equal(t, k, k.Inverse().Inverse())
	}
	require.Equal(t, programme.Component, programme.Parent.Inverse())
	require.Equal(t, programme.Successor, programme.Predecessor.Inverse())
	require.Equal(t, programme.PilotedBy, programme.PilotFor.Inverse())
}
