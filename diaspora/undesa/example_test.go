package undesa_test

import (
	"fmt"
	"slices"
	"strings"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/undesa"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/indicator/table"
)

// How many Albanians live in the three countries where most do, by two editions.
func Example() {
	// Source: UN DESA, International Migrant Stock 2020 and 2024.
	const file = `edition,year,origin,destination,sex,n,data_type
2020,2020,ALB,ITA,F,241274,B
2020,2020,ALB,ITA,M,244913,B
2020,2020,ALB,GRC,F,204531,B
2020,2020,ALB,GRC,M,242083,B
2020,2020,ALB,USA,F,50004,B
2020,2020,ALB,USA,M,47248,B
2024,2020,ALB,ITA,F,243829,BR
2024,2020,ALB,ITA,M,249837,BR
`
	type key struct {
		edition diaspora.Edition
		country place.Country
	}
	var skips table.Skips
	counts := map[key][]diaspora.Count{} // of women and of men
	for e, err := range undesa.Stocks(strings.NewReader(file), &skips) {
		if err != nil {
			fmt.Println(err)
			return
		}
		k := key{e.Stock.Edition, e.Destination.Country}
		counts[k] = append(counts[k], e.Stock.Count)
	}
	for _, year := range []int{2020, 2024} {
		edition := diaspora.Edition{Publisher: undesa.Publisher, Year: year}
		for _, code := range []string{"IT", "GR", "US"} {
			sum, err := diaspora.SumCounts(slices.Values(counts[key{edition, place.MustCountry(code)}]))
			if err != nil {
				fmt.Println(err)
				return
			}
			fmt.Printf("%s, %s: %s\n", edition, code, sum)
		}
	}
	fmt.Println(skips.Total, "skipped")
	// Output:
	// UN DESA 2020, IT: 486187
	// UN DESA 2020, GR: 446614
	// UN DESA 2020, US: 97252
	// UN DESA 2024, IT: 493666
	// UN DESA 2024, GR: not reported
	// UN DESA 2024, US: not reported
	// 0 skipped
}

// Table 6 of the workbook by destination has three measures in columns that look
// alike.
func ExampleDestinations() {
	// Source: UN DESA, International Migrant Stock 2020, without most years.
	const file = `,,,,International Migrant Stock 2020: Destination
,,,,,"Refugee and asylum seekers at mid-year, both sexes combined",,Refugee and asylum seekers as a percentage of the international migrant stock,,"Annual rate of change of the refugee and asylum seekers, both sexes combined"
,"Region, development group, country or area",Notes,Location code,Type of data,2015,2020,2015,2020,2015-2020
39,   South Sudan,,728,B R,263855,301995,31.258292738404382,34.230015913820537,2.7002150222644166
171,   Andorra,,20,C,~,~,~,~,~
`
	for v, err := range undesa.Destinations(strings.NewReader(file), nil) {
		if err != nil {
			fmt.Println(err)
			return
		}
		if v.Date.Year() != 2020 {
			continue
		}
		number := v.Count.String()
		if !v.Measure.IsCount() {
			if number = v.Status.String(); v.Status == diaspora.CountGiven {
				number = string(v.Percent) + " %"
			}
		}
		fmt.Println(v.Destination, v.Measure, number)
	}
	// Output:
	// South Sudan refugees 301995
	// South Sudan refugee-share 34.230015913820537 %
	// South Sudan refugee-growth 2.7002150222644166 %
	// Andorra refugees suppressed, 1 to 4
	// Andorra refugee-share suppressed
	// Andorra refugee-growth suppressed
}

func ExampleParseCount() {
	for _, cell := range []string{"1250451", "0", "..", "~", "—", "", "12.5"} {
		count, err := undesa.ParseCount(cell)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%q: %s\n", cell, count)
	}
	// Output:
	// "1250451": 1250451
	// "0": 0
	// "..": not available
	// "~": suppressed, 1 to 4
	// "—": below half the unit, at least 1
	// "": blank
	// undesa: table: "12.5" is no number of persons: want a whole number from 0 to 1000000000000, .., ~ or —
}

func ExampleParseName() {
	name := undesa.ParseName("    Serbia*")
	fmt.Println(name.Text, name.Indent, name.HasNote)
	// Output: Serbia 4 true
}

