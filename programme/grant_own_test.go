package programme_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/programme"
)

// matchedCall is the grants for social enterprises in Georgia as IOM's regional
// publication of 2015 states them, with one award that is made up.
func matchedCall() programme.GrantCall {
	return programme.GrantCall{
		Code: "social", Ceiling: money.MustParseFigure("up to CHF 100,000"), OwnShare: tenToTwenty(),
		Conditions: []lang.Text{lang.En("each enterprise opens minimum 8 to 10 job places")},
		Awards: []programme.GrantAward{{
			Amount: money.MustParse("90000.00 CHF"), Own: money.MustParse("10000.00 CHF"), Conditions: []lang.Text{lang.En("a licence")},
		}},
	}
}

// tenToTwenty is "matched by their own 10-20 per cent contribution".
func tenToTwenty() programme.OwnShare { return programme.OwnShare{Share: figure.MustParse("10-20%")} }

func TestOwnShareNeeded(t *testing.T) {
	for name, tt := range map[string]struct {
		share string
		base  programme.OwnBase
		grant string
		want  string
		err   error
	}{
		"range, of the grant":       {"10-20%", programme.OfGrant, "CHF 100,000", "[10000, 20000]", nil},
		"range, of the investment":  {"10-20%", programme.OfInvestment, "CHF 100,000", "[11111.11, 25000]", nil},
		"range, base not stated":    {"10-20%", programme.BaseNotStated, "CHF 100,000", "[10000, 25000]", nil},
		"of a ceiling":              {"10-20%", programme.BaseNotStated, "up to CHF 100,000", "[0, 25000]", nil},
		"one number is exact":       {"10%", programme.OfGrant, "CHF 100,000", "[10000, 10000]", nil},
		"at least":                  {"at least 10%", programme.OfGrant, "CHF 100,000", "[10000, ∞)", nil},
		"at least, investment":      {"at least 10%", programme.OfInvestment, "CHF 100,000", "[11111.11, ∞)", nil},
		"up to":                     {"up to 20%", programme.OfInvestment, "CHF 100,000", "[0, 25000]", nil},
		"about":                     {"about 10%", programme.OfGrant, "CHF 100,000", "[0, ∞)", nil},
		"more than all":             {"150%", programme.OfGrant, "CHF 100,000", "[150000, 150000]", nil},
		"more than all, investment": {"150%", programme.OfInvestment, "CHF 100,000", "", money.ErrMatch},
		"more than all, not stated": {"150%", programme.BaseNotStated, "CHF 100,000", "[150000, 150000]", nil},
		"no grant":                  {"10%", programme.OfGrant, "", "", money.ErrNoAmount},
		"no share":                  {"", programme.OfGrant, "CHF 100,000", "", money.ErrMatch},
		"no percentage":             {"10 persons", programme.OfGrant, "CHF 100,000", "", money.ErrMatch},
	} {
		s, grant := programme.OwnShare{Base: tt.base}, money.Figure{}
		if tt.share != "" {
			s.Share = figure.MustParse(tt.share)
		}
		if tt.grant != "" {
			grant = money.MustParseFigure(tt.grant)
		}
		got, err := s.Needed(grant)
		require.ErrorIs(t, err, tt.err, name)
		if tt.err == nil {
			require.Equal(t, tt.want, got.Outwards(2).String(), name)
		}
	}
}

func TestOwnShareReached(t *testing.T) {
	grant := money.MustParseFigure("CHF 90,000")
	for own, want := range map[string][3]check.Verdict{ // not stated, of the grant, of the investment
		"CHF 8,999.99": {check.NotMet, check.NotMet, check.NotMet}, "CHF 9,000": {check.CannotTell, check.Met, check.NotMet},
		"CHF 9,999.99": {check.CannotTell, check.Met, check.NotMet}, "CHF 10,000": {check.Met, check.Met, check.Met},
		"CHF 50,000": {check.Met, check.Met, check.Met}, "up to CHF 10,000": {check.CannotTell, check.CannotTell, check.CannotTell},
		"EUR 50,000": {},
	} {
		for base, verdict := range want {
			got, err := tenToTwenty().WithBase(programme.OwnBase(base)).Reached(money.MustParseFigure(own), grant)
			require.NoError(t, err)
			require.Equal(t, verdict, got, "%s of %s", own, programme.OwnBase(base))
		}
	}
	got, err := programme.OwnShare{Share: figure.MustParse("100%")}.Reached(money.MustParseFigure("CHF 90,000"), grant)
	require.NoError(t, err)
	require.Equal(t, check.Met, got, "of the investment it is impossible")
	_, err = programme.OwnShare{}.Reached(grant, grant)
	require.ErrorIs(t, err, money.ErrMatch)
}

func TestOwnShareCheck(t *testing.T) {
	note := "base note programme.grant-base"
	for name, tt := range map[string]struct {
		share programme.OwnShare
		want  []string
	}{
		"base not stated": {tenToTwenty(), []string{note}},
		"clean":           {tenToTwenty().WithBase(programme.OfGrant), nil},
		"no share":        {programme.OwnShare{Base: programme.OfGrant}, []string{"share error programme.grant-share"}},
		"all":             {programme.OwnShare{Share: figure.MustParse("100%"), Base: programme.OfInvestment}, []string{"share error programme.grant-share"}},
		"all, not stated": {programme.OwnShare{Share: figure.MustParse("100%")}, []string{note}},
		"below 0":         {programme.OwnShare{Share: figure.MustParse("-5%"), Base: programme.OfGrant}, []string{"share error programme.grant-share"}},
		"no percentage":   {programme.OwnShare{Share: figure.MustParse("10 persons"), Base: programme.OfGrant}, []string{"share error programme.grant-share"}},
	} {
		require.Equal(t, tt.want, findingCodes(tt.share.Check()), name)
	}
	require.Equal(t, "10-20%, base not stated", tenToTwenty().String())
}

