package indicator

import (
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
)

// MigrationGovernance returns the Migration Governance Indicators of the
// International Organization for Migration: more than 90 questions in six
// domains, which the page that describes them does not list. Whatever is asked
// of all questions cannot be told, whoever names how many.
//
// The domains are those of the Migration Governance Framework of 2015. The
// Migration Governance Index of 2016, with 73 questions in five domains, was
// another edition. The questions are answered by absent, partial or complete;
// the organisation states that they are not for ranking countries, so there is
// no total score.
func MigrationGovernance() Framework {
	return Framework{
		Title:              lang.En("Migration Governance Indicators"),
		Declared:           figure.MustParse("more than 90 questions"),
		Proposal:           lang.En("for taking stock of migration policies and for building capacity, not for ranking countries"),
		DeclaredCategories: figure.MustParse("six dimensions"),
		Categories: titled(
			"adherence to international standards and fulfilment of migrants' rights",
			"whole-of-government approach to migration policies",
			"engagement with partners to address migration-related issues",
			"advancement of the socioeconomic well-being of migrants and society",
			"response to the mobility dimensions of crises",
			"safe, orderly and dignified migration",
		),
		Source: figure.Source{
			Publisher: "International Organization for Migration",
			Title:     "Migration Governance Indicators",
			Link:      "http://gmdac.iom.int/migration-governance-indicators",
			Quote:     "The MGI’s more than ninety questions build on the six dimensions of good migration governance",
		},
	}
}
