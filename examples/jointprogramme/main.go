// Jointprogramme holds a real joint programme as its project page states it,
// checks it and explains every figure: youth employment and management of
// migration in Serbia, 2009 to 2012.
//
//	go run ./examples/jointprogramme
package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/programme"
)

func main() {
	if err := report(os.Stdout, yem(), lang.NewPrinter(lang.English)); err != nil {
		fmt.Fprintln(os.Stderr, "jointprogramme:", err)
		os.Exit(1)
	}
}

// report writes everything that p says and what follows from it.
func report(w io.Writer, p programme.Programme, in lang.Printer) error {
	r := &reporter{w: w, p: p, in: in}
	r.linef("%s (%s)", p.Title, p.Short)
	r.linef("%s, %s; %s", p.Kind, p.Status, p.Source)
	r.who()
	r.when()
	r.where()
	r.money()
	r.chain()
	r.indicators()
	r.results()
	r.period()
	r.findings()
	return r.err
}

// reporter writes one programme and keeps the first error.
type reporter struct {
	w   io.Writer
	p   programme.Programme
	in  lang.Printer
	err error
}

func (r *reporter) linef(format string, args ...any) {
	if _, err := fmt.Fprintf(r.w, format+"\n", args...); err != nil {
		r.keep(err)
	}
}

func (r *reporter) keep(err error) { r.err = cmp.Or(r.err, err) }

func (r *reporter) heading(text string) { r.linef("\n%s", text) }

func (r *reporter) who() {
	r.heading("Who")
	for _, o := range r.p.Organisations {
		roles := make([]string, len(o.Roles))
		for i, role := range o.Roles {
			roles[i] = role.String()
		}
		name := o.Name.String()
		if o.Short != "" {
			name += " (" + o.Short + ")"
		}
		r.linef("  %s: %s", name, r.in.List(roles...))
	}
}

func (r *reporter) when() {
	r.heading("When")
	r.linef("  %s", r.p.Span.Format(r.in))
	length, err := r.p.Span.Length()
	r.keep(err)
	if length.HasMonths {
		r.linef("  %d months elapsed, %d inclusive", length.ElapsedMonths, length.InclusiveMonths)
	}
	r.linef("  between %d and %d days, since both ends are stated to the %s", length.MinDays, length.MaxDays, r.p.Span.Start().Precision())
}

func (r *reporter) where() {
	r.heading("Where")
	for _, c := range r.p.Countries {
		r.linef("  %s", c.Name(r.in.Tag()))
	}
	for _, l := range r.p.Locations {
		names := make([]string, len(l.Areas.Named))
		for i, a := range l.Areas.Named {
			names[i] = a.String()
		}
		switch unnamed, ok := l.Areas.Unnamed(); {
		case len(names) > 0:
			r.linef("  %s, each a %s", r.in.List(names...), l.Areas.Kind)
		case ok:
			r.linef("  areas of the kind %s: %d, none of them named", l.Areas.Kind, unnamed)
		}
		if !l.Reason.IsZero() {
			r.linef("    chosen for: %s", l.Reason)
		}
	}
}

// amount prints bounds in the programme's currency, to whole units.
func (r *reporter) amount(v figure.Interval) string {
	return r.p.Total.Currency().Code() + " " + v.Format(r.in, 0)
}

// percent prints a share, its bounds rounded outwards to a tenth.
func (r *reporter) percent(q claim.Quotient, err error) string {
	if r.keep(err); err != nil || q.Undefined != "" {
		return "undefined: " + q.Undefined
	}
	return q.Bounds.Format(r.in, 1) + " %"
}

func (r *reporter) name(code string) string {
	o, ok := r.p.Organisation(code)
	if !ok {
		return code
	}
	return o.String()
}

func (r *reporter) stated(f money.Figure) string {
	return fmt.Sprintf("%s (%s: %s)", f.Format(r.in), f.Figure().Hedge(), r.amount(f.Bounds()))
}

