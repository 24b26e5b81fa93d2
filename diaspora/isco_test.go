package diaspora_test

import (
	"encoding"
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
)

var (
	_ encoding.TextMarshaler   = diaspora.ISCO{}
	_ encoding.TextUnmarshaler = (*diaspora.ISCO)(nil)
	_ map[diaspora.ISCO]struct{}
	_ map[diaspora.ISCED]struct{}
)

func ExampleISCO() {
	welder := diaspora.MustISCO("7212")
	fmt.Println(welder.Ancestors(), welder.SkillLevels())
	for _, other := range []string{"7213", "7221", "2144"} {
		distance, _ := welder.Distance(diaspora.MustISCO(other))
		fmt.Println(other, distance)
	}
	_, err := diaspora.ParseISCO("110")
	fmt.Println(err)
	// Output:
	// [721 72 7] [2]
	// 7213 1
	// 7221 2
	// 2144 4
	// diaspora: not an ISCO-08 code: "110": want one of its 619 codes; was 0110 meant?
}

func TestISCOGroups(t *testing.T) {
	for level, want := range map[int]int{0: 0, 1: 10, 2: 43, 3: 130, 4: 436, 5: 0} {
		codes := slices.Collect(diaspora.ISCOGroups(level))
		require.Len(t, codes, want)
		require.True(t, slices.IsSortedFunc(codes, diaspora.ISCO.Compare))
		for _, c := range codes {
			require.Equal(t, level, c.Level())
			again, err := diaspora.ParseISCO(c.String())
			require.NoError(t, err)
			require.Equal(t, c, again)
			require.True(t, c.Contains(c))
			if level > 1 {
				require.True(t, c.Parent().Contains(c))
				require.False(t, c.Contains(c.Parent()))
				require.Equal(t, c.Ancestors()[0], c.Parent())
				require.True(t, strings.HasPrefix(c.String(), c.Parent().String()))
			}
		}
	}
}

func TestParseISCO(t *testing.T) {
	for _, s := range []string{"", "110", "99", "7210", "72125", "7a", "٧", "-1", " 7212", "7212 "} {
		c, err := diaspora.ParseISCO(s)
		require.ErrorIs(t, err, diaspora.ErrISCO, s)
		require.True(t, c.IsZero())
		require.Zero(t, c.Level())
		require.Empty(t, c.String())
	}
	require.Panics(t, func() { diaspora.MustISCO("110") })
}

func TestParsePaddedISCO(t *testing.T) {
	for s, want := range map[string]string{
		"2100": "21", "7200": "72", "1120": "1120", "2310": "2310", "1000": "1", "0100": "01", "0000": "0", "72": "72",
	} {
		c, err := diaspora.ParsePaddedISCO(s)
		require.NoError(t, err)
		require.Equal(t, want, c.String())
	}
	for _, s := range []string{"9999", "9900", "", "110", "00000"} {
		c, err := diaspora.ParsePaddedISCO(s)
		require.ErrorIs(t, err, diaspora.ErrISCO, s)
		require.True(t, c.IsZero())
	}
}

func TestISCODistance(t *testing.T) {
	for pair, want := range map[[2]string]int{
		{"7212", "7212"}: 0, {"7212", "7213"}: 1, {"7212", "7221"}: 2, {"7212", "7411"}: 3, {"7212", "2144"}: 4,
		{"0110", "0210"}: 3, {"72", "7212"}: 2, {"72", "72"}: 2, {"7", "72"}: 3, {"1", "2"}: 4,
	} {
		a, b := diaspora.MustISCO(pair[0]), diaspora.MustISCO(pair[1])
		got, ok := a.Distance(b)
		require.True(t, ok)
		require.Equal(t, want, got, pair)
		back, _ := b.Distance(a)
		require.Equal(t, got, back)
	}
	_, ok := diaspora.ISCO{}.Distance(diaspora.MustISCO("7212"))
	require.False(t, ok)
}

func TestISCOTruncate(t *testing.T) {
	c := diaspora.MustISCO("2512")
	for digits, want := range map[int]string{-1: "", 0: "", 1: "2", 2: "25", 3: "251", 4: "2512", 9: "2512"} {
		require.Equal(t, want, c.Truncate(digits).String())
	}
	require.Equal(t, "25", diaspora.MustISCO("25").Truncate(3).String())
	require.False(t, diaspora.ISCO{}.Contains(c))
	require.Nil(t, diaspora.ISCO{}.SkillLevels())
}

