package indicator

import (
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
)

// SerbianWhitePaper2010 returns the migration indicators that the White Paper of
// 2010, "Towards Developing a Policy on Labour Migration in the Republic of
// Serbia", proposes, as the project page of the joint
// programme states them: thirteen, in six categories, and none of them by name.
// Nothing is added to that. How the thirteen spread over the categories is not
// stated either, and whatever is asked of all of them cannot be told.
//
// It is not the White Paper on Migration and Development, a later document.
func SerbianWhitePaper2010() Framework {
	return Framework{
		Title:              lang.En("migration indicators developed within the framework of the Joint Programme"),
		Declared:           figure.MustParse("thirteen migration indicators"),
		Proposal:           lang.En("proposed by the 2010 White Paper, to monitor migration management interventions"),
		DeclaredCategories: figure.MustParse("six categories"),
		Categories: titled(
			"mismatches between labour supply and demand",
			"brain-circulation",
			"monitoring of returns",
			"labour migrants in Serbia",
			"Serbian labour migrants abroad",
			"social inclusion of hard-to-employ individuals affected by migration",
		),
		Source: figure.Source{
			Publisher: "International Organization for Migration",
			Title:     "project page, Joint Programme, Serbia",
		},
	}
}

// titled returns categories without codes and indicators.
func titled(titles ...string) []Category {
	out := make([]Category, len(titles))
	for i, title := range titles {
		out[i].Title = lang.En(title)
	}
	return out
}
