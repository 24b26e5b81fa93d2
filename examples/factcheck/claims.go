package main

import (
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// row is one claim, with the number of its cross-check in the notes on the
// documents, and "+" where it is in none of them.
type row struct {
	number, words string
	answer        claim.Answer
}

type theme struct {
	title string
	rows  []row
}

// claims returns every claim with its answer.
func claims() []theme {
	return []theme{
		{"Money", moneyClaims()},
		{"Remittances, trade and work", economyClaims()},
		{"Migrants", migrantClaims()},
		{"Results", resultClaims()},
		{"Users of a social network, and service centres", shareClaims()},
		{"Dates and durations", dateClaims()},
		{"What is counted and what is listed", listClaims()},
		{"One thing in two places", twiceClaims()},
	}
}

// Short names for what the claims are made with.
var (
	count      = figure.Count
	says       = figure.MustParse
	dates      = period.MustParseSpan
	one        = figure.Int(1)
	hundred    = figure.Int(100)
	percent, _ = figure.Frac(1, 100)

	fivePoints = figure.Policy{AboutMargin: figure.AbsoluteMargin(figure.Int(5))}
	onePercent = figure.Policy{AboutMargin: figure.PercentMargin(figure.Int(1))}
	hundreds   = figure.Policy{TrailingZerosNotSignificant: true}
)

func moneyClaims() []row {
	return []row{
		{"C1", "two contributions make up the total", ask(claim.Sum(f("yem-budget-total"), f("yem-contribution-mdg"), f("yem-contribution-government")))},
		{"C1", "what the total leaves beside them", reckon("#{yem-budget-total} - #{yem-contribution-mdg} - #{yem-contribution-government}")},
		{"C2", "the government's share", ask(claim.Share(f("yem-contribution-government"), f("yem-budget-total")))},
		{"C2", "the fund's share", ask(claim.Share(f("yem-contribution-mdg"), f("yem-budget-total")))},
		{"C2", "what IOM implements, of the total", ask(claim.Share(f("yem-iom-share"), f("yem-budget-total")))},
		{"C2", "what IOM implements, of the fund's", ask(claim.Share(f("yem-iom-share"), f("yem-contribution-mdg")))},
		{"C5", "five donors: one and four", ask(claim.Sum(count(5, "donors"), count(1, "donors"), count(4, "donors")))},
		{"C5", "spent on each migrant assisted", claim.Ratio(f("wb-budget"), f("wb-migrants-assisted"), one)},
		{"C19", "co-financing of the investment", ask(claim.ShareOfSum(f("msme-cofinancing"), f("msme-grants-total")))},
		{"C19", "co-financing beside the grants", ask(claim.Share(f("msme-cofinancing"), f("msme-grants-total")))},
		{"C19", "EUR 5 million were invested", ask(claim.Sum(says("EUR 5 million"), f("msme-grants-total"), f("msme-cofinancing")))},
		{"+", "grants are within their ceilings", ask(claim.UnderCeilings(f("msme-grants-total"),
			claim.Group{Count: f("msme-micro-recipients"), Ceiling: f("msme-micro-grant-ceiling")},
			claim.Group{Count: f("msme-small-recipients"), Ceiling: f("msme-small-grant-ceiling")}))},
		{"+", "small grants, if micro ones were full", reckon("(#{msme-grants-total} - #{msme-micro-recipients} * #{msme-micro-grant-ceiling}) / #{msme-small-recipients}")},
		{"+", "the average loan", claim.Ratio(f("med-loan-amount"), f("med-loans"), one)},
		{"+", "own money, as a share of the grant", own(money.OfCounterpart)},
		{"+", "own money, as a share of the total", own(money.OfTotal)},
		{"C36", "three budgets in three currencies", ask(claim.Sum(nil, f("yem-budget-total"), f("wb-budget"), f("gse-grant-ceiling")))},
		{"C36", "a Swiss grant beside European ones", ask(claim.Share(f("gse-grant-ceiling"), f("msme-grants-total")))},
	}
}

func economyClaims() []row {
	return []row{
		{"C11", "dearest less cheapest corridor", reckon("#{corridor-highest-cost} - #{corridor-lowest-cost}")},
		{"C11", "dearest over cheapest corridor", claim.Ratio(f("corridor-highest-cost"), f("corridor-lowest-cost"), one)},
		{"C11", "to send 100 the dearest way", claim.Ratio(f("corridor-highest-cost"), count(100, ""), hundred)},
		{"C11", "to send 100 the cheapest way", claim.Ratio(f("corridor-lowest-cost"), count(100, ""), hundred)},
		{"C17", "imports are exports and the deficit", ask(claim.Sum(printed(f("kosovo-imports-gdp")), f("kosovo-exports-gdp"), says("44%")))},
		{"C17", "the deficit, as printed", reckon("#{kosovo-imports-gdp} - #{kosovo-exports-gdp}")},
		{"C17", "the deficit, imports within 5 points", reckon("#{kosovo-imports-gdp} - #{kosovo-exports-gdp}", fivePoints)},
		{"C17", "average deficit of the region", reckon("100 * (#{kosovo-imports-gdp} - #{kosovo-exports-gdp}) / #{kosovo-trade-deficit-ratio}")},
		{"C17", "the same, imports within 5 points", reckon("100 * (#{kosovo-imports-gdp} - #{kosovo-exports-gdp}) / #{kosovo-trade-deficit-ratio}", fivePoints)},
		{"C17", "imports that exports pay for", claim.Ratio(f("kosovo-exports-gdp"), printed(f("kosovo-imports-gdp")), hundred)},
		{"C17", "what exports pay for, as worded", claim.Ratio(f("kosovo-exports-gdp"), f("kosovo-imports-gdp"), hundred)},
		{"C17", "men are below all: women are above", ask(claim.Compare(f("kosovo-unemployment-female"), figure.Greater, f("kosovo-unemployment-general")))},
		{"+", "unemployment: youth, women, all", ask(claim.Order(f("kosovo-unemployment-youth"), f("kosovo-unemployment-female"), f("kosovo-unemployment-general")))},
		{"+", "unemployment of youth over all", claim.Ratio(f("region-youth-unemployment"), f("region-unemployment"), one)},
		{"+", "who lives most on remittances", ask(claim.Order(f("tajikistan-remittances-gdp-region"), f("kyrgyzstan-remittances-gdp"),
			f("deed-transfers-gdp"), f("serbia-remittances-gdp"), f("region-remittances-gdp")))},
	}
}

func migrantClaims() []row {
	in, from, world := f("region-migrants-in"), f("region-migrants-from"), f("world-migrants")
	// population is that of which migrants are a share, to whole persons.
	population := func(migrants figure.Figure, share string) figure.Interval {
		return claim.Ratio(migrants, f(share), hundred).Bounds.Outwards(0)
	}
	return []row{
		{"C9", "refugees and displaced, as printed", ask(claim.Sum(count(232597, "persons"), printed(f("mp-refugees")), f("mp-idps")))},
		{"C9", "the same, where some is within 1%", ask(claim.Sum(count(232597, "persons"), f("mp-refugees").Under(onePercent), f("mp-idps")))},
		{"C9", "refugees of both, as printed", ask(claim.ShareOfSum(printed(f("mp-refugees")), f("mp-idps")))},
		{"C9", "asylum intentions at crossings", claim.Ratio(printed(f("mp-asylum-intentions")), printed(f("mp-border-crossings")), hundred)},
		{"C9", "asylum intentions as worded", claim.Ratio(f("mp-asylum-intentions"), f("mp-border-crossings"), hundred)},
		{"C9", "a diaspora of 4.5 million or more", ask(claim.Compare(f("mp-diaspora"), figure.GreaterOrEqual, count(4500000, "persons")))},
		{"C12", "women of the world's migrants", ask(claim.CountOf(f("world-migrants-women"), world))},
		{"C12", "youth of the world's migrants", ask(claim.CountOf(f("world-migrants-youth"), world))},
		{"C12", "people of the world", claim.Ratio(world, f("world-migrants-population-share"), hundred)},
		{"C13", "12% are in the region", claim.Ratio(in, world, hundred).Against(f("region-share-world-12"))},
		{"C13", "16% are from the region", claim.Ratio(from, world, hundred).Against(f("region-share-world-16"))},
		{"C13", "swapped: 16% in the region", claim.Ratio(in, world, hundred).Against(f("region-share-world-16"))},
		{"C13", "swapped: 12% from the region", claim.Ratio(from, world, hundred).Against(f("region-share-world-12"))},
		{"+", "10% in, 7.5% from: one population", claim.SumOfBounds(population(in, "region-population-share-10"), population(from, "region-population-share-7-5"))},
		{"+", "7.5% in, 10% from: one population", claim.SumOfBounds(population(in, "region-population-share-7-5"), population(from, "region-population-share-10"))},
		{"+", "82% of those from it moved within", claim.Ratio(in, from, hundred).Against(says("at least 81.5%"))},
		{"+", "women of those in the region", ask(claim.CountOf(f("region-women-share"), in))},
		{"C16", "a year of growth, as a factor", power(says("103.7%").Bounds().Scale(percent), 1, 13)},
		{"C16", "13 years, if it were 3.7% a year", power(says("103.7%").Bounds().Scale(percent), 13, 1)},
	}
}

func resultClaims() []row {
	return []row{
		{"C4", "indicators for each category", claim.Ratio(f("indicators-total"), f("indicators-categories"), one)},
		{"C8", "trained in each workshop", claim.Ratio(f("mlevsa-trained-feb"), f("mlevsa-workshops-feb"), one)},
		{"C21", "projects of both phases", ask(claim.Sum(count(73, "projects"), f("eubk1-projects"), f("eubk2-projects")))},
		{"C21", "second phase beside the first", ask(claim.Share(f("eubk2-projects"), f("eubk1-projects")))},
		{"C21", "jobs for each project", claim.Ratio(f("eubk2-jobs"), f("eubk2-projects"), one)},
		{"C21", "registered, of those with a job", ask(claim.CountOf(f("eubk2-registered"), f("eubk2-jobs")))},
		{"C21", "the same at face value", ask(claim.CountOf(says("exactly 76%"), count(1700, "jobs")))},
		{"C23", "victims without work", ask(claim.CountOf(f("mine-unemployed"), f("mine-victims")))},
		{"C23", "survivors trained, of all", claim.Ratio(f("mine-survivors-trained"), f("mine-victims"), hundred)},
		{"C23", "relatives for each survivor", claim.Ratio(printed(f("mine-family-members")), f("mine-survivors-trained"), one)},
		{"C23", "grants for survivors trained", claim.Ratio(f("mine-grants-tile"), f("mine-survivors-trained"), hundred)},
		{"C24", "reached, of what was planned", ask(claim.Share(f("rmp-beneficiaries"), f("rmp-beneficiaries-planned")))},
		{"C24", "reached, if planned in hundreds", ask(claim.Share(f("rmp-beneficiaries"), f("rmp-beneficiaries-planned").Under(hundreds)))},
		{"C24", "progress from nothing to the plan", ask(claim.Progress(count(0, "persons"), f("rmp-beneficiaries-planned"), f("rmp-beneficiaries")))},
		{"C24", "171.3% above the plan", ask(claim.Growth(f("rmp-beneficiaries-planned"), f("rmp-beneficiaries"), figure.MustParseGrowth("increase of 171.3%")))},
		{"C24", "588,008 persons above the plan", ask(claim.Sum(f("rmp-beneficiaries"), f("rmp-beneficiaries-planned"), count(588008, "persons")))},
		{"C24", "a year, over 5 years", claim.Ratio(f("rmp-beneficiaries"), f("rmp-beneficiaries-years"), one)},
		{"C24", "a year, over 66 months", claim.Ratio(f("rmp-beneficiaries"), count(66, "months"), figure.Int(12))},
		{"C24", "placed in jobs, of all", ask(claim.Share(f("rmp-job-placement"), f("rmp-beneficiaries")))},
		{"C27", "two shops: one and one", ask(claim.Sum(f("oss-opened"), f("oss-budva"), f("oss-podgorica")))},
		{"C27", "copies in each language", claim.Ratio(f("oss-printed-copies"), f("oss-languages"), one)},
		{"C29", "trained in five groups", ask(claim.Sum(count(374, "persons"), f("di-service-providers"), f("di-lawyers"), f("di-law-enforcement"), f("di-civil-society-trained"), f("di-integration-trained")))},
		{"C29", "trained, with the school", ask(claim.Sum(count(392, "persons"), f("di-service-providers"), f("di-lawyers"), f("di-law-enforcement"), f("di-civil-society-trained"), f("di-integration-trained"), f("di-school-members")))},
		{"C29", "persons trained, if some twice", distinct("di-service-providers", "di-lawyers", "di-law-enforcement", "di-civil-society-trained", "di-integration-trained", "di-school-members")},
		{"C30", "700% more: from 1 to 8", ask(claim.Growth(count(1, ""), count(8, ""), g("deed-registration-increase")))},
		{"C30", "700% more: from 1 to 7", ask(claim.Growth(count(1, ""), count(7, ""), g("deed-registration-increase")))},
		{"+", "jobs that five enterprises open", reckon("#{gse-partners} * #{gse-jobs-per-enterprise}")},
		{"+", "25 jobs: 8 to 10 for each of five", claim.Ratio(f("gse-overall-employment"), f("gse-partners"), one).Against(f("gse-jobs-per-enterprise"))},
		{"+", "businesses that women run", ask(claim.CountOf(f("med-businesses-women"), f("med-businesses")))},
		{"+", "practice tests of three subjects", ask(claim.Sum(f("test-practice-tests"), f("test-language"), f("test-history"), f("test-legislation")))},
		{"+", "members at school, of the network", claim.Ratio(f("di-school-members"), f("di-network-actors"), hundred)},
	}
}

func shareClaims() []row {
	likes, reposts := g("social-likes"), g("social-reposts")
	return []row{
		{"C25", "52% and 48% are all users", ask(claim.Partition(f("social-split-a"), f("social-split-b")))},
		{"C25", "22-34 is part of 18-44", said{"22-34 in 18-44", check.Decide(f("social-age-bracket-22-34").Bounds().Within(f("social-age-bracket-18-44").Bounds()))}},
		{"C25", "no more are 22-34 than 18-44", ask(claim.Compare(f("social-age-22-34"), figure.LessOrEqual, f("social-age-18-44")))},
		{"C25", "the rest of 18-44", reckon("#{social-age-18-44} - #{social-age-22-34}")},
		{"C25", "outside 18-44", reckon("100 - #{social-age-18-44}")},
		{"C25", "likes a month, ten times in 14", power(likes.Readings(figure.Policy{})[0].Factor, 1, 14)},
		{"C25", "reposts a month, 75% more in 14", power(reposts.Readings(figure.Policy{})[0].Factor, 1, 14)},
		{"C25", "likes: from 1 to 10", ask(claim.Growth(count(1, ""), count(10, ""), likes))},
		{"C25", "14 months within the project", ask(claim.Lasts(d("social-timeframe"), says("at least 14 months")))},
		{"+", "partners of a centre: one each", ask(claim.Partition(f("mrc-partner-government"), f("mrc-partner-ngo"), f("mrc-partner-other")))},
		{"+", "partners of a centre: several", ask(claim.MultipleResponse(f("mrc-partner-government"), f("mrc-partner-ngo"), f("mrc-partner-other")))},
		{"+", "centres behind the partners' shares", ask(claim.CommonBase(f("mrc-partner-government"), f("mrc-partner-ngo"), f("mrc-partner-other")))},
		{"+", "centres behind all the shares", ask(claim.CommonBase(f("mrc-governmental"), f("mrc-partner-government"), f("mrc-partner-ngo"), f("mrc-partner-other"),
			f("mrc-support-info"), f("mrc-support-sop"), f("mrc-beneficiaries-potential"), f("mrc-beneficiaries-actual"), f("mrc-beneficiaries-returnees"),
			f("mrc-beneficiaries-youth"), f("mrc-beneficiaries-trafficking"), f("mrc-reason-employment")))},
	}
}

// timeframes are the projects with both ends stated, and how many months they
// last with the first and the last counted.
var timeframes = []struct {
	id        string
	inclusive int64
}{
	{"yem-timeframe", 37}, {"wb-timeframe", 24}, {"gjp-timeframe-s4", 48}, {"ukraine-timeframe", 31}, {"tajik-timeframe", 16},
	{"deed-timeframe", 24}, {"aca-timeframe", 15}, {"msme-timeframe", 30}, {"eubk2-timeframe", 31}, {"gse-timeframe", 25},
	{"mine-timeframe", 30}, {"rmp-timeframe", 66}, {"mixed-timeframe", 24}, {"adw-timeframe", 18}, {"gpe-timeframe", 25},
	{"social-timeframe", 32}, {"cmba-timeframe", 31}, {"turkey-timeframe", 18}, {"oss-timeframe", 23}, {"di-timeframe", 21},
}

func dateClaims() []row {
	pilot, err := d("gjp-pilot-launch-s2").Start().EndAfter(24)
	rows := []row{
		{"C3", "youth employment lasted three years", ask(claim.Lasts(d("yem-timeframe"), says("three years")))},
		{"C3", "to the day", lasted(d("yem-timeframe"), 36)},
		{"C6", "second phase lasts four years", ask(claim.Lasts(d("gjp-timeframe-s2"), f("gjp-duration-s2")))},
		{"C6", "second phase lasts 1461 days", ask(claim.Lasts(d("gjp-timeframe-s3"), says("1461 days")))},
		{"C6", "four years, with months alone", ask(claim.Lasts(d("gjp-timeframe-s4"), f("gjp-duration-s4")))},
		{"C6", "newsletter and page: one period", same(d("gjp-timeframe-s2"), d("gjp-timeframe-s3"))},
		{"C6", "publication: the same period", same(d("gjp-timeframe-s2"), d("gjp-timeframe-s4"))},
		{"C6", "a pilot of two years ended before", ask(before(pilot, d("gjp-timeframe-s2")), err)},
		{"C6", "up to 13 months between them", ask(claim.Lasts(dates("2013-01-01/2014-01-31"), says("13 months")))},
		{"C6", "at least 1 month between them", ask(claim.Lasts(dates("2013-12-31/2014-01-31"), says("1 month")))},
		{"C8", "pilot in Serbia lasted 183 days", ask(claim.Lasts(d("mlevsa-timeframe"), says("183 days")))},
		{"C8", "pilot in Serbia lasted six months", lasted(d("mlevsa-timeframe"), 6)},
		{"C8", "two days in Subotica", ask(claim.Lasts(d("mlevsa-subotica-dates"), says("2 days")))},
		{"C8", "10 months until it went on", ask(claim.Lasts(dates("2016-04-01/2017-01-31"), says("10 months")))},
		{"C9", "six profiles: of 2010 to 2015", ask(claim.Lasts(dates("2010/2015").Outer(), f("mp-serbia-edition")))},
		{"C21", "phase II: years beside months", contains(d("eubk2-period").Outer(), d("eubk2-timeframe").Outer())},
		{"+", "phase I ended before phase II began", before(d("eubk1-period"), d("eubk2-period"))},
		{"C23", "mine survivors: six months", ask(claim.Lasts(d("mine-timeframe"), f("mine-duration")))},
		{"C23", "the same, had it begun in 2016", ask(claim.Lasts(dates("2016-02/2016-07"), f("mine-duration")))},
		{"+", "same dates as another project", same(d("mine-timeframe"), d("msme-timeframe"))},
		{"C24", "over 5 years: longer than 5", ask(claim.Lasts(d("rmp-timeframe"), says("over 5 years")))},
		{"C24", "over 5 years: during 5", ask(claim.Lasts(d("rmp-timeframe"), f("rmp-beneficiaries-years")))},
		{"C24", "a component within its programme", contains(d("rmp-timeframe"), d("social-timeframe"))},
		{"C24", "the same, in whole months", contains(d("rmp-timeframe").Outer(), d("social-timeframe").Outer())},
		{"C24", "the test within its programme", contains(d("rmp-timeframe").Outer(), d("test-timeframe").Outer())},
		{"C29", "the text's years contain the project", contains(d("di-period-text").Outer(), d("di-timeframe"))},
		{"+", "18 years since 1997", ask(claim.Lasts(dates("1997/2015"), f("med-years-serving")))},
		{"+", "action plan follows action plan", meets(d("tajik-action-plan-old").Outer(), d("tajik-action-plan-new").Outer())},
		{"+", "profiles since 2006: past 10 years", ask(claim.Lasts(dates("2006/2015"), f("emp-moldova-years")))},
		{"+", "diaspora strategy holds the project", contains(d("deed-strategy-period"), d("deed-timeframe"))},
	}
	var ids []string
	for _, t := range timeframes {
		ids = append(ids, t.id)
		rows = append(rows, row{"C34", t.id + ", inclusive months", ask(claim.Lasts(d(t.id), count(t.inclusive, "months")))})
	}
	return append(rows,
		row{"C34", "whole half-years, elapsed", sixes(func(l period.Length) int { return l.ElapsedMonths }, ids...)},
		row{"C34", "whole half-years, inclusive", sixes(func(l period.Length) int { return l.InclusiveMonths }, ids...)},
	)
}

func listClaims() []row {
	// listed compares a declared number with how many the document lists.
	listed := func(id string, listed int64) claim.Answer {
		return ask(claim.Compare(f(id), figure.Equal, count(listed, f(id).Unit())))
	}
	unlisted := func(id string) claim.Answer { return ask(claim.Compare(f(id), figure.Equal, nil)) }
	return []row{
		{"C4", "six categories listed", listed("indicators-categories", 6)},
		{"C7", "eight countries: four and four new", ask(claim.Sum(f("gjp-countries-s2"), f("gjp-pilot-countries-s2"), count(4, "countries")))},
		{"C7", "pilot countries are among the eight", said{"BD JM MD TN in BD EC JM KG MD MA RS TN", subset("BD JM MD TN", "BD EC JM KG MD MA RS TN")}},
		{"C7", "three of eight are in the region", ask(claim.Share(f("gjp-countries-seeeca"), f("gjp-countries-s2")))},
		{"C7", "three of ten are in the region", ask(claim.Share(f("gjp-countries-seeeca"), f("gjp-countries-s4")))},
		{"C7", "ten countries are the eight listed", ask(claim.Sum(f("gjp-countries-s4"), f("gjp-countries-s2")))},
		{"C31", "20 countries in three sub-regions", ask(claim.Sum(count(20, "countries"), count(8, "countries"), count(7, "countries"), count(5, "countries")))},
		{"C31", "seven sub-areas of three pillars", ask(claim.Sum(count(7, "areas"), count(3, "areas"), count(2, "areas"), count(2, "areas")))},
		{"C32", "four pilot countries listed", listed("gjp-pilot-countries-s2", 4)},
		{"C32", "eight countries listed", listed("gjp-countries-s2", 8)},
		{"C32", "three destinations listed", listed("ukraine-destinations", 3)},
		{"C32", "six training modules listed", listed("jmdi-modules", 6)},
		{"C32", "five partners listed", listed("gse-partners", 5)},
		{"C32", "five districts listed", listed("mine-districts", 5)},
		{"C32", "four thematic areas listed", listed("mixed-thematic-areas", 4)},
		{"C32", "five publications listed", listed("di-publications", 5)},
		{"C32", "three countries listed", listed("rmp-central-asian-countries", 3)},
		{"C32", "four pilot initiatives listed", listed("gjp-serbia-pilots", 4)},
		{"C32", "ten recommendations, five listed", listed("see-study-recommendations", 5)},
		{"C32", "ten countries, eight listed", listed("gjp-countries-s4", 8)},
		{"C32", "13 indicators, none named", unlisted("indicators-total")},
		{"C32", "five studies, not listed", unlisted("gjp-output2-studies")},
		{"C32", "four factors, not listed", unlisted("enterprise-model-factors")},
		{"C32", "35 municipalities, not listed", unlisted("yem-municipalities")},
		{"C32", "four cities, not listed", unlisted("di-cities")},
		{"C32", "three languages, not listed", unlisted("oss-languages")},
		{"+", "three countries: Georgia and two", ask(claim.Sum(f("gpe-framework-countries"), count(1, "countries"), f("gpe-partner-countries")))},
	}
}

func twiceClaims() []row {
	alike := func(a, b string) claim.Answer {
		return ask(claim.Compare(f(a), figure.Equal, f(b).WithUnit(f(a).Unit())))
	}
	return []row{
		{"+", "member states twice", alike("iom-member-states-s0", "iom-member-states-s1")},
		{"+", "over 100 countries twice", alike("iom-presence-countries-s0", "iom-presence-countries-s1")},
		{"+", "length of the pilot twice", alike("gjp-pilot-duration-s2", "gjp-pilot-duration-s3")},
		{"+", "second phase: four years twice", alike("gjp-duration-s2", "gjp-duration-s4")},
		{"+", "48.8% and up to 48.8%", alike("tajikistan-remittances-gdp-region", "tajik-remittances-gdp")},
		{"+", "two decades and over two decades", alike("mrc-timeframe", "mrc-partnership-decades")},
		{"+", "at least 10 countries twice", alike("mrc-countries-intro", "mrc-countries")},
		{"+", "25 tests in words and in digits", alike("test-practice-tests-text", "test-practice-tests")},
		{"+", "at least 50 survivors twice", alike("mine-survivors-trained", "mine-survivors-trained-tile")},
		{"+", "25 initiatives and 25 grants", alike("mine-enterprises", "mine-grants-tile")},
	}
}
