package place_test

import (
	"encoding/json"
	"fmt"

	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// A remittance file names countries by World Bank codes, a report prints them
// in the language and under the designations that its readers expect.
func Example() {
	report := place.Designations{place.UNSCR1244()}
	for _, code := range []string{"XKX", "MKD", "792"} {
		c, err := place.ParseCountry(code)
		if err != nil {
			fmt.Println(err)
			continue
		}
		d := report.For(c)
		english, _ := d.Name.In(lang.English)
		serbian, _ := d.Name.In(lang.SerbianLatin)
		fmt.Printf("%s: %s, %s\n", c, english, serbian)
		if note, _ := d.Note.In(lang.English); note != "" {
			fmt.Println("*", note)
		}
	}
	// Output:
	// XK: Kosovo*, Kosovo*
	// * References to Kosovo shall be understood to be in the context of United Nations Security Council resolution 1244 (1999).
	// MK: North Macedonia, Severna Makedonija
	// TR: Türkiye, Turska
}

func ExampleParseCountry() {
	for _, code := range []string{"EL", "ROM", "8", "YUG"} {
		c, err := place.ParseCountry(code)
		fmt.Println(c, c.Alpha3(), c.Name(lang.English), err)
	}
	// Output:
	// GR GRC Greece <nil>
	// RO ROU Romania <nil>
	// AL ALB Albania <nil>
	//    place: unknown country: "YUG": want a code of ISO 3166-1 or M49 such as RS, SRB or 688; this one is of a former country, which ParseCountryAsOf reads
}

// "35 municipalities in three districts (South Backa, Belgrade, Pcinjski)":
// the districts are named, the municipalities only counted.
func ExampleAreaSet() {
	districts := place.AreaSet{
		Country: place.MustCountry("RS"),
		Kind:    "district",
		Count:   3,
		Named:   []place.Area{{Name: lang.En("South Backa")}, {Name: lang.En("Belgrade")}, {Name: lang.En("Pcinjski")}},
	}
	municipalities := place.AreaSet{Country: place.MustCountry("RS"), Kind: "municipality", Count: 35}
	for _, s := range []place.AreaSet{districts, municipalities} {
		unnamed, _ := s.Unnamed()
		fmt.Println(s.Kind, s.Count, "unnamed:", unnamed, "findings:", len(s.Check()))
	}
	districts.Count = 2
	fmt.Print(districts.Check())
	// Output:
	// district 3 unnamed: 0 findings: 0
	// municipality 35 unnamed: 35 findings: 0
	// count: error: the count of areas is 2, but 3 are named [place.area-count]
}

// The code list of an old file gives letters to countries that no longer exist,
// and some to two of them.
func ExampleParseCountryAsOf() {
	for _, edition := range []string{"1990", "2001", "1992"} {
		c, err := place.ParseCountryAsOf("YUG", period.MustParse(edition))
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(edition, c, c.M49(), c.Name(lang.English), c.Existed(), c.Successors())
	}
	// Output:
	// 1990 YUCS 890 Yugoslavia (Socialist Federal Republic of) 1945-11-29/1992-04-26 [BA HR ME MK RS SI XK]
	// 2001 CSXX 891 Serbia and Montenegro 1992-04-27/2006-06-02 [ME RS XK]
	// place: ambiguous country: "YUG": it stands for YUCS, and from 1992-04-27 for CSXX: want a date before or after that day, not "1992"
}

func ExampleParseCountryName() {
	for _, name := range []string{"Kyrgyz Republic", "Macedonia, FYR", "Kosovo/UNSCR 1244", "Босна и Херцеговина", "Yugoslavia"} {
		c, err := place.ParseCountryName(name)
		fmt.Println(c, err)
	}
	// Output:
	// KG <nil>
	// MK <nil>
	// XK <nil>
	// BA <nil>
	//  place: unknown country: "Yugoslavia": want the name of a country in English, French, Spanish, Russian or Serbian
}

// Croatia joined the European Union on 1 July 2013: in 2012 it was no member,
// in 2014 it was one, and of 2013 nobody can tell.
func ExampleGroup_Has() {
	eu, croatia := place.MustGroup("EU"), place.MustCountry("HR")
	for _, on := range []string{"2012", "2013", "2013-06", "2013-07-01", "2014"} {
		members, maybe := eu.On(period.MustParse(on))
		fmt.Printf("%s: %s; members: %d, perhaps %d more\n", on, eu.Has(croatia, period.MustParse(on)), len(members), len(maybe))
	}
	// Output:
	// 2012: not met; members: 27, perhaps 0 more
	// 2013: cannot tell; members: 27, perhaps 1 more
	// 2013-06: not met; members: 27, perhaps 0 more
	// 2013-07-01: met; members: 28, perhaps 0 more
	// 2014: met; members: 28, perhaps 0 more
}

// A programme brings its own region, and a check says what is wrong with it.
func ExampleGroup() {
	var g place.Group
	err := json.Unmarshal([]byte(`{
		"code": "PILOT",
		"name": {"en": "Pilot countries"},
		"source": "programme document, 2014",
		"members": [
			{"country": "RS", "since": "2014-02-01"},
			{"country": "MD", "since": "2014-02-01", "until": "2013-01-31"},
			{"country": "RS", "since": "2015"}
		]}`), &g)
	fmt.Println(g, err)
	fmt.Print(g.Check())
	// Output:
	// Pilot countries <nil>
	// members[1].until: error: MD is a member of the group "PILOT" until 2013-01-31, before it becomes one on 2014-02-01 [place.member-dates]
	// members[2]: error: RS is a member of the group "PILOT" twice at one time, as number 1 and as number 3 [place.member-twice]
}

// In Serbian, Č, Ć, Đ and Š are letters of their own, in Latin script too.
func ExampleSortByName() {
	members, _ := place.MustGroup("EFTA").On(period.MustParse("2026"))
	for _, code := range []string{"HR", "TD", "CZ", "ME", "LK", "SE", "RS"} {
		members = append(members, place.MustCountry(code))
	}
	place.SortByName(members, lang.SerbianLatin)
	for _, c := range members {
		fmt.Println(c.Name(lang.SerbianLatin))
	}
	// Output:
	// Crna Gora
	// Čad
	// Češka
	// Hrvatska
	// Island
	// Lihtenštajn
	// Norveška
	// Srbija
	// Šri Lanka
	// Švajcarska
	// Švedska
}

// Areas and designations are sorted by the names that a report prints.
func ExampleSortBy() {
	towns := []place.Area{{Name: lang.En("Šid")}, {Name: lang.En("Subotica")}, {Name: lang.En("Čačak")}, {Name: lang.En("Crveni Krst")}}
	place.SortBy(towns, lang.SerbianLatin, place.Area.String)
	fmt.Println(towns)
	// Output: [Crveni Krst Čačak Subotica Šid]
}
