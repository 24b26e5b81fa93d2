package registry_test

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/registry"
)

// Pairs as W. E. Winkler published them: Overview of Record Linkage and Current
// Research Directions, Statistical Research Division, US Census Bureau (2006), in
// the comparison of string comparators, to three places.
func TestJaroPublished(t *testing.T) {
	tests := []struct {
		a, b string
		want float64
	}{
		{"SHACKLEFORD", "SHACKELFORD", 0.970}, {"DUNNINGHAM", "CUNNIGHAM", 0.896}, {"NICHLESON", "NICHULSON", 0.926},
		{"JONES", "JOHNSON", 0.790}, {"MASSEY", "MASSIE", 0.889}, {"ABROMS", "ABRAMS", 0.889},
		{"JERALDINE", "GERALDINE", 0.926}, {"MARHTA", "MARTHA", 0.944}, {"MICHELLE", "MICHAEL", 0.869},
		{"JULIES", "JULIUS", 0.889}, {"TANYA", "TONYA", 0.867}, {"DWAYNE", "DUANE", 0.822}, {"SEAN", "SUSAN", 0.783},
		{"JON", "JOHN", 0.917},
	}
	for _, tt := range tests {
		require.InDelta(t, tt.want, registry.Jaro(tt.a, tt.b), 0.0006, "%s %s", tt.a, tt.b)
	}
}

func TestSimilarity(t *testing.T) {
	require.Equal(t, 1.0, registry.Jaro("", ""))
	require.Equal(t, 1.0, registry.JaroWinkler("", ""))
	require.Zero(t, registry.Jaro("", "a"))
	require.Zero(t, registry.Jaro("b", "a"))
	require.Zero(t, registry.JaroWinkler("Ж", ""))
	require.InDelta(t, 0.8666666667, registry.Jaro("Джоко", "Джока"), 1e-9)
	require.InDelta(t, 0.9611111111, registry.JaroWinkler("MARTHA", "MARHTA"), 1e-9)
	// Three letters out of order are one transposition: half of them, cut.
	require.InDelta(t, (1+1+7.0/8)/3, registry.Jaro("abcdefgh", "bcadefgh"), 1e-9)

	w, err := registry.NewWinkler(0.1, 4, 0.9)
	require.NoError(t, err)
	require.InDelta(t, 0.8222222222, w.Similarity("DWAYNE", "DUANE"), 1e-9, "below the threshold nothing is raised")
	require.InDelta(t, 0.9611111111, w.Similarity("MARTHA", "MARHTA"), 1e-9)
	require.InDelta(t, 0.8222222222, registry.Winkler{}.Similarity("DWAYNE", "DUANE"), 1e-9)

	for _, bad := range []struct {
		scale     float64
		max       int
		threshold float64
	}{{0.3, 4, 0}, {-0.1, 4, 0}, {0.1, -1, 0}, {0.1, 4, 1.1}, {0.1, 4, math.NaN()}, {math.NaN(), 4, 0}} {
		_, err := registry.NewWinkler(bad.scale, bad.max, bad.threshold)
		require.ErrorIs(t, err, registry.ErrWinkler)
	}
}

// TestSimilarityLaws holds random texts of few letters, short and long, to what
// is promised.
func TestSimilarityLaws(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	text := func() string {
		var b strings.Builder
		n := random.IntN(14)
		if random.IntN(20) == 0 {
			n = 60 + random.IntN(20)
		}
		letters := []rune("abcdжш")[:2+random.IntN(5)]
		for range n {
			b.WriteRune(letters[random.IntN(len(letters))])
		}
		return b.String()
	}
	cyrillic := strings.NewReplacer("a", "а", "b", "б", "c", "в", "d", "г")
	for range 30000 {
		a, b := text(), text()
		jaro, jw := registry.Jaro(a, b), registry.JaroWinkler(a, b)
		require.Equal(t, jaro, registry.Jaro(b, a), "%q %q", a, b)
		require.Equal(t, jw, registry.JaroWinkler(b, a), "%q %q", a, b)
		require.True(t, 0 <= jaro && jaro <= jw && jw <= 1, "%q %q", a, b)
		require.Equal(t, a == b, jaro == 1, "%q %q", a, b)
		require.Equal(t, jaro, registry.Jaro(cyrillic.Replace(a), cyrillic.Replace(b)), "letters, not bytes: %q %q", a, b)
	}
}

func TestSimilarityAllocations(t *testing.T) {
	require.Zero(t, testing.AllocsPerRun(100, func() { registry.JaroWinkler("djordjevic", "djordjevich") }))
	require.Zero(t, testing.AllocsPerRun(100, func() { registry.JaroWinkler("Ђорђевић", "Ђорђевич") }))
}

func BenchmarkJaroWinkler(b *testing.B) {
	for name, pair := range map[string][2]string{
		"ascii": {"djordjevic", "djordjevich"}, "cyrillic": {"Ђорђевић", "Ђорђевич"},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				registry.JaroWinkler(pair[0], pair[1])
			}
		})
	}
}
