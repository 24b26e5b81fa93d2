package main

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// compared is the programme of which the statements are shown side by side.
const compared = "gjp"

// reporter writes the portfolio as it is on a date.
type reporter struct {
	page
	in        lang.Printer
	on        period.Date
	portfolio programme.Portfolio
	relations check.Findings      // of the statements to each other
	everyone  programme.Selection // the whole portfolio
	running   programme.Selection // on the date
	names     map[string]string   // of organisations, by their code
}

func newReporter(out *bytes.Buffer, on period.Date, width int) *reporter {
	r := &reporter{page: page{out, width}, in: lang.NewPrinter(lang.English), on: on, names: map[string]string{}}
	r.portfolio, r.relations = programme.NewPortfolio(stated()...)
	r.everyone = r.portfolio.Select()
	r.running = r.portfolio.Select(programme.RunningOn(on))
	for _, p := range stated() {
		for _, o := range p.Organisations {
			if r.names[o.Code] == "" {
				r.names[o.Code] = cmp.Or(o.Name.String(), o.Short)
			}
		}
	}
	r.names["iom"] = "International Organization for Migration" // and not one of its missions
	return r
}

func (r *reporter) report() {
	r.line(0, "%d programmes in %d statements of %d documents", r.portfolio.Len(), len(stated()), len(documents()))
	r.onDate()
	r.byPillar()
	r.totals()
	r.byDonor()
	r.plans()
	r.related()
	r.sideBySide()
	r.findings()
	r.designations()
}

// documents returns what the statements are taken from, whatever the page.
func documents() []string {
	titles := map[string]bool{}
	for _, p := range stated() {
		titles[p.Source.Title] = true
	}
	return slices.Sorted(maps.Keys(titles))
}

func (r *reporter) onDate() {
	certain := r.running.Certain()
	r.heading("Certainly running in %s: %d", r.on, certain.Len())
	for f := range certain.All() {
		r.line(2, "%s: %s", f.ID(), titleOf(f))
		r.line(4, "%s", r.facts(f))
	}
	possible := r.running.Possible()
	r.heading("Possibly running in %s: %d", r.on, possible.Len())
	ids := map[string][]string{}
	for f := range possible.All() {
		why := whyPossible(f, r.on)
		ids[why] = append(ids[why], f.ID())
	}
	for _, why := range slices.Sorted(maps.Keys(ids)) {
		r.line(2, "%s: %s", why, strings.Join(ids[why], ", "))
	}
}

// titleOf returns the title in the fullest statement of a programme.
func titleOf(f programme.Found) string { return statements(f.ID())[0].Title.String() }

// facts returns what identifies a programme: when, where and by whom it is paid.
func (r *reporter) facts(f programme.Found) string {
	when := f.Programme().Span.String()
	var where, donors []string
	for _, p := range f.Statements() {
		when = cmp.Or(when, p.Span.String())
		for _, c := range p.Countries {
			where = append(where, designations.For(c).Name.String())
		}
		for _, c := range p.Coverage {
			where = append(where, c.Place.String())
		}
		for _, o := range p.Organisations {
			if o.Funds() {
				donors = append(donors, r.names[o.Code])
			}
		}
	}
	return strings.Join([]string{when, cmp.Or(r.list(where), "no country stated"), cmp.Or(r.list(donors), "no donor stated")}, "; ")
}

// list joins what differs, in its order, "" where there is nothing.
func (r *reporter) list(words []string) string {
	var own []string
	for _, w := range words {
		if !slices.Contains(own, w) {
			own = append(own, w)
		}
	}
	return r.in.List(own...)
}

// whyPossible says why nobody can tell whether a programme was running.
func whyPossible(f programme.Found, on period.Date) string {
	spans := map[string]bool{}
	var why string
	for _, p := range f.Statements() {
		s := p.Span
		if s.IsZero() {
			continue
		}
		spans[s.String()] = true
		switch {
		case s.ContainsDate(on) != check.CannotTell:
			continue
		case s.End().IsZero() && !s.IsOpen():
			why = "the end is not stated"
		case s.Start().IsZero() && !s.IsOpenStart():
			why = "the start is not stated"
		default:
			why = "the dates are too coarse (" + s.String() + ")"
		}
	}
	switch {
	case len(spans) == 0:
		return "no dates are stated"
	case why == "":
		return "the sources disagree (" + strings.Join(slices.Sorted(maps.Keys(spans)), ", ") + ")"
	}
	return why
}

