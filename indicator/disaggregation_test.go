package indicator_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
)

var (
	_ claim.Answer = indicator.PartsAgainstTotal{}
	_ claim.Answer = indicator.SharesOfWhole{}
)

// partsOf reads parts; "" is missing, and "n/a" not applicable.
func partsOf(t *testing.T, values ...string) []indicator.Part {
	t.Helper()
	var parts []indicator.Part
	for i, v := range values {
		p := indicator.Part{Name: string(rune('a' + i))}
		switch v {
		case "":
			p.Absence = indicator.NotReported
		case "n/a":
			p.Absence = indicator.NotApplicable
		default:
			p.Value = tallySpan(t, v)
		}
		parts = append(parts, p)
	}
	return parts
}

const (
	consistent   = claim.Consistent
	inconsistent = claim.Inconsistent
	undecided    = claim.Undecided
)

func TestCheckTotal(t *testing.T) {
	tests := map[string]struct {
		total string
		parts []string
		kind  indicator.Disaggregation
		want  claim.Consistency
		why   string
	}{
		"they fit":                      {"851", []string{"811", "40"}, indicator.Disaggregation{}, consistent, "the parts fit the total"},
		"they fall short":               {"232629", []string{"143478", "89123"}, indicator.Disaggregation{}, inconsistent, "the parts fall short of the total"},
		"they exceed":                   {"850", []string{"811", "40"}, indicator.Disaggregation{}, inconsistent, "the parts exceed the total"},
		"within rounding":               {"8", []string{"6", "1.9"}, indicator.Disaggregation{Unit: tallyNum("0.1")}, consistent, "the parts fit the total"},
		"at the tolerance":              {"8", []string{"6", "1.85"}, indicator.Disaggregation{Unit: tallyNum("0.1")}, consistent, "the parts fit the total"},
		"above the tolerance":           {"8", []string{"6", "1.84"}, indicator.Disaggregation{Unit: tallyNum("0.1")}, inconsistent, "the parts fall short of the total"},
		"a unit below 0 is none":        {"8", []string{"6", "1.9"}, indicator.Disaggregation{Unit: tallyNum("-1")}, inconsistent, "the parts fall short of the total"},
		"one missing":                   {"200", []string{"120", ""}, indicator.Disaggregation{}, undecided, "1 of the parts missing"},
		"one missing, none left":        {"200", []string{"200", ""}, indicator.Disaggregation{}, undecided, "1 of the parts missing"},
		"one missing, above":            {"200", []string{"220", ""}, indicator.Disaggregation{}, inconsistent, "the parts exceed the total"},
		"one without bounds":            {"200", []string{"120", "(, )"}, indicator.Disaggregation{}, undecided, "1 of the parts missing"},
		"one missing may be negative":   {"200", []string{"220", ""}, indicator.Disaggregation{Signed: true}, undecided, "1 of the parts missing"},
		"negative and all listed":       {"200", []string{"220", "-20"}, indicator.Disaggregation{Signed: true}, consistent, "the parts fit the total"},
		"negative, above":               {"200", []string{"220", "-10"}, indicator.Disaggregation{Signed: true}, inconsistent, "the parts exceed the total"},
		"negative, some listed":         {"200", []string{"220", "-10"}, indicator.Disaggregation{Signed: true, Partial: true}, undecided, "parts that may be negative can have any total, unless they are exclusive and all listed"},
		"negative, overlapping":         {"200", []string{"220", "-10"}, indicator.Disaggregation{Signed: true, Overlapping: true}, undecided, "parts that may be negative can have any total, unless they are exclusive and all listed"},
		"negative, overlapping, short":  {"200", []string{"120", "-10"}, indicator.Disaggregation{Signed: true, Overlapping: true}, undecided, "parts that may be negative can have any total, unless they are exclusive and all listed"},
		"not applicable is no part":     {"811", []string{"811", "n/a"}, indicator.Disaggregation{}, consistent, "the parts fit the total"},
		"nothing applies":               {"0", []string{"n/a"}, indicator.Disaggregation{}, undecided, "there are no parts"},
		"no parts":                      {"0", nil, indicator.Disaggregation{}, undecided, "there are no parts"},
		"no total":                      {"(, )", []string{"5"}, indicator.Disaggregation{}, undecided, "the total is not stated"},
		"some listed":                   {"100", []string{"15", "6"}, indicator.Disaggregation{Partial: true}, consistent, "the parts fit the total"},
		"some listed, above":            {"20", []string{"15", "6"}, indicator.Disaggregation{Partial: true}, inconsistent, "the parts exceed the total"},
		"overlapping":                   {"100", []string{"64", "69", "15"}, indicator.Disaggregation{Overlapping: true}, consistent, "the parts fit the total"},
		"overlapping, too few":          {"100", []string{"64", "15"}, indicator.Disaggregation{Overlapping: true}, inconsistent, "the parts fall short of the total"},
		"overlapping, some listed":      {"100", []string{"64", "15"}, indicator.Disaggregation{Overlapping: true, Partial: true}, consistent, "the parts fit the total"},
		"overlapping, one missing":      {"100", []string{"64", "n/a", ""}, indicator.Disaggregation{Overlapping: true}, undecided, "1 of the parts missing"},
		"overlapping, one above":        {"100", []string{"", "101"}, indicator.Disaggregation{Overlapping: true}, inconsistent, "a part exceeds the total"},
		"overlapping, within rounding":  {"100", []string{"64", "101"}, indicator.Disaggregation{Overlapping: true, Unit: tallyNum("1")}, consistent, "the parts fit the total"},
		"hedged total":                  {"(1700, )", []string{"900", "800"}, indicator.Disaggregation{}, inconsistent, "the parts fall short of the total"},
		"hedged total that they reach":  {"(1700, )", []string{"900", "801"}, indicator.Disaggregation{}, consistent, "the parts fit the total"},
		"hedged parts":                  {"8", []string{"[5.5, 6.5]", "[1.85, 1.95]"}, indicator.Disaggregation{}, consistent, "the parts fit the total"},
		"hedged parts, above":           {"7", []string{"[5.5, 6.5]", "[1.85, 1.95]"}, indicator.Disaggregation{}, inconsistent, "the parts exceed the total"},
		"hedged, one missing":           {"1700", []string{"(1700, )", ""}, indicator.Disaggregation{}, inconsistent, "the parts exceed the total"},
		"hedged, one missing, may meet": {"1701", []string{"(1700, )", ""}, indicator.Disaggregation{}, undecided, "1 of the parts missing"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			d := tt.kind
			d.Total, d.Parts = tallySpan(t, tt.total), partsOf(t, tt.parts...)
			got := d.CheckTotal()
			require.Equal(t, tt.want, got.Consistency)
			require.Equal(t, tt.want == consistent, got.Holds())
			require.Equal(t, tt.why, got.Why)
			result := got.Trace().Of(check.Result)
			require.Equal(t, []string{tt.want.String(), tt.why}, []string{result[0].Text, result[0].Why})
			worst := got.Check().AtLeast(check.Error)
			require.Equal(t, tt.want == inconsistent, len(worst) == 1)
			require.Equal(t, tt.want == undecided, len(got.Check()) == 1 && len(worst) == 0 && got.Consistency == undecided)
		})
	}
}

