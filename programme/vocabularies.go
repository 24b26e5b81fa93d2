package programme

import (
	"strconv"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
)

// showcase is the publication that the lists of the region are taken from.
func showcase(page string) figure.Source {
	return figure.Source{
		Publisher: "International Organization for Migration, Regional Office for South-Eastern Europe, Eastern Europe and Central Asia",
		Title:     "Fostering Labour Mobility and Human Development: Showcase Projects 2015", Date: period.MustParse("2015"), Page: page,
	}
}

// LabourMobilityAreas returns the three pillars of labour mobility and human
// development with their seven sub-areas, as the regional publication of 2015
// heads its chapters. Labels vary by source; the codes do not. A project stands
// under one sub-area and may matter to several pillars.
//
// The caller may change what is returned, as with every list here.
func LabourMobilityAreas() Vocabulary {
	return Vocabulary{
		Name: LHDAreas, Title: lang.En("labour mobility and human development: pillars and sub-areas"), Source: showcase("contents"),
		Entries: []Entry{
			{Code: "1", Title: lang.En("Migration and Development")},
			{Code: "1.1", Under: "1", Title: lang.En("Mainstreaming migration and policy coherence")},
			{Code: "1.2", Under: "1", Title: lang.En("Diaspora engagement")},
			{Code: "1.3", Under: "1", Title: lang.En("Socioeconomic empowerment and entrepreneurship")},
			{Code: "2", Title: lang.En("Labour Mobility")},
			{Code: "2.1", Under: "2", Title: lang.En("Towards orderly mobility and rights protection")},
			{Code: "2.2", Under: "2", Title: lang.En("Evidence-based policymaking")},
			{Code: "3", Title: lang.En("Integration and Migrant Training")},
			{Code: "3.1", Under: "3", Title: lang.En("Migrant training and counselling")},
			{Code: "3.2", Under: "3", Title: lang.En("Integration")},
		},
	}
}

// RegionalStrategy returns the two thematic objectives of the regional strategy
// for 2015 to 2020 that bear on labour mobility and human development, 5 and 6,
// with their lines of action in short. The strategy has others, which the
// publication does not name.
func RegionalStrategy() Vocabulary {
	return Vocabulary{
		Name: SEEECA2015, Title: lang.En("Regional Strategy 2015-2020: thematic objectives"), Partial: true, Source: showcase("our strategy"),
		Entries: []Entry{
			{
				Code: "5",
				Title: lang.En("To expand channels for regular migration and refine existing frameworks for labour migration facilitation " +
					"in line with principles of ethical and fair international recruitment"),
				Actions: inEnglish(
					"policies that regulate labour mobility, aligned with sectoral and development policies",
					"evidence base and labour market information systems",
					"capacity of governments along the labour migration cycle",
					"partnership between migration authorities and employment agencies",
					"bilateral agreements, portability of social benefits and recognition of qualifications",
					"fair and ethical recruitment by the International Recruitment Integrity System",
					"qualification and skills of those who seek employment abroad or return",
				),
			},
			{
				Code: "6",
				Title: lang.En("To strengthen links between migration and development to maximize the benefits of migration " +
					"and reduce its negative effects for countries, communities and migrants"),
				Actions: inEnglish(
					"economic and community development",
					"mainstreaming migration into development and sectoral policies",
					"permanent, temporary and virtual return of qualified nationals",
					"economic and social (re)integration of migrants",
					"awareness in host societies of the benefits of migration",
					"partnerships, diaspora mapping and diaspora engagement roadmaps",
					"remittance services, and diaspora investment, philanthropy and tourism",
					"lower remittance transfer costs and matching schemes",
					"financial literacy of migrants and information",
					"communication and technology: databases, registers and virtual platforms",
				),
			},
		},
	}
}

// DiasporaApproach returns the three steps of the strategic approach to
// diasporas, the 3Es.
func DiasporaApproach() Vocabulary {
	return Vocabulary{
		Name: DiasporaThree, Title: lang.En("the 3Es: to enable, engage and empower transnational communities"), Source: showcase("1.2"),
		Entries: []Entry{
			{Code: "enable", Title: lang.En("enable")}, {Code: "engage", Title: lang.En("engage")}, {Code: "empower", Title: lang.En("empower")},
		},
	}
}

