package main

import "testing"

func TestEngagementMethods(t *testing.T) {
	requireAnswers(t, map[string]answerTest{
		"a stage above":         {"diaspora.funnel", `{"stages": [{"stage": "a", "n": 10}, {"stage": "b", "n": 11}]}`, `{"error": true}`},
		"a stage below 0":       {"diaspora.funnel", `{"stages": [{"stage": "a", "n": 10}, {"stage": "b", "n": -1}]}`, `{"error": true}`},
		"nobody at a stage":     {"diaspora.funnel", `{"stages": [{"stage": "a", "n": 10}, {"stage": "b", "n": 0}, {"stage": "c", "n": 0}]}`, `{"step_percent": [0, null], "overall_percent": 0}`},
		"nobody at all":         {"diaspora.funnel", `{"stages": [{"stage": "a", "n": 0}, {"stage": "b", "n": 0}]}`, `{"undefined": true, "overall_percent": null}`},
		"a stage not known":     {"diaspora.funnel", `{"stages": [{"stage": "a", "n": 10}, {"stage": "b", "n": null}, {"stage": "c", "n": 1}]}`, `{"step_percent": [null, null], "overall_percent": 10}`},
		"above the target":      {"diaspora.funnel", `{"targets": {"DEU": 20, "sea": 0}, "placed": {"DEU": 50, "sea": 0}}`, `{"target_achievement_percent": 250, "by_destination_percent": {"DEU": 250, "sea": null}}`},
		"placed, not aimed at":  {"diaspora.funnel", `{"targets": {"DEU": 20}, "placed": {"DEU": 5, "ITA": 1}}`, `{"by_destination_percent": {"DEU": 25, "ITA": null}}`},
		"placed is not known":   {"diaspora.funnel", `{"targets": {"DEU": 20}}`, `{"undefined": true, "target_achievement_percent": null}`},
		"a phase of none":       {"diaspora.funnel", `{"phases": [{"phase": "1", "assignments": 0}, {"phase": "2", "assignments": 5}, {"phase": "3", "assignments": 4}]}`, `{"total": 9, "change_1_2_percent": null, "change_2_3_percent": -20}`},
		"a phase not known":     {"diaspora.funnel", `{"phases": [{"phase": "1", "assignments": null}, {"phase": "2", "assignments": 5}]}`, `{"total": null, "change_1_2_percent": null}`},
		"more than requests":    {"diaspora.funnel", `{"assignments": 50, "women_percent": 30, "needs_database": 40, "skills_database": 200}`, `{"women": 15, "assignments_per_100_requests": 125, "assignments_per_100_skills": 25}`},
		"no stage":              {"diaspora.funnel", `{}`, `{"error": true}`},
		"a year but one day":    {"diaspora.return_types", `{"assignments": [{"physical_days": 364}, {"physical_days": 365}, {"remote_days": 1}, {"open_ended": true}, {}]}`, `{"types": ["temporary", "temporary", "virtual", "permanent", null], "long_term_flag": [false, true, false, false, false], "full_time_years": "73/22"}`},
		"open-ended by remote":  {"diaspora.return_types", `{"assignments": [{"remote_days": 7, "open_ended": true}], "working_days_per_year": 7}`, `{"types": ["permanent"], "full_time_years": 1}`},
		"days below 0":          {"diaspora.return_types", `{"assignments": [{"physical_days": -1}]}`, `{"error": true}`},
		"years without days":    {"diaspora.return_types", `{"assignments": [], "working_days_per_year": 0}`, `{"error": true}`},
		"no assignment":         {"diaspora.return_types", `{"assignments": []}`, `{"types": [], "full_time_years": 0}`},
		"all anonymous":         {"diaspora.resource_centre", `{"visits": [{"service": "information"}, {"person": null, "service": "information"}]}`, `{"unique_identified": 0, "people_low": 1, "people_high": 2}`},
		"of two types":          {"diaspora.resource_centre", `{"visits": [{"person": 1, "service": ["information", "referral"], "beneficiary_type": "potential"}, {"person": 1, "service": "referral", "beneficiary_type": ["returnee"]}]}`, `{"visits": 2, "services": 3, "visits_by_service": {"information": 1, "referral": 2}, "unique_by_type": {"potential": 1, "returnee": 1}, "sum_of_types_exceeds_people": true}`},
		"nobody came":           {"diaspora.resource_centre", `{"visits": []}`, `{"visits": 0, "people_low": 0, "people_high": 0}`},
		"a service of no words": {"diaspora.resource_centre", `{"visits": [{"service": 7}]}`, `{"error": true}`},
	})
}
