package placement

import (
	"errors"
	"math/big"
	"slices"

	"iom.int/migdev/indicator/figure"
)

// ErrTooFine matches the error for scores whose common denominator is too long
// for exact totals: beyond about 230 bits, which fractions of many different
// large denominators reach. Round the scores first: see [Scores.Rounded].
var ErrTooFine = errors.New("placement: scores are too fine to be summed exactly")

// The most bits of a weight, with room for sums of a few.
const (
	narrowBits = 58
	wideBits   = 250
)

// eligible are the pairs that count, by person and then by post.
type eligible struct {
	start []int32 // by person, and the end of the last
	post  []int32
	cells []cell
	posts int
}

// eligible returns the pairs that are possible and reach the threshold.
func (s *Scores) eligible(threshold figure.Number) eligible {
	e := eligible{start: make([]int32, s.persons+1), posts: s.posts}
	reaches := atLeast(threshold)
	n := 0
	for _, c := range s.cells {
		if c.den != 0 && reaches(c) {
			n++
		}
	}
	e.post, e.cells = make([]int32, 0, n), make([]cell, 0, n)
	for i := range s.persons {
		for j, c := range s.cells[i*s.posts : (i+1)*s.posts] {
			if c.den != 0 && reaches(c) {
				e.post = append(e.post, int32(j))
				e.cells = append(e.cells, c)
			}
		}
		e.start[i+1] = int32(len(e.post))
	}
	return e
}

// atLeast returns the comparison with a threshold, which need not fit a cell.
func atLeast(threshold figure.Number) func(cell) bool {
	if r := threshold.Rat(); r.Num().IsInt64() && r.Denom().IsInt64() {
		t := cell{r.Num().Int64(), r.Denom().Int64()}
		return func(c cell) bool { return c.compare(t) >= 0 }
	}
	return func(c cell) bool { return c.number().Cmp(threshold) >= 0 }
}

// of returns the posts for which person i counts.
func (e eligible) of(i int) []int32 { return e.post[e.start[i]:e.start[i+1]] }

// scale is how scores become whole weights: score × times + plus, so that the
// sum of weights is greatest where the objective is reached.
type scale struct {
	lcm         *big.Int // the common denominator
	times, plus *big.Int // of the score in units of 1/lcm
	bits        int      // of the greatest weight
}

// scale returns the scale for an objective.
//
//	highest total  w = s × (n + 1) + 1    n, the most pairs there can be
//	most filled    w = s + 2 n |s|max + 1
//
// It returns false where the common denominator is beyond what any weight holds.
func (e eligible) scale(o Objective) (scale, bool) {
	lcm, gcd := big.NewInt(1), new(big.Int)
	most := map[int64]uint64{} // the greatest numerator by denominator
	for _, c := range e.cells {
		m, ok := most[c.den]
		if !ok {
			d := big.NewInt(c.den)
			lcm.Mul(lcm, d.Quo(d, gcd.GCD(nil, nil, lcm, d)))
			if lcm.BitLen() > wideBits {
				return scale{}, false
			}
		}
		if n := magnitude(c.num); !ok || n > m {
			most[c.den] = n
		}
	}
	top := new(big.Int)
	for den, num := range most {
		s := new(big.Int).SetUint64(num)
		if s.Mul(s, lcm).Quo(s, big.NewInt(den)); s.Cmp(top) > 0 {
			top = s
		}
	}
	n := big.NewInt(int64(min(len(e.start)-1, len(e.post))))
	sc := scale{lcm: lcm, times: big.NewInt(1), plus: big.NewInt(1)}
	if o == HighestTotal {
		sc.times.Add(n, sc.times)
	} else {
		sc.plus.Add(sc.plus, n.Mul(n, top).Lsh(n, 1))
	}
	greatest := new(big.Int).Mul(top, sc.times)
	sc.bits = greatest.Add(greatest, sc.plus).BitLen()
	return sc, true
}

// factors returns by denominator by how much numerators are multiplied.
func (e eligible) factors(sc scale) map[int64]*big.Int {
	factors := map[int64]*big.Int{}
	for _, c := range e.cells {
		if factors[c.den] == nil {
			f := new(big.Int).Quo(sc.lcm, big.NewInt(c.den))
			factors[c.den] = f.Mul(f, sc.times)
		}
	}
	return factors
}

// narrow returns the costs of the pairs, the weights with the sign turned, for
// a scale of at most narrowBits.
func (e eligible) narrow(sc scale) []narrow {
	factors := e.factors(sc)
	plus := narrow(sc.plus.Int64())
	costs := make([]narrow, len(e.cells))
	var den, factor int64
	for k, c := range e.cells {
		if c.den != den {
			den, factor = c.den, factors[c.den].Int64()
		}
		costs[k] = -narrow(c.num*factor) - plus
	}
	return costs
}

// wide returns the costs as narrow does, in longer numbers.
func (e eligible) wide(sc scale) []wide {
	factors := e.factors(sc)
	plus := wideOf(sc.plus)
	costs := make([]wide, len(e.cells))
	products := map[cell]wide{} // scores repeat
	w := new(big.Int)
	for k, c := range e.cells {
		cost, ok := products[c]
		if !ok {
			cost = wide{}.minus(wideOf(w.Mul(big.NewInt(c.num), factors[c.den]))).minus(plus)
			products[c] = cost
		}
		costs[k] = cost
	}
	return costs
}

// wideOf returns a number of at most wideBits bits.
func wideOf(n *big.Int) (w wide) {
	var bytes [32]byte
	n.FillBytes(bytes[:]) // of the absolute value
	slices.Reverse(bytes[:])
	for i, b := range bytes {
		w[i/8] |= uint64(b) << (i % 8 * 8)
	}
	if n.Sign() < 0 {
		return wide{}.minus(w)
	}
	return w
}