func (r *reporter) money() {
	r.heading("Money")
	r.linef("  total: %s", r.stated(r.p.Total))
	for i, c := range r.p.Contributions {
		r.linef("  %s gives %s", r.name(c.Donor), r.stated(c.Amount))
		r.linef("    %s of the total", r.percent(r.p.ContributionShare(i)))
	}
	sum, err := r.p.Reconcile()
	r.keep(err)
	r.linef("  contributions together: %s", r.amount(sum.Sum))
	r.linef("    against the total: %s", sum.Consistency)
	r.linef("    remainder: %s", r.amount(sum.Remainder))
	if sum.Strengths != nil {
		r.linef("    at face value: %s", sum.Strengths)
	}
	if sum.Consistency == claim.Consistent {
		r.linef("    if these are all the donors, then")
		r.linef("      the total is %s", r.amount(sum.NarrowedTotal))
		for i, c := range r.p.Contributions {
			r.linef("      %s gives %s", r.name(c.Donor), r.amount(sum.NarrowedParts[i]))
		}
	}
	for i, s := range r.p.Shares {
		r.linef("  %s implements %s", r.name(s.Organisation), r.stated(s.Amount))
		bases := []string{s.Of}
		if s.Of == "" { // every base that the share can have
			bases = []string{programme.OfTotal, r.p.Contributions[0].Donor}
		}
		for _, base := range bases {
			r.linef("    %s of %s", r.percent(r.p.ShareOf(i, base)), r.base(base))
		}
	}
	r.heading("How the sum came about")
	for _, step := range sum.Trace() {
		r.linef("  %s", step)
	}
}

func (r *reporter) base(base string) string {
	if base == programme.OfTotal {
		return "the total"
	}
	return "what " + r.name(base) + " gives"
}

func (r *reporter) chain() {
	r.heading("What for")
	for _, o := range r.p.Objectives {
		r.linef("  to %s", o.Title)
	}
	prongs := make([]string, len(r.p.Strategy.Prongs))
	for i, prong := range r.p.Strategy.Prongs {
		prongs[i] = prong.String()
	}
	r.linef("  strategy: %s", r.in.List(prongs...))
	r.linef("  outcomes: %s", r.p.DeclaredOutcomes.Format(r.in))
	for _, o := range r.p.Outcomes {
		r.linef("    %s %s", o.Code, o.Title)
	}
	for _, g := range r.p.TargetGroups {
		since := ""
		if g.Since != "" {
			since = ", " + g.Since
		}
		r.linef("  for %s%s", g.Name, since)
	}
}

func (r *reporter) indicators() {
	f := r.p.Indicators
	r.heading("Indicators")
	r.linef("  declared: %s in %s", f.Declared.Format(r.in), f.DeclaredCategories.Format(r.in))
	r.linef("  named: %d in %d categories", f.Named(), len(f.Categories))
	for _, c := range f.Categories {
		r.linef("    %s", c.Title)
	}
	r.linef("  %s", f.Proposal)
	all := f.All(func(indicator.Indicator) check.Verdict { return check.Met })
	r.linef("  the named ones are all there are: %s", f.Complete())
	r.linef("  all of them meet their targets: %s", all)
}

func (r *reporter) results() {
	r.heading("Results, in words")
	for _, result := range r.p.Results {
		component := ""
		if result.Component != "" {
			component = " [" + result.Component + " component]"
		}
		r.linef("  %s%s", result.Text, component)
	}
	titles := map[string]lang.Text{}
	for _, d := range r.p.Documents {
		titles[d.Code] = d.Title
	}
	for _, d := range r.p.Documents {
		for _, in := range d.Influences {
			r.linef("  the %s %s the %s", d.Type, in.Verb, titles[in.On])
		}
	}
}

// period writes the report on the whole of the programme's dates.
func (r *reporter) period() {
	r.heading("One report on the whole programme")
	r.linef("%s", strings.TrimRight(programme.NewReport(r.p, r.p.Span, nil, reported(r.p)...).String(), "\n"))
}

func (r *reporter) findings() {
	r.heading("Findings")
	fs := r.p.Check()
	for _, f := range fs {
		r.linef("  %s", f)
	}
	r.linef("  errors: %d", len(fs.AtLeast(check.Error)))
}
