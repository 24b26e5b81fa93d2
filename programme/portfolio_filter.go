package programme

import (
	"iter"
	"slices"

	"iom.int/migdev/indicator/check"
)

// Filter is a question about a programme, answered by a [check.Verdict]: met
// where its records say yes, not met where they say no, and cannot tell where
// they say nothing, where their precision does not decide, or where they
// contradict each other. The zero value is met by every programme.
type Filter struct {
	bindTo func(*portfolio) bound
}

// bound is a filter for the programmes of one portfolio.
type bound struct {
	verdict func(programme int32) check.Verdict
	// list returns, in ascending order, every programme whose verdict may be
	// other than not met. It is nil where no index serves; else size is how long
	// it can be at most.
	list func() []int32
	size int
	// why says of a programme of which nobody can tell what keeps them from it.
	why func(programme int32) []string
}

func (x Filter) bind(f *portfolio) bound {
	if x.bindTo == nil {
		return bound{verdict: func(int32) check.Verdict { return check.Met }, why: noReasons}
	}
	return x.bindTo(f)
}

// candidates yields the programmes to be looked at, of n.
func (b bound) candidates(n int) iter.Seq[int32] {
	if b.list != nil {
		return slices.Values(b.list())
	}
	return func(yield func(int32) bool) {
		for e := range int32(n) {
			if !yield(e) {
				return
			}
		}
	}
}

// unite returns the programmes of ascending lists, in ascending order.
func unite(lists ...[]int32) []int32 {
	lists = slices.DeleteFunc(lists, func(l []int32) bool { return len(l) == 0 })
	if len(lists) == 1 {
		return lists[0]
	}
	out := slices.Concat(lists...)
	slices.Sort(out)
	return slices.Compact(out)
}

// ofRecords returns the filter that asks each record, served by the lists that
// index returns; nil where there is no index. why says of a record that cannot
// tell what it lacks.
func ofRecords(ask func(*Programme) check.Verdict, why func(*Programme) string, index func(*portfolio) [][]int32) Filter {
	return Filter{bindTo: func(f *portfolio) bound {
		b := bound{verdict: func(programme int32) check.Verdict {
			records := f.of(programme)
			if len(records) == 1 {
				return ask(&records[0])
			}
			return consent(func(i int) check.Verdict { return ask(&records[i]) }, len(records))
		}, why: func(programme int32) []string { return doubts(f.of(programme), ask, why) }}
		if index != nil {
			lists := index(f)
			for _, l := range lists {
				b.size += len(l)
			}
			b.list = func() []int32 { return unite(lists...) }
		}
		return b
	}}
}

// consent is the answer of n statements: what one says and none contradicts.
func consent(answer func(int) check.Verdict, n int) check.Verdict {
	out := check.CannotTell
	for i := range n {
		switch v := answer(i); {
		case v == check.CannotTell:
		case out == check.CannotTell:
			out = v
		case out != v:
			return check.CannotTell
		}
	}
	return out
}

// Where asks the caller's own question, for one record at a time. No index
// serves it: join it with filters that have one.
func Where(ask func(Programme) check.Verdict) Filter {
	return ofRecords(func(p *Programme) check.Verdict { return ask(*p) }, func(*Programme) string { return "it has no answer to the question" }, nil)
}

// AllOf is met where all the filters are, by [check.All]; of none it is met.
func AllOf(filters ...Filter) Filter {
	return Filter{bindTo: func(f *portfolio) bound {
		bounds, best := bindAll(f, filters), -1
		for i, b := range bounds {
			if b.list != nil && (best < 0 || b.size < bounds[best].size) {
				best = i
			}
		}
		out := bound{verdict: func(programme int32) check.Verdict {
			v := check.Met
			for i := range bounds {
				if v = v.And(bounds[i].verdict(programme)); v == check.NotMet {
					break
				}
			}
			return v
		}, why: whyOf(bounds)}
		if best >= 0 {
			out.list, out.size = bounds[best].list, bounds[best].size
		}
		return out
	}}
}

// AnyOf is met where one of the filters is, by [check.Any]; of none it is not
// met.
func AnyOf(filters ...Filter) Filter {
	return Filter{bindTo: func(f *portfolio) bound {
		bounds := bindAll(f, filters)
		out := bound{verdict: func(programme int32) check.Verdict {
			v := check.NotMet
			for i := range bounds {
				if v = v.Or(bounds[i].verdict(programme)); v == check.Met {
					break
				}
			}
			return v
		}, why: whyOf(bounds)}
		for _, b := range bounds {
			if b.list == nil {
				return out
			}
			out.size += b.size
		}
		out.list = func() []int32 {
			var lists [][]int32
			for _, b := range bounds {
				lists = append(lists, b.list())
			}
			return unite(lists...)
		}
		return out
	}}
}

// Not exchanges met and not met. No index serves it.
func Not(x Filter) Filter {
	return Filter{bindTo: func(f *portfolio) bound {
		b := x.bind(f)
		return bound{verdict: func(programme int32) check.Verdict { return b.verdict(programme).Not() }, why: b.why}
	}}
}

func bindAll(f *portfolio, filters []Filter) []bound {
	bounds := make([]bound, len(filters))
	for i, x := range filters {
		bounds[i] = x.bind(f)
	}
	return bounds
}
