package figure

import "iom.int/migdev/indicator/check"

// Op is a comparison: "≥", ">", "≤", "<" or "=". The zero value is [GreaterOrEqual].
type Op uint8

// The comparisons.
const (
	GreaterOrEqual Op = iota
	Greater
	LessOrEqual
	Less
	Equal
)

var ops = check.Enum[Op]{What: "figure: comparison", Names: []string{
	GreaterOrEqual: ">=", Greater: ">", LessOrEqual: "<=", Less: "<", Equal: "==",
}}

// ParseOp reads ">=", ">", "<=", "<" or "==".
func ParseOp(s string) (Op, error) {
	var o Op
	err := ops.Unmarshal(&o, []byte(s))
	return o, err
}

// String returns what [ParseOp] reads.
func (o Op) String() string { return ops.String(o) }

// MarshalText returns what String does.
func (o Op) MarshalText() ([]byte, error) { return ops.Marshal(o) }

// UnmarshalText reads what [ParseOp] reads.
func (o *Op) UnmarshalText(text []byte) error { return ops.Unmarshal(o, text) }

// Compare answers whether the number that v stands for compares so with n:
// met where every number of v does, not met where none does, else cannot tell.
func (v Interval) Compare(op Op, n Number) check.Verdict { return v.CompareTo(op, Point(n)) }

// CompareTo answers whether the number that v stands for compares so with the
// one that w stands for: met where every pair does, not met where none does.
func (v Interval) CompareTo(op Op, w Interval) check.Verdict {
	switch op {
	case Greater:
		return w.CompareTo(Less, v)
	case GreaterOrEqual:
		return v.CompareTo(Less, w).Not()
	case LessOrEqual:
		return w.CompareTo(Less, v).Not()
	case Less:
		switch {
		case v.hi.before(w.lo):
			return check.Met
		case w.hi.reaches(v.lo):
			return check.NotMet
		}
		return check.CannotTell
	case Equal:
		if !v.Meets(w) {
			return check.NotMet
		}
		if a, ok := v.IsPoint(); ok {
			if b, ok := w.IsPoint(); ok && a.Equal(b) {
				return check.Met
			}
		}
	}
	return check.CannotTell
}

// before reports whether everything below upper end e lies below everything
// above lower end f.
func (e end) before(f end) bool {
	if e.kind == missing || f.kind == missing {
		return false
	}
	c := e.n.Cmp(f.n)
	return c < 0 || c == 0 && (e.kind == open || f.kind == open)
}

// reaches reports whether everything below upper end e lies at or below
// everything above lower end f.
func (e end) reaches(f end) bool {
	return e.kind != missing && f.kind != missing && e.n.Cmp(f.n) <= 0
}
