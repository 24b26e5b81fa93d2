package indicator

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// Check returns what is wrong with o as a value of the indicator that ind
// defines, in the order of the fields. What ind does not state is not held
// against o. It has these codes:
//
//   - indicator.observation-indicator (error): it is a value of another
//     indicator
//   - indicator.observation-value (error): the kind of value does not fit the
//     scale: "N/A" or "High" where a number belongs
//   - indicator.observation-unit (error): the figure is in percent or in a
//     currency, and the indicator in something else, or the other way round
//   - indicator.observation-factor (error): the parts are per another factor
//     than the indicator states
//   - indicator.observation-negative (error): a count, a share or a score that
//     is certainly below 0, or a rank that is certainly below 1
//   - indicator.observation-share (error): a share that is certainly more than
//     the whole
//   - indicator.observation-fraction (warning): a count that is no whole number
//   - indicator.observation-option (error): a code that is none of the options
//   - indicator.observation-role (warning): the figure has another role than
//     the observation
//   - indicator.observation-direction (error): a target or a milestone of an
//     indicator without a direction, on a scale that has an order
//   - indicator.observation-period (warning): it states no period, or one that
//     is no reporting period of the indicator's cadence
//   - indicator.observation-early (error): a value said to be reached was
//     reported before its period began
//   - indicator.observation-axis (error; warning where the indicator states no
//     axes at all): broken down by an axis that the indicator does not have
//   - indicator.observation-category (error): by a category that the axis does
//     not have
//   - indicator.reference (error): the contributor is no code
//   - those of [place.Area.Check] for an area
func (o Observation) Check(ind Indicator) check.Findings { return o.check(nil, &ind) }

func (o *Observation) check(fs check.Findings, ind *Indicator) check.Findings {
	if o.Indicator != ind.Code {
		fs = append(fs, check.Finding{
			Code: "indicator.observation-indicator", Severity: check.Error, Path: "indicator",
			Message: "the value is one of " + check.Quote(o.Indicator) + ", not of " + check.Quote(ind.Code),
			Values:  []check.Value{{Name: "indicator", Text: o.Indicator}, {Name: "wanted", Text: ind.Code}},
		})
	}
	fs = o.checkValue(fs, ind)
	fs = o.checkRole(fs, ind)
	fs = o.checkPeriod(fs, ind)
	if a, ok := o.Place.Area(); ok {
		fs = fs.Under("place", check.Findings(nil).Under("area", a.Check()))
	}
	fs = o.checkBreakdown(fs, ind)
	if why := o.Contributor.fault(); why != "" && !o.Contributor.IsZero() {
		fs = append(fs, faultyCode("contributor", "contributor", o.Contributor, why))
	}
	return fs
}

// fits reports whether values of a kind belong on the scale.
func (s Scale) fits(k valueKind) bool {
	switch k {
	case figureKind, boundsKind:
		return s == NoScale || s.IsNumeric()
	case partsKind:
		return s == NoScale || s.isQuotient() || s == IndexScale
	case codeKind:
		return s == NoScale || s.hasOptions()
	case textKind:
		return s == NoScale || s == TextScale
	case yesNoKind:
		return s == NoScale || s == YesNoScale
	}
	return true
}

// valueFinding returns a finding about the value, at one of its fields.
func (o *Observation) valueFinding(code string, severity check.Severity, field, message string, values ...check.Value) check.Finding {
	path := check.Path("value")
	if field != "" {
		path = path.Field(field)
	}
	return check.Finding{
		Code: "indicator.observation-" + code, Severity: severity, Path: path, Message: message,
		Values: append([]check.Value{{Name: "value", Text: o.Value.String()}}, values...),
	}
}

// sentence names the value in messages.
func (v Value) sentence() string {
	if v.kind == codeKind || v.kind == textKind {
		return check.Quote(v.text)
	}
	return v.String()
}

func (o *Observation) checkValue(fs check.Findings, ind *Indicator) check.Findings {
	v := &o.Value
	if v.kind == absentKind {
		return fs
	}
	if !ind.Scale.fits(v.kind) {
		message := v.sentence() + " is " + kindNames[v.kind] + ", and the scale of the indicator is " + ind.Scale.String()
		return append(fs, o.valueFinding("value", check.Error, "", message, check.Value{Name: "scale", Text: ind.Scale.String()}))
	}
	switch v.kind {
	case codeKind:
		if len(ind.Options) > 0 && indexOption(ind.Options, v.text) < 0 {
			fs = append(fs, o.valueFinding("option", check.Error, "code", v.sentence()+" is none of the indicator's options"))
		}
		return fs
	case figureKind:
		fs = o.checkUnit(fs, ind)
	case partsKind:
		if want := ind.multiplier(); !v.more.factor.Equal(want) {
			fs = append(fs, o.valueFinding("factor", check.Error, "factor",
				fmt.Sprintf("the parts are per %s, and the indicator is per %s", v.more.factor, want),
				check.Value{Name: "factor", Text: want.String()}))
		}
	case textKind, yesNoKind:
		return fs
	}
	return o.checkBounds(fs, ind)
}

