package indicator

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
)

// Indicator is the definition of something measured, apart from what was
// measured: an [Observation] is that. The code is its key; the title is not,
// since titles vary by source and language. Every field may be empty, for an
// indicator that is only declared.
type Indicator struct {
	Code       string    `json:"code,omitempty"` // "10.7.1"
	Title      lang.Text `json:"title,omitzero"`
	Definition lang.Text `json:"definition,omitzero"` // what is counted, and what is not

	Scale Scale `json:"scale,omitempty"`
	// Unit is what values are counted in: "jobs", "%", the code of a currency.
	Unit string `json:"unit,omitempty"`
	// Factor is what a share or a ratio is per: 100, 1,000, 100,000 workers.
	// Where it is not stated see [Indicator.Multiplier].
	Factor figure.Number `json:"factor,omitzero"`
	// Direction is where values are wanted to go. It has no default, and is
	// needed wherever a target is judged.
	Direction Direction `json:"direction,omitempty"`
	Accrual   Accrual   `json:"accrual,omitempty"`

	OverTime         Aggregation `json:"over_time,omitempty"`         // how values of several periods combine
	OverContributors Aggregation `json:"over_contributors,omitempty"` // how values of several partners or places combine

	Numerator   lang.Text `json:"numerator,omitzero"`
	Denominator lang.Text `json:"denominator,omitzero"`

	Axes []Axis `json:"axes,omitempty"` // what values are broken down by
	// Options are the answers of an ordinal or nominal indicator, in ascending
	// order where they have one.
	Options []Option `json:"options,omitempty"`

	References   []Code         `json:"references,omitempty"`  // what it is in vocabularies of others: "sdg:10.7.1"
	Responsible  Code           `json:"responsible,omitzero"`  // the organisation that answers for it
	Verification lang.Text      `json:"verification,omitzero"` // the means of verification: where the values can be seen
	Cadence      period.Cadence `json:"cadence,omitempty"`     // how often it is reported
}

// Multiplier returns what the quotient of a share or a ratio is multiplied by:
// the factor, and where that is not stated 100 for "%" and 1 otherwise.
func (ind Indicator) Multiplier() figure.Number { return ind.multiplier() }

func (ind *Indicator) multiplier() figure.Number {
	switch {
	case ind.Factor.Sign() != 0:
		return ind.Factor
	case ind.Unit == percent:
		return figure.Int(100)
	}
	return figure.Int(1)
}

const percent = "%"

// Axis returns the axis of a code, and false where there is none.
func (ind Indicator) Axis(code string) (Axis, bool) {
	if a := ind.axis(code); a != nil {
		return *a, true
	}
	return Axis{}, false
}

func (ind *Indicator) axis(code string) *Axis {
	for i := range ind.Axes {
		if ind.Axes[i].Code == code && code != "" {
			return &ind.Axes[i]
		}
	}
	return nil
}

// Option returns where among the options one stands, and false where it is none
// of them. Of an ordinal indicator the later one is the higher.
func (ind Indicator) Option(code string) (n int, ok bool) {
	n = indexOption(ind.Options, code)
	return n, n >= 0
}

// label names the indicator in messages.
func (ind *Indicator) label() string {
	if ind.Code != "" {
		return check.Quote(ind.Code)
	}
	return check.Quote(ind.Title.String())
}

