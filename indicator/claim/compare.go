package claim

import (
	"fmt"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Comparison is the answer to how a figure compares with another.
type Comparison struct {
	Verdict check.Verdict

	left, right figure.Figure
	op          figure.Op
}

// Compare answers whether one figure compares so with another: met where every
// pair of values that they allow does, not met where none does, else cannot
// tell. A number to compare with is [figure.Count], or an exact figure. An
// error matches [ErrUnits].
func Compare(left figure.Quantity, op figure.Op, right figure.Quantity) (Comparison, error) {
	c := Comparison{left: figureOf(left), op: op, right: figureOf(right)}
	if _, err := commonUnit(c.left, c.right); err != nil {
		return Comparison{}, err
	}
	c.Verdict = c.left.Bounds().CompareTo(op, c.right.Bounds())
	return c, nil
}

// Holds reports whether the comparison is met.
func (c Comparison) Holds() bool { return c.Verdict == check.Met }

// String says the comparison and its verdict: "more than 1700 >= 1800: cannot tell".
func (c Comparison) String() string {
	return fmt.Sprintf("%s %s %s: %s", name(c.left), c.op, name(c.right), c.Verdict)
}

// Trace lists both figures and the verdict.
func (c Comparison) Trace() check.Trace {
	var t check.Trace
	inputs(&t, "left", c.left)
	inputs(&t, "right", c.right)
	t.Add(check.Result, name(c.left)+" "+c.op.String()+" "+name(c.right), c.Verdict.String(),
		"met where every value does, not met where none does")
	return t
}

// Ranking is the order that figures allow, the largest first.
type Ranking struct {
	Ranks []Rank // one for each figure, in the order they were given

	figures []figure.Figure
}

// Rank is where a figure can stand: 1 is the largest. Equal figures may share a
// rank, so the best of two that are equal is 1 for both.
type Rank struct{ Best, Worst int }

// Order ranks figures by what they allow: those that are certainly larger
// stand before a figure at best, and all but the certainly smaller at worst. An
// error matches [ErrUnits].
func Order(figures ...figure.Quantity) (Ranking, error) {
	r := Ranking{figures: figuresOf(figures...)}
	if _, err := commonUnit(r.figures...); err != nil {
		return Ranking{}, err
	}
	bounds := make([]figure.Interval, len(r.figures))
	for i, f := range r.figures {
		bounds[i] = f.Bounds()
	}
	r.Ranks = make([]Rank, len(bounds))
	for i, v := range bounds {
		rank := Rank{Best: 1, Worst: 1}
		for j, w := range bounds {
			if i == j {
				continue
			}
			switch w.CompareTo(figure.Greater, v) {
			case check.Met:
				rank.Best++
				rank.Worst++
			case check.CannotTell:
				rank.Worst++
			}
		}
		r.Ranks[i] = rank
	}
	return r, nil
}

// InTop answers whether figure i is certainly among the n largest, certainly
// not, or cannot be told. It cannot be told for a figure that is not there.
func (r Ranking) InTop(i, n int) check.Verdict {
	switch {
	case i < 0 || i >= len(r.Ranks):
		return check.CannotTell
	case r.Ranks[i].Worst <= n:
		return check.Met
	case r.Ranks[i].Best > n:
		return check.NotMet
	}
	return check.CannotTell
}

// Holds reports whether every figure has one rank.
func (r Ranking) Holds() bool {
	for _, rank := range r.Ranks {
		if rank.Best != rank.Worst {
			return false
		}
	}
	return true
}

// String says each figure with its rank: "30 jobs rank 1; 20 jobs rank 2".
func (r Ranking) String() string {
	texts := make([]string, len(r.figures))
	for i, f := range r.figures {
		texts[i] = name(f) + " " + r.Ranks[i].String()
	}
	return strings.Join(texts, "; ")
}

// String returns "rank 1 to 3", and "rank 2" where only one is possible.
func (r Rank) String() string {
	if r.Best == r.Worst {
		return fmt.Sprintf("rank %d", r.Best)
	}
	return fmt.Sprintf("rank %d to %d", r.Best, r.Worst)
}

// Trace lists the figures and their ranks.
func (r Ranking) Trace() check.Trace {
	var t check.Trace
	inputs(&t, "figure", r.figures...)
	for i, rank := range r.Ranks {
		t.Add(check.Result, name(r.figures[i]), rank.String(), "")
	}
	return t
}
