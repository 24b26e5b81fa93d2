package programme

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// CurrentLine is what a budget has now for one cell and period.
type CurrentLine struct {
	BudgetCell
	Line     int   // place of the line that counts, in the budget
	Replaced []int // places of the lines that it replaces, the oldest first
	Amount   money.Amount
}

// CurrentBudget is a budget with its revisions applied.
type CurrentBudget struct {
	// Lines are those that count, in the order of their cells and periods.
	Lines []CurrentLine
	// Total is what they come to, each currency for itself. It is the total of
	// the budget only where Reason is "".
	Total money.Bag
	// PlainSum adds originals and revisions alike, which counts them twice.
	PlainSum money.Bag
	// Reason says why the total is not known: [indicator.MissingValue] where a
	// line has no amount or there is none, [BudgetUnclear] where lines stand
	// against each other.
	Reason indicator.Reason
	// Findings say which do: those of [Budget.Check] about several lines.
	Findings check.Findings
}

// BudgetUnclear is the reason why a budget has no total: periods overlap, are
// there twice or are split in other ways, and which figure holds is not guessed.
const BudgetUnclear indicator.Reason = "budget-unclear"

// Current returns the budget that holds now. For each cell and identical period
// (both dates) the revision replaces the original, and a revision alone counts.
// Of several revisions the one agreed last counts, where their dates order
// them. Whatever else there is of one period stands against it, is reported,
// and leaves the total unknown.
func (b Budget) Current() CurrentBudget {
	r := resolver{lines: b.Lines}
	r.resolve(true)
	c := CurrentBudget{Lines: r.current, Findings: r.fs}
	for i := range b.Lines {
		c.PlainSum.Add(b.Lines[i].Amount)
	}
	for i := range c.Lines {
		c.Total.Add(c.Lines[i].Amount)
		if c.Lines[i].Amount.IsZero() {
			c.Reason = indicator.MissingValue
		}
	}
	switch {
	case r.unclear:
		c.Reason = BudgetUnclear
	case len(c.Lines) == 0:
		c.Reason = indicator.MissingValue
	}
	return c
}

// Amount returns the total in one currency, and false where it is not known or
// in several.
func (c CurrentBudget) Amount() (money.Amount, bool) { return oneAmount(c.Total, c.Reason, c.Lines) }

// oneAmount returns the total of lines in one currency; where all of it nets to
// nothing, zero in the currency of the lines.
func oneAmount(total money.Bag, why indicator.Reason, lines []CurrentLine) (money.Amount, bool) {
	if why != indicator.NoReason || len(lines) == 0 {
		return money.Amount{}, false
	}
	currency := lines[0].Amount.Currency()
	for i := range lines {
		if lines[i].Amount.Currency() != currency {
			return money.Amount{}, false
		}
	}
	return total.Total(currency), true
}

// In returns the total in one currency, each line at the rates of its value
// date. The lines that have no rate, or no value date where one is needed, are
// in [money.ConvertedTotal.Missing], by their place in Lines; the trace is that
// of the total. Whether the lines are all there is, Reason says. The errors are
// those of [money.Converter.Total].
func (c CurrentBudget) In(to money.Currency, b Budget, conv money.Converter) (money.ConvertedTotal, error) {
	lines := make([]money.DatedAmount, len(c.Lines))
	for i, l := range c.Lines {
		lines[i].Amount = l.Amount
		if l.Line < len(b.Lines) {
			lines[i].Date = b.Lines[l.Line].ValueDate
		}
	}
	return conv.Total(to, lines)
}

// History returns the lines that were stated for the cell and period of the
// line at place i, the oldest first and the one that counts last; it is nil
// where the line stands against another, or there is no such line.
func (c CurrentBudget) History(i int) []int {
	for _, l := range c.Lines {
		if l.Line == i || slices.Contains(l.Replaced, i) {
			return append(slices.Clone(l.Replaced), l.Line)
		}
	}
	return nil
}

// Trace returns how the total came about.
func (c CurrentBudget) Trace() check.Trace {
	var t check.Trace
	for _, l := range c.Lines {
		name := "lines[" + fmt.Sprint(l.Line) + "]"
		if l.Amount.IsZero() {
			t.Add(check.LeftOut, name, "", l.BudgetCell.String()+": not stated")
		} else {
			t.Add(check.Input, name, l.Amount.String(), l.BudgetCell.String())
		}
		for _, i := range l.Replaced {
			t.Add(check.LeftOut, "lines["+fmt.Sprint(i)+"]", "", "replaced by "+name)
		}
	}
	for _, f := range c.Findings {
		t.Add(check.LeftOut, string(f.Path), "", f.Message)
	}
	t.Add(check.Result, "current total", c.Total.String(), string(c.Reason))
	return t
}

