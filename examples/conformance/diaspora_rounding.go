package main

import (
	"errors"
	"fmt"

	"iom.int/migdev/diaspora/disclosure"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// roundingOfCounts rounds counts to a base: to the nearest, or at random by
// numbers u that the case has drawn.
func roundingOfCounts(in struct {
	Base      int64    `json:"base"`
	Method    text     `json:"method,omitzero"`
	Half      text     `json:"half,omitzero"`
	Counts    []whole  `json:"counts,omitzero"`
	U         []number `json:"u,omitzero"`
	Cells     []whole  `json:"cells,omitzero"`
	Published []whole  `json:"published,omitzero"`
},
) (any, error) {
	isRandom := in.U != nil || in.Method == "random"
	if in.Method != "" && in.Method != "random" && (in.Method != "nearest" || isRandom) {
		return nil, fmt.Errorf("method %s: want nearest, or random with u", check.Quote(string(in.Method)))
	}
	r, err := roundingTo(in.Base, isRandom, in.Half)
	if err != nil {
		return nil, err
	}
	out := result{}
	if in.Counts != nil {
		if in.U != nil && len(in.U) != len(in.Counts) {
			return nil, errors.New("u: want one for each count")
		}
		if err := out.addRounded(r, int64s(in.Counts), in.U); err != nil {
			return nil, err
		}
	}
	if in.Published != nil {
		intervals := [][2]int64{}
		for _, n := range int64s(in.Published) {
			low, high, err := r.Interval(n)
			if err != nil {
				return nil, err
			}
			intervals = append(intervals, [2]int64{low, high})
		}
		out["intervals"] = intervals
	}
	if in.Cells != nil {
		if isRandom {
			return nil, &brokenCase{"no u for the total of the cells"}
		}
		return out, out.addRoundedLine(r, int64s(in.Cells))
	}
	if len(out) == 0 {
		return nil, errors.New("inputs: no counts, cells or published figures")
	}
	return out, nil
}

func roundingTo(base int64, isRandom bool, rule text) (disclosure.Rounding, error) {
	if isRandom {
		return disclosure.Random(base, make([]byte, 16)) // the key is not used: the case has drawn u
	}
	var half disclosure.Half
	if rule != "" {
		if err := half.UnmarshalText([]byte(rule)); err != nil {
			return disclosure.Rounding{}, err
		}
	}
	return disclosure.Nearest(base, half)
}

func (r result) addRounded(rounding disclosure.Rounding, counts []int64, u []number) error {
	rounded, variances, ups := []any{}, []int64{}, []string{}
	unbiased := true
	for i, n := range counts {
		switch {
		case u != nil:
			to, err := rounding.RoundBy(n, u[i].Number)
			if err != nil {
				return err
			}
			rounded = append(rounded, to)
		case !rounding.IsRandom():
			to, err := rounding.Round(n)
			if err != nil {
				return err
			}
			rounded = append(rounded, to)
			continue
		default:
			rounded = append(rounded, nil) // nothing was drawn
		}
		up, err := rounding.Up(n)
		if err != nil {
			return err
		}
		mean, err := rounding.Expected(n)
		if err != nil {
			return err
		}
		variance, err := rounding.Variance(n)
		if err != nil {
			return err
		}
		ups, variances = append(ups, up.String()), append(variances, variance)
		unbiased = unbiased && mean.Equal(figure.Int(n))
	}
	r["rounded"] = rounded
	if rounding.IsRandom() {
		r["p_up"], r["variance"], r["expected_value_equals_count"] = ups, variances, unbiased
	}
	return nil
}

func (r result) addRoundedLine(rounding disclosure.Rounding, cells []int64) error {
	line, err := disclosure.NewLine(nil, cells)
	if err != nil {
		return err
	}
	p, err := disclosure.Hide(line, nil, disclosure.Options{})
	if err != nil {
		return err
	}
	rounded, err := rounding.Table(p)
	if err != nil {
		return err
	}
	entry := func(c disclosure.Cell) any {
		e, _ := rounded.Entry(c)
		n, ok := e.Count()
		if !ok {
			return nil
		}
		return n
	}
	out := []any{}
	for i := range cells {
		out = append(out, entry(disclosure.Cell{Row: 0, Column: i}))
	}
	total := disclosure.Cell{Row: disclosure.Total, Column: disclosure.Total}
	r["cells"], r["total_from_true"], r["additive"], r["total_from_rounded"] = out, entry(total), rounded.Additive(), nil
	if sum, ok := rounded.Sum(total); ok {
		r["total_from_rounded"] = sum
	}
	return nil
}
