package nbu_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money/nbu"
)

func checked(t *testing.T, in string) check.Findings {
	t.Helper()
	rates, skips, err := nbu.Read(strings.NewReader("date,code_as_published,uah_per_unit_as_published\n" + in))
	require.NoError(t, err)
	require.Zero(t, skips.Total)
	return nbu.Check(rates)
}

func TestCheckWithdrawnCode(t *testing.T) {
	tests := map[string]struct{ in, want string }{
		"none":               {in: "2014-04-04,AZN,14.789778\n"},
		"before the end":     {in: "2016-06-30,BYR,0.001235\n2016-07-01,BYN,12.3814\n"},
		"without successor":  {in: "2014-04-03,TRL,0.0529529\n", want: "1 rate of TRL of 2014-04-03: TRY replaced it on 2005-01-01, 1000000 to 1"},
		"a hundredth":        {in: "2014-04-02,AZM,0.14160653\n2014-04-03,AZM,0.14333291\n2014-04-04,AZN,14.789778\n", want: "2 rates of AZM from 2014-04-02 to 2014-04-03: AZN replaced it on 2006-01-01, 5000 to 1; the next of AZN, 1 AZN = 14.789778 UAH on 2014-04-04 (daily, NBU), is about 100 times the last of AZM, 1 AZM = 0.14333291 UAH on 2014-04-03 (daily, NBU)"},
		"of the day":         {in: "2009-01-01,TMM,0.00054035\n2009-02-01,TMT,2.701754\n", want: "1 rate of TMM of 2009-01-01: TMT replaced it on 2009-01-01, 5000 to 1"},
		"successor too high": {in: "2009-01-01,TMM,2.7\n2009-02-01,TMT,0.0000027\n", want: "1 rate of TMM of 2009-01-01: TMT replaced it on 2009-01-01, 5000 to 1"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := checked(t, tt.in)
			if tt.want == "" {
				require.Empty(t, got)
				return
			}
			require.Len(t, got, 1)
			require.Equal(t, "nbu.withdrawn-code", got[0].Code)
			require.Equal(t, check.Warning, got[0].Severity)
			require.Equal(t, tt.want, got[0].Message)
		})
	}
}

// Every code whose end is known is one of ISO 4217.
func TestCheckWithdrawnCodes(t *testing.T) {
	for _, code := range strings.Fields(`AZM BGL BYB BYR ROL RUR TJR TMM TRL
		ATS BEF DEM ESP FIM FRF IEP ITL LUF NLG PTE GRD SIT CYP MTL SKK EEK LVL LTL HRK BGN`) {
		got := checked(t, "2026-02-01,"+code+",1.5\n")
		require.Len(t, got, 1, code)
		require.Equal(t, check.Path(code+"-UAH"), got[0].Path)
		require.Empty(t, checked(t, "1997-12-31,"+code+",1.5\n").WithCode("nbu.withdrawn-code"), code)
	}
	require.Equal(t, []string{"money.rate-validity"}, slices.Collect(checked(t, "1997-12-31,BYR,1.5\n").Codes()), "before its time")
	for _, code := range []string{"USD", "EUR", "AZN", "TRY", "RON", "TMT", "BYN"} {
		require.Empty(t, checked(t, "2026-02-01,"+code+",1.5\n"), code)
	}
}

func TestCheckMonthlyRate(t *testing.T) {
	// rows gives rates of each day for three months, as a function of the two.
	rows := func(rate func(month, day int) int) string {
		var b strings.Builder
		for month := 1; month <= 3; month++ {
			for day := 1; day <= 28; day++ {
				fmt.Fprintf(&b, "2014-%02d-%02d,KGS,0.20%d\n", month, day, rate(month, day))
			}
		}
		return b.String()
	}
	monthly := checked(t, rows(func(month, _ int) int { return month }))
	require.Len(t, monthly, 1)
	require.Equal(t, "KGS-UAH: note: 84 rates of KGS from 2014-01-01 to 2014-03-28 change with the month alone, 2 times: "+
		"a cross rate with a currency whose rate changes daily is wrong within the month [nbu.monthly-rate]", monthly[0].String())

	require.Empty(t, checked(t, rows(func(_, _ int) int { return 1 })), "held fixed")
	require.Empty(t, checked(t, rows(func(month, day int) int { return month + day/28 })), "changes within a month")
	require.Empty(t, checked(t, rows(func(month, _ int) int { return month / 2 })), "changes once")
	require.Empty(t, checked(t, "2014-01-01,KGS,0.2\n2014-02-01,KGS,0.21\n2014-03-01,KGS,0.22\n2014-04-01,KGS,0.23\n"), "a rate a month")
}

func TestCheckSteps(t *testing.T) {
	got := checked(t, "2014-04-01,USD,10.9981\n2014-04-02,USD,1110.62\n")
	require.Equal(t, []string{"money.rate-step"}, slices.Collect(got.Codes()))
	require.Empty(t, nbu.Check(nil))
}

// The published files hold what their notes say.
func TestCheckShared(t *testing.T) {
	for name, want := range map[string][]string{
		"nbu_month_start_2008_2018.csv": {
			"AZM-UAH nbu.withdrawn-code 76 2008-01-01 2014-04-01 100",
			"ROL-UAH nbu.withdrawn-code 76 2008-01-01 2014-04-01 100",
			"TMM-UAH nbu.withdrawn-code 64 2009-01-01 2014-04-01 100",
			"TRL-UAH nbu.withdrawn-code 76 2008-01-01 2014-04-01 100",
		},
		"nbu_daily_2014_2015.csv": {
			"AZM-UAH nbu.withdrawn-code 93 2014-01-01 2014-04-03 100",
			"KGS-UAH nbu.monthly-rate 730 2014-01-01 2015-12-31 ",
			"TMM-UAH nbu.withdrawn-code 93 2014-01-01 2014-04-03 100",
			"TRL-UAH nbu.withdrawn-code 93 2014-01-01 2014-04-03 100",
		},
	} {
		rates, _, err := nbu.Read(open(t, name))
		require.NoError(t, err)
		var got []string
		for _, f := range nbu.Check(rates) {
			values := map[string]string{}
			for _, v := range f.Values {
				values[v.Name] = v.Text
			}
			got = append(got, fmt.Sprintf("%s %s %s %s %s %s", f.Path, f.Code, values["rates"], values["from"], values["to"], values["times"]))
		}
		require.Equal(t, want, got, name)
	}
}