// A published figure that contradicts itself is reported and not repaired.
func TestPartsAgainstTotalCheck(t *testing.T) {
	tests := map[string]struct {
		d    indicator.Disaggregation
		want string
	}{
		"error": {
			indicator.Disaggregation{Total: tallySpan(t, "993"), Parts: partsOf(t, "941", "50")},
			"error: the parts come to 991, the total is 993: a difference of 2, with a tolerance of 0 [indicator.parts-total]\n",
		},
		"rounding": {
			indicator.Disaggregation{Total: tallySpan(t, "8"), Parts: partsOf(t, "6", "1.9"), Unit: tallyNum("0.1")},
			"note: the parts come to 7.9 and the total is 8: they meet within a rounding of 0.15 alone [indicator.parts-total]\n",
		},
		"one part": {
			indicator.Disaggregation{Total: tallySpan(t, "100"), Parts: partsOf(t, "101"), Overlapping: true},
			"error: the part \"a\" of 101 exceeds the total of 100 [indicator.parts-total]\n",
		},
		"cannot tell": {
			indicator.Disaggregation{Parts: partsOf(t, "101")},
			"note: whether the parts, which come to 101, make up the total cannot be told: the total is not stated [indicator.parts-total]\n",
		},
		"clean":        {indicator.Disaggregation{Total: tallySpan(t, "991"), Parts: partsOf(t, "941", "50")}, ""},
		"clean hedged": {indicator.Disaggregation{Total: tallySpan(t, "(990, )"), Parts: partsOf(t, "941", "50")}, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { require.Equal(t, tt.want, tt.d.CheckTotal().Check().String()) })
	}
	finding := tests["error"].d.CheckTotal().Check()[0]
	require.Equal(t, []check.Value{{Name: "sum", Text: "991"}, {Name: "total", Text: "993"}}, finding.Values)
}

