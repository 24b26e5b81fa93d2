package rpw_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/indicator/table"
	"iom.int/migdev/remittance/rpw"
)

const (
	ends    = "id,period,source_code,source_name,source_region,source_income,source_lending,source_G8G20,destination_code,destination_name,destination_region,destination_income,destination_lending,destination_G8G20,firm,firm_type,"
	amounts = "cc1 lcu amount,cc1 denomination amount,cc1 lcu code,cc1 lcu fee,cc1 lcu fx rate,cc1 fx margin,cc1 total cost %,cc2 lcu amount,cc2 denomination amount,cc2 lcu code,cc2 lcu fee,cc2 lcu fx rate,cc2 fx margin,cc2 total cost %,inter lcu bank fx,transparent,"

	// The sheets of the workbook, with 41 and 42 columns.
	header2016Q1 = ends + "product,sending location,speed actual," + amounts + "note1,note2,coverage,pick-up method,date,corridor\n"
	header2016Q2 = ends + "payment instrument,access point,speed actual," + amounts + "Standard Note,note2,receiving network coverage,pickup location,pickup method,date,corridor\n"

	// Rows of these sheets; the prices are those of the World Bank, Remittance
	// Prices Worldwide.
	kenya = `28332,2011_3Q,KEN,Kenya,Sub-Saharan Africa,Low income,IDA,..,RWA,Rwanda,Sub-Saharan Africa,Low income,IDA,..,Citibank,Bank,` +
		`Account to account,Not available,2 days,18000.0,200.0,KES,450.0,0.01056,1.12,3.62,45000.0,500.0,KES,450.0,0.01056,1.12,2.12,0.01068,yes,` +
		`,,Nationwide,Bank Account,06/Sep/2011,KENRWA` + "\n"
	rwanda = `1218203651,2020_4Q,RWA,Rwanda,Sub-Saharan Africa,Low income,IDA,..,KEN,Kenya,Sub-Saharan Africa,Lower middle income,Blend,..,Western Union,Money Transfer Operator,` +
		`"Bank account transfer,Cash","Agent,Internet",Less than one hour,150000.0,200.0,RWF,6000.0,0.11224,-0.57,3.43,375000.0,500.0,RWF,9000.0,0.11224,-0.57,1.83,0.1116,yes,` +
		`,promotion,High,Agent,Cash,26/Oct/2020,RWAKEN` + "\n"
	hidden = `1218203649,2020_4Q,RWA,Rwanda,Sub-Saharan Africa,Low income,IDA,..,KEN,Kenya,Sub-Saharan Africa,Lower middle income,Blend,..,MTN Mobile Money,Mobile Operator,` +
		`Mobile money,Mobile phone,Less than one hour,150000.0,200.0,RWF,5000.0,1.0,0.0,3.33,375000.0,500.0,RWF,12000.0,1.0,0.0,3.2,1.0,no,` +
		`,,High,,Mobile wallet,26/Oct/2020,RWAKEN` + "\n"
	newer = header2016Q2 + rwanda + hidden
)

// all returns what a decoder yields, up to the error.
func all(services iter.Seq2[rpw.Service, error]) (out []rpw.Service, err error) {
	for s, err := range services {
		if err != nil {
			return out, err
		}
		out = append(out, s)
	}
	return out, nil
}

func read(in string) ([]rpw.Service, table.Skips, error) {
	var skips table.Skips
	out, err := all(rpw.Services(strings.NewReader(in), &skips))
	return out, skips, err
}