func TestGrantOwnShare(t *testing.T) {
	note := "own_share.base note programme.grant-base"
	for name, tt := range map[string]struct {
		change func(*programme.GrantCall)
		want   []string
	}{
		"in both readings": {func(*programme.GrantCall) {}, []string{note}},
		"in one reading":   {func(c *programme.GrantCall) { c.Awards[0].Own = money.MustParse("9500.00 CHF") }, []string{note, "awards[0].own warning programme.grant-own"}},
		"of the grant": {func(c *programme.GrantCall) {
			c.OwnShare.Base = programme.OfGrant
			c.Awards[0].Own = money.MustParse("9500.00 CHF")
		}, nil},
		"of the investment": {func(c *programme.GrantCall) {
			c.OwnShare.Base = programme.OfInvestment
			c.Awards[0].Own = money.MustParse("9500.00 CHF")
		}, []string{"awards[0].own error programme.grant-own"}},
		"in none":    {func(c *programme.GrantCall) { c.Awards[0].Own = money.MustParse("8999.00 CHF") }, []string{note, "awards[0].own error programme.grant-own"}},
		"not stated": {func(c *programme.GrantCall) { c.Awards[0].Own = money.Amount{} }, []string{note, "awards[0].own warning programme.grant-own"}},
		"nothing is asked": {func(c *programme.GrantCall) {
			c.OwnShare.Share = figure.MustParse("up to 20%")
			c.Awards[0].Own = money.Amount{}
		}, []string{note}},
		"other money": {func(c *programme.GrantCall) { c.Awards[0].Own = usd("9999.00") }, []string{note, "awards[0].own warning programme.grant-currency"}},
		"wrong share": {func(c *programme.GrantCall) { c.OwnShare.Share = figure.MustParse("10 persons") }, []string{"own_share.share error programme.grant-share", note}},
	} {
		c := matchedCall()
		tt.change(&c)
		require.Equal(t, tt.want, findingCodes(c.Check()), name)
	}
}

// A base that is not stated allows what either base allows, and no more than
// both together; what a rule asks for is reached by its own upper end.
func TestOwnShareReadings(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 33))
	for range 500 {
		low := rng.IntN(60)
		s := programme.OwnShare{Share: figure.MustParse(fmt.Sprintf("%d-%d%%", low, low+1+rng.IntN(30)))}
		grant := stated(fmt.Sprintf("%d.%02d CHF", 1+rng.IntN(200000), rng.IntN(100)))
		both, err := s.Needed(grant)
		require.NoError(t, err)
		ofGrant, err := s.WithBase(programme.OfGrant).Needed(grant)
		require.NoError(t, err)
		ofAll, err := s.WithBase(programme.OfInvestment).Needed(grant)
		require.NoError(t, err)
		require.True(t, ofGrant.Hull(ofAll).Equal(both))
		own := stated(fmt.Sprintf("%d.%02d CHF", rng.IntN(400000), rng.IntN(100)))
		verdict, err := s.Reached(own, grant)
		require.NoError(t, err)
		lowest, _, _ := ofGrant.Lo()
		safe, _, _ := ofAll.Lo()
		switch {
		case own.Bounds().Compare(figure.GreaterOrEqual, safe) == check.Met:
			require.Equal(t, check.Met, verdict)
		case own.Bounds().Compare(figure.Less, lowest) == check.Met:
			require.Equal(t, check.NotMet, verdict)
		default:
			require.Equal(t, check.CannotTell, verdict)
		}
	}
}

func TestOwnBaseText(t *testing.T) {
	for b, want := range map[programme.OwnBase]string{programme.BaseNotStated: "", programme.OfGrant: "grant", programme.OfInvestment: "investment"} {
		require.Equal(t, want, b.String())
		var back programme.OwnBase
		require.NoError(t, back.UnmarshalText([]byte(want)))
		require.Equal(t, b, back)
	}
	var b programme.OwnBase
	require.Error(t, b.UnmarshalText([]byte("total cost")))
	_, err := programme.OwnBase(7).MarshalText()
	require.Error(t, err)
	data, err := json.Marshal(tenToTwenty().WithBase(programme.OfGrant))
	require.NoError(t, err)
	require.Contains(t, string(data), `"base":"grant"`)
}

func ExampleOwnShare_Needed() {
	grant := money.MustParseFigure("CHF 100,000")
	s := programme.OwnShare{Share: figure.MustParse("10-20%")} // "matched by their own 10-20 per cent contribution"
	for _, base := range []programme.OwnBase{programme.BaseNotStated, programme.OfGrant, programme.OfInvestment} {
		needed, err := s.WithBase(base).Needed(grant)
		fmt.Println(s.WithBase(base), needed.Outwards(2), err)
	}
	// Output:
	// 10-20%, base not stated [10000, 25000] <nil>
	// 10-20% of the grant [10000, 20000] <nil>
	// 10-20% of the investment [11111.11, 25000] <nil>
}