func TestPartsAgainstTotalTrace(t *testing.T) {
	d := indicator.Disaggregation{
		Total: tallySpan(t, "[8, 9)"), Parts: append(partsOf(t, "6", "", "(, )"), indicator.PartOf("men", figure.MustParse("over 2"))),
		Unit: tallyNum("0.1"), Overlapping: true, Partial: true,
	}
	require.Equal(t, `input: total: [8, 9)
input: a: 6
left-out: b (not-reported)
left-out: c (without bounds)
input: men: (2, ∞)
policy: groups: overlapping, some of them listed
compute: sum of the parts: (8, ∞)
compute: difference: (-∞, 1) (total - sum)
rounding: tolerance: 0.25 ((parts + 1) × 0.1 / 2)
result: parts against total: cannot tell (2 of the parts missing)
`, d.CheckTotal().Trace().String())
	require.Equal(t, "the parts come to (8, ∞) against a total of [8, 9): cannot tell", d.CheckTotal().String())

	d = indicator.Disaggregation{Parts: []indicator.Part{indicator.PartOf("men", figure.Figure{})}}
	require.Equal(t, `left-out: total (not stated)
left-out: men (not-reported)
policy: groups: exclusive, all of them listed
compute: sum of the parts: 0
rounding: tolerance: 0 (not rounded)
result: parts against total: cannot tell (the total is not stated)
`, d.CheckTotal().Trace().String())
}

