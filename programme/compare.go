package programme

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

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

// word compares a code or an acronym.
func (c *comparer) word(field string, of func(*Programme) (check.Path, string)) {
	c.add(field, c.sides(func(p *Programme) stated {
		path, w := of(p)
		return stated{path, w, w != ""}
	}), func(i, j int) (Accord, string) {
		_, a := of(&c.statements[i])
		_, b := of(&c.statements[j])
		return compareWords(a, b, Conflict)
	})
}

// title compares the titles. A source that has the title of another as an alias
// speaks of the same thing.
func (c *comparer) title() {
	c.add("title", c.sides(func(p *Programme) stated {
		return stated{"title", p.Title.String(), !p.Title.IsZero()}
	}), func(i, j int) (Accord, string) {
		a, b := &c.statements[i], &c.statements[j]
		return compareTitles(a.Title, a.Aliases, b.Title, b.Aliases)
	})
}

// compareTitles compares two titles: where they do not fit, an alias may.
func compareTitles(a lang.Text, aliasesOfA []lang.Text, b lang.Text, aliasesOfB []lang.Text) (Accord, string) {
	accord, why := compareTexts(a, b)
	if accord <= Compatible {
		return accord, why
	}
	for _, x := range append([]lang.Text{a}, aliasesOfA...) {
		for _, y := range append([]lang.Text{b}, aliasesOfB...) {
			if textsFit(x, y) {
				return Compatible, "one is an alias of the other"
			}
		}
	}
	return accord, why
}

// compareTexts compares two texts in the languages that they have in common.
func compareTexts(a, b lang.Text) (Accord, string) {
	out, why := NoAccord, ""
	for tag, s := range a.All() {
		for other, t := range b.All() {
			if tag != other {
				continue
			}
			accord, because := Conflict, ""
			switch x, y := fold(s), fold(t); {
			case s == t:
				accord = Same
			case x == y && x != "":
				accord, because = Compatible, "they differ by case and punctuation alone"
			case isPhraseOf(x, y) || isPhraseOf(y, x):
				accord, because = Compatible, "one stands in the other"
			}
			if accord > out || accord == out && because > why {
				out, why = accord, because
			}
		}
	}
	if out == NoAccord {
		return Incomparable, "they have no language in common"
	}
	return out, why
}

// textsFit reports whether two texts may be the same words.
func textsFit(a, b lang.Text) bool {
	accord, _ := compareTexts(a, b)
	return accord == Same || accord == Compatible
}

// fold returns the words of s in lower case with a blank between.
func fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	}), " ")
}

// isPhraseOf reports whether folded words stand in others, whole words alone.
func isPhraseOf(part, whole string) bool {
	return part != "" && strings.Contains(" "+whole+" ", " "+part+" ")
}

func (c *comparer) span(field string, of func(*Programme) (check.Path, period.Span)) {
	c.add(field, c.sides(func(p *Programme) stated {
		path, s := of(p)
		return stated{path, s.String(), !s.IsZero()}
	}), func(i, j int) (Accord, string) {
		_, a := of(&c.statements[i])
		_, b := of(&c.statements[j])
		return compareSpans(a, b)
	})
}

func compareSpans(a, b period.Span) (Accord, string) {
	switch {
	case a == b || a.Same(b) == check.Met:
		return Same, ""
	case a.Compatible(b):
		return Compatible, "at the precision of the dates"
	}
	return Conflict, ""
}

func (c *comparer) figure(field string, of func(*Programme) (check.Path, figure.Figure)) {
	c.add(field, c.sides(func(p *Programme) stated {
		path, f := of(p)
		return stated{path, f.String(), !f.IsZero()}
	}), func(i, j int) (Accord, string) {
		_, a := of(&c.statements[i])
		_, b := of(&c.statements[j])
		return compareFigures(a, b)
	})
}

// compareFigures compares two figures by what they leave possible.
func compareFigures(a, b figure.Figure) (Accord, string) {
	x, y := a.Bounds(), b.Bounds()
	switch {
	case a.Unit() != b.Unit() && (figure.IsCurrencyCode(a.Unit()) || figure.IsCurrencyCode(b.Unit())):
		return Incomparable, "in unlike currencies"
	case a.Unit() != "" && b.Unit() != "" && fold(a.Unit()) != fold(b.Unit()):
		return Incomparable, "in unlike units"
	case a.Role() != b.Role() && a.Role() != figure.NoRole && b.Role() != figure.NoRole:
		words := []string{a.Role().String(), b.Role().String()}
		slices.Sort(words)
		return Incomparable, "one is " + words[0] + ", the other " + words[1]
	case !x.Meets(y):
		return Conflict, ""
	case x.Equal(y) && a.Hedge() == b.Hedge():
		return Same, ""
	}
	return Compatible, "at the precision of the figures"
}

// amount is what a statement says of money, in one figure or several.
type amount struct {
	figure figure.Figure // of one
	bounds figure.Interval
	units  []string
	text   string
}

// amounts adds up figures: of unlike currencies there is no sum.
func amounts(list []money.Figure) amount {
	out := amount{bounds: figure.Point(figure.Int(0))}
	var texts []string
	for _, m := range list {
		if m.IsZero() {
			texts = append(texts, "an amount that is not stated")
			out.bounds = out.bounds.Add(figure.From(figure.Int(0)))
			continue
		}
		out.figure, out.bounds = m.Figure(), out.bounds.Add(m.Bounds())
		texts = append(texts, m.String())
		if unit := m.Currency().Code(); !slices.Contains(out.units, unit) {
			out.units = append(out.units, unit)
		}
	}
	if len(list) != 1 {
		out.figure = figure.Figure{}
	}
	slices.Sort(texts)
	slices.Sort(out.units)
	out.text = strings.Join(texts, " + ")
	return out
}

func compareAmounts(a, b amount) (Accord, string) {
	switch {
	case !a.figure.IsZero() && !b.figure.IsZero():
		return compareFigures(a.figure, b.figure)
	case a.text == b.text:
		return Same, ""
	case len(a.units) > 1 || len(b.units) > 1 || len(a.units)+len(b.units) == 2 && a.units[0] != b.units[0]:
		return Incomparable, "in unlike currencies"
	case !a.bounds.Meets(b.bounds):
		return Conflict, ""
	}
	return Compatible, "at the precision of the figures"
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
