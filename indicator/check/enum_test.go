package check_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
)

// A stage as a caller would declare it: the zero value is not stated.
type stage uint8

var stages = check.Enum[stage]{What: "diaspora: stage", Names: []string{"", "mapped", "profiled", "engaged"}}

func (s stage) String() string                { return stages.String(s) }
func (s stage) MarshalText() ([]byte, error)  { return stages.Marshal(s) }
func (s *stage) UnmarshalText(t []byte) error { return stages.Unmarshal(s, t) }

func TestEnumText(t *testing.T) {
	for v, want := range []string{"", "mapped", "profiled", "engaged"} {
		s := stage(v)
		require.Equal(t, want, s.String())
		text, err := s.MarshalText()
		require.NoError(t, err)
		require.Equal(t, want, string(text))

		back := stage(9)
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, s, back)

		data, err := json.Marshal(map[stage]stage{s: s})
		require.NoError(t, err)
		require.Equal(t, `{"`+want+`":"`+want+`"}`, string(data))
		var read map[stage]stage
		require.NoError(t, check.DecodeJSON(data, &read))
		require.Equal(t, map[stage]stage{s: s}, read)
	}
}

func TestEnumOutOfRange(t *testing.T) {
	for _, v := range []stage{4, 5, 255} {
		require.Equal(t, fmt.Sprintf("stage(%d)", uint8(v)), v.String())
		text, err := v.MarshalText()
		require.EqualError(t, err, fmt.Sprintf("diaspora: %d is no stage", uint8(v)))
		require.Nil(t, text)
	}
}

func TestEnumUnknownText(t *testing.T) {
	tests := map[string]string{
		"another word":      "planned",
		"another case":      "Mapped",
		"blank behind":      "mapped ",
		"NUL behind":        "mapped\x00",
		"the number":        "1",
		"what String says":  "stage(1)",
		"right-to-left":     "\u202emapped",
		"left-to-right":     "mapped\u200e",
		"Arabic digits":     "١",
		"Devanagari digits": "१",
		"invalid UTF-8":     "mapped\xff",
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			s := stage(2)
			require.EqualError(t, s.UnmarshalText([]byte(text)),
				"diaspora: "+check.Quote(text)+" is no stage: want mapped, profiled or engaged")
			require.Equal(t, stage(2), s, "a failed reading changes nothing")
		})
	}
}

// The empty text is a value where the enumeration names one so, and only there.
func TestEnumEmptyText(t *testing.T) {
	s := stage(2)
	require.NoError(t, s.UnmarshalText(nil))
	require.Zero(t, s)

	v := check.Warning
	require.EqualError(t, v.UnmarshalText(nil), `check: "" is no severity: want note, warning or error`)
	require.Equal(t, check.Warning, v)
}

// Whatever is declared makes sentences: no package, one name, none.
func TestEnumSentences(t *testing.T) {
	var s stage
	require.EqualError(t, check.Enum[stage]{What: "stage", Names: []string{"mapped"}}.Unmarshal(&s, []byte("x")),
		`"x" is no stage: want mapped`)
	require.EqualError(t, check.Enum[stage]{What: "stage", Names: []string{"mapped", "engaged"}}.Unmarshal(&s, []byte("x")),
		`"x" is no stage: want mapped or engaged`)
	_, err := check.Enum[stage]{What: "diaspora: stage"}.Marshal(0)
	require.EqualError(t, err, "diaspora: 0 is no stage")
	require.Equal(t, "stage(0)", check.Enum[stage]{What: "stage"}.String(0))
}

func TestEnumHostileInput(t *testing.T) {
	hostile := []byte(strings.Repeat("9", 4096))
	var s stage
	err := s.UnmarshalText(hostile)
	require.Error(t, err)
	require.Less(t, len(err.Error()), 300)
	require.Less(t, testing.AllocsPerRun(20, func() { _ = s.UnmarshalText(hostile) }), 20.0)
	require.Zero(t, testing.AllocsPerRun(20, func() { _ = stages.String(2) }))
}

func FuzzEnum(f *testing.F) {
	for _, text := range []string{"", "mapped", "engaged", "Engaged", "stage(1)", "\x00", "\xff", "\u202e"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := stage(3)
		if err := s.UnmarshalText([]byte(text)); err != nil {
			require.Equal(t, stage(3), s)
			return
		}
		require.Equal(t, text, s.String())
	})
}