func TestCheckShares(t *testing.T) {
	one := figure.Int(1)
	tests := map[string]struct {
		shares []string
		kind   indicator.ShareSplit
		want   claim.Consistency
		finds  string
	}{
		"exact":                         {[]string{"49", "51"}, indicator.ShareSplit{Unit: one}, consistent, ""},
		"thirds":                        {[]string{"33", "33", "33"}, indicator.ShareSplit{Unit: one}, consistent, "note: the shares come to 99 %: 100 within a rounding of 1.5 alone [indicator.shares-sum]\n"},
		"too few":                       {[]string{"33", "33", "32"}, indicator.ShareSplit{Unit: one}, inconsistent, "error: the shares come to 98 %: want 100, with a tolerance of 1.5 [indicator.shares-sum]\n"},
		"too many":                      {[]string{"50", "52"}, indicator.ShareSplit{Unit: one}, inconsistent, "error: the shares come to 102 %: want 100, with a tolerance of 1 [indicator.shares-sum]\n"},
		"at the tolerance":              {[]string{"50", "51"}, indicator.ShareSplit{Unit: one}, consistent, "note: the shares come to 101 %: 100 within a rounding of 1 alone [indicator.shares-sum]\n"},
		"not rounded":                   {[]string{"33", "33", "33"}, indicator.ShareSplit{}, inconsistent, "error: the shares come to 99 %: want 100, with a tolerance of 0 [indicator.shares-sum]\n"},
		"overlapping":                   {[]string{"64", "69", "15"}, indicator.ShareSplit{Unit: one, Overlapping: true}, consistent, ""},
		"overlapping, beyond":           {[]string{"64", "169"}, indicator.ShareSplit{Unit: one, Overlapping: true}, inconsistent, "error: the share \"b\" is 169 %: want 0 to 100 [indicator.shares-sum]\n"},
		"overlapping, one missing":      {[]string{"64", ""}, indicator.ShareSplit{Unit: one, Overlapping: true}, undecided, "note: whether the shares, which come to 64 %, make up 100 cannot be told: 1 of the shares missing [indicator.shares-sum]\n"},
		"below 0":                       {[]string{"110", "-10"}, indicator.ShareSplit{Unit: one}, inconsistent, "error: the share \"a\" is 110 %: want 0 to 100 [indicator.shares-sum]\n"},
		"one missing":                   {[]string{"64", ""}, indicator.ShareSplit{Unit: one}, undecided, "note: whether the shares, which come to 64 %, make up 100 cannot be told: 1 of the shares missing [indicator.shares-sum]\n"},
		"one missing, above":            {[]string{"64", "40", ""}, indicator.ShareSplit{Unit: one}, inconsistent, "error: the shares come to 104 %: want 100, with a tolerance of 1.5 [indicator.shares-sum]\n"},
		"some listed":                   {[]string{"64", "6"}, indicator.ShareSplit{Unit: one, Partial: true}, consistent, ""},
		"some listed, above":            {[]string{"64", "60"}, indicator.ShareSplit{Unit: one, Partial: true}, inconsistent, "error: the shares come to 124 %: want 100, with a tolerance of 1 [indicator.shares-sum]\n"},
		"not applicable":                {[]string{"100", "n/a"}, indicator.ShareSplit{}, consistent, ""},
		"none":                          {nil, indicator.ShareSplit{}, undecided, "note: whether the shares, which come to 0 %, make up 100 cannot be told: there are no shares [indicator.shares-sum]\n"},
		"hedged":                        {[]string{"[15, 20]", "(80, )"}, indicator.ShareSplit{}, consistent, ""},
		"hedged, above":                 {[]string{"[20, 25]", "(80, )"}, indicator.ShareSplit{}, inconsistent, "error: the shares come to (100, ∞) %: want 100, with a tolerance of 0 [indicator.shares-sum]\n"},
		"hedged, no share below 0":      {[]string{"[-0.5, 0.5]", "[100, 101]"}, indicator.ShareSplit{}, consistent, ""},
		"hedged, none makes up for one": {[]string{"[-5, 0]", "[103, 104]"}, indicator.ShareSplit{}, inconsistent, "error: the share \"b\" is [103, 104] %: want 0 to 100 [indicator.shares-sum]\n"},
		"hedged, cut to 100":            {[]string{"[5, 6]", "[-9, 0]", "[96, 97]"}, indicator.ShareSplit{}, inconsistent, "error: the shares come to [92, 103] %: want 100, with a tolerance of 0 [indicator.shares-sum]\n"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := tt.kind
			s.Shares = partsOf(t, tt.shares...)
			got := s.CheckShares()
			require.Equal(t, tt.want, got.Consistency)
			require.Equal(t, tt.want == consistent, got.Holds())
			require.NotEmpty(t, got.Why)
			require.Equal(t, tt.finds, got.Check().String())
			_, ok := got.Tolerance()
			require.Equal(t, !s.Overlapping, ok)
		})
	}
	require.Equal(t, `input: a: 33
left-out: b (not-applicable)
policy: groups: exclusive, all of them listed
compute: sum of the shares: 33
rounding: tolerance: 0.5 (shares × 1 / 2)
result: shares of one whole: inconsistent (the shares fall short of 100)
`, indicator.ShareSplit{Shares: partsOf(t, "33", "n/a"), Unit: one}.CheckShares().Trace().String())
	require.Equal(t, "the shares come to 99 of 100: consistent", indicator.ShareSplit{Shares: partsOf(t, "33", "66"), Unit: one}.CheckShares().String())
}
