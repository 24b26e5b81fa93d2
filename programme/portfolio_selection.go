package programme

import (
	"iter"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

// Selection is the programmes of a portfolio that meet, or may meet, what was
// asked for, in the order of their IDs. The zero value is empty.
type Selection struct {
	of    *portfolio
	found []Found
}

// Found is a programme that was asked for.
type Found struct {
	// Verdict is met where the programme certainly is what was asked for, and
	// cannot tell where it may be.
	Verdict check.Verdict

	at      int32
	records []Programme
	why     func(programme int32) []string
}

// ID returns the programme's ID.
func (f Found) ID() string {
	if len(f.records) == 0 {
		return ""
	}
	return f.records[0].ID
}

// Programme returns the first of [Found.Statements].
func (f Found) Programme() Programme {
	if len(f.records) == 0 {
		return Programme{}
	}
	return f.records[0]
}

// Statements returns the programme as each source states it, in the order of
// the sources.
func (f Found) Statements() []Programme { return slices.Clone(f.records) }

// Select returns the programmes that meet, or may meet, all the filters; of no
// filters all. Where one of the filters is served by an index, only the
// programmes that it names are looked at: the time taken grows with those of
// the rarest filter, not with the portfolio.
func (f Portfolio) Select(filters ...Filter) Selection {
	held := f.held()
	all := AllOf(filters...).bind(held)
	s := Selection{of: held}
	for e := range all.candidates(held.len()) {
		if v := all.verdict(e); v != check.NotMet {
			s.found = append(s.found, Found{Verdict: v, at: e, records: held.of(e), why: all.why})
		}
	}
	return s
}

// Len returns how many programmes there are, those included of which nobody can
// tell.
func (s Selection) Len() int { return len(s.found) }

// All yields the programmes.
func (s Selection) All() iter.Seq[Found] { return slices.Values(s.found) }

// IDs returns the IDs of the programmes.
func (s Selection) IDs() []string {
	ids := make([]string, 0, len(s.found))
	for _, f := range s.found {
		ids = append(ids, f.ID())
	}
	return ids
}

// Certain returns those that certainly are what was asked for.
func (s Selection) Certain() Selection { return s.with(check.Met) }

// Possible returns those of which nobody can tell.
func (s Selection) Possible() Selection { return s.with(check.CannotTell) }

func (s Selection) with(v check.Verdict) Selection {
	out := Selection{of: s.of}
	for _, f := range s.found {
		if f.Verdict == v {
			out.found = append(out.found, f)
		}
	}
	return out
}

// GroupBy yields the programmes by keys that the caller gives to each record,
// such as its countries or the years it ran in, in the order of the keys. A
// programme is in the group of every key that one of its records has, and in
// none where it has no keys.
func (s Selection) GroupBy(keys func(Programme) []string) iter.Seq2[string, Selection] {
	groups := make(map[string]*Selection)
	var order []string
	for _, f := range s.found {
		var own []string
		for i := range f.records {
			own = append(own, keys(f.records[i])...)
		}
		slices.Sort(own)
		for _, k := range slices.Compact(own) {
			g := groups[k]
			if g == nil {
				g = &Selection{of: s.of}
				groups[k], order = g, append(order, k)
			}
			g.found = append(g.found, f)
		}
	}
	slices.Sort(order)
	return func(yield func(string, Selection) bool) {
		for _, k := range order {
			if !yield(k, *groups[k]) {
				return
			}
		}
	}
}

// Funding is what a donor gives to a programme, by one statement about it.
type Funding struct {
	Donor     string        // the code of the organisation
	Programme string        // the ID
	Verdict   check.Verdict // on the programme, as in [Found]
	Amount    money.Figure  // not stated where no source says how much
	Source    figure.Source // of the statement
}

// Funding returns who gives how much to the programmes, by donor and then by
// programme. A donor that is named without an amount gives one that is not
// stated, unless another source states it. What several sources state alike
// stands once; where they differ both are there, and must not be added up.
func (s Selection) Funding() []Funding {
	var out []Funding
	for _, f := range s.found {
		begin := len(out)
		for i := range f.records {
			p := &f.records[i]
			add := func(donor string, amount money.Figure) {
				out = append(out, Funding{Donor: donor, Programme: p.ID, Verdict: f.Verdict, Amount: amount, Source: p.Source})
			}
			stated := make(map[string]bool)
			for _, c := range p.Contributions {
				add(c.Donor, c.Amount)
				stated[c.Donor] = true
			}
			for j := range p.Organisations {
				if o := &p.Organisations[j]; o.Funds() && !stated[o.Code] {
					add(o.Code, money.Figure{})
				}
			}
		}
		if len(f.records) > 1 {
			out = append(out[:begin], distinctFunding(out[begin:])...)
		}
	}
	slices.SortStableFunc(out, func(a, b Funding) int { return strings.Compare(a.Donor, b.Donor) })
	return out
}

// distinctFunding leaves out what another source states alike, or states more
// of.
func distinctFunding(list []Funding) []Funding {
	var out []Funding
	for i, a := range list {
		if !slices.ContainsFunc(list, func(b Funding) bool { return b.Donor == a.Donor && a.Amount.IsZero() && !b.Amount.IsZero() }) &&
			!slices.ContainsFunc(list[:i], func(b Funding) bool {
				return b.Donor == a.Donor && b.Amount.String() == a.Amount.String() && b.Source != a.Source
			}) {
			out = append(out, a)
		}
	}
	return out
}
