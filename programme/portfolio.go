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

// named returns how a programme is called in messages.
func named(p *Programme) string {
	if p.ID != "" {
		return check.Quote(p.ID)
	}
	return fmt.Sprintf("%s, which has no ID,", check.Quote(p.Title.String()))
}
