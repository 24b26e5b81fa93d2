package registry_test

import (
	"encoding/json"
	"fmt"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/registry"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// A register took in four questionnaires. One woman registered online and, in the
// summer, again at the border; nobody may be counted twice, and only those may be
// called who agreed.
func Example() {
	consent := []registry.Consent{{Purpose: registry.ForMatching, Given: period.MustParse("2014-07-20")}}
	entry := func(given, surname, born string, occupation string, consents []registry.Consent) registry.Person {
		return registry.NewPerson(registry.Disclosed{
			GivenName: given, Surname: surname, BirthDate: period.MustParse(born),
			OriginCountry: place.MustCountry("XK"), ResidenceCountry: place.MustCountry("DE"),
			Occupation: diaspora.MustISCO(occupation), Consents: consents,
		})
	}
	r := registry.New(
		entry("Arta", "Krasniqi", "1984-05-02", "2221", consent),
		entry("Besim", "Gashi", "1979-11-23", "7212", consent),
		entry("Arta", "Krasniqi-Berisha", "1984-05-02", "2221", nil),
		entry("Çlirim", "Hoxha", "1990", "7213", nil),
	)
	fmt.Println(r)

	welders, err := r.Search(registry.Query{
		Purpose: registry.ForMatching, On: period.MustParse("2015-06-30"), Occupation: diaspora.MustISCO("72"),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("found", welders.Found, "left out: no consent", welders.NoConsent)
	fmt.Println(r.At(1).Disclose().GivenName)

	same, err := r.Duplicates(registry.Linker[registry.Keys]{
		Comparisons: []registry.Comparison[registry.Keys]{
			registry.BySurname(registry.MU{M: 0.85, U: 0.005}, registry.MU{M: 0.1, U: 0.01}),
			registry.ByGivenName(registry.MU{M: 0.85, U: 0.02}, registry.MU{M: 0.1, U: 0.02}),
			registry.ByBirthDate(registry.MU{M: 0.9, U: 0.0001}, registry.MU{M: 0.08, U: 0.01}),
		},
		Prior: 0.001, Upper: 5, Lower: 0,
		Passes: registry.PersonPasses(),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	persons, err := same.Size().Persons()
	fmt.Printf("%+v: %v persons %v\n", same.Size(), persons, err)
	// Output:
	// register of 4 persons (redacted)
	// found [1] left out: no consent 1
	// Besim
	// {Entries:4 Unique:3 Duplicates:1 UniqueAtLeast:3}: 3 persons <nil>
}

func ExamplePerson() {
	p := registry.NewPerson(registry.Disclosed{GivenName: "Arta", Surname: "Krasniqi", BirthDate: period.MustParse("1984-05-02")})
	fmt.Printf("%v %+v %#v\n", p, []registry.Person{p}, p)
	c := p.Completeness()
	fmt.Println(c.Stated, "of", c.Of)
	// Output:
	// person (redacted) [person (redacted)] person (redacted)
	// 2 of 11
}

func ExamplePerson_Disclose() {
	p := registry.NewPerson(registry.Disclosed{GivenName: "Arta", BirthDate: period.MustParse("1984-05-02")})
	redacted, _ := json.Marshal(p)
	full, _ := json.Marshal(p.Disclose())
	fmt.Println(p)
	fmt.Println(string(redacted))
	fmt.Println(string(full))
	// Output:
	// person (redacted)
	// {"redacted":true}
	// {"given_name":"Arta","birth_date":"1984-05-02"}
}

func ExamplePerson_UsableFor() {
	p := registry.NewPerson(registry.Disclosed{Consents: []registry.Consent{
		{Purpose: registry.ForMatching, Given: period.MustParse("2014-07-20"), Withdrawn: period.MustParse("2015-03"), Recipients: []string{"chamber"}},
	}})
	for _, day := range []string{"2014-07-20", "2015-03-10", "2015-04-01"} {
		fmt.Println(day, p.UsableFor(registry.ForMatching, period.MustParse(day)))
	}
	fmt.Println(p.TransferableTo("ministry", registry.ForMatching, period.MustParse("2014-12-31")))
	// Output:
	// 2014-07-20 met
	// 2015-03-10 cannot tell
	// 2015-04-01 not met
	// not met
}

func ExamplePerson_Check() {
	p := registry.NewPerson(registry.Disclosed{GivenName: "Юрий", Surname: "Хрущёв", NameLanguage: mustTag("sr"), BirthDate: period.MustParse("2001")})
	fmt.Println(p.Check(period.MustParse("2016-01-01")))
	// Output:
	// given_name: warning: the name has letters (2) that its language does not have [registry.name-letters]
	// surname: warning: the name has letters (2) that its language does not have [registry.name-letters]
	// birth_date: warning: the person is below 18 years of age [registry.minor]
	// consents: warning: there is no consent: the data may not be used [registry.consent-missing]
}

func ExampleDisclosed_UnmarshalJSON() {
	var p registry.Person
	err := json.Unmarshal([]byte(`{"surname": "Krasniqi", "birth_date": "2 May 1984"}`), &p)
	fmt.Println(err)
	// Output: registry: not a person in JSON: birth_date: want a date as in 1980-03-15, 1980-03 or 1980
}

func ExampleSystem_Latin() {
	for _, name := range [][2]string{{"sr", "ЏУГАЊ Љубица"}, {"tg", "Ҷумъаҷон Ҳакимов"}, {"ru", "Хрущёв Юрий"}, {"uk", "Згурський Яків"}, {"ka", "შოთა"}} {
		fmt.Println(registry.MustSystem(name[0]).Latin(name[1]))
	}
	// Output:
	// DŽUGANJ Ljubica
	// Jum’ajon Hakimov
	// KHRUSHCHEV IURII
	// Zghurskyi Yakiv
	// shota
}

func ExampleSystem_Key() {
	serbian, none := registry.MustSystem("sr"), registry.System{}
	fmt.Println(serbian.Key("Ђоковић"), serbian.Key("Đoković"), none.Key("Djokovic"), none.Key("DOKOVIC"))
	// Output: djokovic djokovic djokovic dokovic
}

func ExampleSystem_NameKey() {
	fmt.Println(registry.System{}.NameKey("Krasniqi - BERISHA"), "|", registry.MustSystem("tg").NameKey("Ҷумъаҷон"), "|",
		registry.MustSystem("tr").NameKey("IŞIK"))
	// Output: krasniqi berisha | jumajon | isik
}

func ExampleJaroWinkler() {
	fmt.Printf("%.4f %.4f\n", registry.Jaro("MARTHA", "MARHTA"), registry.JaroWinkler("MARTHA", "MARHTA"))
	fmt.Printf("%.4f %.4f\n", registry.Jaro("Джоко", "Джока"), registry.JaroWinkler("djokovic", "dokovic"))
	// Output:
	// 0.9444 0.9611
	// 0.8667 0.9625
}

func ExampleModel_Score() {
	m := registry.Model{
		Fields: []registry.Field{
			registry.AgreeField("surname", 0.90, 0.01),
			registry.AgreeField("given_name", 0.85, 0.05),
			registry.AgreeField("birth_date", 0.95, 0.002),
			registry.AgreeField("municipality", 0.80, 0.10),
		},
		Prior: 0.0001, Upper: 6, Lower: 0,
	}
	agree, disagree := registry.Outcome(1), registry.Outcome(2)
	s, err := m.Score(agree, registry.Missing, agree, disagree)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(s)
	// Output:
	// surname: agree, +6.4919
	// given_name: missing, +0.0000
	// birth_date: agree, +8.8918
	// municipality: disagree, -2.1699
	// prior, -13.2876
	// match weight -0.0739, probability 0.4872: non-link
}

func ExampleCluster() {
	c, err := registry.Cluster(4, []registry.Pair{{A: 0, B: 1}, {A: 1, B: 2}}, []registry.Pair{{A: 0, B: 2}})
	fmt.Println(c.Clusters, "conflicts", c.Conflicts, "persons", c.Unique(), err)
	// Output: [[0 1 2] [3]] conflicts [{0 2}] persons 2 <nil>
}

func ExampleLinker() {
	type entry struct{ Email, Surname string }
	equal := func(a, b string) registry.Outcome {
		switch {
		case a == "" || b == "":
			return registry.Missing
		case a == b:
			return 1
		}
		return 2
	}
	linker := registry.Linker[entry]{
		Comparisons: []registry.Comparison[entry]{
			{Field: registry.AgreeField("email", 0.7, 0.00001), Compare: func(a, b entry) registry.Outcome { return equal(a.Email, b.Email) }},
			{Field: registry.AgreeField("surname", 0.9, 0.01), Compare: func(a, b entry) registry.Outcome { return equal(a.Surname, b.Surname) }},
		},
		Prior: 0.001, Upper: 6, Lower: 0,
		Passes: []registry.Pass[entry]{{Name: "email", Key: func(dst []byte, e entry) []byte { return append(dst, e.Email...) }}},
	}
	l, err := linker.Link([]entry{{"a@example.org", "gashi"}, {"b@example.org", "hoxha"}, {"a@example.org", "gashi"}})
	fmt.Println(l.Clusters, l.Compared, err)
	// Output: [[0 2] [1]] 1 <nil>
}
