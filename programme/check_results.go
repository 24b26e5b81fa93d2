package programme

import (
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// check appends what is wrong with the parts of a figure.
func (p *Parts) check(fs check.Findings, path check.Path, whole figure.Figure) check.Findings {
	if p.IsZero() {
		return fs
	}
	if !p.Partial {
		fs = sizeOf(fs, path, "parts", p.Declared, len(p.Named))
	}
	percents, stated := 0, 0
	for i := range p.Named {
		f := &p.Named[i].Figure
		if !f.IsZero() {
			stated++
			if f.Unit() == "%" {
				percents++
			}
		}
	}
	why := ""
	switch {
	case stated == 0:
	case percents == stated && whole.Unit() != "%": // shares of the whole, whatever it is
		why = p.shares()
	case percents == 0 && !whole.IsZero():
		why = p.against(whole)
	}
	if why == "" {
		return fs
	}
	return append(fs, check.Finding{
		Code: "programme.parts-sum", Severity: check.Error, Path: path, Message: why,
		Values: []check.Value{{Name: "whole", Text: whole.String()}},
	})
}

// all reports whether every part is there, with a figure.
func (p *Parts) all() bool {
	for i := range p.Named {
		if p.Named[i].Figure.IsZero() {
			return false
		}
	}
	return !p.Partial && p.Declared.Compare(figure.Greater, figure.Int(int64(len(p.Named)))) != check.Met
}

// shares says why the parts cannot be shares of one whole, "" where they can.
func (p *Parts) shares() string {
	if p.Overlap != Exclusive || !p.all() {
		return ""
	}
	var w wholes
	for i := range p.Named {
		w.add(p.Named[i].Figure)
	}
	what, text := w.makes(func() []figure.Quantity {
		list := make([]figure.Quantity, len(p.Named))
		for i := range p.Named {
			list[i] = p.Named[i].Figure
		}
		return list
	})
	if what != "sum" {
		return ""
	}
	return "the parts come to " + text
}

// against says why the parts cannot make up the whole, "" where they can.
func (p *Parts) against(whole figure.Figure) string {
	sum := figure.Point(figure.Int(0))
	for i := range p.Named {
		f := &p.Named[i].Figure
		bounds := f.Bounds()
		if f.IsZero() {
			bounds = figure.From(figure.Int(0))
		}
		if bounds.CompareTo(figure.Greater, whole.Bounds()) == check.Met {
			return "the part of " + f.String() + " is more than the whole of " + whole.String()
		}
		sum = sum.Add(bounds)
	}
	switch total := whole.Bounds(); {
	case p.Overlap == Exclusive && sum.CompareTo(figure.Greater, total) == check.Met:
		return "the parts come to " + sum.String() + ", more than the whole of " + whole.String()
	case p.Overlap == Exclusive && p.all() && !sum.Meets(total),
		p.Overlap == Overlapping && p.all() && sum.CompareTo(figure.Less, total) == check.Met:
		return "the parts come to " + sum.String() + ", and the whole is " + whole.String()
	}
	return ""
}

// checkPeople looks at whom the programme is for, and what it depends on.
func (c *checker) checkPeople() {
	for i := range c.p.TargetGroups {
		g := &c.p.TargetGroups[i]
		c.fs = c.fs.UnderIndex("target_groups", i, g.Parts.check(nil, "parts", g.Size))
		c.fs = codeTwice(c.fs, "target_groups", &c.groups, i)
	}
	for i := range c.p.Assumptions {
		c.fs = c.fs.UnderIndex("assumptions", i, c.partAt(nil, "of", c.p.Assumptions[i].Of))
	}
	if len(c.p.Risks) == 0 && c.o.Profile.asks("programme.risks-missing") {
		c.add("programme.risks-missing", check.Warning, "risks", "the programme states no risks")
	}
	for i := range c.p.Risks {
		r := &c.p.Risks[i]
		c.fs = c.fs.UnderIndex("risks", i, c.organisationAt(c.partAt(nil, "of", r.Of), "owner", r.Owner))
	}
	for i := range c.p.Lists {
		c.fs = c.fs.UnderIndex("lists", i, c.p.Lists[i].check())
	}
	if c.p.Total.IsZero() && c.o.Profile.asks("programme.total-missing") {
		c.add("programme.total-missing", check.Warning, "total", "the programme has no total")
	}
}

// check returns the finding for a list whose size is not the one declared.
func (l *List) check() check.Findings {
	if l.Partial && l.Declared.Compare(figure.Less, figure.Int(int64(len(l.Items)))) != check.Met {
		return nil
	}
	return sizeOf(nil, "items", "items", l.Declared, len(l.Items))
}

func (c *checker) checkObservations() {
	list := c.p.Observations
	var baselines map[indicator.SeriesKey]int
	if len(list) > maxSmall {
		baselines = map[indicator.SeriesKey]int{}
		for i := range list {
			key := list[i].SeriesKey()
			if _, twice := baselines[key]; key.Role == figure.Baseline && !twice {
				baselines[key] = i
			}
		}
	}
	for i := range list {
		o := &list[i]
		var fs check.Findings
		ind := c.named(o.Indicator)
		switch {
		case ind != nil:
			fs = o.Check(*ind)
		case o.Indicator != "":
			fs = c.indicatorAt(fs, "indicator", -1, o.Indicator)
		}
		fs = c.reportedAt(fs, o.Of)
		if f, ok := o.Value.Figure(); ok {
			fs = ceiling(fs, "value", o.Role, f)
		}
		if o.Value.IsZero() && (o.Role == figure.Baseline || o.Role == figure.Target || o.Role == figure.Actual) {
			fs = append(fs, check.Finding{
				Code: "programme.observation-value", Severity: check.Error, Path: "value",
				Message: "the " + o.Role.String() + " of " + check.Quote(o.Indicator) + " is not stated, and nothing says why",
			})
		}
		if span := c.p.period(); o.Role == figure.Actual && !span.IsZero() && !o.Period.IsZero() && span.Overlaps(o.Period) == check.NotMet {
			fs = append(fs, check.Finding{
				Code: "programme.observation-outside", Severity: check.Note, Path: "period",
				Message: "the value is of " + o.Period.String() + ", and the programme runs in " + span.String(),
				Values:  []check.Value{{Name: "period", Text: o.Period.String()}, {Name: "span", Text: span.String()}},
			})
		}
		if ind != nil && o.Role == figure.Target {
			fs = wrongSide(fs, ind.Direction, o, c.baseline(o, baselines))
		}
		c.fs = c.fs.UnderIndex("observations", i, fs)
	}
}

// reportedAt appends the finding for where a value was reported, if that is
// neither the programme, nor a part of the results chain, nor a component.
func (c *checker) reportedAt(fs check.Findings, of string) check.Findings {
	if of == "" || of == c.p.ID || c.isPart(of) {
		return fs
	}
	if _, ok := c.components.find(of); ok {
		return fs
	}
	return append(fs, unknown("of", "component and no part of the results chain", of))
}

// baseline returns the first baseline of what o is a target for, nil where there
// is none.
func (c *checker) baseline(o *indicator.Observation, large map[indicator.SeriesKey]int) *indicator.Observation {
	if large != nil {
		key := o.SeriesKey()
		key.Role = figure.Baseline
		if i, ok := large[key]; ok {
			return &c.p.Observations[i]
		}
		return nil
	}
	for i := range c.p.Observations {
		b := &c.p.Observations[i]
		if b.Role == figure.Baseline && b.Indicator == o.Indicator && b.By == o.By && b.Contributor == o.Contributor && b.Of == o.Of && b.Place.Equal(o.Place) {
			return b
		}
	}
	return nil
}

// wrongSide appends the finding for a target that lies below its baseline where
// values are to rise, or above it where they are to fall.
func wrongSide(fs check.Findings, d indicator.Direction, target, baseline *indicator.Observation) check.Findings {
	op := figure.Less
	switch {
	case baseline == nil || d != indicator.Increase && d != indicator.Decrease:
		return fs
	case d == indicator.Decrease:
		op = figure.Greater
	}
	if target.Value.Bounds().CompareTo(op, baseline.Value.Bounds()) != check.Met {
		return fs
	}
	return append(fs, check.Finding{
		Code: "programme.target-direction", Severity: check.Warning, Path: "value",
		Message: "the target is " + target.Value.String() + " and the baseline " + baseline.Value.String() + ", and the direction is " + d.String(),
		Values:  []check.Value{{Name: "target", Text: target.Value.String()}, {Name: "baseline", Text: baseline.Value.String()}},
	})
}

func (c *checker) checkResults() {
	for i := range c.p.Results {
		c.fs = c.fs.UnderIndex("results", i, c.result(&c.p.Results[i]))
	}
}

func (c *checker) result(r *Result) check.Findings {
	fs := r.Parts.check(c.partAt(nil, "of", r.Of), "parts", r.Figure)
	fs = ceiling(fs, "figure", figure.NoRole, r.Figure)
	return lasts(fs, "over", r.Period, r.Over)
}

func (c *checker) checkDocuments() {
	for i := range c.p.Documents {
		c.fs = c.fs.UnderIndex("documents", i, c.document(&c.p.Documents[i]))
		c.fs = codeTwice(c.fs, "documents", &c.documents, i)
	}
}

func (c *checker) document(d *Document) check.Findings {
	var fs check.Findings
	if d.Title.IsZero() && len(d.Aliases) == 0 {
		fs = noTitle(fs, "document")
	}
	if d.Status != Planned {
		fs = c.future(fs, "published", d.Published)
	}
	fs = c.organisationAt(fs, "issuer", d.Issuer)
	fs = c.organisationsAt(fs, "parties", d.Parties)
	fs = c.organisationsAt(fs, "funded_by", d.FundedBy)
	fs = c.organisationsAt(fs, "to_be_funded_by", d.ToBeFundedBy)
	for i := range d.Parts {
		fs = fs.UnderIndex("parts", i, d.Parts[i].check())
	}
	for i := range d.Influences {
		if on := d.Influences[i].On; !c.isDocument(on) {
			fs = append(fs, check.Finding{
				Code: "programme.document-unknown", Severity: check.Error, Path: in("influences", i, "on"),
				Message: "no document has the code " + check.Quote(on), Values: []check.Value{{Name: "code", Text: on}},
			})
		}
	}
	return fs
}