// SustainableDevelopmentGoals returns the seventeen goals of the 2030 Agenda by
// their short titles and, below them, the targets that speak of migrants, of
// remittances or of data by migratory status. The other targets are not listed.
func SustainableDevelopmentGoals() Vocabulary {
	return Vocabulary{
		Name: SDGs, Title: lang.En("Sustainable Development Goals and targets"), Partial: true,
		Source: figure.Source{
			Publisher: "United Nations", Title: "Transforming our world: the 2030 Agenda for Sustainable Development", Date: period.MustParse("2015-09"),
		},
		Entries: []Entry{
			{Code: "1", Title: lang.En("No Poverty")},
			{Code: "2", Title: lang.En("Zero Hunger")},
			{Code: "3", Title: lang.En("Good Health and Well-being")},
			{Code: "4", Title: lang.En("Quality Education")},
			{Code: "5", Title: lang.En("Gender Equality")},
			{Code: "6", Title: lang.En("Clean Water and Sanitation")},
			{Code: "7", Title: lang.En("Affordable and Clean Energy")},
			{Code: "8", Title: lang.En("Decent Work and Economic Growth")},
			{Code: "8.8", Under: "8", Title: lang.En("Protect labour rights and promote safe and secure working environments for all workers, " +
				"including migrant workers, in particular women migrants, and those in precarious employment")},
			{Code: "9", Title: lang.En("Industry, Innovation and Infrastructure")},
			{Code: "10", Title: lang.En("Reduced Inequalities")},
			{Code: "10.7", Under: "10",
				Title: lang.En("Facilitate orderly, safe, regular and responsible migration and mobility of people, " +
					"including through the implementation of planned and well-managed migration policies")},
			{Code: "10.c", Under: "10", See: []indicator.Code{{Vocabulary: GlobalCompact, Value: "20"}},
				Title: lang.En("By 2030, reduce to less than 3 per cent the transaction costs of migrant remittances " +
					"and eliminate remittance corridors with costs higher than 5 per cent")},
			{Code: "11", Title: lang.En("Sustainable Cities and Communities")},
			{Code: "12", Title: lang.En("Responsible Consumption and Production")},
			{Code: "13", Title: lang.En("Climate Action")},
			{Code: "14", Title: lang.En("Life Below Water")},
			{Code: "15", Title: lang.En("Life on Land")},
			{Code: "16", Title: lang.En("Peace, Justice and Strong Institutions")},
			{Code: "17", Title: lang.En("Partnerships for the Goals")},
			{Code: "17.18", Under: "17", Title: lang.En("By 2020, enhance capacity-building support to developing countries, " +
				"including for least developed countries and small island developing States, to increase significantly " +
				"the availability of high-quality, timely and reliable data disaggregated by income, gender, age, race, ethnicity, migratory status, " +
				"disability, geographic location and other characteristics relevant in national contexts")},
		},
	}
}

// GlobalCompactObjectives returns the 23 objectives of the Global Compact for
// Safe, Orderly and Regular Migration. The International Aid Transparency
// Initiative has no vocabulary for them.
func GlobalCompactObjectives() Vocabulary {
	v := Vocabulary{
		Name: GlobalCompact, Title: lang.En("Global Compact for Safe, Orderly and Regular Migration: objectives"),
		Source: figure.Source{Publisher: "United Nations", Title: "resolution 73/195 of the General Assembly", Date: period.MustParse("2018-12-19")},
	}
	for i, title := range inEnglish(
		"Collect and utilize accurate and disaggregated data as a basis for evidence-based policies",
		"Minimize the adverse drivers and structural factors that compel people to leave their country of origin",
		"Provide accurate and timely information at all stages of migration",
		"Ensure that all migrants have proof of legal identity and adequate documentation",
		"Enhance availability and flexibility of pathways for regular migration",
		"Facilitate fair and ethical recruitment and safeguard conditions that ensure decent work",
		"Address and reduce vulnerabilities in migration",
		"Save lives and establish coordinated international efforts on missing migrants",
		"Strengthen the transnational response to smuggling of migrants",
		"Prevent, combat and eradicate trafficking in persons in the context of international migration",
		"Manage borders in an integrated, secure and coordinated manner",
		"Strengthen certainty and predictability in migration procedures for appropriate screening, assessment and referral",
		"Use migration detention only as a measure of last resort and work towards alternatives",
		"Enhance consular protection, assistance and cooperation throughout the migration cycle",
		"Provide access to basic services for migrants",
		"Empower migrants and societies to realize full inclusion and social cohesion",
		"Eliminate all forms of discrimination and promote evidence-based public discourse to shape perceptions of migration",
		"Invest in skills development and facilitate mutual recognition of skills, qualifications and competences",
		"Create conditions for migrants and diasporas to fully contribute to sustainable development in all countries",
		"Promote faster, safer and cheaper transfer of remittances and foster financial inclusion of migrants",
		"Cooperate in facilitating safe and dignified return and readmission, as well as sustainable reintegration",
		"Establish mechanisms for the portability of social security entitlements and earned benefits",
		"Strengthen international cooperation and global partnerships for safe, orderly and regular migration",
	) {
		v.Entries = append(v.Entries, Entry{Code: strconv.Itoa(i + 1), Title: title})
	}
	return v
}

// MigrationSectors returns the sectors of the Development Assistance Committee
// that are about migration, remittances and refugees in donor countries. The
// list of the Committee has many more, and changes: see its lists for others.
func MigrationSectors() Vocabulary {
	refugees := func(what string) lang.Text { return lang.En("Refugees/asylum seekers in donor countries" + what) }
	return Vocabulary{
		Name: DACSectors, Title: lang.En("sectors of the Development Assistance Committee about migration"), Partial: true,
		Source: figure.Source{Publisher: "International Aid Transparency Initiative", Title: "codelist Sector"},
		Entries: []Entry{
			{Code: "15136", Title: lang.En("Immigration")},
			{Code: "15190", Title: lang.En("Facilitation of orderly, safe, regular and responsible migration and mobility")},
			{Code: "24050", Title: lang.En("Remittance facilitation, promotion and optimisation")},
			{Code: "93010", Title: refugees(" (non-sector allocable)")},
			{Code: "93011", Title: refugees(" - food and shelter")},
			{Code: "93012", Title: refugees(" - training")},
			{Code: "93013", Title: refugees(" - health")},
			{Code: "93014", Title: refugees(" - other temporary sustenance")},
			{Code: "93015", Title: refugees(" - voluntary repatriation")},
			{Code: "93016", Title: refugees(" - transport")},
			{Code: "93017", Title: refugees(" - rescue at sea")},
			{Code: "93018", Title: refugees(" - administrative costs")},
		},
	}
}

func inEnglish(texts ...string) []lang.Text {
	out := make([]lang.Text, len(texts))
	for i, s := range texts {
		out[i] = lang.En(s)
	}
	return out
}