// The sheet up to the first quarter of 2016.
func TestServicesOlder(t *testing.T) {
	got, skips, err := read(header2016Q1 + kenya)
	require.NoError(t, err)
	require.Zero(t, skips.Total)
	require.Len(t, got, 1)
	s := got[0]
	require.Equal(t, "2011-Q3 28332", s.Key())
	require.Equal(t, period.MustParseSpan("2011-07-01/2011-09-30"), s.Quarter)
	require.Equal(t, rpw.Party{
		Country: place.MustCountry("KE"), Code: "KEN", Name: "Kenya", Region: "Sub-Saharan Africa", IncomeGroup: "Low income", Lending: "IDA", G8G20: "..",
	}, s.From)
	require.Equal(t, place.MustCountry("RW"), s.To.Country)
	require.Equal(t, []string{"Citibank", "Bank", "Account to account", "", "Not available", "2 days", "Nationwide", "Bank Account", "", "KENRWA"},
		[]string{s.Firm, s.FirmType, s.Product, s.PaymentInstrument, s.AccessPoint, s.Speed, s.Coverage, s.PickupMethod, s.PickupLocation, s.Corridor})
	require.Equal(t, "18000.0 KES", s.Small.Amount.String())
	require.Equal(t, "450.0 KES", s.Large.Fee.String())
	require.Equal(t, []money.Digits{"200.0", "0.01056", "1.12", "3.62"},
		[]money.Digits{s.Small.Denomination, s.Small.Rate, s.Small.MarginPct, s.Small.TotalCostPct})
	require.Equal(t, []money.Digits{"500.0", "0.01056", "1.12", "2.12"},
		[]money.Digits{s.Large.Denomination, s.Large.Rate, s.Large.MarginPct, s.Large.TotalCostPct})
	require.Equal(t, money.Digits("0.01068"), s.Interbank)
	require.Equal(t, rpw.Transparent, s.Transparent)
	require.Equal(t, period.MustParse("2011-09-06"), s.Collected)
	require.Equal(t, 2, s.Line)
}

// The sheet from the second quarter of 2016.
func TestServicesNewer(t *testing.T) {
	got, skips, err := read(newer)
	require.NoError(t, err)
	require.Zero(t, skips.Total)
	require.Len(t, got, 2)
	s := got[0]
	require.Equal(t, []string{"", "Bank account transfer,Cash", "Agent,Internet", "High", "Cash", "Agent", "promotion"},
		[]string{s.Product, s.PaymentInstrument, s.AccessPoint, s.Coverage, s.PickupMethod, s.PickupLocation, s.Note2})
	require.Equal(t, []string{"Bank account transfer", "Cash"}, slices.Collect(s.Instruments()))
	require.Equal(t, money.Digits("-0.57"), s.Small.MarginPct)
	n, ok := s.Small.MarginPct.Number()
	require.True(t, ok)
	require.Equal(t, -1, n.Sign(), "a promotion stays below 0")
}

