package registry

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"iom.int/migdev/indicator/check"
)

// ErrLinker matches the error for a [Linker] that lacks a comparison, a pass or a
// function.
var ErrLinker = errors.New("registry: linker is not complete")

// Comparison is one field of a model with the function that compares it. The
// function returns the level that two records show, or [Missing]. It must give
// the same whichever record comes first.
type Comparison[T any] struct {
	Field   Field
	Compare func(a, b T) Outcome
}

// Pass is one way to find pairs worth comparing: records with the same key. Key
// appends the key of a record to dst; a record that gets nothing appended has
// none, and is in no block of this pass.
type Pass[T any] struct {
	Name string
	Key  func(dst []byte, record T) []byte
}

// DefaultMaxBlock is the size of a block above which its pairs are not compared,
// where a [Linker] does not say.
const DefaultMaxBlock = 500

// Linker finds the records of one person in a list. A pair is compared where at
// least one pass gives both the same key, and once only: 100,000 records have
// five thousand million pairs, of which a few passes leave some hundred thousand.
// What no pass brings together stays apart: use several that fail for different
// reasons, the surname here, the date of birth there.
type Linker[T any] struct {
	Comparisons []Comparison[T]
	Prior       float64 // as in Model
	Upper       float64
	Lower       float64
	Passes      []Pass[T]
	// MaxBlock is the size above which a block is left out, and reported in
	// Linkage.LeftOut. 0 stands for DefaultMaxBlock.
	MaxBlock int
}

// Model returns the model by which the linker judges.
func (l Linker[T]) Model() Model {
	m := Model{Fields: make([]Field, len(l.Comparisons)), Prior: l.Prior, Upper: l.Upper, Lower: l.Lower}
	for i, c := range l.Comparisons {
		m.Fields[i] = c.Field
	}
	return m
}

// Explain judges one pair, and says what each field adds. The parts hold no value
// of the records. It returns an error that matches [ErrModel] or [ErrLinker], or
// [ErrOutcome] where a comparison gives a level that its field does not have.
func (l Linker[T]) Explain(a, b T) (Score, error) {
	if err := l.check(); err != nil {
		return Score{}, err
	}
	outcomes := make([]Outcome, len(l.Comparisons))
	for i, c := range l.Comparisons {
		outcomes[i] = c.Compare(a, b)
	}
	return l.Model().Score(outcomes...)
}

// check returns what keeps the linker from comparing.
func (l Linker[T]) check() error {
	for _, c := range l.Comparisons {
		if c.Compare == nil {
			return fmt.Errorf("%w: field %s has no function to compare", ErrLinker, check.Quote(c.Field.Name))
		}
	}
	return l.Model().Check()
}

// Link finds the records of one person. Pairs judged as links join records to
// clusters; every pair within a cluster is then judged too, compared before or
// not, and is a conflict where it is judged to be two persons. The result depends on the
// records and their order alone.
//
// It returns the errors of [Linker.Explain], and one that matches [ErrLinker]
// where there is no pass or one without a function.
func (l Linker[T]) Link(records []T) (Linkage, error) {
	if err := l.check(); err != nil {
		return Linkage{}, err
	}
	if len(l.Passes) == 0 {
		return Linkage{}, fmt.Errorf("%w: no pass: want one at least", ErrLinker)
	}
	for _, p := range l.Passes {
		if p.Key == nil {
			return Linkage{}, fmt.Errorf("%w: pass %s has no function for keys", ErrLinker, check.Quote(p.Name))
		}
	}
	if len(records) > maxRecords {
		return Linkage{}, fmt.Errorf("%w: %d records: want %d at most", ErrLinker, len(records), maxRecords)
	}
	run := linking[T]{linker: l, records: records, maxBlock: l.MaxBlock, union: newUnion(len(records))}
	if run.maxBlock <= 0 {
		run.maxBlock = DefaultMaxBlock
	}
	run.prepare()
	run.Records = len(records)
	for _, p := range l.Passes {
		if err := run.pass(p); err != nil {
			return Linkage{}, err
		}
	}
	if err := run.finish(); err != nil {
		return Linkage{}, err
	}
	return run.Linkage, nil
}

// linking is one run of a linker.
type linking[T any] struct {
	Linkage
	linker   Linker[T]
	records  []T
	maxBlock int
	bits     [][]float64 // of each field, by outcome
	prior    float64
	blocks   [][]int32 // of each pass so far, the block of each record; 0 for none
	union    *union
}

// prepare takes the logarithms once.
func (r *linking[T]) prepare() {
	m := r.linker.Model()
	r.prior = math.Log2(m.Prior / (1 - m.Prior))
	for _, f := range m.Fields {
		bits := make([]float64, len(f.Levels)+1)
		for i, level := range f.Levels {
			bits[i+1] = level.bits()
		}
		r.bits = append(r.bits, bits)
	}
}