// byPillar groups what runs on the date by the sub-areas of the portfolio.
func (r *reporter) byPillar() {
	r.heading("By pillar, running in %s (? possibly)", r.on)
	grouped := map[string]bool{}
	areas := map[string]programme.Selection{}
	for area, s := range r.running.GroupBy(areasOf) {
		areas[area] = s
		for _, id := range s.IDs() {
			grouped[id] = true
		}
	}
	for _, e := range labourMobility.Entries {
		s, ok := areas[e.Code]
		switch {
		case e.Under == "":
			r.line(2, "%s %s", e.Code, e.Title)
		case ok:
			r.line(4, "%s %s: %s", e.Code, e.Title, strings.Join(marked(s), ", "))
		default:
			r.line(4, "%s %s: none", e.Code, e.Title)
		}
	}
	others := slices.DeleteFunc(slices.Collect(r.running.All()), func(f programme.Found) bool { return grouped[f.ID()] })
	r.line(2, "no pillar stated: %s", cmp.Or(strings.Join(marks(others), ", "), "none"))
}

// areasOf returns the sub-areas that a record is put under.
func areasOf(p programme.Programme) []string {
	var codes []string
	for _, c := range p.Classifications {
		if c.Code.Vocabulary == programme.LHDAreas {
			codes = append(codes, c.Code.Value)
		}
	}
	return codes
}

func marked(s programme.Selection) []string { return marks(slices.Collect(s.All())) }

func marks(list []programme.Found) []string {
	ids := make([]string, len(list))
	for i, f := range list {
		ids[i] = f.ID()
		if f.Verdict == check.CannotTell {
			ids[i] += "?"
		}
	}
	return ids
}

// totals adds up what is stated, over all years and on the date.
func (r *reporter) totals() {
	r.heading("Totals, a component not beside its parent")
	r.line(2, "all years")
	r.sums(4, r.everyone.Totals(programme.CountTop))
	r.line(2, "running in %s", r.on)
	r.sums(4, r.running.Totals(programme.CountTop))
}

// sums writes the total of each currency for itself: none is converted.
func (r *reporter) sums(indent int, t programme.Totals) {
	for _, sum := range t.Currencies {
		r.line(indent, "%s %s: %d certainly, %d possibly", sum.Currency, sum.Bounds, sum.Certain, sum.Possible)
	}
	if len(t.Currencies) > 0 {
		r.line(indent, "of it stated exactly: %s", cmp.Or(t.Exact.String(), "nothing"))
	}
	for _, c := range t.Counted {
		r.line(indent, "counted: %s, %s", c.Programme, c.Text)
	}
	left := map[string]int{}
	for _, l := range t.LeftOut {
		left[l.Why]++
	}
	for _, why := range slices.Sorted(maps.Keys(left)) {
		r.line(indent, "left out: %d, %s", left[why], why)
	}
}

// byDonor writes what each donor gives to, over all years.
func (r *reporter) byDonor() {
	r.heading("By donor, all years (* certainly running in %s, ? possibly)", r.on)
	verdicts := map[string]check.Verdict{}
	for f := range r.running.All() {
		verdicts[f.ID()] = f.Verdict
	}
	gives := map[string][]string{}
	for _, f := range r.everyone.Funding() {
		if !f.Amount.IsZero() {
			gives[f.Donor] = append(gives[f.Donor], f.Amount.String()+" to "+f.Programme)
		}
	}
	groups := maps.Collect(r.everyone.GroupBy(fundersOf))
	byName := func(a, b string) int { return cmp.Or(strings.Compare(r.names[a], r.names[b]), strings.Compare(a, b)) }
	for _, donor := range slices.SortedFunc(maps.Keys(groups), byName) {
		ids := groups[donor].IDs()
		for i, id := range ids {
			if v, ok := verdicts[id]; ok && v == check.Met {
				ids[i] += "*"
			} else if ok {
				ids[i] += "?"
			}
		}
		r.line(2, "%s: %s", r.names[donor], strings.Join(ids, ", "))
		r.line(4, "gives %s", cmp.Or(r.list(gives[donor]), "what is not stated"))
		r.line(4, "its programmes cost: %s", inAll(groups[donor].Totals(programme.CountTop)))
	}
}

