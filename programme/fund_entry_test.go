package programme_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
)

// A transfer that is planned is in no account, and may lie in the future.
func TestPlannedTransfers(t *testing.T) {
	f := pledged()
	planned := programme.FundEntry{Kind: programme.EntryPlannedTransfer, Date: period.MustParse("2030"), From: "mptf", To: "iom", Amount: usd("900000.00")}
	before, err := f.Positions(money.USD, money.Converter{})
	require.NoError(t, err)
	statement, err := f.StatementIn(money.USD, money.Converter{}, period.Date{})
	require.NoError(t, err)
	f.Entries = append(f.Entries, planned)
	after, err := f.Positions(money.USD, money.Converter{})
	require.NoError(t, err)
	require.Equal(t, before[0].NetFunded.String(), after[0].NetFunded.String())
	again, err := f.StatementIn(money.USD, money.Converter{}, period.Date{})
	require.NoError(t, err)
	require.Equal(t, statement.Statement.Transferred.String(), again.Statement.Transferred.String())
	require.Equal(t, "iom", planned.Agency())
	require.Equal(t, "900000.00 USD", f.Sum(programme.EntryPlannedTransfer).String())

	require.Empty(t, f.CheckWith(programme.Options{AsOf: period.MustParse("2016")}))
	f.Entries[6].To = ""
	require.Equal(t, []string{"entries[6].to error programme.fund-party"}, findingCodes(f.Check()))
	f.Entries[6].To = "ilo"
	require.Equal(t, []string{"entries[6].to error programme.fund-agency"}, findingCodes(f.Check()))
}

// An entry is converted at the rates of its value date, where it has one, and
// counts on its date.
func TestEntryValueDate(t *testing.T) {
	conv := money.Converter{Rounding: money.HalfUp, Rates: []*money.Rates{money.MustRates(
		money.MustParseRate("1 EUR = 1.10 USD on 2014-03-14 (daily, ECB)"), money.MustParseRate("1 EUR = 1.20 USD on 2014-03-20 (daily, ECB)"),
	)}}
	f := programme.Finance{
		Modality: programme.Parallel, Agencies: []string{"iom"},
		Entries: []programme.FundEntry{
			{Code: "p", Kind: programme.EntryPledge, Date: period.MustParse("2014-03-14"), From: "ec", Amount: money.MustParse("100.00 EUR")},
			{Kind: programme.EntryReceipt, Date: period.MustParse("2014-03-14"), From: "ec", To: "iom", Of: "p", Amount: money.MustParse("100.00 EUR")},
		},
	}
	for valueDate, want := range map[string]string{"": "110.00 USD", "2014-03-20": "120.00 USD"} {
		f.Entries[1].ValueDate = period.Date{}
		if valueDate != "" {
			f.Entries[1].ValueDate = period.MustParse(valueDate)
		}
		sum, err := f.SumIn(money.USD, conv, programme.EntryReceipt)
		require.NoError(t, err)
		got, ok := sum.Amount()
		require.True(t, ok)
		require.Equal(t, want, got.String())
		require.Equal(t, period.MustParse("2014-03-14"), f.LinesOf(programme.EntryReceipt)[0].Period.Start())
		pledges := f.Pledges(money.USD, conv, period.Date{})
		require.NoError(t, pledges[0].Err)
		require.Equal(t, valueDate == "", pledges[0].GainLoss.Realised.Sign() == 0)
	}
}

// Places and sectors may be those of the programme or of all its entries: that
// they are at one level the standard asks.
func TestLevelsOfPlacesAndSectors(t *testing.T) {
	entry := programme.FundEntry{
		Kind: programme.EntryReceipt, From: "sdc", Date: period.MustParse("2015-06-30"), Amount: usd("1"),
		Places:          []indicator.Place{indicator.CountryPlace(place.MustCountry("GE"))},
		Classifications: []programme.Classification{{Kind: programme.SectorClass, Code: indicator.MustCode("dac-5:15190")}},
	}
	p := programme.Programme{
		Title: lang.En("x"), Description: lang.En("x"), Span: period.MustParseSpan("2011/2016"),
		Organisations: []programme.Organisation{{Code: "sdc", Short: "SDC", Roles: []programme.Role{programme.Donor}}},
		Finance:       programme.Finance{Entries: []programme.FundEntry{entry, entry, {Kind: programme.EntryPlannedTransfer, To: "sdc", Date: entry.Date, Amount: usd("1")}}},
	}
	standard := programme.Options{Profile: programme.WrittenStandard()}
	require.Empty(t, p.CheckWith(standard), "all at the level of entries")

	p.Finance.Entries[1].Places, p.Finance.Entries[1].Classifications = nil, nil
	require.Equal(t, []string{"finance.entries[1] error programme.place-entries", "finance.entries[1] error programme.sector-entries"}, findingCodes(p.CheckWith(standard)))
	require.Empty(t, p.Check(), "which is not wrong by itself")

	p.Countries = []place.Country{place.MustCountry("GE")}
	p.Classifications = entry.Classifications
	p.Finance.Entries = p.Finance.Entries[:1]
	require.Equal(t, []string{"finance.entries error programme.place-levels", "finance.entries error programme.sector-levels"}, findingCodes(p.CheckWith(standard)))

	p.Countries, p.Classifications, p.Finance.Entries[0].Places, p.Finance.Entries[0].Classifications = nil, nil, nil, nil
	require.Equal(t, []string{"classifications error programme.sector-missing", "countries error programme.place-missing"}, findingCodes(p.CheckWith(standard)))
}
