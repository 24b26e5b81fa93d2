package programme

import (
	"cmp"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/place"
)

// Portfolio is many programmes, held so that questions about all of them need
// not look at each: see [Portfolio.Select].
//
// A record is a programme as one source states it, and records with one ID are
// several statements about one programme. They count as one: where their
// answers to a question differ, what one says and none contradicts stands, and
// of what is contradicted nobody can tell. [Portfolio.Compare] shows where they
// differ. A record without an ID is a programme of its own.
//
// Nothing in a portfolio depends on the order in which records were given. It
// never changes, and any number of goroutines may ask it; the lists inside the
// records are shared with whoever gave them, and must not be changed meanwhile.
// The zero value is empty.
type Portfolio struct{ data *portfolio }

// portfolio is what a Portfolio holds, records by ID, then by source.
type portfolio struct {
	kinship

	countries     postings[place.Country]
	funders       postings[string]
	organisations postings[string]
	statuses      postings[Status]
	kinds         postings[Kind]
	codes         map[indicator.Code][]int32 // under the code or one below it
	coarser       map[indicator.Code][]int32 // under the code itself
	vocabularies  map[string][]int32         // classified in it
	notEnded      []int32                    // an end that is open or not stated
	times         timeline
}

// postings tells which programmes state a key, and which say nothing of it.
// Lists ascend.
type postings[K comparable] struct {
	of      map[K][]int32
	unknown []int32 // no record answers
}

func (x *postings[K]) add(key K, programme int32) {
	if x.of == nil {
		x.of = make(map[K][]int32)
	}
	post(x.of, key, programme)
}

func post[K comparable](lists map[K][]int32, key K, programme int32) {
	list := lists[key]
	if n := len(list); n == 0 || list[n-1] != programme {
		lists[key] = append(list, programme)
	}
}

// NewPortfolio returns the portfolio of the records, and what is wrong with how
// they stand to each other: what [CheckTogether] finds, with paths
// "programmes[i]" by the order of [Portfolio.All].
func NewPortfolio(programmes ...Programme) (Portfolio, check.Findings) {
	order := make([]int32, len(programmes))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(i, j int32) int { return compareRecords(&programmes[i], &programmes[j]) })

	records := make([]Programme, len(programmes))
	for i, at := range order {
		records[i] = programmes[at]
	}
	f := &portfolio{kinship: newKinship(records)}
	f.index()
	t := together{kinship: &f.kinship}
	return Portfolio{data: f}, t.check()
}

// compareRecords orders records by ID, then by source, and those that have both
// in common by all that they state.
func compareRecords(p, q *Programme) int {
	if c := cmp.Or(strings.Compare(p.ID, q.ID), compareSources(p.Source, q.Source)); c != 0 {
		return c
	}
	return strings.Compare(recordText(p), recordText(q))
}

func compareSources(s, t figure.Source) int {
	return cmp.Or(
		strings.Compare(s.Publisher, t.Publisher), strings.Compare(s.Title, t.Title), strings.Compare(s.Edition, t.Edition),
		s.Date.Compare(t.Date), strings.Compare(s.Page, t.Page), strings.Compare(s.Link, t.Link), strings.Compare(s.Quote, t.Quote),
	)
}

// recordText returns the record as JSON; where it cannot be written, what tells
// it from others as far as possible.
func recordText(p *Programme) string {
	data, err := json.Marshal(p)
	if err != nil {
		return p.Title.String() + "\x00" + p.Span.String() + "\x00" + p.Total.String()
	}
	return string(data)
}

// index fills in which programmes state what.
func (f *portfolio) index() {
	f.codes, f.coarser = make(map[indicator.Code][]int32), make(map[indicator.Code][]int32)
	f.vocabularies = make(map[string][]int32)
	lows, highs := make([]int, f.len()), make([]int, f.len())
	for e := range int32(f.len()) {
		records := f.of(e)
		lows[e], highs[e] = reach(records)

		silent := struct{ country, funder, organisation, status, kind, ended bool }{true, true, true, true, true, true}
		for i := range records {
			p := &records[i]
			complete := forCountries(p, func(c place.Country) { f.countries.add(c, e) })
			silent.country = silent.country && !complete
			for j := range p.Organisations {
				o := &p.Organisations[j]
				f.organisations.add(o.Code, e)
				silent.organisation = false
				if o.Funds() {
					f.funders.add(o.Code, e)
					silent.funder = false
				}
			}
			for j := range p.Contributions {
				f.funders.add(p.Contributions[j].Donor, e)
				silent.funder = false
			}
			if p.Status != NoStatus {
				f.statuses.add(p.Status, e)
				silent.status = false
			}
			if p.Kind != NoKind {
				f.kinds.add(p.Kind, e)
				silent.kind = false
			}
			silent.ended = silent.ended && p.period().End().IsZero()
			for j := range p.Classifications {
				code := p.Classifications[j].Code
				post(f.vocabularies, code.Vocabulary, e)
				post(f.coarser, code, e)
				for c := range withBroader(code) {
					post(f.codes, c, e)
				}
			}
		}
		for _, s := range []struct {
			silent bool
			list   *[]int32
		}{
			{silent.country, &f.countries.unknown},
			{silent.funder, &f.funders.unknown},
			{silent.organisation, &f.organisations.unknown},
			{silent.status, &f.statuses.unknown},
			{silent.kind, &f.kinds.unknown},
			{slices.ContainsFunc(records, func(p Programme) bool { return p.period().End().IsZero() }), &f.notEnded},
		} {
			if s.silent {
				*s.list = append(*s.list, e)
			}
		}
	}
	f.times = newTimeline(lows, highs)
}

var noPortfolio portfolio

// held returns what f holds, for the zero value nothing.
func (f Portfolio) held() *portfolio {
	if f.data == nil {
		return &noPortfolio
	}
	return f.data
}

// Len returns how many programmes there are; several records of one count once.
func (f Portfolio) Len() int { return f.held().len() }

// All yields the records, those of one programme behind each other: by ID, then
// by source.
func (f Portfolio) All() iter.Seq[Programme] {
	return func(yield func(Programme) bool) {
		for i := range f.held().records {
			if !yield(f.held().records[i]) {
				return
			}
		}
	}
}

// Statements returns the records of a programme, in the order of their sources,
// and nil where there are none.
func (f Portfolio) Statements(id string) []Programme {
	held := f.held()
	e, ok := held.byID[id]
	if !ok {
		return nil
	}
	return slices.Clone(held.of(e))
}

// Compare sets the records of a programme side by side: see [Compare].
func (f Portfolio) Compare(id string) Comparison { return Compare(f.Statements(id)...) }

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

// named returns how a programme is called in messages.
func named(p *Programme) string {
	if p.ID != "" {
		return check.Quote(p.ID)
	}
	return fmt.Sprintf("%s, which has no ID,", check.Quote(p.Title.String()))
}