// Check returns what is wrong with the definition; a clean one allocates
// nothing, unless a list in it is longer than 512. What is not stated is not
// held against it: that a target needs a direction is a finding of
// [Observation.Check]. It has these codes, and those of [Axis.Check]:
//
//   - indicator.title (error): it has neither title nor code
//   - indicator.unit (error; warning where it is only missing): the unit does
//     not go with the scale: money in no currency, a currency on another scale,
//     a unit of words and grades
//   - indicator.factor (error): a factor that is negative, that is no 100 in
//     "%", or on a scale without a quotient
//   - indicator.parts (error; warning where one is missing): a numerator and a
//     denominator on a scale without a quotient, or one without the other
//   - indicator.direction (error): a direction on a scale without an order
//   - indicator.accrual (error; warning where numerator and denominator are
//     stated): a running total of what does not add up
//   - indicator.aggregation (error): an aggregation that means nothing on the
//     scale, by [Scale.Allows], such as a mean over grades
//   - indicator.sum-of-shares (error; warning where numerator and denominator
//     are stated): shares or ratios added up
//   - indicator.mean-of-shares (warning): a mean of shares or ratios whose
//     numerator and denominator are not stated: it weighs small and large alike
//   - indicator.ratio-of-sums (error): a ratio of sums without a numerator or a
//     denominator
//   - indicator.stock-over-time (error): stocks or running totals added up over
//     periods, which counts the same thing many times
//   - indicator.options (error; warning where they are missing): options on a
//     scale that has none, or fewer than two on one that does
//   - indicator.option (error): an option without a code
//   - indicator.option-twice (error): two options with one code
//   - indicator.axis-twice (error): two axes with one code
//   - indicator.reference (error): a reference, or the organisation
//     responsible, is no code
//   - indicator.reference-twice (warning): a reference that is there already
func (ind Indicator) Check() check.Findings { return ind.check() }

func (ind *Indicator) check() check.Findings {
	var fs check.Findings
	if ind.Title.IsZero() && ind.Code == "" {
		fs = append(fs, check.Finding{
			Code: "indicator.title", Severity: check.Error, Message: "the indicator has neither title nor code",
		})
	}
	fs = ind.checkUnit(fs)
	fs = ind.checkFactor(fs)
	if ind.Direction != NoDirection && ind.Scale != NoScale && !ind.Scale.HasOrder() {
		fs = append(fs, ind.finding("direction", check.Error, "direction",
			"the direction is "+ind.Direction.String()+", and of two values of the scale "+ind.Scale.String()+" none is the higher",
			check.Value{Name: "direction", Text: ind.Direction.String()}))
	} else if ind.Direction == Band && ind.Scale == YesNoScale {
		fs = append(fs, ind.finding("direction", check.Error, "direction",
			"the direction is band, and between yes and no there is none",
			check.Value{Name: "direction", Text: ind.Direction.String()}))
	}
	fs = ind.checkAccrual(fs)
	fs = ind.checkAggregation(fs, "over_time", ind.OverTime)
	fs = ind.checkAggregation(fs, "over_contributors", ind.OverContributors)
	fs = ind.checkParts(fs)
	fs = ind.checkAxes(fs)
	fs = ind.checkOptions(fs)
	return ind.checkReferences(fs)
}

// finding returns a finding of the indicator, with its scale among the values
// where it is stated.
func (ind *Indicator) finding(code string, severity check.Severity, path check.Path, message string, values ...check.Value) check.Finding {
	if ind.Scale != NoScale {
		values = append(values, check.Value{Name: "scale", Text: ind.Scale.String()})
	}
	return check.Finding{Code: "indicator." + code, Severity: severity, Path: path, Message: message, Values: values}
}

func (ind *Indicator) checkUnit(fs check.Findings) check.Findings {
	var message string
	severity := check.Error
	switch isCurrency := figure.IsCurrencyCode(ind.Unit); {
	case ind.Scale == NoScale:
	case ind.Scale == MoneyScale && ind.Unit == "":
		severity, message = check.Warning, "nothing says in which currency the money is"
	case ind.Scale == MoneyScale && !isCurrency:
		message = "the unit of money is " + check.Quote(ind.Unit) + ", which is no currency's code"
	case ind.Unit == "":
	case !ind.Scale.IsNumeric():
		message = "the unit is " + check.Quote(ind.Unit) + ", and the values of the scale " + ind.Scale.String() + " are no numbers"
	case ind.Scale == RankScale && ind.Unit == percent, ind.Scale == CountScale && ind.Unit == percent:
		message = "the unit is %, and the scale " + ind.Scale.String() + " has no percentages"
	case isCurrency && (ind.Scale == CountScale || ind.Scale == ShareScale || ind.Scale == RankScale):
		message = "the unit is the currency " + ind.Unit + ", and the scale is " + ind.Scale.String()
	}
	if message == "" {
		return fs
	}
	return append(fs, ind.finding("unit", severity, "unit", message, check.Value{Name: "unit", Text: ind.Unit}))
}