// inAll returns totals in one line: the bounds of each currency, what is exact
// of it, and how many programmes are left out.
func inAll(t programme.Totals) string {
	var parts []string
	for _, sum := range t.Currencies {
		parts = append(parts, fmt.Sprintf("%s %s", sum.Currency, sum.Bounds))
	}
	if !t.Exact.IsZero() {
		parts = append(parts, "exact "+t.Exact.String())
	}
	if len(t.LeftOut) > 0 {
		parts = append(parts, fmt.Sprintf("%d left out", len(t.LeftOut)))
	}
	return strings.Join(parts, ", ")
}

// fundersOf returns who gives money to a record's programme, by code.
func fundersOf(p programme.Programme) []string {
	var codes []string
	for _, c := range p.Contributions {
		codes = append(codes, c.Donor)
	}
	for _, o := range p.Organisations {
		if o.Funds() {
			codes = append(codes, o.Code)
		}
	}
	return codes
}

// related writes how the programmes stand to each other, and what is wrong
// with it.
func (r *reporter) related() {
	r.heading("Relations")
	for id := range r.ids() {
		var words []string
		for _, o := range r.portfolio.Related(id) {
			words = append(words, o.Kind.String()+" "+o.Programme)
		}
		if len(words) > 0 {
			r.line(2, "%s: %s", id, strings.Join(words, ", "))
		}
	}
	records := slices.Collect(r.portfolio.All())
	r.line(2, "found over all statements: %d", len(r.relations))
	for _, f := range r.relations {
		r.line(4, "%s: %s: %s [%s]", ownerOf(records, f), f.Severity, f.Message, f.Code)
	}
	primary := all()
	together := programme.CheckTogether(primary, programme.Options{AsOf: r.on})
	r.line(2, "found over the fullest statement of each: %d", len(together))
	for _, f := range together {
		r.line(4, "%s: %s: %s [%s]", ownerOf(primary, f), f.Severity, f.Message, f.Code)
	}
}

// ids yields the IDs of the portfolio, in their order.
func (r *reporter) ids() func(yield func(string) bool) { return slices.Values(r.everyone.IDs()) }

// ownerOf returns the ID of the record that a finding is about.
func ownerOf(records []programme.Programme, f check.Finding) string {
	for i, p := range records {
		if check.Path("programmes").Index(i).Contains(f.Path) {
			return p.ID
		}
	}
	return string(f.Path)
}

// sideBySide writes what the sources say about one programme, and where they
// are in conflict on the others.
func (r *reporter) sideBySide() {
	c := programme.Compare(statements(compared)...)
	r.heading("The Global Joint Programme by %d sources", len(c.Sources))
	var counts []string
	for _, a := range []programme.Accord{programme.Same, programme.Compatible, programme.OnlyIn, programme.Incomparable, programme.Conflict} {
		counts = append(counts, fmt.Sprintf("%s %d", a, len(c.Of(a))))
	}
	r.line(2, "%s", strings.Join(counts, ", "))
	r.out.Write(c.AppendText(nil, r.width))
	r.heading("Other programmes of which the sources are in conflict")
	for id := range r.ids() {
		records := statements(id)
		if len(records) == 1 || id == compared {
			continue
		}
		for _, f := range programme.Compare(records...).Of(programme.Conflict) {
			r.line(2, "%s: %s", id, f.Field)
			for _, side := range f.Sides {
				r.line(4, "%s (%s)", side.Text, shortly(records[side.Statement].Source))
			}
		}
	}
	r.heading("Dates that several programmes have alike")
	for span, s := range r.everyone.GroupBy(spanOf) {
		if s.Len() > 1 {
			r.line(2, "%s: %s", span, strings.Join(s.IDs(), ", "))
		}
	}
}

// shortly names a source by its title, without what follows a colon, and by the
// page: two statements may be from one document.
func shortly(s figure.Source) string {
	title, _, _ := strings.Cut(s.Title, ":")
	return strings.Join(slices.DeleteFunc([]string{title, s.Page}, func(part string) bool { return part == "" }), ", ")
}

func spanOf(p programme.Programme) []string {
	if p.Span.IsZero() {
		return nil
	}
	return []string{p.Span.String()}
}