// The structure is compared with the list where the shared data are at hand.
func TestISCOAgainstList(t *testing.T) {
	file, err := os.Open("../../shared/data/diaspora/isco08.csv")
	if err != nil {
		t.Skip("no shared data")
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 1+10+43+130+436)
	for _, row := range rows[1:] {
		c, err := diaspora.ParseISCO(row[0])
		require.NoError(t, err)
		require.Equal(t, row[2], c.Parent().String())
	}
}

func TestISCED(t *testing.T) {
	for s, want := range map[string]diaspora.Attainment{
		"0": diaspora.LowAttainment, "2": diaspora.LowAttainment, "3": diaspora.MediumAttainment, "4": diaspora.MediumAttainment,
		"5": diaspora.HighAttainment, "8": diaspora.HighAttainment,
	} {
		level, err := diaspora.ParseISCED(s)
		require.NoError(t, err)
		require.Equal(t, want, level.Attainment())
		require.Equal(t, s, level.String())
		n, ok := level.Level()
		require.True(t, ok)
		same, err := diaspora.ISCEDLevel(n)
		require.NoError(t, err)
		require.Equal(t, level, same)
	}
	require.Equal(t, diaspora.UnknownAttainment, diaspora.ISCED{}.Attainment())
	for _, s := range []string{"", "9", "5A", "10"} {
		_, err := diaspora.ParseISCED(s)
		require.ErrorIs(t, err, diaspora.ErrISCED)
	}
	_, err := diaspora.ISCEDLevel(9)
	require.ErrorIs(t, err, diaspora.ErrISCED)
}

func TestParseISCED1997(t *testing.T) {
	for s, want := range map[string]string{"0": "[0]", "1": "[1]", "3": "[3]", "2C": "[2]", "4": "[4]", "5A": "[6 7]", "5B": "[5]", "5": "[5 6 7]", "6": "[8]"} {
		levels, err := diaspora.ParseISCED1997(s)
		require.NoError(t, err)
		require.Equal(t, want, fmt.Sprint(levels))
	}
	for _, s := range []string{"", "7", "5C", "1A"} {
		_, err := diaspora.ParseISCED1997(s)
		require.ErrorIs(t, err, diaspora.ErrISCED)
	}
}

func TestCodesAsText(t *testing.T) {
	var c diaspora.ISCO
	require.NoError(t, c.UnmarshalText([]byte("0110")))
	text, err := c.MarshalText()
	require.NoError(t, err)
	require.Equal(t, "0110", string(text))
	require.ErrorIs(t, c.UnmarshalText([]byte("110")), diaspora.ErrISCO)
	require.Equal(t, "0110", c.String())
	require.NoError(t, c.UnmarshalText(nil))
	require.True(t, c.IsZero())

	var e diaspora.ISCED
	require.NoError(t, e.UnmarshalText([]byte("7")))
	require.ErrorIs(t, e.UnmarshalText([]byte("9")), diaspora.ErrISCED)
	require.Equal(t, "7", e.String())
	require.NoError(t, e.UnmarshalText(nil))
	require.True(t, e.IsZero())

	for _, a := range []diaspora.Attainment{diaspora.UnknownAttainment, diaspora.LowAttainment, diaspora.MediumAttainment, diaspora.HighAttainment} {
		text, err := a.MarshalText()
		require.NoError(t, err)
		var back diaspora.Attainment
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, a, back)
	}
	var a diaspora.Attainment
	require.Error(t, a.UnmarshalText([]byte("tertiary")))
}

func FuzzParseISCO(f *testing.F) {
	for _, s := range []string{"7212", "0110", "110", "2100", "x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := diaspora.ParseISCO(s)
		if err == nil {
			require.Equal(t, s, c.String())
		}
		padded, perr := diaspora.ParsePaddedISCO(s)
		if err == nil {
			require.NoError(t, perr)
			require.Equal(t, c, padded)
		}
		if perr == nil {
			require.True(t, strings.HasPrefix(s, padded.String()))
		}
	})
}

// An error says which code may have been meant.
func TestParseISCOAdvice(t *testing.T) {
	for in, want := range map[string]string{"110": "was 0110 meant?", "2100": "was 21 meant, filled up with zeros?", "9999": "of one to four digits"} {
		_, err := diaspora.ParseISCO(in)
		require.ErrorIs(t, err, diaspora.ErrISCO)
		require.ErrorContains(t, err, want)
	}
}