func (ind *Indicator) checkFactor(fs check.Findings) check.Findings {
	var message string
	switch {
	case ind.Factor.Sign() == 0:
		return fs
	case ind.Factor.Sign() < 0:
		message = "the factor " + ind.Factor.String() + " is negative"
	case ind.Unit == percent && !ind.Factor.Equal(figure.Int(100)):
		message = "the unit is %, and the factor " + ind.Factor.String() + ", not 100"
	case ind.Scale != NoScale && !ind.Scale.isQuotient() && ind.Scale != IndexScale:
		message = "there is a factor of " + ind.Factor.String() + ", and the scale " + ind.Scale.String() + " has no quotient to multiply"
	default:
		return fs
	}
	return append(fs, ind.finding("factor", check.Error, "factor", message, check.Value{Name: "factor", Text: ind.Factor.String()}))
}

// hasParts reports whether numerator and denominator are both stated.
func (ind *Indicator) hasParts() bool { return !ind.Numerator.IsZero() && !ind.Denominator.IsZero() }

func (ind *Indicator) checkAccrual(fs check.Findings) check.Findings {
	switch s := ind.Scale; {
	case ind.Accrual != Cumulative, s == NoScale, s == CountScale, s == MoneyScale, s == ScoreScale:
		return fs
	case s.isQuotient() && ind.hasParts():
		return append(fs, ind.finding("accrual", check.Warning, "accrual",
			"a running total of the scale "+s.String()+" means something only where the denominator stays the same"))
	default:
		return append(fs, ind.finding("accrual", check.Error, "accrual",
			"there is no running total of what does not add up: the scale is "+s.String()))
	}
}

func (ind *Indicator) checkAggregation(fs check.Findings, path check.Path, a Aggregation) check.Findings {
	if a == NoAggregation {
		return fs
	}
	if a == Sum && path == "over_time" && (ind.Accrual == Cumulative || ind.Accrual == AtPoint) {
		fs = append(fs, ind.finding("stock-over-time", check.Error, path,
			"values that are "+ind.Accrual.String()+" do not add up over periods: the same thing counts in each",
			check.Value{Name: "accrual", Text: ind.Accrual.String()}))
	}
	code, severity, message := "", check.Error, ""
	switch s := ind.Scale; {
	case a == Sum && s.isQuotient():
		code, message = "sum-of-shares", "values of the scale "+s.String()+" do not add up: combine them as a ratio of sums"
		if ind.hasParts() {
			severity = check.Warning
		}
	case !s.Allows(a):
		code, message = "aggregation", "the "+a.String()+" of values of the scale "+s.String()+" means nothing"
	case (a == Mean || a == WeightedMean) && s.isQuotient() && !ind.hasParts():
		code, severity = "mean-of-shares", check.Warning
		message = "the " + a.String() + " of values of the scale " + s.String() + " is taken, and nothing says of what they are made: a ratio of sums needs numerator and denominator"
	case a == RatioOfSums && !ind.hasParts():
		code, message = "ratio-of-sums", "a ratio of sums needs a numerator and a denominator, and "+ind.missingPart()+" stated"
	default:
		return fs
	}
	return append(fs, ind.finding(code, severity, path, message, check.Value{Name: string(path), Text: a.String()}))
}

func (ind *Indicator) missingPart() string {
	switch {
	case !ind.Numerator.IsZero():
		return "no denominator is"
	case !ind.Denominator.IsZero():
		return "no numerator is"
	}
	return "neither is"
}