// Aggregates go by numbers among and above those of countries.
func ExampleParseLocation() {
	for _, cells := range [][2]string{{"900", "WORLD"}, {"8", "   Albania"}, {"830", "   Channel Islands*"}, {"2003", "Others"}, {"77", "Atlantis"}} {
		l, err := undesa.ParseLocation(cells[0], cells[1])
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%s: %s, %s\n", l, l.Kind, l.Geo())
	}
	// Output:
	// WORLD: aggregate, aggregate 900
	// Albania: country, AL
	// Channel Islands: territory, area 830
	// Others: residual, others
	// undesa: unknown code: location "77" "Atlantis": want the number of a country or a group
}

// Small figures of UNHCR are lifted to five, and refugees may be in a migrant
// stock already.
func ExampleUNHCRFigures() {
	// Source: UNHCR Refugee Data Finder.
	const file = `year,origin,asylum,group,n
2018,ALB,CYP,asylum,5
2018,UKR,RUS,refugee,75146
2018,UKR,UKR,idp,1500002
`
	stock := diaspora.Stock{Residence: diaspora.GeoOf(place.MustCountry("RU"))}.OnTypes(diaspora.ForeignBorn | diaspora.RefugeesAdded)
	for p, err := range undesa.UNHCRFigures(strings.NewReader(file), nil) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%s in %s, %s: %s; internal: %t; in the stock: %t\n", p.Origin, p.Asylum, p.Group, p.Count, p.IsInternal(), p.Overlaps(stock))
	}
	// Output:
	// ALB in CYP, asylum-seeker: about 5, 1 to 5; internal: false; in the stock: false
	// UKR in RUS, refugee: 75146; internal: false; in the stock: true
	// UKR in UKR, displaced: 1500002; internal: true; in the stock: false
}

func ExamplePopulations() {
	// Source: UN World Population Prospects 2024.
	for p, err := range undesa.Populations(strings.NewReader("iso3,year,population\nALB,2020,2871951\n"), nil) {
		fmt.Println(p.Location, p.Date, p.Count, err)
	}
	// Output: ALB 2020 2871951 <nil>
}

// Titles of a source that fills up codes with zeros, and has lost one.
func ExampleISCOFile() {
	const file = `code,level,title
7200,2,"Metal, Machinery and Related Trades Workers"
7212,4,Welders and Flame Cutters
110,4,Commissioned Armed Forces Officers
`
	list, skips, err := undesa.ISCOFile{Padded: true}.Read(strings.NewReader(file))
	if err != nil {
		fmt.Println(err)
		return
	}
	for group := range list.Groups() {
		title, _ := list.Title(group)
		fmt.Println(group, title)
	}
	fmt.Print(skips)
	// Output:
	// 72 Metal, Machinery and Related Trades Workers
	// 7212 Welders and Flame Cutters
	// line 4: diaspora: not an ISCO-08 code: "110": want one of its 619 codes; was 0110 meant?: "110,4,Commissioned Armed Forces Officers"
}

// What an occupation asks for: files of ESCO are joined by URI.
func ExampleESCORelations() {
	const file = `occupationUri,relationType,skillType,skillUri
http://data.europa.eu/esco/occupation/o1,essential,skill/competence,http://data.europa.eu/esco/skill/s1
http://data.europa.eu/esco/occupation/o1,optional,knowledge,http://data.europa.eu/esco/skill/s2
http://data.europa.eu/esco/occupation/o1,essential,knowledge,http://data.europa.eu/esco/skill/s2
`
	var skips table.Skips
	asked := map[undesa.Requirement][]string{}
	for r, err := range undesa.ESCORelations(strings.NewReader(file), &skips) {
		if err != nil {
			fmt.Println(err)
			return
		}
		asked[r.Requirement] = append(asked[r.Requirement], r.Skill)
	}
	fmt.Println(asked[undesa.EssentialSkill], asked[undesa.OptionalSkill])
	fmt.Println(skips.Kept[0].Reason)
	// Output:
	// [http://data.europa.eu/esco/skill/s1] [http://data.europa.eu/esco/skill/s2]
	// pair that was optional before
}
