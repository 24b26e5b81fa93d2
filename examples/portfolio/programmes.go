package main

import (
	"slices"

	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
)

// designations are those of the regional publication, with the names of 2015.
var designations = place.Designations{
	{
		Country: place.MustCountry("XK"),
		Name:    lang.En("Kosovo*"),
		Note:    lang.En("This designation is without prejudice to positions on status and in line with UNSCR 1244 and the ICJ Opinion on the Kosovo declaration of independence."),
	},
	{Country: place.MustCountry("TR"), Name: lang.En("Turkey")},
}

// stated returns every statement of every programme. Of several about one
// programme, the fullest comes first.
func stated() []programme.Programme {
	return slices.Concat(serbia(), balkans(), globalJoint(), easternEurope(), caucasus(), centralAsia(), networks(), studies())
}

// all returns each programme once, in its primary statement.
func all() []programme.Programme {
	seen := map[string]bool{}
	return slices.DeleteFunc(stated(), func(p programme.Programme) bool {
		again := seen[p.ID]
		seen[p.ID] = true
		return again
	})
}

// statements returns what the documents say about one programme, a value for
// each, the primary one first. It is empty where none has the ID.
func statements(id string) []programme.Programme {
	return slices.DeleteFunc(stated(), func(p programme.Programme) bool { return p.ID != id })
}
