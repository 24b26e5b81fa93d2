package iati

import (
	"errors"
	"fmt"
	"strconv"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// Publication is what the standard asks of a record and a programme does not
// tell: who publishes it, under which identifiers, and what stands in for what is
// not stated. What stands in is marked, so that it never comes back as if the
// programme had stated it. The zero value has none.
type Publication struct {
	Ref       string    // identifier of the organisation that publishes: "XM-DAC-47066"
	Type      string    // code of its type: "40"
	Name      lang.Text // its name
	Secondary bool      // it reports on what others do

	// Prefix goes before the ID of a programme without an identifier of the
	// standard, with a hyphen between. "": Ref.
	Prefix string
	Lang   lang.Tag // the default language of texts; not stated: English
	// AsOf is the day on which the record is made. By it, the dates of a
	// programme that does not tell planned dates from actual ones are told apart,
	// and say its status where it has none.
	AsOf period.Date

	// StandardOnly leaves out everything of Namespace, for files that are to hold
	// no more than a reader of the standard sees. What has no place is then lost.
	StandardOnly bool

	// Each of these stands in where a programme states none. Without it the
	// element is missing, and the record not valid.
	Start       period.Date      // a planned start
	Status      programme.Status // the status of the whole
	Participant OrganisationRole // the role in which the publisher itself stands for the organisations
	Description lang.Text        // "No description is stated."

	// Documents of a programme become links where both of these are stated, which
	// the standard wants of each link.
	DocumentFormat   string // media type: "text/html"
	DocumentCategory string // code of DocumentCategory: "A12"

	identifiers map[string]string // of the programmes of a file that have one, by their IDs
}

// ErrMap says that a programme cannot be mapped at all: its JSON form cannot be
// written, or what came back from a record is no programme.
var ErrMap = errors.New("iati: cannot map")

// FromProgramme returns a programme as an activity. What the standard has a place
// for stands in its elements, by the table of [Correspondences]; all else travels
// in one element of [Namespace] and in attributes beside the elements, so that
// [ToProgramme] returns a programme with the same JSON form.
//
// The findings are the list of what a reader of the standard alone does not see,
// or sees otherwise than it was stated. Paths are those of the programme:
//
//   - iati.map-carried (note): it has no place in the standard, and travels in
//     Namespace. There is one for a field of all items of a list, at the first
//     place, with their number
//   - iati.map-dropped (warning): the same under [Publication.StandardOnly], where
//     it is lost
//   - iati.map-missing (error): an element that the standard requires, and
//     nothing to put there: the record is not valid
//   - iati.map-stand-in (warning): such an element with what Publication puts
//     there
//   - iati.map-day (note): a date or period that is not stated to the day, of
//     which the standard gets the first or the last
//   - iati.map-character (warning): characters that XML does not allow
//   - iati.map-rounded (note): a figure that is stated to some digits ("8
//     million"), of which the standard gets the plain number
//   - iati.map-budget-unclear (error): no budgets are written, since the lines
//     stand against each other
//   - iati.map-budget-year (warning): a budget over more than the 365 days that
//     the standard allows
//   - iati.map-budget-currency (warning): budgets of one period in several
//     currencies, which stand beside each other
//   - iati.map-value-date (warning): a value date that is not stated, or not the
//     same for all lines of a budget: the first day of the period stands there
//   - iati.map-unshared (warning): several countries and regions without
//     percentages, which the standard asks for
//
// The error matches [ErrMap].
func FromProgramme(p programme.Programme, how Publication) (Activity, check.Findings, error) {
	if how.Prefix == "" {
		how.Prefix = how.Ref
	}
	w := newMapper(&p, how)
	w.standard()
	if err := w.rest(); err != nil {
		return Activity{}, nil, fmt.Errorf("%w %s: %w", ErrMap, check.Quote(p.ID), err)
	}
	return w.a, w.fs, nil
}

// FromProgrammes returns each programme as an activity, with its level: a
// component stands one below the programme that it is a component of, if that is
// among them. The findings are those of [FromProgramme], with the place in ps
// before them ("programmes[2].span"), and
//
//   - iati.map-levels (warning): money of a programme and of its component, which
//     a reader may add up although the one holds the other
//   - iati.map-cycle (error): a programme that is a component of itself, by way of
//     others: it has no level
func FromProgrammes(ps []programme.Programme, how Publication) ([]Activity, check.Findings, error) {
	out := make([]Activity, len(ps))
	var all check.Findings
	how.identifiers = map[string]string{}
	for i := range ps {
		for _, id := range ps[i].Identifiers {
			if id.Code.Vocabulary == programme.IATIActivity && !id.Former && how.identifiers[ps[i].ID] == "" {
				how.identifiers[ps[i].ID] = id.Code.Value
			}
		}
	}
	for i := range ps {
		a, fs, err := FromProgramme(ps[i], how)
		if err != nil {
			return nil, nil, err
		}
		out[i], all = a, all.UnderIndex("programmes", i, fs)
	}
	return out, levels(all, ps, out), nil
}

// levels sets the level of each activity.
func levels(fs check.Findings, ps []programme.Programme, out []Activity) check.Findings {
	at := map[string]int{}
	for i := range ps {
		if _, twice := at[ps[i].ID]; !twice && ps[i].ID != "" {
			at[ps[i].ID] = i
		}
	}
	parent := make([]int, len(ps))
	for i := range parent {
		parent[i] = -1
	}
	for i := range ps {
		for _, r := range ps[i].Relations {
			j, known := at[r.Programme]
			switch {
			case !known || i == j:
			case r.Kind == programme.Parent && parent[i] < 0:
				parent[i] = j
			case r.Kind == programme.Component && parent[j] < 0:
				parent[j] = i
			}
		}
	}
	for i := range ps {
		level := 1
		for j := parent[i]; j >= 0 && level <= len(ps); j = parent[j] {
			level++
		}
		if level > len(ps) && len(ps) > 0 && parent[i] >= 0 {
			fs = fs.UnderIndex("programmes", i, check.Findings{{
				Code: "iati.map-cycle", Severity: check.Error, Path: "relations",
				Message: "the programme " + check.Quote(ps[i].ID) + " is a component of itself, by way of others",
			}})
			continue
		}
		out[i].Hierarchy = Integer(strconv.Itoa(level))
		if j := parent[i]; j >= 0 && hasMoney(&out[i]) && hasMoney(&out[j]) {
			fs = fs.UnderIndex("programmes", i, check.Findings{{
				Code: "iati.map-levels", Severity: check.Warning, Path: "finance",
				Message: "both " + check.Quote(ps[i].ID) + " and the programme that it is a component of, " + check.Quote(ps[j].ID) +
					", have budgets or transactions: a reader may count them twice",
			}})
		}
	}
	return fs
}

func hasMoney(a *Activity) bool { return len(a.Budgets)+len(a.Transactions) > 0 }

// ToProgramme returns an activity as a programme. What [FromProgramme] put into
// Namespace comes back; where an element of the standard was changed since, the
// element counts.
//
// The findings are the list of what does not come back, or not in full. Paths are
// those of the activity for what a programme has no place for:
//
//   - iati.map-lost (note): a value of the standard that is not there when the
//     programme is mapped to an activity again. There is one for each kind of
//     place, at the first of them, with their number
//   - iati.map-foreign (note): elements and attributes of other namespaces,
//     comments, and what else the standard knows nothing of
//
// and those of the programme for what is wrong with the content of Namespace:
//
//   - iati.map-edited (warning): it was written beside other elements than those
//     that are there: they count
//   - iati.map-damaged (error): it cannot be read
//
// The error matches [ErrMap].
func ToProgramme(a Activity) (programme.Programme, check.Findings, error) {
	plain := newMapReader(&a).programme()
	p, fs, err := restored(plain, &a)
	if err != nil {
		return programme.Programme{}, nil, fmt.Errorf("%w %s: %w", ErrMap, check.Quote(a.Identifier.Text), err)
	}
	return p, append(append(fs, lost(&a, &p)...), foreign(&a)...), nil
}

// restored returns what the standard tells of a programme with what Namespace
// adds to it.
func restored(plain programme.Programme, a *Activity) (programme.Programme, check.Findings, error) {
	inside := a.inside()
	for i := range inside {
		if inside[i].Name.Space != Namespace || inside[i].Name.Local != "programme" {
			continue
		}
		standard, err := treeOf(plain)
		if err != nil {
			return plain, nil, err
		}
		var r restorer
		whole, _ := r.apply(&inside[i], &standard, "")
		var p programme.Programme
		if err := p.UnmarshalJSON(whole.append(nil)); err != nil {
			return plain, nil, err
		}
		return p, r.fs, nil
	}
	return plain, nil, nil
}

// own returns an attribute of Namespace, "" where the element has none.
func (e *Element) own(local string) string {
	if e.Rest == nil {
		return ""
	}
	for i := range e.Rest.Attrs {
		if a := &e.Rest.Attrs[i]; a.Name.Space == Namespace && a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// mark adds an attribute of Namespace, unless it says nothing.
func (e *Element) mark(local, value string) {
	if value != "" {
		e.rest().Attrs = append(e.rest().Attrs, Attr{own(local), value})
	}
}

// The value of the attribute "added" of elements that the programme does not
// state.
const added = "publication"

func (e *Element) isAdded() bool { return e.own("added") != "" }
