package diaspora

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/place"
)

// ErrFunnel matches the error for a funnel of which a stage is above an earlier
// one.
var ErrFunnel = errors.New("diaspora: not a funnel")

// Funnel is how many persons reached each stage of a scheme: 1,200 were
// consulted, 409 registered, 19 placed. Those of one stage are among those of
// the stage before.
type Funnel struct {
	Title  lang.Text     `json:"title,omitzero"`
	Stages []FunnelStage `json:"stages"` // the widest first
	// Destinations are where those of the last stage went, with what was aimed
	// at.
	Destinations []FunnelDestination `json:"destinations,omitempty"`
}

// FunnelStage is one stage.
type FunnelStage struct {
	Name  string        `json:"name"`
	Count figure.Figure `json:"count,omitzero"` // of persons, as reported: "500+"
}

// FunnelDestination is one country, or another destination, with its target.
type FunnelDestination struct {
	Country  place.Country `json:"country,omitzero"`
	Name     string        `json:"name,omitempty"` // where it is no country
	Target   figure.Figure `json:"target,omitzero"`
	Achieved figure.Figure `json:"achieved,omitzero"` // 0 is stated, and not the same as not stated
}

// UnmarshalJSON reads what json.Marshal writes, strictly, as
// [check.DecodeJSON] does. An error leaves f as it was.
func (f *Funnel) UnmarshalJSON(data []byte) error {
	type plain Funnel
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("diaspora: funnel: %w", err)
	}
	*f = Funnel(in)
	return nil
}

// Holds answers whether no stage is above an earlier one. It cannot be told
// where a hedge leaves it open, as of "at least 280" after "500+".
func (f Funnel) Holds() check.Verdict {
	verdict := check.Met
	f.compare(func(_, _ int, v check.Verdict) { verdict = check.All(verdict, v) })
	return verdict
}

// compare calls found for each stage that is, or may be, above an earlier one,
// with that one. It looks at the stage before and at the narrowest of all
// before.
func (f Funnel) compare(found func(stage, earlier int, v check.Verdict)) {
	narrowest := 0
	for i := 1; i < len(f.Stages); i++ {
		here := f.Stages[i].Count.Bounds()
		v, earlier := here.CompareTo(figure.LessOrEqual, f.Stages[i-1].Count.Bounds()), i-1
		if w := here.CompareTo(figure.LessOrEqual, f.Stages[narrowest].Count.Bounds()); w == check.NotMet {
			v, earlier = w, narrowest
		}
		if v != check.Met {
			found(i, earlier, v)
		}
		if hi, _, ok := here.Hi(); ok {
			least, _, bounded := f.Stages[narrowest].Count.Bounds().Hi()
			if !bounded || hi.Cmp(least) < 0 {
				narrowest = i
			}
		}
	}
}

// Check returns what is wrong with f, in the order of the fields, under the
// codes
//
//   - diaspora.funnel-stages (error): fewer than one stage, or a name that
//     stands twice
//   - diaspora.funnel-count (error): a count, a target or an achieved number
//     below 0
//   - diaspora.funnel-order (error; note where it cannot be told): a stage above
//     an earlier one
//   - diaspora.funnel-destination-twice (error): a destination that stands twice
//   - diaspora.funnel-destinations (error): destinations that together are not
//     the last stage
func (f Funnel) Check() check.Findings {
	var fs check.Findings
	add := func(code string, s check.Severity, path check.Path, message string) {
		fs = append(fs, check.Finding{Code: code, Severity: s, Path: path, Message: message})
	}
	notBelowZero := func(list string, i int, field string, n figure.Figure) {
		if n.Compare(figure.Less, figure.Int(0)) == check.Met {
			add("diaspora.funnel-count", check.Error, check.Path(list).Index(i).Field(field), "it is "+n.String()+": want none below 0")
		}
	}
	if len(f.Stages) == 0 {
		add("diaspora.funnel-stages", check.Error, "stages", "there is no stage")
	}
	seen := map[string]int{}
	for i, s := range f.Stages {
		if first, twice := seen[s.Name]; twice {
			add("diaspora.funnel-stages", check.Error, check.Path("stages").Index(i).Field("name"),
				fmt.Sprintf("the name %s is that of stages[%d] too", check.Quote(s.Name), first))
		} else {
			seen[s.Name] = i
		}
		notBelowZero("stages", i, "count", s.Count)
	}
	f.compare(func(stage, earlier int, v check.Verdict) {
		severity, verb := check.Error, "is"
		if v == check.CannotTell {
			severity, verb = check.Note, "may be"
		}
		a, b := f.Stages[stage].Count, f.Stages[earlier].Count
		if v == check.CannotTell && (a.IsZero() || b.IsZero()) {
			return // not stated is not wrong
		}
		add("diaspora.funnel-order", severity, check.Path("stages").Index(stage).Field("count"),
			fmt.Sprintf("%s %s above the %s of stages[%d]", a, verb, b, earlier))
	})
	clear(seen)
	for i, d := range f.Destinations {
		key := d.Country.String() + "/" + d.Name
		if first, twice := seen[key]; twice {
			add("diaspora.funnel-destination-twice", check.Error, check.Path("destinations").Index(i),
				fmt.Sprintf("the destination is that of destinations[%d] too", first))
		} else {
			seen[key] = i
		}
		notBelowZero("destinations", i, "target", d.Target)
		notBelowZero("destinations", i, "achieved", d.Achieved)
	}
	if n := len(f.Stages); n > 0 && len(f.Destinations) > 0 {
		_, achieved := f.sums()
		if last := f.Stages[n-1].Count; !achieved.Bounds.Meets(last.Bounds()) {
			add("diaspora.funnel-destinations", check.Error, "destinations",
				fmt.Sprintf("the destinations come to %s, and the last stage is %s", achieved.Bounds, last))
		}
	}
	return fs
}
