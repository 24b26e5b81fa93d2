package claim

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Shares is what printed percentages of one whole come to together.
type Shares struct {
	Sum figure.Interval // of all as stated, in percent
	// Consistency answers what was asked: whether the percentages can be a
	// partition, or whether each can be one of several answers.
	Consistency Consistency
	// MultipleResponse reports that the shares certainly exceed 100 % together,
	// so that some were counted more than once, or are wrong.
	MultipleResponse bool

	partition bool // what was asked
	shares    []figure.Figure
}

// Partition answers whether percentages can divide a whole with nothing left
// and nothing counted twice: whether their sum can be 100, each being between 0
// and 100. Thirds printed as 33.3 % three times can; 75, 33 and 17 % cannot.
// Units must be "%" or absent, else the error matches [ErrUnits].
func Partition(percents ...figure.Quantity) (Shares, error) { return newShares(true, percents) }

// MultipleResponse answers whether percentages can be the answers to a question
// with several answers each: whether each is possible between 0 and 100, their
// sum being free. The sum divided by 100 is the mean number of answers. Errors
// are those of [Partition].
func MultipleResponse(percents ...figure.Quantity) (Shares, error) { return newShares(false, percents) }

// newShares adds up and checks that each share can be one.
func newShares(partition bool, percents []figure.Quantity) (Shares, error) {
	s := Shares{Sum: figure.Point(figure.Int(0)), partition: partition, shares: figuresOf(percents...)}
	sum, possible := s.Sum, true // of what each can be between 0 and 100
	for _, p := range s.shares {
		if err := wantPercent(p); err != nil {
			return Shares{}, err
		}
		share, ok := p.Bounds().Intersect(between(0, 100))
		if !ok {
			share, possible = p.Bounds(), false
		}
		sum, s.Sum = sum.Add(share), s.Sum.Add(p.Bounds())
	}
	s.Consistency = consistent(possible && (!partition || sum.Contains(figure.Int(100))))
	s.MultipleResponse = sum.Compare(figure.Greater, figure.Int(100)) == check.Met
	return s, nil
}

// Holds reports whether the percentages can be what was asked.
func (s Shares) Holds() bool { return s.Consistency == Consistent }

// String says the sum and the answer: "75% + 33% + 17% = [123.5, 126.5] of 100
// as a partition: inconsistent".
func (s Shares) String() string {
	return fmt.Sprintf("%s = %s of 100 as %s: %s", names(" + ", s.shares), s.Sum, s.asked(), s.Consistency)
}

// asked returns what the shares were asked to be.
func (s Shares) asked() string {
	if s.partition {
		return "a partition"
	}
	return "multiple response"
}

// Trace lists the percentages, their sum and the answer.
func (s Shares) Trace() check.Trace {
	var t check.Trace
	inputs(&t, "share", s.shares...)
	t.Add(check.Compute, "sum", s.Sum.String(), "ends add")
	t.Add(check.Result, s.asked(), s.Consistency.String(), s.why())
	return t
}

// why returns the reason of the answer.
func (s Shares) why() string {
	switch {
	case s.Consistency == Inconsistent && s.MultipleResponse && s.partition:
		return "more than 100 together: counted more than once, or wrong"
	case s.Consistency == Inconsistent && s.partition:
		return "the sum cannot be 100, or a share lies beyond 0 to 100"
	case s.Consistency == Inconsistent:
		return "a share lies beyond 0 to 100"
	case s.partition:
		return "the sum can be 100"
	case s.MultipleResponse:
		return "each share can be one; more than 100 together, so some gave several answers"
	}
	return "each share can be one"
}