// checkUnit compares what is written by a rule, percent and currencies; other
// units are words, which reports inflect.
func (o *Observation) checkUnit(fs check.Findings, ind *Indicator) check.Findings {
	unit := o.Value.figure.Unit()
	isRuled := func(unit string) bool { return unit == percent || figure.IsCurrencyCode(unit) }
	if unit == ind.Unit || unit == "" || ind.Unit == "" || !isRuled(unit) && !isRuled(ind.Unit) {
		return fs
	}
	return append(fs, o.valueFinding("unit", check.Error, "figure.unit",
		"the figure is in "+check.Quote(unit)+", and the indicator in "+check.Quote(ind.Unit),
		check.Value{Name: "unit", Text: ind.Unit}))
}

func (o *Observation) checkBounds(fs check.Findings, ind *Indicator) check.Findings {
	bounds := o.Value.Bounds()
	least := figure.Int(0)
	switch ind.Scale {
	case CountScale, ShareScale, ScoreScale:
	case RankScale:
		least = figure.Int(1)
	default:
		return fs
	}
	if bounds.Compare(figure.Less, least) == check.Met {
		return append(fs, o.valueFinding("negative", check.Error, "",
			"the value "+o.Value.sentence()+" is below "+least.String()+", which no "+ind.Scale.String()+" can be"))
	}
	switch n, isPoint := bounds.IsPoint(); {
	case ind.Scale == ShareScale && bounds.Compare(figure.Greater, ind.multiplier()) == check.Met:
		return append(fs, o.valueFinding("share", check.Error, "",
			"the share "+o.Value.sentence()+" is above the whole, "+ind.multiplier().String(),
			check.Value{Name: "whole", Text: ind.multiplier().String()}))
	case ind.Scale == CountScale && isPoint && !n.IsInt():
		return append(fs, o.valueFinding("fraction", check.Warning, "", "the count "+o.Value.sentence()+" is no whole number"))
	}
	return fs
}

func (o *Observation) checkRole(fs check.Findings, ind *Indicator) check.Findings {
	if own := o.Value.figure.Role(); own != figure.NoRole && o.Role != figure.NoRole && own != o.Role {
		fs = append(fs, check.Finding{
			Code: "indicator.observation-role", Severity: check.Warning, Path: "role",
			Message: "the observation is of the role " + o.Role.String() + ", and its figure of the role " + own.String(),
			Values:  []check.Value{{Name: "role", Text: o.Role.String()}, {Name: "figure", Text: own.String()}},
		})
	}
	if (o.Role == figure.Target || o.Role == figure.Milestone) && ind.Direction == NoDirection && (ind.Scale == NoScale || ind.Scale.HasOrder()) {
		fs = append(fs, check.Finding{
			Code: "indicator.observation-direction", Severity: check.Error, Path: "role",
			Message: "there is a " + o.Role.String() + " of " + o.Value.sentence() + ", and the indicator does not say which direction is wanted",
			Values:  []check.Value{{Name: "role", Text: o.Role.String()}},
		})
	}
	return fs
}

func (o *Observation) checkPeriod(fs check.Findings, ind *Indicator) check.Findings {
	finding := check.Finding{Code: "indicator.observation-period", Severity: check.Warning, Path: "period"}
	switch {
	case o.Period.IsZero():
		finding.Message = "nothing says of which period the value is"
		fs = append(fs, finding)
	case ind.Cadence != 0 && !ind.Cadence.IsPeriod(o.Period):
		finding.Message = "the period " + o.Period.String() + " is no reporting period of the cadence " + ind.Cadence.String()
		finding.Values = []check.Value{{Name: "period", Text: o.Period.String()}, {Name: "cadence", Text: ind.Cadence.String()}}
		fs = append(fs, finding)
	}
	if start := o.Period.Start(); o.Role == figure.Actual && !o.Value.IsAbsent() && isBefore(o.Recorded, start) {
		fs = append(fs, check.Finding{
			Code: "indicator.observation-early", Severity: check.Error, Path: "recorded",
			Message: "the value of " + o.Period.String() + " is said to be reached, and was reported on " + o.Recorded.String() + ", before the period began",
			Values:  []check.Value{{Name: "recorded", Text: o.Recorded.String()}, {Name: "period", Text: o.Period.String()}},
		})
	}
	return fs
}

// isBefore reports whether d is certainly before e.
func isBefore(d, e period.Date) bool { return d.Before(e) == check.Met }

func (o *Observation) checkBreakdown(fs check.Findings, ind *Indicator) check.Findings {
	for axis, category := range o.By.All() {
		a := ind.axis(axis)
		switch {
		case a == nil:
			severity := check.Error
			if len(ind.Axes) == 0 {
				severity = check.Warning
			}
			fs = append(fs, check.Finding{
				Code: "indicator.observation-axis", Severity: severity, Path: "by",
				Message: "the value is broken down by " + check.Quote(axis) + ", and the indicator has no such axis",
				Values:  []check.Value{{Name: "axis", Text: axis}},
			})
		case len(a.Categories) > 0 && !a.Has(category):
			fs = append(fs, check.Finding{
				Code: "indicator.observation-category", Severity: check.Error, Path: "by",
				Message: check.Quote(category) + " is no category of the axis " + check.Quote(axis),
				Values:  []check.Value{{Name: "axis", Text: axis}, {Name: "category", Text: category}},
			})
		}
	}
	return fs
}
