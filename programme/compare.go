package programme

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// Accord says how what several sources state stands to each other. The zero
// value is that nothing is stated.
type Accord uint8

// The accords, from the best to the worst.
const (
	NoAccord     Accord = iota
	Same                // stated alike
	Compatible          // may be the same at the stated precision, or one says more than the other
	OnlyIn              // one source alone states it
	Incomparable        // stated in ways that cannot be compared, such as two currencies
	Conflict            // cannot both be so, or are worded in ways that do not fit
)

var accords = check.Enum[Accord]{What: "programme: accord", Names: []string{
	"", "same", "compatible", "only-in", "incomparable", "conflict",
}}

// String returns the accord in kebab-case, "" where nothing is stated.
func (a Accord) String() string { return accords.String(a) }

// MarshalText returns what String does.
func (a Accord) MarshalText() ([]byte, error) { return accords.Marshal(a) }

// UnmarshalText reads what [Accord.MarshalText] writes.
func (a *Accord) UnmarshalText(text []byte) error { return accords.Unmarshal(a, text) }

// Comparison is what several sources say about one programme, side by side.
type Comparison struct {
	// Sources names the statements, in the order in which they were given: the
	// source as far as it is stated, else its number. The page is in it where
	// several statements are from one source.
	Sources []string
	// Fields holds what at least one of them states, in the order of the fields
	// of a [Programme]. Elements of lists stand under their code or their words,
	// in an order that does not depend on that of the statements.
	Fields []Compared
}

// Compared is one thing that one or several sources state.
type Compared struct {
	Field  string // what: "span", "organisations sdc: name"
	Accord Accord
	Sides  []Side // those that state it, in the order of the statements
	Why    string // what the accord rests on, where that is not plain
}

// Side is what one source states.
type Side struct {
	Statement int        // from 0, as given to [Compare]
	Source    string     // as in [Comparison.Sources]
	Path      check.Path // where in its record
	Text      string     // as stated
}

// Compare sets several statements about one programme side by side, field by
// field: the same, compatible, in one source alone, in conflict. Nothing is
// merged and none is preferred. It does not depend on the order of the
// statements, but that sides are in it.
//
//   - Dates and figures are compatible where they may be the same at the
//     precision in which each is stated. Figures in unlike units or roles, such
//     as a target and what was reached, are incomparable.
//   - Texts are the same in the same words, and compatible where they differ by
//     case and punctuation alone, or one stands in the other as a whole; other
//     wordings are in conflict. Texts without a language in common are
//     incomparable.
//   - Countries, and named areas of one kind, are sets, which a list states in
//     full unless it states a greater number: eight listed and ten stated leave
//     two open. They are compatible where both can be the same set, and in
//     conflict where not.
//   - Titles fit where one is an alias of the other, or both have one alias.
//   - Elements of other lists are put together by their code, or by their words
//     where those fit: organisations by code, name or acronym, objectives by
//     their text alone, outcomes, outputs, activities, deliverables, events,
//     results and documents by text and then by code, phases by code and then by
//     text, coverage by place and part, calls for grants, their tiers and loans by
//     code and then by title. What has no counterpart is stated in one
//     source alone. Parts of the results chain are compared wherever in it a
//     source puts them.
//   - Observations are put together by indicator, role, place, breakdown,
//     contributor and period, and compared by their values as figures are.
//   - What is not listed here is the same where it is written alike, and else
//     incomparable: fields of the record under their name, and what is left of an
//     organisation, a relation, a phase, a coverage, a target group, a part of the
//     results chain, a call for grants or a tier of it, a portfolio of loans, an
//     indicator, an observation, a result or a document together as "the rest".
//     Why says which of them differ.
func Compare(statements ...Programme) Comparison {
	c := comparer{statements: statements}
	count := make(map[string]int, len(statements))
	for i := range statements {
		count[sourceName(&statements[i], i, false)]++
	}
	for i := range statements {
		name := sourceName(&statements[i], i, false)
		c.out.Sources = append(c.out.Sources, sourceName(&statements[i], i, count[name] > 1))
	}
	c.compare()
	return c.out
}

