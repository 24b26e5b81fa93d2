package ecb_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/money/ecb"
)

func fuzz(f *testing.F, read reader) {
	f.Fuzz(func(t *testing.T, file string) {
		rates, skips, err := all(read, strings.NewReader(file))
		require.LessOrEqual(t, len(rates)+skips.Total, len(file))
		if err != nil {
			require.ErrorContains(t, err, "ecb: ")
		}
		for _, r := range rates {
			require.Equal(t, money.EUR, r.Base())
			require.Equal(t, money.Daily, r.Kind())
			require.Equal(t, ecb.Source, r.Source())
			again, err := money.ParseRate(r.String())
			require.NoError(t, err)
			require.True(t, r.Equal(again), r)
		}
	})
}

func FuzzCSV(f *testing.F) {
	f.Add(easter)
	f.Add("Date, USD, \n05 April 2012, 1.3068, \n")
	f.Add("Date,USD,QQQ\n2012-04-05,1e9,N/A\n2012-04,1,2\n")
	fuzz(f, ecb.CSV)
}

func FuzzXML(f *testing.F) {
	f.Add(envelope(`<Cube time="2018-12-31"><Cube currency="USD" rate="1.145"/></Cube>`))
	f.Add(envelope(`<Cube time="2018-12"><Cube currency="QQQ" rate="1,145"/></Cube>`))
	f.Add("<!DOCTYPE a><a/>")
	fuzz(f, ecb.XML)
}