// Each trap of section 3 of the notes on methods.
func TestServicesTraps(t *testing.T) {
	one := func(t *testing.T, old, new string) (rpw.Service, table.Skips) {
		t.Helper()
		in := strings.Replace(newer, old, new, 1)
		require.NotEqual(t, newer, in)
		got, skips, err := read(in)
		require.NoError(t, err)
		require.Len(t, got, 2)
		return got[0], skips
	}
	t.Run("byte-order mark", func(t *testing.T) {
		want, _, err := read(newer)
		require.NoError(t, err)
		got, _, err := read("\ufeff" + strings.ReplaceAll(newer, "\n", "\r\n"))
		require.NoError(t, err)
		require.Equal(t, want[0].Key(), got[0].Key())
	})
	t.Run("trailing comma", func(t *testing.T) {
		got, skips, err := read(strings.ReplaceAll(newer, "\n", ",\n"))
		require.NoError(t, err)
		require.Len(t, got, 2)
		require.Zero(t, skips.Total)
	})
	t.Run("numbers stored as text", func(t *testing.T) {
		s, _ := one(t, ",3.43,", `," 3.43 ",`)
		require.Equal(t, money.Digits("3.43"), s.Small.TotalCostPct)
	})
	t.Run("digits are kept", func(t *testing.T) {
		s, _ := one(t, ",3.43,", ",9.74400043487549,")
		require.Equal(t, money.Digits("9.74400043487549"), s.Small.TotalCostPct)
		s, _ = one(t, ",3.43,", ",3.40,")
		require.Equal(t, money.Digits("3.40"), s.Small.TotalCostPct)
	})
	t.Run("Yes and yes", func(t *testing.T) {
		for answer, want := range map[string]rpw.Transparency{
			"Yes": rpw.Transparent, "YES": rpw.Transparent, "No": rpw.NotTransparent, "": rpw.TransparencyNotStated, "..": rpw.TransparencyNotStated,
		} {
			s, _ := one(t, ",yes,", ","+answer+",")
			require.Equal(t, want, s.Transparent, answer)
		}
	})
	t.Run("a service that is not transparent has an unknown margin", func(t *testing.T) {
		got, _, err := read(newer)
		require.NoError(t, err)
		require.Equal(t, rpw.NotTransparent, got[1].Transparent)
		require.Equal(t, money.Digits("0.0"), got[1].Small.MarginPct, "the digits of the file, not to be taken for a margin")
	})
	t.Run("KSV and XKX", func(t *testing.T) {
		for _, code := range []string{"KSV", "XKX"} {
			s, _ := one(t, ",KEN,Kenya,", ","+code+",Kosovo,")
			require.Equal(t, place.MustCountry("XK"), s.To.Country)
			require.Equal(t, code, s.To.Code)
		}
	})
	t.Run("country that is no more", func(t *testing.T) {
		s, _ := one(t, ",KEN,Kenya,", ",ANT,Netherlands-Antilles,")
		require.Equal(t, "ANHH", s.To.Country.Code())
	})
	t.Run("country that never was", func(t *testing.T) {
		got, skips, err := read(strings.Replace(newer, ",KEN,Kenya,", ",QQQ,Nowhere,", 1))
		require.NoError(t, err)
		require.Len(t, got, 1)
		require.Contains(t, skips.Kept[0].String(), `line 2: "QQQ" is the code of no country`)
	})
	t.Run("quarters that do not exist and half-years", func(t *testing.T) {
		for text, want := range map[string]string{"2025_2Q": "2025-04-01/2025-06-30", "2012_1Q": "2012-01-01/2012-03-31", "2016Q2": "2016-04-01/2016-06-30"} {
			s, _ := one(t, "2020_4Q", text)
			require.Equal(t, period.MustParseSpan(want), s.Quarter)
		}
	})
	t.Run("columns without a name", func(t *testing.T) {
		s, skips := one(t, ",RWAKEN\n", ",RWAKEN,RWA2025,,KEN2025\n")
		require.Equal(t, "RWAKEN", s.Corridor)
		require.Equal(t, 2, skips.Total)
		require.Equal(t, "#43", skips.Kept[0].Column)
	})
	t.Run("columns that a program has named", func(t *testing.T) {
		in := strings.Replace(strings.ReplaceAll(newer, ",RWAKEN\n", ",RWAKEN,RWA2025\n"), ",corridor\n", ",corridor,Unnamed: 42\n", 1)
		got, skips, err := read(in)
		require.NoError(t, err)
		require.Len(t, got, 2)
		require.Equal(t, 1, skips.Total, "a column is one fact")
		require.Contains(t, skips.Kept[0].String(), `column "Unnamed: 42": column left out, from here on`)
	})
	t.Run("instruments as a list", func(t *testing.T) {
		s, _ := one(t, `"Bank account transfer,Cash"`, `" Cash, Mobile money,,"`)
		require.Equal(t, []string{"Cash", "Mobile money"}, slices.Collect(s.Instruments()))
	})
	t.Run("interbank rate of 0", func(t *testing.T) {
		s, skips := one(t, ",0.1116,", ",0.0,")
		require.Equal(t, money.Digits(""), s.Interbank)
		require.Equal(t, `line 2, column "inter lcu bank fx": interbank rate of 0 is none: "0.0"`, skips.Kept[0].String())
	})
	t.Run("amount of 0", func(t *testing.T) {
		s, skips := one(t, ",150000.0,", ",0,")
		require.True(t, s.Small.Amount.Currency().IsZero())
		require.Equal(t, 1, skips.Total)
	})
	t.Run("fee of 0 is a fee", func(t *testing.T) {
		s, skips := one(t, ",6000.0,", ",0,")
		require.Equal(t, "0 RWF", s.Small.Fee.String())
		require.Zero(t, skips.Total)
	})
	t.Run("blank is absent", func(t *testing.T) {
		s, skips := one(t, ",6000.0,0.11224,-0.57,3.43,", ",,..,,,")
		require.Equal(t, money.Digits(""), s.Small.TotalCostPct)
		require.Equal(t, money.Digits(""), s.Small.MarginPct)
		require.True(t, s.Small.Fee.Currency().IsZero())
		require.Zero(t, skips.Total)
	})
	t.Run("currency that is none", func(t *testing.T) {
		s, skips := one(t, ",RWF,6000.0", ",Rwf,6000.0")
		require.True(t, s.Small.Currency.IsZero())
		require.True(t, s.Small.Amount.Currency().IsZero())
		require.Equal(t, 1, skips.Total)
		_, skips = one(t, ",RWF,6000.0", ",,6000.0")
		require.Equal(t, 2, skips.Total, "amount and fee")
	})
	t.Run("currency that is withdrawn", func(t *testing.T) {
		s, _ := one(t, ",RWF,6000.0", ",LVL,6000.0")
		require.Equal(t, money.MustCurrency("LVL"), s.Small.Currency)
	})
	t.Run("days of three kinds", func(t *testing.T) {
		for _, day := range []string{"26/Oct/2020", "2020-10-26", "2020-10-26 00:00:00", "2020-10-26T00:00:00", "26-Oct-2020"} {
			in := strings.Replace(newer, "26/Oct/2020", day, 1)
			got, skips, err := read(in)
			require.NoError(t, err)
			require.Equal(t, period.MustParse("2020-10-26"), got[0].Collected, day)
			require.Zero(t, skips.Total)
		}
		s, skips := one(t, "26/Oct/2020", "10/26/2020")
		require.True(t, s.Collected.IsZero())
		require.Equal(t, 1, skips.Total)
	})
	t.Run("identifier is unique with its quarter alone", func(t *testing.T) {
		got, _, err := read(newer + strings.Replace(rwanda, "2020_4Q", "2021_1Q", 1))
		require.NoError(t, err)
		require.Equal(t, got[0].ID, got[2].ID)
		require.NotEqual(t, got[0].Key(), got[2].Key())
	})
	t.Run("names of columns in another manner", func(t *testing.T) {
		in := strings.Replace(newer, header2016Q2, strings.ToUpper(strings.ReplaceAll(header2016Q2, " ", "_")), 1)
		got, skips, err := read(in)
		require.NoError(t, err)
		require.Equal(t, money.Digits("3.43"), got[0].Small.TotalCostPct)
		require.Zero(t, skips.Total)
	})
	t.Run("flat file of fewer columns", func(t *testing.T) {
		const flat = "id;period;source_code;destination_code;firm;cc1 lcu amount;cc1 lcu code;cc1 lcu fee;cc1 total cost %\n" +
			"1;2020_4Q;RUS;KSV;A;15000;RUB;300;2.0\n"
		got, skips, err := read(flat)
		require.NoError(t, err)
		require.Zero(t, skips.Total)
		require.Equal(t, "15000 RUB", got[0].Small.Amount.String())
		require.Equal(t, rpw.Quote{}, got[0].Large)
		require.Equal(t, rpw.TransparencyNotStated, got[0].Transparent)
	})
	t.Run("rows before the header", func(t *testing.T) {
		got, skips, err := read("Dataset (from Q2 2016)\n\n" + newer)
		require.NoError(t, err)
		require.Len(t, got, 2)
		require.Equal(t, `row before the header: "Dataset (from Q2 2016)"`, skips.Kept[0].String())
	})
	t.Run("last line broken off", func(t *testing.T) {
		got, skips, err := read(newer[:strings.LastIndex(newer, "33,375000")])
		require.NoError(t, err)
		require.Len(t, got, 1)
		require.Contains(t, skips.Kept[0].String(), "line 3: row of 26 cells, perhaps broken off: want 42")
	})
	t.Run("Git-LFS pointer", func(t *testing.T) {
		_, _, err := read("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 212313\n")
		require.ErrorIs(t, err, table.ErrPointer)
		require.ErrorContains(t, err, "rpw: table: line 1: a Git-LFS pointer")
	})
	t.Run("the workbook itself", func(t *testing.T) {
		_, _, err := read("PK\x03\x04\x14\x00")
		require.ErrorIs(t, err, table.ErrFormat)
	})
}

