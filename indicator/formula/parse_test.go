package formula_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/formula"
)

func TestParse(t *testing.T) {
	tests := map[string]string{
		"A":                          "A",
		" \tA\r\n+ B ":               "A + B",
		"A+B*C":                      "A + B * C",
		"(A+B)*C":                    "(A + B) * C",
		"((A))":                      "A",
		"2^3^2":                      "2 ^ 3 ^ 2",
		"-3^2":                       "-3 ^ 2",
		"2^-3^2*4":                   "2 ^ -3 ^ 2 * 4",
		"- A * B":                    "-A * B",
		"A--B":                       "A - -B",
		"+A - + B":                   "A - B",
		"20 - 8 / 2 / 2 * 3":         "20 - 8 / 2 / 2 * 3",
		".5 + 007.50":                "0.5 + 7.5",
		"#{fbfJHSPpUQD}":             "#{fbfJHSPpUQD}",
		"#{fbfJHSPpUQD.pq2XI5kz2B}":  "#{fbfJHSPpUQD.pq2XI5kz2B}",
		"#{a.*.b}":                   "#{a.*.b}",
		"if + least":                 "if + least",
		"if ( A>B , A,B )":           "if(A > B, A, B)",
		"if(A<B&&B<=C||!(A==C),1,0)": "if(A < B && B <= C || !(A == C), 1, 0)",
		"if(!isNull(A),A,0)":         "if(!isNull(A), A, 0)",
		"if((A>B),A,B)":              "if(A > B, A, B)",
		"firstNonNull(A)":            "firstNonNull(A)",
		"greatest(A,B,-C)":           "greatest(A, B, -C)",
	}
	for text, want := range tests {
		t.Run(text, func(t *testing.T) {
			e, err := formula.Parse(text)
			require.NoError(t, err)
			require.NoError(t, e.Err())
			require.Equal(t, want, e.String())
		})
	}
}

func TestParseErrors(t *testing.T) {
	tests := map[string]struct {
		text string
		want string
		err  error
	}{
		"empty":                {"", "want a number, an item", formula.ErrSyntax},
		"blank":                {"  ", "before the end: want a number, an item", formula.ErrSyntax},
		"no right operand":     {"A +", "want a number, an item", formula.ErrSyntax},
		"no operator":          {"A B", `at byte 2, before "B": want an operator`, formula.ErrSyntax},
		"number and name":      {"3A", "want an operator between", formula.ErrSyntax},
		"exponent":             {"1e9", "want an operator between", formula.ErrSyntax},
		"two points":           {"1.2.3", "want an operator or the end", formula.ErrSyntax},
		"point without digits": {"1.", "want digits behind the point", formula.ErrSyntax},
		"long number":          {strings.Repeat("9", 65), "want a number of at most 64 characters", formula.ErrSyntax},
		"parenthesis open":     {"(A + B", "want )", formula.ErrSyntax},
		"parenthesis closed":   {"A + B)", "want an operator or the end", formula.ErrSyntax},
		"braces open":          {"#{A", "want a name and }", formula.ErrSyntax},
		"braces empty":         {"#{}", "want a printable name", formula.ErrSyntax},
		"braces nested":        {"#{a{b}", "want a printable name", formula.ErrSyntax},
		"unknown function":     {"median(A)", "no such function", formula.ErrSyntax},
		"too few arguments":    {"if(A > B, A)", "if takes 3 arguments, not 2", formula.ErrSyntax},
		"too many arguments":   {"isNull(A, B)", "isNull takes 1 arguments, not 2", formula.ErrSyntax},
		"no argument":          {"greatest()", "want a number, an item", formula.ErrSyntax},
		"condition alone":      {"A > B", `want a number, not the condition "A > B"`, formula.ErrSyntax},
		"null test alone":      {"isNull(A)", "want a number, not the condition", formula.ErrSyntax},
		"condition in sum":     {"1 + (A > B)", "want a number, not the condition", formula.ErrSyntax},
		"comparison chain":     {"if(A < B < C, 1, 0)", "want a number, not the condition", formula.ErrSyntax},
		"number as condition":  {"if(A, 1, 0)", `want a condition, not the number "A"`, formula.ErrSyntax},
		"number and number":    {"if(A && B, 1, 0)", "want a condition, not the number", formula.ErrSyntax},
		"not a number":         {"if(!A, 1, 0)", "want a condition, not the number", formula.ErrSyntax},
		"one &":                {"if(A > 1 & B > 1, 1, 0)", `before "& B > 1, 1, 0)": want )`, formula.ErrSyntax},
		"other script":         {"А + 1", "want a number, an item", formula.ErrSyntax},
		"deep parentheses":     {strings.Repeat("(", 200) + "1" + strings.Repeat(")", 200), "more than 100 levels", formula.ErrLimit},
		"deep signs":           {strings.Repeat("-", 60000) + "1", "more than 100 levels", formula.ErrLimit},
		"deep powers":          {strings.Repeat("2^", 30000) + "1", "more than 100 levels", formula.ErrLimit},
		"deep functions":       {strings.Repeat("least(", 10000), "more than 100 levels", formula.ErrLimit},
		"wide":                 {strings.Repeat("1+", 3000) + "1", "more than 4000 operations", formula.ErrLimit},
		"many arguments":       {"least(1" + strings.Repeat(",1", 5000) + ")", "more than 4000 operations", formula.ErrLimit},
		"long":                 {strings.Repeat(" ", 1<<16) + "1", "bytes of text", formula.ErrLimit},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			e, err := formula.Parse(tt.text)
			require.ErrorIs(t, err, tt.err)
			require.ErrorContains(t, err, "formula: ")
			require.ErrorContains(t, err, tt.want)
			require.Less(t, len(err.Error()), 1000)
			require.True(t, e.IsZero())
		})
	}
}

func TestSyntaxError(t *testing.T) {
	_, err := formula.Parse("A + * B")
	var syntax *formula.SyntaxError
	require.ErrorAs(t, err, &syntax)
	require.Equal(t, 4, syntax.Offset)
	require.Equal(t, "A + * B", syntax.Text)
	require.Panics(t, func() { formula.MustParse("A +") })
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"A + #{fbfJHSPpUQD.pq2XI5kz2BY} * -2 ^ .5", "if(isNull(A) && !(B >= 1 || C != 2), firstNonNull(A, 0), greatest(1, least(2, 3)))",
		"20 - 8 / 2 / 2 * 3 % 7", "9^9^9", "((", "#{", "1.", "A B",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		e, err := formula.Parse(text)
		if err != nil {
			require.True(t, e.IsZero())
			return
		}
		require.NoError(t, e.Err())
		back, err := formula.Parse(e.String())
		require.NoError(t, err)
		require.True(t, e.Equal(back))
		require.Equal(t, e.String(), back.String())
		for s := range formula.NeverSkip + 1 {
			r := e.Evaluate(nil, s)
			_, ok := r.Value()
			require.Equal(t, r.Reason() == formula.NoReason, ok)
			require.Zero(t, r.Used())
			e.EvaluateIntervals(nil, s)
		}
	})
}