// sourceName returns how a statement is called, by its page as well where it is
// asked for.
func sourceName(p *Programme, i int, byPage bool) string {
	s := p.Source
	s.Quote, s.Link = "", ""
	if !byPage {
		s.Page = ""
	}
	if s.IsZero() {
		return "statement " + strconv.Itoa(i+1)
	}
	return s.String()
}

// Of returns the fields of an accord.
func (c Comparison) Of(a Accord) []Compared {
	var out []Compared
	for _, f := range c.Fields {
		if f.Accord == a {
			out = append(out, f)
		}
	}
	return out
}

// Field returns what is compared under a name, and false where no source states
// it.
func (c Comparison) Field(name string) (Compared, bool) {
	for _, f := range c.Fields {
		if f.Field == name {
			return f, true
		}
	}
	return Compared{}, false
}

// Check returns a finding of the code programme.sources-conflict (warning) for
// each conflict, at the place in the record of the first source that states it,
// and of the code programme.sources-incomparable (note) for what cannot be
// compared.
func (c Comparison) Check() check.Findings {
	var fs check.Findings
	for _, f := range c.Fields {
		code, severity := "programme.sources-conflict", check.Warning
		switch f.Accord {
		case Conflict:
		case Incomparable:
			code, severity = "programme.sources-incomparable", check.Note
		default:
			continue
		}
		finding := check.Finding{Code: code, Severity: severity, Path: f.Sides[0].Path, Message: f.Field + ": "}
		for i, s := range f.Sides {
			if i > 0 {
				finding.Message += ", and "
			}
			finding.Message += fmt.Sprintf("%s in %s", check.Quote(s.Text), s.Source)
			finding.Values = append(finding.Values, check.Value{Name: s.Source, Text: s.Text})
		}
		fs = append(fs, finding)
	}
	return fs
}

// String returns the comparison as text: a line for each field with its accord,
// and below it a line for each thing that is said, with the numbers of the
// sources. It is as wide as it is; see [Comparison.AppendText].
func (c Comparison) String() string { return string(c.AppendText(nil, 0)) }

// AppendText appends the comparison as text, lines broken at a width in
// characters; 0 breaks none. A word that is longer stands on a line of its own.
func (c Comparison) AppendText(dst []byte, width int) []byte {
	for i, s := range c.Sources {
		dst = appendHanging(dst, "["+strconv.Itoa(i+1)+"] ", s, width)
	}
	for _, f := range c.Fields {
		head := f.Accord.String()
		if f.Accord == OnlyIn {
			head += " [" + strconv.Itoa(f.Sides[0].Statement+1) + "]"
		}
		if f.Why != "" {
			head += ": " + f.Why
		}
		dst = appendLines(dst, "", 4, wrap(f.Field+": "+head, max(0, width-4)))
		for i, s := range f.Sides {
			if slices.ContainsFunc(f.Sides[:i], func(t Side) bool { return t.Text == s.Text }) {
				continue
			}
			marks := " "
			for _, t := range f.Sides[i:] {
				if t.Text == s.Text {
					marks += " [" + strconv.Itoa(t.Statement+1) + "]"
				}
			}
			dst = appendHanging(dst, marks, s.Text, width)
		}
	}
	return dst
}

// comparer is one comparison on its way.
type comparer struct {
	statements []Programme
	out        Comparison
}

// stated is what one statement says of a field; not ok says nothing.
type stated struct {
	path check.Path
	text string
	ok   bool
}

