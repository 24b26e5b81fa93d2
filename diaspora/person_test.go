package diaspora_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

const secret = "PASS-4711"

// No verb and no struct around it prints a key.
func TestPersonKeyIsNotPrinted(t *testing.T) {
	var tally diaspora.CentreTally
	visit := diaspora.Visit{Person: secret, Services: []string{"information"}, Types: []string{"youth"}}
	tally.Add(visit)
	var ledger diaspora.FundLedger
	funding, err := pare().Fund(&ledger, diaspora.Contribution{
		Donor: secret, Project: "dairy", On: period.MustParse("2018-05"), Amount: money.MustParse("100 MDL"),
	}, money.Converter{})
	require.NoError(t, err)
	printed := []any{
		diaspora.PersonKey(secret), visit, &visit, []diaspora.Visit{visit}, map[diaspora.PersonKey]int{secret: 1},
		tally, &tally, ledger, &ledger, funding, funding.Trace(), tally.Trace(),
		diaspora.Assignment{Person: secret}, funding.Contribution,
		struct {
			T      diaspora.CentreTally
			hidden diaspora.CentreTally
			ledger diaspora.FundLedger
		}{tally, tally, ledger},
	}
	for _, v := range printed {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%T"} {
			text := fmt.Sprintf(verb, v)
			require.NotContains(t, text, secret, verb)
			require.NotContains(t, text, fmt.Sprintf("%x", secret), verb)
		}
		var log bytes.Buffer
		slog.New(slog.NewTextHandler(&log, nil)).Info("x", "v", v)
		slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "v", fmt.Sprint(v))
		require.NotContains(t, log.String(), secret, "log of %T", v)
	}
	require.Equal(t, "[person] [nobody]", fmt.Sprint(diaspora.PersonKey("a"), " ", diaspora.PersonKey("")))
	require.Equal(t, "1 visits, 1 services, 1 people", fmt.Sprint(tally))
	require.Equal(t, "ledger: 1 partners, 1 projects, 1 donor years", fmt.Sprint(ledger))

	data, err := json.Marshal(visit)
	require.NoError(t, err)
	require.Contains(t, string(data), secret, "what is stored holds it")
}

// No error of reading holds a key, whatever is wrong beside it or in it.
func TestPersonKeyIsInNoError(t *testing.T) {
	for _, in := range []string{
		`{"person": "` + secret + `", "person": "x"}`, `{"person": "` + secret + `\ud83d"}`, `{"person": "` + secret,
		`{"person": "` + secret + `", "extra": 1}`, `{"person": ["` + secret + `"]}`, `{"person": "` + secret + `"} x`,
		`{"donor": "` + secret + `\ud83d", "amount": {"amount": "1", "currency": "EUR"}}`, `{"donor": "` + secret + `", "amount": 1}`,
		`{"currency": "EUR", "donor_years": [{"partner": "a", "donor": "` + secret + `", "year": 0, "amount": {"amount": "1", "currency": "EUR"}}]}`,
		`{"person": 4711, "delivered": {"physical": "` + secret + `"}}`,
	} {
		for _, v := range []json.Unmarshaler{new(diaspora.Visit), new(diaspora.Contribution), new(diaspora.Assignment), new(diaspora.FundLedger)} {
			err := v.UnmarshalJSON([]byte(in))
			require.Error(t, err, "%T %s", v, in)
			require.NotContains(t, err.Error(), secret, "%T", v)
			require.ErrorContains(t, err, "diaspora: ")
		}
	}
}