// resolver applies revisions. Without keep it only finds what is wrong.
type resolver struct {
	lines   []BudgetLine
	keys    []lineKey
	fs      check.Findings
	current []CurrentLine
	unclear bool
	keep    bool
	orphans []lineKey // revisions without an original
	counts  func(l *BudgetLine, i int)
}

// lineKey is what orders a line: its place and the days of its period.
type lineKey struct {
	i          int32
	start, end int32 // days, the outermost; of no date the least and greatest
}

func (r *resolver) resolve(keep bool) {
	r.keep = keep
	r.keys = make([]lineKey, len(r.lines))
	for i := range r.lines {
		r.keys[i] = keyOf(i, r.lines[i].Period)
	}
	if compare := r.compare; !slices.IsSortedFunc(r.keys, compare) {
		slices.SortFunc(r.keys, compare)
	}
	for from := 0; from < len(r.keys); {
		to := from + 1
		for to < len(r.keys) && r.compareCells(r.keys[from], r.keys[to]) == 0 {
			to++
		}
		r.cell(r.keys[from:to])
		from = to
	}
	r.splits()
}

func keyOf(i int, s period.Span) lineKey {
	k := lineKey{i: int32(i), start: math.MinInt32, end: math.MaxInt32}
	s = s.Outer()
	if d := s.Start(); !d.IsZero() {
		k.start = int32(d.DayNumber())
	}
	if d := s.End(); !d.IsZero() {
		k.end = int32(d.DayNumber())
	}
	return k
}

func (r *resolver) line(k lineKey) *BudgetLine { return &r.lines[k.i] }

func (r *resolver) compareCells(a, b lineKey) int {
	x, y := r.line(a), r.line(b)
	if c := strings.Compare(x.Outcome, y.Outcome); c != 0 {
		return c
	}
	if c := strings.Compare(x.Output, y.Output); c != 0 {
		return c
	}
	if c := strings.Compare(x.Agency, y.Agency); c != 0 {
		return c
	}
	return cmp.Compare(x.Category, y.Category)
}

// compare orders lines by cell and period, then by what came first.
func (r *resolver) compare(a, b lineKey) int {
	if c := r.compareCells(a, b); c != 0 {
		return c
	}
	if c := cmp.Compare(a.start, b.start); c != 0 {
		return c
	}
	if c := cmp.Compare(a.end, b.end); c != 0 {
		return c
	}
	x, y := r.line(a), r.line(b)
	if c := comparePeriods(x.Period, y.Period); c != 0 {
		return c
	}
	if c := cmp.Compare(x.Type, y.Type); c != 0 {
		return c
	}
	if c := x.Agreed.Compare(y.Agreed); c != 0 {
		return c
	}
	return cmp.Compare(a.i, b.i)
}

// samePeriod reports whether two periods are written alike, or have the same
// known days.
func samePeriod(a, b period.Span) bool { return a == b || a.Same(b) == check.Met }

func comparePeriods(a, b period.Span) int {
	if samePeriod(a, b) {
		return 0
	}
	return a.Compare(b)
}

// cell looks at the lines of one cell, ordered by period.
func (r *resolver) cell(keys []lineKey) {
	latest := -1 // the period so far that ends last
	for from := 0; from < len(keys); {
		span := r.line(keys[from]).Period
		to := from + 1
		for to < len(keys) && samePeriod(span, r.line(keys[to]).Period) {
			to++
		}
		if latest >= 0 {
			r.overlap(keys[latest], keys[from])
		}
		if latest < 0 || keys[from].end > keys[latest].end {
			latest = from
		}
		r.period(keys[from:to])
		from = to
	}
}

func (r *resolver) overlap(earlier, later lineKey) {
	a, b := r.line(earlier), r.line(later)
	verdict := a.Period.Overlaps(b.Period)
	if verdict == check.NotMet {
		return
	}
	severity, word := check.Error, "overlaps"
	if verdict == check.CannotTell {
		severity, word = check.Warning, "may overlap"
	}
	r.found("programme.budget-overlap", severity, later, "period", fmt.Sprintf("the period %s %s that of lines[%d], %s: which counts is not known",
		quoteSpan(b.Period), word, earlier.i, quoteSpan(a.Period)))
}

func quoteSpan(s period.Span) string {
	if s.IsZero() {
		return "not stated"
	}
	return s.String()
}