// add compares what the statements say of a field: by is the accord of two of
// them, and what it rests on.
func (c *comparer) add(field string, sides []stated, by func(i, j int) (Accord, string)) {
	out := Compared{Field: field}
	var at []int
	for i, s := range sides {
		if s.ok {
			out.Sides = append(out.Sides, Side{Statement: i, Source: c.out.Sources[i], Path: s.path, Text: s.text})
			at = append(at, i)
		}
	}
	switch len(at) {
	case 0:
		return
	case 1:
		out.Accord = OnlyIn
	default:
		out.Accord = Same
		for k, i := range at {
			for _, j := range at[k+1:] {
				a, why := by(i, j)
				switch {
				case a > out.Accord:
					out.Accord, out.Why = a, why
				case a == out.Accord && why != "" && (out.Why == "" || why < out.Why):
					out.Why = why
				}
			}
		}
	}
	c.out.Fields = append(c.out.Fields, out)
}

// sides returns what each statement says of a field.
func (c *comparer) sides(of func(p *Programme) stated) []stated {
	out := make([]stated, len(c.statements))
	for i := range c.statements {
		out[i] = of(&c.statements[i])
	}
	return out
}

func (c *comparer) compare() {
	c.title()
	c.word("short", func(p *Programme) (check.Path, string) { return "short", p.Short })
	c.word("kind", func(p *Programme) (check.Path, string) { return "kind", p.Kind.String() })
	c.word("status", func(p *Programme) (check.Path, string) { return "status", p.Status.String() })
	c.figure("duration", func(p *Programme) (check.Path, figure.Figure) { return "duration", p.Duration })
	c.span("span", func(p *Programme) (check.Path, period.Span) { return "span", p.Span })
	c.phases()
	c.relations()
	c.classifications()
	c.countries()
	c.coverage()
	c.locations()
	parties := c.organisations()
	c.objectives()
	c.figure("declared outcomes", func(p *Programme) (check.Path, figure.Figure) { return "declared_outcomes", p.DeclaredOutcomes })
	c.chain()
	c.targetGroups()
	c.figure("total", func(p *Programme) (check.Path, figure.Figure) { return "total", p.Total.Figure() })
	c.contributions(parties)
	c.shares(parties)
	c.grants()
	c.loans()
	c.indicators()
	c.observations()
	c.results()
	c.documents()
	c.lists()
	c.others()
}

// others compares what has no comparison of its own by how it is written.
func (c *comparer) others() {
	written := make([]map[string]json.RawMessage, len(c.statements))
	names := make(map[string]bool)
	for i, rest := range c.statements {
		rest.ID, rest.Source = "", figure.Source{}
		rest.Title, rest.Short, rest.Kind, rest.Status, rest.Span = lang.Text{}, "", NoKind, NoStatus, period.Span{}
		rest.Relations, rest.Classifications, rest.Countries, rest.Locations, rest.Organisations = nil, nil, nil, nil, nil
		rest.Objectives, rest.DeclaredOutcomes, rest.TargetGroups = nil, figure.Figure{}, nil
		rest.Outcomes, rest.Outputs, rest.Activities, rest.Events, rest.Lists = nil, nil, nil, nil, nil
		rest.Phases, rest.Coverage, rest.Observations = nil, nil, nil
		rest.Duration, rest.DeclaredCountries = figure.Figure{}, figure.Figure{} // the latter with the countries
		rest.Total, rest.Contributions, rest.Shares = money.Figure{}, nil, nil
		rest.Grants, rest.Loans = nil, nil
		rest.Indicators, rest.Results, rest.Documents = indicator.Framework{}, nil, nil
		data, err := json.Marshal(rest)
		if err != nil || json.Unmarshal(data, &written[i]) != nil {
			continue // what cannot be written is not compared
		}
		for name := range written[i] {
			names[name] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		sides := make([]stated, len(written))
		for i, fields := range written {
			sides[i] = stated{check.Path(name), string(fields[name]), fields[name] != nil}
		}
		c.add(strings.ReplaceAll(name, "_", " "), sides, func(i, j int) (Accord, string) {
			if bytes.Equal(written[i][name], written[j][name]) {
				return Same, ""
			}
			return Incomparable, "not written alike"
		})
	}
}
