package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// registerMethods are registers of a diaspora: how they grow, what they cover,
// and who in them is one person.
func registerMethods() map[string]handler {
	return map[string]handler{
		"diaspora.record_linkage":        handle(recordLinkage),
		"diaspora.registration_coverage": registrationCoverage,
		"diaspora.registration_growth":   handle(registrationGrowth),
		"diaspora.string_similarity":     handle(stringSimilarity),
		"diaspora.transliteration":       handle(transliteration),
	}
}

// printedPercent is a percentage as a report prints it, with the decimals that
// it is stated to.
type printedPercent struct {
	ReportedDecimals *whole `json:"reported_decimals,omitzero"`
}

// of returns a percentage at the decimals.
func (d printedPercent) of(p percent) (figure.Figure, error) {
	if d.ReportedDecimals != nil {
		place, err := placeOf(*d.ReportedDecimals)
		if err != nil {
			return figure.Figure{}, err
		}
		if p, err = p.at(place); err != nil {
			return figure.Figure{}, err
		}
	}
	return p.figure, nil
}

// placeOf returns the place value of so many decimals: 0.01 for 2, 100 for -2.
func placeOf(decimals whole) (number, error) {
	if decimals < -9 || decimals > 9 {
		return number{}, fmt.Errorf("%d decimals: want -9 to 9", decimals)
	}
	var n number
	err := n.UnmarshalJSON([]byte(fmt.Sprintf("1e%d", -decimals)))
	return n, err
}

// addChange adds the change between two numbers, and whether it can be printed
// as a report has it: within the rounding interval, both ends kept, unless the
// rounding is known to be half up.
func (r result) addChange(c diaspora.Change, stated figure.Figure, rounding text) error {
	r["computed_percent"] = writtenFace(c.Percent)
	if stated.IsZero() {
		return nil
	}
	switch rounding {
	case "":
		r["consistent"] = writtenVerdict(c.Percent.CanBe(stated))
	case "half up", "half_up":
		r["consistent"] = writtenVerdict(c.Prints(stated).Verdict)
	default:
		return fmt.Errorf("rounding %s: want half up, or none", check.Quote(string(rounding)))
	}
	return nil
}

// registrationGrowth answers from two of three: a baseline, a new value, and
// the growth in words.
func registrationGrowth(in struct {
	Baseline  persons `json:"baseline,omitzero"`
	New       persons `json:"new_value,omitzero"`
	Statement text    `json:"statement,omitzero"`
	Percent   *text   `json:"percent,omitzero"`
	Reported  percent `json:"reported_increase_percent,omitzero"`
	Rounding  text    `json:"rounding,omitzero"`
	printedPercent
},
) (any, error) {
	var wording figure.Growth
	if (in.Percent == nil) != (in.Statement == "") {
		return nil, errors.New("inputs: want statement and percent, or neither")
	}
	if in.Percent != nil {
		var err error
		if wording, err = growthOf(string(in.Statement), string(*in.Percent)); err != nil {
			return nil, err
		}
	}
	var changes []diaspora.Change
	switch {
	case in.Baseline.IsGiven() && (in.New.IsGiven() || wording.IsZero()) || in.New.IsGiven() && wording.IsZero():
		changes = []diaspora.Change{diaspora.NewChange(in.Baseline.Count, in.New.Count)}
	case in.Baseline.IsGiven():
		changes = diaspora.ChangesFrom(in.Baseline.Count, wording)
	case in.New.IsGiven():
		changes = diaspora.ChangesTo(in.New.Count, wording)
	}
	if len(changes) == 0 {
		return result{"baseline": nil, "new_value": nil, "change": nil, "multiple": nil, "computed_percent": nil}.
			unless("neither baseline nor new value is stated"), nil
	}
	c := changes[0]
	out := result{
		"baseline": writtenReckoned(c.Before), "new_value": writtenReckoned(c.After), "change": writtenReckoned(c.Difference),
		"multiple": writtenFace(c.Multiple),
	}
	stated, err := in.of(in.Reported)
	if err != nil {
		return nil, err
	}
	if err := out.addChange(c, stated, in.Rounding); err != nil {
		return nil, err
	}
	if stated.IsZero() && in.Baseline.IsGiven() && in.New.IsGiven() && !wording.IsZero() {
		// The words stand beside both values: they hold for one of the changes
		// that they can mean.
		out["consistent"] = writtenVerdict(wordingHolds(in.Baseline.Count, in.New.Count, wording))
	}
	return out.unless(c.Percent.Undefined), nil
}

