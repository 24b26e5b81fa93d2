package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/programme"
)

// notStated are the codes of findings that say no more than that something is
// not stated. They are counted, and not listed.
var notStated = []string{
	"programme.amount", "programme.total", "programme.span", "programme.share-base", "place.area-kind", "indicator.framework-incomplete",
}

// found is a finding in one statement of a programme.
type found struct {
	check.Finding
	id     string
	number int // of the statement, from 1; 0 where there is one alone
}

// check returns what is wrong with each statement by itself.
func (r *reporter) check() []found {
	ids := r.everyone.IDs()
	options := programme.Options{AsOf: r.on, Known: programme.Registers{
		Programme:    func(id string) check.Verdict { return check.Decide(slices.Contains(ids, id)) },
		Vocabularies: []programme.Vocabulary{labourMobility},
	}}
	var list []found
	for _, id := range ids {
		records := statements(id)
		for i, p := range records {
			number := i + 1
			if len(records) == 1 {
				number = 0
			}
			for _, f := range p.CheckWith(options) {
				list = append(list, found{f, id, number})
			}
		}
	}
	return list
}

func (r *reporter) findings() {
	list := r.check()
	counts := map[string]int{}
	severity := map[string]check.Severity{}
	for _, f := range list {
		counts[f.Code]++
		severity[f.Code] = max(severity[f.Code], f.Severity)
	}
	r.heading("Findings in the statements themselves: %d", len(list))
	for _, code := range slices.Sorted(maps.Keys(counts)) {
		r.line(2, "%s: %s %s", code, severity[code], strconv.Itoa(counts[code]))
	}
	r.heading("Findings that say more than that something is not stated")
	for _, f := range list {
		if slices.Contains(notStated, f.Code) {
			continue
		}
		id := f.id
		if f.number > 0 {
			id += fmt.Sprintf(" [%d]", f.number)
		}
		r.line(2, "%s: %s: %s: %s [%s]", id, f.Path, f.Severity, f.Message, f.Code)
	}
}

func (r *reporter) designations() {
	r.heading("Designations")
	for _, d := range designations {
		if !d.Note.IsZero() {
			r.line(2, "%s: %s", d.Name, d.Note)
		}
	}
}
