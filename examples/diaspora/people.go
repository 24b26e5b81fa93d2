package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/registry"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

const (
	entries  = 3_000
	planted  = 240 // of them, entries of somebody who is there already
	fromSeed = 2026
)

// The day on which the register is used.
var today = period.MustParse("2016-06-30")

// What the made-up people are drawn from: what comes first comes more often.
var (
	surnames = strings.Fields(`Јовановић Петровић Николић Марковић Ђорђевић Стојановић Илић Станковић Павловић Милошевић
		Тодоровић Ристић Стевановић Јанковић Поповић Ђукић Лукић Живковић Савић Костић Стефановић Јовић Вуковић Митровић
		Цветковић Филиповић Благојевић Љубичић Његован Џомић Чолић Шарић Жикић Ћурчић Грујић Антић Ивковић Радић Шешум Босић`)
	givenNames = strings.Fields(`Милан Драган Јелена Марија Никола Милица Зоран Ивана Љиљана Ђорђе Душан Жељко Снежана Ана
		Бранко Весна Слободан Гордана Небојша Тања Горан Сања Александар Драгана Срђан Ђурђа Чедомир Љубиша Џенана Шћепан`)
	municipalities = strings.Fields("Београд Ниш Крагујевац Суботица Лесковац Зрењанин Врање Чачак Шабац Ужице Пирот Бор")
	residences     = strings.Fields("AT DE CH FR SI SE IT US CA AU NO NL")
	occupations    = strings.Fields("7212 2512 2221 8332 7411 2142 7115 5120 9112 2341 7213 2513 3112 2211")
)

// person is a made-up person, who may have several entries.
type person struct {
	given, surname, municipality string
	born                         time.Time
	residence                    place.Country
	occupation                   diaspora.ISCO
	willing                      registry.Willingness
	forMatching, forStatistics   bool
}

// madeUp returns a register, and for each of its entries which person it is of:
// what no real register knows.
func madeUp() (registry.Register, []int) {
	r := rand.New(rand.NewPCG(fromSeed, 0))
	people := make([]person, entries-planted)
	for i := range people {
		people[i] = person{
			given: often(r, givenNames), surname: often(r, surnames), municipality: often(r, municipalities),
			born:      time.Date(1950+r.IntN(48), time.January, 1+r.IntN(365), 0, 0, 0, 0, time.UTC),
			residence: place.MustCountry(often(r, residences)), occupation: diaspora.MustISCO(often(r, occupations)),
			willing:     registry.Willingness(1 + r.IntN(3)),
			forMatching: r.IntN(10) < 7, forStatistics: r.IntN(10) < 9,
		}
	}
	owner := make([]int, 0, entries)
	for i := range people {
		owner = append(owner, i)
	}
	for range planted {
		owner = append(owner, r.IntN(len(people)))
	}
	r.Shuffle(len(owner), func(i, j int) { owner[i], owner[j] = owner[j], owner[i] })

	seen := make([]bool, len(people))
	list := make([]registry.Person, len(owner))
	for i, who := range owner {
		list[i] = people[who].entry(r, fmt.Sprintf("%04d", i+1), seen[who])
		seen[who] = true
	}
	return registry.New(list...), owner
}

// often draws from a list, what comes first more often than what comes last.
func often(r *rand.Rand, list []string) string {
	return list[min(r.IntN(len(list)), r.IntN(len(list)))]
}

// entry returns an entry of a person, as the person wrote it on this occasion.
// One who is there already does not write all of it as the last time.
func (p person) entry(r *rand.Rand, id string, again bool) registry.Person {
	d := registry.Disclosed{
		ID: id, GivenName: p.given, Surname: p.surname, NameLanguage: lang.Serbian,
		BirthDate: day(p.born), OriginCountry: place.MustCountry("RS"), OriginArea: p.municipality,
		ResidenceCountry: p.residence, Occupation: p.occupation, Willing: []registry.Willingness{p.willing},
	}
	if p.forMatching {
		d.Consents = append(d.Consents, registry.Consent{Purpose: registry.ForMatching, Given: today})
	}
	if p.forStatistics {
		d.Consents = append(d.Consents, registry.Consent{Purpose: registry.ForStatistics, Given: today})
	}
	if r.IntN(2) == 0 { // in Latin letters
		serbian := registry.MustSystem("sr")
		d.GivenName, d.Surname, d.OriginArea = serbian.Latin(d.GivenName), serbian.Latin(d.Surname), serbian.Latin(d.OriginArea)
	}
	if again {
		switch r.IntN(5) {
		case 0: // a letter left out of the surname
			letters := []rune(d.Surname)
			at := 1 + r.IntN(len(letters)-1)
			d.Surname = string(letters[:at]) + string(letters[at+1:])
		case 1: // day and month exchanged, where that makes a date
			if exchanged, err := period.NewDay(p.born.Year(), time.Month(p.born.Day()), int(p.born.Month())); err == nil {
				d.BirthDate = exchanged
			}
		case 2: // the year alone
			d.BirthDate = period.MustParse(fmt.Sprint(p.born.Year()))
		case 3: // moved on, and says nothing of the place of origin
			d.ResidenceCountry, d.OriginArea = place.MustCountry(often(r, residences)), ""
		}
	}
	return registry.NewPerson(d)
}

func day(t time.Time) period.Date {
	d, err := period.NewDay(t.Year(), t.Month(), t.Day())
	if err != nil {
		panic(err)
	}
	return d
}