// growthOf reads "increase of" and 700, "rose to" and 150.
func growthOf(statement, percent string) (figure.Growth, error) {
	if rest, negative := strings.CutPrefix(percent, "-"); negative && statement == "increase of" {
		statement, percent = "decrease of", rest
	}
	return figure.ParseGrowth(statement + " " + strings.TrimSuffix(percent, "%") + "%")
}

// wordingHolds answers whether the number after can be what the words make of
// the number before.
func wordingHolds(before, after diaspora.Count, wording figure.Growth) check.Verdict {
	holds := check.NotMet
	for _, c := range diaspora.ChangesFrom(before, wording) {
		holds = holds.Or(check.Decide(c.After.Bounds.Meets(after.Bounds())))
	}
	return holds
}

// writtenReckoned returns the printed value of a number, or null.
func writtenReckoned(r diaspora.Reckoned) any {
	if r.Face == nil {
		return nil
	}
	return written(*r.Face, true)
}

// registrationCoverage answers what a register covers of an estimate, and what
// counts of unlike quality come to together.
func registrationCoverage(c call) (any, error) {
	var in struct {
		Registered persons      `json:"registered,omitzero"`
		Duplicates *persons     `json:"duplicates,omitzero"`
		Estimate   *qualified   `json:"estimate,omitzero"`
		Low        *whole       `json:"estimate_low,omitzero"`
		High       *whole       `json:"estimate_high,omitzero"`
		Counts     *[]qualified `json:"counts,omitzero"`
	}
	if err := decodeInputs(c.inputs, &in); err != nil {
		return nil, err
	}
	out := result{}
	if in.Counts != nil {
		if err := out.addSum(*in.Counts); err != nil {
			return nil, err
		}
		if !in.Registered.IsGiven() {
			return out, nil
		}
	}
	estimate := qualified{Low: in.Low, High: in.High}
	if in.Estimate != nil {
		estimate = *in.Estimate
	}
	of, err := estimate.count()
	if err != nil {
		return nil, err
	}
	// Where the case says nothing of duplicates none have been taken out; null
	// is that nobody has looked.
	duplicates := diaspora.Count{}
	var stated map[string]json.RawMessage
	if err := json.Unmarshal(c.inputs, &stated); err != nil {
		return nil, err
	}
	if in.Duplicates != nil {
		duplicates = in.Duplicates.Count
	} else if _, isNull := stated["duplicates"]; !isNull {
		if duplicates, err = diaspora.NewCount(0, diaspora.ExactCount); err != nil {
			return nil, err
		}
	}
	coverage, err := diaspora.CoverageOf(in.Registered.Count, duplicates, of)
	if err != nil {
		return nil, err
	}
	out["unique"], out["coverage_low_percent"], out["coverage_high_percent"] = writtenCount(coverage.Unique), nil, nil
	out["coverage_percent"] = writtenFace(coverage.Percent)
	if coverage.Unique.Quality() != diaspora.ExactCount {
		out["unique"] = nil // at most so many
	}
	out["exceeds_estimate"] = coverage.ExceedsLow
	if coverage.Percent.Undefined == "" {
		if n, _, ok := coverage.Percent.Bounds.Lo(); ok {
			out["coverage_low_percent"] = written(n, true)
		}
		if n, _, ok := coverage.Percent.Bounds.Hi(); ok {
			out["coverage_high_percent"] = written(n, true)
		}
	}
	return out.unless(coverage.Percent.Undefined), nil
}

func (r result) addSum(counts []qualified) error {
	var list []diaspora.Count
	for _, q := range counts {
		c, err := q.count()
		if err != nil {
			return err
		}
		list = append(list, c)
	}
	sum, err := diaspora.SumCounts(slices.Values(list))
	if err != nil {
		return err
	}
	r["n"], r["quality"], r["is_lower_bound"] = writtenCount(sum), inCase(sum.Quality().String()), sum.IsLowerBound()
	r["low"], r["high"] = writtenEnds(sum)
	r["absent"], r["status"] = sum.Absent(), inCase(sum.Status().String())
	if !sum.IsGiven() {
		r.unless("no count is given")
	}
	return nil
}
