package iati_test

import (
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/programme/iati"
)

func jsonOf(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	require.NoError(t, err)
	return string(data)
}

// TestCodes compares the codes with the published lists.
func TestCodes(t *testing.T) {
	for name, title := range map[string]func(code string) string{
		"ActivityDateType":    func(c string) string { return iati.ActivityDateType(c).Title() },
		"ActivityStatus":      func(c string) string { return iati.ActivityStatus(c).Title() },
		"BudgetStatus":        func(c string) string { return iati.BudgetStatus(c).Title() },
		"BudgetType":          func(c string) string { return iati.BudgetType(c).Title() },
		"OrganisationRole":    func(c string) string { return iati.OrganisationRole(c).Title() },
		"RelatedActivityType": func(c string) string { return iati.RelatedActivityType(c).Title() },
		"TransactionType":     func(c string) string { return iati.TransactionType(c).Title() },
		"ResultType":          func(c string) string { return iati.ResultType(c).Title() },
		"IndicatorMeasure":    func(c string) string { return iati.IndicatorMeasure(c).Title() },
	} {
		t.Run(name, func(t *testing.T) {
			for _, none := range []string{"", "0", "01", "14", "x", " 1"} {
				require.Empty(t, title(none))
			}
			data, err := os.ReadFile(filepath.Join(shared, "codelists", name+".xml"))
			if err != nil {
				t.Skip(err)
			}
			var list struct {
				Items []struct {
					Code string   `xml:"code"`
					Name []string `xml:"name>narrative"`
				} `xml:"codelist-items>codelist-item"`
			}
			require.NoError(t, xml.Unmarshal(data, &list))
			require.NotEmpty(t, list.Items)
			published := map[string]bool{}
			for _, item := range list.Items {
				published[item.Code] = true
				require.Equal(t, strings.ToLower(strings.TrimSpace(item.Name[0])), strings.ToLower(title(item.Code)), item.Code)
			}
			for _, code := range []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"} {
				require.Equal(t, published[code], title(code) != "", code)
			}
		})
	}
	require.Equal(t, iati.Original, iati.BudgetType("").OrDefault())
	require.Equal(t, iati.Revised, iati.Revised.OrDefault())
	require.Equal(t, iati.Indicative, iati.BudgetStatus("").OrDefault())
	require.Equal(t, iati.BudgetStatus("7"), iati.BudgetStatus("7").OrDefault())
}