func (r *resolver) found(code string, s check.Severity, k lineKey, field, message string) {
	r.fs = append(r.fs, check.Finding{Code: code, Severity: s, Path: in("lines", int(k.i), field), Message: message})
	r.unclear = r.unclear || s != check.Note
}

// period looks at the lines of one cell and period: originals, then revisions
// in the order in which they were agreed.
func (r *resolver) period(keys []lineKey) {
	for j := 1; j < len(keys); j++ {
		before, l := r.line(keys[j-1]), r.line(keys[j])
		switch {
		case before.Type != l.Type:
			if before.Amount.Currency() != l.Amount.Currency() && !before.Amount.IsZero() && !l.Amount.IsZero() {
				r.found("programme.budget-currency", check.Note, keys[j], "amount",
					fmt.Sprintf("%s replaces %s of lines[%d], in another currency", l.Amount, before.Amount, keys[j-1].i))
			}
		case l.Type == Revised && before.Agreed.Before(l.Agreed) == check.Met:
		default:
			r.found("programme.budget-duplicate", check.Error, keys[j], "type",
				fmt.Sprintf("lines[%d] is the %s budget of %s too: %s there and %s here", keys[j-1].i, l.Type, l.Cell(),
					orNotStated(before.Amount), orNotStated(l.Amount)))
		}
	}
	last := keys[len(keys)-1]
	if r.line(keys[0]).Type == Revised {
		r.orphans = append(r.orphans, last)
	}
	if r.counts != nil {
		r.counts(r.line(last), int(last.i))
	}
	if !r.keep {
		return
	}
	l := r.line(last)
	c := CurrentLine{BudgetCell: l.Cell(), Line: int(last.i), Amount: l.Amount}
	for _, k := range keys[:len(keys)-1] {
		c.Replaced = append(c.Replaced, int(k.i))
	}
	r.current = append(r.current, c)
}

// splits finds revisions without an original of their own that may replace one
// which is broken down in another way.
func (r *resolver) splits() {
	if len(r.orphans) == 0 {
		return
	}
	by := map[splitKey][]lineKey{} // originals by what they share with a revision
	masks := map[uint8]bool{}      // how originals are broken down
	for _, k := range r.keys {
		if l := r.line(k); l.Type == Original {
			masks[maskOf(l)] = true
		}
	}
	filled := map[[2]uint8]bool{}
	for _, k := range r.orphans {
		l := r.line(k)
		own := maskOf(l)
		for _, mask := range sortedMasks(masks) {
			if mask == own {
				continue // another cell, or a period that overlaps
			}
			if pair := [2]uint8{mask, own & mask}; !filled[pair] {
				filled[pair] = true
				for _, o := range r.keys {
					if x := r.line(o); x.Type == Original && maskOf(x) == mask {
						key := splitKeyOf(x, mask, own&mask)
						by[key] = append(by[key], o)
					}
				}
			}
			if o, ok := r.overlapping(by[splitKeyOf(l, mask, own&mask)], k); ok {
				x := r.line(o)
				r.found("programme.budget-split", check.Error, k, "type", fmt.Sprintf(
					"the revision of %s may replace lines[%d] of %s, which is broken down in another way", l.Cell(), o.i, x.Cell()))
				break
			}
		}
	}
}

// overlapping returns the first of the lines whose period may overlap.
func (r *resolver) overlapping(lines []lineKey, k lineKey) (lineKey, bool) {
	for _, o := range lines {
		if o.start <= k.end && k.start <= o.end && r.line(o).Period.Overlaps(r.line(k).Period) != check.NotMet {
			return o, true
		}
	}
	return lineKey{}, false
}

// splitKey is what a line has on some of the axes.
type splitKey struct {
	mask, common            uint8
	outcome, output, agency string
	category                CostCategory
}

// maskOf returns by which axes a line is broken down.
func maskOf(l *BudgetLine) (mask uint8) {
	for bit, is := range [...]bool{l.Outcome != "", l.Output != "", l.Agency != "", l.Category != 0} {
		if is {
			mask |= 1 << bit
		}
	}
	return mask
}

func splitKeyOf(l *BudgetLine, mask, common uint8) splitKey {
	k := splitKey{mask: mask, common: common}
	if common&1 != 0 {
		k.outcome = l.Outcome
	}
	if common&2 != 0 {
		k.output = l.Output
	}
	if common&4 != 0 {
		k.agency = l.Agency
	}
	if common&8 != 0 {
		k.category = l.Category
	}
	return k
}

func sortedMasks(masks map[uint8]bool) []uint8 {
	out := make([]uint8, 0, len(masks))
	for m := range masks {
		out = append(out, m)
	}
	slices.Sort(out)
	return out
}
