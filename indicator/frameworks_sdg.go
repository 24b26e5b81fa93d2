package indicator

import (
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
)

// SDGMigration returns the indicators of the Sustainable Development Goals that
// are about migration and remittances: 8.8.1, 8.8.2, 10.7.1 to 10.7.4, 10.c.1
// and 17.3.2. The global framework has more indicators than these, and it does
// not say which are about migration, so that no size is declared.
//
// Titles are those of the framework in short, definitions in this library's own
// words; directions are those of the targets. Where the framework asks for an
// indicator "by sex" or "by migrant status", the axis has a category for those
// of whom it is not known: published totals do not add up without it.
// Aggregations over contributors are over countries, or for 10.7.1 over workers
// and for 10.c.1 over corridors; how scores of 8.8.2 combine is not stated here.
//
// The list is the global indicator framework as adopted in 2017 and refined up
// to the comprehensive review of 2020, which added 10.7.3 and 10.7.4. The
// caller may change what is returned.
func SDGMigration() Framework {
	return Framework{
		Title: lang.En("indicators of the Sustainable Development Goals about migration and remittances"),
		Proposal: lang.En("in force for the follow-up and review of the 2030 Agenda for Sustainable Development, " +
			"by resolution 71/313 of the General Assembly"),
		Categories: []Category{
			{
				Code:  "8.8",
				Title: lang.En("protect labour rights and promote safe and secure working environments for all workers, including migrant workers"),
				Indicators: []Indicator{
					{
						Code:  "8.8.1",
						Title: lang.En("fatal and non-fatal occupational injuries, by sex and migrant status"),
						Definition: lang.En("new cases of injury in accidents arising out of or in the course of work, during a year, " +
							"per 100,000 workers of the group that the cases are counted in"),
						Scale: RatioScale, Unit: "cases per 100,000 workers", Factor: figure.Int(100_000),
						Direction: Decrease, Accrual: OfPeriod, OverTime: RatioOfSums, OverContributors: RatioOfSums,
						Numerator:   lang.En("new cases of occupational injury during the year"),
						Denominator: lang.En("workers in the reference group during the year"),
						Axes: []Axis{sexAxis(), migrantStatusAxis(), {
							Code: "injury", Title: lang.En("severity of the injury"), IsExclusive: true, IsExhaustive: true,
							Categories: []Option{{"fatal", lang.En("fatal")}, {"non-fatal", lang.En("non-fatal")}},
						}},
						References: sdg("8.8.1"), Responsible: Code{Value: "ilo"}, Cadence: period.Yearly,
						Verification: lang.En("records of occupational injuries: insurance, labour inspection, surveys of establishments and of households"),
					},
					{
						Code:  "8.8.2",
						Title: lang.En("national compliance with labour rights, by sex and migrant status"),
						Definition: lang.En("a score from 0 to 10 for freedom of association and collective bargaining, from textual sources " +
							"of the International Labour Organization and national legislation; 0 is the best score and 10 the worst"),
						Scale: ScoreScale, Direction: Decrease, Accrual: AtPoint, OverTime: Latest,
						Axes: []Axis{sexAxis(), migrantStatusAxis()}, References: sdg("8.8.2"), Responsible: Code{Value: "ilo"},
						Cadence:      period.Yearly,
						Verification: lang.En("findings of the supervisory bodies of the International Labour Organization, and national legislation"),
					},
				},
			},
			{
				Code:  "10.7",
				Title: lang.En("facilitate orderly, safe, regular and responsible migration and mobility of people"),
				Indicators: []Indicator{
					{
						Code:  "10.7.1",
						Title: lang.En("recruitment cost borne by the employee, in monthly income earned in the country of destination"),
						Definition: lang.En("what a worker has paid to find and take up a job abroad, over the monthly income in that job; " +
							"workers without earnings are left out, workers without costs are not"),
						Scale: RatioScale, Unit: "months of income", Direction: Decrease, Accrual: AtPoint,
						OverTime: Latest, OverContributors: Mean,
						Numerator:   lang.En("costs of recruitment that the worker has borne"),
						Denominator: lang.En("monthly income in the first job abroad"),
						Axes:        []Axis{sexAxis()}, References: sdg("10.7.1"), Responsible: Code{Value: "ilo"},
						Verification: lang.En("household and labour force surveys with questions on recruitment costs"),
					},
					{
						Code:  "10.7.2",
						Title: lang.En("countries with migration policies that facilitate orderly, safe, regular and responsible migration and mobility of people"),
						Definition: lang.En("for one country a grade, by the share of the greatest score that its answers to 30 sub-categories " +
							"in six domains reach: below 40 %, below 80 %, below 100 %, and 100 %; for several, how many countries there are of each grade"),
						Scale: OrdinalScale, Direction: Increase, Accrual: AtPoint, OverTime: Latest, OverContributors: Count,
						Options: []Option{
							{"requires-further-progress", lang.En("requires further progress")},
							{"partially-meets", lang.En("partially meets")},
							{"meets", lang.En("meets")},
							{"fully-meets", lang.En("fully meets")},
						},
						References: sdg("10.7.2"), Responsible: Code{Value: "un-desa"},
						Verification: lang.En("the United Nations Inquiry among Governments on Population and Development, module on migration"),
					},
					{
						Code:  "10.7.3",
						Title: lang.En("people who died or disappeared in the process of migration towards an international destination"),
						Definition: lang.En("deaths, and people missing and presumed dead, on the way to another country, whatever their legal status; " +
							"not in detention, after a forced return, or where somebody had settled"),
						Scale: CountScale, Unit: "people", Direction: Decrease, Accrual: OfPeriod, OverTime: Sum, OverContributors: Sum,
						Axes: []Axis{sexAxis(), {
							Code: "age", Title: lang.En("age"), IsExclusive: true, IsExhaustive: true,
							Categories: []Option{{"child", lang.En("children")}, {"adult", lang.En("adults")}},
							Unknown:    Option{"unknown", lang.En("age not known")},
						}},
						References: sdg("10.7.3"), Responsible: Code{Value: "iom"}, Cadence: period.Yearly,
						Verification: lang.En("the Missing Migrants Project: records of coast guards and medical examiners, media, interviews; many cases are never recorded"),
					},
					{
						Code:  "10.7.4",
						Title: lang.En("share of the population who are refugees, by country of origin"),
						Definition: lang.En("people recognised as refugees outside their country of origin at the end of a year, " +
							"per 100,000 of that country's population"),
						Scale: RatioScale, Unit: "refugees per 100,000 population", Factor: figure.Int(100_000),
						Direction: Decrease, Accrual: AtPoint, OverTime: Latest, OverContributors: RatioOfSums,
						Numerator:   lang.En("refugees from the country of origin"),
						Denominator: lang.En("population of the country of origin"),
						Axes:        []Axis{sexAxis()}, References: sdg("10.7.4"), Responsible: Code{Value: "unhcr"}, Cadence: period.Yearly,
						Verification: lang.En("registration by governments and by the United Nations High Commissioner for Refugees"),
					},
				},
			},
			{
				Code:  "10.c",
				Title: lang.En("reduce to less than 3 per cent the transaction costs of migrant remittances and eliminate corridors with costs higher than 5 per cent"),
				Indicators: []Indicator{{
					Code:  "10.c.1",
					Title: lang.En("remittance costs as a proportion of the amount remitted"),
					Definition: lang.En("fee and exchange margin of sending a fixed amount, in percent of it; over services and corridors the mean. " +
						"Of a corridor, the mean of its three cheapest eligible services, which does not exist where there are fewer"),
					Scale: ShareScale, Unit: "%", Direction: Decrease, Accrual: AtPoint, OverTime: Latest, OverContributors: Mean,
					Numerator: lang.En("fee and exchange margin"), Denominator: lang.En("amount sent"),
					References: sdg("10.c.1"), Responsible: Code{Value: "world-bank"}, Cadence: period.Quarterly,
					Verification: lang.En("Remittance Prices Worldwide"),
				}},
			},
			{
				Code:  "17.3",
				Title: lang.En("mobilize additional financial resources for developing countries from multiple sources"),
				Indicators: []Indicator{{
					Code:  "17.3.2",
					Title: lang.En("volume of remittances as a proportion of total gross domestic product"),
					Definition: lang.En("personal remittances received, in United States dollars, in percent of the gross domestic product of the same year; " +
						"of a region, all remittances over all product"),
					Scale: ShareScale, Unit: "%", Direction: Increase, Accrual: OfPeriod, OverTime: RatioOfSums, OverContributors: RatioOfSums,
					Numerator:   lang.En("personal remittances received"),
					Denominator: lang.En("gross domestic product"),
					References:  sdg("17.3.2"), Responsible: Code{Value: "world-bank"}, Cadence: period.Yearly,
					Verification: lang.En("balance of payments and national accounts"),
				}},
			},
		},
		Source: figure.Source{
			Publisher: "United Nations",
			Title:     "Global indicator framework for the Sustainable Development Goals and targets of the 2030 Agenda for Sustainable Development",
			Edition:   "A/RES/71/313 of 2017, refined up to E/CN.3/2020/2",
			Date:      period.MustParse("2020"),
		},
	}
}

// sdg returns the reference to an indicator of the global framework.
func sdg(code string) []Code { return []Code{{Vocabulary: "sdg", Value: code}} }

func sexAxis() Axis {
	return Axis{
		Code: "sex", Title: lang.En("sex"), IsExclusive: true, IsExhaustive: true,
		Categories: []Option{{"female", lang.En("female")}, {"male", lang.En("male")}},
		Unknown:    Option{"unknown", lang.En("sex not known")},
	}
}

func migrantStatusAxis() Axis {
	return Axis{
		Code: "migrant-status", Title: lang.En("migrant status"), IsExclusive: true, IsExhaustive: true,
		Categories: []Option{{"migrant", lang.En("migrants")}, {"non-migrant", lang.En("non-migrants")}},
		Unknown:    Option{"unknown", lang.En("migrant status not known")},
	}
}
