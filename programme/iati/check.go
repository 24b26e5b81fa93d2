package iati

import (
	"strconv"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

// Check returns what is wrong with a by the schema ([Activity.CheckSchema]) and
// by the rules of the standard ([Rules]), in one pass. Paths follow the names of
// elements and attributes, with lists counted from 0:
// "budget[1].value.value-date". Messages end with the line in the file, where a
// was read from one. What only a whole file shows, [Checker] finds: identifiers
// that stand twice, relations, levels of a hierarchy.
//
// A clean activity allocates little, whatever its length.
func (a *Activity) Check(o Options) check.Findings {
	c := newChecker(&o)
	c.fs = a.CheckSchema()
	c.activity(a)
	return o.Levels.Apply(c.fs)
}

// Check returns what is wrong with o, as [Activity.Check] does of activities.
func (o *Organisation) Check(options Options) check.Findings {
	c := newChecker(&options)
	c.fs = o.CheckSchema()
	c.organisation(o)
	return options.Levels.Apply(c.fs)
}

// checker is a pass over one record, or over the records of one file.
type checker struct {
	o      *Options
	strict bool
	// version 2.01 and 2.02 have no upper end of percentages.
	noUpper bool
	path    []step // of the element at hand, below the record
	fs      check.Findings
	texts   missing // texts without a language
	amounts missing // amounts without a currency
	periods []budgetPeriod
	cells   []cell
	groups  []group
}

// missing counts the elements that lack something, and keeps the first.
type missing struct {
	n    int
	path check.Path
	line int32
}

func newChecker(o *Options) *checker {
	return &checker{o: o, strict: o.Profile == Strict, path: make([]step, 0, 16)}
}

// in and out keep the path of the element at hand. at is its place in a list,
// -1 where there is none.
func (c *checker) in(name string, at int) { c.path = append(c.path, step{name, at + 1}) }
func (c *checker) out()                   { c.path = c.path[:len(c.path)-1] }

// at returns the path of a field of the element at hand; "" is the element.
func (c *checker) at(field string) check.Path { return pathTo(c.path, field) }

func pathTo(steps []step, field string) check.Path {
	var b strings.Builder
	for _, s := range steps {
		if b.Len() > 0 {
			b.WriteByte('.')
		}
		b.WriteString(s.name)
		if s.n > 0 {
			b.WriteString("[" + strconv.Itoa(s.n-1) + "]")
		}
	}
	if b.Len() > 0 && field != "" {
		b.WriteByte('.')
	}
	return check.Path(b.String() + strings.ReplaceAll(field, ":", "-"))
}

// find appends a finding about a field of the element at hand.
func (c *checker) find(code string, line int32, field, message string, values ...check.Value) {
	c.fs = append(c.fs, ruled(code, c.at(field), line, message, values...))
}

// ruled returns the finding of a rule, with the rule's severity.
func ruled(code string, path check.Path, line int32, message string, values ...check.Value) check.Finding {
	if line > 0 {
		message += " (line " + strconv.Itoa(int(line)) + ")"
	}
	return check.Finding{Code: code, Severity: severityOf(code), Path: path, Message: message, Values: values}
}

func value(name, text string) check.Value { return check.Value{Name: name, Text: text} }

// as lowers or raises the severity of the last finding.
func (c *checker) as(s check.Severity) { c.fs[len(c.fs)-1].Severity = s }

// has reports whether an attribute is there. For the official validator one
// without a value is.
func (c *checker) has(e *Element, name, text string) bool {
	if c.strict {
		return collapse(text) != ""
	}
	return text != "" || e.Blank(name)
}

// told reports whether there is a text. For the official validator an empty one
// is.
func (c *checker) told(ns Narratives) bool {
	if !c.strict {
		return len(ns) > 0
	}
	for i := range ns {
		if strings.TrimSpace(ns[i].Text) != "" {
			return true
		}
	}
	return false
}

// day returns the day of a date, which is the zero date where none is stated or
// what stands there is none: rules pass over it.
func day(d Date) period.Date {
	if d == "" {
		return period.Date{}
	}
	p, err := d.Day()
	if err != nil {
		return period.Date{}
	}
	return p
}

// future reports whether a day lies behind that of the check.
func (c *checker) future(d period.Date) bool {
	return !d.IsZero() && !c.o.AsOf.IsZero() && d.After(c.o.AsOf) == check.Met
}

// order finds an end before its start, in the element at hand. Equal dates pass.
func (c *checker) order(code string, start, end Date, line int32) {
	from, to := day(start), day(end)
	if !from.IsZero() && !to.IsZero() && to.Compare(from) < 0 {
		c.find(code, line, "period-end", "the period ends on "+to.String()+", before it starts on "+from.String(),
			value("start", from.String()), value("end", to.String()))
	}
}

// year finds a period of more than 365 days between its two dates.
func (c *checker) year(start, end Date, line int32) {
	from, to := day(start), day(end)
	if from.IsZero() || to.IsZero() {
		return
	}
	if days := to.DayNumber() - from.DayNumber(); days > 365 {
		c.find("7.5.3", line, "period-end", "the budget period from "+from.String()+" to "+to.String()+" is longer than a year: its dates are "+
			strconv.Itoa(days)+" days apart, 365 at most", value("start", from.String()), value("end", to.String()))
	}
}
