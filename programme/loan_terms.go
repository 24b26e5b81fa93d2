package programme

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// WomenRunBusinesses returns how many of the businesses women run: as it is
// stated, or the whole numbers that a percentage of the businesses can stand for,
// by [claim.CountOf]. 55 % of 3,547 are 1,934 to 1,968. It is false where it, or
// the number of businesses that it is a percentage of, is not stated, and where no
// whole number fits.
func (l Loans) WomenRunBusinesses() (figure.Interval, bool) {
	switch {
	case l.WomenRun.IsZero():
		return figure.Interval{}, false
	case l.WomenRun.Unit() != "%":
		return l.WomenRun.Bounds(), true
	case l.Businesses.IsZero():
		return figure.Interval{}, false
	}
	n, err := claim.CountOf(l.WomenRun, l.Businesses)
	if err != nil || n.None {
		return figure.Interval{}, false
	}
	return n.Bounds, true
}

// anyYear is a span by which units of time are told from others.
var anyYear = period.MustParseSpan("2001")

// checkTerms looks at the interest, at how long loans run, and at the businesses
// that women run.
func (c *loanChecker) checkTerms() {
	if i := c.Interest; !i.IsZero() && (i.Unit() != "%" || i.Compare(figure.Less, figure.Int(0)) == check.Met) {
		c.add("programme.loan-interest", check.Error, "interest", fmt.Sprintf("the interest is %s: want a percentage of at least 0", i))
	}
	if t := c.Term; !t.IsZero() {
		if _, err := claim.Lasts(anyYear, t); errors.Is(err, claim.ErrDurationUnit) || t.Compare(figure.LessOrEqual, figure.Int(0)) == check.Met {
			c.add("programme.loan-term", check.Error, "term", fmt.Sprintf("the term is %s: want a time above 0, in years, months, weeks or days", t))
		}
	}
	w, of := c.WomenRun, c.Businesses
	if w.IsZero() {
		return
	}
	why := ""
	switch isPercent := w.Unit() == "%"; {
	case isPercent && (w.Compare(figure.Less, figure.Int(0)) == check.Met || w.Compare(figure.Greater, wholePercent) == check.Met):
		why = "want a percentage from 0 to 100"
	case isPercent && !of.IsZero():
		if n, err := claim.CountOf(w, of); err == nil && n.None {
			why = fmt.Sprintf("of %s no whole number is that percentage", of)
		}
	case !isPercent && !of.IsZero() && w.Bounds().CompareTo(figure.Greater, of.Bounds()) == check.Met:
		why = fmt.Sprintf("there are %s in all", of)
	}
	if why != "" {
		c.add("programme.loan-women", check.Error, "women_run", fmt.Sprintf("women run %s: %s", w, why),
			check.Value{Name: "women-run", Text: w.String()}, check.Value{Name: "businesses", Text: of.String()})
	}
}
