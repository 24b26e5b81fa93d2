package imf_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money/imf"
)

func TestCheck(t *testing.T) {
	tests := map[string]struct {
		in   string
		want []string
	}{
		"none":  {in: "2010-12-31,1.5,TRY,A,IMF,TR,\n"},
		"alike": {in: "2010-12-31,494.79,XOF,A,IMF,SN,\n2010-12-31,494.79,XOF,A,IMF,ML,\n"},
		"restated": {
			in: "2000-12-31,0.6252185,TRY,A,IMF,TR,\n2004-12-31,1.42553725,TRY,A,IMF,TR,\n2005-12-31,1.343583108333333,TRY,A,IMF,TR,\n",
			want: []string{"USD-TRY: warning: averages of TRY for 2 years from 2000 to 2004 are of before it replaced TRL on 2005-01-01, " +
				"1000000 to 1: restated in TRY, or still in TRL [imf.before-code]"},
		},
		"year of the change": {
			in: "2005-12-31,2.9,RON,A,IMF,RO,\n2006-12-31,2.8,RON,A,IMF,RO,\n",
			want: []string{"USD-RON: warning: averages of RON for 2005 are of before it replaced ROL on 2005-07-01, " +
				"10000 to 1: restated in RON, or still in ROL [imf.before-code]"},
		},
		"withdrawn": {
			in: "2006-12-31,190.8,SIT,A,IMF,SI,\n2007-12-31,185,SIT,A,IMF,SI,\n",
			want: []string{"USD-SIT: warning: averages of SIT for 2007 are of after EUR replaced it on 2007-01-01, " +
				"239.64 to 1 [imf.withdrawn-code]"},
		},
		"last digits": {
			in: "2010-12-31,0.754308990105979,EUR,A,IMF,XK,\n2010-12-31,0.7543089901059614,EUR,A,IMF,U2,\n",
			want: []string{`USD-EUR: note: averages of EUR for 2010 differ by country in their last digits: ` +
				`"U2" has 0.7543089901059614 for 2010, "XK" has 0.754308990105979 [imf.countries-differ]`},
		},
		"more than last digits": {
			in: "2010-12-31,1.04,CHF,A,IMF,CH,\n2010-12-31,1.05,CHF,A,IMF,LI,\n",
			want: []string{`USD-CHF: warning: averages of CHF for 2010 differ by country, by more than last digits: ` +
				`"CH" has 1.04 for 2010, "LI" has 1.05 [imf.countries-differ]`},
		},
		"step": {
			in: "2010-12-31,1.04,CHF,A,IMF,CH,\n2011-12-31,104,CHF,A,IMF,CH,\n",
			want: []string{"USD-CHF: warning: 1 USD = 104 CHF for 2011 (average, IMF) comes after 1 USD = 1.04 CHF for 2010 (average, IMF): " +
				"it is about 100 times the rate before [money.rate-step]"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			records := read(t, head+tt.in)
			var got []string
			for _, f := range records.Check() {
				got = append(got, f.String())
			}
			require.Equal(t, tt.want, got)

			again := records.Check()
			slices.Reverse(records)
			require.True(t, again.Equal(records.Check()), "the order of the file does not count")
		})
	}
	require.Empty(t, imf.Records(nil).Check())
	require.Empty(t, imf.Records{{}}.Check())
}

// Every code whose life is known is one of ISO 4217.
func TestCheckCodes(t *testing.T) {
	codes := func(year, code string) []string {
		return slices.Collect(read(t, head+year+"-12-31,1.5,"+code+",A,IMF,,\n").Check().Codes())
	}
	for _, code := range strings.Fields(`AFA AOR AZM BGL BYB BYR GHC MGF MRO MXP MZM PLZ ROL RUR SDD SLL SRG STD TJR TMM TRL UAK VEF ZMK
		ATS BEF DEM ESP FIM FRF IEP ITL LUF NLG PTE GRD SIT CYP MTL SKK EEK LVL LTL HRK BGN`) {
		require.Equal(t, []string{"imf.withdrawn-code"}, codes("2026", code), code)
	}
	for _, code := range strings.Fields(`AFN AOA AZN BGN BYN GHS MGA MRU MXN MZN PLN RON RUB SDG SLE SRD STN TJS TMT TRY UAH VES ZMW`) {
		require.Equal(t, []string{"imf.before-code"}, codes("1992", code), code)
	}
	for _, code := range []string{"EUR", "RSD"} {
		require.Equal(t, []string{"money.rate-validity"}, codes("1992", code), code)
	}
	for _, code := range []string{"CHF", "GBP"} {
		require.Empty(t, codes("1992", code), code)
	}
}

// The published file holds what its notes say.
func TestCheckShared(t *testing.T) {
	records, _, err := imf.Read(open(t, "imf_annual_average_2000_2018.csv"))
	require.NoError(t, err)
	var got []string
	for _, f := range records.Check() {
		line := fmt.Sprintf("%s %s %s", f.Severity, f.Path, f.Code)
		for _, v := range f.Values[:min(3, len(f.Values))] {
			line += " " + v.Text
		}
		got = append(got, line)
	}
	require.Equal(t, []string{
		"warning USD-AZN imf.before-code 2000 2005 6",
		"warning USD-BYN imf.before-code 2000 2016 17",
		"note USD-EUR imf.countries-differ 2000 2018 19",
		"note USD-GBP imf.countries-differ 2000 2018 13",
		"warning USD-RON imf.before-code 2000 2005 6",
		"warning USD-TJS imf.before-code 2000 2000 1",
		"warning USD-TMT imf.before-code 2000 2001 2",
		"warning USD-TRY imf.before-code 2000 2004 5",
		"warning USD-RSD money.rate-validity 2006-10-25/.. 2000 2005",
		"warning USD-UZS money.rate-step 236.6083333333334 2094.988465053764", // no rates from 2001 to 2012
	}, got)
	require.Empty(t, records.Check().AtLeast(check.Error))
}