func TestServicesErrors(t *testing.T) {
	tests := map[string]struct {
		old, new string
		err      error
		text     string
	}{
		"quarter":          {"2020_4Q", "2020_5Q", rpw.ErrPeriod, `line 2, column "period"`},
		"no quarter":       {"2020_4Q", "", rpw.ErrPeriod, `line 2, column "period"`},
		"cost":             {",3.43,", ",free,", table.ErrNumber, `line 2, column "cc1 total cost %"`},
		"percent sign":     {",3.43,", ",3.43%,", table.ErrNumber, `line 2, column "cc1 total cost %"`},
		"margin":           {",-0.57,", ",--0.57,", table.ErrNumber, `line 2, column "cc1 fx margin"`},
		"fee":              {",6000.0,", ",6 000,", table.ErrNumber, `line 2, column "cc1 lcu fee"`},
		"infinity":         {",0.1116,", ",Inf,", table.ErrNumber, `line 2, column "inter lcu bank fx"`},
		"huge in full":     {",0.1116,", ",1e64,", table.ErrNumber, `line 2, column "inter lcu bank fx"`},
		"transparent":      {",yes,", ",maybe,", rpw.ErrTransparency, `line 2, column "transparent"`},
		"column missing":   {"cc1 total cost %", "cost", table.ErrHeader, "cc1 total cost %"},
		"NUL":              {"Citibank", "Citi\x00bank", table.ErrEncoding, ""},
		"mark not closed":  {`"Agent,Internet"`, `"Agent,Internet`, table.ErrSyntax, "line 2"},
		"megabyte of text": {"promotion", strings.Repeat("a", 1<<20), table.ErrLimit, "line 2"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			in := strings.Replace(newer, tt.old, tt.new, 1)
			if name == "NUL" {
				in = header2016Q1 + strings.Replace(kenya, tt.old, tt.new, 1)
			}
			got, _, err := read(in)
			require.ErrorIs(t, err, tt.err)
			require.ErrorContains(t, err, "rpw: table: ")
			require.ErrorContains(t, err, tt.text)
			require.Less(t, len(err.Error()), 600)
			require.Empty(t, got)
			var at *table.Error
			require.ErrorAs(t, err, &at)
		})
	}
}

