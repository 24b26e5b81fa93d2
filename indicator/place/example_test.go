package place_test

import (
	"fmt"

	"iom.int/migdev/indicator/lang"
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
	//    place: unknown country: "YUG": want a code of ISO 3166-1 or M49 such as RS, SRB or 688
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
