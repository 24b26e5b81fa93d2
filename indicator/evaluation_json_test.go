package indicator_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

func TestEvaluationJSON(t *testing.T) {
	hedged := growthCase(up, "20", "2015", "", "2022", "30", "2030")
	hedged.Actual = indicator.At(period.MustParse("2022"), figure.MustParse("over 22"))
	tests := map[string]struct {
		e    indicator.Evaluation
		want string
	}{
		"exact": {
			indicator.Evaluate(indicator.EurostatTarget{}, growthCase(up, "20", "2015", "24", "2022", "30", "2030")),
			`{"method": {"name": "Eurostat, with a quantitative target", "parameters": [{"name": "classes from", "text": "0, 0.6, 0.95"}, {"name": "comparison", "text": "at least"}]},
			"verdict": "not-met", "classes": ["significant-progress"], "measures": [{"name": "ratio", "value": "0.963081190013"}, {"name": "score", "value": "2.593437071523"},
			{"name": "observed", "value": "0.026388096257"}, {"name": "required", "value": "0.027399659064"}]}`,
		},
		"hedged": {
			indicator.Evaluate(indicator.UNTrend{}, hedged),
			`{"method": {"name": "UN SDG Progress Chart, trend", "edition": "2022", "parameters": [{"name": "classes with a target from", "text": "-0.1, 0.5, 0.95"},
			{"name": "without above", "text": "0.005, 0.01"}, {"name": "and from", "text": "-0.01"}]}, "verdict": "cannot-tell",
			"classes": ["fair-progress", "on-track", "target-met"], "reason": "straddles",
			"measures": [{"name": "ratio", "reason": "target-reached"}, {"name": "growth", "reason": "target-counts"}]}`,
		},
		"bounds": {
			indicator.Evaluate(indicator.Achievement{}, hedged),
			`{"method": {"name": "achievement of the target"}, "verdict": "cannot-tell", "measures": [{"name": "ratio", "bounds": {"lo": "0.733333333333", "lo_closed": true, "hi": null, "hi_closed": false}}]}`,
		},
		"zero": {indicator.Evaluation{}, `{"verdict": "cannot-tell"}`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := json.Marshal(tt.e)
			require.NoError(t, err)
			require.JSONEq(t, tt.want, string(got))
		})
	}
}