func TestServiceJSON(t *testing.T) {
	got, _, err := read(newer)
	require.NoError(t, err)
	for _, want := range got {
		data, err := json.Marshal(want)
		require.NoError(t, err)
		var back rpw.Service
		require.NoError(t, check.DecodeJSON(data, &back))
		require.True(t, want.Small.Fee.Equal(back.Small.Fee))
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(data), string(again))
	}
	var s rpw.Service
	require.ErrorIs(t, json.Unmarshal([]byte(`{"interbank":"1,5"}`), &s), money.ErrAmount)
	require.Error(t, json.Unmarshal([]byte(`{"transparent":"maybe"}`), &s))
}

func TestServicesStop(t *testing.T) {
	for s, err := range rpw.Services(strings.NewReader(newer), nil) {
		require.NoError(t, err)
		require.Equal(t, 2, s.Line)
		break
	}
}

// The rows of three corridors, and the published averages of two: the mean of
// what transparent services cost agrees to the precision of the publication.
func TestServicesShared(t *testing.T) {
	var skips table.Skips
	got, err := all(rpw.Services(shared(t, "services_sample.csv"), &skips))
	require.NoError(t, err)
	require.Len(t, got, 30)
	require.Zero(t, skips.Total)
	require.Zero(t, skips.Blank)

	sum, n := map[string]figure.Number{}, map[string]int64{}
	for _, s := range got {
		if s.Transparent != rpw.Transparent {
			continue
		}
		cost, ok := s.Small.TotalCostPct.Number()
		require.True(t, ok)
		sum[s.Corridor], n[s.Corridor] = sum[s.Corridor].Add(cost), n[s.Corridor]+1
	}
	mean := func(corridor string) string {
		m, ok := sum[corridor].Quo(figure.Int(n[corridor]))
		require.True(t, ok)
		return m.Round(4, figure.HalfEven).String()
	}
	require.Equal(t, map[string]int64{"TZAKEN": 12, "KENRWA": 10, "RWAKEN": 7}, n)
	require.Equal(t, "23.6175", mean("TZAKEN")) // published 23.6175003051758
	require.Equal(t, "9.744", mean("KENRWA"))   // published 9.74400043487549
	require.Equal(t, "10.38", mean("RWAKEN"))

	published, err := table.NewReader(shared(t, "services_sample_published_average.csv"), table.Layout{})
	require.NoError(t, err)
	rows := 0
	for row, err := range published.Rows() {
		require.NoError(t, err)
		rows++
		digits, ok := row.Named("published_corridor_average_pct")
		require.True(t, ok)
		from, _ := row.Named("source_code")
		to, _ := row.Named("destination_code")
		want, ok := money.Digits(digits).Number()
		require.True(t, ok)
		require.Equal(t, want.Round(4, figure.HalfEven).String(), mean(from+to))
	}
	require.Equal(t, 2, rows)
}

// shared opens a file of the shared data, and skips the test where it is not
// there.
func shared(t testing.TB, name string) *os.File {
	t.Helper()
	f, err := os.Open(filepath.Join("../../../shared/data/remittance/rpw", name))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no shared data")
	}
	require.NoError(t, err)
	t.Cleanup(func() { f.Close() })
	return f
}