func (ind *Indicator) checkParts(fs check.Findings) check.Findings {
	if ind.Numerator.IsZero() && ind.Denominator.IsZero() {
		return fs
	}
	path := check.Path("denominator")
	if ind.Denominator.IsZero() {
		path = "numerator"
	}
	switch s := ind.Scale; {
	case s != NoScale && !s.isQuotient() && s != IndexScale:
		return append(fs, ind.finding("parts", check.Error, path,
			"there is a "+string(path)+", and the scale "+s.String()+" has no quotient"))
	case !ind.hasParts():
		return append(fs, ind.finding("parts", check.Warning, path, "there is a "+string(path)+", and "+ind.missingPart()+" stated"))
	}
	return fs
}

func (ind *Indicator) checkAxes(fs check.Findings) check.Findings {
	known := newSeen(len(ind.Axes))
	for i := range ind.Axes {
		a := &ind.Axes[i]
		fs = fs.UnderIndex("axes", i, a.Check())
		if a.Code == "" {
			continue
		}
		if first, twice := known.at(a.Code, i, func(j int) string { return ind.Axes[j].Code }); twice {
			fs = append(fs, check.Finding{
				Code: "indicator.axis-twice", Severity: check.Error, Path: check.Path("axes").Index(i).Field("code"),
				Message: "the code " + check.Quote(a.Code) + " is that of " + string(check.Path("axes").Index(first)) + " too",
				Values:  []check.Value{{Name: "code", Text: a.Code}},
			})
		}
	}
	return fs
}

func (ind *Indicator) checkOptions(fs check.Findings) check.Findings {
	switch n := len(ind.Options); {
	case n == 0 && ind.Scale.hasOptions():
		fs = append(fs, ind.finding("options", check.Warning, "options",
			"the scale is "+ind.Scale.String()+", and nothing says which answers there are"))
	case n > 0 && ind.Scale != NoScale && !ind.Scale.hasOptions():
		fs = append(fs, ind.finding("options", check.Error, "options",
			fmt.Sprintf("there are %d options, and the scale %s has none", n, ind.Scale)))
	case n == 1 && ind.Scale.hasOptions():
		fs = append(fs, ind.finding("options", check.Error, "options",
			"there is one option, and a choice needs two"))
	}
	return checkOptions(fs, "options", "option", "indicator.option", ind.Options)
}

func (ind *Indicator) checkReferences(fs check.Findings) check.Findings {
	long := newSeen(len(ind.References))
	for i, c := range ind.References {
		path := check.Path("references")
		if why := c.fault(); why != "" {
			fs = append(fs, faultyCode("reference", path.Index(i), c, why))
			continue
		}
		first, twice := 0, false
		if long.first != nil {
			first, twice = long.at(c.String(), i, nil)
		} else {
			for j := 0; j < i && !twice; j++ {
				first, twice = j, ind.References[j] == c
			}
		}
		if twice {
			fs = append(fs, check.Finding{
				Code: "indicator.reference-twice", Severity: check.Warning, Path: path.Index(i),
				Message: "the reference " + check.Quote(c.String()) + " is " + string(path.Index(first)) + " too",
				Values:  []check.Value{{Name: "code", Text: c.String()}},
			})
		}
	}
	if why := ind.Responsible.fault(); why != "" && !ind.Responsible.IsZero() {
		fs = append(fs, faultyCode("organisation responsible", "responsible", ind.Responsible, why))
	}
	return fs
}

func faultyCode(what string, path check.Path, c Code, why string) check.Finding {
	return check.Finding{
		Code: "indicator.reference", Severity: check.Error, Path: path,
		Message: "the " + what + " " + check.Quote(c.String()) + " is no code: " + why,
		Values:  []check.Value{{Name: "code", Text: c.String()}},
	}
}

// UnmarshalJSON reads what json.Marshal writes, strictly: a field that an
// indicator does not have is an error, and leaves ind as it was.
func (ind *Indicator) UnmarshalJSON(data []byte) error {
	type plain Indicator
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("indicator: definition: %w", err)
	}
	*ind = Indicator(in)
	return nil
}
