package rpw_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/remittance"
	"iom.int/migdev/remittance/rpw"
)

func TestPriced(t *testing.T) {
	rows, _, err := read(newer)
	require.NoError(t, err)
	s, err := rows[0].Priced()
	require.NoError(t, err)
	require.Equal(t, "RW-KE", s.Corridor.String())
	require.Equal(t, []string{"Bank account transfer", "Cash"}, s.Instruments)
	require.Equal(t, remittance.LessThanOneHour, s.Speed)
	require.Equal(t, check.Met, s.Transparent)
	require.Equal(t, check.CannotTell, s.Access)
	require.Len(t, s.Quotes, 2)
	require.Equal(t, money.MustParse("200.0 USD"), s.Quotes[0].Denomination)
	require.Equal(t, "150000.0 RWF", s.Quotes[0].Sent.String())
	require.Equal(t, "-0.57%", s.Quotes[0].StatedMargin.String())
	require.Empty(t, s.Check(), "fee, margin and total fit")
	total, ok := s.TotalAt(money.MustParse("500 USD")).Number()
	require.True(t, ok)
	require.Equal(t, "1.83", total.String())

	opaque, err := rows[1].Priced()
	require.NoError(t, err)
	require.Equal(t, check.NotMet, opaque.Transparent)
}

// After the fourth quarter of 2021 all rows read yes, and that says nothing.
func TestPricedTransparency(t *testing.T) {
	for quarter, want := range map[string]check.Verdict{"2021_4Q": check.Met, "2022_1Q": check.CannotTell} {
		rows, _, err := read(strings.ReplaceAll(newer, "2020_4Q", quarter))
		require.NoError(t, err)
		s, err := rows[0].Priced()
		require.NoError(t, err)
		require.Equal(t, want, s.Transparent, quarter)
		opaque, err := rows[1].Priced()
		require.NoError(t, err)
		require.Equal(t, check.NotMet, opaque.Transparent, quarter)
	}
}

func TestPricedErrors(t *testing.T) {
	row := rpw.Service{Line: 7, Small: rpw.Quote{Denomination: "200", TotalCostPct: "much"}}
	_, err := row.Priced()
	require.ErrorContains(t, err, "rpw: line 7: cc1")
	row = rpw.Service{Line: 8, Large: rpw.Quote{Denomination: "many"}}
	_, err = row.Priced()
	require.ErrorContains(t, err, "rpw: line 8: cc2")
	s, err := rpw.Service{Large: rpw.Quote{TotalCostPct: "0.0"}}.Priced()
	require.NoError(t, err)
	require.Len(t, s.Quotes, 1, "nothing is priced in cc1")
	require.Equal(t, money.MustParse("500 USD"), s.Quotes[0].Denomination, "what cc2 is, where the file does not say so")
	require.Equal(t, "[-0.05, 0.05]", s.Quotes[0].StatedTotal.Bounds().String())
}

// With the currency paid out the margin of a row is held against its rates.
func TestPricedIn(t *testing.T) {
	rows, _, err := read(newer)
	require.NoError(t, err)
	kes := money.MustCurrency("KES")
	s, err := rows[0].PricedIn(kes)
	require.NoError(t, err)
	require.Equal(t, kes, s.Quotes[0].PaidOut)
	require.Equal(t, "0.11224", s.Quotes[0].Applied.Value().String())
	require.Empty(t, s.Check())

	rows[0].Interbank = "0.1316"
	s, err = rows[0].PricedIn(kes)
	require.NoError(t, err)
	require.Len(t, s.Check().WithCode("remittance.margin"), 2)

	opaque, err := rows[1].PricedIn(kes)
	require.NoError(t, err)
	require.True(t, opaque.Quotes[0].Applied.IsZero(), "a rate of 1 stands for none")

	same, err := rows[0].PricedIn(money.MustCurrency("RWF"))
	require.NoError(t, err)
	require.True(t, same.Quotes[0].Applied.IsZero())

	rows[0].Small.Rate = "many"
	_, err = rows[0].PricedIn(kes)
	require.ErrorContains(t, err, "cc1")
}
