package programme

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/lang"
)

// tables returns the tables of the report: indicators, money by row, and money
// by currency.
func (r Report) tables() (indicators, delivery [][]string) {
	for _, row := range r.Rows {
		verdict := row.Verdict.String()
		if len(row.Indicators) == 0 {
			verdict = "no indicators"
		}
		indicators = append(indicators, []string{row.Code, row.Title.String(), "", "", verdict})
		for _, ind := range row.Indicators {
			verdict := ind.Verdict().String()
			if class := ind.Class(); class != "" {
				verdict += ": " + class
			}
			if reason := ind.Evaluation.Reason(); reason != indicator.NoReason {
				verdict += " (" + string(reason) + ")"
			}
			verdict = strings.ReplaceAll(verdict, "-", " ")
			indicators = append(indicators, []string{
				ind.Code, ind.Title.String(), cmp.Or(ind.Planned, "no target"), cmp.Or(ind.Reported, "not reported"), verdict,
			})
		}
		if !row.Budget.IsZero() || !row.Expenditure.IsZero() {
			delivery = append(delivery, []string{row.Code, row.Title.String(), moneyText(row.Budget), moneyText(row.Expenditure), percentText(row.Delivery)})
		}
	}
	for _, m := range r.Money {
		left := ""
		if m.Left > 0 && m.Rows > 0 {
			left = "; delivery of the " + strconv.Itoa(m.Rows) + " rows that state both"
		}
		delivery = append(delivery, []string{
			"", "Total " + m.Currency.Code() + left, sumText(m.Budget, m.Currency), sumText(m.Expenditure, m.Currency), percentText(m.Delivery),
		})
	}
	return indicators, delivery
}

var (
	indicatorColumns = []column{
		{title: "Code", width: 8}, {title: "Result and indicator", width: 23}, {title: "Planned", width: 14},
		{title: "Reported", width: 14}, {title: "Verdict", width: 13},
	}
	deliveryColumns = []column{
		{title: "Code", width: 8}, {title: "Result", width: 21}, {title: "Budget", width: 15, right: true},
		{title: "Spent", width: 15, right: true}, {title: "Delivery", width: 13, right: true},
	}
)

// reportWidth is the width of a terminal, in characters.
const reportWidth = 80

// heading returns title, period and method.
func (r Report) heading() (title, when, how string) {
	title = r.Title.String()
	if r.Short != "" && title != r.Short {
		title = strings.TrimSpace(title + " (" + r.Short + ")")
	}
	english := lang.NewPrinter(lang.English)
	return cmp.Or(title, r.Programme, "Programme without a title"), cmp.Or(r.Period.Format(english), "not stated"), r.Method
}

// summary returns the tally in a sentence.
func (t ReportTally) summary() string {
	if t.Met+t.NotMet+t.CannotTell == 0 {
		return "No indicators."
	}
	return fmt.Sprintf("Indicators: %d met, %d not met, %d cannot tell; of all of them %s met.", t.Met, t.NotMet, t.CannotTell, percentText(t.Share))
}

// String returns what [Report.AppendText] appends.
func (r Report) String() string { return string(r.AppendText(nil)) }

// AppendText appends the report as text for a terminal of 80 columns, in
// English: title and period, a table of what was planned and reported, one of
// money, the tally, and the findings. Longer texts are broken within their
// columns. Characters are counted by code points: scripts of double width may
// be out of line.
func (r Report) AppendText(dst []byte) []byte {
	title, when, how := r.heading()
	dst = appendLines(dst, "", 0, wrap(title, reportWidth))
	dst = appendHanging(dst, "Period:", when, reportWidth)
	dst = appendHanging(dst, "Method:", how, reportWidth)
	indicators, delivery := r.tables()
	if len(indicators) > 0 {
		dst = appendTable(append(dst, '\n'), indicatorColumns, indicators)
	}
	if len(delivery) > 0 {
		dst = appendTable(append(dst, '\n'), deliveryColumns, delivery)
	}
	dst = appendLines(append(dst, '\n'), "", 0, wrap(r.Tally.summary(), reportWidth))
	if len(r.Findings) > 0 {
		dst = append(dst, "\nFindings\n"...)
		for _, f := range r.Findings {
			dst = appendHanging(dst, "-", f.String(), reportWidth)
		}
	}
	return dst
}

// Markdown returns the report as Markdown with tables as GitHub has them. Every
// text from outside is escaped, so that it shows as it is.
func (r Report) Markdown() string {
	title, when, how := r.heading()
	dst := []byte("# " + markdown(title) + "\n\n- Period: " + markdown(when) + "\n- Method: " + markdown(how) + "\n")
	indicators, delivery := r.tables()
	if len(indicators) > 0 {
		dst = appendMarkdownTable(append(dst, "\n## Results\n\n"...), indicatorColumns, indicators)
	}
	if len(delivery) > 0 {
		dst = appendMarkdownTable(append(dst, "\n## Money\n\n"...), deliveryColumns, delivery)
	}
	dst = append(dst, "\n"+markdown(r.Tally.summary())+"\n"...)
	if len(r.Findings) > 0 {
		dst = append(dst, "\n## Findings\n\n"...)
		for _, f := range r.Findings {
			dst = append(dst, "- "+markdown(f.String())+"\n"...)
		}
	}
	return string(dst)
}