// judge returns the match weight of two records.
func (r *linking[T]) judge(a, b int) (float64, error) {
	sum := 0.0
	for i := range r.linker.Comparisons {
		c := &r.linker.Comparisons[i]
		o := c.Compare(r.records[a], r.records[b])
		if int(o) >= len(r.bits[i]) {
			return 0, fmt.Errorf("%w: the comparison of field %s gave level %d of %d",
				ErrOutcome, check.Quote(c.Field.Name), o, len(c.Field.Levels))
		}
		sum += r.bits[i][o]
	}
	return sum + r.prior, nil
}

// pass compares the pairs that one pass brings together, and no earlier one.
func (r *linking[T]) pass(p Pass[T]) error {
	block, members := r.group(p)
	r.blocks = append(r.blocks, block)
	for _, m := range members {
		for i, b := range m {
			for _, a := range m[:i] {
				if r.met(a, b) {
					continue
				}
				if err := r.compare(int(a), int(b)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// group sorts the records into blocks. It returns the block of each record,
// counted from 1, and the members of each block that is to be compared.
func (r *linking[T]) group(p Pass[T]) (block []int32, members [][]int32) {
	block = make([]int32, len(r.records))
	byKey := make(map[string]int32, len(r.records))
	var size []int32
	var key []byte
	for i, record := range r.records {
		key = p.Key(key[:0], record)
		if len(key) == 0 {
			continue
		}
		b, ok := byKey[string(key)]
		if !ok {
			size = append(size, 0)
			b = int32(len(size))
			byKey[string(key)] = b
		}
		block[i] = b
		size[b-1]++
	}

	// Blocks of several records get their members, in one piece of memory.
	list := make([][]int32, len(size))
	total := 0
	for _, n := range size {
		if n > 1 && int(n) <= r.maxBlock {
			total += int(n)
		}
	}
	all := make([]int32, total)
	for i, b := range block {
		switch {
		case b == 0:
			continue
		case int(size[b-1]) > r.maxBlock:
			if list[b-1] == nil {
				list[b-1] = []int32{}
				r.LeftOut = append(r.LeftOut, LeftOut{Pass: p.Name, Size: int(size[b-1]), Example: i})
			}
			block[i] = 0 // in no block: another pass may still bring it to others
		case size[b-1] > 1:
			if list[b-1] == nil {
				n := int(size[b-1])
				list[b-1], all = all[0:0:n], all[n:]
			}
			list[b-1] = append(list[b-1], int32(i))
		}
	}
	return block, list
}

// met reports whether an earlier pass brought two records together.
func (r *linking[T]) met(a, b int32) bool {
	for _, block := range r.blocks[:len(r.blocks)-1] {
		if block[a] != 0 && block[a] == block[b] {
			return true
		}
	}
	return false
}

// compare judges a pair and keeps what is not clearly two persons.
func (r *linking[T]) compare(a, b int) error {
	weight, err := r.judge(a, b)
	if err != nil {
		return err
	}
	r.Compared++
	s := Scored{Pair: Pair{a, b}, MatchWeight: weight}
	switch (Model{Upper: r.linker.Upper, Lower: r.linker.Lower}).Decide(weight) {
	case Link:
		r.Links = append(r.Links, s)
		r.union.join(a, b)
	case Possible:
		r.Possible = append(r.Possible, s)
	}
	return nil
}

// finish sorts what was found, and looks for conflicts within the clusters.
func (r *linking[T]) finish() error {
	byPair := func(a, b Scored) int { return comparePairs(a.Pair, b.Pair) }
	slices.SortFunc(r.Links, byPair)
	slices.SortFunc(r.Possible, byPair)
	r.Clusters = r.union.clusters()
	for _, c := range r.Clusters {
		if len(c) < 3 {
			continue // two records in one cluster are linked themselves
		}
		if len(c) > r.maxBlock {
			r.LeftOut = append(r.LeftOut, LeftOut{Size: len(c), Example: c[0]})
			continue
		}
		for i, a := range c {
			for _, b := range c[i+1:] {
				weight, err := r.judge(a, b)
				if err != nil {
					return err
				}
				if (Model{Upper: r.linker.Upper, Lower: r.linker.Lower}).Decide(weight) == NonLink {
					r.Conflicts = append(r.Conflicts, Pair{a, b})
				}
			}
		}
	}
	slices.SortFunc(r.Conflicts, comparePairs)
	for _, p := range r.Possible {
		r.union.join(p.A, p.B)
	}
	r.ifPossible = 0
	for i := range r.union.parent {
		if r.union.root(i) == i {
			r.ifPossible++
		}
	}
	return nil
}
