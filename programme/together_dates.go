package programme

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

// checkDates compares the dates of a programme with those of its parents and of
// what came before it. Where several records state dates, what holds for all of
// them is a finding.
func (t *together) checkDates(e int32) check.Findings {
	var fs check.Findings
	for _, r := range t.relatives[e] {
		if r.kind != Parent && r.kind != Predecessor && r.kind != PilotedBy || r.other == e {
			continue
		}
		own, other := t.of(e), t.of(r.other)
		add := func(code string, s check.Severity, format string) {
			mine, theirs := statedSpan(own).String(), statedSpan(other).String()
			fs = append(fs, check.Finding{
				Code: code, Severity: s, Path: "span",
				Message: fmt.Sprintf(format, named(&own[0]), mine, named(&other[0]), theirs),
				Values:  []check.Value{{Name: "span", Text: mine}, {Name: "other", Text: theirs}},
			})
		}
		answer := func(ask func(own, other period.Span) check.Verdict) check.Verdict {
			return consent(func(i int) check.Verdict {
				return ask(own[i%len(own)].period(), other[i/len(own)].period())
			}, len(own)*len(other))
		}
		if r.kind == Parent {
			outside := answer(func(own, other period.Span) check.Verdict { return other.Contains(own).Not() })
			whole := answer(func(own, other period.Span) check.Verdict { return other.Outer().Contains(own.Outer()) })
			stated := !statedSpan(own).IsZero() && !statedSpan(other).IsZero()
			switch {
			case outside == check.Met:
				add("programme.component-dates", check.Warning, "%s (%s) is not inside its parent %s (%s)")
			case stated && outside == check.CannotTell && whole != check.Met:
				add("programme.component-dates", check.Note, "nobody can tell whether %s (%s) is inside its parent %s (%s)")
			}
			continue
		}
		earlier := answer(func(own, other period.Span) check.Verdict { return own.Start().Before(other.Start()) })
		overlap := answer(period.Span.Overlaps)
		switch {
		case earlier == check.Met:
			add("programme.succession-dates", check.Warning, "%s (%s) starts before what came before it, %s (%s)")
		case overlap == check.Met && r.kind == Predecessor:
			add("programme.succession-overlap", check.Warning, "%s (%s) starts before its predecessor %s (%s) has ended")
		}
	}
	return fs
}

// statedSpan returns the first dates that a record states.
func statedSpan(records []Programme) period.Span {
	for i := range records {
		if s := records[i].period(); !s.IsZero() {
			return s
		}
	}
	return period.Span{}
}
