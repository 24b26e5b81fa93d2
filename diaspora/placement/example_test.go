package placement_test

import (
	"fmt"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/placement"
	"iom.int/migdev/indicator/figure"
)

// A ministry lacks welders and nurses, and a register abroad has some of each.
func Example() {
	welder, sheetWorker, nurse := diaspora.MustISCO("7212"), diaspora.MustISCO("7213"), diaspora.MustISCO("2221")

	// Which posts stay open, and who could fill them?
	gaps, err := placement.FindGaps(
		placement.Headcount{welder: 60, nurse: 40}, // wanted
		placement.Headcount{welder: 58, nurse: 41}, // at home
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	fill, err := gaps.FillNearby(placement.Headcount{welder: 1, sheetWorker: 3, nurse: 5}, 1)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%d posts open, %d can be filled\n", gaps.Total, fill.Filled)
	for _, m := range fill.Moves {
		fmt.Printf("%d of %s to %s, distance %d\n", m.People, m.From, m.Post, m.Distance)
	}

	// Who of them fits which post?
	posts := []placement.Post{
		{Essential: []string{"weld", "safety"}, Optional: []string{"polish"}, Occupation: welder},
		{Essential: []string{"weld"}, Optional: []string{"read drawings"}, Occupation: welder},
	}
	persons := []placement.Profile{
		{Skills: []string{"weld", "safety"}, Occupations: []diaspora.ISCO{welder}},
		{Skills: []string{"weld", "read drawings", "safety"}, Occupations: []diaspora.ISCO{sheetWorker}},
		{Skills: []string{"read drawings"}, Occupations: []diaspora.ISCO{sheetWorker}},
	}
	weights := placement.DefaultWeights()
	weights.Occupation, weights.MaxDistance = figure.Int(1), 1
	scores, err := weights.Scores(persons, posts, placement.EligibleOnly)
	if err != nil {
		fmt.Println(err)
		return
	}
	best, err := scores.Assign(placement.AssignmentRule{Objective: placement.MostFilled})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range best.Pairs {
		fmt.Printf("person %d to post %d, score %s\n", p.Person, p.Post, p.Score)
	}
	for _, l := range best.LeftOut {
		fmt.Printf("person %d is left out: %s\n", l.Person, l.Reason)
	}
	// Output:
	// 2 posts open, 2 can be filled
	// 1 of 7212 to 7212, distance 0
	// 1 of 7213 to 7212, distance 1
	// person 0 to post 0, score 6/7
	// person 1 to post 1, score 0.8
	// person 2 is left out: no-possible-pair
}

func ExampleWeights_Score() {
	person := placement.Profile{Skills: []string{"weld", "safety", "inspect", "drive"}}
	post := placement.Post{Essential: []string{"weld", "read drawings", "safety"}, Optional: []string{"polish", "inspect"}}
	score, err := placement.DefaultWeights().Score(person, post)
	fmt.Println(score, err)
	fmt.Println("eligible:", score.Eligible, score.MissingEssential)

	score, _ = placement.DefaultWeights().Score(person, placement.Post{})
	_, ok := score.Value()
	fmt.Println(ok, score.Reason, score.Eligible)
	// Output:
	// 0.625, 2 of 3 essential, 1 of 2 optional <nil>
	// eligible: not met [read drawings]
	// false no-requirements cannot tell
}

func ExampleFindGaps() {
	welder, driver, nurse, programmer := diaspora.MustISCO("7212"), diaspora.MustISCO("8332"), diaspora.MustISCO("2221"), diaspora.MustISCO("2512")
	gaps, err := placement.FindGaps(
		placement.Headcount{welder: 60, driver: 25, nurse: 40},
		placement.Headcount{welder: 22, driver: 30, nurse: 10},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	fill, err := gaps.Fill(placement.Headcount{welder: 12, nurse: 50, programmer: 9})
	if err != nil {
		fmt.Println(err)
		return
	}
	percent, _ := fill.Percent()
	fmt.Printf("%d of %d, %s %%\n", fill.Filled, fill.Gap, percent.Round(4, figure.HalfEven))
	for _, u := range fill.Unused {
		fmt.Println(u.People, u.Occupations, u.Reason)
	}
	// Output:
	// 42 of 68, 61.7647 %
	// 20 [2221] all-taken
	// 9 [2512] none-near
}

// One person who could work as either fills one post, not two.
func ExampleGaps_FillByPeople() {
	welder, nurse := diaspora.MustISCO("7212"), diaspora.MustISCO("2221")
	gaps, _ := placement.FindGaps(placement.Headcount{welder: 1, nurse: 1}, nil)
	fill, err := gaps.FillByPeople([]placement.People{
		{Occupations: []diaspora.ISCO{welder, nurse}, Count: 1},
		{Occupations: []diaspora.ISCO{nurse}, Count: 3},
	}, 0)
	fmt.Println(fill.Moves, fill.Open(), err)
	// Output:
	// [{2221 2221 0 1} {7212 7212 0 1}] 0 <nil>
}

func ExampleScores_Assign() {
	scores, _ := placement.NewScores(3, 3)
	for i, row := range [][]string{{"0.9", "0.8", "0.1"}, {"0.85", "0.3", "0.2"}, {"0.4", "0.35", "0.6"}} {
		for j, score := range row {
			if err := scores.Set(i, j, figure.MustNumber(score)); err != nil {
				fmt.Println(err)
			}
		}
	}
	rule := placement.AssignmentRule{Objective: placement.HighestTotal}
	best, err := scores.Assign(rule)
	fmt.Println(best, err)
	greedy, err := scores.Greedy(rule)
	fmt.Println(greedy, err)
	// Output:
	// placed 3, left out 0, open places 0, total 2.25 <nil>
	// placed 3, left out 0, open places 0, total 1.8 <nil>
}

func ExampleMarket_Match() {
	match, err := clinics().Match(placement.PersonsPropose)
	fmt.Println(match, err)
	for _, p := range match.Placed {
		fmt.Println(p.Person, "to", p.Host) // who it is does not print
	}
	// Output:
	// placed 3, left out 0, open places 0 <nil>
	// [person] to school
	// [person] to ngo
	// [person] to clinic
}

// A placement made by hand, which one person and one host would leave.
func ExampleMarket_Review() {
	review, err := clinics().Review([]placement.Placed{
		{Person: "Ana", Host: "clinic"}, {Person: "Besa", Host: "ngo"}, {Person: "Cyrus", Host: "school"},
	})
	fmt.Println(review, err)
	fmt.Println(review.Findings)
	// Output:
	// stable: not met, blocking pairs 1, findings 1 <nil>
	// persons[1]: error: person 1 would rather be at host 0, who has person 0 [placement.blocking-pair]
}
